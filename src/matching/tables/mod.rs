//! Tables of our own, written as a counsellor would speak and reviewed line by line: what an
//! everyday activity says of a person, and how to ask what matters to them. They are semicolon
//! files so that a counsellor can read and correct them in a spreadsheet.

mod activites_questionnaire;
mod activites_vie;
mod conditions;
mod contraintes;
mod grande;
#[cfg(all(test, feature = "snapshot"))]
mod officiel;
mod souhaits;
mod themes;

pub use activites_questionnaire::{
    Activite, ActiviteId, InteretPoids, LETTRES, activite, activites_questionnaire,
};
pub use activites_vie::{ActiviteVie, ActiviteVieId, activite_vie, activites_vie, groupes_vie};
pub use conditions::{Regle, regles};
pub use contraintes::{QuestionContrainte, contraintes};
pub use souhaits::{Facon, souhaits};
pub use themes::{MotCle, Theme, theme, themes};

use std::{fmt, str::FromStr};

#[cfg(feature = "snapshot")]
pub use activites_vie::columns_vie;
#[cfg(feature = "snapshot")]
pub use contraintes::columns_contraintes;
#[cfg(feature = "snapshot")]
pub use souhaits::columns_souhaits;
#[cfg(feature = "snapshot")]
pub use themes::columns_themes;

/// Why a line of a table was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The file, by name.
    pub file: &'static str,
    /// Its line, the header being line 1.
    pub line: usize,
    /// The column, by its name in the header.
    pub column: &'static str,
    /// What was read.
    pub value: String,
    /// What was expected, in plain words.
    pub expected: &'static str,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, value, expected } = self;
        write!(f, "{file}:{line}: {column}: expected {expected}, got {value:?}")
    }
}

impl std::error::Error for TableError {}

/// The tables that few pages need. The native program holds them; the app is given them by its
/// snapshot, when a page needs them: they would be a tenth of its weight.
#[derive(Debug)]
pub struct Tables {
    vie: Vec<ActiviteVie>,
    themes: Vec<Theme>,
    contraintes: Vec<QuestionContrainte>,
    souhaits: Vec<Facon>,
}

impl Tables {
    /// Reads the columns of each table, one text per column and one line per row.
    pub fn read(
        vie: &[&'static str; 7],
        themes: &[&'static str; 5],
        contraintes: &[&'static str; 6],
        souhaits: &[&'static str; 4],
    ) -> Result<Self> {
        Ok(Self {
            vie: activites_vie::VIE.read(vie)?,
            themes: themes::THEMES.read(themes)?,
            contraintes: contraintes::CONTRAINTES.read(contraintes)?,
            souhaits: souhaits::SOUHAITS.read(souhaits)?,
        })
    }

    /// From now on [`activites_vie`], [`themes`], [`contraintes`] and [`souhaits`] are these. Where
    /// the program holds its own, or was given others before, nothing changes.
    pub fn install(self) {
        activites_vie::VIE.install(self.vie);
        themes::THEMES.install(self.themes);
        contraintes::CONTRAINTES.install(self.contraintes);
        souhaits::SOUHAITS.install(self.souhaits);
    }
}

/// What is said of a bad table. Boxed: moving it after each cell would be half of the code that
/// reads.
#[cfg(feature = "snapshot")]
pub type Refus = Box<TableError>;

/// What the app says of a bad table: a column alone. The native program reads the same tables
/// before they travel, and says the rest.
#[cfg(not(feature = "snapshot"))]
pub type Refus = &'static str;

type Result<T> = std::result::Result<T, Refus>;

#[cold]
#[cfg_attr(not(feature = "snapshot"), allow(unused_variables))]
fn refus(
    file: &'static str,
    line: usize,
    column: &'static str,
    value: impl FnOnce() -> String,
    expected: &'static str,
) -> Refus {
    #[cfg(feature = "snapshot")]
    return Box::new(TableError { file, line, column, value: value(), expected });
    #[cfg(not(feature = "snapshot"))]
    column
}

/// The column of a bad table, and what is said of it.
pub fn dire(refus: Refus) -> (&'static str, String) {
    #[cfg(feature = "snapshot")]
    return (refus.column, refus.to_string());
    #[cfg(not(feature = "snapshot"))]
    (refus, String::new())
}

/// A line of a table, cut at its semicolons.
struct Row {
    file: &'static str,
    line: usize,
    columns: &'static [&'static str],
    values: Vec<&'static str>,
}

/// Cuts `text` into rows; its first line must name `columns`. Values hold no semicolon and no
/// quote, so a split is a whole reader.
fn rows(
    file: &'static str,
    columns: &'static [&'static str],
    text: &'static str,
) -> Result<Vec<Row>> {
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let header = lines.next().map_or("", |it| it.1);
    if !header.split(';').eq(columns.iter().copied()) {
        let expected = "the columns of this table, in their order";
        return Err(refus(file, 1, "header", || header.to_owned(), expected));
    }
    lines
        .map(|(line, text)| {
            let values: Vec<&str> = text.split(';').collect();
            if values.len() == columns.len() {
                return Ok(Row { file, line, columns, values });
            }
            let expected = "as many values as the header has columns";
            Err(refus(file, line, "line", || text.to_owned(), expected))
        })
        .collect()
}

impl Row {
    fn refuse(&self, column: usize, expected: &'static str) -> Refus {
        let value = || self.values[column].to_owned();
        refus(self.file, self.line, self.columns[column], value, expected)
    }

    /// A text that must be there.
    fn text(&self, column: usize) -> Result<&'static str> {
        let value = self.values[column];
        let clean = !value.is_empty() && value.trim() == value && !value.contains('"');
        if clean { Ok(value) } else { Err(self.refuse(column, "a text without quotes around it")) }
    }

    /// A value, or nothing when the cell is empty.
    fn optional<T: FromStr>(&self, column: usize, expected: &'static str) -> Result<Option<T>> {
        match self.values[column] {
            "" => Ok(None),
            value => value.parse().map(Some).map_err(|_| self.refuse(column, expected)),
        }
    }

    /// As [`Row::list`], keeping the words themselves.
    fn words<T>(
        &self,
        column: usize,
        expected: &'static str,
        read: impl Fn(&'static str) -> Option<T>,
    ) -> Result<Vec<T>> {
        let words = self.values[column].split(' ').filter(|it| !it.is_empty());
        words.map(|it| read(it).ok_or_else(|| self.refuse(column, expected))).collect()
    }

    /// Values separated by spaces; none when the cell is empty.
    fn list<T>(
        &self,
        column: usize,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>> {
        let values = self.values[column].split(' ').filter(|it| !it.is_empty());
        values.map(|it| read(it).ok_or_else(|| self.refuse(column, expected))).collect()
    }
}

/// A stable number behind a letter (`q07`): it travels in addresses and files, and is never given
/// to another line.
macro_rules! numbered_id {
    ($(#[$doc:meta])* $id:ident($inner:ty), $letter:literal, $digits:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id($inner);

        impl $id {
            /// The number alone, from 1.
            pub fn number(self) -> $inner {
                self.0
            }
        }

        impl std::str::FromStr for $id {
            type Err = ();
            fn from_str(text: &str) -> std::result::Result<Self, ()> {
                let digits = text.strip_prefix($letter).filter(|it| it.len() == $digits);
                // `parse` alone would take "+1".
                let digits = digits.filter(|it| it.bytes().all(|it| it.is_ascii_digit()));
                let number: $inner = digits.and_then(|it| it.parse().ok()).ok_or(())?;
                if number == 0 { Err(()) } else { Ok(Self(number)) }
            }
        }

        impl std::fmt::Display for $id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($letter, "{:0width$}"), self.0, width = $digits)
            }
        }
    };
}
use numbered_id;

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["id", "poids"];

    #[track_caller]
    fn check(text: &'static str, expected: &str) {
        let read = rows("essai.csv", COLUMNS, text).and_then(|rows| {
            rows.iter()
                .map(|it| Ok((it.text(0)?, it.optional::<u8>(1, "a whole number")?)))
                .collect::<Result<Vec<_>>>()
        });
        let shown = read.map_or_else(|it| it.to_string(), |it| format!("{it:?}"));
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_row_is_cut_at_its_semicolons() {
        check("id;poids\na;1\nb;\n", r#"[("a", Some(1)), ("b", None)]"#);
        check("id;poids", "[]");
    }

    #[test]
    fn the_large_tables_travel_whole() {
        fn joined<const N: usize>(columns: [Vec<&'static str>; N]) -> [&'static str; N] {
            columns.map(|it| &*it.join("\n").leak())
        }
        let tables = Tables::read(
            &joined(columns_vie()),
            &joined(columns_themes()),
            &joined(columns_contraintes()),
            &joined(columns_souhaits()),
        )
        .unwrap();
        assert_eq!(tables.vie, activites_vie());
        assert_eq!(tables.themes, themes());
        assert_eq!(tables.contraintes, contraintes());
        assert_eq!(tables.souhaits, souhaits());
    }

    #[test]
    fn a_bad_line_names_its_place() {
        check(
            "",
            r#"essai.csv:1: header: expected the columns of this table, in their order, got """#,
        );
        check(
            "id;poids\na;1\nb",
            r#"essai.csv:3: line: expected as many values as the header has columns, got "b""#,
        );
        check("id;poids\na;lourd", r#"essai.csv:2: poids: expected a whole number, got "lourd""#);
        check(
            "id;poids\n a;1",
            r#"essai.csv:2: id: expected a text without quotes around it, got " a""#,
        );
    }
}
