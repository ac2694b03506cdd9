//! The list that every key leads to.

use leptos::prelude::*;

use super::accueil::Issues;
use crate::{
    app::{
        components::{CarteCle, CarteMetier, Puces, Titre, afficher, tape, vif},
        donnees::Donnees,
        etat::use_etat,
        text,
    },
    matching::{Classement, Cle},
};

/// How many métiers at a time: too many at once is no help.
const PAR_PAGE: usize = 10;

/// The list.
#[component]
pub fn Liste() -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let classement = move || etat.classement(&base);
    vue! {
        <Titre texte=text::LISTE_TITRE/>
        <Puces/>
        {vif(move || {
            if etat.choix.get().is_empty() {
                return vue! { <p class="chapeau">{text::LISTE_SANS_CLE}</p> <Issues/> };
            }
            afficher(classement(), |it| {
                vue! { <Propositions classement=(*it).clone()/> }
            })
        })}
    }
}

#[component]
fn Propositions(classement: Classement) -> AnyView {
    let etat = use_etat();
    let total = classement.propositions.len();
    if total == 0 {
        return vue! {
            <p class="chapeau" role="status">{text::LISTE_VIDE}</p>
            <p>{text::LISTE_VIDE_AIDE}</p>
            <Autres/>
        };
    }
    let elargi = classement.elargi;
    let propositions = StoredValue::new(classement.propositions);
    let shown = Memo::new(move |_| (PAR_PAGE * (1 + usize::from(etat.vue.get().plus))).min(total));
    vue! {
        <p class="liste__compte" role="status">{text::n_metiers(total)}</p>
        {elargi.then(|| vue! { <p class="annonce">{text::LISTE_ELARGI}</p> })}
        <ol class="liste">
            {vif(move || propositions.with_value(|it| it[..shown.get()].to_vec()).into_iter().map(|proposition| vue! {
                <li><CarteMetier proposition/></li>
            }).collect_view())}
        </ol>
        {vif(move || (shown.get() < total).then(|| vue! {
            <button
                type="button"
                class="bouton liste__plus"
                on:click=tape(move || etat.show(|it| it.plus = it.plus.saturating_add(1)))
            >
                {text::VOIR_PLUS}
                <small>{text::montres(shown.get(), total)}</small>
            </button>
        }))}
        <p class="liste__parler">{text::LISTE_PARLER}</p>
        <h2 class="sous-titre">{text::LISTE_AJOUTER}</h2>
        <Autres/>
    }
}

/// The keys not used yet.
#[component]
fn Autres() -> impl IntoView {
    let etat = use_etat();
    let unused = move || {
        let choix = etat.choix.get();
        Cle::TOUTES.into_iter().filter(move |it| !crate::app::components::is_used(&choix, *it))
    };
    vue! {
        <ul class="cles">
            {vif(move || unused().map(|cle| vue! { <li><CarteCle cle/></li> }).collect_view())}
        </ul>
    }
}
