//! A stretch of text as words with their letters, ready to be walked.

use std::ops::Range;

use crate::text::fold::{self, Fold, Letter, Run, mark_may_follow};

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
    const fn of(c: char) -> Gap {
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

/// The signs of ASCII; of letters, digits and what the tables do not know, none.
static SIGNS: [Gap; 128] = {
    let mut table = [Gap(0); 128];
    let mut byte = 0;
    while byte < 128 {
        let exact = fold::EXACT[byte];
        if !(byte as u8).is_ascii_alphanumeric() && (exact as usize) < 128 {
            table[byte] = Gap::of(exact);
        }
        byte += 1;
    }
    table
};

/// Words of a text with all their letters.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// At the layer `loose`.
    pub letters: Vec<char>,
    pub tokens: Vec<Token>,
    /// The text has bars, which part the cells of a table.
    pub has_bars: bool,
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
    fn add(&mut self, sign: Gap) {
        self.is_word = false;
        self.gap = self.gap.with(sign);
    }
}

/// So many tokens before and behind tell in which language a token stands.
const CONTEXT: usize = 5;

impl Window {
    /// Reads the words of `text`; what was there before is gone. O(text).
    pub fn read(&mut self, text: &str) {
        self.letters.clear();
        self.tokens.clear();
        self.has_bars = text.contains('|');
        // a letter has mostly two bytes
        self.letters.reserve(text.len() / 2);
        let bytes = text.as_bytes();
        let mut open = Open::default();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            // most signs are a space
            if let Some(&sign @ Gap(1..)) = SIGNS.get(usize::from(*byte)) {
                if !mark_may_follow(bytes, at + 1) {
                    open.add(sign);
                    at += 1;
                    continue;
                }
            }
            if let Some(run) = fold::run_at(bytes, at, &mut self.letters) {
                self.add(bytes, &mut open, run, at);
                at = run.end;
                continue;
            }
            at = match fold::read(bytes, at) {
                Some((sign @ ..'\u{80}', end)) => {
                    open.add(Gap::of(sign));
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
                    self.letters.push(letter);
                    let run = Run {
                        first: Letter::new(letter, char, is_capital),
                        others: Letter::NONE,
                        end,
                    };
                    self.add(text.as_bytes(), open, run, start);
                }
                None => open.add(Gap::of(char)),
            }
        })
    }

    /// Adds a run, whose letters were added last.
    #[inline]
    fn add(&mut self, bytes: &[u8], open: &mut Open, run: Run, start: usize) {
        let Run { first, others, end } = run;
        // a footnote's number is no part of the word before it
        let goes_on = open.is_word && (open.is_number || !first.is_digit());
        open.is_number = first.is_digit();
        let letters = self.letters.len();
        match self.tokens.last_mut() {
            Some(token) if goes_on => {
                let all = first.with(others);
                token.letters.end = letters;
                token.bytes.end = end;
                token.has_capitals |= all.is_capital();
                token.is_kazakh |= all.is_kazakh();
                token.is_cyrillic |= all.is_cyrillic();
            }
            last => {
                let gap = gap_behind(last.as_deref(), bytes, std::mem::take(&mut open.gap), start);
                let before = last.map_or(0, |last| last.letters.end);
                let all = first.with(others);
                self.tokens.push(Token {
                    letters: before..letters,
                    bytes: start..end,
                    gap,
                    is_capital: first.is_capital(),
                    has_capitals: others.is_capital(),
                    is_kazakh: all.is_kazakh(),
                    is_cyrillic: all.is_cyrillic(),
                    in_kazakh: false,
                });
                open.is_word = true;
            }
        }
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

    /// The bytes from the first of some tokens to the last.
    pub fn bytes(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.bytes.start..tokens.last()?.bytes.end)
    }

    /// Whether a token, or one near it in the same sentence, is Kazakh beyond doubt.
    pub fn is_kazakh(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.in_kazakh)
    }
}

/// What stands between the last token and one that begins at byte `start`, given the signs.
fn gap_behind(last: Option<&Token>, bytes: &[u8], gap: Gap, start: usize) -> Gap {
    let (length, end) = match last {
        Some(last) => (last.letters.len(), last.bytes.end),
        None => (0, 0),
    };
    let is_sentence = gap.has(Gap::POINT) && gap.has(Gap::SPACE) && length > 3;
    // an empty line
    let is_line_end = |byte: &&u8| **byte == b'\n';
    let between = bytes.get(end..start).unwrap_or_default();
    let is_paragraph = || between.iter().filter(is_line_end).nth(1).is_some();
    match is_sentence || between.len() > 1 && gap.has(Gap::SPACE) && is_paragraph() {
        true => gap.with(Gap::BREAK),
        false => gap,
    }
}
