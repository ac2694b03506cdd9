//! Why a métier is proposed: facts, which the app turns into sentences.

use crate::domain::{
    CompetenceId, Contrainte, Force, GesteCode, InteretId, MetierId, Niveau, SecteurId,
};

/// One of the five keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cle {
    /// A job in mind.
    Metier,
    /// A world one likes.
    Secteur,
    /// A diploma, or none.
    Formation,
    /// What one can do.
    Competences,
    /// What one likes.
    Interets,
}

impl Cle {
    /// In the order of the home page.
    pub const TOUTES: [Self; 5] =
        [Self::Metier, Self::Secteur, Self::Formation, Self::Competences, Self::Interets];
}

/// A fact that speaks for a métier, or against it.
#[derive(Clone, Debug, PartialEq)]
pub enum Raison {
    /// The person named it.
    Choisi,
    /// ROME holds it near a métier the person named.
    Proche(MetierId),
    /// It is exercised in these secteurs, among those chosen.
    Secteurs(Vec<SecteurId>),
    /// Things liked or done that it is made of: the most telling first.
    Gestes(Vec<GesteCode>),
    /// The certification held prepares for its family.
    Formation,
    /// It is near what the certification held prepares for.
    FormationProche,
    /// It opens at that level or below; the person holds it. The lowest level asked.
    NiveauSuffit(Niveau),
    /// One more step of studies opens it: the level asked.
    UneMarche(Niveau),
    /// It opens without a diploma.
    SansDiplome,
    /// ROME does not say what level it asks.
    NiveauInconnu,
    /// Compétences it calls on, among those in the basket: the principal ones first.
    Competences {
        /// In common.
        communes: Vec<CompetenceId>,
        /// Principal compétences it calls on, savoir-être included, that are not in the basket.
        a_apprendre: Vec<CompetenceId>,
    },
    /// Centres d'intérêt it answers, among those liked: the principal ones first.
    Interets(Vec<InteretId>),
    /// It answers what matters to the person.
    Convient(Contrainte),
    /// A common job, open to beginners: for those of whom we know little.
    Courant,
    /// Centres d'intérêt it carries, among those rejected.
    Rejetes(Vec<InteretId>),
    /// Things disliked that it is made of.
    GestesRejetes(Vec<GesteCode>),
    /// None of the interests rejected.
    SansRejet,
    /// It hurts what matters to the person, more or less surely.
    Heurte(Contrainte, Force),
    /// What matters to the person is not known of it: to be asked.
    Incertain(Contrainte),
    /// It asks that level at least: more than the person holds.
    NiveauPlusHaut(Niveau),
    /// One reaches it with years of practice.
    Experience,
    /// Regulated by law: a title is required to practise.
    Reglemente,
}

/// What is to be said of a profile before its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drapeau {
    /// Nothing to go by.
    ProfilVide,
    /// It tells nothing apart: everything is liked, or nothing.
    ProfilNonDiscriminant,
    /// Two answers cannot both hold.
    Contradiction,
}

impl Drapeau {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::ProfilVide => "profil_vide",
            Self::ProfilNonDiscriminant => "profil_non_discriminant",
            Self::Contradiction => "contradiction",
        }
    }
}
