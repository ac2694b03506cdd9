//! What must hold of every travel time, wherever one starts.

use proptest::{prelude::*, sample::select};

use super::{Commune, CommuneCode, Echelle, Moyen, depart, end, france, portee};

fn anywhere() -> impl Strategy<Value = &'static Commune> {
    let placed: Vec<&Commune> =
        france().communes.iter().filter(|it| it.position.is_some()).collect();
    select(placed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_take_the_same_time(from in anywhere(), moyen in select(&Moyen::TOUS[..])) {
        let there = depart(from, moyen, 90);
        for to in france().communes.iter().filter(|it| it.position.is_some()) {
            let Some(minutes) = there.minutes_to(end(to)).filter(|it| *it <= 90.0) else { continue };
            let back = depart(to, moyen, 90).minutes_to(end(from));
            prop_assert!(back.is_some_and(|it| (it - minutes).abs() < 0.001), "{} {}: {minutes} {back:?}", from.nom, to.nom);
        }
    }

    #[test]
    fn more_minutes_reach_more_and_nothing_is_left_unloaded(
        from in anywhere(),
        moyen in select(&Moyen::TOUS[..]),
    ) {
        let mut before: Vec<CommuneCode> = Vec::new();
        let whole = portee(from, Echelle::Trajet(moyen, 90));
        for minutes in Echelle::DUREES {
            let portee = portee(from, Echelle::Trajet(moyen, minutes));
            let loaded = portee.departements();
            let mut held = Vec::new();
            for it in &france().communes {
                // The limit cuts, and changes nothing of what it keeps.
                let bande = whole.bande(it).filter(|it| *it <= minutes);
                prop_assert_eq!(portee.bande(it), bande);
                prop_assert_eq!(portee.holds(it), bande.is_some());
                if bande.is_some() {
                    prop_assert!(loaded.contains(&it.code.departement()), "{} {}", from.nom, it.nom);
                    held.push(it.code);
                }
            }
            prop_assert!(held.contains(&from.code));
            prop_assert!(before.iter().all(|it| held.contains(it)));
            before = held;
        }
    }
}
