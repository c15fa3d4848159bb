//! The names of the bundled glossary are in the letters of their languages.

use atau::{Glossary, Lang, Name, Role, Script};
use unicode_normalization::is_nfc;

/// The Cyrillic alphabet of Kazakh, 42 letters.
const KAZAKH: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
/// The Russian alphabet, 33 letters.
const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
/// The Arabic alphabet of Kazakh (töte jazu), and its front vowels as single letters.
const KAZAKH_ARABIC: &str = "اەبپتجچحدرزسشعفقكگڭلمنھوۇۆيىۋءٴٵٶٷٸ";

/// Words that are right though they have letters of another alphabet.
const FOREIGN: &[(Lang, &str)] = &[
    (Lang::Kk, "e-history.kz"),
    (Lang::Ru, "e-history.kz"),
    // the name of the oblast since 2022, officially so in Russian
    (Lang::Ru, "Жетісу"),
];

/// Whether names in `lang` are written with the letter.
fn is_letter_of(lang: Lang, letter: char) -> bool {
    let lower = || letter.to_lowercase().next().unwrap_or(letter);
    match lang {
        Lang::Kk => KAZAKH.contains(lower()),
        Lang::Ru => RUSSIAN.contains(lower()),
        Lang::KkArab => KAZAKH_ARABIC.contains(letter),
        _ => Script::of_char(letter) == Some(lang.script()),
    }
}

/// Whether a word is a Roman numeral in Latin letters. `X.` is an initial.
fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "IVX".contains(c))
}

/// The letters of `form` that do not belong in a name in `lang`.
fn wrong_letters(lang: Lang, form: &str) -> String {
    let form = match FOREIGN
        .iter()
        .find(|(l, word)| *l == lang && form.contains(word))
    {
        Some((_, word)) => form.replace(word, ""),
        None => form.to_owned(),
    };
    let numerals = lang.script() == Script::Cyrillic;
    form.split([' ', '-', '–', '—', '(', ')', '«', '»', ','])
        .filter(|word| !(numerals && is_numeral(word)))
        .flat_map(str::chars)
        .filter(|c| c.is_alphabetic() && !is_letter_of(lang, *c))
        .collect()
}

/// The names in which damage is not the point.
fn undamaged() -> impl Iterator<Item = Name<'static>> {
    let names = Glossary::bundled().names();
    names.filter(|name| !matches!(name.role(), Role::Ocr | Role::Misspelling))
}

/// A line for each fault, with what `fault` says of it.
#[track_caller]
fn assert_none(names: impl Iterator<Item = Name<'static>>, fault: impl Fn(&str, Lang) -> String) {
    let mut faults = String::new();
    for name in names {
        let fault = fault(name.form(), name.lang());
        if !fault.is_empty() {
            let points: Vec<String> = fault.chars().map(|c| format!("{:04X}", c as u32)).collect();
            let (id, lang, role) = (name.entity().id(), name.lang(), name.role());
            faults += &format!("{id},{},{lang},{role}: {fault:?} {points:?}\n", name.form());
        }
    }
    assert!(faults.is_empty(), "wrong letters or signs in\n{faults}");
}

fn assert_letters(wanted: impl Fn(Lang) -> bool) {
    let names: Vec<_> = undamaged().filter(|name| wanted(name.lang())).collect();
    assert!(!names.is_empty());
    assert_none(names.into_iter(), |form, lang| wrong_letters(lang, form));
}

#[test]
fn kazakh_names_are_in_letters_of_the_kazakh_alphabet() {
    assert_letters(|lang| lang == Lang::Kk);
}

#[test]
fn russian_names_are_in_letters_of_the_russian_alphabet() {
    assert_letters(|lang| lang == Lang::Ru);
}

#[test]
fn english_names_have_no_cyrillic_letter() {
    assert_letters(|lang| lang == Lang::En);
}

#[test]
fn kazakh_names_in_arabic_script_are_in_letters_of_its_alphabet() {
    assert_letters(|lang| lang == Lang::KkArab);
}

#[test]
fn names_in_all_other_languages_are_in_their_script() {
    let others = |lang| ![Lang::Kk, Lang::Ru, Lang::En, Lang::KkArab].contains(&lang);
    assert_letters(others);
}

/// Х and І alone may be initials.
#[test]
fn roman_numerals_are_in_latin_letters() {
    let lookalike = |text: &str| -> String {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 1 && word.chars().all(|c| "ІХ".contains(c)))
            .collect()
    };
    assert_none(undamaged(), |form, _| lookalike(form));
    for entity in Glossary::bundled().entities() {
        for lang in Lang::MAIN {
            let description = entity.description(lang).unwrap_or_default();
            let faults = lookalike(description);
            let id = entity.id();
            assert!(faults.is_empty(), "{id}: `{faults}` in `{description}`");
        }
    }
}

#[test]
fn names_are_composed_and_have_no_stray_space_or_invisible_sign() {
    assert_none(Glossary::bundled().names(), |form, _| {
        let mut faults = String::new();
        if !is_nfc(form) {
            faults += form;
        }
        if form.trim() != form
            || ["  ", " ,", " .", " )", "( ", " »", "« "]
                .iter()
                .any(|s| form.contains(s))
        {
            faults.push(' ');
        }
        let invisible = |c: &char| {
            *c != ' ' && c.is_whitespace()
                || c.is_control()
                || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
        };
        faults.extend(form.chars().filter(invisible));
        faults
    });
}

/// The tests above see what they are for.
#[test]
fn wrong_letters_are_seen_and_right_ones_are_not() {
    for (lang, form, wrong) in [
        (Lang::Kk, "Шыңжaң", "a"),
        (Lang::Kk, "әкiмшiл", "ii"),
        (Lang::Kk, "X. Досмұхамедов", "X"),
        (Lang::Kk, "Київ", "ї"),
        (Lang::Kk, "XX ғасырдың 20-30-жылдары", ""),
        (Lang::Kk, "БК(б)П-ның XVI съезі", ""),
        (Lang::Ru, "Алматы қаласы", "қ"),
        (Lang::Ru, "V съезд Советов", ""),
        (Lang::Ru, "портал e-history.kz", ""),
        (Lang::Ru, "портал history.kz", "historykz"),
        (Lang::En, "Хinjiang", "Х"),
        (Lang::En, "Ürümqi", ""),
        (Lang::KkArab, "قازاق", ""),
        (Lang::KkArab, "قازاک", "ک"),
        (Lang::UgLatn, "Qöqеk", "е"),
    ] {
        assert_eq!(wrong_letters(lang, form), wrong, "{lang}: {form}");
    }
}
