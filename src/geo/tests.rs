//! The geography that a travel time must hold, on the communes of the embedded snapshot: orders of
//! magnitude, said by people who make the trip, never a minute.

mod proprietes;

use std::{collections::BTreeMap, fs, path::Path, sync::OnceLock};

use super::*;
use crate::{
    domain::{Catalogue, CommuneCode, Echelle, Moyen},
    snapshot::{
        Role, decode,
        format::{MANIFEST, Manifest},
    },
};

struct France {
    catalogue: Catalogue,
    communes: Vec<Commune>,
    rows: BTreeMap<CommuneCode, usize>,
}

fn france() -> &'static France {
    static IT: OnceLock<France> = OnceLock::new();
    IT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
        let read = |path: &str| fs::read(folder.join(path)).unwrap();
        let manifest: Manifest = decode::manifest(&read(MANIFEST)).unwrap();
        let core = &manifest.find(Role::Coeur, "").unwrap().chemin;
        let catalogue = decode::coeur(&read(core)).unwrap();
        let files = manifest.fichiers.iter().filter(|it| it.role == Role::Departement);
        let communes: Vec<Commune> = files
            .flat_map(|it| decode::communes(&read(&it.chemin), &catalogue).unwrap())
            .map(|it| it.commune)
            .collect();
        let rows = communes.iter().enumerate().map(|(row, it)| (it.code, row)).collect();
        France { catalogue, communes, rows }
    })
}

fn commune(code: &str) -> &'static Commune {
    let france = france();
    &france.communes[france.rows[&code.parse().unwrap()]]
}

fn end(it: &Commune) -> Endroit {
    Endroit::of(it).unwrap()
}

/// What is in the way, as it is drawn.
fn carte() -> Carte {
    Carte::read(&obstacles()).expect("written by us")
}

fn depart(from: &Commune, moyen: Moyen, minutes: u8) -> Depart {
    Depart::new(&Reglages::default(), carte(), end(from), moyen, minutes)
}

fn portee(from: &'static Commune, echelle: Echelle) -> Portee<'static> {
    // What it takes is copied: the constants need not live as long.
    Portee::new(&france().catalogue, &Reglages::default(), from, echelle)
}

/// The trip is of one of the bands `expected`; 0 stands for more than 90 min, or no way at all.
#[track_caller]
fn check(from: &str, to: &str, moyen: Moyen, expected: &[u8]) {
    let (a, b) = (commune(from), commune(to));
    let bande = depart(a, moyen, 90).bande(end(b)).unwrap_or(0);
    assert!(expected.contains(&bande), "{} - {} {moyen:?}: {bande}", a.nom, b.nom);
}

use Moyen::{Pied, Transports, Velo, Voiture};

#[test]
fn an_estuary_is_crossed_where_one_can() {
    // Royan, Le Verdon: a ferry, or 200 km.
    check("17306", "33544", Voiture, &[60, 90]);
    check("17306", "33544", Velo, &[90, 0]);
    // Blaye, Pauillac: the same, higher up; Royan, Bordeaux.
    check("33058", "33314", Voiture, &[45, 60]);
    check("17306", "33063", Voiture, &[90, 0]);
    // Honfleur, Le Havre: the bridge of Normandie.
    check("14333", "76351", Voiture, &[30]);
    check("14333", "76351", Pied, &[0]);
    check("14118", "76351", Voiture, &[60, 90]);
    // Saint-Nazaire, Saint-Brevin: a bridge closed to those without a motor.
    check("44184", "44154", Voiture, &[15, 30]);
    check("44184", "44154", Velo, &[0]);
    // Granville, Cancale; Brest, Crozon; Locmariaquer, Arzon; Arcachon, Lège-Cap-Ferret.
    check("50218", "35049", Voiture, &[60, 90]);
    check("29019", "29042", Voiture, &[45, 60]);
    check("56116", "56005", Voiture, &[45, 60]);
    check("33009", "33236", Voiture, &[45, 60]);
}

#[test]
fn each_bank_holds_its_communes() {
    let is_parted = |a: &str, b: &str| {
        let [a, b] = [a, b].map(|it| {
            let at = commune(it).position.unwrap();
            #[allow(clippy::cast_possible_truncation)]
            (at.latitude as f32, at.longitude as f32)
        });
        carte().barrieres.iter().any(|it| it.n_croisements(a, b) % 2 == 1)
    };
    for (a, b) in [
        // Quillebeuf, Tancarville; Vatteville, Saint-Maurice-d'Ételan; Paimbœuf, Donges.
        ("27485", "76684"),
        ("76727", "76622"),
        ("44116", "44052"),
        // Macau, Bayon; Talmont, Valeyrac; Baden, Crach; Port-Louis, Larmor-Plage.
        ("33262", "33035"),
        ("17437", "33538"),
        ("56008", "56046"),
        ("56181", "56107"),
        // Duingt, Talloires; Le Minihic-sur-Rance, Saint-Suliac; Barèges, Bagnères.
        ("74108", "74275"),
        ("35181", "35314"),
        ("65481", "65059"),
        // Allemond, Theys; Aussois, Les Belleville.
        ("38005", "38504"),
        ("73023", "73257"),
    ] {
        assert!(is_parted(a, b), "{} {}", commune(a).nom, commune(b).nom);
    }
    for (a, b) in [
        // Honfleur, Quillebeuf; Le Havre, Rives-en-Seine; Moûtiers, Les Belleville.
        ("14333", "27485"),
        ("76351", "76164"),
        ("73181", "73257"),
        // Lorient, Lanester; Luz-Saint-Sauveur, Barèges; Vaujany, Le Bourg-d'Oisans.
        ("56121", "56098"),
        ("65295", "65481"),
        ("38527", "38052"),
        // Paris, Versailles; Nantes, Rezé: nothing is in the way where bridges are many.
        ("75056", "78646"),
        ("44109", "44143"),
    ] {
        assert!(!is_parted(a, b), "{} {}", commune(a).nom, commune(b).nom);
    }
}

#[test]
fn an_island_is_as_far_as_its_boat_or_its_bridge() {
    // Quiberon, Le Palais; Le Conquet, Ouessant; Fromentine's side, Yeu.
    check("56186", "56152", Transports, &[90]);
    check("56186", "56152", Velo, &[90]);
    check("56240", "56152", Transports, &[0]);
    check("29040", "29155", Voiture, &[0]);
    check("85012", "85113", Transports, &[90]);
    // La Rochelle, Saint-Martin-de-Ré, Oléron; two ends of an island.
    check("17300", "17369", Voiture, &[30]);
    check("17300", "17323", Voiture, &[60, 90]);
    check("56009", "56241", Voiture, &[15]);
    // La Barre-de-Monts, Barbâtre.
    check("85012", "85011", Voiture, &[15]);
}

#[test]
fn a_ridge_is_gone_around() {
    // Bourg-Saint-Maurice, Moûtiers: one valley. Val-d'Isère, Bonneval: two.
    check("73054", "73181", Voiture, &[30, 45, 60]);
    check("73304", "73047", Voiture, &[0]);
    check("73304", "73054", Voiture, &[45, 60]);
    check("74056", "73054", Voiture, &[0]);
    check("38185", "38052", Voiture, &[45, 60]);
    check("38185", "73065", Voiture, &[45, 60]);
    check("65286", "65295", Voiture, &[30, 45]);
}

#[test]
fn paris_is_slow_by_car_and_its_suburbs_are_near_by_train() {
    for to in ["78646", "94028"] {
        check("75056", to, Voiture, &[30, 45, 60]);
        check("75056", to, Transports, &[45, 60]);
    }
    check("75056", "77284", Voiture, &[60, 90]);
    check("75104", "75113", Velo, &[15, 30]);
    // The country goes faster: Vierzon, Bourges is three times as far as Paris, Créteil.
    check("18279", "18033", Voiture, &[30, 45]);
    check("18279", "18033", Velo, &[0]);
    check("69123", "42218", Voiture, &[60, 90]);
    check("67482", "68066", Voiture, &[60, 90]);
}

#[test]
fn overseas_places_keep_their_coasts_and_heights() {
    // Fort-de-France, Le Lamentin; Saint-Denis, Saint-Pierre, Cilaos; Cayenne, Kourou.
    check("97209", "97213", Voiture, &[15, 30]);
    check("97411", "97416", Voiture, &[60, 90]);
    check("97424", "97414", Voiture, &[60, 90]);
    check("97411", "97424", Voiture, &[0]);
    check("97302", "97304", Voiture, &[45, 60]);
    check("97120", "97105", Voiture, &[45, 60]);
    // Dzaoudzi, Mamoudzou: a barge. Pointe-à-Pitre, Marie-Galante: a boat.
    check("97608", "97611", Voiture, &[30, 45, 60]);
    check("97120", "97112", Transports, &[0, 90]);
    check("97120", "97112", Voiture, &[0]);
    // Maripasoula has no road.
    for it in &france().communes {
        if it.position.is_some() && it.code.departement() == "973" && it.nom != "Maripasoula" {
            let reached = depart(commune("97353"), Voiture, 90).bande(end(it));
            assert!(reached.is_none() || it.nom == "Papaichton", "{}", it.nom);
        }
    }
}

#[test]
fn no_means_leaves_corsica() {
    let is_corsican = |it: &Commune| matches!(it.code.departement(), "2A" | "2B");
    let (corsica, mainland): (Vec<&Commune>, Vec<&Commune>) =
        france().communes.iter().filter(|it| it.position.is_some()).partition(|it| is_corsican(it));
    assert_eq!(corsica.len(), 360);
    for moyen in Moyen::TOUS {
        for from in [commune("2B033"), commune("2A004"), commune("2A041")] {
            let depart = depart(from, moyen, 90);
            assert!(mainland.iter().all(|it| depart.bande(end(it)).is_none()));
        }
        for from in [commune("06088"), commune("83137")] {
            let depart = depart(from, moyen, 90);
            assert!(corsica.iter().all(|it| depart.bande(end(it)).is_none()));
        }
    }
    check("2A004", "2B033", Voiture, &[0]);
    check("2B033", "2B037", Voiture, &[15, 30]);
}

#[test]
fn each_place_apart_holds_its_communes_and_no_other() {
    let of = |cadre: [f32; 4]| {
        let inside = |it: &&Commune| {
            it.position.is_some_and(|at| {
                #[allow(clippy::cast_possible_truncation)]
                let (north, east) = (at.latitude as f32, at.longitude as f32);
                carte::overlap(cadre, [north, east, north, east])
            })
        };
        france().communes.iter().filter(inside).count()
    };
    let enclaves = carte().enclaves;
    let found: Vec<usize> = enclaves.iter().map(|it| of(it.cadre())).collect();
    let expected = [
        1, 1, 1, 1, 1, 1, 4, 1, 1, 1, 1, 4, 1, 10, 8, 1, 360, 1, 1, 3, 1, 2, 1, 1, 1, 1, 1, 1, 1, 2,
    ];
    assert_eq!(found, expected);
    for it in &enclaves {
        let inside = |at: carte::Point| carte::overlap(it.cadre(), [at.0, at.1, at.0, at.1]);
        if let [dedans, dehors] = it.passages[..] {
            assert!(inside(dedans.ici) && !inside(dehors.ici));
        }
    }
}

#[test]
fn borders_never_cut_a_travel_time() {
    // Vierzon: Indre and Loiret. Vernon: Yvelines. Tournefeuille, at the edge of Toulouse: Gers.
    for (from, minutes, others) in [
        ("18279", 45, &["36", "41"][..]),
        ("18279", 60, &["36", "41", "45"]),
        ("27681", 30, &["78", "95"]),
        ("31557", 45, &["32", "82"]),
    ] {
        let portee = portee(commune(from), Echelle::Trajet(Voiture, minutes));
        let loaded = portee.departements();
        for code in others {
            assert!(loaded.contains(code), "{from}: {loaded:?}");
            let near = france().communes.iter().filter(|it| it.code.departement() == *code);
            assert!(near.filter(|it| portee.holds(it)).count() > 0, "{from}: {code}");
        }
        assert!(loaded.len() <= 9, "{from}: {loaded:?}");
    }
}

#[test]
fn paris_is_wider_than_its_town_hall() {
    // From Aigremont the west of Paris is within reach and the town hall is not.
    let portee = portee(commune("78007"), Echelle::Rayon(22));
    assert!(portee.holds(commune("75116")) && !portee.holds(commune("75056")));
    assert!(portee.departements().contains(&"75"));
}

#[test]
fn other_scales_load_what_they_cover() {
    let loaded = |code: &str, echelle| portee(commune(code), echelle).departements();
    assert_eq!(loaded("18279", Echelle::Departement), ["18"]);
    assert_eq!(loaded("18279", Echelle::Region), ["18", "28", "36", "37", "41", "45"]);
    assert_eq!(loaded("18279", Echelle::France).len(), 109);
    assert_eq!(loaded("27681", Echelle::Zone), ["27"]);
    // A territory without a région nor coordinates is alone.
    for echelle in [Echelle::Region, Echelle::Rayon(30), Echelle::Trajet(Voiture, 60)] {
        let portee = portee(commune("97502"), echelle);
        assert_eq!(portee.departements(), ["975"]);
        assert!(portee.holds(commune("97502")) && !portee.holds(commune("97801")));
    }
    // Every commune of a zone is in a département that the zone names.
    for it in &france().communes {
        if let Some(zone) = it.zone_emploi {
            let zone = &france().catalogue.zones[usize::from(zone)];
            let code = |it: &u16| france().catalogue.departements[usize::from(*it)].code.as_str();
            assert!(zone.departements.iter().any(|row| code(row) == it.code.departement()));
        }
    }
}

#[test]
fn a_position_finds_its_commune() {
    let france = france();
    let all = &france.catalogue.departements;
    for at in france.communes.iter().step_by(97).filter_map(|it| it.position) {
        // A kilometre away from the middle, so that the answer is not written in the question.
        let at = Position { latitude: at.latitude + 0.009, ..at };
        let loaded = departements_near(all, at);
        let of = |it: &&Commune| loaded.contains(&it.code.departement());
        let near = nearest_commune(france.communes.iter().filter(of), at).unwrap();
        let nearest = nearest_commune(&france.communes, at).unwrap();
        assert_eq!(near.code, nearest.code);
        assert!(distance_km(at, near.position.unwrap()) <= 1.01);
    }
    let london = Position { latitude: 51.5, longitude: -0.12 };
    assert!(departements_near(all, london).is_empty());
    assert!(nearest_commune(&[], london).is_none());
}

#[test]
fn a_list_of_communes_is_in_alphabetical_order() {
    let all = &france().communes;
    let names: Vec<&str> =
        alphabetical(all, "18", crate::search::fold).iter().map(|it| it.nom.as_str()).collect();
    let cher = france().catalogue.find_departement("18").unwrap();
    assert_eq!(names.len(), cher.n_communes);
    let at = |name: &str| names.iter().position(|it| *it == name).unwrap();
    assert!(at("Bué") < at("Bussy") && at("Épineuil-le-Fleuriel") < at("Étréchy"));
    assert!(at("Dun-sur-Auron") < at("Épineuil-le-Fleuriel") && at("Étréchy") < at("Vierzon"));
}

#[test]
fn a_faster_host_reaches_farther() {
    let mut given = Reglages::default();
    given.allures[3].route = 100.0;
    let given = Reglages::read(&given.write()).expect("written by us");
    let reach = |reglages: &Reglages| {
        let depart = Depart::new(reglages, carte(), end(commune("18279")), Voiture, 45);
        france()
            .communes
            .iter()
            .filter_map(Endroit::of)
            .filter(|it| depart.bande(*it).is_some())
            .count()
    };
    assert!(reach(&given) > reach(&Reglages::default()));
    assert_eq!(Reglages::read(&[]), Some(Reglages::default()));
    assert_eq!(Reglages::read(&Reglages::default().write()), Some(Reglages::default()));
    assert_eq!(Reglages::read(&[100; 12]), None);
    assert_eq!(Reglages::read(&[0; Reglages::N]), None);
}

#[test]
fn the_page_for_hosts_gives_our_constants() {
    let page = include_str!("../../docs/TRAJETS.md");
    let mut told: Vec<(&str, u16)> = Vec::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, name, value, ..] = cells[..] else { continue };
        let Some(name) = name.strip_prefix('`').and_then(|it| it.strip_suffix('`')) else {
            continue;
        };
        let value: f64 = value.replace(',', ".").parse().unwrap();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        told.push((name, (value * 100.0).round() as u16));
    }
    let names = Reglages::names();
    let ours: Vec<(&str, u16)> =
        names.iter().map(String::as_str).zip(Reglages::default().write()).collect();
    assert_eq!(told, ours);
}
