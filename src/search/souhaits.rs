//! Wishes in what was typed, that a filter answers better than a name: "dehors", "sans diplôme".

use super::listes::{end_of, is};
use super::requete::{FAIBLE, Terme};

/// A wish found in a sentence, for which a filter should be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intention {
    /// A constraint, by its code in the closed list of the matching (`en_exterieur`).
    Contrainte(&'static str),
    /// A diploma held, by its level, 3 to 8.
    Niveau(u8),
    /// A centre d'intérêt, by its ROME code.
    Interet(u8),
    /// "la nuit": no filter holds it yet, nor the next ones.
    Nuit,
    /// "à distance", "télétravail".
    ADistance,
    /// "alternance", "apprentissage".
    Alternance,
    /// "écologie", "pour la planète".
    Ecologie,
    /// "sans expérience", "débutant".
    Debutant,
}

use Intention::{ADistance, Alternance, Contrainte, Debutant, Ecologie, Interet, Niveau, Nuit};

/// Wishes, and the ways to say each, folded, separated by commas; what denies ("pas la nuit")
/// before what is denied.
pub(super) const SOUHAITS: [(Intention, &str); 36] = [
    (
        Contrainte("sans_diplome"),
        "sans avoir de diplome,sans faire d etudes,pas de diplome,sans diplomes,sans diplome,\
        aucun diplome,sans le bac,sans bac,pas le bac,pas d etudes,sans etudes,sans qualification,\
        sans formation",
    ),
    (Debutant, "sans experience,pas d experience,debutant accepte"),
    (Contrainte("pas_de_nuit"), "pas la nuit,pas de nuit,jamais la nuit,pas le soir"),
    (Nuit, "travail de nuit,la nuit,de nuit"),
    (
        Contrainte("pas_de_week_end"),
        "pas le week end,pas le weekend,pas de week end,sans week end,pas le dimanche,\
        pas le samedi,du lundi au vendredi",
    ),
    (
        Contrainte("pas_horaires_decales"),
        "horaires de bureau,horaires fixes,pas d horaires decales,sans se lever tot,pas se lever tot",
    ),
    (Contrainte("horaires_ecole"), "horaires d ecole,aux heures d ecole"),
    (
        Contrainte("en_interieur"),
        "pas travailler dehors,pas dehors,a l interieur,en interieur,a l abri,au chaud",
    ),
    (
        Contrainte("pas_station_assise"),
        "pas rester assis,pas rester assise,pas assis,pas assise,pas devant un ecran,bouger",
    ),
    (
        Contrainte("en_exterieur"),
        "en plein air,plein air,au grand air,a l exterieur,en exterieur,a l air libre,\
        dans la nature,pas a l interieur,pas dans un bureau,pas enferme,pas enfermee,dehors",
    ),
    (Contrainte("pas_station_debout"), "pas rester debout,pas debout"),
    (
        Contrainte("pas_charges_lourdes"),
        "sans porter lourd,pas porter lourd,mal au dos,mal de dos,pas physique,pas trop physique",
    ),
    (Contrainte("pas_de_hauteur"), "vertige,peur du vide"),
    (
        Contrainte("pas_contact_public"),
        "sans contact,pas de contact,pas de clients,sans clients,pas parler aux gens,tout seul,\
        toute seule",
    ),
    (
        Contrainte("contact_public"),
        "contact avec les gens,au contact des gens,contact humain,avec du monde,avec du public,\
        avec le public,avec les clients,avec les gens,voir du monde",
    ),
    (Contrainte("pas_de_soins_corporels"), "peur du sang,pas de sang"),
    (Contrainte("peu_a_l_aise_ecrit"), "sans lire,sans ecrire,pas ecrire,sais pas lire,dyslexique"),
    (
        Contrainte("francais_debutant"),
        "sans parler francais,parle pas francais,parle pas bien francais,parle mal francais",
    ),
    (Contrainte("pas_de_telephone"), "sans telephone,pas de telephone,malentendant"),
    (Contrainte("daltonien"), "daltonien"),
    (Contrainte("fauteuil_roulant"), "en fauteuil"),
    (Contrainte("pas_conduite_ni_machine"), "epileptique"),
    (Contrainte("pas_poussiere"), "asthmatique,asthme"),
    (Contrainte("pas_produits_chimiques"), "sans produits chimiques"),
    (
        Contrainte("sans_permis"),
        "sans permis,sans le permis,pas le permis,pas de permis,sans voiture,pas de voiture",
    ),
    (Contrainte("mineur"), "15 ans,16 ans,17 ans,moins de 18 ans"),
    (Contrainte("titre_de_sejour_recent"), "titre de sejour"),
    (ADistance, "a distance,de chez moi,teletravail"),
    (
        Alternance,
        "en alternance,alternance,en apprentissage,contrat d apprentissage,contrat pro,\
        apprentissage",
    ),
    (Ecologie, "pour la planete,pour l environnement,ecolo"),
    (Niveau(4), "avec le bac,apres le bac,avec un bac,niveau bac"),
    (Niveau(3), "avec un cap,apres un cap,niveau cap"),
    (
        Interet(21),
        "avec des enfants,avec les enfants,avec les petits,avec les bebes,avec des bebes",
    ),
    (Interet(17), "avec des animaux,avec les animaux"),
    (Interet(22), "aider les gens,aider les autres"),
    (Interet(14), "avec mes mains,de mes mains,travail manuel,metier manuel"),
];

/// Finds wishes, each once, in order. The words of a constraint then only help: a title may have
/// them too ("veilleur de nuit"). Those of a diploma or of a taste say what to look for.
pub(super) fn weaken_wishes(termes: &mut [Terme]) -> Vec<Intention> {
    let mut intentions = Vec::new();
    let mut at = 0;
    while at < termes.len() {
        let said = SOUHAITS.iter().find_map(|(intention, ways)| {
            Some((said(ways.as_bytes(), &termes[at..])?, *intention))
        });
        let Some((n, intention)) = said else {
            at += 1;
            continue;
        };
        if !intentions.contains(&intention) {
            intentions.push(intention);
        }
        if !matches!(intention, Niveau(_) | Interet(_)) {
            for terme in &mut termes[at..at + n] {
                terme.part = FAIBLE;
            }
        }
        at += n;
    }
    intentions
}

/// How many words of `termes` say one of these ways, separated by commas.
pub(super) fn said(ways: &[u8], termes: &[Terme]) -> Option<usize> {
    let mut start = 0;
    while start < ways.len() {
        let way = &ways[start..end_of(ways, start, b',')];
        let (mut at, mut n) = (0, 0);
        while at < way.len() {
            let end = end_of(way, at, b' ');
            if !termes.get(n).is_some_and(|it| is(&it.lettres, &way[at..end])) {
                break;
            }
            (at, n) = (end + 1, n + 1);
        }
        if at >= way.len() {
            return Some(n);
        }
        start += way.len() + 1;
    }
    None
}
