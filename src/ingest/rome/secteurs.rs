//! Secteurs, sous-secteurs and their métiers.

use super::{Rome, metier};
use crate::ingest::{
    IngestError,
    lecture::{Format, Sources, Table, Uniques},
    rapport::Rapport,
};

const SECTEURS: Format = Format {
    pattern: "rome/unix_secteur_activite_v*_utf8.csv",
    separator: b',',
    columns: &["code_sect_activite", "libelle_sect_activite", "definition_sect_activite"],
};
const SOUS_SECTEURS: Format = Format {
    pattern: "rome/unix_sous_secteur_activite_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_ss_sect_activite",
        "libelle_ss_sect_activite",
        "definition_ss_sect_activite",
        "code_sect_activite",
    ],
};
const LIENS: Format = Format {
    pattern: "rome/unix_arborescence_secteur_activite_v*_utf8.csv",
    separator: b',',
    columns: &[
        "code_sect_activite",
        "libelle_sect_activite",
        "code_ss_sect_activite",
        "libelle_ss_sect_activite",
        "code_ogr_rome",
        "code_rome",
        "libelle_rome",
        "principal",
    ],
};
const SECTEUR: &str = "attendu un code présent dans unix_secteur_activite";
const SOUS_SECTEUR: &str = "attendu un code de unix_sous_secteur_activite, sous ce secteur";

pub(super) fn read(
    rome: &mut Rome,
    sources: &Sources,
    rapport: &mut Rapport,
) -> Result<(), IngestError> {
    // The two lists share one numbering: a code met in both is a fault.
    let mut seen = Uniques::default();
    let table = Table::open(sources, &SECTEURS, rapport)?;
    let [code, nom] = table.columns(["code_sect_activite", "libelle_sect_activite"])?;
    table.each(rapport, |row| {
        let key: u16 = row.parse(code, "attendu un nombre entier jusqu'à 65535")?;
        let nom = row.label(nom)?;
        seen.check(key, row, code)?;
        rome.secteurs.insert(key, nom);
        Ok(())
    })?;

    let table = Table::open(sources, &SOUS_SECTEURS, rapport)?;
    let [code, nom, parent] = table.columns([
        "code_ss_sect_activite",
        "libelle_ss_sect_activite",
        "code_sect_activite",
    ])?;
    table.each(rapport, |row| {
        let key: u16 = row.parse(code, "attendu un nombre entier jusqu'à 65535")?;
        let above: u16 = row.parse(parent, SECTEUR)?;
        if !rome.secteurs.contains_key(&above) {
            return Err(row.ecart(parent, SECTEUR));
        }
        let nom = row.label(nom)?;
        seen.check(key, row, code)?;
        rome.sous_secteurs.insert(key, (nom, above));
        Ok(())
    })?;

    let table = Table::open(sources, &LIENS, rapport)?;
    let [secteur, sous_secteur, code, principal] =
        table.columns(["code_sect_activite", "code_ss_sect_activite", "code_rome", "principal"])?;
    let mut liens = std::mem::take(&mut rome.liens_secteurs);
    table.each(rapport, |row| {
        let metier = metier(rome, row, code)?;
        let secteur_code: u16 = row.parse(secteur, SECTEUR)?;
        if !rome.secteurs.contains_key(&secteur_code) {
            return Err(row.ecart(secteur, SECTEUR));
        }
        let under: Option<u16> = row.optional(sous_secteur, SOUS_SECTEUR)?;
        let above = under.map(|it| rome.sous_secteurs.get(&it).map(|it| it.1));
        if above.is_some_and(|it| it != Some(secteur_code)) {
            return Err(row.ecart(sous_secteur, SOUS_SECTEUR));
        }
        let principal = row.one_of(principal, &[("oui", true), ("non", false)])?;
        // A line on a sous-secteur says the secteur above too; the same pair may come twice.
        let of_metier = liens.entry(metier).or_default();
        for key in [Some(secteur_code), under].into_iter().flatten() {
            *of_metier.entry(key).or_insert(false) |= principal;
        }
        Ok(())
    })?;
    rome.liens_secteurs = liens;
    Ok(())
}
