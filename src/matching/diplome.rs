//! The name of a diploma, as people say it, to a level and to a certification.

use crate::{
    domain::{Formation, Niveau},
    search::fold,
};

/// A name, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nom {
    /// What it is about, sigles spelt out, without the kind of diploma.
    pub mots: Vec<String>,
    /// Level that its kind gives; 2 when it says that there is none.
    pub niveau: Option<u8>,
    /// It names a year of the way ("première bac pro"): it is not held.
    pub en_route: bool,
}

impl Nom {
    /// Reads `libelle`.
    pub fn of(libelle: &str) -> Self {
        let libelle: String = libelle.chars().take(LONGUEUR_MAX).collect();
        let folded = fold(&libelle);
        let mut it = Self::default();
        let mut without = false;
        for word in folded.split(' ').filter(|it| !it.is_empty()) {
            if let Some(level) = KINDS.iter().find(|kind| kind.0 == word) {
                it.niveau = it.niveau.or(Some(level.1));
                it.mots.extend(spelt_out(word));
            } else if ANNEES.contains(&word) {
                it.en_route = true;
            } else if RIEN.contains(&word) {
                without = true;
            } else if !VIDES.contains(&word) && word.len() > 1 {
                let before = it.mots.len();
                it.mots.extend(spelt_out(word));
                if it.mots.len() == before {
                    it.mots.push(word.to_owned());
                }
            }
        }
        let nothing = it.mots.is_empty() && !folded.is_empty();
        if it.niveau.is_none() && (without || it.en_route || nothing) {
            return Self { niveau: Some(2), en_route: false, mots: Vec::new() };
        }
        it
    }

    /// In words, for the search.
    pub fn texte(&self) -> String {
        self.mots.join(" ")
    }
}

fn spelt_out(word: &str) -> impl Iterator<Item = String> {
    let meant = SIGLES.iter().find(|it| it.0 == word).map_or("", |it| it.1);
    meant.split(' ').filter(|it| !it.is_empty()).map(str::to_owned)
}

/// How many certifications each word is in: the rarer, the more it tells.
#[derive(Clone, Debug, Default)]
pub struct Rarete(Vec<String>);

impl Rarete {
    /// Of all names.
    pub fn of(formations: &[Formation]) -> Self {
        let mut words: Vec<String> = Vec::new();
        for it in formations {
            words.extend(fold(&it.nom).split(' ').map(str::to_owned));
        }
        words.sort_unstable();
        Self(words)
    }

    #[allow(clippy::cast_precision_loss)] // a few thousand words
    fn weight(&self, word: &str) -> f32 {
        let before = self.0.partition_point(|it| it.as_str() < word);
        let through = self.0.partition_point(|it| it.as_str() <= word);
        1.0 / (2.0 + (through - before) as f32).ln()
    }
}

/// What is read of a name.
const LONGUEUR_MAX: usize = 300;
/// Under that likeness, a certification is not the one named.
const SUFFISANT: f32 = 0.6;
/// Taken away for each level of difference, or when the level is not known.
const PAR_NIVEAU: f32 = 0.15;
/// Taken away when the kind of diploma is not the one said.
const AUTRE_GENRE: f32 = 0.1;

/// The one among `candidats` that `nom` names, the first found when several are as like.
pub fn find<'a>(
    nom: &Nom,
    niveau: Option<Niveau>,
    candidats: impl Iterator<Item = &'a Formation>,
    rarete: &Rarete,
) -> Option<&'a Formation> {
    let mut best: Option<(f32, &Formation)> = None;
    for it in candidats {
        let gap = match (niveau, it.niveau) {
            (None, _) => 0.0,
            (Some(asked), Some(given)) if asked.number().abs_diff(given.number()) > 1 => continue,
            (Some(asked), Some(given)) => f32::from(asked.number().abs_diff(given.number())),
            (Some(_), None) => 0.5,
        };
        let other = Nom::of(&it.nom);
        // "Bac pro vente" is no titre professionnel, whatever its level.
        let kind =
            if nom.niveau.is_some() && other.niveau != nom.niveau { AUTRE_GENRE } else { 0.0 };
        let score = likeness(nom, &other, rarete) - PAR_NIVEAU * gap - kind;
        if score >= SUFFISANT && best.is_none_or(|known| score > known.0) {
            best = Some((score, it));
        }
    }
    best.map(|it| it.1)
}

/// Weight of the words that two names have in common: half against all of theirs, half against
/// those said, for people shorten names.
fn likeness(said: &Nom, other: &Nom, rarete: &Rarete) -> f32 {
    let alike = |a: &str, b: &str| {
        let n = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
        a == b || n >= 5
    };
    let share = |words: &[String], others: &[String]| {
        let (mut common, mut all) = (0.0, 0.0);
        for word in words {
            let weight = rarete.weight(word);
            all += weight;
            if others.iter().any(|it| alike(word, it)) {
                common += weight;
            }
        }
        (common, all)
    };
    let (a, of_a) = share(&said.mots, &other.mots);
    let (b, of_b) = share(&other.mots, &said.mots);
    if of_a <= 0.0 || of_b <= 0.0 {
        return 0.0;
    }
    0.5 * (a + b) / (of_a + of_b) + 0.5 * a / of_a
}

/// Kinds of diplomas, and their level.
const KINDS: [(&str, u8); 26] = [
    ("cap", 3),
    ("capa", 3),
    ("bep", 3),
    ("bepa", 3),
    ("mc", 3),
    ("bac", 4),
    ("baccalaureat", 4),
    ("bp", 4),
    ("bt", 4),
    ("btm", 4),
    ("bma", 4),
    ("bpjeps", 4),
    ("bpa", 3),
    ("bts", 5),
    ("btsa", 5),
    ("dut", 5),
    ("deust", 5),
    ("deug", 5),
    ("but", 6),
    ("licence", 6),
    ("bachelor", 6),
    ("deis", 6),
    ("master", 7),
    ("ingenieur", 7),
    ("doctorat", 8),
    ("these", 8),
];

/// `word`, folded, is a kind of diploma.
pub(super) fn is_kind(word: &str) -> bool {
    KINDS.iter().any(|it| it.0 == word)
}

/// `word`, folded, is a year of the way to one.
pub(super) fn is_year(word: &str) -> bool {
    ANNEES.contains(&word)
}

/// Years of the way to a diploma.
const ANNEES: [&str; 12] = [
    "seconde",
    "premiere",
    "terminale",
    "1ere",
    "2nde",
    "1re",
    "term",
    "troisieme",
    "3e",
    "3eme",
    "quatrieme",
    "4e",
];

/// What one says of having none, when no kind is named.
const RIEN: [&str; 12] = [
    "aucun", "aucune", "sans", "rien", "college", "colleges", "dnb", "cfg", "segpa", "ulis",
    "upe2a", "neant",
];

const VIDES: [&str; 47] = [
    "a",
    "agricole",
    "au",
    "aux",
    "brevet",
    "certificat",
    "d",
    "dans",
    "de",
    "des",
    "diplome",
    "diplomes",
    "du",
    "e",
    "en",
    "et",
    "etat",
    "etudes",
    "formation",
    "general",
    "generale",
    "l",
    "la",
    "le",
    "les",
    "lycee",
    "mention",
    "multi",
    "complementaire",
    "metier",
    "metiers",
    "niveau",
    "option",
    "pas",
    "pour",
    "prepa",
    "pro",
    "professionnel",
    "professionnelle",
    "qualification",
    "specialite",
    "specialites",
    "superieur",
    "technicien",
    "technologique",
    "titre",
    "tp",
];

/// Sigles of diplomas, spelt out as certifications are named.
const SIGLES: [(&str, &str); 68] = [
    ("advf", "assistant vie familles"),
    ("aepe", "accompagnant educatif petite enfance"),
    ("aes", "accompagnant educatif social"),
    ("agora", "assistance gestion organisations activites"),
    ("aph", "agent proprete hygiene"),
    ("apr", "agent polyvalent restauration"),
    ("aps", "agent prevention securite"),
    ("arcu", "accueil"),
    ("ash", "agent service hospitalier"),
    ("assp", "accompagnement soins services personne"),
    ("auto", "automobile vehicules"),
    ("caces", "cariste"),
    ("cg", "comptabilite gestion"),
    ("cgea", "conduite gestion entreprise agricole ferme"),
    ("cgeh", "conduite gestion entreprise hippique"),
    ("cgo", "comptabilite gestion"),
    ("ciel", "cybersecurite informatique reseaux electronique"),
    ("bpjeps", "animateur sport"),
    ("carrieres", "soins"),
    ("cs", "carrieres sociales"),
    ("csr", "commercialisation services restauration"),
    ("ctrm", "conducteur transport routier marchandises"),
    ("deaes", "accompagnant educatif social"),
    ("deap", "auxiliaire puericulture"),
    ("deas", "aide soignant"),
    ("dees", "educateur specialise"),
    ("deme", "moniteur educateur"),
    ("ecm", "employe commercial magasin"),
    ("ecms", "employe commerce vente"),
    ("ecsr", "enseignant conduite securite routiere"),
    ("eleec", "electrotechnique electricien"),
    ("epc", "equipier polyvalent commerce"),
    ("ga", "assistance gestion organisations activites"),
    ("gea", "gestion entreprises administrations"),
    ("gpme", "gestion pme"),
    ("hps", "hygiene proprete sterilisation"),
    ("lea", "langues etrangeres appliquees"),
    ("mco", "management commercial operationnel"),
    ("mcv", "commerce vente"),
    ("mcva", "commerce vente"),
    ("mcvb", "commerce vente"),
    ("mei", "maintenance systemes production"),
    ("melec", "electricite environnements connectes electricien"),
    ("mmi", "multimedia internet"),
    ("mspc", "maintenance systemes production connectes"),
    ("muc", "management commercial operationnel"),
    ("mva", "maintenance vehicules automobile"),
    ("mvm", "maintenance vehicules motocycles"),
    ("ndrc", "negociation digitalisation relation client"),
    ("nrc", "negociation relation client"),
    ("otm", "organisation transport marchandises"),
    ("psr", "production service restaurations"),
    ("sam", "support action manageriale"),
    ("sapat", "services personnes animation territoires"),
    ("sen", "systemes numeriques reseaux electronique"),
    ("sio", "services informatiques organisations"),
    ("sn", "systemes numeriques reseaux electronique"),
    ("sp3s", "services prestations secteurs sanitaire social"),
    ("ssiap", "securite incendie"),
    ("staps", "sciences techniques activites physiques sportives"),
    ("tc", "techniques commercialisation"),
    ("tci", "technicien chaudronnerie industrielle"),
    ("tcva", "technicien conseil vente"),
    ("tisec", "installation systemes energetiques climatiques chauffage"),
    ("tma", "menuisier agenceur"),
    ("tu", "usinage"),
    ("tfca", "froid conditionnement air"),
    ("vam", "vente"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(libelle: &str, mots: &str, niveau: Option<u8>, en_route: bool) {
        let nom = Nom::of(libelle);
        assert_eq!((nom.texte().as_str(), nom.niveau, nom.en_route), (mots, niveau, en_route));
    }

    #[test]
    fn a_name_gives_its_level_and_what_it_is_about() {
        check("CAP Cuisine", "cuisine", Some(3), false);
        check("Bac pro AEPE", "accompagnant educatif petite enfance", Some(4), false);
        check("Titre professionnel soudeur", "soudeur", None, false);
        check("", "", None, false);
    }

    #[test]
    fn a_year_of_the_way_is_not_held() {
        check("Première bac pro vente", "vente", Some(4), true);
        check("seconde générale", "", Some(2), false);
    }

    #[test]
    fn none_is_said_in_many_ways() {
        for it in [
            "aucun diplôme",
            "Brevet des collèges",
            "DNB",
            "CFG",
            "pas de diplôme",
            "niveau 3e",
            "3e SEGPA",
        ] {
            check(it, "", Some(2), false);
        }
    }
}
