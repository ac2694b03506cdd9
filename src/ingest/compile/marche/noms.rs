//! Names of bassins as people write them: sources have capitals without accents.

use std::collections::BTreeMap;

use crate::{
    domain::CommuneCode,
    ingest::{geo::CommuneCog, marche::bmo::Bassin},
    search::fold,
};

/// Words that stay in lower case inside a name.
const PETITS: [&str; 12] =
    ["sur", "le", "la", "les", "de", "du", "des", "en", "et", "lès", "aux", "l"];

/// Words of names that no commune has, with their accents.
const MOTS: [(&str, &str); 13] = [
    ("sambre", "Sambre"),
    ("vallee", "Vallée"),
    ("drome", "Drôme"),
    ("ardeche", "Ardèche"),
    ("isere", "Isère"),
    ("rhone", "Rhône"),
    ("reunion", "Réunion"),
    ("siderurgique", "Sidérurgique"),
    ("houiller", "Houiller"),
    ("minier", "Minier"),
    ("bearn", "Béarn"),
    ("caraibe", "Caraïbe"),
    ("francais", "Français"),
];

/// Names that their source cut or wrote otherwise.
const ABREGES: [(&str, &str); 4] = [
    ("FONTENAY LE CTE", "Bassin de Fontenay-le-Comte"),
    ("LES SABLES D OLONNES", "Bassin des Sables-d'Olonne"),
    ("VERSANT N-EST ROUB.TOURC.", "Bassin de Roubaix-Tourcoing"),
    ("LA CASA", "Bassin d'Antibes"),
];

/// Names of bassins, ready to begin a sentence: « Bassin de Vierzon », « Pays de Gex », by code.
pub fn noms(
    bassins: &BTreeMap<String, Bassin>,
    communes: &BTreeMap<CommuneCode, CommuneCog>,
    departements: &BTreeMap<String, (String, String)>,
) -> BTreeMap<String, String> {
    let mut inside: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for it in communes.values().filter(|it| it.commune.is_none()) {
        if let Some(bassin) = &it.bassin {
            inside.entry(bassin).or_default().push(&it.nom);
        }
    }
    // Where nobody lives, nobody asks: Monaco has a code, and no commune.
    let of = |code: &String| inside.get(code.as_str()).map(Vec::as_slice);
    // A bassin may be a whole département: « HAUTES ALPES ».
    let whole = |publie: &str| {
        let names = departements.values().map(|it| &it.0);
        names.into_iter().find(|it| fold(it) == fold(publie)).cloned()
    };
    let rows = bassins.iter().filter_map(|(code, it)| {
        let communes = of(code)?;
        Some((code.clone(), whole(&it.nom).unwrap_or_else(|| nom(&it.nom, communes))))
    });
    rows.collect()
}

/// The name of a bassin, from what its source says and the names of its communes.
fn nom(publie: &str, communes: &[&str]) -> String {
    if let Some(it) = ABREGES.iter().find(|it| it.0 == publie) {
        return it.1.to_owned();
    }
    let mut mots: Vec<&str> =
        publie.split([' ', '-', '/', '.']).filter(|it| !it.is_empty()).collect();
    // « T12 Grand-Orly »: the number of a part of Greater Paris says nothing to people.
    let numbered = |it: &str| it.len() <= 3 && it[1..].bytes().all(|it| it.is_ascii_digit());
    if mots.len() > 1 && mots[0].starts_with('T') && numbered(mots[0]) {
        mots.remove(0);
    }
    if mots.len() > 1 && fold(mots[0]) == "bassin" {
        mots.remove(0);
    }
    let folded = fold(&mots.join(" "));
    let ville = communes.iter().filter(|it| {
        let name = fold(it);
        name == folded || name.starts_with(&format!("{folded} "))
    });
    // The shortest: Vitré before Vitré-la-Neuve.
    if let Some(it) = ville.min_by_key(|it| it.len()) {
        let n = folded.split(' ').count();
        return format!("Bassin {}", with_preposition(&first_words(it, n)));
    }
    let known = |mot: &str| {
        let plain = fold(mot);
        let own = MOTS.iter().find(|it| it.0 == plain).map(|it| it.1.to_owned());
        let found = communes.iter().flat_map(|it| it.split([' ', '-', '\'']));
        own.or_else(|| found.into_iter().find(|it| fold(it) == plain).map(str::to_owned))
    };
    let pretty: Vec<String> = mots
        .iter()
        .flat_map(|it| it.split('\''))
        .enumerate()
        .map(|(at, mot)| {
            if at > 0 && PETITS.contains(&fold(mot).as_str()) {
                return mot.to_lowercase();
            }
            let it = known(mot).unwrap_or_else(|| title(mot));
            if at == 0 && PETITS.contains(&it.as_str()) { title(mot) } else { it }
        })
        .collect();
    // « VALLEE DE L ARVE »: the source lost its apostrophes.
    // « Pays de Gex » says what it is; « Centre » does not.
    let mut out = pretty.join(" ");
    if pretty.len() == 1 {
        out = format!("Bassin {out}");
    }
    for (from, to) in [(" l ", " l'"), (" L ", " L'"), (" D ", " d'"), (" d ", " d'")] {
        out = out.replace(from, to);
    }
    out
}

/// The first `n` words of a name, hyphens and apostrophes kept.
fn first_words(nom: &str, n: usize) -> String {
    let mut seen = 0;
    let end = nom.char_indices().find(|(_, it)| {
        seen += usize::from(matches!(it, ' ' | '-' | '\''));
        seen == n
    });
    end.map_or(nom, |(at, _)| &nom[..at]).to_owned()
}

/// « de Vierzon », « d'Orléans », « du Havre », « des Sables-d'Olonne ».
fn with_preposition(nom: &str) -> String {
    if let Some(rest) = nom.strip_prefix("Le ") {
        return format!("du {rest}");
    }
    if let Some(rest) = nom.strip_prefix("Les ") {
        return format!("des {rest}");
    }
    let first = fold(nom).chars().next().unwrap_or_default();
    if matches!(first, 'a' | 'e' | 'i' | 'o' | 'u') {
        return format!("d'{nom}");
    }
    format!("de {nom}")
}

/// A word with its first letter in capital; `78`, `ST` and the like as they are known.
fn title(mot: &str) -> String {
    if mot == "ST" {
        return "Saint".to_owned();
    }
    // A source that writes small letters knows what it does.
    if mot.chars().any(char::is_lowercase) {
        return mot.to_owned();
    }
    let mut letters = mot.chars();
    let first = letters.next().into_iter();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bassin_is_named_as_its_town_is_written() {
        for (publie, communes, expected) in [
            ("VIERZON", vec!["Vierzon"], "Bassin de Vierzon"),
            (
                "SAINT AMAND MONTROND",
                vec!["Saint-Amand-Montrond"],
                "Bassin de Saint-Amand-Montrond",
            ),
            ("CHALONS", vec!["Châlons-en-Champagne"], "Bassin de Châlons"),
            ("ORLEANS", vec!["Orléans"], "Bassin d'Orléans"),
            ("LE HAVRE", vec!["Le Havre"], "Bassin du Havre"),
            ("VITRE", vec!["Vitré-la-Neuve", "Vitré"], "Bassin de Vitré"),
            ("T6 Plaine Commune", vec!["Saint-Denis"], "Plaine Commune"),
            ("BASSIN BASSE-TERRE", vec!["Basse-Terre"], "Bassin de Basse-Terre"),
            ("VALLEE DE L ARVE", vec!["Cluses"], "Vallée de l'Arve"),
            ("PAYS D ARLES", vec!["Arles"], "Pays d'Arles"),
            ("LE VIGAN GANGES", vec!["Le Vigan", "Ganges"], "Le Vigan Ganges"),
            ("Sud 77", vec!["Nemours"], "Sud 77"),
            ("BOURG EN BRESSE", vec!["Bourg-en-Bresse"], "Bassin de Bourg-en-Bresse"),
        ] {
            assert_eq!(nom(publie, &communes), expected, "{publie}");
        }
    }
}
