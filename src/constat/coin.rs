//! A place in sentences: unemployment, hires, and what weighs among them.

use super::{Constat, Dessin, MOTS_MAX, Unite, Zone, capital, grouped, n_words, rounded, sur_dix};

/// Quartiles of the unemployment of départements, in thousandths: below the first it is « plutôt
/// bas », from the third on « plutôt haut ». Insee, 2023.
pub const CHOMAGE: [u16; 2] = [63, 80];

/// Great families of the survey of hires, in plain words.
const DOMAINES: [(&str, &str); 8] = [
    ("A", "le travail de bureau"),
    ("C", "les cadres"),
    ("I", "l'industrie"),
    ("O", "le bâtiment"),
    ("S", "le social et le soin"),
    ("T", "d'autres techniciens et employés"),
    ("V", "vente, tourisme et services"),
    ("Z", "d'autres métiers"),
];

/// Unemployment: thousandths of the people who work or look for work.
pub fn chomage(milliemes: u16, annee: u16, zone: Zone) -> Constat {
    let niveau = match milliemes {
        it if it < CHOMAGE[0] => "plutôt bas",
        it if it < CHOMAGE[1] => "moyen",
        _ => "plutôt haut",
    };
    let (whole, tenth) = (milliemes / 10, milliemes % 10);
    let taux = if tenth > 0 { format!("{whole},{tenth}") } else { whole.to_string() };
    Constat {
        phrase: format!(
            "{} : chômage {niveau}, {taux} personnes sur 100 en {annee}.",
            zone.words()
        ),
        chiffre: Some((milliemes.into(), Unite::Milliemes)),
        dessin: Dessin::Rien,
    }
}

/// All hires foreseen in a place; a least when some are withheld.
pub fn total(n: u32, complet: bool, annee: &str, zone: Zone) -> Constat {
    let n = i32::try_from(n).unwrap_or(i32::MAX);
    let au_moins = if complet { "" } else { "au moins " };
    Constat {
        phrase: format!(
            "{} : {au_moins}{} embauches prévues en {annee}, tous métiers réunis.",
            zone.words(),
            grouped(n)
        ),
        chiffre: Some((n, Unite::Embauches)),
        dessin: Dessin::Rien,
    }
}

/// A great family of the survey, by its letter.
pub fn domaine(lettre: &str) -> Option<&'static str> {
    DOMAINES.iter().find(|it| it.0 == lettre).map(|it| it.1)
}

/// The great family with the most hires, and its share of them in percent.
pub fn part_domaine(nom: &str, pourcent: f32, zone: Zone) -> Constat {
    let nombre = sur_dix(pourcent, "embauche", "embauche");
    Constat {
        phrase: format!("{} : surtout {nom}, {nombre}.", zone.words()),
        chiffre: Some((rounded(pourcent * 10.0), Unite::Milliemes)),
        dessin: Dessin::people(pourcent),
    }
}

/// A family of the survey among the first of a place; `None` when its name is too long to be said.
pub fn en_tete(nom: &str, n: u32, complet: bool, zone: Zone) -> Option<Constat> {
    let n = i32::try_from(n).unwrap_or(i32::MAX);
    let au_moins = if complet { "" } else { "au moins " };
    let (ou, nom) = (zone.words(), small(nom));
    let phrase = format!("{ou}, on cherche : {nom} ({au_moins}{}).", grouped(n));
    (n_words(&phrase) <= MOTS_MAX).then_some(Constat {
        phrase,
        chiffre: Some((n, Unite::Embauches)),
        dessin: Dessin::Rien,
    })
}

/// Why a métier is in a list: hires foreseen in its family, named when there is room.
pub fn groupe_recrute(nom: &str, n: u32, complet: bool, annee: &str) -> Constat {
    let n = i32::try_from(n).unwrap_or(i32::MAX);
    let au_moins = if complet { "" } else { "au moins " };
    let plusieurs = if n > 1 { "s" } else { "" };
    let fin = format!("{au_moins}{} embauche{plusieurs} prévue{plusieurs} en {annee}", grouped(n));
    let named = format!("Groupe {} : {fin}.", small(nom));
    let phrase = if n_words(&named) <= MOTS_MAX { named } else { format!("Son groupe : {fin}.") };
    Constat { phrase: capital(&phrase), chiffre: Some((n, Unite::Embauches)), dessin: Dessin::Rien }
}

/// A name inside a sentence: its first letter in lower case, unless it is an acronym.
fn small(nom: &str) -> String {
    let mut letters = nom.trim().chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
