//! Which ends of a word may be endings, all at once.
//!
//! The letters are read once, from the last to the first. Behind each place at which
//! suffixes end, all entries of the table that end there are found together, one bit
//! each (Baeza-Yates and Gonnet 1992, "A new approach to text searching"). Harmony and the
//! sound before a suffix are left to [`is_rest`](super::is_rest), which this only
//! spares work.

use super::parse::{
    CASE, ENTRIES, ENTRIES_MADE, Entries, Entry, FIRST, LIK, LONGEST, OTHER_DERIVATION, PLURAL,
    POSSESSIVE, RELATIVE, VOICED_LIK, VOWEL, behind_one, behind_two, letter, may_be_last,
};
use super::{Layer, NUMBERS, letter_at, number};

/// For each place before the end of an entry, and each number of a letter, the entries
/// that have the letter there, and those too short to have one.
static ENDING: [[Entries; NUMBERS]; Entry::LEN] = {
    let mut sets = [[0; NUMBERS]; Entry::LEN];
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let entry = &ENTRIES_MADE[at];
        let len = entry.len as usize;
        let mut place = 0;
        while len > 0 && place < Entry::LEN {
            let mut number = 0;
            while number < NUMBERS {
                let fits = place >= len
                    || letter(letter_at(number), Layer::Loose) & 1 << entry.signs[len - 1 - place]
                        != 0;
                sets[place][number] |= (fits as Entries) << at;
                number += 1;
            }
            place += 1;
        }
        at += 1;
    }
    sets
};

/// For each entry those that may stand before it.
static BEFORE: [Entries; Entries::BITS as usize] = {
    const ORDER: [(Entries, Entries); 6] = [
        (LIK, PLURAL | CASE | RELATIVE),
        (OTHER_DERIVATION, PLURAL | CASE),
        (VOICED_LIK, VOWEL),
        (PLURAL, POSSESSIVE | CASE | RELATIVE),
        (POSSESSIVE, CASE | RELATIVE),
        (RELATIVE, PLURAL | POSSESSIVE | CASE),
    ];
    let mut sets = [0; Entries::BITS as usize];
    let mut at = 0;
    while at < sets.len() {
        let mut order = 0;
        while order < ORDER.len() {
            let (these, after) = ORDER[order];
            sets[at] |= these * (after >> at & 1);
            order += 1;
        }
        at += 1;
    }
    sets
};

/// For each number of a letter the entries that may stand behind it if it is of the stem.
static BEHIND_ONE: [Entries; NUMBERS] = {
    let mut sets = [0; NUMBERS];
    let mut number = 0;
    while number < NUMBERS {
        sets[number] = behind_one(letter_at(number));
        number += 1;
    }
    sets
};

/// What may stand before one of these.
#[inline]
fn before(mut entries: Entries) -> Entries {
    let mut all = 0;
    while entries != 0 {
        all |= BEFORE[entries.trailing_zeros() as usize];
        entries &= entries - 1;
    }
    all
}

/// See [`rests`](super::rests); none of fewer than `least` letters.
pub(super) fn rests(letters: &[char], least: usize) -> u64 {
    if !letters.last().is_some_and(|&last| may_be_last(last)) {
        return 0;
    }
    let longest = letters.len().min(LONGEST);
    // the entries that may begin so many letters before the end; there, anything
    let mut begin: [Entries; LONGEST + 1] = [0; LONGEST + 1];
    begin[0] = Entries::MAX;
    // the bits of those places where any do
    let mut todo: u64 = 1;
    let mut rests = 0;
    while todo != 0 {
        let behind = todo.trailing_zeros() as usize;
        todo &= todo - 1;
        let left = &letters[..letters.len() - behind];
        let begun = begin[behind];
        // behind no letter of the stem, behind one and behind two
        let mut of_stem = left.iter().rev().copied();
        let second = of_stem.next().unwrap_or('\0');
        let first = of_stem.next().unwrap_or('\0');
        let any_of = |allowed| u64::from(begun & allowed != 0);
        rests |= any_of(FIRST) << behind;
        rests |= any_of(BEHIND_ONE[number(second)]) << (behind + 1);
        rests |= any_of(behind_two(first, second)) << (behind + 2);
        let mut fit = match behind {
            0 => Entries::MAX,
            _ => before(begun),
        };
        for (sets, c) in ENDING.iter().zip(left.iter().rev()) {
            fit &= sets[number(*c)];
            if fit == 0 {
                break;
            }
        }
        while fit != 0 {
            let entry = fit.trailing_zeros() as usize;
            fit &= fit - 1;
            let at = behind + usize::from(ENTRIES[entry].len);
            // there may be fewer letters
            if at <= longest {
                begin[at] |= 1 << entry;
                todo |= 1 << at;
            }
        }
    }
    rests & ((2 << longest) - 2) >> least << least
}
