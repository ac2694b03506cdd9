//! The data sets that the program reads: what a sources page and a licence ask us to say.

use std::collections::BTreeMap;

use super::{
    IngestError,
    lecture::{Format, Sources, Table},
    rapport::Rapport,
};
use crate::snapshot::format;

/// Whether what we take from a data set may be given to everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Licence {
    /// Published under the Licence Ouverte.
    Ouverte,
    /// Published by a public body without naming a licence: only codes, orders of magnitude and
    /// what an official text lists are taken, under the general right to reuse public information
    /// (CRPA, art. L. 321-1).
    NonIndiquee,
    /// No open licence found for that very file: read and checked, not shipped unless asked.
    AVerifier,
    /// Written by us, under the licence of the project.
    Projet,
}

/// A data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Short name, as in the manifest.
    pub id: &'static str,
    /// Its name.
    pub nom: &'static str,
    /// Who publishes it.
    pub producteur: &'static str,
    /// May it be shipped.
    pub licence: Licence,
    /// Version or period of the file of the inventory; `{}` stands for what the file says.
    pub millesime: &'static str,
    /// Date of that version, ISO 8601; its first day when only a month or a year is known. What
    /// the file says comes first.
    pub date: &'static str,
    /// Page of the data set; the site of the data set itself when no such page is known.
    pub page: &'static str,
    /// What we take from it, for people.
    pub usage: &'static str,
}

/// Every data set, in the order of the sources page.
pub const NOTICES: &[Notice] = &[
    Notice {
        id: "rome",
        nom: "Répertoire opérationnel des métiers et des emplois (ROME 4.0)",
        producteur: "France Travail",
        licence: Licence::Ouverte,
        millesime: "version {}",
        date: "2025-09-18",
        page: "https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html?type=article",
        usage: "Les métiers, leurs autres noms, les secteurs, les centres d'intérêt, les \
                compétences, les savoirs, les conditions de travail, les métiers proches et les \
                niveaux d'études cités. Les phrases qui décrivent les métiers sont les nôtres.",
    },
    Notice {
        id: "certif-info",
        nom: "Certif Info",
        producteur: "Réseau des Carif-Oref (Intercarif-Oref)",
        licence: Licence::Ouverte,
        millesime: "jusqu'au {}",
        date: "2024-06-28",
        page: "https://www.certifinfo.org/",
        usage: "Les diplômes, titres et certificats publiés : nom, type, niveau, façons de les \
                préparer et familles de métiers auxquelles ils mènent.",
    },
    Notice {
        id: "decoupage",
        nom: "Découpage administratif (code officiel géographique, codes postaux, populations)",
        producteur: "Etalab, d'après l'Insee et La Poste",
        licence: Licence::Ouverte,
        millesime: "version 6.0.0, avril 2026",
        date: "2026-04-09",
        page: "https://www.npmjs.com/package/@etalab/decoupage-administratif",
        usage: "Les communes, leurs codes postaux, leur nombre d'habitants, les départements et \
                les régions.",
    },
    Notice {
        id: "codes-postaux",
        nom: "Base officielle des codes postaux",
        producteur: "La Poste",
        licence: Licence::Ouverte,
        millesime: "{}",
        date: "2019-07-01",
        page: "https://www.data.gouv.fr/fr/datasets/base-officielle-des-codes-postaux/",
        usage: "La position des communes, pour calculer les distances.",
    },
    Notice {
        id: "villes",
        nom: "Communes et villes de France",
        producteur: "data.gouv.fr (jeu de données d'un tiers, d'après l'Insee)",
        licence: Licence::Ouverte,
        millesime: "{}",
        date: "2025-01-01",
        page: "https://www.data.gouv.fr/fr/datasets/communes-et-villes-de-france-en-csv-excel-json-parquet-et-feather/",
        usage: "La position de Paris, Lyon et Marseille, que La Poste ne donne que par \
                arrondissement.",
    },
    Notice {
        id: "zones-emploi",
        nom: "Zones d'emploi",
        producteur: "Insee",
        licence: Licence::Ouverte,
        millesime: "{}",
        date: "2020-01-01",
        page: "https://www.insee.fr/fr/information/4652957",
        usage: "Les zones où la plupart des gens habitent et travaillent.",
    },
    Notice {
        id: "bassins",
        nom: "Communes par bassin d'emploi",
        producteur: "France Travail",
        licence: Licence::NonIndiquee,
        millesime: "2021",
        date: "2021-01-01",
        page: "https://www.data.gouv.fr/fr/datasets/enquete-besoins-en-main-doeuvre-bmo/",
        usage: "Le bassin d'emploi de chaque commune : le code par lequel les chiffres du travail \
                sont publiés au plus près.",
    },
    Notice {
        id: "embauches",
        nom: "Embauches par métier et secteur (La Bonne Boîte)",
        producteur: "France Travail",
        licence: Licence::NonIndiquee,
        millesime: "2021",
        date: "2021-01-01",
        page: "https://francetravail.io/data/api/la-bonne-boite",
        usage: "L'ordre de grandeur des embauches par famille de métiers, pour proposer les \
                métiers courants en premier. Aucun chiffre n'est montré.",
    },
    Notice {
        id: "portraits",
        nom: "Portraits statistiques des métiers",
        producteur: "DARES",
        licence: Licence::Ouverte,
        millesime: "2017-2019, publié en 2021",
        date: "2021-09-01",
        page: "https://dares.travail-emploi.gouv.fr/donnees/portraits-statistiques-des-metiers",
        usage: "Le salaire du milieu, les horaires, les contrats, la part de femmes et le diplôme \
                des moins de 30 ans, par famille de métiers, pour toute la France. Les phrases \
                qui les disent sont les nôtres.",
    },
    Notice {
        id: "tensions",
        nom: "Les tensions sur le marché du travail",
        producteur: "DARES",
        licence: Licence::Ouverte,
        millesime: "2019",
        date: "2019-01-01",
        page: "https://dares.travail-emploi.gouv.fr/publications/les-tensions-sur-le-marche-du-travail-en-2019",
        usage: "Si les employeurs ont du mal à recruter, par famille de métiers et par \
                département, région ou pour toute la France.",
    },
    Notice {
        id: "inserjeunes",
        nom: "InserJeunes",
        producteur: "Depp et Dares",
        licence: Licence::Ouverte,
        millesime: "{}",
        date: "2025-01-01",
        page: "https://www.inserjeunes.education.gouv.fr/",
        usage: "Combien travaillent six mois après une formation, et combien continuent leurs \
                études, par région, au lycée et en apprentissage.",
    },
    Notice {
        id: "inserjeunes-cfa",
        nom: "InserJeunes par CFA",
        producteur: "Depp et Dares",
        licence: Licence::Ouverte,
        millesime: "{}",
        date: "2025-01-01",
        page: "https://data.education.gouv.fr/explore/dataset/fr-en-inserjeunes-cfa/",
        usage: "Les CFA, et combien travaillent six mois après chacun d'eux.",
    },
    Notice {
        id: "agences",
        nom: "Annuaire de l'administration : agences France Travail",
        producteur: "Direction de l'information légale et administrative (DILA)",
        licence: Licence::Ouverte,
        millesime: "mai 2025",
        date: "2025-05-01",
        page: "https://www.data.gouv.fr/fr/datasets/service-public-fr-annuaire-de-l-administration-base-de-donnees-locales/",
        usage: "Les agences France Travail : adresse, horaires et position.",
    },
    Notice {
        id: "dila",
        nom: "Annuaire de l'administration : base de données locales",
        producteur: "Direction de l'information légale et administrative (DILA)",
        licence: Licence::Ouverte,
        millesime: "fichier de l'hébergeur",
        date: "2026-01-01",
        page: "https://www.data.gouv.fr/fr/datasets/service-public-fr-annuaire-de-l-administration-base-de-donnees-locales/",
        usage: "Les Missions Locales et d'autres lieux d'accueil : adresse, horaires, téléphone.",
    },
    Notice {
        id: "annuaire-education",
        nom: "Annuaire de l'éducation",
        producteur: "Ministère de l'Éducation nationale",
        licence: Licence::Ouverte,
        millesime: "2025",
        date: "2025-01-01",
        page: "https://data.education.gouv.fr/explore/dataset/fr-en-annuaire-education/",
        usage: "Les centres d'information et d'orientation et les lycées qui préparent à des \
                métiers : nom et position.",
    },
    Notice {
        id: "crous",
        nom: "Logements des Crous",
        producteur: "Cnous",
        licence: Licence::Ouverte,
        millesime: "avril 2026",
        date: "2026-04-01",
        page: "https://www.data.gouv.fr/fr/organizations/centre-national-des-oeuvres-universitaires-et-scolaires/",
        usage: "Les résidences pour étudiants : adresse, téléphone et position.",
    },
    Notice {
        id: "missions-locales",
        nom: "Structures des Missions Locales (i-milo)",
        producteur: "Ministère du Travail",
        licence: Licence::AVerifier,
        millesime: "2023",
        date: "2023-01-01",
        page: "https://www.unml.info/",
        usage: "Le nom des Missions Locales de chaque département.",
    },
    Notice {
        id: "organismes",
        nom: "Organismes de formation en apprentissage",
        producteur: "Réseau des Carif-Oref (Intercarif-Oref)",
        licence: Licence::AVerifier,
        millesime: "octobre 2023",
        date: "2023-10-01",
        page: "https://www.intercariforef.org/",
        usage: "L'adresse des organismes qui forment des apprentis.",
    },
    Notice {
        id: "offre-formation",
        nom: "Élèves, capacités et vœux par établissement et formation",
        producteur: "Ministère de l'Éducation nationale, Parcoursup",
        licence: Licence::AVerifier,
        millesime: "rentrées 2020 à 2024",
        date: "2024-09-01",
        page: "https://orion.inserjeunes.incubateur.net/",
        usage: "Quel établissement prépare quel diplôme.",
    },
    Notice {
        id: "bmo",
        nom: "Enquête Besoins en main-d'œuvre (BMO)",
        producteur: "France Travail",
        licence: Licence::Ouverte,
        millesime: "2025",
        date: "2025-01-01",
        page: "https://www.data.gouv.fr/fr/datasets/enquete-besoins-en-main-doeuvre-bmo/",
        usage: "Les embauches prévues par les employeurs, celles qui semblent difficiles et celles \
                d'une saison, par bassin d'emploi, département, région et en France. Le lien \
                avec nos groupes de métiers est le nôtre : les familles qui portent le même nom.",
    },
    Notice {
        id: "chomage",
        nom: "Taux de chômage localisés",
        producteur: "Insee",
        licence: Licence::Ouverte,
        millesime: "2023",
        date: "2023-01-01",
        page: "https://www.insee.fr/fr/statistiques",
        usage: "La part des gens qui cherchent du travail, par département.",
    },
    Notice {
        id: "penurie",
        nom: "Liste des métiers en tension (arrêté)",
        producteur: "Ministère du Travail",
        licence: Licence::NonIndiquee,
        millesime: "mars 2024",
        date: "2024-03-01",
        page: "https://www.legifrance.gouv.fr/",
        usage: "Les groupes de métiers qu'un texte officiel inscrit sur sa liste, par région. \
                C'est une liste, pas une mesure.",
    },
    Notice {
        id: "bcn",
        nom: "Base centrale des nomenclatures : diplômes",
        producteur: "Ministère de l'Éducation nationale (Depp)",
        licence: Licence::AVerifier,
        millesime: "jusqu'au {}",
        date: "2025-05-01",
        page: "https://infocentre.pleiade.education.fr/bcn/",
        usage: "La dernière session des diplômes fermés, quand Certif Info ne la donne pas.",
    },
    Notice {
        id: "offres-france-travail",
        nom: "Offres d'emploi",
        producteur: "France Travail",
        licence: Licence::AVerifier,
        millesime: "offres jusqu'au {}",
        date: "2026-01-01",
        page: "https://francetravail.io/data/api/offres-emploi",
        usage: "Les faits de chaque offre : titre, métier, lieu, contrat, paie, dates et adresse \
                où répondre. Les descriptions ne sont pas reprises.",
    },
    Notice {
        id: "offres-alternance",
        nom: "API Apprentissage : offres d'alternance et entreprises à contacter",
        producteur: "La bonne alternance",
        licence: Licence::AVerifier,
        millesime: "offres jusqu'au {}",
        date: "2026-01-01",
        page: "https://api.apprentissage.beta.gouv.fr/",
        usage: "Les faits de chaque offre d'alternance, et les entreprises qui embauchent souvent.",
    },
    Notice {
        id: "immersions",
        nom: "Immersion Facilitée : entreprises",
        producteur: "Immersion Facilitée",
        licence: Licence::AVerifier,
        millesime: "{}",
        date: "2026-01-01",
        page: "https://immersion-facile.beta.gouv.fr/",
        usage: "Les entreprises où découvrir un métier, leur lieu et comment les contacter.",
    },
    Notice {
        id: "missions",
        nom: "API Engagement : missions de service civique et de bénévolat",
        producteur: "API Engagement",
        licence: Licence::AVerifier,
        millesime: "missions jusqu'au {}",
        date: "2026-01-01",
        page: "https://api-engagement.beta.gouv.fr/",
        usage: "Les faits de chaque mission : titre, organisme, lieu, durée, dates, adresse.",
    },
    Notice {
        id: "sessions-formation",
        nom: "Offre de formation au format LHÉO",
        producteur: "Carif-Oref",
        licence: Licence::AVerifier,
        millesime: "sessions jusqu'au {}",
        date: "2026-01-01",
        page: "https://www.intercariforef.org/",
        usage: "Les dates, lieux, places, prérequis et façons d'entrer des sessions de formation.",
    },
    Notice {
        id: "sessions-apprentissage",
        nom: "Catalogue des formations en apprentissage",
        producteur: "Réseau des Carif-Oref",
        licence: Licence::AVerifier,
        millesime: "sessions jusqu'au {}",
        date: "2026-01-01",
        page: "https://catalogue-apprentissage.intercariforef.org/",
        usage: "Les dates et lieux des formations en apprentissage.",
    },
    Notice {
        id: "offres-locales",
        nom: "Annonces ajoutées par l'hébergeur",
        producteur: "L'hébergeur du site",
        licence: Licence::AVerifier,
        millesime: "annonces jusqu'au {}",
        date: "2026-01-01",
        page: "https://www.data.gouv.fr/",
        usage: "Les annonces que l'hébergeur a écrites lui-même.",
    },
    Notice {
        id: "exemples",
        nom: "Exemples inventés",
        producteur: "Cinq Clés",
        licence: Licence::Projet,
        millesime: "écrits pour la démonstration",
        date: "2026-01-01",
        page: "https://eupl.eu/1.2/fr/",
        usage: "Des offres, entreprises, immersions, missions et sessions inventées : aucune \
                n'existe.",
    },
];

/// Where figures are from, for people: a sentence that another may follow.
pub fn citation(id: &str, precision: &str) -> String {
    let notice = NOTICES.iter().find(|it| it.id == id);
    let (producteur, nom) = notice.map_or(("", id), |it| (it.producteur, it.nom));
    format!("Source : {producteur}, {nom}, {precision}. ")
}

/// What the files say of their own version: text for the millésime, and ISO date.
pub type Vintages = BTreeMap<&'static str, (String, Option<String>)>;

/// The optional file by which a data officer says the version of files of their own.
const MILLESIMES: Format =
    Format { pattern: "millesimes.csv", separator: b';', columns: &["id", "millesime", "date"] };

/// The sources page: what is shipped, each with its version. In that order, `millesimes.csv`, the
/// file itself, then the notice tell it.
pub fn sources(
    folder: &Sources,
    vintages: &Vintages,
    shipped: impl Fn(&Notice) -> bool,
    rapport: &mut Rapport,
) -> Result<Vec<format::Source>, IngestError> {
    let mut told: BTreeMap<String, (String, String)> = BTreeMap::new();
    if folder.has(MILLESIMES.pattern) {
        let table = Table::open(folder, &MILLESIMES, rapport)?;
        let [id, millesime, date] = table.columns(["id", "millesime", "date"])?;
        table.each(rapport, |row| {
            if !NOTICES.iter().any(|it| it.id == row.text(id)) {
                let ids: Vec<&str> = NOTICES.iter().map(|it| it.id).collect();
                return Err(row.ecart(id, &format!("attendu l'un de : {}", ids.join(", "))));
            }
            if !is_date(row.text(date)) {
                return Err(row.ecart(date, "attendu une date AAAA-MM-JJ"));
            }
            let vintage = (row.filled(millesime)?.to_owned(), row.text(date).to_owned());
            told.insert(row.text(id).to_owned(), vintage);
            Ok(())
        })?;
    }
    let source = |notice: &Notice| {
        let (said, said_date) = vintages.get(notice.id).cloned().unwrap_or_default();
        let (millesime, date) = told.get(notice.id).cloned().unwrap_or_else(|| {
            let date = said_date.unwrap_or_else(|| notice.date.to_owned());
            (notice.millesime.replace("{}", &said), date)
        });
        format::Source {
            id: notice.id.to_owned(),
            nom: notice.nom.to_owned(),
            producteur: notice.producteur.to_owned(),
            licence: match notice.licence {
                Licence::Ouverte => "Licence Ouverte 2.0 (Etalab)".to_owned(),
                Licence::NonIndiquee => {
                    "non indiquée ; réutilisation d'informations publiques".to_owned()
                }
                Licence::AVerifier => "à vérifier auprès du producteur".to_owned(),
                Licence::Projet => "EUPL 1.2 (texte du projet)".to_owned(),
            },
            millesime,
            date,
            page: notice.page.to_owned(),
            usage: notice.usage.to_owned(),
        }
    };
    Ok(NOTICES.iter().filter(|it| shipped(it)).map(source).collect())
}

/// Whether `text` is a day of the calendar as `AAAA-MM-JJ`.
pub fn is_date(text: &str) -> bool {
    text.len() == 10 && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}
