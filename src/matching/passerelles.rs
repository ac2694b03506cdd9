//! From one métier to others: those near it, and « the same, but »: with less studies, outdoors,
//! without nights or week-ends. Each says which of its compétences the person already has.

use super::{Demande, niveau, tables::activite_vie};
use crate::domain::{Catalogue, Choix, CompetenceId, Condition, Force, Gout, Metier, MetierId};

/// A métier one may move to, and what of it one has.
#[derive(Clone, Debug, PartialEq)]
pub struct Passerelle {
    /// Where it leads.
    pub metier: MetierId,
    /// Compétences of it that one has, the principal ones first.
    pub acquis: Vec<CompetenceId>,
    /// Principal compétences of it that one has not.
    pub a_apprendre: Vec<CompetenceId>,
}

/// A change that one wishes in a métier that one likes otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voeu {
    /// It asks a lower level.
    MoinsEtudes,
    /// Outdoors for a good part.
    Dehors,
    /// Nothing says that one works there in the evening or at night.
    SansNuit,
    /// Nothing says that one works there on Saturdays or Sundays.
    SansWeekEnd,
}

impl Voeu {
    /// All of them, in the order of a screen.
    pub const TOUS: [Self; 4] =
        [Self::MoinsEtudes, Self::Dehors, Self::SansNuit, Self::SansWeekEnd];

    /// `to` has what `from` lacks. What is not known of the métier one leaves is no lack: then no
    /// métier answers.
    fn holds(self, from: &Metier, to: &Metier) -> bool {
        let gone = |it| {
            from.conditions.get(it) >= Force::Moyenne && to.conditions.get(it) == Force::Inconnue
        };
        match self {
            Self::MoinsEtudes => niveau::asked(to) < niveau::asked(from),
            Self::Dehors => !outdoors(from) && outdoors(to),
            Self::SansNuit => gone(Condition::Nuit),
            Self::SansWeekEnd => gone(Condition::WeekEnd),
        }
    }
}

fn outdoors(it: &Metier) -> bool {
    let outside = it.conditions.get(Condition::Exterieur);
    outside == Force::Forte
        || (outside == Force::Moyenne && it.conditions.get(Condition::Interieur) < Force::Forte)
}

/// The most ways given at once.
pub const MAX: usize = 8;
/// Under that likeness, it is another métier, not the same one changed.
const SEMBLABLE: f32 = 0.4;

/// Compétences that the person has: those ticked, and those their life shows.
pub fn acquis(choix: &Choix, catalogue: &Catalogue) -> Vec<CompetenceId> {
    let life = choix.gestes.iter().filter(|it| it.1 == Gout::Aime && it.0.is_vie());
    let shown = life
        .filter_map(|it| activite_vie(it.0.as_str().parse().ok()?))
        .flat_map(|it| it.macro_competences.iter().chain(&it.savoir_etre));
    let ticked = choix.competences.iter();
    let mut out: Vec<CompetenceId> =
        ticked.chain(shown).filter_map(|it| catalogue.find_competence(*it)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The métiers that ROME holds near `from`, best first: how much of each one has, how near ROME
/// puts it, whether it is within reach. With nothing in the basket, what one has is what `from`
/// calls on, for one who does it. At most [`MAX`].
pub fn passerelles(from: MetierId, demande: Demande<'_>) -> Vec<Passerelle> {
    let catalogue = demande.catalogue;
    let places = (0_u8..).zip(&catalogue.metier(from).proches);
    let near = places.map(|(place, id)| (*id, 0.94_f32.powi(i32::from(place))));
    ordered(from, near.collect(), demande)
}

/// Métiers like `from` in which what is wished holds, the likest first; none when nothing answers
/// or when `from` already has it. At most [`MAX`].
pub fn autrement(from: MetierId, voeu: Voeu, demande: Demande<'_>) -> Vec<Passerelle> {
    let catalogue = demande.catalogue;
    let origin = catalogue.metier(from);
    let ressemblance = Ressemblance::new(origin, catalogue);
    let wanted = catalogue.ids().filter(|it| {
        let metier = catalogue.metier(*it);
        *it != from && voeu.holds(origin, metier) && !niveau::needs_experience(metier)
    });
    let like = wanted.map(|it| (it, ressemblance.with(it)));
    ordered(from, like.filter(|it| it.1 >= SEMBLABLE).collect(), demande)
}

/// Orders métiers by their closeness, by what one has of them, and by what is within reach.
fn ordered(from: MetierId, near: Vec<(MetierId, f32)>, demande: Demande<'_>) -> Vec<Passerelle> {
    let Demande { catalogue, choix, formation } = demande;
    let mut held = acquis(choix, catalogue);
    if held.is_empty() {
        held = catalogue.metier(from).competences.iter().map(|it| it.competence).collect();
        held.sort_unstable();
    }
    let portee = niveau::Portee::of(choix, formation);
    let reglages = super::Reglages::default();
    let mut out: Vec<(f32, Passerelle)> = near
        .into_iter()
        .map(|(id, closeness)| {
            let it = share(id, &held, catalogue);
            let metier = catalogue.metier(id);
            let reach = portee.factor(metier, niveau::asked(metier), &reglages);
            let had = ratio(it.acquis.len(), it.acquis.len() + it.a_apprendre.len());
            (closeness * reach * (0.5 + had), it)
        })
        .collect();
    out.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.metier.cmp(&b.1.metier)));
    out.truncate(MAX);
    out.into_iter().map(|it| it.1).collect()
}

/// What one has of a métier, and what is to be learnt of it. `held` is sorted.
fn share(id: MetierId, held: &[CompetenceId], catalogue: &Catalogue) -> Passerelle {
    let mut it = Passerelle { metier: id, acquis: Vec::new(), a_apprendre: Vec::new() };
    let links = &catalogue.metier(id).competences;
    let mut links: Vec<_> = links.iter().map(|it| (!it.principale, it.competence)).collect();
    links.sort_unstable();
    for (secondary, competence) in links {
        if held.binary_search(&competence).is_ok() {
            it.acquis.push(competence);
        } else if !secondary {
            it.a_apprendre.push(competence);
        }
    }
    it
}

#[allow(clippy::cast_precision_loss)] // a few dozen compétences
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// How like a métier others are: the rare compétences they share, the interests they answer, and
/// where ROME puts them.
struct Ressemblance<'a> {
    origin: &'a Metier,
    catalogue: &'a Catalogue,
    rarity: Vec<f32>,
    /// Weight of each compétence in the origin, by place; 0 when it does not call on it.
    weights: Vec<f32>,
}

impl<'a> Ressemblance<'a> {
    fn new(origin: &'a Metier, catalogue: &'a Catalogue) -> Self {
        let rarity = rarity(catalogue);
        let mut weights = vec![0.0; rarity.len()];
        for it in &origin.competences {
            let at = it.competence.index();
            weights[at] = rarity[at] * part(it.principale);
        }
        Self { origin, catalogue, rarity, weights }
    }

    /// Within `0..=1`.
    fn with(&self, id: MetierId) -> f32 {
        let (a, b) = (self.origin, self.catalogue.metier(id));
        let (mut shared, mut square) = (0.0, 0.0);
        for it in &b.competences {
            let at = it.competence.index();
            let weight = self.rarity[at] * part(it.principale);
            shared += self.weights[at] * weight;
            square += weight * weight;
        }
        let norm = (self.weights.iter().map(|it| it * it).sum::<f32>() * square).sqrt();
        let skills = if norm > 0.0 { shared / norm } else { 0.0 };
        let place = a.proches.iter().zip(0_u8..).find(|it| *it.0 == id).map(|it| it.1);
        let near = match place {
            Some(place) => 1.0 - 0.04 * f32::from(place),
            None if a.parent == b.parent => 0.8,
            None if a.code.domaine() == b.code.domaine() => 0.6,
            None if a.code.grand_domaine() == b.code.grand_domaine() => 0.3,
            None => 0.0,
        };
        0.4 * skills + 0.2 * cosine(&a.affinites, &b.affinites) + 0.4 * near
    }
}

fn part(principale: bool) -> f32 {
    if principale { 1.0 } else { 0.35 }
}

/// By place, the rarer a compétence the more it tells; a savoir-être tells little.
pub(super) fn rarity(catalogue: &Catalogue) -> Vec<f32> {
    let mut callers = vec![1.0_f32; catalogue.competences.len()];
    for it in catalogue.metiers.iter().flat_map(|it| &it.competences) {
        callers[it.competence.index()] += 1.0;
    }
    #[allow(clippy::cast_precision_loss)] // fewer than 65 536 métiers
    let all = catalogue.metiers.len() as f32;
    let weigh = |(n, it): (f32, &crate::domain::Competence)| {
        (all / n).ln().max(0.0) * if it.savoir_etre { 0.3 } else { 1.0 }
    };
    callers.into_iter().zip(&catalogue.competences).map(weigh).collect()
}

fn cosine(a: &[u8], b: &[u8]) -> f32 {
    let dot = |a: &[u8], b: &[u8]| -> f32 {
        a.iter().zip(b).map(|(a, b)| f32::from(*a) * f32::from(*b)).sum()
    };
    let norm = (dot(a, a) * dot(b, b)).sqrt();
    if norm > 0.0 { dot(a, b) / norm } else { 0.0 }
}
