//! The `snapshot` program, from sources on disk to a snapshot on disk.

mod annonces;
mod cli;
mod contenu;
mod defauts;
mod dossiers;
mod echantillons;
mod fixture;
mod marche;
mod national;
mod offres;
mod quelconque;
mod schema;
mod trajets;
