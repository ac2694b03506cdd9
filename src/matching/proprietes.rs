//! What must hold of every ranking, whatever was said.

use std::sync::OnceLock;

use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    Demande, Reglages, embarque,
    pesee::Pesee,
    profil::{Atelier, DiplomeDit, Profil},
};
use crate::{
    domain::{Contrainte, Gout},
    ingest::classer,
};

fn atelier() -> &'static Atelier {
    static IT: OnceLock<Atelier> = OnceLock::new();
    IT.get_or_init(|| classer::open(&embarque::folder()).expect("the embedded snapshot is there"))
}

const PHRASES: [&str; 12] = [
    "réparer mon scooter",
    "faire des gâteaux",
    "garder mes petits frères",
    "être dehors",
    "rester assis toute la journée",
    "parler aux gens",
    "vendre sur Vinted",
    "coder",
    "le bois",
    "porter des cartons",
    "aider ma grand-mère",
    "rien du tout",
];

fn profils() -> impl Strategy<Value = Profil> {
    let codes = || vec((1..=30_u8).prop_map(|it| it.to_string()), 0..4);
    let phrases = || vec(select(PHRASES.to_vec()).prop_map(str::to_owned), 0..3);
    let contraintes =
        vec(select(Contrainte::TOUTES.to_vec()).prop_map(|it| it.code().to_owned()), 0..3);
    let diplome = proptest::option::of(select(vec!["CAP cuisine", "Bac STMG", "aucun", "BTS SIO"]));
    let niveau = select(vec!["", "3", "4", "5", "6"]);
    (codes(), codes(), phrases(), phrases(), phrases(), contraintes, diplome, niveau).prop_map(
        |(aimes, rejetes, aimees, rejetees, vie, contraintes, diplome, niveau)| Profil {
            centres_interet_aimes: aimes,
            centres_interet_rejetes: rejetes,
            activites_aimees: aimees,
            activites_rejetees: rejetees,
            competences_vie: vie,
            contraintes,
            diplome: diplome
                .map(|it| DiplomeDit { libelle: it.to_owned(), ..DiplomeDit::default() }),
            niveau_max: niveau.to_owned(),
            ..Profil::default()
        },
    )
}

fn ranked(profil: &Profil) -> super::Classement {
    let atelier = atelier();
    atelier.rank(&atelier.read(profil), &Reglages::default())
}

fn each_list(profil: &Profil, change: fn(&mut Vec<String>)) -> Profil {
    let mut it = profil.clone();
    change(&mut it.centres_interet_aimes);
    change(&mut it.centres_interet_rejetes);
    change(&mut it.activites_aimees);
    change(&mut it.activites_rejetees);
    change(&mut it.competences_vie);
    change(&mut it.contraintes);
    it
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_what_is_said_changes_nothing(profil in profils()) {
        prop_assert!(ranked(&profil) == ranked(&each_list(&profil, |it| it.reverse())));
    }

    #[test]
    fn saying_it_twice_changes_nothing(profil in profils()) {
        let twice = each_list(&profil, |it| it.extend(it.clone()));
        prop_assert!(ranked(&profil) == ranked(&twice));
    }

    #[test]
    fn what_is_not_known_changes_nothing(profil in profils()) {
        let more = each_list(&profil, |it| it.push("zzzz".to_owned()));
        prop_assert!(ranked(&profil) == ranked(&more));
    }

    #[test]
    fn a_dislike_less_lowers_nothing(profil in profils()) {
        let atelier = atelier();
        let lu = atelier.read(&profil);
        let kept = |gout: Gout| gout == Gout::Aime;
        let mut without = lu.choix.clone();
        // With nothing liked, dislikes are all that is known; what is said both ways is not known.
        let both = |code| lu.choix.interets.contains(&(code, Gout::Rejette));
        prop_assume!(without.interets.iter().any(|it| kept(it.1) && !both(it.0)));
        without.interets.retain(|it| {
            kept(it.1) || lu.choix.interets.contains(&(it.0, Gout::Aime))
        });
        without.gestes.retain(|it| kept(it.1));
        let reglages = Reglages::default();
        let of = |choix| Demande { catalogue: &atelier.catalogue, choix, formation: lu.formation };
        let (before, after) =
            (Pesee::new(of(&lu.choix), &reglages), Pesee::new(of(&without), &reglages));
        for metier in atelier.catalogue.ids() {
            if let (Ok(before), Ok(after)) = (before.weigh(metier), after.weigh(metier)) {
                prop_assert!(after >= before - 1e-5, "{metier:?}: {before} then {after}");
            }
        }
    }
}
