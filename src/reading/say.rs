//! What a reading says of the ending of a text.

use super::kazakh::{Cut, kazakh_stem};
use super::oblique::{ENGLISH, RUSSIAN};
use super::romanised::romanised_ending;
use super::{Reading, spelling};
use crate::entity::Lang;
use crate::index::core::Core;
use crate::inflect::kazakh;
use crate::text::fold;

/// In words, the ending that a reading has in `text`.
pub fn say_ending(core: Core<'_>, reading: &Reading, text: &str) -> Option<String> {
    let ending = reading.path.ending?;
    for tongue in [&RUSSIAN, &ENGLISH] {
        if tongue.lang == ending.lang {
            return (tongue.say)(core, reading.posting, text);
        }
    }
    let said = kazakh_form(core, reading, text)?;
    Some(match said.fault() {
        Some(fault) => format!("{} ({fault})", said.ending()),
        None => said.ending().to_string(),
    })
}

/// What the Kazakh ending of a reading says, if it has one in `text`.
pub fn kazakh_form(core: Core<'_>, reading: &Reading, text: &str) -> Option<kazakh::Reading> {
    kazakh_form_of(core, reading, || letters(text).collect())
}

/// The same, given the letters of the text.
pub fn kazakh_form_of(
    core: Core<'_>,
    reading: &Reading,
    written: impl FnOnce() -> Vec<char>,
) -> Option<kazakh::Reading> {
    let ending = reading
        .path
        .ending
        .filter(|ending| ending.lang == Lang::Kk)?;
    let written = written();
    let read: Vec<char> = match ending.tail {
        0 => Vec::new(),
        _ => letters(&spelling(core, reading.posting)?).collect(),
    };
    let rest = written.get(written.len().checked_sub(ending.rest.into())?..)?;
    let tail = read.get(read.len().checked_sub(ending.tail.into())?..)?;
    if reading.path.scheme.is_some() {
        let mut rests = kazakh::readings(rest);
        let said = rests.find_map(|rest| {
            romanised_ending(core, reading.posting, tail, &rest, &written, Cut::ANY)
        });
        return said.map(|(_, said)| said);
    }
    kazakh_stem(core, reading.posting)?.recognise(tail, rest)
}

/// The letters of a text at the layer `loose`.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    fold::loose_chars(text).map(|fold| fold.char)
}
