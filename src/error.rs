//! What can go wrong when a glossary is opened or made.

use std::fmt;
use std::path::PathBuf;

pub use crate::index::check::Damage;
pub use crate::index::compile::TooLarge;
use crate::table::Complaint;

/// Why a glossary could not be opened, read from tables, or compiled.
///
/// ```
/// use atau::{Damage, Error, Glossary};
/// let error = Glossary::open(b"PK\x03\x04".to_vec()).unwrap_err();
/// assert!(matches!(error, Error::Damage(Damage::Magic)));
/// let error = Glossary::from_dir("no/such/place").unwrap_err();
/// assert!(matches!(error, Error::Io { .. }));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file or directory could not be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The tables have faults: all of them, in the order of file, line, column.
    Tables(Vec<Complaint>),
    /// The bytes are no compiled glossary, or a damaged one.
    Damage(Damage),
    /// There is too much for one index.
    TooLarge(TooLarge),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Error::Tables(complaints) => {
                for (i, complaint) in complaints.iter().enumerate() {
                    let separator = if i > 0 { "\n" } else { "" };
                    write!(f, "{separator}{complaint}")?;
                }
                Ok(())
            }
            Error::Damage(damage) => damage.fmt(f),
            Error::TooLarge(what) => what.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            Error::Tables(_) => None,
            Error::Damage(damage) => Some(damage),
            Error::TooLarge(what) => Some(what),
        }
    }
}

impl From<Damage> for Error {
    fn from(damage: Damage) -> Error {
        Error::Damage(damage)
    }
}

impl From<TooLarge> for Error {
    fn from(what: TooLarge) -> Error {
        Error::TooLarge(what)
    }
}
