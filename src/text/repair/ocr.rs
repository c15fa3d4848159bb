//! Groups of signs that text recognition yields for one letter.
//!
//! A last resort: none of them is certain, all are reported.
//!
//! ```
//! use atau::text::repair::{mend, repairs};
//!
//! assert_eq!(repairs("ІІІыңжаң").next().unwrap().text(), "Шыңжаң");
//! assert_eq!(mend("ІІІыңжаң"), None);
//! ```

/// Signs that are one upright stroke on paper.
///
/// ```
/// use atau::text::repair::{ocr::STROKES, repairs};
/// assert!(STROKES.contains(&'|'));
/// assert!(repairs("||авлодар").any(|repaired| repaired.text() == "Павлодар"));
/// ```
pub const STROKES: &[char] = &['І', 'I', 'l', '1', '|', '!', 'Ӏ', 'ӏ', 'і', 'i', 'ı'];

/// Strokes that are no letters: one of them alone may be і.
///
/// ```
/// use atau::text::repair::{ocr::STROKES_NOT_LETTERS, repairs};
/// assert!(STROKES_NOT_LETTERS.contains(&'!'));
/// assert!(repairs("к!тап").any(|repaired| repaired.text() == "кітап"));
/// ```
pub const STROKES_NOT_LETTERS: &[char] = &['1', '|', '!'];

/// The letters for which one, two, three strokes in a row may stand: `к!тап`,
/// `ІІавлодар`, `ІІІынжаң`.
///
/// ```
/// use atau::text::repair::{ocr::BY_STROKES, repairs};
/// assert_eq!(BY_STROKES[1], ['п', 'н']);
/// let texts: Vec<String> = repairs("ІІавлодар").map(|repaired| repaired.text().to_owned()).collect();
/// assert_eq!(texts, ["Павлодар", "Навлодар"]);
/// ```
pub const BY_STROKES: [&[char]; 3] = [&['і'], &['п', 'н'], &['ш']];

/// Signs that before a stroke make ы: `ьі`, `bl`.
///
/// ```
/// use atau::text::repair::{ocr::BEFORE_STROKE, repairs};
/// assert!(BEFORE_STROKE.contains(&'ь'));
/// assert!(repairs("қьізьіл").any(|repaired| repaired.text() == "қызыл"));
/// ```
pub const BEFORE_STROKE: &[char] = &['ь', 'Ь', 'b'];

/// What they make.
///
/// ```
/// use atau::text::repair::{ocr::WITH_STROKE, repairs};
/// assert_eq!(WITH_STROKE, ['ы']);
/// assert!(repairs("Шьіңжаң").any(|repaired| repaired.text() == "Шыңжаң"));
/// ```
pub const WITH_STROKE: &[char] = &['ы'];

/// Pairs of Latin letters for one.
///
/// ```
/// use atau::text::repair::{ocr::PAIRS, repairs};
/// assert!(PAIRS.contains(&(['r', 'n'], &['m'])));
/// assert!(repairs("Ururnchi").any(|repaired| repaired.text() == "Urumchi"));
/// ```
pub const PAIRS: &[([char; 2], &[char])] = &[(['r', 'n'], &['m']), (['v', 'v'], &['w'])];

/// Whether a character is one upright stroke.
pub(super) fn is_stroke(c: char) -> bool {
    STROKES.contains(&c)
}
