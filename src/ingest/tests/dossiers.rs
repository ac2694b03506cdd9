//! A snapshot on disk: what is written, what is refused, what a check finds.

use std::fs;

use cinq_cles::{
    ingest::{check, compile::Instantane, dossier},
    snapshot::{Role, format::Manifest},
};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::fixture::{Dossier, METIERS};

const TODAY: &str = "2026-06-01";

fn written() -> (TempDir, Instantane) {
    let out = TempDir::new().unwrap();
    let snapshot = Dossier::new().build().0.unwrap();
    dossier::write(&snapshot, out.path()).unwrap();
    (out, snapshot)
}

fn faults(out: &TempDir) -> Vec<String> {
    let faults = check::check(out.path(), TODAY).unwrap();
    faults.into_iter().map(|(file, reason)| format!("{file} : {reason}")).collect()
}

#[test]
fn a_sound_snapshot_has_no_fault() {
    let (out, snapshot) = written();
    assert_eq!(faults(&out), [""; 0]);
    let mut expected: Vec<String> =
        snapshot.manifest.fichiers.iter().map(|it| it.chemin.clone()).collect();
    expected.push("manifest.json".to_owned());
    expected.sort();
    assert_eq!(dossier::list(out.path()).unwrap(), expected);
}

#[test]
fn building_again_leaves_exactly_the_files_of_the_manifest() {
    let (out, first) = written();
    let sources = Dossier::new();
    sources.replace(METIERS, "Bûcheron / Bûcheronne", "Forestier / Forestière");
    let second = sources.build().0.unwrap();
    assert_ne!(first.manifest.version, second.manifest.version);
    fs::write(out.path().join("coeur.0123456789.json.tmp"), b"left by an interrupted build")
        .unwrap();
    dossier::write(&second, out.path()).unwrap();
    assert_eq!(faults(&out), [""; 0]);
    assert_eq!(dossier::list(out.path()).unwrap().len(), second.manifest.fichiers.len() + 1);
}

#[test]
fn files_of_someone_else_are_never_deleted() {
    let (out, snapshot) = written();
    for name in ["photo.jpg", "coeur.json", "fiches/notes.txt", "autre/D11.0123456789.json"] {
        let path = out.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, b"mine").unwrap();
        let refusal = dossier::write(&snapshot, out.path()).unwrap_err().to_string();
        assert!(refusal.contains(name), "{refusal}");
        assert_eq!(fs::read(&path).unwrap(), b"mine");
        fs::remove_file(&path).unwrap();
    }
    for manifest in ["{\"name\":\"Mon site\"}", "{\"format\":1}", "pas du JSON"] {
        let other = TempDir::new().unwrap();
        let path = other.path().join("manifest.json");
        fs::write(&path, manifest).unwrap();
        let refusal = dossier::write(&snapshot, other.path()).unwrap_err().to_string();
        assert!(refusal.contains("manifest.json"), "{refusal}");
        assert_eq!(fs::read_to_string(&path).unwrap(), manifest);
        assert_eq!(dossier::list(other.path()).unwrap(), ["manifest.json"]);
    }
    let file = out.path().join("manifest.json");
    assert!(dossier::write(&snapshot, &file).is_err(), "a file is not a folder");
}

#[test]
fn damage_is_named() {
    let (out, snapshot) = written();
    let path = |role: Role, cle: &str| snapshot.manifest.find(role, cle).unwrap().chemin.clone();
    let cher = path(Role::Departement, "18");
    let good = fs::read(out.path().join(&cher)).unwrap();

    let mut flipped = good.clone();
    flipped[20] ^= 1;
    fs::write(out.path().join(&cher), &flipped).unwrap();
    let found = faults(&out);
    assert!(found[0].starts_with(&format!("{cher} : empreinte ")), "{found:?}");

    fs::write(out.path().join(&cher), &good[..good.len() - 1]).unwrap();
    assert!(faults(&out)[0].contains("octets, le manifeste en annonce"));
    fs::remove_file(out.path().join(&cher)).unwrap();
    assert!(faults(&out)[0].starts_with(&cher));
    fs::write(out.path().join(&cher), &good).unwrap();

    fs::write(out.path().join("fiches/Z99.0123456789.json"), b"{}").unwrap();
    assert_eq!(faults(&out), ["fiches/Z99.0123456789.json : absent du manifeste"]);
    fs::remove_file(out.path().join("fiches/Z99.0123456789.json")).unwrap();

    let expired = check::check(out.path(), "2027-04-10").unwrap();
    assert_eq!(expired.len(), 1);
    assert_eq!(expired[0].1, "périmé : valable jusqu'au 2027-04-09");
    assert_eq!(check::check(out.path(), "2027-04-09").unwrap(), []);

    fs::write(out.path().join("manifest.json"), b"{\"format\":1,\n").unwrap();
    assert!(faults(&out)[0].contains("illisible : ligne 2, colonne 0 : la fin manque"));
    fs::write(out.path().join("manifest.json"), b"{\"format\":2}").unwrap();
    assert_eq!(faults(&out).len(), 1);
    assert!(faults(&out)[0].contains("format 2, ce programme lit le format 1"));
    fs::remove_file(out.path().join("manifest.json")).unwrap();
    assert!(faults(&out)[0].contains("n'existe pas"));
}

/// Rewrites a file of the snapshot, and its line of the manifest, so that only its content is wrong.
fn forge(out: &TempDir, role: Role, cle: &str, from: &str, to: &str) {
    let path = out.path().join("manifest.json");
    let mut manifest: Manifest = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let file = manifest.fichiers.iter_mut().find(|it| it.role == role && it.cle == cle).unwrap();
    let old = out.path().join(&file.chemin);
    let text = fs::read_to_string(&old).unwrap();
    assert!(text.contains(from), "{text}");
    let text = text.replacen(from, to, 1);
    fs::remove_file(old).unwrap();
    file.octets = text.len() as u64;
    let digest = Sha256::digest(&text);
    file.sha256 = digest.iter().map(|it| format!("{it:02x}")).collect::<Vec<_>>().concat();
    let folder = file.chemin.rsplit_once('/').map_or(String::new(), |it| format!("{}/", it.0));
    let name = if cle.is_empty() { role.to_string() } else { cle.to_owned() };
    file.chemin = format!("{folder}{name}.{}.json", &file.sha256[..10]);
    fs::write(out.path().join(&file.chemin), text).unwrap();
    fs::write(path, serde_json::to_vec(&manifest).unwrap()).unwrap();
}

#[test]
fn a_content_that_lies_is_named_even_with_a_right_hash() {
    for (role, cle, from, to, expected) in [
        (
            Role::Coeur,
            "",
            "\"proches\":[[1,2]",
            "\"proches\":[[1,9]",
            "metiers.proches désigne row 9",
        ),
        (Role::Coeur, "", "\"proches\":[[1,2]", "\"proches\":[[0,2]", "proche de lui-même"),
        (Role::Coeur, "", "\"format\":1", "\"format\":3", "format 3"),
        (Role::Coeur, "", "A1101\\nA1102", "A1101\\na1102", "attendu une lettre de A à N"),
        (Role::Appellations, "", "\"n\":[2,", "\"n\":[3,", "appellations.nom a 5 valeurs"),
        (Role::Fiches, "A11", "\"principales\":[[0]", "\"principales\":[[7]", "fiches.principales"),
        (Role::Fiches, "B12", "B1201", "A1101", "n'a pas sa place ici"),
        (Role::Formations, "3", "\"niveau\":3", "\"niveau\":4", "n'est pas du niveau 3"),
        (
            Role::Formations,
            "3",
            "\"rome\":\"A1101",
            "\"rome\":\"A1109",
            "n'est la famille d'aucun métier",
        ),
        (Role::Departement, "18", "18279", "28279", "est rangée dans le département 18"),
        (Role::Departement, "18", "\"zone\":[1", "\"zone\":[8", "communes.zone"),
        (Role::Communes, "toutes", "18279", "18278", "n'est dans aucun département"),
    ] {
        let (out, _) = written();
        forge(&out, role, cle, from, to);
        let found = faults(&out);
        assert!(found.iter().any(|it| it.contains(expected)), "{role} {cle}: {found:?}");
    }
}

/// A change of the manifest, and what the check says of it.
type Case<'a> = (&'a dyn Fn(&mut Manifest), &'a str);

#[test]
fn a_manifest_that_lies_is_named() {
    let forge = |change: &dyn Fn(&mut Manifest)| {
        let (out, snapshot) = written();
        let mut manifest = snapshot.manifest;
        change(&mut manifest);
        fs::write(out.path().join("manifest.json"), serde_json::to_vec(&manifest).unwrap())
            .unwrap();
        faults(&out).join("\n")
    };
    let cases: [Case; 11] = [
        (&|it| it.fichiers[0].chemin = "../coeur.json".to_owned(), "chemin qui sort du dossier"),
        (&|it| it.fichiers.swap(0, 1), "attendus par rôle puis par clé"),
        (&|it| it.fichiers.push(it.fichiers[0].clone()), "est donné deux fois"),
        (&|it| it.territoires.push("28".to_owned()), "aucun fichier departement 28"),
        (&|it| it.construit_le = "hier".to_owned(), "n'est pas une date"),
        (&|it| it.sources.clear(), "aucune source"),
        (&|it| it.sources[0].licence = " ".to_owned(), "source rome : licence manque"),
        (&|it| it.version = "2026-04-09-00000000".to_owned(), "les fichiers donnent"),
        (&|it| _ = it.comptes.insert("communes".to_owned(), 36_000), "communes : 36000 annoncés"),
        (&|it| _ = it.comptes.remove("appellations"), "appellations : aucun annoncés, 5 trouvés"),
        (&|it| it.fichiers.retain(|it| it.role != Role::Fiches), "n'a pas de fiche"),
    ];
    for (change, expected) in cases {
        let found = forge(change);
        assert!(found.contains(expected), "{expected}: {found}");
    }
}
