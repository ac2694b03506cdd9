//! The files between the two programs: how they travel ([`format`]), how they are checked once
//! and become values of the field ([`decode`]). Documented for readers in `docs/FORMAT.md`.

pub mod decode;
mod error;
pub mod format;
pub mod genres;
mod json;
mod lire;

pub use error::{Result, SnapshotError};
pub use format::{FORMAT, Manifest, Role};
pub use json::Contenu;
