//! The list that every key leads to.

use std::sync::Arc;

use leptos::prelude::*;

use super::accueil::Issues;
use crate::{
    app::{
        adresse::Place,
        components::{
            CarteCle, CarteMetier, Puces, Titre, a, afficher, h2, p, span, statut, vif, voir_plus,
        },
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
                return vue! { {p("chapeau", text::LISTE_SANS_CLE)} <Issues/> };
            }
            afficher(classement(), |it| {
                vue! { <Propositions classement=it/> }
            })
        })}
    }
}

#[component]
fn Propositions(classement: Arc<Classement>) -> AnyView {
    let etat = use_etat();
    let total = classement.propositions.len();
    if total == 0 {
        return vue! {
            {statut("chapeau", text::LISTE_VIDE)}
            {ecartes(etat, &classement)}
            {p("", text::LISTE_VIDE_AIDE)}
            <Autres/>
        };
    }
    let elargi = classement.elargi;
    let list = {
        let (base, classement) = (expect_context::<Donnees>().pret(), classement.clone());
        move |n: usize| {
            let shown = classement.propositions[..n].iter();
            shown
                .map(|it| vue! { <li><CarteMetier proposition=etat.explain(&base, it)/></li> })
                .collect_view()
        }
    };
    let shown = move || (PAR_PAGE * (1 + usize::from(etat.vue().plus))).min(total);
    vue! {
        {statut("liste__compte", text::n_metiers(total))}
        {etat.choix_now().lieu.map(|_| p("aide liste__ou", text::LIEU_LISTE))}
        {classement.drapeaux.iter().map(|it| p("annonce", text::drapeau(*it))).collect_view()}
        {ecartes(etat, &classement)}
        {elargi.then(|| p("annonce", text::LISTE_ELARGI))}
        <ol class="liste">
            {vif(move || list(shown()))}
        </ol>
        {vif(move || (shown() < total).then(|| voir_plus(etat, shown(), total)))}
        {p("", a("lien", etat.lien(Place::Pourquoi), text::LISTE_POURQUOI))}
        {p("liste__parler", text::LISTE_PARLER)}
        {h2(text::LISTE_AJOUTER)}
        <Autres/>
    }
}

/// What « jamais » removed, and the way to change it.
fn ecartes(etat: Etat, classement: &Classement) -> Option<AnyView> {
    (!classement.ecartes.is_empty()).then(|| {
        p(
            "annonce",
            vec![
                span("", text::ecartes(&classement.ecartes)),
                a("lien", etat.lien(Place::Important), text::IMPORTANT_CHANGER),
            ],
        )
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
        {p("", a("bouton", etat.lien(Place::Important), text::IMPORTANT_AJOUTER))}
    }
}
