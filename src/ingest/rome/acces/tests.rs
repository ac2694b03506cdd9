//! Sentences of the shapes that ROME uses, written for the test.

use super::acces;
use crate::domain::Niveau;

/// `expected`: lowest level, highest level, then `-` (says nothing), `O` (open without a diploma)
/// or `E` (open without a diploma, with experience).
#[track_caller]
fn check(sentences: &[&str], expected: (u8, u8, char)) {
    let it = acces(sentences);
    let opening = match (it.sans_diplome, it.experience) {
        (false, false) => '-',
        (true, false) => 'O',
        (true, true) => 'E',
        (false, true) => '!',
    };
    let number = |it: Option<Niveau>| it.map_or(0, Niveau::number);
    assert_eq!((number(it.min), number(it.max), opening), expected, "{sentences:?}");
}

// The plain shapes: a name, a range, a number of years.
#[test]
fn ranges_and_years_give_levels() {
    check(&["Ce métier demande un CAP de cuisine."], (3, 3, '-'));
    check(&["On y entre avec un CAP/BEP en électricité."], (3, 3, '-'));
    check(&["Un diplôme de niveau CAP à Bac dans le bois est attendu."], (3, 4, '-'));
    check(
        &[
            "Un diplôme de niveau CAP/BEP à Bac (Bac professionnel, Brevet Professionnel, ...) en mécanique est attendu.",
        ],
        (3, 4, '-'),
    );
    check(&["Un diplôme de niveau Bac+2 (BTS, DUT, ...) en chimie est attendu."], (5, 5, '-'));
    check(&["Un diplôme de niveau Bac + 2 à Bac + 5 en gestion est attendu."], (5, 7, '-'));
    check(&["Un diplôme de niveau Bac +3/4 en lettres est attendu."], (6, 6, '-'));
    check(&["Un diplôme de niveau bac+2/3 est attendu."], (5, 6, '-'));
    check(&["Un diplôme de niveau Bac +2 à 5 est attendu."], (5, 7, '-'));
    check(&["Un niveau Bac à bac +3 en tourisme est attendu."], (4, 6, '-'));
    check(&["Un baccalauréat est attendu."], (4, 4, '-'));
    check(&["Un Bac Pro ou un Bac technologique est attendu."], (4, 4, '-'));
    check(&["Un diplôme de niveau Bac+1 est attendu."], (4, 4, '-'));
    check(&["Un niveau Bac +5 à Ba c+8 est attendu."], (7, 8, '-'));
    check(&["Un niveau Bac + 6 ouvre la porte, puis Bac + 13 pour les spécialistes."], (7, 8, '-'));
}

// Diplomas that hold the name of another one.
#[test]
fn a_diploma_that_holds_the_name_of_another_is_itself() {
    check(&["Un Brevet de Technicien Supérieur Agricole est attendu."], (5, 5, '-'));
    check(&["Un Brevet de Technicien agricole est attendu."], (4, 4, '-'));
    check(&["Un Brevet Professionnel Agricole est attendu."], (3, 3, '-'));
    check(
        &["Un Brevet Professionnel de coiffure ou un Brevet de Maîtrise est attendu."],
        (4, 5, '-'),
    );
    check(
        &["Un Brevet Technique des Métiers ou un Brevet des Métiers d'Art est attendu."],
        (4, 4, '-'),
    );
    check(&["Un Diplôme des Métiers d'Art est attendu."], (5, 5, '-'));
    check(&["Un Master (M1, grandes écoles, ...) en droit est attendu."], (6, 7, '-'));
    check(&["Un Master 2 en biologie est attendu."], (7, 7, '-'));
    check(&["Un Master 1 en biologie est attendu."], (6, 6, '-'));
    check(
        &[
            "Un CAPPEI (certificat d'aptitude professionnelle aux pratiques de l'école inclusive) et un Master sont attendus.",
        ],
        (7, 7, '-'),
    );
}

// Words that are diplomas only in some company.
#[test]
fn words_are_diplomas_only_in_some_company() {
    check(&["Un BUT en informatique est attendu."], (6, 6, '-'));
    check(&["Le but est de servir les clients, un CAP suffit."], (3, 3, '-'));
    check(&["Une licence ou une licence professionnelle en droit est attendue."], (6, 6, '-'));
    check(&["La licence de pilote et un Bac sont exigés."], (4, 4, '-'));
    check(
        &["Une licence et un agrément de la Douane sont exigés, ainsi que la licence IV."],
        (0, 0, '-'),
    );
    check(
        &["La maîtrise de l'anglais et la maîtrise de l'outil informatique sont exigées."],
        (0, 0, '-'),
    );
    check(&["Un Diplôme d'Ingénieur ou un diplôme d'école d'ingénieurs est attendu."], (7, 7, '-'));
    check(&["On y entre après des années comme adjoint d'un ingénieur."], (0, 0, '-'));
    check(&["Un diplôme d'école de commerce est attendu."], (7, 7, '-'));
    check(
        &["Des bacs de teinture sont à porter, et les produits bactériologiques à manier."],
        (0, 0, '-'),
    );
    check(&["Un Certificat d'Aptitude à la Conduite En Sécurité (CACES) est exigé."], (0, 0, '-'));
}

// Levels by number; those of first aid and radiation are not levels of study.
#[test]
fn numbers_of_the_framework_are_levels_and_others_are_not() {
    check(&["Une qualification de niveau 5 de l'hôtellerie est attendue."], (5, 5, '-'));
    check(&["Une certification (niveau 3 ou 4) est attendue."], (3, 4, '-'));
    check(&["Un CAP (CEC 3) ou un BTS (CEC 5/6/7) est attendu."], (3, 7, '-'));
    check(&["Un titre à finalité professionnelle de niveau 4 est exigé."], (4, 4, '-'));
    check(
        &[
            "La formation aux premiers secours de niveau 1 et l'habilitation RP niveau 3 sont exigées.",
        ],
        (0, 0, '-'),
    );
    check(&["Un CQP ou un titre professionnel est attendu."], (0, 0, '-'));
}

// Regulated diplomas, at the level of the national register.
#[test]
fn regulated_diplomas_have_the_level_of_the_register() {
    check(&["Un Diplôme d'État d'infirmier est obligatoire."], (6, 6, '-'));
    check(&["Un Diplôme d'Etat d'infirmier de bloc opératoire est obligatoire."], (7, 7, '-'));
    check(
        &["Un Diplôme d'État d'aide-soignant ou d'auxiliaire de puériculture est obligatoire."],
        (4, 4, '-'),
    );
    check(&["Un diplôme d''Etat d''accompagnant éducatif et social est obligatoire."], (3, 3, '-'));
    check(&["Un Diplôme d'État de docteur en médecine est obligatoire."], (8, 8, '-'));
    check(&["Un Doctorat en physique est obligatoire."], (8, 8, '-'));
    check(&["Un diplôme d'État de greffier, de niveau Bac + 3, est obligatoire."], (6, 6, '-'));
}

// What is merely welcome.
#[test]
fn what_is_welcome_never_lowers_the_minimum() {
    check(&["Un Bac pro est attendu. Un CAP en vente peut être un atout."], (4, 4, '-'));
    check(&["Un CAP est attendu. Un BTS peut être demandé pour encadrer."], (3, 5, '-'));
    check(&["Un BTS dans le commerce serait un plus."], (5, 5, '-'));
    check(&["Bien que non obligatoire, un diplôme Bac+2 est apprécié."], (5, 5, '-'));
}

// Without a diploma.
#[test]
fn a_metier_opens_without_a_diploma() {
    check(&["On y entre sans diplôme ni expérience professionnelle."], (0, 0, 'O'));
    check(
        &["On y entre sans qualification. Un CAP ou un Bac Pro peut en faciliter l'accès."],
        (3, 4, 'O'),
    );
    check(&["On y entre avec ou sans diplôme."], (0, 0, 'O'));
    check(&["On y entre sans diplôme ou avec un niveau CAP."], (3, 3, 'O'));
    check(
        &[
            "Un CAP est attendu.",
            "On y entre aussi sans diplôme particulier pour les postes de manœuvre.",
        ],
        (3, 3, 'O'),
    );
    check(
        &["Ouvert à tous les niveaux de qualification. Le permis C est obligatoire."],
        (0, 0, 'O'),
    );
    check(&["On y entre sans condition de diplômes."], (0, 0, 'O'));
    check(&["Aucun diplôme n'est requis pour se former."], (0, 0, 'O'));
    check(&["Aucune formation initiale spécifique n'est requise."], (0, 0, 'O'));
    check(
        &["Un niveau Bac est demandé. Aucun diplôme spécifique n'est requis pour le concours."],
        (4, 4, '-'),
    );
    check(&["Ce métier ne peut s'exercer sans qualification."], (0, 0, '-'));
    check(&["Recrutement uniquement sur condition de diplôme."], (0, 0, '-'));
    check(&["Ce n'est pas accessible sans diplôme : un CAP est exigé."], (3, 3, '-'));
}

// Without a diploma, but not without experience.
#[test]
fn experience_in_place_of_a_diploma_is_told_apart() {
    check(
        &[
            "Un CAP est attendu.",
            "Il est également accessible avec une expérience professionnelle dans le bois sans diplôme particulier.",
        ],
        (3, 3, 'E'),
    );
    check(
        &[
            "On y entre sans diplôme, mais avec une expérience dans le négoce. Un Bac est attendu sinon.",
        ],
        (4, 4, 'E'),
    );
    check(
        &["On y entre sans diplôme, à condition de justifier d'une expérience en couture."],
        (0, 0, 'E'),
    );
    check(
        &[
            "On y entre sans diplôme, avec une expérience du bois.",
            "On y entre aussi sans diplôme ni expérience comme aide.",
        ],
        (0, 0, 'O'),
    );
    check(&["On y entre sans diplôme mais une première expérience est recommandée."], (0, 0, 'O'));
    check(
        &[
            "Ce métier n'est pas conditionné par la détention d'un diplôme. Il requiert néanmoins une expérience du jeu.",
        ],
        (0, 0, 'E'),
    );
}

// Nothing to read.
#[test]
fn silence_is_silence() {
    check(&[""], (0, 0, '-'));
    check(&[], (0, 0, '-'));
    check(&["Une bonne condition physique est requise."], (0, 0, '-'));
}
