//! Files of openings read as they flow, never held whole: elements of JSON lists, records of XML,
//! lines of CSV, each with the line where it begins.

use std::{
    cell::Cell,
    fmt,
    io::{self, BufRead, Read},
    rc::Rc,
};

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

use crate::ingest::{IngestError, erreur, rapport::Ligne};

/// A file being read.
pub struct Flux {
    /// Its path from the root of the sources.
    pub fichier: Rc<str>,
    lignes: Lignes<Box<dyn BufRead>>,
}

/// Counts the lines that go by. It keeps what it was given: the reader of JSON asks for one byte
/// at a time, and each must cost next to nothing.
pub struct Lignes<R> {
    inner: R,
    buffer: Vec<u8>,
    at: usize,
    lues: Rc<Cell<u64>>,
}

impl<R: BufRead> Read for Lignes<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if let ([one], Some(byte)) = (&mut *out, self.buffer.get(self.at)) {
            *one = *byte;
            self.at += 1;
            if *one == b'\n' {
                self.lues.set(self.lues.get() + 1);
            }
            return Ok(1);
        }
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Lignes<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.buffer.len() {
            self.buffer.clear();
            self.at = 0;
            let more = self.inner.fill_buf()?;
            self.buffer.extend_from_slice(more);
            let n = more.len();
            self.inner.consume(n);
        }
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, n: usize) {
        let end = (self.at + n).min(self.buffer.len());
        let passed = self.buffer[self.at..end].split(|it| *it == b'\n').count() - 1;
        self.lues.set(self.lues.get() + passed as u64);
        self.at = end;
    }
}

impl Flux {
    /// Begins to read. A byte order mark is left out.
    pub fn new(fichier: &str, mut inner: Box<dyn BufRead>) -> Result<Self, IngestError> {
        let fichier: Rc<str> = Rc::from(fichier);
        let start = inner.fill_buf().map_err(|error| stopped(&fichier, &error))?;
        if start.starts_with(b"\xEF\xBB\xBF") {
            inner.consume(3);
        }
        Ok(Self {
            fichier,
            lignes: Lignes { inner, buffer: Vec::new(), at: 0, lues: Rc::new(Cell::new(0)) },
        })
    }

    /// What is read, and the count of lines passed so far.
    pub fn open(self) -> (Lignes<Box<dyn BufRead>>, Compteur) {
        let lues = self.lignes.lues.clone();
        (self.lignes, Compteur { fichier: self.fichier, lues })
    }

    /// The first byte that is not a space; nothing is consumed but spaces.
    pub fn first(&mut self) -> Result<Option<u8>, IngestError> {
        loop {
            let buffer = self.lignes.fill_buf().map_err(|error| stopped(&self.fichier, &error))?;
            let n_spaces = buffer.iter().take_while(|it| it.is_ascii_whitespace()).count();
            match buffer.get(n_spaces) {
                Some(byte) => return Ok(Some(*byte)),
                None if n_spaces == 0 => return Ok(None),
                None => self.lignes.consume(n_spaces),
            }
        }
    }
}

/// Where reading is.
#[derive(Clone, Debug)]
pub struct Compteur {
    fichier: Rc<str>,
    lues: Rc<Cell<u64>>,
}

impl Compteur {
    /// The line being read, from 1.
    pub fn line(&self) -> u64 {
        self.lues.get() + 1
    }

    /// A place in the file.
    pub fn place(&self, line: u64, element: Option<usize>) -> Ligne {
        Ligne { fichier: self.fichier.clone(), numero: line, element }
    }

    /// The file.
    pub fn fichier(&self) -> &str {
        &self.fichier
    }
}

/// A file that could not be read to its end.
pub fn stopped(fichier: &str, error: &io::Error) -> IngestError {
    let reason = erreur::reason(error);
    if fichier.strip_suffix(".gz").is_some() {
        return IngestError::Compression(fichier.to_owned(), reason);
    }
    IngestError::Fichier(fichier.to_owned(), reason)
}

/// Lists of the answers of the services that we know; what other fields hold is not read.
const LISTES: &[&str] =
    &["resultats", "jobs", "recruiters", "hits", "data", "results", "formations"];

/// Gives each element of the lists of `flux` to `each`, as text, with its place and the name of
/// its list (empty when the file is a list). Several answers may follow each other in a file.
pub fn elements(
    flux: Flux,
    each: &mut dyn FnMut(Ligne, &str, &RawValue),
) -> Result<(), IngestError> {
    let (lignes, compteur) = flux.open();
    let mut reader = serde_json::Deserializer::from_reader(lignes);
    let mut n = 0;
    loop {
        let seed = Reponse { compteur: &compteur, n: &mut n, each };
        if let Err(error) = seed.deserialize(&mut reader) {
            let file = compteur.fichier().to_owned();
            return Err(match error.io_error_kind() {
                Some(kind) => stopped(&file, &kind.into()),
                None => IngestError::Json(file, erreur::json(&error)),
            });
        }
        if reader.end().is_ok() {
            return Ok(());
        }
    }
}

/// An answer: a list, or an object with lists.
struct Reponse<'a> {
    compteur: &'a Compteur,
    n: &'a mut usize,
    each: &'a mut dyn FnMut(Ligne, &str, &RawValue),
}

impl<'de> DeserializeSeed<'de> for Reponse<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reponse<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list, or an object with a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        Liste { nom: "", within: self }.visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { compteur, n, each } = self;
        while let Some(name) = map.next_key::<String>()? {
            if LISTES.contains(&name.as_str()) {
                let within = Reponse { compteur, n: &mut *n, each: &mut *each };
                map.next_value_seed(Liste { nom: &name, within })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct Liste<'a, 'b> {
    nom: &'b str,
    within: Reponse<'a>,
}

impl<'de> DeserializeSeed<'de> for Liste<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Liste<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(raw) = list.next_element::<Box<RawValue>>()? {
            *self.within.n += 1;
            let inside = raw.get().matches('\n').count() as u64;
            let line = self
                .within
                .compteur
                .line()
                .checked_sub(inside)
                .ok_or_else(|| A::Error::custom("lines went backwards"))?;
            let place = self.within.compteur.place(line, Some(*self.within.n));
            (self.within.each)(place, self.nom, &raw);
        }
        Ok(())
    }
}
