//! What a snapshot says is what its sources say.

use cinq_cles::{
    domain::{Catalogue, Niveau, Poids, TransitionEco},
    ingest::{
        compile::{Choix, Instantane},
        rapport::Genre,
        redaction,
    },
    snapshot::{Role, decode, format::Parcours},
};

use crate::fixture::{CERTIF_INFO, COHERENCE, Dossier, FILES, METIERS};

fn snapshot() -> Instantane {
    Dossier::new().build().0.unwrap()
}

#[track_caller]
fn bytes<'a>(snapshot: &'a Instantane, role: Role, cle: &str) -> &'a [u8] {
    let files = &snapshot.manifest.fichiers;
    let at = files.iter().position(|it| it.role == role && it.cle == cle);
    &snapshot.contenus[at.expect("the snapshot holds that file")]
}

fn catalogue(snapshot: &Instantane) -> Catalogue {
    decode::coeur(bytes(snapshot, Role::Coeur, "")).unwrap()
}

#[test]
fn metiers_carry_their_links() {
    let catalogue = catalogue(&snapshot());
    let metier = |code: &str| {
        catalogue.metier(catalogue.find_metier(code.parse().unwrap()).expect("a known métier"))
    };
    let conducteur = metier("A1101");
    assert_eq!(conducteur.nom, "Conducteur / Conductrice de tracteur");
    assert_eq!(conducteur.embauches, 8, "161 + 95 hires: 2^8 = 256, and 257 counts one more");
    let acces = conducteur.acces;
    assert_eq!((acces.min, acces.max), (Niveau::new(3), Niveau::new(5)));
    assert_eq!((acces.sans_diplome, acces.experience), (true, true));
    let near = conducteur.proches.iter().map(|it| catalogue.metier(*it).code.to_string());
    assert_eq!(near.collect::<Vec<_>>(), ["A1102", "B1201"], "the closest first");

    let competences: Vec<(&str, bool)> = conducteur
        .competences
        .iter()
        .map(|it| (catalogue.competences[it.competence.index()].nom.as_str(), it.principale))
        .collect();
    assert_eq!(competences, [("Conduire un véhicule", true), ("Avoir l'esprit d'équipe", false)]);

    let bucheron = metier("A1102");
    assert_eq!(bucheron.transition_eco, TransitionEco::Vert);
    assert!(bucheron.reglemente && !bucheron.cadre);
    let secteurs: Vec<u16> =
        bucheron.secteurs.iter().map(|it| catalogue.secteurs[it.index()].code.0).collect();
    assert_eq!(secteurs, [79, 114], "the principal one first, then the sous-secteur");
    let potier = metier("B1201");
    assert!(potier.cadre && potier.acces.sans_diplome && !potier.acces.experience);
    assert_eq!(potier.acces.min, None);
    let secteurs: Vec<u16> =
        potier.secteurs.iter().map(|it| catalogue.secteurs[it.index()].code.0).collect();
    assert_eq!(secteurs, [87, 79]);
}

#[test]
fn lists_are_in_their_documented_order() {
    let catalogue = catalogue(&snapshot());
    let codes: Vec<u16> = catalogue.secteurs.iter().map(|it| it.code.0).collect();
    assert_eq!(codes, [79, 87, 114], "secteurs, then sous-secteurs");
    let places: Vec<(&str, bool)> =
        catalogue.competences.iter().map(|it| (it.nom.as_str(), it.savoir_etre)).collect();
    let expected = [
        ("Entretenir une forêt", false),
        ("Conduire un véhicule", false),
        ("Avoir l'esprit d'équipe", true),
    ];
    assert_eq!(places, expected);
    let enjeux: Vec<&str> = catalogue.enjeux.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(enjeux, ["3C", "3J", "6D"]);
}

#[test]
fn titles_start_with_the_principal_one() {
    let snapshot = snapshot();
    let catalogue = catalogue(&snapshot);
    let titles =
        decode::appellations(bytes(&snapshot, Role::Appellations, ""), &catalogue).unwrap();
    let noms = |at: usize| -> Vec<(&str, bool)> {
        titles.by_metier[at].iter().map(|it| (it.nom.as_str(), it.peu_usite)).collect()
    };
    assert_eq!(noms(0), [("Conducteur / Conductrice de tracteur", false), ("Tractoriste", false)]);
    assert_eq!(noms(2), [("Potier / Potière", false), ("Faïencier / Faïencière", true)]);
}

#[test]
fn fiches_hold_savoir_faire_and_savoirs_but_no_savoir_etre() {
    let snapshot = snapshot();
    let catalogue = catalogue(&snapshot);
    let fiches = decode::fiches(bytes(&snapshot, Role::Fiches, "A11"), &catalogue).unwrap();
    let bucheron = fiches.iter().find(|it| it.code.as_str() == "A1102").unwrap();
    let savoir_faire: Vec<(&str, Poids)> =
        bucheron.competences.iter().map(|it| (it.nom.as_str(), it.poids)).collect();
    assert_eq!(
        savoir_faire,
        [("Abattre un arbre", Poids::Emergente), ("Entretenir une forêt", Poids::Autre),]
    );
    assert_eq!(bucheron.savoirs[0].categorie, "Produits");
    let potier = decode::fiches(bytes(&snapshot, Role::Fiches, "B12"), &catalogue).unwrap();
    assert!(potier[0].competences.is_empty());
}

#[test]
fn only_published_certifications_are_kept() {
    let snapshot = snapshot();
    let catalogue = catalogue(&snapshot);
    let of = |niveau: &str| {
        decode::formations(bytes(&snapshot, Role::Formations, niveau), &catalogue).unwrap().liste
    };
    let cap = of("3").remove(0);
    assert_eq!(
        (cap.nom.as_str(), cap.rncp, cap.cfd.as_deref()),
        ("CAP agent agricole", Some(37537), Some("50022137"))
    );
    assert_eq!(cap.metiers.len(), 2, "both métiers descend from A1101");
    assert!(cap.voies.scolaire && cap.voies.apprentissage && cap.voies.vae);
    assert_eq!(of("5")[0].derniere_session, Some(2027));
    let other = of("0").remove(0);
    assert_eq!(other.nom, "Certificat santé du bétail");
    assert!(!other.voies.scolaire, "2 is « not known »");
    assert_eq!(snapshot.manifest.comptes["formations"], 3);
}

#[test]
fn communes_have_a_place_a_zone_and_their_postcodes() {
    let snapshot = snapshot();
    let catalogue = catalogue(&snapshot);
    let cher = decode::communes(bytes(&snapshot, Role::Departement, "18"), &catalogue).unwrap();
    let codes: Vec<&str> = cher.iter().map(|it| it.commune.code.as_str()).collect();
    assert_eq!(codes, ["18033", "18279", "18300"], "parts of communes are not communes");
    let near = |it: f64, expected: f64| (it - expected).abs() < 1e-9;
    let vierzon = cher[1].commune.position.unwrap();
    assert!(near(vierzon.latitude, 47.2344) && near(vierzon.longitude, 2.0707));
    let merged = &cher[2].commune;
    let middle = merged.position.expect("the middle of the communes it replaces");
    assert!(near(middle.latitude, 47.2) && near(middle.longitude, 2.3));
    assert_eq!(merged.codes_postaux, ["18100", "18110"]);
    assert_eq!(catalogue.zones[usize::from(merged.zone_emploi.unwrap())].nom, "Bourges");

    let paris = decode::communes(bytes(&snapshot, Role::Departement, "75"), &catalogue).unwrap();
    assert!(
        near(paris[0].commune.position.unwrap().latitude, 48.857),
        "from the list of big towns"
    );
    assert_eq!(paris[1].commune.zone_emploi, paris[0].commune.zone_emploi);
    let clipperton =
        decode::communes(bytes(&snapshot, Role::Departement, "989"), &catalogue).unwrap();
    assert_eq!(clipperton[0].commune.population, None, "not published is not zero");
    assert_eq!(clipperton[0].commune.position, None);

    let big =
        decode::communes(bytes(&snapshot, Role::Communes, "principales"), &catalogue).unwrap();
    assert_eq!(big.len(), 4);
    let all = decode::communes(bytes(&snapshot, Role::Communes, "toutes"), &catalogue).unwrap();
    assert_eq!(all.len(), 6);
    let names: Vec<(&str, &str, usize)> = catalogue
        .departements
        .iter()
        .map(|it| (it.code.as_str(), it.region.as_str(), it.n_communes))
        .collect();
    assert_eq!(names, [("18", "24", 3), ("75", "11", 1), ("989", "", 1)]);
    assert_eq!(catalogue.regions.len(), 2, "overseas collectivities are not régions");
    let (low, high) = catalogue.departements[0].emprise.unwrap();
    assert!(low.latitude <= 47.0750 && high.latitude >= 47.2344 && high.longitude >= 2.4042);
}

#[test]
fn the_edition_is_dated_by_its_newest_source() {
    let snapshot = snapshot();
    assert_eq!(snapshot.manifest.construit_le, "2026-04-09");
    assert_eq!(snapshot.manifest.valable_jusqu_au, "2027-04-09");
    assert!(snapshot.manifest.version.starts_with("2026-04-09-"));
    let vintage = |id: &str| {
        let it = snapshot.manifest.sources.iter().find(|it| it.id == id).unwrap();
        (it.millesime.clone(), it.date.clone())
    };
    assert_eq!(vintage("rome"), ("version 460".to_owned(), "2025-09-18".to_owned()));
    assert_eq!(vintage("certif-info"), ("jusqu'au 28/06/2024".to_owned(), "2024-06-28".to_owned()));
    assert_eq!(vintage("codes-postaux"), ("2019".to_owned(), "2019-01-01".to_owned()));
    assert!(snapshot.manifest.sources.iter().all(|it| it.id != "bcn"), "nothing of it is taken");
}

#[test]
fn a_data_officer_may_say_the_vintage_of_a_file() {
    let dossier = Dossier::new();
    dossier
        .write("millesimes.csv", "id;millesime;date\ndecoupage;juin 2027;2027-06-30\n".as_bytes());
    let (snapshot, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines, [""; 0]);
    assert_eq!(snapshot.manifest.construit_le, "2027-06-30");
    dossier.write(
        "millesimes.csv",
        "id;millesime;date\ndecoupage;x;2027-02-30\nrome;x;2027-01-01\n".as_bytes(),
    );
    let (_, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(
        lines,
        ["millesimes.csv:2: colonne date : valeur \"2027-02-30\" : attendu une date \
                        AAAA-MM-JJ"]
    );
}

#[test]
fn dates_asked_for_are_obeyed_or_refused() {
    let build = |date: &str, validite: Option<&str>| {
        let choix = Choix {
            date: Some(date.to_owned()),
            validite: validite.map(str::to_owned),
            ..Choix::default()
        };
        Dossier::new().build_with(&choix).0.map_err(|it| it.to_string())
    };
    let manifest = build("2028-02-29", None).unwrap().manifest;
    assert_eq!(
        (&*manifest.construit_le, &*manifest.valable_jusqu_au),
        ("2028-02-29", "2029-02-28")
    );
    let manifest = build("2026-01-01", Some("2026-03-31")).unwrap().manifest;
    assert_eq!(manifest.valable_jusqu_au, "2026-03-31");
    for (date, validite) in [
        ("hier", None),
        ("2026-13-01", None),
        ("2026-1-1", None),
        ("2026-02-01", Some("2026-01-31")),
    ] {
        let reason = build(date, validite).expect_err("a date that cannot be");
        assert!(reason.contains("--date") || reason.contains("--validite"), "{reason}");
    }
}

#[test]
fn territories_may_be_restricted_and_the_core_stays_whole() {
    let build = |departements: &[&str], regions: &[&str]| {
        let set = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect();
        let choix = Choix {
            departements: (!departements.is_empty()).then(|| set(departements)),
            regions: set(regions),
            ..Choix::default()
        };
        Dossier::new().build_with(&choix).0.map_err(|it| it.to_string())
    };
    let whole = snapshot();
    for (departements, regions, expected) in [
        (&["18"][..], &[][..], &["18"][..]),
        (&[], &["24"], &["18"]),
        (&["989"], &["11"], &["75", "989"]),
    ] {
        let snapshot = build(departements, regions).unwrap();
        assert_eq!(snapshot.manifest.territoires, expected);
        assert_eq!(bytes(&snapshot, Role::Coeur, ""), bytes(&whole, Role::Coeur, ""));
        let shards = snapshot.manifest.fichiers.iter().filter(|it| it.role == Role::Departement);
        assert_eq!(shards.count(), expected.len());
    }
    assert_eq!(build(&["99"], &[]).unwrap_err(), "--departements : 99 est inconnu");
    assert_eq!(build(&[], &["99"]).unwrap_err(), "--regions : 99 est inconnu");
}

#[test]
fn the_same_sources_give_the_same_bytes_whatever_the_order_of_lines() {
    let first = snapshot();
    assert_eq!(first.contenus, snapshot().contenus);
    assert_eq!(first.manifest, snapshot().manifest);
    let dossier = Dossier::new();
    for (path, text) in FILES.iter().filter(|it| it.0.contains(".csv") && !it.1.contains("\n\n")) {
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        dossier.write(path, lines.join("\n").as_bytes());
    }
    assert_eq!(first.contenus, dossier.build().0.unwrap().contenus);
}

#[test]
fn a_metier_of_another_version_has_no_sentence_and_the_report_says_so() {
    let dossier = Dossier::new();
    dossier.append(METIERS, r#""B1299","1","9","Métier à venir","","","","","","B1201""#);
    dossier.append("rome/unix_referentiel_code_rome_riasec_v460_utf8.csv", r#""B1299","A","""#);
    let (built, rapport) = dossier.build();
    let catalogue = catalogue(&built.unwrap());
    let metier = catalogue.metier(catalogue.find_metier("B1299".parse().unwrap()).unwrap());
    assert_eq!(metier.phrase, "");
    assert!(rapport.remarks().iter().any(|it| it == "1 métier(s) sans phrase de notre main"));
}

#[test]
fn a_licence_to_check_is_read_and_not_shipped_unless_asked() {
    let dossier = Dossier::new();
    let header =
        "FORMATION_DIPLOME;LIBELLE_LONG_200;DATE_FERMETURE;DATE_DERNIERE_SESSION;DATE_INTERVENTION";
    dossier.write(
        "formations/bcn_vFormationDiplome.csv",
        format!("{header}\n50022137;AGENT AGRICOLE;31/08/2024;;06/01/2025\n").as_bytes(),
    );
    dossier.write(
        "formations/bcn_nFormationDiplome.csv",
        format!("{header}\n50022137;AUTRE;;2031;\n46321218;APICULTURE;;;\n").as_bytes(),
    );
    let last_session = |toutes_licences| {
        let choix = Choix { toutes_licences, ..Choix::default() };
        let (built, rapport) = dossier.build_with(&choix);
        let snapshot = built.unwrap();
        let rows =
            decode::formations(bytes(&snapshot, Role::Formations, "3"), &catalogue(&snapshot));
        let cited = snapshot.manifest.sources.iter().any(|it| it.id == "bcn");
        let compared = rapport.remarks().iter().any(|it| it.starts_with("BCN : sur 1 cert"));
        (rows.unwrap().liste[0].derniere_session, cited, compared)
    };
    assert_eq!(last_session(false), (None, false, true));
    assert_eq!(last_session(true), (Some(2024), true, true));
}

#[test]
fn the_base_names_what_replaces_a_closed_diploma_when_asked() {
    let dossier = Dossier::new();
    let line = "82707;CAP nouveau;Certificat d'aptitude professionnelle;3;28/06/2024;;;A1101;;;;;;;;50022138;;;;;;;;;;0;x;;;1;1;1;1;1;1;;";
    dossier.append(CERTIF_INFO, line);
    dossier.write(
        "formations/bcn_vFormationDiplome.csv",
        "FORMATION_DIPLOME;LIBELLE_LONG_200;DATE_FERMETURE;DATE_DERNIERE_SESSION;\
         DATE_INTERVENTION;NOUVEAU_DIPLOME_1\n\
         50022137;AGENT AGRICOLE;31/08/2024;2024;06/01/2025;50022138\n"
            .as_bytes(),
    );
    let told = |toutes_licences| {
        let choix = Choix { toutes_licences, ..Choix::default() };
        let snapshot = dossier.build_with(&choix).0.unwrap();
        let it: Parcours = serde_json::from_slice(bytes(&snapshot, Role::Parcours, "3")).unwrap();
        let textes: Vec<&str> = it.textes.rows().collect();
        let lines = it.suites[0].chunks(2).map(|it| textes[it[0] as usize].to_owned());
        lines.collect::<Vec<_>>()
    };
    assert!(!told(false).contains(&"Le nouveau diplôme : CAP nouveau.".to_owned()));
    assert_eq!(told(true)[0], "Le nouveau diplôme : CAP nouveau.");
}

#[test]
fn a_repeated_link_or_a_macro_competence_linked_by_itself_counts_once() {
    let dossier = Dossier::new();
    dossier.append(COHERENCE, r#""A1101","300","""#);
    let (built, _) = dossier.build();
    let catalogue = catalogue(&built.unwrap());
    let metier = &catalogue.metiers[0];
    let rows: Vec<u16> = metier.competences.iter().map(|it| it.competence.0).collect();
    assert_eq!(rows, [1, 2]);
    assert!(metier.competences[0].principale, "the stronger link is kept");
    assert!(dossier.read(CERTIF_INFO).contains("A1101"));
}

#[test]
fn a_code_that_changed_metier_loses_its_sentence() {
    let dossier = Dossier::new();
    let ours = redaction::phrases();
    let potier = "B1201".parse().unwrap();
    dossier.replace(METIERS, "Potier / Potière", ours[&potier].metier);
    let (built, rapport) = dossier.build();
    let catalogue = catalogue(&built.unwrap());
    let phrases: Vec<&str> = catalogue.metiers.iter().map(|it| it.phrase.as_str()).collect();
    assert_eq!(phrases, ["", "", ours[&potier].texte]);
    let said = "2 phrase(s) laissée(s) : le métier a changé de nom (A1101, A1102)";
    assert!(rapport.remarks().iter().any(|it| it == said), "{:?}", rapport.remarks());
}
