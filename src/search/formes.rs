//! A title in both genders, as places in a row: "Educateur / Educatrice de jeunes enfants" is
//! three places that count, and the first one reads either way.

use super::fold::{Mot, Mots};

/// A word of a title.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The word.
    pub mot: Mot,
    /// Its place in the title; both genders of a word share one.
    pub rang: u8,
    /// In brackets, or an acronym between dashes: found, but not missed.
    pub accessoire: bool,
}

/// Is this folded word only there for the grammar?
pub(super) fn is_vide(mot: &[u8]) -> bool {
    match mot {
        [a] => b"adhls".contains(a),
        [a, b] => matches!(
            &[*a, *b],
            b"au" | b"ce" | b"de" | b"du" | b"en" | b"et" | b"la" | b"le" | b"ou" | b"un"
        ),
        [a, b, c] => {
            matches!(&[*a, *b, *c], b"aux" | b"des" | b"les" | b"par" | b"sur" | b"une")
        }
        _ => matches!(mot, b"avec" | b"dans" | b"pour"),
    }
}

/// The words of a title with their places. Titles written as one gender, a slash and the other
/// are laid one over the other.
pub(super) fn places(texte: &str, mots: &mut Mots, out: &mut Vec<Place>) {
    out.clear();
    mots.restart();
    while let Some(mot) = mots.next(texte) {
        out.push(Place { mot, rang: 0, accessoire: false });
    }
    mark_brackets(texte, out);
    let slash = texte.as_bytes().windows(3).position(|it| it == b" / ");
    match slash.and_then(|slash| overlay(slash, mots, out)) {
        Some(()) => {}
        None => number(out.iter_mut(), 0),
    }
}

fn number<'a>(places: impl Iterator<Item = &'a mut Place>, from: usize) {
    for (at, place) in places.enumerate() {
        place.rang = u8::try_from(from + at).unwrap_or(u8::MAX);
    }
}

/// Marks what is between brackets, or an acronym between dashes.
fn mark_brackets(texte: &str, out: &mut [Place]) {
    let octets = texte.as_bytes();
    if !octets.iter().any(|it| matches!(it, b'(' | b'-')) {
        return;
    }
    let (mut open, mut read) = (false, 0);
    for place in out {
        let source = &place.mot.source;
        for octet in &octets[read..source.start] {
            open = (open || *octet == b'(') && *octet != b')';
        }
        read = source.end;
        let dashed = octets[..source.start].ends_with(b" -") && octets.get(read) == Some(&b'-');
        place.accessoire = open || dashed;
    }
}

/// Gives the same place to both genders of each word. `None` when they do not line up: then the
/// words simply follow each other.
fn overlay(slash: usize, mots: &Mots, out: &mut [Place]) -> Option<()> {
    let split = out.iter().position(|it| it.mot.source.start > slash)?;
    let (left, right) = out.split_at_mut(split);
    let head = mots.plie(&right.first()?.mot);
    // The word before the slash that the first word after it inflects.
    let common =
        |place: &Place| mots.plie(&place.mot).iter().zip(head).take_while(|(a, b)| a == b).count();
    let (at, shared) =
        left.iter().enumerate().map(|(at, it)| (at, common(it))).rev().max_by_key(|it| it.1)?;
    // "Steward / Hôtesse de l'air": nothing in common, but one word faces the other.
    if shared < 3.min(head.len()) && left.len() > 1 {
        return None;
    }
    let n_left = left.len() - at;
    let facing = right.len().min(n_left);
    number(left.iter_mut(), 0);
    number(right[..facing].iter_mut(), at);
    number(right[facing..].iter_mut(), at + n_left);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texte: &str, expected: &str) {
        let mut mots = Mots::default();
        let mut out = Vec::new();
        places(texte, &mut mots, &mut out);
        let seen: Vec<String> = out
            .iter()
            .map(|it| {
                let mark = if it.accessoire { "?" } else { "" };
                format!("{}{}{mark}", std::str::from_utf8(mots.plie(&it.mot)).unwrap(), it.rang)
            })
            .collect();
        assert_eq!(seen.join(" "), expected, "{texte}");
    }

    #[test]
    fn both_genders_share_places() {
        check("Boulanger / Boulangère", "boulanger0 boulangere0");
        check(
            "Educateur / Educatrice de jeunes enfants",
            "educateur0 educatrice0 de1 jeunes2 enfants3",
        );
        check(
            "Agent administratif / Agente administrative",
            "agent0 administratif1 agente0 administrative1",
        );
        check("Chef / Cheffe d'équipe", "chef0 cheffe0 d1 equipe2");
        check(
            "Tourneur-fraiseur / Tourneuse-fraiseuse",
            "tourneur0 fraiseur1 tourneuse0 fraiseuse1",
        );
        check("Homme sage-femme / Sage-femme", "homme0 sage1 femme2 sage1 femme2");
        check("Steward / Hôtesse de l'air", "steward0 hotesse0 de1 l2 air3");
        check(
            "Analyste Concepteur / Conceptrice de x",
            "analyste0 concepteur1 conceptrice1 de2 x3",
        );
    }

    #[test]
    fn other_titles_are_read_in_order() {
        check("Garde d'enfant", "garde0 d1 enfant2");
        check("Homme de main / Femme", "homme0 de1 main2 femme3");
        check("", "");
    }

    #[test]
    fn brackets_are_accessory() {
        check("Infirmier / Infirmière en soins (IDE)", "infirmier0 infirmiere0 en1 soins2 ide3?");
        check("Personnel Navigant -PNC-", "personnel0 navigant1 pnc2?");
        check("Cadre -DRH- x", "cadre0 drh1? x2");
    }

    #[test]
    fn empty_words_are_whole_words() {
        assert!(is_vide(b"de") && !is_vide(b"deux") && !is_vide(b"e") && !is_vide(b""));
    }
}
