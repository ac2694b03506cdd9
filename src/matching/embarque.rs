//! For tests: the embedded snapshot, whole.

use std::{fs, path::PathBuf, sync::OnceLock};

use crate::{
    domain::Catalogue,
    snapshot::{
        Role, decode,
        format::{MANIFEST, Manifest},
    },
};

/// Where it is.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/snapshot")
}

fn manifest() -> Manifest {
    let bytes = fs::read(folder().join(MANIFEST)).expect("the embedded snapshot is in public/");
    decode::manifest(&bytes).expect("the manifest is readable")
}

fn read(chemin: &str) -> Vec<u8> {
    fs::read(folder().join(chemin)).expect("the manifest names files that are there")
}

/// Its core.
pub fn catalogue() -> &'static Catalogue {
    static IT: OnceLock<Catalogue> = OnceLock::new();
    IT.get_or_init(|| {
        let core = manifest().find(Role::Coeur, "").expect("a snapshot has a core").clone();
        decode::coeur(&read(&core.chemin)).expect("the core is readable")
    })
}
