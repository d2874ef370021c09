//! Times of meetings, and days of titles → findings where an end lies before its start, and where one person is
//! to be in two places.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::inputs::Inputs;
use crate::facts::contact::Contact;
use crate::facts::time::Time;
use crate::facts::visit::{Meeting, Visit};
use crate::facts::when::When;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

/// A meeting that is over before it begins.
pub const ENDS_BEFORE_START: Rule = Rule {
    code: "ends-before-start",
    severity: Warning,
    why: "One of the two times or days is mistyped, and the pack prints both.",
    example: "time: \"11:00-10:00\"",
    mend: "time: \"10:00-11:00\"",
};

/// Two meetings at one time.
pub const AT_ONCE: Rule = Rule {
    code: "at-once",
    severity: Warning,
    why: "The principal cannot be in two rooms: a time or a day is mistyped, or one meeting \
          was moved and the other not.",
    example: "time: \"10:00-11:00\"    # and the next meeting: \"10:30-11:30\"",
    mend: "time: \"11:00-12:00\"",
};

/// Judges the times of contacts and of meetings without a file.
pub fn ends_before_start(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    let mut judge = |time: Option<Time>, field: FieldPath| {
        let Some(time) = time.filter(|time| ends_before(*time)) else {
            return;
        };
        let message = format!("The time ends before it starts: {time}.");
        ENDS_BEFORE_START
            .at(report, field, message)
            .hint("write the earlier time first".to_owned());
    };
    for contact in records.contacts.iter() {
        let field = |key: &str| contact.id.field(key);
        judge(contact.time, field("time"));
        let planned = contact.plan.as_ref().and_then(|plan| plan.time);
        judge(planned, field("plan.time"));
    }
    for visit in records.visits.iter() {
        for (n, meeting) in visit.meetings.iter().enumerate() {
            if let Meeting::Unfiled(meeting) = meeting {
                let field = visit.id.field(format!("meetings[{n}].time"));
                judge(meeting.time, field);
            }
        }
    }
    for person in records.people.iter() {
        for (n, role) in person.roles.iter().enumerate() {
            let field = person.id.field(format!("roles[{n}].to"));
            turned(role.from, role.to, field, report);
        }
    }
    for organisation in records.organisations.iter() {
        for (n, seat) in organisation.memberships.iter().enumerate() {
            let field = organisation.id.field(format!("memberships[{n}].until"));
            turned(seat.since, seat.until, field, report);
        }
    }
}

/// Judges the first and last day of a title or a membership.
fn turned(first: Option<When>, last: Option<When>, field: FieldPath, report: &mut Report) {
    if let (Some(first), Some(last)) = (first, last)
        && last.last() < first.first()
    {
        let message = format!("It ends before it begins: from {first} to {last}.");
        ENDS_BEFORE_START.at(report, field, message).hint("write the earlier day first".to_owned());
    }
}

/// A dinner may end after midnight; nothing else goes backwards.
fn ends_before(time: Time) -> bool {
    let after_midnight = |end: NaiveTime| time.start.hour() >= 17 && end.hour() < 6;
    time.end.is_some_and(|end| end <= time.start && !after_midnight(end))
}

/// A contact that begins at a known moment.
struct Dated<'a> {
    contact: &'a Contact,
    visit: Option<&'a Visit>,
    hours: Hours,
    /// Whether the zone is known, so that the hours are those of UTC.
    has_zone: bool,
}

/// When a meeting begins, and when it ends if that is known.
type Hours = (NaiveDateTime, Option<NaiveDateTime>);

/// Judges the programme of each visit, and talks in which one person speaks for us.
pub fn at_once(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    let programmes =
        records.visits.iter().flat_map(|visit| visit.filed().map(move |id| (id, visit)));
    let programme: BTreeMap<_, &Visit> = programmes.collect();
    let mut all: Vec<Dated<'_>> = records
        .contacts
        .iter()
        .filter(|contact| !contact.is_cancelled())
        .filter_map(|contact| Dated::new(contact, programme.get(&contact.id).copied()))
        .collect();
    all.sort_by_key(|one| (one.hours.0, &one.contact.id));
    for (n, one) in all.iter().enumerate() {
        let near = all[..n].iter().rev().take_while(|other| {
            one.hours.0.signed_duration_since(other.hours.0) < TimeDelta::days(1)
        });
        let other =
            near.into_iter().filter(|other| one.overlaps(other) && one.is_with(other, inputs));
        if let Some(other) = other.last() {
            let path = if one.contact.time.is_some() { "time" } else { "plan.time" };
            let field = one.contact.id.field(path);
            let message = format!("Another meeting is at that time: {}.", other.contact.id);
            AT_ONCE
                .at(report, field, message)
                .hint("write the right time, or cancel one of them".to_owned());
        }
    }
}

impl<'a> Dated<'a> {
    fn new(contact: &'a Contact, visit: Option<&'a Visit>) -> Option<Self> {
        let zone = contact.tz.or(visit.and_then(|visit| visit.tz));
        let in_utc = |time: NaiveDateTime| match zone {
            Some(zone) => zone.moment(time.date(), time.time()).map(|moment| moment.naive_utc()),
            None => Some(time),
        };
        let (start, end) = span(contact)?;
        let hours = (in_utc(start)?, end.and_then(in_utc));
        Some(Self { contact, visit, hours, has_zone: zone.is_some() })
    }

    fn overlaps(&self, other: &Self) -> bool {
        let reaches = |(start, end): Hours, into: Hours| {
            start == into.0 || start < into.0 && end.is_some_and(|end| end > into.0)
        };
        let (first, second) = (self.hours, other.hours);
        self.has_zone == other.has_zone && (reaches(first, second) || reaches(second, first))
    }

    /// Says whether they stand in one programme, or are talks in which one of ours speaks.
    fn is_with(&self, other: &Self, inputs: &Inputs<'_>) -> bool {
        let settings = inputs.facts.settings();
        let is_talk = |one: &Self| settings.is_two_sided(&one.contact.kind);
        let same = self.visit.zip(other.visit).is_some_and(|(one, other)| one.id == other.id);
        let ours = other.ours();
        same || is_talk(self) && is_talk(other) && self.ours().iter().any(|id| ours.contains(id))
    }

    /// Returns who goes for us, as far as they have a record.
    fn ours(&self) -> Vec<&'a str> {
        let plan = self.contact.plan.as_deref().map(|plan| &plan.us);
        let visit = self.visit.map(|visit| &visit.default.us);
        let mut lists = [Some(&self.contact.us), plan, visit].into_iter().flatten();
        let people = lists.find(|people| !people.is_empty());
        match (people, self.visit) {
            (Some(people), _) => {
                people.iter().filter_map(|item| Some(item.who.as_ref()?.as_str())).collect()
            }
            (None, Some(visit)) => vec![visit.r#for.as_str()],
            (None, None) => Vec::new(),
        }
    }
}

/// Returns the hours of a meeting; one that ends before it starts goes on after midnight.
fn span(contact: &Contact) -> Option<Hours> {
    let (day, time) = (contact.date.as_day()?, contact.planned_time()?);
    let end = time.end.filter(|end| *end > time.start || !ends_before(time)).map(|end| {
        let next = if end > time.start { day } else { day.succ_opt().unwrap_or(day) };
        next.and_time(end)
    });
    Some((day.and_time(time.start), end))
}
