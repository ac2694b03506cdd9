//! Openings on real data: our examples in the embedded snapshot, the real files where they are at
//! hand (never shipped), and any change of a sample.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{BufRead, BufReader, Cursor, Read},
};

use cinq_cles::{
    domain::{Nature, Opportunite},
    ingest::{
        compile::{self, Choix},
        lecteur::Lecteur,
        lecture::Sources,
        offres::{phrases::EXEMPLE, read_file},
        rapport::{Genre, Rapport},
    },
    snapshot::{Role, format::Offres},
};
use flate2::read::GzDecoder;
use proptest::prelude::*;

use crate::echantillons::TOUS;
use crate::reel::{data, embedded};

fn files(lecteur: &Lecteur) -> BTreeMap<String, Offres> {
    let of = lecteur.manifest.fichiers.iter().filter(|it| it.role == Role::Offres);
    of.map(|it| (it.cle.clone(), serde_json::from_slice(&lecteur.bytes(it).unwrap()).unwrap()))
        .collect()
}

/// A file by whatever name, read as if it were in `offres/`; `None` where it is not at hand.
fn read(name: &str) -> Option<(Vec<Opportunite>, Rapport)> {
    let path = data().join(name);
    let file = BufReader::new(File::open(&path).ok()?);
    let zipped = path.extension().is_some_and(|it| it == "gz");
    let reader: Box<dyn BufRead> =
        if zipped { Box::new(BufReader::new(GzDecoder::new(file))) } else { Box::new(file) };
    let mut rapport = Rapport::default();
    let mut all = Vec::new();
    read_file(name, reader, &mut rapport, &mut |it, rapport| match it {
        Ok(it) => all.push(it.faits),
        Err(ecart) => rapport.push(Genre::LigneEcartee, ecart),
    })
    .unwrap();
    Some((all, rapport))
}

#[test]
fn every_real_sample_is_read_without_a_fault() {
    for (name, nature, n) in [
        ("offres/ft_offres_2026-04.json.gz", Nature::Offre, 1_451),
        ("offres/ft_v2_reponse_brute_2019.json", Nature::Offre, 8),
        ("offres/lba_v3_offres_2026-04.json", Nature::Offre, 76),
        ("offres/service_civique_exemple_2018.csv", Nature::Mission, 8),
        ("formations/lheo_index_exemple.xml", Nature::Session, 10),
        ("formations/catalogue_apprentissage_exemple.json", Nature::Session, 2),
    ] {
        let Some((all, rapport)) = read(name) else { return };
        assert_eq!(all.len(), n, "{name}");
        let faults: Vec<String> = rapport.entries().iter().map(|it| it.1.to_string()).collect();
        assert_eq!(rapport.n_faults(), 0, "{name}: {faults:?}");
        assert!(all.iter().all(|it| it.nature == nature && !it.titre.is_empty()), "{name}");
    }
}

/// Pay and days against the raw file, read by other means.
#[test]
fn the_pay_of_real_offers_is_that_of_the_raw_file() {
    let Some((all, _)) = read("offres/ft_offres_2026-04.json.gz") else { return };
    let mut text = String::new();
    let file = File::open(data().join("offres/ft_offres_2026-04.json.gz")).unwrap();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let raw: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let (mut understood, mut told) = (0, 0);
    for (it, raw) in all.iter().zip(&raw) {
        assert_eq!(it.id, raw["id_offre"]);
        let Some(pay) = raw["salaire"].as_str() else {
            assert_eq!(it.salaire, None);
            continue;
        };
        told += 1;
        let Some(cinq_cles::domain::Salaire::Lu { min, max, .. }) = it.salaire else { continue };
        understood += 1;
        let numbers: Vec<f64> = pay
            .split(' ')
            .filter_map(|it| it.parse().ok())
            .take(if pay.contains(" à ") { 2 } else { 1 })
            .collect();
        let low = numbers.iter().copied().fold(f64::MAX, f64::min);
        let high = numbers.iter().copied().fold(0.0, f64::max);
        assert!((f64::from(min) - low * 100.0).abs() < 1.0, "{pay}: {min}");
        assert!((f64::from(max) - high * 100.0).abs() < 1.0, "{pay}: {max}");
    }
    assert_eq!(told, 912);
    assert!(understood * 100 >= told * 97, "{understood} of {told}");
}

#[test]
fn real_offers_are_placed_and_carry_no_text_of_others() {
    let Ok(sources) = Sources::open(&data()) else { return };
    let choix =
        Choix { toutes_licences: true, date: Some("2026-04-24".to_owned()), ..Choix::default() };
    let mut rapport = Rapport::default();
    let snapshot = compile::build(&sources, &choix, &mut rapport, &mut |_| {}).unwrap();
    let refused: Vec<_> = rapport
        .entries()
        .iter()
        .filter(|it| it.0 == Genre::LigneEcartee && it.1.ligne.fichier.starts_with("offres/"))
        .map(|it| it.1.valeur.as_str())
        .collect();
    assert_eq!(refused, ["Luxembourg"; 6]);
    let both = snapshot.manifest.fichiers.iter().zip(&snapshot.contenus);
    let mut by_precision = BTreeMap::new();
    for (_, bytes) in both.filter(|it| it.0.role == Role::Offres) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("masqué]"), "a masked e-mail or phone is a part of a text");
        let it: Offres = serde_json::from_slice(bytes).unwrap();
        let codes: Vec<&str> = it.lieux.rows().collect();
        for lieu in &it.lieu {
            *by_precision.entry(codes[usize::from(*lieu)].len() == 5).or_insert(0) += 1;
        }
    }
    let (precise, vague) = (by_precision[&true], by_precision[&false]);
    assert!(precise >= 1_350 && vague <= 100, "{precise} in a commune, {vague} wider");
}

#[test]
fn the_embedded_snapshot_holds_only_invented_openings() {
    let lecteur = embedded();
    let mut n = 0;
    for (cle, it) in files(&lecteur).iter().filter(|it| !it.1.nature.is_empty()) {
        assert_eq!(it.sources.0, "exemples", "{cle}");
        let sentences: Vec<&str> = it.phrases.rows().collect();
        for said in &it.faits {
            assert_eq!(sentences[usize::from(said[0])], EXEMPLE, "{cle}");
        }
        for link in
            it.reponse.rows().filter(|it| it.starts_with("http") || it.starts_with("mailto"))
        {
            let host = link.split(['/', '@']).find(|it| it.contains('.')).unwrap();
            let invented = host.rsplit('.').next() == Some("example");
            assert!(invented, "{cle}: {link}");
        }
        // Ranges that the Arcep keeps for fiction.
        let fiction = ["19900", "26191", "35301", "46571", "53649", "63998"];
        let phones = it.reponse.rows().chain(it.telephone.rows());
        for phone in phones.filter_map(|it| it.strip_prefix("tel:+33")) {
            assert!(fiction.iter().any(|it| phone.starts_with(it)), "{cle}: {phone}");
        }
        n += it.nature.len();
    }
    assert_eq!(n, 404, "every example finds its place and its métiers");
    assert_eq!(lecteur.manifest.comptes["offres"], 404);
}

#[test]
fn a_demonstration_is_complete_everywhere() {
    let lecteur = embedded();
    let catalogue = lecteur.catalogue().unwrap();
    let files = files(&lecteur);
    let by_metier = &files["france"].par_metier;
    let mut common: Vec<usize> = (0..catalogue.metiers.len()).collect();
    common.sort_by_key(|it| {
        let metier = &catalogue.metiers[*it];
        (u8::MAX - metier.embauches, metier.code)
    });
    for at in &common[..60] {
        assert!(by_metier[*at] > 0, "{} has no example", catalogue.metiers[*at].code);
    }
    let mut by_region: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
    let mut natures: BTreeMap<char, usize> = BTreeMap::new();
    for departement in &catalogue.departements {
        let Some(it) = files.get(&departement.code) else { continue };
        by_region.entry(&departement.region).or_default().extend(it.nature.chars());
        for nature in it.nature.chars() {
            *natures.entry(nature).or_default() += 1;
        }
    }
    assert_eq!(by_region.len(), 18);
    assert!(by_region.values().all(|it| it.len() >= 2), "{by_region:?}");
    assert!(natures.len() == 5 && natures.values().all(|it| *it >= 40), "{natures:?}");
}

#[test]
fn the_examples_last_as_long_as_the_snapshot() {
    for days in [0_u16, 120, 230, 300] {
        let mut open: BTreeMap<char, usize> = BTreeMap::new();
        for it in files(&embedded()).values() {
            for (nature, fin) in it.nature.chars().zip(&it.fin) {
                *open.entry(nature).or_default() += usize::from(*fin >= days);
            }
        }
        assert!(
            open.len() == 5 && open.values().all(|it| *it >= 15),
            "after {days} days: {open:?}"
        );
    }
    let early =
        files(&embedded()).values().flat_map(|it| it.fin.clone()).filter(|it| *it < 120).count();
    assert!((5..40).contains(&early), "{early} end early, to see what is hidden");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_of_a_sample_is_read_or_refused(
        which in 0..TOUS.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0_u8..3, any::<u8>()), 1..6),
    ) {
        let (path, sample) = TOUS[which];
        let mut bytes = sample.as_bytes().to_vec();
        for (at, kind, byte) in changes {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.drain(at..(at + usize::from(byte) / 8 + 1).min(bytes.len())); }
            }
            if bytes.is_empty() {
                bytes.push(b' ');
            }
        }
        let mut rapport = Rapport::default();
        let mut titles = Vec::new();
        let done = read_file(path, Box::new(Cursor::new(bytes)), &mut rapport, &mut |it, _| {
            titles.extend(it.map(|it| it.faits.titre));
        });
        // What is refused says why; what is read has a title without markup.
        if let Err(error) = done {
            prop_assert!(error.to_string().contains(path), "{}", error);
        }
        for title in titles {
            prop_assert!(!title.is_empty() && title.chars().all(|it| !it.is_control()), "{}", title);
        }
    }

    #[test]
    fn any_bytes_for_any_reader(which in 0..TOUS.len(), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let path = TOUS[which].0;
        let mut rapport = Rapport::default();
        _ = read_file(path, Box::new(Cursor::new(bytes)), &mut rapport, &mut |_, _| {});
    }
}
