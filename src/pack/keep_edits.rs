//! What lies in output/ × what the facts give → what should lie there, and what to say of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::base::{Base, digest};
use super::two_sides::TwoSides;
use crate::merge::{self, HandEdits, Merged, hand_edits};

/// What lies in output/ of one pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnDisk {
    /// The pack as it stands, hand edits included.
    pub markdown: Option<String>,
    /// What is known of the last build.
    pub base: Base,
    /// The pack on both sides of a merge that no build has looked at yet.
    pub two_sides: Option<TwoSides>,
}

impl OnDisk {
    /// Returns the text from which a person went on to write `theirs`, where that is known.
    pub fn text_behind(&self, theirs: &str) -> Option<Cow<'_, str>> {
        let known = self.base.known()?;
        Some(match &self.two_sides {
            Some(sides) => Cow::Owned(sides.text_behind(known, theirs)),
            None => known.text_behind(theirs),
        })
    }
}

/// What should become of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub markdown: String,
    /// How it came about.
    pub verdict: Verdict,
}

/// How the text of a pack came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The facts give what they gave before: whatever a person wrote stands.
    Same,
    /// The pack was not made: what lies there is known to be what a build gives.
    Stands,
    /// The facts give something new, and hand edits were carried over.
    Merged(Merged),
    /// The text of the build was taken in place of these.
    Discarded(HandEdits),
    /// Nothing may be done: these lines hold conflict markers.
    Marked(Vec<usize>),
    /// Nothing may be done: a person wrote these lines, from 1, into this file beside the
    /// Markdown.
    PageEdited(String, Vec<(usize, String)>),
    /// Nothing may be done: the last build is missing, so all of it may be hand-made.
    BaseMissing,
    /// Nothing may be done: the last build is damaged, so all of it may be hand-made.
    BaseDamaged,
}

impl Verdict {
    /// Says whether the pack must be left alone.
    pub fn hands_off(&self) -> bool {
        matches!(
            self,
            Verdict::Marked(_)
                | Verdict::PageEdited(..)
                | Verdict::BaseMissing
                | Verdict::BaseDamaged
        )
    }

    /// Says whether a person has something to decide.
    pub fn is_open(&self) -> bool {
        match self {
            Verdict::Merged(merged) => !merged.conflicts.is_empty(),
            _ => self.hands_off(),
        }
    }
}

/// Decides what a pack should hold.
pub fn keep_edits(on_disk: &OnDisk, generated: &str, discard_edits: bool) -> Kept {
    let kept = |markdown: &str, verdict| Kept { markdown: markdown.to_owned(), verdict };
    // An empty file is what a full disk or an editor leaves, not an edit.
    let written = |text: &&str| !text.trim().is_empty();
    let Some(theirs) = on_disk.markdown.as_deref().filter(written) else {
        return kept(generated, Verdict::Same);
    };
    if merge::same(theirs, generated) {
        return kept(theirs, Verdict::Same);
    }
    if discard_edits {
        let base = on_disk.text_behind(theirs).unwrap_or(generated.into());
        let edits = merge::hand_edits(&base, &merge::settled_by_both(theirs));
        return kept(generated, Verdict::Discarded(edits));
    }
    let marked = merge::markers(theirs);
    if !marked.is_empty() {
        return kept(theirs, Verdict::Marked(marked));
    }
    let Some(base) = on_disk.text_behind(theirs) else {
        return match on_disk.base {
            Base::Missing => kept(theirs, Verdict::BaseMissing),
            Base::Damaged | Base::Known(_) => kept(theirs, Verdict::BaseDamaged),
        };
    };
    if merge::same(&base, generated) {
        return kept(theirs, Verdict::Same);
    }
    // Nobody wrote into it, so there is nothing to carry over.
    if *base == *theirs {
        return kept(generated, Verdict::Same);
    }
    let merged = merge::merge(&base, theirs, generated);
    kept(&merged.text.clone(), Verdict::Merged(merged))
}

/// Returns the digests of the sentences that a build gives and a person had deleted.
pub fn deleted_by_hand(built: &str, markdown: &str) -> BTreeSet<String> {
    if merge::same(built, markdown) {
        return BTreeSet::new();
    }
    let edits = hand_edits(built, markdown);
    let deleted = edits.deleted.iter();
    deleted.map(|gone| digest(&gone.sentence)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Kept, OnDisk, Verdict, keep_edits};
    use crate::pack::base::{Base, MadeFrom};

    fn on_disk(base: &str, theirs: &str) -> OnDisk {
        let facts = MadeFrom::default().write(base);
        let base = Base::read(Some(base), Some(&facts));
        OnDisk { markdown: Some(theirs.to_owned()), base, two_sides: None }
    }

    #[test]
    fn unchanged_facts_leave_every_byte() {
        let edited = "One.\r\nBy hand.";
        let Kept { markdown, verdict } = keep_edits(&on_disk("One.\n", edited), "One.\n", false);
        assert_eq!((markdown.as_str(), verdict), (edited, Verdict::Same));
    }

    #[test]
    fn without_a_base_only_what_the_build_gives_is_known() {
        let lost = |theirs: &str| OnDisk {
            markdown: Some(theirs.to_owned()),
            base: Base::Missing,
            two_sides: None,
        };
        assert_eq!(keep_edits(&lost("One.\n"), "One.\n", false).verdict, Verdict::Same);
        let other = keep_edits(&lost("Two.\n"), "One.\n", false);
        assert_eq!(other.verdict, Verdict::BaseMissing);
        assert_eq!(other.markdown, "Two.\n");
    }

    #[test]
    fn an_empty_file_is_no_edit() {
        assert_eq!(keep_edits(&on_disk("One.\n", "\n"), "Two.\n", false).markdown, "Two.\n");
    }
}
