//! `init`: a new project; nothing that is there is written over.

use std::path::Path;

use super::Outcome;
use super::git::set_up;
use super::screen::Screen;
use super::start::Start;
use crate::cli::records::InitArgs;
use crate::finding::report::{At, Report};
use crate::init::{self, NewFile};
use crate::project::to_import::exists;
use crate::publish::{self, repository};

pub fn init(start: &Start, args: &InitArgs, screen: &Screen) -> Option<Outcome> {
    let root = start.folder.join(&args.folder);
    let files = init::files(args.example, args.forge);
    let mut report = Report::default();
    in_the_way(&root, &files, &mut report);
    if !report.has_errors() {
        write(&root, &files, &mut report);
    }
    let in_git = !report.has_errors() && repository::is_there(&root);
    let begun = args.git && !in_git && !report.has_errors();
    if in_git || begun && repository::begin(&root, &mut report).is_some() {
        set_up(&root, &mut report);
    }
    screen.faults(&report, None);
    if report.has_errors() {
        return None;
    }
    next(args, files.len(), in_git || args.git, screen);
    Some(Outcome::Done)
}

/// Names everything that stands where a file is to be written.
fn in_the_way(root: &Path, files: &[NewFile], report: &mut Report) {
    let data = Some("data").filter(|path| exists(&root.join(path)));
    let files = files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| data.is_none() || !path.starts_with("data/"))
        .filter(|path| exists(&root.join(path)));
    for path in data.into_iter().chain(files) {
        let message = "This is in the way; nothing was written.";
        let hint = "choose another folder, or move it away first";
        report.error("file-exists", At::Path(path.to_owned()), message).hint(hint.to_owned());
    }
}

fn write(root: &Path, files: &[NewFile], report: &mut Report) {
    if !exists(root) && publish::project(root, report).is_none() {
        return;
    }
    for folder in init::folders() {
        if publish::folder(root, &folder, report).is_none() {
            return;
        }
    }
    for file in files {
        if publish::create(root, &file.path, file.text.as_bytes(), report).is_none() {
            return;
        }
    }
}

fn next(args: &InitArgs, count: usize, in_git: bool, screen: &Screen) {
    screen.say(&format!("Wrote {count} files. Next:"));
    let is_here = args.folder == Path::new(".");
    let within = if is_here { String::new() } else { format!("-C {} ", args.folder.display()) };
    if !in_git {
        screen.say(&format!(
            "  git init {folder} && scene-setter -C {folder} git setup    # `diff` and `why` tell \
             who changed what",
            folder = args.folder.display(),
        ));
    }
    let commands = if args.example {
        ["build", "check", "import inbox"]
    } else {
        ["new organisation --name Acme", "new person --name \"Jane Doe\" --with acme", "status"]
    };
    for command in commands {
        screen.say(&format!("  scene-setter {within}{command}"));
    }
}
