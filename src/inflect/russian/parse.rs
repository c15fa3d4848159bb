//! Which words of a name inflect, and how: the head, what agrees with it, the parts
//! of a person's name.

use super::noun::{
    Agreement, Hints, adjective, in_gender, is_animate, is_vowel, noun, ordinal, singular_is_known,
};
use super::paradigm::{self as p, Paradigm, endings};
use super::phrase::{Gap, Letters, View, Word};
use super::words::*;
use super::{Grammar, Nature};

/// Cells of a paradigm, as bits: seven of the given number, seven of the other, in the
/// order of [`Paradigm`] with two accusatives, inanimate and animate.
pub(super) type Cells = u16;

pub(super) const DATIVE: usize = 2;
pub(super) const ACCUSATIVE_INANIMATE: usize = 3;
pub(super) const ACCUSATIVE_ANIMATE: usize = 4;
pub(super) const PREPOSITIONAL: usize = 6;
/// The cells of one number.
pub(super) const CASES: usize = 7;
pub(super) const ALL: Cells = (1 << (2 * CASES)) - 1;
pub(super) const GIVEN: Cells = (1 << CASES) - 1;

/// How a word may inflect.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub paradigm: &'static Paradigm,
    /// What is taken from the word before an ending is added.
    pub tail: &'static str,
    /// The cells there are.
    pub cells: Cells,
    /// It has a second prepositional like the dative.
    pub locative: bool,
}

/// The ways in which a word may inflect: the first is made, all are understood.
pub(super) type Choices = [Option<Choice>; 4];

const FIXED: Choice = Choice {
    paradigm: &p::FIXED,
    tail: "",
    cells: ALL,
    locative: false,
};

/// A word that stays as it is.
pub(super) const STAYS: Choices = [Some(FIXED), None, None, None];

impl Choice {
    /// Whether the word stays as it is.
    pub fn is_fixed(&self) -> bool {
        std::ptr::eq(self.paradigm, &p::FIXED)
    }

    /// For which cells of the whole a case stands, in the row of the given number or the
    /// other.
    pub fn cells_of(&self, other: bool, case: usize) -> Cells {
        let cells = self.paradigm.cells(other)[case];
        match case == DATIVE && self.locative && !other {
            true => cells | 1 << PREPOSITIONAL,
            false => cells,
        }
    }

    /// In which of some cells the word has this ending, in letters.
    pub fn cells_with(&self, ending: &[char], within: Cells) -> Cells {
        let within = within & self.cells;
        let mut found = 0;
        for (other, number) in [(false, GIVEN), (true, GIVEN << CASES)] {
            if within & number == 0 {
                continue;
            }
            let first = ending.first().map(|letter| *letter as u8);
            for case in self.paradigm.cases(other, first) {
                let cells = self.cells_of(other, case) & within;
                let mut endings = endings(self.paradigm.row(other)[case]);
                let is_one = |(one, _): (&str, bool)| one.chars().eq(ending.iter().copied());
                if cells & !found != 0 && endings.any(is_one) {
                    found |= cells;
                }
            }
        }
        found
    }
}

/// What the column `grammar` says about Russian.
#[derive(Clone, Copy, Debug, Default)]
struct Flags {
    indeclinable: bool,
    plural: bool,
    gender: Option<Agreement>,
    animate: Option<bool>,
    fleeting: Option<bool>,
    given_name: bool,
    /// Which word is the head, from 1; 0 if nothing is said.
    head: usize,
}

impl Flags {
    fn new(grammar: Grammar<'_>) -> Flags {
        let mut flags = Flags::default();
        for flag in grammar.flags() {
            match flag {
                "ru:indeclinable" => flags.indeclinable = true,
                "ru:plural" => flags.plural = true,
                "ru:masculine" => flags.gender = Some(Agreement::Masculine),
                "ru:feminine" => flags.gender = Some(Agreement::Feminine),
                "ru:neuter" => flags.gender = Some(Agreement::Neuter),
                "ru:animate" => flags.animate = Some(true),
                "ru:inanimate" => flags.animate = Some(false),
                "ru:fleeting" => flags.fleeting = Some(true),
                "ru:no-fleeting" => flags.fleeting = Some(false),
                "ru:given-name" => flags.given_name = true,
                "ru:head-2" => flags.head = 2,
                "ru:head-3" => flags.head = 3,
                "ru:head-4" => flags.head = 4,
                _ => (),
            }
        }
        flags
    }
}

/// Where in a phrase a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Before the head: adjectives, numbers.
    Before,
    /// Right behind the head.
    Behind,
    /// Behind a noun such as город or озеро, whose name may follow.
    Apposition,
    /// Nothing inflects any more.
    Rest,
}

/// Reads a name word by word.
pub(super) struct Parser<'p> {
    phrase: View<'p>,
    flags: Flags,
    nature: Nature,
    phase: Phase,
    /// What the last adjective shows.
    agreement: Option<Agreement>,
    /// Whether the head is given in the plural.
    pub plural: bool,
    has_head: bool,
    /// A conjunction is between the adjectives.
    joined: bool,
    /// The head is a noun such as город, and is feminine.
    generic: Option<bool>,
    agreeing_generic: bool,
    /// What an adjective behind the head would show.
    head_agreement: Option<Agreement>,
    /// The cells that the whole may have.
    pub cells: Cells,
    /// The name is one adjective in the form of the dictionaries.
    pub is_adjective: bool,
    /// The gender in which that adjective is to be read.
    pub gender: Option<Agreement>,
    /// The bearer of a name is a woman.
    woman: bool,
}

impl<'p> Parser<'p> {
    pub fn new(phrase: View<'p>, grammar: Grammar<'_>, nature: Nature) -> Self {
        let flags = Flags::new(grammar);
        let mut parser = Parser {
            phrase,
            flags,
            nature,
            phase: Phase::Before,
            agreement: None,
            plural: false,
            has_head: false,
            joined: false,
            generic: None,
            agreeing_generic: false,
            head_agreement: None,
            cells: ALL,
            is_adjective: false,
            gender: None,
            woman: false,
        };
        parser.is_adjective = parser.find_is_adjective();
        match nature {
            Nature::Person if !parser.is_adjective => {
                parser.woman = parser.find_woman();
                parser.cells = GIVEN;
            }
            Nature::Place => parser.cells = GIVEN,
            _ => (),
        }
        parser
    }

    /// How the word at `at` may inflect. Words are asked for in order.
    pub fn read(&mut self, at: usize) -> Choices {
        let Some(word) = self.word(at) else {
            return STAYS;
        };
        if self.flags.indeclinable {
            return STAYS;
        }
        let letters = self.phrase.letters(&word);
        if self.nature == Nature::Person && !self.is_adjective {
            return self.person(at, &word, letters);
        }
        self.other(at, &word, letters)
    }

    fn word(&self, at: usize) -> Option<Word> {
        self.phrase.words().get(at).copied()
    }

    /// The letters of the word at `at`, or nothing.
    fn letters(&self, at: usize) -> Letters<'p> {
        match self.phrase.words().get(at) {
            Some(word) => self.phrase.letters(word),
            None => Letters::NONE,
        }
    }

    /// казахский, военно-революционный: all in lower case, masculine.
    fn find_is_adjective(&self) -> bool {
        let words = self.phrase.words();
        let Some(last) = words.last() else {
            return false;
        };
        words.iter().all(|word| word.capitals == 0 && !word.foreign)
            && words.iter().skip(1).all(|word| word.gap == Gap::Hyphen)
            && self.flags.head == 0
            && matches!(
                adjective(self.phrase.letters(last)),
                Some((_, Agreement::Masculine))
            )
    }

    /// A word of anything but a person's name.
    fn other(&mut self, at: usize, word: &Word, letters: Letters<'p>) -> Choices {
        let words = self.phrase.words().len();
        let head = self.flags.head;
        if (1..=words).contains(&head) {
            if at + 1 < head {
                return STAYS;
            }
            if at + 1 == head {
                return self.head(at, word, letters);
            }
        }
        if self.phase == Phase::Rest {
            return STAYS;
        }
        let behind = self.phase != Phase::Before;
        if behind && word.gap == Gap::Break || word.letters <= 7 && listed(PREPOSITIONS, letters) {
            self.phase = Phase::Rest;
            return STAYS;
        }
        if is_one_of(CONJUNCTIONS, letters) {
            if behind {
                self.join();
            } else {
                self.joined = true;
            }
            return STAYS;
        }
        if behind && word.gap == Gap::Comma && !word.capital {
            self.join();
        }
        if word.numeral || word.letters == 1 || word.dotted || word.foreign {
            if at > 0 && word.gap == Gap::Hyphen && self.word(at - 1).is_some_and(|w| w.foreign) {
                if let Some((paradigm, agreement)) = ordinal(letters) {
                    // 2-е совещание, 20-е годы
                    let next = self.letters(at + 1);
                    let neuter = letters.is("е")
                        && !matches!(adjective(next), Some((_, Agreement::Plural)))
                        && matches!(next.last(), 'о' | 'е');
                    if neuter {
                        self.agreement = Some(Agreement::Neuter);
                        return [Some(self.choice(&p::A_ORDINAL_N, ALL)), None, None, None];
                    }
                    self.agreement = Some(agreement);
                    return [Some(self.choice(paradigm, ALL)), None, None, None];
                }
            }
            if self.phase == Phase::Behind {
                self.phase = Phase::Rest;
            }
            return STAYS;
        }
        let followed = self.word(at + 1).is_some_and(|next| next.gap == Gap::Space);
        if followed && self.phase == Phase::Before && is_one_of(TURKIC_ATTRIBUTES, letters) {
            return STAYS;
        }
        if word.letters <= 3 && self.word(at + 1).is_some_and(|next| next.is_abbreviation()) {
            // Каз АССР
            return STAYS;
        }
        if word.is_abbreviation() {
            let before = self.phase == Phase::Before;
            self.phase = Phase::Rest;
            self.has_head |= before;
            return match readable(letters) {
                Some(paradigm) if before => [
                    Some(FIXED),
                    Some(self.choice(paradigm, animacy(false))),
                    None,
                    None,
                ],
                _ => STAYS,
            };
        }
        match self.phase {
            Phase::Behind if word.gap == Gap::Hyphen => {
                self.agreement = None;
                self.phase = Phase::Before;
            }
            Phase::Behind => return self.behind(at, word, letters),
            Phase::Apposition => return self.apposition(at, word, letters),
            _ => (),
        }
        if self.next_is_hyphenated(at) {
            return self.first_part(at, word, letters);
        }
        if letters.last() == 'о' && !word.capital && self.phase == Phase::Before {
            // совершенно секретный, but право земское
            let next = adjective(self.letters(at + 1));
            if next.is_some_and(|(_, agreement)| agreement != Agreement::Neuter) {
                return STAYS;
            }
        }
        if let Some((paradigm, agreement)) = self.adjective(at, word, letters) {
            self.agreement = Some(agreement);
            if !self.has_head {
                self.plural = agreement == Agreement::Plural;
            }
            if is_one_of(GOVERNING, letters) && matches!(self.letters(at + 1).last(), 'м' | 'и') {
                self.phase = Phase::Rest;
            }
            return self.agreeing(paradigm, letters);
        }
        self.head(at, word, letters)
    }

    /// Something of equal rank follows; it has a number of its own.
    fn join(&mut self) {
        self.phase = Phase::Before;
        self.agreement = None;
        self.cells &= GIVEN;
    }

    fn choice(&self, paradigm: &'static Paradigm, cells: Cells) -> Choice {
        Choice {
            paradigm,
            tail: paradigm.tail,
            cells,
            locative: false,
        }
    }

    fn next_is_hyphenated(&self, at: usize) -> bool {
        self.word(at + 1)
            .is_some_and(|next| next.gap == Gap::Hyphen)
    }

    fn adjective(
        &self,
        at: usize,
        word: &Word,
        letters: Letters<'_>,
    ) -> Option<(&'static Paradigm, Agreement)> {
        // towns in -ой, unless something follows: Степной край
        let last = at + 1 == self.phrase.words().len();
        if self.nature == Nature::Place && word.capital && last && letters.ends_with("ой") {
            return None;
        }
        adjective(letters)
    }

    /// An adjective: animate or not, as the head says.
    fn agreeing(&self, paradigm: &'static Paradigm, letters: Letters<'_>) -> Choices {
        let animate = match self.nature {
            Nature::Place => Some(false),
            Nature::Person if !self.is_adjective => Some(true),
            _ => self.flags.animate,
        };
        let mut choice = self.choice(paradigm, animate.map_or(ALL, animacy));
        if let Some(gender) = self.gender {
            let stem = letters.strip_suffix(paradigm.tail).unwrap_or(Letters::NONE);
            match in_gender(paradigm, stem, gender) {
                Some(paradigm) => choice.paradigm = paradigm,
                None => choice.cells = 0,
            }
            choice.cells &= GIVEN;
        }
        [Some(choice), None, None, None]
    }

    /// The head, or another noun that inflects.
    fn head(&mut self, _at: usize, word: &Word, letters: Letters<'p>) -> Choices {
        let choices = self.noun(word, letters);
        let plural = match choices[0] {
            Some(choice) if choice.is_fixed() => self.agreement == Some(Agreement::Plural),
            Some(choice) => choice.paradigm.plural,
            None => false,
        };
        self.head_agreement = match choices[0] {
            Some(choice) if !choice.is_fixed() => Some(shown(choice.paradigm, letters)),
            _ => None,
        };
        if !self.has_head {
            self.plural = plural;
            self.has_head = true;
        }
        if self
            .agreement
            .is_some_and(|agreement| (agreement == Agreement::Plural) != plural)
        {
            // Копальский и Лепсинский исполкомы
            self.cells &= GIVEN;
        }
        self.generic = is_one_of(GENERIC, letters).then(|| is_vowel(letters.last_two().1));
        self.agreeing_generic = is_one_of(GENERIC_AGREEING, letters);
        self.phase = Phase::Behind;
        choices
    }

    /// The paradigms of a noun.
    fn noun(&self, word: &Word, letters: Letters<'p>) -> Choices {
        let first = word.start() == 0;
        let proper = word.capital && (!first || self.nature != Nature::Other);
        let given = self.flags.gender.filter(|gender| match gender {
            Agreement::Neuter => matches!(letters.last(), 'о' | 'е'),
            Agreement::Masculine | Agreement::Feminine => letters.last() == 'ь',
            Agreement::Plural => false,
        });
        let plural = (self.flags.plural && matches!(letters.last(), 'ы' | 'и' | 'а' | 'я'))
            .then_some(Agreement::Plural);
        let mut hints = Hints {
            agreement: self.agreement.or(given).or(plural),
            fleeting: self.flags.fleeting,
            proper,
        };
        let [mut first, mut second] = noun(letters, hints);
        if first.is_none() && self.agreement.is_some() {
            // Копальский и Лепсинский исполкомы; or it does not agree
            hints.agreement = given
                .or(plural)
                .or(self.joined.then_some(Agreement::Plural));
            if self.agreement == Some(Agreement::Plural) || hints.agreement.is_some() {
                [first, second] = noun(letters, hints);
            }
        }
        let Some(first) = first else {
            return STAYS;
        };
        // a flag that the name is feminine also tells реформы from аулы
        if let (true, Some(other)) = (
            first.plural && self.flags.gender == Some(Agreement::Feminine),
            second,
        ) {
            if first.given[1] != "∅" && other.given[1] == "∅" {
                return [self.noun_choice(other, letters), None, None, None];
            }
        }
        if self.flags.gender == Some(Agreement::Masculine) && first.plural {
            if let Some(other) = second.filter(|_| first.given[1] == "∅") {
                return [self.noun_choice(other, letters), None, None, None];
            }
        }
        [
            self.noun_choice(first, letters),
            second.and_then(|second| self.noun_choice(second, letters)),
            None,
            None,
        ]
    }

    fn noun_choice(&self, paradigm: &'static Paradigm, letters: Letters<'_>) -> Option<Choice> {
        let animate = self.flags.animate.unwrap_or_else(|| match self.nature {
            Nature::Person => true,
            Nature::Place => false,
            Nature::Other => is_animate(letters),
        });
        let mut choice = self.choice(paradigm, animacy(animate));
        if paradigm.plural && (!animate || !singular_is_known(letters, paradigm)) {
            choice.cells &= GIVEN;
        }
        choice.locative = is_one_of(LOCATIVE, letters) || letters.ends_with(KRAI);
        Some(choice)
    }

    /// A word before a hyphen.
    fn first_part(&mut self, at: usize, word: &Word, letters: Letters<'p>) -> Choices {
        let next = self.letters(at + 1);
        if listed(PREPOSITIONS, next) {
            return self.head(at, word, letters);
        }
        if letters.last() == 'о' || is_one_of(FIXED_FIRST, letters) {
            return STAYS;
        }
        let last = at + 2 == self.phrase.words().len();
        if let Some((paradigm, agreement)) = adjective(letters).filter(|_| !word.capital) {
            // военный-беженец
            self.agreement = Some(agreement);
            return self.agreeing(paradigm, letters);
        }
        if let Some((_, agreement)) = adjective(next) {
            // Каменец-Подольский, but Алма-Атинский
            let town = ends_in(&["ец", "ск", "ль", "ов", "ев", "ин"], letters);
            if last && word.capital && town && agreement == Agreement::Masculine {
                let [noun, ..] = self.noun(word, letters);
                return [noun, None, None, None];
            }
            return STAYS;
        }
        if word.capital {
            if is_one_of(DECLINING_FIRST, letters) {
                let [noun, ..] = self.noun(word, letters);
                return [Some(FIXED), noun, None, None];
            }
            return STAYS;
        }
        let [noun, ..] = self.head(at, word, letters);
        [noun, Some(FIXED), None, None]
    }

    /// The word right behind the head.
    fn behind(&mut self, at: usize, word: &Word, letters: Letters<'p>) -> Choices {
        // an adjective in a form that only the nominative has
        let agrees = has_tail(POSTPOSED_TAILS, letters);
        if let Some((paradigm, agreement)) = adjective(letters).filter(|_| agrees) {
            if self.head_agreement == Some(agreement) {
                let mut choices = self.agreeing(paradigm, letters);
                if self.generic.is_some() && word.capital {
                    choices[1] = Some(FIXED);
                }
                return choices;
            }
        }
        if self.generic.is_some() && word.capital {
            self.phase = Phase::Apposition;
            return self.apposition(at, word, letters);
        }
        self.phase = Phase::Rest;
        STAYS
    }

    /// The name behind such a noun as город: in the case of the noun, or as it is.
    fn apposition(&mut self, at: usize, word: &Word, letters: Letters<'p>) -> Choices {
        if self.next_is_hyphenated(at) {
            return STAYS;
        }
        self.phase = Phase::Rest;
        self.agreement = None;
        // аул Тустукбаева: a genitive, or it may be one
        if matches!(letters.last(), 'а' | 'я') && self.generic != Some(true) {
            return STAYS;
        }
        let choice = match adjective(letters) {
            Some((paradigm, _)) => Some(self.choice(paradigm, GIVEN)),
            None => {
                let [noun, ..] = self.noun(word, letters);
                noun.map(|noun| Choice {
                    cells: noun.cells & GIVEN,
                    ..noun
                })
            }
        };
        match choice {
            Some(noun) if !noun.is_fixed() => {
                if self.agreeing_generic {
                    [Some(noun), Some(FIXED), None, None]
                } else {
                    [Some(FIXED), Some(noun), None, None]
                }
            }
            _ => STAYS,
        }
    }

    // persons

    /// Whether a name is a woman's: by the patronymic, the surname, the given name.
    fn find_woman(&self) -> bool {
        match self.flags.gender {
            Some(Agreement::Feminine) => return true,
            Some(Agreement::Masculine) => return false,
            _ => (),
        }
        if self.is_chinese() {
            return false;
        }
        let words = self.phrase.words();
        for (at, word) in words.iter().enumerate() {
            let letters = self.phrase.letters(word);
            if word.is_initial() || !word.capital {
                continue;
            }
            if is_patronymic(letters, true) || letters.is("кызы") {
                return true;
            }
            if is_patronymic(letters, false) || ends_in(&["улы", "оглы", "оглу"], letters)
            {
                return false;
            }
            if self.is_surname(at) {
                if ends_in(&["ова", "ева", "ина", "ына"], letters) {
                    return true;
                }
                if ends_in(&["ов", "ев", "ин", "ын"], letters) {
                    return false;
                }
            }
            match adjective(letters) {
                Some((_, Agreement::Feminine)) => return true,
                Some((_, Agreement::Masculine)) => return false,
                _ => (),
            }
        }
        // Наталья Аблажей
        match (words, words.first().map(|word| self.phrase.letters(word))) {
            ([_, _, ..], Some(first)) => {
                matches!(first.last(), 'а' | 'я') && !has_tail(MEN_IN_A, first)
            }
            _ => false,
        }
    }

    /// Whether the word at `at` is where surnames stand: last, before initials, or first
    /// when the last is none.
    fn is_surname(&self, at: usize) -> bool {
        let words = self.phrase.words();
        let looks = |at: usize| {
            let letters = self.letters(at);
            has_tail(SURNAME_TAILS, letters)
                && !is_one_of(GIVEN_NAMES_LIKE_SURNAMES, letters)
                && !has_tail(GIVEN_NAME_TAILS, letters)
        };
        let Some(last) = words.len().checked_sub(1) else {
            return false;
        };
        if self.flags.given_name || !looks(at) || self.is_chinese() {
            return false;
        }
        at == last
            || self
                .word(at + 1)
                .is_some_and(|next| next.is_initial() || !next.capital)
            || self.next_is_hyphenated(at)
            || at == 0
                && (is_patronymic(self.letters(last), true)
                    || is_patronymic(self.letters(last), false)
                    || !looks(last) && adjective(self.letters(last)).is_none())
    }

    /// A word of a person's name.
    fn person(&mut self, at: usize, word: &Word, letters: Letters<'p>) -> Choices {
        if word.gap == Gap::Break && at > 0 {
            self.phase = Phase::Rest;
        }
        if self.phase == Phase::Rest
            || word.is_initial()
            || word.letters == 1
            || word.dotted
            || word.foreign
            || word.numeral
            || is_one_of(PARTICLES, letters)
        {
            return STAYS;
        }
        let chinese = at == 0 && self.is_chinese();
        if chinese {
            return STAYS;
        }
        if !word.capital {
            // атаман, бий
            if let Some((paradigm, _)) = adjective(letters) {
                return self.agreeing(paradigm, letters);
            }
            if letters.last() == 'ы' {
                return STAYS;
            }
            let choices = self.noun(word, letters);
            if self.plural_of(&choices) {
                self.plural = true;
            }
            if is_collective(letters) {
                self.phase = Phase::Rest;
            }
            return choices;
        }
        let paradigms = self.name(at, letters);
        let hyphenated = self.next_is_hyphenated(at);
        if hyphenated && !self.is_surname(at) {
            return [Some(FIXED), paradigms[0], None, None];
        }
        if paradigms[0].is_some_and(|choice| choice.paradigm.plural) {
            self.plural = true;
        }
        match paradigms {
            [None, _] => STAYS,
            [first, second] => [first, second, None, None],
        }
    }

    fn plural_of(&self, choices: &Choices) -> bool {
        choices[0].is_some_and(|choice| choice.paradigm.plural)
    }

    /// Шэн Шицай: two words, a Chinese surname, and what may be Chinese syllables.
    fn is_chinese(&self) -> bool {
        let first = self.letters(0);
        let second = self.letters(1);
        self.phrase.words().len() >= 2
            && listed(CHINESE_SURNAMES, first)
            && (is_vowel(second.last()) || matches!(second.last(), 'н' | 'ь' | 'й'))
            && !second.backwards().any(|letter| letter == 'р')
            && !ends_in(&["ов", "ев", "ова", "ева", "кин", "гин", "хин"], second)
            && !(is_patronymic(second, false) || self.phrase.words().len() > 3)
    }

    /// How a given name, a patronymic or a surname inflects.
    fn name(&self, at: usize, letters: Letters<'p>) -> [Option<Choice>; 2] {
        let paradigms = self.name_paradigms(at, letters);
        paradigms
            .map(|paradigm| paradigm.map(|paradigm| self.choice(paradigm, animacy(true) & GIVEN)))
    }

    fn name_paradigms(&self, at: usize, letters: Letters<'_>) -> [Option<&'static Paradigm>; 2] {
        const STAYS: [Option<&Paradigm>; 2] = [None, None];
        let (before, last) = letters.last_two();
        let one = |paradigm| [Some(paradigm), None];
        if letters.ends_with("ых") || letters.ends_with("их") {
            return STAYS;
        }
        let surname = self.is_surname(at);
        match last {
            'ы' if ends_in(&["овы", "евы", "ины"], letters) && self.phrase.words().len() == 1 => {
                one(&p::S_PLURAL)
            }
            'а' if self.woman && surname && has_tail(SURNAME_TAILS, letters) => {
                one(&p::S_FEMININE)
            }
            'я' if self.woman && matches!(before, 'а' | 'я') => match adjective(letters) {
                Some((paradigm, Agreement::Feminine)) => one(paradigm),
                _ => one(&p::F_VOWEL_A),
            },
            'а' | 'я' => match noun(
                letters,
                Hints {
                    proper: true,
                    agreement: Some(Agreement::Feminine),
                    fleeting: None,
                },
            ) {
                [Some(paradigm), _] if paradigm.tail == "ка" => one(paradigm),
                paradigms => paradigms,
            },
            'ь' if self.woman => one(&p::F_SOFT),
            'б'..='щ' if self.woman => STAYS,
            'ь' => one(&p::M_SOFT),
            'й' if matches!(before, 'ы' | 'и') => match adjective(letters) {
                Some((paradigm, Agreement::Masculine)) => one(paradigm),
                _ => one(&p::M_IJ),
            },
            'й' if before == 'о'
                && letters.bytes().len() > 2 * 3
                && at + 1 == self.phrase.words().len() =>
            {
                match adjective(letters) {
                    Some((paradigm, _)) => [Some(paradigm), Some(&p::M_J)],
                    None => one(&p::M_J),
                }
            }
            'б'..='щ' => {
                if let Some(paradigm) = find(MEN_FLEETING, letters) {
                    return one(paradigm);
                }
                if surname {
                    return one(&p::S_MASCULINE);
                }
                let hints = Hints {
                    agreement: Some(Agreement::Masculine),
                    fleeting: self.flags.fleeting,
                    proper: true,
                };
                noun(letters, hints)
            }
            _ => STAYS,
        }
    }
}

/// The ends of Russian surnames that are declined as such.
static SURNAME_TAILS: &List = &List::new(&["ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына"]);

/// -ович, -ич; -овна, -инична.
fn is_patronymic(letters: Letters<'_>, woman: bool) -> bool {
    if woman {
        ends_in(&["овна", "евна", "ична"], letters)
    } else {
        letters.bytes().len() > 2 * 5 && ends_in(&["ович", "евич", "ьич"], letters)
    }
}

/// семья Умурзаковых: what follows is in the genitive.
fn is_collective(letters: Letters<'_>) -> bool {
    ["семья", "род", "отряд", "группа"]
        .iter()
        .any(|word| letters.is(word))
}

/// What an adjective with a noun shows.
fn shown(paradigm: &Paradigm, letters: Letters<'_>) -> Agreement {
    if paradigm.plural {
        return Agreement::Plural;
    }
    match letters.last_two().1 {
        'о' | 'е' => Agreement::Neuter,
        'я' if letters.ends_with("мя") => Agreement::Neuter,
        'а' | 'я' => Agreement::Feminine,
        // волость: the instrumental is -ью
        'ь' if paradigm.given[4] != "ем" => Agreement::Feminine,
        _ => Agreement::Masculine,
    }
}

/// The cells of what is animate, or is not.
fn animacy(animate: bool) -> Cells {
    let wrong = if animate {
        ACCUSATIVE_INANIMATE
    } else {
        ACCUSATIVE_ANIMATE
    };
    ALL & !(1 << wrong | 1 << (wrong + CASES))
}

/// The paradigm of an abbreviation that is read as a word, with a vowel before a last
/// consonant: нэп, ЦИК; not РСФСР, МТС.
fn readable(letters: Letters<'_>) -> Option<&'static Paradigm> {
    let (before, last) = letters.last_two();
    let long = letters.backwards().nth(2).is_some();
    match last {
        _ if !long || !is_vowel(before) => None,
        'г' | 'к' | 'х' => Some(&p::M_VELAR),
        'ж' | 'ш' | 'ч' | 'щ' => Some(&p::M_SIBILANT),
        'б'..='щ' if last != 'й' => Some(&p::M_HARD),
        _ => None,
    }
}
