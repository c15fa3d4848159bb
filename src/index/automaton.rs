//! A minimal acyclic automaton over letters, laid out to be walked in place.
//!
//! It holds a sorted set of keys; a key is a sequence of *labels* (bytes below
//! 0x80; see [`super::alphabet`] for how letters become labels). A *ranked*
//! automaton also knows how many keys come before each key, which makes it a
//! map from keys to the numbers `0..len`: a minimal perfect hash in key order.
//!
//! # Bytes
//!
//! The root stands at byte 0. Children always stand behind their parents, so a
//! walk only ever goes forward and ends, whatever the bytes are. The node
//! behind another in the file is called adjacent.
//!
//! | first byte | node |
//! | --- | --- |
//! | `0lllllll` | one transition on label `l` to the adjacent node, not final |
//! | `1fawwwnn` | `f`: a key ends here. `n` transitions (`00`: the next byte says how many); the target of the last is adjacent if `a`; every other target is an offset of `w` bytes |
//!
//! After the first byte of the second kind come, each only where it is needed:
//! the number of transitions; the width in bytes of a count (ranked, two or more
//! transitions); the labels, ascending; for each of two or more
//! transitions a *hint*, the set of
//! labels that go on from its target, folded to eight bits; the same for the labels
//! behind those; the offsets of the targets from the end
//! of this node, little-endian; and (ranked, two or more transitions) for each
//! transition the number of keys at this node up to and including those behind
//! that transition.
//!
//! Most nodes are links of unshared chains and take one byte.

/// The highest label plus one.
pub const LABELS: u8 = 0x80;

/// The bit that stands for `label` in a hint. Frequent letters have small numbers
/// (see [`super::alphabet`]) and so share their bits with rare ones.
#[inline(always)]
pub fn hint(label: u8) -> u8 {
    1 << (label & 7)
}

/// Bytes that the hints of a node with `len` transitions take.
pub const fn hint_bytes(len: usize) -> usize {
    if len > 1 { 2 * len } else { 0 }
}

/// A set of keys over borrowed bytes.
///
/// Reading never panics: bytes that are not there read as a node without keys.
#[derive(Clone, Copy, Debug)]
pub struct Automaton<'a> {
    bytes: &'a [u8],
    ranked: bool,
}

/// A node taken apart. `at` offsets point into the automaton's bytes.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// A key ends here.
    pub is_final: bool,
    /// Number of transitions.
    pub len: usize,
    labels: usize,
    hints: usize,
    targets: usize,
    width: usize,
    adjacent: bool,
    counts: usize,
    count_width: usize,
    end: usize,
}

/// One step out of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where the target stands.
    pub target: usize,
    /// Keys at the node that come before the keys behind this transition.
    pub before: usize,
    /// Keys at the node up to and including those behind this transition.
    /// `None` where the node has but one transition and does not say.
    pub upto: Option<usize>,
}

impl<'a> Automaton<'a> {
    /// Reads `bytes` as an automaton; `ranked` must be what it was built with.
    pub fn new(bytes: &'a [u8], ranked: bool) -> Self {
        Automaton { bytes, ranked }
    }

    /// The byte at `at`; behind the end, a node without transitions and keys.
    #[inline(always)]
    pub fn byte(&self, at: usize) -> u8 {
        match self.bytes.get(at) {
            Some(byte) => *byte,
            None => 0x80,
        }
    }

    /// Takes the node at `at` apart.
    #[inline]
    pub fn node(&self, at: usize) -> Node {
        let first = self.byte(at);
        if first < LABELS {
            return Node {
                is_final: false,
                len: 1,
                labels: at,
                hints: usize::MAX,
                targets: at + 1,
                width: 0,
                adjacent: true,
                counts: at + 1,
                count_width: 0,
                end: at + 1,
            };
        }
        let mut next = at + 1;
        let mut len = usize::from(first & 3);
        if len == 0 {
            len = usize::from(self.byte(next) & 0x7f);
            next += 1;
        }
        let mut count_width = 0;
        if self.ranked && len > 1 {
            count_width = usize::from(self.byte(next) & 7);
            next += 1;
        }
        let width = usize::from((first >> 2) & 7);
        let adjacent = first & 0x20 != 0;
        let labels = next;
        let hints = labels + len;
        let targets = hints + hint_bytes(len);
        let counts = targets + width * (len - usize::from(adjacent && len > 0));
        Node {
            is_final: first & 0x40 != 0,
            len,
            labels,
            hints,
            targets,
            width,
            adjacent,
            counts,
            count_width,
            end: counts + count_width * len,
        }
    }

    /// The labels of a node's transitions, ascending.
    #[inline]
    pub fn labels(&self, node: &Node) -> &'a [u8] {
        self.bytes
            .get(node.labels..node.labels + node.len)
            .unwrap_or(&[])
    }

    /// For each transition the [`hint`]s of the labels that go on from its target,
    /// and of those behind them. Empty if there is but one.
    #[inline]
    pub fn hints(&self, node: &Node) -> (&'a [u8], &'a [u8]) {
        self.bytes
            .get(node.hints..node.hints.saturating_add(hint_bytes(node.len)))
            .unwrap_or_default()
            .split_at_checked(node.len)
            .unwrap_or_default()
    }

    /// Where transition `i` leads.
    #[inline]
    pub fn target(&self, node: &Node, i: usize) -> usize {
        if node.adjacent && i + 1 == node.len {
            return node.end;
        }
        node.end + self.number(node.targets + i * node.width, node.width)
    }

    /// Keys at `node` up to and including those behind transition `i`; `None`
    /// where the node does not say.
    #[inline]
    pub fn upto(&self, node: &Node, i: usize) -> Option<usize> {
        (node.count_width > 0)
            .then(|| self.number(node.counts + i * node.count_width, node.count_width))
    }

    /// Transition `i` of `node` with its ranks.
    #[inline]
    pub fn step(&self, node: &Node, i: usize) -> Step {
        let before = match i.checked_sub(1) {
            Some(previous) => self.upto(node, previous).unwrap_or(0),
            None => usize::from(node.is_final),
        };
        Step {
            target: self.target(node, i),
            before,
            upto: self.upto(node, i),
        }
    }

    /// The transition of `node` on `label`.
    #[inline]
    pub fn find(&self, node: &Node, label: u8) -> Option<usize> {
        self.labels(node).iter().position(|&l| l == label)
    }

    /// The rank of the key made of `labels`, if it is in the set.
    #[inline]
    pub fn rank(&self, labels: &[u8]) -> Option<usize> {
        let all = self.root();
        let place = labels
            .iter()
            .try_fold(all, |place, label| self.follow(place, *label))?;
        self.rank_at(place)
    }

    /// The root, at which all keys are.
    #[inline]
    pub fn root(&self) -> Place {
        Place {
            at: 0,
            first: 0,
            end: usize::MAX,
        }
    }

    /// The rank of the key that ends at `place`, if one does.
    #[inline]
    pub fn rank_at(&self, place: Place) -> Option<usize> {
        let first = self.byte(place.at);
        (first >= LABELS && first & 0x40 != 0).then_some(place.first)
    }

    /// Follows `label` to the keys that go on with it. The range of their ranks is
    /// closed where some branch on the way says where it ends; otherwise it ends at
    /// `usize::MAX`.
    #[inline]
    pub fn follow(&self, place: Place, label: u8) -> Option<Place> {
        let first = self.byte(place.at);
        if first < LABELS {
            let at = place.at + 1;
            return (first == label).then_some(Place { at, ..place });
        }
        let node = self.node(place.at);
        let step = self.step(&node, self.find(&node, label)?);
        Some(Place {
            at: step.target,
            first: place.first + step.before,
            end: step.upto.map_or(place.end, |upto| place.first + upto),
        })
    }

    /// The labels with which the keys at `place` go on, one bit each.
    #[inline]
    pub fn labels_at(&self, place: Place) -> u128 {
        let first = self.byte(place.at);
        if first < LABELS {
            return 1 << first;
        }
        let labels = self.labels(&self.node(place.at)).iter();
        labels.fold(0, |all, label| all | 1 << (label & (LABELS - 1)))
    }

    /// Calls `each` with every key, in order. Made for bytes of unknown origin: ends
    /// with an error at the first thing that no builder writes, at a key of more
    /// than `longest` labels, and if there are not exactly `keys` keys.
    pub fn verify(
        &self,
        keys: usize,
        longest: usize,
        each: &mut dyn FnMut(&[u8]) -> bool,
    ) -> Result<(), &'static str> {
        let mut count = 0;
        let mut path = Vec::new();
        if keys > 0 || !self.bytes.is_empty() {
            self.verify_node(0, 0, &mut count, &mut path, &mut |count, path| {
                count <= keys && path.len() <= longest && each(path)
            })?;
        }
        if count == keys {
            Ok(())
        } else {
            Err("a wrong number of keys")
        }
    }

    fn verify_node(
        &self,
        at: usize,
        depth: usize,
        count: &mut usize,
        path: &mut Vec<u8>,
        each: &mut dyn FnMut(usize, &[u8]) -> bool,
    ) -> Result<(), &'static str> {
        if at >= self.bytes.len() {
            return Err("a node outside the section");
        }
        // deeper than any key: each of its 256 letters has at most two labels
        if depth > 512 {
            return Err("a key that is too long");
        }
        let node = self.node(at);
        let labels = self.labels(&node);
        if node.end > self.bytes.len() || labels.len() != node.len || node.width > 4 {
            return Err("a node cut off");
        }
        if labels.iter().any(|label| *label >= LABELS) || !labels.is_sorted_by(|a, b| a < b) {
            return Err("labels out of order");
        }
        if node.len == 0 && !node.is_final {
            return Err("a node without keys");
        }
        if self.ranked && node.len > 1 && !(1..=4).contains(&node.count_width) {
            return Err("a node without counts");
        }
        let first = *count;
        if node.is_final {
            *count += 1;
            if !each(*count, path) {
                return Err("a key that should not be there");
            }
        }
        for (i, &label) in labels.iter().enumerate() {
            if self.ranked && *count != first + self.step(&node, i).before {
                return Err("a wrong count of keys");
            }
            path.push(label);
            self.verify_node(self.target(&node, i), depth + 1, count, path, each)?;
            path.pop();
        }
        match node
            .len
            .checked_sub(1)
            .and_then(|last| self.upto(&node, last))
        {
            Some(upto) if *count != first + upto => Err("a wrong count of keys"),
            _ => Ok(()),
        }
    }

    #[inline]
    fn number(&self, at: usize, width: usize) -> usize {
        let Some(bytes) = self.bytes.get(at..at + width) else {
            return 0;
        };
        bytes
            .iter()
            .rev()
            .fold(0, |number, &byte| number << 8 | usize::from(byte))
    }
}

/// A node and the ranks of the keys at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where the node stands.
    pub at: usize,
    /// Rank of the first key at the node.
    pub first: usize,
    /// Rank behind the last key at the node, or `usize::MAX`: to the last key
    /// of all.
    pub end: usize,
}
