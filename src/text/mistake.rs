//! How plausible it is that one letter was written for another.
//!
//! Used to rank what a fuzzy search finds: of two names at the same number of
//! edits the one whose edits are the commoner mistakes comes first.

use super::fold::loosen;

/// Letters that are taken for one another: by ear, by eye, or because Kazakh and
/// Russian spell the same name with one or the other.
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
pub type Cost = u16;

/// An edit without excuse.
pub const PLAIN: Cost = 10;
/// A letter of the kind that [`loosen`] makes one.
pub const ALIKE: Cost = 1;
/// Two adjacent letters swapped.
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
pub fn replaced(written: char, read: char) -> Cost {
    if written == read {
        0
    } else if loosen(written).is_some() && loosen(written) == loosen(read) {
        ALIKE
    } else if CONFUSED
        .iter()
        .any(|group| group.contains(written) && group.contains(read))
    {
        4
    } else if are_neighbours(written, read) {
        6
    } else {
        PLAIN
    }
}

/// The cost of a letter too many or too few, `beside` being the letters it stands
/// between: half if it doubles one of them, or is a sign without a sound.
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
        let place = |letter| {
            layout.iter().enumerate().find_map(|(row, (shift, keys))| {
                let key = keys.chars().position(|key| key == letter)?;
                Some((row as i32, shift + 4 * key as i32))
            })
        };
        match (place(a), place(b)) {
            (Some((row, x)), Some((other_row, other_x))) => {
                a != b && (row - other_row).abs() <= 1 && (x - other_x).abs() <= 4
            }
            _ => false,
        }
    })
}
