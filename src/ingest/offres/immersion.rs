//! Immersion Facile, API v2: companies where one may see a métier for a few days.

use serde_json::Value;

use super::{
    annonce::{self, Annonce, LieuDit},
    champ::Champs,
};
use crate::{
    domain::{Nature, Opportunite},
    ingest::rapport::Ecart,
};

/// Id of the data set.
pub const SOURCE: &str = "immersions";
/// Where one asks a company for an immersion; without its codes, where one looks for companies.
const PAGE: &str = "https://immersion-facile.beta.gouv.fr/offre";
const RECHERCHE: &str = "https://immersion-facile.beta.gouv.fr/recherche";

/// One row: a company and a ROME code.
pub fn lire(champs: &Champs) -> Result<Annonce, Ecart> {
    let mut it = Annonce::new(champs.ligne(), SOURCE);
    let organisation = annonce::organisation(champs, &["customizedName", "name"]);
    if organisation.is_empty() {
        return Err(champs.ecart("name", "le nom d'une organisation est attendu"));
    }
    let rome = champs.exige("rome")?;
    let siret = annonce::siret(champs, "siret");
    let lien = match (siret.is_empty(), champs.texte("locationId")) {
        (false, Some(place))
            if place.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-') =>
        {
            // The page of an establishment asks for the code of an appellation of the métier.
            let first = champs.liste("appellations").first();
            let code = first.and_then(|it| match it.get("appellationCode")? {
                Value::String(text) => text.parse::<u32>().ok(),
                other => other.as_u64().and_then(|it| u32::try_from(it).ok()),
            });
            code.map(|code| format!("{PAGE}?siret={siret}&location={place}&appellationCode={code}"))
        }
        _ => None,
    };
    it.romes.push(rome.clone());
    it.lieu = LieuDit {
        adresse: champs.texte("address.streetNumberAndAddress").unwrap_or_default(),
        code_postal: champs.texte("address.postcode").unwrap_or_default(),
        ville: champs.texte("address.city").unwrap_or_default(),
        departement: champs.texte("address.departmentCode").unwrap_or_default(),
        point: annonce::point(champs, "position.lat", "position.lon"),
        ..LieuDit::default()
    };
    let mut reponse = annonce::reponse(lien.or_else(|| Some(RECHERCHE.to_owned())), None, None);
    reponse.sur_place = champs.texte("contactMode").is_some_and(|it| it == "IN_PERSON");
    it.faits = Opportunite {
        nature: Nature::Immersion,
        id: format!("{siret} {rome}"),
        titre: organisation.clone(),
        organisation,
        siret,
        handicap: champs.oui("fitForDisabledWorkers").unwrap_or_default(),
        reponse,
        ..it.faits
    };
    Ok(it)
}
