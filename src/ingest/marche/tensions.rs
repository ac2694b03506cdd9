//! Tensions on the labour market (DARES): how hard it is to hire, by family and place.

use std::collections::BTreeMap;

use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
};

const TENSIONS: Format = Format {
    pattern: "dares-psm/tensions_fap_nat_reg_dep_*.csv",
    separator: b',',
    columns: &[
        "fap",
        "Emploi moyen",
        "Tension",
        "Catégorie Tension",
        "Intensité d'embauches",
        "Lien formation-emploi",
        "Manque de main-d'œuvre disponible",
        "Non-durabilité de l'emploi",
        "Conditions de travail contraignantes",
        "Inadéquation géographique",
        "Année",
        "niveau_geo",
        "niveau_fap",
        "reg",
        "dep",
    ],
};

/// Where a figure was measured.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lieu {
    /// The whole country.
    France,
    /// A région, by its code of two digits.
    Region(String),
    /// A département, by its code.
    Departement(String),
    /// A bassin d'emploi, by its code of four digits.
    Bassin(String),
}

/// Categories of tension of the families of five characters.
#[derive(Clone, Debug, Default)]
pub struct Tensions {
    /// The year they are about.
    pub annee: String,
    /// From 1, easy to hire, to 5, very hard. Where none is published there is no entry.
    pub categories: BTreeMap<(Lieu, String), u8>,
    /// People at work in each family, in France.
    pub emplois: BTreeMap<String, u32>,
}

#[derive(Clone, Copy)]
enum Niveau {
    France,
    Region,
    Departement,
}

/// Reads the table; empty when the folder has none.
pub fn read(sources: &Sources, rapport: &mut Rapport) -> Result<Tensions, IngestError> {
    let mut out = Tensions::default();
    if !sources.has(TENSIONS.pattern) {
        rapport.remark("tensions (DARES) : absentes des sources, rien n'est dit des embauches");
        return Ok(out);
    }
    let table = Table::open(sources, &TENSIONS, rapport)?;
    let [fap, emploi, categorie, annee, niveau] =
        table.columns(["fap", "Emploi moyen", "Catégorie Tension", "Année", "niveau_geo"])?;
    let [detail, reg, dep] = table.columns(["niveau_fap", "reg", "dep"])?;
    let niveaux = [("nat", Niveau::France), ("reg", Niveau::Region), ("dep", Niveau::Departement)];
    // Whole numbers went through a spreadsheet: `5` is written `5.0`.
    let categories = [
        ("", None),
        ("1.0", Some(1)),
        ("2.0", Some(2)),
        ("3.0", Some(3)),
        ("4.0", Some(4)),
        ("5.0", Some(5)),
    ];
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let lieu = match row.one_of(niveau, &niveaux)? {
            Niveau::France => Lieu::France,
            Niveau::Region => {
                let code = row.text(reg).strip_suffix(".0").and_then(|it| it.parse::<u8>().ok());
                let code = code.ok_or_else(|| row.ecart(reg, "attendu une région comme 24.0"))?;
                Lieu::Region(format!("{code:02}"))
            }
            Niveau::Departement => Lieu::Departement(row.filled(dep)?.to_owned()),
        };
        let code = row.filled(fap)?.to_owned();
        let tension = row.one_of(categorie, &categories)?;
        let year = row.filled(annee)?.to_owned();
        seen.check((lieu.clone(), code.clone()), row, fap)?;
        if !row.one_of(detail, &[("fap 225", true), ("fap 87", false)])? {
            return Ok(());
        }
        if lieu == Lieu::France
            && let Some(n) = row.optional(emploi, "attendu un nombre entier")?
        {
            out.emplois.insert(code.clone(), n);
        }
        if let Some(tension) = tension {
            out.categories.insert((lieu, code), tension);
        }
        out.annee = year;
        Ok(())
    })?;
    Ok(out)
}
