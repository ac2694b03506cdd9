//! The labour market: the order of magnitude of hires; hours, diplomas, pay and contracts by
//! family; how hard it is to hire, by family and place.

pub mod embauches;
pub mod groupes;
pub mod parts;
pub mod portraits;
pub mod tensions;
