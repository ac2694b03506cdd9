//! Compétences, macro-compétences, savoir-être, savoirs and contextes de travail.

use std::collections::BTreeMap;

use super::Rome;
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
};

/// A macro-compétence or a savoir-être.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MacroCompetence {
    /// Place in the tree (`3B301`): its first two characters are its enjeu.
    pub place: String,
    /// `code_ogr`.
    pub code: u32,
    /// Its name.
    pub nom: String,
    /// A savoir-être.
    pub savoir_etre: bool,
    /// Letters of Holland, 0 to 2.
    pub riasec: String,
}

/// A compétence under a macro-compétence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Its name.
    pub nom: String,
    /// `code_ogr` of the macro-compétence above.
    pub au_dessus: u32,
}

/// A savoir.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Savoir {
    /// Its name.
    pub nom: String,
    /// Its category.
    pub categorie: String,
}

const COMPETENCES: Format = Format {
    pattern: "rome/unix_referentiel_competence_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_ogr",
        "nature",
        "libelle_competence",
        "definition",
        "code_ogr_macro_comp",
        "code_macro_comp",
        "cat_comp",
        "sous_cat_comp",
        "transition_eco",
        "transition_num",
        "libelle_heterogeneite",
        "libelle_origine",
    ],
};
const RIASEC: Format = Format {
    pattern: "rome/unix_referentiel_macro_competence_riasec_v*_utf8.csv",
    separator: b',',
    columns: &["code_ogr", "riasec_majeur", "riasec_mineur"],
};
const SAVOIRS: Format = Format {
    pattern: "rome/unix_referentiel_savoir_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_ogr_savoir",
        "libelle_savoir",
        "categorie_savoir",
        "sous_categorie_savoir",
        "transition_eco",
        "transition_num",
    ],
};
const CONTEXTES: Format = Format {
    pattern: "rome/unix_referentiel_contexte_travail_v*_utf8.csv",
    separator: b',',
    columns: &["code_ogr", "libelle_cont_travail", "code_type_cont_trav", "libelle_type_cont_trav"],
};
const ENTIER: &str = "attendu un nombre entier";
const LETTRES: &[(&str, &str)] =
    &[("R", "R"), ("I", "I"), ("A", "A"), ("S", "S"), ("E", "E"), ("C", "C"), ("", "")];

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    read_competences(rome, sources, rapport)?;
    read_riasec(rome, sources, rapport)?;

    let table = Table::open(sources, &SAVOIRS, rapport)?;
    let [code, nom, categorie] =
        table.columns(["code_ogr_savoir", "libelle_savoir", "categorie_savoir"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let key: u32 = row.parse(code, ENTIER)?;
        let savoir = Savoir { nom: row.label(nom)?, categorie: row.label(categorie)? };
        seen.check(key, row, code)?;
        rome.savoirs.insert(key, savoir);
        Ok(())
    })?;

    let table = Table::open(sources, &CONTEXTES, rapport)?;
    let [code, nom, genre] =
        table.columns(["code_ogr", "libelle_cont_travail", "libelle_type_cont_trav"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let key: u32 = row.parse(code, ENTIER)?;
        let contexte = (row.label(nom)?, row.label(genre)?);
        seen.check(key, row, code)?;
        rome.contextes.insert(key, contexte);
        Ok(())
    })
}

fn read_competences(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &COMPETENCES, rapport)?;
    let [code, nature, nom, au_dessus, place, categorie] = table.columns([
        "code_ogr",
        "nature",
        "libelle_competence",
        "code_ogr_macro_comp",
        "code_macro_comp",
        "cat_comp",
    ])?;
    let natures = [("Macro-compétence", true), ("Compétence", false)];
    let categories = [("Savoir-être professionnel", true), ("Savoir-faire", false)];
    let mut seen = Uniques::default();
    // Two passes: a compétence may come before the macro-compétence that it names.
    let mut macros = BTreeMap::new();
    table.each(rapport, |row| {
        if !row.one_of(nature, &natures)? {
            return Ok(());
        }
        let key: u32 = row.parse(code, ENTIER)?;
        let well_placed = |it: &str| {
            let bytes = it.as_bytes();
            bytes.len() == 5
                && bytes[0].is_ascii_digit()
                && bytes[1].is_ascii_uppercase()
                && bytes[2..].iter().all(u8::is_ascii_digit)
        };
        if !well_placed(row.text(place)) {
            return Err(row.ecart(place, "attendu une place dans l'arborescence, comme 3B301"));
        }
        let it = MacroCompetence {
            place: row.text(place).to_owned(),
            code: key,
            nom: row.label(nom)?,
            savoir_etre: row.one_of(categorie, &categories)?,
            riasec: String::new(),
        };
        seen.check(key, row, code)?;
        macros.insert(key, it);
        Ok(())
    })?;
    table.each(rapport, |row| {
        // Faults of the others were told by the first pass.
        if row.one_of(nature, &natures).unwrap_or(true) {
            return Ok(());
        }
        let key: u32 = row.parse(code, ENTIER)?;
        let expected = "attendu le code d'une macro-compétence de cette table";
        let above: u32 = row.parse(au_dessus, expected)?;
        if !macros.contains_key(&above) {
            return Err(row.ecart(au_dessus, expected));
        }
        let it = Detail { nom: row.label(nom)?, au_dessus: above };
        seen.check(key, row, code)?;
        rome.details.insert(key, it);
        Ok(())
    })?;
    rome.macros = macros.into_values().collect();
    rome.macros.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    Ok(())
}

fn read_riasec(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &RIASEC, rapport)?;
    let [code, majeur, mineur] = table.columns(["code_ogr", "riasec_majeur", "riasec_mineur"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let expected = "attendu le code d'une macro-compétence de unix_referentiel_competence";
        let key: u32 = row.parse(code, expected)?;
        let letters = [row.one_of(majeur, LETTRES)?, row.one_of(mineur, LETTRES)?].concat();
        let it = rome.macros.iter_mut().find(|it| it.code == key);
        let it = it.ok_or_else(|| row.ecart(code, expected))?;
        seen.check(key, row, code)?;
        it.riasec = letters;
        Ok(())
    })
}
