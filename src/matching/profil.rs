//! A profile as `snapshot rank` reads it: one JSON object, to the state of the app and back to a
//! ranking. What it does not know, it names and leaves out.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Classement, Demande, Drapeau, Lecteur, Reglages, Usage, phrases, rank_with};
use crate::{
    domain::{
        Catalogue, Choix, CompetenceCode, Diplome, Formation, GesteCode, Gout, InteretCode, Niveau,
        Souhait,
    },
    search::{Index, fold},
};

/// One JSON object. Every field may be missing; others are ignored.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Profil {
    /// Given back with the answer.
    #[serde(deserialize_with = "text")]
    pub id: String,
    /// The key used: `interets`, `competences`, `formation`, `metier`, `secteur` or `mixte`.
    pub entry: String,
    /// Codes of centres d'intérêt, liked.
    #[serde(deserialize_with = "texts")]
    pub centres_interet_aimes: Vec<String>,
    /// The same, rejected.
    #[serde(deserialize_with = "texts")]
    pub centres_interet_rejetes: Vec<String>,
    /// Plain phrases, or ids of ours.
    #[serde(deserialize_with = "texts")]
    pub activites_aimees: Vec<String>,
    /// The same, disliked.
    #[serde(deserialize_with = "texts")]
    pub activites_rejetees: Vec<String>,
    /// Plain phrases of everyday life, or ids of ours.
    #[serde(deserialize_with = "texts")]
    pub competences_vie: Vec<String>,
    /// `code_ogr` of macro-compétences.
    #[serde(deserialize_with = "texts")]
    pub macro_competences: Vec<String>,
    /// What is held or was begun.
    pub diplome: Option<DiplomeDit>,
    /// Level within reach in two years.
    #[serde(deserialize_with = "text")]
    pub niveau_max: String,
    /// Keys of the vocabulary of constraints.
    #[serde(deserialize_with = "texts")]
    pub contraintes: Vec<String>,
}

/// A diploma as it is said.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct DiplomeDit {
    /// Code of the Education nationale.
    #[serde(deserialize_with = "text")]
    pub cfd: String,
    /// `RNCP37537` or `37537`.
    #[serde(deserialize_with = "text")]
    pub rncp: String,
    /// Its name.
    #[serde(deserialize_with = "text")]
    pub libelle: String,
    /// `3` to `8`.
    #[serde(deserialize_with = "text")]
    pub niveau: String,
    /// `obtenu` or `interrompu`.
    #[serde(deserialize_with = "text")]
    pub statut: String,
}

/// Codes are written as texts by some and as numbers by others; null is nothing.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(i64),
    Null(()),
}

impl From<Scalar> for String {
    fn from(it: Scalar) -> Self {
        match it {
            Scalar::Text(text) => text,
            Scalar::Number(number) => number.to_string(),
            Scalar::Null(()) => Self::new(),
        }
    }
}

fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Scalar::deserialize(from).map(String::from)
}

fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let list = Option::<Vec<Scalar>>::deserialize(from)?.unwrap_or_default();
    Ok(list.into_iter().map(String::from).filter(|it| !it.trim().is_empty()).collect())
}

/// What a profile is read with.
#[derive(Debug)]
pub struct Atelier {
    /// All métiers and lists.
    pub catalogue: Catalogue,
    /// All certifications.
    pub formations: Vec<Formation>,
    /// Finds a certification by name; what it finds are places in `formations`.
    pub diplomes: Index,
    /// Reads free phrases.
    pub lecteur: Lecteur,
}

/// A profile, read.
#[derive(Clone, Debug)]
pub struct Lu<'a> {
    /// The state that the app would hold.
    pub choix: Choix,
    /// The certification it names.
    pub formation: Option<&'a Formation>,
    /// What was not known and left out, as `field: value`.
    pub inconnus: Vec<String>,
}

impl Atelier {
    /// Turns what is said into the state of the app.
    pub fn read(&self, profil: &Profil) -> Lu<'_> {
        let mut lu = Lu { choix: Choix::default(), formation: None, inconnus: Vec::new() };
        let tastes = [
            (&profil.centres_interet_aimes, Gout::Aime, "centres_interet_aimes"),
            (&profil.centres_interet_rejetes, Gout::Rejette, "centres_interet_rejetes"),
        ];
        for (codes, gout, field) in tastes {
            for text in codes {
                let code: Option<InteretCode> = text.trim().parse().ok();
                match code.filter(|it| self.catalogue.find_interet(*it).is_some()) {
                    Some(code) if lu.choix.interets.contains(&(code, gout)) => {}
                    Some(code) => lu.choix.interets.push((code, gout)),
                    None => lu.inconnus.push(format!("{field}: {text}")),
                }
            }
        }
        for text in &profil.macro_competences {
            let code: Option<CompetenceCode> = text.trim().parse().ok();
            match code.filter(|it| self.catalogue.find_competence(*it).is_some()) {
                Some(code) if lu.choix.competences.contains(&code) => {}
                Some(code) => lu.choix.competences.push(code),
                None => lu.inconnus.push(format!("macro_competences: {text}")),
            }
        }
        self.read_phrases(profil, &mut lu);
        for text in &profil.contraintes {
            match text.trim().parse() {
                Ok(it) if lu.choix.souhait(it).is_some() => {}
                Ok(it) => lu.choix.contraintes.push((it, Souhait::Jamais)),
                Err(()) => lu.inconnus.push(format!("contraintes: {text}")),
            }
        }
        lu.choix.niveau_max = niveau(&profil.niveau_max);
        if lu.choix.niveau_max.is_none() && !profil.niveau_max.is_empty() {
            lu.inconnus.push(format!("niveau_max: {}", profil.niveau_max));
        }
        self.read_diplome(profil, &mut lu);
        lu
    }

    fn read_phrases(&self, profil: &Profil, lu: &mut Lu<'_>) {
        let phrases = [
            (&profil.activites_aimees, Gout::Aime, Usage::Gout, "activites_aimees"),
            (&profil.competences_vie, Gout::Aime, Usage::Vie, "competences_vie"),
            (&profil.activites_rejetees, Gout::Rejette, Usage::Gout, "activites_rejetees"),
        ];
        for (list, gout, usage, field) in phrases {
            for phrase in list {
                let said = self.lecteur.read(phrase, usage, &self.catalogue);
                if said.is_empty() {
                    lu.inconnus.push(format!("{field}: {phrase}"));
                }
                for code in said {
                    Self::push_geste(&mut lu.choix, code, gout);
                }
            }
        }
    }

    /// A theme disliked beside one liked is a nuance: "cuisiner" liked and "faire la plonge" not.
    /// The same phrase both ways is a contradiction, and kept as such.
    fn push_geste(choix: &mut Choix, code: GesteCode, gout: Gout) {
        let pair = (code, gout);
        if !choix.gestes.contains(&pair) && choix.gestes.len() < Choix::MAX {
            choix.gestes.push(pair);
        }
    }

    fn read_diplome<'a>(&'a self, profil: &Profil, lu: &mut Lu<'a>) {
        let Some(dit) = &profil.diplome else {
            if profil.entry == "formation" {
                lu.choix.diplome = Some(Diplome::Aucun);
            }
            return;
        };
        lu.choix.interrompu = dit.statut.trim() == "interrompu";
        let level = niveau(&dit.niveau);
        lu.formation = self.find_formation(dit, level);
        lu.choix.diplome = match (lu.formation, level) {
            (Some(it), _) => Some(Diplome::Certification(it.code)),
            (None, Some(level)) => Some(Diplome::Niveau(level)),
            (None, None) => None,
        };
        if lu.formation.is_none() && !dit.libelle.is_empty() {
            // A baccalauréat leads to no métier by itself; its name may still tell a world.
            for code in self.lecteur.read(&dit.libelle, Usage::Diplome, &self.catalogue) {
                Self::push_geste(&mut lu.choix, code, Gout::Aime);
            }
        }
    }

    /// By its codes, else by its name among those of its level.
    fn find_formation(&self, dit: &DiplomeDit, level: Option<Niveau>) -> Option<&Formation> {
        let digits: String = dit.rncp.chars().filter(char::is_ascii_digit).collect();
        let rncp: Option<u32> = digits.parse().ok();
        let leads = |it: &&Formation| !it.metiers.is_empty();
        let cfd = dit.cfd.trim();
        let by_cfd =
            self.formations.iter().filter(|it| !cfd.is_empty() && it.cfd.as_deref() == Some(cfd));
        let by_rncp = self.formations.iter().filter(|it| rncp.is_some() && it.rncp == rncp);
        if let Some(it) = by_cfd.chain(by_rncp).find(leads) {
            return Some(it);
        }
        let hits = self.diplomes.find(&dit.libelle, 30).hits;
        let found = hits.iter().filter_map(|it| self.formations.get(it.cible as usize));
        let same_level = found.filter(|it| level.is_none() || it.niveau == level).filter(leads);
        let scored = same_level.map(|it| (likeness(&dit.libelle, &it.nom), it));
        // `max_by` keeps the last of equals, and the first found must win.
        let all: Vec<(f32, &Formation)> = scored.collect();
        let best = all.into_iter().rev().max_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 >= 0.5).then_some(best.1)
    }

    /// Ranks.
    pub fn rank(&self, lu: &Lu<'_>, reglages: &Reglages) -> Classement {
        let Lu { choix, formation, .. } = lu;
        rank_with(Demande { catalogue: &self.catalogue, choix, formation: *formation }, reglages)
    }
}

/// Share of the words that tell one diploma from another that two names have in common.
fn likeness(one: &str, other: &str) -> f32 {
    const KINDS: [&str; 21] = [
        "general",
        "generale",
        "technologique",
        "lycee",
        "cap",
        "bep",
        "bac",
        "pro",
        "baccalaureat",
        "professionnel",
        "professionnelle",
        "bts",
        "but",
        "dut",
        "option",
        "de",
        "et",
        "des",
        "du",
        "la",
        "les",
    ];
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let kept = folded.split(' ').filter(|it| it.len() > 1 && !KINDS.contains(it));
        kept.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let alike = |a: &str, b: &str| {
        let n = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
        a == b || n >= 6
    };
    let common = one.iter().filter(|it| other.iter().any(|word| alike(it, word))).count();
    #[allow(clippy::cast_precision_loss)] // a few words
    let share = 2.0 * common as f32 / (one.len() + other.len()) as f32;
    share.min(1.0)
}

fn niveau(text: &str) -> Option<Niveau> {
    Niveau::new(text.trim().parse().ok()?)
}

/// The answer, as one JSON object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reponse {
    /// That of the profile.
    pub id: String,
    /// ROME codes, best first.
    pub codes: Vec<String>,
    /// `profil_vide`, `profil_non_discriminant`, `contradiction`.
    pub flags: Vec<&'static str>,
    /// By ROME code, in the order of `codes`.
    pub reasons: serde_json::Map<String, serde_json::Value>,
    /// How many métiers each constraint removed.
    pub ecartes: serde_json::Map<String, serde_json::Value>,
}

/// The reasons that a person would read at once: three for, two against.
const POUR_MAX: usize = 3;
const CONTRE_MAX: usize = 2;

impl Reponse {
    /// Says a ranking, cut at `limit`.
    pub fn of(id: &str, classement: &Classement, catalogue: &Catalogue, limit: usize) -> Self {
        let mut reponse = Self {
            id: id.to_owned(),
            codes: Vec::new(),
            flags: classement.drapeaux.iter().copied().map(Drapeau::code).collect(),
            reasons: serde_json::Map::new(),
            ecartes: serde_json::Map::new(),
        };
        for it in classement.propositions.iter().take(limit) {
            let code = catalogue.metier(it.metier).code.to_string();
            let say = |list: &[super::Raison], max| -> Vec<String> {
                list.iter().take(max).map(|it| phrases::raison(it, catalogue)).collect()
            };
            let said = serde_json::json!({
                "pour": say(&it.pour, POUR_MAX),
                "contre": say(&it.contre, CONTRE_MAX),
            });
            reponse.reasons.insert(code.clone(), said);
            reponse.codes.push(code);
        }
        for (contrainte, n) in &classement.ecartes {
            reponse.ecartes.insert(contrainte.to_string(), (*n).into());
        }
        reponse
    }
}
