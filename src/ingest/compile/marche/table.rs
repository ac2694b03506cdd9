//! Sentences as a snapshot carries them: each written once, with where it is from.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    constat::Constat,
    ingest::{IngestError, compile::ranks, registre},
    snapshot::format::{FORMAT, Marche, Textes},
};

/// Where a sentence is from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Id of its source.
    pub source: &'static str,
    /// Its place, as a sentence names it.
    pub zone: String,
    /// Its period.
    pub periode: String,
}

/// A sentence with where it is from. Narrow places go first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dit {
    /// How wide its place is: its row among the places of the file.
    pub rang: u16,
    /// The sentence.
    pub constat: Constat,
    /// Where it is from.
    pub mention: Mention,
}

/// Sentences of a file, each written once, with the row of each.
#[derive(Debug, Default)]
pub struct Phrases<'a> {
    /// Their columns; no list of them yet.
    pub colonnes: Marche,
    rangs: BTreeMap<&'a Dit, u16>,
    debuts: Vec<u16>,
}

impl<'a> Phrases<'a> {
    /// The columns of `said`; `n_lieux` places are told of.
    pub fn new(said: impl Iterator<Item = &'a Dit>, n_lieux: usize) -> Result<Self, IngestError> {
        let all: BTreeSet<&Dit> = said.collect();
        let mentions: BTreeSet<&Mention> = all.iter().map(|it| &it.mention).collect();
        let rangs: BTreeMap<&Dit, u16> = ranks(all.iter().copied(), "phrases")?;
        let sources: BTreeMap<&Mention, u16> = ranks(mentions.iter().copied(), "mentions")?;
        let mut debuts = Vec::with_capacity(n_lieux);
        for lieu in 0..n_lieux {
            let before = all.iter().filter(|it| usize::from(it.rang) < lieu).count();
            debuts.push(super::super::rank(before, "phrases")?);
        }
        let figure = |it: &&Dit| it.constat.chiffre;
        let colonnes = Marche {
            format: FORMAT,
            phrases: Textes::join(all.iter().map(|it| &it.constat.phrase)),
            mention: all.iter().filter_map(|it| sources.get(&it.mention).copied()).collect(),
            chiffres: all.iter().map(|it| figure(it).map(|it| it.0)).collect(),
            unites: Textes::join(all.iter().map(|it| figure(it).map_or("", |it| it.1.name()))),
            dessins: all.iter().map(|it| it.constat.dessin.number()).collect(),
            sources: Textes::join(mentions.iter().map(|it| it.source)),
            zones: Textes::join(mentions.iter().map(|it| &it.zone)),
            periodes: Textes::join(mentions.iter().map(|it| &it.periode)),
            mentions: Textes::join(mentions.iter().map(|it| it.words())),
            ..Marche::default()
        };
        Ok(Self { colonnes, rangs, debuts })
    }

    /// Rows of these sentences.
    pub fn rows(&self, said: &[Dit]) -> Vec<u16> {
        said.iter().filter_map(|it| self.rangs.get(it).copied()).collect()
    }

    /// The first sentence of each place.
    pub fn debuts(&self) -> Vec<u16> {
        self.debuts.clone()
    }
}

impl Mention {
    /// The same for people.
    fn words(&self) -> String {
        words(self.source, &format!("{}, {}", self.zone, self.periode)).trim().to_owned()
    }
}

/// Where figures are from, for people: a sentence that another may follow.
pub fn words(id: &str, zone_et_periode: &str) -> String {
    let notice = registre::NOTICES.iter().find(|it| it.id == id);
    let (producteur, nom) = notice.map_or(("", id), |it| (it.producteur, it.nom));
    format!("Source : {producteur}, {nom}, {zone_et_periode}. ")
}
