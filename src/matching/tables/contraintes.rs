//! What matters to a person, asked in plain words: the closed vocabulary of constraints.

use std::sync::OnceLock;

use super::{Result, Row, grande::Grande};

/// A constraint, and the words to ask it with.
///
/// Three strengths are offered: to prefer, to avoid, never. A fact of law (age, title of
/// residence) is not a taste: it is only « never », and the two others are empty.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionContrainte {
    /// Its code, shared with the profiles that `snapshot rank` reads (`pas_de_nuit`).
    pub code: &'static str,
    /// The question, said to the person; each can be passed, none is asked twice.
    pub question: &'static str,
    /// « I would rather »; `None` when that strength makes no sense.
    pub prefere: Option<&'static str>,
    /// « I avoid »; `None` when that strength makes no sense.
    pub eviter: Option<&'static str>,
    /// « Never ».
    pub jamais: &'static str,
    /// The plain group it is asked under.
    pub groupe: &'static str,
}

/// The constraints, in the order in which they are asked; none in the app before its snapshot gave
/// them.
pub fn contraintes() -> &'static [QuestionContrainte] {
    CONTRAINTES.lines()
}

pub(super) static CONTRAINTES: Grande<QuestionContrainte, 6> = Grande {
    file: "contraintes.csv",
    columns: &COLUMNS,
    #[cfg(feature = "snapshot")]
    text: include_str!("contraintes.csv"),
    read_row,
    held: OnceLock::new(),
};

/// Its columns, as they are written in a snapshot.
#[cfg(feature = "snapshot")]
pub fn columns_contraintes() -> [Vec<&'static str>; 6] {
    CONTRAINTES.written()
}

const COLUMNS: [&str; 6] =
    ["code", "question", "phrase_prefere", "phrase_eviter", "phrase_jamais", "groupe"];

fn read_row(row: &Row) -> Result<QuestionContrainte> {
    let optional = |column: usize| match row.values[column] {
        "" => Ok(None),
        _ => row.text(column).map(Some),
    };
    Ok(QuestionContrainte {
        code: row.text(0)?,
        question: row.text(1)?,
        prefere: optional(2)?,
        eviter: optional(3)?,
        jamais: row.text(4)?,
        groupe: row.text(5)?,
    })
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::matching::tables::officiel::{check_plain, n_syllables};

    /// The vocabulary that profiles are written with, in its own order.
    const CODES: [&str; 25] = [
        "sans_diplome",
        "mineur",
        "sans_permis",
        "horaires_ecole",
        "pas_de_nuit",
        "pas_de_week_end",
        "pas_horaires_decales",
        "en_exterieur",
        "en_interieur",
        "pas_station_assise",
        "pas_station_debout",
        "pas_charges_lourdes",
        "pas_de_hauteur",
        "pas_conduite_ni_machine",
        "pas_poussiere",
        "pas_produits_chimiques",
        "pas_de_soins_corporels",
        "fauteuil_roulant",
        "daltonien",
        "pas_de_telephone",
        "contact_public",
        "pas_contact_public",
        "peu_a_l_aise_ecrit",
        "francais_debutant",
        "titre_de_sejour_recent",
    ];

    #[test]
    fn the_vocabulary_is_asked_whole_and_once() {
        let asked: Vec<&str> = contraintes().iter().map(|it| it.code).collect();
        assert_eq!(asked.len(), CODES.len());
        assert_eq!(BTreeSet::from_iter(asked), BTreeSet::from(CODES));
    }

    #[test]
    fn a_group_is_asked_in_one_go() {
        let mut groups: Vec<&str> = contraintes().iter().map(|it| it.groupe).collect();
        groups.dedup();
        assert_eq!(groups.iter().collect::<BTreeSet<_>>().len(), groups.len(), "{groups:?}");
        assert!((4..=7).contains(&groups.len()), "{groups:?}");
    }

    #[test]
    fn words_are_plain_short_and_said_once() {
        let mut seen = BTreeSet::new();
        for it in contraintes() {
            check_plain(it.code, it.question.trim_end_matches(" ?"), 3..=14);
            assert!(it.question.ends_with(" ?"), "{}: {}", it.code, it.question);
            let phrases = [it.prefere, it.eviter, Some(it.jamais)];
            for phrase in phrases.into_iter().flatten() {
                check_plain(it.code, phrase, 2..=10);
                assert!(seen.insert(phrase), "{}: {phrase:?} is said twice", it.code);
            }
            for phrase in phrases.into_iter().flatten().chain([it.question, it.groupe]) {
                let words = phrase.split(|it: char| !it.is_alphabetic());
                let long: Vec<&str> = words.filter(|it| n_syllables(it) > 3).collect();
                assert!(long.is_empty(), "{}: {long:?} in {phrase:?}", it.code);
            }
        }
    }

    #[test]
    fn each_strength_is_heard_in_its_first_word() {
        for it in contraintes() {
            assert!(it.prefere.is_none_or(|it| it.starts_with("Plutôt ")), "{}", it.code);
            assert!(it.eviter.is_none_or(|it| it.starts_with("Éviter ")), "{}", it.code);
            let never =
                it.jamais.starts_with("Jamais ") || it.jamais.starts_with("Rien que la loi");
            assert!(never, "{}: {}", it.code, it.jamais);
            assert_eq!(it.prefere.is_none(), it.eviter.is_none(), "{}", it.code);
        }
        let law: Vec<&str> =
            contraintes().iter().filter(|it| it.prefere.is_none()).map(|it| it.code).collect();
        assert_eq!(law, ["mineur", "titre_de_sejour_recent"]);
    }

    #[test]
    fn a_missing_never_is_named() {
        let text = format!("{}\npas_de_nuit;Et la nuit ?;;;;Les horaires", COLUMNS.join(";"));
        let error = CONTRAINTES.parse(Box::leak(text.into_boxed_str())).unwrap_err();
        assert_eq!((error.line, error.column), (2, "phrase_jamais"));
    }
}
