//! Conditions of work of every métier, from four kinds of evidence, the surest first: our table
//! by family, the hours that people of that family declare, ROME's contextes de travail, and
//! neighbours that nearly all agree.

use crate::domain::{Condition, Conditions, Force, RomeCode};
use crate::matching::tables::{self, Refus};

/// What is known of one métier.
#[derive(Clone, Copy, Debug)]
pub struct Indices<'a> {
    /// ROME 4.0.
    pub code: RomeCode,
    /// ROME v3.
    pub parent: RomeCode,
    /// `code_ogr` of its contextes de travail.
    pub contextes: &'a [u32],
    /// Hours of its family, when DARES publishes them.
    pub horaires: Option<Horaires>,
    /// Places of the métiers nearby, in the list given.
    pub proches: &'a [u16],
}

/// Share of people of a family who work at those times, in percent, habit or not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Horaires {
    /// On Saturdays.
    pub samedi: f32,
    /// On Sundays.
    pub dimanche: f32,
    /// At night.
    pub nuit: f32,
}

/// Contextes de travail of ROME 4.0 that tell a condition. ROME names them for a whole family or
/// forgets them: alone, they never make us sure. « Déplacements professionnels », on half of all
/// métiers, tells nothing.
const CONTEXTES: &[(u32, Condition, Force)] = &[
    (300_803, Condition::Nuit, Force::Faible),
    (23_374, Condition::WeekEnd, Force::Faible),
    (23_376, Condition::WeekEnd, Force::Faible),
    (300_793, Condition::WeekEnd, Force::Faible),
    (126_450, Condition::Decale, Force::Moyenne),
    (400_005, Condition::Decale, Force::Moyenne),
    (300_805, Condition::Decale, Force::Faible),
    (300_808, Condition::Decale, Force::Faible),
    (300_783, Condition::Exterieur, Force::Moyenne),
    (403_962, Condition::Exterieur, Force::Faible),
    (403_092, Condition::Interieur, Force::Moyenne),
    (403_093, Condition::Interieur, Force::Moyenne),
    (23_380, Condition::Interieur, Force::Moyenne),
    (300_785, Condition::Interieur, Force::Moyenne),
    (403_025, Condition::Assis, Force::Moyenne),
    (300_800, Condition::Debout, Force::Moyenne),
    (300_795, Condition::Charges, Force::Moyenne),
    (300_782, Condition::Hauteur, Force::Moyenne),
    (511_229, Condition::Hauteur, Force::Faible),
    (300_794, Condition::Machine, Force::Moyenne),
    (300_781, Condition::Poussiere, Force::Faible),
    (403_022, Condition::Poussiere, Force::Faible),
    (300_791, Condition::Chimie, Force::Moyenne),
    (300_838, Condition::Corps, Force::Faible),
    (300_836, Condition::Corps, Force::Faible),
    (403_023, Condition::Fauteuil, Force::Moyenne),
    (403_962, Condition::Fauteuil, Force::Moyenne),
    (300_795, Condition::Fauteuil, Force::Faible),
    (403_020, Condition::Public, Force::Moyenne),
    (300_824, Condition::Bruit, Force::Moyenne),
    (403_963, Condition::Animaux, Force::Moyenne),
    (490_468, Condition::Seul, Force::Moyenne),
    (511_495, Condition::Mineur, Force::Forte),
    (511_495, Condition::Titre, Force::Moyenne),
];

/// Percent of a family from which a time of work is weakly, fairly and surely a habit.
const SAMEDI: [f32; 3] = [35.0, 50.0, 75.0];
const DIMANCHE: [f32; 3] = [20.0, 33.0, 50.0];
const NUIT: [f32; 3] = [15.0, 25.0, 45.0];

/// Conditions of all métiers, in the order given.
pub fn conditions(metiers: &[Indices<'_>]) -> Result<Vec<Conditions>, Refus> {
    let regles = tables::regles()?;
    let mut out: Vec<Conditions> = metiers
        .iter()
        .map(|it| {
            let mut known = Conditions::default();
            for regle in regles.iter().filter(|regle| regle.holds(it.code, it.parent)) {
                known.raise(regle.condition, regle.force);
            }
            for (_, condition, force) in CONTEXTES.iter().filter(|c| it.contextes.contains(&c.0)) {
                known.raise(*condition, *force);
            }
            if let Some(hours) = it.horaires {
                known.raise(Condition::WeekEnd, above(hours.samedi, SAMEDI));
                known.raise(Condition::WeekEnd, above(hours.dimanche, DIMANCHE));
                known.raise(Condition::Nuit, above(hours.nuit, NUIT));
            }
            known
        })
        .collect();
    let before = out.clone();
    for (known, it) in out.iter_mut().zip(metiers) {
        for condition in Condition::TOUTES {
            if known.get(condition) == Force::Inconnue && neighbours_agree(&before, it, condition) {
                known.set(condition, Force::Faible);
            }
        }
    }
    Ok(out)
}

fn above(percent: f32, steps: [f32; 3]) -> Force {
    let n = steps.iter().filter(|it| percent >= **it).count();
    Force::new(u8::try_from(n).unwrap_or(3)).unwrap_or_default()
}

/// Four neighbours at least, and four in five of them fairly sure.
fn neighbours_agree(known: &[Conditions], it: &Indices<'_>, condition: Condition) -> bool {
    let sure = |at: &&u16| {
        known.get(usize::from(**at)).is_some_and(|it| it.get(condition) >= Force::Moyenne)
    };
    let n = it.proches.iter().filter(sure).count();
    it.proches.len() >= 4 && n * 5 >= it.proches.len() * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indices<'a>(code: &str, contextes: &'a [u32], proches: &'a [u16]) -> Indices<'a> {
        let code = code.parse().unwrap();
        Indices { code, parent: code, contextes, horaires: None, proches }
    }

    #[track_caller]
    fn check(of: Indices<'_>, condition: Condition, expected: Force) {
        assert_eq!(conditions(&[of]).unwrap()[0].get(condition), expected);
    }

    #[test]
    fn the_table_makes_us_sure_and_a_contexte_alone_does_not() {
        check(indices("D1102", &[], &[]), Condition::Poussiere, Force::Forte);
        check(indices("M1607", &[300_803], &[]), Condition::Nuit, Force::Faible);
        check(indices("M1607", &[], &[]), Condition::Hauteur, Force::Inconnue);
    }

    #[test]
    fn declared_hours_count_by_steps() {
        let hours = |samedi, nuit| {
            let horaires = Some(Horaires { samedi, dimanche: 0.0, nuit });
            Indices { horaires, ..indices("M1607", &[], &[]) }
        };
        check(hours(34.9, 0.0), Condition::WeekEnd, Force::Inconnue);
        check(hours(50.0, 0.0), Condition::WeekEnd, Force::Moyenne);
        check(hours(0.0, 52.0), Condition::Nuit, Force::Forte);
    }

    #[test]
    fn neighbours_that_agree_are_a_weak_clue() {
        let near = [1, 2, 3, 4];
        let mut all = vec![indices("K2411", &[], &near)];
        all.extend(["F1501", "F1502", "F1503", "F1505"].map(|it| indices(it, &[], &[])));
        assert_eq!(conditions(&all).unwrap()[0].get(Condition::Hauteur), Force::Faible);
        assert_eq!(conditions(&all).unwrap()[0].get(Condition::Titre), Force::Inconnue);
    }
}
