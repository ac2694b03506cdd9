//! Figures and the sentences they give.

use super::*;

#[test]
fn pay_is_worded_by_its_two_bounds() {
    for (euros, niveau, montant) in [
        (950.0, "plutôt bas", "950"),
        (1_599.0, "plutôt bas", "1\u{202f}599"),
        (1_600.0, "moyen", "1\u{202f}600"),
        (2_008.0, "moyen", "2\u{202f}008"),
        (2_200.0, "plutôt haut", "2\u{202f}200"),
    ] {
        let said = salaire(euros).phrase;
        assert!(said.starts_with(&format!("Salaire {niveau} : ")), "{said}");
        assert!(said.contains(&format!("moins de {montant}\u{a0}€ net")), "{said}");
    }
}

#[test]
fn a_share_is_worded_by_its_bounds() {
    for (pourcent, expected) in [
        (0.0, "Très peu travaillent la nuit : moins de 1 sur 20."),
        (4.99, "Très peu travaillent la nuit : moins de 1 sur 20."),
        (5.0, "Peu travaillent la nuit : 1 personne sur 10."),
        (15.0, "Peu travaillent la nuit : 2 personnes sur 10."),
        (25.0, "Certains travaillent la nuit : 3 personnes sur 10."),
        (45.0, "La moitié travaillent la nuit : 5 personnes sur 10."),
        (55.0, "La plupart travaillent la nuit : 6 personnes sur 10."),
        (94.9, "Presque tous travaillent la nuit : 9 personnes sur 10."),
        (100.0, "Presque tous travaillent la nuit : plus de 19 sur 20."),
    ] {
        assert_eq!(part(Sujet::Nuit, pourcent).phrase, expected, "{pourcent}");
    }
}

#[test]
fn the_figure_goes_with_the_sentence() {
    assert_eq!(part(Sujet::Cdi, 81.26).chiffre, Some((813, Unite::Milliemes)));
    assert_eq!(salaire(1_350.0).chiffre, Some((1_350, Unite::Euros)));
    assert_eq!(femmes(12.0).phrase, "Surtout des hommes : 1 femme sur 10.");
    assert_eq!(femmes(1.0).phrase, "Surtout des hommes : moins de 1 femme sur 20.");
    assert_eq!(femmes(99.0).phrase, "Surtout des femmes : plus de 19 femmes sur 20.");
    assert_eq!(femmes(50.0).phrase, "Autant de femmes que d'hommes : 5 femmes sur 10.");
}

#[test]
fn a_tension_says_where_and_only_from_1_to_5() {
    let said = tension(5, Zone::Partie("Cher")).unwrap();
    assert_eq!(said.phrase, "Cher : les employeurs ont beaucoup de mal à recruter (5 sur 5).");
    assert_eq!(said.chiffre, Some((5, Unite::Categorie)));
    assert!(tension(1, Zone::France).unwrap().phrase.starts_with("En France : "));
    assert_eq!((tension(0, Zone::France), tension(6, Zone::France)), (None, None));
    let none = sans_tension(Zone::Partie("Indre"));
    assert_eq!(none.phrase, "Indre : pas de chiffre publié sur les embauches.");
    assert_eq!(none.chiffre, None);
}

#[test]
fn the_group_is_named_inside_a_sentence() {
    assert_eq!(groupe("Écrivains "), "Chiffres du groupe : écrivains.");
}

#[test]
fn no_sentence_is_long() {
    let sujets = [
        Sujet::Nuit,
        Sujet::Samedi,
        Sujet::Dimanche,
        Sujet::TempsPartiel,
        Sujet::Cdi,
        Sujet::Cdd,
        Sujet::ApresBac,
        Sujet::ApresCfa,
        Sujet::ApresApprentissage,
        Sujet::ApresLycee,
        Sujet::SuiteApprentissage,
        Sujet::SuiteLycee,
    ];
    let mut all: Vec<Constat> = [0_u8, 10, 20, 30, 50, 70, 90, 99]
        .into_iter()
        .map(f32::from)
        .flat_map(|it| sujets.map(|sujet| part(sujet, it)).into_iter().chain([femmes(it)]))
        .collect();
    all.extend(sujets.map(sans_part));
    all.extend([900.0, 1_400.0, 1_800.0, 5_200.0].map(salaire));
    for zone in [Zone::France, Zone::Partie("Territoire de Belfort")] {
        all.extend((1..=5).filter_map(|it| tension(it, zone)));
        all.push(sans_tension(zone));
    }
    for it in all {
        assert!(n_words(&it.phrase) <= MOTS_MAX, "{} : {}", n_words(&it.phrase), it.phrase);
    }
}

#[test]
fn what_comes_after_a_training_is_told_by_way() {
    for (said, expected) in [
        (
            part(Sujet::ApresApprentissage, 69.0),
            "Après l'apprentissage, la plupart travaillent six mois plus tard : 7 personnes sur 10.",
        ),
        (
            part(Sujet::SuiteLycee, 12.0),
            "Après le lycée, peu continuent leurs études : 1 personne sur 10.",
        ),
        (
            part(Sujet::ApresCfa, 57.0),
            "La plupart travaillent six mois après ce CFA : 6 personnes sur 10.",
        ),
        (
            sans_part(Sujet::ApresLycee),
            "Après le lycée : trop peu de jeunes pour publier un chiffre.",
        ),
    ] {
        assert_eq!(said.phrase, expected);
    }
}

#[test]
fn hires_are_few_or_many_by_the_quartiles_of_their_scale() {
    let seuils = Seuils::of(vec![5, 10, 20, 40]);
    assert_eq!(seuils, Seuils { peu: 5, beaucoup: 20 });
    let said = |n, complet| projets(n, complet, seuils, "2025", Zone::Partie("Cher")).phrase;
    assert_eq!(said(4, true), "Cher : peu d'embauches prévues en 2025 (4).");
    // With a secret, a small number may be a large one.
    assert_eq!(said(4, false), "Cher : des embauches prévues en 2025 (au moins 4).");
    assert_eq!(said(5, true), "Cher : des embauches prévues en 2025 (5).");
    assert_eq!(
        said(1_020, false),
        "Cher : beaucoup d'embauches prévues en 2025 (au moins 1\u{202f}020)."
    );
    assert_eq!(Seuils::of(Vec::new()), Seuils::default());
}

#[test]
fn a_share_of_hires_is_worded_by_its_bounds() {
    for (pourcent, expected) in [
        (0.0, "très peu d'embauches semblent difficiles (0 sur 10)"),
        (4.9, "très peu d'embauches semblent difficiles (1 sur 20)"),
        (5.0, "peu d'embauches semblent difficiles (1 sur 10)"),
        (25.0, "certaines embauches semblent difficiles (3 sur 10)"),
        (50.0, "la moitié des embauches semblent difficiles (5 sur 10)"),
        (84.0, "la plupart des embauches semblent difficiles (8 sur 10)"),
        (95.0, "presque toutes les embauches semblent difficiles (19 sur 20)"),
        (100.0, "presque toutes les embauches semblent difficiles (10 sur 10)"),
    ] {
        assert_eq!(
            difficiles(pourcent, Zone::Partie("Cher")).phrase,
            format!("Cher : {expected}.")
        );
    }
    assert_eq!(saison(24.9, Zone::France), None);
    assert!(saison(25.0, Zone::France).is_some());
}

#[test]
fn unemployment_is_worded_by_its_quartiles() {
    for (milliemes, expected) in [
        (62, "Cher : chômage plutôt bas, 6,2 personnes sur 100 en 2023."),
        (63, "Cher : chômage moyen, 6,3 personnes sur 100 en 2023."),
        (80, "Cher : chômage plutôt haut, 8 personnes sur 100 en 2023."),
    ] {
        assert_eq!(chomage(milliemes, 2023, Zone::Partie("Cher")).phrase, expected);
    }
}

#[test]
fn a_name_too_long_for_a_sentence_is_left_out() {
    let long = "Techniciens et agents de maîtrise de la logistique, du planning et des méthodes";
    assert_eq!(en_tete(long, 40, true, Zone::Partie("Cher")), None);
    let why = groupe_recrute(long, 40, false, "2025").phrase;
    assert_eq!(why, "Son groupe : au moins 40 embauches prévues en 2025.");
    let why = groupe_recrute("Aides-soignants", 1, true, "2025").phrase;
    assert_eq!(why, "Groupe aides-soignants : 1 embauche prévue en 2025.");
}

#[test]
fn drawings_have_their_numbers() {
    let numbers = [Dessin::Rien, Dessin::SurDix(0), Dessin::SurDix(10), Dessin::SurCinq(5)];
    assert_eq!(numbers.map(Dessin::number), [0, 1, 11, 25]);
    assert_eq!(part(Sujet::Nuit, 31.0).dessin, Dessin::SurDix(3));
    assert_eq!((mois("2024-03"), mois("2024")), ("mars 2024".to_owned(), "2024".to_owned()));
}
