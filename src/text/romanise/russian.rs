//! Russian Cyrillic to Latin: the tables.
//!
//! Sources: BGN/PCGN 1947, confirmed 2019; ALA-LC 2012; ISO 9:1995, which is system A
//! of ГОСТ (GOST) 7.79-2000; its system B; ICAO Doc 9303, part 3; the transliteration
//! of linguists; what newspapers and books of history write.

use super::{Row, Rule};

/// Letter; BGN/PCGN, ALA-LC, ISO 9, GOST 7.79-B, ICAO, scientific, practice.
///
/// A bar parts spellings that are all in use, the usual one first; nothing is
/// nothing; `=` is "as that letter". The last four are those of before 1918; a
/// scheme that has none for them writes the letters that took their place.
#[rustfmt::skip]
pub(super) const ROWS: &[Row<7>] = &[
    ('а', ["a",    "a",    "a", "a",   "a",    "a",    "a"]),
    ('б', ["b",    "b",    "b", "b",   "b",    "b",    "b"]),
    ('в', ["v",    "v",    "v", "v",   "v",    "v",    "v"]),
    ('г', ["g",    "g",    "g", "g",   "g",    "g",    "g"]),
    ('д', ["d",    "d",    "d", "d",   "d",    "d",    "d"]),
    ('е', ["e",    "e",    "e", "e",   "e",    "e",    "e"]),
    ('ё', ["ë",    "ë",    "ë", "yo",  "e",    "ë",    "e|yo|io"]),
    ('ж', ["zh",   "zh",   "ž", "zh",  "zh",   "ž",    "zh|dzh|j"]),
    ('з', ["z",    "z",    "z", "z",   "z",    "z",    "z"]),
    ('и', ["i",    "i",    "i", "i",   "i",    "i",    "i"]),
    ('й', ["y",    "ĭ",    "j", "j",   "i",    "j",    "y|i"]),
    ('к', ["k",    "k",    "k", "k",   "k",    "k",    "k"]),
    ('л', ["l",    "l",    "l", "l",   "l",    "l",    "l"]),
    ('м', ["m",    "m",    "m", "m",   "m",    "m",    "m"]),
    ('н', ["n",    "n",    "n", "n",   "n",    "n",    "n"]),
    ('о', ["o",    "o",    "o", "o",   "o",    "o",    "o"]),
    ('п', ["p",    "p",    "p", "p",   "p",    "p",    "p"]),
    ('р', ["r",    "r",    "r", "r",   "r",    "r",    "r"]),
    ('с', ["s",    "s",    "s", "s",   "s",    "s",    "s"]),
    ('т', ["t",    "t",    "t", "t",   "t",    "t",    "t"]),
    ('у', ["u",    "u",    "u", "u",   "u",    "u",    "u"]),
    ('ф', ["f",    "f",    "f", "f",   "f",    "f",    "f"]),
    ('х', ["kh",   "kh",   "h", "x",   "kh",   "x|ch", "kh|h"]),
    ('ц', ["ts",   "t͡s",   "c", "cz",  "ts",   "c",    "ts"]),
    ('ч', ["ch",   "ch",   "č", "ch",  "ch",   "č",    "ch"]),
    ('ш', ["sh",   "sh",   "š", "sh",  "sh",   "š",    "sh"]),
    ('щ', ["shch", "shch", "ŝ", "shh", "shch", "šč",   "shch|sch"]),
    ('ъ', ["”",    "ʺ",    "ʺ", "``",  "ie",   "ʺ",    ""]),
    ('ы', ["y",    "y",    "y", "y`",  "y",    "y",    "y|i"]),
    ('ь', ["’",    "ʹ",    "ʹ", "`",   "",     "ʹ",    ""]),
    ('э', ["e",    "ė",    "è", "e`",  "e",    "è",    "e"]),
    ('ю', ["yu",   "i͡u",   "û", "yu",  "iu",   "ju",   "yu|iu"]),
    ('я', ["ya",   "i͡a",   "â", "ya",  "ia",   "ja",   "ya|ia"]),
    ('і', ["=и",   "ī",    "ì", "=и",  "=и",   "=и",   "=и"]),
    ('ѣ', ["=е",   "i͡e",   "ě", "ye",  "=е",   "ě",    "=е"]),
    ('ѳ', ["=ф",   "ḟ",    "f̀", "fh",  "=ф",   "=ф",   "=ф"]),
    ('ѵ', ["=и",   "ẏ",    "ỳ", "yh",  "=и",   "=и",   "=и"]),
];

/// BGN/PCGN 1947, notes 1 to 3: ye and yë at the beginning of a word, after a vowel and
/// after й ъ ь; a point in sequences that would read as other letters. The standard
/// leaves the point to the writer; here it is always set.
#[rustfmt::skip]
pub(super) const BGN: &[Rule] = &[
    ("^аеёиоуыэюяѣіѵйъь", "е", "", "ye"),
    ("^аеёиоуыэюяѣіѵйъь", "ё", "", "yë"),
    ("аеёиоуыэюяѣіѵ", "ы", "ауыэ", "·y·"),
    ("аеёиоуыэюяѣіѵ", "ы", "",     "·y"),
    ("",              "ы", "ауыэ", "y·"),
    ("",              "й", "ауыэ", "y·"),
    ("бвгджзклмнпрстфхцчшщѳ", "э", "", "·e"),
    ("т", "с", "", "·s"),
    ("ш", "ч", "", "·ch"),
];

/// ALA-LC 2012: ъ is disregarded at the end of a word, where it stood before 1918.
#[rustfmt::skip]
pub(super) const ALA_LC: &[Rule] = &[
    ("", "ъ", "$", ""),
];

/// GOST 7.79-B: c for ц before e, i, y and j.
#[rustfmt::skip]
pub(super) const GOST_B: &[Rule] = &[
    ("", "ц", "еёийыэюяіѣѵ", "c"),
];

/// Linguists also write je where it is so spoken.
#[rustfmt::skip]
pub(super) const SCIENTIFIC: &[Rule] = &[
    ("^аеёиоуыэюяѣіѵйъь", "е", "", "e|je"),
];

/// What newspapers and books write besides the table.
#[rustfmt::skip]
pub(super) const PRACTICE: &[Rule] = &[
    ("", "ье", "",  "ye|e|ie"),
    ("", "ьё", "",  "yo|ye|ie|io|e"),
    ("", "ьи", "",  "yi|i"),
    ("", "ьо", "",  "yo|io|o"),
    ("", "ий", "$", "y|iy|ii|i"),
    ("", "ый", "$", "y|yy|yi|iy|ii|i"),
    ("", "ия", "",  "iya|ia|iia"),
    ("", "дж", "",  "dzh|j|dj"),
    ("", "кс", "",  "ks|x"),
    ("^аеёиоуыэюяѣіѵйъь", "е", "", "ye|e"),
];
