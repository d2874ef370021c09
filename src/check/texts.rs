//! Facts → every text in them.

use chrono::NaiveDate;

use super::prose::{Part, Path, Prose};
use crate::facts::Facts;
use crate::facts::contact::{Contact, Plan};
use crate::facts::item::VerbItem;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::source::Source;
use crate::facts::topic::{IfRaised, Topic};
use crate::facts::visit::Visit;
use crate::finding::field::Kind;
use crate::finding::kind::kinds;

/// Lists every text of the facts, by kind and id.
pub fn texts(facts: &Facts) -> Vec<Prose<'_>> {
    let records = facts.records();
    let mut list = Listing { found: Vec::new() };
    macro_rules! list {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for record in records.$folder.iter() {
                list.$noun(record);
            }
        )*};
    }
    kinds!(list);
    list.found
}

struct Listing<'a> {
    found: Vec<Prose<'a>>,
}

/// The record whose texts are being listed.
#[derive(Clone, Copy)]
struct Of<'a> {
    kind: Kind,
    id: &'a str,
    day: Option<NaiveDate>,
}

impl<'a> Listing<'a> {
    fn add(&mut self, of: Of<'a>, part: Part, path: Path<'a>, text: Option<&'a str>) {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return;
        };
        let Of { kind, id, day } = of;
        self.found.push(Prose {
            kind,
            id,
            path,
            text,
            part,
            day,
        });
    }

    fn told(&mut self, of: Of<'a>, path: Path<'a>, text: Option<&'a str>) {
        self.add(of, Part::Told, path, text);
    }

    fn organisation(&mut self, record: &'a Organisation) {
        let of = Of {
            kind: Kind::Organisation,
            id: record.id.as_str(),
            day: None,
        };
        self.told(of, Path::Key("about"), record.about.as_deref());
        for (key, text) in &record.lines {
            self.told(of, Path::Under("lines", key), Some(text));
        }
        for (n, note) in record.notes.iter().enumerate() {
            self.told(of, Path::Within("notes", n, "text"), Some(&note.text));
        }
        for (n, membership) in record.memberships.iter().enumerate() {
            let path = Path::Within("memberships", n, "note");
            self.add(of, Part::Remark, path, membership.note.as_deref());
        }
        let reading = record.assessment.as_ref().map(|reading| &*reading.text);
        self.told(of, Path::Under("assessment", "text"), reading);
    }

    fn person(&mut self, record: &'a Person) {
        let of = Of {
            kind: Kind::Person,
            id: record.id.as_str(),
            day: None,
        };
        self.told(of, Path::Key("bio"), record.bio.as_deref());
        self.add(of, Part::Remark, Path::Key("note"), record.note.as_deref());
    }

    fn contact(&mut self, record: &'a Contact) {
        let of = Of {
            kind: Kind::Contact,
            id: record.id.as_str(),
            day: Some(record.date.first()),
        };
        for (key, text) in [
            ("title", record.title.as_deref()),
            ("theme", record.theme.as_deref()),
            ("others", record.others.as_deref()),
            ("purpose", record.purpose.as_deref()),
            ("summary", record.summary.as_deref()),
        ] {
            self.told(of, Path::Key(key), text);
        }
        for (n, point) in record.points.iter().enumerate() {
            let path = Path::Within("points", n, &point.speaker);
            self.told(of, path, Some(&point.text));
            let what = point
                .opens
                .as_deref()
                .and_then(|opens| opens.what.as_deref());
            self.told(of, Path::Within("points", n, "opens.what"), what);
        }
        for (n, claim) in record.claims.iter().enumerate() {
            self.told(of, Path::Within("claims", n, "what"), Some(&claim.what));
            let note = claim.note.as_deref();
            self.add(of, Part::Remark, Path::Within("claims", n, "note"), note);
        }
        for (n, link) in record.links.iter().enumerate() {
            let path = Path::Within("links", n, "title");
            self.add(of, Part::Quoted, path, Some(&link.title));
        }
        for (n, disputed) in record.disputed.iter().enumerate() {
            let path = Path::Within("disputed", n, "says");
            self.add(of, Part::Remark, path, Some(&disputed.says));
        }
        self.people(of, "us", &record.us);
        self.people(of, "them", &record.them);
        let reading = record.assessment.as_ref().map(|reading| &*reading.text);
        self.told(of, Path::Under("assessment", "text"), reading);
        self.add(of, Part::Remark, Path::Key("note"), record.note.as_deref());
        if let Some(plan) = &record.plan {
            self.plan(of, plan);
        }
    }

    fn people(&mut self, of: Of<'a>, list: &'a str, items: &'a [PersonItem]) {
        for (n, item) in items.iter().enumerate() {
            self.told(of, Path::Within(list, n, "name"), item.name.as_deref());
            self.told(of, Path::Within(list, n, "note"), item.note.as_deref());
        }
    }

    fn plan(&mut self, of: Of<'a>, plan: &'a Plan) {
        self.told(of, Path::Key("plan.objective"), plan.objective.as_deref());
        self.told(of, Path::Key("plan.press_line"), plan.press_line.as_deref());
        self.verbs(of, "plan.raise", &plan.raise);
        self.answers(of, "plan.if_raised", &plan.if_raised);
        for (n, avoid) in plan.avoid.iter().enumerate() {
            self.told(of, Path::Item("plan.avoid", n), Some(avoid));
        }
        self.people(of, "plan.us", &plan.us);
        self.people(of, "plan.them", &plan.them);
    }

    fn verbs(&mut self, of: Of<'a>, list: &'a str, items: &'a [VerbItem]) {
        for (n, item) in items.iter().enumerate() {
            self.told(of, Path::Within(list, n, &item.verb), Some(&item.text));
            self.told(of, Path::Within(list, n, "why"), item.why.as_deref());
        }
    }

    fn answers(&mut self, of: Of<'a>, list: &'a str, items: &'a [IfRaised]) {
        for (n, item) in items.iter().enumerate() {
            self.told(of, Path::Within(list, n, "they"), Some(&item.they));
            self.told(of, Path::Within(list, n, "say"), item.say.as_deref());
        }
    }

    fn topic(&mut self, record: &'a Topic) {
        let of = Of {
            kind: Kind::Topic,
            id: record.id.as_str(),
            day: None,
        };
        self.told(of, Path::Key("line"), record.line.as_deref());
        self.verbs(of, "messages", &record.messages);
        self.answers(of, "if_raised", &record.if_raised);
        for (n, milestone) in record.milestones.iter().enumerate() {
            let path = Path::Within("milestones", n, "what");
            self.told(of, path, Some(&milestone.what));
        }
        for (n, figure) in record.figures.iter().enumerate() {
            for (key, text) in [("what", &figure.what), ("say", &figure.say)] {
                self.told(of, Path::Within("figures", n, key), text.as_deref());
            }
            let path = Path::Within("figures", n, "note");
            self.add(of, Part::Remark, path, figure.note.as_deref());
        }
        for (n, note) in record.notes.iter().enumerate() {
            self.told(of, Path::Within("notes", n, "text"), Some(&note.text));
        }
        self.told(of, Path::Key("background"), record.background.as_deref());
    }

    fn source(&mut self, record: &'a Source) {
        let of = Of {
            kind: Kind::Source,
            id: record.id.as_str(),
            day: record.date.map(|date| date.first()),
        };
        self.add(of, Part::Quoted, Path::Key("title"), Some(&record.title));
        self.add(
            of,
            Part::Quoted,
            Path::Key("quote"),
            record.quote.as_deref(),
        );
        self.told(of, Path::Key("finding"), record.finding.as_deref());
        self.add(of, Part::Remark, Path::Key("note"), record.note.as_deref());
    }

    fn visit(&mut self, record: &'a Visit) {
        let of = Of {
            kind: Kind::Visit,
            id: record.id.as_str(),
            day: Some(record.dates.first()),
        };
        self.told(of, Path::Key("title"), Some(&record.title));
        self.told(of, Path::Key("purpose"), record.purpose.as_deref());
        for (n, aim) in record.aims.iter().enumerate() {
            self.told(of, Path::Item("aims", n), Some(aim));
        }
    }
}
