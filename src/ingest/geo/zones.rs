//! Zones d'emploi 2020.

use std::collections::BTreeMap;

use super::{CommuneCog, Former, coordonnees::year};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
        registre::Vintages,
    },
};

const ZONES: Format = Format {
    pattern: "geo/communes_zones_emploi_*.csv",
    separator: b',',
    columns: &["codgeo", "libgeo", "ze_2020", "codze2020", "libze2020"],
};

/// Gives its zone to each commune, and the names of the zones. A commune that the file does not
/// have takes the zone of the one it replaces or is a part of.
pub(super) fn read(
    communes: &mut BTreeMap<CommuneCode, CommuneCog>,
    former: &Former,
    sources: &Sources,
    rapport: &mut Rapport,
    vintages: &mut Vintages,
) -> Result<BTreeMap<String, String>, IngestError> {
    let table = Table::open(sources, &ZONES, rapport)?;
    vintages.insert("zones-emploi", (table.version().to_owned(), year(table.version())));
    let [code, zone, nom] = table.columns(["codgeo", "codze2020", "libze2020"])?;
    let mut zones = BTreeMap::new();
    let mut of_commune: BTreeMap<CommuneCode, String> = BTreeMap::new();
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let key: CommuneCode = row.parse(code, "attendu un code Insee, cinq caractères")?;
        let value = row.text(zone);
        if value.len() != 4 || !value.bytes().all(|it| it.is_ascii_digit()) {
            return Err(row.ecart(zone, "attendu un code de zone d'emploi, quatre chiffres"));
        }
        let label = row.label(nom)?;
        seen.check(key, row, code)?;
        zones.entry(value.to_owned()).or_insert(label);
        of_commune.insert(key, value.to_owned());
        Ok(())
    })?;
    let mut without = 0;
    for (code, commune) in communes {
        let replaced = former.get(code).into_iter().flatten();
        let mut codes = [*code].into_iter().chain(commune.commune).chain(replaced.copied());
        commune.zone = codes.find_map(|it| of_commune.get(&it).cloned());
        without += usize::from(commune.zone.is_none());
    }
    if without > 0 {
        rapport.remark(format!("{without} commune(s) sans zone d'emploi dans les sources"));
    }
    Ok(zones)
}
