//! Agencies of France Travail, from the directory of the administration (DILA).

use super::{Communes, Lieu, fill, horaires::Semaine, point};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
};

const AGENCES: Format = Format {
    pattern: "annuaires/agences_france_travail_*.csv",
    separator: b',',
    columns: &[
        "categorie",
        "official_name",
        "longitude",
        "latitude",
        "address_txt",
        "opening_hours",
        "insee",
        "id",
    ],
};

/// The agencies; none when the folder has no such file.
pub(super) fn read(
    sources: &Sources,
    communes: &Communes,
    rapport: &mut Rapport,
) -> Result<Vec<Lieu>, IngestError> {
    if !sources.has(AGENCES.pattern) {
        rapport.remark(format!("{} : absent, aucune agence", AGENCES.pattern));
        return Ok(Vec::new());
    }
    let table = Table::open(sources, &AGENCES, rapport)?;
    let [nom, longitude, latitude, adresse] =
        table.columns(["official_name", "longitude", "latitude", "address_txt"])?;
    let [heures, insee, id] = table.columns(["opening_hours", "insee", "id"])?;
    let mut out = Vec::new();
    let mut left = Vec::new();
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let code: CommuneCode = row.parse(insee, "attendu un code Insee, cinq caractères")?;
        let at = point(row.text(latitude), row.text(longitude));
        if at.is_none() {
            left.push(row.ecart(latitude, super::SANS_POINT));
        }
        let mut lieu = Lieu {
            genre: "france_travail",
            nom: row.label(nom)?,
            adresse: row.filled(adresse)?.to_owned(),
            source: "agences",
            ..Lieu::default()
        };
        seen.check(row.filled(id)?.to_owned(), row, id)?;
        let hours = Semaine::read(row.text(heures)).map(|it| it.dire());
        if !fill(&mut lieu.horaires, hours) && !row.text(heures).is_empty() {
            left.push(row.ecart(heures, super::HORAIRES));
        }
        if communes.place(&mut lieu, code, at) {
            left.push(row.ecart(latitude, super::TROP_LOIN));
        }
        out.push(lieu);
        Ok(())
    })?;
    rapport.leave_values(left);
    Ok(out)
}
