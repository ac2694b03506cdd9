//! Missions Locales by name (structures of the i-milo software): no address, no telephone. Their
//! licence is not known, so they are kept only when asked.

use super::Lieu;
use crate::{
    ingest::{
        IngestError,
        geo::Geo,
        lecture::{Items, Sources, repair},
        rapport::Rapport,
    },
    search::fold,
};

const PATTERN: &str = "annuaires/missions_locales_structures_*.json";
const CHAMPS: &[&str] = &[
    "id",
    "nom_officiel",
    "nom_usuel",
    "nom_region",
    "code_region",
    "nom_departement",
    "code_departement",
    "timezone",
];

/// The structures; none when the folder has no such file.
pub(super) fn read(
    sources: &Sources,
    geo: &Geo,
    rapport: &mut Rapport,
) -> Result<Vec<Lieu>, IngestError> {
    if !sources.has(PATTERN) {
        return Ok(Vec::new());
    }
    let items = Items::open(sources, PATTERN, CHAMPS, rapport)?;
    let mut out = Vec::new();
    items.each(rapport, |item| {
        let departement = item.filled("code_departement")?;
        if !geo.territoires.departements.contains_key(departement) {
            return Err(item.ecart("code_departement", "attendu le code d'un département"));
        }
        let official = item.filled("nom_officiel")?;
        let nom = nom(item.optional("nom_usuel")?.unwrap_or(official));
        // Structures made for a merger are no place to go.
        if !fold(official).contains("temporaire") {
            let departement = departement.to_owned();
            let genre = "mission_locale";
            out.push(Lieu {
                genre,
                nom,
                departement,
                source: "missions-locales",
                ..Lieu::default()
            });
        }
        Ok(())
    })?;
    Ok(out)
}

/// « 53- ML MAYENNE » is « Mission Locale MAYENNE ».
fn nom(text: &str) -> String {
    let (text, _) = repair(text);
    let text = text.trim_start_matches(|it: char| it.is_ascii_digit() || it == '-' || it == ' ');
    for start in ["MISSION LOCALE ", "mission locale ", "ML ", "ml ", "MLI "] {
        if let Some(rest) = text.strip_prefix(start) {
            return format!("Mission Locale {rest}");
        }
    }
    text.to_owned()
}
