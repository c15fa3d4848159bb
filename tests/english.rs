//! English forms against the table of `tests/data` and, where it is there, against every
//! English name of the glossary.

use std::path::Path;

use atau::inflect::english::{Cell, LONGEST_REST, generate, recognise, tails};
use atau::text::fold;
use proptest::prelude::*;

const FORMS: &str = include_str!("data/english-forms.tsv");

fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    FORMS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            cells.try_into().expect("three cells")
        })
}

fn cell(name: &str) -> Option<Cell> {
    match name {
        "plain" => Some(Cell::Plain),
        "possessive" => Some(Cell::Possessive),
        "plural" => Some(Cell::Plural),
        "plural possessive" => Some(Cell::PluralPossessive),
        "none" => None,
        _ => panic!("no cell: {name}"),
    }
}

#[test]
fn forms_are_read_as_the_table_has_them() {
    let mut wrong = Vec::new();
    for [name, written, expected] in rows() {
        let found = recognise(name, written).map(|reading| reading.cell());
        if found != cell(expected) {
            wrong.push(format!(
                "{name}: {written} as {found:?}, expected {expected}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// That all forms are recognised, in their cell or one that looks the same, and that
/// the changed words lead back.
fn check(name: &str) -> usize {
    let forms = generate(name);
    for made in &forms {
        let reading = recognise(name, &made.form);
        let same = forms
            .iter()
            .find(|form| form.form == made.form)
            .map(|form| form.cell);
        assert!(
            reading.is_some_and(|r| r.cell() == made.cell || Some(r.cell()) == same),
            "{name}: {made:?} as {reading:?}"
        );
        let words = |text: &str| -> Vec<Vec<char>> {
            text.split(|c: char| c.is_whitespace() || c == '-')
                .map(|word| fold::loose_chars(word).map(|fold| fold.char).collect())
                .collect()
        };
        for (name, word) in words(name).iter().zip(&words(&made.form)) {
            let leads = (0..=word.len()).any(|at| {
                let (prefix, rest) = word.split_at(at);
                rest.len() <= LONGEST_REST
                    && tails(rest).iter().any(|tail| {
                        prefix
                            .iter()
                            .copied()
                            .chain(tail.chars())
                            .eq(name.iter().copied())
                    })
            });
            assert!(leads || name == word, "{name:?}: {word:?}");
        }
    }
    forms.len()
}

#[test]
fn generated_forms_are_recognised_and_lead_back() {
    for [name, ..] in rows() {
        assert!(check(name) >= 1, "{name}");
    }
}

#[test]
fn generated_forms_of_the_glossary_are_recognised_and_lead_back() {
    let glossary = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary");
    let mut forms = 0;
    for (table, column, lang) in [
        ("entities.csv", "en", None),
        ("names.csv", "form", Some("en")),
    ] {
        let Ok(mut reader) = csv::Reader::from_path(glossary.join(table)) else {
            continue;
        };
        for record in reader.deserialize::<std::collections::HashMap<String, String>>() {
            let record = record.expect("the glossary is good");
            if lang.is_none_or(|lang| record["lang"] == lang) && !record[column].is_empty() {
                forms += check(&record[column]);
            }
        }
    }
    println!("{forms} forms");
}

#[test]
fn anything_is_read_in_bounded_time() {
    let s = "s".repeat(1 << 20);
    let apostrophes = "'".repeat(10_000);
    let words = "of ".repeat(10_000);
    for strange in [s.as_str(), &apostrophes, &words, "", "-", "’s", "сс", "é's"] {
        generate(strange);
        recognise(strange, strange);
        recognise("commissariat", strange);
        recognise(strange, "commissariats");
    }
}

proptest! {
    #[test]
    fn nothing_panics(form in "\\PC{0,40}", written in "\\PC{0,40}") {
        recognise(&form, &written);
        generate(&form);
    }

    #[test]
    fn what_is_made_is_recognised(form in "[A-Za-z][a-z]{0,8}([ -][a-z]{1,8}){0,3}") {
        for made in generate(&form) {
            prop_assert!(recognise(&form, &made.form).is_some(), "{form}: {made:?}");
        }
    }
}
