//! Seeded names and queries for the benchmarks.

use std::collections::BTreeSet;

use atau::Glossary;
use atau::text::fold;

/// Marsaglia's xorshift64*.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n
    }
}

/// The keys of the bundled glossary: its names as letters and digits alone.
pub fn bundled_keys() -> Vec<String> {
    let names = Glossary::bundled().names();
    let keys: BTreeSet<String> = names
        .map(|name| fold::loose(name.form()).text().to_owned())
        .collect();
    keys.into_iter().collect()
}

/// `count` names made of the words of the bundled glossary: the beginning of one,
/// the end of another and, two times of three, the beginning of a third; on average
/// fifteen letters. In lower case and in order.
pub fn names(count: usize) -> Vec<String> {
    let words: BTreeSet<String> = Glossary::bundled()
        .names()
        .flat_map(|name| {
            name.form()
                .split(|c: char| !c.is_alphabetic())
                .map(str::to_lowercase)
                .collect::<Vec<_>>()
        })
        .filter(|word| word.chars().count() > 2)
        .collect();
    // a word is in one script
    let (latin, cyrillic): (Vec<String>, Vec<String>) = words
        .into_iter()
        .partition(|word| word.is_ascii() || word.starts_with(|c| c < '\u{370}'));
    let letters = |words: Vec<String>| -> Vec<Vec<char>> {
        let one_script = |word: &String| {
            let mut scripts = word.chars().map(|c| c < '\u{370}');
            let first = scripts.next();
            scripts.all(|script| Some(script) == first) && !word.chars().any(|c| c > '\u{52f}')
        };
        words
            .into_iter()
            .filter(one_script)
            .map(|word| word.chars().collect())
            .collect()
    };
    let scripts = [letters(cyrillic), letters(latin)];
    let mut chance = Chance(0x9e37_79b9);
    let mut names = BTreeSet::new();
    while names.len() < count {
        let words = &scripts[usize::from(chance.below(4) == 0)];
        let first = &words[chance.below(words.len())];
        let second = &words[chance.below(words.len())];
        let third = &words[chance.below(words.len())];
        let head = 2 + chance.below(first.len() - 1);
        let tail = chance.below(second.len() - 1);
        let mut name: String = first[..head.min(first.len())].iter().collect();
        name.extend(&second[tail..]);
        if chance.below(3) > 0 {
            name.extend(third.iter().take(4 + chance.below(9)));
        }
        names.insert(name);
    }
    names.into_iter().collect()
}

/// `count` of the keys, each with `edits` random edits, letters taken from the keys.
pub fn queries(keys: &[String], count: usize, edits: usize) -> Vec<String> {
    let letters: BTreeSet<char> = keys.iter().flat_map(|key| key.chars()).collect();
    let letters: Vec<char> = letters.into_iter().collect();
    let mut chance = Chance(0xbeef + edits as u64);
    (0..count)
        .map(|_| {
            let mut query: Vec<char> = keys[chance.below(keys.len())].chars().collect();
            for _ in 0..edits {
                let at = chance.below(query.len() + 1);
                let letter = letters[chance.below(letters.len())];
                match chance.below(4) {
                    0 => query.insert(at, letter),
                    1 if at < query.len() => query[at] = letter,
                    2 if at < query.len() && query.len() > 1 => drop(query.remove(at)),
                    _ if at + 1 < query.len() => query.swap(at, at + 1),
                    _ => (),
                }
            }
            query.into_iter().collect()
        })
        .collect()
}
