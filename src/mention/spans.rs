//! Which names begin at a word: a walk of the index from there on.

use std::ops::Range;

use super::checks::{self, Needs};
use super::memo::{Ahead, Memo, Track, Word};
use super::tokens::{Gap, Token, Window};
use crate::entity::Layer;
use crate::index::automaton::Place;
use crate::index::core::Core;
use crate::index::keys::Way;
use crate::inflect::kazakh;
use crate::query::Filter;
use crate::reading::{self, Cut, ENGLISH, Path, RUSSIAN, Reading, Tongue};
use crate::text::romanise::{self, Scheme};

/// A name of no more words is looked for.
const WORDS: usize = 32;
/// How many branches of the automaton may be tried from one word.
const STEPS: u32 = 2048;

/// A reading of the words from one to another.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The token behind the last.
    pub end: usize,
    pub reading: Reading,
    pub needs: Needs,
}

/// Looks for names in a window.
pub struct Walker<'w, 'g> {
    pub core: Core<'g>,
    pub filter: &'w Filter,
    pub layers: &'w [Layer],
    pub text: &'w str,
    pub window: &'w Window,
    pub trail: Trail,
}

/// What a walk leaves behind: kept from word to word for its memory.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The places before and behind each letter of the word that was walked last.
    places: Vec<Place>,
    /// Readings, and the tokens behind them.
    found: Vec<(usize, Reading)>,
    /// Keys that the words up to a token may be forms of.
    keys: Vec<(usize, usize)>,
    /// Where the first word leads.
    ahead: Vec<(Track, Place)>,
    steps: u32,
}

impl<'w> Walker<'w, '_> {
    /// All readings of stretches that begin with token `first` and may be mentions, in
    /// no order.
    pub fn candidates(&mut self, first: usize, memo: &mut Memo, found: &mut Vec<Candidate>) {
        let Some(token) = self.window.tokens.get(first) else {
            return;
        };
        // an ending that follows its word with a hyphen is no word
        let is_rest = || kazakh::is_rest(self.letters(token.letters.clone()));
        let is_joined = token.gap.has(Gap::HYPHEN) && !token.gap.has(Gap::SPACE);
        if is_joined && !token.is_capital && is_rest() {
            return;
        }
        let text = self.stretch(first, first + 1);
        let word = memo.word(text, token.in_kazakh, || self.word(first));
        let end = first + 1;
        found.extend(word.readings.iter().map(|&(reading, needs)| Candidate {
            end,
            reading,
            needs,
        }));
        if word.ahead.is_empty() {
            return;
        }
        self.go_on(first, word);
        let needs = |(end, reading)| Some((end, reading, self.needs(first..end, &reading)?));
        let more = self.trail.found.iter().copied().filter_map(needs);
        found.extend(more.map(|(end, reading, needs)| Candidate {
            end,
            reading,
            needs,
        }));
    }

    /// What a reading needs to be a mention, if it may be one.
    fn needs(&self, tokens: Range<usize>, reading: &Reading) -> Option<Needs> {
        match self.layers.contains(&reading.layer) {
            true => checks::needs(self.core, self.text, self.window, tokens, reading),
            false => None,
        }
    }

    /// Whether a token is the article of English.
    pub fn is_article(&self, token: usize) -> bool {
        let token = self.window.tokens.get(token);
        token.is_some_and(|token| self.letters(token.letters.clone()) == ['t', 'h', 'e'])
    }

    fn has(&self, layer: Layer) -> bool {
        self.layers.contains(&layer)
    }

    /// The letters with these numbers.
    fn letters(&self, range: Range<usize>) -> &'w [char] {
        self.window.letters.get(range).unwrap_or_default()
    }

    /// The text from token `first` to before `end`.
    pub fn stretch(&self, first: usize, end: usize) -> &'w str {
        let tokens = self.window.tokens.get(first..end).unwrap_or_default();
        let bytes = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => 0..0,
        };
        self.text.get(bytes).unwrap_or_default()
    }

    /// The names that begin with token `first`, as far as it alone tells.
    fn word(&mut self, first: usize) -> Word {
        let mut word = Word::default();
        let Some(token) = self.window.tokens.get(first) else {
            return word;
        };
        self.start();
        let root = self.core.forward().root();
        let same = self.walk(token, root);
        self.equal(first, first + 1, same);
        self.trail
            .ahead
            .extend(same.map(|same| (Track::Same, same)));
        if self.has(Layer::Inflected) {
            if token.is_cyrillic {
                self.kazakh(first, first);
            } else {
                self.oblique_ends(Track::English, &ENGLISH, token);
            }
            if token.is_cyrillic && !token.in_kazakh {
                self.oblique_ends(Track::Russian, &RUSSIAN, token);
            }
        }
        if self.has(Layer::Romanised) && token.is_capital && !token.is_cyrillic {
            self.romanised_from(root, first, first, token.letters.start);
        }
        let ahead = &mut self.trail.ahead;
        ahead.sort_unstable_by_key(|(track, place)| (*track, place.at, place.first));
        ahead.dedup();
        let core = self.core;
        word.ahead.extend(ahead.iter().map(|&(track, place)| Ahead {
            track,
            place,
            next: core.branches(place).letters,
        }));
        for Ahead { track, place, .. } in &word.ahead {
            let rank = core.forward().rank_at(*place);
            if let (Some(tongue), Some(rank)) = (track.tongue(), rank) {
                self.oblique_key(tongue, first, first + 1, rank);
            }
        }
        for (_, reading) in &self.trail.found {
            let needs = self.needs(first..first + 1, reading);
            word.readings.extend(needs.map(|needs| (*reading, needs)));
        }
        word
    }

    /// Names of more words than token `first`.
    fn go_on(&mut self, first: usize, word: &Word) {
        self.start();
        let tokens = &self.window.tokens;
        let (Some(token), Some(next)) = (tokens.get(first), tokens.get(first + 1)) else {
            return self.romanised(first, word);
        };
        let is_inflected = self.has(Layer::Inflected);
        let begin = self.window.letters.get(next.letters.start);
        let begin = begin.map_or_else(Default::default, |c| self.core.letters_of(*c));
        for Ahead {
            track,
            place,
            next: letters,
        } in &word.ahead
        {
            let leads_on = letters.may_have(begin);
            match track.tongue() {
                Some(tongue) if leads_on => self.oblique(tongue, *place, first, first + 1, true),
                None if *track == Track::Same && (leads_on || may_be_ending(next)) => {
                    self.walk_on(first, *place);
                    if is_inflected && !token.in_kazakh && (token.is_cyrillic || next.is_cyrillic) {
                        self.oblique(&RUSSIAN, *place, first, first + 1, false);
                    }
                    if is_inflected && !token.is_cyrillic {
                        self.oblique(&ENGLISH, *place, first, first + 1, false);
                    }
                }
                _ => (),
            }
        }
        // an apostrophe joins: Lenin's
        if is_inflected && !token.is_cyrillic && next.gap == Gap::APOSTROPHE {
            self.oblique(&ENGLISH, self.core.forward().root(), first, first, false);
        }
        self.romanised(first, word);
    }

    /// Forgets what was found at other words.
    fn start(&mut self) {
        self.trail.found.clear();
        self.trail.keys.clear();
        self.trail.ahead.clear();
        self.trail.steps = STEPS;
    }

    /// Walks the letters of a token as they are; the place behind them.
    fn walk(&mut self, token: &Token, place: Place) -> Option<Place> {
        let keys = self.core.keys_by_letters();
        let places = &mut self.trail.places;
        places.clear();
        places.push(place);
        let mut place = place;
        for letter in self.window.letters.get(token.letters.clone())? {
            place = keys.follow(place, *letter)?;
            places.push(place);
        }
        Some(place)
    }

    /// Walks the tokens behind `first` as they are, and with Kazakh endings.
    fn walk_on(&mut self, first: usize, place: Place) {
        let mut place = Some(place);
        let tokens = self.window.tokens.iter().enumerate();
        for (at, token) in tokens.skip(first + 1).take(WORDS - 1) {
            place = place.and_then(|place| self.walk(token, place));
            self.equal(first, at + 1, place);
            if token.is_cyrillic && self.has(Layer::Inflected) {
                self.kazakh(first, at);
            }
            if place.is_none() {
                return;
            }
        }
    }

    /// Names that are the tokens from `first` to before `end`, which lead to `place`.
    fn equal(&mut self, first: usize, end: usize, place: Option<Place>) {
        let core = self.core;
        let Some(rank) = place.and_then(|place| core.forward().rank_at(place)) else {
            return;
        };
        let text = self.stretch(first, end);
        for posting in core.postings(rank) {
            if self.filter.takes(core, posting) {
                let reading = reading::equal_reading(core, text, posting);
                self.trail.found.push((end, reading));
            }
        }
    }

    /// Names with a Kazakh ending that ends with token `last`, which was walked last.
    fn kazakh(&mut self, first: usize, last: usize) {
        let core = self.core;
        let Some(token) = self.window.tokens.get(last) else {
            return;
        };
        let Range { start, end } = token.letters;
        let letters = self.letters(start..end);
        // so many letters at the end are not walked
        let left = (letters.len() + 1).saturating_sub(self.trail.places.len());
        let is_apart = first != last && may_be_ending(token);
        if left > kazakh::LONGEST || left == letters.len() && !is_apart {
            return;
        }
        let mut lengths = kazakh::rests(letters) >> left << left;
        if !is_apart {
            lengths &= !(1 << letters.len().min(63));
        }
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            lengths &= lengths - 1;
            let at = letters.len() - length;
            let rest = letters.get(at..).unwrap_or_default();
            let Some(place) = self.trail.places.get(at).copied() else {
                continue;
            };
            let branches = core.branches(place);
            for tail in kazakh::tails(rest) {
                if !branches.may_have(tail) {
                    continue;
                }
                let place = tail
                    .chars()
                    .try_fold(place, |place, c| core.follow(place, c));
                let Some(rank) = place.and_then(|place| core.forward().rank_at(place)) else {
                    continue;
                };
                if !kazakh::is_rest(rest) {
                    break;
                }
                let cut = Cut {
                    joint: at == 0,
                    hyphen: at == 0 && token.gap.has(Gap::HYPHEN),
                    capitals: self.is_upper((start + at).wrapping_sub(1))
                        && !self.is_upper(start + at),
                };
                let found = &mut self.trail.found;
                let found = &mut |reading| found.push((last + 1, reading));
                reading::kazakh_readings(core, self.filter, rank, tail, rest, cut, found);
            }
        }
    }

    /// Whether a letter is a capital.
    fn is_upper(&self, letter: usize) -> bool {
        let end = self.window.ends.get(letter).map(|end| *end as usize);
        let before = end.and_then(|end| self.text.get(..end)?.chars().next_back());
        before.is_some_and(char::is_uppercase)
    }

    /// Where names go on of which the first word, a token that was walked, is a form.
    fn oblique_ends(&mut self, track: Track, tongue: &Tongue, token: &Token) {
        let core = self.core;
        let letters = self.letters(token.letters.clone());
        for (at, place) in self.trail.places.iter().enumerate().skip(1) {
            let rest = letters.get(at..).unwrap_or_default();
            if rest.len() > tongue.longest {
                continue;
            }
            let tails = (tongue.tails)(rest);
            if tails.is_empty() {
                continue;
            }
            let branches = core.branches(*place);
            for tail in tails.iter().filter(|tail| branches.may_have(tail)) {
                let behind = tail
                    .chars()
                    .try_fold(*place, |place, c| core.follow(place, c));
                self.trail
                    .ahead
                    .extend(behind.map(|behind| (track, behind)));
            }
        }
    }

    /// Forms of names of which any word may be inflected: those that end behind token
    /// `at`, the words before which lead to `place`.
    fn oblique(&mut self, tongue: &Tongue, place: Place, first: usize, at: usize, changed: bool) {
        self.trail.keys.clear();
        self.oblique_word(tongue, place, first, at, changed);
        let mut keys = std::mem::take(&mut self.trail.keys);
        keys.sort_unstable();
        keys.dedup();
        for (end, rank) in &keys {
            self.oblique_key(tongue, first, *end, *rank);
        }
        self.trail.keys = keys;
    }

    /// Names with the key of the given rank of which the tokens from `first` to before
    /// `end` are a form.
    fn oblique_key(&mut self, tongue: &Tongue, first: usize, end: usize, rank: usize) {
        let core = self.core;
        let text = self.stretch(first, end);
        for posting in core.postings(rank) {
            let last_word = |form: &str| self.last_word_against(end, form);
            let reading =
                reading::oblique_reading(core, self.filter, tongue, posting, text, last_word);
            self.trail
                .found
                .extend(reading.map(|reading| (end, reading)));
        }
    }

    fn oblique_word(
        &mut self,
        tongue: &Tongue,
        place: Place,
        first: usize,
        at: usize,
        changed: bool,
    ) {
        let (core, window) = (self.core, self.window);
        let Some(token) = window.tokens.get(at).filter(|_| at - first < WORDS) else {
            return;
        };
        // an apostrophe joins: Lenin's
        let mut next = at + 1;
        let mut end = token.letters.end;
        while let Some(joined) = window.tokens.get(next) {
            if joined.gap != Gap::APOSTROPHE {
                break;
            }
            end = joined.letters.end;
            next += 1;
        }
        let mut place = place;
        for start in token.letters.start..=end {
            let rest = window.letters.get(start..end).unwrap_or_default();
            if rest.len() <= tongue.longest && start > token.letters.start {
                let tails = (tongue.tails)(rest);
                let branches = (!tails.is_empty()).then(|| core.branches(place));
                let may_have = |tail: &str| branches.is_some_and(|all| all.may_have(tail));
                for tail in tails.iter().filter(|tail| may_have(tail)) {
                    let Some(steps) = self.trail.steps.checked_sub(1) else {
                        return;
                    };
                    self.trail.steps = steps;
                    if let Some(place) = tail.chars().try_fold(place, |p, c| core.follow(p, c)) {
                        self.behind_oblique(tongue, place, first, next, true);
                    }
                }
            }
            match window.letters.get(start).filter(|_| start < end) {
                None => return self.behind_oblique(tongue, place, first, next, changed),
                Some(letter) => match core.follow(place, *letter) {
                    Some(next) => place = next,
                    None => return,
                },
            }
        }
    }

    /// The words before token `at` lead to `place`.
    fn behind_oblique(
        &mut self,
        tongue: &Tongue,
        place: Place,
        first: usize,
        at: usize,
        changed: bool,
    ) {
        if changed {
            let rank = self.core.forward().rank_at(place);
            self.trail.keys.extend(rank.map(|rank| (at, rank)));
        }
        self.oblique_word(tongue, place, first, at, changed);
    }

    /// How many letters of the word before token `end` are not in the last of `form`,
    /// and the reverse.
    fn last_word_against(&self, end: usize, form: &str) -> (u8, u8) {
        let tokens = self.window.tokens.get(..end).unwrap_or_default();
        let joined = |token: &&Token| token.gap == Gap::APOSTROPHE;
        let joined = tokens.iter().rev().take_while(joined).count();
        let first = end.saturating_sub(joined + 1);
        let start = tokens.get(first).map_or(0, |token| token.letters.start);
        let stop = tokens.last().map_or(0, |token| token.letters.end);
        reading::last_word_against(self.letters(start..stop), form)
    }

    /// Names that a scheme writes so, if there are no others.
    fn romanised(&mut self, first: usize, word: &Word) {
        if !word.readings.is_empty() || !self.trail.found.is_empty() {
            return;
        }
        let Some(token) = self.window.tokens.get(first) else {
            return;
        };
        self.trail.keys.clear();
        for Ahead { track, place, .. } in &word.ahead {
            if *track == Track::Romanised {
                let rank = self.core.forward().rank_at(*place);
                self.trail.keys.extend(rank.map(|rank| (first + 1, rank)));
                self.romanised_from(*place, first, first + 1, token.letters.end);
            }
        }
        let mut keys = std::mem::take(&mut self.trail.keys);
        keys.sort_unstable();
        keys.dedup();
        for (end, rank) in &keys {
            self.romanised_key(first, *end, *rank);
        }
        self.trail.keys = keys;
    }

    /// Names with the key of the given rank that a scheme writes as the tokens from
    /// `first` to before `end`.
    fn romanised_key(&mut self, first: usize, end: usize, rank: usize) {
        let core = self.core;
        let tokens = self.window.tokens.get(first..end).unwrap_or_default();
        let (Some(start), Some(last)) = (tokens.first(), tokens.last()) else {
            return;
        };
        let letters = self.letters(start.letters.start..last.letters.end);
        for posting in core.postings(rank) {
            if posting.way != Way::Name || !self.filter.takes(core, posting) {
                continue;
            }
            let lang = core.lang(posting.name);
            let form = core.form(posting.name);
            let mut schemes = Scheme::ALL.iter().filter(|scheme| scheme.from() == lang);
            let scheme = schemes.find(|scheme| romanise::spells(form, **scheme, letters));
            if let Some(scheme) = scheme {
                let reading = Reading {
                    posting,
                    layer: Layer::Romanised,
                    edits: 0,
                    cost: 0,
                    path: Path {
                        scheme: Some(*scheme),
                        ..Path::default()
                    },
                };
                self.trail.found.push((end, reading));
            }
        }
    }

    /// From the letter `from` of token `at` on. Where the first word leads is kept apart.
    fn romanised_from(&mut self, place: Place, first: usize, at: usize, from: usize) {
        let Some(steps) = self.trail.steps.checked_sub(1) else {
            return;
        };
        self.trail.steps = steps;
        let (core, window) = (self.core, self.window);
        let Some(token) = window.tokens.get(at) else {
            return;
        };
        for silent in romanise::SILENT {
            if let Some(next) = core.follow(place, *silent) {
                self.romanised_from(next, first, at, from);
            }
        }
        let end = token.letters.end;
        if from == end {
            if at == first {
                self.trail.ahead.push((Track::Romanised, place));
                return;
            }
            let rank = core.forward().rank_at(place);
            self.trail.keys.extend(rank.map(|rank| (at + 1, rank)));
            return self.romanised_from(place, first, at + 1, end);
        }
        // the letters of a word do not go beyond it
        let letters = window.letters.get(from..end).unwrap_or_default();
        for (read, cyrillic) in romanise::readings(letters) {
            let next = cyrillic.chars().try_fold(place, |p, c| core.follow(p, c));
            if let Some(next) = next {
                self.romanised_from(next, first, at, from + read);
            }
        }
    }
}

/// Whether a token behind another may be its ending: it follows without a space.
fn may_be_ending(token: &Token) -> bool {
    !token.gap.has(Gap::SPACE) && !token.is_capital
}
