//! Help for the tests: small glossaries, seeded chance.

#![allow(dead_code)]

use atau::Glossary;
use atau::table::Tables;

pub const HEADER: &str = "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n";

/// A glossary of terms, one for each Kazakh name.
pub fn glossary_of(names: &[&str]) -> Glossary<Vec<u8>> {
    let mut tables = Tables::default();
    let mut csv = String::from(HEADER);
    for (i, name) in names.iter().enumerate() {
        csv += &format!("t{i:06},term,\"{name}\",,,,,,,,,\n");
    }
    tables.set("entities.csv", csv);
    Glossary::from_tables(&tables).expect("the names are good")
}

/// Marsaglia's xorshift64*: the same numbers on every machine.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n
    }

    /// `text` with `edits` random edits, letters taken from `letters`.
    pub fn edit(&mut self, text: &str, edits: usize, letters: &[char]) -> String {
        let mut text: Vec<char> = text.chars().collect();
        for _ in 0..edits {
            let at = self.below(text.len() + 1);
            let letter = letters[self.below(letters.len())];
            match self.below(4) {
                0 => text.insert(at, letter),
                1 if at < text.len() => text[at] = letter,
                2 if at < text.len() => drop(text.remove(at)),
                _ if at + 1 < text.len() => text.swap(at, at + 1),
                _ => (),
            }
        }
        text.into_iter().collect()
    }
}
