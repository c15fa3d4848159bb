//! A stretch of text as words with their letters, ready to be walked.

use std::ops::Range;

use crate::text::fold::{self, Fold, Letter, mark_may_follow};

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

impl Token {
    /// Letters up to one, and to a byte, go on it.
    #[inline]
    fn add(&mut self, letters: usize, bytes: usize, letter: Letter) {
        self.letters.end = letters;
        self.bytes.end = bytes;
        self.has_capitals |= letter.is_capital();
        self.is_kazakh |= letter.is_kazakh();
        self.is_cyrillic |= letter.is_cyrillic();
    }
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
    pub tokens: Vec<Token>,
}

/// What the next letter goes on.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    /// A word, …
    is_word: bool,
    /// … or a number.
    is_number: bool,
    /// The signs since the last word.
    gap: Gap,
}

impl Open {
    /// Adds a sign.
    fn add(&mut self, sign: char) {
        self.is_word = false;
        self.gap = self.gap.with(Gap::of(sign));
    }
}

/// So many tokens before and behind tell in which language a token stands.
const CONTEXT: usize = 5;

impl Window {
    /// Reads the words of `text`; what was there before is gone. O(text).
    pub fn read(&mut self, text: &str) {
        self.letters.clear();
        self.tokens.clear();
        // a letter has mostly two bytes
        self.letters.reserve(text.len() / 2);
        let bytes = text.as_bytes();
        let mut open = Open::default();
        let mut at = 0;
        while at < bytes.len() {
            if let Some((letter, end)) = fold::letter_at(bytes, at) {
                self.add(text, &mut open, letter, at..end);
                at = self.go_on(bytes, &mut open, end);
                continue;
            }
            at = match fold::read(bytes, at) {
                Some((sign @ ..'\u{80}', end)) => {
                    open.add(sign);
                    end
                }
                _ => self.add_at_length(text, &mut open, at),
            };
        }
        self.spread_kazakh();
    }

    /// Adds what the tables of folding do not know; the byte behind it.
    #[cold]
    fn add_at_length(&mut self, text: &str, open: &mut Open, at: usize) -> usize {
        fold::at_length(text, at, |Fold { char, start, end }| {
            let written = text.get(start..).and_then(|rest| rest.chars().next());
            let is_capital = written.is_some_and(|c| c != char && c.is_uppercase());
            match fold::loosen(char) {
                Some(letter) => {
                    self.add(
                        text,
                        open,
                        Letter::new(letter, char, is_capital),
                        start..end,
                    );
                }
                None => open.add(char),
            }
        })
    }

    /// Adds a letter.
    fn add(&mut self, text: &str, open: &mut Open, letter: Letter, bytes: Range<usize>) {
        self.letters.push(letter.char);
        // a footnote's number is no part of the word before it
        let goes_on = open.is_word && (open.is_number || !letter.is_digit());
        open.is_number = letter.is_digit();
        match self.tokens.last_mut() {
            Some(token) if goes_on => token.add(self.letters.len(), bytes.end, letter),
            _ => self.begin(text, open, letter, bytes),
        }
    }

    /// Adds the letters from byte `at` on, up to a digit, that go on the last word; the byte
    /// behind them.
    fn go_on(&mut self, bytes: &[u8], open: &mut Open, at: usize) -> usize {
        let (mut last, mut end) = (at, at);
        let mut all = Letter::NONE;
        while let Some((letter, next)) = fold::unmarked_at(bytes, end) {
            if letter.is_digit() {
                break;
            }
            self.letters.push(letter.char);
            all = all.with(letter);
            (last, end) = (end, next);
        }
        if end > at && mark_may_follow(bytes, end) {
            self.letters.pop();
            end = last;
        }
        if let Some(token) = self.tokens.last_mut().filter(|_| end > at) {
            token.add(self.letters.len(), end, all);
            open.is_number = false;
        }
        end
    }

    /// Begins a token with the letter that was added last.
    fn begin(&mut self, text: &str, open: &mut Open, letter: Letter, bytes: Range<usize>) {
        let mut gap = std::mem::take(&mut open.gap);
        let (length, end) = match self.tokens.last() {
            Some(last) => (last.letters.len(), last.bytes.end),
            None => (0, 0),
        };
        let between = || text.get(end..bytes.start).unwrap_or_default();
        let is_sentence = gap.has(Gap::POINT) && gap.has(Gap::SPACE) && length > 3;
        if is_sentence || gap.has(Gap::SPACE) && is_paragraph(between()) {
            gap = gap.with(Gap::BREAK);
        }
        let end = self.letters.len();
        self.tokens.push(Token {
            letters: end - 1..end,
            bytes,
            gap,
            is_capital: letter.is_capital(),
            has_capitals: false,
            is_kazakh: letter.is_kazakh(),
            is_cyrillic: letter.is_cyrillic(),
            in_kazakh: false,
        });
        open.is_word = true;
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

/// Whether there is an empty line between two words.
fn is_paragraph(between: &str) -> bool {
    between
        .bytes()
        .filter(|byte| *byte == b'\n')
        .nth(1)
        .is_some()
}
