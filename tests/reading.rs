//! Every way a name is written: romanised, inflected, repaired, and all at once.

use atau::table::Tables;
use atau::text::romanise::{Scheme, romanise};
use atau::{Collision, Glossary, Lang, Layer};

/// What is asked, what it names, at which layer, and what is said of it.
const CASES: &[(&str, &str, Layer, &str)] = &[
    (
        "Шыңжаңдағы",
        "xinjiang",
        Layer::Inflected,
        "locative, attributive",
    ),
    ("СИНЬЦЗЯНА", "xinjiang", Layer::Inflected, "genitive"),
    ("Shyñjañ", "xinjiang", Layer::Romanised, "kk-2018"),
    ("Şyñjañ", "xinjiang", Layer::Romanised, "kk-2021"),
    ("Shynzhang", "xinjiang", Layer::Romanised, "kk-passport"),
    ("Sinkiang", "xinjiang", Layer::Exact, "as it is written"),
    ("Hsin-chiang", "xinjiang", Layer::Exact, "as it is written"),
    ("РСФСР-ға", "rsfsr", Layer::Inflected, "dative"),
    (
        "кеңестерi",
        "soviet-council",
        Layer::Repaired,
        "Latin `i` for `і`",
    ),
    (
        "Шыңжаңнaн",
        "xinjiang",
        Layer::Repaired,
        "ablative, Latin `a` for `а`",
    ),
    // in Kazakh this short form is recorded
    (
        "И. В. Сталину",
        "stalin-joseph",
        Layer::Inflected,
        "(`И. В. Сталин`), dative",
    ),
    (
        "Т. Рыскулова",
        "ryskulov-turar",
        Layer::Inflected,
        "genitive",
    ),
    ("Ќазаќстанда", "kazakhstan", Layer::Inflected, "locative"),
    ("Шыңжаңдан", "xinjiang", Layer::Inflected, "wrong class"),
    (
        "Шыңжаң-\nнан",
        "xinjiang",
        Layer::Repaired,
        "hyphen inside a word",
    ),
    ("босқын-дар", "refugee", Layer::Repaired, "plural"),
    (
        "Семипалатинского округа",
        "semipalatinsk-okrug",
        Layer::Inflected,
        "genitive",
    ),
    ("беженца", "refugee", Layer::Inflected, "genitive"),
    ("refugees", "refugee", Layer::Inflected, "plural"),
    (
        "А. Бөкейхановтың",
        "bokeikhanov-alikhan",
        Layer::Inflected,
        "genitive",
    ),
    (
        "Şyñjañdağy",
        "xinjiang",
        Layer::Inflected,
        "kk-2021), locative, attributive",
    ),
    (
        "Shynzhangdagy",
        "xinjiang",
        Layer::Inflected,
        "kk-passport), locative, attributive",
    ),
    (
        "S'yn'jan'dag'y",
        "xinjiang",
        Layer::Inflected,
        "kk-2021), locative, attributive",
    ),
    (
        "Cьꞑçaꞑnan",
        "xinjiang",
        Layer::Inflected,
        "kk-yanalif), ablative",
    ),
    (
        "شىڭجاڭدا",
        "xinjiang",
        Layer::Inflected,
        "kk-arabic), locative",
    ),
    (
        "Qazaqstannyñ",
        "kazakhstan",
        Layer::Inflected,
        "kk-2021), genitive",
    ),
    ("Almatyda", "almaty", Layer::Inflected, "locative"),
    ("RSFSR-ğa", "rsfsr", Layer::Inflected, "dative"),
    (
        "Şäueşegıne",
        "tacheng",
        Layer::Inflected,
        "3rd person, dative",
    ),
    (
        "Alaş partiiasynyñ",
        "alash-party",
        Layer::Inflected,
        "genitive",
    ),
    (
        "Şyñjañ-da",
        "xinjiang",
        Layer::Repaired,
        "locative, hyphen inside a word",
    ),
    (
        "Şyñjаñda",
        "xinjiang",
        Layer::Repaired,
        "kk-2021), locative, Cyrillic `а` for `a`",
    ),
    (
        "Чигичакка",
        "tacheng",
        Layer::Inflected,
        "a known misspelling",
    ),
];

#[test]
fn names_are_known_in_every_way_they_are_written() {
    let glossary = Glossary::bundled();
    for (query, entity, layer, said) in CASES {
        let hits = glossary.lookup(query);
        let hit = hits.iter().find(|hit| hit.entity().id() == *entity);
        let hit = hit.unwrap_or_else(|| panic!("{query}: {hits:?}"));
        assert_eq!(hit.layer(), *layer, "{query}");
        let why = hit.explain().to_string();
        assert!(why.contains(said), "{query}: {why}");
    }
}

#[test]
fn the_examples_of_the_readme_need_the_layer_they_stand_for() {
    let layers = [Layer::Romanised, Layer::Inflected, Layer::Repaired];
    for layer in layers {
        let row = include_str!("../README.md").lines();
        let mut row = row.filter(|line| line.starts_with(&format!("| `{layer}` |")));
        let (_, examples) = row.next().unwrap().rsplit_once(": ").unwrap();
        let examples: Vec<&str> = examples.trim_end_matches(" |").split(", ").collect();
        assert!(examples.len() > 3, "{examples:?}");
        for example in examples {
            let hits = Glossary::bundled().lookup(example);
            let found = hits.first().map(|hit| hit.layer());
            assert_eq!(found, Some(layer), "{example}");
        }
    }
}

#[test]
fn a_recorded_name_wins_over_a_derived_one() {
    let glossary = Glossary::bundled();
    // the town, then the man by his surname; the people, not хан in a scheme
    let hits = glossary.lookup("Куйбышев");
    let found = hits.iter().map(|hit| (hit.entity().id(), hit.layer()));
    let expected = [
        ("samara", Layer::Exact),
        ("kuibyshev-valerian", Layer::Loose),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected);
    assert_eq!(glossary.lookup("han")[0].entity().id(), "chinese-people");
    let collisions = glossary.collisions();
    assert!(collisions.len() > 100);
    for collision in collisions {
        let hits = glossary.lookup(collision.spelling());
        let first = hits.first().map(|hit| hit.entity());
        let wins = first.is_some_and(|first| collision.others().contains(&first));
        assert!(wins, "{collision}: {hits:?}");
    }
}

#[test]
fn collisions_are_sorted_and_come_once() {
    let lines = |collisions: Vec<Collision<'_>>| -> Vec<String> {
        collisions.iter().map(ToString::to_string).collect()
    };
    let all = lines(Glossary::bundled().collisions());
    let spelling = |line: &String| line.split('\t').next().map(str::to_owned);
    assert!(all.iter().map(spelling).is_sorted());
    let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());

    let mut tables = Tables::default();
    let header = "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n";
    tables.set(
        "entities.csv",
        format!("{header}a,person,,Иван Саратов,,,,,,,,\nb,place,,Саратов,Saratov,,,,,,,\nc,place,,Лепси,,,,,,,,\nd,term,,,lepsi,,,,,,,\n"),
    );
    let own = Glossary::from_tables(&tables).unwrap();
    // a town's own name in Latin letters is no collision
    let found = lines(own.collisions());
    assert!(found.contains(&"Саратов\tshort\tИван Саратов of a\tb".to_owned()));
    assert!(found.contains(&"Lepsi\tru-press\tЛепси of c\td".to_owned()));
    assert!(
        found.iter().all(|line| !line.ends_with("of b\tb")),
        "{found:#?}"
    );
}

#[test]
fn an_edit_in_a_stem_is_found_under_its_ending() {
    let hits = Glossary::bundled().fuzzy("Шыңжяңнан").hits();
    let hit = &hits[0];
    assert_eq!((hit.entity().id(), hit.edits()), ("xinjiang", 1));
    assert_eq!(&hit.query()[hit.stem_range()], "Шыңжяң");
    let why = hit.explain().to_string();
    assert!(why.ends_with("ablative, я for а"), "{why}");
}

#[test]
fn stems_end_where_endings_begin() {
    let glossary = Glossary::bundled();
    for (query, stem) in [
        ("РСФСР-ға", "РСФСР"),
        ("Шыңжаңның", "Шыңжаң"),
        ("Шәуешегіне", "Шәуеше"),
        ("Шыңжаңнaн", "Шыңжаң"),
        ("Чугучак", "Чугучак"),
        ("Семипалатинского округа", "Семипалатинского округ"),
        // the last word alone counts, and words may be run together
        (
            "11th Congresses of the RKP(b)",
            "11th Congresses of the RKP(b)",
        ),
        ("ШихоМаная", "ШихоМана"),
    ] {
        let hit = glossary.lookup(query)[0];
        assert_eq!(&query[hit.stem_range()], stem, "{query}");
    }
}

#[test]
fn a_word_that_only_looks_like_a_name_is_none() {
    let glossary = Glossary::bundled();
    let rows = include_str!("data/not-inflected.tsv").lines();
    let rows = rows.filter(|row| !row.starts_with('#')).skip(1);
    let mut words = 0;
    for (name, word) in rows.filter_map(|row| row.split_once('\t')) {
        words += 1;
        for hit in glossary.lookup(word) {
            let of_name = (hit.name().form(), hit.name().lang()) == (name, Lang::Kk);
            let is_form = hit.layer() > Layer::Exact && of_name;
            assert!(!is_form, "{word}: {hit:?}");
            // the word may be a name, or a form of another one
            let read = &word[hit.stem_range()];
            assert!(
                hit.layer() == Layer::Exact || read.chars().count() > 2,
                "{word}: {hit:?}"
            );
        }
    }
    assert!(words >= 150);
}

#[test]
fn a_name_that_is_a_form_of_another_is_both() {
    let mut tables = Tables::default();
    let header = "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n";
    tables.set(
        "entities.csv",
        format!("{header}a,term,,власть,goods train,,,,,,,\nb,organisation,,власти,,,,,,,,\nc,term,,,goods trains,,,,,,,\nd,term,шаруа,,,,,,,,,\ne,people,шаруалар,,,,,,,,,\n"),
    );
    let own = Glossary::from_tables(&tables).unwrap();
    for (query, exact, form) in [
        ("власти", "b", "a"),
        ("Власти", "b", "a"),
        ("goods trains", "c", "a"),
        ("шаруалар", "e", "d"),
    ] {
        let hits = own.lookup(query);
        let found = hits.iter().map(|hit| (hit.entity().id(), hit.layer()));
        let expected = [(exact, Layer::Exact), (form, Layer::Inflected)];
        assert_eq!(found.collect::<Vec<_>>(), expected, "{query}");
    }
}

#[test]
fn a_name_with_kazakh_letters_is_no_russian_form() {
    let layers = |query| -> Vec<Layer> {
        let hits = Glossary::bundled().lookup(query);
        hits.iter().map(|hit| hit.layer()).collect()
    };
    assert_eq!(layers("қашу"), [Layer::Exact]);
    assert!(layers("семей").contains(&Layer::Inflected));
}

#[test]
fn a_form_is_read_in_every_kazakh_scheme() {
    let glossary = Glossary::bundled();
    for form in [
        "Шыңжаңдағылардың",
        "Қазақстаннан",
        "Орынборға",
        "Бөкейхановтың",
        "Үрімшіде",
        "Жетісудың",
        "Алаш партиясында",
    ] {
        let expected = glossary.lookup(form)[0].entity();
        let schemes = Scheme::ALL.iter();
        for scheme in schemes.filter(|scheme| scheme.from() == Lang::Kk) {
            let written = romanise(form, *scheme);
            let hits = glossary.lookup(&written);
            let hit = hits.iter().find(|hit| hit.entity() == expected);
            let hit = hit.unwrap_or_else(|| panic!("{scheme} {written}: {hits:?}"));
            assert_eq!(hit.layer(), Layer::Inflected, "{scheme} {written}");
            assert!(hit.stem_range().end < written.len(), "{scheme} {written}");
        }
    }
}

#[test]
fn a_latin_form_that_breaks_a_rule_is_not_guessed() {
    for word in ["Almatyde", "Qazaqstandan", "Şyñjañdan", "Şyñjañnyq"] {
        assert!(Glossary::bundled().lookup(word).is_empty(), "{word}");
    }
}

#[test]
fn odd_queries_are_read_in_bounded_time() {
    let glossary = Glossary::bundled();
    for query in [
        format!("Шыңжаң{}", "лар".repeat(10_000)),
        "а".repeat(1 << 20),
        "\u{301}".repeat(100_000),
        "шıңжаң בית \u{202e}קזח".to_owned(),
        "sh".repeat(200),
        "аә".repeat(120),
        "i".repeat(300),
        format!("Şyñjañ{}", "lar".repeat(10_000)),
        format!("Şyñjañ{}", "nan".repeat(12)),
        "yn".repeat(120),
        "ІІІ".repeat(300),
        "-\n".repeat(5_000),
    ] {
        assert!(glossary.lookup(&query).is_empty());
        assert!(glossary.fuzzy(&query).hits().is_empty());
    }
}

#[test]
fn a_letter_and_its_mark_are_one_letter_whichever_way_they_are_coded() {
    let glossary = Glossary::bundled();
    let ids = |text: &str| -> Vec<&str> {
        let hits = glossary.lookup(text);
        hits.iter().map(|hit| hit.entity().id()).collect()
    };
    let found = |text: &str| glossary.find_iter(text).count();
    for (composed, apart) in [
        ("Алтай", "Алтаи\u{306}"),
        ("советской власти", "советскои\u{306} власти"),
        ("Ресейден", "Ресеи\u{306}ден"),
        // no form of власть
        ("властй", "власти\u{306}"),
    ] {
        assert_eq!(ids(composed), ids(apart), "{composed}");
        assert_eq!(found(composed), found(apart), "{composed}");
    }
    assert!(found("Ресеи\u{306}ден") == 1 && found("власти") == 1 && found("властй") == 0);
}

#[test]
fn a_shortened_word_takes_an_ending_behind_its_point() {
    let glossary = Glossary::bundled();
    let found = |query| {
        glossary
            .lookup(query)
            .into_iter()
            .map(|hit| hit.name().form())
    };
    for query in ["США", "сша", "Қша", "пша"] {
        assert!(found(query).all(|form| !form.ends_with('.')), "{query}");
    }
    assert!(found("б.ша").any(|form| form == "б."));
}
