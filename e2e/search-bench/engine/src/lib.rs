//! The door between the benchmark's JavaScript and the search: one buffer in, one list out.

use std::cell::RefCell;

use cinq_cles::search::{Builder, Index, Reglages};

#[derive(Default)]
struct Etat {
    /// What JavaScript writes: a corpus, then queries. UTF-8.
    entree: Vec<u8>,
    index: Index,
    /// The things found.
    sortie: Vec<u32>,
}

thread_local! {
    static ETAT: RefCell<Etat> = RefCell::default();
}

/// Room for `n` bytes of input.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(n: usize) -> *mut u8 {
    ETAT.with_borrow_mut(|it| {
        it.entree.clear();
        it.entree.resize(n, 0);
        it.entree.as_mut_ptr()
    })
}

/// Builds the index from the input: lines of names, an empty line, lines of expressions.
/// A name: its thing, `P` or `s`, its weight, itself, what is searched but not shown.
/// An expression: itself, things separated by spaces. Columns are separated by tabs.
#[unsafe(no_mangle)]
pub extern "C" fn build(communes: u32) -> usize {
    ETAT.with_borrow_mut(|it| {
        let text = String::from_utf8_lossy(&it.entree);
        let mut builder = Builder::default();
        let mut lines = text.lines();
        let number = |text: Option<&str>| text.and_then(|it| it.parse().ok()).unwrap_or(0);
        for line in lines.by_ref().take_while(|it| !it.is_empty()) {
            let mut columns = line.splitn(4, '\t');
            let cible = number(columns.next());
            let principal = columns.next() == Some("P");
            let poids = u8::try_from(number(columns.next())).unwrap_or(0);
            builder.add(cible, columns.next().unwrap_or_default(), principal, poids);
        }
        for line in lines {
            let (texte, cibles) = line.split_once('\t').unwrap_or((line, ""));
            builder.add_expression(texte, cibles.split(' ').filter_map(|it| it.parse().ok()));
        }
        let reglages = if communes == 0 { Reglages::METIERS } else { Reglages::COMMUNES };
        drop(text);
        it.entree = Vec::new();
        it.index = Index::finish(reglages, builder);
        it.index.len()
    })
}

/// Searches what the first `n` bytes of the input say; the number of things found.
#[unsafe(no_mangle)]
pub extern "C" fn find(n: usize, limit: usize) -> usize {
    ETAT.with_borrow_mut(|it| {
        let query = String::from_utf8_lossy(&it.entree[..n.min(it.entree.len())]);
        let found = it.index.find(&query, limit);
        it.sortie = found.hits.iter().map(|it| it.cible).collect();
        it.sortie.len()
    })
}

/// Where the things found are.
#[unsafe(no_mangle)]
pub extern "C" fn found() -> *const u32 {
    ETAT.with_borrow(|it| it.sortie.as_ptr())
}
