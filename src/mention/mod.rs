//! Names in running text.
//!
//! A text is read as words ([`tokens`]). At each word the index is walked as far as the
//! text goes on like a name, with every ending it may have ([`spans`]); of what was found
//! the longest stretch counts that passes the checks here: a proper name has a capital, a
//! short one is written just so, no comma stands inside it unless one stands inside the
//! name.

mod canonical;
mod checks;
mod evidence;
mod lists;
mod memo;
mod numbers;
mod scan;
mod spans;
mod stream;
mod tokens;
mod words;

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::ops::{Range, RangeInclusive};

use crate::entity::{Kind, Lang, Layer};
use crate::glossary::{Entity, Glossary};
use crate::hit::{Explanation, Hit};
use crate::index::core::Core;
use crate::query::{Filter, Layers};
use evidence::Choice;
pub(crate) use memo::Pool;
use scan::{Next, Origin, Scanner};
use stream::Stream;

/// Which of several stretches that share words are mentions.
///
/// ```
/// use atau::{Glossary, Overlap};
/// let ids = |overlap| {
///     let finder = Glossary::bundled().finder().overlap(overlap).build();
///     finder.find_iter("Партия Алаш").map(|mention| mention.entity().id()).collect::<Vec<_>>()
/// };
/// assert_eq!(ids(Overlap::LeftmostLongest).len(), 1);
/// assert!(ids(Overlap::All).len() > 1); // the word for a party as well
/// ```
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
    /// stretch once: the leftmost, and of these the longest. Names by a scheme are found if
    /// they have a capital and no ending.
    ///
    /// O(text), with memory that does not depend on its length. What is learnt of its words
    /// is kept with the glossary, some megabytes for each thread that looks for names at the
    /// same time, so that texts behind the first take less time.
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
        self.learnt_finder().find_iter(text)
    }

    /// A new finder that knows what others have learnt.
    fn learnt_finder(&self) -> Finder<'_> {
        Finder {
            pool: self.learnt().clone(),
            ..self.finder().build()
        }
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
                layers: Layers::UNEDITED,
                pool: Pool::default(),
            },
        }
    }
}

/// Settings of a [`Finder`]; see [`Glossary::finder`].
///
/// ```
/// use atau::{Glossary, Kind};
/// let finder = Glossary::bundled().finder().kinds([Kind::Place]).build();
/// let text = "Беженцы возвращались из Чугучака";
/// let ids: Vec<&str> = finder.find_iter(text).map(|mention| mention.entity().id()).collect();
/// assert_eq!(ids, ["tacheng"]);
/// ```
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

    /// Only names at these layers; by default all but `fuzzy`. Without `repaired` a text is
    /// taken as it stands.
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

    /// Also names with one edit, where nothing else is found: stretches of up to three
    /// words and six letters or more, nine without a capital, none with digits. Each such
    /// word costs a fuzzy search.
    ///
    /// ```
    /// # use atau::{Glossary, Layer};
    /// let finder = Glossary::bundled().finder().fuzzy().build();
    /// let mention = finder.find_iter("дорога в Чугучяк").last().unwrap();
    /// assert_eq!((mention.entity().id(), mention.layer()), ("tacheng", Layer::Fuzzy));
    /// ```
    pub fn fuzzy(mut self) -> Self {
        self.finder.layers = self.finder.layers.with(Layer::Fuzzy);
        self
    }

    /// The finder.
    ///
    /// ```
    /// let finder = atau::Glossary::bundled().finder().build();
    /// assert_eq!(finder.find_iter("Үрімшіге").next().unwrap().entity().id(), "urumqi");
    /// ```
    pub fn build(self) -> Finder<'g> {
        Finder {
            // with other settings other things were learnt
            pool: Pool::default(),
            ..self.finder
        }
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
    layers: Layers,
    /// What scans with these settings have learnt.
    pool: Pool,
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
            scanner: Scanner::new(self),
            text,
            ready: VecDeque::new(),
        }
    }

    /// Calls `each` with every mention of a text that is read piece by piece, in the
    /// order and with the places that [`find_iter`](Self::find_iter) would give for the
    /// whole text. Holds some megabytes at most, however long the text is.
    ///
    /// # Errors
    ///
    /// What the reader says, and [`InvalidData`](std::io::ErrorKind::InvalidData) with
    /// the number of the first byte that is not UTF-8, after all mentions before it.
    ///
    /// ```
    /// let finder = atau::Glossary::bundled().finder().build();
    /// let file = "Шыңжаңдағы босқындар".as_bytes(); // or a std::fs::File
    /// let mut ids = Vec::new();
    /// finder.scan(file, |mention| ids.push(mention.entity().id()))?;
    /// assert_eq!(ids, ["xinjiang", "refugee"]);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn scan(
        &self,
        reader: impl io::Read,
        mut each: impl FnMut(&Mention<'g, '_>),
    ) -> io::Result<()> {
        let mut stream = Stream::new(reader);
        let mut scanner = Scanner::new(self);
        loop {
            match scanner.read_on(&stream.text, stream.has_ended) {
                Next::End => return stream.end(),
                Next::Chunk => {
                    let mut ready = VecDeque::new();
                    while scanner.look(&stream.text, stream.origin, &mut ready) {}
                    ready.iter().for_each(&mut each);
                }
                Next::Text { behind } => {
                    stream.forget(behind);
                    scanner.forget(behind);
                    stream.read()?;
                }
            }
        }
    }
}

/// Iterator over the names in a text; see [`Glossary::find_iter`].
///
/// ```
/// let mut mentions = atau::Glossary::bundled().find_iter("Беженцы возвращались из Чигичака");
/// assert_eq!(mentions.next().unwrap().entity().id(), "refugee");
/// assert_eq!(mentions.next().unwrap().entity().id(), "tacheng");
/// assert!(mentions.next().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Mentions<'g, 't> {
    scanner: Scanner<'g>,
    text: &'t str,
    ready: VecDeque<Mention<'g, 't>>,
}

impl<'g, 't> Iterator for Mentions<'g, 't> {
    type Item = Mention<'g, 't>;

    fn next(&mut self) -> Option<Mention<'g, 't>> {
        while self.ready.is_empty() {
            let origin = Origin::default();
            if !self.scanner.look(self.text, origin, &mut self.ready)
                && self.scanner.read_on(self.text, true) != Next::Chunk
            {
                break;
            }
        }
        self.ready.pop_front()
    }
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
    /// The text as far as it is there, and what was before it.
    text: &'t str,
    origin: Origin,
    /// Bytes of `text`.
    range: Range<usize>,
    hits: Hits<'g, 't>,
    /// Why the first hit is the first.
    choice: Choice,
}

/// The hits of a mention: most have one.
#[derive(Clone)]
enum Hits<'g, 't> {
    One(Hit<'g, 't>),
    Several(Vec<Hit<'g, 't>>),
}

impl<'g, 't> Hits<'g, 't> {
    fn as_slice(&self) -> &[Hit<'g, 't>] {
        match self {
            Hits::One(hit) => std::slice::from_ref(hit),
            Hits::Several(hits) => hits,
        }
    }

    fn as_mut_slice(&mut self) -> &mut [Hit<'g, 't>] {
        match self {
            Hits::One(hit) => std::slice::from_mut(hit),
            Hits::Several(hits) => hits,
        }
    }
}

impl<'g, 't> FromIterator<Hit<'g, 't>> for Hits<'g, 't> {
    fn from_iter<I: IntoIterator<Item = Hit<'g, 't>>>(hits: I) -> Self {
        let mut hits = hits.into_iter();
        match (hits.next(), hits.next()) {
            (Some(hit), None) => Hits::One(hit),
            (first, second) => {
                let first = first.into_iter().chain(second);
                Hits::Several(first.chain(hits).collect())
            }
        }
    }
}

impl<'g, 't> Mention<'g, 't> {
    fn hit(&self) -> &Hit<'g, 't> {
        // there is no mention without a reading
        &self.alternatives()[0]
    }

    /// Its bytes in the text.
    ///
    /// ```
    /// let mention = atau::Glossary::bundled().find_iter("в Кульдже").next().unwrap();
    /// assert_eq!(mention.range(), 3..17);
    /// ```
    pub fn range(&self) -> Range<usize> {
        let start = self.origin.bytes;
        start + self.range.start..start + self.range.end
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
        let start = self.range().start;
        start + stem.start..start + stem.end
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
        let before = self.text.get(..self.range.start).unwrap_or_default();
        let start = self.origin.chars + count(before);
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
        let before = self.text.get(..self.range.start).unwrap_or_default();
        let start = self.origin.units + count(before);
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
        self.hits.as_slice()
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

    /// How it was understood, and, if it may name several things, why rather so than as
    /// the second of the [`alternatives`](Self::alternatives).
    ///
    /// ```
    /// let glossary = atau::Glossary::bundled();
    /// let mention = glossary.find_iter("Шыңжаңға").next().unwrap();
    /// assert_eq!(mention.explain().to_string(), "`Шыңжаңға` is read as `Шыңжаң`: dative");
    /// let mention = glossary.find_iter("Орал өзені бойында").next().unwrap();
    /// assert_eq!(
    ///     mention.explain().to_string(),
    ///     "`Орал` is read as `Орал`: as it is written; \
    ///      rather than uralsk for: the word behind tells its kind"
    /// );
    /// ```
    pub fn explain(&self) -> Explanation<'g, 't> {
        let explanation = self.hit().explain();
        match self.alternatives().get(1) {
            Some(second) => {
                let reasons = self.choice.reasons(second.core());
                explanation.rather_than(second.entity(), reasons)
            }
            None => explanation,
        }
    }
}

impl fmt::Debug for Mention<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mention")
            .field("range", &self.range())
            .field("text", &self.text())
            .field("entity", &self.entity().id())
            .field("layer", &self.layer())
            .finish()
    }
}
