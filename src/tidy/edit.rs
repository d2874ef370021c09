//! Edits → Markdown: applied together, or only those that prove harmless.

use std::iter::once;
use std::ops::Range;

use crate::tidy::flow::Flow;

// Enough to single out a dozen bad paragraphs among thousands, yet a bound on hostile text.
const TRIALS: usize = 128;

/// Replaces a stretch of the source; the edits of one group stand or fall together.
#[derive(Clone)]
pub struct Edit {
    pub range: Range<usize>,
    pub with: String,
    pub group: usize,
}

/// Applies edits given in source order.
pub fn apply<'a>(source: &str, edits: impl IntoIterator<Item = &'a Edit>) -> String {
    let mut target = String::with_capacity(source.len() + source.len() / 16 + 1);
    let mut at = 0;
    for edit in edits {
        target.push_str(source.get(at..edit.range.start).unwrap_or(""));
        target.push_str(&edit.with);
        at = edit.range.end;
    }
    target.push_str(&source[at..]);
    target
}

/// Keeps the groups of edits that leave the source's flow alone, found by halving.
pub fn proven(source: &str, flow: &Flow, mut edits: Vec<Edit>) -> Vec<Edit> {
    let groups = edits.iter().map(|edit| edit.group + 1).max().unwrap_or(0);
    let mut kept = vec![false; groups];
    let mut trials = TRIALS;
    let mut pending: Vec<Range<usize>> = once(0..groups).collect();
    while let Some(span) = pending.pop() {
        if span.is_empty() || trials == 0 {
            continue;
        }
        trials -= 1;
        let tried = edits.iter().filter(|edit| span.contains(&edit.group));
        if flow.is_of(&apply(source, tried)) {
            kept[span].fill(true);
        } else if span.len() > 1 {
            let middle = span.start + span.len() / 2;
            pending.push(middle..span.end);
            pending.push(span.start..middle);
        }
    }
    edits.retain(|edit| kept[edit.group]);
    // Groups harmless one by one may still harm each other.
    if !flow.is_of(&apply(source, &edits)) {
        edits.clear();
    }
    edits
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::{Edit, apply, proven};
    use crate::tidy::flow::Flow;

    #[test]
    fn a_harmful_group_is_left_out() {
        let edit =
            |at: usize, with: &str, group| Edit { range: at..at + 1, with: with.to_owned(), group };
        let source = "a b\n\nc d\n\ne f\n";
        let edits = vec![edit(1, "\n", 0), edit(6, "\n- ", 1), edit(11, "\n", 2)];
        let mut flow = Flow::with_room(source.len());
        Parser::new(source).for_each(|event| flow.add(event));
        let kept = proven(source, &flow, edits);
        assert_eq!(apply(source, &kept), "a\nb\n\nc d\n\ne\nf\n");
    }
}
