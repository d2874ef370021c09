//! Ancestor × two sides, each built and edited by hand → one text, for git.
//!
//! Unlike a build, neither side decides: what one says and the other does not change stands.

use super::footnote::keep_cited;
use super::layout::as_built;
use super::lines::{Text, borrowed, form};
use super::marker::markers;
use super::parts::agreed;
use super::policy::{Built, Policy};
use super::weave::weave;

/// One side.
#[derive(Debug, Clone, Copy)]
pub struct Branch<'a> {
    /// The file as it is there.
    pub text: &'a str,
    /// What the last build there gave, where that is known.
    pub built: Option<&'a str>,
}

/// The text of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedText {
    /// The text, with markers where both sides changed the same sentence.
    pub text: String,
    /// Whether there are any.
    pub in_conflict: bool,
}

/// Joins two sides.
pub fn join(ancestor: &str, one: Branch<'_>, other: Branch<'_>) -> JoinedText {
    let [base, theirs, ours] = [ancestor, one.text, other.text].map(Text::split);
    let built = Built {
        one: one.built.map(|text| text.lines().collect()),
        other: other.built.map(|text| text.lines().collect()),
    };
    let form = form(base.form, theirs.form, ours.form);
    let joined = |theirs: &[&str], ours: &[&str]| {
        let woven = weave(&base.lines, theirs, ours, Policy::Join(&built));
        let cited_by_one = keep_cited(woven.lines, &base.lines, theirs);
        let lines = keep_cited(cited_by_one, &base.lines, ours);
        let text = Text { lines, form }.join();
        JoinedText { in_conflict: !markers(&text).is_empty(), text }
    };
    let plain = joined(&theirs.lines, &ours.lines);
    if !plain.in_conflict {
        return plain;
    }
    // As in a build: layout alone is no edit, nor are two edits of one line always of one part.
    let sides = [(&theirs, &built.one), (&ours, &built.other)];
    let laid_out = sides.map(|(side, built)| {
        let given = |line: &str| built.as_ref().is_some_and(|all| all.contains(line));
        as_built(&base.lines, &side.lines, given)
    });
    let [theirs, ours] = [&laid_out[0], &laid_out[1]].map(|lines| borrowed(lines));
    let (theirs, ours) = agreed(&base.lines, &theirs, &ours);
    joined(&borrowed(&theirs), &borrowed(&ours))
}

#[cfg(test)]
mod tests {
    use super::{Branch, join};

    const BASE: &str = "# A\n\nThey met in May.\nOne promise is open.\n- First.\n- Last.\n";

    fn joined(one: &str, other: &str) -> String {
        let branch = |text| Branch { text, built: None };
        join(BASE, branch(one), branch(other)).text
    }

    #[test]
    fn what_one_side_changes_stands_whichever_it_is() {
        let one = BASE.replace("- First.\n", "- First.\n- By one.\n");
        let other = BASE.replace("- Last.", "- Last, by the other.");
        let both = one.replace("- Last.", "- Last, by the other.");
        assert_eq!(joined(&one, &other), both);
        assert_eq!(joined(&other, &one), both);
        let gone = BASE.replace("One promise is open.\n", "");
        assert_eq!(joined(&gone, BASE), gone);
        assert_eq!(joined(BASE, &gone), gone);
    }

    #[test]
    fn two_builds_of_one_sentence_both_stay_and_a_hand_conflicts() {
        let one = BASE.replace("May", "June");
        let other = BASE.replace("May", "July");
        assert!(joined(&one, &other).contains("<<<<<<<"));
        let built = |text| Branch { text, built: Some(text) };
        let both = join(BASE, built(&one), built(&other)).text;
        assert_eq!(both, BASE.replace("May.", "June.\nThey met in July."));
        let by_hand = Branch { text: &other, built: Some(BASE) };
        assert!(join(BASE, built(&one), by_hand).in_conflict);
    }

    #[test]
    fn what_one_deletes_and_the_other_changes_is_in_conflict() {
        let gone = BASE.replace("They met in May.\n", "");
        let changed = BASE.replace("May", "June");
        assert!(joined(&gone, &changed).contains("<<<<<<<"));
        assert!(joined(&changed, &gone).contains("<<<<<<<"));
    }
}
