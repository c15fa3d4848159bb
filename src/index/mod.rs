//! The compiled glossary: one file that is the index, read in place.
//!
//! # The file, version 5
//!
//! All numbers are little-endian. A *string* is a pair of `u32`: where in the
//! section `strings` it starts and how many bytes it has. A *list* is the `u32`
//! index in the section `lists` of a count that is followed by as many numbers.
//!
//! | bytes | header |
//! | --- | --- |
//! | 0..8 | magic: `atau`, CR, LF, 0x1A, LF (a transfer as text damages it) |
//! | 8..12 | version of the format, `u32` |
//! | 12..16 | CRC-32 (IEEE) of the whole file from byte 16 on |
//! | 16..24 | length of the file, `u64` |
//! | 24..120 | twelve sections: where each starts and how many bytes it has, `u32` each |
//!
//! | section | contents |
//! | --- | --- |
//! | `alphabet` | 0x530 `u16`: the [letter](alphabet) of each code point below U+0530 of a key, 0xFFFF for none; then, ascending, `u32` code point and `u32` letter of each of the others |
//! | `forward` | ranked [automaton] over the keys |
//! | `backward` | automaton over the keys, letters in reverse order |
//! | `postings` | one `u32` for each key: a posting, or, with the highest bit set, the list of its postings |
//! | `merit` | one byte for each key: how readily its best name is offered as a completion, 0 first; 0xFF never |
//! | `peaks` | the least `merit` of each 64 keys |
//! | `lists` | numbers, `u32` each |
//! | `names` | nine `u32` each: entity; form (string, its length in the low 16 bits, then 8 bits of language and 8 of role); years (two `i16`, -32768 for none); sources (list, or 0xFFFFFFFF); note (string); how it [inflects](inflection) (list, or 0xFFFFFFFF); its [traits](traits) |
//! | `entities` | 23 `u32` each, ordered by id: id (string, its length in the low 16 bits, then 8 bits of kind); first and last name; preferred name in Kazakh, Russian, English (0xFFFFFFFF for none); three descriptions (strings); years; latitude, longitude (`i32`, ten-thousandths of a degree, -2147483648 for none); Wikidata number (0 for none); grammar, note (strings); relations (list of pairs relation, entity, or 0xFFFFFFFF) |
//! | `sources` | 13 `u32` each: id, title, author, language, publication, url (strings); year (`i16`, -32768 for none) |
//! | `strings` | UTF-8 |
//! | `info` | `u32`: letters in the longest key |
//!
//! A *posting* is the index of a name, shifted left by nine; then a bit that is set if the
//! name is an abbreviation; then four bits for how many
//! [plain letters](keys::plain_letters) the spelling begins with, so that a prefix need
//! seldom be compared with it; and in the low four bits the way in which the key was
//! made of the name: see [`keys::Way`].
//!
//! Names stand in the order of their entities, so that those of one entity are a
//! range.
//!
//! # Keys
//!
//! A key is a name at the layer `loose`: letters and digits alone. One key serves
//! the layers `exact` and `loose`: which of the two a hit is, is seen by comparing
//! the query with the name. Searching for a key with few edits therefore also
//! finds names that differ from the query in any number of Kazakh letters typed
//! as Russian ones.

pub mod alphabet;
pub mod automaton;
pub mod build;
pub mod check;
pub mod compile;
pub mod core;
pub mod decompile;
pub mod fuzzy;
pub mod inflection;
pub mod keys;
pub mod traits;
