//! `import`: reports, mails, invitations and cards become drafts of records.

mod files;
mod judge;
mod run;

use run::Run;

use super::progress::Progress;
use super::screen::Screen;
use super::{Outcome, open};
use crate::cli::records::ImportArgs;
use crate::command::start::Start;
use crate::facts::resolve::resolve;
use crate::facts::when::When;
use crate::finding::field::Kind;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::import::Wishes;
use crate::import::known::Known;

pub fn import(start: &Start, args: &ImportArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let opened = open(start, screen, &mut report)?;
    // A message can be filed whatever is wrong with the records of others.
    let project = &opened.project;
    resolve(project.records.clone(), &project.unread, &mut report);
    let was_sound = !report.has_errors();
    screen.faults(&report, Some(project));
    let mut report = Report::default();
    let ids = project.records.ids(Kind::Organisation);
    let wishes = wishes(args, &ids, &mut report).or_else(|| screen.refuse(&report))?;
    let files = files::files(start, &args.files, &mut report);
    let progress = Progress::new(screen, files.len(), "files");
    let mut run = Run::new(&opened.root, args, wishes, Known::new(project), screen);
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
    let is_sound = args.dry_run || !was_sound || judge::judge(start, &run.drafted, screen);
    match (run.came_to_something(), report.has_errors() || run.is_doubtful()) {
        _ if !is_sound => None,
        (true, true) => Some(Outcome::Act),
        (false, true) => None,
        (_, false) => Some(Outcome::Done),
    }
}

fn wishes(args: &ImportArgs, organisations: &[&str], report: &mut Report) -> Option<Wishes> {
    let date = match args.date.as_deref().map(str::parse::<When>) {
        Some(Err(misfit)) => {
            report.error(misfit.code, At::Nowhere, misfit.message).hint(misfit.hint);
            return None;
        }
        Some(Ok(date)) => Some(date),
        None => None,
    };
    if let Some(with) = args.with.as_deref().filter(|with| !organisations.contains(with)) {
        let message = format!("No organisation is called `{with}`.");
        report
            .error("unknown-organisation", At::Nowhere, message)
            .hint(did_you_mean(with, organisations.iter().copied()));
        return None;
    }
    Some(Wishes { date, with: args.with.clone() })
}
