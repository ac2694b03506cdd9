//! Whether a sentence opens a métier without a diploma, and to whom.

use std::sync::LazyLock;

use regex::Regex;

/// How a sentence opens a métier to people without a diploma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ouverture {
    /// To anyone.
    Entiere,
    /// To those who have professional experience.
    AvecExperience,
    /// « Aucun diplôme spécifique » : of no given subject, perhaps of a given level.
    DiplomeSpecifique,
}

macro_rules! pattern {
    ($name:ident, $text:literal) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($text).expect("a pattern checked by the tests"));
    };
}
pattern!(
    SANS,
    r"\bsans (aucune? |condition de |conditions de |niveau de |exigence de )?(diplomes?|qualifications?|formations?|certifications?)\b|n'est pas conditionnee? par la detention d'un diplome|n'existe pas de diplome obligatoire|\ba tous les niveaux de (qualification|diplome|formation)|\baucune? (diplome|qualification|formation)[^.]{0,60}n'est (requise?|exigee?|necessaire|demandee?)|\baucune? (diplome|qualification)[^.]{0,40}ne (sont|soient) (requise?s?|exigee?s?)"
);
pattern!(
    NOT,
    r"\b(pas|jamais|impossible|interdit|ne (peut|peuvent|s'exerce|s'exercent)) [^.]{0,40}sans (diplome|qualification|formation)"
);
pattern!(ASKED_AFTER, r"^ ?(il|elle) (requiert|necessite|exige|demande)\b[^.]*\bexperience");
pattern!(SPECIFIQUE, r"\baucune? (diplome|qualification|formation) (initiale )?specifique");
pattern!(
    EXPERIENCE,
    r"(avec|justifier d'|mais|posseder|acquis par) ?(une |de l'|des )?(premiere |solide |bonne )?experiences?\b"
);
pattern!(
    NO_EXPERIENCE,
    r"\b(ni|sans|ou) (d')?(aucune )?experience|experience[^.]{0,60}(atout|un plus|recommand|apprec|souhait|conseil)"
);

/// Whether a sentence that follows an opening takes half of it back: « Il requiert néanmoins une
/// expérience ».
pub(super) fn asks_experience(sentence: &str) -> bool {
    ASKED_AFTER.is_match(sentence) && !NO_EXPERIENCE.is_match(sentence)
}

/// What a sentence (as [`super::phrases::phrases`] gives it) opens; `None` when it says nothing
/// of people without a diploma.
pub(super) fn ouverture(sentence: &str) -> Option<Ouverture> {
    if !SANS.is_match(sentence) || NOT.is_match(sentence) {
        return None;
    }
    if SPECIFIQUE.is_match(sentence) {
        return Some(Ouverture::DiplomeSpecifique);
    }
    let asked = EXPERIENCE.is_match(sentence) && !NO_EXPERIENCE.is_match(sentence);
    Some(if asked { Ouverture::AvecExperience } else { Ouverture::Entiere })
}
