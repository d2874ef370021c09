//! A kind of record → pages that list all of it, so many a page.

use serde::Serialize;

use super::address::Address;
use super::link::Piece;
use crate::brief::reader::Reader;
use crate::facts::Facts;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::finding::field::{Kind, RecordKey};

/// As many records as a page lists.
const PAGE: usize = 250;

#[derive(Debug, Serialize)]
pub struct ListPage {
    pub kind: &'static str,
    pub folder: &'static str,
    total: usize,
    entries: Vec<Entry>,
    /// The pages of the list; the one shown is no link.
    pub pages: Vec<Piece>,
}

#[derive(Debug, Serialize)]
struct Entry {
    name: Piece,
    id: String,
    detail: String,
}

/// Returns the address of a page of a list; the first has no number.
fn page_of(address: &Address, kind: Kind, number: usize) -> String {
    match number {
        1 => address.list(kind),
        number => address.page(&["list", kind.noun(), &number.to_string()]),
    }
}

pub fn count_of_pages(reader: Reader<'_>, kind: Kind) -> usize {
    named(reader, kind).len().div_ceil(PAGE).max(1)
}

/// Makes one page of the list of a kind; none when there is no such page.
pub fn list(reader: Reader<'_>, kind: Kind, number: usize, address: &Address) -> Option<ListPage> {
    let mut all = named(reader, kind);
    all.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let count = all.len().div_ceil(PAGE).max(1);
    if number == 0 || number > count {
        return None;
    }
    let total = all.len();
    let shown = all.into_iter().skip((number - 1) * PAGE).take(PAGE);
    let entries = shown.map(|named| Entry {
        name: Piece::link(named.name, address.record(&RecordKey::new(kind, named.id.clone()))),
        id: named.id,
        detail: named.detail,
    });
    let pages = (1..=count).map(|page| {
        if page == number {
            Piece::plain(page.to_string())
        } else {
            Piece::link(page.to_string(), page_of(address, kind, page))
        }
    });
    Some(ListPage {
        kind: kind.noun(),
        folder: kind.folder(),
        total,
        entries: entries.collect(),
        pages: pages.collect(),
    })
}

struct Named {
    id: String,
    name: String,
    detail: String,
    order: String,
}

fn named(reader: Reader<'_>, kind: Kind) -> Vec<Named> {
    let facts = reader.facts;
    let records = facts.records();
    let by_name = |id: &str, name: &str, detail: Option<&str>| Named {
        id: id.to_owned(),
        name: name.to_owned(),
        detail: detail.unwrap_or_default().to_owned(),
        order: name.to_lowercase(),
    };
    match kind {
        Kind::Settings => Vec::new(),
        Kind::Organisation => {
            let all = records.organisations.iter();
            let of = |one: &Organisation| {
                let name = one.name_on(reader.as_of);
                by_name(one.id.as_str(), name, one.kind.as_deref())
            };
            all.map(of).collect()
        }
        Kind::Person => {
            let all = records.people.iter();
            all.map(|one| {
                let employer = facts.organisation(&one.organisation);
                let title = one.title_on(reader.as_of).map(|title| format!("{title}, "));
                let employer = employer.name_on(reader.as_of);
                let detail = format!("{}{employer}", title.unwrap_or_default());
                by_name(one.id.as_str(), &one.name, Some(&detail))
            })
            .collect()
        }
        Kind::Topic => {
            let all = records.topics.iter();
            all.map(|one| by_name(one.id.as_str(), &one.name, one.owner.as_deref())).collect()
        }
        Kind::Contact => {
            let all = records.contacts.iter();
            all.map(|one| Named {
                id: one.id.to_string(),
                name: match &one.title {
                    Some(title) => title.clone(),
                    None => with(facts, &one.kind, &one.with),
                },
                detail: one.date.to_string(),
                order: newest_first(one.date.first()),
            })
            .collect()
        }
        Kind::Source => {
            let all = records.sources.iter();
            all.map(|one| Named {
                id: one.id.to_string(),
                name: one.title.clone(),
                detail: match one.date {
                    Some(date) => format!("{date}, {}", one.kind),
                    None => one.kind.clone(),
                },
                order: one.date.map_or("~".to_owned(), |d| newest_first(d.first())),
            })
            .collect()
        }
        Kind::Visit => {
            let all = records.visits.iter();
            all.map(|one| Named {
                id: one.id.to_string(),
                name: one.title.clone(),
                detail: one.dates.to_string(),
                order: newest_first(one.dates.first()),
            })
            .collect()
        }
    }
}

/// A key by which later days come first.
fn newest_first(day: chrono::NaiveDate) -> String {
    use chrono::Datelike;
    format!("{:08}", 99_999_999 - i64::from(day.num_days_from_ce()))
}

/// `call` with Acme → `Call, Acme`.
fn with(facts: &Facts, kind: &str, with: &[Id<Organisation>]) -> String {
    let names: Vec<String> =
        with.iter().map(|id| facts.organisation(id).newest_name().to_owned()).collect();
    let kind = crate::brief::words::label(kind);
    if names.is_empty() { kind } else { format!("{kind}, {}", names.join(", ")) }
}
