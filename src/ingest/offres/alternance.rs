//! API Apprentissage `job/v1` (La bonne alternance v3): offers, and companies to contact.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    annonce::{self, Annonce, Fermeture, LieuDit, jour_de},
    champ::Champs,
    texte,
};
use crate::{
    domain::{Contrat, Nature, Opportunite, RomeCode},
    ingest::rapport::Ecart,
};

/// Id of the data set.
pub const SOURCE: &str = "offres-alternance";

/// One of `jobs`.
pub fn offre(champs: &Champs) -> Result<Annonce, Ecart> {
    let mut it = base(champs);
    it.romes = champs.textes("offer.rome_codes").into_iter().map(str::to_owned).collect();
    if it.romes.is_empty() {
        return Err(champs.ecart("offer.rome_codes", "un code ROME est attendu"));
    }
    let status = champs.texte("offer.status").unwrap_or_default();
    it.fermee = (status == "Filled" || status == "Cancelled").then_some(Fermeture::Pourvue);
    let types = champs.textes("contract.type");
    let contrat = match (types.contains(&"Apprentissage"), types.contains(&"Professionnalisation"))
    {
        (true, _) => Contrat::Apprentissage,
        (_, true) => Contrat::Professionnalisation,
        _ => Contrat::Inconnu,
    };
    it.faits = Opportunite {
        nature: Nature::Offre,
        titre: annonce::titre(champs, "offer.title")?,
        contrat,
        mois: champs.entier("contract.duration", 60).filter(|it| *it > 0),
        vise: champs
            .entier("offer.target_diploma.european", 8)
            .and_then(|it| u8::try_from(it).ok().filter(|it| (3..=8).contains(it))),
        postes: champs.entier("offer.opening_count", 1_000).unwrap_or(1).max(1),
        teletravail: champs
            .texte("contract.remote")
            .is_some_and(|it| it == "remote" || it == "hybrid"),
        publie: jour_de(champs, "offer.publication.creation"),
        debut: jour_de(champs, "contract.start"),
        fin: jour_de(champs, "offer.publication.expiration"),
        ..it.faits
    };
    Ok(it)
}

/// One of `recruiters`: a company that is likely to hire. It offers nothing yet.
pub fn entreprise(champs: &Champs) -> Result<Annonce, Ecart> {
    let mut it = base(champs);
    if it.faits.organisation.is_empty() {
        return Err(champs.ecart("workplace.name", "le nom d'une organisation est attendu"));
    }
    it.romes = champs.textes("offer.rome_codes").into_iter().map(str::to_owned).collect();
    if it.romes.is_empty() {
        it.romes = champs.textes("rome_codes").into_iter().map(str::to_owned).collect();
    }
    // The answer seldom tells the métiers of a company: they are those that were asked for.
    if it.romes.is_empty() {
        it.romes = demandes(&champs.ligne().fichier);
    }
    it.faits.nature = Nature::Entreprise;
    it.faits.titre.clone_from(&it.faits.organisation);
    Ok(it)
}

/// The ROME codes in the name of a file (`alternance_D1102.json`).
fn demandes(fichier: &str) -> Vec<String> {
    let name = fichier.rsplit('/').next().unwrap_or_default();
    let words = name.split(|it: char| !it.is_ascii_alphanumeric());
    words.filter(|it| it.parse::<RomeCode>().is_ok()).map(str::to_owned).collect()
}

fn base(champs: &Champs) -> Annonce {
    static ADRESSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.*?),?\s*\b([0-9]{5})\s+(.+?)\s*$").expect("a pattern of ours")
    });
    let mut it = Annonce::new(champs.ligne(), SOURCE);
    let address = champs.texte("workplace.location.address").unwrap_or_default();
    it.lieu.libelle.clone_from(&address);
    if let Some(found) = ADRESSE.captures(&address) {
        it.lieu = LieuDit {
            adresse: found[1].to_owned(),
            code_postal: found[2].to_owned(),
            ville: found[3].to_owned(),
            ..LieuDit::default()
        };
    }
    // GeoJSON has the longitude first.
    let numbers = champs.liste("workplace.location.geopoint.coordinates");
    if let [longitude, latitude] = numbers {
        it.lieu.point = latitude.as_f64().zip(longitude.as_f64());
    }
    let phone = champs.texte("apply.phone").and_then(|it| texte::telephone(&it));
    let names = ["workplace.brand", "workplace.name", "workplace.legal_name"];
    let partner = champs.texte("identifier.partner_job_id");
    it.faits = Opportunite {
        id: champs.texte("identifier.id").or(partner).unwrap_or_default(),
        organisation: annonce::organisation(champs, &names),
        siret: annonce::siret(champs, "workplace.siret"),
        reponse: annonce::reponse(annonce::lien(champs, "apply.url"), None, phone),
        ..it.faits
    };
    it
}
