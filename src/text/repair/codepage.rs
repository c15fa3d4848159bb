//! Text in one encoding that was read as another.
//!
//! Before Unicode, Kazakh was typed in fonts that put its letters in place of others
//! of Windows code page 1251. Two such arrangements became code pages of their own;
//! text in them that is read as CP1251 has Ukrainian, Serbian and Macedonian letters
//! in Kazakh words: `Ќазаќстан Республикасыныѕ аумаєы`.
//!
//! ```
//! use atau::text::repair::repairs;
//!
//! let first = |text| repairs(text).next().map(|repaired| repaired.text().to_owned());
//! assert_eq!(first("Шыѕжаѕ").as_deref(), Some("Шыңжаң")); // typed in KZ-1048
//! assert_eq!(first("РЁС‹ТЈР¶Р°ТЈ").as_deref(), Some("Шыңжаң")); // UTF-8, shown in CP1251
//! ```

use std::fmt;
use std::ops::Range;

use super::lookalike::{Letters, is_vowel};

/// A code page in which Kazakh was typed.
///
/// ```
/// use atau::text::repair::{CodePage, code_page};
/// let page = |text| code_page(text).map(|(page, _)| page);
/// assert_eq!(page("Ќазаќстан Республикасыныѕ аумаєы"), Some(CodePage::Kz1048));
/// assert_eq!(page("Ќазаќстан Республикасыныњ аумаѓы"), Some(CodePage::Ptcp154));
/// assert_eq!(CodePage::Ptcp154.to_string(), "PTCP154");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CodePage {
    /// KZ-1048, the state standard STRK1048-2002.
    Kz1048,
    /// PTCP154, also Asian Cyrillic or "Paratype" (the fonts Times Kaz and the like).
    Ptcp154,
}

impl fmt::Display for CodePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CodePage::Kz1048 => "KZ-1048",
            CodePage::Ptcp154 => "PTCP154",
        })
    }
}

/// Kazakh letters, and what CP1251 shows for their bytes in KZ-1048 and in PTCP154.
/// І and і have the same bytes in all three.
///
/// ```
/// use atau::text::repair::{code_page, codepage::SHOWN};
/// let kz_1048 = |c| SHOWN.iter().find(|row| row.0 == c).map_or(c, |row| row.1);
/// let shown: String = "Қазақстанның аумағы".chars().map(kz_1048).collect();
/// assert_eq!(shown, "Ќазаќстанныѕ аумаєы");
/// assert_eq!(code_page(&shown).unwrap().1.text(), "Қазақстанның аумағы");
/// ```
pub const SHOWN: &[(char, char, char)] = &[
    ('Ә', 'Ј', 'Є'),
    ('ә', 'ј', 'є'),
    ('Ғ', 'Є', 'Ѓ'),
    ('ғ', 'є', 'ѓ'),
    ('Қ', 'Ќ', 'Ќ'),
    ('қ', 'ќ', 'ќ'),
    ('Ң', 'Ѕ', 'Њ'),
    ('ң', 'ѕ', 'њ'),
    ('Ө', 'Ґ', '¤'),
    ('ө', 'ґ', 'µ'),
    ('Ұ', 'Ў', '¦'),
    ('ұ', 'ў', '±'),
    ('Ү', 'Ї', '‡'),
    ('ү', 'ї', '‰'),
    ('Һ', 'Ћ', 'Ћ'),
    ('һ', 'ћ', 'ћ'),
];

/// What CP1251 has from 0x80 to 0xBF; from 0xC0 on it has А to я.
const CP1251: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', //
    'ђ', '‘', '’', '“', '”', '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', //
    '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®',
    'Ї', //
    '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

/// What CP1252 has from 0x80 to 0x9F; from 0xA0 on it is Latin-1. Where it has
/// nothing, browsers show the control character.
const CP1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
    '\u{8f}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A code page in which UTF-8 is shown when it is not known for what it is.
///
/// ```
/// use atau::text::repair::{Kind, Windows, repairs};
/// let repaired = repairs("Ð¨Ñ‹Ò£Ð¶Ð°Ò£").next().unwrap();
/// assert_eq!(repaired.text(), "Шыңжаң");
/// assert_eq!(repaired.steps()[0].kind(), Kind::Utf8(Windows::Cp1252));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Windows {
    /// Cyrillic: `РЁС‹ТЈР¶Р°ТЈ`.
    Cp1251,
    /// Western: `Ð¨Ñ‹Ò£Ð¶Ð°Ò£`.
    Cp1252,
}

impl fmt::Display for Windows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Windows::Cp1251 => "CP1251",
            Windows::Cp1252 => "CP1252",
        })
    }
}

impl Windows {
    /// The byte of a character.
    fn byte(self, c: char) -> Option<u8> {
        let code = u32::from(c);
        let (from, high): (u32, &[char]) = match self {
            _ if c.is_ascii() => return u8::try_from(code).ok(),
            Windows::Cp1251 if ('А'..='я').contains(&c) => {
                return u8::try_from(code - 0x410 + 0xc0).ok();
            }
            Windows::Cp1252 if (0x80..0x100).contains(&code) => return u8::try_from(code).ok(),
            Windows::Cp1251 => (0x80, &CP1251),
            Windows::Cp1252 => (0x80, &CP1252),
        };
        let at = high.iter().position(|&other| other == c)?;
        u8::try_from(from + u32::try_from(at).ok()?).ok()
    }
}

/// The characters of UTF-8 text shown in a Windows code page, each with its bytes in
/// `text`; `None` if the text is no such thing. ASCII is left out.
///
/// Plain text fails at its first letter.
pub(super) fn utf8(text: &str, shown: Windows) -> Option<Vec<(Range<usize>, char)>> {
    let mut found = Vec::new();
    let mut chars = text.char_indices();
    while let Some((start, c)) = chars.next() {
        let lead = shown.byte(c)?;
        let (more, mut code, least) = match lead {
            0..0x80 => continue,
            0xc2..=0xdf => (1, u32::from(lead) & 0x1f, 0x80),
            0xe0..=0xef => (2, u32::from(lead) & 0x0f, 0x800),
            0xf0..=0xf4 => (3, u32::from(lead) & 0x07, 0x1_0000),
            _ => return None,
        };
        let mut end = start;
        for _ in 0..more {
            let (at, c) = chars.next()?;
            let byte = shown.byte(c).filter(|byte| byte & 0xc0 == 0x80)?;
            code = code << 6 | u32::from(byte & 0x3f);
            end = at + c.len_utf8();
        }
        let read = char::from_u32(code).filter(|_| code >= least)?;
        found.push((start..end, read));
    }
    // one may be chance
    (found.len() >= 2).then_some(found)
}

/// What speaks for a legacy code page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Signs that are no letters and stand in a word count twice.
    markers: u32,
    kz1048: u32,
    ptcp154: u32,
    /// The text has letters that a text in a legacy code page cannot have.
    against: bool,
    /// The letters of all words with a marker.
    letters: Letters,
}

impl Evidence {
    /// Reads a text once.
    pub(super) fn of(text: &str) -> Evidence {
        let mut evidence = Evidence::default();
        let mut word = Letters::default();
        let mut marked = false;
        for (before, c, after) in with_neighbours(text) {
            let sign = is_sign(c);
            if sign && !(is_of_word(before) || is_of_word(after)) || !(sign || c.is_alphabetic()) {
                evidence.end_word(&mut word, &mut marked);
                continue;
            }
            // а to я, no marker
            word = word.add(c);
            if ('А'..='я').contains(&c) {
                continue;
            }
            if is_kazakh(c) || matches!(c, 'Љ' | 'љ' | 'Џ' | 'џ' | 'Ђ' | 'ђ') {
                evidence.against = true;
                return evidence;
            }
            let kz = SHOWN.iter().any(|(_, kz, _)| *kz == c);
            let pt = SHOWN.iter().any(|(_, _, pt)| *pt == plain(c));
            marked |= kz || pt;
            evidence.markers += u32::from(kz || pt) + u32::from(sign);
            match (kz, pt) {
                (true, false) => evidence.kz1048 += 2,
                (false, true) => evidence.ptcp154 += 2,
                // є is a consonant in one and a vowel in the other
                (true, true) if matches!(c, 'Є' | 'є') => {
                    let vowel = |c: Option<char>| c.is_some_and(|c| is_vowel(lower(c)));
                    if vowel(before) || vowel(after) {
                        evidence.kz1048 += 1;
                    } else {
                        evidence.ptcp154 += 1;
                    }
                }
                _ => (),
            }
        }
        evidence.end_word(&mut word, &mut marked);
        evidence
    }

    fn end_word(&mut self, word: &mut Letters, marked: &mut bool) {
        if std::mem::take(marked) {
            self.letters = self.letters.and(*word);
        }
        *word = Letters::default();
    }

    /// The code page if the evidence is enough, and whether the other one is out of
    /// the question.
    pub(super) fn verdict(self) -> Option<(CodePage, bool)> {
        if self.against || self.markers < 2 || self.letters.spell_a_common_foreign_word() {
            return None;
        }
        Some(if self.kz1048 >= self.ptcp154 {
            (CodePage::Kz1048, self.kz1048 > self.ptcp154 + 1)
        } else {
            (CodePage::Ptcp154, self.ptcp154 > self.kz1048 + 1)
        })
    }
}

/// The characters of `text` that stand for another in a code page, with their place.
pub(super) fn decode(
    text: &str,
    page: CodePage,
) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    let mut at = 0;
    with_neighbours(text).filter_map(move |(before, c, after)| {
        let start = at;
        at += c.len_utf8();
        if c.is_ascii() || ('А'..='я').contains(&c) {
            return None;
        }
        if is_sign(c) && !(is_of_word(before) || is_of_word(after)) {
            return None;
        }
        let shown = |(_, kz, pt): &(char, char, char)| match page {
            CodePage::Kz1048 => *kz == c,
            CodePage::Ptcp154 => *pt == plain(c),
        };
        let (letter, _, _) = SHOWN.iter().find(|row| shown(row))?;
        Some((start..at, *letter))
    })
}

/// The characters of `text`, each between its neighbours.
fn with_neighbours(
    text: &str,
) -> impl Iterator<Item = (Option<char>, char, Option<char>)> + Clone + '_ {
    let mut before = None;
    let mut after = text.chars();
    after.next();
    text.chars().map(move |c| {
        let item = (before, c, after.next());
        before = Some(c);
        item
    })
}

/// A marker that is no letter.
fn is_sign(c: char) -> bool {
    matches!(c, '¤' | 'µ' | 'μ' | '¦' | '±' | '‡' | '‰')
}

/// The micro sign for the Greek letter.
fn plain(c: char) -> char {
    if c == 'μ' { 'µ' } else { c }
}

/// Whether a sign beside `c` may be a letter: `c` is Cyrillic or such a sign.
fn is_of_word(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, 'Ѐ'..='ӿ') || is_sign(c))
}

/// Whether a letter is one of those Kazakh letters that a code page moves: the first
/// column of [`SHOWN`].
pub(super) fn is_kazakh(c: char) -> bool {
    matches!(
        c,
        'Ә' | 'ә'
            | 'Ғ'
            | 'ғ'
            | 'Қ'
            | 'қ'
            | 'Ң'
            | 'ң'
            | 'Ө'
            | 'ө'
            | 'Ұ'
            | 'ұ'
            | 'Ү'
            | 'ү'
            | 'Һ'
            | 'һ'
    )
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
