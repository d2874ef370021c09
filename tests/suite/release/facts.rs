//! A number → facts at random, in which every string is unique and known to be secret or not.

use scene_setter::facts::records::{AnyRecord, Gathered, Records};
use scene_setter::field::{Kind, RecordKey};
use scene_setter::read;

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
    fn canary(
        &mut self,
        rank: usize,
        about: &[usize],
        unnamed: bool,
        never: bool,
    ) -> String {
        let word = format!(
            "qz{:x}vx{:04x}",
            self.canaries.len() * 7919 + 65536,
            self.number(65536)
        );
        let about = about.to_vec();
        self.canaries.push(Canary {
            word: word.clone(),
            rank,
            about,
            unnamed,
            never,
            name: false,
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
            let who = self.number(self.people.len());
            prose = format!("{prose} with {}", self.people[who].0);
        }
        prose
    }

    fn add(&mut self, kind: Kind, id: &str, text: &str) {
        let mut faults = Vec::new();
        let key = RecordKey {
            kind,
            id: id.to_owned(),
        };
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
    let settings = read::settings("us: house\n", &mut Vec::new())
        .record
        .expect("settings");
    let Maker {
        gathered, canaries, ..
    } = maker;
    Invented {
        records: Records::new(settings, gathered),
        canaries,
        companies,
    }
}

fn organisations(maker: &mut Maker, companies: usize) {
    maker.add(
        Kind::Organisation,
        "house",
        "name: The House\nhandling: public\n",
    );
    for n in 0..companies {
        // The name of a company follows the scope, and its mark only when it has one.
        let (mark, rank) = maker.mark(1);
        let name_rank = if mark.is_empty() { 0 } else { rank };
        let name = maker.canary(name_rank, &[n], false, false);
        let alias = maker.canary(name_rank, &[n], false, false);
        maker
            .canaries
            .iter_mut()
            .rev()
            .take(2)
            .for_each(|canary| canary.name = true);
        let about = maker.prose(rank, &[n], false);
        let own = maker.mark(rank);
        let note = maker.prose(own.1.max(rank), &[n], false);
        let reading = maker.prose(rank, &[n], true);
        let standing = maker.prose(rank, &[n], false);
        let text = format!(
            "name: {name}\naka: {alias}\nkind: company\nabout: {}\n{}assessment: {{ text: {} }}\n\
             lines: {{ always: {} }}\nnotes:\n  - text: {}\n{}",
            quoted(&about),
            line("", "handling", &mark),
            quoted(&reading),
            quoted(&standing),
            quoted(&note),
            line("    ", "handling", &own.0),
        );
        maker.add(Kind::Organisation, &format!("company-{n}"), &text);
    }
}

fn people(maker: &mut Maker, companies: usize) {
    for n in 0..(4 + maker.number(4)) {
        let (senior, disclose) = (maker.chance(2), maker.number(3));
        let named = match disclose {
            0 => senior,
            1 => true,
            _ => false,
        };
        let first = maker.canary(0, &[], !named, false);
        let family = maker.canary(0, &[], !named, false);
        let alias = maker.canary(0, &[], !named, false);
        let title = maker.canary(0, &[], !named, false);
        let title = if maker.chance(3) {
            "Member of the Board".to_owned()
        } else {
            format!("Head of {title}")
        };
        let ours = n < 2;
        let home = maker.number(companies);
        let text = format!(
            "name: {first} {family}\naka: {alias}\norganisation: {}\nrole: {title}\n\
             level: commissioner\nsenior: {senior}\n{}",
            if ours {
                "house".to_owned()
            } else {
                format!("company-{home}")
            },
            match disclose {
                0 => String::new(),
                1 => "disclose: true\n".to_owned(),
                _ => "disclose: false\n".to_owned(),
            },
        );
        maker.add(Kind::Person, &format!("person-{n}"), &text);
        let called = match maker.number(3) {
            0 => alias,
            1 => family,
            _ => format!("{first} {family}"),
        };
        maker.people.push((called, ours));
    }
}

fn source(maker: &mut Maker, n: usize, companies: usize) {
    let (mark, rank) = maker.mark(1);
    let about = maker.number(companies + 1);
    let of: Vec<usize> = if about == companies {
        Vec::new()
    } else {
        vec![about]
    };
    let title = maker.canary(rank, &of, false, false);
    let finding = maker.prose(rank, &of, false);
    let publisher = maker.canary(rank, &of, false, false);
    let mail = maker.canary(rank.max(3), &of, false, true);
    let text = format!(
        "kind: report\ntitle: {title}\npublisher: {publisher}\ndate: 2029-0{}-11\n{}tone: \
         critical\nfinding: {}\nto: [person-0, {mail}@mail.example]\n{}",
        n + 1,
        if of.is_empty() {
            String::new()
        } else {
            format!("about: company-{about}\n")
        },
        quoted(&finding),
        line("", "handling", &mark),
    );
    maker.add(Kind::Source, &format!("paper-{n}"), &text);
}

fn topic(maker: &mut Maker, n: usize, companies: usize, sources: usize) {
    let (mark, rank) = maker.mark(1);
    let name = maker.canary(rank, &[], false, false);
    let background = maker.prose(rank, &[], false);
    let mut text = format!(
        "name: {name}\nbackground: {}\nbackground_sources: paper-{}\n{}messages:\n",
        quoted(&background),
        maker.number(sources),
        line("", "handling", &mark),
    );
    for _ in 0..=maker.number(3) {
        let own = maker.mark(rank);
        let words = maker.prose(own.1.max(rank), &[], false);
        text += &format!(
            "  - note: {}\n{}",
            quoted(&words),
            line("    ", "handling", &own.0)
        );
    }
    text += "notes:\n";
    for _ in 0..=maker.number(3) {
        let own = maker.mark(rank);
        let about = maker.number(companies);
        let words = maker.prose(own.1.max(rank), &[about], false);
        text += &format!(
            "  - text: {}\n    about: company-{about}\n    source: paper-{}\n{}",
            quoted(&words),
            maker.number(sources),
            line("    ", "handling", &own.0),
        );
    }
    maker.add(Kind::Topic, &format!("topic-{n}"), &text);
}

fn contact(maker: &mut Maker, n: usize, companies: usize, sources: usize) {
    let (mark, rank) = maker.mark(1);
    let with = maker.number(companies);
    let of = [with];
    let later = n == 0;
    let title = maker.canary(rank, &of, false, false);
    let purpose = maker.prose(rank, &of, false);
    let summary = maker.prose(rank, &of, false);
    let venue = maker.canary(rank, &of, false, false);
    let mut text = format!(
        "kind: meeting\ndate: {}\nwith: company-{with}\ntitle: {title}\nlevel: commissioner\n\
         us: [person-0, person-1]\npurpose: {}\nvenue: {venue}\ntopics: topic-{}\n\
         reports: paper-{}\n{}{}",
        if later {
            "2031-03-05".to_owned()
        } else {
            format!("2030-0{n}-0{n}")
        },
        quoted(&purpose),
        maker.number(2),
        maker.number(sources),
        line("", "handling", &mark),
        if later {
            "visit: journey\nstatus: planned\n"
        } else {
            ""
        },
    );
    let guests = maker.number(maker.people.len() - 2) + 1;
    let inline = maker.canary(3, &[], true, true);
    text += "them:\n";
    for guest in 0..guests {
        text += &format!("  - person-{}\n", guest + 2);
    }
    text += &format!("  - {{ name: {inline}, role: Guest }}\n");
    if later {
        text += "plan:\n  raise:\n";
        for _ in 0..=maker.number(3) {
            let own = maker.mark(rank);
            let words = maker.prose(own.1.max(rank), &of, false);
            text += &format!(
                "    - discuss: {}\n{}",
                quoted(&words),
                line("      ", "handling", &own.0)
            );
        }
    } else {
        text += &format!("summary: {}\npoints:\n", quoted(&summary));
        for m in 0..=maker.number(5) {
            let own = maker.mark(rank);
            let words = maker.prose(own.1.max(rank), &of, false);
            let owed = maker.prose(own.1.max(rank), &of, false);
            let opens = maker.chance(2);
            text += &format!(
                "  - them: {}\n{}{}{}",
                quoted(&words),
                line("    ", "handling", &own.0),
                if maker.chance(3) {
                    "    line: always\n"
                } else {
                    ""
                },
                match opens {
                    true => format!(
                        "    opens: {{ id: owed-{n}-{m}, kind: promise, what: {} }}\n",
                        quoted(&owed)
                    ),
                    false => String::new(),
                },
            );
        }
    }
    maker.add(Kind::Contact, &format!("contact-{n}"), &text);
}

fn visit(maker: &mut Maker, companies: usize, contacts: usize) {
    let purpose = maker.prose(0, &[], false);
    let mut text = format!(
        "title: Journey\nfor: person-0\ndates: 2031-03-05/2031-03-06\nas_of: 2031-03-01\n\
         handling: public\npurpose: {}\ntopics: topic-0\ngeneral_points: topic-1\n\
         background: [recent-contacts, topic-0, topic-1]\ndefault: {{ us: [person-0, person-1] \
         }}\nmeetings:\n  - contact-0\n",
        quoted(&purpose)
    );
    for n in 0..companies {
        text += &format!("  - {{ with: company-{n}, status: tbc }}\n");
    }
    assert!(contacts > 1);
    maker.add(Kind::Visit, "journey", &text);
}
