//! Openings: every column against the others, the core and the manifest.

use std::collections::BTreeSet;

use crate::{
    constat::{MOTS_MAX, n_words},
    domain::Catalogue,
    snapshot::format::{FORMAT, Fichier, Offres, Textes},
};

/// Lines of the columns that only the file of France has.
const COMMUNS: [usize; 4] = [5, 5, 5, 11];

/// Checks the files; gives how many openings they hold.
pub(super) fn check<'a>(
    files: impl Iterator<Item = (&'a Fichier, &'a Vec<u8>)>,
    catalogue: &Catalogue,
    sources: &BTreeSet<&str>,
    fault: &mut impl FnMut(&str, String),
) -> usize {
    let mut n = 0;
    let mut told = Vec::new();
    let mut counted = vec![0_u32; catalogue.metiers.len()];
    for (file, bytes) in files {
        let mut fault = |reason: String| fault(&file.chemin, reason);
        let offres = match serde_json::from_slice::<Offres>(bytes) {
            Ok(offres) if offres.format == FORMAT => offres,
            Ok(offres) => {
                fault(format!("format {}, ce programme lit le format {FORMAT}", offres.format));
                continue;
            }
            Err(error) => {
                fault(format!("illisible : {}", crate::ingest::erreur::json(&error)));
                continue;
            }
        };
        n += offres.nature.len();
        lengths(&offres, file.cle == "france", &mut fault);
        values(&offres, &mut fault);
        for row in offres.metiers.iter().flatten() {
            match counted.get_mut(usize::from(*row)) {
                Some(n) => *n += 1,
                None => fault(format!("metiers : rang {row}, absent du cœur")),
            }
        }
        let inside = |code: &str| match file.cle.as_str() {
            "france" => code == "france" || code.starts_with('r'),
            cle => code.starts_with(cle),
        };
        for code in offres.lieux.rows().filter(|it| !inside(it)) {
            fault(format!("lieux : {code} n'a pas sa place ici"));
        }
        for it in offres.sources.rows().filter(|it| !sources.contains(it)) {
            fault(format!("la source {it} n'est pas citée par le manifeste"));
        }
        let ours = |it: &&str| !it.contains('«');
        let long = |it: &str| it.split(['.', ':']).any(|it| n_words(it) > MOTS_MAX);
        for it in offres.phrases.rows().filter(ours).filter(|it| long(it)) {
            fault(format!("phrase de plus de {MOTS_MAX} mots : {it}"));
        }
        if file.cle == "france" {
            told = offres.par_metier;
        }
    }
    if n > 0 && told != counted {
        fault("offres", "par_metier ne compte pas les annonces des fichiers".to_owned());
    }
    n
}

/// Every column has a value per opening, or per line of its table.
fn lengths(it: &Offres, france: bool, fault: &mut impl FnMut(String)) {
    let n = it.nature.len();
    let n_lieux = rows(&it.lieux);
    // A column of one empty line cannot be told from an empty one.
    let texts = |column: &Textes| if column.0.is_empty() && n <= 1 { n } else { rows(column) };
    let mut columns = vec![
        ("titre", n, texts(&it.titre)),
        ("metiers", n, it.metiers.len()),
        ("organisation", n, it.organisation.len()),
        ("lieu", n, it.lieu.len()),
        ("adresse", n, texts(&it.adresse)),
        ("contrat", n, it.contrat.len()),
        ("temps", n, it.temps.len()),
        ("niveau", n, it.niveau.len()),
        ("vise", n, it.vise.len()),
        ("experience", n, it.experience.len()),
        ("debut", n, it.debut.len()),
        ("fin", n, it.fin.len()),
        ("formation", n, it.formation.len()),
        ("faits", n, it.faits.len()),
        ("reponse", n, texts(&it.reponse)),
        ("telephone", n, texts(&it.telephone)),
        ("source", n, it.source.len()),
        ("noms", n_lieux, rows(&it.noms)),
        ("latitude", n_lieux, it.latitude.len()),
        ("longitude", n_lieux, it.longitude.len()),
    ];
    let shared = [&it.natures, &it.suites, &it.boutons, &it.contrats];
    let names = ["natures", "suites", "boutons", "contrats"];
    for ((name, column), n) in names.into_iter().zip(shared).zip(COMMUNS) {
        columns.push((name, if france { n } else { 0 }, rows(column)));
    }
    for (name, expected, found) in columns.into_iter().filter(|it| it.1 != it.2) {
        fault(format!("{name} : {found} valeurs pour {expected} rangs"));
    }
}

/// Every value is one of those that its column may hold.
fn values(it: &Offres, fault: &mut impl FnMut(String)) {
    let columns = [
        ("nature", &it.nature, "01234"),
        ("contrat", &it.contrat, "abcdefghijk"),
        ("temps", &it.temps, "012"),
        ("niveau", &it.niveau, "02345678"),
        ("vise", &it.vise, "0345678"),
        ("experience", &it.experience, "0123"),
    ];
    for (name, column, allowed) in columns {
        if let Some(other) = column.chars().find(|it| !allowed.contains(*it)) {
            fault(format!("{name} ne peut pas valoir {other}"));
        }
    }
    let n_sources = rows(&it.sources);
    if it.source.chars().any(|it| it.to_digit(10).is_none_or(|it| it as usize >= n_sources)) {
        fault("source : un rang qui n'existe pas".to_owned());
    }
    let n_organisations = rows(&it.organisations).max(1);
    let ranks = [
        ("organisation", it.organisation.iter().max(), n_organisations),
        ("lieu", it.lieu.iter().max(), rows(&it.lieux)),
        ("faits", it.faits.iter().flatten().max(), rows(&it.phrases)),
    ];
    for (name, highest, n) in ranks {
        if highest.is_some_and(|it| usize::from(*it) >= n) {
            fault(format!("{name} : un rang qui n'existe pas"));
        }
    }
    let leads = |it: &str| {
        it.is_empty()
            || ["https://", "http://", "mailto:", "tel:"].iter().any(|start| it.starts_with(start))
    };
    for link in it.reponse.rows().chain(it.telephone.rows()).filter(|it| !leads(it)) {
        fault(format!("reponse : {link:?} n'est pas une adresse"));
    }
    if it.titre.rows().any(str::is_empty) {
        fault("titre : un titre est vide".to_owned());
    }
}

fn rows(textes: &Textes) -> usize {
    textes.rows().count()
}
