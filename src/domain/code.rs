//! The official codes: well formed once parsed. That the thing exists is the catalogue's business.

use std::{fmt, str::FromStr};

/// A ROME code: one letter from `A` to `N`, then four digits (`M1805`).
/// Source: ROME 4.0; the codes of ROME v3 have the same shape.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RomeCode([u8; 5]);

/// An INSEE code of commune: five characters, digits but for Corsica (`2A004`).
/// Source: Code officiel géographique. Never a number: `01001` has a leading zero.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommuneCode([u8; 5]);

/// Why a text is not a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Not a ROME code: the text refused.
    Rome(String),
    /// Not an INSEE code of commune: the text refused.
    Commune(String),
    /// Not a whole number of the expected size: the name of the code, and the text refused.
    Nombre(&'static str, String),
    /// Not a code of geste: the text refused.
    Geste(String),
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rome(text) => {
                write!(f, "a ROME code is a letter from A to N and four digits, got {text:?}")
            }
            Self::Commune(text) => {
                write!(f, "an INSEE code of commune has five characters, got {text:?}")
            }
            Self::Nombre(name, text) => write!(f, "{name} is a whole number, got {text:?}"),
            Self::Geste(text) => write!(
                f,
                "a code of geste has 1 to 24 lower-case letters, digits and hyphens, got {text:?}"
            ),
        }
    }
}

impl std::error::Error for CodeError {}

impl FromStr for RomeCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || CodeError::Rome(text.to_owned());
        let bytes: [u8; 5] = text.as_bytes().try_into().map_err(|_| refused())?;
        let well_formed =
            (b'A'..=b'N').contains(&bytes[0]) && bytes[1..].iter().all(u8::is_ascii_digit);
        if well_formed { Ok(Self(bytes)) } else { Err(refused()) }
    }
}

impl RomeCode {
    /// The code as text: five ASCII characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("checked to be ASCII when parsed")
    }

    /// The letter of the grand domaine (`D` of `D1102`).
    pub fn grand_domaine(&self) -> &str {
        &self.as_str()[..1]
    }

    /// The code of the domaine professionnel (`D11` of `D1102`).
    pub fn domaine(&self) -> &str {
        &self.as_str()[..3]
    }
}

impl FromStr for CommuneCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || CodeError::Commune(text.to_owned());
        let bytes: [u8; 5] = text.as_bytes().try_into().map_err(|_| refused())?;
        let second = bytes[1].is_ascii_digit() || bytes[..2] == *b"2A" || bytes[..2] == *b"2B";
        let digits =
            bytes[0].is_ascii_digit() && second && bytes[2..].iter().all(u8::is_ascii_digit);
        if digits { Ok(Self(bytes)) } else { Err(refused()) }
    }
}

impl CommuneCode {
    /// The code as text: five ASCII characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("checked to be ASCII when parsed")
    }

    /// The code of the département: two characters, three overseas (`974`).
    pub fn departement(&self) -> &str {
        let code = self.as_str();
        if code.starts_with("97") || code.starts_with("98") { &code[..3] } else { &code[..2] }
    }
}

macro_rules! text_code {
    ($($code:ty),+) => {$(
        impl fmt::Display for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl fmt::Debug for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )+};
}
text_code!(RomeCode, CommuneCode);

/// Something one does: an activity of the questionnaire (`q05`), of everyday life (`v012`), a
/// theme (`deux-roues`) or a gesture of a métier (`i1607`). Lower-case ASCII letters, digits and
/// hyphens, 24 at most, so that it stands in an address. What it means is another's business.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GesteCode(Box<str>);

impl GesteCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// It names an activity of everyday life (`v042`): something done, that shows compétences.
    pub fn is_vie(&self) -> bool {
        let digits = self.0.strip_prefix('v').filter(|it| it.len() == 3);
        digits.is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
    }
}

impl FromStr for GesteCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sound = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
        let well_formed = (1..=24).contains(&text.len()) && text.bytes().all(sound);
        if well_formed { Ok(Self(text.into())) } else { Err(CodeError::Geste(text.to_owned())) }
    }
}

impl fmt::Display for GesteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! number_code {
    ($(#[$doc:meta])* $code:ident($inner:ty), $name:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $code(pub $inner);

        impl FromStr for $code {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                // `parse` alone would take "+7", which would then be written back as "7".
                let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
                let number = if digits { text.parse().ok() } else { None };
                number.map(Self).ok_or_else(|| CodeError::Nombre($name, text.to_owned()))
            }
        }
        impl fmt::Display for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number_code!(
    /// The `code_ogr` of a macro-compétence or savoir-être of ROME 4.0 (`300230`).
    CompetenceCode(u32), "a code of compétence"
);
number_code!(
    /// A code of centre d'intérêt of ROME 4.0, `1..=30` in version 460.
    InteretCode(u8), "a code of centre d'intérêt"
);
number_code!(
    /// A code of secteur or sous-secteur of ROME 4.0: the two share one numbering.
    SecteurCode(u16), "a code of secteur"
);
number_code!(
    /// The `Code_Diplome` of Certif Info (`82703`).
    FormationCode(u32), "a code of certification"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: FromStr + ToString>(good: &[&str], bad: &[&str]) {
        for text in good {
            assert_eq!(text.parse::<T>().ok().map(|it| it.to_string()).as_deref(), Some(*text));
        }
        for text in bad {
            assert!(text.parse::<T>().is_err(), "{text:?} should be refused");
        }
    }

    #[test]
    fn a_rome_code_is_a_letter_and_four_digits() {
        check::<RomeCode>(
            &["A1101", "N4403"],
            &["M180", "m1805", "Mé05", "", "O1101", "M18055", "1M805"],
        );
    }

    #[test]
    fn a_commune_code_keeps_its_zeros_and_its_corsican_letter() {
        check::<CommuneCode>(
            &["01001", "2A004", "97411"],
            &["1001", "2C004", "A1001", "010011", ""],
        );
    }

    #[test]
    fn numbers_are_only_digits() {
        check::<CompetenceCode>(&["300230", "0"], &["", "-1", "+7", "3 0", "99999999999"]);
        check::<InteretCode>(&["30"], &["256", "x"]);
    }

    #[test]
    fn codes_know_what_they_belong_to() {
        let rome: RomeCode = "D1102".parse().unwrap();
        assert_eq!((rome.grand_domaine(), rome.domaine()), ("D", "D11"));
        for (code, departement) in [("18279", "18"), ("2A004", "2A"), ("97411", "974")] {
            assert_eq!(code.parse::<CommuneCode>().unwrap().departement(), departement);
        }
    }
}
