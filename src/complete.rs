//! Completion: names that begin in a certain way, the readiest first.

use std::hint::black_box;
use std::ops::Range;

use crate::entity::{Kind, Lang, Layer};
use crate::hit::Hit;
use crate::index::core::{BLOCK, Core, Descent, Posting};
use crate::index::keys::{self, Way};
use crate::query::Filter;
use crate::reading::{Path, Reading};
use crate::text::fold;

/// A search for names that begin in a certain way; see
/// [`Glossary::complete`](crate::Glossary::complete).
///
/// Names that begin with the prefix at the layer `exact` come before those that do at
/// the layer `loose`; then preferred names, variants, abbreviations, historical names,
/// shorter ones first. Misspelt, damaged and deprecated names are not offered. One
/// entity may come with several names.
///
/// ```
/// # use atau::{Glossary, Kind, Lang};
/// let towns = Glossary::bundled().complete("Шәу").kinds([Kind::Place]).langs([Lang::Kk]);
/// assert_eq!(towns.hits()[0].name().form(), "Шәуешек");
/// ```
#[derive(Clone, Debug)]
#[must_use = "a search does nothing until its hits are asked for"]
pub struct Complete<'g, 'q> {
    core: Core<'g>,
    prefix: &'q str,
    limit: usize,
    filter: Filter,
}

/// How many keys are looked at to find enough at the layer `exact`.
const ENOUGH: usize = 4096;

impl<'g, 'q> Complete<'g, 'q> {
    pub(crate) fn new(core: Core<'g>, prefix: &'q str) -> Self {
        Complete {
            core,
            prefix,
            limit: 10,
            filter: Filter::default(),
        }
    }

    /// At most so many names; 10 unless told.
    ///
    /// ```
    /// assert_eq!(atau::Glossary::bundled().complete("Қаз").limit(3).hits().len(), 3);
    /// ```
    pub fn limit(mut self, names: usize) -> Self {
        self.limit = names;
        self
    }

    /// Only entities of these kinds; none is all.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let hits = Glossary::bundled().complete("Алма").kinds([Kind::Place]).hits();
    /// assert!(hits.iter().all(|hit| hit.entity().kind() == Kind::Place));
    /// ```
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.filter.kinds = kinds.into_iter().collect();
        self
    }

    /// Only names in these languages; none is all.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let hits = Glossary::bundled().complete("Alma").langs([Lang::En]).hits();
    /// assert_eq!(hits[0].name().form(), "Almaty");
    /// ```
    pub fn langs(mut self, langs: impl IntoIterator<Item = Lang>) -> Self {
        self.filter.langs = langs.into_iter().collect();
        self
    }

    /// The names, best first. Of the keys that begin with the prefix at most 4096
    /// more than are needed are looked at.
    ///
    /// ```
    /// for hit in atau::Glossary::bundled().complete("Alash").hits() {
    ///     println!("{}", hit.name().form());
    /// }
    /// ```
    pub fn hits(&self) -> Vec<Hit<'g, 'q>> {
        let core = self.core;
        let Some(Descent { place, .. }) = core.descend(self.prefix) else {
            return Vec::new();
        };
        let first = place.first as usize;
        ask_for(core, first);
        let prefix = Prefix::new(self.prefix);
        let end = first.saturating_add(core.forward().keys_at(place));
        let ranks = first..core.keys().min(end);
        let mut exact = Vec::with_capacity(self.limit.min(ranks.len()).min(16));
        let mut loose = Vec::new();
        for (looked_at, rank) in Offered::new(core, ranks).enumerate() {
            if exact.len() >= self.limit || (looked_at >= ENOUGH && loose.len() >= self.limit) {
                break;
            }
            let postings = core.postings(rank);
            // what is offered is correct: only among several names may be others
            let alone = postings.size_hint().1 == Some(1);
            let from = (exact.len(), loose.len());
            for posting in postings {
                if posting.way != Way::Name
                    || !(alone || core.role(posting.name).is_correct())
                    || !self.filter.takes(core, posting)
                {
                    continue;
                }
                let (found, from) = match prefix.begins(core, posting) {
                    true => (&mut exact, from.0),
                    // these are enough, if they are needed at all
                    false if from.1 >= self.limit => continue,
                    false => (&mut loose, from.1),
                };
                if alone {
                    found.push(posting);
                    continue;
                }
                // the same form may be a name of one entity in several languages
                let entity = |posting: &Posting| core.name_entity(posting.name);
                let mut others = found[from..].iter_mut();
                match others.find(|other| entity(other) == entity(&posting)) {
                    Some(other) if core.role(other.name) > core.role(posting.name) => {
                        *other = posting;
                    }
                    Some(_) => (),
                    None => found.push(posting),
                }
            }
        }
        let hit = |layer, posting| {
            let reading = Reading {
                posting,
                layer,
                edits: 0,
                cost: 0,
                path: Path::default(),
            };
            Hit::new(core, self.prefix, reading)
        };
        exact.truncate(self.limit);
        loose.truncate(self.limit - exact.len());
        let mut hits = Vec::with_capacity(exact.len() + loose.len());
        hits.extend(exact.into_iter().map(|posting| hit(Layer::Exact, posting)));
        hits.extend(loose.into_iter().map(|posting| hit(Layer::Loose, posting)));
        hits
    }
}

impl<'g, 'q> IntoIterator for Complete<'g, 'q> {
    type Item = Hit<'g, 'q>;
    type IntoIter = std::vec::IntoIter<Hit<'g, 'q>>;

    fn into_iter(self) -> Self::IntoIter {
        self.hits().into_iter()
    }
}

/// Reads what will be needed of the first key of a range, so that it comes from memory while
/// the others are counted.
fn ask_for(core: Core<'_>, rank: usize) {
    let merit = core.merit(rank..core.keys()).first();
    black_box((merit.copied(), core.postings(rank).size_hint()));
}

/// What names are held against whose key begins with that of a prefix.
struct Prefix<'q> {
    text: &'q str,
    /// How many [plain letters](keys::plain_letters) it begins with.
    plain: u8,
    /// It has no others.
    is_plain: bool,
}

impl<'q> Prefix<'q> {
    fn new(text: &'q str) -> Self {
        let mut prefix = Prefix {
            text,
            plain: 0,
            is_plain: true,
        };
        fold::exact_chars(text).for_each(|fold| {
            prefix.is_plain &= keys::is_plain(fold.char) && prefix.plain < keys::MOST_PLAIN;
            prefix.plain += u8::from(prefix.is_plain);
        });
        prefix
    }

    /// Whether a name begins with it at the layer `exact`. The letters are alike, so
    /// that of two plain ones neither need be read.
    fn begins(&self, core: Core<'_>, posting: Posting) -> bool {
        match self.is_plain {
            true => posting.plain >= self.plain,
            false if posting.plain != self.plain => false,
            false => {
                let form = core.form_bytes(posting.name);
                // the same bytes, the last of them a whole letter
                let is_same = form.starts_with(self.text.as_bytes())
                    && !fold::mark_may_follow(form, self.text.len());
                is_same || {
                    let mut form = fold::exact_chars(core.form(posting.name));
                    let mut prefix = fold::exact_chars(self.text);
                    prefix.all(|c| form.next().map(|f| f.char) == Some(c.char))
                }
            }
        }
    }
}

/// Ranks of a range in the order in which their keys are offered: by merit, then by
/// key. Finds the next in O(keys of the range / 64) at worst.
struct Offered<'g> {
    merit: &'g [u8],
    peaks: &'g [u8],
    ranks: Range<usize>,
    /// The merit that is being gathered.
    level: u8,
    /// Rank to go on from, and the merits from there to the end of its block.
    at: usize,
    rest: &'g [u8],
}

impl<'g> Offered<'g> {
    fn new(core: Core<'g>, ranks: Range<usize>) -> Self {
        let mut offered = Offered {
            merit: core.merit(0..core.keys()),
            peaks: core.peaks(),
            at: ranks.start,
            ranks,
            level: 0,
            rest: &[],
        };
        offered.level = offered.least_from(0);
        offered.next_block();
        offered
    }

    /// Goes to the next block from `at` on that has merits of the level; whether there
    /// is one.
    #[inline]
    fn next_block(&mut self) -> bool {
        let (block, last) = (self.at / BLOCK, self.ranks.end.div_ceil(BLOCK));
        let peaks = self.peaks.get(block..last).unwrap_or_default();
        let passed = peaks.iter().position(|peak| *peak <= self.level);
        let block = block + passed.unwrap_or(peaks.len());
        self.at = self.at.max(block * BLOCK);
        let end = self.ranks.end.min((block + 1) * BLOCK);
        self.rest = self.merit.get(self.at..end).unwrap_or_default();
        !self.rest.is_empty()
    }

    /// The least merit in the range that is not below `level`.
    fn least_from(&self, level: u8) -> u8 {
        let merits = |range| least_from(level, self.merit.get(range).unwrap_or_default());
        let Range { start, end } = self.ranks;
        let blocks = start.div_ceil(BLOCK)..end / BLOCK;
        if blocks.is_empty() {
            return merits(start..end);
        }
        let peaks = self.peaks.get(blocks.clone()).unwrap_or_default();
        let ends = merits(start..blocks.start * BLOCK).min(merits(blocks.end * BLOCK..end));
        let mut found = least_from(level, peaks).min(ends);
        if least_from(0, peaks) < level {
            for (block, _) in blocks.zip(peaks).filter(|(_, peak)| **peak < level) {
                if found == level {
                    break;
                }
                found = found.min(merits(block * BLOCK..(block + 1) * BLOCK));
            }
        }
        found
    }
}

/// The least of some bytes that is not below `level`; 255 if there is none.
fn least_from(level: u8, bytes: &[u8]) -> u8 {
    // those below come out above all others
    let above = bytes.iter().map(|byte| byte.wrapping_sub(level));
    above.fold(u8::MAX, u8::min).saturating_add(level)
}

impl Iterator for Offered<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.level < u8::MAX {
            if let Some(i) = position(self.rest, self.level) {
                self.at += i + 1;
                self.rest = self.rest.get(i + 1..)?;
                return Some(self.at - 1);
            }
            self.at += self.rest.len();
            if !self.next_block() {
                self.level = self.least_from(self.level + 1);
                self.at = self.ranks.start;
                self.next_block();
            }
        }
        None
    }
}

/// Where a byte is, eight looked at together.
#[inline]
fn position(bytes: &[u8], byte: u8) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut words = bytes.chunks_exact(8);
    for (i, word) in words.by_ref().enumerate() {
        let differs = u64::from_le_bytes(word.try_into().ok()?) ^ (ONES * u64::from(byte));
        // of the bytes that are the same, the first has its highest bit set
        let same = differs.wrapping_sub(ONES) & !differs & (0x80 * ONES);
        if same != 0 {
            return Some(8 * i + same.trailing_zeros() as usize / 8);
        }
    }
    let rest = words.remainder();
    let at = rest.iter().position(|&other| other == byte)?;
    Some(bytes.len() - rest.len() + at)
}
