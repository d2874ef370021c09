//! Report × Project → what a person or an editor reads: excerpts, lines or JSON.

use std::borrow::Cow;

use anstyle::AnsiColor;
use rayon::prelude::*;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::count::count;
use super::escape::{clip, escape, escape_json};
use super::excerpt::{Excerpt, excerpt};
use crate::finding::report::{At, Diagnostic, Report, Severity};
use crate::project::Project;
use crate::project::locate::{InText, Place, file_of};

/// A sentence that quotes more than this is shortened.
const LONGEST: usize = 400;

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// With an excerpt of the file and a caret, in colour; the printer drops the colour
    /// where it is not wanted.
    Human,
    /// One line each: `path:line:col: error[code]: message (hint)`.
    Short,
    /// One JSON object a line.
    Json,
}

/// Draws findings by path, line, column and code, each once.
pub fn draw(report: &Report, project: Option<&Project>, drawing: Drawing) -> String {
    let found = shown(report, project, |place, finding, text| match drawing {
        Drawing::Human => human(place, finding, text),
        Drawing::Short => short(place, finding),
        Drawing::Json => json(place, finding),
    });
    let length: usize = found.iter().map(|(.., line)| line.len() + 1).sum();
    let mut drawn = String::with_capacity(length + 64);
    let severities: Vec<Severity> = found.iter().map(|(_, found, _)| found.severity).collect();
    for (.., line) in found {
        drawn.push_str(&line);
        drawn.push('\n');
    }
    if drawing == Drawing::Human && !severities.is_empty() {
        drawn.push_str(&counts(severities.into_iter()));
        drawn.push('\n');
    }
    drawn
}

/// Returns findings by path, line, column and code, each once.
pub fn sorted<'r>(report: &'r Report, project: Option<&Project>) -> Vec<(Place, &'r Diagnostic)> {
    let found = shown(report, project, |_, _, _| ()).into_iter();
    found.map(|(place, finding, ())| (place, finding)).collect()
}

/// The same, each with how it is shown.
fn shown<'r, T: Send>(
    report: &'r Report,
    project: Option<&Project>,
    show: impl Fn(&Place, &Diagnostic, &str) -> T + Sync,
) -> Vec<(Place, &'r Diagnostic, T)> {
    let mut found = placed(report, project, &show);
    found.sort_by(|(a, x, _), (b, y, _)| {
        let place = (&a.path, a.line_column).cmp(&(&b.path, b.line_column));
        place.then_with(|| (x.code, &x.message).cmp(&(y.code, &y.message)))
    });
    found.dedup_by(|(a, x, _), (b, y, _)| a == b && x.code == y.code && x.message == y.message);
    found
}

/// Finds the place of every finding: those of one text together, so that it is read and its tree
/// made once, and both go before the next.
fn placed<'r, T: Send>(
    report: &'r Report,
    project: Option<&Project>,
    show: &(impl Fn(&Place, &Diagnostic, &str) -> T + Sync),
) -> Vec<(Place, &'r Diagnostic, T)> {
    let mut found: Vec<(usize, &Diagnostic)> = report.found().iter().enumerate().collect();
    found.sort_by(|(_, a), (_, b)| (&a.at, a.code, &a.message).cmp(&(&b.at, b.code, &b.message)));
    // The same words twice in one text are one finding, at the first of them.
    found.dedup_by(|(_, a), (_, b)| {
        a.words.is_some() && (&a.at, a.code, &a.message) == (&b.at, b.code, &b.message)
    });
    let texts = found.par_chunk_by(|(_, a), (_, b)| is_same_text(&a.at, &b.at));
    let mut placed: Vec<(usize, (Place, &Diagnostic, T))> = texts
        .flat_map_iter(|findings| {
            let file = project
                .zip(findings.first())
                .and_then(|(project, (_, first))| Some((project, file_of(project, &first.at)?)));
            let glanced = file.map(|(project, file)| project.sources.file(file).glance());
            let text = glanced.as_deref().unwrap_or_default();
            let places = file.map(|(project, file)| InText::new(project, file, text));
            let show = |(number, finding): &(usize, &'r Diagnostic)| {
                let place = match &places {
                    Some(places) => places.of(finding),
                    None => Place::without_text(&finding.at, project),
                };
                let shown = show(&place, finding, text);
                (*number, (place, *finding, shown))
            };
            findings.iter().map(show).collect::<Vec<_>>()
        })
        .collect();
    placed.sort_by_key(|(number, _)| *number);
    placed.into_iter().map(|(_, placed)| placed).collect()
}

fn is_same_text(a: &At, b: &At) -> bool {
    match (a, b) {
        (At::Field(a), At::Field(b)) => a.record == b.record,
        (At::Text(a), At::Text(b)) => a.file == b.file,
        _ => false,
    }
}

fn human(place: &Place, finding: &Diagnostic, text: &str) -> String {
    let color = match finding.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
    };
    let loud = color.on_default().bold();
    let quiet = AnsiColor::Blue.on_default().bold();
    let (word, code) = (finding.severity.word(), finding.code);
    let title = format!("{loud}{word}[{code}]{loud:#}");
    let mut lines = vec![format!("{title}: {}", sentence(&finding.message))];
    if !place.path.is_empty() {
        lines.push(format!("  {quiet}-->{quiet:#} {}", at(place)));
    }
    if let (Some(span), Some((line, _))) = (&place.span, place.line_column) {
        let Excerpt { line: shown, caret } = excerpt(text, &(span.start..span.end));
        let number = line.to_string();
        let blank = " ".repeat(number.len());
        let before = " ".repeat(shown[..caret.start].width());
        let carets = "^".repeat(shown[caret].width().max(1));
        lines.push(format!("  {quiet}{number} |{quiet:#} {}", shown.trim_end()));
        lines.push(format!("  {quiet}{blank} |{quiet:#} {before}{loud}{carets}{loud:#}"));
    }
    let help = AnsiColor::Cyan.on_default().bold();
    let hints = finding.hints.iter();
    lines.extend(hints.map(|hint| format!("  {help}hint:{help:#} {}", sentence(hint))));
    lines.push(String::new());
    lines.join("\n")
}

/// Writes `path:line:column`, or what is known of it.
fn at(place: &Place) -> String {
    let path = escape(&place.path);
    match place.line_column {
        Some((line, column)) => format!("{path}:{line}:{column}"),
        None => path.into_owned(),
    }
}

fn short(place: &Place, finding: &Diagnostic) -> String {
    let mut line = at(place);
    if !line.is_empty() {
        line.push_str(": ");
    }
    let (word, code) = (finding.severity.word(), finding.code);
    line.push_str(&format!("{word}[{code}]: {}", sentence(&finding.message)));
    for hint in &finding.hints {
        line.push_str(&format!(" ({})", sentence(hint)));
    }
    line
}

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    /// The field of the record that lies in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    message: &'a str,
    hints: Vec<Cow<'a, str>>,
}

fn json(place: &Place, finding: &Diagnostic) -> String {
    let line = Line {
        code: finding.code,
        severity: finding.severity.word(),
        file: Some(&*place.path).filter(|path| !path.is_empty()),
        line: place.line_column.map(|(line, _)| line),
        column: place.line_column.map(|(_, column)| column),
        field: match &finding.at {
            At::Field(field) if !field.path.is_empty() => Some(&field.path),
            _ => None,
        },
        message: &clip(&finding.message, LONGEST),
        hints: finding.hints.iter().map(|hint| clip(hint, LONGEST)).collect(),
    };
    let json = serde_json::to_string(&line).expect("words and numbers are always JSON");
    escape_json(&json).into_owned()
}

fn sentence(words: &str) -> String {
    escape(&clip(words, LONGEST)).into_owned()
}

/// Counts what was found: `3 errors, 1 warning`.
fn counts(found: impl Iterator<Item = Severity>) -> String {
    let (mut errors, mut warnings) = (0, 0);
    for severity in found {
        match severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
        }
    }
    let many = |number: usize, word: &str| (number > 0).then(|| count(number, word));
    let counts = [many(errors, "error"), many(warnings, "warning")];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
