//! The real programs load what is written for them: every right form is accepted, every
//! wrong one is refused, and what is suggested first is right.
//!
//! Each needs its program, so none runs unasked; `.ci/run` says how they are installed.
#![cfg(feature = "cli")]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use atau::export::hunspell::Flavour;
use atau::export::{Files, Vocabulary};
use atau::{Format, Glossary, Lang};

/// Those of the bundled glossary, made once.
fn vocabularies() -> &'static [Vocabulary] {
    static MADE: OnceLock<Vec<Vocabulary>> = OnceLock::new();
    MADE.get_or_init(|| {
        let of = |lang| Vocabulary::of(Glossary::bundled(), lang);
        Lang::MAIN.into_iter().map(of).collect()
    })
}

/// A directory with the files of a format, which goes when the test ends.
struct Exported {
    dir: PathBuf,
    files: Files,
}

impl Exported {
    fn new(format: Format) -> Exported {
        let name = format!("atau-programs-{format}-{}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        let files = format.files(vocabularies(), Flavour::Strict).unwrap();
        files.write_to(&dir).unwrap();
        Exported { dir, files }
    }

    fn lines(&self, path: &str) -> Vec<&str> {
        let contents = self.files.get(path).unwrap_or_else(|| panic!("no {path}"));
        std::str::from_utf8(contents).unwrap().lines().collect()
    }

    fn path(&self, path: &str) -> String {
        self.dir.join(path).to_str().unwrap().to_owned()
    }
}

impl Drop for Exported {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// What a program prints for some lines. Its exit status is not looked at: most programs
/// fail when they find something.
fn answers<'l>(command: &mut Command, lines: impl IntoIterator<Item = &'l str>) -> String {
    let mut child = command
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let input: String = lines.into_iter().map(|line| format!("{line}\n")).collect();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn set(text: &str) -> BTreeSet<&str> {
    text.lines().collect()
}

fn none<T: std::fmt::Debug>(what: &str, items: impl IntoIterator<Item = T>) {
    let items: Vec<T> = items.into_iter().collect();
    let some = &items[..items.len().min(20)];
    assert!(items.is_empty(), "{what}: {} like {some:?}", items.len());
}

/// Whether enough of the suggestions are right; says which are not.
fn mostly(what: &str, suggested: &[(&str, &str, Option<&str>)]) {
    let is_wrong = |one: &&(&str, &str, Option<&str>)| one.2 != Some(one.1);
    let wrong: Vec<_> = suggested.iter().filter(is_wrong).collect();
    println!(
        "{what}: {} of {} not first: {wrong:?}",
        wrong.len(),
        suggested.len()
    );
    assert!(wrong.len() * 20 <= suggested.len(), "{what}: {wrong:#?}");
}

/// `word & suggestion, suggestion` as ispell's kin answer.
fn first_suggestion<'a>(answers: &'a str, word: &str) -> Option<&'a str> {
    let line = answers
        .lines()
        .find(|line| line.split(' ').nth(1) == Some(word) && line.starts_with('&'))?;
    line.split_once(": ")?.1.split(", ").next()
}

#[test]
#[ignore = "needs aspell"]
fn aspell_knows_every_form() {
    let exported = Exported::new(Format::Aspell);
    for (lang, own) in [("kk", "kk"), ("ru", "ru"), ("en", "en_US")] {
        let list = format!("atau-{lang}.txt");
        let master = exported.path(&format!("atau-{lang}.rws"));
        let made = Command::new("aspell")
            .args([
                "--encoding=utf-8",
                &format!("--lang={lang}"),
                "create",
                "master",
                &master,
            ])
            .stdin(std::fs::File::open(exported.path(&list)).unwrap())
            .output()
            .unwrap();
        assert!(made.status.success());
        assert_eq!(
            String::from_utf8_lossy(&made.stderr),
            "",
            "{lang}: no word is invalid"
        );

        let aspell = |extra: &[&str]| {
            let mut command = Command::new("aspell");
            command.args(["-l", own, "--encoding=utf-8"]).args(extra);
            command
        };
        let ours = format!("--add-extra-dicts={master}");
        let vocabulary = vocabularies()
            .iter()
            .find(|one| one.lang().as_str() == lang);
        let words = vocabulary.unwrap().words().map(|word| word.text());
        // but those of which a line says that aspell has not their letters
        let is_carried = |word: &&str| {
            let line = format!("`{word}` is left out");
            !exported.files.left_out().any(|one| one.starts_with(&line))
        };
        let kept = words.filter(|word| is_carried(word));
        none(lang, set(&answers(aspell(&[&ours]).arg("list"), kept)));

        let replacements = format!("atau-{lang}.prepl");
        let pairs: Vec<(&str, &str)> = exported.lines(&replacements)[1..]
            .iter()
            .filter_map(|line| line.split_once(' '))
            .collect();
        let wrong = || pairs.iter().map(|pair| pair.0);
        // whatever aspell does not know by itself it does not know with us either
        let before = answers(aspell(&[]).arg("list"), wrong());
        let after = answers(aspell(&[&ours]).arg("list"), wrong());
        none(lang, set(&before).difference(&set(&after)));

        let repl = format!("--repl={}", exported.path(&replacements));
        let said = answers(aspell(&[&ours, &repl]).arg("pipe"), wrong());
        let suggested: Vec<_> = pairs
            .iter()
            .filter(|pair| set(&before).contains(pair.0) && !pair.0.contains('-'))
            .map(|&(wrong, right)| (wrong, right, first_suggestion(&said, wrong)))
            .collect();
        mostly(lang, &suggested);
    }
}

#[test]
#[ignore = "needs enchant"]
fn enchant_knows_the_usual_forms() {
    let exported = Exported::new(Format::Enchant);
    let home = exported.dir.join("enchant");
    std::fs::create_dir(&home).unwrap();
    for (path, contents) in exported.files.iter() {
        std::fs::write(home.join(path), contents).unwrap();
    }
    for tag in ["kk_KZ", "ru_RU", "en_US"] {
        let enchant = || {
            let mut command = Command::new("enchant-2");
            command.env("XDG_CONFIG_HOME", &exported.dir);
            command.args(["-d", tag, "-l"]);
            command
        };
        let words = exported.lines(&format!("{tag}.dic"));
        none(tag, set(&answers(&mut enchant(), words)));
        // enchant-2, unlike Enchant, cuts words at hyphens
        let wrong = exported.lines(&format!("{tag}.exc"));
        let wrong: BTreeSet<&str> = wrong.into_iter().filter(|w| !w.contains('-')).collect();
        let refused = answers(&mut enchant(), wrong.iter().copied());
        none(tag, wrong.difference(&set(&refused)));
    }
}

#[test]
#[ignore = "needs cspell"]
fn cspell_knows_every_form() {
    let exported = Exported::new(Format::Cspell);
    let lint = |file: &str, lines: &[&str]| {
        std::fs::write(exported.dir.join(file), lines.join("\n")).unwrap();
        let mut command = Command::new("cspell");
        command.current_dir(&exported.dir);
        command.args([
            "lint",
            "--no-progress",
            "--no-summary",
            "--no-config-search",
        ]);
        command.args(["--show-suggestions", "--config", "cspell.json", file]);
        answers(&mut command, [])
    };
    let words: Vec<&str> = vocabularies()
        .iter()
        // every ninth of all forms takes it half a minute
        .flat_map(|one| {
            one.words()
                .step_by(if one.words().len() > 100_000 { 9 } else { 1 })
        })
        .map(|word| word.text())
        .collect();
    none("right words", lint("right.txt", &words).lines());

    let settings = String::from_utf8(exported.files.get("cspell.json").unwrap().to_vec()).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&settings).unwrap();
    let pairs: Vec<(&str, &str)> = settings["flagWords"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|pair| pair.as_str().unwrap().split_once("->"))
        .collect();
    let wrong: Vec<&str> = pairs.iter().map(|pair| pair.0).collect();
    let said = lint("wrong.txt", &wrong);
    let first = |wrong: &str| {
        let line = said
            .lines()
            .find(|line| line.contains(&format!("({wrong})")))?;
        let suggestions = line.split_once("Suggestions: [")?.1;
        Some(suggestions.split([',', ']']).next()?.trim_end_matches('*'))
    };
    let suggested: Vec<_> = pairs
        .iter()
        .map(|&(wrong, right)| (wrong, right, first(wrong)))
        .collect();
    none(
        "wrong words",
        suggested.iter().filter(|one| one.2.is_none()),
    );
    mostly("cspell", &suggested);
    let forms = lint("forms.txt", &["Шыңжаңдағы Шыңжаңнан", "Шыңжаңдан"]);
    assert!(
        forms.contains("(Шыңжаңдан)") && forms.lines().count() == 1,
        "{forms}"
    );
}

#[test]
#[ignore = "needs typos"]
fn typos_corrects_mistakes_alone() {
    let exported = Exported::new(Format::Typos);
    let config = exported.path("typos.toml");
    let typos = |file: &Path| {
        let mut command = Command::new("typos");
        command.args(["--isolated", "--config", &config, "--format", "json"]);
        answers(command.arg(file), [])
    };
    let plain = Exported::new(Format::Plain);
    for lang in Lang::MAIN {
        let said = typos(&plain.dir.join(format!("atau-{lang}.txt")));
        none(lang.as_str(), said.lines());
    }
    let toml = String::from_utf8(exported.files.get("typos.toml").unwrap().to_vec()).unwrap();
    let pairs: Vec<(&str, &str)> = toml
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(wrong, right)| (wrong.trim_matches('"'), right.trim_matches('"')))
        .filter(|(wrong, right)| wrong != right)
        .collect();
    assert!(pairs.len() > 150);
    let wrong: Vec<&str> = pairs.iter().map(|pair| pair.0).collect();
    let file = exported.dir.join("wrong.txt");
    std::fs::write(&file, wrong.join("\n")).unwrap();
    let said = typos(&file);
    let found: BTreeSet<(String, String)> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|one: &serde_json::Value| one["type"] == "typo")
        .map(|one| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            (text(&one["typo"]), text(&one["corrections"][0]))
        })
        .collect();
    let told = |(wrong, right): &&(&str, &str)| {
        !found.contains(&((*wrong).to_owned(), (*right).to_owned()))
    };
    none("mistakes", pairs.iter().filter(told));
}

#[test]
#[ignore = "needs codebook-lsp"]
fn codebook_knows_the_usual_forms() {
    let exported = Exported::new(Format::Codebook);
    let lint = |file: &str, lines: &[&str]| {
        std::fs::write(exported.dir.join(file), lines.join("\n")).unwrap();
        let mut command = Command::new("codebook-lsp");
        // it keeps what it fetches in the home directory
        command
            .current_dir(&exported.dir)
            .env("HOME", &exported.dir);
        answers(command.args(["lint", file]), [])
    };
    let settings = exported.lines("codebook.toml").join("\n");
    let (words, flagged) = settings.split_once("flag_words").unwrap();
    let listed = |text| str::lines(text).filter_map(|line| line.split('"').nth(1));
    // of all words it takes minutes
    let words: Vec<&str> = listed(words).step_by(500).collect();
    assert_eq!(lint("right.txt", &words).matches("right.txt").count(), 0);

    let wrong: Vec<&str> = listed(flagged).collect();
    let said = lint("wrong.txt", &wrong);
    let unsaid = |wrong: &&&str| !said.lines().any(|line| line.ends_with(*wrong));
    none("mistakes", wrong.iter().filter(unsaid));
    assert!(wrong.len() > 150);
}

#[test]
#[ignore = "needs vale"]
fn vale_knows_the_usual_forms_and_says_what_was_meant() {
    let exported = Exported::new(Format::Vale);
    let lint = |file: &str, lines: &[&str]| {
        std::fs::write(exported.dir.join(file), lines.join("\n")).unwrap();
        let mut command = Command::new("vale");
        command.current_dir(&exported.dir);
        command.args(["--config=.vale.ini", "--output=line", file]);
        answers(&mut command, [])
    };
    for lang in Lang::MAIN {
        let words = exported.lines(&format!("styles/config/ignore/atau-{lang}.txt"));
        none(lang.as_str(), lint("right.txt", &words).lines());
    }
    let right = "Шыңжаңдағы ШЫҢЖАҢНАН РСФСР-ға Ревком, т.б. 1930-жылы «Құлжа» Kulja's";
    assert_eq!(lint("right.txt", &[right]), "");

    let names = exported.lines("styles/atau/Names.yml");
    let pairs: Vec<(String, &str)> = names
        .iter()
        .filter_map(|line| {
            line.strip_prefix("  \"")?
                .strip_suffix('"')?
                .split_once("\": \"")
        })
        .map(|(wrong, right)| (wrong.replace("\\\\", ""), right))
        .collect();
    assert!(pairs.len() > 150);
    let wrong: Vec<&str> = pairs.iter().map(|pair| pair.0.as_str()).collect();
    let said = lint("wrong.txt", &wrong);
    // file, line, column, rule, message
    let told: BTreeSet<(usize, &str)> = said
        .lines()
        .map(|line| line.splitn(5, ':').collect::<Vec<_>>())
        .map(|parts| (parts[1].parse().unwrap(), parts[4]))
        .collect();
    let untold = |(number, (wrong, right)): &(usize, &(String, &str))| {
        !told.contains(&(number + 1, &format!("Write '{right}' for '{wrong}'.")))
    };
    none("mistakes", pairs.iter().enumerate().filter(untold));

    let wrong = [
        "Шыңжаңдан",
        "Қазақстандан",
        "Шынжаңдағы",
        "Шын-жаң",
        "РСФСРга",
        "Айкулов",
    ];
    let said = lint("wrong.txt", &wrong);
    assert_eq!(said.lines().count(), wrong.len(), "{said}");
}

/// A language, right words, and wrong ones with what is to be suggested first, where that
/// is sure.
type Case = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, Option<&'static str>)],
);

const CASES: [Case; 3] = [
    (
        "kk",
        &[
            "Шыңжаңдағы",
            "ШЫҢЖАҢНАН",
            "Шәуешектегілердің",
            "босқындардың",
        ],
        &[
            ("Шыңжаңдан", None),
            ("Шынжаң", Some("Шыңжаң")),
            ("боскын", None),
        ],
    ),
    (
        "ru",
        &["Синьцзяна", "Кульджой", "Семиречья", "ревкомов"],
        &[("Синьцзянах", None), ("Чигичак", Some("Чугучак"))],
    ),
    (
        "en",
        &["Xinjiang", "Kulja", "Kulja's", "Semirechye"],
        &[("Chigichak", Some("Chuguchak"))],
    ),
];

/// Asks a program that answers `word`, `right` or `wrong`, suggestions.
fn ask(lang: &str, command: &mut Command) {
    let (_, right, wrong) = CASES.into_iter().find(|case| case.0 == lang).unwrap();
    let words = right
        .iter()
        .chain(wrong.iter().map(|(wrong, _)| wrong))
        .copied();
    let said = answers(command, words);
    let said: Vec<Vec<&str>> = said
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(said.len(), right.len() + wrong.len(), "{said:?}");
    let (of_right, of_wrong) = said.split_at(right.len());
    none(lang, of_right.iter().filter(|answer| answer[1] != "right"));
    for (answer, (_, meant)) in of_wrong.iter().zip(wrong) {
        assert_eq!(answer[1], "wrong", "{answer:?}");
        assert!(
            meant.is_none() || answer.get(2).copied() == *meant,
            "{answer:?}"
        );
    }
}

fn script(name: &str) -> String {
    format!("{}/tests/programs/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
#[ignore = "needs libreoffice"]
fn libreoffice_installs_the_package() {
    let exported = Exported::new(Format::LibreOffice);
    let profile = format!("-env:UserInstallation=file://{}", exported.path("profile"));
    // as root, unopkg asks for a user of its own
    let is_root = std::fs::metadata("/proc/self")
        .is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let program = |name: &str| {
        if !is_root {
            return Command::new(name);
        }
        std::os::unix::fs::chown(&exported.dir, Some(65534), Some(65534)).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", name]);
        command
    };
    let mut add = program("unopkg");
    add.env("HOME", &exported.dir);
    let added = add
        .args(["add", &exported.path("atau.oxt"), &profile])
        .status();
    assert!(added.unwrap().success());
    for (lang, _, _) in CASES {
        let mut python = program("/usr/bin/python3");
        python.env("HOME", &exported.dir);
        let profile = format!("file://{}", exported.path("profile"));
        ask(
            lang,
            python.args([&script("libreoffice.py"), &profile, lang]),
        );
    }
}

#[test]
#[ignore = "needs firefox"]
fn firefox_installs_the_package() {
    let exported = Exported::new(Format::Firefox);
    for (lang, _, _) in CASES {
        let profile = exported.path(&format!("profile-{lang}"));
        let mut python = Command::new("python3");
        python.env("HOME", &exported.dir);
        python.args([&script("firefox.py"), &profile, &exported.path("atau.xpi")]);
        ask(lang, python.arg(format!("{lang}-x-atau")));
    }
}

/// What Chromium leaves of a custom dictionary when it has started with it: it waits for a
/// change for as long as told. Also how long it took.
fn chromium_leaves(profile: &Path, list: &[u8], longest: Duration) -> (Vec<u8>, Duration) {
    let default = profile.join("Default");
    std::fs::create_dir_all(&default).unwrap();
    let path = default.join("Custom Dictionary.txt");
    std::fs::write(&path, list).unwrap();
    let preferences =
        r#"{"browser":{"enable_spellchecking":true},"spellcheck":{"dictionaries":["ru"]}}"#;
    std::fs::write(default.join("Preferences"), preferences).unwrap();
    let mut chromium = Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args([
            "--remote-debugging-port=0",
            "data:text/html,<textarea autofocus>",
        ])
        .env("HOME", profile)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("chromium: {error}"));
    let start = Instant::now();
    let left = || std::fs::read(&path).unwrap_or_default();
    while start.elapsed() < longest && (left() == list || left().is_empty()) {
        std::thread::sleep(Duration::from_millis(100));
    }
    let took = start.elapsed();
    chromium.kill().unwrap();
    chromium.wait().unwrap();
    (left(), took)
}

#[test]
#[ignore = "needs chromium"]
fn chromium_takes_the_list_with_its_digest() {
    let exported = Exported::new(Format::Chrome);
    let list = exported.files.get("Custom Dictionary.txt").unwrap();
    // a list whose digest is not that of its words is taken for damaged, and emptied
    let damaged = [b"\xd0\x90\n", list].concat();
    let minute = Duration::from_secs(60);
    let (left, took) = chromium_leaves(&exported.dir.join("damaged"), &damaged, minute);
    assert!(left.len() < 100 && left.starts_with(b"checksum_v1 = "));
    let longest = 3 * took + Duration::from_secs(5);
    let (left, _) = chromium_leaves(&exported.dir.join("ours"), list, longest);
    assert!(left == list, "the list was not taken");
}
