//! What is kept: known métiers and places, days that make sense, each opening once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    annonce::{Annonce, Fermeture},
    lieu::{Carte, Remarque},
    texte,
};
use crate::{
    domain::{FormationCode, Jour, Nature, Opportunite, RomeCode},
    ingest::{
        formations::Certification,
        rapport::{Ecart, Genre, Ligne, Rapport},
        rome::Rome,
    },
    search::fold,
};

/// The tables that openings are checked against.
pub struct Tables<'a> {
    /// Places.
    pub carte: Carte<'a>,
    rome: &'a Rome,
    familles: BTreeMap<RomeCode, Vec<RomeCode>>,
    certifications: &'a BTreeMap<u32, Certification>,
    par_rncp: BTreeMap<u32, u32>,
    par_cfd: BTreeMap<&'a str, u32>,
}

impl<'a> Tables<'a> {
    /// Makes ready to look up.
    pub fn new(
        carte: Carte<'a>,
        rome: &'a Rome,
        certifications: &'a BTreeMap<u32, Certification>,
    ) -> Self {
        let mut familles: BTreeMap<RomeCode, Vec<RomeCode>> = BTreeMap::new();
        for (code, it) in &rome.metiers {
            familles.entry(it.parent).or_default().push(*code);
        }
        // Of several certifications with one number, one that goes on; then the first.
        let mut order: Vec<(u32, &Certification)> =
            certifications.iter().map(|it| (*it.0, it.1)).collect();
        order.sort_by_key(|it| (it.1.derniere_session != 0, it.0));
        let (mut par_rncp, mut par_cfd) = (BTreeMap::new(), BTreeMap::new());
        for (code, it) in order {
            par_rncp.entry(it.rncp).or_insert(code);
            par_cfd.entry(it.cfd.as_str()).or_insert(code);
        }
        par_rncp.remove(&0);
        par_cfd.remove("");
        Self { carte, rome, familles, certifications, par_rncp, par_cfd }
    }

    /// The opening with its codes of today, or why it is left out.
    pub fn confirm(&self, annonce: Annonce, rapport: &mut Rapport) -> Result<Opportunite, Ecart> {
        let Annonce { ligne, mut faits, romes, rome3, mut lieu, formation, .. } = annonce;
        lieu.adresse = texte::court(&lieu.adresse, 80).unwrap_or_default();
        let told = |colonne: &str, valeur: &str, attendu: &str| Ecart {
            ligne: ligne.clone(),
            colonne: colonne.to_owned(),
            valeur: valeur.chars().take(80).collect(),
            attendu: attendu.to_owned(),
        };
        if let Some(session) = &mut faits.session {
            let known =
                self.certifications.contains_key(&formation.certif).then_some(formation.certif);
            let known = known.or_else(|| self.par_rncp.get(&formation.rncp).copied());
            let known = known.or_else(|| self.par_cfd.get(formation.cfd.as_str()).copied());
            session.formation = known.map(FormationCode);
        }
        let mut metiers = BTreeSet::new();
        let mut unknown: Vec<&str> = Vec::new();
        for text in &romes {
            let found = text.trim().parse().map(|it| self.metiers(it, rome3)).unwrap_or_default();
            if found.is_empty() {
                unknown.push(text);
            }
            metiers.extend(found);
        }
        if let Some(code) = faits.session.as_ref().and_then(|it| it.formation)
            && metiers.is_empty()
        {
            let romes = self.certifications[&code.0].romes.iter();
            metiers.extend(romes.flat_map(|it| self.metiers(*it, true)));
        }
        // A mission may be of no métier; anything else would never be found.
        let formation = faits.session.as_ref().is_some_and(|it| it.formation.is_some());
        if metiers.is_empty() && faits.nature != Nature::Mission && !formation {
            return Err(told("code ROME", &romes.join(" "), "attendu un code ROME connu"));
        }
        for text in unknown {
            let ecart = told("code ROME", text, "attendu un code ROME connu");
            rapport.push(Genre::ValeurEcartee, ecart);
        }
        faits.metiers = metiers.into_iter().collect();
        let Some(found) = self.carte.find(&lieu) else {
            let parts = [&lieu.commune, &lieu.code_postal, &lieu.ville, &lieu.libelle, &lieu.pays];
            let words: Vec<&str> =
                parts.into_iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
            return Err(told("lieu", &words.join(" "), "attendu un lieu de France"));
        };
        let point = || lieu.point.map(|it| format!("{}, {}", it.0, it.1)).unwrap_or_default();
        match found.remarque {
            None => {}
            Some(Remarque::Echange) => {
                let ecart = told("coordonnées", &point(), "latitude et longitude échangées");
                rapport.push(Genre::Reparation, ecart);
            }
            Some(Remarque::Loin) => {
                let ecart = told("coordonnées", &point(), "attendu un point de la commune");
                rapport.push(Genre::ValeurEcartee, ecart);
            }
            Some(Remarque::Plusieurs) => {
                let ecart = told(
                    "code postal",
                    &lieu.code_postal,
                    "plusieurs communes ont ce code : la plus peuplée est prise",
                );
                rapport.push(Genre::Reparation, ecart);
            }
        }
        faits.lieu = found.endroit;
        days(&mut faits, &ligne, rapport);
        Ok(faits)
    }

    /// The métiers of today of a ROME code. A code of version 3 is a family.
    fn metiers(&self, code: RomeCode, rome3: bool) -> Vec<RomeCode> {
        if !rome3 && self.rome.metiers.contains_key(&code) {
            return vec![code];
        }
        self.familles.get(&code).cloned().unwrap_or_default()
    }
}

/// Days in the wrong order are left out.
fn days(faits: &mut Opportunite, ligne: &Ligne, rapport: &mut Rapport) {
    let mut leave = |colonne: &str, jour: Jour, attendu: &str| {
        let ecart = Ecart {
            ligne: ligne.clone(),
            colonne: colonne.to_owned(),
            valeur: super::jour::iso(jour),
            attendu: attendu.to_owned(),
        };
        rapport.push(Genre::ValeurEcartee, ecart);
    };
    if let (Some(fin), Some(publie)) = (faits.fin, faits.publie)
        && fin < publie
        && faits.nature == Nature::Offre
    {
        leave("fin", fin, "attendu un jour après celui de la publication");
        faits.fin = None;
    }
    if let Some(session) = &mut faits.session
        && let (Some(debut), Some(fin)) = (faits.debut, session.fin)
        && fin < debut
    {
        leave("session.fin", fin, "attendu un jour après celui du début");
        session.fin = None;
    }
}

/// What became of the openings of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compte {
    /// Read, sessions one by one.
    pub lues: usize,
    /// Left out because they are faulty.
    pub ecartees: usize,
    /// Filled or withdrawn.
    pub pourvues: usize,
    /// Full or closed.
    pub completes: usize,
}

impl Compte {
    /// Counts a closed opening.
    pub fn close(&mut self, why: Fermeture) {
        match why {
            Fermeture::Pourvue => self.pourvues += 1,
            Fermeture::Complete => self.completes += 1,
        }
    }
}

/// Openings each once, and how many were the same as another. Two are the same when they have:
/// 1. the same source and identifier (and day of beginning, for sessions);
/// 2. or the same nature, organisation (SIRET, else name), title, commune and day of beginning.
///
/// Without an organisation the second rule says nothing: two bakeries may look for the same baker.
/// What remains is the most recent one; it takes from the others the facts that it lacks, and all
/// their métiers. Companies and immersions, whose sources give a line per métier, are one opening.
pub fn once(mut all: Vec<Opportunite>) -> (Vec<Opportunite>, usize) {
    // The most complete comes first among those of one day, then an order that no reading changes.
    all.sort_by_cached_key(|it| {
        (
            std::cmp::Reverse(it.publie),
            std::cmp::Reverse(facts(it)),
            it.source,
            it.id.clone(),
            it.titre.clone(),
        )
    });
    let mut ranks: HashMap<Vec<String>, usize> = HashMap::with_capacity(all.len() * 2);
    let mut kept: Vec<Opportunite> = Vec::with_capacity(all.len());
    let mut n = 0;
    for it in all {
        let keys = keys(&it);
        let known = keys.iter().find_map(|key| ranks.get(key).copied());
        let rank = if let Some(rank) = known {
            merge(&mut kept[rank], it);
            n += 1;
            rank
        } else {
            kept.push(it);
            kept.len() - 1
        };
        for key in keys {
            ranks.entry(key).or_insert(rank);
        }
    }
    (kept, n)
}

fn keys(it: &Opportunite) -> Vec<Vec<String>> {
    let debut = it.debut.map(|it| it.0.to_string()).unwrap_or_default();
    let mut keys = Vec::new();
    let listed = matches!(it.nature, Nature::Entreprise | Nature::Immersion);
    if !it.id.is_empty() && !listed {
        let debut = if it.nature == Nature::Session { debut.clone() } else { String::new() };
        keys.push(vec![it.source.to_owned(), it.id.clone(), debut, it.lieu.code.clone()]);
    }
    let name = fold(&it.organisation);
    let who = if it.siret.is_empty() { &name } else { &it.siret };
    if !who.is_empty() {
        let title = if listed { String::new() } else { fold(&it.titre) };
        keys.push(vec![
            it.nature.name().to_owned(),
            who.clone(),
            title,
            it.lieu.code.clone(),
            debut,
        ]);
    }
    keys
}

/// How many facts an opening tells.
fn facts(it: &Opportunite) -> usize {
    [
        it.salaire.is_some(),
        it.heures.is_some(),
        it.niveau.is_some(),
        it.vise.is_some(),
        it.debut.is_some(),
        it.fin.is_some(),
        it.mois.is_some(),
        !it.organisation.is_empty(),
        it.reponse.lien.is_some(),
    ]
    .into_iter()
    .filter(|it| *it)
    .count()
}

/// Adds to `into` what it lacks and `from` tells.
fn merge(into: &mut Opportunite, from: Opportunite) {
    let metiers: BTreeSet<RomeCode> = into.metiers.iter().chain(&from.metiers).copied().collect();
    into.metiers = metiers.into_iter().collect();
    into.salaire = into.salaire.take().or(from.salaire);
    into.heures = into.heures.or(from.heures);
    into.niveau = into.niveau.or(from.niveau);
    into.vise = into.vise.or(from.vise);
    into.mois = into.mois.or(from.mois);
    if into.debut.is_none() {
        into.debut = from.debut;
        into.debut_mois = from.debut_mois;
    }
    into.fin = into.fin.or(from.fin);
    if into.organisation.is_empty() {
        into.organisation = from.organisation;
    }
    if into.contrat == crate::domain::Contrat::Inconnu {
        into.contrat = from.contrat;
    }
    if into.experience == crate::domain::Experience::Inconnue {
        into.experience = from.experience;
    }
    if into.reponse.is_empty() {
        into.reponse = from.reponse;
    }
    if into.permis.is_empty() {
        into.permis = from.permis;
    }
    into.handicap |= from.handicap;
    into.teletravail |= from.teletravail;
}
