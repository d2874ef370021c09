//! A text, web page or Word file → its words, which are ours where no head says otherwise.

use super::encoding::decode;
use super::known::Known;
use super::report::told;
use super::thread::{Author, Place, Text};
use super::{Imported, Original, Wishes, docx, html};

/// Reads a page that a browser or a word processor saved.
pub fn page(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let words = html::text(&decode(original.bytes, &mut imported.doubts));
    told(original, vec![ours(words)], &[], wishes, known, imported)
}

pub fn text(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let words = decode(original.bytes, &mut imported.doubts);
    told(original, vec![ours(words)], &[], wishes, known, imported)
}

fn ours(words: String) -> Text {
    Text { words, author: Author::House, ..Text::default() }
}

/// Reads a Word file: what readers left at its margin is not its author's.
pub fn word(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let Some(words) = docx::text(original.bytes) else {
        let message = "This Word file could not be opened.";
        let hint = "open it in Word, save it as .docx again, and import that";
        imported.doubts.warning("unread-format", message, hint);
        return imported;
    };
    let comments = Text { words: words.comments, place: Place::Aside, ..Text::default() };
    told(original, vec![ours(words.text), comments], &[], wishes, known, imported)
}
