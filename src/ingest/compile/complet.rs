//! Whether the sources hold what they usually hold. A file cut in two is often well formed: nothing
//! in it is at fault, and half of it is missing.

use std::collections::BTreeSet;

use crate::{
    ingest::geo::{CommuneCog, Geo},
    snapshot::format::Metiers,
};

/// Below that many communes or métiers, shares mean little: a trial on a few lines is accepted.
const COMMUNES_MIN: usize = 500;
const METIERS_MIN: usize = 200;
/// Least shares, in percent. The official files give 99.98, 99.98 and 92.
const COORDONNEES: usize = 99;
const ZONES: usize = 95;
const NIVEAUX: usize = 85;

/// What is missing, as sentences.
pub(super) fn missing(metiers: &Metiers, geo: &Geo, kept: &BTreeSet<String>) -> Vec<String> {
    let mut out = Vec::new();
    // The sources have neither point nor zone d'emploi for the collectivités d'outre-mer.
    let of_com = |it: &str| matches!(it, "975" | "977" | "978") || it.starts_with("98");
    let communes = geo.communes.values().filter(|it| {
        it.commune.is_none() && kept.contains(&it.departement) && !of_com(&it.departement)
    });
    let communes: Vec<&CommuneCog> = communes.collect();
    if communes.len() >= COMMUNES_MIN {
        let n = communes.iter().filter(|it| it.point.is_some()).count();
        out.extend(below(
            n,
            communes.len(),
            COORDONNEES,
            "communes situées (geo/laposte_hexasmal)",
        ));
        let n = communes.iter().filter(|it| it.zone.is_some()).count();
        let what = "communes dans une zone d'emploi (geo/communes_zones_emploi)";
        out.extend(below(n, communes.len(), ZONES, what));
    }
    let n_metiers = metiers.niveau_min.len();
    if n_metiers >= METIERS_MIN {
        let both = metiers.competences_principales.iter().zip(&metiers.competences);
        let without = both.filter(|it| it.0.is_empty() && it.1.is_empty()).count();
        if without > 0 {
            out.push(format!(
                "{without} métier(s) sur {n_metiers} sans compétence (rome/unix_coherence_item)"
            ));
        }
        let open: BTreeSet<usize> =
            metiers.rangs.sans_diplome.iter().map(|it| usize::from(*it)).collect();
        let levels = metiers.niveau_min.iter().enumerate();
        let n = levels.filter(|(at, level)| **level > 0 || open.contains(at)).count();
        let what = "métiers avec un niveau ou « sans diplôme » (rome/unix_texte)";
        out.extend(below(n, n_metiers, NIVEAUX, what));
    }
    out
}

fn below(n: usize, all: usize, percent: usize, what: &str) -> Option<String> {
    (n * 100 < all * percent)
        .then(|| format!("{n} sur {all} {what}, au moins {percent} % attendus"))
}
