//! From bytes to records, with every complaint on the way.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use unicode_normalization::is_nfc;

use super::complaint::Complaint;
use super::record::{EntityRecord, NameRecord, Records, SourceRecord, Years};
use super::{FILES, Tables};
use crate::entity::{Kind, Lang, Relation, Role, Script, UnknownWord};
use crate::inflect::{Grammar, grammar};
use crate::text::fold;

/// The most letters and digits a name may have.
pub const LONGEST_NAME: usize = 240;
/// The most characters a description may have.
pub const LONGEST_DESCRIPTION: usize = 120;
/// Years the tables may speak of.
const YEARS: std::ops::RangeInclusive<i16> = -3000..=2100;

/// Reads and checks `tables`.
///
/// # Errors
///
/// All complaints, in the order of file, line and column.
///
/// ```
/// use atau::table::{self, Tables};
///
/// let mut tables = Tables::default();
/// tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
///                             lepsi,place,Лепсі,Лепсы,Lepsi,,,,,,,\n");
/// let records = table::read(&tables).unwrap();
/// assert_eq!(records.entities[0].names[1].form, "Лепсы");
/// ```
pub fn read(tables: &Tables) -> Result<Records, Vec<Complaint>> {
    let mut reader = Reader::default();
    reader.strangers(tables);
    reader.sources(tables);
    reader.entities(tables);
    reader.names(tables);
    reader.descriptions(tables);
    reader.relations(tables);
    if reader.complaints.is_empty() {
        for entity in &mut reader.records.entities {
            entity
                .names
                .sort_by_key(|name| name.role != Role::Preferred);
        }
        Ok(reader.records)
    } else {
        reader.complaints.sort_by_key(|complaint| {
            let file = FILES.iter().position(|file| *file == complaint.file());
            (file, complaint.line(), complaint.column())
        });
        Err(reader.complaints)
    }
}

#[derive(Deserialize)]
struct SourceRow<'a> {
    id: &'a str,
    title: &'a str,
    author: &'a str,
    year: &'a str,
    lang: &'a str,
    publication: &'a str,
    url: &'a str,
}

#[derive(Deserialize)]
struct EntityRow<'a> {
    id: &'a str,
    kind: &'a str,
    kk: &'a str,
    ru: &'a str,
    en: &'a str,
    from: &'a str,
    to: &'a str,
    latitude: &'a str,
    longitude: &'a str,
    wikidata: &'a str,
    grammar: &'a str,
    note: &'a str,
}

#[derive(Deserialize)]
struct NameRow<'a> {
    entity: &'a str,
    form: &'a str,
    lang: &'a str,
    role: &'a str,
    from: &'a str,
    to: &'a str,
    source: &'a str,
    note: &'a str,
}

#[derive(Deserialize)]
struct DescriptionRow<'a> {
    entity: &'a str,
    kk: &'a str,
    ru: &'a str,
    en: &'a str,
}

#[derive(Deserialize)]
struct RelationRow<'a> {
    entity: &'a str,
    relation: &'a str,
    other: &'a str,
}

#[derive(Default)]
struct Reader {
    records: Records,
    complaints: Vec<Complaint>,
    sources: HashMap<String, usize>,
    entities: HashMap<String, usize>,
}

/// Where a complaint points: a row of a table.
struct Row<'a> {
    file: &'static str,
    line: u64,
    columns: &'a [&'static str],
    /// Where in the file each known column stands.
    places: &'a [usize],
}

impl Reader {
    fn strangers(&mut self, tables: &Tables) {
        for file in &tables.strangers {
            let what = "no table has this name".to_owned();
            let mend = format!("call it one of {}, or move it away", FILES.join(", "));
            self.complaints
                .push(Complaint::new(file, 1, 1, what, &mend));
        }
    }

    fn sources(&mut self, tables: &Tables) {
        let columns = &[
            "id",
            "title",
            "author",
            "year",
            "lang",
            "publication",
            "url",
        ];
        let mut last = String::new();
        self.table(tables, "sources.csv", columns, |this, row, record| {
            let Some(source) = this.row::<SourceRow>(row, record) else {
                return;
            };
            this.id(row, source.id);
            this.sorted(row, &mut last, source.id);
            let record = SourceRecord {
                id: source.id.to_owned(),
                title: source.title.to_owned(),
                author: source.author.to_owned(),
                year: this.year(row, "year", source.year),
                lang: source.lang.to_owned(),
                publication: source.publication.to_owned(),
                url: source.url.to_owned(),
            };
            if !source.lang.is_empty() {
                this.word::<Lang>(row, "lang", source.lang);
            }
            let index = this.records.sources.len();
            if this.sources.insert(source.id.to_owned(), index).is_some() {
                this.twice(row, source.id);
            } else {
                this.records.sources.push(record);
            }
        });
    }

    fn entities(&mut self, tables: &Tables) {
        let columns = &[
            "id",
            "kind",
            "kk",
            "ru",
            "en",
            "from",
            "to",
            "latitude",
            "longitude",
            "wikidata",
            "grammar",
            "note",
        ];
        if tables.get("entities.csv").is_none() {
            self.complaints.push(Complaint::new(
                "entities.csv",
                1,
                1,
                "there is no such file".to_owned(),
                "give the directory in which the tables of a glossary are, or start one with the header `id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note`",
            ));
            return;
        }
        let mut last = String::new();
        self.table(tables, "entities.csv", columns, |this, row, record| {
            let Some(entity) = this.row::<EntityRow>(row, record) else {
                return;
            };
            this.id(row, entity.id);
            this.sorted(row, &mut last, entity.id);
            let kind = this.word::<Kind>(row, "kind", entity.kind);
            let years = this.years(row, entity.from, entity.to);
            let position = this.position(row, entity.latitude, entity.longitude);
            let wikidata = this.wikidata(row, entity.wikidata);
            let mut names = Vec::new();
            for (form, lang) in [entity.kk, entity.ru, entity.en]
                .into_iter()
                .zip(Lang::MAIN)
            {
                if !form.is_empty() {
                    this.form(row, lang.as_str(), form, lang, Role::Preferred);
                    names.push(NameRecord {
                        form: form.to_owned(),
                        lang,
                        role: Role::Preferred,
                        years: [None; 2],
                        sources: Vec::new(),
                        note: String::new(),
                    });
                }
            }
            for flag in Grammar::new(entity.grammar).flags() {
                if !grammar::flags().any(|known| known == flag) {
                    let known: Vec<&str> = grammar::flags().collect();
                    let what = format!("unknown flag `{flag}`");
                    let mend = format!("use one of {}", known.join(", "));
                    this.complain(row, "grammar", what, &mend);
                }
            }
            if names.is_empty() {
                let what = format!("`{}` has no preferred name in any language", entity.id);
                this.complain(row, "kk", what, "fill in at least one of kk, ru, en");
            }
            let index = this.records.entities.len();
            if this.entities.insert(entity.id.to_owned(), index).is_some() {
                this.twice(row, entity.id);
                return;
            }
            this.records.entities.push(EntityRecord {
                id: entity.id.to_owned(),
                kind: kind.unwrap_or(Kind::Term),
                years,
                position,
                wikidata,
                grammar: entity.grammar.to_owned(),
                note: entity.note.to_owned(),
                descriptions: Default::default(),
                names,
                relations: Vec::new(),
            });
        });
    }

    fn names(&mut self, tables: &Tables) {
        let columns = &[
            "entity", "form", "lang", "role", "from", "to", "source", "note",
        ];
        let mut last = String::new();
        let mut cited = HashSet::new();
        self.table(tables, "names.csv", columns, |this, row, record| {
            let Some(name) = this.row::<NameRow>(row, record) else {
                return;
            };
            let entity = this.reference(row, "entity", name.entity);
            this.sorted(row, &mut last, name.entity);
            let lang = this.word::<Lang>(row, "lang", name.lang);
            let role = this.word::<Role>(row, "role", name.role);
            let years = this.years(row, name.from, name.to);
            let sources = this.source_list(row, name.source);
            if name.form.is_empty() {
                this.complain(row, "form", "the form is empty".to_owned(), "write the name, or delete the row");
            }
            let (Some(entity), Some(lang), Some(role)) = (entity, lang, role) else {
                return;
            };
            if !name.form.is_empty() {
                this.form(row, "form", name.form, lang, role);
            }
            let names = &mut this.records.entities[entity].names;
            let label = names
                .iter_mut()
                .find(|other| other.lang == lang && other.role == Role::Preferred);
            let is_label = label.as_ref().is_some_and(|label| label.form == name.form);
            match label {
                // a row that gives sources and years to the cell of entities.csv
                Some(label)
                    if is_label && role == Role::Preferred && cited.insert((entity, lang)) =>
                {
                    label.years = years;
                    label.sources = sources;
                    label.note = name.note.to_owned();
                    return;
                }
                // once is enough: reported as a form that stands twice
                Some(_) if is_label => (),
                Some(label) if role == Role::Preferred => {
                    let what = format!(
                        "`{}` is preferred here, but `{}` is the preferred name of `{}` in `{lang}`",
                        name.form, label.form, name.entity
                    );
                    this.complain(row, "role", what, "make this a variant, or change the other");
                    return;
                }
                None if role == Role::Preferred && Lang::MAIN.contains(&lang) => {
                    let what = format!("`{}` has no preferred name in `{lang}`", name.entity);
                    this.complain(row, "role", what, "write this form into its cell in entities.csv first");
                    return;
                }
                _ => (),
            }
            let names = &mut this.records.entities[entity].names;
            if names.iter().any(|other| other.lang == lang && other.form == name.form) {
                let what = format!("`{}` has the form `{}` in `{lang}` already", name.entity, name.form);
                this.complain(row, "form", what, "delete one of the two, uniting their sources (a row that cites a preferred name has the role `preferred`)");
                return;
            }
            names.push(NameRecord {
                form: name.form.to_owned(),
                lang,
                role,
                years,
                sources,
                note: name.note.to_owned(),
            });
        });
    }

    fn descriptions(&mut self, tables: &Tables) {
        let mut last = String::new();
        let mut seen = HashSet::new();
        self.table(
            tables,
            "descriptions.csv",
            &["entity", "kk", "ru", "en"],
            |this, row, record| {
                let Some(description) = this.row::<DescriptionRow>(row, record) else {
                    return;
                };
                this.sorted(row, &mut last, description.entity);
                let entity = this.reference(row, "entity", description.entity);
                let lines = [description.kk, description.ru, description.en];
                for (line, lang) in lines.into_iter().zip(Lang::MAIN) {
                    let length = line.chars().count();
                    if length > LONGEST_DESCRIPTION {
                        let what = format!("the description has {length} characters");
                        this.complain(row, lang.as_str(), what, "shorten it to 120");
                    }
                }
                let Some(entity) = entity else {
                    return;
                };
                if !seen.insert(entity) {
                    this.twice(row, description.entity);
                }
                this.records.entities[entity].descriptions = lines.map(str::to_owned);
            },
        );
    }

    fn relations(&mut self, tables: &Tables) {
        let mut last = String::new();
        self.table(
            tables,
            "relations.csv",
            &["entity", "relation", "other"],
            |this, row, record| {
                let Some(relation) = this.row::<RelationRow>(row, record) else {
                    return;
                };
                this.sorted(row, &mut last, relation.entity);
                let entity = this.reference(row, "entity", relation.entity);
                let other = this.reference(row, "other", relation.other);
                let word = this.word::<Relation>(row, "relation", relation.relation);
                let (Some(entity), Some(other), Some(word)) = (entity, other, word) else {
                    return;
                };
                if entity == other {
                    let what = format!("`{}` is related to itself", relation.entity);
                    this.complain(
                        row,
                        "other",
                        what,
                        "name the other entity, or delete the row",
                    );
                    return;
                }
                let relations = &mut this.records.entities[entity].relations;
                if relations.contains(&(word, other)) {
                    this.complain(
                        row,
                        "other",
                        "the same relation stands above".to_owned(),
                        "delete the row",
                    );
                    return;
                }
                relations.push((word, other));
            },
        );
    }

    /// Calls `each` with every row of a table that has the right number of fields
    /// in UTF-8.
    fn table(
        &mut self,
        tables: &Tables,
        file: &'static str,
        columns: &[&'static str],
        mut each: impl FnMut(&mut Reader, &Row<'_>, &csv::StringRecord),
    ) {
        let Some(bytes) = tables.get(file) else {
            return;
        };
        if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
            let what = "the file is UTF-16".to_owned();
            self.complaints
                .push(Complaint::new(file, 1, 1, what, "save it as UTF-8"));
            return;
        }
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let mut places: Option<(Vec<usize>, usize)> = None;
        let mut fields = csv::ByteRecord::new();
        loop {
            match csv.read_byte_record(&mut fields) {
                Ok(true) => (),
                Ok(false) => break,
                // reading from memory does not fail; were it to, say so
                Err(error) => {
                    let what = format!("cannot be read: {error}");
                    self.complaints
                        .push(Complaint::new(file, 1, 1, what, "mend the file"));
                    return;
                }
            }
            let line = fields.position().map_or(1, csv::Position::line);
            let Some((places, width)) = &places else {
                match self.header(file, line, columns, &fields) {
                    Some(found) => places = Some((found, fields.len())),
                    None => return,
                }
                continue;
            };
            let row = Row {
                file,
                line,
                columns,
                places,
            };
            // what a spreadsheet saves of an empty line
            if fields.iter().all(<[u8]>::is_empty) {
                let what = "the row is empty".to_owned();
                self.complain(&row, "", what, "delete it");
                continue;
            }
            if fields.len() != *width {
                let what = format!("the row has {} fields, the header {width}", fields.len());
                self.complain(
                    &row,
                    "",
                    what,
                    "add or remove commas, and put quotes around a field with a comma in it",
                );
                continue;
            }
            let mut record = csv::StringRecord::new();
            for (column, &place) in columns.iter().zip(places) {
                let field = fields.get(place).unwrap_or_default();
                match std::str::from_utf8(field) {
                    Ok(text) => {
                        self.cell(&row, column, text);
                        record.push_field(text);
                    }
                    Err(error) => {
                        let what =
                            format!("byte {} of the field is not UTF-8", error.valid_up_to() + 1);
                        self.complain(&row, column, what, "save the file as UTF-8");
                    }
                }
            }
            if record.len() == columns.len() {
                each(self, &row, &record);
            }
        }
        if places.is_none() {
            let what = "the file is empty".to_owned();
            let mend = format!("begin it with the header `{}`", columns.join(","));
            self.complaints
                .push(Complaint::new(file, 1, 1, what, &mend));
        }
    }

    /// Where the known columns stand; `None`, with complaints, if one is missing.
    fn header(
        &mut self,
        file: &'static str,
        line: u64,
        columns: &[&'static str],
        fields: &csv::ByteRecord,
    ) -> Option<Vec<usize>> {
        let names: Vec<_> = fields.iter().map(String::from_utf8_lossy).collect();
        let whole = format!("the columns are `{}`", columns.join(","));
        let mut complain = |column: usize, what: String, mend: &str| {
            self.complaints
                .push(Complaint::new(file, line, column + 1, what, mend));
        };
        if let [only] = &names[..] {
            if only.contains([';', '\t']) {
                let what = "the columns are separated by semicolons or tabs".to_owned();
                complain(0, what, "save the table with commas between the columns");
                return None;
            }
        }
        for (i, name) in names.iter().enumerate() {
            if !columns.contains(&&**name) {
                complain(
                    i,
                    format!("unknown column `{name}`"),
                    &format!("rename or delete it: {whole}"),
                );
            } else if names[..i].contains(name) {
                complain(
                    i,
                    format!("the column `{name}` stands twice"),
                    "delete one of the two",
                );
            }
        }
        let places: Vec<_> = columns
            .iter()
            .filter_map(|column| {
                let place = names.iter().position(|name| name == column);
                if place.is_none() {
                    complain(
                        0,
                        format!("the column `{column}` is missing"),
                        &format!("add it: {whole}"),
                    );
                }
                place
            })
            .collect();
        (places.len() == columns.len()).then_some(places)
    }

    fn row<'r, T: Deserialize<'r>>(
        &mut self,
        row: &Row<'_>,
        record: &'r csv::StringRecord,
    ) -> Option<T> {
        // fields are in the order of the struct, so no header is needed
        match record.deserialize(None) {
            Ok(value) => Some(value),
            Err(error) => {
                self.complain(
                    row,
                    "",
                    format!("the row cannot be read: {error}"),
                    "mend the row",
                );
                None
            }
        }
    }

    fn complain(&mut self, row: &Row<'_>, column: &str, what: String, mend: &str) {
        let known = row.columns.iter().position(|name| *name == column);
        let place = known.map_or(0, |i| row.places[i]);
        self.complaints
            .push(Complaint::new(row.file, row.line, place + 1, what, mend));
    }

    /// What holds for every cell: NFC, no stray space, no control character.
    fn cell(&mut self, row: &Row<'_>, column: &str, text: &str) {
        if text.is_ascii() && !text.contains(['\n', '\r', '\t', ' ']) {
            return;
        }
        if !is_nfc(text) {
            let what = format!("`{text}` is not in Unicode normalisation form C");
            self.complain(
                row,
                column,
                what,
                "type the letters with marks as single characters",
            );
        }
        let stray = text.starts_with(char::is_whitespace)
            || text.ends_with(char::is_whitespace)
            || text.contains("  ")
            || text
                .chars()
                .any(|c| c != ' ' && (c.is_whitespace() || c.is_control()));
        if stray {
            let what = format!("stray white space in {text:?}");
            self.complain(
                row,
                column,
                what,
                "leave single plain spaces between words and none at the ends",
            );
        }
        let invisible = |c| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if let Some(c) = text.chars().find(|&c| invisible(c)) {
            let what = format!("invisible character U+{:04X} in {text:?}", c as u32);
            self.complain(row, column, what, "delete it");
        }
    }

    fn id(&mut self, row: &Row<'_>, id: &str) {
        let kebab = id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        if !kebab || id.len() > 100 {
            let what = format!("the id `{id}` is not kebab-case ASCII");
            self.complain(
                row,
                "id",
                what,
                "use at most 100 of a-z and 0-9, with single hyphens between words",
            );
        }
    }

    fn twice(&mut self, row: &Row<'_>, id: &str) {
        let what = format!("`{id}` stands twice");
        self.complain(
            row,
            row.columns[0],
            what,
            "unite the two rows, or give one another id",
        );
    }

    fn sorted(&mut self, row: &Row<'_>, last: &mut String, id: &str) {
        if id < last.as_str() {
            let what = format!("`{id}` comes after `{last}`");
            self.complain(
                row,
                row.columns[0],
                what,
                "sort the rows by their first column, as plain ASCII",
            );
        }
        last.clear();
        last.push_str(id);
    }

    fn reference(&mut self, row: &Row<'_>, column: &str, id: &str) -> Option<usize> {
        let found = self.entities.get(id).copied();
        if found.is_none() {
            let what = format!("there is no entity `{id}`");
            self.complain(
                row,
                column,
                what,
                "correct the id, or add the entity to entities.csv",
            );
        }
        found
    }

    fn word<T: std::str::FromStr<Err = UnknownWord>>(
        &mut self,
        row: &Row<'_>,
        column: &str,
        word: &str,
    ) -> Option<T> {
        word.parse()
            .map_err(|error: UnknownWord| {
                let what = format!("unknown {} `{word}`", error.what());
                self.complain(
                    row,
                    column,
                    what,
                    &format!("use one of {}", error.known().join(", ")),
                );
            })
            .ok()
    }

    fn source_list(&mut self, row: &Row<'_>, list: &str) -> Vec<usize> {
        let mut sources = Vec::new();
        for id in list.split_ascii_whitespace() {
            match self.sources.get(id) {
                Some(&source) if !sources.contains(&source) => sources.push(source),
                Some(_) => {
                    let what = format!("the source `{id}` is cited twice");
                    self.complain(row, "source", what, "cite it once");
                }
                None => {
                    let what = format!("there is no source `{id}`");
                    self.complain(
                        row,
                        "source",
                        what,
                        "correct the id, or add the source to sources.csv",
                    );
                }
            }
        }
        sources
    }

    fn year(&mut self, row: &Row<'_>, column: &str, text: &str) -> Option<i16> {
        if text.is_empty() {
            return None;
        }
        let year = text.parse().ok().filter(|year| YEARS.contains(year));
        if year.is_none() {
            let what = format!(
                "`{text}` is not a year from {} to {}",
                YEARS.start(),
                YEARS.end()
            );
            self.complain(
                row,
                column,
                what,
                "write the year in digits, or leave the cell empty",
            );
        }
        year
    }

    fn years(&mut self, row: &Row<'_>, from: &str, to: &str) -> Years {
        let years = [self.year(row, "from", from), self.year(row, "to", to)];
        if let [Some(from), Some(to)] = years {
            if from > to {
                let what = format!("from {from} is after to {to}");
                self.complain(row, "from", what, "exchange or correct the two years");
            }
        }
        years
    }

    fn position(&mut self, row: &Row<'_>, latitude: &str, longitude: &str) -> Option<[i32; 2]> {
        let mut degrees = |column: &str, text: &str, most: f64| {
            let value: Option<f64> = text.parse().ok().filter(|v: &f64| v.abs() <= most);
            if value.is_none() && !text.is_empty() {
                let what = format!("`{text}` is not a {column} from -{most} to {most} degrees");
                self.complain(
                    row,
                    column,
                    what,
                    "write decimal degrees with a point, or leave the cell empty",
                );
            }
            value.map(|value| (value * 10_000.0).round() as i32)
        };
        let position = (
            degrees("latitude", latitude, 90.0),
            degrees("longitude", longitude, 180.0),
        );
        if latitude.is_empty() != longitude.is_empty() {
            let what = "one coordinate without the other".to_owned();
            self.complain(row, "latitude", what, "fill in both or none");
        }
        Some([position.0?, position.1?])
    }

    fn wikidata(&mut self, row: &Row<'_>, text: &str) -> Option<u32> {
        if text.is_empty() {
            return None;
        }
        let number = text
            .strip_prefix('Q')
            .filter(|digits| !digits.starts_with(['0', '+']))
            .and_then(|digits| digits.parse().ok());
        if number.is_none() {
            let what = format!("`{text}` is not a Wikidata id");
            self.complain(
                row,
                "wikidata",
                what,
                "write Q and a number, or leave the cell empty",
            );
        }
        number
    }

    /// A form must leave a key, not too long, and not mix scripts within a word
    /// unless it is known to be wrong.
    fn form(&mut self, row: &Row<'_>, column: &str, form: &str, lang: Lang, role: Role) {
        let letters = fold::loose_chars(form).count();
        if form.chars().count() > 2 * LONGEST_NAME {
            let what = "the name is longer than any".to_owned();
            self.complain(row, column, what, "shorten it to 480 characters");
        }
        if letters == 0 {
            let what = format!("`{form}` has no letter and no digit");
            self.complain(row, column, what, "write a name that can be looked up");
        }
        if letters > LONGEST_NAME {
            let what = format!("the name has {letters} letters and digits");
            self.complain(row, column, what, &format!("shorten it to {LONGEST_NAME}"));
        }
        if matches!(role, Role::Ocr | Role::Misspelling) {
            return;
        }
        for word in form.split(|c: char| !c.is_alphanumeric()) {
            let mut scripts = word.chars().filter_map(Script::of_char);
            let first = scripts.next();
            if scripts.any(|script| Some(script) != first) {
                let what =
                    format!("`{word}` mixes scripts, in a name that is `{role}` in `{lang}`");
                self.complain(
                    row,
                    column,
                    what,
                    "type the word in one script, or give the name the role `ocr` or `misspelling`",
                );
                break;
            }
        }
    }
}
