//! Words of running text, with their places.
//!
//! The words are those of Unicode Standard Annex #29 (as `unicode-segmentation`
//! has them: segments with a letter or digit). Stretches of Latin and Cyrillic
//! letters, digits and plain punctuation are cut by a table in one pass; a stretch
//! with anything else in it is handed to `unicode-segmentation` whole.
//!
//! ```
//! use atau::text::words;
//! let text = "А. Бөкейханов, 1917 ж.";
//! let found: Vec<_> = words::words(text).map(|range| &text[range]).collect();
//! assert_eq!(found, ["А", "Бөкейханов", "1917", "ж"]);
//! ```

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The words of `text` in order, as byte ranges.
///
/// ```
/// use atau::text::words::words;
/// let text = "Шәуешек (Чугучак)";
/// assert_eq!(words(text).map(|range| &text[range]).collect::<Vec<_>>(), ["Шәуешек", "Чугучак"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words {
        text,
        at: 0,
        hard: None,
    }
}

/// Iterator over the byte ranges of words; see [`words`].
///
/// ```
/// let mut words = atau::text::words::words("Алаш партиясы");
/// assert_eq!((words.next(), words.next(), words.next()), (Some(0..8), Some(9..25), None));
/// ```
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    /// A stretch that the table cannot cut, and where it starts.
    hard: Option<(usize, unicode_segmentation::UnicodeWordIndices<'t>)>,
}

/// What a character does to a word (the Word_Break property, UAX #29 table 3,
/// for the characters in the table).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Ends a word.
    Other,
    Letter,
    Digit,
    /// `_` joins anything.
    Joiner,
    /// Joins letters.
    MidLetter,
    /// Joins digits.
    MidNumber,
    /// Joins letters and digits.
    MidBoth,
    /// Not in the table.
    Hard,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            if let Some((start, words)) = &mut self.hard {
                if let Some((at, word)) = words.next() {
                    return Some(*start + at..*start + at + word.len());
                }
                self.hard = None;
            }
            let stretch = self.at;
            match self.scan()? {
                Some(range) => return Some(range),
                None => self.hard_stretch(stretch),
            }
        }
    }
}

impl Words<'_> {
    /// The next word, `Some(None)` if a character that is not in the table comes
    /// first, `None` at the end.
    #[inline]
    fn scan(&mut self) -> Option<Option<Range<usize>>> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        // to the start of a word
        let mut class;
        loop {
            let (c, width) = class_at(bytes, at)?;
            class = c;
            match c {
                Class::Letter | Class::Digit | Class::Joiner => break,
                Class::Hard => {
                    self.at = at;
                    return Some(None);
                }
                _ => at += width,
            }
        }
        self.at = at;
        let start = at;
        let mut wordy = false;
        loop {
            wordy |= class != Class::Joiner;
            at += class_at(bytes, at)?.1;
            // on through letters
            while let Some(width @ 1..) = bytes.get(at).map(|&byte| LETTER[usize::from(byte)]) {
                at += usize::from(width);
                class = Class::Letter;
                wordy = true;
            }
            let before = class;
            let Some((next, width)) = class_at(bytes, at) else {
                break;
            };
            match next {
                Class::Letter | Class::Digit | Class::Joiner => class = next,
                Class::Hard => return Some(None),
                Class::Other => break,
                Class::MidLetter | Class::MidNumber | Class::MidBoth => {
                    let behind = class_at(bytes, at + width).map(|(class, _)| class);
                    if behind == Some(Class::Hard) {
                        return Some(None);
                    }
                    let joins = behind == Some(before)
                        && match before {
                            Class::Letter => next != Class::MidNumber,
                            Class::Digit => next != Class::MidLetter,
                            _ => false,
                        };
                    if !joins {
                        break;
                    }
                    at += width;
                    class = before;
                }
            }
        }
        self.at = at;
        if wordy {
            Some(Some(start..at))
        } else {
            self.scan()
        }
    }

    /// Hands the stretch between white space around `self.at` to
    /// `unicode-segmentation`, from `since` on at the earliest. The white space
    /// before it belongs to it: a combining mark may follow.
    #[cold]
    fn hard_stretch(&mut self, since: usize) {
        let before = &self.text[since..self.at];
        let start = match before.rfind(|c: char| c.is_ascii_whitespace()) {
            Some(space) => since + before[..=space].trim_end().len(),
            None => since,
        };
        // to white space between two characters of the table
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        while end < bytes.len() {
            let gap = bytes[end].is_ascii_whitespace()
                && !self.text[self.at..end].ends_with(char::is_whitespace)
                && class_at(bytes, end + 1).is_none_or(|(class, _)| class != Class::Hard)
                && !bytes.get(end + 1).is_some_and(u8::is_ascii_whitespace);
            if gap {
                break;
            }
            end += 1;
        }
        self.hard = Some((start, self.text[start..end].unicode_word_indices()));
        self.at = end;
    }
}

/// The class of the character at byte `at`, and its width; `None` at the end.
#[inline(always)]
fn class_at(bytes: &[u8], at: usize) -> Option<(Class, usize)> {
    let first = *bytes.get(at)?;
    if first < 0x80 {
        return Some((ASCII[usize::from(first)], 1));
    }
    let next = bytes.get(at + 1).copied().unwrap_or(0);
    Some(match first {
        // U+00C0..=U+024F but × and ÷; U+0400..=U+0481, U+048A..=U+052F
        0xc3 if next != 0x97 && next != 0xb7 => (Class::Letter, 2),
        0xc3 => (Class::Other, 2),
        0xc4..=0xc8 => (Class::Letter, 2),
        0xc9 if next < 0x90 => (Class::Letter, 2),
        0xd0 | 0xd1 | 0xd3 => (Class::Letter, 2),
        0xd2 if next != 0x82 && !(0x83..=0x89).contains(&next) => (Class::Letter, 2),
        0xd4 if next < 0xb0 => (Class::Letter, 2),
        // no-break space § © « ® ° ± »
        0xc2 => match next {
            0xa0 | 0xa7 | 0xa9 | 0xab | 0xae | 0xb0 | 0xb1 | 0xbb => (Class::Other, 2),
            _ => (Class::Hard, 2),
        },
        // General Punctuation: dashes, quotation marks, ellipsis; №
        0xe2 => match (next, bytes.get(at + 2).copied().unwrap_or(0)) {
            (0x80, 0x98 | 0x99) => (Class::MidBoth, 3),
            (0x80, 0x90..=0xa3 | 0xa6 | 0xb0..=0xbb) => (Class::Other, 3),
            (0x84, 0x96) => (Class::Other, 3),
            _ => (Class::Hard, 3),
        },
        _ => (Class::Hard, 1),
    })
}

/// Bytes of a letter that is known by its first byte, 0 for all else.
static LETTER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            // U+0100..=U+023F, U+0400..=U+047F, U+04C0..=U+04FF
            0xc4..=0xc8 | 0xd0 | 0xd1 | 0xd3 => 2,
            _ => 0,
        };
        byte += 1;
    }
    table
};

static ASCII: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut c = 0;
    while c < 128 {
        table[c] = match c as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Joiner,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidNumber,
            b'.' | b'\'' => Class::MidBoth,
            _ => Class::Other,
        };
        c += 1;
    }
    table
};
