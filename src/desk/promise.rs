//! Something owed → its page: who owes whom what, since when, and what came of it.

use std::borrow::Cow;

use serde::Serialize;

use super::address::Address;
use super::charts::{Chart, Debt, chart};
use super::link::{Links, Piece};
use crate::brief::promises::{Promise, promise as read};
use crate::brief::reader::Reader;
use crate::brief::told_day::ToldDay;
use crate::facts::id::Id;
use crate::facts::topic::Topic;
use crate::facts::when::When;
use crate::facts::{Debt as Place, Opening};
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::records::lookup::promise::what;

#[derive(Debug, Serialize)]
pub struct PromisePage {
    pub id: String,
    pub what: String,
    kind: &'static str,
    state: serde_json::Value,
    only_planned: bool,
    late: bool,
    by: Vec<Piece>,
    to: Vec<Piece>,
    turn: Vec<Piece>,
    since: String,
    due: Option<String>,
    settled: Option<String>,
    /// Whether it was done in part, and the rest is late.
    rest_is_late: bool,
    /// Whether one of several promised or asked, and the record does not say which.
    one_of: bool,
    result: Option<String>,
    owner: Option<String>,
    topic: Vec<Piece>,
    contact: Piece,
    closed_by: Vec<Piece>,
    sources: Vec<Piece>,
    pub chart: Option<Chart>,
    /// Where it is written.
    #[serde(skip)]
    pub field: FieldPath,
}

/// Makes the page of something owed; none when nothing owed has this id.
pub fn promise(
    reader: Reader<'_>,
    id: &str,
    links: &Links,
    address: &Address,
) -> Option<PromisePage> {
    let mut openings = reader.facts.openings();
    let opening = openings.find(|opening| opening.id.as_str() == id)?;
    let promise = read(reader, &opening)?;
    let names = |names: &[Cow<'_, str>]| {
        let kinds = [Kind::Organisation, Kind::Person];
        links.split(&names.join(", "), &kinds, address)
    };
    let day = |when: Option<When>| when.map(|when| when.to_string());
    let sources = promise.sources.iter().map(|id| {
        let source = reader.facts.records().sources.get(id);
        let title = source.map_or(*id, |source| source.title.as_str());
        Piece::link(title, of_record(Kind::Source, id, address))
    });
    let topic = |id: &Id<Topic>| {
        let name = reader.facts.topic(id).name.as_str();
        Piece::link(name, of_record(Kind::Topic, id.as_str(), address))
    };
    let contact = opening.contact;
    let closings = reader.closings(&opening);
    Some(PromisePage {
        id: id.to_owned(),
        what: what(&promise),
        kind: promise.kind.word(),
        state: serde_json::to_value(promise.state).unwrap_or_default(),
        only_planned: promise.only_planned,
        late: promise.late,
        by: names(&promise.by),
        to: names(&promise.to),
        turn: names(&promise.turn),
        since: promise.since.told(),
        due: day(promise.due),
        settled: promise.settled.map(ToldDay::told),
        rest_is_late: promise.is_late(),
        one_of: promise.one_of,
        result: promise.result.map(|text| text.told()),
        owner: promise.owner.map(str::to_owned),
        topic: opening.topic().into_iter().map(topic).collect(),
        contact: Piece::link(
            contact.title.clone().unwrap_or(contact.id.to_string()),
            of_record(Kind::Contact, contact.id.as_str(), address),
        ),
        closed_by: closings
            .map(|closing| {
                let key = &closing.by;
                Piece::link(format!("{} {}", closing.on(), key.id), address.record(key))
            })
            .collect(),
        sources: sources.collect(),
        chart: line(reader, &promise, address),
        field: field(&opening),
    })
}

fn of_record(kind: Kind, id: &str, address: &Address) -> String {
    let id = id.to_owned();
    address.record(&RecordKey { kind, id })
}

fn field(opening: &Opening<'_>) -> FieldPath {
    let path = match opening.debt {
        Place::Point(n) => format!("points[{n}]"),
        Place::Question(n) => format!("plan.raise[{n}]"),
    };
    FieldPath::new(Kind::Contact, opening.contact.id.as_str(), path)
}

fn line(reader: Reader<'_>, promise: &Promise<'_>, address: &Address) -> Option<Chart> {
    let settled = promise.settled.filter(|_| promise.state.is_settled());
    let state = serde_json::to_value(promise.state).unwrap_or_default();
    let debt = Debt {
        since: promise.since.first(),
        due: promise.due.map(|due| due.last()),
        settled: settled.map(|on| on.last()),
        state: state.as_str().unwrap_or_default().to_owned(),
        name: promise.what.words().to_owned(),
        href: address.promise(promise.id),
    };
    chart(reader.facts.settings(), &[], &[debt], reader.as_of)
}
