//! What was typed, read: words that name something, words that only make a sentence, and wishes
//! that a filter answers better than a name.

use std::ops::Range;

use super::fold::{Accents, Mots};
use super::formes::is_vide;
use super::listes::{contains, end_of, is};

/// A wish found in a sentence, for which a filter should be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intention {
    /// "sans diplôme", "sans le bac": métiers open without a diploma.
    SansDiplome,
    /// "dehors", "en plein air".
    Dehors,
    /// "la nuit".
    Nuit,
    /// "à distance", "télétravail".
    ADistance,
    /// "alternance", "apprentissage".
    Alternance,
    /// "écologie", "pour la planète".
    Ecologie,
    /// "sans expérience", "débutant".
    Debutant,
}

/// A word of what was typed.
#[derive(Clone, Debug)]
pub(super) struct Terme {
    /// Folded.
    pub lettres: Vec<u8>,
    /// Where it is in what was typed, in bytes.
    pub source: Range<usize>,
    /// What folding hid.
    pub accents: Accents,
    /// How much it counts, in sixteenths.
    pub part: u8,
    /// It may be unfinished.
    pub dernier: bool,
}

/// What was typed, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Requete {
    /// The words that count, in order.
    pub termes: Vec<Terme>,
    /// The wishes, each once, in order of appearance.
    pub intentions: Vec<Intention>,
}

/// A word that counts fully.
pub(super) const PLEIN: u8 = 16;
/// A word that only helps to choose between titles that have the rest.
const FAIBLE: u8 = 2;

/// Words of which a sentence is made: they make the other words of it weak too.
const PHRASE: &[u8] = b"\
     adore adorerai adorerais aime aimerai aimerais apprendre bosser cherche comment devenir \
     envie est etre fais fait faire j je job jobs jveux kel koi m metier metiers moi mon \
     occuper passionne peut peux plait quel quelle quels qui quoi recherche souhaite suis taf \
     travailler trouver veu veut veux voudrais";

/// Words that are weak in a sentence, and mean something elsewhere ("inspecteur du travail").
const FAIBLES: &[u8] = b"\
     aider beaucoup bien boulot c chez chose comme domaine emploi formation gens ma me mes ne \
     nos plus poste quelque quelqu rapport secteur travail truc tout";

/// Words that say who does a job, not which: "femme pompier".
const PERSONNES: &[u8] = b"\
     femme femmes fille garcon homme hommes";

/// Wishes, and the words that say each. The longest first.
const SOUHAITS: [(Intention, &str); 7] = [
    (
        Intention::SansDiplome,
        "sans avoir de diplome,sans faire d etudes,pas de diplome,sans diplomes,sans \
        diplome,sans le bac,sans bac,sans etudes,sans qualification,sans formation",
    ),
    (Intention::Debutant, "sans experience,debutant accepte"),
    (
        Intention::Dehors,
        "en plein air,au grand air,a l exterieur,en exterieur,a l air libre,dehors",
    ),
    (Intention::Nuit, "travail de nuit,la nuit,de nuit"),
    (Intention::ADistance, "a distance,de chez moi,teletravail"),
    (Intention::Alternance, "en alternance,alternance,en apprentissage"),
    (Intention::Ecologie, "pour la planete,pour l environnement,ecolo"),
];

impl Requete {
    /// Reads what was typed.
    pub fn read(texte: &str) -> Self {
        let mut mots = Mots::default();
        let mut termes = Vec::new();
        while let Some(mot) = mots.next(texte) {
            termes.push(Terme {
                lettres: mots.plie(&mot).to_vec(),
                source: mot.source.clone(),
                accents: mot.accents,
                part: PLEIN,
                dernier: false,
            });
            // Nobody types more words than that to find a name.
            if termes.len() == 24 {
                break;
            }
        }
        let intentions = weaken_wishes(&mut termes);
        weaken(&mut termes);
        if let Some(last) = termes.last_mut() {
            last.dernier = last.source.end == texte.len();
        }
        Self { termes, intentions }
    }
}

/// Finds wishes. Their words then only help: a title may have them too ("veilleur de nuit").
fn weaken_wishes(termes: &mut [Terme]) -> Vec<Intention> {
    let mut intentions = Vec::new();
    let mut at = 0;
    while at < termes.len() {
        let said = SOUHAITS.iter().find_map(|(intention, ways)| {
            Some((said(ways.as_bytes(), &termes[at..])?, *intention))
        });
        let Some((n, intention)) = said else {
            at += 1;
            continue;
        };
        if !intentions.contains(&intention) {
            intentions.push(intention);
        }
        for terme in &mut termes[at..at + n] {
            terme.part = FAIBLE;
        }
        at += n;
    }
    intentions
}

/// How many words of `termes` say one of these ways, separated by commas.
fn said(ways: &[u8], termes: &[Terme]) -> Option<usize> {
    let mut start = 0;
    while start < ways.len() {
        let way = &ways[start..end_of(ways, start, b',')];
        let (mut at, mut n) = (0, 0);
        while at < way.len() {
            let end = end_of(way, at, b' ');
            if !termes.get(n).is_some_and(|it| is(&it.lettres, &way[at..end])) {
                break;
            }
            (at, n) = (end + 1, n + 1);
        }
        if at >= way.len() {
            return Some(n);
        }
        start += way.len() + 1;
    }
    None
}

/// Says how much each word counts. When none names anything, all do.
fn weaken(termes: &mut Vec<Terme>) {
    let phrase = termes.len() > 1 && termes.iter().any(|it| is_in(PHRASE, it));
    let last = termes.len().saturating_sub(1);
    for (at, terme) in termes.iter_mut().enumerate() {
        if is_vide(&terme.lettres) || (phrase && is_in(PHRASE, terme)) {
            terme.part = 0;
        } else if last > 0 && is_in(PERSONNES, terme)
            || phrase && at != last && is_in(FAIBLES, terme)
        {
            terme.part = FAIBLE;
        }
    }
    if termes.iter().all(|it| it.part < PLEIN) {
        // Only wishes, or only small words: they are all there is.
        let wishes = termes.iter().any(|it| it.part == FAIBLE);
        for terme in termes.iter_mut().filter(|it| !wishes || it.part == FAIBLE) {
            terme.part = PLEIN;
        }
    }
    termes.retain(|it| it.part > 0);
}

fn is_in(mots: &[u8], terme: &Terme) -> bool {
    contains(mots, &terme.lettres)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texte: &str, words: &str, intentions: &[Intention]) {
        let requete = Requete::read(texte);
        let seen: Vec<String> = requete
            .termes
            .iter()
            .map(|it| String::from_utf8_lossy(&it.lettres).into_owned())
            .collect();
        assert_eq!(seen.join(" "), words, "{texte}");
        assert_eq!(requete.intentions, intentions, "{texte}");
    }

    #[test]
    fn a_sentence_keeps_what_it_is_about() {
        check("je veux être coiffeuse", "coiffeuse", &[]);
        check("J'aimerais devenir prof de maths", "prof maths", &[]);
        check("comment devenir pompier ?", "pompier", &[]);
    }

    #[test]
    fn names_keep_their_words() {
        check("inspecteur du travail", "inspecteur travail", &[]);
        check("peintre en b", "peintre b", &[]);
        check("le", "le", &[]);
        check("je", "je", &[]);
        check("", "", &[]);
    }

    #[test]
    fn wishes_become_filters() {
        check(
            "un métier dehors sans diplôme",
            "dehors sans diplome",
            &[Intention::Dehors, Intention::SansDiplome],
        );
        check("jardinier sans diplôme", "jardinier sans diplome", &[Intention::SansDiplome]);
        check("veilleur de nuit", "veilleur nuit", &[Intention::Nuit]);
    }
}
