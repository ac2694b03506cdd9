//! An array of JSON objects: typed access by field name, errors with file and line.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    str::FromStr,
};

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
        Self::open_in(sources, pattern, &[], known, rapport)
    }

    /// The same for a file that may be an object with the array in one of the fields `wrappers`.
    /// With no `known` field, there are too many for the others to be told.
    pub fn open_in(
        sources: &Sources,
        pattern: &str,
        wrappers: &[&str],
        known: &[&str],
        rapport: &mut Rapport,
    ) -> Result<Self, IngestError> {
        let contenu = sources.read(pattern)?;
        let (fichier, text) = (contenu.fichier, contenu.texte);
        let refused = |error| IngestError::Json(fichier.to_string(), erreur::json(&error));
        let mut list = text.as_str();
        if !wrappers.is_empty() && text.trim_start().starts_with('{') {
            let fields: BTreeMap<&str, &RawValue> = serde_json::from_str(&text).map_err(refused)?;
            let found = wrappers.iter().find_map(|it| fields.get(it));
            list = found.map_or(list, |it| it.get());
        }
        let raws: Vec<&RawValue> = serde_json::from_str(list).map_err(refused)?;
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
                    let unread = |it: &&String| !known.is_empty() && !known.contains(&it.as_str());
                    for name in fields.keys().filter(unread) {
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

    /// The number of that field, a text or not, as text; empty when it is absent or null.
    pub fn decimal(&self, name: &str) -> Result<String, Ecart> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::Number(it)) => Ok(it.to_string()),
            Some(Value::String(it)) => Ok(it.trim().to_owned()),
            Some(_) => Err(self.ecart(name, "un nombre est attendu")),
        }
    }

    /// The objects of that field: a list, a single one, or either of them written as a text. None
    /// when it is absent, null or empty.
    pub fn objects(&self, name: &str) -> Result<Vec<Map<String, Value>>, Ecart> {
        let refused = || self.ecart(name, "une liste d'objets est attendue");
        let value = match self.fields.get(name) {
            Some(Value::String(text)) if text.trim().is_empty() => return Ok(Vec::new()),
            Some(Value::String(text)) => serde_json::from_str(text).map_err(|_| refused())?,
            Some(value) => value.clone(),
            None => Value::Null,
        };
        match value {
            Value::Null => Ok(Vec::new()),
            Value::Object(it) => Ok(vec![it]),
            Value::Array(list) => list
                .into_iter()
                .map(|it| match it {
                    Value::Object(it) => Ok(it),
                    _ => Err(refused()),
                })
                .collect(),
            _ => Err(refused()),
        }
    }

    /// The first text of that field: a text, or a list of them. Empty when there is none.
    pub fn first_text(&self, name: &str) -> Result<String, Ecart> {
        match self.fields.get(name) {
            Some(Value::Array(list)) => match list.first() {
                None => Ok(String::new()),
                Some(it) => it
                    .as_str()
                    .map(|it| it.trim().to_owned())
                    .ok_or_else(|| self.ecart(name, "une liste de textes est attendue")),
            },
            _ => Ok(self.optional(name)?.unwrap_or_default().to_owned()),
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
