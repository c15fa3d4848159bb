//! Lists in which the word for the kind of their members stands once, at the end: Орал,
//! Бөкей және Ақтөбе губерниялары.

use super::tokens::{Gap, Window};
use crate::entity::{Kind, Lang};
use crate::index::core::Core;
use crate::text::fold;

/// How heads of lists begin, in letters of the layer `loose`, and how the words begin that
/// the full names of the members have. An English province may be any of three.
#[rustfmt::skip]
const HEADS: [(&str, &[&str]); 17] = [
    ("губерни",    &["губерни"]),
    ("облыс",      &["облыс"]),
    ("област",     &["област"]),
    ("уез",        &["уез"]),
    ("округ",      &["округ"]),
    ("болыс",      &["болыс"]),
    ("волост",     &["волост"]),
    ("аудан",      &["аудан"]),
    ("район",      &["район"]),
    ("governorat", &["governorat"]),
    ("guberni",    &["governorat"]),
    ("province",   &["governorat", "oblast", "province"]),
    ("oblast",     &["oblast"]),
    ("region",     &["oblast", "region"]),
    ("uezd",       &["uezd"]),
    ("okrug",      &["okrug"]),
    ("district",   &["district", "uezd", "okrug", "raion"]),
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

/// What is in the plural of the words above: Kazakh suffixes, ends of Russian and English
/// words.
const PLURALS: [&str; 6] = ["лар", "лер", "дар", "дер", "тар", "тер"];
const PLURAL_ENDS: [&str; 8] = ["ей", "ий", "ям", "ях", "ов", "ам", "ах", "ами"];

/// A list is looked through for this many words.
const LONGEST: usize = 24;

/// The word for the kind of the members of a list.
#[derive(Clone, Copy, Debug)]
pub struct Head(&'static [&'static str]);

impl Head {
    /// Whether an entity is a place of this kind.
    pub fn is_kind_of(self, core: Core<'_>, entity: u32) -> bool {
        let has_word = |name: u32| {
            let mut words = core.form(name).split([' ', '-']);
            words.any(|word| self.0.iter().any(|stem| begins(word, stem)))
        };
        let labels = Lang::MAIN.into_iter();
        let mut labels = labels.filter_map(|lang| core.label(entity, lang));
        core.kind(entity) == Kind::Place && labels.any(has_word)
    }
}

fn begins(word: &str, stem: &str) -> bool {
    let mut letters = fold::loose_chars(word).map(|fold| fold.char);
    stem.chars().all(|letter| letters.next() == Some(letter))
}

/// The head of the list of which the words before token `next` are a member.
pub fn head(window: &Window, next: usize) -> Option<Head> {
    let mut is_joined = false;
    for token in window.tokens.iter().skip(next).take(LONGEST) {
        if token.gap.has(Gap::BREAK) || token.gap.has(Gap::BRACKET) {
            return None;
        }
        if token.is_capital {
            continue;
        }
        let letters = window.letters.get(token.letters.clone())?;
        let word: String = letters.iter().take(LONGEST).collect();
        if JOINTS.contains(&&word[..]) {
            is_joined = true;
            continue;
        }
        let (stem, kinds) = HEADS.iter().find(|(stem, _)| word.starts_with(stem))?;
        let rest = word.strip_prefix(stem)?;
        let is_plural = PLURALS.iter().any(|plural| rest.contains(plural))
            || PLURAL_ENDS.iter().any(|end| rest.ends_with(end))
            || word.is_ascii() && rest.ends_with('s');
        return (is_joined || is_plural).then_some(Head(kinds));
    }
    None
}
