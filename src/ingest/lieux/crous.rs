//! Residences of the Crous.

use super::{Communes, Lieu, fill, joindre, point, postcode};
use crate::ingest::{
    IngestError,
    lecture::{Items, Sources, repair},
    rapport::Rapport,
};

const PATTERN: &str = "annuaires/crous_logements_*.json";
const CHAMPS: &[&str] = &[
    "id",
    "nom",
    "adresse",
    "zone",
    "region",
    "telephone",
    "email",
    "url_residence",
    "url_reservation",
    "url_rdv",
    "services",
    "description",
    "latitude",
    "longitude",
];

/// The residences; none when the folder has no such file.
pub(super) fn read(
    sources: &Sources,
    communes: &Communes,
    rapport: &mut Rapport,
) -> Result<Vec<Lieu>, IngestError> {
    if !sources.has(PATTERN) {
        rapport.remark(format!("{PATTERN} : absent, aucune résidence du Crous"));
        return Ok(Vec::new());
    }
    let items = Items::open(sources, PATTERN, CHAMPS, rapport)?;
    let mut out = Vec::new();
    let mut left = Vec::new();
    let mut n_persons = 0;
    items.each(rapport, |item| {
        let nom = repair(item.filled("nom")?).0;
        let adresse = item.filled("adresse")?;
        let at = point(&item.decimal("latitude")?, &item.decimal("longitude")?);
        let at =
            at.ok_or_else(|| item.ecart("latitude", "attendu une latitude et une longitude"))?;
        let code = communes.nearest(postcode(adresse).unwrap_or_default().0, at);
        let code = code.ok_or_else(|| item.ecart("adresse", "aucune commune connue"))?;
        let mut lieu = Lieu {
            genre: "crous",
            nom,
            adresse: repair(adresse).0,
            source: "crous",
            ..Lieu::default()
        };
        if communes.place(&mut lieu, code, Some(at)) {
            left.push(item.ecart("latitude", super::TROP_LOIN));
        }
        if let Some(text) = item.optional("telephone")?
            && !fill(&mut lieu.telephone, joindre::telephone(text))
        {
            left.push(item.ecart("telephone", super::TELEPHONE));
        }
        if let Some(text) = item.optional("email")? {
            let zone = item.optional("zone")?.unwrap_or_default();
            let read = joindre::courriel(text, &[&lieu.nom, &lieu.commune, zone]);
            n_persons += usize::from(!fill(&mut lieu.courriel, read));
        }
        if let Some(text) = item.optional("url_reservation")?
            && !fill(&mut lieu.lien, joindre::lien(text))
        {
            left.push(item.ecart("url_reservation", super::LIEN));
        }
        out.push(lieu);
        Ok(())
    })?;
    rapport.leave_values(left);
    rapport.remark(format!(
        "résidences du Crous : {n_persons} adresse(s) de courriel laissée(s) de côté, qui \
         pourraient être celles de personnes"
    ));
    Ok(out)
}
