//! Checks the bytes of a compiled glossary before they are used.
//!
//! After [`sections`] and [`contents`] every reference in the file leads to
//! something that is there, every text is UTF-8, and the automata hold the keys that
//! the postings speak of. O(letters of all keys); allocates no more than the key at
//! hand.

use std::fmt;

use super::alphabet::{LEAD, MAX_LETTERS, UNKNOWN};
use super::core::{
    BLOCK, Core, DIRECT, ENTITY_WORDS, HEADER, LIST, MAGIC, NAME_WORDS, NONE, Posting,
    SOURCE_WORDS, Section, Sections, VERSION, word,
};
use super::inflection;
use super::traits::Traits;
use crate::entity::{Kind, Lang, Relation, Role};

/// Why bytes are no glossary.
///
/// ```
/// # use atau::{Damage, Error, Glossary};
/// let cut = &Glossary::bundled().as_bytes()[..1000];
/// let error = Glossary::open(cut).unwrap_err();
/// assert!(matches!(error, Error::Damage(Damage::Length { found: 1000, .. })));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Damage {
    /// There are fewer bytes than a header has.
    Short {
        /// How many there are.
        bytes: usize,
    },
    /// They do not begin as a compiled glossary does.
    Magic,
    /// They are of a version that this library does not read.
    Version {
        /// Which.
        found: u32,
    },
    /// The file is longer or shorter than it says.
    Length {
        /// What it says.
        stated: u64,
        /// What it has.
        found: u64,
    },
    /// The checksum is not that of the bytes.
    Checksum,
    /// The checksum is right but the contents cannot be.
    Section {
        /// The section at fault.
        section: &'static str,
        /// What is wrong with it.
        what: &'static str,
    },
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Damage::Short { bytes } => write!(
                f,
                "{bytes} bytes are too few for a compiled glossary, which has at least {HEADER}"
            ),
            Damage::Magic => {
                f.write_str("this is not a compiled glossary; make one with `atau compile`")
            }
            Damage::Version { found } => write!(
                f,
                "the glossary has format version {found}, this program reads {VERSION}; \
                 compile its tables again"
            ),
            Damage::Length { stated, found } => write!(
                f,
                "the glossary should have {stated} bytes but has {found}; copy or compile it again"
            ),
            Damage::Checksum => f.write_str(
                "the checksum of the glossary is wrong: it was damaged; copy or compile it again",
            ),
            Damage::Section { section, what } => write!(
                f,
                "the section `{section}` of the glossary has {what}; compile its tables again"
            ),
        }
    }
}

impl std::error::Error for Damage {}

/// The names of the sections, in the order of the file.
const SECTION_NAMES: [&str; super::core::SECTIONS] = [
    "alphabet", "forward", "backward", "postings", "merit", "peaks", "lists", "names", "entities",
    "sources", "strings", "info",
];

/// Checks header, length and checksum, and reads the section table.
///
/// # Errors
///
/// The first thing that is wrong.
pub fn sections(bytes: &[u8]) -> Result<Sections, Damage> {
    if !bytes.starts_with(&MAGIC[..bytes.len().min(8)]) {
        return Err(Damage::Magic);
    }
    if bytes.len() < HEADER {
        return Err(Damage::Short { bytes: bytes.len() });
    }
    let found = word(bytes, 2);
    if found != VERSION {
        return Err(Damage::Version { found });
    }
    let stated = u64::from(word(bytes, 4)) | u64::from(word(bytes, 5)) << 32;
    let found = bytes.len() as u64;
    if stated != found {
        return Err(Damage::Length { stated, found });
    }
    if crc32fast::hash(&bytes[16..]) != word(bytes, 3) {
        return Err(Damage::Checksum);
    }
    let sections = Sections::read(bytes);
    let mut end = HEADER;
    for (range, section) in sections.ranges().iter().zip(SECTION_NAMES) {
        if range.start < end || range.end > bytes.len() {
            let what = "a place outside the file or within another section";
            return Err(Damage::Section { section, what });
        }
        end = range.end;
    }
    Ok(sections)
}

/// Checks that the sections agree with each other.
///
/// # Errors
///
/// The first thing that is wrong.
pub fn contents(core: Core<'_>) -> Result<(), Damage> {
    let fail = |section: Section, what: &'static str| {
        Err(Damage::Section {
            section: SECTION_NAMES[section as usize],
            what,
        })
    };
    let ensure = |good: bool, section: Section, what: &'static str| {
        if good { Ok(()) } else { fail(section, what) }
    };
    let length = |section| core.section(section).len();

    let rows = [
        (Section::Postings, 4),
        (Section::Lists, 4),
        (Section::Names, 4 * NAME_WORDS),
        (Section::Entities, 4 * ENTITY_WORDS),
        (Section::Sources, 4 * SOURCE_WORDS),
    ];
    for (section, width) in rows {
        ensure(length(section) % width == 0, section, "a row cut off")?;
    }
    let keys = core.keys();
    ensure(
        length(Section::Merit) == keys,
        Section::Merit,
        "a wrong length",
    )?;
    ensure(
        length(Section::Peaks) == keys.div_ceil(BLOCK),
        Section::Peaks,
        "a wrong length",
    )?;
    for (block, peak) in core.merit(0..keys).chunks(BLOCK).zip(core.peaks()) {
        ensure(
            block.iter().min() == Some(peak),
            Section::Peaks,
            "a wrong least merit",
        )?;
    }
    ensure(length(Section::Info) == 4, Section::Info, "a wrong length")?;
    let longest = core.longest_key();
    ensure(
        longest <= LONGEST_KEY,
        Section::Info,
        "a key longer than any may be",
    )?;
    alphabet(core.section(Section::Alphabet)).or_else(|what| fail(Section::Alphabet, what))?;

    let strings = std::str::from_utf8(core.section(Section::Strings));
    let Ok(strings) = strings else {
        return fail(Section::Strings, "bytes that are not UTF-8");
    };
    let string = |section: Section, at: u32, length: u32| {
        let (at, length) = (at as usize, length as usize);
        let inside = strings.get(at..at.saturating_add(length)).is_some();
        ensure(inside, section, "a text outside the strings")
    };
    // the numbers of a list that must be there, or an empty one
    let list = |section: Section, at: u32| {
        let list = core.list(at);
        let stated = word(core.section(Section::Lists), at as usize) as usize;
        let whole = at == NONE || (list.len() == stated && stated > 0);
        ensure(whole, section, "a list outside the lists")?;
        Ok(list)
    };

    let rows = |section: Section, width: usize| {
        let bytes = core.section(section);
        (0..bytes.len() / (4 * width))
            .map(move |row| move |field: usize| word(bytes, row * width + field))
    };
    let mut first_name = 0;
    let mut last_id = None;
    for (index, row) in rows(Section::Entities, ENTITY_WORDS).enumerate() {
        let at = Section::Entities;
        let texts = [
            [row(0), row(1) & 0xffff],
            [row(7), row(8)],
            [row(9), row(10)],
            [row(11), row(12)],
            [row(17), row(18)],
            [row(19), row(20)],
        ];
        for [start, length] in texts {
            string(at, start, length)?;
        }
        let id = core.id(index as u32);
        ensure(last_id < Some(id), at, "ids out of order")?;
        last_id = Some(id);
        ensure(
            Kind::at((row(1) >> 16) as u8).is_some() && row(1) >> 24 == 0,
            at,
            "an unknown kind",
        )?;
        ensure(
            row(2) == first_name && row(3) > row(2),
            at,
            "names out of order",
        )?;
        first_name = row(3);
        for (field, lang) in (4..7).zip(Lang::MAIN) {
            let name = row(field);
            let fits = name == NONE
                || (row(2)..row(3)).contains(&name)
                    && (name as usize) < core.names()
                    && core.lang(name) == lang;
            ensure(fits, at, "a preferred name of another entity")?;
        }
        let relations = list(at, row(21))?;
        ensure(relations.len() % 2 == 0, at, "half a relation")?;
        let mut relations = relations;
        while let (Some(relation), Some(other)) = (relations.next(), relations.next()) {
            let known = relation < Relation::ALL.len() as u32 && (other as usize) < core.entities();
            ensure(known, at, "an unknown relation")?;
        }
    }
    ensure(
        first_name as usize == core.names(),
        Section::Names,
        "names of no entity",
    )?;

    for (index, row) in rows(Section::Names, NAME_WORDS).enumerate() {
        let at = Section::Names;
        let own = (row(0) as usize) < core.entities()
            && core.entity_names(row(0)).contains(&(index as u32));
        ensure(own, at, "a name of another entity")?;
        string(at, row(1), row(2) & 0xffff)?;
        string(at, row(5), row(6))?;
        let known =
            Lang::at((row(2) >> 16) as u8).is_some() && Role::at((row(2) >> 24) as u8).is_some();
        ensure(known, at, "an unknown language or role")?;
        for source in list(at, row(4))? {
            ensure((source as usize) < core.sources(), at, "an unknown source")?;
        }
        let inflection = list(at, row(7))?;
        let known = row(7) == NONE || inflection::is_inflection(inflection);
        ensure(known, at, "an unknown inflection")?;
        let name = index as u32;
        let traits = Traits::of(core.form(name), core.name_note(name));
        ensure(core.traits(name) == traits, at, "traits of another name")?;
    }
    for row in rows(Section::Sources, SOURCE_WORDS) {
        for field in 0..6 {
            string(Section::Sources, row(2 * field), row(2 * field + 1))?;
        }
    }

    for row in rows(Section::Postings, 1) {
        let at = Section::Postings;
        let posting = |posting: u32| {
            let known = |posting: &Posting| (posting.name as usize) < core.names();
            let Some(known) = Posting::from_word(posting & !LIST).filter(known) else {
                return fail(at, "an unknown name");
            };
            ensure(posting & LIST == 0, at, "an unknown name")?;
            let is_abbreviation = core.role(known.name) == Role::Abbreviation;
            let agrees = known.is_abbreviation == is_abbreviation;
            ensure(agrees, at, "a name of another role")
        };
        match row(0) {
            many if many & LIST != 0 && many != NONE => {
                for one in list(at, many & !LIST)? {
                    posting(one)?;
                }
            }
            one => posting(one)?,
        }
    }

    let letters = |key: &[u8]| {
        let mut labels = key.iter();
        let mut letters = 0;
        while let Some(first) = labels.next() {
            letters += 1;
            if *first >= LEAD && labels.next().is_none_or(|second| *second >= LEAD) {
                return None;
            }
        }
        Some(letters)
    };
    let well_made = |key: &[u8]| letters(key).is_some_and(|letters| letters <= longest);
    core.forward()
        .verify(keys, 2 * longest, &mut |key| well_made(key))
        .or_else(|what| fail(Section::Forward, what))?;
    let mut ahead = Vec::new();
    core.backward()
        .verify(keys, 2 * longest, &mut |key| {
            super::fuzzy::reverse(key, &mut ahead);
            well_made(key) && core.forward().rank(&ahead).is_some()
        })
        .or_else(|what| fail(Section::Backward, what))
}

/// The most letters a key may have.
const LONGEST_KEY: usize = 256;

fn alphabet(section: &[u8]) -> Result<(), &'static str> {
    let Some((direct, rest)) = section.split_at_checked(2 * DIRECT) else {
        return Err("a wrong length");
    };
    if rest.len() % 8 != 0 {
        return Err("a wrong length");
    }
    let direct = direct
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let others = (0..rest.len() / 8).map(|i| (word(rest, 2 * i), word(rest, 2 * i + 1)));
    let known = |letter: u32| (letter as usize) < MAX_LETTERS;
    if !direct
        .into_iter()
        .all(|letter| letter == UNKNOWN || known(u32::from(letter)))
        || !others.clone().all(|(_, letter)| known(letter))
    {
        return Err("a letter that cannot be");
    }
    if !others.is_sorted_by(|a, b| a.0 < b.0) {
        return Err("characters out of order");
    }
    Ok(())
}
