//! The door between the benchmark's JavaScript and the search: one buffer in, one list out.

use std::cell::RefCell;

use cinq_cles::search::{Builder, Index, Reglages};

#[derive(Default)]
struct Etat {
    /// What JavaScript writes: a corpus, then queries. UTF-8.
    entree: Vec<u8>,
    builder: Builder,
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

/// Takes the names of the first `n` bytes of the input, whole lines, and empties it: a corpus comes
/// in pieces, as the app reads columns, so that it is never in memory twice.
/// A name: its thing, `P` or `s`, its weight, itself, what is searched but not shown.
/// An expression: `e`, itself, things separated by spaces. Columns are separated by tabs.
#[unsafe(no_mangle)]
pub extern "C" fn add(n: usize) {
    ETAT.with_borrow_mut(|it| {
        let text = String::from_utf8_lossy(&it.entree[..n.min(it.entree.len())]);
        let number = |text: Option<&str>| text.and_then(|it| it.parse().ok()).unwrap_or(0);
        for line in text.lines() {
            if let Some(line) = line.strip_prefix("e\t") {
                let (texte, cibles) = line.split_once('\t').unwrap_or((line, ""));
                let cibles = cibles.split(' ').filter_map(|it| it.parse().ok());
                it.builder.add_expression(texte, cibles);
                continue;
            }
            let mut columns = line.splitn(4, '\t');
            let cible = number(columns.next());
            let principal = columns.next() == Some("P");
            let poids = u8::try_from(number(columns.next())).unwrap_or(0);
            it.builder.add(cible, columns.next().unwrap_or_default(), principal, poids);
        }
    });
}

/// Builds the index from the names taken; says how many there are.
#[unsafe(no_mangle)]
pub extern "C" fn build(communes: u32) -> usize {
    ETAT.with_borrow_mut(|it| {
        let reglages = if communes == 0 { Reglages::METIERS } else { Reglages::COMMUNES };
        it.index = Index::finish(reglages, std::mem::take(&mut it.builder));
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
