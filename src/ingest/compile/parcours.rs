//! What is told of each certification: our lines, by kind of diploma and by way in, in the same
//! order for all; what it leads to; what becomes of those who leave it.

use std::collections::{BTreeMap, BTreeSet};

use super::{formations, rank, ranks};
use crate::{
    constat::{self, Sujet},
    domain::RomeCode,
    ingest::{
        IngestError,
        formations::{
            Certification,
            inserjeunes::{Devenir, Insertion, Voie},
        },
        redaction::{self, Ligne},
        registre,
    },
    search::fold,
    snapshot::format::{FORMAT, Parcours, Textes},
};

/// Sections of a fiche: how the table of lines names them, and their titles, in order.
pub(super) const SECTIONS: [(&str, &str); 7] = [
    ("publics", "Pour qui ?"),
    ("objectif", "Pour arriver à quoi ?"),
    ("modalites", "Comment ça se passe ?"),
    ("droits", "Tes droits"),
    ("debouches", "Et après ?"),
    ("sessions", "Quand et où ?"),
    ("changer", "Si tu changes d'avis"),
];

/// Ways in, in the order of the bits of `voies`.
const VOIES: [&str; 5] = ["scolaire", "apprentissage", "continue", "professionnalisation", "vae"];

/// Most certifications named after one of each sort: closed and replaced, going on, near.
const SUITES_MAX: usize = 3;

/// A certification may be known under several codes of the same name.
type Ranked<'a> = (i32, String, u32, &'a Certification);

/// What is read beside the certifications.
pub(super) struct Autour<'a> {
    /// What becomes of those who leave them.
    pub(super) insertion: &'a Insertion,
    /// Family of the first year of bac pro, by CFD.
    pub(super) familles: &'a BTreeMap<String, String>,
    /// What replaces a certification, beside what Certif Info says.
    pub(super) nouveaux: &'a BTreeMap<u32, Vec<u32>>,
}

/// One file per level present, in the order of the certifications' own.
pub(super) fn parcours(
    all: &BTreeMap<u32, Certification>,
    autour: &Autour,
) -> Result<Vec<Parcours>, IngestError> {
    let genres = redaction::genres_formation();
    let lignes = redaction::parcours();
    let liens = Liens::new(all, autour.nouveaux);
    let levels: BTreeSet<u8> = all.values().map(|it| it.niveau).collect();
    levels.into_iter().map(|it| of_level(all, it, autour, &genres, &lignes, &liens)).collect()
}

fn of_level(
    all: &BTreeMap<u32, Certification>,
    niveau: u8,
    autour: &Autour,
    genres: &BTreeMap<&str, &'static str>,
    lignes: &[Ligne],
    liens: &Liens,
) -> Result<Parcours, IngestError> {
    let mut models: BTreeMap<Vec<Vec<String>>, usize> = BTreeMap::new();
    let mut of_each = Vec::new();
    let mut suites: Vec<Vec<(String, u32)>> = Vec::new();
    let mut insertion: Vec<Vec<(&str, String)>> = Vec::new();
    for (code, it) in formations::rows(all, niveau) {
        let told = autour.insertion.par_cfd.get(&it.cfd).filter(|_| !it.cfd.is_empty());
        let famille = genres.get(it.genre.as_str()).copied().unwrap_or("autre");
        let facts = facts(it, famille, told.is_some());
        let mut model: Vec<Vec<String>> = SECTIONS
            .iter()
            .map(|section| {
                let of = lignes.iter().filter(|it| it.section == section.0 && it.suits(&facts));
                of.map(|it| it.phrase.to_owned()).collect()
            })
            .collect();
        if let Some(nom) = autour.familles.get(&it.cfd) {
            model[2].push(format!("En 2de professionnelle, tu es dans la famille « {nom} »."));
        }
        if it.derniere_session != 0 {
            let year = it.derniere_session;
            let closing = format!("Dernière session : {year}. Demande par quoi il est remplacé.");
            model[5].insert(0, closing);
        }
        let next = models.len();
        of_each.push(*models.entry(model).or_insert(next));
        suites.push(liens.of(code, it));
        let said = told.into_iter().flatten().flat_map(|((region, voie), devenir)| {
            devenir_lines(*voie, devenir).into_iter().map(move |line| (region.as_str(), line))
        });
        insertion.push(said.collect());
    }
    let texts: BTreeSet<&str> = models
        .keys()
        .flatten()
        .flatten()
        .chain(suites.iter().flatten().map(|it| &it.0))
        .chain(insertion.iter().flatten().map(|it| &it.1))
        .map(String::as_str)
        .collect();
    let places = ranks(texts.iter().copied(), "lignes sur les certifications")?;
    let regions: BTreeSet<&str> = insertion.iter().flatten().map(|it| it.0).collect();
    let region_places = ranks(regions.iter().copied(), "régions")?;
    let mut by_rank: Vec<(usize, &Vec<Vec<String>>)> =
        models.iter().map(|(model, at)| (*at, model)).collect();
    by_rank.sort();
    let place = |it: &String| places.get(it.as_str()).copied().unwrap_or_default();
    Ok(Parcours {
        format: FORMAT,
        niveau,
        sections: Textes::join(SECTIONS.map(|it| it.1)),
        textes: Textes::join(&texts),
        lignes: by_rank
            .iter()
            .flat_map(|it| it.1)
            .map(|section| section.iter().map(place).collect())
            .collect(),
        modele: of_each
            .into_iter()
            .map(|it| rank(it, "modèles de certifications"))
            .collect::<Result<_, _>>()?,
        suites: suites
            .iter()
            .map(|it| it.iter().flat_map(|it| [u32::from(place(&it.0)), it.1]).collect())
            .collect(),
        insertion: insertion
            .iter()
            .map(|it| {
                let region = |it: &str| region_places.get(it).copied().unwrap_or_default();
                it.iter().flat_map(|it| [region(it.0), place(&it.1)]).collect()
            })
            .collect(),
        source: if regions.is_empty() {
            String::new()
        } else {
            registre::citation("inserjeunes", &autour.insertion.periode)
        },
        regions: Textes::join(&regions),
    })
}

/// What our table of lines may ask of a certification.
fn facts(it: &Certification, famille: &'static str, told: bool) -> Vec<(&'static str, String)> {
    let yes = |it: bool| if it { "oui" } else { "non" }.to_owned();
    let pfmp = matches!(famille, "cap" | "bac_pro" | "bma");
    let large =
        matches!(famille, "tp" | "cqp" | "titre" | "specialite" | "sport" | "etat" | "autre");
    let told_length = matches!(
        famille,
        "cap"
            | "bac_pro"
            | "bac_techno"
            | "bts"
            | "but"
            | "licence"
            | "licence_pro"
            | "master"
            | "ingenieur"
            | "doctorat"
            | "tp"
    );
    let entree = match famille {
        "cap" | "bac_pro" => "3e",
        "bts" | "but" | "licence" | "deust" => "parcoursup",
        "master" => "master",
        _ => "autre",
    };
    let mut out = vec![
        ("famille", famille.to_owned()),
        ("niveau", it.niveau.to_string()),
        ("rncp", yes(it.rncp != 0)),
        ("large", yes(large)),
        ("durees", yes(told_length)),
        ("lycee", yes(pfmp || famille == "bac_techno")),
        ("pfmp", yes(pfmp)),
        ("superieur", yes(it.niveau >= 5)),
        ("entree", entree.to_owned()),
        ("chiffres", yes(told)),
    ];
    let ways = VOIES.iter().enumerate().filter(|(bit, _)| it.voies >> bit & 1 == 1);
    out.extend(ways.map(|it| ("voie", (*it.1).to_owned())));
    if it.voies == 0 {
        out.push(("voie", "aucune".to_owned()));
    }
    out
}

/// What became of those of one way, in one région.
fn devenir_lines(voie: Voie, devenir: &Devenir) -> Vec<String> {
    let (apres, suite) = match voie {
        Voie::Scolaire => (Sujet::ApresLycee, Sujet::SuiteLycee),
        Voie::Apprentissage => (Sujet::ApresApprentissage, Sujet::SuiteApprentissage),
    };
    let emploi = devenir.emploi.map(|it| constat::part(apres, it));
    let emploi = emploi.unwrap_or_else(|| constat::sans_part(apres)).phrase;
    let etudes = devenir.etudes.map(|it| constat::part(suite, it).phrase);
    [Some(emploi), etudes].into_iter().flatten().collect()
}

/// Which certifications come after or beside another.
struct Liens<'a> {
    all: &'a BTreeMap<u32, Certification>,
    by_rome: BTreeMap<(u8, RomeCode), Vec<u32>>,
    after: BTreeMap<u32, Vec<u32>>,
}

impl<'a> Liens<'a> {
    fn new(all: &'a BTreeMap<u32, Certification>, nouveaux: &BTreeMap<u32, Vec<u32>>) -> Self {
        let mut by_rome: BTreeMap<(u8, RomeCode), Vec<u32>> = BTreeMap::new();
        let mut after: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (code, it) in all.iter().filter(|it| it.1.derniere_session == 0) {
            for rome in &it.romes {
                by_rome.entry((it.niveau, *rome)).or_default().push(*code);
            }
            if it.ancien != 0 && it.ancien != *code {
                after.entry(it.ancien).or_default().push(*code);
            }
        }
        for (code, others) in nouveaux {
            let open = others
                .iter()
                .filter(|it| *it != code && all.get(it).is_some_and(|it| it.derniere_session == 0));
            let told = after.entry(*code).or_default();
            for it in open {
                if !told.contains(it) {
                    told.push(*it);
                }
            }
        }
        Self { all, by_rome, after }
    }

    /// The lines, each with the code it leads to.
    fn of(&self, code: u32, it: &Certification) -> Vec<(String, u32)> {
        let replaced = self.after.get(&code).into_iter().flatten();
        let replaced = replaced.filter(|_| it.derniere_session != 0);
        let replaced: Vec<u32> = replaced.take(SUITES_MAX).copied().collect();
        // Higher up, diplomas are many and alike: naming some of them would be arbitrary.
        let on = if (3..=5).contains(&it.niveau) {
            self.near(code, it, it.niveau + 1)
        } else {
            Vec::new()
        };
        let near = if it.niveau <= 5 { self.near(code, it, it.niveau) } else { Vec::new() };
        let line = |start: &str, code: u32| {
            let nom = self.all.get(&code).map_or("", |it| it.nom.as_str());
            (format!("{start} : {nom}."), code)
        };
        let replaced = replaced.into_iter().map(|it| line("Le nouveau diplôme", it));
        let on = on.into_iter().map(|it| line("Pour continuer", it));
        replaced.chain(on).chain(near.into_iter().map(|it| line("Proche", it))).collect()
    }

    /// Open certifications of a level that lead to the same families of métiers: those that share
    /// most of them and teach the same thing, diplomas of the State first.
    fn near(&self, code: u32, it: &Certification, niveau: u8) -> Vec<u32> {
        let mut shared: BTreeMap<u32, i32> = BTreeMap::new();
        for rome in &it.romes {
            for other in self.by_rome.get(&(niveau, *rome)).into_iter().flatten() {
                *shared.entry(*other).or_default() += 2;
            }
        }
        let own = fold(&it.nom);
        let mut found: Vec<Ranked> = shared
            .into_iter()
            .filter(|found| found.0 != code)
            .filter_map(|(code, n)| {
                let other = self.all.get(&code)?;
                let same = other.formacode != 0 && other.formacode == it.formacode;
                let weight = n + 3 * i32::from(same) + i32::from(!other.cfd.is_empty());
                Some((-weight, fold(&other.nom), code, other))
            })
            .filter(|found| found.1 != own)
            .collect();
        found.sort_by(|a, b| (a.0, &a.1, a.2).cmp(&(b.0, &b.1, b.2)));
        found.dedup_by(|a, b| a.1 == b.1);
        found.into_iter().take(SUITES_MAX).map(|it| it.2).collect()
    }
}
