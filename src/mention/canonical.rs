//! The preferred name of a language in the place of a mention.

use super::{Finder, Mention};
use crate::entity::{Kind, Lang, Layer};
use crate::glossary::Glossary;
use crate::hit::Hit;
use crate::index::inflection;
use crate::inflect::english::{self, Cell};
use crate::inflect::grammar::{self, Grammar};
use crate::inflect::kazakh;
use crate::inflect::russian::{self, Case, Nature, Number};
use crate::reading;
use crate::text::fold;

impl<D: AsRef<[u8]>> Glossary<D> {
    /// A text with the preferred names of a language in the place of those it has; see
    /// [`Finder::canonicalize`].
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let text = Glossary::bundled().canonicalize("Чугучакқа, Верныйдан", Lang::Kk);
    /// assert_eq!(text, "Шәуешекке, Алматыдан");
    /// ```
    pub fn canonicalize(&self, text: &str, lang: Lang) -> String {
        self.learnt_finder().canonicalize(text, lang)
    }
}

impl Finder<'_> {
    /// A text with the preferred names of a language, one of [`Lang::MAIN`], in the place
    /// of its mentions, each as [`Mention::canonical`] says. All else stays as it is, to
    /// the byte.
    ///
    /// Of an ambiguous mention the likeliest entity counts. To leave these as they are, or
    /// to ask somebody, go over [`find_iter`](Self::find_iter) and look at the
    /// [alternatives](Mention::alternatives); to do the same with a text larger than memory,
    /// use [`scan`](Self::scan).
    ///
    /// O(text).
    ///
    /// ```
    /// # use atau::{Glossary, Kind, Lang};
    /// let places = Glossary::bundled().finder().kinds([Kind::Place]).build();
    /// let text = "Чигичактан келген босқындар";
    /// assert_eq!(places.canonicalize(text, Lang::Kk), "Шәуешектен келген босқындар");
    /// assert_eq!(places.canonicalize(text, Lang::En), "Tacheng келген босқындар");
    /// ```
    pub fn canonicalize(&self, text: &str, lang: Lang) -> String {
        let mut written = String::with_capacity(text.len());
        let (mut copied, mut past) = (0, 0);
        for mention in self.find_iter(text) {
            let range = mention.range();
            if range.start < past {
                continue;
            }
            past = range.end;
            if let Some(name) = mention.canonical(lang) {
                written.push_str(text.get(copied..range.start).unwrap_or_default());
                written.push_str(&name);
                copied = range.end;
            }
        }
        written.push_str(text.get(copied..).unwrap_or_default());
        written
    }
}

impl Mention<'_, '_> {
    /// What to write in its place: the preferred name of its [entity](Self::entity) in a
    /// language, one of [`Lang::MAIN`].
    ///
    /// `None` if it is to be left as it is: there is no such name; what is written is a form
    /// of the preferred name of something that it may name; or it is more or less than a
    /// name (an adjective, a verb, a part of a name such as a member of a list, an
    /// abbreviation with a point).
    ///
    /// | of the mention | what becomes of it |
    /// | --- | --- |
    /// | an ending, where both names are of one language | stays, in the shape that the new name asks for: Чугучакқа, Шәуешекке; в Чигичаке, в Чугучаке; Chuguchak's, Tacheng's |
    /// | an ending, where they are of two | is lost: the name is in the nominative |
    /// | a plural | stays: кулактарды, kulaks |
    /// | -лық, -лы, -сыз, where they are of two | make another word, which is left |
    /// | all capitals, the capital of a sentence | stay, if they were not those of the name |
    /// | damage, a line end inside it | goes |
    /// | quotes | go: «Алаш» партиясы, Alash party; a preferred name in quotes with a word beside it stays: «Қазақ» газеті |
    ///
    /// ```
    /// # use atau::{Glossary, Lang};
    /// let mention = Glossary::bundled().find_iter("Верныйда").next().unwrap();
    /// assert_eq!(mention.canonical(Lang::Kk).as_deref(), Some("Алматыда"));
    /// assert_eq!(mention.canonical(Lang::En).as_deref(), Some("Almaty"));
    /// let mention = Glossary::bundled().find_iter("Алматыда").next().unwrap();
    /// assert_eq!(mention.canonical(Lang::Kk), None);
    /// ```
    pub fn canonical(&self, lang: Lang) -> Option<String> {
        let hit = self.hit();
        let (source, target) = (Source::of(hit)?, Target::of(hit, lang)?);
        // the preferred name of anything that it may name
        let is_right = |hit: &Hit<'_, '_>| {
            let pair = Source::of(hit).zip(Target::of(hit, lang));
            pair.is_some_and(|(source, target)| self.is_form(&source, &target))
        };
        if source.is_aside() || self.alternatives().iter().any(is_right) {
            return None;
        }
        let instead = self.with_capitals(target.instead_of(&source)?, source.name);
        let mut instead = self.with_quotes(instead);
        // not two points at the end of a sentence, and not none
        if instead.ends_with('.') && self.behind().starts_with('.') {
            instead.pop();
        } else if self.text().ends_with('.') && !instead.ends_with('.') && self.ends_sentence() {
            instead.push('.');
        }
        (instead != self.text()).then_some(instead)
    }

    /// Whether it is a right form of a name, if it was read so.
    fn is_form(&self, source: &Source<'_>, target: &Target<'_>) -> bool {
        let (text, label) = (self.text(), target.label);
        let bare = |text: &str| text.replace(QUOTES, "");
        let is_inflected = || match (target.lang, source.ending) {
            (Lang::Kk, Ending::Kazakh(_)) => {
                let read = kazakh::recognise(label, target.grammar, text);
                read.is_some_and(|read| read.fault().is_none())
            }
            (Lang::Ru, Ending::Russian(_)) | (Lang::En, Ending::English(_)) => true,
            _ => false,
        };
        let is_plural = || {
            target
                .plural()
                .is_some_and(|plural| fold::is_exact(text, &plural))
        };
        // «Қазақ» газетінде, of a newspaper that is called Қазақ
        let is_quoted =
            || source.lang == target.lang && source.name.split(QUOTES).nth(1) == Some(label);
        source.layer <= Layer::Inflected
            && (fold::is_exact(&bare(text), &bare(label))
                || source.name == label && is_inflected()
                || is_quoted()
                || is_plural())
    }

    /// With the capitals of the mention, in which `name` was found.
    fn with_capitals(&self, instead: String, name: &str) -> String {
        let letters = || self.text().chars().filter(|c| c.is_alphabetic());
        let is_loud = letters().nth(1).is_some() && !letters().any(char::is_lowercase);
        if is_loud && name.chars().any(char::is_lowercase) {
            return instead.to_uppercase();
        }
        let is_capital = letters().next().is_some_and(char::is_uppercase);
        let is_term = name.chars().find(|c| c.is_alphabetic());
        let is_term = is_term.is_some_and(char::is_lowercase);
        let mut rest = instead.chars();
        match rest.next() {
            Some(first) if is_capital && (is_term || self.begins_sentence()) => {
                first.to_uppercase().chain(rest).collect()
            }
            _ => instead,
        }
    }

    fn before(&self) -> &str {
        self.text.get(..self.range.start).unwrap_or_default()
    }

    fn behind(&self) -> &str {
        self.text.get(self.range.end..).unwrap_or_default()
    }

    fn begins_sentence(&self) -> bool {
        let is_sign = |c: char| !c.is_alphanumeric() && !".!?…\n".contains(c);
        let before = self.before().trim_end_matches(is_sign);
        match before.strip_suffix('\n') {
            Some(before) => before.trim_end_matches([' ', '\r']).ends_with('\n'),
            None => before.is_empty() || before.ends_with(['.', '!', '?', '…']),
        }
    }

    /// Whether a sentence may end with it.
    fn ends_sentence(&self) -> bool {
        let behind = self.behind();
        let next = behind.trim_start();
        let begins = |c: char| c.is_uppercase() || QUOTES.contains(&c);
        next.is_empty() || next.len() < behind.len() && next.starts_with(begins)
    }

    /// With the half of a pair of quotes that the mention has, if the other is far from it.
    fn with_quotes(&self, instead: String) -> String {
        let mut open = None;
        for c in self.text().chars().filter(|c| QUOTES.contains(c)) {
            open = open.is_none().then_some(c);
        }
        match open {
            None => instead,
            // the other half is before it, or behind
            Some(quote) if self.before().ends_with(QUOTES) => format!("{instead}{quote}"),
            Some(quote) => format!("{quote}{instead}"),
        }
    }
}

const QUOTES: [char; 6] = ['«', '»', '„', '“', '”', '"'];

/// What the ending of a mention says.
#[derive(Clone, Copy)]
enum Ending {
    None,
    Kazakh(kazakh::Ending),
    Russian(russian::Reading),
    English(Cell),
}

impl Ending {
    /// `None` if it cannot be told.
    fn of(hit: &Hit<'_, '_>) -> Option<Ending> {
        let (core, reading, text) = (hit.core(), hit.reading(), hit.mended());
        let Some(ending) = reading.path.ending else {
            return Some(Ending::None);
        };
        Some(match ending.lang {
            Lang::Kk => Ending::Kazakh(reading::kazakh_form(core, reading, &text)?.ending()),
            Lang::Ru => Ending::Russian(reading::russian_form(core, reading.posting, &text)?),
            _ => {
                let form = reading::spelling(core, reading.posting)?;
                Ending::English(english::recognise(&form, &text)?.cell())
            }
        })
    }
}

/// What a mention says beside the entity.
struct Source<'g> {
    name: &'g str,
    lang: Lang,
    layer: Layer,
    ending: Ending,
    /// The name is the plural of another.
    is_plural: bool,
    is_synonym: bool,
    /// The last word of the name stands at the head of a list.
    is_member: bool,
}

impl<'g> Source<'g> {
    fn of(hit: &Hit<'g, '_>) -> Option<Source<'g>> {
        let (core, name) = (hit.core(), hit.reading().posting.name);
        let (form, note) = (core.form(name), core.name_note(name));
        let is_plural = || {
            let preferred = Target::of(hit, core.lang(name))?;
            Some(preferred.label != form && preferred.plural()? == form)
        };
        Some(Source {
            name: form,
            lang: core.lang(name),
            layer: hit.layer(),
            ending: Ending::of(hit)?,
            is_plural: note.starts_with("plural") || is_plural() == Some(true),
            is_synonym: hit.name().is_synonym(),
            is_member: hit.reading().path.is_member,
        })
    }

    /// Whether it is more or less than a name.
    fn is_aside(&self) -> bool {
        self.is_member || self.name.ends_with('.') || !self.is_synonym
    }
}

/// The name to write, and what matters for its forms.
struct Target<'g> {
    lang: Lang,
    label: &'g str,
    grammar: Grammar<'g>,
    nature: Nature,
    /// A plural says no more than that it was in a list: Зайсан және Семей уездерінде.
    is_one: bool,
}

impl<'g> Target<'g> {
    fn of(hit: &Hit<'g, '_>, lang: Lang) -> Option<Target<'g>> {
        let core = hit.core();
        let entity = core.name_entity(hit.reading().posting.name);
        let (label, kind) = (core.form(core.label(entity, lang)?), core.kind(entity));
        Some(Target {
            lang,
            label,
            grammar: Grammar::new(core.grammar(entity)),
            nature: inflection::nature(kind),
            is_one: matches!(kind, Kind::Place | Kind::Person | Kind::Work)
                && label.starts_with(char::is_uppercase),
        })
    }

    /// Its form in the place of another name.
    fn instead_of(&self, source: &Source<'_>) -> Option<String> {
        let label = || Some(self.label.to_owned());
        match (self.lang, source.ending) {
            // лениндік is a word, Владимир лениндік is none
            (Lang::Kk, Ending::Kazakh(ending))
                if ending.derivation().is_some() && self.label.contains(' ') =>
            {
                None
            }
            (Lang::Kk, Ending::Kazakh(ending)) => {
                let ending = self.in_number(ending, source.is_plural);
                kazakh::inflect(self.label, self.grammar, ending)
            }
            (Lang::Ru, Ending::Russian(reading)) => self.russian(source, reading).or_else(label),
            (Lang::En, Ending::English(cell)) => self.english(cell).or_else(label),
            // шыңжаңдық: another word
            (_, Ending::Kazakh(ending)) if ending.derivation().is_some() => None,
            _ if self.is_plural(source) => self.plural().or_else(label),
            _ => label(),
        }
    }

    /// Whether a mention is the plural of a singular.
    fn is_plural(&self, source: &Source<'_>) -> bool {
        if self.is_one || self.grammar.has(grammar::NO_PLURAL) {
            return false;
        }
        source.is_plural
            || match source.ending {
                Ending::None => false,
                Ending::Kazakh(ending) => ending.is_plural(),
                Ending::Russian(reading) => {
                    let is_plural = |(number, _)| number == Number::Plural;
                    reading.cells().all(is_plural) && self.number(source.name) == Number::Singular
                }
                Ending::English(cell) => matches!(cell, Cell::Plural | Cell::PluralPossessive),
            }
    }

    /// A Kazakh ending, in the plural unless the name is one.
    fn in_number(&self, ending: kazakh::Ending, is_plural: bool) -> kazakh::Ending {
        // уездеріне is not of a town
        let is_bare = self.is_one && !self.label.contains(' ');
        let is_plural = (is_plural || ending.is_plural()) && !is_bare;
        if ending.relative().is_some() || ending.derivation().is_some() {
            return ending;
        }
        let mut made = kazakh::Ending::new().with_case(ending.case());
        if is_plural && !self.is_kazakh_plural() {
            made = made.with_plural();
        }
        match ending.possessive() {
            Some(possessive) => made.with_possessive(possessive),
            None => made,
        }
    }

    fn is_kazakh_plural(&self) -> bool {
        PLURALS.iter().any(|end| self.label.ends_with(end))
    }

    /// Its plural, in the nominative.
    fn plural(&self) -> Option<String> {
        match self.lang {
            Lang::Kk if self.is_kazakh_plural() => None,
            Lang::Kk => {
                let plural = kazakh::Ending::new().with_plural();
                kazakh::inflect(self.label, self.grammar, plural)
            }
            Lang::Ru => {
                let mut forms =
                    russian::generate(self.label, self.grammar, self.nature).into_iter();
                let plural = (Number::Plural, Case::Nominative);
                Some(forms.find(|form| (form.number, form.case) == plural)?.form)
            }
            _ => self.english(Cell::Plural),
        }
    }

    /// Its form in the cells of a form of another Russian name: the one that stands in
    /// most of them.
    fn russian(&self, source: &Source<'_>, reading: russian::Reading) -> Option<String> {
        let theirs = self.number(source.name);
        let ours = match source.is_plural {
            true => theirs,
            false => self.number(self.label),
        };
        let fits = |form: &russian::Inflected| match theirs == ours {
            true => reading.has(form.number, form.case),
            false => form.number == ours && reading.has(theirs, form.case),
        };
        let forms = russian::generate(self.label, self.grammar, self.nature);
        let forms: Vec<String> = forms.into_iter().filter(fits).map(|fit| fit.form).collect();
        let times = |form: &String| forms.iter().filter(|other| *other == form).count();
        forms.iter().rev().max_by_key(|form| times(form)).cloned()
    }

    /// The number of a Russian name.
    fn number(&self, name: &str) -> Number {
        let read = russian::recognise(name, self.grammar, self.nature, name);
        let mut cells = read.into_iter().flat_map(|read| read.cells());
        match cells.all(|(number, _)| number == Number::Plural) {
            true => Number::Plural,
            false => Number::Singular,
        }
    }

    fn english(&self, cell: Cell) -> Option<String> {
        let forms = english::generate(self.label);
        let form = |cell| forms.iter().find(|form| form.cell == cell);
        let found = form(cell).or_else(|| match cell {
            // a plural has no other
            Cell::PluralPossessive => form(Cell::Possessive),
            _ => None,
        });
        Some(found?.form.clone())
    }
}

/// How a Kazakh name ends that is a plural.
const PLURALS: [&str; 6] = ["лар", "лер", "дар", "дер", "тар", "тер"];
