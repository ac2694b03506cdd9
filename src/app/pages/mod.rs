//! The pages, one file each. A page wires: state, data, one call into the core, components.

mod accueil;
mod coin;
mod competences;
mod dire;
mod fiche;
mod formation;
mod important;
mod infos;
mod interets;
mod lieu;
mod liste;
mod metier;
mod offres;
mod questions;
mod secteur;

pub use accueil::{Accueil, Inconnue};
pub use coin::Coin;
pub use competences::CleCompetences;
pub use dire::Dire;
pub use fiche::FichePage;
pub use formation::CleFormation;
pub use important::Important;
pub use infos::{Apropos, Pourquoi, Sources};
pub use interets::CleInterets;
pub use lieu::LieuPage;
pub use liste::Liste;
pub use metier::CleMetier;
pub use offres::OffresPage;
pub use questions::Questions;
pub use secteur::CleSecteur;
