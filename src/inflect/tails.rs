//! With which letters a name ends a word where a form of it ends the word otherwise: a table
//! that is asked for each end of each word.

/// The tails of each rest, in letters of one alphabet.
pub(crate) struct Tails {
    /// The first of 32 letters.
    alphabet: char,
    /// By the [number](Tails::number) of the rest, at its [slot](Tails::probe) or, if another
    /// has that, behind it. A third of the slots or more are empty: number 0.
    slots: Vec<(u32, Vec<&'static str>)>,
    /// By the last letter of a word and the one before it: the lengths of the rests with which
    /// it may end, a bit each. Most of what words end with is no rest, and fails here.
    lengths: [[u8; OTHER + 1]; OTHER + 1],
}

/// The place of any other letter in an alphabet, and of what is before a word.
const OTHER: usize = 32;

impl Tails {
    const SLOTS: usize = 512;
    /// Rests have at most this many letters.
    const LONGEST: usize = 6;

    /// Without any, for letters from `alphabet` on.
    pub(super) fn new(alphabet: char) -> Tails {
        Tails {
            alphabet,
            slots: vec![(0, Vec::new()); Tails::SLOTS],
            lengths: [[0; OTHER + 1]; OTHER + 1],
        }
    }

    /// Adds that a name may end a word with `tail` where a form of it has `ending`. With what
    /// both begin says nothing: ки for ка is и for а.
    pub(super) fn add(&mut self, ending: &str, tail: &'static str) {
        let same = ending.chars().zip(tail.chars());
        let same = same.take_while(|(a, b)| a == b);
        let same = same.map(|(letter, _)| letter.len_utf8()).sum();
        let (rest, tail) = (&ending[same..], &tail[same..]);
        let number = self.number(rest.chars());
        if rest == tail || number == 0 {
            return;
        }
        let slot = self.probe(number);
        let Some((slot, tails)) = self.slots.get_mut(slot) else {
            return;
        };
        *slot = number;
        match tails.binary_search(&tail) {
            Err(at) => tails.insert(at, tail),
            Ok(_) => return,
        }
        let mut letters = rest.chars();
        let last = letters.next_back().map(|letter| self.index(letter));
        let before = letters.next_back().map(|letter| self.index(letter));
        let length = 1 << rest.chars().count();
        match (last, before) {
            (Some(last), Some(before)) => self.lengths[last][before] |= length,
            (Some(last), None) => self.lengths[last].iter_mut().for_each(|set| *set |= length),
            (None, _) => {
                let all = self.lengths.as_flattened_mut();
                all.iter_mut().for_each(|set| *set |= length);
            }
        }
    }

    /// The lengths of the rests that have tails with which a word may end, a bit each.
    #[inline]
    pub(crate) fn lengths(&self, word: &[char]) -> u8 {
        let (last, before) = match word {
            [.., before, last] => (self.index(*last), self.index(*before)),
            [last] => (self.index(*last), OTHER),
            [] => (OTHER, OTHER),
        };
        self.lengths[last][before]
    }

    /// O(1), without an allocation.
    pub(crate) fn find(&self, rest: &[char]) -> &[&'static str] {
        if rest.len() > Tails::LONGEST {
            return &[];
        }
        let at = self.probe(self.number(rest.iter().copied()));
        self.slots.get(at).map_or(&[], |(_, tails)| tails)
    }

    /// The slot of a number, or the empty one where it would be.
    fn probe(&self, number: u32) -> usize {
        // Knuth's multiplicative hash
        let mut at = (number.wrapping_mul(0x9e37_79b1) >> 16) as usize % Tails::SLOTS;
        while let Some((other, _)) = self.slots.get(at) {
            if *other == number || *other == 0 {
                break;
            }
            at = (at + 1) % Tails::SLOTS;
        }
        at
    }

    /// The letters as a number, five bits each; 0 if one is not of the alphabet.
    fn number(&self, mut rest: impl Iterator<Item = char>) -> u32 {
        let number = rest.try_fold(1, |number, letter| {
            let index = self.index(letter);
            (index < OTHER).then_some(number << 5 | index as u32)
        });
        number.unwrap_or(0)
    }

    /// The place of a letter in the alphabet.
    #[inline]
    fn index(&self, letter: char) -> usize {
        let at = (letter as u32).wrapping_sub(self.alphabet as u32);
        (at as usize).min(OTHER)
    }
}

#[cfg(test)]
impl Tails {
    /// Letters in the longest rest.
    pub fn longest(&self) -> usize {
        let all = self.lengths.as_flattened().iter();
        all.fold(0, |all, set| all | set).ilog2() as usize
    }

    /// What must hold of the table of each language.
    pub fn assert_is_sound(&self) {
        let (mut slots, mut empty) = (0, 0);
        for (number, tails) in &self.slots {
            slots += 1;
            empty += usize::from(*number == 0);
            assert_eq!(*number == 0, tails.is_empty());
            let length = number.checked_ilog2().unwrap_or(0) / 5;
            let first = |at: u32| char::from_u32(self.alphabet as u32 + (number >> (5 * at) & 31));
            let rest: Vec<char> = (0..length).rev().filter_map(first).collect();
            assert!(*number == 0 || self.lengths(&rest) >> length & 1 == 1);
            for tail in tails {
                assert!(
                    tail.is_empty() || tail.chars().next() != rest.first().copied(),
                    "{rest:?} {tail}"
                );
            }
        }
        assert!(3 * empty >= slots);
    }
}
