//! Strings to comparable strings: folding, words, romanisation, repair, and how letters
//! are mistaken.
//!
//! Nothing here knows of entities or of the index, but for the names of languages and
//! scripts.
//!
//! ```
//! use atau::text::{fold, repair};
//!
//! let mended = repair::mend("Алаш-Oрда").unwrap(); // a Latin O
//! assert_eq!(mended.text(), "Алаш-Орда");
//! assert_eq!(fold::loose(mended.text()).text(), "алашорда");
//! ```

pub mod align;
pub mod fold;
pub mod mistake;
pub mod repair;
pub mod romanise;
pub mod words;
