//! The host's own places, in a table of documented columns.

use super::{Communes, Lieu, fill, horaires::Semaine, joindre, point};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table},
        rapport::Rapport,
        redaction,
    },
};

const LIEUX: Format = Format {
    pattern: "lieux.csv",
    separator: b';',
    columns: &[
        "genre",
        "nom",
        "code_insee",
        "adresse",
        "latitude",
        "longitude",
        "horaires",
        "telephone",
        "courriel",
        "lien",
    ],
};

/// The places; none when the folder has no such file.
pub(super) fn read(
    sources: &Sources,
    communes: &Communes,
    rapport: &mut Rapport,
) -> Result<Vec<Lieu>, IngestError> {
    if !sources.has(LIEUX.pattern) {
        return Ok(Vec::new());
    }
    let table = Table::open(sources, &LIEUX, rapport)?;
    let [genre, nom, insee, adresse, latitude] =
        table.columns(["genre", "nom", "code_insee", "adresse", "latitude"])?;
    let [longitude, heures, telephone, courriel, page] =
        table.columns(["longitude", "horaires", "telephone", "courriel", "lien"])?;
    let genres: Vec<(&str, &str)> = redaction::lieux().iter().map(|it| (it.0, it.0)).collect();
    let mut out = Vec::new();
    let mut left = Vec::new();
    table.each(rapport, |row| {
        let expected = "attendu le code Insee d'une commune, cinq caractères";
        let code: CommuneCode = row.parse(insee, expected)?;
        if !communes.geo.communes.contains_key(&code) {
            return Err(row.ecart(insee, expected));
        }
        let mut lieu = Lieu {
            genre: row.one_of(genre, &genres)?,
            nom: row.label(nom)?,
            adresse: row.text(adresse).to_owned(),
            ..Lieu::default()
        };
        let at = point(row.text(latitude), row.text(longitude));
        if at.is_none() && !row.text(latitude).is_empty() {
            left.push(row.ecart(latitude, super::SANS_POINT));
        }
        if communes.place(&mut lieu, code, at) {
            left.push(row.ecart(latitude, super::TROP_LOIN));
        }
        let hours = Semaine::read(row.text(heures)).map(|it| it.dire());
        let mail = joindre::courriel(row.text(courriel), &[&lieu.nom, &lieu.commune]);
        for (column, known, expected) in [
            (heures, fill(&mut lieu.horaires, hours), super::HORAIRES),
            (
                telephone,
                fill(&mut lieu.telephone, joindre::telephone(row.text(telephone))),
                super::TELEPHONE,
            ),
            (courriel, fill(&mut lieu.courriel, mail), super::COURRIEL),
            (page, fill(&mut lieu.lien, joindre::lien(row.text(page))), super::LIEN),
        ] {
            if !known && !row.text(column).is_empty() {
                left.push(row.ecart(column, expected));
            }
        }
        out.push(lieu);
        Ok(())
    })?;
    rapport.leave_values(left);
    Ok(out)
}
