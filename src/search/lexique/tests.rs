//! The three files are well written, and their codes exist in the embedded snapshot.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};

use super::*;
use crate::{
    domain::Catalogue,
    matching::tables::contraintes,
    search::{Index, fold, souhaits::SOUHAITS},
    snapshot::{Role, decode, format::MANIFEST},
};

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| decode::coeur(&shards(Role::Coeur)[0]).unwrap());

/// The files of the embedded snapshot that play `role`.
fn shards(role: Role) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
    let read = |name: &str| std::fs::read(folder.join(name)).expect("public/snapshot is complete");
    let manifest = decode::manifest(&read(MANIFEST)).unwrap();
    let files = manifest.fichiers.iter().filter(|it| it.role == role);
    files.map(|it| read(&it.chemin)).collect()
}

/// What a title says, folded: as it is, and in each gender.
fn readings(titre: &str) -> Vec<String> {
    let mut out = vec![fold(titre)];
    if let Some((left, right)) = titre.split_once(" / ") {
        let tail = right.split(' ').skip(left.split(' ').count());
        let masculine: Vec<&str> = left.split(' ').chain(tail).collect();
        out.extend([fold(&masculine.join(" ")), fold(right)]);
    }
    out
}

/// Refuses expressions that are not sorted, or that the search would confuse.
#[track_caller]
fn check_expressions(expressions: impl Iterator<Item = &'static str>) {
    let mut before = String::new();
    for expression in expressions {
        let folded = fold(expression);
        assert!(!folded.is_empty(), "{expression:?} has no letter");
        assert!(before < folded, "{expression:?} is not after {before:?}, or says the same");
        before = folded;
    }
}

fn count<C>(entrees: &[Entree<C>], genre: Genre) -> usize {
    entrees.iter().filter(|it| it.genre == genre).count()
}

#[test]
fn expressions_are_sorted_and_unique_once_folded() {
    check_expressions(metiers().iter().map(|it| it.expression));
    check_expressions(diplomes().iter().map(|it| it.expression));
    check_expressions(competences().iter().map(|it| it.expression));
    check_expressions(indices().iter().map(|it| it.expression));
}

#[test]
fn there_is_enough_of_each_genre() {
    assert!(metiers().len() >= 1_500, "{}", metiers().len());
    let least = [
        (Genre::Usuel, 500),
        (Genre::Domaine, 500),
        (Genre::Activite, 400),
        (Genre::Argot, 150),
        (Genre::Sigle, 100),
        (Genre::Marque, 50),
        (Genre::Ancien, 30),
    ];
    for (genre, least) in least {
        assert!(count(metiers(), genre) >= least, "{genre:?}: {}", count(metiers(), genre));
    }
    assert_eq!(count(metiers(), Genre::Permis), 0, "a licence is not a job");
    assert!(diplomes().len() >= 250, "{}", diplomes().len());
    let genres: BTreeSet<Genre> = diplomes().iter().map(|it| it.genre).collect();
    assert_eq!(
        genres,
        [Genre::Usuel, Genre::Sigle, Genre::Ancien, Genre::Permis].into_iter().collect()
    );
    assert!(indices().len() >= 150, "{}", indices().len());
}

#[test]
fn every_domaine_is_said_in_some_way() {
    let said: BTreeSet<&str> =
        metiers().iter().flat_map(|it| &it.codes).map(RomeCode::domaine).collect();
    let silent: Vec<&str> = CATALOGUE
        .domaines
        .iter()
        .map(|it| it.code.as_str())
        .filter(|it| !said.contains(it))
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn the_obvious_job_comes_first() {
    let first: BTreeMap<String, RomeCode> =
        metiers().iter().map(|it| (fold(it.expression), it.codes[0])).collect();
    for (said, code) in [
        ("prof", "K2107"),
        ("kiné", "J1404"),
        ("véto", "A1504"),
        ("femme de ménage", "K1304"),
        ("garde d'enfants", "K1303"),
        ("nounou", "K1310"),
        ("AESH", "K2113"),
        ("ATSEM", "K1308"),
        ("flic", "K1708"),
        ("mécano moto", "I1607"),
        ("livreur uber", "N4104"),
        ("coiffure", "D1202"),
        ("faire des gâteaux", "D1104"),
        ("réparer des téléphones", "I1407"),
        ("Amazon entrepôt", "N1103"),
        ("SPL", "N4115"),
    ] {
        let found = first.get(&fold(said)).map(RomeCode::as_str);
        assert_eq!(found, Some(code), "{said}");
    }
}

#[test]
fn filters_exist() {
    let codes: BTreeSet<&str> = contraintes().iter().map(|it| it.code).collect();
    let mut used = BTreeSet::new();
    for it in indices() {
        match it.suggestion {
            Suggestion::Contrainte(code) => {
                assert!(codes.contains(code), "{}: {code}", it.expression);
                used.insert(code);
            }
            Suggestion::Interet(code) => {
                assert!(CATALOGUE.find_interet(code).is_some(), "{}: {code}", it.expression);
            }
            Suggestion::Diplome(_) | Suggestion::Souhait(_) => {}
        }
    }
    assert_eq!(used, codes, "every constraint can be said");
    for interet in &CATALOGUE.interets {
        let said = Suggestion::Interet(interet.code);
        assert!(indices().iter().any(|it| it.suggestion == said), "{}", interet.nom);
    }
}

/// The wishes that the search itself reads propose filters of the same closed lists.
#[test]
fn wishes_of_the_search_exist() {
    let codes: BTreeSet<&str> = contraintes().iter().map(|it| it.code).collect();
    for (intention, ways) in SOUHAITS {
        let known = match intention {
            Intention::Contrainte(code) => codes.contains(code),
            Intention::Interet(code) => CATALOGUE.find_interet(InteretCode(code)).is_some(),
            Intention::Niveau(level) => Niveau::new(level).is_some(),
            _ => true,
        };
        assert!(known, "{intention:?}");
        for way in ways.split(',') {
            assert_eq!(way, fold(way), "{intention:?}");
            let read = Index::default().find(way, 1).intentions;
            assert!(read.contains(&intention), "{way} is read as {read:?}");
        }
    }
}

#[test]
fn codes_of_competences_exist() {
    assert!(competences().len() >= 300, "{}", competences().len());
    for it in competences() {
        for code in &it.codes {
            assert!(CATALOGUE.find_competence(*code).is_some(), "{}: no {code}", it.expression);
        }
    }
}

#[test]
fn codes_of_metiers_exist() {
    for it in metiers() {
        for code in &it.codes {
            assert!(CATALOGUE.find_metier(*code).is_some(), "{}: no {code}", it.expression);
        }
    }
}

/// An entry that ROME's own titles answer would only weigh.
#[test]
fn no_entry_repeats_a_title() {
    let titres = decode::appellations(&shards(Role::Appellations)[0], &CATALOGUE).unwrap();
    let mut meant: BTreeMap<String, Vec<RomeCode>> = BTreeMap::new();
    for (metier, titres) in CATALOGUE.metiers.iter().zip(&titres.by_metier) {
        for reading in titres.iter().flat_map(|it| readings(&it.nom)) {
            meant.entry(reading).or_default().push(metier.code);
        }
    }
    for it in metiers() {
        let already = meant.get(&fold(it.expression)).is_some_and(|by| by.contains(&it.codes[0]));
        assert!(!already, "{} is a title of {}", it.expression, it.codes[0]);
    }
}

#[test]
fn codes_of_diplomes_exist() {
    let known: BTreeSet<FormationCode> = shards(Role::Formations)
        .iter()
        .flat_map(|it| decode::formations(it, &CATALOGUE).unwrap().liste)
        .map(|it| it.code)
        .collect();
    for it in diplomes() {
        for code in &it.codes {
            assert!(known.contains(code), "{}: no {code}", it.expression);
        }
    }
}

#[track_caller]
fn check(text: &'static str, expected: &str) {
    let read = entrees::<RomeCode>("essai.csv", text);
    let shown = read.map_or_else(|it| it.to_string(), |it| format!("{} entries", it.len()));
    assert_eq!(shown, expected);
}

#[test]
fn a_bad_line_names_its_place() {
    check("expression;codes;genre\nprof;K2107 K2106;argot\n", "1 entries");
    check(
        "expression;code;genre\n",
        "essai.csv:1: header: expected the columns of this file, in their order, \
         got \"expression;code;genre\"",
    );
    check("", "essai.csv:1: header: expected the columns of this file, in their order, got \"\"");
    check(
        "expression;codes;genre\nprof;K2107",
        "essai.csv:2: line: expected three values without quotes or spaces around them, \
         got \"prof;K2107\"",
    );
    check(
        "expression;codes;genre\nprof;K210;argot",
        "essai.csv:2: codes: expected well-formed codes, one space apart, got \"K210\"",
    );
    check(
        "expression;codes;genre\nprof;K2107 K2107;argot",
        "essai.csv:2: codes: expected each code once, got \"K2107\"",
    );
    check(
        "expression;codes;genre\nprof;K2101 K2102 K2103 K2104 K2105 K2106 K2107;argot",
        "essai.csv:2: codes: expected at most six codes, \
         got \"K2101 K2102 K2103 K2104 K2105 K2106 K2107\"",
    );
    check(
        "expression;codes;genre\nprof;K2107;rare",
        "essai.csv:2: genre: expected a known genre, got \"rare\"",
    );
}

#[test]
fn a_bad_filter_names_its_place() {
    for (text, expected) in [
        (
            "expression;intention;valeur\ndehors;lieu;dehors",
            "essai.csv:2: intention: expected contrainte, diplome, interet or souhait, got \"lieu\"",
        ),
        (
            "expression;intention;valeur\nbac +9;diplome;niveau9",
            "essai.csv:2: valeur: expected a value that its intention knows, got \"niveau9\"",
        ),
        (
            "expression;intention;valeur\nle jour;souhait;jour",
            "essai.csv:2: valeur: expected a value that its intention knows, got \"jour\"",
        ),
    ] {
        assert_eq!(lire_indices("essai.csv", text).unwrap_err().to_string(), expected);
    }
}
