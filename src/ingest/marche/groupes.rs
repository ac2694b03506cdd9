//! Pay, women, part time and contracts of each family (DARES), and the names of families.

use std::collections::BTreeMap;

use super::parts::{Colonnes, Parts};
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table},
    rapport::Rapport,
};

const SALAIRES: Colonnes<1> = Colonnes {
    format: Format {
        pattern: "dares-psm/salaire_median.csv",
        separator: b',',
        columns: &["Fap3", "Annee", "Salaire_median"],
    },
    famille: "Fap3",
    annee: Some("Annee"),
    genre: None,
    genres: &[],
    valeur: "Salaire_median",
    max: 100_000.0,
};

const FEMMES: Colonnes<1> = Colonnes {
    format: Format {
        pattern: "dares-psm/part_femmes.csv",
        separator: b',',
        columns: colonnes_dares!["Fap3", "Annee", "Part"],
    },
    famille: "Fap3",
    annee: Some("Annee"),
    genre: None,
    genres: &[],
    valeur: "Part",
    max: 100.0,
};

const TEMPS: Colonnes<1> = Colonnes {
    format: Format {
        pattern: "dares-psm/temps_travail.csv",
        separator: b',',
        columns: colonnes_dares!["Fap", "annee", "Pourcentage", "Temps_travail"],
    },
    famille: "Fap",
    annee: Some("annee"),
    genre: Some("Temps_travail"),
    genres: &[
        ("Temps partiel", Some(0)),
        ("dont sous-emploi", None),
        ("Temps complet travaillant plus de 40h par semaine", None),
    ],
    valeur: "Pourcentage",
    max: 100.0,
};

const STATUTS: Colonnes<2> = Colonnes {
    format: Format {
        pattern: "dares-psm/statut_emploi.csv",
        separator: b',',
        columns: colonnes_dares!["Fap", "statut", "Annee", "Pourcentage"],
    },
    famille: "Fap",
    annee: Some("Annee"),
    genre: Some("statut"),
    genres: &[
        ("Contrats ou emplois à durée indéterminée", Some(0)),
        ("Contrats à durée déterminée", Some(1)),
        ("Apprentis", None),
        ("Intérimaires", None),
        ("Non-salariés, chefs d'entreprise", None),
    ],
    valeur: "Pourcentage",
    max: 100.0,
};

const AGES: Colonnes<9> = Colonnes {
    format: Format {
        pattern: "dares-psm/age_*.csv",
        separator: b',',
        columns: colonnes_dares!["fap", "tr_age", "annee_2017_2019"],
    },
    famille: "fap",
    annee: None,
    genre: Some("tr_age"),
    genres: &[
        ("15-24 ans", Some(0)),
        ("25-29 ans", Some(1)),
        ("30-34 ans", Some(2)),
        ("35-39 ans", Some(3)),
        ("40-44 ans", Some(4)),
        ("45-49 ans", Some(5)),
        ("50-54 ans", Some(6)),
        ("55-59 ans", Some(7)),
        ("60 ans ou plus", Some(8)),
    ],
    // The period is in the name of the column. Thousands of people.
    valeur: "annee_2017_2019",
    max: 100_000.0,
};

/// The period of the ages: their column says it.
const PERIODE_AGES: &str = "2017-2019";

const EMPLOYEURS: Colonnes<38> = Colonnes {
    format: Format {
        pattern: "dares-psm/secteurs_employeurs.csv",
        separator: b',',
        columns: colonnes_dares!["Fap", "Secteur", "Label_secteur", "Milliers", "Pourcentage"],
    },
    famille: "Fap",
    annee: None,
    genre: Some("Secteur"),
    genres: &EMPLOYEURS_GENRES,
    valeur: "Pourcentage",
    max: 100.0,
};

/// Sectors (NAF, 38 positions) in order, then what the source calls « autres secteurs ».
const EMPLOYEURS_GENRES: [(&str, Option<usize>); 40] = {
    let mut out = [("", None); 40];
    let mut at = 0;
    while at < SECTEURS.len() {
        out[at] = (SECTEURS[at], Some(at));
        at += 1;
    }
    out[38] = ("AU", None);
    out[39] = ("ZZ", None);
    out
};

/// Codes of the sectors, in the order of [`Groupes::employeurs`].
pub const SECTEURS: [&str; 38] = [
    "AZ", "BZ", "CA", "CB", "CC", "CD", "CE", "CF", "CG", "CH", "CI", "CJ", "CK", "CL", "CM", "DZ",
    "EZ", "FZ", "GZ", "HZ", "IZ", "JA", "JB", "JC", "KZ", "LZ", "MA", "MB", "MC", "NZ", "OZ", "PZ",
    "QA", "QB", "RZ", "SZ", "TZ", "UZ",
];

/// What DARES says of each family, beside [`super::portraits`].
#[derive(Clone, Debug, Default)]
pub struct Groupes {
    /// Names, by FAP code of five characters.
    pub noms: BTreeMap<String, String>,
    /// Median pay: euros a month, net, full time.
    pub salaires: Parts<1>,
    /// Percent of women.
    pub femmes: Parts<1>,
    /// Percent at part time.
    pub temps_partiel: Parts<1>,
    /// Percent in jobs without an end date (civil servants too), then with one.
    pub contrats: Parts<2>,
    /// Thousands of people by age, from under 25 to 60 and more.
    pub ages: Parts<9>,
    /// Percent who work in each of [`SECTEURS`]; the file tells no period.
    pub employeurs: Parts<38>,
}

impl Groupes {
    /// Percent of the family under 30; `None` unless every age is published.
    pub fn jeunes(&self, famille: &str) -> Option<f32> {
        let ages: Option<Vec<f32>> = self.ages.familles.get(famille)?.iter().copied().collect();
        let ages = ages?;
        let total: f32 = ages.iter().sum();
        (total > 0.0).then(|| 100.0 * (ages[0] + ages[1]) / total)
    }

    /// The sector where most of the family work, and the percent of them there.
    pub fn employeur(&self, famille: &str) -> Option<(&'static str, f32)> {
        let parts = self.employeurs.familles.get(famille)?;
        let known = SECTEURS.iter().zip(parts).filter_map(|it| Some((*it.0, (*it.1)?)));
        known.reduce(|best, it| if it.1 > best.1 { it } else { best })
    }
}

/// Reads what the folder has.
pub fn read(sources: &Sources, rapport: &mut Rapport) -> Result<Groupes, IngestError> {
    let salaires = SALAIRES.read_optional(sources, rapport)?;
    let femmes = FEMMES.read_optional(sources, rapport)?;
    let temps_partiel = TEMPS.read_optional(sources, rapport)?;
    let contrats = STATUTS.read_optional(sources, rapport)?;
    let mut ages = AGES.read_optional(sources, rapport)?;
    PERIODE_AGES.clone_into(&mut ages.annee);
    let employeurs = EMPLOYEURS.read_optional(sources, rapport)?;
    let noms = noms(sources, rapport)?;
    Ok(Groupes { noms, salaires, femmes, temps_partiel, contrats, ages, employeurs })
}

/// Names of families. Where the source only repeats the code, the name is that of the family
/// above, which then has only one; where that one is a code too, there is none.
fn noms(sources: &Sources, rapport: &mut Rapport) -> Result<BTreeMap<String, String>, IngestError> {
    if !sources.has(FEMMES.format.pattern) {
        return Ok(BTreeMap::new());
    }
    // The table was read above: what is wrong in it was told then.
    let mut told = Rapport::default();
    let table = Table::open(sources, &FEMMES.format, &mut told)?;
    let columns = ["Fap3", "libelle", "code_fap_agregee", "libelle_fap_agregee"];
    let [fap, libelle, code_agregee, agregee] = table.columns(columns)?;
    let mut out = BTreeMap::new();
    let mut unnamed = Vec::new();
    table.each(&mut told, |row| {
        let code = row.filled(fap)?;
        if code.len() != 5 || out.contains_key(code) || unnamed.iter().any(|it| it == code) {
            return Ok(());
        }
        let own = row.label(libelle)?;
        let above = row.label(agregee)?;
        if own != code {
            out.insert(code.to_owned(), own);
        } else if above != row.text(code_agregee) && above != "NA" {
            out.insert(code.to_owned(), above);
        } else {
            unnamed.push(code.to_owned());
        }
        Ok(())
    })?;
    for it in unnamed {
        rapport
            .remark(format!("groupe de métiers {it} : sans nom dans les sources, laissé de côté"));
    }
    Ok(out)
}
