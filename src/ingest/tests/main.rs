//! The `snapshot` program, from sources on disk to a snapshot on disk.

mod cli;
mod contenu;
mod defauts;
mod dossiers;
mod fixture;
mod lieux;
mod local;
mod local_defauts;
mod marche;
mod mots;
mod national;
mod parcours;
mod quelconque;
mod schema;
mod trajets;
