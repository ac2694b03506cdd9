//! Cards: a métier in a list, a key on the home page.

use leptos::prelude::*;

use super::{
    IconeCle,
    balises::{a, li, p, span, ul},
    cadre::teinte,
    vif,
};
use crate::{
    app::{
        adresse::Place,
        donnees::Donnees,
        etat::{Etat, use_etat},
        text,
    },
    domain::{Catalogue, Metier},
    matching::{Cle, Proposition, Raison, phrases},
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
    vue! {
        <article class="carte">
            <h2 class="carte__nom">
                {a("carte__lien", etat.lien(Place::Fiche(code)), metier.nom.clone())}
            </h2>
            {p("carte__phrase", metier.phrase.clone())}
            {raisons(catalogue, first(&proposition.pour, 3), first(&proposition.contre, 1))}
        </article>
    }
}

fn first(raisons: &[Raison], n: usize) -> &[Raison] {
    &raisons[..raisons.len().min(n)]
}

/// Why a métier is proposed, then what may not suit.
pub fn raisons(catalogue: &Catalogue, pour: &[Raison], contre: &[Raison]) -> AnyView {
    let ligne = |class, it: &Raison| li(class, phrases::raison(it, catalogue));
    let pour = pour.iter().map(|it| ligne("raison raison--pour", it));
    let contre = contre.iter().map(|it| ligne("raison raison--contre", it));
    ul("carte__raisons", pour.chain(contre).collect::<Vec<_>>())
}

/// A métier among others: the way to its page, and some words on it.
pub fn lien_metier(etat: Etat, metier: &Metier, mots: Vec<String>) -> AnyView {
    let mut parts = vec![a("", etat.lien(Place::Fiche(metier.code)), metier.nom.clone())];
    parts.extend(mots.into_iter().map(|it| span("detail", it)));
    li("", parts)
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
