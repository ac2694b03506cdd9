//! Portraits statistiques des métiers (DARES): the hours and the diplomas of the people of a
//! family. Families are FAP 2009; a ROME v3 code may belong to several, and then takes their mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::RomeCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table},
        marche::parts::{Colonnes, Parts},
        rapport::Rapport,
    },
    matching::deduction::Horaires,
};

const FAMILLES: Format = Format {
    pattern: "dares-psm/fap225_rome_v3.csv",
    separator: b';',
    columns: &["Fap", "Rome", "intitule_rome"],
};

const HORAIRES: Colonnes<3> = Colonnes {
    format: Format {
        pattern: "dares-psm/horaires_atypiques.csv",
        separator: b',',
        columns: colonnes_dares!["Fap3", "annee", "Pourcentage", "Horaire_atypique"],
    },
    famille: "Fap3",
    annee: Some("annee"),
    genre: Some("Horaire_atypique"),
    genres: &[
        ("Travail le samedi", Some(0)),
        ("Travail le dimanche", Some(1)),
        ("Travail de nuit", Some(2)),
    ],
    valeur: "Pourcentage",
    max: 100.0,
};

const DIPLOMES: Colonnes<5> = Colonnes {
    format: Format {
        pattern: "dares-psm/diplome_moins_30_ans.csv",
        separator: b',',
        columns: colonnes_dares!["Fap", "diplome", "Milliers", "Pourcentage"],
    },
    famille: "Fap",
    annee: None,
    genre: Some("diplome"),
    genres: &[
        ("Aucun diplôme, CEP ou brevet des collèges", Some(0)),
        ("CAP, BEP ou autre diplôme équivalent", Some(1)),
        ("Bac, brevet professionnel ou équivalent", Some(2)),
        ("Bac + 2", Some(3)),
        ("Diplôme supérieur (bac +3 ou plus)", Some(4)),
        ("En cours d'études initiales", None),
        ("Inconnu", None),
    ],
    valeur: "Pourcentage",
    max: 1.0,
};

/// What DARES says of a family.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Portrait {
    /// Share of people working at odd hours, when published.
    pub horaires: Option<Horaires>,
    /// Diploma of the less qualified third of those under 30: 2 for none, 3 to 5, 6 for a licence
    /// or more; 0 when not published.
    pub niveau_usuel: u8,
}

/// What DARES says of every family.
#[derive(Clone, Debug, Default)]
pub struct Portraits {
    /// By ROME v3 code: the mean of its families.
    pub par_rome: BTreeMap<RomeCode, Portrait>,
    /// FAP 2009 codes of each ROME v3 code.
    pub familles: BTreeMap<RomeCode, BTreeSet<String>>,
    /// Percent at work on Saturday, on Sunday, at night.
    pub horaires: Parts<3>,
    /// Shares under 30, `0..=1`: without diploma, CAP, bac, bac + 2, bac + 3 or more.
    pub diplomes: Parts<5>,
}

/// Portraits; empty when the folder has no such files.
pub fn read(
    sources: &Sources,
    parents: &BTreeSet<RomeCode>,
    rapport: &mut Rapport,
) -> Result<Portraits, IngestError> {
    let patterns = [FAMILLES.pattern, HORAIRES.format.pattern, DIPLOMES.format.pattern];
    if !patterns.iter().all(|it| sources.has(it)) {
        rapport.remark("pas de portraits statistiques : horaires et diplômes non renseignés");
        return Ok(Portraits::default());
    }
    let horaires = HORAIRES.read(sources, rapport)?;
    let diplomes = DIPLOMES.read(sources, rapport)?;
    let familles = familles(sources, parents, rapport)?;
    let of = familles.iter();
    let par_rome = of.map(|(rome, faps)| (*rome, portrait(faps, &horaires, &diplomes))).collect();
    Ok(Portraits { par_rome, familles, horaires, diplomes })
}

fn portrait(faps: &BTreeSet<String>, horaires: &Parts<3>, diplomes: &Parts<5>) -> Portrait {
    let hours = known(faps, horaires);
    let shares = known(faps, diplomes);
    let mean = |at: usize| average(hours.iter().map(|it| it[at]));
    Portrait {
        horaires: (!hours.is_empty()).then(|| Horaires {
            samedi: mean(0),
            dimanche: mean(1),
            nuit: mean(2),
        }),
        niveau_usuel: usual(std::array::from_fn(|at| average(shares.iter().map(|it| it[at])))),
    }
}

/// The families with at least one figure; for a mean, a share that is withheld counts for nothing.
fn known<const N: usize>(faps: &BTreeSet<String>, parts: &Parts<N>) -> Vec<[f32; N]> {
    let rows = faps.iter().filter_map(|it| parts.familles.get(it));
    let rows = rows.filter(|it| it.iter().any(Option::is_some));
    rows.map(|it| it.map(Option::unwrap_or_default)).collect()
}

fn average(values: impl Iterator<Item = f32>) -> f32 {
    let (mut sum, mut n) = (0.0, 0.0_f32);
    for it in values {
        sum += it;
        n += 1.0;
    }
    if n > 0.0 { sum / n } else { 0.0 }
}

/// The level at which a third is reached, from the lowest.
fn usual(shares: [f32; 5]) -> u8 {
    let total: f32 = shares.iter().sum();
    if total <= 0.0 {
        return 0;
    }
    let mut sum = 0.0;
    for (level, share) in (2..).zip(shares) {
        sum += share;
        if sum * 3.0 >= total {
            return level;
        }
    }
    6
}

/// FAP codes of each ROME v3 code.
fn familles(
    sources: &Sources,
    parents: &BTreeSet<RomeCode>,
    rapport: &mut Rapport,
) -> Result<BTreeMap<RomeCode, BTreeSet<String>>, IngestError> {
    let table = Table::open(sources, &FAMILLES, rapport)?;
    let [fap, rome] = table.columns(["Fap", "Rome"])?;
    let mut out: BTreeMap<RomeCode, BTreeSet<String>> = BTreeMap::new();
    table.each(rapport, |row| {
        // `NA`: a family without ROME code.
        if row.text(rome) == "NA" {
            return Ok(());
        }
        let expected = "attendu un code ROME dont descend un métier, ou NA";
        let code: RomeCode = row.parse(rome, expected)?;
        if !parents.contains(&code) {
            return Err(row.ecart(rome, expected));
        }
        out.entry(code).or_default().insert(row.filled(fap)?.to_owned());
        Ok(())
    })?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_diploma_is_that_of_the_less_qualified_third() {
        for (shares, expected) in [
            ([0.27, 0.37, 0.24, 0.02, 0.0], 3),
            ([0.4, 0.3, 0.3, 0.0, 0.0], 2),
            ([0.0, 0.0, 0.1, 0.2, 0.7], 6),
            ([0.0, 0.0, 0.2, 0.4, 0.4], 5),
            ([0.0; 5], 0),
        ] {
            assert_eq!(usual(shares), expected, "{shares:?}");
        }
    }

    #[test]
    fn a_code_of_several_families_takes_their_mean() {
        let faps = ["A", "B", "C"].map(str::to_owned).into();
        let hours = |samedi| [Some(samedi), Some(0.0), None];
        let familles = [("A".to_owned(), hours(20.0)), ("B".to_owned(), hours(60.0))].into();
        let horaires = Parts { familles, ..Parts::default() };
        let found = portrait(&faps, &horaires, &Parts::default());
        let mean = Horaires { samedi: 40.0, dimanche: 0.0, nuit: 0.0 };
        assert_eq!(found, Portrait { horaires: Some(mean), niveau_usuel: 0 });
    }
}
