//! Ancestor × two sides, each built and edited by hand → one text, for git.
//!
//! Unlike a build, neither side decides: what one says and the other does not change stands.

use super::align::{Added, Became, Side, Sides};
use super::footnote::keep_cited;
use super::layout::{as_built, unbroken};
use super::lines::{Text, borrowed, form};
use super::marker::markers;
use super::numbers::counted;
use super::parts::agreed;
use super::policy::{Built, Policy};
use super::section::heading;
use super::weave::weave;

#[derive(Debug, Clone, Copy)]
pub struct Branch<'a> {
    pub text: &'a str,
    /// What the last build there gave, where that is known.
    pub built: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedText {
    /// The text, with markers where both sides changed the same sentence.
    pub text: String,
    /// Whether there are any.
    pub in_conflict: bool,
}

pub fn join(ancestor: &str, one: Branch<'_>, other: Branch<'_>) -> JoinedText {
    let [base, theirs, ours] = [ancestor, one.text, other.text].map(Text::split);
    let built = Built {
        one: one.built.map(|text| text.lines().collect()),
        other: other.built.map(|text| text.lines().collect()),
    };
    let form = form(base.form, theirs.form, ours.form);
    let joined = |theirs: &[&str], ours: &[&str], sides: &Sides| {
        let woven = weave(&base.lines, theirs, ours, sides, Policy::Join(&built));
        let cited_by_one = keep_cited(woven.lines, &base.lines, theirs);
        let cited = keep_cited(cited_by_one, &base.lines, ours);
        let lines = counted(&cited, [theirs, ours]);
        let text = Text { lines: borrowed(&lines), form }.join();
        JoinedText { in_conflict: !markers(&text).is_empty(), text }
    };
    let sides = [(&theirs.lines, &ours.lines), (&ours.lines, &theirs.lines)];
    let [theirs, ours] = sides.map(|(side, other)| {
        let changed = Side::new(&base.lines, other, |_| true).changed(&base.lines);
        let unbroken = unbroken(&base.lines, side, |line| changed.contains(line));
        with_headings(&base.lines, &borrowed(&unbroken), other)
    });
    let (theirs, ours) = (borrowed(&theirs), borrowed(&ours));
    let plain = joined(&theirs, &ours, &Sides::new(&base.lines, &theirs, &ours));
    if !plain.in_conflict {
        return plain;
    }
    // As in a build: layout alone is no edit, nor are two edits of one line always of one part.
    let sides = [(&theirs, &built.one), (&ours, &built.other)];
    let laid_out = sides.map(|(side, built)| {
        let given = |line: &str| built.as_ref().is_some_and(|all| all.contains(line));
        as_built(&base.lines, side, given)
    });
    let [theirs, ours] = [&laid_out[0], &laid_out[1]].map(|lines| borrowed(lines));
    let sides = Sides::new(&base.lines, &theirs, &ours);
    let (theirs, ours) = agreed(&base.lines, &theirs, &ours, &sides);
    joined(&borrowed(&theirs), &borrowed(&ours), &sides)
}

/// Puts back the headings of sections that somebody deleted and in which the other side says
/// something new: below the heading before, it would be said of something else.
fn with_headings(base: &[&str], side: &[&str], other: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = side.iter().map(|line| (*line).to_owned()).collect();
    let (own, others) = (Side::new(base, side, |_| true), Side::new(base, other, |_| true));
    let is_said = |added: &Added| match added {
        Added::Line(at) => other[*at].contains(char::is_alphanumeric),
        Added::Moved(_) => false,
    };
    for (at, line) in base.iter().enumerate().rev() {
        let Some((level, _)) = heading(line).filter(|_| own.of_base[at] == Became::Gone) else {
            continue;
        };
        let ends = |line: &&str| heading(line).is_some_and(|(other, _)| other <= level);
        let end = base[at + 1..].iter().position(ends).map_or(base.len(), |n| at + 1 + n);
        if !others.added[at + 1..=end].iter().flatten().any(is_said) {
            continue;
        }
        let stands = |at: usize| match own.of_base[at] {
            Became::Kept(place) | Became::Changed(place) => Some(place + 1),
            Became::Gone => None,
        };
        let place = (0..at).rev().find_map(stands).unwrap_or(0);
        let blank = place > 0 && !lines[place - 1].trim_matches(['>', ' ']).is_empty();
        let mark = if line.starts_with('>') { ">" } else { "" };
        let before = blank.then(|| mark.to_owned());
        let ends_blank = base[end - 1].trim_matches(['>', ' ']).is_empty() && end < base.len();
        let after = ends_blank.then(|| mark.to_owned());
        let put = before.into_iter().chain([(*line).to_owned(), mark.to_owned()]).chain(after);
        lines.splice(place..place, put);
    }
    lines
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
