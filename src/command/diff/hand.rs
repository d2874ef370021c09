//! A change that a person had a part in → why the line changed: the facts behind it, the hand, or both.

use super::old::Old;
use crate::merge::join_parts;
use crate::why::built::TracedPack;
use crate::why::diff::cause::{Cause, Sides};
use crate::why::diff::lines::Change;
use crate::why::trace::origin::ByHand;

/// Returns why a line changed that a person wrote, edited or deleted; none of any other line.
pub fn causes(
    change: Change,
    old: &Old,
    new: Option<&TracedPack>,
    sides: &Sides<'_>,
) -> Option<Vec<Cause>> {
    let was = change.old_line().and_then(|line| Line::of(line, old.text(), old.by_hand()));
    let is = change
        .new_line()
        .and_then(|line| Line::of(line, &new?.markdown, new.map(|pack| &pack.by_hand)));
    let deleted = |pack: Option<&TracedPack>, line: &Option<Line<'_>>| {
        pack.zip(line.as_ref()).is_some_and(|(pack, line)| pack.deleted.contains(line.words))
    };
    let is_deleted = match change {
        Change::Removed(_) => deleted(new, &was),
        Change::Added(_) => deleted(old.pack(), &is),
        Change::Moved(..) | Change::Changed(..) => false,
    };
    if !is_deleted && ![&was, &is].into_iter().flatten().any(|line| line.by_hand) {
        return None;
    }
    let mut causes = sides.behind_edit(change, old.pack(), new);
    let is_same_edit = || match (&was, &is) {
        (Some(was), Some(is)) => was.given.zip(is.given).is_some_and(|(before, now)| {
            join_parts(before, was.words, now).is_some_and(|line| line == is.words)
        }),
        (Some(line), None) | (None, Some(line)) => line.given == Some(line.words),
        (None, None) => false,
    };
    if causes.is_empty() || is_deleted || !is_same_edit() {
        causes.push(Cause::Hand);
    }
    Some(causes)
}

struct Line<'l> {
    words: &'l str,
    /// Whether a person wrote, moved or edited it.
    by_hand: bool,
    /// What a build gives for it.
    given: Option<&'l str>,
}

impl<'l> Line<'l> {
    fn of(number: usize, text: &'l str, by_hand: Option<&'l ByHand>) -> Option<Self> {
        let words = text.lines().nth(number)?;
        let edit = by_hand.and_then(|lines| lines.get(&number));
        let given = edit.map_or(Some(words), Option::as_deref);
        Some(Self { words, by_hand: edit.is_some(), given })
    }
}
