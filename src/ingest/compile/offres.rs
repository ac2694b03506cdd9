//! Openings, one file per département: what may be shown on the day of the edition or after it.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Files, rank, ranks};
use crate::{
    domain::{
        CommuneCode, Contrat, Experience, Heures, Jour, Nature, Opportunite, Precision, RomeCode,
    },
    ingest::{
        IngestError,
        geo::Geo,
        offres::{phrases, tableau::EXEMPLES},
        rapport::Rapport,
    },
    snapshot::format::{FORMAT, Offres, Role, Textes},
};

/// Key of the file of what is in no département.
const FRANCE: &str = "france";

/// Days during which an opening without an end is shown, counted from its publication. A job is
/// filled in a few weeks; a list of companies lasts longer than that.
const SANS_FIN: [i32; 5] = [60, 180, 180, 120, 180];
/// From this many minutes a week, it is full time.
const TEMPS_PLEIN: u16 = 30 * 60;

/// An opening to write: its last day, and its sentences.
struct Ligne<'a> {
    it: &'a Opportunite,
    fin: Jour,
    faits: Vec<String>,
}

/// Writes the files. `kept` are the départements of the snapshot; `edition` is its date, and
/// `validite` its end. Nothing is written when there is nothing to show.
pub(super) fn write(
    all: &[Opportunite],
    (edition, validite): (Jour, Jour),
    geo: &Geo,
    metiers: &BTreeMap<RomeCode, u16>,
    kept: &BTreeSet<String>,
    (files, rapport): (&mut Files, &mut Rapport),
) -> Result<usize, IngestError> {
    let mut by_file: BTreeMap<&str, Vec<Ligne>> = BTreeMap::new();
    let mut expired = 0;
    for it in all {
        let file = match it.lieu.precision {
            Precision::France | Precision::Region => FRANCE,
            Precision::Departement => it.lieu.code.as_str(),
            Precision::Commune | Precision::Adresse => departement(&it.lieu.code),
        };
        if file != FRANCE && !kept.contains(file) {
            continue;
        }
        let fin = last_day(it, edition, validite);
        if fin < edition {
            expired += 1;
            continue;
        }
        let faits = phrases::faits(it, it.source == EXEMPLES);
        by_file.entry(file).or_default().push(Ligne { it, fin, faits });
    }
    if expired > 0 {
        let day = crate::ingest::offres::jour::iso(edition);
        rapport.remark(format!("offres : {expired} échue(s) avant le {day}, non écrite(s)"));
    }
    let n = by_file.values().map(Vec::len).sum();
    if n == 0 {
        return Ok(0);
    }
    let mut par_metier = vec![0_u32; metiers.len()];
    for line in by_file.values().flatten() {
        for code in &line.it.metiers {
            if let Some(row) = metiers.get(code) {
                par_metier[usize::from(*row)] += 1;
            }
        }
    }
    by_file.entry(FRANCE).or_default();
    for (file, mut lines) in by_file {
        // The nearest in time first: days until it begins, or since it was published.
        lines.sort_by_cached_key(|line| {
            let begins = line.it.debut.filter(|it| *it >= edition).map(|it| it.0 - edition.0);
            let age = line.it.publie.map(|it| (edition.0 - it.0).max(0));
            let near = begins.or(age).unwrap_or(i32::MAX);
            (near, line.it.titre.clone(), line.it.organisation.clone(), line.it.id.clone())
        });
        let mut rows = table(&lines, edition, geo, metiers)?;
        if file == FRANCE {
            rows.natures = Textes::join(phrases::NATURES);
            rows.suites = Textes::join(phrases::SUITES);
            rows.boutons = Textes::join(phrases::BOUTONS);
            rows.contrats = Textes::join(phrases::CONTRATS);
            rows.par_metier.clone_from(&par_metier);
        }
        files.push(Role::Offres, file, &rows)?;
    }
    Ok(n)
}

/// The département of a commune.
fn departement(code: &str) -> &str {
    let n = if code.starts_with("97") || code.starts_with("98") { 3 } else { 2 };
    code.get(..n).unwrap_or(code)
}

/// The last day on which an opening may be shown: the one it tells; a session, the day before it
/// begins or the end of its month when that is all we know; else a delay by nature. Never after
/// the end of validity of the snapshot.
fn last_day(it: &Opportunite, edition: Jour, validite: Jour) -> Jour {
    let delay = SANS_FIN[it.nature as usize];
    let from = it.publie.unwrap_or(edition);
    let mut last = it.fin.unwrap_or(Jour(from.0 + delay));
    // Companies and immersions are lists: they are as old as the edition, not as each line.
    if it.fin.is_none() && matches!(it.nature, Nature::Entreprise | Nature::Immersion) {
        last = Jour(edition.0 + delay);
    }
    if let Some(session) = &it.session {
        let before = it.debut.map(|debut| {
            if it.debut_mois {
                crate::ingest::offres::jour::fin_de_mois(debut)
            } else {
                Jour(debut.0 - 1)
            }
        });
        last = match (session.entree_permanente, it.fin, before) {
            (true, None, _) => session.fin.unwrap_or(Jour(edition.0 + delay)),
            (_, Some(fin), Some(before)) => fin.min(before),
            (_, Some(fin), None) => fin,
            (_, None, Some(before)) => before,
            (false, None, None) => last,
        };
    }
    last.min(validite)
}

fn table(
    lines: &[Ligne],
    edition: Jour,
    geo: &Geo,
    metiers: &BTreeMap<RomeCode, u16>,
) -> Result<Offres, IngestError> {
    let organisations: BTreeSet<&str> =
        lines.iter().map(|it| it.it.organisation.as_str()).chain([""]).collect();
    let organisation_ranks = ranks(organisations.iter().copied(), "organisations")?;
    let lieux: BTreeSet<(Precision, &str)> = lines.iter().map(|it| lieu(it.it)).collect();
    let lieu_ranks = ranks(lieux.iter().copied(), "lieux d'un département")?;
    let sources: BTreeSet<&str> = lines.iter().map(|it| it.it.source).collect();
    let source_ranks = ranks(sources.iter().copied(), "sources")?;
    // The sentences said most come first: their rows are shorter.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in lines.iter().flat_map(|it| &it.faits) {
        *counts.entry(text).or_default() += 1;
    }
    let mut sentences: Vec<(&str, usize)> = counts.into_iter().collect();
    sentences.sort_by_key(|it| (Reverse(it.1), it.0));
    let sentence_ranks = ranks(sentences.iter().map(|it| it.0), "phrases d'un département")?;
    let points: Vec<_> = lieux.iter().map(|it| point(*it, geo)).collect();
    let each = || lines.iter().map(|it| it.it);
    let digit = |n: usize| char::from(b'0' + u8::try_from(n).unwrap_or(0) % 10);
    let listed = |it: &Opportunite| !matches!(it.nature, Nature::Offre | Nature::Mission);
    let contrat = |it: Contrat| {
        let at = Contrat::TOUS.iter().position(|other| *other == it).unwrap_or_default();
        char::from(b'a' + u8::try_from(at).unwrap_or_default())
    };
    let mut days = Vec::with_capacity(lines.len());
    for line in lines {
        let after = usize::try_from(line.fin.0 - edition.0).unwrap_or_default();
        days.push(rank(after, "jours avant la fin")?);
    }
    Ok(Offres {
        format: FORMAT,
        jour: u16::try_from(edition.0).unwrap_or_default(),
        nature: each().map(|it| digit(it.nature as usize)).collect(),
        titre: Textes::join(each().map(|it| &it.titre)),
        metiers: each()
            .map(|it| it.metiers.iter().filter_map(|it| metiers.get(it).copied()).collect())
            .collect(),
        organisation: each()
            .filter_map(|it| organisation_ranks.get(it.organisation.as_str()).copied())
            .collect(),
        organisations: Textes::join(&organisations),
        lieu: each().filter_map(|it| lieu_ranks.get(&lieu(it)).copied()).collect(),
        lieux: Textes::join(lieux.iter().map(|it| code(*it))),
        noms: Textes::join(lieux.iter().map(|it| nom(*it, geo))),
        latitude: points.iter().map(|it| it.map(|it| it.0)).collect(),
        longitude: points.iter().map(|it| it.map(|it| it.1)).collect(),
        adresse: Textes::join(
            each().map(|it| if listed(it) { it.lieu.adresse.as_str() } else { "" }),
        ),
        contrat: each().map(|it| contrat(it.contrat)).collect(),
        temps: each().map(|it| digit(temps(it.heures))).collect(),
        niveau: each().map(|it| digit(it.niveau.unwrap_or(0).into())).collect(),
        vise: each().map(|it| digit(it.vise.unwrap_or(0).into())).collect(),
        experience: each()
            .map(|it| match it.experience {
                Experience::Inconnue => '0',
                Experience::Debutant => '1',
                Experience::Souhaitee => '2',
                Experience::Exigee(_) => '3',
            })
            .collect(),
        debut: each().map(|it| it.debut.map(|it| it.0 - edition.0)).collect(),
        fin: days,
        formation: each()
            .map(|it| it.session.as_ref().and_then(|it| it.formation).map_or(0, |it| it.0))
            .collect(),
        phrases: Textes::join(sentences.iter().map(|it| it.0)),
        faits: lines
            .iter()
            .map(|it| {
                it.faits.iter().filter_map(|it| sentence_ranks.get(it.as_str()).copied()).collect()
            })
            .collect(),
        reponse: Textes::join(each().map(reponse)),
        telephone: Textes::join(each().map(|it| match &it.reponse {
            it if it.lien.is_some() || it.courriel.is_some() => phone(it.telephone.as_deref()),
            _ => String::new(),
        })),
        source: each()
            .filter_map(|it| source_ranks.get(it.source))
            .map(|it| digit((*it).into()))
            .collect(),
        sources: Textes::join(&sources),
        ..Offres::default()
    })
}

/// A place as the table lists it. Streets are a column of their own.
fn lieu(it: &Opportunite) -> (Precision, &str) {
    (it.lieu.precision.min(Precision::Commune), it.lieu.code.as_str())
}

fn code((precision, code): (Precision, &str)) -> String {
    match precision {
        Precision::France => FRANCE.to_owned(),
        Precision::Region => format!("r{code}"),
        _ => code.to_owned(),
    }
}

fn nom<'a>((precision, code): (Precision, &str), geo: &'a Geo) -> &'a str {
    let found = match precision {
        Precision::France => Some("France"),
        Precision::Region => geo.territoires.regions.get(code).map(String::as_str),
        Precision::Departement => geo.territoires.departements.get(code).map(|it| it.0.as_str()),
        _ => commune(code, geo).map(|it| it.nom.as_str()),
    };
    found.unwrap_or_default()
}

fn point((precision, code): (Precision, &str), geo: &Geo) -> Option<(i32, i32)> {
    if precision == Precision::Commune { commune(code, geo)?.point } else { None }
}

fn commune<'a>(code: &str, geo: &'a Geo) -> Option<&'a crate::ingest::geo::CommuneCog> {
    geo.communes.get(&code.parse::<CommuneCode>().ok()?)
}

fn temps(heures: Option<Heures>) -> usize {
    match heures {
        None => 0,
        Some(Heures::Plein) => 1,
        Some(Heures::Partiel) => 2,
        Some(Heures::Semaine(minutes)) => {
            if minutes >= TEMPS_PLEIN {
                1
            } else {
                2
            }
        }
    }
}

/// Where to answer: the page, else the e-mail, else the phone.
fn reponse(it: &Opportunite) -> String {
    let it = &it.reponse;
    let mail = || it.courriel.as_ref().map(|it| format!("mailto:{it}"));
    it.lien.clone().or_else(mail).unwrap_or_else(|| phone(it.telephone.as_deref()))
}

fn phone(digits: Option<&str>) -> String {
    digits.map(|it| format!("tel:{it}")).unwrap_or_default()
}
