//! Numbers of things by their hashes.

/// An open table, which wants one look where other maps want two. At most three quarters of it
/// are filled.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// Hashes with the numbers and 1, or 0. As many as a power of two, or none.
    slots: Vec<(u32, u32)>,
    filled: usize,
}

impl Numbers {
    pub fn clear(&mut self) {
        self.slots.clear();
        self.filled = 0;
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.filled
    }

    /// The number of a thing with a hash, if it is there. O(1), if hashes are random.
    #[inline]
    pub fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let most = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & most;
        loop {
            let (kept, number) = *self.slots.get(at)?;
            let number = number.checked_sub(1)?;
            if kept == hash && is_it(number) {
                return Some(number);
            }
            at = (at + 1) & most;
        }
    }

    /// Adds one that is not there.
    pub fn add(&mut self, hash: u32, number: u32) {
        if 4 * self.filled >= 3 * self.slots.len() {
            let length = (2 * self.slots.len()).max(64);
            let before = std::mem::replace(&mut self.slots, vec![(0, 0); length]);
            for (hash, number) in before {
                self.put(hash, number);
            }
        }
        self.put(hash, number + 1);
        self.filled += 1;
    }

    /// Puts what is in a slot into the first that is free.
    fn put(&mut self, hash: u32, number: u32) {
        let from = hash as usize & self.slots.len().wrapping_sub(1);
        let (before, behind) = self.slots.split_at_mut(from);
        let mut slots = behind.iter_mut().chain(before);
        if let (1.., Some(slot)) = (number, slots.find(|(_, number)| *number == 0)) {
            *slot = (hash, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_hashes_that_others_share() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.find(0, |_| true), None);
        for number in 0..1000 {
            numbers.add(number % 300, number);
        }
        for number in 0..1000 {
            assert_eq!(
                numbers.find(number % 300, |other| other == number),
                Some(number)
            );
        }
        assert_eq!(
            (numbers.find(7, |_| false), numbers.find(301, |_| true)),
            (None, None)
        );
        assert_eq!(numbers.len(), 1000);
        numbers.clear();
        assert_eq!((numbers.find(7, |_| true), numbers.len()), (None, 0));
    }
}
