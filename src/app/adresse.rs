//! Addresses: which page (the path), and the state of the person (the fragment, which browsers
//! never send to a server). Pure text, tested natively.

use crate::{
    domain::{Choix, Ecart, RomeCode},
    matching::{Cle, questionnaire::Version},
};

/// First segments of our paths. The page finds its folder on any host by looking for one of them.
pub const SEGMENTS: [&str; 14] = [
    "lieu",
    "metier",
    "secteur",
    "formation",
    "competences",
    "interets",
    "metiers",
    "important",
    "dire",
    "offres",
    "coin",
    "pourquoi",
    "sources",
    "apropos",
];

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The five keys.
    Accueil,
    /// Where do you look?
    Lieu,
    /// The screen of a key.
    Cle(Cle),
    /// The questionnaire, of some length.
    Questions(Version),
    /// What matters to me.
    Important,
    /// « Dis-le avec tes mots ».
    Dire,
    /// Openings around the place.
    Offres,
    /// « Mon coin ».
    Coin,
    /// How métiers are ranked.
    Pourquoi,
    /// The list that all keys lead to.
    Liste,
    /// One métier.
    Fiche(RomeCode),
    /// Where the facts come from.
    Sources,
    /// What this is, and what it does not do.
    Apropos,
}

/// What a page shows of itself, apart from the state: so that reload and Back find it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vue {
    /// What was typed in the box of the page.
    pub texte: String,
    /// How many times "show more" was asked.
    pub plus: u8,
    /// The nature of the openings shown, from 1; 0 for all.
    pub nature: u8,
}

impl Place {
    /// Path from the folder of the site, with its first slash.
    pub fn path(self) -> String {
        match self {
            Self::Accueil => "/".to_owned(),
            Self::Lieu => "/lieu".to_owned(),
            Self::Cle(cle) => format!("/{}", segment(cle)),
            Self::Questions(version) => format!("{QUESTIONS}{}", version.minutes()),
            Self::Important => "/important".to_owned(),
            Self::Dire => "/dire".to_owned(),
            Self::Offres => "/offres".to_owned(),
            Self::Coin => "/coin".to_owned(),
            Self::Pourquoi => "/pourquoi".to_owned(),
            Self::Liste => "/metiers".to_owned(),
            Self::Fiche(code) => format!("/metiers/{code}"),
            Self::Sources => "/sources".to_owned(),
            Self::Apropos => "/apropos".to_owned(),
        }
    }
}

impl Place {
    /// The page of a path, from the folder of the site; `None` for an address of no page. A métier
    /// that is not in the snapshot is the catalogue's business.
    pub fn read(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/').unwrap_or(path);
        // A slash at the end is somebody's habit, not another page.
        let path = path.strip_suffix('/').unwrap_or(path);
        let cle = |it: &Cle| path == segment(*it);
        Some(match path {
            "" => Self::Accueil,
            "lieu" => Self::Lieu,
            "metiers" => Self::Liste,
            "important" => Self::Important,
            "dire" => Self::Dire,
            "offres" => Self::Offres,
            "coin" => Self::Coin,
            "pourquoi" => Self::Pourquoi,
            "sources" => Self::Sources,
            "apropos" => Self::Apropos,
            _ => match (path.strip_prefix("metiers/"), path.strip_prefix(&QUESTIONS[1..])) {
                (Some(code), _) => Self::Fiche(code.parse().ok()?),
                (_, Some(minutes)) => {
                    let known = |it: &Version| minutes == it.minutes().to_string();
                    Self::Questions(Version::TOUTES.into_iter().find(known)?)
                }
                _ => Self::Cle(Cle::TOUTES.into_iter().find(cle)?),
            },
        })
    }
}

/// What comes before the minutes of a questionnaire.
const QUESTIONS: &str = "/interets/minutes-";

/// The path of the screen of a key, without slash.
pub fn segment(cle: Cle) -> &'static str {
    match cle {
        Cle::Metier => "metier",
        Cle::Secteur => "secteur",
        Cle::Formation => "formation",
        Cle::Competences => "competences",
        Cle::Interets => "interets",
    }
}

/// `text` with what a fragment does not hold as it is, and our own separators, as `%41`. The crate
/// that does it for every kind of address weighed the app a kilobyte.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>`&=%#".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |it: u8| char::from(b"0123456789ABCDEF"[usize::from(it)]);
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

/// What `escape` wrote, and what browsers write; a `%` that begins nothing stays.
fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).and_then(|it| str::from_utf8(it).ok());
        // `from_str_radix` alone would take "+1".
        let code = code.filter(|it| !it.starts_with('+'));
        match code.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(value) if byte == b'%' => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Writes a fragment, with its `#`; empty when there is nothing to say.
pub fn write(choix: &Choix, vue: &Vue) -> String {
    let mut parts = vec![choix.write()];
    if !vue.texte.is_empty() {
        parts.push(format!("texte={}", escape(&vue.texte)));
    }
    if vue.plus > 0 {
        parts.push(format!("plus={}", vue.plus));
    }
    if vue.nature > 0 {
        parts.push(format!("nature={}", vue.nature));
    }
    parts.retain(|it| !it.is_empty());
    if parts.is_empty() { String::new() } else { format!("#{}", parts.join("&")) }
}

/// Reads a fragment, with or without its `#`. Never fails: what cannot be read is named.
pub fn read(fragment: &str) -> (Choix, Vue, Vec<Ecart>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut vue = Vue::default();
    let mut pairs = Vec::new();
    let mut ecarts = Vec::new();
    for part in fragment.split('&').filter(|it| !it.is_empty()) {
        match part.split_once('=') {
            Some(("texte", value)) => {
                let text = unescape(value);
                vue.texte = text.chars().filter(|it| !it.is_control()).take(TEXTE_MAX).collect();
            }
            Some(("plus", value)) => match value.parse() {
                Ok(plus) => vue.plus = plus,
                Err(_) => ecarts.push(Ecart::Valeur("plus", value.to_owned())),
            },
            Some(("nature", value)) => match value.parse() {
                Ok(nature) => vue.nature = nature,
                Err(_) => ecarts.push(Ecart::Valeur("nature", value.to_owned())),
            },
            Some(pair) => pairs.push(pair),
            None => ecarts.push(Ecart::Cle(part.to_owned())),
        }
    }
    // Some programs escape the fragment when they share it: our codes then still read.
    let decoded: Vec<(String, String)> =
        pairs.into_iter().map(|(key, value)| (unescape(key), unescape(value))).collect();
    let (choix, mut others) =
        Choix::read(decoded.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    ecarts.append(&mut others);
    (choix, vue, ecarts)
}

/// The longest text kept from an address, in characters.
const TEXTE_MAX: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fragment: &str, written: &str, n_ecarts: usize) {
        let (choix, vue, ecarts) = read(fragment);
        assert_eq!(write(&choix, &vue), written);
        assert_eq!(ecarts.len(), n_ecarts, "{ecarts:?}");
    }

    #[test]
    fn a_whole_address_comes_back_as_it_was() {
        for text in [
            "",
            "#interets=1.4",
            "#lieu=18279.30km&metiers=D1102&plus=2",
            "#texte=m%C3%A9cano%20%26%20co",
        ] {
            check(text, text, 0);
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_stays() {
        check("#interets=1&plus=beaucoup", "#interets=1", 1);
        check("#interets=1&n'importe quoi", "#interets=1", 1);
        check("#%%%=%%&interets=1", "#interets=1", 1);
        check("#&&interets=1&", "#interets=1", 0);
    }

    #[test]
    fn a_fragment_escaped_by_another_program_still_reads() {
        check("#lieu=18279%2E30km&interets=1%2E4", "#lieu=18279.30km&interets=1.4", 0);
    }

    #[test]
    fn typed_text_has_an_end() {
        let (_, vue, _) = read(&format!("#texte={}", "a".repeat(500)));
        assert_eq!(vue.texte.len(), TEXTE_MAX);
    }

    #[test]
    fn each_page_starts_with_a_known_segment() {
        let code = "D1102".parse().unwrap();
        let cles = Cle::TOUTES.map(Place::Cle);
        let others = [
            Place::Lieu,
            Place::Liste,
            Place::Fiche(code),
            Place::Important,
            Place::Pourquoi,
            Place::Sources,
            Place::Apropos,
        ];
        let questions = Version::TOUTES.map(Place::Questions);
        for place in cles.into_iter().chain(others).chain(questions) {
            let path = place.path();
            let first = path.split('/').nth(1).unwrap();
            assert!(SEGMENTS.contains(&first), "{path}");
            assert_eq!(Place::read(&path), Some(place));
            assert_eq!(Place::read(&format!("{path}/")), Some(place));
        }
        assert_eq!(Place::read("/"), Some(Place::Accueil));
        for nowhere in
            ["/nulle-part", "/metiers/D11", "/metiers/D1102/plus", "/Metier", "/interets/minutes-3"]
        {
            assert_eq!(Place::read(nowhere), None, "{nowhere}");
        }
    }
}
