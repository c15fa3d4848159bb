//! How a name declines, worked out once and kept as numbers: all that [`Parser`] says of it.
//!
//! | number | bits, from the lowest |
//! | --- | --- |
//! | of the whole | 8: how many parts follow; 2: the gender in which an adjective is read, 0 as it stands, 1 feminine, 2 neuter; 1: it is given in the plural; 14: its cells |
//! | of a part | 12: its letters; 12: bytes of these in UTF-8; 3: how many choices follow, none if it stays as it is |
//! | of a choice | 8: the paradigm; 8: one with the tail that the word loses, in whatever gender it is read; 14: its cells; 1: it has a second prepositional like the dative |
//!
//! A part is a word, or several that stay. An adjective has three wholes, one for each gender.

use std::ops::Range;

use super::noun::Agreement;
use super::paradigm;
use super::parse::{ALL, Cells, Choice, Choices, Parser, STAYS};
use super::phrase::{Letters, Phrase};
use super::{Grammar, Nature, Read, Reading, Text, read};

/// The numbers of a name; `None` if it has no letters, or more than names have.
pub(crate) fn numbers(form: &str, grammar: Grammar<'_>, nature: Nature) -> Option<Vec<u32>> {
    let mut name = Phrase::new();
    name.read(form.as_bytes())?;
    let name = name.view();
    if name.words().is_empty() {
        return None;
    }
    let mut numbers = Vec::new();
    for (number, gender) in (0..).zip(GENDERS) {
        let mut parser = Parser::new(name, grammar, nature);
        if gender.is_some() && !parser.is_adjective {
            break;
        }
        parser.gender = gender;
        let mut parts: Vec<(u32, Choices)> = Vec::new();
        for (index, word) in name.words().iter().enumerate() {
            let choices = parser.read(index);
            let letters = name.letters(word);
            let length = (letters.count() | letters.bytes().len() << 12) as u32;
            match parts.last_mut() {
                Some((before, last)) if stays(last) && stays(&choices) => *before += length,
                _ => parts.push((length, choices)),
            }
        }
        let is_plural = u32::from(parser.plural);
        let cells = u32::from(parser.cells);
        numbers.push(parts.len() as u32 | number << 8 | is_plural << 10 | cells << 11);
        for (length, choices) in parts {
            let some = choices.iter().flatten().filter(|_| !stays(&choices));
            let some: Vec<u32> = some.map(number_of).collect::<Option<_>>()?;
            numbers.push(length | (some.len() as u32) << 24);
            numbers.extend(some);
        }
    }
    Some(numbers)
}

const GENDERS: [Option<Agreement>; 3] = [None, Some(Agreement::Feminine), Some(Agreement::Neuter)];

/// Whether a word has no choice but to stay as it is.
fn stays(choices: &Choices) -> bool {
    matches!(choices, [Some(choice), None, ..] if choice.is_fixed())
}

fn number_of(choice: &Choice) -> Option<u32> {
    let mut all = paradigm::ALL.iter();
    let tail = all.clone().position(|other| other.tail == choice.tail)?;
    let paradigm = all.position(|other| std::ptr::eq(*other, choice.paradigm))?;
    let cells = u32::from(choice.cells);
    Some(paradigm as u32 | (tail as u32) << 8 | cells << 16 | u32::from(choice.locative) << 30)
}

/// Whether numbers are those of a declension.
pub(crate) fn is_declension(mut numbers: impl Iterator<Item = u32>) -> bool {
    while let Some(whole) = numbers.next().map(Whole) {
        for _ in 0..whole.parts() {
            let Some(part) = numbers.next().map(Part) else {
                return false;
            };
            let mut choices = numbers.by_ref().take(part.choices() as usize).map(choice);
            let are_known = choices.by_ref().flatten().count() == part.choices() as usize;
            if !are_known || part.choices() as usize > STAYS.len() {
                return false;
            }
        }
        if whole.0 >> 8 & 3 == 3 {
            return false;
        }
    }
    true
}

/// The number of the whole.
#[derive(Clone, Copy)]
struct Whole(u32);

impl Whole {
    fn parts(self) -> u32 {
        self.0 & 0xff
    }

    fn gender(self) -> Option<Agreement> {
        GENDERS.get((self.0 >> 8 & 3) as usize).copied().flatten()
    }

    fn is_plural(self) -> bool {
        self.0 >> 10 & 1 == 1
    }

    fn cells(self) -> Cells {
        (self.0 >> 11) as Cells & ALL
    }

    /// What was read of it.
    fn reading(self, read: &Read) -> Option<Reading> {
        Reading::new(read.of(self.cells()), self.is_plural(), self.gender())
    }
}

/// The number of a part.
#[derive(Clone, Copy)]
struct Part(u32);

impl Part {
    fn letters(self) -> usize {
        (self.0 & 0xfff) as usize
    }

    fn bytes(self) -> usize {
        (self.0 >> 12 & 0xfff) as usize
    }

    fn choices(self) -> u32 {
        self.0 >> 24
    }
}

fn choice(number: u32) -> Option<Choice> {
    let paradigm = |at: u32| paradigm::ALL.get((at & 0xff) as usize);
    Some(Choice {
        paradigm: paradigm(number)?,
        tail: paradigm(number >> 8)?.tail,
        cells: (number >> 16) as Cells & ALL,
        locative: number >> 30 & 1 == 1,
    })
}

/// Where a name has other letters than a text that may be a form of it: at the end of a word.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// The letters of the text.
    pub rest: Range<usize>,
    /// What the name has in their place.
    pub tail: &'static str,
}

/// What a text is as a form of the name with these numbers, from which it differs in these
/// places and no other; `is_start`: whether a word of the text starts with a letter. See
/// [`recognise`](super::recognise).
pub(crate) fn recognise(
    mut numbers: impl Iterator<Item = u32>,
    letters: &[char],
    is_start: impl Fn(usize) -> bool,
    changes: &[Change],
) -> Option<Reading> {
    while let Some(whole) = numbers.next().map(Whole) {
        let mut changes = changes.iter().peekable();
        let mut read = Read {
            cells: whole.cells(),
            inflects: false,
        };
        let mut start = 0;
        for _ in 0..whole.parts() {
            let part = numbers.next().map(Part)?;
            // where it ends, and its letters are no longer those of the name
            let same = start + part.letters();
            let is_here =
                |change: &&Change| change.rest.start + Letters::of(change.tail).count() == same;
            let (end, changed) = match changes.next_if(is_here) {
                Some(change) => (change.rest.end, Some(change.rest.start)),
                None => (same, None),
            };
            let mut cells = 0;
            for at in 0..part.choices() {
                let choice = numbers.next().and_then(choice)?;
                if choice.is_fixed() {
                    cells |= if changed.is_none() { read.cells } else { 0 };
                    continue;
                }
                read.inflects |= at == 0;
                let stem = same.checked_sub(Letters::of(choice.tail).count());
                let stem = stem.filter(|stem| changed.is_none_or(|changed| *stem <= changed));
                let ending = stem.and_then(|stem| Some((stem, letters.get(stem..end)?)));
                let Some((stem, ending)) = ending else {
                    continue;
                };
                // an ending is in one piece with its stem
                let joint = stem + usize::from(stem == start);
                if !(joint..end).any(&is_start) {
                    cells |= choice.cells_with(ending, read.cells);
                }
            }
            if part.choices() > 0 {
                read.cells = cells;
            } else if changed.is_some() {
                read.cells = 0;
            }
            start = end;
        }
        let is_all = start == letters.len() && changes.next().is_none();
        let reading = whole.reading(&read).filter(|_| is_all);
        if reading.is_some() {
            return reading;
        }
    }
    None
}

/// The same, if it is not known in which places.
pub(crate) fn recognise_name(
    mut numbers: impl Iterator<Item = u32>,
    form: &[u8],
    text: &Text<'_>,
) -> Option<Reading> {
    let run = text.run.as_ref()?;
    let mut name = Phrase::new();
    name.read(form)?;
    while let Some(whole) = numbers.next().map(Whole) {
        let mut parts = Parts {
            numbers: &mut numbers,
            left: whole.parts(),
            letters: name.bytes(),
        };
        let read = read(&mut parts, whole.cells(), run);
        let reading = read.and_then(|read| whole.reading(&read));
        if reading.is_some() {
            return reading;
        }
        parts.for_each(drop);
    }
    None
}

/// The parts of a name: their letters, and how they may inflect.
struct Parts<'l, 'n, N> {
    numbers: &'n mut N,
    left: u32,
    letters: &'l [u8],
}

impl<'l, N: Iterator<Item = u32>> Iterator for Parts<'l, '_, N> {
    type Item = (Letters<'l>, Choices);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let part = self.numbers.next().map(Part)?;
        let (letters, rest) = self.letters.split_at_checked(part.bytes())?;
        self.letters = rest;
        let mut choices = [None; STAYS.len()];
        let numbers = self.numbers.by_ref().take(part.choices() as usize);
        for (slot, number) in choices.iter_mut().zip(numbers) {
            *slot = choice(number);
        }
        if part.choices() == 0 {
            choices = STAYS;
        }
        Some((Letters::of_bytes(letters), choices))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inflect::russian::{generate, recognise as recognise_form};
    use crate::text::fold::loose_chars;

    const NAMES: &[(&str, &str, Nature)] = &[
        ("казахский", "", Nature::Other),
        ("военно-революционный", "", Nature::Other),
        ("трудящийся", "", Nature::Other),
        ("кочевой", "", Nature::Other),
        ("Семипалатинский уездный комитет", "", Nature::Place),
        ("беженец", "", Nature::Other),
        ("казахи", "", Nature::Other),
        ("край", "", Nature::Other),
        ("Алма-Ата", "", Nature::Place),
        ("Белосток", "ru:no-fleeting", Nature::Place),
        ("Енбекши казах", "ru:indeclinable", Nature::Other),
        ("Турар Рыскулов", "", Nature::Person),
        ("Шэн Шицай", "", Nature::Person),
        ("А. Н. Букейханов", "", Nature::Person),
        ("22-й съезд", "", Nature::Other),
        ("Казахский ЦИК", "", Nature::Other),
        ("город Верный", "", Nature::Place),
        ("человек", "", Nature::Other),
        ("Jeti-Su край", "", Nature::Place),
    ];

    fn letters(text: &str) -> Vec<char> {
        loose_chars(text).map(|fold| fold.char).collect()
    }

    /// The last letters of each word that two texts do not share.
    fn changes(form: &str, name: &str) -> Vec<Change> {
        let (mut changes, mut end) = (Vec::new(), 0);
        let words =
            |text: &str| -> Vec<Vec<char>> { text.split([' ', '-']).map(letters).collect() };
        for (word, named) in words(form).iter().zip(words(name)) {
            let same = word.iter().zip(&named).take_while(|(a, b)| a == b).count();
            let rest = end + same..end + word.len();
            end = rest.end;
            if !rest.is_empty() || same < named.len() {
                let tail = String::from_iter(&named[same..]).leak();
                changes.push(Change { rest, tail });
            }
        }
        changes
    }

    #[test]
    fn numbers_say_the_same_as_the_name() {
        for (name, flags, nature) in NAMES {
            let grammar = Grammar::new(flags);
            let numbers = || numbers(name, grammar, *nature).unwrap().into_iter();
            assert!(is_declension(numbers()), "{name}");
            let forms = generate(name, grammar, *nature);
            assert!(!forms.is_empty(), "{name}");
            let wrong = ["комитета", "казахского", "Алма-Аты", "Турара Рыскулову", ""];
            let forms = forms.iter().map(|inflected| inflected.form.as_str());
            for form in forms.chain(wrong) {
                let read = recognise_form(name, grammar, *nature, form);
                let by_name = recognise_name(numbers(), name.as_bytes(), &Text::new(form));
                assert_eq!(by_name, read, "{name}: {form}");
                if form.split([' ', '-']).count() == name.split([' ', '-']).count() {
                    let changes = changes(form, name);
                    let by_changes = recognise(numbers(), &letters(form), |_| false, &changes);
                    assert_eq!(by_changes, read, "{name}: {form}");
                }
            }
        }
    }

    #[test]
    fn an_ending_is_in_one_piece() {
        let numbers = numbers("округ", Grammar::default(), Nature::Other).unwrap();
        let text = letters("округами");
        let changes = [Change {
            rest: 5..8,
            tail: "",
        }];
        let read = |start: usize| {
            recognise(numbers.iter().copied(), &text, |at| at == start, &changes).is_some()
        };
        assert!(read(0) && !read(5) && !read(7));
    }

    #[test]
    fn other_numbers_are_none() {
        let numbers = numbers("округ", Grammar::default(), Nature::Other).unwrap();
        assert!(is_declension(numbers.iter().copied()));
        assert!(!is_declension(numbers[..2].iter().copied()));
        for (at, number) in [(0, 3 << 8 | 1), (1, 5 << 24), (2, 0xff), (2, 0xff << 8)] {
            let mut numbers = numbers.clone();
            numbers[at] = number;
            assert!(!is_declension(numbers.into_iter()), "{at}");
        }
    }

    #[test]
    fn paradigms_keep_their_numbers() {
        let mut all = String::new();
        for paradigm in paradigm::ALL {
            all += paradigm.tail;
            all.extend(paradigm.rows().into_iter().flatten().copied());
        }
        // a compiled glossary has them: with other ones, raise `index::core::VERSION`
        assert_eq!(crc32fast::hash(all.as_bytes()), 84_694_760);
    }
}
