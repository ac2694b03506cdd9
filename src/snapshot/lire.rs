//! From JSON to the rows of [`super::format`], through one value that can hold any file: the code
//! that reads JSON is compiled once, and not once per table, which spares the app some 15 kB.

use std::collections::BTreeMap;

use super::{
    SnapshotError,
    error::Result,
    format::{
        Appellations, Coeur, Communes, Competences, CompetencesDetail, Constats, Contextes,
        Departements, Fiches, Fichier, Formations, Gestes, Liste, ListeNum, Manifest, Metiers,
        Rangs, Role, Savoirs, Secteurs, Source, Textes, Themes, Vie,
    },
};

/// What a JSON file of ours may hold: no fraction, no true or false.
#[derive(Debug, Default)]
pub enum Valeur {
    #[default]
    Nul,
    Nombre(i64),
    Texte(String),
    Liste(Vec<Valeur>),
    Objet(Vec<(String, Valeur)>),
}

/// Something that a [`Valeur`] may be.
pub(super) trait Lire: Sized {
    /// `name` is for the error: what was being read.
    fn lire(value: Valeur, name: &'static str) -> Result<Self>;
}

impl Valeur {
    /// The number under `name`, in an object.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        let Self::Objet(fields) = self else { return None };
        match fields.iter().find(|it| it.0 == name)?.1 {
            Self::Nombre(number) => u32::try_from(number).ok(),
            _ => None,
        }
    }

    fn take(&mut self, name: &str) -> Self {
        let Self::Objet(fields) = self else { return Self::Nul };
        let found = fields.iter_mut().find(|it| it.0 == name);
        found.map(|it| std::mem::take(&mut it.1)).unwrap_or_default()
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Nul => "nothing",
            Self::Nombre(_) => "a number",
            Self::Texte(_) => "a text",
            Self::Liste(_) => "a list",
            Self::Objet(_) => "an object",
        }
    }

    #[cold]
    fn refused(&self, expected: &str, name: &str) -> Box<SnapshotError> {
        let reason = format!("`{name}` should be {expected}, got {}", self.kind());
        Box::new(SnapshotError::Json(reason))
    }

    fn is_object(&self, name: &str) -> Result<()> {
        if matches!(self, Self::Objet(_)) { Ok(()) } else { Err(self.refused("an object", name)) }
    }
}

#[cold]
fn outside(column: &'static str, value: String) -> Box<SnapshotError> {
    Box::new(SnapshotError::Value { column, value })
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Lire for $number {
            fn lire(value: Valeur, name: &'static str) -> Result<Self> {
                let Valeur::Nombre(number) = value else {
                    return Err(value.refused("a number", name));
                };
                Self::try_from(number).map_err(|_| outside(name, number.to_string()))
            }
        }
    )+};
}
numbers!(u8, u16, u32, u64, i32);

impl Lire for String {
    fn lire(value: Valeur, name: &'static str) -> Result<Self> {
        match value {
            Valeur::Texte(text) => Ok(text),
            other => Err(other.refused("a text", name)),
        }
    }
}

impl Lire for Textes {
    fn lire(value: Valeur, name: &'static str) -> Result<Self> {
        String::lire(value, name).map(Textes)
    }
}

impl<T: Lire> Lire for Option<T> {
    fn lire(value: Valeur, name: &'static str) -> Result<Self> {
        match value {
            Valeur::Nul => Ok(None),
            other => T::lire(other, name).map(Some),
        }
    }
}

impl<T: Lire> Lire for Vec<T> {
    fn lire(value: Valeur, name: &'static str) -> Result<Self> {
        match value {
            Valeur::Liste(list) => list.into_iter().map(|it| T::lire(it, name)).collect(),
            other => Err(other.refused("a list", name)),
        }
    }
}

impl<T: Lire> Lire for BTreeMap<String, T> {
    fn lire(value: Valeur, name: &'static str) -> Result<Self> {
        match value {
            Valeur::Objet(fields) => {
                let field = |(key, it): (String, Valeur)| Ok((key, T::lire(it, name)?));
                fields.into_iter().map(field).collect()
            }
            other => Err(other.refused("an object", name)),
        }
    }
}

impl Lire for [i32; 4] {
    fn lire(value: Valeur, name: &'static str) -> Result<Self> {
        let list = Vec::<i32>::lire(value, name)?;
        let n = list.len();
        Self::try_from(list)
            .map_err(|_| Box::new(SnapshotError::Columns { column: name, expected: 4, found: n }))
    }
}

impl Lire for Role {
    fn lire(value: Valeur, name: &'static str) -> Result<Self> {
        let text = String::lire(value, name)?;
        let known = Self::TOUS.into_iter().find(|it| it.name() == text);
        known.ok_or_else(|| outside(name, text))
    }
}

/// The fields of an object, read one after the other. The first that is refused is kept for the
/// end: leaving at each would compile, for each field, the dropping of those before it.
struct Champs {
    objet: Valeur,
    refus: Option<Box<SnapshotError>>,
}

impl Champs {
    fn read<T: Lire + Default>(&mut self, name: &'static str, facultatif: bool) -> T {
        let value = self.objet.take(name);
        if self.refus.is_some() || (facultatif && matches!(value, Valeur::Nul)) {
            return T::default();
        }
        T::lire(value, name).unwrap_or_else(|refus| {
            self.refus = Some(refus);
            T::default()
        })
    }
}

/// Reads a struct by the names of its fields; those after `or` may be absent. A field that is not
/// named here came with a later writer and is left aside.
macro_rules! tables {
    ($($table:ident { $($field:ident),* $(; or $($other:ident),+)? })+) => {$(
        impl Lire for $table {
            fn lire(value: Valeur, name: &'static str) -> Result<Self> {
                value.is_object(name)?;
                let mut champs = Champs { objet: value, refus: None };
                let table = Self {
                    $($field: champs.read(stringify!($field), false),)*
                    $($($other: champs.read(stringify!($other), true),)+)?
                };
                champs.refus.map_or(Ok(table), Err)
            }
        }
    )+};
}
tables! {
    Manifest {
        format, version, construit_le, valable_jusqu_au, rome, territoires, comptes, fichiers, sources;
        or trajets
    }
    Fichier { role, chemin, octets, sha256; or cle }
    Source { id, nom, producteur, licence, millesime, date, page, usage }
    Liste { code, nom }
    ListeNum { code, nom }
    Coeur {
        format, grands_domaines, domaines, secteurs, interets, enjeux, competences, contextes,
        regions, departements, zones, metiers; or zones_departements
    }
    Secteurs { code, nom, parent }
    Competences { code, nom, enjeu, riasec, savoir_etre; or expressions, cibles }
    Contextes { code, nom, genre, mots }
    Departements { code, nom, region, emprise, n_communes }
    Metiers {
        code, nom, phrase, parent, riasec, niveau_min, niveau_max, embauches, rangs, secteurs,
        interets_principaux, interets, competences_principales, competences, contextes, proches;
        or conditions, affinites, niveau_usuel, notoriete, certifications
    }
    Rangs {
        reglemente, cadre, sans_diplome, experience, vert, strategique, brun;
        or transition_num, transition_demo
    }
    Appellations { format, n, nom, peu_usite; or expressions, cibles }
    Fiches {
        format, domaine, competences, savoirs, code, principales, emergentes, autres,
        savoirs_principaux, savoirs_autres
    }
    CompetencesDetail { code, nom, macro_competence }
    Savoirs { code, nom, categorie, categories }
    Formations {
        format, niveau, genres, code, nom, genre, rome, rncp, cfd, voies, derniere_session;
        or expressions, cibles
    }
    Gestes { format, vie, themes }
    Vie { id, groupe, phrase, autres_mots, macro_competences, savoir_etre, tu_as_montre }
    Themes { id, nom, mots, metiers, interets }
    Constats { familles, metiers, phrases, constats, source }
    Communes {
        format, code, nom, codes_postaux, taille, population, latitude, longitude, zone;
        or bassin, densite
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::json::Contenu;

    #[track_caller]
    fn check<T: Lire>(json: &str, error: &str) {
        let read = json.as_bytes().read().and_then(|it| T::lire(it, "file"));
        assert_eq!(read.err().map(|it| it.to_string()).as_deref(), Some(error));
    }

    #[test]
    fn what_is_wrong_is_named() {
        check::<Liste>("[]", "not readable: `file` should be an object, got a list");
        check::<Liste>(r#"{"code":"A"}"#, "not readable: `nom` should be a text, got nothing");
        check::<Liste>(
            r#"{"code":1,"nom":""}"#,
            "not readable: `code` should be a text, got a number",
        );
        check::<Vec<u8>>("[1,256]", "file cannot hold 256");
        check::<Role>(r#""ailleurs""#, "file cannot hold ailleurs");
        check::<[i32; 4]>("[1,2]", "file has 2 values for 4 rows");
    }

    #[test]
    fn an_unknown_field_is_left_aside_and_an_absent_one_may_be() {
        let fichier = r#"{"role":"coeur","chemin":"c","octets":1,"sha256":"0","demain":[true]}"#;
        // What no file of ours may hold is refused, wherever it is.
        assert!(fichier.as_bytes().read().is_err());
        let fichier = fichier.replace("[true]", "[1]");
        let read = Fichier::lire(fichier.as_bytes().read().unwrap(), "file").unwrap();
        assert_eq!((read.role, read.cle.as_str()), (Role::Coeur, ""));
    }
}
