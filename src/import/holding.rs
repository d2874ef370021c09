//! The messages of a file → which of them holds the report.

use super::kind;
use super::known::Known;
use super::list_words;
use super::marks::mark;
use super::thread::Message;
use super::thread::words::bare_subject;

/// Finds the message that holds the report: the one with the most signs of one, then the
/// longest.
pub fn holding(all: &[Message], known: &Known<'_>) -> Option<usize> {
    let signs = |message: &Message| {
        // An attached text is called what its mail is called.
        let is_attached = message.head.lines.is_empty();
        let head = if is_attached {
            &all[0].head
        } else {
            &message.head
        };
        let (subject, is_answer) = bare_subject(&head.subject);
        let announces =
            |text: &str| kind::source(text, true, known) != kind::source("", true, known);
        let top: Vec<&String> = message
            .body
            .iter()
            .filter(|line| !line.trim().is_empty())
            .take(TOP)
            .collect();
        let lists = top.iter().any(|line| list_words::is_label(line));
        let titled = top
            .iter()
            .take(2)
            .any(|line| line.len() <= 120 && announces(line));
        let called = !is_answer && !subject.is_empty() && announces(subject);
        let items = message
            .body
            .iter()
            .filter(|line| mark(line.trim()).is_some());
        let items = items.take(2).count() == 2;
        4 * usize::from(lists) + 2 * usize::from(titled || called) + usize::from(items)
    };
    let candidates = (0..all.len()).filter(|at| !all[*at].is_aside);
    candidates.max_by_key(|at| {
        let message = &all[*at];
        // A few words of thanks above hold nothing, whatever the subject says.
        let score = if message.size() < 3 {
            0
        } else {
            signs(message)
        };
        (score, message.size())
    })
}

/// So many lines at the top of a message are looked at for what it is.
const TOP: usize = 12;
