//! The real data and the embedded snapshot, read by other means than the program's own.

use std::{
    collections::BTreeMap,
    env,
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use cinq_cles::{
    ingest::{compile::Instantane, lecteur::Lecteur},
    snapshot::{Role, format::Textes},
};
use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;

/// A line of a raw file, by column name.
pub type Ligne = BTreeMap<String, String>;

/// Where the real data is, when it is at hand.
pub fn data() -> PathBuf {
    env::var_os("SHARED_DATA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from)
}

/// Lines of a raw file; `None` where the real data is not at hand.
pub fn raw(name: &str, separator: u8) -> Option<Vec<Ligne>> {
    let mut text = String::new();
    let mut file = File::open(data().join(name)).ok()?;
    if Path::new(name).extension().is_some_and(|it| it == "gz") {
        GzDecoder::new(file).read_to_string(&mut text).unwrap();
    } else {
        file.read_to_string(&mut text).unwrap();
    }
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
    Some(reader.deserialize().map(Result::unwrap).collect())
}

pub fn embedded() -> Lecteur<'static> {
    Lecteur::open(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public/snapshot"))).unwrap()
}

/// A file of the embedded snapshot.
pub fn open<T: DeserializeOwned>(lecteur: &Lecteur, role: Role, cle: &str) -> T {
    let file = lecteur.manifest.find(role, cle).unwrap();
    serde_json::from_slice(&lecteur.bytes(file).unwrap()).unwrap()
}

/// A file of a snapshot that a test has just built; `None` when it has none of that name.
pub fn built_if_any<T: DeserializeOwned>(
    snapshot: &Instantane,
    role: Role,
    cle: &str,
) -> Option<T> {
    let at = snapshot.manifest.fichiers.iter().position(|it| it.role == role && it.cle == cle)?;
    Some(serde_json::from_slice(&snapshot.contenus[at]).unwrap())
}

/// The same, which must be there.
pub fn built<T: DeserializeOwned>(snapshot: &Instantane, role: Role, cle: &str) -> T {
    built_if_any(snapshot, role, cle).unwrap()
}

pub fn list(textes: &Textes) -> Vec<&str> {
    textes.rows().collect()
}
