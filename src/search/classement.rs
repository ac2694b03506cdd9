//! From candidate words to things, best first.

// The app is built to be small, which inlines nothing by itself; these are read by the hundred
// thousand at each letter typed.
#![allow(clippy::inline_always)]

use super::candidats::Candidat;
use super::construction::short;
use super::index::{EXPRESSION, POIDS, PRINCIPAL, Table};
use super::reglages::Reglages;

/// What is known of a title while words are read one after the other.
#[derive(Clone, Copy, Debug, Default)]
struct Etat {
    /// Which search this is about: older ones are forgotten at no cost.
    epoque: u32,
    /// Sum of weight times quality over the words answered.
    reponse: u32,
    /// Sum of the weights of the words of the title that answer.
    masse: u16,
    /// Places of the title already taken.
    places: u16,
    /// The word being read, from 1; its quality, weight and place here.
    terme: u8,
    qualite: u8,
    poids: u8,
    rang: u8,
    /// The word read before, and its place.
    terme_precedent: u8,
    precedent: u8,
    /// Words typed in another order than the title's.
    desordre: u8,
    /// The first word typed is the first of the title.
    en_tete: bool,
    /// How many words of the title are only begun, and whether the one just read is.
    entames: u8,
    entame: bool,
}

impl Etat {
    const ZERO: Self = Self {
        epoque: 0,
        reponse: 0,
        masse: 0,
        places: 0,
        terme: 0,
        qualite: 0,
        poids: 0,
        rang: 0,
        terme_precedent: 0,
        precedent: 0,
        desordre: 0,
        en_tete: false,
        entames: 0,
        entame: false,
    };

    /// Were this word and the one read before typed in another order than the title's?
    #[inline(always)]
    fn inverted(&self) -> bool {
        self.precedent != NULLE_PART
            && (self.rang < self.precedent) != (self.terme < self.terme_precedent)
    }
}

/// No place yet.
const NULLE_PART: u8 = u8::MAX;

/// Room for a search, kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Atelier {
    epoque: u32,
    etats: Vec<Etat>,
    /// Titles with at least one word that answers.
    touches: Vec<u32>,
    meilleurs: Vec<Meilleur>,
    /// Things with at least one title that answers.
    trouves: Vec<u32>,
}

/// The best title of a thing.
#[derive(Clone, Copy, Debug, Default)]
struct Meilleur {
    epoque: u32,
    titre: u32,
    points: f32,
    /// How many titles answer.
    n: u16,
}

/// A thing, and the title that answered best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trouve {
    pub chose: u32,
    pub titre: u32,
    pub points: f32,
}

/// A word that was typed, with all it may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Lu {
    pub candidats: Vec<Candidat>,
    /// How much it counts, in sixteenths.
    pub part: u8,
    /// The initials it may be, when it is all that was typed.
    pub initiales: Option<u32>,
    /// One or two letters: they only help to choose, or call for the best known.
    pub bref: bool,
}

/// Share of what was typed from which an expression typed badly is one all the same.
const NEAR: f32 = 0.7;

/// The titles of a word that one or two letters call for: the best known.
const POSTES_BREFS: usize = 24;

/// The titles that a word alone calls for. Others with it are only seen when another word has
/// called for them: "saint" is in four thousand communes.
const POSTES: usize = 300;

/// Best first; in the same order among equals. For a few things: it is a plain insertion.
pub(super) fn sort(found: &mut [Trouve]) {
    for at in 1..found.len() {
        let better = found[..at].iter().rev();
        let n = better.take_while(|it| it.points < found[at].points).count();
        found[at - n..=at].rotate_right(1);
    }
}

/// Where things take their place.
struct Podium<'a> {
    epoque: u32,
    meilleurs: &'a mut [Meilleur],
    trouves: &'a mut Vec<u32>,
}

impl Podium<'_> {
    fn note(&mut self, chose: u32, titre: u32, points: f32) {
        let meilleur = &mut self.meilleurs[chose as usize];
        if meilleur.epoque != self.epoque {
            *meilleur = Meilleur { epoque: self.epoque, titre, points, n: 0 };
            self.trouves.push(chose);
        }
        meilleur.n = meilleur.n.saturating_add(1);
        if points > meilleur.points {
            (meilleur.points, meilleur.titre) = (points, titre);
        }
    }
}

impl Atelier {
    /// Ranks the things that answer. Best first, at most `limit`; ties go to the better known,
    /// then to the order of the caller's numbers. Also says what share of what was typed the
    /// best title answers, 0 to 1.
    pub fn rank(
        &mut self,
        table: &Table,
        reglages: &Reglages,
        lus: &[Lu],
        limit: usize,
    ) -> (Vec<Trouve>, f32) {
        self.start(table);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped just before
        let initiales = (reglages.q_initiales * 255.0).clamp(0.0, 255.0) as u8;
        let mut total = 0;
        // The rarest words first: they call for the titles that the others then confirm.
        let mut order: Vec<(bool, usize, u8)> = Vec::with_capacity(lus.len());
        for (lu, terme) in lus.iter().zip(1..) {
            let n = lu.candidats.iter().map(|it| table.postes(it.mot).len()).sum();
            let key = (lu.bref, n, terme);
            let at = order.iter().take_while(|it| **it < key).count();
            order.insert(at, key);
        }
        for (_, n, terme) in order {
            total += self.read(table, &lus[usize::from(terme) - 1], n, terme, initiales);
        }
        let couvert = self.score(table, reglages, total.max(1));
        (self.best(table, reglages, limit), couvert)
    }

    fn start(&mut self, table: &Table) {
        self.etats.resize(table.len(), Etat::default());
        self.meilleurs.resize(table.cibles.len(), Meilleur::default());
        self.touches.clear();
        self.trouves.clear();
        self.epoque = self.epoque.wrapping_add(1);
        if self.epoque == 0 {
            self.etats.fill(Etat::default());
            self.meilleurs.fill(Meilleur::default());
            self.epoque = 1;
        }
    }

    /// Notes the titles that have a candidate; gives the most that the word can bring. `n`: places
    /// of all candidates.
    fn read(&mut self, table: &Table, lu: &Lu, n: usize, terme: u8, qualite_initiales: u8) -> u32 {
        // What nobody has still counts as missing.
        let information = if n == 0 { 80 } else { table.information(n).max(24) };
        let poids = u32::from(information) * u32::from(lu.part) / 16;
        // After other words, the first letters of a word only choose among their titles.
        let calls = match (lu.bref, self.touches.is_empty()) {
            (true, true) => POSTES_BREFS,
            (true, false) => 0,
            (false, _) => POSTES,
        };
        let alone = self.touches.is_empty();
        // Slices, not vectors: this loop is most of a search, and small code does not inline.
        let (etats, masses) = (&mut self.etats[..], &table.poids[..]);
        let epoque = self.epoque;
        for it in &lu.candidats {
            let (masse, qualite) = (masses[it.mot as usize], it.qualite);
            let entame = !it.entier;
            let postes = table.postes(it.mot);
            let most = if alone { calls.min(postes.len()) } else { postes.len() };
            for (at, poste) in postes[..most].iter().enumerate() {
                let (titre, rang) = (poste.titre(), poste.rang());
                let etat = &mut etats[titre];
                if etat.epoque != epoque {
                    if at >= calls {
                        continue;
                    }
                    *etat = Etat { epoque, rang: NULLE_PART, ..Etat::ZERO };
                    self.touches.push(short(titre));
                }
                let place = 1u16 << rang;
                if etat.terme == terme {
                    // Another candidate answered already: keep the better of the two.
                    let taken = etat.places & place != 0 && etat.rang != rang;
                    if etat.qualite >= qualite || taken {
                        continue;
                    }
                    etat.reponse -= poids * u32::from(etat.qualite);
                    etat.masse -= u16::from(etat.poids);
                    etat.places &= !(1 << etat.rang);
                    etat.desordre -= u8::from(etat.inverted());
                    etat.entames -= u8::from(etat.entame);
                } else {
                    if etat.places & place != 0 {
                        // The place is taken by another word: one word of a title answers once.
                        continue;
                    }
                    (etat.terme_precedent, etat.precedent) = (etat.terme, etat.rang);
                    etat.terme = terme;
                }
                etat.qualite = qualite;
                etat.poids = masse;
                etat.rang = rang;
                etat.reponse += poids * u32::from(qualite);
                etat.masse += u16::from(masse);
                etat.places |= place;
                etat.desordre += u8::from(etat.inverted());
                etat.entame = entame;
                etat.entames += u8::from(entame);
                if terme == 1 {
                    etat.en_tete = rang == 0;
                }
            }
        }
        if let Some(initiales) = lu.initiales {
            self.read_initials(table, initiales, poids * u32::from(qualite_initiales));
        }
        poids * 255
    }

    /// Notes every title of which `initiales` are the initials, when nothing else answered.
    fn read_initials(&mut self, table: &Table, initiales: u32, reponse: u32) {
        for (titre, both) in table.initiales.iter().enumerate() {
            if both[0] != initiales && both[1] != initiales {
                continue;
            }
            let etat = &mut self.etats[titre];
            if etat.epoque != self.epoque {
                let masse = table.totaux[titre];
                *etat = Etat { epoque: self.epoque, reponse, masse, ..Etat::default() };
                etat.en_tete = true;
                self.touches.push(short(titre));
            }
        }
    }

    /// Gives points to titles, and to each thing its best title. Says the share of `total` that
    /// the best answers.
    #[allow(clippy::cast_precision_loss)] // sums far below 2²⁴
    fn score(&mut self, table: &Table, reglages: &Reglages, total: u32) -> f32 {
        let (etats, marques) = (&self.etats[..], &table.marques[..]);
        let (totaux, choses) = (&table.totaux[..], &table.choses[..]);
        let mut podium = Podium {
            epoque: self.epoque,
            meilleurs: &mut self.meilleurs[..],
            trouves: &mut self.trouves,
        };
        let mut most = 0;
        for &titre in &self.touches[..] {
            most = most.max(etats[titre as usize].reponse);
        }
        for &titre in &self.touches[..] {
            let etat = &etats[titre as usize];
            // Titles that answer far less than the best cannot catch up.
            if etat.reponse < most / 2 {
                continue;
            }
            let marque = marques[titre as usize];
            let part = etat.reponse as f32 / total as f32;
            let masse = f32::from(etat.masse);
            let proche = (masse / f32::from(totaux[titre as usize]).max(1.0)).min(1.0);
            let whole = proche > 0.99 && part > 0.94;
            let mut points = part
                * (reglages.couverture
                    + reglages.proximite * proche
                    + reglages.popularite * f32::from(marque & POIDS) / f32::from(POIDS));
            points -= reglages.desordre * f32::from(etat.desordre);
            if etat.en_tete {
                points += reglages.en_tete * part;
            }
            if marque & PRINCIPAL != 0 {
                points += reglages.principal * part;
            }
            if whole {
                points += reglages.exact;
            }
            let chose = choses[titre as usize];
            if marque & EXPRESSION == 0 {
                podium.note(chose, titre, points);
                continue;
            }
            points += if whole {
                reglages.expression
            } else if proche > 0.99 && etat.entames == 0 {
                // Typed whole, but badly.
                let near = ((part - NEAR) / (0.95 - NEAR)).clamp(0.0, 1.0);
                (reglages.expression + reglages.expression_debut) * near - reglages.expression_debut
            } else {
                -reglages.expression_debut - reglages.expression_manque * (1.0 - proche)
            };
            // The order of the list is a person's choice: popularity must not undo it.
            let liste = table.liste(chose);
            let known = liste.first().map_or(0, |&it| table.connu(it));
            points += part * reglages.popularite * f32::from(known) / f32::from(POIDS);
            for &chose in liste {
                podium.note(chose, titre, points);
                points -= reglages.expression_suite;
            }
        }
        most as f32 / total as f32
    }

    fn best(&mut self, table: &Table, reglages: &Reglages, limit: usize) -> Vec<Trouve> {
        let mut best: Vec<Trouve> = Vec::with_capacity(limit + 1);
        for &chose in &self.trouves {
            let it = &self.meilleurs[chose as usize];
            #[allow(clippy::cast_precision_loss)] // a logarithm
            let abundance = reglages.abondance * it.n.ilog2() as f32;
            let it = Trouve { chose, titre: it.titre, points: it.points + abundance };
            let after = |other: &Trouve| {
                let order = other.points.total_cmp(&it.points);
                let known = || table.connu(other.chose).cmp(&table.connu(it.chose));
                order.then_with(known).then(it.chose.cmp(&other.chose)).is_gt()
            };
            if best.len() == limit && best.last().is_none_or(after) {
                continue;
            }
            let at = best.partition_point(after);
            best.insert(at, it);
            best.truncate(limit);
        }
        best
    }
}
