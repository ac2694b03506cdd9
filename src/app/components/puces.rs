//! The keys in use, each as a chip that can be opened or removed.

use leptos::prelude::*;

use super::{Icone, IconeVue, cadre::teinte, tape};
use crate::{
    app::{
        adresse::Place,
        donnees::{Base, Charge, Donnees},
        etat::{Etat, Trace, use_etat},
        text,
    },
    domain::{Choix, Diplome, Gout},
    matching::Cle,
};

/// The chips, in the order of the keys; nothing when no key is used.
#[component]
pub fn Puces() -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let puces = move || {
        let choix = etat.choix.get();
        Cle::TOUTES
            .into_iter()
            .filter(|cle| is_used(&choix, *cle))
            .map(|cle| {
                let resume = resume(etat, &base, &choix, cle);
                let enlever = format!("{} : {}", text::ENLEVER, text::cle_nom(cle));
                vue! {
                    <li class="puce" data-cle=teinte(cle)>
                        <a class="puce__nom" href=etat.lien(Place::Cle(cle))>{resume}</a>
                        <button
                            type="button"
                            class="puce__enlever"
                            aria-label=enlever
                            on:click=tape(move || etat.change(Trace::Nouvelle, |it| clear(it, cle)))
                        >
                            <IconeVue icone=Icone::Croix/>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    let any = move || !etat.choix.get().is_empty();
    vue! {
        <ul class="puces" aria-label=text::MES_CLES class:puces--vide=Signal::derive(move || !any())>
            {puces}
        </ul>
    }
}

/// Is that key used?
pub fn is_used(choix: &Choix, cle: Cle) -> bool {
    match cle {
        Cle::Metier => !choix.metiers.is_empty(),
        Cle::Secteur => !choix.secteurs.is_empty(),
        Cle::Formation => choix.diplome.is_some(),
        Cle::Competences => !choix.competences.is_empty(),
        Cle::Interets => !choix.interets.is_empty(),
    }
}

fn clear(choix: &mut Choix, cle: Cle) {
    match cle {
        Cle::Metier => choix.metiers.clear(),
        Cle::Secteur => choix.secteurs.clear(),
        Cle::Formation => choix.diplome = None,
        Cle::Competences => choix.competences.clear(),
        Cle::Interets => choix.interets.clear(),
    }
}

/// What was chosen with a key, short enough for a chip.
fn resume(etat: Etat, base: &Base, choix: &Choix, cle: Cle) -> String {
    let catalogue = &base.catalogue;
    match cle {
        Cle::Metier => first_of(choix.metiers.iter().filter_map(|it| {
            catalogue.find_metier(*it).map(|it| catalogue.metier(it).nom.clone())
        })),
        Cle::Secteur => first_of(choix.secteurs.iter().filter_map(|it| {
            catalogue.find_secteur(*it).map(|it| catalogue.secteurs[it.index()].nom.clone())
        })),
        Cle::Formation => match choix.diplome {
            None => String::new(),
            Some(Diplome::Aucun) => text::FORMATION_AUCUN.to_owned(),
            Some(Diplome::Niveau(niveau)) => text::niveau(niveau).to_owned(),
            Some(Diplome::Certification(code)) => match etat.formation() {
                Some(Charge::Pret(Some(formation))) => formation.nom.clone(),
                _ => code.to_string(),
            },
        },
        Cle::Competences => {
            format!("{} ({})", text::cle_nom(cle), choix.competences.len())
        }
        Cle::Interets => {
            let n = |gout| choix.interets.iter().filter(|it| it.1 == gout).count();
            text::interets_resume(n(Gout::Aime), n(Gout::Rejette))
        }
    }
}

fn first_of(mut noms: impl Iterator<Item = String>) -> String {
    let first = noms.next().unwrap_or_default();
    match noms.count() {
        0 => first,
        n => format!("{first} + {n}"),
    }
}
