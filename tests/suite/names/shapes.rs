//! Names made up from syllables of twelve scripts, in the shapes that names have.

/// A script, which decides how its names are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Han,
    Kana,
    Hangul,
    Arabic,
    Hebrew,
    Devanagari,
    Thai,
    Georgian,
    Armenian,
}

impl Script {
    pub fn has_case(self) -> bool {
        matches!(self, Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian)
    }
}

/// A name that nobody bears.
#[derive(Debug, Clone)]
pub struct Name {
    pub script: Script,
    pub given: String,
    pub family: String,
}

impl Name {
    /// Returns it as a record has it.
    pub fn whole(&self) -> String {
        match self.script {
            Script::Han | Script::Kana | Script::Hangul => {
                format!("{}{}", self.family, self.given)
            }
            _ => format!("{} {}", self.given, self.family),
        }
    }

    /// Says whether two names have a word in common.
    pub fn shares(&self, other: &Name) -> bool {
        let parts = |name: &Name| -> Vec<String> {
            let whole = format!("{} {}", name.given, name.family);
            whole.split([' ', '-', '\'']).map(str::to_lowercase).collect()
        };
        let own = parts(self);
        parts(other).iter().any(|part| {
            let near =
                |mine: &String| mine.starts_with(part.as_str()) || part.starts_with(mine.as_str());
            own.iter().any(near)
        })
    }
}

const SYLLABLES: [(Script, &str); 12] = [
    (
        Script::Latin,
        "bra vel kro mi dun tes lor gan fe zol rik hum sta wel dor nis ka pru to bel grö mül łu né \
         ña øst ší ğa vik jor pend rai sut quo",
    ),
    (
        Script::Cyrillic,
        "бра вел кро ми дун тес лор ган фе зол рик хум ста дор нис ка пру то щу жи ны",
    ),
    (Script::Greek, "βρα βελ κρο μι δουν τεσ λορ γαν φε ζολ ρικ χου στα θωρ νισ κα πρυ το ξε ψά"),
    (
        Script::Han,
        "王 李 田 中 山 木 林 明 华 小 由 紀 伟 芳 娜 秀 英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 超",
    ),
    (Script::Kana, "さ く ら み ほ な お ゆ き か ず え は る あ い り ん の ぞ"),
    (Script::Hangul, "민 준 서 연 지 우 하 은 도 윤 시 예 주 원 현 수 진 영 경 태"),
    (Script::Arabic, "با را سل مح عم فا طم نو رح كر يوس حس خا لد زي"),
    (Script::Hebrew, "אב דו יצ מש רב נח שמ לי גב עמ צב טל רו חנ קר"),
    (Script::Devanagari, "रा मो सी ता गो वि नी शा कु मा प्रे दी पा ले जय"),
    (Script::Thai, "สม ชา วิ ไล นิ ดา กา ปร เส รี พง มา ลี สุ ชัย"),
    (Script::Georgian, "გი ორ ნი ნო თა მა და ვი ქე თე ლა შა ზუ რა ბე"),
    (Script::Armenian, "Ար մե նա վա հա րո սա տի գր ան լու սի կա րե դո"),
];

const KOREAN: &str = "김 이 박 최 정 강 조 윤 장 임";

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }
}

/// Returns so many names, the same ones each time.
pub fn names(count: usize) -> Vec<Name> {
    let mut chance = Chance(20_261_127);
    (0..count).map(|n| name(n, &mut chance)).collect()
}

fn name(n: usize, chance: &mut Chance) -> Name {
    // Half of the names are in Latin letters, as in a real house.
    let script = if n.is_multiple_of(2) { 0 } else { 1 + (n / 2) % 11 };
    let (script, syllables) = SYLLABLES[script];
    let syllables: Vec<&str> = syllables.split_whitespace().collect();
    let mut part = |least: usize, more: usize| -> String {
        let count = least + chance.below(more + 1);
        (0..count).map(|_| syllables[chance.below(syllables.len())]).collect()
    };
    let (given, family) = match script {
        Script::Han => (part(1, 1), part(1, 1)),
        Script::Kana => {
            let given = part(2, 1);
            let signs = ["佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村"];
            (given, signs[n % signs.len()].to_owned())
        }
        Script::Hangul => {
            let families: Vec<&str> = KOREAN.split(' ').collect();
            (part(2, 0), families[n % families.len()].to_owned())
        }
        _ => (part(2, 1), part(2, 1)),
    };
    if !script.has_case() {
        return Name { script, given, family };
    }
    let (given, family) = (capital(&given), capital(&family));
    let other = capital(&part(2, 1));
    let family = match n % 20 {
        0 | 2 => format!("{family}-{other}"),
        4 if script == Script::Latin => format!("de la {family}"),
        6 if script == Script::Latin => format!("van der {family}"),
        8 if script == Script::Latin => format!("O'{family}"),
        10 if script == Script::Latin => format!("Mc{family}"),
        12 => family,
        _ => family,
    };
    let given = match n % 14 {
        0 => format!("{given}-{other}"),
        2 => format!("{given} {}", capital(&part(2, 0))),
        _ => given,
    };
    Name { script, given, family }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + &letters.as_str().to_lowercase()
}
