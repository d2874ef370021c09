//! Findings → the forms in which forges show them at the lines of a change.

use serde_json::{Value, json};

use super::terminal::sorted;
use crate::finding::report::{Diagnostic, Report, Severity};
use crate::finding::rule;
use crate::pack::base::digest;
use crate::project::Project;
use crate::project::locate::Place;

/// Writes commands that a runner of GitHub, Gitea or Forgejo turns into notes.
pub fn github(report: &Report, project: Option<&Project>) -> String {
    let note = |(place, finding): &(Place, &Diagnostic)| {
        let mut at = Vec::new();
        if !place.path.is_empty() {
            at.push(format!("file={}", property(&place.path)));
        }
        if let Some((line, column)) = place.line_column {
            at.push(format!("line={line},col={column}"));
        }
        at.push(format!("title={}", finding.code));
        let word = finding.severity.word();
        format!("::{word} {}::{}\n", at.join(","), escaped(&words(finding)))
    };
    sorted(report, project).iter().map(note).collect()
}

/// Writes a Code Quality report of GitLab.
pub fn gitlab(report: &Report, project: &Project) -> String {
    let found = sorted(report, Some(project)).into_iter();
    let issues: Vec<Value> = found
        .map(|(place, finding)| {
            let severity = match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
            };
            json!({
                "description": words(finding),
                "check_name": finding.code,
                "fingerprint": fingerprint(&place, finding),
                "severity": severity,
                "location": {
                    "path": path(&place),
                    "lines": { "begin": place.line_column.map_or(1, |(line, _)| line) },
                },
            })
        })
        .collect();
    format!("{:#}\n", Value::from(issues))
}

/// Writes a SARIF log.
pub fn sarif(report: &Report, project: &Project) -> String {
    let found = sorted(report, Some(project));
    let mut codes: Vec<&str> = found.iter().map(|(_, finding)| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules = codes.iter().map(|code| {
        let rule = rule::find(code).or_else(|| crate::check::find(code));
        let why = rule.map_or(*code, |rule| rule.why);
        json!({ "id": code, "shortDescription": { "text": why } })
    });
    let results = found.iter().map(|(place, finding)| {
        let (line, column) = place.line_column.unwrap_or((1, 1));
        json!({
            "ruleId": finding.code,
            "level": finding.severity.word(),
            "message": { "text": words(finding) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": path(place) },
                "region": { "startLine": line, "startColumn": column },
            } }],
            "partialFingerprints": { "finding/v1": fingerprint(place, finding) },
        })
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "scene-setter",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn words(finding: &Diagnostic) -> String {
    let hints = finding.hints.iter().map(|hint| format!("\nhint: {hint}"));
    finding.message.clone() + &hints.collect::<String>()
}

/// A finding of the whole project stands at its settings: forges want a file.
fn path(place: &Place) -> &str {
    match place.path.as_str() {
        "" => "data/settings.yaml",
        path => path,
    }
}

/// The same finding is the same one in the next run, though lines moved.
fn fingerprint(place: &Place, finding: &Diagnostic) -> String {
    digest(&format!("{} {} {}", place.path, finding.code, finding.message))
}

fn escaped(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    text.replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
