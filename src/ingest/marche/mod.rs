//! The labour market: the order of magnitude of hires, hours and diplomas by family.

pub mod embauches;
pub mod portraits;
