//! How names inflect: read off their ends when a glossary is compiled, and kept with them,
//! so that a look-up need not.
//!
//! The list of a Kazakh or Russian name has the three [numbers](kazakh::Stem::to_numbers) of
//! the stem that takes Kazakh endings, the third with the highest bit set if the name ends with
//! a point or stands in brackets. Behind them, of a Russian name, are those of its
//! [declension]. A name with stranger letters, or more of them, than those numbers can tell has
//! no list, and is read when it is asked for.

use super::core::Words;
use crate::entity::{Kind, Lang};
use crate::inflect::russian::{Nature, declension};
use crate::inflect::{Grammar, kazakh};
use crate::table::{EntityRecord, NameRecord};

const SHORTENED: u32 = 1 << 31;

/// The list of a name; empty if it has none.
pub fn numbers(name: &NameRecord, entity: &EntityRecord) -> Vec<u32> {
    list(name, entity).unwrap_or_default()
}

fn list(name: &NameRecord, entity: &EntityRecord) -> Option<Vec<u32>> {
    if !takes_kazakh(name.lang) {
        return None;
    }
    let grammar = Grammar::new(&entity.grammar);
    let stem = kazakh::Stem::of(&name.form, grammar);
    let [first, second, third] = stem.to_numbers()?;
    let shortened = match is_shortened(name.form.as_bytes()) {
        true => SHORTENED,
        false => 0,
    };
    let mut numbers = vec![first, second, third | shortened];
    if name.lang == Lang::Ru {
        let nature = nature(entity.kind);
        numbers.extend(declension::numbers(&name.form, grammar, nature)?);
    }
    Some(numbers)
}

/// Whether names in a language take Kazakh endings.
pub fn takes_kazakh(lang: Lang) -> bool {
    matches!(lang, Lang::Kk | Lang::Ru)
}

/// Whether a name ends with a point or stands in brackets.
pub fn is_shortened(form: &[u8]) -> bool {
    matches!(form, [.., b'.'] | [b'(', .., b')'])
}

/// What matters of a kind for the forms of Russian names.
pub fn nature(kind: Kind) -> Nature {
    match kind {
        Kind::Person => Nature::Person,
        Kind::Place => Nature::Place,
        _ => Nature::Other,
    }
}

/// Whether a list is one of these.
pub fn is_inflection(list: Words<'_>) -> bool {
    Inflection::new(list).is_some_and(|inflection| {
        inflection.stem().is_some() && declension::is_declension(inflection.declension())
    })
}

/// The list of a name.
#[derive(Clone, Debug)]
pub struct Inflection<'a> {
    stem: [u32; kazakh::numbers::LEN],
    declension: Words<'a>,
}

impl<'a> Inflection<'a> {
    /// `None` if the list is empty.
    #[inline]
    pub fn new(mut list: Words<'a>) -> Option<Inflection<'a>> {
        Some(Inflection {
            stem: [list.next()?, list.next()?, list.next()?],
            declension: list,
        })
    }

    /// What the name takes of Kazakh endings.
    pub fn stem(&self) -> Option<kazakh::Stem> {
        kazakh::Stem::from_numbers(self.stem)
    }

    /// Whether the name ends with a point or stands in brackets.
    #[inline]
    pub fn is_shortened(&self) -> bool {
        self.stem[2] & SHORTENED != 0
    }

    /// The numbers of the [declension] of a Russian name.
    #[inline]
    pub fn declension(self) -> Words<'a> {
        self.declension
    }
}

#[cfg(all(test, feature = "bundled"))]
mod tests {
    use crate::Glossary;
    use crate::entity::Lang;
    use crate::inflect::{Grammar, kazakh, russian};

    #[test]
    fn the_bundled_names_are_kept_as_the_rules_read_them() {
        let core = Glossary::bundled().core();
        let mut kept = 0;
        for name in 0..core.names() as u32 {
            let entity = core.name_entity(name);
            let (form, grammar) = (core.form(name), Grammar::new(core.grammar(entity)));
            let Some(inflection) = core.inflection(name) else {
                assert!(!super::takes_kazakh(core.lang(name)), "{form}");
                continue;
            };
            assert_eq!(inflection.stem(), Some(kazakh::Stem::of(form, grammar)));
            assert_eq!(
                inflection.is_shortened(),
                super::is_shortened(form.as_bytes())
            );
            if core.lang(name) == Lang::Ru {
                let nature = super::nature(core.kind(entity));
                let read = russian::declension::numbers(form, grammar, nature);
                assert_eq!(inflection.declension().collect::<Vec<_>>(), read.unwrap());
            }
            kept += 1;
        }
        assert!(kept > 5_000);
    }
}
