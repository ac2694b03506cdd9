//! The one state behind the five keys: where, and what the person told us. It lives in the
//! address, so it is written and read as short text, and what cannot be read is named.

mod adresse;
#[cfg(test)]
mod tests;

pub(crate) use adresse::cle;

use super::{
    Catalogue, CommuneCode, CompetenceCode, Contrainte, FormationCode, GesteCode, InteretCode,
    Niveau, RomeCode, SecteurCode, Souhait,
};

/// What a person chose. Empty lists are keys not used. Lists hold each code once, in the order
/// of choice, which never changes the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choix {
    /// Where to look; `None` is all of France.
    pub lieu: Option<Lieu>,
    /// Key métier: jobs in mind.
    pub metiers: Vec<RomeCode>,
    /// Key secteur: secteurs or sous-secteurs.
    pub secteurs: Vec<SecteurCode>,
    /// Key formation: the diploma held, or none.
    pub diplome: Option<Diplome>,
    /// Key compétences: the basket.
    pub competences: Vec<CompetenceCode>,
    /// Key centres d'intérêt: liked or not.
    pub interets: Vec<(InteretCode, Gout)>,
    /// Things one does or likes to do, liked or not: they speak for keys compétences and centres
    /// d'intérêt at once.
    pub gestes: Vec<(GesteCode, Gout)>,
    /// What matters beside: it narrows and orders, and is not a key.
    pub contraintes: Vec<(Contrainte, Souhait)>,
    /// The highest level of study the person accepts to reach; `None` when not said.
    pub niveau_max: Option<Niveau>,
    /// The diploma was left before its end.
    pub interrompu: bool,
    /// Answers to the questionnaire, two digits and a letter each (`01a13n`): what they say of
    /// centres d'intérêt is in `interets`, so they are no key by themselves.
    pub questionnaire: String,
}

/// A place and how far around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lieu {
    /// Where the person is.
    pub commune: CommuneCode,
    /// How far they look.
    pub echelle: Echelle,
}

/// How far around a commune. Borders of départements and régions never cut a radius.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echelle {
    /// Straight-line radius in km, `1..=200`.
    Rayon(u16),
    /// What that means reaches within so many minutes, one of [`Echelle::DUREES`]: an estimate.
    Trajet(Moyen, u8),
    /// The zone d'emploi of the commune.
    Zone,
    /// Its département.
    Departement,
    /// Its région.
    Region,
    /// The whole country.
    France,
}

/// How one travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moyen {
    /// On foot.
    Pied,
    /// By bike.
    Velo,
    /// By public transport, or by scooter where there is none.
    Transports,
    /// By car.
    Voiture,
}

/// The answer to the key formation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diplome {
    /// No diploma yet.
    Aucun,
    /// Some diploma of that level.
    Niveau(Niveau),
    /// This certification.
    Certification(FormationCode),
}

/// What one answers to a centre d'intérêt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gout {
    /// Liked.
    Aime,
    /// Not liked: it counts too.
    Rejette,
}

/// A part of an address that was left out, so that the person can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ecart {
    /// A key that means nothing here.
    Cle(String),
    /// A value that cannot be read: its key, and the value.
    Valeur(&'static str, String),
    /// A well-formed code that this snapshot does not hold: its key, and the code.
    Inconnu(&'static str, String),
}

impl Echelle {
    /// The widest radius accepted, in km.
    pub const RAYON_MAX: u16 = 200;
    /// The radii that a screen offers, in km.
    pub const RAYONS: [u16; 5] = [10, 20, 30, 50, 100];
    /// The travel times accepted, in minutes: an estimate knows no others.
    pub const DUREES: [u8; 5] = [15, 30, 45, 60, 90];
}

impl Moyen {
    /// Every means, the slowest first.
    pub const TOUS: [Self; 4] = [Self::Pied, Self::Velo, Self::Transports, Self::Voiture];

    /// Its name in an address and in the files of a host.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pied => "pied",
            Self::Velo => "velo",
            Self::Transports => "transports",
            Self::Voiture => "voiture",
        }
    }
}

impl Choix {
    /// The most values that one key keeps: an address is not a list of everything.
    pub const MAX: usize = 60;

    /// No key is used. A place alone is not a key.
    pub fn is_empty(&self) -> bool {
        self.n_cles() == 0
    }

    /// How many of the five keys are used.
    pub fn n_cles(&self) -> usize {
        [
            !self.metiers.is_empty(),
            !self.secteurs.is_empty(),
            self.diplome.is_some(),
            !self.competences.is_empty() || self.gestes.iter().any(|it| it.0.is_vie()),
            !self.interets.is_empty() || self.gestes.iter().any(|it| !it.0.is_vie()),
        ]
        .into_iter()
        .filter(|it| *it)
        .count()
    }

    /// What was answered to a centre d'intérêt.
    pub fn gout(&self, code: InteretCode) -> Option<Gout> {
        self.interets.iter().find(|it| it.0 == code).map(|it| it.1)
    }

    /// How strongly a constraint is meant, when it is.
    pub fn souhait(&self, contrainte: Contrainte) -> Option<Souhait> {
        self.contraintes.iter().find(|it| it.0 == contrainte).map(|it| it.1)
    }

    /// Adds `it` to a list of choices, unless it is there or the list is full ([`Self::MAX`]).
    pub fn add<T: PartialEq>(list: &mut Vec<T>, it: T) {
        if !list.contains(&it) && list.len() < Self::MAX {
            list.push(it);
        }
    }

    /// Something matters to the person, beside the keys.
    pub fn has_souhaits(&self) -> bool {
        !self.contraintes.is_empty() || self.niveau_max.is_some()
    }

    /// Drops the codes that `catalogue` does not hold, and names them. The commune and the
    /// certification are looked up elsewhere: their lists are loaded on demand.
    pub fn keep_known(&mut self, catalogue: &Catalogue) -> Vec<Ecart> {
        let mut ecarts = Vec::new();
        retain(&mut self.metiers, cle::METIERS, &mut ecarts, |it| {
            catalogue.find_metier(*it).is_some()
        });
        retain(&mut self.secteurs, cle::SECTEURS, &mut ecarts, |it| {
            catalogue.find_secteur(*it).is_some()
        });
        retain(&mut self.competences, cle::COMPETENCES, &mut ecarts, |it| {
            catalogue.find_competence(*it).is_some()
        });
        self.interets.retain(|(code, _)| {
            let known = catalogue.find_interet(*code).is_some();
            if !known {
                ecarts.push(Ecart::Inconnu(cle::INTERETS, code.to_string()));
            }
            known
        });
        ecarts
    }
}

fn retain<T: ToString>(
    list: &mut Vec<T>,
    key: &'static str,
    ecarts: &mut Vec<Ecart>,
    is_known: impl Fn(&T) -> bool,
) {
    list.retain(|code| {
        let known = is_known(code);
        if !known {
            ecarts.push(Ecart::Inconnu(key, code.to_string()));
        }
        known
    });
}
