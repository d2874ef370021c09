//! Words of which the records of a measured project are made; all of it is invented.

use std::fmt::Write as _;

/// A row of numbers that only looks like chance: the same for the same record, on any machine.
pub struct Dice(u64);

impl Dice {
    /// Begins the row of one record of a kind.
    pub fn of(kind: &str, number: usize) -> Self {
        let seed =
            kind.bytes().fold(number as u64, |sum, byte| sum.wrapping_mul(131) ^ u64::from(byte));
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Returns a number below another.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % end as u64) as usize
    }

    /// Returns a number from one to another, both included.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    pub fn pick<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len())]
    }

    /// Returns several numbers below another, each once.
    pub fn several(&mut self, count: usize, end: usize) -> Vec<usize> {
        let mut found = Vec::new();
        while found.len() < count.min(end) {
            let one = self.below(end);
            if !found.contains(&one) {
                found.push(one);
            }
        }
        found
    }

    /// Returns a day of some years, as `2021-03-28`.
    pub fn day(&mut self, first: usize, last: usize) -> String {
        let year = self.between(first, last);
        format!("{year}-{:02}-{:02}", self.between(1, 12), self.between(1, 28))
    }

    /// Returns a sentence of what somebody said.
    pub fn sentence(&mut self, who: &str) -> String {
        self.fill(SENTENCES, who)
    }

    /// Returns what is asked of somebody, its verb first.
    pub fn request(&mut self, who: &str) -> String {
        self.fill(REQUESTS, who)
    }

    /// Returns sentences of so many letters at least.
    pub fn paragraph(&mut self, letters: usize, who: &str) -> String {
        let mut text = self.sentence(who);
        while text.len() < letters {
            text.push(' ');
            text.push_str(&self.sentence(who));
        }
        text
    }

    fn fill(&mut self, forms: &[&str], who: &str) -> String {
        let text = self.pick(forms).replace("WHO", who);
        let text = text.replace("MATTER", self.pick(MATTERS)).replace("PLACE", self.pick(PLACES));
        let text = text.replace("NUMBER", &self.between(20, 900).to_string());
        text.replace("SHARE", &format!("{}.{}", self.between(10, 89), self.below(10)))
    }
}

pub const GIVEN: &[&str] = &[
    "Anna",
    "Björn",
    "Cécile",
    "Dorota",
    "Emre",
    "Filip",
    "Greta",
    "Håkan",
    "Irène",
    "Jürgen",
    "Katarína",
    "Łucja",
    "Marek",
    "Nevena",
    "Óscar",
    "Petra",
    "Quentin",
    "Rūta",
    "Søren",
    "Tomáš",
    "Ursula",
    "Vasilis",
    "Wanda",
    "Xavier",
    "Yannis",
    "Zoë",
];

pub const FAMILY: &[&str] = &[
    "Almqvist",
    "Brückner",
    "Castellano",
    "Dvořáková",
    "Eriksen",
    "Fontaine",
    "García",
    "Håland",
    "Iversen",
    "Jankauskas",
    "Kowalczyk",
    "Lefort",
    "Marković",
    "Nørgaard",
    "O’Brien",
    "Pálsson",
    "Quintero",
    "Rautio",
    "Šimek",
    "Tănase",
    "Urbánek",
    "Vermeer",
    "Wiśniewska",
    "Yildirim",
    "Zimmermann",
    "Ørsted",
];

const FIRMS: &[&str] = &[
    "Amberline",
    "Brightwater",
    "Cobalt",
    "Dunholm",
    "Everleigh",
    "Farrow",
    "Glasswing",
    "Hollin",
    "Ironbark",
    "Jasper",
    "Kestrel",
    "Larkfield",
    "Mistral",
    "Northgate",
    "Oakhaven",
    "Pinewood",
    "Quarry",
    "Rosewell",
    "Silverton",
    "Thornbury",
    "Umber",
    "Valemont",
    "Westlake",
    "Yarrow",
];

const TRADES: &[&str] = &[
    "Media",
    "Networks",
    "Cloud",
    "Games",
    "Payments",
    "Research",
    "Software",
    "Telecom",
    "Forum",
    "Foundation",
    "Robotics",
    "Alliance",
    "Search",
    "Hosting",
];

pub const PLACES: &[&str] = &[
    "Brussels", "Dublin", "Kraków", "Lisboa", "Malmö", "Paris", "Riga", "Tallinn", "Wien", "Zürich",
];

pub const TITLES: &[&str] = &[
    "Head of Public Policy",
    "Chief Executive Officer",
    "General Counsel",
    "Director of Research",
    "Head of Trust and Safety",
    "Secretary-General",
    "Senior Policy Manager",
];

const MATTERS: &[&str] = &[
    "the age checks",
    "the appeals of users",
    "the audit by a third party",
    "the code of conduct",
    "the crisis plan",
    "the labels on advertising",
    "the move of data to Europe",
    "the new filters",
    "the reports on transparency",
    "the settings for minors",
    "the trusted flaggers",
];

const SENTENCES: &[&str] = &[
    "WHO said that MATTER comes first and that results will follow by the end of 2024.",
    "We asked for numbers on MATTER, split by language and country.",
    "WHO wants more time for MATTER; the authority will publish a draft before the summer.",
    "From January to June, NUMBER 000 items were handled, of which SHARE % were removed in a day.",
    "The team in PLACE has grown from 40 to NUMBER people.",
    "On MATTER, WHO needs clear definitions, above all for services with fewer than NUMBER staff.",
    "WHO called MATTER “a model for others” and offered a visit to its centre in PLACE.",
    "It is open what MATTER will cost (about € NUMBER million) and how long it will take.",
    "All agreed that MATTER needs proportionate rules, and that the Member States come in early.",
    "WHO is against binding measures for now, and open to an exchange of good practice.",
    "Compared with the year before, the share of appeals rose from 12.4 % to SHARE %.",
];

const REQUESTS: &[&str] = &[
    "ask WHO how it will report on MATTER before the end of 2024.",
    "note that clear rules on MATTER are part of the impact assessment.",
    "underline that MATTER must hold where services are encrypted.",
    "invite WHO to the workshop in PLACE.",
    "acknowledge the work of WHO on MATTER.",
    "remind WHO of the letter on MATTER.",
];

/// Names an organisation.
pub fn firm(n: usize) -> String {
    let (first, second) = (FIRMS[n % FIRMS.len()], TRADES[n / FIRMS.len() % TRADES.len()]);
    match n / FIRMS.len() / TRADES.len() {
        0 => format!("{first} {second}"),
        more => format!("{first} {second} {}", more + 1),
    }
}

/// Lists ids of a kind, as `[topic-1, topic-7]`.
pub fn list(noun: &str, numbers: &[usize]) -> String {
    let all: Vec<String> = numbers.iter().map(|n| format!("{noun}-{n}")).collect();
    format!("[{}]", all.join(", "))
}

/// What is raised: `- ask: how …`.
pub fn raised(indent: usize, words: &str) -> String {
    let (verb, rest) = words.split_once(' ').expect("a verb and more");
    format!("{:indent$}- {verb}: {}", "", folded(indent + 4, rest))
}

/// A text as people write it: folded at a hundred letters.
pub fn folded(indent: usize, words: &str) -> String {
    let mut text = String::from(">-\n");
    let mut length = 0;
    for word in words.split(' ') {
        if length == 0 || length + word.len() > 95 {
            let _ = write!(text, "{}{:indent$}{word}", if length == 0 { "" } else { "\n" }, "");
            length = indent + word.len();
        } else {
            let _ = write!(text, " {word}");
            length += word.len() + 1;
        }
    }
    text + "\n"
}
