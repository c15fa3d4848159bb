//! A name cut into words, folded, without an allocation; and a text that is held against it.

use std::ops::Range;
use std::str;

use crate::text::fold::{self, Letter, Plain, loosen};

/// Bytes of a folded name; the longest of the glossary has 330.
const BYTES: usize = 512;
/// Words of a name; the last one takes all that is left.
const WORDS: usize = 24;

/// What stands before a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, or a space.
    #[default]
    Space,
    Hyphen,
    Comma,
    /// A dash, a colon, a bracket or a quotation mark: something else begins.
    Break,
}

/// A word of a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Bytes of the folded text.
    start: u16,
    end: u16,
    /// What stands before it.
    pub gap: Gap,
    /// A point is right behind it.
    pub dotted: bool,
    /// Characters.
    pub letters: u16,
    /// Capitals among them.
    pub capitals: u16,
    /// It begins with a capital.
    pub capital: bool,
    /// It ends with a capital.
    pub ends_capital: bool,
    /// It has a digit, or a letter that is not Cyrillic.
    pub foreign: bool,
    /// It has only letters used in Roman numerals, Latin or Cyrillic.
    pub numeral: bool,
}

/// A text at the layer `loose` and its words.
#[derive(Clone)]
pub(super) struct Phrase {
    bytes: [u8; BYTES],
    len: u16,
    words: [Word; WORDS],
    count: u8,
}

impl Phrase {
    /// No words.
    pub fn new() -> Phrase {
        Phrase {
            bytes: [0; BYTES],
            len: 0,
            words: [Word::default(); WORDS],
            count: 0,
        }
    }

    /// Folds a text into an empty phrase; `None` if it is longer than any name.
    pub fn read(&mut self, bytes: &[u8]) -> Option<()> {
        // however many marks it has
        if bytes.len() > 8 * BYTES {
            return None;
        }
        let mut word = Word::default();
        // behind the last letter
        let mut end = 0;
        let mut at = 0;
        while at < bytes.len() {
            if fold::letter_at(bytes, at).is_some() {
                self.part(&mut word, bytes.get(end..at).unwrap_or_default());
                end = self.add_letters(&mut word, bytes, at)?;
                at = end;
                continue;
            }
            at = match fold::read(bytes, at) {
                Some((..'\u{80}', next)) => next,
                _ => self.add_at_length(&mut word, bytes, &mut end, at)?,
            };
        }
        word.dotted = bytes.get(end) == Some(&b'.');
        self.push_word(word);
        Some(())
    }

    /// Adds what the tables of folding do not know; the byte behind it.
    #[cold]
    fn add_at_length(
        &mut self,
        word: &mut Word,
        bytes: &[u8],
        end: &mut usize,
        at: usize,
    ) -> Option<usize> {
        let text = str::from_utf8(bytes).ok()?;
        let mut fits = Some(());
        let behind = fold::at_length(text, at, |fold| {
            let Some(letter) = loosen(fold.char).filter(|_| fits.is_some()) else {
                return;
            };
            let written = text.get(fold.start..).and_then(|rest| rest.chars().next());
            let is_capital = written.is_some_and(char::is_uppercase);
            let letter = Letter::new(letter, fold.char, is_capital);
            self.part(word, bytes.get(*end..fold.start).unwrap_or_default());
            fits = self.push(letter.char);
            word.add(letter, self.len);
            *end = fold.end;
        });
        fits.map(|()| behind)
    }

    /// Adds all letters from a byte on; the byte behind them.
    fn add_letters(&mut self, word: &mut Word, bytes: &[u8], at: usize) -> Option<usize> {
        let (mut open, mut end) = (*word, at);
        while let Some((letter, next)) = fold::letter_at(bytes, end) {
            self.push(letter.char)?;
            open.add(letter, self.len);
            let plain = Plain::at(bytes, next);
            self.push_plain(&mut open, plain)?;
            end = next + plain.bytes.len();
        }
        *word = open;
        Some(end)
    }

    /// Begins another word behind a gap, if it is one.
    #[inline]
    fn part(&mut self, word: &mut Word, gap: &[u8]) {
        let kind = match gap {
            [] => return,
            [b' '] => Gap::Space,
            _ => match str::from_utf8(gap).ok().and_then(gap_of) {
                Some(kind) => kind,
                None => return,
            },
        };
        word.dotted = gap.starts_with(b".");
        self.push_word(*word);
        *word = Word {
            start: self.len,
            gap: kind,
            ..Word::default()
        };
    }

    #[inline(always)]
    fn push(&mut self, c: char) -> Option<()> {
        let start = usize::from(self.len);
        // Cyrillic, nearly always
        if let '\u{80}'..'\u{800}' = c {
            let bytes = [0xc0 | (c as u32 >> 6) as u8, 0x80 | (c as u32 & 0x3f) as u8];
            self.bytes
                .get_mut(start..start + 2)?
                .copy_from_slice(&bytes);
            self.len += 2;
            return Some(());
        }
        let end = start + c.len_utf8();
        c.encode_utf8(self.bytes.get_mut(start..end)?);
        self.len = end as u16;
        Some(())
    }

    /// Adds letters behind others of their word.
    #[inline]
    fn push_plain(&mut self, word: &mut Word, plain: Plain<'_>) -> Option<()> {
        if plain.bytes.is_empty() {
            return Some(());
        }
        let start = usize::from(self.len);
        let end = start + plain.bytes.len();
        self.bytes.get_mut(start..end)?.copy_from_slice(plain.bytes);
        self.len = end as u16;
        word.letters += plain.len() as u16;
        word.ends_capital = false;
        word.numeral = false;
        word.foreign |= !plain.is_cyrillic;
        word.end = self.len;
        Some(())
    }

    fn push_word(&mut self, word: Word) {
        if word.letters == 0 {
            return;
        }
        let count = usize::from(self.count);
        match self.words.get_mut(count) {
            Some(slot) => {
                *slot = word;
                self.count += 1;
            }
            // a title of a paper: the end of it does not inflect
            None => {
                if let Some(last) = self.words.last_mut() {
                    last.end = word.end;
                }
            }
        }
    }

    /// The folded text.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or(&[])
    }

    /// The words.
    pub fn words(&self) -> &[Word] {
        self.words.get(..usize::from(self.count)).unwrap_or(&[])
    }

    /// The folded text and its words.
    pub fn view(&self) -> View<'_> {
        View {
            bytes: self.bytes(),
            words: self.words(),
        }
    }
}

/// A folded text and its words.
#[derive(Clone, Copy)]
pub(super) struct View<'p> {
    bytes: &'p [u8],
    words: &'p [Word],
}

impl<'p> View<'p> {
    /// The words.
    pub fn words(&self) -> &'p [Word] {
        self.words
    }

    /// The letters of a word.
    pub fn letters(&self, word: &Word) -> Letters<'p> {
        let bytes = self
            .bytes
            .get(usize::from(word.start)..usize::from(word.end));
        Letters(bytes.unwrap_or_default())
    }
}

/// Letters of a word in UTF-8, of which only the ends are looked at: nearly all are Cyrillic,
/// of two bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters<'p>(&'p [u8]);

impl<'p> Letters<'p> {
    pub const NONE: Letters<'static> = Letters(&[]);

    pub fn of(text: &str) -> Letters<'_> {
        Letters(text.as_bytes())
    }

    pub fn of_bytes(bytes: &[u8]) -> Letters<'_> {
        Letters(bytes)
    }

    /// How many there are.
    pub fn count(self) -> usize {
        let is_first = |byte: &&u8| **byte & 0xc0 != 0x80;
        self.0.iter().filter(is_first).count()
    }

    pub fn bytes(self) -> &'p [u8] {
        self.0
    }

    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    #[inline]
    pub fn is(self, word: &str) -> bool {
        self.0 == word.as_bytes()
    }

    #[inline]
    pub fn ends_with(self, end: &str) -> bool {
        self.0.ends_with(end.as_bytes())
    }

    #[inline]
    pub fn strip_suffix(self, end: &str) -> Option<Letters<'p>> {
        self.0.strip_suffix(end.as_bytes()).map(Letters)
    }

    /// What is before the last letter, and that letter.
    #[inline]
    pub fn split_last(self) -> Option<(Letters<'p>, char)> {
        match self.0 {
            [rest @ .., first @ 0xc2..0xe0, second] => {
                let code = u32::from(first & 0x1f) << 6 | u32::from(second & 0x3f);
                Some((Letters(rest), char::from_u32(code)?))
            }
            [rest @ .., letter @ 0..0x80] => Some((Letters(rest), char::from(*letter))),
            _ => self.split_wide(),
        }
    }

    #[cold]
    fn split_wide(self) -> Option<(Letters<'p>, char)> {
        let text = str::from_utf8(self.0).ok()?;
        let last = text.chars().next_back()?;
        let rest = self.0.get(..text.len() - last.len_utf8())?;
        Some((Letters(rest), last))
    }

    /// The last letter, or a zero.
    #[inline]
    pub fn last(self) -> char {
        self.split_last().map_or('\0', |(_, last)| last)
    }

    /// The letter before the last one, and the last one.
    #[inline]
    pub fn last_two(self) -> (char, char) {
        match self.split_last() {
            Some((rest, last)) => (rest.last(), last),
            None => ('\0', '\0'),
        }
    }

    /// All but the last two.
    #[inline]
    pub fn without_two(self) -> Letters<'p> {
        let rest =
            |letters: Letters<'p>| letters.split_last().map_or(Letters::NONE, |split| split.0);
        rest(rest(self))
    }

    /// From the last to the first.
    #[inline]
    pub fn backwards(self) -> impl Iterator<Item = char> + use<'p> {
        let mut letters = self;
        std::iter::from_fn(move || {
            let (rest, last) = letters.split_last()?;
            letters = rest;
            Some(last)
        })
    }
}

/// The letters of a text in UTF-8, and where words start: all that a name is held against.
pub(super) struct Run {
    bytes: Vec<u8>,
    starts: [u16; WORDS],
    count: u8,
}

impl Run {
    /// Takes letters, and whether words start with them; `None` if they are more than any name
    /// has.
    pub fn new(letters: &[char], is_start: impl Fn(usize) -> bool) -> Option<Run> {
        // Cyrillic, nearly always
        let have_two_bytes = letters.iter().all(|c| matches!(c, '\u{80}'..'\u{800}'));
        let bytes = if have_two_bytes {
            let pairs = letters.iter().map(|c| *c as u32);
            let pairs = pairs.map(|c| [0xc0 | (c >> 6) as u8, 0x80 | (c & 0x3f) as u8]);
            pairs.collect::<Vec<_>>().into_flattened()
        } else {
            letters.iter().collect::<String>().into_bytes()
        };
        let mut run = Run::of(bytes)?;
        for letter in 0..letters.len() {
            if letter == 0 || is_start(letter) {
                let before = letters.get(..letter).unwrap_or_default();
                run.add_start(match have_two_bytes {
                    true => 2 * letter,
                    false => before.iter().map(|c| c.len_utf8()).sum(),
                });
            }
        }
        Some(run)
    }

    pub fn of_phrase(phrase: &Phrase) -> Option<Run> {
        let mut run = Run::of(phrase.bytes().to_vec())?;
        phrase
            .words()
            .iter()
            .for_each(|word| run.add_start(word.start()));
        Some(run)
    }

    fn of(bytes: Vec<u8>) -> Option<Run> {
        (bytes.len() <= BYTES).then_some(Run {
            bytes,
            starts: [0; WORDS],
            count: 0,
        })
    }

    fn add_start(&mut self, start: usize) {
        if let Some(slot) = self.starts.get_mut(usize::from(self.count)) {
            *slot = start as u16;
            self.count += 1;
        }
    }

    /// The letters.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether a word starts within the bytes.
    pub fn has_start(&self, bytes: Range<usize>) -> bool {
        let mut starts = self.starts.iter().take(usize::from(self.count));
        starts.any(|start| bytes.contains(&usize::from(*start)))
    }

    /// The words.
    #[cfg(test)]
    pub fn parts(&self) -> Vec<&str> {
        let text = str::from_utf8(&self.bytes).unwrap();
        let starts = (0..text.len()).filter(|at| self.has_start(*at..at + 1));
        let ends = starts.clone().skip(1).chain([text.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| &text[start..end])
            .collect()
    }
}

impl Word {
    /// Adds a letter, behind which the folded text has so many bytes.
    #[inline(always)]
    fn add(&mut self, letter: Letter, end: u16) {
        let (char, is_capital) = (letter.char, letter.is_capital());
        let is_first = self.letters == 0;
        let is_numeral = is_capital && matches!(char, 'i' | 'v' | 'x' | 'l' | 'c' | 'и' | 'х');
        self.capital = if is_first { is_capital } else { self.capital };
        self.numeral = is_numeral && (is_first || self.numeral);
        self.letters += 1;
        self.capitals += u16::from(is_capital);
        self.ends_capital = is_capital;
        self.foreign |= !matches!(char, 'а'..='я');
        self.end = end;
    }

    /// The byte of the folded text at which it starts.
    pub fn start(&self) -> usize {
        usize::from(self.start)
    }

    /// ЦИК, КазАССР; not Казревком.
    pub fn is_abbreviation(&self) -> bool {
        self.capitals >= 2 && self.ends_capital
    }

    /// А. in А. Н. Букейханов; Дж.
    pub fn is_initial(&self) -> bool {
        self.capital && (self.letters == 1 || self.dotted && self.letters == 2)
    }
}

/// What a stretch that folds to nothing is, or `None` if it does not part words.
pub(super) fn gap_of(gap: &str) -> Option<Gap> {
    match gap {
        "" => return None,
        " " => return Some(Gap::Space),
        _ => (),
    }
    let (mut space, mut hyphen, mut comma, mut other, mut word) =
        (false, false, false, false, false);
    for c in gap.chars() {
        match c {
            '-' | '‐' | '‑' | '–' | '—' | '‒' | '−' => hyphen = true,
            ',' => comma = true,
            '.' => word = true,
            '"' | '«' | '»' | '“' | '”' | '„' | '(' | ')' | '[' | ']' | ':' | ';' | '/' | '…' =>
            {
                other = true;
            }
            c if c.is_whitespace() => space = true,
            _ => (),
        }
    }
    match () {
        () if other || space && hyphen => Some(Gap::Break),
        () if hyphen => Some(Gap::Hyphen),
        () if comma => Some(Gap::Comma),
        () if space || word => Some(Gap::Space),
        () => None,
    }
}
