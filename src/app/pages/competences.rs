//! Key compétences: a basket of what one can do.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            Bascule, Icone, IconeVue, Puces, Recherche, Suite, Titre, a, afficher, h2, p, pli,
            span, tape, ul, vif,
        },
        donnees::{Charge, Donnees},
        etat::{Trace, use_etat},
        text,
        trouver::{self, Cible, N_LIGNES},
    },
    domain::{Choix, CompetenceCode, GesteCode, Gout},
    matching::{
        Cle,
        tables::{activite_vie, activites_vie, groupes_vie},
    },
};

/// The screen of the key compétences.
#[component]
pub fn CleCompetences() -> impl IntoView {
    let donnees: Donnees = expect_context();
    let etat = use_etat();
    let base = donnees.pret();
    let chercher =
        Callback::new(move |texte: String| trouver::competences(donnees, &texte, N_LIGNES));
    let on_choix = Callback::new(move |it: Cible| etat.change(Trace::Meme, |choix| it.put(choix)));
    let qualites: Vec<(CompetenceCode, String)> = base
        .catalogue
        .competences
        .iter()
        .filter(|it| it.savoir_etre)
        .map(|it| (it.code, it.nom.clone()))
        .collect();
    let familles: Vec<(u16, String)> =
        (0..).zip(&base.catalogue.enjeux).map(|(rank, it)| (rank, it.nom.clone())).collect();
    vue! {
        <Titre texte=text::cle_titre(Cle::Competences)/>
        {p("chapeau", text::COMPETENCES_AIDE)}
        <Puces/>
        <Panier/>
        <Recherche
            id="competence"
            label=text::COMPETENCES_CHAMP
            exemple=text::COMPETENCES_EXEMPLE
            rien=text::COMPETENCES_RIEN
            chercher
            on_choix
        />
        {h2(text::COMPETENCES_VIE)}
        {p("aide", text::COMPETENCES_VIE_AIDE)}
        {vif(move || afficher(donnees.gestes(), |_| {
            groupes_vie().into_iter().map(|nom| vue! { <Groupe nom/> }).collect_view().into_any()
        }))}
        {h2(text::COMPETENCES_METIER)}
        {p("aide", text::COMPETENCES_METIER_AIDE)}
        {p("", a("bouton", etat.lien(Place::Cle(Cle::Metier)), text::COMPETENCES_METIER_LIEN))}
        {h2(text::COMPETENCES_QUALITES)}
        {ul("choix choix--cote", qualites.into_iter().map(|(code, nom)| vue! {
                <li><BasculeCompetence code nom/></li>
            }).collect_view())}
        {h2(text::COMPETENCES_FAMILLES)}
        {familles.into_iter().map(|(rank, nom)| vue! { <Famille rank nom/> }).collect_view()}
        <Suite/>
    }
}

/// What is in the basket, each to be taken out.
#[component]
fn Panier() -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let donnees: Donnees = expect_context();
    let codes = move || etat.choix().competences;
    // What each activity shows is told, so that one can take it up or contest it.
    let vie = move || {
        let mut gestes = etat.choix().gestes;
        gestes.retain(|it| it.0.is_vie());
        if gestes.is_empty() || !matches!(donnees.gestes(), Charge::Pret(_)) {
            return Vec::new();
        }
        let found = |code: &GesteCode| activite_vie(code.as_str().parse().ok()?);
        gestes.into_iter().filter_map(|it| Some((found(&it.0)?, it.0))).collect::<Vec<_>>()
    };
    let nom = move |code: CompetenceCode| {
        let id = base.catalogue.find_competence(code);
        id.map(|it| base.catalogue.competences[it.index()].nom.clone()).unwrap_or_default()
    };
    vue! {
        <section class="panier" aria-label=text::COMPETENCES_PANIER>
            {h2(text::COMPETENCES_PANIER)}
            {vif(move || (codes().is_empty() && vie().is_empty()).then(|| p("", text::COMPETENCES_PANIER_VIDE)))}
            <ul class="panier__liste">
                {vif(move || codes().into_iter().map(|code| vue! {
                    <li class="panier__ligne">
                        {span("", nom(code))}
                        <button
                            type="button"
                            class="panier__enlever"
                            aria-label=format!("{} : {}", text::ENLEVER, nom(code))
                            on:click=tape(move || etat.change(Trace::Meme, |it| toggle(it, code)))
                        >
                            <IconeVue icone=Icone::Croix/>
                        </button>
                    </li>
                }).collect_view())}
                {vif(move || vie().into_iter().map(|(it, code)| vue! {
                    <li class="panier__ligne">
                        <span>{it.phrase} <small class="panier__preuve">{it.tu_as_montre}</small></span>
                        <button
                            type="button"
                            class="panier__enlever"
                            aria-label=format!("{} : {}", text::ENLEVER, it.phrase)
                            on:click=tape(move || etat.change(Trace::Meme, |it| toggle_geste(it, &code)))
                        >
                            <IconeVue icone=Icone::Croix/>
                        </button>
                    </li>
                }).collect_view())}
            </ul>
        </section>
    }
}

/// A family of savoir-faire, built when it is unfolded.
#[component]
fn Famille(
    /// Its place among families.
    rank: u16,
    /// Its name.
    nom: String,
) -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let inside = move || {
        let all = base.catalogue.competences.iter();
        let lines = all
            .filter(|it| it.enjeu == rank && !it.savoir_etre)
            .map(|it| vue! { <li><BasculeCompetence code=it.code nom=it.nom.clone()/></li> });
        ul("choix", lines.collect::<Vec<_>>())
    };
    pli(nom, inside)
}

/// A group of activities of everyday life, built when it is unfolded.
#[component]
fn Groupe(
    /// Its name.
    nom: &'static str,
) -> impl IntoView {
    let etat = use_etat();
    let inside = move || {
        let all = activites_vie().iter().filter(|it| it.groupe == nom);
        let lines = all.filter_map(|it| {
            let code: GesteCode = it.id.to_string().parse().ok()?;
            let held = code.clone();
            let actif = Signal::derive(move || etat.choix().gestes.iter().any(|it| it.0 == held));
            let tap = move |()| etat.change(Trace::Meme, |it| toggle_geste(it, &code));
            Some(vue! { <li><Bascule texte=it.phrase actif on_tap=Callback::new(tap)/></li> })
        });
        ul("choix choix--cote", lines.collect::<Vec<_>>())
    };
    pli(nom, inside)
}

fn toggle_geste(choix: &mut Choix, code: &GesteCode) {
    if choix.gestes.iter().any(|it| it.0 == *code) {
        choix.gestes.retain(|it| it.0 != *code);
    } else if choix.gestes.len() < Choix::MAX {
        choix.gestes.push((code.clone(), Gout::Aime));
    }
}

/// A compétence to take up or to leave.
#[component]
pub fn BasculeCompetence(
    /// Which.
    code: CompetenceCode,
    /// Its name.
    nom: String,
) -> impl IntoView {
    let etat = use_etat();
    let actif = Signal::derive(move || etat.choix().competences.contains(&code));
    let tap = move |()| etat.change(Trace::Meme, |it| toggle(it, code));
    vue! { <Bascule texte=nom actif on_tap=Callback::new(tap)/> }
}

fn toggle(choix: &mut Choix, code: CompetenceCode) {
    if choix.competences.contains(&code) {
        choix.competences.retain(|it| *it != code);
    } else {
        Choix::add(&mut choix.competences, code);
    }
}
