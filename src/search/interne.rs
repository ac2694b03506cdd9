//! A number for each different word.

use super::fold::Accents;

/// Gives each different word a number, in order of arrival.
#[derive(Debug, Default)]
pub(super) struct Interne {
    octets: Vec<u8>,
    fins: Vec<u32>,
    /// What folding hid of each, as first seen.
    pub accents: Vec<Accents>,
    /// Numbers + 1 by hash, 0 when free. Its length is a power of two.
    cases: Vec<u32>,
}

impl Interne {
    /// How many words.
    pub fn len(&self) -> usize {
        self.fins.len()
    }

    /// The word of that number.
    pub fn mot(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let from = if at == 0 { 0 } else { self.fins[at - 1] as usize };
        &self.octets[from..self.fins[at] as usize]
    }

    /// The number of a word, new or not.
    pub fn number(&mut self, mot: &[u8], accents: Accents) -> u32 {
        if self.len() * 2 >= self.cases.len() {
            self.grow();
        }
        let at = self.case(mot);
        if self.cases[at] == 0 {
            self.octets.extend_from_slice(mot);
            self.fins.push(super::construction::short(self.octets.len()));
            self.accents.push(accents);
            self.cases[at] = super::construction::short(self.len());
        }
        self.cases[at] - 1
    }

    /// Where a word is, or would be.
    fn case(&self, mot: &[u8]) -> usize {
        let hash = mot.iter().fold(0x811c_9dc5_u32, |hash, &octet| {
            (hash ^ u32::from(octet)).wrapping_mul(0x0100_0193)
        });
        let mask = self.cases.len() - 1;
        let mut at = (hash ^ hash >> 15) as usize & mask;
        while self.cases[at] != 0 && self.mot(self.cases[at] - 1) != mot {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let room = (self.cases.len() * 4).max(1 << 12);
        self.cases = vec![0; room];
        for number in 0..super::construction::short(self.len()) {
            let at = self.case(self.mot(number));
            self.cases[at] = number + 1;
        }
    }
}
