//! The doors that a diploma opens, or its absence: in three groups, each in the order of a list.

use super::{Classement, Demande, niveau};
use crate::domain::{Metier, MetierId, Niveau};

/// The métiers of a list, by what stands between them and the person. Those further are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portes {
    /// What one holds leads there: its family, or its level when no diploma is named.
    pub directes: Vec<Porte>,
    /// One step further: [`Porte::marche`] names it.
    pub une_marche: Vec<Porte>,
    /// Open without a diploma.
    pub sans_diplome: Vec<Porte>,
}

/// A métier, and what it takes to enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Porte {
    /// Which.
    pub metier: MetierId,
    /// The level still to be reached, or, at the level held, another speciality; `None` when
    /// nothing is to be reached.
    pub marche: Option<Niveau>,
    /// It is regulated: a title is required by law, of that level at least as far as its
    /// certifications say.
    pub exige: Option<Exige>,
}

/// What the law requires of one who practises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exige {
    /// A certification of that level or above.
    Niveau(Niveau),
    /// A title, an approval or an examination that no certification tells.
    Titre,
}

/// Sorts the métiers of a list in three groups.
pub fn portes(classement: &Classement, demande: Demande<'_>) -> Portes {
    let mut out = Portes::default();
    for it in &classement.propositions {
        let metier = demande.catalogue.metier(it.metier);
        let exige = exige(metier);
        let porte = |marche| Porte { metier: it.metier, marche, exige };
        match place(it.metier, metier, demande) {
            Place::Directe => out.directes.push(porte(None)),
            Place::SansDiplome => out.sans_diplome.push(porte(None)),
            Place::UneMarche(level) => out.une_marche.push(porte(Some(level))),
            Place::PlusLoin => {}
        }
    }
    out
}

enum Place {
    Directe,
    SansDiplome,
    UneMarche(Niveau),
    PlusLoin,
}

fn place(id: MetierId, metier: &Metier, demande: Demande<'_>) -> Place {
    let Demande { choix, formation, .. } = demande;
    let asked = niveau::asked(metier);
    let held = niveau::Portee::of(choix, formation).tenu.unwrap_or(2);
    let open = asked <= 2 || (metier.acces.sans_diplome && !metier.reglemente);
    let named = formation.filter(|it| !it.metiers.is_empty());
    let suits = match named {
        Some(it) => it.metiers.contains(&id),
        None => !open,
    };
    // A diploma left on the way leads nowhere by itself.
    let directe = suits && held > 2 && asked <= held && !choix.interrompu;
    match Niveau::new(asked) {
        _ if directe => Place::Directe,
        _ if open => Place::SansDiplome,
        Some(level) if asked <= held + 1 => Place::UneMarche(level),
        _ => Place::PlusLoin,
    }
}

/// What the law requires, when it does.
pub fn exige(metier: &Metier) -> Option<Exige> {
    if !metier.reglemente {
        return None;
    }
    let lowest = u8::try_from(metier.certifications.trailing_zeros()).ok();
    let level = lowest.and_then(|it| Niveau::new(3 + it)).filter(|_| metier.certifications != 0);
    Some(level.map_or(Exige::Titre, Exige::Niveau))
}
