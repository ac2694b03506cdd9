//! Time of a whole ranking, all keys used, on the embedded snapshot: mean, median and 95th
//! percentile in microseconds. Run by `make bench`.

use std::{path::Path, time::Instant};

use cinq_cles::{
    domain::{Choix, Diplome},
    ingest::classer,
    matching::{Demande, rank, rank_first},
};

const TOURS: usize = 300;

/// Every key, six gestures, five constraints of three strengths.
const TOUT: &str = "metiers=D1102&secteurs=79&competences=300361.300431.300405.300233&interets=9.14.22\
&sans=15&gestes=cuisine.nature.v001.q07.deux-roues&sansgestes=usine&plutot=en_exterieur.contact_public\
&eviter=pas_de_nuit.sans_permis&jamais=pas_de_hauteur&niveaumax=4";

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
    let atelier = classer::open(&root).expect("the embedded snapshot is in public/");
    let pairs = |it: &'static str| it.split('&').filter_map(|it| it.split_once('='));
    let (mut tout, ecarts) = Choix::read(pairs(TOUT));
    assert!(ecarts.is_empty(), "{ecarts:?}");
    let formation = atelier.formations.iter().find(|it| it.nom == "CAP cuisine");
    tout.diplome = formation.map(|it| Diplome::Certification(it.code));
    let (interets, _) = Choix::read(pairs("interets=9.14"));
    let (gestes, _) = Choix::read(pairs("gestes=cuisine.nature.deux-roues"));
    let mut sans_secteur = tout.clone();
    sans_secteur.secteurs.clear();
    for (name, choix, formation) in [
        ("every key", &tout, formation),
        ("every key but secteur", &sans_secteur, formation),
        ("two centres d'intérêt", &interets, None),
        ("three gestures", &gestes, None),
    ] {
        let demande = Demande { catalogue: &atelier.catalogue, choix, formation };
        let n = rank(demande).propositions.len();
        println!("{name}: {n} métiers");
        time("all explained", || rank(demande));
        time("the first ten", || rank_first(demande, 10));
    }
}

fn time<T>(name: &str, work: impl Fn() -> T) {
    let mut times: Vec<u128> = (0..TOURS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    let mean = times.iter().sum::<u128>() / TOURS as u128;
    let (median, p95) = (times[TOURS / 2], times[TOURS * 95 / 100]);
    println!("  {name}: mean {mean} µs, median {median} µs, p95 {p95} µs");
}
