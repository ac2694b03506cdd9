//! Mutated samples of openings, one target per reader: nothing may panic nor hang. Not run by
//! default: `FUZZ_SECONDS=60 cargo bench --features snapshot --bench fuzz_offres`; a name after `--`
//! keeps one target. `FUZZ_SEED` begins elsewhere. Real files of `../shared/data` are seeds too.

#[path = "../src/ingest/tests/echantillons.rs"]
#[allow(dead_code)] // the tests name them one by one
mod echantillons;
#[path = "commun/hasard.rs"]
mod hasard;

use std::{
    env, fs,
    io::{Cursor, Read as _},
    panic::{self, AssertUnwindSafe},
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use cinq_cles::{
    domain::CommuneCode,
    ingest::{
        geo::{CommuneCog, Geo},
        offres::{lieu::Carte, phrases, read_file},
        rapport::Rapport,
    },
};
use flate2::read::GzDecoder;
use hasard::Hasard;

/// What often breaks readers.
const MOTS: &[&str] = &[
    "null",
    "[]",
    "{}",
    "true",
    "-1",
    "1e999",
    "1E-400",
    "99999999999999999999",
    "\"\"",
    "\\u0000",
    "\\ud800",
    "\"",
    "'",
    ",",
    ":",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "</",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml ?>",
    "&#x110000;",
    "&#0;",
    "&lt;",
    "&nope;",
    "&",
    "é",
    "\u{202E}",
    "\u{FEFF}",
    "\u{0}",
    "\r\n",
    "\n",
    "\t",
    ";",
    "00000000",
    "20260230",
    "99999999",
    "2026-02-30",
    "0000-00-00T00:00:00Z",
    "31/02/2026",
    "1er mars",
    "97",
    "2A",
    "999",
    "75000",
    "18 - ",
    "(Dept.)",
    "Mme Martin",
    "01 99 00 12 34",
    "a@b.example",
    "javascript:alert(1)",
    "https://a:b@c.example",
    "Mensuel de 1.0.0 Euros",
    "35H99",
    "H/F",
    "[[[[[[[[[[[[[[[[",
];

/// Changes of a sample, one to eight.
fn mutate(bytes: &[u8], other: &[u8], hasard: &mut Hasard) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=hasard.below(8) {
        if out.is_empty() {
            break;
        }
        let at = hasard.below(out.len());
        let end = (at + 1 + hasard.below(40)).min(out.len());
        match hasard.below(9) {
            0 => out[at] = u8::try_from(hasard.next() % 256).unwrap_or_default(),
            1 => out[at] ^= 1 << hasard.below(8),
            2 => _ = out.drain(at..end),
            3 => {
                let copy = out[at..end].to_vec();
                out.splice(at..at, copy);
            }
            4 | 5 => {
                let word = MOTS[hasard.below(MOTS.len())];
                let end = if hasard.below(2) == 0 { at } else { end };
                out.splice(at..end, word.bytes());
            }
            6 => out.truncate(at),
            7 => {
                let from = hasard.below(other.len());
                let to = (from + hasard.below(400)).min(other.len());
                out.splice(at..end, other[from..to].iter().copied());
            }
            _ => {
                let digit = out.iter().skip(at).position(u8::is_ascii_digit);
                if let Some(found) = digit {
                    out[at + found] = b"0123456789-.e"[hasard.below(13)];
                }
            }
        }
    }
    out
}

/// Reads the bytes as the build does, as far as it can without the tables of the country.
fn read(path: &str, bytes: Vec<u8>, carte: &Carte) -> usize {
    let mut rapport = Rapport::default();
    let mut n = 0;
    let done = read_file(path, Box::new(Cursor::new(bytes)), &mut rapport, &mut |it, _| {
        if let Ok(it) = it {
            std::hint::black_box(carte.find(&it.lieu));
            std::hint::black_box(phrases::faits(&it.faits, false));
            n += 1;
        }
    });
    if let Err(error) = done {
        std::hint::black_box(error.to_string());
    }
    std::hint::black_box(rapport.to_string());
    n
}

fn country() -> Geo {
    let mut geo = Geo::default();
    let rows = [
        ("18033", "Bourges", "18000", Some((470_750, 24_042))),
        ("18279", "Vierzon", "18100", Some((472_369, 20_791))),
        ("75056", "Paris", "75001", Some((488_570, 23_510))),
        ("75101", "Paris 1er Arrondissement", "75001", None),
        ("2A004", "Ajaccio", "20000", Some((419_300, 87_000))),
    ];
    for (code, nom, postal, point) in rows {
        let code: CommuneCode = code.parse().unwrap();
        let arrondissement = nom.contains("Arr").then(|| "75056".parse().unwrap());
        let commune = CommuneCog {
            nom: nom.to_owned(),
            departement: code.departement().to_owned(),
            commune: arrondissement,
            codes_postaux: vec![postal.to_owned()],
            population: Some(1_000),
            point,
            zone: None,
            bassin: None,
            densite: 0,
        };
        geo.communes.insert(code, commune);
        let row = (nom.to_owned(), "24".to_owned());
        geo.territoires.departements.insert(code.departement().to_owned(), row);
    }
    geo
}

/// The beginning of a real file, whole elements not needed: mutations break them anyway.
fn real(name: &str) -> Option<Vec<u8>> {
    let data = env::var("SHARED_DATA").unwrap_or_else(|_| "../shared/data".to_owned());
    let path = Path::new(&data).join(name);
    let mut bytes = Vec::new();
    let file = fs::File::open(&path).ok()?;
    if path.extension().is_some_and(|it| it == "gz") {
        GzDecoder::new(file).take(30_000).read_to_end(&mut bytes).ok()?;
    } else {
        file.take(30_000).read_to_end(&mut bytes).ok()?;
    }
    Some(bytes)
}

fn main() -> ExitCode {
    let number = |name: &str| env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let Some(seconds) = number("FUZZ_SECONDS") else {
        println!("fuzz_offres: not run (FUZZ_SECONDS tells for how long per target)");
        return ExitCode::SUCCESS;
    };
    let only: Vec<String> = env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let reals = [
        ("offres/ft.json", "offres/ft_v2_reponse_brute_2019.json"),
        ("offres/ft_plat.json", "offres/ft_offres_2026-04.json.gz"),
        ("offres/alternance_A1102.json", "offres/lba_v3_offres_2026-04.json"),
        ("offres/missions.csv", "offres/service_civique_exemple_2018.csv"),
        ("offres/index.xml", "formations/lheo_index_exemple.xml"),
        ("offres/catalogue.json", "formations/catalogue_apprentissage_exemple.json"),
    ];
    panic::set_hook(Box::new(|_| {}));
    let geo = country();
    let carte = Carte::new(&geo);
    let mut n_faults = 0;
    for (path, sample) in echantillons::TOUS {
        if !only.is_empty() && !only.iter().any(|it| path.contains(it.as_str())) {
            continue;
        }
        let mut seeds = vec![sample.as_bytes().to_vec()];
        seeds.extend(reals.iter().filter(|it| it.0 == *path).filter_map(|it| real(it.1)));
        let seed = number("FUZZ_SEED").unwrap_or(20_261_125);
        let mut hasard = Hasard(seed.max(1));
        let (start, mut n, mut understood, mut slowest) =
            (Instant::now(), 0_u64, 0_u64, Duration::ZERO);
        while start.elapsed() < Duration::from_secs(seconds) {
            let sample = &seeds[hasard.below(seeds.len())];
            let other = echantillons::TOUS[hasard.below(echantillons::TOUS.len())].1.as_bytes();
            let bytes = mutate(sample, other, &mut hasard);
            let one = Instant::now();
            let done = panic::catch_unwind(AssertUnwindSafe(|| read(path, bytes.clone(), &carte)));
            slowest = slowest.max(one.elapsed());
            n += 1;
            if let Ok(found) = done {
                understood += found as u64;
            } else {
                n_faults += 1;
                let name = format!("target/fuzz-{}-{n}", path.replace('/', "-"));
                _ = fs::write(&name, &bytes);
                println!("{path}: panic, input kept in {name}");
            }
            if one.elapsed() > Duration::from_secs(5) {
                n_faults += 1;
                println!("{path}: {:?} for one input", one.elapsed());
            }
        }
        let spent = start.elapsed().as_secs();
        println!(
            "{path}: {n} inputs in {spent} s, {understood} openings understood, slowest {slowest:?}"
        );
    }
    if n_faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
