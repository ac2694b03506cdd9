//! The levels of the French framework that a sentence names.

use std::sync::LazyLock;

use regex::Regex;

/// Names of diplomas and their level. Levels of State diplomas are those of Certif Info.
const NOMS: &[(u8, &str)] = &[
    (3, r"\b(capa?|bepa?|bpa)\b"),
    (3, r"\bcertificats? d'aptitude professionnelle\b|\bbrevets? d'etudes professionnelles\b"),
    (4, r"\b(bp|bpreh?a?|btm|bt|bma|bpjeps|beatep)\b"),
    (4, r"\bbrevets? (professionnels?|de technicien|techniques? des metiers|des metiers d'art)\b"),
    (5, r"\b(btsa?|dut|deust|deug|l2|dma|dejeps|bm)\b"),
    (5, r"\bbrevets? de maitrise\b|\bdiplomes? des metiers d'art\b"),
    (6, r"\bBut\b|\b(bachelor|desjeps|dcg|dnmade|dna|l3|m1)\b"),
    (6, r"\bdiplomes? national d'art\b|\bmaitrise universitaire\b"),
    (7, r"\bmast(er|ere)s?\b|\b(dscg|dnsep|m2|capes|capet|cafep|crpe|agregation|magistere)\b"),
    (
        7,
        r"\b(diplomes?|titres?|formations?|niveau|ecoles?)( (d'une|des|de l'|de|d'|en))?( ?ecoles?)?( superieures?)?( ?(d'|de |des )?)ingenieurs?\b",
    ),
    (
        7,
        r"\becoles? (superieures? )?de commerce\b|\bgrandes? ecoles?\b|\bdiplome d'expertise comptable\b",
    ),
    (4, r"\bdiplomes? de fin d'etudes secondaires\b"),
    (
        8,
        r"\bdoctorats?\b|\bdocteurs? en\b|\bdiplomes? (d'etat )?de docteur\b|\bdiplomes? d'etudes specialisees\b",
    ),
];

/// « Diplôme d'État de/d'… », by what follows.
const ETAT: &[(u8, &str)] = &[
    (
        3,
        r"(ambulancier|accompagnant educatif|aide medico-psychologique|auxiliaire de vie sociale|assistant familial)",
    ),
    (
        4,
        r"(aide-soignant|auxiliaire de puericulture|moniteur[ -]educateur|technicien (de l'|d')intervention sociale)",
    ),
    (5, r"(professeur de (danse|theatre)|psychomotricien)"),
    (
        6,
        r"(infirmier|ergotherapeute|manipulateur|puericult|pedicure|orthoptiste|audioprothesiste|assistant de service social|educateur|conseiller en economie sociale|mediateur familial|professeur de (musique|cirque)|alpinisme - guide)",
    ),
    (7, r"(masseur|sage-femme|architecte|paysagiste|ingenierie sociale)"),
    (8, r"(medecin|pharmacien)\b"),
];

/// Names that hold the name of another level, and what stands for them.
const EMBOITES: &[(&str, &str)] = &[
    ("brevet professionnel agricole", "bpa"),
    ("brevets professionnels agricoles", "bpa"),
    ("brevet de technicien superieur", "bts"),
    ("brevets de technicien superieur", "bts"),
    ("diplome des metiers d'art et du design", "dnmade"),
    ("master 1", "m1"),
    ("master i ", "m1 "),
    ("master ii", "m2"),
    ("certificat d'aptitude professionnelle aux pratiques", "cappei"),
    ("licence professionnelle de jockey", "carte"),
    ("infirmier de bloc", "masseur"),
    ("infirmier anesthesiste", "masseur"),
    ("infirmier en pratique avancee", "masseur"),
];

static NAMES: LazyLock<Vec<(u8, Regex)>> = LazyLock::new(|| {
    let names = NOMS.iter().map(|(level, it)| (*level, (*it).to_owned()));
    let state =
        ETAT.iter().map(|(level, it)| (*level, format!(r"\bdiplomes? d'etat (de |d'){it}")));
    names.chain(state).map(|(level, it)| (level, pattern(&it))).collect()
});
/// « Licence », but not the one that customs, an airfield or a café owner need.
static LICENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\blicences?\b( (\w+))?( (\w+))?"));
/// « Bac », « Bac +2 », « Bac+2/3 », « Bac + 2 à 5 », « baccalauréat ».
static BAC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bba ?c(?:calaureats?)?\b(?:\s*\+\s*(\d{1,2})(?:\s*(?:/|-|a|ou)\s*\+?\s*(\d{1,2})\b)?)?",
    )
});
/// « diplôme de niveau 3 », « (niveau 3 ou 4) », « CEC 5/6/7 ».
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:diplome|qualification|titre|certification|formation)[^.,;]{0,40}? de niveau|\(niveau|a partir du niveau|\bcec|\bniveaux? cec) ([3-8])(?:\s*(?:/|a|ou|et)\s*([3-8]))?(?:\s*/\s*([3-8]))?\b",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern checked by the tests")
}

/// Levels named by a sentence (as [`super::phrases::phrases`] gives it), in no order.
pub(super) fn niveaux(sentence: &str) -> Vec<u8> {
    let mut sentence = sentence.to_owned();
    for (name, short) in EMBOITES {
        sentence = sentence.replace(name, short);
    }
    let mut out: Vec<u8> =
        NAMES.iter().filter(|it| it.1.is_match(&sentence)).map(|it| it.0).collect();
    out.extend(LICENCE.captures_iter(&sentence).filter(is_university).map(|_| 6));
    for found in BAC.captures_iter(&sentence) {
        let years: Vec<u8> =
            found.iter().skip(1).flatten().filter_map(|it| it.as_str().parse().ok()).collect();
        if years.is_empty() {
            out.push(4);
        }
        out.extend(years.into_iter().map(after_bac));
    }
    for found in NUMBERS.captures_iter(&sentence) {
        out.extend(found.iter().skip(1).flatten().filter_map(|it| it.as_str().parse::<u8>().ok()));
    }
    out
}

/// Neither a permit (« licence de pilote ») nor a paper one asks a counter for (« une licence et
/// un agrément »).
fn is_university(found: &regex::Captures) -> bool {
    let word = |at: usize| found.get(at).map_or("", |it| it.as_str());
    let permits = ["iv", "europeenne", "federale", "uefa", "restaurant"];
    let of_permits = ["pilote", "transport", "debit", "entrepreneur", "conducteur", "chasse"];
    let paper = word(2) == "et" && word(4) == "un";
    !paper && !permits.contains(&word(2)) && !of_permits.contains(&word(4))
}

/// The level reached after that many years beyond the bac.
fn after_bac(years: u8) -> u8 {
    match years {
        0 | 1 => 4,
        2 => 5,
        3 | 4 => 6,
        5..=7 => 7,
        _ => 8,
    }
}
