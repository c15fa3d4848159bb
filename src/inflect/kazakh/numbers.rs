//! A stem as numbers, to be kept.
//!
//! | number | bits, from the lowest |
//! | --- | --- |
//! | first | 3: [kind](KINDS); 3: [change](CHANGES); 2: harmonies, 2: the first of them, 2: those that are met; 8: columns, 8: those that are met |
//! | second | 16: the last letter; 16: the one before it |
//! | third | 16: the third letter from the end; 4: [further sounds](OTHERS); a bit each: epenthesis, short, long, proper, plural, hyphen |

use super::stem::{Base, Change, Kind, OTHERS, Stem};
use super::suffixes::{Columns, Harmonies};

/// How many numbers there are.
pub(crate) const LEN: usize = 3;

/// The kinds. The letters in them are told by the end of the stem.
const KINDS: [Kind; 8] = [
    Kind::Word,
    Kind::Abbreviation,
    Kind::Indeclinable,
    Kind::Possessed(Base::Vowel),
    Kind::Possessed(Base::Consonant),
    Kind::Possessed(Base::Voiced('\0')),
    Kind::Possessed(Base::Fleeting('\0')),
    Kind::Possessed(Base::Soft),
];

const CHANGES: [Change; 7] = [
    Change::None,
    Change::Voiced,
    Change::Soft,
    Change::Fleeting,
    Change::St,
    Change::Zd,
    Change::Double,
];

impl Stem {
    /// The numbers; `None` if its letters are stranger than those of any name.
    pub(crate) fn to_numbers(self) -> Option<[u32; LEN]> {
        let kind = KINDS
            .iter()
            .position(|kind| with_letters(*kind, self.end) == self.kind)?;
        let change = CHANGES.iter().position(|change| *change == self.change)?;
        let first = fields([
            (kind as u32, 3),
            (change as u32, 3),
            (self.harmonies.into(), 2),
            (self.first.into(), 2),
            (self.met_harmonies.into(), 2),
            (self.columns.into(), 8),
            (self.met_columns.into(), 8),
        ]);
        let [last, before, third] = self.end.map(|letter| u16::try_from(letter as u32).ok());
        let flags = [
            self.epenthesis,
            self.short,
            self.long,
            self.proper,
            self.plural,
            self.hyphen,
        ];
        let flags = fields(flags.map(|flag| (flag.into(), 1)));
        Some([
            first,
            fields([(last?.into(), 16), (before?.into(), 16)]),
            fields([(third?.into(), 16), (self.others.into(), 4), (flags, 6)]),
        ])
    }

    /// The stem with these numbers, if there is one.
    pub(crate) fn from_numbers([first, second, third]: [u32; LEN]) -> Option<Stem> {
        let letter = |number: u32| char::from_u32(number & 0xffff);
        let end = [letter(second)?, letter(second >> 16)?, letter(third)?];
        let kind = KINDS.get((first & 7) as usize)?;
        let flag = |at: u32| third >> (20 + at) & 1 == 1;
        Some(Stem {
            kind: with_letters(*kind, end),
            change: *CHANGES.get((first >> 3 & 7) as usize)?,
            harmonies: (first >> 6 & 3) as Harmonies,
            first: (first >> 8 & 3) as Harmonies,
            met_harmonies: (first >> 10 & 3) as Harmonies,
            columns: (first >> 12) as Columns,
            met_columns: (first >> 20) as Columns,
            others: Some((third >> 16 & 15) as u8).filter(|&at| usize::from(at) < OTHERS.len())?,
            epenthesis: flag(0),
            short: flag(1),
            long: flag(2),
            proper: flag(3),
            plural: flag(4),
            end,
            hyphen: flag(5),
        })
    }
}

/// A kind with the letters that stems with this end have in it.
fn with_letters(kind: Kind, [last, before, _]: [char; 3]) -> Kind {
    match kind {
        Kind::Possessed(Base::Voiced(_)) => Kind::Possessed(Base::Voiced(match before {
            'ғ' => 'қ',
            'г' => 'к',
            _ => 'п',
        })),
        Kind::Possessed(Base::Fleeting(_)) => Kind::Possessed(Base::Fleeting(last)),
        kind => kind,
    }
}

/// Numbers of so many bits each, the first in the lowest.
fn fields<const N: usize>(fields: [(u32, u32); N]) -> u32 {
    let packed = fields.iter().rev();
    packed.fold(0, |all, (number, bits)| all << bits | number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inflect::Grammar;
    use crate::inflect::kazakh::FLAGS;

    #[test]
    fn a_stem_comes_back_from_its_numbers() {
        let names = [
            "Шыңжаң",
            "Шәуешек",
            "Алаш партиясы",
            "Кеңестер Одағы",
            "Қазақстан халқы",
            "бірлестік одағы",
            "шаруа артелі",
            "РСФСР",
            "ҚКП",
            "ОК",
            "РКФСР ОАК",
            "БКП (б)",
            "Ленинград",
            "съезд",
            "журналист",
            "металл",
            "рубль",
            "халық",
            "акт",
            "Минск",
            "НЭП",
            "А.",
            "Бөлтірік шешен",
            "кітабы",
            "Ёж",
            "№ 1",
            "",
        ];
        let mut kinds = Vec::new();
        for name in names {
            for flag in FLAGS.iter().copied().chain([""]) {
                let stem = Stem::of(name, Grammar::new(flag));
                let numbers = stem.to_numbers().unwrap_or_else(|| panic!("{name}"));
                assert_eq!(Stem::from_numbers(numbers), Some(stem), "{name} {flag}");
                kinds.push(numbers[0] & 7);
            }
        }
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds, [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn letters_beyond_the_first_plane_are_not_kept() {
        assert_eq!(Stem::of("𝒳", Grammar::default()).to_numbers(), None);
    }

    #[test]
    fn any_numbers_are_a_stem_or_none() {
        assert_eq!(Stem::from_numbers([0x3f, 0, 0]), None);
        assert_eq!(Stem::from_numbers([0, 0xd800, 0]), None);
        assert_eq!(Stem::from_numbers([0, 0, 0xf << 16]), None);
    }
}
