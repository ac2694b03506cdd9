//! Which establishment prepares for which diploma: pupils by class, capacities and wishes. The
//! licence of these tables is not known: they are read and checked, and kept only when asked.

use std::collections::{BTreeMap, BTreeSet};

use super::mefstat;
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table},
    lieux::is_uai,
    rapport::Rapport,
};

/// A table, its columns of the establishment and of the class.
type Source = (Format, &'static str, &'static str);

const TABLES: [Source; 3] = [
    (
        Format {
            pattern: "formations/effectifs_uai_mef_*.csv",
            separator: b';',
            columns: &["Rentrée scolaire", "UAI", "Mef Bcp 11", "Nombre d'élèves : Total"],
        },
        "UAI",
        "Mef Bcp 11",
    ),
    (
        Format {
            pattern: "formations/capacite_voeux_uai_mef_*.csv",
            separator: b';',
            columns: &[
                "Etablissement d'accueil",
                "MEF STAT 11",
                "Voeu de recensement O/N",
                "Statut Offre de formation",
                "Capacité carte scolaire",
                "Demandes vœux 1",
                "Famille de métiers",
                "nb_apparitions_uai_mefstat",
                "mef_stat_terminale",
            ],
        },
        "Etablissement d'accueil",
        "MEF STAT 11",
    ),
    (
        Format {
            pattern: "formations/bts_capacite_voeux_parcoursup_*.csv",
            separator: b';',
            columns: &[
                "UAI",
                "LIBELLÉFORMATION",
                "MEFSTAT11",
                "NB_VOEUX_CONFIRMES",
                "STATUT",
                "CAPACITEPSUP",
            ],
        },
        "UAI",
        "MEFSTAT11",
    ),
];

/// CFD by establishment; empty when the folder has none of the tables.
pub fn read(
    sources: &Sources,
    known: impl Fn(&str) -> bool,
    rapport: &mut Rapport,
) -> Result<BTreeMap<String, BTreeSet<String>>, IngestError> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut n, mut unknown) = (0, 0);
    for (format, uai, mef) in &TABLES {
        if !sources.has(format.pattern) {
            continue;
        }
        let table = Table::open(sources, format, rapport)?;
        let [uai, mef] = table.columns([uai, mef])?;
        table.each(rapport, |row| {
            let number = row.filled(uai)?;
            if !is_uai(number) {
                return Err(row.ecart(uai, "attendu un UAI : sept chiffres et une lettre"));
            }
            let code = row.filled(mef)?;
            if code.len() != 11 || !code.bytes().all(|it| it.is_ascii_alphanumeric()) {
                return Err(row.ecart(mef, "attendu un MEF-STAT-11 : onze signes"));
            }
            n += 1;
            match mefstat::cfd(code, &known) {
                Some(cfd) => _ = out.entry(number.to_owned()).or_default().insert(cfd),
                None => unknown += 1,
            }
            Ok(())
        })?;
    }
    if n > 0 {
        rapport.remark(format!(
            "qui prépare quoi : {} établissements ; {unknown} classes sur {n} ne disent pas leur \
             diplôme (familles de 2de, collège, voie générale)",
            out.len()
        ));
    }
    Ok(out)
}
