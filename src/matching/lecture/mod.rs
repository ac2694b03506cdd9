//! Free phrases, as a young person types them, to gestures. Pure: the same phrase always gives
//! the same gestures, the most telling first.
//!
//! In order: an id of ours, a phrase of our tables said nearly word for word, the themes whose
//! words are said, and at last the titles of métiers, through the search of the app.

mod mots;
mod vie;

pub use mots::inflected;
pub use vie::find_vie;

use super::tables::{MotCle, Theme, activites_questionnaire, activites_vie, theme, themes};
use crate::{
    domain::{Catalogue, GesteCode, RomeCode},
    search::{Index, fold},
};
use mots::{VIDES, alone, content, infinitives, one_slip, root, same, singular};

/// What words weigh: one that says a theme, several that only say it together, one too common.
const MOT: f32 = 1.0;
const ENSEMBLE: f32 = 1.6;
const FAIBLE: f32 = 0.35;
/// Under this, a theme is not said.
const SUFFISANT: f32 = 0.35;
/// A theme is kept when it says at least that share of the best one.
const PART: f32 = 0.65;
/// Themes kept of one phrase.
const THEMES_MAX: usize = 3;
/// A phrase of everyday life is recognised when that share of its words is said.
const VIE: f32 = 0.5;
/// Métiers kept when only titles answer.
const TITRES_MAX: usize = 3;
/// What is read of a phrase: the rest of a novel would say everything.
const LONGUEUR_MAX: usize = 300;
/// Métiers kept of an everyday expression.
const METIERS_MAX: usize = 3;

/// Reads phrases. Made once: its lists are those of our tables, ready to be looked up.
#[derive(Debug)]
pub struct Lecteur {
    /// Words of the themes, sorted, to mend the spelling of those typed.
    mots: Vec<String>,
    /// Every word of our tables and of the lexicon, sorted: a word of it is right as it is.
    connus: Vec<String>,
    /// Everyday ways to name a métier or what one does in it, folded, with the métiers meant.
    expressions: Vec<(Vec<String>, Vec<RomeCode>)>,
}

/// How a phrase was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Liked or not: it tells themes.
    Gout,
    /// Done: it tells compétences too.
    Vie,
    /// The name of a diploma that leads to no métier by itself: it tells themes, or nothing.
    Diplome,
}

impl Lecteur {
    /// `expressions` are those of the lexicon.
    pub fn new<'a>(expressions: impl IntoIterator<Item = (&'a str, Vec<RomeCode>)>) -> Self {
        let words = |text: &str| content(&fold(text)).map(str::to_owned).collect();
        let expressions: Vec<(Vec<String>, Vec<RomeCode>)> = expressions
            .into_iter()
            .map(|(text, codes)| (words(text), codes))
            .filter(|(words, _): &(Vec<String>, _)| !words.is_empty())
            .collect();
        let of_themes = themes().iter().flat_map(|it| &it.mots).flat_map(|it| &it.parties);
        let mots = sorted(of_themes.cloned().collect());
        let mut connus: Vec<String> = Vec::new();
        let mut know =
            |text: &str| connus.extend(text.split(' ').map(|it| singular(it).to_owned()));
        for it in activites_vie() {
            know(&fold(it.phrase));
            it.autres_mots.iter().for_each(|it| know(&fold(it)));
        }
        for it in activites_questionnaire() {
            know(&fold(it.phrase));
        }
        mots.iter().chain(expressions.iter().flat_map(|it| &it.0)).for_each(|it| know(it));
        Self { mots, connus: sorted(connus), expressions }
    }

    /// The gestures that `phrase` tells, the most telling first; none when it tells none.
    /// `titres` finds métiers by name, when given: what it finds are places in `catalogue`.
    pub fn read(
        &self,
        phrase: &str,
        usage: Usage,
        catalogue: &Catalogue,
        titres: Option<&Index>,
    ) -> Vec<GesteCode> {
        if let Some(id) = own_id(phrase.trim()) {
            return vec![id];
        }
        let phrase: String = phrase.chars().take(LONGUEUR_MAX).collect();
        // "Conduire longtemps, voir du pays" says two things: the louder must not hush the other.
        let parts: Vec<&str> = phrase
            .split([',', ';', '/', '\n'])
            .filter(|it| content(&fold(it)).next().is_some())
            .collect();
        let mut out: Vec<GesteCode> = Vec::new();
        for part in &parts {
            out.extend(self.read_part(part, usage, catalogue, titres));
        }
        if parts.len() > 1 {
            let folded = fold(&phrase);
            let words: Vec<String> = content(&folded).map(|it| self.mended(it)).collect();
            out.extend(match usage {
                Usage::Vie => said_life(&words),
                Usage::Gout => said_question(&words),
                Usage::Diplome => None,
            });
            let mut once: Vec<GesteCode> = Vec::new();
            for it in out {
                if !once.contains(&it) {
                    once.push(it);
                }
            }
            out = once;
        }
        out
    }

    fn read_part(
        &self,
        phrase: &str,
        usage: Usage,
        catalogue: &Catalogue,
        titres: Option<&Index>,
    ) -> Vec<GesteCode> {
        let folded = fold(phrase);
        let told = alone(&folded);
        let words: Vec<String> = content(&told).map(|it| self.mended(it)).collect();
        // "Faire à manger" is not "manger": what is said together may hold small words.
        let small = told.split(' ').filter(|it| VIDES.contains(it)).map(str::to_owned);
        let all: Vec<String> = words.iter().cloned().chain(small).collect();
        // The name of a diploma has words of its own: common ones do not tell a world.
        let enough = if usage == Usage::Diplome { MOT } else { SUFFISANT };
        let mut out = said_themes(&all, enough);
        if usage != Usage::Diplome {
            out.extend(self.said_expressions(&words, &out));
        }
        match usage {
            Usage::Vie => out.extend(said_life(&words)),
            Usage::Gout => out.extend(said_question(&words)),
            Usage::Diplome => return out,
        }
        match titres {
            Some(titres) if out.is_empty() => {
                said_titles(phrase, &words, words.len().div_ceil(2), catalogue, titres)
            }
            _ => out,
        }
    }

    /// `word` as our tables write it: a verb in its infinitive, a slip of the thumb mended.
    fn mended(&self, word: &str) -> String {
        let known = |it: &str| self.connus.binary_search_by(|known| known.as_str().cmp(it)).is_ok();
        if known(singular(word)) {
            return word.to_owned();
        }
        if let Some(verb) = infinitives(word).find(|it| known(it)) {
            return verb;
        }
        // Only one slip is mended: most words unknown to our tables are right, and simply not
        // about what one does.
        let near = self.mots.iter().filter(|it| one_slip(word, it));
        let near = near.min_by_key(|it| it.len().abs_diff(word.len()));
        near.map_or_else(|| word.to_owned(), Clone::clone)
    }

    /// Métiers of the longest expression that the phrase holds whole: two words at least, or the
    /// phrase is that word and nothing else answers. When themes are said, only the métiers they
    /// hold are kept: in "aider des gens à déménager", people are not what one does, and a summer
    /// job in a fast-food restaurant is not one in an orchard.
    fn said_expressions(&self, words: &[String], said: &[GesteCode]) -> Vec<GesteCode> {
        let known: Vec<&Theme> = said.iter().filter_map(theme).collect();
        let agreed = |code: &RomeCode| {
            known.is_empty() || known.iter().flat_map(|it| &it.metiers).any(|it| it.0 == *code)
        };
        let holds = |it: &&(Vec<String>, Vec<RomeCode>)| {
            let whole = it.0.iter().all(|part| words.iter().any(|word| same(word, part)));
            let alone = words.len() == 1 && known.is_empty();
            whole && (it.0.len() >= 2 || alone) && it.1.iter().any(agreed)
        };
        // `max_by_key` keeps the last of equals, and the first of the lexicon must win.
        let best = self.expressions.iter().rev().filter(holds).max_by_key(|it| it.0.len());
        let codes = best.into_iter().flat_map(|it| it.1.iter().filter(|it| agreed(it)));
        let codes = codes.take(METIERS_MAX);
        codes.filter_map(|it| it.as_str().to_ascii_lowercase().parse().ok()).collect()
    }
}

/// Métiers whose title has `enough` of the words said: the search finds something for anything.
pub(super) fn said_titles(
    phrase: &str,
    words: &[String],
    enough: usize,
    catalogue: &Catalogue,
    titres: &Index,
) -> Vec<GesteCode> {
    let hits = titres.find(phrase, TITRES_MAX).hits;
    let recalls = |texte: &str| {
        let title = fold(texte);
        let said = |word: &&String| title.split(' ').any(|it| root(it, word));
        words.iter().filter(said).count() >= enough
    };
    hits.iter()
        .filter(|it| recalls(&it.texte))
        .filter_map(|it| catalogue.metiers.get(it.cible as usize))
        .filter_map(|it| it.code.as_str().to_ascii_lowercase().parse().ok())
        .collect()
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable();
    words.dedup();
    words
}

/// An id of our tables, or a theme, typed as such.
fn own_id(text: &str) -> Option<GesteCode> {
    let code: GesteCode = text.parse().ok()?;
    let known = themes().iter().any(|it| it.id == code)
        || activites_vie().iter().any(|it| it.id.to_string() == text)
        || activites_questionnaire().iter().any(|it| it.id.to_string() == text);
    known.then_some(code)
}

/// The themes that the words say. A word that counts in what is said together ("coudre à la
/// machine") says little alone: machines are not what one does there.
fn said_themes(words: &[String], enough: f32) -> Vec<GesteCode> {
    let said = |part: &String| words.iter().any(|word| same(word, part));
    let mut heard: Vec<(&Theme, Vec<&MotCle>)> = Vec::new();
    for theme in themes() {
        let mots: Vec<&MotCle> =
            theme.mots.iter().filter(|it| it.parties.iter().all(said)).collect();
        if !mots.is_empty() {
            heard.push((theme, mots));
        }
    }
    let mut scores: Vec<(f32, &GesteCode)> = Vec::new();
    for (theme, mots) in &heard {
        let taken = |word: &str| {
            let others = heard.iter().filter(|it| it.0.id != theme.id).flat_map(|it| &it.1);
            others
                .filter(|it| it.parties.len() > 1 && !it.faible)
                .any(|it| it.parties.iter().any(|it| same(it, word)))
        };
        // A word counts once in a theme, for the best it says.
        let mut by_word: Vec<(&str, f32)> = Vec::new();
        for mot in mots {
            let last = mot.parties.last().map_or("", |it| singular(it));
            let weight = match (mot.faible, mot.parties.len()) {
                (false, 1) if !taken(last) => MOT,
                (true, _) | (false, 1) => FAIBLE,
                _ => ENSEMBLE,
            };
            match by_word.iter_mut().find(|it| it.0 == last) {
                Some(it) => it.1 = it.1.max(weight),
                None => by_word.push((last, weight)),
            }
        }
        let score: f32 = by_word.iter().map(|it| it.1).sum();
        if score >= enough {
            scores.push((score, &theme.id));
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let best = scores.first().map_or(0.0, |it| it.0);
    let kept = scores.into_iter().filter(|it| it.0 >= PART * best).take(THEMES_MAX);
    kept.map(|it| it.1.clone()).collect()
}

/// The activity of everyday life that the words say best, when they say enough of it.
fn said_life(words: &[String]) -> Option<GesteCode> {
    let mut best: Option<(f32, String)> = None;
    for it in activites_vie() {
        let said = std::iter::once(it.phrase).chain(it.autres_mots.iter().copied());
        let score = said.map(|it| overlap(words, it)).fold(0.0, f32::max);
        if score >= VIE && best.as_ref().is_none_or(|known| score > known.0) {
            best = Some((score, it.id.to_string()));
        }
    }
    best.and_then(|it| it.1.parse().ok())
}

/// The activity of the questionnaire said nearly word for word.
fn said_question(words: &[String]) -> Option<GesteCode> {
    let found = activites_questionnaire().iter().find(|it| overlap(words, it.phrase) >= 0.8);
    found.and_then(|it| it.id.to_string().parse().ok())
}

/// Words said in common, against those of the two together (Dice), so that neither a long phrase
/// nor a short one wins by its length.
fn overlap(words: &[String], phrase: &str) -> f32 {
    let folded = fold(phrase);
    let other: Vec<&str> = content(&folded).collect();
    let common = other.iter().filter(|it| words.iter().any(|word| same(word, it))).count();
    if words.is_empty() || other.is_empty() {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss)] // a few words
    let share = 2.0 * common as f32 / (words.len() + other.len()) as f32;
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::embarque;

    #[track_caller]
    fn check(phrase: &str, expected: &[&str]) {
        let lexique = [("éleveur de chiens", vec!["A1435".parse().unwrap()])];
        let lecteur = Lecteur::new(lexique);
        let said = lecteur.read(phrase, Usage::Gout, embarque::catalogue(), None);
        let said: Vec<&str> = said.iter().map(GesteCode::as_str).collect();
        assert_eq!(said, expected, "{phrase}");
    }

    #[test]
    fn a_phrase_tells_the_themes_of_its_words() {
        check("j'aime bricoler mon scooter", &["deux-roues"]);
        check("réparer un vélo", &["velo"]);
        check("garder mes petits frères tous les soirs", &["enfants"]);
        check("Conduire le tracteur", &["agricole-engins"]);
        check("tout et rien", &[]);
        check("", &[]);
    }

    #[test]
    fn a_verb_counts_in_any_form_and_one_slip_is_mended() {
        check("je repeins des murs", &["chantier", "peindre-murs"]);
        check("je jardine", &["jardin"]);
        check("reparer mon scoooter", &["deux-roues"]);
        check("la vie est belle", &[]);
    }

    #[test]
    fn a_list_says_each_of_its_parts() {
        check("conduire longtemps, voir du pays", &["conduire", "voyages"]);
    }

    #[test]
    fn who_one_does_it_with_is_not_what_one_does() {
        check("planter des tomates et des légumes avec mon grand-père", &["jardin"]);
        check("repeindre les murs chez mes cousins", &["chantier", "peindre-murs"]);
        check("m'occuper de ma grand-mère", &["personnes-agees"]);
        check("faire à manger pour tout le monde", &["cuisine"]);
    }

    #[test]
    fn ids_of_ours_stand_for_themselves() {
        check("q01", &["q01"]);
        check("v042", &["v042"]);
        check("deux-roues", &["deux-roues"]);
        check("v999", &[]);
    }

    #[test]
    fn an_expression_of_the_lexicon_brings_its_métiers() {
        check("être éleveur de chiens", &["animaux", "a1435"]);
    }
}
