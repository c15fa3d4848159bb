//! Which of several entities with one name is meant.

use std::collections::HashMap;
use std::ops::Range;

use super::tokens::{Gap, Window};
use crate::entity::{Kind, Lang, Layer, Relation};
use crate::hit::Hit;
use crate::index::core::Core;
use crate::text::fold;

/// What a text has told so far.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// How often each entity was meant beyond doubt. No larger than the glossary.
    met: HashMap<u32, u32>,
}

impl Evidence {
    /// Whether the text has named an entity.
    pub fn has_met(&self, entity: u32) -> bool {
        self.met.contains_key(&entity)
    }

    /// Puts the hits of a mention, the best first as far as they tell, in the order of
    /// what the words around and the text before it say.
    pub fn order(
        &mut self,
        core: Core<'_>,
        window: &Window,
        tokens: Range<usize>,
        hits: &mut [Hit<'_, '_>],
    ) {
        let entity = |hit: &Hit<'_, '_>| core.name_entity(hit.reading().posting.name);
        if let [hit] = hits {
            *self.met.entry(entity(hit)).or_default() += 1;
            return;
        }
        let Some(layer) = hits.first().map(Hit::layer) else {
            return;
        };
        let first = window.tokens.get(tokens.start);
        let lang = match window.is_kazakh(tokens.start) {
            true => Lang::Kk,
            false if first.is_some_and(|token| token.is_cyrillic) => Lang::Ru,
            false => Lang::En,
        };
        let next = window.tokens.get(tokens.end);
        let next: Option<String> = next.map(|token| {
            let letters = window.letters.get(token.letters.clone());
            letters.unwrap_or_default().iter().take(4).collect()
        });
        let is_capital = first.is_some_and(|token| token.is_capital);
        let begins_sentence =
            tokens.start == 0 || first.is_some_and(|token| token.gap.has(Gap::BREAK));
        hits.sort_by_cached_key(|hit| {
            let (index, name) = (entity(hit), hit.reading().posting.name);
            let mut score = 0;
            // in running text a name is as good with an ending as without
            score -= match (layer, hit.layer()) {
                (best, this) if best == this => 0,
                (Layer::Exact | Layer::Loose, Layer::Inflected) => 2,
                _ => 8,
            };
            if core.lang(name) == lang {
                score += 2;
            }
            // a capital that no sentence asks for, or a small letter
            let form = core.form(name);
            let is_proper = form.chars().next().is_some_and(char::is_uppercase);
            if is_proper != is_capital && !(begins_sentence && is_capital) {
                score -= 3;
            }
            // an abbreviation is in capitals: КСРО-ға is not КСРО ҒА
            let ends_in_capital = |text: &str| {
                let last = text.chars().rev().find(|c| c.is_alphabetic());
                last.is_some_and(char::is_uppercase)
            };
            if hit.layer() == Layer::Loose && ends_in_capital(form) && !ends_in_capital(hit.query())
            {
                score -= 6;
            }
            // a part of a name stands for it where the whole was named before
            if core.name_note(name).starts_with("elliptic") {
                score -= if self.has_met(index) { 2 } else { 4 };
            }
            // a work of one word is quoted
            let is_quoted = first.is_some_and(|token| token.gap.has(Gap::QUOTE));
            if core.kind(index) == Kind::Work && tokens.len() == 1 && !is_quoted {
                score -= 3;
            }
            // `Орал өзені`: the river is described by that word
            if let Some(next) = &next {
                if next.chars().count() > 3 && class(core.description(index, lang), lang) == *next {
                    score += 4;
                }
            }
            if let Some(times) = self.met.get(&index) {
                score += 1 + i32::from(*times > 2);
            }
            let related = core.relations(index).any(|(relation, other)| {
                relation != Relation::ConfusableWith && self.met.contains_key(&other)
            });
            if related {
                score += 1;
            }
            -score
        });
    }
}

/// The word by which a description says what kind of thing it is about, as far as the
/// words around a name are looked at: the last of its first part in Kazakh, the first in
/// Russian and English.
fn class(description: &str, lang: Lang) -> String {
    let part = description
        .split([',', ';', '('])
        .next()
        .unwrap_or_default();
    let word = match lang {
        Lang::Kk => part.split_whitespace().next_back(),
        _ => part.split_whitespace().next(),
    };
    let letters = fold::loose_chars(word.unwrap_or_default());
    letters.take(4).map(|fold| fold.char).collect()
}
