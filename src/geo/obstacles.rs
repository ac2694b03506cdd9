//! What a straight line must not cross as if it were not there: estuaries, bays, lakes and crests
//! without a road open all year; islands and places without a road; mountain massifs.
//!
//! Points are (latitude, longitude) in degrees, a few hundred metres right: enough to part two
//! banks. Minutes of a crossing hold the wait; all are assumptions, see `docs/TRAJETS.md`.

/// A point in degrees: latitude, longitude.
pub(super) type Point = (f32, f32);

/// A line that one crosses only at its passages.
pub(super) struct Barriere {
    pub ligne: &'static [Point],
    pub passages: &'static [Passage],
}

/// A bridge, a ferry, or the end of what is in the way.
pub(super) struct Passage {
    pub ici: Point,
    pub minutes: f32,
    pub qui: Qui,
}

/// Who may pass.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Qui {
    Tous,
    /// No car: a boat for people.
    SansVoiture,
    /// Neither on foot nor by bike.
    Moteur,
}

/// A place apart, in a box: south, west, north, east.
pub(super) struct Enclave {
    pub cadre: [f32; 4],
    /// `None` when no road nor regular boat links it within the times we know.
    pub lien: Option<Lien>,
}

/// From a point inside to a point outside.
pub(super) struct Lien {
    pub dedans: Point,
    pub dehors: Point,
    pub minutes: f32,
    pub qui: Qui,
}

use Qui::{Moteur, SansVoiture, Tous};

const fn barriere(ligne: &'static [Point], passages: &'static [Passage]) -> Barriere {
    Barriere { ligne, passages }
}

/// A bridge, or the end of a barrier: no time lost.
const fn pont(latitude: f32, longitude: f32) -> Passage {
    Passage { ici: (latitude, longitude), minutes: 0.0, qui: Tous }
}

const fn bac(latitude: f32, longitude: f32, minutes: f32, qui: Qui) -> Passage {
    Passage { ici: (latitude, longitude), minutes, qui }
}

const fn ile(cadre: [f32; 4], dedans: Point, dehors: Point, minutes: f32, qui: Qui) -> Enclave {
    Enclave { cadre, lien: Some(Lien { dedans, dehors, minutes, qui }) }
}

const fn seul(cadre: [f32; 4]) -> Enclave {
    Enclave { cadre, lien: None }
}

/// From north to south; 32 at most, a bit each.
pub(super) const BARRIERES: [Barriere; 26] = [
    // Baie de Somme.
    barriere(&[(50.22, 1.40), (50.205, 1.585), (50.20, 1.65)], &[pont(50.18, 1.72)]),
    // Seine, from the open sea to the bridge of Brotonne: ferries are close to each other above.
    barriere(
        &[
            (49.50, -0.60),
            (49.435, 0.10),
            (49.430, 0.27),
            (49.467, 0.46),
            (49.480, 0.505),
            (49.462, 0.545),
            (49.437, 0.58),
            (49.440, 0.63),
            (49.50, 0.69),
            (49.52, 0.735),
            (49.515, 0.77),
        ],
        &[
            pont(49.435, 0.274),
            pont(49.472, 0.464),
            bac(49.473, 0.530, 10.0, Tous),
            pont(49.522, 0.750),
        ],
    ),
    // Baie des Veys.
    barriere(&[(49.46, -1.12), (49.36, -1.13)], &[pont(49.305, -1.24)]),
    // Baie du Mont-Saint-Michel.
    barriere(&[(48.75, -1.95), (48.67, -1.60), (48.64, -1.43)], &[pont(48.63, -1.36)]),
    // Rance.
    barriere(
        &[(48.68, -2.06), (48.64, -2.035), (48.575, -2.005), (48.50, -1.99)],
        &[pont(48.619, -2.024), pont(48.545, -1.97), pont(48.455, -2.04)],
    ),
    // Rade de Brest and Aulne.
    barriere(
        &[(48.32, -4.85), (48.335, -4.56), (48.32, -4.38), (48.28, -4.27)],
        &[pont(48.270, -4.263)],
    ),
    // Rade de Lorient.
    barriere(
        &[(47.66, -3.42), (47.705, -3.365), (47.735, -3.345), (47.755, -3.31), (47.79, -3.30)],
        &[pont(47.79, -3.295), bac(47.725, -3.360, 15.0, SansVoiture)],
    ),
    // Rivière d'Auray.
    barriere(
        &[(47.555, -2.93), (47.585, -2.945), (47.64, -2.955)],
        &[pont(47.645, -2.960), pont(47.668, -2.98)],
    ),
    // Golfe du Morbihan.
    barriere(
        &[(47.50, -3.02), (47.555, -2.925), (47.575, -2.86), (47.61, -2.77), (47.64, -2.755)],
        &[pont(47.652, -2.757)],
    ),
    // Loire, from the open sea to Nantes: the bridge of Saint-Nazaire is closed to walkers.
    barriere(
        &[
            (47.18, -2.50),
            (47.268, -2.19),
            (47.285, -2.13),
            (47.300, -2.00),
            (47.238, -1.84),
            (47.20, -1.70),
            (47.19, -1.62),
        ],
        &[
            bac(47.285, -2.171, 0.0, Moteur),
            bac(47.206, -1.757, 10.0, Tous),
            bac(47.200, -1.675, 10.0, Tous),
            pont(47.19, -1.61),
        ],
    ),
    // Baie de l'Aiguillon.
    barriere(&[(46.20, -1.42), (46.27, -1.22), (46.31, -1.065)], &[pont(46.315, -1.05)]),
    // Gironde and Garonne, from the open sea to Bordeaux.
    barriere(
        &[
            (45.75, -1.60),
            (45.58, -1.06),
            (45.43, -0.86),
            (45.20, -0.72),
            (45.03, -0.61),
            (44.89, -0.54),
        ],
        &[bac(45.585, -1.055, 35.0, Tous), bac(45.115, -0.69, 35.0, Tous), pont(44.88, -0.535)],
    ),
    // Bassin d'Arcachon.
    barriere(
        &[(44.55, -1.35), (44.63, -1.235), (44.70, -1.12), (44.66, -1.04)],
        &[pont(44.645, -1.02), bac(44.65, -1.20, 40.0, SansVoiture)],
    ),
    // Lac du Bourget, lac d'Annecy.
    barriere(&[(45.79, 5.84), (45.66, 5.88)], &[pont(45.80, 5.83), pont(45.652, 5.87)]),
    barriere(
        &[(45.89, 6.14), (45.82, 6.205), (45.79, 6.215)],
        &[pont(45.90, 6.13), pont(45.785, 6.215)],
    ),
    // Mont Blanc and Beaufortain.
    barriere(&[(45.83, 6.90), (45.72, 6.75), (45.77, 6.60)], &[pont(45.80, 6.53)]),
    // Vanoise: Iseran and Madeleine close in winter.
    barriere(
        &[
            (45.54, 6.32),
            (45.44, 6.40),
            (45.28, 6.50),
            (45.27, 6.68),
            (45.31, 6.76),
            (45.37, 6.83),
            (45.41, 7.03),
            (45.50, 7.15),
        ],
        &[pont(45.56, 6.27)],
    ),
    // Belledonne, Grandes Rousses, Galibier.
    barriere(&[(45.50, 6.20), (45.22, 6.13), (45.06, 6.41), (45.13, 6.85)], &[pont(45.54, 6.285)]),
    // Belledonne, above the Romanche.
    barriere(&[(45.26, 6.13), (45.20, 6.00), (45.12, 5.92)], &[pont(45.075, 5.77)]),
    // Écrins.
    barriere(
        &[(45.02, 6.32), (44.92, 6.36), (44.80, 6.38), (44.62, 6.36)],
        &[pont(45.035, 6.405), pont(44.555, 6.36)],
    ),
    // Pyrénées: Aubisque and Tourmalet close in winter.
    barriere(&[(42.83, -0.30), (43.03, -0.25)], &[pont(43.15, -0.30)]),
    barriere(&[(42.78, 0.12), (42.89, 0.145), (42.94, 0.09), (43.00, 0.05)], &[pont(43.08, 0.05)]),
    // Martinique: the bay of Fort-de-France.
    barriere(
        &[(14.55, -61.20), (14.575, -61.05), (14.585, -61.00)],
        &[pont(14.595, -60.98), bac(14.585, -61.06, 25.0, SansVoiture)],
    ),
    // Guadeloupe: the heights of Basse-Terre.
    barriere(&[(16.01, -61.64), (16.15, -61.70)], &[pont(15.975, -61.645), pont(16.18, -61.70)]),
    // La Réunion: the heights, from west to east, then to the north.
    barriere(
        &[(-21.06, 55.36), (-21.10, 55.50), (-21.12, 55.62)],
        &[pont(-21.05, 55.24), pont(-21.14, 55.63)],
    ),
    barriere(&[(-20.93, 55.42), (-21.10, 55.48)], &[pont(-20.875, 55.43)]),
];

/// Places apart; 32 at most, a bit each.
pub(super) const ENCLAVES: [Enclave; 30] = [
    // Bréhat, Batz, Ouessant, Molène, Sein.
    ile([48.83, -3.03, 48.87, -2.97], (48.837, -3.00), (48.825, -3.00), 20.0, SansVoiture),
    ile([48.735, -4.05, 48.76, -3.99], (48.743, -4.00), (48.726, -3.985), 25.0, SansVoiture),
    ile([48.42, -5.15, 48.49, -5.00], (48.46, -5.06), (48.36, -4.77), 85.0, SansVoiture),
    ile([48.37, -5.00, 48.42, -4.93], (48.395, -4.955), (48.36, -4.77), 50.0, SansVoiture),
    ile([48.02, -4.90, 48.05, -4.82], (48.038, -4.85), (48.01, -4.55), 75.0, SansVoiture),
    // Groix, Belle-Île, Houat, Hœdic, Île-aux-Moines, Île-d'Arz.
    ile([47.61, -3.53, 47.66, -3.42], (47.645, -3.455), (47.745, -3.355), 60.0, Tous),
    ile([47.27, -3.27, 47.40, -3.05], (47.347, -3.155), (47.483, -3.12), 60.0, Tous),
    ile([47.37, -3.02, 47.41, -2.93], (47.392, -2.96), (47.483, -3.12), 60.0, SansVoiture),
    ile([47.32, -2.91, 47.36, -2.84], (47.34, -2.876), (47.483, -3.12), 85.0, SansVoiture),
    ile([47.56, -2.87, 47.61, -2.835], (47.60, -2.85), (47.613, -2.86), 15.0, SansVoiture),
    ile([47.57, -2.825, 47.61, -2.78], (47.60, -2.80), (47.62, -2.775), 25.0, SansVoiture),
    // Noirmoutier (a bridge), Yeu.
    ile([46.905, -2.36, 47.05, -2.14], (46.908, -2.15), (46.89, -2.13), 1.0, Tous),
    ile([46.68, -2.42, 46.75, -2.28], (46.727, -2.35), (46.89, -2.145), 60.0, SansVoiture),
    // Ré and Oléron (bridges), Aix.
    ile([46.13, -1.57, 46.27, -1.25], (46.165, -1.26), (46.173, -1.22), 3.0, Tous),
    ile([45.79, -1.42, 46.06, -1.195], (45.868, -1.195), (45.853, -1.16), 3.0, Tous),
    ile([46.00, -1.19, 46.03, -1.15], (46.012, -1.175), (45.995, -1.12), 35.0, SansVoiture),
    // Corse.
    seul([41.30, 8.50, 43.10, 9.60]),
    // Guadeloupe: Terre-de-Bas, Terre-de-Haut, Marie-Galante, La Désirade.
    ile([15.82, -61.67, 15.89, -61.61], (15.855, -61.62), (15.968, -61.645), 45.0, SansVoiture),
    ile([15.82, -61.61, 15.90, -61.55], (15.868, -61.58), (15.968, -61.645), 45.0, SansVoiture),
    ile([15.85, -61.35, 16.02, -61.17], (15.883, -61.316), (16.235, -61.535), 80.0, SansVoiture),
    ile([16.27, -61.13, 16.36, -60.98], (16.304, -61.077), (16.251, -61.27), 65.0, SansVoiture),
    // Guyane, without a road to the coast: Maripasoula and Papaichton, Grand-Santi, Saül,
    // Saint-Élie, Camopi, Ouanary.
    seul([2.10, -54.60, 4.20, -53.60]),
    seul([4.20, -54.60, 4.60, -53.90]),
    seul([3.60, -53.60, 4.20, -53.00]),
    seul([4.30, -53.40, 4.70, -52.95]),
    seul([2.10, -53.20, 3.30, -52.20]),
    seul([4.10, -51.95, 4.40, -51.60]),
    // La Réunion: Cilaos and Salazie, a single road each.
    ile([-21.19, 55.41, -21.08, 55.50], (-21.144, 55.459), (-21.27, 55.41), 60.0, Moteur),
    ile([-21.10, 55.49, -21.00, 55.56], (-21.047, 55.508), (-20.96, 55.64), 35.0, Moteur),
    // Mayotte: Petite-Terre, by barge.
    ile([-12.83, 45.25, -12.75, 45.31], (-12.785, 45.255), (-12.78, 45.235), 30.0, Tous),
];

/// Massifs: inside, roads between villages follow slopes.
pub(super) const MASSIFS: [&[Point]; 5] = [
    // Alpes.
    &[
        (46.40, 6.50),
        (45.95, 6.15),
        (45.45, 5.75),
        (44.90, 5.40),
        (44.25, 5.30),
        (43.80, 6.30),
        (43.75, 7.45),
        (44.20, 7.70),
        (46.00, 7.20),
    ],
    // Pyrénées.
    &[
        (43.15, -1.30),
        (43.08, 0.00),
        (42.98, 1.50),
        (42.65, 2.45),
        (42.35, 2.55),
        (42.30, 1.50),
        (42.60, 0.00),
        (42.90, -1.40),
    ],
    // Cévennes, Ardèche, Margeride.
    &[(45.10, 4.40), (44.70, 4.55), (44.10, 4.00), (43.75, 3.30), (44.00, 3.00), (44.90, 3.40)],
    // Cantal and Sancy.
    &[(45.60, 2.70), (45.50, 3.00), (44.95, 3.00), (44.90, 2.45)],
    // Corse.
    &[(43.10, 8.50), (43.10, 9.60), (41.30, 9.60), (41.30, 8.50)],
];

/// How many times the line from `a` to `b` crosses `ligne`. The same both ways.
pub(super) fn n_croisements(ligne: &[Point], a: Point, b: Point) -> usize {
    ligne.windows(2).filter(|it| is_crossed(it[0], it[1], a, b)).count()
}

/// That point is inside that massif.
pub(super) fn holds(massif: &[Point], it: Point) -> bool {
    let out = (it.0, it.1 - 30.0);
    let closing = is_crossed(massif[massif.len() - 1], massif[0], it, out);
    (n_croisements(massif, it, out) + usize::from(closing)) % 2 == 1
}

/// A box touches the box of a line.
pub(super) fn is_near(ligne: &[Point], cadre: [f32; 4]) -> bool {
    let mut of = [90.0f32, 180.0, -90.0, -180.0];
    for it in ligne {
        of = [of[0].min(it.0), of[1].min(it.1), of[2].max(it.0), of[3].max(it.1)];
    }
    overlap(of, cadre)
}

pub(super) fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

fn is_crossed(p: Point, q: Point, a: Point, b: Point) -> bool {
    side(p, q, a) != side(p, q, b) && side(a, b, p) != side(a, b, q)
}

/// On which side of the line from `p` to `q`. A point on it is on the left.
fn side(p: Point, q: Point, it: Point) -> bool {
    (q.0 - p.0) * (it.1 - p.1) > (q.1 - p.1) * (it.0 - p.0)
}
