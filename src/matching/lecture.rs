//! Free phrases, as a young person types them, to gestures. Pure: the same phrase always gives
//! the same gestures, the most telling first.
//!
//! In order: an id of ours, a phrase of our tables said nearly word for word, the themes whose
//! words are said, and at last the titles of métiers, through the search of the app.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{Theme, activites_questionnaire, activites_vie, theme, themes};
use crate::{
    domain::{Catalogue, GesteCode, RomeCode},
    search::{Document, Index, fold},
};

/// What words weigh: one that says a theme, several that only say it together, one too common.
const MOT: f32 = 1.0;
const ENSEMBLE: f32 = 1.6;
const FAIBLE: f32 = 0.35;
/// Under this, a theme is not said.
const SUFFISANT: f32 = 0.35;
/// A theme is kept when it says at least that share of the best one.
const PART: f32 = 0.6;
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

/// Words that say nothing of what one does.
const VIDES: [&str; 62] = [
    "a", "adore", "ai", "aime", "aimer", "apres", "au", "aux", "avec", "c", "ce", "chez", "d",
    "dans", "de", "des", "du", "elle", "en", "est", "et", "etre", "faire", "fais", "fait", "il",
    "ils", "j", "je", "jour", "jours", "l", "la", "le", "les", "leur", "leurs", "m", "ma", "mes",
    "moi", "mon", "n", "ne", "nos", "notre", "on", "ou", "par", "pas", "pour", "quand", "que",
    "qui", "s", "sa", "sur", "tous", "tout", "toute", "un", "une",
];

/// Reads phrases.
#[derive(Debug)]
pub struct Lecteur {
    /// Words of the themes, to mend the spelling of those typed.
    orthographe: Index,
    /// The same, sorted: places in it are what `orthographe` finds.
    mots: Vec<String>,
    /// Every word of our tables and of the lexicon: a word of it is right as it is.
    connus: BTreeSet<String>,
    /// Titles of métiers, when given.
    titres: Option<Index>,
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
    /// `titres` finds métiers by name: what it finds are places in the catalogue. `expressions` are
    /// those of the lexicon.
    pub fn new<'a>(
        titres: Option<Index>,
        expressions: impl IntoIterator<Item = (&'a str, Vec<RomeCode>)>,
    ) -> Self {
        let expressions: Vec<(Vec<String>, Vec<RomeCode>)> = expressions
            .into_iter()
            .map(|(text, codes)| (content(&fold(text)).map(str::to_owned).collect(), codes))
            .filter(|(words, _): &(Vec<String>, _)| !words.is_empty())
            .collect();
        let of_themes = themes().iter().flat_map(|it| &it.mots).flat_map(|it| &it.parties);
        let mots: BTreeSet<String> = of_themes.cloned().collect();
        let mots: Vec<String> = mots.into_iter().collect();
        let document = |(cible, texte): (u32, &String)| Document {
            cible,
            texte: texte.clone(),
            principal: true,
            poids: 0,
        };
        let orthographe = Index::build((0..).zip(&mots).map(document));
        let life = activites_vie()
            .iter()
            .flat_map(|it| std::iter::once(it.phrase).chain(it.autres_mots.iter().copied()));
        let asked = activites_questionnaire().iter().map(|it| it.phrase);
        let said: Vec<String> = life.chain(asked).map(fold).collect();
        let connus = said
            .iter()
            .flat_map(|it| it.split(' '))
            .chain(mots.iter().map(String::as_str))
            .chain(expressions.iter().flat_map(|it| &it.0).map(String::as_str))
            .map(|it| singular(it).to_owned())
            .collect();
        Self { orthographe, mots, connus, titres, expressions }
    }

    /// The gestures that `phrase` tells, the most telling first; none when it tells none.
    pub fn read(&self, phrase: &str, usage: Usage, catalogue: &Catalogue) -> Vec<GesteCode> {
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
            out.extend(self.read_part(part, usage, catalogue));
        }
        if parts.len() > 1 {
            let folded = fold(&phrase);
            let words: Vec<String> = content(&folded).map(|it| self.mended(it)).collect();
            out.extend(match usage {
                Usage::Vie => said_life(&words),
                Usage::Gout => said_question(&words),
                Usage::Diplome => None,
            });
            let mut seen = BTreeSet::new();
            out.retain(|it| seen.insert(it.clone()));
        }
        out
    }

    fn read_part(&self, phrase: &str, usage: Usage, catalogue: &Catalogue) -> Vec<GesteCode> {
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
        if out.is_empty() {
            out = self.said_titles(phrase, &words, catalogue);
        }
        out
    }

    /// `word` as our tables write it: a verb in its infinitive, a slip of the thumb mended.
    fn mended(&self, word: &str) -> String {
        if self.connus.contains(singular(word)) {
            return word.to_owned();
        }
        if let Some(verb) = infinitives(word).find(|it| self.connus.contains(it)) {
            return verb;
        }
        // The search also completes and guesses: only one slip is mended here, for most words
        // unknown to our tables are right, and simply not about what one does.
        let found = self.orthographe.find(word, 3);
        let mut near = found.hits.iter().map(|it| &self.mots[it.cible as usize]);
        near.find(|it| one_slip(word, it)).map_or_else(|| word.to_owned(), Clone::clone)
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
        codes.filter_map(|it| it.as_str().to_lowercase().parse().ok()).collect()
    }

    /// Métiers whose title has half of the words said: the search finds something for anything.
    fn said_titles(&self, phrase: &str, words: &[String], catalogue: &Catalogue) -> Vec<GesteCode> {
        let Some(titres) = &self.titres else { return Vec::new() };
        let hits = titres.find(phrase, TITRES_MAX).hits;
        let recalls = |texte: &str| {
            let title = fold(texte);
            let said = |word: &&String| title.split(' ').any(|it| root(it, word));
            2 * words.iter().filter(said).count() >= words.len()
        };
        hits.iter()
            .filter(|it| recalls(&it.texte))
            .filter_map(|it| catalogue.metiers.get(it.cible as usize))
            .filter_map(|it| it.code.as_str().to_lowercase().parse().ok())
            .collect()
    }
}

/// An id of our tables, or a theme, typed as such.
fn own_id(text: &str) -> Option<GesteCode> {
    let code: GesteCode = text.parse().ok()?;
    let known = themes().iter().any(|it| it.id == code)
        || activites_vie().iter().any(|it| it.id.to_string() == text)
        || activites_questionnaire().iter().any(|it| it.id.to_string() == text);
    known.then_some(code)
}

fn said_themes(words: &[String], enough: f32) -> Vec<GesteCode> {
    let mut scores: Vec<(f32, &GesteCode)> = Vec::new();
    for theme in themes() {
        let mut score = 0.0;
        // A word counts once in a theme, for the best it says.
        let mut by_word: BTreeMap<&str, f32> = BTreeMap::new();
        for mot in &theme.mots {
            if !mot.parties.iter().all(|it| words.iter().any(|word| same(word, it))) {
                continue;
            }
            let weight = match (mot.faible, mot.parties.len()) {
                (true, _) => FAIBLE,
                (false, 1) => MOT,
                _ => ENSEMBLE,
            };
            let last = mot.parties.last().map_or("", String::as_str);
            let it = by_word.entry(singular(last)).or_default();
            *it = it.max(weight);
        }
        for weight in by_word.values() {
            score += weight;
        }
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

/// Infinitives that a conjugated form may come from ("vends" from "vendre").
fn infinitives(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [&str; 14] =
        ["ent", "ons", "ais", "ait", "ant", "ees", "ee", "es", "ez", "is", "it", "e", "s", "t"];
    let stems = ENDINGS.iter().filter_map(|it| word.strip_suffix(it)).filter(|it| it.len() >= 3);
    stems.flat_map(|stem| ["er", "ir", "re"].map(|ending| format!("{stem}{ending}")))
}

/// The same word, or two of one family: "coiffer" and "coiffeur", not "routine" and "routier".
fn root(one: &str, other: &str) -> bool {
    let n = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    same(one, other) || (n >= 6 && n + 3 >= one.len().max(other.len()))
}

/// Who one does it with is not what one does: "planter des tomates avec mon grand-père" is not
/// about old people. Unless nothing else is said.
fn alone(folded: &str) -> String {
    const AVEC: [&str; 3] = ["avec", "chez", "comme"];
    const LEURS: [&str; 9] = ["mon", "ma", "mes", "son", "sa", "ses", "notre", "nos", "leurs"];
    const GRANDS: [&str; 4] = ["grand", "petit", "grande", "petite"];
    const PROCHES: [&str; 28] = [
        "ami", "amie", "beau", "belle", "collegue", "copain", "copine", "cousin", "cousine",
        "famille", "frangin", "frere", "maman", "mamie", "mere", "oncle", "papa", "papi", "papy",
        "parent", "pere", "pote", "soeur", "tante", "tata", "tonton", "voisin", "voisine",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let whose = words.get(at + 1).is_some_and(|it| LEURS.contains(it));
        let is =
            |at: usize, list: &[&str]| words.get(at).is_some_and(|it| list.contains(&singular(it)));
        let who = at + 2 + usize::from(is(at + 2, &GRANDS));
        if AVEC.contains(word) && whose && is(who, &PROCHES) {
            at = who + 1;
        } else {
            out.push(*word);
            at += 1;
        }
    }
    if out.iter().any(|it| !VIDES.contains(it)) { out.join(" ") } else { folded.to_owned() }
}

/// The words of a folded phrase that say something.
fn content(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|it| !it.is_empty() && !VIDES.contains(it))
}

/// The first letter is right, and one letter is added, dropped, changed or swapped.
fn one_slip(typed: &str, meant: &str) -> bool {
    let (a, b) = (typed.as_bytes(), meant.as_bytes());
    if a.first() != b.first() || a.len().min(b.len()) < 6 {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    match (a, b) {
        ([a0, a1, a_rest @ ..], [b0, b1, b_rest @ ..])
            if a0 == b1 && a1 == b0 && a_rest == b_rest =>
        {
            true
        }
        ([_, a_rest @ ..], [_, b_rest @ ..]) if a_rest == b_rest => true,
        ([_, a_rest @ ..], b) if a_rest == b => true,
        (a, [_, b_rest @ ..]) => a == b_rest,
        _ => false,
    }
}

fn same(one: &str, other: &str) -> bool {
    singular(one) == singular(other)
}

fn singular(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::embarque;

    #[track_caller]
    fn check(phrase: &str, expected: &[&str]) {
        let lexique = [("éleveur de chiens", vec!["A1435".parse().unwrap()])];
        let lecteur = Lecteur::new(None, lexique);
        let said = lecteur.read(phrase, Usage::Gout, embarque::catalogue());
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

    #[test]
    fn one_slip_is_one_letter() {
        for (typed, meant, expected) in [
            ("scoter", "scooter", true),
            ("guitarre", "guitare", true),
            ("cuisnier", "cuisiner", true),
            ("cuisnie", "cuisine", true),
            ("betes", "bebes", false),
            ("tentes", "ventes", false),
        ] {
            assert_eq!(one_slip(typed, meant), expected, "{typed} {meant}");
        }
    }
}
