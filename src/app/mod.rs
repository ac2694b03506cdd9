//! Leptos: routes, text, pages, components. A page wires; what sorts, counts or compares is in
//! the rooms above.
//!
//! Addresses and sentences are plain text: they compile, and are tested, without Leptos.

pub mod adresse;
mod panne;
pub mod text;

/// A `view!` of one type for all: each other type would be compiled apart, with everything that
/// Leptos does around it. To be used everywhere in place of `view!`.
#[cfg(feature = "app")]
macro_rules! vue {
    ($($part:tt)*) => { leptos::prelude::IntoAny::into_any(leptos::prelude::view! { $($part)* }) };
}

#[cfg(feature = "app")]
mod components;
#[cfg(feature = "app")]
mod demarrage;
#[cfg(feature = "app")]
mod donnees;
#[cfg(feature = "app")]
mod etat;
#[cfg(feature = "app")]
mod ouvertures;
#[cfg(feature = "app")]
mod pages;
#[cfg(feature = "app")]
mod trouver;

#[cfg(feature = "app")]
pub use demarrage::start;
pub use panne::Panne;
