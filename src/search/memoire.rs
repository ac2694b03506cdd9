//! What words were found to mean, kept while the next letters are typed: only the last word
//! changes from one search to the next.

use super::candidats::{Candidat, Portee, Recherche};
use super::fold::Accents;
use super::requete::Terme;

/// How many words are kept.
const MOTS: usize = 12;

#[derive(Debug, Default)]
pub(super) struct Memoire {
    sus: Vec<Su>,
    next: usize,
}

#[derive(Debug)]
struct Su {
    lettres: Vec<u8>,
    dernier: bool,
    accents: Accents,
    portee: Portee,
    /// The word exists: it means more when it is suspected.
    exact: bool,
    candidats: Vec<Candidat>,
}

impl Su {
    fn is(&self, terme: &Terme, portee: Portee) -> bool {
        let same = self.lettres == terme.lettres
            && self.dernier == terme.dernier
            && self.accents == terme.accents;
        let enough = self.portee == portee
            || (self.portee == Portee::Erreurs && portee == Portee::Soupcon && !self.exact);
        same && enough
    }
}

impl Memoire {
    /// The words that `terme` may mean: known, or looked for.
    pub fn candidats(
        &mut self,
        recherche: &mut Recherche<'_>,
        terme: &Terme,
        portee: Portee,
    ) -> Vec<Candidat> {
        if let Some(su) = self.sus.iter().find(|it| it.is(terme, portee)) {
            return su.candidats.clone();
        }
        let mut candidats = Vec::new();
        let exact = recherche.candidats(terme, portee, &mut candidats);
        let su = Su {
            lettres: terme.lettres.clone(),
            dernier: terme.dernier,
            accents: terme.accents,
            portee,
            exact,
            candidats: candidats.clone(),
        };
        if self.sus.len() < MOTS {
            self.sus.push(su);
        } else {
            self.sus[self.next] = su;
            self.next = (self.next + 1) % MOTS;
        }
        candidats
    }
}
