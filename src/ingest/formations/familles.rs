//! Families of the first year of bac pro (2de professionnelle), by CFD. The licence of the table is
//! not known: it is read and checked, and kept only when asked.

use std::collections::BTreeMap;

use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table},
    rapport::Rapport,
};

const FAMILLES: Format = Format {
    pattern: "formations/familles_metiers_2nde_pro.csv",
    separator: b';',
    columns: &[
        "FAMILLE",
        "SPECIALITE",
        "MEFSTAT11_COMMUN",
        "CFD_COMMUN",
        "MEFSTAT11_SPECIALITE",
        "CFD_SPECIALITE",
        "CODE_MINISTERE_TUTELLE",
    ],
};

/// Names of families; none when the folder has no such file.
pub fn read(
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<BTreeMap<String, String>, IngestError> {
    let mut out = BTreeMap::new();
    if !sources.has(FAMILLES.pattern) {
        return Ok(out);
    }
    let table = Table::open(sources, &FAMILLES, rapport)?;
    let [famille, cfd] = table.columns(["FAMILLE", "CFD_SPECIALITE"])?;
    table.each(rapport, |row| {
        let code = row.filled(cfd)?;
        if code.len() != 8 || !code.bytes().all(|it| it.is_ascii_alphanumeric()) {
            return Err(row.ecart(cfd, "attendu un code de huit caractères"));
        }
        out.insert(code.to_owned(), row.label(famille)?);
        Ok(())
    })?;
    Ok(out)
}
