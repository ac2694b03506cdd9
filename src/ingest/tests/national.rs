//! The real data of all France, where it is at hand (`SHARED_DATA`, else `../shared/data`), and the
//! snapshot embedded in the repository.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    env,
    io::Write as _,
    path::PathBuf,
    time::Instant,
};

use cinq_cles::{
    domain::{BassinCode, Catalogue, CommuneCode, Metier, MetierId, Niveau},
    ingest::{
        check,
        compile::{self, Choix, Instantane},
        info::{BARRE_COEUR, BARRE_LIEU, weight},
        lecteur::Lecteur,
        lecture::Sources,
        mesure::peak_memory,
        rapport::Rapport,
        redaction,
    },
    search::fold,
    snapshot::{Role, decode},
};

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn embedded() -> PathBuf {
    project().join("public").join("snapshot")
}

/// The real sources; when they are absent, says so where the test runner does not hide it.
fn sources() -> Option<Sources> {
    let folder = env::var_os("SHARED_DATA")
        .map_or_else(|| project().join("..").join("shared").join("data"), PathBuf::from);
    if let Ok(sources) = Sources::open(&folder) {
        return Some(sources);
    }
    let told = format!("real data absent ({}): national test skipped\n", folder.display());
    _ = std::io::stderr().write_all(told.as_bytes());
    None
}

fn build(sources: &Sources) -> (Instantane, Rapport) {
    let mut rapport = Rapport::default();
    let built = compile::build(sources, &Choix::default(), &mut rapport, &mut |_| {});
    (built.unwrap(), rapport)
}

#[test]
fn the_embedded_snapshot_is_built_byte_for_byte_in_time_and_memory() {
    let Some(sources) = sources() else { return };
    let start = Instant::now();
    let (snapshot, rapport) = build(&sources);
    let seconds = start.elapsed().as_secs();
    assert!(seconds <= 60, "{seconds} s for a build");
    if let Some(bytes) = peak_memory() {
        assert!(bytes <= 2_000_000_000, "{bytes} bytes of memory");
    }
    let (again, _) = build(&sources);
    assert_eq!(snapshot.contenus, again.contenus);

    let lecteur = embedded();
    let lecteur = Lecteur::open(&lecteur).unwrap();
    assert!(
        snapshot.manifest == lecteur.manifest,
        "public/snapshot is not what the sources give: run `snapshot build --sources \
         ../shared/data --out public/snapshot`"
    );
    for (file, bytes) in snapshot.manifest.fichiers.iter().zip(&snapshot.contenus) {
        assert!(lecteur.bytes(file).unwrap() == *bytes, "{}", file.chemin);
    }

    // What the sources are known to get wrong: anything else deserves a look.
    let files: BTreeSet<&str> = rapport.entries().iter().map(|it| &*it.1.ligne.fichier).collect();
    let expected = [
        "annuaires/agences_france_travail_2025-05.csv",
        "annuaires/crous_logements_2026.json",
        "annuaires/etablissements_second_degre_cio.csv",
        "annuaires/missions_locales_structures_2023.json",
        "annuaires/organismes_formation_apprentissage_2023.csv",
        "formations/bts_capacite_voeux_parcoursup_2024.csv",
        "formations/certif_info_2024-06.csv.gz",
        "rome/unix_referentiel_savoir_v460_utf8.csv",
    ];
    assert_eq!(files.into_iter().collect::<Vec<_>>(), expected);
    let groups = rapport.entries().iter().filter(|it| it.1.colonne.starts_with("Code_Rome_"));
    assert!(groups.clone().count() > 70);
    assert!(groups.clone().all(|it| it.1.valeur.ends_with("00")), "only whole groups");
}

#[test]
fn the_embedded_snapshot_is_sound_and_light() {
    let root = embedded();
    let lecteur = Lecteur::open(&root).unwrap();
    let faults = check::check(&root, &lecteur.manifest.construit_le).unwrap();
    assert_eq!(faults, []);
    let largest = lecteur.manifest.fichiers.iter().max_by_key(|it| it.octets).unwrap();
    assert!(largest.octets <= 4_000_000, "{} is too large", largest.chemin);

    let of = |role: Role| lecteur.manifest.fichiers.iter().filter(move |it| it.role == role);
    let heaviest = of(Role::Departement).max_by_key(|it| it.octets).unwrap();
    let place = [
        (Role::Coeur, ""),
        (Role::Appellations, ""),
        (Role::Communes, "principales"),
        (Role::Departement, heaviest.cle.as_str()),
    ];
    let weight = |files| weight(&lecteur, files).unwrap();
    let core = weight(&place[..2]);
    assert!(core <= BARRE_COEUR, "{core} bytes for the core");
    let near = weight(&place);
    assert!(near <= BARRE_LIEU, "{near} bytes near {}", heaviest.cle);
}

fn catalogue(lecteur: &Lecteur) -> Catalogue {
    lecteur.catalogue().unwrap()
}

#[test]
fn the_embedded_snapshot_holds_what_the_inventory_counts() {
    let root = embedded();
    let lecteur = Lecteur::open(&root).unwrap();
    let catalogue = catalogue(&lecteur);
    assert_eq!(catalogue.metiers.len(), 1_584);
    assert_eq!((catalogue.grands_domaines.len(), catalogue.domaines.len()), (14, 110));
    let n_secteurs = catalogue.secteurs.iter().filter(|it| it.parent.is_none()).count();
    assert_eq!((n_secteurs, catalogue.secteurs.len()), (35, 75));
    assert_eq!((catalogue.interets.len(), catalogue.contextes.len()), (30, 179));
    let n_savoir_etre = catalogue.competences.iter().filter(|it| it.savoir_etre).count();
    assert_eq!((n_savoir_etre, catalogue.competences.len()), (16, 507));
    assert_eq!((catalogue.regions.len(), catalogue.departements.len()), (18, 109));
    assert_eq!(catalogue.zones.len(), 306);
    assert_eq!(lecteur.communes(&catalogue).unwrap().len(), 34_969 + 45);
    // 13 120 titles, of which 6 repeat another one of the same métier.
    let titles = lecteur.appellations(&catalogue).unwrap();
    assert_eq!(titles.by_metier.iter().map(Vec::len).sum::<usize>(), 13_114);
    for (metier, titles) in catalogue.metiers.iter().zip(&titles.by_metier) {
        assert_eq!(titles[0].nom, metier.nom, "{}", metier.code);
    }
}

#[test]
fn every_metier_has_what_the_keys_need() {
    let root = embedded();
    let lecteur = Lecteur::open(&root).unwrap();
    let catalogue = catalogue(&lecteur);
    let mut n_acces = 0;
    for metier in &catalogue.metiers {
        let code = metier.code;
        assert!(!metier.phrase.is_empty(), "{code} has no sentence");
        assert!(!metier.secteurs.is_empty(), "{code} has no secteur");
        assert_eq!(metier.interets_principaux.len(), 1, "{code}");
        assert!(!metier.competences.is_empty(), "{code} has no compétence");
        assert!(metier.proches.len() >= 6, "{code} has few métiers nearby");
        n_acces += usize::from(metier.acces.min.is_some() || metier.acces.sans_diplome);
    }
    assert!(n_acces > 1_400, "access is known for {n_acces} métiers only");
    let used: HashSet<u16> = catalogue
        .metiers
        .iter()
        .flat_map(|it| &it.competences)
        .map(|it| it.competence.0)
        .filter(|it| catalogue.competences[usize::from(*it)].savoir_etre)
        .collect();
    assert_eq!(used.len(), 16, "every savoir-être is called on by some métier");
}

#[test]
fn known_facts_come_through() {
    let root = embedded();
    let lecteur = Lecteur::open(&root).unwrap();
    let catalogue = catalogue(&lecteur);
    let find = |code: &str| catalogue.find_metier(code.parse().unwrap()).unwrap();
    let metier = |code: &str| catalogue.metier(find(code));
    let boulanger = metier("D1102");
    assert_eq!(boulanger.nom, "Boulanger / Boulangère");
    assert!(boulanger.embauches > 10);
    assert_eq!(boulanger.acces.min.map(Niveau::number), Some(3));
    assert!(metier("J1108").acces.min.map(Niveau::number) == Some(8), "a doctor");
    assert!(metier("K2202").acces.sans_diplome && !metier("K2202").acces.experience);
    assert!(metier("D1107").acces.experience, "wholesale opens with experience");

    let formations = lecteur.formations(&catalogue).unwrap();
    let cap = formations.iter().find(|it| it.code.0 == 82_703).unwrap();
    assert_eq!(
        (cap.nom.as_str(), cap.rncp, cap.cfd.as_deref()),
        ("CAP boulanger", Some(37_537), Some("50022137"))
    );
    assert!(cap.metiers.contains(&find("D1102")));
    assert!(formations.iter().all(|it| !it.nom.contains('Ã')), "no mojibake is left");
    let linked: HashSet<MetierId> = formations.iter().flat_map(|it| it.metiers.clone()).collect();
    assert!(linked.len() > 1_500);

    let place = |code: &str| {
        let code: CommuneCode = code.parse().unwrap();
        let file = lecteur.manifest.find(Role::Departement, code.departement()).unwrap();
        let rows = decode::communes(&lecteur.bytes(file).unwrap(), &catalogue).unwrap();
        rows.into_iter().find(|it| it.commune.code == code).unwrap().commune
    };
    let vierzon = place("18279");
    assert_eq!(vierzon.codes_postaux, ["18100"]);
    assert_eq!(catalogue.zones[usize::from(vierzon.zone_emploi.unwrap())].nom, "Vierzon");
    // The source writes 101 for 0101, and 1001 for the commune 01001.
    for (code, bassin) in [("18279", 2402), ("97411", 404), ("01001", 8437), ("98735", 0)] {
        let expected = (bassin > 0).then_some(BassinCode(bassin));
        assert_eq!(place(code).bassin, expected, "{code}");
    }
    assert_eq!(place("75101").bassin, place("75056").bassin);
    let changed = |by: fn(&Metier) -> bool| catalogue.metiers.iter().filter(|it| by(it)).count();
    let counts = [changed(|it| it.transition_num), changed(|it| it.transition_demo)];
    let told = ["transition_num", "transition_demo"].map(|it| lecteur.manifest.comptes[it]);
    assert_eq!(counts, [170, 70], "as many as `O` in the source");
    assert_eq!(counts.map(|it| it as u64), told);
    for (code, latitude, longitude) in [
        ("18279", 47.23, 2.07),
        ("75056", 48.86, 2.35),
        ("69123", 45.76, 4.84),
        ("13055", 43.30, 5.37),
        ("13201", 43.30, 5.38),
        ("2A004", 41.93, 8.70),
        ("97411", -20.90, 55.45),
    ] {
        let it = place(code).position.unwrap();
        let near = (it.latitude - latitude).abs() < 0.1 && (it.longitude - longitude).abs() < 0.1;
        assert!(near, "{code}: {it:?}");
    }
    assert_eq!(place("55039").population, Some(0), "a village without inhabitants is not unknown");
}

#[test]
fn each_metier_has_one_plain_sentence_of_ours() {
    let phrases = redaction::phrases();
    let root = embedded();
    let catalogue = catalogue(&Lecteur::open(&root).unwrap());
    let codes: Vec<_> = catalogue.metiers.iter().map(|it| it.code).collect();
    assert_eq!(phrases.keys().copied().collect::<Vec<_>>(), codes, "one per métier, no other");
    let mut seen = BTreeMap::new();
    for (code, it) in &phrases {
        let nom = &catalogue.metier(catalogue.find_metier(*code).unwrap()).nom;
        assert_eq!(it.metier, nom, "{code}");
        let phrase = it.texte;
        let words = phrase.split_whitespace().filter(|it| it.chars().any(char::is_alphabetic));
        let n = words.count();
        assert!((8..=20).contains(&n), "{code}: {n} words: {phrase}");
        assert!(phrase.starts_with("Tu "), "{code}: {phrase}");
        let stops = phrase.matches(['.', '!', '?']).count();
        assert!(phrase.ends_with('.') && stops == 1, "{code}: not one sentence: {phrase}");
        if let Some(other) = seen.insert(phrase.to_lowercase(), code) {
            panic!("{code} and {other} have the same sentence");
        }
    }
}

#[test]
fn each_family_of_competences_has_a_short_name() {
    let enjeux = redaction::enjeux();
    assert_eq!(enjeux.len(), 32);
    let names: BTreeSet<&str> = enjeux.values().copied().collect();
    assert_eq!(names.len(), 32);
    for (code, name) in &enjeux {
        let n = name.split_whitespace().count();
        assert!((2..=5).contains(&n), "{code}: {name}");
    }
    let root = embedded();
    let catalogue = catalogue(&Lecteur::open(&root).unwrap());
    for it in &catalogue.enjeux {
        assert_eq!(enjeux.get(it.code.as_str()), Some(&it.nom.as_str()));
    }
}

/// Texts of the sources are read and never shipped: no sentence of ours repeats six words of one.
#[test]
fn no_sentence_repeats_the_official_definition() {
    let Some(sources) = sources() else { return };
    let texts = sources.read("rome/unix_texte_v*_utf8.csv").unwrap();
    let mut reader = csv::Reader::from_reader(texts.texte.as_bytes());
    let mut definitions: BTreeMap<String, HashSet<Vec<String>>> = BTreeMap::new();
    for row in reader.records().map(Result::unwrap).filter(|it| &it[2] == "definition") {
        definitions.entry(row[0].to_owned()).or_default().extend(runs(&row[4].replace("''", "'")));
    }
    assert!(definitions.len() > 1_500);
    for (code, phrase) in redaction::phrases() {
        let official = definitions.get(code.as_str()).cloned().unwrap_or_default();
        for run in runs(phrase.texte) {
            assert!(!official.contains(&run), "{code} repeats « {} »", run.join(" "));
        }
    }
    // Rows of the snapshot are cut by escaped line feeds and by quotes. A label that a text repeats
    // is still a label: only whole sentences are looked for.
    let root = embedded();
    let lecteur = Lecteur::open(&root).unwrap();
    let files = lecteur.manifest.fichiers.iter().map(|it| lecteur.bytes(it).unwrap());
    let all: String = files.map(|it| String::from_utf8(it).unwrap()).collect();
    let rows: HashSet<&str> = all.split("\\n").flat_map(|it| it.split('"')).collect();
    assert!(rows.len() > 50_000);
    for row in csv::Reader::from_reader(texts.texte.as_bytes()).records().map(Result::unwrap) {
        let text = row[4].trim().replace("''", "'");
        let copied = text.ends_with('.') && rows.contains(text.as_str());
        assert!(!copied, "the snapshot holds a text of ROME: {text}");
    }
}

/// Every run of six words.
fn runs(text: &str) -> Vec<Vec<String>> {
    let folded = fold(text);
    let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
    words.windows(6).map(<[String]>::to_vec).collect()
}
