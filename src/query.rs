//! Lookup and fuzzy search: which names a query may mean, and in which order.

use std::ops::{ControlFlow, RangeInclusive};

use crate::entity::{Kind, Lang, Layer, Script};
use crate::hit::Hit;
use crate::index::alphabet::{Letter, UNKNOWN};
use crate::index::core::{Core, LONGEST_QUERY, Posting};
use crate::index::fuzzy;
use crate::reading::{self, Path, Reading};
use crate::text::align;
use crate::text::fold::{self, loosen};

/// Keys of so few letters are never found fuzzily.
const SHORT: usize = 3;
/// The letters of a key, and the two by which a query may be longer.
const LETTERS: usize = 258;

/// The letters of a query's key.
struct Letters {
    letters: [Letter; LETTERS],
    len: usize,
}

impl Letters {
    /// Folds `query`; `None` if it has no letter, or too many for any key to be
    /// within `max_edits` of it. Reads no more of the query than that.
    fn new(core: Core<'_>, query: &str, max_edits: usize) -> Option<Letters> {
        if query.len() > LONGEST_QUERY {
            return None;
        }
        let mut letters = Letters {
            letters: [UNKNOWN; LETTERS],
            len: 0,
        };
        let longest = (core.longest_key() + max_edits).min(LETTERS);
        let walked = fold::exact_chars(query).walk(0, |len, fold| {
            let Some(char) = loosen(fold.char) else {
                return ControlFlow::Continue(len);
            };
            match letters.letters[..longest].get_mut(len) {
                Some(letter) => {
                    *letter = core.letter(char);
                    ControlFlow::Continue(len + 1)
                }
                None => ControlFlow::Break(()),
            }
        });
        match walked {
            ControlFlow::Continue(len) if len > 0 => Some(Letters { len, ..letters }),
            _ => None,
        }
    }

    fn as_slice(&self) -> &[Letter] {
        &self.letters[..self.len]
    }
}

/// See [`Glossary::lookup`](crate::Glossary::lookup).
pub fn lookup<'g, 'q>(core: Core<'g>, query: &'q str) -> Vec<Hit<'g, 'q>> {
    let mut hits = reading::hits(core, query, &Filter::default());
    rank(core, query, &mut hits);
    hits
}

/// Leaves the best hit of each entity and puts them in order.
pub fn rank(core: Core<'_>, query: &str, hits: &mut Vec<Hit<'_, '_>>) {
    if hits.len() < 2 {
        return;
    }
    let script = Script::of(query);
    let name = |hit: &Hit<'_, '_>| hit.reading().posting.name;
    let entity = |hit: &Hit<'_, '_>| core.name_entity(name(hit));
    let distance = |hit: &Hit<'_, '_>| (hit.layer(), hit.edits());
    let quality = |hit: &Hit<'_, '_>| {
        let name = name(hit);
        let lang = core.lang(name);
        (
            hit.reading().cost,
            hit.reading().posting.way,
            core.role(name),
            script.is_some_and(|script| script != lang.script()),
            usize::MAX - core.name_sources(name).len(),
            entity(hit),
            lang,
            name,
        )
    };
    // equally far, a right name of an entity is better than a known error
    let is_wrong = |hit: &Hit<'_, '_>| !core.role(name(hit)).is_correct();
    let of_entity = |hit: &Hit<'_, '_>| (entity(hit), distance(hit), is_wrong(hit), quality(hit));
    let of_all = |hit: &Hit<'_, '_>| (distance(hit), quality(hit));
    // fuzzy hits are many; others are sorted without an allocation
    if hits.iter().any(|hit| hit.edits() > 0) {
        hits.sort_by_cached_key(of_entity);
        hits.dedup_by_key(|hit| entity(hit));
        hits.sort_by_cached_key(of_all);
    } else {
        hits.sort_unstable_by_key(of_entity);
        hits.dedup_by_key(|hit| entity(hit));
        hits.sort_unstable_by_key(of_all);
    }
}

/// A set of layers; by default of all.
#[derive(Clone, Copy, Debug)]
pub struct Layers(u8);

impl Layers {
    const NONE: Layers = Layers(0);
    /// Those of hits without an edit.
    pub const UNEDITED: Layers = Layers::INEXACT.with(Layer::Exact).with(Layer::Loose);
    /// Those of names that are not the text as it stands.
    pub const INEXACT: Layers = Layers::ENDED.with(Layer::Romanised);
    /// Those of names with an ending, before which a hyphen is a damage.
    pub const ENDED: Layers = Layers::NONE.with(Layer::Inflected).with(Layer::Repaired);

    pub const fn with(self, layer: Layer) -> Layers {
        Layers(self.0 | 1 << layer as u8)
    }

    #[inline]
    pub fn has(self, layer: Layer) -> bool {
        self.meets(Layers::NONE.with(layer))
    }

    /// It and others.
    pub fn and(self, others: Layers) -> Layers {
        Layers(self.0 | others.0)
    }

    /// Whether it has all of some layers.
    #[inline]
    pub fn has_all(self, others: Layers) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether it has one of some layers.
    #[inline]
    pub fn meets(self, others: Layers) -> bool {
        self.0 & others.0 != 0
    }
}

impl Default for Layers {
    fn default() -> Layers {
        Layers::UNEDITED.with(Layer::Fuzzy)
    }
}

impl FromIterator<Layer> for Layers {
    fn from_iter<I: IntoIterator<Item = Layer>>(layers: I) -> Layers {
        layers.into_iter().fold(Layers::NONE, Layers::with)
    }
}

/// Which names are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub kinds: Vec<Kind>,
    pub langs: Vec<Lang>,
    /// The entity was there in some of these years.
    pub years: Option<RangeInclusive<i16>>,
    /// How far the names may be.
    pub layers: Layers,
}

impl Filter {
    /// Whether a name is wanted, at whatever layer.
    #[inline]
    pub fn takes(&self, core: Core<'_>, posting: Posting) -> bool {
        let is_empty = self.langs.is_empty() && self.kinds.is_empty() && self.years.is_none();
        is_empty || self.takes_some(core, posting)
    }

    fn takes_some(&self, core: Core<'_>, posting: Posting) -> bool {
        let entity = || core.name_entity(posting.name);
        let during = |years: &RangeInclusive<i16>| {
            let [from, to] = core.entity_years(entity());
            from.is_none_or(|from| from <= *years.end()) && to.is_none_or(|to| to >= *years.start())
        };
        (self.langs.is_empty() || self.langs.contains(&core.lang(posting.name)))
            && (self.kinds.is_empty() || self.kinds.contains(&core.kind(entity())))
            && self.years.as_ref().is_none_or(during)
    }
}

/// A fuzzy search; see [`Glossary::fuzzy`](crate::Glossary::fuzzy).
///
/// Finds every name whose key, the letters and digits of the layer `loose`, is at
/// most so many edits from that of the query, an edit being a letter left out, added
/// or replaced, or two adjacent letters swapped (optimal string alignment). Names of
/// three letters or fewer and abbreviations are found only when nothing is edited,
/// and queries of three letters or fewer are not edited at all.
///
/// Best first: by layer, by edits, then by how plausible the edits are as slips of the
/// eye, the ear or the finger (see [`mistake`](crate::text::mistake)), then by role,
/// then names in the query's script before others.
///
/// ```
/// # use atau::{Glossary, Lang};
/// let meant = Glossary::bundled().fuzzy("Чугучяк").langs([Lang::Ru]).limit(3);
/// assert_eq!(meant.hits()[0].name().form(), "Чугучак");
/// ```
#[derive(Clone, Debug)]
#[must_use = "a search does nothing until its hits are asked for"]
pub struct Fuzzy<'g, 'q> {
    core: Core<'g>,
    query: &'q str,
    max_edits: u8,
    limit: usize,
    filter: Filter,
}

impl<'g, 'q> Fuzzy<'g, 'q> {
    pub(crate) fn new(core: Core<'g>, query: &'q str) -> Self {
        Fuzzy {
            core,
            query,
            max_edits: 2,
            limit: usize::MAX,
            filter: Filter::default(),
        }
    }

    /// At most so many edits: 0, 1 or 2, which is the default; more is read as 2.
    ///
    /// ```
    /// let glossary = atau::Glossary::bundled();
    /// assert_eq!(glossary.fuzzy("Чигучяк").max_edits(2).hits()[0].edits(), 2);
    /// assert!(glossary.fuzzy("Чигучяк").max_edits(0).hits().is_empty());
    /// ```
    pub fn max_edits(mut self, edits: u8) -> Self {
        self.max_edits = edits.min(2);
        self
    }

    /// At most so many hits.
    ///
    /// ```
    /// assert_eq!(atau::Glossary::bundled().fuzzy("Орал").limit(2).hits().len(), 2);
    /// ```
    pub fn limit(mut self, hits: usize) -> Self {
        self.limit = hits;
        self
    }

    /// Only entities of these kinds; none is all.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let rivers_and_towns = Glossary::bundled().fuzzy("Орал").kinds([Kind::Place]);
    /// assert!(rivers_and_towns.hits().iter().all(|hit| hit.entity().kind() == Kind::Place));
    /// ```
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.filter.kinds = kinds.into_iter().collect();
        self
    }

    /// Only names in these languages; none is all.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let hits = Glossary::bundled().fuzzy("Кулджа").langs([Lang::Ru]).hits();
    /// assert_eq!(hits[0].name().form(), "Кульджа");
    /// ```
    pub fn langs(mut self, langs: impl IntoIterator<Item = Lang>) -> Self {
        self.filter.langs = langs.into_iter().collect();
        self
    }

    /// Only names at these layers; by default all. What is left out is not looked for, and
    /// hides no other name: `Abai` is recorded, and by a scheme also a spelling of `Абай`.
    /// A hit with edits and an ending needs both `fuzzy` and `inflected`.
    ///
    /// ```
    /// # use atau::{Glossary, Layer};
    /// let glossary = Glossary::bundled();
    /// let recorded = [Layer::Exact, Layer::Loose, Layer::Fuzzy];
    /// assert_eq!(glossary.fuzzy("Чугучяк").layers(recorded).hits()[0].edits(), 1);
    /// assert!(glossary.fuzzy("Чугучаком").layers([Layer::Exact]).hits().is_empty());
    /// let hits = glossary.fuzzy("Abai").layers([Layer::Romanised]).hits();
    /// assert_eq!(hits[0].name().form(), "Абай");
    /// ```
    pub fn layers(mut self, layers: impl IntoIterator<Item = Layer>) -> Self {
        self.filter.layers = layers.into_iter().collect();
        self
    }

    pub(crate) fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// The hits, best first, one for each entity.
    ///
    /// ```
    /// for hit in atau::Glossary::bundled().fuzzy("Шыңжяң").hits() {
    ///     println!("{} ({} edits)", hit.name().form(), hit.edits());
    /// }
    /// ```
    pub fn hits(&self) -> Vec<Hit<'g, 'q>> {
        let (core, query) = (self.core, self.query);
        let edits = match self.filter.layers.has(Layer::Fuzzy) {
            true => usize::from(self.max_edits),
            false => 0,
        };
        let letters = Letters::new(core, query, edits).filter(|letters| letters.len > SHORT);
        let mut hits = match letters {
            Some(letters) if edits > 0 => self.near(&letters),
            _ => reading::hits(core, query, &self.filter),
        };
        rank(core, query, &mut hits);
        hits.truncate(self.limit);
        hits
    }

    /// Hits with any number of edits, none included.
    fn near(&self, letters: &Letters) -> Vec<Hit<'g, 'q>> {
        let letters = letters.as_slice();
        // before the other layers, since it reads both automata side by side
        let found = self.search(letters, self.max_edits);
        let mut hits = reading::hits(self.core, self.query, &self.filter);
        let is_understood = !hits.is_empty();
        self.push(&found, letters, None, &mut hits);
        if !is_understood && self.filter.layers.has(Layer::Inflected) {
            self.push_inflected(&found, letters, &mut hits);
        }
        // how plausible a hit is matters only beside another
        if hits.len() < 2 {
            return hits;
        }
        let written = exact_letters(self.query);
        let spelling = |hit: &Hit<'g, 'q>| match hit.edits() {
            0 => None,
            _ => reading::spelling(self.core, hit.reading().posting),
        };
        let spellings: Vec<_> = hits.iter().map(spelling).collect();
        for (hit, spelling) in hits.iter_mut().zip(spellings) {
            let Some(spelling) = spelling else { continue };
            let reading = hit.reading_mut();
            let rest = reading.path.ending.map_or(0, |ending| ending.rest.into());
            let written = written.get(..written.len() - rest).unwrap_or_default();
            let read = exact_letters(&spelling);
            reading.cost = align::cost(written, &read, usize::from(reading.edits));
        }
        hits
    }

    /// Adds names with an ending that are nearer than all that were `found`.
    fn push_inflected(
        &self,
        found: &[fuzzy::Near],
        letters: &[Letter],
        hits: &mut Vec<Hit<'g, 'q>>,
    ) {
        let (core, query, layers) = (self.core, self.query, self.filter.layers);
        let layer = |posting| reading::equal_reading(core, query, posting).layer;
        // a name without an edit may be at a layer that is left out
        let is_left_out = |near: &fuzzy::Near| {
            near.edits == 0 && !core.postings(near.rank).any(|name| layers.has(layer(name)))
        };
        let found = found.iter().filter(|near| !is_left_out(near));
        let nearest = found.map(|near| near.edits).min();
        let edits = nearest.map_or(self.max_edits, |nearest| nearest.saturating_sub(1));
        if edits == 0 {
            return;
        }
        let chars: Vec<char> = fold::loose_chars(query).map(|fold| fold.char).collect();
        for rest in reading::rests(query, &chars) {
            let stem = &letters[..letters.len().saturating_sub(rest.len())];
            if stem.len() > SHORT {
                let found = self.search(stem, edits);
                self.push(&found, stem, Some(rest), hits);
            }
        }
    }

    /// The keys at most so many edits from the letters.
    fn search(&self, letters: &[Letter], max_edits: u8) -> Vec<fuzzy::Near> {
        let mut found = Vec::new();
        let keys = (self.core.forward(), self.core.backward());
        fuzzy::search(keys.0, keys.1, letters, max_edits, &mut found);
        found
    }

    /// Adds the names of the keys that are an edit or more from the letters, `stem`, if they
    /// may take `rest` as an ending.
    fn push(
        &self,
        found: &[fuzzy::Near],
        stem: &[Letter],
        rest: Option<&[char]>,
        hits: &mut Vec<Hit<'g, 'q>>,
    ) {
        let core = self.core;
        // all at once: reads in a row miss the cache together
        let mut postings = Vec::with_capacity(found.len());
        for near in found.iter().filter(|near| near.edits > 0) {
            let of_key = core
                .postings(near.rank)
                .filter(|posting| !posting.is_abbreviation);
            postings.extend(of_key.map(|posting| (posting, near.edits)));
        }
        for (posting, edits) in postings {
            let ending = match rest {
                None => None,
                Some(rest) => {
                    let stem = reading::kazakh_stem(core, posting);
                    let ending = stem.and_then(|stem| {
                        let ending = stem.recognise(&[], rest)?;
                        reading::kazakh_ending(core, posting, &ending, 0, rest.len())
                    });
                    match ending {
                        Some((ending, _)) => Some(ending),
                        None => continue,
                    }
                }
            };
            if self.filter.takes(core, posting) && !self.is_short(stem, posting) {
                let reading = Reading {
                    posting,
                    layer: Layer::Fuzzy,
                    edits,
                    cost: 0,
                    path: Path {
                        ending,
                        ..Path::default()
                    },
                };
                hits.push(Hit::new(core, self.query, reading));
            }
        }
    }

    /// Whether the key of a posting, found by edits, has three letters or fewer.
    fn is_short(&self, letters: &[Letter], posting: Posting) -> bool {
        letters.len() <= SHORT + usize::from(self.max_edits)
            && spelling_letters(self.core, posting).is_none_or(|read| read.len() <= SHORT)
    }
}

impl<'g, 'q> IntoIterator for Fuzzy<'g, 'q> {
    type Item = Hit<'g, 'q>;
    type IntoIter = std::vec::IntoIter<Hit<'g, 'q>>;

    fn into_iter(self) -> Self::IntoIter {
        self.hits().into_iter()
    }
}

/// The letters and digits of `text` at the layer `exact`.
pub(crate) fn exact_letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    fold::exact_chars(text).for_each(|fold| {
        if loosen(fold.char).is_some() {
            letters.push(fold.char);
        }
    });
    letters
}

/// The same of the spelling that is a posting's key.
fn spelling_letters(core: Core<'_>, posting: Posting) -> Option<Vec<char>> {
    Some(exact_letters(&reading::spelling(core, posting)?))
}
