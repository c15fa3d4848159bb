//! Names in running text.
//!
//! A text is read as words ([`tokens`]). At each word the index is walked as far as the
//! text goes on like a name, with every ending it may have ([`spans`]); of what was found
//! the longest stretch counts that passes the checks here: a proper name has a capital, a
//! short one is written just so, no comma stands inside it unless one stands inside the
//! name.

mod evidence;
mod spans;
mod tokens;

use std::collections::VecDeque;
use std::fmt;
use std::ops::{Range, RangeInclusive};

use crate::entity::{Kind, Lang, Layer};
use crate::glossary::{Entity, Glossary};
use crate::hit::{Explanation, Hit};
use crate::index::core::Core;
use crate::query::{self, Filter};
use crate::reading::{self, Reading};
use crate::text::repair::{self, Repaired};
use evidence::Evidence;
use spans::{Candidate, Trail, Walker};
use tokens::{Gap, Window};

/// A readings with a fault costs more than this; see
/// [`Reading::cost`](crate::inflect::kazakh::Reading::cost).
const FAULTY: u16 = 1000;
/// Bytes of a text that are read at once.
const CHUNK: usize = 1 << 15;
/// Tokens behind one that a name may reach, or that tell its language.
const AHEAD: usize = 48;

/// Which of several stretches that share words are mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Overlap {
    /// The one that begins first, and of those the longest; then what begins behind it.
    #[default]
    LeftmostLongest,
    /// All that are not part of a longer one.
    NoSubmatches,
    /// All.
    All,
}

impl<D: AsRef<[u8]>> Glossary<D> {
    /// The names in a text, in the order of the text, at every layer but `fuzzy`, each
    /// stretch once: the leftmost, and of these the longest.
    ///
    /// O(text), with memory that does not depend on its length.
    ///
    /// ```
    /// let text = "Шәуешектегі қазақ босқындары";
    /// let glossary = atau::Glossary::bundled();
    /// let found: Vec<(&str, &str)> = glossary
    ///     .find_iter(text)
    ///     .map(|mention| (mention.text(), mention.entity().id()))
    ///     .collect();
    /// assert_eq!(found, [("Шәуешектегі", "tacheng"), ("қазақ босқындары", "kazakh-refugees")]);
    /// ```
    pub fn find_iter<'g, 't>(&'g self, text: &'t str) -> Mentions<'g, 't> {
        self.finder().build().find_iter(text)
    }

    /// A finder of names in texts with settings of one's own.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let places = Glossary::bundled().finder().kinds([Kind::Place]).build();
    /// let mention = places.find_iter("Қазақ АКСР-індегі Шыңжаң босқындары").last().unwrap();
    /// assert_eq!(mention.entity().id(), "xinjiang");
    /// ```
    pub fn finder(&self) -> FinderBuilder<'_> {
        FinderBuilder {
            finder: Finder {
                core: self.core(),
                filter: Filter::default(),
                overlap: Overlap::default(),
                layers: LAYERS.to_vec(),
            },
        }
    }
}

const LAYERS: [Layer; 5] = [
    Layer::Exact,
    Layer::Loose,
    Layer::Romanised,
    Layer::Inflected,
    Layer::Repaired,
];

/// Settings of a [`Finder`]; see [`Glossary::finder`].
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct FinderBuilder<'g> {
    finder: Finder<'g>,
}

impl<'g> FinderBuilder<'g> {
    /// Which of several stretches that share words are mentions.
    ///
    /// ```
    /// # use atau::{Glossary, Overlap};
    /// let all = Glossary::bundled().finder().overlap(Overlap::All).build();
    /// let found: Vec<&str> = all.find_iter("Қазақ АКСР").map(|mention| mention.text()).collect();
    /// assert!(found.contains(&"Қазақ АКСР") && found.contains(&"Қазақ"));
    /// ```
    pub fn overlap(mut self, overlap: Overlap) -> Self {
        self.finder.overlap = overlap;
        self
    }

    /// Only entities of these kinds; none is all.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let persons = Glossary::bundled().finder().kinds([Kind::Person]).build();
    /// assert_eq!(persons.find_iter("Голощекин Алматыда").count(), 1);
    /// ```
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.finder.filter.kinds = kinds.into_iter().collect();
        self
    }

    /// Only names in these languages; none is all.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let english = Glossary::bundled().finder().langs([Lang::En]).build();
    /// assert_eq!(english.find_iter("Urumchi, Үрімші").count(), 1);
    /// ```
    pub fn langs(mut self, langs: impl IntoIterator<Item = Lang>) -> Self {
        self.finder.filter.langs = langs.into_iter().collect();
        self
    }

    /// Only entities that may have been there in some of these years. An entity
    /// without years may always.
    ///
    /// ```
    /// # use atau::Glossary;
    /// let finder = Glossary::bundled().finder().during(1916..=1917).build();
    /// assert_eq!(finder.find_iter("СССР").count(), 0);
    /// ```
    pub fn during(mut self, years: RangeInclusive<i16>) -> Self {
        self.finder.filter.years = Some(years);
        self
    }

    /// Only names at these layers. `fuzzy` is not understood in running text.
    ///
    /// ```
    /// # use atau::{Glossary, Layer};
    /// let exact = Glossary::bundled().finder().layers([Layer::Exact]).build();
    /// assert_eq!(exact.find_iter("Шыңжаң, Шыңжаңда").count(), 1);
    /// ```
    pub fn layers(mut self, layers: impl IntoIterator<Item = Layer>) -> Self {
        self.finder.layers = layers.into_iter().collect();
        self
    }

    /// The finder.
    ///
    /// ```
    /// let finder = atau::Glossary::bundled().finder().build();
    /// assert_eq!(finder.find_iter("Үрімшіге").next().unwrap().entity().id(), "urumqi");
    /// ```
    pub fn build(self) -> Finder<'g> {
        self.finder
    }
}

/// Finds names in texts; see [`Glossary::finder`].
///
/// ```
/// let finder = atau::Glossary::bundled().finder().build();
/// for page in ["Құлжадан Шәуешекке", "из Кульджи в Чугучак"] {
///     assert_eq!(finder.find_iter(page).count(), 2);
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Finder<'g> {
    core: Core<'g>,
    filter: Filter,
    overlap: Overlap,
    layers: Vec<Layer>,
}

impl<'g> Finder<'g> {
    /// The names in a text, in the order in which they begin; of those that begin
    /// together the longest first.
    ///
    /// ```
    /// let finder = atau::Glossary::bundled().finder().build();
    /// let mut found = finder.find_iter("Қазақ АКСР-індегі босқындар");
    /// assert_eq!(found.next().unwrap().text(), "Қазақ АКСР-індегі");
    /// ```
    pub fn find_iter<'t>(&self, text: &'t str) -> Mentions<'g, 't> {
        Mentions {
            finder: self.clone(),
            text,
            chunk: Chunk::default(),
            next: 0,
            past: 0,
            found: Vec::new(),
            trail: Trail::default(),
            ready: VecDeque::new(),
            evidence: Evidence::default(),
        }
    }
}

/// Iterator over the names in a text; see [`Glossary::find_iter`].
#[derive(Clone, Debug)]
pub struct Mentions<'g, 't> {
    finder: Finder<'g>,
    text: &'t str,
    chunk: Chunk,
    /// The token at which to go on.
    next: usize,
    /// The byte behind the mention that goes furthest.
    past: usize,
    found: Vec<Candidate>,
    trail: Trail,
    ready: VecDeque<Mention<'g, 't>>,
    evidence: Evidence,
}

/// The part of a text that is being looked at.
#[derive(Clone, Debug, Default)]
struct Chunk {
    /// Its bytes.
    range: Range<usize>,
    /// What it was before it was damaged, if it is.
    mended: Option<Repaired>,
    window: Window,
    /// Tokens from here on are for the next chunk.
    until: usize,
}

impl Chunk {
    fn read(&mut self, text: &str, range: Range<usize>) {
        let is_last = range.end == text.len();
        let text = text.get(range.clone()).unwrap_or_default();
        self.range = range;
        self.mended = repair::mend(text);
        let text = self.mended.as_ref().map_or(text, Repaired::text);
        self.window.read(text);
        let tokens = self.window.tokens.len();
        self.until = match is_last || tokens <= 2 * AHEAD {
            true => tokens,
            false => tokens - AHEAD,
        };
    }
}

impl<'g, 't> Iterator for Mentions<'g, 't> {
    type Item = Mention<'g, 't>;

    fn next(&mut self) -> Option<Mention<'g, 't>> {
        loop {
            if let Some(mention) = self.ready.pop_front() {
                return Some(mention);
            }
            if self.next >= self.chunk.until && !self.read_on() {
                return None;
            }
            while self.ready.is_empty() && self.next < self.chunk.until {
                self.look();
            }
        }
    }
}

impl<'g, 't> Mentions<'g, 't> {
    /// Reads the next chunk; `false` at the end of the text.
    fn read_on(&mut self) -> bool {
        let Chunk { range, window, .. } = &self.chunk;
        let last = range.end;
        if last >= self.text.len() {
            return false;
        }
        let start = |at: usize| {
            let token = window.tokens.get(at)?;
            let start = self.source(token.bytes.start..token.bytes.start).start;
            Some(start).filter(|_| token.gap.has(Gap::SPACE) || at == self.next)
        };
        // some words before the next show in what language it stands
        let resume = start(self.next).unwrap_or(last);
        let before = self.next.saturating_sub(AHEAD).max(1)..self.next;
        let from = before.into_iter().find_map(start).unwrap_or(resume);
        let end = cut(self.text, from + CHUNK);
        // and are left out where a chunk is but a few endless words
        let from = if end > last { from } else { resume };
        self.chunk
            .read(self.text, from..cut(self.text, from + CHUNK));
        let tokens = self.chunk.window.tokens.iter();
        let mut starts =
            tokens.map(|token| self.source(token.bytes.start..token.bytes.start).start);
        let next = starts.position(|start| start >= resume);
        self.next = next.unwrap_or(self.chunk.window.tokens.len());
        true
    }

    /// The text of the chunk, mended.
    fn chunk_text(&self) -> &str {
        match &self.chunk.mended {
            Some(mended) => mended.text(),
            None => self.text.get(self.chunk.range.clone()).unwrap_or_default(),
        }
    }

    /// The bytes of the whole text from which bytes of the chunk's text come.
    fn source(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.chunk.range.start;
        let bytes = match &self.chunk.mended {
            Some(mended) => mended.source(bytes).unwrap_or_default(),
            None => bytes,
        };
        start + bytes.start..start + bytes.end
    }

    /// Looks for names that begin at the next token, and goes on.
    fn look(&mut self) {
        let first = self.next;
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        let text = match &self.chunk.mended {
            Some(mended) => mended.text(),
            None => self.text.get(self.chunk.range.clone()).unwrap_or_default(),
        };
        let finder = &self.finder;
        let mut walker = Walker {
            core: finder.core,
            filter: &finder.filter,
            text,
            window: &self.chunk.window,
            trail: std::mem::take(&mut self.trail),
        };
        walker.candidates(first, &finder.layers, &mut found);
        self.trail = walker.trail;
        found.retain(|candidate| {
            finder.layers.contains(&candidate.reading.layer) && self.passes(first, candidate)
        });
        found.sort_by_key(|candidate| usize::MAX - candidate.end);
        let mut next = first + 1;
        for same in found.chunk_by(|a, b| a.end == b.end) {
            let Some(mention) = self.mention(first, same) else {
                continue;
            };
            let is_part = mention.range.end <= self.past;
            if is_part && self.finder.overlap == Overlap::NoSubmatches {
                continue;
            }
            self.past = self.past.max(mention.range.end);
            self.ready.push_back(mention);
            match self.finder.overlap {
                Overlap::LeftmostLongest => {
                    next = same.first().map_or(next, |candidate| candidate.end);
                    break;
                }
                Overlap::NoSubmatches => break,
                Overlap::All => (),
            }
        }
        self.next = next;
        self.found = found;
    }

    /// Whether a candidate may be a mention.
    fn passes(&self, first: usize, candidate: &Candidate) -> bool {
        let core = self.finder.core;
        let window = &self.chunk.window;
        let reading = &candidate.reading;
        let tokens = window.tokens.get(first..candidate.end).unwrap_or_default();
        let [token, others @ ..] = tokens else {
            return false;
        };
        let form = core.form(reading.posting.name);
        let letters = || form.chars().filter(|c| is_letter(*c));
        let has = |signs: &[char]| form.contains(signs);
        // a proper name is written so
        let is_proper = letters().next().is_some_and(char::is_uppercase);
        let capitals = letters().skip(1).any(char::is_uppercase) && !form.contains(' ');
        let is_long = !others.is_empty() && letters().nth(9).is_some();
        let text = self.chunk_text();
        let written = token.bytes.start..tokens.last().map_or(0, |last| last.bytes.end);
        let stretch = text.get(written.clone()).unwrap_or_default();
        let is_capital = token.is_capital || is_long || is_relative(reading, stretch);
        if is_proper && !is_capital || capitals && !token.has_capitals && others.is_empty() {
            return false;
        }
        // a word that stands for a whole name does so where the whole was named
        let note = core.name_note(reading.posting.name);
        let entity = core.name_entity(reading.posting.name);
        let is_part = note.starts_with("elliptic") || note.starts_with("verb");
        if is_part && !is_proper && others.is_empty() && !self.evidence.has_met(entity) {
            return false;
        }
        // what stands between its words may stand there
        let in_order = others.iter().zip(tokens).all(|(token, before)| {
            let gap = token.gap;
            let dash = gap.has(Gap::HYPHEN) && gap.has(Gap::SPACE);
            !(gap.has(Gap::CLAUSE) && !has(&[',', ';', ':', '!', '?', '/', '№', '%', '+'])
                || gap.has(Gap::BRACKET) && !has(&['(', '['])
                || dash && !has(&['-', '–', '—'])
                || gap.has(Gap::POINT) && before.letters.len() > 3 && !has(&['.']))
        });
        if !in_order {
            return false;
        }
        let length = letters().take(7).count();
        match reading.layer {
            // the shortest are written just so
            _ if length <= 2 => {
                let point = form.ends_with('.');
                let same = form.strip_suffix('.').unwrap_or(form) == stretch;
                let behind = text.get(written.end..).unwrap_or_default();
                same && (!point || behind.starts_with('.'))
                    || reading.layer == Layer::Inflected
                        && reading.cost < FAULTY
                        && (stretch.starts_with(form)
                            && (tokens.len() > 1 || length == 2 && !is_proper)
                            || length == 2 && !is_proper && token.is_capital)
            }
            Layer::Inflected if reading.cost > FAULTY => length > 4,
            Layer::Romanised => length > 4,
            Layer::Loose => {
                !spans::has_other_letters(core, stretch, reading.posting)
                    || length > 5 && !token.is_kazakh
                    || !window.is_kazakh(first) && length > 3
            }
            _ => true,
        }
    }

    /// The mention that has these readings.
    fn mention(&mut self, first: usize, candidates: &[Candidate]) -> Option<Mention<'g, 't>> {
        let core = self.finder.core;
        let end = candidates.first()?.end;
        let tokens = self.chunk.window.tokens.get(first..end)?;
        let bytes = tokens.first()?.bytes.start..tokens.last()?.bytes.end;
        let mended = self.chunk_text().get(bytes.clone())?.to_owned();
        let range = self.source(bytes);
        let text = self.text.get(range.clone())?;
        let repair = match mended == text {
            true => 0,
            false => {
                let which = repair::repairs(text).position(|repaired| repaired.text() == mended);
                which.map_or(0, |which| which as u8 + 1)
            }
        };
        let mut hits: Vec<Hit<'g, 't>> = candidates
            .iter()
            .map(|candidate| {
                let mut reading = candidate.reading;
                if mended != text {
                    reading.layer = Layer::Repaired;
                    reading.path.repair = repair;
                }
                Hit::new(core, text, reading)
            })
            .collect();
        query::rank(core, text, &mut hits);
        self.evidence
            .order(core, &self.chunk.window, first..end, &mut hits);
        Some(Mention {
            whole: self.text,
            range,
            hits,
        })
    }
}

/// Whether a character of a name is a letter or digit, told quickly.
fn is_letter(c: char) -> bool {
    match c {
        '«' | '»' | '\u{2000}'..='\u{206f}' | '№' => false,
        _ => c.is_ascii_alphanumeric() || c > '\u{bf}',
    }
}

/// Whether a Kazakh ending makes a word of its own, without a capital: шыңжаңдық.
fn is_relative(reading: &Reading, stretch: &str) -> bool {
    let is_kazakh = |ending: reading::Ending| ending.lang == Lang::Kk;
    let suffixes = ["лық", "лік", "дық", "дік", "тық", "тік"];
    reading.path.ending.is_some_and(is_kazakh)
        && suffixes.iter().any(|suffix| stretch.ends_with(suffix))
}

/// Where to cut a text near a byte: behind a space, if there is one, and not behind a
/// hyphen.
fn cut(text: &str, near: usize) -> usize {
    if near >= text.len() {
        return text.len();
    }
    let bytes = text.as_bytes();
    let space = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_whitespace);
    let letter = |at: &usize| {
        let before = bytes.get(at.wrapping_sub(1));
        before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
    };
    let found = (near - CHUNK / 4..near)
        .rev()
        .find(|at| space(at) && letter(at));
    let mut at = found.unwrap_or(near);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A stretch of text that names something.
///
/// ```
/// let text = "1931 жылы Шыңжаңға өтті";
/// let mention = atau::Glossary::bundled().find_iter(text).last().unwrap();
/// assert_eq!((mention.text(), mention.range()), ("Шыңжаңға", 14..30));
/// assert_eq!(&text[mention.stem_range()], "Шыңжаң");
/// assert_eq!(mention.entity().id(), "xinjiang");
/// ```
#[derive(Clone)]
pub struct Mention<'g, 't> {
    whole: &'t str,
    range: Range<usize>,
    hits: Vec<Hit<'g, 't>>,
}

impl<'g, 't> Mention<'g, 't> {
    fn hit(&self) -> &Hit<'g, 't> {
        // there is no mention without a reading
        &self.hits[0]
    }

    /// Its bytes in the text.
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("в Кульдже").next().unwrap();
    /// assert_eq!(mention.range(), 3..17);
    /// ```
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The bytes of the name without its ending.
    ///
    /// ```
    /// let text = "РСФСР-ға";
    /// let mention = atau::Glossary::bundled().find_iter(text).next().unwrap();
    /// assert_eq!(&text[mention.stem_range()], "РСФСР");
    /// ```
    pub fn stem_range(&self) -> Range<usize> {
        let stem = self.hit().stem_range();
        self.range.start + stem.start..self.range.start + stem.end
    }

    /// Its characters in the text: for programs that count Unicode scalar values.
    /// O(bytes before it).
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("в Кульдже").next().unwrap();
    /// assert_eq!(mention.char_range(), 2..9);
    /// ```
    pub fn char_range(&self) -> Range<usize> {
        let count = |text: &str| text.chars().count();
        let start = count(self.whole.get(..self.range.start).unwrap_or_default());
        start..start + count(self.text())
    }

    /// Its UTF-16 code units in the text: for JavaScript, Java and the like. O(bytes
    /// before it).
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("🐎 Кульджа").next().unwrap();
    /// assert_eq!(mention.utf16_range(), 3..10);
    /// ```
    pub fn utf16_range(&self) -> Range<usize> {
        let count = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
        let start = count(self.whole.get(..self.range.start).unwrap_or_default());
        start..start + count(self.text())
    }

    /// What is written there.
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("в Кульдже").next().unwrap();
    /// assert_eq!(mention.text(), "Кульдже");
    /// ```
    pub fn text(&self) -> &'t str {
        self.hit().query()
    }

    /// What it most likely names.
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("в Кульдже").next().unwrap();
    /// assert_eq!(mention.entity().id(), "ghulja");
    /// ```
    pub fn entity(&self) -> Entity<'g> {
        self.hit().entity()
    }

    /// All that it may name, likeliest first: the [`entity`](Self::entity) and others.
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("Оралда").next().unwrap();
    /// let ids: Vec<&str> = mention.alternatives().iter().map(|hit| hit.entity().id()).collect();
    /// assert!(ids.contains(&"uralsk") && ids.contains(&"ural-river"));
    /// ```
    pub fn alternatives(&self) -> &[Hit<'g, 't>] {
        &self.hits
    }

    /// How far it is from the name.
    ///
    /// ```
    /// # use atau::{Glossary, Layer};
    /// let mention = Glossary::bundled().find_iter("в Кульдже").next().unwrap();
    /// assert_eq!(mention.layer(), Layer::Inflected);
    /// ```
    pub fn layer(&self) -> Layer {
        self.hit().layer()
    }

    /// How it was understood.
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("Шыңжаңға").next().unwrap();
    /// assert_eq!(mention.explain().to_string(), "`Шыңжаңға` is read as `Шыңжаң`: dative");
    /// ```
    pub fn explain(&self) -> Explanation<'g, 't> {
        self.hit().explain()
    }
}

impl fmt::Debug for Mention<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mention")
            .field("range", &self.range)
            .field("text", &self.text())
            .field("entity", &self.entity().id())
            .field("layer", &self.layer())
            .finish()
    }
}
