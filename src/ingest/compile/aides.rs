//! Aides and first steps, in files that load only when asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::{Files, rank, ranks};
use crate::{
    domain::CommuneCode,
    ingest::{IngestError, aides::Aide, geo::Geo},
    snapshot::format::{Aides, FORMAT, Role, Textes},
};

/// Keys of the files that are not of a département.
const FRANCE: &str = "france";
const ETAPES: &str = "etapes";

/// Writes the file of each département that has aides of its own, then first steps, then those of
/// all France: in the order of their keys.
pub(super) fn aides(
    national: Vec<Aide>,
    own: Vec<Aide>,
    etapes: &[Aide],
    geo: &Geo,
    kept: &BTreeSet<String>,
    files: &mut Files,
) -> Result<(), IngestError> {
    let mut france = national;
    let mut local: BTreeMap<&str, Vec<Aide>> = BTreeMap::new();
    for it in own {
        let code = it.territoire.get(1..).unwrap_or_default();
        let here = |departement: &str| match it.territoire.get(..1) {
            Some("R") => {
                geo.territoires.departements.get(departement).is_some_and(|it| it.1 == code)
            }
            Some("D") => departement == code,
            _ => code.parse::<CommuneCode>().is_ok_and(|it| it.departement() == departement),
        };
        if it.territoire.is_empty() {
            france.push(it);
            continue;
        }
        for departement in kept.iter().filter(|departement| here(departement)) {
            local.entry(departement).or_default().push(it.clone());
        }
    }
    for (code, rows) in local {
        files.push(Role::Aides, code, &table(&rows)?)?;
    }
    files.push(Role::Aides, ETAPES, &table(etapes)?)?;
    files.push(Role::Aides, FRANCE, &table(&france)?)
}

/// Aides by theme, in the order in which themes are met; within one, as they were written.
fn table(rows: &[Aide]) -> Result<Aides, IngestError> {
    let mut themes: Vec<&str> = Vec::new();
    for it in rows {
        if !themes.contains(&it.theme.as_str()) {
            themes.push(&it.theme);
        }
    }
    let theme = |it: &Aide| themes.iter().position(|theme| *theme == it.theme).unwrap_or_default();
    let mut rows: Vec<&Aide> = rows.iter().collect();
    rows.sort_by_key(|it| theme(it));
    let texts: BTreeSet<&str> = rows.iter().flat_map(|it| &it.lignes).map(String::as_str).collect();
    let places = ranks(texts.iter().copied(), "lignes sur les aides")?;
    let lignes = |it: &Aide| {
        let of = it.lignes.iter().filter_map(|it| places.get(it.as_str()).copied());
        of.collect::<Vec<u16>>()
    };
    let column = |value: fn(&Aide) -> &String| Textes::join(rows.iter().map(|it| value(it)));
    Ok(Aides {
        format: FORMAT,
        theme: rows.iter().map(|it| rank(theme(it), "thèmes")).collect::<Result<_, _>>()?,
        nom: column(|it| &it.nom),
        phrase: column(|it| &it.phrase),
        lignes: rows.iter().map(|it| lignes(it)).collect(),
        age_min: rows.iter().map(|it| it.age_min).collect(),
        age_max: rows.iter().map(|it| it.age_max).collect(),
        situations: rows.iter().map(|it| it.situations).collect(),
        territoire: column(|it| &it.territoire),
        lien: column(|it| &it.lien),
        relu_le: column(|it| &it.relu_le),
        themes: Textes::join(&themes),
        textes: Textes::join(&texts),
    })
}
