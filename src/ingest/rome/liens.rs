//! What each métier calls on: compétences, savoirs, contextes, savoir-être.

use std::collections::BTreeSet;

use super::{Rome, metier};
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
};

/// How an item counts for a métier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coeur {
    /// « Principale ».
    Principale,
    /// « Émergente ».
    Emergente,
    /// Neither.
    Autre,
}

/// An item that a métier calls on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lien {
    /// How it counts.
    pub coeur: Coeur,
    /// `code_ogr` of a compétence, macro-compétence, savoir-être, savoir or contexte.
    pub code: u32,
}

const COHERENCE: Format = Format {
    pattern: "rome/unix_coherence_item_v*_utf8.csv",
    separator: b',',
    columns: &["code_rome", "code_ogr", "coeur_metier"],
};

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let items: BTreeSet<u32> = rome
        .macros
        .iter()
        .map(|it| it.code)
        .chain(rome.details.keys().copied())
        .chain(rome.savoirs.keys().copied())
        .chain(rome.contextes.keys().copied())
        .collect();
    let table = Table::open(sources, &COHERENCE, rapport)?;
    let [code, ogr, coeur] = table.columns(["code_rome", "code_ogr", "coeur_metier"])?;
    let coeurs =
        [("Principale", Coeur::Principale), ("Émergente", Coeur::Emergente), ("", Coeur::Autre)];
    let mut seen = Uniques::default();
    let mut liens = std::mem::take(&mut rome.liens);
    table.each(rapport, |row| {
        let metier = metier(rome, row, code)?;
        let expected = "attendu le code d'une compétence, d'un savoir ou d'un contexte connu";
        let item: u32 = row.parse(ogr, expected)?;
        if !items.contains(&item) {
            return Err(row.ecart(ogr, expected));
        }
        let lien = Lien { coeur: row.one_of(coeur, &coeurs)?, code: item };
        seen.check((metier, item), row, ogr)?;
        liens.entry(metier).or_default().push(lien);
        Ok(())
    })?;
    for it in liens.values_mut() {
        it.sort();
    }
    rome.liens = liens;
    Ok(())
}
