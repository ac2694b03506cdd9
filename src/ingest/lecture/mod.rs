//! Opening and reading any source: files, tables, JSON arrays, texts.

mod json;
mod sources;
mod table;
mod texte;

pub use json::{Item, Items};
pub use sources::{Contenu, Sources};
pub use table::{Column, Format, Row, Table, Uniques};
pub(in crate::ingest) use table::{ends_quoted, is_swallowing};
pub use texte::repair;
