//! CFA, and what became of their apprentices (`InserJeunes`, Depp and Dares).

use super::{Communes, Lieu, departement_of_uai, is_uai};
use crate::{
    constat::{self, Sujet},
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
};

/// How the table names its periods, before the years.
const PERIODE: &str = "cumul ";

const CFA: Format = Format {
    pattern: "insertion/inserjeunes_cfa_*.csv",
    separator: b';',
    columns: &[
        "Année",
        "UAI",
        "Libellé",
        "Région",
        "DEVENIR Part poursuite études",
        "DEVENIR Part en emploi 6 mois",
        "DEVENIR Part autre situation 6 mois",
        "Part contrats apprentissage interrompus",
        "Taux poursuite études",
        "Taux emploi 6 mois",
        "Taux emploi 6 mois attendu",
        "VA emploi 6 mois",
        "Taux emploi 12 mois",
        "Taux emploi 18 mois",
        "Taux emploi 24 mois",
        "num_ligne",
    ],
};

/// The CFA of the newest period, and that period (`2023-2024`); none when the folder has no such file. The table has no address:
/// the number tells the département, and the end of the name, often, the commune.
pub(super) fn read(
    sources: &Sources,
    communes: &Communes,
    rapport: &mut Rapport,
) -> Result<(Vec<Lieu>, String), IngestError> {
    if !sources.has(CFA.pattern) {
        rapport.remark(format!("{} : absent, aucun CFA", CFA.pattern));
        return Ok((Vec::new(), String::new()));
    }
    let table = Table::open(sources, &CFA, rapport)?;
    let [annee, uai, nom, taux] =
        table.columns(["Année", "UAI", "Libellé", "Taux emploi 6 mois"])?;
    let mut rows: Vec<(String, Lieu)> = Vec::new();
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let number = row.filled(uai)?;
        if !is_uai(number) {
            return Err(row.ecart(uai, "attendu un UAI : sept chiffres et une lettre"));
        }
        let period = row.filled(annee)?;
        let expected = "attendu « cumul » et deux années, comme « cumul 2023-2024 »";
        let years = period.strip_prefix(PERIODE).ok_or_else(|| row.ecart(annee, expected))?;
        let share = "attendu un pourcentage, ou rien";
        let rate: Option<f32> = row.optional(taux, share)?;
        if rate.is_some_and(|it| !(0.0..=100.0).contains(&it)) {
            return Err(row.ecart(taux, share));
        }
        seen.check((number.to_owned(), years.to_owned()), row, uai)?;
        let mut lieu = Lieu {
            genre: "cfa",
            nom: row.label(nom)?,
            departement: departement_of_uai(number).unwrap_or_default(),
            uai: number.to_owned(),
            source: "inserjeunes-cfa",
            ..Lieu::default()
        };
        if let Some((_, town)) = lieu.nom.rsplit_once(", ")
            && let Some(code) = communes.named(&lieu.departement, town)
        {
            communes.place(&mut lieu, code, None);
        }
        if let Some(it) = rate {
            lieu.phrase = constat::part(Sujet::ApresCfa, it).phrase;
        }
        rows.push((years.to_owned(), lieu));
        Ok(())
    })?;
    let newest = rows.iter().map(|it| it.0.clone()).max().unwrap_or_default();
    let kept = rows.into_iter().filter(|it| it.0 == newest).map(|it| it.1).collect();
    Ok((kept, newest))
}
