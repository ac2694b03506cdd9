//! Links of a snapshot, against a list of addresses that was checked elsewhere: nothing here goes
//! on the network.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{Faute, read, read_manifest};
use crate::{
    ingest::IngestError,
    snapshot::format::{Aides, Lieux, MANIFEST, Role},
};

/// How an address of the list was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Etat {
    Vivant,
    Mort,
}

/// Links of the snapshot that the list at `path` says are dead, and how many it does not know.
/// One `url;status` per line: a number of HTTP (below 400 is alive), or any other word for a
/// failure. A first line `url;status` is a header.
pub fn dead_links(root: &Path, path: &Path) -> Result<(Vec<Faute>, usize), IngestError> {
    let list = read_list(path)?;
    let mut faults = Vec::new();
    let mut unknown = BTreeSet::new();
    for (file, link) in links(root)? {
        match list.get(&key(&link)) {
            Some((Etat::Mort, status)) => {
                faults.push((file, format!("lien mort ({status}) : {link}")));
            }
            Some((Etat::Vivant, _)) => {}
            None => _ = unknown.insert(link),
        }
    }
    Ok((faults, unknown.len()))
}

/// Every link of the snapshot, each with its file: places, aides, sources. Each once per file.
fn links(root: &Path) -> Result<BTreeSet<(String, String)>, IngestError> {
    let manifest = read_manifest(root)?;
    let mut out: BTreeSet<(String, String)> =
        manifest.sources.iter().map(|it| (MANIFEST.to_owned(), it.page.clone())).collect();
    for file in &manifest.fichiers {
        if !matches!(file.role, Role::Lieux | Role::Aides) {
            continue;
        }
        let refused = |reason: String| IngestError::Snapshot(file.chemin.clone(), reason);
        let bytes = read(root, file).map_err(refused)?;
        let unread = |error: serde_json::Error| refused(crate::ingest::erreur::json(&error));
        let column = match file.role {
            Role::Lieux => serde_json::from_slice::<Lieux>(&bytes).map_err(unread)?.lien,
            _ => serde_json::from_slice::<Aides>(&bytes).map_err(unread)?.lien,
        };
        let filled = column.rows().filter(|it| !it.is_empty());
        out.extend(filled.map(|it| (file.chemin.clone(), it.to_owned())));
    }
    Ok(out)
}

fn read_list(path: &Path) -> Result<BTreeMap<String, (Etat, String)>, IngestError> {
    let text = fs::read_to_string(path).map_err(|error| IngestError::file(path, &error))?;
    let mut out = BTreeMap::new();
    for (at, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || (at == 0 && line == "url;status") {
            continue;
        }
        // Addresses may hold a semicolon; a status does not.
        let Some((url, status)) = line.rsplit_once(';').filter(|it| !it.0.is_empty()) else {
            let reason = format!("ligne {} : attendu « url;status »", at + 1);
            return Err(IngestError::Fichier(path.display().to_string(), reason));
        };
        let alive = status.trim().parse::<u16>().is_ok_and(|it| (100..400).contains(&it));
        let etat = if alive { Etat::Vivant } else { Etat::Mort };
        out.insert(key(url), (etat, status.trim().to_owned()));
    }
    Ok(out)
}

/// Two spellings of one address: the last slash and what follows `#` do not change the page.
fn key(url: &str) -> String {
    let url = url.trim().split('#').next().unwrap_or_default();
    url.trim_end_matches('/').to_owned()
}
