//! For tests: ways between métiers, on the embedded snapshot.

use std::sync::OnceLock;

use super::{
    Acces, DABORD, Demande, Exige, Passerelle, Voeu, acquis, apprendre, autrement, embarque, exige,
    passerelles, portes, profil::Atelier, rank, vecu,
};
use crate::{
    domain::{Choix, Condition, Diplome, Force, Formation, Metier, MetierId, Niveau},
    ingest::classer,
};

fn atelier() -> &'static Atelier {
    static IT: OnceLock<Atelier> = OnceLock::new();
    IT.get_or_init(|| classer::open(&embarque::folder()).expect("the embedded snapshot is there"))
}

fn id(code: &str) -> MetierId {
    embarque::catalogue().find_metier(code.parse().unwrap()).unwrap()
}

fn metier(id: MetierId) -> &'static Metier {
    embarque::catalogue().metier(id)
}

fn codes(list: &[Passerelle]) -> Vec<&'static str> {
    list.iter().map(|it| metier(it.metier).code.as_str()).collect()
}

fn demande<'a>(choix: &'a Choix, formation: Option<&'a Formation>) -> Demande<'a> {
    Demande { catalogue: embarque::catalogue(), choix, formation }
}

fn choix(address: &str) -> Choix {
    let (choix, ecarts) = Choix::read(address.split('&').filter_map(|it| it.split_once('=')));
    assert_eq!(ecarts, []);
    choix
}

fn formation(nom: &str) -> &'static Formation {
    let named = |it: &&Formation| it.nom == nom && !it.metiers.is_empty();
    atelier().formations.iter().find(named).unwrap_or_else(|| panic!("no {nom}"))
}

fn held(formation: &Formation) -> Choix {
    Choix { diplome: Some(Diplome::Certification(formation.code)), ..Choix::default() }
}

#[test]
fn what_one_does_counts_when_the_basket_is_empty() {
    let nothing = Choix::default();
    let found = passerelles(id("D1102"), demande(&nothing, None));
    assert_eq!(codes(&found)[0], "D1104");
    for it in &found {
        assert!(metier(id("D1102")).proches.contains(&it.metier));
        let own = &metier(id("D1102")).competences;
        assert!(it.acquis.iter().all(|held| own.iter().any(|it| it.competence == *held)));
        assert!(it.a_apprendre.iter().all(|it| !own.iter().any(|own| own.competence == *it)));
    }
}

#[test]
fn what_is_in_the_basket_counts_and_moves_up() {
    // Everything that D1106 asks, and nothing else.
    let target = metier(id("D1106"));
    let all = &embarque::catalogue().competences;
    let asked = target.competences.iter().filter(|it| it.principale);
    let choix = Choix {
        competences: asked.map(|it| all[it.competence.index()].code).collect(),
        ..Choix::default()
    };
    assert_eq!(acquis(&choix, embarque::catalogue()).len(), choix.competences.len());
    let found = passerelles(id("D1102"), demande(&choix, None));
    assert_eq!(codes(&found)[0], "D1106");
    assert_eq!(found[0].a_apprendre, []);
    assert!(found[1..].iter().all(|it| !it.a_apprendre.is_empty()));
}

#[test]
fn the_same_with_a_change_has_the_change() {
    let nothing = Choix::default();
    let ways = |from, voeu| autrement(id(from), voeu, demande(&nothing, None));
    let less = ways("J1506", Voeu::MoinsEtudes);
    assert!(codes(&less).contains(&"J1501"), "{:?}", codes(&less));
    for (from, voeu) in [("F1602", Voeu::Dehors), ("I1604", Voeu::Dehors)] {
        let found = ways(from, voeu);
        assert!(found.len() >= 3, "{from}: {:?}", codes(&found));
        for it in found {
            assert!(metier(it.metier).conditions.get(Condition::Exterieur) >= Force::Moyenne);
        }
    }
    for it in ways("D1102", Voeu::SansNuit) {
        assert_eq!(metier(it.metier).conditions.get(Condition::Nuit), Force::Inconnue);
    }
}

#[test]
fn no_way_is_made_up() {
    let nothing = Choix::default();
    let ways = |from, voeu| autrement(id(from), voeu, demande(&nothing, None));
    // A gardener is outdoors already; a helper in a farm needs no diploma; a shop closes at night.
    assert_eq!(ways("A1203", Voeu::Dehors), []);
    assert_eq!(ways("A1403", Voeu::MoinsEtudes), []);
    assert_eq!(ways("D1207", Voeu::SansNuit), []);
    for voeu in Voeu::TOUS {
        for from in ["D1102", "M1805", "K2503", "N1103", "G1803"] {
            let found = ways(from, voeu);
            assert!(found.iter().all(|it| it.metier != id(from)));
        }
    }
}

#[test]
fn what_a_job_taught_begins_with_what_is_proper_to_it() {
    let catalogue = embarque::catalogue();
    let of = |code: &str| vecu(id(code), catalogue);
    let nom = |code: &str, at: usize| catalogue.competences[of(code)[at].index()].nom.as_str();
    assert!(nom("D1102", 0).contains("boulangerie"));
    assert!(nom("M1805", 0).contains("Développer un logiciel"));
    assert_eq!(nom("D1505", 0), "Gérer une caisse");
    for code in ["D1102", "N1103", "K1304", "F1703"] {
        let list = of(code);
        assert_eq!(list.len(), metier(id(code)).competences.len());
        assert!(list.len() >= DABORD);
        let qualities = list.iter().map(|it| catalogue.competences[it.index()].savoir_etre);
        assert!(qualities.is_sorted(), "{code}: a savoir-être before a savoir-faire");
    }
}

#[test]
fn what_is_missing_leads_to_what_one_may_begin() {
    let formations = &atelier().formations;
    let nothing = choix("diplome=aucun");
    let found = apprendre(id("D1102"), demande(&nothing, None), formations);
    assert!(found.acquis.is_empty() && !found.manquants.is_empty());
    let first = found.voies[0];
    assert_eq!((first.formation.nom.as_str(), first.precise), ("CAP boulanger", true));
    assert!(found.voies.iter().map(|it| it.portee).is_sorted());
    let open = |it: &&super::Voie<'_>| it.portee == Acces::Ouverte;
    let levels = |it: &super::Voie<'_>| it.formation.niveau.map(Niveau::number);
    assert!(found.voies.iter().filter(open).all(|it| levels(it) == Some(3)));
    assert!(found.voies.iter().all(|it| it.formation.derniere_session.is_none()));
    // One who holds it looks further.
    let cap = first.formation;
    let mine = held(cap);
    let found = apprendre(id("D1102"), demande(&mine, Some(cap)), formations);
    assert_eq!(found.voies[0].portee, Acces::Ouverte);
    assert_ne!(found.voies[0].formation.code, cap.code);
    let own = found.voies.iter().find(|it| it.formation.code == cap.code).unwrap();
    assert_eq!(own.portee, Acces::Tenue);
}

#[test]
fn a_diploma_opens_three_groups_of_doors() {
    let cap = formation("CAP cuisine");
    let mine = held(cap);
    let demande = demande(&mine, Some(cap));
    let found = portes(&rank(demande), demande);
    let ids = |list: &[super::Porte]| list.iter().map(|it| it.metier).collect::<Vec<_>>();
    assert!(ids(&found.directes).contains(&id("G1602")));
    assert!(found.directes.iter().all(|it| cap.metiers.contains(&it.metier)));
    assert!(found.directes.iter().all(|it| it.marche.is_none()));
    assert!(found.une_marche.iter().all(|it| it.marche.is_some_and(|it| it.number() <= 4)));
    assert!(!found.sans_diplome.is_empty() && !found.une_marche.is_empty());
    let mut all = [ids(&found.directes), ids(&found.une_marche), ids(&found.sans_diplome)].concat();
    let n = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), n, "a métier is behind two doors");
}

#[test]
fn without_a_diploma_no_door_is_direct() {
    for address in ["diplome=aucun", "diplome=niveau3.interrompu"] {
        let choix = choix(address);
        let demande = demande(&choix, None);
        let found = portes(&rank(demande), demande);
        assert_eq!(found.directes, [], "{address}");
        assert!(found.sans_diplome.len() > 20, "{address}");
    }
}

#[test]
fn what_the_law_requires_is_said() {
    assert_eq!(exige(metier(id("G1602"))), None);
    let found = exige(metier(id("J1506")));
    assert!(matches!(found, Some(Exige::Niveau(it)) if it.number() >= 5), "{found:?}");
}
