//! Activities of everyday life, and the compétences each of them shows.

use std::sync::OnceLock;

use super::{Result, Row, grande::Grande, numbered_id};
use crate::domain::CompetenceCode;

numbered_id!(
    /// An activity of everyday life (`v042`).
    ActiviteVieId(u16), "v", 3
);

/// Something a person does or did, out of any job, and what it shows.
///
/// The compétences are those a counsellor would defend before an employer. A compétence that ROME
/// mostly links to directors or physicians is left out, even when its name fits: running the
/// money of a home does not open the direction of a company.
#[derive(Clone, Debug, PartialEq)]
pub struct ActiviteVie {
    /// Its stable number.
    pub id: ActiviteVieId,
    /// The plain group it is browsed under, one of [`groupes_vie`].
    pub groupe: &'static str,
    /// As a young person says it, 2 to 8 words.
    pub phrase: &'static str,
    /// Other everyday words for it, to be searched.
    pub autres_mots: Vec<&'static str>,
    /// The macro-compétences it shows, the plainest first, 2 to 6.
    pub macro_competences: Vec<CompetenceCode>,
    /// The savoir-être it shows, 1 to 3.
    pub savoir_etre: Vec<CompetenceCode>,
    /// What to tell the person: « Tu as montré que tu sais… » or « …que tu peux… ».
    pub tu_as_montre: &'static str,
}

/// The activities of everyday life, by number; none in the app before its snapshot gave them.
pub fn activites_vie() -> &'static [ActiviteVie] {
    VIE.lines()
}

pub(super) static VIE: Grande<ActiviteVie, 7> = Grande {
    file: "activites_vie.csv",
    columns: &COLUMNS,
    #[cfg(feature = "snapshot")]
    text: include_str!("activites_vie.csv"),
    read_row,
    held: OnceLock::new(),
};

/// Its columns, as they are written in a snapshot.
#[cfg(feature = "snapshot")]
pub fn columns_vie() -> [Vec<&'static str>; 7] {
    VIE.written()
}

/// The activity with that number, when there is one.
pub fn activite_vie(id: ActiviteVieId) -> Option<&'static ActiviteVie> {
    activites_vie().iter().find(|it| it.id == id)
}

/// The groups, in the order of the table.
pub fn groupes_vie() -> Vec<&'static str> {
    let mut groups: Vec<&str> = Vec::new();
    for it in activites_vie() {
        if !groups.contains(&it.groupe) {
            groups.push(it.groupe);
        }
    }
    groups
}

const COLUMNS: [&str; 7] =
    ["id", "groupe", "phrase", "autres_mots", "macro_competences", "savoir_etre", "tu_as_montre"];

fn read_row(row: &Row) -> Result<ActiviteVie> {
    let id = "v and three digits, from v001";
    let codes = "codes of compétences separated by spaces";
    Ok(ActiviteVie {
        id: row.optional(0, id)?.ok_or_else(|| row.refuse(0, id))?,
        groupe: row.text(1)?,
        phrase: row.text(2)?,
        autres_mots: row.text(3)?.split('|').collect(),
        macro_competences: row.list(4, codes, |it| it.parse().ok())?,
        savoir_etre: row.list(5, codes, |it| it.parse().ok())?,
        tu_as_montre: row.text(6)?,
    })
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::matching::tables::officiel::{Officiel, check_plain};

    #[test]
    fn there_are_enough_activities_each_with_its_own_number() {
        let table = VIE.parse(VIE.text).unwrap();
        assert!(table.len() >= 140, "{} activities", table.len());
        assert!(table.windows(2).all(|it| it[0].id < it[1].id), "numbers grow");
        assert_eq!(activites_vie(), table);
        for it in activites_vie() {
            assert_eq!(it.id.to_string().parse(), Ok(it.id));
            assert_eq!(activite_vie(it.id), Some(it));
        }
        assert_eq!("v999".parse().ok().and_then(activite_vie), None);
    }

    #[test]
    fn groups_are_few_and_none_is_nearly_empty() {
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for it in activites_vie() {
            *sizes.entry(it.groupe).or_default() += 1;
        }
        assert!((10..=14).contains(&sizes.len()), "{sizes:?}");
        assert!(sizes.values().all(|it| (8..=20).contains(it)), "{sizes:?}");
        assert_eq!(groupes_vie().len(), sizes.len(), "each group is listed once");
        for group in groupes_vie() {
            check_plain("groupe", group, 2..=5);
        }
    }

    #[test]
    fn competences_are_official_and_well_counted() {
        let official = Officiel::read();
        for it in activites_vie() {
            let id = it.id;
            assert!((2..=6).contains(&it.macro_competences.len()), "{id}");
            assert!((1..=3).contains(&it.savoir_etre.len()), "{id}");
            for code in &it.macro_competences {
                assert!(official.macros.contains_key(&code.0), "{id}: {code} is no macro");
            }
            for code in &it.savoir_etre {
                assert!(
                    official.savoir_etre.contains_key(&code.0),
                    "{id}: {code} is no savoir-être"
                );
            }
            let all = it.macro_competences.iter().chain(&it.savoir_etre);
            let once: BTreeSet<u32> = all.clone().map(|it| it.0).collect();
            assert_eq!(once.len(), all.count(), "{id}: said twice");
        }
    }

    #[test]
    fn every_savoir_etre_is_shown_by_some_activity() {
        let shown: BTreeSet<u32> =
            activites_vie().iter().flat_map(|it| &it.savoir_etre).map(|it| it.0).collect();
        assert_eq!(shown, Officiel::read().savoir_etre.into_keys().collect());
    }

    #[test]
    fn phrases_are_short_plain_and_said_once() {
        let mut seen = BTreeSet::new();
        for it in activites_vie() {
            let id = it.id.to_string();
            check_plain(&id, it.phrase, 2..=8);
            assert!(seen.insert(it.phrase.to_lowercase()), "{id}: said twice");
            assert!(it.autres_mots.len() >= 3, "{id}: too few other words");
            let once: BTreeSet<&str> = it.autres_mots.iter().copied().collect();
            assert_eq!(once.len(), it.autres_mots.len(), "{id}: a word said twice");
            for words in &it.autres_mots {
                assert_eq!(words.to_lowercase().trim(), *words, "{id}");
                assert!(!words.is_empty(), "{id}");
            }
        }
    }

    #[test]
    fn what_was_shown_is_one_plain_sentence_said_to_the_person() {
        let mut seen = BTreeSet::new();
        for it in activites_vie() {
            let id = it.id.to_string();
            let said = it.tu_as_montre.strip_prefix("Tu as montré que tu ");
            let said = said.unwrap_or_else(|| panic!("{id}: {:?}", it.tu_as_montre));
            assert!(said.starts_with("sais ") || said.starts_with("peux "), "{id}: {said}");
            check_plain(&id, it.tu_as_montre, 8..=20);
            assert_eq!(said.find('.'), Some(said.len() - 1), "{id}: one sentence");
            assert!(seen.insert(said), "{id}: said of another activity too");
        }
    }

    #[test]
    fn a_bad_value_is_named() {
        for (line, expected) in [
            ("v1;g;p;m;300031;300461;t", r#"id: expected v and three digits, from v001, got "v1""#),
            (
                "v001;g;p;m;crèche;300461;t",
                r#"macro_competences: expected codes of compétences separated by spaces, got "crèche""#,
            ),
            ("v001;;p;m;1;1;t", r#"groupe: expected a text without quotes around it, got """#),
        ] {
            let text = format!("{}\n{line}", COLUMNS.join(";"));
            let error = VIE.parse(Box::leak(text.into_boxed_str())).unwrap_err();
            assert_eq!(error.to_string(), format!("activites_vie.csv:2: {expected}"));
        }
    }
}
