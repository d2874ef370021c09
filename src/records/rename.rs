//! Project × a record × its new id → the texts in which every link names it anew.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::facts::id::{AnyId, RESERVED};
use crate::facts::resolve::resolve;
use crate::facts::schema::link::SIDES;
use crate::facts::schema::schema;
use crate::facts::schema::walk::{Link, links};
use crate::finding::field::{Kind, RecordKey};
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report, Severity};
use crate::finding::text::line_column;
use crate::project::Project;
use crate::project::read_all::gather_texts;
use crate::yaml;

/// A renaming, worked out and not yet done.
#[derive(Debug)]
pub struct Renaming {
    /// The file of the record.
    pub from: String,
    /// What it is to be called.
    pub to: String,
    /// The texts that change.
    pub texts: Vec<NewText>,
}

/// A file in which links name the record anew.
#[derive(Debug)]
pub struct NewText {
    /// The file.
    pub path: String,
    /// What it says now.
    pub old: String,
    /// What it is to say.
    pub new: String,
    /// Line and column of every link, as they stand now.
    pub places: Vec<(usize, usize)>,
}

/// Works out a renaming; says why when it cannot be.
pub fn rename(
    project: &Project,
    record: &RecordKey,
    id: &str,
    report: &mut Report,
) -> Option<Renaming> {
    let from = match project.file_of(record) {
        Some(file) => project.sources.file(file).path.clone(),
        None => {
            let ids = project.files.keys().filter(|key| key.kind == record.kind);
            let hint = did_you_mean(&record.id, ids.map(|key| key.id.as_str()));
            let message = format!("No {} is called `{}`.", record.kind.noun(), record.id);
            report.error("unknown-id", At::Nowhere, message).hint(hint);
            return None;
        }
    };
    if !is_free(project, record.kind, id, report) {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let ending = from.rsplit_once('.').map_or("yaml", |(_, ending)| ending);
    let renaming =
        Renaming { to: format!("{folder}/{id}.{ending}"), from, texts: texts(project, record, id) };
    holds(project, &renaming, report).then_some(renaming)
}

fn is_free(project: &Project, kind: Kind, id: &str, report: &mut Report) -> bool {
    if let Err(misfit) = id.parse::<AnyId>() {
        report.error(misfit.code, At::Nowhere, misfit.message).hint(misfit.hint);
        return false;
    }
    if RESERVED.contains(&id) {
        let message = format!("`{id}` has a meaning of its own and cannot be an id.");
        report.error("bad-id", At::Nowhere, message);
        return false;
    }
    let key = RecordKey { kind, id: id.to_owned() };
    match project.file_of(&key) {
        None => true,
        Some(file) => {
            let at = At::Path(project.sources.file(file).path.clone());
            let message = format!("The {} `{id}` is there already.", kind.noun());
            report.error("file-exists", at, message).hint("choose another id".to_owned());
            false
        }
    }
}

fn texts(project: &Project, record: &RecordKey, id: &str) -> Vec<NewText> {
    let mut schemas: BTreeMap<Kind, Value> = BTreeMap::new();
    let mut texts = Vec::new();
    for (owner, file) in &project.files {
        let file = project.sources.file(*file);
        if !file.text().contains(&record.id) {
            continue;
        }
        let Some(tree) = yaml::parse(file.text()).tree else {
            continue;
        };
        let schema = schemas.entry(owner.kind).or_insert_with(|| schema(owner.kind));
        let all = links(schema, &tree);
        let links: Vec<&Link> = all.iter().filter(|link| names(link, record)).collect();
        if !links.is_empty() {
            let place = |link: &&Link| line_column(file.text(), link.range.start);
            texts.push(NewText {
                path: file.path.clone(),
                old: file.text().to_owned(),
                new: spliced(file.text(), &links, &record.id, id),
                places: links.iter().map(place).collect(),
            });
        }
    }
    texts
}

fn names(link: &Link, record: &RecordKey) -> bool {
    let a_side = link.kinds.len() > 1 && SIDES.contains(&link.id.as_str());
    link.id == record.id && link.kinds.contains(&record.kind) && !a_side
}

/// Puts the new id where the links stand, within their quotes.
fn spliced(text: &str, links: &[&Link], old: &str, new: &str) -> String {
    let mut spliced = String::with_capacity(text.len());
    let mut done = 0;
    for link in links {
        let typed = &text[link.range.clone()];
        spliced.push_str(&text[done..link.range.start]);
        if typed.contains(old) {
            spliced.push_str(&typed.replacen(old, new, 1))
        } else {
            spliced.push_str(new)
        }
        done = link.range.end;
    }
    spliced.push_str(&text[done..]);
    spliced
}

/// Says whether every link would still hold.
fn holds(project: &Project, renaming: &Renaming, report: &mut Report) -> bool {
    let changed: BTreeMap<&str, &str> =
        renaming.texts.iter().map(|text| (text.path.as_str(), text.new.as_str())).collect();
    let texts = project.files.values().map(|file| {
        let file = project.sources.file(*file);
        let text = changed.get(file.path.as_str()).copied().unwrap_or_else(|| file.text());
        let path = if file.path == renaming.from { &renaming.to } else { &file.path };
        (path.clone(), text.to_owned())
    });
    let mut faults = Report::default();
    let mut after = gather_texts(texts.collect(), &mut faults);
    let records = after.take_records();
    resolve(records, &after.unread, &mut faults);
    let errors: Vec<_> =
        faults.found().iter().filter(|fault| fault.severity == Severity::Error).collect();
    for fault in &errors {
        let at = match &fault.at {
            At::Field(field) => At::Field(field.clone()),
            _ => At::Path(renaming.from.clone()),
        };
        let message = format!("After renaming: {}", fault.message);
        report.error(fault.code, at, message).hints = fault.hints.clone();
    }
    errors.is_empty()
}
