//! A hit as a card to read.

use std::fmt;

use crate::entity::Lang;
use crate::glossary::Name;
use crate::hit::Hit;

/// A hit as a card of some ten lines; see [`Hit::card`]. Prints plainly with `{}`,
/// with the headings in terminal bold and the rest dimmed with `{:#}`.
///
/// ```
/// let hits = atau::Glossary::bundled().lookup("Чугучак");
/// println!("{:#}", hits[0].card());
/// assert!(hits[0].card().to_string().contains("place tacheng, 46.75°N 82.98°E"));
/// ```
#[derive(Clone, Debug)]
pub struct Card<'g, 'q>(Hit<'g, 'q>);

/// A hit in one line; see [`Hit::summary`].
///
/// ```
/// for hit in atau::Glossary::bundled().complete("Шәу") {
///     println!("{}", hit.summary());
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Summary<'g, 'q>(Hit<'g, 'q>);

impl<'g, 'q> Hit<'g, 'q> {
    /// The entity as a card: its preferred names, what it is, its other names with
    /// language, role and sources, and how the query was understood.
    ///
    /// ```
    /// let hits = atau::Glossary::bundled().lookup("Чугучак");
    /// let card = hits[0].card().to_string();
    /// assert!(card.starts_with("Шәуешек · Чугучак · Tacheng\n"));
    /// ```
    pub fn card(&self) -> Card<'g, 'q> {
        Card(*self)
    }

    /// The hit in one line: the name found, the preferred names, the kind.
    ///
    /// ```
    /// let hits = atau::Glossary::bundled().lookup("Chuguchak");
    /// assert_eq!(hits[0].summary().to_string(), "Chuguchak (place: Шәуешек · Чугучак · Tacheng)");
    /// ```
    pub fn summary(&self) -> Summary<'g, 'q> {
        Summary(*self)
    }

    fn labels(&self) -> String {
        let entity = self.entity();
        let labels: Vec<&str> = Lang::MAIN
            .iter()
            .filter_map(|lang| entity.label(*lang))
            .collect();
        labels.join(" · ")
    }
}

impl fmt::Display for Card<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hit = self.0;
        let entity = hit.entity();
        let (bold, dim, plain) = match f.alternate() {
            true => ("\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"),
            false => ("", "", ""),
        };
        writeln!(f, "{bold}{}{plain}", hit.labels())?;
        write!(f, "  {dim}{} {}{plain}", entity.kind(), entity.id())?;
        if let Some(years) = years(entity.years()) {
            write!(f, ", {years}")?;
        }
        if let Some([latitude, longitude]) = entity.position() {
            write!(f, ", {}", degrees(latitude, ['N', 'S']))?;
            write!(f, " {}", degrees(longitude, ['E', 'W']))?;
        }
        writeln!(f)?;
        for lang in Lang::MAIN {
            if let Some(description) = entity.description(lang) {
                writeln!(f, "  {dim}{lang}{plain} {description}")?;
            }
        }
        let mut names: Vec<Name<'_>> = entity.names().collect();
        names.sort_by_key(|name| name.role());
        let width = names.iter().map(|name| name.form().chars().count()).max();
        for name in names {
            let form = name.form();
            let space = width
                .unwrap_or(0)
                .min(40)
                .saturating_sub(form.chars().count());
            let tags = format!("{} {}", name.lang(), name.role());
            write!(f, "    {form}{:space$}  {dim}{tags:<18}", "")?;
            let sources: Vec<&str> = name.sources().map(|source| source.id()).collect();
            write!(f, "  {}{plain}", sources.join(" "))?;
            if let Some(years) = years(name.years()) {
                write!(f, "  {years}")?;
            }
            match name.note() {
                Some(note) => writeln!(f, "  ({note})")?,
                None => writeln!(f)?,
            }
        }
        if let Some(note) = entity.note() {
            writeln!(f, "  {dim}note{plain} {note}")?;
        }
        for (relation, other) in entity.relations() {
            let label = Lang::MAIN.iter().find_map(|lang| other.label(*lang));
            writeln!(
                f,
                "  {dim}{relation}{plain} {}",
                label.unwrap_or(other.id())
            )?;
        }
        writeln!(f, "  {dim}{}: {}{plain}", hit.layer(), hit.explain())
    }
}

impl fmt::Display for Summary<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hit = self.0;
        write!(
            f,
            "{} ({}: {})",
            hit.name().form(),
            hit.entity().kind(),
            hit.labels()
        )
    }
}

/// `1917-1920`, `from 1917`, `until 1920`.
fn years(years: [Option<i16>; 2]) -> Option<String> {
    match years {
        [None, None] => None,
        [Some(from), Some(to)] if from == to => Some(from.to_string()),
        [Some(from), Some(to)] => Some(format!("{from}-{to}")),
        [Some(from), None] => Some(format!("from {from}")),
        [None, Some(to)] => Some(format!("until {to}")),
    }
}

fn degrees(degrees: f64, letters: [char; 2]) -> String {
    let letter = letters[usize::from(degrees < 0.0)];
    format!("{:.2}°{letter}", degrees.abs())
}
