//! Files that other programs load.
//!
//! A [`Vocabulary`] is made once from a glossary, for one language: the words a
//! spell-checker should accept, in all forms that the strict side of
//! [`inflect`](crate::inflect) makes, and the wrong ones with what was meant. Each
//! format is written from it.

pub mod hunspell;
pub mod vocabulary;

use std::fmt;
use std::str::FromStr;

use crate::entity::{UnknownWord, vocabulary};

pub use hunspell::Hunspell;
pub use vocabulary::Vocabulary;

vocabulary! {
    /// What can be written.
    ///
    /// ```
    /// use atau::Format;
    /// assert_eq!("hunspell".parse(), Ok(Format::Hunspell));
    /// let error = "winword".parse::<Format>().unwrap_err();
    /// assert!(error.to_string().contains("known: hunspell"));
    /// ```
    Format, "format":
    /// A dictionary for hunspell, nuspell and all programs built on them: [`Hunspell`].
    Hunspell = "hunspell",
}
