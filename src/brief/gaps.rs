//! What the record does not say and what is doubtful, in words for the principal.

use serde::Serialize;

use super::origin::Origin;
use super::promises::dedup;
use super::reader::Reader;
use super::sheet::Sheet;
use super::words;
use crate::facts::contact::{Contact, Status};
use crate::facts::doubt::{purpose_forgets, stale_role};
use crate::facts::organisation::Organisation;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;
use crate::facts::when::months_before;

/// One gap or doubt.
#[derive(Debug, Clone, Serialize)]
pub struct Gap<'a> {
    /// A sentence.
    pub text: String,
    /// The sources to cite.
    pub sources: Vec<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Collects the gaps and doubts that bear on a sheet.
pub fn gaps<'a>(
    reader: Reader<'a>,
    sheet: &Sheet<'a>,
    organisations: &[&'a Organisation],
    topics: &[&'a Topic],
    visit: Option<&'a Visit>,
) -> Vec<Gap<'a>> {
    let mut gaps = Gaps {
        reader,
        origin: sheet.origin.clone(),
        found: Vec::new(),
    };
    gaps.arrangements(sheet);
    gaps.purpose(organisations, visit);
    for organisation in organisations {
        for contact in reader.facts.contacts_with(&organisation.id) {
            gaps.contact(contact);
        }
    }
    gaps.sources(sheet);
    gaps.titles(sheet);
    gaps.topics(topics);
    gaps.left_out(organisations);
    gaps.found
}

/// Collects the gaps and doubts of a visit as a whole.
pub fn of_visit<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<Gap<'a>> {
    let origin = Origin::new(&visit.id, "");
    let mut gaps = Gaps {
        reader,
        origin: origin.clone(),
        found: Vec::new(),
    };
    let mut missing = Vec::new();
    for (lacks, what) in [
        (visit.purpose.is_none(), "purpose"),
        (visit.aims.is_empty(), "aims"),
        (visit.contact.is_none(), "whom to call about this pack"),
    ] {
        if lacks {
            missing.push(what);
        }
    }
    if !missing.is_empty() {
        gaps.add(
            words::capital(&format!("{} missing.", words::be(&missing))),
            origin,
        );
    }
    let topics: Vec<&Topic> = visit
        .topics
        .iter()
        .map(|id| reader.facts.topic(id))
        .collect();
    gaps.topics(&topics);
    gaps.found
}

pub(super) struct Gaps<'a> {
    pub(super) reader: Reader<'a>,
    origin: Origin<'a>,
    found: Vec<Gap<'a>>,
}

impl<'a> Gaps<'a> {
    pub(super) fn add(&mut self, text: String, origin: Origin<'a>) {
        let known = self.found.iter().any(|gap| gap.text == text);
        if !known {
            self.found.push(Gap {
                text,
                sources: Vec::new(),
                origin,
            });
        }
    }

    /// Time, place, people and points that a meeting to come still lacks.
    fn arrangements(&mut self, sheet: &Sheet<'a>) {
        if sheet.held || sheet.status == Status::Cancelled {
            return;
        }
        let mut open = Vec::new();
        match (sheet.when.date, sheet.when.time) {
            (None, _) => open.push("day"),
            (_, None) => open.push("time"),
            _ if !sheet.when.confirmed => open.push("time"),
            _ => {}
        }
        let mut missing = Vec::new();
        let nobody = sheet.people.is_empty();
        let no_mode =
            sheet.mode.is_none() && sheet.people.iter().any(|p| p.who.mode.is_none());
        for (lacks, what) in [
            (sheet.venue.is_none(), "venue"),
            (sheet.contact_person.is_none(), "contact person"),
            (nobody, "participants"),
            (no_mode, "how each person joins"),
            (sheet.objective.is_none(), "objective"),
            (sheet.raise.is_empty(), "points to raise"),
        ] {
            if lacks {
                missing.push(what);
            }
        }
        let mut parts = Vec::new();
        if !open.is_empty() {
            parts.push(format!("{} to be confirmed", words::be(&open)));
        }
        if !missing.is_empty() {
            parts.push(format!("{} missing", words::be(&missing)));
        }
        if !parts.is_empty() {
            let text = format!("{}.", words::capital(&parts.join("; ")));
            self.add(text, self.origin.clone());
        }
    }

    /// A meeting that the purpose of the visit forgets, though it names others.
    fn purpose(&mut self, organisations: &[&'a Organisation], visit: Option<&'a Visit>) {
        let Some(visit) = visit else { return };
        for organisation in organisations {
            if purpose_forgets(self.reader.facts, visit, organisation) {
                let name = organisation.name_on(self.reader.as_of);
                let text = format!(
                    "{name} is not named in the purpose of the visit, though it has a meeting."
                );
                self.add(text, Origin::new(&visit.id, "purpose"));
            }
        }
    }

    fn contact(&mut self, contact: &'a Contact) {
        let as_of = self.reader.as_of;
        let date = words::date(self.reader, contact.date);
        let what = contact
            .title
            .clone()
            .unwrap_or_else(|| words::label(&contact.kind));
        if contact.planned_but_past(as_of) {
            let text = format!("{date}, {what}: still marked as planned.");
            self.add(text, Origin::new(&contact.id, "status"));
        }
        if !contact.held_by(as_of) {
            return;
        }
        for (n, disputed) in contact.disputed.iter().enumerate() {
            let field = disputed.field.replace('_', " ");
            let says = disputed.says.trim_end_matches('.');
            let text = format!("{date}, {what}: sources differ on “{field}”: {says}.");
            self.add(text, Origin::item(&contact.id, "disputed", n));
        }
        let links = contact.links_without_address().count();
        if links > 0 {
            let (noun, have) = if links == 1 {
                ("link", "has")
            } else {
                ("links", "have")
            };
            let text = format!(
                "{} {noun} in the report of {date} {have} no address.",
                words::capital(&words::count(links))
            );
            self.add(text, Origin::new(&contact.id, "links"));
        }
        if contact.lacks_report(as_of) {
            let text = format!("{date}, {what}: no report on record.");
            self.add(text, Origin::new(&contact.id, ""));
        }
    }

    fn sources(&mut self, sheet: &Sheet<'a>) {
        let mut ids: Vec<&str> = sheet
            .sensitive
            .iter()
            .flat_map(|item| item.sources.iter().copied())
            .collect();
        dedup(&mut ids);
        for source in ids
            .iter()
            .filter_map(|id| self.reader.facts.records().sources.get(id))
        {
            if !source.is_doubtful() {
                continue;
            }
            let name = source.publisher.as_deref().unwrap_or(&source.title);
            let mut lacks = vec!["has low confidence"];
            if source.date.is_none() {
                lacks.push("no date");
            }
            if source.url.is_none() {
                lacks.push("no link");
            }
            let text = format!("The {name} item {}.", words::and(&lacks))
                .replace("The The", "The");
            self.add(text, Origin::new(&source.id, "confidence"));
        }
    }

    fn titles(&mut self, sheet: &Sheet<'a>) {
        for met in &sheet.people {
            let Some(person) = met
                .who
                .id
                .and_then(|id| self.reader.facts.records().people.get(id))
            else {
                continue;
            };
            let stale = stale_role(self.reader.facts, person, self.reader.as_of);
            if let Some((_, seen)) = stale {
                let date = words::date(self.reader, seen);
                let text = format!("{}: title last seen {date}.", person.name);
                self.add(text, Origin::new(&person.id, "roles"));
            }
        }
    }

    /// Events that may have concerned them, where the record names nobody.
    fn left_out(&mut self, organisations: &[&'a Organisation]) {
        let as_of = self.reader.as_of;
        let bodies: Vec<_> = organisations
            .iter()
            .flat_map(|organisation| self.reader.held_with(&organisation.id))
            .flat_map(|contact| {
                contact
                    .body
                    .iter()
                    .map(|body| body.as_str())
                    .chain(contact.topics.iter().map(|topic| topic.as_str()))
            })
            .collect();
        let nobody: Vec<&Contact> = self
            .reader
            .facts
            .contacts_with_nobody()
            .filter(|contact| contact.held_by(as_of))
            .filter(|contact| contact.date.last() >= months_before(as_of, 12))
            .filter(|contact| {
                let body = contact.body.iter().map(|body| body.as_str());
                let mut words =
                    body.chain(contact.topics.iter().map(|topic| topic.as_str()));
                words.any(|word| bodies.contains(&word))
            })
            .collect();
        if nobody.is_empty() {
            return;
        }
        let dates: Vec<_> = nobody.iter().map(|contact| contact.date).collect();
        let names: Vec<&str> = organisations
            .iter()
            .map(|organisation| organisation.name_on(as_of))
            .collect();
        let event = if dates.len() == 1 { "event" } else { "events" };
        let text = format!(
            "{} {event} left out: whether {} took part is not on record.",
            words::dates(self.reader.facts.settings(), &dates),
            words::and(&names)
        );
        self.add(text, Origin::new(&nobody[0].id, "with"));
    }
}
