//! Openings as a table: the list of service civique, and the table that a host may write, which is
//! also that of our invented examples.

use serde_json::{Map, Value};

use super::{
    Preneur,
    annonce::{self, Annonce, Codes},
    champ::Champs,
    engagement,
    flux::Flux,
    salaire, texte,
};
use crate::{
    domain::{Contrat, Experience, Jour, Nature, Opportunite, Presence, Reponse, Session},
    ingest::{
        IngestError,
        lecture::{ends_quoted, is_swallowing},
        rapport::{Ecart, Genre, Rapport},
    },
};

/// Id of the data set of a host.
pub const SOURCE: &str = "offres-locales";
/// Id of our examples.
pub const EXEMPLES: &str = "exemples";

/// Our examples: plainly invented. Their days are counted from the date of the edition.
const TABLE_EXEMPLES: &str = include_str!("exemples.csv");

/// Columns of the table of a host.
const COLONNES: &[&str] = &[
    "nature",
    "titre",
    "rome",
    "organisation",
    "commune",
    "adresse",
    "contrat",
    "mois",
    "heures",
    "salaire",
    "niveau",
    "vise",
    "experience",
    "publie",
    "debut",
    "fin",
    "rncp",
    "places",
    "prerequis",
    "selection",
    "rythme",
    "presence",
    "hebergement",
    "handicap",
    "prix",
    "lien",
    "courriel",
    "telephone",
];
/// Columns of the list of service civique.
const MISSIONS: &[&str] = &[
    "link",
    "city",
    "departement_name",
    "duration",
    "start_date",
    "organism",
    "title",
    "domain",
    "country",
    "departement_id",
    "description",
];

/// Reads a table of either kind, told by its header.
pub fn read(flux: Flux, rapport: &mut Rapport, take: &mut Preneur) -> Result<(), IngestError> {
    let (mut lignes, compteur) = flux.open();
    let file = compteur.fichier().to_owned();
    // Tables are small and a quote that is never closed is only known at the end: held whole.
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut lignes, &mut bytes)
        .map_err(|error| super::flux::stopped(&file, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..good].split(|it| *it == b'\n').skip(1).count();
        IngestError::Encodage(file.clone(), line, error.as_bytes()[good])
    })?;
    let header = text.lines().next().unwrap_or_default();
    let separator = if header.contains(';') { b';' } else { b',' };
    let names: Vec<String> = header
        .trim()
        .split(char::from(separator))
        .map(|it| it.trim().trim_matches('"').to_owned())
        .collect();
    let has = |name: &str| names.iter().any(|it| it == name);
    let (known, missions) = match () {
        () if has("nature") && has("titre") => (COLONNES, false),
        () if has("link") && has("title") => (MISSIONS, true),
        () => {
            let wrong =
                "colonnes nature et titre (table locale), ou link et title (missions), attendues";
            return Err(IngestError::Colonnes(file, wrong.to_owned(), names));
        }
    };
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            let wrong = format!("colonne {name} présente deux fois");
            return Err(IngestError::Colonnes(file, wrong, names));
        }
        if !known.contains(&name.as_str()) {
            rapport.push(
                Genre::ColonneInconnue,
                Ecart {
                    ligne: compteur.place(1, None),
                    colonne: String::new(),
                    valeur: name.clone(),
                    attendu: "colonne que ce programme ne connaît pas, non lue".to_owned(),
                },
            );
        }
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let mut last = (0, 1);
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            IngestError::Fichier(file.clone(), format!("ligne {line} : ce n'est pas une table"))
        })?;
        let (at, line) = record.position().map_or((0, 1), |it| (it.byte(), it.line()));
        last = (usize::try_from(at).unwrap_or_default(), line);
        if is_swallowing(&record, names.len(), separator) {
            return Err(IngestError::Guillemet(file, line));
        }
        if record.iter().all(|it| it.trim().is_empty()) {
            continue;
        }
        let place = compteur.place(line, None);
        if record.len() != names.len() {
            let ecart = Ecart {
                ligne: place,
                colonne: String::new(),
                valeur: format!("{} valeurs", record.len()),
                attendu: format!("{} valeurs attendues, comme l'en-tête", names.len()),
            };
            take(Err(ecart), rapport);
            continue;
        }
        let values = names.iter().zip(record.iter());
        let fields: Map<String, Value> =
            values.map(|(name, value)| (name.clone(), Value::from(value.trim()))).collect();
        let champs = Champs::new(place, &fields);
        let one = if missions { engagement::table(&champs) } else { locale(&champs, None) };
        champs.tell(rapport);
        take(one, rapport);
    }
    if ends_quoted(text.as_bytes().get(last.0..).unwrap_or_default(), separator) {
        return Err(IngestError::Guillemet(file, last.1));
    }
    Ok(())
}

/// Our examples, their days counted from `edition`.
pub fn exemples(edition: Jour) -> Vec<Annonce> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(TABLE_EXEMPLES.as_bytes());
    let names = reader.headers().expect("a table of ours has a header").clone();
    let mut out = Vec::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record.expect("a table of ours is well formed");
        let values = names.iter().zip(record.iter());
        let fields: Map<String, Value> =
            values.map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
        let place = crate::ingest::rapport::Ligne {
            fichier: "exemples.csv".into(),
            numero: line,
            element: None,
        };
        let one = locale(&Champs::new(place, &fields), Some(edition));
        out.push(one.expect("a table of ours is right"));
    }
    out
}

/// One line of the table of a host, or of our examples when `edition` is given.
fn locale(champs: &Champs, edition: Option<Jour>) -> Result<Annonce, Ecart> {
    let source = if edition.is_some() { EXEMPLES } else { SOURCE };
    let mut it = Annonce::new(champs.ligne(), source);
    let nature = among(champs, "nature", &Nature::TOUTES.map(|it| (it.name(), it)))?;
    let nature = nature.ok_or_else(|| champs.ecart("nature", "une valeur est attendue"))?;
    let contrat = among(champs, "contrat", &Contrat::TOUS.map(|it| (it.name(), it)))?;
    let niveau = |path: &str, least: u16| {
        let level = champs.entier(path, 8)?;
        if level < least {
            return champs.leave(path, &format!("un niveau de {least} à 8 est attendu"));
        }
        u8::try_from(level).ok()
    };
    let jour = |path: &str| match edition {
        // Days from the date of the edition, and no date that would grow old in the table.
        Some(edition) => Some(Jour(edition.0 + champs.texte(path)?.parse::<i32>().ok()?)),
        None => annonce::jour_de(champs, path),
    };
    let short = |path: &str| champs.texte(path).and_then(|it| texte::court(&it, 200));
    let romes = champs.texte("rome").unwrap_or_default();
    it.romes = romes.split_whitespace().map(str::to_owned).collect();
    it.lieu.commune = champs.texte("commune").unwrap_or_default();
    it.lieu.adresse = short("adresse").unwrap_or_default();
    it.formation = Codes { rncp: champs.nombre("rncp").map_or(0, whole), ..Codes::default() };
    let experience = among(
        champs,
        "experience",
        &[
            ("debutant", Experience::Debutant),
            ("souhaitee", Experience::Souhaitee),
            ("exigee", Experience::Exigee(None)),
        ],
    )?;
    let publie = jour("publie").or(edition);
    let session = (nature == Nature::Session).then(|| Session {
        places: champs.entier("places", 10_000).map(|it| (it.into(), publie)),
        prerequis: short("prerequis"),
        selection: short("selection"),
        rythme: short("rythme"),
        presence: presence(champs),
        hebergement: short("hebergement"),
        acces_handicap: short("handicap"),
        prix: champs.nombre("prix").map(whole),
        ..Session::default()
    });
    it.faits = Opportunite {
        nature,
        id: format!("{}", champs.ligne().numero),
        titre: annonce::titre(champs, "titre")?,
        organisation: annonce::organisation(champs, &["organisation"]),
        contrat: contrat.unwrap_or_default(),
        mois: champs.entier("mois", 60).filter(|it| *it > 0),
        heures: champs.texte("heures").and_then(|it| salaire::heures(&it)),
        salaire: champs.texte("salaire").and_then(|it| salaire::lire(&it)),
        niveau: niveau("niveau", 2),
        vise: niveau("vise", 3),
        experience: experience.unwrap_or_default(),
        handicap: nature != Nature::Session && champs.oui("handicap").unwrap_or_default(),
        publie,
        debut: jour("debut"),
        fin: jour("fin"),
        reponse: Reponse {
            lien: annonce::lien(champs, "lien"),
            courriel: champs.texte("courriel").and_then(|it| texte::courriel(&it)),
            telephone: champs.texte("telephone").and_then(|it| texte::telephone(&it)),
            sur_place: false,
        },
        session,
        ..it.faits
    };
    Ok(it)
}

fn presence(champs: &Champs) -> Option<Presence> {
    let list = [
        ("sur-place", Presence::SurPlace),
        ("mixte", Presence::Mixte),
        ("distance", Presence::ADistance),
    ];
    among(champs, "presence", &list).ok().flatten()
}

/// The value at `path` among a closed list; `None` when empty.
fn among<T: Copy>(champs: &Champs, path: &str, list: &[(&str, T)]) -> Result<Option<T>, Ecart> {
    let Some(text) = champs.texte(path) else { return Ok(None) };
    let found = list.iter().find(|it| it.0 == text).map(|it| it.1);
    found.map(Some).ok_or_else(|| {
        let names: Vec<&str> = list.iter().map(|it| it.0).filter(|it| !it.is_empty()).collect();
        champs.ecart(path, &format!("attendu l'un de : {}", names.join(", ")))
    })
}

/// A number as a whole one, `0` when it cannot be.
fn whole(number: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in bounds
    if (0.0..1e9).contains(&number) { number.round() as u32 } else { 0 }
}
