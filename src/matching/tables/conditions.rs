//! Where a condition of work is known to hold, by family of métiers.

use super::{Result, Row, rows};
use crate::domain::{Condition, Force, RomeCode};

const FILE: &str = "conditions.csv";
const TEXT: &str = include_str!("conditions.csv");
const COLUMNS: &[&str] = &["condition", "force", "ou", "pourquoi"];

/// A line of the table: this condition holds, that surely, there.
#[derive(Clone, Debug)]
pub struct Regle {
    /// What holds.
    pub condition: Condition,
    /// How surely.
    pub force: Force,
    places: Vec<Place>,
}

/// Where: `F16` is all that begins so, itself or by its ROME v3 family; `=G1609` that métier only;
/// `-A1206` all but those.
#[derive(Clone, Debug)]
enum Place {
    Famille(&'static str),
    Seul(&'static str),
    Sauf(&'static str),
}

impl Regle {
    /// Whether it speaks of the métier `code`, of the ROME v3 family `parent`.
    pub fn holds(&self, code: RomeCode, parent: RomeCode) -> bool {
        let under = |it: &str| code.as_str().starts_with(it) || parent.as_str().starts_with(it);
        let (mut inside, mut alone, mut excepted) = (false, false, false);
        for place in &self.places {
            match place {
                Place::Famille(it) => inside |= under(it),
                Place::Seul(it) => alone |= code.as_str() == *it,
                Place::Sauf(it) => excepted |= under(it),
            }
        }
        alone || (inside && !excepted)
    }
}

/// All the rules, in the order of the table.
pub fn regles() -> Result<Vec<Regle>> {
    rows(FILE, COLUMNS, TEXT)?.iter().map(regle).collect()
}

fn regle(row: &Row) -> Result<Regle> {
    let condition = row.text(0)?.parse();
    let force = row.text(1)?.parse().ok().and_then(Force::new);
    row.text(3)?;
    Ok(Regle {
        condition: condition.map_err(|()| row.refuse(0, "the name of a condition"))?,
        force: force.filter(|it| *it != Force::Inconnue).ok_or_else(|| row.refuse(1, "1 to 3"))?,
        places: row.words(2, "ROME codes or their beginnings, after = or -", place)?,
    })
}

fn place(word: &'static str) -> Option<Place> {
    let (mark, code) = word.split_at(usize::from(word.starts_with(['=', '-'])));
    let mut bytes = code.bytes();
    let letter = bytes.next().is_some_and(|it| (b'A'..=b'N').contains(&it));
    let digits = code.len() <= 5 && bytes.all(|it| it.is_ascii_digit());
    match mark {
        _ if !letter || !digits => None,
        "=" if code.len() == 5 => Some(Place::Seul(code)),
        "=" => None,
        "-" => Some(Place::Sauf(code)),
        _ => Some(Place::Famille(code)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(places: &'static str, code: &str, parent: &str, expected: bool) {
        let places = places.split(' ').map(|it| place(it).unwrap()).collect();
        let it = Regle { condition: Condition::Nuit, force: Force::Forte, places };
        assert_eq!(it.holds(code.parse().unwrap(), parent.parse().unwrap()), expected);
    }

    #[test]
    fn a_family_takes_its_own_and_what_descends_from_it() {
        check("F16", "F1602", "F1602", true);
        check("F1610", "F1619", "F1610", true);
        check("F16", "H2901", "H2901", false);
    }

    #[test]
    fn an_exception_is_kept_out_and_a_lone_métier_brings_no_other() {
        check("F16 -F1602", "F1602", "F1602", false);
        check("F16 -F1602", "F1628", "F1602", false);
        check("=G1602", "G1602", "G1602", true);
        check("=G1602", "G1609", "G1602", false);
        check("-G16 =G1602", "G1602", "G1602", true);
    }

    #[test]
    fn the_table_is_readable_and_says_each_thing_once() {
        let all = regles().unwrap();
        assert!(all.len() > 40);
        for condition in Condition::TOUTES {
            assert!(all.iter().any(|it| it.condition == condition), "{condition}: no rule");
        }
        for word in ["P16", "F16x", "=F16", "F16021", "", "-"] {
            assert!(place(word).is_none(), "{word:?} should be refused");
        }
    }
}
