//! Training bodies (réseau des Carif-Oref). Their licence is not known: they complete CFA with an
//! address, and add themselves, only when asked.

use std::collections::BTreeMap;

use super::{Communes, Lieu, is_uai};
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table},
    rapport::Rapport,
};

const ORGANISMES: Format = Format {
    pattern: "annuaires/organismes_formation_apprentissage_*.csv",
    separator: b';',
    columns: &[
        "uai",
        "siret",
        "raison_sociale",
        "enseigne",
        "nature",
        "departement",
        "commune",
        "adresse",
        "prepa_apprentissage",
    ],
};

/// The bodies; none when the folder has no such file.
pub(super) fn read(
    sources: &Sources,
    communes: &Communes,
    rapport: &mut Rapport,
) -> Result<Vec<Lieu>, IngestError> {
    if !sources.has(ORGANISMES.pattern) {
        return Ok(Vec::new());
    }
    let table = Table::open(sources, &ORGANISMES, rapport)?;
    let [uai, raison, enseigne, departement] =
        table.columns(["uai", "raison_sociale", "enseigne", "departement"])?;
    let [commune, adresse] = table.columns(["commune", "adresse"])?;
    let mut out = Vec::new();
    table.each(rapport, |row| {
        let number = row.text(uai);
        if !number.is_empty() && !is_uai(number) {
            return Err(row.ecart(uai, "attendu un UAI : sept chiffres et une lettre"));
        }
        let name = if row.text(enseigne).is_empty() { raison } else { enseigne };
        let mut lieu = Lieu {
            genre: "organisme",
            nom: row.label(name)?,
            departement: row.text(departement).to_owned(),
            commune: row.text(commune).to_owned(),
            adresse: row.text(adresse).to_owned(),
            uai: number.to_owned(),
            source: "organismes",
            ..Lieu::default()
        };
        if let Some(code) = communes.named(row.text(departement), row.text(commune)) {
            communes.place(&mut lieu, code, None);
        }
        out.push(lieu);
        Ok(())
    })?;
    Ok(out)
}

/// Gives the places of the same number their address; the other bodies are added, each once.
pub(super) fn complete(lieux: &mut Vec<Lieu>, bodies: Vec<Lieu>) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (at, it) in lieux.iter().enumerate().filter(|it| !it.1.uai.is_empty()) {
        known.entry(it.uai.clone()).or_insert(at);
    }
    for body in bodies {
        if let Some(at) = known.get(&body.uai).filter(|_| !body.uai.is_empty()) {
            let it = &mut lieux[*at];
            if it.adresse.is_empty() {
                it.adresse = body.adresse;
            }
            if it.point.is_none() {
                (it.point, it.au_centre) = (body.point, body.au_centre);
                it.commune = body.commune;
            }
            continue;
        }
        if !body.uai.is_empty() {
            known.insert(body.uai.clone(), lieux.len());
        }
        lieux.push(body);
    }
}
