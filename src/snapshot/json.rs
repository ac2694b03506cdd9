//! From a file to one value that can hold any of ours: `serde_json` in the native program, the
//! browser's own reader in the app, where it weighs nothing.

use super::{error::Result, lire::Valeur};

/// A file as it came: bytes natively, a text that is still on the side of the browser in the app.
pub trait Contenu {
    /// Reads all of it, as what any file of ours may hold.
    fn read(&self) -> Result<Valeur>;
}

mod natif {
    use std::fmt;

    use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

    use super::{Contenu, Result, Valeur};
    use crate::snapshot::SnapshotError;

    impl Contenu for [u8] {
        fn read(&self) -> Result<Valeur> {
            serde_json::from_slice(self).map_err(|error| {
                let what = if error.is_eof() { "cut short" } else { "not JSON of ours" };
                let reason = format!("{what} at line {} column {}", error.line(), error.column());
                Box::new(SnapshotError::Json(reason))
            })
        }
    }

    impl Contenu for Vec<u8> {
        fn read(&self) -> Result<Valeur> {
            self.as_slice().read()
        }
    }

    impl<'de> Deserialize<'de> for Valeur {
        fn deserialize<D: Deserializer<'de>>(
            deserializer: D,
        ) -> std::result::Result<Self, D::Error> {
            struct Any;
            impl<'de> Visitor<'de> for Any {
                type Value = Valeur;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a whole number, a text, a list, an object or null")
                }
                fn visit_unit<E>(self) -> std::result::Result<Valeur, E> {
                    Ok(Valeur::Nul)
                }
                fn visit_bool<E: serde::de::Error>(
                    self,
                    _: bool,
                ) -> std::result::Result<Valeur, E> {
                    Err(E::custom("true or false"))
                }
                fn visit_f64<E: serde::de::Error>(self, _: f64) -> std::result::Result<Valeur, E> {
                    Err(E::custom("a fraction"))
                }
                fn visit_i64<E>(self, number: i64) -> std::result::Result<Valeur, E> {
                    Ok(Valeur::Nombre(number))
                }
                fn visit_u64<E: serde::de::Error>(
                    self,
                    number: u64,
                ) -> std::result::Result<Valeur, E> {
                    i64::try_from(number).map(Valeur::Nombre).map_err(E::custom)
                }
                fn visit_str<E>(self, text: &str) -> std::result::Result<Valeur, E> {
                    Ok(Valeur::Texte(text.to_owned()))
                }
                fn visit_seq<A: SeqAccess<'de>>(
                    self,
                    mut list: A,
                ) -> std::result::Result<Valeur, A::Error> {
                    let mut out = Vec::new();
                    while let Some(it) = list.next_element()? {
                        out.push(it);
                    }
                    Ok(Valeur::Liste(out))
                }
                fn visit_map<A: MapAccess<'de>>(
                    self,
                    mut map: A,
                ) -> std::result::Result<Valeur, A::Error> {
                    let mut out = Vec::new();
                    while let Some(it) = map.next_entry()? {
                        out.push(it);
                    }
                    Ok(Valeur::Objet(out))
                }
            }
            deserializer.deserialize_any(Any)
        }
    }
}

#[cfg(feature = "app")]
mod navigateur {
    use js_sys::{Array, Error, Float64Array, JsString};
    use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

    use super::{Contenu, Result, Valeur};
    use crate::snapshot::SnapshotError;

    #[wasm_bindgen(module = "/assets/lecture.js")]
    extern "C" {
        #[wasm_bindgen(catch)]
        fn aplatir(json: &JsString) -> std::result::Result<Array, JsValue>;
    }

    impl Contenu for JsString {
        fn read(&self) -> Result<Valeur> {
            let pieces = aplatir(self).map_err(|error| {
                let reason = error.dyn_ref::<Error>().map(|it| String::from(it.message()));
                Box::new(SnapshotError::Json(reason.unwrap_or_default()))
            })?;
            let marques: Float64Array = pieces.get(0).unchecked_into();
            let textes = pieces.get(1).as_string().unwrap_or_default();
            let marques = marques.to_vec().into_iter();
            Ok(Suite { marques, textes: textes.split('\0') }.valeur())
        }
    }

    /// What `assets/lecture.js` wrote, read in the order in which it was written.
    struct Suite<'a> {
        marques: std::vec::IntoIter<f64>,
        textes: std::str::Split<'a, char>,
    }

    impl Suite<'_> {
        #[allow(clippy::cast_possible_truncation)] // the other side only writes whole numbers
        fn nombre(&mut self) -> i64 {
            self.marques.next().unwrap_or_default() as i64
        }

        fn texte(&mut self) -> String {
            self.textes.next().unwrap_or_default().to_owned()
        }

        fn valeur(&mut self) -> Valeur {
            match self.nombre() {
                0 => Valeur::Nul,
                1 => Valeur::Nombre(self.nombre()),
                2 => Valeur::Texte(self.texte()),
                3 => Valeur::Liste((0..self.nombre()).map(|_| self.valeur()).collect()),
                _ => Valeur::Objet(
                    (0..self.nombre()).map(|_| (self.texte(), self.valeur())).collect(),
                ),
            }
        }
    }
}
