//! Words glued together or cut in two, and postcodes that nobody has.

use super::candidats::Recherche;
use super::fold::Accents;
use super::formes::is_vide;
use super::phonetique;
use super::requete::{PLEIN, Terme};
use super::vocabulaire::Vocabulaire;

/// A word shorter than that is not cut out of another.
const MORCEAU: usize = 3;

impl Recherche<'_> {
    /// What was typed with glued words cut and cut words glued, when that gives words that exist.
    /// `None` when nothing changes.
    pub fn resegment(&self, termes: &[Terme]) -> Option<Vec<Terme>> {
        let exists = |lettres: &[u8], dernier: bool| {
            if is_vide(lettres) {
                return true;
            }
            if lettres.len() < MORCEAU {
                return false;
            }
            let mots = &self.table.mots;
            if dernier { !mots.range(lettres).is_empty() } else { mots.find(lettres).is_some() }
        };
        // Written by ear: "otoécole", "sajfame".
        let sounds = |lettres: &[u8], dernier: bool| {
            if exists(lettres, dernier) {
                return true;
            }
            if lettres.len() < MORCEAU {
                return false;
            }
            let mut cle = Vec::new();
            phonetique::cle(lettres, Accents::default(), &mut cle);
            cle.len() > 1 && self.table.sons.find(&cle).is_some()
        };
        let mut out: Vec<Terme> = Vec::new();
        let mut changed = false;
        let mut at = 0;
        while at < termes.len() {
            let terme = &termes[at];
            at += 1;
            if let Some(next) = termes.get(at) {
                let glued = [&terme.lettres[..], &next.lettres].concat();
                let both = exists(&terme.lettres, false) && exists(&next.lettres, next.dernier);
                if !both && glued.len() > 4 && exists(&glued, next.dernier) {
                    let source = terme.source.start..next.source.end;
                    out.push(Terme { lettres: glued, source, part: PLEIN, ..next.clone() });
                    changed = true;
                    at += 1;
                    continue;
                }
            }
            let mut pieces = Vec::new();
            let mut cuts = |exists: &dyn Fn(&[u8], bool) -> bool, most| {
                pieces.clear();
                cut(&terme.lettres, terme.dernier, exists, &mut pieces, most)
                    // Nothing but short pieces is noise: "blablabla".
                    && pieces.iter().any(|it| it.len() > MORCEAU)
            };
            if !exists(&terme.lettres, terme.dernier) && (cuts(&exists, 4) || cuts(&sounds, 2)) {
                changed = true;
                let n = pieces.len();
                for (rank, piece) in pieces.into_iter().enumerate() {
                    let last = rank + 1 == n;
                    if is_vide(&piece) && !last {
                        continue;
                    }
                    out.push(Terme {
                        lettres: piece,
                        dernier: terme.dernier && last,
                        accents: if last { terme.accents } else { Accents::default() },
                        ..terme.clone()
                    });
                }
            } else {
                out.push(terme.clone());
            }
        }
        changed.then_some(out)
    }
}

/// Leaves out the last digits of a postcode that no commune has ("18023" is a company's): its
/// neighbours share the first ones.
pub(super) fn shorten_postcode(termes: &mut [Terme], mots: &Vocabulaire) {
    for terme in termes.iter_mut().filter(|it| it.lettres.len() == 5) {
        if terme.lettres.iter().all(u8::is_ascii_digit) {
            terme.dernier = true;
            while terme.lettres.len() > 2 && mots.range(&terme.lettres).is_empty() {
                terme.lettres.pop();
            }
        }
    }
}

/// Cuts `lettres` into at most `most` + 1 words that exist, the longest first.
fn cut(
    lettres: &[u8],
    dernier: bool,
    exists: &dyn Fn(&[u8], bool) -> bool,
    pieces: &mut Vec<Vec<u8>>,
    most: usize,
) -> bool {
    // The shortest pieces are an article and a word: "l" and "air", "le" and "sec".
    if most == 0 || lettres.len() <= MORCEAU {
        return false;
    }
    for at in (1..=lettres.len() - MORCEAU).rev() {
        let (left, right) = lettres.split_at(at);
        // Of the letters that are words, only these are glued: "aideadomicile", "hotessedelair".
        if !exists(left, false) || at == 1 && !b"adl".contains(&left[0]) {
            continue;
        }
        pieces.push(left.to_vec());
        if exists(right, dernier) {
            pieces.push(right.to_vec());
            return true;
        }
        if cut(right, dernier, exists, pieces, most - 1) {
            return true;
        }
        pieces.pop();
    }
    false
}
