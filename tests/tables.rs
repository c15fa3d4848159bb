//! Complaints about tables, and what becomes of good ones.

mod common;

use atau::table::{self, Tables};
use atau::{Error, Glossary, Lang, Layer, Role};
use common::HEADER;

const NAMES: &str = "entity,form,lang,role,from,to,source,note\n";
const SOURCES: &str = "id,title,author,year,lang,publication,url\nbook,Book,,1930,ru,,\n";
const ROW: &str = "a,place,Алматы,Алматы,Almaty,,,,,,,\n";

/// A table with one fault and the beginnings of the complaints about it.
type Case<'a> = (&'a str, Vec<u8>, &'a [&'a str]);

fn complaints(tables: &Tables) -> Vec<String> {
    let complaints = table::read(tables).err().unwrap_or_default();
    complaints.iter().map(ToString::to_string).collect()
}

fn with(file: &str, bytes: Vec<u8>) -> Tables {
    let mut tables = Tables::default();
    tables.set("entities.csv", format!("{HEADER}{ROW}"));
    tables.set("sources.csv", SOURCES);
    assert!(tables.set(file, bytes));
    tables
}

fn entities(rows: &str) -> Vec<u8> {
    format!("{HEADER}{rows}").into_bytes()
}

fn names(rows: &str) -> Vec<u8> {
    format!("{NAMES}{rows}").into_bytes()
}

#[test]
fn every_fault_has_its_complaint() {
    let long = "ш".repeat(241);
    let cases: &[Case<'_>] = &[
        (
            "entities.csv",
            b"id,kind\n".to_vec(),
            &[
                "entities.csv:1:1: the column `kk` is missing; add it",
                "entities.csv:1:1: the column `ru`",
            ],
        ),
        (
            "entities.csv",
            HEADER.replace("note", "remark").into_bytes(),
            &[
                "entities.csv:1:1: the column `note` is missing",
                "entities.csv:1:12: unknown column `remark`; rename or delete it",
            ],
        ),
        (
            "entities.csv",
            HEADER.replace("note", "id").into_bytes(),
            &[
                "entities.csv:1:1: the column `note` is missing",
                "entities.csv:1:12: the column `id` stands twice",
            ],
        ),
        (
            "entities.csv",
            HEADER.replace(',', ";").into_bytes(),
            &[
                "entities.csv:1:1: the columns are separated by semicolons or tabs; save the table with commas",
            ],
        ),
        (
            "entities.csv",
            Vec::new(),
            &["entities.csv:1:1: the file is empty; begin it with the header `id,kind"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы\n"),
            &["entities.csv:2:1: the row has 3 fields, the header 12; add or remove commas"],
        ),
        (
            "entities.csv",
            [HEADER.as_bytes(), b"a,place,\xd0\x90\xff,,,,,,,,,\n"].concat(),
            &["entities.csv:2:3: byte 3 of the field is not UTF-8; save the file as UTF-8"],
        ),
        (
            "entities.csv",
            entities("a,place,И\u{306}од,,,,,,,,,\n"),
            &["entities.csv:2:3: `И\u{306}од` is not in Unicode normalisation form C"],
        ),
        (
            "entities.csv",
            entities("Алматы,place,Алматы,,,,,,,,,\n"),
            &["entities.csv:2:1: the id `Алматы` is not kebab-case ASCII; use"],
        ),
        (
            "entities.csv",
            entities("a--b,place,Алматы,,,,,,,,,\n"),
            &["entities.csv:2:1: the id `a--b` is not kebab-case"],
        ),
        (
            "entities.csv",
            entities(&[ROW, ROW].concat()),
            &["entities.csv:3:1: `a` stands twice; unite"],
        ),
        (
            "entities.csv",
            entities("a,town,Алматы,,,,,,,,,\n"),
            &["entities.csv:2:2: unknown kind `town`; use one of place, person"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,,,,,,kk:back en:odd,\n"),
            &["entities.csv:2:11: unknown flag `en:odd`; use one of surname-first, kk:back"],
        ),
        (
            "entities.csv",
            entities("a,place,,,,,,,,,,\n"),
            &["entities.csv:2:3: `a` has no preferred name in any language; fill in"],
        ),
        (
            "entities.csv",
            entities("a,place, Алматы,,,,,,,,,\n"),
            &["entities.csv:2:3: stray white space in \" Алматы\"; leave single"],
        ),
        (
            "entities.csv",
            entities("a,place,Алма\u{a0}Ата,,,,,,,,,\n"),
            &["entities.csv:2:3: stray white space"],
        ),
        (
            "entities.csv",
            entities("a,place,Алма  Ата,,,,,,,,,\n"),
            &["entities.csv:2:3: stray white space"],
        ),
        (
            "entities.csv",
            entities("a,place,Алма\u{ad}Ата,,,,,,,,,\n"),
            &["entities.csv:2:3: invisible character U+00AD"],
        ),
        (
            "entities.csv",
            entities("a,place,Шыңжaң,,,,,,,,,\n"),
            &[
                "entities.csv:2:3: `Шыңжaң` mixes scripts, in a name that is `preferred` in `kk`; type",
            ],
        ),
        (
            "entities.csv",
            entities("a,place,«»,,,,,,,,,\n"),
            &["entities.csv:2:3: `«»` has no letter and no digit"],
        ),
        (
            "entities.csv",
            entities(&format!("a,place,{long},,,,,,,,,\n")),
            &["entities.csv:2:3: the name has 241 letters and digits; shorten it to 240"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,193x,,,,,,\n"),
            &["entities.csv:2:6: `193x` is not a year from -3000 to 2100"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,,19300,,,,,\n"),
            &["entities.csv:2:7: `19300` is not a year"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,1931,1930,,,,,\n"),
            &["entities.csv:2:6: from 1931 is after to 1930"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,,,95,80,,,\n"),
            &["entities.csv:2:8: `95` is not a latitude from -90 to 90 degrees"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,,,45,x,,,\n"),
            &["entities.csv:2:9: `x` is not a longitude"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,,,nan,80,,,\n"),
            &["entities.csv:2:8: `nan` is not a latitude"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,,,45,,,,\n"),
            &["entities.csv:2:8: one coordinate without the other; fill in both"],
        ),
        (
            "entities.csv",
            entities("a,place,Алматы,,,,,,,42,,\n"),
            &["entities.csv:2:10: `42` is not a Wikidata id"],
        ),
        (
            "entities.csv",
            entities("b,place,Алматы,,,,,,,,,\na,place,Орал,,,,,,,,,\n"),
            &["entities.csv:3:1: `a` comes after `b`; sort the rows"],
        ),
        (
            "names.csv",
            names("b,Верный,ru,historical,,,,\n"),
            &["names.csv:2:1: there is no entity `b`; correct the id"],
        ),
        (
            "names.csv",
            names("a,Верный,rus,historical,,,,\n"),
            &["names.csv:2:3: unknown language `rus`; use one of kk, ru, en"],
        ),
        (
            "names.csv",
            names("a,Верный,ru,old,,,,\n"),
            &["names.csv:2:4: unknown role `old`; use one of preferred"],
        ),
        (
            "names.csv",
            names("a,Верный,ru,historical,,,letter,\n"),
            &["names.csv:2:7: there is no source `letter`; correct the id"],
        ),
        (
            "names.csv",
            names("a,Верный,ru,historical,,,book book,\n"),
            &["names.csv:2:7: the source `book` is cited twice"],
        ),
        (
            "names.csv",
            names("a,,ru,historical,,,,\n"),
            &["names.csv:2:2: the form is empty"],
        ),
        (
            "names.csv",
            names("a,Верный,ru,historical,,,,\na,Верный,ru,variant,,,,\n"),
            &["names.csv:3:2: `a` has the form `Верный` in `ru` already; delete one"],
        ),
        (
            "names.csv",
            names("a,Алматы,ru,variant,,,,\n"),
            &["names.csv:2:2: `a` has the form `Алматы` in `ru` already"],
        ),
        (
            "names.csv",
            names("a,Алматы,ru,preferred,,,book,\na,Алматы,ru,preferred,,,,\n"),
            &["names.csv:3:2: `a` has the form `Алматы` in `ru` already"],
        ),
        (
            "names.csv",
            names("a,Верный,ru,preferred,,,,\n"),
            &["names.csv:2:4: `Верный` is preferred here, but `Алматы` is the preferred name"],
        ),
        (
            "names.csv",
            names("a,Вepный,ru,variant,,,,\n"),
            &["names.csv:2:2: `Вepный` mixes scripts"],
        ),
        (
            "descriptions.csv",
            b"entity,kk,ru,en\nb,,,town\n".to_vec(),
            &["descriptions.csv:2:1: there is no entity `b`"],
        ),
        (
            "descriptions.csv",
            b"entity,kk,ru,en\na,,,town\na,,,city\n".to_vec(),
            &["descriptions.csv:3:1: `a` stands twice"],
        ),
        (
            "descriptions.csv",
            format!("entity,kk,ru,en\na,,,{}\n", "x".repeat(121)).into_bytes(),
            &["descriptions.csv:2:4: the description has 121 characters; shorten it to 120"],
        ),
        (
            "relations.csv",
            b"entity,relation,other\na,in,a\n".to_vec(),
            &["relations.csv:2:2: unknown relation `in`; use one of part-of"],
        ),
        (
            "relations.csv",
            b"entity,relation,other\na,part-of,b\n".to_vec(),
            &["relations.csv:2:3: there is no entity `b`"],
        ),
        (
            "relations.csv",
            b"entity,relation,other\na,part-of,a\n".to_vec(),
            &["relations.csv:2:3: `a` is related to itself"],
        ),
        (
            "sources.csv",
            format!("{SOURCES}map,Map,,,old Norse,,\n").into_bytes(),
            &["sources.csv:3:5: unknown language `old Norse`"],
        ),
        (
            "names.csv",
            b"\xff\xfee\0n\0t\0i\0t\0y\0\n\0".to_vec(),
            &["names.csv:1:1: the file is UTF-16; save it as UTF-8"],
        ),
        // what spreadsheets save of empty lines
        (
            "names.csv",
            names(",,,,,,,\na,Верный,ru,variant,,,,\n,,\n"),
            &[
                "names.csv:2:1: the row is empty; delete it",
                "names.csv:4:1: the row is empty; delete it",
            ],
        ),
    ];
    for (file, bytes, expected) in cases {
        let found = complaints(&with(file, bytes.clone()));
        for (i, beginning) in expected.iter().enumerate() {
            assert!(
                found.get(i).is_some_and(|c| c.starts_with(beginning)),
                "expected {beginning}\nfound {found:#?}"
            );
        }
        if !expected[0].contains("is missing") {
            assert_eq!(found.len(), expected.len(), "{found:#?}");
        }
    }
}

#[test]
fn all_complaints_of_a_run_are_reported_in_order() {
    let mut tables = with(
        "names.csv",
        names("x,Верный,xx,yy,1,0,zz,\na,Вepный,ru,variant,,,,\n"),
    );
    tables.set(
        "entities.csv",
        format!("{HEADER}b,x,Орал,,,9999,,,,,,\n{ROW}"),
    );
    let found = complaints(&tables);
    let places: Vec<&str> = found
        .iter()
        .map(|c| c.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "entities.csv:2:2",
            "entities.csv:2:6",
            "entities.csv:3:1",
            "names.csv:2:1",
            "names.csv:2:3",
            "names.csv:2:4",
            "names.csv:2:5",
            "names.csv:2:7",
            "names.csv:3:1",
            "names.csv:3:2",
        ],
        "{found:#?}"
    );
}

#[test]
fn damaged_names_may_mix_scripts() {
    let tables = with("names.csv", names("a,Вepный,ru,ocr,,,book,Latin ep\n"));
    let glossary = Glossary::from_tables(&tables).unwrap();
    let hits = glossary.lookup("Вepный");
    assert_eq!(hits[0].name().role(), Role::Ocr);
    assert!(
        hits[0]
            .explain()
            .to_string()
            .ends_with("a form known to be damaged")
    );
}

#[test]
fn a_names_row_cites_a_preferred_name() {
    let tables = with("names.csv", names("a,Алматы,ru,preferred,1993,,book,\n"));
    let glossary = Glossary::from_tables(&tables).unwrap();
    let name = glossary.lookup("Алматы")[0]
        .entity()
        .names()
        .find(|n| n.lang() == Lang::Ru)
        .unwrap();
    assert_eq!(name.years(), [Some(1993), None]);
    assert_eq!(
        name.sources().map(|s| s.title()).collect::<Vec<_>>(),
        ["Book"]
    );
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_no_harm() {
    let text = format!("\u{feff}{HEADER}{ROW}").replace('\n', "\r\n");
    let glossary = Glossary::from_tables(&with("entities.csv", text.into_bytes())).unwrap();
    assert_eq!(
        glossary.entity("a").unwrap().label(Lang::En),
        Some("Almaty")
    );
}

#[test]
fn columns_may_stand_in_any_order() {
    let text = "note,en,id,kind,kk,ru,from,to,latitude,longitude,wikidata,grammar\nseen,Almaty,a,place,,,1854,,43.24,76.95,Q35493,\n";
    let glossary = Glossary::from_tables(&with("entities.csv", text.into())).unwrap();
    let almaty = glossary.entity("a").unwrap();
    assert_eq!(almaty.years(), [Some(1854), None]);
    assert_eq!(almaty.position(), Some([43.24, 76.95]));
    assert_eq!(
        (almaty.wikidata(), almaty.note()),
        (Some(35493), Some("seen"))
    );
}

#[test]
fn a_directory_without_tables_is_an_error() {
    let empty = std::env::temp_dir().join(format!("atau-empty-{}", std::process::id()));
    std::fs::create_dir_all(&empty).unwrap();
    let error = Glossary::from_dir(&empty).unwrap_err();
    std::fs::remove_dir(&empty).unwrap();
    assert!(matches!(&error, Error::Tables(complaints) if complaints.len() == 1));
    assert!(
        error
            .to_string()
            .contains("there is no such file; give the directory"),
        "{error}"
    );
    let error = Glossary::from_dir("no/such/place").unwrap_err();
    assert!(matches!(&error, Error::Io { path, .. } if path.ends_with("no/such/place")));
}

#[test]
fn years_that_contradict_each_other_are_not_mixed() {
    let of = |years: &str| {
        let mut tables = Tables::default();
        tables.set(
            "entities.csv",
            format!("{HEADER}a,place,А,,,{years},,,,,\n"),
        );
        Glossary::from_tables(&tables).unwrap()
    };
    for (theirs, mine, both) in [
        ("1920,1930", ",1925", [Some(1920), Some(1925)]),
        ("1920,1930", ",1910", [None, Some(1910)]),
        ("1920,1930", "1940,", [Some(1940), None]),
        ("1920,", ",", [Some(1920), None]),
    ] {
        let merged = of(theirs).merge(&of(mine)).unwrap();
        assert_eq!(merged.entity("a").unwrap().years(), both, "{theirs} {mine}");
    }
}

#[test]
fn a_table_with_a_slip_in_its_name_is_not_lost() {
    let dir = std::env::temp_dir().join(format!("atau-stranger-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    for (file, bytes) in [
        ("entities.csv", entities(ROW)),
        ("Names.csv", names("")),
        ("notes.txt", Vec::new()),
    ] {
        std::fs::write(dir.join(file), bytes).unwrap();
    }
    let error = Glossary::from_dir(&dir).unwrap_err();
    std::fs::remove_dir_all(&dir).unwrap();
    assert_eq!(
        error.to_string(),
        "Names.csv:1:1: no table has this name; call it one of sources.csv, entities.csv, names.csv, descriptions.csv, relations.csv, or move it away"
    );
}

#[test]
fn a_glossary_without_rows_is_one() {
    let nothing = common::glossary_of(&[]);
    let opened = Glossary::open(nothing.as_bytes()).unwrap();
    assert_eq!(opened.entities().len(), 0);
    for query in ["Шыңжаң", "Шыңжяңнан", "a", ""] {
        assert!(opened.lookup(query).is_empty() && opened.fuzzy(query).hits().is_empty());
        assert!(opened.complete(query).hits().is_empty());
        assert_eq!(opened.find_iter(query).count(), 0);
    }
    let both = Glossary::bundled().merge(&nothing).unwrap();
    assert!(both.as_bytes() == Glossary::bundled().as_bytes());
}

#[test]
fn a_name_that_is_written_again_keeps_what_was_known_of_it() {
    let mut tables = Tables::default();
    tables.set(
        "entities.csv",
        format!("{HEADER}almaty,place,Алматы,,,,,,,,,\n"),
    );
    tables.set("names.csv", names("almaty,Верный,ru,deprecated,,,,\n"));
    let both = Glossary::bundled().merge(&Glossary::from_tables(&tables).unwrap());
    let both = both.unwrap();
    let name = |glossary: &Glossary<Vec<u8>>, lang: Lang, form: &str| {
        let almaty = glossary.entity("almaty").unwrap();
        let mut names = almaty.names().filter(|name| name.lang() == lang);
        let name = names.find(|name| name.form() == form).unwrap();
        let sources: Vec<String> = name
            .sources()
            .map(|source| source.id().to_owned())
            .collect();
        (
            name.role(),
            name.years(),
            sources,
            name.note().map(str::to_owned),
        )
    };
    let bundled = Glossary::open(Glossary::bundled().as_bytes().to_vec()).unwrap();
    let (was, is) = (
        name(&bundled, Lang::Kk, "Алматы"),
        name(&both, Lang::Kk, "Алматы"),
    );
    assert!(!was.2.is_empty() && was == is, "{was:?} {is:?}");
    let (was, is) = (
        name(&bundled, Lang::Ru, "Верный"),
        name(&both, Lang::Ru, "Верный"),
    );
    assert_eq!((was.1, was.2, was.3), (is.1, is.2, is.3));
    assert_eq!(is.0, Role::Deprecated);
}

#[test]
fn a_glossary_of_ones_own_lies_over_the_bundled_one() {
    let mut tables = Tables::default();
    tables.set("sources.csv", SOURCES);
    tables.set(
        "entities.csv",
        format!("{HEADER}lepsi,place,Лепсі,Лепсы,Lepsi,1855,,,,,,\ntacheng,place,,Тачэн,,1000,,,,,,mine\n"),
    );
    tables.set(
        "names.csv",
        names("lepsi,Лепсинск,ru,historical,,,book,\ntacheng,Чугу-чу,ru,variant,,,book,\n"),
    );
    tables.set(
        "relations.csv",
        "entity,relation,other\nlepsi,confusable-with,tacheng\n",
    );
    let mine = Glossary::from_tables(&tables).unwrap();
    let bundled = Glossary::bundled();
    let both = bundled.merge(&mine).unwrap();
    assert_eq!(both.entities().len(), bundled.entities().len() + 1);
    assert!(both.entities().map(|e| e.id()).is_sorted());
    let tacheng = both.entity("tacheng").unwrap();
    assert_eq!(tacheng.label(Lang::Ru), Some("Тачэн"));
    assert_eq!(tacheng.label(Lang::Kk), Some("Шәуешек"));
    assert_eq!(
        (tacheng.note(), tacheng.years()[0]),
        (Some("mine"), Some(1000))
    );
    assert!(
        tacheng
            .names()
            .any(|n| n.form() == "Чугучак" && n.role() == Role::Variant)
    );
    let name = both.lookup("Чугу-чу")[0].name();
    assert_eq!(name.sources().map(|s| s.id()).collect::<Vec<_>>(), ["book"]);
    let lepsi = both.entity("lepsi").unwrap();
    let others: Vec<&str> = lepsi.relations().map(|(_, other)| other.id()).collect();
    assert_eq!(others, ["tacheng"]);
    assert_eq!(both.lookup("Лепсинск")[0].layer(), Layer::Exact);
    assert!(Glossary::open(both.as_bytes()).is_ok());
    // nothing is lost of what both had
    for name in bundled.names() {
        let hits = both.lookup(name.form());
        assert!(
            hits.iter()
                .any(|hit| hit.entity().id() == name.entity().id()),
            "{name:?}"
        );
    }
    // and laying it over nothing gives it back
    let again = mine.merge(&mine).unwrap();
    assert!(again.as_bytes() == mine.as_bytes());
}
