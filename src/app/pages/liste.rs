//! The list that every key leads to.

use leptos::prelude::*;

use super::accueil::Issues;
use crate::{
    app::{
        adresse::Place,
        components::{CarteCle, CarteMetier, Puces, Titre, afficher, tape, vif},
        donnees::Donnees,
        etat::{Etat, use_etat},
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
            let choix = etat.choix();
            if choix.is_empty() && !choix.has_souhaits() {
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
            {ecartes(etat, &classement)}
            <p>{text::LISTE_VIDE_AIDE}</p>
            <Autres/>
        };
    }
    let elargi = classement.elargi;
    let propositions = StoredValue::new(classement.propositions.clone());
    let shown = move || (PAR_PAGE * (1 + usize::from(etat.vue().plus))).min(total);
    vue! {
        <p class="liste__compte" role="status">{text::n_metiers(total)}</p>
        {etat.choix_now().lieu.map(|_| vue! { <p class="aide liste__ou">{text::LIEU_LISTE}</p> })}
        {classement.drapeaux.iter().map(|it| vue! { <p class="annonce">{text::drapeau(*it)}</p> }).collect_view()}
        {ecartes(etat, &classement)}
        {elargi.then(|| vue! { <p class="annonce">{text::LISTE_ELARGI}</p> })}
        <ol class="liste">
            {vif(move || propositions.with_value(|it| it[..shown()].to_vec()).into_iter().map(|proposition| vue! {
                <li><CarteMetier proposition/></li>
            }).collect_view())}
        </ol>
        {vif(move || (shown() < total).then(|| vue! {
            <button
                type="button"
                class="bouton liste__plus"
                on:click=tape(move || etat.show(|it| it.plus = it.plus.saturating_add(1)))
            >
                {text::VOIR_PLUS}
                <small>{text::montres(shown(), total)}</small>
            </button>
        }))}
        <p><a class="lien" href=etat.lien(Place::Pourquoi)>{text::LISTE_POURQUOI}</a></p>
        <p class="liste__parler">{text::LISTE_PARLER}</p>
        <h2 class="sous-titre">{text::LISTE_AJOUTER}</h2>
        <Autres/>
    }
}

/// What « jamais » removed, and the way to change it.
fn ecartes(etat: Etat, classement: &Classement) -> Option<AnyView> {
    (!classement.ecartes.is_empty()).then(|| {
        vue! {
            <p class="annonce">
                <span>{text::ecartes(&classement.ecartes)}</span>
                <a class="lien" href=etat.lien(Place::Important)>{text::IMPORTANT_CHANGER}</a>
            </p>
        }
    })
}

/// The keys not used yet.
#[component]
fn Autres() -> impl IntoView {
    let etat = use_etat();
    let unused = move || {
        let choix = etat.choix();
        Cle::TOUTES.into_iter().filter(move |it| !crate::app::components::is_used(&choix, *it))
    };
    vue! {
        <ul class="cles">
            {vif(move || unused().map(|cle| vue! { <li><CarteCle cle/></li> }).collect_view())}
        </ul>
        <p><a class="bouton" href=etat.lien(Place::Important)>{text::IMPORTANT_AJOUTER}</a></p>
    }
}
