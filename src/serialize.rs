//! `serde::Serialize` for what searches return (feature `serde`).
//!
//! A [`Hit`] is what `atau lookup --json` writes:
//! `{"entity":…,"kind":…,"name":…,"lang":…,"role":…,"layer":…,"edits":…,"labels":{"kk":…,"ru":…,"en":…}}`,
//! a [`Mention`] what `atau find --json` writes of it, but for the file:
//! `{"start":…,"end":…,"stem_end":…,"text":…,"entity":…,"layer":…,"alternatives":[…]}`.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::entity::Lang;
use crate::{Entity, Explanation, Hit, Mention, Name, Source, Step};

impl Serialize for Hit<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (entity, name) = (self.entity(), self.name());
        let mut hit = serializer.serialize_struct("Hit", 8)?;
        hit.serialize_field("entity", entity.id())?;
        hit.serialize_field("kind", &entity.kind())?;
        hit.serialize_field("name", name.form())?;
        hit.serialize_field("lang", &name.lang())?;
        hit.serialize_field("role", &name.role())?;
        hit.serialize_field("layer", &self.layer())?;
        hit.serialize_field("edits", &self.edits())?;
        hit.serialize_field("labels", &Labels(entity))?;
        hit.end()
    }
}

impl Serialize for Mention<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut mention = serializer.serialize_struct("Mention", 7)?;
        mention.serialize_field("start", &self.range().start)?;
        mention.serialize_field("end", &self.range().end)?;
        mention.serialize_field("stem_end", &self.stem_range().end)?;
        mention.serialize_field("text", self.text())?;
        mention.serialize_field("entity", self.entity().id())?;
        mention.serialize_field("layer", &self.layer())?;
        let alternatives = self.alternatives().iter();
        let alternatives: Vec<&str> = alternatives.map(|hit| hit.entity().id()).collect();
        mention.serialize_field("alternatives", &alternatives)?;
        mention.end()
    }
}

/// The preferred names by language; `null` where there is none.
struct Labels<'g>(Entity<'g>);

impl Serialize for Labels<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut labels = serializer.serialize_map(Some(Lang::MAIN.len()))?;
        for lang in Lang::MAIN {
            labels.serialize_entry(&lang, &self.0.label(lang))?;
        }
        labels.end()
    }
}

struct Descriptions<'g>(Entity<'g>);

impl Serialize for Descriptions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut descriptions = serializer.serialize_map(Some(Lang::MAIN.len()))?;
        for lang in Lang::MAIN {
            descriptions.serialize_entry(&lang, &self.0.description(lang))?;
        }
        descriptions.end()
    }
}

impl Serialize for Entity<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entity = serializer.serialize_struct("Entity", 8)?;
        entity.serialize_field("id", self.id())?;
        entity.serialize_field("kind", &self.kind())?;
        entity.serialize_field("labels", &Labels(*self))?;
        entity.serialize_field("descriptions", &Descriptions(*self))?;
        entity.serialize_field("years", &self.years())?;
        entity.serialize_field("position", &self.position())?;
        let wikidata = self.wikidata().map(|number| format!("Q{number}"));
        entity.serialize_field("wikidata", &wikidata)?;
        entity.serialize_field("names", &self.names().collect::<Vec<_>>())?;
        entity.end()
    }
}

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut name = serializer.serialize_struct("Name", 7)?;
        name.serialize_field("form", self.form())?;
        name.serialize_field("lang", &self.lang())?;
        name.serialize_field("role", &self.role())?;
        name.serialize_field("origin", &self.origin())?;
        name.serialize_field("years", &self.years())?;
        let sources: Vec<&str> = self.sources().map(|source| source.id()).collect();
        name.serialize_field("sources", &sources)?;
        name.serialize_field("note", &self.note())?;
        name.end()
    }
}

impl Serialize for Source<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut source = serializer.serialize_struct("Source", 6)?;
        source.serialize_field("id", self.id())?;
        source.serialize_field("title", self.title())?;
        source.serialize_field("author", self.author())?;
        source.serialize_field("year", &self.year())?;
        source.serialize_field("publication", self.publication())?;
        source.serialize_field("url", self.url())?;
        source.end()
    }
}

impl Serialize for Explanation<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut explanation = serializer.serialize_struct("Explanation", 2)?;
        explanation.serialize_field("sentence", &self.to_string())?;
        explanation.serialize_field("steps", self.steps())?;
        explanation.end()
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut step = serializer.serialize_struct("Step", 3)?;
        step.serialize_field("layer", &self.layer())?;
        step.serialize_field("range", &[self.range().start, self.range().end])?;
        step.serialize_field("rule", &self.to_string())?;
        step.end()
    }
}

#[cfg(all(test, feature = "bundled"))]
mod tests {
    use crate::Glossary;

    #[test]
    fn a_mention_is_written_with_its_bytes() {
        let mention = Glossary::bundled()
            .find_iter("1931 жылы Шыңжаңға өтті")
            .last();
        assert_eq!(
            serde_json::to_string(&mention).unwrap(),
            r#"{"start":14,"end":30,"stem_end":26,"text":"Шыңжаңға","entity":"xinjiang","layer":"inflected","alternatives":["xinjiang"]}"#
        );
    }
}
