//! A record → every string in it that people wrote, to be changed in place.

use std::collections::BTreeMap;

use crate::facts::contact::{Claim, Contact, Disputed, Link, Plan};
use crate::facts::item::{Opens, Point, VerbItem};
use crate::facts::organisation::{
    Assessment, Membership, NameFrom, Organisation, OrganisationNote,
};
use crate::facts::person::{Person, Role};
use crate::facts::person_item::PersonItem;
use crate::facts::quantity::Quantity;
use crate::facts::source::Source;
use crate::facts::text::{Many, Text};
use crate::facts::topic::{Expected, Figure, IfRaised, Milestone, Topic, TopicNote};
use crate::facts::visit::{Meeting, MeetingDefault, UnfiledMeeting, Visit};

/// Something that holds strings people wrote.
pub trait Prose {
    /// Hands over each of them.
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String));
}

impl Prose for String {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(self);
    }
}

impl Prose for Text {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.0);
    }
}

impl Prose for Quantity {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.0);
    }
}

impl<T: Prose> Prose for Option<T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|part| part.prose(edit));
    }
}

impl<T: Prose> Prose for Box<T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        (**self).prose(edit);
    }
}

impl<T: Prose> Prose for Vec<T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|part| part.prose(edit));
    }
}

impl<T: Prose> Prose for Many<T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|part| part.prose(edit));
    }
}

impl<K: Ord, T: Prose> Prose for BTreeMap<K, T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.values_mut().for_each(|part| part.prose(edit));
    }
}

impl Prose for Meeting {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        match self {
            Meeting::Filed(_) => {}
            Meeting::Unfiled(meeting) => meeting.prose(edit),
        }
    }
}

/// Names the fields that people wrote and the rest; a field named in neither does not compile.
macro_rules! prose {
    ($($type:ident { $($field:ident),* ; $($rest:ident),* })*) => {$(
        impl Prose for $type {
            fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
                let $type { $($field,)* $($rest: _,)* } = self;
                $($field.prose(edit);)*
            }
        }
    )*};
}

prose! {
    Contact { title, us, them, others, venue, contact_person, organised_by, initiative, theme,
        purpose, summary, points, claims, links, disputed, assessment, plan, note;
        id, kind, date, with, status, time, tz, level, unit, mode, body, visit, topics, closes,
        reports, invitation, handling, documents, allow }
    Plan { objective, raise, if_raised, avoid, press_line, us, them, venue, contact_person;
        sensitive, status, mode }
    Claim { what, value, unit, qualifier, share, before, note;
        period, as_of, aim, check, handling }
    Link { title, url; }
    Disputed { says; field }
    PersonItem { name, role, note; who, organisation, mode, spoke, redacted }
    VerbItem { text, why; verb, topic, id, handling, priority }
    Point { text, opens; speaker, topic, key, line, r#use, act, handling }
    Opens { what, owner; id, kind, by, to, due }
    Topic { name, short, aka, owner, line, messages, if_raised, milestones, figures, notes,
        background; id, parent, background_sources, review_by, handling, allow }
    IfRaised { they, say; use_line }
    Milestone { what, expected; happened, source }
    Expected { note; date, as_of, source }
    Figure { what, value, unit, qualifier, scope, say, note;
        id, period, aim, source, compute, handling }
    TopicNote { text; about, source, as_of, handling }
    Source { title, publisher, author, from, to, cc, r#ref, url, finding, quote, redactions,
        file, digest, note;
        id, kind, date, sent, unit, retrieved, language, about, topics, tone, confidence,
        closes, handling, allow }
    Organisation { name, aka, names, about, eu_base, site, phone, email, identifiers, units,
        memberships, lines, assessment, notes;
        id, kind, parent, successor, country, disclose, handling, allow }
    NameFrom { name; from }
    Membership { r#as, note; body, since, seen, until, source }
    Assessment { by, text; date }
    OrganisationNote { text; source, as_of, handling }
    Person { name, aka, address, say, role, roles, bio, phone, email, photo, languages, note;
        id, organisation, unit, level, senior, disclose, left, handling, allow }
    Role { title, of, office; from, seen, to, source }
    Visit { title, place, purpose, aims, meetings, default, prepared_by, contact;
        id, r#for, dates, tz, topics, general_points, background, status, as_of, handling,
        deadline, documents, allow }
    MeetingDefault { us, venue; mode }
    UnfiledMeeting { title; with, status, date, time, withheld }
}
