//! What the whole site has to say: no network, a new version, an address half understood,
//! choices that Back has undone.

use leptos::{prelude::*, task::spawn_local};

use super::{Icone, IconeVue, balises::p, tape, vif};
use crate::{
    app::{
        donnees::Charge,
        etat::{Trace, use_etat},
        text,
    },
    domain::Ecart,
    platform::{reseau, worker},
};

/// The announcements, said by screen readers as they come.
#[component]
pub fn Annonces(
    /// A new version of the site waits.
    nouvelle_version: RwSignal<bool>,
) -> impl IntoView {
    let etat = use_etat();
    let en_ligne = RwSignal::new(reseau::is_online());
    reseau::watch(move |it| en_ligne.set(it));
    let lus = RwSignal::new(Vec::<Ecart>::new());
    let ecarts = move || {
        let mut ecarts = etat.ecarts();
        let choix = etat.choix();
        if let (Some(lieu), Some(Charge::Pret(None))) = (choix.lieu, etat.commune()) {
            ecarts.insert(0, Ecart::Inconnu("lieu", lieu.commune.to_string()));
        }
        if let (Some(Charge::Pret(None)), Some(diplome)) = (etat.formation(), choix.diplome)
            && let crate::domain::Diplome::Certification(code) = diplome
        {
            ecarts.push(Ecart::Inconnu("diplome", code.to_string()));
        }
        ecarts
    };
    let remettre = move |_| {
        if let Some(choix) = etat.perdu.get_untracked() {
            etat.change(Trace::Nouvelle, move |it| *it = choix);
        }
    };
    vue! {
        <div class="annonces" role="status">
            {vif(move || (!en_ligne.get()).then(|| p("annonce", text::HORS_LIGNE)))}
            {vif(move || nouvelle_version.get().then(|| vue! {
                <p class="annonce">
                    {text::NOUVELLE_VERSION}
                    <button type="button" class="bouton" on:click=|_| spawn_local(worker::update())>
                        {text::METTRE_A_JOUR}
                    </button>
                    <button type="button" class="bouton" on:click=tape(move || nouvelle_version.set(false))>
                        {text::PLUS_TARD}
                    </button>
                </p>
            }))}
            {vif(move || etat.perdu.get().is_some().then(|| vue! {
                <p class="annonce">
                    {text::PERDU}
                    <button type="button" class="bouton" on:click=remettre>{text::REMETTRE}</button>
                </p>
            }))}
            {vif(move || {
                let ecarts = ecarts();
                (!ecarts.is_empty() && ecarts != lus.get()).then(|| {
                    let details = ecarts.iter().take(3).map(text::ecart).collect::<Vec<_>>().join(" · ");
                    vue! {
                        <p class="annonce">
                            <IconeVue icone=Icone::Attention/>
                            <span>{text::ADRESSE_PARTIELLE} <small>{format!(" {details}")}</small></span>
                            <button
                                type="button"
                                class="bouton"
                                on:click=tape(move || lus.set(ecarts.clone()))
                            >"OK"</button>
                        </p>
                    }
                })
            })}
        </div>
    }
}
