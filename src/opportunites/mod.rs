//! Openings around a place: which are still open, within reach and as asked, the nearest first.

use crate::{
    domain::{Annonce, Commune, MetierId, Nature, Position},
    geo::{Portee, distance_km},
};

/// What one looks for among openings; nothing asked lets everything through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filtre {
    /// For that métier only.
    pub metier: Option<MetierId>,
    /// Of that nature only.
    pub nature: Option<Nature>,
    /// With that contract only: a row of `Reperes::contrats`.
    pub contrat: Option<u8>,
    /// Asking at most that level, 2 to 8; openings that do not tell their level stay.
    pub niveau_max: Option<u8>,
    /// Starting within so many days; openings that do not tell their start stay.
    pub debut_max: Option<u16>,
}

/// An opening within reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trouvee<'a> {
    /// Which.
    pub annonce: &'a Annonce,
    /// Minutes of travel, as one of `Echelle::DUREES`, when the scale is a travel time.
    pub minutes: Option<u8>,
    /// Kilometres as the crow flies, when both places are known.
    pub km: Option<u16>,
}

impl Filtre {
    /// Is it what one looks for, and still open on the day `aujourdhui` (days since 1970)? A
    /// session that has begun is no longer one.
    pub fn holds(&self, it: &Annonce, aujourdhui: i32) -> bool {
        let begun = it.nature == Nature::Session && it.debut.is_some_and(|it| it <= aujourdhui);
        let soon = |max: u16| it.debut.is_none_or(|it| it <= aujourdhui + i32::from(max));
        it.fin >= aujourdhui
            && !begun
            && self.metier.is_none_or(|metier| it.metiers.contains(&metier))
            && self.nature.is_none_or(|nature| it.nature == nature)
            && self.contrat.is_none_or(|contrat| it.contrat == contrat)
            && self.niveau_max.is_none_or(|max| it.niveau <= max)
            && self.debut_max.is_none_or(soon)
    }
}

/// The openings within `portee` that `filtre` lets through. The nearest first: travel band, then
/// distance, then as they came (the nearest start first). `communes` are those of their
/// départements, by code; an opening whose commune is not among them is within when its
/// département is.
pub fn autour<'a>(
    annonces: impl IntoIterator<Item = &'a Annonce>,
    communes: &[&Commune],
    filtre: &Filtre,
    portee: &Portee<'_>,
    centre: Option<Position>,
    aujourdhui: i32,
) -> Vec<Trouvee<'a>> {
    let departements = portee.departements();
    let open = annonces.into_iter().filter(|it| filtre.holds(it, aujourdhui));
    let place = |annonce: &'a Annonce| {
        let at = communes.binary_search_by(|it| it.code.as_str().cmp(&annonce.lieu));
        let commune = at.ok().map(|it| communes[it]);
        let (within, minutes) = match (commune, annonce.position) {
            (Some(commune), Some(at)) => {
                (portee.holds_at(at, commune), portee.bande_at(at, commune))
            }
            (Some(commune), None) => (portee.holds(commune), portee.bande(commune)),
            // Only its département is known.
            (None, _) => (departements.contains(&annonce.lieu.as_str()), None),
        };
        let km = centre.zip(annonce.position).map(|(a, b)| round(distance_km(a, b)));
        within.then_some(Trouvee { annonce, minutes, km })
    };
    let mut found: Vec<Trouvee> = open.filter_map(place).collect();
    sort(&mut found);
    found
}

/// The nearest first; what is not known goes last; ties stay as they came.
pub fn sort(found: &mut [Trouvee<'_>]) {
    found.sort_by_key(|it| (it.minutes.unwrap_or(u8::MAX), it.km.unwrap_or(u16::MAX)));
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no two places are 65 535 km apart
fn round(km: f64) -> u16 {
    km.round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Catalogue, CommuneCode, Departement, Echelle, Moyen},
        geo::Reglages,
    };

    const JOUR: i32 = 20_000;

    fn annonce(nature: Nature, lieu: &str, longitude: f64) -> Annonce {
        Annonce {
            nature,
            titre: lieu.to_owned(),
            metiers: vec![MetierId(3)],
            organisation: String::new(),
            lieu: lieu.to_owned(),
            nom_lieu: String::new(),
            position: Some(Position { latitude: 47.0, longitude }),
            adresse: String::new(),
            contrat: 1,
            niveau: 3,
            debut: Some(JOUR + 30),
            fin: JOUR,
            faits: Vec::new(),
            reponse: String::new(),
            telephone: String::new(),
        }
    }

    fn commune(code: &str, longitude: f64) -> Commune {
        Commune {
            code: code.parse::<CommuneCode>().unwrap(),
            nom: String::new(),
            codes_postaux: Vec::new(),
            population: None,
            position: Some(Position { latitude: 47.0, longitude }),
            zone_emploi: None,
            bassin: None,
            densite: 1,
        }
    }

    #[test]
    fn what_is_over_begun_or_not_asked_is_left_out() {
        let today = |filtre: &Filtre, it: &Annonce| filtre.holds(it, JOUR);
        let tout = Filtre::default();
        let offre = annonce(Nature::Offre, "18279", 2.0);
        assert!(today(&tout, &offre) && !tout.holds(&offre, JOUR + 1));
        let mut begun = annonce(Nature::Session, "18279", 2.0);
        assert!(today(&tout, &begun));
        begun.debut = Some(JOUR);
        assert!(!today(&tout, &begun));
        // A job may start today.
        assert!(today(&tout, &Annonce { nature: Nature::Offre, ..begun }));
        for (filtre, held) in [
            (Filtre { metier: Some(MetierId(3)), ..tout }, true),
            (Filtre { metier: Some(MetierId(4)), ..tout }, false),
            (Filtre { nature: Some(Nature::Offre), ..tout }, true),
            (Filtre { nature: Some(Nature::Mission), ..tout }, false),
            (Filtre { contrat: Some(2), ..tout }, false),
            (Filtre { niveau_max: Some(2), ..tout }, false),
            (Filtre { niveau_max: Some(3), ..tout }, true),
            (Filtre { debut_max: Some(29), ..tout }, false),
            (Filtre { debut_max: Some(30), ..tout }, true),
        ] {
            assert_eq!(today(&filtre, &offre), held, "{filtre:?}");
        }
    }

    #[test]
    fn the_nearest_first_and_none_beyond() {
        let at = |longitude| Position { latitude: 47.0, longitude };
        let departement = |code: &str, west, east| Departement {
            code: code.to_owned(),
            nom: String::new(),
            region: "24".to_owned(),
            n_communes: 2,
            emprise: Some((at(west), at(east))),
        };
        let catalogue = Catalogue {
            departements: vec![departement("18", 1.9, 3.6), departement("36", -1.0, 0.0)],
            ..Catalogue::default()
        };
        let here = commune("18279", 2.0);
        let (near, far) = (commune("18100", 2.1), commune("18200", 3.5));
        let all = [
            annonce(Nature::Offre, "18200", 3.5),
            annonce(Nature::Offre, "18100", 2.1),
            annonce(Nature::Offre, "18279", 2.0),
            Annonce { position: None, ..annonce(Nature::Offre, "18", 0.0) },
            Annonce { position: None, ..annonce(Nature::Offre, "36", 0.0) },
        ];
        let reglages = Reglages::default();
        let found = |echelle| {
            let portee = Portee::new(&catalogue, &reglages, &here, echelle);
            let communes = [&near, &far, &here];
            let found = autour(&all, &communes, &Filtre::default(), &portee, here.position, JOUR);
            found.iter().map(|it| (it.annonce.lieu.clone(), it.km)).collect::<Vec<_>>()
        };
        let named = |it: &[(&str, Option<u16>)]| -> Vec<(String, Option<u16>)> {
            it.iter().map(|it| (it.0.to_owned(), it.1)).collect()
        };
        let near = [("18279", Some(0)), ("18100", Some(8)), ("18", None)];
        assert_eq!(found(Echelle::Rayon(30)), named(&near));
        assert_eq!(found(Echelle::Trajet(Moyen::Voiture, 30)), named(&near));
        let dep = [("18279", Some(0)), ("18100", Some(8)), ("18200", Some(114)), ("18", None)];
        assert_eq!(found(Echelle::Departement), named(&dep));
    }
}
