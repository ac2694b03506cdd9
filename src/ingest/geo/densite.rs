//! How many live around a commune: what tells how fast one travels there.

use std::collections::{BTreeMap, BTreeSet};

use super::CommuneCog;
use crate::{
    domain::{CommuneCode, Position},
    geo::distance_km,
};

/// Inhabitants of the communes whose middle is this near are counted, in km.
const AUTOUR_KM: f64 = 5.0;

/// From so many inhabitants around, a small town, a town, a large city: some 300, 1 000 and 4 000
/// to the square kilometre. Areas are not in our sources, so this stands for the Insee grid.
const SEUILS: [u32; 3] = [24_000, 80_000, 320_000];

/// Gives its class to each commune. One without coordinates counts nowhere and stays at 0.
pub(super) fn fill(communes: &mut BTreeMap<CommuneCode, CommuneCog>) {
    // A city split into arrondissements would count twice.
    let split: BTreeSet<CommuneCode> = communes.values().filter_map(|it| it.commune).collect();
    let mut cells: BTreeMap<(i32, i32), Vec<(Position, u32)>> = BTreeMap::new();
    for (code, it) in &*communes {
        let (Some(point), Some(population)) = (it.point, it.population) else { continue };
        if !split.contains(code) {
            cells.entry(cell(point)).or_default().push((position(point), population));
        }
    }
    for it in communes.values_mut() {
        let Some(point) = it.point else { continue };
        let (here, (row, column)) = (position(point), cell(point));
        let around = (row - 1..=row + 1)
            .flat_map(|row| (column - 1..=column + 1).map(move |column| (row, column)))
            .filter_map(|it| cells.get(&it))
            .flatten();
        let near = around.filter(|it| distance_km(here, it.0) <= AUTOUR_KM);
        let population = near.map(|it| it.1).sum();
        it.densite = class(population);
    }
}

fn class(population: u32) -> u8 {
    SEUILS.iter().map(|it| u8::from(population >= *it)).sum()
}

fn position(point: super::Point) -> Position {
    Position { latitude: f64::from(point.0) / 10_000.0, longitude: f64::from(point.1) / 10_000.0 }
}

/// A tenth of a degree: more than 5 km both ways up to 60 degrees north.
fn cell(point: super::Point) -> (i32, i32) {
    (point.0.div_euclid(1_000), point.1.div_euclid(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commune(population: u32, longitude: i32, commune: Option<&str>) -> CommuneCog {
        CommuneCog {
            nom: String::new(),
            departement: "75".to_owned(),
            commune: commune.map(|it| it.parse().unwrap()),
            codes_postaux: Vec::new(),
            population: Some(population),
            point: Some((488_000, longitude)),
            zone: None,
            bassin: None,
            densite: 0,
        }
    }

    #[test]
    fn neighbours_count_and_arrondissements_count_once() {
        // 3.7 km, then 14.6 km to the east.
        let mut all = BTreeMap::from([
            ("75056".parse().unwrap(), commune(23_000, 23_000, None)),
            ("75101".parse().unwrap(), commune(23_000, 23_000, Some("75056"))),
            ("92001".parse().unwrap(), commune(500, 23_500, None)),
            ("93001".parse().unwrap(), commune(500, 25_000, None)),
        ]);
        fill(&mut all);
        assert_eq!(all.values().map(|it| it.densite).collect::<Vec<_>>(), [0, 0, 0, 0]);
        all.get_mut(&"92001".parse().unwrap()).unwrap().population = Some(1_000);
        fill(&mut all);
        assert_eq!(all.values().map(|it| it.densite).collect::<Vec<_>>(), [1, 1, 1, 0]);
    }

    #[test]
    fn classes_begin_at_their_bounds() {
        let classes = [0, 23_999, 24_000, 80_000, 319_999, 320_000].map(class);
        assert_eq!(classes, [0, 0, 1, 2, 2, 3]);
    }
}
