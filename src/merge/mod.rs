//! Last build × the file on disk × new build → Merged: hand edits carried over to the new text.
//!
//! Whatever differs between the last build and the file was written by hand. Those edits
//! are sentences kept, changed, deleted, moved or added, and are laid over the new build:
//! sentence by sentence, so that neighbours do not conflict and a list may be reordered.

mod align;
pub mod difference;
mod footnote;
pub mod join;
mod layout;
mod line_of;
mod lines;
mod marker;
mod missing;
mod numbers;
mod pair;
mod parts;
mod policy;
pub mod remark;
mod section;
mod thread;
mod weave;

use align::{Added, Became, Side, Sides};
use lines::{Form, Text, borrowed};
use policy::Policy;
use weave::{Woven, weave};

pub use line_of::{LineOf, lines_of};
pub use marker::{fenced, markers, places, settled_by_both, settled_by_build, without_conflicts};
pub use missing::missing_edits;
pub use numbers::without_number;
pub use parts::join as join_parts;
pub use section::{heading, label, lead, section_at, sections};

/// A text that holds hand edits and new facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The text, with markers where both sides changed the same sentence.
    pub text: String,
    pub conflicts: Vec<PackLine>,
    /// What the new build says and a person had deleted.
    pub deleted: Vec<Deleted>,
    /// What a person wrote right behind a sentence that the facts have changed since.
    pub near_change: Vec<(PackLine, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackLine {
    /// The headings above it, as `TikTok › In short`.
    pub section: String,
    /// Its number, from 1.
    pub line: usize,
}

/// A sentence that a person deleted and that the facts still give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// The headings above it in the new build.
    pub section: String,
    /// The sentence as the new build has it.
    pub sentence: String,
    /// Whether the facts changed it, or added it to a section that was deleted.
    pub news: bool,
}

// Why no merge of lines, as git makes it: one new contact moves half the lines of a pack, and every
// hand edit beside one would conflict. Here the new build decides on the sentences and their order,
// and each edit follows its own: what was added goes where the sentence before it went, or behind
// the last one that is left. Only one sentence changed to two different ones is a conflict, and
// neighbours are told as one, for nobody can read markers around each.
/// Lays the edits between `base` and `theirs` over `ours`.
///
/// `base` is what the last build gave, `theirs` the file as a person left it, `ours` what
/// the facts give now.
pub fn merge(base: &str, theirs: &str, ours: &str) -> Merged {
    let [base, theirs, ours] = [base, theirs, ours].map(Text::split);
    let form = lines::form(base.form, theirs.form, ours.form);
    let changed = Side::new(&base.lines, &ours.lines, |_| true).changed(&base.lines);
    let unbroken = layout::unbroken(&base.lines, &theirs.lines, |line| changed.contains(line));
    let theirs = borrowed(&unbroken);
    let sides = Sides::new(&base.lines, &theirs, &ours.lines);
    let woven = weave(&base.lines, &theirs, &ours.lines, &sides, Policy::Build);
    if marker::conflicts(&woven.lines).is_empty() {
        return merged(woven, [&base.lines, &theirs, &ours.lines], form);
    }
    // Layout alone is no edit, and two edits of one line may be of different parts of it.
    let as_built = layout::as_built(&base.lines, &theirs, |_| false);
    let laid_out = borrowed(&as_built);
    let sides = Sides::new(&base.lines, &laid_out, &ours.lines);
    let agreed = parts::agreed(&base.lines, &laid_out, &ours.lines, &sides);
    let (theirs, ours) = (borrowed(&agreed.0), borrowed(&agreed.1));
    let woven = weave(&base.lines, &theirs, &ours, &sides, Policy::Build);
    merged(woven, [&base.lines, &theirs, &ours], form)
}

fn merged(woven: Woven<'_>, [base, theirs, ours]: [&[&str]; 3], form: Form) -> Merged {
    let cited = footnote::keep_cited(woven.lines, base, theirs);
    let counted = numbers::counted(&cited, [theirs, ours]);
    let lines = borrowed(&counted);
    let written = woven.near_change.into_iter().filter(|at| !lines[*at].trim().is_empty());
    let near_change = written.map(|at| {
        let place = PackLine { section: section_at(&lines, at), line: at + 1 };
        (place, lines[at].trim().to_owned())
    });
    Merged {
        conflicts: marker::conflicts(&lines),
        near_change: near_change.collect(),
        deleted: woven.deleted,
        text: Text { lines, form }.join(),
    }
}

/// Returns a base as a merge by git left it: without the lines that `theirs` lacks, but for those
/// deleted by hand, and with the lines of other builds that stand there.
pub fn as_settled(
    base: &str,
    theirs: &str,
    is_deleted: impl Fn(&str) -> bool,
    is_given: impl Fn(&str) -> bool,
) -> String {
    let [base, theirs] = [base, theirs].map(Text::split);
    let edits = Side::new(&base.lines, &theirs.lines, |_| true);
    let given = |at: usize| Some(theirs.lines[at]).filter(|line| is_given(line));
    let added = |gap: usize| {
        edits.added[gap].iter().filter_map(|added| match added {
            Added::Line(at) => given(*at),
            Added::Moved(_) => None,
        })
    };
    let stands = |at: usize| edits.of_base.get(at).is_some_and(|now| *now != Became::Gone);
    // A person took out a blank line where those before and behind it stand.
    let is_blank_alone =
        |at: usize| base.lines[at].trim().is_empty() && at > 0 && stands(at - 1) && stands(at + 1);
    let mut lines: Vec<&str> = added(0).collect();
    for (at, line) in base.lines.iter().enumerate() {
        match edits.of_base[at] {
            Became::Gone if !is_deleted(line) && !is_blank_alone(at) => {}
            Became::Changed(written) => lines.push(given(written).unwrap_or(line)),
            Became::Kept(_) | Became::Gone => lines.push(line),
        }
        lines.extend(added(at + 1));
    }
    Text { lines, form: base.form }.join()
}

/// Says whether two texts differ in no more than how their lines end.
pub fn same(one: &str, other: &str) -> bool {
    one == other || Text::split(one).lines == Text::split(other).lines
}

/// Counts and places what a person changed in a text since the last build.
pub fn hand_edits(base: &str, theirs: &str) -> HandEdits {
    let [base, theirs] = [base, theirs].map(Text::split);
    HandEdits::new(&base.lines, &theirs.lines)
}

/// What a person did to a text, told sentence by sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandEdits {
    /// Sentences written by hand, new or in place of another.
    pub written: Vec<(PackLine, String)>,
    pub deleted: Vec<Deleted>,
}

impl HandEdits {
    fn new(base: &[&str], theirs: &[&str]) -> Self {
        let edits = Side::new(base, theirs, |_| true);
        let mut written: Vec<usize> = edits.written().collect();
        written.sort_unstable();
        let written = written.into_iter().filter(|at| !theirs[*at].trim().is_empty());
        let place = |at: usize| PackLine { section: section_at(theirs, at), line: at + 1 };
        let gone = edits.gone().filter(|at| !base[*at].trim().is_empty());
        Self {
            written: written.map(|at| (place(at), theirs[at].to_owned())).collect(),
            deleted: gone
                .map(|at| Deleted {
                    section: section_at(base, at),
                    sentence: base[at].trim().to_owned(),
                    news: false,
                })
                .collect(),
        }
    }

    /// Says whether the text is as it was built.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.deleted.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{as_settled, merge};

    #[test]
    fn a_line_in_the_place_of_a_blank_one_is_built_once() {
        let built = "# A\n\nOne.\n\n## B\n\nTwo.\n";
        let edited = "# A\n\nOne.\nBy hand.\n## B\n\nTwo.\n";
        let behind = as_settled(built, edited, |_| false, |_| false);
        assert_eq!(merge(&behind, edited, built).text, edited);
        let lost = "# A\n\n## B\n\nTwo.\n";
        let behind = as_settled(built, lost, |_| false, |_| false);
        assert_eq!(merge(&behind, lost, built).text, built);
    }
}
