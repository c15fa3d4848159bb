//! Completion: names that begin in a certain way, the readiest first.

use crate::entity::{Kind, Lang, Layer};
use crate::hit::Hit;
use crate::index::core::{BLOCK, Core, Descent};
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
        let (mut exact, mut loose) = (Vec::new(), Vec::new());
        let Some(Descent { place, .. }) = core.descend(self.prefix) else {
            return exact;
        };
        let plain = keys::is_plain(self.prefix);
        exact.reserve_exact(self.limit.min(16));
        let ranks = place.first..place.end.min(core.keys());
        for (looked_at, rank) in Offered::new(core, ranks).enumerate() {
            if exact.len() >= self.limit || (looked_at >= ENOUGH && loose.len() >= self.limit) {
                break;
            }
            // what is offered is correct: only among several names may be others
            let alone = core.has_one_posting(rank);
            let from = (exact.len(), loose.len());
            for posting in core.postings(rank) {
                let name = posting.name;
                if posting.way != Way::Name
                    || !(alone || core.role(name).is_correct())
                    || !self.filter.takes(core, posting)
                {
                    continue;
                }
                let begins = match posting.plain {
                    true => plain,
                    false => begins_exactly(core.form(name), self.prefix),
                };
                let (hits, layer, from): (&mut Vec<_>, _, _) = if begins {
                    (&mut exact, Layer::Exact, from.0)
                } else {
                    (&mut loose, Layer::Loose, from.1)
                };
                let reading = Reading {
                    posting,
                    layer,
                    edits: 0,
                    cost: 0,
                    path: Path::default(),
                };
                let hit = Hit::new(core, self.prefix, reading);
                // the same form may be a name of one entity in several languages
                let same = |other: &&mut Hit<'_, '_>| {
                    core.name_entity(other.reading().posting.name) == core.name_entity(name)
                };
                match hits[from..].iter_mut().find(same) {
                    Some(other) if core.role(other.reading().posting.name) > core.role(name) => {
                        *other = hit;
                    }
                    Some(_) => (),
                    None => hits.push(hit),
                }
            }
        }
        exact.append(&mut loose);
        exact.truncate(self.limit);
        exact
    }
}

impl<'g, 'q> IntoIterator for Complete<'g, 'q> {
    type Item = Hit<'g, 'q>;
    type IntoIter = std::vec::IntoIter<Hit<'g, 'q>>;

    fn into_iter(self) -> Self::IntoIter {
        self.hits().into_iter()
    }
}

/// Whether `form` begins with `prefix` at the layer `exact`.
fn begins_exactly(form: &str, prefix: &str) -> bool {
    let mut form = fold::exact_chars(form);
    fold::exact_chars(prefix).all(|c| form.next().map(|f| f.char) == Some(c.char))
}

/// Ranks of a range in the order in which their keys are offered: by merit, then by
/// key. Finds the next in O(keys of the range / 64) at worst.
struct Offered<'g> {
    merit: &'g [u8],
    peaks: &'g [u8],
    end: usize,
    start: usize,
    /// Rank to go on from, and the merit that is being gathered.
    at: usize,
    level: u8,
}

impl<'g> Offered<'g> {
    fn new(core: Core<'g>, ranks: std::ops::Range<usize>) -> Self {
        let mut offered = Offered {
            merit: core.merit(0..core.keys()),
            peaks: core.peaks(),
            end: ranks.end,
            start: ranks.start,
            at: ranks.start,
            level: 0,
        };
        offered.level = offered.least_above(None);
        offered
    }

    /// The least merit in the range above `level`.
    fn least_above(&self, level: Option<u8>) -> u8 {
        let ranks = self.start..self.end;
        let above = level.map_or(0, |level| level + 1);
        let least = |merits: &[u8]| {
            let rest = merits
                .iter()
                .map(|&merit| if merit < above { u8::MAX } else { merit });
            rest.min().unwrap_or(u8::MAX)
        };
        let merits = |range| least(self.merit.get(range).unwrap_or_default());
        let (first, last) = (ranks.start.div_ceil(BLOCK), ranks.end / BLOCK);
        if level.is_none() && first < last {
            // whole blocks by their peaks
            let peaks = least(self.peaks.get(first..last).unwrap_or_default());
            let head = merits(ranks.start..first * BLOCK);
            return peaks.min(head).min(merits(last * BLOCK..ranks.end));
        }
        merits(ranks)
    }
}

impl Iterator for Offered<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.level < u8::MAX {
            while self.at < self.end {
                let block = self.at / BLOCK;
                let until = ((block + 1) * BLOCK).min(self.end);
                if self
                    .peaks
                    .get(block)
                    .is_some_and(|peak| *peak <= self.level)
                {
                    let rest = self.merit.get(self.at..until)?;
                    if let Some(i) = rest.iter().position(|merit| *merit == self.level) {
                        self.at += i + 1;
                        return Some(self.at - 1);
                    }
                }
                self.at = until;
            }
            self.level = self.least_above(Some(self.level));
            self.at = self.start;
        }
        None
    }
}
