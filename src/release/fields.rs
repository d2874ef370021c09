//! The fields of every kind of record: which are parts of it, which tell nothing by themselves, and
//! what withholds a part and stands in its place.

use super::choice::Ground;
use super::part::{Change, Part, parts};
use super::rule::{MARK, Rule, stand_in};
use crate::facts::contact::{Claim, Contact, Disputed, Link};
use crate::facts::figure::Figure;
use crate::facts::item::{Opens, Point, VerbItem};
use crate::facts::organisation::{
    Assessment, Membership, NameFrom, Organisation, OrganisationNote,
};
use crate::facts::person::{Person, Role};
use crate::facts::plan::Plan;
use crate::facts::quantity::Quantity;
use crate::facts::source::Source;
use crate::facts::topic::{Expected, IfRaised, Milestone, Topic, TopicNote};
use crate::facts::visit::{MeetingDefault, UnfiledMeeting, Visit};

/// Names the parts of a type, who is typed there, and the rest; a field named nowhere does not
/// compile. Then, where a part may be withheld for itself, how it is judged and what stands for it.
macro_rules! fields {
    ($($type:ident { $($part:ident),*; $($typed:ident),*; $($rest:ident),* }
        $(|$one:ident, $rule:ident| $judge:expr, |$marks:ident, $ground:ident| $mark:expr;)?)*) => {
        parts! {$(
            [] $type: |fields, how| {
                let $type { $($part,)* $($typed,)* $($rest: _,)* } = fields;
                $($part.change(how);)*
                $($typed.iter_mut().for_each(|who| how.typed(who));)*
                let _ = how;
            } $(, |$one, $rule| $judge, |$marks, $ground| $mark)?;
        )*}
    };
}

fields! {
    Contact { title, date, with, us, them, others, venue, contact_person, initiative, body, visit,
        theme, topics, purpose, summary, points, claims, links, reports, disputed, assessment, plan,
        note;
        organised_by, unit;
        id, kind, status, time, tz, level, mode, closes, handling, invitation, assumed,
        reading, documents, formats, allow }
    Plan { objective, ask, why, their_aims, scenario, interpreter, opening, raise, if_raised, avoid,
        sensitive, press_line, us, them, venue, contact_person, source, quote; ;
        press, status, time, mode, at, basis }
    Claim { what, value, unit, qualifier, period, as_of, share, before, check, note, source,
        quote; ; aim, handling, at, basis }
        |claim, rule| rule.joint.or_else(|| rule.item(claim.handling.as_deref()))
            .or_else(|| rule.names(claim)),
        |rule, ground| Some(Claim {
            basis: Some(MARK.to_owned()),
            ..Claim::only(rule.mark(ground))
        });
    Link { title, url; ; }
    Disputed { says; ; field }
    VerbItem { text, topic, why, points, figures; ; verb, id, handling, priority }
        |item, rule| rule.item(item.handling.as_deref()),
        |rule, ground| {
            let verb = rule.records.settings.verb_words().next();
            Some(VerbItem {
                verb: verb.unwrap_or_default().to_owned(),
                text: rule.text(ground),
                ..VerbItem::default()
            })
        };
    Point { text, topic, opens; ; speaker, key, line, r#use, act, handling, id, answers }
        |point, rule| {
            let party = rule.choice.party(rule.records, &point.speaker);
            // Who owes what it leaves is known, and spoke.
            let by = point.opens.as_ref().and_then(|opens| opens.by.as_ref());
            let known = by.is_some_and(|id| rule.choice.party(rule.records, id.as_str()).is_none());
            let joint = rule.joint.filter(|_| point.speaker == "them" && !known);
            party.or(joint).or_else(|| rule.item(point.handling.as_deref()))
        },
        |rule, ground| Some(Point {
            speaker: "both".to_owned(),
            text: rule.text(ground),
            ..Point::default()
        });
    Opens { what, by, to, due; owner; id, kind }
    Topic { name, short, aka, parent, line, line_since, messages, if_raised, milestones, figures,
        notes, background, background_sources, review_by, source, quote;
        owner; id, handling, allow, at, basis }
    IfRaised { they, say, use_line, source, quote; ; likely, at, basis }
    // A mark has no date, and so cannot stand among dates: a note says what is left out.
    Milestone { what, expected, happened, source, quote; ; at, basis }
        |date, rule| rule.names(date),
        |_rule, _ground| None;
    Expected { date, as_of, note, source, quote; ; at, basis }
    // A number beside the name of somebody who is withheld tells of them.
    Figure { what, value, unit, qualifier, scope, period, say, note, source, quote; ;
        id, aim, compute, handling, at, basis }
        |figure, rule| {
            let marked = rule.item(figure.handling.as_deref());
            let parts = figure.compute.iter().flat_map(|compute| compute.parts());
            let computed = parts.filter_map(|id| id.judge(rule)).max();
            marked.or_else(|| rule.names(figure)).or(computed)
        },
        |rule, ground| Some(Figure {
            value: Some(Quantity::default()),
            say: Some(rule.text(ground)),
            basis: Some(MARK.to_owned()),
            ..Figure::default()
        });
    TopicNote { text, about, as_of, source, quote; ; handling, at, basis }
        |note, rule| {
            let scope = rule.choice.scope(&note.about);
            scope.or_else(|| rule.item(note.handling.as_deref()))
        },
        |rule, ground| Some(TopicNote {
            text: rule.text(ground),
            basis: Some(MARK.to_owned()),
            ..TopicNote::default()
        });
    Source { title, publisher, author, date, from, to, cc, r#ref, url, retrieved, about, topics,
        finding, quote, redactions, quoted_in, file, digest, note;
        unit;
        id, kind, sent, language, tone, confidence, closes, handling, allow }
    Organisation { name, aka, names, parent, successor, about, eu_base, site, phone, email, photo,
        identifiers, units, memberships, lines, assessment, notes, source, quote; ;
        id, kind, country, disclose, handling, allow, at, basis }
    NameFrom { name, from; ; }
    Membership { body, r#as, since, seen, until, source, note, quote; ; at, basis }
        |seat, rule| rule.link::<Organisation>(seat.body.as_str()),
        |_rule, ground| Some(Membership {
            body: stand_in(ground),
            ..Membership::default()
        });
    // Our reading is never told.
    Assessment { by, text, date, source, quote; ; at, basis }
        |_reading, _rule| Some(Ground::Level),
        |rule, ground| Some(Assessment {
            text: rule.text(ground),
            basis: Some(MARK.to_owned()),
            ..Assessment::default()
        });
    OrganisationNote { text, as_of, source, quote; ; handling, at, basis }
        |note, rule| rule.item(note.handling.as_deref()),
        |rule, ground| Some(OrganisationNote {
            text: rule.text(ground),
            basis: Some(MARK.to_owned()),
            ..OrganisationNote::default()
        });
    Person { name, aka, address, say, organisation, role, roles, bio, phone, email, photo,
        languages, left, note, source, quote;
        unit;
        id, level, senior, disclose, assumed, handling, allow, at, basis }
    Role { title, of, office, from, seen, to, source, quote; ; at, basis }
    Visit { title, r#for, dates, place, purpose, aims, topics, meetings, general_points, background,
        default, as_of, deadline, status, source, quote;
        prepared_by, contact;
        id, tz, handling, assumed, reading, documents, formats, allow, at, basis }
    MeetingDefault { us, venue; ; mode }
    UnfiledMeeting { with, title, date; ; status, time, withheld }
}
