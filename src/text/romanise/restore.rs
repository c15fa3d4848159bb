//! Back from a scheme to what was written before.

use super::letters::{self, Kind, Letter};
use super::{Scheme, Table, kazakh, russian, syllables};

/// `text`, written in a scheme, in the script from which the scheme writes: Cyrillic, or
/// for the Chinese schemes pinyin. `None` if the scheme cannot be read back: two letters
/// of Cyrillic are one in it.
///
/// What [is reversible](Scheme::is_reversible) comes back as it was. Arabic script comes
/// back in small letters and as it is usually meant: it marks front vowels for a whole
/// word only, and has и and й, е and э, ц and тс as one. O(n).
///
/// ```
/// use atau::text::romanise::{Scheme, restore};
///
/// assert_eq!(restore("Čugučak", Scheme::RussianIso9).as_deref(), Some("Чугучак"));
/// assert_eq!(restore("Shih-ts'ai", Scheme::WadeGiles).as_deref(), Some("Shicai"));
/// assert_eq!(restore("ٴۇرىمشى", Scheme::KazakhArabic).as_deref(), Some("үрімші"));
/// assert_eq!(restore("Shcherbakov", Scheme::RussianPress), None);
/// ```
pub fn restore(text: &str, scheme: Scheme) -> Option<String> {
    let letters = letters::read(text);
    let folds = match scheme {
        Scheme::KazakhArabic => return Some(from_arabic(text, &letters)),
        Scheme::Palladius => syllables::from_palladius(text, &letters),
        Scheme::WadeGiles => syllables::from_wade_giles(text, &letters),
        _ if scheme.is_reversible() => return Some(from_table(text, &letters, scheme)),
        _ => return None,
    };
    Some(folds.iter().map(|fold| fold.char).collect())
}

/// Reads the longest spelling of the scheme at each letter.
fn from_table(text: &str, letters: &[Letter], scheme: Scheme) -> String {
    let rows: Vec<char> = match scheme.table() {
        Table::Kazakh(_) => kazakh::ROWS.iter().map(|row| row.0).collect(),
        Table::Russian(_) => russian::ROWS.iter().map(|row| row.0).collect(),
        Table::Syllables => Vec::new(),
    };
    let column = rows
        .iter()
        .map(|&letter| (scheme.cell(letter).unwrap_or_default(), letter));
    let rules = scheme.rules().iter();
    let rules = rules.filter_map(|(_, from, _, written)| Some((*written, from.chars().next()?)));
    let mut spellings: Vec<(&str, char)> = column
        .chain(rules)
        .filter(|(written, _)| !written.is_empty() && !written.starts_with('='))
        .collect();
    // the longest first; of two that are alike the first of the table
    spellings.sort_by_key(|(written, _)| std::cmp::Reverse(written.chars().count()));

    let mut restored = String::with_capacity(2 * text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let found = spellings.iter().find_map(|(written, to)| {
            let mut len = 0;
            for c in written.chars() {
                if letters.get(at + len)?.char != c {
                    return None;
                }
                len += 1;
            }
            Some((len, *to))
        });
        match found {
            Some((len, to)) if is_capital(letters, at, len) => {
                restored.extend(to.to_uppercase());
                at += len;
            }
            Some((len, to)) => {
                restored.push(to);
                at += len;
            }
            None => {
                restored.push_str(text.get(letter.start..letter.end).unwrap_or_default());
                at += 1;
            }
        }
    }
    restored
}

/// Whether a spelling is one of a capital letter: by itself, or, if it is a sign without
/// case, because the letters beside it are.
fn is_capital(letters: &[Letter], at: usize, len: usize) -> bool {
    let is_upper = |at: Option<usize>| {
        let letter = at.and_then(|at| letters.get(at));
        letter.is_some_and(|letter| letter.is_upper)
    };
    let unit = letters.get(at..at + len).unwrap_or_default();
    match unit.iter().find(|letter| letter.char.is_lowercase()) {
        Some(first) => first.is_upper,
        None => {
            let next = letters
                .get(at + len)
                .filter(|letter| letter.kind == Kind::Letter);
            let beside = match next {
                Some(next) => next.is_upper,
                None => is_upper(at.checked_sub(2)),
            };
            beside && is_upper(at.checked_sub(1))
        }
    }
}

/// Reads Arabic script word by word.
fn from_arabic(text: &str, letters: &[Letter]) -> String {
    let is_hamza = |c: char| matches!(c, kazakh::HAMZA | '\u{621}');
    let mut restored = String::with_capacity(text.len());
    for word in letters.chunk_by(|a, b| (a.kind == Kind::Other) == (b.kind == Kind::Other)) {
        let is_front = |l: &Letter| is_hamza(l.char) || kazakh::FRONT_ARABIC.contains(&l.char);
        let front = word.iter().any(is_front);
        let mut at = 0;
        // whether the letter before is a vowel
        let mut open = false;
        let mut first = true;
        while let Some(letter) = word.get(at) {
            let found = kazakh::READ_ARABIC
                .iter()
                .find_map(|(arabic, with_front, with_back)| {
                    let mut len = 0;
                    for c in arabic.chars() {
                        if word.get(at + len)?.char != c {
                            return None;
                        }
                        len += 1;
                    }
                    Some((len, if front { *with_front } else { *with_back }))
                });
            let next = word
                .get(at + 1)
                .is_some_and(|l| ARABIC_VOWELS.contains(l.char));
            match found {
                Some((len, read)) => {
                    match read {
                        "и" if open || (first && next) => restored.push('й'),
                        "я" | "ю" if !open && !first => {
                            restored.push('и');
                            restored.push_str(read);
                        }
                        _ => restored.push_str(read),
                    }
                    open = "аәеоөұүыіяю".contains(read);
                    at += len;
                }
                None => {
                    let source = text.get(letter.start..letter.end).unwrap_or_default();
                    let mark = |c| {
                        kazakh::ARABIC_MARKS
                            .iter()
                            .find(move |(_, mark)| *mark == c)
                    };
                    if !is_hamza(letter.char) {
                        restored.extend(
                            source
                                .chars()
                                .map(|c| mark(c).map_or(c, |(plain, _)| *plain)),
                        );
                    }
                    at += 1;
                    if is_hamza(letter.char) {
                        continue;
                    }
                    open = false;
                }
            }
            first = false;
        }
    }
    restored
}

/// Arabic letters of vowels.
const ARABIC_VOWELS: &str = "اوۇىە";
