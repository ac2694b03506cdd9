//! The questionnaire: everyday gestures, one per screen, liked or not.

use leptos::prelude::*;

use super::accueil::Issues;
use crate::{
    app::{
        adresse::Place,
        components::{Icone, IconeVue, Suite, Titre, a, h2, p, tape, vif},
        etat::{Trace, use_etat},
        text,
    },
    matching::{
        Cle,
        questionnaire::{
            Profil, REPONSES_MIN, Reponse, Reponses, Version, answer, forget, prochaine,
        },
        tables::Activite,
    },
};

/// A questionnaire of some length.
#[component]
pub fn Questions(
    /// How long.
    version: Version,
) -> impl IntoView {
    let etat = use_etat();
    let reponses = move || Reponses::read(&etat.choix().questionnaire).0;
    vue! {
        <Titre texte=text::QUESTIONS_TITRE/>
        {vif(move || {
            let reponses = reponses();
            match prochaine(&reponses, version) {
                Some(activite) => vue! { <Question activite n_vues=reponses.n_vues() version/> },
                None => vue! { <Fin reponses version/> },
            }
        })}
        {vif(move || (reponses().n_reponses() >= REPONSES_MIN).then(|| vue! { <Suite/> }))}
    }
}

/// One gesture and its answers. Back undoes an answer: each is written in the history.
#[component]
fn Question(activite: &'static Activite, n_vues: usize, version: Version) -> impl IntoView {
    let etat = use_etat();
    let say = move |reponse: Reponse| {
        tape(move || etat.change(Trace::Nouvelle, |it| answer(it, activite.id, reponse)))
    };
    let total = version.n_activites();
    let bouton = move |reponse: Reponse, class: &'static str, icone: Option<Icone>| {
        vue! {
            <button type="button" class=class on:click=say(reponse)>
                {icone.map(|icone| vue! { <IconeVue icone/> })}
                {text::reponse(reponse)}
            </button>
        }
    };
    vue! {
        {p("question__place", text::question_place(n_vues + 1, total))}
        <progress class="question__avance" max=total.to_string() value=n_vues.to_string() aria-hidden="true"></progress>
        <p class="question" role="status">{activite.phrase}</p>
        <div class="question__reponses">
            {bouton(Reponse::Aime, "bouton bouton--oui", Some(Icone::Coche))}
            {bouton(Reponse::NeSaitPas, "bouton", None)}
            {bouton(Reponse::NAimePas, "bouton bouton--non", Some(Icone::Croix))}
        </div>
        <p class="question__sortie">
            <button type="button" class="lien" on:click=say(Reponse::Passe)>{text::reponse(Reponse::Passe)}</button>
            {a("lien", etat.lien(Place::Cle(Cle::Interets)), text::QUESTIONS_ARRETER)}
        </p>
    }
}

/// The end: what the answers show, said with care, and the ways on.
#[component]
fn Fin(reponses: Reponses, version: Version) -> impl IntoView {
    let etat = use_etat();
    let plat = Profil::of(&reponses).plat;
    let longer = Version::TOUTES.into_iter().find(|it| it.n_activites() > version.n_activites());
    vue! {
        <p class="question" role="status">{text::QUESTIONS_FIN}</p>
        {p("annonce", plat.map_or(text::QUESTIONS_FIN_AIDE, text::profil_plat))}
        {longer.map(|it| vue! {
            <p>{a("bouton", etat.lien(Place::Questions(it)), text::questions_continuer(it))}</p>
        })}
        <p class="question__sortie">
            {a("lien", etat.lien(Place::Cle(Cle::Interets)), text::QUESTIONS_VOIR)}
            <button type="button" class="lien" on:click=tape(move || etat.change(Trace::Nouvelle, forget))>
                {text::QUESTIONS_EFFACER}
            </button>
        </p>
        {plat.map(|_| vue! { {h2(text::LISTE_AJOUTER)} <Issues/> })}
    }
}
