//! Reasons as short French sentences, said to the person.

use super::Raison;
use super::tables::{self, activite_vie, activites_questionnaire};
use crate::domain::{
    Catalogue, Contrainte, Force, GesteCode, InteretId, Niveau, casse::minuscules,
};

/// At most that many names in one sentence.
const NOMS_MAX: usize = 3;

/// A reason as a sentence. Names of métiers, interests and compétences are ROME's.
pub fn raison(raison: &Raison, catalogue: &Catalogue) -> String {
    match raison {
        Raison::Choisi => "C'est le métier que tu as choisi.".to_owned(),
        Raison::Proche(of) => format!("Proche de : {}.", catalogue.metier(*of).nom),
        Raison::Secteurs(ids) => {
            let noms = ids.iter().map(|it| catalogue.secteurs[it.index()].nom.clone());
            format!("Il existe dans ton secteur : {}.", list(noms))
        }
        Raison::Gestes(codes) => retrouves(codes, catalogue),
        Raison::Formation => "Ta formation prépare à cette famille de métiers.".to_owned(),
        Raison::FormationProche => "Proche de ce que ta formation prépare.".to_owned(),
        Raison::NiveauSuffit(it) => format!("Ton niveau suffit : {} est demandé.", niveau(*it)),
        Raison::UneMarche(it) => format!("On y entre avec {}.", niveau(*it)),
        Raison::SansDiplome => "Il s'ouvre aussi sans diplôme.".to_owned(),
        Raison::NiveauInconnu => "Le niveau demandé n'est pas précisé.".to_owned(),
        Raison::Competences { communes, a_apprendre } => {
            let noms = communes.iter().map(|it| competence(&catalogue.competences[it.index()].nom));
            let (n, rest) = (communes.len(), a_apprendre.len());
            let points = if n == 1 { "point" } else { "points" };
            let names = list(noms);
            match rest {
                0 => format!("{n} {points} en commun : {names}."),
                _ => format!("{n} {points} en commun : {names}. Il en reste {rest} à apprendre."),
            }
        }
        Raison::Interets(ids) => {
            format!("Ça va avec ce que tu aimes : {}.", interets(ids, catalogue))
        }
        Raison::Convient(it) => convient(*it).to_owned(),
        Raison::Courant => "Un métier courant, ouvert à qui débute.".to_owned(),
        Raison::Rejetes(ids) => format!("Tu as dit non à : {}.", interets(ids, catalogue)),
        Raison::GestesRejetes(codes) => {
            format!("Il y a aussi ce que tu n'aimes pas : {}.", gestes(codes, catalogue))
        }
        Raison::SansRejet => "Rien de ce que tu as refusé.".to_owned(),
        Raison::Heurte(it, Force::Forte) => format!("{}.", heurte(*it)),
        Raison::Heurte(it, _) => format!("{}, selon les endroits.", heurte(*it)),
        Raison::Incertain(it) => format!("À demander : {}.", a_demander(*it)),
        Raison::NiveauPlusHaut(it) => format!("Il demande plus d'études : {}.", niveau(*it)),
        Raison::Experience => "On y arrive après quelques années de métier.".to_owned(),
        Raison::Reglemente => "La loi demande un diplôme ou une autorisation précise.".to_owned(),
    }
}

/// A level in plain words.
pub fn niveau(niveau: Niveau) -> &'static str {
    match niveau.number() {
        3 => "un CAP",
        4 => "un bac ou un titre de même niveau",
        5 => "un bac + 2",
        6 => "un bac + 3",
        7 => "un bac + 5",
        _ => "un doctorat",
    }
}

fn gestes(codes: &[GesteCode], catalogue: &Catalogue) -> String {
    list(codes.iter().map(|it| geste(it, catalogue)))
}

/// Worlds first; with none, the métiers that the phrase called to mind.
fn retrouves(codes: &[GesteCode], catalogue: &Catalogue) -> String {
    let metier = |it: &&GesteCode| -> bool {
        it.as_str().to_ascii_uppercase().parse().is_ok_and(|it| catalogue.find_metier(it).is_some())
    };
    let mondes: Vec<String> =
        codes.iter().filter(|it| !metier(it)).map(|it| geste(it, catalogue)).collect();
    if mondes.is_empty() {
        return format!("Ça ressemble à : {}.", gestes(codes, catalogue));
    }
    format!("On y retrouve ce que tu as dit : {}.", list(mondes.into_iter()))
}

/// Names of compétences are sentences of ROME, the first letter without its accent.
fn competence(nom: &str) -> String {
    let nom = minuscules(nom);
    match nom.strip_prefix("etre ") {
        Some(rest) => format!("être {rest}"),
        None => nom,
    }
}

/// What a gesture is called.
pub fn geste(code: &GesteCode, catalogue: &Catalogue) -> String {
    if let Some(name) = of_tables(code) {
        return name;
    }
    let text = code.as_str();
    let metier = text.to_ascii_uppercase().parse().ok().and_then(|it| catalogue.find_metier(it));
    let short = |nom: &str| minuscules(nom.split(" / ").next().unwrap_or_default());
    metier.map_or_else(|| text.to_owned(), |it| short(&catalogue.metier(it).nom))
}

fn of_tables(code: &GesteCode) -> Option<String> {
    if let Some(theme) = tables::theme(code) {
        return Some(theme.nom.to_owned());
    }
    let text = code.as_str();
    let questionnaire = activites_questionnaire().iter().find(|it| it.id.to_string() == text);
    let said = text.parse().ok().and_then(activite_vie).map(|it| it.phrase);
    said.or(questionnaire.map(|it| it.phrase)).map(minuscules)
}

fn interets(ids: &[InteretId], catalogue: &Catalogue) -> String {
    list(ids.iter().map(|it| interet(&catalogue.interets[it.index()].nom)))
}

/// A centre d'intérêt is named as a sentence ("J'aime le travail manuel"): what it is about.
fn interet(nom: &str) -> String {
    const DEBUTS: [&str; 8] = [
        "J'ai envie de ",
        "Je souhaite ",
        "Je suis passionné / passionnée par ",
        "Je suis amateur / amatrice de ",
        "Je suis attiré / attirée par ",
        "Je suis ",
        "J'aime ",
        "J'ai ",
    ];
    let said = DEBUTS.iter().find_map(|it| nom.strip_prefix(it)).unwrap_or(nom);
    said.replacen("un / une artiste", "l'art", 1).replacen("m'occuper", "t'occuper", 1).replacen(
        "me déplacer",
        "te déplacer",
        1,
    )
}

/// "a, b et c"; past the first names, how many more.
fn list(names: impl ExactSizeIterator<Item = String>) -> String {
    let n = names.len();
    let shown: Vec<String> = names.take(NOMS_MAX).collect();
    match (&shown[..], n.saturating_sub(NOMS_MAX)) {
        ([], _) => String::new(),
        ([one], _) => one.clone(),
        ([first @ .., last], 0) => format!("{} et {last}", first.join(", ")),
        (all, more) => format!("{} et {more} de plus", all.join(", ")),
    }
}

fn convient(contrainte: Contrainte) -> &'static str {
    match contrainte {
        Contrainte::SansDiplome => "Il s'ouvre sans diplôme.",
        Contrainte::HorairesEcole => "Ses horaires vont avec ceux de l'école.",
        Contrainte::EnExterieur => "On y est dehors.",
        Contrainte::EnInterieur => "On y est à l'abri.",
        Contrainte::ContactPublic => "On y voit du monde.",
        _ => "Il va avec ce qui compte pour toi.",
    }
}

fn heurte(contrainte: Contrainte) -> &'static str {
    match contrainte {
        Contrainte::SansDiplome => "Il demande un diplôme",
        Contrainte::Mineur => "Fermé avant 18 ans",
        Contrainte::SansPermis => "Le permis y sert",
        Contrainte::HorairesEcole => "Ses horaires débordent de ceux de l'école",
        Contrainte::PasDeNuit => "On y travaille le soir ou la nuit",
        Contrainte::PasDeWeekEnd => "On y travaille le week-end",
        Contrainte::PasHorairesDecales => "Ses horaires sont décalés ou coupés",
        Contrainte::EnExterieur => "On y est surtout dedans",
        Contrainte::EnInterieur => "On y est surtout dehors",
        Contrainte::PasStationAssise => "On y reste longtemps sur une chaise",
        Contrainte::PasStationDebout => "On y reste longtemps debout",
        Contrainte::PasChargesLourdes => "On y porte lourd",
        Contrainte::PasDeHauteur => "On y travaille en hauteur",
        Contrainte::PasConduiteNiMachine => "On y conduit, ou l'on y tient des machines",
        Contrainte::PasPoussiere => "Il y a de la poussière dans l'air",
        Contrainte::PasProduitsChimiques => "On y touche des produits qui irritent",
        Contrainte::PasDeSoinsCorporels => "On y touche le corps des gens",
        Contrainte::FauteuilRoulant => "Le poste est difficile en fauteuil",
        Contrainte::Daltonien => "Il faut y distinguer les couleurs",
        Contrainte::PasDeTelephone => "On y parle beaucoup, ou l'on y téléphone",
        Contrainte::ContactPublic => "On y voit peu de monde",
        Contrainte::PasContactPublic => "On y voit du monde toute la journée",
        Contrainte::PeuALAiseEcrit => "On y lit et écrit beaucoup",
        Contrainte::FrancaisDebutant => "Il demande un français sûr",
        Contrainte::TitreDeSejourRecent => {
            "Il demande une nationalité ou un titre de séjour ancien"
        }
    }
}

fn a_demander(contrainte: Contrainte) -> &'static str {
    match contrainte {
        Contrainte::HorairesEcole => "si les horaires vont avec l'école",
        Contrainte::EnExterieur => "si l'on y est dehors",
        Contrainte::ContactPublic => "si l'on y voit du monde",
        _ => "si cela va avec ce qui compte pour toi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_and_counted() {
        let of = |names: &[&str]| list(names.iter().map(|it| (*it).to_owned()));
        assert_eq!(of(&["a"]), "a");
        assert_eq!(of(&["a", "b", "c"]), "a, b et c");
        assert_eq!(of(&["a", "b", "c", "d", "e"]), "a, b, c et 2 de plus");
    }

    #[test]
    fn a_gesture_is_called_by_its_plain_name() {
        let catalogue = Catalogue::default();
        assert_eq!(geste(&"deux-roues".parse().unwrap(), &catalogue), "les deux-roues");
        assert_eq!(geste(&"z9".parse().unwrap(), &catalogue), "z9");
    }

    #[test]
    fn every_constraint_has_its_sentence() {
        let mut seen = std::collections::BTreeSet::new();
        for it in Contrainte::TOUTES {
            assert!(seen.insert(heurte(it)), "{it} is worded as another");
            let sentence = raison(&Raison::Heurte(it, Force::Moyenne), &Catalogue::default());
            assert!(sentence.ends_with(", selon les endroits."), "{sentence}");
        }
    }
}
