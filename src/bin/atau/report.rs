//! `atau find --report`: what is not as it should be, with what to write.

use std::collections::BTreeMap;
use std::io::{self, Write};

use atau::inflect::{Grammar, kazakh};
use atau::text::{fold, repair};
use atau::{Finder, Hit, Kind, Lang, Layer, Mention, Name, Role};

use super::tally::{Place, Places, Tally, one_line};

/// How a name is written in its place.
#[derive(Clone, Copy)]
pub struct Style {
    pub json: bool,
    pub coloured: bool,
}

/// What `find --report --json` writes for one form that is not as it should be.
#[derive(serde::Serialize)]
struct Fault<'a> {
    /// `misspelling`, `deprecated`, `ocr` or `damaged`.
    problem: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    text: String,
    entity: &'a str,
    lang: Lang,
    proposed: Option<String>,
    why: String,
}

/// What it writes for one name of several.
#[derive(serde::Serialize)]
struct Way<'a> {
    /// `several-names`.
    problem: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
    entity: &'a str,
    lang: Lang,
    proposed: Option<&'a str>,
    role: Role,
    count: usize,
    /// The other name, and how often it is met.
    other: &'a str,
    other_count: usize,
}

/// Reports a mention that is misspelt, deprecated or damaged; whether it is.
pub fn fault(
    finder: &Finder<'_>,
    mention: &Mention<'_, '_>,
    file: &str,
    place: Place,
    style: Style,
    out: &mut impl Write,
) -> io::Result<bool> {
    let Some(hit) = mention.alternatives().first() else {
        return Ok(false);
    };
    let name = written(finder, mention, hit);
    let damage = damage(hit);
    let problem = match name.role() {
        role @ (Role::Misspelling | Role::Deprecated | Role::Ocr) => role.as_str(),
        _ if !damage.is_empty() => "damaged",
        _ => return Ok(false),
    };
    let fault = Fault {
        problem,
        file,
        line: place.line,
        column: place.column,
        text: one_line(mention.text()),
        entity: mention.entity().id(),
        lang: name.lang(),
        proposed: proposed(finder, mention, name),
        why: match damage.is_empty() {
            true => name.note().unwrap_or_default().to_owned(),
            false => damage.join(", "),
        },
    };
    if style.json {
        serde_json::to_writer(&mut *out, &fault)?;
        writeln!(out)?;
        return Ok(true);
    }
    let Fault { text, entity, .. } = &fault;
    begin(file, place, style, out)?;
    let what = match name.role() {
        Role::Misspelling => "is misspelt",
        Role::Deprecated => "is deprecated",
        _ => "is damaged",
    };
    write!(out, "`{text}` ({entity}) {what}")?;
    if !fault.why.is_empty() {
        write!(out, " ({})", fault.why)?;
    }
    match &fault.proposed {
        Some(proposed) => writeln!(out, "; write `{proposed}`")?,
        None => writeln!(out)?,
    }
    Ok(true)
}

fn begin(file: &str, place: Place, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let Place { line, column, .. } = place;
    match style.coloured {
        true => write!(out, "\u{1b}[1m{file}:{line}:{column}:\u{1b}[0m "),
        false => write!(out, "{file}:{line}:{column}: "),
    }
}

/// The name that is written: that of the hit, unless the stem is to the letter a wrong name
/// of the same thing. `Шынжаңда` is read as a form of Шыңжаң, though Шынжаң is recorded.
fn written<'g>(finder: &Finder<'g>, mention: &Mention<'g, '_>, hit: &Hit<'g, '_>) -> Name<'g> {
    let name = hit.name();
    let stem = mention.stem_range().len();
    let stem = mention.text().get(..stem).unwrap_or_default();
    // жер телімдеріне is a right form of жер телімі, though жер телім is wrong
    let is_form = || {
        let read = kazakh::recognise(name.form(), Grammar::default(), mention.text());
        name.lang() == Lang::Kk && read.is_some_and(|read| read.fault().is_none())
    };
    if !name.role().is_correct() || fold::is_exact(stem, name.form()) || is_form() {
        return name;
    }
    let found = finder.find_iter(stem).find(|found| found.text() == stem);
    let names = found.iter().flat_map(|found| found.alternatives());
    let mut wrong =
        names.filter(|hit| hit.layer() == Layer::Exact && hit.entity() == name.entity());
    wrong.next().map_or(name, Hit::name)
}

/// What was repaired, in words. A word that a line end divides is not damaged.
pub fn damage(hit: &Hit<'_, '_>) -> Vec<String> {
    if hit.layer() != Layer::Repaired {
        return Vec::new();
    }
    let why = hit.explain();
    let steps = why.steps().iter();
    let mut said: Vec<String> = steps
        .filter(|step| step.layer() == Layer::Repaired)
        .map(|step| step.to_string())
        .filter(|said| said != "hyphen at a line end")
        .collect();
    said.dedup();
    said
}

/// What to write instead, with the ending it has: of a damaged name the name, else the
/// preferred name of its language. None where more or less than a name is written.
fn proposed(finder: &Finder<'_>, mention: &Mention<'_, '_>, name: Name<'_>) -> Option<String> {
    if !name.role().is_correct() {
        return mention.canonical(main_lang(name.lang())?);
    }
    let text = mention.text();
    let mended: Vec<String> = repair::repairs(text)
        .map(|repaired| one_line(repaired.text()))
        .collect();
    // as it reads when it is repaired
    let whole = mended.iter().find(|mended| {
        let mut found = finder.find_iter(mended);
        found.next().is_some_and(|found| {
            found.text() == *mended
                && found.layer() != Layer::Repaired
                && found.entity().id() == mention.entity().id()
        })
    });
    if let Some(whole) = whole {
        return Some(whole.clone());
    }
    let whole = one_line(text);
    let mut readings = mended.iter().chain([&whole]);
    let ending = readings.find_map(|written| ending(name.form(), written));
    let inflected = match (name.lang(), ending) {
        (Lang::Kk, Some(ending)) => kazakh::inflect(name.form(), Grammar::default(), ending),
        _ => None,
    };
    Some(inflected.unwrap_or_else(|| name.form().to_owned()))
}

/// The language of whose preferred name a name is another: Kazakh in Latin letters has
/// its Kazakh name, Uyghur none.
fn main_lang(lang: Lang) -> Option<Lang> {
    let mut langs = Lang::MAIN.into_iter();
    langs.find(|main| lang.as_str().starts_with(main.as_str()))
}

/// The Kazakh ending with which a name is written, letters typed on a Russian keyboard
/// included.
fn ending(form: &str, written: &str) -> Option<kazakh::Ending> {
    let letters = |text| -> Vec<char> { fold::loose_chars(text).map(|fold| fold.char).collect() };
    let (form_letters, written) = (letters(form), letters(written));
    let same = form_letters.iter().zip(&written);
    let same = same.take_while(|(a, b)| a == b).count();
    let stem = kazakh::Stem::of(form, Grammar::default());
    let from = form_letters.len().saturating_sub(2);
    let readings = (from..=same).filter_map(|kept| {
        let (tail, rest) = (form_letters.get(kept..)?, written.get(kept..)?);
        stem.recognise(tail, rest)
    });
    Some(readings.min_by_key(kazakh::Reading::cost)?.ending())
}

/// Reports the entities that are written in more than one way in one language; whether
/// there are any. An abbreviation is no other way to write the full name.
pub fn ways(
    tally: &Tally<'_>,
    files: &[String],
    style: Style,
    out: &mut dyn Write,
) -> io::Result<bool> {
    let mut any = false;
    for count in tally.counts() {
        let mut groups: BTreeMap<(Lang, bool), Vec<(Name<'_>, &Places)>> = BTreeMap::new();
        for ((lang, _), (name, places)) in &count.names {
            let is_plural = name.note().is_some_and(|note| note.starts_with("plural"));
            if name.role().is_correct() && name.is_synonym() && !is_plural {
                let is_short = name.role() == Role::Abbreviation;
                let group = groups.entry((*lang, is_short)).or_default();
                group.push((*name, places));
            }
        }
        for ((lang, _), mut names) in groups {
            // the preferred one is the measure, or else the most frequent
            names.sort_by_key(|(name, places)| {
                (name.role() != Role::Preferred, usize::MAX - places.count)
            });
            let Some(((measure, most), others)) = names.split_first() else {
                continue;
            };
            for (name, places) in others {
                if is_short_form(*name, *measure) || is_short_form(*measure, *name) {
                    continue;
                }
                let Some(place) = places.first.first().copied() else {
                    continue;
                };
                any = true;
                let way = Way {
                    problem: "several-names",
                    file: files.get(place.file).map_or("", |file| file),
                    line: place.line,
                    column: place.column,
                    text: name.form(),
                    entity: count.entity.id(),
                    lang,
                    proposed: match measure.role() {
                        Role::Abbreviation => Some(measure.form()),
                        _ => count.entity.label(lang),
                    },
                    role: name.role(),
                    count: places.count,
                    other: measure.form(),
                    other_count: most.count,
                };
                if style.json {
                    serde_json::to_writer(&mut *out, &way)?;
                    writeln!(out)?;
                    continue;
                }
                begin(way.file, place, style, out)?;
                write!(
                    out,
                    "`{}` ({}, {lang} {}, {}) is also written `{}` ({})",
                    way.text,
                    way.entity,
                    way.role,
                    times(way.count),
                    way.other,
                    times(way.other_count),
                )?;
                match way.proposed {
                    Some(proposed) => writeln!(out, "; write `{proposed}`")?,
                    None => writeln!(out)?,
                }
            }
        }
    }
    Ok(any)
}

/// Whether a person's name is a shorter form of another: each of its words is one of the
/// other's, or begins one.
fn is_short_form(short: Name<'_>, long: Name<'_>) -> bool {
    let is_person = short.entity().kind() == Kind::Person;
    let words = |name: &str| -> Vec<String> {
        let words = name.split([' ', '.', ',']).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (short, long) = (words(short.form()), words(long.form()));
    let is_in = |word: &String| {
        let is_initial = word.chars().nth(2).is_none();
        long.iter()
            .any(|other| other == word || is_initial && other.starts_with(&word[..]))
    };
    is_person && short.iter().all(is_in)
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}
