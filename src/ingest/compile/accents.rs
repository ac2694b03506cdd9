//! ROME writes « Eleveur » and « Electricien »: capitals have lost their accents, and a weak reader
//! stumbles. They are given back by the rule of French spelling, and not by a list: an `E` that ends
//! its syllable is heard « é ».

/// Words of other languages, and the one that takes another accent.
const AUTRES: [(&str, &str); 4] =
    [("Etre", "Être"), ("Event", "Event"), ("Energy", "Energy"), ("Enem", "Enem")];

/// `text` with the accents of its words that begin by a capital `E`.
pub fn accents(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let rest = &text[at..];
        out.push(if letter == 'E' && !before.is_alphanumeric() { initial(rest) } else { letter });
        before = letter;
    }
    out
}

/// The first letter of a word that begins by `E`.
fn initial(word: &str) -> char {
    let end = word.find(|it: char| !it.is_alphabetic()).unwrap_or(word.len());
    if let Some((_, right)) = AUTRES.iter().find(|it| it.0 == &word[..end]) {
        return right.chars().next().unwrap_or('E');
    }
    let mut letters = word.chars().skip(1);
    let [Some(first), Some(second)] = [letters.next(), letters.next()] else { return 'E' };
    let third = letters.next().unwrap_or(' ');
    let open = match (is_vowel(first), is_vowel(second)) {
        (true, _) => false,
        // "exercer" has its syllable closed by the sounds of the letter.
        (false, true) => first.is_lowercase() && first != 'x',
        // "écrire", "éclairer", "échafaud", "éthologue", but "ethnologue", "effectuer".
        (false, false) => "bcdfgptv".contains(first) && "rlh".contains(second) && is_vowel(third),
    };
    if open { 'É' } else { 'E' }
}

fn is_vowel(letter: char) -> bool {
    "aàâeéèêëiîïoôuùûy".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_syllable_takes_its_accent() {
        for right in [
            "Éleveur / Éleveuse de bovins",
            "Électricien / Électricienne",
            "Éducateur",
            "Écrivain public",
            "Éclusier",
            "Échafaudeur",
            "Équipier",
            "Émailleur",
            "Être à l'écoute",
            "Ingénieur d'État",
            "Vice-Économe",
        ] {
            let capital = right.replace(['É', 'Ê'], "E");
            assert_eq!(accents(&capital), right);
            assert_eq!(accents(right), right);
        }
    }

    #[test]
    fn the_others_stay_as_they_are() {
        for right in [
            "Employé",
            "Expert",
            "Enseignante",
            "Effectuer",
            "Ergonome",
            "Esthéticien",
            "Emballeur",
            "Ethnologue",
            "Exécuter",
            "Essayeur",
            "Event manager",
            "EHPAD",
            "Eau",
            "Europe",
            "E",
            "End",
        ] {
            assert_eq!(accents(right), right);
        }
    }
}
