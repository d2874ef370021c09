//! What a template wrote → Draft: sentences end once, and no escape that Markdown does not need.

use super::edit::{Edit, applied};
use super::elision::elided;
use super::joint::joined;
use super::mark::{Mark, Stripped, strip};
use super::notes::repeated;
use super::plain::needless;
use super::sentence::full_stop;
use crate::brief::said::{DISPUTED, LOW, SIGN, SMALL};

/// Words of the house and its language that a page is finished with.
#[derive(Debug, Clone, Copy)]
pub struct Words<'w> {
    pub abbreviations: &'w [String],
    /// What stands behind words of a source that is little to be trusted.
    pub low: &'w str,
    /// What stands behind a day on which sources differ.
    pub disputed: &'w str,
}

/// Finishes a text without marks.
pub fn finished(text: String, words: Words<'_>) -> String {
    finish(text, &mut [], words)
}

/// Finishes a text with marks, which stay with their words.
pub fn finished_with_marks(text: &str, words: Words<'_>) -> String {
    let Stripped { plain, mut marks } = strip(text);
    let finished = finish(plain, &mut marks, words);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, mark) in marks {
        out.push_str(&finished[from..at]);
        out.push(mark.letter());
        from = at;
    }
    out + &finished[from..]
}

fn finish(text: String, marks: &mut [(usize, Mark)], words: Words<'_>) -> String {
    let joints = joined(&text, words.abbreviations);
    let text = applied(text, &joints, marks);
    let doubts = doubts(&text, words);
    let text = applied(text, &doubts, marks);
    let signs = signs(&text);
    let text = applied(text, &signs, marks);
    let elisions = elided(&text);
    let text = applied(text, &elisions, marks);
    let notes = repeated(&text);
    let text = applied(text, &notes, marks);
    let escapes = needless(&text);
    applied(text, &escapes, marks)
}

/// Finds the signs of what is doubted in words, and puts the words within the sentence before them.
fn doubts<'w>(text: &str, words: Words<'w>) -> Vec<Edit<'w>> {
    let mut edits = Vec::new();
    let low = text.match_indices(LOW).map(|found| (found, words.low));
    let disputed = text.match_indices(DISPUTED).map(|found| (found, words.disputed));
    for ((at, sign), with) in low.chain(disputed) {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = at + sign.len();
        // Nobody who is quoted said so.
        let after = text[end..].trim_start_matches(['.', '\u{a0}', '\u{202f}']);
        if after.starts_with(['”', '’', '»', '“']) {
            let behind = text.len() - after.len() + after.chars().next().map_or(0, char::len_utf8);
            edits.push(Edit { range: at..end, with: "" });
            edits.push(Edit { range: behind..behind, with });
            continue;
        }
        let stop = full_stop(&text[line..at], words.abbreviations);
        match stop.filter(|_| !text[end..].starts_with('.')) {
            Some(stop) => {
                edits.push(Edit { range: line + stop.start..line + stop.end, with: "" });
                edits.push(Edit { range: at..end, with });
                edits.push(Edit { range: end..end, with: "." });
            }
            None => edits.push(Edit { range: at..end, with }),
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

/// Finds the signs of what nobody stated, and sets each behind the end of its sentence; takes
/// out those of names written small.
fn signs(text: &str) -> Vec<Edit<'static>> {
    let small =
        text.match_indices(SMALL).map(|(at, sign)| Edit { range: at..at + sign.len(), with: "" });
    let signs = text.match_indices(SIGN).map(|(at, sign)| {
        let end = at + sign.len();
        let after = &text[end..];
        if after.starts_with('.') && !after.starts_with("..") {
            Edit { range: at..end + 1, with: ".°" }
        } else {
            Edit { range: at..end, with: "°" }
        }
    });
    let mut edits: Vec<Edit<'static>> = small.chain(signs).collect();
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

#[cfg(test)]
mod tests {
    use super::{Words, finished, finished_with_marks};
    use crate::brief::said::{LOW, SIGN};
    use crate::page::joint::SIGNS;
    use crate::page::mark::{Mark, strip};

    const WORDS: Words<'_> =
        Words { abbreviations: &[], low: " *(low confidence)*", disputed: " *(disputed)*" };

    #[test]
    fn marks_stay_with_their_words() {
        let [start, end] = [Mark::Start(3), Mark::End].map(Mark::letter);
        let [stop, _, colon, _] = SIGNS.map(|(sign, _)| sign);
        let marked = format!("{start}A\\#b.{end}{stop} {start}Cat.{end}{colon} d\\*");
        let plain = strip(&marked).plain;
        let finished = finished(plain, WORDS);
        assert_eq!(finished, "A#b. Cat: d*");
        let told = finished_with_marks(&marked, WORDS);
        assert_eq!(told, format!("{start}A#b.{end} {start}Cat{end}: d*"));
        assert_eq!(strip(&told).plain, finished);
    }

    #[test]
    fn the_sign_of_what_nobody_stated_stands_behind_its_sentence() {
        let [stop, comma, ..] = SIGNS.map(|(sign, _)| sign);
        for (printed, shown) in [
            (format!("Done{SIGN}. At 20°."), "Done.° At 20°."),
            (format!("Done.{SIGN}{stop} A"), "Done.° A"),
            (format!("Done.{SIGN}{comma} a"), "Done°, a"),
            (format!("**Why?{SIGN}** No{SIGN}"), "**Why?°** No°"),
        ] {
            assert_eq!(finished(printed, WORDS), shown);
        }
    }

    #[test]
    fn what_is_little_to_be_trusted_is_told_within_its_sentence() {
        let [stop, comma, ..] = SIGNS.map(|(sign, _)| sign);
        for (printed, shown) in [
            (format!("Done.{LOW} A"), "Done *(low confidence)*. A"),
            (format!("Done{LOW}. A"), "Done *(low confidence)*. A"),
            (format!("“Done.{LOW}” A"), "“Done.” *(low confidence)* A"),
            (format!("“Done{LOW}.” A"), "“Done.” *(low confidence)* A"),
            (format!("« Fait{LOW}.\u{a0}» A"), "« Fait.\u{a0}» *(low confidence)* A"),
            (format!("Done.{LOW}{stop} A"), "Done *(low confidence)*. A"),
            (format!("Done.{LOW}{comma} a"), "Done *(low confidence)*, a"),
            (format!("Why?{LOW} A"), "Why? *(low confidence)* A"),
            (format!("Done.{SIGN}{LOW} A"), "Done° *(low confidence)*. A"),
        ] {
            assert_eq!(finished(printed, WORDS), shown);
        }
    }
}
