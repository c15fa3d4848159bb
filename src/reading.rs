//! Readings: which names a text may be, at every layer but `fuzzy`, and how.
//!
//! A text is looked for as it is (`exact`, `loose`), as a spelling of a romanisation
//! scheme (`romanised`), as a name with an ending (`inflected`), and, if all that
//! finds nothing, once more as it may have been before it was damaged (`repaired`).
//!
//! The index has neither romanised nor inflected keys. A Latin text is read as
//! Cyrillic, and an oblique form as a nominative, by walking the automaton along
//! every letter that could stand there; few branches live longer than three letters.
//! Where a walk in Latin letters stands at a key, what is left may be a Kazakh ending.
//! What is found so is a candidate, and is then held against the rules: the scheme
//! must write the name in just that way, the ending must be one that the name may
//! take. So nothing grows with the number of schemes and endings, and the rules are
//! in one place, which also generates.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::entity::{Kind, Lang, Layer};
use crate::hit::Hit;
use crate::index::automaton::Place;
use crate::index::core::{ByLetters, Core, Descent, LONGEST_QUERY, Posting};
use crate::index::keys::{self, Way};
use crate::inflect::russian::Nature;
use crate::inflect::{Grammar, english, kazakh, russian};
use crate::query::Filter;
use crate::text::fold::{self, Fold, Letter, Plain};
use crate::text::mistake::Cost;
use crate::text::repair;
use crate::text::romanise::{self, Scheme};

/// A name that a text may mean, and how it was understood.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub posting: Posting,
    pub layer: Layer,
    pub edits: u8,
    pub cost: Cost,
    pub path: Path,
}

impl Reading {
    /// A spelling with the signs that stand around the name: itself, if a text is all of it
    /// and nothing else, or an initial, if it ends with one.
    pub fn form<'g>(&self, core: Core<'g>) -> Option<&'g str> {
        let is_last = || {
            self.path
                .ending
                .is_none_or(|ending| ending.lang == Lang::Ru)
        };
        match self.posting.way {
            Way::Name if self.path == Path::default() => Some(core.form(self.posting.name)),
            Way::InitialsLast | Way::InitialLast if is_last() => Some("Ф."),
            _ => None,
        }
    }

    /// The reading of a name's first words, in a list whose head is the last word.
    pub fn of_member(self) -> Reading {
        Reading {
            layer: Layer::Inflected,
            cost: 0,
            path: Path {
                is_member: true,
                ..Path::default()
            },
            ..self
        }
    }

    fn with_ending(posting: Posting, layer: Layer, ending: Ending, cost: Cost) -> Reading {
        Reading {
            posting,
            layer,
            edits: 0,
            cost,
            path: Path {
                ending: Some(ending),
                ..Path::default()
            },
        }
    }
}

/// What of a text was understood as other than letters of the name. Enough to find the
/// rules again that were applied, when somebody asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// 0, or which of the text's [repaired](repair::repairs) readings it was, from 1.
    pub repair: u8,
    /// The language whose ending it has.
    pub ending: Option<Ending>,
    /// The scheme in which the name is written.
    pub scheme: Option<Scheme>,
    /// The last word of the name stands at the head of a list, of which this is a member.
    pub is_member: bool,
}

/// An ending of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    pub lang: Lang,
    /// Letters of the text that are the ending.
    pub rest: u8,
    /// Letters of the name's key that are not in the text.
    pub tail: u8,
}

/// A Kazakh ending on a name of another language.
pub const FOREIGN: Cost = 5;
/// How many branches of the automaton a text may be tried along.
const STEPS: usize = 4096;

/// All hits of `query`, in no order.
pub fn hits<'g, 'q>(core: Core<'g>, query: &'q str, filter: &Filter) -> Vec<Hit<'g, 'q>> {
    let mut hits = Vec::new();
    let push = |hits: &mut Vec<_>, reading| hits.push(Hit::new(core, query, reading));
    sound(core, query, filter, &mut |count, reading| {
        hits.reserve(count);
        push(&mut hits, reading);
    });
    if !hits.is_empty() || query.len() > LONGEST_QUERY {
        return hits;
    }
    let mut cheapest = None;
    for (i, repaired) in repair::repairs(query).enumerate() {
        if cheapest.is_some_and(|cost| repaired.cost() > cost) {
            break;
        }
        sound(core, repaired.text(), filter, &mut |_, mut reading| {
            reading.path.repair = (i + 1) as u8;
            reading.layer = Layer::Repaired;
            reading.cost = reading.cost.saturating_add(repaired.cost());
            cheapest = Some(repaired.cost());
            push(&mut hits, reading);
        });
    }
    hits
}

/// Is given each reading, and how many there are to come at least, with it.
type Found<'f> = dyn FnMut(usize, Reading) + 'f;

/// The readings of a text that is not damaged.
fn sound(core: Core<'_>, text: &str, filter: &Filter, found: &mut Found<'_>) {
    let mut trail = Trail::new(core);
    let equal = equal(core, text, filter, &mut trail, found);
    let rests = match equal {
        None => u64::MAX,
        Some(ends) => {
            other_form(core, text, filter, &trail, ends, found);
            endings(text, ends)
        }
    };
    if rests != 0 {
        inexact(core, text, filter, &trail, equal.is_some(), rests, found);
    }
}

/// The readings of a text as other than what it is, but those that [`other_form`] gives; with
/// Kazakh endings of as many letters as there are bits in `rests`.
#[inline(never)]
fn inexact(
    core: Core<'_>,
    text: &str,
    filter: &Filter,
    trail: &Trail,
    is_name: bool,
    rests: u64,
    found: &mut Found<'_>,
) {
    let Some(written) = Written::new(core, text, trail) else {
        return;
    };
    let mut search = Search {
        core,
        keys: core.keys_by_letters(),
        written: &written,
        filter,
        found,
        steps: STEPS,
    };
    if is_name {
        search.kazakh(rests);
    } else if written.signs.is_cyrillic() {
        search.kazakh(rests);
        // Russian has none of the letters that Kazakh alone has
        if !written.signs.is_kazakh() {
            search.oblique(&RUSSIAN);
        }
    } else {
        search.romanised();
        search.oblique(&ENGLISH);
    }
}

/// Russian and English names of which a text that is itself a name is a form, in its last
/// word alone: `власти` of `власть`. Most texts end like no form of a key. A shorter key
/// ends so many letters (bits of `ends`) before the end of the text.
fn other_form(
    core: Core<'_>,
    text: &str,
    filter: &Filter,
    trail: &Trail,
    ends: u64,
    found: &mut Found<'_>,
) {
    let mut letters = ['\0'; OTHER_REST + 1];
    let mut len = 0;
    for (slot, c) in letters.iter_mut().rev().zip(text.chars().rev()) {
        *slot = match c {
            'А'..='Я' | 'A'..='Z' => c.to_lowercase().next().unwrap_or(c),
            'а'..='я' | 'a'..='z' => c,
            _ => break,
        };
        len += 1;
    }
    // with which nearly all forms end
    let tongue = match letters {
        [
            ..,
            'а' | 'в' | 'е' | 'и' | 'й' | 'м' | 'о' | 'у' | 'х' | 'ы' | 'ю' | 'я',
        ] => &RUSSIAN,
        [.., 's'] => &ENGLISH,
        _ => return,
    };
    let asked = Asked::new(text);
    // the word keeps a letter
    for rest in 1..len {
        let Some(place) = trail.before(rest) else {
            return;
        };
        let branches = core.branches(place);
        if branches.is_one() && ends >> rest & 1 == 0 {
            continue;
        }
        let tails = (tongue.tails)(&letters[letters.len() - rest..]).iter();
        for tail in tails.filter(|tail| branches.may_have(tail)) {
            let place = tail
                .chars()
                .try_fold(place, |place, c| core.follow(place, c));
            let rank = place.and_then(|place| core.forward().rank_at(place));
            // Russian has none of the letters that Kazakh alone has
            let rank = rank.filter(|_| !has_kazakh_letter(text));
            for posting in rank.into_iter().flat_map(|rank| core.postings(rank)) {
                let last_word = |form: &str| {
                    let word = text.rsplit([' ', '-']).next().unwrap_or(text);
                    let letters = fold::loose_chars(word).map(|fold| fold.char);
                    last_word_against(&letters.collect::<Vec<_>>(), form)
                };
                let reading = oblique_reading(core, filter, tongue, posting, &asked, last_word);
                if let Some(reading) = reading {
                    found(1, reading);
                }
            }
        }
    }
}

/// Whether a text has a letter that Kazakh has and Russian has not.
fn has_kazakh_letter(text: &str) -> bool {
    fold::exact_chars(text).any(|fold| is_kazakh(fold.char, fold::loosen(fold.char)))
}

/// Whether a letter, which is `loose` at that layer, is one that Russian has not.
fn is_kazakh(letter: char, loose: Option<char>) -> bool {
    letter > 'ё' && loose.is_some_and(|loose| loose != letter)
}

/// Letters in the longest rest that is looked for where a text is a name: -ого, -ами.
const OTHER_REST: usize = 3;

/// The places behind the first letters of a text, as far as there are keys that begin so.
struct Trail {
    places: [Place; Trail::LEN],
    len: usize,
}

impl Trail {
    /// More letters than most texts have.
    const LEN: usize = 40;

    fn new(core: Core<'_>) -> Trail {
        Trail {
            places: [core.forward().root(); Trail::LEN],
            len: 0,
        }
    }

    #[inline]
    fn push(&mut self, place: Place) {
        if let Some(slot) = self.places.get_mut(self.len) {
            *slot = place;
            self.len += 1;
        }
    }

    /// The place before the last `rest` letters, if all letters are here.
    #[inline]
    fn before(&self, rest: usize) -> Option<Place> {
        let last = (self.len < Trail::LEN).then(|| self.len.checked_sub(rest + 1))??;
        self.places.get(last).copied()
    }
}

/// Names whose key is that of the text; if some are so at the layer `exact`, before how
/// many of its last letters (bits) shorter names end. Leaves its places in `trail`.
fn equal(
    core: Core<'_>,
    text: &str,
    filter: &Filter,
    trail: &mut Trail,
    found: &mut Found<'_>,
) -> Option<u64> {
    let Descent { place, ends } = core.descend_by(text, |place| trail.push(place))?;
    let rank = core.forward().rank_at(place)?;
    let mut is_exact = false;
    let mut postings = core.postings(rank);
    while let Some(posting) = postings.next() {
        if filter.takes(core, posting) {
            let reading = equal_reading(core, text, posting);
            is_exact |= reading.layer == Layer::Exact;
            found(postings.size_hint().1.unwrap_or(0) + 1, reading);
        }
    }
    is_exact.then_some(ends & !1)
}

/// Of the `ends` of a text (letters, bits) those that may be Kazakh endings.
fn endings(text: &str, ends: u64) -> u64 {
    if ends == 0 {
        return 0;
    }
    let mut letters = Vec::with_capacity(text.len());
    fold::loose_chars(text).for_each(|fold| letters.push(fold.char));
    ends & kazakh::rests(&letters)
}

/// The reading of a posting whose key is that of the text.
pub fn equal_reading(core: Core<'_>, text: &str, posting: Posting) -> Reading {
    let form = core.form_bytes(posting.name);
    let layer = match posting.way {
        Way::Name if form == text.as_bytes() => Layer::Exact,
        Way::Name if fold::is_exact(text, core.form(posting.name)) => Layer::Exact,
        way if way.scheme().is_some() => Layer::Romanised,
        _ => Layer::Loose,
    };
    Reading {
        posting,
        layer,
        edits: 0,
        cost: 0,
        path: Path::default(),
    }
}

/// What stands before a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Another letter, or nothing.
    None,
    /// An apostrophe alone.
    Apostrophe,
    /// A hyphen, a quotation mark, a bracket: signs but no space.
    Joint,
    Space,
}

impl Gap {
    /// It, and a sign behind it.
    #[inline]
    fn with(self, sign: char) -> Gap {
        match (self, sign) {
            (_, ' ') => Gap::Space,
            // the tie of n͡g
            (gap, '\u{361}') => gap,
            (Gap::None, '\'') => Gap::Apostrophe,
            (Gap::Space, _) => Gap::Space,
            _ => Gap::Joint,
        }
    }
}

/// The letters of a text at the layer `loose`.
struct Written<'t> {
    text: &'t str,
    letters: Vec<char>,
    /// Where each letter comes from, and what stands before it.
    places: Vec<(u32, u32, Gap)>,
    /// The keys that begin with its first letters, and behind those with more.
    trail: &'t Trail,
    beyond: Vec<Place>,
    /// What its letters are, ь aside, which the Latin alphabet of 1929-40 has too.
    signs: Letter,
}

impl<'t> Written<'t> {
    /// `None` if the text has no letters, or too many for any name with an ending.
    fn new(core: Core<'_>, text: &'t str, trail: &'t Trail) -> Option<Written<'t>> {
        if text.is_empty() || text.len() > LONGEST_QUERY {
            return None;
        }
        let longest = core.longest_key() + kazakh::LONGEST;
        let capacity = text.len().min(longest);
        let mut written = Written {
            text,
            letters: Vec::with_capacity(capacity),
            places: Vec::with_capacity(capacity),
            trail,
            beyond: Vec::new(),
            signs: Letter::NONE,
        };
        let mut gap = Gap::None;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && written.letters.len() <= longest {
            let plain = Plain::at(bytes, at);
            if !plain.bytes.is_empty() {
                written.add_plain(plain, at, std::mem::replace(&mut gap, Gap::None));
                at += plain.bytes.len();
                continue;
            }
            if let Some((letter, end)) = fold::letter_at(bytes, at) {
                written.add(letter, at, end, std::mem::replace(&mut gap, Gap::None));
                at = end;
                continue;
            }
            at = match fold::read(bytes, at) {
                Some((sign @ ..'\u{80}', end)) => {
                    gap = gap.with(sign);
                    end
                }
                _ => fold::at_length(text, at, |Fold { char, start, end }| {
                    match fold::loosen(char) {
                        Some(letter) => {
                            let letter = Letter::new(letter, char, false);
                            written.add(letter, start, end, std::mem::replace(&mut gap, Gap::None));
                        }
                        None => gap = gap.with(char),
                    }
                }),
            };
        }
        if !(1..=longest).contains(&written.letters.len()) {
            return None;
        }
        written.go_beyond(core);
        Some(written)
    }

    /// Adds a letter, which stands at these bytes.
    #[inline]
    fn add(&mut self, letter: Letter, start: usize, end: usize, gap: Gap) {
        self.letters.push(letter.char);
        self.places.push((start as u32, end as u32, gap));
        if letter.char != 'ь' {
            self.signs = self.signs.with(letter);
        }
    }

    /// Adds letters that stand from byte `start` on.
    #[inline]
    fn add_plain(&mut self, plain: Plain<'_>, start: usize, gap: Gap) {
        let first = self.letters.len();
        self.letters.reserve(plain.len());
        self.places.reserve(plain.len());
        let width = 1 + u32::from(plain.is_cyrillic);
        plain.for_each(|letter, at| {
            let start = (start + at) as u32;
            self.letters.push(letter);
            self.places.push((start, start + width, Gap::None));
        });
        if let Some(place) = self.places.get_mut(first) {
            place.2 = gap;
        }
        let mut letters = self.letters.iter().skip(first);
        if let Some(&letter) = letters.find(|letter| **letter != 'ь') {
            self.signs = self.signs.with(Letter::new(letter, letter, false));
        }
    }

    /// Follows the letters for which the trail has no room.
    fn go_beyond(&mut self, core: Core<'_>) {
        if self.letters.len() <= Trail::LEN {
            return;
        }
        let keys = core.keys_by_letters();
        let mut place = self.trail.places.last().copied();
        place = place.filter(|_| self.trail.len == Trail::LEN);
        for letter in self.letters.iter().skip(Trail::LEN) {
            place = place.and_then(|place| keys.follow(place, *letter));
            self.beyond.extend(place);
        }
    }

    /// The keys that begin with so many letters, if there are any.
    #[inline]
    fn node(&self, core: Core<'_>, letters: usize) -> Option<Place> {
        let Some(last) = letters.checked_sub(1) else {
            return Some(core.forward().root());
        };
        match last.checked_sub(Trail::LEN) {
            None => self.trail.places[..self.trail.len].get(last).copied(),
            Some(beyond) => self.beyond.get(beyond).copied(),
        }
    }

    fn gap(&self, letter: usize) -> Gap {
        self.places.get(letter).map_or(Gap::None, |place| place.2)
    }

    /// Whether a letter is a capital.
    fn is_capital(&self, letter: usize) -> bool {
        let place = self.places.get(letter);
        place
            .and_then(|(start, ..)| self.text.get(*start as usize..)?.chars().next())
            .is_some_and(char::is_uppercase)
    }

    /// What stands between a letter and the one before it.
    fn signs(&self, letter: usize) -> &'t str {
        let before = letter.checked_sub(1).and_then(|at| self.places.get(at));
        let end = before.map_or(0, |place| place.1 as usize);
        let place = self.places.get(letter);
        let signs = place.and_then(|place| self.text.get(end..place.0 as usize));
        signs.unwrap_or_default()
    }

    /// Whether a hyphen stands before a letter.
    fn has_hyphen(&self, letter: usize) -> bool {
        if self.gap(letter) == Gap::None {
            return false;
        }
        fold::exact_chars(self.signs(letter)).any(|fold| fold.char == '-')
    }

    /// Where the word ends that has a letter.
    fn word_end(&self, letter: usize) -> usize {
        let behind = (letter + 1)..self.letters.len();
        let joins = |letter: &usize| matches!(self.gap(*letter), Gap::None | Gap::Apostrophe);
        let mut behind = behind.skip_while(joins);
        behind.next().unwrap_or(self.letters.len())
    }

    /// How many letters of the last word are not in that of `form`, and the reverse.
    fn last_word_against(&self, form: &str) -> (u8, u8) {
        let start = (0..self.letters.len())
            .rev()
            .find(|letter| self.gap(*letter) != Gap::None);
        last_word_against(
            self.letters.get(start.unwrap_or(0)..).unwrap_or_default(),
            form,
        )
    }
}

/// How many letters of `word` are not in the last word of `form`, and the reverse.
pub fn last_word_against(word: &[char], form: &str) -> (u8, u8) {
    // neither sign has a second byte that may be one of a letter
    let last = form.bytes().rposition(|byte| matches!(byte, b' ' | b'-'));
    let last = last.and_then(|at| form.get(at + 1..)).unwrap_or(form);
    let (mut same, mut read) = (0, 0);
    let mut add = |letter: char| {
        same += usize::from(same == read && word.get(same) == Some(&letter));
        read += 1;
    };
    let bytes = last.as_bytes();
    let mut at = 0;
    while let Some((letter, end)) = fold::letter_at(bytes, at) {
        add(letter.char);
        let plain = Plain::at(bytes, end);
        plain.for_each(|letter, _| add(letter));
        at = end + plain.bytes.len();
    }
    if let Some(rest) = last.get(at..).filter(|rest| !rest.is_empty()) {
        fold::loose_chars(rest).for_each(|fold| add(fold.char));
    }
    let left = |len: usize| u8::try_from(len - same).unwrap_or(u8::MAX);
    (left(word.len()), left(read))
}

/// A language in which words other than the last are inflected too.
pub struct Tongue {
    pub lang: Lang,
    /// Letters in the longest rest.
    pub longest: usize,
    /// With which letters the name may go on where a word goes on with these.
    pub tails: fn(&[char]) -> &'static [&'static str],
    /// Whether a text is a form of a name.
    pub is_form: fn(Core<'_>, Posting, &str, &Asked<'_>) -> bool,
    /// Which, in words.
    say: fn(Core<'_>, Posting, &str, &str) -> Option<String>,
}

pub const RUSSIAN: Tongue = Tongue {
    lang: Lang::Ru,
    longest: russian::LONGEST_REST,
    tails: russian::tails,
    is_form: |core, posting, form, asked| asked.russian_form(core, posting, form).is_some(),
    say: |core, posting, form, text| Some(russian_form(core, posting, form, text)?.to_string()),
};

pub const ENGLISH: Tongue = Tongue {
    lang: Lang::En,
    longest: english::LONGEST_REST,
    tails: english::tails,
    is_form: |_, _, form, asked| english::recognise(form, asked.text).is_some(),
    say: |_, _, form, text| Some(english::recognise(form, text)?.to_string()),
};

/// What a text is as a form of a Russian name.
pub fn russian_form(
    core: Core<'_>,
    posting: Posting,
    form: &str,
    text: &str,
) -> Option<russian::Reading> {
    Asked::new(text).russian_form(core, posting, form)
}

/// A text that is held against many names.
pub struct Asked<'t> {
    text: &'t str,
    /// Read when it is first asked for.
    russian: OnceCell<russian::Text<'t>>,
}

impl<'t> Asked<'t> {
    pub fn new(text: &'t str) -> Asked<'t> {
        let russian = OnceCell::new();
        Asked { text, russian }
    }

    /// A text of which the letters are known.
    fn of(written: &Written<'t>) -> Asked<'t> {
        let begins = |letter: usize| match written.gap(letter) {
            Gap::None | Gap::Apostrophe => false,
            Gap::Space => true,
            Gap::Joint => russian::is_gap(written.signs(letter)),
        };
        let letters = written.letters.iter().enumerate();
        let letters = letters.map(|(at, letter)| (*letter, begins(at)));
        let russian = russian::Text::of_letters(written.text, letters);
        Asked {
            text: written.text,
            russian: OnceCell::from(russian),
        }
    }

    fn russian_form(
        &self,
        core: Core<'_>,
        posting: Posting,
        form: &str,
    ) -> Option<russian::Reading> {
        let text = self.russian.get_or_init(|| russian::Text::new(self.text));
        let entity = core.name_entity(posting.name);
        let grammar = Grammar::new(core.grammar(entity));
        russian::recognise_text(form, grammar, nature(core.kind(entity)), text)
    }
}

/// What matters of a kind for the forms of Russian names.
pub fn nature(kind: Kind) -> Nature {
    match kind {
        Kind::Person => Nature::Person,
        Kind::Place => Nature::Place,
        _ => Nature::Other,
    }
}

/// What a Kazakh or Russian name takes of Kazakh endings.
pub fn kazakh_stem(core: Core<'_>, posting: Posting) -> Option<kazakh::Stem> {
    if !matches!(core.lang(posting.name), Lang::Kk | Lang::Ru) {
        return None;
    }
    let grammar = Grammar::new(core.grammar(core.name_entity(posting.name)));
    let stem = |form: &str| kazakh::Stem::of(form, grammar);
    match posting.way {
        Way::Name => std::str::from_utf8(last_word_of(core.form_bytes(posting.name)))
            .ok()
            .map(stem),
        way => keys::spelling(core.form(posting.name), way).map(|form| stem(&form)),
    }
}

/// The last word of a name, of which alone a stem is made, with the space before it.
fn last_word_of(form: &[u8]) -> &[u8] {
    // the first bytes of Cyrillic letters
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, 0xd0..=0xd4);
    let letter = form.iter().rposition(is_letter).unwrap_or(0);
    let space = form.iter().take(letter).rposition(|byte| *byte == b' ');
    space.and_then(|at| form.get(at..)).unwrap_or(form)
}

/// Whether two postings are of one form with one grammar, in languages that take Kazakh
/// endings.
pub fn is_same(core: Core<'_>, a: Posting, b: Posting) -> bool {
    let takes = |posting: Posting| matches!(core.lang(posting.name), Lang::Kk | Lang::Ru);
    let grammar = |posting: Posting| core.grammar(core.name_entity(posting.name));
    let form = |posting: Posting| (posting.way, core.form_bytes(posting.name));
    takes(a) && takes(b) && form(a) == form(b) && grammar(a) == grammar(b)
}

/// The Kazakh ending that a name has without the letters `tail` and with `rest`, if it
/// may, and how odd that is.
pub fn kazakh_ending(
    core: Core<'_>,
    posting: Posting,
    stem: &kazakh::Stem,
    tail: &[char],
    rest: &[char],
) -> Option<(Ending, Cost)> {
    let reading = stem.recognise(tail, rest)?;
    let foreign = match core.lang(posting.name) {
        Lang::Kk => 0,
        _ => FOREIGN,
    };
    let ending = Ending {
        lang: Lang::Kk,
        rest: u8::try_from(rest.len()).ok()?,
        tail: u8::try_from(tail.len()).ok()?,
    };
    Some((ending, reading.cost().saturating_add(foreign)))
}

/// How a text is cut before an ending.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// There is a sign, though no space.
    pub joint: bool,
    /// There is a hyphen.
    pub hyphen: bool,
    /// A capital stands before it and a small letter behind.
    pub capitals: bool,
}

impl Cut {
    /// As any name wants it.
    const ANY: Cut = Cut {
        joint: true,
        hyphen: true,
        capitals: true,
    };

    /// Whether an abbreviation is told from its ending: by a hyphen or by its capitals.
    fn is_of_abbreviation(self) -> bool {
        self.joint || self.capitals
    }
}

/// The readings of a text as a name whose key, of the given rank, ends in `tail`, with the
/// Kazakh ending `rest` in its place.
pub fn kazakh_readings(
    core: Core<'_>,
    filter: &Filter,
    rank: usize,
    tail: &str,
    rest: &[char],
    cut: Cut,
    found: &mut dyn FnMut(Reading),
) {
    let mut letters = ['\0'; kazakh::LONGEST_TAIL];
    let mut len = 0;
    for (slot, letter) in letters.iter_mut().zip(tail.chars()) {
        *slot = letter;
        len += 1;
    }
    let tail = letters.get(..len).unwrap_or_default();
    // a name is often the same in two languages
    let mut last: Option<(Posting, kazakh::Stem)> = None;
    for posting in core.postings(rank) {
        if !filter.takes(core, posting) {
            continue;
        }
        let known = last.filter(|(other, _)| is_same(core, *other, posting));
        let Some(stem) = known.map_or_else(|| kazakh_stem(core, posting), |(_, s)| Some(s)) else {
            continue;
        };
        last = Some((posting, stem));
        let is_short = stem.is_abbreviation();
        if is_short && !cut.is_of_abbreviation() {
            continue;
        }
        let Some((ending, cost)) = kazakh_ending(core, posting, &stem, tail, rest) else {
            continue;
        };
        // a word is not cut before its ending
        let layer = match cut.hyphen && !is_short {
            true => Layer::Repaired,
            false => Layer::Inflected,
        };
        found(Reading::with_ending(posting, layer, ending, cost));
    }
}

/// The reading of a text as a form of a name of which any word may be inflected, if it
/// is one. `last_word`: how many letters the last words of text and name do not share.
pub fn oblique_reading(
    core: Core<'_>,
    filter: &Filter,
    tongue: &Tongue,
    posting: Posting,
    asked: &Asked<'_>,
    last_word: impl Fn(&str) -> (u8, u8),
) -> Option<Reading> {
    if core.lang(posting.name) != tongue.lang || !filter.takes(core, posting) {
        return None;
    }
    let form = spelling(core, posting)?;
    if !(tongue.is_form)(core, posting, &form, asked) {
        return None;
    }
    let (rest, tail) = last_word(&form);
    let lang = tongue.lang;
    let ending = Ending { lang, rest, tail };
    Some(Reading::with_ending(posting, Layer::Inflected, ending, 0))
}

/// The reading of `letters` as a name that a scheme writes so, if one does.
pub fn romanised_reading(
    core: Core<'_>,
    filter: &Filter,
    posting: Posting,
    letters: &[char],
) -> Option<Reading> {
    if !filter.takes(core, posting) {
        return None;
    }
    let form = spelling(core, posting)?;
    let lang = core.lang(posting.name);
    let mut schemes = Scheme::ALL.iter().filter(|scheme| scheme.from() == lang);
    let scheme = schemes.find(|scheme| romanise::spells(&form, **scheme, letters))?;
    Some(Reading {
        posting,
        layer: Layer::Romanised,
        edits: 0,
        cost: 0,
        path: Path {
            scheme: Some(*scheme),
            ..Path::default()
        },
    })
}

/// The ends of `letters`, those of `text`, that may be Kazakh endings.
pub fn rests<'l>(text: &str, letters: &'l [char]) -> impl Iterator<Item = &'l [char]> + use<'l> {
    let may_be = kazakh::rests(letters);
    let last = match text.rsplit_once(char::is_whitespace) {
        Some((_, last)) => fold::loose_chars(last).count(),
        None => letters.len(),
    };
    // the word keeps a letter
    let lengths = (1..last.min(kazakh::LONGEST + 1)).rev();
    let lengths = lengths.filter(move |len| may_be >> len & 1 == 1);
    let rests = lengths.filter_map(|len| letters.get(letters.len().checked_sub(len)?..));
    rests.filter(|rest| kazakh::is_rest(rest))
}

/// How `written`, a whole text in Latin or Arabic letters, is a Kazakh name with an ending:
/// without the letters `tail` of its key, and with `rest`, which is one of the
/// [readings](kazakh::readings) of the last letters. The name must take the ending
/// without a fault, and one scheme must write both.
fn romanised_ending(
    core: Core<'_>,
    posting: Posting,
    tail: &[char],
    rest: &[char],
    written: &[char],
    cut: Cut,
) -> Option<(Scheme, kazakh::Reading)> {
    let lang = core.lang(posting.name);
    if lang != Lang::Kk {
        return None;
    }
    let stem = kazakh_stem(core, posting)?;
    let reading = stem.recognise(tail, rest)?;
    if reading.fault().is_some() || stem.is_abbreviation() && !cut.is_of_abbreviation() {
        return None;
    }
    let grammar = Grammar::new(core.grammar(core.name_entity(posting.name)));
    let name = spelling(core, posting)?;
    kazakh::spellings(&name, grammar, reading.ending()).find_map(|form| {
        let mut schemes = Scheme::ALL.iter().filter(|scheme| scheme.from() == lang);
        let scheme = schemes.find(|scheme| romanise::spells(&form, **scheme, written))?;
        Some((*scheme, reading))
    })
}

/// In words, the ending that a reading has in `text`.
pub fn say_ending(core: Core<'_>, reading: &Reading, text: &str) -> Option<String> {
    let ending = reading.path.ending?;
    let form = spelling(core, reading.posting)?;
    for tongue in [&RUSSIAN, &ENGLISH] {
        if tongue.lang == ending.lang {
            return (tongue.say)(core, reading.posting, &form, text);
        }
    }
    let said = kazakh_form(core, reading, text)?;
    Some(match said.fault() {
        Some(fault) => format!("{} ({fault})", said.ending()),
        None => said.ending().to_string(),
    })
}

/// What the Kazakh ending of a reading says, if it has one in `text`.
pub fn kazakh_form(core: Core<'_>, reading: &Reading, text: &str) -> Option<kazakh::Reading> {
    let ending = reading
        .path
        .ending
        .filter(|ending| ending.lang == Lang::Kk)?;
    let form = spelling(core, reading.posting)?;
    let letters = |text| fold::loose_chars(text).map(|fold| fold.char);
    let written: Vec<char> = letters(text).collect();
    let read: Vec<char> = match ending.tail {
        0 => Vec::new(),
        _ => letters(&form).collect(),
    };
    let rest = written.get(written.len().checked_sub(ending.rest.into())?..)?;
    let tail = read.get(read.len().checked_sub(ending.tail.into())?..)?;
    if reading.path.scheme.is_some() {
        let mut rests = kazakh::readings(rest);
        let said = rests.find_map(|rest| {
            romanised_ending(core, reading.posting, tail, &rest, &written, Cut::ANY)
        });
        return said.map(|(_, said)| said);
    }
    kazakh_stem(core, reading.posting)?.recognise(tail, rest)
}

struct Search<'s, 'g> {
    core: Core<'g>,
    keys: ByLetters<'g>,
    written: &'s Written<'s>,
    filter: &'s Filter,
    found: &'s mut Found<'s>,
    /// How many branches may still be looked at: a bound on the time of any query.
    steps: usize,
}

impl Search<'_, '_> {
    /// The place behind `letters`.
    fn follow(&mut self, place: Place, letters: &str) -> Option<Place> {
        self.steps = self.steps.checked_sub(1)?;
        let mut place = place;
        for letter in letters.chars() {
            place = self.keys.follow(place, letter)?;
        }
        Some(place)
    }

    /// Names with a Kazakh ending. The last word alone is inflected. Only endings of as
    /// many letters as there are bits in `lengths`.
    fn kazakh(&mut self, lengths: u64) {
        let (core, written) = (self.core, self.written);
        let letters = &written.letters;
        let lengths = lengths & kazakh::rests(letters);
        // the rest begins with the letter `start`
        for start in (1..letters.len()).rev() {
            let rest = &letters[start..];
            // there are no longer rests, or no longer words
            if rest.len() > kazakh::LONGEST
                || lengths >> rest.len() == 0
                || written.gap(start + 1) != Gap::None
            {
                break;
            }
            let node = written.node(core, start);
            if let Some(node) = node.filter(|_| lengths >> rest.len() & 1 == 1) {
                let branches = self.keys.branches(node);
                let mut tails = kazakh::tails(rest);
                if branches.is_none() {
                    // the empty one is the first
                    tails = tails.get(..1).unwrap_or_default();
                }
                for tail in tails.iter().filter(|tail| branches.may_have(tail)) {
                    let node = self.follow(node, tail);
                    let rank = node.and_then(|node| self.keys.rank_at(node));
                    if let Some(rank) = rank {
                        self.kazakh_key(rank, start, tail);
                    }
                }
            }
            if written.gap(start) == Gap::Space {
                break;
            }
        }
    }

    /// How the text is cut before the letter `start`.
    fn cut(&self, start: usize) -> Cut {
        let written = self.written;
        Cut {
            joint: written.gap(start) != Gap::None,
            hyphen: written.has_hyphen(start),
            capitals: written.is_capital(start.saturating_sub(1)) && !written.is_capital(start),
        }
    }

    /// Names whose key, of the given rank, is the first `start` letters and `tail`.
    fn kazakh_key(&mut self, rank: usize, start: usize, tail: &str) {
        let written = self.written;
        let cut = self.cut(start);
        let rest = &written.letters[start..];
        let found = &mut |reading| (self.found)(1, reading);
        kazakh_readings(self.core, self.filter, rank, tail, rest, cut, found);
    }

    /// Forms of Russian and English names, of which any word may be inflected.
    fn oblique(&mut self, tongue: &Tongue) {
        let mut ranks = Vec::new();
        let root = self.core.forward().root();
        self.oblique_word(tongue, root, 0, false, &mut ranks);
        if ranks.is_empty() {
            return;
        }
        ranks.sort_unstable();
        ranks.dedup();
        let (core, written) = (self.core, self.written);
        let asked = match tongue.lang {
            Lang::Ru => Asked::of(written),
            _ => Asked::new(written.text),
        };
        for posting in ranks.into_iter().flat_map(|rank| core.postings(rank)) {
            let last_word = |form: &str| written.last_word_against(form);
            let reading = oblique_reading(core, self.filter, tongue, posting, &asked, last_word);
            if let Some(reading) = reading {
                (self.found)(1, reading);
            }
        }
    }

    /// Ranks of keys that the words from the letter `from` on, at `place`, may be
    /// forms of, if any word is changed.
    fn oblique_word(
        &mut self,
        tongue: &Tongue,
        place: Place,
        from: usize,
        changed: bool,
        ranks: &mut Vec<usize>,
    ) {
        let written = self.written;
        if from == written.letters.len() {
            if changed {
                ranks.extend(self.keys.rank_at(place));
            }
            return;
        }
        let end = written.word_end(from);
        // the word keeps a letter
        let first = end.saturating_sub(tongue.longest).max(from + 1);
        let mut place = place;
        let mut at = from;
        loop {
            if at >= first {
                let tails = (tongue.tails)(&written.letters[at..end]);
                let branches = (!tails.is_empty()).then(|| self.keys.branches(place));
                let may_have = |tail: &str| branches.is_some_and(|all| all.may_have(tail));
                for tail in tails.iter().filter(|tail| may_have(tail)) {
                    if let Some(place) = self.follow(place, tail) {
                        self.oblique_word(tongue, place, end, true, ranks);
                    }
                }
            }
            if at == end {
                return self.oblique_word(tongue, place, end, changed, ranks);
            }
            let next = match changed {
                // so far it is the text itself
                false => {
                    at = first.max(at + 1);
                    written.node(self.core, at)
                }
                true => {
                    at += 1;
                    self.keys.follow(place, written.letters[at - 1])
                }
            };
            match next {
                Some(next) => place = next,
                None => return,
            }
        }
    }

    /// Names that a scheme writes so and, if there are none, Kazakh names with an ending
    /// in the same scheme.
    fn romanised(&mut self) {
        let mut walk = Walk {
            first: self.first_romanised_rest(),
            ..Walk::default()
        };
        self.romanised_from(self.core.forward().root(), 0, &mut walk);
        walk.ranks.sort_unstable();
        walk.ranks.dedup();
        let (core, written) = (self.core, self.written);
        let mut found = false;
        for posting in walk.ranks.into_iter().flat_map(|rank| core.postings(rank)) {
            let reading = romanised_reading(core, self.filter, posting, &written.letters);
            if let Some(reading) = reading {
                found = true;
                (self.found)(1, reading);
            }
        }
        if !found {
            let start = |stem: &Stem| walk.rests.get(stem.0).map(|rest| Reverse(rest.0));
            walk.stems.sort_unstable_by_key(|stem| (start(stem), *stem));
            walk.stems.dedup();
            for stem in walk.stems {
                self.romanised_stem(&walk.rests, stem);
            }
        }
    }

    /// The first letter at which a Kazakh ending may begin: the rest is one word.
    fn first_romanised_rest(&self) -> usize {
        let written = self.written;
        let is_cut = |start: &usize| {
            matches!(written.gap(start + 1), Gap::Joint | Gap::Space)
                || written.gap(*start) == Gap::Space
        };
        let len = written.letters.len();
        let first = len - kazakh::longest_rest(&written.letters);
        let starts = (first.max(SHORTEST)..len).rev();
        starts
            .take_while(|start| !is_cut(start))
            .last()
            .unwrap_or(len)
    }

    /// Adds what the letters from `start` on are as Kazakh endings.
    fn add_romanised_rests(&self, start: usize, walk: &mut Walk) {
        if start < walk.first || walk.asked >> (start % 64) & 1 == 1 {
            return;
        }
        walk.asked |= 1 << (start % 64);
        let letters = self.written.letters.get(start..).unwrap_or_default();
        if letters.len() > 1 {
            let readings = kazakh::readings(letters);
            let readings = readings.filter(|rest| rest.len() > 1 && kazakh::is_rest(rest));
            walk.rests.extend(readings.map(|rest| (start, rest)));
        }
    }

    /// Names whose key has the given rank and that end in a rest.
    fn romanised_stem(&mut self, rests: &[(usize, Vec<char>)], (rest, rank, tail): Stem) {
        let (core, written) = (self.core, self.written);
        let Some((start, rest)) = rests.get(rest) else {
            return;
        };
        let tail: Vec<char> = tail.chars().collect();
        let cut = self.cut(*start);
        let is_plain = written.text.is_ascii();
        for posting in core.postings(rank) {
            let is_long = rest.len() > 2 || *start > SHORTEST && is_proper(core, posting);
            let is_telling = !is_plain || is_long || cut.is_of_abbreviation();
            if !self.filter.takes(core, posting) || !is_telling {
                continue;
            }
            let ending = romanised_ending(core, posting, &tail, rest, &written.letters, cut);
            let Some((scheme, reading)) = ending else {
                continue;
            };
            let rest = u8::try_from(written.letters.len() - start);
            let (Ok(rest), Ok(tail)) = (rest, u8::try_from(tail.len())) else {
                continue;
            };
            let lang = Lang::Kk;
            let ending = Ending { lang, rest, tail };
            let layer = match cut.hyphen && !is_short(core, posting) {
                true => Layer::Repaired,
                false => Layer::Inflected,
            };
            let mut reading = Reading::with_ending(posting, layer, ending, reading.cost());
            reading.path.scheme = Some(scheme);
            (self.found)(1, reading);
        }
    }

    fn romanised_from(&mut self, place: Place, from: usize, walk: &mut Walk) {
        let letters = &self.written.letters;
        if from == letters.len() {
            walk.ranks.extend(self.keys.rank_at(place));
        }
        self.add_romanised_rests(from, walk);
        for (at, (start, rest)) in walk.rests.iter().enumerate() {
            if *start != from {
                continue;
            }
            let branches = self.keys.branches(place);
            for tail in kazakh::tails(rest)
                .iter()
                .filter(|tail| branches.may_have(tail))
            {
                let place = self.follow(place, tail);
                let rank = place.and_then(|place| self.keys.rank_at(place));
                walk.stems.extend(rank.map(|rank| (at, rank, *tail)));
            }
        }
        let branches = self.keys.branches(place);
        let readings = romanise::readings(&letters[from..]);
        for (read, cyrillic) in readings.filter(|(_, cyrillic)| branches.may_have(cyrillic)) {
            if let Some(place) = self.follow(place, cyrillic) {
                self.romanised_from(place, from + read, walk);
            }
        }
        for silent in romanise::SILENT {
            if !branches.letters.may_have(self.core.letters_of(*silent)) {
                continue;
            }
            if let Some(place) = self.follow(place, silent.encode_utf8(&mut [0; 4])) {
                self.romanised_from(place, from, walk);
            }
        }
    }
}

/// Letters, at least, before an ending in Latin letters: `elder` is no form of `ел`. Where
/// a text has English letters alone, an ending of two needs one more letter before it, and
/// a proper name: `gazette` is not "in the newspaper", nor `Alaska` "to the Alash".
const SHORTEST: usize = 4;

/// Whether a name is an abbreviation.
fn is_short(core: Core<'_>, posting: Posting) -> bool {
    kazakh_stem(core, posting).is_some_and(|stem| stem.is_abbreviation())
}

/// Whether a name begins with a capital.
fn is_proper(core: Core<'_>, posting: Posting) -> bool {
    let form = core.form(posting.name);
    form.chars().next().is_some_and(char::is_uppercase)
}

/// A rest, by its number, and the rank of a key that ends in the tail.
type Stem = (usize, usize, &'static str);

/// A walk along Cyrillic keys under Latin or Arabic letters.
#[derive(Default)]
struct Walk {
    /// The first letter at which a rest may begin.
    first: usize,
    /// For which letters this was asked, one bit each.
    asked: u64,
    /// Where the rests begin, and their Cyrillic letters.
    rests: Vec<(usize, Vec<char>)>,
    /// Keys that may be the whole text.
    ranks: Vec<usize>,
    /// Keys that may stand before a rest.
    stems: Vec<Stem>,
}

/// The spelling that is a posting's key.
pub fn spelling<'g>(core: Core<'g>, posting: Posting) -> Option<Cow<'g, str>> {
    let form = core.form(posting.name);
    match posting.way {
        Way::Name => Some(Cow::Borrowed(form)),
        way => keys::spelling(form, way).map(Cow::Owned),
    }
}

#[cfg(all(test, feature = "bundled"))]
mod tests {
    use super::*;
    use crate::Glossary;

    #[test]
    fn a_text_is_the_same_by_its_letters() {
        let core = Glossary::bundled().core();
        let texts = [
            "Семипалатинского уездного комитета",
            "  Алма–Ате",
            "«Алаш»-Орды",
            "РК(б)П, ВКП(б)",
            "А.Н. Букейханова",
            "д’Артаньяна о'кея",
            "Тур\u{ad}кестана, о́круга",
            "22-го съезда - № 5 · I",
            "а\u{301}\u{a0}—\u{200b} б/в_г",
        ];
        for text in texts {
            let trail = Trail::new(core);
            let written = Written::new(core, text, &trail).unwrap();
            let by_letters = Asked::of(&written).russian.into_inner().unwrap();
            assert_eq!(
                by_letters.parts(),
                russian::Text::new(text).parts(),
                "{text}"
            );
        }
    }
}
