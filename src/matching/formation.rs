//! What a diploma opens: the family it prepares to, then what is near it.

use super::Reglages;
use crate::{
    domain::{Catalogue, Formation, MetierId},
    search::fold,
};

/// How a certification leads to a métier.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lien {
    /// Strength, within `0..=1`.
    pub force: f32,
    /// It prepares to the family of the métier.
    pub direct: bool,
}

/// For every métier, how `formation` leads to it.
/// `appels` counts the métiers that call on each compétence, by place.
pub fn liens(
    formation: &Formation,
    catalogue: &Catalogue,
    appels: &[f32],
    reglages: &Reglages,
) -> Vec<Lien> {
    let mut out = vec![Lien::default(); catalogue.metiers.len()];
    let words = meaningful(&formation.nom);
    for id in &formation.metiers {
        out[id.index()] = Lien { force: direct(*id, &words, catalogue, reglages), direct: true };
    }
    let mut near: Vec<(MetierId, f32)> = Vec::new();
    // Domaines professionnels of what it leads to, each with its best link.
    let mut domaines: Vec<(&str, f32)> = Vec::new();
    let best = out.iter().map(|it| it.force).fold(0.0, f32::max);
    for id in &formation.metiers {
        let from = out[id.index()].force;
        // A distant branch of the family has neighbours of its own, that the diploma is far from.
        if from < 0.85 * best {
            continue;
        }
        let metier = catalogue.metier(*id);
        let weight = |place: u8| reglages.diplome_proche * 0.93_f32.powi(i32::from(place));
        near.extend((0..).zip(&metier.proches).map(|(place, it)| (*it, from * weight(place))));
        let code = metier.code.domaine();
        match domaines.iter_mut().find(|it| it.0 == code) {
            Some(it) => it.1 = it.1.max(from),
            None => domaines.push((code, from)),
        }
    }
    for id in catalogue.ids() {
        let code = catalogue.metier(id).code.domaine();
        if let Some(it) = domaines.iter().find(|it| it.0 == code) {
            near.push((id, it.1 * reglages.diplome_domaine));
        }
    }
    for (id, share) in alike(formation, &out, catalogue, appels) {
        near.push((id, reglages.diplome_competences * share));
    }
    for (id, force) in near {
        let it = &mut out[id.index()];
        if !it.direct {
            it.force = it.force.max(force);
        }
    }
    out
}

fn direct(id: MetierId, words: &[String], catalogue: &Catalogue, reglages: &Reglages) -> f32 {
    let metier = catalogue.metier(id);
    let mut force = reglages.diplome;
    if metier.code != metier.parent {
        force *= reglages.diplome_branche;
    }
    let named = meaningful(&metier.nom);
    if !words.iter().any(|it| named.iter().any(|other| recalls(it, other))) {
        force *= reglages.diplome_autre_nom;
    }
    force
}

/// Words of the trade: what remains of a name without the kind of diploma and small words.
pub(super) fn meaningful(nom: &str) -> Vec<String> {
    const EMPTY: [&str; 16] = [
        "agent",
        "option",
        "metiers",
        "specialite",
        "technicien",
        "technicienne",
        "professionnel",
        "professionnelle",
        "brevet",
        "titre",
        "mention",
        "complementaire",
        "conseiller",
        "operateur",
        "ouvrier",
        "monteur",
    ];
    let folded = fold(nom);
    let words = folded.split(' ').filter(|it| it.len() >= 4 && !EMPTY.contains(it));
    words.map(str::to_owned).collect()
}

/// They begin with the same five letters: "cuisine" and "cuisinier".
pub(super) fn recalls(one: &str, other: &str) -> bool {
    let n = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    n >= 5 || (n >= 4 && (one.len() == n || other.len() == n))
}

/// Métiers calling on the savoir-faire of those that the certification leads to, with the share
/// of them that they call on. What everyone calls on, savoir-être first, tells nothing apart.
fn alike(
    formation: &Formation,
    direct: &[Lien],
    catalogue: &Catalogue,
    appels: &[f32],
) -> Vec<(MetierId, f32)> {
    let mut weights = vec![0.0_f32; catalogue.competences.len()];
    for id in &formation.metiers {
        let force = direct[id.index()].force;
        for it in &catalogue.metier(*id).competences {
            let at = it.competence.index();
            if !catalogue.competences[at].savoir_etre {
                let part = if it.principale { 1.0 } else { 0.2 };
                weights[at] += part * force * force / (1.0 + appels[at]).sqrt();
            }
        }
    }
    let total: f32 = weights.iter().sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let share = |id: MetierId| {
        let links = catalogue.metier(id).competences.iter();
        let held: f32 = links
            .map(|it| weights[it.competence.index()] * if it.principale { 1.0 } else { 0.4 })
            .sum();
        (id, (held / total).min(1.0))
    };
    catalogue.ids().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_recalls_another_by_its_root() {
        let recall = |one: &str, other: &str| {
            let (one, other) = (meaningful(one), meaningful(other));
            one.iter().any(|it| other.iter().any(|other| recalls(it, other)))
        };
        assert!(recall("CAP cuisine", "Cuisinier / Cuisinière"));
        assert!(recall("CAP maçon", "Maçon / Maçonne"));
        assert!(!recall("CAP cuisine", "Boulanger / Boulangère"));
        assert!(!recall("Titre professionnel agent de propreté", "Agent / Agente de sûreté"));
    }
}
