//! Addresses, written and read back.

use super::*;

fn pairs(text: &str) -> Vec<(&str, &str)> {
    text.split('&').filter_map(|it| it.split_once('=')).collect()
}

#[track_caller]
fn check(text: &str, written: &str, n_ecarts: usize) {
    let (choix, ecarts) = Choix::read(pairs(text));
    assert_eq!(choix.write(), written);
    assert_eq!(ecarts.len(), n_ecarts, "{ecarts:?}");
}

#[test]
fn a_whole_state_comes_back_as_it_was() {
    for text in [
        "",
        "lieu=18279.30km",
        "lieu=2A004.departement",
        "lieu=2A004.region&metiers=D1102.A1101&secteurs=79.114&diplome=82703\
         &competences=300230&interets=1.4&sans=14&gestes=velo.v012&sansgestes=q03\
         &plutot=en_exterieur&eviter=pas_de_nuit&jamais=sans_permis.mineur&niveaumax=4\
         &reponses=01a13n",
        "diplome=82703.interrompu",
        "diplome=aucun",
        "diplome=niveau4",
    ] {
        check(text, text, 0);
    }
}

#[test]
fn the_valid_part_is_kept_and_the_rest_is_named() {
    check("lieu=18279", "", 1);
    check("lieu=18279.0km", "", 1);
    for wrong in ["velo", "velo20", "velo+30", "velo030", "30velo", "train30", "voiture90min"] {
        check(&format!("lieu=18279.{wrong}"), "", 1);
    }
    check("lieu=18279.30km&lieu=nulle-part", "lieu=18279.30km", 1);
    check("metiers=D1102.boulanger.A1101", "metiers=D1102.A1101", 1);
    check("diplome=niveau9&interets=1", "interets=1", 1);
    check("couleur=bleu", "", 1);
    check("interets=", "", 1);
    check("diplome=82703.perdu&jamais=pas_de_lundi.mineur", "jamais=mineur", 2);
    check("gestes=Vélo.velo&niveaumax=9", "gestes=velo", 2);
    check("gestes=velo&sansgestes=velo", "gestes=velo", 1);
    check("jamais=mineur&eviter=mineur", "jamais=mineur", 1);
    check("reponses=01aé3n02s7", "reponses=01a", 3);
}

#[test]
fn a_code_counts_once_and_a_taste_is_one_way() {
    check("metiers=D1102.D1102", "metiers=D1102", 0);
    check("interets=1&sans=1", "interets=1", 1);
}

#[test]
fn an_address_of_ten_thousand_codes_keeps_the_first_ones() {
    let many: Vec<String> = (0..10_000).map(|it| it.to_string()).collect();
    let (choix, ecarts) = Choix::read([("competences", many.join(".").as_str())]);
    assert_eq!((choix.competences.len(), ecarts.len()), (Choix::MAX, 10_000 - Choix::MAX));
}

#[test]
fn codes_of_another_snapshot_are_dropped_and_named() {
    let (mut choix, _) = Choix::read(pairs("metiers=D1102&interets=3"));
    let ecarts = choix.keep_known(&Catalogue::default());
    assert!(choix.is_empty());
    assert_eq!(ecarts[0], Ecart::Inconnu("metiers", "D1102".to_owned()));
    assert_eq!(ecarts.len(), 2);
}

#[test]
fn every_scale_comes_back_as_it_was() {
    let trajets = Moyen::TOUS.into_iter().flat_map(|moyen| {
        Echelle::DUREES.into_iter().map(move |minutes| Echelle::Trajet(moyen, minutes))
    });
    let named = [Echelle::Zone, Echelle::Departement, Echelle::Region, Echelle::France];
    for echelle in trajets.chain((1..=200).map(Echelle::Rayon)).chain(named) {
        let lieu = Some(Lieu { commune: "18279".parse().unwrap(), echelle });
        let written = Choix { lieu, ..Choix::default() }.write();
        let (read, ecarts) = Choix::read(pairs(&written));
        assert_eq!((read.lieu, ecarts.len()), (lieu, 0), "{written}");
    }
    check("lieu=18279.transports45", "lieu=18279.transports45", 0);
}
