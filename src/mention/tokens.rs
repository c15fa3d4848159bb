//! A stretch of text as words, ready to be walked.

use std::ops::Range;

use super::lists::Role;
use super::words::Words;
use crate::text::fold::{self, Fold, Letter, Run, mark_may_follow};

/// A run of letters and digits.
#[derive(Clone, Debug)]
pub struct Token {
    /// The number of its word.
    pub word: u32,
    /// Its letters among those of the words.
    pub letters: Range<u32>,
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
    /// What it does in a list.
    pub role: Role,
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

/// The words of a text in their order.
#[derive(Clone, Debug, Default)]
pub struct Window {
    pub words: Words,
    pub tokens: Vec<Token>,
    /// The text has bars, which part the cells of a table.
    pub has_bars: bool,
    /// Letters of the word that is being read, …
    letters: Vec<char>,
    /// … and of a run of it.
    run: Vec<char>,
}

/// What the next letter goes on.
#[derive(Clone, Debug, Default)]
struct Open {
    /// The last word, if it may go on: …
    word: Option<Pending>,
    /// … no sign has come since, …
    is_word: bool,
    /// … and it is a number.
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

/// A word that is being read.
#[derive(Clone, Debug)]
struct Pending {
    bytes: Range<usize>,
    /// The signs before it.
    gap: Gap,
    /// What its first letter is, and what the others are, if its letters were looked at.
    letters: Option<[Letter; 2]>,
}

impl Pending {
    /// One behind signs, at whose letters nobody has looked.
    fn new(bytes: Range<usize>, gap: &mut Gap) -> Pending {
        Pending {
            bytes,
            gap: std::mem::take(gap),
            letters: None,
        }
    }
}

/// So many tokens before and behind tell in which language a token stands.
const CONTEXT: usize = 5;

impl Window {
    /// Reads the words of `text`; what was there before is gone. O(text).
    pub fn read(&mut self, text: &str) {
        self.tokens.clear();
        self.has_bars = false;
        let bytes = text.as_bytes();
        let mut open = Open::default();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            // most signs are a space
            if let Some(&sign @ Gap(1..)) = SIGNS.get(usize::from(*byte)) {
                if !mark_may_follow(bytes, at + 1) {
                    self.has_bars |= *byte == b'|';
                    open.add(sign);
                    at += 1;
                    continue;
                }
            }
            // most words are known, and their letters need not be looked at
            let end = match open.is_word {
                true => None,
                false => fold::letters_end(bytes, at),
            };
            if let Some(end) = end {
                self.end(bytes, &mut open);
                let word = Pending::new(at..end, &mut open.gap);
                at = end;
                if bytes.get(end).is_none_or(u8::is_ascii) {
                    self.push(bytes, word);
                } else {
                    open.word = Some(word);
                    (open.is_word, open.is_number) = (true, false);
                }
                continue;
            }
            self.run.clear();
            if let Some(run) = fold::run_at(bytes, at, &mut self.run) {
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
        self.end(bytes, &mut open);
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
                    self.run.clear();
                    self.run.push(letter);
                    let run = Run {
                        first: Letter::new(letter, char, is_capital),
                        others: Letter::NONE,
                        end,
                    };
                    self.add(text.as_bytes(), open, run, start);
                }
                None => {
                    self.has_bars |= char == '|';
                    open.add(Gap::of(char));
                }
            }
        })
    }

    /// Adds the run that was read last.
    #[cold]
    fn add(&mut self, bytes: &[u8], open: &mut Open, run: Run, start: usize) {
        let Run { first, others, end } = run;
        // a footnote's number is no part of the word before it
        let goes_on = open.is_word && (open.is_number || !first.is_digit());
        open.is_number = first.is_digit();
        match open.word.as_mut().filter(|_| goes_on) {
            Some(word) => {
                let [word_first, word_others] = look(bytes, word, &mut self.letters);
                self.letters.extend_from_slice(&self.run);
                let others = word_others.with(first).with(others);
                word.letters = Some([word_first, others]);
                word.bytes.end = end;
            }
            None => {
                self.end(bytes, open);
                open.word = Some(Pending {
                    letters: Some([first, others]),
                    ..Pending::new(start..end, &mut open.gap)
                });
                self.letters.clear();
                self.letters.extend_from_slice(&self.run);
                open.is_word = true;
            }
        }
    }

    /// Ends the word that may have gone on.
    #[inline]
    fn end(&mut self, bytes: &[u8], open: &mut Open) {
        if let Some(word) = open.word.take() {
            self.push(bytes, word);
        }
    }

    /// Adds a word.
    #[inline]
    fn push(&mut self, bytes: &[u8], mut pending: Pending) {
        let text = bytes.get(pending.bytes.clone()).unwrap_or_default();
        let number = self.words.find(text).unwrap_or_else(|| {
            let signs = look(bytes, &mut pending, &mut self.letters);
            self.words.add(text, &self.letters, signs)
        });
        let Some(word) = self.words.get(number) else {
            return;
        };
        let gap = gap_behind(self.tokens.last(), bytes, pending.gap, pending.bytes.start);
        self.tokens.push(Token {
            word: number,
            letters: word.letters.clone(),
            bytes: pending.bytes,
            gap,
            is_capital: word.is_capital,
            has_capitals: word.has_capitals,
            is_kazakh: word.is_kazakh,
            is_cyrillic: word.is_cyrillic,
            role: word.role,
            in_kazakh: false,
        });
    }

    /// The letters of some tokens.
    pub fn letters(&self, tokens: Range<usize>) -> Vec<char> {
        let tokens = self.tokens.get(tokens).unwrap_or_default().iter();
        let letters = tokens.flat_map(|token| self.words.letters(token.letters.clone()));
        letters.copied().collect()
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

/// Looks at the letters of a word, which are left in `letters`, if that was not done: what its
/// first letter is, and what the others are.
fn look(bytes: &[u8], word: &mut Pending, letters: &mut Vec<char>) -> [Letter; 2] {
    let range = word.bytes.clone();
    *word.letters.get_or_insert_with(|| {
        letters.clear();
        let run = fold::run_at(bytes, range.start, letters);
        run.map_or([Letter::NONE; 2], |run| [run.first, run.others])
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_not_looked_at_are_those_that_would_be_found() {
        let mut count = 0;
        for c in ('\0'..='\u{7ff}').chain("\u{800}–’«ﬁ漢".chars()) {
            for text in [format!("{c}"), format!("а{c}ә b"), format!("{c}{c}\u{301}")] {
                let mut letters = Vec::new();
                let run = fold::run_at(text.as_bytes(), 0, &mut letters);
                let end = fold::letters_end(text.as_bytes(), 0);
                if let Some(end) = end {
                    assert_eq!(run.map(|run| run.end), Some(end), "{text:?}");
                    assert!(!letters.iter().any(char::is_ascii_digit));
                    count += 1;
                }
            }
        }
        assert!(count > 1000);
    }

    #[test]
    fn known_words_are_read_like_new_ones() {
        let text =
            "«ШЫҢЖАҢ», ШЫҢЖАҢ-да\u{ad}ғы 1-бес5 а\u{301}б б.а\u{308}.\n\n№2 | Ќан—ї’s ёж7ж ﬁn";
        let mut window = Window::default();
        window.read(text);
        let new = format!("{:?}", window.tokens);
        assert!(window.tokens.len() > 15);
        window.read("басқа мәтін");
        window.read(text);
        assert_eq!(format!("{:?}", window.tokens), new);
    }
}
