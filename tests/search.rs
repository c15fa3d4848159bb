//! Lookup, fuzzy search, completion, translation.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use atau::text::fold;
use atau::text::romanise::{self, Scheme};
use atau::{Glossary, Hit, Kind, Lang, Layer, Name, Origin, Role};
use common::{Chance, glossary_of};

/// (query, entity ranked first, its layer); read through every road by
/// `every_road_gives_the_same_answers`.
const CASES: &[(&str, &str, Layer)] = &[
    ("Чугучак", "tacheng", Layer::Exact),
    ("ЧУГУЧАК", "tacheng", Layer::Exact),
    ("Шәуешек", "tacheng", Layer::Exact),
    ("Чигичак", "tacheng", Layer::Exact),
    ("Chuguchak", "tacheng", Layer::Exact),
    ("Tacheng", "tacheng", Layer::Exact),
    ("Qöqek", "tacheng", Layer::Exact),
    ("شاۋەشەك", "tacheng", Layer::Exact),
    ("шауешек", "tacheng", Layer::Loose),
    ("Шәу-ешек", "tacheng", Layer::Loose),
    ("T’a-ch’eng", "tacheng", Layer::Exact),
    ("Шыңжаң", "xinjiang", Layer::Exact),
    ("ШЫҢЖАҢ", "xinjiang", Layer::Exact),
    ("Шы\u{ad}ңжаң", "xinjiang", Layer::Exact),
    ("  Шыңжаң\u{a0}", "xinjiang", Layer::Exact),
    ("Синьцзян", "xinjiang", Layer::Exact),
    ("Xinjiang", "xinjiang", Layer::Exact),
    ("Алаш-Орда", "alash-orda", Layer::Exact),
    ("алашорда", "alash-orda", Layer::Exact),
    ("Голощёкин", "goloshchekin-filipp", Layer::Exact),
    ("Ә. Бөкейхан", "bokeikhanov-alikhan", Layer::Loose),
    ("босқын", "refugee", Layer::Exact),
    ("БОСКЫН", "refugee", Layer::Loose),
];

#[test]
fn every_road_gives_the_same_answers() {
    let bundled = Glossary::bundled();
    let opened = Glossary::open(bundled.as_bytes()).unwrap();
    let compiled = Glossary::from_dir("glossary").unwrap();
    assert!(
        compiled.as_bytes() == bundled.as_bytes(),
        "the bundled glossary is that of the tables"
    );
    for (query, entity, layer) in CASES {
        for hits in [
            bundled.lookup(query),
            opened.lookup(query),
            compiled.lookup(query),
        ] {
            let first = hits.first().map(|hit| (hit.entity().id(), hit.layer()));
            assert_eq!(first, Some((*entity, *layer)), "{query}: {hits:?}");
        }
        let hits = bundled.fuzzy(query).max_edits(0).hits();
        assert_eq!(hits[0].entity().id(), *entity);
        assert!(
            !hits[0].explain().steps().is_empty(),
            "{query} is explained"
        );
    }
}

#[test]
fn every_name_is_found_under_its_own_form() {
    let glossary = Glossary::bundled();
    for name in glossary.names() {
        let hits = glossary.lookup(name.form());
        let found = hits.iter().find(|hit| hit.entity() == name.entity());
        assert_eq!(found.map(|hit| hit.layer()), Some(Layer::Exact), "{name:?}");
    }
}

#[test]
fn a_cossack_is_not_a_kazakh() {
    let glossary = Glossary::bundled();
    for (query, right) in [("казак", "cossack"), ("қазақ", "kazakh")] {
        let hits = glossary.lookup(query);
        let first = (hits[0].entity().id(), hits[0].layer());
        assert_eq!(first, (right, Layer::Exact));
        for hit in hits.iter().filter(|hit| hit.layer() == Layer::Exact) {
            let form = fold::exact(hit.name().form());
            assert_eq!(form.text(), query, "{hit:?}");
        }
    }
    let hits = glossary.lookup("қазақ");
    let cossack = hits.iter().find(|hit| hit.entity().id() == "cossack");
    assert_eq!(cossack.map(|hit| hit.layer()), Some(Layer::Loose));
}

#[test]
fn one_form_names_all_its_entities() {
    let hits = Glossary::bundled().lookup("Орал");
    let ids: BTreeSet<&str> = hits.iter().map(|hit| hit.entity().id()).collect();
    assert!(
        ids.is_superset(&["uralsk", "ural-oblast", "ural-river"].into()),
        "{hits:?}"
    );
    assert_eq!(ids.len(), hits.len(), "each entity once");
}

#[test]
fn hits_are_ranked_by_layer_edits_role_and_script() {
    let glossary = Glossary::bundled();
    for query in ["Орал", "қазақ", "Алтай", "Ili", "Или", "комиссар", "болыс"]
    {
        let hits = glossary.fuzzy(query).hits();
        assert!(
            hits.is_sorted_by_key(|hit| (hit.layer(), hit.edits())),
            "{hits:?}"
        );
        for pair in hits.windows(2) {
            let [a, b] = pair else { unreachable!() };
            if (a.layer(), b.layer()) == (Layer::Exact, Layer::Exact) {
                assert!(a.name().role() <= b.name().role(), "{query}: {hits:?}");
            }
        }
    }
}

#[test]
fn initials_stand_for_a_given_name() {
    let glossary = Glossary::bundled();
    for query in ["Ф. Голощекин", "Ф.Голощекин", "Голощекин Ф.", "голощекин ф"]
    {
        let hits = glossary.lookup(query);
        assert_eq!(hits[0].entity().id(), "goloshchekin-filipp", "{query}");
    }
    #[rustfmt::skip]
    let short = [
        "А. Бөкейханов", "А.Бөкейханов", "Бөкейханов А.", "Бөкейханов Әлихан", "Ә. Н. Бөкейханов",
        "Ә.Н. Бөкейхановтың", "Бөкейханов Ә. Н.",
    ];
    for query in short {
        let hits = glossary.lookup(query);
        assert_eq!(hits[0].entity().id(), "bokeikhanov-alikhan", "{query}");
    }
    let hits = glossary.lookup("Бөкейхан Ә.");
    assert_eq!(hits[0].origin(), Origin::Derived);
    let why = hits[0].explain().to_string();
    assert_eq!(
        why,
        "`Бөкейхан Ә.` is read as `Әлихан Бөкейхан`: a short form of the name (`Бөкейхан Ә.`)"
    );
}

#[test]
fn explanations_say_what_was_read_as_what() {
    let glossary = Glossary::bundled();
    let why = |query: &str| {
        glossary.fuzzy(query).kinds([Kind::Place]).hits()[0]
            .explain()
            .to_string()
    };
    assert_eq!(
        why("Чугучак"),
        "`Чугучак` is read as `Чугучак`: as it is written"
    );
    assert_eq!(
        why("чугучак"),
        "`чугучак` is read as `Чугучак`: letter case, ё, or the kind of dash, quote or space apart"
    );
    assert_eq!(why("Шауешек"), "`Шауешек` is read as `Шәуешек`: а for ә");
    assert_eq!(why("Чугучк"), "`Чугучк` is read as `Чугучак`: а left out");
    assert_eq!(
        why("Чугуучак"),
        "`Чугуучак` is read as `Чугучак`: у too many"
    );
    assert_eq!(
        why("Чугчуак"),
        "`Чугчуак` is read as `Чугучак`: ч and у swapped"
    );
    let hits = glossary.lookup("Шауе-шек");
    let explanation = hits[0].explain();
    let ranges: Vec<&str> = explanation
        .steps()
        .iter()
        .map(|step| &"Шауе-шек"[step.range()])
        .collect();
    assert_eq!(ranges, ["а", "Шауе-шек"]);
}

#[test]
fn nothing_is_fuzzy_about_three_letters_or_abbreviations() {
    let glossary = glossary_of(&["Шу", "Іле", "Орал", "Ақсу"]);
    assert!(glossary.fuzzy("Иле").hits().len() == 1, "loose");
    assert!(glossary.fuzzy("Ибе").hits().is_empty());
    assert!(glossary.fuzzy("Шуб").hits().is_empty());
    assert!(
        glossary.fuzzy("Иле1").hits().is_empty(),
        "a key of three letters is not reached"
    );
    assert_eq!(glossary.fuzzy("Орап").hits()[0].name().form(), "Орал");
    for hit in Glossary::bundled().fuzzy("РСФСД").hits() {
        assert_ne!(hit.name().role(), Role::Abbreviation, "{hit:?}");
    }
}

#[test]
fn filters_and_limits_hold() {
    let glossary = Glossary::bundled();
    let hits = glossary
        .fuzzy("Орал")
        .kinds([Kind::Place])
        .langs([Lang::Kk])
        .limit(3)
        .hits();
    assert_eq!(hits.len(), 3);
    assert!(
        hits.iter()
            .all(|hit| hit.entity().kind() == Kind::Place && hit.name().lang() == Lang::Kk)
    );
    assert!(
        glossary
            .fuzzy("Орал")
            .langs([Lang::ZhLatnWadegile])
            .max_edits(0)
            .hits()
            .is_empty()
    );
    assert!(
        glossary
            .complete("Ор")
            .kinds([Kind::Person])
            .hits()
            .iter()
            .all(|hit| hit.entity().kind() == Kind::Person)
    );
}

#[test]
fn the_likelier_slip_comes_first() {
    // equally many edits; of the eye or the neighbouring key before any other
    let glossary = glossary_of(&["тобал", "тобыл", "тобул"]);
    let forms: Vec<&str> = glossary
        .fuzzy("тобіл")
        .hits()
        .iter()
        .map(|hit| hit.name().form())
        .collect();
    assert_eq!(forms[0], "тобыл");
    let glossary = glossary_of(&["кошма", "комша", "ковма"]);
    let forms: Vec<&str> = glossary
        .fuzzy("кощма")
        .max_edits(1)
        .hits()
        .iter()
        .map(|hit| hit.name().form())
        .collect();
    assert_eq!(forms, ["кошма", "ковма"]);
}

/// The keys of the bundled glossary that a fuzzy search may find, and the entities
/// behind each.
fn fuzzy_keys(glossary: &Glossary) -> BTreeMap<String, BTreeSet<&str>> {
    let mut keys: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for name in glossary.names() {
        let key = fold::loose(name.form()).text().to_owned();
        if name.role() != Role::Abbreviation && key.chars().count() > 3 {
            keys.entry(key).or_default().insert(name.entity().id());
        }
    }
    keys
}

#[test]
fn fuzzy_search_finds_what_brute_force_finds() {
    let glossary = Glossary::bundled();
    let keys = fuzzy_keys(glossary);
    let letters: Vec<char> = keys
        .keys()
        .flat_map(|key| key.chars())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let signature = |text: &str| {
        text.chars().fold(0_u64, |bits, c| {
            bits | 1 << (letters.binary_search(&c).unwrap_or(0) % 64)
        })
    };
    let signed: Vec<(&str, usize, u64)> = keys
        .keys()
        .map(|key| (key.as_str(), key.chars().count(), signature(key)))
        .collect();
    let forms: Vec<&String> = keys.keys().collect();
    let mut chance = Chance(0x5eed);
    for round in 0..10_000 {
        let max_edits = 1 + round % 2;
        let base = forms[chance.below(forms.len())];
        let edits = chance.below(4);
        let query = chance.edit(base, edits, &letters);
        let length = query.chars().count();
        if length <= 3 {
            continue;
        }
        let bits = signature(&query);
        let mut expected = BTreeMap::new();
        for (key, key_length, key_bits) in &signed {
            // an edit changes the length by at most one and the set of letters by
            // at most two
            if key_length.abs_diff(length) > max_edits
                || (key_bits ^ bits).count_ones() as usize > 2 * max_edits
            {
                continue;
            }
            let edits = strsim::osa_distance(key, &query);
            if edits <= max_edits {
                for id in &keys[*key] {
                    let least = expected.entry(*id).or_insert(edits);
                    *least = edits.min(*least);
                }
            }
        }
        let hits = glossary.fuzzy(&query).max_edits(max_edits as u8).hits();
        let found: BTreeMap<&str, usize> = hits
            .iter()
            // keys of abbreviations, short keys and initials are found at other layers
            .filter(|hit| hit.layer() == Layer::Fuzzy && hit.origin() == Origin::Attested)
            // and so are names without their endings
            .filter(|hit| hit.stem_range() == (0..query.len()))
            .map(|hit| (hit.entity().id(), usize::from(hit.edits())))
            .collect();
        for (id, edits) in &expected {
            let hit = hits.iter().find(|hit| hit.entity().id() == *id);
            let hit = hit.unwrap_or_else(|| panic!("{query}: {id} at {edits} edits is missing"));
            assert!(usize::from(hit.edits()) <= *edits, "{query}: {id}");
        }
        for (id, edits) in &found {
            assert!(
                expected.get(id).is_some_and(|least| least <= edits),
                "{query}: {id} at {edits}"
            );
        }
    }
}

#[test]
fn fuzzy_search_is_complete_in_an_alphabet_of_hundreds() {
    // characters beyond the 112 commonest take two labels in the index
    let mut chance = Chance(7);
    let letters: Vec<char> = ('\u{4e00}'..).take(330).collect();
    let names: Vec<String> = (0..2000)
        .map(|i| {
            let length = 4 + chance.below(6);
            let pool = if i % 2 == 0 { 330 } else { 20 };
            (0..length).map(|_| letters[chance.below(pool)]).collect()
        })
        .collect();
    let unique: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let list: Vec<&str> = unique.into_iter().collect();
    let glossary = glossary_of(&list);
    for _ in 0..1000 {
        let base = list[chance.below(list.len())];
        let edits = chance.below(3);
        let query = chance.edit(base, edits, &letters);
        if query.chars().count() < 4 {
            continue;
        }
        let expected: BTreeSet<(usize, &str)> = list
            .iter()
            .map(|name| (strsim::osa_distance(name, &query), *name))
            .filter(|(edits, _)| *edits <= 2)
            .collect();
        let hits = glossary.fuzzy(&query).hits();
        let found: BTreeSet<(usize, &str)> = hits
            .iter()
            .map(|hit| (usize::from(hit.edits()), hit.name().form()))
            .collect();
        assert_eq!(found, expected, "{query}");
    }
}

/// Names, names with endings, in other scripts and damaged, and what random edits make of them.
fn sample(glossary: &Glossary) -> Vec<String> {
    let mut chance = Chance(0x1a7e5);
    let letters: Vec<char> = "абдеиклмнорстуыяғқңөұүһіaeiklnorst1I-".chars().collect();
    let changes: [fn(&str) -> String; 7] = [
        str::to_owned,
        |name| format!("{name}дан"),
        |name| format!("{name}ға"),
        |name| format!("{name}а"),
        |name| name.replace(['а', 'о'], "a"),
        |name| name.replace(' ', "- "),
        |name| romanise::romanise(name, Scheme::Kazakh2021),
    ];
    let names = glossary.names().step_by(11).enumerate();
    let query = |(i, name): (usize, Name<'_>)| {
        let query = changes[i % changes.len()](name.form());
        let edits = chance.below(3);
        chance.edit(&query, edits, &letters)
    };
    names.map(query).collect()
}

/// The entity, its name, and how far that is.
fn seen<'g>(hit: &Hit<'g, '_>) -> (&'g str, &'g str, Layer, u8) {
    let name = hit.name().form();
    (hit.entity().id(), name, hit.layer(), hit.edits())
}

#[test]
fn without_the_worst_layers_the_other_hits_stay_as_they_are() {
    let glossary = Glossary::bundled();
    let mut hits = [0; Layer::ALL.len()];
    for query in sample(glossary) {
        let all = glossary.fuzzy(&query).hits();
        for (hits, worst) in hits.iter_mut().zip(Layer::ALL) {
            let layers = Layer::ALL.iter().filter(|layer| *layer <= worst);
            let some = glossary.fuzzy(&query).layers(layers.copied()).hits();
            let kept = all.iter().filter(|hit| hit.layer() <= *worst);
            let kept: Vec<_> = kept.map(seen).collect();
            assert_eq!(some.iter().map(seen).collect::<Vec<_>>(), kept, "{query}");
            *hits += kept.iter().filter(|hit| hit.2 == *worst).count();
        }
    }
    assert!(hits.iter().all(|hits| *hits > 20), "{hits:?}");
}

#[test]
fn a_layer_that_is_left_out_neither_gives_nor_hides_a_hit() {
    let glossary = Glossary::bundled();
    let (mut same, mut nearer, mut more) = (0, 0, 0);
    for (i, query) in sample(glossary).iter().enumerate() {
        let all = glossary.fuzzy(query).hits();
        let alone = |layer| glossary.fuzzy(query).layers([layer]).hits();
        let alone: Vec<_> = Layer::ALL.iter().copied().map(alone).collect();
        // each sample with another few of the sets
        for set in (1..1 << Layer::ALL.len()).skip(i % 7).step_by(7) {
            let has = |layer: Layer| set & 1 << layer as u8 != 0;
            let layers = Layer::ALL.iter().copied().filter(|layer| has(*layer));
            let some = glossary.fuzzy(query).layers(layers).hits();
            let ids: BTreeSet<&str> = some.iter().map(|hit| hit.entity().id()).collect();
            assert_eq!(ids.len(), some.len(), "{query}: {some:?}");
            assert!(some.is_sorted_by_key(|hit| (hit.layer(), hit.edits())));
            let needs_both = |hit: &Hit<'_, '_>| {
                hit.layer() == Layer::Fuzzy && hit.stem_range() != (0..query.len())
            };
            // what was found is there still, as near or, where a left out hit hid it, nearer
            for hit in all.iter().filter(|hit| has(hit.layer())) {
                if needs_both(hit) && !has(Layer::Inflected) {
                    continue;
                }
                let other = some.iter().find(|other| other.entity() == hit.entity());
                let other = other.unwrap_or_else(|| panic!("{query}: {hit:?} of {set:b}"));
                let far = |hit: &Hit<'_, '_>| (hit.layer(), hit.edits());
                assert!(far(other) <= far(hit), "{query}: {hit:?}, {other:?}");
                match far(other) == far(hit) {
                    true => same += 1,
                    false => nearer += 1,
                }
            }
            // what is found is of a layer of the set, and would be found at that alone
            for hit in &some {
                assert!(has(hit.layer()), "{query}: {hit:?} of {set:b}");
                assert!(
                    has(Layer::Inflected) || !needs_both(hit),
                    "{query}: {hit:?}"
                );
                let alone = &alone[hit.layer() as usize];
                let is_there = alone.iter().any(|other| seen(other) == seen(hit));
                assert!(is_there || needs_both(hit), "{query}: {hit:?} of {set:b}");
                more += usize::from(all.iter().all(|other| seen(other) != seen(hit)));
            }
        }
    }
    assert!(
        same > 1000 && nearer > 0 && more > 300,
        "{same} {nearer} {more}"
    );
}

#[test]
fn names_are_found_at_the_layers_that_are_wanted() {
    use Layer::*;
    let cases: &[(&str, &[Layer], &str, Layer)] = &[
        ("Чугучак", &[Exact], "Чугучак", Exact),
        ("шауешек", &[Loose], "Шәуешек", Loose),
        ("Чугучяк", &[Fuzzy], "Чугучак", Fuzzy),
        // a name, and also a form or a spelling of another one
        ("Abai", &[Romanised], "Абай", Romanised),
        ("за границей", &[Inflected], "заграница", Inflected),
        ("Абылкас", &[Loose], "Абылқас", Loose),
        // repaired, and inflected besides
        ("Шыңжaңнан", &[Repaired], "Шыңжаң", Repaired),
        ("Чугучaком", &[Repaired], "Чугучак", Repaired),
        // a scheme, and an ending besides
        ("Shynzhangdagy", &[Inflected], "Шыңжаң", Inflected),
        (
            "auyl şaruaşylyğy",
            &[Inflected],
            "ауыл шаруашылық",
            Inflected,
        ),
        // edited, and inflected besides
        ("Шәуешыктен", &[Inflected, Fuzzy], "Шәуешек", Fuzzy),
        ("үгітші", &[Inflected, Fuzzy], "үгітші", Fuzzy),
    ];
    for (query, layers, form, layer) in cases {
        let hits = Glossary::bundled()
            .fuzzy(query)
            .layers(layers.iter().copied())
            .hits();
        let first = hits.first().map(|hit| (hit.name().form(), hit.layer()));
        assert_eq!(first, Some((*form, *layer)), "{query}: {hits:?}");
    }
    let cases: &[(&str, &[Layer])] = &[
        ("Чугучак", &[]),
        ("шауешек", &[Exact]),
        ("Шыңжаңнан", &[Exact, Loose, Romanised, Repaired]),
        ("Shynzhang", &[Exact, Loose, Inflected, Repaired]),
        ("Шыңжaң", &[Exact, Loose, Romanised, Inflected]),
        ("Чугучяк", &[Exact, Loose, Romanised, Inflected, Repaired]),
        ("Шәуешыктен", &[Exact, Loose, Fuzzy]),
    ];
    for (query, layers) in cases {
        let hits = Glossary::bundled()
            .fuzzy(query)
            .layers(layers.iter().copied())
            .hits();
        assert!(hits.is_empty(), "{query}: {hits:?}");
    }
    let unedited = Glossary::bundled()
        .fuzzy("Чугучак")
        .layers([Fuzzy])
        .max_edits(0);
    assert!(unedited.hits().is_empty());
}

#[test]
fn names_with_and_without_edits_are_what_brute_force_finds() {
    let glossary = Glossary::bundled();
    let is_word = |form: &&str| form.chars().all(char::is_alphabetic);
    let is_right = |role: Role| role.is_correct() && role != Role::Abbreviation;
    let kazakh = glossary
        .names()
        .filter(|name| name.lang() == Lang::Kk && is_right(name.role()));
    let names: BTreeSet<&str> = kazakh.map(|name| name.form()).filter(is_word).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let keys: Vec<String> = names
        .iter()
        .map(|form| fold::loose(form).text().to_owned())
        .collect();
    let letters: BTreeSet<char> = keys.iter().flat_map(|key| key.chars()).collect();
    let letters: Vec<char> = letters.into_iter().collect();
    let glossary = glossary_of(&names);
    let mut chance = Chance(0xed17);
    let mut found = 0;
    for round in 0..1000 {
        let max_edits = 1 + round % 2;
        let name = names[chance.below(names.len())];
        let edits = chance.below(4);
        let query = chance.edit(name, edits, &letters);
        let key = fold::loose(&query).text().to_owned();
        let reach = match key.chars().count() > 3 {
            true => max_edits,
            false => 0,
        };
        let near = names.iter().zip(&keys).filter_map(|(name, near)| {
            let edits = strsim::osa_distance(near, &key);
            let reach = if near.chars().count() > 3 { reach } else { 0 };
            (edits <= reach).then_some((edits, *name))
        });
        let expected: BTreeSet<(usize, &str)> = near.collect();
        let fuzzy = glossary.fuzzy(&query).max_edits(max_edits as u8);
        let hits = fuzzy
            .layers([Layer::Exact, Layer::Loose, Layer::Fuzzy])
            .hits();
        let hits: BTreeSet<(usize, &str)> = hits
            .iter()
            .map(|hit| (usize::from(hit.edits()), hit.name().form()))
            .collect();
        assert_eq!(hits, expected, "{query}");
        found += hits.len();
    }
    assert!(found > 1000, "{found}");
}

#[test]
fn names_may_begin_with_all_letters_that_can_be_numbered() {
    let letters: Vec<char> = ('\u{4e00}'..).take(1904).collect();
    let name = |i: usize| -> String {
        let next = |by: usize| letters[(i + by) % letters.len()];
        [letters[i], next(1), next(700), next(1300)]
            .iter()
            .collect()
    };
    let names: Vec<String> = (0..letters.len()).map(name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let glossary = glossary_of(&names);
    for name in names {
        assert_eq!(glossary.lookup(name)[0].name().form(), name);
        let swapped: String = [1, 0, 2, 3]
            .iter()
            .filter_map(|at| name.chars().nth(*at))
            .collect();
        let hits = glossary.fuzzy(&swapped).max_edits(1).hits();
        assert!(hits.iter().any(|hit| hit.name().form() == name), "{name}");
    }
}

#[test]
fn completion_finds_what_brute_force_finds() {
    let glossary = Glossary::bundled();
    for prefix in [
        "Шәу",
        "шау",
        "Қазақ",
        "Ал",
        "ко",
        "К",
        "РКП",
        "Алаш-О",
        "1917",
        "щщщ",
        "",
        "xin",
    ] {
        let key = fold::loose(prefix);
        let expected: BTreeSet<(&str, &str)> = glossary
            .names()
            .filter(|name| name.role().is_correct())
            .filter(|name| {
                !key.text().is_empty() && fold::loose(name.form()).text().starts_with(key.text())
            })
            .map(|name| (name.form(), name.entity().id()))
            .collect();
        let hits = glossary.complete(prefix).limit(usize::MAX).hits();
        let found: BTreeSet<(&str, &str)> = hits
            .iter()
            .map(|hit| (hit.name().form(), hit.entity().id()))
            .collect();
        // names of one entity under one key come once
        assert!(found.is_subset(&expected), "{prefix}");
        let by_key = |set: &BTreeSet<(&str, &str)>| -> BTreeSet<(String, String)> {
            set.iter()
                .map(|(form, id)| (fold::loose(form).text().to_owned(), (*id).to_owned()))
                .collect()
        };
        assert_eq!(by_key(&found), by_key(&expected), "{prefix}");
        assert!(hits.is_sorted_by_key(|hit| hit.layer()), "{prefix}");
        let first = glossary.complete(prefix).hits();
        assert_eq!(first.len(), hits.len().min(10));
        for (a, b) in first.iter().zip(&hits) {
            assert_eq!(a.name(), b.name(), "{prefix}");
        }
    }
}

#[test]
fn a_completion_is_exact_if_its_name_begins_with_the_very_prefix() {
    let glossary = Glossary::bundled();
    let mut exact = [0, 0];
    for (i, name) in glossary.names().step_by(7).enumerate() {
        let form = name.form();
        let mut ends = form.char_indices().map(|(at, c)| at + c.len_utf8());
        let Some(end) = ends.nth(i % 9) else {
            continue;
        };
        let prefixes = [form[..end].to_owned(), form[..end].to_uppercase()];
        for prefix in prefixes {
            let begin = fold::exact(&prefix);
            for hit in glossary.complete(&prefix).limit(200).hits() {
                let form = fold::exact(hit.name().form());
                let is_exact = form.text().starts_with(begin.text());
                assert_eq!(hit.layer() == Layer::Exact, is_exact, "{prefix}: {hit:?}");
                exact[usize::from(is_exact)] += 1;
            }
        }
    }
    assert!(exact.iter().all(|hits| *hits > 1000), "{exact:?}");
}

#[test]
fn translation_gives_preferred_names_once() {
    let glossary = Glossary::bundled();
    assert_eq!(glossary.translate("Чугучак", Lang::Kk), ["Шәуешек"]);
    assert_eq!(glossary.translate("Шынжаң", Lang::En), ["Xinjiang"]);
    assert!(glossary.translate("no such thing", Lang::En).is_empty());
    let labels = glossary.translate("Орал", Lang::Ru);
    let once: BTreeSet<&&str> = labels.iter().collect();
    assert_eq!(once.len(), labels.len());
}

#[test]
fn odd_queries_are_answered_with_nothing() {
    let glossary = Glossary::bundled();
    let long = "ш".repeat(10 << 20);
    let marks = format!("а{}", "\u{301}".repeat(5 << 20));
    let invisible = format!("Шыңжаң{}", "\u{200b}".repeat(3 << 20));
    for query in [
        "",
        " ",
        "\u{a0}\t\n",
        "\0",
        "\u{301}",
        "\u{301}\u{301}\u{ad}",
        "()",
        "—",
        &long,
        &marks,
        &invisible,
        "\u{10ffff}",
        "🏔🏔🏔🏔🏔",
    ] {
        let start: String = query.chars().take(9).collect();
        assert!(glossary.lookup(query).is_empty(), "{start:?}");
        assert!(glossary.fuzzy(query).hits().is_empty(), "{start:?}");
        assert!(glossary.complete(query).hits().is_empty(), "{start:?}");
        assert!(glossary.translate(query, Lang::Kk).is_empty(), "{start:?}");
    }
}

#[test]
fn the_glossary_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>() {}
    shared::<Glossary>();
    shared::<Glossary<Vec<u8>>>();
    shared::<atau::Hit<'_, '_>>();
    shared::<atau::Entity<'_>>();
}

#[test]
fn a_completion_is_explained_as_a_beginning() {
    let cases = [
        (
            "Алаш о",
            "`Алаш о` is read as `Алаш Орда`: the beginning of the name",
        ),
        (
            "Шау",
            "`Шау` is read as `Шәуешек`: the beginning of the name, а for ә",
        ),
        (
            "Шәуешек",
            "`Шәуешек` is read as `Шәуешек`: as it is written",
        ),
    ];
    for (prefix, why) in cases {
        let hits = Glossary::bundled().complete(prefix).hits();
        let explanations: Vec<String> = hits.iter().map(|hit| hit.explain().to_string()).collect();
        assert!(
            explanations.iter().any(|said| said == why),
            "{explanations:#?}"
        );
        for hit in hits {
            let steps = hit.explain();
            let worst = steps.steps().iter().map(|step| step.layer()).max();
            assert_eq!(worst, Some(hit.layer()), "{hit:?} {steps}");
        }
    }
}
