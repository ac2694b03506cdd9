//! What we wrote ourselves: one sentence per métier, one name per family of compétences, plain
//! words for the contextes de travail.

use std::collections::BTreeMap;

use crate::domain::RomeCode;

const PHRASES: &str = include_str!("phrases_metiers.csv");
const CONTEXTES: &str = include_str!("contextes.csv");
const ENJEUX: &str = include_str!("enjeux.csv");

/// What one does, by ROME code (version 460).
pub fn phrases() -> BTreeMap<RomeCode, &'static str> {
    rows(PHRASES).filter_map(|(code, phrase)| Some((code.parse().ok()?, phrase))).collect()
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
