//! Changes → text for people or programs.

use anstyle::{AnsiColor, Style};
use serde_json::json;

use crate::why::diff::cause::Cause;
use crate::why::diff::lines::Change;
use crate::why::diff::told_once::told_once;
use crate::why::diff::within_line::{WordChange, words};
use crate::why::diff::{Explained, PackDiff};

const COME: Style = AnsiColor::Green.on_default();
const GONE: Style = AnsiColor::Red.on_default();
const MOVED: Style = AnsiColor::Yellow.on_default();
const HEAD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// How changes are printed.
pub struct Print<'p> {
    /// Whether causes are named.
    pub explain: bool,
    /// What changed, in a line.
    pub summary: &'p str,
    /// Says why a line changed.
    pub tell: &'p dyn Fn(&Explained) -> Vec<String>,
}

impl Print<'_> {
    /// Writes changes for people: words that went as `[-so-]`, words that came as `{+so+}`.
    pub fn human(&self, diffs: &[PackDiff]) -> String {
        let mut text = String::new();
        for diff in diffs.iter().filter(|diff| !diff.changes.is_empty()) {
            if text.is_empty() && self.explain {
                text.push_str(&format!("{}.\n\n", capital(self.summary)));
            }
            text.push_str(&format!("{}\n", styled(HEAD, &diff.path)));
            let mut section = "";
            for (explained, causes) in diff.changes.iter().zip(told_once(diff, self.tell)) {
                if explained.section != section {
                    section = &explained.section;
                    text.push_str(&format!("\n  {}\n", styled(HEAD, section)));
                }
                text.push_str(&line(diff, explained.change));
                for who in &explained.approved {
                    let said = format!("approved by {who}, and suspect now");
                    text.push_str(&format!("         {}\n", styled(FAINT, &said)));
                }
                for cause in causes.iter().filter(|_| self.explain) {
                    let cause = format!("because: {cause}");
                    text.push_str(&format!("         {}\n", styled(FAINT, &cause)));
                }
            }
            text.push('\n');
        }
        text
    }

    /// Writes a line for each change.
    pub fn short(&self, diffs: &[PackDiff]) -> String {
        let mut text = String::new();
        for diff in diffs {
            for explained in &diff.changes {
                let change = explained.change;
                let at = change.new_line().or(change.old_line()).map_or(0, |n| n + 1);
                let mut said = format!("{}:{at}: {}", diff.path, change.word());
                if self.explain {
                    said.push_str(&format!(": {}", (self.tell)(explained).join("; ")));
                }
                for who in &explained.approved {
                    said.push_str(&format!("; approved by {who}"));
                }
                text.push_str(&format!("{said}\n"));
            }
        }
        text
    }

    /// Writes one JSON object for each change, after one with the summary.
    pub fn json(&self, diffs: &[PackDiff]) -> String {
        let mut text = format!("{}\n", json!({ "summary": self.summary }));
        for diff in diffs {
            for explained in &diff.changes {
                let change = explained.change;
                let causes: Vec<_> = explained.causes.iter().map(cause).collect();
                let object = json!({
                    "file": diff.path,
                    "change": change.word(),
                    "section": explained.section,
                    "old_line": change.old_line().map(|n| n + 1),
                    "new_line": change.new_line().map(|n| n + 1),
                    "old": change.old_line().map(|n| diff.old_line(n)),
                    "new": change.new_line().map(|n| diff.new_line(n)),
                    "causes": causes,
                    "approved": explained.approved,
                });
                text.push_str(&format!("{object}\n"));
            }
        }
        text
    }
}

fn cause(cause: &Cause) -> serde_json::Value {
    match cause {
        Cause::Fact { fate, field, place } => json!({
            "kind": cause.kind(),
            "fate": fate.word(),
            "record": field.record.to_string(),
            "field": field.path,
            "place": place,
        }),
        Cause::Renamed(old, new, place) => json!({
            "kind": cause.kind(),
            "record": new.to_string(),
            "was": old.to_string(),
            "place": place,
        }),
        Cause::Template(place) => json!({ "kind": cause.kind(), "place": place }),
        Cause::AsOf(old, new) => {
            json!({ "kind": cause.kind(), "from": old.to_string(), "to": new.to_string() })
        }
        Cause::Hand => json!({ "kind": cause.kind() }),
    }
}

fn line(diff: &PackDiff, change: Change) -> String {
    let (sign, body) = match change {
        Change::Added(new) => ("+", styled(COME, diff.new_line(new))),
        Change::Removed(old) => ("-", styled(GONE, diff.old_line(old))),
        Change::Moved(old, new) => {
            let from = format!("(was line {}) {}", old + 1, diff.new_line(new).trim());
            (">", styled(MOVED, &from))
        }
        Change::Changed(old, new) => {
            let stretches = words(diff.old_line(old), diff.new_line(new));
            let body = stretches.iter().map(|(fate, text)| match fate {
                WordChange::Kept => text.clone(),
                WordChange::Gone => styled(GONE, &format!("[-{text}-]")),
                WordChange::Come => styled(COME, &format!("{{+{text}+}}")),
            });
            ("~", body.collect())
        }
    };
    let number = change.new_line().or(change.old_line()).map_or(0, |n| n + 1);
    format!("  {number:>4} {sign} {body}\n")
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
