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
    /// Its bytes in the text of the window.
    bytes: Range<u32>,
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
    /// Its first letter.
    pub first: char,
}

impl Token {
    /// Its bytes in the text of the window.
    #[inline]
    pub fn bytes(&self) -> Range<usize> {
        self.bytes.start as usize..self.bytes.end as usize
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
static SIGNS: [Gap; 256] = {
    let mut table = [Gap(0); 256];
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

/// The bytes of most words: Latin letters, and those of characters of two bytes, but for the
/// signs of Latin-1.
static IN_WORDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let is_letter = (byte as u8).is_ascii_alphabetic();
        table[byte] = is_letter || (byte >= 0x80 && byte < 0xe0 && byte != 0xc2);
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
    /// How many letters the last token has, and the byte behind it.
    length: usize,
    end: usize,
    /// So many more tokens of the sentence are near one that is Kazakh beyond doubt.
    near: usize,
}

impl Open {
    /// Adds a sign.
    #[inline]
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
    /// Its number, if it was met before and does not go on.
    number: Option<u32>,
    /// What its first letter is, and what the others are, if its letters were looked at.
    letters: Option<[Letter; 2]>,
    /// It is letters that the tables know, and nothing else.
    is_plain: bool,
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
            let sign = SIGNS[usize::from(*byte)];
            if sign != Gap(0) && !mark_may_follow(bytes, at + 1) {
                self.has_bars |= *byte == b'|';
                open.add(sign);
                at += 1;
                continue;
            }
            let word = match open.is_word {
                true => None,
                false => self.known_word(bytes, at),
            };
            if let Some((end, number)) = word {
                self.end(bytes, &mut open);
                let gap = std::mem::take(&mut open.gap);
                match bytes.get(end).is_none_or(u8::is_ascii) {
                    true => self.push(bytes, &mut open, at..end, gap, number),
                    false => {
                        open.word = Some(Pending {
                            bytes: at..end,
                            gap,
                            number: Some(number),
                            letters: None,
                            is_plain: true,
                        });
                        (open.is_word, open.is_number) = (true, false);
                    }
                }
                at = end;
                continue;
            }
            self.run.clear();
            if let Some(run) = fold::run_at(bytes, at, &mut self.run) {
                self.add(bytes, &mut open, run, at, true);
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
    }

    /// The byte behind the word that begins at byte `at`, and its number, if it was met before
    /// and is plain: most are, and their letters need not be looked at.
    #[inline]
    fn known_word(&self, bytes: &[u8], at: usize) -> Option<(usize, u32)> {
        let rest = bytes.get(at..)?.iter();
        let length = rest
            .take_while(|byte| IN_WORDS[usize::from(**byte)])
            .count();
        let end = at + length;
        let text = bytes.get(at..end).filter(|text| !text.is_empty())?;
        let number = self.words.find(text)?;
        let is_plain = self.words.get(number).is_some_and(|word| word.is_plain);
        (is_plain && !mark_may_follow(bytes, end)).then_some((end, number))
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
                    self.add(text.as_bytes(), open, run, start, false);
                }
                None => {
                    self.has_bars |= char == '|';
                    open.add(Gap::of(char));
                }
            }
        })
    }

    /// Adds the run that was read last. `is_known`: by the tables.
    #[cold]
    fn add(&mut self, bytes: &[u8], open: &mut Open, run: Run, start: usize, is_known: bool) {
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
                word.number = None;
                word.is_plain = false;
                word.bytes.end = end;
            }
            None => {
                self.end(bytes, open);
                open.word = Some(Pending {
                    bytes: start..end,
                    gap: std::mem::take(&mut open.gap),
                    number: None,
                    letters: Some([first, others]),
                    is_plain: is_known && !first.is_digit(),
                });
                std::mem::swap(&mut self.letters, &mut self.run);
                open.is_word = true;
            }
        }
    }

    /// Ends the word that may have gone on.
    #[inline]
    fn end(&mut self, bytes: &[u8], open: &mut Open) {
        if let Some(word) = open.word.take() {
            let number = word.number.unwrap_or_else(|| self.number(bytes, &word));
            self.push(bytes, open, word.bytes, word.gap, number);
        }
    }

    /// Adds a word, given the signs before it and its number.
    #[inline]
    fn push(
        &mut self,
        bytes: &[u8],
        open: &mut Open,
        Range { start, end }: Range<usize>,
        signs: Gap,
        number: u32,
    ) {
        let Some(word) = self.words.get(number) else {
            return;
        };
        let between = bytes.get(open.end..start).unwrap_or_default();
        let gap = gap_behind(open.length, between, signs);
        if gap.has(Gap::BREAK) {
            open.near = 0;
        }
        self.tokens.push(Token {
            word: number,
            bytes: start as u32..end as u32,
            gap,
            is_capital: word.is_capital,
            has_capitals: word.has_capitals,
            is_kazakh: word.is_kazakh,
            is_cyrillic: word.is_cyrillic,
            role: word.role,
            in_kazakh: open.near > 0,
            first: word.first,
        });
        (open.length, open.end) = (word.letters.len(), end);
        open.near = open.near.saturating_sub(1);
        if word.is_kazakh {
            open.near = CONTEXT;
            self.mark_kazakh();
        }
    }

    /// The number of a word.
    #[cold]
    fn number(&mut self, bytes: &[u8], word: &Pending) -> u32 {
        let text = bytes.get(word.bytes.clone()).unwrap_or_default();
        self.words.find(text).unwrap_or_else(|| {
            let signs = look(bytes, word, &mut self.letters);
            self.words.add(text, &self.letters, signs, word.is_plain)
        })
    }

    /// Marks the last token, which is Kazakh beyond doubt, and those near before it.
    fn mark_kazakh(&mut self) {
        let tokens = self.tokens.iter_mut().rev().take(CONTEXT + 1);
        for (distance, token) in tokens.enumerate() {
            // before another such they are marked
            if distance > 0 && token.is_kazakh {
                return;
            }
            token.in_kazakh = true;
            if token.gap.has(Gap::BREAK) {
                return;
            }
        }
    }

    /// The letters of a token.
    #[inline]
    pub fn letters_of(&self, token: &Token) -> &[char] {
        let word = self.words.get(token.word);
        word.map_or(&[], |word| self.words.letters(word.letters.clone()))
    }

    /// The letters of some tokens.
    pub fn letters(&self, tokens: Range<usize>) -> Vec<char> {
        let tokens = self.tokens.get(tokens).unwrap_or_default().iter();
        let letters = tokens.flat_map(|token| self.letters_of(token));
        letters.copied().collect()
    }

    /// The bytes from the first of some tokens to the last.
    pub fn bytes(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.bytes().start..tokens.last()?.bytes().end)
    }
}

/// Looks at the letters of a word, which are left in `letters`, if that was not done: what its
/// first letter is, and what the others are.
fn look(bytes: &[u8], word: &Pending, letters: &mut Vec<char>) -> [Letter; 2] {
    word.letters.unwrap_or_else(|| {
        letters.clear();
        let run = fold::run_at(bytes, word.bytes.start, letters);
        run.map_or([Letter::NONE; 2], |run| [run.first, run.others])
    })
}

/// What stands before a word, behind one of so many letters, given the signs.
fn gap_behind(length: usize, between: &[u8], signs: Gap) -> Gap {
    let is_sentence = signs.has(Gap::POINT) && signs.has(Gap::SPACE) && length > 3;
    // an empty line
    let is_line_end = |byte: &&u8| **byte == b'\n';
    let is_paragraph = || between.iter().filter(is_line_end).nth(1).is_some();
    match is_sentence || between.len() > 1 && signs.has(Gap::SPACE) && is_paragraph() {
        true => signs.with(Gap::BREAK),
        false => signs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_read_like_new_ones() {
        let text = "«ШЫҢЖАҢ», т\u{361} тек партиялық\u{483} ұйым, кеңес№өк ШЫҢЖАҢ-да\u{ad}ғы 1-бес5 а\u{301}б б.а\u{308}.\n\n№2 | Ќан—ї’s ёж7ж ﬁn";
        let mut texts = vec![text.to_owned()];
        for c in ('\0'..='\u{7ff}').chain("\u{800}–’«ﬁ漢".chars()) {
            texts.extend([format!("{c}"), format!("а{c}ә b"), format!("{c}{c}\u{301}")]);
        }
        let mut count = 0;
        for text in texts {
            let mut window = Window::default();
            window.read(&text);
            let new = format!("{:?}", window.tokens);
            count += window.tokens.len();
            window.read("басқа мәтін");
            window.read(&text);
            assert_eq!(format!("{:?}", window.tokens), new, "{text:?}");
        }
        assert!(count > 5000);
    }
}
