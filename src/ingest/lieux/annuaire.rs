//! CIO, lycées that prepare for métiers, and EREA, from the directory of the Éducation nationale.

use super::{Communes, Lieu, departement_of_uai, is_uai, point};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::Rapport,
    },
    search::fold,
};

const ANNUAIRE: Format = Format {
    pattern: "annuaires/etablissements_second_degre_cio.csv",
    separator: b',',
    columns: &[
        "uai",
        "nom",
        "type",
        "statut",
        "code_commune",
        "nom_commune",
        "code_region",
        "code_academie",
        "voie_generale",
        "nombre_d_eleves",
        "longitude",
        "latitude",
    ],
};

/// What a name says of a lycée that prepares for métiers: the column of the professional way is
/// empty in the file.
const METIERS: &[&str] = &[
    "professionnel",
    "professionnelle",
    "professionnels",
    "polyvalent",
    "polyvalente",
    "agricole",
    "horticole",
    "viticole",
    "forestier",
    "maritime",
    "metiers",
    "technologique",
    "technique",
    "hotelier",
    "hoteliere",
    "lp",
    "lpo",
    "sep",
    "legta",
    "legtpa",
    "lpa",
    "mfr",
    "erea",
];

#[derive(Clone, Copy)]
enum Type {
    College,
    Lycee,
    Cio,
    Erea,
}

/// The places; none when the folder has no such file. A lycée of another name is kept when it is
/// known to be `teaching`.
pub(super) fn read(
    sources: &Sources,
    communes: &Communes,
    teaching: impl Fn(&str) -> bool,
    rapport: &mut Rapport,
) -> Result<Vec<Lieu>, IngestError> {
    if !sources.has(ANNUAIRE.pattern) {
        rapport.remark(format!("{} : absent, ni CIO ni lycée", ANNUAIRE.pattern));
        return Ok(Vec::new());
    }
    let table = Table::open(sources, &ANNUAIRE, rapport)?;
    let [uai, nom, genre, insee] = table.columns(["uai", "nom", "type", "code_commune"])?;
    let [commune, longitude, latitude] = table.columns(["nom_commune", "longitude", "latitude"])?;
    let types = [
        ("Collège", Type::College),
        ("Lycée", Type::Lycee),
        ("Information et orientation", Type::Cio),
        ("EREA", Type::Erea),
    ];
    let (mut n_lycees, mut n_kept) = (0, 0);
    let mut out = Vec::new();
    let mut left = Vec::new();
    let mut seen = Uniques::default();
    table.each(rapport, |row| {
        let kind = row.one_of(genre, &types)?;
        let number = row.filled(uai)?;
        if !is_uai(number) {
            return Err(row.ecart(uai, "attendu un UAI : sept chiffres et une lettre"));
        }
        seen.check(number.to_owned(), row, uai)?;
        let label = row.label(nom)?;
        match kind {
            Type::College => return Ok(()),
            Type::Lycee => {
                n_lycees += 1;
                let name = fold(&label);
                if !name.split(' ').any(|it| METIERS.contains(&it)) && !teaching(number) {
                    return Ok(());
                }
                n_kept += 1;
            }
            Type::Cio | Type::Erea => {}
        }
        let at = point(row.text(latitude), row.text(longitude));
        let at = at.ok_or_else(|| row.ecart(latitude, "attendu une latitude et une longitude"))?;
        let mut lieu = Lieu {
            genre: if matches!(kind, Type::Cio) { "cio" } else { "lycee" },
            nom: label,
            commune: row.text(commune).to_owned(),
            departement: departement_of_uai(number).unwrap_or_default(),
            uai: number.to_owned(),
            source: "annuaire-education",
            ..Lieu::default()
        };
        // Some communes changed their code since: such a place keeps its own point.
        match row.text(insee).parse::<CommuneCode>() {
            Ok(code) if communes.geo.communes.contains_key(&code) => {
                if communes.place(&mut lieu, code, Some(at)) {
                    left.push(row.ecart(latitude, super::TROP_LOIN));
                }
            }
            _ => lieu.point = Some(at),
        }
        out.push(lieu);
        Ok(())
    })?;
    rapport.leave_values(left);
    rapport.remark(format!(
        "annuaire de l'éducation : {n_kept} lycées sur {n_lycees} préparent à des métiers, d'après \
         leur nom"
    ));
    Ok(out)
}
