//! Puts the app in the page: router, frame, routes.

use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};

use super::components::{Annonces, Entete, Pied, afficher};
use super::donnees::Donnees;
use super::{
    adresse::Place,
    etat::{Etat, use_etat},
    pages, text,
};
use crate::{
    matching::Cle,
    platform::{history, page, worker},
};

/// Puts the app in the page and the site on the device.
pub fn start() {
    mount_to_body(App);
    page::remove_loading_screen();
}

/// The whole app: what surrounds every page, and the page.
#[component]
fn App() -> impl IntoView {
    let donnees = Donnees::new();
    provide_context(donnees);
    Etat::provide(donnees, history::base_path());
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

/// The page of the address. An enum names our pages: one match is the whole table of routes.
#[component]
fn Pages() -> impl IntoView {
    let etat = use_etat();
    let place = Memo::new(move |_| etat.path().and_then(|it| Place::read(&it)));
    move || match place.get() {
        None => vue! { <pages::Inconnue/> },
        Some(Place::Accueil) => vue! { <pages::Accueil/> },
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
        Place::Questions(version) => vue! { <pages::Questions version/> },
        Place::Important => vue! { <pages::Important/> },
        Place::Dire => vue! { <pages::Dire/> },
        Place::Offres => vue! { <pages::OffresPage/> },
        Place::Coin => vue! { <pages::Coin/> },
        Place::Liste => vue! { <pages::Liste/> },
        Place::Fiche(code) => vue! { <pages::FichePage code/> },
        Place::Sources => vue! { <pages::Sources/> },
        Place::Apropos => vue! { <pages::Apropos/> },
        Place::Pourquoi => vue! { <pages::Pourquoi/> },
        Place::Accueil => ().into_any(),
    };
    (move || afficher(donnees.base(), |_| page())).into_any()
}
