//! An opening as a person reads it: what a snapshot says of it, ready to be shown.

use super::{MetierId, Nature, Position};

/// An offer, a company, an immersion, a mission or a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Annonce {
    /// What it is.
    pub nature: Nature,
    /// What it is about.
    pub titre: String,
    /// Its métiers; a mission may have none.
    pub metiers: Vec<MetierId>,
    /// Who publishes it; empty when it is not told.
    pub organisation: String,
    /// INSEE code of its commune, or code of its département when only that is known.
    pub lieu: String,
    /// The name of that place.
    pub nom_lieu: String,
    /// Where it is.
    pub position: Option<Position>,
    /// Its street; empty when it is not told.
    pub adresse: String,
    /// Kind of contract: a row of [`Reperes::contrats`].
    pub contrat: u8,
    /// Level of study asked, 3 to 8; 2 for none, 0 when it is not told.
    pub niveau: u8,
    /// First day, in days since 1 January 1970.
    pub debut: Option<i32>,
    /// Last day on which it may be shown, in days since 1 January 1970.
    pub fin: i32,
    /// Sentences, the most useful first.
    pub faits: Vec<String>,
    /// Where to answer (`https:`, `mailto:` or `tel:`); empty for nowhere.
    pub reponse: String,
    /// A phone to ask (`tel:`); empty for none.
    pub telephone: String,
}

/// What all openings share: lines in the order of [`Nature::TOUTES`], then names of contracts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reperes {
    /// What each nature is.
    pub natures: Vec<String>,
    /// What happens after one has answered.
    pub suites: Vec<String>,
    /// What the link to answer says.
    pub boutons: Vec<String>,
    /// Names of contracts.
    pub contrats: Vec<String>,
}

/// The openings of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annonces {
    /// The nearest start first, as the file gives them.
    pub liste: Vec<Annonce>,
    /// In the file of all France only.
    pub reperes: Reperes,
}
