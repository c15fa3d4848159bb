//! Strings to comparable strings: folding, words, and how letters are mistaken.
//!
//! Nothing here knows of entities or of the index.

pub mod align;
pub mod fold;
pub mod mistake;
pub mod words;
