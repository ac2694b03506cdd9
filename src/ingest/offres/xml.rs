//! Records of an XML file as it flows: each is a small tree, thrown away once read.

use quick_xml::{Reader, events::Event};

use super::flux::{Flux, stopped};
use crate::ingest::{IngestError, rapport::Ligne};

/// Deepest element that is kept, counted from the record: LHEO has ten.
const PROFONDEUR: usize = 40;

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noeud {
    /// Its name, without prefix.
    pub nom: String,
    /// Its attributes.
    pub attributs: Vec<(String, String)>,
    /// Its own text.
    pub texte: String,
    /// What it holds.
    pub enfants: Vec<Noeud>,
}

impl Noeud {
    /// The first element at `path` (`periode/debut`).
    pub fn find(&self, path: &str) -> Option<&Self> {
        let (name, rest) = path.split_once('/').unwrap_or((path, ""));
        let mut found = self.enfants.iter().filter(|it| it.nom == name);
        if rest.is_empty() { found.next() } else { found.find_map(|it| it.find(rest)) }
    }

    /// The elements of that name right under this one.
    pub fn all<'a>(&'a self, nom: &'a str) -> impl Iterator<Item = &'a Self> {
        self.enfants.iter().filter(move |it| it.nom == nom)
    }

    /// Its text, trimmed; `None` when there is none or only a hyphen, that LHEO writes for nothing.
    pub fn text(&self) -> Option<&str> {
        let text = self.texte.trim();
        (!text.is_empty() && text != "-").then_some(text)
    }

    /// The text at `path`.
    pub fn at(&self, path: &str) -> Option<&str> {
        self.find(path).and_then(Self::text)
    }

    /// An attribute.
    pub fn attribut(&self, nom: &str) -> Option<&str> {
        let found = self.attributs.iter().find(|it| it.0 == nom);
        found.map(|it| it.1.trim()).filter(|it| !it.is_empty())
    }

    /// What `extras` under this element say of `info`.
    pub fn extra(&self, info: &str) -> Option<&str> {
        let mut inside = self.all("extras").flat_map(|it| it.all("extra"));
        inside.find(|it| it.attribut("info") == Some(info)).and_then(Self::text)
    }
}

/// Gives each element named as one of `records` to `each`, with its place. The name of the root
/// must be one of `racines`; entities that a document defines are refused, others are left as
/// they are.
pub fn records(
    flux: Flux,
    racines: &[&str],
    records: &[&str],
    each: &mut dyn FnMut(Ligne, Noeud),
) -> Result<(), IngestError> {
    let (lignes, compteur) = flux.open();
    let file = compteur.fichier().to_owned();
    let refused = |line: u64, reason: &str| {
        IngestError::Fichier(file.clone(), format!("ligne {line} : {reason}"))
    };
    let mut reader = Reader::from_reader(lignes);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    // The elements open inside a record, the record first; and those above it, by name.
    let mut open: Vec<Noeud> = Vec::new();
    let mut above = 0_usize;
    let mut begun = 0_u64;
    let mut n = 0;
    loop {
        buffer.clear();
        // A tag begins on the line where the one before ends, or further.
        let before = compteur.line();
        let event = reader.read_event_into(&mut buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => stopped(&file, &error),
            // A tag, a comment or a text that never ends.
            quick_xml::Error::Syntax(_) => refused(compteur.line(), "la fin manque"),
            _ => refused(compteur.line(), "ce n'est pas du XML"),
        })?;
        match event {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                if above == 0 && open.is_empty() && !racines.contains(&name.as_str()) {
                    let expected = racines.join(" ou ");
                    return Err(refused(
                        before,
                        &format!("élément {name}, {expected} est attendu"),
                    ));
                }
                if open.is_empty() && !records.contains(&name.as_str()) {
                    above += 1;
                    continue;
                }
                if open.is_empty() {
                    begun = before;
                }
                if open.len() >= PROFONDEUR {
                    return Err(refused(before, "trop d'éléments l'un dans l'autre"));
                }
                let mut attributs = Vec::new();
                for it in tag.attributes() {
                    let Ok(it) = it else { return Err(refused(before, "attribut mal écrit")) };
                    let name = it.key.local_name().as_ref().to_owned();
                    attributs.push((name, it.value.into_owned()));
                }
                open.push(Noeud { nom: name, attributs, ..Noeud::default() });
            }
            Event::End(_) => {
                let Some(done) = open.pop() else {
                    above = above.saturating_sub(1);
                    continue;
                };
                if let Some(parent) = open.last_mut() {
                    parent.enfants.push(done);
                } else {
                    n += 1;
                    each(compteur.place(begun, Some(n)), done);
                }
            }
            Event::Text(text) => {
                if let Some(at) = open.last_mut() {
                    at.texte += &text;
                }
            }
            Event::CData(text) => {
                if let Some(at) = open.last_mut() {
                    at.texte += &text;
                }
            }
            Event::GeneralRef(name) => {
                if let Some(at) = open.last_mut() {
                    at.texte.extend(["&", &*name, ";"]);
                }
            }
            Event::DocType(_) => return Err(refused(before, "DOCTYPE n'est pas accepté")),
            Event::Eof => break,
            _ => {}
        }
    }
    if above > 0 || !open.is_empty() {
        return Err(refused(compteur.line(), "la fin manque"));
    }
    Ok(())
}
