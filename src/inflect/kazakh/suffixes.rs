//! The suffixes of a Kazakh noun, and after which sounds each stands.
//!
//! The order of a word is: stem, derivation, plural, possessive, case. Instead of a
//! case a word may have -дағы or -нікі, which make a noun of it that may be plural,
//! possessed and in a case again.
//!
//! Source: «Қазақ грамматикасы. Фонетика, сөзжасам, морфология, синтаксис», Астана,
//! 2002, the chapters on the noun.

use super::ending::{Case, Derivation, Possessive, Relative};

/// The sound before a suffix: a column of [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// After а ә е о ө ы і я э.
    Vowel,
    /// After р й у и ю.
    Glide,
    /// After л.
    Lateral,
    /// After м н ң.
    Nasal,
    /// After з ғ ж.
    Sibilant,
    /// After voiceless consonants, and after б в г д, which are so at the end of a word.
    Voiceless,
    /// After the possessives of the 1st and 2nd person singular.
    Mine,
    /// After the possessive of the 3rd person, which ends in a hidden н.
    Its,
}

/// A set of columns.
pub(super) type Columns = u8;

impl Column {
    pub(super) const ALL: [Column; 8] = [
        Column::Vowel,
        Column::Glide,
        Column::Lateral,
        Column::Nasal,
        Column::Sibilant,
        Column::Voiceless,
        Column::Mine,
        Column::Its,
    ];

    pub(super) const fn bit(self) -> Columns {
        1 << self as u8
    }
}

/// The columns of what a stem can end in.
pub(super) const STEMS: Columns = Column::Mine.bit() - 1;

/// A place in the word: a row of [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Derivation(Derivation),
    /// -лық before a vowel.
    VoicedLik,
    Plural,
    Possessive(Possessive),
    Case(Case),
    /// The instrumental as it is spoken in the east: -менен.
    LongInstrumental,
    Relative(Relative),
}

/// The suffixes. `А` is а or е, `Ы` ы or і, `Ғ` ғ or г, `Қ` қ or к, by the harmony of
/// the stem; small letters are always themselves. An empty cell: there is no such
/// form. What -нікі makes is inflected as a possessed noun (`біздікіне`), but has a plural
/// (`біздікілер`).
#[rustfmt::skip]
pub(super) const TABLE: &[(Slot, [&str; 8])] = {
    use {Derivation::*, Relative::*, Slot as S};
    use {Case as C, Possessive as P};
    &[
    // after                                 V           R           L           N           Z           T           Mine        Its
    (S::Derivation(Lik),                    ["лЫҚ",      "лЫҚ",      "дЫҚ",      "дЫҚ",      "дЫҚ",      "тЫҚ",      "",         ""]),
    (S::VoicedLik,                          ["лЫҒ",      "лЫҒ",      "дЫҒ",      "дЫҒ",      "дЫҒ",      "тЫҒ",      "",         ""]),
    (S::Derivation(Ly),                     ["лЫ",       "лЫ",       "дЫ",       "дЫ",       "дЫ",       "тЫ",       "",         ""]),
    (S::Derivation(Syz),                    ["сЫз",      "сЫз",      "сЫз",      "сЫз",      "сЫз",      "сЫз",      "",         ""]),
    (S::Plural,                             ["лАр",      "лАр",      "дАр",      "дАр",      "дАр",      "тАр",      "",         "лАр"]),
    (S::Possessive(P::First),               ["м",        "Ым",       "Ым",       "Ым",       "Ым",       "Ым",       "",         ""]),
    (S::Possessive(P::Second),              ["ң",        "Ың",       "Ың",       "Ың",       "Ың",       "Ың",       "",         ""]),
    (S::Possessive(P::SecondPolite),        ["ңЫз",      "ЫңЫз",     "ЫңЫз",     "ЫңЫз",     "ЫңЫз",     "ЫңЫз",     "",         ""]),
    (S::Possessive(P::Third),               ["сЫ",       "Ы",        "Ы",        "Ы",        "Ы",        "Ы",        "",         ""]),
    (S::Possessive(P::FirstPlural),         ["мЫз",      "ЫмЫз",     "ЫмЫз",     "ЫмЫз",     "ЫмЫз",     "ЫмЫз",     "",         ""]),
    (S::Possessive(P::SecondPlural),        ["ңдАр",     "ЫңдАр",    "ЫңдАр",    "ЫңдАр",    "ЫңдАр",    "ЫңдАр",    "",         ""]),
    (S::Possessive(P::SecondPolitePlural),  ["ңЫздАр",   "ЫңЫздАр",  "ЫңЫздАр",  "ЫңЫздАр",  "ЫңЫздАр",  "ЫңЫздАр",  "",         ""]),
    (S::Case(C::Genitive),                  ["нЫң",      "дЫң",      "дЫң",      "нЫң",      "дЫң",      "тЫң",      "нЫң",      "нЫң"]),
    (S::Case(C::Dative),                    ["ҒА",       "ҒА",       "ҒА",       "ҒА",       "ҒА",       "ҚА",       "А",        "нА"]),
    (S::Case(C::Accusative),                ["нЫ",       "дЫ",       "дЫ",       "дЫ",       "дЫ",       "тЫ",       "дЫ",       "н"]),
    (S::Case(C::Locative),                  ["дА",       "дА",       "дА",       "дА",       "дА",       "тА",       "дА",       "ндА"]),
    (S::Case(C::Ablative),                  ["дАн",      "дАн",      "дАн",      "нАн",      "дАн",      "тАн",      "нАн",      "нАн"]),
    (S::Case(C::Instrumental),              ["мен",      "мен",      "мен",      "мен",      "бен",      "пен",      "мен",      "мен"]),
    (S::LongInstrumental,                   ["менен",    "менен",    "менен",    "менен",    "бенен",    "пенен",    "менен",    "менен"]),
    (S::Case(C::Equative),                  ["шА",       "шА",       "шА",       "шА",       "шА",       "шА",       "шА",       "ншА"]),
    (S::Case(C::Similative),                ["дАй",      "дАй",      "дАй",      "дАй",      "дАй",      "тАй",      "дАй",      "ндАй"]),
    (S::Relative(Attributive),              ["дАҒЫ",     "дАҒЫ",     "дАҒЫ",     "дАҒЫ",     "дАҒЫ",     "тАҒЫ",     "дАҒЫ",     "ндАҒЫ"]),
    (S::Relative(Owner),                    ["нікі",     "дікі",     "дікі",     "дікі",     "дікі",     "тікі",     "дікі",     "нікі"]),
    ]
};

impl Slot {
    /// The sound that stands before what follows this suffix, or `None` if nothing
    /// can follow it.
    pub(super) const fn leaves(self) -> Option<Column> {
        use {Derivation::*, Possessive::*};
        match self {
            Slot::Derivation(Lik) | Slot::VoicedLik => Some(Column::Voiceless),
            Slot::Derivation(Ly) | Slot::Relative(Relative::Attributive) => Some(Column::Vowel),
            Slot::Derivation(Syz) => Some(Column::Sibilant),
            Slot::Plural => Some(Column::Glide),
            Slot::Possessive(First | Second) => Some(Column::Mine),
            Slot::Possessive(Third) | Slot::Relative(Relative::Owner) => Some(Column::Its),
            Slot::Possessive(FirstPlural | SecondPolite) => Some(Column::Sibilant),
            Slot::Possessive(SecondPlural | SecondPolitePlural) => Some(Column::Glide),
            Slot::Case(_) | Slot::LongInstrumental => None,
        }
    }

    /// How far-fetched the suffix is with a name: of two readings the one with the
    /// smaller sum is the better. `партиясын` is the accusative of `партиясы` and not
    /// of "thy party", `Шыңжаңды` the accusative and not "having a Xinjiang".
    pub(super) const fn cost(self) -> u16 {
        match self {
            Slot::Plural | Slot::Possessive(Possessive::Third) => 10,
            Slot::Case(Case::Equative | Case::Similative) => 20,
            Slot::Case(_) => 10,
            Slot::Relative(_) => 15,
            Slot::Derivation(Derivation::Lik) | Slot::VoicedLik | Slot::LongInstrumental => 20,
            Slot::Derivation(_) => 40,
            Slot::Possessive(_) => 40,
        }
    }
}

/// What a suffix says of the harmony of the word.
pub(super) type Harmonies = u8;
/// Vowels spoken at the back of the mouth: а о ұ ы.
pub(super) const BACK: Harmonies = 1;
/// Vowels spoken at its front: ә е ө ү і.
pub(super) const FRONT: Harmonies = 2;

/// A sign of the table, as a number.
pub(super) type Sign = u8;

/// The signs of the table; those up to `Қ` have two shapes.
pub(super) const SIGNS: [char; 20] = [
    'А', 'Ы', 'Ғ', 'Қ', 'е', 'і', 'к', 'н', 'ң', 'л', 'д', 'т', 'м', 'б', 'п', 'с', 'ш', 'з', 'р',
    'й',
];

/// Signs that have a shape for each harmony: back and front.
pub(super) const SHAPES: [(char, char); 4] = [('а', 'е'), ('ы', 'і'), ('ғ', 'г'), ('қ', 'к')];

/// What is written with a sign in a word of this harmony.
pub(super) fn shape(sign: char, harmony: Harmonies) -> char {
    let at = SIGNS.iter().position(|&other| other == sign);
    match at.and_then(|at| SHAPES.get(at)) {
        Some(&(back, _)) if harmony == BACK => back,
        Some(&(_, front)) => front,
        None => sign,
    }
}
