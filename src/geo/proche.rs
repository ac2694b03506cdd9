//! Finding one's commune without typing: from a position, or down a list.

use super::{departements_within, distance_km};
use crate::domain::{Commune, Departement, Position};

/// No middle of a commune of ours is farther from a place of France, in km, except in Guyane
/// where the box of the département holds the place.
const VOISIN_KM: f64 = 15.0;

/// The départements whose communes must be read to know the one nearest to `position`, by code;
/// none when it is not in France.
pub fn departements_near(departements: &[Departement], position: Position) -> Vec<&str> {
    departements_within(departements, position, VOISIN_KM)
}

/// The commune whose middle is nearest to `position`; ties go by code. In a large commune the
/// middle of a neighbour may be nearer: the person must be able to say otherwise.
pub fn nearest_commune<'a>(
    communes: impl IntoIterator<Item = &'a Commune>,
    position: Position,
) -> Option<&'a Commune> {
    let placed =
        communes.into_iter().filter_map(|it| Some((distance_km(position, it.position?), it)));
    let order = |a: &(f64, &Commune), b: &(f64, &Commune)| {
        a.0.total_cmp(&b.0).then_with(|| a.1.code.cmp(&b.1.code))
    };
    placed.min_by(order).map(|it| it.1)
}

/// The communes of `departement` in the order of their names as `fold` writes them, then by code.
pub fn alphabetical<'a>(
    communes: impl IntoIterator<Item = &'a Commune>,
    departement: &str,
    fold: fn(&str) -> String,
) -> Vec<&'a Commune> {
    let of = communes.into_iter().filter(|it| it.code.departement() == departement);
    let mut named: Vec<(String, &Commune)> = of.map(|it| (fold(&it.nom), it)).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.code.cmp(&b.1.code)));
    named.into_iter().map(|it| it.1).collect()
}
