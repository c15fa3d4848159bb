//! The letters of a text, and the keys that begin as it does.

use crate::index::automaton::Place;
use crate::index::core::{Core, LONGEST_QUERY};
use crate::inflect::kazakh;
use crate::text::fold::{self, Fold, Letter, Plain};

/// The places behind the first letters of a text, as far as there are keys that begin so.
pub struct Trail {
    places: [Place; Trail::LEN],
    len: usize,
}

impl Trail {
    /// More letters than most texts have.
    const LEN: usize = 40;

    pub fn new(core: Core<'_>) -> Trail {
        Trail {
            places: [core.forward().root(); Trail::LEN],
            len: 0,
        }
    }

    #[inline]
    pub fn push(&mut self, place: Place) {
        if let Some(slot) = self.places.get_mut(self.len) {
            *slot = place;
            self.len += 1;
        }
    }

    /// The place before the last `rest` letters, if all letters are here.
    #[inline]
    pub fn before(&self, rest: usize) -> Option<Place> {
        let last = (self.len < Trail::LEN).then(|| self.len.checked_sub(rest + 1))??;
        self.places.get(last).copied()
    }
}

/// What stands before a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Another letter, or nothing.
    None,
    /// An apostrophe alone.
    Apostrophe,
    /// A hyphen, a quotation mark, a bracket: signs but no space.
    Joint,
    Space,
}

impl Gap {
    /// It, and a sign behind it.
    #[inline]
    fn with(self, sign: char) -> Gap {
        match (self, sign) {
            (_, ' ') => Gap::Space,
            // the tie of n͡g
            (gap, '\u{361}') => gap,
            (Gap::None, '\'') => Gap::Apostrophe,
            (Gap::Space, _) => Gap::Space,
            _ => Gap::Joint,
        }
    }
}

/// The letters of a text at the layer `loose`.
pub struct Written<'t> {
    pub text: &'t str,
    pub letters: Vec<char>,
    /// Where each letter comes from, and what stands before it.
    places: Vec<(u32, u32, Gap)>,
    /// The keys that begin with its first letters, and behind those with more.
    trail: &'t Trail,
    beyond: Vec<Place>,
    /// What its letters are, ь aside, which the Latin alphabet of 1929-40 has too.
    pub signs: Letter,
}

impl<'t> Written<'t> {
    /// `None` if the text has no letters, or too many for any name with an ending.
    pub fn new(core: Core<'_>, text: &'t str, trail: &'t Trail) -> Option<Written<'t>> {
        if text.is_empty() || text.len() > LONGEST_QUERY {
            return None;
        }
        let longest = core.longest_key() + kazakh::LONGEST;
        let capacity = text.len().min(longest);
        let mut written = Written {
            text,
            letters: Vec::with_capacity(capacity),
            places: Vec::with_capacity(capacity),
            trail,
            beyond: Vec::new(),
            signs: Letter::NONE,
        };
        let mut gap = Gap::None;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && written.letters.len() <= longest {
            let plain = Plain::at(bytes, at);
            if !plain.bytes.is_empty() {
                written.add_plain(plain, at, std::mem::replace(&mut gap, Gap::None));
                at += plain.bytes.len();
                continue;
            }
            if let Some((letter, end)) = fold::letter_at(bytes, at) {
                written.add(letter, at, end, std::mem::replace(&mut gap, Gap::None));
                at = end;
                continue;
            }
            at = match fold::read(bytes, at) {
                Some((sign @ ..'\u{80}', end)) => {
                    gap = gap.with(sign);
                    end
                }
                _ => fold::at_length(text, at, |Fold { char, start, end }| {
                    match fold::loosen(char) {
                        Some(letter) => {
                            let letter = Letter::new(letter, char, false);
                            written.add(letter, start, end, std::mem::replace(&mut gap, Gap::None));
                        }
                        None => gap = gap.with(char),
                    }
                }),
            };
        }
        if !(1..=longest).contains(&written.letters.len()) {
            return None;
        }
        written.go_beyond(core);
        Some(written)
    }

    /// Adds a letter, which stands at these bytes.
    #[inline]
    fn add(&mut self, letter: Letter, start: usize, end: usize, gap: Gap) {
        self.letters.push(letter.char);
        self.places.push((start as u32, end as u32, gap));
        if letter.char != 'ь' {
            self.signs = self.signs.with(letter);
        }
    }

    /// Adds letters that stand from byte `start` on.
    #[inline]
    fn add_plain(&mut self, plain: Plain<'_>, start: usize, gap: Gap) {
        let first = self.letters.len();
        plain.add_to(&mut self.letters);
        let width = 1 + u32::from(plain.is_cyrillic);
        let places = (0..plain.len() as u32).map(|at| start as u32 + at * width);
        let places = places.map(|start| (start, start + width, Gap::None));
        self.places.extend(places);
        if let Some(place) = self.places.get_mut(first) {
            place.2 = gap;
        }
        let mut letters = self.letters.iter().skip(first);
        if let Some(&letter) = letters.find(|letter| **letter != 'ь') {
            self.signs = self.signs.with(Letter::new(letter, letter, false));
        }
    }

    /// Follows the letters for which the trail has no room.
    fn go_beyond(&mut self, core: Core<'_>) {
        if self.letters.len() <= Trail::LEN {
            return;
        }
        let keys = core.keys_by_letters();
        let mut place = self.trail.places.last().copied();
        place = place.filter(|_| self.trail.len == Trail::LEN);
        for letter in self.letters.iter().skip(Trail::LEN) {
            place = place.and_then(|place| keys.follow(place, *letter));
            self.beyond.extend(place);
        }
    }

    /// The keys that begin with so many letters, if there are any.
    #[inline]
    pub fn node(&self, core: Core<'_>, letters: usize) -> Option<Place> {
        let Some(last) = letters.checked_sub(1) else {
            return Some(core.forward().root());
        };
        match last.checked_sub(Trail::LEN) {
            None => self.trail.places[..self.trail.len].get(last).copied(),
            Some(beyond) => self.beyond.get(beyond).copied(),
        }
    }

    #[inline]
    pub fn gap(&self, letter: usize) -> Gap {
        self.places.get(letter).map_or(Gap::None, |place| place.2)
    }

    /// Whether a letter is a capital.
    pub fn is_capital(&self, letter: usize) -> bool {
        let place = self.places.get(letter);
        place
            .and_then(|(start, ..)| self.text.get(*start as usize..)?.chars().next())
            .is_some_and(char::is_uppercase)
    }

    /// What stands between a letter and the one before it.
    pub fn signs(&self, letter: usize) -> &'t str {
        let before = letter.checked_sub(1).and_then(|at| self.places.get(at));
        let end = before.map_or(0, |place| place.1 as usize);
        let place = self.places.get(letter);
        let signs = place.and_then(|place| self.text.get(end..place.0 as usize));
        signs.unwrap_or_default()
    }

    /// Whether a hyphen stands before a letter.
    pub fn has_hyphen(&self, letter: usize) -> bool {
        if self.gap(letter) == Gap::None {
            return false;
        }
        fold::exact_chars(self.signs(letter)).any(|fold| fold.char == '-')
    }

    /// Where the word ends that has a letter.
    #[inline]
    pub fn word_end(&self, letter: usize) -> usize {
        let behind = self.places.get(letter + 1..).unwrap_or_default();
        let parts = |gap: Gap| !matches!(gap, Gap::None | Gap::Apostrophe);
        let next = behind.iter().position(|(.., gap)| parts(*gap));
        next.map_or(self.letters.len(), |next| letter + 1 + next)
    }
}
