//! What a straight line must not cross as if it were not there: estuaries, bays, lakes and crests
//! without a road open all year; islands and places without a road; mountain massifs. Drawn by us;
//! the app is given them with the core.
//!
//! Points are (latitude, longitude) in degrees, a few hundred metres right: enough to part two
//! banks. Minutes of a crossing hold the wait; all are assumptions, see `docs/TRAJETS.md`.

use super::carte::{PAR_DEGRE, Qui};

/// A point of the tables, in 500ths of a degree (some 200 m).
#[derive(Clone, Copy)]
struct Borne(i16, i16);

#[allow(clippy::cast_possible_truncation)] // at most 65 degrees: 32 500
const fn p(latitude: f32, longitude: f32) -> Borne {
    Borne((latitude * PAR_DEGRE) as i16, (longitude * PAR_DEGRE) as i16)
}

/// A line that one crosses only at its passages.
struct Barriere {
    ligne: &'static [Borne],
    passages: &'static [Passage],
}

/// A bridge, a ferry, or the end of what is in the way.
struct Passage {
    ici: Borne,
    minutes: u8,
    qui: Qui,
}

/// A place apart, in a box: its south-west and north-east corners.
struct Enclave {
    cadre: [Borne; 2],
    /// From a point inside to a point outside. `None` when no road nor regular boat links it within
    /// the times we know.
    lien: Option<[Passage; 2]>,
}

/// The tables as whole numbers, for [`Carte::read`](super::carte::Carte::read).
pub fn ecrire() -> Vec<i32> {
    let mut out = Ecrit::default();
    out.n(BARRIERES.len());
    for it in &BARRIERES {
        out.push(it.ligne, it.passages);
    }
    out.n(ENCLAVES.len());
    for it in &ENCLAVES {
        out.push(&it.cadre, it.lien.as_ref().map_or(&[], |it| it));
    }
    out.n(MASSIFS.len());
    for it in MASSIFS {
        out.push(it, &[]);
    }
    out.nombres
}

/// Numbers written so far, and the last point: the next one is written from there.
#[derive(Default)]
struct Ecrit {
    nombres: Vec<i32>,
    ici: [i32; 2],
}

impl Ecrit {
    fn n(&mut self, n: usize) {
        self.nombres.push(i32::try_from(n).expect("tables of a few lines"));
    }

    fn push(&mut self, ligne: &[Borne], passages: &[Passage]) {
        self.n(ligne.len());
        self.n(passages.len());
        for it in ligne {
            self.point(*it);
        }
        for it in passages {
            self.point(it.ici);
            self.nombres.extend([i32::from(it.minutes), it.qui as i32]);
        }
    }

    fn point(&mut self, it: Borne) {
        for (before, now) in self.ici.iter_mut().zip([it.0, it.1].map(i32::from)) {
            self.nombres.push(now - *before);
            *before = now;
        }
    }
}

use Qui::{Moteur, SansVoiture, Tous};

const fn barriere(ligne: &'static [Borne], passages: &'static [Passage]) -> Barriere {
    Barriere { ligne, passages }
}

/// A bridge, or the end of a barrier: no time lost.
const fn pont(latitude: f32, longitude: f32) -> Passage {
    bac(latitude, longitude, 0, Tous)
}

const fn bac(latitude: f32, longitude: f32, minutes: u8, qui: Qui) -> Passage {
    Passage { ici: p(latitude, longitude), minutes, qui }
}

const fn ile(cadre: [f32; 4], dedans: Borne, dehors: Borne, minutes: u8, qui: Qui) -> Enclave {
    let dedans = Passage { ici: dedans, minutes, qui };
    let dehors = Passage { ici: dehors, minutes: 0, qui };
    Enclave { lien: Some([dedans, dehors]), ..seul(cadre) }
}

const fn seul([south, west, north, east]: [f32; 4]) -> Enclave {
    Enclave { cadre: [p(south, west), p(north, east)], lien: None }
}

/// From north to south.
const BARRIERES: [Barriere; 26] = [
    // Baie de Somme.
    barriere(&[p(50.22, 1.40), p(50.205, 1.585), p(50.20, 1.65)], &[pont(50.18, 1.72)]),
    // Seine, from the open sea to the bridge of Brotonne: ferries are close to each other above.
    barriere(
        &[
            p(49.50, -0.60),
            p(49.435, 0.10),
            p(49.430, 0.27),
            p(49.467, 0.46),
            p(49.480, 0.505),
            p(49.462, 0.545),
            p(49.437, 0.58),
            p(49.440, 0.63),
            p(49.50, 0.69),
            p(49.52, 0.735),
            p(49.515, 0.77),
        ],
        &[
            pont(49.435, 0.274),
            pont(49.472, 0.464),
            bac(49.473, 0.530, 10, Tous),
            pont(49.522, 0.750),
        ],
    ),
    // Baie des Veys.
    barriere(&[p(49.46, -1.12), p(49.36, -1.13)], &[pont(49.305, -1.24)]),
    // Baie du Mont-Saint-Michel.
    barriere(&[p(48.75, -1.95), p(48.67, -1.60), p(48.64, -1.43)], &[pont(48.63, -1.36)]),
    // Rance.
    barriere(
        &[p(48.68, -2.06), p(48.64, -2.035), p(48.575, -2.005), p(48.50, -1.99)],
        &[pont(48.619, -2.024), pont(48.545, -1.97), pont(48.455, -2.04)],
    ),
    // Rade de Brest and Aulne.
    barriere(
        &[p(48.32, -4.85), p(48.335, -4.56), p(48.32, -4.38), p(48.28, -4.27)],
        &[pont(48.270, -4.263)],
    ),
    // Rade de Lorient.
    barriere(
        &[p(47.66, -3.42), p(47.705, -3.365), p(47.735, -3.345), p(47.755, -3.31), p(47.79, -3.30)],
        &[pont(47.79, -3.295), bac(47.725, -3.360, 15, SansVoiture)],
    ),
    // Rivière d'Auray.
    barriere(
        &[p(47.555, -2.93), p(47.585, -2.945), p(47.64, -2.955)],
        &[pont(47.645, -2.960), pont(47.668, -2.98)],
    ),
    // Golfe du Morbihan.
    barriere(
        &[p(47.50, -3.02), p(47.555, -2.925), p(47.575, -2.86), p(47.61, -2.77), p(47.64, -2.755)],
        &[pont(47.652, -2.757)],
    ),
    // Loire, from the open sea to Nantes: the bridge of Saint-Nazaire is closed to walkers.
    barriere(
        &[
            p(47.18, -2.50),
            p(47.268, -2.19),
            p(47.285, -2.13),
            p(47.300, -2.00),
            p(47.238, -1.84),
            p(47.20, -1.70),
            p(47.19, -1.62),
        ],
        &[
            bac(47.285, -2.171, 0, Moteur),
            bac(47.206, -1.757, 10, Tous),
            bac(47.200, -1.675, 10, Tous),
            pont(47.19, -1.61),
        ],
    ),
    // Baie de l'Aiguillon.
    barriere(&[p(46.20, -1.42), p(46.27, -1.22), p(46.31, -1.065)], &[pont(46.315, -1.05)]),
    // Gironde and Garonne, from the open sea to Bordeaux.
    barriere(
        &[
            p(45.75, -1.60),
            p(45.58, -1.06),
            p(45.43, -0.86),
            p(45.20, -0.72),
            p(45.03, -0.61),
            p(44.89, -0.54),
        ],
        &[bac(45.585, -1.055, 35, Tous), bac(45.115, -0.69, 35, Tous), pont(44.88, -0.535)],
    ),
    // Bassin d'Arcachon.
    barriere(
        &[p(44.55, -1.35), p(44.63, -1.235), p(44.70, -1.12), p(44.66, -1.04)],
        &[pont(44.645, -1.02), bac(44.65, -1.20, 40, SansVoiture)],
    ),
    // Lac du Bourget, lac d'Annecy.
    barriere(&[p(45.79, 5.84), p(45.66, 5.88)], &[pont(45.80, 5.83), pont(45.652, 5.87)]),
    barriere(
        &[p(45.89, 6.14), p(45.82, 6.205), p(45.79, 6.215)],
        &[pont(45.90, 6.13), pont(45.785, 6.215)],
    ),
    // Mont Blanc and Beaufortain.
    barriere(&[p(45.83, 6.90), p(45.72, 6.75), p(45.77, 6.60)], &[pont(45.80, 6.53)]),
    // Vanoise: Iseran and Madeleine close in winter.
    barriere(
        &[
            p(45.54, 6.32),
            p(45.44, 6.40),
            p(45.28, 6.50),
            p(45.27, 6.68),
            p(45.31, 6.76),
            p(45.37, 6.83),
            p(45.41, 7.03),
            p(45.50, 7.15),
        ],
        &[pont(45.56, 6.27)],
    ),
    // Belledonne, Grandes Rousses, Galibier.
    barriere(
        &[p(45.50, 6.20), p(45.22, 6.13), p(45.06, 6.41), p(45.13, 6.85)],
        &[pont(45.54, 6.285)],
    ),
    // Belledonne, above the Romanche.
    barriere(&[p(45.26, 6.13), p(45.20, 6.00), p(45.12, 5.92)], &[pont(45.075, 5.77)]),
    // Écrins.
    barriere(
        &[p(45.02, 6.32), p(44.92, 6.36), p(44.80, 6.38), p(44.62, 6.36)],
        &[pont(45.035, 6.405), pont(44.555, 6.36)],
    ),
    // Pyrénées: Aubisque and Tourmalet close in winter.
    barriere(&[p(42.83, -0.30), p(43.03, -0.25)], &[pont(43.15, -0.30)]),
    barriere(
        &[p(42.78, 0.12), p(42.89, 0.145), p(42.94, 0.09), p(43.00, 0.05)],
        &[pont(43.08, 0.05)],
    ),
    // Martinique: the bay of Fort-de-France.
    barriere(
        &[p(14.55, -61.20), p(14.575, -61.05), p(14.585, -61.00)],
        &[pont(14.595, -60.98), bac(14.585, -61.06, 25, SansVoiture)],
    ),
    // Guadeloupe: the heights of Basse-Terre.
    barriere(&[p(16.01, -61.64), p(16.15, -61.70)], &[pont(15.975, -61.645), pont(16.18, -61.70)]),
    // La Réunion: the heights, from west to east, then to the north.
    barriere(
        &[p(-21.06, 55.36), p(-21.10, 55.50), p(-21.12, 55.62)],
        &[pont(-21.05, 55.24), pont(-21.14, 55.63)],
    ),
    barriere(&[p(-20.93, 55.42), p(-21.10, 55.48)], &[pont(-20.875, 55.43)]),
];

/// Places apart.
const ENCLAVES: [Enclave; 30] = [
    // Bréhat, Batz, Ouessant, Molène, Sein.
    ile([48.83, -3.03, 48.87, -2.97], p(48.837, -3.00), p(48.825, -3.00), 20, SansVoiture),
    ile([48.735, -4.05, 48.76, -3.99], p(48.743, -4.00), p(48.726, -3.985), 25, SansVoiture),
    ile([48.42, -5.15, 48.49, -5.00], p(48.46, -5.06), p(48.36, -4.77), 85, SansVoiture),
    ile([48.37, -5.00, 48.42, -4.93], p(48.395, -4.955), p(48.36, -4.77), 50, SansVoiture),
    ile([48.02, -4.90, 48.05, -4.82], p(48.038, -4.85), p(48.01, -4.55), 75, SansVoiture),
    // Groix, Belle-Île, Houat, Hœdic, Île-aux-Moines, Île-d'Arz.
    ile([47.61, -3.53, 47.66, -3.42], p(47.645, -3.455), p(47.745, -3.355), 60, Tous),
    ile([47.27, -3.27, 47.40, -3.05], p(47.347, -3.155), p(47.483, -3.12), 60, Tous),
    ile([47.37, -3.02, 47.41, -2.93], p(47.392, -2.96), p(47.483, -3.12), 60, SansVoiture),
    ile([47.32, -2.91, 47.36, -2.84], p(47.34, -2.876), p(47.483, -3.12), 85, SansVoiture),
    ile([47.56, -2.87, 47.61, -2.835], p(47.60, -2.85), p(47.613, -2.86), 15, SansVoiture),
    ile([47.57, -2.825, 47.61, -2.78], p(47.60, -2.80), p(47.62, -2.775), 25, SansVoiture),
    // Noirmoutier (a bridge), Yeu.
    ile([46.905, -2.36, 47.05, -2.14], p(46.908, -2.15), p(46.89, -2.13), 1, Tous),
    ile([46.68, -2.42, 46.75, -2.28], p(46.727, -2.35), p(46.89, -2.145), 60, SansVoiture),
    // Ré and Oléron (bridges), Aix.
    ile([46.13, -1.57, 46.27, -1.25], p(46.165, -1.26), p(46.173, -1.22), 3, Tous),
    ile([45.79, -1.42, 46.06, -1.195], p(45.868, -1.195), p(45.853, -1.16), 3, Tous),
    ile([46.00, -1.19, 46.03, -1.15], p(46.012, -1.175), p(45.995, -1.12), 35, SansVoiture),
    // Corse.
    seul([41.30, 8.50, 43.10, 9.60]),
    // Guadeloupe: Terre-de-Bas, Terre-de-Haut, Marie-Galante, La Désirade.
    ile([15.82, -61.67, 15.89, -61.61], p(15.855, -61.62), p(15.968, -61.645), 45, SansVoiture),
    ile([15.82, -61.61, 15.90, -61.55], p(15.868, -61.58), p(15.968, -61.645), 45, SansVoiture),
    ile([15.85, -61.35, 16.02, -61.17], p(15.883, -61.316), p(16.235, -61.535), 80, SansVoiture),
    ile([16.27, -61.13, 16.36, -60.98], p(16.304, -61.077), p(16.251, -61.27), 65, SansVoiture),
    // Guyane, without a road to the coast: Maripasoula and Papaichton, Grand-Santi, Saül,
    // Saint-Élie, Camopi, Ouanary.
    seul([2.10, -54.60, 4.20, -53.60]),
    seul([4.20, -54.60, 4.60, -53.90]),
    seul([3.60, -53.60, 4.20, -53.00]),
    seul([4.30, -53.40, 4.70, -52.95]),
    seul([2.10, -53.20, 3.30, -52.20]),
    seul([4.10, -51.95, 4.40, -51.60]),
    // La Réunion: Cilaos and Salazie, a single road each.
    ile([-21.19, 55.41, -21.08, 55.50], p(-21.144, 55.459), p(-21.27, 55.41), 60, Moteur),
    ile([-21.10, 55.49, -21.00, 55.56], p(-21.047, 55.508), p(-20.96, 55.64), 35, Moteur),
    // Mayotte: Petite-Terre, by barge.
    ile([-12.83, 45.25, -12.75, 45.31], p(-12.785, 45.255), p(-12.78, 45.235), 30, Tous),
];

/// Massifs: inside, roads between villages follow slopes.
const MASSIFS: [&[Borne]; 5] = [
    // Alpes.
    &[
        p(46.40, 6.50),
        p(45.95, 6.15),
        p(45.45, 5.75),
        p(44.90, 5.40),
        p(44.25, 5.30),
        p(43.80, 6.30),
        p(43.75, 7.45),
        p(44.20, 7.70),
        p(46.00, 7.20),
    ],
    // Pyrénées.
    &[
        p(43.15, -1.30),
        p(43.08, 0.00),
        p(42.98, 1.50),
        p(42.65, 2.45),
        p(42.35, 2.55),
        p(42.30, 1.50),
        p(42.60, 0.00),
        p(42.90, -1.40),
    ],
    // Cévennes, Ardèche, Margeride.
    &[
        p(45.10, 4.40),
        p(44.70, 4.55),
        p(44.10, 4.00),
        p(43.75, 3.30),
        p(44.00, 3.00),
        p(44.90, 3.40),
    ],
    // Cantal and Sancy.
    &[p(45.60, 2.70), p(45.50, 3.00), p(44.95, 3.00), p(44.90, 2.45)],
    // Corse.
    &[p(43.10, 8.50), p(43.10, 9.60), p(41.30, 9.60), p(41.30, 8.50)],
];
