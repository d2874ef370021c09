//! An approval × the line that it was about → what changed since.

use super::file::Approval;
use super::ground::Line;

/// What has become of an approval that does not hold any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    Words,
    /// A person wrote into it.
    Hand,
    Fact,
    Source,
    Template,
    /// It stands under another heading or belongs to another line.
    Place,
    /// Another program noted what was behind it, and sees something else there now.
    Form,
    /// An older program noted only its words, and they stand in several places.
    Places,
    /// A build gave the line, and gives it no more.
    Unmade,
    /// The line is no longer there.
    Gone,
}

impl Change {
    pub fn words(self) -> &'static str {
        match self {
            Change::Words => "its words changed",
            Change::Hand => "its words were changed by hand",
            Change::Fact => "a fact behind it changed",
            Change::Source => "its source changed",
            Change::Template => "its template changed",
            Change::Place => "those words are said in another place",
            Change::Form => {
                "another version of scene-setter noted what was behind it, so that nobody can tell \
                 whether that changed"
            }
            Change::Places => {
                "an older scene-setter did not note where, and the words stand in several places"
            }
            Change::Unmade => "no build gives it any more",
            Change::Gone => "it is no longer there",
        }
    }
}

/// Says what has become of an approval, by the line that it was about.
pub fn changes(approval: &Approval, line: Option<&Line>) -> Vec<Change> {
    let Some(line) = line else {
        return vec![Change::Gone];
    };
    let (then, now) = (&approval.ground, &line.ground);
    if approval.covers(line) {
        return vec![Change::Places];
    }
    // What was behind the words of before is not behind new ones of a person.
    if now.is_by_hand() {
        let is_same = approval.words == line.words;
        return vec![if !is_same {
            Change::Hand
        } else if then.is_by_hand() {
            Change::Place
        } else {
            Change::Unmade
        }];
    }
    let reworded = if line.by_hand { Change::Hand } else { Change::Words };
    let is_reworded = approval.words != line.words;
    if then.form != now.form {
        let words = is_reworded.then_some(reworded);
        return words.into_iter().chain([Change::Form]).collect();
    }
    let all = [
        (reworded, is_reworded),
        (Change::Fact, then.facts != now.facts),
        (Change::Source, then.sources != now.sources),
        (Change::Template, then.template != now.template),
    ];
    let changed: Vec<Change> =
        all.into_iter().filter(|(_, differs)| *differs).map(|(change, _)| change).collect();
    if changed.is_empty() { vec![Change::Place] } else { changed }
}
