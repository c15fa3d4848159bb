//! Reads and checks the tables of a glossary: `entities.csv`, `names.csv`,
//! `descriptions.csv`, `relations.csv`, `sources.csv`.
//!
//! Tables are CSV (RFC 4180) in UTF-8 with a header row; their columns are
//! described in `glossary/README.md`. Only `entities.csv` must be there. All that
//! is wrong is reported at once, each with its place and a way to mend it.

mod check;
mod complaint;
mod record;
mod stats;

pub use check::read;
pub use complaint::Complaint;
pub use record::{EntityRecord, NameRecord, Records, SourceRecord};
pub use stats::{EntityStatistics, NameStatistics, Statistics};

use std::path::Path;

/// The files of a glossary, in the order in which they are read.
///
/// ```
/// for file in atau::table::FILES {
///     assert!(std::path::Path::new("glossary").join(file).exists());
/// }
/// ```
pub const FILES: [&str; 5] = [
    "sources.csv",
    "entities.csv",
    "names.csv",
    "descriptions.csv",
    "relations.csv",
];

/// The bytes of a glossary's tables, `None` for a file that is not there.
///
/// ```
/// use atau::table::Tables;
/// let tables = Tables::from_dir("glossary".as_ref()).unwrap();
/// assert!(tables.get("names.csv").unwrap().starts_with(b"entity,form,lang,role"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tables {
    files: [Option<Vec<u8>>; FILES.len()],
    /// Files beside them that look like tables, and are none.
    strangers: Vec<String>,
}

impl Tables {
    /// Reads the files of `dir` that are there. A `.csv` of another name (`Names.csv`,
    /// `name.csv`) is not read, but [`read`] complains of it, so that no table is lost by a
    /// slip in its name.
    ///
    /// # Errors
    ///
    /// The path and the system's error if the directory, or a file in it, cannot
    /// be read.
    ///
    /// ```
    /// use atau::table::Tables;
    /// let (path, error) = Tables::from_dir("no/such/place".as_ref()).unwrap_err();
    /// assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    /// ```
    pub fn from_dir(dir: &Path) -> Result<Tables, (std::path::PathBuf, std::io::Error)> {
        let at = |error| (dir.to_owned(), error);
        let mut tables = Tables::default();
        for file in std::fs::read_dir(dir).map_err(at)? {
            let name = file.map_err(at)?.file_name();
            let name = name.to_string_lossy().into_owned();
            if name.to_lowercase().ends_with(".csv") && !FILES.contains(&name.as_str()) {
                tables.strangers.push(name);
            }
        }
        tables.strangers.sort();
        for (name, bytes) in FILES.iter().zip(&mut tables.files) {
            let path = dir.join(name);
            match std::fs::read(&path) {
                Ok(read) => *bytes = Some(read),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => (),
                Err(error) => return Err((path, error)),
            }
        }
        Ok(tables)
    }

    /// Sets the bytes of one file; `false` if no table has that name.
    ///
    /// ```
    /// let mut tables = atau::table::Tables::default();
    /// assert!(tables.set("sources.csv", "id,title,author,year,lang,publication,url\n"));
    /// assert!(!tables.set("source.csv", "")); // there is no such table
    /// ```
    pub fn set(&mut self, file: &str, bytes: impl Into<Vec<u8>>) -> bool {
        match FILES.iter().position(|name| *name == file) {
            Some(i) => {
                self.files[i] = Some(bytes.into());
                true
            }
            None => false,
        }
    }

    /// The bytes of one file.
    ///
    /// ```
    /// let mut tables = atau::table::Tables::default();
    /// tables.set("relations.csv", "entity,relation,other\n");
    /// assert_eq!(tables.get("relations.csv"), Some(&b"entity,relation,other\n"[..]));
    /// assert_eq!(tables.get("names.csv"), None);
    /// ```
    pub fn get(&self, file: &str) -> Option<&[u8]> {
        let i = FILES.iter().position(|name| *name == file)?;
        self.files[i].as_deref()
    }

    /// Whether none of the files is there.
    ///
    /// ```
    /// assert!(atau::table::Tables::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.files.iter().all(Option::is_none)
    }
}
