//! France Travail, « Offres d'emploi v2 »: the raw answer, and the flattened variant.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    annonce::{self, Annonce, LieuDit, jour_de},
    champ::Champs,
    salaire, texte,
};
use crate::{
    domain::{Contrat, Experience, Nature, Opportunite},
    ingest::rapport::Ecart,
};

/// Id of the data set.
pub const SOURCE: &str = "offres-france-travail";
/// Page of an offer, before its id.
const PAGE: &str = "https://candidat.francetravail.fr/offres/recherche/detail/";

/// One `resultat` of the raw answer.
pub fn brute(champs: &Champs) -> Result<Annonce, Ecart> {
    let mut it = Annonce::new(champs.ligne(), SOURCE);
    let id = champs.exige("id")?;
    let experience = experience(
        champs.texte("experienceExige").as_deref(),
        champs.texte("experienceLibelle").as_deref(),
    );
    let lien = ["contact.urlPostulation", "origineOffre.urlOrigine"];
    let lien = lien.iter().find_map(|path| annonce::lien(champs, path));
    let contact = ["contact.courriel", "contact.coordonnees1", "contact.commentaire"];
    let contact = contact.iter().find_map(|path| texte::lien_dans(&champs.texte(path)?));
    let page = page(&id);
    it.romes.extend(champs.texte("romeCode"));
    it.lieu = LieuDit {
        commune: champs.texte("lieuTravail.commune").unwrap_or_default(),
        code_postal: champs.texte("lieuTravail.codePostal").unwrap_or_default(),
        libelle: champs.texte("lieuTravail.libelle").unwrap_or_default(),
        point: annonce::point(champs, "lieuTravail.latitude", "lieuTravail.longitude"),
        ..LieuDit::default()
    };
    let (contrat, mois) = contrat(
        champs.texte("typeContrat").as_deref(),
        champs.texte("natureContrat").as_deref(),
        champs.texte("typeContratLibelle").as_deref(),
    );
    let pay = ["salaire.libelle", "salaire.commentaire", "salaire.complement1"];
    let hours = ["dureeTravailLibelle", "dureeTravailLibelleConverti"];
    it.faits = Opportunite {
        nature: Nature::Offre,
        titre: annonce::titre(champs, "intitule")?,
        organisation: annonce::organisation(champs, &["entreprise.nom"]),
        siret: annonce::siret(champs, "entreprise.siret"),
        contrat,
        mois,
        heures: hours.iter().find_map(|path| salaire::heures(&champs.texte(path)?)),
        salaire: pay.iter().find_map(|path| salaire::lire(&champs.texte(path)?)),
        niveau: niveau(champs),
        experience,
        permis: permis(champs),
        postes: champs.entier("nombrePostes", 1_000).unwrap_or(1).max(1),
        handicap: champs.oui("accessibleTH").unwrap_or_default(),
        publie: jour_de(champs, "dateActualisation").or_else(|| jour_de(champs, "dateCreation")),
        reponse: annonce::reponse(lien.or(contact).or(page), None, None),
        id,
        ..it.faits
    };
    Ok(it)
}

/// One offer of the flattened variant.
pub fn aplatie(champs: &Champs) -> Result<Annonce, Ecart> {
    let mut it = Annonce::new(champs.ligne(), SOURCE);
    let id = champs.exige("id_offre")?;
    it.romes.extend(champs.texte("code_rome"));
    it.lieu = LieuDit {
        code_postal: champs.texte("code_postal").unwrap_or_default(),
        libelle: champs.texte("lieu").unwrap_or_default(),
        ..LieuDit::default()
    };
    let (contrat, mois) = contrat(champs.texte("type_contrat").as_deref(), None, None);
    it.faits = Opportunite {
        nature: Nature::Offre,
        titre: annonce::titre(champs, "intitule")?,
        organisation: annonce::organisation(champs, &["entreprise"]),
        contrat,
        mois,
        salaire: champs.texte("salaire").and_then(|it| salaire::lire(&it)),
        experience: experience(champs.texte("experience").as_deref(), None),
        publie: jour_de(champs, "date_actualisation").or_else(|| jour_de(champs, "date_creation")),
        reponse: annonce::reponse(page(&id), None, None),
        id,
        ..it.faits
    };
    Ok(it)
}

/// The page of an offer, when its id is one.
fn page(id: &str) -> Option<String> {
    let sound = (4..=20).contains(&id.len()) && id.bytes().all(|it| it.is_ascii_alphanumeric());
    sound.then(|| format!("{PAGE}{id}"))
}

/// The contract and the months it lasts. An alternance is a CDD or a CDI by its type: its nature
/// tells.
fn contrat(
    code: Option<&str>,
    nature: Option<&str>,
    libelle: Option<&str>,
) -> (Contrat, Option<u16>) {
    static MOIS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"([0-9]{1,2})\s*Mois").expect("a pattern of ours"));
    let mois = libelle.and_then(|it| MOIS.captures(it)?[1].parse().ok()).filter(|it| *it > 0);
    let contrat = match (nature.unwrap_or_default(), code.unwrap_or_default()) {
        ("Contrat apprentissage" | "E2", _) => Contrat::Apprentissage,
        ("Cont. professionnalisation" | "FS", _) => Contrat::Professionnalisation,
        (_, "CDI" | "DIN") => Contrat::Cdi,
        (_, "CDD") => Contrat::Cdd,
        (_, "MIS") => Contrat::Interim,
        (_, "SAI") => Contrat::Saison,
        (_, "DDI" | "TTI") => Contrat::Insertion,
        (_, "LIB" | "FRA" | "REP" | "CCE") => Contrat::Independant,
        _ => Contrat::Inconnu,
    };
    (contrat, mois)
}

/// `D`, `S` or `E`, and « 6 mois - dans la vente », « 1 an - … », « 2 An(s) ».
fn experience(code: Option<&str>, libelle: Option<&str>) -> Experience {
    static DUREE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)^([0-9]{1,2})\s*(mois|an)").expect("a pattern of ours"));
    let months = libelle.and_then(|it| {
        let found = DUREE.captures(it)?;
        let n: u16 = found[1].parse().ok()?;
        let months = if found[2].eq_ignore_ascii_case("an") { n * 12 } else { n };
        (months > 0).then_some(months)
    });
    match code {
        Some("D") => Experience::Debutant,
        Some("S") => Experience::Souhaitee,
        Some("E") => Experience::Exigee(months),
        _ => Experience::Inconnue,
    }
}

/// The lowest level among the diplomas asked (`E`); a wish asks for nothing.
fn niveau(champs: &Champs) -> Option<u8> {
    let asked = champs.liste("formations").iter().filter(|it| it["exigence"] == "E");
    asked.filter_map(|it| niveau_de(it["niveauLibelle"].as_str()?)).min()
}

/// Letters of the driving licences asked (`E`): « B - Véhicule léger » is `B`.
fn permis(champs: &Champs) -> String {
    let asked = champs.liste("permis").iter().filter(|it| it["exigence"] == "E");
    let letters = asked.filter_map(|it| it["libelle"].as_str()?.split(" - ").next());
    let sound =
        |it: &&str| (1..=3).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric());
    letters.map(str::trim).filter(sound).collect::<Vec<_>>().join(", ")
}

/// A level in the words of France Travail.
pub fn niveau_de(libelle: &str) -> Option<u8> {
    let folded = crate::search::fold(libelle);
    let said = |it: &str| folded.contains(it);
    Some(match () {
        () if said("aucun") || said("sans diplome") => 2,
        () if said("bac 5") || said("bac 6") || said("bac 7") => 7,
        () if said("bac 3") || said("bac 4") => 6,
        () if said("bac 2") || said("bac 1") => 5,
        () if said("cap") || said("bep") || said("brevet") => 3,
        () if said("bac") => 4,
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contracts_of_alternance_are_told_by_their_nature() {
        let of = |code, nature, libelle| contrat(code, nature, libelle);
        let label = Some("Contrat à durée déterminée - 12 Mois");
        assert_eq!(
            of(Some("CDD"), Some("Cont. professionnalisation"), label),
            (Contrat::Professionnalisation, Some(12))
        );
        assert_eq!(of(Some("DIN"), None, None), (Contrat::Cdi, None));
        assert_eq!(of(Some("ZZZ"), None, None), (Contrat::Inconnu, None));
    }

    #[test]
    fn levels_and_experience_are_read() {
        for (text, level) in [
            ("Bac ou équivalent", Some(4)),
            ("CAP, BEP et équivalents", Some(3)),
            ("Bac+2 ou équivalents", Some(5)),
            ("Bac+3, Bac+4 ou équivalents", Some(6)),
            ("Bac+5 et plus ou équivalents", Some(7)),
            ("Aucune formation scolaire", Some(2)),
            ("", None),
        ] {
            assert_eq!(niveau_de(text), level, "{text}");
        }
        assert_eq!(
            experience(Some("E"), Some("1 an - dans la vente")),
            Experience::Exigee(Some(12))
        );
        assert_eq!(experience(Some("D"), Some("Débutant accepté")), Experience::Debutant);
    }
}
