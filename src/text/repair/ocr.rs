//! Groups of signs that text recognition yields for one letter.
//!
//! A last resort: none of them is certain, all are reported.

/// Signs that are one upright stroke on paper.
pub const STROKES: &[char] = &['І', 'I', 'l', '1', '|', '!', 'Ӏ', 'ӏ', 'і', 'i', 'ı'];

/// Strokes that are no letters: one of them alone may be і.
pub const STROKES_NOT_LETTERS: &[char] = &['1', '|', '!'];

/// The letters for which one, two, three strokes in a row may stand: `к!тап`,
/// `ІІавлодар`, `ІІІынжаң`.
pub const BY_STROKES: [&[char]; 3] = [&['і'], &['п', 'н'], &['ш']];

/// Signs that before a stroke make ы: `ьі`, `bl`.
pub const BEFORE_STROKE: &[char] = &['ь', 'Ь', 'b'];

/// What they make.
pub const WITH_STROKE: &[char] = &['ы'];

/// Pairs of Latin letters for one.
pub const PAIRS: &[([char; 2], &[char])] = &[(['r', 'n'], &['m']), (['v', 'v'], &['w'])];

/// Whether a character is one upright stroke.
pub(super) fn is_stroke(c: char) -> bool {
    STROKES.contains(&c)
}
