//! How far what was typed is from a word, letter by letter, when some errors are likelier than
//! others: neighbours on a French keyboard, letters that sound alike, doubled letters.

/// What a plain error costs. Likely errors cost less.
pub(super) const ERREUR: u8 = 12;

/// Where each letter is on a French keyboard: row, then column.
const TOUCHES: [(u8, u8); 26] = [
    (0, 0), // a
    (2, 4),
    (2, 2),
    (1, 2),
    (0, 2), // e
    (1, 3),
    (1, 4),
    (1, 5),
    (0, 7), // i
    (1, 6),
    (1, 7),
    (1, 8),
    (1, 9), // m
    (2, 5),
    (0, 8),
    (0, 9),
    (1, 0), // q
    (0, 3),
    (1, 1),
    (0, 4),
    (0, 6), // u
    (2, 3),
    (2, 0),
    (2, 1),
    (0, 5), // y
    (0, 1),
];

/// Letters that ears or eyes take for one another, as bits: letters of one group share one.
/// Groups: aeiouy, sczx, ckq, mn, gj, td, fv, pb, lr.
const PROCHES: [u16; 26] = {
    let groups: [&[u8]; 9] = [b"aeiouy", b"sczx", b"ckq", b"mn", b"gj", b"td", b"fv", b"pb", b"lr"];
    let mut bits = [0; 26];
    let mut group = 0;
    while group < groups.len() {
        let mut at = 0;
        while at < groups[group].len() {
            bits[(groups[group][at] - b'a') as usize] |= 1 << group;
            at += 1;
        }
        group += 1;
    }
    bits
};

/// One letter typed for another: by ear, or by a thumb on the key beside.
fn substitution(a: u8, b: u8) -> u8 {
    let (a, b) = (usize::from(a.wrapping_sub(b'a')), usize::from(b.wrapping_sub(b'a')));
    if a >= 26 || b >= 26 {
        return ERREUR;
    }
    let ((row_a, column_a), (row_b, column_b)) = (TOUCHES[a], TOUCHES[b]);
    if PROCHES[a] & PROCHES[b] != 0 {
        ERREUR / 2
    } else if row_a.abs_diff(row_b) <= 1 && column_a.abs_diff(column_b) <= 1 {
        ERREUR * 2 / 3
    } else {
        ERREUR
    }
}

/// A letter too many or too few, next to `beside`.
fn gap(letter: u8, beside: Option<&u8>) -> u8 {
    if beside == Some(&letter) {
        ERREUR / 2
    } else if matches!(letter, b'h' | b'e') {
        ERREUR * 3 / 4
    } else {
        ERREUR
    }
}

/// How unlikely it is that `typed` was meant for `mot`, or for its beginning: the cheapest way
/// from one to the other, never straying more than a few letters.
pub(super) fn cost(typed: &[u8], mot: &[u8], begun: bool) -> u8 {
    const WIDTH: usize = 4;
    const FAR: u8 = 200;
    const MAX: usize = 40;
    let (typed, mot) = (&typed[..typed.len().min(MAX - 1)], &mot[..mot.len().min(MAX - 1)]);
    // Three rows of the table: two before, before, now.
    let mut rows = [[FAR; MAX]; 3];
    rows[2][0] = 0;
    for j in 1..=mot.len().min(WIDTH) {
        rows[2][j] = rows[2][j - 1].saturating_add(gap(mot[j - 1], mot.get(j)));
    }
    for i in 1..=typed.len() {
        rows.rotate_left(1);
        rows[2] = [FAR; MAX];
        let low = i.saturating_sub(WIDTH);
        let high = (i + WIDTH).min(mot.len());
        let first = if i == 1 { ERREUR / 2 } else { 0 };
        for j in low..=high {
            let above = i.checked_sub(2).and_then(|it| typed.get(it));
            let extra = rows[1][j].saturating_add(gap(typed[i - 1], above));
            let mut best = extra;
            if j > 0 {
                let (a, b) = (typed[i - 1], mot[j - 1]);
                let same = if a == b { 0 } else { substitution(a, b) + first };
                best = best.min(rows[1][j - 1].saturating_add(same));
                let left = j.checked_sub(2).and_then(|it| mot.get(it));
                best = best.min(rows[2][j - 1].saturating_add(gap(b, left)));
                if i > 1 && j > 1 && a != b && a == mot[j - 2] && typed[i - 2] == b {
                    best = best.min(rows[0][j - 2].saturating_add(ERREUR * 2 / 3));
                }
            }
            rows[2][j] = best;
        }
    }
    if begun {
        rows[2][..=mot.len()].iter().copied().min().unwrap_or(FAR)
    } else {
        rows[2][mot.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely_errors_cost_less() {
        let cost = |typed: &str, mot: &str| cost(typed.as_bytes(), mot.as_bytes(), false);
        assert_eq!(cost("macon", "macon"), 0);
        assert!(cost("coifeur", "coiffeur") < cost("coipeur", "coiffeur"));
        assert!(cost("boulangzr", "boulanger") < cost("boulangkr", "boulanger"));
        assert!(cost("plonbier", "plombier") < cost("plogbier", "plombier"));
        assert!(cost("vente", "verte") == ERREUR);
        assert!(cost("bacon", "macon") > ERREUR);
    }
}
