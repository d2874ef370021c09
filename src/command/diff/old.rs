//! The old side of a comparison: built anew, or as it lies in output/.

use std::collections::BTreeSet;

use crate::pack::keep_edits::OnDisk;
use crate::why::built::TracedPack;
use crate::why::trace::origin::lines_of_build;

pub enum Old {
    /// Built anew from a revision; none where it gave no such pack.
    Built(Option<TracedPack>),
    /// As it lies in output/, with the lines a person wrote.
    Lying {
        /// The pack that HEAD gives, for what is behind the lines of this one.
        pack: Option<TracedPack>,
        text: String,
        /// Lines of the file that no build gave.
        by_hand: BTreeSet<usize>,
    },
}

impl Old {
    pub fn text(&self) -> &str {
        match self {
            Old::Built(pack) => pack.as_ref().map_or("", |pack| &pack.markdown),
            Old::Lying { text, .. } => text,
        }
    }

    /// Returns the pack, with what is behind its lines.
    pub fn pack(&self) -> Option<&TracedPack> {
        match self {
            Old::Built(pack) | Old::Lying { pack, .. } => pack.as_ref(),
        }
    }

    pub fn is_by_hand(&self, line: usize) -> bool {
        match self {
            Old::Built(pack) => pack.as_ref().is_some_and(|pack| pack.by_hand.contains(&line)),
            Old::Lying { by_hand, .. } => by_hand.contains(&line),
        }
    }
}

/// Puts the text that lies in output/, or is to lie there, in the place of what a build
/// gives; what is behind a line goes with it.
pub fn lying(mut pack: TracedPack, text: String) -> TracedPack {
    let lines = lines_of_build(&text, &pack.markdown);
    let trace = |n: Option<usize>| n.and_then(|n| pack.traces.get(n)).cloned();
    pack.traces = lines.into_iter().map(|n| trace(n).unwrap_or_default()).collect();
    pack.markdown = text;
    pack
}

/// Puts a text that a person went on to write in the place of what a build gives, and notes what
/// they wrote and deleted.
pub fn written_over(pack: TracedPack, text: String) -> TracedPack {
    let given = lines_of_build(&text, &pack.markdown);
    let kept: BTreeSet<usize> = given.iter().flatten().copied().collect();
    let by_hand = given.iter().enumerate().filter(|(_, line)| line.is_none());
    let by_hand = by_hand.map(|(n, _)| n).collect();
    let built = pack.markdown.lines().enumerate();
    let deleted =
        built.filter(|(n, _)| !kept.contains(n)).map(|(_, line)| line.to_owned()).collect();
    TracedPack { by_hand, deleted, ..lying(pack, text) }
}

/// Finds the lines that the last build did not give, where that is known.
pub fn by_hand(on_disk: &OnDisk, text: &str) -> BTreeSet<usize> {
    let Some(base) = on_disk.base.known() else {
        return BTreeSet::new();
    };
    let lines = lines_of_build(text, &base.text).into_iter().enumerate();
    lines.filter(|(_, line)| line.is_none()).map(|(n, _)| n).collect()
}
