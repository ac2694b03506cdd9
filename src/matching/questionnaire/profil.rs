//! What the answers say of a person: a shape, never a verdict.

use super::{REPONSES_MIN, Reponse, Reponses};
use crate::{
    domain::{Gout, InteretCode},
    matching::tables::{LETTRES, activite, activites_questionnaire},
};

/// What is added to the weight of the answers before dividing: one activity liked is a hint (50),
/// and only several make a certainty.
const PRUDENCE: i32 = 2;
/// From this score on, a centre d'intérêt is held as liked: one activity that plainly shows it.
const AIME_MIN: i32 = 40;
/// Under this distance between the best letter and the last, the shape says nothing: people
/// simulated with two letters stand above 50, answers thrown at random one time in ten below.
const RELIEF_MIN: i32 = 40;

/// The profile made of the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Profil {
    /// Answers it is made of, those passed not counted.
    pub n_reponses: usize,
    /// For each letter of [`LETTRES`], from -100 (avoided) to 100 (liked); 0 is unknown or even.
    pub riasec: [i32; 6],
    /// For each centre d'intérêt by code, from -100 to 100; 0 is unknown or even.
    pub interets: Vec<(InteretCode, i32)>,
    /// The centres d'intérêt plainly liked or rejected, by code: what the key takes up.
    pub gouts: Vec<(InteretCode, Gout)>,
    /// Why this profile tells nothing apart, when it does not.
    pub plat: Option<ProfilPlat>,
}

/// Why a profile is flat: to be said, with varied results and another key offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfilPlat {
    /// Fewer answers than [`REPONSES_MIN`].
    TropPeu,
    /// Everything is liked, but for one activity in eight at most.
    ToutAime,
    /// Nothing is liked.
    RienAime,
    /// What is liked is scattered evenly over the six letters.
    SansRelief,
}

impl Profil {
    /// The profile of these answers.
    pub fn of(reponses: &Reponses) -> Self {
        let bilan = Bilan::of(reponses);
        Self {
            n_reponses: reponses.n_reponses(),
            riasec: bilan.lettres.map(Trait::score),
            interets: bilan.interets.iter().map(|it| (it.0, it.1.score())).collect(),
            gouts: bilan.gouts(),
            plat: bilan.plat(reponses),
        }
    }

    /// The letters, the most liked first; equals keep the order of Holland.
    pub fn lettres(&self) -> [char; 6] {
        let mut places = [0, 1, 2, 3, 4, 5];
        places.sort_by_key(|it| -self.riasec[*it]);
        places.map(|it| LETTRES[it])
    }
}

/// What was said of a letter or of a centre d'intérêt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Trait {
    /// Weights of the activities liked, less those disliked and those that deny it.
    sum: i32,
    /// Weights of all activities answered that speak of it.
    answered: i32,
    /// Weights of the activities liked that show it.
    liked: i32,
    /// Weights of the activities disliked that would have shown it.
    disliked: i32,
    /// Weights of all activities of the table that show it.
    possible: i32,
}

impl Trait {
    /// From -100 to 100.
    pub(super) fn score(self) -> i32 {
        100 * self.sum / (self.answered + PRUDENCE)
    }

    /// How much was said of it, from 2: never zero, so that one can divide by it.
    pub(super) fn knowledge(self) -> i64 {
        i64::from(self.answered + PRUDENCE)
    }

    fn add(&mut self, reponse: Reponse, poids: i32) {
        self.answered += poids;
        match reponse {
            Reponse::Aime => {
                self.sum += poids;
                self.liked += poids;
            }
            Reponse::NAimePas => {
                self.sum -= poids;
                self.disliked += poids;
            }
            Reponse::NeSaitPas | Reponse::Passe => {}
        }
    }

    /// Liking something else denies this one; disliking that other thing says nothing of it.
    fn deny(&mut self, reponse: Reponse, poids: i32) {
        if reponse == Reponse::Aime {
            self.answered += poids;
            self.sum -= poids;
        }
    }

    /// One gesture liked is enough to follow an interest; to reject one, more than two thirds of
    /// the gestures that speak of it must be disliked, and none liked.
    fn gout(self) -> Option<Gout> {
        if self.score() >= AIME_MIN {
            return Some(Gout::Aime);
        }
        let rejected =
            self.liked == 0 && self.disliked >= 2 && 3 * self.disliked > 2 * self.possible;
        rejected.then_some(Gout::Rejette)
    }
}

/// The answers, added up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bilan {
    /// By letter of [`LETTRES`].
    lettres: [Trait; 6],
    /// By code.
    interets: Vec<(InteretCode, Trait)>,
}

impl Bilan {
    pub(super) fn of(reponses: &Reponses) -> Self {
        let mut bilan = Self { lettres: [Trait::default(); 6], interets: Vec::new() };
        for link in activites_questionnaire().iter().flat_map(|it| &it.interets_plus) {
            bilan.entry(link.interet).possible += i32::from(link.poids);
        }
        for (id, reponse) in reponses.answered() {
            let Some(activite) = activite(id) else { continue };
            for (place, letter) in bilan.lettres.iter_mut().enumerate() {
                letter.add(reponse, i32::from(activite.riasec_plus[place]));
                letter.deny(reponse, i32::from(activite.riasec_moins[place]));
            }
            for link in &activite.interets_plus {
                bilan.entry(link.interet).add(reponse, i32::from(link.poids));
            }
            for link in &activite.interets_moins {
                bilan.entry(link.interet).deny(reponse, i32::from(link.poids));
            }
        }
        bilan
    }

    pub(super) fn interet(&self, code: InteretCode) -> Trait {
        let known = self.interets.iter().find(|it| it.0 == code);
        known.map(|it| it.1).unwrap_or_default()
    }

    fn entry(&mut self, code: InteretCode) -> &mut Trait {
        let at = self.interets.partition_point(|it| it.0 < code);
        if self.interets.get(at).is_none_or(|it| it.0 != code) {
            self.interets.insert(at, (code, Trait::default()));
        }
        &mut self.interets[at].1
    }

    fn gouts(&self) -> Vec<(InteretCode, Gout)> {
        self.interets.iter().filter_map(|it| Some((it.0, it.1.gout()?))).collect()
    }

    fn plat(&self, reponses: &Reponses) -> Option<ProfilPlat> {
        let n = reponses.n_reponses();
        let n_liked = reponses.answered().filter(|it| it.1 == Reponse::Aime).count();
        if n < REPONSES_MIN {
            return Some(ProfilPlat::TropPeu);
        }
        if n_liked == 0 {
            return Some(ProfilPlat::RienAime);
        }
        if 8 * (n - n_liked) <= n {
            return Some(ProfilPlat::ToutAime);
        }
        let scores = self.lettres.map(Trait::score);
        let (best, last) = (scores.iter().max()?, scores.iter().min()?);
        (best - last < RELIEF_MIN).then_some(ProfilPlat::SansRelief)
    }
}
