//! Checking a snapshot on disk: its manifest, then every file as the app would read it.

mod coin;
mod liens;
mod marche;
mod offres;
mod proximite;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

pub use liens::dead_links;
use sha2::{Digest as _, Sha256};

use super::{
    IngestError,
    compile::{self, hex},
    dossier,
    erreur::{reason, refusal},
};
use crate::{
    domain::{Catalogue, Commune, RomeCode},
    snapshot::{
        SnapshotError, decode,
        format::{Fichier, Formations, MANIFEST, Manifest, Role},
    },
};

/// A fault of a snapshot: the file, and what is wrong.
pub type Faute = (String, String);

/// Every fault of the snapshot in `root`; none when it is sound. `today` (ISO 8601) is compared
/// with its end of validity.
pub fn check(root: &Path, today: &str) -> Result<Vec<Faute>, IngestError> {
    let mut faults = Vec::new();
    let manifest = match read_manifest(root) {
        Ok(manifest) => manifest,
        Err(error) => return Ok(vec![(MANIFEST.to_owned(), error.to_string())]),
    };
    let mut fault = |file: &str, reason: String| faults.push((file.to_owned(), reason));
    check_manifest(&manifest, today, &mut fault);

    let listed: BTreeSet<&str> = manifest.fichiers.iter().map(|it| it.chemin.as_str()).collect();
    for path in dossier::list(root)? {
        if path != MANIFEST && !listed.contains(path.as_str()) {
            fault(&path, "absent du manifeste".to_owned());
        }
    }
    let mut contents: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for it in &manifest.fichiers {
        match read(root, it) {
            Ok(bytes) => _ = contents.insert(&it.chemin, bytes),
            Err(reason) => fault(&it.chemin, reason),
        }
    }
    let of = |role: Role| {
        let files = manifest.fichiers.iter().filter(move |it| it.role == role);
        files.filter_map(|it| Some((it, contents.get(it.chemin.as_str())?)))
    };
    let Some((file, bytes)) = of(Role::Coeur).next() else {
        return Ok(faults);
    };
    let catalogue = match decode::coeur(bytes) {
        Ok(catalogue) => catalogue,
        Err(error) => {
            fault(&file.chemin, refusal(&error));
            return Ok(faults);
        }
    };
    let mut counted = BTreeMap::from([("metiers", catalogue.metiers.len())]);
    for it in &catalogue.metiers {
        if it.proches.iter().any(|near| catalogue.metier(*near).code == it.code) {
            fault(&file.chemin, format!("le métier {} est proche de lui-même", it.code));
        }
    }
    for (file, bytes) in of(Role::Appellations) {
        match decode::appellations(bytes, &catalogue) {
            Ok(titles) => {
                let n = titles.by_metier.iter().map(Vec::len).sum();
                counted.insert("appellations", n);
            }
            Err(error) => fault(&file.chemin, refusal(&error)),
        }
    }
    check_fiches(of(Role::Fiches), &catalogue, &mut fault);
    let mut by_level: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (file, bytes) in of(Role::Formations) {
        match decode::formations(bytes, &catalogue) {
            Ok(rows) => {
                *counted.entry("formations").or_default() += rows.liste.len();
                check_links(file, bytes, &catalogue, &mut fault);
                let codes = rows.liste.iter().map(|it| it.code.0).collect();
                by_level.insert(file.cle.clone(), codes);
                let other = rows.liste.iter().find(|it| {
                    it.niveau.map_or(0, crate::domain::Niveau::number).to_string() != file.cle
                });
                if let Some(it) = other {
                    fault(&file.chemin, format!("{} n'est pas du niveau {}", it.nom, file.cle));
                }
            }
            Err(error) => fault(&file.chemin, refusal(&error)),
        }
    }
    for (file, bytes) in of(Role::Gestes) {
        if let Err(error) = decode::gestes(bytes) {
            fault(&file.chemin, refusal(&error));
        }
    }
    let sources: BTreeSet<&str> = manifest.sources.iter().map(|it| it.id.as_str()).collect();
    let told = of(Role::Marche).chain(of(Role::Emploi));
    let n_familles = marche::check(told, &catalogue, &sources, &mut fault);
    coin::coins(of(Role::Coin), &catalogue, &sources, &mut fault);
    for it in of(Role::Carte) {
        coin::carte(it, n_familles, &mut fault);
    }
    let n_offres = offres::check(of(Role::Offres), &catalogue, &sources, &mut fault);
    if n_offres > 0 || manifest.comptes.contains_key("offres") {
        counted.insert("offres", n_offres);
    }
    let near = of(Role::Parcours).chain(of(Role::Lieux)).chain(of(Role::Aides));
    proximite::check(near, &by_level, &mut fault);
    check_communes(
        of(Role::Communes).chain(of(Role::Departement)),
        &manifest,
        &catalogue,
        &mut fault,
    );
    let of_territories = manifest.territoires.iter();
    let of_territories = of_territories.filter_map(|it| catalogue.find_departement(it));
    counted.insert("communes", of_territories.map(|it| it.n_communes).sum());
    for (name, n) in counted {
        let told = manifest.comptes.get(name).copied();
        if told != Some(n as u64) {
            let told = told.map_or("aucun".to_owned(), |it| it.to_string());
            fault(MANIFEST, format!("comptes : {name} : {told} annoncés, {n} trouvés"));
        }
    }
    Ok(faults)
}

/// Reads the manifest of the snapshot in `root`.
pub fn read_manifest(root: &Path) -> Result<Manifest, IngestError> {
    let path = root.join(MANIFEST);
    let bytes = fs::read(&path).map_err(|error| IngestError::file(&path, &error))?;
    decode::manifest(&bytes).map_err(|error| refused(&path, &error))
}

/// Reads a file of the snapshot in `root`, and checks its size and hash.
pub fn read(root: &Path, file: &Fichier) -> Result<Vec<u8>, String> {
    let inside = Path::new(&file.chemin)
        .components()
        .all(|it| matches!(it, std::path::Component::Normal(_)));
    if !inside {
        return Err("chemin qui sort du dossier".to_owned());
    }
    let bytes = fs::read(root.join(&file.chemin)).map_err(|error| reason(&error))?;
    if bytes.len() as u64 != file.octets {
        return Err(format!("{} octets, le manifeste en annonce {}", bytes.len(), file.octets));
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    if sha256 != file.sha256 {
        return Err(format!("empreinte {sha256}, le manifeste annonce {}", file.sha256));
    }
    Ok(bytes)
}

pub(super) fn refused(path: &Path, error: &SnapshotError) -> IngestError {
    IngestError::Snapshot(path.display().to_string(), refusal(error))
}

fn check_manifest(manifest: &Manifest, today: &str, fault: &mut impl FnMut(&str, String)) {
    for (name, day) in
        [("construit_le", &manifest.construit_le), ("valable_jusqu_au", &manifest.valable_jusqu_au)]
    {
        if !super::registre::is_date(day) {
            fault(MANIFEST, format!("{name} : {day:?} n'est pas une date AAAA-MM-JJ"));
        }
    }
    if manifest.valable_jusqu_au.as_str() < today {
        fault(MANIFEST, format!("périmé : valable jusqu'au {}", manifest.valable_jusqu_au));
    }
    if manifest.valable_jusqu_au < manifest.construit_le {
        fault(MANIFEST, "valable_jusqu_au vient avant construit_le".to_owned());
    }
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for it in &manifest.fichiers {
        if !seen.insert((it.role, &it.cle)) {
            fault(&it.chemin, format!("{} {} est donné deux fois", it.role, it.cle));
        }
        order.push((it.role, &it.cle));
        let name = format!(".{}.json", it.sha256.get(..10).unwrap_or_default());
        if !it.chemin.ends_with(&name) {
            fault(&it.chemin, "son nom ne porte pas son empreinte".to_owned());
        }
    }
    if !order.is_sorted() {
        fault(MANIFEST, "fichiers : attendus par rôle puis par clé".to_owned());
    }
    let keys: [(Role, &str); 5] = [
        (Role::Gestes, ""),
        (Role::Coeur, ""),
        (Role::Appellations, ""),
        (Role::Communes, "principales"),
        (Role::Communes, "toutes"),
    ];
    let territories = manifest.territoires.iter().map(|it| (Role::Departement, it.as_str()));
    for (role, cle) in keys.into_iter().chain(territories) {
        if manifest.find(role, cle).is_none() {
            fault(MANIFEST, format!("aucun fichier {role} {cle}"));
        }
    }
    // Families of métiers: none of it, or all of it.
    let told = manifest.territoires.iter().map(String::as_str).chain(["france"]);
    for cle in told.filter(|_| manifest.find(Role::Marche, "").is_some()) {
        if manifest.find(Role::Emploi, cle).is_none() {
            fault(MANIFEST, format!("aucun fichier emploi {cle}"));
        }
    }
    let expected = compile::version(&manifest.construit_le, &manifest.fichiers, &manifest.trajets);
    if manifest.version != expected {
        let told = &manifest.version;
        fault(MANIFEST, format!("version : {told:?}, les fichiers donnent {expected:?}"));
    }
    for it in &manifest.sources {
        let fields = [
            ("nom", &it.nom),
            ("producteur", &it.producteur),
            ("licence", &it.licence),
            ("millesime", &it.millesime),
            ("page", &it.page),
        ];
        for (name, _) in fields.iter().filter(|field| field.1.trim().is_empty()) {
            fault(MANIFEST, format!("source {} : {name} manque", it.id));
        }
    }
    if manifest.sources.is_empty() {
        fault(MANIFEST, "aucune source n'est citée".to_owned());
    }
}

fn check_fiches<'a>(
    files: impl Iterator<Item = (&'a Fichier, &'a Vec<u8>)>,
    catalogue: &Catalogue,
    fault: &mut impl FnMut(&str, String),
) {
    let mut met: BTreeSet<RomeCode> = BTreeSet::new();
    for (file, bytes) in files {
        match decode::fiches(bytes, catalogue) {
            Ok(fiches) => {
                for it in fiches {
                    if it.code.domaine() != file.cle || catalogue.find_metier(it.code).is_none() {
                        fault(&file.chemin, format!("{} n'a pas sa place ici", it.code));
                    }
                    met.insert(it.code);
                }
            }
            Err(error) => fault(&file.chemin, refusal(&error)),
        }
    }
    for metier in catalogue.metiers.iter().filter(|it| !met.contains(&it.code)) {
        fault(MANIFEST, format!("le métier {} n'a pas de fiche", metier.code));
    }
}

/// Each ROME v3 code of a certification has métiers: the decoder keeps only those it finds.
fn check_links(
    file: &Fichier,
    bytes: &[u8],
    catalogue: &Catalogue,
    fault: &mut impl FnMut(&str, String),
) {
    let Ok(rows) = serde_json::from_slice::<Formations>(bytes) else { return };
    for code in rows.rome.rows().flat_map(|it| it.split(' ')).filter(|it| !it.is_empty()) {
        let known = code.parse().is_ok_and(|it| !catalogue.metiers_of_parent(it).is_empty());
        if !known {
            fault(&file.chemin, format!("{code} n'est la famille d'aucun métier"));
        }
    }
}

/// A département's communes belong to it, and the files to search by name hold no other.
fn check_communes<'a>(
    files: impl Iterator<Item = (&'a Fichier, &'a Vec<u8>)>,
    manifest: &Manifest,
    catalogue: &Catalogue,
    fault: &mut impl FnMut(&str, String),
) {
    let mut by_file: BTreeMap<(Role, &str), Vec<Commune>> = BTreeMap::new();
    for (file, bytes) in files {
        match decode::communes(bytes, catalogue) {
            Ok(rows) => {
                let rows: Vec<Commune> = rows.into_iter().map(|it| it.commune).collect();
                if !rows.is_sorted_by(|a, b| a.code < b.code) {
                    fault(&file.chemin, "communes attendues par code, chacune une fois".to_owned());
                }
                by_file.insert((file.role, &file.cle), rows);
            }
            Err(error) => fault(&file.chemin, refusal(&error)),
        }
    }
    let mut known = BTreeSet::new();
    for ((role, cle), rows) in &by_file {
        if *role == Role::Departement {
            known.extend(rows.iter().map(|it| it.code));
            if let Some(it) = rows.iter().find(|it| it.code.departement() != *cle) {
                fault(MANIFEST, format!("{} est rangée dans le département {cle}", it.code));
            }
        }
    }
    for ((role, cle), rows) in &by_file {
        let other = rows.iter().find(|it| !known.contains(&it.code));
        if let (Role::Communes, Some(it)) = (role, other) {
            fault(MANIFEST, format!("communes {cle} : {} n'est dans aucun département", it.code));
        }
        if (*role, *cle) == (Role::Communes, "toutes") && rows.len() != known.len() {
            fault(MANIFEST, format!("communes toutes : {} sur {}", rows.len(), known.len()));
        }
    }
    for code in &manifest.territoires {
        if catalogue.find_departement(code).is_none() {
            fault(MANIFEST, format!("territoire {code} inconnu du cœur"));
        }
    }
}
