//! Subject, header and first and last lines of a message → the mark of handling it bears.

use super::lexicon::Words;
use std::collections::BTreeSet;

use super::doubts::Doubts;
use super::known::Known;
use super::thread::Message;
use super::thread::head::Head;
use crate::names::word::folded_words;

/// Longer subjects are read as they stand.
const LONGEST_TITLE: usize = 2_000;

/// So many lines at the top and at the end of a text are looked at for a mark.
const EDGE: usize = 4;

/// A form at the top has so many lines.
const FORM: usize = 12;

/// Returns the highest mark that the messages of a file bear, as the house writes it: the words
/// of all are kept.
pub fn mark(messages: &[Message], known: &Known<'_>, doubts: &mut Doubts) -> Option<String> {
    let marks = &known.settings().handling;
    let mut found: Vec<usize> = Vec::new();
    let mut unknown: BTreeSet<&str> = BTreeSet::new();
    for message in messages {
        let Head { subject, lines: head, .. } = &message.head;
        let body = message.body.iter().map(String::as_str).filter(|line| !line.trim().is_empty());
        let edges = body.clone().take(EDGE).chain(body.clone().rev().take(EDGE));
        let labels = head.iter().map(String::as_str).chain(body.clone().take(FORM));
        let first = body.clone().next().unwrap_or_default();
        found.extend([&**subject, first].iter().flat_map(|line| without_mark(line, known).1));
        // A mark in capitals is one whatever else its line says; the lowest may be a word.
        found.extend(edges.clone().flat_map(|line| loud(line, known)));
        found.extend(labels.filter_map(|line| labelled(line, known)));
        found.extend(edges.clone().filter_map(|line| alone(line, known)));
        let parts = subject.split([':', '[', ']', '(', ')', '|', '–', '—']);
        let marks = parts.chain(edges).map(str::trim);
        let is_none = |line: &str| line.split_once(':').is_some_and(|(_, mark)| is_none(mark));
        unknown.extend(
            marks.filter(|one| {
                loud(one, known).is_none() && is_foreign(one, known) && !is_none(one)
            }),
        );
        unknown.extend(head.iter().map(String::as_str).filter(|line| is_unknown(line, known)));
    }
    for line in unknown {
        doubts.add("unknown-mark", &[&line]);
    }
    let highest = found.iter().max().copied()?;
    found.sort_unstable();
    found.dedup();
    if found.len() > 1 {
        let names: Vec<&str> = found.iter().map(|at| marks[*at].as_str()).collect();
        doubts.add("two-marks", &[&names.join(", ")]);
    }
    Some(marks[highest].clone())
}

/// Finds the highest mark above the lowest that a line has in capitals, where it is no sentence.
fn loud(line: &str, known: &Known<'_>) -> Option<usize> {
    if line.len() > LONGEST_LABEL || line.ends_with('.') {
        return None;
    }
    let words = |text: &str| {
        format!(" {} ", text.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "))
    };
    let line = words(line);
    let is_in = |mark: &String| line.contains(&words(&mark.to_uppercase()));
    known.settings().handling.iter().rposition(is_in).filter(|at| *at > 0)
}

/// Finds the mark that words are, whatever their letters and hyphens.
fn named(words: &str, known: &Known<'_>) -> Option<usize> {
    let words = folded_words(words);
    let is = |mark: &String| !words.is_empty() && folded_words(mark) == words;
    known.settings().handling.iter().position(is)
}

/// Says whether a line is nothing but a mark, of the house or of another: `SENSITIVE`,
/// `[Internal]`, `Marking: X`.
pub fn is_mark(line: &str, known: &Known<'_>) -> bool {
    alone(line, known).is_some() || is_foreign(line, known)
}

fn alone(line: &str, known: &Known<'_>) -> Option<usize> {
    if line.len() > LONGEST_LABEL {
        return None;
    }
    named(line, known).or_else(|| labelled(line, known))
}

/// Says whether a line is a mark of some other house, and no sentence: `STRICTLY CONFIDENTIAL`.
fn is_foreign(line: &str, known: &Known<'_>) -> bool {
    if line.len() > LONGEST_MARK || line.ends_with('.') || alone(line, known).is_some() {
        return false;
    }
    let words = folded_words(line);
    // `Classification: none`, and no `Handling: they take over in May`.
    let is_given = line.split_once(':').is_some_and(|(label, mark)| {
        is_label(label) && folded_words(label).len() == 1 && folded_words(mark).len() <= 2
    });
    if is_given || Words("marks-in-words").has(&words.join(" ")) {
        return true;
    }
    let is_mark = |word: &String| Words("foreign-marks").has(word);
    let is_beside = |word: &String| is_mark(word) || Words("beside-a-mark").has(word);
    let is_loud = line == line.to_uppercase();
    words.iter().any(is_mark) && (is_loud || words.iter().all(is_beside))
}

const LONGEST_MARK: usize = 80;

/// A line with a label and a mark has at most so many bytes.
const LONGEST_LABEL: usize = 240;

/// `Classification: X`, `Sensitivity: X`, `X-House-Classification: X`.
fn labelled(line: &str, known: &Known<'_>) -> Option<usize> {
    // `Classification | X`, as a form has it.
    let line = line.trim_matches(['|', ' ']);
    let (label, words) = line.split_once([':', '|']).filter(|_| line.len() <= LONGEST_LABEL)?;
    is_label(label).then(|| given(words, known)).flatten()
}

/// Says whether words stand before a mark: the last of them tells it.
pub fn is_label(words: &str) -> bool {
    folded_words(words).pop().is_some_and(|last| Words("marks-follow").has(&last))
}

/// Finds the mark that a label gives: alone, before what limits it (`LIMITED – until May`), or
/// as the value of a key (`SEC=LIMITED`, as Australia's protective markings have it).
fn given(words: &str, known: &Known<'_>) -> Option<usize> {
    let ends = [" – ", " — ", " - ", " (", ",", ";", "."];
    let end = ends.iter().filter_map(|sign| words.find(sign)).min().unwrap_or(words.len());
    let values = words.split([',', ';']).filter_map(|part| named(part.split_once('=')?.1, known));
    named(words, known).or_else(|| named(&words[..end], known)).or_else(|| values.max())
}

/// Says whether a field of a head bears a mark that the house does not know.
fn is_unknown(line: &str, known: &Known<'_>) -> bool {
    let Some((label, mark)) = line.split_once(':').filter(|_| line.len() <= LONGEST_LABEL) else {
        return false;
    };
    is_label(label) && !is_none(mark) && given(mark, known).is_none()
}

fn is_none(mark: &str) -> bool {
    let words = folded_words(mark).join(" ");
    ["", "normal"].contains(&&*words) || Words("unsaid").has(&words)
}

/// Returns a title without the marks before and behind it, and these.
pub fn without_mark<'t>(title: &'t str, known: &Known<'_>) -> (&'t str, Vec<usize>) {
    let (mut rest, mut marks) = (title.trim(), Vec::new());
    while let Some((shorter, mark)) = without_one(rest, known) {
        marks.push(mark);
        rest = shorter;
    }
    (rest, marks)
}

/// Takes one mark off a title, before or behind it; in capitals it needs no sign beside it:
/// `SENSITIVE Readout of …`.
fn without_one<'t>(title: &'t str, known: &Known<'_>) -> Option<(&'t str, usize)> {
    let signs = [": ", " - ", " – ", " — ", " | ", "] ", ") ", " [", " ("].iter();
    let first = signs.clone().filter_map(|sign| title.split_once(sign));
    let last = signs.filter_map(|sign| title.rsplit_once(sign));
    let mut parts = first.map(|(mark, rest)| (rest, mark)).chain(last);
    let by_sign = parts.find_map(|(rest, mark)| Some((rest.trim(), named(mark, known)?)));
    let marks = known.settings().handling.iter().enumerate().rev();
    let mut capitals = marks.filter(|_| title != title.to_uppercase());
    let by_capitals = || {
        capitals.find_map(|(at, mark)| {
            let rest = title.strip_prefix(mark.to_uppercase().as_str())?;
            rest.starts_with(' ').then(|| (rest.trim(), at))
        })
    };
    by_sign.or_else(by_capitals).filter(|_| title.len() <= LONGEST_TITLE)
}
