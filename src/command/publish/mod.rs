//! `publish`: the desk as a folder that opens from a disk; with a level, what that may see.

mod written;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::desk::{Desk, Folder};
use super::release::Order;
use super::release::edits::hand_edits;
use super::screen::Screen;
use super::start::Start;
use super::{Outcome, Ready, find_root, ready, today};
use crate::cli::packs::PublishArgs;
use crate::facts::Facts;
use crate::facts::records::Records;
use crate::facts::resolve::resolve;
use crate::facts::unread::Unread;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::{At, Report};
use crate::pack::format::FORMATS;
use crate::pack::make::brief;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::release::edition::{Edition, Wish, edition};
use crate::release::finder::Finder;
use crate::release::folder::ReleaseFile;
use crate::release::proof::{agree, sides};
use crate::release::traces::nothing_told;
use written::written;

pub fn publish(start: &Start, args: &PublishArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Ok(typed) = today::day(args.as_of.as_deref(), &mut report) else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let made = match &args.level {
        Some(level) => released(start, args, level, typed, screen, &mut report),
        None => whole(start, typed, screen, &mut report),
    };
    let (root, folder) = match made {
        Ok(made) => made,
        Err(outcome) => return outcome,
    };
    let outcome = written(&root, &start.folder.join(&args.folder), &folder, screen, &mut report);
    screen.faults(&report, None);
    outcome
}

type Made = Result<(PathBuf, Folder), Outcome>;

/// Makes the folder of all that is on record.
fn whole(start: &Start, typed: Option<NaiveDate>, screen: &Screen, report: &mut Report) -> Made {
    let root = find_root(&start.folder, screen, report).ok_or(Outcome::Failed)?;
    let desk = Desk::open(start, &root, typed, None, report).map_err(|project| {
        screen.faults(report, Some(&project));
        Outcome::Failed
    })?;
    let desk = desk.for_others();
    desk.prepare();
    desk.look();
    Ok((root, desk.folder()))
}

/// Makes the folder of what a level may see, and proves that it tells nothing else.
fn released(
    start: &Start,
    args: &PublishArgs,
    level: &str,
    typed: Option<NaiveDate>,
    screen: &Screen,
    report: &mut Report,
) -> Made {
    let ready = ready(start, screen, report).ok_or(Outcome::Failed)?;
    let settings = ready.opened.facts.settings();
    let day = today::on(typed, settings);
    let folder = edition_of(&ready, args, level, day, report);
    if let Err(outcome) = folder {
        screen.faults(report, Some(&ready.opened.project));
        return Err(outcome);
    }
    folder.map(|folder| (ready.root, folder))
}

fn edition_of(
    ready: &Ready,
    args: &PublishArgs,
    level: &str,
    day: NaiveDate,
    report: &mut Report,
) -> Result<Folder, Outcome> {
    let opened = &ready.opened;
    let (records, printer) = (opened.facts.records(), &opened.printer);
    let order = Order {
        id: String::new(),
        documents: Vec::new(),
        level: level.to_owned(),
        scope: args.scope.clone(),
        is_apart: false,
        as_of: None,
        pdf: None,
    };
    let choice = order.choice(&opened.facts, report).ok_or(Outcome::Failed)?;
    let wanted = Wanted { ids: args.ids.clone(), document: None, as_of: None };
    let targets = opened.targets(&wanted, report);
    if report.has_errors() {
        return Err(Outcome::Failed);
    }
    let finder = Finder::new(records, &choice);
    let [redacted, varied] = sides(records, &choice, &finder);
    let targets = if args.ids.is_empty() { visible(ready, &redacted, targets) } else { targets };
    let edits = hand_edits(ready, &choice, &finder, &targets, None, report);
    let wish =
        Wish { choice: &choice, finder: &finder, targets: &targets, as_of: None, edits: &edits };
    if report.has_errors() {
        return Err(Outcome::Act);
    }
    let mut made =
        |records: &Records| edition(records.clone(), printer, wish, report).ok_or(Outcome::Act);
    let both = [made(&redacted)?, made(&varied)?];
    agree(&both, report);
    if report.has_errors() {
        return Err(Outcome::Act);
    }
    let [made, other] = both;
    let desk = |records: Records, edition: Edition| {
        let documents = targets.iter().cloned().zip(edition.made);
        let facts = proven(records);
        let desk = Desk::of_edition(facts, documents.collect(), &opened.templates, day);
        desk.map(|desk| desk.folder()).ok_or(Outcome::Failed)
    };
    let (folder, other) = (desk(redacted, made)?, desk(varied, other)?);
    same(&folder, &other, report);
    let file = |(path, bytes): (&String, &Arc<[u8]>)| ReleaseFile {
        path: path.clone(),
        bytes: Arc::clone(bytes),
        format: FORMATS.into_iter().find(|format| format.stem(path).is_some()),
    };
    let files: Vec<ReleaseFile> = folder.iter().map(file).collect();
    let of_kind = |kind| records.ids(kind).into_iter().map(move |id| RecordKey::new(kind, id));
    let all = Kind::FOLDERS.into_iter().flat_map(of_kind).collect();
    nothing_told(records, printer, wish, (&files, &all), report);
    if report.has_errors() {
        return Err(Outcome::Act);
    }
    Ok(folder)
}

/// Leaves out the packs of which all is withheld.
fn visible(ready: &Ready, redacted: &Records, targets: Vec<Target>) -> Vec<Target> {
    let facts = proven(redacted.clone());
    let documents = ready.opened.printer.documents();
    let can = |target: &Target| brief(&facts, documents, target, None).is_some();
    targets.into_iter().filter(can).collect()
}

/// Joins redacted records; what does not hold together stops the edition elsewhere.
fn proven(records: Records) -> Facts {
    resolve(records, &Unread::default(), &mut Report::default())
}

/// Proves that every page is the same for other withheld values.
fn same(folder: &Folder, other: &Folder, report: &mut Report) {
    let mut paths: Vec<&String> = folder.keys().chain(other.keys()).collect();
    paths.sort();
    paths.dedup();
    for path in paths.into_iter().filter(|path| folder.get(*path) != other.get(*path)) {
        let message = "This page depends on what is withheld.";
        report.error("release-leak", At::Path(path.clone()), message).hint(
            "please report it with the facts if you can: this is a fault of the \
                 program"
                .to_owned(),
        );
    }
}
