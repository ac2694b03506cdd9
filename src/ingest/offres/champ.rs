//! Fields of an opening, by path (`lieuTravail.codePostal`). A value of the wrong kind is left out
//! and told with its path; the rest of the opening is used.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::ingest::rapport::{Ecart, Genre, Ligne, Rapport};

/// An opening of a source, before it is understood.
#[derive(Debug)]
pub struct Champs<'a> {
    ligne: Ligne,
    fields: &'a Map<String, Value>,
    told: RefCell<Vec<(Genre, Ecart)>>,
}

impl<'a> Champs<'a> {
    /// The fields of an object that begins there.
    pub fn new(ligne: Ligne, fields: &'a Map<String, Value>) -> Self {
        Self { ligne, fields, told: RefCell::default() }
    }

    /// Where it begins.
    pub fn ligne(&self) -> &Ligne {
        &self.ligne
    }

    /// Gives what was told to `rapport`.
    pub fn tell(self, rapport: &mut Rapport) {
        for (genre, ecart) in self.told.into_inner() {
            rapport.push(genre, ecart);
        }
    }

    /// The value at `path`; `None` when absent or null.
    pub fn get(&self, path: &str) -> Option<&'a Value> {
        let mut names = path.split('.');
        let mut at = self.fields.get(names.next()?)?;
        for name in names {
            at = at.as_object()?.get(name)?;
        }
        Some(at).filter(|it| !it.is_null())
    }

    /// Whether there is a value at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.get(path).is_some()
    }

    /// The text at `path`, trimmed; `None` when absent or empty. A number is its digits.
    pub fn texte(&self, path: &str) -> Option<String> {
        match self.get(path)? {
            Value::String(text) => {
                let text = text.trim();
                (!text.is_empty()).then(|| text.to_owned())
            }
            Value::Number(number) => Some(number.to_string()),
            _ => self.leave(path, "un texte est attendu"),
        }
    }

    /// The text at `path`, without which the opening means nothing.
    pub fn exige(&self, path: &str) -> Result<String, Ecart> {
        self.texte(path).ok_or_else(|| self.ecart(path, "un texte est attendu"))
    }

    /// The number at `path`, also when it is written as a text.
    pub fn nombre(&self, path: &str) -> Option<f64> {
        let number = match self.get(path)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => text.trim().replace(',', ".").parse().ok(),
            _ => None,
        };
        match number.filter(|it| it.is_finite()) {
            Some(number) => Some(number),
            None => self.leave(path, "un nombre est attendu"),
        }
    }

    /// The whole number at `path`, from `0` to `max`.
    pub fn entier(&self, path: &str, max: u16) -> Option<u16> {
        let number = self.nombre(path)?;
        if (0.0..=f64::from(max)).contains(&number) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in bounds
            return Some(number.round() as u16);
        }
        self.leave(path, &format!("un nombre de 0 à {max} est attendu"))
    }

    /// The yes or no at `path`.
    pub fn oui(&self, path: &str) -> Option<bool> {
        match self.get(path)? {
            Value::Bool(it) => Some(*it),
            Value::String(text) if text == "yes" || text == "true" || text == "1" => Some(true),
            Value::String(text) if text == "no" || text == "false" || text == "0" => Some(false),
            _ => self.leave(path, "vrai ou faux est attendu"),
        }
    }

    /// The list at `path`; empty when absent.
    pub fn liste(&self, path: &str) -> &'a [Value] {
        match self.get(path) {
            None => &[],
            Some(Value::Array(list)) => list,
            Some(_) => self.leave(path, "une liste est attendue").unwrap_or_default(),
        }
    }

    /// The texts of the list at `path`.
    pub fn textes(&self, path: &str) -> Vec<&'a str> {
        let list = self.liste(path);
        let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
        if texts.len() < list.len() {
            self.leave::<()>(path, "une liste de textes est attendue");
        }
        texts
    }

    /// Tells that the value at `path` is left out.
    pub fn leave<T>(&self, path: &str, attendu: &str) -> Option<T> {
        let ecart = self.ecart(path, attendu);
        self.told.borrow_mut().push((Genre::ValeurEcartee, ecart));
        None
    }

    /// Tells that the value at `path` was repaired.
    pub fn repair(&self, path: &str, how: &str) {
        let ecart = self.ecart(path, how);
        self.told.borrow_mut().push((Genre::Reparation, ecart));
    }

    /// A fault of that field, here. Only the beginning of a long value is told.
    pub fn ecart(&self, path: &str, attendu: &str) -> Ecart {
        let value = match self.get(path) {
            None => String::new(),
            Some(Value::String(text)) => text.chars().take(80).collect(),
            Some(other) => other.to_string().chars().take(80).collect(),
        };
        Ecart {
            ligne: self.ligne.clone(),
            colonne: path.to_owned(),
            valeur: value,
            attendu: attendu.to_owned(),
        }
    }
}
