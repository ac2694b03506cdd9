//! The words of names that one typed word may mean, each with a quality.

use super::ecart::{ERREUR, cost};
use super::equivalents::equivalents;
use super::index::Table;
use super::phonetique;
use super::reglages::Reglages;
use super::requete::Terme;
use super::vocabulaire::Approche;

/// A word of names, and how well it answers a typed word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidat {
    /// Its rank.
    pub mot: u32,
    /// From 0 to 255.
    pub qualite: u8,
    /// How it answers.
    pub lien: Lien,
    /// It was typed whole, well or badly: what was typed is not only its beginning.
    pub entier: bool,
}

/// How a word answers a typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lien {
    /// It starts as typed.
    Debut,
    /// It means the same, or comes from the same word.
    Sens,
    /// It was misspelt: to be said.
    Corrige,
}

/// How far to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Portee {
    /// What starts as typed.
    Lettre,
    /// With errors, by ear, by family, for words that are not in the vocabulary.
    Erreurs,
    /// The same, even for words that are: "chauffer" may be a chauffeur.
    Soupcon,
    /// When nothing else answers: more errors than anyone makes.
    Loin,
}

/// The most words kept of those that start as typed: the best known. More of those that start
/// with three letters or more: the second word of a name is less known ("château thi").
const DEBUTS_MAX: usize = 64;

/// The most words kept of those that are nearly as typed: they are compared letter by letter.
const APPROCHES_MAX: usize = 64;

/// Endings that make one family of a trade, the person and the place.
const FAMILLE: [&[u8]; 33] = [
    b"", b"age", b"aire", b"al", b"ale", b"ant", b"ante", b"ateur", b"ation", b"atrice", b"e",
    b"ement", b"er", b"erie", b"eur", b"euse", b"icien", b"icienne", b"ie", b"ien", b"ienne",
    b"ier", b"iere", b"ique", b"isme", b"iste", b"ite", b"ne", b"nerie", b"rice", b"s", b"ure",
    b"yeur",
];

pub(super) struct Recherche<'a> {
    pub table: &'a Table,
    pub reglages: &'a Reglages,
    pub approches: Vec<Approche>,
}

impl Recherche<'_> {
    /// Fills `out` with the words that `terme` may mean. Is one of them the word itself?
    pub fn candidats(&mut self, terme: &Terme, portee: Portee, out: &mut Vec<Candidat>) -> bool {
        let reglages = self.reglages;
        let exact = self.literal(terme, out);
        equivalents(&terme.lettres, &mut |mot| {
            self.push_word(mot, reglages.q_equivalent, Lien::Sens, out);
        });
        // A number is never another one.
        if terme.lettres.iter().any(u8::is_ascii_digit) {
            return exact;
        }
        let doubt = match portee {
            Portee::Lettre => return exact,
            Portee::Erreurs if exact => {
                self.family(&terme.lettres, out);
                return exact;
            }
            Portee::Soupcon if exact => reglages.q_soupcon,
            _ => 0.0,
        };
        self.family(&terme.lettres, out);
        self.misspelt(terme, usize::from(portee == Portee::Loin), doubt, out);
        self.alike(terme, doubt, out);
        exact
    }

    fn push_word(&self, mot: &[u8], points: f32, lien: Lien, out: &mut Vec<Candidat>) -> bool {
        let found = self.table.mots.find(mot);
        if let Some(mot) = found {
            push(mot, points, lien, out);
        }
        found.is_some()
    }

    /// The word itself, its plural or singular, and what it begins. Is the word itself there?
    fn literal(&self, terme: &Terme, out: &mut Vec<Candidat>) -> bool {
        let (table, reglages) = (self.table, self.reglages);
        let lettres = &terme.lettres;
        let range = table.mots.range(lettres);
        let most = if lettres.len() < 3 { DEBUTS_MAX } else { 2 * DEBUTS_MAX };
        let known = Seuil::over(range.clone().map(|it| table.phares[it as usize]), most);
        let mut exact = false;
        let middle = if terme.dernier { 0.0 } else { reglages.q_debut_milieu };
        // One letter followed by another word is not a beginning, two are when no word is that.
        let begins = terme.dernier || lettres.len() > 1;
        for mot in range {
            let length = table.mots.mot(mot).len();
            if length == lettres.len() {
                exact = true;
                push(mot, reglages.q_exact, Lien::Debut, out);
            } else if length == lettres.len() + 1 && table.mots.mot(mot).ends_with(b"s") {
                push(mot, reglages.q_nombre, Lien::Debut, out);
            } else if !begins || (exact && !terme.dernier && lettres.len() < 3) {
                break;
            } else if known.keeps(table.phares[mot as usize]) {
                #[allow(clippy::cast_precision_loss)] // lengths of words
                let part = lettres.len() as f32 / length as f32;
                let quality = reglages.q_debut + reglages.q_debut_part * part - middle;
                push_as(mot, quality, Lien::Debut, false, out);
            }
        }
        if lettres.len() > 3 {
            let stem = &lettres[..lettres.len() - 1];
            if let Some(b's' | b'x') = lettres.last() {
                exact |= self.push_word(stem, reglages.q_nombre, Lien::Sens, out);
            }
            if let Some(stem) = lettres.strip_suffix(b"aux") {
                let singular = [stem, b"al"].concat();
                exact |= self.push_word(&singular, reglages.q_nombre, Lien::Sens, out);
            }
        }
        exact
    }

    /// "coiffure" for "coiffeur", "réparer" for "réparateur".
    fn family(&self, lettres: &[u8], out: &mut Vec<Candidat>) {
        let table = self.table;
        for ending in FAMILLE {
            let Some(stem) = lettres.strip_suffix(ending) else { continue };
            // A short stem says little, but "optique" and "opticien" have long endings.
            if stem.len() < 4 && (stem.len() < 3 || ending.len() < 4) || ending == b"" {
                continue;
            }
            for mot in table.mots.range(stem) {
                let rest = &table.mots.mot(mot)[stem.len()..];
                let rest = rest.strip_suffix(b"s").unwrap_or(rest);
                if stem.len() < 4 && rest.len() < 4 {
                    continue;
                }
                if FAMILLE.binary_search(&rest).is_ok() {
                    push(mot, self.reglages.q_famille, Lien::Sens, out);
                }
            }
        }
    }

    /// Words with missing, added, wrong or swapped letters.
    fn misspelt(&mut self, terme: &Terme, more: usize, doubt: f32, out: &mut Vec<Candidat>) {
        let (table, reglages) = (self.table, self.reglages);
        let lettres = &terme.lettres;
        // Far from everything is only believed of a long word.
        let more = if lettres.len() < 8 { 0 } else { more };
        let errors = match lettres.len() {
            0..=2 => return,
            3..=5 => 1,
            _ => 2,
        };
        self.approches.clear();
        table.mots.approach(lettres, errors + more, &mut self.approches);
        let nearest = self.approches.iter().map(|it| it.debut).min().unwrap_or_default();
        self.approches.retain(|it| it.debut == nearest || it.entier != Approche::LOIN);
        // The fewest errors first, then the best known.
        let rank = |it: &Approche| {
            let errors = it.entier.min(it.debut + 1).min(3);
            (3 - errors) << 6 | table.phares[it.mot as usize]
        };
        let kept = Seuil::over(self.approches.iter().map(rank), APPROCHES_MAX);
        self.approches.retain(|it| kept.keeps(rank(it)));
        #[allow(clippy::cast_precision_loss)] // lengths of words
        let length = lettres.len() as f32;
        for it in &self.approches {
            let mot = table.mots.mot(it.mot);
            let whole = f32::from(cost(lettres, mot, false)) / f32::from(ERREUR);
            let begun = f32::from(cost(lettres, mot, true)) / f32::from(ERREUR);
            let quality = |errors: f32| reglages.q_approche - reglages.q_erreur * errors / length;
            let (whole, begun) = (quality(whole), quality(begun) - reglages.q_approche_debut);
            push_as(it.mot, whole.max(begun) - doubt, Lien::Corrige, whole >= begun, out);
        }
    }

    /// Words that sound the same, or nearly.
    fn alike(&mut self, terme: &Terme, doubt: f32, out: &mut Vec<Candidat>) {
        let (table, reglages) = (self.table, self.reglages);
        if terme.lettres.len() < 3 {
            return;
        }
        let mut cle = Vec::new();
        phonetique::cle(&terme.lettres, terme.accents, &mut cle);
        if cle.len() < 2 {
            return;
        }
        let range = table.sons.range(&cle);
        let all = range.clone().flat_map(|it| table.homophones(it));
        let known = Seuil::over(all.map(|&it| table.phares[it as usize]), DEBUTS_MAX);
        for son in range {
            let same = table.sons.mot(son).len() == cle.len();
            if !same && cle.len() < 3 {
                continue;
            }
            let quality = if same { reglages.q_son } else { reglages.q_son_debut };
            for &mot in table.homophones(son) {
                if !same && !known.keeps(table.phares[mot as usize]) {
                    continue;
                }
                push_as(mot, quality - doubt, Lien::Corrige, same, out);
            }
        }
        if cle.len() < 4 {
            return;
        }
        self.approches.clear();
        table.sons.approach(&cle, if cle.len() < 7 { 1 } else { 2 }, &mut self.approches);
        let nearest = self.approches.iter().map(|it| it.debut).min().unwrap_or_default();
        self.approches.retain(|it| it.debut == nearest || it.entier != Approche::LOIN);
        let rank = |it: &Approche| (3 - it.entier.min(it.debut + 1).min(3)) << 6;
        let kept = Seuil::over(self.approches.iter().map(rank), DEBUTS_MAX);
        #[allow(clippy::cast_precision_loss)] // lengths of words
        let length = cle.len() as f32;
        for it in self.approches.iter().filter(|it| kept.keeps(rank(it))) {
            let (errors, begun) = if it.entier == Approche::LOIN {
                (it.debut, reglages.q_approche_debut)
            } else {
                (it.entier, 0.0)
            };
            let quality = reglages.q_son - reglages.q_erreur * f32::from(errors) / length - begun;
            let quality = quality.min(reglages.q_son_proche);
            for &mot in table.homophones(it.mot) {
                push_as(mot, quality - doubt, Lien::Corrige, begun == 0.0, out);
            }
        }
    }
}

/// A limit that lets about as many through as wanted, the highest first.
struct Seuil(u8);

impl Seuil {
    /// Over all `ranks`, for at least `wanted` of them; all of them when they are fewer.
    fn over(ranks: impl Iterator<Item = u8>, wanted: usize) -> Self {
        let mut counts = [0u16; 256];
        for rank in ranks {
            counts[usize::from(rank)] = counts[usize::from(rank)].saturating_add(1);
        }
        let mut kept = 0;
        let limit = (0..=u8::MAX).rev().find(|&rank| {
            kept += usize::from(counts[usize::from(rank)]);
            kept >= wanted
        });
        Self(limit.unwrap_or(0))
    }

    fn keeps(&self, rank: u8) -> bool {
        rank >= self.0
    }
}

/// A word that was typed whole.
fn push(mot: u32, points: f32, lien: Lien, out: &mut Vec<Candidat>) {
    push_as(mot, points, lien, true, out);
}

fn push_as(mot: u32, points: f32, lien: Lien, entier: bool, out: &mut Vec<Candidat>) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped just before
    let qualite = (points * 255.0).clamp(0.0, 255.0) as u8;
    out.push(Candidat { mot, qualite, lien, entier });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_sorted() {
        assert!(FAMILLE.is_sorted());
    }

    #[test]
    fn a_limit_lets_the_highest_through() {
        let kept = |wanted| {
            let limit = Seuil::over([3, 9, 9, 1, 7].into_iter(), wanted);
            [3, 9, 9, 1, 7].iter().filter(|it| limit.keeps(**it)).count()
        };
        assert_eq!([kept(1), kept(2), kept(3), kept(9)], [2, 2, 3, 5]);
    }
}
