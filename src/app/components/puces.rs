//! The keys in use, each as a chip that can be opened or removed.

use leptos::prelude::*;

use super::{Icone, IconeVue, TITRE, cadre::teinte, tape};
use crate::{
    app::{
        adresse::Place,
        donnees::{Base, Charge, Donnees},
        etat::{Etat, Trace, use_etat},
        text,
    },
    domain::{Choix, Diplome, Gout},
    matching::{Cle, questionnaire},
    platform::page,
};

/// The chips, in the order of the keys; nothing when no key is used.
#[component]
pub fn Puces() -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let puces = move || {
        let choix = etat.choix();
        Cle::TOUTES
            .into_iter()
            .filter(|cle| is_used(&choix, *cle))
            .map(|cle| {
                let resume = resume(etat, &base, &choix, cle);
                let enlever = move || etat.change(Trace::Nouvelle, |it| clear(it, cle));
                puce(etat, Place::Cle(cle), teinte(cle), resume, text::cle_nom(cle), enlever)
            })
            .chain(choix.has_souhaits().then(|| souhaits(etat, &choix)))
            .collect_view()
    };
    let any = move || {
        let choix = etat.choix();
        !choix.is_empty() || choix.has_souhaits()
    };
    vue! {
        <ul class="puces" aria-label=text::MES_CLES class:puces--vide=Signal::derive(move || !any())>
            {puces}
        </ul>
    }
}

/// What matters beside the keys, as one chip.
fn souhaits(etat: Etat, choix: &Choix) -> AnyView {
    let n = choix.contraintes.len() + usize::from(choix.niveau_max.is_some());
    let enlever = move || {
        etat.change(Trace::Nouvelle, |it| {
            it.contraintes.clear();
            it.niveau_max = None;
        });
    };
    let resume = text::important_resume(n);
    puce(etat, Place::Important, "important", resume, text::IMPORTANT_TITRE, enlever)
}

/// A chip: its name leads where it was chosen, its cross takes it away.
fn puce(
    etat: Etat,
    place: Place,
    teinte: &'static str,
    resume: String,
    nom: &str,
    mut enlever: impl FnMut() + Send + 'static,
) -> AnyView {
    vue! {
        <li class="puce" data-cle=teinte>
            <a class="puce__nom" href=etat.lien(place)>{resume}</a>
            <button
                type="button"
                class="puce__enlever"
                aria-label=format!("{} : {nom}", text::ENLEVER)
                on:click=tape(move || {
                    enlever();
                    page::focus(TITRE);
                })
            >
                <IconeVue icone=Icone::Croix/>
            </button>
        </li>
    }
}

/// Is that key used?
pub fn is_used(choix: &Choix, cle: Cle) -> bool {
    match cle {
        Cle::Metier => !choix.metiers.is_empty(),
        Cle::Secteur => !choix.secteurs.is_empty(),
        Cle::Formation => choix.diplome.is_some(),
        Cle::Competences => !choix.competences.is_empty() || n_vie(choix) > 0,
        Cle::Interets => !choix.interets.is_empty() || n_vie(choix) < choix.gestes.len(),
    }
}

/// How many activities of everyday life are in the basket.
fn n_vie(choix: &Choix) -> usize {
    choix.gestes.iter().filter(|it| it.0.is_vie()).count()
}

fn clear(choix: &mut Choix, cle: Cle) {
    match cle {
        Cle::Metier => choix.metiers.clear(),
        Cle::Secteur => choix.secteurs.clear(),
        Cle::Formation => choix.diplome = None,
        Cle::Competences => {
            choix.competences.clear();
            choix.gestes.retain(|it| !it.0.is_vie());
        }
        Cle::Interets => {
            questionnaire::forget(choix);
            choix.interets.clear();
            choix.gestes.retain(|it| it.0.is_vie());
        }
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
            format!("{} ({})", text::cle_nom(cle), choix.competences.len() + n_vie(choix))
        }
        Cle::Interets => {
            let n = |gout| {
                let gestes = choix.gestes.iter().filter(|it| !it.0.is_vie() && it.1 == gout);
                choix.interets.iter().filter(|it| it.1 == gout).count() + gestes.count()
            };
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
