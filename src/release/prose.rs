//! A record → every string in it that people wrote, to be changed in place.

use std::collections::BTreeMap;

use crate::facts::contact::{Claim, Contact, Disputed, Link};
use crate::facts::figure::Figure;
use crate::facts::id::Id;
use crate::facts::item::{Opens, Point, VerbItem};
use crate::facts::organisation::{
    Assessment, Membership, NameFrom, Organisation, OrganisationNote,
};
use crate::facts::person::{Person, Role};
use crate::facts::person_item::PersonItem;
use crate::facts::plan::Plan;
use crate::facts::quantity::Quantity;
use crate::facts::source::Source;
use crate::facts::text::{Many, Text};
use crate::facts::topic::{Expected, IfRaised, Milestone, Topic, TopicNote};
use crate::facts::visit::{Meeting, MeetingDefault, UnfiledMeeting, Visit};

/// Something that holds strings people wrote.
pub trait Prose {
    /// Hands over each of them.
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String));

    /// Hands over each source on which a statement rests.
    fn sources(&mut self, _edit: &mut dyn FnMut(&mut Id<Source>)) {}

    /// Doubles the items of lists for whose words a test holds, and puts the twins first.
    fn lists(&mut self, _test: &mut dyn FnMut(&[String]) -> bool) {}
}

/// Returns each of the strings in something.
pub fn words_of<T: Prose + Clone>(part: &T) -> Vec<String> {
    let mut all = Vec::new();
    part.clone().prose(&mut |words| all.push(words.clone()));
    all
}

impl Prose for String {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(self);
    }
}

impl Prose for Text {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.words);
        let quote = self.evidence.as_mut().and_then(|own| own.quote.as_mut());
        quote.into_iter().for_each(edit);
    }

    fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
        let source = self.evidence.as_mut().and_then(|own| own.source.as_mut());
        source.into_iter().for_each(edit);
    }
}

impl Prose for Id<Source> {
    fn prose(&mut self, _edit: &mut dyn FnMut(&mut String)) {}

    fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
        edit(self);
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

    fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
        self.iter_mut().for_each(|part| part.sources(edit));
    }

    fn lists(&mut self, test: &mut dyn FnMut(&[String]) -> bool) {
        self.iter_mut().for_each(|part| part.lists(test));
    }
}

impl<T: Prose> Prose for Box<T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        (**self).prose(edit);
    }

    fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
        (**self).sources(edit);
    }

    fn lists(&mut self, test: &mut dyn FnMut(&[String]) -> bool) {
        (**self).lists(test);
    }
}

impl<T: Prose + Clone> Prose for Vec<T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|part| part.prose(edit));
    }

    fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
        self.iter_mut().for_each(|part| part.sources(edit));
    }

    fn lists(&mut self, test: &mut dyn FnMut(&[String]) -> bool) {
        let twins = self.iter().filter(|item| test(&words_of(*item)));
        let twins: Vec<T> = twins.cloned().collect();
        self.splice(0..0, twins);
        self.iter_mut().for_each(|part| part.lists(test));
    }
}

impl<T: Prose + Clone> Prose for Many<T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|part| part.prose(edit));
    }

    fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
        self.iter_mut().for_each(|part| part.sources(edit));
    }

    fn lists(&mut self, test: &mut dyn FnMut(&[String]) -> bool) {
        let mut items = self.to_vec();
        items.lists(test);
        *self = Many::from(items);
    }
}

impl<K: Ord, T: Prose> Prose for BTreeMap<K, T> {
    fn prose(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.values_mut().for_each(|part| part.prose(edit));
    }

    fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
        self.values_mut().for_each(|part| part.sources(edit));
    }

    fn lists(&mut self, test: &mut dyn FnMut(&[String]) -> bool) {
        self.values_mut().for_each(|part| part.lists(test));
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

            fn sources(&mut self, edit: &mut dyn FnMut(&mut Id<Source>)) {
                let $type { $($field,)* $($rest: _,)* } = self;
                $($field.sources(edit);)*
            }

            fn lists(&mut self, test: &mut dyn FnMut(&[String]) -> bool) {
                let $type { $($field,)* $($rest: _,)* } = self;
                $($field.lists(test);)*
            }
        }
    )*};
}

prose! {
    Contact { title, us, them, others, venue, contact_person, organised_by, initiative, theme,
        purpose, summary, points, claims, links, disputed, assessment, plan, note;
        id, kind, date, with, status, time, tz, level, unit, mode, body, visit, topics, closes,
        reports, invitation, handling, assumed, reading, documents, formats, allow }
    Plan { objective, ask, why, their_aims, scenario, interpreter, opening, raise, if_raised, avoid,
        press_line, us, them, venue, contact_person, source, quote;
        press, sensitive, status, time, mode, at, basis }
    Claim { what, value, unit, qualifier, share, before, note, source, quote;
        period, as_of, aim, check, handling, at, basis }
    Link { title, url; }
    Disputed { says; field }
    PersonItem { name, role, note; who, organisation, mode, spoke, redacted }
    VerbItem { text, why, points; verb, topic, id, handling, priority, figures }
    Point { text, opens; speaker, topic, key, line, r#use, act, handling, id, answers }
    Opens { what, owner; id, kind, by, to, due }
    Topic { name, short, aka, owner, line, messages, if_raised, milestones, figures, notes,
        background, source, quote; id, parent, line_since, background_sources, review_by, handling,
        allow, at, basis }
    IfRaised { they, say, source, quote; use_line, likely, at, basis }
    Milestone { what, expected, source, quote; happened, at, basis }
    Expected { note, source, quote; date, as_of, at, basis }
    Figure { what, value, unit, qualifier, scope, say, note, source, quote;
        id, period, aim, compute, handling, at, basis }
    TopicNote { text, source, quote; about, as_of, handling, at, basis }
    Source { title, publisher, author, from, to, cc, r#ref, url, finding, quote, redactions,
        quoted_in, file, digest, note;
        id, kind, date, sent, unit, retrieved, language, about, topics, tone, confidence,
        closes, handling, allow }
    Organisation { name, aka, names, about, eu_base, site, phone, email, photo, identifiers,
        units, memberships, lines, assessment, notes, source, quote;
        id, kind, parent, successor, country, disclose, handling, allow, at, basis }
    NameFrom { name; from }
    Membership { r#as, note, quote; body, since, seen, until, source, at, basis }
    Assessment { by, text, source, quote; date, at, basis }
    OrganisationNote { text, source, quote; as_of, handling, at, basis }
    Person { name, aka, address, say, role, roles, bio, phone, email, photo, languages, note,
        source, quote;
        id, organisation, unit, level, senior, disclose, left, assumed, handling, allow, at,
        basis }
    Role { title, of, office, source, quote; from, seen, to, at, basis }
    Visit { title, place, purpose, aims, meetings, default, prepared_by, contact, source, quote;
        id, r#for, dates, tz, topics, general_points, background, status, as_of, handling,
        assumed, reading, deadline, documents, formats, allow, at, basis }
    MeetingDefault { us, venue; mode }
    UnfiledMeeting { title; with, status, date, time, withheld }
}
