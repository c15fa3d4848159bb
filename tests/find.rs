//! `atau find`, as a shell sees it.
#![cfg(feature = "cli")]

mod shell;

use std::collections::HashSet;
use std::io::Read;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use shell::Scratch;

const PAGE: &str = "Шәуешектегі қазақтар Чугучакқа келді.\n\n\
                    Билiктен Чигичак, Оралда <b>&\"Орал\"</b> Шәуешек!\n";

fn find(arguments: &[&str], input: &[u8]) -> Output {
    shell::atau(&[&["find"], arguments].concat(), input)
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn json(output: &Output) -> Vec<Value> {
    let lines = out(output).lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The tags of a page: each with its attributes. Panics unless every tag is closed in
/// its order, every attribute is in quotes, and every ampersand begins a reference.
fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let page = page.strip_prefix("<!DOCTYPE html>\n").expect("a doctype");
    let (mut open, mut tags) = (Vec::new(), Vec::new());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        if open.last().is_none_or(|tag| tag != "style") {
            assert!(!text.contains('>'), "{text}");
            for part in text.split('&').skip(1) {
                let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
                assert!(known.iter().any(|known| part.starts_with(known)), "{part}");
            }
        }
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (tag, is_empty) = match tag.strip_suffix(" /") {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let (name, mut given) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((key, value)) = given.trim_start().split_once("=\"") {
            let (value, behind) = value.split_once('"').unwrap();
            attributes.push((key.to_owned(), value.to_owned()));
            given = behind;
        }
        assert_eq!(given, "", "{tag}");
        if !is_empty {
            open.push(name.to_owned());
        }
        tags.push((name.to_owned(), attributes));
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    tags
}

fn values<'t>(tags: &'t [(String, Vec<(String, String)>)], key: &str) -> Vec<&'t str> {
    let attributes = tags.iter().flat_map(|(_, attributes)| attributes);
    let with = attributes.filter(|(name, _)| name == key);
    with.map(|(_, value)| value.as_str()).collect()
}

#[test]
fn a_page_is_whole_and_loads_nothing() {
    let output = find(&["--html"], PAGE.as_bytes());
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    let page = out(&output);
    let tags = tags(page);
    for name in [
        "script", "link", "img", "iframe", "object", "embed", "base", "form",
    ] {
        assert!(tags.iter().all(|(tag, _)| tag != name), "{name}");
    }
    for word in ["http:", "https:", "url(", "@import", "javascript:"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(values(&tags, "src").is_empty());
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("name=\"viewport\""));
    // every link leads to something on the page, and nothing is there twice
    let ids = values(&tags, "id");
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for link in values(&tags, "href") {
        let id = link.strip_prefix('#').expect(link);
        assert!(unique.contains(id), "{link}");
    }
    let known: Vec<String> = atau::Lang::ALL.iter().map(|l| l.to_string()).collect();
    for lang in values(&tags, "lang") {
        assert!(known.iter().any(|known| known == lang), "{lang}");
    }
}

#[test]
fn a_page_has_the_text_the_marks_the_list_and_the_cards() {
    let output = find(&["--html"], PAGE.as_bytes());
    let page = out(&output);
    assert!(page.contains("&lt;b&gt;&amp;&quot;<a "), "escaped");
    assert!(page.contains("<p lang=\"kk\" dir=\"auto\">"));
    let link = |text: &str| {
        let before = page.split(&format!(">{text}</a>")).next().unwrap();
        before.rsplit('<').next().unwrap().to_owned()
    };
    let tacheng = link("Шәуешектегі");
    assert!(
        tacheng.starts_with("a class=\"n\" id=\"m-0-1\" href=\"#e-tacheng\" lang=\"kk\""),
        "{tacheng}"
    );
    assert!(link("Оралда").contains("class=\"n doubt\""));
    assert!(link("Билiктен").contains(" mended\""));
    assert!(link("Чигичак").contains(" wrong\""));
    let (_, list) = page.split_once("<aside id=\"entities\">").unwrap();
    let (list, cards) = list.split_once("</aside>").unwrap();
    let first = list.split("<li>").nth(1).unwrap();
    assert_eq!(
        first.trim(),
        "<a href=\"#e-tacheng\"><span class=\"name\" lang=\"kk\">Шәуешек</span> \
         <span class=\"kind\">place</span> <span class=\"count\">4</span></a></li>"
    );
    let card = cards
        .split("<article")
        .find(|card| card.contains("id=\"e-tacheng\""));
    let card = card.unwrap();
    for part in [
        "<dd lang=\"kk\">Шәуешек<span>",
        "<dd lang=\"ru\">Чугучак<span>",
        "<dd lang=\"en\">Tacheng<span>",
        "<a href=\"#m-0-1\">1:1</a>",
        ">3:10</a>",
    ] {
        assert!(card.contains(part), "{part}: {card}");
    }
}

#[test]
fn a_page_goes_to_a_file_but_never_over_its_own_text() {
    let scratch = Scratch::new("out");
    let text = scratch.write("a.txt", PAGE);
    let page = scratch.path("a.html");
    let output = find(&["--html", "--out", &page, &text], b"");
    assert_eq!((output.status.code(), out(&output)), (Some(0), ""));
    tags(&std::fs::read_to_string(&page).unwrap());
    let output = find(&["--html", "--out", &text, &text], b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&text).unwrap(), PAGE);
    let output = find(&["--html", "--out", &scratch.path("no/a.html"), &text], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("no/a.html"), "{}", err(&output));
}

#[test]
fn a_page_of_any_text_is_whole() {
    let scratch = Scratch::new("pages");
    let texts: [&[u8]; 7] = [
        b"",
        b"\n\n\n",
        "]]> <!-- &amp; ' \u{0}\u{1b}\u{202e} Орал\r\n\r\nОрал".as_bytes(),
        b"\xff\xfe<",
        "Семи-\n\nпалатинский округ\n\n\n Xinjiang شىنجاڭ 1916".as_bytes(),
        "Шыңжаң\n  \n \nШыңжаң".as_bytes(),
        "\u{301}🐎".as_bytes(),
    ];
    let mut files = Vec::new();
    for (i, text) in texts.iter().enumerate() {
        files.push(scratch.write(&format!("<{i}>&'\".txt"), text));
    }
    let mut arguments = vec!["--html"];
    arguments.extend(files.iter().map(String::as_str));
    for overlap in ["longest", "no-submatches", "all"] {
        let output = find(&[&arguments[..], &["--overlap", overlap]].concat(), b"");
        assert_eq!(output.status.code(), Some(2), "a file is not UTF-8");
        let tags = tags(out(&output));
        let sections = tags.iter().filter(|(name, _)| name == "section");
        assert_eq!(sections.count(), texts.len() + 1);
    }
}

#[test]
fn entities_are_counted_with_their_forms() {
    let output = find(&["--stats", "--json"], PAGE.as_bytes());
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    let line = out(&output).lines().next().unwrap();
    assert_eq!(
        line,
        concat!(
            r#"{"entity":"tacheng","kind":"place","name":"Шәуешек","#,
            r#""labels":{"kk":"Шәуешек","ru":"Чугучак","en":"Tacheng"},"count":4,"forms":["#,
            r#"{"form":"Чигичак","count":1},{"form":"Чугучакқа","count":1},"#,
            r#"{"form":"Шәуешек","count":1},{"form":"Шәуешектегі","count":1}]}"#
        )
    );
    let counts: Vec<u64> = json(&output)
        .iter()
        .map(|line| line["count"].as_u64().unwrap())
        .collect();
    assert!(counts.is_sorted_by(|a, b| a >= b));

    let output = find(&["--stats"], "Оралда Шәуешек\nШәуешек Шәуешекке".as_bytes());
    let table: Vec<&str> = out(&output).lines().collect();
    assert_eq!(
        table[..3],
        [
            "| entity  | kind  | name    | count | forms |",
            "| ------- | ----- | ------- | ----: | ----- |",
            "| tacheng | place | Шәуешек |     3 | Шәуешек (2), Шәуешекке (1) |",
        ]
    );
    assert_eq!(table.len(), 4);
    assert_eq!(out(&find(&["--stats", "--json"], b"no name")), "");
}

#[test]
fn a_report_names_what_is_wrong_and_what_to_write() {
    let scratch = Scratch::new("report");
    let bad = scratch.write("bad.txt", PAGE);
    let output = find(&["--report", &bad], b"");
    assert_eq!((output.status.code(), err(&output)), (Some(1), ""));
    let lines: Vec<&str> = out(&output).lines().collect();
    assert_eq!(
        lines,
        [
            format!(
                "{bad}:3:1: `Билiктен` (power-vlast) is damaged (Latin `i` for `і`); write `Биліктен`"
            ),
            format!(
                "{bad}:3:10: `Чигичак` (tacheng) is misspelt (stem of Чигичакской); write `Чугучак`"
            ),
            format!(
                "{bad}:1:22: `Чугучак` (tacheng, kk historical, once) is also written `Шәуешек` (twice); write `Шәуешек`"
            ),
        ]
    );
    let output = find(&["--report", "--json", &bad], b"");
    assert_eq!(output.status.code(), Some(1));
    let first = out(&output).lines().nth(1).unwrap();
    assert_eq!(
        first,
        format!(
            "{{\"problem\":\"misspelling\",\"file\":{},\"line\":3,\"column\":10,\
             \"text\":\"Чигичак\",\"entity\":\"tacheng\",\"lang\":\"ru\",\
             \"proposed\":\"Чугучак\",\"why\":\"stem of Чигичакской\"}}",
            serde_json::to_string(&bad).unwrap()
        )
    );
    // an ending makes a wrong name no right one
    let output = find(&["--report"], "Шынжаңда, Шынжаңдағы".as_bytes());
    let whys = [
        "Шынжаңда` (xinjiang) is misspelt (н for ң); write `Шыңжаңда`",
        "Шынжаңдағы` (xinjiang) is misspelt (н for ң); write `Шыңжаңдағы`",
    ];
    let lines: Vec<&str> = out(&output).lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(
        lines
            .iter()
            .zip(whys)
            .all(|(line, why)| line.ends_with(why)),
        "{lines:#?}"
    );
    let output = find(&["--report"], "жер телімдеріне".as_bytes());
    assert_eq!(out(&output), "");
    // what a line end divides is not damaged
    let good = "Шәуешектен Шәуе-\nшекке";
    let output = find(&["--report"], good.as_bytes());
    assert_eq!((output.status.code(), out(&output)), (Some(0), ""));
}

#[test]
fn a_report_gives_a_name_the_ending_of_the_one_it_replaces() {
    let proposed = |text: &str| -> Value {
        let output = find(&["--report", "--json"], text.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{text}");
        json(&output)[0]["proposed"].clone()
    };
    assert_eq!(proposed("коммунистердi көрді"), "коммунистерді");
    assert_eq!(proposed("Сібір магистралында"), "Сібір магистралінде");
    assert_eq!(proposed("кеңестерiнiң жұмысы"), "кеңестерінің");
}

#[test]
fn a_report_tells_where_a_thing_has_several_names() {
    let scratch = Scratch::new("ways");
    let one = scratch.write("1.txt", "Шәуешекте, Шәуешектен\n");
    let two = scratch.write("2.txt", "Ол\nсосын Шәуешек ауданына, Шәуешекке\n");
    let output = find(&["--report", &one, &two], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        out(&output),
        format!(
            "{two}:2:7: `Шәуешек ауданы` (tacheng, kk variant, once) is also written \
             `Шәуешек` (3 times); write `Шәуешек`\n"
        )
    );
    let output = find(&["--report", "--json", &one, &two], b"");
    let way = &json(&output)[0];
    for (key, value) in [
        ("problem", Value::from("several-names")),
        ("file", two.as_str().into()),
        ("line", 2.into()),
        ("column", 7.into()),
        ("text", "Шәуешек ауданы".into()),
        ("entity", "tacheng".into()),
        ("lang", "kk".into()),
        ("proposed", "Шәуешек".into()),
        ("role", "variant".into()),
        ("count", 1.into()),
        ("other", "Шәуешек".into()),
        ("other_count", 3.into()),
    ] {
        assert_eq!(way[key], value, "{key}");
    }
    // initials are no other way to write a name, other initials are
    let bokeikhanov = "Ә. Бөкейханов, Әлихан Бөкейханов";
    let output = find(&["--report"], bokeikhanov.as_bytes());
    assert_eq!((output.status.code(), out(&output)), (Some(0), ""));
    let output = find(&["--report"], "Ә. Бөкейханов, А. Бөкейханов".as_bytes());
    assert_eq!(output.status.code(), Some(1));
    // in one file alone there is one name; names in two languages are no two ways
    assert_eq!(find(&["--report", &one], b"").status.code(), Some(0));
    let output = find(&["--report"], "Шәуешек – Tacheng".as_bytes());
    assert_eq!((output.status.code(), out(&output)), (Some(0), ""));
}

#[test]
fn many_files_come_in_the_order_of_the_arguments() {
    let scratch = Scratch::new("order");
    let mut files = Vec::new();
    for i in 0..50 {
        // the first ones take longest
        let text = "Шәуешекке барды. ".repeat(if i < 3 { 20_000 } else { 50 - i });
        files.push(scratch.write(&format!("{i}.txt"), format!("{text}№{i}\n")));
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let marked = find(&files, b"");
    assert_eq!(marked.status.code(), Some(0));
    let numbers: Vec<String> = out(&marked)
        .lines()
        .map(|line| line.rsplit('№').next().unwrap().to_owned())
        .collect();
    let expected: Vec<String> = (0..50).map(|i| i.to_string()).collect();
    assert_eq!(numbers, expected);

    let found = find(&[&["--json"], &files[..]].concat(), b"");
    let mut names: Vec<Value> = json(&found)
        .into_iter()
        .map(|line| line["file"].clone())
        .collect();
    assert_eq!(names.len(), 60_000 + (3..50).map(|i| 50 - i).sum::<usize>());
    names.dedup();
    assert_eq!(names, files);
    // and so do complaints
    let arguments: Vec<String> = (0..50).map(|i| scratch.path(&format!("no{i}"))).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = find(&arguments, b"");
    let lines = err(&output).lines();
    for (line, name) in lines.zip(&arguments) {
        assert!(line.starts_with(&format!("atau: {name}: ")), "{line}");
    }
}

#[test]
fn years_narrow_what_is_found() {
    let found = |years: &str| {
        let found = json(&find(&["--json", "--years", years], "ОГПУ".as_bytes()));
        found.len()
    };
    assert_eq!((found("1930"), found("1916-1940")), (1, 1));
    assert_eq!((found("1916"), found("1990–1995")), (0, 0));
    for wrong in ["", "1940-1916", "of old", "1-2-3"] {
        let output = find(&["--years", wrong], b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("write a year or two"), "{wrong}");
    }
}

#[test]
fn a_hyphen_among_files_is_standard_input() {
    let scratch = Scratch::new("hyphen");
    let file = scratch.write("a b.txt", "Құлжа");
    let found = json(&find(&["--json", &file, "-"], "Шәуешек".as_bytes()));
    let found: Vec<(&Value, &Value)> = found
        .iter()
        .map(|one| (&one["file"], &one["entity"]))
        .collect();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], (&Value::from(file), &Value::from("ghulja")));
    assert_eq!(found[1], (&Value::Null, &Value::from("tacheng")));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let scratch = Scratch::new("bad");
    let good = scratch.write("good.txt", "Шәуешек");
    let empty = scratch.write("empty.txt", "");
    let torn = scratch.write("torn.txt", b"\xd0 \xff".repeat(10));
    let (gone, dir) = (scratch.path("gone.txt"), scratch.path(""));
    for how in [
        &["--json"][..],
        &["--stats"],
        &["--report"],
        &["--html"],
        &[],
    ] {
        let files = [empty.as_str(), &dir, &gone, &torn, &good];
        let output = find(&[how, &files].concat(), b"");
        assert_eq!(output.status.code(), Some(2), "{how:?}");
        let said: Vec<&str> = err(&output).lines().collect();
        assert_eq!(said.len(), 2 + 10 + 1, "{said:#?}");
        assert!(said[0].contains(&dir) && said[1].contains(&gone));
        assert!(said[2].contains("torn.txt: byte 1 is not UTF-8"));
        assert!(said[3].contains("torn.txt: byte 3 is not UTF-8"));
        assert!(said[12].contains("10 more"), "{}", said[12]);
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(how == ["--report"] || text.contains("Шәуешек"), "{how:?}");
    }
    let output = find(&["--json", &empty], b"");
    assert_eq!((output.status.code(), out(&output)), (Some(0), ""));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let scratch = Scratch::new("pipe");
    let text = scratch.write("long.txt", "Шәуешекке барды\n".repeat(100_000));
    for how in ["--json", "--html", "--report"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_atau"))
            .args(["find", how, &text, &text, &text, &text])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 10];
        let mut stdout = child.stdout.take().unwrap();
        // a report of a good text says nothing
        let _ = stdout.read(&mut first).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), err(&output)), (Some(0), ""), "{how}");
    }
}

#[test]
fn an_endless_line_is_read_to_its_end() {
    let text = "слово слово ".repeat(1 << 19) + "Шәуешекте";
    assert!(text.len() > 10 << 20);
    let output = find(&["--json"], text.as_bytes());
    let found = &json(&output)[0];
    assert_eq!(found["end"], text.len());
    let output = find(&["--html"], text.as_bytes());
    assert!(output.status.success() && output.stdout.len() > text.len());
}

#[test]
fn answers_that_exclude_each_other_are_refused() {
    for pair in [
        ["--html", "--json"],
        ["--html", "--stats"],
        ["--html", "--report"],
        ["--stats", "--report"],
    ] {
        assert_eq!(find(&pair, b"").status.code(), Some(2), "{pair:?}");
    }
}

#[test]
fn a_text_is_written_with_the_preferred_names_of_a_language() {
    let output = find(&["--canonicalize", "kk"], PAGE.as_bytes());
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    let expected = PAGE.replace("Чугучакқа", "Шәуешекке");
    let expected = expected.replace("Билiктен", "Биліктен");
    assert_eq!(out(&output), expected.replace("Чигичак", "Шәуешек"));
    for arguments in [["--canonicalize", "ug"], ["--canonicalize=kk", "--json"]] {
        assert_eq!(find(&arguments, b"").status.code(), Some(2));
    }
}

#[test]
fn a_file_that_is_read_in_pieces_has_the_places_of_the_whole() {
    // longer than what is held at once, with damage in between
    let mut bytes = Vec::new();
    for i in 0..300 {
        bytes.extend("слово слово\n".repeat(i * 3).into_bytes());
        bytes.extend("Шәуешектегі қазақтар Чигичакқа келді. ".as_bytes());
        if i % 50 == 0 {
            bytes.extend(b"\xff\xd0 ");
        }
    }
    assert!(bytes.len() > 2 << 20);
    let found = json(&find(&["--json"], &bytes));
    assert_eq!(found.len(), 300 * 3);
    for line in &found {
        let at = |key: &str| usize::try_from(line[key].as_u64().unwrap()).unwrap();
        let text = line["text"].as_str().unwrap();
        assert_eq!(&bytes[at("start")..at("end")], text.as_bytes());
    }
    // marks apart, the text is all there
    let output = find(&["--kind", "place"], &bytes);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output).lines().count(), 10 + 1);
    let mut marked = output.stdout;
    for (name, plain) in [
        ("[Шәуешектегі](tacheng)", "Шәуешектегі"),
        ("[Чигичакқа](tacheng)", "Чигичакқа"),
    ] {
        let mut rest = Vec::new();
        let mut from = 0;
        while let Some(at) = position(&marked[from..], name.as_bytes()) {
            rest.extend_from_slice(&marked[from..from + at]);
            rest.extend_from_slice(plain.as_bytes());
            from += at + name.len();
        }
        rest.extend_from_slice(&marked[from..]);
        marked = rest;
    }
    assert!(marked == bytes);
    // the line of the last fault is that of the last mention
    let output = find(&["--report", "--json"], &bytes);
    let last = json(&output)
        .into_iter()
        .rfind(|line| line["problem"] == "misspelling");
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(last.unwrap()["line"], lines + 1);
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
