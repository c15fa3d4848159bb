//! The generator: writes the chain of an ending behind a name.

use super::ending::{Derivation, Ending, Possessive, Relative};
use super::parse::voiced;
use super::stem::{Base, Change, Kind, Stem};
use super::suffixes::{Column, Columns, FRONT, Harmonies, Slot, TABLE, shape};

/// `form` with an ending, in one harmony and by one column of the table. `None` if
/// there is no such form.
pub(super) fn write(
    form: &str,
    stem: &Stem,
    harmony: Harmonies,
    columns: Columns,
    ending: Ending,
) -> Option<String> {
    if ending.is_bare() {
        return Some(form.to_owned());
    }
    let ending = ending.written();
    let column = Column::ALL
        .into_iter()
        .find(|column| column.bit() == columns)?;
    let mut word = Writing {
        text: String::with_capacity(form.len() + 24),
        change: stem.change,
        harmony,
        column,
        hyphen: stem.kind == Kind::Abbreviation || stem.hyphen,
    };
    word.text.push_str(form);
    let mut possessive = ending.possessive();
    let derived = ending.derivation().is_some();
    // a plural has no other
    let plural = ending.is_plural() && !stem.plural;
    if stem.plural && derived {
        return None;
    }
    match stem.kind {
        Kind::Indeclinable => return None,
        // облыстық, but no облысты
        Kind::Possessed(_)
            if matches!(ending.derivation(), Some(Derivation::Ly | Derivation::Syz)) =>
        {
            return None;
        }
        Kind::Possessed(base) => {
            // the 3rd person is there already
            possessive = possessive.filter(|&one| one != Possessive::Third);
            if plural || possessive.is_some() || derived {
                word.take_off(base, plural || derived);
                word.column = stem.base_column(base)?;
                if !derived && possessive.is_none() {
                    possessive = Some(Possessive::Third);
                }
            }
        }
        Kind::Word | Kind::Abbreviation => (),
    }
    if derived && stem.kind != Kind::Abbreviation {
        word.last_word_in_small_letters();
    }
    match ending.derivation() {
        Some(Derivation::Lik) if !plural && possessive.is_some() => {
            word.add(Slot::VoicedLik)?;
        }
        Some(derivation) => word.add(Slot::Derivation(derivation))?,
        None => (),
    }
    if plural {
        word.add(Slot::Plural)?;
    }
    if let Some(possessive) = possessive {
        word.add(Slot::Possessive(possessive))?;
    }
    let after = match ending.relative() {
        None => ending,
        Some(relative) => {
            word.add(Slot::Relative(relative))?;
            if relative == Relative::Owner {
                word.harmony = FRONT;
            }
            let after = ending.after_relative();
            if after.is_plural() {
                word.add(Slot::Plural)?;
            }
            if let Some(possessive) = after.possessive() {
                word.add(Slot::Possessive(possessive))?;
            }
            after
        }
    };
    if after.case() != super::Case::Nominative {
        word.add(Slot::Case(after.case()))?;
    }
    Some(word.text)
}

/// A word in the making.
struct Writing {
    text: String,
    /// What the next suffix does to the end of the text.
    change: Change,
    harmony: Harmonies,
    column: Column,
    /// A hyphen comes before the next suffix.
    hyphen: bool,
}

impl Writing {
    /// Adds a suffix.
    fn add(&mut self, slot: Slot) -> Option<()> {
        let (_, cells) = TABLE.iter().find(|(other, _)| *other == slot)?;
        let cell = |column: Column| cells.get(column as usize).filter(|cell| !cell.is_empty());
        let mut suffix = cell(self.column)?;
        let mut letters = suffix.chars();
        let (sign, harmony) = (letters.next()?, self.harmony);
        let before_vowel = matches!(sign, 'А' | 'Ы');
        match std::mem::replace(&mut self.change, Change::None) {
            Change::Voiced if before_vowel => {
                let last = self.text.pop()?;
                self.text.push(voiced(last));
            }
            Change::Soft if before_vowel => {
                self.text.pop();
            }
            Change::Fleeting if before_vowel => {
                let last = self.text.pop()?;
                self.text.pop();
                self.text.push(last);
            }
            Change::St if before_vowel || sign == 'т' => {
                self.text.pop();
            }
            Change::Zd if before_vowel || matches!(sign, 'т' | 'Қ') => {
                self.text.pop();
                suffix = cell(Column::Sibilant)?;
            }
            Change::Double => {
                self.text.pop();
            }
            _ => (),
        }
        if std::mem::take(&mut self.hyphen) {
            self.text.push('-');
        }
        self.text
            .extend(suffix.chars().map(|sign| shape(sign, harmony)));
        if let Some(column) = slot.leaves() {
            self.column = column;
        }
        Some(())
    }

    /// Takes the possessive off; before a consonant, gives the stem back what that had
    /// changed.
    fn take_off(&mut self, base: Base, before_consonant: bool) {
        self.text.pop();
        match base {
            Base::Vowel => {
                self.text.pop();
            }
            Base::Voiced(voiceless) if before_consonant => {
                self.text.pop();
                self.text.push(voiceless);
            }
            Base::Fleeting(vowel) if before_consonant => {
                let last = self.text.pop();
                self.text.push(vowel);
                self.text.extend(last);
            }
            Base::Soft if before_consonant => self.text.push('ь'),
            _ => (),
        }
    }

    /// An adjective is no name: `Шыңжаң`, `шыңжаңдық`.
    fn last_word_in_small_letters(&mut self) {
        let start = self.text.rfind(char::is_whitespace).unwrap_or(0);
        let word = self.text.split_off(start);
        self.text.push_str(&word.to_lowercase());
    }
}
