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
//! 2003). A step is a dozen operations on bytes.
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
//! Time grows with the number of keys that share long beginnings or endings with
//! the query, not with the number of keys; it is bounded for any query, since a
//! query more than two letters longer than the longest key ends at once.

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
        1 => both::<1>(forward, backward, query, found),
        _ => both::<2>(forward, backward, query, found),
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

fn both<const D: usize>(
    forward: Automaton<'_>,
    backward: Automaton<'_>,
    query: &[Letter],
    found: &mut Vec<Near>,
) {
    let cut = if D == 1 {
        query.len() / 2
    } else {
        query.len() * 3 / 5
    };
    // forwards, the last edit must begin at or behind the cut
    Walk::<D> {
        automaton: forward,
        pattern: Pattern::new(query.iter().copied(), query.len()),
        free: if D == 1 { [cut, 0] } else { [0, cut] },
        path: [0; 2 * LETTERS],
        found,
        forward: None,
    }
    .run();
    // backwards, all begin before it; a swap may touch the letter behind it
    let rest = (query.len() - cut).saturating_sub(1);
    Walk::<D> {
        automaton: backward,
        pattern: Pattern::new(query.iter().rev().copied(), query.len()),
        free: [rest, rest],
        path: [0; 2 * LETTERS],
        found,
        forward: Some(forward),
    }
    .run();
}

/// Where in the query each letter stands, ready for windows.
struct Pattern {
    len: usize,
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
            len,
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

/// Positions reached with 0, 1, 2 edits, and those at which a swap has begun.
///
/// At depth `t`, bit `k` of `reached` is query position `t-2+k`; bit `k` of `swap`
/// is `t-3+k`, whose letter must come now, the next one having come before it.
#[derive(Clone, Copy)]
struct State {
    reached: [u8; 3],
    swap: [u8; 2],
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

/// Children of a node that are to be visited. Their first bytes are read when they are
/// gathered: these reads miss the cache in a large index, and do so all at once
/// rather than one after the other.
struct Next {
    children: [Child; Next::ROOM],
    len: usize,
}

#[derive(Clone, Copy)]
struct Child {
    at: usize,
    label: u8,
    first: u8,
    state: State,
}

impl Default for Next {
    #[inline(always)]
    fn default() -> Self {
        let none = Child {
            at: 0,
            label: 0,
            first: 0,
            state: State {
                reached: [0; 3],
                swap: [0; 2],
            },
        };
        Next {
            children: [none; Next::ROOM],
            len: 0,
        }
    }
}

impl Next {
    /// More than the positions of a window.
    const ROOM: usize = 8;

    #[inline(always)]
    fn is_full(&self) -> bool {
        self.len == Next::ROOM
    }

    #[inline(always)]
    fn push(&mut self, automaton: Automaton<'_>, at: usize, label: u8, state: State) {
        if let Some(slot) = self.children.get_mut(self.len) {
            *slot = Child {
                at,
                label,
                first: automaton.byte(at),
                state,
            };
            self.len += 1;
        }
    }
}

struct Walk<'a, 'f, const D: usize> {
    automaton: Automaton<'a>,
    pattern: Pattern,
    /// Query positions from which a first, a second edit may begin.
    free: [usize; 2],
    /// Labels from the root.
    path: [u8; 2 * LETTERS],
    found: &'f mut Vec<Near>,
    /// Where the ranks are, if not in `automaton`.
    forward: Option<Automaton<'a>>,
}

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

impl<const D: usize> Walk<'_, '_, D> {
    fn run(&mut self) {
        let mut state = State {
            reached: [1 << 2, 0, 0],
            swap: [0; 2],
        };
        for e in 0..D {
            state.reached[e + 1] = (state.reached[e] & self.editable(e, 0)) << 1 & self.valid(0);
        }
        self.walk(0, self.automaton.byte(0), 0, 0, state);
    }

    /// The bits at depth `t` of positions up to the query's end.
    #[inline(always)]
    fn valid(&self, t: usize) -> u8 {
        WINDOW >> (t + 2).saturating_sub(self.pattern.len).min(7)
    }

    /// The bits at depth `t` of positions where the edit after `e` may begin.
    #[inline(always)]
    fn editable(&self, e: usize, t: usize) -> u8 {
        WINDOW << (self.free[e] + 2).saturating_sub(t).min(7)
    }

    /// Reads a letter at depth `t`, whose window there is `x`.
    #[inline(always)]
    fn read(&self, state: State, x: u8, t: usize) -> State {
        let valid = self.valid(t + 1);
        let stay = x >> 1;
        let mut after = State {
            reached: [state.reached[0] & stay & valid, 0, 0],
            swap: [0; 2],
        };
        for e in 0..D {
            let edit = state.reached[e] & self.editable(e, t);
            let bits = state.reached[e + 1] & stay       // the letter fits
                | edit | edit >> 1                        // replaced, or one too many
                | state.swap[e] & x                       // second of a swapped pair
                | (after.reached[e] & self.editable(e, t + 1)) << 1; // one too few
            after.reached[e + 1] = bits & valid;
            after.swap[e] = edit & x >> 2;
        }
        after
    }

    /// Whether an edit may begin in `state` at depth `t`.
    #[inline(always)]
    fn is_open(&self, state: &State, t: usize) -> bool {
        (0..D).any(|e| state.reached[e] & self.editable(e, t) != 0)
    }

    /// The positions, as bits of a window, whose letters go on from `state`.
    #[inline(always)]
    fn live(&self, state: &State) -> u8 {
        let reached = state.reached[0] | state.reached[1] | state.reached[2];
        (reached << 1 | state.swap[0] | state.swap[1]) & 0x7f
    }

    /// The hints of the letters with which `state`, at depth `t`, can go on, and
    /// of those that can follow them; all hints where it can end or take any letter.
    #[inline(always)]
    fn wanted(&self, state: &State, t: usize) -> Wanted {
        let len = self.pattern.len;
        let reached = state.reached[0] | state.reached[1] | state.reached[2];
        let swap = state.swap[0] | state.swap[1];
        let ends =
            |t: usize| t + 2 >= len && reached >> (len + 2).saturating_sub(t).min(7) & 1 != 0;
        let hints = match self.pattern.hints.get(t..t + 8) {
            Some(hints) if !ends(t) && !self.is_open(state, t) => {
                hints.try_into().unwrap_or([0; 8])
            }
            _ => return Wanted([u8::MAX; 2]),
        };
        let hints = u64::from_le_bytes(hints);
        let fold = |positions: u8| {
            let mut wanted = hints & BYTES[usize::from(positions & 0x7f)];
            wanted |= wanted >> 32;
            wanted |= wanted >> 16;
            (wanted | wanted >> 8) as u8
        };
        let next = fold(self.live(state));
        // one letter on, it may be at the end, or where edits are free again
        // and behind the first label of a rare letter comes its second
        let may_change = !self.pattern.rare.is_empty()
            || swap != 0 && t + 4 >= len
            || ends(t + 1)
            || (0..D).any(|e| {
                state.reached[e] << 1 & self.editable(e, t) != 0 || e > 0 && state.swap[e - 1] != 0
            });
        let after = if may_change {
            u8::MAX
        } else {
            fold((reached | swap) << 2)
        };
        Wanted([next, after])
    }

    /// Visits the node at `at`, whose first byte is `label`, at depth `t` and behind
    /// `labels` labels.
    fn walk(
        &mut self,
        mut at: usize,
        mut label: u8,
        mut t: usize,
        mut labels: usize,
        mut state: State,
    ) {
        let automaton = self.automaton;
        while label < LEAD {
            state = self.read(state, self.pattern.window(label, t), t);
            if state.is_dead() {
                return;
            }
            self.path[labels] = label;
            labels += 1;
            t += 1;
            at += 1;
            label = automaton.byte(at);
        }
        let node = automaton.node(at);
        if node.is_final {
            self.accept(t, labels, &state);
        }
        let node_labels = automaton.labels(&node);
        let (near, far) = automaton.hints(&node);
        let open = self.is_open(&state, t);
        let mut next = Next::default();
        // letters of the query first
        let mut mask = if open { 0x7f } else { self.live(&state) };
        while mask != 0 {
            let k = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            let label = self.pattern.labels[t + k];
            if label == NONE {
                continue;
            }
            let x = self.pattern.window(label, t);
            mask &= !x; // each letter once
            let Some(i) = node_labels.iter().position(|&l| l == label) else {
                continue;
            };
            let after = self.read(state, x, t);
            if after.is_dead() {
                continue;
            }
            let wanted = self.wanted(&after, t + 1);
            if wanted.meets(near.get(i), far.get(i)) {
                // at most one for each position of a window
                next.push(automaton, automaton.target(&node, i), label, after);
            }
        }
        // all other letters do the same
        if open {
            let after = self.read(state, 0, t);
            if !after.is_dead() {
                let wanted = self.wanted(&after, t + 1);
                for (i, &label) in node_labels.iter().enumerate() {
                    if wanted.meets(near.get(i), far.get(i))
                        && label < LEAD
                        && self.pattern.window(label, t) == 0
                    {
                        if next.is_full() {
                            self.visit(&next, t + 1, labels);
                            next.len = 0;
                        }
                        next.push(automaton, automaton.target(&node, i), label, after);
                    }
                }
            }
        }
        self.visit(&next, t + 1, labels);
        if node_labels.last().is_some_and(|&label| label >= LEAD) {
            for (i, &label) in node_labels.iter().enumerate() {
                if label >= LEAD {
                    self.rare(automaton.target(&node, i), t, labels, state, label);
                }
            }
        }
    }

    /// Visits children at depth `t`, their parent being behind `labels` labels.
    fn visit(&mut self, next: &Next, t: usize, labels: usize) {
        for child in &next.children[..next.len] {
            self.path[labels] = child.label;
            self.walk(child.at, child.first, t, labels + 1, child.state);
        }
    }

    /// The node behind the first label of a letter that has two.
    #[cold]
    fn rare(&mut self, at: usize, t: usize, labels: usize, state: State, lead: u8) {
        let automaton = self.automaton;
        let node = automaton.node(at);
        for (i, &second) in automaton.labels(&node).iter().enumerate() {
            let row = self.pattern.row_of(alphabet::letter(lead, second));
            let x = self.pattern.rows[row + t];
            let after = self.read(state, x, t);
            if !after.is_dead() {
                self.path[labels] = lead;
                self.path[labels + 1] = second;
                let target = automaton.target(&node, i);
                let first = automaton.byte(target);
                self.walk(target, first, t + 1, labels + 2, after);
            }
        }
    }

    /// A key ends at depth `t`: is the whole query read?
    fn accept(&mut self, t: usize, labels: usize, state: &State) {
        let Some(k) = (self.pattern.len + 2).checked_sub(t) else {
            return;
        };
        let Some(edits) = (0..=D).find(|&e| k < 5 && state.reached[e] >> k & 1 != 0) else {
            return;
        };
        let rank = match self.forward {
            None => self.automaton.rank(&self.path[..labels]),
            Some(forward) => {
                let mut key = Vec::with_capacity(labels);
                reverse(&self.path[..labels], &mut key);
                forward.rank(&key)
            }
        };
        self.found.extend(rank.map(|rank| Near {
            rank,
            edits: edits as u8,
        }));
    }
}

impl State {
    #[inline(always)]
    fn is_dead(&self) -> bool {
        self.reached[0] | self.reached[1] | self.reached[2] | self.swap[0] | self.swap[1] == 0
    }
}
