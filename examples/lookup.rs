//! Looks names up in the bundled glossary and prints a card for each thing they name.
//!
//! ```text
//! cargo run --release --example lookup -- Чугучак
//! ```
//!
//! Without arguments it asks on a terminal, or reads one name a line from a pipe.

use std::io::{self, BufRead, IsTerminal, Write};

use atau::Glossary;

fn main() -> io::Result<()> {
    match run() {
        // the reader of a pipe has seen enough
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn run() -> io::Result<()> {
    let queries: Vec<String> = std::env::args().skip(1).collect();
    let (stdin, mut stdout) = (io::stdin(), io::stdout());
    if !queries.is_empty() {
        return answer(&queries.join(" "), &mut stdout);
    }
    let asks = stdin.is_terminal();
    let mut line = Vec::new();
    for number in 1.. {
        if asks {
            write!(stdout, "name, or nothing to end: ")?;
            stdout.flush()?;
        }
        line.clear();
        let read = stdin.lock().read_until(b'\n', &mut line)?;
        let query = match std::str::from_utf8(&line) {
            Ok(query) => query.trim(),
            Err(error) => {
                let byte = error.valid_up_to() + 1;
                writeln!(io::stderr(), "line {number}, byte {byte}: not UTF-8")?;
                continue;
            }
        };
        if read == 0 || (asks && query.is_empty()) {
            break;
        }
        answer(query, &mut stdout)?;
    }
    Ok(())
}

fn answer(query: &str, out: &mut impl Write) -> io::Result<()> {
    let glossary = Glossary::bundled();
    let hits = glossary.lookup(query);
    for hit in &hits {
        writeln!(out, "{}", hit.card())?;
    }
    if hits.is_empty() {
        writeln!(out, "`{query}` is not in the glossary.")?;
        for hit in glossary.fuzzy(query).limit(5) {
            writeln!(out, "  near it: {}", hit.summary())?;
        }
    }
    Ok(())
}
