//! The labour market: the order of magnitude of hires; hours, diplomas, pay and contracts by
//! family; how hard it is to hire, and hires foreseen, by family and place; unemployment.

pub mod bmo;
pub mod chomage;
pub mod embauches;
pub mod groupes;
pub mod parts;
pub mod penurie;
pub mod portraits;
pub mod tensions;
