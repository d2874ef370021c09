//! A number of contacts → a project folder of invented facts, always the same.
//!
//! Organisations, people, topics and visits come in the proportions of a real house, and of the
//! store in `../shared/bench`: a few organisations have many contacts, a contact may be with
//! several, one in six names the principal, most promises are kept in a later contact, and the
//! records have what `check` asks about: long summaries, links without an address, days before a
//! title began.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::words::{Dice, FAMILY, GIVEN, PLACES, TITLES, firm, folded, list, raised};

/// Every tenth person is ours, the first of them the principal.
const OURS: usize = 10;

/// A project that is being written.
struct Project<'r> {
    root: &'r Path,
    organisations: usize,
    people: usize,
    topics: usize,
    /// What later contacts close, by the number of the contact.
    closes: BTreeMap<usize, Vec<String>>,
}

/// Writes a project.
pub fn write(root: &Path, contacts: usize, visits: usize) {
    let mut project = Project {
        root,
        organisations: contacts * 8 / 100,
        people: contacts / 4,
        topics: (contacts / 80).clamp(40, 120),
        closes: BTreeMap::new(),
    };
    fs::create_dir_all(root.join("data")).expect("a folder");
    fs::write(root.join("data/settings.yaml"), "us: house\n").expect("a file");
    project.file("organisations", "house", "name: The House\nkind: institution\n".to_owned());
    (0..project.organisations).for_each(|n| project.organisation(n));
    (0..project.people).for_each(|n| project.person(n));
    (0..project.topics).for_each(|n| project.topic(n));
    for year in 2016..=2024 {
        let text = format!("kind: report\ntitle: Reports of {year}\ndate: {year}\nunit: A1\n");
        project.file("sources", &format!("reports-{year}"), text);
    }
    (0..contacts).for_each(|n| project.contact(n, contacts));
    (0..visits).for_each(|n| project.visit(n));
}

impl Project<'_> {
    fn file(&self, folder: &str, id: &str, text: String) {
        let folder = self.root.join("data").join(folder);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{id}.yaml")), text).expect("a file");
    }

    /// A tenth of the organisations has half of the contacts.
    fn some_organisation(&self, dice: &mut Dice) -> usize {
        let few = (self.organisations / 10).max(1);
        if dice.below(2) == 0 { dice.below(few) } else { dice.below(self.organisations) }
    }

    /// Those who work there, of whom each organisation has at least two.
    fn staff(&self, organisation: usize, dice: &mut Dice) -> String {
        let count = dice.between(1, 2);
        let each = (self.people - self.ours()) / self.organisations;
        let mut own = dice.several(count, each);
        own.iter_mut().for_each(|n| *n = self.ours() + organisation + *n * self.organisations);
        list("person", &own)
    }

    fn ours(&self) -> usize {
        self.people / OURS
    }

    fn us(&self, dice: &mut Dice) -> String {
        let count = dice.between(1, 3);
        let mut us = dice.several(count, self.ours() - 1);
        us.iter_mut().for_each(|n| *n += 1);
        if dice.below(6) == 0 {
            us.insert(0, 0);
        }
        list("person", &us)
    }

    fn some_topics(&self, dice: &mut Dice) -> Vec<usize> {
        let count = dice.between(1, 3);
        dice.several(count, self.topics)
    }

    fn organisation(&self, n: usize) {
        let dice = &mut Dice::of("organisation", n);
        let name = firm(n);
        let mut text = format!(
            "name: {name}\nkind: {}\ncountry: IE\nabout: {}notes:\n",
            dice.pick(&["company", "association"]),
            folded(2, &dice.paragraph(1_000, &name)),
        );
        for _ in 0..dice.between(3, 6) {
            let said = folded(6, &dice.sentence(&name));
            let _ = writeln!(text, "  - text: {said}    as_of: {}", dice.day(2021, 2024));
        }
        self.file("organisations", &format!("organisation-{n}"), text);
    }

    fn person(&self, n: usize) {
        let dice = &mut Dice::of("person", n);
        let (family, given) = (FAMILY[n % FAMILY.len()], GIVEN[n / FAMILY.len() % GIVEN.len()]);
        // Namesakes have another initial.
        let initial = char::from(b'A' + (n / FAMILY.len() / GIVEN.len() % 26) as u8);
        let mut text = format!("name: {given} {initial}. {family}\n");
        if n < self.ours() {
            text.push_str("organisation: house\n");
        } else {
            let _ = writeln!(
                text,
                "organisation: organisation-{}",
                (n - self.ours()) % self.organisations
            );
        }
        if n == 0 {
            text.push_str("level: commissioner\nsenior: true\n");
        }
        let (title, since) = (dice.pick(TITLES), dice.day(2008, 2023));
        let bio = folded(2, &dice.paragraph(150, "The unit"));
        let _ = write!(text, "roles:\n  - title: {title}\n    from: {since}\nbio: {bio}");
        self.file("people", &format!("person-{n}"), text);
    }

    fn topic(&self, n: usize) {
        let dice = &mut Dice::of("topic", n);
        let line = folded(2, &dice.paragraph(250, "The industry"));
        let mut text = format!("name: Topic {n}\nowner: A1\nline: {line}messages:\n");
        for _ in 0..dice.between(4, 7) {
            text.push_str(&raised(2, &dice.request("companies")));
        }
        text.push_str("background: |\n");
        for _ in 0..dice.between(3, 5) {
            let _ = writeln!(text, "  {}\n", dice.paragraph(600, "The industry"));
        }
        self.file("topics", &format!("topic-{n}"), text);
    }

    fn contact(&mut self, n: usize, contacts: usize) {
        let dice = &mut Dice::of("contact", n);
        let count = [1, 1, 1, 1, 1, 1, 1, 1, 2, 4][dice.below(10)];
        let with: Vec<usize> = (0..count).map(|_| self.some_organisation(dice)).collect();
        let (name, topics) = (firm(with[0]), self.some_topics(dice));
        // Contacts come in the order of their days, so that later ones close what earlier ones
        // open.
        let year = 2016 + n * 9 / contacts;
        let kind = dice.pick(&["meeting", "call", "workshop"]);
        let mut text = format!(
            "kind: {kind}\ntitle: Talk with {name} on topic {}\ndate: {year}-{:02}-{:02}\nlevel: \
             {}\nwith: {}\nus: {}\nthem: {}\nvenue: {}\ntopics: {}\nsummary: {}reports: \
             reports-{year}\nlinks:\n  - title: Ref({year}){}\npoints:\n",
            topics[0],
            (n * 108 / contacts) % 12 + 1,
            dice.between(1, 28),
            dice.pick(&["commissioner", "service", "service"]),
            list("organisation", &with),
            self.us(dice),
            self.staff(with[0], dice),
            dice.pick(PLACES),
            list("topic", &topics),
            folded(2, &dice.paragraph(400, &name)),
            dice.between(1_000_000, 9_999_999),
        );
        for point in 0..dice.between(4, 6) {
            let who = if point < 2 { "us" } else { "them" };
            let topic = topics[point % topics.len()];
            let said = folded(6, &dice.sentence(&name));
            let _ = writeln!(text, "  - {who}: {said}    topic: topic-{topic}");
        }
        for promise in 0..dice.below(3) {
            let (who, said) = (dice.pick(&["us", "them"]), folded(6, &dice.sentence(&name)));
            let due = dice.day(year + 1, year + 1);
            let id = format!("owed-{n}-{promise}");
            let opens = format!("{{ id: {id}, kind: promise, due: {due} }}");
            let _ = writeln!(text, "  - {who}: {said}    opens: {opens}");
            let later = n + dice.between(1, 400);
            if dice.below(10) < 7 && later < contacts {
                self.closes.entry(later).or_default().push(id);
            }
        }
        if let Some(closed) = self.closes.remove(&n) {
            text.push_str("closes:\n");
            closed.iter().for_each(|id| text.push_str(&format!("  {id}: done\n")));
        }
        self.file("contacts", &format!("contact-{n}"), text);
    }

    fn visit(&self, n: usize) {
        let dice = &mut Dice::of("visit", n);
        let (day, count) = (dice.day(2021, 2024), dice.between(4, 6));
        let (mut meetings, mut topics) = (Vec::new(), Vec::new());
        for meeting in 0..count {
            let with = self.some_organisation(dice);
            let (name, own) = (firm(with), self.some_topics(dice));
            let mut text = format!(
                "kind: meeting\ndate: {day}\nstatus: planned\ntime: \"1{meeting}:00\"\ntz: \
                 Europe/Dublin\nlevel: commissioner\nvisit: visit-{n}\nwith: organisation-{with}\n\
                 topics: {}\nassessment:\n  date: {day}\n  text: {}plan:\n  objective: {}  them: \
                 {}\n  raise:\n",
                list("topic", &own),
                folded(4, &dice.paragraph(700, &name)),
                folded(4, &dice.sentence(&name)),
                self.staff(with, dice),
            );
            for _ in 0..dice.between(4, 6) {
                text.push_str(&raised(4, &dice.request(&name)));
            }
            meetings.push(meeting);
            topics.extend(own);
            self.file("contacts", &format!("meeting-{n}-{meeting}"), text);
        }
        topics.sort_unstable();
        topics.dedup();
        let aims: String = (0..dice.between(4, 6))
            .map(|_| format!("  - {}", folded(4, &dice.sentence("all"))))
            .collect();
        let all = list("topic", &topics);
        let text = format!(
            "title: Visit {n}\nfor: person-0\ndates: {day}\nplace: {}\ntz: Europe/Dublin\npurpose: \
             {}aims:\n{aims}topics: {}\nmeetings: {}\ngeneral_points: {all}\nbackground: \
             [recent-contacts, {}\ndefault:\n  us: {}\n",
            dice.pick(PLACES),
            folded(2, &dice.paragraph(800, "The industry")),
            list("topic", &topics[..2.min(topics.len())]),
            list(&format!("meeting-{n}"), &meetings),
            &all[1..],
            self.us(dice),
        );
        self.file("visits", &format!("visit-{n}"), text);
    }
}
