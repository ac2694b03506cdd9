//! Base centrale des nomenclatures: when the diplomas of the Éducation nationale and of other
//! ministries close. Its licence is not known to be open: it checks Certif Info, and gives dates
//! only when asked to.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::Certification;
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
    registre::Vintages,
};

/// A diploma of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diplome {
    /// Its long label.
    pub nom: String,
    /// Year of its last session, as the base tells it.
    pub derniere_session: Option<u16>,
    /// Day it closes or closed.
    pub fermeture: Option<NaiveDate>,
    /// CFD of those that replace it.
    pub nouveaux: Vec<String>,
}

/// The base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// Diplomas by CFD.
    pub diplomes: BTreeMap<String, Diplome>,
    /// Day of the newest change in it: its edition.
    pub edition: Option<NaiveDate>,
}

/// Diplomas of the ministry, then of the others. Their tables share these columns.
const TABLES: [Format; 2] = [
    Format { pattern: "formations/bcn_vFormationDiplome.csv", separator: b';', columns: COLONNES },
    Format { pattern: "formations/bcn_nFormationDiplome.csv", separator: b';', columns: COLONNES },
];
const COLONNES: &[&str] = &[
    "FORMATION_DIPLOME",
    "NIVEAU_FORMATION_DIPLOME",
    "GROUPE_SPECIALITE",
    "LETTRE_SPECIALITE",
    "ANCIEN_RECME",
    "LIBELLE_COURT",
    "LIBELLE_STAT_33",
    "LIBELLE_LONG_200",
    "DATE_OUVERTURE",
    "DATE_FERMETURE",
    "UNITE_CAPITALISABLE",
    "DATE_PREMIERE_SESSION",
    "DATE_DERNIERE_SESSION",
    "DATE_ARRETE_CREATION",
    "DATE_ARRETE_ABROGATION",
    "DATE_ARRETE_MODIFICATION_1",
    "DATE_ARRETE_MODIFICATION_2",
    "DATE_ARRETE_MODIFICATION_3",
    "DATE_ARRETE_MODIFICATION_4",
    "DATE_ARRETE_MODIFICATION_5",
    "DATE_ARRETE_MODIFICATION_6",
    "DATE_ARRETE_MODIFICATION_7",
    "DATE_ARRETE_MODIFICATION_8",
    "DATE_ARRETE_MODIFICATION_9",
    "DATE_ARRETE_MODIFICATION_10",
    "COMMENTAIRE",
    "NATURE_FORMATION_DIPLOME",
    "GESTIONNAIRE_FORMATION_DIPLOME",
    "DATE_INTERVENTION",
    "ID_DOCUMENT",
    "CITE_DOMAINE_FORMATION",
    "NIVEAU_QUALIFICATION_RNCP",
    "ANCIEN_DIPLOME_1",
    "ANCIEN_DIPLOME_2",
    "ANCIEN_DIPLOME_3",
    "ANCIEN_DIPLOME_4",
    "ANCIEN_DIPLOME_5",
    "ANCIEN_DIPLOME_6",
    "ANCIEN_DIPLOME_7",
    "NOUVEAU_DIPLOME_1",
    "NOUVEAU_DIPLOME_2",
    "NOUVEAU_DIPLOME_3",
    "NOUVEAU_DIPLOME_4",
    "NOUVEAU_DIPLOME_5",
    "NOUVEAU_DIPLOME_6",
    "NOUVEAU_DIPLOME_7",
    "NB_MEF_OUVERT",
    "NB_MEF_FERME",
    "DATE_SESSION_RATTRAPAGE",
    "OBSERVATION",
    "N_COMMENTAIRE",
    "CITE_DOMAINE_DETAILLE",
];

/// The base; `None` when the sources hold neither table.
pub fn read(
    sources: &Sources,
    rapport: &mut Rapport,
    vintages: &mut Vintages,
) -> Result<Option<Base>, IngestError> {
    if !TABLES.iter().any(|it| sources.has(it.pattern)) {
        return Ok(None);
    }
    let mut base = Base::default();
    for format in &TABLES {
        if !sources.has(format.pattern) {
            rapport.remark(format!("BCN : {} absent, l'autre table est lue seule", format.pattern));
            continue;
        }
        let table = Table::open(sources, format, rapport)?;
        let [code, nom, session, fermeture, change] = table.columns([
            "FORMATION_DIPLOME",
            "LIBELLE_LONG_200",
            "DATE_DERNIERE_SESSION",
            "DATE_FERMETURE",
            "DATE_INTERVENTION",
        ])?;
        let nouveaux = table.columns_if_any(&[
            "NOUVEAU_DIPLOME_1",
            "NOUVEAU_DIPLOME_2",
            "NOUVEAU_DIPLOME_3",
            "NOUVEAU_DIPLOME_4",
            "NOUVEAU_DIPLOME_5",
            "NOUVEAU_DIPLOME_6",
            "NOUVEAU_DIPLOME_7",
        ]);
        let mut seen = Uniques::default();
        table.each(rapport, |row| {
            let cfd = row.filled(code)?;
            if cfd.len() != 8 || !cfd.bytes().all(|it| it.is_ascii_alphanumeric()) {
                return Err(row.ecart(code, "attendu un code de huit caractères"));
            }
            let year = "attendu une année de quatre chiffres";
            let derniere_session = row.optional(session, year)?;
            let date = |column| match row.text(column) {
                "" => Ok(None),
                day => NaiveDate::parse_from_str(day, "%d/%m/%Y")
                    .map(Some)
                    .map_err(|_| row.ecart(column, "attendu une date JJ/MM/AAAA")),
            };
            let (closes, changed) = (date(fermeture)?, date(change)?);
            seen.check(cfd.to_owned(), row, code)?;
            // The first table is the ministry's own: it tells more than the second one.
            let nouveaux: Vec<String> = nouveaux
                .iter()
                .map(|it| row.text(*it).to_owned())
                .filter(|it| !it.is_empty() && it != cfd)
                .collect();
            let diplome = base.diplomes.entry(cfd.to_owned()).or_insert(Diplome {
                nom: row.label(nom)?,
                derniere_session,
                fermeture: closes,
                nouveaux: Vec::new(),
            });
            // Only the second one tells what replaces a diploma.
            if diplome.nouveaux.is_empty() {
                diplome.nouveaux = nouveaux;
            }
            base.edition = base.edition.max(changed);
            Ok(())
        })?;
    }
    if let Some(day) = base.edition {
        vintages.insert("bcn", (day.format("%d/%m/%Y").to_string(), Some(day.to_string())));
    }
    Ok(Some(base))
}

/// Says in the report where Certif Info and the base disagree.
pub fn compare(certifications: &BTreeMap<u32, Certification>, base: &Base, rapport: &mut Rapport) {
    let (mut n, mut unknown, mut other_session, mut closed) = (0, 0, 0, 0);
    for it in certifications.values().filter(|it| !it.cfd.is_empty()) {
        n += 1;
        match base.diplomes.get(&it.cfd) {
            None => unknown += 1,
            Some(diplome) => {
                let session = diplome.derniere_session;
                let told = (it.derniere_session != 0).then_some(it.derniere_session);
                other_session += usize::from(session.is_some() && session != told);
                closed += usize::from(told.is_none() && base.last_session(diplome).is_some());
            }
        }
    }
    rapport.remark(format!(
        "BCN : sur {n} certifications avec un CFD, {unknown} inconnue(s) de la base, \
         {other_session} avec une autre dernière session, {closed} fermée(s) ou en extinction sans \
         que Certif Info le dise"
    ));
}

/// Gives their last session to the certifications that Certif Info leaves without one. How many.
pub fn complete(certifications: &mut BTreeMap<u32, Certification>, base: &Base) -> usize {
    let mut n = 0;
    for it in certifications.values_mut().filter(|it| it.derniere_session == 0) {
        let diplome = base.diplomes.get(&it.cfd);
        if let Some(year) = diplome.and_then(|diplome| base.last_session(diplome)) {
            it.derniere_session = year;
            n += 1;
        }
    }
    n
}

/// The certifications that replace each one, by code, when the base names them.
pub fn replaced(
    certifications: &BTreeMap<u32, Certification>,
    by_cfd: &BTreeMap<String, Vec<u32>>,
    base: &Base,
) -> BTreeMap<u32, Vec<u32>> {
    let of = |it: &Certification| -> Vec<u32> {
        let nouveaux = base.diplomes.get(&it.cfd).into_iter().flat_map(|it| &it.nouveaux);
        nouveaux.filter_map(|it| by_cfd.get(it)).flatten().copied().collect()
    };
    let all = certifications.iter().map(|(code, it)| (*code, of(it)));
    all.filter(|it| !it.1.is_empty()).collect()
}

impl Base {
    /// The session that the base names; else the year of closing, once it is past. A closing day
    /// to come is most often the end of an accreditation, nearly always renewed.
    fn last_session(&self, diplome: &Diplome) -> Option<u16> {
        let closed = diplome.fermeture.filter(|it| Some(*it) <= self.edition);
        let year = closed.and_then(|it| u16::try_from(it.year()).ok());
        diplome.derniere_session.or(year)
    }
}
