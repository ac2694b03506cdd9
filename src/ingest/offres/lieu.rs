//! Where an opening is: from what its source says to the codes of today.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

use super::annonce::LieuDit;
use crate::{
    domain::{CommuneCode, Endroit, Precision},
    ingest::geo::{Geo, Point},
    search::fold,
};

/// A point further than that from the centre of its commune is a slip, in kilometres: the largest
/// communes of France, Arles and those of Guyane aside, are within 30.
const LOIN_KM: f64 = 60.0;
/// A point alone is of the commune whose centre is within that, in kilometres.
const PRES_KM: f64 = 12.0;

/// The country, to look places up.
#[derive(Debug)]
pub struct Carte<'a> {
    geo: &'a Geo,
    par_postal: HashMap<&'a str, Vec<CommuneCode>>,
    par_nom: HashMap<(&'a str, String), CommuneCode>,
    /// Communes by square of a fifth of a degree.
    par_point: HashMap<(i32, i32), Vec<CommuneCode>>,
    departements: HashMap<String, &'a str>,
    regions: HashMap<String, &'a str>,
    /// Names already looked up: the same come back thousands of times.
    lus: RefCell<HashMap<(String, String), Option<CommuneCode>>>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouve {
    /// Where it is.
    pub endroit: Endroit,
    /// What had to be repaired or left out, in words.
    pub remarque: Option<Remarque>,
}

/// A remark on a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remarque {
    /// Latitude and longitude were exchanged.
    Echange,
    /// The point is far from the commune: it is not used.
    Loin,
    /// Several communes have that postcode and no name tells which: the largest is taken.
    Plusieurs,
}

impl<'a> Carte<'a> {
    /// Makes ready to look up.
    pub fn new(geo: &'a Geo) -> Self {
        let mut par_postal: HashMap<&str, Vec<CommuneCode>> = HashMap::new();
        let mut par_nom: HashMap<(&str, String), CommuneCode> = HashMap::new();
        let mut par_point: HashMap<(i32, i32), Vec<CommuneCode>> = HashMap::new();
        for (code, it) in &geo.communes {
            for postal in &it.codes_postaux {
                par_postal.entry(postal).or_default().push(*code);
            }
            let name = nom(&it.nom);
            // Of two communes of a département with one name, the larger is meant.
            let known = par_nom.get(&(it.departement.as_str(), name.clone()));
            let larger = known.is_none_or(|known| geo.communes[known].population < it.population);
            if larger {
                par_nom.insert((&it.departement, name), *code);
            }
            if let Some(point) = it.point {
                par_point.entry(square(point)).or_default().push(*code);
            }
        }
        let named = geo.territoires.departements.iter();
        let departements = named.map(|(code, (name, _))| (fold(name), code.as_str())).collect();
        let regions = geo.territoires.regions.iter();
        let regions = regions.map(|(code, name)| (fold(name), code.as_str())).collect();
        let lus = RefCell::default();
        Self { geo, par_postal, par_nom, par_point, departements, regions, lus }
    }

    /// Where `dit` is; `None` when it is not in France or cannot be told.
    pub fn find(&self, dit: &LieuDit) -> Option<Trouve> {
        if !(dit.pays.is_empty() || is_france(&dit.pays)) {
            return None;
        }
        let commune = self.commune(dit);
        let (commune, mut remarque) = match commune {
            Some((code, several)) => (Some(code), several.then_some(Remarque::Plusieurs)),
            None => (None, None),
        };
        if let Some(code) = commune {
            if let (Some(point), Some(centre)) = (dit.point, self.geo.communes[&code].point)
                && distance(degrees(centre), point) > LOIN_KM
            {
                let other = distance(degrees(centre), (point.1, point.0));
                remarque = Some(if other <= LOIN_KM { Remarque::Echange } else { Remarque::Loin });
            }
            return Some(Trouve { endroit: self.in_commune(code, dit), remarque });
        }
        if let Some(departement) = self.departement(dit) {
            let endroit = Endroit {
                precision: Precision::Departement,
                code: departement.to_owned(),
                adresse: String::new(),
            };
            return Some(Trouve { endroit, remarque: None });
        }
        if let Some(point) = dit.point {
            let straight = self.nearest(point);
            let found = straight.or_else(|| self.nearest((point.1, point.0)));
            if let Some(code) = found {
                let remarque = straight.is_none().then_some(Remarque::Echange);
                return Some(Trouve { endroit: self.in_commune(code, dit), remarque });
            }
        }
        self.wide(&dit.libelle)
    }

    /// A commune, with the street when there is one.
    fn in_commune(&self, code: CommuneCode, dit: &LieuDit) -> Endroit {
        let name = nom(&self.geo.communes[&code].nom);
        let street = fold(&dit.adresse);
        let known = street.contains(' ') && street != name;
        Endroit {
            precision: if known { Precision::Adresse } else { Precision::Commune },
            code: code.to_string(),
            adresse: if known { dit.adresse.clone() } else { String::new() },
        }
    }

    /// The commune, and whether it is a guess among several.
    fn commune(&self, dit: &LieuDit) -> Option<(CommuneCode, bool)> {
        if let Some(code) = self.of_today(&dit.commune) {
            return Some((code, false));
        }
        let (libelle_departement, libelle_ville) = split(&dit.libelle);
        let ville = if dit.ville.is_empty() { libelle_ville } else { &dit.ville };
        let postal = padded(&dit.code_postal);
        let name = nom(ville);
        let candidates = self.par_postal.get(postal.as_str()).map_or(&[][..], Vec::as_slice);
        // An arrondissement says more than its city.
        let parts = |it: &&CommuneCode| self.geo.communes[*it].commune.is_some();
        if let Some(code) = candidates.iter().find(parts) {
            return Some((*code, false));
        }
        let same = |it: &&CommuneCode| nom(&self.geo.communes[*it].nom) == name;
        if let Some(code) = candidates.iter().find(same) {
            return Some((*code, false));
        }
        if let [only] = candidates {
            return Some((*only, false));
        }
        // Postcodes of companies (CEDEX) are not in the list: their beginning is the département's.
        let departement = [dit.departement.as_str(), libelle_departement, start(&postal)];
        let departement = departement.iter().find_map(|it| self.known(it));
        if let Some(code) = departement.and_then(|it| self.named(it, &name)) {
            return Some((code, false));
        }
        if let Some(point) = dit.point {
            let away = |it: &&CommuneCode| {
                self.geo.communes[*it].point.map_or(f64::MAX, |at| distance(degrees(at), point))
            };
            let near = candidates.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
            if let Some(code) = near.filter(|it| away(it) < LOIN_KM) {
                return Some((*code, false));
            }
        }
        let largest = candidates.iter().max_by_key(|it| self.geo.communes[*it].population);
        largest.map(|it| (*it, true))
    }

    /// The commune of today of an INSEE code; some sources lose the leading zero.
    fn of_today(&self, code: &str) -> Option<CommuneCode> {
        let code: CommuneCode = padded(code).parse().ok()?;
        let known = self.geo.communes.contains_key(&code);
        if known { Some(code) } else { self.geo.anciennes.get(&code).copied() }
    }

    /// The commune of that folded name; « metz technopole » is a part of « metz ».
    fn named(&self, departement: &'a str, name: &str) -> Option<CommuneCode> {
        if name.is_empty() {
            return None;
        }
        let key = (departement.to_owned(), name.to_owned());
        if let Some(found) = self.lus.borrow().get(&key) {
            return *found;
        }
        let exact = |it: &str| self.par_nom.get(&(departement, it.to_owned())).copied();
        let town =
            |it: &CommuneCode| self.geo.communes[it].population.is_some_and(|it| it >= 5_000);
        let shorter = || name.rsplit_once(' ').and_then(|it| exact(it.0)).filter(town);
        let found = exact(name).or_else(shorter);
        self.lus.borrow_mut().insert(key, found);
        found
    }

    fn departement(&self, dit: &LieuDit) -> Option<&'a str> {
        let (code, name) = split(&dit.libelle);
        let postal = padded(&dit.code_postal);
        let codes = [dit.departement.as_str(), code, start(&postal)];
        let known = codes.iter().find_map(|it| self.known(it));
        known.or_else(|| self.departements.get(&fold(name)).copied())
    }

    /// A code of département, as the tables write it.
    fn known(&self, code: &str) -> Option<&'a str> {
        let code = code.trim();
        let padded = if code.len() == 1 { format!("0{code}") } else { code.to_uppercase() };
        self.geo.territoires.departements.get_key_value(padded.as_str()).map(|it| it.0.as_str())
    }

    /// A région, or France, by name.
    fn wide(&self, libelle: &str) -> Option<Trouve> {
        let name = fold(libelle);
        let (precision, code) = match self.regions.get(&name) {
            Some(code) => (Precision::Region, *code),
            None if name == "france" || name == "france metropolitaine" => (Precision::France, ""),
            None => return None,
        };
        let endroit = Endroit { precision, code: code.to_owned(), adresse: String::new() };
        Some(Trouve { endroit, remarque: None })
    }

    fn nearest(&self, point: (f64, f64)) -> Option<CommuneCode> {
        if !(point.0.abs() <= 90.0 && point.1.abs() <= 180.0) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation)] // at most 1 800 000
        let at = square(((point.0 * 1e4) as i32, (point.1 * 1e4) as i32));
        let around = (-1..=1).flat_map(|y| (-1..=1).map(move |x| (at.0 + y, at.1 + x)));
        let codes = around.filter_map(|it| self.par_point.get(&it)).flatten();
        let far = |it: &CommuneCode| {
            self.geo.communes[it].point.map_or(f64::MAX, |at| distance(degrees(at), point))
        };
        let nearest =
            codes.map(|it| (far(it), *it)).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        nearest.filter(|it| it.0 <= PRES_KM).map(|it| it.1)
    }
}

/// Ways to write the country. Overseas départements have codes of their own.
const FRANCE: [&str; 16] = [
    "fr",
    "fra",
    "france",
    "gp",
    "mq",
    "gf",
    "re",
    "yt",
    "pm",
    "bl",
    "mf",
    "nc",
    "pf",
    "wf",
    "france metropolitaine",
    "99100",
];

/// Whether `pays` is the country.
fn is_france(pays: &str) -> bool {
    let folded = fold(pays);
    FRANCE.contains(&folded.as_str())
}

/// « 57 - METZ TECHNOPOLE »: département and commune; « 75 - Paris (Dept.) » has no commune.
fn split(libelle: &str) -> (&str, &str) {
    let Some((code, name)) = libelle.split_once(" - ") else { return ("", libelle) };
    let code = code.trim();
    if !(1..=3).contains(&code.len()) || !code.as_bytes()[0].is_ascii_digit() {
        return ("", libelle);
    }
    if name.contains("(Dept.)") { (code, "") } else { (code, name) }
}

/// The name of a commune, folded, in the shape of the tables: « St Denis cedex 2 » is
/// « saint denis », « PARIS 08 » is « paris 8e arrondissement ».
fn nom(text: &str) -> String {
    let folded = fold(text);
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split(' ') {
        match word {
            "cedex" => break,
            "st" => words.push("saint"),
            "ste" => words.push("sainte"),
            _ => words.push(word),
        }
    }
    if let [city @ ("paris" | "lyon" | "marseille"), number, ..] = words[..] {
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse::<u8>() {
            let rank = if number == 1 { "1er".to_owned() } else { format!("{number}e") };
            return format!("{city} {rank} arrondissement");
        }
    }
    words.join(" ")
}

/// A code of five characters that lost its leading zero.
fn padded(code: &str) -> String {
    let code = code.trim().to_uppercase();
    if code.len() == 4 && code.is_ascii() { format!("0{code}") } else { code }
}

/// The département that a postcode begins with. Corsica's, that has two, is not told by it.
fn start(postal: &str) -> &str {
    let digits = postal.len() == 5 && postal.bytes().all(|it| it.is_ascii_digit());
    match digits {
        true if postal.starts_with("97") || postal.starts_with("98") => &postal[..3],
        true if postal.starts_with("20") => "",
        true => &postal[..2],
        false => "",
    }
}

fn square(point: Point) -> (i32, i32) {
    (point.0.div_euclid(2_000), point.1.div_euclid(2_000))
}

fn degrees(point: Point) -> (f64, f64) {
    (f64::from(point.0) / 1e4, f64::from(point.1) / 1e4)
}

/// Kilometres between two points, flat: enough to tell near from far.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let y = (a.0 - b.0) * 111.2;
    let x = (a.1 - b.1) * 111.2 * a.0.to_radians().cos();
    y.hypot(x)
}

/// Names of places, for tests and for sentences.
pub fn noms(geo: &Geo) -> BTreeMap<&str, &str> {
    let communes = geo.communes.iter().map(|(code, it)| (code.as_str(), it.nom.as_str()));
    communes.collect()
}
