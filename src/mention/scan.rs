//! Goes over a text, chunk by chunk and word by word.

use std::collections::VecDeque;
use std::ops::Range;

use super::checks::{self, Needs};
use super::evidence::{Evidence, Facts, Stretch};
use super::lists::{self, Head};
use super::memo::{Lease, Nth};
use super::spans::{Candidate, Found, Walker};
use super::tokens::{Gap, Token, Window};
use super::{Finder, Hits, Mention, Overlap};
use crate::entity::Layer;
use crate::hit::Hit;
use crate::query::{self, Layers};
use crate::reading::{self, Reading};
use crate::text::repair::{self, Repaired};

/// Bytes of a text that are read at once.
pub const CHUNK: usize = 1 << 15;
/// Tokens behind one that a name may reach, or that tell its language.
const AHEAD: usize = 48;

/// How much of a text was before the part that is there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin {
    pub bytes: usize,
    pub chars: usize,
    /// Of UTF-16.
    pub units: usize,
}

/// Looks for names in a text of which at least the chunk is there.
#[derive(Clone, Debug)]
pub struct Scanner<'g> {
    finder: Finder<'g>,
    chunk: Chunk,
    /// The token at which to go on.
    next: usize,
    /// The byte behind the mention that goes furthest.
    past: usize,
    /// Where to go on, while more text is waited for.
    ahead: Option<Ahead>,
    evidence: Evidence,
    found: Found,
    lease: Lease,
}

/// Bytes of a text: where the next chunk may begin, where the next mention may, and how
/// far the chunks have gone.
#[derive(Clone, Copy, Debug)]
struct Ahead {
    from: usize,
    resume: usize,
    last: usize,
}

/// What comes when a chunk is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another chunk.
    Chunk,
    /// More text is needed, and none before this byte.
    Text {
        behind: usize,
    },
    End,
}

/// The part of a text that is being looked at.
#[derive(Clone, Debug, Default)]
struct Chunk {
    /// Its bytes.
    range: Range<usize>,
    /// What it was before it was damaged, if it is.
    mended: Option<Repaired>,
    /// Tokens from here on are for the next chunk.
    until: usize,
}

impl Chunk {
    /// Reads it, mended if it may be; its words are left in the window.
    fn read(
        &mut self,
        window: &mut Window,
        text: &str,
        range: Range<usize>,
        is_last: bool,
        may_be_mended: bool,
    ) {
        let text = text.get(range.clone()).unwrap_or_default();
        self.range = range;
        self.mended = may_be_mended.then(|| repair::mend(text)).flatten();
        let text = self.mended.as_ref().map_or(text, Repaired::text);
        window.read(text);
        let tokens = window.tokens.len();
        self.until = match is_last || tokens <= 2 * AHEAD {
            true => tokens,
            false => tokens - AHEAD,
        };
    }

    /// Its text, as it was read.
    fn text<'c>(&'c self, whole: &'c str) -> &'c str {
        match &self.mended {
            Some(mended) => mended.text(),
            None => whole.get(self.range.clone()).unwrap_or_default(),
        }
    }

    /// The bytes of the whole text from which bytes of the chunk's text come.
    fn source(&self, bytes: Range<usize>) -> Range<usize> {
        let bytes = match &self.mended {
            Some(mended) => mended.source(bytes).unwrap_or_default(),
            None => bytes,
        };
        self.range.start + bytes.start..self.range.start + bytes.end
    }

    /// The first byte of a token in the whole text.
    fn start(&self, token: &Token) -> usize {
        let start = token.bytes().start;
        self.source(start..start).start
    }
}

impl<'g> Scanner<'g> {
    pub fn new(finder: &Finder<'g>) -> Self {
        Scanner {
            finder: finder.clone(),
            chunk: Chunk::default(),
            next: 0,
            past: 0,
            ahead: None,
            evidence: Evidence::default(),
            found: Found::default(),
            lease: finder.pool.lease(),
        }
    }

    /// Reads the next chunk; `has_ended`: no text comes behind `text`.
    pub fn read_on(&mut self, text: &str, has_ended: bool) -> Next {
        let Ahead { from, resume, last } = self.ahead.unwrap_or_else(|| self.ahead());
        if has_ended && last >= text.len() {
            return Next::End;
        }
        if !has_ended && text.len() <= resume + CHUNK {
            self.ahead = Some(Ahead { from, resume, last });
            return Next::Text { behind: from };
        }
        // the words before are left out where a chunk is but a few endless words
        let from = if cut(text, from + CHUNK) > last {
            from
        } else {
            resume
        };
        let end = cut(text, from + CHUNK);
        let is_last = has_ended && end == text.len();
        self.lease.make_room();
        let window = &mut self.lease.window;
        let may_be_mended = self.finder.layers.has(Layer::Repaired);
        let range = from..end;
        self.chunk.read(window, text, range, is_last, may_be_mended);
        self.ahead = None;
        let is_before = |token: &Token| self.chunk.start(token) < resume;
        self.next = window.tokens.partition_point(is_before);
        Next::Chunk
    }

    /// Where to go on behind the chunk.
    fn ahead(&self) -> Ahead {
        let (chunk, tokens) = (&self.chunk, &self.lease.window.tokens);
        let last = chunk.range.end;
        let start = |token| tokens.get(token).map(|token| chunk.start(token));
        let resume = start(self.next).unwrap_or(last);
        // some words before the next show in what language it stands
        let mut before = self.next.saturating_sub(AHEAD).max(1)..self.next;
        let from = before.find(|token| {
            let token = tokens.get(*token);
            token.is_some_and(|token| token.gap.has(Gap::SPACE))
        });
        let from = from.and_then(start).unwrap_or(resume);
        Ahead { from, resume, last }
    }

    /// The bytes before `behind`, of the last [`Next::Text`], are there no more.
    pub fn forget(&mut self, behind: usize) {
        if let Some(Ahead { from, resume, last }) = &mut self.ahead {
            for at in [from, resume, last, &mut self.past] {
                *at = at.saturating_sub(behind);
            }
            self.evidence.forget(behind);
        }
    }

    /// Looks for names that begin at the next tokens of the chunk, up to one at which some
    /// do, and goes on; `false` if there are no more tokens.
    pub fn look<'t>(
        &mut self,
        whole: &'t str,
        origin: Origin,
        ready: &mut VecDeque<Mention<'g, 't>>,
    ) -> bool {
        if self.next >= self.chunk.until {
            return false;
        }
        let mut found = std::mem::take(&mut self.found);
        let text = self.chunk.text(whole);
        let finder = &self.finder;
        let mut walker = Walker {
            core: finder.core,
            keys: finder.core.keys_by_letters(),
            filter: &finder.filter,
            // what is mended may be a name at any layer
            layers: match finder.layers.has(Layer::Repaired) {
                true => finder.layers.and(Layers::UNEDITED),
                false => finder.layers,
            },
            text,
            window: &self.lease.window,
            trail: &mut self.lease.trail,
        };
        let memo = &mut self.lease.memo;
        let first = walker.next(self.next..self.chunk.until, memo, &mut found);
        // an article does not keep a longer name from beginning behind it
        let longest = found.longest();
        if longest.is_some() && walker.is_article(first) {
            let mut next = Found::default();
            walker.candidates(first + 1, memo, &mut next);
            if next.longest() > longest {
                found.clear();
            }
        }
        let member = lists::member(&self.lease.window, text, first);
        let certain = match member {
            None => self.certain(whole, origin, first, &found, ready),
            Some(_) => None,
        };
        self.next = match certain {
            Some(next) => next,
            None => self.look_around(whole, origin, first, &found, member, ready),
        };
        self.found = found;
        true
    }

    /// Looks for mentions that begin with token `first` among what was found there; the token
    /// at which to go on.
    fn look_around<'t>(
        &mut self,
        whole: &'t str,
        origin: Origin,
        first: usize,
        found: &Found,
        member: Option<(Range<usize>, Head)>,
        ready: &mut VecDeque<Mention<'g, 't>>,
    ) -> usize {
        let text = self.chunk.text(whole);
        let mut found = found.candidates(&self.lease.memo);
        found.retain(|candidate| self.has_needs(text, first, candidate));
        self.add_members(text, member, &mut found);
        found.sort_by_key(|candidate| usize::MAX - candidate.end);
        let mut next = first + 1;
        for same in found.chunk_by(|a, b| a.end == b.end) {
            let Some(mention) = self.mention(whole, origin, first, same) else {
                continue;
            };
            let is_part = mention.range.end <= self.past;
            if is_part && self.finder.overlap == Overlap::NoSubmatches {
                continue;
            }
            self.past = self.past.max(mention.range.end);
            ready.push_back(mention);
            match self.finder.overlap {
                Overlap::LeftmostLongest => {
                    next = same.first().map_or(next, |candidate| candidate.end);
                    break;
                }
                Overlap::NoSubmatches => break,
                Overlap::All => (),
            }
        }
        next
    }

    /// Adds the mention of the longest stretch that was found, if no text around it tells
    /// whether it is one and of what; the token behind it.
    fn certain<'t>(
        &mut self,
        whole: &'t str,
        origin: Origin,
        first: usize,
        found: &Found,
        ready: &mut VecDeque<Mention<'g, 't>>,
    ) -> Option<usize> {
        let (core, overlap) = (self.finder.core, self.finder.overlap);
        let (&(end, meaning), []) = (found.stretches.last()?, found.others.as_slice()) else {
            return None;
        };
        let Lease { memo, window, .. } = &mut self.lease;
        let (number, readings) = memo.hits(meaning);
        let likeliest = readings.first().map(|(_, entity)| *entity)?;
        let layers = self.finder.layers;
        let may_be_left_out = layers.has(Layer::Repaired) && !layers.has_all(Layers::UNEDITED);
        if overlap != Overlap::LeftmostLongest || may_be_left_out {
            return None;
        }
        let tokens = first..end;
        let words = window.bytes(tokens.clone())?;
        let range = self.chunk.source(words.clone());
        let page = self.chunk.text(whole);
        let (text, stretch) = (whole.get(range.clone())?, page.get(words)?);
        if self.chunk.mended.is_some() && text != stretch {
            return None;
        }
        let hits = readings.iter();
        let mut hits: Hits<'g, 't> = hits.map(|(hit, _)| Hit::new(core, text, *hit)).collect();
        let place = Stretch {
            page,
            window,
            tokens,
        };
        let facts = |nth, reading: &Reading| {
            let learn = || Facts::new(core, reading, &place);
            memo.facts(Nth::Hit(number + nth), learn)
        };
        let of = (whole, &range);
        let hits_of = (hits.as_mut_slice(), likeliest);
        let choice = (self.evidence).choose(core, &place, of, hits_of, facts);
        ready.push_back(Mention {
            text: whole,
            origin,
            range,
            hits,
            choice,
        });
        Some(end)
    }

    /// Adds what the words `member` name in a list whose head is their last word, unless a
    /// name of its kind was found there.
    fn add_members(
        &self,
        text: &str,
        member: Option<(Range<usize>, Head)>,
        found: &mut Vec<Candidate>,
    ) {
        let Finder {
            core,
            filter,
            layers,
            ..
        } = &self.finder;
        let Some((member, head)) = member else {
            return;
        };
        let is_kind = |candidate: &Candidate| {
            let entity = core.name_entity(candidate.reading.posting.name);
            candidate.end >= member.end && head.is_kind_of(*core, entity)
        };
        if found.iter().any(is_kind) || !layers.has(Layer::Inflected) {
            return;
        }
        let bytes = self.lease.window.bytes(member.clone());
        let stretch = bytes.and_then(|bytes| text.get(bytes)).unwrap_or_default();
        let readings = head.whole_names(*core, filter, stretch).into_iter();
        found.extend(readings.map(|reading| Candidate {
            end: member.end,
            reading,
            needs: Needs::default(),
            number: None,
        }));
    }

    /// Whether the text around a candidate gives what it needs.
    fn has_needs(&self, text: &str, first: usize, candidate: &Candidate) -> bool {
        let Needs {
            point,
            whole,
            heading,
        } = candidate.needs;
        if !point && !whole {
            return true;
        }
        let tokens = &self.lease.window.tokens;
        let last = tokens.get(candidate.end.saturating_sub(1));
        let behind = text.get(last.map_or(0, |last| last.bytes().end)..);
        let behind = behind.unwrap_or_default();
        if point && !behind.starts_with('.') {
            return false;
        }
        if !whole {
            return true;
        }
        let entity = (self.finder.core).name_entity(candidate.reading.posting.name);
        let Some(token) = tokens.get(first) else {
            return false;
        };
        // a line, or a part of one, of its own
        let is_apart = |token: &Token| token.gap.has(Gap::BREAK);
        let is_alone = || {
            let behind = behind.starts_with(['.', ':']);
            token.is_capital
                && (first == 0 || is_apart(token))
                && (behind || tokens.get(candidate.end).is_none_or(is_apart))
        };
        if heading {
            return is_alone();
        }
        let stretch = last.and_then(|last| text.get(token.bytes().start..last.bytes().end));
        let is_upper = |stretch: &str| !stretch.chars().any(char::is_lowercase);
        self.evidence.has_met(entity)
            || token.has_capitals && stretch.is_some_and(is_upper)
            || is_alone()
    }

    /// The mention that has these readings.
    fn mention<'t>(
        &mut self,
        whole: &'t str,
        origin: Origin,
        first: usize,
        candidates: &[Candidate],
    ) -> Option<Mention<'g, 't>> {
        let core = self.finder.core;
        let window = &self.lease.window;
        let tokens = first..candidates.first()?.end;
        let words = window.bytes(tokens.clone())?;
        let page = self.chunk.text(whole);
        let forms = candidates
            .iter()
            .filter_map(|found| found.reading.with_signs(core));
        let bytes = checks::with_signs(page, window, tokens.clone(), forms)?;
        let mended = page.get(bytes.clone())?;
        let range = self.chunk.source(bytes.clone());
        let text = whole.get(range.clone())?;
        let is_mended = self.chunk.mended.is_some() && mended != text;
        let memo = &mut self.lease.memo;
        let repair = match is_mended {
            true => memo.repair(text, mended),
            false => 0,
        };
        let mut hits: Vec<Hit<'g, 't>> = candidates
            .iter()
            .map(|candidate| {
                let mut reading = candidate.reading;
                if bytes != words && reading.layer == Layer::Loose {
                    reading.layer = reading::equal_reading(core, mended, reading.posting).layer;
                }
                if is_mended {
                    reading.layer = reading.layer.max(Layer::Repaired);
                    reading.path.repair = repair;
                }
                Hit::new(core, text, reading)
            })
            .filter(|hit| self.finder.layers.has(hit.layer()))
            .collect();
        query::rank(core, text, &mut hits);
        let place = Stretch {
            page,
            window,
            tokens,
        };
        let facts = |_, reading: &Reading| {
            let mut same = candidates.iter().filter(|found| found.is_as(reading));
            let learn = || Facts::new(core, reading, &place);
            match same.find_map(|found| found.number) {
                Some(number) => memo.facts(Nth::Reading(number), learn),
                None => learn(),
            }
        };
        let of = (whole, &range);
        let likeliest = core.name_entity(hits.first()?.reading().posting.name);
        let hits_of = (hits.as_mut_slice(), likeliest);
        let choice = self.evidence.choose(core, &place, of, hits_of, facts);
        Some(Mention {
            text: whole,
            origin,
            range,
            hits: Hits::Several(hits),
            choice,
        })
    }
}

/// Where to cut a text near a byte: behind a space, if there is one, and not behind a
/// hyphen.
fn cut(text: &str, near: usize) -> usize {
    if near >= text.len() {
        return text.len();
    }
    let bytes = text.as_bytes();
    let space = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_whitespace);
    let letter = |at: &usize| {
        let before = bytes.get(at.wrapping_sub(1));
        before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
    };
    let found = (near - CHUNK / 4..near)
        .rev()
        .find(|at| space(at) && letter(at));
    let mut at = found.unwrap_or(near);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
