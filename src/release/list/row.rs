//! One list in a sentence → the same list with each mark once, at its end.

use std::ops::Range;

use super::clause::{
    Separator, TIGHT, ends_clause, goes_on, has_preamble, introduces, opens_sentence,
    separator,
};

/// An element of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The bytes it takes, with its emphasis and its `'s`.
    pub range: Range<usize>,
    /// The number of the mark that it is.
    pub mark: Option<usize>,
    /// The signs around it.
    pub emphasis: &'static str,
    /// Whether it ends in `'s`.
    pub owns: bool,
    /// What joins the last of several marks that it takes the place of.
    pub joint: Option<String>,
}

impl Element {
    /// Makes an element of bare words.
    pub fn new(range: Range<usize>, mark: Option<usize>) -> Self {
        Self {
            range,
            mark,
            emphasis: "",
            owns: false,
            joint: None,
        }
    }
}

/// A list, in which marks in a row count as one.
pub struct Row<'t> {
    words: &'t str,
    elements: Vec<Element>,
    between: Vec<Separator>,
}

impl<'t> Row<'t> {
    /// Reads the separators; marks in a row become one element.
    pub fn new(words: &'t str, all: &[Element]) -> Self {
        let mut row = Row {
            words,
            elements: Vec::new(),
            between: Vec::new(),
        };
        for element in all {
            let last = row.elements.last_mut();
            let gap = |last: &Element| {
                separator(&words[last.range.end..element.range.start]).unwrap_or_default()
            };
            match last {
                Some(last) if last.mark.is_some() && last.mark == element.mark => {
                    let joint = element.joint.clone().or(gap(last).joint);
                    last.joint = joint.or(last.joint.take());
                    last.range.end = element.range.end;
                    last.owns = element.owns;
                }
                Some(last) => {
                    let gap = gap(last);
                    row.between.push(gap);
                    row.elements.push(element.clone());
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

    /// Returns the sign that joins all, where it joins them without a space.
    fn tight(&self) -> Option<char> {
        let mut signs = self.between.iter().map(|one| one.sign);
        let first = signs.next()??;
        let all = TIGHT.contains(&first) && signs.all(|sign| sign == Some(first));
        all.then_some(first)
    }

    fn joint(&self) -> Option<&str> {
        let last = self.elements.last().and_then(|last| last.joint.as_deref());
        self.between.last()?.joint.as_deref().or(last)
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
        if self.tight().is_some() {
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

    /// Returns the list with its marks at the end, or several marks in a row as one, and the
    /// bytes that it takes the place of.
    pub fn told(&self, marks: &[&str]) -> Option<(Range<usize>, String)> {
        if let [only] = &*self.elements {
            let sign = only.emphasis;
            let own = if only.owns { "'s" } else { "" };
            let text = format!("{sign}{}{sign}{own}", marks[only.mark?]);
            return Some((only.range.clone(), text));
        }
        let hides = self.elements.iter().any(|one| one.mark.is_some());
        if !hides || !self.is_list() {
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
        let comma = match (self.tight(), self.signs(';')) {
            (Some(sign), _) => sign.to_string(),
            (None, 0) => ", ".to_owned(),
            (None, _) => "; ".to_owned(),
        };
        let joint = self.joint().filter(|_| self.tight().is_none());
        match (joint, elements.split_last()) {
            (Some(joint), Some((last, rest))) if !rest.is_empty() => {
                format!("{} {joint} {last}", rest.join(&comma))
            }
            _ => elements.join(&comma),
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
