//! What became of words between two states of a text, as a word processor tracks it.

/// What became of a piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Revision {
    Inserted,
    Deleted,
    /// It stands here now; the number is that of its move.
    MovedHere(usize),
    /// It stood here.
    MovedAway(usize),
}

impl Revision {
    /// Says whether the piece stands in the old state alone; else it does in the new one.
    pub fn is_of_old(self) -> bool {
        matches!(self, Revision::Deleted | Revision::MovedAway(_))
    }

    /// Returns the same without a move, which a row or the mark of a paragraph may not have.
    pub fn unmoved(self) -> Self {
        if self.is_of_old() { Revision::Deleted } else { Revision::Inserted }
    }

    /// Returns the name of the element that tells it.
    pub fn element(self) -> &'static str {
        match self {
            Revision::Inserted => "ins",
            Revision::Deleted => "del",
            Revision::MovedHere(_) => "moveTo",
            Revision::MovedAway(_) => "moveFrom",
        }
    }
}

/// Returns what became of a whole whose parts are given; none where something of it stands in both
/// states.
pub fn across(parts: impl IntoIterator<Item = Option<Revision>>) -> Option<Revision> {
    let mut parts = parts.into_iter();
    let first = parts.next()??;
    parts.try_fold(first, |whole, part| {
        let part = part?;
        match whole {
            _ if whole == part => Some(whole),
            _ if whole.is_of_old() == part.is_of_old() => Some(part.unmoved()),
            _ => None,
        }
    })
}

/// Which states of a text have something already: a space stands between two sentences where both
/// stand in the same state.
#[derive(Debug, Default)]
pub struct Begun {
    old: bool,
    new: bool,
}

impl Begun {
    /// Takes the next sentence, and returns what became of the space before it; none where there
    /// is no space before it in either state.
    pub fn space_before(&mut self, next: Option<Revision>) -> Option<Option<Revision>> {
        let is_in_old = next.is_none_or(Revision::is_of_old);
        let is_in_new = next.is_none_or(|revision| !revision.is_of_old());
        let space = [self.old && is_in_old, self.new && is_in_new];
        self.old |= is_in_old;
        self.new |= is_in_new;
        match space {
            [true, true] => Some(None),
            [true, false] => Some(Some(Revision::Deleted)),
            [false, true] => Some(Some(Revision::Inserted)),
            [false, false] => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Begun, Revision, across};

    #[test]
    fn a_space_stands_where_both_its_neighbours_do() {
        let (ins, del) = (Some(Revision::Inserted), Some(Revision::Deleted));
        let mut begun = Begun::default();
        let spaces = [del, ins, None, del].map(|next| begun.space_before(next));
        assert_eq!(spaces, [None, None, Some(None), Some(del)]);
    }

    #[test]
    fn a_whole_is_revised_if_all_its_parts_are() {
        let (ins, moved) = (Some(Revision::Inserted), Some(Revision::MovedHere(1)));
        assert_eq!(across([ins, ins]), ins);
        assert_eq!(across([moved, ins]), ins);
        assert_eq!(across([ins, None]), None);
        assert_eq!(across([ins, Some(Revision::Deleted)]), None);
        assert_eq!(across([]), None);
    }
}
