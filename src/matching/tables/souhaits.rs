//! How people say what matters at work, and the constraints that it means.

use std::sync::OnceLock;

use super::{Result, Row, grande::Grande};
use crate::domain::Contrainte;

/// Ways of saying a thing, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Facon {
    /// Words separated by spaces; `a+b`: said together.
    pub mots: &'static str,
    /// What matters when it is liked, when it is not, and when a person says it of their life.
    pub sens: [Option<Contrainte>; 3],
}

/// All of them; none in the app before its snapshot gave them.
pub fn souhaits() -> &'static [Facon] {
    SOUHAITS.lines()
}

pub(super) static SOUHAITS: Grande<Facon, 4> = Grande {
    file: "souhaits.csv",
    columns: &["mots", "aime", "rejette", "etat"],
    #[cfg(feature = "snapshot")]
    text: include_str!("souhaits.csv"),
    read_row,
    held: OnceLock::new(),
};

/// Its columns, as they are written in a snapshot.
#[cfg(feature = "snapshot")]
pub fn columns_souhaits() -> [Vec<&'static str>; 4] {
    SOUHAITS.written()
}

fn read_row(row: &Row) -> Result<Facon> {
    let mut sens = [None; 3];
    for (at, it) in sens.iter_mut().enumerate() {
        *it = row.optional(at + 1, "a constraint, or nothing")?;
    }
    Ok(Facon { mots: row.text(0)?, sens })
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use super::*;

    #[test]
    fn each_way_means_something() {
        for it in souhaits() {
            assert!(it.sens.iter().any(Option::is_some), "{it:?}");
        }
    }

    #[test]
    fn a_constraint_that_does_not_exist_is_named() {
        let error = SOUHAITS.parse("mots;aime;rejette;etat\ndehors;dehors;;").unwrap_err();
        assert_eq!((error.line, error.column), (2, "aime"));
    }
}
