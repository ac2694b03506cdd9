//! The map: the départements as shapes made of small squares, each square going to the nearest
//! commune, and the tension of each family on them. The outlines of the sources name no licence;
//! positions of communes do, and a schematic map needs no more.

use std::collections::{BTreeMap, BTreeSet};

use super::{Releve, table::words};
use crate::{
    ingest::{
        geo::{Geo, Point},
        marche::tensions::Lieu,
    },
    snapshot::format::{Carte, FORMAT, Textes},
};

/// Kilometres in a degree of latitude.
const DEGRE: f64 = 111.2;

/// A rectangle of squares: where it is on the drawing, and of which part of the Earth.
#[derive(Clone, Copy)]
struct Cadre {
    /// Départements drawn there; none for all those of the mainland and Corsica.
    codes: &'static [&'static str],
    /// North-west corner, in degrees.
    nord: f64,
    ouest: f64,
    /// Side of a square, in kilometres.
    cote: f64,
    /// How far a commune spreads, in kilometres.
    portee: f64,
    /// Place of its corner on the drawing, and how many squares it has.
    x: usize,
    y: usize,
    largeur: usize,
    hauteur: usize,
}

/// Squares of the whole drawing.
const TAILLE: [usize; 2] = [165, 157];

/// The mainland and Corsica, then beside them, not to the same scale, what is too far or too small.
const CADRES: [Cadre; 7] = [
    Cadre {
        codes: &[],
        nord: 51.15,
        ouest: -5.2,
        cote: 7.0,
        portee: 8.5,
        x: 0,
        y: 0,
        largeur: 165,
        hauteur: 157,
    },
    inset(&["75", "92", "93", "94"], 49.04, 2.08, 2.1, 3.6, 2, 2),
    inset(&["971"], 16.55, -61.85, 4.2, 8.0, 2, 88),
    inset(&["972"], 14.92, -61.26, 3.1, 6.5, 24, 88),
    inset(&["973"], 5.95, -54.7, 22.0, 75.0, 2, 110),
    inset(&["974"], -20.82, 55.18, 3.6, 12.0, 24, 132),
    inset(&["976"], -12.6, 45.0, 2.4, 4.5, 2, 132),
];

const fn inset(
    codes: &'static [&'static str],
    nord: f64,
    ouest: f64,
    cote: f64,
    portee: f64,
    x: usize,
    y: usize,
) -> Cadre {
    Cadre { codes, nord, ouest, cote, portee, x, y, largeur: 20, hauteur: 20 }
}

/// Rank of a département in each square of a rectangle, by row.
struct Grille {
    cadre: Cadre,
    cases: Vec<Option<u16>>,
}

impl Releve<'_> {
    /// The map, with a line of digits for each family.
    pub fn carte(&self, geo: &Geo, familles: &BTreeSet<&str>) -> Carte {
        let all = geo.territoires.departements.iter();
        let codes: Vec<&str> =
            all.filter(|it| !it.1.1.is_empty()).map(|it| it.0.as_str()).collect();
        let mut traces = vec![String::new(); codes.len()];
        for cadre in CADRES {
            let grille = Grille::new(cadre, geo, &codes);
            for (rang, trace) in (0..).zip(&mut traces) {
                grille.trace(rang, trace);
            }
        }
        let digit = |famille: &str, code: &str| {
            let key = (Lieu::Departement(code.to_owned()), famille.to_owned());
            let category = self.tensions.categories.get(&key).copied().unwrap_or_default();
            char::from(b'0' + category.min(5))
        };
        let digits =
            familles.iter().map(|it| codes.iter().map(|code| digit(it, code)).collect::<String>());
        Carte {
            format: FORMAT,
            taille: TAILLE.map(|it| u16::try_from(it).unwrap_or(u16::MAX)),
            tensions: Textes::join(digits),
            traces: Textes::join(&traces),
            codes: Textes::join(&codes),
            mention: words("tensions", &self.tensions.annee).trim().to_owned(),
            fond: "Fond de carte fait par nous, d'après la position des communes (La Poste)."
                .to_owned(),
        }
    }
}

impl Grille {
    fn new(cadre: Cadre, geo: &Geo, codes: &[&str]) -> Self {
        let mut it = Self { cadre, cases: vec![None; cadre.largeur * cadre.hauteur] };
        let mut nearest = vec![f64::INFINITY; it.cases.len()];
        let ranks: BTreeMap<&str, u16> = codes.iter().copied().zip(0..).collect();
        for commune in geo.communes.values() {
            let code = commune.departement.as_str();
            // The five overseas have three digits.
            let inside =
                if cadre.codes.is_empty() { code.len() == 2 } else { cadre.codes.contains(&code) };
            let (Some(point), Some(rang), true) = (commune.point, ranks.get(code), inside) else {
                continue;
            };
            it.spread(point, *rang, &mut nearest);
        }
        it.fill();
        it
    }

    /// Gives a département the squares around one of its communes that no other is nearer to.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn spread(&mut self, point: Point, rang: u16, nearest: &mut [f64]) {
        let Cadre { nord, ouest, cote, portee, largeur, hauteur, .. } = self.cadre;
        let (latitude, longitude) = (f64::from(point.0) / 1e4, f64::from(point.1) / 1e4);
        let middle = nord - cote * hauteur as f64 / 2.0 / DEGRE;
        let x = (longitude - ouest) * DEGRE * middle.to_radians().cos() / cote;
        let y = (nord - latitude) * DEGRE / cote;
        let reach = portee / cote;
        let range = |at: f64, end: usize| {
            let from = (at - reach).floor().max(0.0) as usize;
            from..((at + reach).ceil().max(0.0) as usize).min(end)
        };
        for row in range(y, hauteur) {
            for column in range(x, largeur) {
                let (dx, dy) = (column as f64 + 0.5 - x, row as f64 + 0.5 - y);
                let distance = dx.hypot(dy);
                let at = row * largeur + column;
                if distance <= reach && distance < nearest[at] {
                    nearest[at] = distance;
                    self.cases[at] = Some(rang);
                }
            }
        }
    }

    /// Fills the holes: a square with three neighbours goes to the first of them.
    fn fill(&mut self) {
        for _ in 0..2 {
            let before = self.cases.clone();
            for row in 0..self.cadre.hauteur {
                for column in 0..self.cadre.largeur {
                    let at = row * self.cadre.largeur + column;
                    let around = [(0, -1), (-1, 0), (1, 0), (0, 1)]
                        .map(|it| self.offset(&before, (column, row), it));
                    if before[at].is_none() && around.iter().flatten().count() >= 3 {
                        self.cases[at] = around.into_iter().flatten().next();
                    }
                }
            }
        }
    }

    fn offset(
        &self,
        cases: &[Option<u16>],
        (x, y): (usize, usize),
        (dx, dy): (isize, isize),
    ) -> Option<u16> {
        let (x, y) = (x.checked_add_signed(dx)?, y.checked_add_signed(dy)?);
        let inside = x < self.cadre.largeur && y < self.cadre.hauteur;
        if inside { cases[y * self.cadre.largeur + x] } else { None }
    }

    /// Adds the outline of a département: each line with its squares on the right.
    fn trace(&self, rang: u16, out: &mut String) {
        let mut sides: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for row in 0..self.cadre.hauteur {
            for column in 0..self.cadre.largeur {
                let mine = |it| self.offset(&self.cases, (column, row), it) == Some(rang);
                if !mine((0, 0)) {
                    continue;
                }
                let corners =
                    [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
                for (side, around) in [(0, -1), (1, 0), (0, 1), (-1, 0)].into_iter().enumerate() {
                    if !mine(around) {
                        sides.entry(corners[side]).or_default().push(corners[(side + 1) % 4]);
                    }
                }
            }
        }
        while let Some((start, next)) = sides.first_key_value().map(|it| (*it.0, it.1.clone())) {
            let mut corners = vec![start];
            let mut at = start;
            // Every corner that one reaches is one that one may leave.
            while let Some(ends) = sides.get_mut(&at).filter(|it| !it.is_empty()) {
                let end = ends.remove(0);
                if ends.is_empty() {
                    sides.remove(&at);
                }
                if end == start {
                    break;
                }
                corners.push(end);
                at = end;
            }
            debug_assert!(!next.is_empty());
            self.write(&corners, out);
        }
    }

    /// Writes a closed line as `Mx yh…v…z`, straight parts in one.
    fn write(&self, corners: &[(usize, usize)], out: &mut String) {
        use std::fmt::Write as _;
        let placed = |it: (usize, usize)| (it.0 + self.cadre.x, it.1 + self.cadre.y);
        let n = corners.len();
        let turns = |at: usize| {
            let (before, here, after) =
                (corners[(at + n - 1) % n], corners[at], corners[(at + 1) % n]);
            (before.0 == here.0) != (here.0 == after.0)
        };
        let kept: Vec<(usize, usize)> =
            (0..n).filter(|it| turns(*it)).map(|it| placed(corners[it])).collect();
        let Some(first) = kept.first() else { return };
        let told = "a String grows";
        write!(out, "M{} {}", first.0, first.1).expect(told);
        for pair in kept.windows(2) {
            let step = |from: usize, to: usize| to.cast_signed() - from.cast_signed();
            match (step(pair[0].0, pair[1].0), step(pair[0].1, pair[1].1)) {
                (0, dy) => write!(out, "v{dy}").expect(told),
                (dx, _) => write!(out, "h{dx}").expect(told),
            }
        }
        out.push('z');
    }
}
