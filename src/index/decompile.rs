//! From a compiled glossary back to its records, to merge it with others.

use super::core::Core;
use crate::entity::Lang;
use crate::table::{EntityRecord, NameRecord, Records};

/// The records from which `core` was compiled.
pub fn decompile(core: Core<'_>) -> Records {
    let entities = (0..core.entities() as u32).map(|entity| EntityRecord {
        id: core.id(entity).to_owned(),
        kind: core.kind(entity),
        years: core.entity_years(entity),
        position: core.position(entity),
        wikidata: core.wikidata(entity),
        grammar: core.grammar(entity).to_owned(),
        note: core.entity_note(entity).to_owned(),
        descriptions: Lang::MAIN.map(|lang| core.description(entity, lang).to_owned()),
        names: core
            .entity_names(entity)
            .map(|name| NameRecord {
                form: core.form(name).to_owned(),
                lang: core.lang(name),
                role: core.role(name),
                years: core.name_years(name),
                sources: core.name_sources(name).map(|s| s as usize).collect(),
                note: core.name_note(name).to_owned(),
            })
            .collect(),
        relations: core
            .relations(entity)
            .map(|(relation, other)| (relation, other as usize))
            .collect(),
    });
    Records {
        entities: entities.collect(),
        sources: (0..core.sources() as u32).map(|s| core.source(s)).collect(),
    }
}
