//! Métiers nearby.

use std::collections::BTreeMap;

use super::{Rome, metier};
use crate::{
    domain::RomeCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
};

const MOBILITES: Format = Format {
    pattern: "rome/unix_rubrique_mobilite_v*_utf8.csv",
    separator: b',',
    columns: &["code_rome", "code_rome_cible", "numero_ordre"],
};

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &MOBILITES, rapport)?;
    let [code, cible, ordre] = table.columns(["code_rome", "code_rome_cible", "numero_ordre"])?;
    let mut seen = Uniques::default();
    let mut proches: BTreeMap<RomeCode, Vec<(u32, RomeCode)>> = BTreeMap::new();
    table.each(rapport, |row| {
        let (from, to) = (metier(rome, row, code)?, metier(rome, row, cible)?);
        if from == to {
            return Err(row.ecart(cible, "attendu un autre métier"));
        }
        let rank: u32 = row.parse(ordre, "attendu un nombre entier, 1 pour le plus proche")?;
        seen.check((from, to), row, cible)?;
        proches.entry(from).or_default().push((rank, to));
        Ok(())
    })?;
    for (from, mut list) in proches {
        list.sort_unstable();
        rome.proches.insert(from, list.into_iter().map(|it| it.1).collect());
    }
    Ok(())
}
