//! Which paradigm a word has, by its end and the lists of `words`.

use super::paradigm::{self as p, Paradigm};
use super::phrase::Letters;
use super::words::*;

/// Gender as adjectives show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

use Agreement::{Feminine, Masculine, Neuter, Plural};

/// What is known of a noun besides its letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints {
    /// What an adjective before it shows, or a flag says.
    pub agreement: Option<Agreement>,
    /// A flag says whether a vowel is lost.
    pub fleeting: Option<bool>,
    /// It is a name, not a word of the language: Балхаш, not уезд.
    pub proper: bool,
}

/// Up to two paradigms of a noun, the likelier first; none if it does not inflect.
pub(super) type Paradigms = [Option<&'static Paradigm>; 2];

const NO: Paradigms = [None, None];

fn one(paradigm: &'static Paradigm) -> Paradigms {
    [Some(paradigm), None]
}

fn two(paradigm: &'static Paradigm, other: &'static Paradigm) -> Paradigms {
    [Some(paradigm), Some(other)]
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я')
}

fn is_velar(c: char) -> bool {
    matches!(c, 'г' | 'к' | 'х')
}

fn is_sibilant(c: char) -> bool {
    matches!(c, 'ж' | 'ш' | 'ч' | 'щ')
}

/// The paradigms of a noun in the nominative.
pub(super) fn noun(word: Letters<'_>, hints: Hints) -> Paradigms {
    let (before, last) = word.last_two();
    match last {
        _ if !hints.proper
            && (is_one_of(INDECLINABLE, word) || has_tail(INDECLINABLE_TAILS, word)) =>
        {
            NO
        }
        'у' | 'ю' | 'э' => NO,
        'я' if !hints.proper && is_verb(word) => NO,
        // км, ст
        'б'..='щ' if !word.backwards().any(is_vowel) => NO,
        'ы' | 'и' => in_y(word, before, hints),
        'а' | 'я' => in_a(word, before, last, hints),
        'о' | 'е' => in_o(word, before, last, hints),
        'ь' => in_soft_sign(word, before, hints),
        'б'..='щ' if hints.agreement == Some(Feminine) && !hints.proper => NO,
        'б'..='щ' => in_consonant(word, before, last, hints),
        _ => NO,
    }
}

/// Masculine nouns.
fn in_consonant(word: Letters<'_>, before: char, last: char, hints: Hints) -> Paradigms {
    if !hints.proper {
        if let Some(paradigm) = find(MASCULINE, word).or_else(|| find_tail(MASCULINE_TAILS, word)) {
            return one(paradigm);
        }
        if word.ends_with(KRAI) {
            return one(&p::M_J_A);
        }
        if word.ends_with("анин") || word.ends_with("янин") {
            return one(&p::M_ANIN);
        }
    } else if word.is("орел") {
        return one(&p::M_EL);
    } else if word.ends_with("край") {
        return one(&p::M_J);
    }
    match (before, last) {
        (_, 'ц') => in_ets(word, before, hints),
        ('о', 'к') => {
            let keeps = hints.proper && !word.ends_with("городок") || listed(KEEPING_OK, word);
            let keeps = keeps || is_vowel(word.without_two().last());
            if hints.fleeting == Some(true) || !keeps && hints.fleeting != Some(false) {
                one(&p::M_OK)
            } else {
                one(&p::M_VELAR)
            }
        }
        ('е', 'к') if hints.fleeting == Some(true) || listed(LOSING_EK, word) => {
            match word.without_two().last() {
                c if is_vowel(c) => one(&p::M_VOWEL_EK),
                c if is_sibilant(c) => one(&p::M_EK),
                _ => one(&p::M_SOFT_EK),
            }
        }
        ('е', 'л') if hints.fleeting == Some(true) => one(&p::M_EL),
        ('о', 'л') if hints.fleeting == Some(true) => one(&p::M_OL),
        ('е', 'р') if hints.fleeting == Some(true) => one(&p::M_ER),
        ('е', 'в') if hints.fleeting == Some(true) => one(&p::M_EV),
        ('и', 'й') => one(&p::M_IJ),
        (_, 'й') => one(&p::M_J),
        _ if is_sibilant(last) && has_tail(STRESSED_SIBILANT_TAILS, word) => {
            one(&p::M_SIBILANT_STRESSED)
        }
        _ if is_sibilant(last) => one(&p::M_SIBILANT),
        _ if is_velar(last) => one(&p::M_VELAR),
        _ => one(&p::M_HARD),
    }
}

/// беженец, владелец, китаец; кузнец, месяц.
fn in_ets(word: Letters<'_>, before: char, hints: Hints) -> Paradigms {
    if before != 'е' {
        return one(&p::M_TS);
    }
    let (third, second) = word.without_two().last_two();
    let cluster = !is_vowel(third) && !is_vowel(second) && third != 'ь';
    let keeps = cluster && !listed(LOSING_ETS, word) && !after_cluster(word)
        || has_tail(KEEPING_ETS_TAILS, word);
    if hints.fleeting == Some(false) || keeps && hints.fleeting != Some(true) {
        return one(&p::M_TS);
    }
    let stressed = listed(STRESSED_ETS, word);
    one(match second {
        'л' if stressed => &p::M_LETS_STRESSED,
        'л' => &p::M_LETS,
        c if is_vowel(c) && stressed => &p::M_VOWEL_ETS_STRESSED,
        c if is_vowel(c) => &p::M_VOWEL_ETS,
        _ if stressed => &p::M_ETS_STRESSED,
        _ => &p::M_ETS,
    })
}

/// Names of inhabitants lose the vowel after two consonants too: алашординец does not,
/// but оренбуржец, туркестанец (one), петербуржец (two).
fn after_cluster(word: Letters<'_>) -> bool {
    ends_in(&["ржец", "рбец", "ндец", "нгец", "льжец"], word)
}

fn in_soft_sign(word: Letters<'_>, before: char, hints: Hints) -> Paradigms {
    if word.ends_with("ться") || !hints.proper && is_verb(word) {
        return NO;
    }
    if hints.agreement != Some(Feminine) {
        if let Some(paradigm) = find(MASCULINE_SOFT, word) {
            return one(paradigm);
        }
    }
    if let Some(paradigm) = find(FEMININE, word) {
        return one(paradigm);
    }
    let masculine = match hints.agreement {
        Some(Masculine) => true,
        Some(_) => false,
        None if hints.proper => !listed(FEMININE_SOFT_PLACES, word) && !word.ends_with("речь"),
        None => {
            listed(MASCULINE_SOFT_WORDS, word)
                || has_tail(MASCULINE_SOFT_TAILS, word) && !listed(FEMININE_SOFT, word)
        }
    };
    match masculine {
        true if word.ends_with("ень") && hints.fleeting == Some(true) => one(&p::M_SOFT_EN),
        true => one(&p::M_SOFT),
        false if is_sibilant(before) => one(&p::F_SOFT_SIBILANT),
        false => one(&p::F_SOFT),
    }
}

/// грабить, but not нить.
pub(super) fn is_verb(word: Letters<'_>) -> bool {
    word.ends_with("ться")
        || word.ends_with("тись")
        || word.bytes().len() > 2 * 4 && has_tail(VERB_TAILS, word) && !listed(NOUNS_IN_T, word)
}

/// реформа, Монголия; города, хозяйства, отношения.
fn in_a(word: Letters<'_>, before: char, last: char, hints: Hints) -> Paradigms {
    let plural = match hints.agreement {
        Some(agreement) => agreement == Plural,
        None => {
            !hints.proper
                && (find(PLURALS, word).is_some()
                    || has_tail(NEUTER_PLURAL_TAILS, word) && !listed(NOT_NEUTER_PLURALS, word))
        }
    };
    if plural {
        if let Some(paradigm) = find(PLURALS, word) {
            return one(paradigm);
        }
        return match (before, last) {
            ('и', 'я') => one(&p::P_IA),
            ('ь', 'я') => two(&p::P_SOFT_IA, &p::P_BROTHERS),
            (c, 'я') if is_vowel(c) => one(&p::P_J_A),
            (_, 'я') => one(&p::P_SOFT_A),
            _ if word.ends_with("ства") || word.ends_with("ла") => one(&p::P_NEUTER),
            _ => two(&p::P_NEUTER, &p::P_HARD_A),
        };
    }
    if word.ends_with("мя") && matches!(hints.agreement, None | Some(Neuter)) && !hints.proper {
        return one(&p::N_MYA);
    }
    if let Some(paradigm) = find(FEMININE, word).or_else(|| find_tail(FEMININE_TAILS, word)) {
        return one(paradigm);
    }
    let third = word.without_two().last();
    one(match (before, last) {
        ('и', 'я') => &p::F_IA,
        ('ь', 'я') => &p::F_SOFT_IA,
        ('н', 'я') if third == 'ь' => &p::F_SOFT_NYA,
        ('н', 'я') if !is_vowel(third) => &p::F_NYA,
        (c, 'я') if is_vowel(c) => &p::F_VOWEL_A,
        (_, 'я') => &p::F_SOFT_A,
        ('ц', _) => &p::F_TS,
        ('к', _) if third == 'й' => &p::F_JKA,
        ('к', _) if third == 'ь' => &p::F_SOFT_KA,
        ('к', _) if is_sibilant(third) || third == 'ц' => &p::F_KA_E,
        ('к', _) if !is_vowel(third) && third != '\0' => &p::F_KA,
        ('ж', _) if hints.proper => &p::F_SIBILANT_STRESSED,
        (c, _) if is_sibilant(c) => &p::F_SIBILANT,
        (c, _) if is_velar(c) => &p::F_VELAR,
        _ => &p::F_HARD,
    })
}

/// хозяйство, Семиречье; крестьяне.
fn in_o(word: Letters<'_>, before: char, last: char, hints: Hints) -> Paradigms {
    if last == 'е' && !hints.proper && (word.ends_with("ане") || word.ends_with("яне")) {
        return one(&p::P_ANE);
    }
    if hints.agreement == Some(Plural) {
        return NO;
    }
    if let Some(paradigm) = find(NEUTER, word) {
        return one(paradigm);
    }
    let neuter = hints.agreement == Some(Neuter);
    match (before, last) {
        ('и', 'е') => one(&p::N_IE),
        ('ь', 'е') => one(&p::N_SOFT_IE),
        (c, 'е') if is_sibilant(c) || c == 'ц' => one(&p::N_SIBILANT),
        (_, 'е') if !hints.proper || neuter => one(&p::N_SOFT),
        (_, 'е') => NO,
        _ if !hints.proper || neuter => one(&p::N_HARD),
        _ if ends_in(&["ово", "ево", "ино"], word) => one(&p::N_HARD),
        _ => NO,
    }
}

/// казахи, хлебозаготовки; Алматы, Или.
fn in_y(word: Letters<'_>, before: char, hints: Hints) -> Paradigms {
    match hints.agreement {
        Some(Plural) => (),
        Some(_) => return NO,
        None if hints.proper => return NO,
        None => (),
    }
    if let Some(paradigm) = find(PLURALS, word) {
        return one(paradigm);
    }
    let third = word.without_two().last();
    let feminine = has_tail(FEMININE_PLURAL_TAILS, word) && !listed(NOT_FEMININE_PLURALS, word);
    if word.last() == 'ы' {
        return match before {
            'ц' if third == 'и' => two(&p::P_HARD_ZERO, &p::P_TSY),
            'ц' if third == 'й' => one(&p::P_JTSY),
            'ц' if third == 'ь' => one(&p::P_SOFT_TSY),
            'ц' if listed(STRESSED_TSY, word) => one(&p::P_TSY_STRESSED),
            'ц' => one(&p::P_TSY),
            _ if feminine => two(&p::P_HARD_ZERO, &p::P_HARD),
            _ => two(&p::P_HARD, &p::P_HARD_ZERO),
        };
    }
    match before {
        'ь' => one(&p::P_SOFT_II),
        'и' if is_one_of(SINGULAR_KNOWN_TAILS, word) => one(&p::P_J),
        'и' if ends_in(&["арии", "ении"], word) => one(&p::P_III),
        'и' => two(&p::P_II, &p::P_III),
        c if is_vowel(c) => two(
            if matches!(c, 'е') {
                &p::P_J_ZERO
            } else {
                &p::P_J
            },
            if matches!(c, 'е') {
                &p::P_J
            } else {
                &p::P_J_ZERO
            },
        ),
        'к' if third == 'й' => one(&p::P_JKI),
        'к' if third == 'ь' => one(&p::P_SOFT_KI),
        'к' if is_sibilant(third) => two(&p::P_KI_EK, &p::P_VELAR),
        'к' if !is_vowel(third) => two(&p::P_KI_OK, &p::P_VELAR),
        c if is_velar(c) => {
            if ends_in(&["иги", "ублики", "брики", "итики", "ктики"], word)
            {
                two(&p::P_VELAR_ZERO, &p::P_VELAR)
            } else {
                two(&p::P_VELAR, &p::P_VELAR_ZERO)
            }
        }
        'ч' if ends_in(&["дачи"], word) => two(&p::P_SIBILANT_ZERO, &p::P_SIBILANT),
        c if is_sibilant(c) => two(&p::P_SIBILANT, &p::P_SIBILANT_ZERO),
        _ => two(&p::P_SOFT, &p::P_SOFT_ZERO),
    }
}

/// Whether a noun in the nominative names a living being.
pub(super) fn is_animate(word: Letters<'_>) -> bool {
    let stem = plural_stem(word);
    if listed(ANIMATE, word) || !stem.is_empty() && listed(ANIMATE, stem) {
        return true;
    }
    (has_tail(ANIMATE_TAILS, word)
        || !stem.is_empty() && has_tail(ANIMATE_TAILS, stem)
        || word.ends_with("ник") && !word.ends_with("дник"))
        && !listed(INANIMATE, word)
}

/// Whether the singular of a noun given in the plural is known.
pub(super) fn singular_is_known(word: Letters<'_>, paradigm: &Paradigm) -> bool {
    match paradigm.tail {
        "цы" | "ьцы" | "йцы" | "е" => true,
        _ => {
            word.is("татары")
                || has_tail(SINGULAR_KNOWN_TAILS, word)
                || listed(ANIMATE, plural_stem(word))
        }
    }
}

/// казах, of казахи; nothing of what is no plural in -ы, -и.
fn plural_stem(word: Letters<'_>) -> Letters<'_> {
    match word.split_last() {
        Some((stem, 'ы' | 'и')) => stem,
        _ => Letters::NONE,
    }
}

/// The paradigm of an adjective in the nominative, and what it agrees with.
pub(super) fn adjective(word: Letters<'_>) -> Option<(&'static Paradigm, Agreement)> {
    let (before, last) = word.last_two();
    let stem = word.without_two();
    let stem_last = stem.last();
    Some(match (before, last) {
        ('с', 'я') => return reflexive(word),
        ('ы', 'й') => (&p::A_HARD_M, Masculine),
        ('о', 'й') if is_one_of(NOUNS_IN_OY, word) => return None,
        ('о', 'й') if is_velar(stem_last) || is_sibilant(stem_last) => {
            (&p::A_VELAR_M_STRESSED, Masculine)
        }
        ('о', 'й') if stem.is_empty() || is_vowel(stem_last) => return None,
        ('о', 'й') => (&p::A_HARD_M_STRESSED, Masculine),
        ('и', 'й') if has_tail(POSSESSIVE_STEMS, stem) => (&p::A_POSSESSIVE_M, Masculine),
        ('и', 'й') if is_one_of(NOUNS_IN_IJ, word) => return None,
        ('и', 'й') if is_velar(stem_last) => (&p::A_VELAR_M, Masculine),
        ('и', 'й') if is_sibilant(stem_last) || has_tail(SOFT_STEMS, stem) => {
            (&p::A_SOFT_M, Masculine)
        }
        ('а', 'я') if is_one_of(NOUNS_IN_AYA, word) => return None,
        ('а', 'я') if is_one_of(STRESSED_SIBILANT_ADJECTIVES, stem) || is_velar(stem_last) => {
            (&p::A_VELAR_F, Feminine)
        }
        ('а', 'я') if is_sibilant(stem_last) => (&p::A_SIBILANT_F, Feminine),
        ('а', 'я') if is_vowel(stem_last) => return None,
        ('а', 'я') => (&p::A_HARD_F, Feminine),
        ('я', 'я') => (&p::A_SOFT_F, Feminine),
        ('ь', 'я') if has_tail(POSSESSIVE_STEMS, stem) => (&p::A_POSSESSIVE_F, Feminine),
        ('о', 'е') if is_velar(stem_last) || is_sibilant(stem_last) => (&p::A_VELAR_N, Neuter),
        ('о', 'е') => (&p::A_HARD_N, Neuter),
        ('е', 'е') => (&p::A_SOFT_N, Neuter),
        ('ь', 'е') if has_tail(POSSESSIVE_STEMS, stem) => (&p::A_POSSESSIVE_N, Neuter),
        ('ы', 'е') => (&p::A_HARD_P, Plural),
        ('ь', 'и') if has_tail(POSSESSIVE_STEMS, stem) => (&p::A_POSSESSIVE_P, Plural),
        ('и', 'е') if matches!(stem_last, 'ж' | 'ч') => {
            if !listed(ADJECTIVES_IN_IE, word) {
                return None;
            }
            (&p::A_VELAR_P, Plural)
        }
        ('и', 'е') if is_one_of(NOUNS_IN_IE, word) => return None,
        ('и', 'е')
            if is_velar(stem_last) || is_sibilant(stem_last) || has_tail(SOFT_STEMS, stem) =>
        {
            (&p::A_VELAR_P, Plural)
        }
        _ => return None,
    })
}

/// трудящийся, трудящиеся.
fn reflexive(word: Letters<'_>) -> Option<(&'static Paradigm, Agreement)> {
    [
        (&p::A_REFLEXIVE_M, Masculine),
        (&p::A_REFLEXIVE_F, Feminine),
        (&p::A_REFLEXIVE_N, Neuter),
        (&p::A_REFLEXIVE_P, Plural),
    ]
    .into_iter()
    .find(|(paradigm, _)| word.ends_with(paradigm.tail))
}

/// 22-й: the letters after a number and a hyphen.
pub(super) fn ordinal(word: Letters<'_>) -> Option<(&'static Paradigm, Agreement)> {
    Some(match std::str::from_utf8(word.bytes()).ok()? {
        "й" => (&p::A_ORDINAL_M, Masculine),
        "я" => (&p::A_ORDINAL_F, Feminine),
        "е" => (&p::A_ORDINAL_P, Plural),
        "ый" => (&p::A_HARD_M, Masculine),
        "ой" => (&p::A_HARD_M_STRESSED, Masculine),
        "ая" => (&p::A_HARD_F, Feminine),
        "ое" => (&p::A_HARD_N, Neuter),
        "ые" => (&p::A_HARD_P, Plural),
        _ => return None,
    })
}

/// The same adjective in another gender: казахский, казахская, казахское.
pub(super) fn in_gender(
    paradigm: &'static Paradigm,
    stem: Letters<'_>,
    gender: Agreement,
) -> Option<&'static Paradigm> {
    let sibilant = is_sibilant(stem.last());
    Some(match (paradigm.tail, gender) {
        ("ый" | "ой", Feminine) => &p::A_HARD_F,
        ("ый", Neuter) => &p::A_HARD_N,
        ("ой", Neuter) => &p::A_HARD_N,
        ("ий", Feminine) if paradigm.given[1] == "ого" => &p::A_VELAR_F,
        ("ий", Neuter) if paradigm.given[1] == "ого" => &p::A_VELAR_N,
        ("ий", Feminine) if paradigm.given[1] == "ьего" => &p::A_POSSESSIVE_F,
        ("ий", Neuter) if paradigm.given[1] == "ьего" => &p::A_POSSESSIVE_N,
        ("ий", Feminine) if sibilant => &p::A_SIBILANT_F,
        ("ий", Feminine) => &p::A_SOFT_F,
        ("ий", Neuter) => &p::A_SOFT_N,
        ("ийся", Feminine) => &p::A_REFLEXIVE_F,
        ("ийся", Neuter) => &p::A_REFLEXIVE_N,
        _ => return None,
    })
}
