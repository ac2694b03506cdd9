//! A métier of ROME 4.0, and what ROME says of it.

use super::{CompetenceId, Conditions, ContexteId, InteretId, MetierId, RomeCode, SecteurId};

/// One of the 1 584 métiers. Source: ROME 4.0 version 460, but for `phrase`, which is ours.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // four facts of ROME, each independent of the others
pub struct Metier {
    /// Its code.
    pub code: RomeCode,
    /// Its principal title, in both genders ("Boulanger / Boulangère").
    pub nom: String,
    /// What one does, in one plain sentence (« Tu… »). Ours; empty only in a foreign snapshot.
    pub phrase: String,
    /// Its code in ROME v3: the key of every table older than ROME 4.0.
    pub parent: RomeCode,
    /// Its interests in Holland's letters.
    pub riasec: Riasec,
    /// Practising it requires a title or an authorisation by law.
    pub reglemente: bool,
    /// ROME counts it among jobs of cadre. It over-flags: an optician is one.
    pub cadre: bool,
    /// Its place in the ecological transition, as ROME words it.
    pub transition_eco: TransitionEco,
    /// ROME counts it among those that the digital transition changes.
    pub transition_num: bool,
    /// ROME counts it among those that the demographic transition (more old people) changes.
    pub transition_demo: bool,
    /// What level of study opens it.
    pub acces: Acces,
    /// Whole part of the base-2 logarithm of yearly hires + 1 in its ROME v3 family, 0 when
    /// unknown. Source: La Bonne Boîte. It orders, it is never shown.
    pub embauches: u8,
    /// Its secteurs and sous-secteurs, the principal one first.
    pub secteurs: Vec<SecteurId>,
    /// Centres d'intérêt that ROME holds as principal for it, then the others.
    pub interets_principaux: Vec<InteretId>,
    /// Centres d'intérêt linked without being principal.
    pub interets: Vec<InteretId>,
    /// The macro-compétences and savoir-être it calls on, by id.
    pub competences: Vec<LienCompetence>,
    /// Where, when and for whom one works, by id.
    pub contextes: Vec<ContexteId>,
    /// Métiers nearby (ROME mobilités), the closest first.
    pub proches: Vec<MetierId>,
    /// What working in it is like. Inferred: see `matching::deduction`.
    pub conditions: Conditions,
    /// How much it is of each centre d'intérêt, `0..=9`, by place in the list of the catalogue;
    /// empty in a snapshot that does not say. Inferred from ROME's links and from métiers alike.
    pub affinites: Vec<u8>,
    /// Diploma held by the less qualified third of those under 30 who work in its family: 2 for
    /// none, then `3..=6` (6 is a licence or more); 0 when unknown. Source: DARES.
    pub niveau_usuel: u8,
    /// How many names it goes by, from 0 (one) to 9 (23 or more): twice the base-2 logarithm. A
    /// métier that people know has many names; a rare speciality has one.
    pub notoriete: u8,
    /// Levels of the certifications that lead to its family: bit 0 is level 3, bit 5 level 8.
    pub certifications: u8,
}

/// A macro-compétence called on by a métier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LienCompetence {
    /// Which.
    pub competence: CompetenceId,
    /// At least one compétence under it is « Principale » for the métier.
    pub principale: bool,
}

/// Where ROME places a métier in the ecological transition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TransitionEco {
    /// Nothing particular (« Emploi Blanc »).
    #[default]
    Blanc,
    /// An activity of the environment (« Emploi Vert »).
    Vert,
    /// « Emploi stratégique pour la Transition écologique ».
    Strategique,
    /// « Emploi Brun »: threatened by it.
    Brun,
}

/// Holland's letters of a métier: `R`, `I`, `A`, `S`, `E` or `C`.
/// 345 métiers of version 460 have no minor letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Riasec {
    /// The first letter.
    pub majeur: char,
    /// The second one, when there is one.
    pub mineur: Option<char>,
}

/// A level of the French framework of certifications (2019): 3 is a CAP, 8 a doctorate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Niveau(u8);

impl Niveau {
    /// CAP, BEP.
    pub const CAP: Self = Self(3);
    /// Baccalauréat.
    pub const BAC: Self = Self(4);
    /// All levels that a certification may have, the first one first.
    pub const TOUS: [Self; 6] = [Self(3), Self(4), Self(5), Self(6), Self(7), Self(8)];

    /// `None` outside `3..=8`.
    pub fn new(number: u8) -> Option<Self> {
        (3..=8).contains(&number).then_some(Self(number))
    }

    /// The level as a number, `3..=8`.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// What level of study opens a métier, read from the sentences of ROME on access.
/// `None` is "ROME does not say", never "no level asked".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acces {
    /// The lowest level named.
    pub min: Option<Niveau>,
    /// The highest level named.
    pub max: Option<Niveau>,
    /// ROME says it opens without a diploma.
    pub sans_diplome: bool,
    /// It opens without a diploma only to those who have professional experience instead.
    pub experience: bool,
}

impl Acces {
    /// Whether a person holding `niveau` (or no diploma: `None`) may enter, as far as ROME says.
    /// `None`: ROME does not say.
    pub fn opens_to(self, niveau: Option<Niveau>) -> Option<bool> {
        if self.sans_diplome {
            return Some(true);
        }
        match (self.min, niveau) {
            (None, _) => None,
            (Some(_), None) => Some(false),
            (Some(min), Some(held)) => Some(held >= min),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_access_is_not_an_open_door() {
        let bac = Niveau::new(4);
        let acces = |min, sans_diplome| Acces { min, sans_diplome, ..Acces::default() };
        assert_eq!(acces(None, false).opens_to(None), None);
        assert_eq!(acces(None, true).opens_to(None), Some(true));
        assert_eq!(acces(bac, false).opens_to(None), Some(false));
        assert_eq!(acces(bac, false).opens_to(Some(Niveau::CAP)), Some(false));
        assert_eq!(acces(bac, false).opens_to(bac), Some(true));
    }

    #[test]
    fn levels_go_from_3_to_8() {
        assert_eq!(
            [0, 2, 3, 8, 9].map(|it| Niveau::new(it).is_some()),
            [false, false, true, true, false]
        );
    }
}
