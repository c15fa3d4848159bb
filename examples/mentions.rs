//! Lists the names in a text: where each stands, what it names, and how it was understood.
//!
//! ```text
//! cargo run --release --example mentions < page.txt
//! ```

use std::io::{self, Write};

use atau::{Glossary, Lang};

fn main() -> io::Result<()> {
    let finder = Glossary::bundled().finder().build();
    let mut out = io::stdout().lock();
    let mut result = Ok(());
    // the text may be larger than memory
    finder.scan(io::stdin().lock(), |mention| {
        let entity = mention.entity();
        let labels = Lang::MAIN.map(|lang| entity.label(lang).unwrap_or("-"));
        let range = mention.range();
        let line = format!(
            "{}-{}  {}: {}",
            range.start,
            range.end,
            mention.text().replace('\n', " "),
            labels.join(" · ")
        );
        if result.is_ok() {
            result = writeln!(
                out,
                "{line}\n    {}: {}",
                mention.layer(),
                mention.explain()
            );
        }
    })?;
    match result {
        // the reader of a pipe has seen enough
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
