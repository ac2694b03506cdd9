//! How a French word sounds, for those who write as they hear: one key for `coiffeur` and
//! `kwafeur`. Made for finding, not for reciting: sounds that are often mixed up share a letter.
//!
//! Letters of a key: vowels `a e i o u`, `w` for ou, `E` for eu, nasals `A I O`; consonants as
//! written, but `k` for c, q and k, `s` for s and z, `j` for soft g, `S` for ch. Mute letters go.

use super::fold::Accents;

/// The key of a folded word that had these accents.
pub(super) fn cle(mot: &[u8], accents: Accents, out: &mut Vec<u8>) {
    let start = out.len();
    let (sonore, clos) = strip_mute(mot, accents.e_final);
    let cedille = usize::from(accents.cedille);
    let mut lecteur = Lecteur { mot: sonore, clos, cedille, out, start };
    let mut at = 0;
    while at < lecteur.mot.len() {
        at += lecteur.sound(at).max(1);
    }
    // Only digits and mute letters are left of some words: better a poor key than none.
    if lecteur.out.len() == start {
        lecteur.out.extend_from_slice(mot);
    }
}

/// `mot` without the letters that its end does not sound, and whether a mute e was one of them:
/// then what comes before sounds fully ("boulangère" is not "boulanger").
fn strip_mute(mot: &[u8], e_final: bool) -> (&[u8], bool) {
    let mut mot = mot;
    if e_final || mot.len() < 3 {
        return (mot, false);
    }
    if let [rest @ .., b's' | b'x'] = mot {
        mot = rest;
    }
    match mot {
        // A vowel that sounds before a mute e: "vie", "rue", but "bouchee" keeps its e.
        [rest @ .., b'e'] if rest.len() >= 2 && !matches!(rest, [.., b'i' | b'e']) => (rest, true),
        [rest @ .., b't' | b'd' | b'p'] if rest.len() >= 2 => (rest, false),
        _ => (mot, false),
    }
}

struct Lecteur<'a> {
    mot: &'a [u8],
    /// A mute e ended the word.
    clos: bool,
    /// Place of a c that was a ç, from 1; 0 for none.
    cedille: usize,
    out: &'a mut Vec<u8>,
    start: usize,
}

/// Does this letter silence a t or a d that follows a nasal?
fn is_mute_before(letter: u8) -> bool {
    !is_vowel(letter) && !matches!(letter, b'r' | b'h' | b't' | b'd' | b's')
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

// Sounds are listed in reading order, the longest spelling first: merged, they would be misread.
#[allow(clippy::match_same_arms)]
impl Lecteur<'_> {
    fn rest(&self, at: usize) -> &[u8] {
        &self.mot[at.min(self.mot.len())..]
    }

    fn push(&mut self, letter: u8) {
        // A doubled sound is one sound.
        if self.out.len() == self.start || self.out.last() != Some(&letter) {
            self.out.push(letter);
        }
    }

    fn push_all(&mut self, letters: &[u8]) {
        for &letter in letters {
            self.push(letter);
        }
    }

    fn after_nasal(&self) -> bool {
        matches!(self.out[self.start..], [.., b'A' | b'I' | b'O'])
    }

    /// Does a vowel ending in n or m before `at` go through the nose?
    fn nasal(&self, at: usize) -> bool {
        match self.rest(at) {
            [] => !self.clos,
            [next, ..] => !is_vowel(*next) && !matches!(next, b'n' | b'm' | b'h'),
        }
    }

    /// Writes the sound at `at` and says how many letters it took.
    fn sound(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        if is_vowel(rest[0]) { self.vowel(at) } else { self.consonant(at) }
    }

    fn vowel(&mut self, at: usize) -> usize {
        const N: u8 = b'n';
        const M: u8 = b'm';
        let end = |used: usize| at + used;
        let (letters, used): (&[u8], usize) = match self.rest(at) {
            [b'e', b'a', b'u', ..] => (b"o", 3),
            [b'o', b'e', b'u', ..] => (b"E", 3),
            [b'o', b'i', N, ..] if self.nasal(end(3)) => (b"wI", 3),
            [b'a' | b'e', b'i', N | M, ..] if self.nasal(end(3)) => (b"I", 3),
            [b'a', b'o', b'u', ..] => (b"aw", 3),
            [b'o', b'u', b'i', b'l', ..] => (b"wi", 3 + self.mute_l(end(3))),
            [b'o', b'u', b'a', ..] => (b"wa", 3),
            [b'o', b'u' | b'o', ..] => (b"w", 2),
            [b'o', b'i', ..] => (b"wa", 2),
            [b'o', b'y', ..] => (b"wai", 2),
            [b'a', b'u', ..] => (b"o", 2),
            [b'e', b'u', b'i', b'l', ..] => (b"Ei", 3 + self.mute_l(end(3))),
            [b'e', b'u', ..] => (b"E", 2),
            [b'u', b'e', b'i', b'l', ..] => (b"Ei", 3 + self.mute_l(end(3))),
            [b'a', b'i', b'l'] => (b"ai", 3),
            [b'a', b'i', b'l', b'l', ..] => (b"ai", 4),
            [b'e', b'i', b'l'] => (b"ei", 3),
            [b'e', b'i', b'l', b'l', ..] => (b"ei", 4),
            [b'a' | b'e', b'y', next, ..] if is_vowel(*next) => (b"ei", 2),
            [b'a' | b'e', b'i' | b'y', ..] => (b"e", 2),
            // "bien", "musicien": the nose says I; "science" and "patient" stay A.
            [b'i' | b'y', b'e', N] if !self.clos => (b"iI", 3),
            [b'i' | b'y', b'e', N, ..] if self.nasal(end(3)) && !self.at_t_or_c(end(3)) => {
                (b"iI", 3)
            }
            [b'e', b'e', N] if !self.clos => (b"eI", 3),
            [b'a' | b'e', N, ..] if self.nasal(end(2)) => (b"A", 2),
            [b'a' | b'e', M, b'b' | b'p', ..] => (b"A", 2),
            [b'e', M, M, b'e', ..] if at == 0 => (b"A", 2),
            // "femme".
            [b'e', M, M] if at == 1 && self.mot[0] == b'f' => (b"a", 1),
            [b'i' | b'y', N, ..] if self.nasal(end(2)) => (b"I", 2),
            [b'i' | b'y', M, b'b' | b'p', ..] => (b"I", 2),
            [b'u', N, ..] if self.nasal(end(2)) => (b"I", 2),
            [b'u', M] if !self.clos => (b"I", 2),
            [b'o', N, ..] if self.nasal(end(2)) => (b"O", 2),
            [b'o', M, b'b' | b'p', ..] => (b"O", 2),
            // "famille", but "ville", "mille" and "tranquille" keep their l.
            [b'i', b'l', b'l', ..] if at > 0 && !self.keeps_l(at) => (b"i", 3),
            // "coiffer", "premier", "chez" end alike.
            [b'e', b'r' | b'z'] if at > 0 && !self.clos => (b"e", 2),
            [b'e', b't'] if at > 0 && !self.clos => (b"e", 2),
            [b'y', ..] => (b"i", 1),
            [letter, ..] => return self.plain(*letter),
            [] => return 1,
        };
        self.push_all(letters);
        used
    }

    fn plain(&mut self, letter: u8) -> usize {
        self.push(letter);
        1
    }

    fn mute_l(&self, at: usize) -> usize {
        self.rest(at).iter().take(2).take_while(|&&it| it == b'l').count()
    }

    fn at_t_or_c(&self, at: usize) -> bool {
        matches!(self.rest(at), [b't' | b'c', ..])
    }

    fn keeps_l(&self, at: usize) -> bool {
        matches!(self.mot[..at], [.., b'v' | b'm'] | [.., b'q', b'u'])
    }

    fn consonant(&mut self, at: usize) -> usize {
        let (letters, used): (&[u8], usize) = match self.rest(at) {
            [b'c', ..] if at + 1 == self.cedille => (b"s", 1),
            [b'c', b'h', b'r' | b'n' | b'l', ..] => (b"k", 2),
            // "psychologue" is often "sikologue".
            [b'c', b'h', ..] if at > 0 && self.mot[at - 1] == b'y' => (b"k", 2),
            [b'p', b's', ..] if at == 0 => (b"", 1),
            [b's', b'c', b'h', ..] => (b"S", 3),
            [b'c' | b's', b'h', ..] => (b"S", 2),
            [b'c', b'c', b'e' | b'i' | b'y', ..] => (b"ks", 2),
            [b's', b'c', b'e' | b'i' | b'y', ..] => (b"s", 2),
            [b'c', b'e' | b'i' | b'y', ..] => (b"s", 1),
            [b'c' | b'q', b'k' | b'q', b'u', next, ..] if is_vowel(*next) => (b"k", 3),
            [b'c', b'k', ..] => (b"k", 2),
            [b'q', b'u', ..] => (b"k", 2),
            // Before a mute e that is gone: "plage", "langue".
            [b'g'] if self.clos => (b"j", 1),
            [b'g', b'u'] if self.clos => (b"g", 2),
            [b'c' | b'q' | b'k', ..] => (b"k", 1),
            [b'p', b'h', ..] => (b"f", 2),
            [b't', b'h', ..] => (b"t", 2),
            [b'r', b'h', ..] => (b"r", 2),
            // "Montluçon", "Montpellier", but "entrée".
            [b't' | b'd', next, ..] if self.after_nasal() && is_mute_before(*next) => (b"", 1),
            [b't', b'i', b'o', b'n', ..] => (b"siO", 4),
            [b't', b'i', b'e', b'l', ..] => (b"siel", 4),
            [b'g', b'n', ..] => (b"ni", 2),
            [b'g', b'u', b'e' | b'i' | b'y', ..] => (b"g", 2),
            [b'g', b'e', b'a' | b'o', ..] => (b"j", 2),
            [b'g', b'e' | b'i' | b'y', ..] => (b"j", 1),
            [b'x', ..] => (b"ks", 1),
            [b'z' | b's', ..] => (b"s", 1),
            [b'h', ..] => (b"", 1),
            [b'w', next, ..] if at > 0 && is_vowel(*next) => (b"w", 1),
            [letter, ..] => return self.plain(*letter),
            [] => return 1,
        };
        self.push_all(letters);
        // "gn" before i sounds as before any vowel: "compagnie".
        used + usize::from(letters == b"ni" && self.rest(at + used).first() == Some(&b'i'))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::Mots;
    use super::*;

    fn key(text: &str) -> String {
        let mut mots = Mots::default();
        let mot = mots.next(text).unwrap();
        let mut out = Vec::new();
        cle(mots.plie(&mot), mot.accents, &mut out);
        String::from_utf8(out).unwrap()
    }

    /// Each spelling sounds like the first.
    #[track_caller]
    fn check(spellings: &[&str]) {
        for it in &spellings[1..] {
            assert_eq!(key(it), key(spellings[0]), "{it} and {}", spellings[0]);
        }
    }

    #[test]
    fn spellings_by_ear_share_a_key() {
        check(&["coiffeur", "kwafeur", "coifeur", "koiffeure"]);
        check(&["boucher", "bouché", "bouchez"]);
        check(&["automobile", "otomobile", "automobil"]);
        check(&["physique", "fizik", "fisique"]);
        check(&["cuisinier", "kuisinié", "kuizinier"]);
        check(&["photographe", "fotograf"]);
        check(&["plombier", "plonbié"]);
        check(&["menuisier", "menuizié"]);
        check(&["boulangère", "boulanjaire"]);
        check(&["charpentier", "charpantier", "sharpentié"]);
        check(&["mécanicien", "mékanissien", "mecanisien"]);
        check(&["magasinier", "magazinié"]);
        check(&["chauffeur", "chofeur"]);
        check(&["pharmacien", "farmassien"]);
        check(&["comptable", "komptable"]);
        check(&["vente", "vante"]);
        check(&["mécanicienne", "mekanissiene"]);
        check(&["Quimper", "kimper"]);
        check(&["Cergy", "sergi"]);
        check(&["Montluçon", "monlusson"]);
        check(&["maçon", "masson"]);
        check(&["femme", "fame"]);
        check(&["psychologue", "sikologue"]);
        check(&["sage", "saje"]);
        check(&["langue", "langgue"]);
        check(&["commerçant", "comersant"]);
        check(&["Montpellier", "monpelié"]);
    }

    #[test]
    fn different_words_stay_apart() {
        for (left, right) in [
            ("vente", "verte"),
            ("boucher", "bouchon"),
            ("ville", "vie"),
            ("pain", "pan"),
            ("machine", "machin"),
            ("mécanicienne", "mécanicien"),
        ] {
            assert_ne!(key(left), key(right), "{left} and {right}");
        }
    }

    #[test]
    fn any_word_has_a_key() {
        for it in ["h", "e", "es", "3d", "hhh", "y", "t", "xx", "qu", "gn"] {
            assert!(!key(it).is_empty(), "{it}");
        }
    }
}
