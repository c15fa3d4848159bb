//! All keys within one or two edits of a query.
//!
//! An edit is the insertion, deletion or replacement of a letter or the swap of
//! two adjacent ones, and no letter is edited twice: optimal string alignment.
//!
//! # Method
//!
//! The rows of the usual distance table are not computed. At depth `t` in the
//! automaton only the five query positions `t-2..=t+2` can be reached with two
//! edits, so the state of the search is one small bit set of such positions for
//! each number of edits (Wu and Manber, "Fast text searching allowing errors",
//! CACM 35(10), 1992; swaps after Hyyrö, "A bit-vector algorithm for computing
//! Levenshtein and Damerau edit distances", Nordic Journal of Computing 10,
//! 2003). The sets of one state lie side by side in a word, and a step is some twenty
//! operations on it.
//!
//! Near the root an edit could be anywhere and every branch would be followed.
//! Two automata avoid that, one over the keys and one over the keys read
//! backwards (as in Mihov and Schulz, "Fast approximate search in large
//! dictionaries", Computational Linguistics 30(4), 2004). Cut the query in two:
//! either at most half of the edits begin in the first part, and the search
//! forwards spends no more there, or all of them touch the first part, and the
//! search backwards meets the second part unedited. Each key is then found by at
//! least one of the two.
//!
//! The nodes are visited in waves: first the root, then all that it leads to, then all
//! that these lead to, and so on, in both automata by turns. Before a wave is visited,
//! the first bytes of its nodes are read one after another, with nothing to decide in
//! between. In a large index these reads miss the cache, and the processor waits for
//! them all at once rather than for each; this saves about a sixth of the time of a search
//! with two edits in a million keys.
//!
//! Time grows with the number of keys that share long beginnings or endings with
//! the query, not with the number of keys; it is bounded for any query, since a
//! query more than two letters longer than the longest key ends at once. Memory is 24
//! bytes for each node visited, some hundreds in a million keys.

use super::alphabet::{self, LEAD, Letter};
use super::automaton::{self, Automaton, LABELS};

/// The most letters a query may have, with room for a window.
const LETTERS: usize = 288;

/// A key near the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// Rank of the key.
    pub rank: usize,
    /// Edits between query and key.
    pub edits: u8,
}

/// Appends to `found` every key of the pair of automata with at most `max_edits`
/// (0 to 2; more is read as 2) between it and `query`, in key order, once. A query of
/// more than 270 letters has none.
pub fn search(
    forward: Automaton<'_>,
    backward: Automaton<'_>,
    query: &[Letter],
    max_edits: u8,
    found: &mut Vec<Near>,
) {
    if query.len() + 16 > LETTERS {
        return;
    }
    let from = found.len();
    match max_edits {
        0 => {
            let mut key = Vec::with_capacity(query.len() + 8);
            push_labels(query.iter().copied(), &mut key);
            found.extend(forward.rank(&key).map(|rank| Near { rank, edits: 0 }));
        }
        _ => both(forward, backward, query, max_edits, found),
    }
    found[from..].sort_unstable();
    // the first of equal ranks has the fewest edits
    let mut kept = from;
    for i in from..found.len() {
        if kept == from || found[kept - 1].rank != found[i].rank {
            found[kept] = found[i];
            kept += 1;
        }
    }
    found.truncate(kept);
}

/// Makes `ahead` the key whose letters, in reverse order, are those of `behind`.
pub fn reverse(behind: &[u8], ahead: &mut Vec<u8>) {
    ahead.clear();
    let mut rest = behind;
    while let Some((last, before)) = rest.split_last() {
        // of a letter with two labels only the first is a lead
        match before.split_last() {
            Some((lead, before)) if *lead >= LEAD => {
                ahead.extend([*lead, *last]);
                rest = before;
            }
            _ => {
                ahead.push(*last);
                rest = before;
            }
        }
    }
}

/// Appends the labels of `letters` to `key`.
fn push_labels(letters: impl Iterator<Item = Letter>, key: &mut Vec<u8>) {
    for letter in letters {
        let (first, second) = alphabet::labels(letter);
        key.push(first);
        key.extend(second);
    }
}

/// Searches with one edit or two, in both automata; may find a key twice.
fn both(
    forward: Automaton<'_>,
    backward: Automaton<'_>,
    query: &[Letter],
    max_edits: u8,
    found: &mut Vec<Near>,
) {
    let len = query.len();
    // forwards, the last edit must begin at or behind the cut; backwards, all begin
    // before it, but a swap may touch the letter behind it
    let one = max_edits == 1;
    let cut = if one { len / 2 } else { len * 3 / 5 };
    let rest = (len - cut).saturating_sub(1);
    let (ahead, behind) = if one {
        ([cut, NEVER], [rest, NEVER])
    } else {
        ([0, cut], [rest, rest])
    };
    let mut ahead = Walk::new(forward, query.iter().copied(), len, ahead);
    let mut behind = Walk::new(backward, query.iter().rev().copied(), len, behind);
    while ahead.visit_wave() | behind.visit_wave() {}

    let mut letters = Vec::with_capacity(len + 2);
    let mut key = Vec::with_capacity(2 * len + 4);
    for (walk, is_backward) in [(&ahead, false), (&behind, true)] {
        for end in &walk.matches {
            walk.spell_back(end, &mut letters);
            if !is_backward {
                letters.reverse();
            }
            key.clear();
            push_labels(letters.iter().copied(), &mut key);
            let edits = end.edits;
            found.extend(forward.rank(&key).map(|rank| Near { rank, edits }));
        }
    }
}

/// Where in the query each letter stands, ready for windows.
struct Pattern {
    /// For each depth the window of each label: bit `j` is set in that of depth `t` if
    /// the letter stands at query position `t-3+j`. No letter has a lead alone.
    windows: Vec<Windows>,
    /// Letters with two labels, and their positions.
    rare: Vec<(usize, Letter)>,
    /// `hints[3 + position]`: the hint of the letter there.
    hints: [u8; LETTERS],
}

/// The windows of all labels at one depth.
type Windows = [u8; LABELS as usize];

impl Pattern {
    fn new(query: impl Iterator<Item = Letter>, len: usize) -> Self {
        let mut pattern = Pattern {
            // depths run to len+3
            windows: vec![[0; LABELS as usize]; len + 4],
            rare: Vec::new(),
            hints: [0; LETTERS],
        };
        for (position, letter) in query.enumerate() {
            let (label, second) = alphabet::labels(letter);
            pattern.hints[position + 3] = automaton::hint(label);
            if second.is_some() {
                pattern.rare.push((position, letter));
                continue;
            }
            let mut bit = 1;
            for windows in pattern.windows[..position + 4].iter_mut().rev().take(7) {
                windows[usize::from(label)] |= bit;
                bit <<= 1;
            }
        }
        pattern
    }

    /// The window of a letter at depth `t`.
    #[inline(always)]
    fn window(&self, letter: Letter, t: usize) -> u8 {
        match letter < Letter::from(LEAD) {
            true => self.windows[t][usize::from(letter)],
            false => self.window_of_rare(letter, t),
        }
    }

    #[cold]
    fn window_of_rare(&self, letter: Letter, t: usize) -> u8 {
        let same = self.rare.iter().filter(|(_, other)| *other == letter);
        let places = same.filter_map(|(position, _)| (position + 3).checked_sub(t));
        let places = places.filter(|place| *place < 7);
        places.fold(0, |window, place| window | 1 << place)
    }
}

/// Positions reached with 0, 1, 2 edits, in bytes 0, 1, 2, and those at which the first,
/// the second edit, a swap, has begun, in bytes 1, 2.
///
/// At depth `t`, bit `k` of a byte of `reached` is query position `t-2+k`; bit `k` of one
/// of `swap` is `t-3+k`, whose letter must come now, the next one having come before it.
#[derive(Clone, Copy)]
struct State {
    reached: u32,
    swap: u32,
}

/// What counts at a depth: bits of the positions of its window, as in a [`State`].
#[derive(Clone, Copy)]
struct Depth {
    /// Positions up to the query's end.
    valid: u32,
    /// Positions where one more edit may begin.
    editable: u32,
    /// The query's end.
    end: u32,
}

impl Depth {
    /// The depths of a query of `len` letters in which a first, a second edit may begin
    /// at the positions from `free` on.
    fn all(len: usize, free: [usize; 2]) -> Vec<Depth> {
        let behind = |ruler: &'static [u8], position| ruler[LETTERS - position..].iter();
        let ends = behind(&UPTO, len).zip(behind(&FROM, len));
        let free = behind(&FROM, free[0]).zip(behind(&FROM, free[1]));
        let depth = |((valid, behind), (first, second)): ((&u8, &u8), (&u8, &u8))| Depth {
            valid: each(*valid),
            editable: u32::from(*first) | u32::from(*second) << 8,
            end: each(valid & behind),
        };
        ends.zip(free).take(len + 4).map(depth).collect()
    }
}

/// Of the window at each depth from `-LETTERS` on, the positions from 0 on.
static FROM: [u8; 2 * LETTERS] = {
    let mut windows = [0; 2 * LETTERS];
    let mut i = 0;
    while i < windows.len() {
        let before = (LETTERS + 2).saturating_sub(i);
        windows[i] = if before < 8 {
            WINDOW << before & WINDOW
        } else {
            0
        };
        i += 1;
    }
    windows
};

/// The same, the positions up to 0.
static UPTO: [u8; 2 * LETTERS] = {
    let mut windows = [0; 2 * LETTERS];
    let mut i = 0;
    while i < windows.len() {
        let behind = (i + 2).saturating_sub(LETTERS);
        windows[i] = if behind < 8 { WINDOW >> behind } else { 0 };
        i += 1;
    }
    windows
};

/// The five positions of a window.
const WINDOW: u8 = 0x1f;

/// The same positions for each number of edits.
#[inline(always)]
fn each(positions: u8) -> u32 {
    u32::from(positions) * 0x01_01_01
}

/// The positions of any number of edits.
#[inline(always)]
fn any(positions: u32) -> u8 {
    (positions | positions >> 8 | positions >> 16) as u8
}

impl State {
    /// Reads a letter whose window is `x` and goes from the depth `here` to `there`.
    #[inline(always)]
    fn read(self, x: u8, here: Depth, there: Depth) -> State {
        let edited = self.reached & here.editable;
        let fits = self.reached & each(x >> 1);
        let replaced_or_added = (edited | edited >> 1 & each(0x7f)) << 8;
        let swapped = self.swap & each(x);
        let reached = fits | replaced_or_added | swapped;
        let after = State {
            reached: reached & there.valid,
            swap: (edited & each(x >> 2)) << 8,
        };
        after.skip(there)
    }

    /// Adds the positions behind letters of the query that the key leaves out, which
    /// may be one or two.
    #[inline(always)]
    fn skip(mut self, here: Depth) -> State {
        for _ in 0..2 {
            self.reached |= (self.reached & here.editable) << 9 & here.valid;
        }
        self
    }

    /// Whether no key can be found from here.
    #[inline(always)]
    fn is_dead(self) -> bool {
        self.reached | self.swap == 0
    }

    /// The positions, as bits of a window, whose letters go on.
    #[inline(always)]
    fn live(self) -> u8 {
        (any(self.reached) << 1 | any(self.swap)) & 0x7f
    }
}

/// What counts behind a node.
struct Level {
    /// One letter on.
    there: Depth,
    /// Two letters on.
    behind: Depth,
    /// The hints of the letters in the window one letter on.
    hints: u64,
    /// Some letter of the query has two labels.
    has_rare: bool,
}

impl Level {
    /// What counts behind a node `t` letters from the root.
    #[inline(always)]
    fn new(pattern: &Pattern, depths: &[Depth], t: usize) -> Level {
        let depth = |t: usize| depths[t.min(depths.len() - 1)];
        let hints = pattern.hints.get(t + 1..t + 9);
        let hints = hints.map_or([0; 8], |hints| hints.try_into().unwrap_or_default());
        Level {
            there: depth(t + 1),
            behind: depth(t + 2),
            hints: u64::from_le_bytes(hints),
            has_rare: !pattern.rare.is_empty(),
        }
    }

    /// The hints of the letters with which `state`, one letter on, can go on, and of
    /// those that can follow them; all hints where it can end or take any letter.
    #[inline(always)]
    fn wanted(&self, state: State) -> [u8; 2] {
        let (here, there) = (self.there, self.behind);
        if state.reached & (here.end | here.editable) != 0 {
            return [u8::MAX; 2];
        }
        let fold = |positions: u8| {
            let mut wanted = self.hints & BYTES[usize::from(positions & 0x7f)];
            wanted |= wanted >> 32;
            wanted |= wanted >> 16;
            (wanted | wanted >> 8) as u8
        };
        // one letter on, it may be at the end, or where edits are free again
        // and behind the first label of a rare letter comes its second
        let may_change =
            (state.reached | state.swap) & (there.end | there.editable) != 0 || self.has_rare;
        let far = match may_change {
            true => u8::MAX,
            false => fold((any(state.reached) | any(state.swap)) << 2),
        };
        [fold(state.live()), far]
    }
}

/// A node that is to be visited, or has been.
///
/// The node may be a chain: the bytes from `at` on are then the labels of its links.
#[derive(Clone, Copy)]
struct Place {
    at: u32,
    /// Index of the place that led here; the root's is its own.
    parent: u32,
    /// The letter between the two.
    letter: Letter,
    /// Letters from the root.
    depth: u16,
    state: State,
    /// The byte at `at`.
    first: u8,
}

/// A key that ends at a depth in the chain of a place or right behind it.
struct Match {
    place: usize,
    depth: usize,
    edits: u8,
}

/// The search in one of the automata.
struct Walk<'a> {
    automaton: Automaton<'a>,
    pattern: Pattern,
    /// By letters from the root.
    depths: Vec<Depth>,
    /// All places, parents before their children.
    places: Vec<Place>,
    /// How many of them have been visited.
    visited: usize,
    matches: Vec<Match>,
}

/// A position that no query has.
const NEVER: usize = LETTERS;

/// The bytes of a word that the low seven bits of the index select.
const BYTES: [u64; 128] = {
    let mut masks = [0; 128];
    let mut i = 0;
    while i < 128 {
        let mut k = 0;
        while k < 7 {
            if i >> k & 1 == 1 {
                masks[i] |= 0xff << (8 * k);
            }
            k += 1;
        }
        i += 1;
    }
    masks
};

/// The first of the labels from `from` on whose letter has a position of `near` in its
/// window, and which it is. Apart, since most of a search goes by here.
#[inline(never)]
fn next_in(labels: &[u8], from: usize, windows: &Windows, near: u8) -> Option<(usize, u8)> {
    let is_near = |label: &u8| windows[usize::from(label & (LABELS - 1))] & near != 0;
    let n = from + labels.get(from..)?.iter().position(is_near)?;
    Some((n, *labels.get(n)?))
}

impl<'a> Walk<'a> {
    /// A walk on which a first, a second edit may begin at the query positions from
    /// `free` on.
    fn new(
        automaton: Automaton<'a>,
        query: impl Iterator<Item = Letter> + Clone,
        len: usize,
        free: [usize; 2],
    ) -> Self {
        let depths = Depth::all(len, free);
        let start = State {
            reached: 1 << 2,
            swap: 0,
        };
        let mut places = Vec::with_capacity(40);
        places.push(Place {
            at: 0,
            parent: 0,
            letter: 0,
            depth: 0,
            state: start.skip(depths[0]),
            first: automaton.byte(0),
        });
        Walk {
            automaton,
            pattern: Pattern::new(query, len),
            depths,
            places,
            visited: 0,
            matches: Vec::new(),
        }
    }

    /// Visits the places that have not been visited and finds those that they lead to.
    /// Whether there are any.
    fn visit_wave(&mut self) -> bool {
        let wave = self.visited..self.places.len();
        self.visited = wave.end;
        for i in wave {
            self.visit(i);
        }
        // nothing but reads, so that they miss the cache together
        for place in &mut self.places[self.visited..] {
            place.first = self.automaton.byte(place.at as usize);
        }
        self.visited < self.places.len()
    }

    /// Follows the chain of place `i`, if it is one, to a node with other than one
    /// transition, and adds the places behind that.
    fn visit(&mut self, i: usize) {
        let automaton = self.automaton;
        let place = self.places[i];
        let mut state = place.state;
        let mut at = place.at as usize;
        let mut t = usize::from(place.depth);
        let mut label = place.first;
        let mut here = self.depths[t];
        while label < LEAD {
            let there = self.depths[t + 1];
            let x = self.pattern.window(label.into(), t);
            state = state.read(x, here, there);
            if state.is_dead() {
                return;
            }
            here = there;
            t += 1;
            at += 1;
            label = automaton.byte(at);
        }
        let node = automaton.node(at);
        if node.is_final {
            self.accept(i, t, state);
        }
        if node.len == 0 {
            return;
        }
        let labels = automaton.labels(&node);
        if labels.last().is_some_and(|&label| label >= LEAD) {
            for (n, &label) in labels.iter().enumerate() {
                if label >= LEAD {
                    self.visit_lead(i, automaton.target(&node, n), label, t, state);
                }
            }
        }
        // the positions whose letters lead to other states than all other letters do
        let edited = any(state.reached & here.editable);
        let near = state.live() | edited << 2;
        let windows = &self.pattern.windows[t];
        let mut found = next_in(labels, 0, windows, near);
        if found.is_none() && edited == 0 {
            return;
        }
        let level = Level::new(&self.pattern, &self.depths, t);
        let step = |n: usize, label: u8, state: State| Place {
            at: automaton.target(&node, n) as u32,
            parent: i as u32,
            letter: label.into(),
            depth: t as u16 + 1,
            state,
            first: 0,
        };
        while let Some((n, label)) = found {
            found = next_in(labels, n + 1, windows, near);
            let x = windows[usize::from(label & (LABELS - 1))];
            let after = state.read(x, here, level.there);
            let may = |wanted| automaton.may_go_on(&node, n, wanted) & 0x80 != 0;
            if !after.is_dead() && may(level.wanted(after)) {
                self.places.push(step(n, label, after));
            }
        }
        if edited == 0 {
            return;
        }
        let other = state.read(0, here, level.there);
        if other.is_dead() {
            return;
        }
        let wanted = level.wanted(other);
        for first in (0..labels.len()).step_by(8) {
            let mut may = automaton.may_go_on(&node, first, wanted);
            while may != 0 {
                let n = first + may.trailing_zeros() as usize / 8;
                may &= may - 1;
                let Some(&label) = labels.get(n) else {
                    break;
                };
                if windows[usize::from(label & (LABELS - 1))] & near == 0 && label < LEAD {
                    self.places.push(step(n, label, other));
                }
            }
        }
    }

    /// Adds the places behind the node at `at`, which stands behind the first label,
    /// `lead`, of letters that have two.
    #[cold]
    fn visit_lead(&mut self, parent: usize, at: usize, lead: u8, t: usize, state: State) {
        let node = self.automaton.node(at);
        for (n, &second) in self.automaton.labels(&node).iter().enumerate() {
            let letter = alphabet::letter(lead, second);
            let x = self.pattern.window(letter, t);
            let after = state.read(x, self.depths[t], self.depths[t + 1]);
            if !after.is_dead() {
                let at = self.automaton.target(&node, n);
                self.push(parent, at, letter, t + 1, after);
            }
        }
    }

    /// Adds the node at `at`, at depth `t`, to the next wave.
    #[inline(always)]
    fn push(&mut self, parent: usize, at: usize, letter: Letter, t: usize, state: State) {
        self.places.push(Place {
            at: at as u32,
            parent: parent as u32,
            letter,
            depth: t as u16,
            state,
            first: 0,
        });
    }

    /// A key ends at depth `t`: is the whole query read?
    fn accept(&mut self, place: usize, t: usize, state: State) {
        let read = state.reached & self.depths[t].end;
        if read != 0 {
            self.matches.push(Match {
                place,
                depth: t,
                edits: (read.trailing_zeros() / 8) as u8,
            });
        }
    }

    /// Makes `letters` those of a match, the last first.
    fn spell_back(&self, end: &Match, letters: &mut Vec<Letter>) {
        letters.clear();
        let (mut i, mut depth) = (end.place, end.depth);
        loop {
            let place = &self.places[i];
            let at = place.at as usize;
            let links = at..at + depth - usize::from(place.depth);
            letters.extend(links.rev().map(|at| Letter::from(self.automaton.byte(at))));
            if place.depth == 0 {
                break;
            }
            letters.push(place.letter);
            i = place.parent as usize;
            depth = usize::from(place.depth) - 1;
        }
    }
}
