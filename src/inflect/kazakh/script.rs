//! Endings in Latin and Arabic letters, read as Cyrillic.
//!
//! An ending has few letters, so that a small table does for all schemes of
//! romanisation: y is ы and i is і in each of them. Whether a scheme writes an ending just
//! so is for its own table to say, once the form is known.

use super::parse::LONGEST;

/// Written letters, at the layer `loose`, and the letter of an ending for which they
/// stand; the longer before the shorter.
#[rustfmt::skip]
const LETTERS: &[(&str, char)] = &[
    ("gh", 'г'), ("ng", 'н'), ("sh", 'ш'), ("ь", 'ы'), ("ƅ", 'ы'),
    ("a", 'а'), ("b", 'б'), ("c", 'ш'), ("d", 'д'), ("e", 'е'), ("g", 'г'), ("i", 'и'),
    ("j", 'й'), ("k", 'к'), ("l", 'л'), ("m", 'м'), ("n", 'н'), ("p", 'п'), ("q", 'к'),
    ("r", 'р'), ("s", 'с'), ("t", 'т'), ("y", 'ы'), ("z", 'з'),
    ("ا", 'а'), ("ب", 'б'), ("ت", 'т'), ("د", 'д'), ("ر", 'р'), ("ز", 'з'), ("س", 'с'),
    ("ش", 'ш'), ("ع", 'г'), ("ق", 'к'), ("ك", 'к'), ("ل", 'л'), ("م", 'м'), ("ن", 'н'),
    (CLOSE, 'ы'), ("ي", 'й'), ("پ", 'п'), ("ڭ", 'н'), ("گ", 'г'), ("ە", 'е'),
];

/// ы and і of Arabic script.
const CLOSE: &str = "ى";

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
    let is_open = written.iter().any(|&c| CLOSE.contains(c));
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
        let (spelling, letter) = LETTERS.iter().find(|(spelling, _)| {
            let mut rest = rest.iter();
            spelling.chars().all(|c| rest.next() == Some(&c))
        })?;
        at += spelling.chars().count();
        let behind_vowel = matches!(letters.last(), Some('а' | 'е' | 'ы' | 'и'));
        letters.push(match letter {
            // no two vowels follow one another: -дай
            'ы' | 'и' if behind_vowel => 'й',
            'ы' if *spelling == CLOSE => close,
            // ş is s at the layer `loose`; before а and е only -ша has one
            'с' if matches!(written.get(at), Some('a' | 'e')) => 'ш',
            _ => *letter,
        });
    }
    Some(letters)
}
