//! A name cut into words, folded, without an allocation.

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
    pub fn read(&mut self, text: &str) -> Option<()> {
        // however many marks it has
        if text.len() > 8 * BYTES {
            return None;
        }
        let bytes = text.as_bytes();
        let mut word = Word::default();
        // behind the last letter
        let mut end = 0;
        let mut at = 0;
        while at < bytes.len() {
            if fold::letter_at(bytes, at).is_some() {
                self.part(&mut word, text.get(end..at).unwrap_or(""));
                end = self.add_letters(&mut word, bytes, at)?;
                at = end;
                continue;
            }
            at = match fold::read(bytes, at) {
                Some((..'\u{80}', next)) => next,
                _ => self.add_at_length(&mut word, text, &mut end, at)?,
            };
        }
        word.dotted = bytes.get(end) == Some(&b'.');
        self.push_word(word);
        Some(())
    }

    /// Takes letters, with whether each begins a word, into an empty phrase. Of the words no
    /// more is known than where they are.
    pub fn read_letters(&mut self, letters: impl Iterator<Item = (char, bool)>) -> Option<()> {
        let mut word = Word::default();
        for (letter, begins) in letters {
            if begins {
                self.push_word(word);
                word = Word {
                    start: self.len,
                    ..Word::default()
                };
            }
            word.letters += 1;
            self.push(letter)?;
            word.end = self.len;
        }
        self.push_word(word);
        Some(())
    }

    /// Adds what the tables of folding do not know; the byte behind it.
    #[cold]
    fn add_at_length(
        &mut self,
        word: &mut Word,
        text: &str,
        end: &mut usize,
        at: usize,
    ) -> Option<usize> {
        let mut fits = Some(());
        let behind = fold::at_length(text, at, |fold| {
            let Some(letter) = loosen(fold.char).filter(|_| fits.is_some()) else {
                return;
            };
            let written = text.get(fold.start..).and_then(|rest| rest.chars().next());
            let is_capital = written.is_some_and(char::is_uppercase);
            let letter = Letter::new(letter, fold.char, is_capital);
            self.part(word, text.get(*end..fold.start).unwrap_or(""));
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
    fn part(&mut self, word: &mut Word, gap: &str) {
        let Some(kind) = gap_of(gap) else {
            return;
        };
        word.dotted = gap.starts_with('.');
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
            text: std::str::from_utf8(self.bytes()).unwrap_or(""),
            words: self.words(),
        }
    }

    /// Whether a word starts within the bytes, their first included.
    pub fn has_start(&self, start: usize, end: usize) -> bool {
        self.words()
            .iter()
            .any(|word| (start..end).contains(&usize::from(word.start)))
    }
}

/// A folded text and its words.
#[derive(Clone, Copy)]
pub(super) struct View<'p> {
    text: &'p str,
    words: &'p [Word],
}

impl<'p> View<'p> {
    /// The words.
    pub fn words(&self) -> &'p [Word] {
        self.words
    }

    /// The letters of a word.
    pub fn letters(&self, word: &Word) -> &'p str {
        self.text
            .get(usize::from(word.start)..usize::from(word.end))
            .unwrap_or("")
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
