//! Certifications: what a training leads to.

use super::{FormationCode, MetierId, Niveau};

/// A certification (CAP, titre professionnel, licence…). Source: Certif Info.
#[derive(Clone, Debug, PartialEq)]
pub struct Formation {
    /// Its code in Certif Info.
    pub code: FormationCode,
    /// Its short official name ("CAP boulanger").
    pub nom: String,
    /// Index into the list of types that came with it.
    pub genre: TypeFormation,
    /// Its level; `None` when Certif Info gives none.
    pub niveau: Option<Niveau>,
    /// The métiers it prepares for. Certif Info names ROME v3 codes: every métier of that family
    /// is here, so a certification may lead to some of them only.
    pub metiers: Vec<MetierId>,
    /// Number in the Répertoire national (« RNCP37537 » is 37537), when it is there.
    pub rncp: Option<u32>,
    /// Code of the Education nationale (CFD, 8 characters), when it has one.
    pub cfd: Option<String>,
    /// The ways in.
    pub voies: Voies,
    /// Year of its last session, when it is closing or closed: one may hold it, not begin it.
    pub derniere_session: Option<u16>,
}

/// The kind of certification, as Certif Info words it ("Certificat d'aptitude professionnelle").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeFormation(pub std::sync::Arc<str>);

/// The ways into a certification that Certif Info declares open; a way that is not here is
/// closed or unknown.
#[allow(clippy::struct_excessive_bools)] // five independent facts
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voies {
    /// Full-time school or university.
    pub scolaire: bool,
    /// Contrat d'apprentissage.
    pub apprentissage: bool,
    /// Continuing training.
    pub continue_: bool,
    /// Contrat de professionnalisation.
    pub professionnalisation: bool,
    /// Validation des acquis de l'expérience.
    pub vae: bool,
}

/// Certifications of one level, and how people say them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formations {
    /// By name.
    pub liste: Vec<Formation>,
    /// Everyday words for some, with rows of the list, the first meant first.
    pub expressions: Vec<(String, Vec<u16>)>,
}
