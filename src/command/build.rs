//! `build`: makes packs in output/, hand edits kept.

use std::path::Path;

use chrono::NaiveDate;

use super::count::count;
use super::progress::Progress;
use super::screen::Screen;
use super::{Outcome, Ready, leave, packs, ready};
use crate::cli::packs::BuildArgs;
use crate::facts::when::When;
use crate::finding::report::{At, Report};
use crate::merge::difference::unified;
use crate::pack::make::brief;
use crate::pack::opened::Opened;
use crate::pack::target::{Target, is_hidden};
use crate::pack::wanted::Wanted;
use crate::pack::{self, Page, Run};
use crate::project::load;
use crate::publish::{self, Fate, JOURNAL, Put};

/// So often pages are made anew when somebody writes into output/ meanwhile.
const TRIES: usize = 5;

/// What became of each file, by path.
type Fates = Vec<(String, Fate)>;

/// Runs the command.
pub fn build(start: &Path, args: &BuildArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Ok(as_of) = day(args.as_of.as_deref(), &mut report) else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let Some(Ready { root, mut opened }) = ready(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let wanted = Wanted {
        ids: args.ids.clone(),
        document: args.document.clone(),
        as_of,
    };
    let targets = opened.targets(&wanted, &mut report);
    if report.has_errors() {
        return draw(&report, &opened, screen);
    }
    if args.context {
        context(&opened, &targets, as_of, screen);
        return draw(&report, &opened, screen);
    }
    let make = |report: &mut Report| {
        let progress = Progress::new(screen, targets.len(), "packs");
        let run = Run {
            as_of,
            discard_edits: args.discard_edits,
            on_disk: &|target, report| packs::on_disk(&root, target, report),
            made_one: &|| progress.made_one(),
        };
        let pages = pack::pages(&opened, &targets, &run, report);
        progress.end();
        pages
    };
    let made = if args.check || args.dry_run {
        Some((make(&mut report), Vec::new()))
    } else {
        write(&root, make, &mut report)
    };
    let Some((pages, fates)) = made.filter(|_| !report.has_errors()) else {
        return draw(&report, &opened, screen);
    };
    let mut findings = Report::default();
    let sources = &mut opened.project.sources;
    pages
        .iter()
        .for_each(|page| packs::findings(page, sources, &mut findings));
    if args.check && load::text(&root, JOURNAL).is_ok_and(|text| text.is_some()) {
        packs::interrupted(&mut findings);
    }
    let outcome = if args.check {
        check(&root, &pages, screen, &mut report)
    } else if args.dry_run {
        let fates = packs::fates(&root, &pages, &mut report);
        tell(&pages, &fates, ("would write", "to write"), screen)
    } else {
        tell(&pages, &fates, ("wrote", "written"), screen)
    };
    screen.faults(&findings, Some(&opened.project));
    let outcome = match draw(&report, &opened, screen) {
        Outcome::Done if findings.has_errors() => Outcome::Act,
        Outcome::Done => outcome,
        failed => failed,
    };
    leave((opened, pages));
    outcome
}

fn draw(report: &Report, opened: &Opened, screen: &Screen) -> Outcome {
    screen.faults(report, Some(&opened.project));
    if report.has_errors() {
        Outcome::Failed
    } else {
        Outcome::Done
    }
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
    opened: &Opened,
    targets: &[Target],
    as_of: Option<NaiveDate>,
    screen: &Screen,
) {
    for target in targets {
        if let Some(brief) = brief(&opened.facts, &opened.printer, target, as_of) {
            let json = serde_json::to_string_pretty(&brief);
            screen.result(&json.expect("a brief holds words and numbers only"));
            screen.result("\n");
        }
    }
}

/// Makes the pages and writes them; makes them again when output/ changed meanwhile.
fn write(
    root: &Path,
    make: impl Fn(&mut Report) -> Vec<Page>,
    report: &mut Report,
) -> Option<(Vec<Page>, Fates)> {
    for _ in 0..TRIES {
        let mut faults = Report::default();
        let pages = make(&mut faults);
        let put = match faults.has_errors() {
            true => Put::Failed,
            false => publish::put(root, &pages, &mut faults),
        };
        match put {
            Put::Moved => {}
            Put::Done(fates) => {
                report.extend(faults);
                return Some((pages, fates));
            }
            Put::Failed => {
                report.extend(faults);
                return None;
            }
        }
    }
    let message = "Somebody else keeps writing into `output/`.";
    report
        .error("unwritable", At::Path("output".to_owned()), message)
        .hint("close other programs that write there, then build again".to_owned());
    None
}

/// Shows how output/ differs from what a build would give.
fn check(root: &Path, pages: &[Page], screen: &Screen, report: &mut Report) -> Outcome {
    let mut stale = 0;
    for file in pages.iter().flat_map(publish::files) {
        let Some(old) = packs::bytes(root, &file.path, report) else {
            continue;
        };
        if old.as_deref() == Some(file.bytes) {
            continue;
        }
        stale += 1;
        if file.is_markdown {
            let [old, new] = [old.as_deref().unwrap_or_default(), file.bytes]
                .map(String::from_utf8_lossy);
            screen.result(&unified(&file.path, &old, &new));
        } else {
            screen.result(&format!("{} differs\n", file.path));
        }
    }
    match stale {
        0 if pages.iter().any(|page| page.verdict.is_open()) => Outcome::Act,
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

/// Says what was written.
fn tell(
    pages: &[Page],
    fates: &[(String, Fate)],
    (verb, done): (&str, &str),
    screen: &Screen,
) -> Outcome {
    let written = fates.iter().filter(|(_, fate)| *fate == Fate::Written);
    let mut made = 0;
    for (path, _) in written {
        made += 1;
        if !is_hidden(path) {
            screen.say(&format!("{verb} {path}"));
        }
    }
    let held = pages.iter().filter(|page| page.verdict.hands_off()).count();
    let held = match held {
        0 => String::new(),
        held => format!(", {} left alone", count(held, "pack")),
    };
    let unchanged = fates.len() - made;
    screen.say(&format!(
        "{}: {} {done}, {unchanged} unchanged{held}.",
        count(pages.len(), "pack"),
        count(made, "file"),
    ));
    match pages.iter().any(|page| page.verdict.is_open()) {
        true => Outcome::Act,
        false => Outcome::Done,
    }
}
