//! Hunspell's dictionaries packed so that a program installs them: an `.oxt` for
//! LibreOffice, an `.xpi` for Firefox and Thunderbird.
//!
//! Both are zip archives, in which the files are stored as they are: all three languages
//! have 0.6 MB. `rawzip` writes the structure and needs nothing else; `zip`, which is the
//! usual choice, asks for a later Rust than this library and brings readers and ciphers.
//! The same dictionaries give the same bytes: nothing tells when an archive was made.
//!
//! ```
//! # use atau::{Glossary, Lang, table::Tables};
//! use atau::{Format, export::{Vocabulary, hunspell::Flavour}};
//! # let mut tables = Tables::default();
//! # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
//! #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
//! # let glossary = Glossary::from_tables(&tables)?;
//! let files = Format::LibreOffice.files(&[Vocabulary::of(&glossary, Lang::Kk)], Flavour::Strict)?;
//!
//! let (path, archive) = files.iter().next().unwrap();
//! assert!(path.ends_with(".oxt") && archive.starts_with(b"PK")); // a zip archive
//! assert!(archive.windows(11).any(|bytes| bytes == b"kk_ATAU.aff"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::io::{self, Write};

use rawzip::ZipArchiveWriter;
use rawzip::time::UtcDateTime;

use super::files::Files;
use super::hunspell::Hunspell;
use super::lists::{escaped, locale, quoted};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `atau.oxt`: LibreOffice accepts what any dictionary of a language accepts, so these
/// words are added to what it knows.
///
/// # Errors
///
/// None for dictionaries of less than four gigabytes.
pub(super) fn libreoffice(dictionaries: &[&Hunspell]) -> io::Result<Files> {
    let manifest = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
  <manifest:file-entry manifest:full-path="dictionaries.xcu" manifest:media-type="application/vnd.sun.star.configuration-data"/>
</manifest:manifest>
"#;
    let description = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006">
  <identifier value="io.github.atau.dictionaries{}"/>
  <version value="{VERSION}"/>
  <display-name>
    <name lang="en">atau: names and terms of the history of Kazakhstan and Xinjiang</name>
  </display-name>
</description>
"#,
        suffix(dictionaries)
    );
    let mut nodes = String::new();
    for dictionary in dictionaries {
        let name = escaped(&dictionary.base_name());
        let locale = locale(dictionary.lang());
        nodes += &format!(
            r#"      <node oor:name="HunSpellDic_{name}" oor:op="fuse">
        <prop oor:name="Locations" oor:type="oor:string-list">
          <value>%origin%/dictionaries/{name}.aff %origin%/dictionaries/{name}.dic</value>
        </prop>
        <prop oor:name="Format" oor:type="xs:string">
          <value>DICT_SPELL</value>
        </prop>
        <prop oor:name="Locales" oor:type="oor:string-list">
          <value>{locale}</value>
        </prop>
      </node>
"#
        );
    }
    let configuration = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="Linguistic" oor:package="org.openoffice.Office">
  <node oor:name="ServiceManager">
    <node oor:name="Dictionaries">
{nodes}    </node>
  </node>
</oor:component-data>
"#
    );
    let mut inner = Files::default();
    inner.add("META-INF/manifest.xml", manifest);
    inner.add("description.xml", description);
    inner.add("dictionaries.xcu", configuration);
    pack(
        &format!("atau{}.oxt", suffix(dictionaries)),
        inner,
        dictionaries,
    )
}

/// `atau.xpi`. Firefox has one dictionary for each tag, and another add-on with the same
/// tag takes its place; so the tags here are private ones, such as `kk-x-atau`, which stand
/// beside `kk` in the list of dictionaries.
///
/// # Errors
///
/// None for dictionaries of less than four gigabytes.
pub(super) fn firefox(dictionaries: &[&Hunspell]) -> io::Result<Files> {
    let entries: Vec<String> = dictionaries
        .iter()
        .map(|dictionary| {
            let file = quoted(&format!("dictionaries/{}.dic", dictionary.base_name()));
            format!("    \"{}-x-atau\": {file}", dictionary.lang())
        })
        .collect();
    let suffix = suffix(dictionaries);
    let manifest = format!(
        r#"{{
  "manifest_version": 2,
  "name": "atau",
  "version": "{VERSION}",
  "description": "Names and terms of the history of Kazakhstan and Xinjiang",
  "browser_specific_settings": {{
    "gecko": {{ "id": "dictionaries{suffix}@atau", "strict_min_version": "78.0" }}
  }},
  "dictionaries": {{
{}
  }}
}}
"#,
        entries.join(",\n")
    );
    let mut inner = Files::default();
    inner.add("manifest.json", manifest);
    pack(&format!("atau{suffix}.xpi"), inner, dictionaries)
}

/// What tells a package with one language from that with all: `-kk`.
fn suffix(dictionaries: &[&Hunspell]) -> String {
    match dictionaries {
        [one] => format!("-{}", one.lang()),
        _ => String::new(),
    }
}

/// An archive of some files and of the dictionaries.
fn pack(path: &str, mut inner: Files, dictionaries: &[&Hunspell]) -> io::Result<Files> {
    for dictionary in dictionaries {
        inner.add_pair("dictionaries/", dictionary);
    }
    let mut zip = ZipArchiveWriter::new(Vec::new());
    for (path, contents) in inner.iter() {
        let mut file = zip.new_file(path);
        if let Some(then) = UtcDateTime::from_components(1980, 1, 1, 0, 0, 0, 0) {
            file = file.last_modified(then);
        }
        let (mut entry, config) = file.start().map_err(io::Error::other)?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(contents)?;
        let (_, descriptor) = writer.finish().map_err(io::Error::other)?;
        entry.finish(descriptor).map_err(io::Error::other)?;
    }
    let mut files = Files::default();
    files.add(path, zip.finish().map_err(io::Error::other)?);
    for (_, lang, words) in inner.words() {
        files.count(path, lang, words);
    }
    for line in inner.left_out() {
        files.leave_out(line.to_owned());
    }
    Ok(files)
}
