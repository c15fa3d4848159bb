//! Checks the words of a text, without a file and without another program.
//!
//! ```sh
//! cargo run --release --example spellcheck -- kk < text.txt
//! ```
//!
//! The crate `spellbook` loads the dictionary as it comes out of the glossary. For a whole
//! text one loads a dictionary of the language beside it, and takes a word for right if
//! either does.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::Read;

use atau::export::Hunspell;
use atau::export::hunspell::Flavour;
use atau::export::vocabulary::words;
use atau::{Glossary, Lang};
use spellbook::Dictionary;

fn main() -> Result<(), Box<dyn Error>> {
    let lang: Lang = std::env::args().nth(1).as_deref().unwrap_or("kk").parse()?;
    let files = Hunspell::of(Glossary::bundled(), lang, Flavour::Strict);
    let dictionary =
        Dictionary::new(files.aff(), files.dic()).map_err(|error| error.to_string())?;

    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut seen = BTreeSet::new();
    for word in words(&text).flatten() {
        if dictionary.check(&word) || !seen.insert(word.clone()) {
            continue;
        }
        let mut meant = Vec::new();
        dictionary.suggest(&word, &mut meant);
        println!("{word}: {}", meant.join(", "));
    }
    Ok(())
}
