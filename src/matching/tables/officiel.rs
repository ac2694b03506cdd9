//! For tests: the official codes the tables point at, and what plain French means here.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    path::Path,
};

use crate::{
    domain::Competence,
    snapshot::{Role, decode, format::MANIFEST},
};

/// Codes and names of ROME, read from the embedded snapshot.
pub struct Officiel {
    /// Codes of centres d'intérêt.
    pub interets: BTreeSet<u8>,
    /// Macro-compétences: code to name.
    pub macros: BTreeMap<u32, String>,
    /// Savoir-être: code to name.
    pub savoir_etre: BTreeMap<u32, String>,
}

impl Officiel {
    /// From the snapshot in `public/`.
    pub fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
        let manifest = std::fs::read(folder.join(MANIFEST)).expect("public/snapshot is built");
        let manifest = decode::manifest(&manifest).expect("the manifest is readable");
        let core = manifest.find(Role::Coeur, "").expect("a snapshot has a core");
        let core = std::fs::read(folder.join(&core.chemin)).expect("the core is beside it");
        let catalogue = decode::coeur(&core).expect("the core is readable");
        let (etre, faire): (Vec<_>, Vec<_>) =
            catalogue.competences.into_iter().partition(|it| it.savoir_etre);
        let by_code =
            |list: Vec<Competence>| list.into_iter().map(|it| (it.code.0, it.nom)).collect();
        Self {
            interets: catalogue.interets.iter().map(|it| it.code.0).collect(),
            macros: by_code(faire),
            savoir_etre: by_code(etre),
        }
    }
}

/// Words of a phrase: an elided article counts with its noun.
pub fn n_words(text: &str) -> usize {
    text.split_whitespace().filter(|it| it.chars().any(char::is_alphanumeric)).count()
}

/// Syllables of a French word, as spoken slowly: groups of vowels, less a final mute e. Two
/// vowels in a row that are spoken apart ("réel") count as one: close enough to tell long words.
pub fn n_syllables(word: &str) -> usize {
    let vowel = |it: char| "aàâeéèêëiîïoôuùûüyœæ".contains(it);
    let word = word.to_lowercase();
    let stem = word.trim_end_matches('s');
    let stem = stem.strip_suffix('e').filter(|it| it.contains(vowel)).unwrap_or(stem);
    stem.split(|it| !vowel(it)).filter(|it| !it.is_empty()).count()
}

/// Checks that a phrase has the asked number of words, speaks to anyone, and names no job.
#[track_caller]
pub fn check_plain(id: &str, phrase: &str, words: RangeInclusive<usize>) {
    let n = n_words(phrase);
    assert!(words.contains(&n), "{id}: {n} words, {words:?} asked: {phrase:?}");
    assert_eq!(find_fault(phrase), None, "{id}: {phrase:?}");
}

/// The first thing that bends a phrase to a gender, names a job or is badly typed.
fn find_fault(phrase: &str) -> Option<String> {
    let first = phrase.chars().next()?;
    if !first.is_uppercase() && first.is_alphabetic() {
        return Some("no capital".to_owned());
    }
    let doubled = ["(e)", "(s)", "·", "/ ", "  ", " ,"].into_iter().find(|it| phrase.contains(it));
    let lower = phrase.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphabetic() && it != '-');
    doubled.or_else(|| words.find(|it| GENRES.contains(it) || is_job_title(it))).map(str::to_owned)
}

/// Words that suppose a man or a woman, or that bend to the gender of the reader, and "vous".
const GENRES: &[&str] = &[
    "il",
    "elle",
    "homme",
    "femme",
    "garçon",
    "garçons",
    "fille",
    "filles",
    "monsieur",
    "madame",
    "père",
    "mère",
    "oncle",
    "tante",
    "copain",
    "copine",
    "copains",
    "copines",
    "frère",
    "sœur",
    "grand-père",
    "grand-mère",
    "mamie",
    "papi",
    "seul",
    "seule",
    "prêt",
    "prête",
    "attentif",
    "attentive",
    "patient",
    "patiente",
    "sérieux",
    "sérieuse",
    "courageux",
    "courageuse",
    "doué",
    "douée",
    "motivé",
    "motivée",
    "assis",
    "assise",
    "content",
    "contente",
    "sportif",
    "sportive",
    "créatif",
    "créative",
    "curieux",
    "curieuse",
    "fort",
    "forte",
    "sûr",
    "sûre",
    "certain",
    "débrouillard",
    "débrouillarde",
    "organisé",
    "organisée",
    "investi",
    "investie",
    "présent",
    "discret",
    "discrète",
    "présente",
    "vous",
    "votre",
    "vos",
];

/// Endings and words of job titles; the few plain words with the same ending are let through.
fn is_job_title(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "maçon",
        "maçonne",
        "coiffeuse",
        "agent",
        "agente",
        "boulanger",
        "boulangère",
        "pâtissier",
        "pâtissière",
        "cuisinier",
        "cuisinière",
        "plombier",
        "plombière",
        "mécanicien",
        "mécanicienne",
        "infirmier",
        "infirmière",
        "caissier",
        "caissière",
        "ouvrier",
        "ouvrière",
        "nounou",
        "secrétaire",
        "comptable",
        "pompier",
        "policier",
        "policière",
        "apprenti",
        "apprentie",
        "commis",
        "livreur",
        "livreuse",
        "hôtesse",
    ];
    const PLAIN: &[&str] = &[
        "heure",
        "heures",
        "peur",
        "fleur",
        "fleurs",
        "cœur",
        "erreur",
        "erreurs",
        "couleur",
        "couleurs",
        "valeur",
        "plusieurs",
        "ailleurs",
        "leur",
        "leurs",
        "moteur",
        "moteurs",
        "extérieur",
        "intérieur",
        "meilleur",
        "ordinateur",
        "tracteur",
        "mineur",
        "mineurs",
        "hauteur",
        "vapeur",
        "chaleur",
        "honneur",
        "serveur",
    ];
    let stem = word.trim_end_matches('s');
    let agent = stem.ends_with("eur") || stem.ends_with("euse") || stem.ends_with("trice");
    TITLES.contains(&stem) || TITLES.contains(&word) || (agent && !PLAIN.contains(&word))
}

#[test]
fn the_official_lists_are_whole() {
    let official = Officiel::read();
    let counts = (official.interets.len(), official.macros.len(), official.savoir_etre.len());
    assert_eq!(counts, (30, 491, 16));
}

#[test]
fn gendered_words_and_job_titles_are_seen() {
    for (phrase, fault) in [
        ("Aider les autres à toute heure", None),
        ("Aider sa mère", Some("mère")),
        ("Rester assis", Some("assis")),
        ("Aider une vendeuse", Some("vendeuse")),
        ("Être content(e)", Some("(e)")),
        ("aider", Some("no capital")),
    ] {
        assert_eq!(find_fault(phrase).as_deref(), fault, "{phrase}");
    }
}

#[test]
fn syllables_are_those_one_hears() {
    for (word, n) in [("de", 1), ("jamais", 2), ("poussière", 2), ("horaires", 2), ("école", 2)] {
        assert_eq!(n_syllables(word), n, "{word}");
    }
    assert_eq!(n_syllables("disponibilité"), 6);
}
