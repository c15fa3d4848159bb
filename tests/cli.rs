//! The command line, as a shell sees it.
#![cfg(feature = "cli")]

mod shell;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use shell::{Scratch, atau};

const HEADER: &str = "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n";

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn lookup_answers_in_json_one_object_a_query() {
    let output = atau(&["lookup", "--json", "Чугучак"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        out(&output),
        concat!(
            r#"{"query":"Чугучак","hits":[{"entity":"tacheng","kind":"place","name":"Чугучак","#,
            r#""lang":"ru","role":"preferred","layer":"exact","edits":0,"#,
            r#""labels":{"kk":"Шәуешек","ru":"Чугучак","en":"Tacheng"}}]}"#,
            "\n"
        )
    );
    let output = atau(
        &["lookup", "--json"],
        "Шыңжаң\r\n\nno such thing\nҚұлжа".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<String> = out(&output).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with(r#"{"query":"Шыңжаң","hits":[{"entity":"xinjiang""#));
    assert_eq!(lines[1], r#"{"query":"","hits":[]}"#);
    assert_eq!(lines[2], r#"{"query":"no such thing","hits":[]}"#);
    assert!(
        lines[3].starts_with(r#"{"query":"Құлжа","hits":[{"entity":"ghulja""#),
        "{}",
        lines[3]
    );
}

#[test]
fn lookup_prints_cards_and_says_on_standard_error_what_it_does_not_know() {
    let output = atau(&["lookup", "Чугучак", "zzzz"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).starts_with("Шәуешек · Чугучак · Tacheng\n  place tacheng"));
    assert!(!out(&output).contains('\u{1b}'), "no colour in a pipe");
    assert_eq!(err(&output), "atau: `zzzz` is not in the glossary\n");
}

#[test]
fn lookup_takes_edits_prefixes_languages_kinds_and_limits() {
    let output = atau(&["lookup", "--fuzzy", "2", "--limit", "1", "Шыңжяң"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        out(&output).ends_with("`Шыңжяң` is read as `Шыңжаң`: я for а\n"),
        "{}",
        out(&output)
    );
    let output = atau(&["lookup", "--prefix", "--limit", "1", "Шәу"], b"");
    assert_eq!(
        out(&output),
        "Шәуешек (place: Шәуешек · Чугучак · Tacheng)\n"
    );
    let output = atau(
        &[
            "lookup",
            "--json",
            "--lang",
            "en",
            "--kind",
            "place",
            "Чугучак",
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    let output = atau(&["lookup", "--lang", "en", "Чугучак"], b"");
    assert_eq!(
        err(&output),
        "atau: `Чугучак` is not in the glossary, not with this kind and language\n"
    );
    let output = atau(&["lookup", "--lang", "xx", "a"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("unknown language `xx` (known: kk, ru, en"),
        "{}",
        err(&output)
    );
    assert_eq!(
        atau(&["lookup", "--fuzzy", "3", "a"], b"").status.code(),
        Some(2)
    );
}

#[test]
fn lookup_looks_at_the_layers_that_are_named() {
    let names = |arguments: &[&str]| {
        let output = atau(&[&["lookup", "--json"], arguments].concat(), b"");
        let answer: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        let hits = answer["hits"].as_array().unwrap().iter();
        let hits = hits.map(|hit| {
            (
                hit["name"].clone(),
                hit["layer"].clone(),
                hit["edits"].clone(),
            )
        });
        hits.map(|hit| format!("{} {} {}", hit.0, hit.1, hit.2))
            .collect::<Vec<_>>()
    };
    let exact = r#""Чугучак" "exact" 0"#;
    assert_eq!(names(&["--layer", "exact", "Чугучак"])[..], [exact]);
    assert!(names(&["--layer", "exact", "шауешек"]).is_empty());
    let loose = names(&["--layer", "exact", "--layer", "loose", "шауешек"]);
    assert_eq!(loose[..], [r#""Шәуешек" "loose" 0"#]);
    // edits may be asked for either way
    let near = names(&["--layer", "fuzzy", "Чугучяк"]);
    assert_eq!(near[0], r#""Чугучак" "fuzzy" 1"#);
    assert_eq!(
        names(&["--layer", "exact", "--fuzzy", "2", "Чугучяк"]),
        near
    );
    assert!(names(&["--layer", "fuzzy", "--fuzzy", "0", "Чугучяк"]).is_empty());

    let complaint = |arguments: &[&str]| {
        let output = atau(&[&["lookup"], arguments].concat(), b"");
        (output.status.code(), err(&output))
    };
    let missing = complaint(&["--layer", "exact", "шауешек"]);
    let said = "atau: `шауешек` is not in the glossary, not at this layer\n";
    assert_eq!(missing, (Some(1), said.to_owned()));
    let missing = complaint(&["--layer", "exact", "--lang", "ru", "шауешек"]);
    assert!(
        missing
            .1
            .ends_with("not with this kind, language and layer\n"),
        "{missing:?}"
    );
    for wrong in [["--layer", "near", "a"], ["--layer=exact", "--prefix", "a"]] {
        assert_eq!(complaint(&wrong).0, Some(2));
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_query() {
    let output = atau(
        &["lookup", "--json"],
        "\u{feff}Чугучак\r\nШыңжаң\r\n".as_bytes(),
    );
    let lines: Vec<String> = out(&output).lines().map(str::to_owned).collect();
    assert!(lines[0].starts_with(r#"{"query":"Чугучак","#), "{lines:?}");
    assert!(lines[1].starts_with(r#"{"query":"Шыңжаң","#), "{lines:?}");
}

#[test]
fn lines_that_are_not_utf_8_are_reported_and_passed_over() {
    let output = atau(&["lookup", "--json"], b"ab\xffcd\n\xd0\xa8\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(out(&output).lines().count(), 1);
    assert!(
        err(&output).contains("standard input, line 1: byte 3 is not UTF-8"),
        "{}",
        err(&output)
    );
}

#[test]
fn huge_and_odd_lines_are_answered() {
    let mut input = "ш".repeat(5 << 20).into_bytes();
    input.extend(b"\n\0\n\n");
    let output = atau(&["lookup", "--json", "--fuzzy", "2"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 3);
    let output = atau(&["lookup"], &input);
    assert!(err(&output).contains(&format!("`{}…` is not", "ш".repeat(100))));
    assert!(err(&output).len() < 500);
}

#[test]
fn each_line_is_answered_before_the_next_is_asked() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_atau"))
        .args(["lookup", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for (query, entity) in [("Чугучак", "tacheng"), ("Кульджа", "ghulja")] {
        writeln!(questions, "{query}").unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.contains(&format!(r#""entity":"{entity}""#)));
    }
    drop(questions);
    assert!(child.wait().unwrap().success());
}

#[test]
fn check_is_silent_about_good_tables() {
    let output = atau(&["check", "glossary"], b"");
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
    let output = atau(&["check", "--homonyms", "glossary"], b"");
    assert_eq!(output.status.code(), Some(0));
    let homonyms = out(&output);
    let oral = homonyms
        .lines()
        .find(|line| line.starts_with("орал\t"))
        .unwrap();
    assert!(
        oral.contains("uralsk") && oral.contains("ural-river"),
        "{oral}"
    );
}

#[test]
fn check_lists_derived_spellings_that_are_other_names() {
    let output = atau(&["check", "--collisions", "glossary"], b"");
    assert_eq!(output.status.code(), Some(0));
    let line = "Куйбышев\tshort\tВалериан Куйбышев of kuibyshev-valerian\tsamara\n";
    assert!(out(&output).contains(line));
}

#[test]
fn check_prints_complaints_one_a_line() {
    let scratch = Scratch::new("check");
    scratch.write(
        "entities.csv",
        format!("{HEADER}b,place,Орал,,,,,,,,,\na,town,Алма  Ата,,,,,,,,,\n"),
    );
    let output = atau(&["check", scratch.0.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<String> = out(&output).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 3, "{lines:#?}");
    assert!(lines[0].starts_with("entities.csv:3:1: `a` comes after `b`; sort"));
    assert!(lines[1].starts_with("entities.csv:3:2: unknown kind `town`; use one of"));
    assert!(lines[2].starts_with("entities.csv:3:3: stray white space"));
}

#[test]
fn check_says_how_much_is_in_good_tables() {
    let scratch = Scratch::new("stats");
    scratch.write(
        "entities.csv",
        format!(
            "{HEADER}a,place,Орал,Уральск,Uralsk,,,51.23,51.37,,,\n\
             b,place,Жайық,Урал,,,,,,,,\n\
             c,term,босқын,беженец,refugee,1920,,,,,,\n"
        ),
    );
    scratch.write(
        "sources.csv",
        "id,title,author,year,lang,publication,url\n1,One,,,en,,\n2,Two,,,en,,\n",
    );
    scratch.write(
        "names.csv",
        "entity,form,lang,role,from,to,source,note\n\
         a,Орал,kk,preferred,,,1 2,\na,Yral,en,ocr,,,1,\n",
    );
    scratch.write("relations.csv", "entity,relation,other\na,part-of,b\n");
    let dir = scratch.0.to_str().unwrap().to_owned();
    let output = atau(&["check", "--stats", &dir], b"");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        out(&output),
        "\
| kind  | entities | kk, ru, en | described |    years | coordinates | Wikidata |  related |
| ----- | -------: | ---------: | --------: | -------: | ----------: | -------: | -------: |
| place |        2 |    1 (50%) |         0 |        0 |     1 (50%) |        0 | 2 (100%) |
| term  |        1 |   1 (100%) |         0 | 1 (100%) |           0 |        0 |        0 |
| all   |        3 |    2 (66%) |         0 |  1 (33%) |     1 (33%) |        0 |  2 (66%) |

| language | preferred | variant | historical | abbreviation | deprecated | misspelling |  ocr | names | sourced |
| -------- | --------: | ------: | ---------: | -----------: | ---------: | ----------: | ---: | ----: | ------: |
| kk       |         3 |       0 |          0 |            0 |          0 |           0 |    0 |     3 | 1 (33%) |
| ru       |         3 |       0 |          0 |            0 |          0 |           0 |    0 |     3 |       0 |
| en       |         2 |       0 |          0 |            0 |          0 |           0 |    1 |     3 | 1 (33%) |
| all      |         8 |       0 |          0 |            0 |          0 |           0 |    1 |     9 | 2 (22%) |

| source | names |
| ------ | ----: |
| 1      |     2 |
| 2      |     1 |

| relation | times |
| -------- | ----: |
| part-of  |     1 |
"
    );

    scratch.write("relations.csv", "entity,relation,other\na,part-of,a\n");
    let output = atau(&["check", "--stats", &dir], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 1, "{}", out(&output));
    assert!(out(&output).starts_with("relations.csv:2:"));
}

/// With `ATAU_MEND` set, mends the README instead of failing.
#[test]
fn the_readme_of_the_tables_has_their_statistics() {
    const README: &str = "glossary/README.md";
    const BEGIN: &str = "<!-- statistics -->\n";
    const END: &str = "<!-- end of statistics -->\n";
    let statistics = out(&atau(&["check", "--stats", "glossary"], b""));
    let text = std::fs::read_to_string(README).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("where the statistics begin");
    let (stated, after) = rest.split_once(END).expect("where the statistics end");
    if std::env::var_os("ATAU_MEND").is_some() {
        let mended = [before, BEGIN, &statistics, END, after].concat();
        return std::fs::write(README, mended).unwrap();
    }
    assert!(
        stated == statistics,
        "the statistics in {README} are not those of the tables; mend them with\n\
         ATAU_MEND=1 cargo test --features cli --test cli statistics"
    );
}

#[test]
fn what_cannot_be_read_is_an_error_that_says_so() {
    let scratch = Scratch::new("unreadable");
    let missing = scratch.path("nowhere");
    for arguments in [["check", &missing], ["--glossary", &missing]] {
        let mut arguments = arguments.to_vec();
        if arguments[0] == "--glossary" {
            arguments.extend(["lookup", "a"]);
        }
        let output = atau(&arguments, b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(
            err(&output).starts_with("atau: ") && err(&output).contains("nowhere"),
            "{}",
            err(&output)
        );
    }
    let empty = scratch.0.to_str().unwrap().to_owned();
    let output = atau(&["check", &empty], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).contains("there is no such file"));
    let output = atau(&["compile", &empty, "-o", &scratch.path("x.atau")], b"");
    assert_eq!(output.status.code(), Some(2));
    let output = atau(
        &["compile", "glossary", "-o", &scratch.path("no/x.atau")],
        b"",
    );
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn what_nobody_takes_is_no_panic() {
    let full = || std::fs::File::create("/dev/full").unwrap();
    for arguments in [
        ["lookup", "nothing of the kind"],
        ["lookup", "Чугучак"],
        ["find", "/nowhere"],
        ["check", "/nowhere"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_atau"));
        child.args(arguments).stdout(full()).stderr(full());
        let code = child.status().unwrap().code();
        assert!(matches!(code, Some(1 | 2)), "{arguments:?}: {code:?}");
    }
}

#[test]
fn a_compiled_glossary_answers_like_its_tables() {
    let scratch = Scratch::new("compile");
    let file = scratch.path("my.atau");
    let output = atau(&["compile", "glossary", "-o", &file], b"");
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
    let queries = "Чугучак\nшауешек\nОрал\nШыңжяң\n".as_bytes();
    let expected = out(&atau(&["lookup", "--json", "--fuzzy", "2"], queries));
    for glossary in [file.as_str(), "glossary"] {
        let output = atau(
            &["lookup", "--json", "--fuzzy", "2", "--glossary", glossary],
            queries,
        );
        assert_eq!(out(&output), expected, "{glossary}");
    }
    let bytes = std::fs::read(&file).unwrap();
    for (name, damaged) in [
        ("empty", &[][..]),
        ("cut", &bytes[..bytes.len() / 2]),
        ("tables", HEADER.as_bytes()),
    ] {
        let path = scratch.write(name, damaged);
        let output = atau(&["--glossary", &path, "lookup", "a"], b"");
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(
            err(&output).starts_with(&format!("atau: {path}: ")),
            "{}",
            err(&output)
        );
        assert_eq!(err(&output).lines().count(), 1);
    }
}

#[test]
fn help_has_examples_and_shells_get_completions() {
    for arguments in [&["--help"][..], &["lookup", "--help"]] {
        assert!(out(&atau(arguments, b"")).contains("Examples:"));
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = atau(&["completions", shell], b"");
        assert!(
            output.status.success() && out(&output).contains("atau"),
            "{shell}"
        );
    }
}

#[test]
fn export_writes_a_dictionary_and_says_what_it_leaves_out() {
    let scratch = Scratch::new("export");
    let dir = scratch.path("new/dictionaries");
    for _ in 0..2 {
        // the second time over the files of the first
        let output = atau(&["export", "hunspell", "--lang", "en", "--out", &dir], b"");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).is_empty());
        assert!(err(&output).contains("`22nd` is left out: it has digits"));
    }
    let mut files: Vec<_> = std::fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["en_ATAU.aff", "en_ATAU.dic"]);
    let aff = std::fs::read_to_string(format!("{dir}/en_ATAU.aff")).unwrap();
    assert!(aff.starts_with("SET UTF-8\n"));
}

#[test]
fn export_all_writes_each_format_in_a_directory_of_its_name() {
    let scratch = Scratch::new("export-all");
    let dir = scratch.path("out");
    let output = atau(&["export", "all", "--lang", "en", "--out", &dir], b"");
    assert_eq!(output.status.code(), Some(0));
    for format in atau::Format::ALL {
        let one = scratch.path(format.as_str());
        let output = atau(
            &["export", format.as_str(), "--lang", "en", "--out", &one],
            b"",
        );
        assert_eq!(output.status.code(), Some(0));
        let list = |dir: &str| -> Vec<(String, Vec<u8>)> {
            let files = std::fs::read_dir(dir).unwrap().map(Result::unwrap);
            let files = files.filter(|file| file.path().is_file());
            let mut files: Vec<_> = files
                .map(|file| {
                    let name = file.file_name().into_string().unwrap();
                    (name, std::fs::read(file.path()).unwrap())
                })
                .collect();
            files.sort();
            files
        };
        assert!(!list(&one).is_empty(), "{format}");
        assert!(list(&one) == list(&format!("{dir}/{format}")), "{format}");
    }
}

#[test]
fn export_takes_a_glossary_of_ones_own() {
    let scratch = Scratch::new("export-own");
    scratch.write(
        "entities.csv",
        format!("{HEADER}lepsi,place,Лепсі,Лепсы,Lepsi,,,,,,,\n"),
    );
    let (tables, dir) = (scratch.path(""), scratch.path("out"));
    let arguments = [
        "--glossary",
        &tables,
        "export",
        "hunspell",
        "--lang",
        "kk",
        "--lenient",
    ];
    let output = atau(&[&arguments[..], &["--out", &dir]].concat(), b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let dic = std::fs::read_to_string(format!("{dir}/kk_ATAU_LENIENT.dic")).unwrap();
    assert!(dic.contains("\nЛепсі/"), "{dic}");
}

#[test]
fn export_refuses_what_it_cannot_write() {
    let scratch = Scratch::new("export-bad");
    let file = scratch.write("file", "here already");
    let run = |format: &str, lang: &str, dir: &str| {
        let output = atau(&["export", format, "--lang", lang, "--out", dir], b"");
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        err(&output)
    };
    assert!(run("hunspell", "en", &file).contains("file: it is no directory"));
    assert!(run("hunspell", "en", &format!("{file}/below")).contains("below"));
    assert!(run("winword", "en", &scratch.path("out")).contains("hunspell"));
    assert!(run("hunspell", "xx", &scratch.path("out")).contains("known: kk, ru, en"));
    // a directory that nobody can write to, whoever runs this
    assert!(run("hunspell", "en", "/proc/atau").contains("/proc/atau"));
    assert!(!scratch.0.join("out").exists());
}
