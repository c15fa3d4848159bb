//! A name cut into words, folded, without an allocation.

use crate::text::fold::{exact_chars, loosen};

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
        let mut end = 0;
        let mut word = Word::default();
        for fold in exact_chars(text) {
            let Some(letter) = loosen(fold.char) else {
                continue;
            };
            if fold.start > end {
                let gap = text.get(end..fold.start).unwrap_or("");
                if let Some(kind) = gap_of(gap) {
                    word.dotted = gap.starts_with('.');
                    self.push_word(word);
                    word = Word {
                        start: self.len,
                        gap: kind,
                        ..Word::default()
                    };
                }
            }
            let capital = is_capital(bytes, fold.start);
            if word.letters == 0 {
                word.capital = capital;
                word.numeral = true;
            }
            word.letters += 1;
            word.capitals += u16::from(capital);
            word.ends_capital = capital;
            word.foreign |= !matches!(letter, 'а'..='я');
            word.numeral = word.numeral
                && capital
                && matches!(letter, 'i' | 'v' | 'x' | 'l' | 'c' | 'и' | 'х');
            self.push(letter)?;
            word.end = self.len;
            end = fold.end;
        }
        word.dotted = bytes.get(end) == Some(&b'.');
        self.push_word(word);
        Some(())
    }

    #[inline]
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

/// Whether the character at a byte is a capital.
#[inline(always)]
fn is_capital(bytes: &[u8], at: usize) -> bool {
    let first = bytes.get(at).copied().unwrap_or(0);
    match first {
        b'a'..=b'z' | b'0'..=b'9' | 0xd1 => false,
        // А-Я, Ё and their like; а-п
        0xd0 => bytes.get(at + 1).is_some_and(|second| *second < 0xb0),
        0..0x80 => first.is_ascii_uppercase(),
        _ => is_rare_capital(bytes, at),
    }
}

#[cold]
fn is_rare_capital(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at..(at + 4).min(bytes.len()))
        .and_then(|bytes| bytes.utf8_chunks().next()?.valid().chars().next())
        .is_some_and(char::is_uppercase)
}

/// What a stretch that folds to nothing is, or `None` if it does not part words.
fn gap_of(gap: &str) -> Option<Gap> {
    if gap == " " {
        return Some(Gap::Space);
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
