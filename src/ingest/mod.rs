//! Open-data files to snapshot, one module per source. In reading order: what went wrong
//! ([`rapport`], [`IngestError`]), how files are read ([`lecture`]), what they say ([`rome`],
//! [`geo`], [`formations`], [`marche`], [`offres`], [`lieux`], [`aides`], [`redaction`]), how it becomes a
//! snapshot ([`compile`], [`dossier`]), and what else the program does with one ([`check`], [`info`], [`find`],
//! [`classer`]).

mod erreur;

pub mod aides;
pub mod check;
pub mod classer;
pub mod compile;
pub mod dossier;
pub mod find;
pub mod formations;
pub mod geo;
pub mod info;
pub mod lecteur;
pub mod lecture;
pub mod lieux;
pub mod marche;
pub mod mesure;
pub mod offres;
pub mod rapport;
pub mod redaction;
pub mod registre;
pub mod rome;

pub use erreur::IngestError;
