//! `approve`: who stands for which lines of a pack, until what is behind them changes.

use std::path::Path;

use super::approvals::{self, Approved};
use super::count::count;
use super::screen::Screen;
use super::start::Start;
use super::{Outcome, Ready, packs, ready, today};
use crate::approved::file;
use crate::approved::ground::Line;
use crate::cli::packs::ApproveArgs;
use crate::finding::report::{At, Report};
use crate::pack::document::Of;
use crate::pack::keep_edits::keep_edits;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::page::escape::is_unseen;
use crate::project::git;
use crate::publish;
use crate::why::built::Built;
use crate::why::trace::origin::bare_lines;

pub fn approve(start: &Start, args: &ApproveArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let Ready { root, opened } = ready(start, screen, &mut report)?;
    let built = Built::new(opened);
    let mut said = Vec::new();
    if let Some(who) = who(&root, args, &mut report) {
        let mut asked: Vec<(Target, Lines)> = Vec::new();
        for place in &args.places {
            asked.extend(read(place, args, &built, &mut report));
        }
        // Nothing is written unless all that was typed can be approved.
        let mut files = Vec::new();
        for (target, lines) in &asked {
            files.extend(approved(&root, &built, target, lines, &who, &mut report));
        }
        if !report.has_errors() {
            for (path, text, words) in &files {
                if publish::write(&root, path, text.as_bytes(), &mut report).is_some() {
                    said.push(words.clone());
                }
            }
        }
    }
    said.iter().for_each(|words| screen.say(words));
    screen.faults(&report, Some(&built.opened.project));
    (!report.has_errors()).then_some(Outcome::Done)
}

/// Returns who approves: whoever `--as` names, else whoever commits here.
fn who(root: &Path, args: &ApproveArgs, report: &mut Report) -> Option<String> {
    let typed = args.person.clone();
    let who = typed.or_else(|| git::ask(root, &["config", "user.name"]).ok());
    let mut words = who.unwrap_or_default();
    words.retain(|c| !is_unseen(c));
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.is_empty() {
        report
            .error("no-approver", At::Nowhere, "Nobody is named who approves.")
            .hint("name yourself with `--as`".to_owned());
        return None;
    }
    Some(words.join(" "))
}

/// First and last lines, from 1; all where there are none.
type Lines = Vec<(usize, usize)>;

/// Reads `ID`, `ID:12,15-18`, or the same with the path of a pack.
fn read(
    place: &str,
    args: &ApproveArgs,
    built: &Built,
    report: &mut Report,
) -> Vec<(Target, Lines)> {
    let (name, numbers) = match place.rsplit_once(':') {
        Some((name, numbers)) => (name, numbers.split(',').map(range).collect()),
        None => (place, Some(Lines::new())),
    };
    let Some(lines) = numbers else {
        let message = format!("`{place}` names no lines of a pack.");
        report
            .error("bad-place", At::Nowhere, message)
            .hint("write ID, ID:LINE or ID:FIRST-LAST, as visit:12,15-18".to_owned());
        return Vec::new();
    };
    let of_path = Target::of_markdown(name);
    let typed = || args.document.clone();
    let wanted = Wanted {
        ids: vec![of_path.as_ref().map_or(name, |target| &target.id).to_owned()],
        document: of_path.as_ref().map(|t| t.document.clone()).or_else(typed),
        as_of: None,
    };
    let mut targets = built.opened.targets(&wanted, report);
    if !lines.is_empty() {
        // A line is one of the pack by which the record is known; what is said names it.
        let of = Of::find(built.opened.facts.records(), &wanted.ids[0]);
        let known = of.map(Of::default_document);
        let mut documents = targets.iter().map(|target| target.document.as_str());
        let at = documents.position(|document| Some(document) == known);
        targets = targets.into_iter().skip(at.unwrap_or(0)).take(1).collect();
    }
    let with_lines = |target| (target, lines.clone());
    targets.into_iter().map(with_lines).collect()
}

fn range(words: &str) -> Option<(usize, usize)> {
    let (first, last) = words.split_once('-').unwrap_or((words, words));
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first >= 1 && first <= last).then_some((first, last))
}

/// Returns the file of approvals as it should be, with what to say of it.
fn approved(
    root: &Path,
    built: &Built,
    target: &Target,
    lines: &Lines,
    who: &str,
    report: &mut Report,
) -> Option<(String, String, String)> {
    let targets = std::slice::from_ref(target);
    let pack = built.packs(targets, None, true, report).pop()?;
    let on_disk = packs::on_disk(root, target, report)?;
    let path = target.markdown();
    let Some(text) = &on_disk.markdown else {
        report
            .error("no-pack", At::Path(path), "No pack of these facts lies here.")
            .hint("`scene-setter build` makes it".to_owned());
        return None;
    };
    let kept = keep_edits(&on_disk, &pack.markdown, false);
    if kept.verdict.hands_off() || bare_lines(&kept.markdown) != bare_lines(text) {
        let message = "This pack is not what a build gives, so an approval would be of what \
                       is about to change.";
        report
            .error("not-as-built", At::Path(path), message)
            .hint("`scene-setter build`, read it, and approve it then".to_owned());
        return None;
    }
    let known = approvals::of(root, target).unwrap_or_default();
    if let Some(line) = known.unread.first() {
        let path = file::path(target);
        let message = format!("Line {line} of `{path}` cannot be read.");
        report
            .error("unread-approval", At::Path(path), message)
            .hint("mend it by hand: it may be somebody's approval".to_owned());
        return None;
    }
    let last = text.lines().count();
    if let Some((_, beyond)) = lines.iter().find(|(_, end)| *end > last) {
        let message = format!("The file has {last} lines, and no line {beyond}.");
        report.error("no-line", At::Path(path), message);
        return None;
    }
    let mut looked = Approved::new(root, built, target, (Some(pack), known));
    let is_meant = |number: usize| {
        let mut ranges = lines.iter();
        lines.is_empty() || ranges.any(|(a, b)| (*a..=*b).contains(&number))
    };
    let lines_now: Vec<Line> = looked.lines.clone();
    let chosen: Vec<&Line> = lines_now.iter().filter(|l| is_meant(l.number)).collect();
    if chosen.is_empty() {
        report
            .error("no-line", At::Path(path), "These lines hold no words.")
            .hint("name a line that does".to_owned());
        return None;
    }
    let standing = looked.standing();
    let settled: Vec<_> = standing
        .suspects
        .iter()
        .filter(|suspect| match suspect.line {
            Some(line) => is_meant(line),
            None => lines.is_empty(),
        })
        .map(|suspect| suspect.approval.clone())
        .collect();
    looked.approvals.all.retain(|one| !settled.contains(one));
    let day = today::today().to_string();
    looked.approvals.add(&chosen, who, &day);
    let open = looked.standing().open.len();
    let mut words = format!("approved {} of {path} as {who}", count(chosen.len(), "line"));
    if !settled.is_empty() {
        let settled = count(settled.len(), "approval");
        words.push_str(&format!("; {settled} of before no longer held"));
    }
    if open > 0 {
        words.push_str(&format!("; nobody approved {}", count(open, "other line")));
    }
    Some((file::path(target), looked.approvals.write(), words))
}
