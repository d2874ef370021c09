//! Records → Facts: proves every link, word and name, and says which do not hold.

use std::collections::BTreeMap;

use super::Facts;
use super::contact::Contact;
use super::index::Index;
use super::item::{PersonItem, VerbItem};
use super::organisation::Organisation;
use super::person::Person;
use super::prove::{Owner, Prover};
use super::records::Records;
use super::source::Source;
use super::topic::Topic;
use super::visit::{BackgroundPart, Meeting, Visit};
use crate::field::{Kind, RecordKey};
use crate::report::Report;

/// Proves the links. `unread` names records whose files could not be read; links to them
/// are no faults of their own.
pub fn resolve(records: Records, unread: &[RecordKey], report: &mut Report) -> Facts {
    let index = Index::new(&records);
    let mut prover = Prover::new(&records, &index, unread, report);
    settings(&mut prover, &records);
    records
        .organisations
        .iter()
        .for_each(|record| organisation(&mut prover, record));
    records
        .people
        .iter()
        .for_each(|record| person(&mut prover, record));
    records
        .contacts
        .iter()
        .for_each(|record| contact(&mut prover, record));
    records
        .topics
        .iter()
        .for_each(|record| topic(&mut prover, record));
    records
        .sources
        .iter()
        .for_each(|record| source(&mut prover, record));
    records
        .visits
        .iter()
        .for_each(|record| visit(&mut prover, record));
    names(&mut prover, &records);
    openings(&mut prover, &records);
    figures(&mut prover, &records);
    Facts { records, index }
}

fn settings(prover: &mut Prover<'_>, records: &Records) {
    let owner = Owner {
        kind: Kind::Settings,
        id: "settings",
    };
    if let Some(us) = &records.settings.us {
        prover.link(Kind::Organisation, us, owner, || "us".into());
    }
}

fn organisation(prover: &mut Prover<'_>, record: &Organisation) {
    let owner = Owner {
        kind: Kind::Organisation,
        id: record.id.as_str(),
    };
    let kinds = &prover.records.settings.organisation_kinds;
    prover.word("kind", record.kind.as_deref(), kinds, owner, || {
        "kind".into()
    });
    prover.handling(record.handling.as_deref(), owner, || "handling".into());
    if let Some(parent) = &record.parent {
        prover.link(Kind::Organisation, parent, owner, || "parent".into());
    }
    for (n, membership) in record.memberships.iter().enumerate() {
        let path = |key: &str| format!("memberships[{n}].{key}");
        prover.link(Kind::Organisation, &membership.body, owner, || path("body"));
        if let Some(source) = &membership.source {
            prover.evidence(source, owner, || path("source"));
        }
    }
    for (n, note) in record.notes.iter().enumerate() {
        let path = |key: &str| format!("notes[{n}].{key}");
        prover.handling(note.handling.as_deref(), owner, || path("handling"));
        if let Some(source) = &note.source {
            prover.link(Kind::Source, source, owner, || path("source"));
        }
    }
}

fn person(prover: &mut Prover<'_>, record: &Person) {
    let owner = Owner {
        kind: Kind::Person,
        id: record.id.as_str(),
    };
    prover.link(Kind::Organisation, &record.organisation, owner, || {
        "organisation".into()
    });
    prover.level(record.level.as_deref(), owner);
    prover.handling(record.handling.as_deref(), owner, || "handling".into());
    for (n, role) in record.roles.iter().enumerate() {
        if let Some(source) = &role.source {
            prover.link(Kind::Source, source, owner, || format!("roles[{n}].source"));
        }
    }
}

fn contact(prover: &mut Prover<'_>, record: &Contact) {
    let owner = Owner {
        kind: Kind::Contact,
        id: record.id.as_str(),
    };
    let settings = &prover.records.settings;
    let kinds = settings
        .contact_kinds
        .two_sided
        .iter()
        .chain(&settings.contact_kinds.others);
    prover.word("kind", Some(&record.kind), kinds, owner, || "kind".into());
    prover.level(record.level.as_deref(), owner);
    prover.handling(record.handling.as_deref(), owner, || "handling".into());
    prover.word(
        "mode",
        record.mode.as_deref(),
        &settings.modes,
        owner,
        || "mode".into(),
    );
    for (n, with) in record.with.iter().enumerate() {
        prover.link(Kind::Organisation, with, owner, || format!("with[{n}]"));
    }
    people(prover, &record.us, owner, "us");
    people(prover, &record.them, owner, "them");
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
    points(prover, record, owner);
    claims(prover, record, owner);
    plan(prover, record, owner);
    for id in record.closes.keys() {
        prover.closes(id, owner);
    }
}

fn points(prover: &mut Prover<'_>, record: &Contact, owner: Owner<'_>) {
    let settings = &prover.records.settings;
    for (n, point) in record.points.iter().enumerate() {
        let path = |key: &str| format!("points[{n}].{key}");
        prover.speaker(&point.speaker, owner, || path(&point.speaker));
        prover.word("act", point.act.as_deref(), &settings.acts, owner, || {
            path("act")
        });
        prover.handling(point.handling.as_deref(), owner, || path("handling"));
        if let Some(topic) = &point.topic {
            prover.link(Kind::Topic, topic, owner, || path("topic"));
        }
        if let Some(line) = &point.line {
            prover.line(line, record, owner, || path("line"));
        }
        for (key, party) in point
            .opens
            .iter()
            .flat_map(|opens| [("by", &opens.by), ("to", &opens.to)])
            .filter_map(|(key, party)| party.as_ref().map(|party| (key, party)))
        {
            prover.speaker(party.as_str(), owner, || format!("points[{n}].opens.{key}"));
        }
    }
}

fn claims(prover: &mut Prover<'_>, record: &Contact, owner: Owner<'_>) {
    for (n, claim) in record.claims.iter().enumerate() {
        if let Some(check) = &claim.check {
            prover.link(Kind::Source, check, owner, || format!("claims[{n}].check"));
        }
        for (key, when) in [("period", claim.period), ("as_of", claim.as_of)] {
            if let Some(when) = when.filter(|when| {
                when.first() > record.date.last()
                    || key == "period" && when.last() > record.date.last()
            }) {
                prover
                    .after_contact(when, record, owner, || format!("claims[{n}].{key}"));
            }
        }
    }
}

fn plan(prover: &mut Prover<'_>, record: &Contact, owner: Owner<'_>) {
    let Some(plan) = &record.plan else { return };
    let modes = &prover.records.settings.modes;
    verbs(prover, &plan.raise, owner, "plan.raise");
    people(prover, &plan.us, owner, "plan.us");
    people(prover, &plan.them, owner, "plan.them");
    prover.word("mode", plan.mode.as_deref(), modes, owner, || {
        "plan.mode".into()
    });
    for (n, item) in plan.if_raised.iter().enumerate() {
        if let Some(topic) = &item.use_line {
            prover.link(Kind::Topic, topic, owner, || {
                format!("plan.if_raised[{n}].use_line")
            });
        }
    }
    for (n, source) in plan.sensitive.iter().enumerate() {
        prover.link(Kind::Source, source, owner, || {
            format!("plan.sensitive[{n}]")
        });
    }
}

fn people(prover: &mut Prover<'_>, items: &[PersonItem], owner: Owner<'_>, list: &str) {
    let settings = &prover.records.settings;
    for (n, item) in items.iter().enumerate() {
        let path = || format!("{list}[{n}]");
        if let Some(who) = &item.who {
            prover.link(Kind::Person, who, owner, path);
        }
        if let Some(organisation) = &item.organisation {
            prover.link(Kind::Organisation, organisation, owner, path);
        }
        prover.word("mode", item.mode.as_deref(), &settings.modes, owner, path);
        let grounds = settings.grounds.keys();
        prover.word("ground", item.redacted.as_deref(), grounds, owner, path);
    }
}

fn verbs(prover: &mut Prover<'_>, items: &[VerbItem], owner: Owner<'_>, list: &str) {
    for (n, item) in items.iter().enumerate() {
        let path = |key: &str| format!("{list}[{n}].{key}");
        prover.verb(&item.verb, owner, || path(&item.verb));
        prover.handling(item.handling.as_deref(), owner, || path("handling"));
        if let Some(topic) = &item.topic {
            prover.link(Kind::Topic, topic, owner, || path("topic"));
        }
    }
}

fn topic(prover: &mut Prover<'_>, record: &Topic) {
    let owner = Owner {
        kind: Kind::Topic,
        id: record.id.as_str(),
    };
    prover.handling(record.handling.as_deref(), owner, || "handling".into());
    if let Some(parent) = &record.parent {
        prover.link(Kind::Topic, parent, owner, || "parent".into());
    }
    verbs(prover, &record.messages, owner, "messages");
    for (n, item) in record.if_raised.iter().enumerate() {
        if let Some(line) = &item.use_line {
            prover.link(Kind::Topic, line, owner, || {
                format!("if_raised[{n}].use_line")
            });
        }
    }
    for (n, source) in record.background_sources.iter().enumerate() {
        prover.link(Kind::Source, source, owner, || {
            format!("background_sources[{n}]")
        });
    }
    for (n, figure) in record.figures.iter().enumerate() {
        if let Some(source) = &figure.source {
            prover.link(Kind::Source, source, owner, || {
                format!("figures[{n}].source")
            });
        }
    }
    for (n, note) in record.notes.iter().enumerate() {
        let path = |key: &str| format!("notes[{n}].{key}");
        prover.handling(note.handling.as_deref(), owner, || path("handling"));
        if let Some(source) = &note.source {
            prover.link(Kind::Source, source, owner, || path("source"));
        }
        for (m, about) in note.about.iter().enumerate() {
            prover.link(Kind::Organisation, about, owner, || {
                format!("notes[{n}].about[{m}]")
            });
        }
    }
    for (n, milestone) in record.milestones.iter().enumerate() {
        if let Some(source) = &milestone.source {
            prover.link(Kind::Source, source, owner, || {
                format!("milestones[{n}].source")
            });
        }
        for (m, expected) in milestone.expected.iter().enumerate() {
            if let Some(source) = &expected.source {
                let path = || format!("milestones[{n}].expected[{m}].source");
                prover.link(Kind::Source, source, owner, path);
            }
        }
    }
}

fn source(prover: &mut Prover<'_>, record: &Source) {
    let owner = Owner {
        kind: Kind::Source,
        id: record.id.as_str(),
    };
    let settings = &prover.records.settings;
    let kinds = &settings.source_kinds;
    prover.word("kind", Some(&record.kind), kinds, owner, || "kind".into());
    prover.handling(record.handling.as_deref(), owner, || "handling".into());
    for ground in record.redactions.keys() {
        let path = || format!("redactions.{ground}");
        prover.word("ground", Some(ground), settings.grounds.keys(), owner, path);
    }
    for (n, about) in record.about.iter().enumerate() {
        prover.link(Kind::Organisation, about, owner, || format!("about[{n}]"));
    }
    for (n, topic) in record.topics.iter().enumerate() {
        prover.link(Kind::Topic, topic, owner, || format!("topics[{n}]"));
    }
    for id in record.closes.keys() {
        prover.closes(id, owner);
    }
}

fn visit(prover: &mut Prover<'_>, record: &Visit) {
    let owner = Owner {
        kind: Kind::Visit,
        id: record.id.as_str(),
    };
    let modes = &prover.records.settings.modes;
    prover.link(Kind::Person, &record.r#for, owner, || "for".into());
    prover.handling(record.handling.as_deref(), owner, || "handling".into());
    for (list, topics) in [
        ("topics", &record.topics),
        ("general_points", &record.general_points),
    ] {
        for (n, topic) in topics.iter().enumerate() {
            prover.link(Kind::Topic, topic, owner, || format!("{list}[{n}]"));
        }
    }
    for (n, part) in record.background.iter().enumerate() {
        if let BackgroundPart::Topic(topic) = part {
            prover.link(Kind::Topic, topic, owner, || format!("background[{n}]"));
        }
    }
    people(prover, &record.default.us, owner, "default.us");
    let default_mode = record.default.mode.as_deref();
    prover.word("mode", default_mode, modes, owner, || "default.mode".into());
    for (n, meeting) in record.meetings.iter().enumerate() {
        match meeting {
            Meeting::Filed(id) => {
                prover.link(Kind::Contact, id, owner, || format!("meetings[{n}]"));
            }
            Meeting::Unfiled(meeting) => {
                for (m, with) in meeting.with.iter().enumerate() {
                    let path = || format!("meetings[{n}].with[{m}]");
                    prover.link(Kind::Organisation, with, owner, path);
                }
            }
        }
    }
}

/// No two records answer to one name.
fn names(prover: &mut Prover<'_>, records: &Records) {
    let mut taken: BTreeMap<String, RecordKey> = BTreeMap::new();
    let organisations = records.organisations.iter().map(|record| {
        (
            Kind::Organisation,
            record.id.as_str(),
            &record.name,
            &record.aka,
        )
    });
    let people = records
        .people
        .iter()
        .map(|record| (Kind::Person, record.id.as_str(), &record.name, &record.aka));
    for (kind, id, name, aka) in organisations.chain(people) {
        let key = RecordKey {
            kind,
            id: id.to_owned(),
        };
        let aliases = aka
            .iter()
            .enumerate()
            .map(|(n, a)| (format!("aka[{n}]"), a));
        for (path, name) in std::iter::once(("name".to_owned(), name)).chain(aliases) {
            match taken.get(&name.to_lowercase()) {
                Some(other) if *other != key => {
                    prover.duplicate_name(name, other, Owner { kind, id }, path);
                }
                Some(_) => {}
                None => {
                    taken.insert(name.to_lowercase(), key.clone());
                }
            }
        }
    }
}

/// No two debts answer to one id.
fn openings(prover: &mut Prover<'_>, records: &Records) {
    let mut taken: BTreeMap<&str, &Contact> = BTreeMap::new();
    for contact in records.contacts.iter() {
        let owner = Owner {
            kind: Kind::Contact,
            id: contact.id.as_str(),
        };
        let points = contact.points.iter().enumerate().filter_map(|(n, point)| {
            let opens = point.opens.as_ref()?;
            Some((format!("points[{n}].opens.id"), &opens.id))
        });
        let questions = contact.plan.iter().flat_map(|plan| &plan.raise).enumerate();
        let questions = questions.filter_map(|(n, item)| {
            item.id
                .as_ref()
                .map(|id| (format!("plan.raise[{n}].id"), id))
        });
        for (path, id) in points.chain(questions) {
            if let Some(other) = taken.insert(id.as_str(), contact) {
                prover.duplicate_opening(id, other, owner, path);
            }
        }
    }
}

/// Every figure that another is computed from exists, and no two share an id.
fn figures(prover: &mut Prover<'_>, records: &Records) {
    let mut taken: BTreeMap<&str, &Topic> = BTreeMap::new();
    for topic in records.topics.iter() {
        let owner = Owner {
            kind: Kind::Topic,
            id: topic.id.as_str(),
        };
        for (n, figure) in topic.figures.iter().enumerate() {
            if let Some(id) = &figure.id
                && let Some(other) = taken.insert(id.as_str(), topic)
            {
                prover.duplicate_figure(id, other, owner, format!("figures[{n}].id"));
            }
            prover.figure(figure, owner, n);
        }
    }
}
