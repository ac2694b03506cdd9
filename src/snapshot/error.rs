//! Why a file of a snapshot was refused.

use std::fmt;

use crate::domain::CodeError;

/// Why a file of a snapshot was refused. One broken value refuses its whole file.
#[derive(Clone, Debug, PartialEq)]
pub enum SnapshotError {
    /// Not JSON, or not of the expected shape: what the reader says, with line and column.
    Json(String),
    /// Written for another version of the reader.
    Format {
        /// The number that the file carries.
        found: u32,
    },
    /// Two columns of a table differ in length.
    Columns {
        /// `table.column`.
        column: &'static str,
        /// Rows of the table.
        expected: usize,
        /// Rows of the column.
        found: usize,
    },
    /// An ill-formed code.
    Code(CodeError),
    /// A row points at something that the snapshot does not hold.
    Dangling {
        /// `table.column`.
        column: &'static str,
        /// What it points at.
        target: String,
    },
    /// A value outside its range.
    Value {
        /// `table.column`.
        column: &'static str,
        /// The value refused.
        value: String,
    },
    /// The manifest lists no file for that role and key.
    Missing {
        /// Role and key.
        file: String,
    },
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(reason) => write!(f, "not readable: {reason}"),
            Self::Format { found } => {
                write!(f, "format {found}, this program reads format {}", super::FORMAT)
            }
            Self::Columns { column, expected, found } => {
                write!(f, "{column} has {found} values for {expected} rows")
            }
            Self::Code(error) => error.fmt(f),
            Self::Dangling { column, target } => {
                write!(f, "{column} points at {target}, which is not in the snapshot")
            }
            Self::Value { column, value } => write!(f, "{column} cannot hold {value}"),
            Self::Missing { file } => write!(f, "the manifest lists no file for {file}"),
        }
    }
}

impl std::error::Error for SnapshotError {}

/// What reading gives. The error is boxed: the app reads some sixty columns, and moving seven
/// words after each would be a tenth of the code that reads.
pub type Result<T> = std::result::Result<T, Box<SnapshotError>>;

impl From<CodeError> for Box<SnapshotError> {
    fn from(error: CodeError) -> Self {
        Self::new(SnapshotError::Code(error))
    }
}
