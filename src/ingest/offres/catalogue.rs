//! The catalogue of apprenticeship (Carif-Oref): one formation in one place, with the dates of
//! each of its sessions.

use super::{
    annonce::{self, Annonce, Codes, LieuDit},
    champ::Champs,
    jour, texte,
};
use crate::{
    domain::{Contrat, Nature, Opportunite, Presence, Session},
    ingest::rapport::Ecart,
};

/// Id of the data set.
pub const SOURCE: &str = "sessions-apprentissage";

/// One of `formations`: a session for each date of beginning.
pub fn lire(champs: &Champs) -> Result<Vec<Annonce>, Ecart> {
    let mut it = Annonce::new(champs.ligne(), SOURCE);
    let titles = ["intitule_long", "intitule_rco", "intitule_court"];
    let title = titles.into_iter().find(|path| champs.texte(path).is_some()).unwrap_or(titles[0]);
    it.rome3 = true;
    it.romes = champs.textes("rome_codes").into_iter().map(str::to_owned).collect();
    let street = champs.texte("lieu_formation_adresse").and_then(|it| texte::court(&it, 80));
    it.lieu = LieuDit {
        commune: champs.texte("code_commune_insee").unwrap_or_default(),
        code_postal: champs.texte("code_postal").unwrap_or_default(),
        ville: champs.texte("localite").unwrap_or_default(),
        departement: champs.texte("num_departement").unwrap_or_default(),
        adresse: street.unwrap_or_default(),
        point: champs.texte("lieu_formation_geo_coordonnees").and_then(|it| pair(&it)),
        ..LieuDit::default()
    };
    let digits = |text: String| text.trim_start_matches("RNCP").parse().ok();
    it.formation = Codes {
        certif: champs.texte("id_certifinfo").and_then(|it| it.parse().ok()).unwrap_or_default(),
        rncp: champs.texte("rncp_code").and_then(digits).unwrap_or_default(),
        cfd: champs.texte("cfd").unwrap_or_default(),
    };
    let distance = champs.oui("entierement_a_distance").unwrap_or_default();
    let years: Option<u16> = champs.texte("duree").and_then(|it| it.parse().ok());
    let level = champs.texte("niveau").and_then(|it| it.get(..1)?.parse().ok());
    let names = [
        "etablissement_formateur_enseigne",
        "etablissement_formateur_entreprise_raison_sociale",
        "etablissement_gestionnaire_enseigne",
        "etablissement_gestionnaire_entreprise_raison_sociale",
    ];
    it.faits = Opportunite {
        nature: Nature::Session,
        id: champs
            .texte("cle_ministere_educatif")
            .or_else(|| champs.texte("_id"))
            .unwrap_or_default(),
        titre: annonce::titre(champs, title)?,
        organisation: annonce::organisation(champs, &names),
        siret: annonce::siret(champs, "etablissement_formateur_siret"),
        contrat: Contrat::Apprentissage,
        mois: years.filter(|it| (1..=5).contains(it)).map(|it| it * 12),
        niveau: champs
            .entier("niveau_entree_obligatoire", 8)
            .and_then(|it| u8::try_from(it).ok())
            .filter(|it| *it > 2),
        vise: level.filter(|it| (3..=8).contains(it)),
        publie: annonce::jour_de(champs, "last_update_at")
            .or_else(|| annonce::jour_de(champs, "updated_at")),
        session: Some(Session {
            presence: Some(if distance { Presence::ADistance } else { Presence::SurPlace }),
            // Apprenticeship is free for the apprentice (code du travail, art. L. 6211-1).
            prix: Some(0),
            ..Session::default()
        }),
        ..it.faits
    };
    let begins = champs.textes("date_debut");
    let ends = champs.textes("date_fin");
    let permanent = champs.liste("modalites_entrees_sorties");
    // A number of places is for the formation: it says nothing of a session among several.
    let places = if begins.len() == 1 { champs.entier("capacite", 10_000) } else { None };
    let mut out = Vec::new();
    for (at, text) in begins.iter().enumerate() {
        let Some((debut, month)) = jour::lire(text) else {
            champs.leave::<()>("date_debut", "des dates sont attendues");
            continue;
        };
        let mut one = it.clone();
        one.faits.debut = Some(debut);
        one.faits.debut_mois = month;
        if let Some(session) = &mut one.faits.session {
            session.fin = ends.get(at).and_then(|it| jour::lire(it)).map(|it| it.0);
            session.entree_permanente =
                permanent.get(at).and_then(serde_json::Value::as_bool) == Some(true);
            session.places = places.map(|it| (it.into(), one.faits.publie));
        }
        out.push(one);
    }
    if out.is_empty() {
        return Err(champs.ecart("date_debut", "une date de début est attendue"));
    }
    Ok(out)
}

/// `44.84,-0.58`.
fn pair(text: &str) -> Option<(f64, f64)> {
    let (latitude, longitude) = text.split_once(',')?;
    Some((latitude.trim().parse().ok()?, longitude.trim().parse().ok()?))
}
