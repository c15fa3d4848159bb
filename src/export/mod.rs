//! Files that other programs load.
//!
//! A [`Vocabulary`] is made once from a glossary, for one language: the words a
//! spell-checker should accept, in all forms that the strict side of
//! [`inflect`](crate::inflect) makes, and the wrong ones with what was meant.

pub mod vocabulary;

pub use vocabulary::Vocabulary;
