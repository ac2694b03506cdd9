//! The browser behind a small door: what a person cannot act on is swallowed here.

mod coupure;
#[cfg(feature = "app")]
pub mod fetch;
#[cfg(feature = "app")]
pub mod history;
#[cfg(feature = "app")]
pub mod page;
#[cfg(feature = "app")]
pub mod position;
#[cfg(feature = "app")]
pub mod reseau;
#[cfg(feature = "app")]
pub mod storage;
#[cfg(feature = "app")]
pub mod worker;

pub use coupure::Coupure;
