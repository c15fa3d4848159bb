//! Names cut into words as spell-checkers see them, and what none of them can have.

use std::collections::HashSet;
use std::fmt;

use crate::entity::Script;

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
    pub(super) name: String,
    pub(super) word: String,
    pub(super) why: Why,
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
