//! The plural and the possessive of English names: congresses of soviets, Kazakhstan's.
//!
//! The plural is that of the head: the last word, or the word before the first
//! preposition. The possessive is at the end of the whole. A name that ends in -s like a
//! plural (kulaks) is one already.
//!
//! ```
//! use atau::inflect::english::{generate, recognise};
//!
//! let reading = |form, written| recognise(form, written).map(|reading| reading.to_string());
//! assert_eq!(reading("congress of soviets", "Congresses of Soviets").unwrap(), "plural");
//! assert_eq!(reading("chairman", "chairmen’s").unwrap(), "plural, possessive");
//! assert_eq!(reading("chairman", "chairmans"), None);
//! let forms: Vec<String> = generate("deputy").into_iter().map(|made| made.form).collect();
//! assert_eq!(forms, ["deputy", "deputy's", "deputies", "deputies'"]);
//! ```

use std::fmt;
use std::sync::LazyLock;

use super::tails::Tails;
use crate::text::fold::{self, Exact, exact_chars, loose_chars};

/// How words that have one of `ends` make their plural: the end gives way to any of
/// `plurals`, the first of which is the one that is made.
struct Rule {
    ends: &'static [&'static str],
    /// Only whole words, or the last part of a compound after a hyphen.
    whole: bool,
    plurals: &'static [&'static str],
}

const fn whole(ends: &'static [&'static str], plurals: &'static [&'static str]) -> Rule {
    Rule {
        ends,
        whole: true,
        plurals,
    }
}

const fn end(ends: &'static [&'static str], plurals: &'static [&'static str]) -> Rule {
    Rule {
        ends,
        whole: false,
        plurals,
    }
}

/// Quirk and others, *A comprehensive grammar of the English language* (1985), §§ 5.73-5.102.
/// The first that fits a word counts; the letters of `ends` that the plural keeps are
/// in both.
static RULES: &[Rule] = &[
    // no change
    whole(
        &["cattle", "livestock", "sheep", "people", "intelligentsia"],
        &[""],
    ),
    whole(&["kirghiz", "kyrgyz", "kirgiz"], &["", "es"]),
    end(&["ese"], &[""]),
    // other words
    whole(&["person"], &["people", "persons"]),
    whole(&["child"], &["children"]),
    whole(&["foot"], &["feet"]),
    whole(&["tooth"], &["teeth"]),
    whole(&["mouse"], &["mice"]),
    whole(
        &["phenomenon", "criterion"],
        &["a"], // -on
    ),
    whole(
        &["stratum", "datum", "erratum"],
        &["a"], // -um
    ),
    whole(&["memorandum", "addendum"], &["ums", "a"]),
    whole(
        &[
            "analysis",
            "basis",
            "crisis",
            "thesis",
            "hypothesis",
            "synthesis",
            "oasis",
            "axis",
        ],
        &["es"],
    ),
    // men, and those who are none
    end(
        &[
            "german",
            "human",
            "shaman",
            "ottoman",
            "turcoman",
            "turkoman",
            "mussulman",
            "roman",
            "ataman",
            "talisman",
            "norman",
            "fersman",
            "suleiman",
        ],
        &["s"],
    ),
    end(&["man"], &["men"]),
    // -f
    whole(
        &[
            "half", "leaf", "thief", "wolf", "calf", "loaf", "shelf", "self",
        ],
        &["ves"],
    ),
    whole(&["life", "wife", "knife"], &["ves"]),
    // -o
    whole(&["hero", "veto", "echo", "potato", "embargo"], &["es"]),
    // ch is k
    end(&["arch", "czech", "epoch", "aristarch"], &["s"]),
    end(&["s", "x", "z", "ch", "sh"], &["es"]),
    // -y after a vowel
    end(&["ay", "ey", "oy", "uy"], &["s"]),
    end(&["y"], &["ies", "ys"]),
    end(&[""], &["s"]),
];

/// What of an end gives way to the plural: all of a word that is all different, the last
/// letters of the others.
fn replaced(rule_end: &str, plural: &str) -> usize {
    match (rule_end, plural) {
        ("person" | "child" | "foot" | "tooth" | "mouse" | "man", _) => rule_end.len(),
        (_, "a" | "ums") => 2,
        ("life" | "wife" | "knife", _) => 2,
        (_, "ves") => 1,
        (end, "es") if end.ends_with("is") => 2,
        (_, "ies" | "ys") => 1,
        _ => 0,
    }
}

/// Before these a head may stand: commissariats of agriculture.
static PREPOSITIONS: &[&str] = &[
    "against", "among", "at", "before", "beyond", "by", "during", "for", "from", "in", "into",
    "of", "on", "to", "under", "with", "within", "without",
];

/// Endings of words in -s that are singulars.
static SINGULARS_IN_S: &[&str] = &["ss", "us", "is", "ois"];

/// The words in -is that have another plural, or that are plurals: kurultais.
static PLURALS_IN_IS: &[&str] = &["ais", "eis", "ois"];

/// What a written form of a name may be.
///
/// ```
/// let reading = atau::inflect::english::recognise("deputy", "Deputies’").unwrap();
/// assert_eq!(reading.to_string(), "plural, possessive");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    cell: Cell,
}

/// A cell of the paradigm.
///
/// ```
/// use atau::inflect::english::{Cell, generate};
/// let made = generate("chairman");
/// let plural = made.iter().find(|inflected| inflected.cell == Cell::Plural).unwrap();
/// assert_eq!(plural.form, "chairmen");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// The name as it is.
    Plain,
    /// With 's, or with an apostrophe alone.
    Possessive,
    /// The plural.
    Plural,
    /// Both.
    PluralPossessive,
}

impl Cell {
    /// All, in the order in which they are made.
    ///
    /// ```
    /// use atau::inflect::english::{Cell, generate};
    /// let cells: Vec<Cell> = generate("deputy").iter().map(|inflected| inflected.cell).collect();
    /// assert_eq!(cells, Cell::ALL);
    /// ```
    pub const ALL: [Cell; 4] = [
        Cell::Plain,
        Cell::Possessive,
        Cell::Plural,
        Cell::PluralPossessive,
    ];

    fn is_plural(self) -> bool {
        matches!(self, Cell::Plural | Cell::PluralPossessive)
    }

    fn is_possessive(self) -> bool {
        matches!(self, Cell::Possessive | Cell::PluralPossessive)
    }
}

impl Reading {
    /// The cell in which the form stands.
    ///
    /// ```
    /// use atau::inflect::english::{Cell, recognise};
    /// assert_eq!(recognise("deputy", "deputy’s").unwrap().cell(), Cell::Possessive);
    /// ```
    pub fn cell(&self) -> Cell {
        self.cell
    }

    /// Whether the form is the name as it is.
    ///
    /// ```
    /// use atau::inflect::english::recognise;
    /// assert!(recognise("Soviets", "SOVIETS").unwrap().is_plain());
    /// assert!(!recognise("soviet", "soviets").unwrap().is_plain());
    /// ```
    pub fn is_plain(&self) -> bool {
        self.cell == Cell::Plain
    }
}

/// `plural`; `plural, possessive`; `singular` for the name as it is.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.cell {
            Cell::Plain => "singular",
            Cell::Possessive => "possessive",
            Cell::Plural => "plural",
            Cell::PluralPossessive => "plural, possessive",
        })
    }
}

/// A form of a name and the cell of the paradigm in which it stands.
///
/// ```
/// use atau::inflect::english::{Cell, generate};
/// let last = generate("congress of soviets").pop().unwrap();
/// assert_eq!((last.form.as_str(), last.cell), ("congresses of soviets'", Cell::PluralPossessive));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// The form, in the letter case of the name.
    pub form: String,
    /// The cell.
    pub cell: Cell,
}

/// Which form of `form` is `written`, or `None` if it is none.
///
/// Compares at the layer `loose` of [`fold`], but for an apostrophe at the end, which tells
/// `commissariat's` from `commissariats`. O(length), without an allocation.
///
/// ```
/// # use atau::inflect::english::{Cell, recognise};
/// let cell = |form, written| recognise(form, written).map(|reading| reading.cell());
/// assert_eq!(cell("kolkhoz", "kolkhozes"), Some(Cell::Plural));
/// assert_eq!(cell("Xinjiang", "Xinjiang’s"), Some(Cell::Possessive));
/// assert_eq!(cell("editor-in-chief", "editors-in-chief"), Some(Cell::Plural));
/// assert_eq!(cell("kulaks", "kulakss"), None);
/// ```
pub fn recognise(form: &str, written: &str) -> Option<Reading> {
    let apostrophe = match Apostrophe::of(form) {
        Apostrophe::None => Apostrophe::of(written),
        // a name that is a possessive: nomads'
        _ => Apostrophe::None,
    };
    let parts = Parts::new(form);
    // an ending is in one piece with its stem
    let torn = is_lone_s(written) && !is_lone_s(form);
    let rest = parts.behind_stem(written).filter(|_| !torn);
    let cell = rest.and_then(|rest| {
        let mut cells = Cell::ALL.into_iter();
        cells.find(|cell| {
            let is_form = |plural| parts.is(plural, *cell, apostrophe, rest.clone());
            cell.is_possessive() == (apostrophe != Apostrophe::None)
                && parts.plurals(*cell).any(is_form)
        })
    });
    // the name itself ends so
    let is_name = || has_letters(form) && is(exact_chars(written), &[form]);
    let cell = cell.or_else(|| is_name().then_some(Cell::Plain))?;
    Some(Reading { cell })
}

/// The forms of `form` with their cells; of several plurals the first.
///
/// ```
/// use atau::inflect::english::generate;
/// let forms: Vec<String> = generate("Council of Ministers").into_iter().map(|i| i.form).collect();
/// assert_eq!(forms, [
///     "Council of Ministers", "Council of Ministers'",
///     "Councils of Ministers", "Councils of Ministers'",
/// ]);
/// ```
pub fn generate(form: &str) -> Vec<Inflected> {
    let parts = Parts::new(form);
    if !has_letters(form) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let possessive = Apostrophe::of(form) != Apostrophe::None;
    let cells = Cell::ALL
        .into_iter()
        .filter(|cell| *cell == Cell::Plain || !possessive);
    for cell in cells {
        for plural in parts.plurals(cell).take(1) {
            let (before, ending, behind) = parts.around(plural);
            let mut form = [before, ending, behind].concat();
            if cell.is_possessive() {
                let bare = if cell.is_plural() {
                    ends_in_s(&form)
                } else {
                    takes_bare(&form)
                };
                form.push_str(if bare { "'" } else { "'s" });
            }
            found.push(Inflected { form, cell });
        }
    }
    found
}

/// A name and its head.
struct Parts<'f> {
    form: &'f str,
    /// The bytes with which all forms begin.
    stem_end: usize,
    /// The byte at which the head ends.
    head_end: usize,
    rule: Option<(&'static Rule, &'static str)>,
}

/// A plural of the head, or none.
type Plural = Option<&'static str>;

impl<'f> Parts<'f> {
    fn new(form: &'f str) -> Parts<'f> {
        let mut head = 0..0;
        for (at, word) in words(form) {
            let mut prepositions = PREPOSITIONS.iter();
            if head.end > 0 && prepositions.any(|other| word.eq_ignore_ascii_case(other)) {
                break;
            }
            head = at..at + word.len();
        }
        let rule = rule_of(form.get(head.clone()).unwrap_or(""));
        let replaced = rule.and_then(|(rule, end)| {
            let plurals = rule.plurals.iter();
            plurals.map(|plural| replaced(end, plural)).max()
        });
        Parts {
            form,
            stem_end: head.end - replaced.unwrap_or(0),
            head_end: head.end,
            rule,
        }
    }

    /// The plurals of the head if the cell is a plural, else what leaves it alone.
    fn plurals(&self, cell: Cell) -> impl Iterator<Item = Plural> + use<> {
        let plurals = match self.rule {
            Some((rule, _)) if cell.is_plural() => rule.plurals,
            _ => &[],
        };
        let plain = (!cell.is_plural()).then_some(None);
        plain.into_iter().chain(plurals.iter().copied().map(Some))
    }

    /// The name up to the ending of its head, the ending, the rest.
    fn around(&self, plural: Plural) -> (&'f str, &'static str, &'f str) {
        let replaced = match (plural, self.rule) {
            (Some(plural), Some((_, end))) => replaced(end, plural),
            _ => 0,
        };
        let before = self.form.get(..self.head_end - replaced).unwrap_or("");
        let behind = self.form.get(self.head_end..).unwrap_or("");
        (before, plural.unwrap_or(""), behind)
    }

    /// What is left of a text that begins like all forms.
    fn behind_stem<'w>(&self, written: &'w str) -> Option<Exact<'w>> {
        let stem = self.form.get(..self.stem_end)?;
        let (stem, mut rest) = fold::behind_same(stem, written);
        goes_on(&mut rest, stem).then_some(rest)
    }

    /// Whether the form with this plural, in this cell, is what is written: `rest`, behind
    /// the stem.
    fn is(&self, plural: Plural, cell: Cell, apostrophe: Apostrophe, rest: Exact<'_>) -> bool {
        let (before, ending, behind) = self.around(plural);
        let ends_in_s = || {
            let mut parts = [behind, ending, before].into_iter();
            let last = parts.find_map(|part| loose_chars(part).last());
            last.is_some_and(|fold| fold.char == 's')
        };
        let s = match apostrophe {
            Apostrophe::None => "",
            Apostrophe::Bare if !ends_in_s() => return false,
            Apostrophe::Bare => "",
            // commissariats's
            Apostrophe::WithS if cell.is_plural() && ends_in_s() => return false,
            Apostrophe::WithS => "s",
        };
        let before = before.get(self.stem_end..).unwrap_or("");
        is(rest, &[before, ending, behind, s])
    }
}

/// Whether a text, at the layer `loose`, is these parts, one after another.
fn is(mut text: Exact<'_>, parts: &[&str]) -> bool {
    let mut parts = parts.iter().filter(|part| !part.is_empty());
    parts.all(|part| goes_on(&mut text, exact_chars(part))) && next(&mut text).is_none()
}

/// Whether a text goes on with all letters of another, which are left behind.
fn goes_on(text: &mut Exact<'_>, mut other: Exact<'_>) -> bool {
    while let Some(letter) = next(&mut other) {
        if next(text) != Some(letter) {
            return false;
        }
    }
    true
}

fn has_letters(text: &str) -> bool {
    next(&mut exact_chars(text)).is_some()
}

/// The next letter at the layer `loose`.
#[inline(never)]
fn next(text: &mut Exact<'_>) -> Option<char> {
    text.find_map(|fold| fold::loosen(fold.char))
}

/// Words and the bytes at which they start; hyphens part them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !(c.is_alphanumeric() || is_apostrophe(c)))
        .map(move |word| {
            let start = at;
            // the character behind it may have more than one byte
            at += word.len();
            let width = text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            at += width;
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

/// The rule of a word and the end of it that fits, or none for a plural.
fn rule_of(word: &str) -> Option<(&'static Rule, &'static str)> {
    let word = word.as_bytes();
    let last = word.last().filter(|last| last.is_ascii_alphabetic())?;
    let last = last.to_ascii_lowercase();
    let ends = |end: &str| {
        let end = end.as_bytes();
        let tail = || word.get(word.len().checked_sub(end.len())?..);
        end.last().is_none_or(|other| *other == last)
            && tail().is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    let is_plural = ends("s")
        && (!SINGULARS_IN_S.iter().any(|end| ends(end))
            || PLURALS_IN_IS.iter().any(|end| ends(end)) && !ends("bourgeois"));
    if is_plural {
        return None;
    }
    RULES.iter().find_map(|rule| {
        let fits = |end: &&&str| (!rule.whole || end.len() == word.len()) && ends(end);
        Some((rule, *rule.ends.iter().find(fits)?))
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′')
}

/// How a text ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apostrophe {
    None,
    /// commissariats'
    Bare,
    /// commissariat's
    WithS,
}

impl Apostrophe {
    /// How a text ends, quotation marks and points apart.
    fn of(text: &str) -> Apostrophe {
        let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_apostrophe(c));
        if text.ends_with(is_apostrophe) {
            return Apostrophe::Bare;
        }
        match text.strip_suffix(['s', 'S']) {
            Some(stem) if stem.ends_with(is_apostrophe) => Apostrophe::WithS,
            _ => Apostrophe::None,
        }
    }
}

fn ends_in_s(text: &str) -> bool {
    text.trim_end_matches(|c: char| !c.is_alphanumeric())
        .ends_with(['s', 'S'])
}

/// Whether the possessive has no s of its own: kulaks', but boss's.
fn takes_bare(text: &str) -> bool {
    let word = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    ends_in_s(text) && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

/// Whether the last word is an s.
fn is_lone_s(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    is(exact_chars(last), &["s"])
}

/// The longest rest that [`tails`] knows, in letters.
///
/// ```
/// use atau::inflect::english::{LONGEST_REST, tails};
/// assert!(tails(&['x'; LONGEST_REST + 1]).is_empty());
/// ```
pub const LONGEST_REST: usize = 5;

/// What a name may end a word with, where an inflected form of it ends the word with
/// `rest`; letters at the layer `loose`. What is found so is to be put to [`recognise`].
///
/// ```
/// use atau::inflect::english::tails;
/// assert_eq!(tails(&['i', 'e', 's']), ["y"]);
/// assert!(tails(&['s']).contains(&""));
/// ```
pub fn tails(rest: &[char]) -> &'static [&'static str] {
    TAILS.find(rest)
}

pub(crate) static TAILS: LazyLock<Tails> = LazyLock::new(|| {
    let mut table = Tails::new('a');
    table.add("s", "");
    for rule in RULES {
        for end in rule.ends {
            for plural in rule.plurals {
                // children: ren for nothing
                let tail = end.get(end.len().saturating_sub(replaced(end, plural))..);
                let tail = tail.unwrap_or_default();
                table.add(plural, tail);
                if !plural.ends_with('s') {
                    table.add(&[plural, "s"].concat(), tail);
                }
            }
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tail_begins_as_its_rest_does() {
        TAILS.assert_is_sound();
    }

    #[test]
    fn the_longest_rest_is_the_longest_of_the_table() {
        assert_eq!(TAILS.longest(), LONGEST_REST);
    }
}
