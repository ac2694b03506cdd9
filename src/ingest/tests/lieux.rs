//! Places and aides: defects of their sources, the readers that a host may use, and the embedded
//! files.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
};

use cinq_cles::{
    constat::{MOTS_MAX, n_words},
    ingest::{
        aides::sentences,
        check,
        compile::{Choix, Instantane},
        dossier,
        rapport::Genre,
        redaction,
    },
    snapshot::{
        Role,
        format::{Aides, Lieux},
    },
};
use proptest::{collection::vec, prelude::*};
use tempfile::TempDir;

use crate::fixture::Dossier;
use crate::reel::{built, built_if_any, embedded, list};

const AGENCES: &str = "annuaires/agences_france_travail_2025-05.csv";
const ANNUAIRE: &str = "annuaires/etablissements_second_degre_cio.csv";
const CROUS: &str = "annuaires/crous_logements_2026.json";
const CFA: &str = "insertion/inserjeunes_cfa_2018-2024.csv";
const MISSIONS: &str = "annuaires/missions_locales_structures_2023.json";
const ORGANISMES: &str = "annuaires/organismes_formation_apprentissage_2023.csv";
const EFFECTIFS: &str = "formations/effectifs_uai_mef_2020.csv";
const DILA: &str = "annuaires/dila_2026.json";
const HOTE: &str = "lieux.csv";
const AIDES: &str = "aides.csv";

/// Names and shapes are those of the real files; contents are invented.
const FILES: &[(&str, &str)] = &[
    (
        AGENCES,
        "categorie,official_name,longitude,latitude,address_txt,opening_hours,insee,id
france_travail,Agence de Bourges,2.4042,47.0750,1 rue Haute 18000 Bourges,Mo-Th 09:00-12:00; Fr 09:00-11:00,18033,a
france_travail,Agence de Vierzon,-0.9,43.4,2 rue Basse 18100 Vierzon,,18279,b
",
    ),
    (
        ANNUAIRE,
        "uai,nom,type,statut,code_commune,nom_commune,code_region,code_academie,voie_generale,nombre_d_eleves,longitude,latitude
0180001A,Lycée professionnel des Champs,Lycée,Public,18033,Bourges,24,18,0,1,2.41,47.08
0180002B,Lycée Descartes,Lycée,Public,18033,Bourges,24,18,1,1,2.41,47.08
0180003C,Centre d'information et d'orientation,Information et orientation,Public,18279,Vierzon,24,18,,,2.07,47.22
0180004D,Collège Basse,Collège,Public,18279,Vierzon,24,18,,,2.07,47.22
",
    ),
    (
        CROUS,
        r#"[{"id":1,"nom":"Résidence Haute","adresse":"3 rue Haute 18000 BOURGES","zone":"Bourges","region":"Centre","telephone":"02 48 00 00 01 / 02 48 00 00 02","email":"jean.dupont@crous.fr","url_residence":"","url_reservation":"https://crous.fr/","url_rdv":"","services":[],"description":"","latitude":47.08,"longitude":2.40},
{"id":2,"nom":"Résidence Basse","adresse":"4 rue Basse 75001 PARIS","latitude":48.86,"longitude":2.33}]"#,
    ),
    (
        CFA,
        "Année;UAI;Libellé;Région;DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;DEVENIR Part autre situation 6 mois;Part contrats apprentissage interrompus;Taux poursuite études;Taux emploi 6 mois;Taux emploi 6 mois attendu;VA emploi 6 mois;Taux emploi 12 mois;Taux emploi 18 mois;Taux emploi 24 mois;num_ligne
cumul 2022-2023;0180005E;CFA des Champs, Vierzon;CENTRE;;;;;;20.0;;;;;;1
cumul 2023-2024;0180005E;CFA des Champs, Vierzon;CENTRE;;;;;;69.0;;;;;;2
cumul 2023-2024;0180006F;CFA petit;CENTRE;;;;;;;;;;;;3
",
    ),
    (
        MISSIONS,
        r#"[{"id":"18","nom_officiel":"18-ML VIERZON","nom_usuel":"18- ML VIERZON","nom_region":"x","code_region":"24","nom_departement":"x","code_departement":"18","timezone":"Europe/Paris"},
{"id":"75","nom_officiel":"75-ML PARIS","code_departement":"75"}]"#,
    ),
    (
        ORGANISMES,
        "uai;siret;raison_sociale;enseigne;nature;departement;commune;adresse;prepa_apprentissage
0180006F;1;CFA PETIT;;formateur;18;Bourges;5 rue Haute 18000 BOURGES;
0180007G;2;ORGANISME;Atelier;formateur;18;Vierzon;6 rue Basse 18100 VIERZON;
",
    ),
    (
        EFFECTIFS,
        "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total
2020;0180001A;23210022137;12
2020;0180001A;10010012110;30
2020;0180002B;23210022137;8
",
    ),
];

fn sources() -> Dossier {
    let dossier = Dossier::new();
    for (path, text) in FILES {
        dossier.write(path, text.as_bytes());
    }
    dossier
}

/// Kind, name, commune, address, hours, telephone, e-mail of each place.
fn places(lieux: &Lieux) -> Vec<[String; 7]> {
    let genres = list(&lieux.genres);
    let columns = [
        &lieux.nom,
        &lieux.commune,
        &lieux.adresse,
        &lieux.horaires,
        &lieux.telephone,
        &lieux.courriel,
    ]
    .map(list);
    (0..lieux.genre.len())
        .map(|at| {
            let mut row = [""; 7];
            row[0] = genres[usize::from(lieux.genre[at])];
            for (to, column) in row[1..].iter_mut().zip(&columns) {
                *to = column[at];
            }
            row.map(|it| it.replace('\u{a0}', " "))
        })
        .collect()
}

#[track_caller]
fn cher(dossier: &Dossier, choix: &Choix) -> Lieux {
    let snapshot = dossier.build_with(choix).0.unwrap();
    built_if_any(&snapshot, Role::Lieux, "18").expect("places in the Cher")
}

#[test]
fn places_are_told_by_kind_with_what_is_known_of_them() {
    let lieux = cher(&sources(), &Choix::default());
    let rows = places(&lieux);
    let rows: Vec<[&str; 7]> = rows.iter().map(|it| it.each_ref().map(String::as_str)).collect();
    let hours = "Du lundi au jeudi : 9 h - 12 h. Vendredi : 9 h - 11 h";
    let cio = "Centre d'information et d'orientation (CIO)";
    let cfa = "Centre de formation d'apprentis (CFA)";
    let crous = "3 rue Haute 18000 BOURGES";
    assert_eq!(
        rows,
        [
            ["Mission Locale", "Trouver ta Mission Locale", "", "", "", "", ""],
            ["France Travail", "France Travail, par téléphone", "", "", "", "3949", ""],
            [
                "France Travail",
                "Agence de Bourges",
                "Bourges",
                "1 rue Haute 18000 Bourges",
                hours,
                "",
                ""
            ],
            [
                "France Travail",
                "Agence de Vierzon",
                "Vierzon",
                "2 rue Basse 18100 Vierzon",
                "",
                "",
                ""
            ],
            [cio, "Centre d'information et d'orientation", "Vierzon", "", "", "", ""],
            ["Lycée", "Lycée professionnel des Champs", "Bourges", "", "", "", ""],
            [cfa, "CFA petit", "", "", "", "", ""],
            [cfa, "CFA des Champs, Vierzon", "Vierzon", "", "", "", ""],
            ["Résidence du Crous", "Résidence Haute", "Bourges", crous, "", "0248000001", ""],
        ]
    );
    // The agency of Vierzon is said to be in the Landes: it goes to the middle of Vierzon, and so
    // does the CFA, of which only the name of the commune is known.
    assert_eq!(lieux.au_centre, [3, 7]);
    assert_eq!((lieux.latitude[3], lieux.longitude[3]), (Some(472_344), Some(20_707)));
    assert_eq!((lieux.latitude[2], lieux.latitude[6]), (Some(470_750), None));
    let said = list(&lieux.phrase);
    assert_eq!(said[7], "La plupart travaillent six mois après ce CFA : 7 personnes sur 10.");
    assert_eq!((said[6], lieux.certifications.len()), ("", 0));
    assert_eq!(lieux.source, "Source : Depp et Dares, InserJeunes par CFA, 2023-2024. ");
}

#[test]
fn files_without_a_known_licence_are_kept_only_when_asked() {
    let dossier = sources();
    let (snapshot, rapport) = dossier.build();
    let told = "offre-formation : licence à vérifier, rien n'en est repris";
    assert!(rapport.remarks().iter().any(|it| it == told), "{:?}", rapport.remarks());
    let cited = |it: &Instantane| -> Vec<String> {
        it.manifest.sources.iter().map(|it| it.id.clone()).collect()
    };
    let open = cited(&snapshot.unwrap());
    for id in ["missions-locales", "organismes", "offre-formation"] {
        assert!(open.iter().all(|it| it != id), "{id}");
    }
    let choix = Choix { toutes_licences: true, ..Choix::default() };
    let all = dossier.build_with(&choix).0.unwrap();
    for id in ["missions-locales", "organismes", "offre-formation", "inserjeunes-cfa"] {
        assert!(cited(&all).iter().any(|it| it == id), "{id}");
    }
    let lieux = cher(&dossier, &choix);
    let rows = places(&lieux);
    let at = |nom: &str| rows.iter().position(|it| it[1] == nom).unwrap();
    assert_eq!(rows[0][1], "Mission Locale VIERZON");
    assert_eq!(rows[at("CFA petit")][3], "5 rue Haute 18000 BOURGES");
    assert_eq!(rows[at("Atelier")][0], "Organisme de formation");
    // The class 23210022137 is that of the CFD 50022137: the CAP of the small set.
    assert_eq!(lieux.certifications[at("Lycée professionnel des Champs")], [82_703]);
    // A lycée whose name tells nothing is kept for what it teaches.
    assert_eq!(lieux.certifications[at("Lycée Descartes")], [82_703]);
    assert_eq!(lieux.certifications.iter().flatten().count(), 2);
}

#[test]
fn a_bad_value_of_a_place_is_named() {
    for (file, from, to, genre, message) in [
        (AGENCES, "Mo-Th 09:00", "Lu-Je 09:00", Genre::ValeurEcartee, "colonne opening_hours"),
        (AGENCES, ",18033,", ",1803,", Genre::LigneEcartee, "colonne insee : valeur \"1803\""),
        (ANNUAIRE, "0180003C", "180003C", Genre::LigneEcartee, "colonne uai : valeur \"180003C\""),
        (ANNUAIRE, ",Lycée,", ",Caserne,", Genre::LigneEcartee, "colonne type : valeur"),
        (ANNUAIRE, "0180003C", "0180001A", Genre::LigneEcartee, "déjà présent à la ligne 2"),
        (
            CROUS,
            "\"02 48 00 00 01 / 02 48 00 00 02\"",
            "\"bientôt\"",
            Genre::ValeurEcartee,
            "colonne telephone",
        ),
        (CROUS, "47.08", "470.8", Genre::LigneEcartee, "colonne latitude : valeur \"470.8\""),
        (CROUS, "https://crous.fr/", "crous.fr", Genre::ValeurEcartee, "colonne url_reservation"),
        (
            CFA,
            "69.0",
            "169.0",
            Genre::LigneEcartee,
            "colonne Taux emploi 6 mois : valeur \"169.0\"",
        ),
        (CFA, "cumul 2022", "2022", Genre::LigneEcartee, "colonne Année"),
        (
            MISSIONS,
            "\"18\",\"timezone",
            "\"1\",\"timezone",
            Genre::LigneEcartee,
            "colonne code_departement",
        ),
        (ORGANISMES, "0180007G", "180007G", Genre::LigneEcartee, "colonne uai"),
        (EFFECTIFS, "23210022137", "2321002213", Genre::LigneEcartee, "colonne Mef Bcp 11"),
    ] {
        let dossier = sources();
        dossier.replace(file, from, to);
        let (_, lines) = dossier.reported(genre);
        let found = lines.iter().any(|it| it.starts_with(file) && it.contains(message));
        assert!(found, "{file} {to} : {lines:?}");
    }
}

/// A record of the directory; `inner` says whether its lists are written as texts.
fn dila(inner: bool) -> String {
    let list = |it: &str| {
        if inner { serde_json::to_string(it).unwrap() } else { it.to_owned() }
    };
    let fields = [
        ("nom", r#""Mission locale - Bourges""#.to_owned()),
        ("code_insee_commune", r#""18033""#.to_owned()),
        (
            "pivot",
            list(r#"[{"type_service_local":"mission_locale","code_insee_commune":["18033"]}]"#),
        ),
        (
            "adresse",
            list(
                r#"[{"type_adresse":"Adresse postale","numero_voie":"BP 1"},{"type_adresse":"Adresse","numero_voie":"7 rue Haute","code_postal":"18000","nom_commune":"Bourges","latitude":"47.081","longitude":"2.399"}]"#,
            ),
        ),
        ("telephone", list(r#"[{"valeur":"02 48 00 00 03","description":""}]"#)),
        ("adresse_courriel", r#""accueil@ml.fr""#.to_owned()),
        ("site_internet", list(r#"[{"libelle":"","valeur":"https://ml.fr/"}]"#)),
        (
            "plage_ouverture",
            list(
                r#"[{"nom_jour_debut":"Lundi","nom_jour_fin":"Vendredi","valeur_heure_debut_1":"09:00:00","valeur_heure_fin_1":"12:00:00","valeur_heure_debut_2":"14:00:00","valeur_heure_fin_2":"17:00:00","commentaire":""}]"#,
            ),
        ),
    ];
    let fields = fields.map(|it| format!("\"{}\":{}", it.0, it.1));
    let mairie = r#"{"nom":"Mairie","pivot":[{"type_service_local":"mairie"}]}"#;
    let records = format!("[{{{}}},{mairie}]", fields.join(","));
    if inner { records } else { format!("{{\"service\":{records}}}") }
}

#[test]
fn the_official_directory_is_read_in_both_its_shapes() {
    for inner in [false, true] {
        let dossier = sources();
        dossier.write(DILA, dila(inner).as_bytes());
        let (snapshot, lines) = dossier.reported(Genre::LigneEcartee);
        assert_eq!(lines, [""; 0]);
        let lieux: Lieux = built(&snapshot, Role::Lieux, "18");
        let expected = [
            "Mission Locale",
            "Mission locale - Bourges",
            "Bourges",
            "7 rue Haute 18000 Bourges",
            "Du lundi au vendredi : 9 h - 12 h et 14 h - 17 h",
            "0248000003",
            "accueil@ml.fr",
        ];
        assert_eq!(places(&lieux)[0], expected.map(str::to_owned));
        assert_eq!(list(&lieux.lien)[0], "https://ml.fr/");
        assert!(snapshot.manifest.sources.iter().any(|it| it.id == "dila"));
    }
}

#[test]
fn what_the_directory_says_badly_is_named_or_not_said() {
    for (from, to, genre, message) in [
        (
            "\"18033\",\"pivot",
            "\"99999\",\"pivot",
            Genre::LigneEcartee,
            "colonne code_insee_commune",
        ),
        ("\"09:00:00\"", "\"neuf heures\"", Genre::ValeurEcartee, "colonne plage_ouverture"),
        (
            "\"commentaire\":\"\"",
            "\"commentaire\":\"sauf août\"",
            Genre::ValeurEcartee,
            "plage_ouverture",
        ),
        ("02 48 00 00 03", "voir site", Genre::ValeurEcartee, "colonne telephone"),
        (
            "[{\"type_service_local\":\"mission",
            "[3,{\"type_service_local\":\"mission",
            Genre::LigneEcartee,
            "colonne pivot",
        ),
    ] {
        let dossier = sources();
        dossier.write(DILA, dila(false).as_bytes());
        dossier.replace(DILA, from, to);
        let (_, lines) = dossier.reported(genre);
        assert!(
            lines.iter().any(|it| it.starts_with(DILA) && it.contains(message)),
            "{to} : {lines:?}"
        );
    }
}

const HEAD: &str =
    "genre;nom;code_insee;adresse;latitude;longitude;horaires;telephone;courriel;lien\n";

#[test]
fn the_host_has_the_last_word_on_a_kind_of_places() {
    let dossier = sources();
    dossier.write(DILA, dila(false).as_bytes());
    let own = "mission_locale;La Mission Locale de Vierzon;18279;8 rue Basse 18100 Vierzon;;;Mo-Fr 09:00-17:00;02 48 00 00 04;contact@vierzon.fr;https://vierzon.fr/\n";
    dossier.write(HOTE, format!("{HEAD}{own}").as_bytes());
    let (snapshot, lines) = dossier.reported(Genre::ValeurEcartee);
    assert!(lines.iter().all(|it| !it.starts_with(HOTE)), "{lines:?}");
    let lieux: Lieux = built(&snapshot, Role::Lieux, "18");
    let rows = places(&lieux);
    let of_kind: Vec<&str> =
        rows.iter().filter(|it| it[0] == "Mission Locale").map(|it| it[1].as_str()).collect();
    assert_eq!(of_kind, ["La Mission Locale de Vierzon"]);
    assert_eq!(
        rows[0][4..],
        ["Du lundi au vendredi : 9 h - 17 h", "0248000004", "contact@vierzon.fr"]
    );
    for (line, message) in [
        ("gare;Gare;18279;;;;;;;", "colonne genre : valeur \"gare\""),
        ("autre;Gare;99999;;;;;;;", "colonne code_insee : valeur \"99999\""),
        ("autre;;18279;;;;;;;", "colonne nom : valeur \"\""),
        ("autre;Gare;18279;;;;le matin;;;", "colonne horaires : valeur \"le matin\""),
        ("autre;Gare;18279;;;;;;jean.dupont@vierzon.fr;", "colonne courriel"),
        ("autre;Gare;18279;;;;;;;vierzon.fr", "colonne lien : valeur \"vierzon.fr\""),
    ] {
        dossier.write(HOTE, format!("{HEAD}{own}{line}\n").as_bytes());
        let (_, rapport) = dossier.build();
        let found = rapport.entries().iter().any(|it| it.1.to_string().contains(message));
        assert!(found, "{line}");
    }
}

const AIDES_HEAD: &str =
    "theme;nom;phrase;conditions;demander;age_min;age_max;situations;territoire;lien;relu_le\n";

#[test]
fn the_aides_of_a_host_go_where_they_are_given() {
    let dossier = Dossier::new();
    let line = |nom: &str, place: &str| {
        format!(
            "Me déplacer;{nom};Un vélo prêté.;Tu as moins de 26 ans. | Tu habites ici.;Appelle.;16;25;chomage sans;{place};https://cher.fr/;2026-11-02\n"
        )
    };
    let rows =
        [line("Vélo", "D18"), line("Bus", "R24"), line("Scooter", "C75056"), line("Train", "")];
    dossier.write(AIDES, format!("{AIDES_HEAD}{}", rows.concat()).as_bytes());
    let (snapshot, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines, [""; 0]);
    let cher: Aides = built(&snapshot, Role::Aides, "18");
    assert_eq!(list(&cher.nom), ["Vélo", "Bus"]);
    assert_eq!((cher.age_min[0], cher.age_max[0], cher.situations[0]), (16, 25, 24));
    let texts = list(&cher.textes);
    let told: Vec<&str> = cher.lignes[0].iter().map(|it| texts[usize::from(*it)]).collect();
    assert_eq!(told, ["Tu as moins de 26 ans.", "Tu habites ici.", "Appelle."]);
    let paris: Aides = built(&snapshot, Role::Aides, "75");
    assert_eq!((list(&paris.nom), list(&paris.territoire)), (vec!["Scooter"], vec!["C75056"]));
    let france: Aides = built(&snapshot, Role::Aides, "france");
    assert!(list(&france.nom).contains(&"Train"));
    for (from, to, message) in [
        ("D18", "D99", "colonne territoire : valeur \"D99\""),
        ("2026-11-02", "hier", "colonne relu_le : valeur \"hier\""),
        ("chomage sans", "retraité", "colonne situations : valeur \"retraité\""),
        (";16;25;", ";26;25;", "colonne age_min : valeur \"26\""),
        (";16;25;", ";16;125;", "colonne age_max : valeur \"125\""),
        ("https://cher.fr/", "cher.fr", "colonne lien : valeur \"cher.fr\""),
    ] {
        let bad = line("Vélo", "D18").replace(from, to);
        dossier.write(AIDES, format!("{AIDES_HEAD}{bad}{}", line("Bus", "R24")).as_bytes());
        let (_, lines) = dossier.reported(Genre::LigneEcartee);
        assert!(lines.len() == 1 && lines[0].contains(message), "{to} : {lines:?}");
    }
}

#[test]
fn dead_links_are_those_of_the_list() {
    let out = TempDir::new().unwrap();
    let root = out.path().join("s");
    dossier::write(&sources().build().0.unwrap(), &root).unwrap();
    let list = out.path().join("liens.csv");
    let text = "url;status\nhttps://www.unml.info;404\nhttps://crous.fr/#haut;200\n\
                https://www.caf.fr/ailleurs;500\nhttps://www.epide.fr/;timeout\n";
    fs::write(&list, text).unwrap();
    let (dead, unknown) = check::dead_links(&root, &list).unwrap();
    let said: Vec<&str> = dead.iter().map(|it| it.1.as_str()).collect();
    for expected in
        ["lien mort (404) : https://www.unml.info/", "lien mort (timeout) : https://www.epide.fr/"]
    {
        assert!(said.contains(&expected), "{said:?}");
    }
    assert!(said.iter().all(|it| !it.contains("crous.fr") && !it.contains("caf.fr")), "{said:?}");
    assert!(unknown > 10, "{unknown}");
    fs::write(&list, "url;status\nhttps://www.unml.info\n").unwrap();
    let refused = check::dead_links(&root, &list).unwrap_err().to_string();
    assert!(refused.contains("ligne 2 : attendu « url;status »"), "{refused}");
}

#[test]
fn every_departement_has_a_door_and_no_address_of_a_person() {
    let lecteur = embedded();
    let files = lecteur.manifest.fichiers.iter().filter(|it| it.role == Role::Lieux);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut n_files = 0;
    for file in files {
        let lieux: Lieux = serde_json::from_slice(&lecteur.bytes(file).unwrap()).unwrap();
        let genres = list(&lieux.genres);
        assert_eq!(genres[..2], ["Mission Locale", "France Travail"], "{}", file.cle);
        for it in &lieux.genre {
            *counts.entry(genres[usize::from(*it)].to_owned()).or_default() += 1;
        }
        for it in lieux.courriel.rows().filter(|it| !it.is_empty()) {
            assert!(it.contains("crous") || it.contains("residence"), "{it}");
        }
        assert!(lieux.certifications.is_empty(), "{} : licence to be checked", file.cle);
        n_files += 1;
    }
    assert!(n_files >= 101, "{n_files} départements");
    let of = |genre: &str| counts.get(genre).copied().unwrap_or_default();
    assert_eq!(of("Mission Locale"), n_files);
    assert_eq!(of("France Travail"), 880 + n_files);
    assert!(of("Centre d'information et d'orientation (CIO)") > 400, "{counts:?}");
    assert!(of("Lycée") > 3_000 && of("Résidence du Crous") > 750, "{counts:?}");
    assert!(of("Centre de formation d'apprentis (CFA)") > 2_500, "{counts:?}");
}

#[test]
fn our_aides_are_many_short_and_official() {
    let lecteur = embedded();
    let read = |cle: &str| -> Aides {
        let file = lecteur.manifest.find(Role::Aides, cle).unwrap();
        serde_json::from_slice(&lecteur.bytes(file).unwrap()).unwrap()
    };
    let (france, etapes) = (read("france"), read("etapes"));
    assert!(france.theme.len() >= 25 && etapes.theme.len() >= 10);
    assert_eq!(france.themes.rows().count(), 6);
    let known = [
        ".gouv.fr/",
        "service-public.fr/",
        "caf.fr/",
        "francetravail.fr/",
        "actionlogement.fr/",
        "ameli.fr/",
        "sncf-voyageurs.com/",
        "habitatjeunes.org/",
        "pass.culture.fr/",
        "filsantejeunes.com/",
        "unml.info/",
        "certificat-clea.fr/",
        "reseau-e2c.fr/",
        "epide.fr/",
        "inclusion.beta.gouv.fr/",
    ];
    for it in [&france, &etapes] {
        for link in it.lien.rows() {
            assert!(known.iter().any(|it| link.contains(it)), "{link}");
        }
        for text in it.textes.rows().chain(it.phrase.rows()) {
            for said in sentences(text) {
                assert!(n_words(said) <= MOTS_MAX, "{said}");
            }
        }
        assert!(it.relu_le.rows().all(|it| it == "2026-11-25"));
        assert!(it.territoire.rows().all(str::is_empty));
    }
}

/// Pages that we give are, for many, those that the State's own simulator gave in August 2026; its
/// list is compared here and nowhere else: its licence does not suit ours.
#[test]
fn our_links_are_those_of_the_official_simulator() {
    let name = "aides/aides_jeunes_nationales_openfisca_2026-08.json";
    let folder = env::var_os("SHARED_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let Ok(text) = fs::read_to_string(folder.join(name)) else { return };
    let list: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let page = |it: &str| {
        let it = it.split(['?', '#']).next().unwrap_or_default();
        it.trim_end_matches('/').to_owned()
    };
    let official: BTreeSet<String> =
        list.iter().filter_map(|it| it["link"].as_str()).map(page).collect();
    let lecteur = embedded();
    let file = lecteur.manifest.find(Role::Aides, "france").unwrap();
    let france: Aides = serde_json::from_slice(&lecteur.bytes(file).unwrap()).unwrap();
    let same = france.lien.rows().filter(|it| official.contains(&page(it))).count();
    assert!(same >= 25, "{same} links of ours are those of the simulator");
    // No sentence of theirs is in ours.
    let theirs: BTreeSet<&str> = list
        .iter()
        .filter_map(|it| it["description"].as_str())
        .flat_map(sentences)
        .filter(|it| n_words(it) > 5)
        .collect();
    for said in france.textes.rows().chain(france.phrase.rows()).flat_map(sentences) {
        assert!(!theirs.contains(said), "{said}");
    }
}

#[test]
fn what_we_wrote_is_short_and_used() {
    let genres: Vec<&str> = redaction::genres_formation().into_values().collect();
    for ligne in redaction::parcours() {
        for said in sentences(ligne.phrase) {
            assert!(n_words(said) <= MOTS_MAX, "{said}");
        }
        let famille = ligne.quand.iter().find(|it| it.0 == "famille");
        let known = famille.is_none_or(|it| it.1 == "autre" || genres.contains(&it.1));
        assert!(known, "{ligne:?}");
    }
    for (_, _, phrase) in redaction::lieux() {
        assert!(sentences(phrase).all(|it| n_words(it) <= MOTS_MAX), "{phrase}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_for_any_source_of_places(which in 0..FILES.len() + 3, bytes in vec(any::<u8>(), 0..300)) {
        let dossier = sources();
        dossier.write(path(which), &bytes);
        _ = dossier.build();
    }

    #[test]
    fn any_change_of_a_byte_of_places(which in 0..FILES.len() + 3, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let dossier = sources();
        let mut bytes = match which.checked_sub(FILES.len()) {
            None => FILES[which].1.as_bytes().to_vec(),
            Some(0) => dila(byte % 2 == 0).into_bytes(),
            Some(1) => format!("{HEAD}autre;Gare;18279;x;47.2;2.0;Mo 09:00-10:00;3949;contact@x.fr;https://x.fr/\n").into_bytes(),
            _ => format!("{AIDES_HEAD}T;N;P.;C. | D.;A.;16;25;tous;D18;https://x.fr/;2026-11-02\n").into_bytes(),
        };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        dossier.write(path(which), &bytes);
        if let (Ok(snapshot), _) = dossier.build() {
            let out = TempDir::new().unwrap();
            dossier::write(&snapshot, out.path()).unwrap();
            let faults = check::check(out.path(), "2000-01-01").unwrap();
            prop_assert!(faults.is_empty(), "{:?}", faults);
        }
    }
}

fn path(which: usize) -> &'static str {
    match which.checked_sub(FILES.len()) {
        None => FILES[which].0,
        Some(0) => DILA,
        Some(1) => HOTE,
        _ => AIDES,
    }
}
