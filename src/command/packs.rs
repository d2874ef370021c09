//! What lies in output/ → values for the pipeline, and findings about it for people.

use std::path::Path;

use super::count::count;
use crate::finding::report::{At, Report};
use crate::finding::text::{FileId, SourceFile, Sources, Span};
use crate::merge::{self, Deleted, HandEdits};
use crate::pack::Page;
use crate::pack::base::Base;
use crate::pack::format::Format;
use crate::pack::keep_edits::{OnDisk, Verdict};
use crate::pack::target::Target;
use crate::project::load;
use crate::publish::{self, FileState, JOURNAL};
use crate::yaml::Fault;

/// Reads what lies in output/ of a target.
pub fn on_disk(root: &Path, target: &Target, report: &mut Report) -> Option<OnDisk> {
    let markdown = noted(load::text(root, &target.markdown()), target.markdown(), report)?;
    // A base that cannot be read is a damaged one.
    let read = |path: String| load::text(root, &path).unwrap_or(Some(String::new()));
    let base = Base::read(read(target.base()).as_deref(), read(target.base_facts()).as_deref());
    Some(OnDisk { markdown, base, two_sides: None })
}

/// Reads what lies in output/ of a target in a format.
pub fn lying(root: &Path, target: &Target, format: &Format) -> Option<Vec<u8>> {
    load::bytes(root, &target.file(format)).ok().flatten()
}

/// Reads one file of output/; `None` inside when there is none.
pub fn bytes(root: &Path, path: &str, report: &mut Report) -> Option<Option<Vec<u8>>> {
    noted(load::bytes(root, path), path.to_owned(), report)
}

fn noted<T>(read: Result<T, Fault>, path: String, report: &mut Report) -> Option<T> {
    read.map_err(|fault| {
        let at = At::Path(path);
        report.error(fault.code, at, fault.message).hints = fault.hints;
    })
    .ok()
}

/// Says what a build would do to each file.
pub fn states(root: &Path, pages: &[Page], report: &mut Report) -> Vec<(String, FileState)> {
    let mut states = Vec::new();
    for page in pages {
        states.extend(publish::standing(page));
        for file in publish::files(page) {
            let Some(old) = bytes(root, &file.path, report) else {
                continue;
            };
            let state = match old {
                Some(old) if file.is_in(&old) => FileState::Unchanged,
                _ => FileState::Written,
            };
            states.push((file.path, state));
        }
    }
    states
}

/// Says whether output/ holds a page and its base as they were made.
pub fn is_as_made(root: &Path, page: &Page) -> bool {
    let mut quiet = Report::default();
    let states = states(root, std::slice::from_ref(page), &mut quiet);
    let is_base = |found: OnDisk| found.base == page.on_disk.base;
    !page.files.is_empty()
        && states.iter().all(|(_, state)| *state == FileState::Unchanged)
        && (page.base.is_some() || on_disk(root, &page.target, &mut quiet).is_some_and(is_base))
}

/// Notes that the last build died; the next one finishes it.
pub fn interrupted(report: &mut Report) {
    let message = "A build was interrupted while it wrote.";
    report
        .error("interrupted-build", At::Path(JOURNAL.to_owned()), message)
        .hint("build again: it goes on where that one stopped".to_owned());
}

/// Notes what a person should know about the text of a pack.
pub fn findings(page: &Page, sources: &mut Sources, report: &mut Report) {
    let path = page.target.markdown();
    let pack = || At::Path(path.clone());
    for line in not_merged(page) {
        let text = format!("{line}.");
        report
            .warning("edit-not-merged", pack(), text)
            .hint("do in this pack what was done there, if it is right".to_owned());
    }
    match &page.verdict {
        Verdict::Same | Verdict::Stands => {}
        Verdict::Merged(merged) => {
            let lines: Vec<usize> = merged.conflicts.iter().map(|at| at.line).collect();
            let spans = spans(&path, &page.markdown, &lines, sources);
            for (conflict, at) in merged.conflicts.iter().zip(spans) {
                let message = format!(
                    "{}, line {}: this was changed by hand and by the facts.",
                    section(&conflict.section),
                    conflict.line
                );
                let hint = "keep what is right, delete the lines with markers, build again";
                report.error("conflict", at, message).hint(hint.to_owned());
            }
            let deleted = merged.deleted.iter();
            deleted.for_each(|gone| left_out(gone, pack(), report));
            for (place, line) in &merged.near_change {
                let message = format!(
                    "{}, line {}: added by hand behind a sentence that has changed: “{line}”.",
                    section(&place.section),
                    place.line
                );
                report.warning("edit-near-change", pack(), message);
            }
        }
        Verdict::Discarded(edits) => discarded(edits, &pack, report),
        Verdict::Marked(_) => {
            let file = sources.add(SourceFile::new(path, page.markdown.to_string()));
            let message = "This pack holds conflict markers, so it was not built over.";
            marked(file, &page.markdown, message, report);
        }
        Verdict::PageEdited(path, lines) => page_edited(page, path, lines, report),
        Verdict::BaseMissing => unknown(&page.target, "is missing", report),
        Verdict::BaseDamaged => unknown(&page.target, "is damaged", report),
    }
}

/// Says what people wrote on either side of a merge and the pack lacks.
pub fn not_merged(page: &Page) -> Vec<String> {
    let sides = page.on_disk.two_sides.as_ref().filter(|_| !page.verdict.hands_off());
    let missing = sides.map(|sides| sides.missing(&page.markdown)).unwrap_or_default();
    let mut told = Vec::new();
    for (commit, edits) in missing {
        let written = edits.written.iter().map(|(at, line)| {
            let (section, number, line) = (section(&at.section), at.line, line.trim());
            format!("{section}, line {number} of {commit}: written by hand there, and not in this pack: “{line}”")
        });
        let deleted = edits.deleted.iter().map(|Deleted { section: above, sentence, .. }| {
            let section = section(above);
            format!("{section}: deleted by hand in {commit}, and still in this pack: “{sentence}”")
        });
        told.extend(written.chain(deleted));
    }
    told
}

/// Notes that a text holds conflict markers, where the first one stands.
fn marked(file: FileId, text: &str, message: &str, report: &mut Report) {
    let first = merge::markers(text).into_iter().next();
    if let Some(line) = first {
        let at = At::Text(line_span(file, text, line));
        report
            .error("conflict-markers", at, message)
            .hint("keep what is right, delete the lines with markers, build again".to_owned());
    }
}

/// Returns the places of whole lines of a pack, which becomes a text to quote.
pub(super) fn spans(path: &str, text: &str, lines: &[usize], sources: &mut Sources) -> Vec<At> {
    if lines.is_empty() {
        return Vec::new();
    }
    let file = sources.add(SourceFile::new(path.to_owned(), text.to_owned()));
    let at = |line: &usize| At::Text(line_span(file, text, *line));
    lines.iter().map(at).collect()
}

fn line_span(file: FileId, text: &str, line: usize) -> Span {
    let mut before = text.split_inclusive('\n');
    let start: usize = before.by_ref().take(line - 1).map(str::len).sum();
    let length = before.next().map_or(0, |line| line.trim_end().len());
    Span::new(file, start..start + length)
}

fn left_out(gone: &Deleted, at: At, report: &mut Report) {
    let Deleted { sentence, news, .. } = gone;
    let section = section(&gone.section);
    let message = if *news {
        format!("{section}: deleted by hand, and news since: “{sentence}”.")
    } else {
        format!("{section}: deleted by hand, so left out: “{sentence}”.")
    };
    report.warning("deleted-by-hand", at, message);
}

fn discarded(edits: &HandEdits, pack: &dyn Fn() -> At, report: &mut Report) {
    for (place, line) in &edits.written {
        let (section, line) = (section(&place.section), line.trim());
        let message = format!("{section}: written by hand, now discarded: “{line}”.");
        report.warning("edit-discarded", pack(), message);
    }
    for Deleted { section: above, sentence, .. } in &edits.deleted {
        let section = section(above);
        let message = format!("{section}: deleted by hand, now back: “{sentence}”.");
        report.warning("edit-discarded", pack(), message);
    }
}

fn section(name: &str) -> &str {
    match name {
        "" => "Before the first heading",
        name => name,
    }
}

fn page_edited(page: &Page, path: &str, lines: &[(usize, String)], report: &mut Report) {
    let message = match lines.split_first() {
        Some(((number, line), [])) => {
            format!("Line {number} was changed by hand in this file: “{line}”.")
        }
        Some(((number, line), more)) => format!(
            "Line {number} was changed by hand in this file: “{line}”, and {} more: {}.",
            count(more.len(), "line"),
            lines_in_words(more),
        ),
        None => "Lines were changed by hand in this file, in ways that are not lines.".to_owned(),
    };
    report
        .error("edited-page", At::Path(path.to_owned()), message)
        .hint(if path.ends_with(".docx") {
            format!("take it over with `scene-setter adopt {path}`, and build again")
        } else {
            format!("write it into `{}`, delete the page and build again", page.target.markdown())
        })
        .hint("or let `build --discard-edits` take its place".to_owned());
}

/// As many line numbers as a person looks up.
fn lines_in_words(lines: &[(usize, String)]) -> String {
    let numbers = lines.iter().take(10).map(|(number, _)| number.to_string());
    numbers.collect::<Vec<_>>().join(", ")
}

fn unknown(target: &Target, what: &str, report: &mut Report) {
    let message = format!(
        "All of this pack may be written by hand, as `{}` {what}; nothing was overwritten.",
        target.base()
    );
    report
        .error("unknown-base", At::Path(target.markdown()), message)
        .hint("fetch that file and its neighbour from git, and build again".to_owned())
        .hint("or move the pack away, or let `build --discard-edits` take its place".to_owned());
}
