//! A stretch of text as words with their letters, ready to be walked.

use std::ops::Range;

use crate::text::fold::{self, Fold};

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

/// So many tokens before and behind tell in which language a token stands.
const CONTEXT: usize = 5;

impl Window {
    /// Reads the words of `text`; what was there before is gone. O(text).
    pub fn read(&mut self, text: &str) {
        self.letters.clear();
        self.ends.clear();
        self.tokens.clear();
        // a letter has mostly two bytes
        self.letters.reserve(text.len() / 2);
        self.ends.reserve(text.len() / 2);
        let mut open = Open::default();
        let mut at = 0;
        while let Some(glance) = fold::glance(text.as_bytes(), at) {
            at = match glance.exact() {
                Some(_) if open.is_word && glance.letter().is_some() => {
                    let end = self.go_on(text, &mut open, at);
                    open.is_word = end > at;
                    end
                }
                Some(char) => {
                    let end = glance.end;
                    let is_capital = glance.is_capital();
                    self.add(
                        text,
                        &mut open,
                        Fold {
                            char,
                            start: at,
                            end,
                        },
                        is_capital,
                    );
                    end
                }
                None => self.add_at_length(text, &mut open, at),
            };
        }
        self.spread_kazakh();
    }

    /// Adds what the tables of folding do not know; the byte behind it.
    #[cold]
    fn add_at_length(&mut self, text: &str, open: &mut Open, at: usize) -> usize {
        fold::at_length(text, at, |fold| {
            let written = text.get(fold.start..).and_then(|rest| rest.chars().next());
            let is_capital = written.is_some_and(|c| c != fold.char && c.is_uppercase());
            self.add(text, open, fold, is_capital);
        })
    }

    /// Adds a character.
    #[inline(always)]
    fn add(&mut self, text: &str, open: &mut Open, fold: Fold, is_capital: bool) {
        let Some(letter) = fold::loosen(fold.char) else {
            open.is_word = false;
            open.gap = open.gap.with(Gap::of(fold.char));
            return;
        };
        // a footnote's number is no part of the word before it
        let is_digit = letter.is_ascii_digit();
        open.is_word &= open.is_number || !is_digit;
        open.is_number = is_digit;
        let is_cyrillic = ('\u{400}'..='\u{52f}').contains(&fold.char);
        let is_kazakh = is_cyrillic && fold.char > 'ё' && letter != fold.char;
        self.letters.push(letter);
        self.ends.push(fold.end as u32);
        let token = match self.tokens.last_mut() {
            Some(token) if open.is_word => token,
            _ => return self.begin(text, open, fold, [is_capital, is_cyrillic, is_kazakh]),
        };
        token.letters.end = self.letters.len();
        token.bytes.end = fold.end;
        token.has_capitals |= is_capital;
        token.is_cyrillic |= is_cyrillic;
        token.is_kazakh |= is_kazakh;
    }

    /// Adds the letters from byte `at` on to the last token; the byte behind them.
    fn go_on(&mut self, text: &str, open: &mut Open, at: usize) -> usize {
        let bytes = text.as_bytes();
        let mut end = at;
        let (mut has_capitals, mut is_cyrillic, mut is_kazakh) = (false, false, false);
        while let Some(glance) = fold::glance(bytes, end) {
            let Some((exact, letter)) = glance.letter() else {
                break;
            };
            let is_digit = letter.is_ascii_digit();
            if is_digit && !open.is_number {
                break;
            }
            open.is_number = is_digit;
            end = glance.end;
            self.letters.push(letter);
            self.ends.push(end as u32);
            has_capitals |= glance.is_capital();
            let in_cyrillic = exact >= '\u{400}';
            is_cyrillic |= in_cyrillic;
            is_kazakh |= in_cyrillic && exact > 'ё' && letter != exact;
        }
        if let Some(token) = self.tokens.last_mut() {
            token.letters.end = self.letters.len();
            token.bytes.end = end;
            token.has_capitals |= has_capitals;
            token.is_cyrillic |= is_cyrillic;
            token.is_kazakh |= is_kazakh;
        }
        end
    }

    /// Begins a token with the letter that was added last.
    fn begin(&mut self, text: &str, open: &mut Open, fold: Fold, is: [bool; 3]) {
        let [is_capital, is_cyrillic, is_kazakh] = is;
        let mut gap = std::mem::take(&mut open.gap);
        let (length, end) = match self.tokens.last() {
            Some(last) => (last.letters.len(), last.bytes.end),
            None => (0, 0),
        };
        let between = text.get(end..fold.start).unwrap_or_default();
        let is_sentence = gap.has(Gap::POINT) && gap.has(Gap::SPACE) && length > 3;
        if is_sentence || gap.has(Gap::SPACE) && is_paragraph(between) {
            gap = gap.with(Gap::BREAK);
        }
        let end = self.letters.len();
        self.tokens.push(Token {
            letters: end - 1..end,
            bytes: fold.start..fold.end,
            gap,
            is_capital,
            has_capitals: false,
            is_kazakh,
            is_cyrillic,
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
