//! Certifications.

pub mod bcn;
pub mod certif_info;
pub mod familles;
pub mod inserjeunes;
pub mod mefstat;
pub mod offre;

pub use certif_info::{Certification, read};
