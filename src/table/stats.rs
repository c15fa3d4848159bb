//! What is in the tables, in numbers.

use std::collections::BTreeMap;
use std::fmt;

use super::record::Records;
use crate::entity::{Kind, Lang, Relation, Role};

/// How much of what a glossary has. Prints as tables in Markdown; a share is rounded
/// down, so that 100% is all of it.
///
/// ```
/// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
/// # let records = atau::table::read(&tables).unwrap();
/// use atau::table::Statistics;
/// let statistics = Statistics::of(&records);
/// assert_eq!(statistics.all_entities().count, records.entities.len());
/// println!("{statistics}");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// The entities of each kind there is.
    pub entities: BTreeMap<Kind, EntityStatistics>,
    /// The names in each language there is, the preferred ones included.
    pub names: BTreeMap<Lang, NameStatistics>,
    /// For the id of each source, the names that it has.
    pub sources: BTreeMap<String, usize>,
    /// How often each relation is stated.
    pub relations: BTreeMap<Relation, usize>,
}

/// How many of some entities have what.
///
/// ```
/// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
/// # let records = atau::table::read(&tables).unwrap();
/// use atau::{Kind, table::Statistics};
/// let places = Statistics::of(&records).entities[&Kind::Place];
/// println!("{} of {} places have coordinates", places.placed, places.count);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntityStatistics {
    /// All of them.
    pub count: usize,
    /// With a preferred name in each of [`Lang::MAIN`].
    pub named: usize,
    /// With a description in each of [`Lang::MAIN`].
    pub described: usize,
    /// With a first or a last year.
    pub dated: usize,
    /// With latitude and longitude.
    pub placed: usize,
    /// With a Wikidata item.
    pub wikidata: usize,
    /// With a relation to another, stated of either.
    pub related: usize,
}

/// How many of some names there are in each role, and how many have a source.
///
/// ```
/// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
/// # let records = atau::table::read(&tables).unwrap();
/// use atau::{Lang, Role, table::Statistics};
/// let english = &Statistics::of(&records).names[&Lang::En];
/// println!("{} variants, {} names with a source", english.roles[&Role::Variant], english.sourced);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameStatistics {
    /// The names in each role there is.
    pub roles: BTreeMap<Role, usize>,
    /// Those that a source has, the editors included.
    pub sourced: usize,
}

impl Statistics {
    /// Counts what is in `records`.
    ///
    /// ```
    /// # use atau::table::{Records, Statistics};
    /// assert_eq!(Statistics::of(&Records::default()), Statistics::default());
    /// ```
    pub fn of(records: &Records) -> Statistics {
        let mut statistics = Statistics::default();
        let mut related = vec![false; records.entities.len()];
        for (index, entity) in records.entities.iter().enumerate() {
            for &(relation, other) in &entity.relations {
                *statistics.relations.entry(relation).or_default() += 1;
                related[index] = true;
                related[other] = true;
            }
        }
        statistics.sources = records
            .sources
            .iter()
            .map(|source| (source.id.clone(), 0))
            .collect();
        for (entity, related) in records.entities.iter().zip(related) {
            let has_name = |lang: &Lang| {
                let mut names = entity.names.iter();
                names.any(|name| name.lang == *lang && name.role == Role::Preferred)
            };
            let entities = statistics.entities.entry(entity.kind).or_default();
            entities.count += 1;
            entities.named += usize::from(Lang::MAIN.iter().all(has_name));
            entities.described += usize::from(entity.descriptions.iter().all(|d| !d.is_empty()));
            entities.dated += usize::from(entity.years != [None; 2]);
            entities.placed += usize::from(entity.position.is_some());
            entities.wikidata += usize::from(entity.wikidata.is_some());
            entities.related += usize::from(related);
            for name in &entity.names {
                let names = statistics.names.entry(name.lang).or_default();
                *names.roles.entry(name.role).or_default() += 1;
                names.sourced += usize::from(!name.sources.is_empty());
                for &source in &name.sources {
                    let id = &records.sources[source].id;
                    *statistics.sources.entry(id.clone()).or_default() += 1;
                }
            }
        }
        statistics
    }

    /// The entities of all kinds.
    ///
    /// ```
    /// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
    /// # let records = atau::table::read(&tables).unwrap();
    /// let all = atau::table::Statistics::of(&records).all_entities();
    /// assert_eq!(all.described, all.count);
    /// ```
    pub fn all_entities(&self) -> EntityStatistics {
        let add = |a: EntityStatistics, b: &EntityStatistics| EntityStatistics {
            count: a.count + b.count,
            named: a.named + b.named,
            described: a.described + b.described,
            dated: a.dated + b.dated,
            placed: a.placed + b.placed,
            wikidata: a.wikidata + b.wikidata,
            related: a.related + b.related,
        };
        self.entities.values().fold(Default::default(), add)
    }

    /// The names in all languages.
    ///
    /// ```
    /// # let tables = atau::table::Tables::from_dir("glossary".as_ref()).unwrap();
    /// # let records = atau::table::read(&tables).unwrap();
    /// let all = atau::table::Statistics::of(&records).all_names();
    /// assert!(all.sourced <= all.count());
    /// ```
    pub fn all_names(&self) -> NameStatistics {
        let mut all = NameStatistics::default();
        for names in self.names.values() {
            for (role, count) in &names.roles {
                *all.roles.entry(*role).or_default() += count;
            }
            all.sourced += names.sourced;
        }
        all
    }
}

impl NameStatistics {
    /// All of them.
    ///
    /// ```
    /// # use atau::{Role, table::NameStatistics};
    /// let roles = [(Role::Preferred, 3), (Role::Historical, 2)].into();
    /// assert_eq!(NameStatistics { roles, sourced: 4 }.count(), 5);
    /// ```
    pub fn count(&self) -> usize {
        self.roles.values().sum()
    }
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header = [
            "kind",
            "entities",
            "kk, ru, en",
            "described",
            "years",
            "coordinates",
            "Wikidata",
            "related",
        ];
        let row = |kind: &str, of: &EntityStatistics| {
            let share = |count| share(count, of.count);
            vec![
                kind.to_owned(),
                number(of.count),
                share(of.named),
                share(of.described),
                share(of.dated),
                share(of.placed),
                share(of.wikidata),
                share(of.related),
            ]
        };
        let kinds = self.entities.iter();
        let mut rows: Vec<_> = kinds.map(|(kind, of)| row(kind.as_str(), of)).collect();
        rows.push(row("all", &self.all_entities()));
        table(f, &header, &rows)?;

        let roles: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        let header = [&["language"], &roles[..], &["names", "sourced"]].concat();
        let row = |lang: &str, of: &NameStatistics| {
            let count = |role| of.roles.get(role).copied().unwrap_or(0);
            let mut cells = vec![lang.to_owned()];
            cells.extend(Role::ALL.iter().map(|role| number(count(role))));
            cells.extend([number(of.count()), share(of.sourced, of.count())]);
            cells
        };
        let langs = self.names.iter();
        let mut rows: Vec<_> = langs.map(|(lang, of)| row(lang.as_str(), of)).collect();
        rows.push(row("all", &self.all_names()));
        writeln!(f)?;
        table(f, &header, &rows)?;

        let sources = self.sources.iter();
        let rows: Vec<_> = sources
            .map(|(id, names)| vec![id.clone(), number(*names)])
            .collect();
        writeln!(f)?;
        table(f, &["source", "names"], &rows)?;

        let relations = self.relations.iter();
        let rows: Vec<_> = relations
            .map(|(relation, times)| vec![relation.to_string(), number(*times)])
            .collect();
        writeln!(f)?;
        table(f, &["relation", "times"], &rows)
    }
}

/// Writes a table in Markdown, numbers to the right.
fn table(f: &mut fmt::Formatter<'_>, header: &[&str], rows: &[Vec<String>]) -> fmt::Result {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].len());
        cells.fold(header[column].len(), usize::max).max(4)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let rule: Vec<String> = widths
        .iter()
        .enumerate()
        .map(|(column, width)| match column {
            0 => "-".repeat(*width),
            _ => format!("{}:", "-".repeat(width - 1)),
        })
        .collect();
    let header = header.iter().map(|cell| cell.to_string()).collect();
    for row in [&header, &rule].into_iter().chain(rows) {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            match column {
                0 => write!(f, "| {cell:<width$} |")?,
                _ => write!(f, " {cell:>width$} |")?,
            }
        }
        writeln!(f)?;
    }
    Ok(())
}

/// `212 (74%)`; none, or none of none, is `0`.
fn share(count: usize, of: usize) -> String {
    match (count * 100).checked_div(of) {
        Some(percent) if count > 0 => format!("{} ({percent}%)", number(count)),
        _ => number(count),
    }
}

/// `14,531`.
fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.char_indices() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
