//! Key formation: no diploma yet, a level, or a diploma by name.

use std::sync::Arc;

use leptos::prelude::*;

use super::metier::N_LIGNES;
use crate::{
    app::{
        adresse::Place,
        components::{Bascule, Ligne, Puces, Recherche, Reponse, Suite, Titre, afficher, vif},
        donnees::{Certifications, Charge, Donnees, NIVEAUX},
        etat::{Trace, use_etat},
        text,
    },
    domain::{Diplome, Niveau},
    matching::Cle,
};

/// The screen of the key formation.
#[component]
pub fn CleFormation() -> impl IntoView {
    let etat = use_etat();
    let sans_metier = move || match etat.formation() {
        Some(Charge::Pret(Some(it))) => it.metiers.is_empty(),
        _ => false,
    };
    vue! {
        <Titre texte=text::cle_titre(Cle::Formation)/>
        <p class="chapeau">{text::FORMATION_AIDE}</p>
        <Puces/>
        {vif(move || sans_metier().then(|| vue! { <p class="annonce">{text::FORMATION_SANS_METIER}</p> }))}
        <ul class="choix">
            <li>
                <BasculeDiplome
                    diplome=Diplome::Aucun
                    texte=text::FORMATION_AUCUN
                    detail=text::FORMATION_AUCUN_AIDE
                />
            </li>
        </ul>
        <h2 class="sous-titre">{text::FORMATION_NIVEAU}</h2>
        <ul class="choix choix--cote">
            {Niveau::TOUS.map(|it| vue! {
                <li><BasculeDiplome diplome=Diplome::Niveau(it) texte=text::niveau(it) detail=""/></li>
            }).collect_view()}
        </ul>
        <h2 class="sous-titre">{text::FORMATION_PRECISE}</h2>
        <Diplomes/>
        <Suite/>
    }
}

/// One answer among others: choosing it takes the place of the former one.
#[component]
fn BasculeDiplome(diplome: Diplome, texte: &'static str, detail: &'static str) -> impl IntoView {
    let etat = use_etat();
    let actif = Signal::derive(move || etat.choix().diplome == Some(diplome));
    let tap = move |()| {
        etat.change(Trace::Meme, |it| {
            it.diplome = (it.diplome != Some(diplome)).then_some(diplome);
        });
    };
    vue! { <Bascule texte detail actif on_tap=Callback::new(tap)/> }
}

/// The box of diplomas. Their files are asked when the first letter is typed.
#[component]
fn Diplomes() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let asked = RwSignal::new(!etat.vue_now().texte.is_empty());
    let lists = move || -> Vec<Charge<Arc<Certifications>>> {
        NIVEAUX.iter().map(|it| donnees.formations(*it)).collect()
    };
    let chercher = Callback::new(move |texte: String| {
        if texte.trim().is_empty() {
            return Reponse::default();
        }
        asked.set(true);
        let mut found: Vec<Ligne> = Vec::new();
        let mut correction = None;
        for (niveau, list) in NIVEAUX.iter().zip(lists()) {
            let Charge::Pret(list) = list else { continue };
            let mut resultats = list.index.find(&texte, N_LIGNES);
            // A list that had to correct goes after those that found the very words.
            if resultats.correction.is_some() && !found.is_empty() {
                continue;
            }
            correction = resultats.correction.take().or(correction);
            found.extend(resultats.hits.into_iter().map(|hit| {
                let formation = &list.liste[hit.cible as usize];
                let detail = match (formation.niveau, formation.derniere_session) {
                    (_, Some(annee)) => text::derniere_session(annee),
                    (Some(niveau), None) => text::niveau(niveau).to_owned(),
                    (None, None) => formation.genre.0.to_string(),
                };
                let cible = cible(*niveau, hit.cible);
                Ligne { cible, texte: hit.texte, marques: hit.marques, detail }
            }));
        }
        found.truncate(2 * N_LIGNES);
        Reponse { lignes: found, correction }
    });
    let on_choix = Callback::new(move |cible: u32| {
        let (niveau, row) = (NIVEAUX[(cible >> 24) as usize], (cible & 0x00ff_ffff) as usize);
        if let Charge::Pret(list) = untrack(|| donnees.formations(niveau)) {
            let formation = &list.liste[row];
            let diplome = Some(Diplome::Certification(formation.code));
            // A diploma that leads to no métier of its own stays here, where its level can be told.
            let place = if formation.metiers.is_empty() {
                Place::Cle(Cle::Formation)
            } else {
                Place::Liste
            };
            etat.leave(place, |it| it.diplome = diplome);
        }
    });
    let first_fault = move || {
        asked.get().then(|| {
            let mut waiting = false;
            for list in lists() {
                match list {
                    Charge::Panne(panne) => return Charge::Panne(panne),
                    Charge::EnCours => waiting = true,
                    Charge::Pret(_) => {}
                }
            }
            if waiting { Charge::EnCours } else { Charge::Pret(()) }
        })
    };
    vue! {
        {vif(move || first_fault().map(|it| afficher(it, |()| ().into_any())))}
        <Recherche
            id="diplome"
            label=text::FORMATION_CHAMP
            exemple=text::FORMATION_EXEMPLE
            rien=text::FORMATION_RIEN
            chercher
            on_choix
        />
    }
}

/// A row of the list of a level, as one number: which list above, which row below.
fn cible(niveau: u8, row: u32) -> u32 {
    let list = NIVEAUX.iter().position(|it| *it == niveau).unwrap_or(0);
    (u32::try_from(list).unwrap_or(0) << 24) | row
}
