//! What the boxes search: names taken from a snapshot. The app and the `snapshot` program share
//! these, so that one finds what the other does.

use super::{Builder, Document, Expression, Index, Reglages};
use crate::{
    domain::{Appellations, Catalogue, Formation, Formations},
    snapshot::decode::CommuneLue,
};

/// The search of métiers; a thing found is a place in the catalogue.
pub fn index_metiers(catalogue: &Catalogue, appellations: &Appellations) -> Index {
    let expressions = expressions_metiers(appellations);
    // Its own code before that of its family in ROME v3, which several métiers share.
    let own = (0..).zip(&catalogue.metiers).map(|(cible, it)| (cible, it.code));
    let family = (0..).zip(&catalogue.metiers).filter(|it| it.1.code != it.1.parent);
    let family = family.map(|(cible, it)| (cible, it.parent));
    let mut builder = Builder::default();
    for (cible, code) in own.chain(family) {
        builder.add_code(cible, code.as_str());
    }
    finish(builder, Reglages::METIERS, metiers(catalogue, appellations), expressions)
}

/// The search of certifications, and of what people call them; a thing found is a row of `liste`.
pub fn index_formations<'a>(
    liste: impl IntoIterator<Item = &'a Formation>,
    expressions: impl IntoIterator<Item = Expression>,
) -> Index {
    let mut builder = Builder::default();
    let documents = (0..).zip(liste).map(|(cible, it)| {
        if let Some(number) = it.rncp {
            builder.add_code(cible, &number.to_string());
        }
        if let Some(cfd) = &it.cfd {
            builder.add_code(cible, cfd);
        }
        formation(cible, it)
    });
    let mut documents: Vec<Document> = documents.collect();
    let expressions: Vec<Expression> = expressions.into_iter().collect();
    // What has an everyday name is what people ask for; the more names, the more they do.
    let mut asked = vec![1_u32; documents.len()];
    for cible in expressions.iter().filter_map(|it| it.cibles.first()) {
        if let Some(it) = asked.get_mut(*cible as usize) {
            *it += 1;
        }
    }
    for (it, asked) in documents.iter_mut().zip(asked) {
        it.poids += ASKED * u8::try_from(asked.ilog2()).unwrap_or(0);
    }
    finish(builder, Reglages::METIERS, documents, expressions)
}

/// The search of communes; a thing found is a row of `liste`.
pub fn index_communes(liste: &[CommuneLue]) -> Index {
    let mut builder = Builder::default();
    for (cible, it) in (0..).zip(liste) {
        builder.add_code(cible, it.commune.code.as_str());
    }
    finish(builder, Reglages::COMMUNES, communes(liste), [])
}

fn finish(
    mut builder: Builder,
    reglages: Reglages,
    documents: impl IntoIterator<Item = Document>,
    expressions: impl IntoIterator<Item = Expression>,
) -> Index {
    builder.add_all(documents, expressions);
    Index::finish(reglages, builder)
}

/// The search of compétences, and of what people call them; a thing found is a place in the catalogue.
pub fn index_competences(catalogue: &Catalogue) -> Index {
    let said = catalogue.mots_competences.iter().filter_map(|(texte, competences)| {
        expression(texte, competences.iter().map(|it| u32::from(it.0)).collect())
    });
    Index::build_with(Reglages::METIERS, competences(catalogue), said)
}

/// The search of secteurs, then of centres d'intérêt; a thing found is a place among the former,
/// then among the latter.
pub fn index_mondes(catalogue: &Catalogue) -> Index {
    let secteurs = catalogue.secteurs.iter().map(|it| &it.nom);
    let noms = secteurs.chain(catalogue.interets.iter().map(|it| &it.nom));
    let documents = (0..).zip(noms).map(|(cible, nom)| document(cible, nom.clone(), 0));
    Index::build_with(Reglages::METIERS, documents, [])
}

/// A métier born in ROME 4 is taken to have a fifth of the hires of its family: base-2 logarithm.
const SHARE: u8 = 2;

/// What a title that ROME marks as little used loses.
const RARE: u8 = 6;

/// What a métier that one comes to after another loses: who types "paysagiste" means the job
/// before those who lead it or teach it.
const ENCADREMENT: u8 = 5;

/// Does a name say that one leads, or teaches?
fn is_encadrement(nom: &str) -> bool {
    ["Chef ", "Cadre ", "Directeur", "Formateur", "Responsable", "Superviseur"]
        .iter()
        .any(|it| nom.starts_with(it))
}

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
            let above = if is_encadrement(&metier.nom) { ENCADREMENT } else { 0 };
            let poids = poids.saturating_sub(above);
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

/// A certification. What is open to the young (school, apprenticeship) goes first, what is
/// closing last.
fn formation(cible: u32, it: &Formation) -> Document {
    let weight = 1
        + 8 * u8::from(it.voies.scolaire)
        + 6 * u8::from(it.voies.apprentissage)
        + 4 * u8::from(it.rncp.is_some());
    let closing = it.derniere_session.is_some();
    document(cible, it.nom.clone(), if closing { 0 } else { weight })
}

/// What a certification gains each time that its everyday names double.
const ASKED: u8 = 4;

/// Certifications; a thing found is a row of `liste`.
pub fn formations<'a>(
    liste: impl IntoIterator<Item = &'a Formation>,
) -> impl Iterator<Item = Document> {
    (0..).zip(liste).map(|(cible, it)| formation(cible, it))
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
