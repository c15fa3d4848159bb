//! Which names begin at a word: a walk of the index from there on.

use std::ops::Range;

use super::tokens::{Gap, Window};
use crate::entity::Layer;
use crate::index::automaton::Place;
use crate::index::core::{Core, Posting};
use crate::index::keys::Way;
use crate::inflect::kazakh;
use crate::query::Filter;
use crate::reading::{self, Cut, ENGLISH, Path, RUSSIAN, Reading, Tongue};
use crate::text::fold;
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
}

/// Looks for names in a window.
pub struct Walker<'w, 'g> {
    pub core: Core<'g>,
    pub filter: &'w Filter,
    pub text: &'w str,
    pub window: &'w Window,
    pub trail: Trail,
}

/// What a walk leaves behind: kept from word to word for its memory.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The keys that begin with no letter behind the first word's start, with one …
    nodes: Vec<Place>,
    keys: Vec<(usize, usize)>,
    steps: u32,
}

impl<'w> Walker<'w, '_> {
    /// All readings of stretches that begin with token `first`, in no order.
    pub fn candidates(&mut self, first: usize, layers: &[Layer], found: &mut Vec<Candidate>) {
        let Some(token) = self.window.tokens.get(first) else {
            return;
        };
        // an ending that follows its word with a hyphen is no word
        let letters = self.window.letters.get(token.letters.clone());
        let is_rest = || letters.is_some_and(kazakh::is_rest);
        if token.gap == Gap::HYPHEN && !token.is_capital && is_rest() {
            return;
        }
        let has = |layer| layers.contains(&layer);
        self.trail.steps = STEPS;
        let last = self.walk(first, found);
        let tokens = &self.window.tokens;
        let is_cyrillic = |at: usize| tokens.get(at).is_some_and(|token| token.is_cyrillic);
        if has(Layer::Inflected) && (first..=last).any(is_cyrillic) {
            for end in (first..=last).filter(|end| is_cyrillic(*end)) {
                self.kazakh(first, end, found);
            }
            if !self.window.is_kazakh(first) {
                self.oblique(&RUSSIAN, first, found);
            }
        }
        if !token.is_cyrillic {
            if has(Layer::Inflected) {
                self.oblique(&ENGLISH, first, found);
            }
            if has(Layer::Romanised) && token.is_capital && found.is_empty() {
                self.romanised(first, found);
            }
        }
    }

    /// Walks the letters from token `first` on as they are; the token at which that
    /// ends.
    fn walk(&mut self, first: usize, found: &mut Vec<Candidate>) -> usize {
        let (core, window) = (self.core, self.window);
        self.trail.nodes.clear();
        let mut node = core.forward().root();
        self.trail.nodes.push(node);
        for (at, token) in window.tokens.iter().enumerate().skip(first).take(WORDS) {
            for letter in window
                .letters
                .get(token.letters.clone())
                .unwrap_or_default()
            {
                match core.follow(node, *letter) {
                    Some(next) => node = next,
                    None => return at,
                }
                self.trail.nodes.push(node);
            }
            if let Some(rank) = core.forward().rank_at(node) {
                let text = self.stretch(first, at + 1);
                for posting in core.postings(rank) {
                    if self.filter.takes(core, posting) {
                        let reading = reading::equal_reading(core, text, posting);
                        let end = at + 1;
                        found.push(Candidate { end, reading });
                    }
                }
            }
        }
        (first + WORDS).min(window.tokens.len()) - 1
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

    /// Names with a Kazakh ending that ends with token `last`.
    fn kazakh(&mut self, first: usize, last: usize, found: &mut Vec<Candidate>) {
        let (core, window) = (self.core, self.window);
        let tokens = &window.tokens;
        let (Some(from), Some(token)) = (tokens.get(first), tokens.get(last)) else {
            return;
        };
        let from = from.letters.start;
        let Range { start, end } = token.letters;
        for at in (start.max(from + 1)..end).rev() {
            let rest = window.letters.get(at..end).unwrap_or_default();
            if rest.len() > kazakh::LONGEST {
                break;
            }
            let Some(node) = self.trail.nodes.get(at - from).copied() else {
                continue;
            };
            // an ending that is a token of its own follows without a space
            let is_apart = at == start;
            if is_apart && (token.gap.has(Gap::SPACE) || token.is_capital) {
                break;
            }
            if !kazakh::is_rest(rest) {
                continue;
            }
            for tail in kazakh::tails(rest) {
                let node = tail.chars().try_fold(node, |node, c| core.follow(node, c));
                let Some(rank) = node.and_then(|node| core.forward().rank_at(node)) else {
                    continue;
                };
                let cut = Cut {
                    joint: is_apart,
                    hyphen: is_apart && token.gap.has(Gap::HYPHEN),
                    capitals: self.is_upper(at - 1) && !self.is_upper(at),
                };
                let end = last + 1;
                let found = &mut |reading| found.push(Candidate { end, reading });
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

    /// Forms of names of which any word may be inflected.
    fn oblique(&mut self, tongue: &Tongue, first: usize, found: &mut Vec<Candidate>) {
        self.trail.keys.clear();
        let root = self.core.forward().root();
        self.oblique_word(tongue, root, first, first, false);
        self.trail.keys.sort_unstable();
        self.trail.keys.dedup();
        let core = self.core;
        for (end, rank) in std::mem::take(&mut self.trail.keys) {
            let text = self.stretch(first, end);
            for posting in core.postings(rank) {
                let last_word = |form: &str| self.last_word_against(end, form);
                let reading =
                    reading::oblique_reading(core, self.filter, tongue, posting, text, last_word);
                found.extend(reading.map(|reading| Candidate { end, reading }));
            }
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
        if at > first && changed {
            let rank = core.forward().rank_at(place);
            self.trail.keys.extend(rank.map(|rank| (at, rank)));
        }
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
                for tail in (tongue.tails)(rest) {
                    let Some(steps) = self.trail.steps.checked_sub(1) else {
                        return;
                    };
                    self.trail.steps = steps;
                    if let Some(place) = tail.chars().try_fold(place, |p, c| core.follow(p, c)) {
                        self.oblique_word(tongue, place, first, next, true);
                    }
                }
            }
            match window.letters.get(start).filter(|_| start < end) {
                None => return self.oblique_word(tongue, place, first, next, changed),
                Some(letter) => match core.follow(place, *letter) {
                    Some(next) => place = next,
                    None => return,
                },
            }
        }
    }

    /// How many letters of the word before token `end` are not in the last of `form`,
    /// and the reverse.
    fn last_word_against(&self, end: usize, form: &str) -> (u8, u8) {
        let tokens = self.window.tokens.get(..end).unwrap_or_default();
        let joined = |token: &&super::tokens::Token| token.gap == Gap::APOSTROPHE;
        let joined = tokens.iter().rev().take_while(joined).count();
        let first = end.saturating_sub(joined + 1);
        let start = tokens.get(first).map_or(0, |token| token.letters.start);
        let stop = tokens.last().map_or(0, |token| token.letters.end);
        let word = self.window.letters.get(start..stop).unwrap_or_default();
        reading::last_word_against(word, form)
    }

    /// Names that a scheme writes so.
    fn romanised(&mut self, first: usize, found: &mut Vec<Candidate>) {
        self.trail.keys.clear();
        let Some(token) = self.window.tokens.get(first) else {
            return;
        };
        let from = token.letters.start;
        let root = self.core.forward().root();
        self.romanised_from(root, first, from);
        self.trail.keys.sort_unstable();
        self.trail.keys.dedup();
        let core = self.core;
        for (end, rank) in std::mem::take(&mut self.trail.keys) {
            let last = self.window.tokens.get(end - 1);
            let stop = last.map_or(from, |last| last.letters.end);
            let letters = self.window.letters.get(from..stop).unwrap_or_default();
            for posting in core.postings(rank) {
                if posting.way != Way::Name || !self.filter.takes(core, posting) {
                    continue;
                }
                let lang = core.lang(posting.name);
                let form = core.form(posting.name);
                let mut schemes = Scheme::ALL.iter().filter(|scheme| scheme.from() == lang);
                let scheme = schemes.find(|scheme| romanise::spells(form, **scheme, letters));
                if let Some(scheme) = scheme {
                    found.push(Candidate {
                        end,
                        reading: Reading {
                            posting,
                            layer: Layer::Romanised,
                            edits: 0,
                            cost: 0,
                            path: Path {
                                scheme: Some(*scheme),
                                ..Path::default()
                            },
                        },
                    });
                }
            }
        }
    }

    /// From a letter of token `at` on.
    fn romanised_from(&mut self, place: Place, at: usize, from: usize) {
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
                self.romanised_from(next, at, from);
            }
        }
        let end = token.letters.end;
        if from == end {
            let rank = core.forward().rank_at(place);
            self.trail.keys.extend(rank.map(|rank| (at + 1, rank)));
            return self.romanised_from(place, at + 1, end);
        }
        // the letters of a word do not go beyond it
        let letters = window.letters.get(from..end).unwrap_or_default();
        for (read, cyrillic) in romanise::readings(letters) {
            let next = cyrillic.chars().try_fold(place, |p, c| core.follow(p, c));
            if let Some(next) = next {
                self.romanised_from(next, at, from + read);
            }
        }
    }
}

/// Whether letters differ, at the layer `exact`, between a text and a name that are the
/// same at the layer `loose`.
pub fn has_other_letters(core: Core<'_>, text: &str, posting: Posting) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let folds = fold::exact_chars(text).map(|fold| fold.char);
        folds.filter(|c| fold::loosen(*c).is_some()).collect()
    };
    reading::spelling(core, posting).is_none_or(|form| {
        let (text, form) = (letters(text), letters(&form));
        let same = text.len().min(form.len());
        text.get(..same) != form.get(..same)
    })
}
