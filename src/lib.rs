//! Cinq Clés: five ways to a métier, from a static snapshot of open data. Rooms in reading order;
//! each uses only those above it.

pub mod domain;
pub mod geo;
pub mod matching;
pub mod opportunites;
pub mod search;
pub mod snapshot;

#[cfg(feature = "snapshot")]
pub mod constat;
#[cfg(feature = "snapshot")]
pub mod ingest;

pub mod app;
pub mod platform;
