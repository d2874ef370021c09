//! `release`: an edition that may be given out, with its proof and certificate.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use super::screen::Screen;
use super::today::day;
use super::{Outcome, Ready, ready};
use crate::cli::packs::ReleaseArgs;
use crate::facts::Facts;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::records::Records;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::pack::make::make;
use crate::pack::opened::Opened;
use crate::pack::printer::Printer;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::project::load;
use crate::publish;
use crate::release::choice::Choice;
use crate::release::earlier::{self, Files};
use crate::release::edition::{Edition, Wish};
use crate::release::edits::{Edit, edits};
use crate::release::folder::{self, Request};
use crate::release::proof::{nothing_told, proved};
use crate::release::secrets::secrets;

/// Runs the command.
pub fn release(start: &Path, args: &ReleaseArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Ok(as_of) = day(args.as_of.as_deref(), &mut report) else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let Some(ready) = ready(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let Ready { root, opened } = &ready;
    let Opened { facts, printer, .. } = opened;
    let end = |outcome, report: &Report| {
        screen.faults(report, Some(&opened.project));
        outcome
    };
    let choice = choice(facts, args, &mut report);
    let Some(choice) = choice else {
        return end(Outcome::Failed, &report);
    };
    let wanted = Wanted {
        ids: vec![args.id.clone()],
        document: args.document.clone(),
        as_of,
    };
    let targets = opened.targets(&wanted, &mut report);
    if report.has_errors() {
        return end(Outcome::Failed, &report);
    }
    let edits = hand_edits(&ready, &choice, &targets, as_of, &mut report);
    if report.has_errors() {
        return end(Outcome::Act, &report);
    }
    let wish = Wish {
        choice: &choice,
        targets: &targets,
        as_of,
        edits: &edits,
    };
    let request = Request {
        id: &args.id,
        level: &args.level,
        scope: &args.scope,
    };
    let made = proved(facts.records(), printer, wish, &mut report);
    let written = made.and_then(|edition| {
        let records = facts.records();
        put(root, records, printer, request, wish, &edition, &mut report)
    });
    let Some(written) = written else {
        return end(Outcome::Act, &report);
    };
    for path in written {
        screen.say(&format!("wrote {path}"));
    }
    screen.say(
        "Proved: no byte depends on what is withheld, and nothing withheld was found.",
    );
    end(Outcome::Done, &report)
}

fn choice(facts: &Facts, args: &ReleaseArgs, report: &mut Report) -> Option<Choice> {
    let records = facts.records();
    let mut scope: BTreeSet<Id<Organisation>> = BTreeSet::new();
    for id in &args.scope {
        match records.organisations.get(id) {
            Some(organisation) => {
                scope.insert(organisation.id.clone());
            }
            None => {
                let message = format!("No organisation is called `{id}`.");
                report
                    .error("unknown-organisation", At::Nowhere, message)
                    .hint(did_you_mean(id, records.organisations.ids()));
            }
        }
    }
    let choice = Choice::new(records, &args.level, scope);
    if choice.is_none() {
        let levels = &records.settings.handling;
        let message = format!("No level is called `{}`.", args.level);
        report
            .error("unknown-handling", At::Nowhere, message)
            .hint(format!(
                "the levels are, low to high: {}",
                levels.join(", ")
            ));
    }
    choice.filter(|_| !report.has_errors())
}

/// Reads what people wrote into the packs.
fn hand_edits(
    ready: &Ready,
    choice: &Choice,
    targets: &[Target],
    as_of: Option<NaiveDate>,
    report: &mut Report,
) -> Vec<Vec<Edit>> {
    let Opened { facts, printer, .. } = &ready.opened;
    let all_levels = &facts.settings().handling;
    let of_target = targets.iter().map(|target| {
        let Some(made) = make(facts, printer, target, as_of, report) else {
            return Vec::new();
        };
        let built = made.markdown;
        let path = target.markdown();
        let pack = match load::text(&ready.root, &path) {
            Ok(pack) => pack.unwrap_or_else(|| built.clone()),
            Err(fault) => {
                report.error(fault.code, At::Path(path.clone()), fault.message);
                return Vec::new();
            }
        };
        edits(&path, &built, &pack, choice.levels(), all_levels, report)
    });
    of_target.collect()
}

/// Proves that no file tells anything withheld, and writes them; none when one does.
fn put(
    root: &Path,
    records: &Records,
    printer: &Printer,
    request: Request<'_>,
    wish: Wish<'_>,
    edition: &Edition,
    report: &mut Report,
) -> Option<Vec<String>> {
    let files = folder::files(records, request, edition);
    let secrets = secrets(records, wish.choice);
    nothing_told(&files, printer, &secrets, report);
    if report.has_errors() {
        return None;
    }
    let earlier = earlier_editions(root, report);
    earlier::compare(records, &edition.made, &secrets, &earlier, report);
    if let Some(before) = earlier.get(&request.folder()) {
        earlier::left_over(&files, before, report);
    }
    for file in &files {
        publish::write(root, &file.path, &file.bytes, report)?;
    }
    Some(files.into_iter().map(|file| file.path).collect())
}

/// Reads the editions that lie in output/, that which will be replaced among them.
fn earlier_editions(root: &Path, report: &mut Report) -> BTreeMap<String, Files> {
    let mut editions: BTreeMap<String, Files> = BTreeMap::new();
    for path in load::list(root, "output", report) {
        let Some((folder, _)) = earlier::folder_of(&path) else {
            continue;
        };
        // What is no text is not looked into, but it lies there.
        let text = load::text(root, &path).ok().flatten().unwrap_or_default();
        let files = editions.entry(folder.to_owned()).or_default();
        files.insert(path.clone(), text);
    }
    editions
}
