//! What was found, by entity: how often, in which forms, where.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use atau::text::fold;
use atau::{Entity, Lang, Mention, Name};

/// So many places of one thing are kept; its count has the others.
pub const PLACES: usize = 100;

/// Where a mention stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The number of the file among the arguments, from 0.
    pub file: usize,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The number of the mention in its file, from 1.
    pub mention: usize,
}

/// A number of places, the first of which are known.
#[derive(Clone, Debug, Default)]
pub struct Places {
    pub count: usize,
    pub first: Vec<Place>,
}

impl Places {
    fn add(&mut self, place: Place) {
        self.count += 1;
        if self.first.len() < PLACES {
            self.first.push(place);
        }
    }

    fn append(&mut self, other: Places) {
        self.count += other.count;
        let room = PLACES - self.first.len();
        self.first.extend(other.first.into_iter().take(room));
    }
}

/// One entity.
#[derive(Clone)]
pub struct Count<'g> {
    pub entity: Entity<'g>,
    pub places: Places,
    /// The stretches of text, with white space made one space.
    pub forms: BTreeMap<String, usize>,
    /// The names, by language and by the form without regard to letter case.
    pub names: BTreeMap<(Lang, String), (Name<'g>, Places)>,
    /// What else its mentions may name.
    pub others: BTreeSet<&'g str>,
}

impl<'g> Count<'g> {
    /// The preferred name in the language of [`Lang::MAIN`] in which it is named most
    /// often, or in another.
    pub fn label(&self) -> (&'g str, Option<Lang>) {
        let times = |lang: &Lang| -> usize {
            let names = self.names.iter().filter(|((of, _), _)| of == lang);
            names.map(|(_, (_, places))| places.count).sum()
        };
        let mut langs = Lang::MAIN;
        langs.sort_by_key(|lang| usize::MAX - times(lang));
        let mut labels = langs
            .iter()
            .filter_map(|lang| Some((self.entity.label(*lang)?, Some(*lang))));
        labels.next().unwrap_or((self.entity.id(), None))
    }

    /// The forms, the most frequent first.
    pub fn forms(&self) -> Vec<(&str, usize)> {
        let forms = self.forms.iter();
        let mut forms: Vec<(&str, usize)> = forms.map(|(form, n)| (&form[..], *n)).collect();
        forms.sort_by_key(|(_, n)| usize::MAX - n);
        forms
    }
}

/// All entities, by id.
#[derive(Clone, Default)]
pub struct Tally<'g>(BTreeMap<&'g str, Count<'g>>);

impl<'g> Tally<'g> {
    pub fn add(&mut self, mention: &Mention<'g, '_>, place: Place) {
        let entity = mention.entity();
        let count = self.0.entry(entity.id()).or_insert_with(|| Count {
            entity,
            places: Places::default(),
            forms: BTreeMap::new(),
            names: BTreeMap::new(),
            others: BTreeSet::new(),
        });
        count.places.add(place);
        *count.forms.entry(one_line(mention.text())).or_default() += 1;
        let mut hits = mention.alternatives().iter();
        if let Some(hit) = hits.next() {
            let name = hit.name();
            let key = (name.lang(), fold::exact(name.form()).text().to_owned());
            let known = count.names.entry(key);
            known
                .or_insert_with(|| (name, Places::default()))
                .1
                .add(place);
        }
        count.others.extend(hits.map(|hit| hit.entity().id()));
    }

    /// Adds what comes behind.
    pub fn append(&mut self, other: Tally<'g>) {
        for (id, theirs) in other.0 {
            let Some(ours) = self.0.get_mut(id) else {
                self.0.insert(id, theirs);
                continue;
            };
            ours.places.append(theirs.places);
            for (form, count) in theirs.forms {
                *ours.forms.entry(form).or_default() += count;
            }
            for (key, (name, places)) in theirs.names {
                let known = ours.names.entry(key);
                known
                    .or_insert_with(|| (name, Places::default()))
                    .1
                    .append(places);
            }
            ours.others.extend(theirs.others);
        }
    }

    /// The entities, the most frequent first.
    pub fn counts(&self) -> Vec<&Count<'g>> {
        let mut counts: Vec<&Count<'g>> = self.0.values().collect();
        counts.sort_by_key(|count| usize::MAX - count.places.count);
        counts
    }

    pub fn get(&self, id: &str) -> Option<&Count<'g>> {
        self.0.get(id)
    }

    /// A table in Markdown.
    pub fn write_table(&self, out: &mut dyn Write) -> io::Result<()> {
        let counts = self.counts();
        let rows = counts.iter().map(|count| {
            let forms = count.forms().into_iter();
            let forms: Vec<String> = forms.map(|(form, n)| format!("{form} ({n})")).collect();
            [
                count.entity.id().to_owned(),
                count.entity.kind().to_string(),
                count.label().0.to_owned(),
                count.places.count.to_string(),
                forms.join(", "),
            ]
        });
        let head = ["entity", "kind", "name", "count", "forms"].map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(head)
            .chain(rows)
            .map(|row| row.map(|cell| cell.replace('|', "\\|")))
            .collect();
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths = [width(0), width(1), width(2), width(3)];
        for (i, [id, kind, name, count, forms]) in rows.iter().enumerate() {
            let [a, b, c, d] = widths;
            writeln!(
                out,
                "| {id:a$} | {kind:b$} | {name:c$} | {count:>d$} | {forms} |"
            )?;
            if i == 0 {
                let line = |n| "-".repeat(n);
                let [a, b, c, d] = [line(a), line(b), line(c), line(d - 1)];
                writeln!(out, "| {a} | {b} | {c} | {d}: | ----- |")?;
            }
        }
        Ok(())
    }

    /// One JSON object for each entity.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        for count in self.counts() {
            let labels = Lang::MAIN.into_iter();
            let labels = labels.filter_map(|lang| Some((lang, count.entity.label(lang)?)));
            let forms = count.forms().into_iter();
            let line = Line {
                entity: count.entity.id(),
                kind: count.entity.kind(),
                name: count.label().0,
                labels: labels.collect(),
                count: count.places.count,
                forms: forms.map(|(form, count)| Form { form, count }).collect(),
            };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

/// What `find --stats --json` writes for one entity.
#[derive(serde::Serialize)]
struct Line<'a> {
    entity: &'a str,
    kind: atau::Kind,
    name: &'a str,
    labels: BTreeMap<Lang, &'a str>,
    count: usize,
    forms: Vec<Form<'a>>,
}

#[derive(serde::Serialize)]
struct Form<'a> {
    form: &'a str,
    count: usize,
}

/// A stretch of text with its white space made one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
