//! What was found in stretches of text, kept for when they come again.
//!
//! A text has few words and many of each. Which names some words may be, and which may
//! go on behind them, depends on how they are written and on whether their sentence is
//! Kazakh, and on nothing else; so it is looked for once.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::checks::Needs;
use super::evidence::Facts;
use crate::index::automaton::Place;
use crate::index::core::{Core, Letters};
use crate::reading::{ENGLISH, RUSSIAN, Reading, Tongue};
use crate::text::repair;

/// So much is kept, in stretches, in readings and in places: some megabytes at most.
const MOST: usize = 1 << 15;
/// Of their text, so many bytes.
const MOST_BYTES: usize = 1 << 20;

/// What some words mean: parts of the lists of a memo.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// How they are written.
    text: Range<u32>,
    /// The names that they are.
    readings: Range<u32>,
    /// Where the names are that go on behind them.
    ahead: Range<u32>,
    pub next: Onward,
}

/// Where words lead.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    pub track: Track,
    pub place: Place,
}

impl Ahead {
    /// To the names that begin with any word.
    pub fn anywhere(track: Track, core: Core<'_>) -> Ahead {
        let place = core.forward().root();
        Ahead { track, place }
    }
}

/// With which words the names behind some others may go on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Onward {
    /// The letters with which the next word may begin.
    pub letters: Letters,
    /// How the words so far were understood, one bit each.
    tracks: u8,
}

impl Onward {
    /// Adds the names on one track that go on with some letters.
    pub fn add(&mut self, track: Track, letters: Letters) {
        self.letters = self.letters.with(letters);
        self.tracks |= 1 << track as u8;
    }

    pub fn has(&self, track: Track) -> bool {
        self.tracks & 1 << track as u8 != 0
    }

    /// Whether no name goes on.
    pub fn is_none(&self) -> bool {
        self.tracks == 0
    }
}

/// How the words so far were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    /// As they are.
    Same,
    /// Some of them as forms of Russian words, …
    Russian,
    /// … of English ones.
    English,
    /// As letters of a scheme.
    Romanised,
}

impl Track {
    /// The language of which forms were understood.
    pub fn tongue(self) -> Option<&'static Tongue> {
        match self {
            Track::Russian => Some(&RUSSIAN),
            Track::English => Some(&ENGLISH),
            Track::Same | Track::Romanised => None,
        }
    }
}

/// Stretches by how they are written, outside and inside Kazakh sentences.
#[derive(Debug, Default)]
pub struct Memo {
    hasher: RandomState,
    /// Numbers of meanings by the hash of the text.
    stretches: [HashMap<u64, u32, RandomState>; 2],
    meanings: Vec<Meaning>,
    text: Vec<u8>,
    readings: Vec<(Reading, Needs)>,
    ahead: Vec<Ahead>,
    /// What speaks for readings that had others beside them, by their number.
    facts: HashMap<usize, Facts, RandomState>,
    /// By the hash of a damaged text and of what it was: where both are in the text, and which
    /// of its readings that is.
    repairs: HashMap<u64, ([Range<u32>; 2], u8), RandomState>,
}

/// Where a stretch is, or would be.
#[derive(Clone, Copy, Debug)]
pub struct Key<'t> {
    text: &'t [u8],
    in_kazakh: bool,
    hash: u64,
}

impl Memo {
    /// Forgets all if it is much. What was found before is no longer there.
    pub fn make_room(&mut self) {
        let is_full = self.meanings.len() >= MOST
            || self.text.len() >= MOST_BYTES
            || self.readings.len().max(self.ahead.len()) >= MOST;
        if is_full {
            self.stretches.iter_mut().for_each(HashMap::clear);
            self.meanings.clear();
            self.text.clear();
            self.readings.clear();
            self.ahead.clear();
            self.facts.clear();
            self.repairs.clear();
        }
    }

    /// Where the stretch `text` is.
    pub fn key<'t>(&self, text: &'t [u8], in_kazakh: bool) -> Key<'t> {
        let mut hasher = self.hasher.build_hasher();
        hasher.write(text);
        Key {
            text,
            in_kazakh,
            hash: hasher.finish(),
        }
    }

    /// The number of what a stretch means, if that is known.
    #[inline]
    pub fn find(&self, key: Key<'_>) -> Option<u32> {
        let number = *self.stretches[usize::from(key.in_kazakh)].get(&key.hash)?;
        let meaning = self.meaning(number)?;
        (part(&self.text, &meaning.text) == key.text).then_some(number)
    }

    /// What a stretch means, by its number.
    #[inline]
    pub fn meaning(&self, number: u32) -> Option<&Meaning> {
        self.meanings.get(number as usize)
    }

    /// Keeps what a stretch means; its number.
    pub fn keep(
        &mut self,
        key: Key<'_>,
        readings: impl Iterator<Item = (Reading, Needs)>,
        ahead: impl Iterator<Item = Ahead>,
        next: Onward,
    ) -> u32 {
        let meaning = Meaning {
            text: add(&mut self.text, key.text.iter().copied()),
            readings: add(&mut self.readings, readings),
            ahead: add(&mut self.ahead, ahead),
            next,
        };
        let number = self.meanings.len() as u32;
        self.meanings.push(meaning);
        self.stretches[usize::from(key.in_kazakh)].insert(key.hash, number);
        number
    }

    /// The names that a stretch is, with their numbers.
    pub fn readings(&self, meaning: &Meaning) -> impl Iterator<Item = (usize, &(Reading, Needs))> {
        let numbers = meaning.readings.start as usize..;
        numbers.zip(part(&self.readings, &meaning.readings))
    }

    /// Where the names are that go on behind a stretch.
    pub fn ahead(&self, meaning: &Meaning) -> &[Ahead] {
        part(&self.ahead, &meaning.ahead)
    }

    /// Which of the [repaired](repair::repairs) readings of a text another is, from 1; 0 if it
    /// is none.
    pub fn repair(&mut self, text: &str, mended: &str) -> u8 {
        let both = [text, mended].map(str::as_bytes);
        let hash = self.hasher.hash_one(both);
        if let Some((kept, which)) = self.repairs.get(&hash) {
            if kept.each_ref().map(|kept| part(&self.text, kept)) == both {
                return *which;
            }
        }
        let which = repair::repairs(text).position(|repaired| repaired.text() == mended);
        let which = which.map_or(0, |which| which as u8 + 1);
        let kept = both.map(|text| add(&mut self.text, text.iter().copied()));
        self.repairs.insert(hash, (kept, which));
        which
    }

    /// What speaks for the reading with a number.
    pub fn facts(&mut self, number: usize, learn: impl FnOnce() -> Facts) -> Facts {
        *self.facts.entry(number).or_insert_with(learn)
    }
}

/// Adds to a list; which part of it that is.
fn add<T>(list: &mut Vec<T>, more: impl Iterator<Item = T>) -> Range<u32> {
    let start = list.len() as u32;
    list.extend(more);
    start..list.len() as u32
}

fn part<'l, T>(list: &'l [T], part: &Range<u32>) -> &'l [T] {
    let part = part.start as usize..part.end as usize;
    list.get(part).unwrap_or_default()
}

/// Memos that no scan uses at the moment.
#[derive(Clone, Debug, Default)]
pub struct Pool(Arc<Mutex<Vec<Memo>>>);

/// A memo for one scan; goes back to its pool behind it.
#[derive(Debug)]
pub struct Lease {
    pool: Pool,
    pub memo: Memo,
}

impl Pool {
    pub fn lease(&self) -> Lease {
        let mut memos = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Lease {
            pool: self.clone(),
            memo: memos.pop().unwrap_or_default(),
        }
    }
}

impl Clone for Lease {
    fn clone(&self) -> Self {
        self.pool.lease()
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut memos = self.pool.0.lock().unwrap_or_else(PoisonError::into_inner);
        memos.push(std::mem::take(&mut self.memo));
    }
}
