//! The first ones a person sees are varied: a list of ten bakers is one idea, not ten.

use super::{Demande, Drapeau, Pese, niveau, sort};
use crate::domain::{Catalogue, Contrainte, Diplome, Souhait};

/// Lowers the third métier of a same ROME v3 family, then more the fourth, and so on.
pub fn thin(weighed: &mut [Pese], catalogue: &Catalogue, kept: f32) {
    // How many of each family were met.
    let mut seen = vec![0; catalogue.metiers.len()];
    for (note, it) in weighed.iter_mut() {
        // Most families have the métier they are named after: it stands for all.
        let parent = catalogue.metier(*it).parent;
        let head = catalogue.find_metier(parent);
        let head = head.or_else(|| catalogue.metiers_of_parent(parent).first().copied());
        let n: &mut i32 = &mut seen[head.unwrap_or(*it).index()];
        *note *= kept.powi((*n - 1).max(0));
        *n += 1;
    }
    sort(weighed, catalogue);
}

/// How many are varied, and how many of the same domaine professionnel they may hold.
const PREMIERS: usize = 6;
const PAR_DOMAINE: usize = 2;

/// Under that share of the best note, a métier of another domaine is not moved up for variety: a
/// bus driver is no answer to a mechanic.
const DIGNE: f32 = 0.75;

/// Moves up the best of other domaines, so that the first six hold two at most of each, as long as
/// they are nearly as good; the rest keeps its order. When the profile is empty or flat, one of each over the first ten. When the
/// person has no diploma, one of the first six opens without.
pub fn spread(list: &mut Vec<Pese>, demande: Demande<'_>, drapeaux: &[Drapeau]) {
    let flat = drapeaux.iter().any(|it| *it != Drapeau::Contradiction);
    let (n_first, per_domaine) = if flat { (10, 1) } else { (PREMIERS, PAR_DOMAINE) };
    let catalogue = demande.catalogue;
    let best = list.first().map_or(0.0, |it| it.0);
    let mut first: Vec<usize> = Vec::new();
    for (at, it) in list.iter().enumerate() {
        if first.len() == n_first || (!flat && it.0 < DIGNE * best) {
            break;
        }
        let domaine = catalogue.metier(it.1).code;
        let same = |at: &&usize| catalogue.metier(list[**at].1).code.domaine() == domaine.domaine();
        if first.iter().filter(same).count() < per_domaine {
            first.push(at);
        }
    }
    let moved: Vec<Pese> = first.iter().map(|at| list[*at]).collect();
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        !first.contains(&(at - 1))
    });
    list.splice(0..0, moved);
    open_one(list, demande);
}

/// To a person without a diploma, the best métier that opens without takes the sixth place, when
/// none of the first six does.
fn open_one(list: &mut Vec<Pese>, demande: Demande<'_>) {
    let Demande { catalogue, choix, .. } = demande;
    let asked = |it: &(Contrainte, Souhait)| it.0 == Contrainte::SansDiplome;
    let without = choix.diplome == Some(Diplome::Aucun)
        || (choix.diplome.is_none() && choix.contraintes.iter().any(asked));
    let open = |it: &Pese| {
        let metier = catalogue.metier(it.1);
        metier.acces.sans_diplome || niveau::asked(metier) == 2
    };
    let at = list.iter().position(open);
    if let Some(at) = at.filter(|at| without && *at >= PREMIERS) {
        let it = list.remove(at);
        list.insert(PREMIERS - 1, it);
    }
}
