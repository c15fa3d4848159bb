//! What was found in stretches of text, kept for when they come again.
//!
//! A text has few words and many of each. Which names some words may be, and which may
//! go on behind them, depends on how they are written and on whether their sentence is
//! Kazakh, and on nothing else; so it is looked for once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::checks::Needs;
use crate::index::automaton::Place;
use crate::index::core::{Core, Letters};
use crate::reading::{ENGLISH, RUSSIAN, Reading, Tongue};

/// So many stretches are kept: some megabytes at most.
const MOST: usize = 1 << 15;
/// Stretches of more bytes are not kept.
const LONGEST: usize = 256;

/// What some words mean.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    /// The names that they are.
    pub readings: Vec<(Reading, Needs)>,
    /// Where the names are that go on behind them.
    pub ahead: Vec<Ahead>,
}

/// Where words lead.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    pub track: Track,
    pub place: Place,
    /// The letters with which the next word may begin.
    pub next: Letters,
}

impl Ahead {
    /// To the names that begin with any word.
    pub fn anywhere(track: Track, core: Core<'_>) -> Ahead {
        Ahead {
            track,
            place: core.forward().root(),
            next: Letters::default(),
        }
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
    numbers: [HashMap<Box<str>, usize, RandomState>; 2],
    stretches: Vec<Stretch>,
    /// One that is not kept.
    other: Stretch,
}

impl Memo {
    /// What a stretch means, which is looked for if it is not known.
    pub fn stretch(
        &mut self,
        text: &str,
        in_kazakh: bool,
        look: impl FnOnce() -> Stretch,
    ) -> &Stretch {
        if text.len() > LONGEST {
            self.other = look();
            return &self.other;
        }
        let at = usize::from(in_kazakh);
        let number = match self.numbers[at].get(text) {
            Some(number) => *number,
            None => {
                if self.stretches.len() >= MOST {
                    self.stretches.clear();
                    self.numbers.iter_mut().for_each(HashMap::clear);
                }
                self.stretches.push(look());
                let number = self.stretches.len() - 1;
                self.numbers[at].insert(text.into(), number);
                number
            }
        };
        self.stretches.get(number).unwrap_or(&self.other)
    }
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
