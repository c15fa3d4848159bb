//! What the bundled glossary says of its entities holds together.
#![cfg(feature = "bundled")]

use atau::{Entity, Glossary, Kind, Origin, Relation};

/// What lies in nothing greater.
const GREATEST: &[&str] = &["america", "australia", "eurasia"];

/// What an entity lies in or belongs to.
fn wholes<'g>(entity: Entity<'g>) -> impl Iterator<Item = Entity<'g>> {
    let parts = entity.relations();
    parts.filter_map(|(relation, whole)| (relation == Relation::PartOf).then_some(whole))
}

fn places() -> impl Iterator<Item = Entity<'static>> {
    let entities = Glossary::bundled().entities();
    entities.filter(|entity| entity.kind() == Kind::Place)
}

#[test]
fn every_place_but_a_continent_lies_in_a_greater_one() {
    let alone = places().filter(|place| wholes(*place).all(|whole| whole.kind() != Kind::Place));
    assert_eq!(alone.map(|place| place.id()).collect::<Vec<_>>(), GREATEST);
}

#[test]
fn no_place_lies_in_itself() {
    for place in places() {
        let mut around: Vec<Entity> = wholes(place).collect();
        let mut at = 0;
        while let Some(whole) = around.get(at).copied() {
            assert_ne!(whole.id(), place.id());
            let more = wholes(whole).filter(|more| around.iter().all(|one| one.id() != more.id()));
            let more: Vec<Entity> = more.collect();
            around.extend(more);
            at += 1;
        }
    }
}

#[test]
fn every_name_has_a_source() {
    let unsourced = Glossary::bundled()
        .names()
        .filter(|name| name.origin() == Origin::Attested && name.sources().next().is_none());
    assert_eq!(
        unsourced.map(|name| name.form()).collect::<Vec<_>>(),
        [""; 0]
    );
}
