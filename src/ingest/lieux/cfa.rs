//! CFA, and what became of their apprentices (`InserJeunes`, Depp and Dares).

use regex::Regex;

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

/// What most names begin with, and the kind already says.
const GENERIQUE: &str = "(?i)^(organisme (de )?formation ?- ?centre de formation \
                         d['’ ]?(apprentis|apprentissage)|of-cfa)[ -]*(de la |de l['’ ]|de |du |des |d['’])?";

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
    let generic = Regex::new(GENERIQUE).expect("a constant expression, tried by a test");
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
            nom: short(&row.label(nom)?, &generic),
            departement: departement_of_uai(number).unwrap_or_default(),
            uai: number.to_owned(),
            source: "inserjeunes-cfa",
            ..Lieu::default()
        };
        if let Some(code) = communes.at_end(&lieu.departement, &lieu.nom) {
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

/// A name without what most begin with, unless nothing would be left.
fn short(nom: &str, generic: &Regex) -> String {
    let rest = generic.replace(nom, "");
    let mut letters = rest.trim().chars();
    match letters.next() {
        Some(first) if rest.trim().len() > 2 => first.to_uppercase().chain(letters).collect(),
        _ => nom.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_without_what_its_kind_says() {
        let generic = Regex::new(GENERIQUE).unwrap();
        for (nom, expected) in [
            (
                "Organisme de formation-Centre de formation d'apprentis de la CCI de Moselle à Metz",
                "CCI de Moselle à Metz",
            ),
            (
                "Organisme de formation - Centre de formation d'apprentis IROF St Pierre",
                "IROF St Pierre",
            ),
            ("Organisme de formation-Centre de formation d apprentis d'ABC Conseil", "ABC Conseil"),
            ("OF-CFA Digital Learning Contest", "Digital Learning Contest"),
            ("Of-Cfa - écloson", "Écloson"),
            (
                "Organisme de formation-Centre de formation d'apprentis",
                "Organisme de formation-Centre de formation d'apprentis",
            ),
            ("Maison Familiale Rurale de Gien", "Maison Familiale Rurale de Gien"),
        ] {
            assert_eq!(short(nom, &generic), expected);
        }
    }
}
