//! From bytes to values of the field: every length, code and reference is checked here, once.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    SnapshotError,
    error::Result,
    format::{self, FORMAT, Liste, Textes},
    lire::{self, Lire},
};
use crate::domain::{
    Acces, Appellation, Appellations, BassinCode, Catalogue, Commune, CommuneCode, Competence,
    CompetenceCode, CompetenceId, Condition, Conditions, Contexte, ContexteId, Departement,
    Domaine, Enjeu, Fiche, Force, Formation, FormationCode, Formations, GrandDomaine, Interet,
    InteretCode, InteretId, LienCompetence, Metier, MetierId, Niveau, Poids, Position, Region,
    Riasec, Savoir, SavoirFaire, Secteur, SecteurCode, SecteurId, TransitionEco, TypeFormation,
    Voies, Zone,
};
use crate::matching::tables::Tables;

/// Reads `manifest.json`.
pub fn manifest(json: &[u8]) -> Result<format::Manifest> {
    read(json)
}

/// Reads the core.
pub fn coeur(json: &[u8]) -> Result<Catalogue> {
    let file: format::Coeur = read(json)?;
    let mut catalogue = Catalogue {
        grands_domaines: liste(&file.grands_domaines, "grands_domaines.nom", |code, nom| {
            GrandDomaine { code, nom }
        })?,
        domaines: liste(&file.domaines, "domaines.nom", |code, nom| Domaine { code, nom })?,
        enjeux: liste(&file.enjeux, "enjeux.nom", |code, nom| Enjeu { code, nom })?,
        regions: liste(&file.regions, "regions.nom", |code, nom| Region { code, nom })?,
        zones: liste(&file.zones, "zones.nom", |code, nom| Zone { code, nom })?,
        secteurs: secteurs(&file.secteurs)?,
        interets: interets(&file.interets)?,
        competences: competences(&file.competences, file.enjeux.code.rows().count())?,
        contextes: contextes(&file.contextes)?,
        departements: departements(&file.departements)?,
        ..Catalogue::default()
    };
    catalogue.metiers = metiers(&file.metiers, &catalogue)?;
    Ok(catalogue.indexed())
}

/// Reads the titles of all métiers of `catalogue`.
pub fn appellations(json: &[u8], catalogue: &Catalogue) -> Result<Appellations> {
    let file: format::Appellations = read(json)?;
    same_length("appellations.n", catalogue.metiers.len(), file.n.len())?;
    let total = file.n.iter().map(|it| usize::from(*it)).sum();
    let noms = column("appellations.nom", total, &file.nom)?;
    let mut rows: Vec<Appellation> =
        noms.into_iter().map(|nom| Appellation { nom: nom.to_owned(), peu_usite: false }).collect();
    for rank in file.peu_usite {
        let row = rows.get_mut(rank as usize);
        row.ok_or_else(|| dangling("appellations.peu_usite", rank as usize))?.peu_usite = true;
    }
    let expressions: Vec<&str> = file.expressions.rows().collect();
    links("appellations.cibles", expressions.len(), &file.cibles, catalogue.metiers.len())?;
    let expressions = expressions.iter().zip(&file.cibles);
    let expressions =
        expressions.map(|(it, cibles)| ((*it).to_owned(), ids(cibles, MetierId))).collect();
    let mut rows = rows.into_iter();
    let by_metier = file.n.iter().map(|n| rows.by_ref().take(usize::from(*n)).collect()).collect();
    Ok(Appellations { by_metier, expressions })
}

/// Reads the details of the métiers of one domaine.
pub fn fiches(json: &[u8], catalogue: &Catalogue) -> Result<Vec<Fiche>> {
    let file: format::Fiches = read(json)?;
    let n = file.competences.code.len();
    let noms = column("competences.nom", n, &file.competences.nom)?;
    same_length("competences.macro_competence", n, file.competences.macro_competence.len())?;
    for rank in file.competences.macro_competence.iter().flatten() {
        in_range("competences.macro_competence", *rank, catalogue.competences.len())?;
    }
    let categories: Vec<&str> = file.savoirs.categories.rows().collect();
    let savoirs = column("savoirs.nom", file.savoirs.code.len(), &file.savoirs.nom)?;
    same_length("savoirs.categorie", savoirs.len(), file.savoirs.categorie.len())?;

    let codes: Vec<&str> = file.code.rows().collect();
    let columns = [
        ("fiches.principales", &file.principales, n),
        ("fiches.emergentes", &file.emergentes, n),
        ("fiches.autres", &file.autres, n),
        ("fiches.savoirs_principaux", &file.savoirs_principaux, savoirs.len()),
        ("fiches.savoirs_autres", &file.savoirs_autres, savoirs.len()),
    ];
    for (name, lists, n_targets) in columns {
        links(name, codes.len(), lists, n_targets)?;
    }
    let savoir_faire = |rank: &u16, poids| SavoirFaire {
        nom: noms[usize::from(*rank)].to_owned(),
        competence: file.competences.macro_competence[usize::from(*rank)].map(CompetenceId),
        poids,
    };
    let savoir = |rank: &u16, principal| {
        let rank = usize::from(*rank);
        let categorie = usize::from(file.savoirs.categorie[rank]);
        let categorie =
            categories.get(categorie).ok_or_else(|| dangling("savoirs.categorie", categorie))?;
        Ok(Savoir { nom: savoirs[rank].to_owned(), categorie: (*categorie).to_owned(), principal })
    };
    let fiche = |(row, code): (usize, &&str)| {
        let by_weight = [
            (&file.principales, Poids::Principale),
            (&file.emergentes, Poids::Emergente),
            (&file.autres, Poids::Autre),
        ];
        let competences = by_weight
            .iter()
            .flat_map(|(lists, poids)| lists[row].iter().map(|it| savoir_faire(it, *poids)))
            .collect();
        let principaux = file.savoirs_principaux[row].iter().map(|it| savoir(it, true));
        let autres = file.savoirs_autres[row].iter().map(|it| savoir(it, false));
        Ok(Fiche {
            code: code.parse()?,
            competences,
            savoirs: principaux.chain(autres).collect::<Result<_>>()?,
        })
    };
    codes.iter().enumerate().map(fiche).collect()
}

/// Reads our tables of things one does or likes. Their text is kept for as long as the page: one
/// reads them once.
pub fn gestes(json: &[u8]) -> Result<Tables> {
    let format::Gestes { vie, themes, .. } = read(json)?;
    let kept = |it: Textes| &*Box::leak(it.0.into_boxed_str());
    let vie = [
        vie.id,
        vie.groupe,
        vie.phrase,
        vie.autres_mots,
        vie.macro_competences,
        vie.savoir_etre,
        vie.tu_as_montre,
    ];
    let themes = [themes.id, themes.nom, themes.mots, themes.metiers, themes.interets];
    Tables::read(&vie.map(kept), &themes.map(kept)).map_err(|it| outside(it.column, it))
}

/// Reads what is said of families of métiers. Its texts stay as they travel: a page shows a few
/// lines of them. Families that do not exist say nothing: the native program checks `metiers`.
pub fn marche(json: &[u8]) -> Result<format::Constats> {
    let file: format::Constats = read(json)?;
    links("marche.constats", file.constats.len(), &file.constats, file.phrases.rows().count())?;
    Ok(file)
}

/// Reads certifications of one level.
pub fn formations(json: &[u8], catalogue: &Catalogue) -> Result<Formations> {
    let file: format::Formations = read(json)?;
    let n = file.code.len();
    let genres: Vec<TypeFormation> =
        file.genres.rows().map(|it| TypeFormation(Arc::from(it))).collect();
    let noms = column("formations.nom", n, &file.nom)?;
    let romes = column("formations.rome", n, &file.rome)?;
    let cfds = column("formations.cfd", n, &file.cfd)?;
    same_length("formations.genre", n, file.genre.len())?;
    same_length("formations.rncp", n, file.rncp.len())?;
    same_length("formations.voies", n, file.voies.len())?;
    same_length("formations.derniere_session", n, file.derniere_session.len())?;
    let niveau = niveau("formations.niveau", file.niveau)?;
    let expressions: Vec<&str> = file.expressions.rows().collect();
    links("formations.cibles", expressions.len(), &file.cibles, n)?;
    let expressions = expressions.into_iter().map(str::to_owned).zip(file.cibles).collect();
    let liste: Result<Vec<Formation>> = (0..n)
        .map(|row| {
            let genre = usize::from(file.genre[row]);
            let mut metiers: Vec<MetierId> = Vec::new();
            for rome in romes[row].split(' ').filter(|it| !it.is_empty()) {
                metiers.extend(catalogue.metiers_of_parent(rome.parse()?));
            }
            let bit = |mask: u8| file.voies[row] & mask != 0;
            Ok(Formation {
                code: FormationCode(file.code[row]),
                nom: noms[row].to_owned(),
                genre: genres
                    .get(genre)
                    .ok_or_else(|| dangling("formations.genre", genre))?
                    .clone(),
                niveau,
                metiers,
                rncp: (file.rncp[row] != 0).then_some(file.rncp[row]),
                cfd: (!cfds[row].is_empty()).then(|| cfds[row].to_owned()),
                voies: Voies {
                    scolaire: bit(1),
                    apprentissage: bit(2),
                    continue_: bit(4),
                    professionnalisation: bit(8),
                    vae: bit(16),
                },
                derniere_session: Some(file.derniere_session[row]).filter(|it| *it != 0),
            })
        })
        .collect();
    Ok(Formations { liste: liste?, expressions })
}

/// Reads communes: of one département, or those to search by name. A column that a file does not
/// carry gives `None` everywhere.
pub fn communes(json: &[u8], catalogue: &Catalogue) -> Result<Vec<CommuneLue>> {
    let file: format::Communes = read(json)?;
    let codes: Vec<&str> = file.code.rows().collect();
    let n = codes.len();
    let noms = column("communes.nom", n, &file.nom)?;
    let postaux = column("communes.codes_postaux", n, &file.codes_postaux)?;
    same_length("communes.taille", n, file.taille.len())?;
    let population = optional("communes.population", n, file.population)?;
    let latitude = optional("communes.latitude", n, file.latitude)?;
    let longitude = optional("communes.longitude", n, file.longitude)?;
    let zone = optional("communes.zone", n, file.zone)?;
    let bassin = optional("communes.bassin", n, file.bassin)?;
    for rank in zone.iter().flatten() {
        in_range("communes.zone", *rank, catalogue.zones.len())?;
    }
    (0..n)
        .map(|row| {
            let code: CommuneCode = codes[row].parse()?;
            let position =
                latitude[row].zip(longitude[row]).map(|(latitude, longitude)| Position {
                    latitude: f64::from(latitude) / 10_000.0,
                    longitude: f64::from(longitude) / 10_000.0,
                });
            let commune = Commune {
                code,
                nom: noms[row].to_owned(),
                codes_postaux: postaux[row]
                    .split(' ')
                    .filter(|it| !it.is_empty())
                    .map(str::to_owned)
                    .collect(),
                population: population[row],
                position,
                zone_emploi: zone[row],
                bassin: bassin[row].map(BassinCode),
            };
            Ok(CommuneLue { commune, taille: file.taille[row] })
        })
        .collect()
}

/// A commune, and its size class.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneLue {
    /// The commune.
    pub commune: Commune,
    /// Whole part of the base-2 logarithm of inhabitants + 1.
    pub taille: u8,
}

fn metiers(file: &format::Metiers, catalogue: &Catalogue) -> Result<Vec<Metier>> {
    let codes: Vec<&str> = file.code.rows().collect();
    let n = codes.len();
    let noms = column("metiers.nom", n, &file.nom)?;
    let phrases = column("metiers.phrase", n, &file.phrase)?;
    let parents = column("metiers.parent", n, &file.parent)?;
    let riasecs = column("metiers.riasec", n, &file.riasec)?;
    same_length("metiers.niveau_min", n, file.niveau_min.len())?;
    same_length("metiers.niveau_max", n, file.niveau_max.len())?;
    same_length("metiers.embauches", n, file.embauches.len())?;
    links("metiers.secteurs", n, &file.secteurs, catalogue.secteurs.len())?;
    links("metiers.interets", n, &file.interets, catalogue.interets.len())?;
    links("metiers.interets_principaux", n, &file.interets_principaux, catalogue.interets.len())?;
    links("metiers.competences", n, &file.competences, catalogue.competences.len())?;
    links(
        "metiers.competences_principales",
        n,
        &file.competences_principales,
        catalogue.competences.len(),
    )?;
    links("metiers.contextes", n, &file.contextes, catalogue.contextes.len())?;
    links("metiers.proches", n, &file.proches, n)?;
    let rangs = &file.rangs;
    let reglemente = marks("rangs.reglemente", n, &rangs.reglemente)?;
    let cadre = marks("rangs.cadre", n, &rangs.cadre)?;
    let sans_diplome = marks("rangs.sans_diplome", n, &rangs.sans_diplome)?;
    let experience = marks("rangs.experience", n, &rangs.experience)?;
    let vert = marks("rangs.vert", n, &rangs.vert)?;
    let strategique = marks("rangs.strategique", n, &rangs.strategique)?;
    let brun = marks("rangs.brun", n, &rangs.brun)?;
    let transition_num = marks("rangs.transition_num", n, &rangs.transition_num)?;
    let transition_demo = marks("rangs.transition_demo", n, &rangs.transition_demo)?;

    let conditions = conditions(n, &file.conditions)?;
    let affinites = affinites(n, catalogue.interets.len(), &file.affinites)?;
    let niveau_usuel = digits("metiers.niveau_usuel", n, &file.niveau_usuel, 6)?;
    let notoriete = digits("metiers.notoriete", n, &file.notoriete, 9)?;
    let certifications = match file.certifications.len() {
        0 => vec![0; n],
        len => {
            same_length("metiers.certifications", n, len)?;
            file.certifications.clone()
        }
    };

    let mut metiers = Vec::with_capacity(n);
    for row in 0..n {
        let mut letters = riasecs[row].chars();
        let majeur = letters.next().ok_or_else(|| outside("metiers.riasec", "an empty text"))?;
        let competences = [(&file.competences_principales, true), (&file.competences, false)]
            .into_iter()
            .flat_map(|(lists, principale)| {
                lists[row]
                    .iter()
                    .map(move |it| LienCompetence { competence: CompetenceId(*it), principale })
            })
            .collect();
        metiers.push(Metier {
            code: codes[row].parse()?,
            nom: noms[row].to_owned(),
            phrase: phrases[row].to_owned(),
            parent: parents[row].parse()?,
            riasec: Riasec { majeur, mineur: letters.next() },
            reglemente: reglemente[row],
            cadre: cadre[row],
            transition_eco: match (vert[row], strategique[row], brun[row]) {
                (true, ..) => TransitionEco::Vert,
                (_, true, _) => TransitionEco::Strategique,
                (.., true) => TransitionEco::Brun,
                _ => TransitionEco::Blanc,
            },
            transition_num: transition_num[row],
            transition_demo: transition_demo[row],
            acces: Acces {
                min: niveau("metiers.niveau_min", file.niveau_min[row])?,
                max: niveau("metiers.niveau_max", file.niveau_max[row])?,
                sans_diplome: sans_diplome[row],
                experience: experience[row],
            },
            embauches: file.embauches[row],
            secteurs: ids(&file.secteurs[row], SecteurId),
            interets_principaux: ids(&file.interets_principaux[row], InteretId),
            interets: ids(&file.interets[row], InteretId),
            competences,
            contextes: ids(&file.contextes[row], ContexteId),
            proches: ids(&file.proches[row], MetierId),
            conditions: conditions[row],
            affinites: affinites.iter().map(|it| it[row]).collect(),
            niveau_usuel: niveau_usuel[row],
            notoriete: notoriete[row],
            certifications: certifications[row],
        });
    }
    Ok(metiers)
}

/// A condition that this program does not know is left aside: it came later.
fn conditions(n: usize, file: &BTreeMap<String, String>) -> Result<Vec<Conditions>> {
    let mut out = vec![Conditions::default(); n];
    for (key, text) in file {
        let forces = digits("metiers.conditions", n, text, 3)?;
        let Ok(condition) = key.parse::<Condition>() else { continue };
        for (it, number) in out.iter_mut().zip(forces) {
            it.set(condition, Force::new(number).unwrap_or_default());
        }
    }
    Ok(out)
}

fn affinites(n: usize, n_interets: usize, file: &Textes) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<Vec<u8>> =
        file.rows().map(|it| digits("metiers.affinites", n, it, 9)).collect::<Result<_>>()?;
    if !rows.is_empty() {
        same_length("metiers.affinites", n_interets, rows.len())?;
    }
    Ok(rows)
}

/// One digit per row, none above `max`; all zero when the column is not there.
fn digits(column: &'static str, n: usize, text: &str, max: u8) -> Result<Vec<u8>> {
    if text.is_empty() {
        return Ok(vec![0; n]);
    }
    same_length(column, n, text.len())?;
    let digit = |it: u8| {
        let value = it.wrapping_sub(b'0');
        if value <= max { Ok(value) } else { Err(outside(column, char::from(it))) }
    };
    text.bytes().map(digit).collect()
}

fn secteurs(file: &format::Secteurs) -> Result<Vec<Secteur>> {
    let n = file.code.len();
    let noms = column("secteurs.nom", n, &file.nom)?;
    same_length("secteurs.parent", n, file.parent.len())?;
    let row = |(row, nom): (usize, &str)| {
        let parent = file.parent[row];
        if let Some(parent) = parent {
            in_range("secteurs.parent", parent, n)?;
        }
        let code = SecteurCode(file.code[row]);
        Ok(Secteur { code, nom: nom.to_owned(), parent: parent.map(SecteurId) })
    };
    noms.into_iter().enumerate().map(row).collect()
}

fn interets(file: &format::ListeNum) -> Result<Vec<Interet>> {
    let noms = column("interets.nom", file.code.len(), &file.nom)?;
    let row = |(code, nom): (&u32, &str)| {
        let code = u8::try_from(*code).map_err(|_| outside("interets.code", code))?;
        Ok(Interet { code: InteretCode(code), nom: nom.to_owned() })
    };
    file.code.iter().zip(noms).map(row).collect()
}

fn competences(file: &format::Competences, n_enjeux: usize) -> Result<Vec<Competence>> {
    let n = file.code.len();
    let noms = column("competences.nom", n, &file.nom)?;
    let riasecs = column("competences.riasec", n, &file.riasec)?;
    same_length("competences.enjeu", n, file.enjeu.len())?;
    let savoir_etre = marks("competences.savoir_etre", n, &file.savoir_etre)?;
    (0..n)
        .map(|row| {
            in_range("competences.enjeu", file.enjeu[row], n_enjeux)?;
            Ok(Competence {
                code: CompetenceCode(file.code[row]),
                nom: noms[row].to_owned(),
                enjeu: file.enjeu[row],
                savoir_etre: savoir_etre[row],
                riasec: riasecs[row].to_owned(),
            })
        })
        .collect()
}

fn contextes(file: &format::Contextes) -> Result<Vec<Contexte>> {
    let n = file.code.len();
    let noms = column("contextes.nom", n, &file.nom)?;
    let genres = column("contextes.genre", n, &file.genre)?;
    let mots = column("contextes.mots", n, &file.mots)?;
    let row = |row: usize| Contexte {
        code: file.code[row],
        nom: noms[row].to_owned(),
        genre: genres[row].to_owned(),
        mots: mots[row].to_owned(),
    };
    Ok((0..n).map(row).collect())
}

fn departements(file: &format::Departements) -> Result<Vec<Departement>> {
    let codes: Vec<&str> = file.code.rows().collect();
    let n = codes.len();
    let noms = column("departements.nom", n, &file.nom)?;
    let regions = column("departements.region", n, &file.region)?;
    same_length("departements.emprise", n, file.emprise.len())?;
    same_length("departements.n_communes", n, file.n_communes.len())?;
    let degrees = |thousandths: i32| f64::from(thousandths) / 1_000.0;
    let row = |row: usize| Departement {
        code: codes[row].to_owned(),
        nom: noms[row].to_owned(),
        region: regions[row].to_owned(),
        emprise: file.emprise[row].map(|[south, west, north, east]| {
            let corner = |latitude, longitude| Position {
                latitude: degrees(latitude),
                longitude: degrees(longitude),
            };
            (corner(south, west), corner(north, east))
        }),
        n_communes: file.n_communes[row] as usize,
    };
    Ok((0..n).map(row).collect())
}

fn read<T: Lire>(json: &[u8]) -> Result<T> {
    let value = lire::parse(json)?;
    // The number first: a file of another format must be refused for that, not for its shape.
    match value.number("format") {
        Some(FORMAT) | None => T::lire(value, "file"),
        Some(found) => Err(Box::new(SnapshotError::Format { found })),
    }
}

fn liste<T>(file: &Liste, name: &'static str, row: impl Fn(String, String) -> T) -> Result<Vec<T>> {
    let codes: Vec<&str> = file.code.rows().collect();
    let noms = column(name, codes.len(), &file.nom)?;
    Ok(codes.iter().zip(noms).map(|(code, nom)| row((*code).to_owned(), nom.to_owned())).collect())
}

fn column<'a>(name: &'static str, n: usize, textes: &'a Textes) -> Result<Vec<&'a str>> {
    let rows: Vec<&str> = textes.rows().collect();
    // A table of one row whose text is empty: see `Textes::rows`.
    if n == 1 && rows.is_empty() {
        return Ok(vec![""]);
    }
    same_length(name, n, rows.len())?;
    Ok(rows)
}

fn optional<T: Clone>(
    name: &'static str,
    n: usize,
    values: Vec<Option<T>>,
) -> Result<Vec<Option<T>>> {
    if values.is_empty() {
        return Ok(vec![None; n]);
    }
    same_length(name, n, values.len())?;
    Ok(values)
}

fn same_length(column: &'static str, expected: usize, found: usize) -> Result<()> {
    if expected == found {
        Ok(())
    } else {
        Err(Box::new(SnapshotError::Columns { column, expected, found }))
    }
}

fn links(column: &'static str, n: usize, lists: &[Vec<u16>], n_targets: usize) -> Result<()> {
    same_length(column, n, lists.len())?;
    lists.iter().flatten().try_for_each(|rank| in_range(column, *rank, n_targets))
}

fn in_range(column: &'static str, rank: u16, n_targets: usize) -> Result<()> {
    if usize::from(rank) < n_targets { Ok(()) } else { Err(dangling(column, rank)) }
}

#[cold]
fn dangling(column: &'static str, rank: impl Into<usize>) -> Box<SnapshotError> {
    Box::new(SnapshotError::Dangling { column, target: format!("row {}", rank.into()) })
}

#[cold]
fn outside(column: &'static str, value: impl ToString) -> Box<SnapshotError> {
    Box::new(SnapshotError::Value { column, value: value.to_string() })
}

fn marks(column: &'static str, n: usize, ranks: &[u16]) -> Result<Vec<bool>> {
    let mut out = vec![false; n];
    for rank in ranks {
        *out.get_mut(usize::from(*rank)).ok_or_else(|| dangling(column, *rank))? = true;
    }
    Ok(out)
}

fn niveau(column: &'static str, number: u8) -> Result<Option<Niveau>> {
    match (number, Niveau::new(number)) {
        (0, _) => Ok(None),
        (_, Some(niveau)) => Ok(Some(niveau)),
        (_, None) => Err(outside(column, number)),
    }
}

fn ids<T>(ranks: &[u16], id: impl Fn(u16) -> T) -> Vec<T> {
    ranks.iter().map(|it| id(*it)).collect()
}
