//! Spans → sentences: words typed beside a sentence belong to it, or are one of their own.

use super::read::{Author, Span};

/// A sentence as it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Its number when it went out; none of a new one.
    pub number: Option<usize>,
    /// As Markdown.
    pub text: String,
    /// Who changed it last, as far as changes were tracked.
    pub by: Option<Author>,
}

/// Makes sentences of the spans of a paragraph.
pub fn sentences(spans: &[Span]) -> Vec<Returned> {
    let mut sentences: Vec<Returned> = Vec::new();
    let mut ahead: Option<(String, Option<Author>)> = None;
    for (at, span) in spans.iter().enumerate() {
        let by = span.by.clone();
        if span.sentence.is_some() {
            let text = match ahead.take() {
                Some((before, _)) => format!("{before} {}", span.text.trim()),
                None => span.text.trim().to_owned(),
            };
            match sentences.last_mut() {
                Some(last) if last.number == span.sentence => {
                    last.text = format!("{} {text}", last.text);
                    last.by = by.or(last.by.take());
                }
                _ if text.is_empty() => {}
                _ => sentences.push(Returned { number: span.sentence, text, by }),
            }
            continue;
        }
        if span.text.trim().is_empty() {
            continue;
        }
        let is_last = spans[at + 1..].iter().all(|next| next.text.trim().is_empty());
        let (joined, own) = parted(&span.text, sentences.last());
        if let Some(last) = sentences.last_mut().filter(|_| !joined.is_empty()) {
            last.text.push_str(joined.trim_end());
            last.by = by.clone().or(last.by.take());
        }
        let own = own.trim();
        if own.is_empty() {
            continue;
        }
        if is_last || ends(own) || sentences.is_empty() && ends_anywhere(own) {
            sentences.push(Returned { number: None, text: own.to_owned(), by });
        } else {
            ahead = Some((own.to_owned(), by));
        }
    }
    if let Some((text, by)) = ahead {
        let number = None;
        sentences.push(Returned { number, text, by });
    }
    sentences
}

/// Parts words typed behind a sentence: what goes on with it, and what begins another.
fn parted<'t>(text: &'t str, before: Option<&Returned>) -> (&'t str, &'t str) {
    let Some(before) = before else {
        return ("", text);
    };
    if !ends(&before.text) {
        // It had no end yet: all that follows goes on with it.
        return (text, "");
    }
    // Without a blank, as where a word or a note was put to its very end.
    let glued = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(glued)
}

/// Says whether a text ends as a sentence does, marks of notes and of emphasis left out.
fn ends(text: &str) -> bool {
    let mut text = text.trim_end();
    while let Some((before, _)) = text.strip_suffix(']').and_then(|inside| inside.rsplit_once("[^"))
    {
        text = before.trim_end();
    }
    let text = text.trim_end_matches(['*', '_', ')', '”', '"', '\'', '»', '`']);
    text.ends_with(['.', '!', '?', ':', '…', '。', '؟', '।'])
}

fn ends_anywhere(text: &str) -> bool {
    text.contains(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::word::read::Span;

    fn span(sentence: Option<usize>, text: &str) -> Span {
        Span { sentence, text: text.to_owned(), by: None }
    }

    fn numbered(spans: &[Span]) -> Vec<(Option<usize>, String)> {
        let sentences = sentences(spans).into_iter();
        sentences.map(|returned| (returned.number, returned.text)).collect()
    }

    #[test]
    fn words_typed_behind_a_sentence_go_on_with_it_or_begin_another() {
        let typed = [span(Some(1), "One."), span(None, " Two. "), span(Some(3), "Three.")];
        let told = [(Some(1), "One."), (None, "Two."), (Some(3), "Three.")];
        assert_eq!(numbered(&typed), told.map(|(at, text)| (at, text.to_owned())));
        let open = [span(Some(1), "One"), span(None, " more")];
        assert_eq!(numbered(&open), [(Some(1), "One more".to_owned())]);
        let ahead = [span(None, "Indeed "), span(Some(1), "one.")];
        assert_eq!(numbered(&ahead), [(Some(1), "Indeed one.".to_owned())]);
        let glued = [span(Some(1), "One."), span(None, "[^x] "), span(Some(2), "Two.")];
        assert_eq!(numbered(&glued)[0], (Some(1), "One.[^x]".to_owned()));
    }
}
