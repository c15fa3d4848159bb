//! `atau find`: names in files.

mod order;
mod page;
mod report;
mod source;
mod tally;

use std::cell::RefCell;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use atau::{Error, Finder, Glossary, Kind, Lang, Layer, Mention, Overlap};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use page::Page;
use source::Source;
use tally::{Place, Tally};

#[derive(clap::Args)]
pub struct Find {
    /// Only names in this language, such as kk, ru, en, ug-Latn.
    #[arg(long, value_name = "L")]
    lang: Vec<Lang>,
    /// Only entities of this kind, such as place, person, term.
    #[arg(long, value_name = "K")]
    kind: Vec<Kind>,
    /// Only entities that may have been there in these years: 1921, 1916-1940.
    #[arg(long, value_name = "YEARS", value_parser = years)]
    years: Option<RangeInclusive<i16>>,
    /// Only names at this layer: exact, loose, romanised, inflected, repaired, fuzzy.
    #[arg(long, value_name = "LAYER")]
    layer: Vec<Layer>,
    /// Also names of six letters or more with one letter wrong.
    #[arg(long)]
    fuzzy: bool,
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
    #[arg(long, value_name = "L", value_parser = super::main_lang)]
    #[arg(conflicts_with_all = ["json", "html", "stats", "report"])]
    canonicalize: Option<Lang>,
    /// Write to this file, not to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The files, `-` for standard input; standard input if there are none.
    file: Vec<PathBuf>,
}

fn years(text: &str) -> Result<RangeInclusive<i16>, String> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<i16>().ok();
    match (year(first), year(last)) {
        (Some(first), Some(last)) if first <= last => Ok(first..=last),
        _ => Err("write a year or two: 1921, 1916-1940".to_owned()),
    }
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
    if let Some(years) = &find.years {
        finder = finder.during(years.clone());
    }
    if find.fuzzy {
        finder = finder.fuzzy();
    }
    let finder = finder.build();
    let answer = find.answer();
    let inputs: Vec<Option<&Path>> = match find.file.is_empty() {
        true => vec![None],
        false => {
            let files = find.file.iter().map(PathBuf::as_path);
            files
                .map(|path| Some(path).filter(|path| *path != Path::new("-")))
                .collect()
        }
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
                match inputs[number].map(File::open) {
                    None => scan.read(io::stdin().lock(), sink)?,
                    Some(Ok(file)) => scan.read(file, sink)?,
                    Some(Err(error)) => scan.complain(&error),
                }
                Ok(scan.outcome)
            },
            |outcome| {
                tally.append(outcome.tally);
                has_faults |= outcome.has_faults;
                if !outcome.complaints.is_empty() {
                    is_sound = false;
                    let complaints = outcome.complaints.as_bytes();
                    // nobody may take them
                    let _ = bar.suspend(|| io::stderr().write_all(complaints));
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

    /// Finds names in a file, passing over what is not UTF-8. Fails where the output does.
    fn read(&mut self, file: impl Read, out: &mut impl Write) -> io::Result<()> {
        let mut source = match Source::new(file) {
            Ok(source) => source,
            Err(error) => {
                self.complain(&error);
                return Ok(());
            }
        };
        let page = match self.answer {
            Answer::Html => {
                let name = Some(self.name).filter(|_| !self.is_one);
                Some(Page::begin(name, self.number, out)?)
            }
            _ => None,
        };
        let place = Place {
            file: self.number,
            line: 1,
            column: 1,
            mention: 0,
        };
        let mut writer = Writer {
            scan: self,
            page,
            place,
            out,
            held: Vec::new(),
            start: 0,
            seen: 0,
            written: 0,
            failed: None,
        };
        let result = writer.read(&mut source);
        let Writer {
            scan,
            page,
            failed,
            out,
            ..
        } = writer;
        if let Some(error) = failed {
            return Err(error);
        }
        if let Err(error) = result {
            scan.complain(&error);
        }
        match page {
            Some(page) => page.end(out),
            None => Ok(()),
        }
    }
}

/// What is held of a file before it is written though no mention comes: more than the
/// finder looks ahead.
const HELD: usize = 1 << 20;
const AHEAD: usize = 1 << 18;

/// Writes what a file has, as the answer wants it.
struct Writer<'w, 's, 'g, W> {
    scan: &'w mut Scan<'s, 'g>,
    page: Option<Page>,
    /// Of the byte `seen`.
    place: Place,
    out: &'w mut W,
    /// The file from the byte `start` on, as far as it was read.
    held: Vec<u8>,
    start: usize,
    /// Bytes of the file that were counted, and that were written.
    seen: usize,
    written: usize,
    /// An error of the output.
    failed: Option<io::Error>,
}

impl<'g, W: Write> Writer<'_, '_, 'g, W> {
    /// Fails where the file cannot be read on.
    fn read(&mut self, source: &mut Source<impl Read>) -> io::Result<()> {
        let mut faults = 0;
        let result = loop {
            match self.read_part(source) {
                Ok(_) if self.failed.is_some() => break Ok(()),
                Ok(None) => break Ok(()),
                Ok(Some(invalid)) => self.pass_over(&invalid, &mut faults),
                Err(error) => break Err(error),
            }
        };
        if faults > NAMED {
            let more = faults - NAMED;
            let scan = &mut *self.scan;
            scan.complain(&format_args!("{more} more such bytes are passed over"));
        }
        result
    }

    /// Finds names up to where the file is not UTF-8; the bytes that are not.
    fn read_part(&mut self, source: &mut Source<impl Read>) -> io::Result<Option<Vec<u8>>> {
        if source.has_text()? {
            let from = self.start + self.held.len();
            let finder = self.scan.finder;
            let writer = RefCell::new(&mut *self);
            let part = Part {
                source: &mut *source,
                writer: &writer,
            };
            let result = finder.scan(part, |mention| {
                let writer = &mut **writer.borrow_mut();
                let written = writer.mention(mention, from);
                writer.keep(written);
            });
            let end = self.start + self.held.len();
            let written = self.go(end);
            self.keep(written);
            result?;
        }
        source.pass()
    }

    /// Keeps the first error of the output.
    fn keep(&mut self, written: io::Result<()>) {
        if let (None, Err(error)) = (&self.failed, written) {
            self.failed = Some(error);
        }
    }

    /// Takes bytes of the file that were read, and writes on if there are many.
    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.held.extend_from_slice(bytes);
        if self.held.len() > HELD {
            let mut cut = self.held.len() - AHEAD;
            while self.held.get(cut).is_some_and(|byte| byte & 0xc0 == 0x80) {
                cut -= 1;
            }
            let written = self.go(self.start + cut);
            self.keep(written);
            self.forget();
        }
        match self.failed {
            Some(_) => Err(io::Error::other("stopped")),
            None => Ok(()),
        }
    }

    /// Drops what is done with.
    fn forget(&mut self) {
        let done = self.seen.saturating_sub(self.start).min(self.held.len());
        self.held.drain(..done);
        self.start += done;
    }

    /// Goes on to the byte `to`, and writes what stands before it.
    fn go(&mut self, to: usize) -> io::Result<()> {
        self.count(to);
        if self.written >= to {
            return Ok(());
        }
        let text = stretch(&self.held, self.start, self.written, to);
        self.written = to;
        match (&mut self.page, self.scan.answer) {
            (Some(page), _) => page.text(text, self.out),
            (None, Answer::Marked { .. } | Answer::Canonical(_)) => {
                self.out.write_all(text.as_bytes())
            }
            _ => Ok(()),
        }
    }

    /// Counts lines and columns up to the byte `to`.
    fn count(&mut self, to: usize) {
        let passed = stretch(&self.held, self.start, self.seen, to);
        self.scan.progress.add(passed.len());
        let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
        let last = passed.rsplit('\n').next().unwrap_or_default();
        if lines > 0 {
            self.place.line += lines;
            self.place.column = 1;
        }
        self.place.column += last.chars().count();
        self.seen = self.seen.max(to);
    }

    /// Writes a mention of the part that begins at the byte `from`.
    fn mention(&mut self, mention: &Mention<'g, '_>, from: usize) -> io::Result<()> {
        let range = mention.range();
        let (start, end) = (from + range.start, from + range.end);
        let is_inside = start < self.written;
        self.count(start);
        let is_text = self.page.is_some()
            || matches!(
                self.scan.answer,
                Answer::Marked { .. } | Answer::Canonical(_)
            );
        if is_text && is_inside {
            return Ok(());
        }
        self.go(start)?;
        self.place.mention += 1;
        let (place, outcome) = (self.place, &mut self.scan.outcome);
        match self.scan.answer {
            Answer::Marked { .. } | Answer::Canonical(_) => {
                self.written = end;
                mark(mention, self.scan.answer, self.out)
            }
            Answer::Json => line(mention, self.scan.file, from, self.out),
            Answer::Html => {
                if let Some(page) = &mut self.page {
                    page.mention(mention, place);
                }
                self.written = end;
                outcome.tally.add(mention, place);
                Ok(())
            }
            Answer::Stats => {
                outcome.tally.add(mention, place);
                Ok(())
            }
            Answer::Report(style) => {
                outcome.tally.add(mention, place);
                let (finder, name) = (self.scan.finder, self.scan.name);
                let found = report::fault(finder, mention, name, place, style, self.out)?;
                outcome.has_faults |= found;
                Ok(())
            }
        }
    }

    /// Goes on behind bytes that are not UTF-8.
    fn pass_over(&mut self, invalid: &[u8], faults: &mut usize) {
        match (self.scan.answer, &mut self.page) {
            (_, Some(page)) => page.damage(),
            (Answer::Marked { .. } | Answer::Canonical(_), None) => {
                let written = self.out.write_all(invalid);
                self.keep(written);
            }
            _ => (),
        }
        let at = self.start + self.held.len();
        *faults += 1;
        if *faults <= NAMED {
            self.scan.complain(&format_args!(
                "byte {} is not UTF-8; it is passed over, convert the file to UTF-8",
                at + 1
            ));
        }
        self.held.clear();
        self.start = at + invalid.len();
        (self.seen, self.written) = (self.start, self.start);
        self.place.column += 1;
    }
}

/// The text between two bytes of a file of which `held` is what begins at `start`.
fn stretch(held: &[u8], start: usize, from: usize, to: usize) -> &str {
    let bytes = held.get(from.saturating_sub(start)..to.saturating_sub(start));
    std::str::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
}

/// The part of a file up to where it is not UTF-8, which the writer sees as well.
struct Part<'p, 'q, R, T> {
    source: &'p mut Source<R>,
    writer: &'p RefCell<&'q mut T>,
}

impl<R: Read, W: Write> Read for Part<'_, '_, R, Writer<'_, '_, '_, W>> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        let bytes = buffer.get(..count).unwrap_or_default();
        self.writer.borrow_mut().take(bytes)?;
        Ok(count)
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
