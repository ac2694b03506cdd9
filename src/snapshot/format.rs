//! Rows as they travel: tables by column, flat and short. A column of names is one text with a
//! line per row: it compresses better than an array, decodes at once, and `jq` splits it.
//!
//! Field order here is the order in the file. Two builds from the same sources give the same
//! bytes, so nothing here may come from a clock or from the order of a hash map.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::domain::Commune;

/// Bumped when an older reader would misread.
pub const FORMAT: u32 = 1;

/// Levels of certifications, the most asked by our public first; 0 is "no level given".
pub const NIVEAUX: [u8; 7] = [3, 4, 5, 6, 0, 7, 8];

/// Name of the only file whose name carries no hash.
pub const MANIFEST: &str = "manifest.json";

/// A column of texts: one line per row, without line feeds inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Textes(pub String);

impl Textes {
    /// Joins one text per row. A line feed inside a row becomes a space: it would shift the rest.
    pub fn join<T: AsRef<str>>(rows: impl IntoIterator<Item = T>) -> Self {
        let mut out = String::new();
        for (index, row) in rows.into_iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            out.extend(row.as_ref().chars().map(|it| if it == '\n' { ' ' } else { it }));
        }
        Self(out)
    }

    /// The rows. An empty column has none, so a table of one empty text cannot be told from an
    /// empty table: no table of ours has a column of only empty texts and one row.
    pub fn rows(&self) -> impl Iterator<Item = &str> {
        let n = if self.0.is_empty() { 0 } else { usize::MAX };
        self.0.split('\n').take(n)
    }
}

/// What a file is for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything the five keys need to list and rank métiers ([`Coeur`]); no key.
    #[default]
    Coeur,
    /// All titles of métiers ([`Appellations`]); no key.
    Appellations,
    /// Details of métiers ([`Fiches`]), by domaine professionnel (`D11`).
    Fiches,
    /// Certifications ([`Formations`]), by level (`3`…`8`, `0` when none is given).
    Formations,
    /// Communes to search by name ([`Communes`]): `principales`, then `toutes`.
    Communes,
    /// Communes of a département with their coordinates ([`Communes`]), by code (`18`).
    Departement,
    /// Our tables of things one does or likes ([`Gestes`]); no key.
    Gestes,
    /// The labour market of each family of métiers, in France ([`Marche`]); no key.
    Marche,
    /// Hiring in each family ([`Marche`]), by département (`18`) with its bassins, by région
    /// (`R24`), and in `france`.
    Emploi,
    /// A département and its bassins in a few sentences ([`Coin`]), by code (`18`).
    Coin,
    /// Outlines of the départements, and tensions on them ([`Carte`]); no key.
    Carte,
    /// What is told of each certification ([`Parcours`]), by level, like [`Role::Formations`].
    Parcours,
    /// Places to go ([`Lieux`]), by département (`18`).
    Lieux,
    /// Aides: `france`, then a département (`18`) that has its own; `etapes`, the first steps open
    /// to everyone ([`Aides`]).
    Aides,
    /// Openings ([`Offres`]), by département (`18`); those of a whole région or of no place, and
    /// what all share, in `france`.
    Offres,
}

impl Role {
    /// Every role.
    pub const TOUS: [Self; 15] = [
        Self::Coeur,
        Self::Appellations,
        Self::Fiches,
        Self::Formations,
        Self::Communes,
        Self::Departement,
        Self::Gestes,
        Self::Marche,
        Self::Emploi,
        Self::Coin,
        Self::Carte,
        Self::Parcours,
        Self::Lieux,
        Self::Aides,
        Self::Offres,
    ];

    /// Its name in the manifest.
    pub fn name(self) -> &'static str {
        match self {
            Self::Coeur => "coeur",
            Self::Appellations => "appellations",
            Self::Fiches => "fiches",
            Self::Formations => "formations",
            Self::Communes => "communes",
            Self::Departement => "departement",
            Self::Gestes => "gestes",
            Self::Marche => "marche",
            Self::Emploi => "emploi",
            Self::Offres => "offres",
            Self::Parcours => "parcours",
            Self::Lieux => "lieux",
            Self::Aides => "aides",
            Self::Coin => "coin",
            Self::Carte => "carte",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The first file read: what the snapshot is, and where everything else is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// Changes when any file changes: build date, then 8 digits of a hash of all files.
    pub version: String,
    /// Date of the edition, ISO 8601: the newest vintage among the sources, or the one asked for.
    pub construit_le: String,
    /// Last day on which its figures should still be shown without a warning, ISO 8601.
    pub valable_jusqu_au: String,
    /// Version of ROME (`460`): some codes change meaning in later ones.
    pub rome: String,
    /// Codes of the départements held, sorted.
    pub territoires: Vec<String>,
    /// How many of each thing, by name: for tools.
    #[cfg(feature = "snapshot")]
    pub comptes: BTreeMap<String, u64>,
    /// Every other file, by role, then key.
    pub fichiers: Vec<Fichier>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// Constants of travel times given by the host, in hundredths, in the order of
    /// `geo::Reglages`; empty for ours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trajets: Vec<u16>,
}

/// A file of the snapshot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fichier {
    /// What it is for.
    pub role: Role,
    /// Which one of that role; empty when there is only one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cle: String,
    /// Path from the folder of the manifest. Its name carries the first 10 digits of the hash.
    pub chemin: String,
    /// Bytes, uncompressed.
    pub octets: u64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// A data set, and what its licence asks us to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Short name for tools (`rome`).
    pub id: String,
    /// Its name, for people.
    pub nom: String,
    /// Who publishes it.
    pub producteur: String,
    /// Under which licence.
    pub licence: String,
    /// Version or period, as the producer says it.
    pub millesime: String,
    /// Date of that version, ISO 8601.
    pub date: String,
    /// Address of the page of the data set.
    pub page: String,
    /// What we took from it, for people.
    pub usage: String,
}

impl Manifest {
    /// The file of that role and key.
    pub fn find(&self, role: Role, cle: &str) -> Option<&Fichier> {
        self.fichiers.iter().find(|it| it.role == role && it.cle == cle)
    }
}

/// A list of codes and names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Liste {
    /// Codes, sorted.
    pub code: Textes,
    /// Names.
    pub nom: Textes,
}

/// [`Role::Coeur`]. Every number in a list of links is a row of the table it points at, from 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coeur {
    /// [`FORMAT`].
    pub format: u32,
    /// Letters of ROME.
    pub grands_domaines: Liste,
    /// Domaines professionnels.
    pub domaines: Liste,
    /// Secteurs, then sous-secteurs.
    pub secteurs: Secteurs,
    /// Centres d'intérêt.
    pub interets: ListeNum,
    /// Families of compétences.
    pub enjeux: Liste,
    /// Macro-compétences and savoir-être, by place in ROME's tree.
    pub competences: Competences,
    /// Contextes de travail.
    pub contextes: Contextes,
    /// Régions.
    pub regions: Liste,
    /// Départements.
    pub departements: Departements,
    /// Zones d'emploi.
    pub zones: Liste,
    /// For each zone, rows of the `departements` that hold a part of it.
    #[serde(default)]
    pub zones_departements: Vec<Vec<u16>>,
    /// Métiers, by ROME code.
    pub metiers: Metiers,
    /// What travel times go around, drawn by us: see `geo::Carte::read`.
    #[serde(default)]
    pub obstacles: Vec<i32>,
}

/// A list of numeric codes and names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListeNum {
    /// Codes.
    pub code: Vec<u32>,
    /// Names.
    pub nom: Textes,
}

/// Secteurs and sous-secteurs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Secteurs {
    /// Codes.
    pub code: Vec<u16>,
    /// Names.
    pub nom: Textes,
    /// Row of the secteur it is a part of, or null.
    pub parent: Vec<Option<u16>>,
}

/// Macro-compétences and savoir-être.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Competences {
    /// `code_ogr`.
    pub code: Vec<u32>,
    /// Names.
    pub nom: Textes,
    /// Rows of `enjeux`.
    pub enjeu: Vec<u16>,
    /// Holland's letters, 0 to 2.
    pub riasec: Textes,
    /// Rows that are savoir-être.
    pub savoir_etre: Vec<u16>,
    /// How people say what they can do, in words that are no name: ours.
    pub expressions: Textes,
    /// For each expression, rows of compétences, the first meant first.
    pub cibles: Vec<Vec<u16>>,
}

/// Contextes de travail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contextes {
    /// `code_ogr`.
    pub code: Vec<u32>,
    /// Names.
    pub nom: Textes,
    /// What each is about.
    pub genre: Textes,
    /// The same in plain words, ours, to follow « tu travailles » or « avec ».
    pub mots: Textes,
}

/// Départements.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Departements {
    /// Codes, sorted.
    pub code: Textes,
    /// Names.
    pub nom: Textes,
    /// Codes of the régions; an empty line where there is none.
    pub region: Textes,
    /// South, west, north, east of its communes, in thousandths of a degree, or null.
    pub emprise: Vec<Option<[i32; 4]>>,
    /// Communes of today, arrondissements not counted.
    pub n_communes: Vec<u32>,
}

/// Métiers. Lists named `…s` hold one list per métier; those in `rangs` hold rows of métiers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metiers {
    /// ROME 4.0 codes, sorted.
    pub code: Textes,
    /// Principal titles, both genders.
    pub nom: Textes,
    /// What one does, in a sentence of ours.
    pub phrase: Textes,
    /// ROME v3 codes.
    pub parent: Textes,
    /// Holland's letters, 1 or 2.
    pub riasec: Textes,
    /// Lowest level of study named by ROME, `3..=8`, 0 when it names none.
    pub niveau_min: Vec<u8>,
    /// Highest level of study named by ROME, `3..=8`, 0 when it names none.
    pub niveau_max: Vec<u8>,
    /// Whole part of the base-2 logarithm of yearly hires + 1 in its ROME v3 family: how common
    /// it is, to put the obvious before the obscure. 0 when the source has none.
    pub embauches: Vec<u8>,
    /// Rows of métiers that share a mark.
    pub rangs: Rangs,
    /// Rows of `secteurs`, the principal one first.
    pub secteurs: Vec<Vec<u16>>,
    /// Rows of `interets` that ROME holds as principal.
    pub interets_principaux: Vec<Vec<u16>>,
    /// Rows of `interets`, the others.
    pub interets: Vec<Vec<u16>>,
    /// Rows of `competences` with at least one « Principale » compétence under them.
    pub competences_principales: Vec<Vec<u16>>,
    /// Rows of `competences`, the others.
    pub competences: Vec<Vec<u16>>,
    /// Rows of `contextes`.
    pub contextes: Vec<Vec<u16>>,
    /// Rows of `metiers` nearby, the closest first.
    pub proches: Vec<Vec<u16>>,
    /// Conditions of work, by name: a digit per métier, 0 unknown, 1 weak, 2 fair, 3 sure.
    #[serde(default)]
    pub conditions: BTreeMap<String, String>,
    /// One line per row of `interets`: a digit per métier, how much it is of that interest.
    #[serde(default)]
    pub affinites: Textes,
    /// Diploma held by the less qualified third of those under 30 in its family: a digit per
    /// métier, 2 none, 3 to 6, 0 unknown.
    #[serde(default)]
    pub niveau_usuel: String,
    /// How many titles it has: a digit per métier, twice the base-2 logarithm, 9 at most.
    #[serde(default)]
    pub notoriete: String,
    /// Levels of certifications leading to its family: 1 level 3, 2 level 4, … 32 level 8.
    #[serde(default)]
    pub certifications: Vec<u8>,
}

/// Rows of the métiers that bear a mark, sorted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rangs {
    /// Regulated by law.
    pub reglemente: Vec<u16>,
    /// Counted among jobs of cadre.
    pub cadre: Vec<u16>,
    /// Open without a diploma, ROME says.
    pub sans_diplome: Vec<u16>,
    /// Among those, open only with professional experience in place of the diploma.
    pub experience: Vec<u16>,
    /// « Emploi Vert ».
    pub vert: Vec<u16>,
    /// « Emploi stratégique pour la Transition écologique ».
    pub strategique: Vec<u16>,
    /// « Emploi Brun ».
    pub brun: Vec<u16>,
    /// Changed by the digital transition, ROME says.
    #[serde(default)]
    pub transition_num: Vec<u16>,
    /// Changed by the demographic transition (more old people), ROME says.
    #[serde(default)]
    pub transition_demo: Vec<u16>,
}

/// [`Role::Appellations`]: the titles of all métiers, métier by métier, the principal one first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Appellations {
    /// [`FORMAT`].
    pub format: u32,
    /// How many titles each métier has.
    pub n: Vec<u16>,
    /// The titles, both genders written once: see [`super::genres`].
    pub nom: Textes,
    /// Rows of titles that ROME marks as little used.
    pub peu_usite: Vec<u32>,
    /// How people say jobs, in words that are no title: ours.
    pub expressions: Textes,
    /// For each expression, rows of métiers, the first meant first.
    pub cibles: Vec<Vec<u16>>,
}

/// [`Role::Gestes`]: our tables of things one does or likes, as a counsellor wrote them. Each
/// column has the name that it has in `src/matching/tables`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gestes {
    /// [`FORMAT`].
    pub format: u32,
    /// Activities of everyday life, and what each shows.
    pub vie: Vie,
    /// Things people like, with their words and the métiers they open.
    pub themes: Themes,
    /// What may matter at work, and the words to ask it with.
    pub contraintes: Contraintes,
    /// How people say what matters at work.
    pub souhaits: Souhaits,
    /// Pages of words only: a title and a paragraph in turn.
    pub pages: Pages,
}

/// Activities of everyday life.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vie {
    /// Stable numbers (`v042`).
    pub id: Textes,
    /// Groups they are browsed under.
    pub groupe: Textes,
    /// As a young person says it.
    pub phrase: Textes,
    /// Other words for it, separated by bars.
    pub autres_mots: Textes,
    /// `code_ogr` of macro-compétences, separated by spaces.
    pub macro_competences: Textes,
    /// `code_ogr` of savoir-être, separated by spaces.
    pub savoir_etre: Textes,
    /// What it shows, told to the person.
    pub tu_as_montre: Textes,
}

/// Things people like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Themes {
    /// Stable names (`deux-roues`).
    pub id: Textes,
    /// After « tu aimes ».
    pub nom: Textes,
    /// Words that say it, separated by spaces.
    pub mots: Textes,
    /// ROME codes, the obvious first, a bar before those around.
    pub metiers: Textes,
    /// Centres d'intérêt, each with its weight (`14:2`).
    pub interets: Textes,
}

/// [`Role::Fiches`]: what the métiers of a domaine professionnel call on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fiches {
    /// [`FORMAT`].
    pub format: u32,
    /// `D11`.
    pub domaine: String,
    /// Compétences (savoir-faire) of these métiers.
    pub competences: CompetencesDetail,
    /// Savoirs of these métiers.
    pub savoirs: Savoirs,
    /// ROME codes, sorted: all the métiers of the domaine.
    pub code: Textes,
    /// Rows of `competences` marked « Principale ».
    pub principales: Vec<Vec<u16>>,
    /// Rows of `competences` marked « Émergente ».
    pub emergentes: Vec<Vec<u16>>,
    /// Rows of `competences`, the others.
    pub autres: Vec<Vec<u16>>,
    /// Rows of `savoirs` marked « Principale ».
    pub savoirs_principaux: Vec<Vec<u16>>,
    /// Rows of `savoirs`, the others.
    pub savoirs_autres: Vec<Vec<u16>>,
}

/// Compétences in detail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CompetencesDetail {
    /// `code_ogr`.
    pub code: Vec<u32>,
    /// Names.
    pub nom: Textes,
    /// Row of its macro-compétence in the core, or null.
    pub macro_competence: Vec<Option<u16>>,
}

/// Savoirs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Savoirs {
    /// `code_ogr`.
    pub code: Vec<u32>,
    /// Names.
    pub nom: Textes,
    /// Names of categories, by row of `categories`.
    pub categorie: Vec<u16>,
    /// Categories.
    pub categories: Textes,
}

/// [`Role::Formations`]: certifications of one level, by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Formations {
    /// [`FORMAT`].
    pub format: u32,
    /// `3..=8`, 0 when Certif Info gives none.
    pub niveau: u8,
    /// Names of the kinds of certification.
    pub genres: Textes,
    /// `Code_Diplome` of Certif Info.
    pub code: Vec<u32>,
    /// Names.
    pub nom: Textes,
    /// Rows of `genres`.
    pub genre: Vec<u16>,
    /// ROME v3 codes, separated by spaces; an empty line where there is none.
    pub rome: Textes,
    /// RNCP numbers, 0 for none.
    pub rncp: Vec<u32>,
    /// CFD (`Code_Scolarité`), an empty line for none.
    pub cfd: Textes,
    /// Ways in: 1 scolaire, 2 apprentissage, 4 formation continue, 8 professionnalisation, 16 VAE.
    pub voies: Vec<u8>,
    /// Year of the last session, 0 when it goes on.
    pub derniere_session: Vec<u16>,
    /// How people say diplomas, in words that are no title: ours.
    #[serde(default)]
    pub expressions: Textes,
    /// For each expression, rows of this file, the first meant first.
    #[serde(default)]
    pub cibles: Vec<Vec<u16>>,
}

/// [`Role::Communes`] and [`Role::Departement`]: communes, by code. The first carry only what a
/// search by name needs: their last five columns are empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Communes {
    /// [`FORMAT`].
    pub format: u32,
    /// INSEE codes, sorted.
    pub code: Textes,
    /// Names.
    pub nom: Textes,
    /// Postcodes, separated by spaces; an empty line for the five communes that have none.
    pub codes_postaux: Textes,
    /// Whole part of the base-2 logarithm of inhabitants + 1: enough to put big towns first.
    pub taille: Vec<u8>,
    /// Inhabitants, or null.
    pub population: Vec<Option<u32>>,
    /// Ten-thousandths of a degree (about 11 m), or null.
    pub latitude: Vec<Option<i32>>,
    /// Ten-thousandths of a degree, or null.
    pub longitude: Vec<Option<i32>>,
    /// Rows of the core's `zones`, or null.
    pub zone: Vec<Option<u16>>,
    /// Bassin d'emploi of France Travail: its code of four digits as a number (101 for `0101`), or
    /// null.
    #[serde(default)]
    pub bassin: Vec<Option<u16>>,
    /// How many live around: a digit per commune, 0 country to 3 large city.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub densite: String,
}

/// [`Role::Marche`] and [`Role::Emploi`]: what is said of each family of métiers. Sentences are
/// made once, by the native program; each goes with its figure and where it is from. The first
/// tables are what the app reads ([`Constats`]).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Marche {
    /// [`FORMAT`].
    pub format: u32,
    /// A sentence that names each family, by code; empty in [`Role::Emploi`], whose families are
    /// the same.
    pub familles: Textes,
    /// For each métier of the core, its families (rows of `familles`), the nearest first.
    pub metiers: Vec<Vec<u16>>,
    /// Sentences. One about a part of France begins with its name.
    pub phrases: Textes,
    /// For each family, its sentences.
    pub constats: Vec<Vec<u16>>,
    /// Where figures are from, for people: producer, data set, zone, period.
    pub source: String,
    /// FAP 2009 codes of the families.
    pub codes: Textes,
    /// For each sentence, its figure, or null when it says that there is none.
    pub chiffres: Vec<Option<i32>>,
    /// For each sentence, what the figure counts: `euros` (a month, net, full time), `milliemes`
    /// (of those who work there), `categorie` (1 to 5), or an empty line.
    pub unites: Textes,
    /// For each sentence, its mention: a row of the next three tables.
    pub mention: Vec<u16>,
    /// For each mention, the id of its source in the manifest.
    pub sources: Textes,
    /// For each mention, its place: `France`, or the name of a région or a département.
    pub zones: Textes,
    /// For each mention, its period.
    pub periodes: Textes,
    /// For each mention, the same for people, ready to show.
    pub mentions: Textes,
    /// For each sentence, a drawing: 0 none; 1 to 11, ten people of whom 0 to 10 are filled; 21 to
    /// 25, five steps of which 1 to 5 are filled.
    pub dessins: Vec<u8>,
    /// In [`Role::Emploi`], the places told of: bassins, then wider and wider.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub lieux: Textes,
    /// For each of `lieux`, its first sentence: those of a place follow each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub debuts: Vec<u16>,
    /// Codes of the bassins of the département, the first of `lieux`. After the families of the
    /// département, `constats` has as many rows again for each of them, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bassins: Vec<u16>,
}

fn is_empty(textes: &Textes) -> bool {
    textes.0.is_empty()
}

/// What the app reads of [`Marche`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constats {
    /// Sentences that name the families.
    pub familles: Textes,
    /// Families of each métier.
    pub metiers: Vec<Vec<u16>>,
    /// Sentences.
    pub phrases: Textes,
    /// Sentences of each family, or of each place of [`Coin`].
    pub constats: Vec<Vec<u16>>,
    /// Drawings, by sentence.
    pub dessins: Vec<u8>,
    /// Rows of `mentions`, by sentence.
    pub mention: Vec<u16>,
    /// Where figures are from.
    pub mentions: Textes,
    /// Names of places.
    pub lieux: Textes,
    /// Codes of bassins.
    pub bassins: Vec<u16>,
    /// Of [`Coin`] only, as its own. So for the next two.
    pub titres: Textes,
    /// Lists of métiers.
    pub listes: Vec<Vec<u16>>,
    /// Why each is there.
    pub raisons: Vec<Vec<u16>>,
}

impl Constats {
    /// The rank, from 1, of the bassin of `commune`; 0 for the whole of the département.
    pub fn bassin(&self, commune: &Commune) -> usize {
        let at = |code: u16| self.bassins.iter().position(|it| *it == code);
        commune.bassin.and_then(|it| at(it.0)).map_or(0, |it| it + 1)
    }
}

/// [`Role::Offres`]: openings, the nearest in time first. A column named in the singular has one
/// value per opening; those that are one text have one character per opening.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Offres {
    /// [`FORMAT`].
    pub format: u32,
    /// The date of the edition, in days since 1 January 1970: other days are counted from it.
    pub jour: u16,
    /// A digit: 0 offre, 1 entreprise à contacter, 2 immersion, 3 mission, 4 session.
    pub nature: String,
    /// Titles.
    pub titre: Textes,
    /// Métiers: rows of the core's `metiers`; a mission may have none.
    pub metiers: Vec<Vec<u16>>,
    /// Rows of `organisations`.
    pub organisation: Vec<u16>,
    /// Names; the first is empty, for an organisation that is not told.
    pub organisations: Textes,
    /// Rows of `lieux`.
    pub lieu: Vec<u16>,
    /// INSEE codes of communes; the code of the département when only it is known; in `france`,
    /// codes of régions after `r` (`r24`), or `france`.
    pub lieux: Textes,
    /// Their names.
    pub noms: Textes,
    /// Where they are: ten-thousandths of a degree, or null.
    pub latitude: Vec<Option<i32>>,
    /// The same.
    pub longitude: Vec<Option<i32>>,
    /// Streets, for companies to contact, immersions and sessions; an empty line elsewhere.
    pub adresse: Textes,
    /// A letter: `a` unknown, `b` CDI, `c` CDD, `d` intérim, `e` saison, `f` apprentissage, `g`
    /// professionnalisation, `h` insertion, `i` indépendant, `j` service civique, `k` bénévolat.
    pub contrat: String,
    /// A digit: 0 full or part time not told, 1 full time (30 hours a week or more), 2 part time.
    pub temps: String,
    /// A digit, level of study asked: 0 not told, 2 none, 3 to 8.
    pub niveau: String,
    /// A digit, level of the diploma prepared: 0 not told, 3 to 8.
    pub vise: String,
    /// A digit, experience: 0 not told, 1 beginners accepted, 2 a plus, 3 asked.
    pub experience: String,
    /// First day, in days from `jour`, or null.
    pub debut: Vec<Option<i32>>,
    /// Last day on which it may be shown, in days from `jour`: the device hides it the day after.
    pub fin: Vec<u16>,
    /// Certification of a session: `Code_Diplome` of Certif Info, 0 for none.
    pub formation: Vec<u32>,
    /// Sentences; those that quote a source hold « ».
    pub phrases: Textes,
    /// Rows of `phrases`: what to show of each opening, in order.
    pub faits: Vec<Vec<u16>>,
    /// Where to answer, ready for a link: `https:`, `mailto:` or `tel:`; an empty line for none.
    pub reponse: Textes,
    /// A phone to ask, ready for a link, beside `reponse`; an empty line for none.
    pub telephone: Textes,
    /// A digit: a row of `sources`.
    pub source: String,
    /// Ids of sources in the manifest; `exemples` are invented, and marked so on screen.
    pub sources: Textes,
    /// In `france` only, five lines: what each nature is.
    pub natures: Textes,
    /// In `france` only, five lines: what happens after answering.
    pub suites: Textes,
    /// In `france` only, five lines: what the link to answer says.
    pub boutons: Textes,
    /// In `france` only, eleven lines: names of contracts, in the order of their letters.
    pub contrats: Textes,
    /// In `france` only: for each métier of the core, how many openings in all files.
    pub par_metier: Vec<u32>,
}

/// [`Role::Lieux`]: places to go in a département, those for everyone first. At least two rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lieux {
    /// [`FORMAT`].
    pub format: u32,
    /// Kinds met in this file, for people (« Agence France Travail »).
    pub genres: Textes,
    /// For each kind, what it does, in a sentence of ours.
    pub roles: Textes,
    /// Rows of `genres`.
    pub genre: Vec<u16>,
    /// Names.
    pub nom: Textes,
    /// Names of communes; an empty line when it is not known.
    pub commune: Textes,
    /// Ten-thousandths of a degree, or null.
    pub latitude: Vec<Option<i32>>,
    /// Ten-thousandths of a degree, or null.
    pub longitude: Vec<Option<i32>>,
    /// Rows whose point is the middle of their commune.
    pub au_centre: Vec<u16>,
    /// Addresses; an empty line when it is not known. So for the next five.
    pub adresse: Textes,
    /// Opening hours, ready to show (« Du lundi au vendredi : 8 h 30 - 12 h 30 »); times of a
    /// second group of days follow a full stop.
    pub horaires: Textes,
    /// `0248000000`: ten digits, or four for a short number.
    pub telephone: Textes,
    /// Of the place, never of a person.
    pub courriel: Textes,
    /// `https://…`.
    pub lien: Textes,
    /// One more sentence, ready to show: what becomes of those who were trained there.
    pub phrase: Textes,
    /// Where the figures of `phrase` are from, for people; empty when there is none.
    pub source: String,
    /// For each place, codes of the certifications taught there (`formations.code`). Empty when no
    /// place of the file has any: the sources that tell it may not all be shipped.
    pub certifications: Vec<Vec<u32>>,
}

/// [`Role::Parcours`]: what is told of each certification of a level, in the order of the rows of
/// [`Formations`] of that level. All lines are ready to show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parcours {
    /// [`FORMAT`].
    pub format: u32,
    /// `3..=8`, 0 when Certif Info gives none.
    pub niveau: u8,
    /// Titles of the sections, in order.
    pub sections: Textes,
    /// Lines.
    pub textes: Textes,
    /// Models: as many lists as there are sections, one model after the other; each holds rows of
    /// `textes`.
    pub lignes: Vec<Vec<u16>>,
    /// For each certification, its model.
    pub modele: Vec<u16>,
    /// For each certification, what comes after or beside it: a row of `textes` (the line, that
    /// names it), then the code of a certification (`formations.code`), and so on.
    pub suites: Vec<Vec<u32>>,
    /// Codes of régions (`24`).
    pub regions: Textes,
    /// For each certification, what became of those who left it: a row of `regions`, then a row of
    /// `textes`, and so on.
    pub insertion: Vec<Vec<u16>>,
    /// Where the figures of `insertion` are from, for people; empty when there is none.
    pub source: String,
}

/// [`Role::Aides`]: what one may ask for, by theme. First steps of training have the same shape.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Aides {
    /// [`FORMAT`].
    pub format: u32,
    /// Themes, in order.
    pub themes: Textes,
    /// Rows of `themes`.
    pub theme: Vec<u16>,
    /// Names.
    pub nom: Textes,
    /// What it is, in a sentence.
    pub phrase: Textes,
    /// Lines.
    pub textes: Textes,
    /// For each aide, its conditions then how to ask for it: rows of `textes`.
    pub lignes: Vec<Vec<u16>>,
    /// Least age, 0 for none.
    pub age_min: Vec<u8>,
    /// Greatest age, included, 0 for none.
    pub age_max: Vec<u8>,
    /// Who may ask, as bits: 1 pupil or student, 2 apprentice or alternant, 4 employee, 8
    /// jobseeker, 16 none of these. All 31 when it is for everyone.
    pub situations: Vec<u8>,
    /// Where it is given: empty for all France, else `R24`, `D18` or `C18033`.
    pub territoire: Textes,
    /// Official page.
    pub lien: Textes,
    /// Day on which we last read it again, ISO 8601.
    pub relu_le: Textes,
}

/// [`Role::Coin`]: a département and its bassins, in sentences, then the métiers that recruit most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coin {
    /// [`FORMAT`].
    pub format: u32,
    /// Names of the places: the département, then its bassins.
    pub lieux: Textes,
    /// Codes of the bassins, in that order.
    pub bassins: Vec<u16>,
    /// What each list of métiers is: without a diploma, with a CAP, with a bac.
    pub titres: Textes,
    /// Sentences.
    pub phrases: Textes,
    /// For each place, its sentences: ten at most.
    pub constats: Vec<Vec<u16>>,
    /// For each place, then for each of `titres`, rows of métiers of the core, those that recruit
    /// most first: one for each family. No métier is in two lists of a place.
    pub listes: Vec<Vec<u16>>,
    /// For each métier of `listes`, the sentence that says why.
    pub raisons: Vec<Vec<u16>>,
    /// For each row of `secteurs` of the core, métiers of it that recruit most in the département.
    pub secteurs: Vec<Vec<u16>>,
    /// For each métier of `secteurs`, the sentence that says why.
    pub secteurs_raisons: Vec<Vec<u16>>,
    /// As in [`Marche`].
    pub dessins: Vec<u8>,
    /// As in [`Marche`].
    pub mention: Vec<u16>,
    /// As in [`Marche`].
    pub mentions: Textes,
    /// As in [`Marche`].
    pub chiffres: Vec<Option<i32>>,
    /// As in [`Marche`].
    pub unites: Textes,
    /// As in [`Marche`].
    pub sources: Textes,
    /// As in [`Marche`].
    pub zones: Textes,
    /// As in [`Marche`].
    pub periodes: Textes,
}

/// [`Role::Carte`]: the départements as shapes, and how hard it is to hire in each of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Carte {
    /// [`FORMAT`].
    pub format: u32,
    /// Width and height of the drawing.
    pub taille: [u16; 2],
    /// Codes of the départements drawn, sorted.
    pub codes: Textes,
    /// Outline of each, an SVG path: `M`, `h`, `v` and `z` only, in whole numbers.
    pub traces: Textes,
    /// For each family of [`Role::Marche`], a digit per département: 1 easy to hire, to 5; 0 when
    /// nothing is published.
    pub tensions: Textes,
    /// Where the digits are from, ready to show.
    pub mention: String,
    /// How the outlines were made, ready to show.
    pub fond: String,
}

/// What may matter at work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contraintes {
    /// Its code (`pas_de_nuit`).
    pub code: Textes,
    /// The question, said to the person.
    pub question: Textes,
    /// « I would rather »; empty when that strength makes no sense.
    pub phrase_prefere: Textes,
    /// « I avoid »; empty when that strength makes no sense.
    pub phrase_eviter: Textes,
    /// « Never ».
    pub phrase_jamais: Textes,
    /// The plain group it is asked under.
    pub groupe: Textes,
}

/// How people say what matters at work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Souhaits {
    /// Words separated by spaces; `a+b`: said together.
    pub mots: Textes,
    /// Code of what matters when they are liked; may be empty.
    pub aime: Textes,
    /// Code of what matters when they are not; may be empty.
    pub rejette: Textes,
    /// Code of what matters when they are said of a life; may be empty.
    pub etat: Textes,
}

/// Pages of words only: a title, a paragraph, and so on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// What this site is.
    pub apropos: Textes,
    /// How métiers are ranked.
    pub pourquoi: Textes,
}
