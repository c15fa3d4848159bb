//! Which letters of a query answer to which letters of a name.

use super::mistake::{self, Cost};

/// What happened to a letter, seen from the name to what was written.
///
/// ```
/// use atau::text::align::{Edit, align};
/// let pairs = align(&['о', 'р', 'л'], &['о', 'р', 'а', 'л'], 1).unwrap();
/// let edits: Vec<Edit> = pairs.iter().map(|pair| pair.edit).collect();
/// assert_eq!(edits, [Edit::Kept, Edit::Kept, Edit::Omitted, Edit::Kept]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The letter stands, as itself or as one that is alike (see
    /// [`loosen`](super::fold::loosen)).
    Kept,
    /// Another letter stands in its place.
    Replaced,
    /// It is left out.
    Omitted,
    /// A letter too many is written before it.
    Added,
    /// It and the next one are swapped.
    Swapped,
}

/// One step of an alignment: what happened, and at which letter of the query and
/// of the name.
///
/// ```
/// use atau::text::align::{Edit, Pair, align};
/// let pairs = align(&['о', 'а', 'р', 'л'], &['о', 'р', 'а', 'л'], 1).unwrap();
/// assert_eq!(pairs[1], Pair { edit: Edit::Swapped, written: 1, read: 1 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What happened.
    pub edit: Edit,
    /// Index of the letter of the query.
    pub written: usize,
    /// Index of the letter of the name.
    pub read: usize,
}

/// One edit weighs more than any sum of costs.
const EDIT: u32 = 1 << 16;
const FAR: u32 = u32::MAX / 2;

/// The table of least weights, a band around the diagonal: where the edits that are not
/// needed for the lengths alone can lead and come back from.
struct Table<'a> {
    written: &'a [char],
    read: &'a [char],
    /// Diagonals in the band, and how many of them have fewer letters of `read`.
    band: usize,
    below: usize,
    cells: Vec<u32>,
}

impl<'a> Table<'a> {
    /// Fills the table; O((written + read) · edits).
    fn new(written: &'a [char], read: &'a [char], max_edits: usize) -> Self {
        let longer = |a: &[char], b: &[char]| a.len().saturating_sub(b.len()).min(max_edits);
        let (added, omitted) = (longer(written, read), longer(read, written));
        let detour = (max_edits - added - omitted) / 2;
        let below = added + detour;
        let band = below + omitted + detour + 1;
        let mut table = Table {
            written,
            read,
            band,
            below,
            cells: vec![FAR; (written.len() + 1) * band],
        };
        for i in 0..=written.len() {
            for k in 0..band {
                // column j of the whole table
                let Some(j) = (i + k).checked_sub(below) else {
                    continue;
                };
                if j <= read.len() {
                    let best = |way: Option<(Edit, u32)>| way.map_or(FAR, |(_, weight)| weight);
                    table.cells[i * band + k] = match (i, j) {
                        (0, 0) => 0,
                        _ => table.ways(i, j).map(best).into_iter().min().unwrap_or(FAR),
                    };
                }
            }
        }
        table
    }

    fn get(&self, i: usize, j: usize) -> u32 {
        let k = (j + self.below).checked_sub(i);
        match k {
            Some(k) if k < self.band => self.cells[i * self.band + k],
            _ => FAR,
        }
    }

    /// The ways to read the first `i` letters as the first `j`.
    fn ways(&self, i: usize, j: usize) -> [Option<(Edit, u32)>; 4] {
        let (w, r) = (self.written, self.read);
        let edit = |cost: Cost| EDIT + u32::from(cost);
        let mut ways = [None; 4];
        if i > 0 && j > 0 {
            let cost = mistake::replaced(w[i - 1], r[j - 1]);
            ways[0] = Some(if cost <= mistake::ALIKE {
                (Edit::Kept, self.get(i - 1, j - 1) + u32::from(cost))
            } else {
                (Edit::Replaced, self.get(i - 1, j - 1) + edit(cost))
            });
        }
        if i > 0 {
            let beside = [i.checked_sub(2), Some(i)].map(|at| w.get(at?).copied());
            let cost = mistake::added(w[i - 1], beside);
            ways[1] = Some((Edit::Added, self.get(i - 1, j) + edit(cost)));
        }
        if j > 0 {
            let beside = [j.checked_sub(2), Some(j)].map(|at| r.get(at?).copied());
            let cost = mistake::added(r[j - 1], beside);
            ways[2] = Some((Edit::Omitted, self.get(i, j - 1) + edit(cost)));
        }
        if i > 1 && j > 1 {
            let same = |a: char, b: char| mistake::replaced(a, b) <= mistake::ALIKE;
            if same(w[i - 1], r[j - 2]) && same(w[i - 2], r[j - 1]) {
                ways[3] = Some((
                    Edit::Swapped,
                    self.get(i - 2, j - 2) + edit(mistake::SWAPPED),
                ));
            }
        }
        ways
    }
}

/// How implausible it is that `written` was meant to be `read`, of all ways to
/// read it with the fewest edits the most plausible. Both are the letters of names
/// at the layer `exact`; at most `max_edits` edits are looked for.
///
/// ```
/// use atau::text::align::cost;
/// let letters = |name: &str| name.chars().collect::<Vec<_>>();
/// let [shchymkent, zymkent, shymkent] = ["щымкент", "зымкент", "шымкент"].map(letters);
/// assert!(cost(&shchymkent, &shymkent, 1) < cost(&zymkent, &shymkent, 1));
/// ```
pub fn cost(written: &[char], read: &[char], max_edits: usize) -> Cost {
    // what is the same at both ends takes no edit and costs nothing
    let same = |(a, b): &(&char, &char)| a == b;
    let head = written.iter().zip(read).take_while(same).count();
    let (written, read) = (&written[head..], &read[head..]);
    let tail = written
        .iter()
        .rev()
        .zip(read.iter().rev())
        .take_while(same)
        .count();
    let (written, read) = (&written[..written.len() - tail], &read[..read.len() - tail]);
    let weight = Table::new(written, read, max_edits).get(written.len(), read.len());
    (weight % EDIT) as Cost
}

/// That way itself, from the first letter to the last. `None` if more than
/// `max_edits` edits are needed.
///
/// ```
/// use atau::text::align::align;
/// let [written, read] = ["семеи", "семей"].map(|name| name.chars().collect::<Vec<_>>());
/// assert_eq!(align(&written, &read, 1).unwrap().len(), 5);
/// assert_eq!(align(&written[..3], &read, 1), None); // two edits
/// ```
pub fn align(written: &[char], read: &[char], max_edits: usize) -> Option<Vec<Pair>> {
    let table = Table::new(written, read, max_edits);
    let (mut i, mut j) = (written.len(), read.len());
    if table.get(i, j) >= FAR {
        return None;
    }
    let mut pairs = Vec::with_capacity(i.max(j));
    while i > 0 || j > 0 {
        let ways = table.ways(i, j).into_iter().flatten();
        let (edit, _) = ways.min_by_key(|(_, weight)| *weight)?;
        let (back_i, back_j) = match edit {
            Edit::Kept | Edit::Replaced => (1, 1),
            Edit::Added => (1, 0),
            Edit::Omitted => (0, 1),
            Edit::Swapped => (2, 2),
        };
        (i, j) = (i - back_i, j - back_j);
        pairs.push(Pair {
            edit,
            written: i,
            read: j,
        });
    }
    pairs.reverse();
    Some(pairs)
}
