//! Records → Facts: proves every link, word and name, and says which do not hold.

mod contact;
mod evidence;
mod figures;
mod house_words;
mod items;
mod once;
mod parents;
mod prover;
mod topic;
mod visit;

use super::Facts;
use super::index::Index;
use super::organisation::Organisation;
use super::person::Person;
use super::records::Records;
use super::source::Source;
use super::texts::each_text;
use super::unread::Unread;
use crate::finding::field::Kind;
use crate::finding::kind::kinds;
use crate::finding::report::Report;
use contact::contact;
use house_words::Words;
use prover::{Owner, Prover};
use topic::topic;
use visit::visit;

/// Proves the links. Links to records that could not be read are no faults of their own. Where only
/// prose of contacts changed, this is not done again: nothing here may hang on that.
pub fn resolve(records: Records, unread: &Unread, report: &mut Report) -> Facts {
    let index = Index::new(&records);
    let mut prover = Prover::new(&records, &index, unread, report);
    settings(&mut prover, &records);
    macro_rules! prove {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for record in records.$folder.iter() {
                $noun(&mut prover, record);
            }
        )*};
    }
    kinds!(prove);
    each_text(&records, &mut |text| {
        let owner = Owner { kind: text.kind, id: text.id };
        let path = |key: &str| format!("{}.{key}", text.path_of_evidence());
        prover.rests(text.own, owner, path);
    });
    parents::parents(&mut prover, &records);
    once::names(&mut prover, &records);
    once::ids(&mut prover, &records);
    once::openings(&mut prover, &records);
    figures::figures(&mut prover, &records);
    Facts::new(records, index)
}

fn settings(prover: &mut Prover<'_>, records: &Records) {
    let owner = Owner { kind: Kind::Settings, id: "settings" };
    if let Some(us) = &records.settings.us {
        prover.link(Kind::Organisation, us, owner, || "us".into());
    }
    prover.grounds(owner);
    for (n, group) in records.settings.levels.iter().enumerate().filter(|(_, one)| one.len() > 1) {
        let headings: Vec<&str> = group.keys().map(String::as_str).collect();
        let message = format!("One group of levels has several headings: {}.", headings.join(", "));
        prover.error("unknown-level", (owner, format!("levels[{n}]")), message, |_| {
            Some("begin an item for each: `- Political level: [minister, deputy]`".to_owned())
        });
    }
}

fn organisation(prover: &mut Prover<'_>, record: &Organisation) {
    let owner = Owner { kind: Kind::Organisation, id: record.id.as_str() };
    let kind = record.kind.as_deref();
    prover.word(Words::OrganisationKind, kind, owner, || "kind".into());
    prover.word(Words::Handling, record.handling.as_deref(), owner, || "handling".into());
    if let Some(parent) = &record.parent {
        prover.link(Kind::Organisation, parent, owner, || "parent".into());
    }
    if let Some(successor) = &record.successor {
        prover.link(Kind::Organisation, successor, owner, || "successor".into());
    }
    prover.rests(record.rests(), owner, str::to_owned);
    if let Some(own) = &record.assessment {
        prover.rests(own.rests(), owner, |key| format!("assessment.{key}"));
    }
    for (n, membership) in record.memberships.iter().enumerate() {
        let path = |key: &str| format!("memberships[{n}].{key}");
        prover.link(Kind::Organisation, &membership.body, owner, || path("body"));
        if let Some(source) = &membership.source {
            prover.evidence(source, owner, || path("source"));
        }
        prover.word(Words::Basis, membership.basis.as_deref(), owner, || path("basis"));
    }
    for (n, note) in record.notes.iter().enumerate() {
        let path = |key: &str| format!("notes[{n}].{key}");
        prover.word(Words::Handling, note.handling.as_deref(), owner, || path("handling"));
        prover.rests(note.rests(), owner, path);
    }
}

fn person(prover: &mut Prover<'_>, record: &Person) {
    let owner = Owner { kind: Kind::Person, id: record.id.as_str() };
    prover.link(Kind::Organisation, &record.organisation, owner, || "organisation".into());
    prover.word(Words::Level, record.level.as_deref(), owner, || "level".into());
    prover.word(Words::Handling, record.handling.as_deref(), owner, || "handling".into());
    prover.rests(record.rests(), owner, str::to_owned);
    prover.assumed(&record.assumed, record, owner);
    for (n, role) in record.roles.iter().enumerate() {
        prover.rests(role.rests(), owner, |key| format!("roles[{n}].{key}"));
    }
}

fn source(prover: &mut Prover<'_>, record: &Source) {
    let owner = Owner { kind: Kind::Source, id: record.id.as_str() };
    prover.word(Words::SourceKind, Some(&record.kind), owner, || "kind".into());
    prover.word(Words::Handling, record.handling.as_deref(), owner, || "handling".into());
    for ground in record.redactions.keys() {
        let path = || format!("redactions.{ground}");
        prover.word(Words::Ground, Some(ground), owner, path);
    }
    for (n, about) in record.about.iter().enumerate() {
        prover.link(Kind::Organisation, about, owner, || format!("about[{n}]"));
    }
    for (n, topic) in record.topics.iter().enumerate() {
        prover.link(Kind::Topic, topic, owner, || format!("topics[{n}]"));
    }
    if let Some(other) = &record.quoted_in {
        prover.link(Kind::Source, other, owner, || "quoted_in".into());
    }
    for id in record.closes.keys() {
        prover.closes(id, owner);
    }
}
