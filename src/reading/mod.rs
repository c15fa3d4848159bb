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

mod kazakh;
mod oblique;
mod romanised;
mod say;
mod written;

use std::borrow::Cow;

use crate::entity::{Lang, Layer};
use crate::hit::Hit;
use crate::index::automaton::Place;
use crate::index::core::{ByLetters, Core, Descent, LONGEST_QUERY, Posting};
use crate::index::keys::{self, Way};
use crate::index::traits::Trait;
use crate::inflect;
use crate::query::{Filter, Layers};
use crate::text::fold;
use crate::text::mistake::Cost;
use crate::text::repair;
use crate::text::romanise::Scheme;

pub use kazakh::{Cut, kazakh_ending, kazakh_readings, kazakh_stem, rests};
pub use oblique::{
    Asked, ENGLISH, RUSSIAN, Tongue, last_word_against, oblique_reading, russian_form,
};
pub use romanised::romanised_reading;
pub use say::{kazakh_form, kazakh_form_of, say_ending};

use oblique::other_form;
use written::{Trail, Written};

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
    /// and nothing else, or an initial, if it ends with one. `None` if there are no such signs.
    pub fn with_signs<'g>(&self, core: Core<'g>) -> Option<&'g str> {
        let is_last = || {
            self.path
                .ending
                .is_none_or(|ending| ending.lang == Lang::Ru)
        };
        let name = self.posting.name;
        match self.posting.way {
            Way::Name if self.path != Path::default() => None,
            Way::Name if core.traits(name).has(Trait::Bare) => None,
            Way::Name => Some(core.form(name)),
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
    /// 0, or which of the text's [repaired](repair::repairs) readings it was, from 1, or
    /// [`MENDED`].
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

/// It was the text with what is certain [mended](repair::mend).
pub const MENDED: u8 = u8::MAX;

/// A Kazakh ending on a name of another language.
pub const FOREIGN: Cost = 5;

/// How many branches of the automaton a text may be tried along.
const STEPS: usize = 4096;

/// All hits of `query`, in no order.
pub fn hits<'g, 'q>(core: Core<'g>, query: &'q str, filter: &Filter) -> Vec<Hit<'g, 'q>> {
    let mut hits = Vec::new();
    if !filter.layers.meets(Layers::UNEDITED) {
        return hits;
    }
    let push = |hits: &mut Vec<_>, reading| hits.push(Hit::new(core, query, reading));
    sound(core, query, filter, &mut |count, reading| {
        if filter.layers.has(reading.layer) {
            hits.reserve(count);
            push(&mut hits, reading);
        }
    });
    let is_over = !hits.is_empty() || !filter.layers.has(Layer::Repaired);
    if is_over || query.len() > LONGEST_QUERY {
        return hits;
    }
    // whatever else a repaired reading is
    let filter = &Filter {
        layers: Layers::default(),
        ..filter.clone()
    };
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

/// The readings of a text that is not damaged, and some at layers that are left out.
fn sound(core: Core<'_>, text: &str, filter: &Filter, found: &mut Found<'_>) {
    let mut trail = Trail::new(core);
    let equal = equal(core, text, filter, &mut trail, found);
    let rests = match equal {
        None if filter.layers.meets(Layers::INEXACT) => u64::MAX,
        Some(ends) if filter.layers.meets(Layers::ENDED) => {
            other_form(core, text, filter, &trail, ends, found);
            endings(text, ends)
        }
        _ => 0,
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
    let is_inflected = filter.layers.has(Layer::Inflected);
    if is_name {
        search.kazakh(rests);
    } else if written.signs.is_cyrillic() {
        if filter.layers.meets(Layers::ENDED) {
            search.kazakh(rests);
        }
        // Russian has none of the letters that Kazakh alone has
        if is_inflected && !written.signs.is_kazakh() {
            search.oblique(&RUSSIAN);
        }
    } else {
        search.romanised();
        if is_inflected {
            search.oblique(&ENGLISH);
        }
    }
}

/// Names whose key is that of the text; if some are so at the layer `exact`, and that is
/// wanted, before how many of its last letters (bits) shorter names end. Leaves its places
/// in `trail`.
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
    (is_exact && filter.layers.has(Layer::Exact)).then_some(ends & !1)
}

/// Of the `ends` of a text (letters, bits) those that may be Kazakh endings.
fn endings(text: &str, ends: u64) -> u64 {
    if ends == 0 {
        return 0;
    }
    let mut letters = Vec::with_capacity(text.len());
    fold::loose_chars(text).for_each(|fold| letters.push(fold.char));
    ends & inflect::kazakh::rests(&letters)
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
        let mut letters = letters.chars();
        letters.try_fold(place, |place, letter| self.step(place, letter))
    }

    /// The place behind a letter. One copy of this is enough where letters are few.
    #[inline(never)]
    fn step(&self, place: Place, letter: char) -> Option<Place> {
        self.keys.follow(place, letter)
    }
}

/// The spelling that is a posting's key.
pub fn spelling<'g>(core: Core<'g>, posting: Posting) -> Option<Cow<'g, str>> {
    let form = core.form(posting.name);
    match posting.way {
        Way::Name => Some(Cow::Borrowed(form)),
        way => keys::spelling(form, way).map(Cow::Owned),
    }
}

/// The same, as bytes: it takes longer to know that they are UTF-8 than to look at their ends.
pub fn spelling_bytes<'g>(core: Core<'g>, posting: Posting) -> Option<Cow<'g, [u8]>> {
    match posting.way {
        Way::Name => Some(Cow::Borrowed(core.form_bytes(posting.name))),
        way => {
            let spelling = keys::spelling(core.form(posting.name), way)?;
            Some(Cow::Owned(spelling.into_bytes()))
        }
    }
}
