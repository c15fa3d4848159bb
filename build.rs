//! Compiles the tables in `glossary/` into the index that is linked into the
//! library, with the very modules of the library that do it at run time.

#![allow(dead_code, unused_imports)]

#[path = "src/entity.rs"]
mod entity;
#[path = "src/index/mod.rs"]
mod index;
#[path = "src/inflect/mod.rs"]
mod inflect;
#[path = "src/table/mod.rs"]
mod table;
#[path = "src/text/mod.rs"]
mod text;

use std::path::{Path, PathBuf};
use std::process::exit;

fn main() {
    for path in ["build.rs", "src", "glossary"] {
        println!("cargo::rerun-if-changed={path}");
    }
    if std::env::var_os("CARGO_FEATURE_BUNDLED").is_none() {
        return;
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let tables = table::Tables::from_dir(Path::new("glossary"))
        .unwrap_or_else(|(path, error)| fail([format!("{}: {error}", path.display())]));
    let records = table::read(&tables)
        .unwrap_or_else(|complaints| fail(complaints.iter().map(|c| format!("glossary/{c}"))));
    let bytes = index::compile::compile(&records).unwrap_or_else(|error| fail([error.to_string()]));
    if let Err(error) = std::fs::write(out.join("glossary.atau"), bytes) {
        fail([format!("{}: {error}", out.display())]);
    }
}

fn fail(messages: impl IntoIterator<Item = String>) -> ! {
    for message in messages {
        println!("cargo::error={message}");
    }
    exit(1)
}
