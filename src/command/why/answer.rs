//! Lines × traces → answers: file and line of each fact, its source, and who wrote it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::original::{self, Original};
use crate::brief::reader::Reader;
use crate::facts::Facts;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::At;
use crate::merge::{LineOf, lines_of, markers, without_conflicts};
use crate::project::Project;
use crate::project::git::{self, Trouble, Written};
use crate::project::locate::Places;
use crate::project::originals::Originals;
use crate::why::built::{Built, TracedPack};
use crate::why::diff::lines::is_blank;
use crate::why::trace::Trace;
use crate::why::trace::fields::{Found, How};
use crate::why::trace::origin::{bare_lines, lines_of_build, sources};

pub struct Asked<'a> {
    pub root: &'a Path,
    /// The pack, from the project folder.
    pub path: &'a str,
    /// The pack as it lies there.
    pub text: &'a str,
    /// What the last build gave, where that is known.
    pub base: Option<String>,
    /// First and last line, from 1.
    pub lines: (usize, usize),
    /// The originals that are here.
    pub originals: &'a Originals,
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A build gives it.
    Built,
    /// A build gives it in other words, or without a mark that a person put on it.
    Edited,
    /// A person wrote it.
    Hand,
    /// It stands between the marks of a conflict.
    InConflict,
    Mark,
    /// The last build gave it, and the next will not.
    Outdated,
    /// A build does not give it, and what the last one gave is not known.
    Unknown,
}

/// What is behind one line.
#[derive(Debug)]
pub struct Answer {
    /// `output/…md:42`
    pub place: String,
    pub text: String,
    pub origin: Origin,
    /// What a build gives for it, where a person edited that.
    pub given: Option<String>,
    pub facts: Vec<Fact>,
    /// Ids and titles of the sources it cites.
    pub sources: Vec<(String, String)>,
    /// The template lines that print it.
    pub template: Vec<String>,
    /// The places in originals on which it rests.
    pub originals: Vec<Original>,
}

/// One fact behind a line.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it has to do with the line.
    pub how: How,
    /// The record and field.
    pub found: Found,
    /// Path of the record's file.
    pub file: String,
    pub line: usize,
    /// Who wrote that line.
    pub written: Option<Written>,
}

/// Answers for every line asked about that is not blank; `Err` beside them says why nobody is
/// named who wrote the facts.
pub fn answers(
    built: &Built,
    pack: &TracedPack,
    asked: &Asked<'_>,
) -> (Vec<Answer>, Result<(), Trouble>) {
    let line_of_build = lines_of(&pack.markdown, asked.text);
    let built_lines = bare_lines(&pack.markdown);
    let base: Option<Vec<&str>> = asked.base.as_deref().map(bare_lines);
    let mut places = Places::new(&built.opened.project);
    let reader = Reader { facts: &built.opened.facts, as_of: pack.as_of.last(), principal: None };
    let (marks, settled) = (markers(asked.text), without_conflicts(asked.text));
    let settled = settled.trim_start_matches('\u{feff}');
    let mut answers = Vec::new();
    let (first, last) = asked.lines;
    let lines = bare_lines(asked.text).into_iter().enumerate().take(last).skip(first - 1);
    for (n, text) in lines.filter(|(_, text)| !is_blank(text)) {
        let is_settled = settled.lines().nth(n) == Some(text);
        let of_build = line_of_build[n];
        let origin = match (of_build, &base) {
            _ if marks.contains(&(n + 1)) => Origin::Mark,
            _ if !is_settled => Origin::InConflict,
            (Some(LineOf::Same(_) | LineOf::Moved(_)), _) => Origin::Built,
            (_, Some(base)) if base.contains(&text) => Origin::Outdated,
            (Some(LineOf::Edited(_)), Some(_)) => Origin::Edited,
            (None, Some(_)) => Origin::Hand,
            (_, None) => Origin::Unknown,
        };
        let behind = of_build.filter(|_| matches!(origin, Origin::Built | Origin::Edited));
        let trace = behind.and_then(|of| pack.traces.get(of.line())).cloned().unwrap_or_default();
        let given = behind.filter(|_| origin == Origin::Edited);
        let facts = facts(&trace, reader.facts, &mut places);
        let shown = facts.iter().filter(|fact| fact.how.is_shown());
        let fields = shown.map(|fact| &*fact.found.field);
        answers.push(Answer {
            place: format!("{}:{}", asked.path, n + 1),
            originals: original::places(reader, asked.originals, fields),
            sources: titled(reader, sources(reader, text, &trace)),
            text: text.to_owned(),
            origin,
            given: given
                .and_then(|of| built_lines.get(of.line()))
                .map(|line| line.trim().to_owned()),
            template: template(built, &trace),
            facts,
        });
    }
    let blamed = blame(asked.root, &built.opened.project, &mut answers);
    (answers, blamed)
}

/// Returns the lines of a build from which some lines of a text come.
pub fn of_build(markdown: &str, text: &str, (first, last): (usize, usize)) -> BTreeSet<usize> {
    let lines = lines_of(markdown, text).into_iter().take(last).skip(first - 1);
    lines.flatten().map(LineOf::line).collect()
}

fn facts(trace: &Trace, known: &Facts, places: &mut Places<'_>) -> Vec<Fact> {
    let mut shown: Vec<Found> = trace.shows.to_vec();
    for part in trace.shows.iter().flat_map(|found| parts(found, known)) {
        if !shown.iter().any(|found| found.field == part.field) {
            shown.push(part);
        }
    }
    let fact = |found: Found| {
        let place = places.find(&At::Field(FieldPath::clone(&found.field)));
        Fact {
            how: found.how,
            file: place.path,
            line: place.line_column.map_or(1, |(line, _)| line),
            found,
            written: None,
        }
    };
    shown.into_iter().chain(trace.because.iter().cloned()).map(fact).collect()
}

/// Returns the figures from which a computed one follows.
fn parts(found: &Found, known: &Facts) -> Vec<Found> {
    let computed = || {
        let FieldPath { record, path } = &*found.field;
        let n: usize = path.strip_prefix("figures[")?.split_once(']')?.0.parse().ok()?;
        known.records().topics.get(&record.id)?.figures.get(n)?.compute.as_ref()
    };
    let parts = computed().into_iter().flat_map(|sum| sum.parts()).filter_map(|id| {
        let (topic, part) = known.figure(id);
        let n = topic.figures.iter().position(|figure| figure.id == part.id)?;
        let field = FieldPath::new(Kind::Topic, topic.id.as_str(), format!("figures[{n}]"));
        Some(Found { field: field.into(), how: How::WorkedOut })
    });
    parts.collect()
}

fn titled(reader: Reader<'_>, ids: Vec<String>) -> Vec<(String, String)> {
    let titled = ids.into_iter().filter_map(|id| {
        let title = reader.facts.records().sources.get(&id)?.title.clone();
        Some((id, title))
    });
    titled.collect()
}

fn template(built: &Built, trace: &Trace) -> Vec<String> {
    let place = |line: &crate::why::trace::instrument::TemplateLine| {
        let path = built.opened.templates.path(&line.name);
        let (path, whose) = path.split_once(' ').unwrap_or((&path, ""));
        format!("{path}:{} {whose}", line.line).trim_end().to_owned()
    };
    trace.template.iter().map(place).collect()
}

/// Finds who wrote each fact. Git is asked about the last commit alone, and the lines of the
/// file that are in it are found here: to look at the file itself, git would run whatever
/// filter the repository names.
fn blame(root: &Path, project: &Project, answers: &mut [Answer]) -> Result<(), Trouble> {
    let mut asked: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for fact in answers.iter().flat_map(|answer| &answer.facts) {
        let lines = asked.entry(fact.file.clone()).or_default();
        lines.insert(fact.line);
    }
    let paths: Vec<&str> = asked.keys().map(String::as_str).collect();
    let committed = git::committed(root, "HEAD", &paths)?;
    let mut told: BTreeMap<&str, BTreeMap<usize, Written>> = BTreeMap::new();
    for (file, lines) in &asked {
        let new = project.sources.find(file).map(|file| project.sources.file(file));
        let same_line = match committed.get(file).zip(new) {
            Some((old, new)) => lines_of_build(new.text(), old),
            None => Vec::new(),
        };
        let in_commit = |line: usize| same_line.get(line - 1).copied().flatten();
        let wanted: BTreeSet<usize> =
            lines.iter().filter_map(|line| in_commit(*line)).map(|line| line + 1).collect();
        let written = git::written(root, file, &wanted)?;
        let of_line = |line: &usize| {
            let written = in_commit(*line).and_then(|at| written.get(&(at + 1)));
            (*line, written.cloned().unwrap_or_else(Written::not_yet))
        };
        told.insert(file, lines.iter().map(of_line).collect());
    }
    for fact in answers.iter_mut().flat_map(|answer| &mut answer.facts) {
        fact.written = told.get(fact.file.as_str()).and_then(|told| told.get(&fact.line)).cloned();
    }
    Ok(())
}

/// Names a field for people: `points[3].them`, or the record as a whole.
pub fn name(record: &RecordKey, path: &str) -> String {
    match path {
        "" => format!("{} {}", record.kind.noun(), record.id),
        path => path.to_owned(),
    }
}
