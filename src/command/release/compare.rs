//! `release --compare`: somebody else's released copy held against ours.

use std::path::Path;

use super::Proved;
use crate::command::screen::Screen;
use crate::command::start::Start;
use crate::command::{Outcome, Ready};
use crate::finding::field::FieldPath;
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
            report
                .error(fault.code, At::Path(name), fault.message)
                .hints = fault.hints;
            return Outcome::Failed;
        }
    };
    let records = ready.opened.facts.records();
    let [theirs, ours] = differences(
        records,
        &proved.choice,
        &proved.finder,
        &proved.edition.made,
        &theirs,
    );
    let line = |place: &str| place.trim_start_matches(':').to_owned();
    let theirs = theirs.into_iter().map(|(at, words, place)| {
        let line = line(&place);
        let said = format!("{name} shows in line {line}, and ours withholds: “{words}”.");
        (at, said)
    });
    let ours = ours.into_iter().map(|(at, words, place)| {
        let line = line(&place);
        let said = format!("Ours shows in line {line}, and {name} withholds: “{words}”.");
        (at, said)
    });
    let found: Vec<(FieldPath, String)> = theirs.chain(ours).collect();
    for (at, said) in &found {
        report.warning("release-undone", At::Field(at.clone()), said.clone());
    }
    if found.is_empty() {
        screen.say("Both copies show and withhold the same.");
        return Outcome::Done;
    }
    Outcome::Act
}
