//! Why a build, a check or a search stopped. Written for a data officer, so in French.

use std::{collections::BTreeMap, fmt, io, path::Path};

use crate::{domain::CodeError, snapshot::SnapshotError};

/// Why the program stopped. Each text names the culprit and what to do.
#[derive(Debug)]
pub enum IngestError {
    /// A folder or file could not be opened, read or written: its path, and the reason.
    Fichier(String, String),
    /// No file of the sources matches: the pattern looked for.
    Manquant(String),
    /// Several files of the sources match where one is expected: the pattern, and the files.
    Plusieurs(String, Vec<String>),
    /// Files that must be of one version are of several: files by version.
    Versions(BTreeMap<String, Vec<String>>),
    /// The sources are sound but much is missing from them: what.
    Incomplet(Vec<String>),
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
    /// A file or folder that the system refuses.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        Self::Fichier(path.display().to_string(), reason(error))
    }
}

/// What the system says, in French.
pub(crate) fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => "n'existe pas",
        io::ErrorKind::PermissionDenied => "accès refusé",
        io::ErrorKind::IsADirectory => "est un dossier, un fichier est attendu",
        io::ErrorKind::NotADirectory => "n'est pas un dossier",
        io::ErrorKind::StorageFull => "plus de place sur le disque",
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        io::ErrorKind::UnexpectedEof => "la fin manque",
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => "contenu abîmé",
        _ => "",
    };
    match (known, error.raw_os_error()) {
        ("", Some(code)) => format!("le système refuse (erreur {code})"),
        ("", None) => "le système refuse".to_owned(),
        _ => known.to_owned(),
    }
}

/// What the JSON reader says, in French: the place, and what is wrong there.
pub(crate) fn json(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        serde_json::error::Category::Eof => "la fin manque",
        serde_json::error::Category::Data => "ce n'est pas ce qui est attendu",
        _ => "ce n'est pas du JSON",
    };
    format!("ligne {}, colonne {} : {what}", error.line(), error.column())
}

/// The same, from the words of the reader: a place, or the name of what is not as it should be.
fn json_words(words: &str) -> String {
    let place = words.rsplit_once(" at line ").and_then(|it| it.1.split_once(" column "));
    let named = words.strip_prefix('`').and_then(|it| it.split_once("` should be "));
    match (place, named) {
        (Some((line, column)), _) => {
            let cut = words.starts_with("cut short");
            let what = if cut { "la fin manque" } else { "ce n'est pas du JSON de ce format" };
            format!("ligne {line}, colonne {column} : {what}")
        }
        (_, Some((name, rest))) if rest.ends_with("got nothing") => {
            format!("il manque le champ {name}")
        }
        (_, Some((name, _))) => format!("le champ {name} n'est pas du genre attendu"),
        _ => "ce n'est pas le JSON attendu".to_owned(),
    }
}

/// What an ill-formed code should be, in French.
fn code(error: &CodeError) -> String {
    match error {
        CodeError::Rome(text) => {
            format!("{text:?}, attendu une lettre de A à N et quatre chiffres (code ROME)")
        }
        CodeError::Commune(text) => format!("{text:?}, attendu cinq caractères (code Insee)"),
        CodeError::Nombre(name, text) => format!("{text:?}, attendu un nombre entier ({name})"),
        CodeError::Geste(text) => {
            format!("{text:?}, attendu 1 à 24 minuscules, chiffres ou tirets (code de geste)")
        }
    }
}

/// Why a file of a snapshot was refused, in French.
pub(crate) fn refusal(error: &SnapshotError) -> String {
    match error {
        SnapshotError::Json(words) => format!("illisible : {}", json_words(words)),
        SnapshotError::Format { found } => {
            format!("format {found}, ce programme lit le format {}", crate::snapshot::FORMAT)
        }
        SnapshotError::Columns { column, expected, found } => {
            format!("{column} a {found} valeurs pour {expected} lignes")
        }
        SnapshotError::Code(error) => format!("code mal formé : {}", code(error)),
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
            Self::Versions(versions) => {
                let each = versions.iter().map(|(version, files)| {
                    let more = if files.len() > 1 { ", …" } else { "" };
                    format!("{version} ({}{more})", files[0])
                });
                write!(
                    f,
                    "rome : fichiers de plusieurs versions : {} ; reprenez-les tous du même \
                     téléchargement",
                    each.collect::<Vec<_>>().join(", ")
                )
            }
            Self::Incomplet(reasons) => write!(
                f,
                "sources incomplètes, rien n'a été écrit : {} ; reprenez les fichiers en cause, ou \
                 ajoutez --accepter-incomplet",
                reasons.join(" ; ")
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
