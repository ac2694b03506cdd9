//! Names made ready for search: what a search reads.

// The app is built to be small, which inlines nothing by itself; these are read by the hundred
// thousand at each letter typed.
#![allow(clippy::inline_always)]

use super::vocabulaire::Vocabulaire;

/// What a title is, in its byte of [`Table::marques`]; the low bits hold its `poids`.
pub(super) const PRINCIPAL: u8 = 0x80;
/// An everyday expression, which points at several things.
pub(super) const EXPRESSION: u8 = 0x40;
/// The low bits.
pub(super) const POIDS: u8 = 0x1f;

/// A word in a title: which title, which place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Poste(u32);

impl Poste {
    /// The last place: all after it share it.
    pub const RANGS: u32 = 15;

    pub fn new(titre: u32, rang: u8) -> Self {
        Self(titre << 4 | u32::from(rang).min(Self::RANGS))
    }

    #[inline(always)]
    pub fn titre(self) -> usize {
        (self.0 >> 4) as usize
    }

    #[inline(always)]
    pub fn rang(self) -> u8 {
        (self.0 & 15) as u8
    }
}

/// Everything a search reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Texts end to end, and where that of each title is. Titles are numbered from the best known
    /// to the least: the first places of a word are those that matter.
    pub texte: String,
    pub textes: Vec<(u32, u32)>,
    /// Flags and weight of each title.
    pub marques: Vec<u8>,
    /// How well known each title is, 0 to 63: never growing.
    pub notorietes: Vec<u8>,
    /// The thing each title names, as a row of `cibles`; for an expression, a row of `listes`.
    pub choses: Vec<u32>,
    /// Sum of the weights of the words of each title, in sixteenths of a bit.
    pub totaux: Vec<u16>,
    /// What the caller calls each thing, sorted.
    pub cibles: Vec<u32>,
    /// The title under which each thing is best known.
    pub principaux: Vec<u32>,
    /// Things each expression points at, and where each list ends.
    pub liste: Vec<u32>,
    pub listes: Vec<u32>,
    /// All words, then where each is.
    pub mots: Vocabulaire,
    pub postes: Vec<Poste>,
    pub debuts: Vec<u32>,
    /// How much each word tells, in sixteenths of a bit.
    pub poids: Vec<u8>,
    /// How well known is the best title that each word begins; less when it begins none.
    pub phares: Vec<u8>,
    /// All sounds, then the words that have each.
    pub sons: Vocabulaire,
    pub homophones: Vec<u32>,
    pub debuts_sons: Vec<u32>,
    /// Initials of each title: of all words, and without the empty ones. Five bits a letter.
    pub initiales: Vec<[u32; 2]>,
    /// Official codes, as numbers, with the thing that each calls; the first meant first.
    pub codes: Vec<(u32, u32)>,
}

impl Table {
    /// A title, without what is searched but not shown.
    pub fn titre(&self, titre: usize) -> &str {
        let (from, to) = self.textes[titre];
        self.texte.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Where a word is.
    pub fn postes(&self, mot: u32) -> &[Poste] {
        span(&self.postes, &self.debuts, mot)
    }

    /// The words that sound so.
    pub fn homophones(&self, son: u32) -> &[u32] {
        span(&self.homophones, &self.debuts_sons, son)
    }

    /// What an expression points at, first meant first.
    pub fn liste(&self, liste: u32) -> &[u32] {
        let at = liste as usize;
        let from = if at == 0 { 0 } else { self.listes[at - 1] as usize };
        &self.liste[from..self.listes[at] as usize]
    }

    /// Is that title an everyday expression?
    pub fn is_expression(&self, titre: usize) -> bool {
        self.marques[titre] & EXPRESSION != 0
    }

    /// How well known a thing is.
    pub fn connu(&self, chose: u32) -> u8 {
        let principal = self.principaux[chose as usize] as usize;
        self.marques.get(principal).map_or(0, |it| it & POIDS)
    }

    /// How many titles.
    pub fn len(&self) -> usize {
        self.marques.len()
    }

    /// How much it tells that one of `n` titles has a word, in sixteenths of a bit.
    pub fn information(&self, n: usize) -> u8 {
        let ratio = (self.len().max(1) * 16 / n.max(1)).max(16);
        // Base-2 logarithm, with the fraction read off the next bits.
        let whole = ratio.ilog2();
        let fraction = (ratio << 4 >> whole) & 15;
        u8::try_from(((whole as usize - 4) << 4) + fraction).unwrap_or(u8::MAX)
    }
}

/// The part of `all` that belongs to `at`, from one start to the next.
#[inline(always)]
fn span<'a, T>(all: &'a [T], starts: &[u32], at: u32) -> &'a [T] {
    match starts[at as usize..] {
        [from, to, ..] => &all[from as usize..to as usize],
        _ => &[],
    }
}
