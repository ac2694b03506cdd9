//! What a métier calls on, in detail: loaded only when its page is opened.

use super::{CompetenceId, MetierId, RomeCode};

/// The details of one métier. Source: ROME 4.0.
#[derive(Clone, Debug, PartialEq)]
pub struct Fiche {
    /// Which métier.
    pub code: RomeCode,
    /// Its savoir-faire: « Principale » first, then « Émergente », then the others.
    pub competences: Vec<SavoirFaire>,
    /// Its savoirs, the principal ones first.
    pub savoirs: Vec<Savoir>,
}

/// A compétence of a métier.
#[derive(Clone, Debug, PartialEq)]
pub struct SavoirFaire {
    /// ROME's words ("Pétrir la pâte").
    pub nom: String,
    /// The macro-compétence above it, when it has one.
    pub competence: Option<CompetenceId>,
    /// How it counts for this métier.
    pub poids: Poids,
}

/// A savoir of a métier.
#[derive(Clone, Debug, PartialEq)]
pub struct Savoir {
    /// ROME's words.
    pub nom: String,
    /// ROME's category ("Normes et procédés").
    pub categorie: String,
    /// Marked « Principale ».
    pub principal: bool,
}

/// How a compétence counts for a métier, in ROME's words (`coeur_metier`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Poids {
    /// « Principale ».
    Principale,
    /// « Émergente »: new in this métier.
    Emergente,
    /// Neither.
    Autre,
}

/// The titles of every métier, in the order of the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appellations {
    /// For each métier, its titles: the principal one first.
    pub by_metier: Vec<Vec<Appellation>>,
    /// Everyday words that are no title ("prof", "kiné"), and the métiers they may mean, the first
    /// meant first.
    pub expressions: Vec<(String, Vec<MetierId>)>,
}

/// A title of a métier.
#[derive(Clone, Debug, PartialEq)]
pub struct Appellation {
    /// Both genders ("Boulanger / Boulangère").
    pub nom: String,
    /// ROME marks it as little used.
    pub peu_usite: bool,
}
