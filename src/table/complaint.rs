//! Complaints about tables: where, what, and how to mend it.

use std::fmt;

/// One thing that is wrong in a table.
///
/// Prints as `file:line:column: what; how to mend it`. The line counts from 1 as
/// in an editor; the column counts the table's columns from 1 (A, B, C … in a
/// spreadsheet), and is 1 for complaints about a whole row.
///
/// ```
/// let mut tables = atau::table::Tables::default();
/// tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
///                             oral,town,Орал,,,,,,,,,\n");
/// let complaints = atau::table::read(&tables).unwrap_err();
/// assert_eq!((complaints[0].file(), complaints[0].line(), complaints[0].column()), ("entities.csv", 2, 2));
/// assert!(complaints[0].to_string().starts_with("entities.csv:2:2: unknown kind `town`; use one of"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    file: String,
    line: u64,
    column: usize,
    what: String,
    mend: String,
}

impl Complaint {
    pub(crate) fn new(file: &str, line: u64, column: usize, what: String, mend: &str) -> Complaint {
        Complaint {
            file: file.to_owned(),
            line,
            column,
            what,
            mend: mend.to_owned(),
        }
    }

    /// Name of the table's file.
    ///
    /// ```
    /// let complaint = &atau::table::read(&Default::default()).unwrap_err()[0];
    /// assert_eq!(complaint.file(), "entities.csv");
    /// ```
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Line on which the row begins, from 1.
    ///
    /// ```
    /// let complaint = &atau::table::read(&Default::default()).unwrap_err()[0];
    /// assert_eq!(complaint.line(), 1);
    /// ```
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Column of the table, from 1.
    ///
    /// ```
    /// let complaint = &atau::table::read(&Default::default()).unwrap_err()[0];
    /// assert_eq!(complaint.column(), 1);
    /// ```
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong.
    ///
    /// ```
    /// let complaint = &atau::table::read(&Default::default()).unwrap_err()[0];
    /// assert_eq!(complaint.what(), "there is no such file");
    /// ```
    pub fn what(&self) -> &str {
        &self.what
    }

    /// How to mend it.
    ///
    /// ```
    /// let complaint = &atau::table::read(&Default::default()).unwrap_err()[0];
    /// assert!(complaint.mend().starts_with("give the directory"));
    /// ```
    pub fn mend(&self) -> &str {
        &self.mend
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}; {}",
            self.file, self.line, self.column, self.what, self.mend
        )
    }
}
