//! A hit: a name that a query may mean, and how the query was understood.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::entity::{Lang, Layer, Origin, Role};
use crate::glossary::{Entity, Name};
use crate::index::core::{Core, Posting};
use crate::index::keys::Way;
use crate::query;
use crate::reading::{self, MENDED, Reading};
use crate::text::align::{self, Edit};
use crate::text::fold::{self, Fold, loosen};
use crate::text::repair::{self, Repaired};
use crate::text::romanise::Scheme;

/// A name that a query may mean.
///
/// ```
/// # use atau::{Glossary, Layer, Origin};
/// let hit = Glossary::bundled().lookup("шынжан")[0];
/// assert_eq!((hit.entity().id(), hit.layer(), hit.edits()), ("xinjiang", Layer::Loose, 0));
/// assert_eq!((hit.query(), hit.origin()), ("шынжан", Origin::Attested));
/// ```
#[derive(Clone, Copy)]
pub struct Hit<'g, 'q> {
    core: Core<'g>,
    query: &'q str,
    reading: Reading,
}

impl<'g, 'q> Hit<'g, 'q> {
    pub(crate) fn new(core: Core<'g>, query: &'q str, reading: Reading) -> Self {
        Hit {
            core,
            query,
            reading,
        }
    }

    pub(crate) fn reading(&self) -> &Reading {
        &self.reading
    }

    pub(crate) fn reading_mut(&mut self) -> &mut Reading {
        &mut self.reading
    }

    pub(crate) fn core(&self) -> Core<'g> {
        self.core
    }

    /// The query as it is read: without its damage, if it has any.
    pub(crate) fn mended(&self) -> Cow<'q, str> {
        match self.repaired() {
            None => Cow::Borrowed(self.query),
            Some(repaired) => Cow::Owned(repaired.text().to_owned()),
        }
    }

    fn posting(&self) -> Posting {
        self.reading.posting
    }

    /// What it names.
    ///
    /// ```
    /// let hits = atau::Glossary::bundled().lookup("Синьцзян");
    /// assert_eq!(hits[0].entity().id(), "xinjiang");
    /// ```
    pub fn entity(&self) -> Entity<'g> {
        Entity::new(self.core, self.core.name_entity(self.posting().name))
    }

    /// The name that was found.
    ///
    /// ```
    /// let hits = atau::Glossary::bundled().lookup("алаш орда");
    /// assert_eq!(hits[0].name().form(), "Алаш Орда");
    /// ```
    pub fn name(&self) -> Name<'g> {
        Name::new(self.core, self.posting().name)
    }

    /// Whether the spelling that was found is attested, or derived by a rule from
    /// [`name`](Self::name): a short form of a person's name, or a romanised one.
    ///
    /// ```
    /// # use atau::{Glossary, Origin};
    /// let hit = Glossary::bundled().lookup("А. Букейханов")[0];
    /// assert_eq!((hit.origin(), hit.name().form()), (Origin::Derived, "Алихан Букейханов"));
    /// ```
    pub fn origin(&self) -> Origin {
        match (self.posting().way, self.reading.path.scheme) {
            (Way::Name, None) => Origin::Attested,
            _ => Origin::Derived,
        }
    }

    /// The scheme by which the name, with its ending if it has one, is written as in the
    /// query.
    ///
    /// ```
    /// # use atau::{Glossary, text::romanise::Scheme};
    /// let hit = Glossary::bundled().lookup("Şäueşek")[0];
    /// assert_eq!((hit.name().form(), hit.scheme()), ("Шәуешек", Some(Scheme::Kazakh2021)));
    /// ```
    pub fn scheme(&self) -> Option<Scheme> {
        self.posting().way.scheme().or(self.reading.path.scheme)
    }

    /// The bytes of the query that are the name without its ending; all of it if it
    /// has none.
    ///
    /// ```
    /// # use atau::Glossary;
    /// let hit = Glossary::bundled().lookup("Шыңжаңнан")[0];
    /// assert_eq!(&hit.query()[hit.stem_range()], "Шыңжаң");
    /// ```
    pub fn stem_range(&self) -> Range<usize> {
        let stem = |text: &str| 0..text.len() - self.ending_len(text);
        match self.repaired() {
            None => stem(self.query),
            Some(repaired) => {
                let stem = stem(repaired.text());
                repaired.source(stem).unwrap_or(0..self.query.len())
            }
        }
    }

    /// Bytes of `text`, the query or its repaired reading, that are an ending.
    fn ending_len(&self, text: &str) -> usize {
        let Some(ending) = self.reading.path.ending else {
            return 0;
        };
        let letters = written(text);
        let last = letters.len().checked_sub(usize::from(ending.rest) + 1);
        match last.and_then(|last| letters.get(last)) {
            Some(letter) if ending.rest > 0 => text.len() - letter.end,
            _ => 0,
        }
    }

    fn repaired(&self) -> Option<Repaired> {
        match self.reading.path.repair {
            MENDED => repair::mend(self.query),
            which => repair::repairs(self.query).nth(usize::from(which).checked_sub(1)?),
        }
    }

    /// How far the query is from the name.
    ///
    /// ```
    /// # use atau::{Glossary, Layer};
    /// let glossary = Glossary::bundled();
    /// assert_eq!(glossary.lookup("құлжа")[0].layer(), Layer::Exact);
    /// assert_eq!(glossary.lookup("кулжа")[0].layer(), Layer::Loose);
    /// ```
    pub fn layer(&self) -> Layer {
        self.reading.layer
    }

    /// Edits between the query and the name, at the layer `loose`; 0 unless the
    /// layer is `fuzzy`.
    ///
    /// ```
    /// let glossary = atau::Glossary::bundled();
    /// assert_eq!(glossary.fuzzy("Шыңжяң").hits()[0].edits(), 1); // я for а
    /// ```
    pub fn edits(&self) -> u8 {
        self.reading.edits
    }

    /// The query.
    ///
    /// ```
    /// assert_eq!(atau::Glossary::bundled().lookup("кулжа")[0].query(), "кулжа");
    /// ```
    pub fn query(&self) -> &'q str {
        self.query
    }

    /// How the query was understood, step by step.
    ///
    /// ```
    /// let glossary = atau::Glossary::bundled();
    /// let hits = glossary.fuzzy("Шынжян").langs([atau::Lang::Kk]).hits();
    /// let why = hits[0].explain();
    /// assert_eq!(why.to_string(), "`Шынжян` is read as `Шыңжаң`: н for ң, н for ң, я for а");
    /// ```
    pub fn explain(&self) -> Explanation<'g, 'q> {
        let mut steps = match self.repaired() {
            None => self.steps(self.query),
            Some(repaired) => {
                let mut steps = self.steps(repaired.text());
                for step in &mut steps {
                    let range = repaired.source(step.query.clone());
                    step.query = range.unwrap_or(0..self.query.len());
                }
                steps.extend(repaired.steps().iter().map(|repair| Step {
                    layer: Layer::Repaired,
                    query: repair.range(),
                    rule: Rule::Said(repair.to_string()),
                }));
                steps
            }
        };
        steps.sort_by_key(|step| step.layer);
        Explanation {
            query: self.query,
            name: self.name(),
            steps,
            second: None,
            reasons: Vec::new(),
        }
    }

    /// The steps from `text`, the query or its repaired reading, to the name.
    fn steps(&self, text: &str) -> Vec<Step> {
        let (core, posting, path) = (self.core, self.posting(), self.reading.path);
        let spelling = reading::spelling(core, posting).unwrap_or_default();
        let mut steps = Vec::new();
        let mut say = |layer, query, rule| steps.push(Step { layer, query, rule });
        let all = 0..text.len();
        if path.is_member {
            let rule = Rule::Said("the head of the list is its last word".to_owned());
            say(Layer::Inflected, all, rule);
            return steps;
        }
        if let Some(scheme) = self.scheme() {
            let rule = Rule::Said(format!("written by {} ({scheme})", scheme.title()));
            say(Layer::Romanised, all.clone(), rule);
        } else if posting.way != Way::Name {
            say(Layer::Loose, all.clone(), Rule::Short(spelling.to_string()));
        }
        if let Some(said) = reading::say_ending(core, &self.reading, text) {
            let stem = text.len() - self.ending_len(text);
            say(Layer::Inflected, stem..text.len(), Rule::Said(said));
            if self.reading.layer == Layer::Repaired && path.repair == 0 {
                let rule = Rule::Said("hyphen inside a word".to_owned());
                say(Layer::Repaired, stem..stem, rule);
            }
        }
        if path.scheme.is_some() {
            return steps;
        }
        if self.is_beginning(text) {
            let rule = Rule::Said("the beginning of the name".to_owned());
            say(self.reading.layer, all, rule);
            self.explain_letters(text, &spelling, &mut steps);
            return steps;
        }
        self.explain_letters(text, &spelling, &mut steps);
        // what is neither letter nor digit
        if posting.way == Way::Name && self.reading.edits == 0 && path.ending.is_none() {
            let form = core.form(posting.name);
            let is_exact = fold::is_exact(text, form);
            let (layer, rule) = match is_exact {
                true if text == form => (Layer::Exact, Rule::AsWritten),
                true => (Layer::Exact, Rule::Case),
                false => (Layer::Loose, Rule::Signs),
            };
            let signs = |text: &str| {
                let signs = fold::exact_chars(text).map(|f| f.char);
                signs.filter(|c| loosen(*c).is_none()).collect::<String>()
            };
            if is_exact || signs(text) != signs(form) {
                let query = all;
                steps.push(Step { layer, query, rule });
            }
        }
        steps
    }

    /// Whether the name goes on behind `text`: it completes it.
    fn is_beginning(&self, text: &str) -> bool {
        let (posting, path) = (self.posting(), self.reading.path);
        let is_plain = posting.way == Way::Name && path.ending.is_none();
        let form = self.core.form(posting.name);
        is_plain && self.reading.edits == 0 && written(text).len() < written(form).len()
    }

    /// Steps for letters that were read as others.
    fn explain_letters(&self, text: &str, spelling: &str, steps: &mut Vec<Step>) {
        let mut written = written(text);
        let mut read = query::exact_letters(spelling);
        if let Some(ending) = self.reading.path.ending {
            if ending.lang != Lang::Kk {
                return;
            }
            written.truncate(written.len().saturating_sub(ending.rest.into()));
            read.truncate(read.len().saturating_sub(ending.tail.into()));
        } else if self.is_beginning(text) {
            read.truncate(written.len());
        }
        let letters: Vec<char> = written.iter().map(|fold| fold.char).collect();
        let Some(pairs) = align::align(&letters, &read, usize::from(self.reading.edits)) else {
            return;
        };
        for pair in pairs {
            let at = match written.get(pair.written) {
                Some(fold) => fold.start..fold.end,
                None => text.len()..text.len(),
            };
            let (w, r) = (letters.get(pair.written), read.get(pair.read));
            let (layer, query, rule) = match (pair.edit, w, r) {
                (Edit::Kept, Some(w), Some(r)) if w == r => continue,
                (Edit::Kept, Some(w), Some(r)) => (Layer::Loose, at, Rule::Letter(*w, *r)),
                (Edit::Replaced, Some(w), Some(r)) => (Layer::Fuzzy, at, Rule::Letter(*w, *r)),
                (Edit::Added, Some(w), _) => (Layer::Fuzzy, at, Rule::TooMany(*w)),
                (Edit::Omitted, _, Some(r)) => (Layer::Fuzzy, at.start..at.start, Rule::TooFew(*r)),
                (Edit::Swapped, Some(w), _) => match written.get(pair.written + 1) {
                    Some(next) => (Layer::Fuzzy, at.start..next.end, Rule::Swap(*w, next.char)),
                    None => continue,
                },
                _ => continue,
            };
            steps.push(Step { layer, query, rule });
        }
    }
}

/// The letters and digits of a text at the layer `exact`.
fn written(text: &str) -> Vec<Fold> {
    fold::exact_chars(text)
        .filter(|fold| loosen(fold.char).is_some())
        .collect()
}

impl fmt::Debug for Hit<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hit")
            .field("entity", &self.entity())
            .field("name", &self.name())
            .field("layer", &self.layer())
            .field("edits", &self.edits())
            .finish()
    }
}

/// How a query was understood; see [`Hit::explain`]. Prints as one sentence.
///
/// ```
/// let hits = atau::Glossary::bundled().lookup("кулжа");
/// assert_eq!(hits[0].explain().to_string(), "`кулжа` is read as `Құлжа`: к for қ, у for ұ");
/// ```
#[derive(Clone, Debug)]
pub struct Explanation<'g, 'q> {
    query: &'q str,
    name: Name<'g>,
    steps: Vec<Step>,
    /// What else it may be, and what speaks against that.
    second: Option<Entity<'g>>,
    reasons: Vec<String>,
}

impl<'g> Explanation<'g, '_> {
    pub(crate) fn rather_than(mut self, second: Entity<'g>, reasons: Vec<String>) -> Self {
        self.second = Some(second);
        self.reasons = reasons;
        self
    }

    /// The steps, best layer first.
    ///
    /// ```
    /// let hits = atau::Glossary::bundled().fuzzy("Шыңжяң").hits();
    /// for step in hits[0].explain().steps() {
    ///     println!("{}: {step}", step.layer()); // fuzzy: я for а
    /// }
    /// ```
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Of a [mention](crate::Mention::explain) that may name several things: what speaks for
    /// the first and not for the second, the strongest reason first. None if it is only the
    /// better of two names: the preferred one, say, or that with more sources.
    ///
    /// ```
    /// let glossary = atau::Glossary::bundled();
    /// let mention = glossary.find_iter("Орал, Бөкей және Ақтөбе губерниялары").next().unwrap();
    /// assert_eq!(mention.entity().id(), "uralsk-province");
    /// assert_eq!(mention.explain().reasons(), ["the kind of the list's head"]);
    /// ```
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

impl fmt::Display for Explanation<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is read as `{}`", self.query, self.name.form())?;
        for (i, step) in self.steps.iter().enumerate() {
            f.write_str(if i == 0 { ": " } else { ", " })?;
            step.fmt(f)?;
        }
        f.write_str(match self.name.role() {
            Role::Misspelling => "; a known misspelling",
            Role::Ocr => "; a form known to be damaged",
            Role::Deprecated => "; a deprecated name",
            _ => "",
        })?;
        let Some(second) = self.second else {
            return Ok(());
        };
        let reasons = match &self.reasons[..] {
            [] => "it is the better name".to_owned(),
            reasons => reasons.join(", "),
        };
        write!(f, "; rather than {} for: {reasons}", second.id())
    }
}

/// One step from a query to a name.
///
/// ```
/// # use atau::{Glossary, Layer};
/// let hit = Glossary::bundled().fuzzy("Шыңжяң").hits()[0];
/// let step = hit.explain().steps()[0].clone();
/// assert_eq!((step.layer(), &hit.query()[step.range()]), (Layer::Fuzzy, "я"));
/// assert_eq!(step.to_string(), "я for а");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    layer: Layer,
    query: Range<usize>,
    rule: Rule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    AsWritten,
    Case,
    Signs,
    /// A short form of a person's name.
    Short(String),
    Letter(char, char),
    TooMany(char),
    TooFew(char),
    Swap(char, char),
    /// What another module says of it.
    Said(String),
}

impl Step {
    /// The layer to which the step belongs.
    ///
    /// ```
    /// # use atau::{Glossary, Layer};
    /// let why = Glossary::bundled().lookup("кулжа")[0].explain();
    /// assert!(why.steps().iter().all(|step| step.layer() == Layer::Loose));
    /// ```
    pub fn layer(&self) -> Layer {
        self.layer
    }

    /// The bytes of the query that it is about.
    ///
    /// ```
    /// let hit = atau::Glossary::bundled().lookup("кулжа")[0];
    /// assert_eq!(&hit.query()[hit.explain().steps()[0].range()], "к");
    /// ```
    pub fn range(&self) -> Range<usize> {
        self.query.clone()
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.rule {
            Rule::AsWritten => f.write_str("as it is written"),
            Rule::Case => f.write_str("letter case, ё, or the kind of dash, quote or space apart"),
            Rule::Signs => f.write_str("hyphens, spaces and points apart"),
            Rule::Short(spelling) => write!(f, "a short form of the name (`{spelling}`)"),
            Rule::Said(said) => f.write_str(said),
            Rule::Letter(written, read) => write!(f, "{written} for {read}"),
            Rule::TooMany(letter) => write!(f, "{letter} too many"),
            Rule::TooFew(letter) => write!(f, "{letter} left out"),
            Rule::Swap(first, second) => write!(f, "{first} and {second} swapped"),
        }
    }
}
