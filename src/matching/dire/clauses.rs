//! Where an idea ends in what a person types, and whether it is refused.

use crate::search::fold;

/// A new idea begins there.
const COUPES: [&str; 9] =
    ["mais", "sauf", "parce", "car", "puis", "donc", "alors", "surtout", "sinon"];
/// A clause with one of them stands by itself; the others follow the one before.
const SUJETS: [&str; 8] = ["je", "j", "moi", "on", "m", "me", "c", "ca"];
const REFUS: [&str; 10] =
    ["pas", "ni", "jamais", "deteste", "horreur", "marre", "supporte", "hais", "aucun", "fuis"];
/// Not minding is not refusing, and not being afraid neither.
const EGAL: [&str; 6] = ["derange", "gene", "peur", "grave", "mal", "pourquoi"];
/// A part of a text.
pub(super) struct Clause<'a> {
    pub texte: &'a str,
    pub mots: Vec<String>,
    pub refus: bool,
}

impl Clause<'_> {
    pub fn has(&self, list: &[&str]) -> bool {
        self.mots.iter().any(|it| list.contains(&it.as_str()))
    }

    /// « Ça me dérange pas », « pas peur du vide »: it moves nothing.
    pub fn is_indifferent(&self) -> bool {
        !self.refus && self.has(&["pas"]) && self.has(&EGAL)
    }
}

/// Cuts a text where an idea ends: punctuation, « mais », « et je »…; and says which are refused.
pub(super) fn clauses(texte: &str) -> Vec<Clause<'_>> {
    let mut out: Vec<Clause<'_>> = Vec::new();
    for sentence in texte.split(['.', '!', '?', '\n', ';', ':', '(', ')']) {
        let mut follows = false;
        for part in sentence.split([',', '/']) {
            for texte in pieces(part) {
                let folded = fold(texte);
                let mots: Vec<String> = folded.split(' ').map(str::to_owned).collect();
                let mut clause = Clause { texte, mots, refus: false };
                let apart = clause.has(&SUJETS) || clause.has(&COUPES);
                let before = out.last().is_some_and(|it| it.refus) && follows && !apart;
                clause.refus = before || (refuses(&clause.mots) && !clause.has(&EGAL));
                follows = true;
                if !folded.is_empty() {
                    out.push(clause);
                }
            }
        }
    }
    out
}

fn refuses(mots: &[String]) -> bool {
    let plain = mots.iter().any(|it| REFUS.contains(&it.as_str()));
    let no_more = mots.windows(2).any(|it| {
        it[1] == "plus" && ["veux", "aime", "peux", "supporte"].contains(&it[0].as_str())
    });
    plain || no_more
}

/// A part cut before the words that turn it.
fn pieces(part: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut words = Vec::new();
    let mut at = 0;
    for word in part.split(' ') {
        words.push((at, fold(word)));
        at += word.len() + 1;
    }
    for (place, (start, word)) in words.iter().enumerate() {
        let next = words.get(place + 1).map_or("", |it| it.1.as_str());
        let begins = next
            .split(' ')
            .next()
            .is_some_and(|it| SUJETS.contains(&it) || REFUS.contains(&it) || COUPES.contains(&it));
        if place > 0 && (COUPES.contains(&word.as_str()) || (word == "et" && begins)) {
            cuts.push(*start);
        }
    }
    cuts.push(part.len());
    cuts.windows(2).map(|it| part[it[0]..it[1]].trim()).filter(|it| !it.is_empty()).collect()
}
