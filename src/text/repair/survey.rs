//! Where a text shows signs of damage, and of which.
//!
//! A text is read as runs of words joined by hyphens (`ОК-нiң`), also over the end of
//! a line. A run that begins with Latin letters is read ahead, so that a part of it can
//! be seen beside the others.

use std::cmp::Ordering;
use std::ops::Range;

use super::Kind;
use super::codepage;
use super::lookalike::{
    self, CYRILLIC, CYRILLIC_RESEMBLING, DIGITS, FOREIGN, LATIN, LATIN_DIGITS, LATIN_RESEMBLING,
    Letters, NATIONAL, Row, find,
};
use super::ocr;
use crate::text::fold::is_capital;

/// A place where one reading, or one of several, may be put.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// Bytes of the text that a reading replaces.
    pub(super) range: Range<usize>,
    /// Bytes within which no other site can be read at the same time.
    pub(super) cover: Range<usize>,
    pub(super) kind: Kind,
    /// Readings, the likeliest first; none at all drops what is there.
    pub(super) reads: &'static [char],
    /// Readings are in lower case, the text is not.
    pub(super) upper: bool,
}

/// Why a site may not be what it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The word has as many letters of the other script.
    Tie,
    /// The word has fewer letters of the script in which it is read here.
    Minor,
    /// A word of one script whose letters all look like those of the other.
    Script,
    /// A digit that may be one.
    Digit,
    /// Text recognition.
    Group,
    /// A hyphen that may belong there.
    Hyphen,
}

/// How much to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What is certain.
    Certain,
    /// All there is.
    All,
}

/// The sites of a text in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Survey {
    pub(super) certain: Vec<Site>,
    pub(super) doubtful: Vec<(Doubt, Site)>,
}

impl Survey {
    /// Reads a text; O(n), without an allocation if there is nothing to find.
    pub(super) fn of(text: &str, depth: Depth) -> Survey {
        let mut surveyor = Surveyor {
            text,
            depth,
            scripts: match depth {
                Depth::Certain => Scripts::default(),
                Depth::All => Scripts::of(text),
            },
            survey: Survey::default(),
        };
        let mut at = 0;
        loop {
            if depth == Depth::Certain {
                at = behind_sound(text, at);
            }
            match next_word(text, at) {
                Some(start) => at = surveyor.run(start),
                None => return surveyor.survey,
            }
        }
    }
}

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Latin,
    Cyrillic,
    /// A letter of another script.
    Other,
    Digit,
    /// Belongs to the letter before it.
    Mark,
    /// Ends a word.
    Stop,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Latin,
        '0'..='9' => Class::Digit,
        '\0'..='\u{7f}' => Class::Stop,
        '\u{483}'..='\u{489}' | '\u{300}'..='\u{36f}' => Class::Mark,
        'Ѐ'..='ԯ' => Class::Cyrillic,
        'θ' | 'Θ' | 'ϑ' | 'ϴ' => Class::Cyrillic, // look like ө, Ө
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Class::Mark,
        '×' | '÷' | 'ª' | 'º' | 'µ' => Class::Stop,
        'À'..='ʯ' | 'Ḁ'..='ỿ' | 'Ꜣ'..='ꟿ' => Class::Latin,
        // Arabic letters, sooner than by their tables
        '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => Class::Other,
        _ if c.is_alphabetic() => Class::Other,
        _ => Class::Stop,
    }
}

/// Which scripts a text has.
#[derive(Clone, Copy, Debug, Default)]
struct Scripts {
    latin: bool,
    cyrillic: bool,
    /// Two capitals or more, and every letter looks like one of the other script.
    may_be_other: bool,
}

impl Scripts {
    fn of(text: &str) -> Scripts {
        let mut scripts = Scripts::default();
        let mut capitals = 0;
        let mut alike = true;
        for c in text.chars() {
            match class(c) {
                Class::Latin => {
                    scripts.latin = true;
                    alike = alike && find(LATIN, c).is_some();
                }
                Class::Cyrillic => {
                    scripts.cyrillic = true;
                    alike = alike && find(CYRILLIC, c).is_some();
                }
                _ => (),
            }
            if scripts.latin && scripts.cyrillic {
                return scripts;
            }
            capitals += u32::from(is_capital(c));
        }
        scripts.may_be_other = alike && capitals >= 2;
        scripts
    }
}

/// What a word consists of.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    latin: usize,
    cyrillic: usize,
    other: usize,
    digits: usize,
    /// Letters in upper case.
    capitals: usize,
    /// Some letter is in [`FOREIGN`] or [`NATIONAL`].
    foreign: bool,
    /// The Cyrillic letters.
    set: Letters,
    /// The last character is a digit.
    ends_in_digit: bool,
}

impl Tally {
    fn letters(&self) -> usize {
        self.latin + self.cyrillic
    }

    /// Whether an ending after it has a hyphen by the rules of spelling: after an
    /// abbreviation or a number.
    fn takes_hyphen(&self) -> bool {
        let letters = self.letters() + self.other;
        self.ends_in_digit || letters != 1 && self.capitals == letters
    }
}

/// By the first byte of a Cyrillic letter above doubt, the second bytes, by their last six bits.
static SOUND: [u64; 256] = {
    let mut sound = [0; 256];
    let mut c = 'А' as u32;
    while c <= 'я' as u32 {
        sound[(0xc0 | c >> 6) as usize] |= 1 << (c & 0x3f);
        c += 1;
    }
    let mut at = 0;
    while at < FURTHER.len() {
        let c = FURTHER[at] as u32;
        sound[(0xc0 | c >> 6) as usize] |= 1 << (c & 0x3f);
        at += 1;
    }
    sound
};
/// Further letters of Kazakh and Russian; see [`foreign`].
const FURTHER: [char; 20] = [
    'ё', 'Ё', 'ә', 'Ә', 'ғ', 'Ғ', 'қ', 'Қ', 'ң', 'Ң', 'ө', 'Ө', 'ұ', 'Ұ', 'ү', 'Ү', 'һ', 'Һ', 'і',
    'І',
];

/// The byte behind the words from `from` on that show no certain damage at a glance: of
/// one script each, of letters above doubt, and joined to no others but Cyrillic words and
/// numbers to such.
fn behind_sound(text: &str, from: usize) -> usize {
    let mut rest = text.as_bytes().get(from..).unwrap_or_default();
    let (mut start, mut is_joined) = (from, false);
    loop {
        let (word, is_latin) = (rest, rest.first().is_some_and(u8::is_ascii_alphabetic));
        match word {
            [b'0'..=b'9', ..] => rest = behind(rest, u8::is_ascii_digit),
            _ if is_latin => rest = behind(rest, u8::is_ascii_alphabetic),
            _ => {
                while let [first, second, behind @ ..] = rest {
                    if SOUND[usize::from(*first)] >> (second & 0x3f) & 1 == 0 {
                        break;
                    }
                    rest = behind;
                }
            }
        }
        let is_word = rest.len() < word.len();
        (rest, is_joined) = match rest {
            _ if is_joined && (is_latin || !is_word) => return start,
            [b'-', next @ ..] if is_word && !is_latin && is_joinable(next) => (next, true),
            [b'-', behind @ ..] if !is_word => (behind, false),
            [
                b'-' | b'!' | b'|' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z',
                ..,
            ] => return start,
            [..0x80, behind @ ..] => (behind, false),
            // no-break spaces, quotation marks, dashes and the like of U+2013 to U+2027
            [0xc2, 0xa0 | 0xab | 0xbb, behind @ ..] => (behind, false),
            [0xe2, 0x80, 0x93..=0xa7, behind @ ..] => (behind, false),
            [] => return text.len(),
            _ => return start,
        };
        if !is_joined {
            start = text.len() - rest.len();
        }
    }
}

/// Whether a text begins with what may be a Cyrillic word or a number.
fn is_joinable(text: &[u8]) -> bool {
    matches!(text, [0xd0..=0xd3 | b'0'..=b'9', ..])
}

/// What is behind the bytes of one kind with which a text begins.
fn behind(text: &[u8], is_of_kind: fn(&u8) -> bool) -> &[u8] {
    let end = text.iter().position(|byte| !is_of_kind(byte));
    text.get(end.unwrap_or(text.len())..).unwrap_or_default()
}

/// The byte at which the next word begins.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        match class(c) {
            Class::Stop if is_inner_stroke(c, chars.clone().next()) => return Some(from + at),
            Class::Stop | Class::Mark => (),
            _ => return Some(from + at),
        }
    }
    None
}

/// Whether `!` or `|` stands for a letter: a small Cyrillic one follows.
fn is_inner_stroke(c: char, next: Option<(usize, char)>) -> bool {
    let small = |c: char| class(c) == Class::Cyrillic && c.is_lowercase();
    match (c, next) {
        ('!', Some((_, next))) => small(next),
        ('|', Some((_, next))) => small(next) || next == '|',
        _ => false,
    }
}

/// The end of the word that begins at `start`, and what it consists of.
fn word(text: &str, start: usize) -> (usize, Tally) {
    let mut tally = Tally::default();
    let rest = text.get(start..).unwrap_or_default();
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        let class = class(c);
        match class {
            Class::Latin => tally.latin += 1,
            Class::Cyrillic => {
                tally.cyrillic += 1;
                tally.set = tally.set.add(c);
                tally.foreign |= !matches!(c, 'А'..='я') && foreign(c).is_some();
            }
            Class::Other => tally.other += 1,
            Class::Digit => tally.digits += 1,
            Class::Stop if is_inner_stroke(c, chars.clone().next()) => (),
            Class::Mark if c != '\u{ad}' || break_after(chars.as_str()).is_none() => continue,
            Class::Stop | Class::Mark => return (start + at, tally),
        }
        tally.ends_in_digit = class == Class::Digit;
        tally.capitals += usize::from(is_capital(c));
    }
    (text.len(), tally)
}

/// The Kazakh letters for which a letter of another alphabet may stand, and whether
/// that alphabet is in wide use.
fn foreign(c: char) -> Option<(&'static [char], bool)> {
    if matches!(c, 'А'..='я' | 'ё' | 'Ё' | 'і' | 'І') || codepage::is_kazakh(c) {
        return None;
    }
    let lower = lower(c);
    find(FOREIGN, lower)
        .map(|reads| (reads, false))
        .or_else(|| find(NATIONAL, lower).map(|reads| (reads, true)))
}

/// What comes behind a word and joins the next to it.
struct Join {
    /// Where the next word begins.
    next: usize,
    /// The two are parts of one run; a mere space makes two of it.
    one_run: bool,
    /// What may be dropped: the hyphen and all up to the next word, or the end of the
    /// line alone.
    drop: Option<(Kind, Certainty, Range<usize>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Certainty {
    Certain,
    Doubtful,
}

/// The bytes from the start of `rest` to the next word if there is the end of a line
/// between, and nothing else but white space.
fn break_after(rest: &str) -> Option<usize> {
    let words = rest.trim_start_matches(char::is_whitespace);
    let white = rest.len() - words.len();
    let gap = rest.get(..white)?;
    gap.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        .then_some(white)
}

/// A hyphen at byte `at`, behind the word `left`, and what it joins to it.
fn join_behind(text: &str, at: usize, left: &Tally) -> Option<Join> {
    let rest = text.get(at..)?;
    let hyphen = rest.chars().next()?;
    let soft = matches!(hyphen, '\u{ad}' | '¬');
    if !soft && !matches!(hyphen, '-' | '‐' | '‑') {
        return None;
    }
    let behind = rest.get(hyphen.len_utf8()..)?;
    let broken = break_after(behind);
    let gap = broken.unwrap_or_else(|| {
        let words = behind.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']);
        behind.len() - words.len()
    });
    let next = at + hyphen.len_utf8() + gap;
    let c = text.get(next..)?.chars().next()?;
    let (range, small) = (at..next, c.is_lowercase());
    let drop = match (broken, class(c)) {
        (_, Class::Stop | Class::Mark) => return None,
        (_, Class::Digit | Class::Other) => None,
        _ if !small => None,
        (Some(_), _) if left.takes_hyphen() && !soft => {
            let range = at + hyphen.len_utf8()..next;
            Some((Kind::LineEnd, Certainty::Certain, range))
        }
        (Some(_), _) => Some((Kind::LineEnd, Certainty::Certain, range)),
        _ if soft && gap == 0 => Some((Kind::Hyphen, Certainty::Certain, range)),
        _ if left.takes_hyphen() => None,
        _ => Some((Kind::Hyphen, Certainty::Doubtful, range)),
    };
    if drop.is_none() && gap > 0 {
        return None;
    }
    Some(Join {
        next,
        one_run: gap == 0 || broken.is_some(),
        drop,
    })
}

/// Reads words and writes down what it finds.
struct Surveyor<'t> {
    text: &'t str,
    depth: Depth,
    scripts: Scripts,
    survey: Survey,
}

impl Surveyor<'_> {
    /// Reads the run of words that begins at `start`; the byte behind it.
    fn run(&mut self, start: usize) -> usize {
        let mut at = start;
        let (mut end, mut tally) = word(self.text, at);
        let mut join = join_behind(self.text, end, &tally);
        let in_cyrillic = tally.cyrillic > 0 || self.is_cyrillic_behind(join.as_ref());
        loop {
            self.word(at..end, &tally, in_cyrillic);
            let Some(joined) = join else {
                return end;
            };
            if let Some((kind, certainty, range)) = joined.drop {
                let site = Site {
                    cover: range.clone(),
                    range,
                    kind,
                    reads: &[],
                    upper: false,
                };
                match certainty {
                    Certainty::Certain => self.survey.certain.push(site),
                    Certainty::Doubtful => self.doubt(Doubt::Hyphen, site),
                }
            }
            if !joined.one_run {
                return joined.next;
            }
            at = joined.next;
            (end, tally) = word(self.text, at);
            join = join_behind(self.text, end, &tally);
        }
    }

    /// Whether the rest of a run, from `join` on, has Cyrillic letters.
    fn is_cyrillic_behind(&self, join: Option<&Join>) -> bool {
        let mut next = join.filter(|join| join.one_run).map(|join| join.next);
        while let Some(at) = next {
            let (end, tally) = word(self.text, at);
            if tally.cyrillic > 0 {
                return true;
            }
            let join = join_behind(self.text, end, &tally);
            next = join.filter(|join| join.one_run).map(|join| join.next);
        }
        false
    }

    fn doubt(&mut self, doubt: Doubt, site: Site) {
        if self.depth == Depth::All {
            self.survey.doubtful.push((doubt, site));
        }
    }

    /// One word of a run; whether the run has Cyrillic letters.
    fn word(&mut self, range: Range<usize>, tally: &Tally, in_cyrillic: bool) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        if tally.other > 0 {
            return;
        }
        let before = self.text.get(..range.start).unwrap_or_default();
        if self.depth == Depth::All && before.ends_with(')') {
            self.strokes_alone(&range, word);
        }
        match (tally.latin > 0, tally.cyrillic > 0) {
            (false, false) => (),
            (true, true) => {
                let to_cyrillic = likeness(word, tally, Script::Cyrillic);
                let to_latin = likeness(word, tally, Script::Latin);
                let tie = to_cyrillic == to_latin && tally.latin == tally.cyrillic;
                let is_either = to_cyrillic.min(to_latin) == Likeness::Alike;
                match to_cyrillic
                    .cmp(&to_latin)
                    .then(tally.cyrillic.cmp(&tally.latin))
                {
                    _ if to_cyrillic.max(to_latin) == Likeness::None => (),
                    Ordering::Less => self.latin(&range, tally),
                    Ordering::Equal | Ordering::Greater => self.cyrillic(&range, tally),
                }
                if tie && to_latin != Likeness::None {
                    self.letters(&range, Script::Latin, Some(Doubt::Tie));
                } else if is_either {
                    let other = match tally.cyrillic < tally.latin {
                        true => Script::Cyrillic,
                        false => Script::Latin,
                    };
                    self.letters(&range, other, Some(Doubt::Minor));
                }
            }
            (true, false) => {
                let like = in_cyrillic || self.may_be(Script::Cyrillic);
                if !like || lookalike::is_roman(word) || !lookalike::is_all_in(LATIN, word) {
                    return self.latin(&range, tally);
                }
                let doubt = (!in_cyrillic).then_some(Doubt::Script);
                self.letters(&range, Script::Cyrillic, doubt);
            }
            (false, true) => {
                let like = self.may_be(Script::Latin);
                if like && !lookalike::is_roman(word) && lookalike::is_all_in(CYRILLIC, word) {
                    self.letters(&range, Script::Latin, Some(Doubt::Script));
                }
                self.cyrillic(&range, tally);
            }
        }
    }

    /// Whether a word of one script may have been meant in the other, if its letters
    /// allow: there are words in that, or all of the text may have been.
    fn may_be(&self, script: Script) -> bool {
        let beside = match script {
            Script::Cyrillic => self.scripts.cyrillic,
            Script::Latin => self.scripts.latin,
        };
        self.depth == Depth::All && (beside || self.scripts.may_be_other)
    }

    /// A word that is Cyrillic in all or in part.
    fn cyrillic(&mut self, range: &Range<usize>, tally: &Tally) {
        let first = self.survey.certain.len();
        if tally.latin > 0 {
            self.letters(range, Script::Cyrillic, None);
        }
        if tally.foreign {
            self.foreign(range, tally);
        }
        if tally.digits > 0 {
            self.digits(range, tally, DIGITS);
        }
        if let Some(found) = self.survey.certain.get_mut(first..) {
            found.sort_by_key(|site| site.range.start);
        }
        if self.depth == Depth::All {
            self.strokes(range);
        }
    }

    /// A word that is Latin in all or in part.
    fn latin(&mut self, range: &Range<usize>, tally: &Tally) {
        if tally.cyrillic > 0 {
            self.letters(range, Script::Latin, None);
        }
        if self.depth == Depth::All {
            if tally.digits > 0 {
                self.digits(range, tally, LATIN_DIGITS);
            }
            self.pairs(range);
        }
    }

    /// Letters of the other script read in `script`.
    fn letters(&mut self, range: &Range<usize>, script: Script, doubt: Option<Doubt>) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        let mut chars = word.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if class(c) != script.other().class() {
                continue;
            }
            let Some(reads) = script.like(c) else {
                continue;
            };
            let start = range.start + at;
            let mut end = start + c.len_utf8();
            // the dot that lower-casing İ leaves behind
            if let Some((_, '\u{307}')) = chars.peek().filter(|_| c == 'i') {
                end += '\u{307}'.len_utf8();
            }
            let site = Site {
                range: start..end,
                cover: match doubt {
                    Some(Doubt::Tie | Doubt::Minor) => range.clone(),
                    _ => start..end,
                },
                kind: script.other().kind(),
                reads,
                upper: false,
            };
            match doubt {
                Some(doubt) => self.doubt(doubt, site),
                None => self.survey.certain.push(site),
            }
        }
    }

    /// Letters of other alphabets.
    fn foreign(&mut self, range: &Range<usize>, tally: &Tally) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        let real = tally.set.spell_a_foreign_word();
        let mut before = None;
        let mut chars = word.char_indices();
        while let Some((at, c)) = chars.next() {
            let previous = before.replace(c);
            let Some((mut reads, national)) = foreign(c) else {
                continue;
            };
            // a Greek letter alone is a sign
            let alone = tally.letters() < 2 && !matches!(c, 'Ѐ'..='ӿ');
            if alone || national && real {
                continue;
            }
            if matches!(c, 'є' | 'Є') {
                let next = chars.clone().next().map(|(_, next)| next);
                let vowel = |c: Option<char>| c.is_some_and(|c| lookalike::is_vowel(lower(c)));
                if vowel(previous) || vowel(next) {
                    reads = lookalike::YE_BESIDE_VOWEL;
                }
            }
            let start = range.start + at;
            let end = start + c.len_utf8();
            self.survey.certain.push(Site {
                range: start..end,
                cover: start..end,
                kind: Kind::Foreign,
                reads,
                upper: c.is_uppercase(),
            });
        }
    }

    /// Digits among letters. Certain are Cyrillic ones, each alone between two letters,
    /// if there are no others in the word and letters enough.
    fn digits(&mut self, range: &Range<usize>, tally: &Tally, table: &'static [Row]) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        if tally.letters() < 3 || tally.letters() < 2 * tally.digits {
            return;
        }
        let mut chars = word.char_indices();
        let mut before = None;
        let first = self.survey.certain.len();
        let mut certain = table == DIGITS;
        while let Some((at, c)) = chars.next() {
            let previous = before.replace(c);
            if class(c) != Class::Digit {
                continue;
            }
            let next = chars.clone().next().map(|(_, c)| c);
            let is_letter = |c: char| matches!(class(c), Class::Latin | Class::Cyrillic);
            let reads = match (find(table, c), next) {
                (Some(reads), Some(next)) if is_letter(next) => reads,
                _ => {
                    certain = false;
                    continue;
                }
            };
            if previous.is_some_and(|c| !is_letter(c)) {
                certain = false;
                continue;
            }
            let start = range.start + at;
            let site = Site {
                range: start..start + c.len_utf8(),
                cover: start..start + c.len_utf8(),
                kind: Kind::Digit,
                reads,
                upper: is_upper_between(previous, next),
            };
            match previous {
                Some(_) => self.survey.certain.push(site),
                None => self.doubt(Doubt::Digit, site),
            }
        }
        if !certain && first < self.survey.certain.len() {
            for site in self.survey.certain.split_off(first) {
                self.doubt(Doubt::Digit, site);
            }
        }
    }

    /// Upright strokes for letters in a Cyrillic word.
    fn strokes(&mut self, range: &Range<usize>) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        let solid = word
            .chars()
            .filter(|c| matches!(class(*c), Class::Latin | Class::Cyrillic))
            .filter(|c| !ocr::is_stroke(*c))
            .take(2)
            .count();
        if solid < 2 {
            return;
        }
        let mut before: Option<char> = None;
        let mut chars = word.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let previous = before.replace(c);
            let sign = ocr::BEFORE_STROKE.contains(&c);
            if !ocr::is_stroke(c) && !sign {
                continue;
            }
            let mut count = usize::from(!sign);
            let mut end = at + c.len_utf8();
            while let Some((at, c)) = chars.next_if(|(_, c)| ocr::is_stroke(*c)) {
                count += 1;
                end = at + c.len_utf8();
                before = Some(c);
            }
            let next = chars.peek().map(|(_, c)| *c);
            // a year, a footnote
            let digit = |c: Option<char>| c.is_some_and(|c| class(c) == Class::Digit);
            let group = word.get(at..end).unwrap_or_default();
            let ends_in_one = next.is_none() && group.contains('1');
            if digit(previous) || digit(next) || ends_in_one {
                continue;
            }
            let reads = match (sign, count) {
                (true, 1) => ocr::WITH_STROKE,
                (true, _) => continue,
                (false, 1) if !ocr::STROKES_NOT_LETTERS.contains(&c) => continue,
                _ => match ocr::BY_STROKES.get(count - 1) {
                    Some(reads) => reads,
                    None => continue,
                },
            };
            let site = Site {
                range: range.start + at..range.start + end,
                cover: range.start + at..range.start + end,
                kind: Kind::Group,
                reads,
                upper: is_upper_between(previous, next) && !matches!(c, 'і' | 'i' | 'ı' | 'ь'),
            };
            self.doubt(Doubt::Group, site);
        }
    }

    /// Two strokes behind a bracket: `РК(б)ІІ` for `РК(б)П`.
    fn strokes_alone(&mut self, range: &Range<usize>, word: &str) {
        let Some(reads) = ocr::BY_STROKES.get(1) else {
            return;
        };
        if word.chars().count() == 2 && word.chars().all(|c| ocr::is_stroke(c) && c != '!') {
            let site = Site {
                range: range.clone(),
                cover: range.clone(),
                kind: Kind::Group,
                reads,
                upper: true,
            };
            self.doubt(Doubt::Group, site);
        }
    }

    /// Pairs of letters for one in a Latin word.
    fn pairs(&mut self, range: &Range<usize>) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        let mut before = None;
        for (at, c) in word.char_indices() {
            let start = before.replace((at, c));
            let Some((start, first)) = start else {
                continue;
            };
            let Some((_, reads)) = ocr::PAIRS.iter().find(|(pair, _)| *pair == [first, c]) else {
                continue;
            };
            before = None;
            let bytes = range.start + start..range.start + at + c.len_utf8();
            let site = Site {
                cover: bytes.clone(),
                range: bytes,
                kind: Kind::Group,
                reads,
                upper: false,
            };
            self.doubt(Doubt::Group, site);
        }
    }
}

/// The two scripts that are mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
}

impl Script {
    fn other(self) -> Script {
        match self {
            Script::Latin => Script::Cyrillic,
            Script::Cyrillic => Script::Latin,
        }
    }

    fn class(self) -> Class {
        match self {
            Script::Latin => Class::Latin,
            Script::Cyrillic => Class::Cyrillic,
        }
    }

    fn kind(self) -> Kind {
        match self {
            Script::Latin => Kind::Latin,
            Script::Cyrillic => Kind::Cyrillic,
        }
    }

    /// The letters of this script that look like one of the other, and those that
    /// merely resemble it.
    fn tables(self) -> (&'static [Row], &'static [Row]) {
        match self {
            Script::Cyrillic => (LATIN, LATIN_RESEMBLING),
            Script::Latin => (CYRILLIC, CYRILLIC_RESEMBLING),
        }
    }

    /// The letters of this script for which one of the other may stand.
    fn like(self, c: char) -> Option<&'static [char]> {
        let (alike, resembling) = self.tables();
        find(alike, c).or_else(|| find(resembling, c))
    }
}

/// How well a word can be read in one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Some letter of the other has no like.
    None,
    /// Some letter merely resembles one; most of the word is in the script.
    Resembling,
    /// All letters of the other look like letters of this one.
    Alike,
}

/// How well a mixed word can be read in `script`.
fn likeness(word: &str, tally: &Tally, script: Script) -> Likeness {
    let most = match script {
        Script::Latin => tally.latin >= tally.cyrillic,
        Script::Cyrillic => tally.cyrillic >= tally.latin,
    };
    let (alike, resembling) = script.tables();
    let mut likeness = Likeness::Alike;
    for c in word.chars().filter(|c| class(*c) == script.other().class()) {
        if find(alike, c).is_some() {
            continue;
        }
        if !most || find(resembling, c).is_none() {
            return Likeness::None;
        }
        likeness = Likeness::Resembling;
    }
    likeness
}

/// Whether a letter between these two is probably a capital.
fn is_upper_between(previous: Option<char>, next: Option<char>) -> bool {
    let upper = |c: char| c.is_uppercase();
    previous.is_none_or(upper) && (previous.is_none() || next.is_none_or(upper))
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The certain sites, with all words looked at.
    fn all_looked_at(text: &str) -> Vec<Site> {
        let mut surveyor = Surveyor {
            text,
            depth: Depth::Certain,
            scripts: Scripts::default(),
            survey: Survey::default(),
        };
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            at = surveyor.run(start);
        }
        surveyor.survey.certain
    }

    #[test]
    fn words_that_are_passed_over_have_no_certain_damage() {
        let signs: Vec<char> = "ааббқіi Oc15--- \n«»–.!|№¬\u{ad}\u{301}ѓЇé漢"
            .chars()
            .collect();
        // Knuth's generator for MMIX
        let mut state = 20_261_122_u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005);
            state = state.wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % n
        };
        let (mut damaged, mut passed) = (0, 0);
        for _ in 0..100_000 {
            let kinds = 1 + below(signs.len());
            let text: String = (0..1 + below(12)).map(|_| signs[below(kinds)]).collect();
            let found = format!("{:?}", Survey::of(&text, Depth::Certain).certain);
            assert_eq!(found, format!("{:?}", all_looked_at(&text)), "{text:?}");
            damaged += usize::from(found != "[]");
            passed += usize::from(behind_sound(&text, 0) == text.len());
        }
        assert!(damaged > 10_000 && passed > 10_000, "{damaged} {passed}");
    }
}
