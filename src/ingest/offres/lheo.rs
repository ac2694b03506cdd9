//! LHEO 2.x: sessions of training, as an index (`resume-offre`) or as full records (`formation`).
//! ROME codes are those of version 3.

use super::{
    annonce::{Annonce, Codes, Fermeture, LieuDit},
    jour, texte,
    xml::Noeud,
};
use crate::{
    domain::{Nature, Opportunite, Presence, Session},
    ingest::rapport::{Ecart, Genre, Ligne, Rapport},
};

/// Id of the data set.
pub const SOURCE: &str = "sessions-formation";
/// What a root may be.
pub const RACINES: &[&str] = &["lheo", "lheo-index"];
/// The records of both forms.
pub const FICHES: &[&str] = &["resume-offre", "formation"];

/// Extras that tell how many places are left. LHEO has no element for it and no sample tells it:
/// these are the names that we accept (`docs/OFFRES.md`).
const PLACES: &[&str] = &[
    "nombre-places-disponibles",
    "nb-places-disponibles",
    "places-disponibles",
    "places-restantes",
];

/// A record, and where faults of it are told.
struct Fiche<'a> {
    ligne: Ligne,
    rapport: &'a mut Rapport,
}

impl Fiche<'_> {
    fn ecart(&self, path: &str, value: &str, attendu: &str) -> Ecart {
        Ecart {
            ligne: self.ligne.clone(),
            colonne: path.replace('/', "."),
            valeur: value.chars().take(80).collect(),
            attendu: attendu.to_owned(),
        }
    }

    fn leave(&mut self, path: &str, value: &str, attendu: &str) {
        let ecart = self.ecart(path, value, attendu);
        self.rapport.push(Genre::ValeurEcartee, ecart);
    }

    /// The day at `path`, and whether only its month is known.
    fn jour(&mut self, within: &Noeud, path: &str) -> Option<(crate::domain::Jour, bool)> {
        let text = within.at(path)?;
        // LHEO writes so that there is no date.
        if text == "00000000" || text == "99999999" {
            return None;
        }
        let read = jour::lire(text);
        if read.is_none() {
            self.leave(path, text, "une date AAAAMMJJ est attendue");
        }
        read
    }

    fn nombre<T: std::str::FromStr>(&mut self, within: &Noeud, path: &str) -> Option<T> {
        let text = within.at(path)?;
        let read = text.parse().ok();
        if read.is_none() {
            self.leave(path, text, "un nombre est attendu");
        }
        read
    }
}

/// The sessions of a record of either form.
pub fn lire(ligne: Ligne, noeud: &Noeud, rapport: &mut Rapport) -> Result<Vec<Annonce>, Ecart> {
    let mut fiche = Fiche { ligne, rapport };
    if noeud.nom == "resume-offre" { index(noeud, &mut fiche) } else { complete(noeud, &mut fiche) }
}

fn index(noeud: &Noeud, fiche: &mut Fiche) -> Result<Vec<Annonce>, Ecart> {
    let mut it = base(noeud, fiche)?;
    it.faits.organisation = name(noeud.at("nom-organisme"));
    it.faits.siret = siret(noeud.at("SIRET"));
    let geo = noeud.all("extras").find(|it| it.attribut("info") == Some("geolocalisation"));
    let number = |info: &str| {
        let found = geo?.all("extra").find(|it| it.attribut("info") == Some(info))?;
        found.text()?.parse().ok()
    };
    it.lieu = LieuDit {
        commune: text(noeud.at("code-INSEE-commune")),
        code_postal: text(noeud.at("codepostal")),
        ville: text(noeud.at("ville")),
        departement: text(noeud.at("departement")),
        point: number("latitude").zip(number("longitude")),
        ..LieuDit::default()
    };
    it.faits.reponse.lien = noeud.attribut("href").or(noeud.attribut("file")).and_then(texte::lien);
    let session = it.faits.session.get_or_insert_default();
    session.presence = presence(noeud.at("modalites-enseignement"));
    session.prise_en_charge = yes(noeud.at("prise-en-charge-frais-possible"));
    session.rythme = noeud.at("nombre-heures-total").and_then(hours);
    sessions(noeud, &it, fiche)
}

fn complete(noeud: &Noeud, fiche: &mut Fiche) -> Result<Vec<Annonce>, Ecart> {
    let mut it = base(noeud, fiche)?;
    let organisme = noeud.find("organisme-formation-responsable");
    it.faits.organisation = name(organisme.and_then(|it| it.at("nom-organisme")));
    it.faits.siret = siret(organisme.and_then(|it| it.at("SIRET-organisme-formation/SIRET")));
    let mut out = Vec::new();
    for action in noeud.all("action") {
        let mut one = it.clone();
        let place = action.find("lieu-de-formation/coordonnees");
        if let Some(address) = place.and_then(|it| it.find("adresse")) {
            one.lieu = lieu(address);
        }
        if let Some(name) =
            action.at("organisme-formateur/raison-sociale-formateur").and_then(texte::organisation)
            && it.faits.organisation.is_empty()
        {
            one.faits.organisation = name;
        }
        // The page first, then how to reach the place, the contact, the organisation.
        let contacts = [
            place,
            noeud.find("contact-formation/coordonnees"),
            organisme.and_then(|it| it.find("contact-organisme/coordonnees")),
            organisme.and_then(|it| it.find("coordonnees-organisme/coordonnees")),
        ];
        let contacts = || contacts.iter().copied().flatten();
        let pages = [action.at("url-action/urlweb"), noeud.at("url-formation/urlweb")];
        let mut page =
            pages.into_iter().flatten().chain(contacts().filter_map(|it| it.at("web/urlweb")));
        one.faits.reponse.lien = page.find_map(address);
        let phones = || contacts().filter_map(|it| texte::telephone(it.at("telfixe/numtel")?));
        // A training is asked about by phone: it is kept beside the page, and is the organisation's.
        one.faits.reponse.telephone = phones().next();
        if one.faits.reponse.lien.is_none() {
            let mut mails = contacts().filter_map(|it| texte::courriel(it.at("courriel")?));
            one.faits.reponse.courriel = mails.next();
        }
        let required = yes(action.at("niveau-entree-obligatoire")) == Some(true);
        one.faits.niveau = noeud.at("code-niveau-entree").and_then(niveau).filter(|_| required);
        one.faits.handicap = false;
        let session = one.faits.session.get_or_insert_default();
        session.entree_permanente = yes(action.at("modalites-entrees-sorties")) == Some(true);
        session.prerequis =
            action.at("conditions-specifiques").and_then(|it| texte::court(it, 200));
        session.selection = action.at("modalites-recrutement").and_then(|it| texte::court(it, 200));
        let rhythm = action.at("rythme-formation").and_then(|it| texte::court(it, 80));
        session.rythme = rhythm.or_else(|| action.at("nombre-heures-total").and_then(hours));
        session.presence = presence(action.at("modalites-enseignement"));
        session.hebergement = action.at("hebergement").and_then(|it| texte::court(it, 80));
        session.acces_handicap = action.at("acces-handicapes").and_then(|it| texte::court(it, 80));
        let price: Option<f64> = fiche.nombre(action, "prix-total-TTC");
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in bounds
        let price = price.filter(|it| (0.0..1e6).contains(it)).map(|it| it.round() as u32);
        session.prix = price;
        session.prise_en_charge = yes(action.at("prise-en-charge-frais-possible"));
        out.extend(sessions(action, &one, fiche)?);
    }
    if out.is_empty() {
        return Err(fiche.ecart("action", "", "une action avec une session est attendue"));
    }
    Ok(out)
}

/// What both forms tell alike.
fn base(noeud: &Noeud, fiche: &Fiche) -> Result<Annonce, Ecart> {
    let mut it = Annonce::new(&fiche.ligne, SOURCE);
    let raw = noeud.at("intitule-formation").unwrap_or_default();
    let (title, _) = texte::titre(raw);
    if title.is_empty() {
        return Err(fiche.ecart("intitule-formation", raw, "un titre est attendu"));
    }
    let domaine = noeud.find("domaine-formation");
    let romes = domaine.into_iter().flat_map(|it| it.all("code-ROME"));
    it.rome3 = true;
    it.romes = romes.filter_map(|it| it.text().map(str::to_owned)).collect();
    let number = |path: &str| noeud.at(path).and_then(|it| it.parse().ok()).unwrap_or_default();
    it.formation = Codes {
        certif: number("certification/code-CERTIFINFO"),
        rncp: number("certification/code-RNCP"),
        cfd: String::new(),
    };
    let beside = || {
        noeud.all("extras").find_map(|it| {
            it.all("extra").find(|it| it.attribut("info") == Some("code-niveau-sortie"))?.text()
        })
    };
    let level = noeud.at("code-niveau-sortie").or_else(beside);
    it.faits = Opportunite {
        nature: Nature::Session,
        titre: title,
        id: noeud.attribut("numero").unwrap_or_default().to_owned(),
        vise: level.and_then(niveau),
        publie: noeud.attribut("datemaj").and_then(jour::lire).map(|it| it.0),
        session: Some(Session::default()),
        ..it.faits
    };
    Ok(it)
}

/// One opening for each `session` under `within`.
fn sessions(within: &Noeud, base: &Annonce, fiche: &mut Fiche) -> Result<Vec<Annonce>, Ecart> {
    let mut out = Vec::new();
    for noeud in within.all("session") {
        let mut it = base.clone();
        let begin = noeud.at("periode/debut").and_then(jour::lire);
        let end = fiche.jour(noeud, "periode/fin");
        let last = fiche.jour(noeud, "periode-inscription/periode/fin");
        it.faits.debut = begin.map(|it| it.0);
        it.faits.debut_mois = begin.is_some_and(|it| it.1);
        it.faits.fin = last.map(|it| it.0);
        if let Some(number) = noeud.attribut("numero") {
            number.clone_into(&mut it.faits.id);
        }
        if it.lieu == LieuDit::default()
            && let Some(address) = noeud.find("adresse-inscription/adresse")
        {
            it.lieu = lieu(address);
        }
        let told = noeud.attribut("datemaj").and_then(jour::lire).map(|it| it.0);
        it.faits.publie = told.or(it.faits.publie);
        let places = PLACES.iter().find_map(|info| {
            let found = noeud.extra(info).or_else(|| within.extra(info))?;
            found.parse::<u32>().ok()
        });
        // 1 open, 2 closed, 3 suspended.
        let state = noeud.at("etat-recrutement");
        if state == Some("2") || state == Some("3") || places == Some(0) {
            it.fermee = Some(Fermeture::Complete);
        }
        let session = it.faits.session.get_or_insert_default();
        session.fin = end.map(|it| if it.1 { jour::fin_de_mois(it.0) } else { it.0 });
        session.places = places.map(|it2| (it2, it.faits.publie));
        if it.faits.debut.is_none() && !session.entree_permanente {
            let value = noeud.at("periode/debut").unwrap_or_default();
            let expected = "une date de début est attendue, session laissée";
            fiche.leave("session/periode/debut", value, expected);
            continue;
        }
        out.push(it);
    }
    if out.is_empty() {
        return Err(fiche.ecart("session", "", "une session avec sa date de début est attendue"));
    }
    Ok(out)
}

fn lieu(address: &Noeud) -> LieuDit {
    let geo = address.find("geolocalisation");
    let number = |name: &str| geo?.at(name)?.parse().ok();
    LieuDit {
        commune: text(address.at("code-INSEE-commune")),
        code_postal: text(address.at("codepostal")),
        ville: text(address.at("ville")),
        departement: text(address.at("departement")),
        adresse: address.at("ligne").and_then(|it| texte::court(it, 80)).unwrap_or_default(),
        pays: text(address.at("pays")),
        point: number("latitude").zip(number("longitude")),
        ..LieuDit::default()
    }
}

fn text(found: Option<&str>) -> String {
    found.unwrap_or_default().to_owned()
}

/// An address of the web: LHEO often leaves out what comes before the name of the site.
fn address(text: &str) -> Option<String> {
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    texte::lien(&whole)
}

fn name(found: Option<&str>) -> String {
    found.and_then(texte::organisation).unwrap_or_default()
}

fn siret(found: Option<&str>) -> String {
    let digits: String = found.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 14 { digits } else { String::new() }
}

/// `0` or `1`.
fn yes(found: Option<&str>) -> Option<bool> {
    match found? {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

/// `0` on site, `1` both, `2` at a distance.
fn presence(found: Option<&str>) -> Option<Presence> {
    match found? {
        "0" => Some(Presence::SurPlace),
        "1" => Some(Presence::Mixte),
        "2" => Some(Presence::ADistance),
        _ => None,
    }
}

/// The European level of a code of LHEO: 4 is a CAP (3), 5 a bac (4)… 8 a master (7). 1 asks for
/// nothing; 2 and 3, before any diploma, neither.
fn niveau(code: &str) -> Option<u8> {
    match code.parse().ok()? {
        1..=3 => Some(2),
        code @ 4..=8 => Some(code - 1),
        _ => None,
    }
}

/// « 482 heures ».
fn hours(text: &str) -> Option<String> {
    let n: u32 = text.parse().ok().filter(|it| (1..10_000).contains(it))?;
    Some(format!("{n} heures de cours en tout"))
}
