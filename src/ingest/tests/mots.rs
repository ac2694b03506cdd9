//! How hard the sentences on work are to read: words in a sentence, syllables in a word.

use std::{collections::BTreeMap, io::Write as _};

use cinq_cles::{
    constat::{MOTS_MAX, n_words},
    snapshot::{
        Role,
        format::{Coin, Marche},
    },
};

use crate::reel::{embedded, open};

/// The most words of more than three syllables, in thousandths of all of them, names of places and
/// of families not counted: we did not choose those.
const LONGS_MAX: usize = 5;

/// Syllables one hears: groups of vowels, without the silent end of a word.
fn n_syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let letters: Vec<char> = word.chars().filter(|it| it.is_alphabetic()).collect();
    let is_vowel = |it: &char| "aeiouyàâäéèêëîïôöùûüœæ".contains(*it);
    let mut n = 0;
    let mut before = false;
    for (at, it) in letters.iter().enumerate() {
        // « qu », « gu »: that u is not heard.
        let silent = *it == 'u'
            && at > 0
            && matches!(letters[at - 1], 'q' | 'g')
            && letters.get(at + 1).is_some_and(is_vowel);
        let accented = "éèêëïü".contains(*it);
        // « employeur »: a y between two vowels parts them.
        let parts = *it == 'y' && before && letters.get(at + 1).is_some_and(is_vowel);
        let vowel = is_vowel(it) && !silent && !parts;
        n += usize::from(vowel && (!before || accented));
        before = vowel;
    }
    let end: String = letters.iter().rev().take(3).rev().collect();
    let silent = end.ends_with('e') || end.ends_with("es") || end == "ent";
    if silent && n > 1 { n - 1 } else { n.max(1) }
}

#[test]
fn syllables_are_those_one_hears() {
    for (word, expected) in [
        ("embauches", 2),
        ("personne", 2),
        ("difficiles", 3),
        ("travaillent", 2),
        ("employeurs", 3),
        ("qui", 1),
        ("saison", 2),
        ("samedi", 3),
        ("Vierzon", 2),
    ] {
        assert_eq!(n_syllables(word), expected, "{word}");
    }
}

#[test]
fn sentences_are_short_and_their_words_too() {
    let lecteur = embedded();
    let mut phrases: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |phrase: &str, names: &[&str]| {
        let mut own = phrase.to_owned();
        for it in names {
            own = own.replace(it, "");
        }
        // The name of a family stands between « Groupe » and the colon, or after « cherche ».
        if let Some(rest) = own.strip_prefix("Groupe ") {
            own = rest.split_once(" : ").map_or_else(String::new, |it| it.1.to_owned());
        }
        if let Some((start, _)) = own.split_once("on cherche :") {
            own = format!("{start}on cherche");
        }
        *phrases.entry(own).or_insert(0) = n_words(phrase);
    };
    for file in &lecteur.manifest.fichiers {
        match file.role {
            Role::Marche | Role::Emploi => {
                let it: Marche = open(&lecteur, file.role, &file.cle);
                let names: Vec<&str> = it.zones.rows().collect();
                it.phrases.rows().for_each(|phrase| add(phrase, &names));
            }
            Role::Coin => {
                let it: Coin = open(&lecteur, file.role, &file.cle);
                let names: Vec<&str> = it.zones.rows().collect();
                it.phrases.rows().for_each(|phrase| add(phrase, &names));
            }
            _ => {}
        }
    }
    let mut by_syllables: BTreeMap<usize, usize> = BTreeMap::new();
    let mut long_words: BTreeMap<String, usize> = BTreeMap::new();
    for phrase in phrases.keys() {
        for word in phrase.split([' ', '\'', '\u{a0}', '\u{202f}', '-', '(', ')']) {
            if word.chars().any(char::is_alphabetic) {
                let n = n_syllables(word);
                *by_syllables.entry(n).or_default() += 1;
                if n > 3 {
                    *long_words.entry(word.to_lowercase()).or_default() += 1;
                }
            }
        }
    }
    let n: usize = by_syllables.values().sum();
    let long: usize = by_syllables.range(4..).map(|it| it.1).sum();
    let longest = phrases.values().max().copied().unwrap_or_default();
    let mean = phrases.values().sum::<usize>() * 10 / phrases.len();
    let report = format!(
        "phrases sur le travail : {} tournures, {},{} mots en moyenne, {longest} au plus ; \
         {n} mots, par syllabes {by_syllables:?} ; les plus longs : {long_words:?}\n",
        phrases.len(),
        mean / 10,
        mean % 10,
    );
    _ = std::io::stderr().write_all(report.as_bytes());
    assert!(longest <= MOTS_MAX, "{report}");
    assert!(long * 1_000 <= n * LONGS_MAX, "{report}");
}
