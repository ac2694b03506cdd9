//! From choices to an ordered list of métiers, each with the reasons that put it there.

mod apprendre;
mod besoins;
pub mod deduction;
pub mod diplome;
mod dire;
mod diversite;
#[cfg(test)]
mod embarque;
mod formation;
mod gestes;
mod lecture;
mod niveau;
mod passerelles;
mod pesee;
pub mod phrases;
mod portes;
#[cfg(feature = "snapshot")]
pub mod profil;
pub mod questionnaire;
mod raison;
mod reglages;
mod souhaits;
pub mod tables;
mod vecu;

pub use apprendre::{Acces, Apprendre, Voie, apprendre};
pub use dire::{Aides, Dit, Propos, Sens};
pub use lecture::{Lecteur, Usage, find_vie};
pub use passerelles::{Passerelle, Voeu, acquis, autrement, passerelles};
pub use portes::{Exige, Porte, Portes, exige, portes};
pub use raison::{Cle, Drapeau, Raison};
pub use reglages::Reglages;
pub use vecu::{DABORD, vecu};

use crate::domain::{Catalogue, Choix, Contrainte, Diplome, Formation, Gout, MetierId};
use pesee::Pesee;

/// What a ranking looks at.
#[derive(Clone, Copy, Debug)]
pub struct Demande<'a> {
    /// All métiers and lists.
    pub catalogue: &'a Catalogue,
    /// What the person chose.
    pub choix: &'a Choix,
    /// The certification that `choix.diplome` names, when it names one and it is loaded.
    pub formation: Option<&'a Formation>,
}

/// An ordered list of métiers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classement {
    /// Best first.
    pub propositions: Vec<Proposition>,
    /// True when no métier of the secteurs chosen answers: the others are listed.
    pub elargi: bool,
    /// What is to be said of the profile first.
    pub drapeaux: Vec<Drapeau>,
    /// How many métiers each « jamais » removed, by constraint.
    pub ecartes: Vec<(Contrainte, usize)>,
}

/// A métier to explore, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposition {
    /// Which.
    pub metier: MetierId,
    /// Why it is here, the strongest reason first; never empty.
    pub pour: Vec<Raison>,
    /// What may not suit, when something does not.
    pub contre: Vec<Raison>,
}

/// Orders the métiers that answer what was chosen. Every key adds its evidence; constraints,
/// dislikes and levels take away; the common goes before the obscure. Ties go to the more common
/// métier, then by ROME code. The first six are varied. With no key used, the list is empty,
/// unless something matters to the person: then common jobs that suit are listed. The order in
/// which things were chosen never matters.
pub fn rank(demande: Demande<'_>) -> Classement {
    rank_with(demande, &Reglages::default())
}

/// The same, but reasons are given for the first `n` only, and are empty for the others: saying
/// why takes longer than weighing. [`explain`] gives those of one métier.
pub fn rank_first(demande: Demande<'_>, n: usize) -> Classement {
    ranked(demande, &Reglages::default(), n)
}

/// Why a métier would be in the list, wherever it is.
pub fn explain(demande: Demande<'_>, metier: MetierId) -> Proposition {
    let reglages = Reglages::default();
    let (pour, contre) = Pesee::new(demande, &reglages).explain(metier);
    Proposition { metier, pour, contre }
}

/// The same with other weights.
pub fn rank_with(demande: Demande<'_>, reglages: &Reglages) -> Classement {
    ranked(demande, reglages, usize::MAX)
}

fn ranked(demande: Demande<'_>, reglages: &Reglages, n_explained: usize) -> Classement {
    let choix = demande.choix;
    let drapeaux = drapeaux(choix);
    if choix.n_cles() == 0 && choix.contraintes.is_empty() && choix.niveau_max.is_none() {
        return Classement { drapeaux, ..Classement::default() };
    }
    let pesee = Pesee::new(demande, reglages);
    let mut ecartes: Vec<(Contrainte, usize)> = Vec::new();
    let mut weighed: Vec<Pese> = Vec::with_capacity(demande.catalogue.metiers.len());
    for metier in demande.catalogue.ids() {
        match pesee.weigh(metier) {
            Ok(note) if note > 0.0 => weighed.push((note, metier)),
            Ok(_) => {}
            Err(contrainte) => match ecartes.iter_mut().find(|it| it.0 == contrainte) {
                Some(it) => it.1 += 1,
                None => ecartes.push((contrainte, 1)),
            },
        }
    }
    ecartes.sort_unstable();
    let elargi = keep_secteurs(&pesee, choix, &mut weighed);
    let best = weighed.iter().map(|it| it.0).fold(0.0, f32::max);
    weighed.retain(|it| it.0 >= reglages.seuil * best);
    sort(&mut weighed, demande.catalogue);
    diversite::thin(&mut weighed, demande.catalogue, reglages.fratrie);
    diversite::spread(&mut weighed, demande, &drapeaux);
    let propositions = weighed.into_iter().enumerate().map(|(at, (_, metier))| {
        let (pour, contre) =
            if at < n_explained { pesee.explain(metier) } else { Default::default() };
        Proposition { metier, pour, contre }
    });
    Classement { propositions: propositions.collect(), elargi, drapeaux, ecartes }
}

/// A métier, after its note.
type Pese = (f32, MetierId);

/// The strongest first; ties go to the more common métier, then by ROME code.
fn sort(weighed: &mut [Pese], catalogue: &Catalogue) {
    weighed.sort_unstable_by(|(left, a), (right, b)| {
        let common = |it: &MetierId| catalogue.metier(*it).embauches;
        right.total_cmp(left).then_with(|| common(b).cmp(&common(a))).then_with(|| a.cmp(b))
    });
}

/// A secteur chosen is a border, unless nothing answers within it. Says whether it was crossed.
fn keep_secteurs(pesee: &Pesee<'_>, choix: &Choix, weighed: &mut Vec<Pese>) -> bool {
    if choix.secteurs.is_empty() {
        return false;
    }
    let inside = |it: &Pese| pesee.inside(it.1);
    if weighed.iter().any(inside) {
        weighed.retain(inside);
        return false;
    }
    !weighed.is_empty()
}

/// From that many centres d'intérêt liked on, and nothing else, a profile tells nothing apart.
const TROP_AIMES: usize = 10;
/// The same when nothing is liked and that many are rejected.
const TROP_REJETES: usize = 15;

fn drapeaux(choix: &Choix) -> Vec<Drapeau> {
    let mut out = Vec::new();
    if choix.n_cles() == 0 {
        out.push(Drapeau::ProfilVide);
    }
    let n = |gout| choix.interets.iter().filter(|it| it.1 == gout).count();
    let (liked, rejected) = (n(Gout::Aime), n(Gout::Rejette));
    let other_keys = choix.metiers.len()
        + choix.secteurs.len()
        + choix.competences.len()
        + choix.gestes.iter().filter(|it| it.1 == Gout::Aime).count()
        + usize::from(matches!(choix.diplome, Some(Diplome::Certification(_))));
    if other_keys == 0 && (liked >= TROP_AIMES || (liked == 0 && rejected >= TROP_REJETES)) {
        out.push(Drapeau::ProfilNonDiscriminant);
    }
    let both = |a, b| choix.souhait(a).is_some() && choix.souhait(b).is_some();
    let two_ways = choix.interets.iter().any(|(code, gout)| {
        choix.interets.iter().any(|other| other.0 == *code && other.1 != *gout)
    });
    let geste_two_ways = choix
        .gestes
        .iter()
        .any(|(code, gout)| choix.gestes.iter().any(|other| other.0 == *code && other.1 != *gout));
    if two_ways
        || geste_two_ways
        || both(Contrainte::EnExterieur, Contrainte::EnInterieur)
        || both(Contrainte::ContactPublic, Contrainte::PasContactPublic)
    {
        out.push(Drapeau::Contradiction);
    }
    out
}

#[cfg(all(test, feature = "snapshot"))]
mod cas;
#[cfg(all(test, feature = "snapshot"))]
mod essais;
#[cfg(all(test, feature = "snapshot"))]
mod proprietes;
#[cfg(test)]
mod tests;
