//! What may be missing from the end of a name before an ending.

use super::{NUMBERS, OTHER, number};

/// What tails want, in letters of the layer `loose`: one of these before them; an ending that
/// begins with one of these; and, if that is ы or и, one of these behind it.
#[rustfmt::skip]
const RULES: &[(&[&str], [Letters; 3])] = &[
    (&[""],         [ANY,        ANY,             ANY]),
    // рубль, рубл-і
    (&["ь"],        [ANY,        of("ыи"),        ANY]),
    // Шәуешек, Шәуеше-гі; мектеп, мекте-бі
    (&["к"],        [VOWELS,     of("г"),         ANY]),
    (&["п"],        [VOWELS,     of("б"),         ANY]),
    // журналист, журналис-тер; ватт, ват-қа; съезд, съез-дер; процесс, процес-тер
    (&["т"],        [of("ст"),   SUFFIXES,        ANY]),
    (&["д"],        [of("з"),    of("ыигд"),      ANY]),
    (&["с"],        [of("с"),    SUFFIXES,        ANY]),
    (&["л"],        [of("л"),    SUFFIXES,        ANY]),
    (&["м"],        [of("м"),    SUFFIXES,        ANY]),
    (&["н"],        [of("н"),    SUFFIXES,        ANY]),
    // халық, хал-қы; орын, ор-ны
    (&["ык", "ик"], [ANY,        of("к"),         ANY]),
    (&["ын", "ин"], [ANY,        of("н"),         ANY]),
    (&["ып", "ип"], [ANY,        of("п"),         ANY]),
    (&["ыз", "из"], [ANY,        of("з"),         ANY]),
    (&["ыл", "ил"], [ANY,        of("л"),         ANY]),
    (&["ыр", "ир"], [ANY,        of("р"),         ANY]),
    // комитеті, комитет-тері, комитет-ім; артелі, артел-ьдері; партиясы, партия-лары
    (&["ы"],        [CONSONANTS, OTHERS,          of("мн")]),
    (&["и"],        [CONSONANTS, OTHERS | of("ь"), of("мн")]),
    (&["сы", "си"], [ANY,        OTHERS,          of("мн")]),
    // одағы, ода-қтары; кітабы, кіта-птары
    (&["гы", "ги"], [ANY,        of("к"),         ANY]),
    (&["бы", "би"], [ANY,        of("п"),         ANY]),
    // халқы, хал-ықтары
    (&["кы"],       [ANY,        of("ы"),         of("к")]),
    (&["ки"],       [ANY,        of("и"),         of("к")]),
    (&["ны"],       [ANY,        of("ы"),         of("н")]),
    (&["ни"],       [ANY,        of("и"),         of("н")]),
    (&["пы"],       [ANY,        of("ы"),         of("п")]),
    (&["пи"],       [ANY,        of("и"),         of("п")]),
    (&["зы"],       [ANY,        of("ы"),         of("з")]),
    (&["зи"],       [ANY,        of("и"),         of("з")]),
    (&["лы"],       [ANY,        of("ы"),         of("л")]),
    (&["ли"],       [ANY,        of("и"),         of("л")]),
    (&["ры"],       [ANY,        of("ы"),         of("р")]),
    (&["ри"],       [ANY,        of("и"),         of("р")]),
];

/// A set of letters, by their [numbers](number), a bit each.
type Letters = u64;

const ANY: Letters = (1 << NUMBERS) - 1;
const VOWELS: Letters = of("аеиоуыэюя");
/// Behind which a possessive is -ы: и, у and ю end in a consonant.
const CONSONANTS: Letters = ANY & !of("аеоыэя");
/// With which suffixes begin, …
const SUFFIXES: Letters = of("ыигблдтмсшнкп");
/// … and with which those that may take the place of a possessive.
const OTHERS: Letters = SUFFIXES & !of("с");

const fn of(letters: &str) -> Letters {
    let bytes = letters.as_bytes();
    let mut set = 0;
    let mut at = 0;
    // every letter is two bytes
    while at + 1 < bytes.len() {
        let code = (bytes[at] as u32 & 0x1f) << 6 | bytes[at + 1] as u32 & 0x3f;
        set |= 1 << (code - 'а' as u32);
        at += 2;
    }
    set
}

/// Letters at the end of a name, at the layer `loose`, that may be missing from its
/// inflected form: because a suffix changes them or takes their place.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Stem, TAILS}};
/// let stem = Stem::of("Шәуешек", Grammar::default());
/// // шауешегинен has шауеше of the name, and гинен
/// let rest: Vec<char> = "гинен".chars().collect();
/// let read = |tail: &&str| stem.recognise(&tail.chars().collect::<Vec<_>>(), &rest).is_some();
/// assert_eq!(TAILS.iter().copied().filter(read).collect::<Vec<_>>(), ["к"]);
/// ```
pub const TAILS: &[&str] = &{
    let mut tails = [""; COUNT];
    let (mut rule, mut count) = (0, 0);
    while rule < RULES.len() {
        let mut at = 0;
        while at < RULES[rule].0.len() {
            tails[count] = RULES[rule].0[at];
            count += 1;
            at += 1;
        }
        rule += 1;
    }
    tails
};

const COUNT: usize = {
    let (mut rule, mut count) = (0, 0);
    while rule < RULES.len() {
        count += RULES[rule].0.len();
        rule += 1;
    }
    count
};

/// Letters in the longest of [`TAILS`].
pub(crate) const LONGEST_TAIL: usize = 2;

/// For each letter the [`TAILS`] that want it at one of three places, a bit each.
const fn wanting(place: usize) -> [u64; NUMBERS] {
    let mut sets = [0; NUMBERS];
    let mut letter = 0;
    while letter < NUMBERS {
        let (mut rule, mut count) = (0, 0);
        while rule < RULES.len() {
            let (tails, wanted) = RULES[rule];
            if wanted[place] >> letter & 1 == 1 {
                sets[letter] |= ((1 << tails.len()) - 1) << count;
            }
            count += tails.len();
            rule += 1;
        }
        letter += 1;
    }
    sets
}

static BEFORE: [u64; NUMBERS] = wanting(0);
static FIRST: [u64; NUMBERS] = FIRST_MADE;
const FIRST_MADE: [u64; NUMBERS] = wanting(1);
static SECOND: [u64; NUMBERS] = wanting(2);

/// The same sets of the first letter, as lists, and how long these are.
static LISTS: [([&str; COUNT], usize); NUMBERS] = {
    let mut lists = [([""; COUNT], 0); NUMBERS];
    let mut letter = 0;
    while letter < NUMBERS {
        let mut tail = 0;
        while tail < COUNT {
            if FIRST_MADE[letter] >> tail & 1 == 1 {
                let len = lists[letter].1;
                lists[letter].0[len] = TAILS[tail];
                lists[letter].1 += 1;
            }
            tail += 1;
        }
        letter += 1;
    }
    lists
};

/// The [`TAILS`] behind which this rest may stand, by its first letter.
///
/// | tails | as in |
/// | --- | --- |
/// | `ь` | рубль, рубл-і |
/// | `к`, `п` | Шәуешек, Шәуеше-гі; мектеп, мекте-бі |
/// | `т`, `с`, `л`, `м`, `н` | журналист, журналис-тер; ватт, ват-қа; процесс, процес-тер; металл, метал-дан |
/// | `д` | съезд, съез-дер |
/// | `ык`, `ын` and the like | халық, хал-қы; орын, ор-ны |
/// | `ы`, `и`, `сы`, `си` | комитеті, комитет-тері; артелі, артел-ьдері; партиясы, партия-лары |
/// | `гы`, `бы` and the like | одағы, ода-қтары; кітабы, кіта-птары |
/// | `кы`, `ны` and the like | халқы, хал-ықтары |
///
/// ```
/// let rest: Vec<char> = "гинен".chars().collect();
/// let tails = atau::inflect::kazakh::tails(&rest);
/// assert!(tails.starts_with(&["", "к", "т", "д"]));
/// ```
pub fn tails(rest: &[char]) -> &'static [&'static str] {
    let list = LISTS.get(numbered(rest.first()));
    list.and_then(|(tails, len)| tails.get(..*len))
        .unwrap_or(&[""])
}

/// The number of a letter, if there is one.
#[inline]
fn numbered(letter: Option<&char>) -> usize {
    letter.map_or(OTHER, |letter| number(*letter))
}

/// The [`TAILS`] of names that have `before` before them, behind which this rest may stand,
/// by its first two letters, with their numbers, ascending; the first is the empty one.
#[inline]
pub(crate) fn tails_between(
    before: Option<&char>,
    rest: &[char],
) -> impl Iterator<Item = (usize, &'static str)> {
    let among = |sets: &[u64; NUMBERS], letter| sets.get(numbered(letter)).copied().unwrap_or(1);
    let mut tails = among(&BEFORE, before) & among(&FIRST, rest.first());
    if let ['ы' | 'и', ..] = rest {
        tails &= among(&SECOND, rest.get(1));
    }
    std::iter::from_fn(move || {
        let number = tails.trailing_zeros() as usize;
        tails &= tails.wrapping_sub(1);
        Some((number, *TAILS.get(number)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inflect::Grammar;
    use crate::inflect::kazakh::Stem;
    use crate::text::fold::loose_chars;

    #[test]
    fn what_is_read_behind_a_tail_is_tried() {
        let names = [
            "Шәуешек",
            "мектеп",
            "кулак",
            "рубль",
            "журналист",
            "ватт",
            "съезд",
            "процесс",
            "металл",
            "грамм",
            "тонн",
            "халық",
            "ерік",
            "орын",
            "ерін",
            "ғұрып",
            "әріп",
            "ауыз",
            "егіз",
            "ауыл",
            "көңіл",
            "хатыр",
            "өмір",
            "Бүкіл партиясы",
            "Шу өлкесі",
            "Шу болысы",
            "Шу комитеті",
            "Шу артелі",
            "Шу одағы",
            "Шу мүшелігі",
            "Шу кітабы",
            "Шу кебі",
            "Шу халқы",
            "Шу еркі",
            "Шу орны",
            "Шу ерні",
            "Шу ғұрпы",
            "Шу әрпі",
            "Шу аузы",
            "Шу егзі",
            "Шу аулы",
            "Шу көңлі",
            "Шу хатры",
            "Шу өмрі",
            "Шу уы",
            "Шу үйі",
            "Шу аы",
            "аққ",
            "аңң",
            "АССР",
            "Қарағанды",
        ];
        let letters: Vec<char> = "абгдеиклмнпрстшызьй".chars().collect();
        let pairs = letters
            .iter()
            .flat_map(|a| letters.iter().map(move |b| [*a, *b]));
        let begins: Vec<Vec<char>> = letters
            .iter()
            .map(|c| vec![*c])
            .chain(pairs.map(Vec::from))
            .collect();
        let mut read = 0;
        for name in names {
            let name_letters: Vec<char> = loose_chars(name).map(|fold| fold.char).collect();
            for flag in ["", "kk:possessed", "kk:fleeting", "kk:unvoiced"] {
                let stem = Stem::of(name, Grammar::new(flag));
                for (number, tail) in TAILS.iter().enumerate() {
                    let tail: Vec<char> = tail.chars().collect();
                    let Some(before) = name_letters.strip_suffix(&tail[..]) else {
                        continue;
                    };
                    for begin in &begins {
                        for end in ["", "н", "ы", "ки", "дан", "лери", "нен", "лары"]
                        {
                            let rest: Vec<char> =
                                begin.iter().copied().chain(end.chars()).collect();
                            if stem.recognise(&tail, &rest).is_some() {
                                let mut tried = tails_between(before.last(), &rest);
                                assert!(
                                    tried.any(|(tail, _)| tail == number),
                                    "{name} {flag} {tail:?} {rest:?}"
                                );
                                read |= 1_u64 << number;
                            }
                        }
                    }
                }
            }
        }
        assert_eq!(read, (1 << COUNT) - 1);
    }
}
