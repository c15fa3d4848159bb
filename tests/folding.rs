//! Folding and words, against the Unicode libraries and against their own rules.

use atau::text::{fold, words};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// (written, at the layer exact, at the layer loose)
const CASES: &[(&str, &str, &str)] = &[
    ("Шыңжаң", "шыңжаң", "шынжан"),
    ("ГОЛОЩЁКИН", "голощекин", "голощекин"),
    ("И\u{306}", "й", "й"),
    ("е\u{308}лка", "елка", "елка"),
    ("İ I ı i I\u{307}", "i i i i i", "iiiii"),
    ("Шы\u{ad}ң\u{200b}жаң\u{feff}", "шыңжаң", "шынжан"),
    ("Алаш–Орда", "алаш-орда", "алашорда"),
    ("Алаш\u{2011}Орда", "алаш-орда", "алашорда"),
    (" \tАлаш\u{a0}\n Орда\u{3000}", "алаш орда", "алашорда"),
    ("«Алаш»", "\"алаш\"", "алаш"),
    ("“Alash”", "\"alash\"", "alash"),
    ("T’a-ch’eng", "t'a-ch'eng", "tacheng"),
    ("А.Бөкейханов", "а.бөкейханов", "абокейханов"),
    ("РКП (б)", "ркп (б)", "ркпб"),
    ("Shyñjañ", "shyñjañ", "shynjan"),
    ("Shyn\u{303}jan\u{303}", "shyñjañ", "shynjan"),
    ("Қоқан", "қоқан", "кокан"),
    ("к\u{329}ок\u{321}ан", "қоқан", "кокан"),
    ("Ӯлт", "ұлт", "улт"),
    ("Straße ﬁn ΣΟΦΟΣ", "strasse fin σοφοσ", "strassefinσοφοσ"),
    ("№ 151", "№ 151", "151"),
    ("қор¹", "қор¹", "кор"),
    ("ٴۇرىمشى", "ٴۇرىمشى", "ۇرىمشى"),
    ("Большо́й", "большо\u{301}й", "большой"),
    ("", "", ""),
    (" \u{ad}\u{200b} ", "", ""),
    ("\0", "\0", ""),
    ("新疆", "新疆", "新疆"),
];

#[test]
fn spellings_fold_as_the_table_says() {
    for (written, exact, loose) in CASES {
        assert_eq!(fold::exact(written).text(), *exact, "exact {written:?}");
        assert_eq!(fold::loose(written).text(), *loose, "loose {written:?}");
    }
}

#[test]
fn a_cossack_is_not_a_kazakh() {
    assert_ne!(fold::exact("казак").text(), fold::exact("қазақ").text());
    assert_eq!(fold::loose("казак").text(), fold::loose("қазақ").text());
}

#[test]
fn folding_lower_case_agrees_with_the_standard_library() {
    for c in (0..0x600).filter_map(char::from_u32) {
        let lower: String = c
            .to_uppercase()
            .flat_map(char::to_lowercase)
            .nfc()
            .collect();
        let listed = |c: char| fold::SAME.iter().any(|(from, _)| from.contains(&c));
        let marked = lower
            .chars()
            .any(unicode_normalization::char::is_combining_mark);
        if listed(c) || lower.chars().any(listed) || marked || c.is_whitespace() || c == '\u{ad}' {
            continue;
        }
        let folded = fold::exact(&c.to_string());
        assert_eq!(folded.text(), lower, "U+{:04X}", c as u32);
    }
}

/// Marks, look-alikes, spaces and letters of all kinds, often together.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[А-Яа-яәғқңөұүһіӘҒҚҢӨҰҮҺІёЁӯӮ]{1,6}",
        2 => "[A-Za-zäñöüşğı İI]{1,4}",
        1 => "[\u{300}-\u{36f}\u{483}-\u{487}\u{64b}-\u{65f}]{1,3}",
        1 => "[ \u{a0}\t\u{2009}\u{ad}\u{200b}\u{2060}\u{feff}.,:;'’«»()–—\u{2010}\u{2011}_-]{1,3}",
        1 => "[\u{f71}-\u{f84}]{1,3}",
        1 => any::<char>().prop_map(String::from),
        1 => "[0-9٠-٩²½]{1,3}",
        1 => "[ء-يٴۇڭ가-힣ᄀ-ᇿ]{1,3}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let exact = fold::exact(&text);
        let twice = fold::exact(exact.text());
        prop_assert_eq!(twice.text(), exact.text());
        let loose = fold::loose(&text);
        let twice = fold::loose(loose.text());
        prop_assert_eq!(twice.text(), loose.text());
        let exact_loose = fold::loose(exact.text());
        prop_assert_eq!(exact_loose.text(), loose.text());
    }

    #[test]
    fn composition_is_no_difference(text in text()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        let folded = fold::exact(&composed);
        let other = fold::exact(&decomposed);
        prop_assert_eq!(folded.text(), other.text());
    }

    #[test]
    fn texts_are_the_same_if_they_fold_to_the_same(text in text(), cut in 0_usize..9, other in text()) {
        let changed = |text: &str| -> String {
            let change = |(at, c): (usize, char)| match at % 3 == cut % 3 {
                true => c.to_uppercase().collect::<String>(),
                false => c.to_string(),
            };
            text.chars().enumerate().map(change).collect()
        };
        let cut: String = text.chars().skip(cut).collect();
        for other in [text.to_uppercase(), text.to_lowercase(), changed(&text), cut, other] {
            let is_same = fold::exact(&text).text() == fold::exact(&other).text();
            prop_assert_eq!(fold::is_exact(&text, &other), is_same, "{} {}", text, other);
        }
    }

    #[test]
    fn folded_characters_come_from_characters_of_the_source(text in text()) {
        for folded in [fold::exact(&text), fold::loose(&text)] {
            let mut last = 0;
            for (at, c) in folded.text().char_indices() {
                let source = folded.source(at..at + c.len_utf8()).unwrap();
                prop_assert!(source.start >= last && source.end > source.start);
                prop_assert!(text.get(source.clone()).is_some());
                last = source.start;
            }
            prop_assert_eq!(folded.source(0..folded.text().len() + 1), None);
        }
    }

    #[test]
    fn words_are_those_of_the_standard(text in text()) {
        let ours: Vec<&str> = words::words(&text).map(|range| &text[range]).collect();
        let theirs: Vec<&str> = text.unicode_words().collect();
        prop_assert_eq!(ours, theirs);
    }
}

#[test]
fn the_table_of_mistakes_says_what_its_rules_say() {
    use atau::text::mistake::{ALIKE, CONFUSED, PLAIN, are_neighbours, replaced};
    let letters: Vec<char> = ('a'..='z')
        .chain('а'..='я')
        .chain("әғқңөұүһі".chars())
        .collect();
    for &a in &letters {
        for &b in &letters {
            let confused = CONFUSED
                .iter()
                .any(|group| group.contains(a) && group.contains(b));
            let expected = match () {
                () if a == b => 0,
                () if fold::loosen(a) == fold::loosen(b) => ALIKE,
                () if confused => 4,
                () if are_neighbours(a, b) => 6,
                () => PLAIN,
            };
            assert_eq!(replaced(a, b), expected, "{a} {b}");
        }
    }
}
