//! How to reach a place: telephone, e-mail, link. What could be the address of a person is never
//! kept.

use crate::search::fold;

/// Words by which a mailbox says that it is that of a place or a service.
const SERVICES: &[&str] = &[
    "accueil",
    "administration",
    "agence",
    "ant",
    "antenne",
    "campus",
    "ce",
    "centre",
    "cfa",
    "cio",
    "cite",
    "contact",
    "crous",
    "cu",
    "direction",
    "heb",
    "hebergement",
    "info",
    "infos",
    "inscription",
    "location",
    "logement",
    "mairie",
    "mission",
    "missionlocale",
    "ml",
    "mlj",
    "orientation",
    "plateforme",
    "pole",
    "res",
    "resid",
    "residence",
    "residences",
    "ru",
    "scolarite",
    "secretariat",
    "service",
    "site",
    "studios",
];

/// `0248000000`: ten digits that begin with 0, or the four of a short number; of several, the
/// first (« 01 40 51 57 67 - 68 » ends with the last digits of a second one). `None` otherwise.
pub fn telephone(text: &str) -> Option<String> {
    let text = text.split(" ou ").next().unwrap_or_default().trim();
    let text = text.trim_start_matches(|it: char| it.is_alphabetic() || " .:".contains(it));
    let said = text.chars().all(|it| it.is_ascii_digit() || " .-()+/;,\u{a0}\u{202f}".contains(it));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("0033").or_else(|| digits.strip_prefix("33"));
    let digits = match national {
        Some(rest) if text.starts_with('+') || digits.starts_with("00") => {
            format!("0{}", rest.strip_prefix('0').unwrap_or(rest))
        }
        _ => digits,
    };
    let several = digits.len() % 10 == 0 || digits.len() == 12;
    if said && several && digits.starts_with('0') && !digits.starts_with("00") {
        return digits.get(..10).map(str::to_owned);
    }
    let short = digits.len() == 4 && digits.starts_with(['1', '3']);
    (said && short).then_some(digits)
}

/// An e-mail address that is that of a place: its name says so, by a word of ours or by a word of
/// the place's own names. `None` for one that could be a person's (`prenom.nom@…`), or no address.
pub fn courriel(text: &str, noms: &[&str]) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (boite, domaine) = text.split_once('@')?;
    let sound = !boite.is_empty()
        && domaine.contains('.')
        && !domaine.starts_with('.')
        && !domaine.ends_with('.')
        && text.chars().all(|it| it.is_ascii_alphanumeric() || "@.-_+".contains(it))
        && text.matches('@').count() == 1;
    let own: Vec<String> = noms.iter().map(|it| fold(it)).collect();
    let of_place = |word: &str| {
        let own_word = |nom: &String| nom.split(' ').any(|it| it == word && it.len() >= 4);
        SERVICES.contains(&word) || own.iter().any(own_word)
    };
    // `ce.0180006a`: the mailbox of a school bears its number.
    let words = boite.split(|it: char| !it.is_ascii_alphabetic());
    let is_place = words.filter(|it| !it.is_empty()).any(of_place);
    (sound && is_place).then_some(text)
}

/// A web address, `https://` or `http://`. `None` otherwise.
pub fn lien(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let sound = host.contains('.')
        && !host.contains('@')
        && text.len() <= 300
        && !text.contains(|it: char| {
            it.is_whitespace() || it.is_control() || "\"<>\\^`{|}".contains(it)
        });
    sound.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_ten_digits_or_four() {
        for (text, expected) in [
            ("03 74 09 13 26", "0374091326"),
            ("0374091326", "0374091326"),
            ("+33 (0)2 48 00 00 00", "0248000000"),
            ("0033 2 48 00 00 00", "0248000000"),
            ("39 49", "3949"),
            ("03 59 61 70 07 / 03 59 61 70 08", "0359617007"),
            ("01 40 51 57 67 - 68", "0140515767"),
            ("05/53/48/13/17", "0553481317"),
            ("Tél : 04 91 47 48 76", "0491474876"),
            ("02 48 00 00 00 ou 06 00 00 00 00", "0248000000"),
            ("032291700", ""),
            ("02 48 00 00", ""),
            ("02 48 00 00 00 poste 12", ""),
            ("9949", ""),
            ("", ""),
        ] {
            assert_eq!(telephone(text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn the_address_of_a_person_is_never_kept() {
        let noms = ["Résidence Puvis de Chavannes", "Villeurbanne"];
        for (text, kept) in [
            ("residence.arras@crous-lille.fr", true),
            ("puvis@crous-lyon.fr", true),
            ("Accueil@mission-locale.fr", true),
            ("ce.0180006a@ac-orleans-tours.fr", true),
            ("jean.dupont@crous-lyon.fr", false),
            ("c.petit@hlm-rodez.fr", false),
            ("jdupont@mission-locale.fr", false),
            ("accueil@", false),
            ("accueil@ailleurs", false),
            ("accueil@un.fr, jean@deux.fr", false),
            ("", false),
        ] {
            assert_eq!(courriel(text, &noms).is_some(), kept, "{text}");
        }
    }

    #[test]
    fn a_link_leads_to_a_site() {
        for (text, kept) in [
            ("https://www.unml.info/", true),
            ("http://exemple.fr/a?b=c#d", true),
            ("www.exemple.fr", false),
            ("javascript:alert(1)", false),
            ("https://exemple.fr/a b", false),
            ("https://moi@exemple.fr", false),
            ("https://", false),
        ] {
            assert_eq!(lien(text).is_some(), kept, "{text}");
        }
    }
}
