//! From bytes to values of the field: every length, code and reference is checked here, once.

use std::sync::Arc;

use super::{
    SnapshotError,
    error::Result,
    format::{Constats, FORMAT, Fichier, Manifest, Role, Source, Textes},
    genres,
    json::Contenu,
    lire::{Lignes, Table, Valeur},
};
use crate::domain::{
    Acces, Annonce, Annonces, Appellation, Appellations, BassinCode, Catalogue, Commune,
    Competence, CompetenceCode, CompetenceId, Condition, Conditions, Contexte, ContexteId,
    Departement, Domaine, Enjeu, Fiche, Force, Formation, FormationCode, Formations, GrandDomaine,
    Interet, InteretCode, InteretId, LienCompetence, Metier, MetierId, Nature, Niveau, Poids,
    Position, Region, Reperes, Riasec, Savoir, SavoirFaire, Secteur, SecteurCode, SecteurId,
    TransitionEco, TypeFormation, Voies, Zone,
};
use crate::matching::tables::{self, Tables};

/// Reads `manifest.json`.
pub fn manifest(contenu: &(impl Contenu + ?Sized)) -> Result<Manifest> {
    let valeur = read(contenu)?;
    let mut file = Table::new("manifest", &valeur);
    let n_trajets = file.len("trajets?");
    let manifest = Manifest {
        format: file.nombre("format"),
        version: file.owned("version"),
        construit_le: file.owned("construit_le"),
        valable_jusqu_au: file.owned("valable_jusqu_au"),
        rome: file.owned("rome"),
        territoires: file.liste_de_textes("territoires"),
        #[cfg(feature = "snapshot")]
        comptes: file.par_nom("comptes", Table::nombre_de).into_iter().collect(),
        fichiers: file.chaque("fichiers", |it| Fichier {
            role: role(it),
            cle: it.owned("cle?"),
            chemin: it.owned("chemin"),
            octets: it.nombre("octets"),
            sha256: it.owned("sha256"),
        }),
        sources: file.chaque("sources", |it| Source {
            id: it.owned("id"),
            nom: it.owned("nom"),
            producteur: it.owned("producteur"),
            licence: it.owned("licence"),
            millesime: it.owned("millesime"),
            date: it.owned("date"),
            page: it.owned("page"),
            usage: it.owned("usage"),
        }),
        trajets: file.nombres("trajets?", n_trajets),
    };
    if crate::geo::Reglages::read(&manifest.trajets).is_none() {
        file.outside("manifest.trajets", "these constants");
    }
    file.done()?;
    Ok(manifest)
}

fn role(file: &mut Table) -> Role {
    let text = file.texte("role");
    Role::TOUS.into_iter().find(|it| it.name() == text).unwrap_or_else(|| {
        file.outside("role", text);
        Role::default()
    })
}

/// Reads the core.
pub fn coeur(contenu: &(impl Contenu + ?Sized)) -> Result<Catalogue> {
    let valeur = read(contenu)?;
    let mut file = Table::new("coeur", &valeur);
    let mut catalogue = Catalogue {
        grands_domaines: liste(
            &mut file,
            "grands_domaines.code",
            "grands_domaines.nom",
            |code, nom| GrandDomaine { code, nom },
        ),
        domaines: liste(&mut file, "domaines.code", "domaines.nom", |code, nom| Domaine {
            code,
            nom,
        }),
        enjeux: liste(&mut file, "enjeux.code", "enjeux.nom", |code, nom| Enjeu { code, nom }),
        regions: liste(&mut file, "regions.code", "regions.nom", |code, nom| Region { code, nom }),
        secteurs: secteurs(&mut file),
        interets: interets(&mut file),
        contextes: contextes(&mut file),
        departements: departements(&mut file),
        ..Catalogue::default()
    };
    catalogue.zones = zones(&mut file, catalogue.departements.len());
    catalogue.competences = competences(&mut file, catalogue.enjeux.len());
    let n = catalogue.competences.len();
    let columns = ["competences.expressions?", "competences.cibles?"];
    catalogue.mots_competences = expressions(&mut file, columns, n, CompetenceId);
    catalogue.metiers = metiers(&mut file, &catalogue);
    let n = file.len("obstacles?");
    catalogue.obstacles = file.nombres("obstacles?", n);
    if crate::geo::Carte::read(&catalogue.obstacles).is_none() {
        file.outside("coeur.obstacles", "these points");
    }
    file.done()?;
    Ok(catalogue.indexed())
}

/// Reads the titles of all métiers of `catalogue`.
pub fn appellations(
    contenu: &(impl Contenu + ?Sized),
    catalogue: &Catalogue,
) -> Result<Appellations> {
    let valeur = read(contenu)?;
    let mut file = Table::new("appellations", &valeur);
    let n_metiers = catalogue.metiers.len();
    let n: Vec<u16> = file.nombres("appellations.n", n_metiers);
    let total = n.iter().map(|it| usize::from(*it)).sum();
    let mut noms = file.textes("appellations.nom", total);
    let peu_usite = file.marques(&["appellations.peu_usite"], total);
    let columns = ["appellations.expressions?", "appellations.cibles?"];
    let expressions = expressions(&mut file, columns, n_metiers, MetierId);
    file.done()?;
    let titre = |mark| Appellation { nom: genres::expand(noms.suivante()), peu_usite: mark != 0 };
    let mut rows = peu_usite.into_iter().map(titre);
    let by_metier = n.iter().map(|n| rows.by_ref().take(usize::from(*n)).collect()).collect();
    Ok(Appellations { by_metier, expressions })
}

/// Reads the details of the métiers of one domaine.
pub fn fiches(contenu: &(impl Contenu + ?Sized), catalogue: &Catalogue) -> Result<Vec<Fiche>> {
    let valeur = read(contenu)?;
    let mut file = Table::new("fiches", &valeur);
    let n_competences = file.len("competences.code");
    let noms = rows(file.textes("competences.nom", n_competences), n_competences);
    let macros = file.rangs_connus(
        "competences.macro_competence",
        n_competences,
        catalogue.competences.len(),
    );
    let n_savoirs = file.len("savoirs.code");
    let savoirs = rows(file.textes("savoirs.nom", n_savoirs), n_savoirs);
    let categories = file.lignes("savoirs.categories");
    let categories = rows(categories, categories.n());
    let categorie = file.rangs("savoirs.categorie", n_savoirs, categories.len());

    let mut codes = file.lignes("fiches.code");
    let n = codes.n();
    let mut by_weight = [
        (file.liens("fiches.principales", n, n_competences), Poids::Principale),
        (file.liens("fiches.emergentes", n, n_competences), Poids::Emergente),
        (file.liens("fiches.autres", n, n_competences), Poids::Autre),
    ];
    let mut savoirs_of = [
        (file.liens("fiches.savoirs_principaux", n, n_savoirs), true),
        (file.liens("fiches.savoirs_autres", n, n_savoirs), false),
    ];
    file.done()?;
    let savoir_faire = |rank: u16, poids| SavoirFaire {
        nom: noms[usize::from(rank)].to_owned(),
        competence: macros[usize::from(rank)].map(CompetenceId),
        poids,
    };
    let savoir = |rank: u16, principal| Savoir {
        nom: savoirs[usize::from(rank)].to_owned(),
        categorie: categories[usize::from(categorie[usize::from(rank)])].to_owned(),
        principal,
    };
    let mut out = Vec::with_capacity(n);
    for _ in 0..n {
        let code = codes.suivante().parse()?;
        let (mut competences, mut savoirs) = (Vec::new(), Vec::new());
        for (lists, poids) in &mut by_weight {
            competences.extend(lists.suivants(|it| savoir_faire(it, *poids)));
        }
        for (lists, principal) in &mut savoirs_of {
            savoirs.extend(lists.suivants(|it| savoir(it, *principal)));
        }
        out.push(Fiche { code, competences, savoirs });
    }
    Ok(out)
}

/// Reads our tables of things one does, likes or asks for, and our pages of words: what this site
/// is, then how métiers are ranked. Their text is kept for as long as the page: one reads them
/// once.
pub fn gestes(contenu: &(impl Contenu + ?Sized)) -> Result<(Tables, [&'static str; 2])> {
    let valeur = read(contenu)?;
    let mut file = Table::new("gestes", &valeur);
    let mut kept = |name| &*Box::leak(file.owned(name).into_boxed_str());
    let vie = [
        "vie.id",
        "vie.groupe",
        "vie.phrase",
        "vie.autres_mots",
        "vie.macro_competences",
        "vie.savoir_etre",
        "vie.tu_as_montre",
    ];
    let vie = vie.map(&mut kept);
    let themes = ["themes.id", "themes.nom", "themes.mots", "themes.metiers", "themes.interets"];
    let themes = themes.map(&mut kept);
    let contraintes = [
        "contraintes.code",
        "contraintes.question",
        "contraintes.phrase_prefere",
        "contraintes.phrase_eviter",
        "contraintes.phrase_jamais",
        "contraintes.groupe",
    ];
    let contraintes = contraintes.map(&mut kept);
    let souhaits = ["souhaits.mots", "souhaits.aime", "souhaits.rejette", "souhaits.etat"];
    let souhaits = souhaits.map(&mut kept);
    let pages = ["pages.apropos", "pages.pourquoi"].map(kept);
    file.done()?;
    let tables = Tables::read(&vie, &themes, &contraintes, &souhaits).map_err(|it| {
        let (column, value) = tables::dire(it);
        Box::new(SnapshotError::Value { column, value })
    })?;
    Ok((tables, pages))
}

/// Reads what is said of families of métiers. Its texts stay as they travel: a page shows a few
/// lines of them. Families that do not exist say nothing: the native program checks `metiers`.
pub fn marche(contenu: &(impl Contenu + ?Sized)) -> Result<Constats> {
    let valeur = read(contenu)?;
    let mut file = Table::new("marche", &valeur);
    let n_phrases = file.lignes("marche.phrases").n();
    let mut by_row = |name, n_targets| {
        let n = file.len(name);
        let mut lists = file.liens(name, n, n_targets);
        (0..n).map(|_| lists.suivants(|it| it)).collect()
    };
    let metiers = by_row("marche.metiers?", usize::MAX);
    let constats = by_row("marche.constats", n_phrases);
    let listes = by_row("marche.listes?", usize::MAX);
    let raisons = by_row("marche.raisons?", n_phrases);
    let n_bassins = file.len("marche.bassins?");
    let mut texte = |name| Textes(file.owned(name));
    let constats = Constats {
        familles: texte("marche.familles?"),
        metiers,
        phrases: texte("marche.phrases"),
        constats,
        mentions: texte("marche.mentions?"),
        lieux: texte("marche.lieux?"),
        titres: texte("marche.titres?"),
        listes,
        raisons,
        dessins: file.nombres("marche.dessins?", n_phrases),
        mention: file.nombres("marche.mention?", n_phrases),
        bassins: file.nombres("marche.bassins?", n_bassins),
    };
    file.done()?;
    Ok(constats)
}

/// Reads certifications of one level.
pub fn formations(contenu: &(impl Contenu + ?Sized), catalogue: &Catalogue) -> Result<Formations> {
    let valeur = read(contenu)?;
    let mut file = Table::new("formations", &valeur);
    let codes: Vec<u32> = {
        let n = file.len("formations.code");
        file.nombres("formations.code", n)
    };
    let n = codes.len();
    let mut genres = file.lignes("formations.genres");
    let genres: Vec<TypeFormation> =
        (0..genres.n()).map(|_| TypeFormation(Arc::from(genres.suivante()))).collect();
    let genre = file.rangs("formations.genre", n, genres.len());
    let mut noms = file.textes("formations.nom", n);
    let mut romes = file.textes("formations.rome", n);
    let mut cfds = file.textes("formations.cfd", n);
    let rncp: Vec<u32> = file.nombres("formations.rncp", n);
    let voies: Vec<u8> = file.nombres("formations.voies", n);
    let derniere_session: Vec<u16> = file.nombres("formations.derniere_session", n);
    let niveau = file.nombre("formations.niveau");
    let niveau = niveau_of(&mut file, "formations.niveau", niveau);
    let columns = ["formations.expressions?", "formations.cibles?"];
    let expressions = expressions(&mut file, columns, n, |it| it);
    file.done()?;
    let mut liste = Vec::with_capacity(n);
    for row in 0..n {
        let mut metiers: Vec<MetierId> = Vec::new();
        for rome in romes.suivante().split_ascii_whitespace() {
            metiers.extend(catalogue.metiers_of_parent(rome.parse()?));
        }
        let bit = |mask: u8| voies[row] & mask != 0;
        liste.push(Formation {
            code: FormationCode(codes[row]),
            nom: noms.texte(),
            genre: genres[usize::from(genre[row])].clone(),
            niveau,
            metiers,
            rncp: Some(rncp[row]).filter(|it| *it != 0),
            cfd: Some(cfds.texte()).filter(|it| !it.is_empty()),
            voies: Voies {
                scolaire: bit(1),
                apprentissage: bit(2),
                continue_: bit(4),
                professionnalisation: bit(8),
                vae: bit(16),
            },
            derniere_session: Some(derniere_session[row]).filter(|it| *it != 0),
        });
    }
    Ok(Formations { liste, expressions })
}

/// Reads communes: of one département, or those to search by name. A column that a file does not
/// carry gives `None` everywhere.
pub fn communes(
    contenu: &(impl Contenu + ?Sized),
    catalogue: &Catalogue,
) -> Result<Vec<CommuneLue>> {
    let valeur = read(contenu)?;
    let mut file = Table::new("communes", &valeur);
    let mut codes = file.lignes("communes.code");
    let n = codes.n();
    let mut noms = file.textes("communes.nom", n);
    let mut postaux = file.textes("communes.codes_postaux", n);
    let taille: Vec<u8> = file.nombres("communes.taille", n);
    let population = file.connus("communes.population?", n);
    let latitude: Vec<Option<i32>> = file.connus("communes.latitude?", n);
    let longitude: Vec<Option<i32>> = file.connus("communes.longitude?", n);
    let zone = file.rangs_connus("communes.zone?", n, catalogue.zones.len());
    let bassin = file.connus("communes.bassin?", n);
    let densite = match file.texte("communes.densite?") {
        "" => vec![1; n],
        text => file.digits_of("communes.densite", text, n, 3),
    };
    file.done()?;
    let mut out = Vec::with_capacity(n);
    for row in 0..n {
        let commune = Commune {
            code: codes.suivante().parse()?,
            nom: noms.texte(),
            codes_postaux: postaux.suivante().split_ascii_whitespace().map(str::to_owned).collect(),
            population: population[row],
            position: position(latitude[row], longitude[row]),
            zone_emploi: zone[row],
            bassin: bassin[row].map(BassinCode),
            densite: densite[row],
        };
        out.push(CommuneLue { commune, taille: taille[row] });
    }
    Ok(out)
}

/// Reads openings: of a département, or what all share.
pub fn annonces(contenu: &(impl Contenu + ?Sized), catalogue: &Catalogue) -> Result<Annonces> {
    let valeur = read(contenu)?;
    let mut file = Table::new("offres", &valeur);
    let jour = i32::from(file.nombre::<u16>("offres.jour"));
    let natures = file.texte("offres.nature");
    let n = natures.len();
    let natures = file.digits_of("offres.nature", natures, n, 4);
    let mut titres = file.textes("offres.titre", n);
    let mut metiers = file.liens("offres.metiers", n, catalogue.metiers.len());
    let organisations = file.lignes("offres.organisations").toutes();
    let organisation = file.rangs("offres.organisation", n, organisations.len());
    let lieux = file.lignes("offres.lieux").toutes();
    let noms = file.textes("offres.noms", lieux.len()).toutes();
    let lieu = file.rangs("offres.lieu", n, lieux.len());
    let latitude: Vec<Option<i32>> = file.connus("offres.latitude", lieux.len());
    let longitude: Vec<Option<i32>> = file.connus("offres.longitude", lieux.len());
    let mut adresses = file.textes("offres.adresse", n);
    let contrats = file.texte("offres.contrat").as_bytes();
    file.same_length("offres.contrat", n, contrats.len());
    let niveau = file.chiffres("offres.niveau", n, 8);
    let debut: Vec<Option<i32>> = file.connus("offres.debut", n);
    let fin: Vec<u16> = file.nombres("offres.fin", n);
    let phrases = file.lignes("offres.phrases").toutes();
    let mut faits = file.liens("offres.faits", n, phrases.len());
    let mut reponses = file.textes("offres.reponse", n);
    let mut telephones = file.textes("offres.telephone", n);
    let mut lignes = |name| file.lignes(name).toutes();
    let reperes = Reperes {
        natures: lignes("offres.natures"),
        suites: lignes("offres.suites"),
        boutons: lignes("offres.boutons"),
        contrats: lignes("offres.contrats"),
    };
    file.done()?;
    let mut liste = Vec::with_capacity(n);
    for row in 0..n {
        let at = lieu[row];
        let point = usize::from(at);
        liste.push(Annonce {
            nature: Nature::TOUTES[usize::from(natures[row])],
            titre: titres.texte(),
            metiers: metiers.suivants(MetierId),
            organisation: text_at(&organisations, organisation[row]),
            lieu: text_at(&lieux, at),
            nom_lieu: text_at(&noms, at),
            position: position(latitude[point], longitude[point]),
            adresse: adresses.texte(),
            contrat: contrats[row].wrapping_sub(b'a'),
            niveau: niveau[row],
            debut: debut[row].map(|it| jour + it),
            fin: jour + i32::from(fin[row]),
            faits: faits.suivants(|it| text_at(&phrases, it)),
            reponse: reponses.texte(),
            telephone: telephones.texte(),
        });
    }
    Ok(Annonces { liste, reperes })
}

/// The text of a row, which may be the empty one that a column of one row does not say.
fn text_at(rows: &[String], rank: u16) -> String {
    rows.get(usize::from(rank)).cloned().unwrap_or_default()
}

/// Ten-thousandths of a degree, as a position.
fn position(latitude: Option<i32>, longitude: Option<i32>) -> Option<Position> {
    let degrees = |it: i32| f64::from(it) / 10_000.0;
    let (latitude, longitude) = latitude.zip(longitude)?;
    Some(Position { latitude: degrees(latitude), longitude: degrees(longitude) })
}

/// A commune, and its size class.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneLue {
    /// The commune.
    pub commune: Commune,
    /// Whole part of the base-2 logarithm of inhabitants + 1.
    pub taille: u8,
}

fn metiers(file: &mut Table, catalogue: &Catalogue) -> Vec<Metier> {
    let mut codes = file.lignes("metiers.code");
    let n = codes.n();
    let mut noms = file.textes("metiers.nom", n);
    let mut phrases = file.textes("metiers.phrase", n);
    let mut parents = file.textes("metiers.parent", n);
    let mut riasecs = file.textes("metiers.riasec", n);
    let niveau_min: Vec<u8> = file.nombres("metiers.niveau_min", n);
    let niveau_max: Vec<u8> = file.nombres("metiers.niveau_max", n);
    let embauches: Vec<u8> = file.nombres("metiers.embauches", n);
    let n_interets = catalogue.interets.len();
    let n_competences = catalogue.competences.len();
    let mut secteurs = file.liens("metiers.secteurs", n, catalogue.secteurs.len());
    let mut interets = file.liens("metiers.interets", n, n_interets);
    let mut interets_principaux = file.liens("metiers.interets_principaux", n, n_interets);
    let mut competences_principales =
        file.liens("metiers.competences_principales", n, n_competences);
    let mut competences = file.liens("metiers.competences", n, n_competences);
    let mut contextes = file.liens("metiers.contextes", n, catalogue.contextes.len());
    let mut proches = file.liens("metiers.proches", n, n);
    let marques = [
        "metiers.rangs.reglemente",
        "metiers.rangs.cadre",
        "metiers.rangs.sans_diplome",
        "metiers.rangs.experience",
        "metiers.rangs.vert",
        "metiers.rangs.strategique",
        "metiers.rangs.brun",
        "metiers.rangs.transition_num?",
        "metiers.rangs.transition_demo?",
    ];
    let marques = file.marques(&marques, n);

    let conditions = conditions(file, n);
    let affinites = affinites(file, n, n_interets);
    let niveau_usuel = file.chiffres("metiers.niveau_usuel?", n, 6);
    let notoriete = file.chiffres("metiers.notoriete?", n, 9);
    let certifications: Vec<u8> = file.nombres("metiers.certifications?", n);

    let mut out = Vec::with_capacity(n);
    for row in 0..n {
        let mut letters = riasecs.suivante().chars();
        let majeur = letters.next().unwrap_or_else(|| {
            file.outside("metiers.riasec", "an empty text");
            ' '
        });
        let [code, parent] = [&mut codes, &mut parents].map(|it| file.hold(it.suivante().parse()));
        let (Some(code), Some(parent)) = (code, parent) else { continue };
        let link =
            |principale| move |it| LienCompetence { competence: CompetenceId(it), principale };
        let mut called = competences_principales.suivants(link(true));
        called.extend(competences.suivants(link(false)));
        let marque = |bit: u8| marques[row] >> bit & 1 != 0;
        out.push(Metier {
            code,
            nom: noms.texte(),
            phrase: phrases.texte(),
            parent,
            riasec: Riasec { majeur, mineur: letters.next() },
            reglemente: marque(0),
            cadre: marque(1),
            transition_eco: match (marque(4), marque(5), marque(6)) {
                (true, ..) => TransitionEco::Vert,
                (_, true, _) => TransitionEco::Strategique,
                (.., true) => TransitionEco::Brun,
                _ => TransitionEco::Blanc,
            },
            transition_num: marque(7),
            transition_demo: marque(8),
            acces: Acces {
                min: niveau_of(file, "metiers.niveau_min", niveau_min[row]),
                max: niveau_of(file, "metiers.niveau_max", niveau_max[row]),
                sans_diplome: marque(2),
                experience: marque(3),
            },
            embauches: embauches[row],
            secteurs: secteurs.suivants(SecteurId),
            interets_principaux: interets_principaux.suivants(InteretId),
            interets: interets.suivants(InteretId),
            competences: called,
            contextes: contextes.suivants(ContexteId),
            proches: proches.suivants(MetierId),
            conditions: conditions[row],
            affinites: affinites.iter().map(|it| it[row]).collect(),
            niveau_usuel: niveau_usuel[row],
            notoriete: notoriete[row],
            certifications: certifications[row],
        });
    }
    out
}

/// A condition that this program does not know is left aside: it came later.
fn conditions(file: &mut Table, n: usize) -> Vec<Conditions> {
    let mut out = vec![Conditions::default(); n];
    for (key, text) in file.par_nom("metiers.conditions?", Table::texte_de) {
        let forces = file.digits_of("metiers.conditions?", text, n, 3);
        let Ok(condition) = key.parse::<Condition>() else { continue };
        for (it, number) in out.iter_mut().zip(forces) {
            it.set(condition, Force::new(number).unwrap_or_default());
        }
    }
    out
}

fn affinites(file: &mut Table, n: usize, n_interets: usize) -> Vec<Vec<u8>> {
    let name = "metiers.affinites?";
    let mut rows = file.lignes(name);
    file.same_length(name, n_interets, rows.n());
    (0..rows.n()).map(|_| file.digits_of(name, rows.suivante(), n, 9)).collect()
}

fn secteurs(file: &mut Table) -> Vec<Secteur> {
    let n = file.len("secteurs.code");
    let codes: Vec<u16> = file.nombres("secteurs.code", n);
    let mut noms = file.textes("secteurs.nom", n);
    let parents = file.rangs_connus("secteurs.parent", n, n);
    let rows = codes.into_iter().zip(parents);
    rows.map(|(code, parent)| Secteur {
        code: SecteurCode(code),
        nom: noms.texte(),
        parent: parent.map(SecteurId),
    })
    .collect()
}

fn interets(file: &mut Table) -> Vec<Interet> {
    let n = file.len("interets.code");
    let codes: Vec<u8> = file.nombres("interets.code", n);
    let mut noms = file.textes("interets.nom", n);
    codes.into_iter().map(|code| Interet { code: InteretCode(code), nom: noms.texte() }).collect()
}

fn competences(file: &mut Table, n_enjeux: usize) -> Vec<Competence> {
    let n = file.len("competences.code");
    let codes: Vec<u32> = file.nombres("competences.code", n);
    let mut noms = file.textes("competences.nom", n);
    let mut riasecs = file.textes("competences.riasec", n);
    let enjeux = file.rangs("competences.enjeu", n, n_enjeux);
    let savoir_etre = file.marques(&["competences.savoir_etre"], n);
    let row = |row: usize| Competence {
        code: CompetenceCode(codes[row]),
        nom: noms.texte(),
        enjeu: enjeux[row],
        savoir_etre: savoir_etre[row] != 0,
        riasec: riasecs.texte(),
    };
    (0..n).map(row).collect()
}

fn contextes(file: &mut Table) -> Vec<Contexte> {
    let n = file.len("contextes.code");
    let codes: Vec<u32> = file.nombres("contextes.code", n);
    let mut noms = file.textes("contextes.nom", n);
    let mut genres = file.textes("contextes.genre", n);
    let mut mots = file.textes("contextes.mots", n);
    let row =
        |code| Contexte { code, nom: noms.texte(), genre: genres.texte(), mots: mots.texte() };
    codes.into_iter().map(row).collect()
}

fn zones(file: &mut Table, n_departements: usize) -> Vec<Zone> {
    let mut zones = liste(file, "zones.code", "zones.nom", |code, nom| Zone {
        code,
        nom,
        departements: Vec::new(),
    });
    let mut departements = file.liens("zones_departements?", zones.len(), n_departements);
    for it in &mut zones {
        it.departements = departements.suivants(|it| it);
    }
    zones
}

fn departements(file: &mut Table) -> Vec<Departement> {
    let mut codes = file.lignes("departements.code");
    let n = codes.n();
    let mut noms = file.textes("departements.nom", n);
    let mut regions = file.textes("departements.region", n);
    let emprises = file.boites("departements.emprise", n);
    let n_communes: Vec<u32> = file.nombres("departements.n_communes", n);
    let degrees = |thousandths: i32| f64::from(thousandths) / 1_000.0;
    let corner = |latitude, longitude| Position {
        latitude: degrees(latitude),
        longitude: degrees(longitude),
    };
    let row = |row: usize| Departement {
        code: codes.texte(),
        nom: noms.texte(),
        region: regions.texte(),
        emprise: emprises[row]
            .map(|[south, west, north, east]| (corner(south, west), corner(north, east))),
        n_communes: n_communes[row] as usize,
    };
    (0..n).map(row).collect()
}

fn read(contenu: &(impl Contenu + ?Sized)) -> Result<Valeur> {
    let valeur = contenu.read()?;
    // The number first: a file of another format must be refused for that, not for its shape.
    match valeur.number("format") {
        Some(FORMAT) | None => Ok(valeur),
        Some(found) => Err(Box::new(SnapshotError::Format { found })),
    }
}

/// Rows of a code and a name.
fn liste<T>(
    file: &mut Table,
    code: &'static str,
    nom: &'static str,
    row: impl Fn(String, String) -> T,
) -> Vec<T> {
    let mut codes = file.lignes(code);
    let n = codes.n();
    let mut noms = file.textes(nom, n);
    (0..n).map(|_| row(codes.texte(), noms.texte())).collect()
}

/// How people say things, in words that are no name, with the things meant: the column of words,
/// then that of their rows among `n_targets`.
fn expressions<T>(
    file: &mut Table,
    [mots, cibles]: [&'static str; 2],
    n_targets: usize,
    id: impl Fn(u16) -> T,
) -> Vec<(String, Vec<T>)> {
    let mut mots = file.lignes(mots);
    let n = mots.n();
    let mut cibles = file.liens(cibles, n, n_targets);
    (0..n).map(|_| (mots.texte(), cibles.suivants(&id))).collect()
}

/// The rows of a column, to be found by their place.
fn rows(mut lignes: Lignes<'_>, n: usize) -> Vec<&str> {
    (0..n).map(|_| lignes.suivante()).collect()
}

fn niveau_of(file: &mut Table, name: &'static str, number: u8) -> Option<Niveau> {
    let niveau = Niveau::new(number);
    if niveau.is_none() && number != 0 {
        file.outside(name, &number.to_string());
    }
    niveau
}
