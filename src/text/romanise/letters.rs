//! A text as letters: small, composed, with their case and place.

use unicode_normalization::char::{canonical_combining_class, compose};

use crate::text::fold::{COMPOSED, Fold};

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a word.
    Letter,
    /// A combining mark that does not compose with its letter, such as a stress mark.
    Mark,
    /// Between words.
    Other,
}

/// A letter, or a character that is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// In lower case.
    pub char: char,
    /// Whether it was written as a capital.
    pub is_upper: bool,
    pub kind: Kind,
    /// Where it starts in the text.
    pub start: usize,
    /// Where it ends, with the marks that it is composed of.
    pub end: usize,
}

impl Letter {
    fn new(c: char, start: usize, end: usize) -> Letter {
        let mut lower = c.to_lowercase();
        let char = match (lower.next(), lower.next()) {
            (Some(lower), None) => lower,
            _ => c,
        };
        let kind = if canonical_combining_class(c) != 0 {
            Kind::Mark
        } else if c.is_alphabetic() {
            Kind::Letter
        } else {
            Kind::Other
        };
        Letter {
            char,
            is_upper: char != c,
            kind,
            start,
            end,
        }
    }

    /// A character that comes from here.
    pub fn fold(self, char: char) -> Fold {
        Fold {
            char,
            start: self.start,
            end: self.end,
        }
    }
}

/// The letters of a text; a letter and a mark that Unicode composes are one, as are the
/// ones that [`COMPOSED`] lists. O(n).
pub(super) fn read(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len() / 2 + 1);
    for (start, c) in text.char_indices() {
        let letter = Letter::new(c, start, start + c.len_utf8());
        match letters.last_mut() {
            Some(last) if letter.kind == Kind::Mark && last.kind == Kind::Letter => {
                match composed(last.char, c) {
                    Some(char) => (last.char, last.end) = (char, letter.end),
                    None => letters.push(letter),
                }
            }
            _ => letters.push(letter),
        }
    }
    letters
}

/// The letter that a letter and a mark make.
fn composed(letter: char, mark: char) -> Option<char> {
    let kazakh = COMPOSED
        .iter()
        .find(|(base, marks, _)| *base == letter && marks.contains(&mark));
    kazakh.map_or_else(|| compose(letter, mark), |(_, _, made)| Some(*made))
}

/// The letter of the same word before `at`.
pub(super) fn previous(letters: &[Letter], at: usize) -> Option<&Letter> {
    let before = letters.get(..at).unwrap_or_default();
    let other = before.iter().rev().find(|letter| letter.kind != Kind::Mark);
    other.filter(|letter| letter.kind == Kind::Letter)
}

/// The letter of the same word from `at` on.
pub(super) fn next(letters: &[Letter], at: usize) -> Option<&Letter> {
    let from = letters.get(at..).unwrap_or_default();
    let other = from.iter().find(|letter| letter.kind != Kind::Mark);
    other.filter(|letter| letter.kind == Kind::Letter)
}

/// [`previous`], the letter itself.
pub(super) fn before(letters: &[Letter], at: usize) -> Option<char> {
    previous(letters, at).map(|letter| letter.char)
}

/// [`next`], the letter itself.
pub(super) fn after(letters: &[Letter], at: usize) -> Option<char> {
    next(letters, at).map(|letter| letter.char)
}
