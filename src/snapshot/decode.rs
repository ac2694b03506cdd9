//! From bytes to values of the field: every length, code and reference is checked here, once.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    SnapshotError,
    error::Result,
    format::{self, FORMAT, Liste, Textes},
    genres,
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
    let it: format::Manifest = read(json)?;
    match crate::geo::Reglages::read(&it.trajets) {
        Some(_) => Ok(it),
        None => Err(outside("manifest.trajets", "these constants")),
    }
}

/// Reads the core.
pub fn coeur(json: &[u8]) -> Result<Catalogue> {
    let file: format::Coeur = read(json)?;
    let mut controle = Controle::default();
    let mut catalogue = Catalogue {
        grands_domaines: liste(
            &mut controle,
            &file.grands_domaines,
            "grands_domaines.nom",
            |code, nom| GrandDomaine { code, nom },
        ),
        domaines: liste(&mut controle, &file.domaines, "domaines.nom", |code, nom| Domaine {
            code,
            nom,
        }),
        enjeux: liste(&mut controle, &file.enjeux, "enjeux.nom", |code, nom| Enjeu { code, nom }),
        regions: liste(&mut controle, &file.regions, "regions.nom", |code, nom| Region {
            code,
            nom,
        }),
        zones: zones(&mut controle, &file),
        secteurs: secteurs(&mut controle, &file.secteurs),
        interets: interets(&mut controle, &file.interets),
        competences: competences(&mut controle, &file.competences, file.enjeux.code.rows().count()),
        mots_competences: mots_competences(&mut controle, &file.competences),
        contextes: contextes(&mut controle, &file.contextes),
        departements: departements(&mut controle, &file.departements),
        ..Catalogue::default()
    };
    controle.done()?;
    catalogue.metiers = metiers(&file.metiers, &catalogue)?;
    Ok(catalogue.indexed())
}

/// Reads the titles of all métiers of `catalogue`.
pub fn appellations(json: &[u8], catalogue: &Catalogue) -> Result<Appellations> {
    let mut controle = Controle::default();
    let file: format::Appellations = read(json)?;
    controle.same_length("appellations.n", catalogue.metiers.len(), file.n.len());
    let total = file.n.iter().map(|it| usize::from(*it)).sum();
    let noms = controle.column("appellations.nom", total, &file.nom);
    let mut rows: Vec<Appellation> = noms
        .into_iter()
        .map(|nom| Appellation { nom: genres::expand(nom), peu_usite: false })
        .collect();
    for rank in file.peu_usite {
        let row = rows.get_mut(rank as usize);
        row.ok_or_else(|| dangling("appellations.peu_usite", rank as usize))?.peu_usite = true;
    }
    let expressions: Vec<&str> = file.expressions.rows().collect();
    controle.links("appellations.cibles", expressions.len(), &file.cibles, catalogue.metiers.len());
    controle.done()?;
    let expressions = expressions.iter().zip(&file.cibles);
    let expressions =
        expressions.map(|(it, cibles)| ((*it).to_owned(), ids(cibles, MetierId))).collect();
    let mut rows = rows.into_iter();
    let by_metier = file.n.iter().map(|n| rows.by_ref().take(usize::from(*n)).collect()).collect();
    Ok(Appellations { by_metier, expressions })
}

/// Reads the details of the métiers of one domaine.
pub fn fiches(json: &[u8], catalogue: &Catalogue) -> Result<Vec<Fiche>> {
    let mut controle = Controle::default();
    let file: format::Fiches = read(json)?;
    let n = file.competences.code.len();
    let noms = controle.column("competences.nom", n, &file.competences.nom);
    controle.same_length(
        "competences.macro_competence",
        n,
        file.competences.macro_competence.len(),
    );
    for rank in file.competences.macro_competence.iter().flatten() {
        controle.hold(in_range("competences.macro_competence", *rank, catalogue.competences.len()));
    }
    let categories: Vec<&str> = file.savoirs.categories.rows().collect();
    let savoirs = controle.column("savoirs.nom", file.savoirs.code.len(), &file.savoirs.nom);
    controle.same_length("savoirs.categorie", savoirs.len(), file.savoirs.categorie.len());

    let codes: Vec<&str> = file.code.rows().collect();
    let columns = [
        ("fiches.principales", &file.principales, n),
        ("fiches.emergentes", &file.emergentes, n),
        ("fiches.autres", &file.autres, n),
        ("fiches.savoirs_principaux", &file.savoirs_principaux, savoirs.len()),
        ("fiches.savoirs_autres", &file.savoirs_autres, savoirs.len()),
    ];
    for (name, lists, n_targets) in columns {
        controle.links(name, codes.len(), lists, n_targets);
    }
    controle.done()?;
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
    let mut controle = Controle::default();
    let n_phrases = file.phrases.rows().count();
    controle.links("marche.constats", file.constats.len(), &file.constats, n_phrases);
    controle.done()?;
    Ok(file)
}

/// Reads certifications of one level.
pub fn formations(json: &[u8], catalogue: &Catalogue) -> Result<Formations> {
    let mut controle = Controle::default();
    let file: format::Formations = read(json)?;
    let n = file.code.len();
    let genres: Vec<TypeFormation> =
        file.genres.rows().map(|it| TypeFormation(Arc::from(it))).collect();
    let noms = controle.column("formations.nom", n, &file.nom);
    let romes = controle.column("formations.rome", n, &file.rome);
    let cfds = controle.column("formations.cfd", n, &file.cfd);
    controle.same_length("formations.genre", n, file.genre.len());
    controle.same_length("formations.rncp", n, file.rncp.len());
    controle.same_length("formations.voies", n, file.voies.len());
    controle.same_length("formations.derniere_session", n, file.derniere_session.len());
    let niveau = niveau("formations.niveau", file.niveau)?;
    let expressions: Vec<&str> = file.expressions.rows().collect();
    controle.links("formations.cibles", expressions.len(), &file.cibles, n);
    controle.done()?;
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
    let mut controle = Controle::default();
    let file: format::Communes = read(json)?;
    let codes: Vec<&str> = file.code.rows().collect();
    let n = codes.len();
    let noms = controle.column("communes.nom", n, &file.nom);
    let postaux = controle.column("communes.codes_postaux", n, &file.codes_postaux);
    controle.same_length("communes.taille", n, file.taille.len());
    let population = controle.optional("communes.population", n, file.population);
    let latitude = controle.optional("communes.latitude", n, file.latitude);
    let longitude = controle.optional("communes.longitude", n, file.longitude);
    let zone = controle.optional("communes.zone", n, file.zone);
    let bassin = controle.optional("communes.bassin", n, file.bassin);
    for rank in zone.iter().flatten() {
        controle.hold(in_range("communes.zone", *rank, catalogue.zones.len()));
    }
    let densite = match file.densite.as_str() {
        "" => vec![1; n],
        text => controle.digits("communes.densite", n, text, 3),
    };
    controle.done()?;
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
                densite: densite[row],
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
    let mut controle = Controle::default();
    let codes: Vec<&str> = file.code.rows().collect();
    let n = codes.len();
    let noms = controle.column("metiers.nom", n, &file.nom);
    let phrases = controle.column("metiers.phrase", n, &file.phrase);
    let parents = controle.column("metiers.parent", n, &file.parent);
    let riasecs = controle.column("metiers.riasec", n, &file.riasec);
    controle.same_length("metiers.niveau_min", n, file.niveau_min.len());
    controle.same_length("metiers.niveau_max", n, file.niveau_max.len());
    controle.same_length("metiers.embauches", n, file.embauches.len());
    controle.links("metiers.secteurs", n, &file.secteurs, catalogue.secteurs.len());
    controle.links("metiers.interets", n, &file.interets, catalogue.interets.len());
    controle.links(
        "metiers.interets_principaux",
        n,
        &file.interets_principaux,
        catalogue.interets.len(),
    );
    controle.links("metiers.competences", n, &file.competences, catalogue.competences.len());
    controle.links(
        "metiers.competences_principales",
        n,
        &file.competences_principales,
        catalogue.competences.len(),
    );
    controle.links("metiers.contextes", n, &file.contextes, catalogue.contextes.len());
    controle.links("metiers.proches", n, &file.proches, n);
    let rangs = &file.rangs;
    let reglemente = controle.marks("rangs.reglemente", n, &rangs.reglemente);
    let cadre = controle.marks("rangs.cadre", n, &rangs.cadre);
    let sans_diplome = controle.marks("rangs.sans_diplome", n, &rangs.sans_diplome);
    let experience = controle.marks("rangs.experience", n, &rangs.experience);
    let vert = controle.marks("rangs.vert", n, &rangs.vert);
    let strategique = controle.marks("rangs.strategique", n, &rangs.strategique);
    let brun = controle.marks("rangs.brun", n, &rangs.brun);
    let transition_num = controle.marks("rangs.transition_num", n, &rangs.transition_num);
    let transition_demo = controle.marks("rangs.transition_demo", n, &rangs.transition_demo);

    let conditions = conditions(&mut controle, n, &file.conditions);
    let affinites = affinites(&mut controle, n, catalogue.interets.len(), &file.affinites);
    let niveau_usuel = controle.digits("metiers.niveau_usuel", n, &file.niveau_usuel, 6);
    let notoriete = controle.digits("metiers.notoriete", n, &file.notoriete, 9);
    let certifications = match file.certifications.len() {
        0 => vec![0; n],
        len => {
            controle.same_length("metiers.certifications", n, len);
            file.certifications.clone()
        }
    };

    controle.done()?;
    let mut metiers = Vec::with_capacity(n);
    for row in 0..n {
        // What may be refused goes first: nothing has to be dropped yet.
        let code = codes[row].parse()?;
        let parent = parents[row].parse()?;
        let min = niveau("metiers.niveau_min", file.niveau_min[row])?;
        let max = niveau("metiers.niveau_max", file.niveau_max[row])?;
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
            code,
            nom: noms[row].to_owned(),
            phrase: phrases[row].to_owned(),
            parent,
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
            acces: Acces { min, max, sans_diplome: sans_diplome[row], experience: experience[row] },
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
fn conditions(
    controle: &mut Controle,
    n: usize,
    file: &BTreeMap<String, String>,
) -> Vec<Conditions> {
    let mut out = vec![Conditions::default(); n];
    for (key, text) in file {
        let forces = controle.digits("metiers.conditions", n, text, 3);
        let Ok(condition) = key.parse::<Condition>() else { continue };
        for (it, number) in out.iter_mut().zip(forces) {
            it.set(condition, Force::new(number).unwrap_or_default());
        }
    }
    out
}

fn affinites(controle: &mut Controle, n: usize, n_interets: usize, file: &Textes) -> Vec<Vec<u8>> {
    let rows: Vec<Vec<u8>> =
        file.rows().map(|it| controle.digits("metiers.affinites", n, it, 9)).collect();
    if !rows.is_empty() {
        controle.same_length("metiers.affinites", n_interets, rows.len());
    }
    rows
}

fn secteurs(controle: &mut Controle, file: &format::Secteurs) -> Vec<Secteur> {
    let n = file.code.len();
    let noms = controle.column("secteurs.nom", n, &file.nom);
    controle.same_length("secteurs.parent", n, file.parent.len());
    let mut out = Vec::with_capacity(n);
    for ((code, nom), parent) in file.code.iter().zip(noms).zip(&file.parent) {
        if let Some(parent) = *parent {
            controle.hold(in_range("secteurs.parent", parent, n));
        }
        let code = SecteurCode(*code);
        out.push(Secteur { code, nom: nom.to_owned(), parent: parent.map(SecteurId) });
    }
    out
}

fn interets(controle: &mut Controle, file: &format::ListeNum) -> Vec<Interet> {
    let noms = controle.column("interets.nom", file.code.len(), &file.nom);
    let mut out = Vec::with_capacity(noms.len());
    for (code, nom) in file.code.iter().zip(noms) {
        let code = controle.hold(u8::try_from(*code).map_err(|_| outside("interets.code", *code)));
        out.push(Interet { code: InteretCode(code), nom: nom.to_owned() });
    }
    out
}

/// How people say compétences.
fn mots_competences(
    controle: &mut Controle,
    file: &format::Competences,
) -> Vec<(String, Vec<CompetenceId>)> {
    let expressions: Vec<&str> = file.expressions.rows().collect();
    controle.links("competences.cibles", expressions.len(), &file.cibles, file.code.len());
    let said = expressions.iter().zip(&file.cibles);
    said.map(|(it, cibles)| ((*it).to_owned(), ids(cibles, CompetenceId))).collect()
}

fn competences(
    controle: &mut Controle,
    file: &format::Competences,
    n_enjeux: usize,
) -> Vec<Competence> {
    let n = file.code.len();
    let noms = controle.column("competences.nom", n, &file.nom);
    let riasecs = controle.column("competences.riasec", n, &file.riasec);
    controle.same_length("competences.enjeu", n, file.enjeu.len());
    let savoir_etre = controle.marks("competences.savoir_etre", n, &file.savoir_etre);
    let mut out = Vec::with_capacity(n);
    for (row, enjeu) in file.enjeu.iter().enumerate().take(n) {
        controle.hold(in_range("competences.enjeu", *enjeu, n_enjeux));
        out.push(Competence {
            code: CompetenceCode(file.code[row]),
            nom: noms[row].to_owned(),
            enjeu: *enjeu,
            savoir_etre: savoir_etre[row],
            riasec: riasecs[row].to_owned(),
        });
    }
    out
}

fn contextes(controle: &mut Controle, file: &format::Contextes) -> Vec<Contexte> {
    let n = file.code.len();
    let noms = controle.column("contextes.nom", n, &file.nom);
    let genres = controle.column("contextes.genre", n, &file.genre);
    let mots = controle.column("contextes.mots", n, &file.mots);
    let row = |row: usize| Contexte {
        code: file.code[row],
        nom: noms[row].to_owned(),
        genre: genres[row].to_owned(),
        mots: mots[row].to_owned(),
    };
    (0..n).map(row).collect()
}

fn zones(controle: &mut Controle, file: &format::Coeur) -> Vec<Zone> {
    let mut zones = liste(controle, &file.zones, "zones.nom", |code, nom| Zone {
        code,
        nom,
        departements: Vec::new(),
    });
    if !file.zones_departements.is_empty() {
        let n = file.departements.n_communes.len();
        controle.links("zones_departements", zones.len(), &file.zones_departements, n);
        for (zone, ranks) in zones.iter_mut().zip(&file.zones_departements) {
            zone.departements.clone_from(ranks);
        }
    }
    zones
}

fn departements(controle: &mut Controle, file: &format::Departements) -> Vec<Departement> {
    let codes: Vec<&str> = file.code.rows().collect();
    let n = codes.len();
    let noms = controle.column("departements.nom", n, &file.nom);
    let regions = controle.column("departements.region", n, &file.region);
    controle.same_length("departements.emprise", n, file.emprise.len());
    controle.same_length("departements.n_communes", n, file.n_communes.len());
    let degrees = |thousandths: i32| f64::from(thousandths) / 1_000.0;
    let rows = file.emprise.iter().zip(&file.n_communes).take(n).enumerate();
    let row = |(row, (emprise, n_communes)): (usize, (&Option<[i32; 4]>, &u32))| Departement {
        code: codes[row].to_owned(),
        nom: noms[row].to_owned(),
        region: regions[row].to_owned(),
        emprise: emprise.map(|[south, west, north, east]| {
            let corner = |latitude, longitude| Position {
                latitude: degrees(latitude),
                longitude: degrees(longitude),
            };
            (corner(south, west), corner(north, east))
        }),
        n_communes: *n_communes as usize,
    };
    rows.map(row).collect()
}

fn read<T: Lire>(json: &[u8]) -> Result<T> {
    let value = lire::parse(json)?;
    // The number first: a file of another format must be refused for that, not for its shape.
    match value.number("format") {
        Some(FORMAT) | None => T::lire(value, "file"),
        Some(found) => Err(Box::new(SnapshotError::Format { found })),
    }
}

fn liste<T>(
    controle: &mut Controle,
    file: &Liste,
    name: &'static str,
    row: impl Fn(String, String) -> T,
) -> Vec<T> {
    let codes: Vec<&str> = file.code.rows().collect();
    let noms = controle.column(name, codes.len(), &file.nom);
    codes.iter().zip(noms).map(|(code, nom)| row((*code).to_owned(), nom.to_owned())).collect()
}

/// What is checked of a file, column after column. The first fault is kept for the end: leaving at
/// each would compile, for each column, the dropping of those before it. A column at fault is given
/// with the right number of empty rows, so that the checks after it can go on.
#[derive(Default)]
struct Controle(Option<Box<SnapshotError>>);

impl Controle {
    /// No fault so far: rows may be made.
    fn done(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }

    fn hold<T: Default>(&mut self, checked: Result<T>) -> T {
        checked.unwrap_or_else(|error| {
            self.0.get_or_insert(error);
            T::default()
        })
    }

    #[inline(never)]
    fn same_length(&mut self, column: &'static str, expected: usize, found: usize) -> bool {
        self.hold(same_length(column, expected, found));
        expected == found
    }

    #[inline(never)]
    fn column<'a>(&mut self, name: &'static str, n: usize, textes: &'a Textes) -> Vec<&'a str> {
        let mut rows: Vec<&str> = textes.rows().collect();
        // A table of one row whose text is empty: see `Textes::rows`.
        if !(n == 1 && rows.is_empty()) {
            self.same_length(name, n, rows.len());
        }
        rows.resize(n, "");
        rows
    }

    fn optional<T: Clone>(
        &mut self,
        name: &'static str,
        n: usize,
        mut values: Vec<Option<T>>,
    ) -> Vec<Option<T>> {
        if !values.is_empty() {
            self.same_length(name, n, values.len());
        }
        values.resize(n, None);
        values
    }

    #[inline(never)]
    fn links(&mut self, column: &'static str, n: usize, lists: &[Vec<u16>], n_targets: usize) {
        self.same_length(column, n, lists.len());
        self.hold(lists.iter().flatten().try_for_each(|rank| in_range(column, *rank, n_targets)));
    }

    #[inline(never)]
    fn marks(&mut self, column: &'static str, n: usize, ranks: &[u16]) -> Vec<bool> {
        let mut out = vec![false; n];
        for rank in ranks {
            match out.get_mut(usize::from(*rank)) {
                Some(it) => *it = true,
                None => self.hold(Err(dangling(column, *rank))),
            }
        }
        out
    }

    /// One digit per row, none above `max`; all zero when the column is not there.
    #[inline(never)]
    fn digits(&mut self, column: &'static str, n: usize, text: &str, max: u8) -> Vec<u8> {
        if text.is_empty() || !self.same_length(column, n, text.len()) {
            return vec![0; n];
        }
        let digit = |it: u8| {
            let value = it.wrapping_sub(b'0');
            if value <= max { Ok(value) } else { Err(outside(column, char::from(it))) }
        };
        text.bytes().map(|it| self.hold(digit(it))).collect()
    }
}

fn same_length(column: &'static str, expected: usize, found: usize) -> Result<()> {
    if expected == found {
        Ok(())
    } else {
        Err(Box::new(SnapshotError::Columns { column, expected, found }))
    }
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
