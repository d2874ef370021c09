//! Who takes part in a meeting, where and how.

use super::met::people_met;
use super::origin::Origin;
use super::people::{Attendee, attendee, attendees, person};
use super::posts::{change, once_theirs};
use super::reader::Reader;
use super::sheet::Sheet;
use crate::facts::contact::Contact;
use crate::facts::person_item::PersonItem;
use crate::facts::plan::Plan;
use crate::facts::visit::Visit;
use crate::facts::when::When;

/// Lists who goes for us to every meeting of a visit: whom it is for, unless it says who.
pub fn visit_people<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<Attendee<'a>> {
    if visit.default.us.is_empty() {
        let origin = Origin::new(&visit.id, "for");
        return vec![person(reader, &visit.r#for, origin, visit.dates)];
    }
    attendees(reader, &visit.id, &visit.default.us, "default.us", visit.dates)
}

/// Fills in who takes part, where and how: before the meeting from the plan, then from the
/// record. A record that was completed afterwards tells nothing about the plan.
pub fn people<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    visit: Option<&'a Visit>,
    sheet: &mut Sheet<'a>,
) {
    let report = sheet.held || !contact.was_completed();
    let plan = reader.plan(contact).filter(|_| !sheet.held);
    let default = visit.map(|visit| &visit.default);
    sheet.venue = plan
        .and_then(|plan| plan.venue.as_deref())
        .or(contact.venue.as_deref().filter(|_| report))
        .or_else(|| default.and_then(|default| default.venue.as_deref()));
    sheet.mode = plan
        .and_then(|plan| plan.mode.as_deref())
        .or(contact.mode.as_deref().filter(|_| report))
        .or_else(|| default.filter(|_| !sheet.held && !sheet.remote)?.mode.as_deref());
    let person = plan.and_then(|plan| plan.contact_person.as_deref());
    sheet.contact_person = person
        .or(contact.contact_person.as_deref().filter(|_| report))
        .map(|item| attendee(reader, item, Origin::new(&contact.id, ""), contact.date));
    let (us, them, items) = who(reader, contact, visit);
    sheet.us = us;
    for one in &mut sheet.us {
        let person = one.id.and_then(|id| reader.facts.find_person(id));
        one.once_theirs = person.and_then(|person| once_theirs(reader, person, &contact.with));
    }
    let further = visit.into_iter().flat_map(|visit| &visit.topics);
    let topics: Vec<_> = contact.topics.iter().chain(further).collect();
    sheet.people = people_met(reader, them, items, &topics);
}

/// Lists who takes part for us and for them, and how the record names the latter.
pub fn who<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    visit: Option<&'a Visit>,
) -> (Vec<Attendee<'a>>, Vec<Attendee<'a>>, &'a [PersonItem]) {
    let held = contact.held_by(reader.as_of);
    let report = held || !contact.was_completed();
    let plan = reader.plan(contact).filter(|_| !held);
    let of_plan =
        |list: fn(&Plan) -> &[PersonItem]| plan.map(list).filter(|items| !items.is_empty());
    let own_us = (report && !contact.us.is_empty()).then_some(&*contact.us);
    let us = match (of_plan(|plan| &plan.us), own_us, visit) {
        (Some(items), ..) => attendees(reader, &contact.id, items, "plan.us", contact.date),
        (None, Some(items), _) => attendees(reader, &contact.id, items, "us", contact.date),
        // Who was to go is not who was there.
        (None, None, Some(visit)) if !held => visit_people(reader, visit),
        _ => Vec::new(),
    };
    let own_them = (report && !contact.them.is_empty()).then_some(&*contact.them);
    let (them, list) = match (of_plan(|plan| &plan.them), own_them) {
        (Some(items), _) => (items, "plan.them"),
        (None, Some(items)) => (items, "them"),
        (None, None) => (&[] as &[PersonItem], "them"),
    };
    let day = When::day(reader.as_of.min(contact.date.last()));
    let mut theirs = attendees(reader, &contact.id, them, list, day);
    for one in &mut theirs {
        one.change = one.id.and_then(|id| change(reader, id, contact.date.last()));
    }
    (us, theirs, them)
}

/// Reads for nobody in particular where others than the principal go, to somebody with whom the
/// principal has nothing on record: of whom it would be the first meeting is told by name then.
pub fn without_you<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    visit: Option<&'a Visit>,
) -> Reader<'a> {
    let you = reader.principal.map(|you| you.id.as_str());
    let (us, ..) = who(reader, contact, visit);
    let others = !us.is_empty() && us.iter().all(|one| one.id.is_some() && one.id != you);
    let mut held = contact.with.iter().flat_map(|id| reader.held_with(id));
    let knew = |one: &Contact| {
        let may_have = reader.was_in_room(one) || reader.may_be_a_talk(one);
        may_have || reader.was_there(one) || reader.sat_across(one)
    };
    let ahead = !contact.held_by(reader.as_of);
    let without = others && ahead && !held.any(knew);
    Reader { principal: reader.principal.filter(|_| !without), ..reader }
}
