//! `import`: reports, mails, invitations and cards become drafts of records.

use std::path::{Path, PathBuf};

use super::progress::Progress;
use super::screen::Screen;
use super::{Outcome, open, prove};
use crate::cli::records::ImportArgs;
use crate::facts::when::When;
use crate::field::{Kind, RecordKey};
use crate::import::known::Known;
use crate::import::{self, Draft, FORMATS, Imported, Original, Wishes};
use crate::nearest::did_you_mean;
use crate::originals;
use crate::publish;
use crate::report::{At, Report};
use crate::skeleton;

/// Runs the command.
pub fn import(start: &Path, args: &ImportArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Some(mut opened) = open(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let Some(facts) = prove(&mut opened, screen, &mut report) else {
        return Outcome::Failed;
    };
    let Some(wishes) =
        wishes(args, &facts.records().ids(Kind::Organisation), &mut report)
    else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let mut known = Known::new(facts.records());
    let files = files(start, args, &mut report);
    let progress = Progress::new(screen, files.len());
    let mut tally = Tally::default();
    for file in &files {
        let mut faults = Report::default();
        one(
            &opened.root,
            file,
            args.dry_run,
            &wishes,
            &mut known,
            screen,
            &mut tally,
            &mut faults,
        );
        tally.failed |= faults.has_errors();
        screen.faults(&faults, None);
        progress.made_one();
    }
    progress.end();
    screen.faults(&report, None);
    tally.say(args.dry_run, files.len(), screen);
    match (report.has_errors() || tally.failed, tally.doubts) {
        (true, _) => Outcome::Failed,
        (false, 0) => Outcome::Done,
        (false, _) => Outcome::Act,
    }
}

#[derive(Debug, Default)]
struct Tally {
    written: usize,
    doubts: usize,
    on_file: usize,
    failed: bool,
}

impl Tally {
    fn say(&self, dry_run: bool, files: usize, screen: &Screen) {
        let count = |number: usize, noun: &str| match number {
            1 => format!("1 {noun}"),
            _ => format!("{number} {noun}s"),
        };
        screen.say(&format!(
            "{} read: {} {}, {} on file already, {}.",
            count(files, "file"),
            count(self.written, "record"),
            if dry_run { "to draft" } else { "drafted" },
            self.on_file,
            count(self.doubts, "doubt"),
        ));
    }
}

fn wishes(
    args: &ImportArgs,
    organisations: &[&str],
    report: &mut Report,
) -> Option<Wishes> {
    let date = match args.date.as_deref().map(str::parse::<When>) {
        Some(Err(misfit)) => {
            report
                .error(misfit.code, At::Nowhere, misfit.message)
                .hint(misfit.hint);
            return None;
        }
        Some(Ok(date)) => Some(date),
        None => None,
    };
    if let Some(with) = args
        .with
        .as_deref()
        .filter(|with| !organisations.contains(with))
    {
        let message = format!("No organisation is called `{with}`.");
        report
            .error("unknown-organisation", At::Nowhere, message)
            .hint(did_you_mean(with, organisations.iter().copied()));
        return None;
    }
    Some(Wishes {
        date,
        with: args.with.clone(),
    })
}

/// Lists what was typed, folders opened; says what is passed over.
fn files(start: &Path, args: &ImportArgs, report: &mut Report) -> Vec<PathBuf> {
    let wanted = |name: &str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        FORMATS
            .iter()
            .any(|format| format.ending.eq_ignore_ascii_case(ending))
    };
    let mut files = Vec::new();
    for typed in &args.files {
        if typed.as_os_str() == "-" {
            files.push(typed.clone());
            continue;
        }
        match originals::files(&start.join(typed), &wanted) {
            Ok(listing) => {
                files.extend(listing.files);
                for path in listing.passed_over {
                    let path = path.strip_prefix(".").unwrap_or(&path);
                    let at = At::Path(path.display().to_string());
                    let message = "This file was passed over.";
                    let endings: Vec<&str> = FORMATS.iter().map(|f| f.ending).collect();
                    let hint =
                        format!("files that end in {} are read", endings.join(", "));
                    report.warning("unread-file", at, message).hint(hint);
                }
            }
            Err(fault) => {
                let at = At::Path(typed.display().to_string());
                report.error(fault.code, at, fault.message).hints = fault.hints;
            }
        }
    }
    files
}

#[allow(
    clippy::too_many_arguments,
    reason = "the loop of the command, cut out to be read"
)]
fn one(
    root: &Path,
    file: &Path,
    dry_run: bool,
    wishes: &Wishes,
    known: &mut Known<'_>,
    screen: &Screen,
    tally: &mut Tally,
    faults: &mut Report,
) {
    let is_input = file.as_os_str() == "-";
    let shown = file.strip_prefix(".").unwrap_or(file).display().to_string();
    let at = || At::Path(shown.clone());
    let bytes = if is_input {
        originals::standard_input()
    } else {
        originals::bytes(file)
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(fault) => {
            faults.error(fault.code, at(), fault.message).hints = fault.hints;
            return;
        }
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = if is_input {
        "standard input.txt"
    } else {
        &name
    };
    let original = Original {
        name,
        bytes: &bytes,
    };
    let Imported {
        drafts,
        doubts,
        on_file,
    } = import::import(&original, wishes, known);
    for doubt in doubts.found() {
        faults
            .warning(doubt.code, at(), doubt.message.clone())
            .hint(doubt.hint.to_owned());
    }
    for key in &on_file {
        screen.say(&format!("{shown}: on file already as {key}"));
    }
    tally.doubts += doubts.found().len();
    tally.on_file += on_file.len();
    for draft in &drafts {
        let written = match dry_run {
            true => {
                screen.result(&format!(
                    "--- {}\n{}",
                    path_of(&draft.key),
                    text_of(draft)
                ));
                true
            }
            false => write(root, draft, &bytes, screen, faults).is_some(),
        };
        tally.written += usize::from(written);
    }
}

fn path_of(key: &RecordKey) -> String {
    format!("data/{}/{}.yaml", key.kind.folder(), key.id)
}

fn text_of(draft: &Draft) -> String {
    format!("{}{}", skeleton::schema_line(draft.key.kind), draft.text)
}

/// Writes the copy before the record that names it, so that no record is without it.
fn write(
    root: &Path,
    draft: &Draft,
    bytes: &[u8],
    screen: &Screen,
    faults: &mut Report,
) -> Option<()> {
    if let Some(copy) = &draft.copy {
        let path = format!("data/{}/{copy}", Kind::Source.folder());
        publish::create(root, &path, bytes, faults)?;
    }
    let path = path_of(&draft.key);
    publish::create(root, &path, text_of(draft).as_bytes(), faults)?;
    screen.say(&format!("wrote {path}"));
    Some(())
}
