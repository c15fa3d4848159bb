//! Lists of words and of mistakes for programs that know no endings.
//!
//! A program that reads Hunspell's dictionaries makes the forms itself; these are told
//! every form. How many a program bears differs, so a list has either all forms or, for
//! Kazakh, the usual ones, a tenth of them.
//!
//! | list | forms | mistakes |
//! | --- | --- | --- |
//! | `plain` | all | words and phrases, each with what was meant |
//! | `cspell` | all | words |
//! | `aspell` | all, and their parts between hyphens | words, to suggest from |
//! | `enchant` | usual, and their parts between hyphens | words, without what was meant |
//! | `vale` | usual, and their parts between hyphens | words and phrases |
//! | `typos` | those that it would correct | words |
//! | `codebook` | usual | words, without what was meant |
//! | `languagetool` | all; Kazakh names in their base form only | words and phrases |
//! | `chrome` | usual, and their parts between hyphens | none |
//!
//! Only what is surely a mistake is told as one; the rest is no less wrong,
//! and is underlined where a program knows nothing else, but `problem` for `task` is no
//! matter for a spell-checker.
//!
//! ```
//! # use atau::{Glossary, Lang, table::Tables};
//! use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
//! # let mut tables = Tables::default();
//! # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
//! #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
//! # let glossary = Glossary::from_tables(&tables)?;
//! let files = Format::Enchant.files(&[Vocabulary::of(&glossary, Lang::Kk)], Flavour::Strict)?;
//!
//! let words = std::str::from_utf8(files.get("kk_KZ.dic").unwrap())?;
//! assert!(words.lines().any(|word| word == "Шыңжаңнан"));
//! assert!(words.lines().all(|word| word != "Шыңжаңдан"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;

use super::files::Files;
use super::md5;
use super::vocabulary::{Vocabulary, Wrong};
use crate::entity::Lang;
use crate::inflect::Grammar;
use crate::inflect::kazakh::{self, Case, Derivation, Ending, Possessive, Relative};

/// One file with all forms of each language, one a line, and one with the mistakes and
/// what was meant, separated by a tab.
pub(super) fn plain(vocabularies: &[Vocabulary]) -> Files {
    let mut files = Files::default();
    for vocabulary in vocabularies {
        let words = vocabulary.words().map(|word| word.text());
        add_lines(&mut files, lines_path(vocabulary), vocabulary.lang(), words);
        let mut wrong = String::new();
        for one in vocabulary.wrong().chain(vocabulary.wrong_phrases()) {
            if one.form().contains(['\t', '\n']) || one.right().contains(['\t', '\n']) {
                files.leave_out(told(one, "it has a tab or a line feed"));
            } else {
                wrong += &format!("{}\t{}\n", one.form(), one.right());
            }
        }
        files.add(format!("atau-{}-wrong.tsv", vocabulary.lang()), wrong);
    }
    files
}

/// `cspell.json`, and beside it the dictionaries that it names.
pub(super) fn cspell(vocabularies: &[Vocabulary]) -> Files {
    let mut files = Files::default();
    let mut definitions = Vec::new();
    let mut names = Vec::new();
    for vocabulary in vocabularies {
        let path = lines_path(vocabulary);
        let name = quoted(path.trim_end_matches(".txt"));
        let place = quoted(&format!("./{path}"));
        definitions.push(format!("{{ \"name\": {name}, \"path\": {place} }}"));
        names.push(name);
        let words = vocabulary.words().map(|word| word.text());
        add_lines(&mut files, path, vocabulary.lang(), words);
    }
    let mut flagged = Vec::new();
    for wrong in certain(vocabularies, &mut files, Vocabulary::wrong) {
        let (form, right) = (wrong.form(), wrong.right());
        if form.contains("->") || right.contains([',', '\n']) {
            files.leave_out(told(
                wrong,
                "cspell takes a comma for the end of a suggestion",
            ));
        } else if is_capitalised(form) == is_capitalised(right) && !right.contains(' ') {
            // in lower case it is met, and mended, in any
            let pair = format!("{}->{}", form.to_lowercase(), right.to_lowercase());
            flagged.push(quoted(&pair));
        } else {
            flagged.push(quoted(&format!("{form}->{right}")));
        }
    }
    let settings = format!(
        "{{\n  \"version\": \"0.2\",\n  \"dictionaryDefinitions\": [\n    {}\n  ],\n  \
         \"dictionaries\": [{}],\n  \"flagWords\": [\n    {}\n  ]\n}}\n",
        definitions.join(",\n    "),
        names.join(", "),
        flagged.join(",\n    ")
    );
    files.add("cspell.json", settings.replace("[\n    \n  ]", "[]"));
    files
}

/// For each language the words for `aspell create master`, and a file of replacements.
/// aspell cuts words at hyphens, but for Russian ones, so parts are given.
pub(super) fn aspell(vocabularies: &[Vocabulary]) -> Files {
    let mut files = Files::default();
    for vocabulary in vocabularies {
        let lang = vocabulary.lang();
        let mut words = BTreeSet::new();
        for word in vocabulary.words().map(|word| word.text()) {
            for word in parts(word).chain([word]) {
                match strange_to_aspell(word, lang) {
                    None => drop(words.insert(word)),
                    Some('-') => {}
                    Some(c) => files.leave_out(format!(
                        "`{word}` is left out: aspell has no `{c}` in its alphabet for {lang}"
                    )),
                }
            }
        }
        add_lines(&mut files, lines_path(vocabulary), lang, words.into_iter());
        let mut pairs = format!("personal_repl-1.1 {lang} 0 utf-8\n");
        for wrong in certain(
            std::slice::from_ref(vocabulary),
            &mut files,
            Vocabulary::wrong,
        ) {
            let (form, right) = (wrong.form(), wrong.right());
            let strange = |text| strange_to_aspell(text, lang).is_some();
            if strange(form) || strange(right) {
                files.leave_out(told(wrong, "aspell has no such word"));
            } else {
                pairs += &format!("{form} {right}\n");
            }
        }
        files.add(format!("atau-{lang}.prepl"), pairs);
    }
    files
}

/// What aspell takes for no part of a word of a language: the encoding that it uses has
/// not got it, or it ends a word.
fn strange_to_aspell(word: &str, lang: Lang) -> Option<char> {
    let is_russian = |c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    word.chars().find(|&c| match lang {
        Lang::Ru if c == '-' => false,
        Lang::En if c == '\'' => false,
        _ if c.is_ascii() => !c.is_ascii_alphabetic(),
        Lang::En => !matches!(c, '\u{a0}'..='\u{ff}'),
        Lang::Ru => !is_russian(c),
        _ => !is_russian(c) && !"әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c),
    })
}

/// For each language the words to accept and to refuse beside those of the program's own
/// dictionary, under the names that Enchant looks for.
pub(super) fn enchant(vocabularies: &[Vocabulary]) -> Files {
    let mut files = Files::default();
    for vocabulary in vocabularies {
        let lang = vocabulary.lang();
        let tag = locale(lang).replace('-', "_");
        let words = vocabulary.usual();
        // programs that are built on it cut at hyphens, or do not
        let words: BTreeSet<&str> = words.flat_map(|word| parts(word).chain([word])).collect();
        add_lines(&mut files, format!("{tag}.dic"), lang, words.into_iter());
        let mut refused = String::new();
        for wrong in certain(
            std::slice::from_ref(vocabulary),
            &mut files,
            Vocabulary::wrong,
        ) {
            refused += &format!("{}\n", wrong.form());
        }
        files.add(format!("{tag}.exc"), refused);
    }
    files
}

/// `typos.toml`: what to write for each mistake, and which right words typos would
/// take for English ones misspelt.
pub(super) fn typos(vocabularies: &[Vocabulary]) -> Files {
    let mut files = Files::default();
    let mut corrections = String::new();
    let mut told_of = BTreeSet::new();
    let mut count = 0;
    for wrong in certain(vocabularies, &mut files, Vocabulary::wrong) {
        let (form, right) = (wrong.form().to_lowercase(), wrong.right().to_lowercase());
        if !form.chars().all(char::is_alphabetic) {
            files.leave_out(told(wrong, "typos takes words apart at all but letters"));
        } else if form == right {
            files.leave_out(told(wrong, "typos makes no difference of letter case"));
        } else if told_of.insert(form.clone()) {
            let _ = writeln!(corrections, "{} = {}", quoted(&form), quoted(&right));
            count += 1;
        }
    }
    let mut allowed = String::new();
    let mut words = 0;
    for vocabulary in vocabularies {
        let parts = vocabulary
            .words()
            .flat_map(|word| word.text().split(['-', '\'']));
        let latin = parts.filter(|part| part.len() > 1 && part.is_ascii());
        for word in latin.map(str::to_lowercase).collect::<BTreeSet<_>>() {
            if told_of.insert(word.clone()) {
                let _ = writeln!(allowed, "{0} = {0}", quoted(&word));
                words += 1;
            }
        }
    }
    files.add(
        "typos.toml",
        format!(
            "[default.extend-words]\n# mistakes: {count}\n{corrections}\
             # right words in Latin letters, which are no English ones misspelt: {words}\n{allowed}"
        ),
    );
    files.count("typos.toml", Lang::En, words);
    files
}

/// `codebook.toml`: words to accept and to refuse.
pub(super) fn codebook(vocabularies: &[Vocabulary]) -> Files {
    let mut files = Files::default();
    let mut all = BTreeSet::new();
    for vocabulary in vocabularies {
        // codebook makes no difference of letter case, and takes words apart
        let words = vocabulary.usual();
        let parts = words.flat_map(|word| word.split(['-', '\'']));
        let parts = parts.filter(|part| part.chars().count() > 2);
        let before = all.len();
        all.extend(parts.map(str::to_lowercase));
        files.count("codebook.toml", vocabulary.lang(), all.len() - before);
    }
    let mut refused = BTreeSet::new();
    for wrong in certain(vocabularies, &mut files, Vocabulary::wrong) {
        if wrong.form().chars().all(char::is_alphabetic) {
            refused.insert(wrong.form().to_lowercase());
        } else {
            files.leave_out(told(wrong, "codebook takes words apart at all but letters"));
        }
    }
    let list = |words: &BTreeSet<String>| {
        words.iter().fold(String::new(), |lines, word| {
            lines + "  " + &quoted(word) + ",\n"
        })
    };
    files.add(
        "codebook.toml",
        format!(
            "words = [\n{}]\nflag_words = [\n{}]\n",
            list(&all),
            list(&refused)
        ),
    );
    files
}

/// What lies over the directory of LanguageTool, and a file of rules for each language.
/// LanguageTool has no module for Kazakh, so Kazakh names in their base form go where they
/// are known to all languages.
pub(super) fn languagetool(vocabularies: &[Vocabulary]) -> Files {
    const RESOURCES: &str = "org/languagetool/resource";
    let mut files = Files::default();
    for vocabulary in vocabularies {
        let lang = vocabulary.lang();
        if !matches!(lang, Lang::Ru | Lang::En) {
            let names = vocabulary.paradigms().filter(|one| one.is_name());
            let names: BTreeSet<&str> = names.map(|one| one.base()).collect();
            let path = format!("{RESOURCES}/spelling_global.txt");
            add_lines(&mut files, path, lang, names.into_iter());
            continue;
        }
        let path = format!("{RESOURCES}/{lang}/hunspell/spelling_custom.txt");
        let words = vocabulary.words().map(|word| word.text());
        add_lines(&mut files, path, lang, words);
        let one = std::slice::from_ref(vocabulary);
        let wrong: Vec<&Wrong> = certain(one, &mut files, Vocabulary::wrong);
        let refused = wrong
            .iter()
            .fold(String::new(), |lines, wrong| lines + wrong.form() + "\n");
        let path = format!("{RESOURCES}/{lang}/hunspell/prohibit_custom.txt");
        files.add(path, refused);
        let phrases = certain(one, &mut files, Vocabulary::wrong_phrases);
        let mut rules = String::new();
        for (number, wrong) in wrong.into_iter().chain(phrases).enumerate() {
            match rule(number, wrong) {
                Some(rule) => rules += &rule,
                None => files.leave_out(told(wrong, "a rule has words and spaces only")),
            }
        }
        // the schema asks for one rule at least
        if rules.is_empty() {
            continue;
        }
        files.add(
            format!("atau-{lang}-rules.xml"),
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rules lang=\"{lang}\">\n\
                 <category id=\"ATAU\" name=\"atau\" type=\"misspelling\">\n\
                 {rules}</category>\n</rules>\n"
            ),
        );
    }
    files
}

/// One rule of LanguageTool, if the mistake has words and spaces only: what its `rules.xsd`
/// asks for, in that order.
fn rule(number: usize, wrong: &Wrong) -> Option<String> {
    let is_letter = |c: char| c.is_alphabetic() || c == ' ';
    if !wrong.form().chars().all(is_letter) {
        return None;
    }
    let form = escaped(wrong.form());
    let tokens = form.split(' ').fold(String::new(), |tokens, word| {
        tokens + "<token>" + word + "</token>"
    });
    Some(format!(
        "<rule id=\"ATAU_{number}\" name=\"{form}\">\
         <pattern case_sensitive=\"yes\">{tokens}</pattern>\
         <message><suggestion>{right}</suggestion></message>\
         <example correction=\"{right}\"><marker>{form}</marker></example></rule>\n",
        right = escaped(wrong.right())
    ))
}

/// `Custom Dictionary.txt` as it lies in a profile: all words, sorted, and their digest.
/// Chrome passes over words of more than 99 bytes, and does not take them over to other
/// machines if there are more than 1,300.
pub(super) fn chrome(vocabularies: &[Vocabulary]) -> Files {
    const PATH: &str = "Custom Dictionary.txt";
    const LONGEST: usize = 99;
    let mut files = Files::default();
    let mut all = BTreeSet::new();
    for vocabulary in vocabularies {
        let before = all.len();
        for word in vocabulary.usual() {
            for word in parts(word).chain([word]) {
                if word.len() <= LONGEST {
                    all.insert(word);
                } else {
                    files.leave_out(format!("`{word}` is left out: it is too long for Chrome"));
                }
            }
        }
        files.count(PATH, vocabulary.lang(), all.len() - before);
    }
    let mut contents = String::new();
    for word in all {
        contents.push_str(word);
        contents.push('\n');
    }
    let digest = md5::hex(contents.as_bytes());
    files.add(PATH, contents + "checksum_v1 = " + &digest);
    files
}

/// The words that a Kazakh text of our time is likely to have: number, the possessive of
/// the third person, every case, -дағы and -лық; of other languages all. Sorted.
pub(crate) fn usual(vocabulary: &Vocabulary) -> BTreeSet<&str> {
    if vocabulary.lang() != Lang::Kk {
        return vocabulary.words().map(|word| word.text()).collect();
    }
    let flags = [
        Grammar::default(),
        Grammar::new("kk:back"),
        Grammar::new("kk:front"),
    ];
    let endings: Vec<Ending> = Ending::all().filter(|ending| is_usual(*ending)).collect();
    let mut words = BTreeSet::new();
    for paradigm in vocabulary.paradigms() {
        words.insert(paradigm.base());
        let mut made = BTreeSet::new();
        for grammar in flags {
            let forms = endings.iter();
            made.extend(forms.filter_map(|&one| kazakh::inflect(paradigm.base(), grammar, one)));
        }
        words.extend(paradigm.forms().filter(|form| made.contains(*form)));
    }
    words
}

fn is_usual(ending: Ending) -> bool {
    let third = matches!(ending.possessive(), None | Some(Possessive::Third));
    let case = !matches!(ending.case(), Case::Equative | Case::Similative);
    match (ending.derivation(), ending.relative()) {
        (None, None) => third && case,
        (None, Some(Relative::Attributive)) => third && ending.after_relative().is_bare(),
        (Some(Derivation::Lik), None) => ending.possessive().is_none() && case,
        _ => false,
    }
}

/// The mistakes that a program may call so unasked: slips, damage, deprecated names, and
/// of these those which are right in none of the languages. The others are left out.
pub(crate) fn certain<'v, I: Iterator<Item = &'v Wrong>>(
    vocabularies: &'v [Vocabulary],
    files: &mut Files,
    list: impl Fn(&'v Vocabulary) -> I,
) -> Vec<&'v Wrong> {
    let mut kept: Vec<&Wrong> = Vec::new();
    let words = vocabularies.iter().flat_map(Vocabulary::words);
    let parts: HashSet<&str> = words.flat_map(|word| parts(word.text())).collect();
    for wrong in vocabularies.iter().flat_map(list) {
        let form = wrong.form();
        let cases = [form.to_owned(), form.to_lowercase(), capitalised(form)];
        let right_in = vocabularies
            .iter()
            .find(|vocabulary| cases.iter().any(|form| vocabulary.has(form)));
        if !wrong.is_certain() {
            files.leave_out(told(wrong, "it may be right where something else is meant"));
        } else if let Some(vocabulary) = right_in {
            let why = format!("it is a word of the language {}", vocabulary.lang());
            files.leave_out(told(wrong, &why));
        } else if parts.contains(form) {
            files.leave_out(told(wrong, "some right word has it beside a hyphen"));
        } else if kept.iter().all(|other| other.form() != form) {
            kept.push(wrong);
        }
    }
    kept
}

/// The line that says why a mistake is not told.
pub(crate) fn told(wrong: &Wrong, why: &str) -> String {
    let (form, right) = (wrong.form().escape_debug(), wrong.right().escape_debug());
    format!("`{form}`, for `{right}`, is left out: {why}")
}

/// A language with the country for which programs have a dictionary.
pub(crate) fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kk-KZ",
        Lang::Ru => "ru-RU",
        Lang::En => "en-US",
        other => other.as_str(),
    }
}

fn lines_path(vocabulary: &Vocabulary) -> String {
    format!("atau-{}.txt", vocabulary.lang())
}

fn add_lines<'w>(
    files: &mut Files,
    path: String,
    lang: Lang,
    words: impl Iterator<Item = &'w str>,
) {
    let mut lines = String::new();
    let mut count = 0;
    for word in words {
        lines.push_str(word);
        lines.push('\n');
        count += 1;
    }
    files.add(path.clone(), lines);
    files.count(path, lang, count);
}

/// What stands between the hyphens of a word, if it has any.
pub(crate) fn parts(word: &str) -> impl Iterator<Item = &str> {
    let parts = word.contains('-').then(|| word.split('-'));
    parts
        .into_iter()
        .flatten()
        .map(|part| part.trim_matches('\''))
        .filter(|part| !part.is_empty())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

/// Whether a word has a capital at the start and nowhere else, or else is in lower case.
fn is_capitalised(word: &str) -> Option<bool> {
    let initial = word.starts_with(char::is_uppercase);
    let others = word.chars().skip(1).any(char::is_uppercase);
    (!others).then_some(initial)
}

/// A string as JSON, TOML and YAML all write it.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Text between or in the tags of XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
