//! Coordinates of communes: La Poste first, the list of big towns for Paris, Lyon and Marseille,
//! then the middle of former communes.

use std::collections::BTreeMap;

use super::{CommuneCog, Former, Point};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Column, Format, Row, Sources, Table},
        rapport::{Ecart, Rapport},
        registre::Vintages,
    },
};

const LA_POSTE: Format = Format {
    pattern: "geo/laposte_hexasmal_*.csv",
    separator: b';',
    columns: &[
        "Code_commune_INSEE",
        "Nom_commune",
        "Code_postal",
        "Libelle_acheminement",
        "Ligne_5",
        "coordonnees_gps",
    ],
};
const VILLES: Format = Format {
    pattern: "geo/communes_plus_20000hab_*.csv",
    separator: b',',
    columns: &[
        "",
        "code_insee",
        "nom_standard",
        "nom_sans_pronom",
        "nom_a",
        "nom_de",
        "nom_sans_accent",
        "nom_standard_majuscule",
        "typecom",
        "typecom_texte",
        "reg_code",
        "reg_nom",
        "dep_code",
        "dep_nom",
        "canton_code",
        "canton_nom",
        "epci_code",
        "epci_nom",
        "academie_code",
        "academie_nom",
        "code_postal",
        "codes_postaux",
        "zone_emploi",
        "code_insee_centre_zone_emploi",
        "code_unite_urbaine",
        "nom_unite_urbaine",
        "taille_unite_urbaine",
        "type_commune_unite_urbaine",
        "statut_commune_unite_urbaine",
        "population",
        "superficie_hectare",
        "superficie_km2",
        "densite",
        "altitude_moyenne",
        "altitude_minimale",
        "altitude_maximale",
        "latitude_mairie",
        "longitude_mairie",
        "latitude_centre",
        "longitude_centre",
        "grille_densite",
        "grille_densite_texte",
        "niveau_equipements_services",
        "niveau_equipements_services_texte",
        "gentile",
        "url_wikipedia",
        "url_villedereve",
    ],
};
const COMMUNE: &str = "attendu un code Insee de commune, cinq caractères";

pub(super) fn read(
    communes: &mut BTreeMap<CommuneCode, CommuneCog>,
    former: &Former,
    sources: &Sources,
    rapport: &mut Rapport,
    vintages: &mut Vintages,
) -> Result<(), IngestError> {
    // Several lines per commune, one per postcode, all with the centroid of the commune.
    let mut points: BTreeMap<CommuneCode, Point> = BTreeMap::new();
    let table = Table::open(sources, &LA_POSTE, rapport)?;
    vintages.insert("codes-postaux", (table.version().to_owned(), year(table.version())));
    let [code, gps] = table.columns(["Code_commune_INSEE", "coordonnees_gps"])?;
    table.each(rapport, |row| {
        let key: CommuneCode = row.parse(code, COMMUNE)?;
        if row.text(gps).is_empty() {
            return Ok(());
        }
        let expected = "attendu une latitude et une longitude, comme « 47.22, 2.07 »";
        let pair = row.text(gps).split_once(',');
        let (latitude, longitude) = pair.ok_or_else(|| row.ecart(gps, expected))?;
        let point = point(latitude, longitude).ok_or_else(|| row.ecart(gps, expected))?;
        points.entry(key).or_insert(point);
        Ok(())
    })?;

    let table = Table::open(sources, &VILLES, rapport)?;
    vintages.insert("villes", (table.version().to_owned(), year(table.version())));
    let [code, latitude, longitude] =
        table.columns(["code_insee", "latitude_mairie", "longitude_mairie"])?;
    table.each(rapport, |row| {
        let key: CommuneCode = row.parse(code, COMMUNE)?;
        let point = town_point(row, latitude, longitude)?;
        points.entry(key).or_insert(point);
        Ok(())
    })?;

    let mut without = 0;
    for (code, commune) in communes {
        let known = points.get(code).copied();
        commune.point = known.or_else(|| middle(former.get(code)?, &points));
        without += usize::from(commune.point.is_none());
    }
    if without > 0 {
        rapport.remark(format!("{without} commune(s) sans coordonnées dans les sources"));
    }
    Ok(())
}

fn town_point(row: &Row, latitude: Column, longitude: Column) -> Result<Point, Ecart> {
    point(row.text(latitude), row.text(longitude))
        .ok_or_else(|| row.ecart(latitude, "attendu une latitude et une longitude en degrés"))
}

/// A point of Earth in ten-thousandths of a degree.
fn point(latitude: &str, longitude: &str) -> Option<Point> {
    let read = |text: &str, max: f64| {
        let degrees: f64 = text.trim().parse().ok()?;
        #[allow(clippy::cast_possible_truncation)] // at most 1 800 000
        (degrees.abs() <= max).then(|| (degrees * 10_000.0).round() as i32)
    };
    Some((read(latitude, 90.0)?, read(longitude, 180.0)?))
}

/// The mean of the points known among `codes`: where a merged commune is, near enough.
fn middle(codes: &[CommuneCode], points: &BTreeMap<CommuneCode, Point>) -> Option<Point> {
    let known: Vec<Point> = codes.iter().filter_map(|it| points.get(it).copied()).collect();
    let n = i32::try_from(known.len()).ok().filter(|it| *it > 0)?;
    Some((
        known.iter().map(|it| it.0).sum::<i32>() / n,
        known.iter().map(|it| it.1).sum::<i32>() / n,
    ))
}

/// The first day of the year that a file name carries.
pub(super) fn year(version: &str) -> Option<String> {
    let digits = version.len() == 4 && version.bytes().all(|it| it.is_ascii_digit());
    digits.then(|| format!("{version}-01-01"))
}
