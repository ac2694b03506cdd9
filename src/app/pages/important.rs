//! What matters to the person, beside tastes: hours, conditions, health, studies.

use leptos::prelude::*;

use crate::{
    app::{
        components::{Puces, Suite, Titre, afficher, h2, menu, p, vif},
        donnees::Donnees,
        etat::{Trace, use_etat},
        text,
    },
    domain::{Contrainte, Niveau, Souhait},
    matching::tables::{QuestionContrainte, contraintes},
};

/// The questions by group, each with its own answers; none is an answer too.
#[component]
pub fn Important() -> impl IntoView {
    let donnees: Donnees = expect_context();
    vue! {
        <Titre texte=text::IMPORTANT_TITRE/>
        {p("chapeau", text::IMPORTANT_AIDE)}
        <Puces/>
        {vif(move || afficher(donnees.gestes(), |_| questions()))}
        <Suite/>
    }
}

fn questions() -> AnyView {
    let mut groupes: Vec<(&str, Vec<&'static QuestionContrainte>)> = Vec::new();
    for it in contraintes() {
        match groupes.last_mut() {
            Some((nom, all)) if *nom == it.groupe => all.push(it),
            _ => groupes.push((it.groupe, vec![it])),
        }
    }
    vue! {
        {groupes.into_iter().map(|(nom, all)| vue! {
            {h2(nom)}
            {all.into_iter().filter_map(souhait).collect_view()}
        }).collect_view()}
        {h2(text::IMPORTANT_ETUDES)}
        {niveau_max()}
    }
}

/// The strengths in the order in which they are offered.
const FORCES: [Souhait; 3] = [Souhait::Prefere, Souhait::Evite, Souhait::Jamais];

fn souhait(it: &'static QuestionContrainte) -> Option<AnyView> {
    let etat = use_etat();
    let contrainte: Contrainte = it.code.parse().ok()?;
    let words = [it.prefere, it.eviter, Some(it.jamais)];
    let offered: Vec<(Souhait, &str)> =
        FORCES.into_iter().zip(words).filter_map(|(force, mots)| Some((force, mots?))).collect();
    let forces: Vec<Souhait> = offered.iter().map(|it| it.0).collect();
    let mots = offered.into_iter().map(|it| it.1.to_owned()).collect();
    let held = {
        let forces = forces.clone();
        move || {
            let held = etat.choix().souhait(contrainte)?;
            forces.iter().position(|it| *it == held)
        }
    };
    let on_choix = move |rank: Option<usize>| {
        etat.change(Trace::Meme, |choix| {
            choix.contraintes.retain(|it| it.0 != contrainte);
            choix.contraintes.extend(rank.map(|it| (contrainte, forces[it])));
        });
    };
    Some(menu(
        it.code,
        it.question,
        text::PEU_IMPORTE,
        mots,
        Signal::derive(held),
        Callback::new(on_choix),
    ))
}

fn niveau_max() -> AnyView {
    let etat = use_etat();
    let mots = Niveau::TOUS.map(|it| text::niveau(it).to_owned()).to_vec();
    let held = move || {
        let held = etat.choix().niveau_max?;
        Niveau::TOUS.iter().position(|it| *it == held)
    };
    let on_choix = move |rank: Option<usize>| {
        etat.change(Trace::Meme, |it| it.niveau_max = rank.map(|it| Niveau::TOUS[it]));
    };
    let question = text::IMPORTANT_NIVEAU;
    menu("niveau", question, text::PEU_IMPORTE, mots, Signal::derive(held), Callback::new(on_choix))
}
