//! Thirty portraits, one for each first and second letter of Holland: each foresees every answer.
//! Those that foresaw badly fade; the question to ask is the one on which the others disagree.
//! Whole numbers only, so that a phone and a test choose alike.

use super::{Reponse, Reponses};
use crate::matching::tables::{Activite, LETTRES, activite};

/// How much a portrait likes a gesture of its first letter, of its second, of any other, in tenths.
const ATTRAITS: (i32, i32, i32) = (10, 6, -4);
/// A portrait counts half as much when its error grows by this much: about one answer foreseen
/// « j'aime » and answered « je ne sais pas ». The unit is the square of a hundredth.
const MOITIE: i64 = 11_500;

/// How much each portrait still counts.
pub(super) struct Portraits {
    weights: Vec<([usize; 2], i64)>,
}

impl Portraits {
    /// What the answers leave of each portrait. Before any, all count the same.
    pub(super) fn of(reponses: &Reponses) -> Self {
        let errors: Vec<([usize; 2], i64)> =
            pairs().map(|pair| (pair, error_of(pair, reponses))).collect();
        let least = errors.iter().map(|it| it.1).min().unwrap_or(0);
        let weights = errors.into_iter().map(|(pair, error)| (pair, fade(error - least))).collect();
        Self { weights }
    }

    /// How much the portraits disagree on an activity: the variance of what they foresee, in
    /// squares of a hundredth, `0..=10_000`.
    pub(super) fn disagreement(&self, activite: &Activite) -> i64 {
        let total: i64 = self.weights.iter().map(|it| it.1).sum();
        let mean_of = |value: &dyn Fn(i64) -> i64| {
            let each = self.weights.iter().map(|it| it.1 * value(foresee(it.0, activite)));
            each.sum::<i64>() / total.max(1)
        };
        let mean = mean_of(&|it| it);
        mean_of(&|it| (it - mean).pow(2))
    }
}

/// Each first letter with each other second letter, by place.
fn pairs() -> impl Iterator<Item = [usize; 2]> {
    let all = 0..LETTRES.len();
    all.clone()
        .flat_map(move |first| all.clone().map(move |second| [first, second]))
        .filter(|it| it[0] != it[1])
}

/// What a portrait answers to an activity, from -40 to 100.
fn foresee([first, second]: [usize; 2], activite: &Activite) -> i64 {
    let (mut sum, mut weights) = (0, 0);
    for (place, poids) in activite.riasec_plus.iter().enumerate() {
        let attrait = match place {
            _ if place == first => ATTRAITS.0,
            _ if place == second => ATTRAITS.1,
            _ => ATTRAITS.2,
        };
        sum += i32::from(*poids) * attrait;
        weights += i32::from(*poids);
    }
    i64::from(10 * sum / weights.max(1))
}

fn error_of(pair: [usize; 2], reponses: &Reponses) -> i64 {
    let error = |(id, reponse)| {
        let said = match reponse {
            Reponse::Aime => 100,
            Reponse::NAimePas => -100,
            Reponse::NeSaitPas | Reponse::Passe => 0,
        };
        activite(id).map_or(0, |it| (said - foresee(pair, it)).pow(2))
    };
    reponses.answered().map(error).sum()
}

/// Halves every [`MOITIE`], in a straight line between two halvings.
fn fade(error: i64) -> i64 {
    const WHOLE: i64 = 1 << 20;
    let halvings = u32::try_from(error / MOITIE).unwrap_or(u32::MAX);
    let start = WHOLE.checked_shr(halvings).unwrap_or(0);
    start - start * (error % MOITIE) / (2 * MOITIE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::tables::activites_questionnaire;

    #[test]
    fn a_weight_fades_without_ever_rising() {
        let weights: Vec<i64> = (0..40).map(|it| fade(it * MOITIE / 4)).collect();
        assert_eq!((weights[0], weights[4], weights[8]), (1 << 20, 1 << 19, 1 << 18));
        assert!(weights.windows(2).all(|it| it[1] < it[0]));
        assert_eq!(fade(i64::MAX), 0);
    }

    #[test]
    fn a_portrait_foresees_its_own_gestures_best() {
        for activite in activites_questionnaire() {
            let place = LETTRES.iter().position(|it| *it == activite.lettre).unwrap();
            let best = pairs().max_by_key(|it| foresee(*it, activite)).unwrap();
            assert!(best.contains(&place), "{}", activite.id);
            assert!(pairs().all(|it| (-40..=100).contains(&foresee(it, activite))));
        }
        assert_eq!(pairs().count(), 30);
    }

    #[test]
    fn the_portraits_that_foresaw_well_stay() {
        let (likes_hands, _) = Reponses::read("01a02a13n08n");
        let portraits = Portraits::of(&likes_hands);
        let best = portraits.weights.iter().max_by_key(|it| it.1).unwrap();
        assert_eq!(LETTRES[best.0[0]], 'R');
    }
}
