//! Which endings a Kazakh name may carry.
//!
//! Two sides of one table, `suffixes.rs`. [`generate`] is strict: it makes the forms a
//! spell-checker may accept. [`recognise`] is lenient: it takes every form that is met in
//! print (`СССР-ға`, `Жетісуге`), and what breaks a rule it reads and names the
//! [`Fault`]. A [`Stem`] is what the end of a name says about its suffixes; an
//! [`Ending`] is a chain of suffixes by meaning.
//!
//! ```
//! use atau::inflect::{Grammar, kazakh};
//!
//! let plain = Grammar::default();
//! let reading = kazakh::recognise("Шыңжаң", plain, "Шыңжаңдағылардың").unwrap();
//! assert_eq!(reading.ending().to_string(), "locative, attributive, plural, genitive");
//!
//! let reading = kazakh::recognise("Шыңжаң", plain, "Шыңжаңдан").unwrap();
//! assert_eq!(reading.fault().unwrap().to_string(), "wrong class");
//! assert_eq!(kazakh::inflect("Шыңжаң", plain, reading.ending()).unwrap(), "Шыңжаңнан");
//! ```
//!
//! # What is an ending
//!
//! Plural, the possessives, the cases with -ша and -дай, -дағы and -нікі with what may
//! follow them, -лық, -лы and -сыз. Other suffixes make other words: -шы, -шыл and -шылық
//! (`алашшыл`, `алашордашылар`), -лас, -стан, -ов, and so do the personal endings of the
//! predicate (-мын, -сың). The particles -ақ, -ау, -мыс are words of their own.
//!
//! # Where print is not of one mind
//!
//! * Harmony of loan words in -ев, -ог, in г and in groups such as кт, of those in ь after
//!   а or о, of river names in -су: both are read; which are written is in the tables of
//!   `stem.rs`.
//! * An abbreviation is read letter by letter in Russian or in Kazakh, as a word, or as
//!   the words for which it stands (`ОК-нің`, `ОК-тің`, `ОК-інің`): all suffixes are
//!   read, and those are written that go with the name of the last letter, or with what
//!   print makes of it (`РСФСР-ге` and `РСФСР-ға`; a table in `stem.rs`).
//! * -ыңдар and -ыңыздар, "your", of several, are spoken; grammars have the plural first,
//!   `сендердің ауылдарың`. They are read with that [`Fault`], not written.
//! * An і behind a group of consonants (`актілер`, `Минскіде`) is read, not written.

mod ending;
pub(crate) mod numbers;
mod parse;
mod script;
mod sieve;
mod stem;
mod suffixes;
mod tails;
mod write;

use std::fmt;

use super::Grammar;
use crate::text::fold::{self, loosen};
pub use ending::{Case, Derivation, Ending, Possessive, Relative};
pub use parse::LONGEST;
pub(crate) use script::longest_rest;
pub use script::readings;
pub use stem::{FLAGS, Stem};
pub(crate) use tails::{LONGEST_TAIL, tails_between};
pub use tails::{TAILS, tails};

/// Whether letters of the layer `loose` may be what follows some name, or a name without
/// one of [`TAILS`]. What [`Stem::recognise`] reads, with any name, this accepts.
///
/// No allocation, and O(1): the longest chain is 35 letters.
///
/// ```
/// use atau::inflect::kazakh::is_rest;
/// let letters = |s: &str| s.chars().collect::<Vec<char>>();
/// assert!(is_rest(&letters("нан")) && is_rest(&letters("гинен")));
/// assert!(!is_rest(&letters("ган")) && !is_rest(&letters("")));
/// ```
pub fn is_rest(rest: &[char]) -> bool {
    parse::is_rest(rest)
}

/// The ends of a word, letters of the layer `loose`, that [`is_rest`] may accept: bit *n*
/// is set if the last *n* letters are one. It accepts no other, and most of these. O(1),
/// and far less work than asking it of each: only the last letters are read, and once.
///
/// ```
/// use atau::inflect::kazakh::rests;
/// let letters: Vec<char> = "шынжаннан".chars().collect();
/// // -н, -нан, -ң and -нан
/// assert_eq!(rests(&letters), 0b11010);
/// ```
pub fn rests(letters: &[char]) -> u64 {
    sieve::rests(letters, 1)
}

/// The same, but none of fewer than `least` letters.
pub(crate) fn rests_from(letters: &[char], least: usize) -> u64 {
    sieve::rests(letters, least)
}

/// How many numbers of letters there are, and the last of them, which is that of any other.
const NUMBERS: usize = OTHER + 1;
const OTHER: usize = 32;

/// The number of a letter of the layer `loose`, from а to я.
#[inline]
fn number(c: char) -> usize {
    (c as usize).wrapping_sub('а' as usize).min(OTHER)
}

/// The letter with a number; `\0` for any other.
const fn letter_at(number: usize) -> char {
    match char::from_u32('а' as u32 + number as u32) {
        Some(letter) if number < OTHER => letter,
        _ => '\0',
    }
}

/// In what letters an ending is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    /// ғ is not г.
    Exact,
    /// Letters of `fold::loose`.
    Loose,
}

/// What an inflected form was recognised as.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::recognise};
/// let reading = recognise("Құлжа", Grammar::default(), "Құлжадағы").unwrap();
/// assert_eq!(reading.ending().to_string(), "locative, attributive");
/// assert_eq!(reading.fault(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    ending: Ending,
    fault: Option<Fault>,
    cost: u16,
}

impl Reading {
    /// The ending.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Case, Ending, recognise}};
    /// let reading = recognise("Құлжа", Grammar::default(), "Құлжадан").unwrap();
    /// assert_eq!(reading.ending(), Ending::new().with_case(Case::Ablative));
    /// ```
    pub const fn ending(&self) -> Ending {
        self.ending
    }

    /// The rule that the form breaks.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Fault, recognise}};
    /// let fault = |written| recognise("Шыңжаң", Grammar::default(), written).unwrap().fault();
    /// assert_eq!(fault("Шыңжаңнан"), None);
    /// assert_eq!(fault("Шыңжаңдан"), Some(Fault::Class));
    /// ```
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// How implausible the reading is, to choose between readings with other tails or
    /// of other names: any without a fault costs less than any with one, then by [`Fault`] in
    /// its order, then fewer and commoner suffixes less.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::recognise};
    /// let cost = |written| recognise("Шыңжаң", Grammar::default(), written).unwrap().cost();
    /// assert!(cost("Шыңжаңның") < cost("Шыңжаңдағылардың"));
    /// assert!(cost("Шыңжаңдағылардың") < cost("Шыңжаңдан")); // which has a fault
    /// ```
    pub const fn cost(&self) -> u16 {
        self.cost
    }
}

/// A rule that an inflected form breaks.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Fault, recognise}};
/// let fault = |form, written| recognise(form, Grammar::default(), written).unwrap().fault();
/// assert_eq!(fault("ауыл", "ауылыңдар"), Some(Fault::Spoken));
/// assert_eq!(fault("Шығыс майданы", "Шығыс майданда"), Some(Fault::Possessive));
/// assert_eq!(fault("Құлжа", "Құлжаге"), Some(Fault::Harmony));
/// assert_eq!(fault("Шәуешек", "Шәуешекіне"), Some(Fault::Class));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// A suffix that is spoken and not written: `ауылыңдар` for `ауылдарың`, "your village",
    /// of several.
    Spoken,
    /// The head of an izafet without its possessive: `Шығыс майданда` of `Шығыс майданы`.
    Possessive,
    /// Back vowels after front ones or the reverse: `кулактер`.
    Harmony,
    /// A suffix that does not go with the sound before it (`Шыңжаңдан` for `Шыңжаңнан`), or
    /// a stem that was not changed as the suffix wants (`Шәуешекіне` for `Шәуешегіне`).
    Class,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::Spoken => "only spoken",
            Fault::Possessive => "no possessive",
            Fault::Harmony => "wrong harmony",
            Fault::Class => "wrong class",
        })
    }
}

impl Stem {
    /// Reads what a query has behind a name. `tail`: the last letters of the name's key
    /// that the query does not have, one of [`TAILS`]; `rest`: the letters of the query
    /// behind those it has. Both are letters of the layer `loose`.
    ///
    /// Of several readings the one without a fault is returned, and of these the one with
    /// fewer and commoner suffixes. `None` if there is none, and for an empty `rest`. No
    /// allocation, and O(1): the longest chain is 35 letters.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::Stem};
    /// let letters = |s: &str| s.chars().collect::<Vec<char>>();
    /// let stem = Stem::of("Алаш партиясы", Grammar::default());
    /// assert_eq!(stem.recognise(&[], &letters("нын")).unwrap().ending().to_string(), "genitive");
    /// // партиялары
    /// let reading = stem.recognise(&letters("сы"), &letters("лары")).unwrap();
    /// assert_eq!(reading.ending().to_string(), "plural");
    /// ```
    pub fn recognise(&self, tail: &[char], rest: &[char]) -> Option<Reading> {
        self.recognise_in(tail, rest, Layer::Loose)
    }
}

/// Reads `written` as an inflected form of `form`. The letters must be the right ones,
/// but letter case, hyphens and spaces do not matter. O(n).
///
/// `None` if it is another word, or the name itself.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::recognise};
///
/// let read = |form, written| {
///     recognise(form, Grammar::default(), written).map(|reading| reading.ending().to_string())
/// };
/// assert_eq!(read("Алаш партиясы", "Алаш партиясының").as_deref(), Some("genitive"));
/// assert_eq!(read("Алаш партиясы", "Алаш партиялары").as_deref(), Some("plural"));
/// assert_eq!(read("АССР", "АССР-інің").as_deref(), Some("3rd person, genitive"));
/// assert_eq!(read("бай", "байқау"), None);
/// ```
pub fn recognise(form: &str, grammar: Grammar<'_>, written: &str) -> Option<Reading> {
    let letters = |text| {
        fold::exact_chars(text)
            .map(|fold| fold.char)
            .filter(|&c| loosen(c).is_some())
    };
    let form_letters: Vec<char> = letters(form).collect();
    let same = form_letters
        .iter()
        .zip(letters(written))
        .take_while(|(a, b)| **a == *b)
        .count();
    let stem = Stem::of(form, grammar);
    let start = form_letters.len().saturating_sub(LONGEST_TAIL);
    let behind: Vec<char> = letters(written)
        .skip(start)
        .take(LONGEST_TAIL + parse::LONGEST + 1)
        .collect();
    let readings = (start..=same).filter_map(|kept| {
        let tail: Vec<char> = form_letters.get(kept..)?.to_vec();
        stem.recognise_in(&tail, behind.get(kept - start..)?, Layer::Exact)
    });
    readings.min_by_key(Reading::cost)
}

/// An inflected form.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Case, Ending, generate}};
/// let dative = Ending::new().with_case(Case::Dative);
/// let made = generate("Алаш партиясы", Grammar::default());
/// let one = made.iter().find(|inflected| inflected.ending == dative).unwrap();
/// assert_eq!(one.form, "Алаш партиясына");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// The whole name with its ending.
    pub form: String,
    /// The ending.
    pub ending: Ending,
}

/// All right forms of a name but the name itself, in the order of [`Ending::all`]; where
/// two are right (`Жетісуға`, `Жетісуге`) one after the other. Two endings that are
/// written alike are both there.
///
/// Letter case is kept, but what -лық, -лы and -сыз make is no name. Abbreviations have a
/// hyphen.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::generate};
///
/// let forms = generate("Шыңжаң", Grammar::default());
/// assert!(forms.iter().any(|inflected| inflected.form == "шыңжаңдық"));
/// assert!(forms.iter().all(|inflected| inflected.form != "Шыңжаңдан"));
/// ```
pub fn generate(form: &str, grammar: Grammar<'_>) -> Vec<Inflected> {
    let stem = Stem::of(form, grammar);
    let mut all: Vec<Inflected> = Vec::new();
    for ending in Ending::all() {
        let from = all.len();
        // what the name has already
        let third = ending.possessive() == Some(Possessive::Third);
        if stem.is_possessed() && third || stem.plural && ending.is_plural() {
            continue;
        }
        for (harmony, columns) in stem.spellings() {
            let Some(form) = write::write(form, &stem, harmony, columns, ending) else {
                continue;
            };
            if all.iter().skip(from).all(|other| other.form != form) {
                all.push(Inflected { form, ending });
            }
        }
    }
    all
}

/// A name with the ending of another, or `None` if it has no such form. Where two are
/// right, the commoner.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{inflect, recognise}};
///
/// let plain = Grammar::default();
/// let read = recognise("Алаш партиясы", plain, "Алаш партиясынан").unwrap();
/// assert_eq!(inflect("Ресей", plain, read.ending()).as_deref(), Some("Ресейден"));
/// ```
pub fn inflect(form: &str, grammar: Grammar<'_>, ending: Ending) -> Option<String> {
    if ending.is_bare() {
        return Some(form.to_owned());
    }
    let stem = Stem::of(form, grammar);
    let (harmony, columns) = stem.spellings().next()?;
    write::write(form, &stem, harmony, columns, ending)
}

/// A name with the ending of another in all the ways in which print has it: those that
/// [`inflect`] and [`generate`] know, and what [`recognise`] finds no fault with.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{recognise, spellings}};
///
/// let plain = Grammar::default();
/// let read = recognise("РСФСР", plain, "РСФСР-ға").unwrap();
/// let forms: Vec<String> = spellings("РСФСР", plain, read.ending()).collect();
/// assert!(forms.contains(&"РСФСР-ге".to_owned()) && forms.contains(&"РСФСР-ға".to_owned()));
/// ```
pub fn spellings<'f>(
    form: &'f str,
    grammar: Grammar<'_>,
    ending: Ending,
) -> impl Iterator<Item = String> + use<'f> {
    let stem = Stem::of(form, grammar);
    let mut last = None;
    stem.met_spellings().filter_map(move |(harmony, columns)| {
        let form = write::write(form, &stem, harmony, columns, ending)?;
        // several columns have most suffixes in common
        let is_new = last.as_ref() != Some(&form);
        last = Some(form.clone());
        is_new.then_some(form)
    })
}
