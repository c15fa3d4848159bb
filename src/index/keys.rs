//! The keys under which a name is found.

use crate::entity::{Kind, Lang};
use crate::inflect::Grammar;
use crate::inflect::grammar::SURNAME_FIRST;
use crate::table::EntityRecord;
use crate::text::fold;
use crate::text::romanise::{self, Scheme};

/// How a key was made of a name. The examples are made of the name of a person, given
/// name first: `Әлихан Нұрмұхамедұлы Бөкейхан`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It is the name itself.
    Name,
    /// `Ә. Н. Бөкейхан`
    InitialsFirst,
    /// `Бөкейхан Ә. Н.`
    InitialsLast,
    /// `Ә. Бөкейхан`
    InitialFirst,
    /// `Бөкейхан Ә.`
    InitialLast,
    /// `Әлихан Бөкейхан`
    GivenFirst,
    /// `Бөкейхан Әлихан`
    GivenLast,
    /// `Бөкейхан Әлихан Нұрмұхамедұлы`
    AllLast,
    /// `Бөкейхан`
    Surname,
    /// Of a Chinese name in pinyin, that of Palladius: `Синьцзян`.
    Palladius,
    /// Of a Chinese name in pinyin, that of Wade and Giles: `Hsin-chiang`.
    WadeGiles,
}

/// More letters of a spelling than these are not counted as [plain](plain_letters).
pub const MOST_PLAIN: u8 = 15;

impl Way {
    /// All ways, in the order of their numbers.
    const ALL: [Way; 11] = [
        Way::Name,
        Way::InitialsFirst,
        Way::InitialsLast,
        Way::InitialFirst,
        Way::InitialLast,
        Way::GivenFirst,
        Way::GivenLast,
        Way::AllLast,
        Way::Surname,
        Way::Palladius,
        Way::WadeGiles,
    ];

    /// The ways in which the name of a person is shortened.
    fn short() -> impl Iterator<Item = Way> {
        Way::ALL.into_iter().filter(|way| way.is_short())
    }

    /// Whether the name of a person is shortened so.
    pub fn is_short(self) -> bool {
        self != Way::Name && self.scheme().is_none()
    }

    /// The scheme that makes the key.
    pub fn scheme(self) -> Option<Scheme> {
        match self {
            Way::Palladius => Some(Scheme::Palladius),
            Way::WadeGiles => Some(Scheme::WadeGiles),
            _ => None,
        }
    }

    /// The way with the given number.
    pub fn at(number: u32) -> Option<Way> {
        Way::ALL.get(number as usize).copied()
    }
}

/// The spellings of an entity's names that are keys of their own: the index of the
/// name among those of the entity, how the spelling was made, and the spelling.
///
/// Short forms are made of the names of persons that are correct and have the
/// surname last. That is so unless the last word is the first one of a preferred
/// name, or the person is Chinese (has a Chinese name, or the flag
/// [`SURNAME_FIRST`]). A short form that is anyway a correct name of the person in the
/// same language, or was made of another, is not made again. In another language it has
/// other endings: И. В. Сталиннің, И. В. Сталина.
pub fn spellings(entity: &EntityRecord) -> Vec<(usize, Way, String)> {
    let names = entity.names.iter().enumerate();
    let mut spellings: Vec<_> = names
        .map(|(i, name)| (i, Way::Name, name.form.clone()))
        .collect();
    for (i, name) in entity.names.iter().enumerate() {
        if name.lang == Lang::ZhLatnPinyin && name.role.is_correct() {
            let ways = [Way::Palladius, Way::WadeGiles].into_iter();
            spellings.extend(ways.filter_map(|way| Some((i, way, spelling(&name.form, way)?))));
        }
    }
    if entity.kind != Kind::Person || has_surname_first(entity) {
        return spellings;
    }
    let text = |spelling: &str| key(spelling).collect::<String>();
    let names = entity.names.iter().filter(|name| name.role.is_correct());
    let mut known: Vec<(Lang, String)> = names.map(|name| (name.lang, text(&name.form))).collect();
    let given: Vec<String> = Lang::MAIN
        .iter()
        .filter_map(|lang| text_of_first_word(entity, *lang))
        .collect();
    for (i, name) in entity.names.iter().enumerate() {
        let last = name.form.rsplit(' ').next().map(text);
        if !name.role.is_correct() || last.is_none_or(|last| given.contains(&last)) {
            continue;
        }
        for way in Way::short() {
            let Some(spelling) = spelling(&name.form, way) else {
                continue;
            };
            let made = (name.lang, text(&spelling));
            if !known.contains(&made) {
                known.push(made);
                spellings.push((i, way, spelling));
            }
        }
    }
    spellings
}

fn has_surname_first(entity: &EntityRecord) -> bool {
    let chinese = |lang: Lang| matches!(lang, Lang::ZhLatnPinyin | Lang::ZhLatnWadegile);
    entity.names.iter().any(|name| chinese(name.lang))
        || Grammar::new(&entity.grammar).has(SURNAME_FIRST)
}

/// The key of the first word of the preferred name, if there are several.
fn text_of_first_word(entity: &EntityRecord, lang: Lang) -> Option<String> {
    let preferred = |name: &&crate::table::NameRecord| {
        name.lang == lang && name.role == crate::entity::Role::Preferred
    };
    let (first, _) = entity.names.iter().find(preferred)?.form.split_once(' ')?;
    let key: String = key(first).collect();
    (key.chars().count() > 1).then_some(key)
}

/// `form` spelt in the given way, if it can be and is not so already.
pub fn spelling(form: &str, way: Way) -> Option<String> {
    if way == Way::Name {
        return Some(form.to_owned());
    }
    if let Some(scheme) = way.scheme() {
        return romanise::try_romanise(form, scheme);
    }
    let Person { given, surname } = Person::of(form)?;
    let (first, more) = given.split_first()?;
    let initials = || -> String {
        let letters = given.iter().filter_map(|given| given.initial());
        letters.collect::<Vec<_>>().join(" ")
    };
    let all_whole = || -> Option<Vec<&str>> { given.iter().map(Given::whole).collect() };
    let (given, last) = match way {
        Way::InitialsFirst => (initials(), false),
        Way::InitialsLast => (initials(), true),
        Way::InitialFirst if !more.is_empty() => (first.initial()?, false),
        Way::InitialLast if !more.is_empty() => (first.initial()?, true),
        Way::GivenFirst if !more.is_empty() => (first.whole()?.to_owned(), false),
        Way::GivenLast => (first.whole()?.to_owned(), true),
        Way::AllLast if !more.is_empty() => (all_whole()?.join(" "), true),
        Way::Surname => return Some(surname.to_owned()),
        _ => return None,
    };
    let spelling = match last {
        true => format!("{surname} {given}"),
        false => format!("{given} {surname}"),
    };
    (spelling != form).then_some(spelling)
}

/// A person's name taken apart.
struct Person<'f> {
    given: Vec<Given<'f>>,
    surname: &'f str,
}

/// A word before the surname.
enum Given<'f> {
    Whole(&'f str),
    Initial(&'f str),
}

impl<'f> Person<'f> {
    /// Of two to four words with capitals, the last being the surname.
    fn of(form: &'f str) -> Option<Person<'f>> {
        let (before, surname) = form.rsplit_once(' ')?;
        let mut given = Vec::new();
        for word in before.split(' ') {
            match word.strip_suffix('.') {
                Some(initials) => given.extend(initials.split('.').map(Given::Initial)),
                None => given.push(Given::Whole(word)),
            }
        }
        let is_name = |word: &str| {
            word.chars().next().is_some_and(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        };
        let fits = |given: &Given| match given {
            Given::Whole(word) => is_name(word) && word.chars().nth(2).is_some(),
            Given::Initial(letters) => is_name(letters) && letters.chars().nth(3).is_none(),
        };
        let fits = (1..=3).contains(&given.len())
            && given.iter().all(fits)
            && is_name(surname)
            && surname.chars().nth(2).is_some();
        fits.then_some(Person { given, surname })
    }
}

impl<'f> Given<'f> {
    fn initial(&self) -> Option<String> {
        match self {
            Given::Whole(word) => Some(format!("{}.", word.chars().next()?)),
            Given::Initial(letters) => Some(format!("{letters}.")),
        }
    }

    fn whole(&self) -> Option<&'f str> {
        match self {
            Given::Whole(word) => Some(word),
            Given::Initial(_) => None,
        }
    }
}

/// Whether a character at the layer `exact` is a letter or digit that is the same at the
/// layer `loose`.
#[inline]
pub fn is_plain(c: char) -> bool {
    fold::loosen(c) == Some(c)
}

/// How many [plain](is_plain) characters a text begins with at the layer `exact`, at most
/// [`MOST_PLAIN`].
pub fn plain_letters(text: &str) -> u8 {
    let begin = fold::exact_chars(text).take(MOST_PLAIN.into());
    begin.take_while(|fold| is_plain(fold.char)).count() as u8
}

/// The characters of the key of a spelling.
pub fn key(spelling: &str) -> impl Iterator<Item = char> + '_ {
    fold::loose_chars(spelling).map(|fold| fold.char)
}
