//! The sentences of ROME on access: read for the facts in them, never shipped.

use std::collections::BTreeMap;

use super::{Rome, acces, metier};
use crate::{
    domain::RomeCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table},
        rapport::Rapport,
    },
};

const TEXTES: Format = Format {
    pattern: "rome/unix_texte_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_rome",
        "code_compo_bloc",
        "libelle_type_texte",
        "position_phrase",
        "libelle_texte",
    ],
};

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    let table = Table::open(sources, &TEXTES, rapport)?;
    let [code, genre, position, texte] =
        table.columns(["code_rome", "libelle_type_texte", "position_phrase", "libelle_texte"])?;
    let mut sentences: BTreeMap<RomeCode, Vec<(u32, String)>> = BTreeMap::new();
    table.each(rapport, |row| {
        if !row.one_of(genre, &[("acces_metier", true), ("definition", false)])? {
            return Ok(());
        }
        let metier = metier(rome, row, code)?;
        let position: u32 = row.parse(position, "attendu un nombre entier")?;
        let texte = row.filled(texte)?.to_owned();
        sentences.entry(metier).or_default().push((position, texte));
        Ok(())
    })?;
    for (metier, mut list) in sentences {
        list.sort();
        let list: Vec<&str> = list.iter().map(|it| it.1.as_str()).collect();
        rome.acces.insert(metier, acces(&list));
    }
    if let Ok(version) = sources.read("rome/version.txt") {
        rome.date = published(&version.texte);
        let number = numero(&version.texte);
        // The files of « version 60 » of ROME 4.0 are named v460.
        if number.is_some_and(|it| it.is_empty() || !rome.version.ends_with(it)) {
            rapport.remark(format!(
                "rome/version.txt annonce la version {:?}, les fichiers lus sont de la version {} : \
                 la date de la version est à vérifier",
                number.unwrap_or_default(),
                rome.version
            ));
        }
    }
    Ok(())
}

/// The number in « Numero de version : 60 ».
fn numero(text: &str) -> Option<&str> {
    let line = text.lines().find(|it| it.trim_start().starts_with("Numero de version"))?;
    line.split(':').nth(1).map(str::trim)
}

/// The day in « Date de publication : 18/09/2025 », as ISO 8601.
fn published(text: &str) -> Option<String> {
    let line = text.lines().find(|it| it.trim_start().starts_with("Date de publication"))?;
    let day = line.split(':').nth(1)?.trim();
    let date = chrono::NaiveDate::parse_from_str(day, "%d/%m/%Y").ok()?;
    Some(date.to_string())
}
