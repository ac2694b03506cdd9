//! A large table: the native program holds its text; the app is given its columns by a snapshot,
//! when a page needs them.

use std::sync::OnceLock;

#[cfg(feature = "snapshot")]
use super::rows;
use super::{Result, Row, refus};

/// A table of `N` columns, and how a line of it is read.
pub(super) struct Grande<T: 'static, const N: usize> {
    /// Its file, by name.
    pub file: &'static str,
    /// Its columns, in their order.
    pub columns: &'static [&'static str; N],
    /// The table, where the program holds it.
    #[cfg(feature = "snapshot")]
    pub text: &'static str,
    /// Reads a line.
    pub read_row: fn(&Row) -> Result<T>,
    /// Its lines, once read.
    pub held: OnceLock<Vec<T>>,
}

impl<T, const N: usize> Grande<T, N> {
    /// Its lines; none in the app before its snapshot gave them.
    pub fn lines(&'static self) -> &'static [T] {
        #[cfg(feature = "snapshot")]
        let held = Some(
            self.held
                .get_or_init(|| self.parse(self.text).expect("the tests read this very table")),
        );
        #[cfg(not(feature = "snapshot"))]
        let held = self.held.get();
        held.map_or(&[], Vec::as_slice)
    }

    /// Reads the columns of a snapshot.
    pub fn read(&self, texts: &[&'static str; N]) -> Result<Vec<T>> {
        rows_of(self.file, self.columns, texts)?.iter().map(self.read_row).collect()
    }

    /// Takes the table of a snapshot, where the program has none yet.
    pub fn install(&self, table: Vec<T>) {
        _ = self.held.set(table);
    }

    /// Reads the text of a table.
    #[cfg(feature = "snapshot")]
    pub fn parse(&self, text: &'static str) -> Result<Vec<T>> {
        rows(self.file, self.columns, text)?.iter().map(self.read_row).collect()
    }

    /// Its columns, as they are written in a snapshot.
    #[cfg(feature = "snapshot")]
    pub fn written(&self) -> [Vec<&'static str>; N] {
        let rows =
            rows(self.file, self.columns, self.text).expect("the tests read this very table");
        std::array::from_fn(|at| rows.iter().map(|it| it.values[at]).collect())
    }
}

/// Puts the columns of a table side by side.
fn rows_of(
    file: &'static str,
    columns: &'static [&'static str],
    texts: &[&'static str],
) -> Result<Vec<Row>> {
    let mut texts: Vec<_> = texts.iter().map(|it| it.split('\n')).collect();
    let mut out = Vec::new();
    loop {
        let values: Vec<&str> = texts.iter_mut().filter_map(Iterator::next).collect();
        let line = out.len() + 1;
        match values.len() {
            0 => return Ok(out),
            n if n == columns.len() => out.push(Row { file, line, columns, values }),
            n => {
                let expected = "columns of the same length";
                return Err(refus(file, line, columns[n], || format!("{n} values"), expected));
            }
        }
    }
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["id", "poids"];

    #[test]
    fn columns_come_back_as_rows_and_must_be_as_long() {
        let read = rows_of("essai.csv", COLUMNS, &["a\nb", "1\n"]).unwrap();
        assert_eq!(
            read.iter().map(|it| it.values.clone()).collect::<Vec<_>>(),
            [["a", "1"], ["b", ""]]
        );
        let error = rows_of("essai.csv", COLUMNS, &["a\nb", "1"]).err().unwrap().to_string();
        assert_eq!(
            error,
            r#"essai.csv:2: poids: expected columns of the same length, got "1 values""#
        );
    }
}
