//! What we wrote ourselves: one sentence per métier, one name per family of compétences, plain
//! words for the contextes de travail; what we tell of certifications, places, aides and first
//! steps; how métiers are ranked and what this site is.

use std::collections::BTreeMap;

use crate::domain::RomeCode;

const PHRASES: &str = include_str!("phrases_metiers.csv");
const CONTEXTES: &str = include_str!("contextes.csv");
const ENJEUX: &str = include_str!("enjeux.csv");
const LIEUX: &str = include_str!("lieux.csv");
const GENRES_FORMATION: &str = include_str!("genres_formation.csv");
/// The aides of all France, in the columns of a host's own table.
pub(super) const AIDES: &str = include_str!("aides.csv");
/// First steps open to those without a diploma, in the same columns.
pub(super) const ETAPES: &str = include_str!("etapes.csv");
/// Pages of words only, a section a line.
const PAGES: &str = include_str!("pages.csv");
const PARCOURS: &str = include_str!("parcours.csv");

/// A sentence, and the métier that it was written for: a code may change métier from one version
/// of ROME to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Name of the métier in ROME (version 460), its capitals accented.
    pub metier: &'static str,
    /// What one does.
    pub texte: &'static str,
}

/// What one does, by ROME code (version 460).
pub fn phrases() -> BTreeMap<RomeCode, Phrase> {
    let phrase = |(code, rest): (&str, &'static str)| {
        let (metier, texte) = rest.split_once(';')?;
        Some((code.parse().ok()?, Phrase { metier, texte }))
    };
    rows(PHRASES).filter_map(phrase).collect()
}

/// Contextes de travail in plain words, by `code_ogr`.
pub fn contextes() -> BTreeMap<u32, &'static str> {
    rows(CONTEXTES).filter_map(|(code, mots)| Some((code.parse().ok()?, mots))).collect()
}

/// Names of the families of compétences, by code (`3E`).
pub fn enjeux() -> BTreeMap<&'static str, &'static str> {
    rows(ENJEUX).collect()
}

/// A line told of some certifications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ligne {
    /// Section of the fiche it belongs to.
    pub section: &'static str,
    /// What must be true of a certification, as names and values; nothing for all.
    pub quand: Vec<(&'static str, &'static str)>,
    /// The line.
    pub phrase: &'static str,
}

impl Ligne {
    /// Whether all that it asks is among `facts`.
    pub fn suits(&self, facts: &[(&str, String)]) -> bool {
        let held = |asked: &(&str, &str)| facts.iter().any(|it| (it.0, it.1.as_str()) == *asked);
        self.quand.iter().all(held)
    }
}

/// What we tell of certifications, in order.
pub fn parcours() -> Vec<Ligne> {
    let ligne = |(section, rest): (&'static str, &'static str)| {
        let (quand, phrase) = rest.split_once(';')?;
        let quand = quand.split(' ').filter_map(|it| it.split_once(':')).collect();
        Some(Ligne { section, quand, phrase })
    };
    rows(PARCOURS).filter_map(ligne).collect()
}

/// The sections of a page of words only: a title, a paragraph, and so on.
pub fn page(nom: &str) -> Vec<&'static str> {
    let sections = rows(PAGES).filter(|it| it.0 == nom).filter_map(|it| it.1.split_once(';'));
    sections.flat_map(|(titre, paragraphe)| [titre, paragraphe]).collect()
}

/// Our families of certifications, by kind as Certif Info words it.
pub fn genres_formation() -> BTreeMap<&'static str, &'static str> {
    rows(GENRES_FORMATION).collect()
}

/// Kinds of places, those for everyone first: code, name, what one does there.
pub fn lieux() -> Vec<(&'static str, &'static str, &'static str)> {
    let kind = |(code, rest): (&'static str, &'static str)| {
        let (nom, phrase) = rest.split_once(';')?;
        Some((code, nom, phrase))
    };
    rows(LIEUX).filter_map(kind).collect()
}

fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().skip(1).filter_map(|it| it.split_once(';'))
}
