//! The command line of the glossary.

#[path = "atau/find.rs"]
mod find;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

use atau::export::hunspell::Flavour;
use atau::export::{Files, Vocabulary};
use atau::table::{self, Statistics, Tables};
use atau::text::fold;
use atau::{Error, Format, Glossary, Hit, Kind, Lang, Layer, UnknownWord};
use clap::{CommandFactory, Parser, Subcommand};
use indicatif::ProgressBar;

/// Names and terms in Kazakh, Russian and English for the history of Kazakhstan and
/// Xinjiang, 1916-1940.
#[derive(Parser)]
#[command(name = "atau", version, after_help = EXAMPLES)]
struct Cli {
    /// Use this glossary in place of the bundled one: a compiled file, or a directory
    /// of tables.
    #[arg(long, global = true, value_name = "FILE-OR-DIR")]
    glossary: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  atau lookup Чугучак                what is this, and what is it called elsewhere?
  atau lookup --fuzzy 2 Шыңжяң       what was probably meant?
  atau lookup --prefix Шәу           names that begin so
  atau lookup --json < names.txt     one JSON object for each line
  atau find page.txt                 where in this text are names?
  atau check my-glossary             what is wrong with these tables?
  atau check --stats my-glossary     and how much is in them?
  atau compile my-glossary -o my.atau
  atau --glossary my.atau lookup Лепсі
  atau export hunspell --lang kk --out dictionaries

Exit status: 0 if all is well, 1 if a query had no hit or a table or text has faults,
2 on an error.
Colour is used on a terminal unless NO_COLOR is set.";

#[derive(Subcommand)]
enum Command {
    /// Look names up: from the arguments or, if there are none, one a line from
    /// standard input.
    #[command(after_help = "\
Examples:
  atau lookup Құлжа Кульджа Ghulja
  atau lookup --lang kk --fuzzy 1 Шәуешык
  atau lookup --layer exact --layer loose Шауешек
  atau lookup --json Чугучак | jq -r '.hits[].labels.en'")]
    Lookup(Lookup),
    /// Find names in text files, or in standard input.
    #[command(after_help = "\
Examples:
  atau find page.txt
  atau find --html --out page.html page.txt
  atau find --stats --kind place *.txt
  atau find --report chapter-*.txt
  atau find --json *.txt | jq -r .entity | sort | uniq -c

Exit status: 0 if all is well, 1 if a report has faults, 2 if a file could not be read.")]
    Find(find::Find),
    /// Check the tables in a directory: one complaint a line, as
    /// `file:line:column: what; how to mend it`.
    Check(Check),
    /// Compile the tables in a directory to one file.
    Compile {
        /// The directory in which the tables are.
        dir: PathBuf,
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Write files for a spell-checker.
    #[command(after_help = "\
Examples:
  atau export hunspell --lang kk --out dictionaries
  hunspell -i UTF-8 -d kk_KZ,$PWD/dictionaries/kk_ATAU -l text.txt
  atau export libreoffice --out dictionaries     atau.oxt, all three languages
  atau export cspell --out dictionaries          cspell.json and the words it names
  atau export all --out dictionaries             dictionaries/hunspell and so on
  atau --glossary my-glossary export hunspell --lang ru --out dictionaries

How each program loads them is told in docs/spell-checkers.md. What a format cannot carry
is left out, with a line for each on standard error.")]
    Export(Export),
    /// Write a completion script for a shell to standard output.
    #[command(after_help = "\
Example:
  atau completions bash > ~/.local/share/bash-completion/completions/atau")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(clap::Args)]
struct Check {
    /// The directory in which the tables are.
    dir: PathBuf,
    /// Also list the forms that name several entities, with their ids.
    #[arg(long)]
    homonyms: bool,
    /// Also list the spellings made of a name, by a scheme of romanisation or as a short form
    /// of a person's name, that are recorded names of other entities: spelling, scheme,
    /// name and entity, the others, with tabs between them. In a lookup the recorded name wins.
    #[arg(long)]
    collisions: bool,
    /// Also say how much there is of what, as tables in Markdown.
    #[arg(long)]
    stats: bool,
}

#[derive(clap::Args)]
struct Export {
    /// The program that is to load it: hunspell, libreoffice, firefox, plain, cspell,
    /// aspell, enchant, vale, typos, codebook, languagetool, chrome; or all, each in a
    /// directory of its name.
    #[arg(value_parser = formats)]
    format: Formats,
    /// Only this language: kk, ru or en.
    #[arg(long, value_name = "L", value_parser = main_lang)]
    lang: Vec<Lang>,
    /// The directory in which to write; it is made if it is not there. Files of an
    /// earlier export are replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// In dictionaries of hunspell and packages of them, also take letters of the other
    /// script that look the same, and the endings of abbreviations apart.
    #[arg(long)]
    lenient: bool,
}

/// The format that is wanted, or none for all.
#[derive(Clone, Copy)]
struct Formats(Option<Format>);

fn formats(text: &str) -> Result<Formats, String> {
    if text == "all" {
        return Ok(Formats(None));
    }
    let format = text.parse().map(|format| Formats(Some(format)));
    format.map_err(|error: UnknownWord| format!("{error}, and all"))
}

/// One of the languages that have dictionaries.
fn main_lang(text: &str) -> Result<Lang, String> {
    let lang = Lang::MAIN.into_iter().find(|lang| lang.as_str() == text);
    lang.ok_or_else(|| format!("unknown language `{text}` (known: kk, ru, en)"))
}

#[derive(clap::Args)]
struct Lookup {
    /// Also names at most N edits away: 1 or 2.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=2))]
    fuzzy: Option<u8>,
    /// Names that begin with the query.
    #[arg(long, conflicts_with = "fuzzy")]
    prefix: bool,
    /// Only names in this language, such as kk, ru, en, ug-Latn.
    #[arg(long, value_name = "L")]
    lang: Vec<Lang>,
    /// Only entities of this kind, such as place, person, term.
    #[arg(long, value_name = "K")]
    kind: Vec<Kind>,
    /// Only names at this layer: exact, loose, romanised, inflected, repaired, fuzzy.
    #[arg(long, value_name = "LAYER", conflicts_with = "prefix")]
    layer: Vec<Layer>,
    /// At most N hits for each query.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// One JSON object for each query.
    #[arg(long)]
    json: bool,
    /// The names to look up.
    query: Vec<String>,
}

impl Lookup {
    /// Edits, at most.
    fn edits(&self) -> u8 {
        let is_fuzzy = self.layer.contains(&Layer::Fuzzy);
        self.fuzzy.unwrap_or(if is_fuzzy { 2 } else { 0 })
    }

    /// The layers that are asked for; by `--fuzzy` too.
    fn layers(&self) -> impl Iterator<Item = Layer> {
        let is_wanted = |layer: &Layer| match layer {
            Layer::Fuzzy => self.edits() > 0,
            _ => self.layer.is_empty() || self.layer.contains(layer),
        };
        Layer::ALL.iter().copied().filter(is_wanted)
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(code) => code,
        // the reader of a pipe has seen enough
        Err(Error::Io { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            tell(format_args!("atau: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Writes a line to standard error, if anybody takes it (`eprintln` panics if not).
fn tell(line: impl fmt::Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn run(cli: &Cli) -> Result<ExitCode, Error> {
    match &cli.command {
        Command::Lookup(lookup) => match &cli.glossary {
            None => lookup_all(Glossary::bundled(), lookup),
            Some(path) => lookup_all(&open(path)?, lookup),
        },
        Command::Find(options) => match &cli.glossary {
            None => find::find(Glossary::bundled(), options),
            Some(path) => find::find(&open(path)?, options),
        },
        Command::Check(check) => check_all(check),
        Command::Compile { dir, output } => {
            let glossary = from_dir(dir)?;
            let file = std::fs::File::create(output).map_err(at(output))?;
            glossary.write_to(file).map_err(at(output))?;
            tell(format_args!(
                "{}: {} entities, {} names, {} bytes",
                output.display(),
                glossary.entities().len(),
                glossary.names().len(),
                glossary.as_bytes().len()
            ));
            Ok(ExitCode::SUCCESS)
        }
        Command::Export(wanted) => match &cli.glossary {
            None => export(Glossary::bundled(), wanted),
            Some(path) => export(&open(path)?, wanted),
        },
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "atau", &mut script);
            io::stdout().write_all(&script).map_err(at(OUTPUT))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

const OUTPUT: &str = "standard output";

/// What makes an error of the system one of ours.
fn at(path: impl AsRef<Path>) -> impl Fn(io::Error) -> Error {
    move |source| Error::Io {
        path: path.as_ref().to_owned(),
        source,
    }
}

/// Does `work`; if it takes longer than a second, shows on a terminal that it goes on.
fn patiently<T>(message: &'static str, work: impl FnOnce() -> T) -> T {
    let (done, wait) = mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        if wait.recv_timeout(Duration::from_secs(1)) == Err(mpsc::RecvTimeoutError::Timeout) {
            let spinner = ProgressBar::new_spinner().with_message(message);
            spinner.enable_steady_tick(Duration::from_millis(100));
            let _ = wait.recv();
            spinner.finish_and_clear();
        }
    });
    let result = work();
    drop(done);
    let _ = watch.join();
    result
}

fn from_dir(dir: &Path) -> Result<Glossary<Vec<u8>>, Error> {
    patiently("reading and compiling tables", || Glossary::from_dir(dir))
}

/// A glossary of one's own: tables if it is a directory, else a compiled file.
fn open(path: &Path) -> Result<Glossary<Vec<u8>>, Error> {
    if path.is_dir() {
        return from_dir(path);
    }
    let bytes = std::fs::read(path).map_err(at(path))?;
    patiently("checking the glossary", || Glossary::open(bytes)).map_err(|error| match error {
        Error::Damage(damage) => Error::Io {
            path: path.to_owned(),
            source: io::Error::new(io::ErrorKind::InvalidData, damage),
        },
        other => other,
    })
}

fn lookup_all<D: AsRef<[u8]>>(glossary: &Glossary<D>, lookup: &Lookup) -> Result<ExitCode, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut missed = false;
    let mut damaged = false;
    if lookup.query.is_empty() {
        let mut input = BufReader::new(io::stdin().lock());
        let mut line = Vec::new();
        for number in 1.. {
            // who asks line by line waits for the answer before asking on
            if input.buffer().is_empty() {
                out.flush().map_err(at(OUTPUT))?;
            }
            line.clear();
            if input
                .read_until(b'\n', &mut line)
                .map_err(at("standard input"))?
                == 0
            {
                break;
            }
            match std::str::from_utf8(&line) {
                Ok(text) => {
                    let query = text.trim_end_matches(['\n', '\r']);
                    // some editors mark UTF-8 at the beginning of a file
                    let query = match number {
                        1 => query.trim_start_matches('\u{feff}'),
                        _ => query,
                    };
                    missed |= !answer(glossary, lookup, query, &mut out).map_err(at(OUTPUT))?;
                }
                Err(error) => {
                    let byte = error.valid_up_to() + 1;
                    tell(format_args!(
                        "atau: standard input, line {number}: byte {byte} is not UTF-8; \
                         the line is passed over, convert the text to UTF-8"
                    ));
                    damaged = true;
                }
            }
        }
    }
    for query in &lookup.query {
        missed |= !answer(glossary, lookup, query, &mut out).map_err(at(OUTPUT))?;
    }
    out.flush().map_err(at(OUTPUT))?;
    Ok(match (damaged, missed) {
        (true, _) => ExitCode::from(2),
        (_, true) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    })
}

/// A query as it is shown in a message: its beginning, if it is long.
fn shortened(query: &str) -> Cow<'_, str> {
    match query.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", &query[..end])),
        None => Cow::Borrowed(query),
    }
}

/// Letters of a query that a message repeats.
const SHOWN: usize = 100;

/// Answers one query; whether there was a hit.
fn answer<D: AsRef<[u8]>>(
    glossary: &Glossary<D>,
    lookup: &Lookup,
    query: &str,
    out: &mut impl Write,
) -> io::Result<bool> {
    let (kinds, langs) = (lookup.kind.iter().copied(), lookup.lang.iter().copied());
    let hits = if lookup.prefix {
        let complete = glossary.complete(query).kinds(kinds).langs(langs);
        complete.limit(lookup.limit.unwrap_or(10)).hits()
    } else {
        let fuzzy = glossary.fuzzy(query).max_edits(lookup.edits());
        let fuzzy = fuzzy.kinds(kinds).langs(langs).layers(lookup.layers());
        fuzzy.limit(lookup.limit.unwrap_or(usize::MAX)).hits()
    };
    if lookup.json {
        let answer = Answer { query, hits: &hits };
        serde_json::to_writer(&mut *out, &answer)?;
        writeln!(out)?;
    } else {
        for hit in &hits {
            print(hit, lookup.prefix, out)?;
        }
        if hits.is_empty() {
            out.flush()?;
            let query = shortened(query);
            let is_any = lookup.kind.is_empty() && lookup.lang.is_empty();
            let among = match (is_any, lookup.layer.is_empty()) {
                (true, true) => "",
                (false, true) => ", not with this kind and language",
                (true, false) => ", not at this layer",
                (false, false) => ", not with this kind, language and layer",
            };
            tell(format_args!(
                "atau: `{query}` is not in the glossary{among}"
            ));
        }
    }
    Ok(!hits.is_empty())
}

/// What `lookup --json` writes for one query.
#[derive(serde::Serialize)]
struct Answer<'a> {
    query: &'a str,
    hits: &'a [Hit<'a, 'a>],
}

/// A card for what is surely meant, a line for what is only near.
fn print(hit: &Hit<'_, '_>, prefix: bool, out: &mut impl Write) -> io::Result<()> {
    let coloured = io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if prefix {
        writeln!(out, "{}", hit.summary())
    } else if hit.layer() == Layer::Fuzzy {
        writeln!(out, "{}; {}", hit.summary(), hit.explain())
    } else if coloured {
        writeln!(out, "{:#}", hit.card())
    } else {
        writeln!(out, "{}", hit.card())
    }
}

fn export<D>(glossary: &Glossary<D>, wanted: &Export) -> Result<ExitCode, Error>
where
    D: AsRef<[u8]> + Sync,
{
    let dir = &wanted.out;
    // says at once what would be wrong with the directory
    Files::default().write_to(dir)?;
    let flavour = match wanted.lenient {
        false => Flavour::Strict,
        true => Flavour::Lenient,
    };
    let langs = Lang::MAIN.into_iter();
    let langs: Vec<Lang> = langs
        .filter(|lang| wanted.lang.is_empty() || wanted.lang.contains(lang))
        .collect();
    // each format with the directory in which it goes
    let formats: Vec<(Format, PathBuf)> = match wanted.format.0 {
        Some(format) => vec![(format, dir.clone())],
        None => {
            let own = |format: Format| (format, dir.join(format.as_str()));
            Format::ALL.iter().copied().map(own).collect()
        }
    };
    let (vocabularies, files) = patiently("making every form of every name", || {
        let vocabularies = at_once(&langs, |&lang| Vocabulary::of(glossary, lang));
        let files = at_once(&formats, |(format, _)| format.files(&vocabularies, flavour));
        (vocabularies, files)
    });
    let files: Vec<Files> = files
        .into_iter()
        .collect::<io::Result<_>>()
        .map_err(at(dir))?;
    let left_out = files.iter().flat_map(Files::left_out).map(str::to_owned);
    let words = vocabularies.iter().flat_map(Vocabulary::left_out);
    let lines: BTreeSet<String> = left_out.chain(words.map(|word| word.to_string())).collect();
    for line in lines {
        tell(format_args!("atau: {line}"));
    }
    if vocabularies.iter().all(|one| one.words().len() == 0) {
        let langs: Vec<&str> = langs.iter().map(|lang| lang.as_str()).collect();
        let what = format!("there are no words in {} to write", langs.join(", "));
        return Err(at(dir)(io::Error::other(what)));
    }
    for (files, (_, dir)) in files.iter().zip(&formats) {
        files.write_to(dir)?;
        for (path, lang, words) in files.words() {
            let path = dir.join(path);
            tell(format_args!("{}: {words} words ({lang})", path.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What comes of each item, all made at once.
fn at_once<I: Sync, T: Send>(items: &[I], make: impl Fn(&I) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let make = &make;
        let threads: Vec<_> = items
            .iter()
            .map(|item| scope.spawn(move || make(item)))
            .collect();
        let made = threads.into_iter().map(|thread| thread.join());
        made.map(|made| made.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

fn check_all(check: &Check) -> Result<ExitCode, Error> {
    let dir = &check.dir;
    let mut out = BufWriter::new(io::stdout().lock());
    let result = from_dir(dir);
    let code = match &result {
        Err(Error::Tables(complaints)) => {
            for complaint in complaints {
                writeln!(out, "{complaint}").map_err(at(OUTPUT))?;
            }
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    };
    let glossary = match result {
        Ok(glossary) => glossary,
        Err(Error::Tables(_)) => {
            out.flush().map_err(at(OUTPUT))?;
            return Ok(if dir.join("entities.csv").exists() {
                code
            } else {
                ExitCode::from(2)
            });
        }
        Err(error) => return Err(error),
    };
    if check.homonyms {
        let mut entities: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in glossary.names() {
            let key = fold::exact(name.form()).text().to_owned();
            let ids = entities.entry(key).or_default();
            if !ids.contains(&name.entity().id()) {
                ids.push(name.entity().id());
            }
        }
        for (form, ids) in entities.iter().filter(|(_, ids)| ids.len() > 1) {
            writeln!(out, "{form}\t{}", ids.join(" ")).map_err(at(OUTPUT))?;
        }
    }
    if check.collisions {
        for collision in glossary.collisions() {
            writeln!(out, "{collision}").map_err(at(OUTPUT))?;
        }
    }
    if check.stats {
        let tables = Tables::from_dir(dir).map_err(|(path, source)| Error::Io { path, source })?;
        let records = table::read(&tables).map_err(Error::Tables)?;
        write!(out, "{}", Statistics::of(&records)).map_err(at(OUTPUT))?;
    }
    out.flush().map_err(at(OUTPUT))?;
    Ok(code)
}
