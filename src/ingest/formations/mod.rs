//! Certifications.

pub mod bcn;
pub mod certif_info;

pub use certif_info::{Certification, read};
