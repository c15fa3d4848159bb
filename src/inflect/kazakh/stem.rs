//! What the end of a name says about the suffixes it takes.

use super::suffixes::{BACK, Column, Columns, FRONT, Harmonies, STEMS};
use crate::inflect::Grammar;
use crate::text::fold::loosen;

/// What the column `grammar` may say of Kazakh names.
///
/// | flag | the name |
/// |---|---|
/// | `kk:back` | takes back vowels: `тарих`, `кулак` |
/// | `kk:front` | takes front vowels |
/// | `kk:either` | is printed with both: `Жетісуға`, `Жетісуге` |
/// | `kk:class-v` `-r` `-l` `-n` `-z` `-t` | takes the suffixes that follow a vowel, р й у, л, м н ң, з, a voiceless consonant; several may be given, the first column of the table that is given is preferred |
/// | `kk:fleeting` | loses the last ы or і before a vowel: `орын`, `орны` |
/// | `kk:unvoiced` | keeps its к қ п before a vowel: `принцип`, `принципі` |
/// | `kk:possessed` | ends in the possessive of the 3rd person: `партиясына` |
/// | `kk:unpossessed` | does not: `Қарағандыға` |
/// | `kk:plural` | is a plural and has no other |
/// | `kk:word` | is an abbreviation read as a word: `НЭП-пен`, `ТОЗ-дар` |
/// | `kk:indeclinable` | takes no endings |
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Case, Ending, FLAGS, inflect}};
/// assert!(FLAGS.contains(&"kk:word"));
/// let with = Ending::new().with_case(Case::Instrumental);
/// assert_eq!(inflect("НЭП", Grammar::new("kk:word"), with).as_deref(), Some("НЭП-пен"));
/// ```
pub const FLAGS: &[&str] = &[
    "kk:back",
    "kk:front",
    "kk:either",
    "kk:class-v",
    "kk:class-r",
    "kk:class-l",
    "kk:class-n",
    "kk:class-z",
    "kk:class-t",
    "kk:fleeting",
    "kk:unvoiced",
    "kk:possessed",
    "kk:unpossessed",
    "kk:plural",
    "kk:word",
    "kk:indeclinable",
];

/// Words whose last ы or і is lost before a vowel.
static FLEETING: Ends = Ends::new(&[
    "халық",
    "орын",
    "кәсіпорын",
    "ғұрып",
    "ерік",
    "бөрік",
    "көрік",
    "құлық",
    "парық",
    "нарық",
    "ырық",
    "мұрын",
    "қарын",
    "мойын",
    "қойын",
    "ерін",
    "ауыз",
    "әріп",
    "кейіп",
    "қалып",
    "құлып",
]);

/// Ends of loan words that keep their п. There is no rule: `кітап` and `топ` do not.
static UNVOICED_ENDS: Ends = Ends::new(&["цип", "тип", "этап", "скоп", "троп"]);

/// Ends of words with back vowels that are not seen.
static BACK_ENDS: Ends = Ends::new(&["тарих", "мұхит", "украин"]);

/// Ends of loan words that take front vowels whatever the vowel before: «Қазақ тілінің
/// орфографиялық сөздігі», § 35. Both are met in print: `округтың`, `округтің`.
static FRONT_ENDS: Ends =
    Ends::new(&["г", "рк", "нк", "кс", "кт", "ск", "лк", "кль", "брь", "бль"]);

/// Ends of loan words that take either.
static EITHER_ENDS: Ends = Ends::new(&["ев", "ёв", "ог"]);

/// Groups behind which an і is met that is no possessive: `актілер`, `банкілердің`,
/// `Минскіде`.
static EPENTHESIS_ENDS: Ends = Ends::new(&["рк", "рг", "нк", "нг", "кс", "кт", "ск", "лк"]);

/// Ends of a single word that is an izafet: surnames, `Компартиясы`.
static POSSESSED_ENDS: Ends = Ends::new(&["ұлы", "қызы", "иясы"]);

/// Ends of words in ы or і that are the head of an izafet although they have a capital:
/// `Кеңестер Одағы`, but `Шығыс Қарағанды`.
#[rustfmt::skip]
static POSSESSED_HEADS: Ends = Ends::new(&[
    "архиві", "ауданы", "банкі", "болысы", "бөлімі", "декреті", "жолы", "заводы", "затоны",
    "зауыды", "зауыты", "институты", "кеңесі", "кеңестері", "комиссариаты", "комитеті",
    "комитеттері", "коматы", "комы", "майданы", "мемлекеті", "музейі", "облысы", "одағы", "округі",
    "орталығы", "полкі", "республикалары", "совы", "советі", "съезі", "тресі", "уезі",
    "университеті", "уставы", "үкіметі",
]);

/// Possessed words in сы, сі of which the с is part of the stem, besides all that have
/// ы, і, у or и before it.
#[rustfmt::skip]
static BASES_IN_S: Ends = Ends::new(&[
    "кеңесі", "күресі", "қатынасы", "процесі", "класы", "конгресі", "тресі", "үлесі",
]);

/// Possessed words in сы, сі whose stem ends in ы, і, besides those in -шы and -ғы.
static BASES_IN_Y: Ends = Ends::new(&["қаулысы", "терісі"]);

/// Words in ы or і that are no izafet although others stand before them.
#[rustfmt::skip]
static UNPOSSESSED: Ends = Ends::new(&[
    "қаулы", "жарғы", "езгі", "ұлы", "қарағанды", "алматы", "омбы", "акті", "факті", "көшпенді",
]);

/// Ends of such words: the suffix of one who does something, and of adjectives.
static UNPOSSESSED_ENDS: Ends = Ends::new(&["шы", "ші", "палы", "пелі", "малы", "мелі"]);

/// Izafets with these ends.
static POSSESSED_IN_SH: Ends = Ends::new(&["кеніші"]);

/// Possessed words that have lost a ь.
static SOFT: Ends = Ends::new(&["артелі", "рублі", "табелі", "магистралі"]);

/// Ends of possessed plurals.
static PLURAL_ENDS: Ends = Ends::new(&["лары", "лері", "дары", "дері", "тары", "тері"]);

/// The letters of the alphabet read by their Russian names, by the harmony and the
/// last sound of the name: эр, эс, эль …; вэ, ка, у.
const RUSSIAN_LETTERS: &[(&str, Harmonies, Column)] = &[
    ("р", FRONT, Column::Glide),
    ("л", FRONT, Column::Lateral),
    ("мн", FRONT, Column::Nasal),
    ("сф", FRONT, Column::Voiceless),
    ("бвгдптцжзчеэи", FRONT, Column::Vowel),
    ("кхшщаяо", BACK, Column::Vowel),
    ("ую", BACK, Column::Glide),
];

/// How an abbreviation may be read: the harmony and the last sound.
pub(super) type Sound = (Harmonies, Column);

/// Ends of abbreviations that are read otherwise than their last letter tells, and as what,
/// the commoner first. What stands in print in several ways is right in each of them.
///
/// | end | in print |
/// | --- | --- |
/// | `сфср` | `РСФСР-дің`, `РСФСР-ға` |
/// | `асср`, `акср` | letter by letter, `АССР-інің`; as the republic that it is, `АССР-нен` |
/// | `сср` | эс-эс-эр, whatever Kazakh letter stands before |
/// | `оак`, `ок` | letter by letter; as the committee that it is, `ОК-інің`, `ОК-нің`; `оак` as a word, `БОАК-тың` |
/// | `бкп`, `вкп` | by the Russian or the Kazakh names of letters: `БКП-нің`, `БКП-ның` |
#[rustfmt::skip]
const READ_OTHERWISE: &[(&str, &[Sound])] = &[
    ("сфср", &[(FRONT, Column::Glide), (BACK, Column::Glide)]),
    ("асср", &[(FRONT, Column::Glide), (FRONT, Column::Its)]),
    ("акср", &[(FRONT, Column::Glide), (FRONT, Column::Its)]),
    ("сср", &[(FRONT, Column::Glide)]),
    ("оак", &[(BACK, Column::Vowel), (FRONT, Column::Voiceless), (FRONT, Column::Its), (BACK, Column::Voiceless)]),
    ("ок", &[(BACK, Column::Vowel), (FRONT, Column::Voiceless), (FRONT, Column::Its)]),
    ("нкид", &[(FRONT, Column::Voiceless), (FRONT, Column::Vowel)]),
    ("бкп", &[(FRONT, Column::Vowel), (BACK, Column::Vowel)]),
    ("вкп", &[(FRONT, Column::Vowel), (BACK, Column::Vowel)]),
    ("вкпб", &[(FRONT, Column::Vowel), (BACK, Column::Vowel)]),
    // words
    ("нэп", &[(FRONT, Column::Voiceless)]),
    ("тоз", &[(BACK, Column::Sibilant)]),
    ("қш", &[(BACK, Column::Voiceless)]),
];

/// What [`Stem::others`] may be: nothing, or what follows the first sound of an end.
pub(super) const OTHERS: [&[Sound]; READ_OTHERWISE.len() + 1] = {
    let mut all: [&[Sound]; READ_OTHERWISE.len() + 1] = [&[]; READ_OTHERWISE.len() + 1];
    let mut at = 0;
    while at < READ_OTHERWISE.len() {
        if let Some((_, others)) = READ_OTHERWISE[at].1.split_first() {
            all[at + 1] = others;
        }
        at += 1;
    }
    all
};

/// Letters only Kazakh has: an abbreviation with one of them is read by the Kazakh names
/// of its letters, қы, сы, дэ: `ҚКП-ның`.
const KAZAKH_LETTERS: &str = "әғқңөұүһі";

/// A list of ends of words, or of words.
struct Ends {
    all: &'static [&'static str],
    /// Which letters may be the last, the one before it and the third: a bit each.
    last: [u64; 3],
}

impl Ends {
    const fn new(all: &'static [&'static str]) -> Ends {
        let mut last = [0; 3];
        let mut at = 0;
        while at < all.len() {
            let end = all[at].as_bytes();
            let mut place = 0;
            while place < last.len() {
                // every letter is two bytes; the end may have fewer letters
                last[place] |= match end.len().checked_sub(2 * place + 1) {
                    Some(byte) => 1 << (end[byte] & 0x3f),
                    None => u64::MAX,
                };
                place += 1;
            }
            at += 1;
        }
        Ends { all, last }
    }

    /// Whether a word with these letters at its end, the last first, may have one of the
    /// ends. Nearly always, if it has none, the answer is no.
    #[inline]
    fn may_have(&self, letters: [char; 3]) -> bool {
        let bits = self.last.iter().zip(letters);
        bits.into_iter()
            .all(|(bits, c)| bits >> (c as u32 & 0x3f) & 1 == 1)
    }
}

/// What becomes of the end of a stem before some suffixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Change {
    None,
    /// к қ п become г ғ б before a vowel.
    Voiced,
    /// ь is lost before a vowel. In сть the т is lost with it.
    Soft,
    /// ы or і is lost before a vowel with which another syllable begins.
    Fleeting,
    /// The т of ст is lost before т and vowels.
    St,
    /// The д of зд is lost before т, д, г and vowels.
    Zd,
    /// One of two like consonants is lost before anything.
    Double,
}

/// How a possessed name came by its ы or і.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Base {
    /// `партия` + сы.
    Vowel,
    /// `комитет` + і.
    Consonant,
    /// `одақ` + ы: the letter before the vowel of which ғ г б was made.
    Voiced(char),
    /// `халық` + ы: the vowel that was lost.
    Fleeting(char),
    /// `артель` + і.
    Soft,
}

/// How a name takes endings at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Word,
    /// Endings are written with a hyphen and follow one of several readings.
    Abbreviation,
    /// Ends in the possessive of the 3rd person.
    Possessed(Base),
    Indeclinable,
}

/// What the end of a name, and its flags, say of the endings it takes. Made in time
/// that does not depend on the length of the name, without an allocation.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::Stem};
///
/// let stem = Stem::of("Шәуешек", Grammar::default());
/// let letters = |s: &str| s.chars().collect::<Vec<char>>();
/// // шауешегинен: the к is not there, a г is
/// let reading = stem.recognise(&letters("к"), &letters("гинен")).unwrap();
/// assert_eq!(reading.ending().to_string(), "3rd person, ablative");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stem {
    pub(super) kind: Kind,
    pub(super) change: Change,
    /// The harmonies in which its endings may be written, and which comes first.
    pub(super) harmonies: Harmonies,
    pub(super) first: Harmonies,
    /// The harmonies in which they are met.
    pub(super) met_harmonies: Harmonies,
    /// The same of the columns of the table of suffixes.
    pub(super) columns: Columns,
    pub(super) met_columns: Columns,
    /// Further sounds by which the endings of an abbreviation are written: which of [`OTHERS`].
    pub(super) others: u8,
    /// Ends in a group of consonants behind which an і is met: `актілер`.
    pub(super) epenthesis: bool,
    /// Has no more than three letters: much that begins with it is another word.
    pub(super) short: bool,
    /// Has five letters or more, or other words before it: what begins with it is hardly
    /// another word.
    pub(super) long: bool,
    /// Is a word that begins with a capital.
    pub(super) proper: bool,
    pub(super) plural: bool,
    /// The last letters, the last first, in small letters.
    pub(super) end: [char; 3],
    /// The last character is no letter, so that a hyphen must follow.
    pub(super) hyphen: bool,
}

impl Stem {
    /// Reads the end of the last word of a name.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::Stem};
    /// // all that counts is how they end
    /// assert_eq!(Stem::of("Қазақстан", Grammar::default()), Stem::of("Түркістан", Grammar::default()));
    /// ```
    pub fn of(form: &str, grammar: Grammar<'_>) -> Stem {
        let mut stem = Stem::of_word(&Word::last_of(form));
        if grammar == Grammar::default() {
            return stem;
        }
        // first what kind of name it is, then the rest, in whatever order they are
        let flags = || grammar.flags().filter_map(|flag| flag.strip_prefix("kk:"));
        for flag in flags() {
            stem.set_kind(flag, form);
        }
        if flags().any(|flag| flag.starts_with("class-")) {
            stem.columns = 0;
            stem.others = 0;
        }
        for flag in flags() {
            stem.set(flag);
        }
        stem
    }

    /// Whether the name ends in the possessive of the 3rd person: `Алаш партиясы`.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::Stem};
    /// assert!(Stem::of("Алаш партиясы", Grammar::default()).is_possessed());
    /// assert!(!Stem::of("партия", Grammar::default()).is_possessed());
    /// ```
    pub fn is_possessed(&self) -> bool {
        matches!(self.kind, Kind::Possessed(_))
    }

    /// Whether the name is an abbreviation, to which endings are hyphened.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::Stem};
    /// assert!(Stem::of("РСФСР", Grammar::default()).is_abbreviation());
    /// assert!(!Stem::of("Ресей", Grammar::default()).is_abbreviation());
    /// ```
    pub fn is_abbreviation(&self) -> bool {
        self.kind == Kind::Abbreviation
    }

    /// The harmonies and columns by which endings may be written, the preferred first.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (Harmonies, Columns)> + use<> {
        let others = OTHERS.get(usize::from(self.others)).copied();
        let others = others.unwrap_or_default().iter();
        self.pairs(self.harmonies, self.columns)
            .chain(others.map(|(harmony, column)| (*harmony, column.bit())))
    }

    /// The harmonies and columns by which endings are met in print.
    pub(super) fn met_spellings(&self) -> impl Iterator<Item = (Harmonies, Columns)> + use<> {
        self.pairs(self.met_harmonies, self.met_columns)
    }

    fn pairs(
        &self,
        harmonies: Harmonies,
        columns: Columns,
    ) -> impl Iterator<Item = (Harmonies, Columns)> + use<> {
        [self.first, (BACK | FRONT) & !self.first]
            .into_iter()
            .filter(move |harmony| harmonies & harmony != 0)
            .flat_map(move |harmony| {
                Column::ALL
                    .into_iter()
                    .map(move |column| (harmony, column.bit() & columns))
                    .filter(|(_, column)| *column != 0)
            })
    }

    fn of_word(word: &Word) -> Stem {
        let (harmonies, first, met_harmonies) = harmony(word);
        let column = column(word.at(0));
        let mut stem = Stem {
            kind: Kind::Word,
            change: change(word),
            harmonies,
            first,
            met_harmonies,
            columns: column.map_or(0, Column::bit),
            met_columns: column.map_or(0, Column::bit),
            others: 0,
            epenthesis: word.ends_with_any(&EPENTHESIS_ENDS),
            short: word.whole && word.len <= 3,
            long: word.len >= 5 || word.several,
            proper: word.whole && word.len > 0 && word.upper(word.len - 1),
            plural: false,
            end: [word.at(0), word.at(1), word.at(2)],
            hyphen: word.hyphen,
        };
        if word.at(0) == 'ж' {
            stem.met_columns |= Column::Voiceless.bit();
        }
        if word.at(0) == 'ь' {
            let column = if word.at(1) == 'ь' {
                None
            } else {
                self::column(word.at(1))
            };
            stem.columns = column.map_or(0, Column::bit);
            stem.met_columns = stem.columns;
        }
        if word.is_abbreviation() {
            stem.read_letters(word);
        } else if word.initial || column.is_none() && stem.columns == 0 {
            stem.kind = Kind::Indeclinable;
        } else if is_possessed(word) {
            stem.possess(word);
        }
        stem
    }

    /// Makes an abbreviation of it: what is read of the last letter, and what is met.
    fn read_letters(&mut self, word: &Word) {
        let otherwise = READ_OTHERWISE.iter().find(|(end, ..)| word.ends_with(end));
        let last = word.at(0);
        let russian = RUSSIAN_LETTERS
            .iter()
            .find(|(letters, ..)| letters.contains(last));
        let kazakh = (0..word.len).any(|at| word.upper(at) && KAZAKH_LETTERS.contains(word.at(at)));
        let read = match (otherwise, russian) {
            (Some((_, sounds)), _) => sounds.first().copied(),
            (None, Some(_)) if kazakh && !is_vowel(last) => Some((BACK, Column::Vowel)),
            (None, Some(&(_, harmony, column))) => Some((harmony, column)),
            (None, None) if KAZAKH_LETTERS.contains(last) => {
                let front = matches!(last, 'ә' | 'ө' | 'ү' | 'і');
                Some((if front { FRONT } else { BACK }, Column::Vowel))
            }
            (None, None) => None,
        };
        self.kind = Kind::Abbreviation;
        self.change = Change::None;
        self.epenthesis = false;
        (self.first, self.columns) = read.map_or((BACK, 0), |(h, column)| (h, column.bit()));
        let others = otherwise.and_then(|(_, sounds)| sounds.get(1..));
        let number = OTHERS.iter().position(|sounds| Some(*sounds) == others);
        self.others = number.unwrap_or(0) as u8;
        self.harmonies = self.first;
        self.met_harmonies = BACK | FRONT;
        // the 3rd person of a word that is understood: АССР-не, АССР-нен
        self.met_columns = STEMS | Column::Its.bit();
    }

    /// Makes a possessed name of it.
    fn possess(&mut self, word: &Word) {
        let [last, before, third] = [0, 1, 2].map(|at| word.at(at));
        let fleeting = word.is_contraction_of_any(&FLEETING);
        let base = match before {
            'с' if is_base_in_vowel(word) => Base::Vowel,
            _ if fleeting => Base::Fleeting(last),
            _ if word.is_any(&SOFT) => Base::Soft,
            'ғ' => Base::Voiced('қ'),
            'г' if matches!(third, 'е' | 'і' | 'и' | 'ө' | 'ү' | 'ә') => Base::Voiced('к'),
            'б' if is_vowel(third) && third != 'у' => Base::Voiced('п'),
            _ => Base::Consonant,
        };
        self.plural |= word.ends_with_any(&PLURAL_ENDS);
        self.possess_as(base);
    }

    fn possess_as(&mut self, base: Base) {
        self.kind = Kind::Possessed(base);
        self.change = Change::None;
        self.epenthesis = false;
        self.columns = Column::Its.bit();
        self.met_columns = self.columns;
    }

    /// The column of what stands before the possessive.
    pub(super) fn base_column(&self, base: Base) -> Option<Column> {
        match base {
            Base::Vowel => Some(Column::Vowel),
            Base::Voiced(_) => Some(Column::Voiceless),
            Base::Consonant | Base::Fleeting(_) | Base::Soft => column(self.end[1]),
        }
    }

    /// Applies a flag that says what kind of name it is.
    fn set_kind(&mut self, flag: &str, form: &str) {
        match flag {
            "possessed" if self.kind == Kind::Word && may_be_possessed(self.end) => {
                self.possess(&Word::last_of(form));
            }
            "unpossessed" if self.is_possessed() => {
                self.kind = Kind::Word;
                self.plural = false;
                self.columns = Column::Vowel.bit();
                self.met_columns = self.columns;
            }
            "word" if self.kind == Kind::Abbreviation => {
                let mut word = Word::last_of(form);
                word.uppers = 0;
                let as_word = Stem::of_word(&word);
                self.harmonies = as_word.harmonies;
                self.first = as_word.first;
                self.columns = as_word.columns;
                self.others = 0;
            }
            "indeclinable" => self.kind = Kind::Indeclinable,
            _ => (),
        }
    }

    /// Applies any other flag.
    fn set(&mut self, flag: &str) {
        match flag {
            "back" => self.set_harmony(BACK, BACK),
            "front" => self.set_harmony(FRONT, FRONT),
            "either" => self.set_harmony(BACK | FRONT, self.first),
            "fleeting" => {
                let [last, before, _] = self.end;
                match self.kind {
                    Kind::Possessed(_) if may_lose(before) => {
                        self.possess_as(Base::Fleeting(last));
                    }
                    Kind::Word if may_lose(last) && matches!(before, 'ы' | 'і') => {
                        self.change = Change::Fleeting;
                    }
                    _ => (),
                }
            }
            "unvoiced" => match self.kind {
                Kind::Possessed(_) => self.possess_as(Base::Consonant),
                _ if self.change == Change::Voiced => self.change = Change::None,
                _ => (),
            },
            "plural" => self.plural = true,
            _ => self.set_class(flag),
        }
    }

    fn set_harmony(&mut self, harmonies: Harmonies, first: Harmonies) {
        self.harmonies = harmonies;
        self.first = first;
        self.others = 0;
        if self.kind != Kind::Abbreviation {
            self.met_harmonies = harmonies;
        }
    }

    fn set_class(&mut self, flag: &str) {
        const CLASSES: [(&str, Column); 6] = [
            ("class-v", Column::Vowel),
            ("class-r", Column::Glide),
            ("class-l", Column::Lateral),
            ("class-n", Column::Nasal),
            ("class-z", Column::Sibilant),
            ("class-t", Column::Voiceless),
        ];
        for (name, column) in CLASSES {
            if flag == name {
                self.columns |= column.bit();
                self.met_columns |= column.bit();
            }
        }
    }
}

/// The small letter of a letter.
#[inline]
fn lower(c: char) -> char {
    let small = match c {
        'а'..='џ' => return c,
        'А'..='Я' => c as u32 + 0x20,
        // a capital and its small letter stand side by side
        'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => c as u32 | 1,
        _ => 0,
    };
    match char::from_u32(small) {
        Some(small) if small > '\0' => small,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The harmonies in which endings may be written, the one to prefer, and those in which
/// they are met.
fn harmony(word: &Word) -> (Harmonies, Harmonies, Harmonies) {
    const BOTH: Harmonies = BACK | FRONT;
    let seen = last_vowel(word, 0);
    if word.ends_with_any(&BACK_ENDS) {
        (BACK, BACK, BACK)
    } else if word.ends_with_any(&FRONT_ENDS) {
        (FRONT, FRONT, BOTH)
    } else if word.ends_with_any(&EITHER_ENDS) {
        (BOTH, last_vowel(word, 2), BOTH)
    } else if word.at(0) == 'ь' && seen == BACK {
        // Астраханьда, январьда; dictionaries want январьде
        (BOTH, BACK, BOTH)
    } else if word.ends_with("су") && word.len > 2 && word.uppers != 0 && seen == FRONT {
        // names of rivers, of which су is a word of its own: Жетісуға, Жетісуге
        (BOTH, BACK, BOTH)
    } else {
        (seen, seen, seen)
    }
}

/// The harmony of the last vowel that has one, not counting the last `skip` letters.
fn last_vowel(word: &Word, skip: usize) -> Harmonies {
    for at in skip..word.len {
        match word.at(at) {
            'а' | 'о' | 'ұ' | 'ы' | 'я' => return BACK,
            'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' | 'ё' => return FRONT,
            'и' if matches!(word.at(at + 1), 'қ' | 'ғ') => return BACK,
            'и' => return FRONT,
            // a vowel of its own only between consonants: институт
            'у' if at > 0 && is_consonant(word.at(at - 1)) && is_consonant(word.at(at + 1)) => {
                return BACK;
            }
            _ => (),
        }
    }
    BACK
}

/// The column of what ends in this letter, or `None` if it is none of the alphabet or
/// has no sound.
fn column(letter: char) -> Option<Column> {
    Some(match letter {
        'а' | 'ә' | 'е' | 'ё' | 'о' | 'ө' | 'ы' | 'і' | 'э' | 'я' => Column::Vowel,
        'р' | 'й' | 'у' | 'и' | 'ю' | 'ұ' | 'ү' => Column::Glide,
        'л' => Column::Lateral,
        'м' | 'н' | 'ң' => Column::Nasal,
        'з' | 'ғ' | 'ж' => Column::Sibilant,
        'к' | 'қ' | 'п' | 'т' | 'с' | 'ш' | 'щ' | 'ч' | 'ц' | 'х' | 'һ' | 'ф' | 'б' | 'в' | 'г'
        | 'д' => Column::Voiceless,
        _ => return None,
    })
}

fn is_vowel(letter: char) -> bool {
    column(letter) == Some(Column::Vowel) || matches!(letter, 'у' | 'и' | 'ю' | 'ұ' | 'ү')
}

fn is_consonant(letter: char) -> bool {
    column(letter).is_some() && !is_vowel(letter)
}

/// Whether a word in this consonant may lose the vowel before it.
fn may_lose(consonant: char) -> bool {
    matches!(consonant, 'к' | 'қ' | 'н' | 'п' | 'з' | 'л' | 'р')
}

fn change(word: &Word) -> Change {
    let [last, before] = [word.at(0), word.at(1)];
    match last {
        _ if word.is_any(&FLEETING) => Change::Fleeting,
        'к' | 'қ' | 'п' if is_vowel(before) && !word.ends_with_any(&UNVOICED_ENDS) => {
            Change::Voiced
        }
        'ь' => Change::Soft,
        'т' if before == 'с' => Change::St,
        'д' if before == 'з' => Change::Zd,
        'с' | 'л' | 'м' | 'н' | 'т' if before == last => Change::Double,
        _ => Change::None,
    }
}

/// Whether a word may end in the possessive of the 3rd person: its last letters, the last
/// first.
fn may_be_possessed([last, before, _]: [char; 3]) -> bool {
    matches!(last, 'ы' | 'і') && column(before).is_some_and(|column| column != Column::Vowel)
}

fn is_possessed(word: &Word) -> bool {
    let [before, third] = [word.at(1), word.at(2)];
    if !may_be_possessed([word.at(0), before, third]) {
        return false;
    }
    if word.ends_with_any(&POSSESSED_ENDS) && !word.is_any(&POSSESSED_ENDS) {
        return true;
    }
    let not = || word.is_any(&UNPOSSESSED);
    let suffix = || word.ends_with_any(&UNPOSSESSED_ENDS) && !word.ends_with_any(&POSSESSED_IN_SH);
    if !word.several || not() || suffix() {
        return false;
    }
    let capital = word.whole && word.len > 0 && word.upper(word.len - 1);
    !capital || before == 'с' && is_vowel(third) || word.ends_with_any(&POSSESSED_HEADS)
}

/// Whether a word in сы, сі is one in a vowel with a possessive (`партия`, `қаулы`), not
/// one in с (`облыс`, `кеңес`, `корпус`).
fn is_base_in_vowel(word: &Word) -> bool {
    let derived = word.at(3) == 'ш'
        || matches!(word.at(3), 'ғ' | 'г') && is_consonant(word.at(4))
        || word.ends_with_any(&BASES_IN_Y);
    match word.at(2) {
        'ы' | 'і' => derived,
        vowel => column(vowel) == Some(Column::Vowel) && !word.ends_with_any(&BASES_IN_S),
    }
}

/// The last word of a name: its last letters, the last first, in small letters.
struct Word {
    letters: [char; Word::LEN],
    len: usize,
    /// For each letter whether it is a capital.
    uppers: u32,
    /// All letters of the word are there.
    whole: bool,
    /// The name has other words before it, or a number.
    several: bool,
    /// The last character of the name is no letter.
    hyphen: bool,
    /// The last character of the name closes a bracket.
    bracket: bool,
    /// The word is one capital with a full stop.
    initial: bool,
}

impl Word {
    const LEN: usize = 24;

    fn last_of(form: &str) -> Word {
        let mut word = Word {
            letters: ['\0'; Word::LEN],
            len: 0,
            uppers: 0,
            whole: true,
            several: false,
            hyphen: false,
            bracket: false,
            initial: false,
        };
        let mut full_stop = false;
        for c in form.chars().rev() {
            let cyrillic = matches!(c, 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ');
            if !cyrillic && c.is_whitespace() {
                if word.len > 0 {
                    word.several = true;
                    break;
                }
            } else if cyrillic || c.is_alphanumeric() || c == '-' && word.len > 0 {
                let Some(letter) = word.letters.get_mut(word.len) else {
                    word.whole = false;
                    break;
                };
                *letter = lower(c);
                word.uppers |= u32::from(*letter != c) << word.len;
                word.several |= c.is_ascii_digit();
                word.len += 1;
            } else if word.len == 0 && loosen(c).is_none() {
                word.hyphen = true;
                word.bracket |= c == ')';
                full_stop |= c == '.';
            }
        }
        word.initial = full_stop && word.len == 1 && word.uppers == 1;
        word
    }

    /// A letter counted from the end of the word, `\0` before its beginning.
    fn at(&self, at: usize) -> char {
        self.letters.get(at).copied().unwrap_or('\0')
    }

    fn upper(&self, at: usize) -> bool {
        at < Word::LEN && self.uppers & 1 << at != 0
    }

    fn ends_with(&self, end: &str) -> bool {
        end.chars()
            .rev()
            .enumerate()
            .all(|(at, c)| self.at(at) == c)
    }

    #[inline]
    fn ends_with_any(&self, ends: &Ends) -> bool {
        let any = || ends.all.iter().any(|end| self.ends_with(end));
        ends.may_have([self.at(0), self.at(1), self.at(2)]) && any()
    }

    /// Whether this is one of the words, or the last part of a hyphened one is.
    fn is_any(&self, words: &Ends) -> bool {
        let is = |word: &&str| {
            self.ends_with(word) && matches!(self.at(word.chars().count()), '\0' | '-')
        };
        words.may_have([self.at(0), self.at(1), self.at(2)]) && words.all.iter().any(is)
    }

    /// Whether this is one of the words without its last vowel, with a vowel behind:
    /// `халқы` of `халық`.
    fn is_contraction_of_any(&self, words: &Ends) -> bool {
        let vowels = ['ы', 'і'];
        vowels
            .into_iter()
            .any(|lost| words.may_have([self.at(1), lost, self.at(2)]))
            && words.all.iter().any(|word| self.is_contraction_of(word))
    }

    fn is_contraction_of(&self, word: &str) -> bool {
        let mut letters = word.chars().rev();
        let last = letters.next();
        letters.next();
        let mut len = 1;
        let same = last.into_iter().chain(letters).all(|c| {
            len += 1;
            self.at(len - 1) == c
        });
        same && matches!(self.at(len), '\0' | '-')
    }

    fn is_abbreviation(&self) -> bool {
        self.uppers.count_ones() >= 2 && (self.bracket || self.upper(0))
    }
}
