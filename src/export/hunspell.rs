//! A dictionary in the format of hunspell: `.aff` with the endings, `.dic` with the stems.
//!
//! hunspell, nuspell and the crate `spellbook` load it. The format is described in the
//! manual page hunspell(5); what is used of it:
//!
//! | directive | for |
//! | --- | --- |
//! | `FLAG num` | flags are numbers: there are more classes than letters |
//! | `SFX` | endings, of two levels at most |
//! | `REP`, `MAP`, `KEY`, `TRY` | what to suggest, the likeliest first |
//! | `KEEPCASE` | abbreviations |
//! | `FORBIDDENWORD` | wrong words: not even by their parts, if they have a hyphen |
//! | `NEEDAFFIX` | stems that are no words, as `шыңжаң` of `шыңжаңдық` |
//! | `NOSUGGEST` | single letters: initials |
//! | `WORDCHARS`, `BREAK` | `РСФСР-ға` is one word, and so is what has right parts |
//! | `ICONV` | signs that are written in several ways |
//!
//! # Classes of endings
//!
//! A Kazakh word has some 330 forms, so stems share classes of endings. Endings that
//! begin alike and go on alike (`-лардың`, `-ларға`; `-дердің`, `-дерге`) are cut in two,
//! if all that follows the first part in one class follows it everywhere in the class:
//! then the rule for `-лар` names a class of second parts, and the dictionary accepts
//! just the words it was made from. Hunspell knows no third part.
//!
//! ```
//! # use atau::{Glossary, Lang, table::Tables};
//! use atau::export::{Hunspell, hunspell::Flavour};
//! # let mut tables = Tables::default();
//! # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
//! #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
//! # let glossary = Glossary::from_tables(&tables)?;
//! let dictionary = Hunspell::of(&glossary, Lang::Ru, Flavour::Strict);
//! let spellbook = spellbook::Dictionary::new(dictionary.aff(), dictionary.dic()).unwrap();
//! assert!(spellbook.check("Синьцзяном") && !spellbook.check("Синьцзяным"));
//! # Ok::<(), atau::Error>(())
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use super::vocabulary::{Vocabulary, keeps_case};
use crate::entity::Lang;
use crate::glossary::Glossary;
use crate::text::repair::lookalike;

/// How much a dictionary takes.
///
/// ```
/// # use atau::{Glossary, Lang, table::Tables};
/// use atau::export::{Hunspell, hunspell::Flavour};
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let check = |flavour, word| {
///     let dictionary = Hunspell::of(&glossary, Lang::Ru, flavour);
///     spellbook::Dictionary::new(dictionary.aff(), dictionary.dic()).unwrap().check(word)
/// };
/// let latin = "Синьцзян".replace('С', "C");
/// assert!(!check(Flavour::Strict, &latin) && check(Flavour::Lenient, &latin));
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// What is written right.
    Strict,
    /// Also Latin letters for the Cyrillic ones they look like (in an English dictionary
    /// the reverse), and the endings of abbreviations as words of their own, for programs
    /// that cut words at hyphens.
    Lenient,
}

/// The two files of a dictionary.
///
/// ```
/// # use atau::{Lang, table::Tables, Glossary, export::{Hunspell, hunspell::Flavour}};
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             xinjiang,place,Шыңжаң,,,,,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let dictionary = Hunspell::of(&glossary, Lang::Kk, Flavour::Strict);
/// let spellbook = spellbook::Dictionary::new(dictionary.aff(), dictionary.dic()).unwrap();
/// assert!(spellbook.check("Шыңжаңдағыларға") && !spellbook.check("Шыңжаңдан"));
/// assert_eq!(dictionary.base_name(), "kk_ATAU");
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Hunspell {
    lang: Lang,
    flavour: Flavour,
    aff: String,
    dic: String,
    left_out: Vec<String>,
}

/// Flags that are no classes of endings.
const KEEP_CASE: u16 = 1;
const FORBIDDEN: u16 = 2;
const NO_SUGGEST: u16 = 3;
const NEED_AFFIX: u16 = 4;
/// The first class.
const CLASSES: u16 = 10;
/// The last flag that hunspell takes.
const LAST_FLAG: usize = 65_509;

/// Words that a phrase may have to be suggested.
const PHRASE: usize = 4;
/// Second parts that a first one must have to be worth a class.
const WORTH: usize = 6;

impl Hunspell {
    /// The dictionary of the names of `glossary` in `lang`.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let dictionary = Hunspell::of(&glossary, Lang::En, Flavour::Strict);
    /// assert!(dictionary.dic().lines().any(|line| line.starts_with("Xinjiang")));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn of<D: AsRef<[u8]>>(glossary: &Glossary<D>, lang: Lang, flavour: Flavour) -> Hunspell {
        Hunspell::new(&Vocabulary::of(glossary, lang), flavour)
    }

    /// The dictionary of a vocabulary.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, Vocabulary, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    /// let dictionary = Hunspell::new(&vocabulary, Flavour::Strict);
    /// assert_eq!(dictionary.dic(), vocabulary.dictionary(Flavour::Strict).dic()); // which is kept
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn new(vocabulary: &Vocabulary, flavour: Flavour) -> Hunspell {
        let lang = vocabulary.lang();
        let conversions = conversions(lang, flavour);
        let mut classes = Classes::default();
        let mut left_out: Vec<String> = vocabulary
            .left_out()
            .iter()
            .map(|l| l.to_string())
            .collect();
        let stems = stems(
            vocabulary,
            &conversions,
            flavour,
            &mut classes,
            &mut left_out,
        );
        let mut dic = format!("{}\n", stems.len());
        for (stem, entry) in &stems {
            dic.push_str(stem);
            let mut separator = '/';
            for flag in &entry.flags {
                let _ = write!(dic, "{separator}{flag}");
                separator = ',';
            }
            dic.push('\n');
        }
        Hunspell {
            lang,
            flavour,
            aff: aff(vocabulary, flavour, &conversions, &classes),
            dic,
            left_out,
        }
    }

    /// The language.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// assert_eq!(Hunspell::of(&glossary, Lang::Ru, Flavour::Strict).lang(), Lang::Ru);
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The file with the endings: UTF-8, no byte order mark, lines end in LF.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let dictionary = Hunspell::of(&glossary, Lang::Ru, Flavour::Strict);
    /// // the instrumental: Синьцзяном
    /// assert!(dictionary.aff().lines().any(|line| line.starts_with("SFX") && line.contains(" ом")));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn aff(&self) -> &str {
        &self.aff
    }

    /// The file with the stems: the same.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let dictionary = Hunspell::of(&glossary, Lang::Ru, Flavour::Strict);
    /// let mut lines = dictionary.dic().lines();
    /// assert_eq!(lines.next(), Some("1")); // so many stems
    /// assert!(lines.next().unwrap().starts_with("Синьцзян/"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn dic(&self) -> &str {
        &self.dic
    }

    /// Whether there is no word in it: programs refuse such a dictionary.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             division,organisation,,22-я стрелковая дивизия,,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let is_empty = |lang| Hunspell::of(&glossary, lang, Flavour::Strict).is_empty();
    /// assert!(is_empty(Lang::Kk) && !is_empty(Lang::Ru)); // it has names in Russian alone
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.dic.lines().nth(1).is_none()
    }

    /// What to call both files: no other dictionary is called so, and neither is taken
    /// for an addition to one.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let name = |flavour| Hunspell::of(&glossary, Lang::Kk, flavour).base_name();
    /// assert_eq!(name(Flavour::Strict), "kk_ATAU");
    /// assert_eq!(name(Flavour::Lenient), "kk_ATAU_LENIENT");
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn base_name(&self) -> String {
        let lenient = match self.flavour {
            Flavour::Strict => "",
            Flavour::Lenient => "_LENIENT",
        };
        format!("{}_ATAU{lenient}", self.lang)
    }

    /// What of the right names is not in it and why, a sentence each.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::{Hunspell, hunspell::Flavour};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             division,organisation,,22-я стрелковая дивизия,,,,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let dictionary = Hunspell::of(&glossary, Lang::Ru, Flavour::Strict);
    /// assert_eq!(
    ///     dictionary.left_out().collect::<Vec<_>>(),
    ///     ["`22-я стрелковая дивизия`: `22-я` is left out: it has digits"]
    /// );
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn left_out(&self) -> impl ExactSizeIterator<Item = &str> {
        self.left_out.iter().map(String::as_str)
    }
}

// The stems.

#[derive(Default)]
struct Entry {
    flags: BTreeSet<u16>,
    is_word: bool,
}

fn stems(
    vocabulary: &Vocabulary,
    conversions: &[(char, char)],
    flavour: Flavour,
    classes: &mut Classes,
    left_out: &mut Vec<String>,
) -> BTreeMap<String, Entry> {
    let mut stems: BTreeMap<String, Entry> = BTreeMap::new();
    for paradigm in vocabulary.paradigms() {
        let base = convert(paradigm.base(), conversions);
        let lower = base.to_lowercase();
        // endings of the word as it is, and in small letters: шыңжаңдық
        let mut endings: [Vec<Ending>; 2] = Default::default();
        for form in paradigm.forms() {
            let form = convert(form, conversions);
            let both: [&str; 2] = [&base, &lower];
            let kept = both.map(|stem| shared(stem, &form));
            let which = usize::from(kept[1] > kept[0]);
            let (stem, kept) = (both[which], kept[which]);
            if kept == 0 {
                // another word altogether
                stems.entry(form.into_owned()).or_default().is_word = true;
            } else {
                endings[which].push(Ending {
                    strip: stem.get(kept..).unwrap_or("").to_owned(),
                    text: form.get(kept..).unwrap_or("").to_owned(),
                });
            }
        }
        for (stem, mut endings) in [base.into_owned(), lower].into_iter().zip(endings) {
            // most are in order
            endings.sort();
            endings.dedup();
            let bare = endings.first() == Some(&Ending::default());
            if bare {
                endings.remove(0);
            }
            if !bare && endings.is_empty() {
                continue;
            }
            let class = match endings.is_empty() {
                true => None,
                false => classes.of(endings),
            };
            if class == Some(LAST_FLAG as u16) {
                left_out.push(format!(
                    "`{stem}`: its endings are left out: there are too many kinds"
                ));
            }
            let entry = stems.entry(stem).or_default();
            entry.is_word |= bare;
            entry
                .flags
                .extend(class.filter(|&class| usize::from(class) != LAST_FLAG));
        }
    }
    if flavour == Flavour::Lenient {
        let behind_hyphen = vocabulary.words().filter(|word| word.keep_case());
        let ends = behind_hyphen.filter_map(|word| word.text().rsplit_once('-'));
        let ends: BTreeSet<String> = ends
            .filter(|(_, end)| end.chars().all(char::is_lowercase))
            .map(|(_, end)| convert(end, conversions).into_owned())
            .collect();
        for end in ends {
            let entry = stems.entry(end).or_default();
            if !entry.is_word {
                entry.is_word = true;
                entry.flags.insert(NO_SUGGEST);
            }
        }
    }
    for (stem, entry) in &mut stems {
        if !entry.is_word {
            entry.flags.insert(NEED_AFFIX);
        } else if keeps_case(stem) {
            entry.flags.insert(KEEP_CASE);
        } else if stem.chars().count() == 1 {
            entry.flags.insert(NO_SUGGEST);
        }
    }
    for phrase in vocabulary.phrases() {
        let words: Vec<String> = super::vocabulary::words(phrase.text()).flatten().collect();
        let text = words.join(" ");
        if text == phrase.text() && words.len() <= PHRASE {
            stems
                .entry(convert(&text, conversions).into_owned())
                .or_default()
                .is_word = true;
        }
    }
    // what may be right elsewhere is unknown here, and left to other dictionaries
    for wrong in vocabulary.wrong().filter(|wrong| wrong.is_certain()) {
        let form = wrong.form();
        if convert(form, conversions) == form
            && form.chars().all(is_plain)
            && !stems.contains_key(form)
        {
            let flags = BTreeSet::from([FORBIDDEN]);
            stems.insert(
                form.to_owned(),
                Entry {
                    flags,
                    is_word: true,
                },
            );
        }
    }
    stems
}

/// A word as the lenient flavour reads it.
fn convert<'t>(text: &'t str, conversions: &[(char, char)]) -> Cow<'t, str> {
    let other = |c| {
        let row = conversions.iter().find(|(from, _)| *from == c);
        row.map(|(_, to)| *to)
    };
    if text.chars().all(|c| other(c).is_none()) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| other(c).unwrap_or(c)).collect()
}

/// Whether a character may stand in the files as it is.
fn is_plain(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '-' | '\'')
}

/// How many bytes two words have in common from the start.
fn shared(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

// The endings.

/// What comes off a stem, and what comes in its place.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Ending {
    strip: String,
    text: String,
}

#[derive(Default)]
struct Classes {
    /// Endings in order.
    known: HashMap<Vec<Ending>, u16>,
    /// The rules of each class, from [`CLASSES`] on.
    rules: Vec<Vec<Rule>>,
}

struct Rule {
    ending: Ending,
    /// The class of what may follow.
    more: Option<u16>,
}

impl Classes {
    /// The class that has just these endings, which are in order; [`LAST_FLAG`] if there are too many.
    fn of(&mut self, endings: Vec<Ending>) -> Option<u16> {
        if let Some(&class) = self.known.get(&endings) {
            return Some(class);
        }
        let rules = self.cut(&endings);
        self.add(endings, rules)
    }

    fn add(&mut self, endings: Vec<Ending>, rules: Vec<Rule>) -> Option<u16> {
        let class = usize::from(CLASSES) + self.rules.len();
        if class >= LAST_FLAG {
            return Some(LAST_FLAG as u16);
        }
        let class = class as u16;
        self.known.insert(endings, class);
        self.rules.push(rules);
        Some(class)
    }

    /// The class of second parts, which have none behind them.
    fn of_second(&mut self, endings: Vec<Ending>) -> Option<u16> {
        if let Some(&class) = self.known.get(&endings) {
            // the class of a stem may have a second part already
            let single = self.rules.get(usize::from(class - CLASSES));
            if single.is_some_and(|rules| rules.iter().all(|rule| rule.more.is_none())) {
                return Some(class);
            }
            return None;
        }
        let rules = endings.iter().map(|ending| Rule {
            ending: ending.clone(),
            more: None,
        });
        let rules = rules.collect();
        self.add(endings, rules)
            .filter(|&class| usize::from(class) != LAST_FLAG)
    }

    /// The rules for endings: those with which many others begin, which name the class of
    /// what follows, and the rest.
    fn cut(&mut self, endings: &[Ending]) -> Vec<Rule> {
        let mut left: BTreeSet<Ending> = endings.iter().cloned().collect();
        let mut rules = Vec::new();
        for first in endings {
            // shorter ones come before those that they begin
            if first.text.is_empty() || !left.contains(first) {
                continue;
            }
            let longer: Vec<Ending> = left
                .range(first..)
                .skip(1)
                .take_while(|other| {
                    other.strip == first.strip && other.text.starts_with(&first.text)
                })
                .cloned()
                .collect();
            // they stay in order
            let seconds: Vec<Ending> = longer
                .iter()
                .map(|other| Ending {
                    strip: String::new(),
                    text: other.text.get(first.text.len()..).unwrap_or("").to_owned(),
                })
                .collect();
            if seconds.len() < WORTH {
                continue;
            }
            let Some(class) = self.of_second(seconds) else {
                continue;
            };
            left.remove(first);
            for other in &longer {
                left.remove(other);
            }
            rules.push(Rule {
                ending: first.clone(),
                more: Some(class),
            });
        }
        rules.extend(left.into_iter().map(|ending| Rule { ending, more: None }));
        rules
    }
}

// The .aff file.

fn aff(
    vocabulary: &Vocabulary,
    flavour: Flavour,
    conversions: &[(char, char)],
    classes: &Classes,
) -> String {
    let lang = vocabulary.lang();
    let mut aff = format!(
        "SET UTF-8\n\
         # Names and terms for the history of Kazakhstan and Xinjiang, 1916-1940: {lang}.\n\
         # Made by atau {}; edit the glossary, not this file.\n\
         FLAG num\n\
         WORDCHARS -'’‑\n\
         BREAK 3\nBREAK -\nBREAK ^-\nBREAK -$\n\
         KEEPCASE {KEEP_CASE}\n\
         FORBIDDENWORD {FORBIDDEN}\n\
         NOSUGGEST {NO_SUGGEST}\n\
         NEEDAFFIX {NEED_AFFIX}\n",
        env!("CARGO_PKG_VERSION"),
    );
    let letters = letters_by_frequency(vocabulary);
    if !letters.is_empty() {
        let _ = writeln!(aff, "TRY {letters}");
    }
    let keys = match lang {
        Lang::En => "qwertyuiop|asdfghjkl|zxcvbnm",
        Lang::Kk => "әіңғүұқөһ|йцукенгшщзхъ|фывапролджэ|ячсмитьбю",
        _ => "йцукенгшщзхъ|фывапролджэ|ячсмитьбю",
    };
    let _ = writeln!(aff, "KEY {keys}");
    // signs that are written in several ways, and letters that are composed or not
    let mut iconv: Vec<(String, String)> = vec![("’".into(), "'".into()), ("‑".into(), "-".into())];
    iconv.push(("‐".into(), "-".into()));
    for (decomposed, composed) in [
        ("и\u{306}", "й"),
        ("И\u{306}", "Й"),
        ("е\u{308}", "ё"),
        ("Е\u{308}", "Ё"),
    ] {
        if lang != Lang::En {
            iconv.push((decomposed.into(), composed.into()));
        }
    }
    iconv.extend(
        conversions
            .iter()
            .map(|(from, to)| (from.to_string(), to.to_string())),
    );
    table(
        &mut aff,
        "ICONV",
        iconv.iter().map(|(from, to)| format!("{from} {to}")),
    );
    let mut replacements: Vec<String> = Vec::new();
    // in reverse order the longer comes before that with which it begins
    let mut wrong: Vec<_> = vocabulary.wrong().collect();
    wrong.reverse();
    for wrong in wrong {
        let (form, right) = (wrong.form(), wrong.right());
        if !form.chars().all(is_plain) || !right.chars().all(|c| is_plain(c) || c == ' ') {
            continue;
        }
        let end = if right.contains(' ') { "$" } else { "" };
        let right = right.replace(' ', "_");
        replacements.push(format!("^{form}{end} {right}"));
        // hunspell looks for what was meant by capitals in small letters
        if form.chars().count() > 1 && !form.chars().any(char::is_lowercase) {
            replacements.push(format!("^{}{end} {right}", form.to_lowercase()));
        }
    }
    if lang == Lang::Kk {
        replacements.extend(other_endings());
    }
    replacements.extend(
        groups(lang)
            .iter()
            .map(|(written, read)| format!("{written} {read}")),
    );
    table(&mut aff, "REP", replacements.into_iter());
    table(&mut aff, "MAP", alike(lang, flavour).into_iter());
    for (at, rules) in classes.rules.iter().enumerate() {
        let class = usize::from(CLASSES) + at;
        let _ = writeln!(aff, "SFX {class} N {}", rules.len());
        for Rule { ending, more } in rules {
            let or_0 = |text: &str| {
                if text.is_empty() {
                    "0".to_owned()
                } else {
                    text.to_owned()
                }
            };
            let (strip, text) = (or_0(&ending.strip), or_0(&ending.text));
            let condition = if ending.strip.is_empty() {
                "."
            } else {
                ending.strip.as_str()
            };
            let more = more.map_or(String::new(), |class| format!("/{class}"));
            let _ = writeln!(aff, "SFX {class} {strip} {text}{more} {condition}");
        }
    }
    aff
}

/// A table whose first line has the number of its rows.
fn table(aff: &mut String, name: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<String> = rows.collect();
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(aff, "{name} {}", rows.len());
    for row in rows {
        let _ = writeln!(aff, "{name} {row}");
    }
}

/// All letters of the words, the commonest first.
fn letters_by_frequency(vocabulary: &Vocabulary) -> String {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for paradigm in vocabulary.paradigms() {
        for c in paradigm.base().chars() {
            *counts.entry(c).or_default() += 1;
        }
    }
    let mut letters: Vec<(char, usize)> = counts.into_iter().collect();
    letters.sort_by_key(|&(c, count)| (!c.is_lowercase(), std::cmp::Reverse(count)));
    letters.into_iter().map(|(c, _)| c).collect()
}

/// What the lenient flavour reads as other letters: those that look the same.
fn conversions(lang: Lang, flavour: Flavour) -> Vec<(char, char)> {
    if flavour == Flavour::Strict {
        return Vec::new();
    }
    let rows = match lang {
        Lang::En => lookalike::CYRILLIC,
        _ => lookalike::LATIN,
    };
    let first = rows
        .iter()
        .filter_map(|(from, to)| Some((*from, *to.first()?)));
    first
        .filter(|&(_, to)| lang != Lang::Ru || !is_kazakh(to))
        .collect()
}

/// A letter that Russian does not have.
fn is_kazakh(c: char) -> bool {
    "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c)
}

/// One shape of a Kazakh suffix for another: Шыңжаңдан for Шыңжаңнан, кулактер. Those of
/// the same harmony come first.
fn other_endings() -> Vec<String> {
    /// Back, front; after a word's end or also within.
    const SHAPES: &[(&[&str], &[&str], &str)] = &[
        (&["нан", "дан", "тан"], &["нен", "ден", "тен"], "$"),
        (&["ның", "дың", "тың"], &["нің", "дің", "тің"], "$"),
        (&["ға", "қа"], &["ге", "ке"], "$"),
        (&["ны", "ды", "ты"], &["ні", "ді", "ті"], "$"),
        (&["да", "та"], &["де", "те"], "$"),
        (&["мен", "бен", "пен"], &[], "$"),
        (&["дағы", "тағы"], &["дегі", "тегі"], ""),
        (&["лар", "дар", "тар"], &["лер", "дер", "тер"], ""),
        (&["лық", "дық", "тық"], &["лік", "дік", "тік"], ""),
        (&["ғы"], &["қы"], ""),
        (&["гі"], &["кі"], ""),
        (&["бы"], &["пы"], ""),
        (&["бі"], &["пі"], ""),
    ];
    let mut rows = Vec::new();
    for &(back, front, end) in SHAPES {
        let pairs = |written: &[&str], read: &[&str]| -> Vec<String> {
            let pair = |from| read.iter().map(move |to| (from, to));
            let pairs = written
                .iter()
                .flat_map(pair)
                .filter(|(from, to)| from != to);
            pairs
                .map(|(from, to)| format!("{from}{end} {to}"))
                .collect()
        };
        for (written, read) in [(back, back), (front, front), (back, front), (front, back)] {
            rows.extend(pairs(written, read));
        }
    }
    rows
}

/// Groups of letters for others: what a scanner makes of them, and what is heard alike.
fn groups(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::En => &[
            ("rn", "m"),
            ("vv", "w"),
            ("kh", "k"),
            ("gh", "g"),
            ("ts", "c"),
            ("zh", "j"),
            ("dzh", "zh"),
            ("ie", "ei"),
            ("ei", "ie"),
        ],
        _ => &[
            ("ІІІ", "Ш"),
            ("ІІ", "П"),
            ("ьі", "ы"),
            ("нг", "ң"),
            ("ы", "і"),
            ("ие", "и"),
            ("иі", "и"),
            ("йя", "я"),
            ("дж", "ж"),
            ("сь", "съ"),
        ],
    }
}

/// Letters that are taken for one another, a group a line.
fn alike(lang: Lang, flavour: Flavour) -> Vec<String> {
    let groups: &[&str] = match lang {
        Lang::Kk => &[
            "аә", "еэ", "гғ", "кқх", "нң", "оө", "уұү", "һх", "иійы", "ьъ", "шщ",
        ],
        Lang::Ru => &["её", "ий", "ьъ", "шщ", "ао", "еи"],
        _ => &[
            "kqc", "iy", "uw", "aáäâ", "oóöô", "uúüû", "iíïî", "eéëê", "nñ", "sş", "gğ", "cç",
        ],
    };
    let mut groups: Vec<Vec<char>> = groups.iter().map(|group| group.chars().collect()).collect();
    let capitals: Vec<Vec<char>> = groups
        .iter()
        .map(|group| group.iter().flat_map(|c| c.to_uppercase()).collect())
        .collect();
    groups.extend(capitals);
    if flavour == Flavour::Strict {
        let rows = match lang {
            Lang::En => lookalike::CYRILLIC,
            _ => lookalike::LATIN,
        };
        for (from, to) in rows {
            let Some(&to) = to.first().filter(|&&to| lang != Lang::Ru || !is_kazakh(to)) else {
                continue;
            };
            match groups.iter_mut().find(|group| group.contains(&to)) {
                Some(group) => group.push(*from),
                None => groups.push(vec![to, *from]),
            }
        }
    }
    groups
        .into_iter()
        .map(|group| group.into_iter().collect())
        .collect()
}
