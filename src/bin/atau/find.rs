//! `atau find`: names in files.

mod order;
mod page;
mod report;
mod tally;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use atau::{Error, Finder, Glossary, Kind, Lang, Layer, Mention, Overlap};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use page::Page;
use tally::{Place, Tally};

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
    /// One JSON object for each mention; with --stats for each entity, with --report
    /// for each fault.
    #[arg(long)]
    json: bool,
    /// A page in HTML: the text with its names as links to cards of what they name.
    #[arg(long, conflicts_with_all = ["json", "stats", "report"])]
    html: bool,
    /// A table of the entities: how often they are named, in which forms.
    #[arg(long, conflicts_with = "report")]
    stats: bool,
    /// What is misspelt, deprecated, damaged, or written in more than one way, as
    /// `file:line:column: what; what to write`. Exit status 1 if there is any. Words divided
    /// at a line end, and abbreviations beside full names, are in order.
    #[arg(long)]
    report: bool,
    /// The text with the preferred names of a language, kk, ru or en, in the place of those
    /// it has.
    #[arg(long, value_name = "L", value_parser = main_lang)]
    #[arg(conflicts_with_all = ["json", "html", "stats", "report"])]
    canonicalize: Option<Lang>,
    /// Write to this file, not to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
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

fn main_lang(word: &str) -> Result<Lang, String> {
    let mut langs = Lang::MAIN.into_iter();
    let lang = langs.find(|lang| lang.as_str() == word);
    lang.ok_or_else(|| "use one of kk, ru, en".to_owned())
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

/// What is made of the files.
#[derive(Clone, Copy)]
enum Answer {
    Marked { coloured: bool },
    Canonical(Lang),
    Json,
    Html,
    Stats,
    Report(report::Style),
}

impl Find {
    fn answer(&self) -> Answer {
        let coloured = self.out.is_none()
            && io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let json = self.json;
        match self {
            Find { html: true, .. } => Answer::Html,
            Find { stats: true, .. } => Answer::Stats,
            Find { report: true, .. } => Answer::Report(report::Style { json, coloured }),
            Find { json: true, .. } => Answer::Json,
            _ => match self.canonicalize {
                Some(lang) => Answer::Canonical(lang),
                None => Answer::Marked { coloured },
            },
        }
    }

    /// Where the answer goes.
    fn output(&self) -> io::Result<Box<dyn Write + Send>> {
        let Some(path) = &self.out else {
            return Ok(Box::new(io::stdout()));
        };
        let same = |other: &PathBuf| match (fs::canonicalize(path), fs::canonicalize(other)) {
            (Ok(path), Ok(other)) => path == other,
            _ => false,
        };
        if self.file.iter().any(same) {
            return Err(io::Error::other("is a file to read; write to another"));
        }
        Ok(Box::new(File::create(path)?))
    }
}

/// What is known when a file has been read.
struct Outcome<'g> {
    tally: Tally<'g>,
    /// What goes to standard error, a line each.
    complaints: String,
    has_faults: bool,
}

/// Finds names in all files. The exit status is 2 if one of them was not text that could
/// be read, else 1 if the report has faults.
pub fn find<D: AsRef<[u8]>>(glossary: &Glossary<D>, find: &Find) -> Result<ExitCode, Error> {
    let target = find.out.as_deref();
    let target = target.unwrap_or(Path::new(super::OUTPUT));
    find_all(glossary, find).map_err(super::at(target))
}

fn find_all<D: AsRef<[u8]>>(glossary: &Glossary<D>, find: &Find) -> io::Result<ExitCode> {
    let mut finder = glossary.finder().overlap(find.overlap);
    finder = finder.kinds(find.kind.iter().copied());
    finder = finder.langs(find.lang.iter().copied());
    if !find.layer.is_empty() {
        finder = finder.layers(find.layer.iter().copied());
    }
    let finder = finder.build();
    let answer = find.answer();
    let inputs: Vec<Option<&Path>> = match find.file.is_empty() {
        true => vec![None],
        false => find.file.iter().map(|path| Some(path.as_path())).collect(),
    };
    let names: Vec<String> = inputs.iter().map(|path| name(*path)).collect();
    let mut out = find.output()?;
    let progress = Progress::new(&find.file, answer, find.out.is_none());

    if let Answer::Html = answer {
        let title = match &names[..] {
            [name] => name.clone(),
            names => format!("{} files", names.len()),
        };
        page::head(&title, &mut out)?;
    }
    let mut tally = Tally::default();
    let (mut is_sound, mut has_faults) = (true, false);
    let result = progress.show_while(|bar| {
        order::in_order(
            inputs.len(),
            &mut out,
            |number, sink| {
                let mut scan = Scan {
                    finder: &finder,
                    answer,
                    file: inputs[number].is_some().then_some(names[number].as_str()),
                    name: &names[number],
                    number,
                    is_one: names.len() == 1,
                    progress: &progress,
                    outcome: Outcome {
                        tally: Tally::default(),
                        complaints: String::new(),
                        has_faults: false,
                    },
                };
                match read(inputs[number]) {
                    Ok(bytes) => scan.read(&bytes, sink)?,
                    Err(error) => scan.complain(&error),
                }
                Ok(scan.outcome)
            },
            |outcome| {
                tally.append(outcome.tally);
                has_faults |= outcome.has_faults;
                if !outcome.complaints.is_empty() {
                    is_sound = false;
                    bar.suspend(|| eprint!("{}", outcome.complaints));
                }
                Ok(())
            },
        )
    });
    result?;
    let mut out = io::BufWriter::new(out);
    match answer {
        Answer::Html => page::foot(&tally, &names, &mut out)?,
        Answer::Stats if find.json => tally.write_json(&mut out)?,
        Answer::Stats => tally.write_table(&mut out)?,
        Answer::Report(style) => has_faults |= report::ways(&tally, &names, style, &mut out)?,
        Answer::Marked { .. } | Answer::Canonical(_) | Answer::Json => (),
    }
    out.flush()?;
    Ok(match (is_sound, has_faults) {
        (false, _) => ExitCode::from(2),
        (true, true) => ExitCode::from(1),
        (true, false) => ExitCode::SUCCESS,
    })
}

fn name(path: Option<&Path>) -> String {
    match path {
        Some(path) => path.to_string_lossy().into_owned(),
        None => "standard input".to_owned(),
    }
}

fn read(path: Option<&Path>) -> io::Result<Vec<u8>> {
    match path {
        Some(path) => fs::read(path),
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}

/// How far the work is, shown on standard error if that is a terminal and it takes longer
/// than a second.
struct Progress {
    done: AtomicU64,
    total: u64,
    is_shown: bool,
}

impl Progress {
    fn new(files: &[PathBuf], answer: Answer, to_output: bool) -> Progress {
        let lengths = files
            .iter()
            .map(|path| fs::metadata(path).map_or(0, |data| data.len()));
        // where the text itself goes by on the screen, nothing must come between
        let goes_by = !matches!(answer, Answer::Stats) && to_output && io::stdout().is_terminal();
        Progress {
            done: AtomicU64::new(0),
            total: lengths.sum(),
            is_shown: io::stderr().is_terminal() && !goes_by,
        }
    }

    fn add(&self, bytes: usize) {
        self.done.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Does `work`, which gets the bar to write around it.
    fn show_while<T>(&self, work: impl FnOnce(&ProgressBar) -> T) -> T {
        let target = ProgressDrawTarget::hidden();
        let bar = ProgressBar::with_draw_target(Some(self.total), target);
        if !self.is_shown {
            return work(&bar);
        }
        let (done, wait) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut pause = Duration::from_secs(1);
                let wait = wait;
                while wait.recv_timeout(pause) == Err(mpsc::RecvTimeoutError::Timeout) {
                    if bar.is_hidden() {
                        let style = "{wide_bar} {bytes} of {total_bytes}, {eta} left";
                        bar.set_style(
                            ProgressStyle::with_template(style)
                                .unwrap_or_else(|_| ProgressStyle::default_bar()),
                        );
                        bar.set_draw_target(ProgressDrawTarget::stderr());
                    }
                    bar.set_position(self.done.load(Ordering::Relaxed));
                    pause = Duration::from_millis(100);
                }
                bar.finish_and_clear();
            });
            let result = work(&bar);
            drop(done);
            result
        })
    }
}

/// So many places of a file that are not UTF-8 are named.
const NAMED: usize = 10;

/// The reading of one file.
struct Scan<'s, 'g> {
    finder: &'s Finder<'g>,
    answer: Answer,
    /// What JSON calls the file: standard input has no name.
    file: Option<&'s str>,
    name: &'s str,
    number: usize,
    /// Whether there is no other file.
    is_one: bool,
    progress: &'s Progress,
    outcome: Outcome<'g>,
}

impl<'g> Scan<'_, 'g> {
    fn complain(&mut self, what: &dyn std::fmt::Display) {
        // writing to a string cannot fail
        let _ = writeln!(self.outcome.complaints, "atau: {}: {what}", self.name);
    }

    /// Finds names in the text that the bytes are, passing over what is not UTF-8.
    fn read(&mut self, bytes: &[u8], out: &mut impl Write) -> io::Result<()> {
        let mut page = match self.answer {
            Answer::Html => {
                let name = Some(self.name).filter(|_| !self.is_one);
                Some(Page::begin(name, self.number, out)?)
            }
            _ => None,
        };
        let mut place = Place {
            file: self.number,
            line: 1,
            column: 1,
            mention: 0,
        };
        let (mut start, mut faults) = (0, 0);
        for chunk in bytes.utf8_chunks() {
            let text = chunk.valid();
            match &mut page {
                Some(page) => self.read_page(text, &mut place, page, out)?,
                None => self.read_text(text, start, &mut place, out)?,
            }
            start += text.len();
            let invalid = chunk.invalid();
            if invalid.is_empty() {
                continue;
            }
            match (self.answer, &mut page) {
                (_, Some(page)) => page.damage(),
                (Answer::Marked { .. } | Answer::Canonical(_), None) => out.write_all(invalid)?,
                _ => (),
            }
            faults += 1;
            if faults <= NAMED {
                self.complain(&format_args!(
                    "byte {} is not UTF-8; it is passed over, convert the file to UTF-8",
                    start + 1
                ));
            }
            start += invalid.len();
            place.column += 1;
        }
        if faults > NAMED {
            let more = faults - NAMED;
            self.complain(&format_args!("{more} more such bytes are passed over"));
        }
        match page {
            Some(page) => page.end(out),
            None => Ok(()),
        }
    }

    /// Writes a part of the file, from the byte `start` on, as the answer wants it.
    fn read_text(
        &mut self,
        text: &str,
        start: usize,
        place: &mut Place,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let (mut seen, mut written) = (0, 0);
        for mention in self.finder.find_iter(text) {
            let range = mention.range();
            self.go(text, &mut seen, range.start, place);
            place.mention += 1;
            match self.answer {
                Answer::Marked { .. } | Answer::Canonical(_) if range.start < written => (),
                Answer::Marked { .. } | Answer::Canonical(_) => {
                    let between = text.get(written..range.start).unwrap_or_default();
                    out.write_all(between.as_bytes())?;
                    mark(&mention, self.answer, out)?;
                    written = range.end;
                }
                Answer::Json => line(&mention, self.file, start, out)?,
                Answer::Html => (),
                Answer::Stats => self.outcome.tally.add(&mention, *place),
                Answer::Report(style) => {
                    self.outcome.tally.add(&mention, *place);
                    let (finder, name) = (self.finder, self.name);
                    let found = report::fault(finder, &mention, name, *place, style, out)?;
                    self.outcome.has_faults |= found;
                }
            }
        }
        self.go(text, &mut seen, text.len(), place);
        if let Answer::Marked { .. } | Answer::Canonical(_) = self.answer {
            out.write_all(text.get(written..).unwrap_or_default().as_bytes())?;
        }
        Ok(())
    }

    /// Writes a part of the file as a part of the page.
    fn read_page(
        &mut self,
        text: &str,
        place: &mut Place,
        page: &mut Page,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let (mut seen, mut written) = (0, 0);
        for mention in self.finder.find_iter(text) {
            let range = mention.range();
            self.go(text, &mut seen, range.start, place);
            if range.start < written {
                continue;
            }
            place.mention += 1;
            page.text(text.get(written..range.start).unwrap_or_default(), out)?;
            page.mention(&mention, *place);
            self.outcome.tally.add(&mention, *place);
            written = range.end;
        }
        self.go(text, &mut seen, text.len(), place);
        page.text(text.get(written..).unwrap_or_default(), out)
    }

    /// Goes on in the text to the byte `to`.
    fn go(&self, text: &str, seen: &mut usize, to: usize, place: &mut Place) {
        let passed = text.get(*seen..to).unwrap_or_default();
        self.progress.add(passed.len());
        let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
        let last = passed.rsplit('\n').next().unwrap_or_default();
        if lines > 0 {
            place.line += lines;
            place.column = 1;
        }
        place.column += last.chars().count();
        *seen = to;
    }
}

/// A name in colour, or in brackets with the id behind; or what to write in its place.
fn mark(mention: &Mention<'_, '_>, answer: Answer, out: &mut impl Write) -> io::Result<()> {
    let text = mention.text();
    match answer {
        Answer::Canonical(lang) => match mention.canonical(lang) {
            Some(name) => out.write_all(name.as_bytes()),
            None => out.write_all(text.as_bytes()),
        },
        Answer::Marked { coloured: true } => write!(out, "\u{1b}[1;32m{text}\u{1b}[0m"),
        _ => write!(out, "[{text}]({})", mention.entity().id()),
    }
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
