//! Names in running text.

use atau::{Finder, Glossary, Kind, Lang, Layer, Mention, Overlap};
use proptest::prelude::*;

/// A text, and its mentions with what they name.
const CASES: &[(&str, &[(&str, &str)])] = &[
    (
        "Шыңжаңдағы босқындар Құлжадан Шәуешекке өтті.",
        &[
            ("Шыңжаңдағы", "xinjiang"),
            ("босқындар", "refugee"),
            ("Құлжадан", "ghulja"),
            ("Шәуешекке", "tacheng"),
        ],
    ),
    // hyphens of abbreviations, and quotes before an ending
    (
        "РСФСР-дың, «Алаш» партиясының",
        &[
            ("РСФСР-дың", "rsfsr"),
            ("«Алаш» партиясының", "alash-party"),
        ],
    ),
    // signs of the name, and none that stand around it
    (
        "(РКП(б)), ВКП(б)-ның [10, 48 п.]; партия «Алаш»",
        &[
            ("РКП(б)", "rkp-b"),
            ("ВКП(б)-ның", "vkp-b"),
            ("п.", "archive-sheet"),
            ("партия «Алаш»", "alash-party"),
        ],
    ),
    ("«Қызыл Армия»", &[("Қызыл Армия", "red-army")]),
    // initials
    (
        "А. Т. Джангелдин және Ә. Бөкейханов",
        &[
            ("А. Т. Джангелдин", "zhangeldin-alibi"),
            ("Ә. Бөкейханов", "bokeikhanov-alikhan"),
        ],
    ),
    // line ends, no-break spaces, soft hyphens, two spaces
    (
        "Семи-\nпалатинский  округ, Қызыл\u{a0}Армия, Шың\u{ad}жаңға",
        &[
            ("Семи-\nпалатинский  округ", "semipalatinsk-okrug"),
            ("Қызыл\u{a0}Армия", "red-army"),
            ("Шың\u{ad}жаңға", "xinjiang"),
        ],
    ),
    // Latin letters among Cyrillic ones
    ("кеңестерiнiң", &[("кеңестерiнiң", "soviet-council")]),
    // a small letter is no proper name
    ("или орал айтты", &[]),
    (
        "семей беженцев",
        &[("семей", "family"), ("беженцев", "refugee")],
    ),
    // the word for `and` is no initial
    (
        "У Сталина и В. И. Ленина, с И.В.Сталиным",
        &[
            ("Сталина", "stalin-joseph"),
            ("В. И. Ленина", "lenin-vladimir"),
            ("И.В.Сталиным", "stalin-joseph"),
        ],
    ),
    // a comma parts names
    (
        "Қазақ, АКСР",
        &[("Қазақ", "kazakh"), ("АКСР", "autonomous-republic")],
    ),
    (
        "Беженцы Семипалатинского округа возвращались из Кульджи",
        &[
            ("Беженцы", "refugee"),
            ("Семипалатинского округа", "semipalatinsk-okrug"),
            ("Кульджи", "ghulja"),
        ],
    ),
    ("", &[]),
    ("\u{301}\u{301} \u{202e} 1916", &[]),
];

#[test]
fn names_are_found_in_sentences() {
    for (text, expected) in CASES {
        let mentions = Glossary::bundled().find_iter(text);
        let found: Vec<(&str, String)> = mentions
            .map(|mention| (mention.text(), mention.entity().id().to_owned()))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(text, id)| (*text, &id[..])).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn the_word_behind_tells_a_town_from_a_river() {
    let first = |text| {
        let mention = Glossary::bundled().find_iter(text).next().unwrap();
        mention.entity().id().to_owned()
    };
    assert_eq!(first("Орал қаласында жиналды"), "uralsk");
    assert_eq!(first("Орал өзені бойында"), "ural-river");
    assert_eq!(first("Орал облысында"), "ural-oblast");
    assert_eq!(first("Түркістан қаласында"), "turkestan-city");
}

#[test]
fn members_of_a_list_are_of_the_kind_of_its_head() {
    let ids = |text: &str| -> Vec<String> {
        let mentions = Glossary::bundled().find_iter(text);
        mentions
            .map(|mention| mention.entity().id().to_owned())
            .collect()
    };
    for (text, expected) in [
        (
            "Орал, Бөкей, Қостанай және Ақтөбе губернияларында",
            &[
                "uralsk-province",
                "bukey-province",
                "kostanai-province",
                "aktobe-province",
            ][..],
        ),
        (
            "Семей мен Ақмола облыстары",
            &["semey-oblast", "akmola-oblast"],
        ),
        (
            "Семипалатинской, Акмолинской и Тургайской областей",
            &["semey-oblast", "akmola-oblast", "torgai-oblast", "oblast"],
        ),
        (
            "Karaganda and South Kazakhstan oblasts",
            &["karaganda-oblast", "south-kazakhstan-oblast"],
        ),
        // what is a name only with the head of its list
        (
            "Turgai and Ural provinces",
            &["torgai-oblast", "ural-oblast"],
        ),
        (
            "в Тургайском и Чимкентском уездах",
            &["torgai-uezd", "shymkent-uezd", "uezd"],
        ),
        // over an empty line, and with words before the head
        (
            "Лепсі,\n\nЖаркент және Шымкент\n\nуездерінде",
            &["lepsy-uezd", "zharkent-uezd", "shymkent-uezd"],
        ),
        (
            "Лепсі және Жаркент сияқты алыс уездер",
            &["lepsy-uezd", "zharkent-uezd", "uezd"],
        ),
        (
            "Лепсі, Жаркент және т.б. уездерде",
            &["lepsy-uezd", "zharkent-uezd", "et-al", "uezd"],
        ),
        // the head stands before them, or above
        (
            "Облыстар: Орал, Семей және Торғай",
            &["oblast", "ural-oblast", "semey-oblast", "torgai-oblast"],
        ),
        (
            "алыс облыстар – Орал, Семей",
            &["oblast", "ural-oblast", "semey-oblast"],
        ),
        (
            "| Округ | Жер |\n| --- | --- |\n| Павлодар | 1 |\n\n| Қарқаралы | Шымкент |",
            &[
                "okrug",
                "land",
                "pavlodar-okrug",
                "karkaraly-okrug",
                "shymkent",
            ],
        ),
        // what ends with one place of a kind is no list of them
        ("Облысы: Семей", &["oblast", "semey"]),
        ("Семей, Ақмола облысы", &["semey", "akmola-oblast"]),
        ("Семей. Ақмола облыстары", &["semey", "akmola-oblast"]),
        ("Семей қаласы, Ақмола", &["semey", "city", "akmola"]),
    ] {
        assert_eq!(ids(text), expected, "{text}");
    }
}

#[test]
fn a_list_does_not_name_one_thing_twice() {
    let ids = |text: &str| -> Vec<String> {
        let mentions = Glossary::bundled().find_iter(text);
        mentions
            .map(|mention| mention.entity().id().to_owned())
            .collect()
    };
    // where қазақ was named, қырғыз is mostly the same in these years
    assert_eq!(ids("қазақ. Сол қырғыз"), ["kazakh", "kazakh"]);
    for list in [
        "қазақ, қырғыз",
        "қазақ және қырғыз",
        "қазақ, татар мен қырғыз",
    ] {
        assert_eq!(ids(list).last().unwrap(), "kyrgyz", "{list}");
    }
}

#[test]
fn an_attribute_may_stand_in_a_list_before_its_noun() {
    let first = |text: &str| {
        let mention = Glossary::bundled().find_iter(text).next().unwrap();
        mention.entity().id().to_owned()
    };
    for text in [
        "совет ұйымдары",
        "совет және партия ұйымдары",
        "совет, комсомол және кәсіподақ ұйымдары",
    ] {
        assert_eq!(first(text), "soviet-adj", "{text}");
    }
    for text in ["совет, комсомол", "совет және партия", "совет. Партия"]
    {
        assert_eq!(first(text), "soviet-council", "{text}");
    }
}

#[test]
fn why_a_member_of_a_list_is_a_name_is_told() {
    let mention = Glossary::bundled()
        .find_iter("Turgai and Ural provinces")
        .next();
    let mention = mention.unwrap();
    assert_eq!(
        (mention.text(), mention.layer()),
        ("Turgai", Layer::Inflected)
    );
    assert_eq!(
        mention.explain().to_string(),
        "`Turgai` is read as `Turgai Province`: the head of the list is its last word"
    );
    assert_eq!(mention.canonical(Lang::Kk), None);
}

#[test]
fn why_an_entity_is_the_first_is_told() {
    let reasons = |text: &str| -> Vec<String> {
        let mention = Glossary::bundled().find_iter(text).last().unwrap();
        assert!(mention.alternatives().len() > 1, "{text}");
        let why = mention.explain();
        let sentence = why.to_string();
        assert!(why.reasons().iter().all(|reason| sentence.contains(reason)));
        why.reasons().to_vec()
    };
    assert_eq!(
        reasons("Жәңгір көшесіндегі Орал өзені"),
        ["the word behind tells its kind"]
    );
    assert_eq!(reasons("бұл Ақмола"), ["a whole name"]);
    let related = reasons("Орал облысында болды. Сол Орал");
    assert!(
        related
            .iter()
            .any(|reason| reason == "related to ural-oblast"),
        "{related:?}"
    );
    let met = reasons("Уральск деген қала. Бұл Орал");
    assert!(met.iter().any(|reason| reason == "named before"), "{met:?}");
    // one thing that it may name needs no reason
    let mention = Glossary::bundled().find_iter("Құлжа").next().unwrap();
    assert!(mention.explain().reasons().is_empty());
}

#[test]
fn what_overlaps_is_a_matter_of_choice() {
    let glossary = Glossary::bundled();
    let texts = |overlap| -> Vec<&str> {
        let finder = glossary.finder().overlap(overlap).build();
        let text = "Қазақ АКСР Халық Комиссарлары Кеңесі";
        finder
            .find_iter(text)
            .map(|mention| mention.text())
            .collect()
    };
    let longest = texts(Overlap::LeftmostLongest);
    let all = texts(Overlap::All);
    let whole = texts(Overlap::NoSubmatches);
    assert!(all.len() > whole.len() && whole.len() >= longest.len());
    assert!(all.contains(&"Қазақ") && !whole.contains(&"Қазақ"));
    assert!(longest.iter().all(|text| whole.contains(text)));
}

#[test]
fn layers_kinds_languages_and_years_can_be_chosen() {
    let glossary = Glossary::bundled();
    let text = "Шыңжаңдағы Голощекин, СССР, Xinjiang";
    let count = |finder: Finder<'_>| finder.find_iter(text).count();
    assert_eq!(count(glossary.finder().build()), 4);
    assert_eq!(count(glossary.finder().layers([Layer::Exact]).build()), 3);
    assert_eq!(count(glossary.finder().kinds([Kind::Person]).build()), 1);
    assert_eq!(count(glossary.finder().langs([Lang::En]).build()), 1);
    assert_eq!(count(glossary.finder().during(1900..=1910).build()), 3);
}

#[test]
fn mentions_are_at_the_layers_that_are_asked_for() {
    let glossary = Glossary::bundled();
    let text = "Шыңжaң, Шыңжаң, шауешектен, Чугу-\nчак, Shynzhang; Шәуешегінен, Ќазаќстан";
    let mut seen = Vec::new();
    for layer in Layer::ALL
        .iter()
        .copied()
        .filter(|layer| *layer != Layer::Fuzzy)
    {
        let finder = glossary.finder().layers([layer]).build();
        let layers: Vec<Layer> = finder
            .find_iter(text)
            .map(|mention| mention.layer())
            .collect();
        assert!(
            layers.iter().all(|found| *found == layer),
            "{layer:?}: {layers:?}"
        );
        seen.push(layers.len());
    }
    // exact, loose, romanised, inflected, repaired
    assert!(
        seen.iter().filter(|count| **count > 0).count() >= 4,
        "{seen:?}"
    );
}

/// What is found, with its bytes.
fn ranges(text: &str) -> Vec<(usize, usize, String)> {
    let mentions = Glossary::bundled().find_iter(text);
    mentions
        .map(|mention| {
            let range = mention.range();
            (range.start, range.end, mention.entity().id().to_owned())
        })
        .collect()
}

#[test]
fn long_texts_are_read_in_parts_without_a_seam() {
    let name = "Семипалатинского округа";
    // the name stands across and about the place where the text is cut
    for words in (1_600..1_660).chain(3_230..3_260) {
        let before = "слово слово ".repeat(words) + "и ";
        let text = format!("{before}{name} и слово");
        let range = before.len()..before.len() + name.len();
        let expected = (range.start, range.end, "semipalatinsk-okrug".to_owned());
        assert_eq!(ranges(&text), [expected], "{words}");
    }
}

#[test]
fn a_copy_of_a_scan_goes_on_as_the_scan_does() {
    let text = "Шәуешектен Құлжаға, Орал өзені мен Семей қаласына. ".repeat(900);
    let finder = Glossary::bundled().finder().build();
    let mut scan = finder.find_iter(&text);
    assert!(scan.by_ref().nth(700).is_some());
    let copy = scan.clone();
    let ranges: Vec<_> = scan.map(|mention| mention.range()).collect();
    assert!(ranges.len() > 1000);
    // which must not depend on what the others have learnt since
    let other = finder.find_iter("Ташкент, Үрімші").count();
    assert_eq!(other, 2);
    assert!(copy.map(|mention| mention.range()).eq(ranges));
}

#[test]
fn a_text_means_the_same_after_any_other_text() {
    let pages: String = CASES
        .iter()
        .map(|(text, _)| format!("{text}\n\n"))
        .collect();
    let long = pages.repeat(200);
    let once = ranges(&pages).len();
    assert_eq!(ranges(&long).len(), 200 * once);
}

/// Gives a few bytes at a time, so that characters are cut as well.
struct Slow<'t>(&'t [u8], usize);

impl std::io::Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(buffer.len()).min(self.0.len());
        let (now, later) = self.0.split_at(count);
        buffer[..count].copy_from_slice(now);
        self.0 = later;
        Ok(count)
    }
}

#[test]
fn a_stream_has_the_mentions_of_the_whole_text() {
    let pages: String = CASES
        .iter()
        .map(|(text, _)| format!("{text}\n\n"))
        .collect();
    let text = format!("🐎 {}", pages.repeat(300));
    let finder = Glossary::bundled().finder().build();
    let of = |mention: &Mention<'_, '_>| {
        let places = [mention.range(), mention.stem_range(), mention.utf16_range()];
        (
            places,
            mention.entity().id().to_owned(),
            mention.text().to_owned(),
        )
    };
    let whole: Vec<_> = finder
        .find_iter(&text)
        .map(|mention| of(&mention))
        .collect();
    for step in [1009, 1 << 20] {
        let mut streamed = Vec::new();
        let reader = Slow(text.as_bytes(), step);
        finder
            .scan(reader, |mention| streamed.push(of(mention)))
            .unwrap();
        assert!(streamed == whole, "{step}");
    }
    // names across the places where the text is cut
    let name = "Семипалатинского округа";
    for words in (1_600..1_660).chain(3_230..3_260) {
        let before = "слово слово ".repeat(words) + "и ";
        let text = format!("{before}{name} и слово {}", "слово ".repeat(20_000));
        let mut found = Vec::new();
        let reader = Slow(text.as_bytes(), 4096);
        finder
            .scan(reader, |mention| found.push(mention.range()))
            .unwrap();
        let range = before.len()..before.len() + name.len();
        assert!(found == vec![range], "{words}: {found:?}");
    }
}

#[test]
fn a_stream_that_is_no_text_says_where() {
    let finder = Glossary::bundled().finder().build();
    for bytes in [
        &b"\xd0\xaf Xinjiang \xff Kulja"[..],
        b"\xd0\xaf Xinjiang \xd0",
    ] {
        let mut count = 0;
        let error = finder.scan(bytes, |_| count += 1).unwrap_err();
        assert_eq!((count, error.kind()), (1, std::io::ErrorKind::InvalidData));
        assert_eq!(
            error.to_string(),
            "byte 13 is not UTF-8; convert the text to UTF-8"
        );
    }
}

#[test]
fn endless_lines_and_marks_take_linear_time() {
    for text in [
        "а".repeat(3 << 20),
        "\u{301}".repeat(1 << 20),
        "-".repeat(1 << 20),
        "аb".repeat(1 << 19),
        "Қазақ".repeat(1 << 18),
    ] {
        assert_eq!(Glossary::bundled().find_iter(&text).count(), 0);
    }
    let many = "Қазақ ".repeat(1 << 15);
    assert_eq!(Glossary::bundled().find_iter(&many).count(), 1 << 15);
}

fn is_sound(text: &str, mention: &Mention<'_, '_>) {
    assert_eq!(&text[mention.range()], mention.text());
    let stem = mention.stem_range();
    assert!(stem.start == mention.range().start && stem.end <= mention.range().end);
    assert!(text.is_char_boundary(stem.end));
    assert!(!mention.explain().to_string().is_empty());
    let chars: Vec<char> = text.chars().collect();
    let written: String = chars[mention.char_range()].iter().collect();
    assert_eq!(written, mention.text());
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(
        String::from_utf16_lossy(&units[mention.utf16_range()]),
        mention.text()
    );
}

proptest! {
    #[test]
    fn mentions_are_bytes_of_the_callers_text(
        words in prop::collection::vec(
            prop_oneof![
                Just("Шыңжаңдағы".to_owned()),
                Just("РСФСР-ға".to_owned()),
                Just("кеңестерiнiң".to_owned()),
                Just("Семипалатин-\nского округа".to_owned()),
                Just("🐎".to_owned()),
                "\\PC{0,6}",
                "[а-яәғқңөұүһі]{1,9}",
            ],
            0..30,
        ),
        space in prop_oneof![Just(" "), Just("\u{a0}"), Just("\n"), Just(", "), Just("-")],
    ) {
        let text = words.join(space);
        for overlap in [Overlap::LeftmostLongest, Overlap::NoSubmatches, Overlap::All] {
            let finder = Glossary::bundled().finder().overlap(overlap).build();
            let mut last = 0;
            for mention in finder.find_iter(&text) {
                is_sound(&text, &mention);
                prop_assert!(mention.range().start >= last);
                last = match overlap {
                    Overlap::LeftmostLongest => mention.range().end,
                    _ => mention.range().start,
                };
            }
        }
    }
}

#[test]
fn names_with_a_slip_are_found_if_asked_for_and_only_where_nothing_else_is() {
    let finder = Glossary::bundled().finder().fuzzy().build();
    let found = |text: &str| -> Vec<(String, String, Layer)> {
        let mentions = finder.find_iter(text);
        mentions
            .map(|m| (m.text().to_owned(), m.entity().id().to_owned(), m.layer()))
            .collect()
    };
    let mention = |text: &str, id: &str, layer| (text.to_owned(), id.to_owned(), layer);
    assert_eq!(
        found("Чугучяктан, Чугучакқа"),
        [
            mention("Чугучяктан", "tacheng", Layer::Fuzzy),
            mention("Чугучакқа", "tacheng", Layer::Inflected),
        ]
    );
    let [(text, id, layer)] = &found("Семиполатинская губерния")[..] else {
        panic!("not one mention");
    };
    assert_eq!(
        (text.as_str(), id.as_str(), *layer),
        (
            "Семиполатинская губерния",
            "semipalatinsk-province",
            Layer::Fuzzy
        )
    );
    // too short, or with digits; and nothing of the kind unless asked for
    assert!(found("Орыл, 1925 ж1лы, құлжы").is_empty());
    assert_eq!(Glossary::bundled().find_iter("Чугучяк").count(), 0);
}

#[test]
fn notes_keep_forms_out_of_running_text_and_not_out_of_look_ups() {
    let names = |text: &str, id: &str| {
        let found = Glossary::bundled().find_iter(text);
        found.filter(|mention| mention.entity().id() == id).count()
    };
    let looked_up = |text: &str, id: &str| {
        let hits = Glossary::bundled().lookup(text);
        hits.iter().any(|hit| hit.entity().id() == id)
    };
    assert_eq!(Glossary::bundled().find_iter("байлық, байлығы").count(), 0);
    // `not:`, `lookup`, `elliptic: as a heading`
    assert_eq!(
        (
            names("міндеттер қойды", "sheep"),
            names("қой мен жылқы", "sheep")
        ),
        (0, 1)
    );
    assert_eq!(
        names("саяси жағдай, сонда мұндай жағдай", "political-situation"),
        1
    );
    assert_eq!(names("these are the results", "results-section"), 0);
    assert_eq!(
        names("Thus it ends.\n\nResults\n\nIt was so", "results-section"),
        1
    );
    assert!(looked_up("қойды", "sheep") && looked_up("жағдай", "political-situation"));
}

#[test]
fn an_article_does_not_keep_a_longer_name_from_beginning_behind_it() {
    let mention = Glossary::bundled()
        .find_iter("the East Kazakhstan")
        .last()
        .unwrap();
    assert!(mention.text().ends_with("East Kazakhstan"), "{mention:?}");
}
