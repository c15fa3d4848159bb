//! The preferred names of a language in the place of those in a text.

use atau::{Glossary, Lang, Overlap};
use proptest::prelude::*;

/// A text, and what becomes of it in Kazakh, Russian and English.
const CASES: &[(&str, [&str; 3])] = &[
    // an ending takes the shape that the new name asks for
    ("Чугучакқа", ["Шәуешекке", "Чугучак", "Tacheng"]),
    ("Верныйдағылардың", ["Алматыдағылардың", "Алматы", "Almaty"]),
    ("Чигичакын", ["Шәуешегін", "Чугучак", "Tacheng"]),
    // so it does in Russian and English
    ("в Чигичаке", ["в Шәуешек", "в Чугучаке", "в Tacheng"]),
    ("Chuguchak’s", ["Шәуешек", "Чугучак", "Tacheng's"]),
    // a plural is one in any language
    (
        "бұл кулактарды",
        ["бұл кулактарды", "бұл кулаки", "бұл kulaks"],
    ),
    (
        "беженцев из",
        ["босқындар из", "беженцев из", "refugees из"],
    ),
    ("Кеңестердің", ["Кеңестердің", "Советы", "Soviets"]),
    // capitals of a heading, of a sentence, of a name
    ("ҚЫЗЫЛ АРМИЯ", ["ҚЫЗЫЛ АРМИЯ", "КРАСНАЯ АРМИЯ", "RED ARMY"]),
    ("Босқындар.", ["Босқындар.", "Беженцы.", "Refugees."]),
    ("РСФСР-ға", ["РКФСР-ге", "РСФСР", "RSFSR"]),
    // quotes that the new name has not, brackets of the name and around it
    (
        "бұл «Алаш» партиясының",
        [
            "бұл «Алаш» партиясының",
            "бұл партия Алаш",
            "бұл Alash party",
        ],
    ),
    (
        "(РКП(б))",
        [
            "(Ресей Коммунистік (большевиктер) партиясы)",
            "(Российская коммунистическая партия (большевиков))",
            "(Russian Communist Party (Bolsheviks))",
        ],
    ),
    (
        "ЦК РКП(б) и",
        [
            "РК(б)П Орталық Комитеті и",
            "Центральный комитет РКП(б) и",
            "Central Committee of the RKP(b) и",
        ],
    ),
    (
        "1926 жылғы халық санағы.",
        ["1926 жылғы санақ.", "перепись 1926 г.", "1926 census."],
    ),
    // the point of an initial goes, that of a sentence stays
    (
        "Рыскулов Т., Голощекина Ф. – пен Goloshchekin F.I.",
        [
            "Тұрар Рысқұлов, Филипп Голощёкин – пен Филипп Голощёкин.",
            "Турар Рыскулов, Голощекина Ф. – пен Филипп Голощёкин.",
            "Turar Ryskulov, Filipp Goloshchekin – пен Filipp Goloshchekin.",
        ],
    ),
    // damage and line ends go, where there was any
    ("кеңестерiнiң", ["кеңестерінің", "советы", "soviets"]),
    ("Шәуе-\nшекке", ["Шәуешекке", "Чугучак", "Tacheng"]),
    (
        "Қызыл\u{a0}Армияны",
        ["Қызыл\u{a0}Армияны", "Красная армия", "Red Army"],
    ),
    // an adjective has a plural in Russian alone
    ("политических", ["саяси", "политических", "political"]),
    // the plural of a list is none of its last member
    ("Зайсан уездерінде", ["Зайсанда", "Зайсан", "Zaisan"]),
    // the title is what is preferred
    ("«Қазақ» газетінде", ["«Қазақ» газетінде", "Казах", "Qazaq"]),
    // no name, another word
    ("лениндік", ["лениндік"; 3]),
    ("шыңжаңдық", ["шыңжаңдық", "шыңжаңдық", "шыңжаңдық"]),
    (" 🐎\u{301} 1916\r\n", [" 🐎\u{301} 1916\r\n"; 3]),
];

#[test]
fn names_give_way_to_preferred_ones() {
    for (text, expected) in CASES {
        let found = Lang::MAIN.map(|lang| Glossary::bundled().canonicalize(text, lang));
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn a_language_without_preferred_names_changes_nothing() {
    let text = "Чигичак, Верныйда";
    assert_eq!(Glossary::bundled().canonicalize(text, Lang::UgLatn), text);
}

#[test]
fn what_may_be_a_preferred_name_is_left() {
    // the river is Жайық, the town is Орал
    let text = "Орал өзені";
    let mention = Glossary::bundled().find_iter(text).next().unwrap();
    assert_eq!(mention.entity().id(), "ural-river");
    assert_eq!(Glossary::bundled().canonicalize(text, Lang::Kk), text);
}

/// The forms that stand in the documents.
fn surfaces() -> Vec<&'static str> {
    let fixtures = [
        include_str!("fixtures/forms-000-001-003.tsv"),
        include_str!("fixtures/forms-002.tsv"),
        include_str!("fixtures/forms-004.tsv"),
    ];
    let lines = fixtures.into_iter().flat_map(str::lines);
    let rows = lines.filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split('\t').next()).collect()
}

#[test]
fn a_second_time_changes_nothing() {
    let glossary = Glossary::bundled();
    for lang in Lang::MAIN {
        let (mut all, mut changed) = (0, Vec::new());
        for surface in surfaces() {
            let once = glossary.canonicalize(surface, lang);
            let twice = glossary.canonicalize(&once, lang);
            all += 1;
            if once != twice {
                changed.push((surface, once, twice));
            }
        }
        // a new name may make another one with the word beside it
        assert!(all > 5_000);
        assert!(changed.len() * 100 < all, "{}: {changed:#?}", changed.len());
    }
}

proptest! {
    #[test]
    fn all_but_the_names_is_left_to_the_byte(
        words in prop::collection::vec(
            prop_oneof![prop::sample::select(surfaces()).prop_map(str::to_owned), "\\PC{0,6}"],
            0..12,
        ),
        space in prop_oneof![Just(" "), Just(", "), Just("\r\n\r\n"), Just(" – "), Just("»«")],
    ) {
        let text = words.join(space);
        for (lang, overlap) in Lang::MAIN.into_iter().zip([
            Overlap::LeftmostLongest,
            Overlap::NoSubmatches,
            Overlap::All,
        ]) {
            let finder = Glossary::bundled().finder().overlap(overlap).build();
            let written = finder.canonicalize(&text, lang);
            let (mut rest, mut past) = (&written[..], 0);
            for mention in finder.find_iter(&text) {
                let range = mention.range();
                if range.start < past {
                    continue;
                }
                let name = mention.canonical(lang);
                for part in [&text[past..range.start], name.as_deref().unwrap_or(mention.text())] {
                    prop_assert!(rest.starts_with(part), "{part:?} {rest:?}");
                    rest = &rest[part.len()..];
                }
                past = range.end;
            }
            prop_assert_eq!(rest, &text[past..]);
        }
    }
}
