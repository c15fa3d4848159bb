//! Forms of Russian and English names, of which any word may be inflected.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use super::written::{Gap, Trail, Written};
use super::{Ending, Found, Reading, Search, spelling, spelling_bytes};
use crate::entity::{Lang, Layer};
use crate::index::automaton::Place;
use crate::index::core::{Core, Posting};
use crate::index::inflection;
use crate::index::keys::Way;
use crate::inflect::russian::declension::{self, Change};
use crate::inflect::tails::Tails;
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
        let tails = tongue.tails.find(&letters[letters.len() - rest..]).iter();
        for tail in tails.filter(|tail| branches.may_have(tail)) {
            let place = tail
                .chars()
                .try_fold(place, |place, c| core.follow(place, c));
            let rank = place.and_then(|place| core.forward().rank_at(place));
            // Russian has none of the letters that Kazakh alone has
            let rank = rank.filter(|_| !has_kazakh_letter(text));
            for posting in rank.into_iter().flat_map(|rank| core.postings(rank)) {
                let last_word = |form: &[u8]| {
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
        let asked = Asked::of(self.written);
        let root = self.core.forward().root();
        let mut changes = Vec::new();
        self.oblique_word(tongue, root, 0, &mut changes, &asked);
    }

    /// Names with a key at `place` of which the text is a form.
    fn oblique_key(
        &mut self,
        tongue: &Tongue,
        place: Place,
        changes: &[Change],
        asked: &Asked<'_>,
    ) {
        let core = self.core;
        let rank = self.keys.rank_at(place);
        for posting in rank.into_iter().flat_map(|rank| core.postings(rank)) {
            let takes = core.lang(posting.name) == tongue.lang && self.filter.takes(core, posting);
            if takes && (tongue.is_form)(core, posting, asked, Some(changes)) {
                let ending = self.last_change(tongue, changes);
                let reading = Reading::with_ending(posting, Layer::Inflected, ending, 0);
                (self.found)(1, reading);
            }
        }
    }

    /// The ending of the text with these changes: none, if it ends as the key does.
    fn last_change(&self, tongue: &Tongue, changes: &[Change]) -> Ending {
        let last = changes.last();
        let last = last.filter(|last| last.rest.end == self.written.letters.len());
        Ending {
            lang: tongue.lang,
            rest: last.map_or(0, |last| last.rest.len() as u8),
            tail: last.map_or(0, |last| last.tail.chars().count() as u8),
        }
    }

    /// Names of which the words from the letter `from` on, at `place`, may be forms, behind
    /// these changes, if any word is changed.
    fn oblique_word(
        &mut self,
        tongue: &Tongue,
        place: Place,
        from: usize,
        changes: &mut Vec<Change>,
        asked: &Asked<'_>,
    ) {
        let letters = &self.written.letters;
        let changed = !changes.is_empty();
        if from == letters.len() {
            if changed {
                self.oblique_key(tongue, place, changes, asked);
            }
            return;
        }
        let end = self.written.word_end(from);
        let word = letters.get(from..end).unwrap_or_default();
        let lengths = tongue.tails.lengths(word);
        let longest = lengths.checked_ilog2().unwrap_or(0) as usize;
        // the word keeps a letter
        let first = end.saturating_sub(longest).max(from + 1);
        let (mut at, mut place) = (from, place);
        if !changed {
            // so far it is the text itself
            let Some(node) = self.written.node(self.core, first) else {
                return;
            };
            (at, place) = (first, node);
        }
        loop {
            let letter = letters.get(at).filter(|_| at < end);
            // no tail begins with the letter, and the next word with another
            let is_forced = letter != letters.get(end);
            if let Some(letter) = letter.filter(|_| is_forced) {
                if self.keys.skip_link(&mut place, *letter) {
                    at += 1;
                    continue;
                }
            }
            if at >= first && lengths >> (end - at) & 1 == 1 {
                self.oblique_ends(tongue, place, at..end, changes, asked);
            }
            at += 1;
            let next = match letter {
                None => return self.oblique_word(tongue, place, end, changes, asked),
                Some(_) if !changed => self.written.node(self.core, at),
                Some(letter) => self.step(place, *letter),
            };
            match next {
                Some(next) => place = next,
                None => return,
            }
        }
    }

    /// The same, if the name ends its word otherwise than with the letters `rest`, at `place`.
    fn oblique_ends(
        &mut self,
        tongue: &Tongue,
        place: Place,
        rest: Range<usize>,
        changes: &mut Vec<Change>,
        asked: &Asked<'_>,
    ) {
        let letters = self.written.letters.get(rest.clone()).unwrap_or_default();
        let branches = self.keys.branches(place);
        for tail in tongue.tails.find(letters) {
            if !branches.may_have(tail) {
                continue;
            }
            if let Some(place) = self.follow(place, tail) {
                let (end, rest) = (rest.end, rest.clone());
                changes.push(Change { rest, tail });
                self.oblique_word(tongue, place, end, changes, asked);
                changes.pop();
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
    last_word: impl Fn(&[u8]) -> (u8, u8),
) -> Option<Reading> {
    if core.lang(posting.name) != tongue.lang || !filter.takes(core, posting) {
        return None;
    }
    if !(tongue.is_form)(core, posting, asked, None) {
        return None;
    }
    let (rest, tail) = last_word(&spelling_bytes(core, posting)?);
    let lang = tongue.lang;
    let ending = Ending { lang, rest, tail };
    Some(Reading::with_ending(posting, Layer::Inflected, ending, 0))
}

/// A language in which words other than the last are inflected too.
pub struct Tongue {
    pub lang: Lang,
    /// With which letters the name may go on where a word goes on with some, not with the
    /// first of them.
    pub tails: &'static LazyLock<Tails>,
    /// Whether a text is a form of a name; and where it differs from it, if that is known.
    is_form: fn(Core<'_>, Posting, &Asked<'_>, Option<&[Change]>) -> bool,
    /// Which, in words.
    pub say: fn(Core<'_>, Posting, &str) -> Option<String>,
}

pub static RUSSIAN: Tongue = Tongue {
    lang: Lang::Ru,
    tails: &russian::TAILS,
    is_form: |core, posting, asked, changes| asked.russian_form(core, posting, changes).is_some(),
    say: |core, posting, text| Some(russian_form(core, posting, text)?.to_string()),
};

pub static ENGLISH: Tongue = Tongue {
    lang: Lang::En,
    tails: &english::TAILS,
    is_form: |core, posting, asked, _| {
        spelling(core, posting).is_some_and(|form| english::recognise(&form, asked.text).is_some())
    },
    say: |core, posting, text| {
        let form = spelling(core, posting)?;
        Some(english::recognise(&form, text)?.to_string())
    },
};

/// What a text is as a form of a Russian name.
pub fn russian_form(core: Core<'_>, posting: Posting, text: &str) -> Option<russian::Reading> {
    Asked::new(text).russian_form(core, posting, None)
}

/// A text that is held against many names.
pub struct Asked<'t> {
    text: &'t str,
    written: Option<&'t Written<'t>>,
    /// Read when it is first asked for.
    russian: OnceCell<russian::Text<'t>>,
}

impl<'t> Asked<'t> {
    pub fn new(text: &'t str) -> Asked<'t> {
        Asked {
            text,
            written: None,
            russian: OnceCell::new(),
        }
    }

    /// A text of which the letters are known.
    fn of(written: &'t Written<'t>) -> Asked<'t> {
        Asked {
            written: Some(written),
            ..Asked::new(written.text)
        }
    }

    fn russian(&self) -> &russian::Text<'t> {
        self.russian.get_or_init(|| match self.written {
            None => russian::Text::new(self.text),
            Some(written) => {
                let is_start = |letter: usize| is_start(written, letter);
                russian::Text::of_letters(self.text, &written.letters, is_start)
            }
        })
    }

    /// What the text is as a form of a Russian name; and where it differs from it, if that is
    /// known.
    fn russian_form(
        &self,
        core: Core<'_>,
        posting: Posting,
        changes: Option<&[Change]>,
    ) -> Option<russian::Reading> {
        let inflection = core.inflection(posting.name);
        let Some(inflection) = inflection.filter(|_| posting.way == Way::Name) else {
            let form = spelling(core, posting)?;
            let entity = core.name_entity(posting.name);
            let grammar = Grammar::new(core.grammar(entity));
            let nature = inflection::nature(core.kind(entity));
            return russian::recognise_text(form.as_bytes(), grammar, nature, self.russian());
        };
        let declension = inflection.declension();
        match (self.written, changes) {
            (Some(written), Some(changes)) => {
                let is_start = |letter: usize| is_start(written, letter);
                declension::recognise(declension, &written.letters, is_start, changes)
            }
            _ => {
                let form = core.form_bytes(posting.name);
                declension::recognise_name(declension, form, self.russian())
            }
        }
    }
}

/// Whether a word of Russian starts with a letter.
fn is_start(written: &Written<'_>, letter: usize) -> bool {
    match written.gap(letter) {
        Gap::None | Gap::Apostrophe => false,
        Gap::Space => true,
        Gap::Joint => russian::is_gap(written.signs(letter)),
    }
}

/// How many letters of `word` are not in the last word of `form`, and the reverse.
pub fn last_word_against(word: &[char], form: &[u8]) -> (u8, u8) {
    // neither sign has a second byte that may be one of a letter
    let last = form.iter().rposition(|byte| matches!(byte, b' ' | b'-'));
    let bytes = last.and_then(|at| form.get(at + 1..)).unwrap_or(form);
    let (mut same, mut read) = (0, 0);
    let mut add = |letter: char| {
        same += usize::from(same == read && word.get(same) == Some(&letter));
        read += 1;
    };
    let mut at = 0;
    while let Some((letter, end)) = fold::letter_at(bytes, at) {
        add(letter.char);
        let plain = Plain::at(bytes, end);
        plain.for_each(&mut add);
        at = end + plain.bytes.len();
    }
    if let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let rest = std::str::from_utf8(rest).unwrap_or_default();
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
            let by_letters = Asked::of(&written);
            assert_eq!(
                by_letters.russian().parts(),
                russian::Text::new(text).parts(),
                "{text}"
            );
        }
    }
}
