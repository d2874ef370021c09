//! The messages of a file → which of them holds the report, and what it is called.

use super::block::{Block, Shape};
use super::known::Known;
use super::moment::days;
use super::thread::words::{bare_subject, is_forward};
use super::thread::{Message, Place};
use super::{kind, list_words};
use crate::names::word::folded_words;

/// Finds the message that holds the report: the one with the most signs of one, then one that
/// was handed on, then the longest.
pub fn holding(all: &[Message], known: &Known<'_>) -> Option<usize> {
    let signs = |message: &Message| {
        // An attached text is called what its mail is called.
        let is_attached = message.head.lines.is_empty();
        let head = if is_attached { &all[0].head } else { &message.head };
        let (subject, is_answer) = bare_subject(&head.subject);
        // An agenda announces, and tells nothing.
        let announces = |text: &str| {
            kind::source(text, true, known) != kind::source("", true, known)
                && !kind::is_agenda(text)
        };
        let ends_sentence = |line: &str| line.trim_end().ends_with(['.', '?', '!']);
        let mut top = message.body.iter().filter(|line| !line.trim().is_empty()).take(TOP);
        let lists = top.clone().any(|line| list_words::is_label(line));
        let titles =
            |line: &String| line.len() <= LONGEST_TITLE && !ends_sentence(line) && announces(line);
        let titled = top.by_ref().take(2).any(titles);
        let called = !is_answer && !subject.is_empty() && announces(subject);
        2 * usize::from(lists) + usize::from(titled || called)
    };
    // What was handed on holds the report, rather than the words of whoever did.
    let is_forward = is_forward(&all.first()?.head.subject);
    let candidates = (0..all.len()).filter(|at| all[*at].place != Place::Aside);
    candidates.max_by_key(|at| {
        let message = &all[*at];
        // A few words of thanks above hold nothing, whatever the subject says.
        let score = if message.size() < 3 { 0 } else { signs(message) };
        let is_handed_on = message.place == Place::Attached || is_forward && *at > 0;
        (score, is_handed_on && message.size() > 2, message.size())
    })
}

const TOP: usize = 12;

const LONGEST_TITLE: usize = 120;

/// `Report of the call with Palisade on 3 May 2026.`: a title that ends as a sentence does.
fn is_titled(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    kind::is_report(first) && !days(text).is_empty()
}

/// Returns what a message is called; a first line that says the same again is left out.
pub fn title(
    message: &Message,
    around: &Message,
    labelled: &str,
    body: &mut Vec<Block>,
    file: &str,
) -> String {
    let own = bare_subject(&message.head.subject).0;
    let around = bare_subject(&around.head.subject).0;
    let called = [own, labelled, around].into_iter().find(|words| !words.is_empty());
    if let Some(called) = called {
        let words = folded_words(called);
        body.retain(|block| {
            block.text.len() > 4 * LONGEST_TITLE || folded_words(&block.text) != words
        });
        return called.to_owned();
    }
    // A label or a bullet is no title, and a heading deep in the text is one of a part.
    let is_title = |block: &Block| {
        block.text.len() <= LONGEST_TITLE
            && matches!(block.shape, Shape::Heading | Shape::Paragraph)
            && !block.text.ends_with(':')
            && (!block.text.ends_with('.') || is_titled(&block.text))
            && !list_words::is_label(&block.text)
    };
    match body.first().filter(|block| is_title(block)) {
        Some(_) => body.remove(0).text,
        None => file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned(),
    }
}
