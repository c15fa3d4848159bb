//! Russian forms against the tables of `tests/data` and, where it is there, against
//! every Russian name of the glossary.

use std::collections::BTreeSet;
use std::path::Path;

use atau::inflect::grammar::Grammar;
use atau::inflect::russian::{
    Case, FLAGS, Inflected, LONGEST_REST, Nature, Number, Reading, generate, recognise, tails,
};
use atau::text::fold;
use proptest::prelude::*;

const PARADIGMS: &str = include_str!("data/russian-paradigms.tsv");
const NAMES: &str = include_str!("data/russian-names.tsv");
const WRONG: &str = include_str!("data/russian-wrong-forms.tsv");

/// The rows of a table without comments and header.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

fn nature(word: &str) -> Nature {
    match word {
        "person" => Nature::Person,
        "place" => Nature::Place,
        "other" => Nature::Other,
        _ => panic!("no nature: {word}"),
    }
}

fn loose(text: &str) -> String {
    fold::loose(text).text().to_owned()
}

const CELLS: [(Number, Case); 12] = {
    let mut cells = [(Number::Singular, Case::Nominative); 12];
    let mut at = 0;
    while at < 12 {
        let number = if at < 6 {
            Number::Singular
        } else {
            Number::Plural
        };
        cells[at] = (number, Case::ALL[at % 6]);
        at += 1;
    }
    cells
};

/// The forms of a cell, folded.
fn made(forms: &[Inflected], (number, case): (Number, Case)) -> BTreeSet<String> {
    forms
        .iter()
        .filter(|form| (form.number, form.case, form.gender) == (number, case, None))
        .map(|form| loose(&form.form))
        .collect()
}

#[test]
fn paradigms_are_as_the_table_has_them() {
    let mut wrong = Vec::new();
    let mut cells = 0;
    for row in rows(PARADIGMS) {
        let [form, kind, grammar, expected @ ..] = row.as_slice() else {
            panic!("{row:?}");
        };
        assert_eq!(expected.len(), CELLS.len(), "{row:?}");
        let forms = generate(form, Grammar::new(grammar), nature(kind));
        for (cell, expected) in CELLS.into_iter().zip(expected) {
            let expected: BTreeSet<_> = expected
                .split('/')
                .filter(|form| !form.is_empty())
                .map(loose)
                .collect();
            cells += expected.len();
            let made = made(&forms, cell);
            if made != expected {
                wrong.push(format!("{form}, {cell:?}: {made:?}, expected {expected:?}"));
            }
        }
    }
    assert!(cells > 900, "{cells} cells");
    assert!(
        wrong.is_empty(),
        "{} of {cells}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_form_of_the_table_is_recognised_in_its_cell() {
    for row in rows(PARADIGMS) {
        let [form, kind, grammar, expected @ ..] = row.as_slice() else {
            panic!("{row:?}");
        };
        for ((number, case), expected) in CELLS.into_iter().zip(expected) {
            for written in expected.split('/').filter(|form| !form.is_empty()) {
                let reading = recognise(form, Grammar::new(grammar), nature(kind), written);
                assert!(
                    reading.is_some_and(|reading| reading.has(number, case)),
                    "{form}: {written}, {number:?} {case:?}: {reading:?}"
                );
            }
        }
    }
}

#[test]
fn wrong_forms_are_not_recognised() {
    let wrong: Vec<_> = rows(WRONG)
        .filter_map(|row| {
            let [form, kind, grammar, wrong] = row.as_slice() else {
                panic!("{row:?}");
            };
            let reading = recognise(form, Grammar::new(grammar), nature(kind), wrong)?;
            Some(format!("{form}: {wrong} as {reading}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn readings_say_the_cells() {
    let cases = [
        (
            "беженец",
            Nature::Other,
            "беженца",
            "genitive or accusative",
        ),
        ("уезд", Nature::Other, "уезда", "genitive"),
        (
            "волость",
            Nature::Other,
            "волостями",
            "plural, instrumental",
        ),
        (
            "волость",
            Nature::Other,
            "волости",
            "genitive, dative or prepositional; plural, nominative or accusative",
        ),
        (
            "казахи",
            Nature::Other,
            "казаха",
            "singular, genitive or accusative",
        ),
        ("Жетысу", Nature::Place, "Жетысу", "any case"),
        (
            "казахский",
            Nature::Other,
            "казахскую",
            "feminine, accusative",
        ),
        (
            "казахский",
            Nature::Other,
            "казахское",
            "neuter, nominative or accusative",
        ),
        ("ЦИК", Nature::Other, "ЦИКа", "genitive"),
        ("год", Nature::Other, "году", "dative or prepositional"),
    ];
    for (form, nature, written, expected) in cases {
        let reading = recognise(form, Grammar::default(), nature, written);
        assert_eq!(
            reading.map(|r| r.to_string()).as_deref(),
            Some(expected),
            "{form}: {written}"
        );
    }
}

#[test]
fn what_a_careful_writer_avoids_is_understood() {
    let cases = [
        ("Алма-Ата", Nature::Place, "Алмы-Аты"),
        ("город Верный", Nature::Place, "города Верный"),
        ("город Верный", Nature::Place, "города Верного"),
        ("озеро Балхаш", Nature::Place, "озера Балхаша"),
        ("река Бухтарма", Nature::Place, "реки Бухтармы"),
        ("НЭП", Nature::Other, "нэпа"),
        ("ЦИК", Nature::Other, "ЦИКом"),
        ("ЦИК", Nature::Other, "ЦИКов"),
        ("«Айкап»", Nature::Other, "«Айкапа»"),
        ("Кульджа", Nature::Place, "Кульджою"),
        ("договор", Nature::Other, "договора"),
        ("Алаш-Орда", Nature::Other, "Алашорды"),
        ("Алашорда", Nature::Other, "Алаш-Орды"),
        ("Пётр Кобозев", Nature::Person, "ПЕТРОМ КОБОЗЕВЫМ"),
        ("А. Н. Букейханов", Nature::Person, "А.Н. Букейханова"),
        ("киргиз", Nature::Other, "киргиз"),
        ("Шара-Сумэ", Nature::Place, "Шарасумэ"),
    ];
    for (form, nature, written) in cases {
        assert!(
            recognise(form, Grammar::default(), nature, written).is_some(),
            "{form}: {written}"
        );
    }
}

#[test]
fn an_ending_is_in_one_piece_with_its_stem() {
    let none = Grammar::default();
    assert_eq!(recognise("Айкап", none, Nature::Other, "Айкап а"), None);
    assert_eq!(recognise("Алаш", none, Nature::Other, "Алаш, у"), None);
    assert!(recognise("Айкап", none, Nature::Other, "Айка\u{ad}па").is_some());
}

#[test]
fn flags_overrule_the_rules() {
    let reads = |form, flags, nature, written| {
        recognise(form, Grammar::new(flags), nature, written).is_some()
    };
    assert!(!reads("Белосток", "", Nature::Place, "Белостка"));
    assert!(!reads("Белосток", "", Nature::Place, "Белостокка"));
    assert!(reads("Городок", "ru:fleeting", Nature::Place, "Городка"));
    assert!(reads("Яссы", "ru:plural ru:feminine", Nature::Place, "Ясс"));
    assert!(!reads("Яссы", "", Nature::Place, "Ясс"));
    assert!(reads(
        "Абдимин",
        "ru:given-name",
        Nature::Person,
        "Абдимином"
    ));
    assert!(reads(
        "Болат жолы",
        "ru:indeclinable",
        Nature::Other,
        "Болат жолы"
    ));
    assert!(!reads(
        "Болат жолы",
        "ru:indeclinable",
        Nature::Other,
        "Болата жолы"
    ));
    assert!(reads(
        "Алтын Арай",
        "ru:head-2",
        Nature::Other,
        "Алтын Арая"
    ));
    assert!(!reads(
        "Алтын Арай",
        "ru:head-2",
        Nature::Other,
        "Алтына Арай"
    ));
    assert!(reads(
        "Джудит Шувал",
        "ru:feminine",
        Nature::Person,
        "Джудит Шувал"
    ));
    assert!(!reads(
        "Джудит Шувал",
        "ru:feminine",
        Nature::Person,
        "Джудита Шувала"
    ));
    assert!(reads("Эмель", "ru:feminine", Nature::Place, "Эмелью"));
    assert!(reads("Шихо", "ru:neuter", Nature::Place, "Шихом"));
    assert!(FLAGS.iter().all(|flag| flag.starts_with("ru:")));
}

/// That every changed word of every form of a name leads back to it by `tails`, and
/// that the form is recognised in its cell.
fn check(form: &str, grammar: Grammar<'_>, nature: Nature) -> usize {
    let forms = generate(form, grammar, nature);
    assert!(!forms.is_empty() || loose(form).is_empty(), "{form}");
    for inflected in &forms {
        let reading = recognise(form, grammar, nature, &inflected.form);
        // кочевой is read as masculine, though it may be feminine
        let masculine = |r: Reading| r.gender() != inflected.gender;
        assert!(
            reading.is_some_and(|r| r.has(inflected.number, inflected.case) || masculine(r)),
            "{form}: {inflected:?} is read as {reading:?}"
        );
        leads_back(form, &inflected.form);
    }
    forms.len()
}

fn leads_back(form: &str, inflected: &str) {
    let words = |text: &str| -> Vec<Vec<char>> {
        text.split(|c: char| !c.is_alphanumeric())
            .map(|word| {
                fold::loose_chars(word)
                    .map(|fold| fold.char)
                    .collect::<Vec<_>>()
            })
            .filter(|word| !word.is_empty())
            .collect()
    };
    let (names, written) = (words(form), words(inflected));
    assert_eq!(names.len(), written.len(), "{form}: {inflected}");
    for (name, word) in names.iter().zip(&written).filter(|(a, b)| a != b) {
        let found = (0..=word.len()).any(|at| {
            let (prefix, rest) = word.split_at(at);
            rest.len() <= LONGEST_REST
                && tails(rest).iter().any(|tail| {
                    name.iter()
                        .copied()
                        .eq(prefix.iter().copied().chain(tail.chars()))
                })
        });
        assert!(found, "{form}: {inflected}");
    }
}

#[test]
fn generated_forms_of_the_table_are_recognised_and_lead_back() {
    let mut forms = 0;
    for row in rows(PARADIGMS) {
        forms += check(row[0], Grammar::new(row[2]), nature(row[1]));
    }
    assert!(forms > 900, "{forms}");
}

#[test]
fn generated_forms_of_names_of_all_kinds_are_recognised_and_lead_back() {
    let names: Vec<_> = rows(NAMES).collect();
    assert!(names.len() >= 300);
    for row in names {
        check(row[0], Grammar::default(), nature(row[1]));
    }
}

#[test]
fn generated_forms_of_the_glossary_are_recognised_and_lead_back() {
    let glossary = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary");
    let read = |table: &str| {
        let mut records: Vec<std::collections::HashMap<String, String>> = Vec::new();
        if let Ok(mut reader) = csv::Reader::from_path(glossary.join(table)) {
            for record in reader.deserialize() {
                records.push(record.expect("the glossary is good"));
            }
        }
        records
    };
    let entities = read("entities.csv");
    let mut forms = 0;
    let mut of = std::collections::HashMap::new();
    for entity in &entities {
        let nature = match entity["kind"].as_str() {
            "person" => Nature::Person,
            "place" => Nature::Place,
            _ => Nature::Other,
        };
        of.insert(entity["id"].as_str(), (nature, entity["grammar"].as_str()));
        if !entity["ru"].is_empty() {
            forms += check(&entity["ru"], Grammar::new(&entity["grammar"]), nature);
        }
    }
    for name in read("names.csv") {
        if name["lang"] == "ru" {
            let (nature, grammar) = of[name["entity"].as_str()];
            forms += check(&name["form"], Grammar::new(grammar), nature);
        }
    }
    println!("{forms} forms");
}

#[test]
fn anything_is_read_in_bounded_time() {
    let none = Grammar::default();
    let endings = "ами".repeat(10_000);
    let long = "ы".repeat(1 << 20);
    let marks = "\u{301}".repeat(10_000);
    let words = "и ".repeat(10_000);
    for strange in [
        endings.as_str(),
        &long,
        &marks,
        &words,
        "",
        "-",
        "ь",
        "«»",
        "а־б ابc",
    ] {
        for nature in [Nature::Person, Nature::Place, Nature::Other] {
            generate(strange, none, nature);
            recognise(strange, none, nature, strange);
            recognise("комитет", none, nature, strange);
            recognise(strange, none, nature, "комитет");
        }
    }
}

fn any_nature() -> impl Strategy<Value = Nature> {
    prop_oneof![
        Just(Nature::Person),
        Just(Nature::Place),
        Just(Nature::Other)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_made_is_recognised(
        form in "[А-ЯЁа-яё][а-яё]{0,9}([ -]([А-Я]|1?[0-9]-)?[а-яё]{1,9}){0,3}",
        nature in any_nature(),
    ) {
        let none = Grammar::default();
        for inflected in generate(&form, none, nature) {
            let reading = recognise(&form, none, nature, &inflected.form);
            prop_assert!(
                reading.is_some_and(|r| {
                    r.has(inflected.number, inflected.case) || r.gender() != inflected.gender
                }),
                "{form}: {inflected:?} is read as {reading:?}"
            );
        }
    }

    #[test]
    fn a_name_is_a_form_of_itself(form in "\\PC{1,30}", nature in any_nature()) {
        let reading = recognise(&form, Grammar::default(), nature, &form);
        prop_assert_eq!(reading.is_some(), !loose(&form).is_empty());
    }

    #[test]
    fn nothing_panics(
        form in "\\PC{0,60}",
        written in "\\PC{0,60}",
        flag in 0..FLAGS.len(),
        nature in any_nature(),
    ) {
        let grammar = Grammar::new(FLAGS[flag]);
        recognise(&form, grammar, nature, &written);
        generate(&form, grammar, nature);
    }
}
