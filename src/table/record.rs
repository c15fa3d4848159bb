//! What the tables say, checked and joined: one record an entity.

use crate::entity::{Kind, Lang, Relation, Role};

/// A whole glossary, entities in the order of their ids.
///
/// ```
/// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
/// let records = atau::table::read(&tables).unwrap();
/// assert!(records.entities.is_sorted_by(|a, b| a.id < b.id));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The entities.
    pub entities: Vec<EntityRecord>,
    /// The sources, in the order of their ids.
    pub sources: Vec<SourceRecord>,
}

/// One entity with all its names.
///
/// ```
/// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
/// let records = atau::table::read(&tables).unwrap();
/// let almaty = records.entities.iter().find(|entity| entity.id == "almaty").unwrap();
/// assert_eq!(almaty.position, Some([432_500, 769_200]));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct EntityRecord {
    /// Stable id.
    pub id: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// First and last year of its existence.
    pub years: Years,
    /// Latitude and longitude in ten-thousandths of a degree.
    pub position: Option<[i32; 2]>,
    /// Number of the Wikidata item, without the Q.
    pub wikidata: Option<u32>,
    /// What the inflection rules cannot guess.
    pub grammar: String,
    /// Editors' remark.
    pub note: String,
    /// One line in Kazakh, Russian, English.
    pub descriptions: [String; 3],
    /// Names, preferred ones first.
    pub names: Vec<NameRecord>,
    /// Relations to other entities, by index.
    pub relations: Vec<(Relation, usize)>,
}

/// One name of an entity.
///
/// ```
/// # use atau::Role;
/// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
/// let records = atau::table::read(&tables).unwrap();
/// let mut names = records.entities.iter().flat_map(|entity| &entity.names);
/// let verny = names.find(|name| name.form == "Верный").unwrap();
/// assert_eq!((verny.role, verny.years), (Role::Historical, [Some(1867), Some(1921)]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRecord {
    /// The name as it is written.
    pub form: String,
    /// Language and script.
    pub lang: Lang,
    /// What it is to its entity.
    pub role: Role,
    /// Years of use.
    pub years: Years,
    /// Sources, by index.
    pub sources: Vec<usize>,
    /// Editors' remark.
    pub note: String,
}

/// One source.
///
/// ```
/// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
/// let records = atau::table::read(&tables).unwrap();
/// assert_eq!((records.sources[2].id.as_str(), records.sources[2].year), ("002", Some(2025)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRecord {
    /// Short id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Authors.
    pub author: String,
    /// Year of publication.
    pub year: Option<i16>,
    /// Language tag.
    pub lang: String,
    /// Journal, number, pages, publisher.
    pub publication: String,
    /// Where it can be read.
    pub url: String,
}

/// A first and a last year, each if known.
pub type Years = [Option<i16>; 2];

impl Records {
    /// These records with `mine` laid over them; see
    /// [`Glossary::merge`](crate::Glossary::merge).
    pub(crate) fn overlaid(mut self, mine: Records) -> Records {
        // sources and entities of the same id are one
        let mut ids: Vec<String> = self.sources.iter().map(|s| s.id.clone()).collect();
        let sources: Vec<usize> = mine
            .sources
            .into_iter()
            .map(|source| match ids.iter().position(|id| *id == source.id) {
                Some(known) => {
                    self.sources[known] = source;
                    known
                }
                None => {
                    ids.push(source.id.clone());
                    self.sources.push(source);
                    self.sources.len() - 1
                }
            })
            .collect();
        let known: std::collections::HashMap<String, usize> = self
            .entities
            .iter()
            .enumerate()
            .map(|(index, entity)| (entity.id.clone(), index))
            .collect();
        let mut next = self.entities.len();
        let places: Vec<usize> = mine
            .entities
            .iter()
            .map(|entity| {
                known.get(&entity.id).copied().unwrap_or_else(|| {
                    next += 1;
                    next - 1
                })
            })
            .collect();
        for (mut entity, place) in mine.entities.into_iter().zip(&places) {
            for (_, other) in &mut entity.relations {
                *other = places[*other];
            }
            for source in entity.names.iter_mut().flat_map(|name| &mut name.sources) {
                *source = sources[*source];
            }
            match self.entities.get_mut(*place) {
                Some(theirs) => theirs.overlay(entity),
                None => self.entities.push(entity),
            }
        }
        self.sorted()
    }

    /// The same records, entities and sources in the order of their ids.
    fn sorted(mut self) -> Records {
        let order = |ids: Vec<&str>| {
            let mut order: Vec<usize> = (0..ids.len()).collect();
            order.sort_by_key(|&i| ids[i]);
            let mut places = vec![0; order.len()];
            for (place, index) in order.into_iter().enumerate() {
                places[index] = place;
            }
            places
        };
        let entities = order(self.entities.iter().map(|e| e.id.as_str()).collect());
        let sources = order(self.sources.iter().map(|s| s.id.as_str()).collect());
        for entity in &mut self.entities {
            for (_, other) in &mut entity.relations {
                *other = entities[*other];
            }
            for source in entity.names.iter_mut().flat_map(|name| &mut name.sources) {
                *source = sources[*source];
            }
        }
        self.entities.sort_by(|a, b| a.id.cmp(&b.id));
        self.sources.sort_by(|a, b| a.id.cmp(&b.id));
        self
    }
}

/// My years where I have them; mine alone if the two together would end before they begin.
fn overlaid(theirs: Years, mine: Years) -> Years {
    match [mine[0].or(theirs[0]), mine[1].or(theirs[1])] {
        [Some(from), Some(to)] if from > to => mine,
        both => both,
    }
}

impl NameRecord {
    fn overlay(&mut self, mine: NameRecord) {
        self.role = mine.role;
        self.years = overlaid(self.years, mine.years);
        if !mine.sources.is_empty() {
            self.sources = mine.sources;
        }
        if !mine.note.is_empty() {
            self.note = mine.note;
        }
    }
}

impl EntityRecord {
    fn overlay(&mut self, mine: EntityRecord) {
        self.kind = mine.kind;
        self.years = overlaid(self.years, mine.years);
        self.position = mine.position.or(self.position);
        self.wikidata = mine.wikidata.or(self.wikidata);
        let texts = self.descriptions.iter_mut().zip(mine.descriptions);
        let rest = [
            (&mut self.grammar, mine.grammar),
            (&mut self.note, mine.note),
        ];
        for (text, my_text) in texts.chain(rest) {
            if !my_text.is_empty() {
                *text = my_text;
            }
        }
        for name in mine.names {
            if name.role == Role::Preferred {
                let replaced = self.names.iter_mut().find(|theirs| {
                    theirs.role == Role::Preferred
                        && theirs.lang == name.lang
                        && theirs.form != name.form
                });
                if let Some(theirs) = replaced {
                    theirs.role = Role::Variant;
                }
            }
            let same =
                |theirs: &&mut NameRecord| theirs.lang == name.lang && theirs.form == name.form;
            match self.names.iter_mut().find(same) {
                Some(theirs) => theirs.overlay(name),
                None => self.names.push(name),
            }
        }
        self.names.sort_by_key(|name| name.role != Role::Preferred);
        for relation in mine.relations {
            if !self.relations.contains(&relation) {
                self.relations.push(relation);
            }
        }
    }
}
