//! A number → facts at random, in which every string is unique and known to be secret or not.

mod parties;
mod talks;

use scene_setter::facts::records::{AnyRecord, Gathered, Records};
use scene_setter::finding::field::{Kind, RecordKey};
use scene_setter::project::read;

use parties::{organisations, people, source};
use talks::{contact, topic, visit};

const MARKS: [&str; 3] = ["public", "internal", "sensitive"];

/// A string of the facts, and what decides whether an edition may show it.
#[derive(Debug, Clone)]
pub struct Canary {
    /// The string; it stands nowhere else.
    pub word: String,
    /// The rank of its mark.
    pub rank: usize,
    /// The organisations it is about, when only those who asked for them may see it.
    pub about: Vec<usize>,
    /// Whether it is a person's, and that person may not be named.
    pub unnamed: bool,
    /// Whether it is never released.
    pub never: bool,
    /// Whether it names an organisation: whoever was asked for is named.
    pub name: bool,
    /// Whether it tells of others, so that no edition with a scope may show it.
    pub others: bool,
}

/// Facts, and every string in them.
pub struct Invented {
    /// The facts.
    pub records: Records,
    /// The strings.
    pub canaries: Vec<Canary>,
    /// How many organisations were met; scopes choose among them.
    pub companies: usize,
}

struct Maker {
    state: u64,
    canaries: Vec<Canary>,
    people: Vec<(String, bool)>,
    /// The names of people without a record, whom prose names too.
    guests: Vec<String>,
    /// The names of companies, and the given names of people.
    firms: Vec<String>,
    given: Vec<String>,
    gathered: Gathered,
}

impl Maker {
    fn number(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % below.max(1)
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.number(one_in) == 0
    }

    /// Draws a mark, or none; returns its line and the rank that then holds.
    fn mark(&mut self, inherited: usize) -> (String, usize) {
        match self.number(4) {
            3 => (String::new(), inherited),
            rank => (MARKS[rank].to_owned(), rank),
        }
    }

    /// Makes a string that stands nowhere else, sometimes with marks that mean something.
    fn canary(&mut self, rank: usize, about: &[usize], unnamed: bool, never: bool) -> String {
        let word =
            format!("qz{:x}vx{:04x}", self.canaries.len() * 7919 + 65536, self.number(65536));
        let about = about.to_vec();
        self.canaries.push(Canary {
            word: word.clone(),
            rank,
            about,
            unnamed,
            never,
            name: false,
            others: false,
        });
        word
    }

    /// Makes words around a canary, now and then with somebody's name in them.
    fn prose(&mut self, rank: usize, about: &[usize], never: bool) -> String {
        let word = self.canary(rank, about, false, never);
        let mut prose = match self.number(6) {
            0 => format!("{word} & <b>more</b>"),
            1 => format!("It *is* {word}. So it goes"),
            2 => format!("see https://x.example/{word}?a=1"),
            3 => format!("{word} | 50%, [not a link] `code`"),
            4 => format!("write to {word}@x.example"),
            _ => word,
        };
        if self.chance(3) && !self.people.is_empty() {
            let who = self.number(self.people.len() + self.guests.len());
            let name = match self.people.get(who) {
                Some((name, _)) => name,
                None => &self.guests[who - self.people.len()],
            };
            prose = format!("{prose} with Ms {name}");
        }
        if self.chance(4) && !self.firms.is_empty() {
            prose = format!("{prose}; {}", self.list());
        }
        prose
    }

    /// Makes a list of companies, and somebody by their given name.
    fn list(&mut self) -> String {
        let all = [&self.firms[..], &self.given[..]].concat();
        let names: Vec<String> =
            (0..=self.number(4)).map(|_| all[self.number(all.len())].clone()).collect();
        let joint = ["and", "or", "&"][self.number(3)];
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                let comma = ["met", "both", "they saw"][self.number(3)];
                format!("{comma} {} {joint} {last}", rest.join(", "))
            }
            _ => format!("met {}", names.join(", ")),
        }
    }

    fn add(&mut self, kind: Kind, id: &str, text: &str) {
        let mut faults = Vec::new();
        let key = RecordKey { kind, id: id.to_owned() };
        let record: Option<AnyRecord> = read::record(&key, text, &mut faults).record;
        let record = record.unwrap_or_else(|| panic!("{text}\n{faults:?}"));
        self.gathered.extend([record]);
    }
}

fn quoted(words: &str) -> String {
    serde_json::to_string(words).unwrap()
}

/// Writes `key: value` where there is a value.
fn line(indent: &str, key: &str, value: &str) -> String {
    match value {
        "" => String::new(),
        value => format!("{indent}{key}: {value}\n"),
    }
}

/// Makes facts.
pub fn invented(seed: u64) -> Invented {
    let mut maker = Maker {
        state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
        canaries: Vec::new(),
        people: Vec::new(),
        guests: Vec::new(),
        firms: Vec::new(),
        given: Vec::new(),
        gathered: Gathered::default(),
    };
    let companies = 2 + maker.number(3);
    organisations(&mut maker, companies);
    people(&mut maker, companies);
    let sources = 2 + maker.number(4);
    for n in 0..sources {
        source(&mut maker, n, companies);
    }
    for n in 0..2 {
        topic(&mut maker, n, companies, sources);
    }
    let contacts = 3 + maker.number(4);
    for n in 0..contacts {
        contact(&mut maker, n, companies, sources);
    }
    visit(&mut maker, companies, contacts);
    let settings = read::settings("us: house\n", &mut Vec::new()).record.expect("settings");
    let Maker { gathered, canaries, .. } = maker;
    Invented { records: Records::new(settings, gathered), canaries, companies }
}
