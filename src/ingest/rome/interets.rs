//! Centres d'intérêt and the métiers that answer them.

use super::{Rome, metier};
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
};

const INTERETS: Format = Format {
    pattern: "rome/unix_centre_interet_v*_utf8.csv",
    separator: b',',
    columns: &["code_centre_interet", "libelle_centre_interet", "definition_centre_interet"],
};
const LIENS: Format = Format {
    pattern: "rome/unix_arborescence_centre_interet_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_centre_interet",
        "libelle_centre_interet",
        "code_ogr_rome",
        "code_rome",
        "libelle_rome",
        "principal",
    ],
};

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &INTERETS, rapport)?;
    let [code, nom] = table.columns(["code_centre_interet", "libelle_centre_interet"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let key: u8 = row.parse(code, "attendu un nombre de 1 à 255")?;
        let nom = row.label(nom)?;
        seen.check(key, row, code)?;
        rome.interets.insert(key, nom);
        Ok(())
    })?;

    let table = Table::open(sources, &LIENS, rapport)?;
    let [code, rome_code, principal] =
        table.columns(["code_centre_interet", "code_rome", "principal"])?;
    let mut seen = Uniques::default();
    let mut liens = std::mem::take(&mut rome.liens_interets);
    table.each(rapport, |row| {
        let metier = metier(rome, row, rome_code)?;
        let expected = "attendu un code présent dans unix_centre_interet";
        let key: u8 = row.parse(code, expected)?;
        if !rome.interets.contains_key(&key) {
            return Err(row.ecart(code, expected));
        }
        let principal = row.one_of(principal, &[("oui", true), ("non", false)])?;
        seen.check((metier, key), row, code)?;
        liens.entry(metier).or_default().insert(key, principal);
        Ok(())
    })?;
    rome.liens_interets = liens;
    Ok(())
}
