//! The folder of the sources: finding a file, opening it plain or compressed, checking its text.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read as _},
    path::{Path, PathBuf},
    rc::Rc,
};

use flate2::read::MultiGzDecoder;

use crate::ingest::{IngestError, erreur};

/// The folder that holds the open-data files, under the names of the inventory.
#[derive(Clone, Debug)]
pub struct Sources {
    root: PathBuf,
    /// Files read so far, each with what stood for `*` in its pattern.
    read: RefCell<BTreeMap<String, String>>,
}

/// A file, read.
#[derive(Clone, Debug)]
pub struct Contenu {
    /// Its path from the root of the sources, for messages.
    pub fichier: Rc<str>,
    /// What stands for `*` in the pattern it was found by: a version or a year.
    pub version: String,
    /// Its text, without byte order mark.
    pub texte: String,
}

impl Sources {
    /// Opens the folder.
    pub fn open(root: &Path) -> Result<Self, IngestError> {
        let meta = fs::metadata(root).map_err(|error| IngestError::file(root, &error))?;
        if meta.is_dir() {
            return Ok(Self { root: root.to_owned(), read: RefCell::default() });
        }
        Err(IngestError::Fichier(root.display().to_string(), "n'est pas un dossier".to_owned()))
    }

    /// Reads the one file of that pattern (`formations/certif_info_*.csv`), plain or `.gz`.
    /// `*` stands for any text without slash; at most one.
    pub fn read(&self, pattern: &str) -> Result<Contenu, IngestError> {
        let (path, version) = self.find(pattern)?;
        let whole = self.root.join(&path);
        let failed = |error: &std::io::Error| IngestError::file(&whole, error);
        // Anything else may never end: a pipe waits for someone to write in it.
        if !fs::metadata(&whole).map_err(|error| failed(&error))?.is_file() {
            let reason = "n'est pas un fichier ordinaire".to_owned();
            return Err(IngestError::Fichier(whole.display().to_string(), reason));
        }
        let bytes = fs::read(&whole).map_err(|error| failed(&error))?;
        self.read.borrow_mut().insert(path.clone(), version.clone());
        let bytes = match path.strip_suffix(".gz") {
            Some(_) => unzip(&path, &bytes)?,
            None => bytes,
        };
        Ok(Contenu { texte: text(&path, bytes)?, fichier: Rc::from(path), version })
    }

    /// Files read so far whose path begins with `start`, by version.
    pub fn versions(&self, start: &str) -> BTreeMap<String, Vec<String>> {
        let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (path, version) in self.read.borrow().iter().filter(|it| it.0.starts_with(start)) {
            out.entry(version.clone()).or_default().push(path.clone());
        }
        out
    }

    /// Whether a file of that pattern is there.
    pub fn has(&self, pattern: &str) -> bool {
        !matches!(self.find(pattern), Err(IngestError::Manquant(_)))
    }

    /// Paths of the files of `folder` whose name ends so (`.json`), plain or `.gz`, sorted.
    pub fn list(&self, folder: &str, ends: &[&str]) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.root.join(folder)) else { return Vec::new() };
        let names = entries.flatten().filter_map(|it| it.file_name().into_string().ok());
        let kept = |it: &String| {
            let plain = it.strip_suffix(".gz").unwrap_or(it);
            ends.iter().any(|end| plain.ends_with(end))
        };
        let mut paths: Vec<String> =
            names.filter(kept).map(|it| format!("{folder}/{it}")).collect();
        paths.sort();
        paths
    }

    /// Opens a file given by [`Self::list`] to read it as it flows.
    pub fn stream(&self, path: &str) -> Result<Box<dyn BufRead>, IngestError> {
        let whole = self.root.join(path);
        let failed = |error: &std::io::Error| IngestError::file(&whole, error);
        if !fs::metadata(&whole).map_err(|error| failed(&error))?.is_file() {
            let reason = "n'est pas un fichier ordinaire".to_owned();
            return Err(IngestError::Fichier(whole.display().to_string(), reason));
        }
        let file = BufReader::new(fs::File::open(&whole).map_err(|error| failed(&error))?);
        Ok(match path.strip_suffix(".gz") {
            Some(_) => Box::new(BufReader::new(MultiGzDecoder::new(file))),
            None => Box::new(file),
        })
    }

    fn find(&self, pattern: &str) -> Result<(String, String), IngestError> {
        let (folder, name) = pattern.rsplit_once('/').unwrap_or(("", pattern));
        let (start, end) = name.split_once('*').unwrap_or((name, ""));
        let exact = !name.contains('*');
        let mut found: Vec<(String, String)> = Vec::new();
        let Ok(entries) = fs::read_dir(self.root.join(folder)) else {
            return Err(IngestError::Manquant(pattern.to_owned()));
        };
        for entry in entries.flatten() {
            let Ok(file) = entry.file_name().into_string() else { continue };
            let plain = file.strip_suffix(".gz").unwrap_or(&file);
            let version = match plain.strip_prefix(start) {
                Some("") if exact => "",
                Some(rest) if !exact => match rest.strip_suffix(end) {
                    Some(version) if !version.is_empty() => version,
                    _ => continue,
                },
                _ => continue,
            };
            let path = if folder.is_empty() { file.clone() } else { format!("{folder}/{file}") };
            found.push((path, version.to_owned()));
        }
        found.sort();
        match found.len() {
            0 => Err(IngestError::Manquant(pattern.to_owned())),
            1 => Ok(found.remove(0)),
            _ => Err(IngestError::Plusieurs(
                pattern.to_owned(),
                found.into_iter().map(|it| it.0).collect(),
            )),
        }
    }
}

fn unzip(path: &str, bytes: &[u8]) -> Result<Vec<u8>, IngestError> {
    let mut out = Vec::new();
    MultiGzDecoder::new(bytes)
        .read_to_end(&mut out)
        .map_err(|error| IngestError::Compression(path.to_owned(), erreur::reason(&error)))?;
    Ok(out)
}

fn text(path: &str, bytes: Vec<u8>) -> Result<String, IngestError> {
    match String::from_utf8(bytes) {
        // A byte order mark is how a spreadsheet says UTF-8; it is not part of the first column.
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').map_or_else(|| text.clone(), str::to_owned)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let line = 1 + bytes[..good].split(|it| *it == b'\n').skip(1).count();
            Err(IngestError::Encodage(path.to_owned(), line, bytes[good]))
        }
    }
}
