//! Free phrases that speak of how one works, not of what one does: "rester assis toute la
//! journée", "être dehors", "voir du monde". They move métiers, gently; a constraint chosen by
//! name stays the stronger.

use super::{lecture::inflected, tables::souhaits};
use crate::{
    domain::{Contrainte, Gout, Souhait},
    search::fold,
};

/// What `phrase` wishes: preferred when liked, to be avoided when not.
pub fn read(phrase: &str, gout: Gout) -> Vec<(Contrainte, Souhait)> {
    let (column, souhait) = match gout {
        Gout::Aime => (0, Souhait::Prefere),
        Gout::Rejette => (1, Souhait::Evite),
    };
    said(phrase, column).map(|it| (it, souhait)).collect()
}

/// What `phrase` says of the life of a person, that rules out: no licence, a wheelchair, an age.
pub fn etats(phrase: &str) -> Vec<Contrainte> {
    said(phrase, 2).collect()
}

fn said(phrase: &str, column: usize) -> impl Iterator<Item = Contrainte> {
    let folded = fold(phrase);
    souhaits().iter().filter_map(move |it| {
        let words = |it: &str| folded.split(' ').any(|word| inflected(word, it));
        let whole = |group: &str| group.split('+').all(words);
        it.sens[column].filter(|_| it.mots.split(' ').any(whole))
    })
}

#[cfg(all(test, feature = "snapshot"))]
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
    fn a_life_that_rules_out_is_told() {
        assert_eq!(etats("j'ai pas le permis"), [Contrainte::SansPermis]);
        assert_eq!(etats("je suis en fauteuil"), [Contrainte::FauteuilRoulant]);
        assert_eq!(etats("j'ai 17 ans et j'aime le foot"), [Contrainte::Mineur]);
        assert_eq!(etats("j'ai le permis"), []);
    }
}
