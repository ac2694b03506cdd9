//! Métiers, their place in ROME, and their letters of Holland.

use super::{METIER_CONNU, Rome};
use crate::{
    domain::{RomeCode, TransitionEco},
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::{Ecart, Genre, Rapport},
    },
};

/// A métier, as its referential tells it.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the file")]
pub struct MetierRome {
    /// Both genders.
    pub nom: String,
    /// ROME v3 code.
    pub parent: RomeCode,
    /// One or two letters of Holland.
    pub riasec: String,
    /// Regulated by law.
    pub reglemente: bool,
    /// Counted among jobs of cadre.
    pub cadre: bool,
    /// Place in the ecological transition.
    pub transition_eco: TransitionEco,
    /// Counts in the digital transition.
    pub transition_num: bool,
    /// Counts in the ageing of the population.
    pub transition_demo: bool,
}

const GRANDS_DOMAINES: Format = Format {
    pattern: "rome/unix_grand_domaine_v*_utf8.csv",
    separator: b',',
    columns: &["code_grand_domaine", "libelle_grand_domaine"],
};
const DOMAINES: Format = Format {
    pattern: "rome/unix_domaine_professionnel_v*_utf8.csv",
    separator: b',',
    columns: &["code_domaine_professionnel", "libelle_domaine_professionnel"],
};
const METIERS: Format = Format {
    pattern: "rome/unix_referentiel_code_rome_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_rome",
        "code_fiche_metier",
        "code_ogr",
        "libelle_rome",
        "transition_eco",
        "transition_num",
        "transition_demo",
        "emploi_reglemente",
        "emploi_cadre",
        "code_rome_parent",
    ],
};
const RIASEC: Format = Format {
    pattern: "rome/unix_referentiel_code_rome_riasec_v*_utf8.csv",
    separator: b',',
    columns: &["code_rome", "riasec_majeur", "riasec_mineur"],
};

/// Values of a yes/no column; empty is no.
const OUI_NON: &[(&str, bool)] = &[("O", true), ("N", false), ("", false)];
const TRANSITIONS: &[(&str, TransitionEco)] = &[
    ("", TransitionEco::Blanc),
    ("Emploi Blanc", TransitionEco::Blanc),
    ("Emploi Vert", TransitionEco::Vert),
    ("Emploi stratégique pour la Transition écologique", TransitionEco::Strategique),
    ("Emploi Brun", TransitionEco::Brun),
];
const LETTRES: &[(&str, &str)] =
    &[("R", "R"), ("I", "I"), ("A", "A"), ("S", "S"), ("E", "E"), ("C", "C"), ("", "")];
const ROME: &str = "attendu un code ROME : une lettre de A à N et quatre chiffres";

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &GRANDS_DOMAINES, rapport)?;
    let [code, nom] = table.columns(["code_grand_domaine", "libelle_grand_domaine"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        seen.check(row.filled(code)?.to_owned(), row, code)?;
        rome.grands_domaines.insert(row.text(code).to_owned(), row.label(nom)?);
        Ok(())
    })?;

    let table = Table::open(sources, &DOMAINES, rapport)?;
    let [code, nom] =
        table.columns(["code_domaine_professionnel", "libelle_domaine_professionnel"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let value = row.filled(code)?;
        let letter = value.get(..1).unwrap_or_default();
        if value.len() != 3 || !rome.grands_domaines.contains_key(letter) {
            let expected = "attendu la lettre d'un grand domaine connu et deux chiffres";
            return Err(row.ecart(code, expected));
        }
        seen.check(value.to_owned(), row, code)?;
        rome.domaines.insert(value.to_owned(), row.label(nom)?);
        Ok(())
    })?;

    let table = Table::open(sources, &METIERS, rapport)?;
    table.version().clone_into(&mut rome.version);
    let [code, nom, eco, num, demo, reglemente, cadre, parent] = table.columns([
        "code_rome",
        "libelle_rome",
        "transition_eco",
        "transition_num",
        "transition_demo",
        "emploi_reglemente",
        "emploi_cadre",
        "code_rome_parent",
    ])?;
    let mut seen = Uniques::default();
    let mut places = Vec::new();
    table.each(rapport, |row| {
        let key: RomeCode = row.parse(code, ROME)?;
        if !rome.domaines.contains_key(key.domaine()) {
            return Err(row.ecart(code, "attendu un code d'un domaine professionnel connu"));
        }
        let metier = MetierRome {
            nom: row.label(nom)?,
            parent: row.parse(parent, ROME)?,
            riasec: String::new(),
            reglemente: row.one_of(reglemente, OUI_NON)?,
            cadre: row.one_of(cadre, OUI_NON)?,
            transition_eco: row.one_of(eco, TRANSITIONS)?,
            transition_num: row.one_of(num, OUI_NON)?,
            transition_demo: row.one_of(demo, OUI_NON)?,
        };
        seen.check(key, row, code)?;
        places.push((key, row.ecart(code, "métier sans ligne dans la table RIASEC")));
        rome.metiers.insert(key, metier);
        Ok(())
    })?;
    read_riasec(rome, sources, places, rapport)
}

/// A métier without letters is left out: the app ranks with them, and a letter is never invented.
fn read_riasec(
    rome: &mut Rome,
    sources: &Sources,
    places: Vec<(RomeCode, Ecart)>,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &RIASEC, rapport)?;
    let [code, majeur, mineur] = table.columns(["code_rome", "riasec_majeur", "riasec_mineur"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        row.filled(majeur)?;
        let letters = [row.one_of(majeur, LETTRES)?, row.one_of(mineur, LETTRES)?].concat();
        let key: RomeCode = row.parse(code, METIER_CONNU)?;
        let metier = rome.metiers.get_mut(&key).ok_or_else(|| row.ecart(code, METIER_CONNU))?;
        seen.check(key, row, code)?;
        metier.riasec = letters;
        Ok(())
    })?;
    let known = seen.into_keys();
    for (code, ecart) in places {
        if !known.contains(&code) {
            rome.metiers.remove(&code);
            rapport.push(Genre::LigneEcartee, ecart);
        }
    }
    Ok(())
}
