//! The glossary: where it comes from, what is in it.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use crate::collide::{self, Collision};
use crate::complete::Complete;
use crate::entity::{Kind, Lang, Origin, Relation, Role};
use crate::error::Error;
use crate::hit::Hit;
use crate::index::core::{Core, Sections};
use crate::index::{check, compile, decompile};
use crate::mention::Pool;
use crate::query::{self, Fuzzy};
use crate::table::{self, Records, Tables};

/// The glossary that comes with the library, compiled when the library was built.
#[cfg(feature = "bundled")]
static BUNDLED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/glossary.atau"));

/// Names and the entities they name, over the bytes of a compiled glossary.
///
/// `D` is where the bytes are: a static slice (the [bundled](Glossary::bundled)
/// one), a vector ([read from tables](Glossary::from_dir), [merged](Glossary::merge)),
/// a memory map of one's own. They are read in place; a glossary is two pointers, a table
/// of sections, and what it has learnt of the words of [texts](Glossary::find_iter).
/// Searching cannot fail, and needs no lock.
///
/// ```
/// let glossary = atau::Glossary::bundled();
/// let hits = glossary.lookup("Чугучак");
/// assert_eq!(hits[0].entity().id(), "tacheng");
/// ```
#[derive(Clone)]
pub struct Glossary<D = &'static [u8]> {
    bytes: D,
    sections: Sections,
    learnt: OnceLock<Pool>,
}

impl Glossary {
    /// The glossary of the history of Kazakhstan and Xinjiang, 1916-1940, that
    /// comes with the library. Reads a header; O(1).
    ///
    /// ```
    /// let glossary = atau::Glossary::bundled();
    /// assert!(glossary.entities().len() > 1000);
    /// ```
    #[cfg(feature = "bundled")]
    pub fn bundled() -> &'static Glossary {
        static GLOSSARY: OnceLock<Glossary> = OnceLock::new();
        GLOSSARY.get_or_init(|| Glossary::new(BUNDLED, Sections::read(BUNDLED)))
    }
}

impl Glossary<Vec<u8>> {
    /// Reads, checks and compiles the tables in a directory; see
    /// [`table`](crate::table) for what they are.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] if the directory or a file in it cannot be read,
    /// [`Error::Tables`] with all that is wrong in the tables.
    ///
    /// ```
    /// let mine = atau::Glossary::from_dir("glossary")?;
    /// assert_eq!(mine.lookup("Шыңжаң")[0].entity().id(), "xinjiang");
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn from_dir(dir: impl AsRef<Path>) -> Result<Self, Error> {
        let tables =
            Tables::from_dir(dir.as_ref()).map_err(|(path, source)| Error::Io { path, source })?;
        Glossary::from_tables(&tables)
    }

    /// Checks and compiles tables that are in memory.
    ///
    /// # Errors
    ///
    /// As [`from_dir`](Self::from_dir).
    ///
    /// ```
    /// let mut tables = atau::table::Tables::default();
    /// tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    ///                             lepsi,place,Лепсі,Лепсы,Lepsi,,,,,,,\n");
    /// let mine = atau::Glossary::from_tables(&tables)?;
    /// assert_eq!(mine.lookup("лепси")[0].entity().id(), "lepsi");
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn from_tables(tables: &Tables) -> Result<Self, Error> {
        let records = table::read(tables).map_err(Error::Tables)?;
        Glossary::from_records(&records)
    }

    fn from_records(records: &Records) -> Result<Self, Error> {
        let bytes = compile::compile(records)?;
        let sections = Sections::read(&bytes);
        Ok(Glossary::new(bytes, sections))
    }
}

impl<D> Glossary<D> {
    fn new(bytes: D, sections: Sections) -> Self {
        Glossary {
            bytes,
            sections,
            learnt: OnceLock::new(),
        }
    }

    /// What scans of texts with the settings of a new finder have learnt.
    pub(crate) fn learnt(&self) -> &Pool {
        self.learnt.get_or_init(Pool::default)
    }
}

impl<D: AsRef<[u8]>> Glossary<D> {
    /// Opens a compiled glossary, after checking all of it once: O(letters of all
    /// names).
    ///
    /// # Errors
    ///
    /// [`Error::Damage`] if the bytes are not a whole, undamaged glossary of the
    /// version this library reads.
    ///
    /// ```
    /// # use atau::Glossary;
    /// let bytes = Glossary::bundled().as_bytes().to_vec();
    /// let opened = Glossary::open(bytes)?;
    /// assert_eq!(opened.lookup("Құлжа").len(), Glossary::bundled().lookup("Құлжа").len());
    /// assert!(Glossary::open(b"something else").is_err());
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn open(bytes: D) -> Result<Self, Error> {
        let sections = check::sections(bytes.as_ref())?;
        check::contents(Core::new(bytes.as_ref(), &sections))?;
        Ok(Glossary::new(bytes, sections))
    }

    /// The compiled glossary.
    ///
    /// ```
    /// assert!(atau::Glossary::bundled().as_bytes().starts_with(b"atau"));
    /// ```
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.as_ref()
    }

    /// Writes the compiled glossary, for [`open`](Self::open).
    ///
    /// # Errors
    ///
    /// What the writer says.
    ///
    /// ```
    /// let mut file = Vec::new();
    /// atau::Glossary::bundled().write_to(&mut file)?;
    /// assert_eq!(&file[..4], b"atau");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_to(&self, mut writer: impl io::Write) -> io::Result<()> {
        writer.write_all(self.as_bytes())?;
        writer.flush()
    }

    /// A glossary with what is in this one and in `mine`. Where both have an entity
    /// of the same id, what `mine` says of it holds: its kind, years, place, notes,
    /// descriptions and preferred names, each where `mine` has one; a preferred name
    /// that is replaced becomes a variant, and all other names and relations are
    /// kept. Years of both that would end before they begin are those of `mine` alone. Of a
    /// name that both have, the role, years, sources and note of `mine` hold in the
    /// same way; a source of the same id is that of `mine`. Compiles the result; O(size of
    /// both).
    ///
    /// # Errors
    ///
    /// [`Error::TooLarge`].
    ///
    /// ```
    /// # use atau::{Glossary, table::Tables};
    /// let mut tables = Tables::default();
    /// tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    ///                             tacheng,place,,,Tarbagatay,,,,,,,\n");
    /// let mine = Glossary::from_tables(&tables)?;
    /// let both = Glossary::bundled().merge(&mine)?;
    /// assert_eq!(both.lookup("Tarbagatay")[0].entity().id(), "tacheng");
    /// assert_eq!(both.lookup("Чугучак")[0].entity().id(), "tacheng");
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn merge<E: AsRef<[u8]>>(&self, mine: &Glossary<E>) -> Result<Glossary<Vec<u8>>, Error> {
        let theirs = decompile::decompile(self.core());
        let mine = decompile::decompile(mine.core());
        Glossary::from_records(&theirs.overlaid(mine))
    }

    pub(crate) fn core(&self) -> Core<'_> {
        Core::new(self.bytes.as_ref(), &self.sections)
    }

    /// All entities that `query` may name, best first, at every [`Layer`](crate::Layer)
    /// but `fuzzy`; of an entity with several such names the best one. Within a layer
    /// preferred names rank above variants, and names in the query's script above
    /// others. Empty if there is none.
    ///
    /// A worse layer is tried only when the better ones found nothing, but for Kazakh
    /// endings: `шаруалар` is a name and also a form of `шаруа`.
    ///
    /// O(letters of the query) and at most once the length of the longest name,
    /// whatever the query; a name that is found at the layer `exact` allocates nothing
    /// but the list that is returned, unless a shorter name ends inside its last word.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, Layer};
    /// let glossary = Glossary::bundled();
    /// let hits = glossary.lookup("шауешек"); // as typed on a Russian keyboard
    /// assert_eq!(hits[0].name().form(), "Шәуешек");
    /// assert_eq!(hits[0].layer(), Layer::Loose);
    /// assert_eq!(hits[0].entity().label(Lang::En), Some("Tacheng"));
    /// ```
    pub fn lookup<'g, 'q>(&'g self, query: &'q str) -> Vec<Hit<'g, 'q>> {
        query::lookup(self.core(), query)
    }

    /// Like [`lookup`](Self::lookup), and also names one or two edits away.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let hits = Glossary::bundled().fuzzy("Шыңжяң").kinds([Kind::Place]).limit(5).hits();
    /// assert_eq!(hits[0].entity().id(), "xinjiang");
    /// assert_eq!(hits[0].edits(), 1);
    /// ```
    pub fn fuzzy<'g, 'q>(&'g self, query: &'q str) -> Fuzzy<'g, 'q> {
        Fuzzy::new(self.core(), query)
    }

    /// Names that begin with `prefix`, best first.
    ///
    /// ```
    /// # use atau::Glossary;
    /// let hits = Glossary::bundled().complete("Шәу").limit(10).hits();
    /// assert_eq!(hits[0].name().form(), "Шәуешек");
    /// ```
    pub fn complete<'g, 'q>(&'g self, prefix: &'q str) -> Complete<'g, 'q> {
        Complete::new(self.core(), prefix)
    }

    /// The preferred names in `lang` (one of [`Lang::MAIN`]) of what `query` may
    /// name, best first, each once.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let glossary = Glossary::bundled();
    /// assert_eq!(glossary.translate("босқын", Lang::En), ["refugee"]);
    /// assert_eq!(glossary.translate("Xinjiang", Lang::Ru), ["Синьцзян"]);
    /// ```
    pub fn translate(&self, query: &str, lang: Lang) -> Vec<&str> {
        let mut labels = Vec::new();
        for hit in self.lookup(query) {
            if let Some(label) = hit.entity().label(lang) {
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
        }
        labels
    }

    /// The entity with the given id. O(log entities).
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let xinjiang = Glossary::bundled().entity("xinjiang").unwrap();
    /// assert_eq!(xinjiang.kind(), Kind::Place);
    /// ```
    pub fn entity(&self, id: &str) -> Option<Entity<'_>> {
        let core = self.core();
        let index = core.find_entity(id)?;
        Some(Entity { core, index })
    }

    /// All entities, in the order of their ids.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let glossary = Glossary::bundled();
    /// let people = glossary.entities().filter(|entity| entity.kind() == Kind::People);
    /// assert!(people.count() > 10);
    /// ```
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> + use<'_, D> {
        let core = self.core();
        (0..core.entities() as u32).map(move |index| Entity { core, index })
    }

    /// All names, in the order of their entities.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let glossary = Glossary::bundled();
    /// assert!(glossary.names().any(|name| name.lang() == Lang::ZhLatnPinyin));
    /// ```
    pub fn names(&self) -> impl ExactSizeIterator<Item = Name<'_>> + use<'_, D> {
        let core = self.core();
        (0..core.names() as u32).map(move |index| Name { core, index })
    }

    /// All sources, in the order of their ids.
    ///
    /// ```
    /// assert!(atau::Glossary::bundled().sources().any(|source| source.id() == "editors"));
    /// ```
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> + use<'_, D> {
        let core = self.core();
        (0..core.sources() as u32).map(move |index| Source { core, index })
    }

    /// Spellings that are derived from a name, by a [scheme](crate::Scheme) or as a short
    /// form of a person's name, and are, at the layer `loose`, a recorded name of other
    /// entities and not of its own. In a [lookup](Glossary::lookup) the recorded name
    /// wins. Sorted, each once. Takes time: every name is written in every scheme.
    ///
    /// A scheme that leaves something to the writer is taken as [`romanise`] has it.
    ///
    /// [`romanise`]: crate::text::romanise::romanise
    ///
    /// ```
    /// for collision in atau::Glossary::bundled().collisions() {
    ///     let (name, others) = (collision.name(), collision.others());
    ///     println!("{}: {} or {}?", collision.spelling(), name.entity().id(), others[0].id());
    /// }
    /// ```
    pub fn collisions(&self) -> Vec<Collision<'_>> {
        collide::collisions(self.core())
    }
}

impl<D: AsRef<[u8]>> fmt::Debug for Glossary<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Glossary")
            .field("bytes", &self.as_bytes().len())
            .field("entities", &self.entities().len())
            .field("names", &self.names().len())
            .finish()
    }
}

/// One thing the glossary knows.
///
/// ```
/// # use atau::{Glossary, Kind, Lang};
/// let kulja = Glossary::bundled().lookup("Кульджа")[0].entity();
/// assert_eq!(kulja.kind(), Kind::Place);
/// assert_eq!(kulja.label(Lang::Kk), Some("Құлжа"));
/// assert!(kulja.description(Lang::En).is_some());
/// let [latitude, longitude] = kulja.position().unwrap();
/// assert!((43.0..45.0).contains(&latitude) && (81.0..82.0).contains(&longitude));
/// assert!(kulja.names().any(|name| name.form() == "Yining"));
/// ```
#[derive(Clone, Copy)]
pub struct Entity<'g> {
    core: Core<'g>,
    index: u32,
}

impl<'g> Entity<'g> {
    pub(crate) fn new(core: Core<'g>, index: u32) -> Self {
        Entity { core, index }
    }

    /// Its stable id.
    ///
    /// ```
    /// assert_eq!(atau::Glossary::bundled().lookup("Қашқар")[0].entity().id(), "kashgar");
    /// ```
    pub fn id(&self) -> &'g str {
        self.core.id(self.index)
    }

    /// What kind of thing it is.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let people = Glossary::bundled().lookup("дүнген")[0].entity();
    /// assert_eq!(people.kind(), Kind::People);
    /// ```
    pub fn kind(&self) -> Kind {
        self.core.kind(self.index)
    }

    /// The preferred name in one of [`Lang::MAIN`].
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let almaty = Glossary::bundled().lookup("Верный")[0].entity();
    /// assert_eq!((almaty.label(Lang::Ru), almaty.label(Lang::Ug)), (Some("Алматы"), None));
    /// ```
    pub fn label(&self, lang: Lang) -> Option<&'g str> {
        self.core
            .label(self.index, lang)
            .map(|name| self.core.form(name))
    }

    /// All its names, preferred ones first.
    ///
    /// ```
    /// let almaty = atau::Glossary::bundled().entity("almaty").unwrap();
    /// assert!(almaty.names().any(|name| name.form() == "Заилийское"));
    /// ```
    pub fn names(&self) -> impl Iterator<Item = Name<'g>> + use<'g> {
        let core = self.core;
        core.entity_names(self.index)
            .map(move |index| Name { core, index })
    }

    /// One line in one of [`Lang::MAIN`] that tells it from its namesakes.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let xinjiang = Glossary::bundled().entity("xinjiang").unwrap();
    /// println!("{}", xinjiang.description(Lang::En).unwrap_or_default());
    /// ```
    pub fn description(&self, lang: Lang) -> Option<&'g str> {
        Some(self.core.description(self.index, lang)).filter(|text| !text.is_empty())
    }

    /// The first and the last year of its existence, each if known.
    ///
    /// ```
    /// let alash_orda = atau::Glossary::bundled().entity("alash-orda").unwrap();
    /// assert_eq!(alash_orda.years(), [Some(1917), Some(1920)]);
    /// ```
    pub fn years(&self) -> [Option<i16>; 2] {
        self.core.entity_years(self.index)
    }

    /// Latitude and longitude in degrees.
    ///
    /// ```
    /// let almaty = atau::Glossary::bundled().entity("almaty").unwrap();
    /// assert_eq!(almaty.position(), Some([43.25, 76.92]));
    /// ```
    pub fn position(&self) -> Option<[f64; 2]> {
        let position = self.core.position(self.index)?;
        Some(position.map(|degrees| f64::from(degrees) / 10_000.0))
    }

    /// The number of its Wikidata item: 42 for Q42.
    ///
    /// ```
    /// let almaty = atau::Glossary::bundled().entity("almaty").unwrap();
    /// assert_eq!(almaty.wikidata(), Some(35493)); // https://www.wikidata.org/wiki/Q35493
    /// ```
    pub fn wikidata(&self) -> Option<u32> {
        self.core.wikidata(self.index)
    }

    /// The flags that override the rules of inflection.
    pub(crate) fn grammar(&self) -> &'g str {
        self.core.grammar(self.index)
    }

    /// The editors' remark on it.
    ///
    /// ```
    /// let semey = atau::Glossary::bundled().entity("semey").unwrap();
    /// assert!(semey.note().is_some_and(|note| note.contains("Semipalatinsk")));
    /// ```
    pub fn note(&self) -> Option<&'g str> {
        Some(self.core.entity_note(self.index)).filter(|text| !text.is_empty())
    }

    /// What it is to other entities.
    ///
    /// ```
    /// # use atau::{Glossary, Relation};
    /// # let glossary = Glossary::bundled();
    /// for (relation, other) in glossary.entity("tacheng").unwrap().relations() {
    ///     println!("{relation} {}", other.id());
    /// }
    /// ```
    pub fn relations(&self) -> impl Iterator<Item = (Relation, Entity<'g>)> + use<'g> {
        let core = self.core;
        core.relations(self.index)
            .map(move |(relation, index)| (relation, Entity { core, index }))
    }
}

impl PartialEq for Entity<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Entity<'_> {}

impl fmt::Debug for Entity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Entity").field(&self.id()).finish()
    }
}

/// One name of an entity.
///
/// ```
/// # use atau::{Glossary, Lang, Origin};
/// let name = Glossary::bundled().lookup("Верный")[0].name();
/// assert_eq!((name.form(), name.origin()), ("Верный", Origin::Attested));
/// assert_eq!(name.lang().script(), Lang::Ru.script());
/// assert!(name.role().is_correct());
/// assert_eq!(name.entity().id(), "almaty");
/// for source in name.sources() {
///     println!("{}: {}", source.id(), source.title());
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Name<'g> {
    core: Core<'g>,
    index: u32,
}

/// How the notes of names begin that are not another name for the thing: another part of
/// speech, a part of a name, or a name and more.
const NO_SYNONYM: [&str; 16] = [
    "elliptic",
    "adjective",
    "verb",
    "participle",
    "converb",
    "past of",
    "collocation",
    "coordinated",
    "inflected",
    "passive",
    "title",
    "with ",
    "member",
    "joint",
    "first of",
    "second of",
];

impl<'g> Name<'g> {
    pub(crate) fn new(core: Core<'g>, index: u32) -> Self {
        Name { core, index }
    }

    /// The name as it is written.
    ///
    /// ```
    /// assert_eq!(atau::Glossary::bundled().lookup("алма ата")[0].name().form(), "Алма-Ата");
    /// ```
    pub fn form(&self) -> &'g str {
        self.core.form(self.index)
    }

    /// Its language and script.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// assert_eq!(Glossary::bundled().lookup("Qöqek")[0].name().lang(), Lang::UgLatn);
    /// ```
    pub fn lang(&self) -> Lang {
        self.core.lang(self.index)
    }

    /// What it is to its entity.
    ///
    /// ```
    /// # use atau::{Glossary, Role};
    /// assert_eq!(Glossary::bundled().lookup("Алма-Ата")[0].name().role(), Role::Historical);
    /// ```
    pub fn role(&self) -> Role {
        self.core.role(self.index)
    }

    /// Where it comes from. The names in the tables are all attested.
    ///
    /// ```
    /// # use atau::{Glossary, Origin};
    /// assert!(Glossary::bundled().names().all(|name| name.origin() == Origin::Attested));
    /// ```
    pub fn origin(&self) -> Origin {
        Origin::Attested
    }

    /// The first and the last year in which it was in use, each if known.
    ///
    /// ```
    /// let verny = atau::Glossary::bundled().lookup("Верный")[0].name();
    /// assert_eq!(verny.years(), [Some(1867), Some(1921)]);
    /// ```
    pub fn years(&self) -> [Option<i16>; 2] {
        self.core.name_years(self.index)
    }

    /// The sources that have it.
    ///
    /// ```
    /// let name = atau::Glossary::bundled().lookup("Алаш Орда үкіметі")[0].name();
    /// let ids: Vec<&str> = name.sources().map(|source| source.id()).collect();
    /// assert_eq!(ids, ["001"]);
    /// ```
    pub fn sources(&self) -> impl Iterator<Item = Source<'g>> + use<'g> {
        let core = self.core;
        core.name_sources(self.index)
            .map(move |index| Source { core, index })
    }

    /// The editors' remark on it.
    ///
    /// ```
    /// let name = atau::Glossary::bundled().lookup("чугучакский")[0].name();
    /// assert_eq!(name.note(), Some("adjective"));
    /// ```
    pub fn note(&self) -> Option<&'g str> {
        Some(self.core.name_note(self.index)).filter(|text| !text.is_empty())
    }

    /// Whether it is another name for the same thing: no adjective, verb or inflected form, no
    /// part of a name and no name with more words, as its [note](Self::note) says of it.
    ///
    /// ```
    /// # let glossary = atau::Glossary::bundled();
    /// assert!(glossary.lookup("Чугучак")[0].name().is_synonym());
    /// assert!(!glossary.lookup("чугучакский")[0].name().is_synonym());
    /// ```
    pub fn is_synonym(&self) -> bool {
        let note = self.note().unwrap_or_default();
        !NO_SYNONYM.iter().any(|kind| note.starts_with(kind))
    }

    /// The entity it names.
    ///
    /// ```
    /// let glossary = atau::Glossary::bundled();
    /// let name = glossary.names().find(|name| name.form() == "Заилийское").unwrap();
    /// assert_eq!(name.entity().id(), "almaty");
    /// ```
    pub fn entity(&self) -> Entity<'g> {
        Entity::new(self.core, self.core.name_entity(self.index))
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.form(), self.lang(), self.entity()) == (other.form(), other.lang(), other.entity())
    }
}

impl Eq for Name<'_> {}

impl fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Name")
            .field("form", &self.form())
            .field("lang", &self.lang())
            .field("role", &self.role())
            .finish()
    }
}

/// A document, or the editors, that a name was taken from.
///
/// ```
/// # use atau::Glossary;
/// let source = Glossary::bundled().sources().find(|source| source.id() == "002").unwrap();
/// assert_eq!(source.year(), Some(2025));
/// assert!(source.publication().starts_with("Gumilyov Journal of History"));
/// ```
#[derive(Clone, Copy)]
pub struct Source<'g> {
    core: Core<'g>,
    index: u32,
}

impl<'g> Source<'g> {
    /// Its short id.
    ///
    /// ```
    /// let ids: Vec<&str> = atau::Glossary::bundled().sources().map(|source| source.id()).collect();
    /// assert_eq!(ids, ["000", "001", "002", "003", "004", "editors"]);
    /// ```
    pub fn id(&self) -> &'g str {
        self.core.source_string(self.index, 0)
    }

    /// Its title.
    ///
    /// ```
    /// let source = atau::Glossary::bundled().sources().nth(2).unwrap();
    /// assert!(source.title().starts_with("Protest sentiments and survival strategies"));
    /// ```
    pub fn title(&self) -> &'g str {
        self.core.source_string(self.index, 1)
    }

    /// Its authors, empty if unknown.
    ///
    /// ```
    /// let source = atau::Glossary::bundled().sources().nth(4).unwrap();
    /// assert_eq!(source.author(), "Д.Ж. Айнақұлов");
    /// ```
    pub fn author(&self) -> &'g str {
        self.core.source_string(self.index, 2)
    }

    /// Year of publication.
    ///
    /// ```
    /// let source = atau::Glossary::bundled().sources().nth(4).unwrap();
    /// assert_eq!(source.year(), Some(2013));
    /// ```
    pub fn year(&self) -> Option<i16> {
        self.core.source(self.index).year
    }

    /// Where it was published.
    ///
    /// ```
    /// let source = atau::Glossary::bundled().sources().nth(1).unwrap();
    /// assert!(source.publication().starts_with("e-history.kz"));
    /// ```
    pub fn publication(&self) -> &'g str {
        self.core.source_string(self.index, 4)
    }

    /// Where it can be read.
    ///
    /// ```
    /// let source = atau::Glossary::bundled().sources().nth(1).unwrap();
    /// assert_eq!(source.url(), "https://e-history.kz");
    /// ```
    pub fn url(&self) -> &'g str {
        self.core.source_string(self.index, 5)
    }
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Source").field(&self.id()).finish()
    }
}
