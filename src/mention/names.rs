//! What is known of names, kept for when they are met again.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::memo::{self, MOST};
use crate::index::core::Core;
use crate::query::Filter;
use crate::reading::{self, KazakhName};

/// Names as they were met.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Those that take Kazakh endings, by the rank of their key.
    kazakh: HashMap<usize, Range<u32>, RandomState>,
    each: Vec<KazakhName>,
}

impl Names {
    /// The names with a key that take Kazakh endings.
    pub fn kazakh(&mut self, core: Core<'_>, filter: &Filter, rank: usize) -> &[KazakhName] {
        if self.kazakh.len().max(self.each.len()) >= MOST {
            self.kazakh.clear();
            self.each.clear();
        }
        let known = self.kazakh.entry(rank);
        let part = known.or_insert_with(|| {
            let names = reading::kazakh_names(core, filter, rank);
            memo::add(&mut self.each, names)
        });
        memo::part(&self.each, part)
    }
}
