//! Lines → edits: the blank lines that may go and the newline a text must end with.

use std::ops::Range;

/// Finds the surplus blank lines outside `verbatim`; `true` stands for a newline put there.
pub fn edits(source: &str, verbatim: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let mut edits = Vec::new();
    let mut blocks = verbatim.iter().peekable();
    let mut is_free = |range: &Range<usize>| {
        while blocks.next_if(|block| block.end <= range.start).is_some() {}
        blocks.peek().is_none_or(|block| block.start >= range.end)
    };
    let mut surplus: Option<Range<usize>> = None;
    let mut text_end = 0;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let end = at + line.len();
        if is_blank(line) {
            surplus = surplus.map_or(Some(end..end), |run| Some(run.start..end));
        } else {
            let range = surplus.take().filter(|range| !range.is_empty());
            edits.extend(range.filter(&mut is_free).map(|range| (range, false)));
            text_end = end;
        }
        at = end;
    }
    let tail = text_end..source.len();
    if !tail.is_empty() && is_free(&tail) {
        edits.push((tail, false));
    } else if tail.is_empty() && !source.is_empty() && !source.ends_with('\n') {
        edits.push((source.len()..source.len(), true));
    }
    edits
}

fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[test]
    fn the_first_blank_line_of_a_run_stays() {
        assert_eq!(edits("a\n\n\n \nb\n", &[]), [(3..6, false)]);
        assert_eq!(edits("a\n\nb\n", &[]), []);
    }

    #[test]
    fn the_text_ends_with_one_newline() {
        assert_eq!(edits("a", &[]), [(1..1, true)]);
        assert_eq!(edits("a\n\n  ", &[]), [(2..5, false)]);
        assert_eq!(edits("\n\n", &[]), [(0..2, false)]);
        assert_eq!(edits("", &[]), []);
    }

    #[test]
    fn blank_lines_of_code_stay() {
        assert_eq!(edits("```\na\n\n\nb\n```\nc\n\n\n", std::slice::from_ref(&(0..14))).len(), 1);
        assert_eq!(edits("```\na\n\n\n", std::slice::from_ref(&(0..8))), []);
    }
}
