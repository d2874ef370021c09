//! `check`: everything wrong or doubtful in the facts, and in packs edited by hand.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::approvals;
use super::count::count;
use super::screen::Screen;
use super::start::Start;
use super::{Folder, Outcome, leave, open, prove, today, undated_line};
use crate::check::contact_use;
use crate::check::fix::changes;
use crate::check::inputs::{Inputs, Pack};
use crate::check::relevant::Relevant;
use crate::check::{check as hold, find, rules};
use crate::cli::packs::CheckArgs;
use crate::facts::Facts;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::finding::rule;
use crate::finding::text::{FileId, SourceFile, Sources};
use crate::import;
use crate::pack::base::without_mark;
use crate::pack::format::MARKDOWN;
use crate::pack::printer::Printer;
use crate::pack::target::Target;
use crate::page::templates::Templates;
use crate::project::load;
use crate::project::originals::Originals;
use crate::publish;

pub fn check(start: &Start, args: &CheckArgs, screen: &Screen) -> Option<Outcome> {
    if let Some(code) = &args.explain {
        return Some(explain(code, screen));
    }
    if args.fix && !fix(start, args, screen) {
        return None;
    }
    judge(start, args, screen)
}

fn judge(start: &Start, args: &CheckArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let (mut opened, facts, packs) = everything(start, screen, &mut report)?;
    let (typed, settings) = (args.as_of.as_deref(), facts.settings());
    // What a commit holds is judged the same on any day.
    let on_any_day = args.strict && !args.today && settings.as_of.is_none();
    let chosen = if on_any_day && typed.is_none() {
        Some(facts.day_of_facts())
    } else {
        today::as_of(typed, settings, screen, &mut report)
    };
    let as_of = chosen.or_else(|| screen.refuse(&report))?;
    let sources = &opened.project.sources;
    let packs: Vec<Pack<'_>> = packs.into_iter().map(|file| Pack::of(file, sources)).collect();
    let folder = args.originals.as_ref().map(|it| start.folder.join(it));
    let (root, records) = (&opened.root, facts.records());
    let originals = Originals::read(root, folder.as_deref(), records, import::words, &mut report);
    let inputs = |day| Inputs::new(&facts, &packs, day).with_originals(&originals);
    let by_clock = args.today || !args.strict;
    hold(&inputs(as_of).with_today(by_clock.then(today::today)), &mut report);
    undated_line::check(&opened.root, &opened.project, &facts, &mut report);
    if args.today {
        let mut before = Report::default();
        hold(&inputs(facts.day_of_facts()), &mut before);
        let before: BTreeSet<_> = before.found().iter().collect();
        report.keep(|finding| !before.contains(finding));
    }
    if !args.ids.is_empty() {
        let mut relevant = Relevant::default();
        for id in &args.ids {
            if !relevant.add(&facts, id, as_of) {
                return unknown(&facts, id, screen);
            }
            if let Some(visit) = facts.records().visits.get(id) {
                screen.say(&contact_use::in_words(&facts, visit));
            }
        }
        report.keep(|finding| relevant.covers(finding, sources));
    }
    let readable = templates_are_read(&mut opened, &facts, &mut report);
    if args.approved {
        let sources = &mut opened.project.sources;
        approvals::check(start, &opened.root, &args.ids, sources, &mut report);
    }
    screen.findings(&report, &opened.project);
    if report.is_empty() {
        screen.say("Nothing found.");
    }
    let act = report.has_errors() || args.strict && !report.is_empty();
    leave((opened, facts, report));
    readable.then_some(if act { Outcome::Act } else { Outcome::Done })
}

/// Reads the templates as a build would; says whether it could.
fn templates_are_read(opened: &mut Folder, facts: &Facts, report: &mut Report) -> bool {
    let project = &mut opened.project;
    let templates = Templates::new(&project.templates, &mut project.sources);
    Printer::new(&Arc::new(templates), facts.settings(), report).is_some()
}

/// Opens and proves the project, and reads its packs.
fn everything(
    start: &Start,
    screen: &Screen,
    report: &mut Report,
) -> Option<(Folder, Facts, Vec<FileId>)> {
    let mut opened = open(start, screen, report)?;
    let facts = prove(&mut opened, screen, report)?;
    let packs = read_packs(&opened.root, &mut opened.project.sources, report);
    Some((opened, facts, packs))
}

/// Reads the Markdown of the packs in output/ that somebody wrote into: in the others stands
/// only what comes from the facts.
pub(super) fn read_packs(root: &Path, sources: &mut Sources, report: &mut Report) -> Vec<FileId> {
    let mut packs = Vec::new();
    for path in load::list(root, "output", report) {
        if MARKDOWN.stem(&path).is_none() {
            continue;
        }
        match load::text(root, &path) {
            Ok(Some(text)) if as_built(root, &path, &text) => {}
            Ok(Some(text)) => packs.push(sources.add(SourceFile::new(path, text))),
            Ok(None) => {}
            Err(fault) => {
                report.error(fault.code, At::Path(path), fault.message).hints = fault.hints;
            }
        }
    }
    packs
}

fn as_built(root: &Path, path: &str, text: &str) -> bool {
    Target::of_markdown(path).is_some_and(|target| {
        let base = load::text(root, &target.base());
        base.is_ok_and(|base| base.is_some_and(|base| without_mark(&base) == text))
    })
}

fn unknown<T>(facts: &Facts, id: &str, screen: &Screen) -> Option<T> {
    let mut report = Report::default();
    let known =
        crate::finding::field::Kind::FOLDERS.into_iter().flat_map(|kind| facts.records().ids(kind));
    report
        .error("unknown-id", At::Nowhere, format!("No record is called `{id}`."))
        .hint(did_you_mean(id, known));
    screen.refuse(&report)
}

/// Mends what can be mended safely; says whether the project could be read and written.
fn fix(start: &Start, args: &CheckArgs, screen: &Screen) -> bool {
    let mut report = Report::default();
    let Some((opened, facts, _)) = everything(start, screen, &mut report) else {
        return false;
    };
    // What is mended hangs on no day.
    let changes = changes(&Inputs::new(&facts, &[], NaiveDate::MIN));
    let mut mended = Report::default();
    for record in changes.records() {
        let Some(file) = opened.project.file_of(record) else {
            continue;
        };
        let file = opened.project.sources.file(file);
        let (text, made) = changes.apply(record, file.text());
        if made.is_empty() {
            continue;
        }
        let path = file.path.clone();
        for one in &made {
            let (line, was, now) = (one.line, &one.change.was, &one.change.now);
            screen.say(&format!("{path}:{line}: `{was}` → `{now}`"));
        }
        if args.dry_run {
            continue;
        }
        let written = publish::write(&opened.root, &path, text.as_bytes(), &mut mended);
        if written.is_some() {
            screen.say(&format!("mended {} in {path}", count(made.len(), "place")));
        }
    }
    screen.faults(&mended, Some(&opened.project));
    !mended.has_errors()
}

/// Prints why a finding matters, what it looks like and how it is mended.
fn explain(code: &str, screen: &Screen) -> Outcome {
    let Some(rule) = find(code).or_else(|| rule::find(code)) else {
        let mut report = Report::default();
        let known = rules().chain(rule::reading()).map(|rule| rule.code);
        report
            .error("unknown-code", At::Nowhere, format!("No finding is called `{code}`."))
            .hint(did_you_mean(code, known));
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let indented = |text: &str| {
        let lines: Vec<String> = text.lines().map(|line| format!("    {line}\n")).collect();
        lines.concat()
    };
    screen.result(&format!(
        "{}[{}]: {}\n\n  For example\n\n{}\n  write\n\n{}",
        rule.severity.word(),
        rule.code,
        rule.why,
        indented(rule.example),
        indented(rule.mend)
    ));
    Outcome::Done
}
