//! Kazakh inflection against tables of forms written by hand.

use atau::inflect::Grammar;
use atau::inflect::kazakh::{
    self, Case, Ending, FLAGS, Fault, Possessive, Relative, Stem, TAILS, generate, inflect,
    recognise,
};
use atau::text::fold;
use proptest::prelude::*;

/// The rows of a table: no comments, no header.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
}

fn header(table: &'static str) -> Vec<&'static str> {
    let line = table.lines().find(|line| !line.starts_with('#')).unwrap();
    line.split('\t').collect()
}

const PARADIGMS: &str = include_str!("data/kazakh-paradigms.tsv");
const WRONG: &str = include_str!("data/kazakh-wrong-forms.tsv");
const NOT_INFLECTED: &str = include_str!("data/not-inflected.tsv");

/// The ending that a cell of the header means.
fn ending(cell: &str) -> Ending {
    cell.split('.')
        .fold(Ending::new(), |ending, part| match part {
            "pl" => ending.with_plural(),
            "1sg" => ending.with_possessive(Possessive::First),
            "3" => ending.with_possessive(Possessive::Third),
            "1pl" => ending.with_possessive(Possessive::FirstPlural),
            "gen" => ending.with_case(Case::Genitive),
            "dat" => ending.with_case(Case::Dative),
            "acc" => ending.with_case(Case::Accusative),
            "loc" => ending.with_case(Case::Locative),
            "abl" => ending.with_case(Case::Ablative),
            "ins" => ending.with_case(Case::Instrumental),
            "attr" => ending.with_relative(Relative::Attributive),
            "lik" => ending.with_derivation(kazakh::Derivation::Lik),
            other => panic!("no such ending: {other}"),
        })
}

fn loose(text: &str) -> Vec<char> {
    fold::loose_chars(text).map(|fold| fold.char).collect()
}

/// What the index does with a query: tries each prefix with each tail.
fn recognise_loose(form: &str, grammar: Grammar<'_>, written: &str) -> Option<kazakh::Reading> {
    let (form_letters, query) = (loose(form), loose(written));
    let stem = Stem::of(form, grammar);
    (1..query.len())
        .flat_map(|at| {
            let (prefix, rest) = query.split_at(at);
            let tails = kazakh::tails(rest)
                .iter()
                .map(|tail| tail.chars().collect::<Vec<char>>());
            let tails = tails.filter(|tail| [prefix, tail].concat() == form_letters);
            let readings = tails.filter_map(|tail| stem.recognise(&tail, rest));
            let readings: Vec<_> = readings.collect();
            assert!(
                readings.is_empty() || kazakh::is_rest(rest),
                "{written} {rest:?}"
            );
            readings
        })
        .min_by_key(kazakh::Reading::cost)
}

#[test]
fn every_cell_of_the_paradigms_is_generated_and_read() {
    let header = header(PARADIGMS);
    let (mut cells, mut wrong) = (0, Vec::new());
    for row in rows(PARADIGMS) {
        let (stem, grammar) = (row[0], Grammar::new(row[1]));
        let all = generate(stem, grammar);
        for (cell, forms) in header
            .iter()
            .zip(&row)
            .skip(2)
            .filter(|(_, forms)| **forms != "-")
        {
            let ending = ending(cell);
            let expected: Vec<String> = forms.split('/').map(|f| f.replace('~', stem)).collect();
            let made: Vec<&str> = all
                .iter()
                .filter(|inflected| inflected.ending == ending)
                .map(|inflected| inflected.form.as_str())
                .collect();
            let first = inflect(stem, grammar, ending);
            if made != expected || first.as_ref() != expected.first() {
                wrong.push(format!("{stem} {cell}: {made:?} and not {expected:?}"));
            }
            for form in &expected {
                let read = recognise(stem, grammar, form);
                let loosely = recognise_loose(stem, grammar, form);
                let right = |read: Option<kazakh::Reading>| {
                    read.is_some_and(|read| read.fault().is_none() && read.ending() == ending)
                };
                if !right(read) || !right(loosely) {
                    wrong.push(format!("{form} of {stem} {cell}: {read:?}, {loosely:?}"));
                }
            }
            cells += 1;
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {cells}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cells >= 1000);
}

#[test]
fn wrong_forms_are_not_generated_and_read_only_with_the_reason() {
    let mut wrong = Vec::new();
    for row in rows(WRONG) {
        let (name, grammar, written) = (row[0], Grammar::new(row[1]), row[2]);
        if generate(name, grammar)
            .iter()
            .any(|made| made.form == written)
        {
            wrong.push(format!("{written} is generated"));
        }
        let read = recognise(name, grammar, written);
        let fault = match read {
            None => "-".to_owned(),
            Some(read) => read
                .fault()
                .map_or("none".to_owned(), |fault| fault.to_string()),
        };
        if fault != row[3] {
            wrong.push(format!("{written}: {fault} and not {} ({read:?})", row[3]));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(rows(WRONG).count() >= 100);
}

#[test]
fn words_that_begin_with_a_name_are_not_inflected_names() {
    let none = Grammar::default();
    let mut wrong = Vec::new();
    for row in rows(NOT_INFLECTED) {
        let read = (
            recognise(row[0], none, row[1]),
            recognise_loose(row[0], none, row[1]),
        );
        if read != (None, None) {
            wrong.push(format!("{} is read as {}: {read:?}", row[1], row[0]));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(rows(NOT_INFLECTED).count() >= 100);
}

#[test]
fn forms_met_in_print_are_read_without_a_fault() {
    #[rustfmt::skip]
    let met = [
        ("РСФСР", "РСФСР-ға", "dative"),
        ("РСФСР", "РСФСР-дың", "genitive"),
        ("РСФСР", "рсфсрге", "dative"),
        ("СССР", "СССР-де", "locative"),
        ("АССР", "АССР-не", "dative"),
        ("АССР", "АССР-нен", "ablative"),
        ("АССР", "АССР-інің", "3rd person, genitive"),
        ("АССР", "АССР-лері", "plural, 3rd person"),
        ("ОК", "ОК-інің", "3rd person, genitive"),
        ("ОК", "ОК-нің", "genitive"),
        ("АКСР", "АКСР-індегі", "3rd person, locative, attributive"),
        ("ҚАССР", "ҚАССР-ін", "3rd person, accusative"),
        ("ҚазОАК", "ҚазОАК-тың", "genitive"),
        ("ВКП(б)", "ВКП(б)-ның", "genitive"),
        ("РК(б)П", "РК(б)П-ге", "dative"),
        ("НЭП", "НЭП-пен", "instrumental"),
        ("МТС", "МТС-тердің", "plural, genitive"),
        ("НКИД", "НКИД-тің", "genitive"),
        ("Жетісу", "Жетісуға", "dative"),
        ("Жетісу", "Жетісуге", "dative"),
        ("Тоқаев", "Тоқаевтың", "genitive"),
        ("Тоқаев", "Тоқаевтің", "genitive"),
        ("Синьцзян", "Синьцзянға", "dative"),
        ("Алма-Ата", "Алма-Атада", "locative"),
        ("Верный", "Верныйда", "locative"),
        ("Камский", "Камскийдің", "genitive"),
        ("Астрахань", "Астраханьда", "locative"),
        ("январь", "январьдағы", "locative, attributive"),
        ("октябрь", "октябрьге", "dative"),
        ("июнь", "июньнің", "genitive"),
        ("уезд", "уездік", "-лық"),
        ("коммунист", "коммунистен", "ablative"),
        ("акт", "актілер", "plural"),
        ("банк", "банкілердің", "plural, genitive"),
        ("округ", "округтың", "genitive"),
        ("кәсіпорын", "кәсіпорнының", "3rd person, genitive"),
        ("Мұхаметханұлы", "Мұхаметханұлына", "dative"),
        ("Досмұхамедов", "Досмұхамедовтарды", "plural, accusative"),
        ("Айт болысы", "Айт болыстығына", "-лық, 3rd person, dative"),
        ("ауыл шаруашылық артелі", "ауыл шаруашылық артельдерін", "plural, accusative"),
        ("большевик", "большевиктерменен", "plural, instrumental"),
        ("Шыңжаң", "Шыңжаңдағылардың", "locative, attributive, plural, genitive"),
        ("Шыңжаң", "ШЫҢЖАҢДІКІ", "genitive, attributive"),
        ("Құлжа", "Құлжанікіне", "genitive, attributive, dative"),
        ("Қазақстан", "Қазақстанша", "equative"),
        ("«Алаш»", "«Алаш»-тың", "genitive"),
    ];
    for (name, written, ending) in met {
        let read = recognise(name, Grammar::default(), written);
        let read = read.map(|read| (read.ending().to_string(), read.fault()));
        assert_eq!(read, Some((ending.to_owned(), None)), "{written}");
        let read = recognise_loose(name, Grammar::default(), written);
        let read = read.map(|read| (read.ending().to_string(), read.fault()));
        assert_eq!(read, Some((ending.to_owned(), None)), "{written} loosened");
    }
}

#[test]
fn a_head_without_its_possessive_is_read_with_that_reason() {
    let read = recognise("Шығыс майданы", Grammar::default(), "Шығыс майданда").unwrap();
    assert_eq!(read.fault(), Some(Fault::Possessive));
    assert_eq!(
        inflect("Шығыс майданы", Grammar::default(), read.ending()).unwrap(),
        "Шығыс майданында"
    );
}

#[test]
fn a_possessive_that_is_only_spoken_is_read_and_not_written() {
    let plain = Grammar::default();
    #[rustfmt::skip]
    let spoken = [
        ("ауыл", "ауылыңдар", "2nd person plural", "ауылдарың"),
        ("ауыл", "ауылыңыздардан", "2nd person polite plural, ablative", "ауылдарыңыздан"),
        ("партия", "партияңдарға", "2nd person plural, dative", "партияларыңа"),
        ("Шәуешек", "Шәуешегіңдер", "2nd person plural", "Шәуешектерің"),
    ];
    for (name, written, ending, standard) in spoken {
        let read = recognise(name, plain, written).unwrap();
        let said = (read.ending().to_string(), read.fault());
        assert_eq!(said, (ending.to_owned(), Some(Fault::Spoken)), "{written}");
        assert_eq!(inflect(name, plain, read.ending()).unwrap(), standard);
        let made = generate(name, plain);
        assert!(made.iter().all(|made| made.form != written), "{written}");
        assert!(made.iter().any(|made| made.form == standard), "{standard}");
    }
}

#[test]
fn abbreviations_are_inflected_by_the_name_of_their_last_letter() {
    let genitive = Ending::new().with_case(Case::Genitive);
    #[rustfmt::skip]
    let expected = [
        ("СССР", "", "СССР-дің"), ("КПСС", "", "КПСС-тің"), ("ВЛКСМ", "", "ВЛКСМ-нің"),
        ("ООН", "", "ООН-нің"), ("АҚШ", "", "АҚШ-тың"), ("ФИФА", "", "ФИФА-ның"),
        ("БКП", "", "БКП-нің"), ("ҚКП", "", "ҚКП-ның"), ("ҚАССР", "", "ҚАССР-дің"),
        ("НКИД", "kk:word", "НКИД-тің"), ("ООН", "kk:back", "ООН-ның"),
        ("ТМД", "kk:back", "ТМД-ның"), ("ОК", "kk:front", "ОК-нің"), ("ҒА", "", "ҒА-ның"),
    ];
    for (name, flags, form) in expected {
        let made = inflect(name, Grammar::new(flags), genitive);
        assert_eq!(made.as_deref(), Some(form));
    }
}

#[test]
fn abbreviations_are_written_as_print_has_them() {
    #[rustfmt::skip]
    let printed = [
        ("РСФСР", "РСФСР-ге РСФСР-ға РСФСР-дің РСФСР-дың"), ("СССР", "СССР-де СССР-дің СССР-ді"),
        ("ОК", "ОК-ның ОК-нің ОК-і ОК-інің ОК-іне ОК-ін"), ("БОАК", "БОАК-тың БОАК-інің"),
        ("АКСР", "АКСР-індегі"), ("АССР", "АССР-інің АССР-нен АССР-не АССР-лері"),
        ("ҚАССР", "ҚАССР-ін"), ("НЭП", "НЭП-пен"), ("МТС", "МТС-тер МТС-тердің"),
        ("ТОЗ", "ТОЗ-дар"), ("НКИД", "НКИД-тің НКИД-ті"), ("БКП", "БКП-ның БКП-нің"),
        ("ВКП(б)", "ВКП(б)-ның"), ("ҒА", "ҒА-ның"),
    ];
    for (name, forms) in printed {
        let made = generate(name, Grammar::default());
        for form in forms.split(' ') {
            assert!(made.iter().any(|one| one.form == form), "{form}");
        }
    }
    let made = |name| generate(name, Grammar::default()).into_iter();
    for (name, wrong) in [
        ("СССР", "СССР-ға"),
        ("ОК", "ОК-сі"),
        ("МТС", "МТС-тар"),
        ("НЭП", "НЭП-мен"),
    ] {
        assert!(made(name).all(|one| one.form != wrong), "{wrong}");
    }
}

#[test]
fn flags_override_what_the_rules_would_guess() {
    let dative = Ending::new().with_case(Case::Dative);
    let third = Ending::new().with_possessive(Possessive::Third);
    #[rustfmt::skip]
    let expected = [
        ("кулак", "kk:front", dative, Some("кулакке")),
        ("Баян", "kk:class-t", dative, Some("Баянқа")),
        ("ауыл", "kk:fleeting", third, Some("аулы")),
        ("Майкоп", "kk:unvoiced", third, Some("Майкопы")),
        ("Үлкен Меркі", "kk:possessed", dative, Some("Үлкен Меркіне")),
        ("қырғы бекеті", "kk:unpossessed", dative, Some("қырғы бекетіге")),
        ("Или", "kk:indeclinable", dative, None),
        ("большевиктер", "kk:plural", dative.with_plural(), Some("большевиктерге")),
        ("Или", "ru:indeclinable", dative, Some("Илиге")),
    ];
    for (name, flags, ending, form) in expected {
        assert_eq!(inflect(name, Grammar::new(flags), ending).as_deref(), form);
    }
    let none = generate("Или", Grammar::new("kk:indeclinable"));
    assert_eq!((none.len(), FLAGS.len()), (0, 16));
}

#[test]
fn every_tail_has_a_rest_behind_which_it_is_tried() {
    let letters = "абвгдежзиклмнопрстуфхцчшщъыьэюя".chars();
    let mut tried: Vec<&str> = letters.flat_map(|c| kazakh::tails(&[c])).copied().collect();
    tried.sort_unstable();
    tried.dedup();
    let mut all = TAILS.to_vec();
    all.sort_unstable();
    assert_eq!(tried, all);
}

#[test]
fn long_words_are_read_in_linear_time() {
    let (suffixes, word) = ("лар".repeat(10_000), "а".repeat(1 << 20));
    let marks = "\u{301}".repeat(1 << 20);
    let none = Grammar::default();
    assert_eq!(recognise("Құлжа", none, &format!("Құлжа{suffixes}")), None);
    assert_eq!(recognise(&word, none, &word), None);
    assert!(recognise(&word, none, &format!("{word}ның")).is_some());
    for form in [&word, &marks, &suffixes] {
        assert_eq!(recognise(form, none, "Құлжаның"), None);
        Stem::of(form, none);
    }
    assert!(!kazakh::is_rest(&loose(&suffixes)));
    assert_ne!(kazakh::rests(&loose(&suffixes)), 0);
}

/// Names over the Kazakh alphabet, of one word or two, some of them abbreviations.
fn names() -> impl Strategy<Value = String> {
    let letters = "[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя]";
    let ends = "(|||ист|зд|сс|ев|ог|ық|ік|ып|бь|нь|аль|сы|сі|ғы|гі|лары|бы|ұлы|су|кт|ск)";
    let regex = |pattern: String| proptest::string::string_regex(&pattern).unwrap();
    prop_oneof![
        regex(format!("{letters}{{1,9}}{ends}")),
        regex(format!("[А-ЯҚҒ]{letters}{{1,9}}{ends}")),
        regex(format!("[А-ЯҚҒ]{letters}{{1,5}} {letters}{{1,9}}{ends}")),
        regex(format!(
            "[А-ЯҚҒ]{letters}{{1,5}}-[А-ЯҚҒ]{letters}{{1,9}}{ends}"
        )),
        regex("[А-ЯҚҒӘ]{2,5}".to_owned()),
    ]
}

/// A cell with none to two flags.
fn flags() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(FLAGS), 0..3).prop_map(|all| all.join(" "))
}

proptest! {
    // a paradigm is three hundred forms
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn all_that_is_generated_is_recognised_without_a_fault(name in names(), flags in flags()) {
        let grammar = Grammar::new(&flags);
        for made in generate(&name, grammar) {
            let read = recognise(&name, grammar, &made.form);
            prop_assert!(
                read.is_some_and(|read| read.fault().is_none()),
                "{} of {} with {:?}: {:?}", made.form, name, flags, read
            );
            let read = recognise_loose(&name, grammar, &made.form);
            prop_assert!(
                read.is_some_and(|read| read.fault().is_none()),
                "{} of {} with {:?}, loosened: {:?}", made.form, name, flags, read
            );
        }
    }

    #[test]
    fn an_ending_is_put_on_as_it_was_generated(name in names(), flags in flags()) {
        let grammar = Grammar::new(&flags);
        for made in generate(&name, grammar) {
            let all = generate(&name, grammar);
            let first = all.iter().find(|other| other.ending == made.ending);
            let form = inflect(&name, grammar, made.ending);
            prop_assert_eq!(form.as_ref(), first.map(|first| &first.form));
            if made.form.len() > 40 {
                break;
            }
        }
    }

    #[test]
    fn what_a_stem_reads_is_a_rest(name in names(), rest in "[лдтнгкмбпсшыиаерзйь]{1,9}") {
        let stem = Stem::of(&name, Grammar::default());
        let (letters, rest) = (loose(&name), loose(&rest));
        for tail in kazakh::tails(&rest).iter().map(|tail| tail.chars().collect::<Vec<char>>()) {
            if letters.ends_with(&tail) && stem.recognise(&tail, &rest).is_some() {
                prop_assert!(kazakh::is_rest(&rest));
                prop_assert!(kazakh::rests(&rest) >> rest.len() & 1 == 1);
            }
        }
    }

    #[test]
    fn rests_are_found_at_once_as_one_by_one(
        word in "[а-я]{0,3}([лдтнгкмбпсшыиаерзйьж]{0,9}|(и|ы|н|лар|дер|сы|нда|гы|гин|ни|ки|лык|дай|менен){0,6})"
    ) {
        let letters: Vec<char> = word.chars().collect();
        let rests = kazakh::rests(&letters);
        prop_assert_eq!(rests & 1, 0);
        for len in 1..=letters.len() {
            let rest = &letters[letters.len() - len..];
            prop_assert!(!kazakh::is_rest(rest) || rests >> len & 1 == 1, "{} letters", len);
        }
        prop_assert_eq!(rests >> (letters.len() + 1), 0);
    }

    #[test]
    fn nothing_panics(name in ".{0,12}", flags in flags(), written in ".{0,40}", end in "[ынділар]{0,9}") {
        let grammar = Grammar::new(&flags);
        let _ = recognise(&name, grammar, &written);
        let _ = recognise(&name, grammar, &format!("{name}{end}"));
        let _ = generate(&name, grammar);
        let letters: Vec<char> = written.chars().collect();
        let _ = (kazakh::is_rest(&letters), kazakh::rests(&letters));
    }
}
