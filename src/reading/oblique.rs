//! Forms of Russian and English names, of which any word may be inflected.

use std::cell::OnceCell;

use super::written::{Gap, Trail, Written};
use super::{Ending, Found, Reading, Search, spelling};
use crate::entity::{Kind, Lang, Layer};
use crate::index::automaton::Place;
use crate::index::core::{Core, Posting};
use crate::inflect::russian::Nature;
use crate::inflect::{Grammar, english, russian};
use crate::query::Filter;
use crate::text::fold::{self, Plain};

/// Russian and English names of which a text that is itself a name is a form, in its last
/// word alone: `власти` of `власть`. Most texts end like no form of a key. A shorter key
/// ends so many letters (bits of `ends`) before the end of the text.
pub fn other_form(
    core: Core<'_>,
    text: &str,
    filter: &Filter,
    trail: &Trail,
    ends: u64,
    found: &mut Found<'_>,
) {
    let mut letters = ['\0'; OTHER_REST + 1];
    let mut len = 0;
    for (slot, c) in letters.iter_mut().rev().zip(text.chars().rev()) {
        *slot = match c {
            'А'..='Я' | 'A'..='Z' => c.to_lowercase().next().unwrap_or(c),
            'а'..='я' | 'a'..='z' => c,
            _ => break,
        };
        len += 1;
    }
    // with which nearly all forms end
    let tongue = match letters {
        [
            ..,
            'а' | 'в' | 'е' | 'и' | 'й' | 'м' | 'о' | 'у' | 'х' | 'ы' | 'ю' | 'я',
        ] => &RUSSIAN,
        [.., 's'] => &ENGLISH,
        _ => return,
    };
    let asked = Asked::new(text);
    // the word keeps a letter
    for rest in 1..len {
        let Some(place) = trail.before(rest) else {
            return;
        };
        let branches = core.branches(place);
        if branches.is_one() && ends >> rest & 1 == 0 {
            continue;
        }
        let tails = (tongue.tails)(&letters[letters.len() - rest..]).iter();
        for tail in tails.filter(|tail| branches.may_have(tail)) {
            let place = tail
                .chars()
                .try_fold(place, |place, c| core.follow(place, c));
            let rank = place.and_then(|place| core.forward().rank_at(place));
            // Russian has none of the letters that Kazakh alone has
            let rank = rank.filter(|_| !has_kazakh_letter(text));
            for posting in rank.into_iter().flat_map(|rank| core.postings(rank)) {
                let last_word = |form: &str| {
                    let word = text.rsplit([' ', '-']).next().unwrap_or(text);
                    let letters = fold::loose_chars(word).map(|fold| fold.char);
                    last_word_against(&letters.collect::<Vec<_>>(), form)
                };
                let reading = oblique_reading(core, filter, tongue, posting, &asked, last_word);
                if let Some(reading) = reading {
                    found(1, reading);
                }
            }
        }
    }
}

/// Whether a text has a letter that Kazakh has and Russian has not.
fn has_kazakh_letter(text: &str) -> bool {
    fold::exact_chars(text).any(|fold| is_kazakh(fold.char, fold::loosen(fold.char)))
}

/// Whether a letter, which is `loose` at that layer, is one that Russian has not.
fn is_kazakh(letter: char, loose: Option<char>) -> bool {
    letter > 'ё' && loose.is_some_and(|loose| loose != letter)
}

/// Letters in the longest rest that is looked for where a text is a name: -ого, -ами.
const OTHER_REST: usize = 3;

impl Search<'_, '_> {
    /// Forms of Russian and English names, of which any word may be inflected.
    pub fn oblique(&mut self, tongue: &Tongue) {
        let mut ranks = Vec::new();
        let root = self.core.forward().root();
        self.oblique_word(tongue, root, 0, false, &mut ranks);
        if ranks.is_empty() {
            return;
        }
        ranks.sort_unstable();
        ranks.dedup();
        let (core, written) = (self.core, self.written);
        let asked = match tongue.lang {
            Lang::Ru => Asked::of(written),
            _ => Asked::new(written.text),
        };
        for posting in ranks.into_iter().flat_map(|rank| core.postings(rank)) {
            let last_word = |form: &str| written.last_word_against(form);
            let reading = oblique_reading(core, self.filter, tongue, posting, &asked, last_word);
            if let Some(reading) = reading {
                (self.found)(1, reading);
            }
        }
    }

    /// Ranks of keys that the words from the letter `from` on, at `place`, may be
    /// forms of, if any word is changed.
    fn oblique_word(
        &mut self,
        tongue: &Tongue,
        place: Place,
        from: usize,
        changed: bool,
        ranks: &mut Vec<usize>,
    ) {
        let written = self.written;
        if from == written.letters.len() {
            if changed {
                ranks.extend(self.keys.rank_at(place));
            }
            return;
        }
        let end = written.word_end(from);
        // the word keeps a letter
        let first = end.saturating_sub(tongue.longest).max(from + 1);
        let mut place = place;
        let mut at = from;
        loop {
            if at >= first {
                let tails = (tongue.tails)(&written.letters[at..end]);
                let branches = match tails {
                    [] => None,
                    _ => Some(self.keys.branches(place)),
                };
                for tail in tails {
                    if !branches.is_some_and(|branches| branches.may_have(tail)) {
                        continue;
                    }
                    if let Some(place) = self.follow(place, tail) {
                        self.oblique_word(tongue, place, end, true, ranks);
                    }
                }
            }
            if at == end {
                return self.oblique_word(tongue, place, end, changed, ranks);
            }
            let next = match changed {
                // so far it is the text itself
                false => {
                    at = first.max(at + 1);
                    written.node(self.core, at)
                }
                true => {
                    at += 1;
                    self.keys.follow(place, written.letters[at - 1])
                }
            };
            match next {
                Some(next) => place = next,
                None => return,
            }
        }
    }
}

/// The reading of a text as a form of a name of which any word may be inflected, if it
/// is one. `last_word`: how many letters the last words of text and name do not share.
pub fn oblique_reading(
    core: Core<'_>,
    filter: &Filter,
    tongue: &Tongue,
    posting: Posting,
    asked: &Asked<'_>,
    last_word: impl Fn(&str) -> (u8, u8),
) -> Option<Reading> {
    if core.lang(posting.name) != tongue.lang || !filter.takes(core, posting) {
        return None;
    }
    let form = spelling(core, posting)?;
    if !(tongue.is_form)(core, posting, &form, asked) {
        return None;
    }
    let (rest, tail) = last_word(&form);
    let lang = tongue.lang;
    let ending = Ending { lang, rest, tail };
    Some(Reading::with_ending(posting, Layer::Inflected, ending, 0))
}

/// A language in which words other than the last are inflected too.
pub struct Tongue {
    pub lang: Lang,
    /// Letters in the longest rest.
    pub longest: usize,
    /// With which letters the name may go on where a word goes on with these.
    pub tails: fn(&[char]) -> &'static [&'static str],
    /// Whether a text is a form of a name.
    pub is_form: fn(Core<'_>, Posting, &str, &Asked<'_>) -> bool,
    /// Which, in words.
    pub say: fn(Core<'_>, Posting, &str, &str) -> Option<String>,
}

pub const RUSSIAN: Tongue = Tongue {
    lang: Lang::Ru,
    longest: russian::LONGEST_REST,
    tails: russian::tails,
    is_form: |core, posting, form, asked| asked.russian_form(core, posting, form).is_some(),
    say: |core, posting, form, text| Some(russian_form(core, posting, form, text)?.to_string()),
};

pub const ENGLISH: Tongue = Tongue {
    lang: Lang::En,
    longest: english::LONGEST_REST,
    tails: english::tails,
    is_form: |_, _, form, asked| english::recognise(form, asked.text).is_some(),
    say: |_, _, form, text| Some(english::recognise(form, text)?.to_string()),
};

/// What a text is as a form of a Russian name.
pub fn russian_form(
    core: Core<'_>,
    posting: Posting,
    form: &str,
    text: &str,
) -> Option<russian::Reading> {
    Asked::new(text).russian_form(core, posting, form)
}

/// A text that is held against many names.
pub struct Asked<'t> {
    text: &'t str,
    /// Read when it is first asked for.
    russian: OnceCell<russian::Text<'t>>,
}

impl<'t> Asked<'t> {
    pub fn new(text: &'t str) -> Asked<'t> {
        let russian = OnceCell::new();
        Asked { text, russian }
    }

    /// A text of which the letters are known.
    fn of(written: &Written<'t>) -> Asked<'t> {
        let begins = |letter: usize| match written.gap(letter) {
            Gap::None | Gap::Apostrophe => false,
            Gap::Space => true,
            Gap::Joint => russian::is_gap(written.signs(letter)),
        };
        let letters = written.letters.iter().enumerate();
        let letters = letters.map(|(at, letter)| (*letter, begins(at)));
        let russian = russian::Text::of_letters(written.text, letters);
        Asked {
            text: written.text,
            russian: OnceCell::from(russian),
        }
    }

    fn russian_form(
        &self,
        core: Core<'_>,
        posting: Posting,
        form: &str,
    ) -> Option<russian::Reading> {
        let text = self.russian.get_or_init(|| russian::Text::new(self.text));
        let entity = core.name_entity(posting.name);
        let grammar = Grammar::new(core.grammar(entity));
        russian::recognise_text(form, grammar, nature(core.kind(entity)), text)
    }
}

/// What matters of a kind for the forms of Russian names.
pub fn nature(kind: Kind) -> Nature {
    match kind {
        Kind::Person => Nature::Person,
        Kind::Place => Nature::Place,
        _ => Nature::Other,
    }
}

/// How many letters of `word` are not in the last word of `form`, and the reverse.
pub fn last_word_against(word: &[char], form: &str) -> (u8, u8) {
    // neither sign has a second byte that may be one of a letter
    let last = form.bytes().rposition(|byte| matches!(byte, b' ' | b'-'));
    let last = last.and_then(|at| form.get(at + 1..)).unwrap_or(form);
    let (mut same, mut read) = (0, 0);
    let mut add = |letter: char| {
        same += usize::from(same == read && word.get(same) == Some(&letter));
        read += 1;
    };
    let bytes = last.as_bytes();
    let mut at = 0;
    while let Some((letter, end)) = fold::letter_at(bytes, at) {
        add(letter.char);
        let plain = Plain::at(bytes, end);
        plain.for_each(|letter, _| add(letter));
        at = end + plain.bytes.len();
    }
    if let Some(rest) = last.get(at..).filter(|rest| !rest.is_empty()) {
        fold::loose_chars(rest).for_each(|fold| add(fold.char));
    }
    let left = |len: usize| u8::try_from(len - same).unwrap_or(u8::MAX);
    (left(word.len()), left(read))
}

#[cfg(all(test, feature = "bundled"))]
mod tests {
    use super::*;
    use crate::Glossary;

    #[test]
    fn a_text_is_the_same_by_its_letters() {
        let core = Glossary::bundled().core();
        let texts = [
            "Семипалатинского уездного комитета",
            "  Алма–Ате",
            "«Алаш»-Орды",
            "РК(б)П, ВКП(б)",
            "А.Н. Букейханова",
            "д’Артаньяна о'кея",
            "Тур\u{ad}кестана, о́круга",
            "22-го съезда - № 5 · I",
            "а\u{301}\u{a0}—\u{200b} б/в_г",
        ];
        for text in texts {
            let trail = Trail::new(core);
            let written = Written::new(core, text, &trail).unwrap();
            let by_letters = Asked::of(&written).russian.into_inner().unwrap();
            assert_eq!(
                by_letters.parts(),
                russian::Text::new(text).parts(),
                "{text}"
            );
        }
    }
}
