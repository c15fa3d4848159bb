//! *atau* (Kazakh for "name, term") is a glossary of names and terms in Kazakh, Russian
//! and English for the history of Kazakhstan and Xinjiang, 1916-1940, as a library.
//!
//! It knows that Шыңжаң, Синьцзян and Xinjiang are one place, that Шәуешек, Чугучак,
//! Chuguchak, Tacheng and Qöqek are one town, what kind of thing a name names, which of
//! its spellings is preferred in each language, which document has it, and which forms
//! are errors, with whatever ending a name carries. It is no translator of texts and no
//! gazetteer of the world: it knows what its tables have.
//!
//! # One line
//!
//! ```
//! # use atau::{Glossary, Lang};
//! assert_eq!(Glossary::bundled().translate("Чугучак", Lang::En), ["Tacheng"]);
//! ```
//!
//! [`Glossary::bundled`] costs nothing: the index was compiled when the library was
//! built, is linked into the program and is read where it lies.
//!
//! # What is this name?
//!
//! [`lookup`](Glossary::lookup) answers with all that a name may name, best first. A
//! [`Hit`] has the [`Entity`], the [`Name`] that was found, and the [`Layer`]: how far the
//! query was from the name.
//!
//! ```
//! # use atau::{Glossary, Kind, Lang, Layer};
//! let glossary = Glossary::bundled();
//! for hit in glossary.lookup("Орал") {
//!     // a town, an oblast, a river, a governorate
//!     println!("{}: {:?}", hit.entity().id(), hit.entity().description(Lang::En));
//! }
//! // letter case, ё, the kind of dash or quote make no difference …
//! assert_eq!(glossary.lookup("Филипп ГОЛОЩЁКИН")[0].layer(), Layer::Exact);
//! // … nor does a Russian keyboard, or a hyphen, but that is another layer
//! let hit = glossary.lookup("шауе-шек")[0];
//! assert_eq!((hit.name().form(), hit.layer()), ("Шәуешек", Layer::Loose));
//! assert_eq!(
//!     hit.explain().to_string(),
//!     "`шауе-шек` is read as `Шәуешек`: а for ә, hyphens, spaces and points apart"
//! );
//! ```
//!
//! # What was meant?
//!
//! [`fuzzy`](Glossary::fuzzy) also finds names one or two edits away, all of them, the
//! likelier slip first. [`complete`](Glossary::complete) finds names by their beginning.
//! Both take filters.
//!
//! ```
//! # use atau::{Glossary, Kind, Lang};
//! # let glossary = Glossary::bundled();
//! let hits = glossary.fuzzy("Шыңжяң").kinds([Kind::Place]).limit(3).hits();
//! assert_eq!((hits[0].name().form(), hits[0].edits()), ("Шыңжаң", 1));
//! let names = glossary.complete("Шәу").langs([Lang::Kk]).hits();
//! assert_eq!(names[0].name().form(), "Шәуешек");
//! ```
//!
//! # Where are names in this text?
//!
//! [`find_iter`](Glossary::find_iter) finds every name in running text, with its ending and
//! whatever damage; [`canonicalize`](Glossary::canonicalize) puts the preferred names of a
//! language in their place. A [`Finder`] does the same with settings.
//!
//! ```
//! # use atau::{Glossary, Lang};
//! # let glossary = Glossary::bundled();
//! let text = "Беженцы возвращались из Чигичака";
//! let ids: Vec<&str> = glossary.find_iter(text).map(|mention| mention.entity().id()).collect();
//! assert_eq!(ids, ["refugee", "tacheng"]);
//! assert_eq!(glossary.canonicalize(text, Lang::Ru), "Беженцы возвращались из Чугучака");
//! ```
//!
//! # What else is it called?
//!
//! Every entity lists its names with language, role, years and sources. A name whose role
//! [is not correct](Role::is_correct), a misspelling, say, is understood but never offered.
//!
//! ```
//! # use atau::Glossary;
//! # let glossary = Glossary::bundled();
//! let tacheng = glossary.entity("tacheng").unwrap();
//! for name in tacheng.names().filter(|name| name.role().is_correct()) {
//!     println!("{} ({}, {})", name.form(), name.lang(), name.role());
//! }
//! ```
//!
//! # A glossary of one's own
//!
//! Tables in CSV, described in `glossary/README.md`, are read with
//! [`Glossary::from_dir`], laid over the bundled ones with [`Glossary::merge`], and kept
//! compiled with [`Glossary::write_to`] and [`Glossary::open`]. Every fault in a table is
//! reported with file, line, column and a way to mend it.
//!
//! ```no_run
//! # use atau::Glossary;
//! let mine = Glossary::from_dir("my-glossary")?;
//! let both = Glossary::bundled().merge(&mine)?;
//! both.write_to(std::fs::File::create("both.atau").unwrap()).unwrap();
//! # Ok::<(), atau::Error>(())
//! ```
//!
//! # Features
//!
//! | feature | |
//! | --- | --- |
//! | `bundled` (default) | the glossary that comes with the library |
//! | `serde` | [`serde::Serialize`] for hits, mentions, entities, names, sources, explanations |
//! | `cli` | the program `atau` |
//!
//! # Where things are
//!
//! | module | |
//! | --- | --- |
//! | [`entity`] | kinds, languages, roles, layers |
//! | [`Finder`], [`Mention`] | names in running text |
//! | [`text`] | folding, words, romanisation, repair, how letters are mistaken |
//! | [`inflect`] | Kazakh, Russian and English endings |
//! | [`table`] | the CSV tables and complaints about them |
//! | [`export`] | files for spell-checkers |
//!
//! The minimum Rust version is 1.85.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod card;
mod collide;
mod complete;
pub mod entity;
mod error;
pub mod export;
mod glossary;
mod hit;
mod index;
pub mod inflect;
mod mention;
mod query;
mod reading;
#[cfg(feature = "serde")]
mod serialize;
pub mod table;
pub mod text;

pub use card::{Card, Summary};
pub use collide::Collision;
pub use complete::Complete;
pub use entity::{Kind, Lang, Layer, Origin, Relation, Role, Script, UnknownWord};
pub use error::{Damage, Error, TooLarge};
pub use export::Format;
pub use glossary::{Entity, Glossary, Name, Source};
pub use hit::{Explanation, Hit, Step};
pub use mention::{Finder, FinderBuilder, Mention, Mentions, Overlap};
pub use query::Fuzzy;
pub use text::romanise::Scheme;

/// The code in README.md runs.
#[cfg(all(doctest, feature = "bundled"))]
#[doc = include_str!("../README.md")]
struct Readme;
