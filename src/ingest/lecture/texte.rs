//! Known defects of published labels, and their repair.

/// A label without the defects that sources are known for, and the name of the first defect
/// found. Only what cannot be meant is touched:
/// - U+0092, the apostrophe of Windows-1252 read as Latin-1, becomes an apostrophe;
/// - `''`, an apostrophe escaped twice, becomes one;
/// - `Ã©` and the like, UTF-8 read as Latin-1, become the letter meant;
/// - line feeds, tabs and runs of spaces become one space.
pub fn repair(label: &str) -> (String, Option<&'static str>) {
    let mut out = String::with_capacity(label.len());
    let mut defect = None;
    let mut letters = label.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{92}' => {
                defect = defect.or(Some("apostrophe de Windows-1252 (U+0092)"));
                // Somebody may have typed the apostrophe again without seeing this one.
                while letters.next_if_eq(&'\'').is_some() {}
                out.push('\'');
            }
            '\'' if letters.peek() == Some(&'\'') => {
                defect = defect.or(Some("apostrophe doublée"));
                while letters.next_if_eq(&'\'').is_some() {}
                out.push('\'');
            }
            'Ã' => match letters.peek().and_then(|it| misread(*it)) {
                Some(meant) => {
                    defect = defect.or(Some("lettre UTF-8 lue comme du Latin-1"));
                    letters.next();
                    out.push(meant);
                }
                None => out.push(letter),
            },
            _ if letter.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(letter),
        }
    }
    out.truncate(out.trim_end().len());
    (out, defect)
}

/// The letter meant by `Ã` followed by `second`.
fn misread(second: char) -> Option<char> {
    let byte = u32::from(second);
    (0xA0..=0xBF).contains(&byte).then(|| char::from_u32(byte + 0x40)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: &str, expected: &str, repaired: bool) {
        let (text, defect) = repair(label);
        assert_eq!((text.as_str(), defect.is_some()), (expected, repaired));
    }

    #[test]
    fn known_defects_are_repaired() {
        check("Normes d\u{92}usage", "Normes d'usage", true);
        check("à l\u{92}'étranger", "à l'étranger", true);
        check("L''atelier", "L'atelier", true);
        check("droit, Ã©conomie, santÃ©", "droit, économie, santé", true);
        check("  deux \n\n mots\t", "deux mots", false);
    }

    #[test]
    fn what_may_be_meant_is_left_alone() {
        for label in ["SÃO PAULO", "Ã", "l'âge d'or", "Œuvre", "50 % - \"x\""] {
            check(label, label, false);
        }
    }
}
