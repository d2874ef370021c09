//! Facts, packs and originals → the texts that are searched, and the page of what was found.

use chrono::NaiveDate;
use serde_json::json;

use super::Desk;
use super::site::{Asked, Page};
use crate::command::as_made;
use crate::desk::index::Index;
use crate::desk::text::{Place, Unread};
use crate::facts::when::When;
use crate::finding::digest::digest;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::pack::target::Target;
use crate::project::load;
use crate::yaml::{Entry, Node, Value, parse};

/// Reads all that is searched. What the scalars of a record say is a line each; packs are
/// searched by their lines. What is as it was is not read again.
pub fn index(desk: &Desk, last: Option<&Index>) -> Index {
    let project = &desk.opened().project;
    let files = project.files.iter();
    let records = files.filter(|(key, _)| key.kind != Kind::Settings).map(|(key, file)| {
        let digest = project.sources.file(*file).digest();
        let place = Place::Record(key.clone());
        unread(desk, place, desk.name(key), day(desk, key), digest)
    });
    let packs = desk.survey().packs().map(|pack| {
        let (target, day) = (&pack.target, day_of(desk, &pack.target.id));
        let place = Place::Pack(target.clone());
        unread(desk, place, desk.title(target), day, pack.digest)
    });
    let sources = desk.facts().records().sources.iter();
    let originals = sources.filter_map(|source| {
        let digest = digest(&desk.original_text(source.id.as_str())?);
        let place = Place::Original(source.id.to_string());
        let day = source.date.map(|date| date.first());
        Some(unread(desk, place, source.title.clone(), day, digest))
    });
    Index::again(last, records.chain(packs).chain(originals))
}

fn unread(
    desk: &Desk,
    place: Place,
    title: String,
    day: Option<NaiveDate>,
    digest: u64,
) -> Unread<'_> {
    let own = place.clone();
    Unread { place, title, day, digest, lines: Box::new(move || desk.lines_of(&own)) }
}

/// Returns the first day of a record of which packs are made.
fn day_of(desk: &Desk, id: &str) -> Option<NaiveDate> {
    let records = desk.facts().records();
    let visit = records.visits.get(id).map(|visit| visit.dates);
    let contact = records.contacts.get(id).map(|contact| contact.date);
    visit.or(contact).map(|when| when.first())
}

fn day(desk: &Desk, key: &RecordKey) -> Option<NaiveDate> {
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
    pub(super) fn search(&self, asked: &Asked<'_>) -> Page {
        let address = asked.address();
        let query = asked.value("q").unwrap_or_default();
        let read = |place: &Place| self.lines_named(place);
        let found = self.index().search(&query, address, &read);
        let view = json!({ "found": found, "action": address.page(&["search"]) });
        let body = self.templates.fill("search.html", &view, &[]);
        Page::new("list", "Search", body)
    }

    /// Reads what a text says, line by line; the id of another record stands behind its name, for an
    /// id is no sentence.
    pub(super) fn lines_named(&self, place: &Place) -> Vec<String> {
        let lines = self.lines_of(place);
        if !matches!(place, Place::Record(_)) {
            return lines;
        }
        let named = |(n, line): (usize, String)| {
            let key = self.links.find(&line, &Kind::FOLDERS).filter(|_| n > 0);
            let name = key.map(|key| self.name(&key)).filter(|name| *name != line);
            match name {
                Some(name) => format!("{name} ({line})"),
                None => line,
            }
        };
        lines.into_iter().enumerate().map(named).collect()
    }

    /// Reads what a text says, line by line.
    pub(super) fn lines_of(&self, place: &Place) -> Vec<String> {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        match place {
            Place::Record(key) if self.released.is_some() => self.lines_shown(key),
            Place::Record(key) => self.lines_said(key),
            Place::Pack(target) => lines(&self.text_of(target)),
            Place::Original(id) => lines(&self.original_text(id).unwrap_or_default()),
        }
    }

    /// Lists what a record says, its id first.
    fn lines_said(&self, key: &RecordKey) -> Vec<String> {
        let mut lines = vec![key.id.clone()];
        let project = &self.opened().project;
        if let Some(file) = project.file_of(key) {
            let text = project.sources.file(file).glance();
            if let Some(tree) = parse(&text).tree {
                self.said(&tree, "", &mut lines);
            }
        }
        lines
    }

    /// Adds what a value says, a line each; `use_of_it` stands before what not everybody may hear.
    fn said(&self, node: &Node<'_>, use_of_it: &str, lines: &mut Vec<String>) {
        match &node.value {
            Value::Null => {}
            Value::Scalar(words) => {
                let told = |line: &str| match line.contains(' ') {
                    true => format!("{use_of_it}{line}"),
                    false => line.to_owned(),
                };
                lines.extend(words.lines().map(told));
            }
            Value::List(items) => items.iter().for_each(|item| self.said(item, use_of_it, lines)),
            Value::Map(entries) => {
                let is_to_know = |entry: &Entry<'_>| {
                    let know = matches!(&entry.value.value, Value::Scalar(word) if word == "know");
                    entry.key == "use" && know
                };
                let to_know = entries.iter().any(is_to_know).then_some("Know, do not say: ");
                for entry in entries {
                    // A key may name a record: `closes: { a-promise: done }`.
                    if self.links.find(&entry.key, &Kind::FOLDERS).is_some() {
                        lines.push(entry.key.to_string());
                    }
                    let avoided = (entry.key == "avoid").then_some("Do not raise: ");
                    self.said(&entry.value, avoided.or(to_know).unwrap_or(use_of_it), lines);
                }
            }
        }
    }

    /// Returns the text of a pack: as it lies there, where a build would give that, else anew.
    fn text_of(&self, target: &Target) -> String {
        if let Some(made) = self.made_of(target) {
            return made.markdown.to_string();
        }
        if let Some(traced) = self.kept(target) {
            return traced.page.markdown.to_string();
        }
        let lying = load::text(&self.root, &target.markdown()).ok().flatten();
        let mut packs = self.survey().packs();
        let known = packs.find(|pack| pack.target == *target);
        let lying = lying.filter(|text| known.is_some_and(|k| k.digest == digest(text)));
        let anew = || {
            let opened = self.opened();
            as_made::page(&self.root, opened, target, &mut Report::default())
        };
        let made = || anew().map(|page| page.markdown.to_string());
        lying.or_else(made).unwrap_or_default()
    }
}
