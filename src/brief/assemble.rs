//! Facts × visit or contact × day → Brief: chooses and orders; cannot fail.

use chrono::NaiveDate;
use tera::Value;

use super::background::backgrounds;
use super::finish::{finish, released};
use super::meeting;
use super::origin::Origin;
use super::principal::{highest_ranking, you};
use super::reader::Reader;
use super::room::visit_people;
use super::sheet::Sheet;
use super::tell_once::{mark_met_sooner, mark_same_days};
use super::topics::points;
use super::{Brief, VisitCover, day, dossier, gaps, mission, profile, report};
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::topic::Topic;
use crate::facts::visit::{Meeting, Visit};
use crate::facts::when::When;

/// Before or after the event a document is read; it decides the reader's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// On the eve.
    Planned,
    /// When it is over.
    Held,
}

/// Which document is wanted, and for which day.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The reader's day, instead of that of the records.
    pub as_of: Option<NaiveDate>,
    /// Whether the document is read before or after the event.
    pub stage: Stage,
    pub document: &'a str,
    /// Whether a template is to see it; else only what it chose and from where counts.
    pub is_seen: bool,
}

/// Makes the brief of a visit. The reader's day is `as_of`, else the visit's own, else the
/// day before it starts; for a report its last day.
pub fn visit<'a>(facts: &'a Facts, visit: &'a Visit, ask: Ask<'a>) -> Brief<'a> {
    let as_of = ask.as_of.unwrap_or_else(|| match ask.stage {
        Stage::Planned => day::of_visit(visit),
        Stage::Held => day::of_mission(facts, visit),
    });
    let principal = facts.person(&visit.r#for);
    let reader = Reader { facts, as_of, principal: Some(principal) };
    // A report shows what was said; the sheets would raise its mark for nothing.
    let before = ask.stage == Stage::Planned;
    let meetings = visit.meetings.iter().enumerate().filter(|_| before);
    let mut sheets: Vec<Sheet<'a>> = meetings
        .map(|(n, meeting)| match meeting {
            Meeting::Filed(id) => meeting::filed(reader, facts.contact(id), Some(visit), true),
            Meeting::Unfiled(meeting) => meeting::unfiled(reader, meeting, visit, n),
        })
        .collect();
    mark_same_days(&mut sheets);
    mark_met_sooner(reader, &mut sheets, principal.id.as_str());
    let topics =
        |ids: &'a [Id<_>]| ids.iter().map(|id| points(reader, facts.topic(id))).collect::<Vec<_>>();
    let mut brief = Brief {
        status: visit.status.as_deref(),
        prepared_by: visit.prepared_by.as_deref(),
        contact: visit.contact.as_deref(),
        principal: Some(you(principal, as_of)),
        visit: Some(VisitCover {
            dates: visit.dates,
            place: visit.place.as_deref(),
            purpose: reader.says_if(&visit.purpose, visit.around()),
            aims: reader.says_all(&visit.aims, visit.around()),
            key_messages: topics(&visit.topics),
            us: visit_people(reader, visit),
            deadline: visit.deadline,
            marked: visit.assumed.iter().map(String::as_str).collect(),
            gaps: gaps::of_visit(reader, visit),
            origin: Origin::new(&visit.id, ""),
        }),
        sheets,
        general_points: visit
            .general_points
            .iter()
            .filter(|id| before && !visit.topics.contains(id))
            .map(|id| points(reader, facts.topic(id)))
            .collect(),
        background: match ask.stage {
            Stage::Planned => backgrounds(reader, visit),
            Stage::Held => Vec::new(),
        },
        mission: Some(mission::mission(reader, visit)),
        as_of_because: match ask.stage {
            Stage::Planned => Vec::new(),
            Stage::Held => day::reports(facts, facts.contacts_on(&visit.id)),
        },
        ..empty(reader, ask, &visit.id, &visit.title)
    };
    finish(reader, &mut brief, ask.is_seen, visit.handling.as_deref());
    brief
}

/// Makes the brief of one contact. The reader's day is `as_of`, else that of its visit, else
/// the day before the meeting; for a report that of the contact.
pub fn contact<'a>(facts: &'a Facts, contact: &'a Contact, ask: Ask<'a>) -> Brief<'a> {
    let visit = contact.visit.as_ref().map(|id| facts.visit(id));
    let eve = contact.date.first().pred_opt().unwrap_or(contact.date.first());
    let as_of = ask.as_of.unwrap_or_else(|| match ask.stage {
        Stage::Planned => visit.map_or(eve, day::of_visit),
        Stage::Held => match day::reported(facts, contact.date.last(), [contact]) {
            day if contact.held_by(day) => day,
            // Whether its day went by without word depends on how far the record goes.
            day => day.max(facts.day_of_facts()),
        },
    });
    let principal = visit.map(|visit| facts.person(&visit.r#for)).or_else(|| {
        let us = contact.plan.as_deref().map(|plan| &plan.us).filter(|us| !us.is_empty());
        let people = us.unwrap_or(&contact.us).iter();
        highest_ranking(facts, people.filter_map(|item| item.who.as_ref()))
    });
    let reader = Reader { facts, as_of, principal };
    let sheets = match ask.stage {
        Stage::Planned => vec![meeting::filed(reader, contact, visit, false)],
        Stage::Held => Vec::new(),
    };
    let mut brief = Brief {
        status: visit.and_then(|visit| visit.status.as_deref()),
        prepared_by: visit.and_then(|visit| visit.prepared_by.as_deref()),
        contact: visit.and_then(|visit| visit.contact.as_deref()),
        principal: principal.map(|person| you(person, as_of)),
        sheets,
        report: Some(report::report(reader, contact, visit)),
        named_records: contact.topics.iter().map(|id| Origin::new(id, "")).collect(),
        as_of_because: match ask.stage {
            Stage::Planned => Vec::new(),
            Stage::Held => day::reports(facts, [contact]),
        },
        ..empty(reader, ask, &contact.id, contact.title.as_deref().unwrap_or_default())
    };
    let least = visit.and_then(|visit| visit.handling.as_deref());
    finish(reader, &mut brief, ask.is_seen, least);
    brief
}

/// Makes the brief of an organisation. The reader's day is `as_of`, else that of the settings,
/// else the latest in the facts.
pub fn organisation<'a>(
    facts: &'a Facts,
    organisation: &'a Organisation,
    ask: Ask<'a>,
) -> Brief<'a> {
    let reader = of_facts(facts, ask);
    let mut brief = Brief {
        profile: Some(profile::profile(reader, organisation)),
        named_records: {
            let bodies = organisation.memberships.iter().map(|seat| &seat.body);
            let others = organisation.parent.iter().chain(&organisation.successor);
            others.chain(bodies).map(|id| Origin::new(id, "")).collect()
        },
        ..empty(reader, ask, &organisation.id, organisation.name_on(reader.as_of))
    };
    finish(reader, &mut brief, ask.is_seen, organisation.handling.as_deref());
    brief
}

/// Makes the brief of a topic. The reader's day is `as_of`, else that of the settings, else the
/// latest in the facts.
pub fn topic<'a>(facts: &'a Facts, topic: &'a Topic, ask: Ask<'a>) -> Brief<'a> {
    let reader = of_facts(facts, ask);
    let mut brief = Brief {
        dossier: Some(dossier::dossier(reader, topic)),
        ..empty(reader, ask, &topic.id, &topic.name)
    };
    finish(reader, &mut brief, ask.is_seen, topic.handling.as_deref());
    brief
}

/// Reads the facts for nobody in particular, as of the day of the settings or the latest in them.
fn of_facts<'a>(facts: &'a Facts, ask: Ask<'a>) -> Reader<'a> {
    let settled = || facts.settings().as_of.map(|when| when.last());
    let as_of = ask.as_of.or_else(settled).unwrap_or_else(|| facts.day_of_facts());
    Reader { facts, as_of, principal: None }
}

/// Begins a brief that tells nothing yet.
fn empty<'a, T>(reader: Reader<'a>, ask: Ask<'a>, id: &'a Id<T>, title: &'a str) -> Brief<'a> {
    Brief {
        document: ask.document,
        id: id.as_str(),
        title,
        language: &reader.facts.settings().language,
        handling: "",
        handling_at: None,
        status: None,
        as_of: When::day(reader.as_of),
        as_of_because: Vec::new(),
        named_records: Vec::new(),
        known_until: None,
        ahead: ask.as_of.is_none(),
        prepared_by: None,
        contact: None,
        principal: None,
        visit: None,
        sheets: Vec::new(),
        general_points: Vec::new(),
        background: Vec::new(),
        released: released(reader.facts),
        report: None,
        mission: None,
        profile: None,
        dossier: None,
        marked: false,
        sources: Vec::new(),
        seen: Value::none(),
        behind: None,
    }
}
