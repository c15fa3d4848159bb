//! Files that other programs load.
//!
//! A [`Vocabulary`] is made once from a glossary, for one language: the words a
//! spell-checker should accept, in all forms that the strict side of
//! [`inflect`](crate::inflect) makes, and the wrong ones with what was meant. Each
//! format is written from it, and what several share is made once, so a program that
//! writes several should keep it.

mod files;
pub mod hunspell;
pub mod lists;
mod md5;
pub mod package;
mod vale;
pub mod vocabulary;

use std::fmt;
use std::io;
use std::str::FromStr;

use crate::entity::{UnknownWord, vocabulary};
use hunspell::Flavour;

pub use files::Files;
pub use hunspell::Hunspell;
pub use vocabulary::Vocabulary;

vocabulary! {
    /// What can be written.
    ///
    /// ```
    /// use atau::Format;
    /// assert_eq!("hunspell".parse(), Ok(Format::Hunspell));
    /// let error = "winword".parse::<Format>().unwrap_err();
    /// assert!(error.to_string().contains("known: hunspell"));
    /// ```
    Format, "format":
    /// A dictionary for hunspell, nuspell and all programs built on them: [`Hunspell`].
    Hunspell = "hunspell",
    /// The same, packed for LibreOffice.
    LibreOffice = "libreoffice",
    /// The same, packed for Firefox and Thunderbird.
    Firefox = "firefox",
    /// For any program that takes a word a line.
    Plain = "plain",
    /// For cspell, and Code Spell Checker in VS Code.
    Cspell = "cspell",
    /// For GNU Aspell.
    Aspell = "aspell",
    /// For Enchant, and with it GNOME's programs.
    Enchant = "enchant",
    /// For Vale.
    Vale = "vale",
    /// For typos.
    Typos = "typos",
    /// For Codebook.
    Codebook = "codebook",
    /// For LanguageTool.
    LanguageTool = "languagetool",
    /// For Chrome, Edge and their kin.
    Chrome = "chrome",
}

impl Format {
    /// Makes the files of this format for one or several languages, each once. The flavour
    /// is that of dictionaries of hunspell; lists of words are always strict.
    ///
    /// ```
    /// # use atau::{Lang, table::Tables, Glossary};
    /// use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,,Синьцзян,,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let files = Format::Enchant.files(&[Vocabulary::of(&glossary, Lang::Ru)], Flavour::Strict)?;
    /// let words = std::str::from_utf8(files.get("ru_RU.dic").unwrap()).unwrap();
    /// assert!(words.lines().any(|word| word == "Синьцзяне"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What the writer of archives says, for the packages; of dictionaries that fit into
    /// memory it has nothing to say.
    pub fn files(self, vocabularies: &[Vocabulary], flavour: Flavour) -> io::Result<Files> {
        let dictionaries = || -> Vec<&Hunspell> {
            let all = vocabularies.iter();
            all.map(|one| one.dictionary(flavour)).collect()
        };
        let files = match self {
            Format::Hunspell => pairs(&dictionaries()),
            Format::LibreOffice => package::libreoffice(&dictionaries())?,
            Format::Firefox => package::firefox(&dictionaries())?,
            Format::Plain => lists::plain(vocabularies),
            Format::Cspell => lists::cspell(vocabularies),
            Format::Aspell => lists::aspell(vocabularies),
            Format::Enchant => lists::enchant(vocabularies),
            Format::Vale => vale::vale(vocabularies),
            Format::Typos => lists::typos(vocabularies),
            Format::Codebook => lists::codebook(vocabularies),
            Format::LanguageTool => lists::languagetool(vocabularies),
            Format::Chrome => lists::chrome(vocabularies),
        };
        Ok(files.sorted())
    }
}

fn pairs(dictionaries: &[&Hunspell]) -> Files {
    let mut files = Files::default();
    for dictionary in dictionaries {
        files.add_pair("", dictionary);
    }
    files
}
