//! What a place and a scale reach: which départements must be loaded, and what is within.

use super::{Carte, Depart, Endroit, Reglages, departements_within, distance_km};
use crate::domain::{Catalogue, Commune, Echelle, Moyen, Position};

/// A commune and how far around it. Borders never cut a radius nor a travel time.
#[derive(Clone, Debug)]
pub struct Portee<'a> {
    catalogue: &'a Catalogue,
    commune: &'a Commune,
    echelle: Echelle,
    depart: Option<Depart>,
}

impl<'a> Portee<'a> {
    /// Around `commune`.
    pub fn new(
        catalogue: &'a Catalogue,
        reglages: &Reglages,
        commune: &'a Commune,
        echelle: Echelle,
    ) -> Self {
        let depart = match (echelle, Endroit::of(commune)) {
            (Echelle::Trajet(moyen, minutes), Some(ici)) => {
                let carte = Carte::read(&catalogue.obstacles).unwrap_or_default();
                Some(Depart::new(reglages, carte, ici, moyen, minutes))
            }
            _ => None,
        };
        Self { catalogue, commune, echelle, depart }
    }

    /// Codes of the départements that hold, or may hold, something within: those to load, and no
    /// other. Never empty, unless the snapshot knows nothing of the place.
    pub fn departements(&self) -> Vec<&'a str> {
        let all = &self.catalogue.departements;
        let own = self.commune.code.departement();
        let codes = |kept: &dyn Fn(usize) -> bool| {
            let rows = all.iter().enumerate().filter(|it| it.1.code == own || kept(it.0));
            rows.map(|it| it.1.code.as_str()).collect()
        };
        match (self.echelle, self.commune.position) {
            (Echelle::France, _) => codes(&|_| true),
            (Echelle::Rayon(km), Some(centre)) => departements_within(all, centre, f64::from(km)),
            (Echelle::Trajet(..), Some(centre)) => {
                let km = self.depart.as_ref().map_or(0.0, Depart::rayon_km);
                departements_within(all, centre, km)
            }
            (Echelle::Region, _) => {
                let region = self.region(own);
                codes(&|row| !region.is_empty() && all[row].region == region)
            }
            (Echelle::Zone, _) => {
                let zone = self
                    .commune
                    .zone_emploi
                    .and_then(|it| self.catalogue.zones.get(usize::from(it)));
                codes(&|row| {
                    zone.is_some_and(|it| it.departements.iter().any(|it| usize::from(*it) == row))
                })
            }
            _ => codes(&|_| false),
        }
    }

    /// That commune is within. The commune itself always is.
    pub fn holds(&self, commune: &Commune) -> bool {
        commune.code == self.commune.code || self.reaches(commune.position, commune)
    }

    /// Something at `position` in that commune is within.
    pub fn holds_at(&self, position: Position, commune: &Commune) -> bool {
        self.reaches(Some(position), commune)
    }

    /// How long it takes to go to `commune`, as one of [`Echelle::DUREES`]; `None` when that is
    /// beyond the scale, or when the scale is not a travel time.
    pub fn bande(&self, commune: &Commune) -> Option<u8> {
        if commune.code == self.commune.code {
            return self.depart.as_ref().map(|_| Echelle::DUREES[0]);
        }
        self.depart.as_ref()?.bande(Endroit::of(commune)?)
    }

    /// The same to `position`, in that commune.
    pub fn bande_at(&self, position: Position, commune: &Commune) -> Option<u8> {
        self.depart.as_ref()?.bande(Endroit::new(position, commune.densite))
    }

    /// By what one travels, when the scale is a travel time.
    pub fn moyen(&self) -> Option<Moyen> {
        match self.echelle {
            Echelle::Trajet(moyen, _) => Some(moyen),
            _ => None,
        }
    }

    fn reaches(&self, position: Option<Position>, commune: &Commune) -> bool {
        let departements = || (self.commune.code.departement(), commune.code.departement());
        match self.echelle {
            Echelle::France => true,
            Echelle::Departement => {
                let (here, there) = departements();
                here == there
            }
            Echelle::Region => {
                let (here, there) = departements();
                here == there || {
                    let region = self.region(here);
                    !region.is_empty() && region == self.region(there)
                }
            }
            Echelle::Zone => {
                self.commune.zone_emploi.is_some()
                    && self.commune.zone_emploi == commune.zone_emploi
            }
            Echelle::Rayon(km) => match (self.commune.position, position) {
                (Some(from), Some(to)) => distance_km(from, to) <= f64::from(km),
                _ => false,
            },
            Echelle::Trajet(..) => match (&self.depart, position) {
                (Some(depart), Some(to)) => {
                    depart.bande(Endroit::new(to, commune.densite)).is_some()
                }
                _ => false,
            },
        }
    }

    fn region(&self, departement: &str) -> &'a str {
        self.catalogue.find_departement(departement).map_or("", |it| it.region.as_str())
    }
}
