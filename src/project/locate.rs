//! A finding's `At` → path, line, column and bytes; each text is parsed once.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

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
    /// Returns the place of a finding that stands in no text of a project.
    pub fn without_text(at: &At, project: Option<&Project>) -> Self {
        let path = match (at, project) {
            (At::Path(path), _) => path.clone(),
            (At::Field(field), Some(project)) => path_of(project, &field.record),
            _ => String::new(),
        };
        Self { path, line_column: None, span: None }
    }
}

/// Finds places, and keeps what it has parsed for the next one.
#[derive(Debug)]
pub struct Places<'p> {
    project: &'p Project,
    texts: BTreeMap<FileId, InText<'p>>,
}

impl<'p> Places<'p> {
    /// Begins to look up places in a project.
    pub fn new(project: &'p Project) -> Self {
        Self { project, texts: BTreeMap::new() }
    }

    /// Finds the place of a finding: of the words that it is about, where it names them.
    pub fn of(&mut self, finding: &Diagnostic) -> Place {
        let nowhere = Place::without_text(&finding.at, Some(self.project));
        self.text(&finding.at).map_or(nowhere, |text| text.of(finding))
    }

    /// Finds the place of a finding.
    pub fn find(&mut self, at: &At) -> Place {
        let nowhere = Place::without_text(at, Some(self.project));
        self.text(at).map_or(nowhere, |text| text.find(at))
    }

    fn text(&mut self, at: &At) -> Option<&InText<'p>> {
        let (project, file) = (self.project, file_of(self.project, at)?);
        let new = || InText::new(project, file, project.sources.file(file).text());
        Some(self.texts.entry(file).or_insert_with(new))
    }
}

/// Returns the text in which a finding stands.
pub fn file_of(project: &Project, at: &At) -> Option<FileId> {
    match at {
        At::Nowhere | At::Path(_) => None,
        At::Text(span) => Some(span.file),
        At::Field(field) => project.file_of(&field.record),
    }
}

/// Finds places in one text.
#[derive(Debug)]
pub struct InText<'p> {
    project: &'p Project,
    file: FileId,
    text: &'p str,
    tree: OnceCell<Option<Node<'p>>>,
    lines: Lines,
}

impl<'p> InText<'p> {
    /// Begins to look up places in a text of a project.
    pub fn new(project: &'p Project, file: FileId, text: &'p str) -> Self {
        Self { project, file, text, tree: OnceCell::new(), lines: Lines::new(text) }
    }

    /// Finds the place of a finding: of the words that it is about, where it names them.
    pub fn of(&self, finding: &Diagnostic) -> Place {
        let words = match (&finding.at, &finding.words) {
            (At::Field(field), Some(words)) => self.words(field, words),
            _ => None,
        };
        words.map_or_else(|| self.find(&finding.at), |range| self.at(range))
    }

    fn words(&self, field: &FieldPath, words: &Words) -> Option<Range<usize>> {
        let Range { start, end } = self.field(field, Half::Value)?;
        let text = self.text.get(start..end)?;
        // A folded or escaped text may hold the words more or less often than its value.
        let mut found = text.match_indices(&words.text).map(|(at, _)| at);
        let at = start + found.nth(words.nth)?;
        Some(at..at + words.text.len())
    }

    /// Finds the place of a finding; of a key that is missing, that of what should hold it.
    fn find(&self, at: &At) -> Place {
        let range = match at {
            At::Nowhere | At::Path(_) => None,
            At::Text(span) => Some(span.start..span.end),
            At::Field(field) => self.field(field, half(&field.path)),
        };
        let nowhere = || Place::without_text(at, Some(self.project));
        range.map_or_else(nowhere, |range| self.at(range))
    }

    fn at(&self, range: Range<usize>) -> Place {
        let path = self.project.sources.file(self.file).path.clone();
        let line_column = Some(self.lines.line_column(self.text, range.start));
        Place { path, line_column, span: Some(Span::new(self.file, range)) }
    }

    fn field(&self, field: &FieldPath, half: Half) -> Option<Range<usize>> {
        let has_faults = || self.project.unread.has_faults(&field.record);
        let tree = self.tree.get_or_init(|| tree(&field.record, self.text, has_faults()));
        Some(yaml::locate(tree.as_ref()?, self.text, &field.path, half))
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
