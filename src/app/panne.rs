//! Why something is not on the page.

use crate::{platform::Coupure, snapshot::SnapshotError};

/// Why something is not here.
#[derive(Clone, Debug, PartialEq)]
pub enum Panne {
    /// The file did not come.
    Coupure(Coupure),
    /// The file came and is broken: its path, and why.
    Refus(String, Box<SnapshotError>),
}
