//! Which of several entities with one name is meant.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::tokens::{Gap, Token, Window};
use super::{checks, lists};
use crate::entity::{Kind, Lang, Layer, Relation};
use crate::hit::Hit;
use crate::index::core::Core;
use crate::index::traits::Trait;
use crate::inflect::kazakh::{Case, Derivation, Ending, Relative};
use crate::reading::{self, Reading};
use crate::text::fold;

/// What may speak for a hit, how much, and in which words.
#[rustfmt::skip]
const TABLE: [(Sign, i32, &str); 21] = [
    (Sign::List,     8, "the kind of the list's head"),
    // in running text a name is as good with an ending as without
    (Sign::Spelling, 6, "nearer to what is written"),
    (Sign::Bare,     2, "without an ending"),
    // it makes a part of a name whole
    (Sign::Class,    6, "the word behind tells its kind"),
    (Sign::Capitals, 6, "an abbreviation is in capitals"),
    // a part of a name stands for it less well than a whole one, and only behind it
    (Sign::Whole,    4, "a whole name"),
    (Sign::Part,     2, "a part of a name that stands before"),
    (Sign::Case,     3, "letter case"),
    (Sign::Capital,  1, "a capital, if at the beginning of a sentence"),
    // басшылық is leadership before it is what a leader is
    (Sign::Stem,     3, "no shorter name with a suffix"),
    // Одақтар are unions, not the Union
    (Sign::Number,   4, "a thing of which there are many"),
    // Қытайда is in China
    (Sign::Where,    2, "a place, by the case"),
    // совет ұйымдары
    (Sign::Attribute, 3, "an attribute before a noun"),
    (Sign::Letters,  2, "letter for letter"),
    (Sign::Quotes,   3, "a work of one word is quoted"),
    (Sign::Language, 2, "the language of the sentence"),
    (Sign::Met,      1, "named before"),
    (Sign::Often,    1, "named before often"),
    (Sign::Related,  1, "related to"),
    // қазақ, қырғыз: not the same people twice
    (Sign::Apart,    6, "its list has the other already"),
    (Sign::Fellows,  2, "the kind of the others in its list"),
];

/// What may speak for a hit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    List,
    Spelling,
    Bare,
    Capitals,
    Whole,
    Part,
    Class,
    Case,
    Capital,
    Stem,
    Number,
    Where,
    Attribute,
    Letters,
    Quotes,
    Language,
    Met,
    Often,
    Related,
    Apart,
    Fellows,
}

/// Signs that speak for a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Signs(u32);

impl Signs {
    fn add(&mut self, sign: Sign, if_so: bool) {
        self.0 |= u32::from(if_so) << sign as u32;
    }

    fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u32 != 0
    }

    fn weight(self) -> i32 {
        let rows = TABLE.iter().filter(|(sign, ..)| self.has(*sign));
        rows.map(|(_, weight, _)| weight).sum()
    }
}

/// Why the first of several hits is the first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// What speaks for it and not for the second.
    signs: Signs,
    /// The entity met before to which it is related.
    related: Option<u32>,
}

impl Choice {
    /// In words.
    pub fn reasons(self, core: Core<'_>) -> Vec<String> {
        let rows = TABLE.iter().filter(|(sign, ..)| self.signs.has(*sign));
        rows.map(|(sign, _, words)| match self.related {
            Some(other) if *sign == Sign::Related => format!("{words} {}", core.id(other)),
            _ => (*words).to_owned(),
        })
        .collect()
    }
}

/// What a text has told so far.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// How often each entity was meant beyond doubt. No larger than the glossary.
    met: HashMap<u32, u32, RandomState>,
    /// The entities of the list that the text has come to, and the byte behind the last.
    list: Vec<u32>,
    list_end: usize,
}

/// So many letters tell what kind of thing a word names.
const CLASS: usize = 4;
/// Of so long a list the last members are kept.
const LIST: usize = 64;

/// The words of a mention in a text.
pub struct Stretch<'t> {
    /// The text, mended, and its words.
    pub page: &'t str,
    pub window: &'t Window,
    /// The words.
    pub tokens: Range<usize>,
}

impl Stretch<'_> {
    /// Their text, without the signs beside them.
    fn text(&self) -> &str {
        let bytes = self.window.bytes(self.tokens.clone());
        bytes
            .and_then(|bytes| self.page.get(bytes))
            .unwrap_or_default()
    }

    /// The language of the sentence, as far as the first word and those near it tell.
    pub fn lang(&self) -> Lang {
        match self.window.tokens.get(self.tokens.start) {
            Some(token) if token.in_kazakh => Lang::Kk,
            Some(token) if token.is_cyrillic => Lang::Ru,
            _ => Lang::En,
        }
    }
}

impl Evidence {
    /// Whether the text has named an entity.
    pub fn has_met(&self, entity: u32) -> bool {
        self.met.contains_key(&entity)
    }

    /// The bytes before `behind` are there no more.
    pub fn forget(&mut self, behind: usize) {
        self.list_end = self.list_end.saturating_sub(behind);
    }

    /// Puts the hits of a mention, the best first as far as they tell, in the order of
    /// what the words around and the text before it say; why the first is the first.
    /// `text`: as it was written, with the mention at the bytes `range`.
    /// `likeliest`: the entity of the first as they are now.
    /// `facts`: what speaks for the hit with a number anyway.
    pub fn choose<'g, 't>(
        &mut self,
        core: Core<'g>,
        place: &Stretch<'_>,
        (text, range): (&str, &Range<usize>),
        (hits, likeliest): (&mut [Hit<'g, 't>], u32),
        facts: impl FnMut(usize, &Reading) -> Facts,
    ) -> Choice {
        let between = text.get(self.list_end..range.start);
        if !between.is_some_and(lists::is_joint) {
            self.list.clear();
        }
        let choice = match hits {
            [_] => Choice::default(),
            _ => self.order(core, place, hits, facts),
        };
        let is_only = hits.len() == 1;
        let entity = match hits.first().map(|hit| hit.reading().posting.name) {
            Some(name) if !is_only => core.name_entity(name),
            _ => likeliest,
        };
        if is_only {
            *self.met.entry(entity).or_default() += 1;
        }
        self.list.push(entity);
        self.list_end = range.end;
        if self.list.len() > LIST {
            self.list.remove(0);
        }
        choice
    }

    /// Puts several hits in order.
    fn order<'g, 't>(
        &mut self,
        core: Core<'g>,
        place: &Stretch<'_>,
        hits: &mut [Hit<'g, 't>],
        mut facts: impl FnMut(usize, &Reading) -> Facts,
    ) -> Choice {
        let Some(best) = hits.first().map(Hit::layer) else {
            return Choice::default();
        };
        let around = Around::new(place, best);
        let weigh = |(number, hit): (usize, &Hit<'g, 't>)| {
            let signs = self.signs(core, &around, hit.layer(), &facts(number, hit.reading()));
            (signs, signs.weight(), *hit)
        };
        let weighed = hits.iter().enumerate().map(weigh);
        let mut weighed: Vec<(Signs, i32, Hit<'g, 't>)> = weighed.collect();
        weighed.sort_by_key(|(_, weight, _)| -weight);
        for (hit, (.., in_order)) in hits.iter_mut().zip(&weighed) {
            *hit = *in_order;
        }
        let [(signs, _, first), (others, ..), ..] = weighed.as_slice() else {
            return Choice::default();
        };
        Choice {
            signs: Signs(signs.0 & !others.0),
            related: self.related(core, core.name_entity(first.reading().posting.name)),
        }
    }

    /// What speaks for a hit.
    fn signs(&self, core: Core<'_>, around: &Around, layer: Layer, facts: &Facts) -> Signs {
        let Facts { entity, kind, .. } = *facts;
        let times = self.met.get(&entity).copied().unwrap_or_default();
        let is_inflected =
            matches!(around.best, Layer::Exact | Layer::Loose) && layer == Layer::Inflected;
        let mut signs = facts.signs;
        let mut add = |sign, if_so| signs.add(sign, if_so);
        add(Sign::Spelling, layer == around.best || is_inflected);
        add(Sign::Bare, layer == around.best);
        // a capital that no sentence asks for, or a small letter
        let is_asked_for = around.begins_sentence && around.is_capital;
        add(
            Sign::Case,
            facts.is_proper == around.is_capital || is_asked_for,
        );
        add(Sign::Capital, facts.is_proper && around.is_capital);
        add(Sign::Attribute, facts.is_attribute && around.is_before_noun);
        // КСРО-ға is not КСРО ҒА
        add(
            Sign::Capitals,
            layer != Layer::Loose || !facts.is_in_capitals,
        );
        add(Sign::Part, facts.is_elliptic && times > 0);
        let is_work = kind == Kind::Work && around.is_word;
        add(Sign::Quotes, !is_work || around.is_quoted);
        // `Орал өзені`: the river is described by that word
        add(Sign::Class, around.next == Some(facts.class));
        let is_member = |head: lists::Head| head.is_kind_of(core, entity);
        add(Sign::List, around.head.is_some_and(is_member));
        add(
            Sign::Apart,
            !self.list.is_empty() && !self.list.contains(&entity),
        );
        let is_fellow = |other: &u32| core.kind(*other) == kind && kind != Kind::Term;
        add(Sign::Fellows, self.list.last().is_some_and(is_fellow));
        add(Sign::Met, times > 0);
        add(Sign::Often, times > 2);
        add(Sign::Related, self.related(core, entity).is_some());
        signs
    }

    /// An entity met before to which this one is related.
    fn related(&self, core: Core<'_>, entity: u32) -> Option<u32> {
        let mut relations = core.relations(entity);
        let (_, other) = relations.find(|(relation, other)| {
            *relation != Relation::ConfusableWith && self.met.contains_key(other)
        })?;
        Some(other)
    }
}

/// What is known of a reading of some words wherever they stand in sentences of a language.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// What speaks for it anyway.
    signs: Signs,
    entity: u32,
    kind: Kind,
    is_proper: bool,
    is_elliptic: bool,
    is_attribute: bool,
    /// The name ends in a capital, and the words do not.
    is_in_capitals: bool,
    /// The first letters of what its description calls it.
    class: [char; CLASS],
}

impl Facts {
    /// Of a reading of some words, in sentences of the language of theirs.
    pub fn new(core: Core<'_>, reading: &Reading, place: &Stretch<'_>) -> Facts {
        let (text, lang) = (place.text(), place.lang());
        let name = reading.posting.name;
        let (entity, form) = (core.name_entity(name), core.form(name));
        let (kind, traits) = (core.kind(entity), core.traits(name));
        let is_elliptic = traits.has(Trait::Elliptic);
        let letters = || place.window.letters(place.tokens.clone());
        let said = reading::kazakh_form_of(core, reading, letters);
        let ending = said.map(|said| said.ending());
        let is = |what: fn(Ending) -> bool| ending.is_some_and(what);
        let is_single = is_single(kind) && !traits.has(Trait::Space);
        let is_other = checks::has_other_letters(core, text, reading.posting);
        let is_of_lang = core.lang(name) == lang || is_in(core, entity, form, lang);
        let mut signs = Signs::default();
        let mut add = |sign, if_so| signs.add(sign, if_so);
        add(
            Sign::Stem,
            !is(|ending| ending.derivation() == Some(Derivation::Lik)),
        );
        add(
            Sign::Number,
            !(is_single && is(|ending| ending.is_plural())),
        );
        add(Sign::Where, kind == Kind::Place && is(is_where));
        add(Sign::Letters, !is_other);
        add(Sign::Language, is_of_lang);
        add(Sign::Whole, !is_elliptic);
        Facts {
            signs,
            entity,
            kind,
            is_proper: form.chars().next().is_some_and(char::is_uppercase),
            is_elliptic,
            is_attribute: traits.has(Trait::Adjective),
            is_in_capitals: ends_in_capital(form) && !ends_in_capital(text),
            class: class(core.description_bytes(entity, lang), lang),
        }
    }
}

/// What stands around a mention.
struct Around {
    /// The best layer of its hits.
    best: Layer,
    is_capital: bool,
    begins_sentence: bool,
    is_quoted: bool,
    /// It is a single word.
    is_word: bool,
    /// A word in small letters follows.
    is_before_noun: bool,
    /// The first letters of the word behind, if it has so many.
    next: Option<[char; CLASS]>,
    /// The head of the list of which it is a member.
    head: Option<lists::Head>,
}

impl Around {
    fn new(place: &Stretch<'_>, best: Layer) -> Around {
        let Stretch { page, window, .. } = *place;
        let tokens = place.tokens.clone();
        let first = window.tokens.get(tokens.start);
        let is = |what: fn(&Token) -> bool| first.is_some_and(what);
        let next = window.tokens.get(tokens.end);
        Around {
            best,
            is_capital: is(|token| token.is_capital),
            begins_sentence: tokens.start == 0 || is(|token| token.gap.has(Gap::BREAK)),
            is_quoted: is(|token| token.gap.has(Gap::QUOTE)),
            is_word: tokens.len() == 1,
            is_before_noun: lists::is_before_noun(window, tokens.end),
            next: next.and_then(|token| {
                let letters = window.letters_of(token);
                letters.first_chunk().copied()
            }),
            head: lists::head(window, page, tokens),
        }
    }
}

/// Whether an entity has a form in a language.
fn is_in(core: Core<'_>, entity: u32, form: &str, lang: Lang) -> bool {
    let mut names = core.entity_names(entity);
    names.any(|name| core.lang(name) == lang && core.form_bytes(name) == form.as_bytes())
}

/// Whether a thing of a kind is one.
fn is_single(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Place | Kind::Organisation | Kind::Work | Kind::Document
    )
}

/// Whether an ending says where something is or goes.
fn is_where(ending: Ending) -> bool {
    let is_local = matches!(
        ending.case(),
        Case::Locative | Case::Ablative | Case::Dative
    );
    let is_there = ending.relative() == Some(Relative::Attributive);
    (is_local || is_there) && !ending.is_plural() && ending.possessive().is_none()
}

fn ends_in_capital(text: &str) -> bool {
    let last = text.chars().rev().find(|c| c.is_alphabetic());
    last.is_some_and(char::is_uppercase)
}

/// The word by which a description says what kind of thing it is about, as far as the
/// words around a name are looked at: the last of its first part in Kazakh, the first in
/// Russian and English.
fn class(description: &[u8], lang: Lang) -> [char; CLASS] {
    let is_end = |byte: &u8| b",;(".contains(byte);
    let part = description.split(is_end).next().unwrap_or_default();
    let mut words = part.trim_ascii().split(u8::is_ascii_whitespace);
    let word = match lang {
        Lang::Kk => words.next_back(),
        _ => words.next(),
    };
    let word = std::str::from_utf8(word.unwrap_or_default());
    let mut letters = fold::loose_chars(word.unwrap_or_default());
    std::array::from_fn(|_| letters.next().map_or('\0', |fold| fold.char))
}
