//! The questionnaire: which activity to ask next, so that few questions tell the most. Pure: the
//! same answers, given in any order, lead to the same question. Explained for counsellors in
//! `docs/QUESTIONNAIRE.md`.

mod portraits;
mod profil;
mod reponses;
mod suite;
#[cfg(test)]
mod tests;

pub use profil::{Profil, ProfilPlat};
pub use reponses::{Reponse, Reponses};
pub use suite::{answer, forget};

use portraits::Portraits;
use profil::Bilan;

use super::tables::{Activite, LETTRES, activites_questionnaire};

/// Results are shown from this many answers on; an activity passed is not an answer.
pub const REPONSES_MIN: usize = 6;

/// How long a questionnaire lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 8 activities.
    Minutes2,
    /// 14 activities.
    Minutes5,
    /// All 24.
    Minutes10,
}

impl Version {
    /// The three, the shortest first.
    pub const TOUTES: [Self; 3] = [Self::Minutes2, Self::Minutes5, Self::Minutes10];

    /// How many activities are shown, those that are passed included: the end never moves away.
    pub fn n_activites(self) -> usize {
        match self {
            Self::Minutes2 => 8,
            Self::Minutes5 => 14,
            Self::Minutes10 => activites_questionnaire().len(),
        }
    }

    /// Its length in minutes, as said to the person.
    pub fn minutes(self) -> u8 {
        match self {
            Self::Minutes2 => 2,
            Self::Minutes5 => 5,
            Self::Minutes10 => 10,
        }
    }

    /// Rank of an activity on the paper sheet of this version; those that are not on it go last.
    fn rank(self, activite: &Activite) -> u8 {
        let rank = if self == Self::Minutes2 { activite.ordre2 } else { activite.ordre5 };
        rank.unwrap_or(u8::MAX)
    }
}

/// The activity to show next, or `None` when the version has shown all of its own.
///
/// The first six are always the same, one for each of Holland's letters, so that a result at the
/// sixth answer rests on all of them. Then comes the activity about which the portraits that still
/// fit the answers disagree the most. Ties go by the paper sheet of the version, then by number.
pub fn prochaine(reponses: &Reponses, version: Version) -> Option<&'static Activite> {
    if reponses.n_vues() >= version.n_activites() {
        return None;
    }
    let unseen = activites_questionnaire().iter().filter(|it| reponses.get(it.id).is_none());
    let mut unseen: Vec<&Activite> = unseen.collect();
    unseen.sort_unstable_by_key(|it| (version.rank(it), it.id));
    let opening = unseen.first().filter(|it| usize::from(version.rank(it)) <= LETTRES.len());
    if let Some(first) = opening {
        return Some(first);
    }
    let portraits = Portraits::of(reponses);
    let bilan = Bilan::of(reponses);
    // `max_by_key` keeps the last of equals, and the first one must win.
    unseen.into_iter().rev().max_by_key(|it| portraits.disagreement(it) + novelty(it, &bilan))
}

/// A little is added for centres d'intérêt of which nothing was said yet: where the letters leave
/// the choice, new ground goes first.
fn novelty(activite: &Activite, bilan: &Bilan) -> i64 {
    let links = activite.interets_plus.iter();
    links.map(|it| 300 * i64::from(it.poids) / bilan.interet(it.interet).knowledge()).sum()
}
