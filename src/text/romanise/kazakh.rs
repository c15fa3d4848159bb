//! Kazakh Cyrillic to Latin and to Arabic script: the tables.
//!
//! Sources: the decrees of October 2017 and February 2018 and the table of January
//! 2021; BGN/PCGN 1979, confirmed 2019; ALA-LC; ISO 9:1995; what passports and
//! newspapers write; the alphabet of 1929-40 (Yañalif); the reformed Arabic script of
//! Akhmet Baitursynuly (төте жазу, töte jazu), in use in China today.

use super::{Row, Rule};

/// Letter; 2021, 2018, 2017, BGN/PCGN, ALA-LC, ISO 9, practice, Yañalif, Arabic.
///
/// A bar parts spellings that are all in use, the usual one first; nothing is
/// nothing; `=` is "as that letter". The alphabets of 2017 and 2018 have no щ; it is
/// written as the two letters ш of which it is the sound. ӯ is the ұ of 1940-57.
#[rustfmt::skip]
pub(super) const ROWS: &[Row<9>] = &[
    ('а', ["a",  "a",  "a",    "a",   "a",   "a", "a",         "a",           "ا"]),
    ('ә', ["ä",  "á",  "a'",   "ä",   "ă",   "a̋", "a|ä|e|ya",  "ə",           "ا"]),
    ('б', ["b",  "b",  "b",    "b",   "b",   "b", "b",         "ʙ",           "ب"]),
    ('в', ["v",  "v",  "v",    "v",   "v",   "v", "v",         "v",           "ۆ|ۋ"]),
    ('г', ["g",  "g",  "g",    "g",   "g",   "g", "g",         "g",           "گ"]),
    ('ғ', ["ğ",  "ǵ",  "g'",   "gh",  "gh",  "ġ", "g|gh",      "ƣ",           "ع"]),
    ('д', ["d",  "d",  "d",    "d",   "d",   "d", "d",         "d",           "د"]),
    ('е', ["e",  "e",  "e",    "e",   "e",   "e", "e",         "e",           "ە"]),
    ('ё', ["io", "io", "io",   "yo",  "ë",   "ë", "yo|e|io",   "jo",          "يو"]),
    ('ж', ["j",  "j",  "j",    "zh",  "zh",  "ž", "zh|dzh|j",  "ç",           "ج"]),
    ('з', ["z",  "z",  "z",    "z",   "z",   "z", "z",         "z",           "ز"]),
    ('и', ["i",  "ı",  "i'",   "ī",   "i",   "i", "i",         "i|ij",        "ي"]),
    ('й', ["i",  "ı",  "i'",   "y",   "ĭ",   "j", "y|i",       "j",           "ي"]),
    ('к', ["k",  "k",  "k",    "k",   "k",   "k", "k",         "k",           "ك"]),
    ('қ', ["q",  "q",  "q",    "q",   "q",   "ķ", "k|q",       "q",           "ق"]),
    ('л', ["l",  "l",  "l",    "l",   "l",   "l", "l",         "l",           "ل"]),
    ('м', ["m",  "m",  "m",    "m",   "m",   "m", "m",         "m",           "م"]),
    ('н', ["n",  "n",  "n",    "n",   "n",   "n", "n",         "n",           "ن"]),
    ('ң', ["ñ",  "ń",  "n'",   "ng",  "n͡g",  "ņ", "n|ng",      "ꞑ",           "ڭ"]),
    ('о', ["o",  "o",  "o",    "o",   "o",   "o", "o",         "o",           "و"]),
    ('ө', ["ö",  "ó",  "o'",   "ö",   "ȯ",   "ô", "o|u",       "ɵ",           "و"]),
    ('п', ["p",  "p",  "p",    "p",   "p",   "p", "p",         "p",           "پ"]),
    ('р', ["r",  "r",  "r",    "r",   "r",   "r", "r",         "r",           "ر"]),
    ('с', ["s",  "s",  "s",    "s",   "s",   "s", "s",         "s",           "س"]),
    ('т', ["t",  "t",  "t",    "t",   "t",   "t", "t",         "t",           "ت"]),
    ('у', ["u",  "ý",  "y'",   "ū",   "u",   "u", "u|w",       "u|y|v|uv|yv", "ۋ"]),
    ('ұ', ["ū",  "u",  "u",    "u",   "ū",   "u̇", "u",         "u",           "ۇ"]),
    ('ү', ["ü",  "ú",  "u'",   "ü",   "u̇",   "ù", "u",         "y",           "ۇ"]),
    ('ф', ["f",  "f",  "f",    "f",   "f",   "f", "f",         "f",           "ف"]),
    ('х', ["h",  "h",  "h",    "kh",  "kh",  "h", "kh|h",      "x",           "ح"]),
    ('һ', ["h",  "h",  "h",    "h",   "ḣ",   "ḥ", "h",         "h",           "ھ"]),
    ('ц', ["ts", "ts", "ts",   "ts",  "t͡s",  "c", "ts",        "ts|s",        "تس"]),
    ('ч', ["tş|ç|ch", "ch", "c'", "ch", "ch", "č", "ch",       "c",           "چ"]),
    ('ш', ["ş",  "sh", "s'",   "sh",  "sh",  "š", "sh",        "c",           "ش"]),
    ('щ', ["ştş|şş", "shsh", "s's'", "shch", "shch", "ŝ", "shch|sch", "cc",   "شش"]),
    ('ъ', ["",   "",   "",     "”",   "ʺ",   "ʺ", "",          "",            ""]),
    ('ы', ["y",  "y",  "y",    "y",   "y",   "y", "y|i",       "ь|ƅ",         "ى"]),
    ('і', ["ı",  "i",  "i",    "i",   "ī",   "ì", "i|y",       "i",           "ى"]),
    ('ь', ["",   "",   "",     "’",   "ʹ",   "ʹ", "",          "",            ""]),
    ('э', ["e",  "e",  "e",    "ė",   "ė",   "è", "e",         "e",           "ە"]),
    ('ю', ["iu", "ıý", "i'y'", "yu",  "i͡u",  "û", "yu|iu",     "ju",          "يۋ"]),
    ('я', ["ia", "ıa", "i'a",  "ya",  "i͡a",  "â", "ya|ia",     "ja",          "يا"]),
    ('ӯ', ["=ұ", "=ұ", "=ұ",   "=ұ",  "=ұ",  "=ұ", "=ұ",       "=ұ",          "=ұ"]),
];

/// BGN/PCGN 1979, note 1: a point keeps гһ, зһ, кһ, нг, сһ and цһ apart from ғ, ж, х,
/// ң, ш and тш. The standard leaves the point to the writer; here it is always set.
#[rustfmt::skip]
pub(super) const BGN: &[Rule] = &[
    ("гзкнсц", "һ", "", "·h"),
    ("н",      "г", "", "·g"),
];

/// What passports and newspapers write besides the table.
#[rustfmt::skip]
pub(super) const PRACTICE: &[Rule] = &[
    ("^аәеёиоөуұүыіэюяйъь", "е", "", "ye|e"),
    ("", "ий", "$", "iy|y|i|ii"),
    ("", "ый", "$", "yy|y|yi|iy|ii|i"),
    ("", "ия", "",  "iya|ia|iia"),
    ("", "дж", "",  "dzh|j|dj"),
];

/// Yañalif: и and у as vowel and consonant, and е after a vowel; у before it is mostly a
/// consonant (тәуелсіз, təvelsiz).
///
/// A у is v after a vowel (тау, tav), uv before one and at the end of a word (туыс,
/// tuvьs), else u. The spelling was not settled; what else was in use is accepted.
#[rustfmt::skip]
pub(super) const YANALIF: &[Rule] = &[
    ("аәеёиоөұүыіэюя", "е", "", "je|e"),
    ("у", "е", "", "e|je"),
    ("", "и", "аәоөуұүыіэ",  "ij|i"),
    ("аәеёиоөұүыіэюя", "у", "", "v|u|uv|y|yv"),
    ("", "у", "аәеёиоөуұүыіэюя$", "uv|yv|v|u|y"),
];

/// Arabic script writes one ي for и and the й-sound of я and ю behind it.
#[rustfmt::skip]
pub(super) const ARABIC: &[Rule] = &[
    ("", "ия", "", "يا"),
    ("", "ию", "", "يۋ"),
];

/// Letters that make a word one of front vowels and have in Arabic script a back
/// vowel's letter.
pub(super) const FRONT: &[char] = &['ә', 'ө', 'ү', 'і'];

/// Arabic letters that tell the reader that the vowels of the word are front ones, so
/// that no [`HAMZA`] is written.
pub(super) const FRONT_ARABIC: &[char] = &['ك', 'گ', 'ە'];

/// The sign of front vowels (дәйекше, dayekshe) at the beginning of a word.
pub(super) const HAMZA: char = '\u{674}';

/// Marks of Arabic script.
pub(super) const ARABIC_MARKS: &[(char, char)] = &[(',', '،'), (';', '؛'), ('?', '؟')];

/// Arabic script read: letters, with front vowels, with back vowels. Longer ones first.
///
/// ي is й beside a vowel; see [`restore`](super::restore).
#[rustfmt::skip]
pub(super) const READ_ARABIC: &[(&str, &str, &str)] = &[
    ("شش", "щ", "щ"),
    ("يۋ", "ю", "ю"), ("يا", "я", "я"),
    ("ا", "ә", "а"), ("و", "ө", "о"), ("ۇ", "ү", "ұ"), ("ى", "і", "ы"),
    ("ب", "б", "б"), ("ۆ", "в", "в"), ("گ", "г", "г"), ("ع", "ғ", "ғ"), ("د", "д", "д"),
    ("ە", "е", "е"), ("ج", "ж", "ж"), ("ز", "з", "з"), ("ي", "и", "и"), ("ك", "к", "к"),
    ("ق", "қ", "қ"), ("ل", "л", "л"), ("م", "м", "м"), ("ن", "н", "н"), ("ڭ", "ң", "ң"),
    ("پ", "п", "п"), ("ر", "р", "р"), ("س", "с", "с"), ("ت", "т", "т"), ("ۋ", "у", "у"),
    ("ف", "ф", "ф"), ("ح", "х", "х"), ("ھ", "һ", "һ"), ("چ", "ч", "ч"), ("ش", "ш", "ш"),
];
