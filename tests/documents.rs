//! The names found in the documents: every base form leads to its entity.

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
