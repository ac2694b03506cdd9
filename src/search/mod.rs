//! Finding a name: a box, a few letters, the right things first.

mod candidats;
mod classement;
mod codes;
mod construction;
mod decoupe;
pub mod documents;
mod ecart;
mod equivalents;
mod fold;
mod formes;
mod index;
mod initiales;
mod interne;
pub mod lexique;
mod listes;
mod marques;
mod memoire;
mod phonetique;
mod reglages;
mod requete;
mod souhaits;
#[cfg(all(test, feature = "snapshot"))]
mod tests;
mod vocabulaire;

pub use construction::Builder;
pub use fold::fold;
pub use reglages::Reglages;
pub use souhaits::Intention;

use std::{ops::Range, sync::Mutex};

use candidats::{Portee, Recherche};
use classement::{Atelier, Lu, Trouve};
use index::Table;
use memoire::Memoire;
use requete::{Requete, Terme};

/// One name by which a thing can be found. A thing may have many.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The thing: what the caller wants back. Its meaning is the caller's.
    pub cible: u32,
    /// The name, as shown ("Boulanger / Boulangère"). What follows a tab is searched but never
    /// shown: postcodes, other spellings.
    pub texte: String,
    /// The main name of the thing.
    pub principal: bool,
    /// How much people look for it, `0..=31` (a logarithm): the obvious goes first.
    pub poids: u8,
}

/// An everyday way to name things ("prof", "garde d'enfants"), from the lexicon.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// As people say it.
    pub texte: String,
    /// The things it may mean, the first meant first.
    pub cibles: Vec<u32>,
}

/// Names, ready to be searched.
#[derive(Debug, Default)]
pub struct Index {
    table: Table,
    reglages: Reglages,
    /// Room kept from one search to the next; another search at the same time makes its own.
    atelier: Mutex<(Atelier, Memoire)>,
}

impl Clone for Index {
    fn clone(&self) -> Self {
        Self { table: self.table.clone(), reglages: self.reglages, atelier: Mutex::default() }
    }
}

/// A thing found: each appears once, under the name that matched best.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The thing.
    pub cible: u32,
    /// The name that matched; the main name when an everyday expression matched.
    pub texte: String,
    /// What matched in it, in bytes, for highlighting.
    pub marques: Vec<Range<usize>>,
    /// The everyday expression that led here, if one did.
    pub expression: Option<String>,
}

/// What a search gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resultats {
    /// Best first.
    pub hits: Vec<Hit>,
    /// The words searched instead of those typed, when they had to be corrected.
    pub correction: Option<String>,
    /// Wishes that a filter answers better than a name.
    pub intentions: Vec<Intention>,
    /// Nothing answers: these are only the nearest names.
    pub proches: bool,
}

impl Index {
    /// Prepares `documents` for search.
    pub fn build(documents: impl IntoIterator<Item = Document>) -> Self {
        Self::build_with(Reglages::default(), documents, [])
    }

    /// The same with other knobs, and everyday expressions for the same things.
    pub fn build_with(
        reglages: Reglages,
        documents: impl IntoIterator<Item = Document>,
        expressions: impl IntoIterator<Item = Expression>,
    ) -> Self {
        let mut builder = Builder::default();
        builder.add_all(documents, expressions);
        Self::finish(reglages, builder)
    }

    /// Sorts what a builder took.
    pub fn finish(reglages: Reglages, builder: Builder) -> Self {
        Self { table: builder.finish(), reglages, atelier: Mutex::default() }
    }

    /// The same names, searched with other knobs.
    #[must_use]
    pub fn with(&self, reglages: Reglages) -> Self {
        Self { reglages, ..self.clone() }
    }

    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Has it nothing to find?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The best `limit` things for what was typed; none for an empty query.
    pub fn find(&self, query: &str, limit: usize) -> Resultats {
        let requete = Requete::read(query);
        if requete.termes.is_empty() || limit == 0 {
            return Resultats { intentions: requete.intentions, ..Resultats::default() };
        }
        let coded = codes::find(&self.table.codes, query);
        // A postcode may be the INSEE code of another commune: people mean the postcode.
        let also = |it: &Terme| self.table.mots.find(&it.lettres).is_some();
        if !coded.is_empty() && !requete.termes.iter().any(also) {
            return Resultats { hits: self.hits_of(&coded, limit), ..Resultats::default() };
        }
        let mut own = Default::default();
        let mut shared = self.atelier.try_lock();
        let (atelier, memoire) = shared.as_deref_mut().unwrap_or(&mut own);
        let (table, reglages) = (&self.table, &self.reglages);
        let mut recherche = Recherche { table, reglages, approches: Vec::new() };
        let mut termes = requete.termes;
        if requete.phrase {
            let known = |lettres: &[u8]| !table.mots.range(lettres).is_empty();
            requete::weaken_unknown(&mut termes, &known);
        }
        let mut lus = read(&mut recherche, memoire, &termes, Portee::Lettre);
        let (mut found, mut covered) = (Vec::new(), 0.0);
        // A word that nothing starts with needs no look at the others.
        if lus.iter().all(|it| !it.candidats.is_empty()) {
            (found, covered) = atelier.rank(table, reglages, &lus, limit);
        }
        if covered < reglages.suffisant || found.len() < limit.min(reglages.peu) {
            lus = read(&mut recherche, memoire, &termes, Portee::Erreurs);
            (found, covered) = atelier.rank(table, reglages, &lus, limit);
        }
        if covered < reglages.suffisant {
            // Words glued or cut, when that answers more.
            if let Some(mut other) = recherche.resegment(&termes) {
                requete::weaken(&mut other);
                let cut = read(&mut recherche, memoire, &other, Portee::Erreurs);
                let (better, more) = atelier.rank(table, reglages, &cut, limit);
                if more > covered + reglages.decoupe {
                    (found, covered, termes, lus) = (better, more, other, cut);
                }
            }
        }
        if covered < reglages.suffisant && termes.len() > 1 {
            let suspected = read(&mut recherche, memoire, &termes, Portee::Soupcon);
            let (better, more) = atelier.rank(table, reglages, &suspected, limit);
            if more > covered + reglages.soupcon {
                (found, lus) = (better, suspected);
            }
        }
        if covered < reglages.diplome_seul
            && let Some(other) = requete::without_diploma(&termes)
        {
            lus = read(&mut recherche, memoire, &other, Portee::Erreurs);
            (found, _) = atelier.rank(table, reglages, &lus, limit);
            termes = other;
        }
        let proches = found.is_empty();
        if proches {
            decoupe::shorten_postcode(&mut termes, &table.mots);
            lus = read(&mut recherche, memoire, &termes, Portee::Loin);
            (found, _) = atelier.rank(table, reglages, &lus, limit);
        }
        let sens = marques::Sens::new(table, &termes, &lus);
        if !query.is_ascii() {
            for it in &mut found {
                it.points -= reglages.accents * sens.accents_differ(query, it);
            }
            classement::sort(&mut found);
        }
        let correction = found.first().filter(|_| !proches).and_then(|it| sens.correct(query, it));
        let mut hits: Vec<Hit> = found.iter().map(|it| self.hit(it, &sens)).collect();
        for it in self.hits_of(&coded, limit.saturating_sub(hits.len())) {
            if hits.iter().all(|other| other.cible != it.cible) {
                hits.push(it);
            }
        }
        let proches = proches && !hits.is_empty();
        Resultats { hits, correction, intentions: requete.intentions, proches }
    }

    /// Things called by their code, under their main name.
    fn hits_of(&self, choses: &[u32], limit: usize) -> Vec<Hit> {
        let table = &self.table;
        let hit = |&chose: &u32| Hit {
            cible: table.cibles[chose as usize],
            texte: table.titre(table.principaux[chose as usize] as usize).to_owned(),
            marques: Vec::new(),
            expression: None,
        };
        choses.iter().take(limit).map(hit).collect()
    }

    fn hit(&self, found: &Trouve, sens: &marques::Sens<'_>) -> Hit {
        let table = &self.table;
        let titre = found.titre as usize;
        let cible = table.cibles[found.chose as usize];
        if table.is_expression(titre) {
            let principal = table.principaux[found.chose as usize] as usize;
            let texte = table.titre(principal).to_owned();
            let expression = Some(table.titre(titre).to_owned());
            let marques = sens.highlight(&texte);
            return Hit { cible, texte, marques, expression };
        }
        let texte = table.titre(titre).to_owned();
        let marques = sens.highlight(&texte);
        Hit { cible, texte, marques, expression: None }
    }
}

/// All that each typed word may mean.
fn read(
    recherche: &mut Recherche<'_>,
    memoire: &mut Memoire,
    termes: &[Terme],
    portee: Portee,
) -> Vec<Lu> {
    let alone = termes.len() == 1 && portee != Portee::Lettre;
    termes
        .iter()
        .map(|terme| Lu {
            candidats: memoire.candidats(recherche, terme, portee),
            part: terme.part,
            initiales: initiales::initiales(&terme.lettres).filter(|_| alone),
            bref: terme.dernier && terme.lettres.len() < 3,
        })
        .collect()
}
