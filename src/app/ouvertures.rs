//! Openings around the place chosen: the files that the place needs, then what is within reach,
//! wider and wider until something answers.

use std::sync::Arc;

use crate::{
    app::{
        donnees::{Charge, Donnees},
        etat::Etat,
        text,
    },
    domain::{Annonce, Commune, Echelle, MetierId},
    geo::{Portee, Reglages},
    opportunites::{Filtre, Trouvee, autour},
    platform::page,
};

/// What was found, and how far one had to look.
#[derive(Clone, Debug, Default)]
pub struct Ouvertures {
    /// The nearest first, each with how far it is, in words.
    pub liste: Vec<(Arc<Annonce>, String)>,
    /// The scale that answers, when it is wider than the one asked.
    pub elargi: Option<Echelle>,
}

/// How far one looks when nothing is near.
const PLUS_LOIN: [Echelle; 2] = [Echelle::Departement, Echelle::Region];

/// The openings that `filtre` lets through, around `commune` at the scale of the state.
pub fn ouvertures(
    etat: Etat,
    donnees: Donnees,
    commune: &Commune,
    filtre: &Filtre,
) -> Charge<Ouvertures> {
    let Some(lieu) = etat.choix().lieu else { return Charge::Pret(Ouvertures::default()) };
    let mut elargi = None;
    for echelle in [lieu.echelle].into_iter().chain(PLUS_LOIN) {
        match within(donnees, commune, filtre, echelle) {
            Charge::Pret(liste) if liste.is_empty() => elargi = Some(()),
            Charge::Pret(liste) => {
                let elargi = elargi.map(|()| echelle);
                return Charge::Pret(Ouvertures { liste, elargi });
            }
            Charge::EnCours => return Charge::EnCours,
            Charge::Panne(panne) => return Charge::Panne(panne),
        }
    }
    Charge::Pret(Ouvertures::default())
}

fn within(
    donnees: Donnees,
    commune: &Commune,
    filtre: &Filtre,
    echelle: Echelle,
) -> Charge<Vec<(Arc<Annonce>, String)>> {
    let base = donnees.pret();
    let reglages = Reglages::read(&base.manifest.trajets).unwrap_or_default();
    let portee = Portee::new(&base.catalogue, &reglages, commune, echelle);
    let mut files = Vec::new();
    let mut attente = false;
    // All are asked before any is waited for.
    for code in portee.departements() {
        match (donnees.annonces(code), donnees.departement(code)) {
            (Charge::Pret(annonces), Charge::Pret(communes)) => files.push((annonces, communes)),
            (Charge::Panne(panne), _) | (_, Charge::Panne(panne)) => return Charge::Panne(panne),
            _ => attente = true,
        }
    }
    if attente {
        return Charge::EnCours;
    }
    let communes: Vec<&Commune> =
        files.iter().flat_map(|it| &it.1.liste).map(|it| &it.commune).collect();
    let annonces = files.iter().flat_map(|it| &it.0.liste);
    let found = autour(annonces, &communes, filtre, &portee, commune.position, page::jour());
    let line = |it: Trouvee<'_>| {
        let distance = match (it.minutes, portee.moyen(), it.km) {
            (Some(minutes), Some(moyen), _) => text::a_minutes(minutes, moyen),
            (.., Some(km)) => text::a_km(km),
            _ => String::new(),
        };
        (Arc::new(it.annonce.clone()), distance)
    };
    Charge::Pret(found.into_iter().map(line).collect())
}

/// Openings for one métier.
pub fn pour(metier: MetierId) -> Filtre {
    Filtre { metier: Some(metier), ..Filtre::default() }
}
