//! atau
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod card;
pub mod entity;
mod error;
mod glossary;
mod hit;
mod index;
mod query;
#[cfg(feature = "serde")]
mod serialize;
pub mod table;
pub mod text;

pub use card::{Card, Summary};
pub use entity::{Kind, Lang, Layer, Origin, Relation, Role, Script, UnknownWord};
pub use error::{Damage, Error, TooLarge};
pub use glossary::{Entity, Glossary, Name, Source};
pub use hit::{Explanation, Hit, Step};
pub use query::{Complete, Fuzzy};
