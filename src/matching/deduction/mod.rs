//! What ROME does not say of a métier, inferred once and for all when a snapshot is made: its
//! conditions of work, and how much it is of each centre d'intérêt. By method, never by hand:
//! each inference says what evidence it rests on, and how surely.

mod affinites;
mod conditions;

pub use affinites::{Liens, affinites, told};
pub use conditions::{Horaires, Indices, conditions};
