//! Appellations: all the names of métiers.

use super::{Rome, metier};
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
};

const APPELLATIONS: Format = Format {
    pattern: "rome/unix_referentiel_appellation_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_ogr",
        "libelle_appellation_long",
        "libelle_appellation_court",
        "code_rome",
        "transition_eco",
        "transition_num",
        "transition_demo",
        "emploi_reglemente",
        "emploi_cadre",
        "classification",
        "origine",
        "code_rome_parent",
        "peu_usite",
    ],
};

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &APPELLATIONS, rapport)?;
    let [ogr, nom, code, classification, peu_usite] = table.columns([
        "code_ogr",
        "libelle_appellation_long",
        "code_rome",
        "classification",
        "peu_usite",
    ])?;
    let mut seen = Uniques::default();
    let mut rows = Vec::new();
    table.each(rapport, |row| {
        let metier = metier(rome, row, code)?;
        let secondary = row.one_of(classification, &[("PRINCIPALE", false), ("SYNONYME", true)])?;
        let rare = row.one_of(peu_usite, &[("O", true), ("N", false), ("", false)])?;
        seen.check(row.parse::<u32>(ogr, "attendu un nombre entier")?, row, ogr)?;
        rows.push((metier, secondary, row.label(nom)?, rare));
        Ok(())
    })?;
    rows.sort();
    for (metier, _, nom, rare) in rows {
        let titles = rome.appellations.entry(metier).or_default();
        if titles.iter().any(|it| it.0 == nom) {
            rapport.remark(format!("{metier} : l'appellation « {nom} » est donnée deux fois"));
        } else {
            titles.push((nom, rare));
        }
    }
    Ok(())
}
