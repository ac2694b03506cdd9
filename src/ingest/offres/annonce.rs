//! An opening as its source tells it: facts that are understood, places and codes that the tables
//! of the country must still confirm.

use super::{champ::Champs, jour, texte};
use crate::{
    domain::{Jour, Opportunite, Reponse},
    ingest::rapport::{Ecart, Ligne},
};

/// An opening before its place and its métiers are looked up.
#[derive(Clone, Debug)]
pub struct Annonce {
    /// Where its source tells it.
    pub ligne: Ligne,
    /// What is understood; `metiers`, `lieu` and `session.formation` are still empty.
    pub faits: Opportunite,
    /// ROME codes.
    pub romes: Vec<String>,
    /// They are of ROME v3, whose families hold several métiers of today.
    pub rome3: bool,
    /// Where it says it is.
    pub lieu: LieuDit,
    /// Codes of the certification of a session: Certif Info, RNCP, CFD.
    pub formation: Codes,
    /// Why it must not be shown: filled, full, withdrawn.
    pub fermee: Option<Fermeture>,
}

/// Codes of a certification; 0 or empty when not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// `Code_Diplome` of Certif Info.
    pub certif: u32,
    /// RNCP number.
    pub rncp: u32,
    /// CFD.
    pub cfd: String,
}

/// Why an opening is closed whatever its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fermeture {
    /// Someone was hired, or it was withdrawn.
    Pourvue,
    /// No place is left, or entries are closed.
    Complete,
}

/// A place as the source words it; empty when not told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LieuDit {
    /// INSEE code.
    pub commune: String,
    /// Five digits.
    pub code_postal: String,
    /// Name of the commune.
    pub ville: String,
    /// Code of the département.
    pub departement: String,
    /// Street.
    pub adresse: String,
    /// All of it in one text (« 57 - METZ TECHNOPOLE », « Île-de-France »).
    pub libelle: String,
    /// Code or name of the country.
    pub pays: String,
    /// Latitude, longitude, in degrees.
    pub point: Option<(f64, f64)>,
}

impl Annonce {
    /// An opening with nothing but its place in the source.
    pub fn new(ligne: &Ligne, source: &'static str) -> Self {
        Self {
            ligne: ligne.clone(),
            faits: Opportunite { source, postes: 1, ..Opportunite::default() },
            romes: Vec::new(),
            rome3: false,
            lieu: LieuDit::default(),
            formation: Codes::default(),
            fermee: None,
        }
    }
}

/// The title at `path`: an opening without one is left out. A person's name or phone in it goes.
pub fn titre(champs: &Champs, path: &str) -> Result<String, Ecart> {
    let (title, personal) = texte::titre(&champs.exige(path)?);
    if title.is_empty() {
        return Err(champs.ecart(path, "un titre est attendu"));
    }
    if personal {
        champs.repair(path, "donnée personnelle retirée");
    }
    Ok(title)
}

/// The first name of an organisation among `paths`; a person's is left out.
pub fn organisation(champs: &Champs, paths: &[&str]) -> String {
    for path in paths {
        let Some(text) = champs.texte(path) else { continue };
        match texte::organisation(&text) {
            Some(name) if !name.is_empty() => return name,
            Some(_) => {}
            None => champs.repair(path, "nom de personne retiré"),
        }
    }
    String::new()
}

/// The day at `path`.
pub fn jour_de(champs: &Champs, path: &str) -> Option<Jour> {
    let text = champs.texte(path)?;
    match jour::lire(&text) {
        Some((jour, _)) => Some(jour),
        None => champs.leave(path, "une date est attendue"),
    }
}

/// The 14 digits of a SIRET; empty when absent or not one.
pub fn siret(champs: &Champs, path: &str) -> String {
    let text = champs.texte(path).unwrap_or_default();
    let digits: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let sound = digits.len() == 14 && digits.bytes().all(|it| it.is_ascii_digit());
    // Samples blank it with zeros.
    let real = sound && !digits.starts_with("000000000");
    if real { digits } else { String::new() }
}

/// The address of the web at `path`.
pub fn lien(champs: &Champs, path: &str) -> Option<String> {
    let text = champs.texte(path)?;
    match texte::lien(&text) {
        Some(lien) => Some(lien),
        None => champs.leave(path, "une adresse https:// est attendue"),
    }
}

/// A page first: an e-mail or a phone, that may be a person's, is kept only without one.
pub fn reponse(
    lien: Option<String>,
    courriel: Option<String>,
    telephone: Option<String>,
) -> Reponse {
    if lien.is_some() {
        return Reponse { lien, ..Reponse::default() };
    }
    Reponse { lien, courriel, telephone, sur_place: false }
}

/// Latitude and longitude at these paths, both or none.
pub fn point(champs: &Champs, latitude: &str, longitude: &str) -> Option<(f64, f64)> {
    Some((champs.nombre(latitude)?, champs.nombre(longitude)?))
}
