//! `release --compare`: somebody else's released copy held against ours.

use std::path::Path;

use super::Proved;
use crate::command::screen::Screen;
use crate::command::start::Start;
use crate::command::{Outcome, Ready};
use crate::finding::report::{At, Report};
use crate::project::load;
use crate::release::compare::differences;

/// Says what one copy shows and the other withholds; writes nothing.
pub fn compare(
    ready: &Ready,
    start: &Start,
    proved: &Proved,
    other: &Path,
    screen: &Screen,
    report: &mut Report,
) -> Outcome {
    let name = other.display().to_string();
    let theirs = match load::any_text(&start.folder.join(other)) {
        Ok(text) => text,
        Err(fault) => {
            report.error(fault.code, At::Path(name), fault.message).hints = fault.hints;
            return Outcome::Failed;
        }
    };
    let records = ready.opened.facts.records();
    let [theirs, ours] =
        differences(records, &proved.choice, &proved.finder, &proved.edition.made, &theirs);
    if theirs.is_empty() && ours.is_empty() {
        screen.say("Both copies show and withhold the same.");
        return Outcome::Done;
    }
    for (found, shows, withholds) in [(theirs, &*name, "ours"), (ours, "Ours", &*name)] {
        for (at, words, place) in found {
            let line = place.trim_start_matches(':');
            let message =
                format!("{shows} shows in line {line}, and {withholds} withholds: “{words}”.");
            report.warning("release-undone", At::Field(at), message);
        }
    }
    Outcome::Act
}
