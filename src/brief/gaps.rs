//! What the record does not say and what is doubtful, in words for the principal.

use super::gap::Gap;
use super::origin::Origin;
use super::promises::dedup;
use super::reader::Reader;
use super::sheet::Sheet;
use super::words;
use crate::facts::contact::Status;
use crate::facts::doubt::{purpose_forgets, stale_role};
use crate::facts::organisation::Organisation;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;

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
}
