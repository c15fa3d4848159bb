//! `atau find`: names in files.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use atau::{Finder, Glossary, Kind, Lang, Layer, Mention, Overlap};

#[derive(clap::Args)]
pub struct Find {
    /// Only names in this language, such as kk, ru, en, ug-Latn.
    #[arg(long, value_name = "L")]
    lang: Vec<Lang>,
    /// Only entities of this kind, such as place, person, term.
    #[arg(long, value_name = "K")]
    kind: Vec<Kind>,
    /// Only names at this layer: exact, loose, romanised, inflected, repaired.
    #[arg(long, value_name = "LAYER")]
    layer: Vec<Layer>,
    /// Which of several stretches that share words: longest (the leftmost, and of these
    /// the longest), no-submatches (all that are not part of a longer one), all.
    #[arg(long, value_name = "HOW", default_value = "longest", value_parser = overlap)]
    overlap: Overlap,
    /// One JSON object for each mention.
    #[arg(long)]
    json: bool,
    /// The files; standard input if there are none.
    file: Vec<PathBuf>,
}

fn overlap(word: &str) -> Result<Overlap, String> {
    match word {
        "longest" => Ok(Overlap::LeftmostLongest),
        "no-submatches" => Ok(Overlap::NoSubmatches),
        "all" => Ok(Overlap::All),
        _ => Err("use one of longest, no-submatches, all".to_owned()),
    }
}

/// What `find --json` writes for one mention.
#[derive(serde::Serialize)]
struct Line<'a> {
    file: Option<&'a str>,
    start: usize,
    end: usize,
    stem_end: usize,
    text: &'a str,
    entity: &'a str,
    layer: Layer,
    alternatives: Vec<&'a str>,
}

/// Finds names in all files; whether all of them were text that could be read.
pub fn find<D: AsRef<[u8]>>(glossary: &Glossary<D>, find: &Find) -> io::Result<bool> {
    let mut finder = glossary.finder().overlap(find.overlap);
    finder = finder.kinds(find.kind.iter().copied());
    finder = finder.langs(find.lang.iter().copied());
    if !find.layer.is_empty() {
        finder = finder.layers(find.layer.iter().copied());
    }
    let finder = finder.build();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut sound = true;
    if find.file.is_empty() {
        let mut bytes = Vec::new();
        match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => sound &= find_in(&finder, find, None, &bytes, &mut out)?,
            Err(error) => sound = complain(Path::new("standard input"), &error),
        }
    }
    for path in &find.file {
        match std::fs::read(path) {
            Ok(bytes) => sound &= find_in(&finder, find, Some(path), &bytes, &mut out)?,
            Err(error) => sound = complain(path, &error),
        }
    }
    out.flush()?;
    Ok(sound)
}

fn complain(path: &Path, error: &io::Error) -> bool {
    eprintln!("atau: {}: {error}", path.display());
    false
}

/// Finds names in the text that the bytes are, passing over what is not UTF-8.
fn find_in(
    finder: &Finder<'_>,
    find: &Find,
    path: Option<&Path>,
    bytes: &[u8],
    out: &mut impl Write,
) -> io::Result<bool> {
    let name = path.map(|path| path.to_string_lossy());
    let coloured = io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut sound = true;
    let mut start = 0;
    for chunk in bytes.utf8_chunks() {
        let text = chunk.valid();
        if find.json {
            for mention in finder.find_iter(text) {
                line(&mention, name.as_deref(), start, out)?;
            }
        } else {
            mark(finder, text, coloured, out)?;
        }
        start += text.len();
        if !chunk.invalid().is_empty() {
            let name = name.as_deref().unwrap_or("standard input");
            eprintln!(
                "atau: {name}: byte {} is not UTF-8; it is passed over, convert the file to UTF-8",
                start + 1
            );
            out.write_all(if find.json { b"" } else { chunk.invalid() })?;
            start += chunk.invalid().len();
            sound = false;
        }
    }
    Ok(sound)
}

fn line(
    mention: &Mention<'_, '_>,
    file: Option<&str>,
    from: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let range = mention.range();
    let alternatives = mention.alternatives().iter();
    let line = Line {
        file,
        start: from + range.start,
        end: from + range.end,
        stem_end: from + mention.stem_range().end,
        text: mention.text(),
        entity: mention.entity().id(),
        layer: mention.layer(),
        alternatives: alternatives.map(|hit| hit.entity().id()).collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}

/// The text with its names marked: in colour, or in brackets with the id behind.
fn mark(finder: &Finder<'_>, text: &str, coloured: bool, out: &mut impl Write) -> io::Result<()> {
    let mut at = 0;
    for mention in finder.find_iter(text) {
        let range = mention.range();
        if range.start < at {
            continue;
        }
        write!(out, "{}", text.get(at..range.start).unwrap_or_default())?;
        let id = mention.entity().id();
        match coloured {
            true => write!(out, "\u{1b}[1;32m{}\u{1b}[0m", mention.text())?,
            false => write!(out, "[{}]({id})", mention.text())?,
        }
        at = range.end;
    }
    write!(out, "{}", text.get(at..).unwrap_or_default())
}
