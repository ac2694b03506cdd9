//! Distances and travel times, and which places they reach. Borders never cut.

mod carte;
#[cfg(feature = "snapshot")]
mod obstacles;
mod portee;
mod proche;
mod reglages;
#[cfg(all(test, feature = "snapshot"))]
mod tests;
mod trajet;

pub use carte::Carte;
#[cfg(feature = "snapshot")]
pub use obstacles::ecrire as obstacles;
pub use portee::Portee;
pub use proche::{alphabetical, departements_near, nearest_commune};
pub use reglages::{Allure, Reglages};
pub use trajet::{Depart, Endroit};

use crate::domain::{Commune, Departement, Position};

/// Mean radius of the Earth, in km (IUGG).
const EARTH_KM: f64 = 6371.0;

/// Great-circle distance in km. Straight line: roads are longer.
///
/// From the chord between two points of a sphere: no cancellation between close points, and two
/// short series instead of the library's functions, which the app would carry for this alone.
/// Within 1 m of haversine up to 2 000 km, where "near" has lost its meaning.
pub fn distance_km(from: Position, to: Position) -> f64 {
    let point = |at: Position| {
        let (sin_lat, cos_lat) = sin_cos(at.latitude.to_radians());
        let (sin_lon, cos_lon) = sin_cos(at.longitude.to_radians());
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
    };
    let (a, b) = (point(from), point(to));
    let squared: f64 = (0..3).map(|it| (a[it] - b[it]) * (a[it] - b[it])).sum();
    // arc = 2 asin(chord / 2), as a series of the chord.
    let arc = squared.sqrt() * (1.0 + squared / 24.0 * (1.0 + squared * 9.0 / 80.0));
    EARTH_KM * arc
}

/// Sine and cosine of an angle in radians, `-π..=π`, to 1e-11.
fn sin_cos(angle: f64) -> (f64, f64) {
    // A quarter of the angle makes the series short; doubling twice brings it back.
    let quarter = angle / 4.0;
    let squared = quarter * quarter;
    let term = |divisor: f64, rest: f64| 1.0 - squared / divisor * rest;
    let mut sin = quarter * term(6.0, term(20.0, term(42.0, term(72.0, term(110.0, 1.0)))));
    let mut cos = term(2.0, term(12.0, term(30.0, term(56.0, term(90.0, term(132.0, 1.0))))));
    for _ in 0..2 {
        (sin, cos) = (2.0 * sin * cos, cos * cos - sin * sin);
    }
    (sin, cos)
}

/// The départements that hold, or may hold, a commune within `km` of `centre`, by code: those
/// whose box the circle touches. A box is larger than its département, so one may hold nothing
/// near; none that holds something is left out.
pub fn departements_within(departements: &[Departement], centre: Position, km: f64) -> Vec<&str> {
    let near = |it: &&Departement| {
        it.emprise.is_some_and(|(south_west, north_east)| {
            let nearest = Position {
                latitude: centre.latitude.clamp(south_west.latitude, north_east.latitude),
                longitude: centre.longitude.clamp(south_west.longitude, north_east.longitude),
            };
            distance_km(centre, nearest) <= km
        })
    };
    departements.iter().filter(near).map(|it| it.code.as_str()).collect()
}

/// The communes within `km` of `centre`, the nearest first, then by code; those without
/// coordinates are nowhere.
pub fn communes_within(communes: &[Commune], centre: Position, km: f64) -> Vec<(f64, &Commune)> {
    let mut near: Vec<(f64, &Commune)> = communes
        .iter()
        .filter_map(|it| it.position.map(|at| (distance_km(centre, at), it)))
        .filter(|(distance, _)| *distance <= km)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.code.cmp(&b.1.code)));
    near
}

#[cfg(test)]
mod cercles {
    use super::*;

    const VIERZON: Position = Position { latitude: 47.2389, longitude: 2.0722 };
    const BOURGES: Position = Position { latitude: 47.0749, longitude: 2.4036 };

    #[test]
    fn known_distances_hold_within_a_kilometre() {
        let paris = Position { latitude: 48.8566, longitude: 2.3522 };
        let marseille = Position { latitude: 43.2965, longitude: 5.3698 };
        assert!((distance_km(paris, marseille) - 660.5).abs() < 1.0);
        assert!((distance_km(VIERZON, BOURGES) - 31.0).abs() < 1.0);
        assert!(distance_km(VIERZON, VIERZON) < 1e-9);
    }

    #[test]
    fn the_series_hold_everywhere_in_france() {
        for degrees in -180..=180 {
            let angle = f64::from(degrees).to_radians();
            let (sin, cos) = sin_cos(angle);
            assert!((sin - angle.sin()).abs() < 1e-10, "sin {degrees}: {sin}");
            assert!((cos - angle.cos()).abs() < 1e-10, "cos {degrees}: {cos}");
        }
        let haversine = |a: Position, b: Position| {
            let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
            let east = half(b.longitude - a.longitude)
                * a.latitude.to_radians().cos()
                * b.latitude.to_radians().cos();
            2.0 * EARTH_KM * (half(b.latitude - a.latitude) + east).sqrt().asin()
        };
        let overseas = Position { latitude: -20.88, longitude: 55.45 };
        for (latitude, longitude) in [(-21.3, 55.5), (-20.9, 55.2), (-12.8, 45.2)] {
            let to = Position { latitude, longitude };
            assert!((distance_km(overseas, to) - haversine(overseas, to)).abs() < 0.001);
        }
        for (latitude, longitude) in [(47.2, 2.1), (42.0, 9.3), (51.0, 2.5), (48.4, -4.8)] {
            let to = Position { latitude, longitude };
            assert!((distance_km(VIERZON, to) - haversine(VIERZON, to)).abs() < 0.001);
        }
    }

    #[test]
    fn a_circle_reaches_over_the_border() {
        let departement = |code: &str, corners: Option<[f64; 4]>| Departement {
            code: code.to_owned(),
            nom: code.to_owned(),
            region: "24".to_owned(),
            emprise: corners.map(|[south, west, north, east]| {
                let corner = |latitude, longitude| Position { latitude, longitude };
                (corner(south, west), corner(north, east))
            }),
            n_communes: 0,
        };
        let all = [
            departement("18", Some([46.42, 1.77, 47.63, 3.08])),
            departement("36", Some([46.35, 0.87, 47.28, 2.20])),
            departement("75", Some([48.81, 2.22, 48.90, 2.47])),
            departement("975", None),
        ];
        assert_eq!(departements_within(&all, VIERZON, 30.0), ["18", "36"]);
        assert_eq!(departements_within(&all, VIERZON, 200.0), ["18", "36", "75"]);
    }

    #[test]
    fn the_nearest_commune_comes_first_and_the_unplaced_never() {
        let commune = |code: &str, position| Commune {
            code: code.parse().unwrap(),
            nom: code.to_owned(),
            codes_postaux: Vec::new(),
            population: None,
            position,
            zone_emploi: None,
            bassin: None,
            densite: 1,
        };
        let all = [
            commune("18033", Some(BOURGES)),
            commune("18279", Some(VIERZON)),
            commune("18001", None),
        ];
        let codes = |km| {
            let near = communes_within(&all, VIERZON, km);
            near.iter().map(|(_, it)| it.code.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(codes(40.0), ["18279", "18033"]);
        assert_eq!(codes(20.0), ["18279"]);
    }
}
