//! Initials of titles, for acronyms that no title spells out.

/// Initials of a title: of all words, and without the empty ones. Five bits a letter.
#[derive(Default)]
pub(super) struct Initiales(pub [u32; 2], Option<u8>);

impl Initiales {
    /// The most letters kept.
    const MAX: u32 = 6;

    /// Adds the first letter of the word at place `rang`.
    pub fn push(&mut self, rang: u8, letter: u8, vide: bool) {
        // The other gender starts again from the same place: its initials are the same.
        if self.1.is_some_and(|last| rang <= last) || !letter.is_ascii_lowercase() {
            return;
        }
        self.1 = Some(rang);
        self.0[0] = pack(self.0[0], letter);
        if !vide {
            self.0[1] = pack(self.0[1], letter);
        }
    }
}

fn pack(initiales: u32, letter: u8) -> u32 {
    if initiales >> (5 * (Initiales::MAX - 1)) != 0 {
        return u32::MAX;
    }
    initiales << 5 | u32::from(letter - b'a' + 1)
}

/// What was typed, as initials; `None` when it cannot be an acronym.
pub(super) fn initiales(mot: &[u8]) -> Option<u32> {
    let fits = (2..=Initiales::MAX as usize).contains(&mot.len());
    let letters = mot.iter().all(u8::is_ascii_lowercase);
    (fits && letters).then(|| mot.iter().fold(0, |packed, &letter| pack(packed, letter)))
}
