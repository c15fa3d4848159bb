//! Any query is answered, and its answers can be used.
#![no_main]

use atau::{Glossary, Lang};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|query: &str| {
    let glossary = Glossary::bundled();
    let exact = glossary.lookup(query);
    let near = glossary.fuzzy(query).hits();
    for hit in &exact {
        assert!(near.iter().any(|other| other.entity() == hit.entity()));
    }
    for hit in near.iter().chain(&glossary.complete(query).hits()) {
        let explanation = hit.explain();
        for step in explanation.steps() {
            assert!(query.get(step.range()).is_some());
        }
        let _ = (explanation.to_string(), hit.card().to_string(), hit.summary().to_string());
    }
    let _ = glossary.translate(query, Lang::Kk);
});
