//! A contact → its links, words and times proved.

use super::house_words::Words;
use super::items::{people, person, verbs};
use super::prover::{Owner, Prover};
use crate::facts::contact::Contact;
use crate::facts::item::Point;
use crate::facts::when::When;
use crate::finding::field::Kind;
use crate::finding::nearest::did_you_mean;

/// Proves a contact.
pub fn contact(prover: &mut Prover<'_>, record: &Contact) {
    let owner = Owner { kind: Kind::Contact, id: record.id.as_str() };
    prover.word(Words::ContactKind, Some(&record.kind), owner, || "kind".into());
    prover.word(Words::Level, record.level.as_deref(), owner, || "level".into());
    prover.word(Words::Handling, record.handling.as_deref(), owner, || "handling".into());
    prover.word(Words::Mode, record.mode.as_deref(), owner, || "mode".into());
    for (n, with) in record.with.iter().enumerate() {
        prover.link(Kind::Organisation, with, owner, || format!("with[{n}]"));
    }
    people(prover, &record.us, owner, "us");
    people(prover, &record.them, owner, "them");
    if let Some(item) = &record.contact_person {
        person(prover, item, owner, "contact_person");
    }
    if let Some(body) = &record.body {
        prover.link(Kind::Organisation, body, owner, || "body".into());
    }
    if let Some(visit) = &record.visit {
        prover.link(Kind::Visit, visit, owner, || "visit".into());
    }
    for (n, topic) in record.topics.iter().enumerate() {
        prover.link(Kind::Topic, topic, owner, || format!("topics[{n}]"));
    }
    for (n, source) in record.reports.iter().enumerate() {
        prover.link(Kind::Source, source, owner, || format!("reports[{n}]"));
    }
    if let Some(own) = &record.assessment {
        prover.rests(own.rests(), owner, |key| format!("assessment.{key}"));
    }
    prover.assumed(&record.assumed, record, owner);
    let disputed = record.disputed.iter().enumerate();
    let disputed = disputed.map(|(n, one)| (one.field.as_str(), format!("disputed[{n}].field")));
    prover.fields(disputed, record, owner);
    points(prover, record, owner);
    claims(prover, record, owner);
    plan(prover, record, owner);
    for id in record.closes.keys() {
        prover.closes(id, owner);
    }
}

fn points(prover: &mut Prover<'_>, record: &Contact, owner: Owner<'_>) {
    for (n, point) in record.points.iter().enumerate() {
        let path = |key: &str| format!("points[{n}].{key}");
        prover.speaker(&point.speaker, Point::KEYS, owner, || path(&point.speaker));
        prover.word(Words::Act, point.act.as_deref(), owner, || path("act"));
        prover.word(Words::Handling, point.handling.as_deref(), owner, || path("handling"));
        if let Some(topic) = &point.topic {
            prover.link(Kind::Topic, topic, owner, || path("topic"));
        }
        for question in &point.answers {
            prover.answers(question, (owner, path("answers")));
        }
        if let Some(line) = &point.line {
            standing_line(prover, line, record, (owner, path("line")));
        }
        for (key, party) in point
            .opens
            .iter()
            .flat_map(|opens| [("by", &opens.by), ("to", &opens.to)])
            .filter_map(|(key, party)| party.as_ref().map(|party| (key, party)))
        {
            prover.speaker(party.as_str(), &[], owner, || format!("points[{n}].opens.{key}"));
        }
    }
}

fn claims(prover: &mut Prover<'_>, record: &Contact, owner: Owner<'_>) {
    for (n, claim) in record.claims.iter().enumerate() {
        prover.rests(claim.rests(), owner, |key| format!("claims[{n}].{key}"));
        let mark = claim.handling.as_deref();
        prover.word(Words::Handling, mark, owner, || format!("claims[{n}].handling"));
        if let Some(check) = &claim.check {
            prover.link(Kind::Source, check, owner, || format!("claims[{n}].check"));
        }
        for (key, when) in [("period", claim.period), ("as_of", claim.as_of)] {
            let is_guess = matches!(claim.basis.as_deref(), Some("inferred" | "assumed"));
            let ahead = is_guess || claim.is_aim();
            if let Some(when) = when.filter(|_| !ahead).filter(|when| {
                when.first() > record.date.last()
                    || key == "period" && when.last() > record.date.last()
            }) {
                after_contact(prover, when, record, (owner, format!("claims[{n}].{key}")));
            }
        }
    }
}

fn plan(prover: &mut Prover<'_>, record: &Contact, owner: Owner<'_>) {
    let Some(plan) = &record.plan else { return };
    prover.rests(plan.rests(), owner, |key| format!("plan.{key}"));
    verbs(prover, &plan.raise, owner, "plan.raise");
    people(prover, &plan.us, owner, "plan.us");
    people(prover, &plan.them, owner, "plan.them");
    if let Some(item) = &plan.contact_person {
        person(prover, item, owner, "plan.contact_person");
    }
    prover.word(Words::Mode, plan.mode.as_deref(), owner, || "plan.mode".into());
    for (n, item) in plan.if_raised.iter().enumerate() {
        prover.rests(item.rests(), owner, |key| format!("plan.if_raised[{n}].{key}"));
        if let Some(topic) = &item.use_line {
            prover.link(Kind::Topic, topic, owner, || format!("plan.if_raised[{n}].use_line"));
        }
    }
    for (n, source) in plan.sensitive.iter().enumerate() {
        prover.link(Kind::Source, source, owner, || format!("plan.sensitive[{n}]"));
    }
}

/// Proves that a standing line belongs to an organisation of the contact.
fn standing_line(prover: &mut Prover<'_>, line: &str, contact: &Contact, at: (Owner<'_>, String)) {
    let ids = contact.with.iter().map(|id| id.as_str());
    let unsure = |id: &str| {
        prover.unread.may_hold(Kind::Organisation, id)
            || prover.records.organisations.get(id).is_none()
    };
    let organisations = &prover.records.organisations;
    let theirs: Vec<_> = ids.clone().filter_map(|id| organisations.get(id)).collect();
    if ids.clone().any(unsure) || theirs.iter().any(|o| o.lines.contains_key(line)) {
        return;
    }
    let message = format!("No standing line of theirs is called `{line}`.");
    prover.error("unknown-line", at, message, |_| {
        let known = theirs.iter().flat_map(|o| o.lines.keys()).map(String::as_str);
        let add = "add it under `lines:` of the organisation, or correct it";
        Some(did_you_mean(line, known).unwrap_or_else(|| add.to_owned()))
    });
}

fn after_contact(prover: &mut Prover<'_>, when: When, contact: &Contact, at: (Owner<'_>, String)) {
    let message = format!(
        "A figure for `{when}` cannot stand in a contact of `{}`: that time had not passed \
         yet.",
        contact.date
    );
    let hint = "check the period against what was published, and say in `note` what the \
                report says; an aim, a forecast or a budget is marked with `aim: true`";
    prover.error("period-after-contact", at, message, |_| Some(hint.to_owned()));
}
