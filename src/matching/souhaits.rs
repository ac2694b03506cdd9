//! Free phrases that speak of how one works, not of what one does: "rester assis toute la
//! journée", "être dehors", "voir du monde". They move métiers, gently; a constraint chosen by
//! name stays the stronger.

use super::lecture::inflected;
use crate::{
    domain::{Contrainte, Gout, Souhait},
    search::fold,
};

/// Words (`a+b`: said together), then what matters when they are liked, when they are not, and when
/// a person says them of their life.
const TABLE: &str = include_str!("tables/souhaits.csv");

/// What `phrase` wishes: preferred when liked, to be avoided when not.
pub fn read(phrase: &str, gout: Gout) -> Vec<(Contrainte, Souhait)> {
    let (column, souhait) = match gout {
        Gout::Aime => (1, Souhait::Prefere),
        Gout::Rejette => (2, Souhait::Evite),
    };
    said(phrase, column).map(|it| (it, souhait)).collect()
}

/// What `phrase` says of the life of a person, that rules out: no licence, a wheelchair, an age.
pub fn etats(phrase: &str) -> Vec<Contrainte> {
    said(phrase, 3).collect()
}

fn said(phrase: &str, column: usize) -> impl Iterator<Item = Contrainte> {
    let folded = fold(phrase);
    TABLE.lines().skip(1).filter_map(move |line| {
        let words = |it: &str| folded.split(' ').any(|word| inflected(word, it));
        let (groups, _) = line.split_once(';')?;
        let code = line.split(';').nth(column).filter(|it| !it.is_empty())?;
        let whole = |group: &str| group.split('+').all(words);
        if groups.split(' ').any(whole) { code.parse().ok() } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_of_working_is_a_wish() {
        let read = |phrase| read(phrase, Gout::Rejette);
        assert_eq!(
            read("rester assis toute la journée"),
            [(Contrainte::PasStationAssise, Souhait::Evite)]
        );
        assert_eq!(read("parler aux gens"), [(Contrainte::PasContactPublic, Souhait::Evite)]);
        assert_eq!(read("réparer un vélo"), []);
    }

    #[test]
    fn what_is_liked_is_preferred() {
        assert_eq!(
            read("bouger, être dehors", Gout::Aime),
            [
                (Contrainte::EnExterieur, Souhait::Prefere),
                (Contrainte::PasStationAssise, Souhait::Prefere)
            ]
        );
        assert_eq!(read("travailler la nuit", Gout::Aime), []);
        assert_eq!(
            read("un truc où on bouge", Gout::Aime),
            [(Contrainte::PasStationAssise, Souhait::Prefere)]
        );
    }

    #[test]
    fn each_line_of_the_table_names_constraints_that_exist() {
        for line in TABLE.lines().skip(1) {
            let values: Vec<&str> = line.split(';').collect();
            assert_eq!(values.len(), 4, "{line}");
            let codes: Vec<&&str> = values[1..].iter().filter(|it| !it.is_empty()).collect();
            assert!(!codes.is_empty(), "{line}");
            assert!(codes.iter().all(|it| it.parse::<Contrainte>().is_ok()), "{line}");
        }
    }

    #[test]
    fn a_life_that_rules_out_is_told() {
        assert_eq!(etats("j'ai pas le permis"), [Contrainte::SansPermis]);
        assert_eq!(etats("je suis en fauteuil"), [Contrainte::FauteuilRoulant]);
        assert_eq!(etats("j'ai 17 ans et j'aime le foot"), [Contrainte::Mineur]);
        assert_eq!(etats("j'ai le permis"), []);
    }
}
