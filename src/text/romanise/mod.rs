//! Romanisation: names carried from one script into another, and back.
//!
//! Each scheme is a table that reads like the standard it comes from
//! (`kazakh.rs`, `russian.rs`, `chinese.rs`); the code here walks it.
//!
//! * [`romanise`] writes a text in a scheme, [`restore`] reads it back where the
//!   scheme allows.
//! * [`spells`] asks whether letters are a spelling of a text in a scheme, with all
//!   that the scheme leaves to the writer.
//! * [`readings`] goes the other way one letter at a time: what may this Latin letter,
//!   or these two or three, stand for in Cyrillic, in any scheme?
//!
//! ```
//! use atau::text::romanise::{Scheme, romanise};
//!
//! assert_eq!(romanise("Шыңжаң", Scheme::Kazakh2021), "Şyñjañ");
//! assert_eq!(romanise("Шыңжаң", Scheme::KazakhBgn), "Shyngzhang");
//! assert_eq!(romanise("Шыңжаң", Scheme::KazakhArabic), "شىڭجاڭ");
//! assert_eq!(romanise("Семиречье", Scheme::RussianBgn), "Semirech’ye");
//! assert_eq!(romanise("Ma Zhongying", Scheme::Palladius), "Ма Чжунъин");
//! assert_eq!(romanise("Sheng Shicai", Scheme::WadeGiles), "Sheng Shih-ts'ai");
//! ```

use std::fmt;
use std::str::FromStr;

use super::fold::{self, Fold, Folded};
use crate::entity::{Lang, Script, UnknownWord, vocabulary};
use letters::{Kind, Letter};

mod chinese;
mod kazakh;
mod letters;
mod readings;
mod restore;
mod russian;
mod syllables;

pub use readings::{SILENT, readings};
pub use restore::restore;

vocabulary! {
    /// A named scheme.
    ///
    /// ```
    /// use atau::text::romanise::{Scheme, romanise};
    /// let scheme: Scheme = "kk-yanalif".parse()?;
    /// assert_eq!(romanise("Қазақ тілі", scheme), "Qazaq tili");
    /// # Ok::<(), atau::UnknownWord>(())
    /// ```
    Scheme, "scheme":
    /// Kazakh Latin alphabet, table of January 2021.
    Kazakh2021 = "kk-2021",
    /// Kazakh Latin alphabet, decree of February 2018 (with acutes).
    Kazakh2018 = "kk-2018",
    /// Kazakh Latin alphabet, decree of October 2017 (with apostrophes).
    Kazakh2017 = "kk-2017",
    /// Kazakh, BGN/PCGN 1979: English maps and gazetteers.
    KazakhBgn = "kk-bgn-1979",
    /// Kazakh, ALA-LC: American and British libraries.
    KazakhAlaLc = "kk-ala-lc",
    /// Kazakh, ISO 9:1995: a letter for a letter.
    KazakhIso9 = "kk-iso-9",
    /// Kazakh as passports and newspapers write it: no standard, and with variants.
    KazakhPassport = "kk-passport",
    /// Kazakh Latin alphabet of 1929-40, the script of the period.
    Yanalif = "kk-yanalif",
    /// Kazakh in Arabic script (төте жазу, töte jazu), as in China today.
    KazakhArabic = "kk-arabic",
    /// Russian, BGN/PCGN 1947: English maps and gazetteers.
    RussianBgn = "ru-bgn-1947",
    /// Russian, ALA-LC 2012: American and British libraries.
    RussianAlaLc = "ru-ala-lc",
    /// Russian, ISO 9:1995, the same as GOST 7.79-2000 A: a letter for a letter.
    RussianIso9 = "ru-iso-9",
    /// Russian, GOST 7.79-2000 B: in ASCII.
    RussianGostB = "ru-gost-b",
    /// Russian, ICAO Doc 9303: passports.
    RussianIcao = "ru-icao",
    /// Russian as linguists write it.
    RussianScientific = "ru-scientific",
    /// Russian as newspapers and books write it: no standard, and with variants.
    RussianPress = "ru-press",
    /// Chinese from pinyin to Cyrillic, Palladius.
    Palladius = "zh-palladius",
    /// Chinese from pinyin to Wade-Giles.
    WadeGiles = "zh-wade-giles",
}

impl Scheme {
    /// The name of the standard, as it is cited.
    ///
    /// ```
    /// use atau::text::romanise::Scheme;
    /// assert_eq!(Scheme::KazakhBgn.title(), "BGN/PCGN 1979");
    /// ```
    pub const fn title(self) -> &'static str {
        match self {
            Scheme::Kazakh2021 => "Kazakh Latin alphabet, 2021",
            Scheme::Kazakh2018 => "Kazakh Latin alphabet, 2018",
            Scheme::Kazakh2017 => "Kazakh Latin alphabet, 2017",
            Scheme::KazakhBgn => "BGN/PCGN 1979",
            Scheme::KazakhAlaLc => "ALA-LC, Kazakh",
            Scheme::KazakhIso9 => "ISO 9:1995, Kazakh",
            Scheme::KazakhPassport => "Kazakh passport and press practice",
            Scheme::Yanalif => "Yañalif 1929-40",
            Scheme::KazakhArabic => "Kazakh Arabic script (töte jazu)",
            Scheme::RussianBgn => "BGN/PCGN 1947",
            Scheme::RussianAlaLc => "ALA-LC 2012, Russian",
            Scheme::RussianIso9 => "ISO 9:1995 (GOST 7.79-2000 A), Russian",
            Scheme::RussianGostB => "GOST 7.79-2000 B",
            Scheme::RussianIcao => "ICAO Doc 9303, Russian",
            Scheme::RussianScientific => "Scientific transliteration of Russian",
            Scheme::RussianPress => "Russian press practice",
            Scheme::Palladius => "Palladius",
            Scheme::WadeGiles => "Wade-Giles",
        }
    }

    /// The language, and with pinyin the spelling, that it is for.
    ///
    /// ```
    /// use atau::{Lang, text::romanise::Scheme};
    /// assert_eq!(Scheme::Yanalif.from(), Lang::Kk);
    /// assert_eq!(Scheme::Palladius.from(), Lang::ZhLatnPinyin);
    /// ```
    pub const fn from(self) -> Lang {
        match self.table() {
            Table::Kazakh(_) => Lang::Kk,
            Table::Russian(_) => Lang::Ru,
            Table::Syllables => Lang::ZhLatnPinyin,
        }
    }

    /// The script that it writes.
    ///
    /// ```
    /// use atau::{Script, text::romanise::Scheme};
    /// assert_eq!(Scheme::Palladius.to(), Script::Cyrillic);
    /// assert_eq!(Scheme::KazakhArabic.to(), Script::Arabic);
    /// ```
    pub const fn to(self) -> Script {
        match self {
            Scheme::KazakhArabic => Script::Arabic,
            Scheme::Palladius => Script::Cyrillic,
            _ => Script::Latin,
        }
    }

    /// Whether [`restore`] gives back what [`romanise`] was given.
    ///
    /// With ALA-LC but for шч, which reads as щ, and for ъ at the end of a word. With
    /// GOST 7.79-B but for ь and ъ after one another or after е, where no word has
    /// them. With the Chinese schemes but for the apostrophe of pinyin, which is set by
    /// rule, and in Wade-Giles for o, which is both e and o in pinyin.
    ///
    /// ```
    /// use atau::text::romanise::Scheme;
    /// assert!(Scheme::RussianIso9.is_reversible() && !Scheme::RussianPress.is_reversible());
    /// ```
    pub const fn is_reversible(self) -> bool {
        matches!(
            self,
            Scheme::KazakhIso9
                | Scheme::KazakhAlaLc
                | Scheme::RussianIso9
                | Scheme::RussianAlaLc
                | Scheme::RussianGostB
                | Scheme::Palladius
                | Scheme::WadeGiles
        )
    }

    /// Which table it is in, and which column of it.
    const fn table(self) -> Table {
        match self {
            Scheme::Kazakh2021 => Table::Kazakh(0),
            Scheme::Kazakh2018 => Table::Kazakh(1),
            Scheme::Kazakh2017 => Table::Kazakh(2),
            Scheme::KazakhBgn => Table::Kazakh(3),
            Scheme::KazakhAlaLc => Table::Kazakh(4),
            Scheme::KazakhIso9 => Table::Kazakh(5),
            Scheme::KazakhPassport => Table::Kazakh(6),
            Scheme::Yanalif => Table::Kazakh(7),
            Scheme::KazakhArabic => Table::Kazakh(8),
            Scheme::RussianBgn => Table::Russian(0),
            Scheme::RussianAlaLc => Table::Russian(1),
            Scheme::RussianIso9 => Table::Russian(2),
            Scheme::RussianGostB => Table::Russian(3),
            Scheme::RussianIcao => Table::Russian(4),
            Scheme::RussianScientific => Table::Russian(5),
            Scheme::RussianPress => Table::Russian(6),
            Scheme::Palladius | Scheme::WadeGiles => Table::Syllables,
        }
    }

    /// What the scheme writes besides its column, the more particular first.
    const fn rules(self) -> &'static [Rule] {
        match self {
            Scheme::KazakhBgn => kazakh::BGN,
            Scheme::KazakhPassport => kazakh::PRACTICE,
            Scheme::Yanalif => kazakh::YANALIF,
            Scheme::KazakhArabic => kazakh::ARABIC,
            Scheme::RussianBgn => russian::BGN,
            Scheme::RussianAlaLc => russian::ALA_LC,
            Scheme::RussianGostB => russian::GOST_B,
            Scheme::RussianScientific => russian::SCIENTIFIC,
            Scheme::RussianPress => russian::PRACTICE,
            _ => &[],
        }
    }

    /// What the column has for a letter: spellings parted by bars.
    fn cell(self, letter: char) -> Option<&'static str> {
        match self.table() {
            Table::Kazakh(column) => cell(kazakh::ROWS, &KAZAKH, letter, column),
            Table::Russian(column) => cell(russian::ROWS, &RUSSIAN, letter, column),
            Table::Syllables => None,
        }
    }

    /// Capital letters that are not those of Unicode: İ of Kazakh i, which is apart
    /// from I of ı; the B of the small capital ʙ.
    fn capitals(self) -> &'static [(char, char)] {
        match self {
            Scheme::Kazakh2021 => &[('i', 'İ')],
            Scheme::Yanalif => &[('ʙ', 'B')],
            _ => &[],
        }
    }
}

/// A letter and how the schemes write it.
type Row<const N: usize> = (char, [&'static str; N]);

/// After, letters, before, written. The outer two are sets of letters, with `^` for the
/// beginning and `$` for the end of a word; empty is anything. Of the rules of a scheme
/// the first that applies counts.
type Rule = (&'static str, &'static str, &'static str, &'static str);

/// Where a scheme is printed.
#[derive(Clone, Copy)]
enum Table {
    Kazakh(usize),
    Russian(usize),
    Syllables,
}

/// `text` written in a scheme. What the scheme does not have stays as it is.
///
/// Letter case is kept: a capital letter that becomes two or three is written with one
/// capital in a word of small letters, with all of them in a word of capitals. Words
/// that are no pinyin stay as they are in the Chinese schemes. O(n).
///
/// ```
/// use atau::text::romanise::{Scheme, romanise};
///
/// assert_eq!(romanise("Щучинск, ЩУЧИНСК", Scheme::RussianBgn), "Shchuchinsk, SHCHUCHINSK");
/// assert_eq!(romanise("1921: Елтай", Scheme::KazakhPassport), "1921: Yeltay");
/// assert_eq!(romanise("Шәуешек, Үрімші", Scheme::KazakhArabic), "شاۋەشەك، ٴۇرىمشى");
/// ```
pub fn romanise(text: &str, scheme: Scheme) -> String {
    write(text, scheme).0.iter().map(|fold| fold.char).collect()
}

/// [`romanise`], with the bytes of `text` from which each character comes.
///
/// ```
/// use atau::text::romanise::{Scheme, romanise_mapped};
///
/// let source = "в Щучинске";
/// let written = romanise_mapped(source, Scheme::RussianBgn);
/// let at = written.text().find("Shch").unwrap();
/// assert_eq!(&source[written.source(at..at + 4).unwrap()], "Щ");
/// ```
pub fn romanise_mapped(text: &str, scheme: Scheme) -> Folded {
    Folded::collect(write(text, scheme).0.into_iter())
}

/// [`romanise`], or `None` if `text` has a letter, or in the Chinese schemes a word,
/// that the scheme does not have.
///
/// ```
/// use atau::text::romanise::{Scheme, try_romanise};
///
/// assert_eq!(try_romanise("Yili", Scheme::Palladius).as_deref(), Some("Или"));
/// assert_eq!(try_romanise("Ghulja", Scheme::Palladius), None);
/// assert_eq!(try_romanise("Құлжа", Scheme::RussianBgn), None);
/// ```
pub fn try_romanise(text: &str, scheme: Scheme) -> Option<String> {
    let (folds, whole) = write(text, scheme);
    whole.then(|| folds.iter().map(|fold| fold.char).collect())
}

/// Whether `written`, letters at the layer `loose`, is a spelling of `text` in the
/// scheme, with any of the spellings the scheme permits.
///
/// In a scheme without such freedom that is equality with the loose letters of
/// [`romanise`]. O(n), at most 64 places of `written` being kept at a time.
///
/// ```
/// use atau::text::romanise::{Scheme, spells};
///
/// let letters = |text: &str| text.chars().collect::<Vec<_>>();
/// for written in ["zhetisu", "jetisu", "zhetysu", "dzhetysu"] {
///     assert!(spells("Жетісу", Scheme::KazakhPassport, &letters(written)));
/// }
/// assert!(spells("Жетісу", Scheme::Kazakh2021, &letters("jetisu")));
/// assert!(!spells("Жетісу", Scheme::Kazakh2021, &letters("zhetisu")));
/// ```
pub fn spells(text: &str, scheme: Scheme, written: &[char]) -> bool {
    if matches!(scheme.table(), Table::Syllables) {
        let spelling = romanise(text, scheme);
        return loose_letters(&spelling).eq(written.iter().copied().filter(|&c| c != PRIME));
    }
    let letters = letters::read(text);
    let mut reached = Reached::default();
    reached.add(skip_primes(written, 0));
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let mut next = Reached::default();
        if let Some((len, spellings)) = unit(scheme, &letters, at) {
            for spelling in spellings.split('|') {
                next.all(&reached, written, loose_letters(spelling));
            }
            at += len.max(1);
        } else {
            let source = text.get(letter.start..letter.end).unwrap_or_default();
            next.all(&reached, written, loose_letters(source));
            at += 1;
        }
        if next.places == 0 {
            return false;
        }
        reached = next;
    }
    reached.has(written.len())
}

/// The places of a word that are reached, within 64 of the first.
#[derive(Clone, Copy, Default)]
struct Reached {
    first: usize,
    places: u64,
}

impl Reached {
    fn add(&mut self, place: usize) {
        if self.places == 0 {
            (self.first, self.places) = (place, 1);
        } else if place >= self.first {
            self.places |= bit(place - self.first);
        } else {
            let shift = u32::try_from(self.first - place).unwrap_or(u32::MAX);
            self.places = self.places.checked_shl(shift).unwrap_or(0) | 1;
            self.first = place;
        }
    }

    fn has(&self, place: usize) -> bool {
        let from_first = place.checked_sub(self.first);
        from_first.is_some_and(|place| self.places & bit(place) != 0)
    }

    /// Adds what is reached from `from` by reading `letters`.
    fn all(
        &mut self,
        from: &Reached,
        written: &[char],
        letters: impl Iterator<Item = char> + Clone,
    ) {
        let mut places = from.places;
        while places != 0 {
            let mut place = from.first + places.trailing_zeros() as usize;
            places &= places - 1;
            let reads = letters.clone().all(|letter| {
                let same = written.get(place) == Some(&letter);
                place = skip_primes(written, place + 1);
                same
            });
            if reads {
                self.add(place);
            }
        }
    }
}

/// The bit of a place; none for one that is too far.
fn bit(place: usize) -> u64 {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    1u64.checked_shl(place).unwrap_or(0)
}

/// The double prime of ъ is to Unicode a letter; here it is as little one as the prime.
const PRIME: char = 'ʺ';

fn skip_primes(written: &[char], mut place: usize) -> usize {
    while written.get(place) == Some(&PRIME) {
        place += 1;
    }
    place
}

/// The letters of a text at the layer `loose`.
fn loose_letters(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    let letters = fold::loose_chars(text).map(|fold| fold.char);
    letters.filter(|&c| c != PRIME)
}

/// `text` in a scheme, and whether the scheme had all its letters.
fn write(text: &str, scheme: Scheme) -> (Vec<Fold>, bool) {
    let letters = letters::read(text);
    if matches!(scheme.table(), Table::Syllables) {
        return syllables::write(text, &letters, scheme);
    }
    let mut folds = Vec::with_capacity(letters.len() + letters.len() / 4);
    let mut whole = true;
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        if scheme == Scheme::KazakhArabic && takes_hamza(&letters, at) {
            folds.push(letter.fold(kazakh::HAMZA));
        }
        if let Some((len, spellings)) = unit(scheme, &letters, at) {
            let len = len.max(1);
            let end = letters
                .get(at + len - 1)
                .map_or(letter.end, |last| last.end);
            let case = case_of(&letters, at, len);
            let spelling = spellings.split('|').next().unwrap_or_default();
            let mut first = true;
            for c in spelling.chars() {
                let is_capital = match case {
                    Case::Small => false,
                    Case::First => first,
                    Case::All => true,
                };
                first &= !c.is_alphabetic();
                let start = letter.start;
                if is_capital {
                    let capital = |c| capital(scheme, c).map(|char| Fold { char, start, end });
                    folds.extend(capital(c));
                } else {
                    folds.push(Fold {
                        char: c,
                        start,
                        end,
                    });
                }
            }
            at += len;
        } else {
            whole &= letter.kind != Kind::Letter;
            let source = text.get(letter.start..letter.end).unwrap_or_default();
            let marks = match scheme {
                Scheme::KazakhArabic => kazakh::ARABIC_MARKS,
                _ => &[],
            };
            folds.extend(source.chars().map(|c| {
                let mark = marks.iter().find(|(from, _)| *from == c);
                letter.fold(mark.map_or(c, |(_, to)| *to))
            }));
            at += 1;
        }
    }
    (folds, whole)
}

/// The capital of a letter of the scheme.
fn capital(scheme: Scheme, c: char) -> impl Iterator<Item = char> {
    let own = scheme.capitals().iter().find(|(small, _)| *small == c);
    own.map_or(c, |(_, capital)| *capital).to_uppercase()
}

/// How many letters from `at` are written together, and how: spellings parted by bars.
/// `None` if the scheme does not have the letter.
fn unit(scheme: Scheme, letters: &[Letter], at: usize) -> Option<(usize, &'static str)> {
    let mut letter = letters.get(at)?.char;
    let mut cell = scheme.cell(letter)?;
    if let Some(other) = cell.strip_prefix('=') {
        letter = other.chars().next()?;
        cell = scheme.cell(letter)?;
    }
    let rule = scheme
        .rules()
        .iter()
        .find_map(|(after, from, before, written)| {
            let mut from = from.chars();
            if from.next() != Some(letter) {
                return None;
            }
            let mut len = 1;
            for c in from {
                if letters.get(at + len)?.char != c {
                    return None;
                }
                len += 1;
            }
            let applies = (after.is_empty()
                || after.contains(letters::before(letters, at).unwrap_or('^')))
                && (before.is_empty()
                    || before.contains(letters::after(letters, at + len).unwrap_or('$')));
            applies.then_some((len, *written))
        });
    rule.or(Some((1, cell)))
}

/// How a unit's capital letters are to be written.
#[derive(Clone, Copy)]
enum Case {
    Small,
    First,
    All,
}

fn case_of(letters: &[Letter], at: usize, len: usize) -> Case {
    let unit = letters.get(at..at + len).unwrap_or_default();
    let is_upper = |letter: Option<&Letter>| letter.is_some_and(|letter| letter.is_upper);
    if !is_upper(unit.first()) {
        return Case::Small;
    }
    let all = if len > 1 {
        unit.iter().all(|letter| letter.is_upper)
    } else {
        match letters::next(letters, at + len) {
            Some(next) => next.is_upper,
            None => is_upper(letters::previous(letters, at)),
        }
    };
    if all { Case::All } else { Case::First }
}

/// Whether a word begins at `at` that in Arabic script has the sign of front vowels.
fn takes_hamza(letters: &[Letter], at: usize) -> bool {
    let begins = at.checked_sub(1).and_then(|at| letters.get(at));
    if begins.is_some_and(|letter| letter.kind != Kind::Other) {
        return false;
    }
    let mut front = false;
    for letter in letters
        .iter()
        .skip(at)
        .take_while(|l| l.kind != Kind::Other)
    {
        let arabic = Scheme::KazakhArabic.cell(letter.char).unwrap_or_default();
        if arabic.contains(kazakh::FRONT_ARABIC) {
            return false;
        }
        front |= kazakh::FRONT.contains(&letter.char);
    }
    front
}

/// The cell of a letter in a column.
fn cell<const N: usize>(
    rows: &'static [Row<N>],
    places: &[u8; CYRILLIC],
    letter: char,
    column: usize,
) -> Option<&'static str> {
    let place = *places.get((letter as usize).checked_sub(0x400)?)?;
    let (_, cells) = rows.get(usize::from(place))?;
    cells.get(column).copied()
}

/// Code points of the Cyrillic block.
const CYRILLIC: usize = 0x100;

static KAZAKH: [u8; CYRILLIC] = places(kazakh::ROWS);
static RUSSIAN: [u8; CYRILLIC] = places(russian::ROWS);

/// The row of each Cyrillic letter; 255 for none.
const fn places<const N: usize>(rows: &[Row<N>]) -> [u8; CYRILLIC] {
    let mut places = [u8::MAX; CYRILLIC];
    let mut row = 0;
    while row < rows.len() {
        places[rows[row].0 as usize - 0x400] = row as u8;
        row += 1;
    }
    places
}
