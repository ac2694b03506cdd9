//! Communes to search by name, and communes of each département.

use std::collections::{BTreeMap, BTreeSet};

use super::{Files, ranks};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        geo::{CommuneCog, Geo},
        marche::embauches::magnitude,
    },
    snapshot::format::{Communes, FORMAT, Role, Textes},
};

/// From this many inhabitants, a commune is found before the long list is loaded.
const PRINCIPALE: u32 = 2_000;

type Row<'a> = (&'a CommuneCode, &'a CommuneCog);

pub(super) fn communes(
    geo: &Geo,
    kept: &BTreeSet<String>,
    files: &mut Files,
) -> Result<(), IngestError> {
    let zones = ranks(geo.zones.keys().map(String::as_str), "zones")?;
    let all: Vec<Row> = geo.communes.iter().filter(|it| kept.contains(&it.1.departement)).collect();
    let big: Vec<Row> = all
        .iter()
        .copied()
        .filter(|it| it.1.population.is_some_and(|it| it >= PRINCIPALE))
        .collect();
    files.push(Role::Communes, "principales", &table(&big, None))?;
    files.push(Role::Communes, "toutes", &table(&all, None))?;
    for code in kept {
        let of: Vec<Row> = all.iter().copied().filter(|it| &it.1.departement == code).collect();
        files.push(Role::Departement, code, &table(&of, Some(&zones)))?;
    }
    Ok(())
}

/// Without `zones`, the columns that a search by name does not need are left empty.
fn table(rows: &[Row], zones: Option<&BTreeMap<&str, u16>>) -> Communes {
    let values = || rows.iter().map(|it| it.1);
    let mut out = Communes {
        format: FORMAT,
        code: Textes::join(rows.iter().map(|it| it.0.as_str())),
        nom: Textes::join(values().map(|it| &it.nom)),
        codes_postaux: Textes::join(values().map(|it| it.codes_postaux.join(" "))),
        taille: values().map(|it| magnitude(it.population.unwrap_or(0).into())).collect(),
        ..Communes::default()
    };
    if let Some(zones) = zones {
        out.population = values().map(|it| it.population).collect();
        out.latitude = values().map(|it| it.point.map(|it| it.0)).collect();
        out.longitude = values().map(|it| it.point.map(|it| it.1)).collect();
        out.zone = values().map(|it| zones.get(it.zone.as_deref()?).copied()).collect();
        let bassin = |it: &CommuneCog| it.bassin.as_deref()?.parse().ok();
        out.bassin = values().map(bassin).collect();
        out.densite = values().map(|it| char::from(b'0' + it.densite)).collect();
    }
    out
}
