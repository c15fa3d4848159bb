//! Dictionaries for hunspell: what they accept, reject and suggest, in the crate
//! `spellbook` and in hunspell and nuspell themselves.
//!
//! The tests that need a program are ignored; `.ci/run` installs both and runs them. One
//! reads the texts named in `ATAU_TEXTS`, if there are any.
#![cfg(feature = "bundled")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use atau::export::hunspell::{Flavour, Hunspell};
use atau::export::vocabulary::{self, Vocabulary, Why};
use atau::table::Tables;
use atau::{Glossary, Lang, Layer, Name, Role};
use spellbook::Dictionary;

/// The vocabulary, the strict dictionary and the same loaded, of each language.
struct Made {
    vocabulary: Vocabulary,
    hunspell: Hunspell,
    spellbook: Dictionary,
}

fn made(lang: Lang) -> &'static Made {
    static MADE: [OnceLock<Made>; 3] = [const { OnceLock::new() }; 3];
    let at = Lang::MAIN.iter().position(|&other| other == lang).unwrap();
    MADE[at].get_or_init(|| {
        let vocabulary = Vocabulary::of(Glossary::bundled(), lang);
        let hunspell = Hunspell::new(&vocabulary, Flavour::Strict);
        let spellbook = load(&hunspell);
        Made {
            vocabulary,
            hunspell,
            spellbook,
        }
    })
}

fn load(hunspell: &Hunspell) -> Dictionary {
    Dictionary::new(hunspell.aff(), hunspell.dic()).unwrap()
}

fn suggestions(dictionary: &Dictionary, word: &str) -> Vec<String> {
    let mut suggestions = Vec::new();
    dictionary.suggest(word, &mut suggestions);
    suggestions
}

/// What comes off, what comes in its place, the class of what may follow.
type Rule<'a> = (&'a str, &'a str, Option<&'a str>);

/// The words of a dictionary, by the plain reading of its two files: stems, and stems
/// with one ending or two. Not those with a space or a flag that forbids them.
fn expand(hunspell: &Hunspell) -> BTreeSet<String> {
    let mut rules: HashMap<&str, Vec<Rule>> = HashMap::new();
    for line in hunspell.aff().lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        if let ["SFX", class, strip, text, condition] = parts[..] {
            let (text, more) = match text.split_once('/') {
                Some((text, more)) => (text, Some(more)),
                None => (text, None),
            };
            let zero = |text| if text == "0" { "" } else { text };
            assert!(condition == "." || condition == strip, "{line}");
            rules
                .entry(class)
                .or_default()
                .push((zero(strip), zero(text), more));
        }
    }
    let mut words = BTreeSet::new();
    for line in hunspell.dic().lines().skip(1) {
        let (stem, flags) = line.split_once('/').unwrap_or((line, ""));
        let flags: Vec<&str> = flags.split(',').collect();
        if stem.contains(' ') || flags.contains(&"2") {
            continue;
        }
        if !flags.contains(&"4") {
            words.insert(stem.to_owned());
        }
        for (strip, text, more) in flags.iter().filter_map(|flag| rules.get(flag)).flatten() {
            let kept = stem
                .strip_suffix(strip)
                .unwrap_or_else(|| panic!("{line}: {strip}"));
            let first = format!("{kept}{text}");
            for (strip, text, _) in more.iter().filter_map(|flag| rules.get(flag)).flatten() {
                assert_eq!(*strip, "");
                words.insert(format!("{first}{text}"));
            }
            words.insert(first);
        }
    }
    words
}

#[test]
fn the_dictionary_has_just_the_words_of_the_vocabulary() {
    for lang in Lang::MAIN {
        let made = made(lang);
        let expanded = expand(&made.hunspell);
        assert_eq!(expanded.len(), made.vocabulary.words().len(), "{lang}");
        let words = made.vocabulary.words().map(|word| word.text());
        assert!(words.eq(expanded.iter().map(String::as_str)), "{lang}");
    }
}

#[test]
fn every_word_of_every_strict_form_is_in_the_vocabulary() {
    // the vocabulary takes short cuts; this is the long way
    for (step, lang) in [(23, Lang::Kk), (1, Lang::Ru), (1, Lang::En)] {
        let vocabulary = &made(lang).vocabulary;
        for phrase in vocabulary.phrases().step_by(step) {
            for form in phrase.forms() {
                let words: Vec<_> = vocabulary::words(&form).collect();
                // an ending behind a bracket is no word
                if words.len() == vocabulary::words(phrase.text()).count() {
                    for word in words.into_iter().flatten() {
                        assert!(vocabulary.has(&word), "{form}: {word}");
                    }
                }
            }
        }
    }
}

#[test]
fn spellbook_accepts_right_forms() {
    for (step, lang) in [(29, Lang::Kk), (1, Lang::Ru), (1, Lang::En)] {
        let made = made(lang);
        for word in made.vocabulary.words().step_by(step) {
            assert!(made.spellbook.check(word.text()), "{lang}: {}", word.text());
        }
    }
    let cases = [
        (
            Lang::Kk,
            "Шыңжаңдағы Шәуешектен ШЫҢЖАҢНАН шыңжаңдық Шыңжаңдық РСФСР-ге Алаш-Орданың \
             РСФСР-ға РСФСР-дың СССР-де ОК-інің АКСР-індегі НЭП-пен МТС-тер АССР-нен",
        ),
        (
            Lang::Ru,
            "Синьцзяна Чугучаке уездного ревкома Голощёкиным Голощекиным РСФСР СИНЬЦЗЯНЕ",
        ),
        (
            Lang::En,
            "Xinjiang Xinjiang's Xinjiang’s Kulja Semirechye Uyghurs TACHENG",
        ),
    ];
    for (lang, words) in cases {
        for word in words.split(' ') {
            assert!(made(lang).spellbook.check(word), "{word}");
        }
    }
}

#[test]
fn spellbook_rejects_wrong_forms() {
    let cases = [
        (
            Lang::Kk,
            "Шыңжаңдан шыңжаңнан Шынжаң СССР-ға РСФСР-ғе рсфср НЭП-тан кулактер Шыңжaң",
        ),
        (Lang::Ru, "Синцзян синьцзян Чигичак рсфср Саратовым"),
        (Lang::En, "Chigichak xinjiang bas"),
    ];
    for (lang, words) in cases {
        for word in words.split(' ') {
            assert!(!made(lang).spellbook.check(word), "{word}");
        }
    }
}

/// The words of the tables of wrong forms that are not right as something else, by
/// language; and how many forms there are, of which how many have no wrong word.
fn wrong_forms() -> (BTreeMap<Lang, BTreeSet<String>>, usize, usize) {
    let mut words: BTreeMap<Lang, BTreeSet<String>> = BTreeMap::new();
    let (mut count, mut right) = (0, 0);
    let mut add = |lang: Lang, form: &str| {
        let vocabulary = &made(lang).vocabulary;
        let found = vocabulary::words(form).flatten();
        let wrong: Vec<String> = found.filter(|word| !is_right(vocabulary, word)).collect();
        count += 1;
        right += usize::from(wrong.is_empty());
        words.entry(lang).or_default().extend(wrong);
    };
    let read = |file: &str| std::fs::read_to_string(format!("tests/data/{file}")).unwrap();
    for (lang, file, column) in [
        (Lang::Kk, "kazakh-wrong-forms.tsv", 2),
        (Lang::Ru, "russian-wrong-forms.tsv", 3),
    ] {
        let text = read(file);
        for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
            add(lang, line.split('\t').nth(column).unwrap());
        }
    }
    for name in Glossary::bundled().names() {
        let wrong = matches!(name.role(), Role::Misspelling | Role::Ocr);
        if wrong && Lang::MAIN.contains(&name.lang()) {
            add(name.lang(), name.form());
        }
    }
    (words, count, right)
}

/// Whether a spell-checker takes a word for right if it takes the vocabulary: also with
/// a capital or in capitals, and by its parts.
fn is_right(vocabulary: &Vocabulary, word: &str) -> bool {
    let lower = word.to_lowercase();
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    let whole = |word: &str| {
        vocabulary.has(word)
            || vocabulary.has(&lower)
                && [capital(&lower), lower.to_uppercase()].contains(&word.to_owned())
            || vocabulary.has(&capital(&lower)) && word == word.to_uppercase()
    };
    let mut certain = vocabulary.wrong().filter(|wrong| wrong.is_certain());
    let forbidden = certain.any(|wrong| wrong.form() == word);
    whole(word)
        || !forbidden
            && word.contains('-')
            && word.split('-').all(|part| is_right(vocabulary, part))
}

#[test]
fn wrong_forms_are_rejected_unless_they_are_right_forms_of_something_else() {
    let (words, count, right) = wrong_forms();
    let mut accepted = Vec::new();
    for (lang, words) in &words {
        let accepts = |word: &&String| made(*lang).spellbook.check(word);
        accepted.extend(words.iter().filter(accepts));
    }
    println!("{count} wrong forms, {right} of words that are right elsewhere");
    assert_eq!(accepted, [""; 0]);
}

/// Single wrong words of a language, with what was meant.
fn wrong_words(lang: Lang) -> Vec<(String, String)> {
    let wrong = made(lang).vocabulary.wrong();
    wrong
        .map(|wrong| (wrong.form().to_owned(), wrong.right().to_owned()))
        .collect()
}

/// A thousand words of preferred names with one letter added, left out, replaced or
/// swapped with the next, that are not right words by that.
fn slips(lang: Lang) -> Vec<(String, String)> {
    let vocabulary = &made(lang).vocabulary;
    let labels = Glossary::bundled()
        .entities()
        .filter_map(|entity| entity.label(lang));
    let words: BTreeSet<String> = labels
        .flat_map(|label| vocabulary::words(label).flatten().collect::<Vec<_>>())
        .filter(|word| word.chars().count() > 3)
        .collect();
    let words: Vec<String> = words.into_iter().collect();
    let letters: Vec<char> = match lang {
        Lang::En => ('a'..='z').collect(),
        Lang::Ru => ('а'..='я').collect(),
        _ => "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіьэюя".chars().collect(),
    };
    let mut seed = 1940_u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (seed >> 33) as usize % below
    };
    let mut slips = Vec::new();
    while slips.len() < 1000 {
        let word = &words[random(words.len())];
        let mut slip: Vec<char> = word.chars().collect();
        let (at, letter) = (random(slip.len()), letters[random(letters.len())]);
        match random(4) {
            0 => slip.insert(at, letter),
            1 => drop(slip.remove(at)),
            2 => slip[at] = letter,
            _ if at + 1 < slip.len() => slip.swap(at, at + 1),
            _ => continue,
        }
        let slip: String = slip.into_iter().collect();
        let ends = slip.starts_with(['-', '\'']) || slip.ends_with(['-', '\'']);
        if !ends && !is_right(vocabulary, &slip) && !vocabulary.has(&slip.to_lowercase()) {
            slips.push((slip, word.clone()));
        }
    }
    slips
}

/// How many of the words have as first suggestion what was meant; the others are printed.
fn first(what: &str, words: &[(String, String)], suggest: impl Fn(&str) -> Vec<String>) -> usize {
    let mut found = 0;
    for (word, right) in words {
        let suggestions = suggest(word);
        if suggestions.first() == Some(right) {
            found += 1;
        } else {
            println!("{what}: {word} for {right}: {suggestions:?}");
        }
    }
    println!("{what}: {found} of {}", words.len());
    found
}

#[test]
fn spellbook_suggests_first_what_was_meant() {
    let (mut found, mut all) = (0, 0);
    for lang in Lang::MAIN {
        let words = wrong_words(lang);
        all += words.len();
        found += first(&format!("spellbook, wrong, {lang}"), &words, |word| {
            suggestions(&made(lang).spellbook, word)
        });
    }
    assert!(100 * found >= 95 * all, "{found} of {all}");
}

/// The words of the right names of what a name names, in all their forms and in small
/// letters, and its right names of several words.
fn right_words(name: Name<'_>) -> HashSet<String> {
    let right = name.entity().names();
    let right = right.filter(|one| one.lang() == name.lang() && one.role().is_correct());
    let names: Vec<&str> = right.map(|one| one.form()).collect();
    let bases = names
        .iter()
        .flat_map(|name| vocabulary::words(name).flatten());
    let bases: HashSet<String> = bases.collect();
    let paradigms = made(name.lang()).vocabulary.paradigms();
    let own = paradigms.filter(|paradigm| bases.contains(paradigm.base()));
    own.flat_map(|paradigm| paradigm.forms())
        .chain(names)
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn wrong_names_become_right_ones_by_first_suggestions() {
    let (mut found, mut all) = (0, 0);
    for name in Glossary::bundled().names() {
        if !Lang::MAIN.contains(&name.lang()) || name.role().is_correct() {
            continue;
        }
        let spellbook = &made(name.lang()).spellbook;
        let rejected: Vec<String> = vocabulary::words(name.form())
            .flatten()
            .filter(|word| !spellbook.check(word))
            .collect();
        if rejected.is_empty() {
            continue;
        }
        let right = right_words(name);
        let first: Vec<Option<String>> = rejected
            .iter()
            .map(|word| suggestions(spellbook, word).into_iter().next())
            .collect();
        let is_right = first.iter().all(|first| {
            first
                .as_ref()
                .is_some_and(|first| right.contains(&first.to_lowercase()))
        });
        all += 1;
        found += usize::from(is_right);
        if !is_right {
            let (form, role) = (name.form(), name.role());
            println!("{}: {form} ({role}): {rejected:?} {first:?}", name.lang());
        }
    }
    println!("{found} of {all} wrong names");
    assert!(100 * found >= 95 * all, "{found} of {all}");
}

#[test]
#[ignore = "takes a minute"]
fn spellbook_suggests_what_was_meant_by_a_slip() {
    for lang in Lang::MAIN {
        let found = first(&format!("spellbook, slips, {lang}"), &slips(lang), |word| {
            suggestions(&made(lang).spellbook, word)
        });
        assert!(found >= 850, "{lang}: {found}");
    }
}

#[test]
fn the_right_shape_of_an_ending_is_suggested_first() {
    for (wrong, right) in [
        ("Шыңжаңдан", "Шыңжаңнан"),
        ("Қазақстандың", "Қазақстанның"),
        ("кулактер", "кулактар"),
        ("Шәуешекіне", "Шәуешегіне"),
        ("Шынжаңнан", "Шыңжаңнан"),
    ] {
        assert_eq!(
            suggestions(&made(Lang::Kk).spellbook, wrong)[0],
            right,
            "{wrong}"
        );
    }
}

#[test]
fn phrases_are_suggested() {
    let spellbook = &made(Lang::Kk).spellbook;
    assert_eq!(suggestions(spellbook, "Алашпартиясы")[0], "Алаш партиясы");
}

#[test]
fn the_lenient_flavour_takes_latin_letters_in_cyrillic_words() {
    let vocabulary = &made(Lang::Kk).vocabulary;
    let lenient = Hunspell::new(vocabulary, Flavour::Lenient);
    assert_eq!(lenient.base_name(), "kk_ATAU_LENIENT");
    let spellbook = load(&lenient);
    // Latin a, i; the numeral is Latin as it should be, or Cyrillic
    for word in [
        "Шыңжaң",
        "кеңестiк",
        "XX",
        "ХХ",
        "Шыңжаңнан",
        "РСФСР-ға",
        "ға",
    ] {
        assert!(spellbook.check(word), "{word}");
    }
    for word in ["Шыңжаңдан", "Шынжаң"] {
        assert!(!spellbook.check(word), "{word}");
    }
    assert!(!made(Lang::Kk).spellbook.check("ға"));
}

#[test]
fn files_are_of_the_form_that_programs_read() {
    for lang in Lang::MAIN {
        let hunspell = &made(lang).hunspell;
        assert!(hunspell.aff().starts_with("SET UTF-8\n"));
        assert!(hunspell.aff().contains("\nFLAG num\n"));
        let lines: Vec<&str> = hunspell.dic().lines().collect();
        assert_eq!(lines[0].parse(), Ok(lines.len() - 1));
        for text in [hunspell.aff(), hunspell.dic()] {
            assert!(text.ends_with('\n') && !text.contains(['\r', '\t', '\u{feff}']));
        }
        // tables have as many rows as they say
        let mut tables: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for line in hunspell.aff().lines() {
            let parts: Vec<&str> = line.split(' ').collect();
            match parts[..] {
                [name @ ("REP" | "MAP" | "ICONV" | "BREAK"), count]
                    if !tables.contains_key(name) =>
                {
                    tables.insert(name.to_owned(), (count.parse().unwrap(), 0));
                }
                [name @ ("REP" | "MAP" | "ICONV" | "BREAK"), ..] => {
                    tables.get_mut(name).unwrap().1 += 1
                }
                ["SFX", class, "N", count] => {
                    tables.insert(format!("SFX {class}"), (count.parse().unwrap(), 0));
                }
                ["SFX", class, ..] => tables.get_mut(&format!("SFX {class}")).unwrap().1 += 1,
                _ => (),
            }
        }
        for (name, (said, found)) in tables {
            assert_eq!(said, found, "{lang}: {name}");
        }
    }
}

#[test]
fn names_that_no_dictionary_can_have_are_left_out_and_told() {
    let names = [
        ("a", "Алаш/Орда"),
        ("b", "Кереге 25А"),
        ("c", "שלום"),
        ("d", "«Жаңа жол», газеті"),
    ];
    let mut tables = Tables::default();
    let mut entities =
        "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n".to_owned();
    for (id, name) in names {
        entities.push_str(&format!("{id},place,\"{name}\",,,,,,,,,\n"));
    }
    tables.set("entities.csv", entities);
    let glossary = Glossary::from_tables(&tables).unwrap();
    let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    let reasons: Vec<(&str, Why)> = vocabulary
        .left_out()
        .iter()
        .map(|out| (out.word(), out.why()))
        .collect();
    assert!(reasons.contains(&("25А", Why::Digits)), "{reasons:?}");
    assert!(reasons.contains(&("שלום", Why::Script)), "{reasons:?}");
    let hidden: Vec<_> = vocabulary::words("Шың\u{ad}жаң Құл\u{200f}жа").collect();
    assert!(
        hidden
            .iter()
            .all(|word| matches!(word, Err((_, Why::Hidden))))
    );
    let hunspell = Hunspell::new(&vocabulary, Flavour::Strict);
    assert_eq!(hunspell.left_out().len(), 2);
    let spellbook = load(&hunspell);
    for word in ["Алаш", "Орда", "Кереге", "газетін", "Жаңа"] {
        assert!(spellbook.check(word), "{word}");
    }
}

#[test]
fn an_empty_vocabulary_is_a_dictionary() {
    let mut tables = Tables::default();
    tables.set(
        "entities.csv",
        "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\nlepsi,place,,,Lepsi,,,,,,,\n",
    );
    let glossary = Glossary::from_tables(&tables).unwrap();
    let hunspell = Hunspell::of(&glossary, Lang::Kk, Flavour::Strict);
    assert!(hunspell.is_empty());
    assert!(!load(&hunspell).check("Лепсі"));
}

// The programs.

/// The files of a dictionary in a directory of one's own.
struct Files(PathBuf);

impl Files {
    fn of(lang: Lang, test: &str) -> Files {
        let dir = std::env::temp_dir().join(format!("atau-{test}-{lang}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let hunspell = &made(lang).hunspell;
        for (end, text) in [("aff", hunspell.aff()), ("dic", hunspell.dic())] {
            std::fs::write(dir.join(format!("{}.{end}", hunspell.base_name())), text).unwrap();
        }
        Files(dir)
    }

    fn base(&self, lang: Lang) -> String {
        self.0
            .join(made(lang).hunspell.base_name())
            .to_str()
            .unwrap()
            .to_owned()
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a program answers to words, one a line.
fn run<'w>(program: &str, arguments: &[&str], words: impl Iterator<Item = &'w str>) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let text: String = words.map(|word| format!("{word}\n")).collect();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The words that hunspell rejects.
fn hunspell_rejects(dictionaries: &str, words: &[&str]) -> Vec<String> {
    let output = run(
        "hunspell",
        &["-i", "UTF-8", "-d", dictionaries, "-l"],
        words.iter().copied(),
    );
    output.lines().map(str::to_owned).collect()
}

/// The words that nuspell rejects, which cuts at hyphens.
fn nuspell_rejects(aff: &str, words: &[&str]) -> Vec<String> {
    let output = run("nuspell", &["-d", aff], words.iter().copied());
    // `& Wrong: Шынжаң. How about: …`, `# Wrong: zzz. No suggestions.`, `* OK`
    let answers = output.lines().filter(|line| line.contains(['*', '&', '#']));
    assert_eq!(
        answers.count(),
        words.len(),
        "nuspell has cut words otherwise"
    );
    let rejected = output.lines().filter_map(|line| line.split_once("Wrong: "));
    rejected
        .map(|(_, rest)| rest.split('.').next().unwrap_or("").to_owned())
        .collect()
}

#[test]
#[ignore = "needs hunspell"]
fn hunspell_and_spellbook_accept_every_right_form() {
    for lang in Lang::MAIN {
        let files = Files::of(lang, "right");
        let words: Vec<&str> = made(lang)
            .vocabulary
            .words()
            .map(|word| word.text())
            .collect();
        assert_eq!(
            hunspell_rejects(&files.base(lang), &words),
            [""; 0],
            "{lang}"
        );
        let rejected = words
            .iter()
            .filter(|word| !made(lang).spellbook.check(word));
        assert_eq!(rejected.count(), 0, "{lang}");
        println!(
            "{lang}: hunspell and spellbook accept {} words",
            words.len()
        );
    }
}

#[test]
#[ignore = "needs nuspell"]
fn nuspell_accepts_every_right_form() {
    for lang in Lang::MAIN {
        let files = Files::of(lang, "nuspell");
        let words = made(lang).vocabulary.words().map(|word| word.text());
        // the program cuts at hyphens; the library does not
        let words: Vec<&str> = words.filter(|word| !word.contains('-')).collect();
        let rejected = nuspell_rejects(&(files.base(lang) + ".aff"), &words);
        assert_eq!(rejected, [""; 0], "{lang}");
        println!("{lang}: nuspell accepts {} words", words.len());
    }
}

/// A program that asks the library nuspell, which takes words whole.
fn nuspell_library(test: &str) -> PathBuf {
    let program = std::env::temp_dir().join(format!("atau-{test}-{}", std::process::id()));
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs/nuspell.cpp");
    let made = Command::new("g++")
        .args(["-std=c++17", "-O2", source, "-lnuspell", "-licuuc", "-o"])
        .arg(&program)
        .status();
    assert!(made.unwrap().success(), "is libnuspell-dev there?");
    program
}

#[test]
#[ignore = "needs g++ and libnuspell-dev"]
fn the_library_nuspell_takes_words_with_hyphens() {
    let program = nuspell_library("nuspell-library");
    let (wrong, ..) = wrong_forms();
    for lang in Lang::MAIN {
        let files = Files::of(lang, "nuspell-library");
        let aff = files.base(lang) + ".aff";
        let rejects = |words: &[&str]| -> Vec<String> {
            let program = program.to_str().unwrap();
            let output = run(program, &[&aff], words.iter().copied());
            output.lines().map(str::to_owned).collect()
        };
        let words = made(lang).vocabulary.words().map(|word| word.text());
        let words: Vec<&str> = words.collect();
        assert_eq!(rejects(&words), [""; 0], "{lang}");
        let hyphened = words.iter().filter(|word| word.contains('-')).count();
        println!(
            "{lang}: the library nuspell accepts {} words, {hyphened} with hyphens",
            words.len()
        );
        let wrong: Vec<&str> = wrong[&lang].iter().map(String::as_str).collect();
        assert_eq!(rejects(&wrong), wrong, "{lang}");
    }
    std::fs::remove_file(program).unwrap();
}

#[test]
#[ignore = "needs hunspell and nuspell"]
fn hunspell_and_nuspell_reject_wrong_forms() {
    let (words, ..) = wrong_forms();
    for (lang, words) in &words {
        let files = Files::of(*lang, "wrong");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let rejected: HashSet<String> = hunspell_rejects(&files.base(*lang), &words)
            .into_iter()
            .collect();
        let accepted = words.iter().filter(|word| !rejected.contains(**word));
        assert_eq!(accepted.collect::<Vec<_>>(), [&""; 0], "hunspell, {lang}");
        let words: Vec<&str> = words
            .into_iter()
            .filter(|word| !word.contains('-'))
            .collect();
        let rejected: HashSet<String> = nuspell_rejects(&(files.base(*lang) + ".aff"), &words)
            .into_iter()
            .collect();
        let accepted = words.iter().filter(|word| !rejected.contains(**word));
        assert_eq!(accepted.collect::<Vec<_>>(), [&""; 0], "nuspell, {lang}");
    }
}

/// The suggestions of hunspell for each word.
fn hunspell_suggests(base: &str, words: &[(String, String)]) -> HashMap<String, Vec<String>> {
    let lines: Vec<String> = words.iter().map(|(word, _)| format!("^{word}")).collect();
    let output = run(
        "hunspell",
        &["-i", "UTF-8", "-d", base, "-a"],
        lines.iter().map(String::as_str),
    );
    let mut suggestions = HashMap::new();
    for line in output.lines() {
        let Some((head, tail)) = line
            .strip_prefix("& ")
            .and_then(|line| line.split_once(": "))
        else {
            continue;
        };
        let word = head.split(' ').next().unwrap().to_owned();
        suggestions.insert(word, tail.split(", ").map(str::to_owned).collect());
    }
    suggestions
}

#[test]
#[ignore = "needs hunspell"]
fn hunspell_suggests_first_what_was_meant() {
    let (mut found, mut all) = (0, 0);
    for lang in Lang::MAIN {
        let files = Files::of(lang, "suggests");
        for (what, words) in [("wrong", wrong_words(lang)), ("slips", slips(lang))] {
            let suggestions = hunspell_suggests(&files.base(lang), &words);
            let suggest = |word: &str| suggestions.get(word).cloned().unwrap_or_default();
            let right = first(&format!("hunspell, {what}, {lang}"), &words, suggest);
            if what == "slips" {
                assert!(right >= 850, "{lang}: {right}");
            } else {
                (found, all) = (found + right, all + words.len());
            }
        }
    }
    assert!(100 * found >= 95 * all, "{found} of {all}");
}

#[test]
#[ignore = "needs hunspell with its dictionaries for Kazakh, Russian and English"]
fn hunspell_takes_ours_beside_its_own() {
    for (lang, own) in [
        (Lang::Kk, "kk_KZ"),
        (Lang::Ru, "ru_RU"),
        (Lang::En, "en_US"),
    ] {
        let files = Files::of(lang, "beside");
        let (right, wrong) = match lang {
            Lang::Kk => ("Шыңжаңдағы", "Шыңжаңдан"),
            Lang::Ru => ("Кульджой", "Кульджов"),
            _ => ("Kulja", "Kuljja"),
        };
        assert_eq!(hunspell_rejects(own, &[right, wrong]), [right, wrong]);
        let both = format!("{own},{}", files.base(lang));
        assert_eq!(hunspell_rejects(&both, &[right, wrong]), [wrong]);
    }
}

/// The words of the mentions in a text that are spelled right, each with what it was read
/// as. Right is a mention whose name has a right role, of no layer but `exact`, `loose`,
/// `inflected` and `romanised`, without a fault in its ending or a letter for another.
fn words_of_mentions(text: &str) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for mention in Glossary::bundled().find_iter(text) {
        let name = mention.alternatives()[0].name();
        let why = mention.explain().to_string();
        let is_faulty = ["(wrong ", "(no possessive)", "(only spoken)", " for "]
            .iter()
            .any(|fault| why.contains(fault));
        let is_damaged = matches!(mention.layer(), Layer::Repaired | Layer::Fuzzy);
        if is_faulty || is_damaged || !name.role().is_correct() {
            continue;
        }
        for word in vocabulary::words(mention.text()).flatten() {
            words.entry(word).or_insert_with(|| why.clone());
        }
    }
    words
}

#[test]
#[ignore = "needs hunspell with its dictionary for Kazakh, and texts"]
fn hunspell_accepts_the_names_in_texts() {
    let texts = std::env::var("ATAU_TEXTS").unwrap_or_default();
    let mut text = String::new();
    for file in texts.split_whitespace() {
        text += &std::fs::read_to_string(file).unwrap();
    }
    if text.is_empty() {
        println!("ATAU_TEXTS names no texts");
        return;
    }
    let words = words_of_mentions(&text);
    let all: Vec<&str> = words.keys().map(String::as_str).collect();
    let files = Lang::MAIN.map(|lang| (Files::of(lang, "texts"), lang));
    let ours = files.each_ref().map(|(files, lang)| files.base(*lang));
    let share = |what: &str, dictionaries: &str| {
        let rejected = hunspell_rejects(dictionaries, &all);
        let accepted = all.len() - rejected.len();
        let share = 100.0 * accepted as f64 / all.len() as f64;
        println!("{what}: {accepted} of {} words, {share:.2} %", all.len());
        (share, rejected)
    };
    share("kk_KZ", "kk_KZ");
    let (kazakh, rejected) = share("with ours for Kazakh", &format!("{},kk_KZ", ours[0]));
    for word in rejected {
        println!("{word}: {}", words.get(&word).map_or("", String::as_str));
    }
    let all_ours = ours.join(",");
    share("with all ours", &format!("{all_ours},kk_KZ"));
    share("ours alone", &all_ours);
    assert!(kazakh >= 99.0);
}
