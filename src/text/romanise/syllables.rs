//! Chinese words as syllables: pinyin to Palladius and to Wade-Giles, and back.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

use super::Scheme;
use super::chinese::SYLLABLES;
use super::letters::{Kind, Letter};
use crate::text::fold::Fold;

/// Which of the three spellings of a syllable.
type Spelling = fn(&(&'static str, &'static str, &'static str)) -> &'static str;

const PINYIN: Spelling = |row| row.0;
const PALLADIUS: Spelling = |row| row.1;
const WADE_GILES: Spelling = |row| row.2;

/// The rows in the order of Palladius and of Wade-Giles.
static BY_PALLADIUS: LazyLock<Vec<usize>> = LazyLock::new(|| order(PALLADIUS));
static BY_WADE_GILES: LazyLock<Vec<usize>> = LazyLock::new(|| order(WADE_GILES));

fn order(spelling: Spelling) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..SYLLABLES.len()).collect();
    rows.sort_by_key(|&row| SYLLABLES.get(row).map(spelling));
    rows
}

/// Pinyin in a scheme, word by word; whether all words were pinyin.
///
/// O(n): a syllable has at most six letters.
pub(super) fn write(text: &str, letters: &[Letter], scheme: Scheme) -> (Vec<Fold>, bool) {
    each_word(text, letters, |word| {
        let syllables = split(word, pinyin_letter, PINYIN, None, |_, rest| {
            rest.is_some_and(|c| "aoe".contains(c))
        })?;
        Some(match scheme {
            Scheme::Palladius => join(word, &syllables, PALLADIUS, |left, right| {
                let opens = right.starts_with(['а', 'о', 'у', 'э', 'и', 'я', 'ю', 'е', 'ё']);
                (left.ends_with('н') && opens).then_some('ъ')
            }),
            _ => join(word, &syllables, WADE_GILES, |_, _| Some('-')),
        })
    })
}

/// Palladius back to pinyin, word by word.
pub(super) fn from_palladius(text: &str, letters: &[Letter]) -> Vec<Fold> {
    let (folds, _) = each_word(text, letters, |word| {
        let order = Some(BY_PALLADIUS.as_slice());
        let syllables = split(word, Some, PALLADIUS, order, |before, rest| {
            before == 'н' && rest.is_some_and(|c| "аоуэияюе".contains(c))
        })?;
        Some(join(word, &syllables, PINYIN, apostrophe))
    });
    folds
}

/// Wade-Giles back to pinyin: syllables are parted by hyphens.
pub(super) fn from_wade_giles(text: &str, letters: &[Letter]) -> Vec<Fold> {
    let mut folds = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let len = letters
            .iter()
            .skip(at)
            .take_while(|l| in_wade_giles(l))
            .count();
        let word = letters.get(at..at + len).unwrap_or_default();
        let syllables = wade_giles_syllables(word);
        match (letter.kind, syllables) {
            (Kind::Letter, Some(syllables)) => {
                folds.extend(join(word, &syllables, PINYIN, apostrophe))
            }
            _ => keep(
                text,
                letters.get(at..at + len.max(1)).unwrap_or_default(),
                &mut folds,
            ),
        }
        at += len.max(1);
    }
    folds
}

fn in_wade_giles(letter: &Letter) -> bool {
    letter.kind == Kind::Letter || letter.char == '-' || is_apostrophe(letter.char)
}

fn wade_giles_syllables(word: &[Letter]) -> Option<Vec<Syllable>> {
    let mut syllables = Vec::new();
    let mut at = 0;
    for part in word.split(|letter| letter.char == '-') {
        let found = BY_WADE_GILES.binary_search_by(|&row| {
            let spelling = SYLLABLES.get(row).map_or("", WADE_GILES);
            let written = part
                .iter()
                .map(|l| if is_apostrophe(l.char) { '\'' } else { l.char });
            spelling.chars().cmp(written)
        });
        let row = *BY_WADE_GILES.get(found.ok()?)?;
        // both e and o of pinyin are o here; names have e
        let row = if part.len() == 1 && part.first()?.char == 'o' {
            SYLLABLES.iter().position(|row| row.0 == "e")?
        } else {
            row
        };
        syllables.push(Syllable {
            row,
            at,
            len: part.len(),
        });
        at += part.len() + 1;
    }
    Some(syllables)
}

/// The apostrophe of pinyin, before a syllable that begins with a vowel.
fn apostrophe(_: &str, right: &str) -> Option<char> {
    right.starts_with(['a', 'o', 'e']).then_some('\'')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ')
}

/// A syllable of a word: its row in the table, and its letters.
#[derive(Clone, Copy)]
struct Syllable {
    row: usize,
    at: usize,
    len: usize,
}

/// Writes what `word` makes of each word, and what is between words, or is no word, as
/// it is; whether all were words.
fn each_word(
    text: &str,
    letters: &[Letter],
    word: impl Fn(&[Letter]) -> Option<Vec<Fold>>,
) -> (Vec<Fold>, bool) {
    let mut folds = Vec::with_capacity(letters.len() * 2);
    let (mut whole, mut at) = (true, 0);
    while let Some(letter) = letters.get(at) {
        let of_word = |at: usize| match letters.get(at) {
            Some(l) if is_apostrophe(l.char) => {
                letters.get(at + 1).is_some_and(|l| l.kind == Kind::Letter)
            }
            Some(l) => l.kind != Kind::Other,
            None => false,
        };
        let mut end = at;
        if letter.kind == Kind::Letter {
            while of_word(end) {
                end += 1;
            }
        }
        let this = letters.get(at..end.max(at + 1)).unwrap_or_default();
        match (letter.kind, word(this)) {
            (Kind::Letter, Some(written)) => folds.extend(written),
            (kind, _) => {
                whole &= kind != Kind::Letter;
                keep(text, this, &mut folds);
            }
        }
        at = end.max(at + 1);
    }
    (folds, whole)
}

/// Letters as they were.
fn keep(text: &str, letters: &[Letter], folds: &mut Vec<Fold>) {
    for letter in letters {
        let source = text.get(letter.start..letter.end).unwrap_or_default();
        folds.extend(source.chars().map(|c| letter.fold(c)));
    }
}

/// The letter of pinyin for one that has a tone mark, or stands for ü.
fn pinyin_letter(c: char) -> Option<char> {
    if c == 'v' {
        return Some('ü');
    }
    let (mut base, mut dots) = (c, false);
    let mut first = true;
    decompose_canonical(c, |part| match part {
        '\u{308}' => dots = true,
        // macron, acute, caron, grave
        '\u{304}' | '\u{301}' | '\u{30c}' | '\u{300}' => (),
        _ if first => (base, first) = (part, false),
        _ => base = '\0',
    });
    match (base, dots) {
        ('u', true) => Some('ü'),
        ('a'..='z' | 'ü', false) => Some(base),
        _ => None,
    }
}

/// A word as syllables: without those that a parting should stand before if there is a
/// way, else with as few of them as can be; with as few syllables as can be; the first
/// one as long as can be. `None` if there is no way.
///
/// `unwanted` says of two letters in a row, the last of a syllable and the next, whether
/// the standard would part them with an apostrophe, or ъ. An apostrophe or ъ between
/// letters always parts.
fn split(
    word: &[Letter],
    letter: impl Fn(char) -> Option<char>,
    spelling: Spelling,
    order: Option<&[usize]>,
    unwanted: impl Fn(char, Option<char>) -> bool,
) -> Option<Vec<Syllable>> {
    let parts = |c: char| is_apostrophe(c) || c == 'ъ';
    let read: Vec<char> = word
        .iter()
        .map(|l| {
            if parts(l.char) {
                Some(l.char)
            } else {
                letter(l.char)
            }
        })
        .collect::<Option<_>>()?;
    // the best way from each letter to the end
    let mut best: Vec<Option<(u64, Syllable)>> = vec![None; read.len() + 1];
    let cost_from = |best: &[Option<(u64, Syllable)>], at: usize| match best.get(at) {
        _ if at == read.len() => Some(0),
        Some(Some((cost, _))) => Some(*cost),
        _ => None,
    };
    for at in (0..read.len()).rev() {
        if read.get(at).copied().is_some_and(parts) {
            // a parting stands between two letters
            let between = at > 0 && at + 1 < read.len();
            let cost = cost_from(&best, at + 1).filter(|_| between);
            let none = Syllable {
                row: usize::MAX,
                at,
                len: 1,
            };
            if let (Some(slot), Some(cost)) = (best.get_mut(at), cost) {
                *slot = Some((cost, none));
            }
            continue;
        }
        for len in (1..=LONGEST).rev() {
            let Some(letters) = read.get(at..at + len) else {
                continue;
            };
            let compare = |row: usize| {
                let spelling = SYLLABLES.get(row).map_or("", spelling);
                spelling.chars().cmp(letters.iter().copied())
            };
            let row = match order {
                None => SYLLABLES
                    .binary_search_by(|row| spelling(row).chars().cmp(letters.iter().copied()))
                    .ok(),
                Some(order) => order
                    .binary_search_by(|&row| compare(row))
                    .ok()
                    .and_then(|at| order.get(at).copied()),
            };
            let (Some(row), Some(rest)) = (row, cost_from(&best, at + len)) else {
                continue;
            };
            let last = letters.last().copied().unwrap_or_default();
            let next = read.get(at + len).copied();
            let cost = rest + 1 + (u64::from(unwanted(last, next)) << 32);
            if let Some(slot) = best.get_mut(at) {
                if slot.is_none_or(|(least, _)| cost < least) {
                    *slot = Some((cost, Syllable { row, at, len }));
                }
            }
        }
    }
    let mut syllables = Vec::new();
    let mut at = 0;
    while at < read.len() {
        let (_, syllable) = (*best.get(at)?)?;
        at += syllable.len;
        if syllable.row != usize::MAX {
            syllables.push(syllable);
        }
    }
    Some(syllables)
}

/// Letters of the longest syllable in any spelling.
const LONGEST: usize = 6;

/// Syllables in another spelling, with what `parting` says between two of them.
fn join(
    word: &[Letter],
    syllables: &[Syllable],
    spelling: Spelling,
    parting: impl Fn(&str, &str) -> Option<char>,
) -> Vec<Fold> {
    let mut folds = Vec::with_capacity(word.len() * 2);
    let cased = |letter: &&Letter| letter.kind == Kind::Letter;
    let all_upper =
        word.iter().filter(cased).count() > 1 && word.iter().filter(cased).all(|l| l.is_upper);
    let mut before = "";
    for syllable in syllables {
        let written = SYLLABLES.get(syllable.row).map_or("", spelling);
        let letters = word
            .get(syllable.at..syllable.at + syllable.len)
            .unwrap_or_default();
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
            continue;
        };
        let (start, end) = (first.start, last.end);
        if let (false, Some(char)) = (before.is_empty(), parting(before, written)) {
            let upper = char.to_uppercase().next().filter(|_| all_upper);
            folds.push(Fold {
                char: upper.unwrap_or(char),
                start,
                end: start,
            });
        }
        for (i, c) in written.chars().enumerate() {
            if all_upper || (i == 0 && first.is_upper) {
                folds.extend(c.to_uppercase().map(|char| Fold { char, start, end }));
            } else {
                folds.push(Fold {
                    char: c,
                    start,
                    end,
                });
            }
        }
        before = written;
    }
    folds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_syllables_are_in_order_and_no_longer_than_said() {
        assert!(SYLLABLES.is_sorted_by_key(|row| row.0));
        for (pinyin, palladius, wade_giles) in SYLLABLES {
            for spelling in [pinyin, palladius, wade_giles] {
                assert!(
                    spelling.chars().count() <= LONGEST || spelling == wade_giles,
                    "{spelling}"
                );
            }
        }
    }

    #[test]
    fn two_syllables_are_never_spelled_alike_but_e_and_o_of_wade_giles() {
        for (rows, spelling) in [(&*BY_PALLADIUS, PALLADIUS), (&*BY_WADE_GILES, WADE_GILES)] {
            for pair in rows.windows(2) {
                let (a, b) = (&SYLLABLES[pair[0]], &SYLLABLES[pair[1]]);
                assert!(
                    spelling(a) != spelling(b) || (a.0, b.0) == ("e", "o"),
                    "{a:?} {b:?}"
                );
            }
        }
    }
}
