//! Openings: every sample read, every broken one refused with its reason, nothing personal shipped,
//! nothing past shown.

use cinq_cles::{
    ingest::{
        compile::{Choix, Instantane},
        rapport::{Genre, Rapport},
    },
    snapshot::{Role, format::Offres},
};

use crate::{
    echantillons::{
        ALTERNANCE, CATALOGUE, ENGAGEMENT, FT_APLATIE, FT_BRUTE, IMMERSION, LHEO, LHEO_INDEX,
        MISSIONS, TABLEAU, TOUS,
    },
    fixture::Dossier,
};

const EDITION: &str = "2026-04-10";

fn choix() -> Choix {
    Choix { toutes_licences: true, date: Some(EDITION.to_owned()), ..Choix::default() }
}

/// The snapshot of one file of openings, and its report.
#[track_caller]
fn build(path: &str, text: &str) -> (Instantane, Rapport) {
    let dossier = Dossier::new();
    dossier.write(path, text.as_bytes());
    let (built, rapport) = dossier.build_with(&choix());
    (built.unwrap(), rapport)
}

/// Why the build of that file stops.
#[track_caller]
fn refusal(path: &str, bytes: &[u8]) -> String {
    let dossier = Dossier::new();
    dossier.write(path, bytes);
    dossier.build_with(&choix()).0.expect_err("the build should have stopped").to_string()
}

/// Entries of the report on files of openings.
fn told(rapport: &Rapport, genre: Genre) -> Vec<String> {
    let entries = rapport.entries().iter().filter(|it| it.0 == genre);
    entries.map(|it| it.1.to_string()).filter(|it| it.starts_with("offres/")).collect()
}

fn file(snapshot: &Instantane, cle: &str) -> Option<Offres> {
    let both = snapshot.manifest.fichiers.iter().zip(&snapshot.contenus);
    let found = both.into_iter().find(|it| it.0.role == Role::Offres && it.0.cle == cle)?;
    Some(serde_json::from_slice(found.1).unwrap())
}

/// An opening, as lines: nature, title, organisation, place, street, days, answer, then sentences.
fn lines(offres: &Offres) -> Vec<String> {
    let at = |column: &cinq_cles::snapshot::format::Textes, row: usize| {
        column.rows().nth(row).unwrap_or_default().to_owned()
    };
    (0..offres.nature.len())
        .map(|row| {
            let said: Vec<String> =
                offres.faits[row].iter().map(|it| at(&offres.phrases, usize::from(*it))).collect();
            format!(
                "{} | {} | {} | {} | {} | {:?}..{} | {} {} | {}",
                offres.nature.as_bytes()[row] - b'0',
                at(&offres.titre, row),
                at(&offres.organisations, offres.organisation[row].into()),
                at(&offres.noms, offres.lieu[row].into()),
                at(&offres.adresse, row),
                offres.debut[row],
                offres.fin[row],
                at(&offres.reponse, row),
                at(&offres.telephone, row),
                said.join(" ")
            )
        })
        .collect()
}

#[track_caller]
fn check(path: &str, text: &str, cle: &str, expected: &[&str]) {
    let (snapshot, rapport) = build(path, text);
    assert_eq!(told(&rapport, Genre::LigneEcartee), Vec::<String>::new());
    assert_eq!(told(&rapport, Genre::ValeurEcartee), Vec::<String>::new());
    assert_eq!(lines(&file(&snapshot, cle).unwrap()), expected);
}

#[test]
fn a_raw_offer_of_france_travail() {
    check(
        "offres/ft.json",
        FT_BRUTE,
        "18",
        &["0 | Conducteur de tracteur | Ferme essai | Bourges |  | None..51 | \
           https://candidat.francetravail.fr/offres/recherche/detail/101AAAA  | CDD de 6 mois. 35 h par \
           semaine. Paie annoncée : de 1\u{a0}801 à 2\u{a0}000 € par mois. Niveau demandé : CAP ou \
           équivalent. Expérience demandée : 6 mois. Permis demandé : B. 2 postes. Ouvert aux personnes handicapées. Vue le \
           1er avril 2026."],
    );
}

#[test]
fn a_flattened_offer_known_by_its_departement() {
    let (snapshot, _) = build("offres/ft_plat.json", FT_APLATIE);
    let offres = file(&snapshot, "75").unwrap();
    assert_eq!(offres.lieux.0, "75");
    assert_eq!(
        (offres.latitude[0], offres.experience.as_str(), offres.contrat.as_str()),
        (None, "1", "b")
    );
    assert_eq!(offres.organisations.0, "");
}

#[test]
fn an_apprenticeship_and_a_company_are_kept_apart() {
    check(
        "offres/alternance_A1102.json",
        ALTERNANCE,
        "18",
        &[
            "1 | Bois essai | Bois essai | Bourges | 2 place du Marché | None..180 | tel:+33199001234  | ",
            "0 | Apprenti potier | Poterie essai | Vierzon |  | Some(158)..53 | https://essai.example/j1  | \
             Contrat d'apprentissage de 24 mois : tu reçois un salaire. Diplôme préparé : CAP ou \
             équivalent. Début le 15 septembre 2026. Réponds au plus tard le 2 juin 2026. Vue le 2 avril \
             2026.",
        ]
        .into_iter()
        .rev()
        .collect::<Vec<_>>(),
    );
    let (_, rapport) = build("offres/alternance_A1102.json", ALTERNANCE);
    assert!(
        rapport
            .remarks()
            .iter()
            .any(|it| it.contains("3 lue(s), 2 comprise(s)") && it.contains("1 pourvue(s)"))
    );
}

#[test]
fn an_immersion_gives_one_opening_for_all_its_metiers() {
    let (snapshot, _) = build("offres/immersion.json", IMMERSION);
    let offres = file(&snapshot, "18").unwrap();
    assert_eq!(offres.metiers, [[0, 1]]);
    assert_eq!(
        lines(&offres),
        ["2 | Ferme du Lac | Ferme du Lac | Vierzon | 3 chemin du Lac | None..180 | \
          https://immersion-facile.beta.gouv.fr/offre?siret=12345678900044&location=6c1d-22&appellationCode=10788  \
          | L'entreprise préfère que tu passes la voir."]
    );
}

#[test]
fn missions_of_both_shapes() {
    check(
        "offres/engagement.json",
        ENGAGEMENT,
        "18",
        &[
            "3 | Planter des arbres | Arbres essai | Bourges |  | Some(144)..144 | https://essai.example/m1  | \
           Service civique de 7 mois : tu reçois une indemnité chaque mois. Début le 1er septembre 2026. \
           Possible avant 18 ans. Réponds au plus tard le 1er septembre 2026. Vue le 1er avril 2026.",
        ],
    );
    check(
        "offres/missions.csv",
        MISSIONS,
        "18",
        &[
            "3 | Lire avec des enfants | Mairie essai | Bourges |  | Some(158)..158 | https://essai.example/sc1  \
           | Service civique de 8 mois : tu reçois une indemnité chaque mois. Début le 15 septembre 2026. \
           Réponds au plus tard le 15 septembre 2026.",
        ],
    );
}

#[test]
fn sessions_of_the_index_and_of_full_records() {
    let (snapshot, rapport) = build("offres/index.xml", LHEO_INDEX);
    let offres = file(&snapshot, "18").unwrap();
    assert_eq!((offres.formation[0], offres.debut[0], offres.fin[0]), (82_703, Some(144), 173));
    assert_eq!(
        told(&rapport, Genre::Reparation),
        [
            "offres/index.xml:2 (élément 1): colonne coordonnées : valeur \"2.4, 47.07\" : latitude et \
          longitude échangées"
        ]
    );
    assert!(lines(&offres)[0].contains("CAP tournage & émail"));
    assert!(lines(&offres)[0].contains("Début en septembre 2026, fin le 30 juin 2027."));

    check(
        "offres/lheo.xml",
        LHEO,
        "18",
        &["4 | Conduire un tracteur | CFA essai | Vierzon | 5 rue des Champs | Some(150)..149 | \
           https://essai.example/a1 tel:+33199001234 | Niveau demandé : CAP ou équivalent. Diplôme préparé : \
           bac ou équivalent. Début le 7 septembre 2026, fin le 18 décembre 2026. 6 places restantes, le 1er \
           avril 2026. Ce qu'il faut avant : « Permis B. Demander ». Comment on est choisi : « - Entretien ». \
           Rythme : « Temps plein ». Les cours sont en partie à distance. Prix : 1\u{a0}500 €, qui peuvent \
           être pris en charge. Logement : « Internat ». Accès handicap : « Locaux accessibles ». Vue le 1er \
           avril 2026."],
    );
    let (_, rapport) = build("offres/lheo.xml", LHEO);
    assert!(
        rapport.remarks().iter().any(|it| it.contains("1 complète(s)")),
        "{:?}",
        rapport.remarks()
    );
}

#[test]
fn the_catalogue_of_apprenticeship_gives_a_session_per_date() {
    let (snapshot, _) = build("offres/catalogue.json", CATALOGUE);
    let offres = file(&snapshot, "18").unwrap();
    assert_eq!((offres.debut, offres.fin), (vec![Some(145), Some(510)], vec![144, 365]));
    assert_eq!((offres.formation, offres.vise.as_str()), (vec![82_703; 2], "33"));
    assert_eq!(offres.titre.0, "Agent agricole polyvalent\nAgent agricole polyvalent");
}

#[test]
fn a_host_writes_a_table() {
    check(
        "offres/local.csv",
        TABLEAU,
        "18",
        &[
            "0 | Bûcheron | Bois essai | Bourges |  | Some(82)..52 | mailto:emploi@essai.example  | Emploi \
           saisonnier. Début le 1er juillet 2026. Réponds au plus tard le 1er juin 2026. Vue le 1er avril \
           2026.",
        ],
    );
}

#[test]
fn all_samples_together_make_a_snapshot_that_is_sound() {
    let dossier = Dossier::new();
    for (path, text) in TOUS {
        dossier.write(path, text.as_bytes());
    }
    dossier.gzip("offres/ft.json");
    let (built, _) = dossier.build_with(&choix());
    let snapshot = built.unwrap();
    assert_eq!(snapshot.manifest.comptes["offres"], 12);
    let out = tempfile::TempDir::new().unwrap();
    cinq_cles::ingest::dossier::write(&snapshot, out.path()).unwrap();
    assert_eq!(cinq_cles::ingest::check::check(out.path(), EDITION).unwrap(), []);
    let france = file(&snapshot, "france").unwrap();
    assert_eq!(france.natures.rows().count(), 5);
    // Missions have no métier; the immersion and the family A1101 of ROME v3 have two.
    assert_eq!(france.par_metier.iter().sum::<u32>(), 14);

    // Nothing that names or reaches a person is in any file.
    let all: String = snapshot.contenus.iter().map(|it| String::from_utf8_lossy(it)).collect();
    for personal in ["Martin", "martin@", "Dupont", "dupont", "utm_"] {
        assert!(!all.contains(personal), "{personal} is shipped");
    }
}

#[test]
fn files_of_others_are_not_read_unless_asked() {
    let dossier = Dossier::new();
    dossier.write("offres/ft.json", b"not even JSON");
    let (built, rapport) = dossier.build();
    let snapshot = built.unwrap();
    assert!(!snapshot.manifest.fichiers.iter().any(|it| it.role == Role::Offres && it.cle == "18"));
    assert!(rapport.remarks().iter().any(|it| it.starts_with("offres : 1 fichier(s) non lu(s)")));
}

#[test]
fn the_edition_is_that_of_the_newest_offer_but_for_a_slip() {
    let dossier = Dossier::new();
    let one = |id: &str, day: &str| FT_APLATIE.replace("202BBBB", id).replace("2026-03-21", day);
    let list = [("303CCC1", "2026-05-02"), ("303CCC2", "2026-05-03"), ("303CCC3", "2062-05-03")];
    for (at, (id, day)) in list.iter().enumerate() {
        dossier.write(&format!("offres/{at}.json"), one(id, day).as_bytes());
    }
    let (built, _) = dossier.build_with(&Choix { toutes_licences: true, ..Choix::default() });
    assert_eq!(built.unwrap().manifest.construit_le, "2026-05-03");
}

#[test]
fn what_is_past_is_not_written_and_is_counted() {
    let past = FT_BRUTE.replace("2026-04-01T", "2026-01-01T");
    let (snapshot, rapport) = build("offres/ft.json", &past);
    assert!(file(&snapshot, "18").is_none());
    assert!(rapport.remarks().iter().any(|it| it.contains("1 échue(s) avant le 2026-04-10")));
}

/// The one entry that a change of a sample gives.
#[track_caller]
fn changed(genre: Genre, sample: (&str, &str), from: &str, to: &str, expected: &str) {
    assert!(sample.1.contains(from), "the sample does not hold {from}");
    let (_, rapport) = build(sample.0, &sample.1.replacen(from, to, 1));
    assert_eq!(told(&rapport, genre), [expected], "{to}");
}

#[test]
fn a_faulty_opening_is_left_out_with_its_reason() {
    let ft = ("offres/ft.json", FT_BRUTE);
    let out = |from, to, expected| changed(Genre::LigneEcartee, ft, from, to, expected);
    out(
        "A1101",
        "Z9999",
        "offres/ft.json:3 (élément 1): colonne code ROME : valeur \"Z9999\" : attendu un code ROME connu",
    );
    out(
        "\"Conducteur de tracteur (H/F)\"",
        "\"(H/F)\"",
        "offres/ft.json:3 (élément 1): colonne intitule : valeur \"(H/F)\" : un titre est attendu",
    );
    out(
        "\"101AAAA\",\"intitule\"",
        "null,\"intitule\"",
        "offres/ft.json:3 (élément 1): colonne id : valeur \"\" : un texte est attendu",
    );
    changed(
        Genre::LigneEcartee,
        ("offres/ft_plat.json", FT_APLATIE),
        "75 - Paris (Dept.)",
        "Luxembourg",
        "offres/ft_plat.json:2 (élément 1): colonne lieu : valeur \"Luxembourg\" : attendu un lieu de France",
    );
    changed(
        Genre::LigneEcartee,
        ("offres/engagement.json", ENGAGEMENT),
        "\"country\":\"FR\"",
        "\"country\":\"BE\"",
        "offres/engagement.json:2 (élément 1): colonne lieu : valeur \"18000 Bourges Centre-Val de Loire BE\" : attendu un lieu de France",
    );
    changed(
        Genre::LigneEcartee,
        ("offres/index.xml", LHEO_INDEX),
        "<debut>20260900</debut>",
        "<debut>20261300</debut>",
        "offres/index.xml:2 (élément 1): colonne session : valeur \"\" : une session avec sa date de début \
         est attendue",
    );
    changed(
        Genre::LigneEcartee,
        ("offres/local.csv", TABLEAU),
        "offre;Bûcheron",
        "emploi;Bûcheron",
        "offres/local.csv:2: colonne nature : valeur \"emploi\" : attendu l'un de : offre, entreprise, \
         immersion, mission, session",
    );
    changed(
        Genre::LigneEcartee,
        ("offres/local.csv", TABLEAU),
        ";18033;",
        ";",
        "offres/local.csv:2: valeur \"11 valeurs\" : 12 valeurs attendues, comme l'en-tête",
    );
    changed(
        Genre::LigneEcartee,
        ("offres/ft_plat.json", FT_APLATIE),
        "\"id_offre\"",
        "\"numero\"",
        "offres/ft_plat.json:2 (élément 1): valeur \"\" : une forme décrite dans docs/OFFRES.md est \
         attendue",
    );
    changed(
        Genre::LigneEcartee,
        ("offres/immersion.json", IMMERSION),
        "\"FERME ESSAI SARL\",\"customizedName\":\"Ferme du Lac\"",
        "\"Mme Martin\",\"customizedName\":null",
        "offres/immersion.json:2 (élément 1): colonne name : valeur \"Mme Martin\" : le nom d'une \
         organisation est attendu",
    );
}

#[test]
fn a_faulty_value_is_left_out_and_the_rest_is_kept() {
    let value = |sample, from, to, expected| {
        changed(Genre::ValeurEcartee, sample, from, to, expected);
    };
    let ft = ("offres/ft.json", FT_BRUTE);
    value(
        ft,
        "\"latitude\":47.08",
        "\"latitude\":\"nord\"",
        "offres/ft.json:3 (élément 1): colonne lieuTravail.latitude : valeur \"nord\" : un nombre est \
         attendu",
    );
    value(
        ft,
        "\"latitude\":47.08",
        "\"latitude\":-20.9",
        "offres/ft.json:3 (élément 1): colonne coordonnées : valeur \"-20.9, 2.4\" : attendu un point de \
         la commune",
    );
    value(
        ft,
        "https://candidat",
        "javascript:alert(1)//",
        "offres/ft.json:3 (élément 1): colonne origineOffre.urlOrigine : valeur \
         \"javascript:alert(1)//.francetravail.fr/offres/recherche/detail/101AAAA\" : une adresse https:// \
         est attendue",
    );
    value(
        ("offres/alternance_A1102.json", ALTERNANCE),
        "2026-06-02",
        "2026-03-02",
        "offres/alternance_A1102.json:2 (élément 1): colonne fin : valeur \"2026-03-02\" : attendu un jour après \
         celui de la publication",
    );
    value(
        ("offres/lheo.xml", LHEO),
        "<debut>20260907</debut>",
        "<debut>demain</debut>",
        "offres/lheo.xml:2 (élément 1): colonne session.periode.debut : valeur \"demain\" : une date de \
         début est attendue, session laissée",
    );
    value(
        ("offres/missions.csv", MISSIONS),
        "15 septembre 2026",
        "bientôt",
        "offres/missions.csv:2: colonne start_date : valeur \"bientôt\" : une date est attendue",
    );
}

#[test]
fn a_broken_file_stops_the_build_with_its_reason() {
    let cut = |text: &str| text.as_bytes()[..text.len() / 2].to_vec();
    for (path, bytes, expected) in [
        (
            "offres/a.json",
            b"[{\"id_offre\": 1,".to_vec(),
            "offres/a.json : tableau JSON attendu : ligne 1, colonne 16 : la fin manque",
        ),
        (
            "offres/a.json",
            b"{\"hits\":{}}".to_vec(),
            "offres/a.json : tableau JSON attendu : ligne 1, colonne 10 : ce n'est pas ce qui est attendu",
        ),
        ("offres/a.json", b"".to_vec(), "offres/a.json : aucune ligne utilisable"),
        ("offres/a.json", b"{\"hits\":[]}".to_vec(), "offres/a.json : aucune ligne utilisable"),
        (
            "offres/a.json.gz",
            b"\x1f\x8b\x08\0".to_vec(),
            "offres/a.json.gz : fichier compressé tronqué ou abîmé (la fin manque)",
        ),
        (
            "offres/a.xml",
            b"<rss></rss>".to_vec(),
            "offres/a.xml : ligne 1 : élément rss, lheo ou lheo-index est attendu",
        ),
        (
            "offres/a.xml",
            b"<!DOCTYPE x [<!ENTITY a \"b\">]><lheo></lheo>".to_vec(),
            "offres/a.xml : ligne 1 : DOCTYPE n'est pas accepté",
        ),
        (
            "offres/a.xml",
            b"<lheo><offres></lheo>".to_vec(),
            "offres/a.xml : ligne 1 : ce n'est pas du XML",
        ),
        (
            "offres/a.csv",
            b"a;b\n1;2\n".to_vec(),
            "offres/a.csv:1: colonnes nature et titre (table locale), ou link et title (missions), attendues ; colonnes trouvées : a, b",
        ),
        (
            "offres/a.csv",
            b"nature;titre\noffre;\"x\n".to_vec(),
            "offres/a.csv:2: guillemet ouvert et jamais refermé",
        ),
        (
            "offres/a.csv",
            b"nature;titre\noffre;\xE9\n".to_vec(),
            "offres/a.csv:2: octet 0xE9 : le fichier n'est pas en UTF-8 ; convertissez-le (par exemple : iconv -f WINDOWS-1252 -t UTF-8)",
        ),
        ("offres/a.xml", cut(LHEO), "offres/a.xml : ligne 11 : la fin manque"),
    ] {
        assert_eq!(
            refusal(path, &bytes),
            expected,
            "{path}: {:?}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn a_mission_at_a_distance_is_of_all_france() {
    let far = ENGAGEMENT
        .replace("\"remote\":\"no\"", "\"remote\":\"full\"")
        .replace("{\"lat\":47.08,\"lon\":2.4}", "null")
        .replace("\"city\":\"Bourges\",\"postalCode\":\"18000\",\"departmentCode\":\"18\",\"region\":\"Centre-Val de Loire\",", "");
    let (snapshot, _) = build("offres/engagement.json", &far);
    let offres = file(&snapshot, "france").unwrap();
    assert_eq!((offres.lieux.0.as_str(), offres.noms.0.as_str()), ("france", "France"));
}

#[test]
fn strict_refuses_a_faulty_opening() {
    let faults = |text: &str| build("offres/ft.json", text).1.n_faults();
    let of_fixture = Dossier::new().build().1.n_faults();
    assert_eq!(faults(FT_BRUTE), of_fixture);
    assert_eq!(faults(&FT_BRUTE.replace("A1101", "Z9999")), of_fixture + 1);
}

#[test]
fn the_same_opening_from_two_sources_is_shown_once_with_the_facts_of_both() {
    let dossier = Dossier::new();
    dossier.write("offres/ft.json", FT_BRUTE.as_bytes());
    let local = TABLEAU
        .replace("Bûcheron;A1102;Bois essai", "Conducteur de tracteur;A1102;FERME ESSAI")
        .replace("2026-07-01", "");
    dossier.write("offres/local.csv", local.as_bytes());
    // The SIRET of one and the name of the other are not compared: the first has none here.
    dossier.replace("offres/ft.json", ",\"siret\":\"12345678900011\"", "");
    let (built, rapport) = dossier.build_with(&choix());
    let offres = file(&built.unwrap(), "18").unwrap();
    assert_eq!(offres.titre.0, "Conducteur de tracteur");
    assert_eq!((offres.metiers.clone(), offres.fin[0]), (vec![vec![0, 1]], 52));
    assert!(rapport.remarks().iter().any(|it| it == "offres : 1 doublon(s) réuni(s)"));
}

#[test]
fn two_employers_that_are_not_named_are_two_offers() {
    let other = FT_APLATIE.replace("202BBBB", "202BBBC");
    let dossier = Dossier::new();
    dossier.write("offres/1.json", FT_APLATIE.as_bytes());
    dossier.write("offres/2.json", other.as_bytes());
    let (built, _) = dossier.build_with(&choix());
    assert_eq!(file(&built.unwrap(), "75").unwrap().nature, "00");
}
