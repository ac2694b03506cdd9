//! A profile as `snapshot rank` reads it: one JSON object, to the state of the app and back to a
//! ranking. What it does not know, it names and leaves out.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{
    Classement, Demande, Drapeau, Lecteur, Reglages, Usage,
    diplome::{self, Nom, Rarete},
    phrases, rank_with, souhaits, tables,
};
use crate::{
    domain::{
        Catalogue, Choix, CompetenceCode, Contrainte, Diplome, Formation, GesteCode, Gout,
        InteretCode, Niveau, Souhait,
    },
    search::Index,
};

/// One JSON object. Every field may be missing; others are ignored.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Profil {
    /// Given back with the answer.
    #[serde(deserialize_with = "text")]
    pub id: String,
    /// The key used: `interets`, `competences`, `formation`, `metier`, `secteur` or `mixte`.
    #[serde(deserialize_with = "text")]
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
    #[serde(deserialize_with = "diplome")]
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

/// Codes are written as texts by some and as numbers by others; null is nothing. What is neither
/// is kept as it is written, to be named as unknown.
fn scalar(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Value::deserialize(from).map(scalar)
}

/// A value alone is a list of one.
fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let list = match Value::deserialize(from)? {
        Value::Array(list) => list,
        other => vec![other],
    };
    Ok(list.into_iter().map(scalar).filter(|it| !it.trim().is_empty()).collect())
}

/// A text alone is a name.
fn diplome<'de, D: Deserializer<'de>>(from: D) -> Result<Option<DiplomeDit>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Null => None,
        it @ Value::Object(_) => serde_json::from_value(it).ok(),
        other => Some(DiplomeDit { libelle: scalar(other), ..DiplomeDit::default() }),
    })
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
    /// Weighs the words of their names.
    pub rarete: Rarete,
    /// Reads free phrases.
    pub lecteur: Lecteur,
    /// Finds métiers by name: what it finds are places in the catalogue.
    pub titres: Index,
}

/// Certifications compared with the name of a diploma.
const CANDIDATS: usize = 60;

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
        for text in &profil.contraintes {
            match text.trim().parse() {
                Ok(it) if lu.choix.souhait(it).is_some() => {}
                Ok(it) => lu.choix.contraintes.push((it, Souhait::Jamais)),
                Err(()) => lu.inconnus.push(format!("contraintes: {text}")),
            }
        }
        self.read_phrases(profil, &mut lu);
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
        let mut souhaits = Vec::new();
        for (list, gout, usage, field) in phrases {
            if list.len() > Choix::MAX {
                lu.inconnus.push(format!("{field}: {} de trop", list.len() - Choix::MAX));
            }
            for phrase in list.iter().take(Choix::MAX) {
                let mut said =
                    self.lecteur.read(phrase, usage, &self.catalogue, Some(&self.titres));
                let wishes = match usage {
                    Usage::Gout => souhaits::read(phrase, gout),
                    Usage::Vie | Usage::Diplome => Vec::new(),
                };
                if gout == Gout::Rejette && !wishes.is_empty() {
                    // "La nuit" disliked is about hours, not about the métiers it calls to mind.
                    said.retain(|it| tables::theme(it).is_some());
                }
                if said.is_empty() && wishes.is_empty() {
                    lu.inconnus.push(format!("{field}: {phrase}"));
                }
                souhaits.extend(wishes);
                for code in said {
                    Self::push_geste(&mut lu.choix, code, gout);
                }
            }
        }
        Self::push_souhaits(&mut lu.choix, souhaits);
    }

    /// What was chosen by name stays; two wishes that cannot both hold say nothing.
    fn push_souhaits(choix: &mut Choix, mut souhaits: Vec<(Contrainte, Souhait)>) {
        souhaits.sort_unstable();
        souhaits.dedup_by_key(|it| it.0);
        let contrary = |it: Contrainte| match it {
            Contrainte::EnExterieur => Contrainte::EnInterieur,
            Contrainte::EnInterieur => Contrainte::EnExterieur,
            Contrainte::ContactPublic => Contrainte::PasContactPublic,
            Contrainte::PasContactPublic => Contrainte::ContactPublic,
            it => it,
        };
        let both = |it: Contrainte| {
            contrary(it) != it && souhaits.iter().any(|other| other.0 == contrary(it))
        };
        let named =
            |it: Contrainte| choix.souhait(it).is_some() || choix.souhait(contrary(it)).is_some();
        let kept: Vec<_> =
            souhaits.iter().copied().filter(|it| !both(it.0) && !named(it.0)).collect();
        choix.contraintes.extend(kept);
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
        let nom = Nom::of(&dit.libelle);
        lu.choix.interrompu = dit.statut.trim() == "interrompu" || nom.en_route;
        let said: Option<u8> = dit.niveau.trim().parse().ok().filter(|it| (1..=8).contains(it));
        if said.is_none() && !dit.niveau.trim().is_empty() {
            lu.inconnus.push(format!("diplome.niveau: {}", dit.niveau));
        }
        let level = said.or(nom.niveau);
        lu.formation = self.find_formation(dit, &nom, level.and_then(Niveau::new));
        lu.choix.diplome = match (lu.formation, level) {
            (Some(it), _) => Some(Diplome::Certification(it.code)),
            (None, Some(level)) => Some(Niveau::new(level).map_or(Diplome::Aucun, Diplome::Niveau)),
            (None, None) => None,
        };
        // A baccalauréat leads to no métier by itself, and a certification leads to families: its
        // name may still tell a world.
        let mut codes = self.read_nom(&nom);
        if let Some(it) = lu.formation.filter(|_| codes.is_empty()) {
            codes = self.read_nom(&Nom::of(&it.nom));
        }
        if lu.formation.is_none() && codes.is_empty() && !nom.mots.is_empty() {
            lu.inconnus.push(format!("diplome.libelle: {}", dit.libelle));
        }
        for code in codes {
            Self::push_geste(&mut lu.choix, code, Gout::Aime);
        }
    }

    fn read_nom(&self, nom: &Nom) -> Vec<GesteCode> {
        self.lecteur.read(&nom.texte(), Usage::Diplome, &self.catalogue, None)
    }

    /// By its codes, else by its name among those of its level.
    fn find_formation(
        &self,
        dit: &DiplomeDit,
        nom: &Nom,
        level: Option<Niveau>,
    ) -> Option<&Formation> {
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
        if nom.mots.is_empty() {
            return None;
        }
        let hits = self.diplomes.find(&nom.texte(), CANDIDATS).hits;
        let found = hits.iter().filter_map(|it| self.formations.get(it.cible as usize));
        diplome::find(nom, level, found.filter(leads), &self.rarete)
    }

    /// Ranks.
    pub fn rank(&self, lu: &Lu<'_>, reglages: &Reglages) -> Classement {
        let Lu { choix, formation, .. } = lu;
        rank_with(Demande { catalogue: &self.catalogue, choix, formation: *formation }, reglages)
    }
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
