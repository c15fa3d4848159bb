//! Folding: what a spelling becomes before it is compared.
//!
//! Two folds, each a list of rules read from the tables below.
//!
//! * [`exact`] removes what is no difference at all: letter case, Unicode
//!   composition, ё for е, the kind of dash, apostrophe, quotation mark or space,
//!   soft hyphens and characters of no width.
//! * [`loose`] also removes what is lost when Kazakh is typed on a Russian
//!   keyboard (ә for а, қ for к …), the diacritics of Latin letters, and all that
//!   is neither letter nor digit: `Алаш-Орда`, `Алаш Орда` and `Алашорда` are one.
//!
//! Both keep, for every character they yield, the byte of the caller's string
//! from which it comes. Folding what is folded changes nothing. A fold reads each
//! character once, in O(n).
//!
//! ```
//! use atau::text::fold;
//!
//! assert_eq!(fold::exact("«ШЫҢЖАҢ»  Голощёкин").text(), "\"шыңжаң\" голощекин");
//! assert_eq!(fold::loose("Алаш-Орда, Шыңжаң").text(), "алашордашынжан");
//! ```

use std::convert::Infallible;
use std::ops::{ControlFlow, Range};

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class};

/// Letters and signs that are one at the layer `exact`, besides letter case.
///
/// `İ I ı i`: the Kazakh Latin alphabets of 2018 and 2021 and the Turkish locale
/// write the same word with any of them. `ӯ`: Kazakh Cyrillic of 1940-57 for ұ.
///
/// ```
/// use atau::text::fold::{SAME, exact};
/// for (letters, one) in SAME {
///     assert!(letters.iter().all(|letter| exact(&letter.to_string()).text() == one.to_string()));
/// }
/// ```
pub const SAME: &[(&[char], char)] = &[
    (&['İ', 'I', 'ı'], 'i'),
    (&['Ё', 'ё'], 'е'),
    (&['Ӯ', 'ӯ'], 'ұ'),
    (&['ſ'], 's'),
    (&['‐', '‑', '‒', '–', '—', '―', '−'], '-'),
    (&['‘', '’', '‛', 'ʹ', 'ʻ', 'ʼ', '`', '´', '′'], '\''),
    (&['«', '»', '“', '”', '„', '‟', '″'], '"'),
];

/// Kazakh letters made of a Russian letter and a combining descender, cedilla,
/// hook or line below, as some converters write them.
///
/// ```
/// assert_eq!(atau::text::fold::exact("к\u{321}аза\u{43a}\u{329}").text(), "қазақ");
/// ```
pub const COMPOSED: &[(char, &[char], char)] = &[
    ('к', BELOW, 'қ'),
    ('н', BELOW, 'ң'),
    ('г', BELOW, 'ғ'),
    ('х', BELOW, 'һ'),
];

/// Combining palatalised hook, retroflex hook, cedilla, vertical line below.
const BELOW: &[char] = &['\u{321}', '\u{322}', '\u{327}', '\u{329}'];

/// Letters that are one at the layer `loose`: a Kazakh letter and the one typed
/// for it on a Russian keyboard; a Latin letter and the same without diacritics;
/// the letters of the Latin alphabet of 1929-40 and what is typed for them.
///
/// Latin letters not listed here lose the marks into which Unicode takes them
/// apart.
///
/// ```
/// use atau::text::fold::{ALIKE, loosen};
/// assert!(ALIKE.iter().all(|(letters, one)| letters.iter().all(|c| loosen(*c) == Some(*one))));
/// ```
pub const ALIKE: &[(&[char], char)] = &[
    (&['ә'], 'а'),
    (&['ғ'], 'г'),
    (&['қ'], 'к'),
    (&['ң'], 'н'),
    (&['ө'], 'о'),
    (&['ұ', 'ү'], 'у'),
    (&['һ'], 'х'),
    (&['і', 'ї'], 'и'),
    (&['à', 'á', 'â', 'ã', 'ä', 'å', 'ā', 'ă', 'ą', 'ə'], 'a'),
    (&['ʙ'], 'b'),
    (&['ç', 'ć', 'ĉ', 'ċ', 'č'], 'c'),
    (&['ď', 'đ', 'ð'], 'd'),
    (&['è', 'é', 'ê', 'ë', 'ē', 'ĕ', 'ė', 'ę', 'ě'], 'e'),
    (&['ĝ', 'ğ', 'ġ', 'ģ', 'ǵ', 'ƣ'], 'g'),
    (&['ĥ', 'ħ'], 'h'),
    (&['ì', 'í', 'î', 'ï', 'ĩ', 'ī', 'ĭ', 'į'], 'i'),
    (&['ĵ'], 'j'),
    (&['ķ'], 'k'),
    (&['ĺ', 'ļ', 'ľ', 'ŀ', 'ł'], 'l'),
    (&['ñ', 'ń', 'ņ', 'ň', 'ŋ', 'ꞑ'], 'n'),
    (&['ò', 'ó', 'ô', 'õ', 'ö', 'ø', 'ō', 'ŏ', 'ő', 'ɵ'], 'o'),
    (&['ŕ', 'ŗ', 'ř'], 'r'),
    (&['ś', 'ŝ', 'ş', 'š', 'ș'], 's'),
    (&['ţ', 'ť', 'ŧ', 'ț'], 't'),
    (&['ù', 'ú', 'û', 'ü', 'ũ', 'ū', 'ŭ', 'ů', 'ű', 'ų'], 'u'),
    (&['ŵ'], 'w'),
    (&['ý', 'ÿ', 'ŷ'], 'y'),
    (&['ź', 'ż', 'ž'], 'z'),
    (&['ک'], 'ك'),
];

/// Letters with marks of their own that [`loose`] leaves alone.
///
/// ```
/// assert_eq!(atau::text::fold::loose("Семей").text(), "семей");
/// ```
pub const LETTERS_WITH_MARKS: &[char] = &['й'];

/// Arabic signs without which the same word is often written: the hamza of front
/// vowels (dayekshe) and the tatweel.
///
/// ```
/// use atau::text::fold::loose;
/// assert_eq!(loose("\u{674}\u{627}لەم").text(), loose("\u{627}لەم").text());
/// ```
pub const ARABIC_NOTHING: &[char] = &['\u{674}', '\u{621}', '\u{640}'];

/// A folded string that remembers where each character came from.
///
/// ```
/// let folded = atau::text::fold::exact("ШЫҢЖАҢ  (Синьцзян)");
/// assert_eq!(folded.text(), "шыңжаң (синьцзян)");
/// assert_eq!(folded.source(0..12), Some(0..12));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, and for its end, the byte of the source.
    source: Vec<usize>,
}

impl Folded {
    /// The folded text.
    ///
    /// ```
    /// assert_eq!(atau::text::fold::exact("Голощёкин").text(), "голощекин");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source from which the bytes `range` of [`text`](Self::text)
    /// come, with all that was dropped between them. `None` if `range` is not
    /// within the text.
    ///
    /// ```
    /// let source = "  «Алаш\u{ad}орда»";
    /// let folded = atau::text::fold::loose(source);
    /// let at = folded.text().find("орда").unwrap();
    /// let range = folded.source(at..at + "орда".len()).unwrap();
    /// assert_eq!(&source[range], "орда");
    /// ```
    pub fn source(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.start > range.end || range.end > self.text.len() {
            return None;
        }
        let start = *self.source.get(2 * range.start)?;
        if range.is_empty() {
            return Some(start..start);
        }
        Some(start..*self.source.get(2 * range.end - 1)?)
    }

    /// Gathers characters and where each comes from.
    pub(crate) fn collect(folds: impl Iterator<Item = Fold>) -> Folded {
        let mut folded = Folded::default();
        let mut end = 0;
        folds.for_each(|fold| {
            folded.text.push(fold.char);
            for _ in 0..fold.char.len_utf8() {
                folded.source.extend([fold.start, fold.end]);
            }
            end = fold.end;
        });
        folded.source.push(end);
        folded
    }
}

/// One character of a folded string and the bytes of the source it comes from.
///
/// ```
/// use atau::text::fold::{Fold, exact_chars};
/// let last = exact_chars("Алма\u{ad}–Ата").last().unwrap();
/// assert_eq!(last, Fold { char: 'а', start: 17, end: 19 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The folded character.
    pub char: char,
    /// Where its source starts.
    pub start: usize,
    /// Where its source ends.
    pub end: usize,
}

/// `text` at the layer `exact`.
///
/// ```
/// assert_eq!(atau::text::fold::exact(" Алаш\u{a0}–  орда ").text(), "алаш - орда");
/// ```
pub fn exact(text: &str) -> Folded {
    Folded::collect(exact_chars(text))
}

/// `text` at the layer `loose`.
///
/// ```
/// assert_eq!(atau::text::fold::loose("А. Бөкейханов").text(), "абокейханов");
/// ```
pub fn loose(text: &str) -> Folded {
    Folded::collect(loose_chars(text))
}

/// The characters of [`exact`], one by one, without an allocation for text in
/// Latin, Cyrillic and Arabic letters that is already composed.
///
/// ```
/// let letters: String = atau::text::fold::exact_chars("ҚҰЛЖА").map(|fold| fold.char).collect();
/// assert_eq!(letters, "құлжа");
/// ```
pub fn exact_chars(text: &str) -> Exact<'_> {
    Exact::behind(text, 0)
}

/// The characters of [`loose`], one by one.
///
/// ```
/// let letters: String = atau::text::fold::loose_chars("Құл-жа").map(|fold| fold.char).collect();
/// assert_eq!(letters, "кулжа");
/// ```
pub fn loose_chars(text: &str) -> impl Iterator<Item = Fold> + Clone + '_ {
    exact_chars(text).filter_map(|fold| loosen(fold.char).map(|char| Fold { char, ..fold }))
}

/// Whether `a` and `b` are the same at the layer `exact`.
///
/// ```
/// use atau::text::fold::is_exact;
/// assert!(is_exact("Алма-Ата", "АЛМА–АТА") && !is_exact("казак", "қазақ"));
/// ```
pub fn is_exact(a: &str, b: &str) -> bool {
    let (a, b) = behind_same(a, b);
    a.map(|fold| fold.char).eq(b.map(|fold| fold.char))
}

/// What is left of two texts behind that with which both begin at the layer `exact`, as far
/// as that calls for no thought.
pub(crate) fn behind_same<'a, 'b>(a: &'a str, b: &'b str) -> (Exact<'a>, Exact<'b>) {
    let char_at = |text: &str, at| {
        let (code, end) = code_at(text.as_bytes(), at)?;
        Some((*EXACT.get(code)?, end))
    };
    // before and behind the last character that is the same
    let (mut before, mut behind) = ((0, 0), (0, 0));
    // the first of a text, one behind another, and the last of a text stand for nothing
    let mut is_space = true;
    while let (Some((one, end)), Some((other, other_end))) =
        (char_at(a, behind.0), char_at(b, behind.1))
    {
        if one != other || one >= NOTHING || is_space && one == ' ' {
            break;
        }
        is_space = one == ' ';
        (before, behind) = (behind, (end, other_end));
    }
    let has_mark = |text: &str, at| mark_may_follow(text.as_bytes(), at);
    if is_space || has_mark(a, behind.0) || has_mark(b, behind.1) {
        behind = before;
    }
    (Exact::behind(a, behind.0), Exact::behind(b, behind.1))
}

/// The letter or digit for which a character of [`exact`] stands at the layer
/// `loose`, or `None` if it stands for nothing.
///
/// ```
/// use atau::text::fold::loosen;
/// assert_eq!((loosen('ұ'), loosen('š'), loosen('-')), (Some('у'), Some('s'), None));
/// ```
#[inline]
pub fn loosen(c: char) -> Option<char> {
    match LOOSE.get(c as usize) {
        Some(&NOTHING) => None,
        Some(&SLOW) | None => loosen_slow(c),
        Some(&letter) => Some(letter),
    }
}

/// Whether a letter is in upper case, quickly for those that matter.
#[inline]
pub(crate) fn is_capital(c: char) -> bool {
    match c {
        'а'..='я' | 'a'..='z' => false,
        'А'..='Я' | 'A'..='Z' => true,
        _ => c.is_uppercase(),
    }
}

/// Folds one character after another; see [`exact_chars`].
///
/// ```
/// let mut folds = atau::text::fold::exact_chars("Өскемен");
/// assert_eq!(folds.next().map(|fold| (fold.char, fold.start..fold.end)), Some(('ө', 0..2)));
/// ```
#[derive(Clone, Debug)]
pub struct Exact<'t> {
    text: &'t str,
    at: usize,
    /// Something was yielded: a space now stands between two characters.
    started: bool,
    /// A space that is yielded if something follows.
    space: Option<(usize, usize)>,
    /// `held` or `cluster` has something.
    pending: bool,
    /// The character behind a space that was yielded.
    held: Option<Fold>,
    /// Characters of a cluster that the tables do not have.
    cluster: Option<Cluster>,
}

impl Iterator for Exact<'_> {
    type Item = Fold;

    #[inline(always)]
    fn next(&mut self) -> Option<Fold> {
        if !self.pending && self.space.is_none() {
            if let Some(fold) = self.next_simple() {
                return Some(fold);
            }
        }
        self.next_other()
    }

    fn fold<B, F: FnMut(B, Fold) -> B>(self, init: B, mut each: F) -> B {
        let folded = self.walk(init, |state, fold| {
            ControlFlow::<Infallible, B>::Continue(each(state, fold))
        });
        match folded {
            ControlFlow::Continue(state) => state,
            ControlFlow::Break(never) => match never {},
        }
    }
}

impl<'t> Exact<'t> {
    /// From a byte on, at which there is no mark.
    fn behind(text: &'t str, at: usize) -> Exact<'t> {
        Exact {
            text,
            at,
            started: at > 0,
            space: None,
            pending: false,
            held: None,
            cluster: None,
        }
    }

    /// Hands every character to `each` until it breaks off. The same as to ask for one
    /// after another, but faster: between two simple characters nothing is stored.
    #[inline(always)]
    pub(crate) fn walk<B, R>(
        mut self,
        init: B,
        mut each: impl FnMut(B, Fold) -> ControlFlow<R, B>,
    ) -> ControlFlow<R, B> {
        let bytes = self.text.as_bytes();
        let mut state = init;
        let mut at = self.at;
        let mut is_ready = self.pending || self.space.is_some();
        loop {
            let fold = match simple(bytes, at) {
                Some(fold) if !is_ready => {
                    at = fold.end;
                    fold
                }
                _ => {
                    self.started |= at > self.at;
                    self.at = at;
                    let Some(fold) = self.next_other() else {
                        return ControlFlow::Continue(state);
                    };
                    at = self.at;
                    is_ready = self.pending || self.space.is_some();
                    fold
                }
            };
            state = each(state, fold)?;
        }
    }

    /// The next character if it is in the table and no space is before it.
    #[inline(always)]
    fn next_simple(&mut self) -> Option<Fold> {
        let fold = simple(self.text.as_bytes(), self.at)?;
        self.at = fold.end;
        self.started = true;
        Some(fold)
    }

    /// The next character, whatever it is.
    #[inline(never)]
    fn next_other(&mut self) -> Option<Fold> {
        loop {
            if self.pending {
                match self.next_pending() {
                    None => continue,
                    some => return some,
                }
            }
            let start = self.at;
            let (char, end) = read(self.text.as_bytes(), start)?;
            match char {
                NOTHING => self.at = end,
                SLOW => self.slow(),
                char => {
                    self.at = end;
                    if let Some(fold) = self.space_before(Fold { char, start, end }) {
                        return Some(fold);
                    }
                }
            }
        }
    }

    /// What was read before it is yielded.
    #[cold]
    fn next_pending(&mut self) -> Option<Fold> {
        let held = self.held.take();
        let next = match held.or_else(|| self.cluster.as_mut()?.pop()) {
            Some(fold) if held.is_none() => self.space_before(fold),
            fold => fold,
        };
        self.cluster.take_if(|cluster| cluster.is_empty());
        self.pending = self.held.is_some() || self.cluster.is_some();
        next
    }

    /// Holds a space back until something follows it.
    #[cold]
    fn space_before(&mut self, fold: Fold) -> Option<Fold> {
        if fold.char == ' ' {
            if self.started {
                let start = self.space.map_or(fold.start, |(start, _)| start);
                self.space = Some((start, fold.end));
            }
            return None;
        }
        self.started = true;
        match self.space.take() {
            None => Some(fold),
            Some((start, end)) => {
                self.held = Some(fold);
                self.pending = true;
                Some(Fold {
                    char: ' ',
                    start,
                    end,
                })
            }
        }
    }

    /// Reads a character outside the tables, or one with combining marks.
    #[cold]
    fn slow(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut read = Cluster::default();
        for (at, c) in self.text[start..].char_indices() {
            if !is_invisible(c) {
                if at > 0 && !continues(c) {
                    break;
                }
                // the Stream-Safe Text Format (UAX #15) has at most 30 marks in a row
                read.push(c);
            }
            end = start + at + c.len_utf8();
        }
        self.at = end;
        let mut cluster = Cluster {
            start,
            end,
            ..Cluster::default()
        };
        match read.chars[0] {
            c if read.to == 1 && is_plain_arabic(c) && same(c) == Some(c) => cluster.push(c),
            _ => {
                for c in read.chars().nfc().flat_map(case_fold) {
                    cluster.push(c);
                }
                while cluster.settle() {}
            }
        }
        self.pending = !cluster.is_empty();
        self.cluster = self.pending.then_some(cluster);
    }
}

/// What the tables say of the character at byte `at`, and where that ends; `SLOW` if it
/// is not in the table or a mark may follow. `None` at the end of the text.
#[inline(always)]
pub(crate) fn read(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let (code, end) = code_at(bytes, at)?;
    match EXACT.get(code) {
        Some(&char) if !mark_may_follow(bytes, end) => Some((char, end)),
        _ => Some((SLOW, at)),
    }
}

/// The code point at byte `at` of a text, if it has one byte or two, and where it ends.
#[inline(always)]
fn code_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    Some(match bytes.get(at..)? {
        [first @ 0xc2..0xe0, second, ..] => (code_of(*first, *second), at + 2),
        [first @ 0..0x80, ..] => (usize::from(*first), at + 1),
        [] => return None,
        _ => (SPREAD, at),
    })
}

/// The code point of two bytes.
#[inline(always)]
fn code_of(first: u8, second: u8) -> usize {
    usize::from(first & 0x1f) << 6 | usize::from(second & 0x3f)
}

/// A letter or digit at the layer `loose`, and what it was before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter {
    pub char: char,
    signs: u8,
}

impl Letter {
    const DIGIT: u8 = 1;
    const CAPITAL: u8 = 2;
    const CYRILLIC: u8 = 4;
    const KAZAKH: u8 = 8;
    /// It is one.
    const KNOWN: u8 = 16;

    /// No letter; adds nothing to others.
    pub const NONE: Letter = Letter {
        char: '\0',
        signs: 0,
    };

    /// A letter of the layer `exact` that stands for `char`.
    pub const fn new(char: char, exact: char, is_capital: bool) -> Letter {
        let is_cyrillic = exact >= '\u{400}' && exact <= '\u{52f}';
        // Kazakh has it, Russian has not
        let is_kazakh = is_cyrillic && exact > 'ё' && char != exact;
        let signs = Letter::KNOWN
            + Letter::DIGIT * char.is_ascii_digit() as u8
            + Letter::CAPITAL * is_capital as u8
            + Letter::CYRILLIC * is_cyrillic as u8
            + Letter::KAZAKH * is_kazakh as u8;
        Letter { char, signs }
    }

    /// It, with what some other letter is.
    #[inline(always)]
    pub fn with(self, other: Letter) -> Letter {
        Letter {
            char: self.char,
            signs: self.signs | other.signs,
        }
    }

    #[inline(always)]
    fn is(self, sign: u8) -> bool {
        self.signs & sign != 0
    }

    /// Whether both are letters, or both digits.
    #[inline(always)]
    fn is_alike(self, other: Letter) -> bool {
        (self.signs ^ other.signs) & (Letter::KNOWN | Letter::DIGIT) == 0
    }

    pub fn is_digit(self) -> bool {
        self.is(Letter::DIGIT)
    }

    pub fn is_capital(self) -> bool {
        self.is(Letter::CAPITAL)
    }

    pub fn is_cyrillic(self) -> bool {
        self.is(Letter::CYRILLIC)
    }

    pub fn is_kazakh(self) -> bool {
        self.is(Letter::KAZAKH)
    }
}

/// The letter at byte `at` of a text, if the tables know it, and where it ends.
#[inline(always)]
pub(crate) fn letter_at(bytes: &[u8], at: usize) -> Option<(Letter, usize)> {
    let (letter, behind) = first_letter(bytes.get(at..)?)?;
    let end = bytes.len() - behind.len();
    (letter.is(Letter::KNOWN) && !mark_may_follow(bytes, end)).then_some((letter, end))
}

/// Small letters from а to я, or from a to z, in a row: what most letters are. They fold to
/// themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain<'t> {
    pub bytes: &'t [u8],
    pub is_cyrillic: bool,
}

impl<'t> Plain<'t> {
    /// Those from byte `at` of a text on.
    #[inline(never)]
    pub fn at(bytes: &'t [u8], at: usize) -> Plain<'t> {
        let rest = bytes.get(at..).unwrap_or_default();
        let is_cyrillic = !rest.first().is_some_and(u8::is_ascii);
        let mut len;
        match is_cyrillic {
            true => {
                let pairs = rest.chunks_exact(2);
                let is_small =
                    |pair: &&[u8]| matches!(pair, [0xd0, 0xb0..=0xbf] | [0xd1, 0x80..=0x8f]);
                len = 2 * pairs.take_while(is_small).count();
            }
            false => {
                len = rest
                    .iter()
                    .take_while(|byte| byte.is_ascii_lowercase())
                    .count()
            }
        }
        // a mark makes another letter of the last
        if mark_may_follow(rest, len) {
            len = len.saturating_sub(1 + usize::from(is_cyrillic));
        }
        Plain {
            bytes: rest.get(..len).unwrap_or_default(),
            is_cyrillic,
        }
    }

    /// How many letters.
    #[inline]
    pub fn len(self) -> usize {
        self.bytes.len() >> u8::from(self.is_cyrillic)
    }

    /// Adds the letters to others.
    #[inline]
    pub fn add_to(self, letters: &mut Vec<char>) {
        match self.is_cyrillic {
            true => letters.extend(self.bytes.chunks_exact(2).map(cyrillic)),
            false => letters.extend(self.bytes.iter().copied().map(char::from)),
        }
    }

    /// Hands every letter to `each`.
    #[inline]
    pub fn for_each(self, each: impl FnMut(char)) {
        match self.is_cyrillic {
            true => self.bytes.chunks_exact(2).map(cyrillic).for_each(each),
            false => self.bytes.iter().copied().map(char::from).for_each(each),
        }
    }
}

/// The letter of two bytes, which is one from U+0400 on.
#[inline]
fn cyrillic(pair: &[u8]) -> char {
    let code = u32::from(pair[0] & 1) << 6 | u32::from(pair[1] & 0x3f) | 0x400;
    char::from_u32(code).unwrap_or_default()
}

/// Letters without a digit among them, or digits without a letter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub first: Letter,
    /// What those behind the first are, as one letter.
    pub others: Letter,
    /// The byte behind the last.
    pub end: usize,
}

/// The run that begins at byte `at` of a text, as far as the tables know its letters, which
/// are added to `letters`.
#[inline]
pub(crate) fn run_at(bytes: &[u8], at: usize, letters: &mut Vec<char>) -> Option<Run> {
    let (first, mut rest) = first_letter(bytes.get(at..)?)?;
    if !first.is(Letter::KNOWN) {
        return None;
    }
    letters.push(first.char);
    let (mut last, mut others) = (at, Letter::NONE);
    while let Some((letter, behind)) = first_letter(rest) {
        if !letter.is_alike(first) {
            break;
        }
        letters.push(letter.char);
        others = others.with(letter);
        last = bytes.len() - rest.len();
        rest = behind;
    }
    let mut end = bytes.len() - rest.len();
    // with a mark behind it the last is another letter
    if mark_may_follow(bytes, end) {
        letters.pop();
        end = last;
    }
    (end > at).then_some(Run { first, others, end })
}

/// What the tables say of the letter with which a text begins, and what is behind it.
#[inline(always)]
fn first_letter(bytes: &[u8]) -> Option<(Letter, &[u8])> {
    let (code, behind) = match bytes {
        [first @ 0xc2..0xe0, second, behind @ ..] => (code_of(*first, *second), behind),
        [first @ 0..0x80, behind @ ..] => (usize::from(*first), behind),
        _ => return None,
    };
    Some((LETTERS[code & (CODES - 1)], behind))
}

/// The folded characters from byte `at` of a text on until the tables are enough again,
/// but at least one character; the byte from where on they may be.
pub(crate) fn at_length(text: &str, at: usize, mut each: impl FnMut(Fold)) -> usize {
    let mut exact = Exact {
        started: true,
        ..Exact::behind(text, at)
    };
    while let Some(fold) = exact.next_other() {
        each(fold);
        if !exact.pending && exact.space.is_none() {
            return exact.at;
        }
    }
    text.len()
}

/// The character at byte `at`, if it is one that calls for no more thought: no space, and no
/// control, which texts seldom have.
#[inline(always)]
fn simple(bytes: &[u8], at: usize) -> Option<Fold> {
    let (char, end) = read(bytes, at)?;
    let fold = Fold {
        char,
        start: at,
        end,
    };
    (' ' < char && char < NOTHING).then_some(fold)
}

/// What one character, already lower-case, is at the layer `exact`.
fn same(c: char) -> Option<char> {
    if is_invisible(c) {
        return None;
    }
    if c.is_whitespace() {
        return Some(' ');
    }
    Some(
        SAME.iter()
            .find(|(from, _)| from.contains(&c))
            .map_or(c, |(_, to)| *to),
    )
}

/// Full case folding: to upper case, which undoes final sigma, long s, sharp s
/// and the ligatures, and to lower case.
fn case_fold(c: char) -> impl Iterator<Item = char> {
    let c = if c == 'İ' { 'i' } else { c };
    c.to_uppercase().flat_map(char::to_lowercase)
}

/// Characters that are not seen: soft hyphen, zero-width and direction marks,
/// joiners, variation selectors, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether `c` can change the character before it under NFC: a mark, a character that
/// begins with one when it is taken apart, or the second half of a composed one.
fn continues(c: char) -> bool {
    if is_plain_arabic(c) {
        return false;
    }
    let mut first = None;
    unicode_normalization::char::decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    canonical_combining_class(first.unwrap_or(c)) != 0
        || unicode_normalization::is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe
}

/// Arabic letters that are as they are under NFC, the commonest, which have no case either.
const fn is_plain_arabic(c: char) -> bool {
    matches!(c, '\u{627}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6bf}')
}

/// Whether the character at byte `at` may be a combining mark, or an invisible
/// one behind which a mark may come. Errs on the side of yes: no mark of Unicode
/// has a first byte other than these.
#[inline(always)]
pub(crate) fn mark_may_follow(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(&byte) if FIRST_OF_MARK[usize::from(byte)] => is_mark(bytes, at),
        _ => false,
    }
}

/// The first bytes of marks and invisible characters.
static FIRST_OF_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte, 0xc2 | 0xcc | 0xcd | 0xd2 | 0xd5..);
        byte += 1;
    }
    table
};

/// A closer look at the character at `at`, whose first byte is that of a mark.
fn is_mark(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1).copied().unwrap_or(0);
    match bytes[at] {
        // soft hyphen
        0xc2 => next == 0xad,
        // U+0483..=U+0487, Cyrillic titlo and its like
        0xd2 => matches!(next, 0x83..=0x87),
        // dashes and quotation marks; №
        0xe2 if next == 0x80 => !matches!(bytes.get(at + 2), Some(0x90..=0xa7)),
        0xe2 => next != 0x84,
        // plain Arabic letters
        0xd8 => !matches!(next, 0xa7..=0xbf),
        0xd9 => !matches!(next, 0x81..=0x8a | 0xb1..=0xbf),
        0xda => false,
        _ => true,
    }
}

#[cold]
fn loosen_slow(c: char) -> Option<char> {
    if let Some((_, to)) = ALIKE.iter().find(|(from, _)| from.contains(&c)) {
        return Some(*to);
    }
    if ARABIC_NOTHING.contains(&c) || continues(c) || !(c.is_alphabetic() || is_digit(c)) {
        return None;
    }
    if is_plain_arabic(c) || LETTERS_WITH_MARKS.contains(&c) {
        return Some(c);
    }
    let mut base = c;
    unicode_normalization::char::decompose_canonical(c, |part| {
        if !continues(part) {
            base = part;
        }
    });
    if base == c { Some(c) } else { loosen(base) }
}

/// Decimal digits of any script; superscripts and fractions are none.
fn is_digit(c: char) -> bool {
    c.is_numeric()
        && !matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{bc}'..='\u{be}')
        && !matches!(c as u32, 0x2070..=0x218f | 0x2460..=0x24ff)
}

/// A letter and its marks, and where they stand.
#[derive(Clone, Debug)]
struct Cluster {
    chars: [char; Cluster::LEN],
    from: u8,
    to: u8,
    start: usize,
    end: usize,
}

impl Default for Cluster {
    #[inline(always)]
    fn default() -> Self {
        Cluster {
            chars: ['\0'; Cluster::LEN],
            from: 0,
            to: 0,
            start: 0,
            end: 0,
        }
    }
}

impl Cluster {
    /// A letter with the thirty marks of a Stream-Safe text.
    const LEN: usize = 31;

    /// Adds a character; what goes beyond the length is dropped.
    fn push(&mut self, c: char) {
        if let Some(slot) = self.chars.get_mut(usize::from(self.to)) {
            *slot = c;
            self.to += 1;
        }
    }

    fn is_empty(&self) -> bool {
        self.from == self.to
    }

    fn pop(&mut self) -> Option<Fold> {
        if self.from == self.to {
            return None;
        }
        self.from += 1;
        Some(Fold {
            char: self.chars[usize::from(self.from) - 1],
            start: self.start,
            end: self.end,
        })
    }

    fn chars(&self) -> impl Iterator<Item = char> + '_ {
        let range = usize::from(self.from)..usize::from(self.to);
        self.chars[range].iter().copied()
    }

    /// Applies the rules of `exact` to a cluster in lower case; whether that
    /// changed it, so that there may be more to do.
    fn settle(&mut self) -> bool {
        let mut after = Cluster {
            start: self.start,
            end: self.end,
            ..Cluster::default()
        };
        for c in self.chars().nfc().flat_map(same) {
            // a mark that belongs to a letter which has a form without it
            let last = after.chars().last().unwrap_or_default();
            let made = COMPOSED
                .iter()
                .find(|(base, marks, _)| *base == last && marks.contains(&c))
                .map(|(_, _, made)| *made);
            match made {
                Some(made) => after.chars[usize::from(after.to) - 1] = made,
                None if last == 'i' && c == '\u{307}' => (),
                None => after.push(c),
            }
        }
        let changed = !self.chars().eq(after.chars());
        *self = after;
        changed
    }
}

// The tables above, spread over the code points from Latin to Arabic, so that folding is one
// read for nearly all text.

/// Code points of one byte or two.
const CODES: usize = 0x800;
/// Code points in the spread tables.
const SPREAD: usize = 0x700;
/// Stands for nothing.
const NOTHING: char = '\u{fffe}';
/// Not in the table.
const SLOW: char = '\u{ffff}';

/// What a code point is at the layer `exact`.
pub(crate) static EXACT: [char; SPREAD] = {
    let mut table = [SLOW; SPREAD];
    let mut c = 0;
    while c < SPREAD {
        table[c] = match lower_case(c as u32) {
            Some(code) => in_range(code),
            None => SLOW,
        };
        c += 1;
    }
    // white space
    let spaces = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0];
    let mut i = 0;
    while i < spaces.len() {
        table[spaces[i]] = ' ';
        i += 1;
    }
    table[0xad] = NOTHING;
    spread(SAME, table)
};

/// What a code point of an `exact` string is at the layer `loose`.
static LOOSE: [char; SPREAD] = {
    let mut table = [SLOW; SPREAD];
    let mut c = 0;
    while c < SPREAD {
        let letter = matches!(c, 0x30..=0x39 | 0x61..=0x7a | 0x430..=0x45f | 0x48a..=0x52f);
        if letter || is_plain_arabic(in_range(c as u32)) {
            table[c] = in_range(c as u32);
        } else if c < 0x80 {
            table[c] = NOTHING;
        }
        c += 1;
    }
    // Cyrillic letters that have marks go the slow way
    let marked = [
        0x450, 0x451, 0x453, 0x457, 0x45c, 0x45d, 0x45e, 0x4c2, 0x4d1, 0x4d3, 0x4d7, 0x4db, 0x4dd,
        0x4df, 0x4e3, 0x4e5, 0x4e7, 0x4eb, 0x4ed, 0x4ef, 0x4f1, 0x4f3, 0x4f5, 0x4f9,
    ];
    let mut i = 0;
    while i < marked.len() {
        table[marked[i]] = SLOW;
        i += 1;
    }
    let mut i = 0;
    while i < ARABIC_NOTHING.len() {
        table[ARABIC_NOTHING[i] as usize] = NOTHING;
        i += 1;
    }
    spread(ALIKE, table)
};

/// The letters and digits among the code points, as far as the other tables know them.
static LETTERS: [Letter; CODES] = {
    let mut table = [Letter::NONE; CODES];
    let mut c = 0;
    while c < SPREAD {
        let exact = EXACT[c];
        if (exact as usize) < SPREAD && (LOOSE[exact as usize] as u32) < NOTHING as u32 {
            let is_capital = matches!(lower_case(c as u32), Some(lower) if lower != c as u32);
            table[c] = Letter::new(LOOSE[exact as usize], exact, is_capital);
        }
        c += 1;
    }
    table
};

/// The lower case of the code points below [`SPREAD`]; `None` for combining marks
/// and for letters whose case has no simple order.
const fn lower_case(c: u32) -> Option<u32> {
    Some(match c {
        0x41..=0x5a => c + 0x20,
        0x00..=0x7f | 0xa0..=0xb4 | 0xb6..=0xbf | 0xd7 | 0xf7 => c,
        0xc0..=0xde => c + 0x20,
        0xe0..=0xff => c,
        0x130 | 0x131 | 0x138 | 0x149 | 0x17f => return None,
        0x100..=0x137 | 0x14a..=0x177 => c | 1,
        0x139..=0x148 | 0x179..=0x17e => c + (c & 1),
        0x178 => 0xff,
        0x400..=0x40f => c + 0x50,
        0x410..=0x42f => c + 0x20,
        0x430..=0x45f | 0x482 => c,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => c | 1,
        0x4c0 => 0x4cf,
        0x4c1..=0x4ce => c + (c & 1),
        0x4cf => c,
        _ if is_plain_arabic(in_range(c)) => c,
        _ => return None,
    })
}

/// The character of a code point below [`SPREAD`].
const fn in_range(code: u32) -> char {
    match char::from_u32(code) {
        Some(c) => c,
        None => SLOW,
    }
}

const fn spread(rules: &[(&[char], char)], mut table: [char; SPREAD]) -> [char; SPREAD] {
    let mut r = 0;
    while r < rules.len() {
        let (from, to) = rules[r];
        let mut i = 0;
        while i < from.len() {
            if (from[i] as usize) < SPREAD {
                table[from[i] as usize] = to;
            }
            i += 1;
        }
        r += 1;
    }
    table
}
