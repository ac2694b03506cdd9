//! Places: communes and what they belong to, with coordinates and zones d'emploi.

mod bassins;
mod communes;
mod coordonnees;
mod densite;
mod territoires;
mod trajets;
mod zones;

use std::collections::BTreeMap;

pub use bassins::Bassins;
pub use communes::CommuneCog;
pub use territoires::Territoires;

use super::{IngestError, lecture::Sources, rapport::Rapport, registre::Vintages};
use crate::domain::CommuneCode;

/// All of France.
#[derive(Debug, Default)]
pub struct Geo {
    /// Communes of today and arrondissements of Paris, Lyon and Marseille.
    pub communes: BTreeMap<CommuneCode, CommuneCog>,
    /// Régions and départements.
    pub territoires: Territoires,
    /// The commune of today that holds each former one.
    pub anciennes: BTreeMap<CommuneCode, CommuneCode>,
    /// Zones d'emploi: names by code.
    pub zones: BTreeMap<String, String>,
    /// Bassins d'emploi.
    pub bassins: Bassins,
    /// Constants of travel times given by the host, as the manifest carries them.
    pub trajets: Vec<u16>,
}

/// A point, in ten-thousandths of a degree: latitude, longitude.
pub type Point = (i32, i32);

impl Geo {
    /// Reads all files on places; adds what they say of their version to `vintages`.
    pub fn read(
        sources: &Sources,
        rapport: &mut Rapport,
        vintages: &mut Vintages,
    ) -> Result<Self, IngestError> {
        let territoires = Territoires::read(sources, rapport)?;
        let (mut communes, former) = communes::read(sources, &territoires, rapport)?;
        coordonnees::read(&mut communes, &former, sources, rapport, vintages)?;
        let zones = zones::read(&mut communes, &former, sources, rapport, vintages)?;
        let bassins = bassins::read(&mut communes, &former, sources, rapport)?;
        let trajets = trajets::read(sources, rapport)?;
        densite::fill(&mut communes);
        let inside = former.iter().flat_map(|(now, codes)| codes.iter().map(|it| (*it, *now)));
        let anciennes = inside.filter(|it| !communes.contains_key(&it.0)).collect();
        Ok(Self { communes, territoires, anciennes, zones, bassins, trajets })
    }
}

/// Former code of a commune, or code of an arrondissement, by the code of today.
type Former = BTreeMap<CommuneCode, Vec<CommuneCode>>;
