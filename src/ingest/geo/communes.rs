//! Communes of the Code officiel géographique, with postcodes and inhabitants.

use std::collections::BTreeMap;

use super::{Former, Point, Territoires};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Items, Sources},
        rapport::Rapport,
    },
};

/// A commune of today, or an arrondissement of Paris, Lyon or Marseille.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneCog {
    /// Its name.
    pub nom: String,
    /// Code of its département.
    pub departement: String,
    /// The commune it is an arrondissement of.
    pub commune: Option<CommuneCode>,
    /// Sorted.
    pub codes_postaux: Vec<String>,
    /// Inhabitants; `None` when the source has no number.
    pub population: Option<u32>,
    /// Where it is.
    pub point: Option<Point>,
    /// Code of its zone d'emploi.
    pub zone: Option<String>,
    /// Code of its bassin d'emploi, four digits.
    pub bassin: Option<String>,
    /// How many live around: 0 country to 3 large city (`densite`).
    pub densite: u8,
}

const CHAMPS: &[&str] = &[
    "code",
    "nom",
    "typeLiaison",
    "zone",
    "arrondissement",
    "departement",
    "region",
    "type",
    "rangChefLieu",
    "siren",
    "codesPostaux",
    "population",
    "chefLieu",
    "anciensCodes",
    "commune",
];
const COMMUNE: &str = "attendu un code Insee de commune, cinq caractères";

/// The communes, and the codes that each one replaces or contains.
pub(super) fn read(
    sources: &Sources,
    territoires: &Territoires,
    rapport: &mut Rapport,
) -> Result<(BTreeMap<CommuneCode, CommuneCog>, Former), IngestError> {
    let mut communes = BTreeMap::new();
    let mut former = Former::new();
    let items = Items::open(sources, "geo/communes.json", CHAMPS, rapport)?;
    items.each(rapport, |item| {
        let code: CommuneCode = item.parse("code", COMMUNE)?;
        match item.filled("type")? {
            "commune-actuelle" | "arrondissement-municipal" => {}
            // Parts of a commune of today, that still have a mairie of their own.
            "commune-deleguee" | "commune-associee" => return Ok(()),
            _ => {
                let expected = "attendu commune-actuelle, arrondissement-municipal, \
                                commune-deleguee ou commune-associee";
                return Err(item.ecart("type", expected));
            }
        }
        let departement = item.filled("departement")?;
        if !territoires.departements.contains_key(departement) {
            return Err(item.ecart("departement", "attendu un code présent dans departements.json"));
        }
        // The app finds the département in the code: the two must agree.
        if code.departement() != departement {
            return Err(item.ecart("departement", "attendu le début du code de la commune"));
        }
        let mut codes_postaux = Vec::new();
        for it in item.texts("codesPostaux")? {
            if it.len() != 5 || !it.bytes().all(|it| it.is_ascii_digit()) {
                return Err(item.ecart("codesPostaux", "attendu des codes de cinq chiffres"));
            }
            codes_postaux.push(it.to_owned());
        }
        codes_postaux.sort();
        let commune = match item.filled("type")? {
            "arrondissement-municipal" => Some(item.parse("commune", COMMUNE)?),
            _ => None,
        };
        let it = CommuneCog {
            nom: item.filled("nom")?.to_owned(),
            departement: departement.to_owned(),
            commune,
            codes_postaux,
            population: item.number("population")?,
            point: None,
            zone: None,
            bassin: None,
            densite: 0,
        };
        let replaced: Result<Vec<CommuneCode>, _> =
            item.texts("anciensCodes")?.into_iter().map(str::parse).collect();
        let replaced = replaced.map_err(|_| item.ecart("anciensCodes", COMMUNE))?;
        if communes.contains_key(&code) {
            return Err(item.ecart("code", "code déjà présent plus haut"));
        }
        former.entry(code).or_default().extend(replaced);
        if let Some(whole) = commune {
            former.entry(whole).or_default().push(code);
        }
        communes.insert(code, it);
        Ok(())
    })?;
    Ok((communes, former))
}
