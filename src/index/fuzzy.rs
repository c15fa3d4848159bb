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
//! least one of the two. As far as nothing may be edited a query is followed as by an
//! exact lookup; the walk begins behind that.
//!
//! The nodes are visited in waves: the first, then all that it leads to, then all
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

use super::alphabet::{self, LEAD, Letter, UNKNOWN};
use super::automaton::{self, Automaton, Node, Wanted};

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
            let mut path = [Path::new(forward, query)];
            follow(&mut path);
            found.extend(path[0].rank().map(|rank| Near { rank, edits: 0 }));
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
    // before the first edit there is but one way to go
    let (head, tail) = (&query[..ahead[0]], &query[len - behind[0]..]);
    let tail_back: Vec<Letter> = tail.iter().rev().copied().collect();
    let mut starts = [Path::new(forward, head), Path::new(backward, &tail_back)];
    follow(&mut starts);
    let [start, start_behind] = starts.map(|path| path.place);

    let pattern = Pattern::new(query);
    let mut ahead = Walk::new(forward, &pattern, false, ahead, start);
    let mut behind = Walk::new(backward, &pattern, true, behind, start_behind);
    while ahead.visit_wave() | behind.visit_wave() {}

    let first = start.map_or(0, |start| start.first as usize);
    found.extend(ahead.matches.iter().map(|end| Near {
        rank: first + ahead.rank(end),
        edits: end.edits,
    }));
    // backwards there are no ranks
    let ends = behind.matches.iter();
    let keys: Vec<Vec<Letter>> = ends.map(|end| behind.spell_back(end, tail)).collect();
    let mut paths: Vec<Path> = keys.iter().map(|key| Path::new(forward, key)).collect();
    follow(&mut paths);
    let ends = paths.iter().zip(&behind.matches);
    found.extend(ends.filter_map(|(path, end)| {
        let rank = path.rank()?;
        let edits = end.edits;
        Some(Near { rank, edits })
    }));
}

/// A way to be followed: from `place` on along those letters.
struct Path<'a> {
    automaton: Automaton<'a>,
    place: Option<automaton::Place>,
    letters: std::slice::Iter<'a, Letter>,
}

impl<'a> Path<'a> {
    /// From the root.
    fn new(automaton: Automaton<'a>, letters: &'a [Letter]) -> Self {
        Path {
            automaton,
            place: Some(automaton.root()),
            letters: letters.iter(),
        }
    }

    fn rank(&self) -> Option<usize> {
        self.automaton.rank_at(self.place?)
    }
}

/// Follows all `paths` a letter at a time, so that their reads miss the cache together.
fn follow(paths: &mut [Path<'_>]) {
    let longest = paths.iter().map(|path| path.letters.len()).max();
    for _ in 0..longest.unwrap_or(0) {
        for path in paths.iter_mut() {
            if let (Some(place), Some(letter)) = (path.place, path.letters.next()) {
                path.place = follow_one(path.automaton, place, *letter);
            }
        }
    }
}

/// The keys at `place` that go on with `letter`.
#[inline(always)]
fn follow_one(
    automaton: Automaton<'_>,
    place: automaton::Place,
    letter: Letter,
) -> Option<automaton::Place> {
    if letter == UNKNOWN {
        return None;
    }
    let (first, second) = alphabet::labels(letter);
    let place = automaton.follow(place, first)?;
    match second {
        Some(second) => automaton.follow(place, second),
        None => Some(place),
    }
}

/// The letters of the query, ready for windows.
struct Pattern {
    len: usize,
    /// `labels[MARGIN + position]`: the label of the letter there; [`LEAD`] for one with two
    /// and where there is none.
    labels: [u8; LETTERS],
    /// The same, the [hints](automaton::hint) of first labels; none where there is no letter.
    hints: [u8; LETTERS],
    /// Letters with two labels, and their positions.
    rare: Vec<(usize, Letter)>,
}

/// Bytes before the query in a [`Pattern`], and behind it.
const MARGIN: usize = 8;

impl Pattern {
    fn new(query: &[Letter]) -> Self {
        let mut pattern = Pattern {
            len: query.len(),
            labels: [LEAD; LETTERS],
            hints: [0; LETTERS],
            rare: Vec::new(),
        };
        let labels = &mut pattern.labels[MARGIN..];
        let places = labels.iter_mut().zip(&mut pattern.hints[MARGIN..]);
        for (position, (letter, (label, hint))) in query.iter().zip(places).enumerate() {
            let (first, second) = alphabet::labels(*letter);
            *hint = automaton::hint(first);
            match second {
                None => *label = first,
                Some(_) => pattern.rare.push((position, *letter)),
            }
        }
        pattern
    }
}

/// The query as one of the automata reads it.
///
/// Its window at depth `t` is that of the positions from `t-3` on, one bit or byte each.
#[derive(Clone, Copy)]
struct View<'p> {
    pattern: &'p Pattern,
    /// Positions count from the query's end.
    is_backward: bool,
}

impl View<'_> {
    /// The labels in the window at depth `t`.
    #[inline(always)]
    fn window(self, t: usize) -> Window {
        Window(self.word(&self.pattern.labels, t))
    }

    /// The hints in the window at depth `t`.
    #[inline(always)]
    fn hints(self, t: usize) -> u64 {
        self.word(&self.pattern.hints, t)
    }

    #[inline(always)]
    fn word(self, bytes: &[u8; LETTERS], t: usize) -> u64 {
        // of the window backwards, the last byte
        let at = match self.is_backward {
            false => t + MARGIN - 3,
            true => self.pattern.len + MARGIN - 5 - t,
        };
        let bytes = bytes.get(at..).and_then(<[u8]>::first_chunk);
        let word = u64::from_le_bytes(bytes.copied().unwrap_or_default());
        match self.is_backward {
            false => word,
            true => word.swap_bytes(),
        }
    }

    /// Where in the window at depth `t` a letter with two labels stands.
    #[cold]
    fn rare_at(self, letter: Letter, t: usize) -> u8 {
        let Pattern { len, rare, .. } = self.pattern;
        let same = rare.iter().filter(|(_, other)| *other == letter);
        let places = same.filter_map(|(position, _)| {
            let position = match self.is_backward {
                false => *position,
                true => len - 1 - position,
            };
            (position + 3).checked_sub(t).filter(|place| *place < 7)
        });
        places.fold(0, |window, place| window | 1 << place)
    }
}

/// The labels of the letters around a depth, one in each byte.
#[derive(Clone, Copy)]
struct Window(u64);

impl Window {
    /// The label at a place of the window.
    #[inline(always)]
    fn label(self, place: u32) -> u8 {
        (self.0 >> (8 * place)) as u8
    }

    /// Where a label stands, one bit for each place.
    #[inline(always)]
    fn places_of(self, label: u8) -> u8 {
        let same = automaton::same(self.0, label) >> 7;
        // bit 8i of it becomes bit 56 + i
        (same.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8 & 0x7f
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
#[derive(Clone, Copy, Default)]
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
    /// at the positions from `free` on; before the first, none.
    fn all(len: usize, free: [usize; 2]) -> Vec<Depth> {
        let depths = free[0].min(len)..len + 5;
        let around = |ruler: &'static [u8], position| {
            ruler[LETTERS - position..][depths.clone()].iter().copied()
        };
        let ends = around(&UPTO, len).zip(around(&FROM, len));
        let free = around(&FROM, free[0]).zip(around(&FROM, free[1]));
        let mut all = Vec::with_capacity(depths.end);
        all.resize(depths.start, Depth::default());
        all.extend(
            ends.zip(free)
                .map(|((valid, behind), (first, second))| Depth {
                    valid: each(valid),
                    editable: u32::from(first) | u32::from(second) << 8,
                    end: each(valid & behind),
                }),
        );
        all
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
    /// At the position that is the depth, with no edit.
    const START: State = State {
        reached: 1 << 2,
        swap: 0,
    };

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

    /// Whether there is one position, reached in one way.
    #[inline(always)]
    fn is_one(self) -> bool {
        self.swap == 0 && self.reached.is_power_of_two()
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
    /// The labels and the hints of the letters in the window one letter on.
    window: Window,
    hints: u64,
    /// Some letter of the query has two labels.
    has_rare: bool,
    /// The node has wide hints.
    is_wide: bool,
}

impl Level {
    /// What counts behind a node `t` letters from the root.
    #[inline(always)]
    fn new(view: View<'_>, depths: &[Depth], t: usize, node: &Node) -> Level {
        Level {
            there: depths[t + 1],
            behind: depths[t + 2],
            window: view.window(t + 1),
            hints: view.hints(t + 1),
            has_rare: !view.pattern.rare.is_empty(),
            is_wide: node.is_wide,
        }
    }

    /// The hints of the letters with which `state`, one letter on, can go on, and of
    /// those that can follow them; all hints where it can end or take any letter.
    #[inline(always)]
    fn wanted(&self, state: State) -> Wanted {
        let (here, there) = (self.there, self.behind);
        if state.reached & (here.end | here.editable) != 0 {
            return Wanted::ANY;
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
        let near = match self.is_wide {
            true if self.has_rare => u64::MAX,
            true => self.wide_hints(state.live()),
            false => fold(state.live()).into(),
        };
        Wanted { near, far }
    }

    /// The wide hints of the letters at `places`.
    #[inline(always)]
    fn wide_hints(&self, mut places: u8) -> u64 {
        let mut hints = 0;
        while places != 0 {
            hints |= automaton::wide_hint(self.window.label(places.trailing_zeros()));
            places &= places - 1;
        }
        hints
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
    view: View<'a>,
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

impl<'a> Walk<'a> {
    /// A walk from `start` on which a first, a second edit may begin at the positions from
    /// `free` on; as many letters as stand before the first lead to `start`.
    fn new(
        automaton: Automaton<'a>,
        pattern: &'a Pattern,
        is_backward: bool,
        free: [usize; 2],
        start: Option<automaton::Place>,
    ) -> Self {
        let depths = Depth::all(pattern.len, free);
        let mut places = Vec::with_capacity(40);
        places.extend(start.map(|start| Place {
            at: start.at,
            parent: 0,
            letter: 0,
            depth: free[0] as u16,
            state: State::START.skip(depths[free[0]]),
            first: automaton.byte(start.at as usize),
        }));
        Walk {
            automaton,
            view: View {
                pattern,
                is_backward,
            },
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
            let x = self.view.window(t).places_of(label);
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
        if node.is_final() {
            self.accept(i, t, state);
        }
        if node.len == 0 {
            return;
        }
        let edited = any(state.reached & here.editable);
        // other than by an edit only a letter of the query goes on
        if edited != 0 || !self.view.pattern.rare.is_empty() {
            let last = automaton.labels(&node).last();
            if last.is_some_and(|&label| label >= LEAD) {
                self.visit_leads(i, &node, t, state);
            }
        }
        if edited == 0 && state.is_one() {
            self.visit_one(i, &node, t, state);
            return;
        }
        // the places whose letters lead to other states than all other letters do
        let near = (state.live() | edited << 2) & 0x7f;
        let window = self.view.window(t);
        let there = self.depths[t + 1];
        let mut left = near;
        while left != 0 {
            let label = window.label(left.trailing_zeros());
            let x = window.places_of(label);
            left &= !x;
            if label >= LEAD {
                continue;
            }
            if let Some(n) = automaton.find(&node, label) {
                let after = state.read(x, here, there);
                if !after.is_dead() {
                    self.enter(i, &node, n, label, t, after);
                }
            }
        }
        if edited != 0 {
            let after = state.read(0, here, there);
            if !after.is_dead() {
                let level = Level::new(self.view, &self.depths, t, &node);
                self.visit_others(i, &node, near, t, after, level.wanted(after));
            }
        }
    }

    /// Adds the place that transition `n`, on `label`, leads to, unless no key that is
    /// wanted lies behind it.
    #[inline(never)]
    fn enter(&mut self, i: usize, node: &Node, n: usize, label: u8, t: usize, after: State) {
        let level = Level::new(self.view, &self.depths, t, node);
        if self.automaton.may_go_on_by(node, n, level.wanted(after)) {
            let at = self.automaton.target(node, n);
            self.push(i, at, label.into(), t + 1, after);
        }
    }

    /// Adds the place that the one letter leads to with which `state` can go on.
    #[inline(always)]
    fn visit_one(&mut self, i: usize, node: &Node, t: usize, state: State) {
        let automaton = self.automaton;
        let window = self.view.window(t);
        let place = state.reached.trailing_zeros() % 8 + 1;
        let [label, next, last] = [0, 1, 2].map(|on| window.label(place + on));
        if label >= LEAD {
            return;
        }
        let Some(n) = automaton.find(node, label) else {
            return;
        };
        let (there, behind) = (self.depths[t + 1], self.depths[t + 2]);
        let is_free = state.reached & there.editable != 0;
        let may_change = last >= LEAD || state.reached & behind.editable != 0;
        let wanted = match is_free || next >= LEAD {
            true => Wanted::ANY,
            false => Wanted {
                near: automaton::near_hint(next, node),
                far: match may_change {
                    true => u8::MAX,
                    false => automaton::hint(last),
                },
            },
        };
        if automaton.may_go_on_by(node, n, wanted) {
            let after = if is_free { state.skip(there) } else { state };
            self.push(i, automaton.target(node, n), label.into(), t + 1, after);
        }
    }

    /// Adds the places that all letters but those `near` lead to.
    #[inline(never)]
    fn visit_others(
        &mut self,
        i: usize,
        node: &Node,
        near: u8,
        t: usize,
        after: State,
        wanted: Wanted,
    ) {
        let automaton = self.automaton;
        let window = self.view.window(t);
        let labels = automaton.labels(node);
        for first in (0..labels.len()).step_by(8) {
            let mut may = automaton.may_go_on(node, first, wanted);
            while may != 0 {
                let n = first + may.trailing_zeros() as usize / 8;
                may &= may - 1;
                let Some(&label) = labels.get(n) else {
                    break;
                };
                if label < LEAD && window.places_of(label) & near == 0 {
                    let at = automaton.target(node, n);
                    self.push(i, at, label.into(), t + 1, after);
                }
            }
        }
    }

    /// Adds the places behind those that stand behind the first labels of letters with two.
    #[cold]
    fn visit_leads(&mut self, i: usize, node: &Node, t: usize, state: State) {
        for (n, &label) in self.automaton.labels(node).iter().enumerate() {
            if label >= LEAD {
                self.visit_lead(i, self.automaton.target(node, n), label, t, state);
            }
        }
    }

    /// The same of one first label, `lead`, behind which stands the node at `at`.
    fn visit_lead(&mut self, parent: usize, at: usize, lead: u8, t: usize, state: State) {
        let node = self.automaton.node(at);
        for (n, &second) in self.automaton.labels(&node).iter().enumerate() {
            let letter = alphabet::letter(lead, second);
            let x = match letter < Letter::from(LEAD) {
                true => self.view.window(t).places_of(letter as u8),
                false => self.view.rare_at(letter, t),
            };
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

    /// How many keys come before a match of those at the first place.
    fn rank(&self, end: &Match) -> usize {
        let (mut rank, mut i) = (0, end.place);
        while i > 0 {
            let place = self.places[i];
            i = place.parent as usize;
            let parent = self.places[i];
            let links = u32::from(place.depth - 1 - parent.depth);
            let node = automaton::Place {
                at: parent.at + links,
                ..self.automaton.root()
            };
            let before = follow_one(self.automaton, node, place.letter).map_or(0, |to| to.first);
            rank += before as usize;
        }
        rank
    }

    /// The letters of a match back to the first place, the last first, then those of `tail`.
    fn spell_back(&self, end: &Match, tail: &[Letter]) -> Vec<Letter> {
        let mut letters = Vec::with_capacity(end.depth + tail.len());
        let (mut i, mut depth) = (end.place, end.depth);
        loop {
            let place = &self.places[i];
            let at = place.at as usize;
            let links = at..at + depth - usize::from(place.depth);
            letters.extend(links.rev().map(|at| Letter::from(self.automaton.byte(at))));
            if i == 0 {
                break;
            }
            letters.push(place.letter);
            i = place.parent as usize;
            depth = usize::from(place.depth) - 1;
        }
        letters.extend_from_slice(tail);
        letters
    }
}
