//! What the sentences on access say of the level of study: a pure function of the sentences.
//!
//! Rules, in the order they apply:
//! - every level named counts: diplomas (« CAP »), years (« Bac+2 »), numbers of the framework
//!   (« niveau 4 »), and the State diplomas listed in `noms`, at the level Certif Info gives them;
//! - a level that a sentence calls an asset (« un CAP peut être un atout ») may raise the highest
//!   level, but never lowers the lowest, unless nothing firmer is said;
//! - « sans diplôme », « sans qualification », « à tous les niveaux de qualification » and the like
//!   open the métier without a diploma. When every such sentence asks for professional experience
//!   instead, in it or right after, `experience` says so: it is open, but not to a beginner;
//! - « aucun diplôme *spécifique* » next to a level that is asked (« niveau Bac ») is about the
//!   subject, not the level: it opens nothing.

mod noms;
mod ouverture;
mod phrases;
#[cfg(test)]
mod tests;

use noms::niveaux;
use ouverture::{Ouverture, asks_experience, ouverture};
use phrases::phrases;

use crate::domain::{Acces, Niveau};

/// Reads the sentences on access of one métier.
pub fn acces(sentences: &[&str]) -> Acces {
    let (mut firm, mut welcome) = (Vec::new(), Vec::new());
    let mut openings: Vec<Ouverture> = Vec::new();
    let mut just_opened = false;
    for sentence in sentences.iter().flat_map(|it| phrases(it)) {
        let opening = ouverture(&sentence);
        if let (true, Some(last)) = (just_opened && asks_experience(&sentence), openings.last_mut())
        {
            *last = Ouverture::AvecExperience;
        }
        just_opened = opening == Some(Ouverture::Entiere);
        let named = niveaux(&sentence);
        // What follows « sans diplôme » in a sentence is at most an asset.
        if phrases::is_welcome(&sentence) || opening == Some(Ouverture::Entiere) {
            welcome.extend(named);
        } else {
            firm.extend(named);
        }
        openings.extend(opening);
    }
    if !firm.is_empty() {
        openings.retain(|it| *it != Ouverture::DiplomeSpecifique);
    }
    let lowest = if firm.is_empty() { &welcome } else { &firm }.iter().min();
    let highest = firm.iter().chain(&welcome).max();
    let level = |it: Option<&u8>| it.copied().and_then(Niveau::new);
    Acces {
        min: level(lowest),
        max: level(highest),
        sans_diplome: !openings.is_empty(),
        experience: !openings.is_empty()
            && openings.iter().all(|it| *it == Ouverture::AvecExperience),
    }
}
