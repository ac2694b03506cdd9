//! Places: every figure of hires, of unemployment and of the map, against the raw files read by
//! other means.

use std::collections::{BTreeMap, BTreeSet};

use cinq_cles::{
    domain::{Catalogue, Niveau},
    ingest::lecteur::Lecteur,
    snapshot::{
        Role,
        format::{Carte, Coin, Marche},
    },
};

use crate::reel::{Ligne, embedded, list, open, raw};

/// What the survey publishes for a place and a family.
#[derive(Clone, Copy, Debug, Default)]
struct Somme {
    prevus: i64,
    secret: bool,
    difficiles: (i64, i64),
    saison: (i64, i64),
}

/// Sums by place (`F`, `R24`, `D18`, `B2402`) and by FAP 2021 code, and by place alone.
fn sums(rows: &[Ligne]) -> BTreeMap<(String, String), Somme> {
    let mut out: BTreeMap<(String, String), Somme> = BTreeMap::new();
    let number = |it: &Ligne, column: &str| it[column].parse::<i64>().ok();
    for it in rows {
        let places = [
            "F".to_owned(),
            format!("R{}", it["REG"]),
            format!("D{}", it["Dept"]),
            format!("B{:0>4}", it["BE25"]),
        ];
        for place in places {
            for code in [it["Code métier BMO"].as_str(), ""] {
                let sum = out.entry((place.clone(), code.to_owned())).or_default();
                let Some(met) = number(it, "met") else {
                    sum.secret = true;
                    continue;
                };
                sum.prevus += met;
                for (part, column) in [(&mut sum.difficiles, "xmet"), (&mut sum.saison, "smet")] {
                    if let Some(n) = number(it, column) {
                        *part = (part.0 + n, part.1 + met);
                    }
                }
            }
        }
    }
    out
}

/// The code of the survey for each family that is in it.
fn links() -> BTreeMap<String, String> {
    let rows = raw("marche/fap2021_fap2009_meme_libelle.csv", b',').unwrap().into_iter();
    rows.map(|it| (it["fap2009_225"].clone(), it["fap2021_228"].clone())).collect()
}

/// Thousandths, when known for three quarters of the hires.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
fn thousandths(sum: Somme, part: (i64, i64)) -> Option<i32> {
    let known = part.1 > 0 && part.1 * 4 >= sum.prevus * 3;
    known.then(|| (1_000.0 * part.0 as f64 / part.1 as f64).round() as i32)
}

/// A statement: figure, unit, place, period.
type Dit<'a> = (Option<i32>, &'a str, String, &'a str);

/// What should be said of a place that has figures.
fn expected<'a>(sum: Somme, zone: &str) -> Vec<Dit<'a>> {
    let dit = |n: i32, unit: &'a str| (Some(n), unit, zone.to_owned(), "2025");
    let mut out = vec![dit(i32::try_from(sum.prevus).unwrap(), "embauches")];
    out.extend(thousandths(sum, sum.difficiles).map(|it| dit(it, "milliemes")));
    let season = thousandths(sum, sum.saison).filter(|_| 4 * sum.saison.0 >= sum.saison.1);
    out.extend(season.map(|it| dit(it, "milliemes")));
    out
}

fn near(a: &[Dit], b: &[Dit]) -> bool {
    // Halves may go either way: the program computes shares in single precision.
    let same = |a: &Dit, b: &Dit| {
        let figure = match (a.0, b.0) {
            (Some(x), Some(y)) => (x - y).abs() <= i32::from(a.1 == "milliemes"),
            (a, b) => a == b,
        };
        figure && (a.1, &a.2, a.3) == (b.1, &b.2, b.3)
    };
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

#[test]
fn hires_are_those_of_the_place_else_of_the_next_wider_one_that_has_some() {
    let Some(rows) = raw("marche/bmo_2025.csv.gz", b';') else { return };
    let known = sums(&rows);
    let links = links();
    let lecteur = embedded();
    let marche: Marche = open(&lecteur, Role::Marche, "");
    let catalogue = lecteur.catalogue().unwrap();
    let codes = list(&marche.codes);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for file in lecteur.manifest.fichiers.iter().filter(|it| it.role == Role::Emploi) {
        let emploi: Marche = open(&lecteur, Role::Emploi, &file.cle);
        let lieux = list(&emploi.lieux);
        let wide = wide_places(&catalogue, &file.cle);
        assert_eq!(lieux[emploi.bassins.len()..].len(), wide.len(), "{}", file.cle);
        let (unites, zones) = (list(&emploi.unites), list(&emploi.zones));
        let (sources, periodes) = (list(&emploi.sources), list(&emploi.periodes));
        let (phrases, mentions) = (list(&emploi.phrases), list(&emploi.mentions));
        let bassins = emploi.bassins.iter().zip(&lieux);
        let bassins = bassins.map(|it| Some((format!("B{:04}", it.0), (*it.1).to_owned())));
        for (block, first) in [None].into_iter().chain(bassins).enumerate() {
            for (row, code) in codes.iter().enumerate() {
                let rows = emploi.constats[block * codes.len() + row].iter();
                let rows = rows.map(|it| usize::from(*it));
                let bmo = rows.filter(|it| sources[usize::from(emploi.mention[*it])] == "bmo");
                let mut found: Vec<Dit> = Vec::new();
                for it in bmo {
                    let at = usize::from(emploi.mention[it]);
                    found.push((
                        emploi.chiffres[it],
                        unites[it],
                        zones[at].to_owned(),
                        periodes[at],
                    ));
                    said_as_is(phrases[it], emploi.chiffres[it], unites[it], zones[at]);
                    assert!(mentions[at].contains(zones[at]) && mentions[at].contains("2025"));
                    // Sentences of a place follow each other.
                    let lieu = lieux.iter().position(|name| *name == zones[at]).unwrap();
                    let debut = usize::from(emploi.debuts[lieu]);
                    let fin = emploi.debuts.get(lieu + 1);
                    let fin = fin.map_or(phrases.len(), |it| usize::from(*it));
                    assert!((debut..fin).contains(&it) || same_name(&lieux, zones[at]));
                }
                let Some(fap) = links.get(*code) else {
                    assert_eq!(found, [], "{code} has no link");
                    continue;
                };
                let chain: Vec<&(String, String)> = first.iter().chain(&wide).collect();
                let (wanted, how) = wanted(&chain, fap, &known);
                assert!(near(&wanted, &found), "{} {code}: {wanted:?} {found:?}", file.cle);
                *counts.entry(how).or_default() += 1;
            }
        }
    }
    for how in ["here", "secret", "absent"] {
        assert!(counts.get(how).is_some_and(|it| *it > 1_000), "{counts:?}");
    }
}

/// A bassin may be named as its département is: Mayotte.
fn same_name(lieux: &[&str], nom: &str) -> bool {
    lieux.iter().filter(|it| **it == nom).count() > 1
}

/// The places of a file that are no bassin, the narrowest first: key of the sums, and name.
fn wide_places(catalogue: &Catalogue, cle: &str) -> Vec<(String, String)> {
    let france = ("F".to_owned(), "France".to_owned());
    let region = |code: &str| {
        let found = catalogue.regions.iter().find(|it| it.code == code);
        found.map(|it| (format!("R{code}"), it.nom.clone()))
    };
    if cle == "france" {
        return vec![france];
    }
    if let Some(code) = cle.strip_prefix('R') {
        return region(code).into_iter().chain([france]).collect();
    }
    let departement = catalogue.departements.iter().find(|it| it.code == cle).unwrap();
    let own = (format!("D{cle}"), departement.nom.clone());
    [own].into_iter().chain(region(&departement.region)).chain([france]).collect()
}

/// What should be said of a family along a chain of places, and how.
fn wanted<'a>(
    chain: &[&(String, String)],
    fap: &str,
    known: &BTreeMap<(String, String), Somme>,
) -> (Vec<Dit<'a>>, &'static str) {
    let at = |place: &str| known.get(&(place.to_owned(), fap.to_owned())).copied();
    let of = |it: &(String, String)| {
        at(&it.0).filter(|it| it.prevus > 0).map(|sum| expected(sum, &it.1))
    };
    if let Some(own) = of(chain[0]) {
        return (own, "here");
    }
    let how = if at(&chain[0].0).is_some_and(|it| it.secret) { "secret" } else { "absent" };
    let mut out = vec![(None, "", chain[0].1.clone(), "2025")];
    out.extend(chain[1..].iter().find_map(|it| of(it)).into_iter().flatten());
    (out, how)
}

/// The sentence names its place and its figure; without a figure it has no number but the year.
fn said_as_is(phrase: &str, figure: Option<i32>, unit: &str, zone: &str) {
    let place = if zone == "France" { "En France" } else { zone };
    let rest = phrase.strip_prefix(&format!("{place} : "));
    let rest = rest.unwrap_or_else(|| panic!("{phrase} does not begin with {place}"));
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    match (figure, unit) {
        (None, _) => assert_eq!(digits, "2025", "{phrase}"),
        (Some(n), "embauches") => assert_eq!(digits, format!("2025{n}"), "{phrase}"),
        (Some(n), _) => {
            let (part, whole) = if digits.ends_with("20") { (2, 20) } else { (2, 10) };
            let told: i32 = digits[..digits.len() - part].parse().unwrap();
            assert!((1_000 * told - whole * n).abs() <= 50 * whole, "{phrase}: {n}");
        }
    }
}

#[test]
fn a_corner_is_told_from_the_raw_files_in_ten_sentences() {
    let Some(rows) = raw("marche/bmo_2025.csv.gz", b';') else { return };
    let known = sums(&rows);
    let rates: BTreeMap<String, i32> = raw("marche/chomage_departement_insee.csv", b';')
        .unwrap()
        .into_iter()
        .filter(|it| it["rentreeScolaire"] == "2023")
        .map(|it| {
            let code = it["codeDepartement"].clone();
            let code = code.strip_prefix('0').unwrap_or(&code).to_owned();
            let rate = it["tauxChomage"].replace(',', ".").parse::<f64>().unwrap();
            #[allow(clippy::cast_possible_truncation)]
            let rate = (rate * 10.0).round() as i32;
            (code, rate)
        })
        .collect();
    let lecteur = embedded();
    let mut n = 0;
    for file in lecteur.manifest.fichiers.iter().filter(|it| it.role == Role::Coin) {
        let coin: Coin = open(&lecteur, Role::Coin, &file.cle);
        let (phrases, unites) = (list(&coin.phrases), list(&coin.unites));
        let sources = list(&coin.sources);
        for (lieu, rows) in coin.constats.iter().enumerate() {
            assert!((1..=10).contains(&rows.len()), "{} {}", file.cle, rows.len());
            let figures = |source: &str| -> Vec<(i32, &str)> {
                let rows = rows.iter().map(|it| usize::from(*it));
                let rows = rows.filter(|it| sources[usize::from(coin.mention[*it])] == source);
                rows.map(|it| (coin.chiffres[it].unwrap(), unites[it])).collect()
            };
            let rate = figures("chomage");
            let of_departement = rates.get(&file.cle).filter(|_| lieu == 0);
            assert_eq!(rate.first().map(|it| it.0), of_departement.copied(), "{}", file.cle);
            let place = match lieu.checked_sub(1) {
                None => format!("D{}", file.cle),
                Some(at) => format!("B{:04}", coin.bassins[at]),
            };
            let total = known[&(place.clone(), String::new())];
            let hires = figures("bmo");
            assert_eq!(i64::from(hires[0].0), total.prevus, "{place}");
            let shares: Vec<i32> =
                [total.difficiles].iter().filter_map(|it| thousandths(total, *it)).collect();
            let told = hires[1..].iter().find(|it| it.1 == "milliemes").unwrap();
            assert!(shares.first().is_none_or(|it| (it - told.0).abs() <= 1), "{place}");
            n += rows.len();
        }
        assert!(phrases.iter().all(|it| it.ends_with('.')), "{}", file.cle);
    }
    assert!(n > 3_000, "{n} sentences");
    assert!(!rates.contains_key("976"), "Mayotte has no rate, and no sentence");
}

#[test]
fn the_lists_of_a_corner_are_sorted_disjoint_and_of_the_level_they_say() {
    let Some(rows) = raw("marche/bmo_2025.csv.gz", b';') else { return };
    let known = sums(&rows);
    let links = links();
    let lecteur = embedded();
    let marche: Marche = open(&lecteur, Role::Marche, "");
    let codes = list(&marche.codes);
    let catalogue = lecteur.catalogue().unwrap();
    for cle in ["18", "2A", "59", "75", "971", "974"] {
        let coin: Coin = open(&lecteur, Role::Coin, cle);
        let n_titres = coin.titres.rows().count();
        for (at, (metiers, why)) in coin.listes.iter().zip(&coin.raisons).enumerate() {
            let (lieu, titre) = (at / n_titres, at % n_titres);
            let place = match lieu.checked_sub(1) {
                None => format!("D{cle}"),
                Some(at) => format!("B{:04}", coin.bassins[at]),
            };
            let mut last = i32::MAX;
            for (metier, raison) in metiers.iter().zip(why) {
                let acces = catalogue.metiers[usize::from(*metier)].acces;
                let open = acces.sans_diplome && !acces.experience;
                let min = acces.min.map(Niveau::number);
                let fits = [open, !open && min == Some(3), !open && min == Some(4)];
                assert!(fits[titre], "{cle} {titre} {metier}");
                let famille = codes[usize::from(marche.metiers[usize::from(*metier)][0])];
                let figure = coin.chiffres[usize::from(*raison)].unwrap();
                let sum = known[&(place.clone(), links[famille].clone())];
                assert_eq!(i64::from(figure), sum.prevus, "{place} {famille}");
                assert!(figure <= last, "{place}: those that recruit most go first");
                last = figure;
            }
        }
        for listes in coin.listes.chunks(n_titres) {
            let all: Vec<u16> = listes.concat();
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{cle}");
        }
        for (secteur, metiers) in coin.secteurs.iter().enumerate() {
            for metier in metiers {
                let of = &catalogue.metiers[usize::from(*metier)].secteurs;
                assert!(of.iter().any(|it| usize::from(it.0) == secteur), "{cle} {secteur}");
            }
        }
    }
}

#[test]
fn the_map_has_every_departement_and_the_tensions_of_the_raw_file() {
    let Some(rows) = raw("dares-psm/tensions_fap_nat_reg_dep_2019.csv.gz", b',') else { return };
    let lecteur = embedded();
    let carte: Carte = open(&lecteur, Role::Carte, "");
    let marche: Marche = open(&lecteur, Role::Marche, "");
    let codes = list(&carte.codes);
    assert_eq!(codes.len(), 101);
    let mut known: BTreeMap<(&str, &str), char> = BTreeMap::new();
    for it in rows.iter().filter(|it| it["niveau_geo"] == "dep" && it["niveau_fap"] == "fap 225") {
        if let Some(digit) = it["Catégorie Tension"].chars().next() {
            known.insert((&it["fap"], &it["dep"]), digit);
        }
    }
    let mut n = 0;
    for (famille, line) in marche.codes.rows().zip(carte.tensions.rows()) {
        for (code, digit) in codes.iter().zip(line.chars()) {
            let expected = known.get(&(famille, *code)).copied().unwrap_or('0');
            assert_eq!(digit, expected, "{famille} {code}");
            n += usize::from(digit != '0');
        }
    }
    assert_eq!(n, 7_504);
    // Outlines stay inside the drawing, and neighbours share no square.
    let mut squares: BTreeSet<(i32, i32)> = BTreeSet::new();
    let mut total = 0;
    for (code, trace) in codes.iter().zip(carte.traces.rows()) {
        let mine = inside(trace, carte.taille);
        assert!(mine.len() >= 8, "{code} has {} squares", mine.len());
        total += mine.len();
        squares.extend(mine);
    }
    assert_eq!(squares.len(), total, "two départements on one square");
    let bytes = brotli(&lecteur, Role::Carte);
    assert!(bytes <= 15_000, "{bytes} bytes for the map");
}

fn brotli(lecteur: &Lecteur, role: Role) -> usize {
    let manifest = cinq_cles::ingest::info::weight(lecteur, &[]).unwrap();
    cinq_cles::ingest::info::weight(lecteur, &[(role, "")]).unwrap() - manifest
}

/// Squares inside an outline of `M`, `h`, `v`, `z`: those with an odd number of sides at their left.
fn inside(trace: &str, [largeur, hauteur]: [u16; 2]) -> BTreeSet<(i32, i32)> {
    let mut sides: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
    for line in trace.split('M').filter(|it| !it.is_empty()) {
        let body = line.strip_suffix('z').unwrap();
        let at = body.find(['h', 'v']).unwrap();
        let (x, y) = body[..at].split_once(' ').unwrap();
        let start: (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
        let mut here = start;
        let mut to = |here: &mut (i32, i32), next: (i32, i32)| {
            for y in here.1.min(next.1)..here.1.max(next.1) {
                sides.entry(y).or_default().push(next.0);
            }
            *here = next;
        };
        let mut rest = &body[at..];
        while !rest.is_empty() {
            let end = rest[1..].find(['h', 'v']).map_or(rest.len(), |it| it + 1);
            let by: i32 = rest[1..end].parse().unwrap();
            let next =
                if rest.starts_with('h') { (here.0 + by, here.1) } else { (here.0, here.1 + by) };
            to(&mut here, next);
            rest = &rest[end..];
        }
        assert!(here.0 == start.0 || here.1 == start.1, "{trace}");
        let x = here.0;
        to(&mut here, (x, start.1));
    }
    let mut out = BTreeSet::new();
    for (y, mut xs) in sides {
        xs.sort_unstable();
        for pair in xs.chunks(2) {
            assert!(pair[1] <= i32::from(largeur) && y < i32::from(hauteur), "{trace}");
            out.extend((pair[0]..pair[1]).map(|x| (x, y)));
        }
    }
    out
}
