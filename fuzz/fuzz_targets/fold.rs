//! Folding is idempotent and keeps places; words are those of the standard.
#![no_main]

use atau::text::{fold, words};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for folded in [fold::exact(text), fold::loose(text)] {
        for (at, c) in folded.text().char_indices() {
            let source = folded.source(at..at + c.len_utf8()).expect("within the text");
            assert!(text.get(source).is_some_and(|source| !source.is_empty()));
        }
    }
    let exact = fold::exact(text);
    assert_eq!(fold::exact(exact.text()).text(), exact.text());
    let loose = fold::loose(text);
    assert_eq!(fold::loose(loose.text()).text(), loose.text());
    for word in words::words(text) {
        assert!(text[word].chars().any(char::is_alphanumeric));
    }
});
