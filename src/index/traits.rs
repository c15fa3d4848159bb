//! What running text asks of a name: told by its letters, its signs and the note on it when a
//! glossary is compiled, and kept with it as one number.

use crate::text::fold::is_capital;

/// The number of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits(pub u32);

/// A yes or no of a name.
#[derive(Clone, Copy, Debug)]
pub enum Trait {
    /// Its first letter is a capital.
    Proper,
    /// It is one word, with a capital behind the first letter.
    Capitals,
    /// It begins and ends with a letter or digit: no signs beside its words are its own.
    Bare,
    Space,
    Hyphen,
    /// `-`, `–` or `—`
    Dash,
    Point,
    Bracket,
    /// A sign that parts clauses, or that stands for a word: `,` or `№`.
    Clause,
    // of its note:
    /// It is never a name in running text.
    Lookup,
    /// It is an adjective, which takes no ending of its own before a noun.
    Adjective,
    /// It stands for a longer name, …
    Elliptic,
    /// … as a heading alone.
    Heading,
    /// A verb, which stands for its noun.
    Verb,
    /// Some of its forms are other words.
    Not,
}

/// Letters are counted up to so many.
pub const MOST: u32 = 15;
/// Bits of the count.
const COUNT: u32 = 4;

impl Traits {
    /// Those of a name with a note on it.
    pub fn of(form: &str, note: &str) -> Traits {
        let letters = || form.chars().filter(|c| is_letter(*c));
        let has = |signs: &[char]| form.contains(signs);
        let traits = [
            (Trait::Proper, letters().next().is_some_and(is_capital)),
            (
                Trait::Capitals,
                !has(&[' ']) && letters().skip(1).any(is_capital),
            ),
            (
                Trait::Bare,
                form.starts_with(is_letter) && form.ends_with(is_letter),
            ),
            (Trait::Space, has(&[' '])),
            (Trait::Hyphen, has(&['-'])),
            (Trait::Dash, has(&['-', '–', '—'])),
            (Trait::Point, has(&['.'])),
            (Trait::Bracket, has(&['(', '['])),
            (
                Trait::Clause,
                has(&[',', ';', ':', '!', '?', '/', '№', '%', '+']),
            ),
            (Trait::Lookup, note.contains("lookup")),
            (
                Trait::Adjective,
                note.starts_with("adjective") || note.contains("attributive"),
            ),
            (Trait::Elliptic, note.starts_with("elliptic")),
            (Trait::Heading, note.starts_with("elliptic: as a heading")),
            (Trait::Verb, note.starts_with("verb")),
            (Trait::Not, note.contains("not: ")),
        ];
        let count = letters().take(MOST as usize).count() as u32;
        let bits = traits
            .iter()
            .map(|(bit, has)| u32::from(*has) << (COUNT + *bit as u32));
        Traits(bits.fold(count, |all, bit| all | bit))
    }

    #[inline]
    pub fn has(self, bit: Trait) -> bool {
        self.0 >> (COUNT + bit as u32) & 1 == 1
    }

    /// Its letters and digits, no more than [`MOST`].
    #[inline]
    pub fn letters(self) -> u32 {
        self.0 & MOST
    }
}

/// Whether a character of a name is a letter or digit, told quickly.
pub fn is_letter(c: char) -> bool {
    match c {
        '«' | '»' | '\u{2000}'..='\u{206f}' | '№' => false,
        _ => c.is_ascii_alphanumeric() || c > '\u{bf}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_its_note_tell_its_traits() {
        use Trait::*;
        for (form, note, letters, traits) in [
            ("Шыңжаң", "", 6, vec![Proper, Bare]),
            ("ҚазАКСР", "", 7, vec![Proper, Capitals, Bare]),
            ("«Алаш» – Ұлт", "", 7, vec![Proper, Space, Dash]),
            ("РКП(б)", "", 4, vec![Proper, Capitals, Bracket]),
            ("ж. ж.", "", 2, vec![Space, Point]),
            (
                "Алма-Ата",
                "",
                7,
                vec![Proper, Capitals, Bare, Hyphen, Dash],
            ),
            ("№ 5, бет", "", 4, vec![Space, Clause]),
            ("кеңестік", "adjective", 8, vec![Bare, Adjective]),
            (
                "партия",
                "elliptic: as a heading; not: партиялы",
                6,
                vec![Bare, Elliptic, Heading, Not],
            ),
            ("көшіру", "verb, lookup", 6, vec![Bare, Verb, Lookup]),
            (
                "Оңтүстік Қазақстан облысы",
                "",
                15,
                vec![Proper, Bare, Space],
            ),
            ("", "", 0, vec![]),
        ] {
            let found = Traits::of(form, note);
            assert_eq!(found.letters(), letters, "{form}");
            let bits = traits.iter().map(|bit| 1 << (COUNT + *bit as u32));
            assert_eq!(found.0 & !MOST, bits.sum::<u32>(), "{form}: {traits:?}");
        }
    }
}
