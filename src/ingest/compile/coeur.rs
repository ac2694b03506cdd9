//! The core: everything the five keys need to list and rank métiers.

use std::collections::{BTreeMap, BTreeSet};

use super::{accents::accents, rank, ranks};
use crate::{
    domain::{Niveau, RomeCode, TransitionEco},
    ingest::{
        IngestError,
        geo::Geo,
        rapport::Rapport,
        redaction,
        rome::{Coeur as Poids, MetierRome, Rome},
    },
    search::lexique,
    snapshot::format::{
        Coeur, Competences, Contextes, Departements, FORMAT, Liste, ListeNum, Metiers, Rangs,
        Secteurs, Textes,
    },
};

/// Makes the core.
pub fn coeur(
    rome: &Rome,
    geo: &Geo,
    hires: &BTreeMap<RomeCode, u8>,
    rapport: &mut Rapport,
) -> Result<Coeur, IngestError> {
    let enjeux = enjeux(rome, rapport);
    let enjeu_ranks = ranks(enjeux.keys().copied(), "enjeux")?;
    let mut competences = Competences {
        code: rome.macros.iter().map(|it| it.code).collect(),
        nom: Textes::join(rome.macros.iter().map(|it| accents(&it.nom))),
        riasec: Textes::join(rome.macros.iter().map(|it| &it.riasec)),
        ..Competences::default()
    };
    for (at, it) in rome.macros.iter().enumerate() {
        competences.enjeu.extend(enjeu_ranks.get(&it.place[..2]));
        if it.savoir_etre {
            competences.savoir_etre.push(rank(at, "compétences")?);
        }
    }
    (competences.expressions, competences.cibles) = expressions(rome)?;
    Ok(Coeur {
        format: FORMAT,
        grands_domaines: list(&rome.grands_domaines),
        domaines: list(&rome.domaines),
        secteurs: secteurs(rome)?,
        interets: ListeNum {
            code: rome.interets.keys().map(|it| u32::from(*it)).collect(),
            nom: Textes::join(rome.interets.values()),
        },
        enjeux: Liste { code: Textes::join(enjeux.keys()), nom: Textes::join(enjeux.values()) },
        competences,
        contextes: Contextes {
            code: rome.contextes.keys().copied().collect(),
            nom: Textes::join(rome.contextes.values().map(|it| accents(&it.0))),
            genre: Textes::join(rome.contextes.values().map(|it| &it.1)),
            mots: contextes_mots(rome),
        },
        regions: list(&geo.territoires.regions),
        departements: departements(geo),
        zones: list(&geo.zones),
        zones_departements: zones_departements(geo)?,
        metiers: metiers(rome, hires, rapport)?,
        obstacles: crate::geo::obstacles(),
    })
}

/// Our everyday words for compétences. What another version of ROME does not hold is left out.
fn expressions(rome: &Rome) -> Result<(Textes, Vec<Vec<u16>>), IngestError> {
    let rows = rome.macros.iter().enumerate();
    let rows: BTreeMap<u32, u16> =
        rows.map(|(at, it)| Ok((it.code, rank(at, "compétences")?))).collect::<Result<_, _>>()?;
    let said = lexique::competences().iter().map(|it| (it.expression, &it.codes[..]));
    Ok(super::expressions(said, |code| rows.get(&code.0).copied()))
}

fn list(rows: &BTreeMap<String, String>) -> Liste {
    Liste { code: Textes::join(rows.keys()), nom: Textes::join(rows.values()) }
}

/// Our plain words for each contexte; ROME's own where a newer version has one more.
fn contextes_mots(rome: &Rome) -> Textes {
    let plain = redaction::contextes();
    let rows = rome.contextes.iter();
    Textes::join(rows.map(|(code, it)| plain.get(code).copied().unwrap_or(it.0.as_str())))
}

/// Our names of the families in use. A family of another version of ROME keeps its code.
fn enjeux<'a>(rome: &'a Rome, rapport: &mut Rapport) -> BTreeMap<&'a str, &'a str> {
    let named = redaction::enjeux();
    let mut used = BTreeMap::new();
    for it in &rome.macros {
        let code = &it.place[..2];
        if used.insert(code, named.get(code).copied().unwrap_or(code)).is_none()
            && !named.contains_key(code)
        {
            rapport.remark(format!("famille de compétences {code} sans nom de notre main"));
        }
    }
    used
}

/// Secteurs by code, then sous-secteurs by code.
fn secteurs(rome: &Rome) -> Result<Secteurs, IngestError> {
    let above = ranks(rome.secteurs.keys().copied(), "secteurs")?;
    let under = &rome.sous_secteurs;
    Ok(Secteurs {
        code: rome.secteurs.keys().chain(under.keys()).copied().collect(),
        nom: Textes::join(rome.secteurs.values().chain(under.values().map(|it| &it.0))),
        parent: rome
            .secteurs
            .keys()
            .map(|_| None)
            .chain(under.values().map(|it| above.get(&it.1).copied()))
            .collect(),
    })
}

/// Départements that have communes.
/// For each zone, the rows of the départements that hold a commune of it.
fn zones_departements(geo: &Geo) -> Result<Vec<Vec<u16>>, IngestError> {
    let of_today = || geo.communes.values().filter(|it| it.commune.is_none());
    let held: BTreeSet<&str> = of_today().map(|it| it.departement.as_str()).collect();
    let known = geo.territoires.departements.keys().map(String::as_str);
    let rows = ranks(known.filter(|it| held.contains(it)), "départements")?;
    let mut of_zone: BTreeMap<&str, BTreeSet<u16>> = BTreeMap::new();
    for it in of_today() {
        if let (Some(zone), Some(row)) = (&it.zone, rows.get(it.departement.as_str())) {
            of_zone.entry(zone).or_default().insert(*row);
        }
    }
    let row = |zone: &String| of_zone.remove(zone.as_str()).unwrap_or_default();
    Ok(geo.zones.keys().map(row).map(|it| it.into_iter().collect()).collect())
}

fn departements(geo: &Geo) -> Departements {
    let mut out = Departements::default();
    let (mut codes, mut noms, mut regions) = (Vec::new(), Vec::new(), Vec::new());
    for (code, (nom, region)) in &geo.territoires.departements {
        let of_today: Vec<_> = geo
            .communes
            .values()
            .filter(|it| &it.departement == code && it.commune.is_none())
            .collect();
        if of_today.is_empty() {
            continue;
        }
        codes.push(code);
        noms.push(nom);
        regions.push(region);
        out.n_communes.push(u32::try_from(of_today.len()).unwrap_or(u32::MAX));
        // Thousandths are coarser than the points: rounding outwards keeps every commune inside.
        let floor = |it: i32| it.div_euclid(10);
        let ceil = |it: i32| -(-it).div_euclid(10);
        // Arrondissements too: Paris is wider than its town hall.
        let points =
            || geo.communes.values().filter(|it| &it.departement == code).filter_map(|it| it.point);
        let latitudes = || points().map(|it| it.0);
        let longitudes = || points().map(|it| it.1);
        out.emprise.push(
            latitudes()
                .min()
                .zip(latitudes().max())
                .zip(longitudes().min().zip(longitudes().max()))
                .map(|((south, north), (west, east))| {
                    [floor(south), floor(west), ceil(north), ceil(east)]
                }),
        );
    }
    out.code = Textes::join(codes);
    out.nom = Textes::join(noms);
    out.region = Textes::join(regions);
    out
}

/// Our sentences for these métiers. One written for a métier of the same code and another name is
/// left out: it would tell of another métier.
fn phrases(rome: &Rome, rapport: &mut Rapport) -> BTreeMap<RomeCode, &'static str> {
    let ours = redaction::phrases();
    let (mut kept, mut renamed, mut without) = (BTreeMap::new(), Vec::new(), 0);
    for (code, metier) in &rome.metiers {
        match ours.get(code) {
            Some(it) if it.metier == accents(&metier.nom) => _ = kept.insert(*code, it.texte),
            Some(_) => renamed.push(code.as_str()),
            None => without += 1,
        }
    }
    if without > 0 {
        rapport.remark(format!("{without} métier(s) sans phrase de notre main"));
    }
    if !renamed.is_empty() {
        let shown = renamed.iter().take(20).copied().collect::<Vec<_>>().join(", ");
        let more = if renamed.len() > 20 { ", …" } else { "" };
        let n = renamed.len();
        rapport.remark(format!(
            "{n} phrase(s) laissée(s) : le métier a changé de nom ({shown}{more})"
        ));
    }
    kept
}

fn metiers(
    rome: &Rome,
    hires: &BTreeMap<RomeCode, u8>,
    rapport: &mut Rapport,
) -> Result<Metiers, IngestError> {
    let phrases = phrases(rome, rapport);
    let all = ranks(rome.metiers.keys().copied(), "métiers")?;
    let interets = ranks(rome.interets.keys().copied(), "centres d'intérêt")?;
    let contextes = ranks(rome.contextes.keys().copied(), "contextes")?;
    let competences = ranks(rome.macros.iter().map(|it| it.code), "compétences")?;
    let secteurs =
        ranks(rome.secteurs.keys().chain(rome.sous_secteurs.keys()).copied(), "secteurs")?;

    let values = || rome.metiers.values();
    let mut out = Metiers {
        code: Textes::join(rome.metiers.keys().map(RomeCode::as_str)),
        nom: Textes::join(values().map(|it| accents(&it.nom))),
        phrase: Textes::join(rome.metiers.keys().map(|it| phrases.get(it).unwrap_or(&""))),
        parent: Textes::join(values().map(|it| it.parent.as_str())),
        riasec: Textes::join(values().map(|it| &it.riasec)),
        embauches: values().map(|it| hires.get(&it.parent).copied().unwrap_or(0)).collect(),
        rangs: rangs(rome)?,
        ..Metiers::default()
    };
    for code in rome.metiers.keys() {
        let acces = rome.acces.get(code).copied().unwrap_or_default();
        out.niveau_min.push(acces.min.map_or(0, Niveau::number));
        out.niveau_max.push(acces.max.map_or(0, Niveau::number));

        let links = rome.liens_secteurs.get(code);
        let mut of: Vec<(bool, u16)> = links
            .into_iter()
            .flatten()
            .filter_map(|(key, principal)| Some((!principal, *secteurs.get(key)?)))
            .collect();
        of.sort_unstable();
        out.secteurs.push(of.into_iter().map(|it| it.1).collect());

        let links = || rome.liens_interets.get(code).into_iter().flatten();
        let of = |principal: bool| -> Vec<u16> {
            let chosen = links().filter(|it| *it.1 == principal);
            chosen.filter_map(|it| interets.get(it.0).copied()).collect()
        };
        out.interets_principaux.push(of(true));
        out.interets.push(of(false));

        let (principales, autres) = competences_of(rome, *code, &competences);
        out.competences_principales.push(principales);
        out.competences.push(autres);

        let links = rome.liens.get(code).into_iter().flatten();
        let mut of: Vec<u16> = links.filter_map(|it| contextes.get(&it.code).copied()).collect();
        of.sort_unstable();
        out.contextes.push(of);

        let near = rome.proches.get(code).into_iter().flatten();
        out.proches.push(near.filter_map(|it| all.get(it).copied()).collect());
    }
    Ok(out)
}

/// Rows of the macro-compétences and savoir-être of a métier: those with a « Principale » item
/// under them, then the others.
fn competences_of(rome: &Rome, code: RomeCode, ranks: &BTreeMap<u32, u16>) -> (Vec<u16>, Vec<u16>) {
    let (mut principales, mut autres) = (BTreeSet::new(), BTreeSet::new());
    for lien in rome.liens.get(&code).into_iter().flatten() {
        let above = rome.details.get(&lien.code).map_or(lien.code, |it| it.au_dessus);
        if let Some(rank) = ranks.get(&above) {
            match lien.coeur {
                Poids::Principale => principales.insert(*rank),
                _ => autres.insert(*rank),
            };
        }
    }
    autres.retain(|it| !principales.contains(it));
    (principales.into_iter().collect(), autres.into_iter().collect())
}

fn rangs(rome: &Rome) -> Result<Rangs, IngestError> {
    let of = |marked: &dyn Fn(RomeCode, &MetierRome) -> bool| -> Result<Vec<u16>, IngestError> {
        let rows = rome.metiers.iter().enumerate();
        let rows = rows.filter(|(_, (code, metier))| marked(**code, metier));
        rows.map(|(at, _)| rank(at, "métiers")).collect()
    };
    Ok(Rangs {
        reglemente: of(&|_, it| it.reglemente)?,
        cadre: of(&|_, it| it.cadre)?,
        sans_diplome: of(&|code, _| rome.acces.get(&code).is_some_and(|it| it.sans_diplome))?,
        experience: of(&|code, _| rome.acces.get(&code).is_some_and(|it| it.experience))?,
        vert: of(&|_, it| it.transition_eco == TransitionEco::Vert)?,
        strategique: of(&|_, it| it.transition_eco == TransitionEco::Strategique)?,
        brun: of(&|_, it| it.transition_eco == TransitionEco::Brun)?,
        transition_num: of(&|_, it| it.transition_num)?,
        transition_demo: of(&|_, it| it.transition_demo)?,
    })
}
