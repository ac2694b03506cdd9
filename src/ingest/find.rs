//! What the search of the app would answer, on the command line.

use std::{
    io::{self, BufRead, Write},
    path::{Path, PathBuf},
};

use super::{IngestError, lecteur::Lecteur};
use crate::{
    search::{Index, Resultats, documents},
    snapshot::format::MANIFEST,
};

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cible {
    /// Métiers, by any of their titles.
    Metiers,
    /// Certifications.
    Formations,
    /// Macro-compétences and savoir-être.
    Competences,
    /// Communes, by name or postcode.
    Communes,
}

/// An index, and the code and name of each thing that it finds.
#[derive(Debug)]
pub struct Chercheur {
    index: Index,
    things: Vec<(String, String)>,
}

impl Chercheur {
    /// Makes the index of the app from the snapshot in `root`.
    pub fn open(root: &Path, cible: Cible) -> Result<Self, IngestError> {
        let lecteur = Lecteur::open(root)?;
        let catalogue = lecteur.catalogue()?;
        Ok(match cible {
            Cible::Metiers => {
                let appellations = lecteur.appellations(&catalogue)?;
                Self {
                    index: documents::index_metiers(&catalogue, &appellations),
                    things: pairs(&catalogue.metiers, |it| (it.code.to_string(), it.nom.clone())),
                }
            }
            Cible::Competences => Self {
                index: documents::index_competences(&catalogue),
                things: pairs(&catalogue.competences, |it| (it.code.to_string(), it.nom.clone())),
            },
            Cible::Formations => {
                let levels = lecteur.niveaux(&catalogue)?;
                let expressions = documents::expressions_formations(&levels);
                let list: Vec<_> = levels.into_iter().flat_map(|it| it.liste).collect();
                Self {
                    index: documents::index_formations(&list, expressions),
                    things: pairs(&list, |it| (it.code.to_string(), it.nom.clone())),
                }
            }
            Cible::Communes => {
                let list = lecteur.communes(&catalogue)?;
                Self {
                    index: documents::index_communes(&list),
                    things: pairs(&list, |it| {
                        (it.commune.code.to_string(), it.commune.nom.clone())
                    }),
                }
            }
        })
    }

    /// All that the app would be given for `query`; a thing found is a row of those opened.
    pub fn search(&self, query: &str, limit: usize) -> Resultats {
        self.index.find(query, limit)
    }

    /// Codes and names of the best `limit` things, best first.
    pub fn find(&self, query: &str, limit: usize) -> impl Iterator<Item = &(String, String)> {
        let hits = self.index.find(query, limit).hits.into_iter();
        hits.filter_map(|it| self.things.get(it.cible as usize))
    }

    /// Answers each line of `queries` by lines `query<TAB>code<TAB>name`, best first; a query
    /// that finds nothing gives no line. Each query is answered before the next one is read.
    pub fn answer(
        &self,
        mut queries: impl BufRead,
        mut out: impl Write,
        limit: usize,
    ) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if queries.read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            let text = String::from_utf8_lossy(&line);
            let query = text.trim_end_matches(['\n', '\r']);
            // A tab would shift the columns of the answer.
            let shown = query.replace('\t', " ");
            for (code, name) in self.find(query, limit) {
                writeln!(out, "{shown}\t{code}\t{name}")?;
            }
            out.flush()?;
        }
    }
}

fn pairs<T>(list: &[T], pair: impl Fn(&T) -> (String, String)) -> Vec<(String, String)> {
    list.iter().map(pair).collect()
}

/// The snapshot to use when none is named: `public/snapshot` of the project that holds the current
/// folder or the program, else the current folder.
pub fn default_folder() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let program = std::env::current_exe().unwrap_or_default();
    let folders = here.ancestors().chain(program.ancestors().skip(1));
    folders
        .map(|it| it.join("public").join("snapshot"))
        .find(|it| it.join(MANIFEST).is_file())
        .unwrap_or(here)
}
