//! Bassins d'emploi of France Travail: the key of what is known of the labour market near a
//! commune.

use std::collections::BTreeMap;

use super::{CommuneCog, Former};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
};

/// Bassins d'emploi.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bassins {
    /// Names by code of four characters.
    pub noms: BTreeMap<String, String>,
    /// Code of the bassin of each commune.
    pub communes: BTreeMap<CommuneCode, String>,
}

const BASSINS: Format = Format {
    pattern: "geo/communes_bassins_emploi_ft_*.csv",
    separator: b',',
    columns: &["reg", "dep", "codgeo", "codbe", "libbe"],
};
const BMO: Format = Format {
    pattern: "geo/communes_bassins_bmo_*.csv",
    separator: b',',
    columns: &[
        "CODE_COMMUNE_INSEE",
        "REG_CREDOC",
        "REG",
        "DEP",
        "CCOMMUNE",
        "NOMCOM",
        "BE19",
        "NOMBE19",
    ],
};

/// The bassins; none when the sources do not have them. The file lost its leading zeros: codes
/// are padded back, then compared with the older file of the BMO survey, that kept them.
/// A commune that the file does not have takes the bassin of the one it replaces or is a part of.
pub(super) fn read(
    communes: &mut BTreeMap<CommuneCode, CommuneCog>,
    former: &Former,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<Bassins, IngestError> {
    let mut bassins = Bassins::default();
    if !sources.has(BASSINS.pattern) {
        return Ok(bassins);
    }
    let table = Table::open(sources, &BASSINS, rapport)?;
    let [code, bassin, nom] = table.columns(["codgeo", "codbe", "libbe"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let expected = "attendu un code Insee, cinq caractères une fois les zéros rendus";
        let padded = format!("{:0>5}", row.filled(code)?);
        let commune: CommuneCode = padded.parse().map_err(|_| row.ecart(code, expected))?;
        let value = row.filled(bassin)?;
        if value.len() > 4 || !value.bytes().all(|it| it.is_ascii_digit()) {
            return Err(row.ecart(bassin, "attendu un code de bassin, quatre chiffres au plus"));
        }
        let label = row.label(nom)?;
        seen.check(commune, row, code)?;
        let value = format!("{value:0>4}");
        bassins.noms.entry(value.clone()).or_insert(label);
        bassins.communes.insert(commune, value);
        Ok(())
    })?;
    for (code, commune) in communes {
        let replaced = former.get(code).into_iter().flatten();
        let mut codes = [*code].into_iter().chain(commune.commune).chain(replaced.copied());
        commune.bassin = codes.find_map(|it| bassins.communes.get(&it).cloned());
    }
    if sources.has(BMO.pattern) {
        compare(&bassins, sources, rapport)?;
    }
    Ok(bassins)
}

fn compare(bassins: &Bassins, sources: &Sources, rapport: &mut Rapport) -> Result<(), IngestError> {
    let table = Table::open(sources, &BMO, rapport)?;
    let [code, bassin] = table.columns(["CODE_COMMUNE_INSEE", "BE19"])?;
    let (mut n, mut other) = (0, 0);
    table.each(rapport, |row| {
        let commune: CommuneCode = row.parse(code, "attendu un code Insee, cinq caractères")?;
        if let Some(found) = bassins.communes.get(&commune) {
            n += 1;
            other += usize::from(*found != format!("{:0>4}", row.text(bassin)));
        }
        Ok(())
    })?;
    rapport.remark(format!(
        "bassins d'emploi : {other} commune(s) sur {n} en ont changé depuis le fichier BMO"
    ));
    Ok(())
}
