//! What was found in stretches of text, kept for when they come again.
//!
//! A text has few words and many of each. Which names some words may be, and which may
//! go on behind them, depends on how they are written and on the [`Manner`] in which they are
//! looked up, and on nothing else; so it is looked for once.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::checks::Needs;
use super::evidence::Facts;
use super::numbers::Numbers;
use super::spans::Trail;
use super::tokens::{Token, Window};
use crate::index::automaton::Place;
use crate::index::core::{Core, Letters};
use crate::reading::{ENGLISH, MENDED, RUSSIAN, Reading, Tongue};
use crate::text::repair::{self, Repaired};

/// So much is kept, in stretches, in readings and in places: some megabytes at most.
pub const MOST: usize = 3 << 14;
/// Of their text, so many bytes.
const MOST_BYTES: usize = 3 << 19;

/// What some words mean.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// They are a name.
    pub is_name: bool,
    /// With which words the names that begin with them may go on.
    pub next: Onward,
    /// The end of its part of each list of a memo, which begins where that of the meaning
    /// before ends: the names that they are, …
    readings: u32,
    /// … those of them that are the hits of a mention, in order, if no text around tells, …
    hits: u32,
    /// … and where the names are that go on behind them.
    ahead: u32,
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

/// In which manner some words are looked up, by the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As words of a sentence that is not Kazakh, …
    Foreign,
    /// … of one that is, …
    Kazakh,
    /// … or as letters of a scheme.
    Romanised,
}

impl Manner {
    const COUNT: usize = 3;

    /// That of the words from a token on.
    pub fn of(token: &Token) -> Manner {
        match token.in_kazakh {
            true => Manner::Kazakh,
            false => Manner::Foreign,
        }
    }
}

/// Stretches by how they are written and looked up.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    hasher: RandomState,
    /// What words mean, by their number, in each manner: a small table, of which most of a scan
    /// needs no more.
    words: Vec<[Known; Manner::COUNT]>,
    /// Numbers of meanings by that of some words and the number of a word behind a space, …
    next: Numbers,
    /// … or by the hash of the text, with the text.
    stretches: [HashMap<u64, (Range<u32>, u32), RandomState>; Manner::COUNT],
    meanings: Vec<Meaning>,
    text: Vec<u8>,
    readings: Vec<(Reading, Needs)>,
    /// With their entities.
    hits: Vec<(Reading, u32)>,
    ahead: Vec<Ahead>,
    /// What speaks for readings and hits that had others beside them.
    facts: HashMap<Nth, Facts, RandomState>,
    /// By the hash of a damaged text and of what it was: where both are in the text, and which
    /// of its readings that is.
    repairs: HashMap<u64, ([Range<u32>; 2], u8), RandomState>,
}

/// The number of the meaning of words that are no name and begin none, as most.
const NOTHING: u32 = u32::MAX - 1;

/// What is known of a word: the number of its meaning and 1, or 0.
#[derive(Clone, Copy, Debug, Default)]
struct Known(u32);

impl Known {
    fn number(self) -> Option<u32> {
        self.0.checked_sub(1)
    }
}

/// One of the readings that are kept, or of the hits, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nth {
    Reading(usize),
    Hit(usize),
}

/// Where a stretch is, or would be.
#[derive(Clone, Copy, Debug)]
pub enum Key<'t> {
    /// A word.
    Word { number: u32, manner: Manner },
    /// A word behind others and a space.
    Next { before: u32, number: u32 },
    /// Words with other signs between them.
    Stretch {
        text: &'t [u8],
        manner: Manner,
        hash: u64,
    },
}

impl Memo {
    /// Forgets all if it is much. What was found before is no longer there.
    #[inline]
    pub fn make_room(&mut self) {
        let others: usize = self.stretches.iter().map(HashMap::len).sum();
        let stretches = self.next.len() + others;
        let is_full = stretches.max(self.meanings.len()).max(self.repairs.len()) >= MOST
            || self.text.len() >= MOST_BYTES
            || self.readings.len().max(self.ahead.len()) >= MOST;
        if is_full {
            self.clear();
        }
    }

    #[cold]
    fn clear(&mut self) {
        self.words.clear();
        self.next.clear();
        self.stretches.iter_mut().for_each(HashMap::clear);
        self.meanings.clear();
        self.text.clear();
        self.readings.clear();
        self.hits.clear();
        self.ahead.clear();
        self.facts.clear();
        self.repairs.clear();
    }

    /// Where the stretch `text` is, whatever stands between its words.
    pub fn key<'t>(&self, text: &'t str, manner: Manner) -> Key<'t> {
        let text = text.as_bytes();
        let mut hasher = self.hasher.build_hasher();
        hasher.write(text);
        Key::Stretch {
            text,
            manner,
            hash: hasher.finish(),
        }
    }

    /// The number of what a stretch means, if that is known.
    #[inline]
    pub fn find(&self, key: Key<'_>) -> Option<u32> {
        match key {
            Key::Word { number, manner } => self.word(number, manner).number(),
            Key::Next { before, number } => self.next.find(self.pair(before, number)?, |_| true),
            Key::Stretch { text, manner, hash } => {
                let (kept, number) = self.stretches[manner as usize].get(&hash)?;
                (part(&self.text, kept) == text).then_some(*number)
            }
        }
    }

    /// What a word means, as far as that is known.
    #[inline]
    fn word(&self, number: u32, manner: Manner) -> Known {
        let word = self.words.get(number as usize);
        word.map_or(Known::default(), |word| word[manner as usize])
    }

    /// A number for a meaning and a word: another for each two, and near ones far apart, as the
    /// finalizer of MurmurHash3 has it. There are never so many that it is `None`.
    #[inline]
    fn pair(&self, before: u32, number: u32) -> Option<u32> {
        let seed = self.hasher.hash_one(0_u32) as u32;
        let pair = u32::from(u16::try_from(before).ok()?) << 16;
        let mut pair = (pair | u32::from(u16::try_from(number).ok()?)) ^ seed;
        pair = (pair ^ pair >> 16).wrapping_mul(0x85eb_ca6b);
        pair = (pair ^ pair >> 13).wrapping_mul(0xc2b2_ae35);
        Some(pair ^ pair >> 16)
    }

    /// Whether it is known that no name begins with a token that is looked up in a manner.
    #[inline]
    pub fn is_nothing(&self, token: &Token, manner: Manner) -> bool {
        self.word(token.word, manner).number() == Some(NOTHING)
    }

    /// What a stretch means, by its number, unless that is nothing.
    #[inline]
    pub fn meaning(&self, number: u32) -> Option<&Meaning> {
        self.meanings.get(number as usize)
    }

    /// Keeps what a stretch means, and the hits of its mentions, if no text around tells; its
    /// number.
    pub fn keep(
        &mut self,
        key: Key<'_>,
        readings: &[(Reading, Needs)],
        hits: impl Iterator<Item = (Reading, u32)>,
        ahead: impl Iterator<Item = Ahead>,
        next: Onward,
    ) -> u32 {
        let known = match readings.is_empty() && next.is_none() {
            true => NOTHING,
            false => {
                self.meanings.push(Meaning {
                    is_name: !readings.is_empty(),
                    next,
                    readings: add(&mut self.readings, readings.iter().copied()).end,
                    hits: add(&mut self.hits, hits).end,
                    ahead: add(&mut self.ahead, ahead).end,
                });
                self.meanings.len() as u32 - 1
            }
        };
        match key {
            Key::Word { number, manner } => {
                let number = number as usize;
                if self.words.len() <= number {
                    let unknown = [Known::default(); Manner::COUNT];
                    self.words.resize(number + 1, unknown);
                }
                if let Some(word) = self.words.get_mut(number) {
                    word[manner as usize] = Known(known + 1);
                }
            }
            Key::Next { before, number } => {
                if let Some(pair) = self.pair(before, number) {
                    self.next.add(pair, known);
                }
            }
            Key::Stretch { text, manner, hash } => {
                let text = add(&mut self.text, text.iter().copied());
                self.stretches[manner as usize].insert(hash, (text, known));
            }
        }
        known
    }

    /// The part that a meaning has of a list.
    #[inline]
    fn part(&self, meaning: u32, end: impl Fn(&Meaning) -> u32) -> Range<u32> {
        let parts = [meaning.checked_sub(1), Some(meaning)];
        let [start, end] = parts.map(|number| self.meaning(number?).map(&end));
        start.unwrap_or(0)..end.unwrap_or(0)
    }

    /// The names that a stretch is, with their numbers.
    pub fn readings(&self, meaning: u32) -> impl Iterator<Item = (usize, &(Reading, Needs))> {
        let range = self.part(meaning, |meaning| meaning.readings);
        (range.start as usize..).zip(part(&self.readings, &range))
    }

    /// The hits of every mention of a stretch, in order, with the number of the first; none if
    /// the text around tells. With their entities.
    pub fn hits(&self, meaning: u32) -> (usize, &[(Reading, u32)]) {
        let range = self.part(meaning, |meaning| meaning.hits);
        (range.start as usize, part(&self.hits, &range))
    }

    /// Where the names are that go on behind a stretch.
    pub fn ahead(&self, meaning: u32) -> &[Ahead] {
        part(&self.ahead, &self.part(meaning, |meaning| meaning.ahead))
    }

    /// How another text is a reading of a damaged one, for the [path](crate::reading::Path) of a reading.
    pub fn repair(&mut self, text: &str, mended: &str) -> u8 {
        let both = [text, mended].map(str::as_bytes);
        let hash = self.hasher.hash_one(both);
        if let Some((kept, which)) = self.repairs.get(&hash) {
            if kept.each_ref().map(|kept| part(&self.text, kept)) == both {
                return *which;
            }
        }
        let is_it = |repaired: &Repaired| repaired.text() == mended;
        let which = match repair::mend(text).filter(is_it) {
            Some(_) => MENDED,
            None => {
                let which = repair::repairs(text).position(|repaired| is_it(&repaired));
                which.map_or(0, |which| which as u8 + 1)
            }
        };
        let kept = both.map(|text| add(&mut self.text, text.iter().copied()));
        self.repairs.insert(hash, (kept, which));
        which
    }

    /// What speaks for a reading or hit.
    pub fn facts(&mut self, of: Nth, learn: impl FnOnce() -> Facts) -> Facts {
        *self.facts.entry(of).or_insert_with(learn)
    }
}

/// Adds to a list; which part of it that is.
pub fn add<T>(list: &mut Vec<T>, more: impl Iterator<Item = T>) -> Range<u32> {
    let start = list.len() as u32;
    list.extend(more);
    start..list.len() as u32
}

pub fn part<'l, T>(list: &'l [T], part: &Range<u32>) -> &'l [T] {
    let part = part.start as usize..part.end as usize;
    list.get(part).unwrap_or_default()
}

/// What scans have learnt that are done.
#[derive(Clone, Debug, Default)]
pub struct Pool(Arc<Mutex<Vec<(Memo, Window, Trail)>>>);

/// What a scan has learnt, and where it has come to; goes back to its pool behind it.
#[derive(Debug)]
pub struct Lease {
    pool: Pool,
    pub memo: Memo,
    pub window: Window,
    pub trail: Trail,
}

impl Pool {
    pub fn lease(&self) -> Lease {
        let mut learnt = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (memo, mut window, trail) = learnt.pop().unwrap_or_default();
        // its words are of another text
        window.tokens.clear();
        Lease {
            pool: self.clone(),
            memo,
            window,
            trail,
        }
    }
}

impl Lease {
    /// Forgets all words if they are many, and what they mean. The window is no longer there.
    pub fn make_room(&mut self) {
        let (words, bytes) = self.window.words.size();
        if words >= MOST || bytes >= MOST_BYTES {
            self.window.words.clear();
            self.memo.clear();
        }
    }
}

/// What a copy learns is its own: the pool has no more than were out at the same time.
impl Clone for Lease {
    fn clone(&self) -> Self {
        Lease {
            pool: Pool::default(),
            memo: self.memo.clone(),
            window: self.window.clone(),
            trail: self.trail.clone(),
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let learnt = (
            std::mem::take(&mut self.memo),
            std::mem::take(&mut self.window),
            std::mem::take(&mut self.trail),
        );
        let mut pool = self.pool.0.lock().unwrap_or_else(PoisonError::into_inner);
        pool.push(learnt);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_has_as_many_as_were_out_at_the_same_time() {
        let pool = Pool::default();
        for _ in 0..3 {
            let leases = [pool.lease(), pool.lease()];
            assert_eq!(leases.clone().len(), 2);
        }
        assert_eq!(pool.0.lock().unwrap().len(), 2);
    }
}
