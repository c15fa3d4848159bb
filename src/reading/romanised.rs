//! Names that a romanisation scheme writes so, and Kazakh ones with an ending besides.

use std::cmp::Reverse;

use super::kazakh::{Cut, kazakh_stem};
use super::written::Gap;
use super::{Ending, Path, Reading, Search, spelling};
use crate::entity::{Lang, Layer};
use crate::index::automaton::Place;
use crate::index::core::{Core, Posting};
use crate::inflect::{Grammar, kazakh};
use crate::query::{Filter, Layers};
use crate::text::romanise::{self, Scheme};

impl Search<'_, '_> {
    /// Names that a scheme writes so and, if there are none, Kazakh names with an ending
    /// in the same scheme.
    pub fn romanised(&mut self) {
        let first = match self.filter.layers.meets(Layers::ENDED) {
            true => self.first_romanised_rest(),
            false => self.written.letters.len(),
        };
        let mut walk = Walk {
            first,
            ..Walk::default()
        };
        self.romanised_from(self.core.forward().root(), 0, &mut walk);
        walk.ranks.sort_unstable();
        walk.ranks.dedup();
        let (core, written) = (self.core, self.written);
        let mut found = false;
        for posting in walk.ranks.into_iter().flat_map(|rank| core.postings(rank)) {
            let reading = romanised_reading(core, self.filter, posting, &written.letters);
            if let Some(reading) = reading {
                found = true;
                (self.found)(1, reading);
            }
        }
        if !found {
            let start = |stem: &Stem| walk.rests.get(stem.0).map(|rest| Reverse(rest.0));
            walk.stems.sort_unstable_by_key(|stem| (start(stem), *stem));
            walk.stems.dedup();
            for stem in walk.stems {
                self.romanised_stem(&walk.rests, stem);
            }
        }
    }

    /// The first letter at which a Kazakh ending may begin: the rest is one word.
    fn first_romanised_rest(&self) -> usize {
        let written = self.written;
        let is_cut = |start: &usize| {
            matches!(written.gap(start + 1), Gap::Joint | Gap::Space)
                || written.gap(*start) == Gap::Space
        };
        let len = written.letters.len();
        let first = len - kazakh::longest_rest(&written.letters);
        let starts = (first.max(SHORTEST)..len).rev();
        starts
            .take_while(|start| !is_cut(start))
            .last()
            .unwrap_or(len)
    }

    /// Adds what the letters from `start` on are as Kazakh endings.
    fn add_romanised_rests(&self, start: usize, walk: &mut Walk) {
        if start < walk.first || walk.asked >> (start % 64) & 1 == 1 {
            return;
        }
        walk.asked |= 1 << (start % 64);
        let letters = self.written.letters.get(start..).unwrap_or_default();
        if letters.len() > 1 {
            let readings = kazakh::readings(letters);
            let readings = readings.filter(|rest| rest.len() > 1 && kazakh::is_rest(rest));
            walk.rests.extend(readings.map(|rest| (start, rest)));
        }
    }

    /// Names whose key has the given rank and that end in a rest.
    fn romanised_stem(&mut self, rests: &[(usize, Vec<char>)], (rest, rank, tail): Stem) {
        let (core, written) = (self.core, self.written);
        let Some((start, rest)) = rests.get(rest) else {
            return;
        };
        let tail: Vec<char> = tail.chars().collect();
        let cut = self.cut(*start);
        let is_plain = written.text.is_ascii();
        for posting in core.postings(rank) {
            let is_long = rest.len() > 2 || *start > SHORTEST && is_proper(core, posting);
            let is_telling = !is_plain || is_long || cut.is_of_abbreviation();
            if !self.filter.takes(core, posting) || !is_telling {
                continue;
            }
            let ending = romanised_ending(core, posting, &tail, rest, &written.letters, cut);
            let Some((scheme, reading)) = ending else {
                continue;
            };
            let rest = u8::try_from(written.letters.len() - start);
            let (Ok(rest), Ok(tail)) = (rest, u8::try_from(tail.len())) else {
                continue;
            };
            let lang = Lang::Kk;
            let ending = Ending { lang, rest, tail };
            let layer = match cut.hyphen && !is_short(core, posting) {
                true => Layer::Repaired,
                false => Layer::Inflected,
            };
            let mut reading = Reading::with_ending(posting, layer, ending, reading.cost());
            reading.path.scheme = Some(scheme);
            (self.found)(1, reading);
        }
    }

    fn romanised_from(&mut self, place: Place, from: usize, walk: &mut Walk) {
        let letters = &self.written.letters;
        if from == letters.len() && self.filter.layers.has(Layer::Romanised) {
            walk.ranks.extend(self.keys.rank_at(place));
        }
        self.add_romanised_rests(from, walk);
        for (at, (start, rest)) in walk.rests.iter().enumerate() {
            if *start != from {
                continue;
            }
            let branches = self.keys.branches(place);
            for tail in kazakh::tails(rest)
                .iter()
                .filter(|tail| branches.may_have(tail))
            {
                let place = self.follow(place, tail);
                let rank = place.and_then(|place| self.keys.rank_at(place));
                walk.stems.extend(rank.map(|rank| (at, rank, *tail)));
            }
        }
        let branches = self.keys.branches(place);
        let readings = romanise::readings(&letters[from..]);
        for (read, cyrillic) in readings.filter(|(_, cyrillic)| branches.may_have(cyrillic)) {
            if let Some(place) = self.follow(place, cyrillic) {
                self.romanised_from(place, from + read, walk);
            }
        }
        for silent in romanise::SILENT {
            if !branches.letters.may_have(self.core.letters_of(*silent)) {
                continue;
            }
            if let Some(place) = self.follow(place, silent.encode_utf8(&mut [0; 4])) {
                self.romanised_from(place, from, walk);
            }
        }
    }
}

/// The reading of `letters` as a name that a scheme writes so, if one does.
pub fn romanised_reading(
    core: Core<'_>,
    filter: &Filter,
    posting: Posting,
    letters: &[char],
) -> Option<Reading> {
    if !filter.takes(core, posting) {
        return None;
    }
    let form = spelling(core, posting)?;
    let lang = core.lang(posting.name);
    let mut schemes = Scheme::ALL.iter().filter(|scheme| scheme.from() == lang);
    let scheme = schemes.find(|scheme| romanise::spells(&form, **scheme, letters))?;
    Some(Reading {
        posting,
        layer: Layer::Romanised,
        edits: 0,
        cost: 0,
        path: Path {
            scheme: Some(*scheme),
            ..Path::default()
        },
    })
}

/// How `written`, a whole text in Latin or Arabic letters, is a Kazakh name with an ending:
/// without the letters `tail` of its key, and with `rest`, which is one of the
/// [readings](kazakh::readings) of the last letters. The name must take the ending
/// without a fault, and one scheme must write both.
pub fn romanised_ending(
    core: Core<'_>,
    posting: Posting,
    tail: &[char],
    rest: &[char],
    written: &[char],
    cut: Cut,
) -> Option<(Scheme, kazakh::Reading)> {
    let lang = core.lang(posting.name);
    if lang != Lang::Kk {
        return None;
    }
    let stem = kazakh_stem(core, posting)?;
    let reading = stem.recognise(tail, rest)?;
    if reading.fault().is_some() || stem.is_abbreviation() && !cut.is_of_abbreviation() {
        return None;
    }
    let grammar = Grammar::new(core.grammar(core.name_entity(posting.name)));
    let name = spelling(core, posting)?;
    kazakh::spellings(&name, grammar, reading.ending()).find_map(|form| {
        let mut schemes = Scheme::ALL.iter().filter(|scheme| scheme.from() == lang);
        let scheme = schemes.find(|scheme| romanise::spells(&form, **scheme, written))?;
        Some((*scheme, reading))
    })
}

/// Letters, at least, before an ending in Latin letters: `elder` is no form of `ел`. Where
/// a text has English letters alone, an ending of two needs one more letter before it, and
/// a proper name: `gazette` is not "in the newspaper", nor `Alaska` "to the Alash".
const SHORTEST: usize = 4;

/// Whether a name is an abbreviation.
fn is_short(core: Core<'_>, posting: Posting) -> bool {
    kazakh_stem(core, posting).is_some_and(|stem| stem.is_abbreviation())
}

/// Whether a name begins with a capital.
fn is_proper(core: Core<'_>, posting: Posting) -> bool {
    let form = core.form(posting.name);
    form.chars().next().is_some_and(char::is_uppercase)
}

/// A rest, by its number, and the rank of a key that ends in the tail.
type Stem = (usize, usize, &'static str);

/// A walk along Cyrillic keys under Latin or Arabic letters.
#[derive(Default)]
struct Walk {
    /// The first letter at which a rest may begin.
    first: usize,
    /// For which letters this was asked, one bit each.
    asked: u64,
    /// Where the rests begin, and their Cyrillic letters.
    rests: Vec<(usize, Vec<char>)>,
    /// Keys that may be the whole text.
    ranks: Vec<usize>,
    /// Keys that may stand before a rest.
    stems: Vec<Stem>,
}
