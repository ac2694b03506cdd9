//! The words of the field, as values that are right once built: no file, no browser, no clock.

mod annonce;
mod calendrier;
pub mod casse;
mod catalogue;
mod choix;
mod code;
mod condition;
mod contrainte;
mod fiche;
mod formation;
mod metier;
mod opportunite;
mod territoire;

pub use annonce::{Annonce, Annonces, Reperes};
pub use calendrier::MOIS;
pub use catalogue::{
    Catalogue, Competence, CompetenceId, Contexte, ContexteId, Domaine, Enjeu, GrandDomaine,
    Interet, InteretId, MetierId, Secteur, SecteurId,
};
pub use choix::{Choix, Diplome, Ecart, Echelle, Gout, Lieu, Moyen};
pub use code::{
    CodeError, CommuneCode, CompetenceCode, FormationCode, GesteCode, InteretCode, RomeCode,
    SecteurCode,
};
pub use condition::{Condition, Conditions, Force};
pub use contrainte::{Contrainte, Souhait};
pub use fiche::{Appellation, Appellations, Fiche, Poids, Savoir, SavoirFaire};
pub use formation::{Formation, Formations, TypeFormation, Voies};
pub use metier::{Acces, LienCompetence, Metier, Niveau, Riasec, TransitionEco};
pub use opportunite::{
    Contrat, Endroit, Experience, Heures, Jour, Nature, Opportunite, Periode, Precision, Presence,
    Reponse, Salaire, Session,
};
pub use territoire::{BassinCode, Commune, Departement, Position, Region, Zone};
