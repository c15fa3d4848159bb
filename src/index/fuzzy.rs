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
use super::automaton::{self, Automaton};

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
    /// For each label below `LEAD`, where its row begins.
    row: [u16; LEAD as usize],
    /// Rows of the letters with two labels.
    rare: Vec<(Letter, u16)>,
    /// Bit `j` of `rows[row + t]`: the letter stands at query position `t-3+j`.
    rows: Vec<u8>,
    /// `labels[3 + position]`: the label of the letter there; `NONE` outside the
    /// query and for a letter of two labels.
    labels: [u8; LETTERS],
    /// `hints[3 + position]`: the hint of the letter there.
    hints: [u8; LETTERS],
}

impl Pattern {
    fn new(query: impl Iterator<Item = Letter>, len: usize) -> Self {
        // rows run to depth len+3; row 0 is that of letters not in the query
        let stride = len + 4;
        let mut pattern = Pattern {
            row: [0; LEAD as usize],
            rare: Vec::new(),
            rows: vec![0; stride * (len + 1)],
            labels: [NONE; LETTERS],
            hints: [0; LETTERS],
        };
        let mut free = stride;
        for (position, letter) in query.enumerate() {
            let mut row = pattern.row_of(letter);
            if row == 0 {
                row = free;
                free += stride;
                match pattern.row.get_mut(usize::from(letter)) {
                    Some(slot) => *slot = row as u16,
                    None => pattern.rare.push((letter, row as u16)),
                }
            }
            let (label, second) = alphabet::labels(letter);
            pattern.hints[position + 3] = automaton::hint(label);
            if second.is_none() {
                pattern.labels[position + 3] = label;
            }
            // at depth t the window begins at t - 3
            let first = position.saturating_sub(3);
            let windows = &mut pattern.rows[row + first..=row + position + 3];
            let mut bit = 1 << (position + 3 - first);
            for window in windows {
                *window |= bit;
                bit >>= 1;
            }
        }
        pattern
    }

    fn row_of(&self, letter: Letter) -> usize {
        match self.row.get(usize::from(letter)) {
            Some(&row) => usize::from(row),
            None => self
                .rare
                .iter()
                .find(|(rare, _)| *rare == letter)
                .map_or(0, |&(_, row)| usize::from(row)),
        }
    }

    /// The window at depth `t` of the letter with the label `label < LEAD`.
    #[inline(always)]
    fn window(&self, label: u8, t: usize) -> u8 {
        self.rows[usize::from(self.row[usize::from(label)]) + t]
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
    /// Depth `t` of a query of `len` letters in which a first, a second edit may begin
    /// at the positions from `free` on.
    #[inline]
    fn new(t: usize, len: usize, free: [usize; 2]) -> Self {
        let from = |position: usize| WINDOW << (position + 2).saturating_sub(t).min(7);
        let valid = WINDOW >> (t + 2).saturating_sub(len).min(7);
        Depth {
            valid: each(valid),
            editable: u32::from(from(free[0])) | u32::from(from(free[1])) << 8,
            end: each(valid & from(len)),
        }
    }
}

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

    /// Whether an edit may begin.
    #[inline(always)]
    fn is_open(self, here: Depth) -> bool {
        self.reached & here.editable != 0
    }

    /// The positions, as bits of a window, whose letters go on.
    #[inline(always)]
    fn live(self) -> u8 {
        (any(self.reached) << 1 | any(self.swap)) & 0x7f
    }
}

/// Hints of the next letter and the one behind it.
#[derive(Clone, Copy)]
struct Wanted([u8; 2]);

impl Wanted {
    /// Whether a node with these hints may have such letters; a link of a chain
    /// has none and may.
    #[inline(always)]
    fn meets(self, near: Option<&u8>, far: Option<&u8>) -> bool {
        let meets = |wanted: u8, hint: Option<&u8>| {
            wanted == u8::MAX || hint.is_none_or(|hint| wanted & hint != 0)
        };
        meets(self.0[0], near) && meets(self.0[1], far)
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

/// No label.
const NONE: u8 = u8::MAX;

/// The five positions of a window.
const WINDOW: u8 = 0x1f;

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

impl<'a> Walk<'a> {
    /// A walk on which a first, a second edit may begin at the query positions from
    /// `free` on.
    fn new(
        automaton: Automaton<'a>,
        query: impl Iterator<Item = Letter>,
        len: usize,
        free: [usize; 2],
    ) -> Self {
        let depths: Vec<Depth> = (0..len + 4).map(|t| Depth::new(t, len, free)).collect();
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

    /// Reads a letter at depth `t`, whose window there is `x`.
    #[inline(always)]
    fn read(&self, state: State, x: u8, t: usize) -> State {
        state.read(x, self.depths[t], self.depths[t + 1])
    }

    /// The hints of the letters with which `state`, at depth `t`, can go on, and
    /// of those that can follow them; all hints where it can end or take any letter.
    #[inline(always)]
    fn wanted(&self, state: State, t: usize) -> Wanted {
        let (here, there) = (self.depths[t], self.depths[t + 1]);
        let hints = match self.pattern.hints.get(t..t + 8) {
            Some(hints) if state.reached & (here.end | here.editable) == 0 => {
                u64::from_le_bytes(hints.try_into().unwrap_or([0; 8]))
            }
            _ => return Wanted([u8::MAX; 2]),
        };
        let fold = |positions: u8| {
            let mut wanted = hints & BYTES[usize::from(positions & 0x7f)];
            wanted |= wanted >> 32;
            wanted |= wanted >> 16;
            (wanted | wanted >> 8) as u8
        };
        // one letter on, it may be at the end, or where edits are free again
        // and behind the first label of a rare letter comes its second
        let may_change = (state.reached | state.swap) & (there.end | there.editable) != 0
            || !self.pattern.rare.is_empty();
        let after = if may_change {
            u8::MAX
        } else {
            fold((any(state.reached) | any(state.swap)) << 2)
        };
        Wanted([fold(state.live()), after])
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
        while label < LEAD {
            state = self.read(state, self.pattern.window(label, t), t);
            if state.is_dead() {
                return;
            }
            t += 1;
            at += 1;
            label = automaton.byte(at);
        }
        let node = automaton.node(at);
        if node.is_final {
            self.accept(i, t, state);
        }
        let node_labels = automaton.labels(&node);
        let (near, far) = automaton.hints(&node);
        let open = state.is_open(self.depths[t]);
        // letters of the query first
        let mut mask = if open { 0x7f } else { state.live() };
        while mask != 0 {
            let k = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            let label = self.pattern.labels[t + k];
            if label == NONE {
                continue;
            }
            let x = self.pattern.window(label, t);
            mask &= !x; // each letter once
            let Some(n) = node_labels.iter().position(|&l| l == label) else {
                continue;
            };
            let after = self.read(state, x, t);
            if after.is_dead() {
                continue;
            }
            let wanted = self.wanted(after, t + 1);
            if wanted.meets(near.get(n), far.get(n)) {
                let at = automaton.target(&node, n);
                self.push(i, at, Letter::from(label), t + 1, after);
            }
        }
        // all other letters do the same
        if open {
            let after = self.read(state, 0, t);
            if !after.is_dead() {
                let wanted = self.wanted(after, t + 1);
                for (n, &label) in node_labels.iter().enumerate() {
                    if wanted.meets(near.get(n), far.get(n))
                        && label < LEAD
                        && self.pattern.window(label, t) == 0
                    {
                        let at = automaton.target(&node, n);
                        self.push(i, at, Letter::from(label), t + 1, after);
                    }
                }
            }
        }
        if node_labels.last().is_some_and(|&label| label >= LEAD) {
            for (n, &label) in node_labels.iter().enumerate() {
                if label >= LEAD {
                    self.visit_lead(i, automaton.target(&node, n), label, t, state);
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
            let x = self.pattern.rows[self.pattern.row_of(letter) + t];
            let after = self.read(state, x, t);
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
