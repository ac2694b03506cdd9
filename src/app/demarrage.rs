//! Puts the app in the page: router, frame, routes.

use std::borrow::Cow;

use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};
use leptos_router::{components::Router, hooks::use_location};

use super::components::{Annonces, Entete, Pied, afficher};
use super::donnees::Donnees;
use super::{adresse::Place, etat::Etat, pages, text};
use crate::{
    matching::Cle,
    platform::{history, page, worker},
};

/// Puts the app in the page and the site on the device.
pub fn start() {
    mount_to_body(App);
    page::remove_loading_screen();
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    let base_path = history::base_path();
    provide_context(Donnees::new());
    let base: Cow<'static, str> = Cow::Owned(base_path.clone());
    vue! {
        <Router base>
            <Cadre base_path/>
        </Router>
    }
}

/// What surrounds every page. Inside the router, which the state listens to.
#[component]
fn Cadre(base_path: String) -> impl IntoView {
    let donnees: Donnees = expect_context();
    Etat::provide(donnees, base_path);
    let nouvelle_version = RwSignal::new(false);
    spawn_local(worker::register(move || nouvelle_version.set(true)));
    vue! {
        <a class="evitement" href="#contenu" on:click=move |event| {
            // The fragment is the state: skipping must not write it.
            event.prevent_default();
            page::focus("contenu");
        }>{text::ALLER_AU_CONTENU}</a>
        <Entete/>
        <Annonces nouvelle_version/>
        <main id="contenu" class="page" tabindex="-1">
            <Pages/>
        </main>
        <Pied/>
    }
}

/// The page of the address. One match instead of a table of routes: an enum names our pages, so
/// the router has only to tell where we are, and the app is lighter by what it leaves out.
#[component]
fn Pages() -> impl IntoView {
    let path = use_location().pathname;
    let base_path = history::base_path();
    let place = Memo::new(move |_| {
        let path = path.get();
        path.strip_prefix(base_path.as_str()).and_then(Place::read)
    });
    move || match place.get() {
        None => vue! { <pages::Inconnue/> },
        Some(Place::Accueil) => vue! { <pages::Accueil/> },
        Some(Place::Apropos) => vue! { <pages::Apropos/> },
        Some(place) => avec_base(place),
    }
}

/// A page that needs the base: until it is here, what stands for it.
fn avec_base(place: Place) -> AnyView {
    let donnees: Donnees = expect_context();
    let page = move || match place {
        Place::Lieu => vue! { <pages::LieuPage/> },
        Place::Cle(Cle::Metier) => vue! { <pages::CleMetier/> },
        Place::Cle(Cle::Secteur) => vue! { <pages::CleSecteur/> },
        Place::Cle(Cle::Formation) => vue! { <pages::CleFormation/> },
        Place::Cle(Cle::Competences) => vue! { <pages::CleCompetences/> },
        Place::Cle(Cle::Interets) => vue! { <pages::CleInterets/> },
        Place::Liste => vue! { <pages::Liste/> },
        Place::Fiche(code) => vue! { <pages::FichePage code/> },
        Place::Sources => vue! { <pages::Sources/> },
        Place::Accueil | Place::Apropos => ().into_any(),
    };
    (move || afficher(donnees.base(), |_| page())).into_any()
}
