//! Hires per ROME v3 code and sector, from La Bonne Boîte.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::RomeCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
};

const EMBAUCHES: Format = Format {
    pattern: "marche/rome_naf_embauches_lbb.csv",
    separator: b',',
    columns: &["rome_id", "rome_label", "naf_id", "naf_label", "hirings"],
};

/// Whole part of the base-2 logarithm of hires + 1, by ROME v3 code; none when the sources have no
/// such file.
pub fn read(
    sources: &Sources,
    parents: &BTreeSet<RomeCode>,
    rapport: &mut Rapport,
) -> Result<BTreeMap<RomeCode, u8>, IngestError> {
    if !sources.has(EMBAUCHES.pattern) {
        rapport.remark(
            "embauches (La Bonne Boîte) : absentes des sources, les métiers courants ne passent pas \
             devant",
        );
        return Ok(BTreeMap::new());
    }
    let table = Table::open(sources, &EMBAUCHES, rapport)?;
    let [rome, naf, hires] = table.columns(["rome_id", "naf_id", "hirings"])?;
    let mut seen = Uniques::default();
    let mut sums: BTreeMap<RomeCode, u64> = BTreeMap::new();
    table.each(rapport, |row| {
        let expected = "attendu un code ROME dont descend un métier";
        let key: RomeCode = row.parse(rome, expected)?;
        if !parents.contains(&key) {
            return Err(row.ecart(rome, expected));
        }
        let n: u32 = row.parse(hires, "attendu un nombre entier d'embauches")?;
        seen.check((key, row.filled(naf)?.to_owned()), row, naf)?;
        *sums.entry(key).or_default() += u64::from(n);
        Ok(())
    })?;
    Ok(sums.into_iter().map(|(key, n)| (key, magnitude(n))).collect())
}

/// Whole part of the base-2 logarithm of `n` + 1.
pub fn magnitude(n: u64) -> u8 {
    u8::try_from(n.saturating_add(1).ilog2()).unwrap_or(u8::MAX)
}
