//! What is said of families of métiers: as the app reads it, then the columns that it does not.

use std::collections::BTreeSet;

use crate::{
    constat::{MOTS_MAX, n_words},
    domain::Catalogue,
    ingest::erreur::refusal,
    snapshot::{
        decode,
        format::{Fichier, Marche, Role, Textes},
    },
};

/// Checks the files of both roles, that of all France first. Gives how many families they tell of.
pub(super) fn check<'a>(
    files: impl Iterator<Item = (&'a Fichier, &'a Vec<u8>)>,
    catalogue: &Catalogue,
    sources: &BTreeSet<&str>,
    fault: &mut impl FnMut(&str, String),
) -> Option<usize> {
    let mut n_familles = None;
    for (file, bytes) in files {
        if let Err(error) = decode::marche(bytes) {
            fault(&file.chemin, refusal(&error));
            continue;
        }
        let Ok(marche) = serde_json::from_slice::<Marche>(bytes) else {
            fault(&file.chemin, "colonnes manquantes ou mal formées".to_owned());
            continue;
        };
        let expected = *n_familles.get_or_insert(marche.constats.len());
        let mut lengths = vec![
            ("constats", expected * (1 + marche.bassins.len()), marche.constats.len()),
            ("dessins", rows(&marche.phrases), marche.dessins.len()),
            ("mentions", rows(&marche.sources), rows(&marche.mentions)),
            ("debuts", rows(&marche.lieux), marche.debuts.len()),
            ("mention", rows(&marche.phrases), marche.mention.len()),
            ("chiffres", rows(&marche.phrases), marche.chiffres.len()),
            ("unites", rows(&marche.phrases), rows(&marche.unites)),
            ("zones", rows(&marche.sources), rows(&marche.zones)),
            ("periodes", rows(&marche.sources), rows(&marche.periodes)),
        ];
        if file.role == Role::Marche {
            lengths.push(("familles", expected, rows(&marche.familles)));
            lengths.push(("codes", expected, rows(&marche.codes)));
            lengths.push(("metiers", catalogue.metiers.len(), marche.metiers.len()));
        }
        for (name, expected, found) in lengths.into_iter().filter(|it| it.1 != it.2) {
            fault(&file.chemin, format!("{name} : {found} valeurs pour {expected} rangs"));
        }
        if marche.mention.iter().any(|it| usize::from(*it) >= rows(&marche.sources)) {
            fault(&file.chemin, "mention : un rang qui n'existe pas".to_owned());
        }
        if marche.dessins.iter().any(|it| !matches!(it, 0..=11 | 21..=25)) {
            fault(&file.chemin, "dessins : attendu 0, 1 à 11, ou 21 à 25".to_owned());
        }
        let in_order = marche.debuts.is_sorted() && marche.debuts.first().is_none_or(|it| *it == 0);
        let last = marche.debuts.last().map_or(0, |it| usize::from(*it));
        if !in_order || last > rows(&marche.phrases) || marche.bassins.len() > marche.debuts.len() {
            fault(&file.chemin, "debuts : les phrases ne sont pas rangées par lieu".to_owned());
        }
        if marche.metiers.iter().flatten().any(|it| usize::from(*it) >= expected) {
            fault(&file.chemin, "metiers : une famille qui n'existe pas".to_owned());
        }
        for it in marche.sources.rows().filter(|it| !sources.contains(it)) {
            fault(&file.chemin, format!("la source {it} n'est pas citée par le manifeste"));
        }
        for it in marche.phrases.rows().filter(|it| n_words(it) > MOTS_MAX) {
            fault(&file.chemin, format!("phrase de plus de {MOTS_MAX} mots : {it}"));
        }
    }
    n_familles
}

fn rows(textes: &Textes) -> usize {
    textes.rows().count()
}
