//! An array of JSON objects: typed access by field name, errors with file and line.

use std::{collections::BTreeSet, rc::Rc, str::FromStr};

use serde_json::{Map, Value, value::RawValue};

use super::Sources;
use crate::ingest::{
    IngestError, erreur,
    rapport::{Ecart, Genre, Ligne, Rapport},
};

/// An array of objects, read.
#[derive(Debug)]
pub struct Items {
    fichier: Rc<str>,
    items: Vec<(Ligne, Map<String, Value>)>,
}

/// An object of the array.
#[derive(Debug)]
pub struct Item<'a> {
    place: &'a Ligne,
    fields: &'a Map<String, Value>,
}

impl Items {
    /// Reads the array at `pattern`; what is not an object goes to `rapport`, and each field
    /// outside `known` once.
    pub fn open(
        sources: &Sources,
        pattern: &str,
        known: &[&str],
        rapport: &mut Rapport,
    ) -> Result<Self, IngestError> {
        let contenu = sources.read(pattern)?;
        let (fichier, text) = (contenu.fichier, contenu.texte);
        let raws: Vec<&RawValue> = serde_json::from_str(&text)
            .map_err(|error| IngestError::Json(fichier.to_string(), erreur::json(&error)))?;
        let mut items = Vec::with_capacity(raws.len());
        let mut unknown = BTreeSet::new();
        let (mut line, mut counted) = (1_u64, 0);
        for (at, raw) in raws.into_iter().enumerate() {
            let element = Some(at + 1);
            // A raw value is a part of the text: its place in it tells its line.
            let at = raw.get().as_ptr() as usize - text.as_ptr() as usize;
            let passed = text[counted..at].matches('\n').count();
            line += passed as u64;
            counted = at;
            let place = Ligne { fichier: fichier.clone(), numero: line, element };
            match serde_json::from_str::<Map<String, Value>>(raw.get()) {
                Ok(fields) => {
                    for name in fields.keys().filter(|it| !known.contains(&it.as_str())) {
                        if unknown.insert(name.clone()) {
                            rapport.push(
                                Genre::ColonneInconnue,
                                Ecart {
                                    ligne: place.clone(),
                                    colonne: String::new(),
                                    valeur: name.clone(),
                                    attendu: "champ que ce programme ne connaît pas, non lu"
                                        .to_owned(),
                                },
                            );
                        }
                    }
                    items.push((place, fields));
                }
                Err(_) => rapport.push(
                    Genre::LigneEcartee,
                    Ecart {
                        ligne: place,
                        colonne: String::new(),
                        valeur: raw.get().chars().take(60).collect(),
                        attendu: "un objet est attendu".to_owned(),
                    },
                ),
            }
        }
        Ok(Self { fichier, items })
    }

    /// Gives each object to `read`; the ones that it refuses go to `rapport`. None left is fatal.
    pub fn each(
        &self,
        rapport: &mut Rapport,
        mut read: impl FnMut(&Item) -> Result<(), Ecart>,
    ) -> Result<(), IngestError> {
        let mut n = 0;
        for (place, fields) in &self.items {
            match read(&Item { place, fields }) {
                Ok(()) => n += 1,
                Err(ecart) => rapport.push(Genre::LigneEcartee, ecart),
            }
        }
        if n == 0 { Err(IngestError::Vide(self.fichier.to_string())) } else { Ok(()) }
    }
}

impl Item<'_> {
    /// The text of that field, that must be there and not empty.
    pub fn filled(&self, name: &str) -> Result<&str, Ecart> {
        match self.optional(name)? {
            Some(text) => Ok(text),
            None => Err(self.ecart(name, "un texte est attendu")),
        }
    }

    /// The text of that field, `None` when it is absent, null or empty.
    pub fn optional(&self, name: &str) -> Result<Option<&str>, Ecart> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim()).filter(|it| !it.is_empty())),
            Some(_) => Err(self.ecart(name, "un texte est attendu")),
        }
    }

    /// The text of that field as a `T`.
    pub fn parse<T: FromStr>(&self, name: &str, expected: &str) -> Result<T, Ecart> {
        self.filled(name)?.parse().map_err(|_| self.ecart(name, expected))
    }

    /// The whole number of that field, `None` when it is absent or null.
    pub fn number(&self, name: &str) -> Result<Option<u32>, Ecart> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value
                .as_u64()
                .and_then(|it| u32::try_from(it).ok())
                .map(Some)
                .ok_or_else(|| self.ecart(name, "un nombre entier est attendu")),
        }
    }

    /// The texts of that field; none when it is absent or null.
    pub fn texts(&self, name: &str) -> Result<Vec<&str>, Ecart> {
        let refused = || self.ecart(name, "une liste de textes est attendue");
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(list)) => {
                list.iter().map(|it| it.as_str().ok_or_else(refused)).collect()
            }
            Some(_) => Err(refused()),
        }
    }

    /// A fault of that field, here.
    pub fn ecart(&self, name: &str, attendu: &str) -> Ecart {
        Ecart {
            ligne: self.place.clone(),
            colonne: name.to_owned(),
            valeur: self.fields.get(name).map(Value::to_string).unwrap_or_default(),
            attendu: attendu.to_owned(),
        }
    }
}
