//! The legal list of families that lack people, by région (arrêté): a list, not a measure.

use std::collections::BTreeSet;

use super::tensions::Lieu;
use crate::{
    constat::mois,
    ingest::{
        IngestError,
        geo::Territoires,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
    search::fold,
};

const ARRETE: Format = Format {
    pattern: "marche/metiers_en_tension_arrete_*.csv",
    separator: b',',
    columns: &["Region", "Famille Professionnelle", "Code FAP"],
};

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Penurie {
    /// Month of the arrêté (« mars 2024 »), from the name of the file.
    pub mois: String,
    /// FAP 2009 codes, each with its région or all France.
    pub familles: BTreeSet<(Lieu, String)>,
}

/// Reads the list; empty when the folder has none.
pub fn read(
    sources: &Sources,
    territoires: &Territoires,
    rapport: &mut Rapport,
) -> Result<Penurie, IngestError> {
    if !sources.has(ARRETE.pattern) {
        rapport.remark(format!("{} : absent des sources, rien n'en est dit", ARRETE.pattern));
        return Ok(Penurie::default());
    }
    let table = Table::open(sources, &ARRETE, rapport)?;
    let [region, fap] = table.columns(["Region", "Code FAP"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let name = fold(row.filled(region)?);
        let found = territoires.regions.iter().find(|it| fold(it.1) == name);
        let lieu = match found {
            Some((code, _)) => Lieu::Region(code.clone()),
            None if name == "france entiere" => Lieu::France,
            None => return Err(row.ecart(region, "attendu une région, ou France Entière")),
        };
        let code = row.filled(fap)?;
        if code.len() != 5 {
            return Err(row.ecart(fap, "attendu un code de cinq signes (FAP 2009)"));
        }
        seen.check((lieu, code.to_owned()), row, fap)
    })?;
    Ok(Penurie { mois: mois(table.version()), familles: seen.into_keys() })
}
