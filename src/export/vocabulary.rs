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

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::OnceLock;

use super::hunspell::{Flavour, Hunspell};
use super::lists;
use crate::entity::{Kind, Lang, Role, Script};
use crate::glossary::{Glossary, Name};
use crate::inflect::{Grammar, english, kazakh, russian};
use crate::reading;
use crate::text::mistake::Cost;
use crate::text::{align, repair};

/// What a spell-checker of one language should know: made once from a glossary.
///
/// Right names are those whose role [is correct](Role::is_correct), in that language
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

/// A wrong word or name.
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
/// let wrong = vocabulary.wrong().next().unwrap();
///
/// assert_eq!((wrong.form(), wrong.right()), ("Шынжаң", "Шыңжаң"));
/// assert!(wrong.is_slip());
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    form: String,
    right: String,
    role: Role,
    is_slip: bool,
    /// Wrong beside certain other words, and maybe right beside others.
    in_place: bool,
}

impl Wrong {
    /// What is wrong.
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
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!(wrong.form(), "партясы"); // Алаш is right
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn form(&self) -> &str {
        &self.form
    }

    /// What was meant. It may have several words.
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
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!((wrong.form(), wrong.right()), ("партясы", "партиясы"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn right(&self) -> &str {
        &self.right
    }

    /// What kind of wrong it is.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::{Role, export::Vocabulary};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          xinjiang,Синцзян,ru,deprecated,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!((wrong.form(), wrong.role()), ("Синцзян", Role::Deprecated));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether it is a slip of pen, press or scanner, not another word: `Шынжаң`, not
    /// `harvesting` for `procurement`. What is no slip may be right where something else
    /// is meant, and a program should not correct it unasked.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             procurement,term,,,procurement,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          procurement,harvesting,en,misspelling,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::En);
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!((wrong.form(), wrong.right()), ("harvesting", "procurement"));
    /// assert!(!wrong.is_slip());
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn is_slip(&self) -> bool {
        self.is_slip
    }

    /// Whether it is a mistake wherever it stands, so that a program may call it one
    /// although another dictionary has it. A short word or an abbreviation may always be
    /// another one.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, export::Vocabulary};
    /// let vocabulary = Vocabulary::of(Glossary::bundled(), Lang::Kk);
    /// let wrong = vocabulary.wrong().find(|wrong| wrong.form() == "Шынжаң").unwrap();
    /// assert!(wrong.is_certain());
    /// ```
    pub fn is_certain(&self) -> bool {
        let form = self.form();
        let plain = |c: char| c.is_lowercase() || !c.is_alphabetic();
        let may_be_another =
            form.chars().count() < 4 || !form.chars().any(plain) || ORDINARY.contains(&form);
        if self.in_place || !form.contains(' ') && may_be_another {
            return false;
        }
        self.is_slip() || matches!(self.role(), Role::Ocr | Role::Deprecated)
    }
}

/// Mistakes that are words which the glossary does not have: `өткен` ("past") is printed
/// for `еткен` ("who did") in one place, and is right in all others.
const ORDINARY: [&str; 16] = [
    "thousandth",
    "басылар",
    "бөлік",
    "еркінді",
    "еңбекшіл",
    "жазушылардың",
    "жөнінде",
    "кедейшілік",
    "кеден",
    "кемір",
    "посланник",
    "таза",
    "қауым",
    "құрма",
    "құрылғаны",
    "өткен",
];

/// A word of a right name that no spell-checker can have.
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
/// assert_eq!(
///     vocabulary.left_out()[0].to_string(),
///     "`22-я стрелковая дивизия`: `22-я` is left out: it has digits"
/// );
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    name: String,
    word: String,
    why: Why,
}

impl LeftOut {
    /// The name.
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
    /// assert_eq!(vocabulary.left_out()[0].name(), "22-я стрелковая дивизия");
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The word.
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
    /// assert_eq!(vocabulary.left_out()[0].word(), "22-я");
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn word(&self) -> &str {
        &self.word
    }

    /// The reason.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Vocabulary, vocabulary::Why};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             division,organisation,,22-я стрелковая дивизия,,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    ///
    /// assert_eq!(vocabulary.left_out()[0].why(), Why::Digits);
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn why(&self) -> Why {
        self.why
    }
}

/// ``` text
/// `22-я стрелковая дивизия`: `22-я` is left out: it has digits
/// ```
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LeftOut { name, word, why } = self;
        write!(
            f,
            "`{}`: `{}` is left out: {why}",
            name.escape_debug(),
            word.escape_debug()
        )
    }
}

/// Why a word is left out.
///
/// ```
/// use atau::export::vocabulary::{Why, words};
/// let why = |word| words(word).find_map(|word| word.err()).map(|(_, why)| why);
/// assert_eq!(why("25А"), Some(Why::Digits));
/// assert_eq!(why("Шың\u{ad}жаң"), Some(Why::Hidden)); // a soft hyphen
/// assert_eq!(why("Құлжа"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Why {
    /// Programs cut words at digits, each in its way.
    Digits,
    /// It has letters of another script than the language, or of two.
    Script,
    /// It has signs that are not seen, such as a soft hyphen or a mark of direction.
    Hidden,
    /// It is longer than spell-checkers take.
    Long,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Why::Digits => "it has digits",
            Why::Script => "it is not in one script, Latin or Cyrillic",
            Why::Hidden => "it has signs that are not seen",
            Why::Long => "it is too long for a word",
        })
    }
}

/// Letters that a word may have at most; hunspell takes no more than 99.
const LONGEST: usize = 80;

/// The words of a name as spell-checkers see them, with typographic hyphens and
/// apostrophes made plain. What no spell-checker can have is there with the reason.
///
/// ```
/// use atau::export::vocabulary::words;
/// let found: Vec<String> = words("«Алаш-Орда» (1917‑1920) т’а").map(Result::unwrap).collect();
/// assert_eq!(found, ["Алаш-Орда", "т'а"]);
/// assert!(words("22nd").next().unwrap().is_err());
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Result<String, (String, Why)>> + '_ {
    let is_hidden = |c: char| {
        c.is_control() && !c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
    };
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}');
    let is_inner = move |c: char| {
        is_letter(c) || c.is_alphanumeric() || plain(c).is_some() || is_hidden(c) || is_mark(c)
    };
    text.split(move |c: char| !is_inner(c))
        .filter_map(move |piece| {
            let word: String = piece.chars().map(|c| plain(c).unwrap_or(c)).collect();
            let word = word.trim_matches(['-', '\'']);
            let is_number = |part: &str| part.chars().all(|c| c.is_numeric());
            if is_number(word.trim_matches(is_hidden)) || word.split('-').all(is_number) {
                return None;
            }
            Some(match trouble(word, is_hidden) {
                None => Ok(word.to_owned()),
                Some(Why::Digits) => {
                    // the year before, the number behind a word: 1-бесжылдық, Алматы-2
                    let parts: Vec<&str> = word.split('-').collect();
                    let kept = parts.iter().position(|part| !is_number(part)).unwrap_or(0);
                    let rest = parts.get(kept..).unwrap_or_default();
                    let numbers = rest.iter().rev().take_while(|part| is_number(part)).count();
                    let rest = rest
                        .get(..rest.len() - numbers)
                        .unwrap_or_default()
                        .join("-");
                    // but 22-й is one word
                    if rest.chars().count() > 3 && trouble(&rest, is_hidden).is_none() {
                        Ok(rest)
                    } else {
                        Err((word.to_owned(), Why::Digits))
                    }
                }
                Some(why) => Err((word.to_owned(), why)),
            })
        })
}

/// Nearly every letter there is here; the tables of Unicode are slow to ask.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || is_cyrillic(c)
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

/// The plain sign for a hyphen or an apostrophe.
fn plain(c: char) -> Option<char> {
    match c {
        '-' | '\u{2010}' | '\u{2011}' => Some('-'),
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′' => Some('\''),
        _ => None,
    }
}

fn trouble(word: &str, is_hidden: impl Fn(char) -> bool) -> Option<Why> {
    let is_usual = |c| is_cyrillic(c) || c == '-';
    if word.len() <= LONGEST && word.chars().all(is_usual) {
        return None;
    }
    if word.chars().any(is_hidden) {
        return Some(Why::Hidden);
    }
    if word.chars().count() > LONGEST {
        return Some(Why::Long);
    }
    let mut scripts = HashSet::new();
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        match Script::of_char(c) {
            Some(script @ (Script::Latin | Script::Cyrillic)) => scripts.insert(script),
            _ => return Some(Why::Script),
        };
    }
    if word.chars().any(char::is_numeric) {
        return Some(Why::Digits);
    }
    // МТС-Station, but not a word of both
    let mixed = |part: &str| {
        let mut scripts = part.chars().filter_map(Script::of_char);
        let first = scripts.next();
        scripts.any(|script| Some(script) != first)
    };
    (scripts.len() > 1 && word.split('-').any(mixed)).then_some(Why::Script)
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
            let made = russian::generate(form, grammar, reading::nature(kind));
            all.extend(made.into_iter().map(|made| made.form));
        }
        Lang::En => all.extend(english::generate(form).into_iter().map(|made| made.form)),
        _ => (),
    }
    all
}

/// What the right names tell, while they are read.
#[derive(Default)]
struct Gathered {
    /// All words, by which each is known below.
    words: HashMap<String, u32>,
    paradigms: BTreeMap<String, Rows>,
    phrases: BTreeSet<Phrase>,
    left_out: BTreeSet<LeftOut>,
    /// Kazakh ends of names whose forms are known.
    known: HashSet<(String, kazakh::Stem)>,
}

impl Gathered {
    fn add(&mut self, name: Name<'_>) {
        let form = name.form();
        let bases: Vec<Result<String, (String, Why)>> = words(form).collect();
        for (word, why) in bases.iter().filter_map(|base| base.as_ref().err()) {
            self.left_out.insert(LeftOut {
                name: form.to_owned(),
                word: word.clone(),
                why: *why,
            });
        }
        if form.split_whitespace().nth(1).is_some() {
            self.phrases.insert(Phrase::of(name));
        }
        for base in bases.iter().flatten() {
            let row = self.row(base);
            let rows = self.paradigms.entry(base.clone()).or_insert(Rows {
                base: row,
                forms: vec![row],
                is_name: false,
            });
            rows.is_name |= bases.len() == 1;
        }
        let entity = name.entity();
        let grammar = Grammar::new(entity.grammar());
        let last = form.rfind(char::is_whitespace).unwrap_or(0);
        if name.lang() == Lang::Kk {
            // there are so many forms, and so many names end alike
            let end = form.get(last..).unwrap_or("").to_owned();
            if !self.known.insert((end, kazakh::Stem::of(form, grammar))) {
                return;
            }
        }
        let before = words(form.get(..last).unwrap_or("")).count();
        for made in forms(form, name.lang(), grammar, entity.kind())
            .iter()
            .skip(1)
        {
            let (skipped, made) = match (made.get(..last), made.get(last..)) {
                (Some(start), Some(end))
                    if form.starts_with(start) && end.starts_with(char::is_whitespace) =>
                {
                    (before, end)
                }
                _ => (0, made.as_str()),
            };
            // word for word; an ending behind a quotation mark is no word
            for (base, word) in bases.iter().skip(skipped).zip(words(made)) {
                let (Ok(base), Ok(word)) = (base, word) else {
                    continue;
                };
                let row = self.row(&word);
                if let Some(rows) = self.paradigms.get_mut(base) {
                    rows.forms.push(row);
                }
            }
        }
    }

    fn row(&mut self, word: &str) -> u32 {
        if let Some(&row) = self.words.get(word) {
            return row;
        }
        let row = self.words.len() as u32;
        self.words.insert(word.to_owned(), row);
        row
    }

    /// Голощёкин is also written Голощекин.
    fn add_without_yo(&mut self) {
        let mut texts: Vec<(u32, String)> = Vec::new();
        for (text, row) in self
            .words
            .iter()
            .filter(|(text, _)| text.contains(['ё', 'Ё']))
        {
            texts.push((*row, text.replace('ё', "е").replace('Ё', "Е")));
        }
        let rows: HashMap<u32, u32> = texts
            .into_iter()
            .map(|(row, text)| (row, self.row(&text)))
            .collect();
        let mut added = Vec::new();
        for (base, paradigm) in &self.paradigms {
            let forms = paradigm
                .forms
                .iter()
                .filter_map(|row| rows.get(row))
                .copied();
            let forms: Vec<u32> = forms.collect();
            if let Some(&first) = forms.first() {
                let with_base = rows.get(&paradigm.base).copied();
                let text = base.replace('ё', "е").replace('Ё', "Е");
                added.push((text, with_base.unwrap_or(first), forms, paradigm.is_name));
            }
        }
        for (text, base, forms, is_name) in added {
            let row = self.words.get(&text).copied().unwrap_or(base);
            let rows = self.paradigms.entry(text).or_insert(Rows {
                base: row,
                forms: Vec::new(),
                is_name,
            });
            rows.forms.extend(forms);
        }
    }

    fn into_vocabulary(mut self, lang: Lang) -> Vocabulary {
        self.add_without_yo();
        let mut words: Vec<(String, u32)> = self.words.into_iter().collect();
        words.sort_unstable();
        let mut places = vec![0; words.len()];
        for (place, (_, row)) in words.iter().enumerate() {
            places[*row as usize] = place as u32;
        }
        let paradigms = self.paradigms.into_values().map(|mut rows| {
            for row in rows.forms.iter_mut().chain([&mut rows.base]) {
                *row = places[*row as usize];
            }
            rows.forms.sort_unstable();
            rows.forms.dedup();
            rows
        });
        Vocabulary {
            lang,
            paradigms: paradigms.collect(),
            words: words.into_iter().map(|(word, _)| word).collect(),
            phrases: self.phrases.into_iter().collect(),
            wrong: Vec::new(),
            wrong_phrases: Vec::new(),
            left_out: self.left_out.into_iter().collect(),
            usual: OnceLock::new(),
            dictionaries: Default::default(),
        }
    }
}

impl Vocabulary {
    /// Whether a word is right in some letter case.
    fn is_right(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let mut letters = lower.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let capitalised: String = first.chain(letters.clone()).collect();
        self.has(word) || self.has(&lower) || self.has(&capitalised)
    }

    fn add_wrong(
        &self,
        name: Name<'_>,
        wrong: &mut BTreeMap<String, Wrong>,
        phrases: &mut BTreeMap<String, Wrong>,
        in_place: &mut Vec<Wrong>,
    ) {
        let form = name.form();
        let Some(meant) = self.meant(name) else {
            return;
        };
        let add = |into: &mut BTreeMap<String, Wrong>, form: &str, right: String, slip, over| {
            let made = Wrong {
                form: form.to_owned(),
                is_slip: slip || is_near(form, &right),
                right,
                role: name.role(),
                in_place: false,
            };
            if over || !into.contains_key(form) {
                into.insert(form.to_owned(), made);
            }
        };
        let parts: Vec<String> = words(form)
            .map(|word| word.unwrap_or_else(|(word, _)| word))
            .collect();
        let single = parts.len() == 1 && form.split_whitespace().count() == 1;
        if !single {
            if self.phrases.iter().all(|phrase| phrase.text != form) {
                add(phrases, form, meant, false, false);
            }
            // the words of a deprecated name are right
            let is_damaged = name.role() != Role::Deprecated;
            for word in parts.iter().filter(|word| !self.is_right(word)) {
                if let Some(right) = self.repaired(word).filter(|_| is_damaged) {
                    add(wrong, word, right, true, false);
                } else if let Some(right) = self.word_meant(word, name).filter(|_| is_damaged) {
                    add(wrong, word, right, false, false);
                } else if let Some(right) = self.word_in_place(word, &parts, name) {
                    in_place.push(Wrong {
                        form: word.clone(),
                        right,
                        role: name.role(),
                        is_slip: false,
                        in_place: true,
                    });
                }
            }
            return;
        }
        // what a name of one word says counts more than what one of several does
        for word in parts.iter().filter(|word| !self.is_right(word)) {
            if word.chars().any(char::is_numeric) {
                continue;
            }
            match self.repaired(word) {
                Some(right) => add(wrong, word, right, true, true),
                None => {
                    let deprecated = name.role() == Role::Deprecated;
                    let own = (!deprecated)
                        .then(|| {
                            let apart = self
                                .right_names(name)
                                .find(|other| is_joined(word, other.form()));
                            let apart = apart.map(|other| other.form().to_owned());
                            apart.or_else(|| self.own_word(word, name, 2))
                        })
                        .flatten();
                    add(
                        wrong,
                        word,
                        own.unwrap_or_else(|| meant.clone()),
                        false,
                        true,
                    );
                }
            }
        }
    }

    /// The right name that a wrong one should be: of a deprecated one the preferred name,
    /// else the one nearest in letters, if it is near, else the preferred name or, if that
    /// has signs, one without.
    fn meant(&self, name: Name<'_>) -> Option<String> {
        let written = letters(name.form());
        let nearest = self
            .right_names(name)
            .filter(|_| name.role() != Role::Deprecated)
            .filter_map(|other| {
                let read = letters(other.form());
                let limit = furthest(written.len(), 2);
                Some((edits(&written, &read, limit)?, other.form()))
            })
            .min_by_key(|(edits, _)| *edits);
        nearest
            .map(|(_, form)| form)
            .or_else(|| {
                let has_signs = |form: &str| !form.chars().all(|c| c.is_alphabetic() || c == ' ');
                let label = name.entity().label(self.lang)?;
                let others = self.right_names(name).map(|other| other.form());
                let mut plain = others.filter(|other| !has_signs(other));
                let deprecated = name.role() == Role::Deprecated;
                match has_signs(label) && !deprecated {
                    true => plain.next().or(Some(label)),
                    false => Some(label),
                }
            })
            .or_else(|| self.right_names(name).next().map(|other| other.form()))
            .map(str::to_owned)
    }

    /// The word that a right name of the entity has in place of a word of a wrong one: the
    /// names have as many words, and another of them begins alike: `аграрлық сұрақ` for
    /// `аграрлық мәселе`.
    fn word_in_place(&self, word: &str, parts: &[String], name: Name<'_>) -> Option<String> {
        let at = parts.iter().position(|part| part == word)?;
        let right = self.right_names(name).filter_map(|other| {
            let read: Vec<String> = words(other.form()).collect::<Result<_, _>>().ok()?;
            let beside = parts.iter().zip(&read).enumerate();
            let alike = beside
                .filter(|(place, (a, b))| *place != at && begin_alike(a, b))
                .count();
            let meant = read
                .get(at)
                .filter(|_| read.len() == parts.len() && alike > 0)?;
            Some((alike, meant.clone()))
        });
        // the first of the best
        let best = right.reduce(|best, one| if one.0 > best.0 { one } else { best });
        best.map(|(_, meant)| meant)
    }

    /// The right names of what a name names.
    fn right_names<'g>(&self, name: Name<'g>) -> impl Iterator<Item = Name<'g>> + use<'g> {
        let lang = self.lang;
        let names = name.entity().names();
        names.filter(move |other| other.lang() == lang && other.role().is_correct())
    }

    /// The right word that a damaged one was.
    fn repaired(&self, word: &str) -> Option<String> {
        let latin = |c| match c {
            'І' => 'I',
            'Х' => 'X',
            other => other,
        };
        let numeral: String = word.chars().map(latin).collect();
        std::iter::once(numeral)
            .chain(repair::repairs(word).map(|repaired| repaired.text().to_owned()))
            .find(|read| read != word && (self.has(read) || self.has(&read.to_lowercase())))
    }

    /// The right word for a word of a wrong phrase: one of the same entity that is near,
    /// or, of a damaged one, any at one edit.
    fn word_meant(&self, word: &str, name: Name<'_>) -> Option<String> {
        let written = letters(word);
        // кең for кен may be meant as it is
        if written.len() < 4 && !keeps_case(word) {
            return None;
        }
        self.own_word(word, name, 0).or_else(|| {
            let all = self.words.iter().map(|word| (word.as_str(), 0));
            (name.role() == Role::Ocr)
                .then(|| pick(word, all, 1))
                .flatten()
        })
    }

    /// The word of the right names of the entity, in any form, that is nearest to a wrong
    /// word.
    fn own_word(&self, word: &str, name: Name<'_>, generosity: usize) -> Option<String> {
        let bases: BTreeSet<String> = self
            .right_names(name)
            .flat_map(|other| words(other.form()).flatten().collect::<Vec<_>>())
            .collect();
        let own = self
            .paradigms()
            .filter(|paradigm| bases.contains(paradigm.base()));
        // the name itself rather than one of its forms
        let own = own.flat_map(|paradigm| {
            let forms = paradigm.forms();
            forms.enumerate().map(|(at, form)| (form, at.min(1)))
        });
        let limit = furthest(word.chars().count(), generosity);
        pick(word, own.filter(|(form, _)| !form.contains('\'')), limit)
    }
}

/// Edits, whether the letter case is another, rank, cost.
type Weight = (usize, bool, usize, Cost);

/// The candidate with the fewest edits, then in the same letter case, then the smallest
/// rank, then the likeliest slip.
fn pick<'c>(
    word: &str,
    candidates: impl Iterator<Item = (&'c str, usize)>,
    limit: usize,
) -> Option<String> {
    let written = letters(word);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let mut best: Option<(Weight, &str)> = None;
    let mut limit = limit;
    for (candidate, rank) in candidates {
        // a letter has one or two bytes; РКП is no slip for РК
        if candidate.len() > 2 * (written.len() + limit)
            || 2 * candidate.len() + limit < written.len()
            || keeps_case(candidate) != keeps_case(word)
        {
            continue;
        }
        let read = letters(candidate);
        let Some(edits) = edits(&written, &read, limit) else {
            continue;
        };
        limit = edits;
        let other_case = capital(candidate) != capital(word);
        let likely = align::cost(&written, &read, edits.max(1));
        let weight = (edits, other_case, rank, likely);
        if best.is_none_or(|(least, _)| weight < least) {
            best = Some((weight, candidate));
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

/// How many edits a word of so many letters may be away and still be meant: one for each
/// three letters, of which the last three may want `generosity`.
fn furthest(letters: usize, generosity: usize) -> usize {
    ((letters + generosity) / 3).max(1)
}

/// Whether a word is a name of several with nothing between them: `Kazakhclans`.
fn is_joined(word: &str, name: &str) -> bool {
    let plain = |text: &str| -> Vec<char> {
        let letters = letters(text).into_iter();
        letters.filter(|c| c.is_alphabetic()).collect()
    };
    name.contains(char::is_whitespace) && plain(word) == plain(name)
}

/// Whether two words are forms of one, as it seems: they begin with the same four letters,
/// or are the same.
fn begin_alike(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    a == b || a.len() > 3 && a.get(..4) == b.get(..4)
}

fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    edits(&a, &b, furthest(a.len(), 2)).is_some()
}

fn letters(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The number of letters to add, leave out, replace or swap, if at most `limit`:
/// optimal string alignment, O(a · b).
fn edits(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let mut least = (row[j] + usize::from(x != y))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        if next.iter().all(|&cell| cell > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|&edits| edits <= limit)
}
