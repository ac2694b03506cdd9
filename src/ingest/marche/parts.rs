//! The tables of the portraits (DARES): a family, a period, sometimes a kind, and a figure.

use std::collections::BTreeMap;

use crate::ingest::{
    IngestError,
    lecture::{Column, Format, Row, Sources, Table, Uniques},
    rapport::{Ecart, Rapport},
};

/// How such a table is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Colonnes<const N: usize> {
    /// The file.
    pub format: Format,
    /// Column of the family.
    pub famille: &'static str,
    /// Column of the period (`2017-2019`), when there is one: only the newest is kept.
    pub annee: Option<&'static str>,
    /// Column of the kind, when there is one.
    pub genre: Option<&'static str>,
    /// Every kind, and its place among the figures kept.
    pub genres: &'static [(&'static str, Option<usize>)],
    /// Column of the figure.
    pub valeur: &'static str,
    /// The greatest figure that makes sense; the least is 0.
    pub max: f32,
}

/// The figures of every family, in the newest period.
#[derive(Clone, Debug)]
pub struct Parts<const N: usize> {
    /// The period; empty when the table says none.
    pub annee: String,
    /// By FAP code of any level. `None` where it is withheld or absent, never 0.
    pub familles: BTreeMap<String, [Option<f32>; N]>,
}

impl<const N: usize> Default for Parts<N> {
    fn default() -> Self {
        Self { annee: String::new(), familles: BTreeMap::new() }
    }
}

impl<const N: usize> Parts<N> {
    /// A figure of a family.
    pub fn get(&self, famille: &str, at: usize) -> Option<f32> {
        self.familles.get(famille)?.get(at).copied().flatten()
    }
}

impl<const N: usize> Colonnes<N> {
    /// Reads the table; empty when the folder has no such file.
    pub fn read_optional(
        &self,
        sources: &Sources,
        rapport: &mut Rapport,
    ) -> Result<Parts<N>, IngestError> {
        if sources.has(self.format.pattern) {
            return self.read(sources, rapport);
        }
        rapport.remark(format!("{} : absent des sources, rien n'en est dit", self.format.pattern));
        Ok(Parts::default())
    }

    /// Reads the table.
    pub fn read(&self, sources: &Sources, rapport: &mut Rapport) -> Result<Parts<N>, IngestError> {
        let table = Table::open(sources, &self.format, rapport)?;
        let [famille, valeur] = table.columns([self.famille, self.valeur])?;
        let column = |name: Option<&'static str>| {
            name.map(|it| table.columns([it]).map(|[it]| it)).transpose()
        };
        let (annee, genre) = (column(self.annee)?, column(self.genre)?);
        let mut seen = Uniques::default();
        let mut newest = String::new();
        let mut rows: Vec<(String, String, usize, Option<f32>)> = Vec::new();
        table.each(rapport, |row| {
            let at = genre.map_or(Ok(Some(0)), |it| row.one_of(it, self.genres))?;
            let period = annee.map_or(Ok(""), |it| row.filled(it))?.to_owned();
            let fap = row.filled(famille)?.to_owned();
            let kind = genre.map_or("", |it| row.text(it)).to_owned();
            seen.check((fap.clone(), kind, period.clone()), row, famille)?;
            let Some(at) = at else { return Ok(()) };
            let figure = published(row, valeur, self.max)?;
            newest = newest.clone().max(period.clone());
            rows.push((period, fap, at, figure));
            Ok(())
        })?;
        let mut out = Parts { annee: newest, familles: BTreeMap::new() };
        for (_, fap, at, figure) in rows.into_iter().filter(|it| it.0 == out.annee) {
            out.familles.entry(fap).or_insert([None; N])[at] = figure;
        }
        Ok(out)
    }
}

/// A figure within `0..=max`; `NA`, a group too small to publish, is `None` and never 0.
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
