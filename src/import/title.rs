//! A message → what it is called.

use super::block::{Block, Shape};
use super::list_words;
use super::thread::Message;
use super::thread::words::bare_subject;
use crate::names::word::folded_words;

/// Longer first lines are no title.
const LONGEST_TITLE: usize = 120;

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
    let called = [own, labelled, around]
        .into_iter()
        .find(|words| !words.is_empty());
    if let Some(called) = called {
        if called.len() <= 4 * LONGEST_TITLE {
            let words = folded_words(called);
            body.retain(|block| {
                block.text.len() > 4 * LONGEST_TITLE || folded_words(&block.text) != words
            });
        }
        return called.to_owned();
    }
    // A label or a bullet is no title, and a heading deep in the text is one of a part.
    let is_title = |block: &Block| {
        block.text.len() <= LONGEST_TITLE
            && matches!(block.shape, Shape::Heading | Shape::Paragraph)
            && !block.text.ends_with(['.', ':'])
            && !list_words::is_label(&block.text)
    };
    match body.first().filter(|block| is_title(block)) {
        Some(_) => body.remove(0).text,
        None => file
            .rsplit_once('.')
            .map_or(file, |(stem, _)| stem)
            .to_owned(),
    }
}
