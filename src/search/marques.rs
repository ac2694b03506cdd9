//! What to show of a match: the letters that matched, and the word that was meant.

use std::ops::Range;

use super::candidats::{Candidat, Lien};
use super::classement::{Lu, Trouve};
use super::fold::{Mot, Mots, lower};
use super::index::Table;
use super::requete::Terme;

/// What each typed word was taken to mean.
pub(super) struct Sens<'a> {
    table: &'a Table,
    termes: &'a [Terme],
    /// Words that do not start as typed, by typed word.
    autres: Vec<Vec<Candidat>>,
}

impl<'a> Sens<'a> {
    pub fn new(table: &'a Table, termes: &'a [Terme], lus: &[Lu]) -> Self {
        let others =
            |lu: &Lu| lu.candidats.iter().filter(|it| it.lien != Lien::Debut).copied().collect();
        Self { table, termes, autres: lus.iter().map(others).collect() }
    }

    /// How a folded word answers each typed word that it does not start as: the best way, with
    /// the rank of the typed word.
    fn others(&self, plie: &[u8]) -> impl Iterator<Item = (usize, Candidat)> {
        let any = self.autres.iter().any(|it| !it.is_empty());
        let mot = if any { self.table.mots.find(plie) } else { None };
        self.autres.iter().enumerate().filter_map(move |(rang, autres)| {
            let same = autres.iter().filter(|it| Some(it.mot) == mot);
            Some((rang, *same.max_by_key(|it| it.qualite)?))
        })
    }

    /// Ranges of `texte` that answer, in order: the letters typed when a word starts with them,
    /// the whole word when it was meant otherwise.
    pub fn highlight(&self, texte: &str) -> Vec<Range<usize>> {
        let mut mots = Mots::default();
        let mut marques = Vec::new();
        while let Some(mot) = mots.next(texte) {
            let plie = mots.plie(&mot);
            let typed = self.termes.iter().filter(|it| plie.starts_with(&it.lettres));
            if let Some(n) = typed.map(|it| it.lettres.len()).max() {
                marques.push(mot.source.start..end_of(texte, &mot, n));
            } else if self.others(plie).next().is_some() {
                marques.push(mot.source);
            }
        }
        marques
    }

    /// How many words of the title start as typed, but for their accents.
    pub fn accents_differ(&self, query: &str, found: &Trouve) -> f32 {
        let texte = self.table.titre(found.titre as usize);
        let mut mots = Mots::default();
        let mut n = 0.0;
        while let Some(mot) = mots.next(texte) {
            let plie = mots.plie(&mot);
            for terme in self.termes.iter().filter(|it| plie.starts_with(&it.lettres)) {
                let typed = lower(query.get(terme.source.clone()).unwrap_or_default());
                let source = lower(texte.get(mot.source.clone()).unwrap_or_default());
                if !typed.is_ascii() && !source.starts_with(&typed) {
                    n += 1.0;
                }
            }
        }
        n
    }

    /// What was typed with its misspelt words put right, as the best title writes them. `None`
    /// when nothing had to be.
    pub fn correct(&self, query: &str, best: &Trouve) -> Option<String> {
        let texte = self.table.titre(best.titre as usize);
        // For each typed word, the word of the title that answers best.
        let mut meant: Vec<(u8, Option<Range<usize>>)> = vec![(0, None); self.termes.len()];
        let mut mots = Mots::default();
        while let Some(mot) = mots.next(texte) {
            let plie = mots.plie(&mot);
            for (terme, meant) in self.termes.iter().zip(&mut meant) {
                if plie.starts_with(&terme.lettres) {
                    *meant = (u8::MAX, None);
                }
            }
            for (rang, it) in self.others(plie) {
                if it.qualite > meant[rang].0 {
                    let corrected = it.lien == Lien::Corrige;
                    meant[rang] = (it.qualite, corrected.then(|| mot.source.clone()));
                }
            }
        }
        let (mut right, mut at) = (String::new(), 0);
        for (terme, (_, source)) in self.termes.iter().zip(meant) {
            if let Some(source) = source {
                right.push_str(query.get(at..terme.source.start).unwrap_or_default());
                right.push_str(&lower(texte.get(source).unwrap_or_default()));
                at = terme.source.end;
            }
        }
        if right.is_empty() {
            return None;
        }
        right.push_str(query.get(at..).unwrap_or_default());
        Some(right.trim().to_owned())
    }
}

/// Where the first `n` folded letters of a word end in the text: `œ` folds to two letters.
fn end_of(texte: &str, mot: &Mot, n: usize) -> usize {
    let source = texte.get(mot.source.clone()).unwrap_or_default();
    let mut mots = Mots::default();
    for (at, letter) in source.char_indices() {
        mots.restart();
        let end = at + letter.len_utf8();
        if mots
            .next(source.get(..end).unwrap_or_default())
            .is_some_and(|it| mots.plie(&it).len() >= n)
        {
            return mot.source.start + end;
        }
    }
    mot.source.end
}
