//! What a gesture says: of which métiers, centres d'intérêt and compétences.

use super::Reglages;
use super::tables::{self, Theme, activite, activite_vie};
use crate::domain::{Catalogue, CompetenceId, GesteCode, InteretId, MetierId};

/// What a gesture speaks of, each with a strength within `0..=1`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Apport {
    /// Métiers named by it, themselves: see [`spread`] for those around.
    pub metiers: Vec<(MetierId, f32)>,
    /// Centres d'intérêt.
    pub interets: Vec<(InteretId, f32)>,
    /// Compétences and savoir-être.
    pub competences: Vec<CompetenceId>,
}

/// What `code` says; `None` when it means nothing here. A code is a theme, an activity of the
/// questionnaire or of everyday life, or a ROME code in lower case.
pub fn read(code: &GesteCode, catalogue: &Catalogue, reglages: &Reglages) -> Option<Apport> {
    if let Some(apport) = of_tables(code, catalogue, reglages) {
        return Some(apport);
    }
    let metier = catalogue.find_metier(code.as_str().to_ascii_uppercase().parse().ok()?)?;
    Some(Apport { metiers: vec![(metier, 1.0)], ..Apport::default() })
}

fn of_tables(code: &GesteCode, catalogue: &Catalogue, reglages: &Reglages) -> Option<Apport> {
    if let Some(theme) = tables::theme(code) {
        return Some(of_theme(theme, catalogue, reglages));
    }
    let text = code.as_str();
    if let Some(it) = text.parse().ok().and_then(activite_vie) {
        let codes = it.macro_competences.iter().chain(&it.savoir_etre);
        let competences = codes.filter_map(|it| catalogue.find_competence(*it)).collect();
        return Some(Apport { competences, ..Apport::default() });
    }
    let it = activite(text.parse().ok()?)?;
    let links = it.interets_plus.iter();
    let interets = links
        .filter_map(|it| Some((catalogue.find_interet(it.interet)?, f32::from(it.poids) / 2.0)));
    Some(Apport { interets: interets.collect(), ..Apport::default() })
}

fn of_theme(theme: &Theme, catalogue: &Catalogue, reglages: &Reglages) -> Apport {
    let n_first = theme.metiers.iter().filter(|it| it.1).count();
    let n_around = theme.metiers.len() - n_first;
    let [around, end] = reglages.theme_autour;
    let metiers = theme.metiers.iter().enumerate().filter_map(|(at, (code, first))| {
        let strength = if *first {
            between(1.0, reglages.theme_fin, at, n_first)
        } else {
            between(around, end, at - n_first, n_around)
        };
        Some((catalogue.find_metier(*code)?, strength))
    });
    let interets = theme.interets.iter().filter_map(|(code, weight)| {
        let strength = reglages.theme_interets * f32::from(*weight) / 2.0;
        Some((catalogue.find_interet(*code)?, strength))
    });
    Apport { metiers: metiers.collect(), interets: interets.collect(), competences: Vec::new() }
}

/// From `first` at 0 to `last` at `n - 1`.
fn between(first: f32, last: f32, at: usize, n: usize) -> f32 {
    #[allow(clippy::cast_precision_loss)] // a few dozen métiers
    let share = at as f32 / n.saturating_sub(1).max(1) as f32;
    first + (last - first) * share
}

/// What an [`Apport`] says of every métier: those it names, and more weakly those of their family
/// and their neighbours.
pub fn spread(apport: &Apport, catalogue: &Catalogue, reglages: &Reglages) -> Vec<f32> {
    let mut out = vec![0.0_f32; catalogue.metiers.len()];
    let mut raise = |id: MetierId, strength: f32| {
        let it = &mut out[id.index()];
        *it = it.max(strength);
    };
    for (id, strength) in &apport.metiers {
        raise(*id, *strength);
        let metier = catalogue.metier(*id);
        for sibling in catalogue.metiers_of_parent(metier.parent) {
            raise(*sibling, reglages.theme_famille * strength);
        }
        for (place, near) in (0_u8..).zip(&metier.proches) {
            raise(*near, reglages.theme_proche * strength * 0.95_f32.powi(i32::from(place)));
        }
    }
    out
}
