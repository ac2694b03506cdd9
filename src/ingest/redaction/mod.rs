//! What we wrote ourselves: one sentence per métier, one name per family of compétences, plain
//! words for the contextes de travail.

use std::collections::BTreeMap;

use crate::domain::RomeCode;

const PHRASES: &str = include_str!("phrases_metiers.csv");
const CONTEXTES: &str = include_str!("contextes.csv");
const ENJEUX: &str = include_str!("enjeux.csv");

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

fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().skip(1).filter_map(|it| it.split_once(';'))
}
