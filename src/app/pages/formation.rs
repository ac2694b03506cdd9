//! Key formation: no diploma yet, a level, or a diploma by name.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            Bascule, PanneVue, Puces, Recherche, Reponse, Suite, Titre, compte, h2, lien_metier, p,
            pli, ul, vif,
        },
        donnees::{Charge, Donnees},
        etat::{Trace, use_etat},
        text,
        trouver::{self, Cible, N_LIGNES},
    },
    domain::{Diplome, Niveau},
    matching::{Cle, Porte, Portes, portes},
};

/// How many métiers a group shows: the list holds them all.
const PORTES_MAX: usize = 12;

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
        {p("chapeau", text::FORMATION_AIDE)}
        <Puces/>
        {vif(move || sans_metier().then(|| p("annonce", text::FORMATION_SANS_METIER)))}
        <ul class="choix">
            <li>
                <BasculeDiplome
                    diplome=Diplome::Aucun
                    texte=text::FORMATION_AUCUN
                    detail=text::FORMATION_AUCUN_AIDE
                />
            </li>
        </ul>
        {h2(text::FORMATION_NIVEAU)}
        {ul("choix choix--cote", Niveau::TOUS.map(|it| vue! {
                <li><BasculeDiplome diplome=Diplome::Niveau(it) texte=text::niveau(it) detail=""/></li>
            }).collect_view())}
        {h2(text::FORMATION_PRECISE)}
        <Diplomes/>
        {vif(move || etat.choix().diplome.is_some_and(|it| it != Diplome::Aucun).then(|| vue! {
            <ul class="choix"><li><EnRoute/></li></ul>
        }))}
        <Ouvre/>
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

/// Left on the way, or not finished yet.
#[component]
fn EnRoute() -> impl IntoView {
    let etat = use_etat();
    let actif = Signal::derive(move || etat.choix().interrompu);
    let tap = move |()| etat.change(Trace::Meme, |it| it.interrompu = !it.interrompu);
    vue! {
        <Bascule
            texte=text::FORMATION_EN_ROUTE
            detail=text::FORMATION_EN_ROUTE_AIDE
            actif
            on_tap=Callback::new(tap)
        />
    }
}

/// The métiers that the answer opens, in three groups.
#[component]
fn Ouvre() -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let ligne = {
        let base = base.clone();
        move |it: &Porte| {
            let metier = base.catalogue.metier(it.metier);
            lien_metier(etat, metier, vec![text::porte(it)])
        }
    };
    vif(move || {
        etat.choix().diplome?;
        let Charge::Pret(classement) = etat.classement(&base) else { return None };
        let mut found = Portes::default();
        etat.demander(&base, &mut |demande| found = portes(&classement, demande));
        let groupes = [found.directes, found.une_marche, found.sans_diplome];
        let groupe = |(titre, portes): (&'static str, Vec<Porte>)| {
            let ligne = ligne.clone();
            let shown = move |portes: &[Porte]| {
                let lines = portes.iter().take(PORTES_MAX).map(&ligne);
                ul("liens liens--phrases", lines.collect::<Vec<_>>())
            };
            (!portes.is_empty()).then(|| pli(compte(titre, portes.len()), move || shown(&portes)))
        };
        Some(vue! {
            {h2(text::FORMATION_OUVRE)}
            {text::PORTES.into_iter().zip(groupes).filter_map(groupe).collect_view()}
        })
    })
}

/// The box of diplomas. Their files are asked when the first letter is typed.
#[component]
fn Diplomes() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let asked = RwSignal::new(!etat.vue_now().texte.is_empty());
    let chercher = Callback::new(move |texte: String| {
        if texte.trim().is_empty() {
            return Reponse::default();
        }
        asked.set(true);
        trouver::formations(donnees, &texte, N_LIGNES)
    });
    // A diploma that leads to no métier of its own stays here, where its level can be told.
    let on_choix = Callback::new(move |it: Cible| match it {
        Cible::Formation(_, false) => etat.change(Trace::Nouvelle, |choix| it.put(choix)),
        _ => etat.leave(Place::Liste, |choix| it.put(choix)),
    });
    let waited = move || asked.get().then(|| donnees.certifications());
    vue! {
        {vif(move || waited().map(|it| match it {
            Charge::Panne(panne) => vue! { <PanneVue panne/> },
            _ => ().into_any(),
        }))}
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
