//! The elements that pages repeat, each compiled once: an element written in a `vue!` is compiled
//! again at each place.

use leptos::prelude::*;

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
