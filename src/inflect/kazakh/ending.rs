//! What an ending says: number, possessor, case and what was made of the word.

use std::fmt;

/// Number, possessor and case of a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Noun {
    plural: bool,
    possessive: Option<Possessive>,
    case: Case,
}

/// A chain of suffixes, by what they mean.
///
/// An ending does not belong to a word: the one found on one name can be put on
/// another with [`inflect`](super::inflect). The 3rd person that is part of a name such
/// as `Алаш партиясы` is not part of the ending of `Алаш партиясының`.
///
/// ```
/// use atau::inflect::kazakh::{Case, Ending, Possessive, Relative};
///
/// let here = Ending::new().with_plural().with_possessive(Possessive::Third).with_relative(Relative::Attributive);
/// assert_eq!(here.to_string(), "plural, 3rd person, locative, attributive");
/// assert_eq!(here.with_case(Case::Genitive).to_string(),
///     "plural, 3rd person, locative, attributive, genitive");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ending {
    derivation: Option<Derivation>,
    noun: Noun,
    relative: Option<Relative>,
    /// The noun that `relative` makes.
    second: Noun,
}

/// What is made of a name before it is inflected.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Derivation, Ending, inflect}};
/// let from = Ending::new().with_derivation(Derivation::Lik);
/// assert_eq!(inflect("Шыңжаң", Grammar::default(), from).as_deref(), Some("шыңжаңдық"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Derivation {
    /// -лық, -лік: of a place, one from there: `шыңжаңдық`.
    Lik,
    /// -лы, -лі: with it: `темірлі`.
    Ly,
    /// -сыз, -сіз: without it: `темірсіз`.
    Syz,
}

/// Whose it is.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Ending, Possessive, inflect}};
/// let our = Ending::new().with_possessive(Possessive::FirstPlural);
/// assert_eq!(inflect("партия", Grammar::default(), our).as_deref(), Some("партиямыз"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Possessive {
    /// -м, my.
    First,
    /// -ң, thy.
    Second,
    /// -ңыз, your, of one person spoken to politely.
    SecondPolite,
    /// -сы, -ы, his, her, its, their; also the head of an izafet: `Алаш партиясы`, "the
    /// party of Alash".
    Third,
    /// -мыз, our.
    FirstPlural,
    /// -ңдар, your, of several: as it is spoken. Writers put the plural first, as for one
    /// person: `сендердің ауылдарың`.
    SecondPlural,
    /// -ңыздар, the same politely: `сіздердің ауылдарыңыз`.
    SecondPolitePlural,
}

/// A case: the seven of the grammars and the two that writers on Kazakh count as
/// cases or as adverbs.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Case, Ending, inflect}};
/// let from = Ending::new().with_case(Case::Ablative);
/// assert_eq!(inflect("Шыңжаң", Grammar::default(), from).as_deref(), Some("Шыңжаңнан"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// атау, no suffix.
    #[default]
    Nominative,
    /// ілік, -ның, of.
    Genitive,
    /// барыс, -ға, to.
    Dative,
    /// табыс, -ны, the object.
    Accusative,
    /// жатыс, -да, in, at.
    Locative,
    /// шығыс, -дан, from.
    Ablative,
    /// көмектес, -мен, with, by.
    Instrumental,
    /// -ша, in the manner or language of.
    Equative,
    /// -дай, like.
    Similative,
}

/// What makes a noun in a case into an attribute.
///
/// ```
/// use atau::inflect::{Grammar, kazakh::{Ending, Relative, inflect}};
/// let there = Ending::new().with_relative(Relative::Attributive);
/// assert_eq!(inflect("Құлжа", Grammar::default(), there).as_deref(), Some("Құлжадағы"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relative {
    /// -дағы, that which is there: the locative and -ғы.
    Attributive,
    /// -нікі, that which is its: the genitive and -кі.
    Owner,
}

impl Possessive {
    /// All of them, in the order of the grammars.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Ending, Possessive, inflect}};
    /// let forms = Possessive::ALL.map(|whose| {
    ///     inflect("ауыл", Grammar::default(), Ending::new().with_possessive(whose)).unwrap()
    /// });
    /// assert_eq!(forms, [
    ///     "ауылым", "ауылың", "ауылыңыз", "ауылы", "ауылымыз", "ауылдарың", "ауылдарыңыз",
    /// ]);
    /// ```
    pub const ALL: [Possessive; 7] = [
        Possessive::First,
        Possessive::Second,
        Possessive::SecondPolite,
        Possessive::Third,
        Possessive::FirstPlural,
        Possessive::SecondPlural,
        Possessive::SecondPolitePlural,
    ];

    /// Those that are written: -ңдар and -ңыздар are not.
    const WRITTEN: [Possessive; 5] = [
        Possessive::First,
        Possessive::Second,
        Possessive::SecondPolite,
        Possessive::Third,
        Possessive::FirstPlural,
    ];

    /// Of one that is only spoken, how it is written behind a plural.
    pub(super) const fn behind_plural(self) -> Option<Possessive> {
        match self {
            Possessive::SecondPlural => Some(Possessive::Second),
            Possessive::SecondPolitePlural => Some(Possessive::SecondPolite),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Possessive::First => "1st person",
            Possessive::Second => "2nd person",
            Possessive::SecondPolite => "2nd person polite",
            Possessive::Third => "3rd person",
            Possessive::FirstPlural => "1st person plural",
            Possessive::SecondPlural => "2nd person plural",
            Possessive::SecondPolitePlural => "2nd person polite plural",
        }
    }
}

impl Case {
    /// All of them, in the order of the grammars.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Case, Ending, inflect}};
    /// let forms = Case::ALL.map(|case| {
    ///     inflect("Құлжа", Grammar::default(), Ending::new().with_case(case)).unwrap()
    /// });
    /// assert_eq!(forms, [
    ///     "Құлжа", "Құлжаның", "Құлжаға", "Құлжаны", "Құлжада", "Құлжадан", "Құлжамен", "Құлжаша", "Құлжадай",
    /// ]);
    /// ```
    pub const ALL: [Case; 9] = [
        Case::Nominative,
        Case::Genitive,
        Case::Dative,
        Case::Accusative,
        Case::Locative,
        Case::Ablative,
        Case::Instrumental,
        Case::Equative,
        Case::Similative,
    ];

    fn name(self) -> &'static str {
        match self {
            Case::Nominative => "nominative",
            Case::Genitive => "genitive",
            Case::Dative => "dative",
            Case::Accusative => "accusative",
            Case::Locative => "locative",
            Case::Ablative => "ablative",
            Case::Instrumental => "instrumental",
            Case::Equative => "equative",
            Case::Similative => "similative",
        }
    }
}

impl Ending {
    /// The ending of a name as it is: singular, nobody's, nominative.
    ///
    /// ```
    /// use atau::inflect::kazakh::{Case, Ending};
    /// let bare = Ending::new();
    /// assert!(bare.is_bare() && !bare.is_plural() && bare.case() == Case::Nominative);
    /// ```
    pub const fn new() -> Ending {
        const BARE: Noun = Noun {
            plural: false,
            possessive: None,
            case: Case::Nominative,
        };
        Ending {
            derivation: None,
            noun: BARE,
            relative: None,
            second: BARE,
        }
    }

    /// With a derivation.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Derivation, Ending, inflect}};
    /// let without = Ending::new().with_derivation(Derivation::Syz);
    /// assert_eq!(inflect("темір", Grammar::default(), without).as_deref(), Some("темірсіз"));
    /// ```
    pub const fn with_derivation(mut self, derivation: Derivation) -> Ending {
        self.derivation = Some(derivation);
        self
    }

    /// In the plural: the noun that [`with_relative`](Self::with_relative) made, if it was called.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Ending, inflect}};
    /// let many = Ending::new().with_plural();
    /// assert_eq!(inflect("съезд", Grammar::default(), many).as_deref(), Some("съездер"));
    /// ```
    pub const fn with_plural(mut self) -> Ending {
        match self.relative {
            None => self.noun.plural = true,
            Some(_) => self.second.plural = true,
        }
        self
    }

    /// Possessed: the noun that [`with_relative`](Self::with_relative) made, if it was called.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Ending, Possessive, inflect}};
    /// let its = Ending::new().with_possessive(Possessive::Third);
    /// assert_eq!(inflect("Шәуешек", Grammar::default(), its).as_deref(), Some("Шәуешегі"));
    /// ```
    pub const fn with_possessive(mut self, possessive: Possessive) -> Ending {
        match self.relative {
            None => self.noun.possessive = Some(possessive),
            Some(_) => self.second.possessive = Some(possessive),
        }
        self
    }

    /// In a case: the noun that [`with_relative`](Self::with_relative) made, if it was called.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Case, Ending, inflect}};
    /// let of = Ending::new().with_case(Case::Genitive);
    /// assert_eq!(inflect("Шыңжаң", Grammar::default(), of).as_deref(), Some("Шыңжаңның"));
    /// ```
    pub const fn with_case(mut self, case: Case) -> Ending {
        match self.relative {
            None => self.noun.case = case,
            Some(_) => self.second.case = case,
        }
        self
    }

    /// Made into an attribute. It has a case of its own: one set before is dropped.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Ending, Relative, inflect}};
    /// let those_there = Ending::new().with_relative(Relative::Attributive).with_plural();
    /// assert_eq!(inflect("Шыңжаң", Grammar::default(), those_there).as_deref(), Some("Шыңжаңдағылар"));
    /// ```
    pub const fn with_relative(mut self, relative: Relative) -> Ending {
        self.noun.case = Case::Nominative;
        self.relative = Some(relative);
        self
    }

    /// Whether there is no ending at all.
    ///
    /// ```
    /// use atau::inflect::kazakh::{Case, Ending};
    /// assert!(Ending::new().with_case(Case::Nominative).is_bare());
    /// assert!(!Ending::new().with_plural().is_bare());
    /// ```
    pub fn is_bare(self) -> bool {
        self == Ending::new()
    }

    /// The derivation, if there is one.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Derivation, recognise}};
    /// let reading = recognise("Шыңжаң", Grammar::default(), "шыңжаңдықтар").unwrap();
    /// assert_eq!(reading.ending().derivation(), Some(Derivation::Lik));
    /// ```
    pub const fn derivation(self) -> Option<Derivation> {
        self.derivation
    }

    /// Whether the name is in the plural.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::recognise};
    /// let reading = recognise("босқын", Grammar::default(), "босқындарға").unwrap();
    /// assert!(reading.ending().is_plural());
    /// ```
    pub const fn is_plural(self) -> bool {
        self.noun.plural
    }

    /// Whose the name is.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Possessive, recognise}};
    /// let whose = |form, written| recognise(form, Grammar::default(), written).unwrap().ending().possessive();
    /// assert_eq!(whose("партия", "партиясының"), Some(Possessive::Third));
    /// assert_eq!(whose("Алаш партиясы", "Алаш партиясының"), None); // it is part of the name
    /// ```
    pub const fn possessive(self) -> Option<Possessive> {
        self.noun.possessive
    }

    /// The case of the name: before -дағы the locative, before -нікі the genitive.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Case, recognise}};
    /// let case = |written| recognise("Құлжа", Grammar::default(), written).unwrap().ending().case();
    /// assert_eq!(case("Құлжаға"), Case::Dative);
    /// assert_eq!(case("Құлжадағылардың"), Case::Locative);
    /// ```
    pub const fn case(self) -> Case {
        match self.relative {
            None => self.noun.case,
            Some(Relative::Attributive) => Case::Locative,
            Some(Relative::Owner) => Case::Genitive,
        }
    }

    /// Whether an attribute is made of the name, and which.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Relative, recognise}};
    /// let reading = recognise("Құлжа", Grammar::default(), "Құлжанікі").unwrap();
    /// assert_eq!(reading.ending().relative(), Some(Relative::Owner));
    /// ```
    pub const fn relative(self) -> Option<Relative> {
        self.relative
    }

    /// The ending of what [`relative`](Self::relative) made of the name.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::recognise};
    /// let reading = recognise("Құлжа", Grammar::default(), "Құлжадағылардың").unwrap();
    /// assert_eq!(reading.ending().after_relative().to_string(), "plural, genitive");
    /// ```
    pub const fn after_relative(self) -> Ending {
        let mut after = Ending::new();
        after.noun = self.second;
        after
    }

    /// The same in writing: -лар and -ың for -ыңдар.
    pub(super) fn written(mut self) -> Ending {
        for noun in [&mut self.noun, &mut self.second] {
            if let Some(behind) = noun.possessive.and_then(Possessive::behind_plural) {
                noun.plural = true;
                noun.possessive = Some(behind);
            }
        }
        self
    }

    /// The endings of a full paradigm, in the order of the table.
    ///
    /// For the singular and the plural, for nobody's and the five possessors: the cases,
    /// -дағы and -нікі; where there is no possessor or a third person, the plural and
    /// the cases of these two as well. Then -лық, singular and plural, nobody's and of
    /// a third person: the cases and -дағы. Then -лы and -сыз. The bare ending is not
    /// among them.
    ///
    /// ```
    /// use atau::inflect::{Grammar, kazakh::{Ending, inflect}};
    /// let forms: Vec<String> =
    ///     Ending::all().filter_map(|ending| inflect("Құлжа", Grammar::default(), ending)).collect();
    /// assert!(forms.iter().any(|form| form == "Құлжадағыларға") && Ending::all().all(|one| !one.is_bare()));
    /// ```
    pub fn all() -> impl Iterator<Item = Ending> {
        let lik = Ending::new().with_derivation(Derivation::Lik);
        let [ly, syz] =
            [Derivation::Ly, Derivation::Syz].map(|made| Ending::new().with_derivation(made));
        numbers(Ending::new())
            .flat_map(|number| possessors(number, &Possessive::WRITTEN))
            .flat_map(|noun| cases(noun).chain(relatives(noun)))
            .chain(
                numbers(lik)
                    .flat_map(|number| possessors(number, &[Possessive::Third]))
                    .flat_map(|noun| {
                        cases(noun).chain([noun.with_relative(Relative::Attributive)])
                    }),
            )
            .chain([ly, syz])
            .filter(|ending| !ending.is_bare())
    }
}

fn numbers(noun: Ending) -> impl Iterator<Item = Ending> {
    [noun, noun.with_plural()].into_iter()
}

fn possessors(noun: Ending, of: &[Possessive]) -> impl Iterator<Item = Ending> {
    std::iter::once(noun).chain(of.iter().map(move |&one| noun.with_possessive(one)))
}

/// -дағы and -нікі; of a noun that is nobody's or a third person's, also their plurals
/// and cases.
fn relatives(noun: Ending) -> impl Iterator<Item = Ending> {
    let common = matches!(noun.possessive(), None | Some(Possessive::Third));
    let (number, case) = if common { (2, 7) } else { (1, 1) };
    [Relative::Attributive, Relative::Owner]
        .into_iter()
        .flat_map(move |relative| numbers(noun.with_relative(relative)).take(number))
        .flat_map(move |made| cases(made).take(case))
}

fn cases(noun: Ending) -> impl Iterator<Item = Ending> {
    Case::ALL.into_iter().map(move |case| noun.with_case(case))
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Words { f, any: false };
        if let Some(derivation) = self.derivation {
            words.word(match derivation {
                Derivation::Lik => "-лық",
                Derivation::Ly => "-лы",
                Derivation::Syz => "-сыз",
            })?;
        }
        words.noun(self.noun)?;
        match self.relative {
            None => (),
            Some(Relative::Attributive) => words.word("locative, attributive")?,
            Some(Relative::Owner) => words.word("genitive, attributive")?,
        }
        words.noun(self.second)?;
        if words.any {
            Ok(())
        } else {
            f.write_str(Case::Nominative.name())
        }
    }
}

/// Writes words with commas between them.
struct Words<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    any: bool,
}

impl Words<'_, '_> {
    fn word(&mut self, word: &str) -> fmt::Result {
        if self.any {
            self.f.write_str(", ")?;
        }
        self.any = true;
        self.f.write_str(word)
    }

    fn noun(&mut self, noun: Noun) -> fmt::Result {
        if noun.plural {
            self.word("plural")?;
        }
        if let Some(possessive) = noun.possessive {
            self.word(possessive.name())?;
        }
        match noun.case {
            Case::Nominative => Ok(()),
            case => self.word(case.name()),
        }
    }
}
