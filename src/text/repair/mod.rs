//! Repair: what a damaged text was before it was damaged.
//!
//! Words come out of PDF files, scans and old fonts with Latin letters among the
//! Cyrillic (`кеңестiк` with the `i` of English), Cyrillic ones among the Latin, digits
//! and letters of other alphabets for Kazakh ones, two or three strokes for a letter
//! (`ІІІынжаң`), a hyphen from the end of a line, or as a whole in the wrong code page.
//!
//! * [`repairs`]: the repaired readings of a name, the likeliest first. For a query
//!   that finds nothing.
//! * [`mend`]: a whole text with all that is certain repaired. For running text.
//! * [`code_page`]: a whole text that was typed in a legacy code page.
//!
//! Each result knows what was done ([`Repaired::steps`]) and where each of its bytes
//! comes from ([`Repaired::source`]).
//!
//! A word that mixes scripts is read in the one in which each of its letters of the
//! other has a like ([`lookalike`]); if both ways are open, in that of most of its
//! letters. A word in one script stays as it is, Roman numerals with it, and so does
//! one that Ukrainian, Belarusian, Serbian or Macedonian can spell.
//!
//! ```
//! use atau::text::repair;
//!
//! let mended = repair::mend("Өлкелiк комитетi ұялары-\n  ның").unwrap();
//! assert_eq!(mended.text(), "Өлкелік комитеті ұяларының");
//! assert_eq!(mended.steps()[0].to_string(), "Latin `i` for `і`");
//! assert_eq!(mended.steps()[2].to_string(), "hyphen at a line end");
//!
//! let readings: Vec<_> = repair::repairs("ІІІыңжаң").collect();
//! assert_eq!(readings[0].text(), "Шыңжаң");
//! assert_eq!(readings[0].steps()[0].to_string(), "`ІІІ` for `Ш`");
//!
//! assert!(repair::repairs("Шыңжаң ХХ ғасырда").next().is_none());
//! ```

use std::fmt;
use std::ops::Range;

pub mod codepage;
mod glance;
pub mod lookalike;
pub mod ocr;
mod survey;

pub use codepage::{CodePage, Windows};
use survey::{Depth, Doubt, Site, Survey};

/// How many readings [`repairs`] gives at most.
///
/// ```
/// use atau::text::repair::{MOST, repairs};
/// // П or Н, and one place at a time
/// assert_eq!(repairs(&"ІІавлодар ".repeat(8)).count(), 17);
/// assert_eq!(repairs(&"ІІавлодар ".repeat(50)).count(), MOST);
/// ```
pub const MOST: usize = 24;

/// A text of more bytes than this is no name: of it [`repairs`] gives only the reading
/// with all that is certain.
///
/// ```
/// use atau::text::repair::{LONGEST, repairs};
/// let long = "Құлжa ІІавлодар ".repeat(LONGEST / 16);
/// assert!(long.len() > LONGEST);
/// let readings: Vec<_> = repairs(&long).collect();
/// assert!(readings.len() == 1 && readings[0].text().starts_with("Құлжа ІІавлодар")); // the a only
/// ```
pub const LONGEST: usize = 1024;

/// What a reading costs that is certain.
const CERTAIN: u16 = 1;
/// The second of two letters for which one may stand.
const SECOND: u16 = 1;
/// The other of two code pages.
const OTHER_PAGE: u16 = 1;
const HYPHEN: u16 = 2;
/// Two strokes that make ы.
const BY_STROKE: u16 = 2;
/// A word of one script in the other.
const SCRIPT: u16 = 3;
const DIGIT: u16 = 3;
const GROUP: u16 = 4;

/// What kind of damage was repaired.
///
/// ```
/// use atau::text::repair::{Kind, mend};
/// let mended = mend("Өлкелiк коми-\nтеттің").unwrap();
/// let kinds: Vec<Kind> = mended.steps().iter().map(|step| step.kind()).collect();
/// assert_eq!(kinds, [Kind::Latin, Kind::LineEnd]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A Latin letter for a Cyrillic one.
    Latin,
    /// A Cyrillic letter for a Latin one.
    Cyrillic,
    /// A letter of another alphabet for a Kazakh one.
    Foreign,
    /// A digit for a letter.
    Digit,
    /// Signs that text recognition yields for a letter.
    Group,
    /// A word divided at the end of a line.
    LineEnd,
    /// A word divided elsewhere, where a line once ended.
    Hyphen,
    /// Text in a legacy code page, read as CP1251.
    CodePage(CodePage),
    /// UTF-8 that was read as a Windows code page.
    Utf8(Windows),
}

impl Kind {
    /// A word for it, for machines.
    ///
    /// ```
    /// assert_eq!(atau::text::repair::Kind::LineEnd.as_str(), "line-end");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Latin => "latin",
            Kind::Cyrillic => "cyrillic",
            Kind::Foreign => "foreign",
            Kind::Digit => "digit",
            Kind::Group => "group",
            Kind::LineEnd => "line-end",
            Kind::Hyphen => "hyphen",
            Kind::CodePage(_) => "code-page",
            Kind::Utf8(_) => "utf-8",
        }
    }
}

/// One repair; prints as a phrase.
///
/// ```
/// use atau::text::repair::repairs;
/// let step = |text| repairs(text).next().unwrap().steps()[0].to_string();
/// assert_eq!(step("Қ0қан"), "`0` for `о`");
/// assert_eq!(step("Ќұлжа"), "`Ќ` for `Қ`");
/// assert_eq!(step("Kossaeв"), "Cyrillic `в` for `v`");
/// assert_eq!(step("босқын-дар"), "hyphen inside a word");
/// assert_eq!(step("Шыѕжаѕ"), "typed in KZ-1048, shown in CP1251");
/// assert_eq!(step("РЁС‹ТЈР¶Р°ТЈ"), "UTF-8, shown in CP1251");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    range: Range<usize>,
    kind: Kind,
    /// The signs, if there are no more than this.
    written: [Option<char>; 3],
    read: Option<char>,
}

impl Repair {
    /// The bytes of the original text that were repaired; with a code page, from the
    /// first letter to the last.
    ///
    /// ```
    /// let text = "Ка3ревком";
    /// let mended = atau::text::repair::mend(text).unwrap();
    /// assert_eq!(&text[mended.steps()[0].range()], "3");
    /// ```
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What kind of damage it was.
    ///
    /// ```
    /// use atau::text::repair::{Kind, mend};
    /// assert_eq!(mend("Ка3ревком").unwrap().steps()[0].kind(), Kind::Digit);
    /// ```
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::LineEnd => return f.write_str("hyphen at a line end"),
            Kind::Hyphen => return f.write_str("hyphen inside a word"),
            Kind::CodePage(page) => return write!(f, "typed in {page}, shown in CP1251"),
            Kind::Utf8(shown) => return write!(f, "UTF-8, shown in {shown}"),
            Kind::Latin => f.write_str("Latin ")?,
            Kind::Cyrillic => f.write_str("Cyrillic ")?,
            Kind::Foreign | Kind::Digit | Kind::Group => (),
        }
        f.write_str("`")?;
        for c in self.written.iter().flatten() {
            write!(f, "{c}")?;
        }
        f.write_str("` for `")?;
        if let Some(c) = self.read {
            write!(f, "{c}")?;
        }
        f.write_str("`")
    }
}

/// A repaired text that remembers what was done to it.
///
/// ```
/// let mended = atau::text::repair::mend("комитетiнің").unwrap(); // the i of English
/// assert_eq!(mended.text(), "комитетінің");
/// assert_eq!(mended.steps()[0].to_string(), "Latin `i` for `і`");
/// assert_eq!(mended.source(0..16), Some(0..15)); // which is one byte, not two
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    text: String,
    /// What was replaced, in order.
    replaced: Vec<Replaced>,
    steps: Vec<Repair>,
    cost: u16,
}

/// Bytes of the source and the bytes of the repaired text that stand for them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Replaced {
    source: Range<usize>,
    text: Range<usize>,
}

impl Repaired {
    /// The repaired text.
    ///
    /// ```
    /// use atau::text::repair::mend;
    /// assert_eq!(mend("РСФСР-\n  дың").unwrap().text(), "РСФСР-дың");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original text from which the bytes `range` of
    /// [`text`](Self::text) come, with all that was dropped between them. `None` if
    /// `range` is not within the text or does not begin and end with a character.
    ///
    /// O(log r) for r repairs.
    ///
    /// ```
    /// let source = "ІІІынжаң ауда-\nны";
    /// let mended = atau::text::repair::repairs(source).last().unwrap();
    /// assert_eq!(mended.text(), "Шынжаң ауданы");
    /// let at = mended.text().find("ауданы").unwrap();
    /// let range = mended.source(at..at + "ауданы".len()).unwrap();
    /// assert_eq!(&source[range], "ауда-\nны");
    /// ```
    pub fn source(&self, range: Range<usize>) -> Option<Range<usize>> {
        self.text.get(range.clone())?;
        let start = match self.last_from(range.start) {
            Some(at) if range.start < at.text.end => at.source.start,
            Some(at) => at.source.end + (range.start - at.text.end),
            None => range.start,
        };
        if range.is_empty() {
            return Some(start..start);
        }
        let end = match self.last_from(range.end - 1) {
            Some(at) if range.end <= at.text.end => at.source.end,
            Some(at) => at.source.end + (range.end - at.text.end),
            None => range.end,
        };
        Some(start..end)
    }

    /// The last replacement at or before byte `at` of the text.
    fn last_from(&self, at: usize) -> Option<&Replaced> {
        let behind = self.replaced.partition_point(|r| r.text.start <= at);
        self.replaced.get(behind.checked_sub(1)?)
    }

    /// How doubtful the reading is: 1 if there is no other for what is damaged.
    ///
    /// ```
    /// use atau::text::repair::repairs;
    /// let costs = |text| repairs(text).map(|repaired| repaired.cost()).collect::<Vec<_>>();
    /// assert_eq!(costs("Бөкeйxaнoв"), [1]);
    /// assert!(costs("ІІавлодар").is_sorted() && costs("ІІавлодар")[0] > 1);
    /// ```
    pub fn cost(&self) -> u16 {
        self.cost
    }

    /// What was done, in the order of the original text.
    ///
    /// ```
    /// let mended = atau::text::repair::mend("Қ0қaн").unwrap(); // a nought, a Latin a
    /// let steps: Vec<String> = mended.steps().iter().map(|step| step.to_string()).collect();
    /// assert_eq!(steps, ["`0` for `о`", "Latin `a` for `а`"]);
    /// ```
    pub fn steps(&self) -> &[Repair] {
        &self.steps
    }
}

/// The repaired readings of `text`, the likeliest first, at most [`MOST`], each
/// different from the text and from the others. None if the text shows no sign of
/// damage, which is told in one pass without an allocation.
///
/// The order is always the same: the n-th reading of a text is the n-th for good. It
/// is that of [`Repaired::cost`]: first all that is certain at once; then the same
/// with other letters for signs that stand for several (`y` for у or ү); then, in
/// addition, without hyphens inside words, with words in the other script (`CCCP`, and
/// `Тeкec`, which has three Latin letters and two Cyrillic),
/// and last with what text recognition may have made of a letter.
///
/// O(n) for each reading, for text of up to [`LONGEST`] bytes; for longer text, O(n)
/// and one reading.
///
/// ```
/// use atau::text::repair::repairs;
/// let texts = |text| repairs(text).map(|r| r.text().to_owned()).collect::<Vec<_>>();
/// assert_eq!(texts("Бөкeйxaнoв"), ["Бөкейханов"]);
/// assert_eq!(texts("Құлжa ІІавлодар"), ["Құлжа ІІавлодар", "Құлжа Павлодар", "Құлжа Навлодар"]);
/// assert_eq!(texts("CCCP"), ["СССР"]);
/// assert_eq!(texts("Тeкec"), ["Tekec", "Текес"]);
/// assert_eq!(texts("ІІ съезд, 1-бесжылдық"), [""; 0]);
/// assert_eq!(texts("Київ"), [""; 0]);
/// ```
pub fn repairs(text: &str) -> Repairs<'_> {
    if glance::is_sound(text) {
        return Repairs::new(text, Vec::new(), Vec::new());
    }
    plan(text)
}

/// The same, whatever the text is like at a glance.
fn plan(text: &str) -> Repairs<'_> {
    let depth = if text.len() <= LONGEST {
        Depth::All
    } else {
        Depth::Certain
    };
    let Survey { certain, doubtful } = Survey::of(text, depth);
    let base: Vec<Edit> = certain
        .iter()
        .filter_map(|site| Edit::of(site, 0))
        .collect();
    let mut plans = Vec::new();
    if text.len() <= LONGEST {
        plan_utf8(text, &mut plans);
    }
    // what is not text in letters has no damaged letters
    if plans.is_empty() {
        if text.len() <= LONGEST {
            plan_code_pages(text, &mut plans);
        }
        if !base.is_empty() {
            plans.push(Plan::default());
        }
        if text.len() <= LONGEST {
            plan_seconds(&certain, &mut plans);
            plan_doubtful(&doubtful, &mut plans);
        }
    }
    plans.sort_by_key(|plan| plan.extra);
    Repairs::new(text, base, plans)
}

/// `text` with all that is certain repaired, `None` if there is nothing to repair.
///
/// Certain are letters of the wrong script in words that mix scripts, letters of
/// other alphabets, digits between the letters of a word, and words divided at the end
/// of a line. No text recognition, no code pages, no hyphens inside a line; where a
/// sign stands for several letters, the likeliest.
///
/// O(n); without an allocation if there is nothing to repair.
///
/// ```
/// use atau::text::repair::mend;
/// assert_eq!(mend("тәркiлеу, Ка3ревком").unwrap().text(), "тәркілеу, Казревком");
/// assert_eq!(mend("РСФСР-\n  дың").unwrap().text(), "РСФСР-дың");
/// assert_eq!(mend("1-бесжылдық, босқын-дар, CCCP, XIX ғасыр"), None);
/// ```
pub fn mend(text: &str) -> Option<Repaired> {
    let found = Survey::of(text, Depth::Certain).certain;
    if found.is_empty() {
        return None;
    }
    let edits = found.iter().filter_map(|site| Edit::of(site, 0));
    Some(build(text, edits, CERTAIN)).filter(|repaired| !repaired.steps.is_empty())
}

/// A whole text that was typed in a legacy Kazakh code page and read as CP1251: which
/// one, and the text as it was. `None` if the evidence is not enough: two letters that
/// only such a text has, no Kazakh letter but і, and no other alphabet that spells the
/// words with those letters.
///
/// ```
/// use atau::text::repair::{CodePage, code_page};
/// let (page, text) = code_page("Ќазаќстан Республикасыныѕ аумаєындаєы жјне").unwrap();
/// assert_eq!(page, CodePage::Kz1048);
/// assert_eq!(text.text(), "Қазақстан Республикасының аумағындағы және");
/// assert_eq!(text.steps().len(), 1);
/// assert_eq!(code_page("Його столиця Київ, її вулиці"), None);
/// ```
///
/// O(n).
pub fn code_page(text: &str) -> Option<(CodePage, Repaired)> {
    let (page, _) = codepage::Evidence::of(text).verdict()?;
    let edits = codepage::decode(text, page).map(|found| Edit::of_page(page, found));
    Some((page, build(text, edits, CERTAIN)))
}

/// Iterator over the readings of a text; see [`repairs`].
///
/// ```
/// let mut readings = atau::text::repair::repairs("ІІавлодар");
/// assert_eq!(readings.next().unwrap().text(), "Павлодар");
/// assert_eq!(readings.next().unwrap().text(), "Навлодар");
/// assert!(readings.next().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Repairs<'t> {
    text: &'t str,
    /// What is certain.
    base: Vec<Edit>,
    plans: std::vec::IntoIter<Plan>,
    /// The readings so far.
    given: Vec<String>,
}

impl<'t> Repairs<'t> {
    fn new(text: &'t str, base: Vec<Edit>, plans: Vec<Plan>) -> Repairs<'t> {
        Repairs {
            text,
            base,
            plans: plans.into_iter(),
            given: Vec::new(),
        }
    }
}

impl Iterator for Repairs<'_> {
    type Item = Repaired;

    fn next(&mut self) -> Option<Repaired> {
        if self.given.len() >= MOST {
            return None;
        }
        for plan in self.plans.by_ref() {
            let cost = CERTAIN + plan.extra;
            let repaired = build(self.text, overlay(&self.base, &plan.over), cost);
            let known = |given: &String| *given == repaired.text;
            if repaired.text != self.text && !self.given.iter().any(known) {
                if self.text.len() <= LONGEST {
                    self.given.push(repaired.text.clone());
                }
                return Some(repaired);
            }
        }
        None
    }
}

impl std::iter::FusedIterator for Repairs<'_> {}

/// One replacement.
#[derive(Clone, Debug)]
struct Edit {
    range: Range<usize>,
    /// Other edits within are not made.
    cover: Range<usize>,
    kind: Kind,
    read: Option<char>,
}

impl Edit {
    /// The `n`-th reading of a site.
    fn of(site: &Site, n: usize) -> Option<Edit> {
        let read = match site.reads.get(n) {
            Some(&c) if site.upper => Some(c.to_uppercase().next().unwrap_or(c)),
            Some(&c) => Some(c),
            None if site.reads.is_empty() && n == 0 => None,
            None => return None,
        };
        Some(Edit {
            range: site.range.clone(),
            cover: site.cover.clone(),
            kind: site.kind,
            read,
        })
    }

    /// A letter of a code page.
    fn of_page(page: CodePage, (range, letter): (Range<usize>, char)) -> Edit {
        Edit {
            cover: range.clone(),
            range,
            kind: Kind::CodePage(page),
            read: Some(letter),
        }
    }
}

/// What one reading has in addition to, or instead of, what is certain.
#[derive(Clone, Debug, Default)]
struct Plan {
    extra: u16,
    /// In the order of the text.
    over: Vec<Edit>,
}

/// Adds the readings of UTF-8 in the wrong code page.
fn plan_utf8(text: &str, plans: &mut Vec<Plan>) {
    for shown in [Windows::Cp1251, Windows::Cp1252] {
        if let Some(found) = codepage::utf8(text, shown) {
            let edit = |(range, read)| Edit {
                range,
                cover: 0..text.len(),
                kind: Kind::Utf8(shown),
                read: Some(read),
            };
            plans.push(Plan {
                extra: 0,
                over: found.into_iter().map(edit).collect(),
            });
        }
    }
}

/// Adds the readings of text in a legacy code page.
fn plan_code_pages(text: &str, plans: &mut Vec<Plan>) {
    // which most texts are; none of these is a marker
    let is_plain = |c| matches!(c, '\0'..='\u{7f}' | 'А'..='я' | '\u{600}'..='\u{6ff}');
    if text.chars().all(is_plain) {
        return;
    }
    let Some((page, sure)) = codepage::Evidence::of(text).verdict() else {
        return;
    };
    let other = match page {
        CodePage::Kz1048 => CodePage::Ptcp154,
        CodePage::Ptcp154 => CodePage::Kz1048,
    };
    for (page, extra) in [(page, 0), (other, if sure { OTHER_PAGE } else { 0 })] {
        let found = codepage::decode(text, page);
        let over: Vec<Edit> = found.map(|found| Edit::of_page(page, found)).collect();
        if !over.is_empty() {
            plans.push(Plan { extra, over });
        }
    }
}

/// Adds the readings with another letter where a sign stands for several: each such
/// sign wherever it is, then in one place at a time.
fn plan_seconds(certain: &[Site], plans: &mut Vec<Plan>) {
    let several = || certain.iter().filter(|site| site.reads.len() > 1);
    let mut signs: Vec<&[char]> = Vec::new();
    for site in several().take(MOST) {
        if signs.contains(&site.reads) {
            continue;
        }
        signs.push(site.reads);
        for n in 1..site.reads.len() {
            let same = several().filter(|other| other.reads == site.reads);
            plans.push(Plan {
                extra: SECOND * n as u16,
                over: same.filter_map(|site| Edit::of(site, n)).collect(),
            });
        }
    }
    if signs.len() > 1 {
        plans.push(Plan {
            extra: 2 * SECOND,
            over: several().filter_map(|site| Edit::of(site, 1)).collect(),
        });
    }
    for site in several().take(MOST) {
        for n in 1..site.reads.len() {
            plans.push(Plan {
                extra: SECOND * (n + 1) as u16,
                over: Edit::of(site, n).into_iter().collect(),
            });
        }
    }
}

/// Adds the readings with what is not certain.
fn plan_doubtful(doubtful: &[(Doubt, Site)], plans: &mut Vec<Plan>) {
    let all = |doubt: Doubt, n: usize| {
        let of_kind = doubtful.iter().filter(move |(other, _)| *other == doubt);
        of_kind.filter_map(move |(_, site)| Edit::of(site, n.min(site.reads.len().max(1) - 1)))
    };
    let mut add = |extra: u16, over: Vec<Edit>| {
        if !over.is_empty() {
            plans.push(Plan { extra, over });
        }
    };
    add(0, all(Doubt::Tie, 0).collect());
    add(HYPHEN, all(Doubt::Hyphen, 0).collect());
    for script in [Kind::Latin, Kind::Cyrillic] {
        let over = all(Doubt::Script, 0).filter(|edit| edit.kind == script);
        add(SCRIPT, over.collect());
    }
    add(SCRIPT, all(Doubt::Minor, 0).collect());
    for n in 0..2 {
        add(DIGIT + n as u16, all(Doubt::Digit, n).collect());
    }
    // the groups one at a time, all at once, and with all the rest
    let cost = |site: &Site| match site.reads {
        ocr::WITH_STROKE => BY_STROKE,
        _ => GROUP,
    };
    let groups = || {
        let of_kind = doubtful.iter().filter(|(doubt, _)| *doubt == Doubt::Group);
        of_kind.map(|(_, site)| site)
    };
    let dearest = groups().map(cost).max().unwrap_or_default();
    add(dearest, all(Doubt::Group, 0).collect());
    for site in groups().take(MOST) {
        for n in 0..site.reads.len() {
            add(
                cost(site) + n as u16,
                Edit::of(site, n).into_iter().collect(),
            );
        }
    }
    // each hyphen
    for edit in all(Doubt::Hyphen, 0).take(MOST) {
        add(HYPHEN + 1, vec![edit]);
    }
    let mut over: Vec<Edit> = all(Doubt::Group, 0)
        .chain(all(Doubt::Hyphen, 0))
        .chain(all(Doubt::Digit, 0))
        .collect();
    over.sort_by_key(|edit| edit.range.start);
    over.dedup_by(|b, a| b.range.start < a.range.end);
    add(dearest + HYPHEN + 1, over);
}

/// The edits of `over`, and those of `base` that none of them covers; both in order.
fn overlay<'a>(base: &'a [Edit], over: &'a [Edit]) -> impl Iterator<Item = Edit> + 'a {
    let mut base = base.iter().peekable();
    let mut over = over.iter().peekable();
    let mut covered = 0;
    std::iter::from_fn(move || {
        loop {
            match (base.peek(), over.peek()) {
                (Some(b), _) if b.range.start < covered => {
                    base.next();
                }
                (Some(b), Some(o)) if b.range.end <= o.cover.start => return base.next().cloned(),
                (_, Some(o)) => {
                    covered = o.cover.end.max(covered);
                    return over.next().cloned();
                }
                (_, None) => return base.next().cloned(),
            }
        }
    })
}

/// Makes the edits, which are in order and do not overlap.
fn build(text: &str, edits: impl Iterator<Item = Edit>, cost: u16) -> Repaired {
    let mut repaired = Repaired {
        text: String::new(),
        replaced: Vec::new(),
        steps: Vec::new(),
        cost,
    };
    let mut at = 0;
    for edit in edits {
        let (Some(kept), Some(written)) =
            (text.get(at..edit.range.start), text.get(edit.range.clone()))
        else {
            continue;
        };
        repaired.text.push_str(kept);
        let start = repaired.text.len();
        repaired.text.extend(edit.read);
        repaired.replaced.push(Replaced {
            source: edit.range.clone(),
            text: start..repaired.text.len(),
        });
        at = edit.range.end;
        repaired.note(edit, written);
    }
    repaired.text.push_str(text.get(at..).unwrap_or_default());
    repaired
}

impl Repaired {
    /// Writes down a step; a code page is one.
    fn note(&mut self, edit: Edit, written: &str) {
        if matches!(edit.kind, Kind::CodePage(_) | Kind::Utf8(_)) {
            let known = self.steps.iter_mut().find(|step| step.kind == edit.kind);
            if let Some(step) = known {
                step.range.end = edit.range.end;
                return;
            }
        }
        let mut signs = written.chars();
        self.steps.push(Repair {
            range: edit.range,
            kind: edit.kind,
            written: std::array::from_fn(|_| signs.next()),
            read: edit.read,
        });
    }
}
