//! How long a way takes, as a band: « environ 30 min ». An estimate without a map of roads: the
//! straight line, lengthened, at speeds that depend on where both ends are.

use super::{
    Carte, Reglages,
    carte::{Obstacle, Point, Qui, overlap},
};
use crate::domain::{Commune, Echelle, Moyen, Position};

/// Kilometres in a degree of latitude.
const DEGRE_KM: f32 = 111.195;

/// An end of a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Endroit {
    point: Point,
    /// As in [`Commune::densite`].
    densite: usize,
}

impl Endroit {
    /// A place at `position`, in a commune of that density.
    #[allow(clippy::cast_possible_truncation)] // half a metre
    pub fn new(position: Position, densite: u8) -> Self {
        let point = (position.latitude as f32, position.longitude as f32);
        Self { point, densite: usize::from(densite.min(3)) }
    }

    /// The middle of `commune`, when it is known.
    pub fn of(commune: &Commune) -> Option<Self> {
        commune.position.map(|it| Self::new(it, commune.densite))
    }
}

/// A place, a means and a limit in minutes: what is near is asked of it. What does not depend on
/// the other end is worked out once.
#[derive(Clone, Debug)]
pub struct Depart {
    reglages: Reglages,
    moyen: Moyen,
    minutes: u8,
    ici: Endroit,
    enclave: Option<usize>,
    is_montagne: bool,
    /// No place farther in a straight line is within the limit, in km.
    rayon_km: f32,
    /// What is in the way and not too far to matter.
    carte: Carte,
}

impl Depart {
    /// From `ici`, by `moyen`, within `minutes`, on `carte`.
    pub fn new(
        reglages: &Reglages,
        mut carte: Carte,
        ici: Endroit,
        moyen: Moyen,
        minutes: u8,
    ) -> Self {
        let rayon_km = rayon(reglages, ici, moyen, minutes);
        let (latitude, longitude) = ici.point;
        let north = rayon_km / DEGRE_KM;
        let east = north / cos(latitude).max(0.1);
        let cadre = [latitude - north, longitude - east, latitude + north, longitude + east];
        let is_near = |it: &Obstacle| overlap(it.cadre(), cadre);
        // An enclave is all in or all out: both ways must find the same.
        if !carte.enclaves.iter().any(is_near) {
            carte.enclaves.clear();
        }
        carte.barrieres.retain(is_near);
        carte.massifs.retain(is_near);
        Self {
            reglages: *reglages,
            moyen,
            minutes,
            ici,
            enclave: enclave(&carte, ici.point),
            is_montagne: is_montagne(&carte, ici),
            rayon_km,
            carte,
        }
    }

    /// Straight-line distance, in km, beyond which nothing is within the limit.
    pub fn rayon_km(&self) -> f64 {
        f64::from(self.rayon_km)
    }

    /// The band of the way to `la`: the smallest of [`Echelle::DUREES`] that holds it. `None` when
    /// it is beyond the limit, or when that means does not go there.
    pub fn bande(&self, la: Endroit) -> Option<u8> {
        let limit = f32::from(self.minutes);
        let minutes = self.minutes_to(la).filter(|it| *it <= limit)?;
        Echelle::DUREES.into_iter().find(|it| minutes <= f32::from(*it))
    }

    /// Minutes to `la`; `None` when out of reach. More exact than it can be true: never shown.
    pub(super) fn minutes_to(&self, la: Endroit) -> Option<f32> {
        let (a, b) = (self.ici.point, la.point);
        // Most of France is thrown out here, before anything costly.
        if (a.0 - b.0).abs() * DEGRE_KM > self.rayon_km || ecart_km(a, b) > self.rayon_km {
            return None;
        }
        let there = enclave(&self.carte, b);
        // One order for both ways, so that they take the same time to the last bit.
        let ends = [(a, self.enclave), (b, there)];
        let [from, to] = if a < b { ends } else { [ends[1], ends[0]] };
        let (km, lost) = self.way(from, to)?;
        let montagne = match (self.is_montagne, is_montagne(&self.carte, la)) {
            (true, true) => 1.0,
            (false, false) => 0.0,
            _ => 0.5,
        };
        Some(lost + self.drive(km, montagne, la.densite))
    }

    /// Minutes of a way that is `km` long in straight lines.
    fn drive(&self, km: f32, montagne: f32, densite: usize) -> f32 {
        let it = &self.reglages;
        let allure = it.allure(self.moyen);
        let mixed = |plain: f32, steep: f32| plain + montagne * (steep - plain);
        let way = km * mixed(it.detour, it.detour_montagne);
        let end = (way / 2.0).min(it.approche_km);
        let between = way - 2.0 * end;
        let route = between.min(it.route_km);
        let (here, there) = (allure.locale[self.ici.densite], allure.locale[densite]);
        // In one sum whichever end is which: addition of two does not care for order.
        let ends = end / here + end / there;
        let plain = route / allure.route + (between - route) / allure.loin;
        allure.depart_min + 60.0 * (ends + mixed(plain, between / allure.montagne))
    }

    /// Kilometres in straight lines, and minutes lost in crossings.
    fn way(&self, from: (Point, Option<usize>), to: (Point, Option<usize>)) -> Option<(f32, f32)> {
        let (mut km, mut lost) = (0.0, 0.0);
        let mut ends = [from.0, to.0];
        if from.1 == to.1 {
            return match from.1 {
                Some(_) => Some((ecart_km(ends[0], ends[1]), 0.0)),
                None => self.overland(ends[0], ends[1]),
            };
        }
        for (end, enclave) in ends.iter_mut().zip([from.1, to.1]) {
            let Some(enclave) = enclave else { continue };
            let [dedans, dehors] = self.carte.enclaves[enclave].passages[..] else { return None };
            if !self.goes(dedans.qui) {
                return None;
            }
            km += ecart_km(*end, dedans.ici);
            lost += dedans.minutes;
            *end = dehors.ici;
        }
        let (more_km, more_lost) = self.overland(ends[0], ends[1])?;
        Some((km + more_km, lost + more_lost))
    }

    /// Between two points of one land: around each barrier by its best passage.
    fn overland(&self, a: Point, b: Point) -> Option<(f32, f32)> {
        let direct = ecart_km(a, b);
        let (mut km, mut lost) = (direct, 0.0);
        for barriere in &self.carte.barrieres {
            if barriere.n_croisements(a, b) % 2 == 1 {
                let (around, minutes) = self.around(barriere, a, b)?;
                km += around - direct;
                lost += minutes;
            }
        }
        Some((km, lost))
    }

    fn around(&self, barriere: &Obstacle, a: Point, b: Point) -> Option<(f32, f32)> {
        let pace = 60.0 * self.reglages.detour / self.reglages.allure(self.moyen).route;
        let mut best = None;
        let mut least = f32::INFINITY;
        for it in barriere.passages.iter().filter(|it| self.goes(it.qui)) {
            let km = ecart_km(a, it.ici) + ecart_km(it.ici, b);
            let cost = km * pace + it.minutes;
            if cost < least {
                (best, least) = (Some((km, it.minutes)), cost);
            }
        }
        best
    }

    fn goes(&self, qui: Qui) -> bool {
        match self.moyen {
            Moyen::Pied | Moyen::Velo => qui != Qui::Moteur,
            Moyen::Transports => true,
            Moyen::Voiture => qui != Qui::SansVoiture,
        }
    }
}

/// The farthest that the limit allows, in a straight line, whatever the other end.
fn rayon(reglages: &Reglages, ici: Endroit, moyen: Moyen, minutes: u8) -> f32 {
    let allure = reglages.allure(moyen);
    let hours = (f32::from(minutes) - allure.depart_min).max(0.0) / 60.0;
    let fastest = allure.locale.into_iter().fold(0.0, f32::max);
    // Hours per km of approach, counted at both ends.
    let pace = 1.0 / allure.locale[ici.densite] + 1.0 / fastest;
    let end = (hours / pace).min(reglages.approche_km);
    let rest = (hours - end * pace).max(0.0);
    let route = allure.route.max(allure.montagne);
    let on_route = (rest * route).min(reglages.route_km);
    let loin = allure.loin.max(route);
    let beyond = (rest - on_route / route) * loin;
    let km = (2.0 * end + on_route + beyond) / reglages.detour.min(reglages.detour_montagne);
    // Rounded up: the limit itself must be inside, on a plane as on the sphere.
    km * 1.002 + 0.01
}

/// Straight-line distance in km, within a thousandth up to 200 km.
fn ecart_km(a: Point, b: Point) -> f32 {
    let north = a.0 - b.0;
    let east = (a.1 - b.1) * cos(f32::midpoint(a.0, b.0));
    DEGRE_KM * (north * north + east * east).sqrt()
}

/// Cosine of a latitude in degrees: a short series, 1e-4 right up to 60 degrees.
fn cos(degrees: f32) -> f32 {
    let squared = degrees.to_radians() * degrees.to_radians();
    1.0 - squared / 2.0 * (1.0 - squared / 12.0 * (1.0 - squared / 30.0))
}

fn enclave(carte: &Carte, it: Point) -> Option<usize> {
    carte.enclaves.iter().position(|enclave| overlap(enclave.cadre(), [it.0, it.1, it.0, it.1]))
}

/// A village of a massif. Towns are in valleys, where roads are straight and fast.
fn is_montagne(carte: &Carte, it: Endroit) -> bool {
    it.densite == 0 && carte.massifs.iter().any(|massif| massif.holds(it.point))
}
