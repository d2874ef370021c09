//! Work on words as if they held no marks, which then stand where their words have gone.

use std::cell::Cell;

use super::mark::{Mark, Stripped, holds_letters_of_marks, strip};

// Why a variable of the thread, and no argument: whether a text may hold marks is asked in
// filters and in the escape function, which Tera calls as plain `fn` with the value alone. A
// filter could carry it, an escape function cannot, and both must agree; two sets of filters, one
// that knows marks and one that does not, would be two truths about what a template prints. A
// render runs on one thread from beginning to end, so that the switch means this render.
thread_local! {
    static MARKED: Cell<bool> = const { Cell::new(false) };
}

/// Renders with marks. Anywhere else the same letters are a person's own, as the signs of a
/// font are, and stay where they stand.
pub fn with_marks<T>(render: impl FnOnce() -> T) -> T {
    MARKED.set(true);
    let made = render();
    MARKED.set(false);
    made
}

/// Says whether a text may hold marks.
pub fn may_hold_marks(text: &str) -> bool {
    MARKED.get() && holds_letters_of_marks(text)
}

/// Works on a text as if it held no marks, and puts them where their words have gone.
pub fn through(text: &str, work: impl FnOnce(&str) -> String) -> String {
    if !may_hold_marks(text) {
        return work(text);
    }
    if let Some((start, words, end)) = enclosed(text) {
        return [start, &work(words), end].concat();
    }
    let Stripped { plain, marks } = strip(text);
    put_back(&work(&plain), &plain, &marks)
}

/// Splits a text that holds one mark where it begins and one where it ends, as most do.
pub fn enclosed(text: &str) -> Option<(&str, &str, &str)> {
    if !MARKED.get() {
        return None;
    }
    let mut letters = text.chars();
    Mark::of(letters.next()?)?;
    let from = text.len() - letters.as_str().len();
    Mark::of(letters.next_back()?)?;
    let words = letters.as_str();
    let whole = !words.is_empty() && !holds_letters_of_marks(words);
    whole.then(|| (&text[..from], words, &text[from + words.len()..]))
}

/// Letters and digits keep their order through every filter, so they tell where a mark goes.
fn put_back(made: &str, plain: &str, marks: &[(usize, Mark)]) -> String {
    let mut text = String::with_capacity(made.len() + marks.len() * 4);
    let mut taken = 0;
    let (mut counted, mut letters) = (0, 0);
    let mut gone = 0;
    for (at, mark) in marks {
        letters += count(&plain[counted..*at]);
        counted = *at;
        let to = if *at == plain.len() {
            made.len()
        } else if letters == 0 {
            taken
        } else {
            place(made, taken, letters - gone, mark.closes())
        };
        gone += count(&made[taken..to]);
        text.push_str(&made[taken..to]);
        text.push(mark.letter());
        taken = to;
    }
    text.push_str(&made[taken..]);
    text
}

fn count(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Finds the byte after `letters` more letters, or that of the letter which comes next.
fn place(made: &str, from: usize, letters: usize, closes: bool) -> usize {
    let mut seen = 0;
    for (at, c) in made[from..].char_indices() {
        if seen == letters && (closes || c.is_alphanumeric()) {
            return from + at;
        }
        seen += usize::from(c.is_alphanumeric());
    }
    made.len()
}

#[cfg(test)]
mod tests {
    use super::{enclosed, through, with_marks};
    use crate::page::mark::{Mark, strip};

    #[test]
    fn marks_pass_through_work() {
        let marked = |a: &str, b: &str| {
            let (start, end) = (Mark::Start(7).letter(), Mark::End.letter());
            format!("{start}{a}{end}{b}")
        };
        let through =
            |text: &str, work: &dyn Fn(&str) -> String| with_marks(|| through(text, work));
        let text = through(&marked("a*b", " and c"), &|plain| plain.replace('*', "\\*"));
        assert_eq!(text, marked("a\\*b", " and c"));
        assert_eq!(strip(&text).plain, "a\\*b and c");
        let dotted = through(&marked("Done", ""), &|plain| format!("{plain}."));
        assert_eq!(dotted, marked("Done.", ""));
    }

    #[test]
    fn letters_of_marks_in_a_plain_pack_are_those_of_a_person() {
        let text = "\u{100000} (\u{10C001}) a";
        assert_eq!(through(text, str::to_uppercase), "\u{100000} (\u{10C001}) A");
        assert_eq!(enclosed("\u{100000}a\u{100001}"), None);
    }
}
