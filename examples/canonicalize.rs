//! Writes a text again with the preferred names of a language.
//!
//! ```text
//! cargo run --release --example canonicalize -- en < page.txt
//! ```

use std::io::{self, Read, Write};

use atau::{Glossary, Lang};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lang = std::env::args().nth(1);
    let lang: Lang = lang
        .as_deref()
        .unwrap_or("kk")
        .parse()
        .unwrap_or_else(|error| {
            eprintln!("{error}");
            std::process::exit(2)
        });
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let finder = Glossary::bundled().finder().build();
    let written = finder.canonicalize(&text, lang);
    // what was changed, and what was left
    let mentions = finder.find_iter(&text);
    let (changed, left): (Vec<_>, Vec<_>) =
        mentions.partition(|mention| mention.canonical(lang).is_some());
    let doubtful = changed.iter().filter(|mention| {
        let labels = mention.alternatives().iter();
        let mut labels = labels.map(|hit| hit.entity().label(lang));
        labels.any(|label| label != mention.entity().label(lang))
    });
    eprintln!(
        "{} names changed, {} of them could name something else; {} left as they are",
        changed.len(),
        doubtful.count(),
        left.len()
    );
    match io::stdout().write_all(written.as_bytes()) {
        // the reader of a pipe has seen enough
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}
