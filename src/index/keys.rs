//! The keys under which a name is found.

use crate::entity::{Kind, Role};
use crate::text::fold;

/// How a key was made of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It is the name itself.
    Name,
    /// `Ә. Н. Бөкейхан` for `Әлихан Нұрмұхамедұлы Бөкейхан`.
    InitialsFirst,
    /// `Бөкейхан Ә. Н.` for the same.
    InitialsLast,
}

/// Set in a posting if the spelling is [plain](is_plain).
pub const PLAIN: u32 = 1 << 5;

impl Way {
    /// How many bits of a posting the way, and whether it is plain, take.
    pub const BITS: u32 = 6;

    /// The way with the given number.
    pub fn at(number: u32) -> Option<Way> {
        [Way::Name, Way::InitialsFirst, Way::InitialsLast]
            .get(number as usize)
            .copied()
    }
}

/// The spellings of a name that are keys of their own, and how each is made. The
/// first is the name.
///
/// Of a person's name of two to four words, the last being the surname, the words
/// before it may be cut to their first letters. Names that already have initials,
/// and forms that are not right, are left as they are.
pub fn spellings(form: &str, kind: Kind, role: Role) -> impl Iterator<Item = (Way, String)> {
    let ways: &[Way] = if kind == Kind::Person && role.is_correct() && initials(form).is_some() {
        &[Way::Name, Way::InitialsFirst, Way::InitialsLast]
    } else {
        &[Way::Name]
    };
    ways.iter()
        .filter_map(move |&way| Some((way, spelling(form, way)?)))
}

/// `form` spelt in the given way, if it can be.
pub fn spelling(form: &str, way: Way) -> Option<String> {
    if way == Way::Name {
        return Some(form.to_owned());
    }
    let (given, surname) = initials(form)?;
    Some(match way {
        Way::InitialsFirst => format!("{given}{surname}"),
        _ => format!("{surname} {}", given.trim_end()),
    })
}

/// The initials `Ә. Н. ` and the surname of a full name.
fn initials(form: &str) -> Option<(String, &str)> {
    let words: Vec<&str> = form.split(' ').collect();
    let (surname, given) = words.split_last()?;
    let whole = |word: &&str| {
        word.chars().count() > 2
            && word.chars().next().is_some_and(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || c == '-' || c == '\'')
    };
    if !(1..=3).contains(&given.len()) || !words.iter().all(whole) {
        return None;
    }
    let letters = given.iter().filter_map(|word| word.chars().next());
    Some((
        letters.map(|letter| format!("{letter}. ")).collect(),
        surname,
    ))
}

/// Whether a text at the layer `exact` is its own key: nothing but letters and digits
/// that are alike to no other. Then what begins with its key begins with it.
pub fn is_plain(text: &str) -> bool {
    fold::exact_chars(text).all(|fold| fold::loosen(fold.char) == Some(fold.char))
}

/// The characters of the key of a spelling.
pub fn key(spelling: &str) -> impl Iterator<Item = char> + '_ {
    fold::loose_chars(spelling).map(|fold| fold.char)
}
