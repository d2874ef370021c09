//! The fields of every kind of record: which are parts of it, and which tell nothing by themselves.

use super::part::{Change, Part};
use super::rule::Judged;
use crate::facts::contact::{Claim, Contact, Disputed, Link};
use crate::facts::figure::Figure;
use crate::facts::item::{Opens, Point, VerbItem};
use crate::facts::organisation::{
    Assessment, Membership, NameFrom, Organisation, OrganisationNote,
};
use crate::facts::person::{Person, Role};
use crate::facts::plan::Plan;
use crate::facts::source::Source;
use crate::facts::topic::{Expected, IfRaised, Milestone, Topic, TopicNote};
use crate::facts::visit::{BackgroundPart, Meeting, MeetingDefault, UnfiledMeeting, Visit};

macro_rules! either {
    ($($type:ident: $variant:ident($part:ident);)*) => {$(
        impl Part for $type {
            fn change(&mut self, how: &mut impl Change) {
                if let $type::$variant($part) = self {
                    $part.change(how);
                }
            }
        }
    )*};
}

// A filed meeting is judged by its contact, and leads there or is none.
either! {
    Meeting: Unfiled(meeting);
    BackgroundPart: Topic(id);
}

/// Names the parts, who is typed there, and the rest; a field named nowhere does not compile. Those
/// that are withheld for themselves are judged elsewhere.
macro_rules! parts {
    ($($type:ident $($judged:ident)? { $($part:ident),*; $($typed:ident),*; $($rest:ident),* })*) => {$(
        impl Part for $type {
            fn change(&mut self, how: &mut impl Change) {
                let $type { $($part,)* $($typed,)* $($rest: _,)* } = self;
                $($part.change(how);)*
                $($typed.iter_mut().for_each(|who| how.typed(who));)*
                let _ = how;
            }
        }

        unjudged!($type $($judged)?);
    )*};
}

macro_rules! unjudged {
    ($type:ident) => {
        impl Judged for $type {}
    };
    ($type:ident Judged) => {};
}

parts! {
    Contact { title, date, with, us, them, others, venue, contact_person, initiative, body, visit,
        theme, topics, purpose, summary, points, claims, links, reports, disputed, assessment, plan,
        note;
        organised_by;
        id, kind, status, time, tz, level, unit, mode, closes, handling, invitation, assumed,
        reading, documents, formats, allow }
    Plan { objective, ask, why, their_aims, scenario, interpreter, opening, raise, if_raised, avoid,
        sensitive, press_line, us, them, venue, contact_person, source, quote; ;
        press, status, time, mode, at, basis }
    Claim Judged { what, value, unit, qualifier, period, as_of, share, before, check, note, source,
        quote; ; aim, handling, at, basis }
    Link { title, url; ; }
    Disputed { says; ; field }
    VerbItem Judged { text, topic, why, points, figures; ; verb, id, handling, priority }
    Point Judged { text, topic, opens; ; speaker, key, line, r#use, act, handling, id, answers }
    Opens { what, by, to, due; owner; id, kind }
    Topic { name, short, aka, parent, line, line_since, messages, if_raised, milestones, figures,
        notes, background, background_sources, review_by, source, quote;
        owner; id, handling, allow, at, basis }
    IfRaised { they, say, use_line, source, quote; ; likely, at, basis }
    Milestone Judged { what, expected, happened, source, quote; ; at, basis }
    Expected { date, as_of, note, source, quote; ; at, basis }
    Figure Judged { what, value, unit, qualifier, scope, period, say, note, source, quote; ;
        id, aim, compute, handling, at, basis }
    TopicNote Judged { text, about, as_of, source, quote; ; handling, at, basis }
    Source { title, publisher, author, date, from, to, cc, r#ref, url, retrieved, about, topics,
        finding, quote, redactions, quoted_in, file, digest, note; ;
        id, kind, sent, unit, language, tone, confidence, closes, handling, allow }
    Organisation { name, aka, names, parent, successor, about, eu_base, site, phone, email, photo,
        identifiers, units, memberships, lines, assessment, notes, source, quote; ;
        id, kind, country, disclose, handling, allow, at, basis }
    NameFrom { name, from; ; }
    Membership Judged { body, r#as, since, seen, until, source, note, quote; ; at, basis }
    Assessment Judged { by, text, date, source, quote; ; at, basis }
    OrganisationNote Judged { text, as_of, source, quote; ; handling, at, basis }
    Person { name, aka, address, say, organisation, role, roles, bio, phone, email, photo,
        languages, left, note, source, quote; ;
        id, unit, level, senior, disclose, assumed, handling, allow, at, basis }
    Role { title, of, office, from, seen, to, source, quote; ; at, basis }
    Visit { title, r#for, dates, place, purpose, aims, topics, meetings, general_points, background,
        default, as_of, deadline, source, quote;
        prepared_by, contact;
        id, tz, status, handling, assumed, reading, documents, formats, allow, at, basis }
    MeetingDefault { us, venue; ; mode }
    UnfiledMeeting { with, title, date; ; status, time, withheld }
}
