//! `import`: reports, mails, invitations and cards become drafts of records.

mod files;
mod judge;

use std::path::Path;

use super::count::count;
use super::progress::Progress;
use super::screen::Screen;
use super::{Outcome, open, prove};
use crate::cli::records::ImportArgs;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::import::known::Known;
use crate::import::{self, Draft, Imported, Original, Wishes};
use crate::project::to_import;
use crate::publish;
use crate::records::skeleton;

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
    let files = files::files(start, &args.files, &mut report);
    let progress = Progress::new(screen, files.len(), "files");
    let mut run = Run {
        root: &opened.root,
        dry_run: args.dry_run,
        wishes,
        known: Known::new(facts.records()),
        screen,
        drafted: Vec::new(),
        doubts: 0,
        on_file: 0,
        failed: false,
    };
    for file in &files {
        let mut faults = Report::default();
        run.take(file, &mut faults);
        run.failed |= faults.has_errors();
        screen.faults(&faults, None);
        progress.made_one();
    }
    progress.end();
    screen.faults(&report, None);
    run.say(files.len());
    if !args.dry_run {
        judge::judge(&opened.root, &run.drafted, screen);
    }
    match (report.has_errors() || run.failed, run.doubts) {
        (true, _) => Outcome::Failed,
        (false, 0) => Outcome::Done,
        (false, _) => Outcome::Act,
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

/// A run over many files: one is held in memory at a time.
struct Run<'r> {
    root: &'r Path,
    dry_run: bool,
    wishes: Wishes,
    known: Known<'r>,
    screen: &'r Screen,
    drafted: Vec<RecordKey>,
    doubts: usize,
    on_file: usize,
    failed: bool,
}

impl Run<'_> {
    fn take(&mut self, file: &Path, faults: &mut Report) {
        let is_input = file.as_os_str() == "-";
        let shown = match is_input {
            true => "standard input".to_owned(),
            false => file.strip_prefix(".").unwrap_or(file).display().to_string(),
        };
        let at = || At::Path(shown.clone());
        let bytes = match is_input {
            true => to_import::standard_input(),
            false => to_import::bytes(file),
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(fault) => {
                faults.error(fault.code, at(), fault.message).hints = fault.hints;
                return;
            }
        };
        let name = match is_input {
            true => "standard input.txt".into(),
            false => file.file_name().unwrap_or_default().to_string_lossy(),
        };
        let original = Original {
            name: &name,
            bytes: &bytes,
        };
        let Imported {
            drafts,
            doubts,
            on_file,
        } = import::import(&original, &self.wishes, &mut self.known);
        for doubt in doubts.found() {
            faults
                .warning(doubt.code, at(), doubt.message.clone())
                .hint(doubt.hint.to_owned());
        }
        for key in &on_file {
            self.screen
                .say(&format!("{shown}: on file already as {key}"));
        }
        self.doubts += doubts.found().len();
        self.on_file += on_file.len();
        for draft in drafts {
            if self.write(&draft, &bytes, faults).is_some() {
                self.drafted.push(draft.key);
            }
        }
    }

    /// Writes the copy before the record that names it, so that no record is without it.
    fn write(&self, draft: &Draft, bytes: &[u8], faults: &mut Report) -> Option<()> {
        let path = format!("data/{}/{}.yaml", draft.key.kind.folder(), draft.key.id);
        let text = format!("{}{}", skeleton::schema_line(draft.key.kind), draft.text);
        if self.dry_run {
            self.screen.result(&format!("--- {path}\n{text}"));
            return Some(());
        }
        if let Some(copy) = &draft.copy {
            let path = format!("data/{}/{copy}", Kind::Source.folder());
            publish::create(self.root, &path, bytes, faults)?;
        }
        publish::create(self.root, &path, text.as_bytes(), faults)?;
        self.screen.say(&format!("wrote {path}"));
        Some(())
    }

    fn say(&self, files: usize) {
        self.screen.say(&format!(
            "{} read: {} {}, {} on file already, {}.",
            count(files, "file"),
            count(self.drafted.len(), "record"),
            if self.dry_run { "to draft" } else { "drafted" },
            self.on_file,
            count(self.doubts, "doubt"),
        ));
    }
}
