//! One list in a sentence → the same list with each mark once, at its end.

use std::ops::Range;

use super::clause::{
    Separator, ends_clause, goes_on, has_preamble, introduces, opens_sentence, separator,
};

/// An element of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The bytes it takes, with its emphasis and its `'s`.
    pub range: Range<usize>,
    /// The number of the mark that it is.
    pub mark: Option<usize>,
    /// Whether it ends in `'s`.
    pub owns: bool,
}

/// A list, in which marks in a row count as one.
pub struct Row<'t> {
    words: &'t str,
    elements: Vec<Element>,
    between: Vec<Separator>,
    /// What joined marks in a row, where they end the list.
    inner: Option<String>,
}

impl<'t> Row<'t> {
    /// Reads the separators; marks in a row become one element.
    pub fn new(words: &'t str, all: &[Element]) -> Self {
        let mut row = Row {
            words,
            elements: Vec::new(),
            between: Vec::new(),
            inner: None,
        };
        for element in all {
            let last = row.elements.last_mut();
            let gap = |last: &Element| {
                separator(&words[last.range.end..element.range.start]).unwrap_or_default()
            };
            match last {
                Some(last) if last.mark.is_some() && last.mark == element.mark => {
                    row.inner = gap(last).joint.or(row.inner);
                    last.range.end = element.range.end;
                    last.owns = element.owns;
                }
                Some(last) => {
                    let gap = gap(last);
                    row.between.push(gap);
                    row.elements.push(element.clone());
                    row.inner = None;
                }
                None => row.elements.push(element.clone()),
            }
        }
        row
    }

    fn range(&self) -> Range<usize> {
        let start = self.elements.first().map_or(0, |one| one.range.start);
        let end = self.elements.last().map_or(start, |one| one.range.end);
        start..end
    }

    fn signs(&self, sign: char) -> usize {
        let same = self.between.iter().filter(|one| one.sign == Some(sign));
        same.count()
    }

    fn joint(&self) -> Option<&str> {
        let last = self.between.last()?;
        last.joint.as_deref().or(self.inner.as_deref())
    }

    /// Says whether the elements surely are one list. Where a new clause may begin among
    /// them (`they met A and B asked`), all stays as it is: a sentence that says something
    /// else of somebody who is named would be worse than the place of a mark.
    fn is_list(&self) -> bool {
        let Range { start, end } = self.range();
        let (before, after) = (&self.words[..start], &self.words[end..]);
        let several = self.elements.len() > 2;
        let ends = ends_clause(after) || self.elements.last().is_some_and(|one| one.owns);
        let opens = opens_sentence(before);
        if self.signs('/') == self.between.len() {
            return true;
        }
        if self.signs(';') > 0 {
            return ends && (opens || several);
        }
        match self.joint() {
            None if goes_on(after) => {
                opens || introduces(before) || !has_preamble(before)
            }
            None => ends && (opens || several),
            Some(_) if several || self.signs(',') > 0 => ends || !has_preamble(before),
            Some(_) => ends || opens || introduces(before),
        }
    }

    /// Returns the list with its marks at the end, and the bytes that it takes the place of.
    pub fn told(&self, marks: &[&str]) -> Option<(Range<usize>, String)> {
        let hides = self.elements.iter().any(|one| one.mark.is_some());
        if !hides || self.elements.len() < 2 || !self.is_list() {
            return None;
        }
        let mut range = self.range();
        range.start = without_both(&self.words[..range.start]);
        Some((range, self.text(marks)))
    }

    fn text(&self, marks: &[&str]) -> String {
        let all_own = self.elements.iter().all(|one| one.owns);
        let one_owns = !all_own && self.elements.last().is_some_and(|one| one.owns);
        let shown = self.elements.iter().filter(|one| one.mark.is_none());
        let shown = shown.map(|one| {
            let text = &self.words[one.range.clone()];
            match one_owns && one.owns {
                true => text[..text.len() - 1]
                    .trim_end_matches(['\'', '’'])
                    .to_owned(),
                false => text.to_owned(),
            }
        });
        let hidden = marks.iter().enumerate().filter(|(number, _)| {
            self.elements.iter().any(|one| one.mark == Some(*number))
        });
        let hidden = hidden.map(|(_, mark)| match all_own {
            true => format!("{mark}'s"),
            false => (*mark).to_owned(),
        });
        let mut text = self.joined(&shown.chain(hidden).collect::<Vec<_>>());
        if one_owns {
            text.push_str("'s");
        }
        text
    }

    fn joined(&self, elements: &[String]) -> String {
        let comma = match (self.signs('/') == self.between.len(), self.signs(';')) {
            (true, _) => "/",
            (false, 0) => ", ",
            (false, _) => "; ",
        };
        let joint = self.joint().filter(|_| comma != "/");
        match (joint, elements.split_last()) {
            (Some(joint), Some((last, rest))) if !rest.is_empty() => {
                format!("{} {joint} {last}", rest.join(comma))
            }
            _ => elements.join(comma),
        }
    }
}

/// Returns where a text ends without a last `both`, which would tell how many follow.
fn without_both(before: &str) -> usize {
    let kept = before.trim_end();
    let word = kept.len() - kept.chars().rev().take_while(|c| c.is_alphabetic()).count();
    match kept
        .get(word..)
        .is_some_and(|last| last.eq_ignore_ascii_case("both"))
    {
        true => word,
        false => before.len(),
    }
}
