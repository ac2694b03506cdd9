//! Official codes, typed instead of a name: they answer exactly, or not at all.

/// The most letters of a code that mixes letters and digits (`D1102`, `2A004`).
const LETTRES: u32 = 6;
/// Numbers of that many digits are numbered after all the others (the CFD of a diploma).
const CFD: u32 = 8;
const BASE: u32 = 37;

/// A code as a number: letters in either case, spaces left out, `RNCP` before a number or not.
/// `None` for what no code looks like.
pub(super) fn pack(texte: &str) -> Option<u32> {
    let (mut n, mut digits, mut packed, mut number) = (0, 0, 0u32, 0u32);
    let named = texte.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("rncp"));
    for octet in texte.bytes().skip(if named { 4 } else { 0 }) {
        let value = match octet {
            b'0'..=b'9' => octet - b'0' + 1,
            b'a'..=b'z' => octet - b'a' + 11,
            b'A'..=b'Z' => octet - b'A' + 11,
            b' ' => continue,
            _ => return None,
        };
        if octet.is_ascii_digit() {
            digits += 1;
            number = number.wrapping_mul(10).wrapping_add(u32::from(octet - b'0'));
        }
        n += 1;
        packed = packed.wrapping_mul(BASE).wrapping_add(u32::from(value));
    }
    match (n, digits) {
        (CFD, CFD) => Some(BASE.pow(6) + number),
        (..=LETTRES, 4..) => Some(packed),
        (..=LETTRES, 3) if named => Some(packed),
        _ => None,
    }
}

/// The things of that code among `codes`, in their order. They are read one by one: sorting them
/// would weigh more than it saves, for what few people type.
pub(super) fn find(codes: &[(u32, u32)], texte: &str) -> Vec<u32> {
    let mut found = Vec::new();
    if let Some(code) = pack(texte) {
        for it in codes {
            if it.0 == code {
                found.push(it.1);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_written() {
        for (a, b) in [("D1102", "d1102"), ("RNCP37537", "37537"), ("rncp 37 537", "37537")] {
            assert!(pack(a).is_some() && pack(a) == pack(b), "{a} {b}");
        }
        for (a, b) in [("01004", "1004"), ("D1102", "D1103"), ("40022107", "4002210")] {
            assert_ne!(pack(a), pack(b), "{a} {b}");
        }
    }

    #[test]
    fn a_name_is_no_code() {
        for it in ["", "coiffeur", "3x8", "cap", "115", "0612345678", "bac 2024 pro", "paris 15"] {
            assert_eq!(pack(it), None, "{it}");
        }
    }

    #[test]
    fn codes_find_things_in_their_order() {
        let code = |it| pack(it).unwrap();
        let codes = [(code("D1102"), 7), (code("K1303"), 1), (code("D1102"), 3)];
        assert_eq!(find(&codes, "d1102"), [7, 3]);
        assert_eq!(find(&codes, "K1303"), [1]);
        assert!(find(&codes, "A1101").is_empty());
    }
}
