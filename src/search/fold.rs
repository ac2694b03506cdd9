//! Letters without what thumbs leave out: accents, case, ligatures, hyphens.

use std::ops::Range;

/// `text` in lower-case ASCII letters and digits, words separated by one space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut mots = Mots::default();
    while let Some(mot) = mots.next(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(mots.plie(&mot).iter().map(|&it| char::from(it)));
    }
    out
}

/// A word: a run of letters and digits.
#[derive(Clone, Debug)]
pub(super) struct Mot {
    /// Where its folded letters are in the buffer of [`Mots`].
    plie: Range<usize>,
    /// Where it is in the text, in bytes.
    pub source: Range<usize>,
    /// What folding hides from the ear.
    pub accents: Accents,
}

/// Accents of a word that change how it sounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Accents {
    /// It ends with a sounded e (`é`, `ée`, `és`).
    pub e_final: bool,
    /// Its first `ç`: place among the folded letters, from 1; 0 for none.
    pub cedille: u8,
}

/// Reads a text word by word. The folded letters pile up in one buffer.
#[derive(Debug, Default)]
pub(super) struct Mots {
    at: usize,
    plies: Vec<u8>,
}

impl Mots {
    /// Makes ready for another text, keeping the buffer's memory.
    pub fn restart(&mut self) {
        self.at = 0;
        self.plies.clear();
    }

    /// The folded letters of a word already read.
    pub fn plie(&self, mot: &Mot) -> &[u8] {
        &self.plies[mot.plie.clone()]
    }

    /// The next word of `text`, the same text since the start.
    pub fn next(&mut self, text: &str) -> Option<Mot> {
        let start = self.plies.len();
        let (mut from, mut end) = (self.at, self.at);
        let mut accents = Accents::default();
        let octets = text.as_bytes();
        while let Some(&octet) = octets.get(end) {
            let width = if octet < 0x80 {
                let letter = octet.to_ascii_lowercase();
                if letter.is_ascii_alphanumeric() {
                    self.plies.push(letter);
                    // A mute letter after é leaves it final.
                    accents.e_final &= matches!(letter, b'e' | b's');
                } else if self.plies.len() > start {
                    break;
                } else {
                    from = end + 1;
                }
                1
            } else {
                let (letter, width) = decode(&octets[end..]);
                let plain = plain(letter);
                self.plies.extend_from_slice(plain);
                if self.plies.len() == start {
                    from = end + width;
                } else if plain.is_empty() && !MARKS.contains(&letter) {
                    break;
                }
                accents.e_final = matches!(letter, 'é' | 'É' | ACUTE);
                if matches!(letter, 'ç' | 'Ç') && accents.cedille == 0 {
                    accents.cedille = u8::try_from(self.plies.len() - start).unwrap_or(0);
                }
                width
            };
            end += width;
        }
        self.at = end;
        let plie = start..self.plies.len();
        (!plie.is_empty()).then_some(Mot { plie, source: from..end, accents })
    }
}

/// Letters of French in lower case; the tables of all languages would weigh more than the search.
pub(super) fn lower(text: &str) -> String {
    let lower = |letter: char| match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        'À'..='Þ' if letter != '×' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        'Œ' => 'œ',
        'Ÿ' => 'ÿ',
        _ => letter,
    };
    text.chars().map(lower).collect()
}

/// The character at the start of valid UTF-8 that is not ASCII, and its width. Only those of two
/// bytes can be French letters: the others are all given as one that is no letter.
fn decode(octets: &[u8]) -> (char, usize) {
    match *octets {
        [lead @ 0xc2..=0xdf, next, ..] => {
            let code = u32::from(lead & 31) << 6 | u32::from(next & 63);
            (char::from_u32(code).unwrap_or(' '), 2)
        }
        [0xe0..=0xef, ..] => (' ', 3),
        [0xf0..=0xff, ..] => (' ', 4),
        _ => (' ', 1),
    }
}

/// Accents typed apart from their letter, as some keyboards do: silent parts of a word.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';
const ACUTE: char = '\u{301}';

fn plain(letter: char) -> &'static [u8] {
    match letter {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => b"a",
        'ç' | 'Ç' => b"c",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => b"e",
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => b"i",
        'ñ' | 'Ñ' => b"n",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' => b"o",
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => b"u",
        'ÿ' | 'ý' | 'Ÿ' | 'Ý' => b"y",
        'œ' | 'Œ' => b"oe",
        'æ' | 'Æ' => b"ae",
        _ => b"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected, "fold({text:?})");
    }

    #[test]
    fn accents_case_and_ligatures_disappear() {
        check("Éducatrice", "educatrice");
        check("ŒNOLOGUE", "oenologue");
        check("L'Haÿ-les-Roses", "l hay les roses");
        check("  Maçon / Maçonne  ", "macon maconne");
        check("d’enfants", "d enfants");
        check("cafe\u{301} bar", "cafe bar");
        check("日本 R&D", "r d");
        check("", "");
        check("…", "");
    }

    #[test]
    fn capitals_of_french_have_a_lower_case() {
        assert_eq!(lower("Éclair ŒUVRE À ÇA × 3"), "éclair œuvre à ça × 3");
    }

    #[test]
    fn a_sounded_final_e_is_seen() {
        let e_final = |text| Mots::default().next(text).map(|it| it.accents.e_final);
        assert_eq!(e_final("bouché"), Some(true));
        assert_eq!(e_final("employée"), Some(true));
        assert_eq!(e_final("écoute"), Some(false));
        assert_eq!(e_final("été s"), Some(true));
    }

    #[test]
    fn a_cedilla_is_seen() {
        let cedille = |text| Mots::default().next(text).map(|it| it.accents.cedille);
        assert_eq!(cedille("maçon"), Some(3));
        assert_eq!(cedille("macon"), Some(0));
        assert_eq!(cedille("Ça"), Some(1));
    }

    #[test]
    fn words_know_where_they_are() {
        let text = "d'Étés—b";
        let mut mots = Mots::default();
        let mut seen = Vec::new();
        while let Some(mot) = mots.next(text) {
            seen.push(&text[mot.source.clone()]);
        }
        assert_eq!(seen, ["d", "Étés", "b"]);
    }
}
