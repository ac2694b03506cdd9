//! Cutting texts into sentences, and telling what is asked from what is merely welcome.

use std::sync::LazyLock;

use regex::Regex;

/// Words by which a sentence says that a diploma helps without being asked.
static WELCOME: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"\batouts?\b|\bun plus\b|facilit|appreci|recommand|conseill|souhait|\butiles?\b|benefique|pertinent|privilegi|avantage|valoris|enrichi|(peut|peuvent|pourra|pourront)( parfois| aussi| egalement)?( etre)?( parfois| aussi| egalement)? (requis|demande|exige|propose|complete|necessaire)|formations? complementaires?|en complement";
    Regex::new(words).expect("a pattern checked by the tests")
});

/// The sentences of a text, without accents and in lower case, apostrophes undoubled. Each keeps
/// its punctuation: « Bac+2/3 » needs it.
pub(super) fn phrases(text: &str) -> Vec<String> {
    let text = text.replace("''", "'").replace("...", "…").replace('’', "'");
    let mut out = Vec::new();
    let mut sentence = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // A full stop ends a sentence when a space follows it: not in « M. », nor in « 4.0 ».
            '.' | '!' | '?' | ';' if letters.peek().is_none_or(|it| it.is_whitespace()) => {
                out.push(std::mem::take(&mut sentence));
            }
            '\n' => out.push(std::mem::take(&mut sentence)),
            _ if letter.is_whitespace() => {
                if !sentence.ends_with(' ') {
                    sentence.push(' ');
                }
            }
            // « BUT » is a diploma and « but » is a goal: capitals are kept for that one word.
            'B' if sentence.ends_with([' ', '(', '/']) || sentence.is_empty() => {
                sentence.push(if letters.peek() == Some(&'U') { 'B' } else { 'b' });
            }
            _ => letter.to_lowercase().for_each(|it| push_plain(it, &mut sentence)),
        }
    }
    out.push(sentence);
    out.retain(|it| !it.trim().is_empty());
    out
}

/// Whether the diplomas of a sentence are assets rather than conditions.
pub(super) fn is_welcome(sentence: &str) -> bool {
    WELCOME.is_match(sentence)
}

fn push_plain(letter: char, out: &mut String) {
    match letter {
        'à' | 'â' | 'ä' => out.push('a'),
        'é' | 'è' | 'ê' | 'ë' => out.push('e'),
        'î' | 'ï' => out.push('i'),
        'ô' | 'ö' => out.push('o'),
        'ù' | 'û' | 'ü' => out.push('u'),
        'ç' => out.push('c'),
        'œ' => out.push_str("oe"),
        _ => out.push(letter),
    }
}
