//! What a template wrote → Draft: sentences end once, and no escape that Markdown does not need.

use super::edit::applied;
use super::joint::joined;
use super::mark::{Mark, Stripped, strip};
use super::notes::repeated;
use super::plain::needless;

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
    let notes = repeated(&text);
    let text = applied(text, &notes, marks);
    let escapes = needless(&text);
    applied(text, &escapes, marks)
}

#[cfg(test)]
mod tests {
    use super::{finished, finished_with_marks};
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
}
