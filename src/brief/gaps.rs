//! What the record does not say and what is doubtful, for the principal.

use super::doubted::doubts;
use super::gap::{Doubt, Gap};
use super::origin::Origin;
use super::promises::Promise;
use super::reader::Reader;
use super::sheet::Sheet;
use super::shown::Shown;
use super::state::told_otherwise;
use crate::facts::contact::{Contact, Status};
use crate::facts::doubt::stale_role;
use crate::facts::ending::Settled;
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
    let mut gaps = Gaps { reader, origin: sheet.origin.clone(), found: Vec::new() };
    gaps.arrangements(sheet);
    let shown = Shown::on_sheet(sheet);
    for organisation in organisations {
        for contact in reader.facts.contacts_with(&organisation.id) {
            gaps.contact(contact, &shown);
        }
    }
    gaps.found.extend(doubts(reader, &shown));
    sheet.promises.iter().for_each(|promise| gaps.promise(promise));
    gaps.titles(sheet);
    if visit.is_none() {
        gaps.who_reads(sheet);
    }
    gaps.topics(topics);
    let of_visit = visit.iter().flat_map(|visit| &visit.topics);
    let topics: Vec<_> = topics.iter().map(|topic| &topic.id).chain(of_visit).collect();
    gaps.left_out(organisations, &topics);
    gaps.unstated(sheet);
    gaps.found
}

/// Collects the gaps and doubts of a visit as a whole.
pub fn of_visit<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<Gap<'a>> {
    let origin = Origin::new(&visit.id, "");
    let mut gaps = Gaps { reader, origin: origin.clone(), found: Vec::new() };
    let mut missing = Vec::new();
    let around = visit.around();
    for (lacks, what) in [
        (reader.says_if(&visit.purpose, around).is_none(), "purpose"),
        (reader.says_all(&visit.aims, around).is_empty(), "aims"),
    ] {
        if lacks {
            missing.push(what);
        }
    }
    if !missing.is_empty() {
        let kind = "arrangements";
        gaps.add(Doubt { kind, missing, ..Doubt::default() }, origin);
    }
    if visit.contact.is_none() {
        let doubt = Doubt { kind: "no-pack-contact", ..Doubt::default() };
        gaps.add(doubt, Origin::new(&visit.id, ""));
    }
    let topics: Vec<&Topic> = visit.topics.iter().map(|id| reader.facts.topic(id)).collect();
    gaps.topics(&topics);
    gaps.unstated_of_visit(visit);
    gaps.found
}

pub(super) struct Gaps<'a> {
    pub(super) reader: Reader<'a>,
    origin: Origin<'a>,
    found: Vec<Gap<'a>>,
}

impl<'a> Gaps<'a> {
    /// Says whether they are those of the meeting itself.
    pub(super) fn is_of(&self, contact: &Contact) -> bool {
        self.origin.id() == contact.id.as_str()
    }

    pub(super) fn add(&mut self, doubt: Doubt<'a>, origin: Origin<'a>) {
        let known = self.found.iter().any(|gap| gap.doubt == doubt);
        if !known {
            self.found.push(Gap { doubt, sources: Vec::new(), origin });
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
            (_, None) if !sheet.when.confirmed => open.push("time"),
            _ if !sheet.when.confirmed => open.push("time"),
            _ => {}
        }
        let mut missing = Vec::new();
        let nobody = sheet.people.is_empty();
        let no_mode = !sheet.remote
            && sheet.mode.is_none()
            && sheet.people.iter().any(|p| p.who.mode.is_none());
        let modes = &self.reader.facts.settings().modes;
        let in_one_place = |mode: &str| modes.first().is_none_or(|first| first == mode);
        let no_venue =
            !sheet.remote && sheet.venue.is_none() && sheet.mode.is_none_or(in_one_place);
        for (lacks, what) in [
            (no_venue, "venue"),
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
        if open.is_empty() && missing.is_empty() {
            return;
        }
        let doubt = Doubt { kind: "arrangements", open, missing, ..Doubt::default() };
        self.add(doubt, self.origin.clone());
    }

    /// Notes what of something owed comes before the day on which it came up.
    fn promise(&mut self, promise: &Promise<'a>) {
        let opening = &promise.opening;
        let says = Some(promise.what.words());
        let doubt = |kind, date| Doubt { kind, says, date: Some(date), ..Doubt::default() };
        let closings = self.reader.facts.closings(opening.id).iter();
        for closing in closings.filter(|one| !opening.may_end(one.when)) {
            self.add(doubt("settled-before", closing.when), promise.origin.clone());
        }
        if let Some((end, _)) = told_otherwise(self.reader, opening) {
            let what = Some(if end.how == Settled::Done { "done" } else { "dropped" }.into());
            let told = Doubt { what, ..doubt("settled-otherwise", end.when) };
            self.add(told, promise.origin.clone());
        }
        if let Some(due) = promise.due.filter(|due| due.last() < promise.since.first()) {
            self.add(doubt("due-before", due), promise.origin.clone());
        }
    }

    fn titles(&mut self, sheet: &Sheet<'a>) {
        for met in &sheet.people {
            let Some(person) = met.who.id.and_then(|id| self.reader.facts.find_person(id)) else {
                continue;
            };
            self.posts(person);
            let stale = stale_role(self.reader.facts, person, self.reader.as_of);
            if let Some((_, seen)) = stale {
                let doubt = Doubt {
                    kind: "title-last-seen",
                    date: Some(seen),
                    names: vec![self.reader.facts.label_of(person)],
                    ..Doubt::default()
                };
                self.add(doubt, Origin::new(&person.id, "roles"));
            }
        }
    }
}
