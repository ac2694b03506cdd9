//! How much a métier is of each centre d'intérêt. ROME links three centres to a métier on
//! average, one of them principal: too few to rank 1 584 métiers, and many honest links are
//! missing. So links are completed, never replaced, by four kinds of evidence:
//!
//! - neighbours: the métiers that ROME puts near it carry the interest;
//! - family: the métiers of its ROME v3 family carry it;
//! - compétences: the macro-compétences it calls on are those of métiers that carry it;
//! - RIASEC: the letters of its compétences are those of métiers that carry it.
//!
//! A principal link is worth at least 6 of 9, a secondary one at least 4; evidence alone gives 3
//! at most, so an inference never passes before what ROME says. Some interests are told by what
//! working there is like ([`TOLD`]): where our table is sure of it, that is worth a secondary link.

use std::collections::BTreeMap;

use crate::domain::{Condition, Conditions, Force};

/// What working in a métier tells of its interests, when it is sure: condition, then the code of
/// the centre d'intérêt. Lifting all day is physical; being with animals all day is about them.
/// Being outdoors is not being in nature, and driving to customers is not liking to drive: those
/// tell nothing.
const TOLD: [(Condition, u8); 3] =
    [(Condition::Charges, 13), (Condition::Animaux, 17), (Condition::Public, 4)];

/// Codes of the centres d'intérêt that the conditions of a métier tell.
pub fn told(conditions: Conditions) -> impl Iterator<Item = u8> {
    TOLD.into_iter().filter(move |it| conditions.get(it.0) == Force::Forte).map(|it| it.1)
}

/// What ROME says of one métier, by places in the lists of the core.
#[derive(Clone, Copy, Debug)]
pub struct Liens<'a> {
    /// Principal centres d'intérêt.
    pub principaux: &'a [u16],
    /// The others.
    pub secondaires: &'a [u16],
    /// Macro-compétences, the principal ones.
    pub competences_principales: &'a [u16],
    /// The others.
    pub competences: &'a [u16],
    /// Métiers nearby, the closest first.
    pub proches: &'a [u16],
    /// Its family in ROME v3.
    pub parent: &'a str,
    /// Centres d'intérêt that its conditions of work tell: see [`told`].
    pub dits: &'a [u16],
}

const LETTRES: &str = "RIASEC";
/// Weights of neighbours, compétences, RIASEC and family in the evidence.
const POIDS: [f32; 4] = [0.4, 0.3, 0.1, 0.2];

/// For each centre d'intérêt, a digit `0..=9` for each métier. `riasec` holds the letters of each
/// macro-compétence.
pub fn affinites(metiers: &[Liens<'_>], n_interets: usize, riasec: &[&str]) -> Vec<Vec<u8>> {
    let letters: Vec<[f32; 6]> = metiers.iter().map(|it| letters(it, riasec)).collect();
    (0..n_interets)
        .map(|interet| {
            let direct: Vec<f32> = metiers.iter().map(|it| link(it, interet)).collect();
            let evidence = [
                scaled(metiers.iter().map(|it| neighbours(it, &direct)).collect()),
                scaled(competences(metiers, &direct, riasec.len())),
                scaled(alike(&letters, &direct)),
                family(metiers, &direct),
            ];
            let sum = |row: usize| {
                POIDS.iter().zip(&evidence).map(|(weight, it)| weight * it[row]).sum::<f32>()
            };
            let told = |row: usize| metiers[row].dits.iter().any(|it| usize::from(*it) == interet);
            let link = |row: usize, link: f32| if told(row) { link.max(0.6) } else { link };
            direct.iter().enumerate().map(|(row, it)| digit(link(row, *it), sum(row))).collect()
        })
        .collect()
}

fn link(metier: &Liens<'_>, interet: usize) -> f32 {
    let holds = |list: &[u16]| list.iter().any(|it| usize::from(*it) == interet);
    if holds(metier.principaux) {
        1.0
    } else if holds(metier.secondaires) {
        0.6
    } else {
        0.0
    }
}

fn digit(link: f32, evidence: f32) -> u8 {
    let (floor, width) = if link >= 1.0 {
        (6.0, 3.0)
    } else if link > 0.0 {
        (4.0, 3.0)
    } else {
        (0.0, 3.0)
    };
    let value = (floor + width * evidence.clamp(0.0, 1.0)).round();
    // Whole and within 0..=9, so the cast is exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    {
        value as u8
    }
}

/// Closest neighbours weigh most.
fn neighbours(metier: &Liens<'_>, direct: &[f32]) -> f32 {
    let (mut sum, mut total) = (0.0, 0.0);
    let mut weight = 1.0;
    for at in metier.proches {
        sum += weight * direct.get(usize::from(*at)).copied().unwrap_or(0.0);
        total += weight;
        weight *= 0.85;
    }
    if total > 0.0 { sum / total } else { 0.0 }
}

/// For each métier, the mean over the others of its family, whole when four in ten carry it.
fn family(metiers: &[Liens<'_>], direct: &[f32]) -> Vec<f32> {
    let mut sums: BTreeMap<&str, (f32, f32)> = BTreeMap::new();
    for (metier, link) in metiers.iter().zip(direct) {
        let it = sums.entry(metier.parent).or_default();
        it.0 += link;
        it.1 += 1.0;
    }
    let others = |(metier, link): (&Liens<'_>, &f32)| {
        let (sum, n) = sums[metier.parent];
        // Two imaginary métiers without it: one sister proves little.
        ((sum - link) / (n + 1.0) / 0.4).min(1.0)
    };
    metiers.iter().zip(direct).map(others).collect()
}

/// For each métier, how much its compétences belong to the interest: the mean, over them, of the
/// share of métiers calling on each that carry it, against the share among all métiers.
fn competences(metiers: &[Liens<'_>], direct: &[f32], n: usize) -> Vec<f32> {
    let mut carried = vec![(0.0_f32, 0.0_f32); n];
    for (metier, link) in metiers.iter().zip(direct) {
        for at in metier.competences_principales.iter().chain(metier.competences) {
            if let Some(it) = carried.get_mut(usize::from(*at)) {
                it.0 += link;
                it.1 += 1.0;
            }
        }
    }
    let (sum, total) = carried.iter().fold((0.0, 0.0), |all, it| (all.0 + it.0, all.1 + it.1));
    let base = if total > 0.0 { sum / total } else { 0.0 };
    // Eight imaginary métiers at the base rate: a compétence of two métiers proves little.
    let rate = |at: &u16| {
        let (sum, total) = carried.get(usize::from(*at)).copied().unwrap_or_default();
        (sum + 8.0 * base) / (total + 8.0) - base
    };
    let mean = |metier: &Liens<'_>| {
        let principal: f32 = metier.competences_principales.iter().map(rate).sum();
        let other: f32 = metier.competences.iter().map(rate).sum();
        let n = 3 * metier.competences_principales.len() + metier.competences.len();
        #[allow(clippy::cast_precision_loss)] // a few dozen compétences
        let n = n.max(1) as f32;
        (3.0 * principal + other) / n
    };
    metiers.iter().map(mean).collect()
}

/// Shares of Holland's letters among the compétences of a métier; a major letter counts twice.
fn letters(metier: &Liens<'_>, riasec: &[&str]) -> [f32; 6] {
    let mut out = [0.0; 6];
    for at in metier.competences_principales.iter().chain(metier.competences) {
        let text = riasec.get(usize::from(*at)).copied().unwrap_or_default();
        for (letter, weight) in text.chars().zip([2.0, 1.0]) {
            if let Some(place) = LETTRES.find(letter) {
                out[place] += weight;
            }
        }
    }
    let norm = out.iter().map(|it| it * it).sum::<f32>().sqrt();
    if norm > 0.0 {
        for it in &mut out {
            *it /= norm;
        }
    }
    out
}

/// Cosine between each métier's letters and the mean of those that carry the interest.
fn alike(letters: &[[f32; 6]], direct: &[f32]) -> Vec<f32> {
    let mut mean = [0.0; 6];
    for (it, link) in letters.iter().zip(direct) {
        for (sum, letter) in mean.iter_mut().zip(it) {
            *sum += link * letter;
        }
    }
    let norm = mean.iter().map(|it| it * it).sum::<f32>().sqrt().max(f32::EPSILON);
    let cosine = |it: &[f32; 6]| it.iter().zip(&mean).map(|(a, b)| a * b).sum::<f32>() / norm;
    letters.iter().map(cosine).collect()
}

/// Puts the median at 0 and the 98th percentile at 1, so that kinds of evidence compare.
fn scaled(values: Vec<f32>) -> Vec<f32> {
    let mut sorted = values.clone();
    sorted.sort_unstable_by(f32::total_cmp);
    let at = |percent: usize| {
        sorted.get(sorted.len().saturating_sub(1) * percent / 100).copied().unwrap_or(0.0)
    };
    let (low, high) = (at(50), at(98));
    let width = high - low;
    if width <= f32::EPSILON {
        return vec![0.0; values.len()];
    }
    values.into_iter().map(|it| ((it - low) / width).clamp(0.0, 1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Liens<'_> = Liens {
        principaux: &[],
        secondaires: &[],
        competences_principales: &[],
        competences: &[],
        proches: &[],
        parent: "",
        dits: &[],
    };

    #[test]
    fn what_rome_says_stays_before_what_is_inferred() {
        for evidence in [0.0, 0.5, 1.0] {
            assert!(digit(1.0, evidence) > digit(0.6, 0.0));
            assert!(digit(0.6, evidence) > digit(0.0, 1.0));
        }
        assert_eq!((digit(1.0, 1.0), digit(0.0, 0.0), digit(0.0, 2.0)), (9, 0, 3));
    }

    #[test]
    fn a_métier_without_link_takes_after_its_neighbours() {
        // Rows 0 and 3 say nothing, but their neighbours carry interest 0; the others are strangers.
        let mut all = vec![
            Liens { proches: &[1, 2], ..NONE },
            Liens { principaux: &[0], ..NONE },
            Liens { principaux: &[0], ..NONE },
            Liens { proches: &[1, 2], ..NONE },
        ];
        all.extend(std::iter::repeat_n(NONE, 20));
        let found = affinites(&all, 1, &[]);
        assert_eq!(found[0][..5], [1, 6, 6, 1, 0]);
    }

    #[test]
    fn a_compétence_shared_with_métiers_of_an_interest_is_a_clue() {
        let mut all = vec![Liens { competences_principales: &[0], ..NONE }];
        all.extend(std::iter::repeat_n(
            Liens { principaux: &[0], competences_principales: &[0], ..NONE },
            3,
        ));
        all.extend(std::iter::repeat_n(Liens { competences_principales: &[1], ..NONE }, 40));
        let found = affinites(&all, 1, &["R", "S"]);
        assert!(found[0][0] > found[0][30], "{:?}", &found[0][..5]);
    }

    #[test]
    fn no_métier_and_no_interest_is_no_fault() {
        assert_eq!(affinites(&[], 2, &[]), vec![Vec::<u8>::new(); 2]);
        assert_eq!(affinites(&[NONE], 0, &[]), Vec::<Vec<u8>>::new());
    }
}
