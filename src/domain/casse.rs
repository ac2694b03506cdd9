//! Lower case of French letters. `str::to_lowercase` knows every script of the world: its tables
//! weigh 8 kB brotli in the app, for letters that no text of ours holds.

/// `lettre` in lower case: ASCII, the accented letters of Latin-1, `Œ` and `Ÿ`; any other as it is.
pub fn lettre_minuscule(lettre: char) -> char {
    match lettre {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(lettre) + 32).unwrap_or(lettre),
        'Œ' => 'œ',
        'Ÿ' => 'ÿ',
        _ => lettre.to_ascii_lowercase(),
    }
}

/// `texte`, all of it in lower case.
pub fn minuscules(texte: &str) -> String {
    texte.chars().map(lettre_minuscule).collect()
}

/// `texte` with its first letter in lower case.
pub fn premiere_minuscule(texte: &str) -> String {
    let mut lettres = texte.chars();
    lettres.next().map(lettre_minuscule).into_iter().chain(lettres).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_french_is_lowered_as_std_does() {
        let all = ('\0'..='ÿ').chain(['Œ', 'œ', 'Ÿ', 'ÿ', '’', '€', '…']);
        for lettre in all {
            assert_eq!(lettre_minuscule(lettre).to_string(), lettre.to_lowercase().to_string());
        }
    }

    #[test]
    fn texts() {
        assert_eq!(minuscules("Électricien à CHÂTEAUROUX"), "électricien à châteauroux");
        assert_eq!(premiere_minuscule("Être dehors, À midi"), "être dehors, À midi");
        assert_eq!(premiere_minuscule(""), "");
    }
}
