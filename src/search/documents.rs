//! What the boxes search: names taken from a snapshot. The app and the `snapshot` program share
//! these, so that one finds what the other does.

use super::{Document, Expression, Index, Reglages};
use crate::{
    domain::{Appellations, Catalogue, Formation, Formations},
    snapshot::decode::CommuneLue,
};

/// The search of métiers; a thing found is a place in the catalogue.
pub fn index_metiers(catalogue: &Catalogue, appellations: &Appellations) -> Index {
    let expressions = expressions_metiers(appellations);
    Index::build_with(Reglages::METIERS, metiers(catalogue, appellations), expressions)
}

/// The search of certifications, and of what people call them; a thing found is a row of `liste`.
pub fn index_formations<'a>(
    liste: impl IntoIterator<Item = &'a Formation>,
    expressions: impl IntoIterator<Item = Expression>,
) -> Index {
    Index::build_with(Reglages::METIERS, formations(liste), expressions)
}

/// The search of communes; a thing found is a row of `liste`.
pub fn index_communes(liste: &[CommuneLue]) -> Index {
    Index::build_with(Reglages::COMMUNES, communes(liste), [])
}

/// The search of compétences; a thing found is a place in the catalogue.
pub fn index_competences(catalogue: &Catalogue) -> Index {
    Index::build(competences(catalogue))
}

/// A métier born in ROME 4 is taken to have a fifth of the hires of its family: base-2 logarithm.
const SHARE: u8 = 2;

/// What a title that ROME marks as little used loses.
const RARE: u8 = 6;

/// A base-2 logarithm of hires or inhabitants, 0 to 21 (Paris), over the weights of documents.
fn spread(logarithm: u8) -> u8 {
    logarithm.saturating_mul(3) / 2
}

/// Titles of métiers; a thing found is a place in the catalogue.
pub fn metiers<'a>(
    catalogue: &'a Catalogue,
    appellations: &'a Appellations,
) -> impl Iterator<Item = Document> + 'a {
    catalogue.metiers.iter().zip(&appellations.by_metier).zip(0..).flat_map(
        |((metier, titres), cible)| {
            // Hires are those of the ROME v3 family: a métier born since has a part of them.
            let part = if metier.code == metier.parent { 0 } else { SHARE };
            let poids = spread(metier.embauches.saturating_sub(part));
            titres.iter().enumerate().map(move |(rank, titre)| Document {
                cible,
                texte: titre.nom.clone(),
                principal: rank == 0,
                poids: if titre.peu_usite { poids.saturating_sub(RARE) } else { poids },
            })
        },
    )
}

/// Compétences; a thing found is a place in the catalogue. What many métiers call on goes first.
pub fn competences(catalogue: &Catalogue) -> impl Iterator<Item = Document> + '_ {
    let mut n_metiers = vec![0_u32; catalogue.competences.len()];
    for lien in catalogue.metiers.iter().flat_map(|it| &it.competences) {
        n_metiers[lien.competence.index()] += 1;
    }
    let weight = |n: u32| u8::try_from((n + 1).ilog2()).unwrap_or(u8::MAX);
    let rows = catalogue.competences.iter().zip(n_metiers).zip(0..);
    rows.map(move |((it, n), cible)| document(cible, it.nom.clone(), weight(n)))
}

/// Certifications; a thing found is a row of `liste`. What is open to the young (school,
/// apprenticeship) goes first, what is closing last.
pub fn formations<'a>(
    liste: impl IntoIterator<Item = &'a Formation>,
) -> impl Iterator<Item = Document> {
    let weight = |it: &Formation| {
        if it.derniere_session.is_some() {
            return 0;
        }
        1 + 8 * u8::from(it.voies.scolaire)
            + 6 * u8::from(it.voies.apprentissage)
            + 4 * u8::from(it.rncp.is_some())
    };
    liste.into_iter().zip(0..).map(move |(it, cible)| document(cible, it.nom.clone(), weight(it)))
}

/// Communes by name and by postcode; a thing found is a row of `liste`.
pub fn communes(liste: &[CommuneLue]) -> impl Iterator<Item = Document> + '_ {
    liste.iter().zip(0..).map(|(it, cible)| {
        // What follows the tab is searched and never shown.
        let texte = format!("{}\t{}", it.commune.nom, it.commune.codes_postaux.join(" "));
        document(cible, texte, spread(it.taille))
    })
}

/// How people say jobs, for the things of [`metiers`].
pub fn expressions_metiers(appellations: &Appellations) -> impl Iterator<Item = Expression> + '_ {
    appellations.expressions.iter().filter_map(|(texte, metiers)| {
        expression(texte, metiers.iter().map(|it| u32::from(it.0)).collect())
    })
}

/// How people say diplomas, for the things of [`formations`] when the lists of `levels` follow one
/// another. Said of several levels, the first list is meant first.
pub fn expressions_formations<'a>(
    levels: impl IntoIterator<Item = &'a Formations>,
) -> Vec<Expression> {
    let mut all: Vec<Expression> = Vec::new();
    let mut start = 0;
    for level in levels {
        for (texte, rows) in &level.expressions {
            let cibles = rows.iter().map(|it| start + u32::from(*it));
            match all.iter_mut().find(|it| it.texte == *texte) {
                Some(it) => it.cibles.extend(cibles),
                None => all.push(Expression { texte: texte.clone(), cibles: cibles.collect() }),
            }
        }
        start += u32::try_from(level.liste.len()).unwrap_or(u32::MAX);
    }
    all
}

fn expression(texte: &str, cibles: Vec<u32>) -> Option<Expression> {
    (!cibles.is_empty()).then(|| Expression { texte: texte.to_owned(), cibles })
}

fn document(cible: u32, texte: String, poids: u8) -> Document {
    Document { cible, texte, principal: true, poids }
}
