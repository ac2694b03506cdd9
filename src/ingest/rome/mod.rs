//! ROME 4.0, from the files that France Travail publishes: one module per family of files.

mod acces;
mod appellations;
mod competences;
mod interets;
mod liens;
mod metiers;
mod mobilites;
mod secteurs;
mod textes;

use std::collections::{BTreeMap, BTreeSet};

pub use acces::acces;
pub use competences::{Detail, MacroCompetence, Savoir};
pub use liens::{Coeur, Lien};
pub use metiers::MetierRome;

use super::{IngestError, lecture::Sources, rapport::Rapport};
use crate::domain::{Acces, RomeCode};

/// Everything read from ROME. Every code in a value is a key of the map it points at: lines that
/// point elsewhere were left out.
#[derive(Debug, Default)]
pub struct Rome {
    /// Number of the version (`460`), from the names of the files.
    pub version: String,
    /// Day of publication, ISO 8601, from `version.txt`.
    pub date: Option<String>,
    /// By letter.
    pub grands_domaines: BTreeMap<String, String>,
    /// By code of three characters.
    pub domaines: BTreeMap<String, String>,
    /// By code.
    pub metiers: BTreeMap<RomeCode, MetierRome>,
    /// Titles of each métier, the principal one first, then by name; whether it is little used.
    pub appellations: BTreeMap<RomeCode, Vec<(String, bool)>>,
    /// Macro-compétences and savoir-être, by place in the tree.
    pub macros: Vec<MacroCompetence>,
    /// Compétences under a macro-compétence, by `code_ogr`.
    pub details: BTreeMap<u32, Detail>,
    /// By `code_ogr`.
    pub savoirs: BTreeMap<u32, Savoir>,
    /// Name, and what it is about, by `code_ogr`.
    pub contextes: BTreeMap<u32, (String, String)>,
    /// What each métier calls on.
    pub liens: BTreeMap<RomeCode, Vec<Lien>>,
    /// By code.
    pub interets: BTreeMap<u8, String>,
    /// Centres d'intérêt of each métier, and whether each is principal.
    pub liens_interets: BTreeMap<RomeCode, BTreeMap<u8, bool>>,
    /// By code.
    pub secteurs: BTreeMap<u16, String>,
    /// Name and secteur, by code.
    pub sous_secteurs: BTreeMap<u16, (String, u16)>,
    /// Codes of secteurs and sous-secteurs of each métier, and whether each is principal.
    pub liens_secteurs: BTreeMap<RomeCode, BTreeMap<u16, bool>>,
    /// Métiers nearby, the closest first.
    pub proches: BTreeMap<RomeCode, Vec<RomeCode>>,
    /// What the sentences on access say.
    pub acces: BTreeMap<RomeCode, Acces>,
}

impl Rome {
    /// Reads all files of ROME.
    pub fn read(sources: &Sources, rapport: &mut Rapport) -> Result<Self, IngestError> {
        let mut rome = Self::default();
        metiers::read(&mut rome, sources, rapport)?;
        appellations::read(&mut rome, sources, rapport)?;
        competences::read(&mut rome, sources, rapport)?;
        liens::read(&mut rome, sources, rapport)?;
        interets::read(&mut rome, sources, rapport)?;
        secteurs::read(&mut rome, sources, rapport)?;
        mobilites::read(&mut rome, sources, rapport)?;
        textes::read(&mut rome, sources, rapport)?;
        let versions = sources.versions("rome/unix_");
        if versions.len() > 1 {
            return Err(IngestError::Versions(versions));
        }
        Ok(rome)
    }

    /// The ROME v3 codes that have a métier.
    pub fn parents(&self) -> BTreeSet<RomeCode> {
        self.metiers.values().map(|it| it.parent).collect()
    }
}

/// What is expected of a ROME code that must be known.
const METIER_CONNU: &str = "attendu un code de métier présent dans unix_referentiel_code_rome";

/// The code of a known métier.
fn metier(
    rome: &Rome,
    row: &super::lecture::Row,
    column: super::lecture::Column,
) -> Result<RomeCode, super::rapport::Ecart> {
    let code = row.parse(column, METIER_CONNU)?;
    if rome.metiers.contains_key(&code) { Ok(code) } else { Err(row.ecart(column, METIER_CONNU)) }
}
