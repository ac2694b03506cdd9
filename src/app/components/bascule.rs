//! A choice that is on or off.

use leptos::prelude::*;

use super::{Icone, IconeVue, aria, tape};

/// A button that stays pressed. Its sign says so without colour.
#[component]
pub fn Bascule(
    /// What is chosen.
    #[prop(into)]
    texte: String,
    /// A word more, smaller.
    #[prop(optional, into)]
    detail: String,
    /// Is it?
    actif: Signal<bool>,
    /// Tapped.
    on_tap: Callback<()>,
) -> impl IntoView {
    vue! {
        <button
            type="button"
            class="bascule"
            aria-pressed=aria(move || actif.get())
            on:click=tape(move || on_tap.run(()))
        >
            <span class="bascule__case">
                <IconeVue icone=Icone::Coche/>
            </span>
            <span class="bascule__texte">
                {texte}
                {(!detail.is_empty()).then(|| vue! { <small class="bascule__detail">{detail}</small> })}
            </span>
        </button>
    }
}
