//! Places to go, one file per département.

use std::collections::BTreeSet;

use super::{Files, rank};
use crate::{
    ingest::{
        IngestError,
        lieux::{Lieu, Releve},
        rapport::Rapport,
        redaction, registre,
    },
    search::fold,
    snapshot::format::{FORMAT, Lieux, Role, Textes},
};

/// Where to find one's own, when a département has none that we know.
const MISSION_LOCALE: (&str, &str) = ("Trouver ta Mission Locale", "https://www.unml.info/");
/// Where to call, wherever one is.
const FRANCE_TRAVAIL: (&str, &str) = ("France Travail, par téléphone", "3949");

/// Writes the files of the départements kept. Which sources they hold.
pub(super) fn lieux(
    all: &Releve,
    kept: &BTreeSet<String>,
    rapport: &mut Rapport,
    files: &mut Files,
) -> Result<BTreeSet<&'static str>, IngestError> {
    let genres = redaction::lieux();
    let place = |it: &Lieu| genres.iter().position(|genre| genre.0 == it.genre);
    let mut cited = BTreeSet::new();
    let mut alone = Vec::new();
    for code in kept {
        let here = all.liste.iter().filter(|it| it.departement == *code);
        let mut rows: Vec<Lieu> = here.cloned().collect();
        if rows.is_empty() {
            continue;
        }
        if rows.iter().all(|it| it.genre != "mission_locale") {
            alone.push(code.as_str());
        }
        cited.extend(rows.iter().map(|it| it.source));
        rows.extend(for_everyone(&rows, code));
        rows.sort_by_cached_key(|it| (place(it), fold(&it.commune), fold(&it.nom), it.uai.clone()));
        files.push(Role::Lieux, code, &table(&rows, &genres, &all.periode_cfa)?)?;
    }
    cited.remove("");
    if !alone.is_empty() {
        rapport.remark(format!(
            "Missions Locales : à compléter par l'hébergeur, avec annuaires/dila_*.json ou \
             lieux.csv, dans {} département(s) : {}",
            alone.len(),
            alone.join(", ")
        ));
    }
    Ok(cited)
}

/// What is true everywhere: so no file is without a door, nor of a single row.
fn for_everyone(rows: &[Lieu], departement: &str) -> Vec<Lieu> {
    let departement = departement.to_owned();
    let mut out = vec![Lieu {
        genre: "france_travail",
        nom: FRANCE_TRAVAIL.0.to_owned(),
        telephone: FRANCE_TRAVAIL.1.to_owned(),
        departement: departement.clone(),
        ..Lieu::default()
    }];
    if rows.iter().all(|it| it.genre != "mission_locale") {
        out.push(Lieu {
            genre: "mission_locale",
            nom: MISSION_LOCALE.0.to_owned(),
            lien: MISSION_LOCALE.1.to_owned(),
            departement,
            ..Lieu::default()
        });
    }
    out
}

fn table(
    rows: &[Lieu],
    genres: &[(&'static str, &'static str, &'static str)],
    periode: &str,
) -> Result<Lieux, IngestError> {
    let met: Vec<_> =
        genres.iter().filter(|genre| rows.iter().any(|it| it.genre == genre.0)).collect();
    let genre = |it: &Lieu| {
        let at = met.iter().position(|genre| genre.0 == it.genre).unwrap_or_default();
        rank(at, "genres de lieux")
    };
    let au_centre = rows.iter().enumerate().filter(|it| it.1.au_centre);
    let taught = rows.iter().any(|it| !it.certifications.is_empty());
    let told = rows.iter().any(|it| !it.phrase.is_empty());
    let column = |value: fn(&Lieu) -> &String| Textes::join(rows.iter().map(value));
    Ok(Lieux {
        format: FORMAT,
        genres: Textes::join(met.iter().map(|it| it.1)),
        roles: Textes::join(met.iter().map(|it| it.2)),
        genre: rows.iter().map(genre).collect::<Result<_, _>>()?,
        nom: column(|it| &it.nom),
        commune: column(|it| &it.commune),
        latitude: rows.iter().map(|it| it.point.map(|it| it.0)).collect(),
        longitude: rows.iter().map(|it| it.point.map(|it| it.1)).collect(),
        au_centre: au_centre.map(|it| rank(it.0, "lieux")).collect::<Result<_, _>>()?,
        adresse: column(|it| &it.adresse),
        horaires: column(|it| &it.horaires),
        telephone: column(|it| &it.telephone),
        courriel: column(|it| &it.courriel),
        lien: column(|it| &it.lien),
        phrase: column(|it| &it.phrase),
        source: if told { registre::citation("inserjeunes-cfa", periode) } else { String::new() },
        certifications: if taught {
            rows.iter().map(|it| it.certifications.iter().copied().collect()).collect()
        } else {
            Vec::new()
        },
    })
}
