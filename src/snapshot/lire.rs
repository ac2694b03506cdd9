//! From JSON to columns, through one value that can hold any file. Columns are read by name with a
//! few methods, each compiled once: a struct per table, filled then checked, weighed the app 10 kB.

use super::{SnapshotError, error::Result};
use crate::domain::CodeError;

/// What a JSON file of ours may hold: no fraction, no true or false.
#[derive(Debug, Default)]
pub enum Valeur {
    #[default]
    Nul,
    Nombre(i64),
    Texte(String),
    Liste(Vec<Valeur>),
    Objet(Vec<(String, Valeur)>),
}

impl Valeur {
    /// The number under `name`, in an object.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        match self.field(name) {
            Self::Nombre(number) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    fn field(&self, name: &str) -> &Self {
        let Self::Objet(fields) = self else { return &Self::Nul };
        fields.iter().find(|it| it.0 == name).map_or(&Self::Nul, |it| &it.1)
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Nul => "nothing",
            Self::Nombre(_) => "a number",
            Self::Texte(_) => "a text",
            Self::Liste(_) => "a list",
            Self::Objet(_) => "an object",
        }
    }
}

/// The rows of a column of texts, taken one after the other: there is nothing to free, nor to find
/// by its place. Beyond its end, and all along a column at fault, rows are empty.
#[derive(Clone, Copy, Default)]
pub(super) struct Lignes<'a> {
    /// What was not taken yet.
    reste: &'a str,
}

impl<'a> Lignes<'a> {
    /// How many rows are left; see `Textes::rows` for a column of one empty text.
    pub fn n(self) -> usize {
        if self.reste.is_empty() { 0 } else { self.reste.split('\n').count() }
    }

    /// All of them, to be found by their place.
    #[inline(never)]
    pub fn toutes(mut self) -> Vec<String> {
        (0..self.n()).map(|_| self.texte()).collect()
    }

    /// The next row, to be kept.
    #[inline(never)]
    pub fn texte(&mut self) -> String {
        self.suivante().to_owned()
    }

    /// The next row.
    #[inline(never)]
    pub fn suivante(&mut self) -> &'a str {
        let (row, reste) = self.reste.split_once('\n').unwrap_or((self.reste, ""));
        self.reste = reste;
        row
    }
}

/// The lists of a column of links, taken one after the other.
pub(super) struct Liens<'a> {
    reste: std::slice::Iter<'a, Valeur>,
}

impl Liens<'_> {
    /// The next list.
    #[inline(never)]
    pub fn suivants<T>(&mut self, id: impl Fn(u16) -> T) -> Vec<T> {
        let Some(Valeur::Liste(list)) = self.reste.next() else { return Vec::new() };
        let rank = |it: &Valeur| match it {
            Valeur::Nombre(number) => u16::try_from(*number).unwrap_or_default(),
            _ => 0,
        };
        list.iter().map(|it| id(rank(it))).collect()
    }
}

/// The columns of a file, checked as they are read.
///
/// - A column is named by its path, after the name of the file (`communes.zone`) or from its root
///   (`metiers.rangs.vert`): the same in the code, and in the reason of a refusal.
/// - A name that ends with `?` is that of a column that a file may leave out, or give empty.
/// - The first fault is kept for the end ([`Table::done`]): leaving at each would compile, for each
///   column, the dropping of those before it. A column at fault, or left out, has as many empty
///   rows as expected, so that the reading can go on.
/// - A field that is not asked came with a later writer, and is left aside.
pub(super) struct Table<'a> {
    nom: &'static str,
    objet: &'a Valeur,
    refus: Option<Box<SnapshotError>>,
}

impl<'a> Table<'a> {
    /// The columns of `objet`, a file called `nom` in the names of its columns.
    pub fn new(nom: &'static str, objet: &'a Valeur) -> Self {
        let mut table = Self { nom, objet, refus: None };
        if !matches!(objet, Valeur::Objet(_)) {
            table.expected("an object", "file", objet);
        }
        table
    }

    /// No fault: what was read may be used.
    pub fn done(self) -> Result<()> {
        self.refus.map_or(Ok(()), Err)
    }

    /// Keeps the fault, if it is the first.
    #[cold]
    pub fn refuse(&mut self, fault: Box<SnapshotError>) {
        self.refus.get_or_insert(fault);
    }

    #[cold]
    fn expected(&mut self, expected: &str, name: &str, value: &Valeur) {
        let reason = format!("`{name}` should be {expected}, got {}", value.kind());
        self.refuse(Box::new(SnapshotError::Json(reason)));
    }

    /// A value that the column cannot hold.
    #[cold]
    pub fn outside(&mut self, name: &'static str, value: &str) {
        let (column, value) = (bare(name), value.to_owned());
        self.refuse(Box::new(SnapshotError::Value { column, value }));
    }

    /// A code, when it is well formed.
    pub fn hold<T>(&mut self, code: std::result::Result<T, CodeError>) -> Option<T> {
        code.map_err(|error| self.refuse(error.into())).ok()
    }

    #[cold]
    fn dangling(&mut self, name: &'static str, rank: usize) {
        let (column, target) = (bare(name), format!("row {rank}"));
        self.refuse(Box::new(SnapshotError::Dangling { column, target }));
    }

    #[inline(never)]
    fn find(&self, name: &'static str) -> &'a Valeur {
        let path = bare(name).split('.');
        path.fold(self.objet, |at, it| if it == self.nom { at } else { at.field(it) })
    }

    /// Whether a column has as many rows as expected; one that may be left out may also have none.
    #[inline(never)]
    pub fn same_length(&mut self, name: &'static str, expected: usize, found: usize) -> bool {
        let same = expected == found;
        if !(same || found == 0 && name.ends_with('?')) {
            let column = bare(name);
            self.refuse(Box::new(SnapshotError::Columns { column, expected, found }));
        }
        same
    }

    fn in_range<'b>(
        &mut self,
        name: &'static str,
        ranks: impl IntoIterator<Item = &'b u16>,
        n_targets: usize,
    ) {
        if let Some(rank) = ranks.into_iter().find(|it| usize::from(**it) >= n_targets) {
            self.dangling(name, usize::from(*rank));
        }
    }

    // Texts.

    /// A value of the column, as a text.
    pub fn texte_de(&mut self, name: &'static str, value: &'a Valeur) -> &'a str {
        match value {
            Valeur::Texte(text) => text,
            Valeur::Nul if name.ends_with('?') => "",
            other => {
                self.expected("a text", bare(name), other);
                ""
            }
        }
    }

    /// One text, which may hold a whole column.
    #[inline(never)]
    pub fn texte(&mut self, name: &'static str) -> &'a str {
        let value = self.find(name);
        self.texte_de(name, value)
    }

    /// The same, to be kept.
    #[inline(never)]
    pub fn owned(&mut self, name: &'static str) -> String {
        self.texte(name).to_owned()
    }

    /// A column of texts that says by itself how many rows its table has.
    #[inline(never)]
    pub fn lignes(&mut self, name: &'static str) -> Lignes<'a> {
        Lignes { reste: self.texte(name) }
    }

    /// A column of `n` texts.
    #[inline(never)]
    pub fn textes(&mut self, name: &'static str, n: usize) -> Lignes<'a> {
        let rows = self.lignes(name);
        let found = rows.n();
        // A table of one row whose text is empty: see `Textes::rows`.
        if n == 1 && found == 0 || self.same_length(name, n, found) {
            rows
        } else {
            Lignes::default()
        }
    }

    /// A column with a digit per row, none above `max`, in one text.
    #[inline(never)]
    pub fn chiffres(&mut self, name: &'static str, n: usize, max: u8) -> Vec<u8> {
        let text = self.texte(name);
        self.digits_of(name, text, n, max)
    }

    /// The digits of `n` rows.
    #[inline(never)]
    pub fn digits_of(&mut self, name: &'static str, text: &str, n: usize, max: u8) -> Vec<u8> {
        if !self.same_length(name, n, text.len()) {
            return vec![0; n];
        }
        let mut digits = text.as_bytes().to_vec();
        for it in &mut digits {
            let digit = *it;
            *it = digit.wrapping_sub(b'0');
            if *it > max {
                self.outside(name, char::from(digit).encode_utf8(&mut [0; 4]));
            }
        }
        digits
    }

    // Lists.

    /// A list of texts.
    pub fn liste_de_textes(&mut self, name: &'static str) -> Vec<String> {
        self.liste(name).iter().map(|it| self.texte_de(name, it).to_owned()).collect()
    }

    fn list_of(&mut self, name: &'static str, value: &'a Valeur) -> &'a [Valeur] {
        match value {
            Valeur::Liste(list) => list,
            Valeur::Nul if name.ends_with('?') => &[],
            other => {
                self.expected("a list", bare(name), other);
                &[]
            }
        }
    }

    #[inline(never)]
    fn liste(&mut self, name: &'static str) -> &'a [Valeur] {
        let value = self.find(name);
        self.list_of(name, value)
    }

    /// How many rows a list has, when it says by itself how many its table has.
    pub fn len(&mut self, name: &'static str) -> usize {
        self.liste(name).len()
    }

    /// The `n` values of a list, or none.
    #[inline(never)]
    fn valeurs(&mut self, name: &'static str, n: usize) -> &'a [Valeur] {
        let list = self.liste(name);
        if self.same_length(name, n, list.len()) { list } else { &[] }
    }

    /// A value of the column, as a number.
    pub fn nombre_de<T: Entier>(&mut self, name: &'static str, value: &Valeur) -> T {
        if let Valeur::Nombre(number) = value {
            return T::try_from(*number).unwrap_or_else(|_| {
                self.outside(name, &number.to_string());
                T::default()
            });
        }
        self.expected("a number", bare(name), value);
        T::default()
    }

    #[inline(never)]
    fn numbers_of<T: Entier>(&mut self, name: &'static str, list: &[Valeur]) -> Vec<T> {
        list.iter().map(|it| self.nombre_de(name, it)).collect()
    }

    /// One number.
    #[inline(never)]
    pub fn nombre<T: Entier>(&mut self, name: &'static str) -> T {
        self.nombre_de(name, self.find(name))
    }

    /// A column of `n` numbers.
    #[inline(never)]
    pub fn nombres<T: Entier>(&mut self, name: &'static str, n: usize) -> Vec<T> {
        let list = self.valeurs(name, n);
        let mut out = self.numbers_of(name, list);
        out.resize(n, T::default());
        out
    }

    /// A column of `n` numbers, or nulls.
    #[inline(never)]
    pub fn connus<T: Entier>(&mut self, name: &'static str, n: usize) -> Vec<Option<T>> {
        let list = self.valeurs(name, n).iter();
        let known = |it: &Valeur| match it {
            Valeur::Nul => None,
            other => Some(self.nombre_de(name, other)),
        };
        let mut out: Vec<_> = list.map(known).collect();
        out.resize(n, None);
        out
    }

    /// A column of `n` rows of a table that has `n_targets`.
    #[inline(never)]
    pub fn rangs(&mut self, name: &'static str, n: usize, n_targets: usize) -> Vec<u16> {
        let ranks = self.nombres(name, n);
        self.in_range(name, &ranks, n_targets);
        ranks
    }

    /// The same, or nulls.
    #[inline(never)]
    pub fn rangs_connus(
        &mut self,
        name: &'static str,
        n: usize,
        n_targets: usize,
    ) -> Vec<Option<u16>> {
        let ranks = self.connus(name, n);
        self.in_range(name, ranks.iter().flatten(), n_targets);
        ranks
    }

    /// A column of `n` lists of rows of a table that has `n_targets`.
    #[inline(never)]
    pub fn liens(&mut self, name: &'static str, n: usize, n_targets: usize) -> Liens<'a> {
        let lists = self.valeurs(name, n);
        for it in lists {
            let list = self.list_of(name, it);
            let ranks = self.numbers_of(name, list);
            self.in_range(name, &ranks, n_targets);
        }
        Liens { reste: lists.iter() }
    }

    /// For each of `n` rows, which columns of marks hold it: bit 0 is that of the first name.
    #[inline(never)]
    pub fn marques(&mut self, names: &[&'static str], n: usize) -> Vec<u16> {
        let mut out = vec![0; n];
        for (bit, name) in names.iter().enumerate() {
            let list = self.liste(name);
            for rank in self.numbers_of::<u32>(name, list) {
                match out.get_mut(rank as usize) {
                    Some(it) => *it |= 1 << bit,
                    None => self.dangling(name, rank as usize),
                }
            }
        }
        out
    }

    /// A column of `n` boxes, four numbers each, or nulls.
    pub fn boites(&mut self, name: &'static str, n: usize) -> Vec<Option<[i32; 4]>> {
        let mut out = vec![None; n];
        for (row, it) in out.iter_mut().zip(self.valeurs(name, n)) {
            if !matches!(it, Valeur::Nul) {
                let list = self.list_of(name, it);
                self.same_length(name, 4, list.len());
                *row = self.numbers_of(name, list).try_into().ok();
            }
        }
        out
    }

    // Objects.

    /// What is under an object, each value with its name.
    pub fn par_nom<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&mut Self, &'static str, &'a Valeur) -> T,
    ) -> Vec<(String, T)> {
        match self.find(name) {
            Valeur::Objet(fields) => {
                fields.iter().map(|it| (it.0.clone(), read(self, name, &it.1))).collect()
            }
            Valeur::Nul if name.ends_with('?') => Vec::new(),
            other => {
                self.expected("an object", bare(name), other);
                Vec::new()
            }
        }
    }

    /// Reads each object of a list, as a table of its own.
    pub fn chaque<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let whole = self.objet;
        let list = self.liste(name).iter();
        let out = list.map(|it| {
            self.objet = it;
            read(self)
        });
        let out = out.collect();
        self.objet = whole;
        out
    }
}

/// A kind of whole number that columns are read as.
pub(super) trait Entier: TryFrom<i64> + Copy + Default {}
impl<T: TryFrom<i64> + Copy + Default> Entier for T {}

/// The name of a column without its question mark.
fn bare(name: &'static str) -> &'static str {
    name.strip_suffix('?').unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::json::Contenu;

    #[track_caller]
    fn check(json: &str, read: impl Fn(&mut Table), error: &str) {
        let valeur = json.as_bytes().read().unwrap();
        let mut table = Table::new("essai", &valeur);
        read(&mut table);
        assert_eq!(table.done().err().map(|it| it.to_string()).unwrap_or_default(), error);
    }

    #[test]
    fn what_is_wrong_is_named() {
        check("[]", |_| (), "not readable: `file` should be an object, got a list");
        let nom = |it: &mut Table| _ = it.texte("liste.nom");
        check("{}", nom, "not readable: `liste.nom` should be a text, got nothing");
        check(
            r#"{"liste":{"nom":1}}"#,
            nom,
            "not readable: `liste.nom` should be a text, got a number",
        );
        let n = |it: &mut Table| _ = it.nombres::<u8>("essai.n", 2);
        check(r#"{"n":[1,255]}"#, n, "");
        check(r#"{"n":[1,256]}"#, n, "essai.n cannot hold 256");
        check(r#"{"n":[1,""]}"#, n, "not readable: `essai.n` should be a number, got a text");
        check(r#"{"n":[1]}"#, n, "essai.n has 1 values for 2 rows");
        check("{}", n, "not readable: `essai.n` should be a list, got nothing");
        let rangs = |it: &mut Table| _ = it.rangs("n", 1, 7);
        check(r#"{"n":[7]}"#, rangs, "n points at row 7, which is not in the snapshot");
        let liens = |it: &mut Table| _ = it.liens("n", 2, 7);
        check(r#"{"n":[[],[6,7]]}"#, liens, "n points at row 7, which is not in the snapshot");
        let marques = |it: &mut Table| _ = it.marques(&["n"], 7);
        check(r#"{"n":[7]}"#, marques, "n points at row 7, which is not in the snapshot");
        let chiffres = |it: &mut Table| _ = it.chiffres("n", 2, 3);
        check(r#"{"n":"34"}"#, chiffres, "n cannot hold 4");
        check(r#"{"n":"é"}"#, chiffres, "n cannot hold Ã");
        let boites = |it: &mut Table| _ = it.boites("n", 2);
        check(r#"{"n":[null,[1,2]]}"#, boites, "n has 2 values for 4 rows");
    }

    #[test]
    fn the_first_fault_is_the_one_that_is_named() {
        let read = |it: &mut Table| {
            it.nombre::<u8>("a");
            it.texte("b");
        };
        check(r#"{"a":300}"#, read, "a cannot hold 300");
    }

    #[test]
    fn a_column_at_fault_has_empty_rows() {
        let valeur = br#"{"court":"a","faux":[1,null,3]}"#.read().unwrap();
        let mut table = Table::new("essai", &valeur);
        let mut court = table.textes("court", 3);
        assert_eq!([court.suivante(), court.suivante()], ["", ""]);
        assert_eq!(table.nombres::<u8>("faux", 3), [1, 0, 3]);
        assert_eq!(table.connus::<u8>("faux", 2), [None; 2]);
        assert!(table.liens("absent", 2, 1).suivants(|it| it).is_empty());
        assert!(table.done().is_err());
    }

    #[test]
    fn a_column_that_may_be_left_out_is_checked_when_it_is_there() {
        let read = |it: &mut Table| {
            assert_eq!(it.connus::<u8>("n?", 2), [None; 2]);
            assert_eq!(it.chiffres("texte?", 2, 3), [0; 2]);
        };
        check("{}", read, "");
        check(r#"{"n":[],"texte":"","demain":[1]}"#, read, "");
        check(r#"{"n":[1]}"#, read, "n has 1 values for 2 rows");
        check(r#"{"texte":"123"}"#, read, "texte has 3 values for 2 rows");
    }

    #[test]
    fn rows_come_one_after_the_other() {
        let valeur = br#"{"t":"a\n\nb\n","l":[[2,0],[],[1]],"m":[0,2],"s":[2]}"#.read().unwrap();
        let mut table = Table::new("essai", &valeur);
        let mut textes = table.textes("t", 4);
        let rows: Vec<&str> = (0..5).map(|_| textes.suivante()).collect();
        assert_eq!(rows, ["a", "", "b", "", ""]);
        let mut liens = table.liens("l", 3, 3);
        let rows: Vec<Vec<u16>> = (0..4).map(|_| liens.suivants(|it| it)).collect();
        assert_eq!(rows, [vec![2, 0], vec![], vec![1], vec![]]);
        assert_eq!(table.marques(&["m", "s", "absent?"], 3), [1, 0, 3]);
        assert!(table.done().is_ok());
    }

    #[test]
    fn each_object_of_a_list_is_a_table() {
        let valeur = br#"{"n":[1],"l":[{"n":[2]},{"n":[3]}]}"#.read().unwrap();
        let mut table = Table::new("essai", &valeur);
        let read: Vec<Vec<u8>> = table.chaque("l", |it| it.nombres("n", 1));
        assert_eq!(read, [[2], [3]]);
        assert_eq!(table.nombres::<u8>("essai.n", 1), [1]);
        assert!(table.done().is_ok());
    }
}
