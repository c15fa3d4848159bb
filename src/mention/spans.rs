//! Which names begin at a word: a walk of the index from there on.

use std::ops::Range;

use super::checks::{self, Needs};
use super::memo::{Ahead, Key, Manner, Memo, Onward, Track};
use super::tokens::{Gap, Token, Window};
use super::{Hits, Layers};
use crate::entity::Layer;
use crate::hit::Hit;
use crate::index::automaton::Place;
use crate::index::core::{ByLetters, Core, Letters};
use crate::index::keys::Way;
use crate::inflect::kazakh;
use crate::query::{self, Filter, Fuzzy};
use crate::reading::{self, Asked, Cut, Path, Reading, Tongue};
use crate::text::fold;
use crate::text::romanise;

/// A name of no more words is looked for.
const WORDS: usize = 32;
/// Stretches of no more words are taken for names with an edit, …
const FUZZY_WORDS: usize = 3;
/// … and of no fewer letters: with a capital, …
const FUZZY_NAME: usize = 6;
/// … and without.
const FUZZY_TERM: usize = 9;
/// How many branches of the automaton are tried for one word …
const STEPS: u32 = 2048;
/// … and so many places behind it.
const AHEAD: usize = 64;

/// A reading of the words from one to another.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The token behind the last.
    pub end: usize,
    pub reading: Reading,
    pub needs: Needs,
    /// Its number in the memo, if it is there.
    pub number: Option<usize>,
}

impl Candidate {
    /// Whether a reading of the same words says the same, at whatever layer.
    pub fn is_as(&self, reading: &Reading) -> bool {
        let form = |of: &Reading| {
            let Path { ending, scheme, .. } = of.path;
            (of.posting, ending, scheme)
        };
        form(&self.reading) == form(reading)
    }
}

/// What was found from a token on.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Stretches that are names: the token behind the last, and the number of what they mean.
    /// The longest is the last.
    pub stretches: Vec<(usize, u32)>,
    /// Readings that are in no memo.
    pub others: Vec<Candidate>,
}

impl Found {
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty() && self.others.is_empty()
    }

    pub fn clear(&mut self) {
        self.stretches.clear();
        self.others.clear();
    }

    /// The token behind the longest stretch.
    pub fn longest(&self) -> Option<usize> {
        let stretch = self.stretches.last().map(|(end, _)| *end);
        let other = self.others.iter().map(|candidate| candidate.end).max();
        stretch.max(other)
    }

    /// All readings.
    pub fn candidates(&self, memo: &Memo) -> Vec<Candidate> {
        let mut all = Vec::new();
        for &(end, meaning) in &self.stretches {
            all.extend(
                memo.readings(meaning)
                    .map(|(number, &(reading, needs))| Candidate {
                        end,
                        reading,
                        needs,
                        number: Some(number),
                    }),
            );
        }
        all.extend_from_slice(&self.others);
        all
    }
}

/// Looks for names in a window.
pub struct Walker<'w, 'g> {
    pub core: Core<'g>,
    pub keys: ByLetters<'g>,
    pub filter: &'w Filter,
    pub layers: Layers,
    pub text: &'w str,
    pub window: &'w Window,
    pub trail: &'w mut Trail,
}

/// What a walk leaves behind: kept from word to word for its memory.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The places before and behind each letter of the word that was walked last.
    places: Vec<Place>,
    /// Readings of the words so far, and where these lead.
    found: Vec<Reading>,
    behind: Vec<(Track, Place)>,
    ahead: Vec<Ahead>,
    next: Onward,
    /// Readings that may be mentions.
    readings: Vec<(Reading, Needs)>,
    /// Keys that a scheme may write as the words before a token.
    keys: Vec<(usize, usize)>,
    steps: u32,
    /// With which letter each of the tails of Kazakh names begins.
    tails: Vec<Letters>,
}

impl<'w, 'g> Walker<'w, 'g> {
    /// The first of some tokens at which a mention may begin, or the last of them; leaves the
    /// readings of what begins there.
    pub fn next(&mut self, tokens: Range<usize>, memo: &mut Memo, found: &mut Found) -> usize {
        found.clear();
        let last = tokens.end.saturating_sub(1);
        let is_fuzzy = self.has(Layer::Fuzzy);
        for first in tokens {
            let Some(token) = self.window.tokens.get(first) else {
                break;
            };
            // most words are no names
            let is_nothing = |manner| memo.is_nothing(token, manner);
            if is_fuzzy
                || !is_nothing(Manner::of(token))
                || self.may_be_romanised(token) && !is_nothing(Manner::Romanised)
            {
                memo.make_room();
                self.candidates(first, memo, found);
            }
            // a member of a list may be no name but with its head
            if !found.is_empty() || token.is_capital {
                return first;
            }
        }
        last
    }

    /// All readings of stretches that begin with token `first` and may be mentions, in
    /// no order.
    pub fn candidates(&mut self, first: usize, memo: &mut Memo, found: &mut Found) {
        let Some(token) = self.window.tokens.get(first) else {
            return;
        };
        // an ending that follows its word with a hyphen is no word
        let is_rest = || kazakh::is_rest(self.letters(token));
        let is_joined = token.gap.has(Gap::HYPHEN) && !token.gap.has(Gap::SPACE);
        if is_joined && !token.is_capital && is_rest() {
            return;
        }
        self.follow(first, token, Manner::of(token), memo, found);
        if found.is_empty() && self.may_be_romanised(token) {
            self.trail.keys.clear();
            self.follow(first, token, Manner::Romanised, memo, found);
            self.romanised(first, &mut found.others);
        }
        if found.is_empty() && self.has(Layer::Fuzzy) {
            self.fuzzy(first, &mut found.others);
        }
    }

    /// Follows the names that begin with `token`, the one numbered `first`, if it is looked up
    /// in a manner, as far as the text goes on like one.
    fn follow(
        &mut self,
        first: usize,
        token: &Token,
        manner: Manner,
        memo: &mut Memo,
        found: &mut Found,
    ) {
        let number = token.word;
        let mut key = Key::Word { number, manner };
        let mut before = None;
        for end in first + 1..=first + WORDS {
            let number = match memo.find(key) {
                Some(number) => number,
                None => self.learn(first..end, manner, before, memo, key),
            };
            let Some(meaning) = memo.meaning(number) else {
                break;
            };
            if meaning.is_name {
                found.stretches.push((end, number));
            }
            if meaning.next.is_none() {
                break;
            }
            if manner == Manner::Romanised {
                self.romanised_keys(end, memo.ahead(number));
            }
            match self.window.tokens.get(end) {
                Some(next) if self.leads_on(&meaning.next, next) => {
                    key = self.key(first, end, manner, number, memo);
                    before = Some(number);
                }
                _ => break,
            }
        }
    }

    /// Whether a token may begin a name in letters of a scheme.
    #[inline]
    fn may_be_romanised(&self, token: &Token) -> bool {
        token.is_capital && !token.is_cyrillic && self.has(Layer::Romanised)
    }

    /// Where the meaning of the tokens from `first` to `last` is kept, if `before` is that of
    /// those before the last.
    fn key(&self, first: usize, last: usize, manner: Manner, before: u32, memo: &Memo) -> Key<'w> {
        let tokens = self.window.tokens.get(last - 1..=last);
        if let Some([token, next]) = tokens {
            let between = token.bytes().end..next.bytes().start;
            if self.text.as_bytes().get(between) == Some(b" ") {
                let number = next.word;
                return Key::Next { before, number };
            }
        }
        memo.key(self.stretch(first, last + 1), manner)
    }

    /// Finds out what some tokens mean, if `before` is what those before the last do, and
    /// keeps it; its number.
    #[cold]
    fn learn(
        &mut self,
        tokens: Range<usize>,
        manner: Manner,
        before: Option<u32>,
        memo: &mut Memo,
        key: Key<'_>,
    ) -> u32 {
        self.set_out(manner, before.map(|before| memo.ahead(before)));
        self.step(tokens.start, tokens.end - 1);
        let mut readings = std::mem::take(&mut self.trail.readings);
        readings.clear();
        readings.extend(self.readings(tokens.clone()));
        let hits = self.hits(tokens, &readings);
        let core = self.core;
        let hits = hits.as_slice().iter().map(|hit| *hit.reading());
        let hits = hits.map(|reading| (reading, core.name_entity(reading.posting.name)));
        let ahead = self.trail.ahead.iter().copied();
        let number = memo.keep(key, &readings, hits, ahead, self.trail.next);
        self.trail.readings = readings;
        number
    }

    /// The hits of a mention of some tokens, in order, if the text around does not tell.
    fn hits(&self, tokens: Range<usize>, readings: &[(Reading, Needs)]) -> Hits<'g, 'w> {
        let core = self.core;
        let is_sure = |(reading, needs): &(Reading, Needs)| {
            *needs == Needs::default() && reading.with_signs(core).is_none()
        };
        let is_bare = || checks::is_bare(self.window, tokens.clone());
        if readings.is_empty() || !readings.iter().all(is_sure) || !is_bare() {
            return Hits::Several(Vec::new());
        }
        let stretch = self.stretch(tokens.start, tokens.end);
        let hits = readings.iter();
        let mut hits: Hits = hits.map(|(hit, _)| Hit::new(core, stretch, *hit)).collect();
        if let Hits::Several(hits) = &mut hits {
            query::rank(core, stretch, hits);
        }
        hits
    }

    /// Names one edit from the tokens from `first` on: the longest stretch that is near one.
    fn fuzzy(&self, first: usize, found: &mut Vec<Candidate>) {
        let is_digit = |c: &char| c.is_numeric();
        let tokens = self.window.tokens.get(first..).unwrap_or_default();
        let is_joined = |at: usize| {
            let gap = tokens.get(at).map(|token| token.gap);
            at == 0 || gap.is_some_and(|gap| gap == Gap::SPACE || gap == Gap::HYPHEN)
        };
        let most = (0..tokens.len().min(FUZZY_WORDS)).take_while(|at| is_joined(*at));
        for words in (1..=most.count()).rev() {
            let Some(begin) = tokens.first() else {
                return;
            };
            let letters = self.window.letters(first..first + words);
            let least = if begin.is_capital {
                FUZZY_NAME
            } else {
                FUZZY_TERM
            };
            if letters.len() < least || letters.iter().any(is_digit) {
                continue;
            }
            let end = first + words;
            let search = Fuzzy::new(self.core, self.stretch(first, end));
            let hits = search.filter(self.filter.clone()).max_edits(1).hits();
            let hits = hits.iter().map(|hit| *hit.reading());
            let near = hits.filter(|reading| reading.layer == Layer::Fuzzy);
            found.extend(near.filter_map(|reading| {
                let needs = self.needs(first..end, &reading)?;
                Some(Candidate {
                    end,
                    reading,
                    needs,
                    number: None,
                })
            }));
            if !found.is_empty() {
                return;
            }
        }
    }

    /// What a reading needs to be a mention, if it may be one.
    fn needs(&self, tokens: Range<usize>, reading: &Reading) -> Option<Needs> {
        match self.has(reading.layer) {
            true => checks::needs(self.core, self.text, self.window, tokens, reading),
            false => None,
        }
    }

    /// Whether a token is the article of English.
    pub fn is_article(&self, token: usize) -> bool {
        let token = self.window.tokens.get(token);
        token.is_some_and(|token| token.first == 't' && self.letters(token) == ['t', 'h', 'e'])
    }

    fn has(&self, layer: Layer) -> bool {
        self.layers.has(layer)
    }

    /// The letters of a token.
    fn letters(&self, token: &Token) -> &'w [char] {
        self.window.letters_of(token)
    }

    /// The text from token `first` to before `end`.
    pub fn stretch(&self, first: usize, end: usize) -> &'w str {
        let bytes = self.window.bytes(first..end);
        bytes
            .and_then(|bytes| self.text.get(bytes))
            .unwrap_or_default()
    }

    /// Whether names may go on with the token `next`.
    fn leads_on(&self, names: &Onward, next: &Token) -> bool {
        names.letters.may_have(self.keys.letters_of(next.first))
            || names.has(Track::Same) && may_be_ending(next)
            || names.has(Track::English) && next.gap == Gap::APOSTROPHE
            || names.has(Track::Romanised)
    }

    /// Leaves in the trail where the words before a token lead; before the first, anywhere.
    fn set_out(&mut self, manner: Manner, before: Option<&[Ahead]>) {
        let track = match manner {
            Manner::Romanised => Track::Romanised,
            Manner::Foreign | Manner::Kazakh => Track::Same,
        };
        let ahead = &mut self.trail.ahead;
        ahead.clear();
        match before {
            Some(before) => ahead.extend_from_slice(before),
            None => ahead.push(Ahead::anywhere(track, self.core)),
        }
    }

    /// The readings that were found of some tokens and may be mentions.
    fn readings(&self, tokens: Range<usize>) -> impl Iterator<Item = (Reading, Needs)> {
        let found = self.trail.found.iter();
        found.filter_map(move |reading| Some((*reading, self.needs(tokens.clone(), reading)?)))
    }

    /// Leaves in the trail the names that are the tokens from `first` to `last`, and where
    /// these lead, if the tokens before `last` lead where it says.
    fn step(&mut self, first: usize, last: usize) {
        let tokens = &self.window.tokens;
        let trail = &mut self.trail;
        trail.found.clear();
        trail.behind.clear();
        trail.next = Onward::default();
        trail.steps = STEPS;
        let mut ahead = std::mem::take(&mut trail.ahead);
        let (Some(begin), Some(token)) = (tokens.get(first), tokens.get(last)) else {
            return;
        };
        let is_inflected = self.has(Layer::Inflected);
        for Ahead { track, place } in &ahead {
            if *track == Track::Romanised {
                self.romanised_from(*place, self.letters(token));
                continue;
            }
            let behind = self.walk(token, *place);
            self.trail
                .behind
                .extend(behind.map(|behind| (*track, behind)));
            if *track != Track::Same {
                self.ends(*track, token);
                continue;
            }
            self.equal(first, last + 1, behind);
            if is_inflected && token.is_cyrillic {
                self.kazakh(first, last);
            }
            if is_inflected && token.is_cyrillic && !begin.in_kazakh {
                self.ends(Track::Russian, token);
            }
            if is_inflected && !token.is_cyrillic && !begin.is_cyrillic {
                self.ends(Track::English, token);
            }
        }
        let mut behind = std::mem::take(&mut self.trail.behind);
        behind.sort_unstable_by_key(|(track, place)| (*track, place.at, place.first));
        behind.dedup();
        let keys = self.keys;
        ahead.clear();
        for &(track, place) in behind.iter().take(AHEAD) {
            ahead.push(Ahead { track, place });
            self.trail.next.add(track, keys.branches(place).letters);
            if let (Some(tongue), Some(rank)) = (track.tongue(), keys.rank_at(place)) {
                self.oblique(tongue, first, last + 1, rank);
            }
        }
        self.trail.behind = behind;
        self.trail.ahead = ahead;
    }

    /// Walks the letters of a token as they are; the place behind them.
    fn walk(&mut self, token: &Token, place: Place) -> Option<Place> {
        let keys = self.keys;
        let letters = self.letters(token);
        let places = &mut self.trail.places;
        places.clear();
        places.push(place);
        let mut place = place;
        for letter in letters {
            place = keys.follow(place, *letter)?;
            places.push(place);
        }
        Some(place)
    }

    /// Names that are the tokens from `first` to before `end`, which lead to `place`.
    fn equal(&mut self, first: usize, end: usize, place: Option<Place>) {
        let core = self.core;
        let Some(rank) = place.and_then(|place| self.keys.rank_at(place)) else {
            return;
        };
        let text = self.stretch(first, end);
        for posting in core.postings(rank) {
            if self.filter.takes(core, posting) {
                let reading = reading::equal_reading(core, text, posting);
                self.trail.found.push(reading);
            }
        }
    }

    /// Names with a Kazakh ending that ends with token `last`, which was walked last.
    fn kazakh(&mut self, first: usize, last: usize) {
        let core = self.core;
        let keys = self.keys;
        let tokens = &self.window.tokens;
        let Some(token) = tokens.get(last) else {
            return;
        };
        let letters = self.letters(token);
        // so many letters at the end are not walked
        let left = (letters.len() + 1).saturating_sub(self.trail.places.len());
        let is_apart = first != last && may_be_ending(token);
        if left > kazakh::LONGEST || left == letters.len() && !is_apart {
            return;
        }
        let mut lengths = kazakh::rests_from(letters, left);
        if !is_apart {
            lengths &= !(1 << letters.len().min(63));
        }
        if lengths != 0 && self.trail.tails.is_empty() {
            let firsts = kazakh::TAILS.iter().map(|tail| tail.chars().next());
            let firsts = firsts.map(|first| first.map(|c| core.letters_of(c)).unwrap_or_default());
            self.trail.tails.extend(firsts);
        }
        let word_before = tokens.get(last.wrapping_sub(1));
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            lengths &= lengths - 1;
            let at = letters.len() - length;
            let rest = letters.get(at..).unwrap_or_default();
            let Some(place) = self.trail.places.get(at).copied() else {
                continue;
            };
            let before = match at.checked_sub(1) {
                Some(before) => letters.get(before),
                None => word_before.and_then(|token| self.letters(token).last()),
            };
            let branches = keys.branches(place).letters;
            for (number, tail) in kazakh::tails_between(before, rest) {
                let first = self.trail.tails.get(number).copied();
                let place = match first {
                    // the empty one is the first
                    _ if number == 0 => Some(place),
                    Some(first) if branches.may_have(first) => keys.follow_all(place, tail),
                    _ => None,
                };
                let Some(rank) = place.and_then(|place| keys.rank_at(place)) else {
                    continue;
                };
                let cut = Cut {
                    joint: at == 0,
                    hyphen: at == 0 && token.gap.has(Gap::HYPHEN),
                    capitals: self.is_upper_before(last, at) && !self.is_upper(token, at),
                };
                let found = &mut |reading| self.trail.found.push(reading);
                reading::kazakh_readings(core, self.filter, rank, tail, rest, cut, found);
            }
        }
    }

    /// Whether a capital stands before a letter of token `token`.
    fn is_upper_before(&self, token: usize, letter: usize) -> bool {
        let tokens = &self.window.tokens;
        let before = match letter.checked_sub(1) {
            Some(letter) => tokens.get(token).map(|token| (token, letter)),
            None => tokens
                .get(token.wrapping_sub(1))
                .map(|token| (token, self.letters(token).len().wrapping_sub(1))),
        };
        before.is_some_and(|(token, letter)| self.is_upper(token, letter))
    }

    /// Whether the text has a capital where a token has the letter `number`, from 0 on.
    fn is_upper(&self, token: &Token, number: usize) -> bool {
        if !token.has_capitals {
            return number == 0 && token.is_capital;
        }
        let text = self.text.get(token.bytes()).unwrap_or_default();
        let letter = fold::loose_chars(text).nth(number);
        let written = letter.and_then(|letter| text.get(letter.start..)?.chars().next());
        written.is_some_and(char::is_uppercase)
    }

    /// Where names go on of which a token, that was walked last, is a form.
    fn ends(&mut self, track: Track, token: &Token) {
        let Some(tongue) = track.tongue() else {
            return;
        };
        let letters = self.letters(token);
        // an apostrophe joins: Lenin's
        let is_joined = track == Track::English && token.gap == Gap::APOSTROPHE;
        let keys = self.keys;
        let Trail { places, behind, .. } = &mut *self.trail;
        let mut lengths = tongue.tails.lengths(letters);
        while lengths != 0 {
            let at = letters.len().checked_sub(lengths.trailing_zeros() as usize);
            lengths &= lengths - 1;
            let Some(at) = at.filter(|at| *at > 0 || is_joined) else {
                break;
            };
            let Some(place) = places.get(at) else {
                continue;
            };
            let rest = letters.get(at..).unwrap_or_default();
            let branches = keys.branches(*place);
            let tails = tongue.tails.find(rest).iter();
            for tail in tails.filter(|tail| branches.may_have(tail)) {
                let place = keys.follow_all(*place, tail);
                behind.extend(place.map(|place| (track, place)));
            }
        }
    }

    /// Names with the key of the given rank of which the tokens from `first` to before
    /// `end` are a form.
    fn oblique(&mut self, tongue: &Tongue, first: usize, end: usize, rank: usize) {
        let core = self.core;
        let asked = Asked::new(self.stretch(first, end));
        for posting in core.postings(rank) {
            let last_word = |form: &[u8]| self.last_word_against(end, form);
            let reading =
                reading::oblique_reading(core, self.filter, tongue, posting, &asked, last_word);
            self.trail.found.extend(reading);
        }
    }

    /// How many letters of the word before token `end` are not in the last of `form`,
    /// and the reverse.
    fn last_word_against(&self, end: usize, form: &[u8]) -> (u8, u8) {
        let tokens = self.window.tokens.get(..end).unwrap_or_default();
        let joined = |token: &&Token| token.gap == Gap::APOSTROPHE;
        let joined = tokens.iter().rev().take_while(joined).count();
        let first = end.saturating_sub(joined + 1);
        let letters = self.window.letters(first..end);
        reading::last_word_against(&letters, form)
    }

    /// Keeps the keys that a scheme may write as the tokens before `end`.
    fn romanised_keys(&mut self, end: usize, ahead: &[Ahead]) {
        let ranks = ahead.iter().map(|ahead| self.keys.rank_at(ahead.place));
        let keys = ranks.flatten().map(|rank| (end, rank));
        self.trail.keys.extend(keys);
    }

    /// Names that a scheme writes as the tokens from `first` on.
    fn romanised(&mut self, first: usize, found: &mut Vec<Candidate>) {
        let core = self.core;
        for (end, rank) in &self.trail.keys {
            let letters = self.window.letters(first..*end);
            for posting in core.postings(*rank) {
                // short forms of persons are too short for this in running text
                if posting.way != Way::Name {
                    continue;
                }
                let reading = reading::romanised_reading(core, self.filter, posting, &letters);
                found.extend(reading.and_then(|reading| {
                    Some(Candidate {
                        end: *end,
                        reading,
                        needs: self.needs(first..*end, &reading)?,
                        number: None,
                    })
                }));
            }
        }
    }

    /// Where the last letters of a token lead in some scheme.
    fn romanised_from(&mut self, place: Place, letters: &[char]) {
        let Some(steps) = self.trail.steps.checked_sub(1) else {
            return;
        };
        self.trail.steps = steps;
        let keys = self.keys;
        let branches = keys.branches(place);
        for silent in romanise::SILENT {
            if !branches.letters.may_have(keys.letters_of(*silent)) {
                continue;
            }
            if let Some(next) = keys.follow(place, *silent) {
                self.romanised_from(next, letters);
            }
        }
        if letters.is_empty() {
            self.trail.behind.push((Track::Romanised, place));
            return;
        }
        // the letters of a word do not go beyond it
        let readings = romanise::readings(letters);
        for (read, cyrillic) in readings.filter(|(_, cyrillic)| branches.may_have(cyrillic)) {
            let next = keys.follow_all(place, cyrillic);
            if let Some(next) = next {
                self.romanised_from(next, letters.get(read..).unwrap_or_default());
            }
        }
    }
}

/// Whether a token behind another may be its ending: it follows without a space.
fn may_be_ending(token: &Token) -> bool {
    !token.gap.has(Gap::SPACE) && !token.is_capital
}
