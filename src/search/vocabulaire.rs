//! Sorted words, and the three ways to look for one: as it is, by its first letters, with errors.

// The app is built to be small, which inlines nothing by itself; these are read by the hundred
// thousand at each letter typed.
#![allow(clippy::inline_always)]

use std::ops::Range;

/// Words in byte order, packed end to end. A word is known by its rank.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulaire {
    octets: Vec<u8>,
    /// Where each word starts in `octets`; one more for the end.
    debuts: Vec<u32>,
    /// How many letters each word shares with the one before.
    communs: Vec<u8>,
}

/// A word found with errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Approche {
    /// Rank of the word.
    pub mot: u32,
    /// Errors that make what was typed the beginning of the word.
    pub debut: u8,
    /// Errors that make it the whole word; [`Approche::LOIN`] when there would be too many.
    pub entier: u8,
}

impl Approche {
    /// More errors than are ever allowed.
    pub const LOIN: u8 = 9;
}

/// The most letters of what was typed that are compared.
pub(super) const LETTRES_MAX: usize = 30;

/// The most errors that a walk allows.
pub(super) const ERREURS_MAX: usize = 3;

/// A word is cut there: no name needs more, and lengths fit a byte.
const MOT_MAX: usize = 60;

/// States of the automaton after a letter: bit `i` of `states[d]` is set when `i` letters of
/// what was typed are matched with at most `d` errors.
type Etats = [u32; ERREURS_MAX + 1];

impl Vocabulaire {
    /// `mots` must be sorted.
    pub fn from_sorted<'a>(mots: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut it = Self { debuts: vec![0], ..Self::default() };
        let mut previous = 0..0;
        for mot in mots {
            let mot = &mot[..mot.len().min(MOT_MAX)];
            let shared = it.octets[previous].iter().zip(mot).take_while(|(a, b)| a == b).count();
            it.communs.push(u8::try_from(shared).unwrap_or(u8::MAX));
            previous = it.octets.len()..it.octets.len() + mot.len();
            it.octets.extend_from_slice(mot);
            it.debuts.push(u32::try_from(it.octets.len()).unwrap_or(u32::MAX));
        }
        it
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.communs.len()
    }

    /// The word of that rank.
    pub fn mot(&self, rank: u32) -> &[u8] {
        word(&self.octets, &self.debuts, rank as usize)
    }

    /// First rank whose word does not come before `cut` says so.
    fn partition(&self, from: usize, cut: &mut dyn FnMut(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if cut(word(&self.octets, &self.debuts, middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Ranks of the words that start with `prefix`.
    #[allow(clippy::cast_possible_truncation)] // far fewer than 2³² words
    pub fn range(&self, prefix: &[u8]) -> Range<u32> {
        let low = self.partition(0, &mut |mot| mot < prefix);
        let high = self.partition(low, &mut |mot| mot.starts_with(prefix));
        low as u32..high as u32
    }

    /// Rank of that very word.
    pub fn find(&self, mot: &[u8]) -> Option<u32> {
        let low = self.partition(0, &mut |it| it < mot);
        let low = u32::try_from(low).ok()?;
        ((low as usize) < self.len() && self.mot(low) == mot).then_some(low)
    }

    /// Words that `typed` may be, or begin, with at most `errors` missing, added, wrong or swapped
    /// letters. Thumbs rarely miss the first letter: an error there counts double.
    ///
    /// The words are walked as a tree, in order: what two neighbours share is read once, and a
    /// branch where no state is left alive is skipped.
    pub fn approach(&self, typed: &[u8], errors: usize, found: &mut Vec<Approche>) {
        let typed = &typed[..typed.len().min(LETTRES_MAX)];
        let errors = errors.min(ERREURS_MAX);
        let Some(&first) = typed.first() else { return };
        let end_bit = 1u32 << typed.len();
        let all_bits = (end_bit << 1) - 1;
        let mut places = [0u32; 128];
        for (at, letter) in typed.iter().enumerate() {
            places[usize::from(letter & 127)] |= 1 << at;
        }
        // States by depth; `best[depth]`: fewest errors that made `typed` a prefix so far.
        let mut states: [Etats; MOT_MAX + 1] = [[0; ERREURS_MAX + 1]; MOT_MAX + 1];
        let mut best = [Approche::LOIN; MOT_MAX + 1];
        // Errors that make it the whole of what was read so far.
        let mut ends = [Approche::LOIN; MOT_MAX + 1];
        states[0] = std::array::from_fn(|d| if d < 2 { 1 } else { 3 });
        // Slices, not vectors: small code does not inline the way into a vector.
        let (octets, debuts, communs) = (&self.octets[..], &self.debuts[..], &self.communs[..]);
        let n = communs.len();
        let mut rank = 0;
        while rank < n {
            let mot = word(octets, debuts, rank);
            let mut depth = usize::from(communs[rank]).min(mot.len());
            let mut alive = true;
            while depth < mot.len() {
                let letter = mot[depth];
                let here = places[usize::from(letter & 127)];
                let now = states[depth];
                let mut next: Etats = [0; ERREURS_MAX + 1];
                next[0] = (now[0] & here) << 1;
                let mut any = next[0];
                let mut reached = if next[0] & end_bit == 0 { Approche::LOIN } else { 0 };
                let swapped = if depth == 0 {
                    0
                } else {
                    (places[usize::from(mot[depth - 1] & 127)] >> 1) & here
                };
                let mut d = 1;
                while d <= errors {
                    let mut bits = (now[d] & here) << 1 | now[d - 1] | now[d - 1] << 1;
                    bits |= next[d - 1] << 1;
                    if swapped != 0 {
                        bits |= (states[depth - 1][d - 1] & swapped) << 2;
                    }
                    // The first letter is wrong: that alone costs two errors.
                    if d > 1 || depth > 0 || letter == first {
                        next[d] = bits & all_bits;
                    }
                    any |= next[d];
                    if reached == Approche::LOIN && next[d] & end_bit != 0 {
                        #[allow(clippy::cast_possible_truncation)] // at most ERREURS_MAX
                        (reached = d as u8);
                    }
                    d += 1;
                }
                depth += 1;
                states[depth] = next;
                ends[depth] = reached;
                best[depth] = best[depth - 1].min(reached);
                if any == 0 && best[depth] == Approche::LOIN {
                    alive = false;
                    break;
                }
            }
            if alive && best[depth] != Approche::LOIN {
                #[allow(clippy::cast_possible_truncation)] // far fewer than 2³² words
                let mot = rank as u32;
                found.push(Approche { mot, debut: best[depth], entier: ends[depth] });
            }
            rank += 1;
            // When no state is left, every word that shares these letters is as far.
            while !alive && rank < n && usize::from(communs[rank]) >= depth {
                rank += 1;
            }
        }
    }
}

#[inline(always)]
fn word<'a>(octets: &'a [u8], debuts: &[u32], rank: usize) -> &'a [u8] {
    &octets[debuts[rank] as usize..debuts[rank + 1] as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(mots: &[&'static str]) -> Vocabulaire {
        let mut mots = mots.to_vec();
        mots.sort_unstable();
        Vocabulaire::from_sorted(mots.iter().map(|it| it.as_bytes()))
    }

    /// Errors for the beginning and for the whole of the only word.
    fn errors(typed: &str, mot: &'static str, allowed: usize) -> Option<(u8, u8)> {
        let mut found = Vec::new();
        words(&[mot]).approach(typed.as_bytes(), allowed, &mut found);
        found.first().map(|it| (it.debut, it.entier))
    }

    #[test]
    fn ranges_hold_what_starts_alike() {
        let it = words(&["macon", "mac", "maconne", "menuisier", "z"]);
        assert_eq!(it.range(b"mac"), 0..3);
        assert_eq!(it.range(b"macon"), 1..3);
        assert_eq!(it.range(b"y"), 4..4);
        assert_eq!(it.find(b"mac"), Some(0));
        assert_eq!(it.find(b"maco"), None);
        assert_eq!(it.find(b"zz"), None);
    }

    #[test]
    fn one_error_of_each_kind_is_one_error() {
        for typed in ["macn", "maccon", "mavon", "maocn"] {
            assert_eq!(errors(typed, "macon", 1).map(|it| it.1), Some(1), "{typed}");
        }
        assert_eq!(errors("macon", "macon", 2), Some((0, 0)));
        assert_eq!(errors("maxxn", "macon", 1), None);
        assert_eq!(errors("maxxn", "macon", 2), Some((2, 2)));
    }

    #[test]
    fn what_is_typed_may_be_a_beginning() {
        assert_eq!(errors("boulanh", "boulangere", 1), Some((1, Approche::LOIN)));
        assert_eq!(errors("boul", "boulangere", 1), Some((0, Approche::LOIN)));
    }

    #[test]
    fn the_first_letter_counts_double() {
        assert_eq!(errors("bacon", "macon", 1), None);
        assert_eq!(errors("bacon", "macon", 2), Some((2, 2)));
        assert_eq!(errors("acon", "macon", 2), Some((2, 2)));
    }

    #[test]
    fn skipping_branches_loses_no_word() {
        let mots = ["abc", "abcd", "abd", "abde", "acb", "b", "ba", "bac", "bacd", "cab"];
        let it = words(&mots);
        for typed in ["abc", "acb", "ba", "abdf", "bcd", "c"] {
            let mut found = Vec::new();
            it.approach(typed.as_bytes(), 2, &mut found);
            let alone: Vec<u32> = (0..u32::try_from(mots.len()).unwrap())
                .filter(|&rank| {
                    let mut found = Vec::new();
                    let one = Vocabulaire::from_sorted([it.mot(rank)].into_iter());
                    one.approach(typed.as_bytes(), 2, &mut found);
                    !found.is_empty()
                })
                .collect();
            assert_eq!(found.iter().map(|it| it.mot).collect::<Vec<_>>(), alone, "{typed}");
        }
    }

    #[test]
    fn long_or_strange_input_is_no_trouble() {
        let long = "a".repeat(300);
        assert_eq!(errors(&long, "abc", 2), None);
        assert_eq!(errors("", "abc", 2), None);
        let it = Vocabulaire::from_sorted([long.as_bytes()].into_iter());
        assert_eq!(it.mot(0).len(), 60);
    }
}
