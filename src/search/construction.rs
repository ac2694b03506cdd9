//! Names taken one by one, then sorted for search. Nothing is read twice, and every list is
//! filled in the order in which it will be read: the index is built while a person is looking.

use super::codes;
use super::fold::{Accents, Mots};
use super::formes::{Place, is_vide, places};
use super::index::{EXPRESSION, POIDS, PRINCIPAL, Poste, Table};
use super::initiales::Initiales;
use super::interne::Interne;
use super::listes::end_of;
use super::phonetique;
use super::vocabulaire::Vocabulaire;
use super::{Document, Expression};

/// A word read in a title: its number in [`Interne`], then its rank in the alphabet; its place in
/// the title, as [`Poste`] counts them; is it accessory? In one number: there are a hundred
/// thousand of them, while phones have little memory.
#[derive(Clone, Copy, Debug)]
struct Lecture(u32);

impl Lecture {
    fn new(mot: u32, rang: u8, accessoire: bool) -> Self {
        Self(mot << 5 | u32::from(rang).min(Poste::RANGS) << 1 | u32::from(accessoire))
    }

    fn mot(self) -> u32 {
        self.0 >> 5
    }

    fn rang(self) -> u8 {
        (self.0 >> 1 & 15) as u8
    }

    fn accessoire(self) -> bool {
        self.0 & 1 == 1
    }

    fn with(self, mot: u32) -> Self {
        Self(mot << 5 | self.0 & 31)
    }
}

/// Takes names one by one, then sorts them for search.
#[derive(Debug, Default)]
pub struct Builder {
    table: Table,
    lexique: Interne,
    lectures: Vec<Lecture>,
    /// Where the words of each title end in `lectures`.
    fins: Vec<u32>,
    /// What the caller calls the thing each title names; for an expression, a row of `listes`.
    noms: Vec<u32>,
    places: Vec<Place>,
    mots: Mots,
}

/// How well known a title is, 0 to 63: principal names first, then by weight.
const NOTORIETES: usize = 64;
const NOTORIETE_PRINCIPAL: u8 = 32;

impl Builder {
    /// Adds names, then everyday expressions for the same things.
    pub fn add_all(
        &mut self,
        documents: impl IntoIterator<Item = Document>,
        expressions: impl IntoIterator<Item = Expression>,
    ) {
        for it in documents {
            self.add(it.cible, &it.texte, it.principal, it.poids);
        }
        for it in expressions {
            self.add_expression(&it.texte, it.cibles);
        }
    }

    /// Adds one name of the thing `cible`. What follows a tab in `texte` is searched but never
    /// shown: postcodes, other spellings.
    pub fn add(&mut self, cible: u32, texte: &str, principal: bool, poids: u8) {
        let flag = if principal { PRINCIPAL } else { 0 };
        self.add_texte(texte, cible, poids.min(POIDS) | flag);
    }

    /// Adds a code by which a thing is called; what is no code is left out.
    pub fn add_code(&mut self, cible: u32, code: &str) {
        self.table.codes.extend(codes::pack(code).map(|it| (it, cible)));
    }

    /// Adds an everyday expression for several things, the first meant first.
    pub fn add_expression(&mut self, texte: &str, cibles: impl IntoIterator<Item = u32>) {
        let liste = self.table.listes.len();
        self.table.liste.extend(cibles);
        self.table.listes.push(short(self.table.liste.len()));
        self.add_texte(texte, short(liste), EXPRESSION);
    }

    fn add_texte(&mut self, texte: &str, nom: u32, marque: u8) {
        let table = &mut self.table;
        let start = table.texte.len();
        table.texte.push_str(texte);
        let shown = end_of(texte.as_bytes(), 0, b'\t');
        table.textes.push((short(start), short(start + shown)));
        table.marques.push(marque);
        self.noms.push(nom);
        places(texte, &mut self.mots, &mut self.places);
        let mut initiales = Initiales::default();
        for place in &self.places {
            let plie = self.mots.plie(&place.mot);
            let vide = is_vide(plie);
            let accessoire = place.accessoire || place.mot.source.start > shown;
            if !accessoire {
                initiales.push(place.rang, plie[0], vide);
            }
            // A title that starts with an article is found by it: "Le Havre".
            if !vide || place.rang == 0 {
                let mot = self.lexique.number(plie, place.mot.accents);
                let accessoire = accessoire || vide;
                self.lectures.push(Lecture::new(mot, place.rang, accessoire));
            }
        }
        if let Some(hidden) = texte.get(shown..) {
            self.add_arrondissements(hidden);
        }
        self.fins.push(short(self.lectures.len()));
        self.table.initiales.push(initiales.0);
    }

    /// "Paris 15" and "Lyon 3e" are said for postcodes 75015 and 69003.
    fn add_arrondissements(&mut self, codes_postaux: &str) {
        for code in codes_postaux.split_whitespace() {
            let number = match code.split_at_checked(3) {
                Some(("750" | "751", number)) => number,
                Some(("690", number)) if number < "10" => number,
                Some(("130", number)) if number < "17" => number,
                _ => continue,
            };
            let number = number.trim_start_matches('0');
            for suffix in ["", "e", "eme", "er"] {
                let mot =
                    self.lexique.number([number, suffix].concat().as_bytes(), Accents::default());
                self.lectures.push(Lecture::new(mot, u8::MAX, true));
            }
        }
    }

    /// The names, sorted.
    pub(super) fn finish(mut self) -> Table {
        self.link_things();
        let order = self.sort_titles();
        let rangs = self.sort_words();
        self.sort_sounds(&rangs);
        // What is no longer read makes room for what comes: the peak is what a phone must have.
        self.lexique = Interne::default();
        self.noms = Vec::new();
        self.table.texte.shrink_to_fit();
        self.place_words(&order);
        self.table
    }

    /// Numbers things in the order of what the caller calls them, and finds their best name.
    fn link_things(&mut self) {
        let table = &mut self.table;
        let is_expression = |marque: u8| marque & EXPRESSION != 0;
        let named = self.noms.iter().zip(&table.marques);
        table.cibles = named.filter(|it| !is_expression(*it.1)).map(|it| *it.0).collect();
        table.cibles.extend_from_slice(&table.liste);
        // Callers mostly number things in order.
        if !table.cibles.is_sorted() {
            let octets: Vec<[u8; 4]> = table.cibles.iter().map(|it| it.to_be_bytes()).collect();
            let order = alphabetical(octets.len(), &|at| &octets[at as usize]);
            table.cibles = arrange(&table.cibles, &order);
        }
        table.cibles.dedup();
        let cibles = &table.cibles;
        let row = |cible: u32| short(cibles.binary_search(&cible).unwrap_or_default());
        for cible in &mut table.liste {
            *cible = row(*cible);
        }
        for (_, cible) in &mut table.codes {
            *cible = row(*cible);
        }
        table.principaux = vec![u32::MAX; cibles.len()];
        table.choses = Vec::with_capacity(self.noms.len());
        let mut last = (u32::MAX, 0);
        for (titre, (nom, marque)) in self.noms.iter().zip(&table.marques).enumerate() {
            if is_expression(*marque) {
                table.choses.push(*nom);
                continue;
            }
            // Titles of a thing follow each other: the row is mostly the last one.
            if last.0 != *nom || titre == 0 {
                last = (*nom, row(*nom));
            }
            table.choses.push(last.1);
            let principal = &mut table.principaux[last.1 as usize];
            if *principal == u32::MAX || marque & PRINCIPAL != 0 {
                *principal = short(titre);
            }
        }
    }

    /// Numbers titles again, from the best known to the least; in order of arrival among equals.
    /// Gives the titles in their new order.
    fn sort_titles(&mut self) -> Vec<u32> {
        let table = &mut self.table;
        let notoriete = |titre: usize| {
            let marque = table.marques[titre];
            if marque & EXPRESSION == 0 {
                let principal = marque & PRINCIPAL != 0;
                return (marque & POIDS) + if principal { NOTORIETE_PRINCIPAL } else { 0 };
            }
            // An expression is as known as what it means first.
            let first = table.liste(table.choses[titre]).first();
            NOTORIETE_PRINCIPAL + first.map_or(0, |&it| table.connu(it))
        };
        let keys: Vec<u8> = (0..table.len()).map(notoriete).collect();
        let mut starts = [0usize; NOTORIETES + 1];
        for key in &keys {
            starts[NOTORIETES - usize::from(*key)] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut order = vec![0; keys.len()];
        let mut numeros = vec![0; keys.len()];
        for (titre, key) in keys.iter().enumerate() {
            let start = &mut starts[NOTORIETES - 1 - usize::from(*key)];
            order[*start] = short(titre);
            numeros[titre] = short(*start);
            *start += 1;
        }
        table.textes = arrange(&table.textes, &order);
        table.marques = arrange(&table.marques, &order);
        table.choses = arrange(&table.choses, &order);
        table.initiales = arrange(&table.initiales, &order);
        table.notorietes = arrange(&keys, &order);
        for principal in &mut table.principaux {
            *principal = numeros.get(*principal as usize).copied().unwrap_or(u32::MAX);
        }
        order
    }

    /// Sorts words; gives the rank of each in the alphabet.
    fn sort_words(&mut self) -> Vec<u32> {
        let lexique = &self.lexique;
        let order = alphabetical(lexique.len(), &|number| lexique.mot(number));
        self.table.mots = Vocabulaire::from_sorted(order.iter().map(|it| lexique.mot(*it)));
        let mut rangs = vec![0; order.len()];
        for (rang, number) in order.iter().enumerate() {
            rangs[*number as usize] = short(rang);
        }
        for lecture in &mut self.lectures {
            *lecture = lecture.with(rangs[lecture.mot() as usize]);
        }
        rangs
    }

    /// Sorts the sounds of words, and the words of each sound.
    fn sort_sounds(&mut self, rangs: &[u32]) {
        let (table, lexique) = (&mut self.table, &self.lexique);
        let (mut octets, mut fins) = (Vec::new(), vec![0]);
        for number in 0..short(lexique.len()) {
            let accents = lexique.accents[number as usize];
            phonetique::cle(lexique.mot(number), accents, &mut octets);
            fins.push(octets.len());
        }
        let cle = |number: u32| &octets[fins[number as usize]..fins[number as usize + 1]];
        let order = alphabetical(lexique.len(), &cle);
        table.homophones = order.iter().map(|it| rangs[*it as usize]).collect();
        let starts: Vec<usize> = (0..order.len())
            .filter(|&at| at == 0 || cle(order[at]) != cle(order[at - 1]))
            .collect();
        table.sons = Vocabulaire::from_sorted(starts.iter().map(|&at| cle(order[at])));
        table.debuts_sons = starts.iter().copied().chain([order.len()]).map(short).collect();
    }

    /// Notes where each word is, best known titles first, and what it takes to type each title.
    fn place_words(&mut self, order: &[u32]) {
        let table = &mut self.table;
        let n_mots = table.mots.len();
        let mut counts = vec![0u32; n_mots + 1];
        for lecture in &self.lectures {
            counts[lecture.mot() as usize + 1] += 1;
        }
        table.poids = counts[1..].iter().map(|&it| table.information(it as usize)).collect();
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        table.debuts.clone_from(&counts);
        table.postes = vec![Poste::default(); self.lectures.len()];
        table.phares = vec![0; n_mots];
        table.totaux = Vec::with_capacity(order.len());
        for (titre, &arrival) in order.iter().enumerate() {
            let at = arrival as usize;
            let from = if at == 0 { 0 } else { self.fins[at - 1] as usize };
            let lectures = &self.lectures[from..self.fins[at] as usize];
            let total = place_title(table, lectures, &mut counts, titre);
            table.totaux.push(total);
        }
    }
}

/// Places the words of a title; gives what it takes to type it. Apart: a browser makes a function
/// fast after some calls, and would never do it in the middle of one long loop.
#[inline(never)]
fn place_title(table: &mut Table, lectures: &[Lecture], counts: &mut [u32], titre: usize) -> u16 {
    let notoriete = table.notorietes[titre];
    // The commonest gender of the word at each place.
    let mut rangs = [0u8; Poste::RANGS as usize + 1];
    for it in lectures {
        let mot = it.mot() as usize;
        let poste = Poste::new(short(titre), it.rang());
        table.postes[counts[mot] as usize] = poste;
        counts[mot] += 1;
        let phare = if it.rang() == 0 { notoriete } else { notoriete / 2 };
        table.phares[mot] = table.phares[mot].max(phare);
        if !it.accessoire() {
            let rang = &mut rangs[usize::from(poste.rang())];
            let poids = table.poids[mot];
            *rang = if *rang == 0 { poids } else { poids.min(*rang) };
        }
    }
    rangs.iter().map(|&it| u16::from(it)).sum()
}

fn arrange<T: Copy>(all: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|&it| all[it as usize]).collect()
}

/// A rank in a table of names: far fewer than 2³².
pub(super) fn short(rank: usize) -> u32 {
    u32::try_from(rank).unwrap_or(u32::MAX)
}

/// Numbers of `n` words, in the order of the words; equal words in the order of their numbers.
fn alphabetical<'a>(n: usize, mot: &dyn Fn(u32) -> &'a [u8]) -> Vec<u32> {
    let mut order: Vec<(u64, u32)> = (0..short(n)).map(|it| (head(mot(it)), it)).collect();
    // Stable: in the std of the app, which is made small, the other one is a heap sort, slower.
    order.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| mot(a.1).cmp(mot(b.1))));
    order.into_iter().map(|it| it.1).collect()
}

/// The first eight letters, as a number in the same order: most comparisons stop there.
fn head(mot: &[u8]) -> u64 {
    let mut octets = [0; 8];
    let n = mot.len().min(8);
    octets[..n].copy_from_slice(&mot[..n]);
    u64::from_be_bytes(octets)
}
