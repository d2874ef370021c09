//! Report × Project → what a person or an editor reads: excerpts, lines or JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::escape::{clip, escape, escape_json};
use super::excerpt::{Excerpt, excerpt};
use crate::place::{Place, Places};
use crate::project::Project;
use crate::report::{Diagnostic, Report, Severity};

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
    let mut places = project.map(Places::new);
    let mut place = |finding: &Diagnostic| match &mut places {
        Some(places) => places.find(&finding.at),
        None => Place::without_text(&finding.at),
    };
    let mut found: Vec<(Place, &Diagnostic)> = report
        .found()
        .iter()
        .map(|finding| (place(finding), finding))
        .collect();
    found.sort_by(|(a, x), (b, y)| {
        let place = (&a.path, a.line_column).cmp(&(&b.path, b.line_column));
        place.then_with(|| (x.code, &x.message).cmp(&(y.code, &y.message)))
    });
    found.dedup_by(|(a, x), (b, y)| a == b && x.code == y.code && x.message == y.message);
    let mut drawn = String::new();
    for (place, finding) in &found {
        let line = match drawing {
            Drawing::Human => human(place, finding, project),
            Drawing::Short => short(place, finding),
            Drawing::Json => json(place, finding),
        };
        drawn.push_str(&line);
        drawn.push('\n');
    }
    if drawing == Drawing::Human && !found.is_empty() {
        drawn.push_str(&count(found.iter().map(|(_, finding)| finding.severity)));
        drawn.push('\n');
    }
    drawn
}

fn human(place: &Place, finding: &Diagnostic, project: Option<&Project>) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(sentence(&finding.message))
        .id(finding.code);
    let mut group = Group::with_title(title);
    if !place.path.is_empty() {
        let mut origin = Origin::path(escape(&place.path));
        if let Some((line, column)) = place.line_column {
            origin = origin.line(line).char_column(column);
        }
        group = group.element(origin);
    }
    if let (Some(project), Some(span), Some((line, _))) =
        (project, &place.span, place.line_column)
    {
        let text = &project.sources.file(span.file).text;
        let Excerpt { line: shown, caret } = excerpt(text, &(span.start..span.end));
        let caret = AnnotationKind::Primary.span(caret);
        group = group.element(
            Snippet::source(shown)
                .line_start(line)
                .fold(false)
                .annotation(caret),
        );
    }
    for hint in &finding.hints {
        group = group.element(Level::HELP.with_name("hint").message(sentence(hint)));
    }
    let mut drawn = Renderer::styled().render(&[group]);
    drawn.push('\n');
    drawn
}

fn short(place: &Place, finding: &Diagnostic) -> String {
    let mut line = escape(&place.path).into_owned();
    if let Some((number, column)) = place.line_column {
        line.push_str(&format!(":{number}:{column}"));
    }
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
    message: &'a str,
    hints: &'a [String],
}

fn json(place: &Place, finding: &Diagnostic) -> String {
    let line = Line {
        code: finding.code,
        severity: finding.severity.word(),
        file: Some(&*place.path).filter(|path| !path.is_empty()),
        line: place.line_column.map(|(line, _)| line),
        column: place.line_column.map(|(_, column)| column),
        message: &clip(&finding.message, LONGEST),
        hints: &finding.hints,
    };
    let json = serde_json::to_string(&line).expect("words and numbers are always JSON");
    escape_json(&json).into_owned()
}

fn sentence(words: &str) -> String {
    escape(&clip(words, LONGEST)).into_owned()
}

/// Counts what was found: `3 errors, 1 warning`.
fn count(found: impl Iterator<Item = Severity>) -> String {
    let (mut errors, mut warnings) = (0, 0);
    for severity in found {
        match severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
        }
    }
    let many = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let counts = [many(errors, "error"), many(warnings, "warning")];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
