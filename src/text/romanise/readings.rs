//! What Latin and Arabic letters may stand for in Cyrillic, whatever the scheme.
//!
//! A test makes the table from those of the schemes and compares.

/// Cyrillic letters at the layer `loose` that some scheme leaves out.
///
/// ```
/// use atau::text::romanise::{SILENT, Scheme, romanise};
/// assert!(SILENT.iter().all(|sign| romanise(&sign.to_string(), Scheme::RussianPress).is_empty()));
/// ```
pub const SILENT: &[char] = &['ъ', 'ь'];

/// What the beginning of `rest` may stand for: how many of its letters are read, and the
/// Cyrillic letters for them, both at the layer `loose`, in any scheme for Kazakh or
/// Russian.
///
/// Letters that a scheme leaves out are in [`SILENT`]. For a walk of an index from a
/// Latin or Arabic query to Cyrillic keys: no allocation, at most a dozen readings.
///
/// ```
/// use atau::text::romanise::readings;
///
/// let of_sh: Vec<_> = readings(&['s', 'h', 'y']).collect();
/// // с; ц and ш of the alphabet of 1929-40 and of ISO 9; ш of nearly all others
/// assert!(of_sh.contains(&(1, "с")) && of_sh.contains(&(2, "ш")));
/// assert!(readings(&['ш']).next().is_none());
/// ```
pub fn readings(rest: &[char]) -> impl Iterator<Item = (usize, &'static str)> + '_ {
    let first = rest.first().copied();
    let rows = match first {
        Some(c) if c.is_ascii() => {
            let row = |c: usize| usize::from(ASCII.get(c).copied().unwrap_or(0));
            row(c as usize)..row(c as usize + 1)
        }
        _ => {
            let begins = |row: &Row| row.0.chars().next();
            let from = READINGS.partition_point(|row| begins(row) < first);
            from..READINGS.partition_point(|row| first.is_some() && begins(row) <= first)
        }
    };
    let rows = READINGS.get(rows).unwrap_or_default();
    rows.iter().flat_map(|(written, read)| {
        let mut letters = rest.iter();
        let len = match written.chars().all(|c| letters.next() == Some(&c)) {
            true => rest.len() - letters.len(),
            false => 0,
        };
        read.iter()
            .filter(move |_| len > 0)
            .map(move |read| (len, *read))
    })
}

/// The first row of the table that does not begin with less than an ASCII character.
static ASCII: [u8; 0x81] = {
    let mut rows = [0; 0x81];
    let mut c = 1;
    while c < rows.len() {
        rows[c] = rows[c - 1];
        while READINGS[rows[c] as usize].0.as_bytes()[0] < c as u8 {
            rows[c] += 1;
        }
        c += 1;
    }
    rows
};

type Row = (&'static str, &'static [&'static str]);

/// Written, and what it may stand for; in the order of code points.
#[rustfmt::skip]
const READINGS: &[Row] = &[
    ("0", &["0"]),
    ("1", &["1"]),
    ("2", &["2"]),
    ("3", &["3"]),
    ("4", &["4"]),
    ("5", &["5"]),
    ("6", &["6"]),
    ("7", &["7"]),
    ("8", &["8"]),
    ("9", &["9"]),
    ("a", &["а", "я"]),
    ("b", &["б"]),
    ("c", &["ж", "ц", "ч", "ш"]),
    ("cc", &["щ"]),
    ("ch", &["х", "ч"]),
    ("cz", &["ц"]),
    ("d", &["д"]),
    ("dzh", &["ж"]),
    ("e", &["а", "е", "э", "ѣ"]),
    ("f", &["ф", "ѳ"]),
    ("fh", &["ѳ"]),
    ("g", &["г"]),
    ("gh", &["г"]),
    ("h", &["х"]),
    ("i", &["и", "ий", "й", "ы", "ый"]),
    ("ia", &["я"]),
    ("ie", &["ъ", "ье", "ѣ"]),
    ("ij", &["и"]),
    ("io", &["е", "ьо"]),
    ("iu", &["ю"]),
    ("iy", &["ю"]),
    ("j", &["дж", "ж", "й"]),
    ("ja", &["я"]),
    ("je", &["е"]),
    ("jo", &["е"]),
    ("ju", &["ю"]),
    ("k", &["к"]),
    ("kh", &["х"]),
    ("l", &["л"]),
    ("m", &["м"]),
    ("n", &["н"]),
    ("ng", &["н"]),
    ("o", &["о"]),
    ("p", &["п"]),
    ("q", &["к"]),
    ("r", &["р"]),
    ("s", &["с", "ц", "ш", "щ"]),
    ("sc", &["щ"]),
    ("sch", &["щ"]),
    ("sh", &["ш"]),
    ("shch", &["щ"]),
    ("shh", &["щ"]),
    ("shsh", &["щ"]),
    ("ss", &["щ"]),
    ("sts", &["щ"]),
    ("t", &["т"]),
    ("ts", &["ц", "ч"]),
    ("u", &["о", "у", "ю"]),
    ("uv", &["у"]),
    ("v", &["в", "у"]),
    ("w", &["у"]),
    ("x", &["кс", "х"]),
    ("y", &["и", "ий", "й", "у", "ы", "ый", "ѵ"]),
    ("ya", &["а", "я"]),
    ("ye", &["е", "ѣ"]),
    ("yh", &["ѵ"]),
    ("yi", &["ьи"]),
    ("yo", &["е", "ьо"]),
    ("yu", &["ю"]),
    ("yv", &["у"]),
    ("z", &["ж", "з"]),
    ("zh", &["ж"]),
    ("ƅ", &["ы"]),
    ("ь", &["ы"]),
    ("ا", &["а"]),
    ("ب", &["б"]),
    ("ت", &["т"]),
    ("تس", &["ц"]),
    ("ج", &["ж"]),
    ("ح", &["х"]),
    ("د", &["д"]),
    ("ر", &["р"]),
    ("ز", &["з"]),
    ("س", &["с"]),
    ("ش", &["ш"]),
    ("شش", &["щ"]),
    ("ع", &["г"]),
    ("ف", &["ф"]),
    ("ق", &["к"]),
    ("ك", &["к"]),
    ("ل", &["л"]),
    ("م", &["м"]),
    ("ن", &["н"]),
    ("و", &["о"]),
    ("ى", &["и", "ы"]),
    ("ي", &["и", "й"]),
    ("يا", &["ия", "я"]),
    ("يو", &["е"]),
    ("يۋ", &["ию", "ю"]),
    ("پ", &["п"]),
    ("چ", &["ч"]),
    ("ڭ", &["н"]),
    ("گ", &["г"]),
    ("ھ", &["х"]),
    ("ۆ", &["в"]),
    ("ۇ", &["у"]),
    ("ۋ", &["в", "у"]),
    ("ە", &["е", "э"]),
];

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::{PRIME, Scheme, Table, kazakh, russian};
    use super::*;
    use crate::text::fold;

    fn loose(text: &str) -> String {
        let letters = fold::loose_chars(text).map(|fold| fold.char);
        letters.filter(|&c| c != PRIME).collect()
    }

    /// Whether `written` can be read as `read` piece by piece, in pieces shorter than it.
    fn in_pieces(
        table: &BTreeSet<(String, String)>,
        written: &str,
        read: &str,
        whole: usize,
    ) -> bool {
        if read.is_empty() {
            return written.is_empty();
        }
        if let Some(rest) = read.strip_prefix(SILENT) {
            if in_pieces(table, written, rest, whole) {
                return true;
            }
        }
        table.iter().any(|(w, r)| {
            r.chars().count() < whole
                && match (
                    written.strip_prefix(w.as_str()),
                    read.strip_prefix(r.as_str()),
                ) {
                    (Some(written), Some(read)) => in_pieces(table, written, read, whole),
                    _ => false,
                }
        })
    }

    #[test]
    fn the_readings_are_those_of_the_tables_and_no_others() {
        let mut all = BTreeSet::new();
        for &scheme in Scheme::ALL {
            let rows: Vec<char> = match scheme.table() {
                Table::Kazakh(_) => kazakh::ROWS.iter().map(|row| row.0).collect(),
                Table::Russian(_) => russian::ROWS.iter().map(|row| row.0).collect(),
                Table::Syllables => continue,
            };
            let column = rows
                .iter()
                .map(|&c| (c.to_string(), scheme.cell(c).unwrap()));
            let rules = scheme
                .rules()
                .iter()
                .map(|rule| (rule.1.to_string(), rule.3));
            for (letters, spellings) in column.chain(rules) {
                if spellings.starts_with('=') {
                    continue;
                }
                for spelling in spellings.split('|') {
                    let (written, read) = (loose(spelling), loose(&letters));
                    if written.is_empty() {
                        assert!(read.chars().all(|c| SILENT.contains(&c)), "{letters}");
                    } else {
                        all.insert((written, read));
                    }
                }
            }
        }
        all.extend(('0'..='9').map(|digit| (digit.to_string(), digit.to_string())));
        let mut table: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (written, read) in &all {
            let whole = read.chars().count();
            if whole == 1 || !in_pieces(&all, written, read, whole) {
                table.entry(written).or_default().push(read);
            }
        }
        let table: Vec<(&str, Vec<&str>)> = table.into_iter().collect();
        let printed: String = table
            .iter()
            .map(|(written, read)| format!("    ({written:?}, &{read:?}),\n"))
            .collect();
        let same = READINGS
            .iter()
            .map(|(written, read)| (*written, read.to_vec()))
            .eq(table);
        assert!(same, "the table should be\n{printed}");
    }
}
