//! Every sentence a person reads, in one place. Short, `tu`, no gender assumed, no jargon left
//! unexplained. Another language is another file with the same names.

#![allow(missing_docs)] // the sentences say what they are

use crate::{
    app::panne::Panne,
    domain::{
        Acces, Contrainte, Ecart, Echelle, Formation, Gout, MOIS, Moyen, Niveau, Souhait,
        TransitionEco, Voies, casse::premiere_minuscule,
    },
    matching::{
        Cle, Drapeau, Exige, Porte, Voeu,
        questionnaire::{ProfilPlat, Reponse, Version},
        tables::contraintes,
    },
    platform::Coupure,
    snapshot::SnapshotError,
};

pub const NOM: &str = "Cinq Clés";
pub const PROMESSE: &str = "Trouve une piste, ici.";
pub const TOUT_CHAMP: &str = "Chercher partout";
pub const TOUT_EXEMPLE: &str = "cuisine, CAP, Vierzon…";
pub const TOUT_RIEN: &str = "Rien de ce nom. Essaie un autre mot, ou prends une clé.";
pub const ACCUEIL_AIDE: &str = "Prends la clé qui te parle. Tu pourras en ajouter une autre.";
pub const ALLER_AU_CONTENU: &str = "Aller au contenu";
pub const CHARGEMENT: &str = "Chargement…";
pub const CHARGEMENT_LONG: &str = "C'est long : le réseau est faible. Rien n'est perdu.";
pub const RECHARGER: &str = "Recharger";
pub const RECHERCHE_ATTENTE: &str = "On cherche encore…";
pub const RECHERCHE_PROCHES: &str = "Rien de ce nom. Voici ce qui s'en approche.";
pub const VOIR_PLUS: &str = "Voir plus";
pub const ENLEVER: &str = "Enlever";
pub const REESSAYER: &str = "Réessayer";

// Keys.
pub fn cle_nom(cle: Cle) -> &'static str {
    match cle {
        Cle::Metier => "Un métier",
        Cle::Secteur => "Un secteur",
        Cle::Formation => "Ma formation",
        Cle::Competences => "Ce que je sais faire",
        Cle::Interets => "Ce que j'aime",
    }
}

pub fn cle_question(cle: Cle) -> &'static str {
    match cle {
        Cle::Metier => "J'ai un métier en tête.",
        Cle::Secteur => "Un monde me plaît.",
        Cle::Formation => "J'ai un diplôme, ou pas.",
        Cle::Competences => "J'ai plus d'un talent.",
        Cle::Interets => "Je ne sais pas encore.",
    }
}

pub fn cle_titre(cle: Cle) -> &'static str {
    match cle {
        Cle::Metier => "Quel métier as‑tu en tête ?",
        Cle::Secteur => "Quel monde te plaît ?",
        Cle::Formation => "Où en es-tu dans tes études ?",
        Cle::Competences => "Que sais‑tu faire ?",
        Cle::Interets => "Qu'est-ce que tu aimes ?",
    }
}

// Place.
pub const LIEU_TITRE: &str = "Tu cherches où ?";
pub const LIEU_AIDE: &str = "Ta commune reste sur ton téléphone. Tu peux aussi passer.";
pub const LIEU_CHAMP: &str = "Ta commune ou ton code postal";
pub const LIEU_EXEMPLE: &str = "Vierzon, 18100…";
pub const LIEU_RIEN: &str = "Aucune commune trouvée. Vérifie le nom, ou tape le code postal.";
pub const LIEU_PASSER: &str = "Passer : chercher partout en France";
pub const LIEU_PARTOUT: &str = "Toute la France";
pub const LIEU_CHANGER: &str = "Changer de lieu";
pub const LIEU_ECHELLE: &str = "Jusqu'où ?";
pub const LIEU_VALIDER: &str = "C'est bon";
pub const LIEU_LISTE: &str = "Cette liste vaut pour toute la France.";
pub const LIEU_MOYEN: &str = "Comment te déplaces-tu ?";
pub const LIEU_DUREE: &str = "Combien de temps, au plus ?";
pub const LIEU_TRAJET_AIDE: &str = "C'est environ : le calcul part de la distance, pas des routes.";
pub const LIEU_DISTANCE: &str = "Ou bien, par la distance ?";
pub const POSITION: &str = "Là où je suis";
pub const POSITION_REFUSEE: &str = "Ton téléphone ne dit pas où tu es. Écris le nom de ta commune.";
pub const POSITION_AILLEURS: &str = "Tu n'es pas en France, ou le téléphone se trompe.";
pub const LIEU_ZONE_AIDE: &str =
    "Une zone d'emploi, c'est le coin où la plupart des gens vivent et travaillent.";

pub fn echelle(echelle: Echelle) -> String {
    match echelle {
        Echelle::Rayon(km) => format!("{km} km autour"),
        Echelle::Trajet(moyen, minutes) => format!("{minutes} min {}", en_moyen(moyen)),
        Echelle::Zone => "Ma zone d'emploi".to_owned(),
        Echelle::Departement => "Mon département".to_owned(),
        Echelle::Region => "Ma région".to_owned(),
        Echelle::France => "Toute la France".to_owned(),
    }
}

/// A travel time, at most.
pub fn duree(minutes: u8) -> String {
    format!("environ {minutes} minutes")
}

/// How one travels, after a time.
pub fn en_moyen(moyen: Moyen) -> &'static str {
    match moyen {
        Moyen::Pied => "à pied",
        Moyen::Velo => "à vélo",
        Moyen::Transports => "en transports ou scooter",
        Moyen::Voiture => "en voiture",
    }
}

pub fn lieu(commune: &str, echelle: Echelle) -> String {
    match echelle {
        Echelle::Rayon(km) => format!("{commune} + {km} km"),
        Echelle::Trajet(moyen, minutes) => format!("{commune} + {minutes} min {}", en_moyen(moyen)),
        Echelle::Zone => format!("Zone d'emploi de {commune}"),
        Echelle::Departement => format!("Département de {commune}"),
        Echelle::Region => format!("Région de {commune}"),
        Echelle::France => "Toute la France".to_owned(),
    }
}

pub fn lieu_compte(n_communes: usize, departements: &[String]) -> String {
    let communes = if n_communes == 1 {
        "1 commune".to_owned()
    } else {
        format!("{} communes", milliers(n_communes))
    };
    match departements {
        [] => communes,
        [one] => format!("{communes}, dans un département : {one}."),
        many => format!("{communes}, dans {} départements : {}.", many.len(), many.join(", ")),
    }
}

// Key métier.
pub const METIER_CHAMP: &str = "Le nom du métier";
pub const METIER_EXEMPLE: &str = "boulanger, aide-soignante…";
pub const METIER_AIDE: &str = "Écris comme tu parles. Les fautes ne comptent pas beaucoup.";
pub const METIER_RIEN: &str =
    "Aucun métier de ce nom. Essaie un autre mot, ou cherche par domaine.";
pub const METIER_DOMAINES: &str = "Chercher par domaine";

// Key secteur.
pub const SECTEUR_AIDE: &str =
    "Choisis un ou plusieurs secteurs. Un secteur, c'est un monde du travail.";

// Key formation.
pub const FORMATION_AIDE: &str = "Une réponse suffit. Tu peux en changer quand tu veux.";
pub const FORMATION_AUCUN: &str = "Pas encore de diplôme";
pub const FORMATION_AUCUN_AIDE: &str = "On te montre les métiers qui s'ouvrent sans diplôme.";
pub const FORMATION_EN_ROUTE: &str = "Je ne l'ai pas fini";
pub const FORMATION_EN_ROUTE_AIDE: &str = "Je l'ai arrêté, ou je le prépare.";
pub const FORMATION_OUVRE: &str = "Ce que ça ouvre";
pub const FORMATION_NIVEAU: &str = "Je connais mon niveau";
pub const FORMATION_PRECISE: &str = "Je cherche mon diplôme";
pub const FORMATION_CHAMP: &str = "Le nom du diplôme";
pub const FORMATION_EXEMPLE: &str = "CAP cuisine, bac pro ASSP, BTS…";
pub const FORMATION_RIEN: &str = "Aucun diplôme de ce nom. Essaie un mot de son titre.";
pub const FORMATION_SANS_METIER: &str =
    "Ce diplôme ne prépare pas à un métier précis. Donne plutôt son niveau.";

pub fn niveau(niveau: Niveau) -> &'static str {
    match niveau.number() {
        3 => "CAP, BEP",
        4 => "Bac",
        5 => "Bac + 2 (BTS…)",
        6 => "Bac + 3 (licence, BUT…)",
        7 => "Bac + 5 (master…)",
        _ => "Bac + 8 (doctorat)",
    }
}

fn niveau_court(niveau: Niveau) -> &'static str {
    match niveau.number() {
        3 => "un CAP",
        4 => "le bac",
        5 => "un bac + 2",
        6 => "un bac + 3",
        7 => "un bac + 5",
        _ => "un doctorat",
    }
}

/// What a diploma is, beside its name: its level, and its end when it has one.
pub fn diplome(formation: &Formation) -> String {
    let niveau = formation.niveau.map_or_else(|| &*formation.genre.0, |it| niveau(it));
    match formation.derniere_session {
        Some(annee) => format!("{niveau} · dernière session : {annee}"),
        None => niveau.to_owned(),
    }
}

// Key compétences.
pub const COMPETENCES_AIDE: &str =
    "À l'école, au travail, à la maison : tout compte. Coche ce que tu sais faire.";
pub const COMPETENCES_CHAMP: &str = "Chercher une compétence";
pub const COMPETENCES_EXEMPLE: &str = "réparer, vendre, animer…";
pub const COMPETENCES_RIEN: &str = "Rien de ce nom. Essaie un autre mot, ou ouvre les familles.";
pub const COMPETENCES_PANIER: &str = "Mon panier";
pub const COMPETENCES_PANIER_VIDE: &str = "Ton panier est vide pour le moment.";
pub const COMPETENCES_VIE: &str = "Dans ma vie";
pub const COMPETENCES_VIE_AIDE: &str =
    "Coche ce que tu as déjà fait. Chaque chose montre ce que tu sais faire.";
pub const COMPETENCES_METIER: &str = "Un stage, un travail";
pub const COMPETENCES_METIER_AIDE: &str =
    "Trouve le métier que tu as fait. Sur sa page, coche ce que tu y as appris.";
pub const COMPETENCES_METIER_LIEN: &str = "Trouver ce métier";
pub const COMPETENCES_QUALITES: &str = "Mes qualités";
pub const COMPETENCES_FAMILLES: &str = "Mes savoir-faire, par famille";

// Key intérêts.
pub const INTERETS_AIDE: &str = "Dis ce que tu aimes et ce que tu n'aimes pas. Les deux comptent.";
pub const AIME: &str = "J'aime";
pub const REJETTE: &str = "Je n'aime pas";

pub const INTERETS_GESTES: &str = "Réponds à des gestes";
pub const INTERETS_GESTES_AIDE: &str =
    "Tu ne sais pas par où commencer ? Dis juste si tu aimes. Tu t'arrêtes quand tu veux.";
pub const INTERETS_CHOISIS: &str = "Ou choisis toi-même";

// Questionnaire.
pub const QUESTIONS_TITRE: &str = "Tu aimes faire ça ?";
pub const QUESTIONS_ARRETER: &str = "Arrêter là";
pub const QUESTIONS_FIN: &str = "C'est fini, merci !";
pub const QUESTIONS_FIN_AIDE: &str =
    "Tes réponses donnent des pistes à explorer. Rien n'est décidé : tu peux tout changer.";
pub const QUESTIONS_VOIR: &str = "Voir et changer ce que j'aime";
pub const QUESTIONS_EFFACER: &str = "Effacer mes réponses";

pub fn question_place(n: usize, total: usize) -> String {
    format!("{n} sur {total}")
}

pub fn questions_version(version: Version) -> String {
    format!("{} minutes : {} gestes", version.minutes(), version.n_activites())
}

pub fn questions_continuer(version: Version) -> String {
    format!("Continuer jusqu'à {} gestes", version.n_activites())
}

pub fn n_reponses(n: usize) -> String {
    match n {
        1 => "1 réponse déjà donnée.".to_owned(),
        n => format!("{n} réponses déjà données."),
    }
}

pub fn reponse(reponse: Reponse) -> &'static str {
    match reponse {
        Reponse::Aime => AIME,
        Reponse::NeSaitPas => "Je ne sais pas",
        Reponse::NAimePas => REJETTE,
        Reponse::Passe => "Passer",
    }
}

/// Why the answers tell nothing apart, and what to do.
pub fn profil_plat(plat: ProfilPlat) -> &'static str {
    match plat {
        ProfilPlat::TropPeu => "Il faut 6 réponses pour des pistes. Tu peux prendre une autre clé.",
        ProfilPlat::ToutAime => {
            "Tu aimes presque tout ! Tes pistes sont donc variées. Une autre clé peut aider."
        }
        ProfilPlat::RienAime => {
            "Rien ne t'a plu là-dedans. Ce n'est pas grave : prends une autre clé."
        }
        ProfilPlat::SansRelief => {
            "Tes réponses vont dans tous les sens. Tes pistes sont variées. Une autre clé peut aider."
        }
    }
}

// My corner.
pub const COIN_TITRE: &str = "Mon coin";
pub const COIN_OU: &str = "Dis d'abord où tu vis.";
pub const COIN_RIEN: &str = "Pas de chiffres publiés ici.";
pub const COIN_GROUPES: &str = "Ces chiffres sont ceux de groupes de métiers.";

// Openings.
pub const OFFRES_TITRE: &str = "Ce qui s'ouvre près de toi";
pub const OFFRES_NATURE: &str = "Tu cherches quoi ?";
pub const NATURES: [&str; 5] =
    ["Une offre", "Une entreprise à contacter", "Une immersion", "Une mission", "Une formation"];
pub const OFFRES_OU: &str = "Dis où tu cherches : on te montre ce qui s'ouvre autour.";
pub const OFFRES_RIEN: &str = "Rien d'ouvert dans ta région dans nos données.";
pub const OFFRES_PROCHES: &str = "Voir d'autres métiers";
pub const OFFRES_FORMATION: &str = "Voir les formations";
pub const FICHE_PRES: &str = "Près de toi";
pub const TELEPHONER: &str = "Téléphoner";

pub fn n_ouvertures(n: usize) -> String {
    if n == 1 { "1 piste ouverte".to_owned() } else { format!("{} pistes ouvertes", milliers(n)) }
}

/// Nothing at the scale asked: how far it was looked.
pub fn ouvertures_elargies(echelle: Echelle) -> &'static str {
    match echelle {
        Echelle::Departement => "Rien d'aussi près. Voici ce qu'il y a dans ton département.",
        _ => "Rien d'aussi près. Voici ce qu'il y a dans ta région.",
    }
}

pub fn a_minutes(minutes: u8, moyen: Moyen) -> String {
    format!("environ {minutes} min {}", en_moyen(moyen))
}

pub fn a_km(km: u16) -> String {
    if km == 0 { String::new() } else { format!("à {km} km") }
}

// Free words.
pub const DIRE_TITRE: &str = "Dis-le avec tes mots";
pub const DIRE_AIDE: &str =
    "Parle de toi : ce que tu aimes, ce que tu as fait, ce que tu ne veux pas.";
pub const DIRE_LIEN: &str = "Le dire avec mes mots";
pub const DIRE_CHAMP: &str = "Quelques phrases";
pub const DIRE_EXEMPLE: &str =
    "J'aime bricoler mon scooter. J'ai gardé mes petits frères. Pas le week-end.";
pub const DIRE_VIDE: &str = "Ce que tu écris reste dans ce téléphone.";
pub const DIRE_COMPRIS: &str = "Voici ce qu'on a compris. Coche ce qui est juste.";
pub const DIRE_TOUT: &str = "Tout est juste";
pub const DIRE_RIEN: &str = "On n'a pas compris. Essaie avec d'autres mots, ou prends une clé.";

pub fn guillemets(mots: &str) -> String {
    format!("« {} »", mots.trim())
}

/// Parts of a text that were not understood.
pub fn perdus(perdus: &[String]) -> String {
    format!("Pas compris : {}.", enumerate(perdus.iter().map(|it| guillemets(it)), 4))
}

pub fn dit_geste(geste: &str, gout: Gout) -> String {
    match gout {
        Gout::Aime => format!("Oui : {geste}"),
        Gout::Rejette => format!("Non : {geste}"),
    }
}

pub fn souhait(contrainte: Contrainte, souhait: Souhait) -> &'static str {
    let code = contrainte.code();
    contraintes().iter().find(|it| it.code == code).map_or("", |it| match souhait {
        Souhait::Prefere => it.prefere.unwrap_or(it.jamais),
        Souhait::Evite => it.eviter.unwrap_or(it.jamais),
        Souhait::Jamais => it.jamais,
    })
}

// What matters.
pub const IMPORTANT_TITRE: &str = "Ce qui compte pour toi";
pub const IMPORTANT_AIDE: &str =
    "Réponds seulement à ce qui compte. « Jamais » enlève des métiers, le reste les déplace.";
pub const IMPORTANT_ETUDES: &str = "Les études";
pub const IMPORTANT_NIVEAU: &str = "Jusqu'où veux-tu étudier, au plus ?";
pub const IMPORTANT_CHANGER: &str = "Changer";
pub const IMPORTANT_AJOUTER: &str = "Dire ce qui compte pour moi";
pub const PEU_IMPORTE: &str = "Peu importe";

pub fn important_resume(n: usize) -> String {
    format!("{IMPORTANT_TITRE} ({n})")
}

/// What « jamais » removed, and for what.
pub fn ecartes(ecartes: &[(Contrainte, usize)]) -> String {
    let total: usize = ecartes.iter().map(|it| it.1).sum();
    let nom = |code: &str| contraintes().iter().find(|it| it.code == code).map(|it| it.jamais);
    let causes = ecartes.iter().map(|(it, n)| {
        let cause = premiere_minuscule(nom(it.code()).unwrap_or_default());
        if ecartes.len() == 1 { cause } else { format!("{cause} ({})", milliers(*n)) }
    });
    format!("{} écartés : {}.", n_metiers(total), enumerate(causes, 4))
}

/// What is to be said of a profile before its list.
pub fn drapeau(drapeau: Drapeau) -> &'static str {
    match drapeau {
        Drapeau::ProfilVide => {
            "Tu n'as pas encore choisi de clé : voici des métiers courants. Prends une clé pour préciser."
        }
        Drapeau::ProfilNonDiscriminant => {
            "Tes choix vont dans tous les sens. Voici des pistes variées. Une autre clé peut aider."
        }
        Drapeau::Contradiction => {
            "Deux de tes choix se contredisent. On garde les deux : regarde si tu veux en enlever un."
        }
    }
}

// List.
pub const LISTE_TITRE: &str = "Métiers à explorer";
pub const LISTE_SANS_CLE: &str = "Choisis d'abord une clé. Ensuite, ta liste se fait ici.";
pub const LISTE_ELARGI: &str =
    "Aucun métier ne répond à toutes tes clés. Voici ceux à qui il n'en manque qu'une.";
pub const LISTE_VIDE: &str = "Aucun métier ne répond à tes choix.";
pub const LISTE_VIDE_AIDE: &str = "Enlève une clé ci-dessus, ou essaies-en une autre :";
pub const LISTE_AJOUTER: &str = "Ajouter une clé pour préciser";
pub const LISTE_PARLER: &str =
    "Une piste te plaît ? Parles-en à ta Mission Locale ou à un CIO : c'est gratuit.";
pub const MES_CLES: &str = "Mes clés";
pub const LISTE_POURQUOI: &str = "Pourquoi ces métiers ?";

pub const CLE_UTILISEE: &str = "En cours";

pub fn interets_resume(aimes: usize, rejetes: usize) -> String {
    match (aimes, rejetes) {
        (0, n) => format!("{n} non"),
        (n, 0) => format!("{n} j'aime"),
        (a, r) => format!("{a} j'aime, {r} non"),
    }
}

pub fn n_metiers(n: usize) -> String {
    match n {
        0 => "Aucun métier".to_owned(),
        1 => "1 métier".to_owned(),
        n => format!("{} métiers", milliers(n)),
    }
}

pub fn voir_metiers(n: usize) -> String {
    match n {
        0 => "Voir ma liste".to_owned(),
        1 => "Voir 1 métier".to_owned(),
        n => format!("Voir {} métiers", milliers(n)),
    }
}

pub fn n_resultats(n: usize) -> String {
    match n {
        0 => "Aucun résultat.".to_owned(),
        1 => "1 résultat.".to_owned(),
        n => format!("{n} résultats. Flèches pour choisir."),
    }
}

/// How an everyday word led to a title.
pub fn correction(mots: &str) -> String {
    format!("Résultats pour « {mots} »")
}

pub fn montres(shown: usize, total: usize) -> String {
    format!("{shown} sur {}", milliers(total))
}

// Fiche.
pub const FICHE_AUTRES_NOMS: &str = "On dit aussi";
pub const FICHE_FAIT: &str = "Ce que tu fais";
pub const FICHE_COMMENT: &str = "Comment c'est";
pub const FICHE_FAUT: &str = "Ce qu'il faut pour y aller";
pub const FICHE_SAVOIRS: &str = "Ce que tu dois connaître";
pub const FICHE_TOI: &str = "Et toi ?";
pub const FICHE_TOI_AIDE: &str = "Remplis ton panier de compétences pour voir où tu en es.";
pub const FICHE_AS: &str = "Tu as déjà";
pub const FICHE_MANQUE: &str = "À apprendre";
pub const FICHE_FORMATIONS: &str = "Les diplômes qui y mènent";
pub const FICHE_FORMATIONS_AIDE: &str = "Ils préparent à toute la famille de ce métier.";
pub const FICHE_FORMATIONS_RIEN: &str =
    "Aucun diplôme n'est relié à ce métier dans nos données. Demande à un CIO.";
pub const FICHE_SECTEURS: &str = "Où ça se fait";
pub const FICHE_INTERETS: &str = "Pour qui aime";
pub const FICHE_PROCHES: &str = "Des métiers proches";
pub const FICHE_AUTREMENT: &str = "Le même métier, mais…";
pub const FICHE_AUTREMENT_RIEN: &str = "Rien de sûr. Demande à la Mission Locale ou au CIO.";
pub const FICHE_VECU: &str = "Tu l'as déjà fait, en stage ou au travail ?";
pub const FICHE_VECU_AIDE: &str = "Coche ce que tu y as appris. Cela remplit ton panier.";
pub const FICHE_APPRENDRE: &str = "Voir les diplômes pour l'apprendre";
pub const FICHE_ET_APRES: &str = "Et maintenant ?";
pub const FICHE_PARLER: &str =
    "Montre cette page à ta Mission Locale ou à un CIO. On t'aidera à voir ce métier en vrai.";
pub const FICHE_DETAILS: &str = "Voir tout";
pub const FICHE_TRAVAIL: &str = "Le travail, en clair";
pub const FICHE_TRAVAIL_GROUPES: &str = " Il y a d'autres groupes : c'est le plus proche.";
pub const FIGURES_SOURCES: &str = "D'où viennent ces chiffres";
pub const FICHE_SOURCE: &str = "Source : ROME 4.0, France Travail. La phrase du haut est de nous.";
pub const FICHE_FORMATIONS_SOURCE: &str = "Source : Certif Info, réseau des Carif-Oref, juin 2024.";
pub const FICHE_INCONNU: &str = "Ce métier n'est pas dans nos données.";

pub const FICHE_GESTES: &str = "Les gestes du métier";
pub const INCONNU: &str = "On ne sait pas. À demander à une personne du métier.";
pub const NIVEAU_INCONNU: &str = "Niveau non précisé";

/// ROME's kinds of contexts, in plain words.
pub fn contexte_genre(genre: &str) -> &str {
    match genre {
        "Horaires et durée du travail" => "Les horaires",
        "Conditions de travail et risques professionnels" => "Les conditions",
        "Lieux et déplacements" => "Les déplacements",
        "Publics spécifiques" => "Avec qui",
        "Types de structures" => "Dans quel genre d'endroit",
        "Statut d'emploi" => "Sous quel statut",
        other => other,
    }
}

pub fn acces(acces: Acces) -> String {
    match (acces.sans_diplome, acces.min, acces.max) {
        (true, None, _) => "Ce métier s'ouvre sans diplôme.".to_owned(),
        (true, Some(min), _) => format!(
            "Ce métier s'ouvre sans diplôme, parfois avec de l'expérience. Le plus souvent : {}.",
            niveau_court(min)
        ),
        (false, None, _) => "Le niveau demandé n'est pas précisé. À demander à un CIO.".to_owned(),
        (false, Some(min), Some(max)) if max > min => {
            format!("Il faut en général {}, parfois {}.", niveau_court(min), niveau_court(max))
        }
        (false, Some(min), _) => format!("Il faut en général {}.", niveau_court(min)),
    }
}

pub fn voeu(voeu: Voeu) -> &'static str {
    match voeu {
        Voeu::MoinsEtudes => "Avec moins d'études",
        Voeu::Dehors => "Dehors",
        Voeu::SansNuit => "Sans travail le soir ou la nuit",
        Voeu::SansWeekEnd => "Sans travail le week-end",
    }
}

/// What one has of a métier nearby: from one's basket, or from the métier of the page.
pub fn passerelle(acquis: usize, a_apprendre: usize, panier: bool) -> String {
    let s = |n: usize| if n > 1 { "s" } else { "" };
    let has = if panier { " que tu as déjà" } else { " en commun" };
    format!("{acquis} point{}{has}, {a_apprendre} à apprendre.", s(acquis))
}

/// The three groups of doors: with what one holds, one step further, without a diploma.
pub const PORTES: [&str; 3] =
    ["Avec ce que j'ai", "Avec une marche de plus", "Sans diplôme demandé"];

/// What stands between the person and a métier; empty when nothing does.
pub fn porte(porte: &Porte) -> String {
    let marche = porte.marche.map(|it| format!("Il faut {}.", niveau_court(it)));
    let loi = porte.exige.map(exige);
    marche.into_iter().chain(loi).collect::<Vec<_>>().join(" ")
}

/// What the law requires.
pub fn exige(exige: Exige) -> String {
    match exige {
        Exige::Niveau(it) => format!("La loi demande au moins {}.", niveau_court(it)),
        Exige::Titre => "La loi demande un titre ou une autorisation.".to_owned(),
    }
}

pub fn transition(transition: TransitionEco) -> Option<&'static str> {
    match transition {
        TransitionEco::Blanc => None,
        TransitionEco::Vert => Some("Un métier de l'environnement."),
        TransitionEco::Strategique => Some("Un métier qui compte pour la transition écologique."),
        TransitionEco::Brun => Some("Un métier que la transition écologique va changer."),
    }
}

pub fn voies(voies: Voies) -> String {
    let mut open = Vec::new();
    for (is_open, name) in [
        (voies.scolaire, "à l'école"),
        (voies.apprentissage, "en apprentissage"),
        (voies.professionnalisation, "en contrat pro"),
        (voies.continue_, "en formation continue"),
    ] {
        if is_open {
            open.push(name);
        }
    }
    if open.is_empty() { "Comment s'y former : à demander.".to_owned() } else { open.join(", ") }
}

// States.
pub const HORS_LIGNE: &str = "Pas de réseau. Ce qui est déjà sur ton téléphone marche encore.";
pub const NOUVELLE_VERSION: &str = "Une nouvelle version est prête.";
pub const METTRE_A_JOUR: &str = "Mettre à jour";
pub const PLUS_TARD: &str = "Plus tard";
pub const PERDU: &str = "Tes choix d'avant ne sont plus dans cette page.";
pub const REMETTRE: &str = "Les remettre";
pub const ADRESSE_PARTIELLE: &str =
    "Une partie de cette adresse n'a pas été comprise. Le reste est là.";
pub const PERIME: &str =
    "Ces données sont anciennes. Vérifie-les avec un conseiller ou une conseillère.";
pub const INCONNUE_TITRE: &str = "Cette page n'existe pas";
pub const INCONNUE_AIDE: &str =
    "L'adresse est peut-être coupée ou ancienne. Tu peux repartir d'ici :";

pub fn panne_titre(panne: &Panne) -> &'static str {
    match panne {
        Panne::Coupure(Coupure::SansReponse) => "Le réseau ne répond pas",
        Panne::Coupure(Coupure::Statut(_)) => "Il manque un morceau",
        Panne::Refus(..) => "Les données sont abîmées",
    }
}

pub fn panne_aide(panne: &Panne) -> &'static str {
    match panne {
        Panne::Coupure(Coupure::SansReponse) => {
            "Rapproche-toi d'un endroit avec du réseau, puis réessaie. Rien n'est perdu."
        }
        Panne::Coupure(Coupure::Statut(_)) => {
            "Une partie du site n'est pas à sa place. Réessaie dans un moment. Rien n'est perdu."
        }
        Panne::Refus(_, it) if matches!(**it, SnapshotError::Format { .. }) => {
            "Le site vient de changer de version. Recharge la page. Rien n'est perdu."
        }
        Panne::Refus(..) => {
            "On préfère ne rien montrer plutôt que du faux. Réessaie dans un moment."
        }
    }
}

/// For the person who will repair it: which file, and why.
pub fn panne_detail(panne: &Panne) -> String {
    match panne {
        Panne::Coupure(Coupure::SansReponse) => "réseau : pas de réponse".to_owned(),
        Panne::Coupure(Coupure::Statut(statut)) => format!("réponse {statut}"),
        Panne::Refus(fichier, error) => format!("{fichier} : {error}"),
    }
}

pub fn ecart(ecart: &Ecart) -> String {
    match ecart {
        Ecart::Cle(cle) => format!("« {} » : inconnu", court(cle)),
        Ecart::Valeur(cle, valeur) => format!("{cle} : « {} » n'a pas de sens", court(valeur)),
        Ecart::Inconnu(cle, code) => {
            format!("{cle} : « {} » n'est pas dans nos données", court(code))
        }
    }
}

// Sources, about.
pub const SOURCES_TITRE: &str = "D'où viennent les informations";
pub const SOURCES_AIDE: &str = "Tout vient de données publiques. Les phrases simples sont de nous.";
pub const SOURCES_MILLESIME: &str = "Version";
pub const SOURCES_LICENCE: &str = "Licence";
pub const SOURCES_USAGE: &str = "Ce qu'on en prend";
pub const SOURCES_PAGE: &str = "Page de la source";
pub const NOUVEL_ONGLET: &str = "nouvel onglet";

pub const APROPOS_TITRE: &str = "À propos";
pub const APROPOS_LIEN: &str = "À propos, vie privée";

pub fn edition(construit_le: &str, rome: &str) -> String {
    format!("Données du {}, ROME 4.0 version {rome}", date(construit_le))
}

/// `2026-11-22` as `22 novembre 2026`; anything else as it is.
pub fn date(iso: &str) -> String {
    let parts: Vec<usize> = iso.split('-').filter_map(|it| it.parse().ok()).collect();
    match parts[..] {
        [annee, mois @ 1..=12, jour @ 1..=31] => {
            let jour = if jour == 1 { "1er".to_owned() } else { jour.to_string() };
            format!("{jour} {} {annee}", MOIS[mois - 1])
        }
        _ => iso.to_owned(),
    }
}

/// `35010` as `35 010`, with a space that does not break.
pub fn milliers(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

fn enumerate(mut noms: impl Iterator<Item = String>, max: usize) -> String {
    let mut shown: Vec<String> = noms.by_ref().take(max).collect();
    match noms.count() {
        0 => match shown.pop() {
            Some(last) if !shown.is_empty() => format!("{} et {last}", shown.join(", ")),
            Some(last) => last,
            None => String::new(),
        },
        1 => format!("{} et 1 autre", shown.join(", ")),
        n => format!("{} et {n} autres", shown.join(", ")),
    }
}

fn court(text: &str) -> String {
    if text.chars().count() <= 24 {
        text.to_owned()
    } else {
        text.chars().take(24).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_read_as_in_french() {
        assert_eq!(milliers(35_010), "35\u{202f}010");
        assert_eq!(milliers(999), "999");
        assert_eq!(date("2026-11-01"), "1er novembre 2026");
        assert_eq!(date("bientôt"), "bientôt");
    }

    #[test]
    fn long_lists_end_with_a_count() {
        let noms = |n: usize| (0..n).map(|it| it.to_string());
        assert_eq!(enumerate(noms(1), 2), "0");
        assert_eq!(enumerate(noms(2), 2), "0 et 1");
        assert_eq!(enumerate(noms(3), 2), "0, 1 et 1 autre");
        assert_eq!(enumerate(noms(9), 2), "0, 1 et 7 autres");
    }
}
