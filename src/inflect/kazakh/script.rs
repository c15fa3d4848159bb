//! Endings in Latin and Arabic letters, read as Cyrillic.
//!
//! An ending has few letters, so that a small table does for all schemes of
//! romanisation: y is ы and i is і in each of them. Whether a scheme writes an ending just
//! so is for its own table to say, once the form is known.

use super::parse::{LONGEST, may_be_last};

/// The letter of an ending for which the first written letters stand, at the layer `loose`,
/// and how many these are.
#[rustfmt::skip]
fn letter(written: &[char]) -> Option<(char, usize)> {
    let letter = match written {
        ['g', 'h', ..] => return Some(('г', 2)),
        ['n', 'g', ..] => return Some(('н', 2)),
        ['s', 'h', ..] => return Some(('ш', 2)),
        [letter, ..] => letter,
        [] => return None,
    };
    Some((match *letter {
        'a' | 'ا' => 'а', 'b' | 'ب' => 'б', 'd' | 'د' => 'д', 'e' | 'ە' => 'е',
        'g' | 'ع' | 'گ' => 'г', 'i' => 'и', 'j' | 'ي' => 'й', 'k' | 'q' | 'ق' | 'ك' => 'к',
        'l' | 'ل' => 'л', 'm' | 'م' => 'м', 'n' | 'ن' | 'ڭ' => 'н', 'p' | 'پ' => 'п',
        'r' | 'ر' => 'р', 's' | 'س' => 'с', 't' | 'ت' => 'т', 'c' | 'ش' => 'ш',
        'y' | 'ь' | 'ƅ' | CLOSE => 'ы', 'z' | 'ز' => 'з',
        _ => return None,
    }, 1))
}

/// ы and і of Arabic script.
const CLOSE: char = 'ى';

/// How many of the last letters, at most, may be an ending.
pub(crate) fn longest_rest(written: &[char]) -> usize {
    let read = |written: char| letter(&[written]).map(|(letter, _)| letter);
    let may_end = |last: char| last == 'g' || read(last).is_some_and(may_be_last);
    if !written.last().is_some_and(|&last| may_end(last)) {
        return 0;
    }
    let is_of_rest = |written: &char| *written == 'h' || read(*written).is_some();
    let last = written.iter().rev().take(LONGEST);
    last.take_while(|letter| is_of_rest(letter)).count()
}

/// The Cyrillic letters, at the layer `loose`, that a rest in Latin or Arabic letters may
/// be: one reading, or in Arabic letters two, with ы and with и. Nothing if a letter is in
/// no ending. O(1): no ending is long.
///
/// ```
/// use atau::inflect::kazakh::readings;
///
/// let read = |written: &str| -> Vec<String> {
///     let letters: Vec<char> = written.chars().collect();
///     readings(&letters).map(String::from_iter).collect()
/// };
/// assert_eq!(read("daghy"), ["дагы"]);
/// assert_eq!(read("دىڭ"), ["дын", "дин"]);
/// assert!(read("von").is_empty());
/// ```
pub fn readings(written: &[char]) -> impl Iterator<Item = Vec<char>> + use<> {
    let is_open = written.contains(&CLOSE);
    let back = read(written, 'ы');
    let front = is_open.then(|| read(written, 'и')).flatten();
    [back, front].into_iter().flatten()
}

/// The one reading in which [`CLOSE`] is `close`.
fn read(written: &[char], close: char) -> Option<Vec<char>> {
    if written.len() > LONGEST {
        return None;
    }
    let mut letters: Vec<char> = Vec::with_capacity(written.len());
    let mut at = 0;
    while let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) {
        let (letter, length) = letter(rest)?;
        at += length;
        let behind_vowel = matches!(letters.last(), Some('а' | 'е' | 'ы' | 'и'));
        letters.push(match letter {
            // no two vowels follow one another: -дай
            'ы' | 'и' if behind_vowel => 'й',
            'ы' if rest.first() == Some(&CLOSE) => close,
            // ş is s at the layer `loose`; before а and е only -ша has one
            'с' if matches!(written.get(at), Some('a' | 'e')) => 'ш',
            _ => letter,
        });
    }
    Some(letters)
}
