//! What loads only when asked for: what is told of certifications, places, aides. Their columns,
//! row by row; the app reads them the same way.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    constat::{MOTS_MAX, n_words},
    ingest::{
        aides::{TOUS, sentences},
        erreur,
        lieux::joindre,
        registre,
    },
    snapshot::format::{Aides, FORMAT, Fichier, Lieux, Parcours, Role, Textes},
};

/// Checks the files of the three roles. `certifications` has, for each level, the codes of its
/// file, in order.
pub(super) fn check<'a>(
    files: impl Iterator<Item = (&'a Fichier, &'a Vec<u8>)>,
    certifications: &BTreeMap<String, Vec<u32>>,
    fault: &mut impl FnMut(&str, String),
) {
    let known: BTreeSet<u32> = certifications.values().flatten().copied().collect();
    for (file, bytes) in files {
        let mut faults = Vec::new();
        let read = match file.role {
            Role::Parcours => serde_json::from_slice(bytes).map(|it: Parcours| {
                let own = certifications.get(&file.cle).map_or(0, Vec::len);
                parcours(&it, own, &known, &mut faults);
                if it.niveau.to_string() != file.cle {
                    faults.push(format!("niveau {} rangé sous {}", it.niveau, file.cle));
                }
            }),
            Role::Lieux => {
                serde_json::from_slice(bytes).map(|it: Lieux| lieux(&it, &known, &mut faults))
            }
            _ => serde_json::from_slice(bytes).map(|it: Aides| aides(&it, &mut faults)),
        };
        if let Err(error) = read {
            faults.push(erreur::json(&error));
        }
        for it in faults {
            fault(&file.chemin, it);
        }
    }
}

/// Columns whose length is not that of their table.
fn lengths(expected: usize, columns: &[(&str, usize)], faults: &mut Vec<String>) {
    for (name, found) in columns.iter().filter(|it| it.1 != expected) {
        faults.push(format!("{name} : {found} valeurs pour {expected} rangs"));
    }
}

/// Ranks that point at nothing.
fn ranks(name: &str, list: impl Iterator<Item = usize>, n: usize, faults: &mut Vec<String>) {
    if list.into_iter().any(|it| it >= n) {
        faults.push(format!("{name} : un rang qui n'existe pas"));
    }
}

fn format(found: u32, faults: &mut Vec<String>) {
    if found != FORMAT {
        faults.push(format!("format {found}, ce programme lit le format {FORMAT}"));
    }
}

fn parcours(it: &Parcours, n: usize, known: &BTreeSet<u32>, faults: &mut Vec<String>) {
    format(it.format, faults);
    let (textes, sections, regions) = (rows(&it.textes), rows(&it.sections), rows(&it.regions));
    lengths(
        n,
        &[
            ("modele", it.modele.len()),
            ("suites", it.suites.len()),
            ("insertion", it.insertion.len()),
        ],
        faults,
    );
    if sections == 0 || !it.lignes.len().is_multiple_of(sections) {
        faults.push("lignes : attendu une liste par section de chaque modèle".to_owned());
        return;
    }
    let models = it.lignes.len() / sections;
    ranks("modele", it.modele.iter().map(|it| usize::from(*it)), models, faults);
    ranks("lignes", it.lignes.iter().flatten().map(|it| usize::from(*it)), textes, faults);
    let lists = it.suites.iter().map(Vec::len).chain(it.insertion.iter().map(Vec::len));
    if lists.into_iter().any(|it| !it.is_multiple_of(2)) {
        faults.push("suites, insertion : attendu des paires".to_owned());
        return;
    }
    let suites = || it.suites.iter().flat_map(|it| it.chunks(2));
    let insertion = || it.insertion.iter().flat_map(|it| it.chunks(2));
    ranks("suites", suites().map(|it| it[0] as usize), textes, faults);
    ranks("insertion", insertion().map(|it| usize::from(it[0])), regions, faults);
    ranks("insertion", insertion().map(|it| usize::from(it[1])), textes, faults);
    if suites().any(|it| !known.contains(&it[1])) {
        faults.push("suites : une certification qui n'existe pas".to_owned());
    }
    if regions > 0 && it.source.is_empty() {
        faults.push("insertion : des chiffres sans source".to_owned());
    }
    // Official names may be long; our own sentences are not.
    let of_suites: BTreeSet<usize> = suites().map(|it| it[0] as usize).collect();
    let ours = it.textes.rows().enumerate().filter(|it| !of_suites.contains(&it.0));
    long(ours.map(|it| it.1).filter(|it| !it.contains('«')), faults);
}

fn lieux(it: &Lieux, known: &BTreeSet<u32>, faults: &mut Vec<String>) {
    format(it.format, faults);
    let n = it.genre.len();
    if n < 2 {
        faults.push(format!("{n} lieu(x), au moins deux attendus"));
    }
    let columns = [
        ("nom", rows(&it.nom)),
        ("commune", rows(&it.commune)),
        ("latitude", it.latitude.len()),
        ("longitude", it.longitude.len()),
        ("adresse", rows(&it.adresse)),
        ("horaires", rows(&it.horaires)),
        ("telephone", rows(&it.telephone)),
        ("courriel", rows(&it.courriel)),
        ("lien", rows(&it.lien)),
        ("phrase", rows(&it.phrase)),
    ];
    lengths(n, &columns, faults);
    lengths(rows(&it.genres), &[("roles", rows(&it.roles))], faults);
    ranks("genre", it.genre.iter().map(|it| usize::from(*it)), rows(&it.genres), faults);
    ranks("au_centre", it.au_centre.iter().map(|it| usize::from(*it)), n, faults);
    if !it.certifications.is_empty() {
        lengths(n, &[("certifications", it.certifications.len())], faults);
    }
    if it.certifications.iter().flatten().any(|it| !known.contains(it)) {
        faults.push("certifications : une certification qui n'existe pas".to_owned());
    }
    let sound = |text: &str, read: fn(&str) -> Option<String>| {
        text.is_empty() || read(text).is_some_and(|it| it == text)
    };
    for it in it.telephone.rows().filter(|it| !sound(it, joindre::telephone)) {
        faults.push(format!("telephone : {it}"));
    }
    for it in it.lien.rows().filter(|it| !sound(it, joindre::lien)) {
        faults.push(format!("lien : {it}"));
    }
    let names: Vec<(&str, &str)> = it.nom.rows().zip(it.commune.rows()).collect();
    for (at, text) in it.courriel.rows().enumerate().filter(|it| !it.1.is_empty()) {
        let (nom, commune) = names.get(at).copied().unwrap_or_default();
        if !text.contains('@') || text.contains(' ') {
            faults.push(format!("courriel de {nom}, {commune} : {text}"));
        }
    }
    if it.phrase.rows().any(|it| !it.is_empty()) && it.source.is_empty() {
        faults.push("phrase : des chiffres sans source".to_owned());
    }
    long(it.phrase.rows().chain(it.roles.rows()), faults);
}

fn aides(it: &Aides, faults: &mut Vec<String>) {
    format(it.format, faults);
    let n = it.theme.len();
    let columns = [
        ("nom", rows(&it.nom)),
        ("phrase", rows(&it.phrase)),
        ("lignes", it.lignes.len()),
        ("age_min", it.age_min.len()),
        ("age_max", it.age_max.len()),
        ("situations", it.situations.len()),
        ("lien", rows(&it.lien)),
        ("relu_le", rows(&it.relu_le)),
    ];
    lengths(n, &columns, faults);
    // A single aide of all France makes an empty column.
    if n > 1 {
        lengths(n, &[("territoire", rows(&it.territoire))], faults);
    }
    ranks("theme", it.theme.iter().map(|it| usize::from(*it)), rows(&it.themes), faults);
    ranks(
        "lignes",
        it.lignes.iter().flatten().map(|it| usize::from(*it)),
        rows(&it.textes),
        faults,
    );
    if it.situations.iter().any(|it| !(1..=TOUS).contains(it)) {
        faults.push("situations : attendu de 1 à 31".to_owned());
    }
    for day in it.relu_le.rows().filter(|it| !registre::is_date(it)) {
        faults.push(format!("relu_le : {day:?} n'est pas une date AAAA-MM-JJ"));
    }
    for it in it.lien.rows().filter(|it| joindre::lien(it).is_none()) {
        faults.push(format!("lien : {it}"));
    }
}

fn long<'a>(texts: impl Iterator<Item = &'a str>, faults: &mut Vec<String>) {
    for it in texts.flat_map(sentences).filter(|it| n_words(it) > MOTS_MAX) {
        faults.push(format!("phrase de plus de {MOTS_MAX} mots : {it}"));
    }
}

fn rows(textes: &Textes) -> usize {
    textes.rows().count()
}
