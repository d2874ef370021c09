//! Facts, packs and originals → the texts that are searched, and the page of what was found.

use serde_json::json;

use super::Desk;
use super::site::{Asked, Page};
use crate::desk::index::Index;
use crate::desk::text::{Place, Unread};
use crate::facts::when::When;
use crate::finding::digest::digest;
use crate::finding::field::{Kind, RecordKey};
use crate::yaml::{Node, Value, parse};

/// Reads all that is searched. What the scalars of a record say is a line each; packs are
/// searched by their lines. What is as it was is not read again.
pub fn index(desk: &Desk, last: Option<&Index>) -> Index {
    let survey = desk.survey();
    let project = &desk.opened().project;
    let records = project
        .files
        .iter()
        .filter(|(key, _)| key.kind != Kind::Settings);
    let records = records.map(|(key, file)| {
        let file = project.sources.file(*file);
        Unread {
            place: Place::Record(key.clone()),
            title: desk.name(key),
            day: day(desk, key),
            digest: file.digest(),
            lines: Box::new(move || {
                let mut lines = vec![key.id.clone()];
                if let Some(tree) = parse(file.text()).tree {
                    said(&tree, &mut lines);
                }
                lines
            }),
        }
    });
    let packs = survey.pages.iter().map(|page| Unread {
        place: Place::Pack(page.target.clone()),
        title: desk.title(&page.target),
        day: day_of(desk, &page.target.id),
        digest: digest(&page.markdown),
        lines: Box::new(|| page.markdown.lines().map(str::to_owned).collect()),
    });
    let sources = desk.facts().records().sources.iter();
    let originals = sources.filter_map(|source| {
        let text = desk.original_text(source.id.as_str())?;
        Some(Unread {
            place: Place::Original(source.id.to_string()),
            title: source.title.clone(),
            day: source.date.map(|date| date.first()),
            digest: digest(&text),
            lines: Box::new(move || text.lines().map(str::to_owned).collect()),
        })
    });
    Index::again(last, records.chain(packs).chain(originals))
}

/// Lists what a record says, line by line.
fn said(node: &Node<'_>, lines: &mut Vec<String>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(words) => lines.extend(words.lines().map(str::to_owned)),
        Value::List(items) => items.iter().for_each(|item| said(item, lines)),
        Value::Map(entries) => entries.iter().for_each(|entry| said(&entry.value, lines)),
    }
}

/// Returns the first day of a record of which packs are made.
fn day_of(desk: &Desk, id: &str) -> Option<chrono::NaiveDate> {
    let records = desk.facts().records();
    let visit = records.visits.get(id).map(|visit| visit.dates);
    let contact = records.contacts.get(id).map(|contact| contact.date);
    visit.or(contact).map(|when| when.first())
}

fn day(desk: &Desk, key: &RecordKey) -> Option<chrono::NaiveDate> {
    let records = desk.facts().records();
    let when: Option<When> = match key.kind {
        Kind::Contact => records.contacts.get(&key.id).map(|contact| contact.date),
        Kind::Source => records.sources.get(&key.id).and_then(|source| source.date),
        Kind::Visit => records.visits.get(&key.id).map(|visit| visit.dates),
        _ => None,
    };
    when.map(|when| when.first())
}

impl Desk {
    /// Makes the page of a search.
    pub(super) fn search(&self, asked: &Asked<'_>) -> Page {
        let address = asked.address();
        let query = asked.value("q").unwrap_or_default();
        let found = self.index().search(&query, address);
        let view = json!({ "found": found, "action": address.page(&["search"]) });
        let body = self.templates.fill("search.html", &view, &[]);
        Page::new("list", "Search", body)
    }
}
