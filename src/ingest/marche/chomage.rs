//! Unemployment rate (Insee), by département and région. There is none for Mayotte.

use std::collections::BTreeMap;

use super::tensions::Lieu;
use crate::ingest::{
    IngestError,
    geo::Territoires,
    lecture::{Column, Format, Row, Sources, Table, Uniques},
    rapport::{Ecart, Rapport},
};

const DEPARTEMENTS: Format = Format {
    pattern: "marche/chomage_departement_*.csv",
    separator: b';',
    columns: &["codeDepartement", "libelleDepartement", "rentreeScolaire", "tauxChomage"],
};

const REGIONS: Format = Format {
    pattern: "marche/chomage_region_*.csv",
    separator: b';',
    columns: &["codeRegion", "rentreeScolaire", "tauxChomage"],
};

/// Unemployment, in the newest year of each file.
#[derive(Clone, Debug, Default)]
pub struct Chomage {
    /// Year and rate of each place: thousandths of the people who work or look for work.
    pub taux: BTreeMap<Lieu, (u16, u16)>,
}

/// Reads both tables; what the folder does not have is not told.
pub fn read(
    sources: &Sources,
    territoires: &Territoires,
    rapport: &mut Rapport,
) -> Result<Chomage, IngestError> {
    let mut taux = BTreeMap::new();
    let departement = |text: &str| {
        // `001`, `02A`: three characters.
        let code = text.strip_prefix('0').filter(|it| it.len() == 2).unwrap_or(text);
        let code = format!("{code:0>2}");
        territoires.departements.contains_key(&code).then_some(Lieu::Departement(code))
    };
    let region = |text: &str| {
        let code = format!("{text:0>2}");
        territoires.regions.contains_key(&code).then_some(Lieu::Region(code))
    };
    let columns = ["codeDepartement", "rentreeScolaire", "tauxChomage"];
    each(sources, &DEPARTEMENTS, columns, &departement, &mut taux, rapport)?;
    let columns = ["codeRegion", "rentreeScolaire", "tauxChomage"];
    each(sources, &REGIONS, columns, &region, &mut taux, rapport)?;
    Ok(Chomage { taux })
}

fn each(
    sources: &Sources,
    format: &Format,
    columns: [&'static str; 3],
    lieu: &dyn Fn(&str) -> Option<Lieu>,
    taux: &mut BTreeMap<Lieu, (u16, u16)>,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    if !sources.has(format.pattern) {
        rapport.remark(format!("{} : absent des sources, rien n'en est dit", format.pattern));
        return Ok(());
    }
    let table = Table::open(sources, format, rapport)?;
    let [code, year, rate] = table.columns(columns)?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let place = lieu(row.filled(code)?)
            .ok_or_else(|| row.ecart(code, "attendu le code d'un territoire connu"))?;
        let year_of: u16 = row.parse(year, "attendu une année")?;
        let rate_of = thousandths(row, rate)?;
        seen.check((place.clone(), year_of), row, code)?;
        let known = taux.entry(place).or_insert((year_of, rate_of));
        if known.0 < year_of {
            *known = (year_of, rate_of);
        }
        Ok(())
    })
}

/// A percentage with at most one decimal, after a comma: `7,3` is 73.
fn thousandths(row: &Row, column: Column) -> Result<u16, Ecart> {
    let text = row.filled(column)?;
    let (whole, tenth) = text.split_once(',').unwrap_or((text, "0"));
    let digit = (tenth.len() == 1).then(|| tenth.parse::<u16>().ok()).flatten();
    let value = whole.parse::<u16>().ok().zip(digit).map(|it| it.0.saturating_mul(10) + it.1);
    value
        .filter(|it| (1..1_000).contains(it))
        .ok_or_else(|| row.ecart(column, "attendu un pourcentage comme 7,3"))
}
