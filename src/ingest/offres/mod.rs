//! Openings, from the files of the folder `offres/`: what each is, is told by its shape. In reading
//! order: how files flow ([`flux`], [`xml`], [`champ`]), how texts are cleaned ([`texte`],
//! [`salaire`], [`jour`]), one reader per format, where an opening is ([`lieu`]), what is kept
//! ([`tri`]), and the sentences that tell it ([`phrases`]).

mod alternance;
mod annonce;
mod catalogue;
mod champ;
mod engagement;
pub mod flux;
mod france_travail;
mod immersion;
pub mod jour;
mod lheo;
pub mod lieu;
pub mod phrases;
pub mod salaire;
pub mod tableau;
pub mod texte;
pub mod tri;
mod xml;

use std::{collections::BTreeMap, io::BufRead};

use serde_json::{Map, Value};

pub use annonce::{Annonce, LieuDit};
use champ::Champs;
use flux::Flux;
use tri::{Compte, Tables};

use super::{
    IngestError,
    lecture::Sources,
    rapport::{Ecart, Genre, Ligne, Rapport},
};
use crate::domain::{Jour, Opportunite};

/// Where the files are, in the sources.
pub const DOSSIER: &str = "offres";
/// How their names end.
pub const SUFFIXES: &[&str] = &[".json", ".jsonl", ".xml", ".csv"];
/// Ids of the data sets that this module reads, in the registry.
pub const SOURCES: &[&str] = &[
    france_travail::SOURCE,
    alternance::SOURCE,
    immersion::SOURCE,
    engagement::SOURCE,
    lheo::SOURCE,
    catalogue::SOURCE,
    tableau::SOURCE,
];

/// Everything read of openings.
#[derive(Debug, Default)]
pub struct Releve {
    /// Each once.
    pub opportunites: Vec<Opportunite>,
    /// The newest day of publication, by data set.
    pub dates: BTreeMap<&'static str, Option<Jour>>,
}

/// Reads every file of openings. Without `permis`, files are named and not read: their licence is
/// for the host to check.
pub fn read(
    sources: &Sources,
    tables: &Tables,
    permis: bool,
    rapport: &mut Rapport,
) -> Result<Releve, IngestError> {
    let paths = sources.list(DOSSIER, SUFFIXES);
    if !permis {
        if !paths.is_empty() {
            rapport.remark(format!(
                "{DOSSIER} : {} fichier(s) non lu(s), licence à vérifier (--licences toutes les lit)",
                paths.len()
            ));
        }
        return Ok(Releve::default());
    }
    let mut all = Vec::new();
    for path in &paths {
        let mut compte = Compte::default();
        let before = all.len();
        read_file(path, sources.stream(path)?, rapport, &mut |annonce, rapport| {
            keep(annonce, tables, &mut compte, &mut all, rapport);
        })?;
        if compte.lues == 0 {
            return Err(IngestError::Vide(path.clone()));
        }
        let Compte { lues, ecartees, pourvues, completes } = compte;
        rapport.remark(format!(
            "{path} : {lues} lue(s), {} comprise(s), {ecartees} écartée(s), {pourvues} pourvue(s) ou \
             retirée(s), {completes} complète(s)",
            all.len() - before
        ));
    }
    let mut dates: BTreeMap<&'static str, Vec<Jour>> = BTreeMap::new();
    for it in &all {
        dates.entry(it.source).or_default().extend(it.publie);
    }
    let dates = dates.into_iter().map(|(source, days)| (source, newest(days))).collect();
    let (opportunites, n) = tri::once(all);
    if n > 0 {
        rapport.remark(format!("{DOSSIER} : {n} doublon(s) réuni(s)"));
    }
    Ok(Releve { opportunites, dates })
}

/// Counts what a reader gave, and keeps it when it may be shown.
fn keep(
    annonce: Result<Annonce, Ecart>,
    tables: &Tables,
    compte: &mut Compte,
    all: &mut Vec<Opportunite>,
    rapport: &mut Rapport,
) {
    compte.lues += 1;
    let confirmed = annonce.and_then(|it| match it.fermee {
        Some(why) => {
            compte.close(why);
            Ok(None)
        }
        None => tables.confirm(it, rapport).map(Some),
    });
    match confirmed {
        Ok(found) => all.extend(found),
        Err(ecart) => {
            compte.ecartees += 1;
            rapport.push(Genre::LigneEcartee, ecart);
        }
    }
}

/// The newest of these days, those more than a year after the middle one left aside: a slip in one
/// offer must not make the whole edition look like tomorrow's.
fn newest(mut days: Vec<Jour>) -> Option<Jour> {
    days.sort_unstable();
    let middle = *days.get(days.len() / 2)?;
    days.into_iter().rev().find(|it| it.0 <= middle.0 + 366)
}

/// What takes each opening, or why it is left out.
pub type Preneur<'a> = dyn FnMut(Result<Annonce, Ecart>, &mut Rapport) + 'a;

/// Reads a file of any known shape; `path` tells its kind by its end.
pub fn read_file(
    path: &str,
    reader: Box<dyn BufRead>,
    rapport: &mut Rapport,
    take: &mut Preneur,
) -> Result<(), IngestError> {
    let mut flux = Flux::new(path, reader)?;
    let plain = path.strip_suffix(".gz").unwrap_or(path);
    if flux.first()?.is_none() {
        return Err(IngestError::Vide(path.to_owned()));
    }
    match plain.rsplit_once('.').map(|it| it.1) {
        Some("xml") => {
            xml::records(flux, lheo::RACINES, lheo::FICHES, &mut |ligne, noeud| match lheo::lire(
                ligne, &noeud, rapport,
            ) {
                Ok(list) => list.into_iter().for_each(|it| take(Ok(it), rapport)),
                Err(ecart) => take(Err(ecart), rapport),
            })
        }
        Some("csv") => tableau::read(flux, rapport, take),
        _ => flux::elements(flux, &mut |ligne, liste, raw| {
            if let Ok(Value::Object(fields)) = serde_json::from_str(raw.get()) {
                return one(ligne, liste, &fields, rapport, take);
            }
            let ecart = Ecart {
                ligne,
                colonne: liste.to_owned(),
                valeur: raw.get().chars().take(60).collect(),
                attendu: "un objet est attendu".to_owned(),
            };
            take(Err(ecart), rapport);
        }),
    }
}

/// One object of a JSON list.
fn one(
    ligne: Ligne,
    liste: &str,
    fields: &Map<String, Value>,
    rapport: &mut Rapport,
    take: &mut Preneur,
) {
    let champs = Champs::new(ligne, fields);
    let single = |it: Result<Annonce, Ecart>| it.map(|it| vec![it]);
    let read = match forme(liste, &champs) {
        Some(Forme::Brute) => single(france_travail::brute(&champs)),
        Some(Forme::Aplatie) => single(france_travail::aplatie(&champs)),
        Some(Forme::Alternance) => single(alternance::offre(&champs)),
        Some(Forme::Entreprise) => single(alternance::entreprise(&champs)),
        Some(Forme::Immersion) => single(immersion::lire(&champs)),
        Some(Forme::Mission) => single(engagement::api(&champs)),
        Some(Forme::Catalogue) => catalogue::lire(&champs),
        None => Err(champs.ecart("", "une forme décrite dans docs/OFFRES.md est attendue")),
    };
    champs.tell(rapport);
    match read {
        Ok(list) => list.into_iter().for_each(|it| take(Ok(it), rapport)),
        Err(ecart) => take(Err(ecart), rapport),
    }
}

/// The shapes of JSON that we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Forme {
    Brute,
    Aplatie,
    Alternance,
    Entreprise,
    Immersion,
    Mission,
    Catalogue,
}

/// The shape of an object, by fields that no other shape has.
fn forme(liste: &str, champs: &Champs) -> Option<Forme> {
    let has = |path: &str| champs.has(path);
    Some(match () {
        () if liste == "recruiters" => Forme::Entreprise,
        () if has("id_offre") => Forme::Aplatie,
        () if has("lieuTravail") || (has("romeCode") && has("intitule")) => Forme::Brute,
        () if has("offer.title") || liste == "jobs" => Forme::Alternance,
        () if has("workplace") => Forme::Entreprise,
        () if has("voluntaryToImmersion") || (has("siret") && has("rome")) => Forme::Immersion,
        () if has("date_debut") || has("cle_ministere_educatif") => Forme::Catalogue,
        () if has("applicationUrl") || has("publisherName") || has("publisherId") => Forme::Mission,
        () => return None,
    })
}
