//! Régions and départements.

use std::collections::BTreeMap;

use crate::ingest::{
    IngestError,
    lecture::{Items, Sources},
    rapport::Rapport,
};

/// Régions and départements, by code.
#[derive(Debug, Default)]
pub struct Territoires {
    /// Names of the régions; overseas collectivities, that have none, are not here.
    pub regions: BTreeMap<String, String>,
    /// Name and région (empty when none) of each département.
    pub departements: BTreeMap<String, (String, String)>,
}

const CHAMPS: &[&str] = &["code", "nom", "region", "chefLieu", "typeLiaison", "zone"];

impl Territoires {
    pub(super) fn read(sources: &Sources, rapport: &mut Rapport) -> Result<Self, IngestError> {
        let mut it = Self::default();
        let items = Items::open(sources, "geo/regions.json", CHAMPS, rapport)?;
        items.each(rapport, |item| {
            let code = item.filled("code")?;
            let nom = item.filled("nom")?.to_owned();
            // The source repeats each overseas collectivity as a région of its own.
            if item.filled("zone")? == "com" {
                return Ok(());
            }
            if it.regions.insert(code.to_owned(), nom).is_some() {
                return Err(item.ecart("code", "code déjà présent plus haut"));
            }
            Ok(())
        })?;
        let items = Items::open(sources, "geo/departements.json", CHAMPS, rapport)?;
        items.each(rapport, |item| {
            let code = item.filled("code")?;
            let region = match item.filled("zone")? {
                "com" => "",
                _ => item.filled("region")?,
            };
            if !region.is_empty() && !it.regions.contains_key(region) {
                return Err(item.ecart("region", "attendu un code présent dans regions.json"));
            }
            let row = (item.filled("nom")?.to_owned(), region.to_owned());
            if it.departements.insert(code.to_owned(), row).is_some() {
                return Err(item.ecart("code", "code déjà présent plus haut"));
            }
            Ok(())
        })?;
        Ok(it)
    }
}
