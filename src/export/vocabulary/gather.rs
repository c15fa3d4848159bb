//! The words and forms of the right names.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::cut::{LeftOut, Why, words};
use super::{Phrase, Rows, Vocabulary, forms};
use crate::entity::Lang;
use crate::glossary::Name;
use crate::inflect::{Grammar, kazakh};

/// What the right names tell, while they are read.
#[derive(Default)]
pub(super) struct Gathered {
    /// All words, by which each is known below.
    words: HashMap<String, u32>,
    paradigms: BTreeMap<String, Rows>,
    phrases: BTreeSet<Phrase>,
    left_out: BTreeSet<LeftOut>,
    /// Kazakh ends of names whose forms are known.
    known: HashSet<(String, kazakh::Stem)>,
}

impl Gathered {
    pub(super) fn add(&mut self, name: Name<'_>) {
        let form = name.form();
        let bases: Vec<Result<String, (String, Why)>> = words(form).collect();
        for (word, why) in bases.iter().filter_map(|base| base.as_ref().err()) {
            self.left_out.insert(LeftOut {
                name: form.to_owned(),
                word: word.clone(),
                why: *why,
            });
        }
        if form.split_whitespace().nth(1).is_some() {
            self.phrases.insert(Phrase::of(name));
        }
        for base in bases.iter().flatten() {
            let row = self.row(base);
            let rows = self.paradigms.entry(base.clone()).or_insert(Rows {
                base: row,
                forms: vec![row],
                is_name: false,
            });
            rows.is_name |= bases.len() == 1;
        }
        let entity = name.entity();
        let grammar = Grammar::new(entity.grammar());
        let last = form.rfind(char::is_whitespace).unwrap_or(0);
        if name.lang() == Lang::Kk {
            // there are so many forms, and so many names end alike
            let end = form.get(last..).unwrap_or("").to_owned();
            if !self.known.insert((end, kazakh::Stem::of(form, grammar))) {
                return;
            }
        }
        let before = words(form.get(..last).unwrap_or("")).count();
        for made in forms(form, name.lang(), grammar, entity.kind())
            .iter()
            .skip(1)
        {
            let (skipped, made) = match (made.get(..last), made.get(last..)) {
                (Some(start), Some(end))
                    if form.starts_with(start) && end.starts_with(char::is_whitespace) =>
                {
                    (before, end)
                }
                _ => (0, made.as_str()),
            };
            // word for word; an ending behind a quotation mark is no word
            for (base, word) in bases.iter().skip(skipped).zip(words(made)) {
                let (Ok(base), Ok(word)) = (base, word) else {
                    continue;
                };
                let row = self.row(&word);
                if let Some(rows) = self.paradigms.get_mut(base) {
                    rows.forms.push(row);
                }
            }
        }
    }

    fn row(&mut self, word: &str) -> u32 {
        if let Some(&row) = self.words.get(word) {
            return row;
        }
        let row = self.words.len() as u32;
        self.words.insert(word.to_owned(), row);
        row
    }

    /// Голощёкин is also written Голощекин.
    fn add_without_yo(&mut self) {
        let mut texts: Vec<(u32, String)> = Vec::new();
        for (text, row) in self
            .words
            .iter()
            .filter(|(text, _)| text.contains(['ё', 'Ё']))
        {
            texts.push((*row, text.replace('ё', "е").replace('Ё', "Е")));
        }
        let rows: HashMap<u32, u32> = texts
            .into_iter()
            .map(|(row, text)| (row, self.row(&text)))
            .collect();
        let mut added = Vec::new();
        for (base, paradigm) in &self.paradigms {
            let forms = paradigm
                .forms
                .iter()
                .filter_map(|row| rows.get(row))
                .copied();
            let forms: Vec<u32> = forms.collect();
            if let Some(&first) = forms.first() {
                let with_base = rows.get(&paradigm.base).copied();
                let text = base.replace('ё', "е").replace('Ё', "Е");
                added.push((text, with_base.unwrap_or(first), forms, paradigm.is_name));
            }
        }
        for (text, base, forms, is_name) in added {
            let row = self.words.get(&text).copied().unwrap_or(base);
            let rows = self.paradigms.entry(text).or_insert(Rows {
                base: row,
                forms: Vec::new(),
                is_name,
            });
            rows.forms.extend(forms);
        }
    }

    pub(super) fn into_vocabulary(mut self, lang: Lang) -> Vocabulary {
        self.add_without_yo();
        let mut words: Vec<(String, u32)> = self.words.into_iter().collect();
        words.sort_unstable();
        let mut places = vec![0; words.len()];
        for (place, (_, row)) in words.iter().enumerate() {
            places[*row as usize] = place as u32;
        }
        let paradigms = self.paradigms.into_values().map(|mut rows| {
            for row in rows.forms.iter_mut().chain([&mut rows.base]) {
                *row = places[*row as usize];
            }
            rows.forms.sort_unstable();
            rows.forms.dedup();
            rows
        });
        Vocabulary {
            lang,
            paradigms: paradigms.collect(),
            words: words.into_iter().map(|(word, _)| word).collect(),
            phrases: self.phrases.into_iter().collect(),
            wrong: Vec::new(),
            wrong_phrases: Vec::new(),
            left_out: self.left_out.into_iter().collect(),
            usual: OnceLock::new(),
            dictionaries: Default::default(),
        }
    }
}
