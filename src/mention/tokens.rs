//! A stretch of text as words with their letters, ready to be walked.

use std::ops::Range;

use crate::text::fold;

/// A run of letters and digits.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its letters among those of the window.
    pub letters: Range<usize>,
    /// Its bytes in the text of the window.
    pub bytes: Range<usize>,
    /// What stands between it and the token before it.
    pub gap: Gap,
    /// Begins with a capital.
    pub is_capital: bool,
    /// Has a capital behind its first letter.
    pub has_capitals: bool,
    /// Has a letter that Kazakh has and Russian has not.
    pub is_kazakh: bool,
    /// Has a Cyrillic letter.
    pub is_cyrillic: bool,
}

/// The signs between two tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap(u8);

impl Gap {
    pub const SPACE: Gap = Gap(1);
    pub const HYPHEN: Gap = Gap(2);
    pub const POINT: Gap = Gap(4);
    pub const QUOTE: Gap = Gap(8);
    pub const APOSTROPHE: Gap = Gap(16);
    pub const BRACKET: Gap = Gap(32);
    /// Ends a sentence or a part of one: a comma, say.
    pub const CLAUSE: Gap = Gap(64);
    /// Ends a sentence or a paragraph.
    pub const BREAK: Gap = Gap(128);

    /// The sign of a character at the layer `exact`.
    pub fn of(c: char) -> Gap {
        match c {
            ' ' => Gap::SPACE,
            '-' => Gap::HYPHEN,
            '.' => Gap::POINT,
            '"' => Gap::QUOTE,
            '\'' => Gap::APOSTROPHE,
            '(' | ')' | '[' | ']' => Gap::BRACKET,
            _ => Gap::CLAUSE,
        }
    }

    pub fn with(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    pub fn has(self, other: Gap) -> bool {
        self.0 & other.0 != 0
    }
}

/// Words of a text with all their letters.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// At the layer `loose`.
    pub letters: Vec<char>,
    /// The bytes behind each letter.
    pub ends: Vec<u32>,
    pub tokens: Vec<Token>,
}

/// So many tokens before and behind tell in which language a token stands.
const CONTEXT: usize = 5;

impl Window {
    /// Reads the words of `text`; what was there before is gone. O(text).
    pub fn read(&mut self, text: &str) {
        let Window {
            letters,
            ends,
            tokens,
        } = self;
        letters.clear();
        ends.clear();
        tokens.clear();
        let mut gap = Gap::default();
        let mut open: Option<Token> = None;
        let mut digit = false;
        for fold in fold::exact_chars(text) {
            let Some(letter) = fold::loosen(fold.char) else {
                tokens.extend(open.take());
                gap = gap.with(Gap::of(fold.char));
                continue;
            };
            // a footnote's number is no part of the word before it
            let is_digit = letter.is_ascii_digit();
            if is_digit && !digit {
                tokens.extend(open.take());
            }
            digit = is_digit;
            letters.push(letter);
            ends.push(fold.end as u32);
            let written = text.get(fold.start..).and_then(|rest| rest.chars().next());
            let is_capital = written.is_some_and(|c| c != fold.char && c.is_uppercase());
            let is_cyrillic = ('\u{400}'..='\u{52f}').contains(&fold.char);
            let is_kazakh = is_cyrillic && fold.char > 'ё' && letter != fold.char;
            match &mut open {
                Some(token) => {
                    token.letters.end += 1;
                    token.bytes.end = fold.end;
                    token.has_capitals |= is_capital;
                    token.is_kazakh |= is_kazakh;
                    token.is_cyrillic |= is_cyrillic;
                }
                None => {
                    let first = letters.len() - 1;
                    let last = tokens
                        .last()
                        .map(|token: &Token| (token.letters.len(), token.bytes.end));
                    let (length, end) = last.unwrap_or_default();
                    let between = text.get(end..fold.start).unwrap_or_default();
                    let is_sentence = gap.has(Gap::POINT) && gap.has(Gap::SPACE) && length > 3;
                    if is_sentence || gap.has(Gap::SPACE) && is_paragraph(between) {
                        gap = gap.with(Gap::BREAK);
                    }
                    open = Some(Token {
                        letters: first..first + 1,
                        bytes: fold.start..fold.end,
                        gap: std::mem::take(&mut gap),
                        is_capital,
                        has_capitals: false,
                        is_kazakh,
                        is_cyrillic,
                    });
                }
            }
        }
        tokens.extend(open);
    }

    /// Whether a token, or one near it in the same sentence, is Kazakh beyond doubt.
    pub fn is_kazakh(&self, token: usize) -> bool {
        let is_kazakh = |token: &Token| token.is_kazakh;
        let (before, behind) = self.tokens.split_at(token.min(self.tokens.len()));
        let [this, behind @ ..] = behind else {
            return false;
        };
        if this.is_kazakh {
            return true;
        }
        let near = behind.iter().take(CONTEXT);
        let mut next = near.take_while(|token| !token.gap.has(Gap::BREAK));
        if next.any(is_kazakh) {
            return true;
        }
        let mut is_apart = this.gap.has(Gap::BREAK);
        for token in before.iter().rev().take(CONTEXT) {
            if is_apart {
                return false;
            }
            if token.is_kazakh {
                return true;
            }
            is_apart = token.gap.has(Gap::BREAK);
        }
        false
    }
}

/// Whether there is an empty line between two words.
fn is_paragraph(between: &str) -> bool {
    between
        .bytes()
        .filter(|byte| *byte == b'\n')
        .nth(1)
        .is_some()
}
