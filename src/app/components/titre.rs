//! The heading of a page.

use leptos::{html, prelude::*};

use crate::{app::text, platform::page};

/// Where the keyboard goes when what held it is taken away.
pub const TITRE: &str = "titre";

/// The one `h1` of a page: names the tab, and takes the keyboard after a link (the router does
/// neither).
#[component]
pub fn Titre(
    /// What the page is.
    #[prop(into)]
    texte: String,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    heading.on_load(|it| page::arrive(&it));
    page::set_title(&format!("{texte} · {}", text::NOM));
    vue! {
        <h1 class="titre" id=TITRE node_ref=heading tabindex="-1">
            {texte}
        </h1>
    }
}
