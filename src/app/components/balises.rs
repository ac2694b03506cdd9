//! The elements that pages repeat, each compiled once: an element written in a `vue!` is compiled
//! again at each place.

use leptos::prelude::*;

use super::charge::{tape, vif};

/// What an element holds: a text, or a view already made.
pub trait Contenu {
    /// As a view.
    fn vue(self) -> AnyView;
}

impl Contenu for &'static str {
    #[inline(never)]
    fn vue(self) -> AnyView {
        self.into_any()
    }
}

impl Contenu for String {
    #[inline(never)]
    fn vue(self) -> AnyView {
        self.into_any()
    }
}

impl Contenu for AnyView {
    fn vue(self) -> AnyView {
        self
    }
}

impl Contenu for Vec<AnyView> {
    #[inline(never)]
    fn vue(self) -> AnyView {
        self.into_any()
    }
}

macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        pub fn $name(class: &'static str, contenu: impl Contenu) -> AnyView {
            #[inline(never)]
            fn made(class: &'static str, contenu: AnyView) -> AnyView {
                vue! { <$name class=class>{contenu}</$name> }
            }
            made(class, contenu.vue())
        }
    )+};
}
elements! {
    /// A paragraph.
    p
    /// A list.
    ul
    /// A line of a list.
    li
    /// Some words apart.
    span
    /// A box.
    div
}

/// The title of a part of a page.
pub fn h2(contenu: impl Contenu) -> AnyView {
    #[inline(never)]
    fn made(contenu: AnyView) -> AnyView {
        vue! { <h2 class="sous-titre">{contenu}</h2> }
    }
    made(contenu.vue())
}

/// A link by its look, where it goes and its words.
pub fn a(class: &'static str, href: Signal<String>, contenu: impl Contenu) -> AnyView {
    #[inline(never)]
    fn made(class: &'static str, href: Signal<String>, contenu: AnyView) -> AnyView {
        vue! { <a class=class href=href>{contenu}</a> }
    }
    made(class, href, contenu.vue())
}

/// The title of a group of lines.
pub fn h3(contenu: impl Contenu) -> AnyView {
    #[inline(never)]
    fn made(contenu: AnyView) -> AnyView {
        vue! { <h3 class="petit-titre">{contenu}</h3> }
    }
    made(contenu.vue())
}

/// A part of a page.
pub fn section(contenu: Vec<AnyView>) -> AnyView {
    vue! { <section class="fiche__partie">{contenu}</section> }
}

/// Words that a screen reader says when they come.
pub fn statut(class: &'static str, contenu: impl Contenu) -> AnyView {
    #[inline(never)]
    fn made(class: &'static str, contenu: AnyView) -> AnyView {
        vue! { <p class=class role="status">{contenu}</p> }
    }
    made(class, contenu.vue())
}

/// A button by its look, its words, and what it does.
pub fn bouton(
    class: &'static str,
    contenu: impl Contenu,
    on_tap: impl FnMut() + Send + 'static,
) -> AnyView {
    #[inline(never)]
    fn made(class: &'static str, contenu: AnyView, on_tap: super::charge::Tape) -> AnyView {
        vue! { <button type="button" class=class on:click=on_tap>{contenu}</button> }
    }
    made(class, contenu.vue(), tape(on_tap))
}

/// A part folded under its title, made when it is first unfolded.
pub fn pli<V: IntoAny + 'static>(
    titre: impl Contenu,
    dedans: impl Fn() -> V + Send + 'static,
) -> AnyView {
    #[inline(never)]
    fn made(titre: AnyView, dedans: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        let opened = RwSignal::new(false);
        vue! {
            <details class="pli" on:toggle=move |_| opened.set(true)>
                <summary class="pli__titre">{titre}</summary>
                {vif(move || opened.get().then(&dedans))}
            </details>
        }
    }
    made(titre.vue(), Box::new(move || dedans().into_any()))
}

/// Words, then how many things they name.
pub fn compte(titre: impl Contenu, n: usize) -> Vec<AnyView> {
    vec![titre.vue(), vue! { <small>{format!(" ({n})")}</small> }]
}
