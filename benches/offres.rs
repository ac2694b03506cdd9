//! 100 000 varied openings of all formats, over the real métiers and communes: seconds to compile
//! them, and the largest file once compressed. `make bench` runs it.

#[path = "commun/hasard.rs"]
mod hasard;

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufWriter, Write as _},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    time::Instant,
};

use cinq_cles::{
    domain::{Appellations, Catalogue, CommuneCode},
    ingest::{
        compile::{self, Choix},
        lecteur::Lecteur,
        lecture::Sources,
        mesure::{brotli_size, kilobytes, peak_memory},
        rapport::Rapport,
    },
    snapshot::{Role, decode},
};
use hasard::Hasard;

const N: usize = 100_000;
/// At the most, in seconds, for the openings; in bytes, for a file.
const BARRE_TEMPS: f64 = 20.0;
const BARRE_POIDS: usize = 250_000;

impl Hasard {
    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A place in a list of sums that only grow.
    fn weighted(&mut self, sums: &[u64]) -> usize {
        let at = self.next() % sums.last().copied().unwrap_or(1).max(1);
        sums.partition_point(|it| *it <= at)
    }
}

struct Lieu {
    code: CommuneCode,
    nom: String,
    postal: String,
    point: (f64, f64),
}

/// What openings are drawn from: places by inhabitants, métiers by hires.
struct Tirage {
    lieux: Vec<Lieu>,
    habitants: Vec<u64>,
    catalogue: Catalogue,
    titres: Appellations,
    embauches: Vec<u64>,
    organisations: Vec<String>,
    hasard: Hasard,
}

impl Tirage {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
        let lecteur = Lecteur::open(&root).unwrap();
        let catalogue = lecteur.catalogue().unwrap();
        let titres = lecteur.appellations(&catalogue).unwrap();
        let (mut lieux, mut habitants, mut sum) = (Vec::new(), Vec::new(), 0_u64);
        for file in lecteur.manifest.fichiers.iter().filter(|it| it.role == Role::Departement) {
            for it in decode::communes(&lecteur.bytes(file).unwrap(), &catalogue).unwrap() {
                let it = it.commune;
                let (Some(point), Some(postal)) = (it.position, it.codes_postaux.first()) else {
                    continue;
                };
                sum += u64::from(it.population.unwrap_or(0));
                habitants.push(sum);
                lieux.push(Lieu {
                    code: it.code,
                    postal: postal.clone(),
                    point: (point.latitude, point.longitude),
                    nom: it.nom,
                });
            }
        }
        let mut sum = 0_u64;
        let weight = |it: &cinq_cles::domain::Metier| {
            sum += 1 << it.embauches.min(30);
            sum
        };
        let embauches = catalogue.metiers.iter().map(weight).collect();
        let mut hasard = Hasard(20_261_125);
        let syllables = [
            "ba", "lor", "mi", "ten", "ru", "sol", "vak", "per", "dun", "eli", "gro", "zan", "fy",
            "ol",
        ];
        let kinds = [
            "SARL",
            "SAS",
            "Groupe",
            "Établissements",
            "Atelier",
            "Services",
            "Association",
            "Maison",
        ];
        let organisations = (0..30_000)
            .map(|_| {
                let n = 2 + hasard.below(3);
                let name: String = (0..n).map(|_| *hasard.of(&syllables)).collect();
                format!("{} {name}", hasard.of(&kinds))
            })
            .collect();
        Self { lieux, habitants, catalogue, titres, embauches, organisations, hasard }
    }

    fn lieu(&mut self) -> usize {
        self.hasard.weighted(&self.habitants).min(self.lieux.len() - 1)
    }

    /// A ROME code and a title for it, in one of the ways that people write it.
    fn poste(&mut self) -> (String, String) {
        let at = self.hasard.weighted(&self.embauches).min(self.catalogue.metiers.len() - 1);
        let code = self.catalogue.metiers[at].code.to_string();
        let titles = &self.titres.by_metier[at];
        let title = self.hasard.of(titles).nom.clone();
        let more = [
            "",
            "",
            " (H/F)",
            " H/F",
            " - CDI",
            " débutant accepté",
            " - temps partiel",
            " expérimenté(e)",
        ];
        let town = self.lieu();
        let more = match self.hasard.below(10) {
            0 => format!(" - {}", self.lieux[town].nom),
            1 => format!(" {}", self.organisations[self.hasard.below(30_000)]),
            _ => (*self.hasard.of(&more)).to_owned(),
        };
        (code, format!("{title}{more}"))
    }

    fn organisation(&mut self) -> String {
        let at = self.hasard.below(30_000);
        self.organisations[at].clone()
    }

    fn jour(&mut self, from: u32) -> String {
        let day = from + u32::try_from(self.hasard.below(50)).unwrap_or_default();
        // From 1 March: enough to spread over two months.
        format!("2026-{:02}-{:02}", 3 + day / 31, 1 + day % 28)
    }

    fn salaire(&mut self) -> String {
        let low = 1_500 + self.hasard.below(1_500);
        match self.hasard.below(6) {
            0 => format!(
                "Horaire de {}.{:02} Euros",
                11 + self.hasard.below(8),
                self.hasard.below(100)
            ),
            1 => format!(
                "Annuel de {}000.0 Euros à {}000.0 Euros sur 12.0 mois",
                20 + low % 9,
                30 + low % 9
            ),
            2 => "A négocier selon profil".to_owned(),
            _ => format!(
                "Mensuel de {low}.0 Euros à {}.0 Euros sur 12.0 mois",
                low + 10 * self.hasard.below(40)
            ),
        }
    }
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Some text that nobody reads, as long as real descriptions are.
fn description(tirage: &mut Tirage) -> String {
    let words = [
        "vous",
        "assurez",
        "le",
        "suivi",
        "client",
        "dans",
        "une",
        "équipe",
        "dynamique",
        "et",
        "motivée",
    ];
    (0..250).map(|_| *tirage.hasard.of(&words)).collect::<Vec<_>>().join(" ")
}

fn write_all(folder: &Path, tirage: &mut Tirage) {
    let file = |name: &str| BufWriter::new(fs::File::create(folder.join(name)).unwrap());
    let (mut ft, mut jobs) = (file("ft.json"), file("alternance.json"));
    let (mut immersions, mut missions) = (file("immersion.json"), file("missions.json"));
    let mut sessions = file("lheo.xml");
    write!(ft, "{{\"resultats\":[{{}}").unwrap();
    write!(jobs, "{{\"recruiters\":[],\"jobs\":[{{}}").unwrap();
    write!(immersions, "[{{}}").unwrap();
    write!(missions, "{{\"hits\":[{{}}").unwrap();
    write!(sessions, "<lheo><offres>").unwrap();
    for n in 0..N {
        let at = tirage.lieu();
        let (rome, title) = tirage.poste();
        let (who, day, text) = (tirage.organisation(), tirage.jour(20), description(tirage));
        let siret =
            format!("{:014}", 10_000_000_000_000 + tirage.hasard.next() % 80_000_000_000_000);
        let pay = tirage.salaire();
        let street = format!("{} rue {}", 1 + n % 90, tirage.organisation());
        let known = tirage.hasard.below(3) > 0;
        let place = &tirage.lieux[at];
        let (title, who) = (json(&title), if known { json(&who) } else { "null".to_owned() });
        let (town, text, street) = (json(&place.nom), json(&text), json(&street));
        let (code, postal, (latitude, longitude)) = (place.code, &place.postal, place.point);
        match n % 20 {
            0..=11 => write!(
                ft,
                ",\n{{\"id\":\"{:07X}\",\"intitule\":{title},\"description\":{text},\"dateCreation\":\"{day}T10:00:00.000Z\",\
                 \"lieuTravail\":{{\"libelle\":{town},\"latitude\":{latitude},\"longitude\":{longitude},\"codePostal\":\"{postal}\",\"commune\":\"{code}\"}},\
                 \"romeCode\":\"{rome}\",\"entreprise\":{{\"nom\":{who}}},\"typeContrat\":\"{}\",\"typeContratLibelle\":\"x - {} Mois\",\
                 \"experienceExige\":\"{}\",\"experienceLibelle\":\"{} An(s)\",\"salaire\":{{\"libelle\":\"{pay}\"}},\"dureeTravailLibelle\":\"{}H Horaires normaux\",\
                 \"nombrePostes\":{},\"accessibleTH\":{}}}",
                0x1000_0000 + n * 37,
                ["CDI", "CDD", "MIS", "SAI"][n % 4],
                1 + n % 18,
                ["D", "S", "E"][n % 3],
                1 + n % 5,
                20 + n % 20,
                1 + (n % 29) / 27,
                n % 11 == 0
            ),
            12..=14 => write!(
                jobs,
                ",\n{{\"identifier\":{{\"id\":\"{n:024x}\"}},\"workplace\":{{\"name\":{who},\"siret\":\"{siret}\",\"location\":{{\"address\":{},\"geopoint\":{{\"coordinates\":[{longitude},{latitude}]}}}}}},\
                 \"apply\":{{\"url\":\"https://labonnealternance.apprentissage.beta.gouv.fr/emploi/offres/{:024x}\"}},\
                 \"contract\":{{\"start\":\"2026-0{}-01T00:00:00Z\",\"duration\":{},\"type\":[\"Apprentissage\"]}},\
                 \"offer\":{{\"title\":{title},\"rome_codes\":[\"{rome}\"],\"description\":{text},\"target_diploma\":{{\"european\":\"{}\"}},\"publication\":{{\"creation\":\"{day}T00:00:00Z\",\"expiration\":\"2026-0{}-15T00:00:00Z\"}},\"status\":\"Active\"}}}}",
                json(&format!("{postal} {}", place.nom)),
                n * 7_919 + 0x5f00_0000_0000,
                6 + n % 4,
                12 * (1 + n % 3),
                3 + n % 5,
                5 + n % 4
            ),
            15 | 16 => write!(
                immersions,
                ",\n{{\"rome\":\"{rome}\",\"siret\":\"{siret}\",\"name\":{},\"locationId\":\"{:08x}-{:04x}\",\"voluntaryToImmersion\":true,\"position\":{{\"lat\":{latitude},\"lon\":{longitude}}},\
                 \"address\":{{\"streetNumberAndAddress\":{street},\"postcode\":\"{postal}\",\"city\":{town}}},\"contactMode\":\"EMAIL\",\"appellations\":[{{\"appellationCode\":\"{}\"}}]}}",
                if known { who.clone() } else { street.clone() },
                n * 2_654_435,
                n % 65_536,
                10_000 + n % 30_000
            ),
            17 => write!(
                missions,
                ",\n{{\"_id\":\"{n:024x}\",\"title\":{title},\"organizationName\":{who},\"publisherName\":\"Service Civique\",\"description\":{text},\"applicationUrl\":\"https://www.service-civique.gouv.fr/missions/{n:x}\",\
                 \"startAt\":\"2026-0{}-01T00:00:00Z\",\"postedAt\":\"{day}T00:00:00Z\",\"duration\":{},\"city\":{town},\"postalCode\":\"{postal}\",\"country\":\"FR\",\"openToMinors\":\"yes\"}}",
                6 + n % 4,
                6 + n % 3
            ),
            _ => writeln!(
                sessions,
                "<formation numero=\"{n}\"><domaine-formation><code-ROME>{}</code-ROME></domaine-formation><intitule-formation>{}</intitule-formation>\
                 <action><rythme-formation>{} heures en tout</rythme-formation><conditions-specifiques>{}</conditions-specifiques><modalites-recrutement>Entretien</modalites-recrutement>\
                 <lieu-de-formation><coordonnees><adresse><ligne>{}</ligne><codepostal>{postal}</codepostal><code-INSEE-commune>{code}</code-INSEE-commune></adresse></coordonnees></lieu-de-formation>\
                 <session numero=\"{n}\"><periode><debut>2026{:02}{:02}</debut><fin>20270630</fin></periode></session>\
                 <url-action><urlweb>https://formation.example/{n:x}</urlweb></url-action></action>\
                 <organisme-formation-responsable><nom-organisme>{}</nom-organisme></organisme-formation-responsable></formation>",
                tirage.catalogue.metiers[n % 1_500].parent,
                title.trim_matches('"').replace(['&', '<'], " "),
                100 + n % 900,
                ["Aucun", "Permis B", "Savoir lire, écrire, compter", "Projet validé"][n % 4],
                street.trim_matches('"'),
                6 + n % 6,
                1 + n % 28,
                who.trim_matches('"')
            ),
        }
        .unwrap();
    }
    write!(ft, "]}}").unwrap();
    write!(jobs, "]}}").unwrap();
    write!(immersions, "]").unwrap();
    write!(missions, "]}}").unwrap();
    write!(sessions, "</offres></lheo>").unwrap();
}

/// Seconds of processor that this program has had (Linux); `None` where that is not told.
fn processor() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds: f64 = text.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn build(root: &Path, toutes_licences: bool) -> (f64, BTreeMap<String, Vec<u8>>, Rapport) {
    let choix = Choix { toutes_licences, date: Some("2026-04-20".to_owned()), ..Choix::default() };
    let mut rapport = Rapport::default();
    let sources = Sources::open(root).unwrap();
    let start = processor().unwrap_or_default();
    let begun = Instant::now();
    let snapshot = compile::build(&sources, &choix, &mut rapport, &mut |_| {}).unwrap();
    // Other programs on the machine do not make ours slower: the processor tells.
    let seconds = processor().map_or(begun.elapsed().as_secs_f64(), |it| it - start);
    let files = snapshot.manifest.fichiers.iter().zip(snapshot.contenus);
    let files = files.filter(|it| it.0.role == Role::Offres);
    (seconds, files.map(|(file, bytes)| (file.cle.clone(), bytes)).collect(), rapport)
}

fn main() {
    let data =
        PathBuf::from(env::var("SHARED_DATA").unwrap_or_else(|_| "../shared/data".to_owned()));
    let Ok(data) = data.canonicalize() else {
        println!("offres: the sources are not there, nothing measured");
        return;
    };
    let folder = tempfile::TempDir::new().unwrap();
    for name in ["rome", "geo", "formations", "marche", "dares-psm"] {
        symlink(data.join(name), folder.path().join(name)).unwrap();
    }
    let (without, _, _) = build(folder.path(), false);
    fs::create_dir(folder.path().join("offres")).unwrap();
    write_all(&folder.path().join("offres"), &mut Tirage::new());
    let (with, files, rapport) = build(folder.path(), true);
    for it in rapport.remarks().iter().filter(|it| it.starts_with("offres")) {
        println!("{it}");
    }
    let (cle, largest) = files.iter().max_by_key(|it| it.1.len()).unwrap();
    let offres: cinq_cles::snapshot::format::Offres = serde_json::from_slice(largest).unwrap();
    let weight = brotli_size(largest);
    let peak = peak_memory().map_or(0, |it| it / 1_000_000);
    println!(
        "{N} openings: {:.1} s more than the {without:.1} s without them, memory {peak} MB",
        with - without
    );
    println!(
        "largest file, {cle}: {} openings, {} as it is, {} in brotli",
        offres.nature.len(),
        kilobytes(largest.len()),
        kilobytes(weight)
    );
    assert!(with - without <= BARRE_TEMPS, "{} s for {N} openings", with - without);
    assert!(weight <= BARRE_POIDS, "{weight} bytes for {cle}");
}
