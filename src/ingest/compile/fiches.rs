//! Titles, and details of the métiers of each domaine professionnel.

use std::collections::{BTreeMap, BTreeSet};

use super::{accents::accents, rank, ranks};
use crate::{
    domain::RomeCode,
    ingest::{
        IngestError,
        rome::{Coeur as Poids, Rome},
    },
    search::lexique,
    snapshot::{
        format::{Appellations, CompetencesDetail, FORMAT, Fiches, Savoirs, Textes},
        genres,
    },
};

/// The titles of all métiers. A métier without any has its name.
pub fn appellations(rome: &Rome) -> Result<Appellations, IngestError> {
    let mut out = Appellations { format: FORMAT, ..Appellations::default() };
    let mut noms: Vec<&str> = Vec::new();
    for (code, metier) in &rome.metiers {
        let titles = rome.appellations.get(code).map_or(&[][..], Vec::as_slice);
        if titles.is_empty() {
            noms.push(&metier.nom);
        }
        out.n.push(rank(titles.len().max(1), "appellations d'un métier")?);
        for (nom, peu_usite) in titles {
            if *peu_usite {
                let row = u32::try_from(noms.len());
                out.peu_usite.push(row.map_err(|_| IngestError::TropGrand("appellations"))?);
            }
            noms.push(nom);
        }
    }
    out.nom = Textes::join(noms.into_iter().map(|it| genres::shorten(&accents(it))));
    (out.expressions, out.cibles) = expressions(rome)?;
    Ok(out)
}

/// Our lexicon of everyday words. What another version of ROME does not hold is left out.
fn expressions(rome: &Rome) -> Result<(Textes, Vec<Vec<u16>>), IngestError> {
    let rows = ranks(rome.metiers.keys().copied(), "métiers")?;
    let said = lexique::metiers().iter().map(|it| (it.expression, &it.codes[..]));
    Ok(super::expressions(said, |code| rows.get(code).copied()))
}

/// The details of the métiers of a domaine; `None` when it has none.
pub fn fiches(rome: &Rome, domaine: &str) -> Result<Option<Fiches>, IngestError> {
    let codes: Vec<RomeCode> =
        rome.metiers.keys().copied().filter(|it| it.domaine() == domaine).collect();
    if codes.is_empty() {
        return Ok(None);
    }
    let macros: BTreeMap<u32, (u16, &str)> = rome
        .macros
        .iter()
        .enumerate()
        .filter(|it| !it.1.savoir_etre)
        .map(|(at, it)| Ok((it.code, (rank(at, "compétences")?, it.nom.as_str()))))
        .collect::<Result<_, IngestError>>()?;
    let links = || codes.iter().flat_map(|it| rome.liens.get(it).into_iter().flatten());
    // A métier may call on a macro-compétence itself: it is then its own macro-compétence.
    let used: BTreeSet<u32> = links()
        .map(|it| it.code)
        .filter(|it| rome.details.contains_key(it) || macros.contains_key(it))
        .collect();
    let savoirs: BTreeSet<u32> =
        links().map(|it| it.code).filter(|it| rome.savoirs.contains_key(it)).collect();
    let categories: BTreeSet<&str> = savoirs
        .iter()
        .filter_map(|it| rome.savoirs.get(it))
        .map(|it| it.categorie.as_str())
        .collect();
    let category_ranks = ranks(categories.iter().copied(), "catégories")?;

    let mut competences = CompetencesDetail::default();
    let mut noms = Vec::new();
    for code in &used {
        let detail = rome.details.get(code);
        let above = macros.get(&detail.map_or(*code, |it| it.au_dessus));
        competences.code.push(*code);
        competences.macro_competence.push(above.map(|it| it.0));
        noms.push(detail.map_or_else(|| above.map_or("", |it| it.1), |it| it.nom.as_str()));
    }
    competences.nom = Textes::join(noms.into_iter().map(accents));
    let rows: Vec<_> = savoirs.iter().filter_map(|it| rome.savoirs.get(it)).collect();
    let mut out = Fiches {
        format: FORMAT,
        domaine: domaine.to_owned(),
        competences,
        savoirs: Savoirs {
            code: savoirs.iter().copied().collect(),
            nom: Textes::join(rows.iter().map(|it| accents(&it.nom))),
            categorie: rows
                .iter()
                .filter_map(|it| category_ranks.get(it.categorie.as_str()).copied())
                .collect(),
            categories: Textes::join(&categories),
        },
        code: Textes::join(codes.iter().map(RomeCode::as_str)),
        ..Fiches::default()
    };
    let competence_ranks = ranks(used.iter().copied(), "compétences d'un domaine")?;
    let savoir_ranks = ranks(savoirs.iter().copied(), "savoirs d'un domaine")?;
    for code in &codes {
        let of = |ranks: &BTreeMap<u32, u16>, chosen: &dyn Fn(Poids) -> bool| -> Vec<u16> {
            let links = rome.liens.get(code).into_iter().flatten();
            let links = links.filter(|it| chosen(it.coeur));
            let mut rows: Vec<u16> = links.filter_map(|it| ranks.get(&it.code).copied()).collect();
            rows.sort_unstable();
            rows
        };
        out.principales.push(of(&competence_ranks, &|it| it == Poids::Principale));
        out.emergentes.push(of(&competence_ranks, &|it| it == Poids::Emergente));
        out.autres.push(of(&competence_ranks, &|it| it == Poids::Autre));
        out.savoirs_principaux.push(of(&savoir_ranks, &|it| it == Poids::Principale));
        out.savoirs_autres.push(of(&savoir_ranks, &|it| it != Poids::Principale));
    }
    Ok(Some(out))
}
