//! The words of the glossary as types: kinds, languages, roles, layers.

use std::fmt;
use std::str::FromStr;

/// Defines an enumeration whose variants are known by a name in the tables.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal: $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vmeta])* $variant,)+
        }

        impl $name {
            /// All of them, in order.
            ///
            /// ```
            #[doc = concat!("# use atau::", stringify!($name), ";")]
            #[doc = concat!("let words: Vec<&str> = ", stringify!($name), "::ALL.iter().map(|", $what, "| ", $what, ".as_str()).collect();")]
            #[doc = concat!("assert_eq!(words, [", $("\"", $text, "\", ",)+ "]);")]
            /// ```
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Its name in the tables and in JSON.
            ///
            /// ```
            #[doc = concat!("# use atau::", stringify!($name), ";")]
            #[doc = concat!("for ", $what, " in ", stringify!($name), "::ALL {")]
            #[doc = concat!("    assert_eq!(", $what, ".as_str().parse(), Ok(*", $what, "));")]
            /// }
            /// ```
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)+
                }
            }

            /// The one at `index` in [`ALL`](Self::ALL).
            #[allow(dead_code)]
            pub(crate) fn at(index: u8) -> Option<$name> {
                $name::ALL.get(usize::from(index)).copied()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<$name, UnknownWord> {
                $name::ALL
                    .iter()
                    .copied()
                    .find(|known| known.as_str() == text)
                    .ok_or_else(|| UnknownWord {
                        what: $what,
                        word: text.to_owned(),
                        known: $name::ALL.iter().map(|known| known.as_str()).collect(),
                    })
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use vocabulary;

/// A word that is not in one of the vocabularies.
///
/// ```
/// let error = "town".parse::<atau::Kind>().unwrap_err();
/// assert!(error.to_string().starts_with("unknown kind `town`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    pub(crate) what: &'static str,
    pub(crate) word: String,
    pub(crate) known: Vec<&'static str>,
}

impl UnknownWord {
    /// The words there are instead.
    ///
    /// ```
    /// let error = "town".parse::<atau::Kind>().unwrap_err();
    /// assert_eq!(error.known()[0], "place");
    /// ```
    pub fn known(&self) -> &[&'static str] {
        &self.known
    }

    /// What the word was taken for: a kind, a language, …
    ///
    /// ```
    /// assert_eq!("xx".parse::<atau::Lang>().unwrap_err().what(), "language");
    /// ```
    pub fn what(&self) -> &'static str {
        self.what
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnknownWord { what, word, known } = self;
        write!(f, "unknown {what} `{word}` (known: {})", known.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

vocabulary! {
    /// What kind of thing an entity is.
    ///
    /// ```
    /// # use atau::{Glossary, Kind};
    /// let xinjiang = Glossary::bundled().entity("xinjiang").unwrap();
    /// assert_eq!(xinjiang.kind(), Kind::Place);
    /// assert_eq!("place".parse(), Ok(Kind::Place));
    /// ```
    Kind, "kind":
    /// A country, region, town, river, mountain …
    Place = "place",
    /// One human being.
    Person = "person",
    /// A state body, party, army, school, enterprise …
    Organisation = "organisation",
    /// A people, clan, estate or other group.
    People = "people",
    /// Something that happened.
    Event = "event",
    /// A treaty, decree, protocol or archival fund.
    Document = "document",
    /// A book, newspaper, film, opera …
    Work = "work",
    /// A word of the trade: of history, politics, economy, society.
    Term = "term",
}

vocabulary! {
    /// A language, with its script where it is not the usual one: a BCP 47 tag.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let name = Glossary::bundled().lookup("T'a-ch'eng")[0].name();
    /// assert_eq!(name.lang(), Lang::ZhLatnWadegile);
    /// assert_eq!(Lang::ZhLatnWadegile.to_string(), "zh-Latn-wadegile");
    /// ```
    Lang, "language":
    /// Kazakh, Cyrillic script.
    Kk = "kk",
    /// Russian.
    Ru = "ru",
    /// English.
    En = "en",
    /// Kazakh, Latin script.
    KkLatn = "kk-Latn",
    /// Kazakh, Arabic script (töte jazu).
    KkArab = "kk-Arab",
    /// Uyghur, Arabic script.
    Ug = "ug",
    /// Uyghur, Latin script.
    UgLatn = "ug-Latn",
    /// Uyghur, Cyrillic script.
    UgCyrl = "ug-Cyrl",
    /// Chinese, Han script.
    Zh = "zh",
    /// Chinese, Latin script of no system (postal spellings and the like).
    ZhLatn = "zh-Latn",
    /// Chinese, Hanyu pinyin.
    ZhLatnPinyin = "zh-Latn-pinyin",
    /// Chinese, Wade-Giles.
    ZhLatnWadegile = "zh-Latn-wadegile",
    /// Kyrgyz, Cyrillic script.
    Ky = "ky",
    /// Tatar, Cyrillic script.
    Tt = "tt",
    /// Uzbek, Latin script.
    Uz = "uz",
    /// Mongolian, Cyrillic script.
    Mn = "mn",
    /// German.
    De = "de",
    /// French.
    Fr = "fr",
}

impl Lang {
    /// The three languages in which every entity should have a preferred name.
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let tacheng = Glossary::bundled().entity("tacheng").unwrap();
    /// let labels = Lang::MAIN.map(|lang| tacheng.label(lang).unwrap_or("?"));
    /// assert_eq!(labels, ["Шәуешек", "Чугучак", "Tacheng"]);
    /// ```
    pub const MAIN: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::En];

    /// The script its names are written in.
    ///
    /// ```
    /// use atau::{Lang, Script};
    /// assert_eq!("kk-Arab".parse::<Lang>()?.script(), Script::Arabic);
    /// # Ok::<(), atau::UnknownWord>(())
    /// ```
    pub const fn script(self) -> Script {
        match self {
            Lang::Kk | Lang::Ru | Lang::UgCyrl | Lang::Ky | Lang::Tt | Lang::Mn => Script::Cyrillic,
            Lang::KkArab | Lang::Ug => Script::Arabic,
            Lang::Zh => Script::Han,
            _ => Script::Latin,
        }
    }
}

vocabulary! {
    /// What a name is to its entity.
    ///
    /// ```
    /// # use atau::{Glossary, Role};
    /// // what one of the documents prints for Чугучак
    /// let name = Glossary::bundled().lookup("Чигичак")[0].name();
    /// assert_eq!(name.role(), Role::Misspelling);
    /// ```
    Role, "role":
    /// The name to use in its language.
    Preferred = "preferred",
    /// Another right name or spelling.
    Variant = "variant",
    /// Right in its time, not the norm of today.
    Historical = "historical",
    /// A short form such as `РСФСР`.
    Abbreviation = "abbreviation",
    /// Discouraged, though used.
    Deprecated = "deprecated",
    /// An error of an author or typesetter.
    Misspelling = "misspelling",
    /// Damage by scanning or fonts.
    Ocr = "ocr",
}

impl Role {
    /// Whether a name in this role may be offered to somebody who writes.
    /// Misspellings, damaged forms and deprecated names are understood but never
    /// offered.
    ///
    /// ```
    /// use atau::Role;
    /// assert!(Role::Historical.is_correct() && !Role::Misspelling.is_correct());
    /// ```
    pub const fn is_correct(self) -> bool {
        !matches!(self, Role::Deprecated | Role::Misspelling | Role::Ocr)
    }
}

vocabulary! {
    /// Where a name comes from.
    ///
    /// ```
    /// # use atau::{Glossary, Origin};
    /// let glossary = Glossary::bundled();
    /// assert_eq!(glossary.lookup("Алихан Букейханов")[0].origin(), Origin::Attested);
    /// assert_eq!(glossary.lookup("А. Букейханов")[0].origin(), Origin::Derived);
    /// ```
    Origin, "origin":
    /// A source, or the editors, have it.
    Attested = "attested",
    /// A rule made it from an attested name.
    Derived = "derived",
}

vocabulary! {
    /// How far a query was from a name, best first.
    ///
    /// ```
    /// # use atau::{Glossary, Layer};
    /// let layer = |query| Glossary::bundled().fuzzy(query).hits()[0].layer();
    /// assert_eq!(layer("ШӘУЕШЕК"), Layer::Exact);
    /// assert_eq!(layer("шауешек"), Layer::Loose);
    /// assert_eq!(layer("Шәуешык"), Layer::Fuzzy);
    /// ```
    Layer, "layer":
    /// Equal but for case, composition, ё, and the kind of dash, quote or space.
    Exact = "exact",
    /// Equal but for letters lost on a Russian keyboard, diacritics, hyphens, spaces and points, or initials for a given name.
    Loose = "loose",
    /// A spelling made by a romanisation scheme.
    Romanised = "romanised",
    /// A name with a legal ending.
    Inflected = "inflected",
    /// Damaged, and repaired.
    Repaired = "repaired",
    /// One or two edits away.
    Fuzzy = "fuzzy",
}

vocabulary! {
    /// What an entity is to another.
    ///
    /// ```
    /// # use atau::{Glossary, Relation};
    /// let xinjiang = Glossary::bundled().entity("xinjiang").unwrap();
    /// let (_, whole) = xinjiang.relations().find(|(relation, _)| *relation == Relation::PartOf).unwrap();
    /// assert_eq!(whole.id(), "republic-of-china");
    /// ```
    Relation, "relation":
    /// Lies in, belongs to.
    PartOf = "part-of",
    /// Is a kind of.
    Broader = "broader",
    /// Came after, in the place of.
    SuccessorOf = "successor-of",
    /// Is or was a member of.
    MemberOf = "member-of",
    /// Is taken for.
    ConfusableWith = "confusable-with",
}

/// The script of a name or of a query.
///
/// ```
/// # use atau::{Lang, Script};
/// assert_eq!(Script::of("Шәуешек"), Some(Script::Cyrillic));
/// assert_eq!(Lang::UgLatn.script(), Script::Latin);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Script {
    /// Cyrillic.
    Cyrillic,
    /// Latin.
    Latin,
    /// Arabic.
    Arabic,
    /// Chinese characters.
    Han,
}

impl Script {
    /// The script of the first character of `text` that belongs to one of them.
    ///
    /// ```
    /// use atau::Script;
    /// assert_eq!(Script::of("1-бесжылдық"), Some(Script::Cyrillic));
    /// assert_eq!(Script::of("1917"), None);
    /// ```
    pub fn of(text: &str) -> Option<Script> {
        text.chars().find_map(Script::of_char)
    }

    /// The script of one character.
    ///
    /// ```
    /// # use atau::Script;
    /// assert_eq!(Script::of_char('ә'), Some(Script::Cyrillic));
    /// assert_eq!(Script::of_char('ə'), Some(Script::Latin)); // of the alphabet of 1929-40
    /// assert_eq!(Script::of_char('-'), None);
    /// ```
    pub fn of_char(c: char) -> Option<Script> {
        Some(match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
            '\u{259}' | '\u{275}' | '\u{299}' | '\u{a790}' | '\u{a791}' => Script::Latin,
            '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Script::Cyrillic,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => {
                Script::Arabic
            }
            '\u{fe70}'..='\u{fefe}' => Script::Arabic,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
                Script::Han
            }
            _ => return None,
        })
    }
}
