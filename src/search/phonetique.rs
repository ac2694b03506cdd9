//! How a French word sounds, for those who write as they hear: one key for `coiffeur` and
//! `kwafeur`. Made for finding, not for reciting: sounds that are often mixed up share a letter.
//!
//! Letters of a key: vowels `a e i o u`, `w` for ou, `E` for eu, nasals `A I O`; consonants as
//! written, but `k` for c, q and k, `s` for s and z, `j` for soft g, `S` for ch. Mute letters go.

use super::fold::Accents;
use super::listes::{end_of, is};

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

/// How letters sound, by first letter. Spellings in reading order, the longest first: the letters
/// after the first, `=`, the sounds, how many letters they take, then conditions: `n` through the
/// nose, `t` no t nor c after, `v` a vowel after, `z` silenced after a nasal, `$` at the end, `o`
/// and `c` without and with a mute e that ended the word, `^` at the start, `+` not there, `f` after
/// a first f ("femme"), `p` after y ("psychologue" is often "sikologue"), `k` an l that does not
/// sound ("famille", but "ville", "mille" and "tranquille" keep theirs); `l` also takes the mute l
/// that follow.
const REGLES: [&[u8]; 26] = [
    b"in=I3n,im=I3n,ou=aw3,u=o2,il=ai3$,ill=ai4,y=ei2v,i=e2,y=e2,n=A2n,mb=A2,mp=A2",
    b"",
    b"hr=k2,hn=k2,hl=k2,h=k2p,h=S2,ce=ks2,ci=ks2,cy=ks2,e=s1,i=s1,y=s1,ku=k3v,qu=k3v,k=k2,=k1",
    b"=1z",
    b"au=o3,in=I3n,im=I3n,uil=Ei3l,u=E2,il=ei3$,ill=ei4,y=ei2v,i=e2,y=e2,en=eI3$o,n=A2n,mb=A2,\
      mp=A2,mme=A2^,mm=a1$f,r=e2$+o,z=e2$+o,t=e2$+o",
    b"",
    b"=j1$c,u=g2$c,n=ni2,ue=g2,ui=g2,uy=g2,ea=j2,eo=j2,e=j1,i=j1,y=j1",
    b"=1",
    b"en=iI3$o,en=iI3nt,n=I2n,mb=I2,mp=I2,ll=i3+k",
    b"",
    b"=k1",
    b"",
    b"",
    b"",
    b"eu=E3,in=wI3n,uil=wi3l,ua=wa3,u=w2,o=w2,i=wa2,y=wai2,n=O2n,mb=O2,mp=O2",
    b"s=1^,h=f2",
    b"ku=k3v,qu=k3v,u=k2,=k1",
    b"h=r2",
    b"ch=S3,h=S2,ce=s2,ci=s2,cy=s2,=s1",
    b"h=t2,=1z,ion=siO4,iel=siel4",
    b"eil=Ei3l,n=I2n,m=I2$o",
    b"",
    b"",
    b"=ks1",
    b"en=iI3$o,en=iI3nt,n=I2n,mb=I2,mp=I2,=i1",
    b"=s1",
];

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
        let first = self.mot[at];
        if first == b'c' && at + 1 == self.cedille {
            self.push(b's');
            return 1;
        }
        let regles = REGLES.get(usize::from(first.wrapping_sub(b'a'))).copied().unwrap_or(b"");
        let mut start = 0;
        while start < regles.len() {
            let equals = end_of(regles, start, b'=');
            let end = end_of(regles, equals, b',');
            let (letters, n) = (&regles[start..equals], equals - start + 1);
            start = end + 1;
            if self.rest(at).len() < n || !is(&self.mot[at + 1..at + n], letters) {
                continue;
            }
            let mut digit = equals + 1;
            while regles[digit] > b'9' {
                digit += 1;
            }
            let used = usize::from(regles[digit] - b'0');
            let conditions = &regles[digit + 1..end];
            if conditions.iter().all(|&it| self.agrees(it, at, n, used)) {
                let sounds = &regles[equals + 1..digit];
                return used + self.write(sounds, at + used, conditions == b"l");
            }
        }
        self.push(first);
        1
    }

    /// Is a condition of [`REGLES`] met, by `n` letters at `at` of which `used` are taken?
    fn agrees(&self, condition: u8, at: usize, n: usize, used: usize) -> bool {
        let next = self.mot.get(at + n).copied();
        let before = &self.mot[..at];
        match condition {
            b'n' => self.nasal(at + used),
            b't' => !matches!(next, Some(b't' | b'c')),
            b'v' => next.is_some_and(is_vowel),
            b'z' => self.after_nasal() && next.is_some_and(is_mute_before),
            b'$' => next.is_none(),
            b'o' => !self.clos,
            b'c' => self.clos,
            b'^' => at == 0,
            b'+' => at > 0,
            b'f' => before == b"f",
            b'p' => before.ends_with(b"y"),
            b'k' => !matches!(before, [.., b'v' | b'm'] | [.., b'q', b'u']),
            _ => true,
        }
    }

    /// Writes sounds; gives how many letters they take after those of their rule.
    fn write(&mut self, sounds: &[u8], after: usize, mute_l: bool) -> usize {
        for &it in sounds {
            self.push(it);
        }
        let rest = self.rest(after);
        if mute_l {
            rest.iter().take(2).take_while(|&&it| it == b'l').count()
        } else {
            // "gn" before i sounds as before any vowel: "compagnie".
            usize::from(sounds == b"ni" && rest.first() == Some(&b'i'))
        }
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
