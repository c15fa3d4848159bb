//! With which letters a name ends a word where a form of it ends the word otherwise: a table
//! that is asked for each end of each word.

/// The tails of each rest, in letters of one alphabet.
pub(super) struct Tails {
    /// The first of 32 letters.
    alphabet: char,
    /// By the [number](Tails::number) of the rest, at its [slot](Tails::probe) or, if another
    /// has that, behind it. At least half of the slots are empty: number 0.
    slots: Vec<(u32, Vec<&'static str>)>,
    /// For each letter the lengths of the rests that it begins, and ends, a bit each. Most of
    /// what is asked for is no rest, and fails here.
    begins: [u8; 32],
    ends: [u8; 32],
}

impl Tails {
    /// Rests have at most this many letters.
    const LONGEST: usize = 6;

    pub(super) fn new(alphabet: char, rows: Vec<(Vec<char>, Vec<&'static str>)>) -> Tails {
        let mut table = Tails {
            alphabet,
            slots: vec![(0, Vec::new()); (2 * rows.len()).next_power_of_two()],
            begins: [0; 32],
            ends: [0; 32],
        };
        for (rest, tails) in rows {
            let ends = [
                (&mut table.begins, rest.first()),
                (&mut table.ends, rest.last()),
            ];
            for (lengths, letter) in ends {
                let letter = letter.and_then(|&letter| index(alphabet, letter));
                if let Some(lengths) = letter.and_then(|letter| lengths.get_mut(letter)) {
                    *lengths |= 1 << rest.len();
                }
            }
            let number = table.number(&rest);
            let at = table.probe(number);
            if let Some(slot) = table.slots.get_mut(at) {
                *slot = (number, tails);
            }
        }
        table
    }

    /// O(1), without an allocation.
    pub(super) fn find(&self, rest: &[char]) -> &[&'static str] {
        if let ([first, ..], [.., last]) = (rest, rest) {
            let lengths = |sets: &[u8; 32], letter| {
                let letter = index(self.alphabet, letter);
                letter.map_or(0, |letter| sets[letter])
            };
            let lengths = lengths(&self.begins, *first) & lengths(&self.ends, *last);
            if rest.len() > Tails::LONGEST || lengths >> rest.len() & 1 == 0 {
                return &[];
            }
        }
        let at = self.probe(self.number(rest));
        self.slots.get(at).map_or(&[], |(_, tails)| tails)
    }

    /// The slot of a number, or the empty one where it would be.
    fn probe(&self, number: u32) -> usize {
        let mask = self.slots.len() - 1;
        // Knuth's multiplicative hash
        let mut at = (number.wrapping_mul(0x9e37_79b1) >> 16) as usize & mask;
        while let Some((other, _)) = self.slots.get(at) {
            if *other == number || *other == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    /// The letters as a number, five bits each; 0 if one is not of the alphabet.
    fn number(&self, rest: &[char]) -> u32 {
        let number = rest.iter().try_fold(1, |number, &letter| {
            index(self.alphabet, letter).map(|letter| number << 5 | letter as u32)
        });
        number.unwrap_or(0)
    }
}

/// The place of a letter in an alphabet of 32 that begins with `alphabet`.
#[inline]
fn index(alphabet: char, letter: char) -> Option<usize> {
    let at = (letter as u32).wrapping_sub(alphabet as u32);
    (at < 32).then_some(at as usize)
}

/// What must hold of the rows of each language, whose tests ask it.
#[cfg(test)]
pub(super) fn assert_no_tail_begins_as_its_rest(rows: Vec<(Vec<char>, Vec<&str>)>) {
    for (rest, tails) in rows {
        assert!(!tails.is_empty());
        for tail in tails {
            assert!(
                tail.is_empty() || tail.chars().next() != rest.first().copied(),
                "{rest:?} {tail}"
            );
        }
    }
}
