//! Why a build, a check or a search stopped. Written for a data officer, so in French.

use std::{fmt, io, path::Path};

use crate::snapshot::SnapshotError;

/// Why the program stopped. Each text names the culprit and what to do.
#[derive(Debug)]
pub enum IngestError {
    /// A folder or file could not be opened, read or written: its path, and the reason.
    Fichier(String, String),
    /// No file of the sources matches: the pattern looked for.
    Manquant(String),
    /// Several files of the sources match where one is expected: the pattern, and the files.
    Plusieurs(String, Vec<String>),
    /// A file is not UTF-8: file, line of the first bad byte, the byte.
    Encodage(String, usize, u8),
    /// The end of a compressed file is missing, or it is damaged: file, and reason.
    Compression(String, String),
    /// The header of a table lacks columns or repeats one: file, what is wrong, columns found.
    Colonnes(String, String, Vec<String>),
    /// A quote opened at that line of that file is never closed.
    Guillemet(String, u64),
    /// A file that should hold a JSON array does not: file, and reason.
    Json(String, String),
    /// A table has no usable line.
    Vide(String),
    /// `--strict`: that many reported lines.
    Strict(usize),
    /// An option cannot be obeyed.
    Option(String),
    /// The folder to write holds files that are not of a snapshot: folder, files.
    Etranger(String, Vec<String>),
    /// A list outgrew what the format can hold: the list.
    TropGrand(&'static str),
    /// A snapshot cannot be read: its folder or file, and why.
    Snapshot(String, String),
}

impl IngestError {
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "n'existe pas".to_owned(),
            io::ErrorKind::PermissionDenied => "accès refusé".to_owned(),
            _ => error.to_string(),
        };
        Self::Fichier(path.display().to_string(), reason)
    }
}

/// Why a file of a snapshot was refused, in French.
pub(crate) fn refusal(error: &SnapshotError) -> String {
    match error {
        SnapshotError::Json(reason) => format!("illisible : {reason}"),
        SnapshotError::Format { found } => {
            format!("format {found}, ce programme lit le format {}", crate::snapshot::FORMAT)
        }
        SnapshotError::Columns { column, expected, found } => {
            format!("{column} a {found} valeurs pour {expected} lignes")
        }
        SnapshotError::Code(error) => format!("code mal formé : {error}"),
        SnapshotError::Dangling { column, target } => {
            format!("{column} désigne {target}, absent de l'instantané")
        }
        SnapshotError::Value { column, value } => format!("{column} ne peut pas valoir {value}"),
        SnapshotError::Missing { file } => format!("le manifeste n'a pas de fichier {file}"),
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fichier(path, reason) => write!(f, "{path} : {reason}"),
            Self::Manquant(pattern) => write!(
                f,
                "{pattern} : fichier manquant dans le dossier des sources (le même nom suivi de \
                 .gz convient aussi)"
            ),
            Self::Plusieurs(pattern, found) => write!(
                f,
                "{pattern} : un seul fichier attendu, trouvés {} ; gardez celui à lire",
                found.join(", ")
            ),
            Self::Encodage(file, line, byte) => write!(
                f,
                "{file}:{line}: octet 0x{byte:02X} : le fichier n'est pas en UTF-8 ; convertissez-le \
                 (par exemple : iconv -f WINDOWS-1252 -t UTF-8)"
            ),
            Self::Compression(file, reason) => {
                write!(f, "{file} : fichier compressé tronqué ou abîmé ({reason})")
            }
            Self::Colonnes(file, wrong, found) => {
                write!(f, "{file}:1: {wrong} ; colonnes trouvées : {}", found.join(", "))
            }
            Self::Guillemet(file, line) => {
                write!(f, "{file}:{line}: guillemet ouvert et jamais refermé")
            }
            Self::Json(file, reason) => write!(f, "{file} : tableau JSON attendu : {reason}"),
            Self::Vide(file) => write!(f, "{file} : aucune ligne utilisable"),
            Self::Strict(n) => write!(
                f,
                "--strict : {n} ligne(s) signalée(s), rien n'a été écrit ; la liste est dans le \
                 rapport"
            ),
            Self::Option(reason) => f.write_str(reason),
            Self::Etranger(folder, files) => write!(
                f,
                "{folder} contient des fichiers qui ne sont pas d'un instantané ({}) : choisissez \
                 un dossier vide ou déplacez-les",
                files.join(", ")
            ),
            Self::TropGrand(list) => {
                write!(f, "plus de 65 535 {list} : le format 1 ne le peut pas")
            }
            Self::Snapshot(place, reason) => write!(f, "{place} : {reason}"),
        }
    }
}

impl std::error::Error for IngestError {}
