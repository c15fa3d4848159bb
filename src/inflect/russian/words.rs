//! The words that the endings do not tell apart: lists to which a linguist can add.
//!
//! All are at the layer `loose` (lower case, е for ё), in alphabetical order. A list
//! whose name ends in `_TAILS` has ends of words, in any order.

use std::cmp::Ordering;

use super::paradigm::{self as p, Paradigm};
use super::phrase::Letters;

/// Words, or ends of words.
pub(super) struct List {
    all: &'static [&'static str],
    sieve: Sieve,
}

impl List {
    pub(super) const fn new(all: &'static [&'static str]) -> List {
        let mut sieve = Sieve::EMPTY;
        let mut at = 0;
        while at < all.len() {
            sieve = sieve.with(all[at]);
            at += 1;
        }
        List { all, sieve }
    }
}

/// Words with paradigms of their own, or ends of words.
pub(super) struct Table {
    all: &'static [(&'static str, &'static Paradigm)],
    sieve: Sieve,
}

impl Table {
    const fn new(all: &'static [(&'static str, &'static Paradigm)]) -> Table {
        let mut sieve = Sieve::EMPTY;
        let mut at = 0;
        while at < all.len() {
            sieve = sieve.with(all[at].0);
            at += 1;
        }
        Table { all, sieve }
    }
}

/// For each last letter those that may be before it, a bit each. Nearly always, if a word is
/// in no list, this says so. Two letters may be taken for one another, but none is missed.
struct Sieve([u32; 32]);

impl Sieve {
    const EMPTY: Sieve = Sieve([0; 32]);

    const fn with(mut self, end: &str) -> Sieve {
        let bytes = end.as_bytes();
        // every letter is two bytes, of which the second tells it from all others
        if let [.., last] = bytes {
            self.0[(*last & 31) as usize] |= match bytes {
                [.., before, _, _] => 1 << (*before & 31),
                _ => u32::MAX,
            };
        }
        self
    }

    #[inline]
    fn may_have(&self, word: Letters<'_>) -> bool {
        let bytes = word.bytes();
        let before = match bytes {
            [.., before, _, _] => 1 << (*before & 31),
            _ => u32::MAX,
        };
        bytes
            .last()
            .is_some_and(|last| self.0[usize::from(*last & 31)] & before != 0)
    }
}

/// Whether a word is in an alphabetical list.
#[inline]
pub(super) fn listed(list: &List, word: Letters<'_>) -> bool {
    let find = || list.all.binary_search_by(|other| compare(other, word));
    list.sieve.may_have(word) && find().is_ok()
}

/// The paradigm of a word in an alphabetical table.
#[inline]
pub(super) fn find(table: &Table, word: Letters<'_>) -> Option<&'static Paradigm> {
    if !table.sieve.may_have(word) {
        return None;
    }
    let found = table.all.binary_search_by(|(other, _)| compare(other, word));
    table.all.get(found.ok()?).map(|(_, paradigm)| *paradigm)
}

/// The paradigm of the first end of a word in a table in any order.
#[inline]
pub(super) fn find_tail(table: &Table, word: Letters<'_>) -> Option<&'static Paradigm> {
    let mut all = table.all.iter().filter(|_| table.sieve.may_have(word));
    let found = all.find(|(tail, _)| word.ends_with(tail));
    found.map(|(_, paradigm)| *paradigm)
}

/// The order of two words, which most often differ in the first letters: for so few
/// bytes a loop is three times as fast as a call of `memcmp`.
#[inline]
fn compare(a: &str, b: Letters<'_>) -> Ordering {
    a.as_bytes().iter().cmp(b.bytes())
}

/// The last two letters, as one number; 0 if there are fewer.
#[inline]
fn last_letters(word: &[u8]) -> u32 {
    match word.last_chunk::<4>() {
        Some(bytes) => u32::from_ne_bytes(*bytes),
        None => 0,
    }
}

/// Whether a word has one of the tails.
#[inline]
pub(super) fn has_tail(tails: &List, word: Letters<'_>) -> bool {
    tails.sieve.may_have(word) && ends_in(tails.all, word)
}

/// The same of a few tails.
#[inline]
pub(super) fn ends_in(tails: &[&str], word: Letters<'_>) -> bool {
    // nearly all are decided by the last two letters
    let last = last_letters(word.bytes());
    tails.iter().any(|tail| {
        let tail_last = last_letters(tail.as_bytes());
        (tail_last == last || tail_last == 0) && word.ends_with(tail)
    })
}

/// Whether a word is in a list in any order.
#[inline]
pub(super) fn is_one_of(list: &List, word: Letters<'_>) -> bool {
    list.sieve.may_have(word) && list.all.iter().any(|other| word.is(other))
}

/// Words after which nothing of a name inflects, and with which a name may begin.
pub(super) static PREPOSITIONS: &List = &List::new(&[
    "без", "близ", "в", "вне", "во", "для", "до", "за", "из", "им", "имени", "к", "как", "ко",
    "кто", "между", "на", "над", "не", "ни", "о", "об", "обо", "от", "перед", "по", "под",
    "после", "при", "про", "против", "с", "со", "среди", "у", "через", "что",
]);

/// Words that join equals.
pub(super) static CONJUNCTIONS: &List = &List::new(&["а", "и", "или", "но"]);

/// Words that do not inflect.
pub(super) static INDECLINABLE: &List = &List::new(&[
    "авто", "акалакчи", "ателье", "би", "вече", "га", "дехкани", "досье", "енбекши", "жарлы",
    "жюри", "завотделом", "замнаркома", "кафе", "кашне", "кимоно", "кино", "косчи", "кошчи",
    "кредо", "кули", "купе", "метро", "миньго", "пальто", "политбюро", "портфолио", "радио",
    "рантье", "резюме", "сальдо", "соло", "такси", "таранчи", "таранчинци", "турне", "фойе",
    "фото", "шоссе", "экосо", "эскимо", "янги",
]);

/// Ends of words that do not inflect, mostly abbreviations.
pub(super) static INDECLINABLE_TAILS: &List = &List::new(&[
    "бюро", "депо", "районо", "облоно", "осо", "кво",
]);

/// Turkic attributes in titles, before what they belong to: Кызыл Казахстан.
pub(super) static TURKIC_ATTRIBUTES: &List = &List::new(&[
    "ак", "бирлик", "енбекши", "жана", "жас", "каз", "кара", "кзыл", "кызыл", "милли", "улуг",
    "уч", "уш",
]);

/// Participles that govern the instrumental: заведующий отделом.
pub(super) static GOVERNING: &List = &List::new(&[
    "заведующий", "исполняющий", "командующий", "управляющий",
]);

/// Masculine nouns with paradigms of their own.
pub(super) static MASCULINE: &Table = &Table::new(&[
    ("адрес", &p::M_HARD_A),
    ("барин", &p::M_ARIN),
    ("башкир", &p::M_HARD_ZERO),
    ("берег", &p::M_VELAR_A),
    ("бобер", &p::M_ER),
    ("болгарин", &p::M_ARIN),
    ("брат", &p::M_BROTHER),
    ("век", &p::M_VELAR_A),
    ("ветер", &p::M_ER),
    ("глаз", &p::M_HARD_A),
    ("год", &p::M_YEAR),
    ("голос", &p::M_HARD_A),
    ("город", &p::M_HARD_A),
    ("господин", &p::M_SIR),
    ("директор", &p::M_HARD_A),
    ("договор", &p::M_HARD_OR_A),
    ("доктор", &p::M_HARD_A),
    ("дом", &p::M_HARD_A),
    ("друг", &p::M_FRIEND),
    ("заем", &p::M_VOWEL_EM),
    ("инспектор", &p::M_HARD_OR_A),
    ("инструктор", &p::M_HARD_OR_A),
    ("киргиз", &p::M_HARD_EITHER),
    ("ковер", &p::M_ER),
    ("козел", &p::M_EL),
    ("корпус", &p::M_HARD_OR_A),
    ("костер", &p::M_ER),
    ("котел", &p::M_EL),
    ("лед", &p::M_ED),
    ("лен", &p::M_EN),
    ("лес", &p::M_HARD_A),
    ("луг", &p::M_VELAR_A),
    ("мастер", &p::M_HARD_A),
    ("муж", &p::M_HUSBAND),
    ("наем", &p::M_VOWEL_EM),
    ("номер", &p::M_HARD_A),
    ("округ", &p::M_VELAR_A),
    ("орден", &p::M_HARD_A),
    ("орел", &p::M_EL),
    ("осел", &p::M_EL),
    ("отпуск", &p::M_VELAR_A),
    ("партизан", &p::M_HARD_ZERO),
    ("паспорт", &p::M_HARD_A),
    ("подъем", &p::M_HARD),
    ("поезд", &p::M_HARD_A),
    ("посол", &p::M_OL),
    ("промысел", &p::M_EL),
    ("профессор", &p::M_HARD_A),
    ("раз", &p::M_HARD_ZERO),
    ("ребенок", &p::M_CHILD),
    ("ров", &p::M_OV),
    ("солдат", &p::M_HARD_ZERO),
    ("сон", &p::M_ON),
    ("сорт", &p::M_HARD_A),
    ("сосед", &p::M_NEIGHBOUR),
    ("счет", &p::M_HARD_A),
    ("сын", &p::M_SON),
    ("татарин", &p::M_ARIN),
    ("том", &p::M_HARD_A),
    ("трактор", &p::M_HARD_OR_A),
    ("туркмен", &p::M_HARD_ZERO),
    ("угол", &p::M_OL),
    ("узел", &p::M_EL),
    ("хлев", &p::M_HARD_A),
    ("хозяин", &p::M_OWNER),
    ("хребет", &p::M_ET),
    ("хутор", &p::M_HARD_A),
    ("человек", &p::M_MAN),
    ("шатер", &p::M_ER),
]);

/// Compounds of the above.
pub(super) static MASCULINE_TAILS: &Table = &Table::new(&[
    ("промысел", &p::M_EL),
    ("заем", &p::M_VOWEL_EM),
    ("округ", &p::M_VELAR_A),
    ("человек", &p::M_MAN),
]);

/// -край: края.
pub(super) const KRAI: &str = "край";

/// Masculine nouns in -ь with paradigms of their own.
pub(super) static MASCULINE_SOFT: &Table = &Table::new(&[
    ("вексель", &p::M_SOFT_A),
    ("гребень", &p::M_SOFT_EN),
    ("день", &p::M_SOFT_EN),
    ("камень", &p::M_SOFT_EN),
    ("князь", &p::M_PRINCE),
    ("коготь", &p::M_SOFT_OT),
    ("корень", &p::M_SOFT_EN),
    ("лагерь", &p::M_SOFT_A),
    ("ливень", &p::M_SOFT_EN),
    ("локоть", &p::M_SOFT_OT),
    ("ломоть", &p::M_SOFT_OT),
    ("ноготь", &p::M_SOFT_OT),
    ("огонь", &p::M_SOFT_ON),
    ("парень", &p::M_SOFT_EN),
    ("пень", &p::M_SOFT_EN),
    ("перечень", &p::M_SOFT_EN),
    ("писарь", &p::M_SOFT_A),
    ("полдень", &p::M_SOFT_EN),
    ("путь", &p::M_WAY),
    ("ремень", &p::M_SOFT_EN),
    ("соцлагерь", &p::M_SOFT_A),
    ("ставень", &p::M_SOFT_EN),
    ("стержень", &p::M_SOFT_EN),
    ("уголь", &p::M_SOFT_OL),
    ("уровень", &p::M_SOFT_EN),
    ("учитель", &p::M_SOFT_A),
]);

/// Other masculine nouns in -ь.
pub(super) static MASCULINE_SOFT_WORDS: &List = &List::new(&[
    "автомобиль", "алкоголь", "апрель", "бюллетень", "витязь", "вождь", "гвоздь", "голубь",
    "госконтроль", "гость", "дождь", "зверь", "зять", "июль", "июнь", "кабель", "картофель",
    "кисель", "контроль", "конь", "корабль", "король", "кремль", "лось", "медведь", "модуль",
    "монастырь", "ноль", "нуль", "олень", "отель", "панцирь", "пароль", "патруль", "портфель",
    "профиль", "пузырь", "пустырь", "рубль", "руль", "спектакль", "стиль", "табель", "тесть",
    "тоннель", "тополь", "туннель", "февраль", "ферзь", "фестиваль", "фитиль", "червь",
    "штемпель", "ячмень",
]);

/// Ends of masculine nouns in -ь: agents, months, Chinese words in Palladius' spelling.
pub(super) static MASCULINE_SOFT_TAILS: &List = &List::new(&[
    "тель", "арь", "брь", "энь", "инь", "унь", "ынь", "юань", "дань", "мань",
]);

/// Feminine nouns in -тель, -арь and the like.
pub(super) static FEMININE_SOFT: &List = &List::new(&[
    "артель", "гарь", "гибель", "добродетель", "киноварь", "мантель", "метель", "обитель",
    "постель", "сельхозартель", "тварь", "утварь",
]);

/// Feminine place names in -ь.
pub(super) static FEMININE_SOFT_PLACES: &List = &List::new(&[
    "астрахань", "вязь", "казань", "керчь", "кубань", "мечеть", "обь", "пермь", "русь",
    "рязань", "сибирь", "степь", "сызрань", "тверь", "тюмень",
]);

/// Feminine nouns with paradigms of their own.
pub(super) static FEMININE: &Table = &Table::new(&[
    ("бойня", &p::F_JNYA),
    ("весна", &p::F_NA),
    ("воля", &p::F_SOFT_A),
    ("деревня", &p::F_VILLAGE),
    ("десна", &p::F_NA),
    ("дочь", &p::F_MOTHER),
    ("земля", &p::F_LA),
    ("капля", &p::F_LA),
    ("мать", &p::F_MOTHER),
    ("овца", &p::F_TSA),
    ("петля", &p::F_LA),
    ("сабля", &p::F_LA),
    ("свадьба", &p::F_SOFT_BA),
    ("сестра", &p::F_RA),
    ("сосна", &p::F_NA),
    ("судьба", &p::F_SOFT_BA),
    ("тюрьма", &p::F_SOFT_MA),
    ("усадьба", &p::F_SOFT_BA),
    ("церковь", &p::F_CHURCH),
]);

/// Compounds of the above.
pub(super) static FEMININE_TAILS: &Table = &Table::new(&[("сестра", &p::F_RA)]);

/// Neuter nouns with paradigms of their own.
pub(super) static NEUTER: &Table = &Table::new(&[
    ("бревно", &p::N_NO),
    ("ведро", &p::N_RO),
    ("зерно", &p::N_NO),
    ("кресло", &p::N_LO),
    ("окно", &p::N_NO_O),
    ("письмо", &p::N_SOFT_MO),
    ("полотно", &p::N_NO),
    ("пятно", &p::N_NO),
    ("ребро", &p::N_RO),
    ("ремесло", &p::N_LO),
    ("ружье", &p::N_GUN),
    ("седло", &p::N_LO),
    ("сердце", &p::N_TSE),
    ("стекло", &p::N_LO),
    ("сукно", &p::N_NO_O),
    ("число", &p::N_LO),
    ("ядро", &p::N_RO),
]);

/// Nouns that are given in the plural, with paradigms that their ends do not tell.
pub(super) static PLURALS: &Table = &Table::new(&[
    ("башкиры", &p::P_HARD_ZERO_M),
    ("болгары", &p::P_HARD),
    ("болота", &p::P_NEUTER),
    ("братья", &p::P_BROTHERS),
    ("века", &p::P_HARD_A),
    ("власти", &p::P_SOFT),
    ("войска", &p::P_NEUTER),
    ("волости", &p::P_SOFT),
    ("ворота", &p::P_NEUTER),
    ("выборы", &p::P_HARD),
    ("глаза", &p::P_HARD_A),
    ("города", &p::P_HARD_A),
    ("горы", &p::P_HARD_ZERO),
    ("дела", &p::P_NEUTER),
    ("деньги", &p::P_MONEY),
    ("дети", &p::P_PEOPLE),
    ("дома", &p::P_HARD_A),
    ("друзья", &p::P_BROTHERS),
    ("земли", &p::P_LI),
    ("зерна", &p::P_NA),
    ("коренья", &p::P_BROTHERS),
    ("края", &p::P_J_A),
    ("леса", &p::P_HARD_A),
    ("лица", &p::P_NEUTER),
    ("люди", &p::P_PEOPLE),
    ("массы", &p::P_HARD_ZERO),
    ("меры", &p::P_HARD_ZERO),
    ("места", &p::P_NEUTER),
    ("моря", &p::P_SOFT_A),
    ("начала", &p::P_NEUTER),
    ("недели", &p::P_SOFT_ZERO),
    ("нормы", &p::P_HARD_ZERO),
    ("области", &p::P_SOFT),
    ("озера", &p::P_NEUTER),
    ("округа", &p::P_HARD_A),
    ("орлы", &p::P_HARD),
    ("партизаны", &p::P_HARD_ZERO_M),
    ("паспорта", &p::P_HARD_A),
    ("письма", &p::P_SOFT_MA),
    ("погранвойска", &p::P_NEUTER),
    ("поезда", &p::P_HARD_A),
    ("поля", &p::P_SOFT_A),
    ("потери", &p::P_SOFT_ZERO),
    ("права", &p::P_NEUTER),
    ("правила", &p::P_NEUTER),
    ("причины", &p::P_HARD_ZERO),
    ("профессора", &p::P_HARD_A),
    ("пятна", &p::P_NA),
    ("связи", &p::P_SOFT),
    ("села", &p::P_NEUTER),
    ("силы", &p::P_HARD_ZERO),
    ("слова", &p::P_NEUTER),
    ("солдаты", &p::P_HARD_ZERO_M),
    ("соседи", &p::P_SOFT),
    ("ссуды", &p::P_HARD_ZERO),
    ("страны", &p::P_HARD_ZERO),
    ("судьбы", &p::P_SOFT_BY),
    ("татары", &p::P_TATARS),
    ("территории", &p::P_II),
    ("турки", &p::P_VELAR_ZERO),
    ("туркмены", &p::P_HARD_ZERO_M),
    ("тюрки", &p::P_VELAR),
    ("угодья", &p::P_SOFT_IA),
    ("учителя", &p::P_SOFT_A),
    ("формы", &p::P_HARD_ZERO),
    ("хутора", &p::P_HARD_A),
    ("числа", &p::P_LA),
]);

/// Ends of neuter plurals in -а and -я that are not those of a feminine noun.
pub(super) static NEUTER_PLURAL_TAILS: &List = &List::new(&[
    "ства", "дения", "жения", "зения", "ления", "нения", "рения", "сения", "чения", "шения",
    "щения", "тения", "ования", "дания", "зания", "жания", "лания", "нания", "рания", "сания",
    "тания", "чания", "ствия", "ятия", "бытия", "условия",
]);

/// Feminine nouns that have such an end.
pub(super) static NOT_NEUTER_PLURALS: &List = &List::new(&["армения", "испания", "катания", "ксения"]);

/// Ends of feminine plurals in -ы and -и that are not after ц, к.
pub(super) static FEMININE_PLURAL_TAILS: &List = &List::new(&[
    "ормы", "уппы", "аммы", "темы", "блемы", "схемы", "анды", "бригады", "чины", "щины", "нины",
    "лины", "ашины", "олонны", "зоны", "армы", "школы", "силы", "меры", "феры", "туры", "дуры",
    "артиры", "базы", "фазы", "угрозы", "ссуды", "ертвы", "директивы", "перспективы",
    "инициативы", "альтернативы", "ммуны", "войны", "страны", "стороны", "цены", "смены",
    "жены", "льготы", "работы", "заботы", "квоты", "анкеты", "газеты", "монеты", "диаспоры",
    "службы", "жалобы", "массы", "кассы", "расы", "трассы", "юрты", "карты", "грамоты", "траты",
    "палаты", "платы", "лампы", "тропы", "ницы", "фермы", "атмосферы",
]);

/// Masculine plurals that have such an end.
pub(super) static NOT_FEMININE_PLURALS: &List = &List::new(&["кадры", "магазины", "татары"]);

/// Masculine nouns in -ок, -ёк, -ек that keep the vowel.
pub(super) static KEEPING_OK: &List = &List::new(&[
    "барак", "блок", "владивосток", "восток", "док", "едок", "ездок", "зарок", "знаток",
    "игрок", "исток", "клок", "оброк", "отток", "порок", "поток", "приток", "пророк", "рок",
    "сок", "срок", "ток", "урок", "шок", "эсдек",
]);

/// Nouns in -ек that lose the vowel: паёк, уголёк.
pub(super) static LOSING_EK: &List = &List::new(&[
    "конек", "кружочек", "кусочек", "огонек", "паек", "пенек", "пузырек", "ручеек", "уголек",
]);

/// Nouns in -ец that keep the vowel, besides those after two consonants.
pub(super) static KEEPING_ETS_TAILS: &List = &List::new(&["спец"]);

/// Nouns in -ец that lose the vowel after two consonants.
pub(super) static LOSING_ETS: &List = &List::new(&["истец"]);

/// Nouns in -ец with the stress on the ending: купцом, купцов.
pub(super) static STRESSED_ETS: &List = &List::new(&[
    "боец", "борец", "гонец", "дворец", "делец", "конец", "кузнец", "купец", "мертвец",
    "молодец", "мудрец", "образец", "отец", "певец", "продавец", "птенец", "скупец", "слепец",
    "столбец", "творец", "храбрец", "чтец", "юнец",
]);

/// The same in the plural.
pub(super) static STRESSED_TSY: &List = &List::new(&[
    "борцы", "гонцы", "дворцы", "купцы", "образцы", "отцы", "продавцы", "столбцы",
]);

/// Ends of nouns in -ж, -ш, -ч, -щ with the stress on the ending: мятежом.
pub(super) static STRESSED_SIBILANT_TAILS: &List = &List::new(&[
    "теж", "беж", "ач", "яч", "нож", "луч", "ключ", "шалаш", "плащ", "борщ", "меч", "грач",
    "врач", "басмач", "ираш", "вож", "этаж", "багаж",
]);

/// Nouns with a second prepositional in stressed -у, -ю: в году, в краю.
pub(super) static LOCATIVE: &List = &List::new(&[
    "берег", "бой", "бок", "век", "верх", "вид", "год", "дон", "край", "круг", "крым", "лед",
    "лес", "луг", "мост", "низ", "плен", "полк", "порт", "пост", "ряд", "сад", "снег", "строй",
    "тыл", "угол", "ход",
]);

/// Nouns in -ой, which most often ends an adjective.
pub(super) static NOUNS_IN_OY: &List = &List::new(&[
    "бой", "герой", "забой", "застой", "зной", "ковбой", "настрой", "перебой", "перестрой",
    "покой", "прибой", "разбой", "рой", "слой", "строй", "сухостой", "убой", "удой",
]);

/// Adjectives in -ой after г, к, х, ж, ш whose masculine or neuter singular would not
/// tell how they go on: большой, чужой.
pub(super) static STRESSED_SIBILANT_ADJECTIVES: &List = &List::new(&["больш", "небольш", "чуж"]);

/// Stems of soft adjectives: соседний, верхняя. Ends of stems.
pub(super) static SOFT_STEMS: &List = &List::new(&[
    "вечерн", "верхн", "весенн", "внешн", "внутренн", "давн", "дальн", "домашн", "древн",
    "задн", "здешн", "зимн", "искренн", "крайн", "летн", "нижн", "осенн", "передн", "поздн",
    "последн", "прежн", "ранн", "сегодняшн", "соседн", "средн", "сторонн", "тогдашн", "утренн",
    "син",
]);

/// Stems of possessive adjectives: казачий, третья. Ends of stems.
pub(super) static POSSESSIVE_STEMS: &List = &List::new(&[
    "казач", "батрач", "рыбач", "кулач", "собач", "помещич", "охотнич", "волч", "бож", "лис",
    "медвеж", "трет", "овеч", "верблюж",
]);

/// Nouns in -ий after к г х ж ш ч щ, which otherwise end an adjective.
pub(super) static NOUNS_IN_IJ: &List = &List::new(&["георгий", "сергий"]);

/// Adjectives in -жие, -чие, which otherwise end a noun.
pub(super) static ADJECTIVES_IN_IE: &List = &List::new(&[
    "бродячие", "горячие", "прочие", "рабочие", "рыжие", "свежие", "чужие",
]);

/// Nouns in -шие, -щие, -кие, which otherwise end an adjective.
pub(super) static NOUNS_IN_IE: &List = &List::new(&["затишие"]);

/// Nouns in -ая, -яя, which otherwise end an adjective.
pub(super) static NOUNS_IN_AYA: &List = &List::new(&["китая", "мая", "рая", "свая", "стая", "шая"]);

/// Verbs end in these, and in -ся; nouns that do are in [`NOUNS_IN_T`].
pub(super) static VERB_TAILS: &List = &List::new(&["ать", "ять", "ить", "еть", "ыть", "уть"]);

/// Nouns that end like a verb.
pub(super) static NOUNS_IN_T: &List = &List::new(&[
    "знать", "зять", "кровать", "мать", "медь", "мечеть", "муть", "нить", "память", "печать",
    "путь", "рать", "сеть", "стать", "суть", "треть",
]);

/// Ends of nouns that name living beings, in the nominative singular or plural.
pub(super) static ANIMATE_TAILS: &List = &List::new(&[
    "ец", "цы", "евик", "овик", "ники", "евики", "щик", "щики", "чик", "чики", "ист", "исты",
    "анин", "янин", "арин", "ане", "яне", "тель", "тели", "ович", "евич", "комиссар", "кулак",
    "казак", "козак", "комсомолка", "беженка", "председатель", "нарком", "военком", "агент",
    "корреспондент", "студент", "профессор", "редактор", "губернатор", "агитатор",
    "организатор", "доктор", "генерал", "атаман", "солдат", "офицер", "депутат", "делегат",
    "демократ", "тысячник",
]);

/// Other nouns that name living beings.
pub(super) static ANIMATE: &List = &List::new(&[
    "абрек", "автор", "адмирал", "адъютант", "аким", "аксакал", "акын", "араб", "армянин",
    "аспирант", "ахун", "бай", "бандит", "баран", "басмач", "батрак", "батыр", "башкир",
    "беглец", "бедняк", "белочех", "бий", "болгарин", "босяк", "брат", "бык", "бюрократ",
    "великоросс", "венгр", "верблюд", "вожак", "вождь", "волостной", "вор", "враг", "врач",
    "герой", "голодающий", "грек", "грузин", "дажэнь", "даоинь", "дарин", "дезертир", "дети",
    "дехкан", "дехканин", "дипломат", "доцент", "друг", "дудун", "дунган", "дутун", "еврей",
    "женщина", "жигит", "завхоз", "заместитель", "зампред", "идеолог", "император", "интервент",
    "историк", "ишан", "кадет", "казак", "казах", "казачка", "казашка", "казий", "калмык",
    "кандидат", "капитан", "каракалпак", "каракиргиз", "киргиз", "китаянка", "коза", "командир",
    "комбат", "коммунистка", "конвоир", "консул", "корова", "кочевник", "крестьянка", "кулак",
    "купец", "курьер", "кыргыз", "лейтенант", "лошадь", "люди", "магистрант", "мадьяр", "манап",
    "матрос", "мать", "медсестра", "мичман", "монгол", "мордвин", "муж", "мужчина", "мулла",
    "муэдзин", "мырза", "начальник", "немец", "овца", "ойрат", "оппозиционер", "оппонент",
    "орел", "орл", "отец", "пастух", "перс", "пионер", "полпред", "полуфеодал", "поляк",
    "посол", "президент", "пристав", "пролетарий", "работница", "разбойник", "ребенок",
    "революционер", "рекрут", "рецензент", "реэмигрант", "румын", "русский", "рядовой",
    "секретарь", "серб", "середняк", "сестра", "сирота", "скотовод", "словак", "старейшина",
    "стахановец", "судьи", "судья", "султан", "сын", "таджик", "таранча", "татары", "ткач",
    "туркмен", "турок", "тюрк", "ударник", "узбек", "уйгур", "учитель", "хазрет", "хакас",
    "хаким", "хан", "хорват", "хуэй", "царь", "цыган", "человек", "чех", "чуваш", "эксперт",
    "эксплуататор", "эмигрант", "эсдек", "эсер", "юнкер",
]);

/// Nouns of things in -ник, -тель, -щик, -ист, -чик.
pub(super) static INANIMATE: &List = &List::new(&[
    "артель", "двигатель", "ежемесячник", "заповедник", "источник", "источники", "казсовнарком",
    "кирсовнарком", "лист", "метель", "показатели", "показатель", "постель", "рудник",
    "рудники", "сборник", "сборники", "сельхозартель", "совнарком", "справочник", "справочники",
    "турксовнарком", "указатели", "указатель", "учебник", "учебники", "ящик",
]);

/// Ends of masculine plurals whose singular has no ending: казахи, киргизы, узбеки.
pub(super) static SINGULAR_KNOWN_TAILS: &List = &List::new(&[
    "ники", "евики", "овики", "щики", "чики", "исты", "казаки", "кулаки", "казахи", "кайсаки",
    "киргизы", "узбеки", "уйгуры", "батраки", "бедняки", "середняки", "поляки", "калмыки",
    "таджики", "тюрки", "туркмены", "манапы", "султаны", "эмигранты", "демократы", "эсеры",
    "кадеты", "комиссары", "депутаты", "делегаты", "башкиры", "баи", "бии",
]);

/// First parts of hyphenated nouns that do not inflect.
pub(super) static FIXED_FIRST: &List = &List::new(&[
    "алаш", "бизнес", "вице", "генерал", "демо", "интернет", "кара", "киргиз", "контент",
    "лейб", "мини", "обер", "премьер", "пресс", "социал", "унтер", "уч", "штаб", "экс",
]);

/// First parts of hyphenated place names that some inflect too: Алмы-Аты.
pub(super) static DECLINING_FIRST: &List = &List::new(&["алма"]);

/// Ends of adjectives that may follow their noun: улица Молодёжная, but власти Китая.
pub(super) static POSTPOSED_TAILS: &List = &List::new(&[
    "ная", "ское", "ская", "цкая", "цкое", "овая", "евая", "щая", "шая", "чая", "ный", "ное",
    "ные", "ский", "овый", "евый", "овое", "евое", "овые", "евые", "няя", "нее",
]);

/// Nouns before a name in apposition: город Верный, озеро Балхаш.
pub(super) static GENERIC: &List = &List::new(&[
    "аул", "гора", "город", "горы", "деревня", "долина", "завод", "застава", "колхоз",
    "крепость", "озеро", "округ", "остров", "перевал", "поселок", "пост", "провинция",
    "пустыня", "район", "река", "республика", "рудник", "село", "совхоз", "станица", "станция",
    "уезд", "улица", "урочище", "ущелье", "хребет",
]);

/// Those whose name inflects in print.
pub(super) static GENERIC_AGREEING: &List = &List::new(&["город", "деревня", "село"]);

/// Russian given names in -ов, -ев, -ин, -ын, and the like from elsewhere.
pub(super) static GIVEN_NAMES_LIKE_SURNAMES: &List = &List::new(&[
    "августин", "бенджамин", "валентин", "вениамин", "иаков", "константин", "лев", "марин",
    "мартин", "северин", "яков",
]);

/// Ends of such names.
pub(super) static GIVEN_NAME_TAILS: &List = &List::new(&["ддин", "тдин"]);

/// Men's given names in -а, -я, without which their bearer would be taken for a woman.
pub(super) static MEN_IN_A: &List = &List::new(&[
    "абдолла", "абдулла", "гала", "данила", "джанша", "джаханша", "джиганша", "жанша",
    "жаханша", "илья", "иса", "кузьма", "лейба", "лука", "миша", "муртаза", "муса", "мустафа",
    "никита", "нурбапа", "нуртаза", "савва", "стенька", "фома", "ханафия", "шая", "яхья",
]);

/// Men's given names that lose a vowel.
pub(super) static MEN_FLEETING: &Table = &Table::new(&[("лев", &p::M_EV), ("павел", &p::M_EL)]);

/// Chinese surnames in Palladius' spelling: only what follows inflects.
pub(super) static CHINESE_SURNAMES: &List = &List::new(&[
    "бай", "бао", "ван", "вэй", "гао", "го", "джен", "дзян", "дин", "ду", "дун", "дэн", "е",
    "жэнь", "и", "ли", "линь", "ло", "лу", "лю", "люй", "лян", "ма", "мао", "пань", "пэн", "се",
    "су", "сун", "сунь", "сюй", "сюэ", "сяо", "тан", "тань", "тао", "тянь", "у", "фань", "фэн",
    "хань", "ху", "хуан", "хэ", "цай", "цао", "цзинь", "цзэн", "цзя", "цзян", "цинь", "цуй",
    "чан", "чжан", "чжао", "чжоу", "чжу", "чжун", "чжэн", "чэн", "чэнь", "ши", "шэн", "юань",
    "юй", "юйвэнь", "ян", "яо",
]);

/// Words in a person's name that never inflect.
pub(super) static PARTICLES: &List = &List::new(&["абу", "аль", "бен", "бин", "ван", "де", "ибн", "фон"]);

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn all_are_in_order() {
        let lists = [
            PREPOSITIONS,
            KEEPING_OK,
            LOSING_EK,
            LOSING_ETS,
            STRESSED_ETS,
            STRESSED_TSY,
            ANIMATE,
            INANIMATE,
            MASCULINE_SOFT_WORDS,
            FEMININE_SOFT,
            FEMININE_SOFT_PLACES,
            NOT_NEUTER_PLURALS,
            NOT_FEMININE_PLURALS,
            NOUNS_IN_T,
            ADJECTIVES_IN_IE,
            CHINESE_SURNAMES,
        ];
        for list in lists {
            assert!(list.all.is_sorted_by(|a, b| a < b), "{:?}", list.all);
        }
        for list in [MASCULINE, MASCULINE_SOFT, FEMININE, NEUTER, PLURALS] {
            assert!(list.all.is_sorted_by(|a, b| a.0 < b.0), "{:?}", list.all.first());
        }
    }
}
