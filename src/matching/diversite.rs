//! The first ones a person sees are varied: a list of ten bakers is one idea, not ten.

use super::{Demande, Drapeau, Pese, niveau, sort};
use crate::domain::{Catalogue, Diplome};

/// Lowers the third métier of a same ROME v3 family, then more the fourth, and so on.
pub fn thin(weighed: &mut [Pese], catalogue: &Catalogue, kept: f32) {
    // How many of each family were met, under the first métier of the family.
    let mut seen = vec![0; catalogue.metiers.len()];
    for (note, it) in weighed.iter_mut() {
        let family = catalogue.metiers_of_parent(catalogue.metier(*it).parent);
        let n: &mut i32 = &mut seen[family.first().unwrap_or(it).index()];
        *note *= kept.powi((*n - 1).max(0));
        *n += 1;
    }
    sort(weighed, catalogue);
}

/// How many are varied, and how many of the same domaine professionnel they may hold.
const PREMIERS: usize = 6;
const PAR_DOMAINE: usize = 2;

/// Moves up the best of other domaines, so that the first six hold two at most of each; the rest
/// keeps its order. When the profile is empty or flat, one of each over the first ten. When the
/// person has no diploma, one of the first six opens without.
pub fn spread(list: &mut Vec<Pese>, demande: Demande<'_>, drapeaux: &[Drapeau]) {
    let flat = drapeaux.iter().any(|it| *it != Drapeau::Contradiction);
    let (n_first, per_domaine) = if flat { (10, 1) } else { (PREMIERS, PAR_DOMAINE) };
    let catalogue = demande.catalogue;
    let mut first: Vec<usize> = Vec::new();
    for (at, it) in list.iter().enumerate() {
        if first.len() == n_first {
            break;
        }
        let domaine = catalogue.metier(it.1).code;
        let same = |at: &&usize| catalogue.metier(list[**at].1).code.domaine() == domaine.domaine();
        if first.iter().filter(same).count() < per_domaine {
            first.push(at);
        }
    }
    let open = |at: usize| {
        let metier = catalogue.metier(list[at].1);
        metier.acces.sans_diplome || niveau::asked(metier) == 2
    };
    let without = demande.choix.diplome == Some(Diplome::Aucun)
        || (demande.choix.diplome.is_none()
            && demande
                .choix
                .contraintes
                .iter()
                .any(|it| it.0 == crate::domain::Contrainte::SansDiplome));
    if without && first.len() == PREMIERS && !first.iter().any(|at| open(*at)) {
        // The best one that opens without a diploma takes the last of the first places.
        if let Some(at) = (0..list.len()).find(|at| open(*at) && !first.contains(at)) {
            first[PREMIERS - 1] = at;
        }
    }
    let moved: Vec<Pese> = first.iter().map(|at| list[*at]).collect();
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        !first.contains(&(at - 1))
    });
    list.splice(0..0, moved);
}
