//! What is told of certifications: figures against the raw file read by other means, the codes of
//! classes against the table that we do not ship, and the order of rows.

use std::collections::{BTreeMap, BTreeSet};

use cinq_cles::{
    constat::{self, Sujet},
    ingest::{formations::mefstat, rapport::Genre},
    snapshot::{
        Role,
        format::{Formations, Parcours},
    },
};

use crate::fixture::{CERTIF_INFO, Dossier};
use crate::reel::{embedded, open, raw};

const INSERJEUNES: &str = "insertion/inserjeunes_region_formation_2019-2023.csv";

/// Région and line of each figure of a certification.
fn insertion(it: &Parcours, row: usize) -> Vec<(&str, &str)> {
    let (regions, textes): (Vec<_>, Vec<_>) =
        (it.regions.rows().collect(), it.textes.rows().collect());
    let pairs = it.insertion[row].chunks(2);
    pairs.map(|it| (regions[usize::from(it[0])], textes[usize::from(it[1])])).collect()
}

/// The lines of a section of a certification.
fn section(it: &Parcours, row: usize, section: usize) -> Vec<&str> {
    let textes: Vec<&str> = it.textes.rows().collect();
    let n = it.sections.rows().count();
    let model = usize::from(it.modele[row]);
    it.lignes[model * n + section].iter().map(|it| textes[usize::from(*it)]).collect()
}

#[test]
fn figures_of_apprentices_are_those_of_the_raw_file() {
    let Some(rows) = raw(&format!("{INSERJEUNES}.gz"), b';') else { return };
    let newest = rows.iter().map(|it| it["millesime"].as_str()).max().unwrap().to_owned();
    let lecteur = embedded();
    let mut n = 0;
    for niveau in ["3", "4", "5"] {
        let formations: Formations = open(&lecteur, Role::Formations, niveau);
        let parcours: Parcours = open(&lecteur, Role::Parcours, niveau);
        assert_eq!(parcours.source, "Source : Depp et Dares, InserJeunes, 2022-2023. ");
        let by_cfd: BTreeMap<&str, usize> =
            formations.cfd.rows().enumerate().map(|it| (it.1, it.0)).collect();
        let of_voie = rows.iter().filter(|it| it["millesime"] == newest && !it["cfd"].is_empty());
        for it in of_voie {
            let Some(row) = by_cfd.get(it["cfd"].as_str()) else { continue };
            let said = insertion(&parcours, *row);
            let expected = match it["taux_emploi_6_mois"].parse() {
                Ok(rate) => constat::part(Sujet::ApresApprentissage, rate),
                Err(_) => constat::sans_part(Sujet::ApresApprentissage),
            };
            let expected = (it["code_region"].as_str(), expected.phrase.as_str());
            assert!(said.contains(&expected), "{} {expected:?} : {said:?}", it["cfd"]);
            n += 1;
        }
    }
    assert!(n > 4_000, "{n} figures compared");
}

#[test]
fn classes_deduced_from_their_codes_are_those_of_the_nomenclature() {
    let Some(table) = raw("formations/bcn_nMef.csv", b';') else { return };
    let rows = raw(&format!("{INSERJEUNES}.gz"), b';').unwrap();
    let truth: BTreeMap<&str, &str> = table
        .iter()
        .map(|it| (it["MEF_STAT_11"].as_str(), it["FORMATION_DIPLOME"].as_str()))
        .collect();
    let lecteur = embedded();
    let files = lecteur.manifest.fichiers.iter().filter(|it| it.role == Role::Formations);
    let known: BTreeSet<String> = files
        .flat_map(|it| {
            let formations: Formations =
                serde_json::from_slice(&lecteur.bytes(it).unwrap()).unwrap();
            formations.cfd.rows().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let classes: BTreeSet<&str> =
        rows.iter().map(|it| it["mefstat11"].as_str()).filter(|it| !it.is_empty()).collect();
    let mut n = 0;
    for it in &classes {
        if let Some(cfd) = mefstat::cfd(it, |it| known.contains(it)) {
            assert_eq!(truth.get(it), Some(&cfd.as_str()), "{it}");
            n += 1;
        }
    }
    assert!(n * 100 >= classes.len() * 75, "{n} of {}", classes.len());
}

#[test]
fn each_certification_has_all_its_sections_in_the_same_order() {
    let lecteur = embedded();
    let files = lecteur.manifest.fichiers.iter().filter(|it| it.role == Role::Formations);
    let mut n = 0;
    for file in files {
        let formations: Formations = open(&lecteur, Role::Formations, &file.cle);
        let parcours: Parcours = open(&lecteur, Role::Parcours, &file.cle);
        assert_eq!(parcours.modele.len(), formations.code.len(), "{}", file.cle);
        assert_eq!(
            parcours.sections.rows().collect::<Vec<_>>(),
            [
                "Pour qui ?",
                "Pour arriver à quoi ?",
                "Comment ça se passe ?",
                "Tes droits",
                "Et après ?",
                "Quand et où ?",
                "Si tu changes d'avis",
            ]
        );
        for row in 0..formations.code.len() {
            for at in 0..7 {
                assert!(!section(&parcours, row, at).is_empty(), "{} {at}", formations.code[row]);
            }
            n += 1;
        }
    }
    assert!(n > 7_000, "{n} certifications");
}

#[test]
fn ways_in_have_the_same_dignity() {
    let lecteur = embedded();
    let formations: Formations = open(&lecteur, Role::Formations, "3");
    let parcours: Parcours = open(&lecteur, Role::Parcours, "3");
    let row = formations.nom.rows().position(|it| it == "CAP boulanger").unwrap();
    assert_eq!(formations.voies[row] & 31, 31);
    for (at, ways) in [
        (0, ["En apprentissage", "En contrat de professionnalisation", "En formation continue"]),
        (2, ["Au lycée", "En apprentissage", "En contrat de professionnalisation"]),
        (5, ["Au lycée", "En apprentissage", "En formation continue"]),
    ] {
        let lines = section(&parcours, row, at);
        for way in ways {
            assert!(lines.iter().any(|it| it.starts_with(way)), "{way} : {lines:?}");
        }
    }
    let textes: Vec<&str> = parcours.textes.rows().collect();
    let suites: Vec<&str> =
        parcours.suites[row].chunks(2).map(|it| textes[it[0] as usize]).collect();
    assert!(suites.contains(&"Pour continuer : BP boulanger."), "{suites:?}");
}

const HEAD: &str = "id;millesime;code_region_ij;code_region;voie;cfd;mefstat11;nb_annee_term;nb_en_emploi_12_mois;nb_en_emploi_18_mois;nb_en_emploi_24_mois;nb_en_emploi_6_mois;nb_poursuite_etudes;nb_sortant;taux_emploi_12_mois;taux_emploi_18_mois;taux_emploi_24_mois;taux_emploi_6_mois;taux_poursuite_etudes\n";

/// A line of `InserJeunes`: years, way, codes, leavers, rates.
fn line(years: &str, voie: &str, codes: &str, n: &str, rates: &str) -> String {
    format!("x;{years};10;24;{voie};{codes};40;;;;;;{n};;;;{rates}\n")
}

fn parcours_of(dossier: &Dossier) -> Parcours {
    let snapshot = dossier.build().0.unwrap();
    let files = &snapshot.manifest.fichiers;
    let at = files.iter().position(|it| it.role == Role::Parcours && it.cle == "3").unwrap();
    serde_json::from_slice(&snapshot.contenus[at]).unwrap()
}

#[test]
fn only_the_newest_figures_are_told_and_small_groups_say_so() {
    let dossier = Dossier::new();
    let rows = [
        line("2021_2022", "apprentissage", "50022137;", "90", "90;90"),
        line("2022_2023", "apprentissage", "50022137;", "30", "70;40"),
        line("2022_2023", "scolaire", ";23220022137", "19", "60;"),
        line("2022_2023", "scolaire", ";99920022137", "30", "60;"),
    ];
    dossier.write(INSERJEUNES, format!("{HEAD}{}", rows.concat()).as_bytes());
    let (_, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines, [""; 0]);
    let said = parcours_of(&dossier);
    assert_eq!(
        insertion(&said, 0),
        [
            ("24", "Après le lycée : trop peu de jeunes pour publier un chiffre."),
            (
                "24",
                "Après l'apprentissage, la plupart travaillent six mois plus tard : 7 personnes sur 10."
            ),
            ("24", "Après l'apprentissage, certains continuent leurs études : 4 personnes sur 10."),
        ]
    );
    dossier.remove(INSERJEUNES);
    let without = parcours_of(&dossier);
    assert_eq!((without.insertion, without.source), (vec![Vec::new()], String::new()));
}

#[test]
fn a_bad_figure_is_named_and_left_out() {
    let good = line("2022_2023", "apprentissage", "50022137;", "30", "70;40");
    for (from, to, message) in [
        (";70;", ";170;", "colonne taux_emploi_6_mois : valeur \"170\""),
        (";24;", ";99;", "colonne code_region : valeur \"99\""),
        ("apprentissage", "stage", "colonne voie : valeur \"stage\""),
        ("2022_2023", "2022", "colonne millesime : valeur \"2022\""),
        ("50022137", "", "colonne cfd : valeur \"\""),
    ] {
        let dossier = Dossier::new();
        let other = line("2022_2023", "apprentissage", "50022138;", "30", "70;40");
        let text = format!("{HEAD}{}{other}", good.replacen(from, to, 1));
        dossier.write(INSERJEUNES, text.as_bytes());
        let (_, lines) = dossier.reported(Genre::LigneEcartee);
        assert!(lines.len() == 1 && lines[0].contains(message), "{to} : {lines:?}");
    }
}

#[test]
fn a_closed_diploma_names_the_one_that_replaces_it() {
    let dossier = Dossier::new();
    let closed = "82707;CAP ancien;Certificat d'aptitude professionnelle;3;28/06/2024;;;A1101;;;;;;;;;;;;2024;;;;;;0;x;;;1;1;1;1;1;1;;";
    let new = "82708;CAP nouveau;Certificat d'aptitude professionnelle;3;28/06/2024;;;A1101;;;;;;;;;;;;;82707;;;;;0;x;;;1;1;1;1;1;1;;";
    dossier.append(CERTIF_INFO, closed);
    dossier.append(CERTIF_INFO, new);
    let it = parcours_of(&dossier);
    // By name: « agent agricole », « ancien », « nouveau ».
    let textes: Vec<&str> = it.textes.rows().collect();
    let first = (textes[it.suites[1][0] as usize], it.suites[1][1]);
    assert_eq!(first, ("Le nouveau diplôme : CAP nouveau.", 82_708));
    let told = section(&it, 1, 5)[0];
    assert_eq!(told, "Dernière session : 2024. Demande par quoi il est remplacé.");
}
