//! One contact → its report: who, when, what each side said, figures, links, what is owed.

use std::borrow::Cow;

use serde::Serialize;

use super::contacts::{level, unit_name};
use super::form::Form;
use super::links::{DisputedLine, LinkLine, disputed, links};
use super::organisations::AssessmentLine;
use super::origin::Origin;
use super::people::{Attendee, attendees};
use super::planned::{Planned, plan_of};
use super::points::{PointLine, Subject, reported_points, subjects};
use super::promises::{Promise, promise};
use super::reader::Reader;
use super::said::Said;
use super::sent::{Sent, sent};
use super::theirs::{ClaimLine, claim_line};
use super::topics::raise;
use super::when::WhenLine;
use crate::facts::Opening;
use crate::facts::contact::Contact;
use crate::facts::ending::Settled;
use crate::facts::visit::Visit;

/// One contact in full.
#[derive(Debug, Clone, Serialize)]
pub struct ContactReport<'a> {
    pub id: &'a str,
    /// A word of `settings.contact_kinds`.
    pub kind: &'a str,
    /// Whether it needed no place: a call, or a letter.
    pub remote: bool,
    /// Whether it was written, not spoken.
    pub written: bool,
    /// What the event is called.
    pub title: Option<&'a str>,
    /// The event's theme.
    pub theme: Option<&'a str>,
    /// Whether it had been held by the reader's day; what was said is empty before.
    pub held: bool,
    /// What was planned, where the record does not tell that it was held.
    pub planned: Option<Planned<'a>>,
    /// Of one that was held, what was to be asked and has no id by which an answer could name it.
    pub to_ask: Vec<Said<'a>>,
    /// Day, place time and time at home.
    pub when: WhenLine,
    /// A word of `settings.levels`.
    pub level: Option<&'a str>,
    /// Our unit that held it.
    pub unit: Option<&'a str>,
    /// The unit's name in full.
    pub unit_name: Option<&'a str>,
    /// What we are called: the name of `settings.us`.
    pub ours: &'a str,
    /// The organisations, by the names they had.
    pub with: Vec<&'a str>,
    pub us: Vec<Attendee<'a>>,
    /// Who was there for them.
    pub them: Vec<Attendee<'a>>,
    /// Others present, in words.
    pub others: Option<Said<'a>>,
    /// How it was held.
    pub mode: Option<&'a str>,
    pub venue: Option<&'a str>,
    pub organised_by: Option<Cow<'a, str>>,
    /// Who asked for it: `us`, `them`, or words.
    pub initiative: Option<&'a str>,
    /// What it was about.
    pub topics: Vec<&'a str>,
    /// Why it was held.
    pub purpose: Option<Said<'a>>,
    /// What came of it.
    pub summary: Option<Said<'a>>,
    /// Whether no source says the summary: those of the contact do not prove it.
    pub inferred: bool,
    pub note: Option<Said<'a>>,
    /// What was said, in order.
    pub points: Vec<PointLine<'a>>,
    /// What was said, by topic.
    pub subjects: Vec<Subject<'a>>,
    /// Figures they gave.
    pub claims: Vec<ClaimLine<'a>>,
    /// What it left owed.
    pub opened: Vec<Promise<'a>>,
    /// What it settled.
    pub closed: Vec<Promise<'a>>,
    /// Pages they pointed to.
    pub links: Vec<LinkLine<'a>>,
    /// On what the sources differ.
    pub disputed: Vec<DisputedLine<'a>>,
    /// Our reading of it.
    pub assessment: Option<AssessmentLine<'a>>,
    /// The messages that report it, and to whom they went.
    pub reports: Vec<Sent<'a>>,
    pub sources: Vec<&'a str>,
    /// Those of the summary, which may rest on another.
    pub summary_sources: Vec<&'a str>,
    /// What its file still lacks once it is over.
    pub form: Form,
    /// Its fields that nobody stated, as `venue`.
    pub marked: Vec<&'a str>,
    pub origin: Origin<'a>,
}

/// Lists what the plan was to ask, where no id ties it to what was said.
fn to_ask<'a>(reader: Reader<'a>, contact: &'a Contact) -> Vec<Said<'a>> {
    let Some(plan) = reader.plan(contact) else { return Vec::new() };
    let points = raise(reader, &contact.id, "plan.raise", &plan.raise, plan.around());
    let questions = points.into_iter().filter(|one| one.question && one.id.is_none());
    let ask = reader.says_if(&plan.ask, plan.around());
    ask.into_iter().chain(questions.map(|one| one.text)).collect()
}

/// Reads a contact with names and titles of its day.
pub fn report<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    visit: Option<&'a Visit>,
) -> ContactReport<'a> {
    let held = contact.held_by(reader.as_of);
    let day = contact.date.last();
    let id = &contact.id;
    let around = contact.around();
    let facts = reader.facts;
    let status = contact.status_on(reader.as_of);
    let organisation = |id| facts.organisation(id).name_on(day);
    let cites = |rests| if held { reader.cites(rests) } else { Vec::new() };
    let summary = reader.says_if(&contact.summary, around).filter(|_| held);
    let inferred = summary.is_some_and(|one| one.basis().is_some());
    let summed = contact.summary.as_ref().filter(|_| summary.is_some());
    let summary_sources = cites(summed.map_or(around, |text| text.rests().within(around)));
    let sources = cites(around);
    let lead = if inferred { &sources } else { &summary_sources };
    let points = if held { reported_points(reader, contact, lead) } else { Vec::new() };
    ContactReport {
        id: id.as_str(),
        kind: &contact.kind,
        remote: facts.settings().is_remote(&contact.kind),
        written: facts.settings().is_written(&contact.kind),
        title: contact.title.as_deref(),
        theme: contact.theme.as_deref(),
        held,
        planned: (!held).then(|| plan_of(reader, contact)),
        to_ask: if held { to_ask(reader, contact) } else { Vec::new() },
        when: WhenLine::of_contact(reader, contact, visit, status),
        level: level(facts, contact),
        unit: contact.unit.as_deref(),
        unit_name: contact.unit.as_deref().and_then(|unit| unit_name(reader, unit)),
        ours: facts.settings().us.as_ref().map_or("We", organisation),
        with: contact.with.iter().map(organisation).collect(),
        us: attendees(reader, id, &contact.us, "us", contact.date),
        them: attendees(reader, id, &contact.them, "them", contact.date),
        others: reader.says_if(&contact.others, around),
        mode: contact.mode.as_deref(),
        venue: contact.venue.as_deref(),
        organised_by: contact.organised_by.as_deref().map(|who| organiser(reader, who, day)),
        initiative: contact.initiative.as_deref(),
        topics: contact.topics.iter().map(|id| facts.topic(id).name.as_str()).collect(),
        purpose: reader.says_if(&contact.purpose, around),
        summary,
        inferred,
        note: reader.says_if(&contact.note, around).map(Said::remark),
        subjects: subjects(points.clone()),
        points,
        claims: contact
            .claims
            .iter()
            .enumerate()
            .filter(|_| held)
            .filter_map(|(n, claim)| claim_line(reader, contact, n, claim))
            .collect(),
        // What it settled itself is told as settled.
        opened: owed(reader, held, facts.openings_in(id))
            .into_iter()
            .filter(|one| {
                let mut closes = contact.closes.iter();
                let end = closes.find(|(closed, _)| closed.as_str() == one.id);
                one.only_planned || end.is_none_or(|(_, end)| end.how == Settled::Partly)
            })
            .collect(),
        closed: owed(
            reader,
            held,
            facts.openings_called(contact.closes.keys()).filter(|one| one.may_end(contact.date)),
        ),
        links: links(contact),
        disputed: disputed(reader, contact),
        assessment: contact.assessment.as_ref().and_then(|own| {
            let of = contact.with.first().map_or("", organisation);
            let origin = Origin::new(id, "assessment");
            AssessmentLine::new(reader, own, around, of, origin)
        }),
        reports: if held { sent(reader, contact) } else { Vec::new() },
        sources,
        summary_sources,
        form: Form::of(contact),
        marked: contact.assumed.iter().map(String::as_str).collect(),
        origin: Origin::new(id, ""),
    }
}

/// Names who organised a contact: an organisation, a unit of ours, or words.
pub fn organiser<'a>(reader: Reader<'a>, who: &'a str, day: chrono::NaiveDate) -> Cow<'a, str> {
    let organisation = reader.facts.find_organisation(who);
    let name = organisation.map(|organisation| organisation.name_on(day));
    Cow::Borrowed(name.or_else(|| unit_name(reader, who)).unwrap_or(who))
}

fn owed<'a>(
    reader: Reader<'a>,
    held: bool,
    openings: impl Iterator<Item = Opening<'a>>,
) -> Vec<Promise<'a>> {
    openings.filter(|_| held).filter_map(|opening| promise(reader, &opening)).collect()
}
