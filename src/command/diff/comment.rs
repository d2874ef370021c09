//! Changes → one comment on a forge: each changed line with its cause, new findings, who should look.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::print::Print;
use super::sides::Compared;
use crate::check::check;
use crate::check::inputs::Inputs;
use crate::finding::field::Kind;
use crate::finding::report::{At, Diagnostic, Report};
use crate::project::locate::Places;
use crate::why::built::Built;
use crate::why::diff::PackDiff;
use crate::why::diff::cause::Sides;
use crate::why::diff::lines::Change;
use crate::why::diff::redline::readable;
use crate::why::diff::told_once::told_once;
use crate::why::diff::within_line::{WordChange, words};

/// By this a job finds the comment that it wrote before.
const MARK: &str = "<!-- scene-setter: packs -->";

/// A forge takes 65,536 characters in a comment; behind the changes come the lists.
const MOST: usize = 45_000;

/// As many entries as each list has.
const LISTED: usize = 40;

pub fn comment(
    print: &Print<'_>,
    diffs: &[PackDiff],
    [conflicts, new, who]: [&[String]; 3],
) -> String {
    let mut text = format!("{MARK}\n**{}.**\n", escaped(print.summary));
    let mut left_out = 0;
    for diff in diffs.iter().filter(|diff| !diff.changes.is_empty()) {
        if text.len() > MOST {
            left_out += diff.changes.len();
            continue;
        }
        text.push_str(&format!("\n### {} (`{}`)\n", escaped(diff.title()), diff.path));
        if diff.old.is_empty() || diff.new.is_empty() {
            let what = if diff.old.is_empty() { "A new pack" } else { "No pack any more" };
            text.push_str(&format!("\n{what}, of {} lines.\n", diff.changes.len()));
            continue;
        }
        let mut section = None;
        for (explained, causes) in diff.changes.iter().zip(told_once(diff, print.tell)) {
            if text.len() > MOST {
                left_out += 1;
                continue;
            }
            if section != Some(&explained.section) {
                section = Some(&explained.section);
                text.push_str(&format!("\n**{}**\n\n", escaped(&explained.section)));
            }
            text.push_str(&format!("- {}\n", line(diff, explained.change)));
            for who in &explained.approved {
                text.push_str(&format!(
                    "  <br><sub>approved by {}, and suspect now</sub>\n",
                    escaped(who)
                ));
            }
            for cause in causes.iter().filter(|_| print.explain) {
                text.push_str(&format!("  <br><sub>because: {}</sub>\n", escaped(cause)));
            }
        }
    }
    if left_out > 0 {
        text.push_str(&format!(
            "\nand {left_out} more changed lines; `scene-setter diff` tells all.\n"
        ));
    }
    let mut list = |heading: &str, items: &[String]| {
        if !items.is_empty() {
            text.push_str(&format!("\n**{heading}**\n\n"));
            let shown = items.iter().take(LISTED);
            text.extend(shown.map(|item| format!("- {}\n", escaped(item))));
            let more = items.len().saturating_sub(LISTED);
            text.extend((more > 0).then(|| format!("- and {more} more\n")));
        }
    };
    list("In conflict, so told as the facts give it", conflicts);
    list("New findings", new);
    list("Who should look", who);
    text
}

fn line(diff: &PackDiff, change: Change) -> String {
    let read = |line| escaped(&readable(line));
    match change {
        Change::Added(new) => format!("<ins>{}</ins>", read(diff.new_line(new))),
        Change::Removed(old) => format!("<del>{}</del>", read(diff.old_line(old))),
        Change::Moved(_, new) => format!("moved: {}", read(diff.new_line(new))),
        Change::Changed(old, new) => {
            let typed = [diff.old_line(old), diff.new_line(new)].map(str::to_owned);
            let read = typed.each_ref().map(|line| readable(line));
            // What changed may be a mark that nobody reads.
            let [old, new] = if read[0] == read[1] { typed } else { read };
            let stretches = words(&old, &new);
            let word = |(fate, text): &(WordChange, String)| {
                let (words, blank) = text.split_at(text.trim_end().len());
                let words = escaped(words);
                match fate {
                    WordChange::Kept => format!("{words}{blank}"),
                    WordChange::Gone => format!("<del>{words}</del>{blank}"),
                    WordChange::Come => format!("<ins>{words}</ins>{blank}"),
                }
            };
            stretches.iter().map(word).collect::<String>().trim().to_owned()
        }
    }
}

/// Words are shown as they are; they call nobody, and are no list of their own.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.trim_end().chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '@' => escaped.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '>' | '-' | '+' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// Lists what `check` finds in the new facts and did not find in the old ones.
pub fn new_findings(compared: &Compared, day: NaiveDate) -> Vec<String> {
    let found = |built: &Built| {
        let mut found = Report::default();
        check(&Inputs::new(&built.opened.facts, &[], day), &mut found);
        found
    };
    let Some(old) = &compared.old else {
        return Vec::new();
    };
    let (before, now) = (found(old), found(&compared.new));
    let words = |one: &Diagnostic| (one.code, one.message.clone());
    let said = |all: &Report| -> BTreeSet<_> { all.found().iter().map(words).collect() };
    let (known, left) = (said(&before), said(&now));
    // In its place stands one that only says another day or number.
    let gone = before.found().iter().filter(|one| !left.contains(&words(one)));
    let gone: Vec<(&str, &At)> = gone.map(|one| (one.code, &one.at)).collect();
    let mut places = Places::new(&compared.new.opened.project);
    let is_new =
        |one: &&Diagnostic| !known.contains(&words(one)) && !gone.contains(&(one.code, &one.at));
    let new = now.found().iter().filter(is_new);
    new.map(|finding| {
        let place = places.of(finding);
        let line = place.line_column.map_or(1, |(line, _)| line);
        format!("{}:{line}: {}: {}", place.path, finding.code, finding.message)
    })
    .collect()
}

/// Lists who prepares the packs that change, and who owns the topics and promises behind it.
pub fn who_should_look(sides: &Sides<'_>, diffs: &[PackDiff]) -> Vec<String> {
    let facts = &sides.new.opened.facts;
    let records = facts.records();
    let mut who: BTreeSet<&str> = BTreeSet::new();
    for diff in diffs.iter().filter(|diff| !diff.changes.is_empty()) {
        let id = diff.path.split('/').nth(1).unwrap_or_default();
        let visit = records.visits.get(id);
        who.extend(visit.and_then(|visit| visit.prepared_by.as_deref()));
    }
    for (record, _) in sides.facts.records() {
        match record.kind {
            Kind::Topic => {
                let topic = records.topics.get(&record.id);
                who.extend(topic.and_then(|topic| topic.owner.as_deref()));
            }
            Kind::Contact => {
                let contact = records.contacts.get(&record.id);
                who.extend(contact.and_then(|contact| contact.unit.as_deref()));
            }
            _ => {}
        }
    }
    who.into_iter().map(str::to_owned).collect()
}
