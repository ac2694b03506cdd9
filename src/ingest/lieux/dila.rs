//! The directory of the administration (DILA, « base de données locales »), whole or a part of it:
//! its own JSON (`{"service": […]}`), or what its site gives (a list, or `{"results": […]}`), where
//! the inner lists are written as texts.

use serde_json::{Map, Value};

use super::{
    Communes, Lieu, fill,
    horaires::{self, Plage, Semaine},
    joindre, point,
};
use crate::{
    domain::CommuneCode,
    ingest::{
        IngestError,
        lecture::{Items, Sources, repair},
        rapport::Rapport,
    },
};

const PATTERN: &str = "annuaires/dila_*.json";

/// Kinds of the directory, and ours.
const TYPES: &[(&str, &str)] = &[
    ("mission_locale", "mission_locale"),
    ("france_travail", "france_travail"),
    ("pole_emploi", "france_travail"),
    ("cio", "cio"),
    ("cij", "info_jeunesse"),
    ("france_services", "france_services"),
];

/// The places of our kinds; none when the folder has no such file.
pub(super) fn read(
    sources: &Sources,
    communes: &Communes,
    rapport: &mut Rapport,
) -> Result<Vec<Lieu>, IngestError> {
    if !sources.has(PATTERN) {
        return Ok(Vec::new());
    }
    let items = Items::open_in(sources, PATTERN, &["service", "results"], &[], rapport)?;
    let mut out = Vec::new();
    let mut left = Vec::new();
    let (mut n_others, mut n_persons) = (0, 0);
    items.each(rapport, |item| {
        let pivot = item.objects("pivot")?;
        let kind = pivot.iter().find_map(|it| {
            let found = it.get("type_service_local")?.as_str()?;
            TYPES.iter().find(|it| it.0 == found)
        });
        let Some((_, genre)) = kind else {
            n_others += 1;
            return Ok(());
        };
        let expected = "attendu le code Insee d'une commune";
        let code = item.first_text("code_insee_commune")?;
        let code: CommuneCode =
            code.parse().map_err(|_| item.ecart("code_insee_commune", expected))?;
        if !communes.geo.communes.contains_key(&code) {
            return Err(item.ecart("code_insee_commune", expected));
        }
        let mut lieu =
            Lieu { genre, nom: repair(item.filled("nom")?).0, source: "dila", ..Lieu::default() };
        let adresses = item.objects("adresse")?;
        // The place itself rather than where letters go.
        let adresse = adresses.iter().find(|it| text(it, "type_adresse") == "Adresse");
        let adresse = adresse.or(adresses.first());
        let at = adresse.and_then(|it| point(&text(it, "latitude"), &text(it, "longitude")));
        if communes.place(&mut lieu, code, at) {
            left.push(item.ecart("adresse", super::TROP_LOIN));
        }
        if let Some(it) = adresse {
            let words = ["numero_voie", "code_postal", "nom_commune"].map(|name| text(it, name));
            lieu.adresse = repair(&words.join(" ")).0;
        }
        if let Some(it) = item.objects("telephone")?.first()
            && !fill(&mut lieu.telephone, joindre::telephone(&text(it, "valeur")))
        {
            left.push(item.ecart("telephone", super::TELEPHONE));
        }
        let mail = item.first_text("adresse_courriel")?;
        let read = joindre::courriel(&mail, &[&lieu.nom, &lieu.commune]);
        if !fill(&mut lieu.courriel, read) {
            n_persons += usize::from(!mail.is_empty());
        }
        if let Some(it) = item.objects("site_internet")?.first()
            && !fill(&mut lieu.lien, joindre::lien(&text(it, "valeur")))
        {
            left.push(item.ecart("site_internet", super::LIEN));
        }
        let plages = item.objects("plage_ouverture")?;
        let hours = week(&plages).map(|it| it.dire());
        if !fill(&mut lieu.horaires, hours) && !plages.is_empty() {
            left.push(item.ecart("plage_ouverture", super::HORAIRES));
        }
        out.push(lieu);
        Ok(())
    })?;
    rapport.leave_values(left);
    rapport.remark(format!(
        "annuaire de l'administration : {} lieu(x) repris, {n_others} d'autres genres, {n_persons} \
         adresse(s) de courriel laissée(s) de côté, qui pourraient être celles de personnes",
        out.len()
    ));
    Ok(out)
}

/// The week of these ranges; `None` when one is not understood or has a comment, that may close it.
fn week(plages: &[Map<String, Value>]) -> Option<Semaine> {
    let mut out = Semaine::default();
    let mut told: Vec<(usize, usize, Vec<Plage>)> = Vec::new();
    for it in plages {
        if !text(it, "commentaire").is_empty() {
            return None;
        }
        let first = horaires::jour(&text(it, "nom_jour_debut"))?;
        let last = match text(it, "nom_jour_fin").as_str() {
            "" => first,
            name => horaires::jour(name)?,
        };
        let mut times = Vec::new();
        for at in ["1", "2"] {
            let hour = |name: &str| text(it, &format!("valeur_heure_{name}_{at}"));
            let (from, to) = (hour("debut"), hour("fin"));
            if !from.is_empty() || !to.is_empty() {
                times.push((horaires::minutes(&from)?, horaires::minutes(&to)?));
            }
        }
        let sound = !times.is_empty() && times.iter().all(|it| it.0 < it.1);
        // Two ranges for one day: which is true is not told.
        let twice = told.iter().any(|it| it.0 <= last && first <= it.1);
        if !sound || twice {
            return None;
        }
        told.push((first, last, times));
    }
    for (first, last, times) in told {
        out.set(first, last, &times)?;
    }
    out.is_sound().then_some(out)
}

/// The text or number of a field; empty when it is neither.
fn text(fields: &Map<String, Value>, name: &str) -> String {
    match fields.get(name) {
        Some(Value::String(it)) => it.trim().to_owned(),
        Some(Value::Number(it)) => it.to_string(),
        _ => String::new(),
    }
}
