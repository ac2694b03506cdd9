//! Texts of others as plain words: no markup, no entity, nothing that names or reaches a person.

use std::sync::LazyLock;

use regex::Regex;

use crate::ingest::lecture::repair;

macro_rules! regex {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("a pattern of ours"));
    };
}

regex!(BALISE, r"(?s)<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[A-Za-z!][^<>]*>");
regex!(ENTITE, r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");
regex!(COURRIEL, r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+");
regex!(TELEPHONE, r"(?:(?:\+|00)33[\s.\-]?(?:\(0\))?[\s.\-]?|\b0)[1-9](?:[\s.\-]?[0-9]{2}){4}\b");
regex!(MASQUE, r"\[(?:courriel|téléphone) masqué\]");
regex!(
    PERSONNE,
    r"\b(?:M\.|Mr\.?|MR\.?|Mme|MME|Mlle|MLLE|Monsieur|Madame|Mademoiselle|MONSIEUR|MADAME|MADEMOISELLE)\s+(?:\p{Lu}[\p{L}'’.-]*)(?:\s+(?:de\s+|du\s+|d')?\p{Lu}[\p{L}'’.-]*)*"
);
regex!(
    GENRE,
    r"(?i)\s*[\(\[]\s*(?:h|f|m|x|hf|fh|h\.f|h ou f)(?:\s*[/-]\s*(?:h|f|m|x|d|nb))*\s*[\)\]]|\s*[-–,]?\s+\b[hfm]\s*/\s*[hfm](?:\s*/\s*[xd])?(?:\s|$)"
);
regex!(CIVILITE, r"(?i)^\s*(?:m\.|mr\.?|mme|mlle|monsieur|madame|mademoiselle)\s");

/// `text` without tags, entities, comments, control characters nor runs of spaces. What was
/// escaped twice is read twice, so that `&amp;eacute;` is `é`; what a first reading would show as
/// a tag is then removed too.
pub fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        // Most texts have neither.
        if !text.contains(['<', '&']) {
            break;
        }
        let without = BALISE.replace_all(&text, " ");
        let read = ENTITE.replace_all(&without, |it: &regex::Captures| entity(&it[0], &it[1]));
        if *read == text {
            break;
        }
        text = read.into_owned();
    }
    let text = if text.contains('<') { BALISE.replace_all(&text, " ") } else { text.into() };
    let visible = |it: char| if it.is_control() && it != '\u{92}' { ' ' } else { it };
    let text: String = text.chars().filter(|it| !invisible(*it)).map(visible).collect();
    repair(&text).0
}

/// Marks that show nothing and turn the direction of a text, or hide in a word.
fn invisible(it: char) -> bool {
    matches!(it, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

fn entity(whole: &str, name: &str) -> String {
    let code = name.strip_prefix('#').and_then(|it| match it.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => it.parse().ok(),
    });
    match code {
        Some(code) => {
            char::from_u32(code).filter(|it| !it.is_control()).map_or(' '.into(), String::from)
        }
        None if name.starts_with('#') => " ".to_owned(),
        None => quick_xml::escape::resolve_html5_entity(name).unwrap_or(whole).to_owned(),
    }
}

/// `text` without e-mails, phones and people named with a civility, and whether there were any.
pub fn sans_personne(text: &str) -> (String, bool) {
    let mut out = text.to_owned();
    // Few texts have what each pattern begins with: looking for that costs less than the pattern.
    let civil =
        ["M.", "Mr", "MR", "Mme", "MME", "Mlle", "MLLE", "onsieur", "ONSIEUR", "adame", "ADAME"];
    let more = ["ademoiselle", "ADEMOISELLE"];
    for (pattern, may) in [
        (&MASQUE, text.contains('[')),
        (&COURRIEL, text.contains('@')),
        (&TELEPHONE, text.bytes().filter(u8::is_ascii_digit).count() >= 9),
        (&PERSONNE, civil.iter().chain(&more).any(|it| text.contains(it))),
    ] {
        if may {
            out = pattern.replace_all(&out, " ").into_owned();
        }
    }
    let found = out != text;
    if !found {
        return (out, false);
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    (words.join(" "), true)
}

/// A title: plain, without « (H/F) », one capital when it shouts, at most 100 characters.
pub fn titre(text: &str) -> (String, bool) {
    let (text, personal) = sans_personne(&plain(text));
    let marked = text.contains(['/', '(', '[']);
    let text = if marked { GENRE.replace_all(&text, " ") } else { text.into() };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(|it: char| it.is_whitespace() || "-–:;,./*|\"".contains(it));
    (cut(&calm(text), 100), personal)
}

/// Words that stay in capitals in a title that shouts.
const SIGLES: &[&str] = &[
    "CAP", "BTS", "BUT", "BP", "BEP", "BAC", "BPJEPS", "BAFA", "CQP", "TP", "DE", "DEUST", "AES",
    "ASH", "ATSEM", "SSIAP", "CACES", "CDI", "CDD", "CNC", "SPL", "PL", "VL", "VRD", "CVC", "TCE",
    "RH", "QSE", "HSE", "SAV", "IT", "CFA", "CMA", "EHPAD", "MFR", "ADVF", "DAO", "PAO", "IDE",
    "BTP", "GRETA", "AFPA",
];

/// A text all in capitals, in small letters with a first capital.
fn calm(text: &str) -> String {
    let letters = text.chars().filter(|it| it.is_alphabetic());
    let (upper, all) =
        letters.fold((0, 0), |(upper, all), it| (upper + i32::from(it.is_uppercase()), all + 1));
    if all < 6 || upper * 10 < all * 8 {
        return text.to_owned();
    }
    let word = |it: &str| if SIGLES.contains(&it) { it.to_owned() } else { it.to_lowercase() };
    let words: Vec<String> = text.split(' ').map(word).collect();
    let mut letters = words.join(" ");
    if let Some(first) = letters.chars().next() {
        letters.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    letters
}

/// A name of organisation, at most 80 characters, without phone nor e-mail; `None` for a person's,
/// that a civility begins.
pub fn organisation(text: &str) -> Option<String> {
    let text = plain(text);
    if CIVILITE.is_match(&text) {
        return None;
    }
    let (text, _) = sans_personne(&text);
    Some(cut(text.trim_matches(|it: char| it.is_whitespace() || "-–:;,/".contains(it)), 80))
}

/// A short text of a source that may be shown: plain, without people, at most `max` characters.
/// `None` when nothing is left but signs (sources write `-` for nothing).
pub fn court(text: &str, max: usize) -> Option<String> {
    let (text, _) = sans_personne(&plain(text));
    text.chars().any(char::is_alphanumeric).then(|| cut(&text, max))
}

/// At most `max` characters, cut at a word, with « … » when cut.
fn cut(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let kept = &text[..end];
    let kept = kept.rsplit_once(' ').map_or(kept, |it| it.0);
    format!("{}…", kept.trim_end_matches(|it: char| !it.is_alphanumeric()))
}

/// An address of the web that may be followed: `http` or `https`, at most 500 characters, nothing
/// that could leave an attribute of a page. Marks that follow people (`utm_…`) are taken off.
pub fn lien(text: &str) -> Option<String> {
    let text = text.trim();
    let text = if text.starts_with("www.") { format!("https://{text}") } else { text.to_owned() };
    let sound = |it: char| {
        it.is_ascii_graphic() && !"\"'<>`\\^{}|".contains(it)
            || (it.is_alphanumeric() && !it.is_ascii())
    };
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host: &str = rest.split(['/', '?', '#', ':']).next()?;
    // Before an `@` is a name and a password: nobody publishes that, and it hides where one goes.
    let sound_host =
        host.contains('.') && !host.starts_with('.') && !rest.split('/').next()?.contains('@');
    if !sound_host || text.len() > 500 || !text.chars().all(sound) {
        return None;
    }
    let Some((page, query)) = text.split_once('?') else { return Some(text) };
    let kept: Vec<&str> = query.split('&').filter(|it| !it.starts_with("utm_")).collect();
    Some(if kept.is_empty() { page.to_owned() } else { format!("{page}?{}", kept.join("&")) })
}

/// The first address of the web in a text: contacts often say « Pour postuler : https://… ».
pub fn lien_dans(text: &str) -> Option<String> {
    text.split_whitespace().find_map(|it| {
        lien(it.trim_matches(|it: char| "()[]<>,;\"".contains(it)).trim_end_matches('.'))
    })
}

/// The first e-mail of a text.
pub fn courriel(text: &str) -> Option<String> {
    COURRIEL.find(text).map(|it| it.as_str().to_lowercase()).filter(|it| it.len() <= 100)
}

/// The first French phone of a text, as `+33` and nine digits.
pub fn telephone(text: &str) -> Option<String> {
    let found = TELEPHONE.find(text)?;
    let digits: String =
        found.as_str().replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    digits.get(digits.len().checked_sub(9)?..).map(|it| format!("+33{it}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_entities_go_even_escaped_twice() {
        for (text, expected) in [
            ("<p>Pierre &amp; Vacances</p>", "Pierre & Vacances"),
            ("&lt;p&gt;énerg&amp;eacute;tique&lt;/p&gt;", "énergétique"),
            ("a &lt;script&gt;alert(1)&lt;/script&gt; b", "a b"),
            ("moins de 3 < 4 ans", "moins de 3 < 4 ans"),
            ("d&#39;usage&#xA0;!", "d'usage !"),
            ("caf\u{202E}é\u{0}\n\tnoir", "café noir"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn people_are_taken_out() {
        for text in [
            "Contact : jean.dupont@exemple.fr",
            "Appeler le 01 99 00 12 34",
            "Appeler le +33 1 99 00 12 34",
            "Demander Mme Martin",
            "[courriel masqué]",
        ] {
            let (out, found) = sans_personne(text);
            assert!(found, "{text}");
            assert!(!out.contains(['@', '3', ']']) && !out.contains("Martin"), "{out}");
        }
        assert!(!sans_personne("Boulanger à Bourges, 35 h, 2 000 euros").1);
        assert_eq!(organisation("MME MARTIN Claire"), None);
        for text in
            ["Mairie essai", "Mairie essai : 01 99 00 12 34", "Mairie essai [téléphone masqué]"]
        {
            assert_eq!(organisation(text).as_deref(), Some("Mairie essai"));
        }
    }

    #[test]
    fn titles_are_calm_and_short() {
        for (text, expected) in [
            ("conseiller de vente (H/F)", "conseiller de vente"),
            (
                "Alternance - chargé de cybersécurité F/H (H/F)",
                "Alternance - chargé de cybersécurité",
            ),
            ("CONSEILLER TECHNIQUE CYCLES", "Conseiller technique cycles"),
            ("CAP BOULANGER EN APPRENTISSAGE", "CAP boulanger en apprentissage"),
            ("Ingénieur (e) d'études [F/H/X]", "Ingénieur (e) d'études"),
        ] {
            assert_eq!(titre(text).0, expected);
        }
        assert!(titre(&"mot ".repeat(60)).0.chars().count() <= 101);
    }

    #[test]
    fn a_link_can_only_be_followed() {
        for text in [
            "javascript:alert(1)",
            "https://",
            "https://nom:secret@banque.exemple.fr/",
            "https://exemple.fr/\"onclick=",
            "exemple",
            "ftp://exemple.fr",
        ] {
            assert_eq!(lien(text), None, "{text}");
        }
        assert_eq!(lien("www.exemple.fr").as_deref(), Some("https://www.exemple.fr"));
        assert_eq!(
            lien("https://exemple.fr/o?id=3&utm_source=x&utm_campaign=Pôle").as_deref(),
            Some("https://exemple.fr/o?id=3")
        );
    }

    #[test]
    fn phones_have_one_shape() {
        for text in ["01 99 00 12 34", "0199001234", "+33 1 99 00 12 34", "0033(0)1.99.00.12.34"] {
            assert_eq!(telephone(text).as_deref(), Some("+33199001234"), "{text}");
        }
        assert_eq!(telephone("39 49"), None);
    }
}
