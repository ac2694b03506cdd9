//! Pay and hours: free text of the sources, understood or quoted.

use std::sync::LazyLock;

use regex::Regex;

use super::texte;
use crate::domain::{Heures, Periode, Salaire};

static FRANCE_TRAVAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:salaire\s*(?:brut)?\s*:?\s*)?(horaire|mensuel|annuel)\s+de\s+([0-9]+(?:[.,][0-9]+)?)\s+euros?(?:\s+[àa]\s+([0-9]+(?:[.,][0-9]+)?)\s+euros?)?(?:\s+sur\s+[0-9]+(?:[.,][0-9]+)?\s+mois)?\.?$")
        .expect("a pattern of ours")
});
static LIBRE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:de\s+|entre\s+)?([0-9]{1,3}(?:[\s\u{a0}\u{202f}]?[0-9]{3})*(?:[.,][0-9]{1,2})?)\s*(?:€|euros?)?(?:\s*(?:à|et|-|–)\s*([0-9]{1,3}(?:[\s\u{a0}\u{202f}]?[0-9]{3})*(?:[.,][0-9]{1,2})?))?\s*(?:€|euros?)\s*(?:bruts?|nets?)?\s*(?:/|par|de l')?\s*(h|heure|mois|an|année|mensuels?|annuels?)\b")
        .expect("a pattern of ours")
});
static SEMAINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^([0-9]{1,2})(?:\s*h(?:eures)?\s*([0-9]{2})?|[.,]([0-9]{1,2})\s*h)(?:\b|\s|/|$)",
    )
    .expect("a pattern of ours")
});

/// What a pay may be, in hundredths of a euro: beyond, the period or the figure is a slip and
/// the words are quoted.
fn bounds(periode: Periode) -> std::ops::RangeInclusive<u32> {
    match periode {
        Periode::Heure => 400..=10_000,
        Periode::Mois => 20_000..=1_500_000,
        Periode::An => 400_000..=15_000_000,
    }
}

/// A pay as the source words it. Ends given the wrong way round are put right.
pub fn lire(text: &str) -> Option<Salaire> {
    let text = texte::plain(text);
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    understood(&text).or_else(|| texte::court(&text, 60).map(Salaire::Cite))
}

fn understood(text: &str) -> Option<Salaire> {
    let (periode, low, high) = if let Some(found) = FRANCE_TRAVAIL.captures(text) {
        let periode = match found[1].to_lowercase().as_str() {
            "horaire" => Periode::Heure,
            "mensuel" => Periode::Mois,
            _ => Periode::An,
        };
        (periode, found.get(2)?.as_str(), found.get(3).map(|it| it.as_str()))
    } else {
        let found = LIBRE.captures(text)?;
        let periode = match found[3].to_lowercase().as_str() {
            "h" | "heure" => Periode::Heure,
            "mois" | "mensuel" | "mensuels" => Periode::Mois,
            _ => Periode::An,
        };
        (periode, found.get(1)?.as_str(), found.get(2).map(|it| it.as_str()))
    };
    let low = cents(low)?;
    let high = high.map_or(Some(low), cents)?;
    let (min, max) = (low.min(high), low.max(high));
    let bounds = bounds(periode);
    (bounds.contains(&min) && bounds.contains(&max)).then_some(Salaire::Lu { min, max, periode })
}

/// Hundredths of a euro.
fn cents(text: &str) -> Option<u32> {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let euros: f64 = text.replace(',', ".").parse().ok()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in bounds
    (0.0..1e7).contains(&euros).then(|| (euros * 100.0).round() as u32)
}

/// Hours of work as the source words them.
pub fn heures(text: &str) -> Option<Heures> {
    let text = text.trim();
    let read = SEMAINE.captures(text).and_then(|it| {
        let hours: u16 = it.get(1)?.as_str().parse().ok()?;
        let minutes: u16 = match (it.get(2), it.get(3)) {
            (Some(minutes), _) => minutes.as_str().parse().ok()?,
            (_, Some(tenths)) => {
                let digits = tenths.as_str();
                let n: u16 = digits.parse().ok()?;
                n * if digits.len() == 1 { 60 } else { 6 } / 10
            }
            _ => 0,
        };
        ((1..=60).contains(&hours) && minutes < 60).then(|| Heures::Semaine(hours * 60 + minutes))
    });
    let lower = text.to_lowercase();
    read.or_else(|| lower.contains("temps plein").then_some(Heures::Plein))
        .or_else(|| lower.contains("temps partiel").then_some(Heures::Partiel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, min: u32, max: u32, periode: Periode) {
        assert_eq!(lire(text), Some(Salaire::Lu { min, max, periode }), "{text}");
    }

    #[test]
    fn pay_is_read_in_the_shapes_of_the_samples() {
        use Periode::{An, Heure, Mois};
        check("Mensuel de 1801.00 Euros à 2000 Euros sur 12 mois", 180_100, 200_000, Mois);
        check("Horaire de 12.02 Euros", 1_202, 1_202, Heure);
        check("Annuel de 35000.0 Euros à 30000.0 Euros sur 13.0 mois", 3_000_000, 3_500_000, An);
        check("Salaire brut : Mensuel de 2200,5 Euros", 220_050, 220_050, Mois);
        check("de 1 900 à 2 100 € par mois", 190_000, 210_000, Mois);
        check("12,50 € / h", 1_250, 1_250, Heure);
    }

    #[test]
    fn what_is_not_understood_is_quoted() {
        for text in ["% SMIC", "A négocier", "Mensuel de 12.02 Euros", "Annuel de 2000 Euros"] {
            assert_eq!(lire(text), Some(Salaire::Cite(text.to_owned())));
        }
        assert_eq!(lire("  - "), None);
    }

    #[test]
    fn hours_are_read() {
        for (text, expected) in [
            ("35H Horaires normaux", Some(Heures::Semaine(2_100))),
            ("28H45 Travail le samedi", Some(Heures::Semaine(1_725))),
            ("24,5 h", Some(Heures::Semaine(1_470))),
            ("Temps plein", Some(Heures::Plein)),
            ("Temps partiel - 20H", Some(Heures::Partiel)),
            ("151H", None),
            ("à discuter", None),
        ] {
            assert_eq!(heures(text), expected, "{text}");
        }
    }
}
