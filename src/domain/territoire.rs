//! Places: communes and what they belong to.

use super::CommuneCode;

/// A point on Earth, in degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// North is positive.
    pub latitude: f64,
    /// East is positive.
    pub longitude: f64,
}

/// A commune of today, or an arrondissement of Paris, Lyon or Marseille.
/// Source: Code officiel géographique 2026; coordinates: La Poste 2019.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// INSEE code.
    pub code: CommuneCode,
    /// Name, with its article and accents ("L'Abergement-Clémenciat").
    pub nom: String,
    /// Postcodes, smallest first; five communes have none.
    pub codes_postaux: Vec<String>,
    /// Inhabitants, as published with the code; `None` when not published, never `0` for that.
    pub population: Option<u32>,
    /// Where it is: centroid, `None` when the source has none.
    pub position: Option<Position>,
    /// Index of its zone d'emploi 2020 in the list of zones; some communes have none.
    pub zone_emploi: Option<u16>,
    /// Its bassin d'emploi of France Travail; the overseas collectivities have none.
    pub bassin: Option<BassinCode>,
    /// How many live around: 0 country, 1 small town, 2 town, 3 large city. From the inhabitants
    /// of the communes within 5 km (`ingest::geo::densite`); 1 when the file does not say.
    pub densite: u8,
}

/// A bassin d'emploi of France Travail: where figures of the labour market are closest to a
/// person. Four digits, kept as a number; some sources lost the leading zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BassinCode(pub u16);

/// A département or an overseas territory that counts as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Departement {
    /// `"18"`, `"2A"`, `"974"`.
    pub code: String,
    /// Its name.
    pub nom: String,
    /// Code of its région, `""` for the few territories that belong to none.
    pub region: String,
    /// South-west and north-east corners of the box that holds its communes; `None` when no
    /// commune of it has coordinates.
    pub emprise: Option<(Position, Position)>,
    /// Communes of today (arrondissements not counted).
    pub n_communes: usize,
}

/// A région.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// `"24"`.
    pub code: String,
    /// "Centre-Val de Loire".
    pub nom: String,
}

/// A zone d'emploi (INSEE 2020): where most people both live and work.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Four digits.
    pub code: String,
    /// Its name, as published.
    pub nom: String,
    /// Ranks of the départements that hold a part of it; empty when the file does not say.
    pub departements: Vec<u16>,
}
