//! Is it within reach? The level a métier really asks, and how far it is for the person.

use super::Reglages;
use crate::domain::{Choix, Diplome, Formation, Metier, Niveau};

/// Level that a métier asks: 2 for none, then `3..=8`.
///
/// Three witnesses, none safe alone: what ROME says of access, the diploma of young people who
/// work there, and the lowest certification that leads to its family. Their median holds; with
/// two, the higher one; with one, that one. A job of cadre that this would open with a bac asks
/// what the most demanding of them says.
pub fn asked(metier: &Metier) -> u8 {
    let acces =
        if metier.acces.sans_diplome { Some(2) } else { metier.acces.min.map(Niveau::number) };
    let usuel = Some(metier.niveau_usuel).filter(|it| *it >= 2);
    let certification = (metier.certifications != 0)
        .then(|| 3 + u8::try_from(metier.certifications.trailing_zeros()).unwrap_or(0));
    let mut known = [0_u8; 3];
    let mut n = 0;
    for it in [acces, usuel, certification].into_iter().flatten() {
        known[n] = it;
        n += 1;
    }
    let known = &mut known[..n];
    known.sort_unstable();
    match *known {
        [] => 4,
        [it] => it,
        [_, high] => high,
        [_, median, high, ..] if metier.cadre && median <= 4 => high,
        [_, median, ..] => median,
    }
}

/// First words of titles that one reaches with years of practice. « Chef de rang » serves tables.
const EXPERIENCE: [&str; 30] = [
    "Adjoint",
    "Arbitre",
    "Cadre",
    "Cascadeur",
    "Cavalier",
    "Chef",
    "Chief",
    "Commissaire",
    "Consultant",
    "Contremaître",
    "Coordinateur",
    "Coordonnateur",
    "Directeur",
    "Dirigeant",
    "Entraîneur",
    "Expert",
    "Formateur",
    "Galeriste",
    "Gouvernant",
    "Gérant",
    "Inspecteur",
    "Manager",
    "Maître",
    "Officier",
    "Premier",
    "Préfet",
    "Responsable",
    "Sportif",
    "Superviseur",
    "Exploitant",
];
const DEBUTANTS: [&str; 3] = ["Chef de rang", "Chef / Cheffe de rang", "Maître-nageur"];

/// One reaches it with experience, whatever the diploma.
pub fn needs_experience(metier: &Metier) -> bool {
    // A separator is one byte, so bytes are enough; most names stop at the first letters.
    let end = metier.nom.bytes().position(|it| matches!(it, b' ' | b'-'));
    let first = end.map_or(metier.nom.as_str(), |end| &metier.nom[..end]);
    EXPERIENCE.contains(&first) && !DEBUTANTS.iter().any(|it| metier.nom.starts_with(it))
}

/// What a person has, and where two years may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portee {
    /// Level held: 2 for none; `None` when not said.
    pub tenu: Option<u8>,
    /// Highest level within reach.
    pub max: u8,
}

impl Portee {
    /// From what was said; a diploma left before its end gives its level minus one.
    pub fn of(choix: &Choix, formation: Option<&Formation>) -> Self {
        let held = match choix.diplome {
            None => None,
            Some(Diplome::Aucun) => Some(2),
            Some(Diplome::Niveau(niveau)) => Some(niveau.number()),
            Some(Diplome::Certification(_)) => {
                formation.and_then(|it| it.niveau).map(Niveau::number)
            }
        };
        let left = u8::from(choix.interrompu);
        let tenu = held.map(|it| it.saturating_sub(left).max(2));
        let max = match (choix.niveau_max, tenu) {
            (Some(niveau), _) => niveau.number(),
            (None, Some(2)) => 3,
            (None, Some(held)) => (held + 1).min(8),
            (None, None) => 5,
        };
        Self { tenu, max }
    }

    /// How many levels above reach.
    pub fn above(self, asked: u8) -> u8 {
        asked.saturating_sub(self.max)
    }

    /// What is left of a métier for its level, its experience and its grade.
    pub fn factor(self, metier: &Metier, level: u8, reglages: &Reglages) -> f32 {
        let mut factor = match self.above(level) {
            0 => 1.0,
            gap => reglages.marche[usize::from(gap.min(3)) - 1],
        };
        if needs_experience(metier) {
            factor *= reglages.experience;
        }
        if metier.cadre && level >= 5 {
            factor *= reglages.cadre;
        }
        if let Some(held) = self.tenu {
            let under = f32::from(held.saturating_sub(level).saturating_sub(1));
            factor *= (1.0 - reglages.deca * under).max(0.5);
        }
        factor
    }
}
