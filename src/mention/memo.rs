//! What was found at words, kept for when they come again.
//!
//! A text has few words and many of each. Which names a word alone may be, and which
//! names may go on behind it, depends on the word and on whether its sentence is Kazakh,
//! and on nothing else; so it is looked for once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::checks::Needs;
use crate::index::automaton::Place;
use crate::index::core::Letters;
use crate::reading::{ENGLISH, RUSSIAN, Reading, Tongue};

/// So many words are kept: some megabytes at most.
const MOST: usize = 1 << 14;
/// Words of more bytes are not kept.
const LONGEST: usize = 128;

/// The names that begin with a word.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Those that are the word.
    pub readings: Vec<(Reading, Needs)>,
    /// Those that may go on behind it.
    pub ahead: Vec<Ahead>,
}

/// Where a word leads.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    pub track: Track,
    pub place: Place,
    /// The letters with which the next word may begin.
    pub next: Letters,
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

/// Words and the names that begin with them, in and outside Kazakh sentences.
#[derive(Debug, Default)]
pub struct Memo {
    numbers: [HashMap<Box<str>, usize, RandomState>; 2],
    words: Vec<Word>,
    /// One that is not kept.
    other: Word,
}

impl Memo {
    /// What begins with a word, which is looked for if it is not known.
    pub fn word(&mut self, word: &str, in_kazakh: bool, look: impl FnOnce() -> Word) -> &Word {
        if word.len() > LONGEST {
            self.other = look();
            return &self.other;
        }
        let at = usize::from(in_kazakh);
        let number = match self.numbers[at].get(word) {
            Some(number) => *number,
            None => {
                if self.words.len() >= MOST {
                    self.words.clear();
                    self.numbers.iter_mut().for_each(HashMap::clear);
                }
                self.words.push(look());
                let number = self.words.len() - 1;
                self.numbers[at].insert(word.into(), number);
                number
            }
        };
        self.words.get(number).unwrap_or(&self.other)
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
