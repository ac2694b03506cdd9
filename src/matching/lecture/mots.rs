//! Words of a phrase: which say something, which are the same, which is a slip of the thumb.

/// Words that say nothing of what one does.
pub(super) const VIDES: [&str; 62] = [
    "a", "adore", "ai", "aime", "aimer", "apres", "au", "aux", "avec", "c", "ce", "chez", "d",
    "dans", "de", "des", "du", "elle", "en", "est", "et", "etre", "faire", "fais", "fait", "il",
    "ils", "j", "je", "jour", "jours", "l", "la", "le", "les", "leur", "leurs", "m", "ma", "mes",
    "moi", "mon", "n", "ne", "nos", "notre", "on", "ou", "par", "pas", "pour", "quand", "que",
    "qui", "s", "sa", "sur", "tous", "tout", "toute", "un", "une",
];

/// Infinitives that a conjugated form may come from ("vends" from "vendre").
pub(super) fn infinitives(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [&str; 14] =
        ["ent", "ons", "ais", "ait", "ant", "ees", "ee", "es", "ez", "is", "it", "e", "s", "t"];
    let stems = ENDINGS.iter().filter_map(|it| word.strip_suffix(it)).filter(|it| it.len() >= 3);
    stems.flat_map(|stem| ["er", "ir", "re"].map(|ending| format!("{stem}{ending}")))
}

/// The same word, or two of one family: "coiffer" and "coiffeur", not "routine" and "routier".
pub(super) fn root(one: &str, other: &str) -> bool {
    let n = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    same(one, other) || (n >= 6 && n + 3 >= one.len().max(other.len()))
}

/// Who one does it with is not what one does: "planter des tomates avec mon grand-père" is not
/// about old people. Unless nothing else is said.
pub(super) fn alone(folded: &str) -> String {
    const AVEC: [&str; 3] = ["avec", "chez", "comme"];
    const LEURS: [&str; 9] = ["mon", "ma", "mes", "son", "sa", "ses", "notre", "nos", "leurs"];
    const GRANDS: [&str; 4] = ["grand", "petit", "grande", "petite"];
    const PROCHES: [&str; 28] = [
        "ami", "amie", "beau", "belle", "collegue", "copain", "copine", "cousin", "cousine",
        "famille", "frangin", "frere", "maman", "mamie", "mere", "oncle", "papa", "papi", "papy",
        "parent", "pere", "pote", "soeur", "tante", "tata", "tonton", "voisin", "voisine",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let whose = words.get(at + 1).is_some_and(|it| LEURS.contains(it));
        let is =
            |at: usize, list: &[&str]| words.get(at).is_some_and(|it| list.contains(&singular(it)));
        let who = at + 2 + usize::from(is(at + 2, &GRANDS));
        if AVEC.contains(word) && whose && is(who, &PROCHES) {
            at = who + 1;
        } else {
            out.push(*word);
            at += 1;
        }
    }
    if out.iter().any(|it| !VIDES.contains(it)) { out.join(" ") } else { folded.to_owned() }
}

/// The words of a folded phrase that say something.
pub(super) fn content(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|it| !it.is_empty() && !VIDES.contains(it))
}

/// The first letter is right, and one letter is added, dropped, changed or swapped.
pub(super) fn one_slip(typed: &str, meant: &str) -> bool {
    let (a, b) = (typed.as_bytes(), meant.as_bytes());
    if a.first() != b.first() || a.len().min(b.len()) < 6 {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    match (a, b) {
        ([a0, a1, a_rest @ ..], [b0, b1, b_rest @ ..])
            if a0 == b1 && a1 == b0 && a_rest == b_rest =>
        {
            true
        }
        ([_, a_rest @ ..], [_, b_rest @ ..]) if a_rest == b_rest => true,
        ([_, a_rest @ ..], b) if a_rest == b => true,
        (a, [_, b_rest @ ..]) => a == b_rest,
        _ => false,
    }
}

/// The same word, in the singular or the plural.
pub(super) fn same(one: &str, other: &str) -> bool {
    singular(one) == singular(other)
}

/// Without the mark of the plural.
pub(super) fn singular(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word }
}

/// `word` is `part`, or a form of that verb.
pub fn inflected(word: &str, part: &str) -> bool {
    same(word, part) || infinitives(word).any(|it| it == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter() {
        for (typed, meant, expected) in [
            ("scoter", "scooter", true),
            ("guitarre", "guitare", true),
            ("cuisnier", "cuisiner", true),
            ("cuisnie", "cuisine", true),
            ("betes", "bebes", false),
            ("tentes", "ventes", false),
        ] {
            assert_eq!(one_slip(typed, meant), expected, "{typed} {meant}");
        }
    }
}
