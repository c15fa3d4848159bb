//! Reads the sections of a compiled glossary in place.
//!
//! Nothing here panics: what is not there reads as zero, empty or none. Opening
//! checks foreign bytes so thoroughly that this does not happen.

use std::ops::{ControlFlow, Range};

use super::alphabet::{self, LEAD, Letter, UNKNOWN};
use super::automaton::{Automaton, Place};
use super::inflection::Inflection;
use super::keys::Way;
use super::traits::Traits;
use crate::entity::{Kind, Lang, Relation, Role};
use crate::table::SourceRecord;
use crate::text::fold;

/// First bytes of every compiled glossary.
pub const MAGIC: [u8; 8] = *b"atau\r\n\x1a\n";
/// Version of the format that is read and written.
pub const VERSION: u32 = 5;
/// Bytes of the header.
pub const HEADER: usize = 24 + 8 * SECTIONS;
/// Number of sections.
pub const SECTIONS: usize = 12;
/// No number: no list, no name.
pub const NONE: u32 = u32::MAX;
/// No year.
pub const NO_YEAR: i16 = i16::MIN;
/// No coordinate.
pub const NO_DEGREES: i32 = i32::MIN;
/// Set in a posting that stands for a list.
pub const LIST: u32 = 1 << 31;
/// `u32` of a name, an entity, a source.
pub const NAME_WORDS: usize = 9;
/// See [`NAME_WORDS`].
pub const ENTITY_WORDS: usize = 23;
/// See [`NAME_WORDS`].
pub const SOURCE_WORDS: usize = 13;
/// Code points that the alphabet has a table for.
pub const DIRECT: usize = 0x530;
/// A query of more bytes than this names nothing: it cannot fold to a name.
pub const LONGEST_QUERY: usize = 1 << 16;
/// Keys to one peak.
pub const BLOCK: usize = 64;

/// The sections, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Characters to letters.
    Alphabet,
    /// Keys.
    Forward,
    /// Keys backwards.
    Backward,
    /// Keys to names.
    Postings,
    /// Keys to completion order.
    Merit,
    /// Least merit of each block.
    Peaks,
    /// Numbers.
    Lists,
    /// Names.
    Names,
    /// Entities.
    Entities,
    /// Sources.
    Sources,
    /// Text.
    Strings,
    /// Odds and ends.
    Info,
}

/// Where the sections are.
#[derive(Clone, Debug)]
pub struct Sections([Range<usize>; SECTIONS]);

impl Sections {
    /// Reads the section table of a header of [`HEADER`] bytes.
    pub fn read(header: &[u8]) -> Sections {
        Sections(std::array::from_fn(|i| {
            let start = word(header, 6 + 2 * i) as usize;
            start..start.saturating_add(word(header, 7 + 2 * i) as usize)
        }))
    }

    /// The bytes of one section.
    pub fn range(&self, section: Section) -> Range<usize> {
        self.0[section as usize].clone()
    }

    /// All ranges, in the order of the file.
    pub fn ranges(&self) -> &[Range<usize>; SECTIONS] {
        &self.0
    }
}

/// The bytes of a glossary and where its sections are.
#[derive(Clone, Copy, Debug)]
pub struct Core<'a> {
    bytes: &'a [u8],
    sections: &'a Sections,
}

/// Where a text leads among the keys.
#[derive(Clone, Copy, Debug)]
pub struct Descent {
    /// The keys that begin as it does.
    pub place: Place,
    /// Bit *n* is set if a key ends *n* letters before its end, in its last word.
    pub ends: u64,
}

/// The keys and their alphabet.
#[derive(Clone, Copy, Debug)]
pub struct ByLetters<'a> {
    alphabet: &'a [u8],
    keys: Automaton<'a>,
}

impl<'a> ByLetters<'a> {
    /// The keys at `place` that go on with a character.
    #[inline(always)]
    pub fn follow(&self, place: Place, c: char) -> Option<Place> {
        let letter = Core::letter_of(self.alphabet, c);
        if letter == UNKNOWN {
            return None;
        }
        let (first, second) = alphabet::labels(letter);
        let next = self.keys.follow(place, first)?;
        match second {
            Some(second) => self.follow_second(next, second),
            None => Some(next),
        }
    }

    /// The same of several characters.
    pub fn follow_all(&self, mut place: Place, text: &str) -> Option<Place> {
        for c in text.chars() {
            place = self.follow(place, c)?;
        }
        Some(place)
    }

    /// Goes on behind a character, if no key ends at `place` and all go on with it. Says no of
    /// rare ones.
    #[inline]
    pub fn skip_link(&self, place: &mut Place, c: char) -> bool {
        let letter = Core::letter_of(self.alphabet, c);
        let is_link = letter < Letter::from(LEAD) && self.keys.is_link(*place, letter as u8);
        place.at += u32::from(is_link);
        is_link
    }

    /// Which letters the keys at `place` go on with. To ask for many costs less than to
    /// follow each.
    #[inline]
    pub fn branches(&self, place: Place) -> Branches<'a> {
        Branches {
            alphabet: self.alphabet,
            letters: Letters::of(self.keys.labels_at(place)),
        }
    }

    /// The set of one letter; empty if no key has it.
    #[inline]
    pub fn letters_of(&self, c: char) -> Letters {
        letters_of(self.alphabet, c)
    }

    /// The rank of the key that ends at `place`, if one does.
    #[inline]
    pub fn rank_at(&self, place: Place) -> Option<usize> {
        self.keys.rank_at(place)
    }

    #[cold]
    #[inline(never)]
    fn follow_second(&self, place: Place, label: u8) -> Option<Place> {
        self.keys.follow(place, label)
    }
}

/// A set of letters. Of rare ones, whose first label is that of others, it errs on the
/// side of having them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters(
    /// First labels, one bit each: the bytes of a `u128`, which wants more room in what it is
    /// kept in.
    [u8; 16],
);

impl Letters {
    #[inline]
    fn of(labels: u128) -> Letters {
        Letters(labels.to_ne_bytes())
    }

    #[inline]
    fn labels(self) -> u128 {
        u128::from_ne_bytes(self.0)
    }

    /// Whether it has a letter that some text begins with.
    #[inline]
    pub fn may_have(self, letter: Letters) -> bool {
        self.labels() & letter.labels() != 0
    }

    /// The letters of both.
    #[inline]
    pub fn with(self, other: Letters) -> Letters {
        Letters::of(self.labels() | other.labels())
    }
}

/// With which letters some keys go on.
#[derive(Clone, Copy, Debug)]
pub struct Branches<'a> {
    alphabet: &'a [u8],
    pub letters: Letters,
}

impl Branches<'_> {
    /// Whether there is one letter at most.
    #[inline]
    pub fn is_one(&self) -> bool {
        let labels = self.letters.labels();
        labels & labels.wrapping_sub(1) == 0
    }

    /// Whether a key may go on with a text, judged by its first letter.
    #[inline(always)]
    pub fn may_have(&self, text: &str) -> bool {
        let first = text.chars().next();
        first.is_none_or(|c| self.letters.may_have(letters_of(self.alphabet, c)))
    }
}

/// The set of one letter; empty if no key has it.
#[inline]
fn letters_of(alphabet: &[u8], c: char) -> Letters {
    Letters::of(match Core::letter_of(alphabet, c) {
        UNKNOWN => 0,
        letter => 1 << (alphabet::labels(letter).0 & 0x7f),
    })
}

/// A key's claim on a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Index of the name.
    pub name: u32,
    /// How the key was made of it.
    pub way: Way,
    /// How many [plain letters](super::keys::plain_letters) the spelling begins with.
    pub plain: u8,
    /// The name is an abbreviation: said here, so that a search need not read the name.
    pub is_abbreviation: bool,
}

impl Posting {
    /// Bits of a posting that are not the name.
    const BITS: u32 = 9;
    /// How many names there may be; a posting has 31 bits.
    pub const NAMES: usize = 1 << (31 - Posting::BITS);

    /// The number that stands for it in the file.
    pub fn to_word(self) -> u32 {
        let flag = u32::from(self.is_abbreviation) << 8;
        self.name << Posting::BITS | flag | u32::from(self.plain) << 4 | self.way as u32
    }

    /// The posting that a number stands for.
    #[inline]
    pub fn from_word(word: u32) -> Option<Posting> {
        Some(Posting {
            name: word >> Posting::BITS,
            way: Way::at(word & 0xf)?,
            plain: (word >> 4 & 0xf) as u8,
            is_abbreviation: word >> 8 & 1 == 1,
        })
    }
}

impl<'a> Core<'a> {
    /// Reads `bytes` by `sections`.
    pub fn new(bytes: &'a [u8], sections: &'a Sections) -> Self {
        Core { bytes, sections }
    }

    /// The bytes of one section.
    #[inline]
    pub fn section(&self, section: Section) -> &'a [u8] {
        self.bytes
            .get(self.sections.range(section))
            .unwrap_or_default()
    }

    /// The keys.
    #[inline]
    pub fn forward(&self) -> Automaton<'a> {
        Automaton::new(self.section(Section::Forward), true)
    }

    /// The keys backwards.
    #[inline]
    pub fn backward(&self) -> Automaton<'a> {
        Automaton::new(self.section(Section::Backward), false)
    }

    /// Number of keys.
    pub fn keys(&self) -> usize {
        self.section(Section::Postings).len() / 4
    }

    /// Letters in the longest key.
    #[inline]
    pub fn longest_key(&self) -> usize {
        word(self.section(Section::Info), 0) as usize
    }

    /// The letter of a character at the layer `loose`.
    #[inline]
    pub fn letter(&self, c: char) -> Letter {
        Core::letter_of(self.section(Section::Alphabet), c)
    }

    /// The same, given the section.
    #[inline]
    fn letter_of(alphabet: &[u8], c: char) -> Letter {
        let code = c as usize;
        if code < DIRECT {
            return match alphabet.get(2 * code..2 * code + 2) {
                Some(bytes) => Letter::from_le_bytes([bytes[0], bytes[1]]),
                None => UNKNOWN,
            };
        }
        let rest = alphabet.get(2 * DIRECT..).unwrap_or_default();
        let mut range = 0..rest.len() / 8;
        while !range.is_empty() {
            let middle = range.start + range.len() / 2;
            match word(rest, 2 * middle).cmp(&(c as u32)) {
                std::cmp::Ordering::Equal => return word(rest, 2 * middle + 1) as Letter,
                std::cmp::Ordering::Less => range.start = middle + 1,
                std::cmp::Ordering::Greater => range.end = middle,
            }
        }
        UNKNOWN
    }

    /// The keys that begin as `text` does at the layer `loose`; `None` if there is none
    /// or if `text` has no letter. Reads no further than the keys go.
    #[inline]
    pub fn descend(&self, text: &str) -> Option<Descent> {
        self.descend_by(text, |_| ())
    }

    /// The same, and tells the place behind each letter.
    #[inline(always)]
    pub fn descend_by(&self, text: &str, mut each: impl FnMut(Place)) -> Option<Descent> {
        if text.len() > LONGEST_QUERY {
            return None;
        }
        let keys = self.keys_by_letters();
        let start = Descent {
            place: keys.keys.root(),
            ends: 0,
        };
        let walked = fold::exact_chars(text).walk(start, |Descent { place, ends }, fold| {
            let Some(c) = fold::loosen(fold.char) else {
                let ends = if fold.char == ' ' { 0 } else { ends };
                return ControlFlow::Continue(Descent { place, ends });
            };
            let Some(place) = keys.follow(place, c) else {
                return ControlFlow::Break(());
            };
            each(place);
            let ends = ends << 1 | u64::from(keys.keys.rank_at(place).is_some());
            ControlFlow::Continue(Descent { place, ends })
        });
        match walked {
            ControlFlow::Continue(descent) if descent.place != start.place => Some(descent),
            _ => None,
        }
    }

    /// The keys at `place` that go on with a character.
    #[inline]
    pub fn follow(&self, place: Place, c: char) -> Option<Place> {
        self.keys_by_letters().follow(place, c)
    }

    /// The keys, to be followed letter by letter. To be kept where many letters are.
    #[inline]
    pub fn keys_by_letters(&self) -> ByLetters<'a> {
        ByLetters {
            alphabet: self.section(Section::Alphabet),
            keys: self.forward(),
        }
    }

    /// Which letters the keys at `place` go on with. To ask for many costs less than to
    /// follow each.
    #[inline]
    pub fn branches(&self, place: Place) -> Branches<'a> {
        self.keys_by_letters().branches(place)
    }

    /// The set of one letter; empty if no key has it.
    #[inline]
    pub fn letters_of(&self, c: char) -> Letters {
        letters_of(self.section(Section::Alphabet), c)
    }

    /// The postings of the key with the given rank.
    #[inline]
    pub fn postings(&self, rank: usize) -> impl Iterator<Item = Posting> + use<'a> {
        let postings = self.section(Section::Postings);
        let words = match get_word(postings, rank) {
            Some(list) if list & LIST != 0 => self.list(list & !LIST),
            // a list of one, so to say
            _ => Words {
                bytes: postings.get(rank * 4..rank * 4 + 4).unwrap_or_default(),
            },
        };
        words.filter_map(Posting::from_word)
    }

    /// The list at an index; [`NONE`] is empty.
    #[inline]
    pub fn list(&self, at: u32) -> Words<'a> {
        let lists = self.section(Section::Lists);
        let Some(length) = get_word(lists, at as usize) else {
            return Words::default();
        };
        let start = (at as usize + 1) * 4;
        let bytes = lists
            .get(start..start.saturating_add(length as usize * 4))
            .unwrap_or_default();
        Words { bytes }
    }

    /// The text of a string; empty if it is not in the section or not UTF-8.
    pub fn string(&self, at: u32, length: u32) -> &'a str {
        if length == 0 {
            return "";
        }
        std::str::from_utf8(self.string_bytes(at, length)).unwrap_or_default()
    }

    #[inline]
    fn string_bytes(&self, at: u32, length: u32) -> &'a [u8] {
        let at = at as usize;
        self.section(Section::Strings)
            .get(at..at.saturating_add(length as usize))
            .unwrap_or_default()
    }

    /// Number of names.
    pub fn names(&self) -> usize {
        self.section(Section::Names).len() / (4 * NAME_WORDS)
    }

    /// Number of entities.
    pub fn entities(&self) -> usize {
        self.section(Section::Entities).len() / (4 * ENTITY_WORDS)
    }

    /// Number of sources.
    pub fn sources(&self) -> usize {
        self.section(Section::Sources).len() / (4 * SOURCE_WORDS)
    }

    #[inline]
    fn name_word(&self, name: u32, field: usize) -> u32 {
        word(
            self.section(Section::Names),
            name as usize * NAME_WORDS + field,
        )
    }

    /// The entity of a name.
    #[inline]
    pub fn name_entity(&self, name: u32) -> u32 {
        self.name_word(name, 0)
    }

    /// A name as it is written.
    pub fn form(&self, name: u32) -> &'a str {
        std::str::from_utf8(self.form_bytes(name)).unwrap_or_default()
    }

    /// A name as it is written, as bytes.
    #[inline]
    pub fn form_bytes(&self, name: u32) -> &'a [u8] {
        self.string_bytes(self.name_word(name, 1), self.name_word(name, 2) & 0xffff)
    }

    /// The language of a name.
    #[inline]
    pub fn lang(&self, name: u32) -> Lang {
        Lang::at((self.name_word(name, 2) >> 16) as u8).unwrap_or(Lang::En)
    }

    /// The role of a name.
    #[inline]
    pub fn role(&self, name: u32) -> Role {
        Role::at((self.name_word(name, 2) >> 24) as u8).unwrap_or(Role::Variant)
    }

    /// The years of a name.
    pub fn name_years(&self, name: u32) -> [Option<i16>; 2] {
        years(self.name_word(name, 3))
    }

    /// The sources of a name.
    #[inline]
    pub fn name_sources(&self, name: u32) -> Words<'a> {
        self.list(self.name_word(name, 4))
    }

    /// The note on a name.
    pub fn name_note(&self, name: u32) -> &'a str {
        self.string(self.name_word(name, 5), self.name_word(name, 6))
    }

    /// How a name inflects, if the file says so.
    #[inline]
    pub fn inflection(&self, name: u32) -> Option<Inflection<'a>> {
        Inflection::new(self.list(self.name_word(name, 7)))
    }

    /// What running text asks of a name.
    #[inline]
    pub fn traits(&self, name: u32) -> Traits {
        Traits(self.name_word(name, 8))
    }

    #[inline]
    fn entity_word(&self, entity: u32, field: usize) -> u32 {
        word(
            self.section(Section::Entities),
            entity as usize * ENTITY_WORDS + field,
        )
    }

    fn entity_string(&self, entity: u32, field: usize) -> &'a str {
        self.string(
            self.entity_word(entity, field),
            self.entity_word(entity, field + 1),
        )
    }

    /// The id of an entity.
    pub fn id(&self, entity: u32) -> &'a str {
        self.string(
            self.entity_word(entity, 0),
            self.entity_word(entity, 1) & 0xffff,
        )
    }

    /// The kind of an entity.
    #[inline]
    pub fn kind(&self, entity: u32) -> Kind {
        Kind::at((self.entity_word(entity, 1) >> 16) as u8).unwrap_or(Kind::Term)
    }

    /// The names of an entity.
    pub fn entity_names(&self, entity: u32) -> Range<u32> {
        let names = self.names() as u32;
        self.entity_word(entity, 2)..self.entity_word(entity, 3).min(names)
    }

    /// The preferred name in one of the main languages.
    pub fn label(&self, entity: u32, lang: Lang) -> Option<u32> {
        let field = Lang::MAIN.iter().position(|main| *main == lang)?;
        let name = self.entity_word(entity, 4 + field);
        (name != NONE && (name as usize) < self.names()).then_some(name)
    }

    /// The description in one of the main languages.
    pub fn description(&self, entity: u32, lang: Lang) -> &'a str {
        std::str::from_utf8(self.description_bytes(entity, lang)).unwrap_or_default()
    }

    /// The same, as bytes.
    pub fn description_bytes(&self, entity: u32, lang: Lang) -> &'a [u8] {
        let Some(field) = Lang::MAIN.iter().position(|main| *main == lang) else {
            return &[];
        };
        let [at, length] = [7, 8].map(|word| self.entity_word(entity, word + 2 * field));
        self.string_bytes(at, length)
    }

    /// The years of an entity.
    pub fn entity_years(&self, entity: u32) -> [Option<i16>; 2] {
        years(self.entity_word(entity, 13))
    }

    /// Latitude and longitude in ten-thousandths of a degree.
    pub fn position(&self, entity: u32) -> Option<[i32; 2]> {
        let position = [14, 15].map(|field| self.entity_word(entity, field) as i32);
        (!position.contains(&NO_DEGREES)).then_some(position)
    }

    /// The number of the Wikidata item.
    pub fn wikidata(&self, entity: u32) -> Option<u32> {
        Some(self.entity_word(entity, 16)).filter(|number| *number != 0)
    }

    /// What inflection rules cannot guess.
    pub fn grammar(&self, entity: u32) -> &'a str {
        self.entity_string(entity, 17)
    }

    /// The note on an entity.
    pub fn entity_note(&self, entity: u32) -> &'a str {
        self.entity_string(entity, 19)
    }

    /// Relations of an entity to others.
    pub fn relations(&self, entity: u32) -> impl Iterator<Item = (Relation, u32)> + use<'a> {
        let mut words = self.list(self.entity_word(entity, 21));
        std::iter::from_fn(move || Some((words.next()?, words.next()?)))
            .filter_map(|(relation, other)| Some((Relation::at(relation as u8)?, other)))
    }

    /// The entity with the given id.
    pub fn find_entity(&self, id: &str) -> Option<u32> {
        let mut range = 0..self.entities() as u32;
        while !range.is_empty() {
            let middle = range.start + range.len() as u32 / 2;
            match self.id(middle).cmp(id) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => range.start = middle + 1,
                std::cmp::Ordering::Greater => range.end = middle,
            }
        }
        None
    }

    /// A source.
    pub fn source(&self, source: u32) -> SourceRecord {
        let sources = self.section(Section::Sources);
        let at = source as usize * SOURCE_WORDS;
        let text = |field| self.source_string(source, field).to_owned();
        let [year, _] = years(word(sources, at + 12));
        SourceRecord {
            id: text(0),
            title: text(1),
            author: text(2),
            year,
            lang: text(3),
            publication: text(4),
            url: text(5),
        }
    }

    /// A text of a source: id, title, author, language, publication, url.
    pub fn source_string(&self, source: u32, field: usize) -> &'a str {
        let sources = self.section(Section::Sources);
        let at = source as usize * SOURCE_WORDS + 2 * field;
        self.string(word(sources, at), word(sources, at + 1))
    }

    /// How readily the key with the given rank is offered.
    pub fn merit(&self, ranks: Range<usize>) -> &'a [u8] {
        self.section(Section::Merit).get(ranks).unwrap_or_default()
    }

    /// The least merit of each block of keys.
    pub fn peaks(&self) -> &'a [u8] {
        self.section(Section::Peaks)
    }
}

/// Numbers of a list.
#[derive(Clone, Debug, Default)]
pub struct Words<'a> {
    bytes: &'a [u8],
}

impl Iterator for Words<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (number, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.bytes.len() / 4, Some(self.bytes.len() / 4))
    }
}

impl ExactSizeIterator for Words<'_> {}

/// The `u32` with the given index; 0 if there is none.
#[inline]
pub fn word(bytes: &[u8], index: usize) -> u32 {
    get_word(bytes, index).unwrap_or(0)
}

#[inline]
fn get_word(bytes: &[u8], index: usize) -> Option<u32> {
    let at = index.checked_mul(4)?;
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn years(word: u32) -> [Option<i16>; 2] {
    [word as u16 as i16, (word >> 16) as u16 as i16].map(|year| (year != NO_YEAR).then_some(year))
}
