//! The `snapshot` program, from sources on disk to a snapshot on disk.

mod annonces;
mod cli;
mod contenu;
mod defauts;
mod dossiers;
mod echantillons;
mod fixture;
mod lieux;
mod local;
mod local_defauts;
mod marche;
mod mots;
mod national;
mod offres;
mod parcours;
mod quelconque;
mod reel;
mod schema;
mod trajets;
