//! A meeting to come → the meeting with the same organisation that is planned before it, or with
//! one to which it belongs or which belongs to it.

use chrono::NaiveDateTime;

use super::origin::Origin;
use super::reader::Reader;
use super::related::RelativeSooner;
use super::spoke::Spoke;
use super::when::WhenLine;
use crate::facts::contact::{Contact, Status};
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::relatives::Relation;
use crate::facts::visit::Visit;

/// Returns the parts and wholes of an organisation, nearest first.
pub fn kin<'a>(
    reader: Reader<'a>,
    id: &Id<Organisation>,
) -> impl Iterator<Item = (Relation, &'a Organisation)> {
    let all = reader.facts.relatives(id).into_iter();
    all.filter(|(relation, _)| matches!(relation, Relation::Part | Relation::Whole))
}

impl<'a> Spoke<'a> {
    /// Notes a meeting before this one with the organisation itself.
    pub fn met_sooner(&mut self, when: WhenLine, origin: Origin<'a>) {
        self.sooner = Some(when);
        if self.first_meeting {
            self.brief_about = true;
            self.stranger = false;
        }
        self.because.push(origin);
    }

    /// Notes a meeting before this one with an organisation that belongs with it.
    pub fn met_kin_sooner(
        &mut self,
        reader: Reader<'a>,
        (relation, one): (Relation, &'a Organisation),
        when: WhenLine,
        origin: Origin<'a>,
    ) {
        let name = one.name_on(reader.as_of);
        let of = self.organisation;
        self.relative_sooner = Some(RelativeSooner { name, relation, of, when });
        self.because.extend([origin, Origin::new(&one.id, "parent")]);
    }
}

/// Says of each organisation of a meeting to come when the reader is to meet it before, or else one
/// that belongs with it.
pub fn mark_sooner<'a>(reader: Reader<'a>, own: &'a Contact, spoke: &mut [Spoke<'a>]) {
    let Some(own_start) = starts(reader, own).filter(|_| !own.held_by(reader.as_of)) else {
        return;
    };
    let before = |id: &Id<Organisation>| {
        let contacts = reader.facts.contacts_with(id);
        let planned = contacts
            .filter(|other| other.id != own.id && other.date.last() >= reader.as_of)
            .filter(|other| matches!(other.status_on(reader.as_of), Status::Planned | Status::Tbc))
            .filter(|other| !reader.facts.settings().is_written(&other.kind))
            .filter(|other| is_named(reader, other));
        let starts = planned.filter_map(|other| Some((starts(reader, other)?, other)));
        let first = starts.filter(|(start, _)| *start < own_start).min_by_key(|(start, _)| *start);
        first.map(|(_, first)| {
            let status = first.status_on(reader.as_of);
            let when = WhenLine::of_contact(reader, first, visit(reader, first), status);
            (when, Origin::new(&first.id, ""))
        })
    };
    for one in spoke {
        let Some(id) = own.with.iter().find(|id| one.origin == Origin::new(id, "")) else {
            continue;
        };
        if let Some((when, origin)) = before(id) {
            one.met_sooner(when, origin);
            continue;
        }
        let mut kin = kin(reader, id).filter(|(_, kin)| !own.with.contains(&kin.id));
        if let Some((kin, (when, origin))) = kin.find_map(|kin| Some((kin, before(&kin.1.id)?))) {
            one.met_kin_sooner(reader, kin, when, origin);
        }
    }
}

/// Says whether the reader is named among those who go for us.
fn is_named(reader: Reader<'_>, contact: &Contact) -> bool {
    let plan = contact.plan.iter().flat_map(|plan| &plan.us);
    let mut named = contact.us.iter().chain(plan).filter_map(|item| item.who.as_ref());
    reader.principal.is_some_and(|you| named.any(|who| *who == you.id))
}

fn visit<'a>(reader: Reader<'a>, contact: &'a Contact) -> Option<&'a Visit> {
    contact.visit.as_ref().map(|id| reader.facts.visit(id))
}

/// Returns when a contact starts, by the clock of Greenwich; none where day, hour or zone is open.
fn starts(reader: Reader<'_>, contact: &Contact) -> Option<NaiveDateTime> {
    let zone = contact.tz.or_else(|| visit(reader, contact)?.tz)?;
    let moment = zone.moment(contact.date.as_day()?, contact.planned_time()?.start)?;
    Some(moment.naive_utc())
}
