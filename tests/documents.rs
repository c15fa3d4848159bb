//! The names found in the documents: every base form leads to its entity, and nearly every
//! form in which they stand there.

use atau::Glossary;

/// Rows of (surface, base form, entity, documents).
fn rows(fixture: &str) -> impl Iterator<Item = [&str; 4]> {
    fixture
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap())
}

fn every_base_form_leads_to_its_entity(fixture: &str) {
    let glossary = Glossary::bundled();
    let missing: Vec<_> = rows(fixture)
        .filter(|[_, base, entity, _]| {
            !glossary
                .lookup(base)
                .iter()
                .any(|hit| hit.entity().id() == *entity)
        })
        .collect();
    assert!(
        missing.is_empty(),
        "{} missing: {missing:#?}",
        missing.len()
    );
}

#[test]
fn base_forms_of_documents_000_001_and_003() {
    every_base_form_leads_to_its_entity(include_str!("fixtures/forms-000-001-003.tsv"));
}

#[test]
fn base_forms_of_document_004() {
    every_base_form_leads_to_its_entity(include_str!("fixtures/forms-004.tsv"));
}

#[test]
fn base_forms_of_document_002() {
    every_base_form_leads_to_its_entity(include_str!("fixtures/forms-002.tsv"));
}

/// The share of the surfaces, inflected and damaged ones included, that lead to their
/// entity.
fn share_of_surfaces(fixture: &str) -> f64 {
    let glossary = Glossary::bundled();
    let (mut found, mut all) = (0, 0);
    for [surface, _, entity, _] in rows(fixture) {
        let hits = glossary.lookup(surface);
        found += usize::from(hits.iter().any(|hit| hit.entity().id() == entity));
        all += 1;
    }
    found as f64 / all as f64
}

#[test]
fn surfaces_of_documents_lead_to_their_entities() {
    let fixtures = [
        (include_str!("fixtures/forms-000-001-003.tsv"), 0.999),
        (include_str!("fixtures/forms-002.tsv"), 0.995),
        (include_str!("fixtures/forms-004.tsv"), 0.994),
    ];
    for (fixture, floor) in fixtures {
        let share = share_of_surfaces(fixture);
        assert!(share >= floor, "{share} is less than {floor}");
    }
}
