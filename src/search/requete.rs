//! What was typed, read: words that name something, words that only make a sentence, and wishes
//! that a filter answers better than a name.

use std::ops::Range;

use super::fold::{Accents, Mots};
use super::formes::is_vide;
use super::listes::{contains, is};
use super::souhaits::{Intention, said, weaken_wishes};

/// A word of what was typed.
#[derive(Clone, Debug)]
pub(super) struct Terme {
    /// Folded.
    pub lettres: Vec<u8>,
    /// Where it is in what was typed, in bytes.
    pub source: Range<usize>,
    /// What folding hid.
    pub accents: Accents,
    /// How much it counts, in sixteenths.
    pub part: u8,
    /// It may be unfinished.
    pub dernier: bool,
}

/// What was typed, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Requete {
    /// The words that count, in order.
    pub termes: Vec<Terme>,
    /// The wishes, each once, in order of appearance.
    pub intentions: Vec<Intention>,
    /// It is a sentence, so that some words may say nothing.
    pub phrase: bool,
}

/// A word that counts fully.
pub(super) const PLEIN: u8 = 16;
/// A verb before its object: "tenir une ferme" is about a farm.
const VERBE: u8 = 10;
/// A diploma's kind: who types one wants that one.
const FORT: u8 = 24;
/// A word that only helps to choose between titles that have the rest.
pub(super) const FAIBLE: u8 = 2;

/// Words of which a sentence is made: they make the other words of it weak too.
const PHRASE: &[u8] = b"\
     ac adore adorer adorerai adorerais ai aimait aime aimer aimerai aimerais aimerait aimere \
     apprendre apran aussi avk avoir bjr bonjour boss bosse bosser bossr c ca ces cest cet cette \
     ch chai charbonner cherch cherche chui combien coment comment devenir deviens devient dns ds \
     elle envie est etait etant etre faire fais fait faudrait faut ferai ferais fort forte fr g \
     gagne gagner gratter il interesse interesserait j jador jadore jai jaime jaimerai jaimerais \
     jaimere jcherch jcherche je job jobs jss jsui jsuis jve jveu jveux jvoudrai jvoudrais jvx ke \
     kel kelle kels ki kiff kiffe kiffer kk koi komen kon m mais metie metier metiers moi mon nul \
     nulle occuper on pas passionne passionnee peut peux pk plait plutot pourquoi pourrais \
     pouvoir pq pr qu quand que quel quelle quels qui quoi recherche reve sais salut se slt sont \
     souhaite stp sui suis svp t taf taff taffer tard te toute toutes travaille travailler trimer \
     trouv trouver tt tts tu va vais vas ve veu veus veut veux vos voudrai voudrais voudrait \
     voudre voulais voulait vraiment vx y ya";

/// Words that are weak in a sentence, and mean something elsewhere ("inspecteur du travail").
const FAIBLES: &[u8] = b"\
     aider apres bcp beaucoup bien bon bonne boulot chez chose comme contact domaine doue douee \
     emploi ete formation gens ma me mere mes ne nos passion patron patronne payant paye payee \
     pere petit plein plus poste propre quelqu quelque quelques rapport sa salaire secteur ses si \
     soir son tout travail tres trop truc trucs vie";

/// Words that say who does a job or how, not which: "femme pompier", "stage coiffure".
const PERSONNES: &[u8] = b"\
     bep copain copine cousin cousine femme femmes fille fils freelance frere garcon gars homme \
     hommes keum madame maman manuel manuelle mari mec meuf monsieur nana papa proprio soeur soir \
     stage tonton week weekend";

/// Diplomas that names only have as acronyms, and how they are said in full. The longest first.
const DIPLOMES: [(&[u8], &str); 6] = [
    (b"cap", "certificat d aptitude professionnelle"),
    (b"bts", "brevet de technicien superieur"),
    (b"but", "bachelor universitaire de technologie"),
    (b"mc", "mention complementaire,mention complem"),
    (b"bp", "brevet professionnel,brevet pro"),
    (b"bac", "baccalaureat"),
];

impl Requete {
    /// Reads what was typed.
    pub fn read(texte: &str) -> Self {
        let mut mots = Mots::default();
        let mut termes = Vec::new();
        while let Some(mot) = mots.next(texte) {
            termes.push(Terme {
                lettres: mots.plie(&mot).to_vec(),
                source: mot.source.clone(),
                accents: mot.accents,
                part: PLEIN,
                dernier: false,
            });
            // Nobody types more words than that to find a name.
            if termes.len() == 24 {
                break;
            }
        }
        shorten_diplomas(&mut termes);
        let intentions = weaken_wishes(&mut termes);
        // Nobody starts a name with "de".
        if let [first, _, ..] = &mut termes[..]
            && first.part == PLEIN
            && is(&first.lettres, b"de")
        {
            first.lettres = b"diplome".to_vec();
        }
        let phrase = weaken(&mut termes);
        if let Some(last) = termes.last_mut() {
            last.dernier = last.source.end == texte.len();
        }
        Self { termes, intentions, phrase }
    }
}

/// Writes diplomas as names do: "mention complémentaire" is "MC", and "DE" before a job is
/// "diplôme d'État".
fn shorten_diplomas(termes: &mut Vec<Terme>) {
    let mut at = 0;
    while at < termes.len() {
        let said = DIPLOMES
            .iter()
            .find_map(|(sigle, ways)| Some((*sigle, said(ways.as_bytes(), &termes[at..])?)));
        if let Some((sigle, n)) = said {
            let end = termes[at + n - 1].source.end;
            termes.drain(at + 1..at + n);
            termes[at].lettres = sigle.to_vec();
            termes[at].source.end = end;
            termes[at].accents = Accents::default();
        }
        at += 1;
    }
}

/// Says how much each word counts. When none names anything, all do. Is it a sentence?
pub(super) fn weaken(termes: &mut Vec<Terme>) -> bool {
    let last = termes.len().saturating_sub(1);
    // The last word may be the beginning of another: "conducteur g".
    // "un boulot en usine" is a sentence too.
    let says = |it: &&Terme| !is_vide(&it.lettres) && !is(&it.lettres, b"petit");
    let first = termes[..last].iter().find(says);
    let phrase = first.is_some_and(|it| is_in(b"boulot boulots travail truc trucs", it))
        || termes[..last].iter().any(|it| is_in(PHRASE, it));
    let (mut mine, mut denied) = (false, false);
    let verbs: Vec<bool> = termes.windows(2).map(|it| is_verb(&it[0], &it[1])).collect();
    for (at, terme) in termes.iter_mut().enumerate() {
        // "1 garage" is "un garage".
        let small = is_in(PHRASE, terme) || at < last && terme.lettres.len() == 1;
        // "comme mon père" says nothing, "Père Noël" does.
        let whose = mine && (is_in(PERSONNES, terme) || is_in(FAIBLES, terme));
        mine = is_in(b"ma mes mon", terme);
        // "j'aime pas l'école" is about something else, when it is about something.
        let not = denied;
        let small_talk = is_vide(&terme.lettres) || is_in(FAIBLES, terme);
        denied = is(&terme.lettres, b"pas") || denied && small_talk;
        if is_vide(&terme.lettres) || phrase && (small || whose) {
            terme.part = 0;
        } else if terme.part == FAIBLE && is_in(FAIBLES, terme) {
            // "travail de nuit": the night may be in a name, the work says nothing.
            terme.part = 0;
        } else if last > 0 && is_in(PERSONNES, terme)
            || phrase && not
            || phrase && at != last && is_in(FAIBLES, terme)
        {
            terme.part = FAIBLE;
        } else if verbs.get(at) == Some(&true) && terme.part == PLEIN {
            terme.part = VERBE;
        } else if last > 0
            && terme.part == PLEIN
            && DIPLOMES.iter().any(|it| is(it.0, &terme.lettres))
        {
            terme.part = FORT;
        }
    }
    if termes.iter().all(|it| it.part < VERBE) {
        // Only wishes, or only small words: they are all there is.
        let wishes = termes.iter().any(|it| it.part == FAIBLE);
        for terme in termes.iter_mut().filter(|it| !wishes || it.part == FAIBLE) {
            terme.part = PLEIN;
        }
    }
    termes.retain(|it| it.part > 0);
    phrase
}

/// Is it a verb, and the next word the article of its object? Words in -ier are mostly trades.
fn is_verb(terme: &Terme, next: &Terme) -> bool {
    let ends = |it: &[u8]| terme.lettres.ends_with(it);
    terme.lettres.len() > 4
        && (ends(b"er") && !ends(b"ier") || ends(b"ir") || ends(b"re"))
        && is_in(b"d des du l la le les un une", next)
}

/// In a sentence, words that no name has say little beside those that some name has.
pub(super) fn weaken_unknown(termes: &mut [Terme], known: &dyn Fn(&[u8]) -> bool) {
    let full = |it: &Terme| it.part == PLEIN && it.lettres.len() > 2;
    if !termes.iter().any(|it| full(it) && known(&it.lettres)) {
        return;
    }
    for terme in termes.iter_mut().filter(|it| full(it)) {
        if !known(&terme.lettres) {
            terme.part = PLEIN / 3;
        }
    }
}

/// What was typed without the kind of diploma, when there is one and something else: "bac pro
/// fleuriste" has no name, "fleuriste" has.
pub(super) fn without_diploma(termes: &[Terme]) -> Option<Vec<Terme>> {
    let mut other = termes.to_vec();
    let mut n = 0;
    for at in 0..other.len() {
        let kind = other[at].part == FORT;
        let pro =
            at > 0 && termes[at - 1].part == FORT && contains(b"pro techno", &other[at].lettres);
        if kind || pro {
            other[at].part = FAIBLE;
            n += 1;
        }
    }
    (n > 0 && n < other.len()).then_some(other)
}

fn is_in(mots: &[u8], terme: &Terme) -> bool {
    contains(mots, &terme.lettres)
}

#[cfg(test)]
mod tests {
    use super::Intention::Contrainte;
    use super::*;

    #[track_caller]
    fn check(texte: &str, words: &str, intentions: &[Intention]) {
        let requete = Requete::read(texte);
        let seen: Vec<String> = requete
            .termes
            .iter()
            .map(|it| String::from_utf8_lossy(&it.lettres).into_owned())
            .collect();
        assert_eq!(seen.join(" "), words, "{texte}");
        assert_eq!(requete.intentions, intentions, "{texte}");
    }

    #[test]
    fn a_sentence_keeps_what_it_is_about() {
        check("je veux être coiffeuse", "coiffeuse", &[]);
        check("J'aimerais devenir prof de maths", "prof maths", &[]);
        check("comment devenir pompier ?", "pompier", &[]);
    }

    #[test]
    fn names_keep_their_words() {
        check("inspecteur du travail", "inspecteur travail", &[]);
        check("peintre en b", "peintre b", &[]);
        check("le", "le", &[]);
        check("je", "je", &[]);
        check("", "", &[]);
    }

    #[test]
    fn diplomas_are_read_as_acronyms() {
        check("mention complémentaire pâtisserie", "mc patisserie", &[]);
        check("Brevet professionnel coiffure", "bp coiffure", &[]);
        check("de infirmier", "diplome infirmier", &[]);
        check("brevet de pilote", "brevet pilote", &[]);
    }

    #[test]
    fn wishes_become_filters() {
        check(
            "un métier dehors sans diplôme",
            "dehors sans diplome",
            &[Contrainte("en_exterieur"), Contrainte("sans_diplome")],
        );
        check("jardinier sans diplôme", "jardinier sans diplome", &[Contrainte("sans_diplome")]);
        check("veilleur de nuit", "veilleur nuit", &[Intention::Nuit]);
        check("pas la nuit", "nuit", &[Contrainte("pas_de_nuit")]);
        check("travailler avec les enfants", "enfants", &[Intention::Interet(21)]);
        check("j'ai pas le permis, livreur", "permis livreur", &[Contrainte("sans_permis")]);
    }
}
