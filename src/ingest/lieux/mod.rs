//! Places to go: Missions Locales, agencies, CIO, lycées, CFA, residences, and those that the host
//! adds. Each module reads one source; what a place does is told by us, by kind.

mod agences;
mod annuaire;
mod cfa;
mod crous;
mod dila;
pub mod horaires;
mod hote;
pub mod joindre;
mod missions;
mod organismes;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    IngestError,
    geo::{Geo, Point},
    lecture::Sources,
    rapport::Rapport,
};
use crate::{domain::CommuneCode, search::fold};

/// Furthest that a place may be from the middle of its commune, in ten-thousandths of a degree
/// (about 40 km): further, one of the two is wrong. Communes of Guyane are as large as a
/// département.
const ECART_MAX: i32 = 4_000;
const ECART_GUYANE: i32 = 15_000;

/// Why a value of a place is left out.
const TROP_LOIN: &str = "à plus de 40 km de sa commune : le lieu est mis au milieu de la commune";
const SANS_POINT: &str =
    "attendu une latitude et une longitude : le lieu est mis au milieu de la commune";
const HORAIRES: &str = "horaires qui ne sont pas une semaine simple : rien n'en est dit";
const TELEPHONE: &str = "attendu un numéro à dix chiffres, ou à quatre : rien n'en est dit";
const COURRIEL: &str =
    "attendu l'adresse d'un service, pas celle d'une personne : rien n'en est dit";
const LIEN: &str = "attendu une adresse en https:// : rien n'en est dit";

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lieu {
    /// Its kind: a code of `redaction/lieux.csv`.
    pub genre: &'static str,
    /// Its name.
    pub nom: String,
    /// Code of its département.
    pub departement: String,
    /// Name of its commune; empty when it is not known.
    pub commune: String,
    /// Where it is.
    pub point: Option<Point>,
    /// Whether that is the middle of its commune.
    pub au_centre: bool,
    /// Its address; empty when it is not known. So for the next five.
    pub adresse: String,
    /// Opening hours, as [`horaires::Semaine::dire`] says them.
    pub horaires: String,
    /// Digits.
    pub telephone: String,
    /// Of the place.
    pub courriel: String,
    /// Its page.
    pub lien: String,
    /// What became of those who were trained there.
    pub phrase: String,
    /// Number of the establishment (UAI), for joins.
    pub uai: String,
    /// Certifications taught there, by Certif Info code.
    pub certifications: BTreeSet<u32>,
    /// Id of its source; empty when it is the host's.
    pub source: &'static str,
}

/// Places, and what is the same for many of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Releve {
    /// Every place, in the order of the sources.
    pub liste: Vec<Lieu>,
    /// Period of the figures of CFA (`2023-2024`).
    pub periode_cfa: String,
}

/// Reads every source of places that the folder has. Those whose licence is not known to be open
/// are read and checked; they are kept only with `toutes_licences`. `teaching` tells which
/// establishments are known to prepare for a certification.
pub fn read(
    sources: &Sources,
    geo: &Geo,
    teaching: impl Fn(&str) -> bool,
    toutes_licences: bool,
    rapport: &mut Rapport,
) -> Result<Releve, IngestError> {
    let communes = Communes::new(geo);
    let mut out = agences::read(sources, &communes, rapport)?;
    out.extend(annuaire::read(sources, &communes, teaching, rapport)?);
    out.extend(crous::read(sources, &communes, rapport)?);
    let (cfa, periode_cfa) = cfa::read(sources, &communes, rapport)?;
    out.extend(cfa);
    let official = dila::read(sources, &communes, rapport)?;
    let own = hote::read(sources, &communes, rapport)?;
    let named = missions::read(sources, geo, rapport)?;
    let bodies = organismes::read(sources, &communes, rapport)?;
    if toutes_licences {
        out.extend(named);
        organismes::complete(&mut out, bodies);
    }
    // What the host or the official directory says of a kind, in a département, is all there is
    // of that kind there.
    for better in [official, own] {
        let told: BTreeSet<(&str, String)> =
            better.iter().map(|it| (it.genre, it.departement.clone())).collect();
        out.retain(|it| !told.contains(&(it.genre, it.departement.clone())));
        out.extend(better);
    }
    Ok(Releve { liste: out, periode_cfa })
}

/// Puts in a field what was understood of a value; false when nothing was.
fn fill(champ: &mut String, read: Option<String>) -> bool {
    let known = read.is_some();
    if let Some(it) = read {
        *champ = it;
    }
    known
}

/// Gives each establishment the certifications that it prepares for: CFD by UAI, and codes of
/// certifications by CFD. How many have some.
pub fn teach(
    lieux: &mut Releve,
    taught: &BTreeMap<String, BTreeSet<String>>,
    by_cfd: &BTreeMap<String, Vec<u32>>,
) -> usize {
    let mut n = 0;
    for it in lieux.liste.iter_mut().filter(|it| !it.uai.is_empty()) {
        let cfds = taught.get(&it.uai).into_iter().flatten();
        it.certifications = cfds.filter_map(|it| by_cfd.get(it)).flatten().copied().collect();
        n += usize::from(!it.certifications.is_empty());
    }
    n
}

/// Communes, to find where a place is.
pub(super) struct Communes<'a> {
    geo: &'a Geo,
    by_postcode: BTreeMap<&'a str, Vec<CommuneCode>>,
    by_name: BTreeMap<(&'a str, String), CommuneCode>,
}

impl<'a> Communes<'a> {
    fn new(geo: &'a Geo) -> Self {
        let mut by_postcode: BTreeMap<&str, Vec<CommuneCode>> = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        for (code, it) in &geo.communes {
            for postcode in &it.codes_postaux {
                by_postcode.entry(postcode).or_default().push(*code);
            }
            by_name.entry((it.departement.as_str(), fold(&it.nom))).or_insert(*code);
        }
        Self { geo, by_postcode, by_name }
    }

    fn point(&self, code: CommuneCode) -> Option<Point> {
        self.geo.communes.get(&code)?.point
    }

    /// The commune of that name in a département, however it is spelt.
    fn named(&self, departement: &str, nom: &str) -> Option<CommuneCode> {
        let nom = fold(nom);
        // « Toulouse cedex 4 » is Toulouse.
        let nom = nom.split(" cedex").next().unwrap_or_default();
        let departement = self.geo.territoires.departements.get_key_value(departement)?.0;
        self.by_name.get(&(departement.as_str(), nom.to_owned())).copied()
    }

    /// The commune that a name ends with (« CFA de Haute Saône à Vesoul »), the longest of those of
    /// the département. Schools bear the names of saints, and « du Doubs » is no commune: such an
    /// end is not read unless a comma, a dash or « à » comes before.
    fn at_end(&self, departement: &str, nom: &str) -> Option<CommuneCode> {
        let departement = self.geo.territoires.departements.get_key_value(departement)?.0.as_str();
        let words: Vec<String> = fold(nom).split(' ').map(str::to_owned).collect();
        let last = nom.rsplit([',', '(']).next().unwrap_or_default();
        let last = fold(last.rsplit(" - ").next().unwrap_or_default());
        (1..words.len()).find_map(|from| {
            let end = words[from..].join(" ");
            let code = self.by_name.get(&(departement, end.clone()))?;
            let before = words[from - 1].as_str();
            let apart = end == last || before == "a";
            let saint = matches!(words[from].as_str(), "saint" | "sainte" | "st" | "ste" | "notre");
            let named = !saint && before != "du" && end.len() >= 4;
            (apart || named).then_some(*code)
        })
    }

    /// The commune of a point: the nearest of those with that postcode, else of all.
    fn nearest(&self, postcode: &str, point: Point) -> Option<CommuneCode> {
        let squared = |code: CommuneCode| {
            let (lat, lon) = self.point(code)?;
            let (lat, lon) = (i64::from(lat - point.0), i64::from(lon - point.1));
            Some(lat * lat + lon * lon)
        };
        let near = |codes: &mut dyn Iterator<Item = CommuneCode>| {
            codes.filter_map(|it| Some((squared(it)?, it))).min().map(|it| it.1)
        };
        let of_postcode = self.by_postcode.get(postcode);
        of_postcode
            .and_then(|it| near(&mut it.iter().copied()))
            .or_else(|| near(&mut self.geo.communes.keys().copied()))
    }

    /// Puts a place in its commune, at `point` when it is near enough, else in the middle of the
    /// commune. Says whether `point` was too far.
    fn place(&self, lieu: &mut Lieu, code: CommuneCode, point: Option<Point>) -> bool {
        let middle = self.point(code);
        if let Some(it) = self.geo.communes.get(&code) {
            lieu.commune.clone_from(&it.nom);
        }
        code.departement().clone_into(&mut lieu.departement);
        let max = if lieu.departement == "973" { ECART_GUYANE } else { ECART_MAX };
        let far = |(a, b): (Point, Point)| (a.0 - b.0).abs() > max || (a.1 - b.1).abs() > max;
        let wrong = point.zip(middle).is_some_and(far);
        lieu.point = point.filter(|_| !wrong).or(middle);
        lieu.au_centre = lieu.point.is_some() && (wrong || point.is_none());
        wrong
    }
}

/// Ten-thousandths of a degree of `47.0749572`; `None` outside `-max..=max`.
#[allow(clippy::cast_possible_truncation)] // within 180 degrees
fn degrees(text: &str, max: f64) -> Option<i32> {
    let value: f64 = text.trim().parse().ok()?;
    (value.is_finite() && value.abs() <= max).then(|| (value * 10_000.0).round() as i32)
}

/// The point of two columns; `None` when one of them is no angle.
fn point(latitude: &str, longitude: &str) -> Option<Point> {
    Some((degrees(latitude, 90.0)?, degrees(longitude, 180.0)?))
}

/// The postcode in an address (« 12 rue X 62000 ARRAS ») and what follows it.
fn postcode(adresse: &str) -> Option<(&str, &str)> {
    let digits = |it: &str| it.len() == 5 && it.bytes().all(|it| it.is_ascii_digit());
    let mut words = adresse.split([' ', ',', '\u{a0}']).filter(|it| digits(it));
    let found = words.next_back()?;
    let at = adresse.rfind(found)?;
    Some((found, adresse[at + 5..].trim_matches([' ', ',', '\u{a0}'])))
}

/// The département in the number of an establishment: its first three characters.
fn departement_of_uai(uai: &str) -> Option<String> {
    let start = uai.get(..3)?;
    match start {
        "620" => Some("2A".to_owned()),
        "720" => Some("2B".to_owned()),
        _ if !start.bytes().all(|it| it.is_ascii_digit()) => None,
        _ => Some(start.strip_prefix('0').unwrap_or(start).to_owned()),
    }
}

/// Whether it is the number of an establishment (UAI): seven digits and a letter.
pub fn is_uai(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 8 && bytes[..7].iter().all(u8::is_ascii_digit) && bytes[7].is_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_its_postcode_and_commune() {
        for (text, expected) in [
            ("12 rue Raoul François 62000 ARRAS", Some(("62000", "ARRAS"))),
            ("30, Rue Marie Marvingt, 49100 Angers", Some(("49100", "Angers"))),
            ("10000 route du Lac, 38000 Grenoble", Some(("38000", "Grenoble"))),
            ("118 route de Narbonne", None),
            ("", None),
        ] {
            assert_eq!(postcode(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_may_end_with_its_commune() {
        let mut geo = Geo::default();
        let here = ("25", ["Doubs", "Besançon", "Saint-Vit", "Vit", "Pontarlier-le-Bas", "Bas"]);
        geo.territoires.departements.insert(here.0.to_owned(), Default::default());
        for (at, nom) in here.1.iter().enumerate() {
            let code: CommuneCode = format!("2500{at}").parse().unwrap();
            geo.communes.insert(code, commune(nom));
        }
        let communes = Communes::new(&geo);
        for (nom, expected) in [
            ("CFA de Besançon", Some("25001")),
            ("AFTRAL BESANCON", Some("25001")),
            ("Athena, Saint-Vit", Some("25002")),
            ("Athena - Saint-Vit", Some("25002")),
            ("BTP à Saint-Vit", Some("25002")),
            ("Lycée Saint-Vit", None),
            ("CFA du Doubs", None),
            ("Forma Pontarlier-le-Bas", Some("25004")),
            ("Besançon", None),
            ("CFA de Dole", None),
            ("", None),
        ] {
            let found = communes.at_end("25", nom);
            assert_eq!(found.as_ref().map(CommuneCode::as_str), expected, "{nom}");
        }
        assert_eq!(communes.at_end("39", "CFA de Besançon"), None);
    }

    fn commune(nom: &str) -> crate::ingest::geo::CommuneCog {
        crate::ingest::geo::CommuneCog {
            nom: nom.to_owned(),
            departement: "25".to_owned(),
            commune: None,
            codes_postaux: Vec::new(),
            population: None,
            point: None,
            zone: None,
            bassin: None,
            densite: 0,
        }
    }

    #[test]
    fn the_number_of_a_school_tells_its_departement() {
        for (uai, expected) in [
            ("0180006A", Some("18")),
            ("6200001G", Some("2A")),
            ("7200001L", Some("2B")),
            ("9741234B", Some("974")),
            ("02A", None),
            ("é", None),
        ] {
            assert_eq!(departement_of_uai(uai).as_deref(), expected, "{uai}");
        }
        assert!(is_uai("0180006A") && !is_uai("0180006a") && !is_uai("180006A"));
    }
}
