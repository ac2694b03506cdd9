//! The answers to the questionnaire, as a set: the order in which they came is not kept.

use std::fmt::Write as _;

use crate::matching::tables::{ActiviteId, activite};

/// What one says of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reponse {
    /// « J'aime ».
    Aime,
    /// « Je ne sais pas »: an answer, that leans to no side.
    NeSaitPas,
    /// « Je n'aime pas ».
    NAimePas,
    /// « Passer »: seen, and not answered.
    Passe,
}

impl Reponse {
    const LETTERS: [(Self, char); 4] =
        [(Self::Aime, 'a'), (Self::NeSaitPas, 's'), (Self::NAimePas, 'n'), (Self::Passe, 'p')];

    fn letter(self) -> char {
        Self::LETTERS.into_iter().find(|it| it.0 == self).map_or('p', |it| it.1)
    }

    fn of_letter(letter: char) -> Option<Self> {
        Self::LETTERS.into_iter().find(|it| it.1 == letter).map(|it| it.0)
    }
}

/// What was answered so far, by number of activity. Each has one answer: the last one given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reponses(Vec<(ActiviteId, Reponse)>);

impl Reponses {
    /// Answers, or changes an answer.
    pub fn set(&mut self, id: ActiviteId, reponse: Reponse) {
        match self.place(id) {
            Ok(at) => self.0[at].1 = reponse,
            Err(at) => self.0.insert(at, (id, reponse)),
        }
    }

    /// Takes an answer back: the activity can be asked again.
    pub fn remove(&mut self, id: ActiviteId) {
        self.0.retain(|it| it.0 != id);
    }

    /// What was answered to an activity; `None` when it was not seen.
    pub fn get(&self, id: ActiviteId) -> Option<Reponse> {
        self.place(id).ok().map(|at| self.0[at].1)
    }

    fn place(&self, id: ActiviteId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |it| it.0)
    }

    /// How many activities were seen, those passed included.
    pub fn n_vues(&self) -> usize {
        self.0.len()
    }

    /// How many were answered: seen and not passed.
    pub fn n_reponses(&self) -> usize {
        self.answered().count()
    }

    /// The answers, by number of activity, less those passed.
    pub fn answered(&self) -> impl Iterator<Item = (ActiviteId, Reponse)> + '_ {
        self.0.iter().copied().filter(|it| it.1 != Reponse::Passe)
    }

    /// The answers as they stand in an address: two digits and a letter each (`01a13n`).
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (id, reponse) in &self.0 {
            let (number, letter) = (id.number(), reponse.letter());
            write!(out, "{number:02}{letter}").expect("a String grows");
        }
        out
    }

    /// Reads what [`Reponses::write`] wrote. What cannot be read, or speaks of an activity that is
    /// not in the questionnaire, is left out and given back. Never fails.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut reponses = Self::default();
        let mut left_out = Vec::new();
        let chars: Vec<char> = text.chars().collect();
        for part in chars.chunks(3) {
            match read_part(part) {
                Some((id, reponse)) => reponses.set(id, reponse),
                None => left_out.push(part.iter().collect()),
            }
        }
        (reponses, left_out)
    }
}

impl FromIterator<(ActiviteId, Reponse)> for Reponses {
    fn from_iter<T: IntoIterator<Item = (ActiviteId, Reponse)>>(answers: T) -> Self {
        let mut reponses = Self::default();
        for (id, reponse) in answers {
            reponses.set(id, reponse);
        }
        reponses
    }
}

fn read_part(part: &[char]) -> Option<(ActiviteId, Reponse)> {
    let [tens, units, letter] = part else { return None };
    let id: ActiviteId = format!("q{tens}{units}").parse().ok()?;
    activite(id)?;
    Some((id, Reponse::of_letter(*letter)?))
}
