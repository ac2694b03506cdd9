//! Openings around the place chosen: the files that the place needs, then what is within reach,
//! wider and wider until something answers.

use crate::{
    app::{
        donnees::{Charge, Donnees},
        etat::Etat,
        text,
    },
    domain::{Annonce, Commune, Echelle, MetierId},
    opportunites::{Filtre, Trouvee, autour},
    platform::page,
};

/// What was found, and how far one had to look.
#[derive(Clone, Debug, Default)]
pub struct Ouvertures {
    /// The nearest, in order, each with how far it is, in words.
    pub premieres: Vec<(Annonce, String)>,
    /// How many there are in all.
    pub total: usize,
    /// The scale that answers, when it is wider than the one asked.
    pub elargi: Option<Echelle>,
}

/// How far one looks when nothing is near.
const PLUS_LOIN: [Echelle; 2] = [Echelle::Departement, Echelle::Region];

/// The openings that `filtre` lets through, around `commune` at the scale of the state: the `n`
/// nearest.
pub fn ouvertures(
    etat: Etat,
    donnees: Donnees,
    commune: &Commune,
    filtre: &Filtre,
    n: usize,
) -> Charge<Ouvertures> {
    let Some(lieu) = etat.choix().lieu else { return Charge::Pret(Ouvertures::default()) };
    let mut found = within(donnees, commune, filtre, lieu.echelle, n);
    for echelle in PLUS_LOIN {
        if !matches!(&found, Charge::Pret(it) if it.total == 0) {
            break;
        }
        let wider = within(donnees, commune, filtre, echelle, n);
        found = wider.map(|it| Ouvertures { elargi: Some(echelle), ..it });
    }
    found
}

fn within(
    donnees: Donnees,
    commune: &Commune,
    filtre: &Filtre,
    echelle: Echelle,
    n: usize,
) -> Charge<Ouvertures> {
    let base = donnees.pret();
    let portee = base.portee(commune, echelle);
    let codes = portee.departements().into_iter();
    let mut asked = codes.map(|it| donnees.annonces(it).and(donnees.departement(it)));
    let files = Charge::toutes(&mut asked);
    files.map(|files| {
        let communes: Vec<&Commune> =
            files.iter().flat_map(|it| &it.1.liste).map(|it| &it.commune).collect();
        let annonces = files.iter().flat_map(|it| &it.0.liste);
        let found = autour(annonces, &communes, filtre, &portee, commune.position, page::jour());
        let line = |it: &Trouvee<'_>| {
            let distance = match (it.minutes, portee.moyen(), it.km) {
                (Some(minutes), Some(moyen), _) => text::a_minutes(minutes, moyen),
                (.., Some(km)) => text::a_km(km),
                _ => String::new(),
            };
            (it.annonce.clone(), distance)
        };
        let premieres = found.iter().take(n).map(line).collect();
        Ouvertures { premieres, total: found.len(), elargi: None }
    })
}

/// Openings for one métier.
pub fn pour(metier: MetierId) -> Filtre {
    Filtre { metier: Some(metier), ..Filtre::default() }
}
