//! What the sources got wrong: every line left out, every value repaired, with its place.

use std::{collections::BTreeMap, fmt, rc::Rc};

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ligne {
    /// Path of the file from the root of the sources.
    pub fichier: Rc<str>,
    /// Line where the record begins, from 1.
    pub numero: u64,
    /// Rank in the list of a JSON file, from 1: such a file may be a single line.
    pub element: Option<usize>,
}

/// A value that is not what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ecart {
    /// Where.
    pub ligne: Ligne,
    /// Name of the column, empty when the whole line is at fault.
    pub colonne: String,
    /// The value as read.
    pub valeur: String,
    /// What was expected there.
    pub attendu: String,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Genre {
    /// The line is left out.
    LigneEcartee,
    /// Only that value is left out; the rest of the line is used.
    ValeurEcartee,
    /// A column that this program does not know: not read.
    ColonneInconnue,
    /// The value was repaired by a documented rule.
    Reparation,
}

impl Genre {
    /// Whether `--strict` refuses it.
    pub fn is_fault(self) -> bool {
        matches!(self, Self::LigneEcartee | Self::ValeurEcartee | Self::ColonneInconnue)
    }

    fn name(self) -> &'static str {
        match self {
            Self::LigneEcartee => "ligne écartée",
            Self::ValeurEcartee => "valeur écartée",
            Self::ColonneInconnue => "colonne inconnue",
            Self::Reparation => "réparation",
        }
    }
}

/// Everything worth reporting of a build, in order of reading.
#[derive(Debug, Default)]
pub struct Rapport {
    entries: Vec<(Genre, Ecart)>,
    remarks: Vec<String>,
}

impl Rapport {
    /// Keeps `ecart`.
    pub fn push(&mut self, genre: Genre, ecart: Ecart) {
        self.entries.push((genre, ecart));
    }

    /// Keeps values left out of lines that are kept, met while a reader held the report.
    pub fn leave_values(&mut self, left: Vec<Ecart>) {
        self.entries.extend(left.into_iter().map(|it| (Genre::ValeurEcartee, it)));
    }

    /// Keeps a remark about the whole.
    pub fn remark(&mut self, text: impl Into<String>) {
        self.remarks.push(text.into());
    }

    /// Every entry, in order of reading.
    pub fn entries(&self) -> &[(Genre, Ecart)] {
        &self.entries
    }

    /// Remarks about the whole.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// How many entries `--strict` refuses.
    pub fn n_faults(&self) -> usize {
        self.entries.iter().filter(|(genre, _)| genre.is_fault()).count()
    }

    /// Causes in order of reading, the files that others point at first: how many entries each has,
    /// and the first of them. Numbers do not tell causes apart.
    fn causes(&self) -> Vec<(usize, Genre, &Ecart)> {
        let mut ranks: BTreeMap<(Genre, &str, &str, String), usize> = BTreeMap::new();
        let mut causes: Vec<(usize, Genre, &Ecart)> = Vec::new();
        for (genre, it) in &self.entries {
            let expected = it.attendu.replace(|it: char| it.is_ascii_digit(), "");
            let key = (*genre, &*it.ligne.fichier, it.colonne.as_str(), expected);
            let rank = *ranks.entry(key).or_insert(causes.len());
            match causes.get_mut(rank) {
                Some(cause) => cause.0 += 1,
                None => causes.push((1, *genre, it)),
            }
        }
        causes
    }

    /// How many entries of each kind each file has.
    pub fn summary(&self) -> Vec<String> {
        let mut counts: BTreeMap<(&str, Genre), usize> = BTreeMap::new();
        for (genre, ecart) in &self.entries {
            *counts.entry((&*ecart.ligne.fichier, *genre)).or_default() += 1;
        }
        counts.iter().map(|((file, genre), n)| format!("{file} : {} : {n}", genre.name())).collect()
    }
}

impl fmt::Display for Ligne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.fichier, self.numero)?;
        self.element.map_or(Ok(()), |it| write!(f, " (élément {it})"))
    }
}

impl fmt::Display for Ecart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.ligne)?;
        if !self.colonne.is_empty() {
            write!(f, "colonne {} : ", self.colonne)?;
        }
        write!(f, "valeur {:?} : {}", self.valeur, self.attendu)
    }
}

impl fmt::Display for Rapport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Rapport de construction de l'instantané")?;
        writeln!(f, "{} ligne(s) que --strict refuserait\n", self.n_faults())?;
        for line in self.summary().iter().chain(&self.remarks) {
            writeln!(f, "- {line}")?;
        }
        if !self.entries.is_empty() {
            writeln!(
                f,
                "\nPar cause, dans l'ordre de lecture : les premières entraînent les autres"
            )?;
        }
        for (n, genre, first) in self.causes() {
            writeln!(f, "- {n} {} | {first}", genre.name())?;
        }
        if !self.entries.is_empty() {
            writeln!(f, "\nToutes les lignes")?;
        }
        for (genre, ecart) in &self.entries {
            writeln!(f, "{} | {ecart}", genre.name())?;
        }
        Ok(())
    }
}
