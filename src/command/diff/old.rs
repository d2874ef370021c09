//! The old side of a comparison: built anew, or as it lies in output/.

use std::collections::BTreeSet;

use crate::merge::{LineOf, lines_of};
use crate::pack::keep_edits::OnDisk;
use crate::why::built::TracedPack;
use crate::why::trace::origin::{self, ByHand, lines_of_build};

pub enum Old {
    /// Built anew from a revision; none where it gave no such pack.
    Built(Option<TracedPack>),
    /// As it lies in output/, with the lines a person wrote.
    Lying {
        /// The pack that HEAD gives, for what is behind the lines of this one.
        pack: Option<TracedPack>,
        text: String,
        /// Lines of the file that no build gave.
        by_hand: ByHand,
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

    /// Returns the lines that a person wrote.
    pub fn by_hand(&self) -> Option<&ByHand> {
        match self {
            Old::Built(pack) => pack.as_ref().map(|pack| &pack.by_hand),
            Old::Lying { by_hand, .. } => Some(by_hand),
        }
    }
}

/// Puts the text that lies in output/, or is to lie there, in the place of what a build
/// gives; what is behind a line goes with it.
pub fn lying(mut pack: TracedPack, text: String) -> TracedPack {
    let trace = |line: Option<LineOf>| line.and_then(|of| pack.traces.get(of.line())).cloned();
    let lines = lines_of(&pack.markdown, &text).into_iter();
    pack.traces = lines.map(|line| trace(line).unwrap_or_default()).collect();
    pack.by_hand = origin::by_hand(&text, &pack.markdown);
    pack.markdown = text;
    pack
}

/// Puts a text that a person went on to write in the place of what a build gives, and notes what
/// they wrote and deleted.
pub fn written_over(pack: TracedPack, text: String) -> TracedPack {
    let given = lines_of_build(&text, &pack.markdown);
    let kept: BTreeSet<usize> = given.iter().flatten().copied().collect();
    let built = pack.markdown.lines().enumerate();
    let deleted =
        built.filter(|(n, _)| !kept.contains(n)).map(|(_, line)| line.to_owned()).collect();
    TracedPack { deleted, ..lying(pack, text) }
}

/// Finds the lines that the last build did not give, where that is known.
pub fn by_hand(on_disk: &OnDisk, text: &str) -> ByHand {
    let Some(base) = on_disk.base.known() else {
        return ByHand::new();
    };
    origin::by_hand(text, &base.text)
}
