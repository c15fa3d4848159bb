//! Collisions: spellings derived from a name that are recorded names of something else.
//!
//! In a lookup the recorded name wins. A list of these spellings shows an editor where a
//! reader may mean the other thing, and where a name may want a note or a variant.

use std::fmt;

use crate::glossary::{Entity, Name};
use crate::index::core::{Core, Posting};
use crate::index::keys::{self, Way};
use crate::text::romanise::{Scheme, try_romanise};

/// A spelling made of a name that is, at the layer `loose`, a name of other entities and
/// not of its own. See [`Glossary::collisions`](crate::Glossary::collisions).
///
/// Prints as a line with tabs: the spelling, the scheme or `short`, the name and its
/// entity, the others.
///
/// ```
/// let collisions = atau::Glossary::bundled().collisions();
/// let town = collisions.iter().find(|one| one.spelling() == "Куйбышев").unwrap();
/// assert_eq!(town.to_string(), "Куйбышев\tshort\tВалериан Куйбышев of kuibyshev-valerian\tsamara");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision<'g> {
    spelling: String,
    scheme: Option<Scheme>,
    name: Name<'g>,
    others: Vec<Entity<'g>>,
}

impl<'g> Collision<'g> {
    /// The spelling.
    ///
    /// ```
    /// # let collisions = atau::Glossary::bundled().collisions();
    /// assert!(collisions.iter().all(|one| !one.spelling().is_empty()));
    /// ```
    pub fn spelling(&self) -> &str {
        &self.spelling
    }

    /// The scheme by which it is made of the name; `None` if it is a short form of a
    /// person's name.
    ///
    /// ```
    /// # let collisions = atau::Glossary::bundled().collisions();
    /// assert!(collisions.iter().any(|one| one.scheme() == Some(atau::Scheme::Kazakh2021)));
    /// ```
    pub fn scheme(&self) -> Option<Scheme> {
        self.scheme
    }

    /// The name of which it is made.
    ///
    /// ```
    /// # let collisions = atau::Glossary::bundled().collisions();
    /// assert!(collisions.iter().all(|one| one.name().form() != one.spelling()));
    /// ```
    pub fn name(&self) -> Name<'g> {
        self.name
    }

    /// The entities of which it is a recorded name, in the order of their ids.
    ///
    /// ```
    /// # let collisions = atau::Glossary::bundled().collisions();
    /// assert!(collisions.iter().all(|one| !one.others().contains(&one.name().entity())));
    /// ```
    pub fn others(&self) -> &[Entity<'g>] {
        &self.others
    }
}

impl fmt::Display for Collision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.scheme.map_or("short", |scheme| scheme.as_str());
        let (form, entity) = (self.name.form(), self.name.entity());
        write!(
            f,
            "{}\t{scheme}\t{form} of {}\t",
            self.spelling,
            entity.id()
        )?;
        for (i, other) in self.others.iter().enumerate() {
            let space = if i == 0 { "" } else { " " };
            write!(f, "{space}{}", other.id())?;
        }
        Ok(())
    }
}

/// All collisions, sorted by spelling, scheme, form and entity, each once.
/// O(letters of all names × schemes).
pub fn collisions(core: Core<'_>) -> Vec<Collision<'_>> {
    let mut found = Vec::new();
    for name in 0..core.names() as u32 {
        let lang = core.lang(name);
        for scheme in Scheme::ALL.iter().filter(|scheme| scheme.from() == lang) {
            let Some(spelling) = try_romanise(core.form(name), *scheme) else {
                continue;
            };
            let descent = core.descend(&spelling);
            let rank = descent.and_then(|descent| core.forward().rank_at(descent.place));
            if let Some(others) = rank.and_then(|rank| others(core, rank, name)) {
                found.push(Collision {
                    spelling,
                    scheme: Some(*scheme),
                    name: Name::new(core, name),
                    others,
                });
            }
        }
    }
    // short forms of persons' names are keys already
    for rank in 0..core.keys() {
        for Posting { name, way, .. } in core.postings(rank) {
            if way == Way::Name || way.scheme().is_some() {
                continue;
            }
            let spelling = keys::spelling(core.form(name), way);
            if let Some((spelling, others)) = spelling.zip(others(core, rank, name)) {
                found.push(Collision {
                    spelling,
                    scheme: None,
                    name: Name::new(core, name),
                    others,
                });
            }
        }
    }
    let place = |one: &Collision<'_>| {
        (
            one.name.form().to_owned(),
            one.name.entity().id().to_owned(),
        )
    };
    found.sort_by_cached_key(|one| (one.spelling.clone(), one.scheme, place(one)));
    found.dedup_by(|a, b| a.to_string() == b.to_string());
    found
}

/// The entities of which the key of this rank is a recorded name, if that of `name` is
/// not among them.
fn others(core: Core<'_>, rank: usize, name: u32) -> Option<Vec<Entity<'_>>> {
    let recorded = core
        .postings(rank)
        .filter(|posting| posting.way == Way::Name);
    let mut others: Vec<u32> = recorded.map(|one| core.name_entity(one.name)).collect();
    others.sort_unstable();
    others.dedup();
    let collides = !others.is_empty() && !others.contains(&core.name_entity(name));
    collides.then(|| {
        others
            .into_iter()
            .map(|other| Entity::new(core, other))
            .collect()
    })
}
