//! What young people say they do or like, and the métiers it opens.

use std::sync::OnceLock;

use super::{Result, Row, grande::Grande};
use crate::{
    domain::{GesteCode, InteretCode, RomeCode},
    search::fold,
};

/// Something people like or do, with the words they say it with.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its stable name (`deux-roues`).
    pub id: GesteCode,
    /// In plain words, after "tu aimes" ("les deux-roues").
    pub nom: &'static str,
    /// The words that say it.
    pub mots: Vec<MotCle>,
    /// Métiers a counsellor would show first, then those around, `false` for the latter. The
    /// order is that of the obvious.
    pub metiers: Vec<(RomeCode, bool)>,
    /// Centres d'intérêt it tells, each with a weight of 1 or 2.
    pub interets: Vec<(InteretCode, u8)>,
}

/// A word, or words that only count together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MotCle {
    /// Folded; all must be said, in any order.
    pub parties: Vec<String>,
    /// Too common to say it alone: it only helps.
    pub faible: bool,
}

/// All themes, in the order of the table; none in the app before its snapshot gave them.
pub fn themes() -> &'static [Theme] {
    THEMES.lines()
}

pub(super) static THEMES: Grande<Theme, 5> = Grande {
    file: "themes.csv",
    columns: &COLUMNS,
    #[cfg(feature = "snapshot")]
    text: include_str!("themes.csv"),
    read_row,
    held: OnceLock::new(),
};

/// Its columns, as they are written in a snapshot.
#[cfg(feature = "snapshot")]
pub fn columns_themes() -> [Vec<&'static str>; 5] {
    THEMES.written()
}

/// The theme of that name.
pub fn theme(id: &GesteCode) -> Option<&'static Theme> {
    themes().iter().find(|it| it.id == *id)
}

const COLUMNS: [&str; 5] = ["id", "nom", "mots", "metiers", "interets"];

fn read_row(row: &Row) -> Result<Theme> {
    let id = "a name of lower-case letters and hyphens";
    let codes = "ROME codes, with a bar before those around";
    let mut first = true;
    let mut metiers = Vec::new();
    for word in row.words(3, codes, Some)? {
        if word == "|" {
            first = false;
        } else {
            metiers.push((word.parse().map_err(|_| row.refuse(3, codes))?, first));
        }
    }
    Ok(Theme {
        id: row.text(0)?.parse().map_err(|_| row.refuse(0, id))?,
        nom: row.text(1)?,
        mots: row.words(2, "words separated by spaces", |it| Some(mot(it)))?,
        metiers,
        interets: row.list(
            4,
            "codes of centres d'intérêt, each with its weight (14:2)",
            weighed,
        )?,
    })
}

fn mot(text: &str) -> MotCle {
    let (words, faible) = text.strip_suffix('?').map_or((text, false), |it| (it, true));
    MotCle { parties: fold(words).split(' ').map(str::to_owned).collect(), faible }
}

fn weighed(text: &str) -> Option<(InteretCode, u8)> {
    let (code, weight) = text.split_once(':')?;
    let weight = weight.parse().ok().filter(|it| (1..=2).contains(it))?;
    Some((code.parse().ok()?, weight))
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::matching::embarque;

    #[test]
    fn each_theme_has_its_name_its_words_and_its_métiers() {
        assert!(themes().len() >= 150);
        let mut ids = BTreeSet::new();
        for it in themes() {
            assert!(ids.insert(&it.id), "{} is there twice", it.id);
            assert_eq!(theme(&it.id), Some(it));
            assert!(it.mots.iter().any(|it| !it.faible), "{}: only weak words", it.id);
            assert!(it.metiers.len() >= 5, "{}: few métiers", it.id);
            let codes: BTreeSet<_> = it.metiers.iter().map(|it| it.0).collect();
            assert_eq!(codes.len(), it.metiers.len(), "{}: a métier twice", it.id);
        }
    }

    #[test]
    fn codes_are_official() {
        let catalogue = embarque::catalogue();
        for it in themes() {
            for (code, _) in &it.interets {
                assert!(catalogue.find_interet(*code).is_some(), "{}: {code}", it.id);
            }
            for (code, _) in &it.metiers {
                assert!(catalogue.find_metier(*code).is_some(), "{}: {code}", it.id);
            }
        }
    }

    #[test]
    fn a_word_is_folded_and_a_question_mark_makes_it_weak() {
        let strong = |parties: &[&str]| MotCle {
            parties: parties.iter().map(|it| (*it).to_owned()).collect(),
            faible: false,
        };
        assert_eq!(mot("Goûter"), strong(&["gouter"]));
        assert_eq!(mot("petits_freres"), strong(&["petits", "freres"]));
        assert!(mot("aider?").faible);
    }
}
