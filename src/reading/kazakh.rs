//! Names with a Kazakh ending.

use super::written::Gap;
use super::{Ending, FOREIGN, Reading, Search, spelling};
use crate::entity::{Lang, Layer};
use crate::index::core::{Core, Posting};
use crate::index::inflection::{self, Inflection};
use crate::index::keys::Way;
use crate::inflect::{Grammar, kazakh};
use crate::query::Filter;
use crate::text::fold;
use crate::text::mistake::Cost;

impl Search<'_, '_> {
    /// Names with a Kazakh ending. The last word alone is inflected. Only endings of as
    /// many letters as there are bits in `lengths`.
    pub fn kazakh(&mut self, lengths: u64) {
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
                let before = letters[..start].last();
                for (_, tail) in kazakh::tails_between(before, rest) {
                    if !branches.may_have(tail) {
                        continue;
                    }
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
    pub fn cut(&self, start: usize) -> Cut {
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
}

/// The readings of a text as a name with the key of the given rank, which ends in `tail`, with
/// the Kazakh ending `rest` in its place.
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
    // names with one key mostly take the same endings
    let mut last: Option<(kazakh::Stem, Option<kazakh::Reading>)> = None;
    for posting in core.postings(rank) {
        if !filter.takes(core, posting) {
            continue;
        }
        let inflection = core.inflection(posting.name);
        let Some(stem) = stem(core, posting, inflection.as_ref()) else {
            continue;
        };
        let is_shortened = match inflection {
            Some(inflection) => inflection.is_shortened(),
            None => inflection::is_shortened(core.form_bytes(posting.name)),
        };
        let is_short = stem.is_abbreviation();
        // США is not `с.` in the equative
        if is_short && !cut.is_of_abbreviation() || is_shortened && !cut.joint {
            continue;
        }
        let reading = match last {
            Some((other, reading)) if other == stem => reading,
            _ => stem.recognise(tail, rest),
        };
        last = Some((stem, reading));
        let ending = reading
            .and_then(|reading| kazakh_ending(core, posting, &reading, tail.len(), rest.len()));
        let Some((ending, cost)) = ending else {
            continue;
        };
        // a word is not cut before its ending
        let layer = match cut.hyphen && !is_short && !is_shortened {
            true => Layer::Repaired,
            false => Layer::Inflected,
        };
        found(Reading::with_ending(posting, layer, ending, cost));
    }
}

/// What a Kazakh or Russian name takes of Kazakh endings.
pub fn kazakh_stem(core: Core<'_>, posting: Posting) -> Option<kazakh::Stem> {
    stem(core, posting, core.inflection(posting.name).as_ref())
}

fn stem(
    core: Core<'_>,
    posting: Posting,
    inflection: Option<&Inflection<'_>>,
) -> Option<kazakh::Stem> {
    if !inflection::takes_kazakh(core.lang(posting.name)) {
        return None;
    }
    match inflection {
        Some(inflection) if posting.way == Way::Name => inflection.stem(),
        _ => read_stem(core, posting),
    }
}

/// The same, read off the end of the name.
#[inline(never)]
fn read_stem(core: Core<'_>, posting: Posting) -> Option<kazakh::Stem> {
    let grammar = Grammar::new(core.grammar(core.name_entity(posting.name)));
    let form = spelling(core, posting)?;
    Some(kazakh::Stem::of(&form, grammar))
}

/// The ending that was recognised behind a name without its last `tail` letters, in the last
/// `rest` of the text, and how odd that is.
pub fn kazakh_ending(
    core: Core<'_>,
    posting: Posting,
    reading: &kazakh::Reading,
    tail: usize,
    rest: usize,
) -> Option<(Ending, Cost)> {
    let foreign = match core.lang(posting.name) {
        Lang::Kk => 0,
        _ => FOREIGN,
    };
    let ending = Ending {
        lang: Lang::Kk,
        rest: u8::try_from(rest).ok()?,
        tail: u8::try_from(tail).ok()?,
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
    pub const ANY: Cut = Cut {
        joint: true,
        hyphen: true,
        capitals: true,
    };

    /// Whether an abbreviation is told from its ending: by a hyphen or by its capitals.
    pub fn is_of_abbreviation(self) -> bool {
        self.joint || self.capitals
    }
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
