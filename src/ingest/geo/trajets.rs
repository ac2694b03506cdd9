//! Constants of travel times, when the host has better ones: an optional file of its own.

use crate::{
    geo::Reglages,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
};

const TRAJETS: Format = Format {
    pattern: "trajets.csv",
    separator: b';',
    columns: &["constante", "valeur", "origine"],
};

/// All the constants as the manifest carries them, ours where the host gives none; nothing when
/// there is no such file or when no line of it is right.
pub(super) fn read(sources: &Sources, rapport: &mut Rapport) -> Result<Vec<u16>, IngestError> {
    if !sources.has(TRAJETS.pattern) {
        return Ok(Vec::new());
    }
    let table = Table::open(sources, &TRAJETS, rapport)?;
    let [constante, valeur] = table.columns(["constante", "valeur"])?;
    let mut reglages = Reglages::default();
    let mut seen = Uniques::default();
    let mut n = 0;
    table.each(rapport, |row| {
        let name = row.filled(constante)?.to_owned();
        let expected = "attendu un nombre, avec une virgule ou un point, de 1 à 650";
        let value: f32 = row
            .filled(valeur)?
            .replace(',', ".")
            .parse()
            .map_err(|_| row.ecart(valeur, expected))?;
        // Only what is lost at the start, and lengths, may be nothing.
        let least = if name.ends_with("_min") || name.ends_with("_km") { 0.0 } else { 1.0 };
        if !(least..=650.0).contains(&value) {
            return Err(row.ecart(valeur, expected));
        }
        let field = reglages.get_mut(&name);
        let field =
            field.ok_or_else(|| row.ecart(constante, "attendu un nom de docs/TRAJETS.md"))?;
        seen.check(name, row, constante)?;
        *field = value;
        n += 1;
        Ok(())
    })?;
    if n == 0 {
        return Ok(Vec::new());
    }
    rapport.remark(format!("trajets : {n} constante(s) de trajets.csv remplace(nt) les nôtres"));
    Ok(reglages.write())
}
