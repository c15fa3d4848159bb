//! Whether a name may be meant by the words that read like it.

use std::ops::Range;

use super::tokens::{Gap, Token, Window};
use crate::entity::{Kind, Lang, Layer};
use crate::index::core::{Core, Posting};
use crate::index::traits::{Trait, Traits, is_letter};
use crate::reading::{self, Reading};
use crate::text::fold::{self, Exact};

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
    let traits = core.traits(reading.posting.name);
    let form = || core.form(reading.posting.name);
    let has = |sign| traits.has(sign);
    // a proper name is written so
    let is_proper = has(Trait::Proper);
    let is_work = || core.kind(core.name_entity(reading.posting.name)) == Kind::Work;
    let is_long = || !others.is_empty() && traits.letters() > 9 && !is_work();
    if is_proper && !token.is_capital && !is_long() && !is_relative(reading, stretch) {
        return None;
    }
    // initials are capitals if the surname has one: Сталина и В. И. Ленина
    let is_word = |token: &Token| window.letters_of(token).len() == 1 && !token.is_capital;
    let is_short = reading.posting.way.is_short();
    if token.is_capital && is_short && others.iter().any(is_word) {
        return None;
    }
    if others.is_empty() && !token.has_capitals && has(Trait::Capitals) {
        return None;
    }
    if is_ruled_out(core, traits, stretch, reading) {
        return None;
    }
    // what stands between its words may stand there
    let in_order = others.iter().zip(tokens).all(|(token, before)| {
        let gap = token.gap;
        let dash = gap.has(Gap::HYPHEN) && gap.has(Gap::SPACE);
        !(gap.has(Gap::CLAUSE) && !has(Trait::Clause)
            || gap.has(Gap::BRACKET) && !has(Trait::Bracket)
            || dash && !has(Trait::Dash)
            || gap.has(Gap::POINT) && window.letters_of(before).len() > 3 && !has(Trait::Point))
    });
    if !in_order {
        return None;
    }
    let length = traits.letters();
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
    // a word that stands for a whole name does so where the whole was named
    let is_part = has(Trait::Elliptic) || has(Trait::Verb);
    let whole = is_part && !is_proper && !has(Trait::Space) && !has(Trait::Hyphen);
    Some(Needs {
        point,
        whole,
        heading: whole && has(Trait::Heading),
    })
}

/// Whether the note on a name says that a stretch is no mention of it.
fn is_ruled_out(core: Core<'_>, traits: Traits, stretch: &str, reading: &Reading) -> bool {
    // an adjective stays as it is before a noun
    let is_inflected = || reading.path.ending.is_some_and(is_kazakh);
    // a form of another word
    let is_other = || {
        let note = core.name_note(reading.posting.name);
        let (_, not) = note.split_once("not: ").unwrap_or_default();
        !not.is_empty() && not.split(", ").any(|not| fold::is_exact(stretch, not))
    };
    traits.has(Trait::Lookup)
        || traits.has(Trait::Adjective) && is_inflected()
        || traits.has(Trait::Not) && is_other()
}

/// Whether a name of one or two letters has a Kazakh ending in due form.
fn is_short_form(
    reading: &Reading,
    form: &str,
    stretch: &str,
    length: u32,
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
    fn letters(text: Exact<'_>) -> impl Iterator<Item = char> {
        let letters = text.map(|fold| fold.char);
        letters.filter(|c| fold::loosen(*c).is_some())
    }
    reading::spelling(core, posting).is_none_or(|form| {
        let (text, form) = fold::behind_same(text, &form);
        letters(text).zip(letters(form)).any(|(a, b)| a != b)
    })
}
