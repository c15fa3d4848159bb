//! What the column `grammar` of `entities.csv` says about the names of an entity.

/// The surname of a person comes first, as in `Шэн Шицай`.
///
/// ```
/// use atau::inflect::{Grammar, grammar};
/// assert!(Grammar::new("surname-first ru:animate").has(grammar::SURNAME_FIRST));
/// ```
pub const SURNAME_FIRST: &str = "surname-first";

/// The names have no plural where another language has one, since they are adjectives
/// (политических is саяси) or masses (мәліметтер is data).
///
/// ```
/// use atau::inflect::{Grammar, grammar};
/// assert!(Grammar::new("no-plural").has(grammar::NO_PLURAL));
/// ```
pub const NO_PLURAL: &str = "no-plural";

/// All flags there are: [`SURNAME_FIRST`], those of
/// [Kazakh](super::kazakh::FLAGS), those of [Russian](super::russian::FLAGS), and
/// [`NO_PLURAL`].
///
/// ```
/// use atau::inflect::grammar;
/// assert!(grammar::flags().any(|flag| flag == "kk:back"));
/// ```
pub fn flags() -> impl Iterator<Item = &'static str> {
    let languages = [super::kazakh::FLAGS, super::russian::FLAGS];
    let languages = languages.into_iter().flatten().copied();
    std::iter::once(SURNAME_FIRST)
        .chain(languages)
        .chain([NO_PLURAL])
}

/// Flags, separated by spaces, that override what the rules of inflection would guess:
/// `kk:back ru:indeclinable`. Which there are is told by [`flags`].
///
/// ```
/// use atau::inflect::{Grammar, kazakh};
///
/// let word = Grammar::new("kk:front kk:word");
/// assert!(word.has("kk:word"));
/// assert!(kazakh::recognise("НЭП", word, "НЭП-пен").unwrap().fault().is_none());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grammar<'a>(&'a str);

impl<'a> Grammar<'a> {
    /// The flags of a cell.
    ///
    /// ```
    /// # use atau::inflect::Grammar;
    /// assert_eq!(Grammar::new(""), Grammar::default());
    /// ```
    pub fn new(cell: &'a str) -> Self {
        Grammar(cell)
    }

    /// The flags, one by one.
    ///
    /// ```
    /// # use atau::inflect::Grammar;
    /// let flags: Vec<&str> = Grammar::new("kk:back ru:animate").flags().collect();
    /// assert_eq!(flags, ["kk:back", "ru:animate"]);
    /// ```
    pub fn flags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.0.split_ascii_whitespace()
    }

    /// Whether a flag is there.
    ///
    /// ```
    /// # use atau::inflect::Grammar;
    /// assert!(!Grammar::new("kk:back").has("kk:front"));
    /// ```
    pub fn has(&self, flag: &str) -> bool {
        self.flags().any(|other| other == flag)
    }
}
