//! Missions: the answer of API Engagement, and the list of service civique as a table.

use super::{
    annonce::{self, Annonce, Fermeture, LieuDit, jour_de},
    champ::Champs,
};
use crate::{
    domain::{Contrat, Nature, Opportunite},
    ingest::rapport::Ecart,
    search::fold,
};

/// Id of the data set.
pub const SOURCE: &str = "missions";

/// One of `hits`.
pub fn api(champs: &Champs) -> Result<Annonce, Ecart> {
    let mut it = Annonce::new(champs.ligne(), SOURCE);
    it.fermee = champs.oui("deleted").unwrap_or_default().then_some(Fermeture::Pourvue);
    it.lieu = LieuDit {
        adresse: champs.texte("address").unwrap_or_default(),
        code_postal: champs.texte("postalCode").unwrap_or_default(),
        ville: champs.texte("city").unwrap_or_default(),
        departement: champs.texte("departmentCode").unwrap_or_default(),
        libelle: champs.texte("region").unwrap_or_default(),
        pays: champs.texte("country").unwrap_or_default(),
        point: annonce::point(champs, "location.lat", "location.lon"),
        ..LieuDit::default()
    };
    let publisher = fold(&champs.texte("publisherName").unwrap_or_default());
    let civique = publisher.contains("service civique")
        || champs.texte("type").is_some_and(|it| it.contains("civique"));
    let remote = champs.texte("remote").unwrap_or_default();
    let parts = [&it.lieu.ville, &it.lieu.code_postal, &it.lieu.departement, &it.lieu.libelle];
    if remote == "full" && parts.iter().all(|it| it.is_empty()) {
        "France".clone_into(&mut it.lieu.libelle);
    }
    it.faits = Opportunite {
        nature: Nature::Mission,
        id: champs.texte("_id").or_else(|| champs.texte("id")).unwrap_or_default(),
        titre: annonce::titre(champs, "title")?,
        organisation: annonce::organisation(
            champs,
            &["organizationName", "associationName", "publisherName"],
        ),
        contrat: if civique { Contrat::ServiceCivique } else { Contrat::Benevolat },
        mois: champs.entier("duration", 60).filter(|it| *it > 0),
        teletravail: remote == "full" || remote == "possible",
        mineurs: champs.oui("openToMinors"),
        publie: jour_de(champs, "postedAt").or_else(|| jour_de(champs, "lastSyncAt")),
        debut: jour_de(champs, "startAt"),
        fin: jour_de(champs, "endAt"),
        reponse: annonce::reponse(annonce::lien(champs, "applicationUrl"), None, None),
        ..it.faits
    };
    // Volunteers come when they can: the end of the mission is the end of the answer. A service
    // civique begins on its day.
    if civique {
        it.faits.fin = it.faits.debut.or(it.faits.fin);
    }
    Ok(it)
}

/// One line of the table of service civique.
pub fn table(champs: &Champs) -> Result<Annonce, Ecart> {
    let mut it = Annonce::new(champs.ligne(), SOURCE);
    it.lieu = LieuDit {
        ville: champs.texte("city").unwrap_or_default(),
        departement: champs.texte("departement_id").unwrap_or_default(),
        pays: champs.texte("country").unwrap_or_default(),
        ..LieuDit::default()
    };
    let lien = annonce::lien(champs, "link");
    let mois = champs.texte("duration").and_then(|it| {
        let digits: String = it.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|it| (1..=60).contains(it))
    });
    let debut = jour_de(champs, "start_date");
    it.faits = Opportunite {
        nature: Nature::Mission,
        id: lien.clone().unwrap_or_default(),
        titre: annonce::titre(champs, "title")?,
        organisation: annonce::organisation(champs, &["organism"]),
        contrat: Contrat::ServiceCivique,
        mois,
        debut,
        fin: debut,
        reponse: annonce::reponse(lien, None, None),
        ..it.faits
    };
    Ok(it)
}
