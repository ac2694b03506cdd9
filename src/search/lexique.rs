//! The lexicon: how people say jobs and diplomas, and what they say of themselves, led to the
//! official codes. Ours, written by hand; semicolon files that a counsellor can read and correct.
//!
//! Expressions are for finding: what a person is then shown is the official name. They are
//! written with their accents, sorted and unique once folded. An article in front, a plural or a
//! "travailler dans" does not make another entry: the search leaves these out by itself.

use std::{fmt, str::FromStr, sync::LazyLock};

use super::Intention;
use crate::domain::{CompetenceCode, Diplome, FormationCode, InteretCode, Niveau, RomeCode};

/// An expression, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Entree<C> {
    /// As people write it ("prof", "femme de ménage", "boulot à la ferme").
    pub expression: &'static str,
    /// What it means: 1 to 6 codes, each once, the most obvious first.
    pub codes: Vec<C>,
    /// What kind of expression it is.
    pub genre: Genre,
}

/// What kind of expression leads to a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Genre {
    /// An everyday name.
    Usuel,
    /// An acronym.
    Sigle,
    /// Slang, or a clipped word.
    Argot,
    /// A field ("coiffure").
    Domaine,
    /// Something one does ("faire des gâteaux").
    Activite,
    /// A name no longer in use: an old trade, a diploma that another replaced.
    Ancien,
    /// An employer or a product that stands for a job.
    Marque,
    /// A licence or a certificate that is not a diploma, near the diplomas it goes with.
    Permis,
}

/// Words of a sentence that a filter answers better than a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Indice {
    /// As people write it. When one holds another ("pas la nuit", "la nuit"), the longest counts.
    pub expression: &'static str,
    /// The filter to propose.
    pub suggestion: Suggestion,
}

/// A filter to propose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A constraint, by its code (`en_exterieur`).
    Contrainte(&'static str),
    /// The diploma held, or none.
    Diplome(Diplome),
    /// A centre d'intérêt.
    Interet(InteretCode),
    /// A wish that no filter holds yet.
    Souhait(Intention),
}

/// Why a line was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiqueError {
    /// The file, by name.
    pub file: &'static str,
    /// Its line, the header being line 1.
    pub line: usize,
    /// The column, by its name in the header.
    pub column: &'static str,
    /// What was read.
    pub value: String,
    /// What was expected, in plain words.
    pub expected: &'static str,
}

impl fmt::Display for LexiqueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, value, expected } = self;
        write!(f, "{file}:{line}: {column}: expected {expected}, got {value:?}")
    }
}

impl std::error::Error for LexiqueError {}

type Result<T> = std::result::Result<T, LexiqueError>;

const METIERS: &str = "metiers.csv";
const DIPLOMES: &str = "diplomes.csv";
const COMPETENCES: &str = "competences.csv";
const INTENTIONS: &str = "intentions.csv";
const READ: &str = "the tests read this very file";

/// How people say jobs, with ROME codes.
pub fn metiers() -> &'static [Entree<RomeCode>] {
    static ENTREES: LazyLock<Vec<Entree<RomeCode>>> =
        LazyLock::new(|| entrees(METIERS, include_str!("lexique/metiers.csv")).expect(READ));
    &ENTREES
}

/// How people say diplomas, with codes of Certif Info: today's diploma first, then the one it
/// replaces, which may be held but is closing.
pub fn diplomes() -> &'static [Entree<FormationCode>] {
    static ENTREES: LazyLock<Vec<Entree<FormationCode>>> =
        LazyLock::new(|| entrees(DIPLOMES, include_str!("lexique/diplomes.csv")).expect(READ));
    &ENTREES
}

/// How people say what they can do or how they are, with codes of macro-compétences and
/// savoir-être.
pub fn competences() -> &'static [Entree<CompetenceCode>] {
    static ENTREES: LazyLock<Vec<Entree<CompetenceCode>>> = LazyLock::new(|| {
        entrees(COMPETENCES, include_str!("lexique/competences.csv")).expect(READ)
    });
    &ENTREES
}

/// Words that become a proposed filter.
pub fn indices() -> &'static [Indice] {
    static INDICES: LazyLock<Vec<Indice>> = LazyLock::new(|| {
        lire_indices(INTENTIONS, include_str!("lexique/intentions.csv")).expect(READ)
    });
    &INDICES
}

/// Reads a file of entries.
fn entrees<C: FromStr + PartialEq>(
    file: &'static str,
    text: &'static str,
) -> Result<Vec<Entree<C>>> {
    let columns = ["expression", "codes", "genre"];
    lignes(file, columns, text)?
        .into_iter()
        .map(|(line, [expression, codes, genre])| {
            let refuse = |column: usize, value: &str, expected| LexiqueError {
                file,
                line,
                column: columns[column],
                value: value.to_owned(),
                expected,
            };
            let mut read: Vec<C> = Vec::new();
            for code in codes.split(' ') {
                let parsed: C = code
                    .parse()
                    .map_err(|_| refuse(1, code, "well-formed codes, one space apart"))?;
                if read.contains(&parsed) {
                    return Err(refuse(1, code, "each code once"));
                }
                read.push(parsed);
            }
            if read.len() > 6 {
                return Err(refuse(1, codes, "at most six codes"));
            }
            let genre = genre.parse().map_err(|()| refuse(2, genre, "a known genre"))?;
            Ok(Entree { expression, codes: read, genre })
        })
        .collect()
}

/// Reads a file of words and filters.
fn lire_indices(file: &'static str, text: &'static str) -> Result<Vec<Indice>> {
    let columns = ["expression", "intention", "valeur"];
    lignes(file, columns, text)?
        .into_iter()
        .map(|(line, [expression, intention, valeur])| {
            let refuse = |column: usize, value: &str, expected| LexiqueError {
                file,
                line,
                column: columns[column],
                value: value.to_owned(),
                expected,
            };
            let suggestion = match intention {
                "contrainte" => Some(Suggestion::Contrainte(valeur)),
                "diplome" => diplome(valeur).map(Suggestion::Diplome),
                "interet" => valeur.parse().ok().map(Suggestion::Interet),
                "souhait" => souhait(valeur).map(Suggestion::Souhait),
                _ => return Err(refuse(1, intention, "contrainte, diplome, interet or souhait")),
            };
            let suggestion =
                suggestion.ok_or_else(|| refuse(2, valeur, "a value that its intention knows"))?;
            Ok(Indice { expression, suggestion })
        })
        .collect()
}

/// A diploma, as an address says it.
fn diplome(valeur: &str) -> Option<Diplome> {
    match valeur.strip_prefix("niveau") {
        Some(number) => Niveau::new(number.parse().ok()?).map(Diplome::Niveau),
        None => (valeur == "aucun").then_some(Diplome::Aucun),
    }
}

fn souhait(valeur: &str) -> Option<Intention> {
    Some(match valeur {
        "nuit" => Intention::Nuit,
        "a_distance" => Intention::ADistance,
        "alternance" => Intention::Alternance,
        "debutant" => Intention::Debutant,
        _ => return None,
    })
}

impl FromStr for Genre {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        Ok(match text {
            "usuel" => Self::Usuel,
            "sigle" => Self::Sigle,
            "argot" => Self::Argot,
            "domaine" => Self::Domaine,
            "activite" => Self::Activite,
            "ancien" => Self::Ancien,
            "marque" => Self::Marque,
            "permis" => Self::Permis,
            _ => return Err(()),
        })
    }
}

/// Cuts `text` into lines of three values under the header `columns`, with their line numbers.
/// Values hold no semicolon and no quote, so a split is a whole reader.
fn lignes(
    file: &'static str,
    columns: [&'static str; 3],
    text: &'static str,
) -> Result<Vec<(usize, [&'static str; 3])>> {
    let cut = |(index, text): (usize, &'static str)| {
        let mut values = text.split(';');
        let row = [values.next(), values.next(), values.next()];
        let clean = |it: &&str| !it.is_empty() && it.trim() == *it && !it.contains('"');
        match (row, values.next()) {
            ([Some(a), Some(b), Some(c)], None) if [a, b, c].iter().all(clean) => {
                Ok((index + 1, [a, b, c]))
            }
            _ => Err(LexiqueError {
                file,
                line: index + 1,
                column: "line",
                value: text.to_owned(),
                expected: "three values without quotes or spaces around them",
            }),
        }
    };
    let mut rows = text.lines().enumerate().map(cut);
    let header = rows.next().transpose()?.map(|it| it.1);
    if header != Some(columns) {
        let value = text.lines().next().unwrap_or_default().to_owned();
        let expected = "the columns of this file, in their order";
        return Err(LexiqueError { file, line: 1, column: "header", value, expected });
    }
    rows.collect()
}

#[cfg(test)]
mod tests;
