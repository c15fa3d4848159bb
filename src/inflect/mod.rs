//! Endings: which forms a name takes in a sentence.
//!
//! Each language has two sides that read the same tables: one recognises a form, and is
//! lenient about what print is lenient about; one generates, and is strict. Nothing here
//! knows of entities or of the index.

pub mod english;
pub mod grammar;
pub mod kazakh;
pub mod russian;

pub use grammar::Grammar;
