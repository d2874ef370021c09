//! Lines that a merge left in a text for somebody to settle.

use std::ops::Range;

/// What a message says of them.
pub const MESSAGE: &str = "A merge was not finished: it left its marks here.";

/// What to do about them.
pub const HINT: &str = "keep one version, and delete the lines with the marks";

const FIRST: &str = "<<<<<<<";
const LAST: &str = ">>>>>>>";

/// Returns where a merge left its marks at the start of a line: `<<<<<<<` and `>>>>>>>`; in a text
/// within a record behind blanks.
pub fn marks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let may_hold = text.contains(FIRST) || text.contains(LAST);
    let mut start = 0;
    let marked = if may_hold { text } else { "" };
    marked.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let (mark, end) = (line.trim(), line.trim_end().len());
        is_mark(mark).then(|| at + end - mark.len()..at + end)
    })
}

/// `=======` alone underlines a heading, so only its neighbours count.
fn is_mark(line: &str) -> bool {
    let after = |sign| line.strip_prefix(sign);
    after(FIRST)
        .or_else(|| after(LAST))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
