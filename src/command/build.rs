//! `build`: makes packs in output/.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::progress::Progress;
use super::screen::Screen;
use super::{Outcome, open, prove};
use crate::cli::BuildArgs;
use crate::compile::{self, Press, Target, Wanted};
use crate::facts::Facts;
use crate::facts::when::When;
use crate::load;
use crate::page::Page;
use crate::page::difference::unified;
use crate::publish::{self, Fate, OutputFile};
use crate::report::{At, Report};
use crate::templates::Templates;

/// Runs the command.
pub fn build(start: &Path, args: &BuildArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let as_of = match day(args.as_of.as_deref(), &mut report) {
        Ok(as_of) => as_of,
        Err(()) => return failed(&report, screen),
    };
    let Some(mut opened) = open(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let templates = Arc::new(Templates::new(
        &opened.project.templates,
        &mut opened.project.sources,
    ));
    let Some(facts) = prove(&mut opened, screen, &mut report) else {
        return Outcome::Failed;
    };
    let draw = |report: &Report| {
        screen.faults(report, Some(&opened.project));
        if report.has_errors() {
            Outcome::Failed
        } else {
            Outcome::Done
        }
    };
    let Some(press) = Press::new(&templates, facts.settings(), &mut report) else {
        return draw(&report);
    };
    let wanted = Wanted {
        ids: args.ids.clone(),
        document: args.document.clone(),
        as_of,
    };
    let targets = compile::targets(&facts, &press, &wanted, &mut report);
    if report.has_errors() {
        return draw(&report);
    }
    if args.context {
        context(&facts, &press, &targets, as_of, screen);
        return draw(&report);
    }
    let progress = Progress::new(screen, targets.len());
    let made_one = || progress.made_one();
    let pages = compile::compile(&facts, &press, &targets, as_of, &made_one, &mut report);
    progress.end();
    if report.has_errors() {
        return draw(&report);
    }
    let outcome = if args.check {
        check(&opened.root, &pages, screen, &mut report)
    } else {
        put(&opened.root, &pages, args.dry_run, screen, &mut report)
    };
    match draw(&report) {
        Outcome::Done => outcome,
        failed => failed,
    }
}

fn failed(report: &Report, screen: &Screen) -> Outcome {
    screen.faults(report, None);
    Outcome::Failed
}

/// Reads `--as-of`.
pub fn day(words: Option<&str>, report: &mut Report) -> Result<Option<NaiveDate>, ()> {
    let Some(words) = words else { return Ok(None) };
    match words.parse::<When>() {
        Ok(when) => Ok(Some(when.last())),
        Err(misfit) => {
            let message = format!("--as-of: {}", misfit.message);
            report
                .error(misfit.code, At::Nowhere, message)
                .hint(misfit.hint);
            Err(())
        }
    }
}

fn context(
    facts: &Facts,
    press: &Press,
    targets: &[Target],
    as_of: Option<NaiveDate>,
    screen: &Screen,
) {
    for target in targets {
        if let Some(brief) = compile::brief(facts, press, target, as_of) {
            let json = serde_json::to_string_pretty(&brief);
            screen.result(&json.expect("a brief holds words and numbers only"));
            screen.result("\n");
        }
    }
}

/// Shows how output/ differs from what a build would give.
fn check(root: &Path, pages: &[Page], screen: &Screen, report: &mut Report) -> Outcome {
    let mut stale = 0;
    for file in pages.iter().flat_map(publish::files) {
        let Ok(old) = old_text(root, &file, report) else {
            continue;
        };
        if old.as_deref() == Some(file.text) {
            continue;
        }
        stale += 1;
        if file.path.ends_with(".md") {
            screen.result(&unified(
                &file.path,
                old.as_deref().unwrap_or_default(),
                file.text,
            ));
        } else {
            screen.result(&format!("{} differs\n", file.path));
        }
    }
    match stale {
        0 => {
            screen.say("output/ is what a build gives.");
            Outcome::Done
        }
        _ => {
            screen.say(&format!(
                "{stale} files in output/ are not what a build gives."
            ));
            Outcome::Act
        }
    }
}

fn old_text(
    root: &Path,
    file: &OutputFile<'_>,
    report: &mut Report,
) -> Result<Option<String>, ()> {
    load::text(root, &file.path).map_err(|fault| {
        report
            .error(fault.code, At::Path(file.path.clone()), fault.message)
            .hints = fault.hints;
    })
}

fn put(
    root: &Path,
    pages: &[Page],
    dry_run: bool,
    screen: &Screen,
    report: &mut Report,
) -> Outcome {
    let (mut written, mut unchanged) = (0, 0);
    for file in pages.iter().flat_map(publish::files) {
        let fate = match dry_run {
            false => publish::write(root, &file, report),
            true => match old_text(root, &file, report) {
                Ok(old) if old.as_deref() == Some(file.text) => Some(Fate::Unchanged),
                _ => Some(Fate::Written),
            },
        };
        match fate {
            Some(Fate::Written) => {
                written += 1;
                let verb = if dry_run { "would write" } else { "wrote" };
                screen.say(&format!("{verb} {}", file.path));
            }
            Some(Fate::Unchanged) => unchanged += 1,
            None => {}
        }
    }
    let verb = if dry_run { "to write" } else { "written" };
    screen.say(&format!(
        "{} packs: {written} files {verb}, {unchanged} unchanged.",
        pages.len()
    ));
    Outcome::Done
}
