//! Openings: a real offer, a company to contact, an immersion, a mission, a session of training.
//! One model for every source; a field that a source does not give is empty, never guessed.

use super::{FormationCode, RomeCode};

/// A day, counted from 1 January 1970 (day 0). Days go up to 2149 in a snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jour(pub i32);

/// What an opening is. What happens after one answers is not the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// A job or an alternance that an employer published.
    #[default]
    Offre,
    /// A company that often hires for this métier, and published nothing.
    Entreprise,
    /// A company where one may spend a few days to see a métier.
    Immersion,
    /// A mission of service civique or a volunteer one.
    Mission,
    /// A session of training, with its dates.
    Session,
}

impl Nature {
    /// In the order of their numbers in a snapshot.
    pub const TOUTES: [Self; 5] =
        [Self::Offre, Self::Entreprise, Self::Immersion, Self::Mission, Self::Session];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Offre => "offre",
            Self::Entreprise => "entreprise",
            Self::Immersion => "immersion",
            Self::Mission => "mission",
            Self::Session => "session",
        }
    }
}

/// How well the place of an opening is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Somewhere in France.
    #[default]
    France,
    /// A région.
    Region,
    /// A département.
    Departement,
    /// A commune.
    Commune,
    /// A street of a commune.
    Adresse,
}

/// Where an opening is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endroit {
    /// How well it is known.
    pub precision: Precision,
    /// INSEE code of the commune, of the département (`18`) or of the région (`24`), after
    /// `precision`; empty for France.
    pub code: String,
    /// Street, when `precision` is [`Precision::Adresse`]; empty otherwise.
    pub adresse: String,
}

/// The kind of contract or engagement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contrat {
    /// The source does not say.
    #[default]
    Inconnu,
    /// CDI.
    Cdi,
    /// CDD, but for seasons and insertion.
    Cdd,
    /// Intérim.
    Interim,
    /// CDD saisonnier.
    Saison,
    /// Contrat d'apprentissage.
    Apprentissage,
    /// Contrat de professionnalisation.
    Professionnalisation,
    /// Contrat d'insertion (CDDI, intérim d'insertion).
    Insertion,
    /// One's own business: profession libérale, franchise, reprise, agent commercial.
    Independant,
    /// Service civique.
    ServiceCivique,
    /// Volunteering, unpaid.
    Benevolat,
}

impl Contrat {
    /// In the order of their letters (`a` is the first) in a snapshot.
    pub const TOUS: [Self; 11] = [
        Self::Inconnu,
        Self::Cdi,
        Self::Cdd,
        Self::Interim,
        Self::Saison,
        Self::Apprentissage,
        Self::Professionnalisation,
        Self::Insertion,
        Self::Independant,
        Self::ServiceCivique,
        Self::Benevolat,
    ];

    /// Its name in files; empty when unknown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inconnu => "",
            Self::Cdi => "cdi",
            Self::Cdd => "cdd",
            Self::Interim => "interim",
            Self::Saison => "saison",
            Self::Apprentissage => "apprentissage",
            Self::Professionnalisation => "professionnalisation",
            Self::Insertion => "insertion",
            Self::Independant => "independant",
            Self::ServiceCivique => "service-civique",
            Self::Benevolat => "benevolat",
        }
    }
}

/// How long a week of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heures {
    /// Minutes a week.
    Semaine(u16),
    /// Full time, hours not told.
    Plein,
    /// Part time, hours not told.
    Partiel,
}

/// What a pay is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Periode {
    /// An hour.
    Heure,
    /// A month.
    Mois,
    /// A year.
    An,
}

/// The pay that was announced, as published: the source seldom says if it is gross.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Salaire {
    /// Understood: hundredths of a euro, the two ends alike when there is one figure.
    Lu {
        /// The low end.
        min: u32,
        /// The high end.
        max: u32,
        /// For how long.
        periode: Periode,
    },
    /// Not understood: the words of the source.
    Cite(String),
}

/// What is asked of experience.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Experience {
    /// The source does not say.
    #[default]
    Inconnue,
    /// Beginners are welcome.
    Debutant,
    /// Would help.
    Souhaitee,
    /// Asked: months, when they are told.
    Exigee(Option<u16>),
}

/// How to answer. Each is published for that; names of people are not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reponse {
    /// Page where one answers or reads more (`https://…`).
    pub lien: Option<String>,
    /// E-mail of the organisation.
    pub courriel: Option<String>,
    /// Phone of the organisation: ten digits, or `+` and digits.
    pub telephone: Option<String>,
    /// The organisation asks people to come.
    pub sur_place: bool,
}

impl Reponse {
    /// Whether nothing tells how to answer.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a session is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// All on site.
    SurPlace,
    /// Partly.
    Mixte,
    /// All at a distance.
    ADistance,
}

/// What only a session of training has. Texts are short and plain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Code of the certification in Certif Info.
    pub formation: Option<FormationCode>,
    /// Places left, and the day on which that was true.
    pub places: Option<(u32, Option<Jour>)>,
    /// Last day of the session.
    pub fin: Option<Jour>,
    /// One may come in at any time.
    pub entree_permanente: bool,
    /// What must be known or held before.
    pub prerequis: Option<String>,
    /// How people are chosen.
    pub selection: Option<String>,
    /// Full time, evenings…
    pub rythme: Option<String>,
    /// On site or not.
    pub presence: Option<Presence>,
    /// Whether one may sleep there: the words of the source.
    pub hebergement: Option<String>,
    /// Whether disabled people may come: the words of the source.
    pub acces_handicap: Option<String>,
    /// Price in euros, all taxes in.
    pub prix: Option<u32>,
    /// The training may be paid for.
    pub prise_en_charge: Option<bool>,
}

/// An opening.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opportunite {
    /// What it is.
    pub nature: Nature,
    /// Identifier in its source.
    pub id: String,
    /// Its title, plain.
    pub titre: String,
    /// ROME 4.0 codes, sorted; empty for a mission that names none.
    pub metiers: Vec<RomeCode>,
    /// Who offers it; empty when not told.
    pub organisation: String,
    /// SIRET of the organisation; empty when not told. Only to find the same opening twice.
    pub siret: String,
    /// Where.
    pub lieu: Endroit,
    /// Kind of contract.
    pub contrat: Contrat,
    /// Months it lasts.
    pub mois: Option<u16>,
    /// Hours of work.
    pub heures: Option<Heures>,
    /// Pay.
    pub salaire: Option<Salaire>,
    /// Level of study asked: 2 none, 3 to 8 as in the European framework.
    pub niveau: Option<u8>,
    /// Level of the diploma it prepares for, 3 to 8.
    pub vise: Option<u8>,
    /// Experience asked.
    pub experience: Experience,
    /// Driving licences asked (`B`, `C, CE`); empty when none is told.
    pub permis: String,
    /// How many posts, when more than one.
    pub postes: u16,
    /// Work from home is possible, in whole or in part.
    pub teletravail: bool,
    /// The source says that it is open to disabled people.
    pub handicap: bool,
    /// Open to people under 18: told by missions only.
    pub mineurs: Option<bool>,
    /// Day it was published or last changed.
    pub publie: Option<Jour>,
    /// First day.
    pub debut: Option<Jour>,
    /// Only the month of `debut` is known.
    pub debut_mois: bool,
    /// Last day on which one may answer, when told.
    pub fin: Option<Jour>,
    /// How to answer.
    pub reponse: Reponse,
    /// What only a session has.
    pub session: Option<Session>,
    /// Id of the data set, in the registry of sources.
    pub source: &'static str,
}
