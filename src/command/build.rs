//! `build`: makes packs in output/, hand edits kept.

use std::path::Path;

use super::count::count;
use super::held::mention;
use super::progress::Progress;
use super::remembered::Memory;
use super::screen::Screen;
use super::standing::Standing;
use super::start::Start;
use super::tell::{FileStates, foretell, tell};
use super::today::day;
use super::two_sides::Packs;
use super::{Outcome, Ready, context, leave, packs, pdf, ready};
use crate::cli::packs::BuildArgs;
use crate::finding::report::{At, Report};
use crate::merge::difference::unified;
use crate::pack::format::DOCX;
use crate::pack::keep_edits::Verdict;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::pack::{self, Page, Run};
use crate::project::load;
use crate::publish::{self, FileState, JOURNAL, Put};
use crate::why::built::Built;

/// So often pages are made anew when somebody writes into output/ meanwhile.
const TRIES: usize = 5;

pub fn build(
    start: &Start,
    args: &BuildArgs,
    screen: &Screen,
    memory: &mut Option<Memory>,
) -> Outcome {
    let mut report = Report::default();
    let Ok(as_of) = day(args.as_of.as_deref(), &mut report) else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    if args.context {
        return context::context(start, args, as_of, screen).unwrap_or(Outcome::Failed);
    }
    let Some(Ready { root, mut opened }) = ready(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let wanted = Wanted { ids: args.ids.clone(), document: args.document.clone(), as_of };
    let targets = opened.targets(&wanted, &mut report);
    if report.has_errors() {
        return draw(&report, &opened, screen);
    }
    let keeps = !args.discard_edits && !args.docx && args.pdf.is_none();
    let standing = keeps.then(|| Standing::of(start, &root, &opened, as_of)).flatten();
    let lying = Packs::of(&root);
    let stands = |opened: &Opened, target: &Target| {
        let known = standing.as_ref();
        known.is_some_and(|known| known.stands(opened, target)) && !lying.were_merged(target)
    };
    let make = |report: &mut Report| {
        let progress = Progress::new(screen, targets.len(), "packs");
        let run = Run {
            as_of,
            discard_edits: args.discard_edits,
            only_text: false,
            also: if args.docx { &[&DOCX] } else { &[] },
            on_disk: &|target, report| lying.on_disk(target, report),
            lying: &|target, format| packs::lying(&root, target, format),
            stands: &|target| stands(&opened, target),
            notes: standing.is_some(),
            seen: &|_, _| {},
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
    let Some((pages, states)) = made.filter(|_| !report.has_errors()) else {
        return draw(&report, &opened, screen);
    };
    let mut findings = Report::default();
    let sources = &mut opened.project.sources;
    pages.iter().for_each(|page| packs::findings(page, sources, &mut findings));
    if args.check && load::text(&root, JOURNAL).is_ok_and(|text| text.is_some()) {
        packs::interrupted(&mut findings);
    }
    let outcome = if args.check {
        check(&root, &pages, screen, &mut report)
    } else if args.dry_run {
        let states = packs::states(&root, &pages, &mut report);
        tell(&pages, &states, ("would write", "to write"), screen)
    } else {
        tell(&pages, &states, ("wrote", "written"), screen)
    };
    screen.faults(&findings, Some(&opened.project));
    if let Some(paper) = args.pdf {
        pdf::print(&root, &pages, paper, screen, &mut report);
    }
    let wrote = states.iter().any(|(_, state)| *state == FileState::Written);
    let is_plain = pages.iter().all(|page| matches!(page.verdict, Verdict::Same | Verdict::Stands));
    let built = Built::new(opened);
    let opened = &built.opened;
    let mentioned = !args.check && mention(&root, &built, &pages, screen);
    let told = !report.is_empty() || !findings.is_empty() || mentioned;
    if let Some(memory) = memory
        && wrote
        && is_plain
        && !told
    {
        let known = standing.as_ref();
        let still = |page: &Page| {
            page.verdict != Verdict::Stands
                || known.is_some_and(|known| known.still_stands(&page.target))
        };
        let still_stand = || pages.iter().all(still);
        foretell(memory, &root, &pages, &still_stand, screen);
    }
    if let Some(standing) = standing {
        standing.keep(opened, &pages);
    }
    let outcome = match draw(&report, opened, screen) {
        Outcome::Done if findings.has_errors() => Outcome::Act,
        Outcome::Done => outcome,
        failed => failed,
    };
    leave((built, pages));
    outcome
}

fn draw(report: &Report, opened: &Opened, screen: &Screen) -> Outcome {
    screen.faults(report, Some(&opened.project));
    if report.has_errors() { Outcome::Failed } else { Outcome::Done }
}

/// Makes the pages and writes them; makes them again when output/ changed meanwhile.
fn write(
    root: &Path,
    make: impl Fn(&mut Report) -> Vec<Page>,
    report: &mut Report,
) -> Option<(Vec<Page>, FileStates)> {
    for _ in 0..TRIES {
        let mut faults = Report::default();
        let pages = make(&mut faults);
        let put =
            if faults.has_errors() { Put::Failed } else { publish::put(root, &pages, &mut faults) };
        match put {
            Put::Moved => {}
            Put::Done(states) => {
                report.extend(faults);
                return Some((pages, states));
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
        if old.as_deref().is_some_and(|old| file.is_in(old)) {
            continue;
        }
        let bytes = file.bytes();
        stale += 1;
        if file.is_markdown {
            let [old, new] =
                [old.as_deref().unwrap_or_default(), &*bytes].map(String::from_utf8_lossy);
            screen.result(&unified(&file.path, "as built", &old, &new));
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
            let are = if stale == 1 { "is" } else { "are" };
            let files = count(stale, "file");
            screen.say(&format!("{files} in output/ {are} not what a build gives."));
            Outcome::Act
        }
    }
}
