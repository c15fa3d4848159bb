//! Letters as small numbers: how the characters of a key become labels.
//!
//! A glossary numbers the characters of its keys by frequency. The commonest
//! 112 take one label of the automaton each, the rest two: a lead (112..128) and
//! a second label below 112. A walker can therefore tell where a letter ends, and one edit
//! is one character, never half of one.

/// The number of a character in a glossary's alphabet.
pub type Letter = u16;

/// A character that no key of the glossary has.
pub const UNKNOWN: Letter = Letter::MAX;

/// Labels from here to 128 begin a letter of two labels.
pub const LEAD: u8 = 112;

/// How many different characters the keys of a glossary may have.
pub const MAX_LETTERS: usize = LEAD as usize + 16 * LEAD as usize;

/// The labels of `letter`: one, or a lead and a second.
#[inline]
pub fn labels(letter: Letter) -> (u8, Option<u8>) {
    if letter < Letter::from(LEAD) {
        return (letter as u8, None);
    }
    let base = Letter::from(LEAD);
    let lead = (letter / base + base - 1).min(127) as u8;
    (lead, Some((letter % base) as u8))
}

/// The letter of a lead and a second label.
#[inline]
pub fn letter(lead: u8, second: u8) -> Letter {
    let base = Letter::from(LEAD);
    (Letter::from(lead) + 1).saturating_sub(base) * base + Letter::from(second)
}
