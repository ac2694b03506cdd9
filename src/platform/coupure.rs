//! Why a file did not come.

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coupure {
    /// No answer: no network, or the server is away.
    SansReponse,
    /// The server answered something else than the file: its status.
    Statut(u16),
}
