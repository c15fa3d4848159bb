//! What an export makes: files in memory, and what has to be said about them.

use std::io;
use std::path::{Path, PathBuf};

use super::hunspell::Hunspell;
use crate::entity::Lang;
use crate::error::Error;

/// Files that a program loads, before they are written.
///
/// ```
/// # use atau::{Glossary, Lang, table::Tables};
/// use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let files = Format::Hunspell.files(&[Vocabulary::of(&glossary, Lang::Kk)], Flavour::Strict)?;
///
/// let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
/// assert_eq!(paths, ["kk_ATAU.aff", "kk_ATAU.dic"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<(String, Vec<u8>)>,
    words: Vec<(String, Lang, usize)>,
    left_out: Vec<String>,
}

impl Files {
    pub(crate) fn add(&mut self, path: impl Into<String>, contents: impl Into<Vec<u8>>) {
        self.files.push((path.into(), contents.into()));
    }

    /// A dictionary in two files, with what it says of itself.
    pub(crate) fn add_pair(&mut self, dir: &str, pair: &Hunspell) {
        let base = format!("{dir}{}", pair.base_name());
        self.add(format!("{base}.aff"), pair.aff());
        self.add(format!("{base}.dic"), pair.dic());
        // the first line says how many there are
        let stems = pair.dic().lines().count().saturating_sub(1);
        self.count(format!("{base}.dic"), pair.lang(), stems);
        self.left_out.extend(pair.left_out().map(str::to_owned));
    }

    pub(crate) fn count(&mut self, path: impl Into<String>, lang: Lang, words: usize) {
        self.words.push((path.into(), lang, words));
    }

    pub(crate) fn leave_out(&mut self, line: String) {
        self.left_out.push(line);
    }

    /// What is left out once, in order.
    pub(crate) fn sorted(mut self) -> Files {
        self.left_out.sort();
        self.left_out.dedup();
        self
    }

    /// Each file: where, under the directory of the export and with `/` between its
    /// parts, and what is in it.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let files = Format::Hunspell.files(&[Vocabulary::of(&glossary, Lang::Ru)], Flavour::Strict)?;
    ///
    /// for (path, contents) in files.iter() {
    ///     assert!(path.starts_with("ru_ATAU.") && contents.ends_with(b"\n"));
    /// }
    /// assert_eq!(files.iter().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, contents)| (path.as_str(), contents.as_slice()))
    }

    /// The contents of the file at `path`.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let files = Format::Hunspell.files(&[Vocabulary::of(&glossary, Lang::Ru)], Flavour::Strict)?;
    ///
    /// assert!(files.get("ru_ATAU.aff").unwrap().starts_with(b"SET UTF-8\n"));
    /// assert_eq!(files.get("kk_ATAU.aff"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.iter()
            .find_map(|(other, contents)| (other == path).then_some(contents))
    }

    /// How many words of which language a file has; of a dictionary of hunspell, how many
    /// stems.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let files = Format::Hunspell.files(&[Vocabulary::of(&glossary, Lang::Ru)], Flavour::Strict)?;
    ///
    /// // one stem: Синьцзян
    /// assert_eq!(files.words().collect::<Vec<_>>(), [("ru_ATAU.dic", Lang::Ru, 1)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn words(&self) -> impl ExactSizeIterator<Item = (&str, Lang, usize)> {
        self.words
            .iter()
            .map(|(path, lang, words)| (path.as_str(), *lang, *words))
    }

    /// One line for each thing that the files cannot carry.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             division,organisation,,22-я стрелковая дивизия,,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let files = Format::Hunspell.files(&[Vocabulary::of(&glossary, Lang::Ru)], Flavour::Strict)?;
    ///
    /// let lines: Vec<&str> = files.left_out().collect();
    /// assert_eq!(lines, ["`22-я стрелковая дивизия`: `22-я` is left out: it has digits"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn left_out(&self) -> impl ExactSizeIterator<Item = &str> {
        self.left_out.iter().map(String::as_str)
    }

    /// Writes them under `dir`, which is made if it is not there. Files of the same names
    /// are replaced, others are left alone.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let files = Format::Hunspell.files(&[Vocabulary::of(&glossary, Lang::Kk)], Flavour::Strict)?;
    ///
    /// let dir = std::env::temp_dir().join(format!("atau-files-{}", std::process::id()));
    /// files.write_to(&dir)?;
    /// assert_eq!(std::fs::read(dir.join("kk_ATAU.dic"))?, files.get("kk_ATAU.dic").unwrap());
    /// # std::fs::remove_dir_all(&dir)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Io`] if a directory or a file cannot be made.
    pub fn write_to(&self, dir: impl AsRef<Path>) -> Result<(), Error> {
        let dir = dir.as_ref();
        if dir.exists() && !dir.is_dir() {
            let why = "it is no directory; name one";
            return Err(at(dir)(io::Error::new(io::ErrorKind::NotADirectory, why)));
        }
        std::fs::create_dir_all(dir).map_err(at(dir))?;
        for (path, contents) in &self.files {
            let path: PathBuf = path
                .split('/')
                .fold(dir.to_owned(), |dir, part| dir.join(part));
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).map_err(at(parent))?;
            }
            write_whole(&path, contents)?;
        }
        Ok(())
    }
}

/// Writes a file such that it is never there in part.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = PathBuf::from(part);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written.map_err(at(path))
}

fn at(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
    move |source| Error::Io {
        path: path.to_owned(),
        source,
    }
}
