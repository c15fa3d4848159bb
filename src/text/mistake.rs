//! How plausible it is that one letter was written for another.
//!
//! Used to rank what a fuzzy search finds: of two names at the same number of
//! edits the one whose edits are the commoner mistakes comes first.

use super::fold::{ALIKE as ALIKE_LETTERS, loosen};

/// Letters that are taken for one another: by ear, by eye, or because Kazakh and
/// Russian spell the same name with one or the other.
///
/// ```
/// use atau::text::mistake::CONFUSED;
/// assert!(CONFUSED.iter().any(|letters| letters.contains('ш') && letters.contains('щ')));
/// ```
pub const CONFUSED: &[&str] = &[
    "аәэ", "еэә", "гғ", "кқ", "қх", "гк", "нң", "оө", "уұү", "хһ", "иійы", "шщ", "щц", "сз", "бп",
    "дт", "вф", "жш", "ьъ", "kqc", "gk", "iy", "uw", "sz", "bp", "dt", "vw", "ae", "oua",
];

/// Keyboard rows from the top: how far the first key is shifted to the right, in
/// quarters of a key, and the letters.
type Layout = [(i32, &'static str); 4];

/// Russian and Kazakh (the standard layouts of Windows and X.Org; on the Kazakh
/// one the digits give way to the nine letters of its own), and Latin.
const LAYOUTS: [Layout; 2] = [
    [
        (4, "әіңғ,.үұқөһ"),
        (2, "йцукенгшщзхъ"),
        (3, "фывапролджэ"),
        (5, "ячсмитьбю"),
    ],
    [(4, ""), (2, "qwertyuiop"), (3, "asdfghjkl"), (5, "zxcvbnm")],
];

/// What an edit costs, in tenths of one between letters that have nothing to do
/// with each other.
///
/// ```
/// use atau::text::mistake::{ALIKE, Cost, PLAIN, SWAPPED, added};
/// let sign: Cost = added('ь', [Some('н'), Some('ц')]);
/// assert!(ALIKE < sign && sign < SWAPPED && SWAPPED < PLAIN);
/// ```
pub type Cost = u16;

/// An edit without excuse.
///
/// ```
/// use atau::text::mistake::{PLAIN, replaced};
/// assert_eq!(replaced('я', 'м'), PLAIN);
/// ```
pub const PLAIN: Cost = 10;
/// A letter of the kind that [`loosen`] makes one.
///
/// ```
/// use atau::text::mistake::{ALIKE, replaced};
/// assert_eq!(replaced('н', 'ң'), ALIKE); // Шынжаң for Шыңжаң
/// ```
pub const ALIKE: Cost = 1;
/// Two adjacent letters swapped.
///
/// ```
/// use atau::text::{align, mistake::SWAPPED};
/// let [written, read] = ["шыңажң", "шыңжаң"].map(|name| name.chars().collect::<Vec<_>>());
/// assert_eq!(align::cost(&written, &read, 1), SWAPPED);
/// ```
pub const SWAPPED: Cost = 7;

/// The cost of reading `read` where `written` stands. Both are letters of a
/// string folded at the layer `exact`.
///
/// ```
/// use atau::text::mistake::replaced;
/// assert_eq!(replaced('қ', 'қ'), 0);
/// assert!(replaced('к', 'қ') < replaced('щ', 'ш')); // a matter of the keyboard
/// assert!(replaced('щ', 'ш') < replaced('р', 'о')); // of the eye, of a neighbouring key
/// assert!(replaced('р', 'о') < replaced('я', 'м'));
/// ```
#[inline]
pub fn replaced(written: char, read: char) -> Cost {
    if written == read {
        return 0;
    }
    match (place(written), place(read)) {
        (Some(written), Some(read)) => Cost::from(REPLACED[written * PLACES + read]),
        _ if loosen(written).is_some() && loosen(written) == loosen(read) => ALIKE,
        _ => PLAIN,
    }
}

/// The cost of a letter too many or too few, `beside` being the letters it stands
/// between: half if it doubles one of them, or is a sign without a sound.
///
/// ```
/// use atau::text::mistake::{PLAIN, added};
/// assert_eq!(added('н', [Some('н'), Some('а')]), PLAIN / 2); // Даннабек for Данабек
/// assert_eq!(added('р', [Some('н'), Some('а')]), PLAIN);
/// ```
pub fn added(letter: char, beside: [Option<char>; 2]) -> Cost {
    if beside.contains(&Some(letter)) || matches!(letter, 'ь' | 'ъ') {
        PLAIN / 2
    } else {
        PLAIN
    }
}

/// Whether two letters are on keys that touch.
///
/// ```
/// use atau::text::mistake::are_neighbours;
/// assert!(are_neighbours('ә', 'ц') && are_neighbours('a', 's'));
/// assert!(!are_neighbours('й', 'у') && !are_neighbours('a', 'ф'));
/// ```
pub fn are_neighbours(a: char, b: char) -> bool {
    LAYOUTS.iter().any(|layout| {
        let key = |letter| {
            layout.iter().enumerate().find_map(|(row, (shift, keys))| {
                let at = keys.chars().position(|key| key == letter)?;
                Some((row as i32, shift + 4 * at as i32))
            })
        };
        match (key(a), key(b)) {
            (Some(a), Some(b)) => a != b && touch(a, b),
            _ => false,
        }
    })
}

/// Whether keys in these rows, at these places, touch.
const fn touch((row, x): (i32, i32), (other_row, other_x): (i32, i32)) -> bool {
    (row - other_row).abs() <= 1 && (x - other_x).abs() <= 4
}

// The rules above, spread over all pairs of letters of the three alphabets, since the
// ranking of a fuzzy search asks for hundreds of pairs.

/// a-z, а-я, and the letters that Kazakh adds.
const PLACES: usize = 26 + 32 + 9;

#[inline]
const fn place(letter: char) -> Option<usize> {
    Some(match letter {
        'a'..='z' => letter as usize - 'a' as usize,
        'а'..='я' => 26 + letter as usize - 'а' as usize,
        'ә' => 58,
        'ғ' => 59,
        'қ' => 60,
        'ң' => 61,
        'ө' => 62,
        'ұ' => 63,
        'ү' => 64,
        'һ' => 65,
        'і' => 66,
        _ => return None,
    })
}

static REPLACED: [u8; PLACES * PLACES] = {
    let mut table = [PLAIN as u8; PLACES * PLACES];
    let mut i = 0;
    while i < LAYOUTS.len() {
        table = neighbours(&LAYOUTS[i], table);
        i += 1;
    }
    // what is confused is more plausible than what is near, and what is alike most of all
    let mut i = 0;
    while i < CONFUSED.len() {
        table = together(letters(CONFUSED[i]), 4, table);
        i += 1;
    }
    let mut i = 0;
    while i < ALIKE_LETTERS.len() {
        let (from, to) = ALIKE_LETTERS[i];
        let mut group = [to; 16];
        let mut k = 0;
        while k < from.len() {
            group[k + 1] = from[k];
            k += 1;
        }
        table = together(group, ALIKE as u8, table);
        i += 1;
    }
    table
};

/// Sets the cost of every pair of a group.
const fn together(
    group: [char; 16],
    cost: u8,
    mut table: [u8; PLACES * PLACES],
) -> [u8; PLACES * PLACES] {
    let mut i = 0;
    while i < group.len() {
        let mut k = 0;
        while k < group.len() {
            if let (Some(a), Some(b)) = (place(group[i]), place(group[k])) {
                if a != b {
                    table[a * PLACES + b] = cost;
                }
            }
            k += 1;
        }
        i += 1;
    }
    table
}

/// Sets the cost of every pair of keys that touch.
const fn neighbours(layout: &Layout, mut table: [u8; PLACES * PLACES]) -> [u8; PLACES * PLACES] {
    let rows = [
        letters(layout[0].1),
        letters(layout[1].1),
        letters(layout[2].1),
        letters(layout[3].1),
    ];
    let keys = 16 * rows.len();
    let mut i = 0;
    while i < keys {
        let mut k = 0;
        while k < keys {
            let (row, other) = (i / 16, k / 16);
            let at = (row as i32, layout[row].0 + 4 * (i % 16) as i32);
            let other_at = (other as i32, layout[other].0 + 4 * (k % 16) as i32);
            let pair = (place(rows[row][i % 16]), place(rows[other][k % 16]));
            if let (true, (Some(a), Some(b))) = (i != k && touch(at, other_at), pair) {
                table[a * PLACES + b] = 6;
            }
            k += 1;
        }
        i += 1;
    }
    table
}

/// Up to sixteen characters of one or two bytes.
const fn letters(text: &str) -> [char; 16] {
    let bytes = text.as_bytes();
    let mut letters = ['\0'; 16];
    let (mut at, mut i) = (0, 0);
    while at < bytes.len() {
        let mut code = bytes[at] as u32;
        if code >= 0x80 {
            code = (code & 0x1f) << 6 | (bytes[at + 1] & 0x3f) as u32;
            at += 1;
        }
        if let Some(letter) = char::from_u32(code) {
            letters[i] = letter;
        }
        at += 1;
        i += 1;
    }
    letters
}
