//! A table of text with a header: typed access by column name, errors with file and line.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    str::FromStr,
};

use csv::StringRecord;

use super::{Sources, repair, sources::Contenu};
use crate::ingest::{
    IngestError,
    rapport::{Ecart, Genre, Ligne, Rapport},
};

/// A record with more lines than this betrays a quote that is never closed.
const LINES_MAX: usize = 60;

/// How a source is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Where it is, as [`Sources::read`] takes it.
    pub pattern: &'static str,
    /// What separates values.
    pub separator: u8,
    /// Every column that its producer publishes: another one is reported.
    pub columns: &'static [&'static str],
}

/// A table, read and held whole: the largest is under 10 MB.
#[derive(Debug)]
pub struct Table {
    fichier: Rc<str>,
    version: String,
    header: Vec<String>,
    records: Vec<(u64, StringRecord)>,
}

/// A column that the table is known to have.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    index: usize,
    name: &'static str,
}

/// A line of a table.
#[derive(Debug)]
pub struct Row<'a> {
    table: &'a Table,
    line: u64,
    record: &'a StringRecord,
    repairs: RefCell<Vec<Ecart>>,
}

impl Table {
    /// Reads a table; unknown columns and lines of the wrong width go to `rapport`.
    pub fn open(
        sources: &Sources,
        format: &Format,
        rapport: &mut Rapport,
    ) -> Result<Self, IngestError> {
        Self::parse(sources.read(format.pattern)?, format, rapport)
    }

    /// Reads a table of ours, held in the program under that name.
    pub fn of_text(
        name: &str,
        text: &str,
        format: &Format,
        rapport: &mut Rapport,
    ) -> Result<Self, IngestError> {
        let (fichier, version, texte) = (Rc::from(name), String::new(), text.to_owned());
        Self::parse(Contenu { fichier, version, texte }, format, rapport)
    }

    fn parse(
        contenu: Contenu,
        format: &Format,
        rapport: &mut Rapport,
    ) -> Result<Self, IngestError> {
        let Contenu { fichier, version, texte } = contenu;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(format.separator)
            .flexible(true)
            .from_reader(texte.as_bytes());
        let unreadable =
            |error: csv::Error| IngestError::Fichier(fichier.to_string(), error.to_string());
        let header: Vec<String> =
            reader.headers().map_err(unreadable)?.iter().map(|it| it.trim().to_owned()).collect();
        let repeated = header.iter().enumerate().find(|(at, name)| header[..*at].contains(name));
        if let Some((_, name)) = repeated {
            let wrong = format!("colonne {name} présente deux fois");
            return Err(IngestError::Colonnes(fichier.to_string(), wrong, header));
        }
        for name in header.iter().filter(|it| !format.columns.contains(&it.as_str())) {
            rapport.push(
                Genre::ColonneInconnue,
                Ecart {
                    ligne: Ligne { fichier: fichier.clone(), numero: 1, element: None },
                    colonne: String::new(),
                    valeur: name.clone(),
                    attendu: "colonne que ce programme ne connaît pas, non lue".to_owned(),
                },
            );
        }
        let mut records = Vec::new();
        let mut lines = Lines::new(&texte);
        let mut last = 0;
        for record in reader.records() {
            let record = record.map_err(unreadable)?;
            last = record.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0));
            let line = lines.at(last);
            if is_swallowing(&record, header.len(), format.separator) {
                return Err(IngestError::Guillemet(fichier.to_string(), line));
            }
            // Spreadsheets leave lines of bare separators at the end.
            if record.iter().all(|it| it.trim().is_empty()) {
                continue;
            }
            if record.len() == header.len() {
                records.push((line, record));
                continue;
            }
            rapport.push(
                Genre::LigneEcartee,
                Ecart {
                    ligne: Ligne { fichier: fichier.clone(), numero: line, element: None },
                    colonne: String::new(),
                    valeur: format!("{} valeurs", record.len()),
                    attendu: format!("{} valeurs attendues, comme l'en-tête", header.len()),
                },
            );
        }
        if ends_quoted(&texte.as_bytes()[last.min(texte.len())..], format.separator) {
            return Err(IngestError::Guillemet(fichier.to_string(), lines.at(last)));
        }
        Ok(Self { fichier, version, header, records })
    }

    /// What stands for `*` in the pattern of its format.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Finds columns by name; a missing one stops the build.
    pub fn columns<const N: usize>(
        &self,
        names: [&'static str; N],
    ) -> Result<[Column; N], IngestError> {
        let missing: Vec<&str> =
            names.iter().copied().filter(|it| !self.header.iter().any(|name| name == it)).collect();
        if !missing.is_empty() {
            let wrong = format!("colonne(s) manquante(s) : {}", missing.join(", "));
            return Err(IngestError::Colonnes(
                self.fichier.to_string(),
                wrong,
                self.header.clone(),
            ));
        }
        let index = |name| self.header.iter().position(|it| it == name).unwrap_or_default();
        Ok(names.map(|name| Column { index: index(name), name }))
    }

    /// Those of these columns that the table has: for what not every producer writes.
    pub fn columns_if_any(&self, names: &[&'static str]) -> Vec<Column> {
        names.iter().filter_map(|it| self.columns([it]).ok()).map(|[it]| it).collect()
    }

    /// Gives each line to `read`; the ones that it refuses go to `rapport`. No line left is fatal.
    pub fn each(
        &self,
        rapport: &mut Rapport,
        mut read: impl FnMut(&Row) -> Result<(), Ecart>,
    ) -> Result<(), IngestError> {
        let mut n = 0;
        for (line, record) in &self.records {
            let row = Row { table: self, line: *line, record, repairs: RefCell::default() };
            match read(&row) {
                Ok(()) => n += 1,
                Err(ecart) => rapport.push(Genre::LigneEcartee, ecart),
            }
            for ecart in row.repairs.into_inner() {
                rapport.push(Genre::Reparation, ecart);
            }
        }
        if n == 0 { Err(IngestError::Vide(self.fichier.to_string())) } else { Ok(()) }
    }
}

impl Row<'_> {
    /// The value, without spaces around.
    pub fn text(&self, column: Column) -> &str {
        self.record.get(column.index).unwrap_or_default().trim()
    }

    /// The value, that must not be empty.
    pub fn filled(&self, column: Column) -> Result<&str, Ecart> {
        match self.text(column) {
            "" => Err(self.ecart(column, "une valeur est attendue")),
            text => Ok(text),
        }
    }

    /// A label: not empty, its known defects repaired.
    pub fn label(&self, column: Column) -> Result<String, Ecart> {
        let (label, defect) = repair(self.filled(column)?);
        if let Some(defect) = defect {
            self.repairs.borrow_mut().push(self.ecart(column, defect));
        }
        Ok(label)
    }

    /// The value as a `T`.
    pub fn parse<T: FromStr>(&self, column: Column, expected: &str) -> Result<T, Ecart> {
        self.text(column).parse().map_err(|_| self.ecart(column, expected))
    }

    /// The value as a `T`, or `None` when it is empty.
    pub fn optional<T: FromStr>(&self, column: Column, expected: &str) -> Result<Option<T>, Ecart> {
        if self.text(column).is_empty() {
            return Ok(None);
        }
        self.parse(column, expected).map(Some)
    }

    /// The value among a closed list.
    pub fn one_of<T: Copy>(&self, column: Column, list: &[(&str, T)]) -> Result<T, Ecart> {
        let value = self.text(column);
        let found = list.iter().find(|it| it.0 == value).map(|it| it.1);
        found.ok_or_else(|| {
            let names: Vec<String> = list.iter().map(|it| format!("{:?}", it.0)).collect();
            self.ecart(column, &format!("attendu l'une de ces valeurs : {}", names.join(", ")))
        })
    }

    /// A fault of that column, here.
    pub fn ecart(&self, column: Column, attendu: &str) -> Ecart {
        Ecart {
            ligne: self.ligne(),
            colonne: column.name.to_owned(),
            valeur: self.record.get(column.index).unwrap_or_default().to_owned(),
            attendu: attendu.to_owned(),
        }
    }

    /// Where it is.
    pub fn ligne(&self) -> Ligne {
        Ligne { fichier: self.table.fichier.clone(), numero: self.line, element: None }
    }
}

/// Lines of a text, counted from its beginning to places further and further. A line ends with a
/// line feed, a carriage return, or both.
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), counted: 0, line: 1 }
    }

    /// The line where the record read from `from` begins: the reader leaves the ends of the lines
    /// before it, empty ones too, at its head.
    fn at(&mut self, from: usize) -> u64 {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let start = from + rest.iter().take_while(|it| matches!(it, b'\r' | b'\n')).count();
        while self.counted < start.min(self.bytes.len()) {
            let next = self.bytes.get(self.counted + 1);
            self.line += match self.bytes[self.counted] {
                b'\n' => 1,
                b'\r' if next != Some(&b'\n') => 1,
                _ => 0,
            };
            self.counted += 1;
        }
        self.line
    }
}

/// Whether these records end inside an open quote: the file was cut there.
pub(in crate::ingest) fn ends_quoted(records: &[u8], separator: u8) -> bool {
    let (mut begins, mut quoted, mut maybe_closed) = (true, false, false);
    for byte in records {
        let ends = *byte == separator || matches!(byte, b'\r' | b'\n');
        if quoted && !maybe_closed {
            maybe_closed = *byte == b'"';
        } else if quoted && *byte == b'"' {
            maybe_closed = false;
        } else {
            quoted = begins && *byte == b'"';
            maybe_closed = false;
            begins = ends;
        }
    }
    quoted && !maybe_closed
}

/// Whether a value of the record holds other records: its quote was never closed. A value may have
/// several lines of prose, but none of them is laid out as a record.
pub(in crate::ingest) fn is_swallowing(record: &StringRecord, width: usize, separator: u8) -> bool {
    let separator = char::from(separator);
    let between = format!("\"{separator}\"");
    let is_record = |it: &str| {
        it.contains(&between) || (width > 4 && it.matches(separator).count() + 1 >= width)
    };
    record.iter().any(|value| {
        value.contains('\n') && (value.lines().count() > LINES_MAX || value.lines().any(is_record))
    })
}

/// Keys already met, each with its line: a key met twice is a fault of the second line.
#[derive(Debug)]
pub struct Uniques<K>(BTreeMap<K, u64>);

impl<K> Default for Uniques<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord> Uniques<K> {
    /// Refuses a key met on an earlier line.
    pub fn check(&mut self, key: K, row: &Row, column: Column) -> Result<(), Ecart> {
        if let Some(first) = self.0.get(&key) {
            return Err(row.ecart(column, &format!("code déjà présent à la ligne {first}")));
        }
        self.0.insert(key, row.line);
        Ok(())
    }

    /// The keys met.
    pub fn into_keys(self) -> BTreeSet<K> {
        self.0.into_keys().collect()
    }
}
