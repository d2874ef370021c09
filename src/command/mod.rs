//! The shell around the program: opens the project, runs one command, prints, gives the exit
//! status.

mod addendum;
mod adopt;
mod approvals;
mod approve;
mod as_made;
mod build;
mod check;
mod columns;
pub mod complete;
mod context;
mod count;
mod desk;
mod diff;
mod escape;
mod excerpt;
mod forge;
mod format;
mod git;
mod guard;
mod handed;
mod held;
mod import;
mod init;
mod letter;
mod list;
mod man;
mod new;
mod outcome;
mod packs;
mod pdf;
mod progress;
mod publish;
mod release;
mod remembered;
mod rename;
mod schema;
mod screen;
mod serve;
mod show;
mod standing;
mod start;
mod status;
mod table;
mod tell;
mod templates;
pub mod terminal;
mod today;
mod two_sides;
mod undated_line;
mod why;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::{Cli, Command};
use crate::facts::Facts;
use crate::facts::resolve::resolve;
use crate::facts::unread::Unread;
use crate::finding::field::RecordKey;
use crate::finding::report::{At, Report, Severity};
use crate::pack::opened::Opened;
use crate::project::Project;
use guard::guarded;
pub use outcome::Outcome;
use remembered::Memory;
use screen::Screen;
use start::{Start, root};

/// Runs what was typed, or gives the answer of before where nothing has changed. Who runs for long
/// gives memory that is free back to the system by `give_back`.
pub fn run(cli: Cli, give_back: fn()) -> Outcome {
    let screen = Screen::new(cli.color, cli.format, cli.quiet);
    let reads_packs =
        matches!(cli.command, Command::Build(_) | Command::Check(_) | Command::Status { .. });
    if !cli.format.fits(&cli.command) {
        screen.refuse_form();
        return Outcome::Failed;
    }
    let start = Start::new(cli.directory.clone(), !cli.no_cache, give_back);
    // It hangs on the clone, not on the project: no remembered answer holds it.
    if let Some(root) = root(&start.folder).filter(|_| reads_packs) {
        git::remind(&root, &screen);
    }
    let Some(memory) = Memory::of(&cli.command, &start, &screen) else {
        return guarded(&screen, || work_out(cli.command, &start, &screen, &mut None));
    };
    if let Some(outcome) = memory.answer(&screen) {
        return outcome;
    }
    screen.record();
    let mut slot = Some(memory);
    let outcome = guarded(&screen, || work_out(cli.command, &start, &screen, &mut slot));
    if let Some(memory) = slot {
        memory.keep(outcome, screen.recorded());
    }
    outcome
}

/// Says how a command ended; nothing where it could not run, and has said why.
fn work_out(
    command: Command,
    start: &Start,
    screen: &Screen,
    memory: &mut Option<Memory>,
) -> Option<Outcome> {
    match command {
        Command::Addendum(args) => addendum::addendum(start, &args, screen),
        Command::Handed(args) => handed::handed(start, &args, screen),
        Command::Approve(args) => approve::approve(start, &args, screen),
        Command::Build(args) => Some(build::build(start, &args, screen, memory)),
        Command::Adopt(args) => adopt::adopt(start, &args, screen),
        Command::Status { as_of } => status::status(start, as_of.as_deref(), screen),
        Command::Show(args) => show::show(start, &args, screen),
        Command::List(args) => list::list(start, &args, screen),
        Command::Rename(args) => rename::rename(start, &args, screen),
        Command::Schema { write: true, .. } => schema::write(start, screen),
        Command::Schema { kind, .. } => Some(schema::schema(kind.as_deref(), screen)),
        Command::Check(args) => check::check(start, &args, screen),
        Command::Init(args) => init::init(start, &args, screen),
        Command::New(args) => new::new(start, &args, screen),
        Command::Import(args) => import::import(start, &args, screen),
        Command::Release(args) => release::release(start, &args, screen),
        Command::Publish(args) => Some(publish::publish(start, &args, screen)),
        Command::Diff(args) => diff::diff(start, &args, screen),
        Command::Serve { port } => serve::serve(start, port, screen),
        Command::Why(args) => Some(why::why(start, &args, screen)),
        Command::Format { file } => format::format(start, &file, screen),
        Command::Templates(what) => templates::templates(start, what, screen),
        Command::Git(what) => git::git(&start.folder, &what, screen),
        Command::Completions { shell } => Some(complete::registration(shell, screen)),
        Command::Man => Some(man::man(screen)),
    }
}

/// The folder of a project, and what was read in it.
struct Folder {
    root: PathBuf,
    project: Project,
}

/// Opens the nearest project upward and reads it; draws the faults when it cannot be.
fn open(start: &Start, screen: &Screen, report: &mut Report) -> Option<Folder> {
    let root = find_root(&start.folder, screen, report)?;
    let project = start.load(&root, report);
    Some(Folder { root, project })
}

/// Finds the folder of the nearest project upward; says that there is none.
fn find_root(folder: &Path, screen: &Screen, report: &mut Report) -> Option<PathBuf> {
    root(folder).or_else(|| {
        report
            .error("no-project", At::Nowhere, "No folder upward from here holds `data/`.")
            .hint("go to your project, or name it with -C DIR".to_owned());
        screen.refuse(report)
    })
}

/// A project of which packs can be made, and its folder.
struct Ready {
    root: PathBuf,
    opened: Opened,
}

/// Opens the nearest project upward, proves its facts and reads its templates; draws the
/// faults when that cannot be.
fn ready(start: &Start, screen: &Screen, report: &mut Report) -> Option<Ready> {
    let Folder { root, project } = open(start, screen, report)?;
    match Opened::new(project, report) {
        Ok(opened) => Some(Ready { root, opened }),
        Err(project) => {
            screen.faults(report, Some(&project));
            None
        }
    }
}

/// Proves what holds, for commands that look things up: records that have a fault, and
/// those that hang on them, are left out and named.
fn prove_what_holds(opened: &mut Folder, screen: &Screen, report: &mut Report) -> Facts {
    let project = &mut opened.project;
    let facts = project.prove(report);
    if !report.has_errors() {
        return facts;
    }
    screen.faults(report, Some(project));
    let mut records = facts.records().clone();
    let mut left_out = project.unread.records().clone();
    let mut faulty = left_out.clone();
    faulty.extend(in_error(report));
    loop {
        records.leave_out(&faulty);
        left_out.append(&mut faulty);
        let mut report = Report::default();
        let facts = resolve(records, &Unread::default(), &mut report);
        faulty = in_error(&report);
        if faulty.is_empty() {
            let names: Vec<String> = left_out.iter().map(ToString::to_string).collect();
            if !names.is_empty() {
                screen.say(&format!("Left out until it is mended: {}.", names.join(", ")));
            }
            return facts;
        }
        records = facts.records().clone();
    }
}

fn in_error(report: &Report) -> BTreeSet<RecordKey> {
    let errors = report.found().iter().filter(|found| found.severity == Severity::Error);
    errors
        .filter_map(|found| match &found.at {
            At::Field(field) => Some(field.record.clone()),
            _ => None,
        })
        .collect()
}

/// Proves the links of a project; draws the faults when some do not hold.
fn prove(opened: &mut Folder, screen: &Screen, report: &mut Report) -> Option<Facts> {
    let facts = opened.project.prove(report);
    if report.has_errors() {
        screen.faults(report, Some(&opened.project));
        return None;
    }
    Some(facts)
}

/// Leaves to the system what a command has read: taken down piece by piece, it would take long.
fn leave<T>(done: T) {
    std::mem::forget(done);
}
