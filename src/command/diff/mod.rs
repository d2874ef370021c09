//! `diff`: how packs change, word by word, and why.

mod comment;
mod edits;
mod hand;
pub mod old;
mod pairs;
mod print;
pub mod sides;
mod write;

use std::path::Path;

use super::screen::Screen;
use super::{Outcome, approvals, leave, open, today};
use crate::brief::words::when_in_words;
use crate::cli::packs::DiffArgs;
use crate::cli::{Form, Format};
use crate::command::packs::on_disk;
use crate::command::start::Start;
use crate::facts::when::When;
use crate::finding::report::Report;
use crate::merge::{lead, places, sections};
use crate::pack::keep_edits::{Verdict, keep_edits};
use crate::pack::target::Target;
use crate::why::built::TracedPack;
use crate::why::diff::cause::Sides;
use crate::why::diff::lines::{Change, changes, is_blank};
use crate::why::diff::redline::Head;
use crate::why::diff::summary::summary;
use crate::why::diff::{Explained, PackDiff};
use comment::{comment, new_findings, who_should_look};
use old::Old;
use sides::{Compared, compare};
use write::Writing;

pub fn diff(start: &Start, args: &DiffArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let opened = open(start, screen, &mut report)?;
    let root = opened.root.clone();
    match compare(opened, args, &mut report) {
        Ok(compared) => {
            screen.faults(&report, Some(&compared.new.opened.project));
            let outcome = show(&root, &compared, args, screen);
            leave(compared);
            Some(outcome)
        }
        Err(project) => {
            screen.faults(&report, project.as_deref());
            None
        }
    }
}

fn show(root: &Path, compared: &Compared, args: &DiffArgs, screen: &Screen) -> Outcome {
    let pairs = compared.pairs.iter();
    let packs: Vec<(Option<&TracedPack>, Option<&TracedPack>)> =
        pairs.clone().map(|(old, new)| (old.pack(), new.as_ref())).collect();
    let sides = Sides::new(compared.old.as_ref(), &compared.new, packs.clone());
    let diffs: Vec<PackDiff> = pairs.map(|pair| one(root, pair, &sides)).collect();
    let summary = summary(&sides, &packs, &diffs);
    let settings = compared.new.opened.facts.settings();
    let in_words = |when: When| when_in_words(settings, when);
    let tell = |explained: &Explained| -> Vec<String> {
        explained.causes.iter().map(|cause| cause.words(&in_words)).collect()
    };
    let print = print::Print { explain: args.explain, summary: &summary, tell: &tell };
    let unknown =
        |(old, _): &(Old, Option<TracedPack>)| !old.text().is_empty() && old.pack().is_none();
    if args.explain && compared.pairs.iter().any(unknown) {
        screen.say(
            "No commit gives the packs in output/, so what changed in the facts is not known: \
             under each change stands what the line tells of.",
        );
    }
    let is_of_now = args.words.iter().all(|word| !word.contains(".."));
    let conflicts = if is_of_now { in_conflict(root, compared) } else { Vec::new() };
    for place in &conflicts {
        screen.say(&format!("In conflict, so told as the facts give it: {place}."));
    }
    let differs = diffs.iter().any(|diff| !diff.changes.is_empty());
    let marking = marking(compared);
    let writing = Writing {
        root,
        compared,
        diffs: &diffs,
        head: Head {
            language: &settings.language,
            marking: &marking,
            summary: &summary,
            from: &compared.from,
            to: &compared.to,
        },
        causes: &tell,
    };
    let page = args.html.as_ref().is_none_or(|file| writing.page(file, screen));
    let file = args.docx.as_ref().is_none_or(|file| writing.word_file(file, screen));
    if !page || !file {
        return Outcome::Failed;
    }
    match screen.format {
        _ if screen.form == Form::Markdown => {
            let day = today::as_of(None, settings, screen, &mut Report::default());
            let new = new_findings(compared, day.unwrap_or_else(today::today));
            let who = who_should_look(&sides, &diffs);
            screen.exactly(&comment(&print, &diffs, [&conflicts, &new, &who]));
        }
        Format::Json => screen.result(&print.json(&diffs)),
        Format::Short => screen.result(&print.short(&diffs)),
        Format::Human if args.html.is_none() && args.docx.is_none() => {
            screen.result(&print.human(&diffs))
        }
        Format::Human => {}
    }
    if differs {
        Outcome::Act
    } else {
        let is_renamed = sides.facts.renamed.iter().next().is_some();
        let renamed = if is_renamed { format!("{summary}. ") } else { String::new() };
        screen.say(&format!("{renamed}No pack differs."));
        Outcome::Done
    }
}

pub fn one(root: &Path, (old, new): &(Old, Option<TracedPack>), sides: &Sides<'_>) -> PackDiff {
    let new_text = new.as_ref().map_or("", |pack| pack.markdown.as_str());
    let old_text = old.text();
    let path = match (new, old.pack()) {
        (Some(pack), _) | (None, Some(pack)) => pack.path(),
        (None, None) => String::new(),
    };
    let approvals =
        Target::of_markdown(&path).and_then(|pack| approvals::of(root, &pack)).unwrap_or_default();
    let (in_old, in_new) = (parts(old_text), parts(new_text));
    let explain = |change: Change| {
        let section = match (change.new_line(), change.old_line()) {
            (Some(new), _) => in_new.get(new),
            (None, Some(old)) => in_old.get(old),
            (None, None) => None,
        };
        let causes = hand::causes(change, old, new.as_ref(), sides)
            .unwrap_or_else(|| sides.causes(change, old.pack(), new.as_ref()));
        let words = match change {
            Change::Added(_) | Change::Moved(..) => None,
            Change::Removed(old) | Change::Changed(old, _) => old_text.lines().nth(old),
        };
        Explained {
            change,
            approved: words.map_or_else(Vec::new, |words| approvals.of_words(words)),
            section: section.cloned().unwrap_or_default(),
            causes,
        }
    };
    let mut changes = changes(old_text, new_text);
    // Footnote definitions and rules come and go with what they serve, but they do change.
    changes.retain(|change| {
        let new = change.new_line().map(|n| new_text.lines().nth(n).unwrap_or_default());
        let old = change.old_line().map(|n| old_text.lines().nth(n).unwrap_or_default());
        new.or(old).is_some_and(|line| !is_blank(line))
    });
    PackDiff {
        path,
        old: old_text.to_owned(),
        new: new_text.to_owned(),
        changes: changes.into_iter().map(explain).collect(),
    }
}

/// Returns for each line the headings above it, and what leads its paragraph.
fn parts(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let parts = sections(text).into_iter().enumerate();
    let part = |(at, section): (usize, String)| match lead(&lines, at) {
        Some(lead) => format!("{section} › {lead}"),
        None => section,
    };
    parts.map(part).collect()
}

/// Lists the sections of packs in which a hand and the facts changed the same sentence, and nobody
/// has chosen.
fn in_conflict(root: &Path, compared: &Compared) -> Vec<String> {
    let mut quiet = Report::default();
    let packs = compared.pairs.iter().filter_map(|(_, new)| new.as_ref());
    let mut found = Vec::new();
    for pack in packs {
        let target = Target::new(&pack.id, &pack.document);
        let Some(on_disk) = on_disk(root, &target, &mut quiet) else { continue };
        let kept = keep_edits(&on_disk, &pack.markdown, false);
        let lines = match kept.verdict {
            Verdict::Marked(_) => places(&kept.markdown),
            Verdict::Merged(merged) => merged.conflicts,
            _ => continue,
        };
        found.extend(lines.into_iter().map(|line| format!("{}, {}", pack.path(), line.section)));
    }
    found.dedup();
    found
}

/// Returns the highest mark that the compared packs bear.
fn marking(compared: &Compared) -> String {
    let settings = compared.new.opened.facts.settings();
    let packs = compared.pairs.iter().flat_map(|(old, new)| [old.pack(), new.as_ref()]);
    let marks = packs.flatten().map(|pack| pack.handling.as_str());
    let highest = marks.max_by_key(|mark| settings.handling_rank(mark));
    highest.unwrap_or_default().to_uppercase()
}
