//! Portraits statistiques des métiers (DARES): the hours and the diplomas of the people of a
//! family. Families are FAP 2009; a ROME v3 code may belong to several, and then takes their mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::RomeCode,
    ingest::{
        IngestError,
        lecture::{Column, Format, Row, Sources, Table, Uniques},
        rapport::{Ecart, Rapport},
    },
    matching::deduction::Horaires,
};

const FAMILLES: Format = Format {
    pattern: "dares-psm/fap225_rome_v3.csv",
    separator: b';',
    columns: &["Fap", "Rome", "intitule_rome"],
};

const HORAIRES: Format = Format {
    pattern: "dares-psm/horaires_atypiques.csv",
    separator: b',',
    columns: &[
        "Fap3",
        "annee",
        "Pourcentage",
        "Horaire_atypique",
        "libelle",
        "code_domaine",
        "libelle_domaine",
        "code_fap_agregee",
        "libelle_fap_agregee",
    ],
};

const DIPLOMES: Format = Format {
    pattern: "dares-psm/diplome_moins_30_ans.csv",
    separator: b',',
    columns: &[
        "Fap",
        "diplome",
        "Milliers",
        "Pourcentage",
        "libelle",
        "code_domaine",
        "libelle_domaine",
        "code_fap_agregee",
        "libelle_fap_agregee",
    ],
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

/// Shares under 30, out of studies: without diploma, CAP, bac, bac + 2, bac + 3 or more.
type Diplomes = [f32; 5];

/// Portraits by ROME v3 code; none when the folder has no such files.
pub fn read(
    sources: &Sources,
    parents: &BTreeSet<RomeCode>,
    rapport: &mut Rapport,
) -> Result<BTreeMap<RomeCode, Portrait>, IngestError> {
    if ![FAMILLES, HORAIRES, DIPLOMES].iter().all(|it| sources.has(it.pattern)) {
        rapport.remark("pas de portraits statistiques : horaires et diplômes non renseignés");
        return Ok(BTreeMap::new());
    }
    let horaires = horaires(sources, rapport)?;
    let diplomes = diplomes(sources, rapport)?;
    let of = familles(sources, parents, rapport)?;
    Ok(of.into_iter().map(|(rome, faps)| (rome, portrait(&faps, &horaires, &diplomes))).collect())
}

fn portrait(
    faps: &BTreeSet<String>,
    horaires: &BTreeMap<String, Horaires>,
    diplomes: &BTreeMap<String, Diplomes>,
) -> Portrait {
    let hours: Vec<&Horaires> = faps.iter().filter_map(|it| horaires.get(it)).collect();
    let shares: Vec<&Diplomes> = faps.iter().filter_map(|it| diplomes.get(it)).collect();
    let mean = |of: fn(&Horaires) -> f32| average(hours.iter().map(|it| of(it)));
    Portrait {
        horaires: (!hours.is_empty()).then(|| Horaires {
            samedi: mean(|it| it.samedi),
            dimanche: mean(|it| it.dimanche),
            nuit: mean(|it| it.nuit),
        }),
        niveau_usuel: usual(std::array::from_fn(|at| average(shares.iter().map(|it| it[at])))),
    }
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
fn usual(shares: Diplomes) -> u8 {
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

fn horaires(
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<BTreeMap<String, Horaires>, IngestError> {
    let table = Table::open(sources, &HORAIRES, rapport)?;
    let [fap, kind, share] = table.columns(["Fap3", "Horaire_atypique", "Pourcentage"])?;
    let mut out: BTreeMap<String, Horaires> = BTreeMap::new();
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let kinds = [("Travail le samedi", 0), ("Travail le dimanche", 1), ("Travail de nuit", 2)];
        let kind_of = row.one_of(kind, &kinds)?;
        seen.check((row.filled(fap)?.to_owned(), kind_of), row, fap)?;
        if let Some(percent) = published(row, share, 100.0)? {
            let it = out.entry(row.text(fap).to_owned()).or_default();
            *[&mut it.samedi, &mut it.dimanche, &mut it.nuit][kind_of] = percent;
        }
        Ok(())
    })?;
    Ok(out)
}

fn diplomes(
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<BTreeMap<String, Diplomes>, IngestError> {
    let table = Table::open(sources, &DIPLOMES, rapport)?;
    let [fap, kind, share] = table.columns(["Fap", "diplome", "Pourcentage"])?;
    let mut out: BTreeMap<String, Diplomes> = BTreeMap::new();
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let kinds = [
            ("Aucun diplôme, CEP ou brevet des collèges", Some(0)),
            ("CAP, BEP ou autre diplôme équivalent", Some(1)),
            ("Bac, brevet professionnel ou équivalent", Some(2)),
            ("Bac + 2", Some(3)),
            ("Diplôme supérieur (bac +3 ou plus)", Some(4)),
            ("En cours d'études initiales", None),
            ("Inconnu", None),
        ];
        let level = row.one_of(kind, &kinds)?;
        seen.check((row.filled(fap)?.to_owned(), row.text(kind).to_owned()), row, fap)?;
        if let (Some(level), Some(part)) = (level, published(row, share, 1.0)?) {
            out.entry(row.text(fap).to_owned()).or_default()[level] = part;
        }
        Ok(())
    })?;
    Ok(out)
}

/// A share within `0..=max`; `NA`, a group too small to publish, is `None` and never 0.
fn published(row: &Row, column: Column, max: f32) -> Result<Option<f32>, Ecart> {
    let expected = "attendu un nombre décimal entre 0 et le tout, ou NA";
    if row.text(column) == "NA" {
        return Ok(None);
    }
    let value: f32 = row.parse(column, expected)?;
    // Rounding at source goes a hair above the whole.
    let sound = value.is_finite() && (0.0..=max * 1.001).contains(&value);
    if sound { Ok(Some(value)) } else { Err(row.ecart(column, expected)) }
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
        let hours = |samedi| Horaires { samedi, dimanche: 0.0, nuit: 0.0 };
        let horaires = [("A".to_owned(), hours(20.0)), ("B".to_owned(), hours(60.0))].into();
        let found = portrait(&faps, &horaires, &BTreeMap::new());
        assert_eq!(found, Portrait { horaires: Some(hours(40.0)), niveau_usuel: 0 });
    }
}
