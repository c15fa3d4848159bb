//! The declensions of Russian as tables of endings.
//!
//! The classes and endings are those of Zaliznyak's *Grammatical dictionary of the
//! Russian language* (1977) and of *Russian Grammar* (1980, §§ 1160-1330), without
//! stress. A row reads like the printed table: nominative, genitive, dative,
//! accusative, instrumental, prepositional.
//!
//! | in a cell | |
//! | --- | --- |
//! | `∅` | no ending |
//! | `е у` | either ending |
//! | `ем ~ом` | what follows `~` is understood, never made: the norm depends on stress, or has another form |
//! | `=` | accusative: the nominative of what is inanimate, the genitive of what is animate |
//! | nothing | no such form |

use super::parse::{ACCUSATIVE_ANIMATE, ACCUSATIVE_INANIMATE, CASES, Cells};

/// One number of a paradigm.
pub(super) type Row = [&'static str; 6];

/// How the words that have `tail` in the nominative decline.
#[derive(Debug)]
pub(super) struct Paradigm {
    /// What the endings replace.
    pub tail: &'static str,
    /// Whether the nominative given is a plural.
    pub plural: bool,
    /// The number in which the nominative is given.
    pub given: Row,
    /// The other number.
    pub other: Row,
    /// With what the endings of both begin.
    begins: [Begins; 2],
    /// For which cells of the whole each cell of both stands.
    cells: [[Cells; 6]; 2],
}

/// The cases of a row, a bit each, that have an ending which begins with a letter, and those
/// that have none. Every letter is two bytes, of which the second tells it from all others.
#[derive(Clone, Copy, Debug)]
struct Begins {
    letters: [u8; 32],
    nothing: u8,
}

impl Begins {
    const fn of_row(row: &Row) -> Begins {
        let mut begins = Begins {
            letters: [0; 32],
            nothing: 0,
        };
        let mut case = 0;
        while case < row.len() {
            let cell = row[case].as_bytes();
            let (mut at, mut is_start) = (0, true);
            while at < cell.len() {
                if is_start && at + 1 < cell.len() {
                    match cell[at] {
                        0xd0 | 0xd1 => begins.letters[(cell[at + 1] & 31) as usize] |= 1 << case,
                        // `∅`
                        0xe2 => begins.nothing |= 1 << case,
                        _ => (),
                    }
                }
                // `~` is no letter
                is_start = cell[at] == b' ' || is_start && cell[at] == b'~';
                at += 1;
            }
            case += 1;
        }
        begins
    }
}

/// For which cells of the whole each of a row stands.
const fn cells_of_row(row: &Row, other: bool) -> [Cells; 6] {
    let mut all = [0; 6];
    let mut case = 0;
    while case < row.len() {
        let cells = match case {
            0..3 => 1 << case,
            3 => 1 << ACCUSATIVE_INANIMATE | 1 << ACCUSATIVE_ANIMATE,
            _ => 1 << (case + 1),
        };
        all[case] = if other { cells << CASES } else { cells };
        case += 1;
    }
    if let [b'='] = row[3].as_bytes() {
        let shift = if other { CASES } else { 0 };
        all[0] |= 1 << (ACCUSATIVE_INANIMATE + shift);
        all[1] |= 1 << (ACCUSATIVE_ANIMATE + shift);
        all[3] = 0;
    }
    all
}

/// What a cell has where there is no ending.
pub(super) const ZERO: &str = "∅";
/// What the cell of an accusative like the nominative or the genitive has.
pub(super) const BY_ANIMACY: &str = "=";

impl Paradigm {
    /// The row of the given number or of the other one.
    pub(super) fn row(&self, other: bool) -> &Row {
        if other { &self.other } else { &self.given }
    }

    /// The cases of a row that have no ending, or one that may begin with a letter of which
    /// this is the lowest byte.
    #[inline]
    pub(super) fn cases(&self, other: bool, first: Option<u8>) -> Cases {
        let begins = &self.begins[usize::from(other)];
        let letter = first.map_or(0, |byte| begins.letters[usize::from(byte & 31)]);
        Cases(begins.nothing | letter)
    }

    /// For which cells of the whole those of a row stand.
    #[inline]
    pub(super) fn cells(&self, other: bool) -> &[Cells; 6] {
        &self.cells[usize::from(other)]
    }

    /// Both rows.
    #[cfg(test)]
    pub(super) fn rows(&self) -> [&Row; 2] {
        [&self.given, &self.other]
    }
}

/// Cases of a row, a bit each.
#[derive(Clone, Copy)]
pub(super) struct Cases(u8);

impl Iterator for Cases {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let case = self.0.trailing_zeros() as usize;
        self.0 &= self.0.wrapping_sub(1);
        (case < 8).then_some(case)
    }
}

/// The endings of a cell, and whether each is made or only understood.
#[inline]
pub(super) fn endings(cell: &'static str) -> Endings {
    Endings { rest: cell }
}

/// Iterator over the endings of a cell; see [`endings`].
pub(super) struct Endings {
    rest: &'static str,
}

impl Iterator for Endings {
    type Item = (&'static str, bool);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        // two take five bytes
        let space = match self.rest.len() {
            ..5 => None,
            _ => self.rest.bytes().position(|byte| byte == b' '),
        };
        let (ending, rest) = match space {
            Some(at) => (&self.rest[..at], &self.rest[at + 1..]),
            None => (self.rest, ""),
        };
        self.rest = rest;
        let (ending, made) = match ending.strip_prefix('~') {
            Some(ending) => (ending, false),
            None => (ending, true),
        };
        Some((if ending == ZERO { "" } else { ending }, made))
    }
}

const NONE: Row = [""; 6];

const fn singular(tail: &'static str, given: Row, other: Row) -> Paradigm {
    Paradigm {
        tail,
        plural: false,
        begins: [Begins::of_row(&given), Begins::of_row(&other)],
        cells: [cells_of_row(&given, false), cells_of_row(&other, true)],
        given,
        other,
    }
}

const fn plural(tail: &'static str, given: Row, other: Row) -> Paradigm {
    Paradigm {
        tail,
        plural: true,
        begins: [Begins::of_row(&given), Begins::of_row(&other)],
        cells: [cells_of_row(&given, false), cells_of_row(&other, true)],
        given,
        other,
    }
}

/// Declares paradigms and lists them all.
macro_rules! paradigms {
    ($($(#[$doc:meta])* $name:ident = $value:expr;)*) => {
        $($(#[$doc])* pub(super) static $name: Paradigm = $value;)*
        /// Every paradigm.
        pub(super) static ALL: &[&Paradigm] = &[$(&$name),*];
    };
}

/// A masculine noun whose last vowel is lost: vowel, consonant, what the vowel leaves.
macro_rules! fleeting {
    ($vowel:literal $last:literal $left:literal) => {
        singular(
            concat!($vowel, $last),
            [
                concat!($vowel, $last),
                concat!($left, $last, "а"),
                concat!($left, $last, "у"),
                "=",
                concat!($left, $last, "ом"),
                concat!($left, $last, "е"),
            ],
            [
                concat!($left, $last, "ы"),
                concat!($left, $last, "ов"),
                concat!($left, $last, "ам"),
                "=",
                concat!($left, $last, "ами"),
                concat!($left, $last, "ах"),
            ],
        )
    };
    ($vowel:literal $last:literal "ь" $left:literal) => {
        singular(
            concat!($vowel, $last, "ь"),
            [
                concat!($vowel, $last, "ь"),
                concat!($left, $last, "я"),
                concat!($left, $last, "ю"),
                "=",
                concat!($left, $last, "ем"),
                concat!($left, $last, "е"),
            ],
            [
                concat!($left, $last, "и"),
                concat!($left, $last, "ей"),
                concat!($left, $last, "ям"),
                "=",
                concat!($left, $last, "ями"),
                concat!($left, $last, "ях"),
            ],
        )
    };
}

/// A masculine noun in -ец: what is left of е, the instrumental, the genitive plural.
macro_rules! in_ets {
    ($left:literal, $ins:expr, $gen:expr) => {
        singular(
            "ец",
            [
                "ец",
                concat!($left, "ца"),
                concat!($left, "цу"),
                "=",
                $ins,
                concat!($left, "це"),
            ],
            [
                concat!($left, "цы"),
                $gen,
                concat!($left, "цам"),
                "=",
                concat!($left, "цами"),
                concat!($left, "цах"),
            ],
        )
    };
}

/// A feminine or neuter noun with a vowel before the last consonant in the genitive
/// plural: tail, the rest of the tail before the ending, the genitive plural.
macro_rules! inserting {
    ($last:literal "а", $genitive:literal) => {
        singular(
            concat!($last, "а"),
            [
                concat!($last, "а"),
                concat!($last, "ы"),
                concat!($last, "е"),
                concat!($last, "у"),
                concat!($last, "ой ~", $last, "ою"),
                concat!($last, "е"),
            ],
            [
                concat!($last, "ы"),
                $genitive,
                concat!($last, "ам"),
                "=",
                concat!($last, "ами"),
                concat!($last, "ах"),
            ],
        )
    };
    ($last:literal "ка", $genitive:literal) => {
        singular(
            concat!($last, "ка"),
            [
                concat!($last, "ка"),
                concat!($last, "ки"),
                concat!($last, "ке"),
                concat!($last, "ку"),
                concat!($last, "кой ~", $last, "кою"),
                concat!($last, "ке"),
            ],
            [
                concat!($last, "ки"),
                $genitive,
                concat!($last, "кам"),
                "=",
                concat!($last, "ками"),
                concat!($last, "ках"),
            ],
        )
    };
    ($last:literal "я", $genitive:literal) => {
        singular(
            concat!($last, "я"),
            [
                concat!($last, "я"),
                concat!($last, "и"),
                concat!($last, "е"),
                concat!($last, "ю"),
                concat!($last, "ей ~", $last, "ею"),
                concat!($last, "е"),
            ],
            [
                concat!($last, "и"),
                $genitive,
                concat!($last, "ям"),
                "=",
                concat!($last, "ями"),
                concat!($last, "ях"),
            ],
        )
    };
    ($last:literal "о", $genitive:literal) => {
        singular(
            concat!($last, "о"),
            [
                concat!($last, "о"),
                concat!($last, "а"),
                concat!($last, "у"),
                concat!($last, "о"),
                concat!($last, "ом"),
                concat!($last, "е"),
            ],
            [
                concat!($last, "а"),
                $genitive,
                concat!($last, "ам"),
                "=",
                concat!($last, "ами"),
                concat!($last, "ах"),
            ],
        )
    };
}

// Rows that several paradigms share.
const M_HARD_SG: Row = ["∅", "а", "у", "=", "ом", "е"];
const HARD_PL: Row = ["ы", "ов", "ам", "=", "ами", "ах"];
const HARD_PL_ZERO: Row = ["ы", "∅", "ам", "=", "ами", "ах"];
const HARD_PL_A: Row = ["а", "ов", "ам", "=", "ами", "ах"];
const VELAR_PL: Row = ["и", "ов", "ам", "=", "ами", "ах"];
const VELAR_PL_ZERO: Row = ["и", "∅", "ам", "=", "ами", "ах"];
const SIBILANT_PL: Row = ["и", "ей", "ам", "=", "ами", "ах"];
const TS_PL: Row = ["ы", "ев ~ов", "ам", "=", "ами", "ах"];
const M_SOFT_SG: Row = ["ь", "я", "ю", "=", "ем", "е"];
const SOFT_PL: Row = ["и", "ей", "ям", "=", "ями", "ях"];
const SOFT_PL_A: Row = ["я", "ей", "ям", "=", "ями", "ях"];
const M_J_SG: Row = ["й", "я", "ю", "=", "ем", "е"];
const J_PL: Row = ["и", "ев", "ям", "=", "ями", "ях"];
const J_PL_ZERO: Row = ["и", "й", "ям", "=", "ями", "ях"];
const J_PL_A: Row = ["я", "ев", "ям", "=", "ями", "ях"];
const II_PL: Row = ["ии", "ий ~иев", "иям", "=", "иями", "иях"];
const NEUTER_PL: Row = ["а", "∅", "ам", "=", "ами", "ах"];
const M_IN_SG: Row = ["ин", "ина", "ину", "=", "ином", "ине"];
const ANE_PL: Row = ["е", "∅", "ам", "=", "ами", "ах"];
const SURNAME_PL: Row = ["ы", "ых", "ым", "=", "ыми", "ых"];

const A_HARD_PL: Row = ["ые", "ых", "ым", "=", "ыми", "ых"];
const A_SOFT_PL: Row = ["ие", "их", "им", "=", "ими", "их"];
const A_POSSESSIVE_PL: Row = ["ьи", "ьих", "ьим", "=", "ьими", "ьих"];
const A_REFLEXIVE_PL: Row = ["иеся", "ихся", "имся", "=", "имися", "ихся"];
const A_ORDINAL_PL: Row = ["е", "х", "м", "=", "ми", "х"];

paradigms! {
    /// What never changes.
    FIXED = singular("", ["∅"; 6], ["∅"; 6]);

    // masculine nouns

    /// ревком, Туркестан; towns in -ов and -ин.
    M_HARD = singular("", M_HARD_SG, HARD_PL);
    /// башкир, солдат: genitive plural without an ending.
    M_HARD_ZERO = singular("", M_HARD_SG, HARD_PL_ZERO);
    /// киргиз: both were written in the years of the glossary.
    M_HARD_EITHER = singular("", M_HARD_SG, ["ы", "ов ~∅", "ам", "=", "ами", "ах"]);
    /// город, паспорт.
    M_HARD_A = singular("", M_HARD_SG, HARD_PL_A);
    /// договор, инструктор: -ы by the norm, -а in speech and print.
    M_HARD_OR_A = singular("", M_HARD_SG, ["ы ~а", "ов", "ам", "=", "ами", "ах"]);
    /// кочевник, Чугучак.
    M_VELAR = singular("", M_HARD_SG, VELAR_PL);
    /// округ, век.
    M_VELAR_A = singular("", M_HARD_SG, HARD_PL_A);
    /// товарищ, Балхаш.
    M_SIBILANT = singular("", ["∅", "а", "у", "=", "ем ~ом", "е"], SIBILANT_PL);
    /// мятеж, врач.
    M_SIBILANT_STRESSED = singular("", ["∅", "а", "у", "=", "ом ~ем", "е"], SIBILANT_PL);
    /// месяц.
    M_TS = singular("", ["∅", "а", "у", "=", "ем ~ом", "е"], TS_PL);
    /// беженец.
    M_ETS = in_ets!("", "цем ~цом", "цев ~цов");
    /// купец.
    M_ETS_STRESSED = in_ets!("", "цом ~цем", "цов ~цев");
    /// владелец.
    M_LETS = in_ets!("ь", "ьцем ~ьцом", "ьцев ~ьцов");
    /// делец.
    M_LETS_STRESSED = in_ets!("ь", "ьцом ~ьцем", "ьцов ~ьцев");
    /// китаец.
    M_VOWEL_ETS = in_ets!("й", "йцем ~йцом", "йцев ~йцов");
    /// боец.
    M_VOWEL_ETS_STRESSED = in_ets!("й", "йцом ~йцем", "йцов ~йцев");
    /// участок.
    M_OK = singular("ок", ["ок", "ка", "ку", "=", "ком", "ке"],
        ["ки", "ков", "кам", "=", "ками", "ках"]);
    /// кружочек.
    M_EK = singular("ек", ["ек", "ка", "ку", "=", "ком", "ке"],
        ["ки", "ков", "кам", "=", "ками", "ках"]);
    /// паёк.
    M_VOWEL_EK = singular("ек", ["ек", "йка", "йку", "=", "йком", "йке"],
        ["йки", "йков", "йкам", "=", "йками", "йках"]);
    /// уголёк.
    M_SOFT_EK = singular("ек", ["ек", "ька", "ьку", "=", "ьком", "ьке"],
        ["ьки", "ьков", "ькам", "=", "ьками", "ьках"]);
    /// посол, угол.
    M_OL = fleeting!("о" "л" "");
    /// орёл, узел, Павел.
    M_EL = fleeting!("е" "л" "");
    /// костёр, ветер.
    M_ER = fleeting!("е" "р" "");
    /// хребет.
    M_ET = fleeting!("е" "т" "");
    /// сон.
    M_ON = fleeting!("о" "н" "");
    /// заём.
    M_VOWEL_EM = fleeting!("е" "м" "й");
    /// лев, Лев.
    M_EV = fleeting!("е" "в" "ь");
    /// лёд.
    M_ED = fleeting!("е" "д" "ь");
    /// лён.
    M_EN = fleeting!("е" "н" "ь");
    /// ров.
    M_OV = fleeting!("о" "в" "");
    /// секретарь, Ярославль.
    M_SOFT = singular("ь", M_SOFT_SG, SOFT_PL);
    /// учитель, лагерь.
    M_SOFT_A = singular("ь", M_SOFT_SG, SOFT_PL_A);
    /// уровень, день.
    M_SOFT_EN = fleeting!("е" "н" "ь" "");
    /// огонь.
    M_SOFT_ON = fleeting!("о" "н" "ь" "");
    /// уголь.
    M_SOFT_OL = fleeting!("о" "л" "ь" "");
    /// ноготь.
    M_SOFT_OT = fleeting!("о" "т" "ь" "");
    /// бай, Алтай.
    M_J = singular("й", M_J_SG, J_PL);
    /// край.
    M_J_A = singular("й", M_J_SG, J_PL_A);
    /// пролетарий, Каспий.
    M_IJ = singular("ий", ["ий", "ия", "ию", "=", "ием", "ии"],
        ["ии", "иев", "иям", "=", "иями", "иях"]);
    /// крестьянин.
    M_ANIN = singular("ин", M_IN_SG, ANE_PL);
    /// татарин.
    M_ARIN = singular("ин", M_IN_SG, HARD_PL_ZERO);
    /// хозяин.
    M_OWNER = singular("ин", M_IN_SG, ["ева", "ев", "евам", "=", "евами", "евах"]);
    /// господин.
    M_SIR = singular("ин", M_IN_SG, NEUTER_PL);
    /// год.
    M_YEAR = singular("", M_HARD_SG, ["ы ~а", "ов", "ам", "=", "ами", "ах"]);
    /// человек.
    M_MAN = singular("человек", ["человек", "человека", "человеку", "=", "человеком", "человеке"],
        ["люди", "людей ~человек", "людям", "=", "людьми", "людях"]);
    /// ребёнок.
    M_CHILD = singular("ребенок", ["ребенок", "ребенка", "ребенку", "=", "ребенком", "ребенке"],
        ["дети", "детей", "детям", "=", "детьми", "детях"]);
    /// брат.
    M_BROTHER = singular("", M_HARD_SG, ["ья", "ьев", "ьям", "=", "ьями", "ьях"]);
    /// друг.
    M_FRIEND = singular("г", ["г", "га", "гу", "=", "гом", "ге"],
        ["зья", "зей", "зьям", "=", "зьями", "зьях"]);
    /// сын.
    M_SON = singular("", M_HARD_SG, ["овья", "овей", "овьям", "=", "овьями", "овьях"]);
    /// муж.
    M_HUSBAND = singular("", ["∅", "а", "у", "=", "ем", "е"],
        ["ья", "ей", "ьям", "=", "ьями", "ьях"]);
    /// князь.
    M_PRINCE = singular("ь", M_SOFT_SG, ["ья", "ей", "ьям", "=", "ьями", "ьях"]);
    /// сосед.
    M_NEIGHBOUR = singular("", M_HARD_SG, SOFT_PL);
    /// путь.
    M_WAY = singular("ь", ["ь", "и", "и", "ь", "ем", "и"], SOFT_PL);

    // feminine nouns

    /// реформа, Уфа.
    F_HARD = singular("а", ["а", "ы", "е", "у", "ой ~ою", "е"], HARD_PL_ZERO);
    /// эпоха.
    F_VELAR = singular("а", ["а", "и", "е", "у", "ой ~ою", "е"], VELAR_PL_ZERO);
    /// задача, Кульджа.
    F_SIBILANT = singular("а", ["а", "и", "е", "у", "ей ~ею ~ой", "е"],
        ["и", "∅ ~ей", "ам", "=", "ами", "ах"]);
    /// Кульджа: towns with the stress on the end.
    F_SIBILANT_STRESSED = singular("а", ["а", "и", "е", "у", "ой ~ою ~ей", "е"],
        ["и", "∅ ~ей", "ам", "=", "ами", "ах"]);
    /// граница.
    F_TS = singular("а", ["а", "ы", "е", "у", "ей ~ею ~ой", "е"], HARD_PL_ZERO);
    /// откочёвка.
    F_KA = inserting!("" "ка", "ок");
    /// бочка.
    F_KA_E = inserting!("" "ка", "ек");
    /// копейка.
    F_JKA = inserting!("й" "ка", "ек");
    /// полька.
    F_SOFT_KA = inserting!("ь" "ка", "ек");
    /// весна.
    F_NA = inserting!("н" "а", "ен");
    /// сестра.
    F_RA = inserting!("р" "а", "ер");
    /// тюрьма.
    F_SOFT_MA = inserting!("ьм" "а", "ем");
    /// судьба.
    F_SOFT_BA = inserting!("ьб" "а", "еб");
    /// овца.
    F_TSA = singular("ца", ["ца", "цы", "це", "цу", "цой ~цою ~цей", "це"],
        ["цы", "ец", "цам", "=", "цами", "цах"]);
    /// неделя.
    F_SOFT_A = singular("я", ["я", "и", "е", "ю", "ей ~ею", "е"],
        ["и", "ь ~ей", "ям", "=", "ями", "ях"]);
    /// земля.
    F_LA = inserting!("л" "я", "ель");
    /// пашня.
    F_NYA = inserting!("н" "я", "ен");
    /// читальня.
    F_SOFT_NYA = inserting!("ьн" "я", "ен");
    /// деревня.
    F_VILLAGE = inserting!("н" "я", "ень");
    /// бойня.
    F_JNYA = inserting!("йн" "я", "ен");
    /// идея.
    F_VOWEL_A = singular("я", ["я", "и", "е", "ю", "ей ~ею", "е"], J_PL_ZERO);
    /// автономия, Монголия.
    F_IA = singular("ия", ["ия", "ии", "ии", "ию", "ией ~иею", "ии"],
        ["ии", "ий", "иям", "=", "иями", "иях"]);
    /// семья, Сыр-Дарья.
    F_SOFT_IA = singular("ья", ["ья", "ьи", "ье", "ью", "ьей ~ьею", "ье"],
        ["ьи", "ей ~ий", "ьям", "=", "ьями", "ьях"]);
    /// волость, Сибирь.
    F_SOFT = singular("ь", ["ь", "и", "и", "ь", "ью ~ию", "и"], SOFT_PL);
    /// помощь, Керчь.
    F_SOFT_SIBILANT = singular("ь", ["ь", "и", "и", "ь", "ью ~ию", "и"], SIBILANT_PL);
    /// церковь.
    F_CHURCH = singular("овь", ["овь", "ви", "ви", "овь", "овью ~овию", "ви"],
        ["ви", "вей", "вям ~вам", "=", "вями ~вами", "вях ~вах"]);
    /// мать, дочь.
    F_MOTHER = singular("ь", ["ь", "ери", "ери", "ь", "ерью", "ери"],
        ["ери", "ерей", "ерям", "=", "ерями", "ерях"]);

    // neuter nouns

    /// хозяйство.
    N_HARD = singular("о", ["о", "а", "у", "о", "ом", "е"], NEUTER_PL);
    /// число.
    N_LO = inserting!("л" "о", "ел");
    /// окно.
    N_NO_O = inserting!("н" "о", "он");
    /// пятно.
    N_NO = inserting!("н" "о", "ен");
    /// ядро.
    N_RO = inserting!("р" "о", "ер");
    /// письмо.
    N_SOFT_MO = inserting!("ьм" "о", "ем");
    /// училище.
    N_SIBILANT = singular("е", ["е", "а", "у", "е", "ем", "е"], NEUTER_PL);
    /// сердце.
    N_TSE = singular("це", ["це", "ца", "цу", "це", "цем", "це"],
        ["ца", "ец", "цам", "=", "цами", "цах"]);
    /// море.
    N_SOFT = singular("е", ["е", "я", "ю", "е", "ем", "е"], SOFT_PL_A);
    /// восстание.
    N_IE = singular("ие", ["ие", "ия", "ию", "ие", "ием", "ии"],
        ["ия", "ий", "иям", "=", "иями", "иях"]);
    /// Семиречье, ущелье.
    N_SOFT_IE = singular("ье", ["ье", "ья", "ью", "ье", "ьем", "ье ~ьи"],
        ["ья", "ий ~ьев", "ьям", "=", "ьями", "ьях"]);
    /// ружьё.
    N_GUN = singular("ье", ["ье", "ья", "ью", "ье", "ьем", "ье"],
        ["ья", "ей", "ьям", "=", "ьями", "ьях"]);
    /// время.
    N_MYA = singular("мя", ["мя", "мени", "мени", "мя", "менем", "мени"],
        ["мена", "мен", "менам", "=", "менами", "менах"]);

    // nouns given in the plural

    /// аулы, киргизы.
    P_HARD = plural("ы", HARD_PL, M_HARD_SG);
    /// реформы.
    P_HARD_ZERO = plural("ы", HARD_PL_ZERO, NONE);
    /// казахи, кочевники.
    P_VELAR = plural("и", VELAR_PL, M_HARD_SG);
    /// книги.
    P_VELAR_ZERO = plural("и", VELAR_PL_ZERO, NONE);
    /// хлебозаготовки.
    P_KI_OK = plural("ки", ["ки", "ок", "кам", "=", "ками", "ках"], NONE);
    /// бочки.
    P_KI_EK = plural("ки", ["ки", "ек", "кам", "=", "ками", "ках"], NONE);
    /// копейки.
    P_JKI = plural("йки", ["йки", "ек", "йкам", "=", "йками", "йках"], NONE);
    /// польки.
    P_SOFT_KI = plural("ьки", ["ьки", "ек", "ькам", "=", "ьками", "ьках"], NONE);
    /// басмачи.
    P_SIBILANT = plural("и", SIBILANT_PL, ["∅", "а", "у", "=", "ем ~ом", "е"]);
    /// задачи.
    P_SIBILANT_ZERO = plural("и", VELAR_PL_ZERO, NONE);
    /// области, учителя.
    P_SOFT = plural("и", SOFT_PL, NONE);
    /// недели.
    P_SOFT_ZERO = plural("и", ["и", "ь", "ям", "=", "ями", "ях"], NONE);
    /// баи, курултаи.
    P_J = plural("и", J_PL, M_J_SG);
    /// идеи.
    P_J_ZERO = plural("и", J_PL_ZERO, NONE);
    /// партии.
    P_II = plural("ии", II_PL, NONE);
    /// пролетарии.
    P_III = plural("ии", ["ии", "иев", "иям", "=", "иями", "иях"],
        ["ий", "ия", "ию", "=", "ием", "ии"]);
    /// статьи.
    P_SOFT_II = plural("ьи", ["ьи", "ей", "ьям", "=", "ьями", "ьях"], NONE);
    /// беженцы.
    P_TSY = plural("цы", ["цы", "цев ~цов", "цам", "=", "цами", "цах"],
        ["ец", "ца", "цу", "=", "цем ~цом", "це"]);
    /// купцы.
    P_TSY_STRESSED = plural("цы", ["цы", "цов ~цев", "цам", "=", "цами", "цах"],
        ["ец", "ца", "цу", "=", "цом ~цем", "це"]);
    /// владельцы.
    P_SOFT_TSY = plural("ьцы", ["ьцы", "ьцев ~ьцов", "ьцам", "=", "ьцами", "ьцах"],
        ["ец", "ьца", "ьцу", "=", "ьцем ~ьцом", "ьце"]);
    /// китайцы.
    P_JTSY = plural("йцы", ["йцы", "йцев ~йцов", "йцам", "=", "йцами", "йцах"],
        ["ец", "йца", "йцу", "=", "йцем ~йцом", "йце"]);
    /// крестьяне.
    P_ANE = plural("е", ANE_PL, M_IN_SG);
    /// татары.
    P_TATARS = plural("ы", HARD_PL_ZERO, M_IN_SG);
    /// туркмены, солдаты.
    P_HARD_ZERO_M = plural("ы", HARD_PL_ZERO, M_HARD_SG);
    /// земли.
    P_LI = plural("ли", ["ли", "ель", "лям", "=", "лями", "лях"], NONE);
    /// судьбы.
    P_SOFT_BY = plural("ьбы", ["ьбы", "еб", "ьбам", "=", "ьбами", "ьбах"], NONE);
    /// деньги.
    P_MONEY = plural("ьги", ["ьги", "ег", "ьгам", "=", "ьгами", "ьгах"], NONE);
    /// пятна.
    P_NA = plural("на", ["на", "ен", "нам", "=", "нами", "нах"], NONE);
    /// письма.
    P_SOFT_MA = plural("ьма", ["ьма", "ем", "ьмам", "=", "ьмами", "ьмах"], NONE);
    /// числа.
    P_LA = plural("ла", ["ла", "ел", "лам", "=", "лами", "лах"], NONE);
    /// люди, дети.
    P_PEOPLE = plural("и", ["и", "ей", "ям", "=", "ьми", "ях"], NONE);
    /// города.
    P_HARD_A = plural("а", HARD_PL_A, NONE);
    /// средства.
    P_NEUTER = plural("а", NEUTER_PL, NONE);
    /// края.
    P_J_A = plural("я", J_PL_A, NONE);
    /// поля, учителя.
    P_SOFT_A = plural("я", SOFT_PL_A, NONE);
    /// мероприятия.
    P_IA = plural("ия", ["ия", "ий", "иям", "=", "иями", "иях"], NONE);
    /// угодья.
    P_SOFT_IA = plural("ья", ["ья", "ий ~ьев", "ьям", "=", "ьями", "ьях"], NONE);
    /// братья.
    P_BROTHERS = plural("ья", ["ья", "ьев ~ей", "ьям", "=", "ьями", "ьях"], NONE);

    // surnames

    /// Рыскулов, Сейфуллин.
    S_MASCULINE = singular("", ["∅", "а", "у", "=", "ым", "е"], SURNAME_PL);
    /// Рыскулова.
    S_FEMININE = singular("а", ["а", "ой", "ой", "у", "ой ~ою", "ой"], SURNAME_PL);
    /// Рыскуловы.
    S_PLURAL = plural("ы", SURNAME_PL, NONE);

    // adjectives and participles: masculine, feminine, neuter, plural

    /// уездный.
    A_HARD_M = singular("ый", ["ый", "ого", "ому", "=", "ым", "ом"], A_HARD_PL);
    /// кочевой.
    A_HARD_M_STRESSED = singular("ой", ["ой", "ого", "ому", "=", "ым", "ом"], A_HARD_PL);
    /// уездная.
    A_HARD_F = singular("ая", ["ая", "ой", "ой", "ую", "ой ~ою", "ой"], A_HARD_PL);
    /// уездное.
    A_HARD_N = singular("ое", ["ое", "ого", "ому", "ое", "ым", "ом"], A_HARD_PL);
    /// уездные.
    A_HARD_P = plural("ые", A_HARD_PL, NONE);
    /// казахский.
    A_VELAR_M = singular("ий", ["ий", "ого", "ому", "=", "им", "ом"], A_SOFT_PL);
    /// городской, большой.
    A_VELAR_M_STRESSED = singular("ой", ["ой", "ого", "ому", "=", "им", "ом"], A_SOFT_PL);
    /// казахская, большая.
    A_VELAR_F = singular("ая", ["ая", "ой", "ой", "ую", "ой ~ою", "ой"], A_SOFT_PL);
    /// казахское.
    A_VELAR_N = singular("ое", ["ое", "ого", "ому", "ое", "им", "ом"], A_SOFT_PL);
    /// казахские.
    A_VELAR_P = plural("ие", A_SOFT_PL, NONE);
    /// рабочий, соседний.
    A_SOFT_M = singular("ий", ["ий", "его", "ему", "=", "им", "ем"], A_SOFT_PL);
    /// соседняя.
    A_SOFT_F = singular("яя", ["яя", "ей", "ей", "юю", "ей ~ею", "ей"], A_SOFT_PL);
    /// рабочая.
    A_SIBILANT_F = singular("ая", ["ая", "ей", "ей", "ую", "ей ~ею", "ей"], A_SOFT_PL);
    /// соседнее.
    A_SOFT_N = singular("ее", ["ее", "его", "ему", "ее", "им", "ем"], A_SOFT_PL);
    /// казачий.
    A_POSSESSIVE_M = singular("ий", ["ий", "ьего", "ьему", "=", "ьим", "ьем"], A_POSSESSIVE_PL);
    /// казачья.
    A_POSSESSIVE_F = singular("ья", ["ья", "ьей", "ьей", "ью", "ьей ~ьею", "ьей"], A_POSSESSIVE_PL);
    /// казачье.
    A_POSSESSIVE_N = singular("ье", ["ье", "ьего", "ьему", "ье", "ьим", "ьем"], A_POSSESSIVE_PL);
    /// казачьи.
    A_POSSESSIVE_P = plural("ьи", A_POSSESSIVE_PL, NONE);
    /// трудящийся.
    A_REFLEXIVE_M = singular("ийся",
        ["ийся", "егося", "емуся", "=", "имся", "емся"], A_REFLEXIVE_PL);
    /// трудящаяся.
    A_REFLEXIVE_F = singular("аяся",
        ["аяся", "ейся", "ейся", "уюся", "ейся ~еюся", "ейся"], A_REFLEXIVE_PL);
    /// трудящееся.
    A_REFLEXIVE_N = singular("ееся",
        ["ееся", "егося", "емуся", "ееся", "имся", "емся"], A_REFLEXIVE_PL);
    /// трудящиеся.
    A_REFLEXIVE_P = plural("иеся", A_REFLEXIVE_PL, NONE);
    /// 22-й.
    A_ORDINAL_M = singular("й", ["й", "го", "му", "=", "м", "м"], A_ORDINAL_PL);
    /// 22-я.
    A_ORDINAL_F = singular("я", ["я", "й", "й", "ю", "й", "й"], A_ORDINAL_PL);
    /// 22-е.
    A_ORDINAL_N = singular("е", ["е", "го", "му", "е", "м", "м"], A_ORDINAL_PL);
    /// 20-е годы.
    A_ORDINAL_P = plural("е", A_ORDINAL_PL, NONE);
}
