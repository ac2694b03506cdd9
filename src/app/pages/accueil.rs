//! The first page: where, and five keys. And the page of unknown addresses.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            CarteCle, Icone, IconeVue, Puces, Recherche, Suite, Titre, a, afficher, nom_du_lieu, p,
            span, ul, vif,
        },
        donnees::{Charge, Donnees},
        etat::use_etat,
        text,
        trouver::{self, Cible},
    },
    matching::Cle,
};

/// Home.
#[component]
pub fn Accueil() -> impl IntoView {
    vue! {
        <div class="accueil">
            <Titre texte=text::PROMESSE/>
            {p("chapeau", text::ACCUEIL_AIDE)}
            <nav aria-label=text::MES_CLES>
                <ul class="cles">
                    <li><CarteLieu/></li>
                    {Cle::TOUTES.map(|cle| vue! { <li><CarteCle cle/></li> }).collect_view()}
                </ul>
            </nav>
            <SuiteAccueil/>
        </div>
    }
}

/// The keys in use and the way on. The rest of the page does not wait for the data; if they do
/// not come, this is where it is said.
#[component]
fn SuiteAccueil() -> impl IntoView {
    let donnees: Donnees = expect_context();
    move || match donnees.base() {
        Charge::EnCours => ().into_any(),
        charge => afficher(charge, |_| vue! { <Puces/> <Tout/> <Suite/> }),
    }
}

/// The other ways in: one box for everything, and free words.
#[component]
fn Tout() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let chercher = Callback::new(move |texte: String| trouver::tout(donnees, &texte));
    let on_choix = Callback::new(move |it: Cible| it.choose(etat));
    vue! {
        <Recherche
            id="tout"
            label=text::TOUT_CHAMP
            exemple=text::TOUT_EXEMPLE
            rien=text::TOUT_RIEN
            chercher
            on_choix
        />
        {p("versions", vec![
            a("bouton", etat.lien(Place::Dire), text::DIRE_LIEN),
            a("bouton", etat.lien(Place::Offres), text::OFFRES_TITRE),
        ])}
    }
}

/// The other question: where? It can be skipped.
#[component]
fn CarteLieu() -> impl IntoView {
    let etat = use_etat();
    vue! {
        <a class="carte-cle carte-cle--lieu" href=etat.lien(Place::Lieu)>
            <IconeVue icone=Icone::Lieu/>
            <span class="carte-cle__texte">
                <strong class="carte-cle__nom">{text::LIEU_TITRE}</strong>
                {span("carte-cle__question", vif(nom_du_lieu))}
            </span>
        </a>
    }
}

/// An address that leads nowhere.
#[component]
pub fn Inconnue() -> impl IntoView {
    vue! {
        <Titre texte=text::INCONNUE_TITRE/>
        {p("chapeau", text::INCONNUE_AIDE)}
        <Issues/>
    }
}

/// The five keys, for whoever is stuck.
#[component]
pub fn Issues() -> impl IntoView {
    vue! {
        {ul("cles", Cle::TOUTES.map(|cle| vue! { <li><CarteCle cle/></li> }).collect_view())}
    }
}
