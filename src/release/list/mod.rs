//! Prose with marks → the same prose, in whose lists no mark tells where it stood.
//!
//! Elements of a list are marks, names of those who are shown, and what stands between two
//! separators and can be nothing else; see [`words::is_element`].

pub mod bullets;
mod clause;
mod row;
pub mod words;

use std::ops::Range;

use super::runs::Runs;
use super::tokens::tokens;
use clause::{ends_clause, separator};
use row::{Element, Row};
use words::{is_capital, is_element, is_name, plain};

/// Stands for each byte of a mark while brackets are counted: marks have some too.
const HIDDEN: &str = "\0";

/// Puts the marks of every list at its end: shown elements first, in their order, then each
/// mark once, in the order of `marks`.
pub fn in_order(words: &mut String, marks: &[&str], shown: &Runs<'_>) {
    if !marks.iter().any(|mark| words.contains(mark)) {
        return;
    }
    let known = known(words, marks, shown);
    let told: Vec<_> = rows(words, known)
        .iter()
        .filter_map(|row| Row::new(words, row).told(marks))
        .collect();
    for (range, text) in told.into_iter().rev() {
        words.replace_range(range, &text);
    }
}

/// Finds marks and names of those who are shown.
fn known(words: &str, marks: &[&str], shown: &Runs<'_>) -> Vec<Element> {
    let marked = marks.iter().enumerate().flat_map(|(number, mark)| {
        let found = words.match_indices(mark);
        found.map(move |(at, mark)| (at..at + mark.len(), Some(number)))
    });
    let mut found: Vec<(Range<usize>, Option<usize>)> = marked.collect();
    let tokens: Vec<_> = tokens(words).collect();
    let mut at = 0;
    while at < tokens.len() {
        match shown.at(&tokens[at..]).next() {
            Some((_, length)) => {
                let range = tokens[at].0.start..tokens[at + length - 1].0.end;
                found.push((range, None));
                at += length;
            }
            None => at += 1,
        }
    }
    // A mark holds words too; what lies within one is no name.
    found.sort_by_key(|(range, mark)| (range.start, mark.is_none()));
    let mut elements: Vec<Element> = Vec::new();
    for mut element in runs(words, found) {
        let end = elements.last().map_or(0, |last| last.range.end);
        if element.range.start >= end {
            extend(words, &mut element, marks);
            elements.push(element);
        }
    }
    elements
}

/// Makes one element of the same mark several times in a row.
fn runs(words: &str, found: Vec<(Range<usize>, Option<usize>)>) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    for (range, mark) in found {
        let last = elements
            .last_mut()
            .filter(|last| last.range.end <= range.start);
        let run = last.filter(|last| mark.is_some() && last.mark == mark);
        let gap = run.and_then(|last| {
            let gap = &words[last.range.end..range.start];
            let joined = separator(gap).filter(|found| found.length == gap.len())?;
            Some((last, joined))
        });
        match gap {
            Some((last, joined)) => {
                last.range.end = range.end;
                last.joint = joined.joint.or(last.joint.take());
            }
            None => elements.push(Element::new(range, mark)),
        }
    }
    elements
}

/// Takes what belongs to an element: its emphasis, brackets behind it, its `'s`.
fn extend(words: &str, element: &mut Element, marks: &[&str]) {
    let Range { start, end } = &mut element.range;
    for sign in ["**", "__", "*", "_"] {
        if words[..*start].ends_with(sign) && words[*end..].starts_with(sign) {
            (*start, *end) = (*start - sign.len(), *end + sign.len());
            element.emphasis = sign;
            break;
        }
    }
    *end += bracket(&words[*end..], element.mark, marks).unwrap_or_default();
    let rest = &words[*end..];
    let own = ["'s", "’s"].into_iter().find(|own| rest.starts_with(own));
    *end += own.map_or(0, str::len);
    element.owns = own.is_some();
}

/// Measures the bracket behind an element: behind a mark only one that holds nothing but
/// marks, behind a name only one that holds none.
fn bracket(rest: &str, mark: Option<usize>, marks: &[&str]) -> Option<usize> {
    let inside = rest.strip_prefix(" (")?;
    let mut bare = inside.to_owned();
    for mark in marks {
        bare = bare.replace(mark, &HIDDEN.repeat(mark.len()));
    }
    let end = bare.find(')')?;
    let inside = &bare[..end];
    let hides = inside.contains(HIDDEN);
    let told = inside.split(HIDDEN).any(|part| {
        !part.is_empty() && separator(part).is_none_or(|one| one.length < part.len())
    });
    let belongs = match mark {
        Some(_) => hides && !told,
        None => !hides,
    };
    belongs.then_some(" (".len() + end + ")".len())
}

/// Collects the elements that separators join, and those between them that no record names.
fn rows(words: &str, known: Vec<Element>) -> Vec<Vec<Element>> {
    let mut rows: Vec<Vec<Element>> = Vec::new();
    for mut element in known {
        let last = rows
            .last_mut()
            .and_then(|row| Some((row.last()?.range.end, row)));
        let joined = last.and_then(|(end, row)| {
            let (between, start) = stretches(words, end..element.range.start)?;
            Some((between, start, row))
        });
        match joined {
            Some((between, start, row)) => {
                element.range.start = start;
                row.extend(between.into_iter().map(unnamed));
                row.push(element);
            }
            None => rows.push(vec![element]),
        }
    }
    for row in &mut rows {
        let end = row.last().map_or(0, |last| last.range.end);
        row.extend(edge(words, end).map(unnamed));
    }
    rows
}

fn unnamed(range: Range<usize>) -> Element {
    Element::new(range, None)
}

/// Splits what stands between two known elements at its separators. None when it does not
/// belong to a list; else the elements within, and where the second known one begins with
/// its title: `Commissioner`.
fn stretches(words: &str, gap: Range<usize>) -> Option<(Vec<Range<usize>>, usize)> {
    let mut between = Vec::new();
    let mut at = gap.start + separator(&words[gap.clone()])?.length;
    while at < gap.end {
        let rest = &words[at..gap.end];
        let starts = rest.char_indices().map(|(start, _)| start);
        let next = starts
            .filter_map(|start| Some((start, separator(&rest[start..])?.length)))
            .next();
        match next {
            Some((end, length)) if is_element(&rest[..end]) => {
                between.push(at..at + end);
                at += end + length;
            }
            None if is_title(rest) => return Some((between, at)),
            _ => return None,
        }
    }
    Some((between, gap.end))
}

/// Says whether words are what a name follows at once: `Commissioner`, but not `President of`.
fn is_title(words: &str) -> bool {
    let last = plain(words).last();
    is_name(words) && last.is_some_and(is_capital) && words.ends_with(' ')
}

/// Finds a name that no record has at the end of a list, where a clause surely ends.
fn edge(words: &str, end: usize) -> Option<Range<usize>> {
    let start = end + separator(&words[end..])?.length;
    let mut last = start;
    for word in words[start..].split_inclusive(char::is_whitespace) {
        if !plain(word).next().is_some_and(is_capital) {
            break;
        }
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        last += bare.len();
        if bare.len() + 1 != word.len() || !word.ends_with(' ') {
            break;
        }
        last += 1;
    }
    let found = start..start + words[start..last].trim_end().len();
    let name = &words[found.clone()];
    let sure = !name.is_empty() && ends_clause(&words[found.end..]);
    sure.then_some(found).filter(|_| is_element(name))
}

#[cfg(test)]
mod tests;
