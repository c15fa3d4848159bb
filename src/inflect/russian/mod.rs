//! The forms of Russian names and terms: Синьцзяна, уездного комитета, Шэн Шицая.
//!
//! A name is given in the nominative, with what it names. Three tables decide the
//! rest: `paradigm`, the endings of the declensions; `words`, the words whose ends do
//! not tell their paradigm; and the flags of an entity, for what neither knows.
//!
//! In a name of several words the head (the first noun) and the adjectives before it
//! inflect together; what follows (genitives, names in quotation marks, years) stays.
//! In the name of a person all parts inflect but initials; of a Chinese name the last.
//!
//! ```
//! use atau::inflect::grammar::Grammar;
//! use atau::inflect::russian::{Nature, generate, recognise};
//!
//! let none = Grammar::default();
//! let reading = recognise("уездный комитет", none, Nature::Other, "уездного комитета");
//! assert_eq!(reading.unwrap().to_string(), "genitive");
//! // a town is no person
//! assert!(recognise("Саратов", none, Nature::Place, "Саратовом").is_some());
//! assert!(recognise("Саратов", none, Nature::Place, "Саратовым").is_none());
//! assert!(recognise("Турар Рыскулов", none, Nature::Person, "Турара Рыскуловым").is_none());
//! assert!(recognise("Турар Рыскулов", none, Nature::Person, "Тураром Рыскуловым").is_some());
//!
//! let forms = generate("Алаш-Орда", none, Nature::Other);
//! assert!(forms.iter().any(|inflected| inflected.form == "Алаш-Орды"));
//! ```

pub(crate) mod declension;
mod noun;
mod paradigm;
mod parse;
mod phrase;
// lists, many to a line
#[rustfmt::skip]
mod words;

use std::fmt;
use std::sync::LazyLock;

use super::grammar::Grammar;
use super::tails::Tails;
use crate::text::fold::loose_chars;
use noun::Agreement;
use paradigm::{BY_ANIMACY, Endings, Paradigm, endings};
use parse::{
    ACCUSATIVE_ANIMATE, ACCUSATIVE_INANIMATE, CASES, Cells, Choice, Choices, GIVEN, PREPOSITIONAL,
    Parser,
};
use phrase::{Letters, Phrase, Run, View};

/// The flags about Russian in the column `grammar`, each for what the rules would
/// guess wrong. A flag says nothing of those names of an entity that it does not fit.
///
/// | flag | the name |
/// | --- | --- |
/// | `ru:indeclinable` | never changes: Енбекши казах |
/// | `ru:plural` | is a plural, though it is the name of a place or ends in -а, -я: Чёрные Пески, Черёмушки |
/// | `ru:masculine` | ends in -ь and is masculine, is the name of a man, or is a plural with -ов, -ей |
/// | `ru:feminine` | ends in -ь and is feminine, is the name of a woman, or is a plural without ending in the genitive |
/// | `ru:neuter` | is neuter, though it is the name of a place in -о, -е that looks foreign |
/// | `ru:animate`, `ru:inanimate` | has the accusative of what lives, or does not |
/// | `ru:fleeting`, `ru:no-fleeting` | loses its last vowel, or keeps it: Белосток, Белостока |
/// | `ru:given-name` | has no surname: Абдимин, Абдимином |
/// | `ru:head-2`, `ru:head-3`, `ru:head-4` | inflects from its second, third, fourth word on |
///
/// ```
/// use atau::inflect::{Grammar, russian::{FLAGS, Nature, recognise}};
/// assert!(FLAGS.contains(&"ru:no-fleeting"));
/// let read = |flags| recognise("Белосток", Grammar::new(flags), Nature::Place, "Белостка");
/// assert!(read("ru:fleeting").is_some() && read("ru:no-fleeting").is_none());
/// ```
pub const FLAGS: &[&str] = &[
    "ru:indeclinable",
    "ru:plural",
    "ru:masculine",
    "ru:feminine",
    "ru:neuter",
    "ru:animate",
    "ru:inanimate",
    "ru:fleeting",
    "ru:no-fleeting",
    "ru:given-name",
    "ru:head-2",
    "ru:head-3",
    "ru:head-4",
];

/// What a name names, as far as it matters for its forms.
///
/// ```
/// use atau::inflect::{Grammar, russian::{Nature, recognise}};
/// let read = |nature, written| recognise("Саратов", Grammar::default(), nature, written).is_some();
/// assert!(read(Nature::Place, "Саратовом") && !read(Nature::Place, "Саратовым"));
/// assert!(read(Nature::Person, "Саратовым")); // a surname
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A man or a woman: given name, patronymic, surname.
    Person,
    /// A place.
    Place,
    /// Anything else: terms, organisations, peoples, events.
    Other,
}

/// One or more.
///
/// ```
/// use atau::inflect::{Grammar, russian::{Case, Nature, Number, recognise}};
/// let reading = recognise("беженец", Grammar::default(), Nature::Other, "беженцам").unwrap();
/// assert!(reading.has(Number::Plural, Case::Dative));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// One.
    Singular,
    /// More.
    Plural,
}

/// The six cases.
///
/// ```
/// use atau::inflect::{Grammar, russian::{Case, Nature, generate}};
/// let made = generate("Чугучак", Grammar::default(), Nature::Place);
/// let form = made.iter().find(|inflected| inflected.case == Case::Prepositional).unwrap();
/// assert_eq!(form.form, "Чугучаке");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// кто, что
    Nominative,
    /// кого, чего
    Genitive,
    /// кому, чему
    Dative,
    /// кого, что
    Accusative,
    /// кем, чем
    Instrumental,
    /// о ком, о чём
    Prepositional,
}

impl Case {
    /// All, in the order of the grammars.
    ///
    /// ```
    /// use atau::inflect::{Grammar, russian::{Case, Nature, generate}};
    /// let made = generate("Чугучак", Grammar::default(), Nature::Place);
    /// assert!(made.iter().map(|inflected| inflected.case).eq(Case::ALL));
    /// ```
    pub const ALL: [Case; 6] = [
        Case::Nominative,
        Case::Genitive,
        Case::Dative,
        Case::Accusative,
        Case::Instrumental,
        Case::Prepositional,
    ];

    /// The name of the case, in English.
    ///
    /// ```
    /// use atau::inflect::russian::Case;
    /// assert_eq!(Case::ALL.map(Case::name)[..3], ["nominative", "genitive", "dative"]);
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Case::Nominative => "nominative",
            Case::Genitive => "genitive",
            Case::Dative => "dative",
            Case::Accusative => "accusative",
            Case::Instrumental => "instrumental",
            Case::Prepositional => "prepositional",
        }
    }
}

/// The gender of an adjective.
///
/// ```
/// use atau::inflect::{Grammar, russian::{Gender, Nature, recognise}};
/// let read = |written| recognise("казахский", Grammar::default(), Nature::Other, written).unwrap();
/// assert_eq!(read("казахская").gender(), Some(Gender::Feminine));
/// assert_eq!(read("казахское").gender(), Some(Gender::Neuter));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// казахский
    Masculine,
    /// казахская
    Feminine,
    /// казахское
    Neuter,
}

/// What a written form of a name may be: the cells of the paradigm in which it stands.
///
/// ```
/// use atau::inflect::{Grammar, russian::{Nature, recognise}};
/// let reading = recognise("беженец", Grammar::default(), Nature::Other, "беженцев").unwrap();
/// assert_eq!(reading.to_string(), "plural, genitive or accusative");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Six bits for the singular, then six for the plural.
    cells: u16,
    /// The number of the name itself.
    given: Number,
    /// The gender, if the name is a masculine adjective and the form is not masculine.
    gender: Option<Gender>,
}

impl Reading {
    /// Whether the form stands in this cell.
    ///
    /// ```
    /// use atau::inflect::{Grammar, russian::{Case, Nature, Number, recognise}};
    /// let reading = recognise("Чугучак", Grammar::default(), Nature::Place, "Чугучака").unwrap();
    /// assert!(reading.has(Number::Singular, Case::Genitive));
    /// assert!(!reading.has(Number::Singular, Case::Dative));
    /// ```
    pub fn has(&self, number: Number, case: Case) -> bool {
        self.cells & 1 << (6 * number as usize + case as usize) != 0
    }

    /// Whether the form may be the nominative of the number in which the name is given.
    ///
    /// ```
    /// use atau::inflect::{Grammar, russian::{Nature, recognise}};
    /// let read = |written| recognise("казахи", Grammar::default(), Nature::Other, written).unwrap();
    /// assert!(read("Казахи").is_nominative());
    /// assert!(!read("казах").is_nominative()); // that of the singular
    /// ```
    pub fn is_nominative(&self) -> bool {
        self.has(self.given, Case::Nominative)
    }

    /// The gender, if the name is a masculine adjective and the form is not masculine.
    ///
    /// ```
    /// use atau::inflect::{Grammar, russian::{Gender, Nature, recognise}};
    /// let read = |written| recognise("уездный", Grammar::default(), Nature::Other, written).unwrap();
    /// assert_eq!(read("уездную").gender(), Some(Gender::Feminine));
    /// assert_eq!(read("уездного").gender(), None);
    /// ```
    pub fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// All cells.
    ///
    /// ```
    /// use atau::inflect::{Grammar, russian::{Case, Nature, Number, recognise}};
    /// let reading = recognise("Чугучак", Grammar::default(), Nature::Place, "Чугучак").unwrap();
    /// let cells: Vec<(Number, Case)> = reading.cells().collect();
    /// assert_eq!(cells, [(Number::Singular, Case::Nominative), (Number::Singular, Case::Accusative)]);
    /// ```
    pub fn cells(&self) -> impl Iterator<Item = (Number, Case)> + use<> {
        let reading = *self;
        [Number::Singular, Number::Plural]
            .into_iter()
            .flat_map(|number| Case::ALL.into_iter().map(move |case| (number, case)))
            .filter(move |(number, case)| reading.has(*number, *case))
    }

    fn new(cells: Cells, plural: bool, gender: Option<Agreement>) -> Option<Reading> {
        let gender = gender.and_then(gender_of);
        let fold = |cells: Cells| {
            let low = cells & 0b111;
            let accusative = (cells >> ACCUSATIVE_INANIMATE | cells >> ACCUSATIVE_ANIMATE) & 1;
            let high = cells >> (ACCUSATIVE_ANIMATE + 1) & 0b11;
            low | accusative << 3 | high << 4
        };
        let (given, other) = (fold(cells & GIVEN), fold(cells >> CASES));
        let (singular, plural_cells) = if plural {
            (other, given)
        } else {
            (given, other)
        };
        (cells != 0).then_some(Reading {
            cells: singular | plural_cells << 6,
            given: if plural {
                Number::Plural
            } else {
                Number::Singular
            },
            gender,
        })
    }
}

/// The cells: `genitive or accusative`; `plural, instrumental`. The number is said for
/// plurals, and for the singular of a name that is itself a plural.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.gender {
            Some(Gender::Feminine) => f.write_str("feminine, ")?,
            Some(Gender::Neuter) => f.write_str("neuter, ")?,
            Some(Gender::Masculine) | None => (),
        }
        let mut first = true;
        for number in [Number::Singular, Number::Plural] {
            let count = self.cells().filter(|cell| cell.0 == number).count();
            if count == 0 {
                continue;
            }
            if !first {
                f.write_str("; ")?;
            }
            first = false;
            match number {
                Number::Plural => f.write_str("plural, ")?,
                Number::Singular if self.given == Number::Plural => f.write_str("singular, ")?,
                Number::Singular => (),
            }
            if count == Case::ALL.len() {
                f.write_str("any case")?;
                continue;
            }
            let cases = self.cells().filter(|cell| cell.0 == number);
            for (at, (_, case)) in cases.enumerate() {
                match at {
                    0 => (),
                    _ if at + 1 == count => f.write_str(" or ")?,
                    _ => f.write_str(", ")?,
                }
                f.write_str(case.name())?;
            }
        }
        Ok(())
    }
}

/// A form of a name and the cell of the paradigm in which it stands.
///
/// ```
/// use atau::inflect::{Grammar, russian::{Case, Nature, Number, generate}};
/// let last = generate("беженец", Grammar::default(), Nature::Other).pop().unwrap();
/// assert_eq!((last.form.as_str(), last.gender), ("беженцах", None));
/// assert_eq!((last.number, last.case), (Number::Plural, Case::Prepositional));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// The form, in the letter case of the name.
    pub form: String,
    /// Singular or plural.
    pub number: Number,
    /// The case.
    pub case: Case,
    /// The gender, if the name is a masculine adjective and the form is not masculine.
    pub gender: Option<Gender>,
}

/// Which cells of the paradigm of `form` are `written`, or `None` if it is no form of it.
///
/// Compares at the layer `loose` of [`fold`](crate::text::fold), all words of both.
/// Also understands what a careful writer avoids (беженцом) and what stays uninflected
/// or not as one likes (города Верный). Of an adjective, all genders; a form that may
/// be masculine is read as masculine. O(length), with one allocation; a text that
/// is longer than any name (some 250 letters) is only compared with the nominative.
///
/// ```
/// # use atau::inflect::grammar::Grammar;
/// # use atau::inflect::russian::{Nature, recognise};
/// let none = Grammar::default();
/// let reading = |form, nature, written| {
///     recognise(form, none, nature, written).map(|reading| reading.to_string())
/// };
/// assert_eq!(reading("беженец", Nature::Other, "беженцами").unwrap(), "plural, instrumental");
/// assert_eq!(reading("Шэн Шицай", Nature::Person, "Шэн Шицая").unwrap(), "genitive or accusative");
/// assert_eq!(reading("казахи", Nature::Other, "казаху").unwrap(), "singular, dative");
/// assert_eq!(reading("Жетысу", Nature::Place, "Жетысуа"), None);
/// ```
pub fn recognise(
    form: &str,
    grammar: Grammar<'_>,
    nature: Nature,
    written: &str,
) -> Option<Reading> {
    recognise_text(form.as_bytes(), grammar, nature, &Text::new(written))
}

/// A text that is held against many names: read once.
pub(crate) struct Text<'t> {
    text: &'t str,
    /// `None` if it is longer than any name.
    run: Option<Run>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(text: &'t str) -> Text<'t> {
        let mut phrase = Phrase::new();
        let run = phrase
            .read(text.as_bytes())
            .and_then(|()| Run::of_phrase(&phrase));
        Text { text, run }
    }

    /// The same text, of which the letters are known at the layer `loose`, and whether a word
    /// [starts](is_gap) with each.
    pub(crate) fn of_letters(
        text: &'t str,
        letters: &[char],
        is_start: impl Fn(usize) -> bool,
    ) -> Text<'t> {
        let run = Run::new(letters, is_start);
        Text { text, run }
    }
}

#[cfg(test)]
impl Text<'_> {
    /// Its words.
    pub(crate) fn parts(&self) -> Vec<&str> {
        self.run.as_ref().map_or(Vec::new(), Run::parts)
    }
}

/// Whether signs part words.
pub(crate) fn is_gap(signs: &str) -> bool {
    phrase::gap_of(signs).is_some()
}

/// See [`recognise`].
pub(crate) fn recognise_text(
    form: &[u8],
    grammar: Grammar<'_>,
    nature: Nature,
    written: &Text<'_>,
) -> Option<Reading> {
    let mut name = Phrase::new();
    let (Some(()), Some(run)) = (name.read(form), &written.run) else {
        let letters = |text| loose_chars(text).map(|fold| fold.char);
        return letters(std::str::from_utf8(form).unwrap_or_default())
            .eq(letters(written.text))
            .then(|| Reading::new(1, false, None))?;
    };
    let name = name.view();
    if name.words().is_empty() {
        return None;
    }
    let mut parser = Parser::new(name, grammar, nature);
    let found = read_name(&mut parser, name, run);
    if found.is_some() || !parser.is_adjective {
        return found;
    }
    [Agreement::Feminine, Agreement::Neuter]
        .into_iter()
        .find_map(|gender| {
            let mut parser = Parser::new(name, grammar, nature);
            parser.gender = Some(gender);
            read_name(&mut parser, name, run)
        })
}

/// Reads a text along the words of a name.
fn read_name(parser: &mut Parser<'_>, name: View<'_>, run: &Run) -> Option<Reading> {
    let cells = parser.cells;
    let words = name.words().iter().enumerate();
    let parts = words.map(|(index, word)| (name.letters(word), parser.read(index)));
    let read = read(parts, cells, run)?;
    Reading::new(read.of(parser.cells), parser.plural, parser.gender)
}

/// How far a form has been read, and the cells in which it may stand.
#[derive(Clone, Copy, Default)]
struct State {
    at: u16,
    cells: Cells,
}

/// The places at which a word may have ended; endings have at most this many lengths.
#[derive(Clone, Copy, Default)]
struct States {
    list: [State; 10],
    len: usize,
}

impl States {
    fn add(&mut self, at: usize, cells: Cells) {
        let at = at as u16;
        let len = self.len;
        if let Some(state) = self.list.iter_mut().take(len).find(|state| state.at == at) {
            state.cells |= cells;
        } else if let Some(slot) = self.list.get_mut(len) {
            *slot = State { at, cells };
            self.len += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &State> {
        self.list.iter().take(self.len)
    }
}

/// The cells in which a text stands that was read to its end.
struct Read {
    cells: Cells,
    /// Some word of the name inflects.
    inflects: bool,
}

impl Read {
    /// Those of them that the whole has.
    fn of(&self, whole: Cells) -> Cells {
        let cells = self.cells & whole;
        match cells & GIVEN {
            given if !self.inflects && given != 0 => given,
            _ => cells,
        }
    }
}

/// Reads `written` along the parts of a name, in no cells but these.
#[inline]
fn read<'n>(
    parts: impl Iterator<Item = (Letters<'n>, Choices)>,
    cells: Cells,
    written: &Run,
) -> Option<Read> {
    let mut states = States::default();
    states.add(0, cells);
    let mut inflects = false;
    for (letters, choices) in parts {
        let mut next = States::default();
        inflects |= choices[0].is_some_and(|choice| !choice.is_fixed());
        for choice in choices.iter().flatten() {
            for state in states.iter() {
                follow(choice, letters, written, *state, &mut next);
            }
        }
        if next.len == 0 {
            return None;
        }
        states = next;
    }
    let end = written.bytes().len();
    let mut ends = states.iter();
    let cells = ends.find(|state| usize::from(state.at) == end)?.cells;
    Some(Read { cells, inflects })
}

/// Reads one word from `state` on, as `choice` says.
#[inline]
fn follow(choice: &Choice, letters: Letters<'_>, written: &Run, state: State, next: &mut States) {
    let Some(stem) = letters.strip_suffix(choice.tail) else {
        return;
    };
    let text = written.bytes();
    let rest = text.get(usize::from(state.at)..);
    let Some(rest) = rest.and_then(|text| text.strip_prefix(stem.bytes())) else {
        return;
    };
    let at = text.len() - rest.len();
    let cells = state.cells & choice.cells;
    if choice.is_fixed() {
        next.add(at, cells);
        return;
    }
    for other in [false, true] {
        let row = choice.paradigm.row(other);
        let wanted = if other { GIVEN << CASES } else { GIVEN } & cells;
        if wanted == 0 {
            continue;
        }
        for case in choice.paradigm.cases(other, rest.get(1).copied()) {
            let bits = choice.cells_of(other, case);
            if bits & cells == 0 {
                continue;
            }
            for (ending, _) in endings(row[case]) {
                let end = at + ending.len();
                // an ending is in one piece with its stem
                let joint = at + usize::from(stem.is_empty());
                if starts_with(rest, ending)
                    && (ending.is_empty() || !written.has_start(joint..end))
                {
                    next.add(end, bits & cells);
                }
            }
        }
    }
}

/// Whether bytes start with an ending, which is short.
#[inline]
fn starts_with(rest: &[u8], ending: &str) -> bool {
    ending.len() <= rest.len() && ending.bytes().zip(rest).all(|(a, b)| a == *b)
}

fn gender_of(agreement: Agreement) -> Option<Gender> {
    match agreement {
        Agreement::Feminine => Some(Gender::Feminine),
        Agreement::Neuter => Some(Gender::Neuter),
        Agreement::Masculine | Agreement::Plural => None,
    }
}

/// All forms of `form` with their cells, in the order of the grammars.
///
/// A form that stands in two cells comes twice. Only what the norm has: less than
/// [`recognise`] understands.
///
/// ```
/// # use atau::inflect::grammar::Grammar;
/// # use atau::inflect::russian::{Nature, generate};
/// let forms = generate("Турар Рыскулов", Grammar::default(), Nature::Person);
/// let forms: Vec<&str> = forms.iter().map(|inflected| inflected.form.as_str()).collect();
/// assert_eq!(forms, [
///     "Турар Рыскулов", "Турара Рыскулова", "Турару Рыскулову",
///     "Турара Рыскулова", "Тураром Рыскуловым", "Тураре Рыскулове",
/// ]);
/// ```
pub fn generate(form: &str, grammar: Grammar<'_>, nature: Nature) -> Vec<Inflected> {
    let mut name = Phrase::new();
    if name.read(form.as_bytes()).is_none() || name.words().is_empty() {
        return Vec::new();
    }
    let name = name.view();
    let mut parser = Parser::new(name, grammar, nature);
    let is_adjective = parser.is_adjective;
    let mut found = Vec::new();
    forms(&mut parser, name, form, &mut found);
    if is_adjective {
        for gender in [Agreement::Feminine, Agreement::Neuter] {
            let mut parser = Parser::new(name, grammar, nature);
            parser.gender = Some(gender);
            forms(&mut parser, name, form, &mut found);
        }
    }
    found
}

/// A stretch of a name: what stays of it, and how it goes on.
struct Piece<'f> {
    stem: &'f str,
    choice: Option<Choice>,
}

fn forms(parser: &mut Parser<'_>, name: View<'_>, form: &str, found: &mut Vec<Inflected>) {
    // the byte of the name behind each byte of its folded text
    let mut source = vec![0];
    for fold in loose_chars(form) {
        source.resize(source.len() + fold.char.len_utf8(), fold.end);
    }
    let behind = |at: usize| source.get(at).copied().unwrap_or(form.len());
    let mut pieces = Vec::new();
    let mut start = 0;
    for (index, word) in name.words().iter().enumerate() {
        let Some(choice) = parser.read(index)[0].filter(|choice| !choice.is_fixed()) else {
            continue;
        };
        let Some(stem) = name.letters(word).strip_suffix(choice.tail) else {
            continue;
        };
        let stem_end = match word.start() + stem.bytes().len() {
            // the ending is the whole word: 22-й
            end if stem.is_empty() => behind(end + choice.tail.len()) - choice.tail.len(),
            end => behind(end),
        };
        pieces.push(Piece {
            stem: form.get(start..stem_end).unwrap_or(""),
            choice: Some(choice),
        });
        start = behind(word.start() + stem.bytes().len() + choice.tail.len());
    }
    pieces.push(Piece {
        stem: form.get(start..).unwrap_or(""),
        choice: None,
    });
    let choices = || pieces.iter().filter_map(|piece| piece.choice.as_ref());
    let inflects = choices().next().is_some();
    let cells = choices().fold(parser.cells, |cells, choice| cells & choice.cells);
    let cells = if inflects { cells } else { cells & GIVEN };
    let gender = parser.gender.and_then(gender_of);
    let numbers = if parser.plural {
        [(Number::Singular, true), (Number::Plural, false)]
    } else {
        [(Number::Singular, false), (Number::Plural, true)]
    };
    for (number, other) in numbers {
        for bit in 0..CASES {
            let shift = if other { CASES } else { 0 };
            if cells & 1 << (bit + shift) == 0 {
                continue;
            }
            let case = match bit {
                0..=3 => Case::ALL[bit],
                _ => Case::ALL[bit - 1],
            };
            // the first ending of each word, the second of each
            for which in 0..3 {
                let Some(form) = join(&pieces, bit, other, which) else {
                    break;
                };
                let inflected = Inflected {
                    form,
                    number,
                    case,
                    gender,
                };
                if !found.contains(&inflected) {
                    found.push(inflected);
                }
            }
        }
    }
}

/// A form of the whole, or `None` if there is none, or no word has so many endings.
fn join(pieces: &[Piece<'_>], bit: usize, other: bool, which: usize) -> Option<String> {
    let mut form = String::new();
    let mut new = which == 0;
    for piece in pieces {
        form.push_str(piece.stem);
        let Some(choice) = &piece.choice else {
            continue;
        };
        let row = choice.paradigm.row(other);
        let case = match bit {
            ACCUSATIVE_INANIMATE if row[3] == BY_ANIMACY => 0,
            ACCUSATIVE_ANIMATE if row[3] == BY_ANIMACY => 1,
            ACCUSATIVE_INANIMATE | ACCUSATIVE_ANIMATE => 3,
            0..=2 => bit,
            _ => bit - 1,
        };
        let made = |cell: &'static str| made(cell);
        let locative = choice.locative && !other && bit == PREPOSITIONAL;
        let all = || made(row[case]).chain(made(if locative { row[2] } else { "" }));
        let ending = match all().nth(which) {
            Some(ending) => {
                new = true;
                ending
            }
            None => all().last()?,
        };
        form.push_str(ending);
    }
    new.then_some(form)
}

/// The endings of a cell that are made.
fn made(cell: &'static str) -> impl Iterator<Item = &'static str> {
    let endings: Endings = endings(cell);
    endings.filter(|(_, made)| *made).map(|(ending, _)| ending)
}

/// The longest rest that [`tails`] knows, in letters.
///
/// ```
/// use atau::inflect::russian::{LONGEST_REST, tails};
/// assert!(tails(&['а'; LONGEST_REST + 1]).is_empty());
/// ```
pub const LONGEST_REST: usize = 6;

/// What a name may end a word with in the nominative, where an inflected form of it
/// ends the word with `rest`; letters at the layer `loose`.
///
/// For every form that [`generate`] makes and every word of it there is a `rest` that
/// leads back to the name in this way, if the word is not as it was. The reverse does
/// not hold: what is found so is to be put to [`recognise`]. O(1), without an
/// allocation after the first call.
///
/// ```
/// use atau::inflect::russian::tails;
/// assert!(tails(&['ц', 'а']).contains(&"ец"));
/// assert!(tails(&['о', 'г', 'о']).contains(&"ый"));
/// assert!(tails(&['щ']).is_empty());
/// ```
pub fn tails(rest: &[char]) -> &'static [&'static str] {
    TAILS.find(rest)
}

/// The paradigms, read from the endings to the nominatives.
pub(crate) static TAILS: LazyLock<Tails> = LazyLock::new(|| {
    let mut table = Tails::new('а');
    let mut add = |paradigm: &'static Paradigm, tail: &'static str| {
        let cells = [false, true].map(|other| paradigm.row(other)).into_iter();
        for cell in cells.flatten().filter(|cell| **cell != BY_ANIMACY) {
            endings(cell).for_each(|(ending, _)| table.add(ending, tail));
        }
    };
    for paradigm in paradigm::ALL {
        add(paradigm, paradigm.tail);
        // an adjective is also found in the genders in which it is not given
        for gender in [Agreement::Feminine, Agreement::Neuter] {
            for stem in ["н", "ч"] {
                if let Some(other) = noun::in_gender(paradigm, Letters::of(stem), gender) {
                    add(other, paradigm.tail);
                }
            }
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rest_is_the_longest_of_the_table() {
        assert_eq!(TAILS.longest(), LONGEST_REST);
    }

    #[test]
    fn no_tail_begins_as_its_rest_does() {
        TAILS.assert_is_sound();
    }

    #[test]
    fn cells_are_well_formed() {
        for paradigm in paradigm::ALL {
            for row in paradigm.rows() {
                for (case, cell) in row.iter().enumerate() {
                    assert!(*cell != BY_ANIMACY || case == 3, "{paradigm:?}");
                    for (ending, _) in endings(cell).filter(|_| *cell != BY_ANIMACY) {
                        assert!(
                            ending.chars().all(|c| matches!(c, 'а'..='я')),
                            "{paradigm:?}"
                        );
                    }
                }
            }
            // the nominative is the name itself
            assert_eq!(
                endings(paradigm.given[0]).next(),
                Some((paradigm.tail, true)),
                "{paradigm:?}"
            );
        }
    }

    #[test]
    fn lists_are_in_order() {
        words::tests::all_are_in_order();
    }
}
