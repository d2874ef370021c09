//! Report → text for people or programs.

use crate::project::Project;
use crate::report::Report;

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// With an excerpt.
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
}

/// Draws findings.
pub fn draw(report: &Report, project: Option<&Project>, _drawing: Drawing) -> String {
    let mut text = String::new();
    for d in report.found() {
        let at = project
            .and_then(|p| {
                p.span_at(&d.at).map(|s| {
                    let (l, c) = p.sources.line_column(s.file, s.start);
                    format!("{}:{l}:{c}", p.sources.file(s.file).path)
                })
            })
            .unwrap_or_else(|| format!("{:?}", d.at));
        text.push_str(&format!(
            "{at}: {}[{}]: {} {:?}\n",
            d.severity.word(),
            d.code,
            d.message,
            d.hints
        ));
    }
    text
}
