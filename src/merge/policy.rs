//! Where both sides changed a line → whose stands, for a build and for two sides that git merges.

use std::collections::BTreeSet;

use super::marker::{OF_A_BUILD, OF_TWO_SIDES};
use super::numbers::without_number;
use super::pair::alike;

/// What the new lines are.
#[derive(Clone, Copy)]
pub enum Policy<'p> {
    /// A build: it decides which sentences there are, and what a person deleted stays out.
    Build,
    /// Another side, which says no more and no less than the first.
    Join(&'p Built<'p>),
}

impl Policy<'_> {
    /// Says whether a line that changed stands though the other side has none in its place.
    pub fn lets_stand(self, base: &str, line: &str) -> bool {
        match self {
            Policy::Join(built) => built.join(base, Some(line), None) != Joined::Conflict,
            Policy::Build => false,
        }
    }

    pub fn marks(self) -> [&'static str; 3] {
        match self {
            Policy::Build => OF_A_BUILD,
            Policy::Join(_) => OF_TWO_SIDES,
        }
    }
}

/// The lines that builds gave on each side; none where that is not known.
#[derive(Debug)]
pub struct Built<'a> {
    /// Of the first side.
    pub one: Option<BTreeSet<&'a str>>,
    /// Of the second.
    pub other: Option<BTreeSet<&'a str>>,
}

/// What becomes of a line of the base that stood on both sides.
#[derive(Debug, PartialEq, Eq)]
pub enum Joined<'a> {
    /// These lines stand for it.
    Lines(Vec<&'a str>),
    /// A person has to choose.
    Conflict,
}

impl Built<'_> {
    /// Joins what became of a line of the base; `None` is gone.
    pub fn join<'a>(
        &self,
        base: &'a str,
        one: Option<&'a str>,
        other: Option<&'a str>,
    ) -> Joined<'a> {
        // Another number alone is no change.
        let is_base = |line: &str| without_number(line) == without_number(base);
        let lines = match (one, other) {
            (one, other) if one == other => one.into_iter().collect(),
            (one, Some(other)) if other == base => one.into_iter().collect(),
            (Some(one), other) if is_base(one) => other.into_iter().collect(),
            (one, Some(other)) if is_base(other) => one.into_iter().collect(),
            // The next build gives the right one; till then no fact of either side is lost.
            (Some(a), Some(b)) if has(&self.one, a) && has(&self.other, b) => vec![a, b],
            (None, Some(b)) if gives_way(&self.one, base, &self.other, b) => vec![b],
            (Some(a), None) if gives_way(&self.other, base, &self.one, a) => vec![a],
            _ => return Joined::Conflict,
        };
        Joined::Lines(lines)
    }
}

/// Says whether a line is gone because a build no longer gave it, and not by hand, while the
/// build of the other side gave another; or is so unlike that other that it is no answer to it.
fn gives_way(
    gone_from: &Option<BTreeSet<&str>>,
    base: &str,
    there: &Option<BTreeSet<&str>>,
    line: &str,
) -> bool {
    let dropped = gone_from.as_ref().is_some_and(|lines| !lines.contains(base));
    dropped && has(there, line) || !alike(base, line)
}

fn has(built: &Option<BTreeSet<&str>>, line: &str) -> bool {
    built.as_ref().is_some_and(|lines| lines.contains(line))
}

#[cfg(test)]
mod tests {
    use super::{Built, Joined};

    #[test]
    fn a_line_that_one_side_left_alone_is_as_the_other_has_it() {
        let unknown = Built { one: None, other: None };
        let join = |one, other| unknown.join("Met in May.", one, other);
        let (may, june) = (Some("Met in May."), Some("Met in June."));
        for (one, other) in [(may, june), (june, may), (june, june)] {
            assert_eq!(join(one, other), Joined::Lines(vec!["Met in June."]));
        }
        assert_eq!(join(may, None), Joined::Lines(vec![]));
        assert_eq!(join(june, None), Joined::Conflict);
        assert_eq!(join(june, Some("Met in July.")), Joined::Conflict);
    }
}
