//! The labour market in plain sentences: what it means first, then the figure. Pure: a figure in,
//! a sentence of at most 15 words out. Level words follow fixed bounds, published in
//! `docs/CHIFFRES.md`: the same figure is always said in the same words. Only the native program
//! says them, once; the app shows what it said.

mod coin;
mod embauches;
mod employeurs;

pub use coin::{CHOMAGE, chomage, domaine, en_tete, groupe_recrute, part_domaine, total};
pub use embauches::{SAISON_MIN, Seuils, difficiles, mois, penurie, projets, saison, sans_projets};
pub use employeurs::{employeurs, nom_secteur};

/// The most words in a sentence.
pub const MOTS_MAX: usize = 15;

/// Monthly net median pay, in euros, below which it is « plutôt bas », then from which it is
/// « plutôt haut ». The median of all jobs was 1 800 € in 2016-2018 (DARES).
pub const SALAIRE: [f32; 2] = [1_600.0, 2_200.0];

/// Bounds of level words for a share, in percent: a word holds up to its bound, excluded.
pub const PARTS: [(f32, &str); 6] = [
    (5.0, "très peu"),
    (25.0, "peu"),
    (45.0, "certains"),
    (55.0, "la moitié"),
    (85.0, "la plupart"),
    (f32::INFINITY, "presque tous"),
];

/// The same for women among those who work there.
pub const FEMMES: [(f32, &str); 5] = [
    (25.0, "Surtout des hommes"),
    (45.0, "Plus d'hommes que de femmes"),
    (55.0, "Autant de femmes que d'hommes"),
    (75.0, "Plus de femmes que d'hommes"),
    (f32::INFINITY, "Surtout des femmes"),
];

/// What each category of tension means, from 1 to 5.
pub const TENSIONS: [&str; 5] = [
    "recrutent très facilement",
    "recrutent plutôt facilement",
    "recrutent sans trop de mal",
    "ont du mal à recruter",
    "ont beaucoup de mal à recruter",
];

/// What the number of a statement counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unite {
    /// Euros a month, net, full time.
    Euros,
    /// Thousandths of the people or of the hires told of: 312 is 31.2 %.
    Milliemes,
    /// Category from 1 to 5.
    Categorie,
    /// Hires foreseen in the year.
    Embauches,
}

impl Unite {
    /// Its name in a snapshot.
    pub fn name(self) -> &'static str {
        match self {
            Self::Euros => "euros",
            Self::Milliemes => "milliemes",
            Self::Categorie => "categorie",
            Self::Embauches => "embauches",
        }
    }
}

/// A sentence, and the figure it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Constat {
    /// At most [`MOTS_MAX`] words.
    pub phrase: String,
    /// The figure; `None` when the sentence says that there is none.
    pub chiffre: Option<(i32, Unite)>,
    /// What to draw beside it.
    pub dessin: Dessin,
}

impl Constat {
    /// A sentence that says why there is no figure, or a fact that has none.
    fn without_figure(phrase: String) -> Self {
        Self { phrase, chiffre: None, dessin: Dessin::Rien }
    }
}

/// A drawing that says the same as a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dessin {
    /// None: the sentence is enough.
    #[default]
    Rien,
    /// Ten people, so many of them filled.
    SurDix(u8),
    /// Five steps, so many of them filled.
    SurCinq(u8),
}

impl Dessin {
    /// Its number in a snapshot: 0 for none, 1 to 11 for 0 to 10 people, 21 to 25 for steps.
    pub fn number(self) -> u8 {
        match self {
            Self::Rien => 0,
            Self::SurDix(n) => 1 + n,
            Self::SurCinq(n) => 20 + n,
        }
    }

    /// The people of a share, in percent, as [`sur_dix`] counts them.
    fn people(pourcent: f32) -> Self {
        let n = match pourcent {
            it if it < 5.0 => 0,
            it if it >= 95.0 => 10,
            it => rounded(it / 10.0).clamp(1, 9),
        };
        Self::SurDix(u8::try_from(n).unwrap_or(10))
    }
}

/// Of whom a share is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sujet {
    /// Works at night.
    Nuit,
    /// Works on Saturday.
    Samedi,
    /// Works on Sunday.
    Dimanche,
    /// Works part time.
    TempsPartiel,
    /// Holds a job without an end date.
    Cdi,
    /// Holds a job with an end date.
    Cdd,
    /// Under 30, holds a diploma above the baccalauréat.
    ApresBac,
    /// Works six months after leaving a CFA.
    ApresCfa,
    /// Works six months after the end of an apprenticeship.
    ApresApprentissage,
    /// Works six months after the end of a training in a lycée.
    ApresLycee,
    /// Goes on studying after an apprenticeship.
    SuiteApprentissage,
    /// Goes on studying after a training in a lycée.
    SuiteLycee,
    /// Is under 30.
    Jeunes,
}

impl Sujet {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Nuit => ("", "travaillent la nuit"),
            Self::Samedi => ("", "travaillent le samedi"),
            Self::Dimanche => ("", "travaillent le dimanche"),
            Self::TempsPartiel => ("", "travaillent à temps partiel"),
            Self::Cdi => ("", "ont un emploi stable, comme un CDI"),
            Self::Cdd => ("", "ont un contrat court (CDD)"),
            Self::ApresBac => ("Avant 30 ans, ", "ont plus que le bac"),
            Self::ApresCfa => ("", "travaillent six mois après ce CFA"),
            Self::ApresApprentissage => {
                ("Après l'apprentissage, ", "travaillent six mois plus tard")
            }
            Self::ApresLycee => ("Après le lycée, ", "travaillent six mois plus tard"),
            Self::SuiteApprentissage => ("Après l'apprentissage, ", "continuent leurs études"),
            Self::SuiteLycee => ("Après le lycée, ", "continuent leurs études"),
            Self::Jeunes => ("", "ont moins de 30 ans"),
        }
    }
}

/// Where a tension was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone<'a> {
    /// The whole country.
    France,
    /// A bassin, a département or a région, by name.
    Partie(&'a str),
}

impl Zone<'_> {
    /// How a sentence begins.
    fn words(self) -> String {
        match self {
            Self::France => "En France".to_owned(),
            Self::Partie(nom) => nom.to_owned(),
        }
    }
}

/// Whose figures they are. The name is official: it may be long.
pub fn groupe(nom: &str) -> String {
    let mut letters = nom.trim().chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    format!("Chiffres du groupe : {}.", first.chain(letters).collect::<String>())
}

/// Median pay, euros a month, net, full time.
pub fn salaire(euros: f32) -> Constat {
    let niveau = match euros {
        it if it < SALAIRE[0] => "plutôt bas",
        it if it < SALAIRE[1] => "moyen",
        _ => "plutôt haut",
    };
    let euros = rounded(euros);
    let montant = grouped(euros);
    let phrase = format!(
        "Salaire {niveau} : la moitié gagne moins de {montant}\u{a0}€ net par mois à temps plein."
    );
    Constat { phrase, chiffre: Some((euros, Unite::Euros)), dessin: Dessin::Rien }
}

/// A share, in percent.
pub fn part(sujet: Sujet, pourcent: f32) -> Constat {
    let (avant, fait) = sujet.words();
    let combien = level(&PARTS, pourcent);
    let phrase = format!("{avant}{combien} {fait} : {}.", sur_dix(pourcent, "personne", ""));
    Constat {
        phrase: capital(&phrase),
        chiffre: Some((rounded(pourcent * 10.0), Unite::Milliemes)),
        dessin: Dessin::people(pourcent),
    }
}

/// Too few people for a share to be published.
pub fn sans_part(sujet: Sujet) -> Constat {
    let avant = sujet.words().0.trim_end_matches([',', ' ']);
    let phrase = match avant {
        "" => "Trop peu de jeunes pour publier un chiffre.".to_owned(),
        avant => format!("{avant} : trop peu de jeunes pour publier un chiffre."),
    };
    Constat { phrase, chiffre: None, dessin: Dessin::Rien }
}

/// Women among those who work there, in percent.
pub fn femmes(pourcent: f32) -> Constat {
    let qui = level(&FEMMES, pourcent);
    let phrase = format!("{qui} : {}.", sur_dix(pourcent, "femme", "femme"));
    Constat {
        phrase,
        chiffre: Some((rounded(pourcent * 10.0), Unite::Milliemes)),
        dessin: Dessin::people(pourcent),
    }
}

/// How hard it is for employers to hire, from 1 to 5; `None` outside.
pub fn tension(categorie: u8, zone: Zone) -> Option<Constat> {
    let sens = TENSIONS.get(usize::from(categorie).checked_sub(1)?)?;
    let phrase = format!("{} : les employeurs {sens} ({categorie} sur 5).", zone.words());
    Some(Constat {
        phrase,
        chiffre: Some((categorie.into(), Unite::Categorie)),
        dessin: Dessin::SurCinq(categorie),
    })
}

/// Nothing is published for that place.
pub fn sans_tension(zone: Zone) -> Constat {
    let phrase = match zone {
        Zone::Partie(nom) => format!("{nom} : pas de chiffre publié sur les embauches."),
        Zone::France => "Pas de chiffre publié sur les embauches.".to_owned(),
    };
    Constat::without_figure(phrase)
}

/// How many words a sentence has: signs alone are none.
pub fn n_words(phrase: &str) -> usize {
    phrase.split(' ').filter(|it| it.chars().any(char::is_alphanumeric)).count()
}

fn level<const N: usize>(bounds: &[(f32, &'static str); N], pourcent: f32) -> &'static str {
    let found = bounds.iter().find(|it| pourcent < it.0);
    found.unwrap_or(&bounds[N - 1]).1
}

/// A share in people out of ten; out of twenty at both ends, where ten would say none or all, and
/// where they are called `au_bout`.
fn sur_dix(pourcent: f32, qui: &str, au_bout: &str) -> String {
    let (espace, pluriel) = if au_bout.is_empty() { ("", "") } else { (" ", "s") };
    match pourcent {
        it if it < 5.0 => format!("moins de 1{espace}{au_bout} sur 20"),
        it if it >= 95.0 => format!("plus de 19{espace}{au_bout}{pluriel} sur 20"),
        it if it < 15.0 => format!("1 {qui} sur 10"),
        it => format!("{} {qui}s sur 10", rounded(it / 10.0)),
    }
}

/// The nearest whole number; halves go up. Figures here are all small.
#[allow(clippy::cast_possible_truncation)]
fn rounded(value: f32) -> i32 {
    value.round() as i32
}

/// A count in groups of three, with spaces that do not break: it is one word.
fn grouped(n: i32) -> String {
    let (mille, reste) = (n / 1_000, n % 1_000);
    if mille > 0 { format!("{}\u{202f}{reste:03}", grouped(mille)) } else { reste.to_string() }
}

fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
