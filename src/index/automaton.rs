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
//! the number of transitions, and in the highest bit whether hints are wide; the width in bytes of a count (ranked, two or more
//! transitions); the labels, ascending; for each of two or more
//! transitions a *hint*, the set of
//! labels that go on from its target, folded to eight bits, or to 64 if hints are wide;
//! the same for the labels behind those, always eight bits; the offsets of the targets from the end
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

/// The same in a wide hint, in which frequent letters have a bit each.
#[inline(always)]
pub fn wide_hint(label: u8) -> u64 {
    1 << (label & 63)
}

/// The hint of `label` as the near hints of `node` have it.
#[inline(always)]
pub fn near_hint(label: u8, node: &Node) -> u64 {
    match node.is_wide {
        true => wide_hint(label),
        false => hint(label).into(),
    }
}

/// Bytes that the hints of a node with `len` transitions take.
pub const fn hint_bytes(len: usize, is_wide: bool) -> usize {
    match len {
        0 | 1 => 0,
        _ => (near_bytes(is_wide) + 1) * len,
    }
}

/// Bytes of the hint of the labels that come first behind a transition.
const fn near_bytes(is_wide: bool) -> usize {
    if is_wide { 8 } else { 1 }
}

/// Number of transitions, and whether hints are wide, by the byte that says both.
#[inline(always)]
pub fn length(byte: u8) -> (usize, bool) {
    match byte {
        // all labels; there are so many keys that hints are wide
        0x80 => (0x80, true),
        _ => (usize::from(byte & 0x7f), byte > 0x80),
    }
}

/// Hints, some of which the labels behind a transition should have.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Of the first labels, wide if those of the node are.
    pub near: u64,
    /// Of those behind these.
    pub far: u8,
}

impl Wanted {
    /// Any label, or none.
    pub const ANY: Wanted = Wanted {
        near: u64::MAX,
        far: u8::MAX,
    };
}

/// A set of keys over borrowed bytes.
///
/// Reading never panics: bytes that are not there read as a node without keys.
#[derive(Clone, Copy, Debug)]
pub struct Automaton<'a> {
    bytes: &'a [u8],
    ranked: bool,
}

/// The head of a node, which says where the rest is. Places are offsets into the
/// automaton's bytes.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Number of transitions.
    pub len: usize,
    /// Its near hints have 64 bits rather than eight.
    pub is_wide: bool,
    first: u8,
    labels: usize,
    count_width: usize,
}

impl Node {
    /// A key ends here.
    #[inline(always)]
    pub fn is_final(&self) -> bool {
        self.first >= LABELS && self.first & 0x40 != 0
    }

    /// Bytes of an offset.
    #[inline(always)]
    fn width(&self) -> usize {
        match self.first < LABELS {
            true => 0,
            false => usize::from(self.first >> 2 & 7),
        }
    }

    /// The last target stands right behind the node.
    #[inline(always)]
    fn is_adjacent(&self) -> bool {
        self.first < LABELS || self.first & 0x20 != 0
    }

    /// Only where there are two transitions or more.
    #[inline(always)]
    fn hints(&self) -> usize {
        self.labels + self.len
    }

    /// Where the far hints are.
    #[inline(always)]
    fn far_hints(&self) -> usize {
        self.hints() + near_bytes(self.is_wide) * self.len
    }

    #[inline(always)]
    fn targets(&self) -> usize {
        self.hints() + hint_bytes(self.len, self.is_wide)
    }

    #[inline(always)]
    fn counts(&self) -> usize {
        let adjacent = usize::from(self.is_adjacent() && self.len > 0);
        self.targets() + self.width() * (self.len - adjacent)
    }

    #[inline(always)]
    fn end(&self) -> usize {
        self.counts() + self.count_width * self.len
    }
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

    /// The node at `at`.
    #[inline]
    pub fn node(&self, at: usize) -> Node {
        let first = self.byte(at);
        if first < LABELS {
            return Node {
                len: 1,
                is_wide: false,
                first,
                labels: at,
                count_width: 0,
            };
        }
        let mut labels = at + 1;
        let (mut len, mut is_wide) = (usize::from(first & 3), false);
        if len == 0 {
            (len, is_wide) = length(self.byte(labels));
            labels += 1;
        }
        let mut count_width = 0;
        if self.ranked && len > 1 {
            count_width = usize::from(self.byte(labels) & 7);
            labels += 1;
        }
        Node {
            len,
            is_wide,
            first,
            labels,
            count_width,
        }
    }

    /// The labels of a node's transitions, ascending.
    #[inline]
    pub fn labels(&self, node: &Node) -> &'a [u8] {
        self.bytes
            .get(node.labels..node.labels + node.len)
            .unwrap_or(&[])
    }

    /// Which transition is that on `label`.
    #[inline(always)]
    pub fn find(&self, node: &Node, label: u8) -> Option<usize> {
        position(self.bytes, node.labels, node.len, label)
    }

    /// Which of the eight transitions from `n` on lead to keys that may go on as is
    /// `wanted`; the highest bit of a byte for each, and anything behind the last. A single
    /// transition has no hints and may.
    #[inline(always)]
    pub fn may_go_on(&self, node: &Node, n: usize, wanted: Wanted) -> u64 {
        const HIGH: u64 = 0x80 * ONES;
        let some = |from: usize, wanted: u8| {
            let same = word(self.bytes, from + n) & (ONES * u64::from(wanted));
            (((same & !HIGH) + !HIGH) | same) & HIGH
        };
        let far = |near: u64| match wanted.far {
            u8::MAX => near,
            far => near & some(node.far_hints(), far),
        };
        match wanted.near {
            u64::MAX => HIGH,
            _ if node.len < 2 => HIGH,
            near if node.is_wide => far((0..8).fold(0, |all, k| {
                let hint = word(self.bytes, node.hints() + 8 * (n + k));
                all | u64::from(hint & near != 0) << (8 * k + 7)
            })),
            near => far(some(node.hints(), near as u8)),
        }
    }

    /// The same of transition `n` alone.
    #[inline(always)]
    pub fn may_go_on_by(&self, node: &Node, n: usize, wanted: Wanted) -> bool {
        if node.len < 2 || wanted.near == u64::MAX {
            return true;
        }
        let near = match node.is_wide {
            true => word(self.bytes, node.hints() + 8 * n),
            false => self.byte(node.hints() + n).into(),
        };
        let far = wanted.far;
        near & wanted.near != 0 && (far == u8::MAX || self.byte(node.far_hints() + n) & far != 0)
    }

    /// Where transition `i` leads.
    #[inline]
    pub fn target(&self, node: &Node, i: usize) -> usize {
        if node.is_adjacent() && i + 1 == node.len {
            return node.end();
        }
        node.end() + self.number(node.targets() + i * node.width(), node.width())
    }

    /// Keys at `node` up to and including those behind transition `i`; `None`
    /// where the node does not say.
    #[inline]
    pub fn upto(&self, node: &Node, i: usize) -> Option<usize> {
        (node.count_width > 0)
            .then(|| self.number(node.counts() + i * node.count_width, node.count_width))
    }

    /// Transition `i` of `node` with its ranks.
    #[inline]
    pub fn step(&self, node: &Node, i: usize) -> Step {
        let before = match i.checked_sub(1) {
            Some(previous) => self.upto(node, previous).unwrap_or(0),
            None => usize::from(node.is_final()),
        };
        Step {
            target: self.target(node, i),
            before,
            upto: self.upto(node, i),
        }
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
        Place { at: 0, first: 0 }
    }

    /// The rank of the key that ends at `place`, if one does.
    #[inline]
    pub fn rank_at(&self, place: Place) -> Option<usize> {
        let first = self.byte(place.at as usize);
        (first >= LABELS && first & 0x40 != 0).then_some(place.first as usize)
    }

    /// Whether no key ends at `place` and all go on with `label`.
    #[inline]
    pub fn is_link(&self, place: Place, label: u8) -> bool {
        self.byte(place.at as usize) == label
    }

    /// How many keys are at `place`. O(n), n being the length of the longest of them.
    pub fn keys_at(&self, place: Place) -> usize {
        let (mut at, mut keys) = (place.at as usize, 0);
        loop {
            let node = self.node(at);
            let last = node.len.checked_sub(1);
            if let Some(upto) = last.and_then(|last| self.upto(&node, last)) {
                return keys + upto;
            }
            keys += usize::from(node.is_final());
            match last {
                Some(last) => at = self.target(&node, last),
                None => return keys,
            }
        }
    }

    /// Follows `label` to the keys that go on with it.
    #[inline(always)]
    pub fn follow(&self, place: Place, label: u8) -> Option<Place> {
        let bytes = self.bytes.get(place.at as usize..)?;
        let first = *bytes.first()?;
        if first < LABELS {
            let at = place.at + 1;
            return (first == label).then_some(Place { at, ..place });
        }
        // what `node`, `find` and `step` do, but nothing that one label does not need
        let is_final = first >> 6 & 1;
        let (mut len, mut is_wide) = (usize::from(first & 3), false);
        let mut labels = 1;
        if len == 0 {
            (len, is_wide) = length(*bytes.get(1)?);
            labels = 2;
        }
        let mut count_width = 0;
        if self.ranked && len > 1 {
            count_width = usize::from(*bytes.get(labels)? & 7);
            labels += 1;
        }
        let i = position(bytes, labels, len, label)?;
        let width = usize::from(first >> 2 & 7);
        let is_adjacent = first & 0x20 != 0;
        let targets = labels + len + hint_bytes(len, is_wide);
        let counts = targets + width * (len - usize::from(is_adjacent));
        let end = counts + count_width * len;
        let offset = match is_adjacent && i + 1 == len {
            true => 0,
            false => low_bytes(word(bytes, targets + i * width), width),
        };
        let at = (place.at as usize + end + offset) as u32;
        // keys that come before
        let before = match i.checked_sub(1) {
            Some(i) if count_width > 0 => {
                low_bytes(word(bytes, counts + i * count_width), count_width)
            }
            _ => usize::from(is_final),
        };
        let first = place.first.wrapping_add(before as u32);
        Some(Place { at, first })
    }

    /// The labels with which the keys at `place` go on, one bit each.
    #[inline]
    pub fn labels_at(&self, place: Place) -> u128 {
        let first = self.byte(place.at as usize);
        if first < LABELS {
            return 1 << first;
        }
        let labels = self.labels(&self.node(place.at as usize));
        let low = labels.iter().take_while(|label| **label < 64);
        let (low, count) = low.fold((0, 0), |(all, n), label| (all | 1_u64 << label, n + 1));
        let high = labels.get(count..).unwrap_or_default().iter();
        let high = high.fold(0, |all, label| all | 1_u64 << (label & 63));
        u128::from(high) << 64 | u128::from(low)
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
        if node.end() > self.bytes.len() || labels.len() != node.len || node.width() > 4 {
            return Err("a node cut off");
        }
        if labels.iter().any(|label| *label >= LABELS) || !labels.is_sorted_by(|a, b| a < b) {
            return Err("labels out of order");
        }
        // the root of an empty set has none
        if node.len == 0 && !node.is_final() && depth > 0 {
            return Err("a node without keys");
        }
        if self.ranked && node.len > 1 && !(1..=4).contains(&node.count_width) {
            return Err("a node without counts");
        }
        let first = *count;
        if node.is_final() {
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
        low_bytes(word(self.bytes, at), width)
    }
}

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of eight labels that is `label`.
#[inline(always)]
pub fn same(labels: u64, label: u8) -> u64 {
    // labels are below 0x80
    (0x80 * ONES).wrapping_sub(labels ^ (ONES * u64::from(label))) & (0x80 * ONES)
}

/// The index of `label` among the `len` labels at `from`.
#[inline(always)]
fn position(bytes: &[u8], from: usize, len: usize, label: u8) -> Option<usize> {
    let mut i = 0;
    while i < len {
        let same = same(word(bytes, from + i), label);
        if same != 0 {
            i += same.trailing_zeros() as usize / 8;
            return (i < len).then_some(i);
        }
        i += 8;
    }
    None
}

/// The first `count` bytes of a little-endian word.
#[inline(always)]
fn low_bytes(word: u64, count: usize) -> usize {
    (word & !(u64::MAX << (8 * count))) as usize
}

/// The eight bytes from `at` on; 0 behind the end.
#[inline(always)]
fn word(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk) {
        Some(word) => u64::from_le_bytes(*word),
        None => last_word(bytes, at),
    }
}

#[cold]
#[inline(never)]
fn last_word(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.get(at..).unwrap_or_default().iter();
    let bytes = bytes.take(8).enumerate();
    bytes.fold(0, |word, (i, &byte)| word | u64::from(byte) << (8 * i))
}

/// A node and the rank of the first key at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where the node stands.
    pub at: u32,
    pub first: u32,
}
