//! « Dis-le avec tes mots »: what a person types in one go, cut into what each part says: likes
//! and dislikes, what matters, a diploma, métiers. Each comes with its words, to be contested.

mod clauses;

use super::{
    Lecteur, Usage,
    diplome::{self, Nom, Rarete},
    lecture::said_titles,
    souhaits, tables,
};
use crate::{
    domain::{
        Catalogue, Choix, Contrainte, Diplome, Formation, GesteCode, Gout, Niveau, RomeCode,
        Souhait,
    },
    search::Index,
};
use clauses::{Clause, clauses};

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dit {
    /// In the order of the text.
    pub propos: Vec<Propos>,
    /// Parts that say something and were not understood.
    pub perdus: Vec<String>,
}

/// One thing said, and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Propos {
    /// What it means here.
    pub sens: Sens,
    /// The words that led to it, as they were typed.
    pub mots: String,
}

/// What a part of a text means.
#[derive(Clone, Debug, PartialEq)]
pub enum Sens {
    /// Something liked or done, or not.
    Geste(GesteCode, Gout),
    /// Something that matters.
    Souhait(Contrainte, Souhait),
    /// A diploma, or none; `true` when it was left on the way or is not held yet.
    Diplome(Diplome, bool),
    /// A job in mind.
    Metier(RomeCode),
    /// A job done: what was learnt there is to be ticked (see [`super::vecu`]).
    Vecu(RomeCode),
}

/// What a text is read with; what is missing is simply not recognised.
#[derive(Clone, Copy, Debug)]
pub struct Aides<'a> {
    /// All métiers and lists.
    pub catalogue: &'a Catalogue,
    /// Finds métiers by name: places in the catalogue.
    pub titres: Option<&'a Index>,
    /// Names of certifications: an index that finds places in the list, the list, and how rare
    /// their words are.
    pub diplomes: Option<(&'a Index, &'a [Formation], &'a Rarete)>,
}

impl Propos {
    /// Puts it in the state. What is there already stays; nothing is put past [`Choix::MAX`].
    pub fn apply(&self, choix: &mut Choix) {
        match &self.sens {
            Sens::Geste(code, gout) => Choix::add(&mut choix.gestes, (code.clone(), *gout)),
            Sens::Souhait(contrainte, souhait) => {
                if choix.souhait(*contrainte).is_none() {
                    choix.contraintes.push((*contrainte, *souhait));
                }
            }
            Sens::Diplome(diplome, left) => {
                choix.diplome = Some(*diplome);
                choix.interrompu = *left;
            }
            Sens::Metier(code) => Choix::add(&mut choix.metiers, *code),
            Sens::Vecu(_) => {}
        }
    }

    /// Is it in the state, said as it is here?
    pub fn is_held(&self, choix: &Choix) -> bool {
        match &self.sens {
            Sens::Geste(code, gout) => choix.gestes.iter().any(|it| it.0 == *code && it.1 == *gout),
            Sens::Souhait(contrainte, souhait) => choix.souhait(*contrainte) == Some(*souhait),
            Sens::Diplome(diplome, left) => {
                choix.diplome == Some(*diplome) && choix.interrompu == *left
            }
            Sens::Metier(code) => choix.metiers.contains(code),
            Sens::Vecu(_) => false,
        }
    }

    /// Puts it in the state, or takes it out. A wish said otherwise before is said anew.
    pub fn toggle(&self, choix: &mut Choix) {
        let held = self.is_held(choix);
        match &self.sens {
            Sens::Geste(code, gout) => {
                choix.gestes.retain(|it| it.0 != *code || it.1 != *gout);
            }
            Sens::Souhait(contrainte, _) => choix.contraintes.retain(|it| it.0 != *contrainte),
            Sens::Diplome(..) if held => (choix.diplome, choix.interrompu) = (None, false),
            Sens::Metier(code) => choix.metiers.retain(|it| it != code),
            Sens::Diplome(..) | Sens::Vecu(_) => {}
        }
        if !held {
            self.apply(choix);
        }
    }
}

/// What is read of a text.
const LONGUEUR_MAX: usize = 1_000;
/// Certifications compared with the name of a diploma.
const CANDIDATS: usize = 60;
/// Words kept of the name of a diploma.
const NOM_MAX: usize = 8;

const GOUTS: [&str; 12] = [
    "aime",
    "adore",
    "kiffe",
    "kiff",
    "prefere",
    "veux",
    "voudrais",
    "aimerais",
    "envie",
    "reve",
    "passionne",
    "passion",
];
const VOEUX: [&str; 10] = [
    "veux", "voudrais", "aimerais", "envie", "cherche", "souhaite", "reve", "passer", "preparer",
    "faire",
];
const LAISSE: [&str; 14] = [
    "arrete",
    "arreter",
    "lache",
    "abandonne",
    "quitte",
    "rate",
    "decroche",
    "interrompu",
    "fini",
    "termine",
    "exclu",
    "suis",
    "fais",
    "prepare",
];
const FIN_DE_NOM: [&str; 16] = [
    "en", "depuis", "il", "que", "quand", "a", "au", "y", "avec", "dans", "j", "je", "mais", "et",
    "obtenu", "l",
];
const ETRE: [&str; 4] = ["etre", "devenir", "metier", "bosser"];
const DUREES: [&str; 8] =
    ["deux", "trois", "quatre", "mois", "annee", "annees", "semaines", "pendant"];
const AVOIR_ETE: [&str; 5] = ["ete", "travaille", "bosse", "stage", "job"];

impl Lecteur {
    /// Reads a text of several sentences.
    pub fn dire(&self, texte: &str, aides: Aides<'_>) -> Dit {
        self.said(texte, aides.catalogue, &|clause| {
            let diplome = self.diplome(clause, aides);
            diplome.or_else(|| job(clause, aides).map(|it| vec![it]))
        })
    }

    /// The same for what is liked, done or wished only: diplomas and jobs have their own boxes in
    /// the app, and reading their names in a sentence would weigh it 5 kB.
    pub fn dire_gouts(&self, texte: &str, catalogue: &Catalogue) -> Dit {
        self.said(texte, catalogue, &|_| None)
    }

    fn said(
        &self,
        texte: &str,
        catalogue: &Catalogue,
        named: &dyn Fn(&Clause<'_>) -> Option<Vec<Sens>>,
    ) -> Dit {
        let end = texte.char_indices().nth(LONGUEUR_MAX).map_or(texte.len(), |it| it.0);
        let mut dit = Dit::default();
        for clause in clauses(&texte[..end]) {
            let mut sens = self.clause(&clause, catalogue, named);
            if sens.is_empty() && clause.has(&LAISSE[..11]) {
                // "J'étais en bac pro vente. J'ai lâché.": it is about the diploma just said.
                let last = dit.propos.iter_mut().rev().find_map(|it| match &mut it.sens {
                    Sens::Diplome(_, left) => Some(left),
                    _ => None,
                });
                if let Some(left) = last {
                    *left = true;
                    continue;
                }
            }
            let plain = !clause.is_indifferent() && clause.mots.iter().any(|it| it.len() > 3);
            if sens.is_empty() && plain {
                dit.perdus.push(clause.texte.to_owned());
            }
            sens.retain(|it| dit.propos.iter().all(|known| known.sens != *it));
            let mots = clause.texte;
            dit.propos.extend(sens.into_iter().map(|sens| Propos { sens, mots: mots.to_owned() }));
        }
        dit
    }

    fn clause(
        &self,
        clause: &Clause<'_>,
        catalogue: &Catalogue,
        named: &dyn Fn(&Clause<'_>) -> Option<Vec<Sens>>,
    ) -> Vec<Sens> {
        let never = |it| Sens::Souhait(it, Souhait::Jamais);
        if clause.is_indifferent() {
            return Vec::new();
        }
        let etats = souhaits::etats(clause.texte);
        if !etats.is_empty() {
            return etats.into_iter().map(never).collect();
        }
        if let Some(sens) = named(clause) {
            return sens;
        }
        let gout = if clause.refus { Gout::Rejette } else { Gout::Aime };
        let taste = clause.refus || clause.has(&GOUTS);
        let usage = if taste { Usage::Gout } else { Usage::Vie };
        let wishes = if taste || usage == Usage::Vie {
            souhaits::read(clause.texte, gout)
        } else {
            Vec::new()
        };
        let mut gestes = self.read(clause.texte, usage, catalogue, None);
        if clause.refus && !wishes.is_empty() {
            // "La nuit" disliked is about hours, not about the métiers it calls to mind.
            gestes.retain(|it| tables::theme(it).is_some());
        }
        let gestes = gestes.into_iter().map(|it| Sens::Geste(it, gout));
        gestes.chain(wishes.into_iter().map(|it| Sens::Souhait(it.0, it.1))).collect()
    }

    /// A diploma said: held, left, or wished (then what it is about is liked).
    fn diplome(&self, clause: &Clause<'_>, aides: Aides<'_>) -> Option<Vec<Sens>> {
        let mots = &clause.mots;
        let none =
            clause.has(&["diplome", "diplomes"]) && clause.has(&["pas", "sans", "aucun", "ni"]);
        let Some(at) = mots.iter().position(|it| diplome::is_kind(it)) else {
            return none.then(|| vec![Sens::Diplome(Diplome::Aucun, false)]);
        };
        let after = mots[at + 1..].iter().take_while(|it| !FIN_DE_NOM.contains(&it.as_str()));
        let year = mots[..at].iter().rev().take(2).filter(|it| diplome::is_year(it));
        let name: Vec<&str> =
            year.chain(&mots[at..=at]).chain(after).take(NOM_MAX).map(String::as_str).collect();
        let nom = Nom::of(&name.join(" "));
        let wished = mots[..at].iter().any(|it| VOEUX.contains(&it.as_str()));
        if wished {
            let codes = self.read(&nom.texte(), Usage::Gout, aides.catalogue, None);
            return Some(codes.into_iter().map(|it| Sens::Geste(it, Gout::Aime)).collect());
        }
        let level = nom.niveau.and_then(Niveau::new);
        let found = aides.diplomes.and_then(|(index, formations, rarete)| {
            let hits = index.find(&nom.texte(), CANDIDATS).hits;
            let found = hits.iter().filter_map(|it| formations.get(it.cible as usize));
            let leads = found.filter(|it| !it.metiers.is_empty());
            diplome::find(&nom, level, leads, rarete).filter(|_| !nom.mots.is_empty())
        });
        let held = match (found, level) {
            (Some(it), _) => Diplome::Certification(it.code),
            (None, Some(level)) => Diplome::Niveau(level),
            (None, None) => Diplome::Aucun,
        };
        let left = nom.en_route || clause.refus || clause.has(&LAISSE);
        let mut out = vec![Sens::Diplome(held, left)];
        if found.is_none() {
            let codes = self.read(&nom.texte(), Usage::Diplome, aides.catalogue, None);
            out.extend(codes.into_iter().map(|it| Sens::Geste(it, Gout::Aime)));
        }
        Some(out)
    }
}

/// A job in mind ("je veux être…") or done ("j'ai été…", "un stage de…").
fn job(clause: &Clause<'_>, aides: Aides<'_>) -> Option<Sens> {
    let after = |list: &[&str]| clause.mots.iter().position(|it| list.contains(&it.as_str()));
    let (at, done) = match (after(&AVOIR_ETE), after(&ETRE)) {
        (Some(at), _) => (at, true),
        (None, Some(at)) => (at, false),
        (None, None) => return None,
    };
    let tells = |it: &&String| it.len() > 3 && !DUREES.contains(&it.as_str());
    let rest: Vec<String> = clause.mots[at + 1..].iter().filter(tells).cloned().collect();
    if rest.is_empty() || rest.len() > 4 || clause.refus {
        return None;
    }
    let codes = said_titles(&rest.join(" "), &rest, rest.len(), aides.catalogue, aides.titres?);
    let code = codes.first()?.as_str().to_ascii_uppercase().parse().ok()?;
    Some(if done { Sens::Vecu(code) } else { Sens::Metier(code) })
}

#[cfg(all(test, feature = "snapshot"))]
mod tests {
    use super::*;
    use crate::{ingest::classer, matching::embarque};

    /// Reads `texte` with all that the app may have, and writes what it says in short.
    fn read(texte: &str) -> Vec<String> {
        let atelier = classer::open(&embarque::folder()).unwrap();
        let aides = Aides {
            catalogue: &atelier.catalogue,
            titres: Some(&atelier.titres),
            diplomes: Some((&atelier.diplomes, &atelier.formations, &atelier.rarete)),
        };
        let dit = atelier.lecteur.dire(texte, aides);
        let short = |it: Propos| match it.sens {
            Sens::Geste(code, Gout::Aime) => format!("+{code}"),
            Sens::Geste(code, Gout::Rejette) => format!("-{code}"),
            Sens::Souhait(it, Souhait::Prefere) => format!("~{it}"),
            Sens::Souhait(it, Souhait::Evite) => format!("?{it}"),
            Sens::Souhait(it, Souhait::Jamais) => format!("!{it}"),
            Sens::Diplome(Diplome::Certification(code), left) => {
                let it = atelier.formations.iter().find(|it| it.code == code).unwrap();
                format!("{} {left}", it.nom)
            }
            Sens::Diplome(Diplome::Niveau(it), left) => format!("niveau {} {left}", it.number()),
            Sens::Diplome(Diplome::Aucun, _) => "aucun".to_owned(),
            Sens::Metier(code) => code.to_string(),
            Sens::Vecu(code) => format!("vécu {code}"),
        };
        let lost = dit.perdus.into_iter().map(|it| format!("({it})"));
        dit.propos.into_iter().map(short).chain(lost).collect()
    }

    #[track_caller]
    fn check(texte: &str, expected: &[&str]) {
        assert_eq!(read(texte), expected, "{texte}");
    }

    #[test]
    fn a_text_is_cut_into_what_each_part_says() {
        check(
            "J'aime cuisiner mais pas la nuit. J'ai un CAP cuisine et j'ai pas le permis.",
            &["+cuisine", "?pas_de_nuit", "CAP cuisine false", "!sans_permis"],
        );
        check(
            "j'ai 17 ans, je suis dyslexique, j'adore la mécanique et les scooters",
            &["!mineur", "!peu_a_l_aise_ecrit", "+deux-roues", "+mecanique"],
        );
        check(
            "j'ai un bac général, j'aime pas trop les maths mais j'adore écrire",
            &["niveau 4 false", "-maths", "+ecrire"],
        );
    }

    #[test]
    fn what_is_refused_holds_until_a_new_subject() {
        check(
            "je déteste le froid, la pluie et parler aux gens",
            &["?en_interieur", "?pas_contact_public"],
        );
        check(
            "je n'aime pas le sang, j'aime les enfants",
            &["?pas_de_soins_corporels", "+enfants"],
        );
    }

    #[test]
    fn a_diploma_is_held_left_or_wished() {
        check(
            "j'étais en bac pro ASSP. j'ai lâché.",
            &["Bac pro accompagnement, soins et services à la personne true"],
        );
        check("sans diplôme", &["aucun"]);
        check("je voudrais passer un CAP coiffure", &["+coiffure"]);
    }

    #[test]
    fn a_job_is_in_mind_or_done() {
        check("je veux être boulanger", &["D1102"]);
        check("stage de mécanicien", &["vécu I1604"]);
        check("j'ai été caissière pendant deux ans", &["vécu D1505"]);
    }

    #[test]
    fn what_moves_nothing_is_not_lost_and_what_is_not_understood_is_given_back() {
        check("ça me dérange pas de travailler le week-end", &[]);
        check("j'ai pas peur du vide", &[]);
        check("je m'appelle Léa", &["(je m'appelle Léa)"]);
        check("", &[]);
    }

    #[test]
    fn what_is_said_is_put_in_the_state_once() {
        let atelier = classer::open(&embarque::folder()).unwrap();
        let aides = Aides { catalogue: &atelier.catalogue, titres: None, diplomes: None };
        let dit = atelier.lecteur.dire("j'aime le bois, sans permis, j'ai un bac", aides);
        let mut choix = Choix::default();
        for it in dit.propos.iter().chain(&dit.propos) {
            it.apply(&mut choix);
        }
        assert_eq!(choix.write(), "diplome=niveau4&gestes=bois&jamais=sans_permis");
        assert_eq!(dit.propos[0].mots, "j'aime le bois");
    }
}
