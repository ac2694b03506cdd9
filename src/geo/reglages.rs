//! The constants of travel times, all in one place. Each is an assumption: `docs/TRAJETS.md` says
//! where it comes from, and how a host puts another in its place.

use crate::domain::Moyen;

/// Everything that a travel time depends on, beside places and obstacles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reglages {
    /// Length of the way over that of the straight line.
    pub detour: f32,
    /// The same between two villages of a mountain massif.
    pub detour_montagne: f32,
    /// Kilometres of way at each end that go at the speed of the place.
    pub approche_km: f32,
    /// Kilometres of way, after both ends, at the speed of a road; beyond, that of a long trip.
    pub route_km: f32,
    /// What each means does, in the order of [`Moyen::TOUS`].
    pub allures: [Allure; 4],
}

/// How fast a means goes, in km/h.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Allure {
    /// Minutes lost whatever the length: to walk, wait, park.
    pub depart_min: f32,
    /// Near either end, by density of the place: country, small town, town, large city.
    pub locale: [f32; 4],
    /// On the road between the two.
    pub route: f32,
    /// Beyond [`Reglages::route_km`].
    pub loin: f32,
    /// On the road between two villages of a massif, whatever the length.
    pub montagne: f32,
}

impl Default for Reglages {
    fn default() -> Self {
        let allure = |depart_min, locale, route, loin, montagne| Allure {
            depart_min,
            locale,
            route,
            loin,
            montagne,
        };
        Self {
            detour: 1.3,
            detour_montagne: 1.5,
            approche_km: 4.0,
            route_km: 30.0,
            allures: [
                allure(0.0, [4.5, 4.5, 4.5, 4.5], 4.5, 4.5, 4.0),
                allure(2.0, [15.0, 15.0, 14.0, 13.0], 15.0, 15.0, 11.0),
                allure(10.0, [30.0, 25.0, 20.0, 20.0], 45.0, 60.0, 35.0),
                allure(2.0, [50.0, 35.0, 25.0, 14.0], 80.0, 100.0, 55.0),
            ],
        }
    }
}

impl Reglages {
    /// How many constants there are.
    pub const N: usize = 4 + 8 * Moyen::TOUS.len();

    /// Constants as they travel in the manifest, in hundredths: ours when there are none, `None`
    /// when their number is not [`Reglages::N`] or when one that divides is zero.
    pub fn read(hundredths: &[u16]) -> Option<Self> {
        if hundredths.is_empty() {
            return Some(Self::default());
        }
        if hundredths.len() != Self::N {
            return None;
        }
        let mut values = hundredths.iter().map(|it| f32::from(*it) / 100.0);
        let mut next = || values.next().unwrap_or_default();
        let it = Self {
            detour: next(),
            detour_montagne: next(),
            approche_km: next(),
            route_km: next(),
            allures: std::array::from_fn(|_| Allure {
                depart_min: next(),
                locale: std::array::from_fn(|_| next()),
                route: next(),
                loin: next(),
                montagne: next(),
            }),
        };
        let sound = it.detour >= 1.0
            && it.detour_montagne >= 1.0
            && it.allures.iter().all(|it| {
                let speeds = [it.route, it.loin, it.montagne];
                it.locale.iter().chain(&speeds).all(|it| *it >= 1.0)
            });
        sound.then_some(it)
    }

    /// What that means does.
    pub fn allure(&self, moyen: Moyen) -> &Allure {
        &self.allures[moyen as usize]
    }

    /// Constants as [`Reglages::read`] takes them.
    #[cfg(feature = "snapshot")]
    pub fn write(mut self) -> Vec<u16> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 655, checked
        self.fields().into_iter().map(|it| (*it * 100.0).round() as u16).collect()
    }

    /// The constant of that name (`detour`, `velo.route`), when there is one.
    #[cfg(feature = "snapshot")]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut f32> {
        let at = Self::names().iter().position(|it| it == name)?;
        self.fields().into_iter().nth(at)
    }

    /// Names of the constants in the files of a host, in the order of the manifest.
    #[cfg(feature = "snapshot")]
    pub fn names() -> Vec<String> {
        let own = ["detour", "detour_montagne", "approche_km", "route_km"].map(str::to_owned);
        let of = |moyen: Moyen| {
            ["depart_min", "campagne", "bourg", "ville", "metropole", "route", "loin", "montagne"]
                .map(|it| format!("{}.{it}", moyen.name()))
        };
        own.into_iter().chain(Moyen::TOUS.into_iter().flat_map(of)).collect()
    }

    /// Every constant, in the order of the manifest and of `names`.
    #[cfg(feature = "snapshot")]
    fn fields(&mut self) -> [&mut f32; Self::N] {
        let [a, b, c, d] = &mut self.allures;
        let [a, b, c, d] = [a, b, c, d].map(Allure::fields);
        let own = [
            &mut self.detour,
            &mut self.detour_montagne,
            &mut self.approche_km,
            &mut self.route_km,
        ];
        let mut all = own.into_iter().chain(a).chain(b).chain(c).chain(d);
        std::array::from_fn(|_| all.next().expect("4 and 4 times 8"))
    }
}

#[cfg(feature = "snapshot")]
impl Allure {
    fn fields(&mut self) -> [&mut f32; 8] {
        let [country, small, town, city] = &mut self.locale;
        let (depart_min, route) = (&mut self.depart_min, &mut self.route);
        let (loin, montagne) = (&mut self.loin, &mut self.montagne);
        [depart_min, country, small, town, city, route, loin, montagne]
    }
}
