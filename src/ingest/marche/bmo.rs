//! Hires foreseen by employers in the year (survey « Besoins en main-d'œuvre », France Travail), by
//! family of métiers (FAP 2021) and bassin d'emploi, summed up to France.

use std::collections::{BTreeMap, BTreeSet};

use super::tensions::Lieu;
use crate::ingest::{
    IngestError,
    geo::Territoires,
    lecture::{Column, Format, Row, Sources, Table, Uniques},
    rapport::{Ecart, Rapport},
};

const BMO: Format = Format {
    pattern: "marche/bmo_*.csv",
    separator: b';',
    columns: &[
        "annee",
        "Code métier BMO",
        "Nom métier BMO",
        "Famille_met",
        "Lbl_fam_met",
        "REG",
        "NOM_REG",
        "Dept",
        "NomDept",
        "BE25",
        "NOMBE25",
        "met",
        "xmet",
        "smet",
    ],
};

const LIENS: Format = Format {
    pattern: "marche/fap2021_fap2009_meme_libelle.csv",
    separator: b',',
    columns: &["fap2021_228", "libelle", "fap2009_225"],
};

/// A share is told when it is known for three quarters of the hires, at least.
const COUVERTURE: (u32, u32) = (3, 4);

/// Hires foreseen: what is published of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Projets {
    /// How many, without those withheld.
    pub prevus: u32,
    /// Lines whose number is withheld (`*`): then `prevus` is a least.
    pub secrets: u32,
    difficiles: Part,
    saison: Part,
}

/// A part of the hires, and of how many hires it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Part {
    n: u32,
    sur: u32,
}

impl Projets {
    /// A line of the survey; `None` is withheld.
    fn line([met, difficult, seasonal]: [Option<u32>; 3]) -> Self {
        let part = |it: Option<u32>| match (it, met) {
            (Some(n), Some(sur)) => Part { n, sur },
            _ => Part::default(),
        };
        Self {
            prevus: met.unwrap_or_default(),
            secrets: u32::from(met.is_none()),
            difficiles: part(difficult),
            saison: part(seasonal),
        }
    }

    fn add(&mut self, other: Self) {
        self.prevus += other.prevus;
        self.secrets += other.secrets;
        for (sum, it) in
            [(&mut self.difficiles, other.difficiles), (&mut self.saison, other.saison)]
        {
            sum.n += it.n;
            sum.sur += it.sur;
        }
    }

    /// Nothing is withheld.
    pub fn is_complete(self) -> bool {
        self.secrets == 0
    }

    /// Percent of hires that employers expect to be difficult, when known of most of them.
    pub fn difficiles(self) -> Option<f32> {
        self.percent(self.difficiles)
    }

    /// Percent of hires for a season, when known of most of them.
    pub fn saison(self) -> Option<f32> {
        self.percent(self.saison)
    }

    #[allow(clippy::cast_precision_loss)] // at most a few millions
    fn percent(self, part: Part) -> Option<f32> {
        let known = part.sur > 0 && part.sur * COUVERTURE.1 >= self.prevus * COUVERTURE.0;
        known.then(|| 100.0 * part.n as f32 / part.sur as f32)
    }
}

/// A bassin d'emploi of the survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bassin {
    /// Its name as published, mostly in capitals without accents.
    pub nom: String,
    /// Codes of the départements that hold a part of it.
    pub departements: BTreeSet<String>,
}

/// The survey of one year.
#[derive(Clone, Debug, Default)]
pub struct Bmo {
    /// The year.
    pub annee: String,
    /// By place and FAP 2021 code. Where the survey has no line there is no entry.
    pub projets: BTreeMap<(Lieu, String), Projets>,
    /// Names of the families, by FAP 2021 code.
    pub noms: BTreeMap<String, String>,
    /// Letter of the great family of each family (`V`: sales, tourism, services).
    pub domaines: BTreeMap<String, String>,
    /// Bassins, by code of four digits.
    pub bassins: BTreeMap<String, Bassin>,
    /// FAP 2021 code of each FAP 2009 code. Declared from names that are the same in both, not
    /// official: the others have no link.
    pub liens: BTreeMap<String, String>,
}

impl Bmo {
    /// What is foreseen in a place, for a FAP 2009 family.
    pub fn of_famille(&self, lieu: &Lieu, fap2009: &str) -> Option<Projets> {
        let fap = self.liens.get(fap2009)?;
        self.projets.get(&(lieu.clone(), fap.clone())).copied()
    }

    /// What is foreseen in a place, all families together.
    pub fn total(&self, lieu: &Lieu) -> Projets {
        let mut sum = Projets::default();
        for (_, it) in self.of_lieu(lieu) {
            sum.add(it);
        }
        sum
    }

    /// Families of a place, by code.
    pub fn of_lieu(&self, lieu: &Lieu) -> impl Iterator<Item = (&str, Projets)> {
        let from = (lieu.clone(), String::new());
        let rows = self.projets.range(from..).take_while(move |it| it.0.0 == *lieu);
        rows.map(|it| (it.0.1.as_str(), *it.1))
    }
}

/// Reads the survey and the links; empty when the folder has no survey.
pub fn read(
    sources: &Sources,
    territoires: &Territoires,
    rapport: &mut Rapport,
) -> Result<Bmo, IngestError> {
    let mut out = Bmo::default();
    if !sources.has(BMO.pattern) {
        rapport.remark("besoins en main-d'œuvre : absents des sources, rien n'en est dit");
        return Ok(out);
    }
    let table = Table::open(sources, &BMO, rapport)?;
    let [annee, fap, nom, domaine] =
        table.columns(["annee", "Code métier BMO", "Nom métier BMO", "Famille_met"])?;
    let [reg, dep, bassin, nom_bassin] = table.columns(["REG", "Dept", "BE25", "NOMBE25"])?;
    let [met, difficult, seasonal] = table.columns(["met", "xmet", "smet"])?;
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let year: u16 = row.parse(annee, "attendu une année")?;
        if !out.annee.is_empty() && out.annee != year.to_string() {
            return Err(row.ecart(annee, &format!("attendu {}, comme plus haut", out.annee)));
        }
        let code = row.filled(fap)?.to_owned();
        let region = padded(row, reg, 2)?;
        let departement = padded(row, dep, 2)?;
        if territoires.departements.get(&departement).is_none_or(|it| it.1 != region) {
            return Err(row.ecart(dep, &format!("attendu un département de la région {region}")));
        }
        let place = padded(row, bassin, 4)?;
        let numbers = [number(row, met)?, number(row, difficult)?, number(row, seasonal)?];
        if numbers[1..].iter().flatten().any(|it| numbers[0].is_none_or(|met| *it > met)) {
            return Err(row.ecart(met, "attendu au moins autant que xmet et smet"));
        }
        let (label, place_name) = (row.label(nom)?, row.label(nom_bassin)?);
        let great = row.filled(domaine)?.to_owned();
        seen.check((code.clone(), departement.clone(), place.clone()), row, fap)?;
        out.annee = year.to_string();
        let line = Projets::line(numbers);
        for lieu in [
            Lieu::France,
            Lieu::Region(region),
            Lieu::Departement(departement.clone()),
            Lieu::Bassin(place.clone()),
        ] {
            out.projets.entry((lieu, code.clone())).or_default().add(line);
        }
        let known = out.bassins.entry(place).or_default();
        known.nom = place_name;
        known.departements.insert(departement);
        out.noms.entry(code.clone()).or_insert(label);
        out.domaines.entry(code).or_insert(great);
        Ok(())
    })?;
    links(&mut out, sources, rapport)?;
    Ok(out)
}

fn links(out: &mut Bmo, sources: &Sources, rapport: &mut Rapport) -> Result<(), IngestError> {
    if !sources.has(LIENS.pattern) {
        rapport.remark(format!("{} : absent, les besoins n'ont pas de groupe", LIENS.pattern));
        return Ok(());
    }
    let table = Table::open(sources, &LIENS, rapport)?;
    let [fap2021, fap2009] = table.columns(["fap2021_228", "fap2009_225"])?;
    table.each(rapport, |row| {
        let (now, before) = (row.filled(fap2021)?.to_owned(), row.filled(fap2009)?.to_owned());
        if out.liens.values().any(|it| *it == now) {
            return Err(row.ecart(fap2021, "famille déjà liée plus haut"));
        }
        if out.liens.contains_key(&before) {
            return Err(row.ecart(fap2009, "famille déjà liée plus haut"));
        }
        out.liens.insert(before, now);
        Ok(())
    })
}

/// A code of digits (or `2A`) that may have lost its leading zeros; overseas it has three.
fn padded(row: &Row, column: Column, width: usize) -> Result<String, Ecart> {
    let text = row.filled(column)?;
    let sound = text.len() <= 4 && text.bytes().all(|it| it.is_ascii_alphanumeric());
    if !sound {
        return Err(row.ecart(column, "attendu un code de quatre signes au plus"));
    }
    Ok(format!("{text:0>width$}"))
}

/// A count; `*`, the statistical secret, is `None` and never 0.
fn number(row: &Row, column: Column) -> Result<Option<u32>, Ecart> {
    if row.text(column) == "*" {
        return Ok(None);
    }
    row.parse(column, "attendu un nombre entier, ou * pour un secret").map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_a_zero() {
        let mut sum = Projets::line([Some(40), Some(30), None]);
        assert_eq!((sum.prevus, sum.is_complete()), (40, true));
        assert_eq!((sum.difficiles(), sum.saison()), (Some(75.0), None));
        sum.add(Projets::line([None, None, None]));
        assert_eq!((sum.prevus, sum.is_complete()), (40, false));
        assert_eq!(sum.difficiles(), Some(75.0), "of what is published");
    }

    #[test]
    fn a_share_known_of_too_few_is_not_told() {
        let mut sum = Projets::line([Some(75), Some(30), Some(0)]);
        sum.add(Projets::line([Some(25), None, Some(10)]));
        assert_eq!((sum.difficiles(), sum.saison()), (Some(40.0), Some(10.0)));
        sum.add(Projets::line([Some(1), None, Some(0)]));
        assert_eq!(sum.difficiles(), None, "75 of 101");
    }
}
