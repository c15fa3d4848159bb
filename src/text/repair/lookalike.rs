//! Letters taken for one another by their shape: Latin for Cyrillic and the reverse,
//! Cyrillic of other alphabets for Kazakh, digits for letters.
//!
//! The pairs are those of Unicode Technical Standard #39 (`confusables.txt`) as far
//! as they keep case apart and ү from у, with what Kazakh text on paper and in PDF
//! shows besides. Where one sign may stand for several letters the likeliest is first.
//!
//! ```
//! use atau::text::repair::mend;
//!
//! assert_eq!(mend("кеңестiк").unwrap().text(), "кеңестік"); // the i of English
//! assert_eq!(mend("Ка3ревком").unwrap().text(), "Казревком"); // a three
//! ```

/// A sign, and the letters for which it may stand, the likeliest first.
///
/// ```
/// use atau::text::repair::lookalike::{LATIN, Row};
/// let row: Option<&Row> = LATIN.iter().find(|(sign, _)| *sign == 'h');
/// assert_eq!(row, Some(&('h', &['һ', 'н'][..])));
/// ```
pub type Row = (char, &'static [char]);

/// Latin letters that look like Cyrillic ones.
///
/// ```
/// use atau::text::repair::{lookalike::LATIN, mend};
/// assert!(LATIN.contains(&('i', &['і'])));
/// assert_eq!(mend("комитетi").unwrap().text(), "комитеті");
/// ```
pub const LATIN: &[Row] = &[
    ('A', &['А']),
    ('a', &['а']),
    ('B', &['В']),
    ('C', &['С']),
    ('c', &['с']),
    ('E', &['Е']),
    ('e', &['е']),
    ('Ë', &['Ё']),
    ('ë', &['ё']),
    ('H', &['Н', 'Һ']),
    ('h', &['һ', 'н']),
    ('I', &['І']),
    ('i', &['і']),
    ('İ', &['І']),
    ('ı', &['і']),
    ('Ï', &['І', 'Ү']),
    ('ï', &['і', 'ү']),
    ('K', &['К']),
    ('k', &['к']),
    ('ĸ', &['к']),
    ('M', &['М']),
    ('O', &['О']),
    ('o', &['о']),
    ('P', &['Р']),
    ('p', &['р']),
    ('Q', &['Қ']),
    ('q', &['қ']),
    ('T', &['Т']),
    ('X', &['Х']),
    ('x', &['х']),
    ('Y', &['Ү', 'У', 'Ұ']),
    ('y', &['у', 'ү', 'ұ']),
    ('Ə', &['Ә']),
    ('ə', &['ә']),
    ('ǝ', &['ә']),
    ('Ɵ', &['Ө']),
    ('ɵ', &['ө']),
    ('Ŋ', &['Ң']),
    ('ŋ', &['ң']),
    ('Ƣ', &['Ғ']),
    ('ƣ', &['ғ']),
    ('ʜ', &['н']),
];

/// Latin letters that resemble Cyrillic ones, or sound like them in the Kazakh Latin
/// alphabets: believed only in a word that is mostly Cyrillic.
///
/// ```
/// use atau::text::repair::{lookalike::LATIN_RESEMBLING, mend};
/// assert!(LATIN_RESEMBLING.contains(&('ñ', &['ң'])));
/// assert_eq!(mend("Шыñжаñ").unwrap().text(), "Шыңжаң");
/// assert_eq!(mend("señor"), None);
/// ```
pub const LATIN_RESEMBLING: &[Row] = &[
    ('b', &['ь', 'в']),
    ('g', &['д', 'ғ']),
    ('j', &['ж', 'ә']),
    ('J', &['Ж', 'Ә']),
    ('l', &['і']),
    ('m', &['м', 'т']),
    ('n', &['п', 'н']),
    ('r', &['г']),
    ('t', &['т']),
    ('u', &['и', 'у']),
    ('w', &['ш']),
    ('Ä', &['Ә']),
    ('ä', &['ә']),
    ('Ç', &['Ч']),
    ('ç', &['ч']),
    ('Ğ', &['Ғ']),
    ('ğ', &['ғ']),
    ('Ñ', &['Ң']),
    ('ñ', &['ң']),
    ('Ö', &['Ө']),
    ('ö', &['ө']),
    ('Ş', &['Ш']),
    ('ş', &['ш']),
    ('Ū', &['Ұ']),
    ('ū', &['ұ']),
    ('Ü', &['Ү']),
    ('ü', &['ү']),
];

/// Cyrillic letters that look like Latin ones.
///
/// ```
/// use atau::text::repair::{lookalike::CYRILLIC, mend};
/// assert!(CYRILLIC.contains(&('а', &['a'])));
/// assert_eq!(mend("Sinkiаng").unwrap().text(), "Sinkiang");
/// ```
pub const CYRILLIC: &[Row] = &[
    ('А', &['A']),
    ('а', &['a']),
    ('В', &['B']),
    ('ԁ', &['d']),
    ('Е', &['E']),
    ('е', &['e']),
    ('Ё', &['Ë']),
    ('ё', &['ë']),
    ('Һ', &['H']),
    ('һ', &['h']),
    ('І', &['I']),
    ('і', &['i']),
    ('Ї', &['Ï']),
    ('ї', &['ï']),
    ('Ј', &['J']),
    ('ј', &['j']),
    ('К', &['K']),
    ('к', &['k']),
    ('М', &['M']),
    ('Н', &['H']),
    ('О', &['O']),
    ('о', &['o']),
    ('Р', &['P']),
    ('р', &['p']),
    ('Ԛ', &['Q']),
    ('ԛ', &['q']),
    ('С', &['C']),
    ('с', &['c']),
    ('Ѕ', &['S']),
    ('ѕ', &['s']),
    ('Т', &['T']),
    ('У', &['Y']),
    ('у', &['y']),
    ('Ү', &['Y']),
    ('ү', &['y']),
    ('Х', &['X']),
    ('х', &['x']),
    ('Ԝ', &['W']),
    ('ԝ', &['w']),
    ('Ә', &['Ə']),
    ('ә', &['ə']),
    ('Ө', &['Ɵ']),
    ('ө', &['ɵ']),
];

/// Cyrillic letters that resemble Latin ones: believed only in a word that is mostly
/// Latin. в is there for its sound: `Kossaeв`.
///
/// ```
/// use atau::text::repair::{lookalike::CYRILLIC_RESEMBLING, mend};
/// assert!(CYRILLIC_RESEMBLING.iter().any(|(sign, _)| *sign == 'в'));
/// assert_eq!(mend("Kossaeв").unwrap().text(), "Kossaev");
/// ```
pub const CYRILLIC_RESEMBLING: &[Row] = &[
    ('в', &['v', 'b']),
    ('г', &['r', 'g']),
    ('ғ', &['ƣ', 'g']),
    ('и', &['u', 'i']),
    ('қ', &['q', 'k']),
    ('м', &['m']),
    ('н', &['n', 'h']),
    ('ң', &['ŋ', 'n']),
    ('п', &['n', 'p']),
    ('т', &['t']),
    ('ь', &['b']),
];

/// Letters of other alphabets, in lower case, that are set for Kazakh ones where a
/// font or a keyboard has no better.
///
/// Those of Altai, Yakut, Chukchi, Tajik, Bashkir and the like, and the Greek theta.
///
/// ```
/// use atau::text::repair::{lookalike::FOREIGN, mend};
/// assert!(FOREIGN.contains(&('ӊ', &['ң'])));
/// assert_eq!(mend("Шыӊжаӊ").unwrap().text(), "Шыңжаң");
/// ```
pub const FOREIGN: &[Row] = &[
    ('ҥ', &['ң']),
    ('ӈ', &['ң']),
    ('ӊ', &['ң']),
    ('ҝ', &['қ']),
    ('ҟ', &['қ']),
    ('ҡ', &['қ']),
    ('ӄ', &['қ']),
    ('ԛ', &['қ']),
    ('ҕ', &['ғ']),
    ('ӷ', &['ғ']),
    ('ӯ', &['ұ']),
    ('ӫ', &['ө']),
    ('ӧ', &['ө']),
    ('ѳ', &['ө']),
    ('ӛ', &['ә']),
    ('ӓ', &['ә']),
    ('ӱ', &['ү']),
    ('ҳ', &['һ']),
    ('ӏ', &['і']),
    ('θ', &['ө']),
    ('ϑ', &['ө']),
];

/// The same of alphabets that are in wide use, so that a word with such a letter may
/// well be what it seems: believed only in a word that none of [`ALPHABETS`] spells.
///
/// What they stand for is what the legacy code pages make of them (see
/// [`codepage`](super::codepage)); є is ә beside consonants and ғ beside a vowel.
///
/// ```
/// use atau::text::repair::{lookalike::NATIONAL, mend};
/// assert!(NATIONAL.contains(&('ќ', &['қ'])));
/// assert_eq!(mend("Ќұлжа").unwrap().text(), "Құлжа");
/// assert_eq!(mend("Київ"), None);
/// ```
pub const NATIONAL: &[Row] = &[
    ('ѓ', &['ғ']),
    ('ґ', &['ғ', 'ө']),
    ('є', &['ә', 'ғ']),
    ('ѕ', &['ң']),
    ('ї', &['ү', 'і']),
    ('ј', &['ә']),
    ('њ', &['ң']),
    ('ћ', &['һ']),
    ('ќ', &['қ']),
    ('ў', &['ұ', 'у']),
];

/// є beside a vowel.
///
/// ```
/// use atau::text::repair::{lookalike::YE_BESIDE_VOWEL, mend};
/// assert_eq!(YE_BESIDE_VOWEL[0], 'ғ');
/// assert_eq!(mend("қаєаз").unwrap().text(), "қағаз");
/// ```
pub const YE_BESIDE_VOWEL: &[char] = &['ғ', 'ә'];

/// Alphabets that spell words with letters of [`NATIONAL`].
///
/// ```
/// use atau::text::repair::{lookalike::ALPHABETS, mend};
/// let (name, letters) = ALPHABETS[0];
/// assert_eq!(name, "Ukrainian");
/// assert!("київ".chars().all(|letter| letters.contains(letter)) && mend("київ").is_none());
/// ```
pub const ALPHABETS: &[(&str, &str)] = &[
    ("Ukrainian", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    ("Belarusian", "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    ("Serbian", "абвгдђежзијклљмнњопрстћуфхцчџш"),
    ("Macedonian", "абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
];

/// Digits for Cyrillic letters.
///
/// ```
/// use atau::text::repair::{lookalike::DIGITS, repairs};
/// assert_eq!(DIGITS[0], ('0', &['о', 'ө'][..]));
/// let texts: Vec<String> = repairs("Қ0қан").map(|repaired| repaired.text().to_owned()).collect();
/// assert_eq!(texts, ["Қоқан", "Қөқан"]);
/// ```
pub const DIGITS: &[Row] = &[('0', &['о', 'ө']), ('3', &['з']), ('6', &['б'])];

/// Digits for Latin letters; never certain, codes and shelf marks look the same.
///
/// ```
/// use atau::text::repair::{lookalike::LATIN_DIGITS, mend, repairs};
/// assert!(LATIN_DIGITS.contains(&('0', &['o'])));
/// assert_eq!(repairs("K0kand").next().unwrap().text(), "Kokand");
/// assert_eq!(mend("K0kand"), None);
/// ```
pub const LATIN_DIGITS: &[Row] = &[
    ('0', &['o']),
    ('1', &['l', 'i']),
    ('5', &['s']),
    ('6', &['b']),
];

/// What a table has for a sign.
pub(super) fn find(table: &[Row], c: char) -> Option<&'static [char]> {
    table
        .iter()
        .find(|(sign, _)| *sign == c)
        .map(|(_, reads)| *reads)
}

/// A set of Cyrillic letters regardless of case, а to џ and ґ one by one and all
/// others together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters(u64);

impl Letters {
    /// Adds a letter.
    pub(super) const fn add(self, c: char) -> Letters {
        let bit = match c {
            'а'..='џ' => c as u32 - 'а' as u32,
            'А'..='Я' => c as u32 - 'А' as u32,
            'Ѐ'..='Џ' => c as u32 - 'Ѐ' as u32 + 32,
            'ґ' | 'Ґ' => 48,
            _ => 63,
        };
        Letters(self.0 | 1 << bit)
    }

    /// Adds the letters of another set.
    pub(super) const fn and(self, other: Letters) -> Letters {
        Letters(self.0 | other.0)
    }

    /// The sets of the first `N` of [`ALPHABETS`].
    const fn alphabets<const N: usize>() -> [Letters; N] {
        let mut sets = [Letters(0); N];
        let mut n = 0;
        while n < N {
            // two bytes a letter
            let bytes = ALPHABETS[n].1.as_bytes();
            let mut at = 0;
            while at < bytes.len() {
                let code = (bytes[at] as u32 & 0x1f) << 6 | (bytes[at + 1] as u32 & 0x3f);
                if let Some(c) = char::from_u32(code) {
                    sets[n] = sets[n].add(c);
                }
                at += 2;
            }
            n += 1;
        }
        sets
    }

    /// Whether one of [`ALPHABETS`] has all the letters.
    pub(super) fn spell_a_foreign_word(self) -> bool {
        const SETS: [Letters; 4] = Letters::alphabets();
        SETS.iter().any(|set| self.0 & !set.0 == 0)
    }

    /// The same without Macedonian, which has the sign most frequent in Kazakh text
    /// of the legacy code pages, ќ, and is rarer than that.
    pub(super) fn spell_a_common_foreign_word(self) -> bool {
        const SETS: [Letters; 3] = Letters::alphabets();
        SETS.iter().any(|set| self.0 & !set.0 == 0)
    }
}

/// Whether all letters of a word have their like in `table`.
pub(super) fn is_all_in(table: &[Row], word: &str) -> bool {
    word.chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| find(table, c).is_some())
}

/// Whether a word is a Roman numeral of centuries, congresses and kings, with Latin
/// or Cyrillic letters.
pub(super) fn is_roman(word: &str) -> bool {
    word.chars()
        .all(|c| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Ӏ' | 'Х'))
}

/// Whether a letter in lower case is a vowel, for telling ә from ғ; у is left out, it
/// may be either.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'а' | 'ә' | 'е' | 'ё' | 'и' | 'о' | 'ө' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'ю' | 'я'
    )
}
