//! A snapshot on disk, read as the app reads it: what `info` and `find` need.

use std::{fs, path::Path};

use super::{IngestError, check};
use crate::{
    domain::{Appellations, Catalogue, Formation, Formations},
    snapshot::{
        self, Manifest, Role, SnapshotError,
        decode::{self, CommuneLue},
        format::{Fichier, MANIFEST, NIVEAUX},
    },
};

/// A snapshot whose manifest was read. Other files are read when asked for, and checked.
#[derive(Debug)]
pub struct Lecteur<'a> {
    root: &'a Path,
    /// What the snapshot is.
    pub manifest: Manifest,
}

impl<'a> Lecteur<'a> {
    /// Opens the snapshot in `root`.
    pub fn open(root: &'a Path) -> Result<Self, IngestError> {
        Ok(Self { root, manifest: check::read_manifest(root)? })
    }

    /// The bytes of a file of the manifest.
    pub fn bytes(&self, file: &Fichier) -> Result<Vec<u8>, IngestError> {
        let failed = |reason| IngestError::Snapshot(file.chemin.clone(), reason);
        check::read(self.root, file).map_err(failed)
    }

    /// The bytes of the manifest.
    pub fn manifest_bytes(&self) -> Result<Vec<u8>, IngestError> {
        let path = self.root.join(MANIFEST);
        fs::read(&path).map_err(|error| IngestError::file(&path, &error))
    }

    /// The core.
    pub fn catalogue(&self) -> Result<Catalogue, IngestError> {
        self.read(Role::Coeur, "", decode::coeur)
    }

    /// The titles of métiers.
    pub fn appellations(&self, catalogue: &Catalogue) -> Result<Appellations, IngestError> {
        self.read(Role::Appellations, "", |bytes| decode::appellations(bytes, catalogue))
    }

    /// All certifications, level by level.
    pub fn formations(&self, catalogue: &Catalogue) -> Result<Vec<Formation>, IngestError> {
        Ok(self.niveaux(catalogue)?.into_iter().flat_map(|it| it.liste).collect())
    }

    /// The same, level by level, in the order in which the app searches them.
    pub fn niveaux(&self, catalogue: &Catalogue) -> Result<Vec<Formations>, IngestError> {
        let file = |it: &u8| self.manifest.find(Role::Formations, &it.to_string());
        NIVEAUX
            .iter()
            .filter_map(file)
            .map(|file| self.decode(file, |bytes| decode::formations(bytes, catalogue)))
            .collect()
    }

    /// All communes, as a search by name sees them.
    pub fn communes(&self, catalogue: &Catalogue) -> Result<Vec<CommuneLue>, IngestError> {
        self.read(Role::Communes, "toutes", |bytes| decode::communes(bytes, catalogue))
    }

    fn read<T>(
        &self,
        role: Role,
        cle: &str,
        decode: impl Fn(&[u8]) -> snapshot::Result<T>,
    ) -> Result<T, IngestError> {
        let missing = || SnapshotError::Missing { file: format!("{role} {cle}") };
        let file = self.manifest.find(role, cle);
        let file = file.ok_or_else(|| check::refused(&self.root.join(MANIFEST), &missing()))?;
        self.decode(file, decode)
    }

    fn decode<T>(
        &self,
        file: &Fichier,
        decode: impl Fn(&[u8]) -> snapshot::Result<T>,
    ) -> Result<T, IngestError> {
        let bytes = self.bytes(file)?;
        decode(&bytes).map_err(|error| check::refused(&self.root.join(&file.chemin), &error))
    }
}
