//! atau beside its peers, on the same names, in the same run.
//!
//! ```text
//! cargo bench -p atau-benches             # all; the million names take 4 GB and some minutes
//! cargo bench -p atau-benches -- bundled  # the bundled glossary alone
//! ```

mod generate;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::ops::Range;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use atau::export::Vocabulary;
use atau::inflect::russian::{self, Nature};
use atau::inflect::{Grammar, kazakh};
use atau::table::Tables;
use atau::text::{fold, words};
use atau::{Finder, Glossary, Kind, Lang, Layer, Role};
use criterion::{
    BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main,
    measurement::WallTime,
};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use fst::{IntoStreamer, Streamer};
use levenshtein_automata::LevenshteinAutomatonBuilder;
use symspell_rs::{SymSpell, Verbosity};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

fn symspell(keys: &[String], prefix: usize) -> SymSpell {
    let mut symspell = SymSpell::new(2, None, prefix, 1);
    for key in keys {
        symspell.create_dictionary_entry(key.as_str(), 1);
    }
    symspell
}

fn fst_map(keys: &[String]) -> fst::Map<Vec<u8>> {
    fst::Map::from_iter(keys.iter().zip(0_u64..)).expect("the keys are in order")
}

fn group<'c>(
    criterion: &'c mut Criterion,
    name: &str,
    elements: usize,
) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4));
    group.throughput(Throughput::Elements(elements as u64));
    group
}

/// All matches of every query, by atau, symspell_rs and levenshtein_automata.
fn fuzzy<D: AsRef<[u8]>>(
    criterion: &mut Criterion,
    name: &str,
    glossary: &Glossary<D>,
    keys: &[String],
    prefixes: &[usize],
) {
    let map = fst_map(keys);
    for edits in [1, 2] {
        let queries = generate::queries(keys, 2_000, edits);
        let mut group = group(criterion, &format!("{name}/fuzzy d={edits}"), queries.len());
        // the peers know no schemes, endings, repairs
        let recorded = [Layer::Exact, Layer::Loose, Layer::Fuzzy];
        for (name, layers) in [
            ("atau", Layer::ALL),
            ("atau, layers exact, loose and fuzzy", &recorded),
        ] {
            group.bench_function(name, |b| {
                b.iter(|| {
                    let found = |q: &String| {
                        let search = glossary.fuzzy(q).layers(layers.iter().copied());
                        search.max_edits(edits as u8).hits().len()
                    };
                    queries.iter().map(found).sum::<usize>()
                })
            });
        }
        for &prefix in prefixes {
            let symspell = symspell(keys, prefix);
            group.bench_function(format!("symspell_rs prefix {prefix}"), |b| {
                b.iter(|| {
                    let found = |q: &String| {
                        symspell
                            .lookup(q, Verbosity::All, edits, &None, None, false)
                            .len()
                    };
                    queries.iter().map(found).sum::<usize>()
                })
            });
        }
        let builder = LevenshteinAutomatonBuilder::new(edits as u8, true);
        let some = &queries[..200];
        group.throughput(Throughput::Elements(some.len() as u64));
        group.bench_function("levenshtein_automata over fst", |b| {
            b.iter(|| {
                let found = |q: &String| {
                    let mut stream = map.search(builder.build_dfa(q)).into_stream();
                    let mut n = 0;
                    while stream.next().is_some() {
                        n += 1;
                    }
                    n
                };
                some.iter().map(found).sum::<usize>()
            })
        });
        group.finish();
    }
}

fn bundled(criterion: &mut Criterion) {
    let start = Instant::now();
    let glossary = Glossary::bundled();
    println!(
        "bundled/open: {:?}, {} names",
        start.elapsed(),
        glossary.names().len()
    );
    let keys = generate::bundled_keys();
    fuzzy(criterion, "bundled", glossary, &keys, &[7]);

    let forms: Vec<&str> = glossary.names().map(|name| name.form()).collect();
    let ready: Vec<String> = forms
        .iter()
        .map(|form| fold::loose(form).text().to_owned())
        .collect();
    let map = fst_map(&keys);
    let mut group = group(criterion, "bundled/exact", forms.len());
    group.bench_function("atau, from the raw string", |b| {
        b.iter(|| {
            forms
                .iter()
                .map(|form| glossary.lookup(form).len())
                .sum::<usize>()
        })
    });
    group.bench_function("fst::Map::get, from the ready key", |b| {
        b.iter(|| ready.iter().filter_map(|key| map.get(key)).sum::<u64>())
    });
    group.finish();
}

/// Names with an ending, beside the same names without.
fn inflected(criterion: &mut Criterion) {
    let glossary = Glossary::bundled();
    let preferred = |lang| {
        let names = glossary.names();
        names.filter(move |name| name.lang() == lang && name.role() == Role::Preferred)
    };
    let is_inflected = |(_, form): &(&str, String)| {
        let hits = glossary.lookup(form);
        hits.first()
            .is_some_and(|hit| hit.layer() == Layer::Inflected)
    };
    let plain = Grammar::default();
    let ablative = kazakh::Ending::new().with_case(kazakh::Case::Ablative);
    let kazakh = preferred(Lang::Kk)
        .filter_map(|name| Some((name.form(), kazakh::inflect(name.form(), plain, ablative)?)))
        .filter(is_inflected)
        .collect::<Vec<_>>();
    let genitive = |form, kind| {
        let nature = match kind {
            Kind::Person => Nature::Person,
            Kind::Place => Nature::Place,
            _ => Nature::Other,
        };
        let forms = russian::generate(form, plain, nature).into_iter();
        let mut forms = forms.filter(|inflected| inflected.case == russian::Case::Genitive);
        forms.find(|inflected| inflected.form != form)
    };
    let russian = preferred(Lang::Ru)
        .filter_map(|name| {
            Some((
                name.form(),
                genitive(name.form(), name.entity().kind())?.form,
            ))
        })
        .filter(is_inflected)
        .collect::<Vec<_>>();
    for (name, forms) in [("Kazakh ablative", kazakh), ("Russian genitive", russian)] {
        let mut group = group(criterion, &format!("bundled/{name}"), forms.len());
        group.bench_function("exact", |b| {
            b.iter(|| {
                let hits = |(form, _): &(&str, String)| glossary.lookup(form).len();
                forms.iter().map(hits).sum::<usize>()
            })
        });
        group.bench_function("inflected", |b| {
            b.iter(|| {
                let hits = |(_, form): &(&str, String)| glossary.lookup(form).len();
                forms.iter().map(hits).sum::<usize>()
            })
        });
        group.finish();
    }
}

fn million(criterion: &mut Criterion) {
    let names = generate::names(1_000_000);
    let mut csv =
        String::from("id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n");
    for (i, name) in names.iter().enumerate() {
        // in the column of English, since the table checks no alphabet but mixed scripts
        csv += &format!("n{i:07},term,,,{name},,,,,,,\n");
    }
    let mut tables = Tables::default();
    tables.set("entities.csv", csv);
    let glossary = match Glossary::from_tables(&tables) {
        Ok(glossary) => glossary,
        Err(error) => panic!("{}", error.to_string().lines().next().unwrap_or_default()),
    };
    drop(tables);
    let letters: usize = names.iter().map(|name| name.chars().count()).sum();
    println!(
        "million: {:.1} letters a name",
        letters as f64 / names.len() as f64
    );
    sizes(glossary.as_bytes());
    let text = running_text(names.iter().step_by(199).map(String::as_str));
    let set = names.iter().cloned().collect();
    find(criterion, "million/mentions", &glossary, &set, &text).finish();
    drop(set);
    fuzzy(criterion, "million", &glossary, &names, &[12]);

    // prefixes of one to six letters
    let prefixes: Vec<String> = (0..5_000)
        .map(|i| names[i * 199].chars().take(1 + i % 6).collect())
        .collect();
    let map: BTreeMap<&str, u32> = names.iter().map(String::as_str).zip(0..).collect();
    let mut group = group(criterion, "million/first 10 completions", prefixes.len());
    group.bench_function("atau, best first", |b| {
        b.iter(|| {
            prefixes
                .iter()
                .map(|prefix| glossary.complete(prefix).hits().len())
                .sum::<usize>()
        })
    });
    group.bench_function("BTreeMap::range, in order", |b| {
        b.iter(|| {
            let first = |prefix: &String| {
                let range = map
                    .range(prefix.as_str()..)
                    .take_while(|(key, _)| key.starts_with(prefix.as_str()));
                range.take(10).collect::<Vec<_>>().len()
            };
            prefixes.iter().map(first).sum::<usize>()
        })
    });
    group.finish();
}

/// Prints the bytes of each section, by the section table of the file.
fn sizes(file: &[u8]) {
    let word = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().expect("four bytes"));
    let sections = [
        "alphabet", "forward", "backward", "postings", "merit", "peaks", "lists", "names",
        "entities", "sources", "strings", "info",
    ];
    let sizes: Vec<u32> = (0..sections.len()).map(|i| word(28 + 8 * i)).collect();
    for (section, size) in sections.iter().zip(&sizes) {
        println!("million: {section} {size} bytes");
    }
    println!(
        "million: index (alphabet to peaks) {} bytes",
        sizes[..6].iter().sum::<u32>()
    );
}

fn text(criterion: &mut Criterion) {
    // names in sentences, with the marks that running text has
    let names = Glossary::bundled()
        .names()
        .filter(|name| name.lang() != atau::Lang::KkArab);
    let text: String = names
        .zip(
            [" ", ", ", " – ", ". ", " («", "») ", "\n", "; "]
                .iter()
                .cycle(),
        )
        .flat_map(|(name, mark)| [name.form(), mark])
        .collect();
    let mut group = group(criterion, "text/folding and words", 0);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("atau", |b| {
        b.iter(|| {
            let mut length = 0;
            for word in words::words(black_box(&text)) {
                length += fold::exact_chars(&text[word])
                    .map(|fold| fold.char.len_utf8())
                    .sum::<usize>();
            }
            length
        })
    });
    group.bench_function("nfkc, to_lowercase, unicode_words", |b| {
        b.iter(|| {
            let text: String = black_box(&text).nfkc().collect();
            text.to_lowercase()
                .unicode_words()
                .map(str::len)
                .sum::<usize>()
        })
    });
    group.finish();
}

/// Names in running text, beside automata over the recorded names, and over all their forms.
/// The text is that of the files named in `ATAU_TEXTS`, or names with words between them.
fn mentions(criterion: &mut Criterion) {
    let glossary = Glossary::bundled();
    let files = std::env::var("ATAU_TEXTS").unwrap_or_default();
    let files = files.split_whitespace();
    let mut texts: Vec<String> = files
        .map(|file| std::fs::read_to_string(file).expect("a file of ATAU_TEXTS"))
        .collect();
    if texts.is_empty() {
        let names: Vec<&str> = glossary
            .names()
            .take(5_000)
            .map(|name| name.form())
            .collect();
        texts.extend(
            names
                .chunks(1_000)
                .map(|names| running_text(names.iter().copied())),
        );
    }
    let text = texts.concat();
    let names: BTreeSet<String> = glossary
        .names()
        .map(|name| name.form().to_lowercase())
        .collect();
    let forms = all_forms(names.clone());
    println!(
        "text/mentions: {} names, {} forms",
        names.len(),
        forms.len()
    );
    let mut group = find(criterion, "text/mentions", glossary, &names, &text);
    peers(&mut group, "every form", &forms, &text);
    group.bench_function("aho-corasick, made for names", |b| {
        b.iter(|| aho_corasick(black_box(&names)))
    });
    group.finish();

    let Some((last, before)) = texts.split_last() else {
        return;
    };
    let mut group = self::group(criterion, "text/mentions, last text", 0);
    group.throughput(Throughput::Bytes(last.len() as u64));
    group.bench_function("atau, behind the others", |b| {
        let finder = || {
            let finder = glossary.finder().build();
            before.iter().for_each(|text| {
                black_box(finder.find_iter(text).count());
            });
            finder
        };
        let scan = |finder: Finder<'_>| finder.find_iter(black_box(last)).count();
        b.iter_batched(finder, scan, BatchSize::PerIteration)
    });
    peers(&mut group, "names", &names, last);
    peers(&mut group, "every form", &forms, last);
}

/// The names, and every form of them that the rules of their languages make.
fn all_forms(names: BTreeSet<String>) -> BTreeSet<String> {
    let mut forms = names;
    for lang in [Lang::Kk, Lang::Ru, Lang::En] {
        let vocabulary = Vocabulary::of(Glossary::bundled(), lang);
        for phrase in vocabulary.phrases() {
            forms.extend(phrase.forms().iter().map(|form| form.to_lowercase()));
        }
        for name in vocabulary.paradigms().filter(|word| word.is_name()) {
            forms.extend(name.forms().map(str::to_lowercase));
        }
    }
    forms
}

/// Names with words between them.
fn running_text<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut words = ["мен", "туралы", "жылы", "болды,", "в", "была", "in", "the"]
        .iter()
        .cycle();
    let mut text = String::new();
    for name in names {
        let words: Vec<&str> = words.by_ref().take(3).copied().collect();
        text += &format!("{name} {} ", words.join(" "));
    }
    text
}

/// The names in a text: all that atau finds, and those alone that are in its tables; and
/// these by its peers.
fn find<'c, D: AsRef<[u8]>>(
    criterion: &'c mut Criterion,
    name: &str,
    glossary: &Glossary<D>,
    names: &BTreeSet<String>,
    text: &str,
) -> BenchmarkGroup<'c, WallTime> {
    let mut group = group(criterion, name, 0);
    group.throughput(Throughput::Bytes(text.len() as u64));
    let all = || glossary.finder().build();
    let recorded = || {
        let layers = [Layer::Exact, Layer::Loose];
        glossary.finder().layers(layers).build()
    };
    group.bench_function("atau, first text of a finder", |b| {
        b.iter(|| all().find_iter(black_box(text)).count())
    });
    group.bench_function("atau, first text, recorded names alone", |b| {
        b.iter(|| recorded().find_iter(black_box(text)).count())
    });
    // a finder keeps what it has found, as an automaton is built before
    let finder = all();
    group.bench_function("atau, the same text again", |b| {
        b.iter(|| finder.find_iter(black_box(text)).count())
    });
    group.bench_function("atau, the same text again, `Glossary::find_iter`", |b| {
        b.iter(|| glossary.find_iter(black_box(text)).count())
    });
    group.bench_function("atau, the same text again, each line by itself", |b| {
        let count = |line| glossary.find_iter(line).count();
        b.iter(|| black_box(text).lines().map(count).sum::<usize>())
    });
    let finder = recorded();
    group.bench_function("atau, the same text again, recorded names alone", |b| {
        b.iter(|| finder.find_iter(black_box(text)).count())
    });
    peers(&mut group, "names", names, text);
    group
}

fn aho_corasick(forms: &BTreeSet<String>) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.match_kind(aho_corasick::MatchKind::LeftmostLongest);
    builder.build(forms).expect("an automaton")
}

fn daachorse(forms: &BTreeSet<String>) -> CharwiseDoubleArrayAhoCorasick<u32> {
    let mut builder = CharwiseDoubleArrayAhoCorasickBuilder::new();
    builder = builder.match_kind(daachorse::MatchKind::LeftmostLongest);
    builder.build(forms).expect("an automaton")
}

/// Some forms in a text, by automata over them: lower case before, word boundaries behind.
fn peers(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    forms: &BTreeSet<String>,
    text: &str,
) {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_whole = |text: &str, range: Range<usize>| {
        !is_part(text[..range.start].chars().next_back())
            && !is_part(text[range.end..].chars().next())
    };
    let automaton = aho_corasick(forms);
    group.bench_function(format!("aho-corasick, {name}"), |b| {
        b.iter(|| {
            let text = black_box(text).to_lowercase();
            let found = automaton.find_iter(&text);
            found.filter(|found| is_whole(&text, found.range())).count()
        })
    });
    let automaton = daachorse(forms);
    group.bench_function(format!("daachorse charwise, {name}"), |b| {
        b.iter(|| {
            let text = black_box(text).to_lowercase();
            let found = automaton.leftmost_find_iter(&text);
            let ranges = found.map(|found| found.start()..found.end());
            ranges
                .filter(|range| is_whole(&text, range.clone()))
                .count()
        })
    });
}

criterion_group!(benches, bundled, inflected, mentions, text, million);
criterion_main!(benches);
