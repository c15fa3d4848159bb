//! The words of texts, each read once.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::lists::Role;
use super::memo;
use super::numbers::Numbers;
use crate::text::fold::Letter;

/// What is known of a word wherever it stands.
#[derive(Clone, Debug)]
pub struct Word {
    /// How it is written: bytes of [`Words`].
    text: Range<u32>,
    /// Its letters among those of the words.
    pub letters: Range<u32>,
    /// The first of them.
    pub first: char,
    /// Begins with a capital.
    pub is_capital: bool,
    /// Has a capital behind its first letter.
    pub has_capitals: bool,
    /// Has a letter that Kazakh has and Russian has not.
    pub is_kazakh: bool,
    /// Has a Cyrillic letter.
    pub is_cyrillic: bool,
    /// What it does in a list.
    pub role: Role,
    /// It is letters that the tables know, and nothing else.
    pub is_plain: bool,
}

/// Words by how they are written.
#[derive(Clone, Debug, Default)]
pub struct Words {
    hasher: RandomState,
    numbers: Numbers,
    words: Vec<Word>,
    text: Vec<u8>,
    /// At the layer `loose`.
    letters: Vec<char>,
}

impl Words {
    /// How many there are, and how many bytes of text they have.
    pub fn size(&self) -> (usize, usize) {
        (self.words.len(), self.text.len())
    }

    pub fn clear(&mut self) {
        self.numbers.clear();
        self.words.clear();
        self.text.clear();
        self.letters.clear();
    }

    /// The letters with these numbers.
    pub fn letters(&self, range: Range<u32>) -> &[char] {
        memo::part(&self.letters, &range)
    }

    /// The number of a word, if it is known.
    #[inline]
    pub fn find(&self, text: &[u8]) -> Option<u32> {
        self.numbers.find(self.hash(text), |number| {
            let word = self.get(number);
            word.is_some_and(|word| memo::part(&self.text, &word.text) == text)
        })
    }

    /// A word by its number.
    pub fn get(&self, number: u32) -> Option<&Word> {
        self.words.get(number as usize)
    }

    /// Adds a word, given its letters, what the first and the others are, and whether the tables
    /// know them all; its number.
    pub fn add(
        &mut self,
        text: &[u8],
        letters: &[char],
        [first, others]: [Letter; 2],
        is_plain: bool,
    ) -> u32 {
        let all = first.with(others);
        let word = Word {
            text: memo::add(&mut self.text, text.iter().copied()),
            letters: memo::add(&mut self.letters, letters.iter().copied()),
            first: letters.first().copied().unwrap_or_default(),
            is_capital: first.is_capital(),
            has_capitals: others.is_capital(),
            is_kazakh: all.is_kazakh(),
            is_cyrillic: all.is_cyrillic(),
            role: Role::of(letters),
            is_plain,
        };
        let number = self.words.len() as u32;
        self.numbers.add(self.hash(text), number);
        self.words.push(word);
        number
    }

    #[inline]
    fn hash(&self, text: &[u8]) -> u32 {
        let mut hasher = self.hasher.build_hasher();
        hasher.write(text);
        hasher.finish() as u32
    }
}
