//! Repair of damaged text, against the table of cases and against its own rules.

use std::time::{Duration, Instant};

use atau::text::fold;
use atau::text::repair::{self, CodePage, Kind, Repaired, code_page, mend, repairs};
use proptest::prelude::*;

const CASES: &str = include_str!("data/repair.tsv");

/// The rows of the table, split at tabs, with their line number.
fn cases() -> impl Iterator<Item = (usize, Vec<String>)> {
    let lines = CASES.lines().zip(1..);
    let rows = lines.filter(|(line, _)| !line.starts_with('#') && !line.is_empty());
    rows.skip(1)
        .map(|(line, n)| (n, line.split('\t').map(unescape).collect()))
}

fn unescape(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, escape)) = rest.split_once('\\') {
        text += before;
        let (c, after) = match escape.as_bytes()[0] {
            b'n' => ('\n', &escape[1..]),
            b'r' => ('\r', &escape[1..]),
            b't' => ('\t', &escape[1..]),
            _ => {
                let (code, after) = escape[2..].split_once('}').expect("\\u{…}");
                let code = u32::from_str_radix(code, 16).expect("hexadecimal");
                (char::from_u32(code).expect("a character"), after)
            }
        };
        text.push(c);
        rest = after;
    }
    text + rest
}

fn kinds(repaired: &Repaired) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for step in repaired.steps() {
        if !kinds.contains(&step.kind().as_str()) {
            kinds.push(step.kind().as_str());
        }
    }
    kinds.join(",")
}

#[test]
fn every_case_of_the_table_is_repaired_as_it_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (line, row) in cases() {
        let [damaged, repaired, expected, nth, mended] = &row[..] else {
            panic!("line {line}: {} columns", row.len());
        };
        count += 1;
        let found: Vec<Repaired> = repairs(damaged).collect();
        let in_running_text = mend(damaged);
        let seen = found.iter().position(|r| r.text() == repaired);
        let right = if repaired == "-" {
            found.is_empty() && in_running_text.is_none()
        } else {
            let same = in_running_text.is_some_and(|r| r.text() == repaired);
            seen.is_some_and(|n| (n + 1).to_string() == *nth && kinds(&found[n]) == *expected)
                && same == (mended == "mend")
        };
        if !right {
            let texts: Vec<_> = found.iter().map(|r| (r.text(), kinds(r))).collect();
            wrong.push(format!(
                "line {line}: {row:?}: {texts:?}, {:?}",
                mend(damaged).map(|r| r.text().to_owned())
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 120);
}

#[test]
fn every_step_prints_what_was_done() {
    let first = |text: &str| -> Vec<String> {
        let reading = repairs(text).next();
        let steps = reading.iter().flat_map(Repaired::steps);
        steps.map(ToString::to_string).collect()
    };
    assert_eq!(first("кеңестiк"), ["Latin `i` for `і`"]);
    assert_eq!(first("Хinjiang"), ["Cyrillic `Х` for `X`"]);
    assert_eq!(first("Ќұлжа"), ["`Ќ` for `Қ`"]);
    assert_eq!(first("К0қан"), ["`0` for `о`"]);
    assert_eq!(first("ІІІыңжаң"), ["`ІІІ` for `Ш`"]);
    assert_eq!(first("ұялары-\nның"), ["hyphen at a line end"]);
    assert_eq!(first("босқын-дар"), ["hyphen inside a word"]);
    assert_eq!(first("Шыњжањ"), ["typed in PTCP154, shown in CP1251"]);
    assert_eq!(first("Ð¨Ñ‹Ò£"), ["UTF-8, shown in CP1252"]);
}

#[test]
fn a_step_knows_its_bytes() {
    let text = "Өлкелiк комите-\n тi";
    let mended = mend(text).expect("damaged");
    assert_eq!(mended.text(), "Өлкелік комитеті");
    let places: Vec<_> = mended.steps().iter().map(|s| &text[s.range()]).collect();
    assert_eq!(places, ["i", "-\n ", "i"]);
    let at = mended.text().find("комитет").expect("mended");
    let range = mended.source(at..at + "комитет".len());
    assert_eq!(&text[range.expect("within")], "комите-\n т");
    // what was dropped belongs to neither side
    let at = at + "комите".len();
    let end = mended.source(at - 2..at).expect("within").end;
    let start = mended.source(at..at + 2).expect("within").start;
    assert_eq!(&text[end..start], "-\n ");
    assert_eq!(mended.source(at..at + 1), None);
    assert_eq!(mended.source(0..1000), None);
}

#[test]
fn a_whole_text_in_a_legacy_code_page_is_recognised() {
    let kazakh = "Қазақстан Республикасының аумағында және одан тыс жерлерде тұратын өз \
                  үлесін қосқан әлеуметтік қаһарман ғалымдар; Шыңжаң, Үрімші, Құлжа";
    for page in [CodePage::Kz1048, CodePage::Ptcp154] {
        let shown: String = kazakh
            .chars()
            .map(|c| {
                let row = repair::codepage::SHOWN.iter().find(|row| row.0 == c);
                row.map_or(
                    c,
                    |&(_, kz, pt)| if page == CodePage::Kz1048 { kz } else { pt },
                )
            })
            .collect();
        let (found, text) = code_page(&shown).expect("evidence enough");
        assert_eq!((found, text.text()), (page, kazakh));
        check(&shown, &text);
    }
}

#[test]
fn text_of_other_languages_is_in_no_legacy_code_page() {
    for text in [
        kazakh_and_russian(),
        "Столицею України є місто Київ, її вулиці широкі; він із Їжака не їсть.",
        "Сталіца Беларусі — горад Мінск, ён быў заснаваны ў XI стагоддзі.",
        "Њено Величанство је јуче посетило Јагодину и Ћуприју, где је Ђорђе.",
        "Во Скопје, Ќе дојде Ѓорѓи од Љубанци со џип.",
        "Ленин, Сталин и другие, 5±2 ‰, § 3, µ",
        "",
    ] {
        assert_eq!(code_page(text), None, "{text}");
    }
}

fn kazakh_and_russian() -> &'static str {
    "Қазақ АССР-інің Орталық Атқару Комитеті, ІІ съезд, XIX ғасыр; Семиречье, Голощёкин"
}

#[test]
fn every_kazakh_word_typed_in_a_legacy_code_page_has_its_reading() {
    for word in [
        "Шыңжаң",
        "Құлжа",
        "ғылымның",
        "ұйымның",
        "қазақтың",
        "Үрімшіңіз",
    ] {
        for page in [CodePage::Kz1048, CodePage::Ptcp154] {
            let shown: String = word
                .chars()
                .map(|c| {
                    let row = repair::codepage::SHOWN.iter().find(|row| row.0 == c);
                    row.map_or(
                        c,
                        |&(_, kz, pt)| if page == CodePage::Kz1048 { kz } else { pt },
                    )
                })
                .collect();
            let read = |r: Repaired| r.text() == word;
            assert!(repairs(&shown).take(2).any(read), "{shown} for {word}");
        }
    }
}

#[test]
fn readings_are_in_the_order_of_their_cost_and_always_the_same() {
    for (line, row) in cases() {
        let found: Vec<Repaired> = repairs(&row[0]).collect();
        let costs: Vec<u16> = found.iter().map(Repaired::cost).collect();
        assert!(costs.is_sorted(), "line {line}: {costs:?}");
        for (n, reading) in found.iter().enumerate() {
            assert_eq!(
                repairs(&row[0]).nth(n).as_ref(),
                Some(reading),
                "line {line}"
            );
        }
    }
}

#[test]
fn what_is_mended_mixes_no_scripts() {
    for (_, row) in cases() {
        let Some(mended) = mend(&row[0]) else {
            continue;
        };
        let again = mend(mended.text());
        let mixed = |r: &Repaired| {
            let kinds = r.steps().iter().map(|step| step.kind());
            kinds
                .into_iter()
                .any(|k| matches!(k, Kind::Latin | Kind::Cyrillic))
        };
        assert!(!again.as_ref().is_some_and(mixed), "{row:?}: {again:?}");
    }
}

#[test]
fn a_mended_name_is_found_where_the_damaged_one_is() {
    let text = "Бiрiншi: Шəуe-\n  шeктe, ОК-нiң Қ0қан 3 «Құлжa»";
    let mended = mend(text).expect("damaged");
    for (name, damaged) in [
        ("Шәуешекте", "Шəуe-\n  шeктe"),
        ("ОК-нің", "ОК-нiң"),
        ("Қоқан", "Қ0қан"),
        ("Құлжа", "Құлжa"),
    ] {
        let at = mended.text().find(name).expect(name);
        let range = mended.source(at..at + name.len()).expect(name);
        assert_eq!(&text[range], damaged);
    }
}

#[test]
fn bad_input_takes_bounded_time() {
    let million = |part: &str| part.repeat((1 << 20) / part.len());
    let inputs = [
        million("а"),
        million("a"),
        million("аa"),
        million("i"),
        million("І"),
        million("ІІІы"),
        million("ьі"),
        million("rn"),
        million("-"),
        million("а-"),
        million("а-a"),
        million("а-\n"),
        million("а-   \n   а"),
        million("а\u{ad}"),
        million("а\u{ad}\n"),
        million("\u{ad}"),
        million("¬"),
        million("а¬а"),
        million("а!"),
        million("|"),
        million("|а"),
        million("0"),
        million("а0"),
        million("аааа0"),
        million("ќ"),
        million("ј ќ"),
        million("µ"),
        million("±ы"),
        million("є"),
        million("Ўўы "),
        million("\u{301}"),
        million("и\u{306}"),
        million("i\u{307}"),
        million("РЁ"),
        million("Ð¨"),
        million("θ"),
        million("شىڭ"),
        million("新a"),
        million("a\u{202e}ش\u{202c}а"),
        million(" "),
        million("\n"),
        format!("а-{}", million(" ")),
        format!("а-{}а", million("\n")),
        "дардың".repeat(10_000),
        format!("Шыңжaң{}", "-дардың".repeat(10_000)),
    ];
    for text in &inputs {
        let start = Instant::now();
        let mended = mend(text);
        let found = repairs(text).count() + usize::from(code_page(text).is_some());
        let shown: String = text.chars().take(12).collect();
        assert!(found <= repair::MOST + 1);
        if let Some(mended) = mended {
            let end = mended.text().len();
            assert!(mended.source(0..end).is_some_and(|r| r.end <= text.len()));
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{shown}");
        // a name of the greatest length, with every reading there is
        let mut name = text.as_str();
        while name.len() > repair::LONGEST {
            let half = name.len() / 2;
            let half = (0..=half).rev().find(|at| name.is_char_boundary(*at));
            name = &name[..half.unwrap_or(0)];
        }
        assert!(repairs(name).count() <= repair::MOST);
    }
}

/// Rules that hold for every reading of every text.
fn check(text: &str, repaired: &Repaired) {
    let new = repaired.text();
    assert_ne!(text, new);
    assert!(!repaired.steps().is_empty());
    // steps are within the text
    let mut last = 0;
    for step in repaired.steps() {
        let range = step.range();
        assert!(text.get(range.clone()).is_some_and(|s| !s.is_empty()));
        assert!(range.start >= last);
        if !matches!(step.kind(), Kind::CodePage(_) | Kind::Utf8(_)) {
            last = range.end;
        }
        assert!(!step.to_string().is_empty());
    }
    // characters come from where they say, in order, and all others are as they were
    let mut at = 0;
    for (start, c) in new.char_indices() {
        let end = start + c.len_utf8();
        let range = repaired.source(start..end).expect("within the text");
        let source = text.get(range.clone()).expect("whole characters");
        assert!(range.start >= at && !source.is_empty());
        let touched = |range: &std::ops::Range<usize>| {
            let steps = repaired.steps().iter();
            steps
                .map(|step| step.range())
                .any(|s| s.start < range.end && range.start < s.end)
        };
        if !touched(&range) {
            assert_eq!(source, c.to_string());
        }
        if at < range.start {
            assert!(touched(&(at..range.start)), "dropped without a step");
        }
        at = range.end;
        assert_eq!(
            repaired.source(start..start),
            Some(range.start..range.start)
        );
    }
    let all = repaired.source(0..new.len()).expect("all of the text");
    assert!(all.end <= text.len());
    assert_eq!(repaired.source(0..new.len() + 1), None);
    assert!(repaired.cost() > 0);
}

/// Characters of which damage is made.
fn damaged() -> impl Strategy<Value = String> {
    let letters = "аеорсухіАВЕНКМОРСТХІҰұүӘәқңғшжыьбзй aeopcyxihABEHKMOPCTXIYilmnrbvgjqə \
                   01356 --\u{ad}¬!|\n\u{a0}ҥӈќѓґєѕїјњћўӯ¤µ¦±‡‰()«.'РСТУЂЃ‚Ñ‹Ò£Ð\u{301}\u{307}θش新\u{202e}";
    let letters: Vec<char> = letters.chars().collect();
    prop::collection::vec(prop::sample::select(letters), 0..24)
        .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn repair_never_panics_and_keeps_offsets(text in prop_oneof![damaged(), any::<String>()]) {
        let mut given: Vec<Repaired> = Vec::new();
        for reading in repairs(&text) {
            check(&text, &reading);
            prop_assert!(given.iter().all(|other| other.text() != reading.text()));
            given.push(reading);
        }
        prop_assert!(given.len() <= repair::MOST);
        prop_assert!(given.is_sorted_by_key(Repaired::cost));
        if let Some(mended) = mend(&text) {
            check(&text, &mended);
            prop_assert!(mended.cost() == 1);
        }
        if let Some((_, decoded)) = code_page(&text) {
            check(&text, &decoded);
        }
    }

    #[test]
    fn what_is_mended_is_the_first_reading_that_costs_nothing_more(text in damaged()) {
        if let Some(mended) = mend(&text) {
            let known = |r: &Repaired| r.text() == mended.text();
            let utf8 = |r: &Repaired| r.steps().iter().any(|s| matches!(s.kind(), Kind::Utf8(_)));
            let readings: Vec<_> = repairs(&text).collect();
            prop_assert!(readings.iter().any(|r| known(r) || utf8(r)));
        }
    }

    #[test]
    fn clean_words_stay(text in "[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһ]{1,12}( [А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһ]{1,12}){0,2}[0-9]{0,4}") {
        prop_assert_eq!(mend(&text), None);
    }

    #[test]
    fn a_word_typed_with_latin_letters_is_repaired(word in "[а-яәғқңөұүһі]{0,4}[бджйцшщ][а-яәғқңөұүһі]{0,6}") {
        let typed: String = word.chars().map(|c| match c {
            'а' => 'a', 'е' => 'e', 'о' => 'o', 'р' => 'p', 'с' => 'c', 'х' => 'x', 'і' => 'i', 'ә' => 'ə', c => c,
        }).collect();
        if typed != word {
            let mended = mend(&typed).expect("damaged");
            prop_assert_eq!(mended.text(), &word);
            prop_assert!(fold::is_exact(mended.text(), &word));
        }
    }
}
