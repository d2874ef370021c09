//! A finding's `At` → path, line, column and bytes; each text is parsed once.

use std::collections::BTreeMap;

use crate::facts::item::{Point, VerbItem};
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::{At, Diagnostic, Words};
use crate::finding::text::{FileId, Lines, Span};
use crate::project::Project;
use crate::project::read;
use crate::yaml::{self, Half, Node};

/// Where a finding stands, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path from the project folder; empty for the whole project.
    pub path: String,
    /// Line and column from 1, the column in characters; `None` for a whole file.
    pub line_column: Option<(usize, usize)>,
    /// The bytes.
    pub span: Option<Span>,
}

impl Place {
    /// Returns the place of a finding of which no text was read.
    pub fn without_text(at: &At) -> Self {
        let path = match at {
            At::Path(path) => path.clone(),
            At::Nowhere | At::Text(_) | At::Field(_) => String::new(),
        };
        Self { path, line_column: None, span: None }
    }
}

/// Finds places, and keeps what it has parsed for the next one.
#[derive(Debug)]
pub struct Places<'p> {
    project: &'p Project,
    trees: BTreeMap<FileId, Option<Node<'p>>>,
    lines: BTreeMap<FileId, Lines>,
}

impl<'p> Places<'p> {
    /// Begins to look up places in a project.
    pub fn new(project: &'p Project) -> Self {
        Self { project, trees: BTreeMap::new(), lines: BTreeMap::new() }
    }

    /// Finds the place of a finding: of the words that it is about, where it names them.
    pub fn of(&mut self, finding: &Diagnostic) -> Place {
        let (At::Field(field), Some(words)) = (&finding.at, &finding.words) else {
            return self.find(&finding.at);
        };
        match self.words(field, words) {
            Some(span) => self.find(&At::Text(span)),
            None => self.find(&finding.at),
        }
    }

    fn words(&mut self, field: &FieldPath, words: &Words) -> Option<Span> {
        let Span { file, start, end } = self.field(field, Half::Value)?;
        let text = self.project.sources.file(file).text().get(start..end)?;
        // A folded or escaped text may hold the words more or less often than its value.
        let mut found = text.match_indices(&words.text).map(|(at, _)| at);
        let at = start + found.nth(words.nth)?;
        Some(Span::new(file, at..at + words.text.len()))
    }

    pub fn find(&mut self, at: &At) -> Place {
        let Some(span) = self.span(at) else {
            let mut place = Place::without_text(at);
            if let At::Field(field) = at {
                place.path = path_of(self.project, &field.record);
            }
            return place;
        };
        let file = self.project.sources.file(span.file);
        let lines = self.lines.entry(span.file).or_insert_with(|| Lines::new(file.text()));
        let line_column = Some(lines.line_column(file.text(), span.start));
        Place { path: file.path.clone(), line_column, span: Some(span) }
    }

    /// Finds the bytes of a finding; for a key that is missing, those of what should hold
    /// it.
    pub fn span(&mut self, at: &At) -> Option<Span> {
        match at {
            At::Nowhere | At::Path(_) => None,
            At::Text(span) => Some(span.clone()),
            At::Field(field) => self.field(field, half(&field.path)),
        }
    }

    /// Finds the bytes of a field.
    pub fn field(&mut self, field: &FieldPath, half: Half) -> Option<Span> {
        let project = self.project;
        let file = project.file_of(&field.record)?;
        let text = project.sources.file(file).text();
        let tree = self
            .trees
            .entry(file)
            .or_insert_with(|| tree(&field.record, text, project.unread.has_faults(&field.record)));
        let range = yaml::locate(tree.as_ref()?, text, &field.path, half);
        Some(Span::new(file, range))
    }
}

/// The third item of a list is the third of those that could be read: in a text with
/// faults, places are those of the tree from which the record was read.
fn tree<'t>(record: &RecordKey, text: &'t str, has_faults: bool) -> Option<Node<'t>> {
    match (has_faults, record.kind) {
        (false, _) => yaml::parse(text).tree,
        (true, Kind::Settings) => read::settings(text, &mut Vec::new()).tree,
        (true, _) => read::record(record, text, &mut Vec::new()).tree,
    }
}

fn path_of(project: &Project, record: &RecordKey) -> String {
    match (project.file_of(record), record.kind) {
        (Some(file), _) => project.sources.file(file).path.clone(),
        (None, Kind::Settings) => "data/settings.yaml".to_owned(),
        (None, kind) => format!("data/{}/{}.yaml", kind.folder(), record.id),
    }
}

/// A free key, as `them` or `ask`, is itself the word that a finding is about.
fn half(path: &str) -> Half {
    let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
    let list = parent.strip_suffix(']').and_then(|list| list.rsplit_once('['));
    let free = match list.map_or(parent, |(list, _)| list) {
        "points" => !Point::KEYS.contains(&key),
        "plan.raise" | "messages" => !VerbItem::KEYS.contains(&key),
        "closes" | "redactions" => true,
        _ => false,
    };
    if free { Half::Key } else { Half::Value }
}
