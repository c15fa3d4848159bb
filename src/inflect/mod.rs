//! Endings: which forms a name takes in a sentence.
//!
//! Each language has two sides that read the same tables: one recognises a form, and is
//! lenient about what print is lenient about; one generates, and is strict. Nothing here
//! knows of entities or of the index.
//!
//! ```
//! use atau::inflect::{Grammar, english, kazakh, russian};
//!
//! let plain = Grammar::default();
//! let kazakh = kazakh::recognise("Шыңжаң", plain, "Шыңжаңнан").unwrap();
//! assert_eq!(kazakh.ending().to_string(), "ablative");
//! let russian = russian::recognise("Синьцзян", plain, russian::Nature::Place, "Синьцзяном");
//! assert_eq!(russian.unwrap().to_string(), "instrumental");
//! let english = english::recognise("Xinjiang", "Xinjiang's").unwrap();
//! assert_eq!(english.to_string(), "possessive");
//! ```

pub mod english;
pub mod grammar;
pub mod kazakh;
pub mod russian;
pub(crate) mod tails;

pub use grammar::Grammar;
