//! Key centres d'intérêt: what one likes, and what one does not.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{Icone, IconeVue, Puces, Suite, Titre, a, aria, h2, p, tape, ul, vif},
        donnees::Donnees,
        etat::{Trace, use_etat},
        text,
    },
    domain::{Gout, InteretCode},
    matching::{
        Cle,
        questionnaire::{Reponses, Version},
    },
};

/// The screen of the key centres d'intérêt.
#[component]
pub fn CleInterets() -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let etat = use_etat();
    let interets: Vec<(InteretCode, String)> =
        base.catalogue.interets.iter().map(|it| (it.code, it.nom.clone())).collect();
    vue! {
        <Titre texte=text::cle_titre(Cle::Interets)/>
        {p("chapeau", text::INTERETS_AIDE)}
        <Puces/>
        {h2(text::INTERETS_GESTES)}
        {p("aide", text::INTERETS_GESTES_AIDE)}
        {vif(move || {
            let (reponses, _) = Reponses::read(&etat.choix().questionnaire);
            let n = reponses.n_vues();
            (n > 0).then(|| p("aide", text::n_reponses(n)))
        })}
        <p class="versions">
            {Version::TOUTES.map(|it| vue! {
                {a("bouton", etat.lien(Place::Questions(it)), text::questions_version(it))}
            }).collect_view()}
        </p>
        {h2(text::INTERETS_CHOISIS)}
        {ul("gouts", interets.into_iter().map(|(code, nom)| vue! { <GoutLigne code nom/> }).collect_view())}
        <Suite/>
    }
}

/// A centre d'intérêt and its two answers; none is an answer too.
#[component]
fn GoutLigne(code: InteretCode, nom: String) -> impl IntoView {
    let etat = use_etat();
    let gout = move || etat.choix().gout(code);
    let answer = move |gout: Gout| {
        etat.change(Trace::Meme, |it| {
            let before = it.gout(code);
            it.interets.retain(|known| known.0 != code);
            if before != Some(gout) {
                it.interets.push((code, gout));
            }
        });
    };
    let pressed = move |it: Gout| aria(move || gout() == Some(it));
    vue! {
        <li class="gout">
            <span class="gout__nom" id=format!("gout-{code}")>{nom}</span>
            <span class="gout__reponses" role="group" aria-labelledby=format!("gout-{code}")>
                <button
                    type="button"
                    class="gout__bouton"
                    aria-pressed=pressed(Gout::Aime)
                    on:click=tape(move || answer(Gout::Aime))
                >
                    <IconeVue icone=Icone::Coche/>
                    {text::AIME}
                </button>
                <button
                    type="button"
                    class="gout__bouton gout__bouton--non"
                    aria-pressed=pressed(Gout::Rejette)
                    on:click=tape(move || answer(Gout::Rejette))
                >
                    <IconeVue icone=Icone::Croix/>
                    {text::REJETTE}
                </button>
            </span>
        </li>
    }
}
