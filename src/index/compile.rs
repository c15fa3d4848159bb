//! Compiles records to the bytes of a glossary.
//!
//! O(letters of all names) but for the sorting of the keys; the order of entities,
//! names and sources is that of the records, so equal tables give equal bytes.

use std::collections::HashMap;
use std::fmt;

use super::alphabet::{self, Letter, MAX_LETTERS, UNKNOWN};
use super::build::Builder;
use super::core::{
    BLOCK, DIRECT, HEADER, LIST, MAGIC, NO_DEGREES, NO_YEAR, NONE, Posting, SECTIONS, VERSION,
};
use super::inflection;
use super::keys::{self, Way};
use super::traits::Traits;
use crate::entity::{Lang, Role};
use crate::table::{EntityRecord, NameRecord, Records};

/// Why records cannot be compiled.
///
/// ```
/// let error = atau::TooLarge::Characters(99_999);
/// assert!(error.to_string().starts_with("the names have 99999 different characters; at most"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TooLarge {
    /// More different characters than the index can number.
    Characters(usize),
    /// More names than the index can number.
    Names(usize),
    /// More than four gigabytes.
    Bytes(usize),
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TooLarge::Characters(n) => write!(
                f,
                "the names have {n} different characters; at most {MAX_LETTERS} can be indexed"
            ),
            TooLarge::Names(n) => write!(f, "{n} names; at most {} can be indexed", Posting::NAMES),
            TooLarge::Bytes(n) => write!(f, "{n} bytes; a glossary has at most {} bytes", u32::MAX),
        }
    }
}

impl std::error::Error for TooLarge {}

/// Compiles `records`.
///
/// # Errors
///
/// If they are too many.
pub fn compile(records: &Records) -> Result<Vec<u8>, TooLarge> {
    let names: usize = records.entities.iter().map(|e| e.names.len()).sum();
    if names > Posting::NAMES {
        return Err(TooLarge::Names(names));
    }
    let mut sections: [Vec<u8>; SECTIONS] = Default::default();
    let [
        alphabet,
        forward,
        backward,
        postings,
        merit,
        peaks,
        lists,
        name_section,
        entities,
        sources,
        strings,
        info,
    ] = &mut sections;

    let mut pool = Pool::default();
    write_records(records, &mut pool, name_section, entities, sources);

    // keys: all spellings of all names
    let mut keys = Vec::new();
    let mut first = 0;
    for entity in &records.entities {
        for (index, way, spelling) in keys::spellings(entity) {
            let key: Vec<char> = keys::key(&spelling).collect();
            let name = entity.names.get(index);
            let posting = Posting {
                name: first + index as u32,
                way,
                plain: keys::plain_letters(&spelling),
                is_abbreviation: name.is_some_and(|name| name.role == Role::Abbreviation),
            };
            let merit = name.map_or(u8::MAX, |name| merit_of(name, way));
            keys.push((key, posting.to_word(), merit));
        }
        first += entity.names.len() as u32;
    }
    let letters = number(keys.iter().flat_map(|(key, ..)| key.iter().copied()))?;
    write_alphabet(&letters, alphabet);
    let longest = keys.iter().map(|(key, ..)| key.len()).max().unwrap_or(0);
    push(info, [longest as u32]);

    let mut direct = vec![UNKNOWN; DIRECT];
    for (c, letter) in &letters {
        if let Some(slot) = direct.get_mut(*c as usize) {
            *slot = *letter;
        }
    }
    let letter = |c: char| match direct.get(c as usize) {
        Some(letter) => *letter,
        None => letters.get(&c).copied().unwrap_or(UNKNOWN),
    };
    let labels = |key: &mut dyn Iterator<Item = &char>| {
        let mut labels = Vec::new();
        for c in key {
            let (first, second) = alphabet::labels(letter(*c));
            labels.push(first);
            labels.extend(second);
        }
        labels
    };

    // the two automata are independent, and most of the work
    let ahead = || {
        let mut ahead: Vec<(Vec<u8>, u32, u8)> = keys
            .iter()
            .map(|(key, posting, merit)| (labels(&mut key.iter()), *posting, *merit))
            .collect();
        ahead.sort_unstable();
        ahead.dedup();
        let automaton = build(
            ahead
                .chunk_by(|a, b| a.0 == b.0)
                .map(|group| &group[0].0[..]),
            true,
        );
        (ahead, automaton)
    };
    let behind = || {
        let mut behind: Vec<Vec<u8>> = keys
            .iter()
            .map(|(key, ..)| labels(&mut key.iter().rev()))
            .collect();
        behind.sort_unstable();
        behind.dedup();
        build(behind.iter().map(Vec::as_slice), false)
    };
    let ahead = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().spawn_scoped(scope, behind);
        let (ahead, automaton) = ahead();
        *forward = automaton;
        *backward = match thread.map(|thread| thread.join()) {
            Ok(Ok(automaton)) => automaton,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            // there are no threads here
            Err(_) => behind(),
        };
        ahead
    });
    for group in ahead.chunk_by(|a, b| a.0 == b.0) {
        let posting = match group {
            [(_, single, _)] => *single,
            many => LIST | pool.list(many.iter().map(|(_, posting, _)| *posting)),
        };
        push(postings, [posting]);
        merit.push(
            group
                .iter()
                .map(|(_, _, merit)| *merit)
                .min()
                .unwrap_or(u8::MAX),
        );
    }
    let least = |block: &[u8]| block.iter().copied().min().unwrap_or(u8::MAX);
    peaks.extend(merit.chunks(BLOCK).map(least));

    push(lists, pool.lists);
    *strings = pool.text.into_bytes();
    assemble(&sections)
}

/// An automaton over keys in order.
fn build<'k>(keys: impl Iterator<Item = &'k [u8]>, ranked: bool) -> Vec<u8> {
    let mut builder = Builder::new(ranked);
    for key in keys {
        builder.add(key);
    }
    builder.finish()
}

/// How readily a name is offered as a completion: by role, then by length. A name
/// that is not correct is never offered.
fn merit_of(name: &NameRecord, way: Way) -> u8 {
    let class = match name.role {
        _ if !name.role.is_correct() || way != Way::Name => return u8::MAX,
        Role::Preferred => 0,
        Role::Variant => 1,
        Role::Abbreviation => 2,
        _ => 3,
    };
    let length = name.form.chars().count() / 2;
    class << 5 | length.min(31) as u8
}

/// Numbers the characters, the commonest first.
fn number(characters: impl Iterator<Item = char>) -> Result<HashMap<char, Letter>, TooLarge> {
    let mut counts: HashMap<char, u32> = HashMap::new();
    let mut common = vec![0_u32; DIRECT];
    for c in characters {
        match common.get_mut(c as usize) {
            Some(count) => *count += 1,
            None => *counts.entry(c).or_default() += 1,
        }
    }
    let common = common
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0);
    counts.extend(common.filter_map(|(code, count)| Some((char::from_u32(code as u32)?, count))));
    if counts.len() > MAX_LETTERS {
        return Err(TooLarge::Characters(counts.len()));
    }
    let mut ordered: Vec<(char, u32)> = counts.into_iter().collect();
    ordered.sort_unstable_by_key(|(c, count)| (u32::MAX - count, *c));
    Ok(ordered.into_iter().map(|(c, _)| c).zip(0..).collect())
}

fn write_alphabet(letters: &HashMap<char, Letter>, out: &mut Vec<u8>) {
    let mut others = Vec::new();
    let mut direct = vec![UNKNOWN; DIRECT];
    for (c, letter) in letters {
        match direct.get_mut(*c as usize) {
            Some(slot) => *slot = *letter,
            None => others.push((*c as u32, u32::from(*letter))),
        }
    }
    out.extend(direct.iter().flat_map(|letter| letter.to_le_bytes()));
    others.sort_unstable();
    for (c, letter) in others {
        push(out, [c, letter]);
    }
}

/// Strings and lists, each distinct one once.
#[derive(Default)]
struct Pool {
    text: String,
    strings: HashMap<String, u32>,
    lists: Vec<u32>,
    known_lists: HashMap<Vec<u32>, u32>,
}

impl Pool {
    /// Start and length of `text`.
    fn string(&mut self, text: &str) -> [u32; 2] {
        if text.is_empty() {
            return [0, 0];
        }
        let at = match self.strings.get(text) {
            Some(at) => *at,
            None => {
                let at = self.text.len() as u32;
                self.text.push_str(text);
                self.strings.insert(text.to_owned(), at);
                at
            }
        };
        [at, text.len() as u32]
    }

    /// Index of the list of `numbers`, `NONE` if there are none.
    fn list(&mut self, numbers: impl Iterator<Item = u32>) -> u32 {
        let numbers: Vec<u32> = numbers.collect();
        if numbers.is_empty() {
            return NONE;
        }
        if let Some(at) = self.known_lists.get(&numbers) {
            return *at;
        }
        let at = self.lists.len() as u32;
        self.lists.push(numbers.len() as u32);
        self.lists.extend(&numbers);
        self.known_lists.insert(numbers, at);
        at
    }
}

fn write_records(
    records: &Records,
    pool: &mut Pool,
    names: &mut Vec<u8>,
    entities: &mut Vec<u8>,
    sources: &mut Vec<u8>,
) {
    let mut first = 0;
    for (index, entity) in records.entities.iter().enumerate() {
        for name in &entity.names {
            let [at, length] = pool.string(&name.form);
            let [note, note_length] = pool.string(&name.note);
            let cited = pool.list(name.sources.iter().map(|source| *source as u32));
            let tags = (name.lang as u32) << 16 | (name.role as u32) << 24;
            push(
                names,
                [
                    index as u32,
                    at,
                    length | tags,
                    pack(name.years),
                    cited,
                    note,
                    note_length,
                    pool.list(inflection::numbers(name, entity).into_iter()),
                    Traits::of(&name.form, &name.note).0,
                ],
            );
        }
        write_entity(entity, first, pool, entities);
        first += entity.names.len() as u32;
    }
    for source in &records.sources {
        let texts = [
            &source.id,
            &source.title,
            &source.author,
            &source.lang,
            &source.publication,
            &source.url,
        ];
        for text in texts {
            push(sources, pool.string(text));
        }
        push(sources, [pack([source.year, None])]);
    }
}

fn write_entity(entity: &EntityRecord, first: u32, pool: &mut Pool, out: &mut Vec<u8>) {
    let [id, id_length] = pool.string(&entity.id);
    push(out, [id, id_length | (entity.kind as u32) << 16]);
    push(out, [first, first + entity.names.len() as u32]);
    for lang in Lang::MAIN {
        let label = entity
            .names
            .iter()
            .position(|name| name.lang == lang && name.role == Role::Preferred);
        push(out, [label.map_or(NONE, |label| first + label as u32)]);
    }
    for description in &entity.descriptions {
        push(out, pool.string(description));
    }
    push(out, [pack(entity.years)]);
    let position = entity.position.unwrap_or([NO_DEGREES; 2]);
    push(out, position.map(|degrees| degrees as u32));
    push(out, [entity.wikidata.unwrap_or(0)]);
    push(out, pool.string(&entity.grammar));
    push(out, pool.string(&entity.note));
    let relations = entity.relations.iter();
    let relations = relations.flat_map(|(relation, other)| [*relation as u32, *other as u32]);
    push(out, [pool.list(relations), 0]);
}

fn pack(years: [Option<i16>; 2]) -> u32 {
    let [from, to] = years.map(|year| u32::from(year.unwrap_or(NO_YEAR) as u16));
    from | to << 16
}

fn push(out: &mut Vec<u8>, numbers: impl IntoIterator<Item = u32>) {
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

/// Puts header and sections together.
fn assemble(sections: &[Vec<u8>; SECTIONS]) -> Result<Vec<u8>, TooLarge> {
    // sections of numbers start at multiples of four
    let aligned = |length: usize| length.next_multiple_of(4);
    let length = HEADER + sections.iter().map(|s| aligned(s.len())).sum::<usize>();
    if u32::try_from(length).is_err() {
        return Err(TooLarge::Bytes(length));
    }
    let mut file = Vec::with_capacity(length);
    file.extend(MAGIC);
    push(&mut file, [VERSION, 0]);
    file.extend((length as u64).to_le_bytes());
    let mut start = HEADER;
    for section in sections {
        push(&mut file, [start as u32, section.len() as u32]);
        start += aligned(section.len());
    }
    for section in sections {
        file.extend(section);
        file.resize(aligned(file.len()), 0);
    }
    let checksum = crc32fast::hash(&file[16..]);
    file[12..16].copy_from_slice(&checksum.to_le_bytes());
    Ok(file)
}
