//! What the boxes find: lines to show, and what each stands for. The box of a key asks one of
//! these; the box of the first page asks all of them, group after group.

use crate::{
    app::{
        adresse::Place,
        components::{Ligne, Reponse},
        donnees::{Charge, Donnees},
        etat::Etat,
        text,
    },
    domain::{
        Choix, CommuneCode, CompetenceCode, Contrainte, Diplome, Echelle, FormationCode, GesteCode,
        Gout, InteretCode, Lieu, Niveau, RomeCode, SecteurCode, Souhait,
    },
    matching::{Cle, find_vie},
    search::{Hit, Intention, Resultats},
};

/// How many names a box shows.
pub const N_LIGNES: usize = 8;

/// What a line found stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Cible {
    /// A wish that a filter answers better than a name.
    Souhait(Contrainte, Souhait),
    /// A level held, said in the middle of a sentence.
    Niveau(Niveau),
    /// A métier.
    Metier(RomeCode),
    /// A certification; `false` when it leads to no métier by itself.
    Formation(FormationCode, bool),
    /// A compétence.
    Competence(CompetenceCode),
    /// An activity of everyday life.
    Vie(GesteCode),
    /// A secteur.
    Secteur(SecteurCode),
    /// A centre d'intérêt.
    Interet(InteretCode),
    /// A commune.
    Commune(CommuneCode),
}

impl Cible {
    /// Puts it in the choices.
    pub fn put(&self, choix: &mut Choix) {
        match self {
            Self::Souhait(contrainte, souhait) => {
                choix.contraintes.retain(|it| it.0 != *contrainte);
                choix.contraintes.push((*contrainte, *souhait));
            }
            Self::Niveau(it) => choix.diplome = Some(Diplome::Niveau(*it)),
            Self::Metier(code) => {
                choix.metiers.retain(|it| it != code);
                choix.metiers.push(*code);
            }
            Self::Formation(code, _) => choix.diplome = Some(Diplome::Certification(*code)),
            Self::Competence(code) => Choix::add(&mut choix.competences, *code),
            Self::Vie(code) => Choix::add(&mut choix.gestes, (code.clone(), Gout::Aime)),
            Self::Secteur(code) => Choix::add(&mut choix.secteurs, *code),
            Self::Interet(code) => {
                choix.interets.retain(|it| it.0 != *code);
                choix.interets.push((*code, Gout::Aime));
            }
            Self::Commune(commune) => {
                let echelle = choix.lieu.map_or(Echelle::Rayon(30), |it| it.echelle);
                choix.lieu = Some(Lieu { commune: *commune, echelle });
            }
        }
    }

    /// Where one goes once it is chosen.
    fn place(&self) -> Place {
        match self {
            Self::Metier(code) => Place::Fiche(*code),
            // A diploma that leads to no métier of its own stays where its level can be told.
            Self::Formation(_, false) => Place::Cle(Cle::Formation),
            Self::Competence(_) | Self::Vie(_) => Place::Cle(Cle::Competences),
            Self::Commune(_) => Place::Lieu,
            _ => Place::Liste,
        }
    }

    /// Chooses it, from anywhere.
    pub fn choose(&self, etat: Etat) {
        match self {
            // To look at a métier is not to choose it.
            Self::Metier(_) => etat.leave(self.place(), |_| {}),
            _ => etat.leave(self.place(), |it| self.put(it)),
        }
    }
}

/// Waiting for names.
fn attente() -> Reponse {
    Reponse { attente: true, ..Reponse::default() }
}

fn reponse(
    found: Resultats,
    groupe: &'static str,
    shown: &dyn Fn(&Hit) -> (Cible, String),
) -> Reponse {
    let ligne = |hit: Hit| {
        let (cible, detail) = shown(&hit);
        Ligne { groupe, cible, texte: hit.texte, marques: hit.marques, detail }
    };
    Reponse {
        lignes: found.hits.into_iter().map(ligne).collect(),
        correction: found.correction,
        proches: found.proches,
        attente: false,
    }
}

fn ligne(groupe: &'static str, cible: Cible, texte: &str, detail: &str) -> Ligne {
    Ligne { groupe, cible, texte: texte.to_owned(), marques: Vec::new(), detail: detail.to_owned() }
}

/// Métiers, after the wishes that the words say.
pub fn metiers(donnees: Donnees, texte: &str, n: usize) -> Reponse {
    let Charge::Pret(titres) = donnees.titres() else { return attente() };
    let base = donnees.pret();
    let mut found = titres.index.find(texte, n);
    let souhaits = std::mem::take(&mut found.intentions);
    let mut out = reponse(found, text::cle_nom(Cle::Metier), &|hit| {
        let metier = &base.catalogue.metiers[hit.cible as usize];
        let detail = if metier.nom == hit.texte { String::new() } else { metier.nom.clone() };
        (Cible::Metier(metier.code), detail)
    });
    let interet = |code: u8| {
        let known = base.catalogue.interets.iter().find(|it| it.code.0 == code);
        known.map(|it| (Cible::Interet(it.code), it.nom.clone()))
    };
    let lines = souhaits.into_iter().filter_map(|it| {
        let (cible, texte) = match it {
            Intention::Contrainte(code) => {
                let contrainte: Contrainte = code.parse().ok()?;
                let souhait = Souhait::Prefere;
                // Its words come with our tables: it is offered once they are here.
                if !matches!(donnees.gestes(), Charge::Pret(_)) {
                    return None;
                }
                let texte = text::souhait(contrainte, souhait).to_owned();
                (Cible::Souhait(contrainte, souhait), texte)
            }
            Intention::Niveau(level) => {
                let level = Niveau::new(level)?;
                (Cible::Niveau(level), text::niveau(level).to_owned())
            }
            Intention::Interet(code) => interet(code)?,
            // No filter holds the others yet.
            _ => return None,
        };
        Some(ligne(text::IMPORTANT_TITRE, cible, &texte, ""))
    });
    let mut lines: Vec<Ligne> = lines.collect();
    lines.append(&mut out.lignes);
    out.lignes = lines;
    out
}

/// Certifications of every level.
pub fn formations(donnees: Donnees, texte: &str, n: usize) -> Reponse {
    let Charge::Pret(toutes) = donnees.certifications() else { return attente() };
    reponse(toutes.index.find(texte, n), text::cle_nom(Cle::Formation), &|hit| {
        let formation = &toutes.liste[hit.cible as usize];
        let leads = !formation.metiers.is_empty();
        (Cible::Formation(formation.code, leads), text::diplome(formation))
    })
}

/// Compétences, then activities of everyday life.
pub fn competences(donnees: Donnees, texte: &str, n: usize) -> Reponse {
    let base = donnees.pret();
    let found = donnees.competences().find(texte, n);
    let mut out = reponse(found, text::cle_nom(Cle::Competences), &|hit| {
        (Cible::Competence(base.catalogue.competences[hit.cible as usize].code), String::new())
    });
    if matches!(donnees.gestes(), Charge::Pret(_)) {
        let vie = find_vie(texte, n / 2).into_iter().filter_map(|it| {
            let code: GesteCode = it.id.to_string().parse().ok()?;
            Some(ligne(text::COMPETENCES_VIE, Cible::Vie(code), it.phrase, it.tu_as_montre))
        });
        out.lignes.extend(vie);
    }
    out
}

/// Secteurs and centres d'intérêt.
pub fn mondes(donnees: Donnees, texte: &str, n: usize) -> Reponse {
    let base = donnees.pret();
    let secteurs = &base.catalogue.secteurs;
    reponse(donnees.mondes().find(texte, n), text::cle_nom(Cle::Secteur), &|hit| {
        let rank = hit.cible as usize;
        if let Some(it) = secteurs.get(rank) {
            return (Cible::Secteur(it.code), String::new());
        }
        let it = &base.catalogue.interets[rank - secteurs.len()];
        (Cible::Interet(it.code), text::cle_nom(Cle::Interets).to_owned())
    })
}

/// Communes: the larger ones first, then all of them.
pub fn communes(donnees: Donnees, texte: &str, n: usize) -> Reponse {
    if texte.trim().is_empty() {
        return Reponse::default();
    }
    let base = donnees.pret();
    // Corrections of the short list are not believed: the very name may be in the long one.
    let (communes, court) = match donnees.communes("toutes") {
        Charge::Pret(communes) => (communes, false),
        _ => match donnees.communes("principales") {
            Charge::Pret(communes) => (communes, true),
            _ => return attente(),
        },
    };
    let mut found = communes.index.find(texte, n);
    if court && (found.correction.is_some() || found.proches) {
        found = Resultats::default();
    }
    let mut out = reponse(found, text::LIEU_TITRE, &|hit| {
        let code = communes.liste[hit.cible as usize].commune.code;
        let departement = base.catalogue.find_departement(code.departement());
        let detail = departement.map(|it| format!("{} ({})", it.nom, it.code));
        (Cible::Commune(code), detail.unwrap_or_default())
    });
    out.attente = court;
    out
}

/// Lines of each group in the box that searches everything.
const PAR_GROUPE: usize = 3;
/// Letters from which the long lists are asked.
const LETTRES: usize = 2;

/// All of them, group after group; the group of the best answers first.
pub fn tout(donnees: Donnees, texte: &str) -> Reponse {
    let mut out = Reponse::default();
    if texte.trim().chars().count() < LETTRES {
        return out;
    }
    let sources: [fn(Donnees, &str, usize) -> Reponse; 5] =
        [metiers, formations, competences, mondes, communes];
    let found = sources.map(|it| it(donnees, texte, PAR_GROUPE));
    out.attente = found.iter().any(|it| it.attente);
    // Where names answer as they were typed, those that had to be corrected are not believed.
    let guessed = |it: &Reponse| it.proches || it.correction.is_some();
    let exact = found.iter().any(|it| !guessed(it) && !it.lignes.is_empty());
    for it in found {
        if !exact || !guessed(&it) {
            out.proches |= it.proches;
            out.correction = out.correction.or(it.correction);
            out.lignes.extend(it.lignes);
        }
    }
    out
}
