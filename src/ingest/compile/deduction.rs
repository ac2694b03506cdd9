//! The columns of the core that no source holds: inferred from several.

use std::collections::BTreeMap;

use crate::{
    domain::{Condition, RomeCode},
    ingest::{IngestError, formations::Certification, marche::portraits::Portrait, rome::Rome},
    matching::deduction::{Indices, Liens, affinites, conditions, told},
    snapshot::format::{Competences, Metiers, Textes},
};

/// Fills the inferred columns of `metiers`.
pub(super) fn fill(
    metiers: &mut Metiers,
    competences: &Competences,
    rome: &Rome,
    portraits: &BTreeMap<RomeCode, Portrait>,
    certifications: &BTreeMap<u32, Certification>,
) -> Result<(), IngestError> {
    let portrait = |parent| portraits.get(&parent).copied().unwrap_or_default();
    let codes: Vec<u32> = rome.contextes.keys().copied().collect();
    let contextes: Vec<Vec<u32>> = metiers
        .contextes
        .iter()
        .map(|rows| rows.iter().filter_map(|it| codes.get(usize::from(*it)).copied()).collect())
        .collect();
    let indices: Vec<Indices<'_>> = rome
        .metiers
        .iter()
        .enumerate()
        .map(|(row, (code, it))| Indices {
            code: *code,
            parent: it.parent,
            contextes: &contextes[row],
            horaires: portrait(it.parent).horaires,
            proches: &metiers.proches[row],
        })
        .collect();
    let found =
        conditions(&indices).map_err(|it| IngestError::Snapshot("coeur".into(), it.to_string()))?;
    for condition in Condition::TOUTES {
        let column = found.iter().map(|it| char::from(b'0' + it.get(condition) as u8)).collect();
        metiers.conditions.insert(condition.to_string(), column);
    }

    let place = |code: u8| rome.interets.keys().position(|it| *it == code);
    let dits: Vec<Vec<u16>> = found
        .iter()
        .map(|it| told(*it).filter_map(place).filter_map(|it| u16::try_from(it).ok()).collect())
        .collect();
    let parents: Vec<RomeCode> = rome.metiers.values().map(|it| it.parent).collect();
    let liens: Vec<Liens<'_>> = (0..rome.metiers.len())
        .map(|row| Liens {
            principaux: &metiers.interets_principaux[row],
            secondaires: &metiers.interets[row],
            competences_principales: &metiers.competences_principales[row],
            competences: &metiers.competences[row],
            proches: &metiers.proches[row],
            parent: parents[row].as_str(),
            dits: &dits[row],
        })
        .collect();
    let riasec: Vec<&str> = competences.riasec.rows().collect();
    let digits = |it: &Vec<u8>| -> String { it.iter().map(|it| char::from(b'0' + it)).collect() };
    let found = affinites(&liens, rome.interets.len(), &riasec);
    metiers.affinites = Textes::join(found.iter().map(digits));

    metiers.niveau_usuel =
        parents.iter().map(|it| char::from(b'0' + portrait(*it).niveau_usuel)).collect();
    let titles = rome.metiers.keys().map(|it| rome.appellations.get(it).map_or(1, Vec::len));
    metiers.notoriete = titles.map(known).collect();
    let mut levels: BTreeMap<RomeCode, u8> = BTreeMap::new();
    for it in certifications
        .values()
        .filter(|it| (3..=8).contains(&it.niveau) && it.derniere_session == 0)
    {
        for parent in &it.romes {
            *levels.entry(*parent).or_default() |= 1 << (it.niveau - 3);
        }
    }
    metiers.certifications =
        parents.iter().map(|it| levels.get(it).copied().unwrap_or(0)).collect();
    Ok(())
}

/// Twice the base-2 logarithm of a count of titles, as a digit.
fn known(n_titles: usize) -> char {
    let square = (n_titles.max(1) as u64).saturating_pow(2);
    char::from_digit(square.ilog2().min(9), 10).unwrap_or('9')
}
