//! What the exports for programs without endings write.
#![cfg(feature = "cli")]

mod common;

use atau::export::hunspell::Flavour;
use atau::export::{Files, Vocabulary};
use atau::table::Tables;
use atau::{Format, Glossary, Lang};

/// A glossary with an odd name in each place where one can stand.
fn odd() -> Glossary<Vec<u8>> {
    let mut tables = Tables::default();
    tables.set(
        "entities.csv",
        format!(
            "{}alash,organisation,Алаш-Орда,Алаш-Орда,Alash Orda,,,,,,,\n\
             one,term,\"а\"\"б\\в\",a<b>&c,\"d -> e, f\",,,,,,,\n\
             refugee,term,босқын,беженец,refugee,,,,,,,\n\
             second,term,22-дивизия,22-я дивизия,22nd Division,,,,,,,\n\
             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n",
            common::HEADER
        ),
    );
    tables.set(
        "names.csv",
        "entity,form,lang,role,from,to,source,note\n\
         refugee,боскын,kk,ocr,,,editors,\n\
         refugee,\"refugy, or -> so\",en,misspelling,,,editors,\n\
         xinjiang,Kulja/Xinjiang,en,variant,,,editors,\n\
         xinjiang,Өткен,kk,deprecated,,,editors,\n\
         xinjiang,Синцзян,ru,misspelling,,,editors,\n\
         xinjiang,Шынжаң,kk,misspelling,,,editors,\n\
         xinjiang,שינג׳יאנג,en,variant,,,editors,\n\
         xinjiang,Шыңжан өлкесі,kk,misspelling,,,editors,\n",
    );
    tables.set(
        "sources.csv",
        "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n",
    );
    Glossary::from_tables(&tables).unwrap()
}

fn vocabularies<D: AsRef<[u8]>>(glossary: &Glossary<D>) -> Vec<Vocabulary> {
    Lang::MAIN
        .map(|lang| Vocabulary::of(glossary, lang))
        .into_iter()
        .collect()
}

fn files(format: Format) -> Files {
    format
        .files(&vocabularies(&odd()), Flavour::Strict)
        .unwrap()
}

fn text(files: &Files, path: &str) -> String {
    let contents = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(contents.to_vec()).unwrap()
}

fn has_line(text: &str, line: &str) -> bool {
    text.lines().any(|other| other == line)
}

#[test]
fn every_list_has_right_words_alone_one_a_line() {
    for (format, path) in [
        (Format::Plain, "atau-kk.txt"),
        (Format::Cspell, "atau-kk.txt"),
        (Format::Aspell, "atau-kk.txt"),
        (Format::Enchant, "kk_KZ.dic"),
        (Format::Vale, "styles/config/ignore/atau-kk.txt"),
        (Format::Chrome, "Custom Dictionary.txt"),
    ] {
        let list = text(&files(format), path);
        for right in ["Шыңжаң", "Шыңжаңдағы", "Шыңжаңнан", "босқындардың"]
        {
            assert!(has_line(&list, right), "{format}: {right}");
        }
        for wrong in ["Шыңжаңдан", "Шынжаң", "боскын", ""] {
            assert!(!has_line(&list, wrong), "{format}: {wrong}");
        }
        let odd = |c: char| !c.is_alphabetic() && !"-'\n".contains(c);
        let list = list.split("checksum").next().unwrap();
        assert!(!list.contains(odd), "{format}");
        assert!(!list.starts_with('\u{feff}') && list.ends_with('\n'));
    }
}

#[test]
fn hyphens_are_cut_for_programs_that_cut_them() {
    for (format, path, whole) in [
        (Format::Plain, "atau-kk.txt", true),
        (Format::Aspell, "atau-kk.txt", false),
        (Format::Aspell, "atau-ru.txt", true),
        (Format::Enchant, "kk_KZ.dic", true),
        (Format::Chrome, "Custom Dictionary.txt", true),
    ] {
        let list = text(&files(format), path);
        assert_eq!(has_line(&list, "Алаш-Орда"), whole, "{format}");
        assert_eq!(has_line(&list, "Алаш"), format != Format::Plain, "{format}");
    }
}

#[test]
fn vale_gets_names_in_capitals_too() {
    let list = text(&files(Format::Vale), "styles/config/ignore/atau-kk.txt");
    assert!(has_line(&list, "ШЫҢЖАҢНАН") && has_line(&list, "босқыннан"));
    // which it knows in capitals by itself
    assert!(!has_line(&list, "БОСҚЫННАН") && !has_line(&list, "ШЫҢЖАҢДАН"));
}

#[test]
fn cspell_gets_settings_that_name_what_lies_beside_them() {
    let files = files(Format::Cspell);
    let settings: serde_json::Value = serde_json::from_str(&text(&files, "cspell.json")).unwrap();
    for definition in settings["dictionaryDefinitions"].as_array().unwrap() {
        let path = definition["path"].as_str().unwrap();
        assert!(files.get(path.trim_start_matches("./")).is_some());
    }
    let flagged = settings["flagWords"].as_array().unwrap();
    assert!(flagged.contains(&"шынжаң->шыңжаң".into()), "{flagged:?}");
    assert!(flagged.iter().all(|pair| {
        let pair = pair.as_str().unwrap();
        pair.matches("->").count() <= 1 && !pair.contains(',')
    }));
}

#[test]
fn ordinary_words_are_no_mistakes() {
    let files = files(Format::Enchant);
    let refused = text(&files, "kk_KZ.exc");
    assert!(has_line(&refused, "боскын"), "{refused}");
    let mut tables = Tables::default();
    tables.set(
        "entities.csv",
        format!(
            "{}a,term,еткен,,,,,,,,,\nb,term,ОАК,,,,,,,,,\n",
            common::HEADER
        ),
    );
    tables.set(
        "names.csv",
        "entity,form,lang,role,from,to,source,note\n\
         a,өткен,kk,misspelling,,,editors,\nb,ОСК,kk,misspelling,,,editors,\n",
    );
    tables.set(
        "sources.csv",
        "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n",
    );
    let vocabulary = Vocabulary::of(&Glossary::from_tables(&tables).unwrap(), Lang::Kk);
    assert_eq!(vocabulary.wrong().len(), 2);
    let files = Format::Enchant
        .files(&[vocabulary], Flavour::Strict)
        .unwrap();
    assert_eq!(text(&files, "kk_KZ.exc"), "");
    assert_eq!(files.left_out().len(), 2);
}

#[test]
fn a_mistake_that_is_a_word_of_another_language_of_the_file_is_left_out() {
    let mut tables = Tables::default();
    tables.set(
        "entities.csv",
        format!("{}x,place,Шыңжаң,Синьцзян,,,,,,,,\n", common::HEADER),
    );
    tables.set(
        "names.csv",
        "entity,form,lang,role,from,to,source,note\nx,Синьцзян,kk,deprecated,,,editors,\n",
    );
    tables.set(
        "sources.csv",
        "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n",
    );
    let glossary = Glossary::from_tables(&tables).unwrap();
    let all = Format::Typos
        .files(&vocabularies(&glossary), Flavour::Strict)
        .unwrap();
    assert!(!text(&all, "typos.toml").contains("синьцзян"));
    let kazakh = Vocabulary::of(&glossary, Lang::Kk);
    let alone = Format::Typos.files(&[kazakh], Flavour::Strict).unwrap();
    assert!(text(&alone, "typos.toml").contains("\"синьцзян\" = \"шыңжаң\""));
}

#[test]
fn each_rule_of_languagetool_has_what_its_schema_asks_for() {
    // a file of rules must have one
    let kazakh = common::glossary_of(&["босқын"]);
    let none = Format::LanguageTool.files(&vocabularies(&kazakh), Flavour::Strict);
    let none = none.unwrap();
    assert!(none.iter().all(|(path, _)| !path.ends_with(".xml")));
    let files = files(Format::LanguageTool);
    let rules = text(&files, "atau-ru-rules.xml");
    let rules: Vec<&str> = rules
        .lines()
        .filter(|line| line.starts_with("<rule "))
        .collect();
    assert_eq!(
        rules,
        [
            "<rule id=\"ATAU_0\" name=\"Синцзян\"><pattern case_sensitive=\"yes\">\
          <token>Синцзян</token></pattern>\
          <message><suggestion>Синьцзян</suggestion></message>\
          <example correction=\"Синьцзян\"><marker>Синцзян</marker></example></rule>"
        ]
    );
}

#[test]
fn chrome_gets_its_words_in_order_with_their_digest() {
    let list = text(&files(Format::Chrome), "Custom Dictionary.txt");
    let (words, digest) = list.rsplit_once("checksum_v1 = ").unwrap();
    assert!(words.lines().is_sorted() && words.ends_with('\n'));
    assert_eq!(digest.len(), 32);
    // of no words at all, as `md5sum /dev/null` says
    let none = Format::Chrome.files(&[], Flavour::Strict).unwrap();
    assert_eq!(
        text(&none, "Custom Dictionary.txt"),
        "checksum_v1 = d41d8cd98f00b204e9800998ecf8427e"
    );
}

#[test]
fn what_a_format_cannot_carry_is_left_out_with_a_line_for_each() {
    let vocabularies = vocabularies(&odd());
    let digits = vocabularies.iter().flat_map(|one| one.left_out());
    let digits: Vec<String> = digits.map(|one| one.to_string()).collect();
    assert!(
        digits.iter().any(|line| line.contains("22nd")),
        "{digits:?}"
    );
    for format in Format::ALL {
        let files = format.files(&vocabularies, Flavour::Strict).unwrap();
        assert!(files.left_out().all(|line| line.lines().count() == 1));
        for (path, _) in files.iter() {
            assert!(!path.starts_with('/') && !path.contains(".."), "{path}");
        }
    }
}

#[test]
fn an_empty_glossary_makes_empty_files() {
    let mut tables = Tables::default();
    tables.set("entities.csv", common::HEADER);
    let vocabularies = vocabularies(&Glossary::from_tables(&tables).unwrap());
    for format in Format::ALL {
        let files = format.files(&vocabularies, Flavour::Strict).unwrap();
        assert!(files.iter().len() > 0, "{format}");
        assert!(files.words().all(|(_, _, words)| words == 0), "{format}");
    }
}

#[test]
fn formats_of_one_vocabulary_are_those_of_a_vocabulary_of_their_own() {
    let shared = vocabularies(&odd());
    for flavour in [Flavour::Strict, Flavour::Lenient] {
        for format in Format::ALL {
            let own = format.files(&vocabularies(&odd()), flavour).unwrap();
            let all = format.files(&shared, flavour).unwrap();
            assert!(own.iter().eq(all.iter()), "{format}");
            assert!(own.left_out().eq(all.left_out()), "{format}");
        }
    }
}

#[test]
fn packages_have_what_their_manifests_name() {
    let names = |format, path| -> Vec<(String, Vec<u8>)> {
        let files = files(format);
        let archive = rawzip_entries(files.get(path).unwrap());
        assert_eq!(files.iter().len(), 1);
        archive
    };
    let oxt = names(Format::LibreOffice, "atau.oxt");
    let find = |entries: &[(String, Vec<u8>)], name: &str| {
        let found = entries.iter().find(|(other, _)| other == name);
        String::from_utf8(found.unwrap_or_else(|| panic!("no {name}")).1.clone()).unwrap()
    };
    assert_eq!(oxt[0].0, "META-INF/manifest.xml");
    assert!(find(&oxt, "META-INF/manifest.xml").contains("\"dictionaries.xcu\""));
    let dictionaries = find(&oxt, "dictionaries.xcu");
    for lang in ["kk", "ru", "en"] {
        let path = format!("%origin%/dictionaries/{lang}_ATAU.aff");
        assert!(dictionaries.contains(&path));
        find(&oxt, &format!("dictionaries/{lang}_ATAU.dic"));
    }
    let xpi = names(Format::Firefox, "atau.xpi");
    let manifest: serde_json::Value = serde_json::from_str(&find(&xpi, "manifest.json")).unwrap();
    let dictionaries = manifest["dictionaries"].as_object().unwrap();
    assert_eq!(dictionaries.len(), 3);
    for (tag, path) in dictionaries {
        assert!(tag.ends_with("-x-atau"));
        let path = path.as_str().unwrap();
        find(&xpi, path);
        find(&xpi, &path.replace(".dic", ".aff"));
    }
}

/// The names and contents of an archive whose files are stored.
fn rawzip_entries(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let zip = rawzip::ZipArchive::from_slice(archive).unwrap();
    let mut entries = Vec::new();
    for entry in zip.entries() {
        let entry = entry.unwrap();
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
        let data = zip.get_entry(entry.wayfinder()).unwrap().data().to_vec();
        assert_eq!(rawzip::crc32(&data), entry.crc32());
        entries.push((name, data));
    }
    entries
}
