//! Events → how small the type of a page has to be, so that each of its parts has room on one
//! sheet of A4.

use std::iter::successors;

use pulldown_cmark::Event;

use super::block::{Part, parts};

/// Columns in a line: letters are about half as wide as the type is high, ideographs twice that.
const COLUMNS: f64 = 99.0;

/// The height of a sheet, less what some browsers print on it besides.
const SHEET: f64 = 69.0;

/// How much of the white space around blocks stands there: that between two is shared.
const SPACE: f64 = 0.65;

/// As small as type gets before it is no help to anybody.
const SMALLEST: f64 = 0.4;

/// Returns the size of the type, 1 where all has room at the usual one.
pub(super) fn size(events: &[Event<'_>]) -> f64 {
    let parts = parts(events);
    let mut sizes =
        successors(Some(100_u32), |size| size.checked_sub(2)).map(|size| f64::from(size) / 100.0);
    let fits = |size: f64| {
        let has_room = |part: &Part| part.height(COLUMNS / size, SPACE) <= SHEET / size;
        parts.iter().all(has_room)
    };
    sizes.find(|size| *size <= SMALLEST || fits(*size)).unwrap_or(SMALLEST)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::size;

    fn of(markdown: &str) -> f64 {
        size(&Parser::new(markdown).collect::<Vec<_>>())
    }

    #[test]
    fn a_short_page_keeps_its_type_and_a_long_one_gets_smaller() {
        assert_eq!(of("# A\n\nShort.\n"), 1.0);
        let some = of(&"- A line of some length, which stands in a list.\n".repeat(60));
        let many = of(&"- A line of some length, which stands in a list.\n".repeat(90));
        assert!(many < some && some < 1.0, "{many} {some}");
    }

    #[test]
    fn parts_are_pages_of_their_own() {
        let part = "## B\n\n".to_owned() + &"- One line.\n".repeat(30);
        let both = format!("# A\n\n---\n\n{part}\n---\n\n{part}");
        assert_eq!(of(&both), 1.0);
    }

    #[test]
    fn nothing_makes_it_endless() {
        assert_eq!(of(&"Words without an end.\n\n".repeat(5_000)), 0.4);
        assert_eq!(of(""), 1.0);
    }
}
