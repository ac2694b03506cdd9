//! From what the sources say to the files of a snapshot.

mod accents;
mod aides;
mod coeur;
mod communes;
mod complet;
mod deduction;
mod fiches;
mod formations;
mod gestes;
mod lieux;
mod marche;
mod offres;
mod parcours;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{
    IngestError, aides as help,
    formations::{Certification, bcn, certif_info, familles, inserjeunes, offre},
    geo::Geo,
    lecture::Sources,
    lieux as places,
    marche::{bmo, chomage, embauches, groupes, penurie, portraits, tensions},
    offres as annonces,
    rapport::Rapport,
    registre::{self, Licence, Vintages},
    rome::Rome,
};
use crate::{
    domain::{Opportunite, RomeCode},
    snapshot::format::{FORMAT, Fichier, Manifest, Role, Textes},
};

/// What a data officer may choose.
#[derive(Clone, Debug, Default)]
pub struct Choix {
    /// Départements whose communes are kept; `None` for all.
    pub departements: Option<BTreeSet<String>>,
    /// Régions whose communes are kept, with the départements above.
    pub regions: BTreeSet<String>,
    /// Date of the edition, ISO 8601; `None` for the newest among the sources.
    pub date: Option<String>,
    /// Last day of validity, ISO 8601; `None` for a year after the date.
    pub validite: Option<String>,
    /// Ship data sets whose licence is not known to be open.
    pub toutes_licences: bool,
    /// Make the snapshot even when much is missing from the sources.
    pub accepter_incomplet: bool,
}

/// A snapshot in memory.
#[derive(Clone, Debug)]
pub struct Instantane {
    /// What it is.
    pub manifest: Manifest,
    /// The bytes of each file, in the order of the manifest.
    pub contenus: Vec<Vec<u8>>,
}

/// Reads the sources and makes the snapshot. `step` is told what is being done.
pub fn build(
    sources: &Sources,
    choix: &Choix,
    rapport: &mut Rapport,
    step: &mut dyn FnMut(&str),
) -> Result<Instantane, IngestError> {
    let mut vintages = Vintages::new();
    step("ROME : métiers, compétences, secteurs, centres d'intérêt");
    let rome = Rome::read(sources, rapport)?;
    vintages.insert("rome", (rome.version.clone(), rome.date.clone()));
    step("communes, départements, régions, zones d'emploi");
    let geo = Geo::read(sources, rapport, &mut vintages)?;
    step("certifications");
    let parents = rome.parents();
    let mut certifications = certif_info::read(sources, &parents, rapport, &mut vintages)?;
    let cfds = by_cfd(&certifications);
    let mut completed = 0;
    let mut replaced = BTreeMap::new();
    match bcn::read(sources, rapport, &mut vintages)? {
        None => rapport.remark("BCN : absente des sources, rien n'est comparé"),
        Some(base) => {
            bcn::compare(&certifications, &base, rapport);
            if choix.toutes_licences {
                completed = bcn::complete(&mut certifications, &base);
                replaced = bcn::replaced(&certifications, &cfds, &base);
            }
        }
    }
    let known = |cfd: &str| cfds.contains_key(cfd);
    let insertion = inserjeunes::read(sources, &geo.territoires, known, rapport)?;
    vintages.insert("inserjeunes", (insertion.periode.clone(), None));
    let mut taught = offre::read(sources, known, rapport)?;
    let mut of_2de = familles::read(sources, rapport)?;
    if !choix.toutes_licences {
        taught.clear();
        of_2de.clear();
    }
    step("embauches");
    let hires = embauches::read(sources, &parents, rapport)?;
    step("horaires et diplômes par famille de métiers");
    let portraits = portraits::read(sources, &parents, rapport)?;
    step("salaires, contrats et tensions par famille de métiers");
    let groupes = groupes::read(sources, rapport)?;
    let tensions = tensions::read(sources, rapport)?;
    step("lieux où aller");
    let mut lieux = places::read(
        sources,
        &geo,
        |uai| taught.contains_key(uai),
        choix.toutes_licences,
        rapport,
    )?;
    vintages.insert("inserjeunes-cfa", (lieux.periode_cfa.clone(), None));
    let teaching = places::teach(&mut lieux, &taught, &cfds);
    step("aides et premières étapes");
    let (national, etapes) = help::ours(&geo, rapport)?;
    let own = help::read(sources, &geo, rapport)?;
    step("besoins en main-d'œuvre, chômage, par bassin et par département");
    let bmo = bmo::read(sources, &geo.territoires, rapport)?;
    let chomage = chomage::read(sources, &geo.territoires, rapport)?;
    let penurie = penurie::read(sources, &geo.territoires, rapport)?;
    step("assemblage");
    let kept = territories(choix, &geo)?;
    let mut files = Files::default();
    let mut core = coeur::coeur(&rome, &geo, &hires, rapport)?;
    let columns = &mut core.metiers;
    deduction::fill(columns, &core.competences, &rome, &portraits.par_rome, &certifications)?;
    let missing = complet::missing(&core.metiers, &geo, &kept);
    if !missing.is_empty() && !choix.accepter_incomplet {
        return Err(IngestError::Incomplet(missing));
    }
    for it in missing {
        rapport.remark(format!("incomplet, accepté : {it}"));
    }
    files.push(Role::Coeur, "", &core)?;
    files.push(Role::Appellations, "", &fiches::appellations(&rome)?)?;
    for domaine in rome.domaines.keys() {
        if let Some(it) = fiches::fiches(&rome, domaine)? {
            files.push(Role::Fiches, domaine, &it)?;
        }
    }
    for it in formations::formations(&certifications)? {
        files.push(Role::Formations, &it.niveau.to_string(), &it)?;
    }
    communes::communes(&geo, &kept, &mut files)?;
    files.push(Role::Gestes, "", &gestes::gestes())?;
    let marche = marche::Releve::new((&portraits, &groupes, &tensions), (&bmo, &penurie, &chomage));
    let told = marche.write(&rome, &geo, &kept, &core, &mut files)?;
    let autour = parcours::Autour { insertion: &insertion, familles: &of_2de, nouveaux: &replaced };
    for it in parcours::parcours(&certifications, &autour)? {
        files.push(Role::Parcours, &it.niveau.to_string(), &it)?;
    }
    let of_places = lieux::lieux(&lieux, &kept, rapport, &mut files)?;
    aides::aides(national, own, &etapes, &geo, &kept, &mut files)?;

    step("offres, immersions, missions, sessions");
    let tables =
        annonces::tri::Tables::new(annonces::lieu::Carte::new(&geo), &rome, &certifications);
    let openings = annonces::read(sources, &tables, choix.toutes_licences, rapport)?;
    for (id, day) in &openings.dates {
        let day = day.map(annonces::jour::iso);
        vintages.insert(id, (day.clone().unwrap_or_else(|| "date inconnue".to_owned()), day));
    }
    let examples = openings.opportunites.is_empty();

    let shipped = |it: &registre::Notice| match it.id {
        annonces::tableau::EXEMPLES => examples,
        id if annonces::SOURCES.contains(&id) => openings.dates.contains_key(id),
        "portraits" => !portraits.par_rome.is_empty(),
        "tensions" => told && !tensions.categories.is_empty(),
        "bmo" => told && !bmo.liens.is_empty(),
        "chomage" => !chomage.taux.is_empty(),
        "penurie" => told && !penurie.familles.is_empty(),
        "embauches" => !hires.is_empty(),
        "bassins" => !geo.bassins.communes.is_empty(),
        "inserjeunes" => !insertion.par_cfd.is_empty(),
        "offre-formation" => teaching > 0 || !of_2de.is_empty(),
        "inserjeunes-cfa" | "agences" | "dila" | "annuaire-education" | "crous"
        | "missions-locales" | "organismes" => of_places.contains(it.id),
        _ => it.licence != Licence::AVerifier || completed > 0 || !replaced.is_empty(),
    };
    let to_check = registre::NOTICES.iter().filter(|it| it.licence == Licence::AVerifier);
    for it in to_check.filter(|it| shipped(it) || !annonces::SOURCES.contains(&it.id)) {
        let taken = if shipped(it) { "repris (--licences toutes)" } else { "rien n'en est repris" };
        rapport.remark(format!("{} : licence à vérifier, {taken}", it.id));
    }
    let cited = registre::sources(sources, &vintages, shipped, rapport)?;
    let newest = cited.iter().map(|it| it.date.clone()).max().unwrap_or_default();
    let date = day("--date", choix.date.clone().unwrap_or(newest))?;
    let validite = match &choix.validite {
        Some(last) if *last < date => {
            let reason = format!("--validite : {last} vient avant la date de l'édition, {date}");
            return Err(IngestError::Option(reason));
        }
        Some(last) => day("--validite", last.clone())?,
        None => a_year_after(&date)?,
    };
    let n_openings = openings_files(
        &rome,
        &geo,
        &kept,
        &tables,
        openings.opportunites,
        (&date, &validite),
        (&mut files, rapport),
    )?;
    let (fichiers, contenus): (Vec<Fichier>, Vec<Vec<u8>>) = files.list.into_iter().unzip();
    let manifest = Manifest {
        format: FORMAT,
        version: version(&date, &fichiers, &geo.trajets),
        valable_jusqu_au: validite,
        construit_le: date,
        rome: rome.version.clone(),
        territoires: kept.iter().cloned().collect(),
        comptes: counts(&rome, &geo, &kept, (certifications.len(), n_openings)),
        fichiers,
        sources: cited,
        trajets: geo.trajets.clone(),
    };
    Ok(Instantane { manifest, contenus })
}

/// Writes the openings read, else our examples: those whose métiers and places are known here.
fn openings_files(
    rome: &Rome,
    geo: &Geo,
    kept: &BTreeSet<String>,
    tables: &annonces::tri::Tables,
    read: Vec<Opportunite>,
    (date, validite): (&str, &str),
    (files, rapport): (&mut Files, &mut Rapport),
) -> Result<usize, IngestError> {
    let jour = |text: &str| annonces::jour::lire(text).map(|it| it.0);
    let days = jour(date).zip(jour(validite));
    let (edition, last) =
        days.ok_or_else(|| IngestError::Option(format!("{date} : date trop lointaine")))?;
    let openings = if read.is_empty() {
        let mut aside = Rapport::default();
        let known = annonces::tableau::exemples(edition).into_iter();
        known.filter_map(|it| tables.confirm(it, &mut aside).ok()).collect()
    } else {
        read
    };
    let rows = ranks(rome.metiers.keys().copied(), "métiers")?;
    offres::write(&openings, (edition, last), geo, &rows, kept, (files, rapport))
}

/// Codes of the certifications, by CFD.
fn by_cfd(certifications: &BTreeMap<u32, Certification>) -> BTreeMap<String, Vec<u32>> {
    let mut out: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (code, it) in certifications.iter().filter(|it| !it.1.cfd.is_empty()) {
        out.entry(it.cfd.clone()).or_default().push(*code);
    }
    out
}

/// The files of a snapshot as they are made.
#[derive(Default)]
struct Files {
    list: Vec<(Fichier, Vec<u8>)>,
}

impl Files {
    fn push<T: Serialize>(&mut self, role: Role, cle: &str, rows: &T) -> Result<(), IngestError> {
        let bytes = serde_json::to_vec(rows)
            .map_err(|error| IngestError::Snapshot(role.to_string(), error.to_string()))?;
        let sha256 = hex(&Sha256::digest(&bytes));
        let short = &sha256[..10];
        let chemin = match role {
            Role::Coeur | Role::Appellations | Role::Gestes | Role::Marche | Role::Carte => {
                format!("{role}.{short}.json")
            }
            _ => format!("{role}/{cle}.{short}.json"),
        };
        let octets = bytes.len() as u64;
        self.list.push((Fichier { role, cle: cle.to_owned(), chemin, octets, sha256 }, bytes));
        Ok(())
    }
}

/// The départements asked for.
fn territories(choix: &Choix, geo: &Geo) -> Result<BTreeSet<String>, IngestError> {
    let all = &geo.territoires.departements;
    // Those of the core: a faulty line may have left out a département, or a city whose
    // arrondissements remain.
    let of_today = geo.communes.values().filter(|it| it.commune.is_none());
    let with_communes: BTreeSet<&str> =
        of_today.map(|it| it.departement.as_str()).filter(|it| all.contains_key(*it)).collect();
    if choix.departements.is_none() && choix.regions.is_empty() {
        return Ok(with_communes.into_iter().map(str::to_owned).collect());
    }
    let mut kept = BTreeSet::new();
    for code in choix.departements.iter().flatten() {
        if !with_communes.contains(code.as_str()) {
            return Err(IngestError::Option(format!("--departements : {code} est inconnu")));
        }
        kept.insert(code.clone());
    }
    for code in &choix.regions {
        let inside = all.iter().filter(|it| &it.1.1 == code).map(|it| it.0.clone());
        let before = kept.len();
        kept.extend(inside);
        if !geo.territoires.regions.contains_key(code) || kept.len() == before {
            return Err(IngestError::Option(format!("--regions : {code} est inconnu")));
        }
    }
    Ok(kept)
}

/// Everyday words and the rows they mean, in two columns. Words that mean the same follow each
/// other, which compresses better; the order among them is that of the lexicon.
fn expressions<'a, C: 'a>(
    said: impl Iterator<Item = (&'a str, &'a [C])>,
    row: impl Fn(&C) -> Option<u16>,
) -> (Textes, Vec<Vec<u16>>) {
    let mut rows: Vec<(Vec<u16>, &str)> = said
        .map(|(text, codes)| (codes.iter().filter_map(&row).collect(), text))
        .filter(|it: &(Vec<u16>, &str)| !it.0.is_empty())
        .collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    (Textes::join(rows.iter().map(|it| it.1)), rows.into_iter().map(|it| it.0).collect())
}

/// Build date, then 8 digits of a hash of all files and of the constants of the host.
pub(super) fn version(date: &str, fichiers: &[Fichier], trajets: &[u16]) -> String {
    let mut hash = Sha256::new();
    for it in fichiers {
        hash.update(it.chemin.as_bytes());
        hash.update(it.sha256.as_bytes());
    }
    for it in trajets {
        hash.update(it.to_be_bytes());
    }
    format!("{date}-{}", &hex(&hash.finalize())[..8])
}

/// A day of the calendar as `AAAA-MM-JJ`, given by `name`.
fn day(name: &str, text: String) -> Result<String, IngestError> {
    if registre::is_date(&text) {
        return Ok(text);
    }
    Err(IngestError::Option(format!("{name} : {text:?} n'est pas un jour écrit AAAA-MM-JJ")))
}

fn a_year_after(date: &str) -> Result<String, IngestError> {
    let day = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").ok();
    let after = day.and_then(|it| it.checked_add_months(chrono::Months::new(12)));
    let after = after.ok_or_else(|| IngestError::Option(format!("{date} : date trop lointaine")));
    after.map(|it| it.to_string())
}

fn counts(
    rome: &Rome,
    geo: &Geo,
    kept: &BTreeSet<String>,
    (n_formations, n_offres): (usize, usize),
) -> BTreeMap<String, u64> {
    // A métier without titles has its name for one.
    let titles = |code: &RomeCode| rome.appellations.get(code).map_or(1, |it| it.len().max(1));
    let communes = geo.communes.values().filter(|it| kept.contains(&it.departement));
    let of_today = communes.filter(|it| it.commune.is_none()).count();
    [
        ("metiers", rome.metiers.len()),
        ("transition_num", rome.metiers.values().filter(|it| it.transition_num).count()),
        ("transition_demo", rome.metiers.values().filter(|it| it.transition_demo).count()),
        ("appellations", rome.metiers.keys().map(titles).sum()),
        ("secteurs", rome.secteurs.len()),
        ("sous_secteurs", rome.sous_secteurs.len()),
        ("interets", rome.interets.len()),
        ("macro_competences", rome.macros.iter().filter(|it| !it.savoir_etre).count()),
        ("savoir_etre", rome.macros.iter().filter(|it| it.savoir_etre).count()),
        ("competences", rome.details.len()),
        ("savoirs", rome.savoirs.len()),
        ("contextes", rome.contextes.len()),
        ("formations", n_formations),
        ("offres", n_offres),
        ("communes", of_today),
        ("departements", kept.len()),
        ("zones", geo.zones.len()),
    ]
    .into_iter()
    .filter(|(name, n)| *name != "offres" || *n > 0)
    .map(|(name, n)| (name.to_owned(), n as u64))
    .collect()
}

/// Hexadecimal digits of `bytes`.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from(b"0123456789abcdef"[usize::from(it)]);
    bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}

/// A place in a list, as the format writes it.
fn rank(index: usize, list: &'static str) -> Result<u16, IngestError> {
    u16::try_from(index).map_err(|_| IngestError::TropGrand(list))
}

/// Rows of `keys`, by key.
fn ranks<K: Ord + Copy>(
    keys: impl IntoIterator<Item = K>,
    list: &'static str,
) -> Result<BTreeMap<K, u16>, IngestError> {
    keys.into_iter().enumerate().map(|(at, key)| Ok((key, rank(at, list)?))).collect()
}
