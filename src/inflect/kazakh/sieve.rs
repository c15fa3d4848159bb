//! Which ends of a word may be endings, all at once.
//!
//! The letters are read once, from the last to the first. Behind each place at which
//! suffixes end, all entries of the table that end there are found together, one bit
//! each (Baeza-Yates and Gonnet 1992, "A new approach to text searching"). Harmony and the
//! sound before a suffix are left to [`is_rest`](super::is_rest), which this only
//! spares work.

use super::Layer;
use super::parse::{
    CASE, ENTRIES_MADE, Entries, Entry, LIK, LONGEST, OTHER_DERIVATION, PLURAL, POSSESSIVE,
    RELATIVE, VOICED_LIK, VOWEL, letter, may_be_last, starts,
};

/// The letters of suffixes at the layer `loose`.
const LETTERS: [char; 18] = [
    'а', 'б', 'г', 'д', 'е', 'з', 'и', 'й', 'к', 'л', 'м', 'н', 'п', 'р', 'с', 'т', 'ш', 'ы',
];
/// The number of any other letter, and of what is before the text.
const OTHER: usize = LETTERS.len();

/// The number of a letter in [`LETTERS`].
#[inline]
fn number(c: char) -> u8 {
    const FIRST: usize = 'а' as usize;
    const NUMBERS: [u8; 32] = {
        let mut numbers = [OTHER as u8; 32];
        let mut at = 0;
        while at < LETTERS.len() {
            numbers[LETTERS[at] as usize - FIRST] = at as u8;
            at += 1;
        }
        numbers
    };
    let at = (c as usize).wrapping_sub(FIRST);
    NUMBERS.get(at).copied().unwrap_or(OTHER as u8)
}

/// For each place before the end of an entry, and each number of a letter, the entries
/// that have the letter there, and those too short to have one.
static ENDING: [[Entries; OTHER + 1]; Entry::LEN] = {
    let mut sets = [[0; OTHER + 1]; Entry::LEN];
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let entry = &ENTRIES_MADE[at];
        let len = entry.len as usize;
        let mut place = 0;
        while len > 0 && place < Entry::LEN {
            let mut number = 0;
            while number <= OTHER {
                let fits = place >= len
                    || number != OTHER
                        && letter(LETTERS[number], Layer::Loose)
                            & 1 << entry.signs[len - 1 - place]
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

/// For each length the entries that have it.
static OF_LENGTH: [Entries; Entry::LEN + 1] = {
    let mut sets = [0; Entry::LEN + 1];
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let len = ENTRIES_MADE[at].len;
        sets[len as usize] |= ((len > 0) as Entries) << at;
        at += 1;
    }
    sets
};

/// What may stand before one of these.
fn before(next: Entries) -> Entries {
    const ORDER: [(Entries, Entries); 6] = [
        (LIK, PLURAL | CASE | RELATIVE),
        (OTHER_DERIVATION, PLURAL | CASE),
        (VOICED_LIK, VOWEL),
        (PLURAL, POSSESSIVE | CASE | RELATIVE),
        (POSSESSIVE, CASE | RELATIVE),
        (RELATIVE, PLURAL | POSSESSIVE | CASE),
    ];
    if next == Entries::MAX {
        return next;
    }
    let fit = ORDER.iter().filter(|(_, after)| after & next != 0);
    fit.fold(0, |all, (these, _)| all | these)
}

/// See [`rests`](super::rests); none of fewer than `least` letters.
pub(super) fn rests(letters: &[char], least: usize) -> u64 {
    if !letters.last().is_some_and(|&last| may_be_last(last)) {
        return 0;
    }
    // the text backwards, and behind it what is no letter of a suffix
    let mut numbers = [OTHER as u8; LONGEST + Entry::LEN];
    let mut suffixes = 0;
    for (slot, &c) in numbers.iter_mut().zip(letters.iter().rev().take(LONGEST)) {
        *slot = number(c);
        if usize::from(*slot) == OTHER {
            break;
        }
        suffixes += 1;
    }
    // two letters before the suffixes may be of the stem
    let longest = letters.len().min(suffixes + 2).min(LONGEST);
    if longest < least {
        return 0;
    }
    // the entries that may begin so many letters before the end; there, anything
    let mut begin: [Entries; LONGEST + 1] = [0; LONGEST + 1];
    begin[0] = Entries::MAX;
    // the bits of those places where any do
    let (mut begun, mut todo): (u64, u64) = (1, 1);
    while todo != 0 {
        let behind = todo.trailing_zeros() as usize;
        todo &= todo - 1;
        let mut fit = before(begin[behind]);
        for (sets, &number) in ENDING.iter().zip(&numbers[behind..]) {
            fit &= sets[usize::from(number)];
            if fit == 0 {
                break;
            }
        }
        while fit != 0 {
            let len = usize::from(ENTRIES_MADE[fit.trailing_zeros() as usize].len);
            let alike = fit & OF_LENGTH[len];
            fit &= !alike;
            if behind + len <= longest {
                begin[behind + len] |= alike;
                begun |= 1 << (behind + len);
                todo |= 1 << (behind + len);
            }
        }
    }
    let mut rests = 0;
    let mut lengths = (begun | begun << 1 | begun << 2) & ((2 << longest) - 2) >> least << least;
    while lengths != 0 {
        let len = lengths.trailing_zeros() as usize;
        lengths &= lengths - 1;
        let starts = starts(&letters[letters.len() - len..]);
        let mut begins = starts.into_iter().enumerate().take(len + 1);
        let fits = begins.any(|(behind, allowed)| begin[len - behind] & allowed != 0);
        rests |= u64::from(fits) << len;
    }
    rests
}
