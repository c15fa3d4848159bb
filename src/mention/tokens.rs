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
    /// It, or one near it in the same sentence, is Kazakh beyond doubt.
    pub in_kazakh: bool,
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
        let (mut is_open, mut is_number) = (false, false);
        for fold in fold::exact_chars(text) {
            let Some(letter) = fold::loosen(fold.char) else {
                is_open = false;
                gap = gap.with(Gap::of(fold.char));
                continue;
            };
            // a footnote's number is no part of the word before it
            let is_digit = letter.is_ascii_digit();
            is_open &= is_number || !is_digit;
            is_number = is_digit;
            letters.push(letter);
            ends.push(fold.end as u32);
            let is_capital = is_capital(text, fold);
            let is_cyrillic = ('\u{400}'..='\u{52f}').contains(&fold.char);
            let is_kazakh = is_cyrillic && fold.char > 'ё' && letter != fold.char;
            match tokens.last_mut().filter(|_| is_open) {
                Some(token) => {
                    token.letters.end += 1;
                    token.bytes.end = fold.end;
                    token.has_capitals |= is_capital;
                    token.is_kazakh |= is_kazakh;
                    token.is_cyrillic |= is_cyrillic;
                }
                None => {
                    let (length, end) = match tokens.last() {
                        Some(last) => (last.letters.len(), last.bytes.end),
                        None => (0, 0),
                    };
                    let between = text.get(end..fold.start).unwrap_or_default();
                    let is_sentence = gap.has(Gap::POINT) && gap.has(Gap::SPACE) && length > 3;
                    if is_sentence || gap.has(Gap::SPACE) && is_paragraph(between) {
                        gap = gap.with(Gap::BREAK);
                    }
                    let first = letters.len() - 1;
                    tokens.push(Token {
                        letters: first..first + 1,
                        bytes: fold.start..fold.end,
                        gap: std::mem::take(&mut gap),
                        is_capital,
                        has_capitals: false,
                        is_kazakh,
                        is_cyrillic,
                        in_kazakh: false,
                    });
                    is_open = true;
                }
            }
        }
        self.spread_kazakh();
    }

    /// Marks the tokens near those that are Kazakh beyond doubt.
    fn spread_kazakh(&mut self) {
        let mut distance = usize::MAX;
        for token in &mut self.tokens {
            distance = match (token.is_kazakh, token.gap.has(Gap::BREAK)) {
                (true, _) => 0,
                (false, true) => usize::MAX,
                (false, false) => distance.saturating_add(1),
            };
            token.in_kazakh = distance <= CONTEXT;
        }
        distance = usize::MAX;
        for token in self.tokens.iter_mut().rev() {
            distance = match token.is_kazakh {
                true => 0,
                false => distance.saturating_add(1),
            };
            token.in_kazakh |= distance <= CONTEXT;
            if token.gap.has(Gap::BREAK) {
                distance = usize::MAX;
            }
        }
    }

    /// Whether a token, or one near it in the same sentence, is Kazakh beyond doubt.
    pub fn is_kazakh(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.in_kazakh)
    }
}

/// Whether a folded letter is a capital in the text.
#[inline]
fn is_capital(text: &str, fold: fold::Fold) -> bool {
    match text.as_bytes().get(fold.start) {
        Some(byte @ 0..0x80) => byte.is_ascii_uppercase(),
        _ => {
            let written = text.get(fold.start..).and_then(|rest| rest.chars().next());
            written.is_some_and(|c| c != fold.char && c.is_uppercase())
        }
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
