//! `InserJeunes` by région, formation and way (Depp and Dares): what becomes of those who leave a
//! training, at the lycée or as apprentices.

use std::collections::BTreeMap;

use super::mefstat;
use crate::ingest::{
    IngestError,
    geo::Territoires,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
};

const INSERJEUNES: Format = Format {
    pattern: "insertion/inserjeunes_region_formation_*.csv",
    separator: b';',
    columns: &[
        "id",
        "millesime",
        "code_region_ij",
        "code_region",
        "voie",
        "cfd",
        "mefstat11",
        "nb_annee_term",
        "nb_en_emploi_12_mois",
        "nb_en_emploi_18_mois",
        "nb_en_emploi_24_mois",
        "nb_en_emploi_6_mois",
        "nb_poursuite_etudes",
        "nb_sortant",
        "taux_emploi_12_mois",
        "taux_emploi_18_mois",
        "taux_emploi_24_mois",
        "taux_emploi_6_mois",
        "taux_poursuite_etudes",
    ],
};

/// Below that many leavers, a rate says little: the source does not publish it, nor do we.
const SORTANTS_MIN: u32 = 20;

/// How one was trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voie {
    /// In a lycée.
    Scolaire,
    /// As an apprentice.
    Apprentissage,
}

/// What became of the young people of a région who ended a training.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Devenir {
    /// Percent of leavers at work six months later; `None` for groups too small to publish.
    pub emploi: Option<f32>,
    /// Percent of those of the last year who went on studying; `None` likewise.
    pub etudes: Option<f32>,
    /// How many left.
    pub sortants: u32,
}

/// The figures of the newest period.
#[derive(Clone, Debug, Default)]
pub struct Insertion {
    /// The period (`2022-2023`); empty without the file.
    pub periode: String,
    /// By CFD, then région and way.
    pub par_cfd: BTreeMap<String, BTreeMap<(String, Voie), Devenir>>,
}

/// Reads the table; empty when the folder has none. Trainings in lycées are named by classes, not
/// diplomas: `known` tells which CFD exist, and only a class that names one of them is kept.
pub fn read(
    sources: &Sources,
    territoires: &Territoires,
    known: impl Fn(&str) -> bool,
    rapport: &mut Rapport,
) -> Result<Insertion, IngestError> {
    let mut out = Insertion::default();
    if !sources.has(INSERJEUNES.pattern) {
        rapport.remark("InserJeunes : absent des sources, rien n'est dit de l'après formation");
        return Ok(out);
    }
    let table = Table::open(sources, &INSERJEUNES, rapport)?;
    let [millesime, region, voie, cfd, mef] =
        table.columns(["millesime", "code_region", "voie", "cfd", "mefstat11"])?;
    let [sortants, emploi, etudes] =
        table.columns(["nb_sortant", "taux_emploi_6_mois", "taux_poursuite_etudes"])?;
    let voies = [("scolaire", Voie::Scolaire), ("apprentissage", Voie::Apprentissage)];
    let mut rows = Vec::new();
    let mut seen = Uniques::default();
    let mut unknown = 0;
    table.each(rapport, |row| {
        let years = row.filled(millesime)?;
        let digits = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
        if !years.split_once('_').is_some_and(|(a, b)| digits(a) && digits(b)) {
            return Err(row.ecart(millesime, "attendu deux années, comme 2022_2023"));
        }
        let code = row.filled(region)?;
        if !territoires.regions.contains_key(code) {
            return Err(row.ecart(region, "attendu le code d'une région"));
        }
        let way = row.one_of(voie, &voies)?;
        let column = if way == Voie::Scolaire { mef } else { cfd };
        let key = row.filled(column)?.to_owned();
        let share = |column| {
            let expected = "attendu un pourcentage, ou rien";
            let it: Option<f32> = row.optional(column, expected)?;
            match it {
                Some(it) if !(0.0..=100.0).contains(&it) => Err(row.ecart(column, expected)),
                it => Ok(it),
            }
        };
        let n: Option<u32> = row.optional(sortants, "attendu un nombre entier")?;
        let enough = n.is_some_and(|it| it >= SORTANTS_MIN);
        let devenir = Devenir {
            emploi: share(emploi)?.filter(|_| enough),
            etudes: share(etudes)?,
            sortants: n.unwrap_or_default(),
        };
        seen.check((years.to_owned(), code.to_owned(), way, key.clone()), row, column)?;
        let found = match way {
            Voie::Apprentissage => Some(key).filter(|it| known(it)),
            Voie::Scolaire => mefstat::cfd(&key, &known),
        };
        match found {
            Some(cfd) => rows.push((years.to_owned(), cfd, code.to_owned(), way, devenir)),
            None => unknown += 1,
        }
        Ok(())
    })?;
    let newest = rows.iter().map(|it| it.0.clone()).max().unwrap_or_default();
    for (_, cfd, region, way, devenir) in rows.into_iter().filter(|it| it.0 == newest) {
        // Two classes of one diploma, in one or two years: the one that most young people left.
        let it = out.par_cfd.entry(cfd).or_default().entry((region, way)).or_insert(devenir);
        if devenir.sortants > it.sortants {
            *it = devenir;
        }
    }
    out.periode = newest.replace('_', "-");
    rapport.remark(format!(
        "InserJeunes : {} diplômes retrouvés, {unknown} lignes d'autres formations",
        out.par_cfd.len()
    ));
    Ok(out)
}
