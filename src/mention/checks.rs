//! Whether a name may be meant by the words that read like it.

use std::ops::Range;

use super::tokens::{Gap, Token, Window};
use crate::entity::{Kind, Lang, Layer};
use crate::index::core::{Core, Posting};
use crate::reading::{self, Reading};
use crate::text::fold::{self, is_capital};

/// A reading with a fault costs more than this; see
/// [`Reading::cost`](crate::inflect::kazakh::Reading::cost).
const FAULTY: u16 = 1000;

/// What must also hold of the text, besides the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// A point behind them.
    pub point: bool,
    /// The whole name before them, or that they are a heading.
    pub whole: bool,
    /// That they are a heading.
    pub heading: bool,
}

/// What a reading of the tokens `range` needs; `None` if it is no mention anywhere.
pub fn needs(
    core: Core<'_>,
    text: &str,
    window: &Window,
    range: Range<usize>,
    reading: &Reading,
) -> Option<Needs> {
    let tokens = window.tokens.get(range)?;
    let [token, others @ ..] = tokens else {
        return None;
    };
    let stretch = text.get(token.bytes().start..tokens.last()?.bytes().end)?;
    let bytes = core.form_bytes(reading.posting.name);
    let letters = || Letters(bytes);
    let form = || core.form(reading.posting.name);
    let has = |signs: &[char]| form().contains(signs);
    // a proper name is written so
    let is_proper = letters().next().is_some_and(is_capital);
    let capitals = || !bytes.contains(&b' ') && letters().skip(1).any(is_capital);
    let is_work = || core.kind(core.name_entity(reading.posting.name)) == Kind::Work;
    let is_long = || !others.is_empty() && letters().nth(9).is_some() && !is_work();
    if is_proper && !token.is_capital && !is_long() && !is_relative(reading, stretch) {
        return None;
    }
    // initials are capitals if the surname has one: Сталина и В. И. Ленина
    let is_word = |token: &Token| window.letters_of(token).len() == 1 && !token.is_capital;
    let is_short = reading.posting.way.is_short();
    if token.is_capital && is_short && others.iter().any(is_word) {
        return None;
    }
    if others.is_empty() && !token.has_capitals && capitals() {
        return None;
    }
    let note = core.name_note(reading.posting.name);
    if !note.is_empty() && is_ruled_out(note, stretch, reading) {
        return None;
    }
    // what stands between its words may stand there
    let in_order = others.iter().zip(tokens).all(|(token, before)| {
        let gap = token.gap;
        let dash = gap.has(Gap::HYPHEN) && gap.has(Gap::SPACE);
        !(gap.has(Gap::CLAUSE) && !has(&[',', ';', ':', '!', '?', '/', '№', '%', '+'])
            || gap.has(Gap::BRACKET) && !has(&['(', '['])
            || dash && !has(&['-', '–', '—'])
            || gap.has(Gap::POINT) && window.letters_of(before).len() > 3 && !has(&['.']))
    });
    if !in_order {
        return None;
    }
    let length = letters().take(7).count();
    let point = match reading.layer {
        // the shortest are written just so
        _ if length <= 2 => match form().strip_suffix('.') {
            _ if is_short_form(reading, form(), stretch, length, is_proper, tokens) => false,
            Some(form) if form == stretch => true,
            None if form() == stretch => false,
            _ => return None,
        },
        Layer::Inflected if reading.cost > FAULTY && length <= 4 => return None,
        Layer::Romanised if length <= 4 => return None,
        Layer::Loose => {
            let is_kazakh = token.in_kazakh;
            let is_sure = length > 5 && !token.is_kazakh || !is_kazakh && length > 3;
            if !is_sure && has_other_letters(core, stretch, reading.posting) {
                return None;
            }
            false
        }
        _ => false,
    };
    if note.is_empty() {
        return Some(Needs {
            point,
            ..Needs::default()
        });
    }
    // a word that stands for a whole name does so where the whole was named
    let is_part = note.starts_with("elliptic") || note.starts_with("verb");
    let whole = is_part && !is_proper && !has(&[' ', '-']);
    let heading = whole && note.starts_with("elliptic: as a heading");
    Some(Needs {
        point,
        whole,
        heading,
    })
}

/// Whether the note on a name says that a stretch is no mention of it.
fn is_ruled_out(note: &str, stretch: &str, reading: &Reading) -> bool {
    // a form of another word
    let (_, not) = note.split_once("not: ").unwrap_or_default();
    let is_other = !not.is_empty() && not.split(", ").any(|not| fold::is_exact(stretch, not));
    // an adjective stays as it is before a noun
    let is_adjective = || note.starts_with("adjective") || note.contains("attributive");
    let is_inflected = reading.path.ending.is_some_and(is_kazakh);
    note.contains("lookup") || is_other || is_inflected && is_adjective()
}

/// Whether a name of one or two letters has a Kazakh ending in due form.
fn is_short_form(
    reading: &Reading,
    form: &str,
    stretch: &str,
    length: usize,
    is_proper: bool,
    tokens: &[Token],
) -> bool {
    let ending = reading.path.ending;
    let is_capital = tokens.first().is_some_and(|token| token.is_capital);
    ending.is_some_and(is_kazakh)
        && reading.cost < FAULTY
        && (stretch.starts_with(form) && (tokens.len() > 1 || length == 2 && !is_proper)
            || length == 2 && !is_proper && is_capital)
}

/// The letters and digits of a name, of which most have two bytes or one.
#[derive(Clone)]
struct Letters<'f>(&'f [u8]);

impl Iterator for Letters<'_> {
    type Item = char;

    #[inline(always)]
    fn next(&mut self) -> Option<char> {
        loop {
            let (c, behind) = match *self.0 {
                [first @ 0..0x80, ref behind @ ..] => (first.into(), behind),
                // letters, all of them
                [first @ 0xc3..0xe0, second, ref behind @ ..] => {
                    self.0 = behind;
                    let code = u32::from(first & 0x1f) << 6 | u32::from(second & 0x3f);
                    return char::from_u32(code);
                }
                _ => first_char(self.0)?,
            };
            self.0 = behind;
            if is_letter(c) {
                return Some(c);
            }
        }
    }
}

#[cold]
fn first_char(form: &[u8]) -> Option<(char, &[u8])> {
    let mut chars = std::str::from_utf8(form).ok()?.chars();
    Some((chars.next()?, chars.as_str().as_bytes()))
}

/// Whether a character of a name is a letter or digit, told quickly.
fn is_letter(c: char) -> bool {
    match c {
        '«' | '»' | '\u{2000}'..='\u{206f}' | '№' => false,
        _ => c.is_ascii_alphanumeric() || c > '\u{bf}',
    }
}

fn is_kazakh(ending: reading::Ending) -> bool {
    ending.lang == Lang::Kk
}

/// Whether a Kazakh ending makes a word of its own, without a capital: шыңжаңдық.
fn is_relative(reading: &Reading, stretch: &str) -> bool {
    let suffixes = ["лық", "лік", "дық", "дік", "тық", "тік"];
    reading.path.ending.is_some_and(is_kazakh)
        && suffixes.iter().any(|suffix| stretch.ends_with(suffix))
}

/// Signs that stand around words.
const PAIRS: [(char, char); 6] = [
    ('(', ')'),
    ('[', ']'),
    ('«', '»'),
    ('“', '”'),
    ('„', '“'),
    ('"', '"'),
];

fn may_have_halves(token: &Token) -> bool {
    token.gap.has(Gap::BRACKET) || token.gap.has(Gap::QUOTE)
}

/// Whether no halves of pairs stand between some tokens.
pub fn is_bare(window: &Window, tokens: Range<usize>) -> bool {
    let mut others = window.tokens.get(tokens).unwrap_or_default().iter().skip(1);
    !others.any(may_have_halves)
}

/// Whether a name begins and ends with a letter or digit: no signs beside its words are its own.
pub fn has_no_signs(form: &str) -> bool {
    form.starts_with(is_letter) && form.ends_with(is_letter)
}

/// The bytes of a mention, from the first letter of its tokens to the last, with the signs
/// beside them with which its name begins or ends, and with the other half of a pair that it
/// has one half of: `РКП(б)`, `«Алаш» партиясы`.
pub fn with_signs<'f>(
    text: &str,
    window: &Window,
    tokens: Range<usize>,
    mut forms: impl Iterator<Item = &'f str>,
) -> Option<Range<usize>> {
    let around = |bytes: &Range<usize>| {
        let [before, behind] = [text.get(..bytes.start), text.get(bytes.end..)];
        [before.unwrap_or_default(), behind.unwrap_or_default()]
    };
    let words = window.bytes(tokens.clone())?;
    let Range { mut start, mut end } = words.clone();
    let [before, behind] = around(&words);
    // most words stand between spaces
    let is_apart = before.ends_with(' ') && behind.starts_with(' ');
    let is_sign = |c: char| !is_letter(c) && !c.is_whitespace();
    if !is_apart && (before.ends_with(is_sign) || behind.starts_with(is_sign)) {
        let signs = forms.find_map(|form| {
            let first = form.split(is_letter).next()?;
            let last = form.rsplit(is_letter).next()?;
            let is_there = before.ends_with(first) && behind.starts_with(last);
            (is_there && first.len() + last.len() > 0).then_some((first.len(), last.len()))
        });
        let (first, last) = signs.unwrap_or_default();
        start -= first;
        end += last;
    }
    let mut others = window.tokens.get(tokens)?.iter().skip(1);
    if (start..end) == words && !others.any(may_have_halves) {
        return Some(words);
    }
    for (open, close) in PAIRS {
        let [before, behind] = around(&(start..end));
        match half(text.get(start..end).unwrap_or_default(), open, close) {
            [true, _] if before.ends_with(open) => start -= open.len_utf8(),
            [_, true] if behind.starts_with(close) => end += close.len_utf8(),
            _ => (),
        }
    }
    Some(start..end)
}

/// Whether a stretch has the second half of a pair without the first, and the first
/// without the second.
fn half(stretch: &str, open: char, close: char) -> [bool; 2] {
    if open == close {
        let is_odd = stretch.matches(open).count() % 2 == 1;
        return [is_odd, is_odd];
    }
    let (mut opened, mut is_closed) = (0_usize, false);
    for c in stretch.chars().filter(|c| [open, close].contains(c)) {
        match opened.checked_sub(1) {
            _ if c == open => opened += 1,
            Some(fewer) => opened = fewer,
            None => is_closed = true,
        }
    }
    [is_closed, opened > 0]
}

/// Whether letters differ, at the layer `exact`, between a text and a name that are the
/// same at the layer `loose`.
pub fn has_other_letters(core: Core<'_>, text: &str, posting: Posting) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let letters = fold::exact_chars(text).map(|fold| fold.char);
        letters.filter(|c| fold::loosen(*c).is_some())
    }
    let spelling = reading::spelling(core, posting);
    if spelling.as_deref() == Some(text) {
        return false;
    }
    spelling.is_none_or(|form| letters(text).zip(letters(&form)).any(|(a, b)| a != b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_name_are_all_its_characters_but_signs() {
        for form in [
            "«Алаш» – Ұлт",
            "№ 5 a\u{301}b\u{a0}ªÀ",
            "漢字 (б)",
            "ﬁ…",
            "",
        ] {
            let slow: Vec<char> = form.chars().filter(|c| is_letter(*c)).collect();
            assert_eq!(Letters(form.as_bytes()).collect::<Vec<_>>(), slow, "{form}");
        }
    }
}
