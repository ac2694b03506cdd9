//! Titles in both genders, written once: `Agent/e administratif/ve` travels for
//! "Agent administratif / Agente administrative", which costs a phone an eighth more.

/// The end of a feminine, and what it replaces at the end of the masculine.
fn replaced(fin: &str) -> Option<&'static str> {
    Some(match fin {
        "" | "e" | "fe" | "le" | "ne" | "sse" => "",
        "se" | "use" => "r",
        "rice" => "eur",
        "ère" => "er",
        "ve" => "f",
        _ => return None,
    })
}

/// Both genders of a word written short; `None` when its slash, if any, is only a slash
/// ("papier/carton").
fn both(mot: &str) -> Option<[String; 2]> {
    let (mut masculin, mut feminin) = (String::new(), String::new());
    let mut marked = false;
    for (rang, part) in mot.split('-').enumerate() {
        let (whole, fin) = part.split_once('/').map_or((part, None), |it| (it.0, Some(it.1)));
        let stem = match fin {
            Some(fin) if !whole.is_empty() => whole.strip_suffix(replaced(fin)?)?,
            Some(_) => return None,
            None => whole,
        };
        marked |= fin.is_some();
        if rang > 0 {
            masculin.push('-');
            feminin.push('-');
        }
        masculin.push_str(whole);
        feminin.push_str(stem);
        feminin.push_str(fin.unwrap_or_default());
    }
    marked.then_some([masculin, feminin])
}

/// A title as it is shown. From its first to its last word with a mark, it is said twice.
pub fn expand(court: &str) -> String {
    let (mut before, mut after) = (String::new(), String::new());
    // Unmarked words since the last mark: they are said once, at the end.
    let mut rest = String::new();
    for mot in court.split(' ') {
        if let Some([masculin, feminin]) = both(mot) {
            before = before + &rest + &masculin + " ";
            after = if after.is_empty() { feminin } else { after + " " + &rest + &feminin };
            rest.clear();
        } else {
            rest = rest + mot + " ";
        }
    }
    if after.is_empty() {
        return court.to_owned();
    }
    (before + "/ " + &after + " " + &rest).trim_end().to_owned()
}

/// A title as it travels: what [`expand`] gives back as it was.
#[cfg(feature = "snapshot")]
pub fn shorten(titre: &str) -> String {
    if let Some((left, right)) = titre.split_once(" / ") {
        let (left, right): (Vec<_>, Vec<_>) =
            (left.split(' ').collect(), right.split(' ').collect());
        for at in 0..left.len() {
            let n = left.len() - at;
            let marks = left[at..].iter().zip(&right).enumerate();
            let marks: Option<Vec<String>> =
                marks.map(|(rang, (a, b))| mark(a, b, rang == 0 || rang + 1 == n)).collect();
            let Some(marks) = marks.filter(|it| it.len() == n) else { continue };
            let marks = marks.iter().map(String::as_str);
            let court = left[..at].iter().copied().chain(marks).chain(right[n..].iter().copied());
            let court: Vec<&str> = court.collect();
            let court = court.join(" ");
            if expand(&court) == titre {
                return court;
            }
        }
    }
    if expand(titre) == titre { titre.to_owned() } else { titre.replace('/', " / ") }
}

/// A word in both genders as one; `edge`: the first or the last of those said twice, which needs
/// a mark even when nothing changes.
#[cfg(feature = "snapshot")]
fn mark(masculin: &str, feminin: &str, edge: bool) -> Option<String> {
    const FINS: [&str; 10] = ["e", "fe", "le", "ne", "sse", "rice", "se", "ère", "ve", "use"];
    if masculin == feminin {
        return Some(if edge { format!("{masculin}/") } else { masculin.to_owned() });
    }
    let (left, right): (Vec<_>, Vec<_>) =
        (masculin.split('-').collect(), feminin.split('-').collect());
    if left.len() != right.len() {
        return None;
    }
    let part = |(a, b): (&&str, &&str)| {
        if a == b {
            return Some((*a).to_owned());
        }
        let fits = |fin: &&&str| {
            let stem = replaced(fin).and_then(|it| a.strip_suffix(it));
            stem.is_some_and(|stem| b.strip_prefix(stem) == Some(**fin))
        };
        FINS.iter().find(fits).map(|fin| format!("{a}/{fin}"))
    };
    let parts: Option<Vec<String>> = left.iter().zip(&right).map(part).collect();
    Some(parts?.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITRES: [(&str, &str); 14] = [
        ("Boulanger/ère", "Boulanger / Boulangère"),
        ("Agent/e administratif/ve", "Agent administratif / Agente administrative"),
        ("Conducteur/rice d'engins agricoles", "Conducteur / Conductrice d'engins agricoles"),
        ("Tourneur/se-fraiseur/se", "Tourneur-fraiseur / Tourneuse-fraiseuse"),
        ("Premier/ère assistant/e son", "Premier assistant / Première assistante son"),
        ("Tractoriste/ forestier/ère", "Tractoriste forestier / Tractoriste forestière"),
        ("Agent/e technique/ des écoles", "Agent technique / Agente technique des écoles"),
        ("Aide soignant/e de nuit", "Aide soignant / soignante de nuit"),
        ("Chef/fe en papier/carton", "Chef / Cheffe en papier/carton"),
        ("Garde d'enfant", "Garde d'enfant"),
        ("Steward / Hôtesse de train", "Steward / Hôtesse de train"),
        ("Analyste biologie/microbiologie", "Analyste biologie/microbiologie"),
        ("Ouvreur/se", "Ouvreur / Ouvreuse"),
        ("", ""),
    ];

    #[test]
    fn a_title_written_short_reads_in_both_genders() {
        for (court, titre) in TITRES {
            assert_eq!(expand(court), titre);
        }
    }

    #[cfg(feature = "snapshot")]
    #[test]
    fn a_title_is_written_as_short_as_it_reads() {
        for (court, titre) in TITRES {
            assert_eq!(shorten(titre), court);
        }
        // A slash that would be read as a mark is set apart.
        assert_eq!(expand(&shorten("Bac/e")), "Bac / e");
    }
}
