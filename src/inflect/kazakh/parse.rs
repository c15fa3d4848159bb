//! The recogniser: walks the table of suffixes along the letters behind a stem.
//!
//! The table is spread at compile time into one entry for each spelling of a suffix, and
//! into sets of entries, one bit each: those that begin with a sign, those of a slot.
//! A step takes the entries that begin with the next letter and may stand here, and
//! tries each. No path is longer than the longest chain, so the work is bounded
//! whatever the letters are.

use super::ending::{Case, Derivation, Ending, Possessive, Relative};
use super::stem::{Base, Change, Kind, Stem};
use super::suffixes::{
    BACK, Column, Columns, FRONT, Harmonies, SHAPES, SIGNS, STEMS, Sign, Slot, TABLE,
};
use super::{Fault, Layer, NUMBERS, Reading, letter_at, number};
use crate::text::fold::loosen;

/// No chain is longer: two letters of the stem, -лық, -лар, -ыңыздар, -ндағы, -лар,
/// -ыңыздар, -менен.
///
/// ```
/// use atau::inflect::kazakh::{LONGEST, is_rest};
/// assert_eq!(LONGEST, 35);
/// assert!(is_rest(&['н', 'ы', 'н']) && !is_rest(&['н'; LONGEST + 1]));
/// ```
pub const LONGEST: usize = 2 + 3 + 3 + 7 + 5 + 3 + 7 + 5;

/// Entries of the table, a bit each.
pub(super) type Entries = u64;

/// One spelling of one suffix.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    slot: Slot,
    pub signs: [Sign; Entry::LEN],
    pub len: u8,
    columns: Columns,
}

impl Entry {
    pub const LEN: usize = 7;
    const NONE: Entry = Entry {
        slot: Slot::Plural,
        signs: [0; Entry::LEN],
        len: 0,
        columns: 0,
    };
}

/// The entries, in the order of the table.
pub(super) static ENTRIES: [Entry; Entries::BITS as usize] = ENTRIES_MADE;
pub(super) const ENTRIES_MADE: [Entry; Entries::BITS as usize] = {
    let mut entries = [Entry::NONE; Entries::BITS as usize];
    let mut len = 0;
    let mut row = 0;
    while row < TABLE.len() {
        let (slot, cells) = TABLE[row];
        let first = len;
        let mut column = 0;
        while column < cells.len() {
            let (signs, letters) = signs(cells[column]);
            if letters > 0 {
                // the same spelling in a column before
                let mut at = first;
                while at < len && !same(&entries[at].signs, &signs, entries[at].len, letters) {
                    at += 1;
                }
                entries[at].slot = slot;
                entries[at].signs = signs;
                entries[at].len = letters;
                entries[at].columns |= Column::ALL[column].bit();
                if at == len {
                    len += 1;
                }
            }
            column += 1;
        }
        row += 1;
    }
    entries
};

/// The signs of a cell, and how many.
const fn signs(cell: &str) -> ([Sign; Entry::LEN], u8) {
    let bytes = cell.as_bytes();
    let mut signs = [0; Entry::LEN];
    let mut at = 0;
    // every letter is two bytes
    while 2 * at + 1 < bytes.len() {
        let code = (bytes[2 * at] as u32 & 0x1f) << 6 | bytes[2 * at + 1] as u32 & 0x3f;
        let mut sign = 0;
        while SIGNS[sign] as u32 != code {
            sign += 1;
        }
        signs[at] = sign as Sign;
        at += 1;
    }
    (signs, at as u8)
}

const fn same(a: &[Sign; Entry::LEN], b: &[Sign; Entry::LEN], a_len: u8, b_len: u8) -> bool {
    let mut at = 0;
    while at < Entry::LEN {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    a_len == b_len
}

/// What a slot is, for the order of the slots.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Group {
    Lik,
    VoicedLik,
    OtherDerivation,
    Plural,
    Possessive,
    Case,
    Relative,
}

const fn group(slot: Slot) -> Group {
    match slot {
        Slot::Derivation(Derivation::Lik) => Group::Lik,
        Slot::VoicedLik => Group::VoicedLik,
        Slot::Derivation(_) => Group::OtherDerivation,
        Slot::Plural => Group::Plural,
        Slot::Possessive(_) => Group::Possessive,
        Slot::Case(_) | Slot::LongInstrumental => Group::Case,
        Slot::Relative(_) => Group::Relative,
    }
}

const fn of(wanted: Group) -> Entries {
    let mut set = 0;
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let entry = &ENTRIES_MADE[at];
        if entry.len > 0 && group(entry.slot) as u8 == wanted as u8 {
            set |= 1 << at;
        }
        at += 1;
    }
    set
}

pub(super) const LIK: Entries = of(Group::Lik);
pub(super) const VOICED_LIK: Entries = of(Group::VoicedLik);
pub(super) const OTHER_DERIVATION: Entries = of(Group::OtherDerivation);
pub(super) const PLURAL: Entries = of(Group::Plural);
pub(super) const POSSESSIVE: Entries = of(Group::Possessive);
pub(super) const CASE: Entries = of(Group::Case);
pub(super) const RELATIVE: Entries = of(Group::Relative);
/// What may follow a stem that had a possessive.
const MADE: Entries = PLURAL | LIK | VOICED_LIK | CASE | RELATIVE;
/// What may come first: nothing that only follows another suffix.
pub(super) const FIRST: Entries =
    (LIK | VOICED_LIK | OTHER_DERIVATION | PLURAL | POSSESSIVE | CASE | RELATIVE)
        & in_columns(STEMS | Column::Its.bit());

/// A letter of the text, as a number: one of the layer `loose`, or behind these one of the
/// layer `exact`, or behind both one of [`EXACT`].
type Number = u8;

/// Letters that the layer `loose` has not.
const EXACT: [char; 4] = ['ғ', 'қ', 'ң', 'і'];
const ALL: usize = 2 * NUMBERS + EXACT.len();

#[inline]
fn numbered(c: char, layer: Layer) -> Number {
    let number = match layer {
        Layer::Loose => number(c),
        Layer::Exact => match EXACT.iter().position(|&letter| letter == c) {
            Some(at) => 2 * NUMBERS + at,
            None => NUMBERS + number(c),
        },
    };
    number as Number
}

/// What each letter says.
static LETTERS: [Letter; ALL] = LETTERS_MADE;
const LETTERS_MADE: [Letter; ALL] = {
    let mut letters = [0; ALL];
    let mut at = 0;
    while at < ALL {
        letters[at] = match at / NUMBERS {
            0 => letter(letter_at(at), Layer::Loose),
            1 => letter(letter_at(at - NUMBERS), Layer::Exact),
            _ => letter(EXACT[at - 2 * NUMBERS], Layer::Exact),
        };
        at += 1;
    }
    letters
};

/// For each letter, the entries that have it first.
static BEGINNING: [Entries; ALL] = with_letter(0);
/// The same of the second letter, and the entries that have only one.
static BEHIND: [Entries; ALL] = with_letter(1);

/// For each letter, the entries that have it at a place, or are shorter.
const fn with_letter(place: usize) -> [Entries; ALL] {
    let mut sets = [0; ALL];
    let mut number = 0;
    while number < ALL {
        let mut at = 0;
        while at < ENTRIES_MADE.len() {
            let Entry { signs, len, .. } = &ENTRIES_MADE[at];
            let fits = place >= *len as usize || LETTERS_MADE[number] >> signs[place] & 1 == 1;
            sets[number] |= ((fits && *len > 0) as Entries) << at;
            at += 1;
        }
        number += 1;
    }
    sets
}

/// What a table has for a letter.
#[inline]
fn of_letter<T: Copy + Default>(table: &[T; ALL], letter: Number) -> T {
    table.get(usize::from(letter)).copied().unwrap_or_default()
}

/// For each number of letters, the last of the text, the entries that may stand there: they
/// are not longer, and behind a case there is nothing.
static FITTING: [Entries; Entry::LEN + 2] = {
    let mut sets = [0; Entry::LEN + 2];
    let mut left = 0;
    while left < sets.len() {
        let mut at = 0;
        while at < ENTRIES_MADE.len() {
            let len = ENTRIES_MADE[at].len as usize;
            let fits = len == left || len < left && CASE >> at & 1 == 0;
            sets[left] |= (fits as Entries) << at;
            at += 1;
        }
        left += 1;
    }
    sets
};

/// The entries that begin with a sign.
const fn beginning(sign: char) -> Entries {
    let mut set = 0;
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let Entry { signs, len, .. } = &ENTRIES_MADE[at];
        let begins = *len > 0 && SIGNS[signs[0] as usize] as u32 == sign as u32;
        set |= (begins as Entries) << at;
        at += 1;
    }
    set
}

pub(super) const VOWEL: Entries = POSSESSIVE & beginning('Ы');
const THIRD: Entries = {
    let mut set = 0;
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let third = matches!(ENTRIES_MADE[at].slot, Slot::Possessive(Possessive::Third));
        set |= ((third && ENTRIES_MADE[at].len > 0) as Entries) << at;
        at += 1;
    }
    set
};

/// For each set of columns, the entries in any of them.
static IN_COLUMNS: [Entries; 1 << Column::ALL.len()] = {
    let mut sets = [0; 1 << Column::ALL.len()];
    let mut columns = 0;
    while columns < sets.len() {
        sets[columns] = in_columns(columns as Columns);
        columns += 1;
    }
    sets
};

const fn in_columns(columns: Columns) -> Entries {
    let mut set = 0;
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        if ENTRIES_MADE[at].columns & columns != 0 {
            set |= 1 << at;
        }
        at += 1;
    }
    set
}

/// What may stand by mistake where another column is wanted: not т after what is voiced,
/// nor a possessive.
const MISPLACED: Entries = in_columns(STEMS & !Column::Voiceless.bit()) & !POSSESSIVE;

/// What may stand by mistake where the stem is too long for the whole to be some other word:
/// -тан, -пен, -тың after what is voiced. Not those of two letters, nor -тай.
const UNVOICED: Entries = {
    let mut set = 0;
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let entry = &ENTRIES_MADE[at];
        let is_rare = matches!(
            entry.slot,
            Slot::Derivation(_) | Slot::VoicedLik | Slot::Case(Case::Similative)
        );
        let is_unvoiced = entry.columns == Column::Voiceless.bit();
        set |= ((is_unvoiced && !is_rare && entry.len > 2) as Entries) << at;
        at += 1;
    }
    set
};

/// Cases of the possessive of the 3rd person, by mistake behind a stem in a vowel: -на, -нда,
/// -ндағы.
const HIDDEN_N: Entries = {
    let mut set = 0;
    let mut at = 0;
    while at < ENTRIES_MADE.len() {
        let entry = &ENTRIES_MADE[at];
        let is_common = matches!(
            entry.slot,
            Slot::Case(Case::Dative | Case::Locative) | Slot::Relative(Relative::Attributive)
        );
        set |= ((is_common && entry.columns == Column::Its.bit()) as Entries) << at;
        at += 1;
    }
    set
};

/// What a letter of the text says: the signs for which it may stand, a bit each, and in the
/// two highest bits the harmony it shows.
pub(super) type Letter = u32;

const SHIFT: u32 = 30;

const fn sign(sign: char) -> Letter {
    let mut at = 0;
    while SIGNS[at] != sign {
        at += 1;
    }
    1 << at
}

/// What a letter may stand for; nothing if it is in no suffix.
#[inline]
pub(super) const fn letter(c: char, layer: Layer) -> Letter {
    const B: Letter = (BACK as Letter) << SHIFT;
    const F: Letter = (FRONT as Letter) << SHIFT;
    let loose = matches!(layer, Layer::Loose);
    match c {
        'а' => const { sign('А') | B },
        'е' => const { sign('А') | sign('е') | F },
        'ы' => const { sign('Ы') | B },
        'і' => const { sign('Ы') | sign('і') | F },
        'и' if loose => const { sign('Ы') | sign('і') | F },
        'ғ' => const { sign('Ғ') | B },
        'г' if loose => const { sign('Ғ') },
        'г' => const { sign('Ғ') | F },
        'қ' => const { sign('Қ') | B },
        'к' if loose => const { sign('Қ') | sign('к') },
        'к' => const { sign('Қ') | sign('к') | F },
        'н' if loose => const { sign('н') | sign('ң') },
        'н' => const { sign('н') },
        'ң' => const { sign('ң') },
        'л' => const { sign('л') },
        'д' => const { sign('д') },
        'т' => const { sign('т') },
        'м' => const { sign('м') },
        'б' => const { sign('б') },
        'п' => const { sign('п') },
        'с' => const { sign('с') },
        'ш' => const { sign('ш') },
        'з' => const { sign('з') },
        'р' => const { sign('р') },
        'й' => const { sign('й') },
        _ => 0,
    }
}

/// Letters with which an ending may end: -лар, -ның, -ға, -ды, -лық, -сыз, -дай, -м.
pub(super) const fn may_be_last(c: char) -> bool {
    matches!(
        c,
        'р' | 'н' | 'ң' | 'а' | 'е' | 'ы' | 'и' | 'і' | 'к' | 'қ' | 'з' | 'й' | 'м'
    )
}

/// Where a path along the letters is.
#[derive(Clone, Copy)]
struct Path {
    at: usize,
    /// The entries that may stand here.
    allowed: Entries,
    /// Those of them that are a fault here.
    suspect: Entries,
    /// Further entries that are met here by mistake, all of them a fault.
    odd: Entries,
    columns: Columns,
    harmonies: Harmonies,
    fault: Option<Fault>,
    /// The harmony and the class of one suffix may both be wrong.
    lax: bool,
    /// Nothing may be wrong.
    strict: bool,
    /// The class may not be wrong.
    strict_class: bool,
    /// A suffix was taken that is not looked for in what is misspelt.
    rare: bool,
    /// The fault is a vowel behind a vowel, which no other word has.
    hiatus: bool,
    /// The possessive of the name is taken off and must be put on again.
    bare: bool,
    /// In the noun that -дағы or -нікі made.
    second: bool,
    cost: u16,
    ending: Ending,
}

impl Path {
    fn new(at: usize, allowed: Entries, columns: Columns, harmonies: Harmonies) -> Path {
        Path {
            at,
            allowed,
            suspect: 0,
            odd: 0,
            columns,
            harmonies,
            fault: None,
            lax: false,
            strict: false,
            strict_class: false,
            rare: false,
            hiatus: false,
            bare: false,
            second: false,
            cost: 0,
            ending: Ending::new(),
        }
    }

    /// Goes on behind one more suffix, if that stands here.
    #[inline]
    fn take(&mut self, number: u32, all: &[Number]) -> Option<()> {
        let entry = ENTRIES.get(number as usize)?;
        let signs = entry.signs.get(..usize::from(entry.len))?;
        let letters = all.get(self.at..self.at + signs.len())?;
        let mut broken = 0;
        for (&sign, &letter) in signs.iter().zip(letters) {
            let letter = of_letter(&LETTERS, letter);
            if letter & 1 << sign == 0 {
                return None;
            }
            let shown = (letter >> SHIFT) as Harmonies;
            if usize::from(sign) < SHAPES.len() && shown != 0 {
                broken += u8::from(shown & self.harmonies == 0);
                self.harmonies = shown;
            }
        }
        let Path {
            columns,
            suspect,
            lax,
            ..
        } = *self;
        self.at += signs.len();
        self.columns = entry.slot.leaves().map_or(0, Column::bit);
        (self.suspect, self.odd, self.lax) = (0, 0, false);
        self.cost += entry.slot.cost();
        for _ in 0..broken {
            self.fail(Fault::Harmony)?;
        }
        if entry.columns & columns == 0 || suspect & 1 << number != 0 {
            // Қазақстанден; not in a longer chain
            if lax && broken == 1 && self.at == all.len() {
                self.fault = None;
                self.cost += 100;
            }
            self.fail(Fault::Class)?;
            self.hiatus = VOWEL & 1 << number != 0 && columns == Column::Vowel.bit();
        }
        self.allowed = self.enter(entry.slot)?;
        Some(())
    }

    /// Notes a fault: there may be one, and none among rare suffixes.
    fn fail(&mut self, fault: Fault) -> Option<()> {
        if self.is_hopeless(fault) {
            return None;
        }
        self.fault = Some(fault);
        Some(())
    }

    fn is_hopeless(&self, fault: Fault) -> bool {
        let strict = self.strict || self.rare || fault == Fault::Class && self.strict_class;
        self.fault.is_some() || strict
    }

    /// Notes what a suffix says; the entries that may follow it.
    fn enter(&mut self, slot: Slot) -> Option<Entries> {
        match slot {
            Slot::Derivation(Derivation::Ly | Derivation::Syz) => self.rare = true,
            Slot::Possessive(Possessive::Third) => (),
            Slot::Possessive(_) => self.rare = true,
            _ => (),
        }
        let is_wrong = self.fault.is_some_and(|fault| fault != Fault::Spoken);
        if self.rare && is_wrong && !self.hiatus {
            return None;
        }
        if matches!(slot, Slot::Possessive(one) if one.behind_plural().is_some()) {
            if self.strict || self.fault.is_some() {
                return None;
            }
            self.fault = Some(Fault::Spoken);
        }
        let inflected = matches!(group(slot), Group::Case | Group::Relative);
        if inflected && self.bare {
            self.fail(Fault::Possessive)?;
        }
        if inflected || matches!(group(slot), Group::Lik | Group::VoicedLik) {
            self.bare = false;
        }
        let relative = if self.second { 0 } else { RELATIVE };
        let ending = self.ending;
        let (ending, follow) = match slot {
            Slot::Derivation(Derivation::Lik) => (
                ending.with_derivation(Derivation::Lik),
                PLURAL | CASE | RELATIVE,
            ),
            // adjectives: Шыңжаңдың is a genitive gone wrong and not "thy one with a Xinjiang"
            Slot::Derivation(made) => (ending.with_derivation(made), PLURAL | CASE),
            Slot::VoicedLik => (ending.with_derivation(Derivation::Lik), VOWEL),
            Slot::Plural => (ending.with_plural(), POSSESSIVE | CASE | relative),
            Slot::Possessive(possessive) => {
                let ending = match possessive {
                    // that the name has anyway
                    Possessive::Third if self.bare => ending,
                    _ => ending.with_possessive(possessive),
                };
                self.bare = false;
                (ending, CASE | relative)
            }
            Slot::Case(case) => (ending.with_case(case), 0),
            Slot::LongInstrumental => (ending.with_case(Case::Instrumental), 0),
            Slot::Relative(made) => {
                self.second = true;
                if made == Relative::Owner {
                    // -нікі has front vowels whatever the word
                    self.harmonies = FRONT;
                    // біздікіге is met as well
                    self.columns |= Column::Vowel.bit();
                }
                (ending.with_relative(made), PLURAL | POSSESSIVE | CASE)
            }
        };
        self.ending = ending;
        Some(follow)
    }
}

/// All paths along the letters of an ending.
struct Search<'l> {
    letters: &'l [Number],
    best: Option<Reading>,
    /// Any reading will do.
    any: bool,
}

impl Search<'_> {
    /// Looks for readings without a fault and, if there is none, for others.
    fn run(&mut self, mut start: Path, mut second: Option<Path>) {
        for strict in [true, false] {
            for start in [Some(&mut start), second.as_mut()].into_iter().flatten() {
                start.strict = strict;
                self.walk(start);
            }
            if self.best.is_some() {
                return;
            }
        }
    }

    fn walk(&mut self, path: &Path) {
        let rest = self.letters.get(path.at..).unwrap_or_default();
        let Some(&first) = rest.first() else {
            return self.offer(path);
        };
        let second = rest.get(1).copied().unwrap_or(numbered('\0', Layer::Loose));
        let fitting = FITTING.get(rest.len()).or(FITTING.last());
        let mut entries = path.allowed & fitting.copied().unwrap_or(0);
        entries &= of_letter(&BEGINNING, first) & of_letter(&BEHIND, second);
        let mut fit = if path.strict { 0 } else { MISPLACED | path.odd };
        // Құлжаы for Құлжасы; no word has such vowels
        if !path.strict && path.at == 0 && path.columns == Column::Vowel.bit() {
            fit |= VOWEL;
        }
        fit |= IN_COLUMNS[usize::from(path.columns)];
        entries &= fit;
        while entries != 0 && !(self.any && self.best.is_some()) {
            let number = entries.trailing_zeros();
            entries &= entries - 1;
            let mut path = *path;
            if path.take(number, self.letters).is_some() {
                self.walk(&path);
            }
        }
    }

    /// Keeps the reading if none was better.
    fn offer(&mut self, path: &Path) {
        const FAULT: u16 = 1000;
        let mut fault = path.fault;
        if path.bare {
            if path.is_hopeless(Fault::Possessive) {
                return;
            }
            fault = Some(Fault::Possessive);
        }
        // one letter is too little to see a mistake in
        if fault.is_some() && self.letters.len() < 2 && !path.hiatus {
            return;
        }
        let worse = fault.map_or(0, |fault| fault as u16 + 1);
        let cost = worse * FAULT + path.cost;
        if self.best.is_none_or(|best| cost < best.cost) {
            self.best = Some(Reading {
                ending: path.ending,
                fault,
                cost,
            });
        }
    }
}

/// Translates letters, with room for the longest chain; `None` if they are too many
/// or one is in no suffix. The first two may be letters of the stem.
fn letters<'l>(
    rest: &[char],
    layer: Layer,
    letters: &'l mut [Number; LONGEST],
) -> Option<&'l [Number]> {
    let last = *rest.last()?;
    if rest.len() > LONGEST || !may_be_last(last) {
        return None;
    }
    for (at, (slot, &c)) in letters.iter_mut().zip(rest).enumerate() {
        *slot = numbered(c, layer);
        if of_letter(&LETTERS, *slot) == 0 && at > 1 {
            return None;
        }
    }
    letters.get(..rest.len())
}

/// See [`is_rest`](super::is_rest).
pub(super) fn is_rest(rest: &[char]) -> bool {
    let mut room = [0; LONGEST];
    let Some(letters) = letters(rest, Layer::Loose, &mut room) else {
        return false;
    };
    let mut search = Search {
        letters,
        best: None,
        any: true,
    };
    let all = STEMS | Column::Its.bit();
    let [first, second] = [0, 1].map(|at| rest.get(at).copied().unwrap_or('\0'));
    let allowed = [FIRST, behind_one(first), behind_two(first, second)];
    for (at, allowed) in allowed.into_iter().enumerate() {
        if allowed != 0 {
            search.walk(&Path::new(at, allowed, all, BACK | FRONT));
        }
    }
    search.best.is_some()
}

/// Of some name, the entries that may stand in a rest behind a first letter that belongs to
/// the stem.
pub(super) const fn behind_one(first: char) -> Entries {
    match first {
        // шәуеше-гі, мекте-бі; ор-ны, ау-зы
        'г' | 'б' | 'н' | 'з' | 'л' | 'р' => VOWEL,
        // хал-қы, ғұр-пы; ода-қтары, мекте-птері
        'к' | 'п' => VOWEL | MADE,
        // арте-льдері
        'ь' => MADE,
        // акт-ілер
        'и' => PLURAL | LIK | CASE | RELATIVE,
        _ => 0,
    }
}

/// The same behind two.
pub(super) const fn behind_two(first: char, second: char) -> Entries {
    match (first, second) {
        // хал-ықтары
        ('ы' | 'и', 'к' | 'н' | 'п' | 'з' | 'л' | 'р') => MADE,
        _ => 0,
    }
}

impl Stem {
    /// Reads `rest` as what follows the stem; see [`Stem::recognise`].
    pub(super) fn recognise_in(
        &self,
        tail: &[char],
        rest: &[char],
        layer: Layer,
    ) -> Option<Reading> {
        if self.kind == Kind::Indeclinable {
            return None;
        }
        let mut room = [0; LONGEST];
        let mut search = Search {
            letters: letters(rest, layer, &mut room)?,
            best: None,
            any: false,
        };
        // what is written for a letter of the stem
        let is = |stem: char, written: char| match layer {
            Layer::Exact => stem == written,
            Layer::Loose => stem == written || loosen(stem) == Some(written),
        };
        let [last, before, _] = self.end;
        let [first, second] = [0, 1].map(|at| rest.get(at).copied().unwrap_or('\0'));
        let mut path = Path::new(0, 0, self.met_columns, self.met_harmonies);
        let mut second_path = None;
        match (self.kind, tail) {
            (Kind::Word | Kind::Abbreviation, []) => {
                if self.epenthesis && is('і', first) {
                    let allowed = PLURAL | LIK | CASE | RELATIVE;
                    second_path = Some(Path {
                        cost: 30,
                        ..Path::new(1, allowed, Column::Vowel.bit(), FRONT)
                    });
                }
                (path.allowed, path.suspect) = match self.change {
                    Change::None => (FIRST, 0),
                    Change::Voiced | Change::Fleeting => (FIRST, VOWEL),
                    Change::Soft => (FIRST & !VOWEL, 0),
                    Change::St => (FIRST, const { beginning('т') }),
                    Change::Zd => (FIRST, const { VOWEL | beginning('т') | beginning('Қ') }),
                    Change::Double => (FIRST, FIRST),
                };
                if self.long && self.kind == Kind::Word {
                    path.odd |= UNVOICED;
                    if self.met_columns == Column::Vowel.bit() {
                        path.odd |= HIDDEN_N;
                    }
                    // otherwise -сы makes a verb: қазақсын, to play the Kazakh
                    if self.proper && self.met_columns & Column::Voiceless.bit() == 0 {
                        path.odd |= const { THIRD & in_columns(Column::Vowel.bit()) };
                    }
                }
                path.lax = self.long;
                path.strict_class = self.short;
            }
            (Kind::Word, &[a]) if is(last, a) => {
                (path.at, path.allowed) = match self.change {
                    Change::Voiced if is(voiced(last), first) => (1, VOWEL),
                    Change::Soft => (0, VOWEL),
                    Change::St => (0, const { VOWEL | beginning('т') }),
                    Change::Zd => {
                        path.columns = Column::Sibilant.bit();
                        (0, const { VOWEL | beginning('д') | beginning('Ғ') })
                    }
                    Change::Double => (0, FIRST),
                    _ => return None,
                };
            }
            (Kind::Word, &[a, b]) if is(before, a) && is(last, b) => {
                if self.change != Change::Fleeting || !is(last, first) {
                    return None;
                }
                (path.at, path.allowed) = (1, VOWEL);
            }
            // партиясылар for партиялары, партиясысы
            (Kind::Possessed(_), []) => {
                path.allowed = CASE | RELATIVE | PLURAL | THIRD;
                path.suspect = PLURAL;
                path.odd = const { THIRD & in_columns(Column::Vowel.bit()) };
            }
            (Kind::Possessed(base), tail) => {
                path.bare = true;
                path.columns = self.base_column(base).map_or(0, Column::bit);
                (path.at, path.allowed) = match (base, tail) {
                    // a word in с may be taken for one in a vowel, and the reverse
                    (Base::Vowel | Base::Consonant, &[a, b])
                        if before == 'с' && is(before, a) && is(last, b) =>
                    {
                        path.columns = Column::Vowel.bit();
                        (0, MADE | POSSESSIVE & !THIRD)
                    }
                    (Base::Vowel, &[a]) if is(last, a) => {
                        path.columns = Column::Voiceless.bit();
                        (0, MADE | VOWEL & !THIRD)
                    }
                    (Base::Consonant, &[a]) if is(last, a) => (0, MADE | VOWEL & !THIRD),
                    (Base::Soft, &[a]) if is(last, a) && first == 'ь' => (1, MADE),
                    (Base::Voiced(_) | Base::Fleeting(_) | Base::Soft, &[a]) if is(last, a) => {
                        (0, VOWEL & !THIRD)
                    }
                    (Base::Voiced(c), &[a, b]) if is(before, a) && is(last, b) && is(c, first) => {
                        (1, MADE)
                    }
                    (Base::Fleeting(vowel), &[a, b])
                        if is(before, a)
                            && is(last, b)
                            && is(vowel, first)
                            && is(before, second) =>
                    {
                        (2, MADE)
                    }
                    _ => return None,
                };
            }
            _ => return None,
        }
        search.run(path, second_path);
        search.best
    }
}

/// What к қ п become before a vowel.
pub(super) fn voiced(letter: char) -> char {
    match letter {
        'к' => 'г',
        'қ' => 'ғ',
        'п' => 'б',
        other => other,
    }
}
