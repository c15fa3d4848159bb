//! What a spell-checker of one language should know.
//!
//! A spell-checker sees words, one at a time; the glossary has names. So every form of
//! every right name is cut into words, and the words that are forms of one are kept
//! together as a [`Paradigm`]. A wrong name is held against the right names of its
//! entity to learn which of its words are wrong, and what each was meant to be.
//!
//! ```
//! # use atau::{Glossary, Lang, table::Tables};
//! use atau::export::Vocabulary;
//! # let mut tables = Tables::default();
//! # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
//! #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
//! # let glossary = Glossary::from_tables(&tables)?;
//! let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
//! let bases: Vec<&str> = vocabulary.paradigms().map(|paradigm| paradigm.base()).collect();
//! assert_eq!(bases, ["Алаш", "партиясы"]);
//! assert!(vocabulary.has("партиясының"));
//! # Ok::<(), atau::Error>(())
//! ```

mod cut;
mod gather;
mod wrong;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use super::hunspell::{Flavour, Hunspell};
use super::lists;
use crate::entity::{Kind, Lang};
use crate::glossary::{Glossary, Name};
use crate::index::inflection;
use crate::inflect::{Grammar, english, kazakh, russian};
pub use cut::{LeftOut, Why, words};
use gather::Gathered;
pub use wrong::Wrong;

/// What a spell-checker of one language should know: made once from a glossary.
///
/// Right names are those whose role [is correct](crate::Role::is_correct), in that language
/// alone. What several formats are made of is kept with it, so it is worth keeping.
///
/// ```
/// # use atau::{Lang, table::Tables, Glossary, export::Vocabulary};
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             xinjiang,place,Шыңжаң,,,,,,,,,\n");
/// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
/// #                          xinjiang,Шынжаң,kk,misspelling,,,editors,\n");
/// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
/// assert!(vocabulary.has("Шыңжаңнан") && !vocabulary.has("Шыңжаңдан"));
/// let wrong = vocabulary.wrong().next().unwrap();
/// assert_eq!((wrong.form(), wrong.right()), ("Шынжаң", "Шыңжаң"));
/// # Ok::<(), atau::Error>(())
/// ```
pub struct Vocabulary {
    lang: Lang,
    /// Sorted, distinct.
    words: Vec<String>,
    paradigms: Vec<Rows>,
    phrases: Vec<Phrase>,
    wrong: Vec<Wrong>,
    wrong_phrases: Vec<Wrong>,
    left_out: Vec<LeftOut>,
    /// What several formats are made of, made when the first of them asks.
    usual: OnceLock<Vec<u32>>,
    dictionaries: [OnceLock<Hunspell>; 2],
}

/// A paradigm, as places in the list of words.
struct Rows {
    base: u32,
    forms: Vec<u32>,
    is_name: bool,
}

impl Vocabulary {
    /// All that the names of `glossary` in `lang` tell. O(letters of all forms).
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let [kk, ru] = [Lang::Kk, Lang::Ru].map(|lang| Vocabulary::of(&glossary, lang));
    /// assert!(kk.has("Шыңжаңда") && !kk.has("Синьцзяне"));
    /// assert!(ru.has("Синьцзяне") && !ru.has("Шыңжаңда"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn of<D: AsRef<[u8]>>(glossary: &Glossary<D>, lang: Lang) -> Vocabulary {
        let mut gathered = Gathered::default();
        let names = || glossary.names().filter(move |name| name.lang() == lang);
        for name in names().filter(|name| name.role().is_correct()) {
            gathered.add(name);
        }
        let mut vocabulary = gathered.into_vocabulary(lang);
        let mut wrong = BTreeMap::new();
        let mut wrong_phrases = BTreeMap::new();
        let mut in_place = Vec::new();
        for name in names().filter(|name| !name.role().is_correct()) {
            vocabulary.add_wrong(name, &mut wrong, &mut wrong_phrases, &mut in_place);
        }
        // what only its neighbours tell counts least
        for one in in_place {
            wrong.entry(one.form.clone()).or_insert(one);
        }
        vocabulary.wrong = wrong.into_values().collect();
        vocabulary.wrong_phrases = wrong_phrases.into_values().collect();
        vocabulary
    }

    /// The language.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// assert_eq!(Vocabulary::of(&glossary, Lang::Kk).lang(), Lang::Kk);
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Every word of every form of every right name, sorted by code point, each once.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    ///
    /// let words: Vec<&str> = vocabulary.words().map(|word| word.text()).collect();
    /// assert_eq!(words, ["Синьцзян", "Синьцзяна", "Синьцзяне", "Синьцзяном", "Синьцзяну"]);
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn words(&self) -> impl ExactSizeIterator<Item = Word<'_>> {
        self.words.iter().map(|text| Word { text })
    }

    /// Whether this is one of [`words`](Self::words), letter case and all.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    ///
    /// assert!(vocabulary.has("Синьцзяном"));
    /// assert!(!vocabulary.has("синьцзяном") && !vocabulary.has("Синьцзяным"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn has(&self, word: &str) -> bool {
        self.place(word).is_some()
    }

    /// The same words as [`words`](Self::words), forms of one word together, sorted by
    /// the word as it stands in the names. A form of two words is with both.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    ///
    /// let bases: Vec<&str> = vocabulary.paradigms().map(|paradigm| paradigm.base()).collect();
    /// assert_eq!(bases, ["Алаш", "партия"]);
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn paradigms(&self) -> impl ExactSizeIterator<Item = Paradigm<'_>> {
        self.paradigms.iter().map(|rows| Paradigm {
            words: &self.words,
            rows,
        })
    }

    /// The right names of several words, sorted.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// let phrases: Vec<&str> = vocabulary.phrases().map(|phrase| phrase.text()).collect();
    /// assert_eq!(phrases, ["Алаш партиясы"]); // Шыңжаң is one word
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn phrases(&self) -> impl ExactSizeIterator<Item = &Phrase> {
        self.phrases.iter()
    }

    /// Words that are wrong, sorted: misspelt, damaged or deprecated names of one word
    /// and the wrong words of longer ones. None is among [`words`](Self::words), not even
    /// in other letter case.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          xinjiang,Шынжаң,kk,misspelling,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// let wrong: Vec<&str> = vocabulary.wrong().map(|wrong| wrong.form()).collect();
    /// assert_eq!(wrong, ["Шынжаң"]);
    /// assert!(!vocabulary.has("Шынжаң"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn wrong(&self) -> impl ExactSizeIterator<Item = &Wrong> {
        self.wrong.iter()
    }

    /// Wrong names of several words, sorted, each with the right name. None is a right
    /// name of something else; its words may all be right.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          alash,Алаш партясы,kk,misspelling,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// let wrong = vocabulary.wrong_phrases().next().unwrap();
    /// assert_eq!((wrong.form(), wrong.right()), ("Алаш партясы", "Алаш партиясы"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn wrong_phrases(&self) -> impl ExactSizeIterator<Item = &Wrong> {
        self.wrong_phrases.iter()
    }

    /// What of the right names is not among the words, and why.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             division,organisation,,22-я стрелковая дивизия,,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    ///
    /// let words: Vec<&str> = vocabulary.left_out().iter().map(|left_out| left_out.word()).collect();
    /// assert_eq!(words, ["22-я"]);
    /// assert!(vocabulary.has("стрелковой")); // the others are there
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// The dictionary of these words, made once.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Vocabulary, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// let dictionary = vocabulary.dictionary(Flavour::Strict);
    /// assert_eq!(dictionary.base_name(), "kk_ATAU");
    /// assert!(std::ptr::eq(dictionary, vocabulary.dictionary(Flavour::Strict)));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn dictionary(&self, flavour: Flavour) -> &Hunspell {
        let [strict, lenient] = &self.dictionaries;
        let made = match flavour {
            Flavour::Strict => strict,
            Flavour::Lenient => lenient,
        };
        made.get_or_init(|| Hunspell::new(self, flavour))
    }

    /// The words that a text of our time is likely to have, sorted.
    pub(super) fn usual(&self) -> impl Iterator<Item = &str> {
        let rows = self.usual.get_or_init(|| {
            let usual = lists::usual(self);
            let row = |word: &str| self.place(word).map(|place| place as u32);
            usual.into_iter().filter_map(row).collect()
        });
        rows.iter()
            .filter_map(|&row| self.words.get(row as usize))
            .map(String::as_str)
    }

    /// Where a word is in the list.
    fn place(&self, word: &str) -> Option<usize> {
        let place = self
            .words
            .binary_search_by(|other| other.as_str().cmp(word));
        place.ok()
    }
}

/// A word to accept.
///
/// ```
/// # use atau::{Glossary, Lang, table::Tables};
/// use atau::export::Vocabulary;
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             rsfsr,place,РСФСР,РСФСР,RSFSR,,,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
///
/// let word = vocabulary.words().next().unwrap();
/// assert_eq!((word.text(), word.keep_case()), ("РСФСР", true));
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word<'v> {
    text: &'v str,
}

impl<'v> Word<'v> {
    /// The word: letters, and between them hyphens (`-`) and apostrophes (`'`).
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             rsfsr,place,РСФСР,РСФСР,RSFSR,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// assert!(vocabulary.words().any(|word| word.text() == "РСФСР-ға"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn text(self) -> &'v str {
        self.text
    }

    /// Whether the word is right in no other letter case: an abbreviation, `РСФСР`,
    /// `ҚазАССР-ға`. Of other words a capital at the start, and capitals throughout, are
    /// right where the word is.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             rsfsr,place,РСФСР,РСФСР,RSFSR,,,,,,,\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// for word in vocabulary.words() {
    ///     assert_eq!(word.keep_case(), word.text().starts_with("РСФСР"));
    /// }
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn keep_case(self) -> bool {
        keeps_case(self.text)
    }
}

/// Whether some part of a word has two capitals.
pub(crate) fn keeps_case(word: &str) -> bool {
    word.split('-')
        .any(|part| part.chars().filter(|c| c.is_uppercase()).count() > 1)
}

/// A word and its forms.
///
/// ```
/// # use atau::{Glossary, Lang, table::Tables};
/// use atau::export::Vocabulary;
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
/// let paradigm = vocabulary.paradigms().next().unwrap();
///
/// assert_eq!(format!("{paradigm:?}").matches("Синьцзян").count(), 5); // six cases, two of them alike
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Paradigm<'v> {
    words: &'v [String],
    rows: &'v Rows,
}

impl<'v> Paradigm<'v> {
    /// The word as it stands in a name.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// let paradigm = vocabulary.paradigms().find(|one| one.forms().any(|form| form == "партиялары"));
    /// assert_eq!(paradigm.unwrap().base(), "партиясы"); // as in the name
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn base(self) -> &'v str {
        self.word(self.rows.base)
    }

    /// Its forms in any order, the base first.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    /// let paradigm = vocabulary.paradigms().next().unwrap();
    ///
    /// let mut forms = paradigm.forms();
    /// assert_eq!(forms.next(), Some("Синьцзян"));
    /// assert!(forms.any(|form| form == "Синьцзяну"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn forms(self) -> impl Iterator<Item = &'v str> {
        let others = self
            .rows
            .forms
            .iter()
            .filter(move |&&row| row != self.rows.base);
        std::iter::once(self.base()).chain(others.map(move |&row| self.word(row)))
    }

    /// Whether it is a name by itself, not only a word of longer ones.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    ///
    /// let names: Vec<&str> =
    ///     vocabulary.paradigms().filter(|one| one.is_name()).map(|one| one.base()).collect();
    /// assert_eq!(names, ["Шыңжаң"]); // Алаш and партиясы are only words of one
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn is_name(self) -> bool {
        self.rows.is_name
    }

    fn word(self, row: u32) -> &'v str {
        self.words.get(row as usize).map_or("", String::as_str)
    }
}

impl fmt::Debug for Paradigm<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.forms()).finish()
    }
}

/// A right name of several words.
///
/// ```
/// # use atau::{Glossary, Lang, table::Tables};
/// use atau::export::Vocabulary;
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
/// let phrase = vocabulary.phrases().next().unwrap();
///
/// assert_eq!(phrase.text(), "партия Алаш");
/// assert!(phrase.forms().contains(&"партии Алаш".to_owned()));
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    text: String,
    grammar: String,
    nature: u8,
    lang: Lang,
}

impl Phrase {
    fn of(name: Name<'_>) -> Phrase {
        Phrase {
            text: name.form().to_owned(),
            grammar: name.entity().grammar().to_owned(),
            nature: name.entity().kind() as u8,
            lang: name.lang(),
        }
    }

    /// The name.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::En);
    /// let phrase = vocabulary.phrases().next().unwrap();
    ///
    /// assert_eq!(phrase.text(), "Alash party");
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All its forms, the name first. Each may come more than once.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    /// let phrase = vocabulary.phrases().next().unwrap();
    ///
    /// let forms = phrase.forms();
    /// assert_eq!(forms[0], "Алаш партиясы");
    /// assert!(forms.contains(&"Алаш партиясынан".to_owned()));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn forms(&self) -> Vec<String> {
        let kind = Kind::at(self.nature).unwrap_or(Kind::Term);
        forms(&self.text, self.lang, Grammar::new(&self.grammar), kind)
    }
}

/// All forms of a name, itself first.
fn forms(form: &str, lang: Lang, grammar: Grammar<'_>, kind: Kind) -> Vec<String> {
    let mut all = vec![form.to_owned()];
    match lang {
        Lang::Kk => all.extend(
            kazakh::generate(form, grammar)
                .into_iter()
                .map(|made| made.form),
        ),
        Lang::Ru => {
            let made = russian::generate(form, grammar, inflection::nature(kind));
            all.extend(made.into_iter().map(|made| made.form));
        }
        Lang::En => all.extend(english::generate(form).into_iter().map(|made| made.form)),
        _ => (),
    }
    all
}
