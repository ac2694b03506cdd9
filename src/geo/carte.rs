//! What is in the way, as the core of a snapshot gives it: see `obstacles.rs`, where it is drawn.

/// A point in degrees: latitude, longitude.
pub(super) type Point = (f32, f32);

/// Points are written in 500ths of a degree.
pub(super) const PAR_DEGRE: f32 = 500.0;

/// Everything that is in the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carte {
    /// Lines that one crosses only at their passages.
    pub(super) barrieres: Vec<Obstacle>,
    /// Places apart: two corners of a box, then a point inside and a point outside; without them
    /// when no road nor regular boat links it within the times we know.
    pub(super) enclaves: Vec<Obstacle>,
    /// Outlines of massifs: inside, roads between villages follow slopes.
    pub(super) massifs: Vec<Obstacle>,
}

/// A line, and where one passes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Obstacle {
    pub ligne: Vec<Point>,
    pub passages: Vec<Passage>,
}

/// Where one passes, the minutes it takes, and who may.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Passage {
    pub ici: Point,
    pub minutes: f32,
    pub qui: Qui,
}

/// Who may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qui {
    Tous,
    /// No car: a boat for people.
    SansVoiture,
    /// Neither on foot nor by bike.
    Moteur,
}

impl Carte {
    /// From whole numbers: for barriers, enclaves, then massifs, how many there are; for each, how
    /// many points and passages it has, its points, its passages. A point is a latitude and a
    /// longitude in 500ths of a degree, from the point before; a passage is a point, its minutes,
    /// and who may pass: 0 all, 1 no car, 2 neither on foot nor by bike. `None` when the numbers
    /// are not so; nothing is in the way when there are none.
    pub fn read(nombres: &[i32]) -> Option<Self> {
        if nombres.is_empty() {
            return Some(Self::default());
        }
        let mut it = Lecture { reste: nombres, ici: [0; 2] };
        let carte = Self { barrieres: it.list()?, enclaves: it.list()?, massifs: it.list()? };
        let whole = |it: &Obstacle| it.ligne.len() == 2 && [0, 2].contains(&it.passages.len());
        (it.reste.is_empty() && carte.enclaves.iter().all(whole)).then_some(carte)
    }
}

/// Numbers not read yet, and the last point.
struct Lecture<'a> {
    reste: &'a [i32],
    ici: [i32; 2],
}

impl Lecture<'_> {
    fn nombre(&mut self) -> Option<i32> {
        let (first, reste) = self.reste.split_first()?;
        self.reste = reste;
        Some(*first)
    }

    fn list(&mut self) -> Option<Vec<Obstacle>> {
        let n = self.nombre()?;
        let mut out = Vec::new();
        for _ in 0..n {
            let (n_points, n_passages) = (self.nombre()?, self.nombre()?);
            let mut it = Obstacle { ligne: Vec::new(), passages: Vec::new() };
            for _ in 0..n_points {
                it.ligne.push(self.point()?);
            }
            for _ in 0..n_passages {
                it.passages.push(self.passage()?);
            }
            out.push(it);
        }
        Some(out)
    }

    #[allow(clippy::cast_precision_loss)] // a few thousands
    fn passage(&mut self) -> Option<Passage> {
        let ici = self.point()?;
        let minutes = self.nombre()? as f32;
        let qui = match self.nombre()? {
            0 => Qui::Tous,
            1 => Qui::SansVoiture,
            2 => Qui::Moteur,
            _ => return None,
        };
        Some(Passage { ici, minutes, qui })
    }

    #[allow(clippy::cast_precision_loss)] // 90 000 at most
    fn point(&mut self) -> Option<Point> {
        for at in 0..2 {
            self.ici[at] = self.ici[at].checked_add(self.nombre()?)?;
        }
        Some((self.ici[0] as f32 / PAR_DEGRE, self.ici[1] as f32 / PAR_DEGRE))
    }
}

impl Obstacle {
    /// South, west, north, east.
    pub fn cadre(&self) -> [f32; 4] {
        let mut of = [90.0f32, 180.0, -90.0, -180.0];
        for it in &self.ligne {
            of = [of[0].min(it.0), of[1].min(it.1), of[2].max(it.0), of[3].max(it.1)];
        }
        of
    }

    /// How many times the line from `a` to `b` crosses it. The same both ways.
    pub fn n_croisements(&self, a: Point, b: Point) -> usize {
        self.ligne.windows(2).filter(|it| is_crossed(it[0], it[1], a, b)).count()
    }

    /// That point is inside that outline.
    pub fn holds(&self, it: Point) -> bool {
        let [Some(first), Some(last)] = [self.ligne.first(), self.ligne.last()] else {
            return false;
        };
        let out = (it.0, it.1 - 30.0);
        let closing = is_crossed(*last, *first, it, out);
        (self.n_croisements(it, out) + usize::from(closing)) % 2 == 1
    }
}

/// Two boxes touch.
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

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_no_map_are_refused() {
        let drawn = crate::geo::obstacles();
        assert!(Carte::read(&drawn).is_some_and(|it| !it.barrieres.is_empty()));
        assert_eq!(Carte::read(&[]), Some(Carte::default()));
        assert_eq!(Carte::read(&[0, 0, 0]), Some(Carte::default()));
        // Cut short anywhere, too long, a box of one point, someone unknown.
        for end in 1..drawn.len() {
            assert_eq!(Carte::read(&drawn[..end]), None, "{end} numbers");
        }
        assert_eq!(Carte::read(&[0, 0, 0, 0]), None);
        assert_eq!(Carte::read(&[0, 1, 1, 0, 5, 5, 0]), None);
        assert_eq!(Carte::read(&[1, 0, 1, 5, 5, 10, 3, 0, 0]), None);
        assert_eq!(Carte::read(&[1, 2, 0, i32::MAX, 0, i32::MAX, 0, 0, 0]), None);
    }
}
