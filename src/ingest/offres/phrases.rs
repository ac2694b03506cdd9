//! What an opening says, as short sentences: made here once, so that the app only shows them.

use super::jour;
use crate::domain::{
    Contrat, Experience, Heures, Jour, Nature, Opportunite, Periode, Presence, Salaire, Session,
};

/// What each nature is, in the order of [`Nature::TOUTES`].
pub const NATURES: [&str; 5] = [
    "Offre : un employeur cherche quelqu'un.",
    "Entreprise à contacter : elle embauche souvent, sans annonce aujourd'hui.",
    "Immersion : tu découvres un métier quelques jours, sur place.",
    "Mission : tu es utile aux autres.",
    "Session de formation : elle a une date et un lieu.",
];
/// What happens once one has answered, in the same order.
pub const SUITES: [&str; 5] = [
    "Après ta réponse, l'employeur peut te proposer un entretien.",
    "Tu te présentes. L'entreprise peut dire non : c'est une candidature spontanée.",
    "Si l'entreprise accepte, tu signes une convention avant de venir.",
    "Après ta réponse, l'organisme te rappelle pour en parler.",
    "Après ta demande, le centre de formation te dit comment t'inscrire.",
];
/// What the button to answer says, in the same order.
pub const BOUTONS: [&str; 5] = [
    "Voir l'offre et répondre",
    "Contacter l'entreprise",
    "Demander une immersion",
    "Voir la mission et répondre",
    "Demander une place",
];
/// Short names of contracts, to choose among, in the order of [`Contrat::TOUS`].
pub const CONTRATS: [&str; 11] = [
    "Contrat non précisé",
    "CDI",
    "CDD",
    "Intérim",
    "Emploi saisonnier",
    "Apprentissage",
    "Contrat de professionnalisation",
    "Contrat d'insertion",
    "À son compte",
    "Service civique",
    "Bénévolat",
];
/// What an example says first.
pub const EXEMPLE: &str = "Exemple inventé : cette annonce n'existe pas.";

/// Every sentence on an opening, the most useful first. What others wrote is quoted (« … »).
pub fn faits(it: &Opportunite, exemple: bool) -> Vec<String> {
    let mut out = Vec::new();
    if exemple {
        out.push(EXEMPLE.to_owned());
    }
    out.extend(contrat(it));
    out.extend(it.heures.map(heures));
    out.extend(it.salaire.as_ref().map(salaire));
    let level = it.niveau.map(|level| match level {
        2 => "Aucun diplôme demandé.".to_owned(),
        level => format!("Niveau demandé : {}.", niveau(level)),
    });
    out.extend(level);
    out.extend(experience(it.experience));
    if !it.permis.is_empty() {
        out.push(format!("Permis demandé : {}.", it.permis));
    }
    out.extend(it.vise.map(|level| format!("Diplôme préparé : {}.", niveau(level))));
    out.extend(debut(it));
    if let Some(session) = &it.session {
        out.extend(de_session(session));
    }
    if it.postes > 1 {
        out.push(format!("{} postes.", it.postes));
    }
    if it.teletravail {
        out.push("Une partie peut se faire à distance.".to_owned());
    }
    if it.handicap {
        out.push("Ouvert aux personnes handicapées.".to_owned());
    }
    match it.mineurs {
        Some(true) => out.push("Possible avant 18 ans.".to_owned()),
        Some(false) => out.push("À partir de 18 ans.".to_owned()),
        None => {}
    }
    if it.reponse.sur_place {
        out.push("L'entreprise préfère que tu passes la voir.".to_owned());
    }
    // A company may always be asked.
    let dated = !matches!(it.nature, Nature::Entreprise | Nature::Immersion);
    if let Some(fin) = it.fin.filter(|_| dated) {
        out.push(format!("Réponds au plus tard le {}.", jour::en_clair(fin)));
    }
    if let (Some(publie), false) = (it.publie, exemple) {
        out.push(format!("Vue le {}.", jour::en_clair(publie)));
    }
    out
}

fn contrat(it: &Opportunite) -> Option<String> {
    let lasts = it.mois.map(|n| format!(" de {n} mois")).unwrap_or_default();
    Some(match it.contrat {
        Contrat::Inconnu if it.nature == Nature::Session && it.mois.is_some() => {
            format!("Formation{lasts}.")
        }
        Contrat::Inconnu => return None,
        Contrat::Cdi => "CDI : un contrat sans date de fin.".to_owned(),
        Contrat::Cdd if lasts.is_empty() => "CDD : un contrat avec une date de fin.".to_owned(),
        Contrat::Cdd => format!("CDD{lasts}."),
        Contrat::Interim => format!("Mission d'intérim{lasts} : une agence te paie."),
        Contrat::Saison => format!("Emploi saisonnier{lasts}."),
        Contrat::Apprentissage if it.nature == Nature::Session => {
            format!("Formation en apprentissage{lasts} : il faut aussi trouver une entreprise.")
        }
        Contrat::Apprentissage => format!("Contrat d'apprentissage{lasts} : tu reçois un salaire."),
        Contrat::Professionnalisation => {
            format!("Contrat de professionnalisation{lasts} : tu reçois un salaire.")
        }
        Contrat::Insertion => format!("Contrat d'insertion{lasts}, avec un accompagnement."),
        Contrat::Independant => "Tu travailles à ton compte.".to_owned(),
        Contrat::ServiceCivique => {
            format!("Service civique{lasts} : tu reçois une indemnité chaque mois.")
        }
        Contrat::Benevolat => "Bénévolat : ce n'est pas payé.".to_owned(),
    })
}

fn heures(heures: Heures) -> String {
    match heures {
        Heures::Plein => "Temps plein.".to_owned(),
        Heures::Partiel => "Temps partiel.".to_owned(),
        Heures::Semaine(minutes) => {
            let (hours, minutes) = (minutes / 60, minutes % 60);
            let minutes = if minutes == 0 { String::new() } else { format!(" {minutes:02}") };
            format!("{hours} h{minutes} par semaine.")
        }
    }
}

fn salaire(pay: &Salaire) -> String {
    match pay {
        Salaire::Cite(text) => format!("Paie annoncée : « {text} »."),
        Salaire::Lu { min, max, periode } => {
            let per = match periode {
                Periode::Heure => "par heure",
                Periode::Mois => "par mois",
                Periode::An => "par an",
            };
            if min == max {
                return format!("Paie annoncée : {} € {per}.", euros(*min));
            }
            format!("Paie annoncée : de {} à {} € {per}.", euros(*min), euros(*max))
        }
    }
}

/// « 1 800 », « 12,50 »: hundredths of a euro.
fn euros(cents: u32) -> String {
    let whole = thousands(cents / 100);
    match cents % 100 {
        0 => whole,
        part if cents < 10_000 => format!("{whole},{part:02}"),
        // Beyond 100 €, nobody reads cents.
        part => thousands(cents / 100 + u32::from(part >= 50)),
    }
}

/// Thousands apart, by a space that does not break.
fn thousands(n: u32) -> String {
    if n < 1_000 {
        n.to_string()
    } else {
        format!("{}\u{a0}{:03}", thousands(n / 1_000), n % 1_000)
    }
}

fn experience(asked: Experience) -> Option<String> {
    Some(match asked {
        Experience::Inconnue => return None,
        Experience::Debutant => "Débutants acceptés.".to_owned(),
        Experience::Souhaitee => "Une expérience serait un plus.".to_owned(),
        Experience::Exigee(None) => "Une expérience est demandée.".to_owned(),
        Experience::Exigee(Some(12)) => "Expérience demandée : 1 an.".to_owned(),
        Experience::Exigee(Some(months)) if months % 12 == 0 => {
            format!("Expérience demandée : {} ans.", months / 12)
        }
        Experience::Exigee(Some(months)) => format!("Expérience demandée : {months} mois."),
    })
}

/// A level of the European framework, in the names people use.
fn niveau(level: u8) -> &'static str {
    match level {
        3 => "CAP ou équivalent",
        4 => "bac ou équivalent",
        5 => "bac + 2",
        6 => "bac + 3",
        7 => "bac + 5",
        8 => "doctorat",
        _ => "non précisé",
    }
}

fn debut(it: &Opportunite) -> Option<String> {
    let debut = it.debut?;
    let ends = |it: &Session| it.fin.map(|fin| format!(", fin le {}", jour::en_clair(fin)));
    let ends = it.session.as_ref().and_then(ends).unwrap_or_default();
    Some(match (it.debut_mois, it.session.as_ref().is_some_and(|it| it.entree_permanente)) {
        (_, true) => "Tu peux commencer à tout moment de l'année.".to_owned(),
        (true, _) => format!("Début en {}{ends}.", jour::mois_en_clair(debut)),
        (false, _) => format!("Début le {}{ends}.", jour::en_clair(debut)),
    })
}

/// What only a session says. What a person must know before asking for a place is always said:
/// « à demander » when the source does not tell.
fn de_session(it: &Session) -> Vec<String> {
    let quoted = |name: &str, text: &Option<String>| match text {
        Some(text) => format!("{name} : « {text} »."),
        None => format!("{name} : à demander."),
    };
    let places = |(n, day): (u32, Option<Jour>)| {
        let s = if n > 1 { "s" } else { "" };
        let when = day.map(|it| format!(", le {}", jour::en_clair(it))).unwrap_or_default();
        format!("{n} place{s} restante{s}{when}.")
    };
    let mut out = vec![
        it.places.map_or_else(|| "Places restantes : à demander.".to_owned(), places),
        quoted("Ce qu'il faut avant", &it.prerequis),
        quoted("Comment on est choisi", &it.selection),
    ];
    out.extend(it.rythme.as_ref().map(|text| format!("Rythme : « {text} ».")));
    out.extend(it.presence.map(|it| match it {
        Presence::SurPlace => "Les cours sont sur place.".to_owned(),
        Presence::Mixte => "Les cours sont en partie à distance.".to_owned(),
        Presence::ADistance => "Les cours sont à distance.".to_owned(),
    }));
    out.push(match (it.prix, it.prise_en_charge) {
        (Some(0), _) => "Gratuit pour toi.".to_owned(),
        (Some(euros), Some(true)) => {
            format!("Prix : {} €, qui peuvent être pris en charge.", thousands(euros))
        }
        (Some(euros), _) => format!("Prix : {} €.", thousands(euros)),
        (None, Some(true)) => "Le prix peut être pris en charge.".to_owned(),
        (None, _) => "Prix : à demander.".to_owned(),
    });
    out.extend(it.hebergement.as_ref().map(|text| format!("Logement : « {text} ».")));
    out.push(quoted("Accès handicap", &it.acces_handicap));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::constat::{MOTS_MAX, n_words};

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(euros(180_000), "1\u{a0}800");
        assert_eq!(euros(1_202), "12,02");
        assert_eq!(euros(180_150), "1\u{a0}802");
        assert_eq!(heures(Heures::Semaine(1_725)), "28 h 45 par semaine.");
    }

    #[test]
    fn every_sentence_of_ours_is_short() {
        let session = Session { places: Some((3, Some(Jour(20_000)))), ..Session::default() };
        let mut all: Vec<String> = [&NATURES[..], &SUITES, &BOUTONS, &CONTRATS, &[EXEMPLE]]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect();
        for contrat in Contrat::TOUS {
            for nature in Nature::TOUTES {
                let it = Opportunite {
                    nature,
                    contrat,
                    mois: Some(12),
                    heures: Some(Heures::Semaine(2_100)),
                    salaire: Some(Salaire::Lu {
                        min: 180_000,
                        max: 200_000,
                        periode: Periode::Mois,
                    }),
                    niveau: Some(3),
                    vise: Some(4),
                    experience: Experience::Exigee(Some(24)),
                    permis: "B".to_owned(),
                    postes: 3,
                    teletravail: true,
                    handicap: true,
                    mineurs: Some(false),
                    publie: Some(Jour(20_000)),
                    debut: Some(Jour(20_000)),
                    fin: Some(Jour(20_010)),
                    session: (nature == Nature::Session).then(|| session.clone()),
                    ..Opportunite::default()
                };
                all.extend(faits(&it, false));
            }
        }
        for it in all {
            let n = it.split(". ").map(n_words).max();
            assert!(n <= Some(MOTS_MAX), "{it}");
        }
    }

    #[test]
    fn what_a_session_does_not_tell_is_to_be_asked() {
        let it = Opportunite {
            nature: Nature::Session,
            session: Some(Session::default()),
            ..Opportunite::default()
        };
        let said = faits(&it, false).join(" ");
        for name in [
            "Places restantes",
            "Ce qu'il faut avant",
            "Comment on est choisi",
            "Prix",
            "Accès handicap",
        ] {
            assert!(said.contains(&format!("{name} : à demander.")), "{name}: {said}");
        }
    }
}
