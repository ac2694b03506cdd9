//! Aides and first steps: ours, written by us and read again on a stated day, and the host's own,
//! in a table of the same columns.

use std::collections::BTreeSet;

use super::{
    IngestError,
    geo::Geo,
    lecture::{Format, Row, Sources, Table, Uniques},
    lieux::joindre,
    rapport::{Ecart, Genre, Rapport},
    redaction, registre,
};
use crate::{
    constat::{MOTS_MAX, n_words},
    domain::CommuneCode,
    search::fold,
};

const AIDES: Format = Format {
    pattern: "aides.csv",
    separator: b';',
    columns: &[
        "theme",
        "nom",
        "phrase",
        "conditions",
        "demander",
        "age_min",
        "age_max",
        "situations",
        "territoire",
        "lien",
        "relu_le",
    ],
};

/// Words of the column of situations, each with its bit.
pub const SITUATIONS: [(&str, u8); 5] =
    [("etudes", 1), ("alternance", 2), ("emploi", 4), ("chomage", 8), ("sans", 16)];

/// Everyone.
pub const TOUS: u8 = 31;

/// An aide, or a first step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aide {
    /// What it is about.
    pub theme: String,
    /// Its name.
    pub nom: String,
    /// What it is.
    pub phrase: String,
    /// Its conditions, then how to ask for it.
    pub lignes: Vec<String>,
    /// Least age, 0 for none.
    pub age_min: u8,
    /// Greatest age, included, 0 for none.
    pub age_max: u8,
    /// Bits of [`SITUATIONS`].
    pub situations: u8,
    /// Empty for all France, else `R24`, `D18` or `C18033`.
    pub territoire: String,
    /// Official page.
    pub lien: String,
    /// When it was last read again, ISO 8601.
    pub relu_le: String,
}

/// Ours: the aides of all France, then the first steps. A fault in them is ours: it is told like
/// any other.
pub fn ours(geo: &Geo, rapport: &mut Rapport) -> Result<(Vec<Aide>, Vec<Aide>), IngestError> {
    let [aides, etapes] =
        [("redaction/aides.csv", redaction::AIDES), ("redaction/etapes.csv", redaction::ETAPES)]
            .map(|(name, text)| table(Table::of_text(name, text, &AIDES, rapport)?, geo, rapport));
    Ok((aides?, etapes?))
}

/// The host's own; none when the folder has no such file.
pub fn read(sources: &Sources, geo: &Geo, rapport: &mut Rapport) -> Result<Vec<Aide>, IngestError> {
    if !sources.has(AIDES.pattern) {
        return Ok(Vec::new());
    }
    let rows = Table::open(sources, &AIDES, rapport)?;
    table(rows, geo, rapport)
}

fn table(table: Table, geo: &Geo, rapport: &mut Rapport) -> Result<Vec<Aide>, IngestError> {
    let [theme, nom, phrase, conditions, demander] =
        table.columns(["theme", "nom", "phrase", "conditions", "demander"])?;
    let [age_min, age_max, situations, territoire, lien, relu_le] =
        table.columns(["age_min", "age_max", "situations", "territoire", "lien", "relu_le"])?;
    let mut out = Vec::new();
    let mut long = Vec::new();
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let age = |column| {
            let expected = "attendu un âge de 0 à 99, ou rien";
            let it: Option<u8> = row.optional(column, expected)?;
            if it.is_some_and(|it| it > 99) { Err(row.ecart(column, expected)) } else { Ok(it) }
        };
        let link = joindre::lien(row.text(lien));
        let asked = row.text(demander).to_owned();
        let aide = Aide {
            theme: row.label(theme)?,
            nom: row.label(nom)?,
            phrase: row.label(phrase)?,
            lignes: row
                .text(conditions)
                .split('|')
                .map(|it| it.trim().to_owned())
                .chain([asked])
                .filter(|it| !it.is_empty())
                .collect(),
            age_min: age(age_min)?.unwrap_or_default(),
            age_max: age(age_max)?.unwrap_or_default(),
            situations: bits(row.text(situations))
                .ok_or_else(|| row.ecart(situations, SITUATIONS_ATTENDUES))?,
            territoire: place(row, territoire, geo)?,
            lien: link.ok_or_else(|| row.ecart(lien, "attendu une adresse en https://"))?,
            relu_le: row.text(relu_le).to_owned(),
        };
        if aide.age_max != 0 && aide.age_min > aide.age_max {
            return Err(row.ecart(age_min, "attendu un âge plus petit que age_max"));
        }
        if !registre::is_date(&aide.relu_le) {
            return Err(row.ecart(relu_le, "attendu une date AAAA-MM-JJ"));
        }
        seen.check((aide.territoire.clone(), fold(&aide.nom)), row, nom)?;
        for (column, text) in [(phrase, &aide.phrase)]
            .into_iter()
            .chain(aide.lignes.iter().map(|it| (conditions, it)))
        {
            if sentences(text).any(|it| n_words(it) > MOTS_MAX) {
                long.push(
                    row.ecart(column, "une phrase de plus de 15 mots : gardée, à raccourcir"),
                );
                break;
            }
        }
        out.push(aide);
        Ok(())
    })?;
    for it in long {
        rapport.push(Genre::Reparation, it);
    }
    Ok(out)
}

const SITUATIONS_ATTENDUES: &str =
    "attendu « tous », ou des mots parmi : etudes, alternance, emploi, chomage, sans";

fn bits(text: &str) -> Option<u8> {
    if text == "tous" {
        return Some(TOUS);
    }
    let words: BTreeSet<&str> = text.split(' ').filter(|it| !it.is_empty()).collect();
    let bit = |word: &&str| SITUATIONS.iter().find(|it| it.0 == *word).map(|it| it.1);
    let bits: Vec<u8> = words.iter().map(bit).collect::<Option<_>>()?;
    (!bits.is_empty()).then(|| bits.iter().fold(0, |all, it| all | it))
}

/// A territory that exists, or all France.
fn place(row: &Row, column: super::lecture::Column, geo: &Geo) -> Result<String, Ecart> {
    let text = row.text(column);
    let known = match (text.get(..1).unwrap_or_default(), text.get(1..).unwrap_or_default()) {
        ("", _) => true,
        ("R", code) => geo.territoires.regions.contains_key(code),
        ("D", code) => geo.territoires.departements.contains_key(code),
        ("C", code) => code.parse::<CommuneCode>().is_ok_and(|it| geo.communes.contains_key(&it)),
        _ => false,
    };
    let expected = "attendu rien, ou un territoire connu comme R24, D18 ou C18033";
    if known { Ok(text.to_owned()) } else { Err(row.ecart(column, expected)) }
}

/// The sentences of a text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|it| !it.is_empty())
}
