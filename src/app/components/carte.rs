//! Cards: a métier in a list, a key on the home page.

use leptos::prelude::*;

use super::{
    IconeCle,
    balises::{a, p, span},
    cadre::teinte,
    vif,
};
use crate::{
    app::{adresse::Place, donnees::Donnees, etat::use_etat, text},
    matching::{Cle, Proposition, phrases},
};

/// A métier in a list, why it is there, and the way to its page.
#[component]
pub fn CarteMetier(
    /// What to show. Given by value: a card never changes once drawn.
    proposition: Proposition,
) -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let catalogue = &base.catalogue;
    let metier = catalogue.metier(proposition.metier);
    let code = metier.code;
    let phrases = |raisons: &[crate::matching::Raison], max: usize, class: &'static str| {
        raisons
            .iter()
            .take(max)
            .map(|it| vue! { <li class=class>{phrases::raison(it, catalogue)}</li> })
            .collect_view()
    };
    vue! {
        <article class="carte">
            <h2 class="carte__nom">
                {a("carte__lien", etat.lien(Place::Fiche(code)), metier.nom.clone())}
            </h2>
            {p("carte__phrase", metier.phrase.clone())}
            <ul class="carte__raisons">
                {phrases(&proposition.pour, 3, "raison raison--pour")}
                {phrases(&proposition.contre, 1, "raison raison--contre")}
            </ul>
        </article>
    }
}

/// A key, on the home page and wherever another key is proposed.
#[component]
pub fn CarteCle(
    /// Which.
    cle: Cle,
) -> impl IntoView {
    let etat = use_etat();
    let used = move || super::puces::is_used(&etat.choix(), cle);
    vue! {
        <a class="carte-cle" data-cle=teinte(cle) href=etat.lien(Place::Cle(cle))>
            <IconeCle cle/>
            <span class="carte-cle__texte">
                <strong class="carte-cle__nom">{text::cle_nom(cle)}</strong>
                {span("carte-cle__question", text::cle_question(cle))}
            </span>
            {vif(move || used().then(|| span("carte-cle__marque", text::CLE_UTILISEE)))}
        </a>
    }
}
