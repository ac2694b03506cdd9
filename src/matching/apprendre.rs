//! From what is missing to what teaches it: the certifications that lead to a métier, those within
//! reach first. A source says which family a certification prepares to, never which compétence it
//! teaches: so none is said to fill one gap rather than another.

use super::{
    Demande,
    formation::{meaningful, recalls},
    niveau::Portee,
    passerelles::acquis,
};
use crate::domain::{CompetenceId, Formation, MetierId, Niveau};

/// What is to be learnt for a métier, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Apprendre<'a> {
    /// Principal compétences that one has.
    pub acquis: Vec<CompetenceId>,
    /// Principal compétences that one has not.
    pub manquants: Vec<CompetenceId>,
    /// Certifications one may still begin, the best first: see [`apprendre`].
    pub voies: Vec<Voie<'a>>,
}

/// A certification on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voie<'a> {
    /// Which.
    pub formation: &'a Formation,
    /// Whether one may begin it from where one is.
    pub portee: Acces,
    /// Its name recalls the métier: it prepares to this one, not only to its family.
    pub precise: bool,
}

/// Whether a certification may be begun with what one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acces {
    /// From where one is.
    Ouverte,
    /// The source gives no level: to be asked.
    Inconnue,
    /// After another step of studies.
    PlusTard,
    /// It is the one held.
    Tenue,
}

/// What `metier` asks that one has not, and the certifications of `formations` that prepare to its
/// family: those one may begin first; then those whose name recalls the métier; then by level;
/// then those that lead to few métiers; then by name. Closed ones are left out.
pub fn apprendre<'a>(
    metier: MetierId,
    demande: Demande<'_>,
    formations: impl IntoIterator<Item = &'a Formation>,
) -> Apprendre<'a> {
    let Demande { catalogue, choix, formation } = demande;
    let held = acquis(choix, catalogue);
    let links = catalogue.metier(metier).competences.iter().filter(|it| it.principale);
    let (acquis, manquants) =
        links.map(|it| it.competence).partition(|it| held.binary_search(it).is_ok());
    let portee = Portee::of(choix, formation);
    let named = meaningful(&catalogue.metier(metier).nom);
    let reach = |it: &Formation| match it.niveau {
        _ if formation.is_some_and(|held| held.code == it.code) && !choix.interrompu => {
            Acces::Tenue
        }
        None => Acces::Inconnue,
        Some(niveau) if niveau.number() <= portee.max => Acces::Ouverte,
        Some(_) => Acces::PlusTard,
    };
    let leads = formations
        .into_iter()
        .filter(|it| it.derniere_session.is_none() && it.metiers.contains(&metier));
    let mut voies: Vec<Voie<'a>> = leads
        .map(|it| {
            let words = meaningful(&it.nom);
            let precise = words.iter().any(|it| named.iter().any(|other| recalls(it, other)));
            Voie { formation: it, portee: reach(it), precise }
        })
        .collect();
    voies.sort_by(|a, b| {
        let key = |it: &Voie<'_>| {
            let f = it.formation;
            (it.portee, !it.precise, f.niveau.map_or(9, Niveau::number), f.metiers.len())
        };
        key(a).cmp(&key(b)).then_with(|| a.formation.nom.cmp(&b.formation.nom))
    });
    Apprendre { acquis, manquants, voies }
}
