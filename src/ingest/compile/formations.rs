//! Certifications, one file per level.

use std::collections::{BTreeMap, BTreeSet};

use super::ranks;
use crate::{
    domain::RomeCode,
    ingest::{IngestError, formations::Certification},
    search::{fold, lexique},
    snapshot::format::{FORMAT, Formations, Textes},
};

/// One file per level present, each by name then code.
pub fn formations(all: &BTreeMap<u32, Certification>) -> Result<Vec<Formations>, IngestError> {
    let levels: BTreeSet<u8> = all.values().map(|it| it.niveau).collect();
    levels.into_iter().map(|niveau| of_level(all, niveau)).collect()
}

/// The certifications of a level, in the order of its file.
pub(super) fn rows(all: &BTreeMap<u32, Certification>, niveau: u8) -> Vec<(u32, &Certification)> {
    let mut rows: Vec<(u32, &Certification)> =
        all.iter().filter(|it| it.1.niveau == niveau).map(|it| (*it.0, it.1)).collect();
    rows.sort_by_cached_key(|(code, it)| (fold(&it.nom), *code));
    rows
}

fn of_level(all: &BTreeMap<u32, Certification>, niveau: u8) -> Result<Formations, IngestError> {
    let rows = rows(all, niveau);
    let genres: BTreeSet<&str> = rows.iter().map(|it| it.1.genre.as_str()).collect();
    let genre_ranks = ranks(genres.iter().copied(), "types de certification")?;
    let romes = |it: &Certification| -> String {
        it.romes.iter().map(RomeCode::as_str).collect::<Vec<_>>().join(" ")
    };
    let values = || rows.iter().map(|it| it.1);
    let places = ranks(rows.iter().map(|it| it.0), "certifications d'un niveau")?;
    let said = lexique::diplomes().iter().map(|it| (it.expression, &it.codes[..]));
    let (expressions, cibles) = super::expressions(said, |code| places.get(&code.0).copied());
    Ok(Formations {
        format: FORMAT,
        niveau,
        genres: Textes::join(&genres),
        code: rows.iter().map(|it| it.0).collect(),
        nom: Textes::join(values().map(|it| &it.nom)),
        genre: values().filter_map(|it| genre_ranks.get(it.genre.as_str()).copied()).collect(),
        rome: Textes::join(values().map(romes)),
        rncp: values().map(|it| it.rncp).collect(),
        cfd: Textes::join(values().map(|it| &it.cfd)),
        voies: values().map(|it| it.voies).collect(),
        derniere_session: values().map(|it| it.derniere_session).collect(),
        expressions,
        cibles,
    })
}
