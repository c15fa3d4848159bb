//! Builds a minimal acyclic automaton from sorted keys.
//!
//! The incremental method of Daciuk, Mihov, Watson and Watson ("Incremental
//! construction of minimal acyclic finite-state automata", Computational
//! Linguistics 26(1), 2000): as each key is added, the states that the last key
//! has but the new one has not are frozen, and a frozen state that equals an
//! earlier one is replaced by it. O(total letters) time on average; memory is
//! the automaton and a register of four to eight bytes a node.

use super::automaton::{LABELS, hint_bytes, length, wide_hint};

/// Nodes with at least so many keys are gathered at the front of the file, by depth.
/// They are the ones that every search visits, and so lie on few pages of memory
/// rather than each at the head of its own stretch of the file. With a million keys a
/// fuzzy search takes a third less time for it; with 1024 keys rather than 64, the file was
/// 0.2 % smaller and a search with two edits took some five hundredths longer.
const CROWD: u32 = 64;

/// Nodes of a ranked automaton with at least so many keys, and more than three transitions,
/// have wide hints, so that a search with two edits in a million keys visits a fifth fewer
/// nodes. The search backwards visits few nodes near the root.
const WIDE: u32 = 128;

/// Marks a frozen node that is not written yet; the rest is its index.
const CROWDED: u32 = 1 << 31;

/// Adds sorted keys one by one.
#[derive(Debug)]
pub struct Builder {
    ranked: bool,
    /// The automaton backwards: the last byte is the first of the file.
    bytes: Vec<u8>,
    /// Open addressing over the starts of frozen nodes; 0 is empty.
    register: Vec<Frozen>,
    registered: usize,
    /// Nodes with a crowd of keys, and their depths; they are written last.
    crowded: Vec<(usize, Open)>,
    /// The states of the last key that are not frozen yet, root first.
    open: Vec<Open>,
    last: Vec<u8>,
    len: usize,
    scratch: Vec<u8>,
}

/// A frozen node: its start, counted from the end of the file, and its keys.
#[derive(Clone, Copy, Debug, Default)]
struct Frozen {
    start: u32,
    hash: u32,
    keys: u32,
    /// The labels with which its keys go on, as a wide hint.
    near: u64,
    /// The labels behind those, as a hint.
    far: u8,
}

impl Frozen {
    /// The labels with which its keys go on, as a hint.
    fn narrow(&self) -> u8 {
        self.near
            .to_le_bytes()
            .iter()
            .fold(0, |all, byte| all | byte)
    }
}

#[derive(Debug, Default)]
struct Open {
    is_final: bool,
    transitions: Vec<(u8, Frozen)>,
}

impl Builder {
    /// An empty set. A ranked automaton can say how many keys come before one.
    pub fn new(ranked: bool) -> Self {
        Builder {
            ranked,
            bytes: Vec::new(),
            register: vec![Frozen::default(); 1 << 10],
            registered: 0,
            crowded: Vec::new(),
            open: vec![Open::default()],
            last: Vec::new(),
            len: 0,
            scratch: Vec::new(),
        }
    }

    /// Adds `key`, which must be greater than all before it. Returns its rank,
    /// or `None` and adds nothing if it is not greater, or holds a byte that is
    /// no label.
    pub fn add(&mut self, key: &[u8]) -> Option<usize> {
        if key.iter().any(|&label| label >= LABELS) || (self.len > 0 && key <= &self.last[..]) {
            return None;
        }
        let shared = key
            .iter()
            .zip(&self.last)
            .take_while(|(a, b)| a == b)
            .count();
        self.freeze_to(shared);
        while self.open.len() <= key.len() {
            self.open.push(Open::default());
        }
        self.open[key.len()].is_final = true;
        self.last.truncate(shared);
        self.last.extend_from_slice(&key[shared..]);
        self.len += 1;
        Some(self.len - 1)
    }

    /// The bytes of the automaton.
    pub fn finish(mut self) -> Vec<u8> {
        self.freeze_to(0);
        let root = std::mem::take(&mut self.open[0]);
        let mut crowded = std::mem::take(&mut self.crowded);
        crowded.push((0, root));
        // backwards: the deepest first
        let mut order: Vec<usize> = (0..crowded.len()).collect();
        order.sort_by_key(|&i| usize::MAX - crowded[i].0);
        let mut starts = vec![0; crowded.len()];
        for i in order {
            let (_, state) = &mut crowded[i];
            for (_, target) in &mut state.transitions {
                if target.start & CROWDED != 0 {
                    target.start = starts[(target.start & !CROWDED) as usize];
                }
            }
            starts[i] = self.write(&crowded[i].1);
        }
        self.bytes.reverse();
        self.bytes
    }

    /// Freezes the open states deeper than `depth`.
    fn freeze_to(&mut self, depth: usize) {
        for at in (depth + 1..self.last.len() + 1).rev() {
            let mut state = std::mem::take(&mut self.open[at]);
            let frozen = self.freeze(&mut state, at);
            self.open[at - 1]
                .transitions
                .push((self.last[at - 1], frozen));
            // give the allocation back for the next state at this depth
            state.transitions.clear();
            state.is_final = false;
            self.open[at] = state;
        }
    }

    /// The frozen node equal to `state`: an earlier one, or a new one.
    fn freeze(&mut self, state: &mut Open, depth: usize) -> Frozen {
        let mut frozen = Frozen {
            hash: if state.is_final { 0x9e37_79b9 } else { 1 },
            keys: u32::from(state.is_final),
            ..Frozen::default()
        };
        for (label, target) in &state.transitions {
            frozen.hash ^= target.start ^ (u32::from(*label) << 24);
            frozen.hash = frozen.hash.wrapping_mul(0x85eb_ca6b);
            frozen.hash ^= frozen.hash >> 15;
            frozen.keys += target.keys;
            frozen.near |= wide_hint(*label);
            frozen.far |= target.narrow();
        }
        if frozen.keys >= CROWD {
            frozen.start = CROWDED | self.crowded.len() as u32;
            self.crowded.push((depth, std::mem::take(state)));
            return frozen;
        }
        let mask = self.register.len() - 1;
        let mut slot = frozen.hash as usize & mask;
        while self.register[slot].start != 0 {
            let known = self.register[slot];
            if known.hash == frozen.hash && self.equals(known.start, state) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        frozen.start = self.write(state);
        self.register[slot] = frozen;
        self.registered += 1;
        if self.registered * 2 > self.register.len() {
            self.grow();
        }
        frozen
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.register);
        self.register = vec![Frozen::default(); old.len() * 4];
        let mask = self.register.len() - 1;
        for frozen in old {
            if frozen.start != 0 {
                let mut slot = frozen.hash as usize & mask;
                while self.register[slot].start != 0 {
                    slot = (slot + 1) & mask;
                }
                self.register[slot] = frozen;
            }
        }
    }

    /// Whether the node that starts `start` bytes from the end is `state`.
    fn equals(&self, start: u32, state: &Open) -> bool {
        let start = start as usize;
        let byte = |i: usize| self.bytes[start - 1 - i];
        let first = byte(0);
        let n = state.transitions.len();
        if first < LABELS {
            return !state.is_final
                && n == 1
                && state.transitions[0].0 == first
                && state.transitions[0].1.start as usize == start - 1;
        }
        if (first & 0x40 != 0) != state.is_final {
            return false;
        }
        let mut next = 1;
        let (mut len, mut is_wide) = (usize::from(first & 3), false);
        if len == 0 {
            (len, is_wide) = length(byte(1));
            next = 2;
        }
        if len != n {
            return false;
        }
        let mut count_width = 0;
        if self.ranked && n > 1 {
            count_width = usize::from(byte(next));
            next += 1;
        }
        let adjacent = first & 0x20 != 0;
        let width = usize::from((first >> 2) & 7);
        let stored = n - usize::from(adjacent && n > 0);
        let targets = next + n + hint_bytes(n, is_wide);
        let end = targets + stored * width + count_width * n;
        (0..n).all(|i| {
            let (label, target) = state.transitions[i];
            if byte(next + i) != label {
                return false;
            }
            let mut offset = 0;
            if i < stored {
                for k in (0..width).rev() {
                    offset = offset << 8 | usize::from(byte(targets + i * width + k));
                }
            }
            target.start as usize == start - end - offset
        })
    }

    /// Writes `state` (backwards) and returns its start.
    fn write(&mut self, state: &Open) -> u32 {
        let here = self.bytes.len();
        let n = state.transitions.len();
        let offset = |i: usize| here - state.transitions[i].1.start as usize;
        let adjacent = n > 0 && offset(n - 1) == 0;
        if n == 1 && adjacent && !state.is_final {
            self.bytes.push(state.transitions[0].0);
            return self.bytes.len() as u32;
        }
        let stored = n - usize::from(adjacent);
        let width = (0..stored).map(|i| width_of(offset(i))).max().unwrap_or(0);
        let out = &mut self.scratch;
        out.clear();
        out.push(
            0x80 | u8::from(state.is_final) << 6
                | u8::from(adjacent) << 5
                | (width as u8) << 2
                | if n < 4 { n as u8 } else { 0 },
        );
        let keys: u32 = state.transitions.iter().map(|(_, t)| t.keys).sum();
        // with all labels hints are wide in any case: see `length`
        let is_all = n == usize::from(LABELS);
        let is_wide = is_all || self.ranked && n > 3 && keys >= WIDE;
        if n == 0 || n > 3 {
            out.push(n as u8 | u8::from(is_wide) << 7);
        }
        let mut count_width = 0;
        if self.ranked && n > 1 {
            count_width = width_of(keys as usize + 1);
            out.push(count_width as u8);
        }
        out.extend(state.transitions.iter().map(|(label, _)| *label));
        if n > 1 {
            let targets = state.transitions.iter().map(|(_, target)| target);
            match is_wide {
                true => out.extend(targets.clone().flat_map(|t| t.near.to_le_bytes())),
                false => out.extend(targets.clone().map(Frozen::narrow)),
            }
            out.extend(targets.map(|target| target.far));
        }
        for i in 0..stored {
            out.extend_from_slice(&(offset(i) as u32).to_le_bytes()[..width]);
        }
        if count_width > 0 {
            let mut upto = u32::from(state.is_final);
            for (_, target) in &state.transitions {
                upto += target.keys;
                out.extend_from_slice(&upto.to_le_bytes()[..count_width]);
            }
        }
        self.bytes.extend(out.iter().rev());
        self.bytes.len() as u32
    }
}

/// How many bytes `number` takes.
fn width_of(number: usize) -> usize {
    (usize::BITS - number.leading_zeros()).div_ceil(8) as usize
}
