//! A snapshot on disk: writing it so that a half-written one is never read, and reading it back.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{IngestError, compile::Instantane};
use crate::snapshot::format::{MANIFEST, Role};

/// Writes `snapshot` in `out`, which ends with exactly its files. Files of an older snapshot are
/// removed; if anything else is there, nothing is written.
pub fn write(snapshot: &Instantane, out: &Path) -> Result<(), IngestError> {
    let old = list(out)?;
    let ours = |it: &str| is_ours(it) && (it != MANIFEST || is_manifest(&out.join(it)));
    let foreign: Vec<String> = old.iter().filter(|it| !ours(it)).cloned().collect();
    if !foreign.is_empty() {
        return Err(IngestError::Etranger(out.display().to_string(), foreign));
    }
    for (file, bytes) in snapshot.manifest.fichiers.iter().zip(&snapshot.contenus) {
        put(&out.join(&file.chemin), bytes)?;
    }
    let mut manifest = serde_json::to_vec(&snapshot.manifest)
        .map_err(|error| IngestError::Snapshot(MANIFEST.to_owned(), error.to_string()))?;
    manifest.push(b'\n');
    // The manifest comes last: until then, readers see the older snapshot whole.
    put(&out.join(MANIFEST), &manifest)?;
    let kept: BTreeSet<&str> =
        snapshot.manifest.fichiers.iter().map(|it| it.chemin.as_str()).collect();
    for path in old.iter().filter(|it| *it != MANIFEST && !kept.contains(it.as_str())) {
        let path = out.join(path);
        fs::remove_file(&path).map_err(|error| IngestError::file(&path, &error))?;
        // A folder left empty goes too; one that is not empty stays.
        if let Some(folder) = path.parent() {
            _ = fs::remove_dir(folder);
        }
    }
    Ok(())
}

/// Paths of the files under `root`, from it, sorted; none when it does not exist.
pub fn list(root: &Path) -> Result<Vec<String>, IngestError> {
    let mut files = Vec::new();
    if root.exists() {
        walk(root, PathBuf::new(), &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn walk(root: &Path, at: PathBuf, files: &mut Vec<String>) -> Result<(), IngestError> {
    let folder = root.join(&at);
    let failed = |error: &std::io::Error| IngestError::file(&folder, error);
    for entry in fs::read_dir(&folder).map_err(|error| failed(&error))? {
        let entry = entry.map_err(|error| failed(&error))?;
        let path = at.join(entry.file_name());
        if entry.file_type().map_err(|error| failed(&error))?.is_dir() {
            walk(root, path, files)?;
        } else {
            // Addresses of the web have slashes, whatever the system.
            let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy().into_owned()).collect();
            files.push(parts.join("/"));
        }
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), IngestError> {
    let failed = |error: std::io::Error| IngestError::file(path, &error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // Written aside then renamed: an interrupted build leaves no file cut short.
    let aside = path.with_extension("json.tmp");
    fs::write(&aside, bytes).map_err(failed)?;
    fs::rename(&aside, path).map_err(failed)
}

/// Whether a file is the manifest of a snapshot: other programs name theirs so too.
fn is_manifest(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap_or_default();
    serde_json::from_slice::<serde_json::Value>(&bytes)
        .is_ok_and(|it| it["format"].is_u64() && it["fichiers"].is_array())
}

/// Whether a path is one that this program writes: `manifest.json`, `coeur.0123456789.json`,
/// `fiches/D11.0123456789.json`, or one of them left unfinished.
fn is_ours(path: &str) -> bool {
    let path = path.strip_suffix(".tmp").unwrap_or(path);
    if path == MANIFEST {
        return true;
    }
    let Some((name, hash)) = path.strip_suffix(".json").and_then(|it| it.rsplit_once('.')) else {
        return false;
    };
    let hashed = hash.len() == 10 && hash.bytes().all(|it| it.is_ascii_hexdigit());
    hashed
        && Role::TOUS.iter().any(|it| it.to_string() == name.split('/').next().unwrap_or_default())
}
