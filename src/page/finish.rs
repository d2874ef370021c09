//! What a template wrote → Draft: sentences end once, and no escape that Markdown does not need.

use super::edit::{Edit, applied};
use super::elision::elided;
use super::joint::joined;
use super::mark::{Mark, Stripped, strip};
use super::notes::repeated;
use super::plain::needless;
use crate::brief::said::{SIGN, SMALL};

/// Finishes a text without marks.
pub fn finished(text: String, abbreviations: &[String]) -> String {
    finish(text, &mut [], abbreviations)
}

/// Finishes a text with marks, which stay with their words.
pub fn finished_with_marks(text: &str, abbreviations: &[String]) -> String {
    let Stripped { plain, mut marks } = strip(text);
    let finished = finish(plain, &mut marks, abbreviations);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, mark) in marks {
        out.push_str(&finished[from..at]);
        out.push(mark.letter());
        from = at;
    }
    out + &finished[from..]
}

fn finish(text: String, marks: &mut [(usize, Mark)], abbreviations: &[String]) -> String {
    let joints = joined(&text, abbreviations);
    let text = applied(text, &joints, marks);
    let signs = signs(&text);
    let text = applied(text, &signs, marks);
    let elisions = elided(&text);
    let text = applied(text, &elisions, marks);
    let notes = repeated(&text);
    let text = applied(text, &notes, marks);
    let escapes = needless(&text);
    applied(text, &escapes, marks)
}

/// Finds the signs of what nobody stated, and sets each behind the end of its sentence; takes
/// out those of names written small.
fn signs(text: &str) -> Vec<Edit> {
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
    let mut edits: Vec<Edit> = small.chain(signs).collect();
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

#[cfg(test)]
mod tests {
    use super::{finished, finished_with_marks};
    use crate::brief::said::SIGN;
    use crate::page::joint::SIGNS;
    use crate::page::mark::{Mark, strip};

    #[test]
    fn marks_stay_with_their_words() {
        let [start, end] = [Mark::Start(3), Mark::End].map(Mark::letter);
        let [stop, _, colon, _] = SIGNS.map(|(sign, _)| sign);
        let marked = format!("{start}A\\#b.{end}{stop} {start}Cat.{end}{colon} d\\*");
        let plain = strip(&marked).plain;
        let finished = finished(plain, &[]);
        assert_eq!(finished, "A#b. Cat: d*");
        let told = finished_with_marks(&marked, &[]);
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
            assert_eq!(finished(printed, &[]), shown);
        }
    }
}
