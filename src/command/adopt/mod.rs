//! `adopt`: a pack that was edited in Word → hand edits in its Markdown.

mod offer;
mod take;

use super::count::count;
use super::screen::Screen;
use super::start::Start;
use super::{Outcome, Ready, ready};
use crate::cli::packs::AdoptArgs;
use crate::finding::report::Report;
use crate::merge::difference::unified;
use crate::publish;
use offer::offers;
use take::{Edited, edited};

pub fn adopt(start: &Start, args: &AdoptArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let Ready { root, opened } = ready(start, screen, &mut report)?;
    let file = start.folder.join(&args.file);
    let edited = edited(&root, &opened, args, &file, &mut report);
    let Some(edited) = edited.filter(|_| !report.has_errors()) else {
        screen.faults(&report, Some(&opened.project));
        return None;
    };
    let path = edited.target.markdown();
    screen.result(&unified(
        &path,
        &format!("as edited in {}", args.file.display()),
        &edited.before,
        &edited.after,
    ));
    if args.facts {
        for offer in offers(&opened.project, &edited.adopted.changed) {
            screen.result(&offer);
        }
    }
    if !args.dry_run && edited.before != edited.after {
        let written = publish::write(&root, &path, edited.after.as_bytes(), &mut report);
        let facts = written.zip(edited.facts.as_ref());
        facts.and_then(|(_, facts)| {
            let path = edited.target.base_facts();
            publish::write(&root, &path, facts.as_bytes(), &mut report)
        });
    }
    screen.faults(&report, Some(&opened.project));
    (!report.has_errors()).then(|| say(&edited, &path, args.dry_run, screen))
}

fn say(edited: &Edited, path: &str, dry_run: bool, screen: &Screen) -> Outcome {
    for note in &edited.adopted.notes {
        screen.say(&format!("note: {note}"));
    }
    let adopted = &edited.adopted;
    if edited.before == edited.after {
        screen.say(&format!("{path} says what the file says already."));
        return Outcome::Done;
    }
    screen.say(&format!(
        "{path}: {} changed, {} new, {} deleted{}.",
        count(adopted.changed.len(), "sentence"),
        adopted.added,
        adopted.deleted,
        if dry_run { "; nothing was written" } else { "; build next" }
    ));
    if edited.conflicts > 0 {
        screen.say(&format!(
            "{}: keep what is right and delete the lines with markers, then build.",
            count(edited.conflicts, "conflict")
        ));
        return Outcome::Act;
    }
    Outcome::Done
}
