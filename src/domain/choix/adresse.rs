//! The state as it stands in an address: `lieu=18279.30km&interets=1.14`.

use std::fmt::Write as _;

use super::{Choix, Diplome, Ecart, Echelle, Gout, Lieu, Moyen, Niveau, Souhait};

/// Names of the keys in an address.
pub(crate) mod cle {
    pub const LIEU: &str = "lieu";
    pub const METIERS: &str = "metiers";
    pub const SECTEURS: &str = "secteurs";
    pub const DIPLOME: &str = "diplome";
    pub const COMPETENCES: &str = "competences";
    pub const INTERETS: &str = "interets";
    pub const SANS: &str = "sans";
    pub const GESTES: &str = "gestes";
    pub const SANS_GESTES: &str = "sansgestes";
    pub const PREFERE: &str = "plutot";
    pub const EVITE: &str = "eviter";
    pub const JAMAIS: &str = "jamais";
    pub const NIVEAU_MAX: &str = "niveaumax";
    pub const QUESTIONNAIRE: &str = "reponses";
}

/// What follows a diploma that was left before its end.
const INTERROMPU: &str = "interrompu";
/// Constraints by strength.
const SOUHAITS: [(&str, Souhait); 3] = [
    (cle::PREFERE, Souhait::Prefere),
    (cle::EVITE, Souhait::Evite),
    (cle::JAMAIS, Souhait::Jamais),
];

impl Choix {
    /// The state as it stands in an address: `lieu=18279.30km&interets=1.14`. Values hold only
    /// ASCII letters, digits and dots, so nothing needs escaping. Empty when nothing is chosen.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let mut pair = |key: &str, values: Vec<String>| {
            if !values.is_empty() {
                let separator = if out.is_empty() { "" } else { "&" };
                write!(out, "{separator}{key}={}", values.join(".")).expect("a String grows");
            }
        };
        if let Some(lieu) = self.lieu {
            pair(cle::LIEU, vec![lieu.commune.to_string(), lieu.echelle.write()]);
        }
        pair(cle::METIERS, texts(&self.metiers));
        pair(cle::SECTEURS, texts(&self.secteurs));
        let left = self.interrompu.then(|| INTERROMPU.to_owned());
        let held = self.diplome.map(|it| std::iter::once(it.write()).chain(left).collect());
        pair(cle::DIPLOME, held.unwrap_or_default());
        pair(cle::COMPETENCES, texts(&self.competences));
        for (key, gout) in [(cle::INTERETS, Gout::Aime), (cle::SANS, Gout::Rejette)] {
            let codes = self.interets.iter().filter(|it| it.1 == gout);
            pair(key, codes.map(|it| it.0.to_string()).collect());
        }
        for (key, gout) in [(cle::GESTES, Gout::Aime), (cle::SANS_GESTES, Gout::Rejette)] {
            let codes = self.gestes.iter().filter(|it| it.1 == gout);
            pair(key, codes.map(|it| it.0.to_string()).collect());
        }
        for (key, souhait) in SOUHAITS {
            let codes = self.contraintes.iter().filter(|it| it.1 == souhait);
            pair(key, codes.map(|it| it.0.to_string()).collect());
        }
        pair(
            cle::NIVEAU_MAX,
            self.niveau_max.map(|it| it.number().to_string()).into_iter().collect(),
        );
        let answers = Some(self.questionnaire.clone()).filter(|it| !it.is_empty());
        pair(cle::QUESTIONNAIRE, answers.into_iter().collect());
        out
    }

    /// Reads what [`Choix::write`] wrote, keeping the valid part; the rest is named. Never fails.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Ecart>) {
        let mut choix = Self::default();
        let mut ecarts = Vec::new();
        for (key, value) in pairs {
            match key {
                cle::LIEU => match read_lieu(value) {
                    Some(lieu) => choix.lieu = Some(lieu),
                    None => ecarts.push(Ecart::Valeur(cle::LIEU, value.to_owned())),
                },
                cle::METIERS => read_list(cle::METIERS, value, &mut choix.metiers, &mut ecarts),
                cle::SECTEURS => read_list(cle::SECTEURS, value, &mut choix.secteurs, &mut ecarts),
                cle::DIPLOME => match read_diplome(value) {
                    Some((diplome, left)) => {
                        choix.diplome = Some(diplome);
                        choix.interrompu = left;
                    }
                    None => ecarts.push(Ecart::Valeur(cle::DIPLOME, value.to_owned())),
                },
                cle::COMPETENCES => {
                    read_list(cle::COMPETENCES, value, &mut choix.competences, &mut ecarts);
                }
                cle::INTERETS => {
                    let list = &mut choix.interets;
                    read_pairs(cle::INTERETS, value, Gout::Aime, list, &mut ecarts);
                }
                cle::SANS => {
                    let list = &mut choix.interets;
                    read_pairs(cle::SANS, value, Gout::Rejette, list, &mut ecarts);
                }
                cle::GESTES => {
                    let list = &mut choix.gestes;
                    read_pairs(cle::GESTES, value, Gout::Aime, list, &mut ecarts);
                }
                cle::SANS_GESTES => {
                    let list = &mut choix.gestes;
                    read_pairs(cle::SANS_GESTES, value, Gout::Rejette, list, &mut ecarts);
                }
                cle::NIVEAU_MAX => match value.parse().ok().and_then(Niveau::new) {
                    Some(niveau) => choix.niveau_max = Some(niveau),
                    None => ecarts.push(Ecart::Valeur(cle::NIVEAU_MAX, value.to_owned())),
                },
                cle::QUESTIONNAIRE => {
                    for part in value.as_bytes().chunks(3) {
                        let text = String::from_utf8_lossy(part);
                        if is_answer(part) && choix.questionnaire.len() < 3 * Self::MAX {
                            choix.questionnaire.push_str(&text);
                        } else {
                            ecarts.push(Ecart::Valeur(cle::QUESTIONNAIRE, text.into_owned()));
                        }
                    }
                }
                _ => match SOUHAITS.into_iter().find(|it| it.0 == key) {
                    Some((key, it)) => {
                        read_pairs(key, value, it, &mut choix.contraintes, &mut ecarts);
                    }
                    None => ecarts.push(Ecart::Cle(key.to_owned())),
                },
            }
        }
        (choix, ecarts)
    }
}

impl Echelle {
    fn read(text: &str) -> Option<Self> {
        match text {
            "zone" => Some(Self::Zone),
            "departement" => Some(Self::Departement),
            "region" => Some(Self::Region),
            "france" => Some(Self::France),
            _ => match text.strip_suffix("km") {
                Some(km) => {
                    let km = km.parse().ok()?;
                    (1..=Self::RAYON_MAX).contains(&km).then_some(Self::Rayon(km))
                }
                None => Self::read_trajet(text),
            },
        }
    }

    /// A means, then minutes: `velo30`.
    fn read_trajet(text: &str) -> Option<Self> {
        let rest = |moyen: Moyen| Some((moyen, text.strip_prefix(moyen.name())?));
        let (moyen, minutes) = Moyen::TOUS.into_iter().find_map(rest)?;
        // Two digits and no sign: one way to write it.
        let minutes = minutes.parse().ok().filter(|_| minutes.len() == 2)?;
        Self::DUREES.contains(&minutes).then_some(Self::Trajet(moyen, minutes))
    }

    fn write(self) -> String {
        match self {
            Self::Rayon(km) => format!("{km}km"),
            Self::Trajet(moyen, minutes) => format!("{}{minutes}", moyen.name()),
            Self::Zone => "zone".to_owned(),
            Self::Departement => "departement".to_owned(),
            Self::Region => "region".to_owned(),
            Self::France => "france".to_owned(),
        }
    }
}

impl Diplome {
    fn read(text: &str) -> Option<Self> {
        if text == "aucun" {
            return Some(Self::Aucun);
        }
        match text.strip_prefix("niveau") {
            Some(number) => Niveau::new(number.parse().ok()?).map(Self::Niveau),
            None => text.parse().ok().map(Self::Certification),
        }
    }

    fn write(self) -> String {
        match self {
            Self::Aucun => "aucun".to_owned(),
            Self::Niveau(niveau) => format!("niveau{}", niveau.number()),
            Self::Certification(code) => code.to_string(),
        }
    }
}

fn texts<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn read_lieu(value: &str) -> Option<Lieu> {
    let (commune, echelle) = value.split_once('.')?;
    Some(Lieu { commune: commune.parse().ok()?, echelle: Echelle::read(echelle)? })
}

fn read_list<T: std::str::FromStr + PartialEq>(
    key: &'static str,
    value: &str,
    list: &mut Vec<T>,
    ecarts: &mut Vec<Ecart>,
) {
    for text in value.split('.') {
        match text.parse() {
            Ok(code) if list.contains(&code) => {}
            Ok(code) if list.len() < Choix::MAX => list.push(code),
            _ => ecarts.push(Ecart::Valeur(key, text.to_owned())),
        }
    }
}

/// Two digits, then a letter: what it answers is the questionnaire's business.
fn is_answer(part: &[u8]) -> bool {
    matches!(part, [b'0'..=b'9', b'0'..=b'9', b'a'..=b'z'])
}

fn read_diplome(value: &str) -> Option<(Diplome, bool)> {
    match value.split_once('.') {
        Some((diplome, INTERROMPU)) => Some((Diplome::read(diplome)?, true)),
        Some(_) => None,
        None => Some((Diplome::read(value)?, false)),
    }
}

/// The same thing said twice in two ways: the first word stands.
fn read_pairs<T: std::str::FromStr + PartialEq + ToString, S>(
    key: &'static str,
    value: &str,
    side: S,
    list: &mut Vec<(T, S)>,
    ecarts: &mut Vec<Ecart>,
) where
    S: Copy,
{
    let mut codes: Vec<T> = Vec::new();
    read_list(key, value, &mut codes, ecarts);
    for code in codes {
        if list.iter().all(|it| it.0 != code) && list.len() < Choix::MAX {
            list.push((code, side));
        } else {
            ecarts.push(Ecart::Valeur(key, code.to_string()));
        }
    }
}
