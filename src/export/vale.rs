//! Styles for Vale: names to accept and to write so, words that need no underline, and
//! what to write for each mistake.
//!
//! Vale's own spelling rule passes over every word that has a letter outside ASCII; the
//! rule here is `custom`, so that it does not.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::files::Files;
use super::lists::{certain, parts, quoted, told};
use super::vocabulary::{Vocabulary, Wrong};

/// `.vale.ini` and the directory `styles`.
///
/// * `config/vocabularies/atau/accept.txt` has the names of one word with a capital, which
///   no rule of any style then finds fault with; Vale accepts them in small letters too.
///   `reject.txt` is empty, since what is to be rejected has a better word in the rule `Names`.
/// * `atau/Spelling.yml` accepts the words in `config/ignore/atau-LANG.txt` beside those of
///   the dictionaries that are named in it. Vale knows a word in capitals if it knows it in
///   small letters, so names are also given in capitals. It passes over what has a digit, is
///   one letter, or is of such letters (`т.б.`).
/// * `atau/Names.yml` says what to write for mistakes, in words and in phrases; `vocab: false`,
///   so that a right name within a wrong one does not excuse it.
pub(super) fn vale(vocabularies: &[Vocabulary]) -> Files {
    let mut files = Files::default();
    let mut names = BTreeSet::new();
    let mut lists = String::new();
    for vocabulary in vocabularies {
        let lang = vocabulary.lang();
        let own = vocabulary.paradigms().filter(|one| one.is_name());
        names.extend(
            own.map(|one| one.base())
                .filter(|name| name.starts_with(char::is_uppercase)),
        );
        let words: BTreeSet<&str> = vocabulary
            .usual()
            .flat_map(|word| parts(word).chain([word]))
            .collect();
        let names = words
            .iter()
            .filter(|word| word.starts_with(char::is_uppercase));
        let capitals: BTreeSet<String> = names.map(|name| name.to_uppercase()).collect();
        let words = &words | &capitals.iter().map(String::as_str).collect();
        let path = format!("styles/config/ignore/atau-{lang}.txt");
        files.count(&path, lang, words.len());
        files.add(path, lines(&words));
        let _ = writeln!(lists, "  - atau-{lang}.txt");
    }
    files.add("styles/config/vocabularies/atau/accept.txt", lines(&names));
    files.add("styles/config/vocabularies/atau/reject.txt", "");
    files.add(
        "styles/atau/Spelling.yml",
        format!(
            "extends: spelling\nmessage: \"'%s' is not a word that we know.\"\nlevel: error\n\
             # Vale's own filters would pass over every word in Cyrillic letters\n\
             custom: true\nfilters:\n  - '^[\\p{{P}}\\p{{S}}]+$'\n  - '\\p{{N}}'\n\
             \x20 - '^\\p{{L}}(\\.\\p{{L}})*$'\n\
             # beside the English dictionary that comes with Vale; more can be named:\n\
             # dictionaries: [ru_RU]\nappend: true\nignore:\n{lists}"
        ),
    );
    let mut swaps = String::new();
    let wrong = certain(vocabularies, &mut files, Vocabulary::wrong);
    let phrases = certain(vocabularies, &mut files, Vocabulary::wrong_phrases);
    for wrong in wrong.into_iter().chain(phrases) {
        match pattern(wrong) {
            Some(pattern) => {
                let _ = writeln!(swaps, "  {}: {}", quoted(&pattern), quoted(wrong.right()));
            }
            None => files.leave_out(told(
                wrong,
                "Vale asks for a letter at both ends, and no `|` or `$` in what is right",
            )),
        }
    }
    let swap = if swaps.is_empty() {
        "swap: {}\n"
    } else {
        "swap:\n"
    };
    files.add(
        "styles/atau/Names.yml",
        format!(
            "extends: substitution\nmessage: \"Write '%s' for '%s'.\"\nlevel: error\n\
             ignorecase: false\nvocab: false\naction:\n  name: replace\n{swap}{swaps}"
        ),
    );
    files.add(
        ".vale.ini",
        "StylesPath = styles\nMinAlertLevel = error\nVocab = atau\n\n[*]\nBasedOnStyles = atau\n",
    );
    files
}

fn lines(words: &BTreeSet<&str>) -> String {
    words
        .iter()
        .fold(String::new(), |lines, word| lines + word + "\n")
}

/// A mistake as a regular expression, if Vale takes it and what is right for what they are.
fn pattern(wrong: &Wrong) -> Option<String> {
    let form = wrong.form();
    let ends = [form.chars().next(), form.chars().next_back()];
    let is_sound = ends.iter().all(|c| c.is_some_and(char::is_alphanumeric));
    if !is_sound || wrong.right().contains(['|', '$']) {
        return None;
    }
    let mut pattern = String::new();
    for c in form.chars() {
        if c.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    Some(pattern)
}
