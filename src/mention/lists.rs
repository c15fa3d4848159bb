//! Lists in which the word for the kind of their members stands once: behind them (Орал,
//! Бөкей және Ақтөбе губерниялары), before a colon or dash (Облыстар: Орал, Семей), or at
//! the head of their column.

use std::ops::Range;

use super::tokens::{Gap, Token, Window};
use crate::entity::{Kind, Lang, Layer};
use crate::index::core::Core;
use crate::query::Filter;
use crate::reading::{self, Reading};
use crate::text::fold;

/// A word for a kind of places.
#[derive(Debug)]
struct Row {
    /// How it begins as the head of a list, in letters of the layer `loose`.
    stem: &'static str,
    /// How the words begin, likewise, that the full names of the members have.
    kinds: &'static [&'static str],
    /// These words, as they stand behind one member. Russian ones have the case of the
    /// member, whatever it is.
    whole: &'static [&'static str],
}

const fn row(
    stem: &'static str,
    kinds: &'static [&'static str],
    whole: &'static [&'static str],
) -> Row {
    Row { stem, kinds, whole }
}

/// An English province may be any of three.
#[rustfmt::skip]
static HEADS: [Row; 18] = [
    row("губерни",    &["губерни"],    &["губерниясы", "губерния", "губернии", "губернией"]),
    row("облыс",      &["облыс"],      &["облысы"]),
    row("област",     &["област"],     &["область", "области", "областью"]),
    row("уез",        &["уез"],        &["уезі", "уезд", "уезда", "уезду", "уездом", "уезде"]),
    row("уйез",       &["уез"],        &["уезі"]),
    row("округ",      &["округ"],      &["округі", "округ", "округа", "округу", "округом", "округе"]),
    row("болыс",      &["болыс"],      &["болысы"]),
    row("волост",     &["волост"],     &["волость", "волости", "волостью"]),
    row("аудан",      &["аудан"],      &["ауданы"]),
    row("район",      &["район"],      &["район", "района", "району", "районом", "районе"]),
    row("governorat", &["governorat"], &["Governorate"]),
    row("guberni",    &["governorat"], &["Governorate"]),
    row("province",   &["governorat", "oblast", "province"], &["Province", "Governorate", "Oblast"]),
    row("oblast",     &["oblast"],     &["Oblast"]),
    row("region",     &["oblast", "region"], &["Region", "Oblast"]),
    row("uezd",       &["uezd"],       &["Uezd"]),
    row("okrug",      &["okrug"],      &["Okrug"]),
    row("district",   &["district", "uezd", "okrug", "raion"], &["District", "Uezd", "Okrug"]),
];

/// Words that join the last member of a list with those before.
const JOINTS: [&str; 9] = [
    "жане",
    "мен",
    "пен",
    "бен",
    "ишинара",
    "и",
    "отчасти",
    "and",
    "partly",
];

/// Behind such a word the head may follow some words later: Қапал, Лепсі сияқты шекара
/// маңындағы уездер.
const LIKE: [&str; 3] = ["сиякты", "секилди", "таризди"];
/// So many of them.
const LATER: usize = 4;

/// What stands for members that are left out: т.б., др.
const OTHERS: [&str; 3] = ["т", "б", "др"];

/// How the words begin that do something in a list: most others are told by that.
static BEGINNINGS: Beginnings = {
    let mut stems = [""; HEADS.len()];
    let mut at = 0;
    while at < HEADS.len() {
        stems[at] = HEADS[at].stem;
        at += 1;
    }
    Beginnings([[0; 64]; 2])
        .with(&stems)
        .with(&JOINTS)
        .with(&LIKE)
        .with(&OTHERS)
};

/// The first three letters of some words, by their last six bits; errs on the side of more.
#[derive(Debug)]
struct Beginnings(
    /// By the first letter, which the second may be, one bit each, and by the second, which the
    /// third may be; none counts as 0.
    [[u64; 64]; 2],
);

impl Beginnings {
    /// With those of some more words.
    const fn with(mut self, words: &[&str]) -> Beginnings {
        let mut at = 0;
        while at < words.len() {
            let bytes = words[at].as_bytes();
            // the last byte of a letter has the last six bits of its code point
            let width = if bytes[0] < 0x80 { 1 } else { 2 };
            let mut letters = [0; 3];
            let mut n = 0;
            while n < letters.len() && n * width < bytes.len() {
                letters[n] = (bytes[n * width + width - 1] & 0x3f) as usize;
                n += 1;
            }
            self.0[0][letters[0]] |= 1 << letters[1];
            self.0[1][letters[1]] |= 1 << letters[2];
            at += 1;
        }
        self
    }

    /// Whether one of the words may begin as another does.
    fn may_have(&self, mut letters: impl Iterator<Item = char>) -> bool {
        let mut next = || letters.next().map_or(0, |letter| letter as usize & 0x3f);
        let [seconds, thirds] = &self.0;
        let (first, second) = (next(), next());
        seconds[first] >> second & 1 == 1 && thirds[second] >> next() & 1 == 1
    }
}

/// What is in the plural of the words above: Kazakh suffixes, ends of Russian and English
/// words.
const PLURALS: [&str; 6] = ["лар", "лер", "дар", "дер", "тар", "тер"];
const PLURAL_ENDS: [&str; 8] = ["ей", "ий", "ям", "ях", "ов", "ам", "ах", "ами"];

/// A list is looked through for this many words.
const LONGEST: usize = 24;
/// A member has no more words.
const MEMBER: usize = 3;
/// The head of a column is looked for in so many bytes before its cell.
const COLUMN: usize = 4096;

/// What a word does in a list.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    /// Nothing, or it is a member.
    Other,
    /// Joins the last member with those before.
    Joint,
    /// The head may follow some words later.
    Like,
    /// Stands for members that are left out.
    Rest,
    Head {
        head: Head,
        is_plural: bool,
        /// Ends like a Russian plural, which many singulars do.
        ends_in_i: bool,
    },
}

impl Role {
    /// That of a word with these letters.
    pub fn of(word: &[char]) -> Role {
        if !BEGINNINGS.may_have(word.iter().copied()) {
            return Role::Other;
        }
        match row_of(word) {
            _ if is_one_of(word, &JOINTS) => Role::Joint,
            _ if is_one_of(word, &LIKE) => Role::Like,
            _ if is_one_of(word, &OTHERS) => Role::Rest,
            Some((head, is_plural)) => Role::Head {
                head,
                is_plural,
                ends_in_i: word.last() == Some(&'и'),
            },
            None => Role::Other,
        }
    }

    fn is_joint(self) -> bool {
        matches!(self, Role::Joint)
    }
}

/// The word for the kind of the members of a list: the number of its row.
#[derive(Clone, Copy, Debug)]
pub struct Head(u8);

impl Head {
    fn row(self) -> &'static Row {
        HEADS.get(usize::from(self.0)).unwrap_or(&HEADS[0])
    }

    /// Whether an entity is a place of this kind.
    pub fn is_kind_of(self, core: Core<'_>, entity: u32) -> bool {
        let has_word = |name: u32| {
            let mut words = core.form(name).split([' ', '-']);
            words.any(|word| self.row().kinds.iter().any(|stem| begins(word, stem)))
        };
        let labels = Lang::MAIN.into_iter();
        let mut labels = labels.filter_map(|lang| core.label(entity, lang));
        core.kind(entity) == Kind::Place && labels.any(has_word)
    }

    /// The places of this kind of which a member is the name without its last word.
    pub fn whole_names(self, core: Core<'_>, filter: &Filter, member: &str) -> Vec<Reading> {
        for word in self.row().whole {
            let whole = format!("{member} {word}");
            let hits = reading::hits(core, &whole, filter);
            let is_it = |reading: &Reading| {
                let name = reading.posting.name;
                reading.layer <= Layer::Inflected
                    && core.role(name).is_correct()
                    && self.is_kind_of(core, core.name_entity(name))
            };
            let found = hits.iter().map(|hit| *hit.reading()).filter(is_it);
            let found: Vec<Reading> = found.map(Reading::of_member).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

fn begins(word: &str, stem: &str) -> bool {
    let mut letters = fold::loose_chars(word).map(|fold| fold.char);
    stem.chars().all(|letter| letters.next() == Some(letter))
}

/// The head of the list of which the words `member` are a member.
pub fn head(window: &Window, text: &str, member: Range<usize>) -> Option<Head> {
    behind(window, member.end)
        .or_else(|| before(window, text, member.start))
        .or_else(|| match window.has_bars {
            true => above(text, window.tokens.get(member.start)?.bytes().start),
            false => None,
        })
}

/// The words from `first` on that are a member of a list, and its head.
pub fn member(window: &Window, text: &str, first: usize) -> Option<(Range<usize>, Head)> {
    let tokens = window.tokens.get(first..)?;
    if !tokens.first()?.is_capital {
        return None;
    }
    let is_word =
        |token: &&Token| token.is_capital && (token.gap == Gap::SPACE || is_hyphen(token));
    let more = tokens.iter().skip(1).take(MEMBER).take_while(is_word);
    let more = more.count();
    let end = first + 1 + more;
    let is_member = more < MEMBER && is_listed(window, end);
    let member = first..end;
    let head = is_member.then(|| head(window, text, member.clone()))?;
    Some((member, head?))
}

fn is_hyphen(token: &Token) -> bool {
    token.gap == Gap::HYPHEN
}

/// Whether the words before a token may be a member of a list: a comma, a joint, the head
/// or the end of a paragraph follows.
fn is_listed(window: &Window, next: usize) -> bool {
    window.tokens.get(next).is_none_or(|token| {
        let joins = match token.role {
            Role::Joint => true,
            Role::Head { is_plural, .. } => is_plural,
            _ => false,
        };
        joins || token.gap.has(Gap::CLAUSE) || token.gap.has(Gap::BREAK)
    })
}

fn is_one_of(word: &[char], words: &[&str]) -> bool {
    let is_it = |other: &&str| other.chars().eq(word.iter().copied());
    words.iter().any(is_it)
}

/// The row of a word, and whether it is a plural.
fn row_of(word: &[char]) -> Option<(Head, bool)> {
    let begins = |row: &Row| {
        let mut letters = word.iter();
        row.stem
            .chars()
            .all(|letter| letters.next() == Some(&letter))
    };
    let number = HEADS.iter().position(begins)?;
    let row = HEADS.get(number)?;
    let rest = word.iter().skip(row.stem.chars().count());
    let rest: String = rest.take(LONGEST).collect();
    let is_plural = PLURALS.iter().any(|plural| rest.contains(plural))
        || PLURAL_ENDS.iter().any(|end| rest.ends_with(end))
        || row.stem.is_ascii() && rest.ends_with('s');
    Some((Head(number as u8), is_plural))
}

/// The head behind a list that goes on with token `next`.
fn behind(window: &Window, next: usize) -> Option<Head> {
    let (mut is_joined, mut later) = (false, 0_usize);
    for token in window.tokens.iter().skip(next).take(LONGEST) {
        if !flows_on(token) || token.gap.has(Gap::BRACKET) {
            return None;
        }
        if token.is_capital {
            continue;
        }
        let fewer = later.checked_sub(1);
        match (token.role, fewer) {
            (Role::Joint, _) => is_joined = true,
            (Role::Like, _) => (is_joined, later) = (false, LATER),
            (Role::Rest, _) if is_joined => (),
            (
                Role::Head {
                    head, is_plural, ..
                },
                _,
            ) => return (is_joined || is_plural).then_some(head),
            (_, Some(fewer)) => later = fewer,
            (_, None) => return None,
        }
    }
    None
}

/// Whether a sentence goes on with a token: what stands before it is no more than a line
/// end, be it an empty line.
fn flows_on(token: &Token) -> bool {
    let gap = token.gap;
    !gap.has(Gap::BREAK) || !gap.has(Gap::POINT) && (!token.is_capital || gap.has(Gap::CLAUSE))
}

/// The head before a colon or dash and a list that has come to token `first`.
fn before(window: &Window, text: &str, first: usize) -> Option<Head> {
    let tokens = window.tokens.get(first.saturating_sub(LONGEST)..=first)?;
    for pair in tokens.windows(2).rev() {
        let [before, token] = pair else {
            return None;
        };
        let between = text.get(before.bytes().end..token.bytes().start)?.trim();
        let is_dash = token.gap.has(Gap::HYPHEN)
            && token.gap.has(Gap::SPACE)
            && ["-", "–", "—"].contains(&between);
        if between.starts_with(':') || is_dash {
            return match before.role {
                Role::Head {
                    head,
                    is_plural,
                    ends_in_i,
                } => (is_plural || ends_in_i).then_some(head),
                _ => None,
            };
        }
        let is_joint = !token.is_capital && token.role.is_joint();
        let is_inside = token.is_capital && ["", ",", "-"].contains(&between);
        if !flows_on(token) || !is_joint && !is_inside {
            return None;
        }
    }
    None
}

/// The head of the column, in a table whose cells are parted by `|`, in which the byte `at`
/// stands.
fn above(text: &str, at: usize) -> Option<Head> {
    let start = at.saturating_sub(COLUMN);
    let start = (start..=at).find(|at| text.is_char_boundary(*at))?;
    let mut lines = text.get(start..at)?.rsplit('\n');
    let line = lines.next()?;
    if !line.trim_start().starts_with('|') {
        return None;
    }
    let column = line.matches('|').count();
    let is_row = |line: &&str| line.is_empty() || line.starts_with('|');
    let rows = lines.map(str::trim).take_while(is_row);
    let top = rows.filter(|line| !line.is_empty()).last()?;
    let cell = top.split('|').nth(column)?.trim();
    if cell.contains(' ') {
        return None;
    }
    let letters: Vec<char> = fold::loose_chars(cell).map(|fold| fold.char).collect();
    let (head, _) = row_of(&letters)?;
    Some(head)
}

/// Whether what stands between two mentions makes them members of one list.
pub fn is_joint(between: &str) -> bool {
    // most that are near stand side by side
    if between.len() > LONGEST || between == " " {
        return false;
    }
    let word = between.trim_start_matches(',').trim();
    if word.is_empty() {
        return between.starts_with(',');
    }
    let letters = || fold::loose_chars(word).map(|fold| fold.char);
    !word.contains(char::is_whitespace)
        && BEGINNINGS.may_have(letters())
        && is_one_of(&letters().collect::<Vec<char>>(), &JOINTS)
}

/// Whether the words before a token stand before a noun as its attribute, alone or in a
/// list with others: партия, совет және комсомол ұйымдары.
pub fn is_before_noun(window: &Window, next: usize) -> bool {
    let mut is_member = false;
    for token in window.tokens.iter().skip(next).take(LONGEST) {
        if !flows_on(token) || token.is_capital {
            return false;
        }
        let is_joint = token.role.is_joint();
        let is_listed = is_joint || is_member || token.gap.has(Gap::CLAUSE);
        if !is_listed {
            return token.gap == Gap::SPACE;
        }
        // what follows a joint is a member
        is_member = is_joint;
    }
    false
}
