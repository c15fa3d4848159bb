//! Wrong names, which of their words are wrong, and what each was meant to be.

use std::collections::{BTreeMap, BTreeSet};

use super::cut::words;
use super::{Vocabulary, keeps_case};
use crate::entity::Role;
use crate::glossary::Name;
use crate::text::mistake::Cost;
use crate::text::{align, repair};

/// A wrong word or name.
///
/// ```
/// # use atau::{Glossary, Lang, table::Tables};
/// use atau::export::Vocabulary;
/// # let mut tables = Tables::default();
/// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
/// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
/// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
/// #                          xinjiang,Шынжаң,kk,misspelling,,,editors,\n");
/// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
/// # let glossary = Glossary::from_tables(&tables)?;
/// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
/// let wrong = vocabulary.wrong().next().unwrap();
///
/// assert_eq!((wrong.form(), wrong.right()), ("Шынжаң", "Шыңжаң"));
/// assert!(wrong.is_slip());
/// # Ok::<(), atau::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub(super) form: String,
    right: String,
    role: Role,
    is_slip: bool,
    /// Wrong beside certain other words, and maybe right beside others.
    in_place: bool,
}

impl Wrong {
    /// What is wrong.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          alash,Алаш партясы,kk,misspelling,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!(wrong.form(), "партясы"); // Алаш is right
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn form(&self) -> &str {
        &self.form
    }

    /// What was meant. It may have several words.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             alash,organisation,Алаш партиясы,партия Алаш,Alash party,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          alash,Алаш партясы,kk,misspelling,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Kk);
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!((wrong.form(), wrong.right()), ("партясы", "партиясы"));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn right(&self) -> &str {
        &self.right
    }

    /// What kind of wrong it is.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::{Role, export::Vocabulary};
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             xinjiang,place,Шыңжаң,Синьцзян,Xinjiang,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          xinjiang,Синцзян,ru,deprecated,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::Ru);
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!((wrong.form(), wrong.role()), ("Синцзян", Role::Deprecated));
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether it is a slip of pen, press or scanner, not another word: `Шынжаң`, not
    /// `harvesting` for `procurement`. What is no slip may be right where something else
    /// is meant, and a program should not correct it unasked.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, table::Tables};
    /// use atau::export::Vocabulary;
    /// # let mut tables = Tables::default();
    /// # tables.set("entities.csv", "id,kind,kk,ru,en,from,to,latitude,longitude,wikidata,grammar,note\n\
    /// #                             procurement,term,,,procurement,,,,,,,\n");
    /// # tables.set("names.csv", "entity,form,lang,role,from,to,source,note\n\
    /// #                          procurement,harvesting,en,misspelling,,,editors,\n");
    /// # tables.set("sources.csv", "id,title,author,year,lang,publication,url\neditors,The editors,,,,,\n");
    /// # let glossary = Glossary::from_tables(&tables)?;
    /// let vocabulary = Vocabulary::of(&glossary, Lang::En);
    /// let wrong = vocabulary.wrong().next().unwrap();
    ///
    /// assert_eq!((wrong.form(), wrong.right()), ("harvesting", "procurement"));
    /// assert!(!wrong.is_slip());
    /// # Ok::<(), atau::Error>(())
    /// ```
    pub fn is_slip(&self) -> bool {
        self.is_slip
    }

    /// Whether it is a mistake wherever it stands, so that a program may call it one
    /// although another dictionary has it. A short word or an abbreviation may always be
    /// another one.
    ///
    /// ```
    /// # use atau::{Glossary, Lang, export::Vocabulary};
    /// let vocabulary = Vocabulary::of(Glossary::bundled(), Lang::Kk);
    /// let wrong = vocabulary.wrong().find(|wrong| wrong.form() == "Шынжаң").unwrap();
    /// assert!(wrong.is_certain());
    /// ```
    pub fn is_certain(&self) -> bool {
        let form = self.form();
        let plain = |c: char| c.is_lowercase() || !c.is_alphabetic();
        let may_be_another =
            form.chars().count() < 4 || !form.chars().any(plain) || ORDINARY.contains(&form);
        if self.in_place || !form.contains(' ') && may_be_another {
            return false;
        }
        self.is_slip() || matches!(self.role(), Role::Ocr | Role::Deprecated)
    }
}

/// Mistakes that are words which the glossary does not have: `өткен` ("past") is printed
/// for `еткен` ("who did") in one place, and is right in all others.
const ORDINARY: [&str; 16] = [
    "thousandth",
    "басылар",
    "бөлік",
    "еркінді",
    "еңбекшіл",
    "жазушылардың",
    "жөнінде",
    "кедейшілік",
    "кеден",
    "кемір",
    "посланник",
    "таза",
    "қауым",
    "құрма",
    "құрылғаны",
    "өткен",
];

impl Vocabulary {
    /// Whether a word is right in some letter case.
    fn is_right(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let mut letters = lower.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let capitalised: String = first.chain(letters.clone()).collect();
        self.has(word) || self.has(&lower) || self.has(&capitalised)
    }

    pub(super) fn add_wrong(
        &self,
        name: Name<'_>,
        wrong: &mut BTreeMap<String, Wrong>,
        phrases: &mut BTreeMap<String, Wrong>,
        in_place: &mut Vec<Wrong>,
    ) {
        let form = name.form();
        let Some(meant) = self.meant(name) else {
            return;
        };
        let add = |into: &mut BTreeMap<String, Wrong>, form: &str, right: String, slip, over| {
            let made = Wrong {
                form: form.to_owned(),
                is_slip: slip || is_near(form, &right),
                right,
                role: name.role(),
                in_place: false,
            };
            if over || !into.contains_key(form) {
                into.insert(form.to_owned(), made);
            }
        };
        let parts: Vec<String> = words(form)
            .map(|word| word.unwrap_or_else(|(word, _)| word))
            .collect();
        let single = parts.len() == 1 && form.split_whitespace().count() == 1;
        if !single {
            if self.phrases.iter().all(|phrase| phrase.text != form) {
                add(phrases, form, meant, false, false);
            }
            // the words of a deprecated name are right
            let is_damaged = name.role() != Role::Deprecated;
            for word in parts.iter().filter(|word| !self.is_right(word)) {
                if let Some(right) = self.repaired(word).filter(|_| is_damaged) {
                    add(wrong, word, right, true, false);
                } else if let Some(right) = self.word_meant(word, name).filter(|_| is_damaged) {
                    add(wrong, word, right, false, false);
                } else if let Some(right) = self.word_in_place(word, &parts, name) {
                    in_place.push(Wrong {
                        form: word.clone(),
                        right,
                        role: name.role(),
                        is_slip: false,
                        in_place: true,
                    });
                }
            }
            return;
        }
        // what a name of one word says counts more than what one of several does
        for word in parts.iter().filter(|word| !self.is_right(word)) {
            if word.chars().any(char::is_numeric) {
                continue;
            }
            match self.repaired(word) {
                Some(right) => add(wrong, word, right, true, true),
                None => {
                    let deprecated = name.role() == Role::Deprecated;
                    let own = (!deprecated)
                        .then(|| {
                            let apart = self
                                .right_names(name)
                                .find(|other| is_joined(word, other.form()));
                            let apart = apart.map(|other| other.form().to_owned());
                            apart.or_else(|| self.own_word(word, name, 2))
                        })
                        .flatten();
                    add(
                        wrong,
                        word,
                        own.unwrap_or_else(|| meant.clone()),
                        false,
                        true,
                    );
                }
            }
        }
    }

    /// The right name that a wrong one should be: of a deprecated one the preferred name,
    /// else the one nearest in letters, if it is near, else the preferred name or, if that
    /// has signs, one without.
    fn meant(&self, name: Name<'_>) -> Option<String> {
        let written = letters(name.form());
        let nearest = self
            .right_names(name)
            .filter(|_| name.role() != Role::Deprecated)
            .filter_map(|other| {
                let read = letters(other.form());
                let limit = furthest(written.len(), 2);
                Some((edits(&written, &read, limit)?, other.form()))
            })
            .min_by_key(|(edits, _)| *edits);
        nearest
            .map(|(_, form)| form)
            .or_else(|| {
                let has_signs = |form: &str| !form.chars().all(|c| c.is_alphabetic() || c == ' ');
                let label = name.entity().label(self.lang)?;
                let others = self.right_names(name).map(|other| other.form());
                let mut plain = others.filter(|other| !has_signs(other));
                let deprecated = name.role() == Role::Deprecated;
                match has_signs(label) && !deprecated {
                    true => plain.next().or(Some(label)),
                    false => Some(label),
                }
            })
            .or_else(|| self.right_names(name).next().map(|other| other.form()))
            .map(str::to_owned)
    }

    /// The word that a right name of the entity has in place of a word of a wrong one: the
    /// names have as many words, and another of them begins alike: `аграрлық сұрақ` for
    /// `аграрлық мәселе`.
    fn word_in_place(&self, word: &str, parts: &[String], name: Name<'_>) -> Option<String> {
        let at = parts.iter().position(|part| part == word)?;
        let right = self.right_names(name).filter_map(|other| {
            let read: Vec<String> = words(other.form()).collect::<Result<_, _>>().ok()?;
            let beside = parts.iter().zip(&read).enumerate();
            let alike = beside
                .filter(|(place, (a, b))| *place != at && begin_alike(a, b))
                .count();
            let meant = read
                .get(at)
                .filter(|_| read.len() == parts.len() && alike > 0)?;
            Some((alike, meant.clone()))
        });
        // the first of the best
        let best = right.reduce(|best, one| if one.0 > best.0 { one } else { best });
        best.map(|(_, meant)| meant)
    }

    /// The right names of what a name names.
    fn right_names<'g>(&self, name: Name<'g>) -> impl Iterator<Item = Name<'g>> + use<'g> {
        let lang = self.lang;
        let names = name.entity().names();
        names.filter(move |other| other.lang() == lang && other.role().is_correct())
    }

    /// The right word that a damaged one was.
    fn repaired(&self, word: &str) -> Option<String> {
        let latin = |c| match c {
            'І' => 'I',
            'Х' => 'X',
            other => other,
        };
        let numeral: String = word.chars().map(latin).collect();
        std::iter::once(numeral)
            .chain(repair::repairs(word).map(|repaired| repaired.text().to_owned()))
            .find(|read| read != word && (self.has(read) || self.has(&read.to_lowercase())))
    }

    /// The right word for a word of a wrong phrase: one of the same entity that is near,
    /// or, of a damaged one, any at one edit.
    fn word_meant(&self, word: &str, name: Name<'_>) -> Option<String> {
        let written = letters(word);
        // кең for кен may be meant as it is
        if written.len() < 4 && !keeps_case(word) {
            return None;
        }
        self.own_word(word, name, 0).or_else(|| {
            let all = self.words.iter().map(|word| (word.as_str(), 0));
            (name.role() == Role::Ocr)
                .then(|| pick(word, all, 1))
                .flatten()
        })
    }

    /// The word of the right names of the entity, in any form, that is nearest to a wrong
    /// word.
    fn own_word(&self, word: &str, name: Name<'_>, generosity: usize) -> Option<String> {
        let bases: BTreeSet<String> = self
            .right_names(name)
            .flat_map(|other| words(other.form()).flatten().collect::<Vec<_>>())
            .collect();
        let own = self
            .paradigms()
            .filter(|paradigm| bases.contains(paradigm.base()));
        // the name itself rather than one of its forms
        let own = own.flat_map(|paradigm| {
            let forms = paradigm.forms();
            forms.enumerate().map(|(at, form)| (form, at.min(1)))
        });
        let limit = furthest(word.chars().count(), generosity);
        pick(word, own.filter(|(form, _)| !form.contains('\'')), limit)
    }
}

/// Edits, whether the letter case is another, rank, cost.
type Weight = (usize, bool, usize, Cost);

/// The candidate with the fewest edits, then in the same letter case, then the smallest
/// rank, then the likeliest slip.
fn pick<'c>(
    word: &str,
    candidates: impl Iterator<Item = (&'c str, usize)>,
    limit: usize,
) -> Option<String> {
    let written = letters(word);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let mut best: Option<(Weight, &str)> = None;
    let mut limit = limit;
    for (candidate, rank) in candidates {
        // a letter has one or two bytes; РКП is no slip for РК
        if candidate.len() > 2 * (written.len() + limit)
            || 2 * candidate.len() + limit < written.len()
            || keeps_case(candidate) != keeps_case(word)
        {
            continue;
        }
        let read = letters(candidate);
        let Some(edits) = edits(&written, &read, limit) else {
            continue;
        };
        limit = edits;
        let other_case = capital(candidate) != capital(word);
        let likely = align::cost(&written, &read, edits.max(1));
        let weight = (edits, other_case, rank, likely);
        if best.is_none_or(|(least, _)| weight < least) {
            best = Some((weight, candidate));
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

/// How many edits a word of so many letters may be away and still be meant: one for each
/// three letters, of which the last three may want `generosity`.
fn furthest(letters: usize, generosity: usize) -> usize {
    ((letters + generosity) / 3).max(1)
}

/// Whether a word is a name of several with nothing between them: `Kazakhclans`.
fn is_joined(word: &str, name: &str) -> bool {
    let plain = |text: &str| -> Vec<char> {
        let letters = letters(text).into_iter();
        letters.filter(|c| c.is_alphabetic()).collect()
    };
    name.contains(char::is_whitespace) && plain(word) == plain(name)
}

/// Whether two words are forms of one, as it seems: they begin with the same four letters,
/// or are the same.
fn begin_alike(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    a == b || a.len() > 3 && a.get(..4) == b.get(..4)
}

fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    edits(&a, &b, furthest(a.len(), 2)).is_some()
}

fn letters(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The number of letters to add, leave out, replace or swap, if at most `limit`:
/// optimal string alignment, O(a · b).
fn edits(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let mut least = (row[j] + usize::from(x != y))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        if next.iter().all(|&cell| cell > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|&edits| edits <= limit)
}
