//! « J'ai fait un métier ou un stage »: what one may have learnt there, to be ticked.

use super::{niveau, passerelles::rarity};
use crate::domain::{Catalogue, CompetenceId, MetierId};

/// How many are shown at first.
pub const DABORD: usize = 12;

/// Compétences one may tick after having done a métier, in the order a beginner meets them: what
/// is principal and proper to it first, then the rest, then the savoir-être. What is mostly done in
/// métiers of a higher level goes down: one rarely does it in a first job.
pub fn vecu(metier: MetierId, catalogue: &Catalogue) -> Vec<CompetenceId> {
    let rarity = rarity(catalogue);
    let heights = heights(catalogue);
    let own = f32::from(niveau::asked(catalogue.metier(metier)));
    let links = catalogue.metier(metier).competences.iter();
    let mut out: Vec<(u8, f32, CompetenceId)> = links
        .map(|it| {
            let at = it.competence.index();
            let group = match (catalogue.competences[at].savoir_etre, it.principale) {
                (true, _) => 2,
                (false, principale) => u8::from(!principale),
            };
            (group, (heights[at] - own).max(0.0) - 0.5 * rarity[at], it.competence)
        })
        .collect();
    out.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    out.into_iter().map(|it| it.2).collect()
}

/// By place, the mean level of the métiers that call on each compétence as a principal one.
fn heights(catalogue: &Catalogue) -> Vec<f32> {
    let mut sums = vec![(0.0_f32, 0.0_f32); catalogue.competences.len()];
    for metier in &catalogue.metiers {
        let level = f32::from(niveau::asked(metier));
        for it in &metier.competences {
            let weight = if it.principale { 1.0 } else { 0.25 };
            let sum = &mut sums[it.competence.index()];
            sum.0 += weight * level;
            sum.1 += weight;
        }
    }
    sums.into_iter().map(|it| if it.1 > 0.0 { it.0 / it.1 } else { 4.0 }).collect()
}
