//! Texts that show no sign of damage at a glance, as nearly all names do.
//!
//! One pass and a table. What fails may be sound all the same, and is for
//! [`Survey`](super::survey::Survey) to read.

use super::lookalike::{CYRILLIC, LATIN, Row};

/// What a character is to the rules of damage, a bit each.
type Signs = u16;

const IS_LATIN: Signs = 1;
const IS_CYRILLIC: Signs = 1 << 1;
const DIGIT: Signs = 1 << 2;
/// Damage may begin here; nothing more is known.
const DOUBT: Signs = 1 << 3;
/// May be a capital.
const CAPITAL: Signs = 1 << 4;
/// Looks like no letter of the other script.
const UNLIKE: Signs = 1 << 5;
/// Where UTF-8 is shown in CP1251, begins a letter, …
const LEAD: Signs = 1 << 6;
/// … or ends one.
const TRAIL: Signs = 1 << 7;
/// Pairs that text recognition yields for a letter: `rn`, `vv`, `іі`, `ьі`. The bit of the
/// second is next to that of the first.
const R: Signs = 1 << 8;
const N: Signs = R << 1;
const V: Signs = 1 << 10;
const SECOND_V: Signs = V << 1;
const BEFORE_STROKE: Signs = 1 << 12;
const STROKE: Signs = BEFORE_STROKE << 1;
const SECOND: Signs = N | SECOND_V | STROKE;

static SIGNS: [Signs; 0x700] = {
    let mut signs = [DOUBT; 0x700];
    let mut c = 0;
    while c < signs.len() {
        signs[c] = match c as u32 {
            // ! ) - |
            0x21 | 0x29 | 0x2d | 0x7c => DOUBT,
            0x30..=0x39 => DIGIT,
            0x41..=0x5a => IS_LATIN | UNLIKE | CAPITAL,
            0x61..=0x7a => IS_LATIN | UNLIKE,
            ..0x80 => 0,
            // × ÷, and Œ œ Š š Ÿ Ž ž ƒ, which CP1252 has
            0xd7 | 0xf7 | 0x152 | 0x153 | 0x160 | 0x161 | 0x178 | 0x17d | 0x17e | 0x192 => DOUBT,
            0xc0..=0x24f => IS_LATIN | UNLIKE | CAPITAL,
            0x410..=0x42f => IS_CYRILLIC | UNLIKE | LEAD | CAPITAL,
            0x430..=0x44f => IS_CYRILLIC | UNLIKE | LEAD,
            // Arabic letters
            0x620..=0x64a | 0x671..=0x6d3 => 0,
            _ => DOUBT,
        };
        c += 1;
    }
    let mut at = 0;
    while at < KAZAKH.len() {
        signs[KAZAKH[at] as usize] = IS_CYRILLIC | UNLIKE | LEAD | CAPITAL;
        at += 1;
    }
    let mut at = 0;
    while at < TRAILS.len() {
        signs[TRAILS[at] as usize] = IS_CYRILLIC | UNLIKE | TRAIL | CAPITAL;
        at += 1;
    }
    let mut at = 0;
    while at < PAIRED.len() {
        let (c, more) = PAIRED[at];
        signs[c as usize] |= more;
        at += 1;
    }
    without_alike(without_alike(signs, LATIN), CYRILLIC)
};

/// Letters of Kazakh that CP1251 has not.
const KAZAKH: [char; 16] = [
    'ә', 'Ә', 'ғ', 'Ғ', 'қ', 'Қ', 'ң', 'Ң', 'ө', 'Ө', 'ұ', 'Ұ', 'ү', 'Ү', 'һ', 'Һ',
];
const TRAILS: [char; 4] = ['ё', 'Ё', 'і', 'І'];
const PAIRED: [(char, Signs); 7] = [
    ('r', R),
    ('n', N),
    ('v', V | SECOND_V),
    ('ь', BEFORE_STROKE),
    ('Ь', BEFORE_STROKE),
    ('і', BEFORE_STROKE | STROKE),
    ('І', BEFORE_STROKE | STROKE),
];

const fn without_alike(mut signs: [Signs; 0x700], table: &[Row]) -> [Signs; 0x700] {
    let mut at = 0;
    while at < table.len() {
        signs[table[at].0 as usize] &= !UNLIKE;
        at += 1;
    }
    signs
}

/// Whether a text is sound: no rule of damage applies to it, not even a doubtful one. True of
/// most texts that are. O(n).
pub(super) fn is_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut all, mut pairs, mut before) = (0, 0, 0);
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let code = match (first, bytes.get(at + 1)) {
            (0..0x80, _) => usize::from(*first),
            (0xc2..0xdc, Some(second)) => {
                at += 1;
                usize::from(first & 0x1f) << 6 | usize::from(second & 0x3f)
            }
            _ => return false,
        };
        at += 1;
        let signs = SIGNS[code];
        all |= signs;
        pairs |= before & signs & LEAD | before << 1 & signs & SECOND;
        before = signs;
    }
    let has = |signs: Signs| all & signs == signs;
    let is_of_one_script = !has(IS_LATIN | IS_CYRILLIC);
    let has_letters = all & (IS_LATIN | IS_CYRILLIC) != 0;
    let may_be_other = has(CAPITAL) && !has(UNLIKE);
    let may_be_utf8 = has(TRAIL) && pairs & LEAD == 0;
    let may_be_recognised = pairs & SECOND != 0;
    is_of_one_script
        && !has(DOUBT)
        && !(has(DIGIT) && has_letters)
        && !(may_be_other || may_be_utf8 || may_be_recognised)
}

#[cfg(test)]
mod tests {
    use super::super::plan;
    use super::*;

    /// Marsaglia's xorshift64*.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, n: usize) -> usize {
            self.0 ^= self.0 >> 12;
            self.0 ^= self.0 << 25;
            self.0 ^= self.0 >> 27;
            (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n
        }
    }

    #[test]
    fn a_text_that_is_sound_at_a_glance_has_no_repairs() {
        let known = |from: u32, to: u32| {
            let signs = (from..to).filter(|c| SIGNS[*c as usize] & DOUBT == 0);
            signs.filter_map(char::from_u32).collect::<Vec<char>>()
        };
        let strokes: Vec<char> = "іІьЬIilrnvёЁВвАПр11(".chars().collect();
        let kinds = [
            known(0, 0x80),
            known(0xc0, 0x250),
            known(0x400, 0x530),
            known(0x620, 0x700),
            strokes,
        ];
        let mut chance = Chance(20_261_122);
        let mut sound = 0;
        for _ in 0..60_000 {
            let mut text = String::new();
            let kind = chance.below(kinds.len());
            for _ in 0..=chance.below(8) {
                let other = chance.below(kinds.len());
                let letters = &kinds[if chance.below(6) == 0 { other } else { kind }];
                text.push(letters[chance.below(letters.len())]);
            }
            if is_sound(&text) {
                sound += 1;
                let found = plan(&text).next();
                assert!(found.is_none(), "{text:?}: {found:?}");
            }
        }
        assert!(sound > 10_000, "{sound}");
    }
}
