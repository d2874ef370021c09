//! Files, one after another → drafts, changes and doubts; one is held in memory at a time.

use std::path::Path;

use crate::cli::records::ImportArgs;
use crate::command::count::count;
use crate::command::screen::Screen;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::{At, Report};
use crate::import::amend::Change;
use crate::import::known::Known;
use crate::import::{self, Draft, Imported, Original, Wishes};
use crate::merge::difference::unified;
use crate::project::to_import;
use crate::publish;
use crate::records::skeleton;

/// A run over many files: one is held in memory at a time.
#[derive(Debug)]
pub struct Run<'r> {
    root: &'r Path,
    dry_run: bool,
    apply: bool,
    wishes: Wishes,
    known: Known<'r>,
    screen: &'r Screen,
    /// The records that were drafted.
    pub drafted: Vec<RecordKey>,
    changed: usize,
    waiting: usize,
    doubts: usize,
    on_file: usize,
    /// Whether some file could not be read or written.
    pub failed: bool,
}

/// So many drafts are named in a line.
const MOST: usize = 12;

impl<'r> Run<'r> {
    /// Begins a run.
    pub fn new(
        root: &'r Path,
        args: &ImportArgs,
        wishes: Wishes,
        known: Known<'r>,
        screen: &'r Screen,
    ) -> Self {
        Self {
            root,
            dry_run: args.dry_run,
            apply: args.apply,
            wishes,
            known,
            screen,
            drafted: Vec::new(),
            changed: 0,
            waiting: 0,
            doubts: 0,
            on_file: 0,
            failed: false,
        }
    }

    /// Says whether any record was drafted or changed, is to be changed, or is on file.
    pub fn came_to_something(&self) -> bool {
        self.drafted.len() + self.changed + self.waiting + self.on_file > 0
    }

    /// Says whether there is something to look at.
    pub fn is_doubtful(&self) -> bool {
        self.failed || self.doubts > 0 || self.waiting > 0
    }

    /// Reads a file, and writes what comes of it.
    pub fn take(&mut self, file: &Path, faults: &mut Report) {
        let is_input = file.as_os_str() == "-";
        let shown = if is_input {
            "standard input".to_owned()
        } else {
            file.strip_prefix(".").unwrap_or(file).display().to_string()
        };
        let at = || At::Path(shown.clone());
        let read = if is_input { to_import::standard_input() } else { to_import::bytes(file) };
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(fault) => {
                faults.error(fault.code, at(), fault.message).hints = fault.hints;
                return;
            }
        };
        let name = if is_input {
            "standard input.txt".into()
        } else {
            file.file_name().unwrap_or_default().to_string_lossy()
        };
        let original = Original { name: &name, bytes: &bytes };
        let found = import::import(&original, &self.wishes, &mut self.known);
        for doubt in found.doubts.found() {
            faults.warning(doubt.code, at(), doubt.message.clone()).hint(doubt.hint.to_owned());
        }
        for key in &found.on_file {
            self.screen.say(&format!("{shown}: on file already as {key}"));
        }
        self.doubts += found.doubts.found().len();
        self.on_file += found.on_file.len();
        self.settle(&shown, &bytes, found, faults);
    }

    /// Writes what came of a file; nothing of it while a change of a record waits to be
    /// looked at, so that the file can be imported again with `--apply`.
    fn settle(&mut self, shown: &str, bytes: &[u8], found: Imported, faults: &mut Report) {
        let waits = |change: &Change| !(self.apply || change.is_draft && change.is_sure);
        let waiting = found.changes.iter().filter(|change| waits(change)).count();
        for change in &found.changes {
            if waits(change) || self.dry_run {
                let diff = unified(&change.path, "as imported", &change.was, &change.now);
                self.screen.result(&diff);
            }
        }
        if waiting > 0 && !self.dry_run {
            self.known.forget(&import::digest(bytes), &found);
            self.waiting += waiting;
            let mut drafts: Vec<String> =
                found.drafts.iter().take(MOST).map(|draft| draft.key.to_string()).collect();
            let more = found.drafts.len() - drafts.len();
            drafts.extend((more > 0).then(|| format!("{more} more")));
            self.screen.say(&format!(
                "{shown}: nothing was written yet. `--apply` makes {}{}{}.",
                count(waiting, "change"),
                if drafts.is_empty() { "" } else { ", and drafts " },
                drafts.join(", "),
            ));
            return;
        }
        self.waiting += waiting;
        for (path, picture) in found.files.iter().filter(|_| !self.dry_run) {
            publish::create(self.root, path, picture, faults);
        }
        for draft in found.drafts {
            if self.write(&draft, bytes, faults).is_some() {
                self.drafted.push(draft.key);
            }
        }
        for change in found.changes.iter().filter(|_| !self.dry_run) {
            let text = if change.is_draft {
                with_schema(change.key.kind, &change.now)
            } else {
                change.now.clone()
            };
            let path = &change.path;
            if publish::write(self.root, path, text.as_bytes(), faults).is_some() {
                self.changed += 1;
                self.screen.say(&format!("changed {}", change.path));
            }
        }
    }

    /// Writes the copy before the record that names it, so that no record is without it.
    fn write(&self, draft: &Draft, bytes: &[u8], faults: &mut Report) -> Option<()> {
        let path = format!("data/{}/{}.yaml", draft.key.kind.folder(), draft.key.id);
        let text = with_schema(draft.key.kind, &draft.text);
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

    /// Says what came of so many files.
    pub fn say(&self, files: usize) {
        self.screen.say(&format!(
            "{} read: {} {}, {}{} on file already, {}.",
            count(files, "file"),
            count(self.drafted.len(), "record"),
            if self.dry_run { "to draft" } else { "drafted" },
            match self.changed + self.waiting {
                0 => String::new(),
                _ if self.waiting > 0 => format!("{} to look at, ", count(self.waiting, "change")),
                changed => format!("{}, ", count(changed, "change")),
            },
            self.on_file,
            count(self.doubts, "doubt"),
        ));
    }
}

fn with_schema(kind: Kind, text: &str) -> String {
    let line = skeleton::schema_line(kind);
    if text.starts_with("# yaml-language-server:") {
        text.to_owned()
    } else {
        format!("{line}{text}")
    }
}
