//! Inline events → sentences: words with their look and link, each sentence in its place.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};

use super::Flow;
use crate::html::is_live;
use crate::word::document::{Look, Piece, Sentence, Words};

impl<'a> Flow<'a> {
    pub(super) fn open_span(&mut self, look: usize, range: &Range<usize>) {
        self.looks[look] += 1;
        self.spans += 1;
        self.sentence(range);
    }

    pub(super) fn close_span(&mut self, look: usize) {
        self.looks[look] = self.looks[look].saturating_sub(1);
        self.spans = self.spans.saturating_sub(1);
    }

    /// Notes a picture for the open sentence, or for the next.
    pub(super) fn open_picture(&mut self, address: &str) {
        let place = match &mut self.open {
            Some(open) => &mut open.picture,
            None => &mut self.picture,
        };
        *place = Some(address.to_owned());
        self.links.push(None);
        self.spans += 1;
    }

    pub(super) fn open_link(&mut self, tag: &Tag<'a>, address: &str, range: &Range<usize>) {
        let live = is_live(address).then(|| destination(tag, address));
        self.links.push(live);
        self.spans += 1;
        self.sentence(range);
    }

    /// Returns the open sentence, or begins one.
    pub(super) fn sentence(&mut self, range: &Range<usize>) -> &mut Sentence {
        // The backslash of an escape is no part of the event.
        let escaped = self.markdown[..range.start].ends_with('\\');
        let start = range.start - usize::from(escaped);
        let (numbers, picture) = (&mut self.numbers, &mut self.picture);
        let open = self.open.get_or_insert_with(|| {
            *numbers += 1;
            Sentence {
                number: *numbers - 1,
                range: start..range.end,
                pieces: Vec::new(),
                picture: picture.take(),
            }
        });
        open.range.end = open.range.end.max(range.end);
        open
    }

    pub(super) fn words(&mut self, text: &str, look: Look, range: &Range<usize>) {
        let look = Look {
            italic: self.looks[0] > 0,
            bold: self.looks[1] > 0,
            struck: self.looks[2] > 0,
            ..look
        };
        let link = self.links.iter().flatten().next_back().cloned();
        let sentence = self.sentence(range);
        if let Some(Piece::Words(last)) = sentence.pieces.last_mut()
            && last.look == look
            && last.link == link
        {
            last.text.push_str(text);
            return;
        }
        let text = text.to_owned();
        sentence.pieces.push(Piece::Words(Words { text, look, link }));
    }

    /// A block of code: each line is a sentence.
    pub(super) fn code(&mut self, text: &str, range: &Range<usize>) {
        let mut start = range.start;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            let range = start..start + words.len();
            let look = Look { code: true, ..Look::default() };
            self.words(words, look, &range);
            self.close_sentence();
            start += line.len();
        }
    }

    pub(super) fn close_sentence(&mut self) {
        self.sentences.extend(self.open.take());
    }
}

fn destination(tag: &Tag<'_>, address: &str) -> String {
    let email = matches!(tag, Tag::Link { link_type: LinkType::Email, .. });
    let scheme = if email { "mailto:" } else { "" };
    format!("{scheme}{address}")
}
