//! Known defects of the sources on places: what is lost, secret or absent.

use cinq_cles::{
    ingest::rapport::Genre,
    snapshot::{
        Role,
        format::{Coin, Marche},
    },
};

use crate::reel::built;
use crate::{fixture::Dossier, marche};

const BMO: &str = "marche/bmo_2025.csv";
const LIENS: &str = "marche/fap2021_fap2009_meme_libelle.csv";
const CHOMAGE: &str = "marche/chomage_departement_insee.csv";
const ARRETE: &str = "marche/metiers_en_tension_arrete_2024-03.csv";

/// The small set, with hires: two bassins in the Cher, one of them with only secrets, one overseas.
fn dossier() -> Dossier {
    let dossier = marche::dossier();
    dossier.replace(
        "geo/departements.json",
        "[{",
        r#"[{"code":"974","region":"04","chefLieu":"97411","nom":"La Réunion","typeLiaison":0,"zone":"drom"},{"#,
    );
    dossier.replace(
        "geo/regions.json",
        "[{",
        r#"[{"code":"04","chefLieu":"97411","nom":"La Réunion","typeLiaison":0,"zone":"drom"},{"#,
    );
    dossier.replace(
        "geo/communes.json",
        "[{",
        r#"[{"code":"97411","nom":"Saint-Denis","zone":"drom","departement":"974","region":"04","type":"commune-actuelle","codesPostaux":["97400"],"population":150000},{"#,
    );
    // The commune of Bourges and all zeros lost.
    dossier.write(
        "geo/communes_bassins_emploi_ft_2021.csv",
        b"reg,dep,codgeo,codbe,libbe\n24,18,18033,2401,BOURGES\n\
          24,18,18279,2402,VIERZON\n04,974,97411,404,REUNION NORD\n",
    );
    let head = "annee;Code métier BMO;Nom métier BMO;Famille_met;Lbl_fam_met;REG;NOM_REG;Dept;NomDept;BE25;NOMBE25;met;xmet;smet\n";
    let lines = [
        "2025;A2X42;Bûcherons;Z;Autres métiers;24;Centre-Val de Loire;18;Cher;2401;BOURGES;40;30;*\n",
        "2025;A2X42;Bûcherons;Z;Autres métiers;24;Centre-Val de Loire;18;Cher;2402;VIERZON;*;*;*\n",
        "2025;A2X42;Bûcherons;Z;Autres métiers;4;La Réunion;974;La Réunion;404;REUNION NORD;10;1;10\n",
        "2025;V9X99;Sans lien;V;Vente;24;Centre-Val de Loire;18;Cher;2402;VIERZON;5;5;5\n",
    ];
    dossier.write(BMO, [head, &lines.concat()].concat().as_bytes());
    dossier.write(LIENS, b"fap2021_228,libelle,fap2009_225\nA2X42,x,A0Z42\n");
    dossier.write(
        CHOMAGE,
        b"codeDepartement;libelleDepartement;rentreeScolaire;tauxChomage\n018;CHER;2022;9,9\n\
          018;CHER;2023;7,3\n974;LA REUNION;2023;18\n",
    );
    dossier.write(
        ARRETE,
        "Region,Famille Professionnelle,Code FAP\nFrance Entière,Agriculteurs,A1Z40\n\
         Centre-Val de Loire,Bûcherons,A0Z42\n"
            .as_bytes(),
    );
    dossier
}

/// Sentences of a family of a file, in the block of one of its places.
fn said(emploi: &Marche, block: usize, famille: usize) -> Vec<&str> {
    let phrases: Vec<&str> = emploi.phrases.rows().collect();
    emploi.constats[block * 2 + famille].iter().map(|it| phrases[usize::from(*it)]).collect()
}

#[test]
fn secrets_lost_zeros_and_overseas_codes_are_read() {
    let (snapshot, lines) = dossier().reported(Genre::LigneEcartee);
    assert_eq!(lines, [""; 0]);
    let cher: Marche = built(&snapshot, Role::Emploi, "18");
    assert_eq!(cher.bassins, [2401, 2402]);
    let lieux: Vec<&str> = cher.lieux.rows().collect();
    let expected =
        ["Bassin de Bourges", "Bassin de Vierzon", "Cher", "Centre-Val de Loire", "France"];
    assert_eq!(lieux, expected);
    let list = "Centre-Val de Loire : métiers qui manquent de bras, selon une liste officielle (mars 2024).";
    let tension = [
        "Cher : pas de chiffre publié sur les embauches.",
        "Centre-Val de Loire : les employeurs ont beaucoup de mal à recruter (5 sur 5).",
    ];
    // A secret makes the sum a least; one figure is enough to be a quarter of them.
    assert_eq!(
        said(&cher, 0, 0),
        [
            "Cher : beaucoup d'embauches prévues en 2025 (au moins 40).",
            "Cher : la plupart des embauches semblent difficiles (8 sur 10).",
            tension[0],
            tension[1],
            list,
        ]
    );
    assert_eq!(
        said(&cher, 1, 0)[0],
        "Bassin de Bourges : beaucoup d'embauches prévues en 2025 (40)."
    );
    // All is secret: said, then the département.
    assert_eq!(
        said(&cher, 2, 0)[..2],
        [
            "Bassin de Vierzon : embauches prévues en 2025 trop peu nombreuses pour être publiées.",
            "Cher : beaucoup d'embauches prévues en 2025 (au moins 40).",
        ]
    );
    // Without a link, nothing is said of hires.
    assert!(said(&cher, 2, 1).iter().all(|it| !it.contains("embauches prévues")));
    let reunion: Marche = built(&snapshot, Role::Emploi, "974");
    assert_eq!(
        (reunion.bassins.as_slice(), reunion.lieux.rows().next()),
        (&[404][..], Some("Réunion Nord"))
    );
    assert_eq!(
        said(&reunion, 1, 0)[..3],
        [
            "Réunion Nord : des embauches prévues en 2025 (10).",
            "Réunion Nord : peu d'embauches semblent difficiles (1 sur 10).",
            "Réunion Nord : presque toutes les embauches durent une saison (10 sur 10).",
        ]
    );
    // No line in Paris: said, then France.
    let paris: Marche = built(&snapshot, Role::Emploi, "75");
    assert_eq!(
        said(&paris, 0, 0)[..2],
        [
            "Paris : aucune embauche prévue publiée en 2025 pour ce groupe.",
            "En France : beaucoup d'embauches prévues en 2025 (au moins 50).",
        ]
    );
}

#[test]
fn unemployment_is_of_the_newest_year_and_absent_where_it_is_not_published() {
    let (snapshot, _) = dossier().reported(Genre::LigneEcartee);
    let first = |cle: &str| {
        let coin: Coin = built(&snapshot, Role::Coin, cle);
        let row = usize::from(coin.constats[0][0]);
        coin.phrases.rows().nth(row).unwrap().to_owned()
    };
    assert_eq!(first("18"), "Cher : chômage moyen, 7,3 personnes sur 100 en 2023.");
    assert_eq!(first("974"), "La Réunion : chômage plutôt haut, 18 personnes sur 100 en 2023.");
    let files = &snapshot.manifest.fichiers;
    assert!(!files.iter().any(|it| it.role == Role::Coin && it.cle == "75"), "nothing to say");
}

#[test]
fn a_bad_line_is_named_and_left_out() {
    for (file, from, to, message) in [
        (BMO, ";40;30;", ";quarante;30;", "colonne met : valeur \"quarante\""),
        (BMO, ";40;30;", ";40;41;", "colonne met : valeur \"40\""),
        (BMO, ";18;Cher;2401", ";19;Cher;2401", "colonne Dept : valeur \"19\""),
        (BMO, ";2401;", ";24-01;", "colonne BE25 : valeur \"24-01\""),
        (BMO, "V9X99;Sans lien", "A2X42;Sans lien", "code déjà présent"),
        (CHOMAGE, "7,3", "7.3", "colonne tauxChomage : valeur \"7.3\""),
        (CHOMAGE, "018;CHER;2023", "118;CHER;2023", "colonne codeDepartement : valeur \"118\""),
        (ARRETE, "Centre-Val", "Centre-Vallée", "colonne Region"),
    ] {
        dossier().loses_a_line(file, (from, to), message);
    }
}

#[test]
fn without_the_survey_nothing_is_said_of_hires_and_it_is_not_cited() {
    let dossier = dossier();
    dossier.remove(BMO);
    let snapshot = dossier.build().0.unwrap();
    assert!(snapshot.manifest.sources.iter().all(|it| it.id != "bmo"));
    let cher: Marche = built(&snapshot, Role::Emploi, "18");
    assert!(cher.bassins.is_empty() && !cher.phrases.0.contains("embauches prévues"));
}
