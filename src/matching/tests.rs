//! A table of choices and of the métiers they should bring first.

use super::*;
use crate::domain::{
    Acces, Competence, CompetenceCode, CompetenceId, Condition, Conditions, Force, Interet,
    InteretCode, InteretId, LienCompetence, Metier, Niveau, Riasec, Secteur, SecteurCode,
    SecteurId, TransitionEco,
};

fn metier(code: &str) -> Metier {
    Metier {
        code: code.parse().unwrap(),
        nom: code.to_owned(),
        phrase: String::new(),
        parent: code.parse().unwrap(),
        riasec: Riasec { majeur: 'R', mineur: None },
        reglemente: false,
        cadre: false,
        transition_eco: TransitionEco::Blanc,
        transition_num: false,
        transition_demo: false,
        acces: Acces::default(),
        embauches: 0,
        secteurs: Vec::new(),
        interets_principaux: Vec::new(),
        interets: Vec::new(),
        competences: Vec::new(),
        contextes: Vec::new(),
        proches: Vec::new(),
        conditions: Conditions::default(),
        affinites: Vec::new(),
        niveau_usuel: 0,
        notoriete: 0,
        certifications: 0,
    }
}

/// Four métiers: A and B are close; C asks a baccalauréat; D says nothing of its access.
fn catalogue() -> Catalogue {
    let lien = |id, principale| LienCompetence { competence: CompetenceId(id), principale };
    let mut a = metier("A1101");
    a.interets_principaux = vec![InteretId(0)];
    a.secteurs = vec![SecteurId(1), SecteurId(0)];
    a.competences = vec![lien(0, true), lien(1, false)];
    a.proches = vec![MetierId(1)];
    a.acces.sans_diplome = true;
    let mut b = metier("B1101");
    b.interets = vec![InteretId(0)];
    b.interets_principaux = vec![InteretId(1)];
    b.secteurs = vec![SecteurId(0)];
    b.competences = vec![lien(0, false)];
    b.acces.min = Niveau::new(3);
    b.embauches = 5;
    b.conditions.set(Condition::Nuit, Force::Forte);
    let mut c = metier("C1101");
    c.interets_principaux = vec![InteretId(1)];
    c.acces.min = Some(Niveau::BAC);
    let d = metier("D1101");
    Catalogue {
        secteurs: vec![
            Secteur { code: SecteurCode(79), nom: "Agriculture".to_owned(), parent: None },
            Secteur {
                code: SecteurCode(114),
                nom: "Sylviculture".to_owned(),
                parent: Some(SecteurId(0)),
            },
        ],
        interets: [1, 2]
            .map(|code| Interet { code: InteretCode(code), nom: String::new() })
            .to_vec(),
        competences: [10, 11]
            .map(|code| Competence {
                code: CompetenceCode(code),
                nom: String::new(),
                enjeu: 0,
                savoir_etre: false,
                riasec: String::new(),
            })
            .to_vec(),
        metiers: vec![a, b, c, d],
        ..Catalogue::default()
    }
    .indexed()
}

fn ranked(choix: &str) -> Classement {
    let pairs = choix.split('&').filter_map(|it| it.split_once('='));
    let (choix, ecarts) = Choix::read(pairs);
    assert_eq!(ecarts, []);
    rank(Demande { catalogue: &catalogue(), choix: &choix, formation: None })
}

/// `expected` is the list of letters, then `+` when the list had to be widened.
#[track_caller]
fn check(choix: &str, expected: &str) {
    let classement = ranked(choix);
    let catalogue = catalogue();
    let letter = |it: &Proposition| catalogue.metier(it.metier).code.grand_domaine().to_owned();
    let mut letters: String = classement.propositions.iter().map(letter).collect();
    if classement.elargi {
        letters.push('+');
    }
    assert_eq!(letters, expected);
    assert!(classement.propositions.iter().all(|it| !it.pour.is_empty()));
}

#[track_caller]
fn check_first(choix: &str, expected: &str) {
    let catalogue = catalogue();
    let first = ranked(choix).propositions[0].metier;
    assert_eq!(catalogue.metier(first).code.grand_domaine(), expected);
}

#[test]
fn no_key_gives_no_list() {
    check("", "");
    check("lieu=18279.30km", "");
}

#[test]
fn a_named_job_comes_first_then_its_neighbours() {
    check("metiers=A1101", "AB");
    check("metiers=D1101", "D");
}

#[test]
fn a_principal_interest_goes_first() {
    check("interets=1", "AB");
    check("interets=2", "BC");
}

#[test]
fn what_is_rejected_counts() {
    check("interets=1&sans=2", "AB");
    check("sans=2", "AD");
}

#[test]
fn a_secteur_takes_its_parts_and_prefers_the_principal_one() {
    check("secteurs=79", "BA");
    check("secteurs=114", "A");
}

#[test]
fn a_level_opens_its_own_doors_first() {
    check_first("diplome=aucun", "A");
    check_first("diplome=niveau3", "B");
    check_first("diplome=niveau4", "C");
}

#[test]
fn principal_competences_weigh_more() {
    check("competences=10", "AB");
    check("competences=11", "A");
}

#[test]
fn a_second_key_moves_up_what_answers_both() {
    check("interets=1&secteurs=114", "A");
    check_first("interets=2&diplome=niveau3", "B");
}

#[test]
fn a_secteur_is_a_border_unless_it_holds_no_answer() {
    check("interets=2&secteurs=114", "A");
    check("metiers=D1101&secteurs=114&jamais=pas_de_nuit", "DA");
}

#[test]
fn never_removes_what_is_sure_and_counts_it() {
    let classement = ranked("interets=1&jamais=pas_de_nuit");
    assert_eq!(classement.ecartes, [(Contrainte::PasDeNuit, 1)]);
    assert_eq!(classement.propositions.len(), 1);
    assert_eq!(ranked("interets=1&eviter=pas_de_nuit").propositions.len(), 2);
}

#[test]
fn what_matters_alone_lists_common_jobs_and_says_that_the_profile_is_empty() {
    let classement = ranked("jamais=pas_de_nuit");
    assert_eq!(classement.drapeaux, [Drapeau::ProfilVide]);
    assert!(classement.propositions.iter().all(|it| it.pour[0] == Raison::Courant));
}

#[test]
fn the_order_of_choice_changes_nothing() {
    for (one, other) in [
        ("interets=1.2", "interets=2.1"),
        ("metiers=A1101.C1101", "metiers=C1101.A1101"),
        ("competences=10.11", "competences=11.10"),
    ] {
        assert_eq!(ranked(one), ranked(other));
    }
}

#[test]
fn the_first_are_explained_as_the_others_would_be() {
    let (choix, _) = Choix::read([("interets", "1.2"), ("metiers", "D1101")]);
    let catalogue = catalogue();
    let demande = Demande { catalogue: &catalogue, choix: &choix, formation: None };
    let (all, first) = (rank(demande), rank_first(demande, 1));
    assert_eq!(all.propositions[0], first.propositions[0]);
    assert!(first.propositions[1].pour.is_empty());
    let metiers = |it: &Classement| it.propositions.iter().map(|it| it.metier).collect::<Vec<_>>();
    assert_eq!(metiers(&all), metiers(&first));
    for it in all.propositions {
        assert_eq!(explain(demande, it.metier), it);
    }
}
