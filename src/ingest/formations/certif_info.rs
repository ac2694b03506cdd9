//! Certif Info: the certifications of the réseau des Carif-Oref.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::RomeCode,
    ingest::{
        IngestError,
        lecture::{Format, Sources, Table, Uniques},
        rapport::{Genre, Rapport},
        registre::Vintages,
    },
};

/// A published certification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certification {
    /// Its name.
    pub nom: String,
    /// Its kind.
    pub genre: String,
    /// `3..=8`, 0 when there is none.
    pub niveau: u8,
    /// ROME v3 codes, that some métier descends from.
    pub romes: BTreeSet<RomeCode>,
    /// RNCP number, 0 for none.
    pub rncp: u32,
    /// CFD, empty for none.
    pub cfd: String,
    /// Ways in, as bits: see the format.
    pub voies: u8,
    /// Year of the last session, 0 when it goes on.
    pub derniere_session: u16,
    /// Code of the certification that it replaces, 0 for none.
    pub ancien: u32,
    /// Formacode of what is learnt, 0 for none.
    pub formacode: u32,
}

const CERTIF_INFO: Format = Format {
    pattern: "formations/certif_info_*.csv",
    separator: b';',
    columns: &[
        "Code_Diplome",
        "Libelle_Diplome",
        "Libelle_Type_Diplome",
        "Code_Niveau_Europeen",
        "Date_MaJ",
        "Code_FormaCode",
        "Libelle_FormaCode",
        "Code_Rome_1",
        "Code_Rome_2",
        "Code_Rome_3",
        "Code_Rome_4",
        "Code_Rome_5",
        "Code_Nsf",
        "Code_RNCP",
        "Code_RS",
        "Code_Scolarité",
        "valideur",
        "certificateur",
        "Annee_Premiere_Session",
        "Annee_Derniere_Session",
        "Code_Ancien_Diplome",
        "Intitulé_Ancien_Diplome",
        "Code_Ancien_RNCP",
        "Code_Ancien_Scolarité",
        "`Options`",
        "Etat",
        "Etat_Libelle",
        "Etat_Ancien_Diplome",
        "Etat_Ancien_Diplome_Libelle",
        "accessibilite_fi",
        "accessibilite_ca",
        "accessibilite_fc",
        "accessibilite_cp",
        "accessibilite_vae",
        "accessibilite_ind",
        "code_type_diplome",
        "codeIdeo2",
    ],
};

const NIVEAUX: &[(&str, u8)] =
    &[("", 0), ("3", 3), ("4", 4), ("5", 5), ("6", 6), ("7", 7), ("8", 8)];
/// 1 is open, 0 closed, 2 not known.
const ACCESSIBLE: &[(&str, bool)] = &[("1", true), ("0", false), ("2", false), ("", false)];

/// The published certifications, by code. Links to a ROME code that no métier descends from are
/// left out, one by one: Certif Info names whole groups (`D1100`) here and there.
pub fn read(
    sources: &Sources,
    parents: &BTreeSet<RomeCode>,
    rapport: &mut Rapport,
    vintages: &mut Vintages,
) -> Result<BTreeMap<u32, Certification>, IngestError> {
    let table = Table::open(sources, &CERTIF_INFO, rapport)?;
    let [code, nom, genre, niveau, maj, etat, rncp, cfd, session] = table.columns([
        "Code_Diplome",
        "Libelle_Diplome",
        "Libelle_Type_Diplome",
        "Code_Niveau_Europeen",
        "Date_MaJ",
        "Etat",
        "Code_RNCP",
        "Code_Scolarité",
        "Annee_Derniere_Session",
    ])?;
    let romes = table.columns([
        "Code_Rome_1",
        "Code_Rome_2",
        "Code_Rome_3",
        "Code_Rome_4",
        "Code_Rome_5",
    ])?;
    let voies = table.columns([
        "accessibilite_fi",
        "accessibilite_ca",
        "accessibilite_fc",
        "accessibilite_cp",
        "accessibilite_vae",
    ])?;
    let [ancien, formacode] = table.columns(["Code_Ancien_Diplome", "Code_FormaCode"])?;
    let mut certifications = BTreeMap::new();
    let mut seen = Uniques::default();
    let mut links = Vec::new();
    let mut newest = None;
    table.each(rapport, |row| {
        let key: u32 = row.parse(code, "attendu un nombre entier")?;
        if !row.one_of(etat, &[("0", true), ("4", false), ("11", false)])? {
            return Ok(());
        }
        newest = newest.max(chrono::NaiveDate::parse_from_str(row.text(maj), "%d/%m/%Y").ok());
        let year = "attendu une année de quatre chiffres";
        let derniere_session: Option<u16> = row.optional(session, year)?;
        if derniere_session.is_some_and(|it| !(1900..2100).contains(&it)) {
            return Err(row.ecart(session, year));
        }
        let cfd_code = row.text(cfd);
        let well_formed =
            cfd_code.len() == 8 && cfd_code.bytes().all(|it| it.is_ascii_alphanumeric());
        if !cfd_code.is_empty() && !well_formed {
            return Err(row.ecart(cfd, "attendu un code de huit caractères"));
        }
        let mut bits = 0;
        for (rank, voie) in voies.into_iter().enumerate() {
            bits |= u8::from(row.one_of(voie, ACCESSIBLE)?) << rank;
        }
        let mut it = Certification {
            nom: row.label(nom)?,
            genre: row.label(genre)?,
            niveau: row.one_of(niveau, NIVEAUX)?,
            romes: BTreeSet::new(),
            rncp: row.optional(rncp, "attendu un nombre entier")?.unwrap_or_default(),
            cfd: cfd_code.to_owned(),
            voies: bits,
            derniere_session: derniere_session.unwrap_or_default(),
            ancien: row.optional(ancien, "attendu un nombre entier")?.unwrap_or_default(),
            formacode: row.optional(formacode, "attendu un nombre entier")?.unwrap_or_default(),
        };
        seen.check(key, row, code)?;
        for column in romes {
            if row.text(column).is_empty() {
                continue;
            }
            let expected = "attendu un code ROME dont descend un métier : lien écarté";
            match row.parse::<RomeCode>(column, expected) {
                Ok(rome) if parents.contains(&rome) => _ = it.romes.insert(rome),
                Ok(_) => links.push(row.ecart(column, expected)),
                Err(ecart) => links.push(ecart),
            }
        }
        certifications.insert(key, it);
        Ok(())
    })?;
    for ecart in links {
        rapport.push(Genre::ValeurEcartee, ecart);
    }
    if let Some(day) = newest {
        let told = day.format("%d/%m/%Y").to_string();
        vintages.insert("certif-info", (told, Some(day.to_string())));
    }
    Ok(certifications)
}
