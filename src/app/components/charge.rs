//! What a person sees when something is not here: waiting, or a fault with a way on.

use leptos::{ev::MouseEvent, prelude::*};

use super::balises::p;
use crate::{
    app::{
        donnees::{Charge, Donnees},
        panne::Panne,
        text,
    },
    platform::page,
    snapshot::SnapshotError,
};

/// Something is on its way. The style keeps it invisible for the first moments, and the way out
/// for the first ten seconds: a request may hang without an error.
#[component]
pub fn Attente() -> impl IntoView {
    vue! {
        <div class="attente" role="status">
            {p("", text::CHARGEMENT)}
            <p class="attente__long">
                {text::CHARGEMENT_LONG}
                " "
                <button type="button" class="bouton" on:click=tape(page::reload)>{text::RECHARGER}</button>
            </p>
        </div>
    }
}

/// Something did not come: what happened, what to do, and the detail for who will repair it.
#[component]
pub fn PanneVue(
    /// What happened.
    panne: Panne,
) -> impl IntoView {
    let donnees: Donnees = expect_context();
    // Another version of the site is out: only a fresh page can read it.
    let reload =
        matches!(&panne, Panne::Refus(_, it) if matches!(**it, SnapshotError::Format { .. }));
    let retry = tape(move || if reload { page::reload() } else { donnees.retry() });
    vue! {
        <section class="panne" role="alert">
            <h2 class="panne__titre">{text::panne_titre(&panne)}</h2>
            {p("", text::panne_aide(&panne))}
            <button type="button" class="bouton bouton--fort" on:click=retry>
                {text::REESSAYER}
            </button>
            {p("panne__detail", text::panne_detail(&panne))}
        </section>
    }
}

/// A part of a page that changes. One type for all: a closure put in a view as it is would be
/// compiled with everything that Leptos does around it.
pub fn vif<V: IntoAny + 'static>(vue: impl Fn() -> V + Send + 'static) -> AnyView {
    fn boxed(vue: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || vue()).into_any()
    }
    boxed(Box::new(move || vue().into_any()))
}

/// What [`tape`] gives.
pub type Tape = Box<dyn FnMut(MouseEvent) + Send>;

/// What a button does when it is tapped. One type for all, for the same reason.
pub fn tape(on_tap: impl FnMut() + Send + 'static) -> Tape {
    let mut on_tap = on_tap;
    Box::new(move |_| on_tap())
}

/// A yes or no, as ARIA writes it.
pub fn aria(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<&'static str> {
    Signal::derive(move || if is() { "true" } else { "false" })
}

/// Shows `charge` when it is here, else what stands for it.
pub fn afficher<T>(charge: Charge<T>, vue: impl FnOnce(T) -> AnyView) -> AnyView {
    match charge {
        Charge::EnCours => vue! { <Attente/> },
        Charge::Panne(panne) => vue! { <PanneVue panne/> },
        Charge::Pret(value) => vue(value),
    }
}
