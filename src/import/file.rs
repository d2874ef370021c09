//! What was read of one meeting → a new contact, or the change of the one on record: one
//! meeting stays one file for life.

use chrono::Datelike;

use super::Imported;
use super::amend::{Rule, amend, change};
use super::contact::{self, Meeting};
use super::doubts::Answer;
use super::kind::UNANSWERED;
use super::known::Known;
use super::people::Listed;
use super::reading::Entry;
use super::same_meeting::{contact_of, is_entry, is_listed, listed, missing, took_part};
use crate::facts::contact::{Contact, Status};
use crate::facts::invitation::Invitation;
use crate::facts::part::Part;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::names::word::folded_words;

const ORDER: &str = "kind date title status time tz level unit visit with us them mode venue topics purpose \
                     reports handling invitation plan points links";

/// So many contacts of one day are looked at.
const FEW: usize = 50;

/// Who tells of a meeting, and so what it may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Teller {
    Invitation,
    Report,
    Briefing,
}

pub fn file(meeting: Meeting, declined: &[Listed], known: &mut Known<'_>, imported: &mut Imported) {
    let drafts = &imported.drafts;
    let is_of_file = |contact: &Contact| {
        let id = contact.id.as_str();
        drafts.iter().any(|draft| draft.key == RecordKey::new(Kind::Contact, id))
    };
    // Two meetings of one text are two, unless a calendar says that they are one.
    let found = contact_of(&meeting, known)
        .filter(|contact| is_entry(&meeting, contact) || !is_of_file(contact));
    if let Some(contact) = found.cloned() {
        return into(meeting, declined, &contact, known, imported);
    }
    let (with, date) = (&meeting.with.value, &meeting.date.value);
    let is_off = meeting.status.as_ref().is_some_and(|status| status.value == "cancelled");
    let of_day = known.register.contacts_on(with, date, false).next();
    if let Some(contact) = of_day.filter(|contact| is_off && !is_of_file(contact)) {
        return imported.doubts.add("other-entry-cancelled", &[&contact.id]);
    }
    // Two entries of a calendar are two meetings.
    let is_entry = meeting.invitation.is_some();
    let mut same = |contact: &Contact, when: &str| {
        imported.doubts.add("same-meeting", &[&contact.id, &when]);
    };
    if let Some(contact) = known.register.contacts_on(with, date, is_entry).next() {
        same(contact, "the same day");
    }
    // Invited once more, by another entry.
    let is_again = |contact: &&Contact| {
        let time = contact.time.or(contact.planned_time()).map(|time| time.start);
        let own = meeting.time.as_ref().map(|time| time.start);
        contact.invitation.is_some() && (time == own || time.is_none()) && !is_of_file(contact)
    };
    let register = &known.register;
    if is_entry
        && let Some(contact) = register.contacts_on(with, date, false).take(FEW).find(is_again)
    {
        same(contact, "the same day and hour");
    }
    // A plan that knows the month alone may be of this meeting.
    let month = When { from: Part::Month(date.first().year(), date.first().month()), to: None };
    let of_month = known.register.contacts_on(with, &month, is_entry);
    for contact in of_month.filter(|contact| contact.status != Some(Status::Held)) {
        same(contact, "that month");
    }
    let draft = contact::draft(&meeting, known);
    known.register.keep(&draft.key, &draft.text);
    imported.drafts.push(draft);
}

fn into(
    mut meeting: Meeting,
    declined: &[Listed],
    contact: &Contact,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let teller = match (&meeting.invitation, &meeting.report) {
        (Some(_), _) => Teller::Invitation,
        (None, Some(_)) => Teller::Report,
        (None, None) => Teller::Briefing,
    };
    let name = format!("contacts/{}", contact.id);
    // Who comes is on record too, where the entry lists nobody.
    let answer = meeting.people.lines.is_empty().then_some("invitation-answer");
    for code in ["kind-guessed", "no-level"].into_iter().chain(answer) {
        imported.doubts.withdraw(code, &meeting.doubts);
    }
    let doubts = &mut imported.doubts;
    let is_held = contact.status == Some(Status::Held)
        || !contact.reports.is_empty()
        || !contact.points.is_empty();
    let listed = listed(contact, known);
    match teller {
        Teller::Invitation => {
            let sequence = |entry: &Option<Invitation>| entry.as_ref().map(|entry| entry.sequence);
            if sequence(&contact.invitation) > sequence(&meeting.invitation) {
                return doubts.add("older-invitation", &[&name]);
            }
            if is_held {
                return doubts.add("invitation-to-the-past", &[&name]);
            }
            if meeting.time.is_none() && contact.time.is_some() {
                doubts.add("whole-days", &[&name]);
            }
            let mut missing = missing(contact, &meeting, declined, known);
            missing.retain(|_| !meeting.people.them.is_empty());
            if !missing.is_empty() {
                doubts.add("expected-not-listed", &[&name, &missing.join(", ")]);
            }
            for person in declined.iter().filter(|person| is_listed(person, &listed)) {
                doubts.add("declined", &[&person.name, &name]);
            }
            if meeting.kind.words != "assumed" && meeting.kind.value != contact.kind {
                doubts.add("other-kind", &[&name, &contact.kind, &meeting.kind.value]);
            }
            let besides = meeting.besides.iter();
            for comment in besides.filter_map(|line| line.strip_prefix("COMMENT: ")) {
                doubts.add("invitation-comment", &[&name, &comment]);
            }
        }
        Teller::Report => {
            if contact.status == Some(Status::Cancelled) {
                doubts.add("cancelled-on-record", &[&name]);
            }
            let is_list = !meeting.people.us.is_empty() && !meeting.people.them.is_empty();
            let mut missing = missing(contact, &meeting, &[], known);
            missing.retain(|_| is_list);
            let named = &meeting.with.value;
            let firms = contact.with.iter().map(ToString::to_string);
            missing.extend(firms.filter(|firm| !named.is_empty() && !named.contains(firm)));
            if !missing.is_empty() {
                doubts.add("expected-not-listed", &[&name, &missing.join(", ")]);
            }
            if contact.summary.is_some() {
                doubts.add("summary-on-record", &[&name]);
            }
            meeting.is_further = !contact.reports.is_empty();
            if meeting.is_further && meeting.corrects {
                doubts.add("corrects-another", &[&name]);
            }
        }
        Teller::Briefing => {}
    }
    // Who was expected has not been there before a report says so.
    let there = match teller {
        Teller::Report => took_part(contact, known),
        Teller::Briefing | Teller::Invitation => listed,
    };
    for people in [&mut meeting.people.us, &mut meeting.people.them] {
        people.retain(|person| !is_listed(person, &there));
    }
    meeting.status = match (teller, contact.status) {
        (Teller::Report, Some(Status::Planned | Status::Tbc)) if !meeting.is_off => {
            Some(Answer::of("held", "a report tells of it"))
        }
        (Teller::Report | Teller::Briefing, _) => None,
        // What is on record was agreed, or is in doubt already.
        (Teller::Invitation, on_record) => meeting.status.take().filter(|status| {
            status.words != UNANSWERED && (on_record.is_some() || status.value != "planned")
        }),
    };
    let others = meeting.with.value.iter().map(String::as_str);
    let others: Vec<&str> =
        others.filter(|id| !contact.with.iter().any(|known| known.as_str() == *id)).collect();
    if !others.is_empty() && teller != Teller::Briefing {
        imported.doubts.add("other-organisations", &[&name, &others.join(", ")]);
    }
    let is_on_record = |entry: &Entry| {
        let Entry::Point { text, .. } = entry else {
            return false;
        };
        let mut points = contact.points.iter();
        points.any(|point| folded_words(&point.text) == folded_words(text))
    };
    meeting.reading.entries.retain(|entry| !is_on_record(entry));
    let has_link = |url: &String| contact.links.iter().any(|link| link.url.as_ref() == Some(url));
    meeting.reading.links.retain(|link| !has_link(&link.url));
    let plan = contact.plan.as_deref();
    let own_place = plan.and_then(|plan| plan.venue.as_ref());
    let has_plan = plans_people(contact);
    if let (Some(own), Some(venue)) = (own_place, &meeting.venue)
        && own != venue
        && teller != Teller::Invitation
    {
        imported.doubts.add("other-venue", &[&name, &own, &venue]);
    }
    let rule = |key: &str| match (teller, key) {
        (_, "us" | "them") if has_plan && teller != Teller::Report => Rule::Plan,
        (Teller::Invitation, "venue") if own_place.is_some() => Rule::Plan,
        (Teller::Invitation, "time") if plan.is_some_and(|plan| plan.time.is_some()) => Rule::Plan,
        (_, "venue") if own_place.is_some() => Rule::Keep,
        (_, "us" | "them") => Rule::Append,
        (Teller::Invitation, "date" | "time" | "tz" | "status" | "venue" | "invitation")
        | (Teller::Report, "status") => Rule::Set,
        (Teller::Report, "topics" | "reports" | "points" | "links") => Rule::Append,
        (Teller::Report, "time" | "tz" | "venue" | "level" | "purpose") => Rule::Add,
        (Teller::Briefing, "time" | "tz" | "venue" | "plan") => Rule::Add,
        _ => Rule::Keep,
    };
    put(&meeting, contact, &rule, known, imported);
}

fn plans_people(contact: &Contact) -> bool {
    let plan = contact.plan.as_deref();
    plan.is_some_and(|plan| !plan.us.is_empty() || !plan.them.is_empty())
}

pub fn add_people(meeting: &Meeting, known: &mut Known<'_>, imported: &mut Imported) {
    let Some(contact) = contact_of(meeting, known).cloned() else {
        return;
    };
    let mut people = meeting.people.us.iter().chain(&meeting.people.them);
    let listed = listed(&contact, known);
    if people.all(|person| is_listed(person, &listed)) {
        return imported.on_file.push(RecordKey::new(Kind::Contact, contact.id.as_str()));
    }
    let people = if plans_people(&contact) { Rule::Plan } else { Rule::Append };
    let rule = |key: &str| if ["us", "them"].contains(&key) { people } else { Rule::Keep };
    put(meeting, &contact, &rule, known, imported);
}

fn put(
    meeting: &Meeting,
    contact: &Contact,
    rule: &dyn Fn(&str) -> Rule,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let key = RecordKey::new(Kind::Contact, contact.id.as_str());
    let draft = contact::write(meeting, known);
    if let Some(was) = known.register.text(&key) {
        let amended = amend(was, &draft, ORDER, rule);
        change(&key, amended, is_entry(meeting, contact), known, imported);
    }
}
