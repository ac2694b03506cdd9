//! « Mon coin » and the map: no reader of the app checks them yet.

use std::collections::BTreeSet;

use crate::{
    constat::{MOTS_MAX, n_words},
    domain::Catalogue,
    snapshot::format::{Carte, Coin, Fichier, Textes},
};

/// The most sentences of a place.
pub const PHRASES_MAX: usize = 10;

/// Checks the files of « Mon coin ».
pub(super) fn coins<'a>(
    files: impl Iterator<Item = (&'a Fichier, &'a Vec<u8>)>,
    catalogue: &Catalogue,
    sources: &BTreeSet<&str>,
    fault: &mut impl FnMut(&str, String),
) {
    for (file, bytes) in files {
        let Ok(coin) = serde_json::from_slice::<Coin>(bytes) else {
            fault(&file.chemin, "colonnes manquantes ou mal formées".to_owned());
            continue;
        };
        let (n_lieux, n_phrases) = (rows(&coin.lieux), rows(&coin.phrases));
        let n_listes = n_lieux * rows(&coin.titres);
        for (name, expected, found) in [
            ("bassins", n_lieux, 1 + coin.bassins.len()),
            ("constats", n_lieux, coin.constats.len()),
            ("listes", n_listes, coin.listes.len()),
            ("raisons", n_listes, coin.raisons.len()),
            ("secteurs", catalogue.secteurs.len(), coin.secteurs.len()),
            ("secteurs_raisons", catalogue.secteurs.len(), coin.secteurs_raisons.len()),
            ("dessins", n_phrases, coin.dessins.len()),
            ("mention", n_phrases, coin.mention.len()),
            ("chiffres", n_phrases, coin.chiffres.len()),
            ("unites", n_phrases, rows(&coin.unites)),
            ("mentions", rows(&coin.sources), rows(&coin.mentions)),
            ("zones", rows(&coin.sources), rows(&coin.zones)),
            ("periodes", rows(&coin.sources), rows(&coin.periodes)),
        ] {
            if expected != found {
                fault(&file.chemin, format!("{name} : {found} valeurs pour {expected} rangs"));
            }
        }
        let listed = coin.listes.iter().chain(&coin.secteurs);
        let why = coin.raisons.iter().chain(&coin.secteurs_raisons);
        if listed.clone().zip(why.clone()).any(|it| it.0.len() != it.1.len()) {
            fault(&file.chemin, "raisons : une par métier est attendue".to_owned());
        }
        let beyond = |rows: &[u16], n: usize| rows.iter().any(|it| usize::from(*it) >= n);
        if listed.clone().any(|it| beyond(it, catalogue.metiers.len()))
            || coin.constats.iter().chain(why).any(|it| beyond(it, n_phrases))
            || beyond(&coin.mention, rows(&coin.sources))
        {
            fault(&file.chemin, "un rang qui n'existe pas".to_owned());
        }
        for it in coin.constats.iter().filter(|it| it.len() > PHRASES_MAX) {
            fault(
                &file.chemin,
                format!("{} phrases pour un lieu, {PHRASES_MAX} au plus", it.len()),
            );
        }
        for it in coin.sources.rows().filter(|it| !sources.contains(it)) {
            fault(&file.chemin, format!("la source {it} n'est pas citée par le manifeste"));
        }
        for it in coin.phrases.rows().filter(|it| n_words(it) > MOTS_MAX) {
            fault(&file.chemin, format!("phrase de plus de {MOTS_MAX} mots : {it}"));
        }
    }
}

/// Checks the map: `n_familles` lines of digits, one digit per outline.
pub(super) fn carte(
    (file, bytes): (&Fichier, &Vec<u8>),
    n_familles: Option<usize>,
    fault: &mut impl FnMut(&str, String),
) {
    let Ok(carte) = serde_json::from_slice::<Carte>(bytes) else {
        fault(&file.chemin, "colonnes manquantes ou mal formées".to_owned());
        return;
    };
    let n = rows(&carte.codes);
    // A département without a commune that has coordinates has an empty outline.
    let traces: Vec<&str> = carte.traces.0.split('\n').collect();
    if traces.len() != n {
        fault(&file.chemin, format!("traces : {} valeurs pour {n} rangs", traces.len()));
    }
    let drawn = |it: char| it.is_ascii_digit() || "Mhvz -".contains(it);
    for it in traces.iter().filter(|it| !it.chars().all(drawn)) {
        fault(
            &file.chemin,
            format!("tracé mal formé : {}", it.chars().take(40).collect::<String>()),
        );
    }
    if n_familles != Some(rows(&carte.tensions)) {
        fault(&file.chemin, "tensions : une ligne par famille est attendue".to_owned());
    }
    let digits = |it: &str| it.len() == n && it.bytes().all(|it| (b'0'..=b'5').contains(&it));
    if !carte.tensions.rows().all(digits) {
        fault(
            &file.chemin,
            "tensions : un chiffre de 0 à 5 par département est attendu".to_owned(),
        );
    }
}

fn rows(textes: &Textes) -> usize {
    textes.rows().count()
}
