//! Hires foreseen, in sentences: how many, how hard, for how long; and the legal list.

use super::{Constat, Dessin, Unite, Zone, grouped, level, rounded};
use crate::domain::MOIS;

/// Bounds of level words for a share of hires, in percent: a word holds up to its bound, excluded.
const EMBAUCHES: [(f32, &str); 6] = [
    (5.0, "très peu d'embauches"),
    (25.0, "peu d'embauches"),
    (45.0, "certaines embauches"),
    (55.0, "la moitié des embauches"),
    (85.0, "la plupart des embauches"),
    (f32::INFINITY, "presque toutes les embauches"),
];

/// Hires for a season are told from this share on, in percent: below, they are the exception.
pub const SAISON_MIN: f32 = 25.0;

/// First and third quartiles of the hires foreseen, among all groups and places of one scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seuils {
    /// A quarter of the figures are below: « peu ».
    pub peu: u32,
    /// A quarter of the figures are at that or above: « beaucoup ».
    pub beaucoup: u32,
}

impl Seuils {
    /// The quartiles of these figures; the lower of the two in the middle.
    pub fn of(mut figures: Vec<u32>) -> Self {
        figures.sort_unstable();
        let at = |quarter: usize| {
            let rank = (figures.len() * quarter).div_ceil(4).saturating_sub(1);
            figures.get(rank).copied().unwrap_or_default()
        };
        Self { peu: at(1), beaucoup: at(3) }
    }
}

/// Hires foreseen in `annee`. Where some are withheld, `complet` is false: the number is a least,
/// and few of it says nothing.
pub fn projets(n: u32, complet: bool, seuils: Seuils, annee: &str, zone: Zone) -> Constat {
    let combien = match n {
        it if it >= seuils.beaucoup => "beaucoup d'embauches",
        it if it < seuils.peu && complet => "peu d'embauches",
        _ => "des embauches",
    };
    let n = i32::try_from(n).unwrap_or(i32::MAX);
    let au_moins = if complet { "" } else { "au moins " };
    let phrase =
        format!("{} : {combien} prévues en {annee} ({au_moins}{}).", zone.words(), grouped(n));
    Constat { phrase, chiffre: Some((n, Unite::Embauches)), dessin: Dessin::Rien }
}

/// No number to tell: withheld because too small (`secret`), or no line in the survey.
pub fn sans_projets(secret: bool, annee: &str, zone: Zone) -> Constat {
    let ou = zone.words();
    Constat::without_figure(if secret {
        format!("{ou} : embauches prévues en {annee} trop peu nombreuses pour être publiées.")
    } else {
        format!("{ou} : aucune embauche prévue publiée en {annee} pour ce groupe.")
    })
}

/// Share of the hires that employers expect to be difficult, in percent.
pub fn difficiles(pourcent: f32, zone: Zone) -> Constat {
    share(pourcent, "semblent difficiles", zone)
}

/// Share of the hires that are for a season, in percent; nothing below [`SAISON_MIN`].
pub fn saison(pourcent: f32, zone: Zone) -> Option<Constat> {
    (pourcent >= SAISON_MIN).then(|| share(pourcent, "durent une saison", zone))
}

fn share(pourcent: f32, fait: &str, zone: Zone) -> Constat {
    let combien = level(&EMBAUCHES, pourcent);
    // Of hires just told of, in three words: a place may need five.
    let nombre = match pourcent {
        it if (2.5..5.0).contains(&it) => "1 sur 20".to_owned(),
        it if (95.0..100.0).contains(&it) => "19 sur 20".to_owned(),
        it if (5.0..95.0).contains(&it) => format!("{} sur 10", rounded(it / 10.0).clamp(1, 9)),
        it => format!("{} sur 10", rounded(it / 10.0)),
    };
    Constat {
        phrase: format!("{} : {combien} {fait} ({nombre}).", zone.words()),
        chiffre: Some((rounded(pourcent * 10.0), Unite::Milliemes)),
        dessin: Dessin::people(pourcent),
    }
}

/// The family is on the legal list of those that lack people, at that date (« mars 2024 »).
pub fn penurie(quand: &str, zone: Zone) -> Constat {
    Constat::without_figure(format!(
        "{} : métiers qui manquent de bras, selon une liste officielle ({quand}).",
        zone.words()
    ))
}

/// A month `AAAA-MM` in words; as it is when it is no month.
pub fn mois(mois: &str) -> String {
    let rang = mois.split_once('-').and_then(|(annee, rang)| {
        let nom = MOIS.get(rang.parse::<usize>().ok()?.checked_sub(1)?)?;
        Some(format!("{nom} {annee}"))
    });
    rang.unwrap_or_else(|| mois.to_owned())
}
