//! Families of métiers: what the snapshot says of them, against the raw files read by other means.

use std::collections::{BTreeMap, BTreeSet};

use cinq_cles::{
    constat::{MOTS_MAX, n_words},
    ingest::rapport::Genre,
    snapshot::{Role, decode, format::Marche},
};

use crate::fixture::Dossier;
use crate::reel::{built, embedded, list, open, raw};

const TENSIONS: &str = "dares-psm/tensions_fap_nat_reg_dep_2019.csv";
const SALAIRES: &str = "dares-psm/salaire_median.csv";
const FEMMES: &str = "dares-psm/part_femmes.csv";

/// The figures of a family, in order, each with its unit and its zone: of one source.
fn figures_of<'a>(
    marche: &'a Marche,
    famille: usize,
    source: &str,
) -> Vec<(Option<i32>, &'a str, &'a str)> {
    let (unites, zones) = (list(&marche.unites), list(&marche.zones));
    let sources = list(&marche.sources);
    let rows = marche.constats[famille].iter().map(|it| usize::from(*it));
    rows.filter(|it| sources[usize::from(marche.mention[*it])] == source)
        .map(|it| (marche.chiffres[it], unites[it], zones[usize::from(marche.mention[it])]))
        .collect()
}

fn figures(marche: &Marche, famille: usize) -> Vec<(Option<i32>, &str, &str)> {
    figures_of(marche, famille, "portraits")
}

fn tensions(marche: &Marche, famille: usize) -> Vec<(Option<i32>, &str, &str)> {
    figures_of(marche, famille, "tensions")
}

/// A percentage as thousandths; `None` for `NA`.
#[allow(clippy::cast_possible_truncation)]
fn thousandths(text: &str, whole: f64) -> Option<i32> {
    (text != "NA").then(|| (text.parse::<f64>().unwrap() * 1_000.0 / whole).round() as i32)
}

#[test]
fn every_figure_of_every_family_is_that_of_the_raw_files() {
    let Some(salaires) = raw("dares-psm/salaire_median.csv", b',') else { return };
    let keys = [
        ("statut_emploi.csv", "Fap", "statut", "Contrats ou emplois à durée indéterminée"),
        ("statut_emploi.csv", "Fap", "statut", "Contrats à durée déterminée"),
        ("temps_travail.csv", "Fap", "Temps_travail", "Temps partiel"),
        ("horaires_atypiques.csv", "Fap3", "Horaire_atypique", "Travail de nuit"),
        ("horaires_atypiques.csv", "Fap3", "Horaire_atypique", "Travail le samedi"),
        ("horaires_atypiques.csv", "Fap3", "Horaire_atypique", "Travail le dimanche"),
    ];
    let recent = |it: &BTreeMap<String, String>| {
        it.get("annee").or_else(|| it.get("Annee")).is_none_or(|it| it == "2017-2019")
    };
    let shares = keys.map(|(file, fap, kind, value)| {
        let rows = raw(&format!("dares-psm/{file}"), b',').unwrap().into_iter();
        let rows = rows.filter(|it| recent(it) && it[kind] == value);
        rows.map(|it| (it[fap].clone(), thousandths(&it["Pourcentage"], 100.0)))
            .collect::<BTreeMap<_, _>>()
    });
    let diplomes = raw("dares-psm/diplome_moins_30_ans.csv", b',').unwrap();
    let femmes = raw("dares-psm/part_femmes.csv", b',').unwrap();
    let ages = raw("dares-psm/age_2017-2019.csv", b',').unwrap();
    let employeurs = raw("dares-psm/secteurs_employeurs.csv", b',').unwrap();
    let marche: Marche = open(&embedded(), Role::Marche, "");
    let codes = list(&marche.codes);
    assert_eq!(codes.len(), 208);
    let mut n = 0;
    for (row, code) in codes.iter().enumerate() {
        let pay = salaires.iter().find(|it| it["Fap3"] == *code && recent(it));
        let mut expected: Vec<(Option<i32>, &str)> = Vec::new();
        expected.extend(pay.map(|it| (it["Salaire_median"].parse().ok(), "euros")));
        expected.extend(shares.iter().map(|it| (it.get(*code).copied().flatten(), "milliemes")));
        let of = |kind: &str| {
            let found = diplomes.iter().find(|it| it["Fap"] == *code && it["diplome"] == kind)?;
            found["Pourcentage"].parse::<f32>().ok()
        };
        let bac = of("Bac + 2").zip(of("Diplôme supérieur (bac +3 ou plus)"));
        #[allow(clippy::cast_possible_truncation)]
        let bac = bac.map(|it| ((it.0 + it.1) * 1_000.0).round() as i32);
        expected.push((bac, "milliemes"));
        let people = |kinds: &[&str]| -> f64 {
            let of = ages.iter().filter(|it| it["fap"] == *code);
            let of = of.filter(|it| kinds.is_empty() || kinds.contains(&it["tr_age"].as_str()));
            of.map(|it| it["annee_2017_2019"].parse::<f64>().unwrap()).sum()
        };
        #[allow(clippy::cast_possible_truncation)]
        let young = (1_000.0 * people(&["15-24 ans", "25-29 ans"]) / people(&[])).round() as i32;
        expected.push((Some(young), "milliemes"));
        let women = femmes.iter().find(|it| it["Fap3"] == *code && recent(it)).unwrap();
        expected.push((thousandths(&women["Part"], 100.0), "milliemes"));
        let of = employeurs.iter().filter(|it| it["Fap"] == *code);
        let named = of.filter(|it| !matches!(it["Secteur"].as_str(), "AU" | "ZZ"));
        let shares = named.filter_map(|it| thousandths(&it["Pourcentage"], 100.0));
        expected.push((shares.max(), "milliemes"));
        expected.retain(|it| it.0.is_some());
        let found = figures(&marche, row);
        // Halves may go either way: the program reads shares in single precision.
        let near = |a: &(Option<i32>, &str), b: &(Option<i32>, &str, &str)| {
            a.1 == b.1 && a.0.zip(b.0).is_some_and(|(a, b)| (a - b).abs() <= i32::from(a != b))
        };
        let same = expected.iter().zip(&found).all(|(a, b)| near(a, b) && b.2 == "France");
        assert!(same && expected.len() == found.len(), "{code} : {expected:?} ; {found:?}");
        n += found.len();
    }
    assert_eq!(n, 2_205, "figures compared");
}

#[test]
fn tension_is_that_of_the_departement_else_of_its_region_else_of_france() {
    let Some(rows) = raw("dares-psm/tensions_fap_nat_reg_dep_2019.csv.gz", b',') else { return };
    let rows = rows.iter().filter(|it| it["niveau_fap"] == "fap 225");
    let category = |it: &BTreeMap<String, String>| it["Catégorie Tension"].chars().next();
    let known: BTreeMap<(String, &str), i32> = rows
        .filter_map(|it| {
            let place = match it["niveau_geo"].trim() {
                "nat" => String::new(),
                "reg" => format!("R{:02}", it["reg"].parse::<f32>().unwrap()),
                _ => format!("D{}", it["dep"]),
            };
            let category = category(it)?.to_digit(10)?;
            Some(((place, it["fap"].as_str()), i32::try_from(category).unwrap()))
        })
        .collect();
    let lecteur = embedded();
    let marche = open::<Marche>(&lecteur, Role::Marche, "");
    let coeur = lecteur.manifest.find(Role::Coeur, "").unwrap();
    let catalogue = decode::coeur(&lecteur.bytes(coeur).unwrap()).unwrap();
    let mut counts = BTreeMap::new();
    for departement in &catalogue.departements {
        let here = open::<Marche>(&lecteur, Role::Emploi, &departement.code);
        let region = catalogue.regions.iter().find(|it| it.code == departement.region);
        for (row, code) in marche.codes.rows().enumerate() {
            let at = |place: String| known.get(&(place, code)).copied();
            let own = at(format!("D{}", departement.code));
            let of_region = at(format!("R{}", departement.region));
            let nom = departement.nom.as_str();
            let none = (None, "", nom);
            let expected = match (own, of_region, at(String::new())) {
                (Some(it), ..) => vec![(Some(it), "categorie", nom)],
                (_, Some(it), _) => vec![none, (Some(it), "categorie", &region.unwrap().nom)],
                (.., Some(it)) => vec![none, (Some(it), "categorie", "France")],
                _ => vec![none, (None, "", "France")],
            };
            assert_eq!(tensions(&here, row), expected, "{nom} {code}");
            *counts.entry((own.is_some(), of_region.is_some())).or_insert(0) += 1;
        }
    }
    // Every family of the file has its métiers, but for those without a name or a ROME code.
    assert_eq!(counts[&(true, true)], 7_504);
    assert_eq!(counts.len(), 3, "each fall-back is met: {counts:?}");
}

#[test]
fn sentences_are_short_and_each_one_is_used() {
    let lecteur = embedded();
    let files = lecteur.manifest.fichiers.iter();
    let files = files.filter(|it| matches!(it.role, Role::Marche | Role::Emploi));
    let mut n = 0;
    for file in files {
        let marche: Marche = open(&lecteur, file.role, &file.cle);
        let used: BTreeSet<u16> = marche.constats.iter().flatten().copied().collect();
        assert_eq!(used.len(), marche.phrases.rows().count(), "{}", file.chemin);
        for phrase in marche.phrases.rows() {
            assert!(n_words(phrase) <= MOTS_MAX && phrase.ends_with('.'), "{phrase}");
            n += 1;
        }
    }
    assert!(n > 2_000, "{n} sentences");
}

#[test]
fn a_metier_goes_to_the_family_of_its_qualification() {
    let lecteur = embedded();
    let marche = open::<Marche>(&lecteur, Role::Marche, "");
    let coeur = lecteur.manifest.find(Role::Coeur, "").unwrap();
    let catalogue = decode::coeur(&lecteur.bytes(coeur).unwrap()).unwrap();
    let codes = list(&marche.codes);
    for (metier, famille, n) in
        [("D1102", "S0Z42", 2), ("M1805", "M2Z90", 3), ("F1703", "B2Z40", 2), ("N4101", "J3Z43", 1)]
    {
        let id = catalogue.find_metier(metier.parse().unwrap()).unwrap();
        let of = &marche.metiers[id.index()];
        assert_eq!((codes[usize::from(of[0])], of.len()), (famille, n), "{metier}");
    }
    let mut by_count = [0; 4];
    for it in &marche.metiers {
        by_count[it.len()] += 1;
    }
    assert_eq!(by_count, [1, 1_063, 435, 85]);
}

/// The small set, with two families: one whose name only repeats its code.
pub fn dossier() -> Dossier {
    let dossier = Dossier::new();
    let noms = |code: &str| match code {
        "A1Z40" => r#""A1Z40","A","Champs","A1Z","Ouvriers des champs""#.to_owned(),
        code => format!(r#""Groupe {code}","A","Champs","A0Z","Famille""#),
    };
    let rows = |head: &str, of: &dyn Fn(&str) -> Vec<String>| {
        let lines = ["A0Z42", "A1Z40"].map(|it| {
            let lines = of(it).into_iter().map(|row| format!("\"{it}\",{row},{}\n", noms(it)));
            lines.collect::<Vec<_>>().concat()
        });
        format!(
            "{head},libelle,code_domaine,libelle_domaine,code_fap_agregee,libelle_fap_agregee\n{}",
            lines.concat()
        )
    };
    let hours = ["samedi", "dimanche"].map(|it| format!("Travail le {it}"));
    let hours = [hours.to_vec(), vec!["Travail de nuit".to_owned()]].concat();
    let hours = rows("Fap3,annee,Pourcentage,Horaire_atypique", &|_| {
        hours.iter().map(|it| format!("2017-2019,12.5,\"{it}\"")).collect()
    });
    let diplomas =
        rows("Fap,diplome,Milliers,Pourcentage", &|_| vec![r#""Bac + 2",1.0,0.25"#.to_owned()]);
    let women = rows("Fap3,Annee,Part", &|code| {
        let now = if code == "A1Z40" { "NA" } else { "33.33" };
        vec!["1982-1984,90".to_owned(), format!("2017-2019,{now}")]
    });
    dossier.write("dares-psm/horaires_atypiques.csv", hours.as_bytes());
    dossier.write("dares-psm/diplome_moins_30_ans.csv", diplomas.as_bytes());
    dossier.write(FEMMES, women.as_bytes());
    dossier.write(
        "dares-psm/fap225_rome_v3.csv",
        b"Fap;Rome;intitule_rome\nA0Z00;NA;NA\nA0Z42;A1101;X\nA1Z40;B1201;Y\n",
    );
    dossier.write(
        SALAIRES,
        b"Fap3,Annee,Salaire_median\nEnsemble,2016-2018,1800\nZZZ,2017-2019,1879\n\
          A0Z42,2003-2005,1012\nA0Z42,2017-2019,1400\nA1Z40,2003-2005,999\nA1Z40,2017-2019,NA\n",
    );
    let line = |fap: &str, category: &str, level: &str, reg: &str, dep: &str| {
        format!(
            "{fap},100,0.1,{category},1.0,1.0,1.0,1.0,1.0,1.0,2019,{level},fap 225,{reg},{dep}\n"
        )
    };
    let head = "fap,Emploi moyen,Tension ,Catégorie Tension,Intensité d'embauches,Lien formation-emploi,Manque de main-d'œuvre disponible,Non-durabilité de l'emploi,Conditions de travail contraignantes,Inadéquation géographique,Année,niveau_geo,niveau_fap,reg,dep\n";
    let tensions = [
        head.to_owned(),
        line("A0Z42", "4.0", "nat", "", ""),
        line("A0Z42", "5.0", "reg ", "24.0", ""),
        line("A0Z42", "", "dep", "", "18"),
        line("A1Z40", "2.0", "dep", "", "18"),
    ];
    dossier.write(TENSIONS, tensions.concat().as_bytes());
    dossier
}

#[test]
fn defects_of_the_source_are_read_and_what_is_missing_is_not_said() {
    let (snapshot, lines) = dossier().reported(Genre::LigneEcartee);
    assert_eq!(lines, [""; 0]);
    let marche = built::<Marche>(&snapshot, Role::Marche, "");
    assert_eq!(
        list(&marche.familles),
        ["Chiffres du groupe : groupe A0Z42.", "Chiffres du groupe : ouvriers des champs.",]
    );
    let of = |famille| figures(&marche, famille).into_iter().map(|it| it.0.unwrap());
    // Pay, night, Saturday, Sunday, women; bac + 3 is absent, and so is the sentence on diplomas.
    assert_eq!(of(0).collect::<Vec<_>>(), [1_400, 125, 125, 125, 333]);
    // `NA` now does not bring back an older figure.
    assert_eq!(of(1).collect::<Vec<_>>(), [125, 125, 125]);
    let cher = built::<Marche>(&snapshot, Role::Emploi, "18");
    let expected = [(None, "", "Cher"), (Some(5), "categorie", "Centre-Val de Loire")];
    assert_eq!(tensions(&cher, 0), expected);
    assert_eq!(tensions(&cher, 1), [(Some(2), "categorie", "Cher")]);
    let france = built::<Marche>(&snapshot, Role::Emploi, "france");
    assert_eq!(tensions(&france, 0), [(Some(4), "categorie", "France")]);
    assert_eq!(tensions(&france, 1), [(None, "", "France")]);
}

#[test]
fn a_bad_figure_is_named_and_left_out() {
    for (file, from, to, message) in [
        (SALAIRES, "1400", "beaucoup", "colonne Salaire_median : valeur \"beaucoup\""),
        (FEMMES, "33.33", "133.3", "colonne Part : valeur \"133.3\""),
        (TENSIONS, ",4.0,", ",6.0,", "colonne Catégorie Tension : valeur \"6.0\""),
        (TENSIONS, ",24.0,", ",Centre,", "colonne reg : valeur \"Centre\""),
        (TENSIONS, ",nat,", ",pays,", "colonne niveau_geo : valeur \"pays\""),
    ] {
        dossier().loses_a_line(file, (from, to), message);
    }
}

#[test]
fn without_tensions_nothing_is_said_of_them_and_the_source_is_not_cited() {
    let dossier = dossier();
    dossier.remove(TENSIONS);
    let snapshot = dossier.build().0.unwrap();
    assert!(snapshot.manifest.sources.iter().all(|it| it.id != "tensions"));
    assert_eq!(built::<Marche>(&snapshot, Role::Emploi, "18").constats, [[0_u16; 0]; 2]);
}
