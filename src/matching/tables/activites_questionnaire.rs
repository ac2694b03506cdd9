//! The 24 activities of the questionnaire, and what liking each of them says.

use std::sync::LazyLock;

use super::{Result, Row, numbered_id, rows};
use crate::domain::InteretCode;

/// Holland's six letters, in his order: the order of every array by letter.
pub const LETTRES: [char; 6] = ['R', 'I', 'A', 'S', 'E', 'C'];

numbered_id!(
    /// An activity of the questionnaire (`q07`).
    ActiviteId(u8), "q", 2
);

/// A concrete activity, that one likes or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Activite {
    /// Its stable number.
    pub id: ActiviteId,
    /// What the person reads: an everyday gesture, 3 to 8 words, never a job title.
    pub phrase: &'static str,
    /// The letter it is there for: the first one of the table.
    pub lettre: char,
    /// What liking it says of each letter of [`LETTRES`], `0..=2`.
    pub riasec_plus: [u8; 6],
    /// What liking it denies, `0..=2`; disliking it never says the contrary.
    pub riasec_moins: [u8; 6],
    /// The centres d'intérêt that liking it shows.
    pub interets_plus: Vec<InteretPoids>,
    /// The centres d'intérêt that liking it denies.
    pub interets_moins: Vec<InteretPoids>,
    /// Its rank on the sheet of 14 activities, from 1; `None` when it is not on it.
    pub ordre5: Option<u8>,
    /// Its rank on the sheet of 8 activities, from 1; `None` when it is not on it.
    pub ordre2: Option<u8>,
}

/// A centre d'intérêt and how strongly an activity speaks of it: 1 a little, 2 plainly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InteretPoids {
    /// Which centre d'intérêt.
    pub interet: InteretCode,
    /// `1..=2`.
    pub poids: u8,
}

/// The activities of the questionnaire, by number.
pub fn activites_questionnaire() -> &'static [Activite] {
    static TABLE: LazyLock<Vec<Activite>> = LazyLock::new(|| {
        parse(include_str!("activites_questionnaire.csv")).expect("the tests read this very table")
    });
    &TABLE
}

/// The activity with that number, when there is one.
pub fn activite(id: ActiviteId) -> Option<&'static Activite> {
    activites_questionnaire().iter().find(|it| it.id == id)
}

const FILE: &str = "activites_questionnaire.csv";
const COLUMNS: &[&str] = &[
    "id",
    "phrase",
    "riasec_plus",
    "riasec_moins",
    "interets_plus",
    "interets_moins",
    "ordre5",
    "ordre2",
];

fn parse(text: &'static str) -> Result<Vec<Activite>> {
    rows(FILE, COLUMNS, text)?.iter().map(read_row).collect()
}

fn read_row(row: &Row) -> Result<Activite> {
    let (lettre, riasec_plus) = read_letters(row, 2)?;
    let id = "q and two digits, from q01";
    let rank = "a rank, or nothing";
    Ok(Activite {
        id: row.optional(0, id)?.ok_or_else(|| row.refuse(0, id))?,
        phrase: row.text(1)?,
        lettre: lettre.ok_or_else(|| row.refuse(2, "at least one letter"))?,
        riasec_plus,
        riasec_moins: read_letters(row, 3)?.1,
        interets_plus: read_interets(row, 4)?,
        interets_moins: read_interets(row, 5)?,
        ordre5: row.optional(6, rank)?,
        ordre2: row.optional(7, rank)?,
    })
}

/// `R:2 I:1`: the first letter, and the weights by letter.
fn read_letters(row: &Row, column: usize) -> Result<(Option<char>, [u8; 6])> {
    let expected = "letters of RIASEC with a weight of 1 or 2 (R:2 I:1)";
    let pairs = row.list(column, expected, |it| {
        let (letter, poids) = it.split_once(':')?;
        let place = LETTRES.iter().position(|it| letter == it.to_string())?;
        Some((place, read_poids(poids)?))
    })?;
    let mut weights = [0; 6];
    for (place, poids) in &pairs {
        weights[*place] = *poids;
    }
    Ok((pairs.first().map(|it| LETTRES[it.0]), weights))
}

/// `14:2 1:1`.
fn read_interets(row: &Row, column: usize) -> Result<Vec<InteretPoids>> {
    let expected = "codes of centres d'intérêt with a weight of 1 or 2 (14:2 1:1)";
    row.list(column, expected, |it| {
        let (code, poids) = it.split_once(':')?;
        Some(InteretPoids { interet: code.parse().ok()?, poids: read_poids(poids)? })
    })
}

fn read_poids(text: &str) -> Option<u8> {
    text.parse().ok().filter(|it| (1..=2).contains(it))
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::matching::tables::officiel::{Officiel, check_plain};

    #[test]
    fn there_are_24_activities_four_for_each_letter() {
        let table = parse(include_str!("activites_questionnaire.csv")).unwrap();
        let numbers: Vec<u8> = table.iter().map(|it| it.id.number()).collect();
        assert_eq!(numbers, (1..=24).collect::<Vec<u8>>());
        let mut by_letter: BTreeMap<char, usize> = BTreeMap::new();
        for it in &table {
            *by_letter.entry(it.lettre).or_default() += 1;
            let place = LETTRES.iter().position(|letter| *letter == it.lettre).unwrap();
            assert_eq!(it.riasec_plus[place], 2, "{}: the first letter weighs the most", it.id);
        }
        assert_eq!(by_letter.into_values().collect::<Vec<_>>(), [4; 6]);
    }

    #[test]
    fn every_centre_d_interet_is_shown_by_some_activity_and_no_other_code_is_used() {
        let reached: BTreeSet<u8> = activites_questionnaire()
            .iter()
            .flat_map(|it| &it.interets_plus)
            .map(|it| it.interet.0)
            .collect();
        assert_eq!(reached, (1..=30).collect());
        let official = Officiel::read();
        for it in activites_questionnaire() {
            for link in it.interets_plus.iter().chain(&it.interets_moins) {
                assert!(official.interets.contains(&link.interet.0), "{}: {link:?}", it.id);
            }
        }
    }

    #[test]
    fn liking_an_activity_never_shows_and_denies_the_same_thing() {
        for it in activites_questionnaire() {
            let both = it.riasec_plus.iter().zip(it.riasec_moins).any(|(a, b)| *a > 0 && b > 0);
            assert!(!both, "{}", it.id);
            let plus: Vec<u8> = it.interets_plus.iter().map(|it| it.interet.0).collect();
            assert_eq!(plus.iter().collect::<BTreeSet<_>>().len(), plus.len(), "{}", it.id);
            assert!(!it.interets_moins.iter().any(|it| plus.contains(&it.interet.0)), "{}", it.id);
        }
    }

    #[test]
    fn the_short_sheets_are_ranked_and_touch_the_six_letters() {
        for (n, rank) in [
            (8, (|it: &Activite| it.ordre2) as fn(&Activite) -> Option<u8>),
            (14, |it: &Activite| it.ordre5),
        ] {
            let mut sheet: Vec<(u8, char)> = activites_questionnaire()
                .iter()
                .filter_map(|it| Some((rank(it)?, it.lettre)))
                .collect();
            sheet.sort_unstable();
            assert!(sheet.iter().map(|it| it.0).eq(1..=n));
            let opening: BTreeSet<char> = sheet[..6].iter().map(|it| it.1).collect();
            assert_eq!(opening.len(), 6, "the first six touch one letter each");
        }
        let nested = |it: &Activite| it.ordre2.is_none() || it.ordre2 == it.ordre5;
        assert!(activites_questionnaire().iter().all(nested), "the long sheet begins as the short");
    }

    #[test]
    fn phrases_are_short_and_plain() {
        let mut seen = BTreeSet::new();
        for it in activites_questionnaire() {
            check_plain(&it.id.to_string(), it.phrase, 3..=8);
            assert!(seen.insert(it.phrase), "{}: said twice", it.id);
        }
    }

    #[track_caller]
    fn check(line: &'static str, expected: &str) {
        let header = COLUMNS.join(";");
        let text: &'static str = Box::leak(format!("{header}\n{line}").into_boxed_str());
        assert_eq!(parse(text).unwrap_err().to_string(), format!("{FILE}:2: {expected}"));
    }

    #[test]
    fn a_bad_value_is_named() {
        let letters = "expected letters of RIASEC with a weight of 1 or 2 (R:2 I:1)";
        let codes = "expected codes of centres d'intérêt with a weight of 1 or 2 (14:2 1:1)";
        check("x1;a;R:2;;1:2;;;", r#"id: expected q and two digits, from q01, got "x1""#);
        check("q00;a;R:2;;1:2;;;", r#"id: expected q and two digits, from q01, got "q00""#);
        check("q+1;a;R:2;;1:2;;;", r#"id: expected q and two digits, from q01, got "q+1""#);
        check("q01;a;;;1:2;;;", r#"riasec_plus: expected at least one letter, got """#);
        check("q01;a;X:2;;1:2;;;", &format!(r#"riasec_plus: {letters}, got "X:2""#));
        check("q01;a;R:3;;1:2;;;", &format!(r#"riasec_plus: {letters}, got "R:3""#));
        check("q01;a;R:2;;1;;;", &format!(r#"interets_plus: {codes}, got "1""#));
        check("q01;a;R:2;;1:2;;premier;", r#"ordre5: expected a rank, or nothing, got "premier""#);
    }

    #[test]
    fn an_activity_is_found_by_its_number() {
        for it in activites_questionnaire() {
            assert_eq!(it.id.to_string().parse(), Ok(it.id));
            assert_eq!(activite(it.id), Some(it));
        }
        assert_eq!("q99".parse().ok().and_then(activite), None);
    }
}
