//! Key centres d'intérêt: what one likes, and what one does not.

use leptos::prelude::*;

use crate::{
    app::{
        components::{Icone, IconeVue, Puces, Suite, Titre, aria, tape},
        donnees::Donnees,
        etat::{Trace, use_etat},
        text,
    },
    domain::{Gout, InteretCode},
    matching::Cle,
};

/// The screen of the key centres d'intérêt.
#[component]
pub fn CleInterets() -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let interets: Vec<(InteretCode, String)> =
        base.catalogue.interets.iter().map(|it| (it.code, it.nom.clone())).collect();
    vue! {
        <Titre texte=text::cle_titre(Cle::Interets)/>
        <p class="chapeau">{text::INTERETS_AIDE}</p>
        <Puces/>
        <ul class="gouts">
            {interets.into_iter().map(|(code, nom)| vue! { <GoutLigne code nom/> }).collect_view()}
        </ul>
        <Suite/>
    }
}

/// A centre d'intérêt and its two answers; none is an answer too.
#[component]
fn GoutLigne(code: InteretCode, nom: String) -> impl IntoView {
    let etat = use_etat();
    let gout = Memo::new(move |_| etat.choix.get().gout(code));
    let answer = move |gout: Gout| {
        etat.change(Trace::Meme, |it| {
            let before = it.gout(code);
            it.interets.retain(|known| known.0 != code);
            if before != Some(gout) {
                it.interets.push((code, gout));
            }
        });
    };
    let pressed = move |it: Gout| aria(move || gout.get() == Some(it));
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
